from __future__ import annotations

import datetime as dt

import pytest
from turns import checked, read, turn

from assistant.answer import AnswerStatus
from assistant.compose import Composer
from assistant.draft import Draft
from assistant.elsewhere import Elsewhere
from assistant.render import Renderer, traditional
from assistant.thresholds import Thresholds
from assistant.understand.scope import load_scope_names
from checks.facts import load_vocabulary
from checks.rulebook import Rulebook
from corpus.guidance import Guidance
from corpus.model import Corpus


@pytest.fixture(scope="module")
def renderer(corpus: Corpus) -> Renderer:
    return Renderer(
        corpus,
        Composer(
            corpus, load_scope_names(), load_vocabulary(), Thresholds(), Elsewhere(Guidance(entries=()))
        ),
        "https://policy.example/",
    )


def said(text: str, status: AnswerStatus = AnswerStatus.ANSWERED) -> Draft:
    return Draft(text=text, status=status)


def test_marks_become_numbers_in_the_order_they_come(renderer: Renderer) -> None:
    answer = renderer.render(
        said("甲[[cn-mpfz/2.2.2]]乙[[cn-mpfz/1.1.1]]丙[[cn-mpfz/2.2.2]]。"), [], turn("？"), None
    )
    assert answer.text == "甲[1]乙[2]丙[1]。"


def test_each_number_has_its_citation(renderer: Renderer) -> None:
    answer = renderer.render(said("甲[[cn-mpfz/2.2.2]]乙[[cn-mpfz/1.1.1]]。"), [], turn("？"), None)
    assert [(c.number, c.id) for c in answer.citations] == [(1, "cn-mpfz/2.2.2"), (2, "cn-mpfz/1.1.1")]


def test_a_mark_that_names_no_clause_is_dropped(renderer: Renderer) -> None:
    answer = renderer.render(said("甲[[cn-mpfz/9.9.9]]乙[[cn-mpfz/2.2.2]]。"), [], turn("？"), None)
    assert (answer.text, [c.id for c in answer.citations]) == ("甲乙[1]。", ["cn-mpfz/2.2.2"])


def test_every_clause_can_be_cited_with_an_exact_quote(renderer: Renderer, corpus: Corpus) -> None:
    for clause in corpus.clauses():
        answer = renderer.render(said(f"见[[{clause.id}]]。"), [], turn("联合申报最多几家？"), None)
        citation = next(c for c in answer.citations if c.id == clause.id)
        assert citation.quote
        assert citation.quote in clause.text == citation.content


def test_the_quote_of_a_verdict_is_the_words_its_condition_rests_on(
    renderer: Renderer, rulebook: Rulebook, corpus: Corpus
) -> None:
    item = checked(rulebook, "branch")
    answer = renderer.render(said("不能申报[[cn-mpfz/2.1.1]]。"), [item], turn("？"), None)
    quotes = {f.quote for f in item.verdict.findings if f.clause == "cn-mpfz/2.1.1"}
    assert answer.citations[0].quote in quotes


def test_a_citation_links_to_its_clause(renderer: Renderer) -> None:
    answer = renderer.render(said("见[[cn-mpfz/2.2.2]]。"), [], turn("？"), None)
    assert answer.citations[0].url == "https://policy.example/clauses/cn-mpfz/2.2.2"


def test_traditional_characters_leave_quotes_and_titles_as_they_are_printed() -> None:
    text = "联合申报：“联合申报单位数量不超过3家”，见《推荐工作指引》。\n> 联合申报单位"
    assert traditional(text) == "聯合申報：“联合申报单位数量不超过3家”，見《推荐工作指引》。\n> 联合申报单位"


def test_a_lapsed_policy_that_is_cited_is_said_to_have_lapsed(renderer: Renderer) -> None:
    answer = renderer.render(said("每3年复核[[hn-sanpin/5.4]]。"), [], turn("？"), None)
    assert "已过有效期" in answer.text
    assert "hn-sanpin/closing" in [c.id for c in answer.citations]


def test_a_lapsed_policy_that_a_verdict_rests_on_is_said_to_have_lapsed(
    renderer: Renderer, rulebook: Rulebook
) -> None:
    item = checked(rulebook, "branch", "hn-sanpin/benchmark")
    assert "已过有效期" in renderer.render(said("不能申报。"), [item], turn("？"), None).text


def test_a_policy_is_not_said_to_have_lapsed_before_it_has(renderer: Renderer) -> None:
    earlier = turn("？").model_copy(update={"as_of": dt.date(2025, 9, 1)})
    assert "有效期" not in renderer.render(said("每3年复核[[hn-sanpin/5.4]]。"), [], earlier, None).text


def test_a_refusal_carries_no_notice(renderer: Renderer) -> None:
    draft = said("这个要求不能照办[[hn-sanpin/5.4]]。", AnswerStatus.REFUSED)
    assert "有效期" not in renderer.render(draft, [], turn("？"), None).text


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "内置模型"), ("en", "embedded")])
def test_an_answer_in_place_of_the_configured_model_says_so(
    renderer: Renderer, language: str, words: str
) -> None:
    asked = turn("？").model_copy(update={"language": language})
    answer = renderer.render(said("3[[cn-mpfz/2.2.2]]。"), [], asked, "numbers")
    assert (words in answer.text, answer.fallback) == (True, "numbers")


def test_a_verdict_that_rests_on_nothing_told_is_not_shown(renderer: Renderer, rulebook: Rulebook) -> None:
    item = checked(rulebook, "branch").model_copy(update={"told": 0})
    assert renderer.render(said("要看条件[[cn-mpfz/2.1.1]]。"), [item], turn("？"), None).verdicts == ()


def test_nothing_read_and_nothing_cited_is_nothing_shown(renderer: Renderer, corpus: Corpus) -> None:
    evidence = read(corpus, ["cn-mpfz/2.2.2"])
    assert renderer.render(said("您好。"), evidence, turn("你好"), None).citations == ()
