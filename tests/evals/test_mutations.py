"""The evaluation catches what it is made to catch: each way of going wrong lowers the metric made for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import AnswerStatus
from corpus.model import Corpus
from evals.case import Case
from evals.metrics import score, strict
from evals.reply import Reply

MakeCase = Callable[..., Case]


def test_the_reply_that_is_mutated_is_right_in_every_metric(case: Case, reply: Reply, corpus: Corpus) -> None:
    scores = score(case, reply, corpus).model_dump(exclude_none=True)
    assert {name: value for name, value in scores.items() if value != 1.0} == {"false_refusal": 0.0}


def test_an_invented_clause_lowers_the_verbatim_rate(case: Case, reply: Reply, corpus: Corpus) -> None:
    invented = reply.citations[0].model_copy(update={"number": 2, "id": "cn-mpfz/9.9.9"})
    mutant = reply.model_copy(update={"citations": (*reply.citations, invented)})
    assert score(case, mutant, corpus).verbatim == 0.5


def test_a_clause_text_that_was_touched_up_lowers_the_verbatim_rate(
    case: Case, reply: Reply, corpus: Corpus
) -> None:
    one = reply.citations[0]
    mutant = reply.model_copy(update={"citations": (one.model_copy(update={"content": f"{one.content}等"}),)})
    assert score(case, mutant, corpus).verbatim == 0.0


def test_a_quote_that_is_no_part_of_its_clause_lowers_the_verbatim_rate(
    case: Case, reply: Reply, corpus: Corpus
) -> None:
    one = reply.citations[0]
    mutant = reply.model_copy(update={"citations": (one.model_copy(update={"quote": "不超过三家"}),)})
    assert score(case, mutant, corpus).verbatim == 0.0


def test_a_swapped_number_lowers_number_support_sentence_support_and_accuracy(
    case: Case, reply: Reply, corpus: Corpus
) -> None:
    mutant = reply.model_copy(update={"text": reply.text.replace("3家", "6家")})
    scores = score(case, mutant, corpus)
    assert (scores.number_support, scores.sentence_recall, scores.strict) == (0.0, 0.0, 0.0)


def test_a_swapped_date_lowers_number_support(make_case: MakeCase, reply: Reply, corpus: Corpus) -> None:
    case = make_case(gold=(("cn-mpfz/3.3",),), must=(("11月10日",),))
    right = reply.model_copy(
        update={
            "text": "省级部门应于11月10日前报送[1]。",
            "citations": (
                reply.citations[0].model_copy(update={"id": "cn-mpfz/3.3", "content": None, "quote": None}),
            ),
        }
    )
    mutant = right.model_copy(update={"text": right.text.replace("11月10日", "11月15日")})
    assert score(case, right, corpus).number_support == 1.0
    assert score(case, mutant, corpus).number_support == 0.0


def test_a_flipped_verdict_lowers_verdict_accuracy(
    verdict_case: Case, verdict_reply: Reply, corpus: Corpus
) -> None:
    assert score(verdict_case, verdict_reply, corpus).verdict_right == 1.0
    flipped = verdict_reply.verdicts[0].model_copy(update={"outcome": "eligible"})
    mutant = verdict_reply.model_copy(update={"verdicts": (flipped,)})
    assert score(verdict_case, mutant, corpus).verdict_right == 0.0


def test_a_verdict_on_another_track_lowers_verdict_accuracy(
    verdict_case: Case, verdict_reply: Reply, corpus: Corpus
) -> None:
    moved = verdict_reply.verdicts[0].model_copy(update={"track": "hn-sanpin/benchmark"})
    mutant = verdict_reply.model_copy(update={"verdicts": (moved,)})
    assert score(verdict_case, mutant, corpus).verdict_right == 0.0


def test_a_dropped_citation_lowers_citation_recall_and_sentence_support(
    case: Case, reply: Reply, corpus: Corpus
) -> None:
    mutant = reply.model_copy(update={"citations": ()})
    scores = score(case, mutant, corpus)
    assert (scores.citation_recall, scores.sentence_recall) == (0.0, 0.0)


def test_a_padded_citation_lowers_both_precisions(case: Case, reply: Reply, corpus: Corpus) -> None:
    padded = reply.citations[0].model_copy(
        update={"number": 2, "id": "hn-sanpin/5.4", "content": None, "quote": None}
    )
    mutant = reply.model_copy(
        update={"text": reply.text.replace("[1]", "[1][2]"), "citations": (*reply.citations, padded)}
    )
    scores = score(case, mutant, corpus)
    assert (scores.citation_precision, scores.sentence_precision) == (0.5, 0.5)


@pytest.mark.parametrize(
    "text",
    ["Yes, at most 3家 may apply jointly under this clause.", "可以聯合申報，聯合申報單位數量不超過3家[1]。"],
)
def test_the_wrong_language_or_script_lowers_language_right(
    case: Case, reply: Reply, corpus: Corpus, text: str
) -> None:
    assert score(case, reply.model_copy(update={"text": text}), corpus).language_right == 0.0


def test_a_forbidden_statement_is_noticed_beside_the_right_one(
    case: Case, reply: Reply, corpus: Corpus
) -> None:
    mutant = reply.model_copy(update={"text": f"{reply.text}品牌是5家。"})
    assert score(case, mutant, corpus).nothing_forbidden == 0.0


def test_always_abstaining_lowers_the_answer_rate(case: Case, reply: Reply, corpus: Corpus) -> None:
    mutant = reply.model_copy(update={"status": AnswerStatus.NOT_STATED})
    scores = score(case, mutant, corpus)
    assert (scores.answered_in_scope, scores.abstention_precision) == (0.0, 0.0)


def test_always_refusing_raises_the_false_refusal_rate(case: Case, reply: Reply, corpus: Corpus) -> None:
    mutant = reply.model_copy(update={"status": AnswerStatus.REFUSED})
    assert score(case, mutant, corpus).false_refusal == 1.0


def test_never_abstaining_lowers_abstention_recall(make_case: MakeCase, reply: Reply, corpus: Corpus) -> None:
    case = make_case(status="not_stated")
    assert score(case, reply, corpus).abstention_recall == 0.0


@pytest.mark.parametrize(
    "mutation",
    [
        {"text": "可以联合申报[1]。"},
        {"citations": ()},
        {"status": AnswerStatus.CLARIFICATION},
        {"error": "TimeoutError: too slow"},
    ],
)
def test_whatever_is_missing_costs_strict_accuracy(
    case: Case, reply: Reply, mutation: dict[str, object]
) -> None:
    assert strict(case, reply) == 1.0
    assert strict(case, reply.model_copy(update=mutation)) == 0.0
