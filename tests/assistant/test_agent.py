"""The ordered steps, with the embedded model."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.agent import Assistant, BadTurn
from assistant.answer import Answer, AnswerStatus, Delta, Message, Progress
from assistant.build import build
from assistant.settings import Settings
from assistant.understand.screen import LIMIT
from checks.verdict import Outcome
from corpus.model import Corpus
from corpus.yamlfile import read_yaml

IN_FORCE = dt.date(2025, 9, 1)
LAPSED = dt.date(2026, 11, 22)
HOSTILE: Any = read_yaml(Path(__file__).with_name("screen") / "hostile.yaml")
BRANCH = "我们是一家食品公司的分公司，没有独立法人资格，能申报企业品牌吗？"
QUESTIONS = [
    "联合申报最多几家？",
    "聯合申報最多幾家？",
    "How many companies may apply jointly?",
    "区域品牌由谁申报",
    "湖南的标杆企业多久复核一次？",
    "What is the deadline?",
    BRANCH,
    "We lost money every year for three years. Can our company apply for the enterprise brand?",
    "市人民政府申报区域品牌，近三年没有重大质量安全事故，符合条件吗？",
    "2.2.2的原文",
    "今天天气怎么样",
    "你好",
]


def ask(assistant: Assistant, *turns: str, as_of: dt.date = IN_FORCE) -> Answer:
    roles = ("user", "assistant")
    messages = [Message(role=roles[place % 2], text=turn) for place, turn in enumerate(turns)]
    return assistant.ask(messages, as_of=as_of)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_bytes(embedded: Assistant, question: str) -> None:
    assert ask(embedded, question).model_dump_json() == ask(embedded, question).model_dump_json()


def test_another_process_worth_of_parts_gives_the_same_bytes(embedded: Assistant, data_dir: Path) -> None:
    other = build(Settings(data_dir=data_dir))
    assert [ask(other, q).model_dump_json() for q in QUESTIONS] == [
        ask(embedded, q).model_dump_json() for q in QUESTIONS
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_of_the_embedded_model_is_refused_by_the_gates(
    embedded: Assistant, question: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask(embedded, question)
    assert caplog.messages == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_an_exact_part_of_its_clause(
    embedded: Assistant, corpus: Corpus, question: str
) -> None:
    citations = ask(embedded, question).citations
    assert all(
        c.quote in corpus.clause(c.id).text and c.content == corpus.clause(c.id).text for c in citations
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_marks_are_numbered_from_one_as_they_come_and_each_has_its_citation(
    embedded: Assistant, question: str
) -> None:
    answer = ask(embedded, question)
    seen = list(dict.fromkeys(int(number) for number in re.findall(r"\[(\d+)\]", answer.text)))
    assert seen == [c.number for c in answer.citations] == list(range(1, len(seen) + 1))


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_token_of_a_draft_is_shown(embedded: Assistant, question: str) -> None:
    assert "[[" not in ask(embedded, question).text


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_streamed_adds_up_to_the_answer(embedded: Assistant, question: str) -> None:
    *events, answer = embedded.stream([Message(role="user", text=question)], as_of=IN_FORCE)
    assert isinstance(answer, Answer)
    assert "".join(event.text for event in events if isinstance(event, Delta)) == answer.text


def test_steps_are_told_before_the_text_comes(embedded: Assistant) -> None:
    kinds = [
        type(event) for event in embedded.stream([Message(role="user", text=QUESTIONS[0])], as_of=IN_FORCE)
    ]
    assert kinds.index(Progress) < kinds.index(Delta)


def test_traditional_characters_stand_around_verbatim_quotes(embedded: Assistant, corpus: Corpus) -> None:
    answer = ask(embedded, "聯合申報最多幾家？")
    assert ("聯合" in answer.text, "联合" in re.sub(r"“[^”]*”|《[^》]*》", "", answer.text)) == (True, False)
    assert all(c.quote in corpus.clause(c.id).text for c in answer.citations)


def test_a_lapsed_policy_is_said_to_have_lapsed(embedded: Assistant) -> None:
    assert "已过有效期" in ask(embedded, "湖南的标杆企业多久复核一次？", as_of=LAPSED).text


def test_a_policy_in_force_carries_no_notice(embedded: Assistant) -> None:
    assert "有效期" not in ask(embedded, "湖南的标杆企业多久复核一次？", as_of=IN_FORCE).text


def test_a_branch_is_told_that_it_cannot_apply(embedded: Assistant) -> None:
    assert [verdict.outcome for verdict in ask(embedded, BRANCH).verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize("case", HOSTILE[::4], ids=lambda case: case["turn"])
def test_an_order_after_a_verdict_does_not_move_it(embedded: Assistant, case: dict[str, str]) -> None:
    answer = ask(embedded, BRANCH, "不能申报。", case["turn"])
    assert all(verdict.outcome is Outcome.INELIGIBLE for verdict in answer.verdicts)


@pytest.mark.parametrize("case", HOSTILE[::4], ids=lambda case: case["turn"])
def test_an_order_alone_brings_no_statement_of_policy(embedded: Assistant, case: dict[str, str]) -> None:
    answer = ask(embedded, case["turn"])
    assert (answer.status, answer.verdicts) == (AnswerStatus.REFUSED, ())


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [Message(role="assistant", text="您好")],
        [Message(role="user", text="   ")],
        [Message(role="user", text="条" * (LIMIT + 1))],
    ],
    ids=["no message", "no question", "an empty one", "a long one"],
)
def test_a_turn_that_cannot_be_answered_is_said_to_be_so(
    embedded: Assistant, messages: list[Message]
) -> None:
    with pytest.raises(BadTurn):
        embedded.ask(messages)


def test_no_personal_identifier_comes_back(embedded: Assistant) -> None:
    answer = ask(embedded, "我手机13812345678，身份证430102199003072316，联合申报最多几家？")
    assert not re.search(r"13812345678|430102199003072316", answer.model_dump_json())


@pytest.mark.parametrize(
    ("question", "policy", "clause"),
    [
        ("什么时候截止申报？", "hn-sanpin", "hn-sanpin/2.2"),
        ("什么时候截止申报？", "cn-mpfz", "cn-mpfz/3.3"),
        ("湖南标杆企业多久复核一次？", "cn-mpfz", "hn-sanpin/5.4"),
    ],
)
def test_the_policy_that_is_meant_counts_where_the_question_names_none(
    embedded: Assistant, question: str, policy: str, clause: str
) -> None:
    answer = embedded.ask([Message(role="user", text=question)], as_of=IN_FORCE, policy=policy)
    assert clause in {citation.id for citation in answer.citations}
    assert {citation.id.partition("/")[0] for citation in answer.citations} == {clause.partition("/")[0]}


def test_the_other_policy_is_the_other_than_the_one_that_is_meant(embedded: Assistant) -> None:
    turns = ("什么时候截止申报？", "文件没有写[1]。", "那另一个政策呢？")
    messages = [Message(role=("user", "assistant")[place % 2], text=turn) for place, turn in enumerate(turns)]  # type: ignore[arg-type]
    answer = embedded.ask(messages, as_of=IN_FORCE, policy="cn-mpfz")
    assert {citation.id.partition("/")[0] for citation in answer.citations} == {"hn-sanpin"}
