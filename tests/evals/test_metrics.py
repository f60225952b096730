"""Each metric by hand-worked examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import AnswerStatus
from corpus.model import Corpus
from evals.case import Case
from evals.metrics import (
    agreement,
    budget_recall,
    citation_precision,
    citation_recall,
    decided,
    misses,
    reciprocal_rank,
    retrieval_recall,
    sentence_recall,
)
from evals.reply import Cited, Reply

MakeCase = Callable[..., Case]


def _citing(*ids: str, text: str = "答。", status: AnswerStatus = AnswerStatus.ANSWERED) -> Reply:
    cited = tuple(Cited(number=number, id=id) for number, id in enumerate(ids, 1))
    return Reply(text=text, citations=cited, status=status)


def test_citation_recall_is_the_share_of_gold_groups_hit(make_case: MakeCase) -> None:
    case = make_case(gold=(("cn-mpfz/2.1.1", "cn-mpfz/2.2.1"), ("hn-sanpin/3.7",)))
    assert citation_recall(case, _citing("cn-mpfz/2.2.1")) == 0.5


def test_citation_recall_says_nothing_of_a_case_without_gold(make_case: MakeCase) -> None:
    assert citation_recall(make_case(gold=()), _citing("cn-mpfz/2.2.1")) is None


def test_citation_precision_counts_allowed_clauses_as_right(make_case: MakeCase) -> None:
    case = make_case(allow=("cn-mpfz/2.2",))
    assert (
        citation_precision(case, _citing("cn-mpfz/2.2.2", "cn-mpfz/2.2", "hn-sanpin/1", "hn-sanpin/2.1"))
        == 0.5
    )


def test_a_paragraph_of_a_clause_counts_as_the_clause(case: Case) -> None:
    assert citation_recall(case, _citing("cn-mpfz/2.2.2#p1")) == 1.0


@pytest.mark.parametrize(
    ("retrieved", "k", "recall", "rank"),
    [
        (("cn-mpfz/3.3", "cn-mpfz/2.2.2"), 1, 0.0, 0.5),
        (("cn-mpfz/3.3", "cn-mpfz/2.2.2"), 2, 1.0, 0.5),
        ((), 5, 0.0, 0.0),
    ],
)
def test_retrieval_is_measured_by_the_rank_of_gold_clauses(
    case: Case, retrieved: tuple[str, ...], k: int, recall: float, rank: float
) -> None:
    reply = Reply(text="", status=AnswerStatus.ANSWERED, retrieved=retrieved)
    assert (retrieval_recall(case, reply, k), reciprocal_rank(case, reply)) == (recall, rank)


def test_a_budget_is_spent_on_whole_clauses(case: Case, corpus: Corpus) -> None:
    reply = Reply(text="", status=AnswerStatus.ANSWERED, retrieved=("cn-mpfz/3.3", "cn-mpfz/2.2.2"))
    needed = len(corpus.clause("cn-mpfz/3.3").text) + len(corpus.clause("cn-mpfz/2.2.2").text)
    assert budget_recall(case, reply, corpus, needed) == 1.0
    assert budget_recall(case, reply, corpus, needed - 1) == 0.0


def test_paraphrases_agree_as_far_as_they_cite_the_same() -> None:
    assert agreement([_citing("a/1", "a/2"), _citing("a/1"), _citing("a/1", "a/2")]) == pytest.approx(2 / 3)


def test_paraphrases_that_end_differently_do_not_agree() -> None:
    assert agreement([_citing("a/1"), _citing("a/1", status=AnswerStatus.NOT_STATED)]) == 0.0


def test_no_verdict_is_told_from_a_verdict_on_another_track(verdict_case: Case, verdict_reply: Reply) -> None:
    elsewhere = verdict_reply.verdicts[0].model_copy(update={"track": "hn-sanpin/benchmark"})
    assert decided(verdict_case, verdict_reply.model_copy(update={"verdicts": ()})) == "none"
    assert decided(verdict_case, verdict_reply.model_copy(update={"verdicts": (elsewhere,)})) == "other track"


def test_a_sentence_is_borne_out_by_its_own_clause_in_either_language(case: Case, corpus: Corpus) -> None:
    english = _citing("cn-mpfz/2.2.2", text="A joint application is possible, with no more than 3 units [1].")
    chinese = _citing("cn-mpfz/2.2.2", text="可以联合申报，联合申报单位数量不超过3家[1]。")
    assert (sentence_recall(case, english, corpus), sentence_recall(case, chinese, corpus)) == (1.0, 1.0)


def test_a_sentence_is_not_borne_out_by_a_clause_on_something_else(case: Case, corpus: Corpus) -> None:
    wrong = _citing("cn-mpfz/1.1.2", text="可以联合申报，联合申报单位数量不超过规定[1]。")
    assert sentence_recall(case, wrong, corpus) == 0.0


def test_advice_and_what_the_text_leaves_out_need_no_clause(case: Case, corpus: Corpus) -> None:
    reply = _citing(
        text="文件没有写明名额。请向省级工业和信息化主管部门咨询。The text does not say so. Please ask your province."
    )
    assert sentence_recall(case, reply, corpus) is None


def test_every_miss_is_told_in_words(case: Case) -> None:
    reply = _citing("cn-mpfz/3.3", text="最多5家。", status=AnswerStatus.NOT_STATED)
    assert misses(case, reply) == (
        "cites none of cn-mpfz/2.2.2",
        "says none of 3家 | 三家",
        "says 5家",
        "ends not_stated, not answered",
    )
