"""Servers under evaluation: our own, and a stranger's that knows nothing of us."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from assistant.answer import AnswerStatus, Message
from corpus.model import Corpus
from evals.case import Case, Suite, only
from evals.regression import sample
from evals.runner import run
from evals.subject import InProcess, Remote, converse, read_context, read_text
from evals.summary import score_all

MakeCase = Callable[..., Case]


def test_our_server_scores_as_the_assistant_in_this_process(
    subject: InProcess, own_server: str, corpus: Corpus, shipped: tuple[Suite, ...], tmp_path: Path
) -> None:
    suites = sample(only(shipped, "dev"), one_in=24)
    inside = score_all(run(subject, suites, tmp_path / "in"), corpus)
    with closing(Remote(own_server, corpus)) as remote:
        outside = score_all(run(remote, suites, tmp_path / "out", jobs=2), corpus)
    assert len(inside) >= 12
    assert {one.result.suite for one in inside} == {suite.name for suite in shipped}
    for within, without in zip(inside, outside, strict=True):
        assert without.result.reply.model_copy(update={"seconds": 0.0}) == within.result.reply.model_copy(
            update={"seconds": 0.0}
        )
        assert without.scores == within.scores


def test_a_server_that_refuses_a_date_is_asked_without_one(
    plain_server: str, corpus: Corpus, case: Case
) -> None:
    with closing(Remote(plain_server, corpus)) as remote:
        reply = converse(remote, case)
    assert (reply.error, reply.cited, reply.status) == (None, ("cn-mpfz/2.2.2",), AnswerStatus.ANSWERED)


def test_a_server_without_a_search_is_not_measured_on_retrieval(
    plain_server: str, corpus: Corpus, case: Case
) -> None:
    with closing(Remote(f"{plain_server}/v1", corpus)) as remote:
        assert converse(remote, case).retrieved is None


def test_an_abstention_is_read_from_the_words_where_nothing_names_it(
    plain_server: str, corpus: Corpus, make_case: MakeCase
) -> None:
    with closing(Remote(plain_server, corpus)) as remote:
        assert converse(remote, make_case(turns=("有补贴吗",))).status is AnswerStatus.NOT_STATED


def test_a_server_error_is_a_broken_reply_and_not_the_end(
    plain_server: str, corpus: Corpus, make_case: MakeCase
) -> None:
    with closing(Remote(plain_server, corpus)) as remote:
        reply = converse(remote, make_case(turns=("break",)))
    assert reply.status is AnswerStatus.ERROR
    assert "500" in (reply.error or "")


def test_a_server_that_is_not_there_is_told_at_once(corpus: Corpus) -> None:
    with pytest.raises(httpx.ConnectError):
        Remote("http://127.0.0.1:9", corpus)


def test_a_printed_clause_number_in_the_text_is_a_citation(corpus: Corpus) -> None:
    reply = read_text(f"见{corpus.clause('hn-sanpin/3.7').cite_as}。", corpus)
    assert "hn-sanpin/3.7" in reply.cited


def test_a_longer_id_is_not_taken_for_the_one_it_begins_with(corpus: Corpus) -> None:
    assert read_text("见cn-mpfz/1.2.10。", corpus).cited == ("cn-mpfz/1.2.10",)


def test_citations_without_numbers_are_numbered_in_their_order() -> None:
    reply = read_context("答", {"citations": [{"id": "a/1"}, {"id": "a/2"}], "status": "answered"})
    assert [one.number for one in reply.citations] == [1, 2]


def test_the_list_of_quotes_is_not_taken_for_the_answers_own_words() -> None:
    citations = [{"id": "cn-mpfz/2.2.2", "title": "《指引》二、（二）2", "quote": "不超过3家"}]
    text = "可以[1]。\n\n引用条款：\n[1] 《指引》二、（二）2：“不超过3家”"
    assert read_context(text, {"citations": citations, "status": "answered"}).text == "可以[1]。"


def test_the_date_of_asking_reaches_our_server(own_server: str, corpus: Corpus, case: Case) -> None:
    with closing(Remote(own_server, corpus)) as remote:
        question = [Message(role="user", text="湖南的办法现在还有效吗？")]
        early = remote.ask(question, case.as_of.replace(year=2024))
        late = remote.ask(question, case.as_of)
    assert early.text != late.text
