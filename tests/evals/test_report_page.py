"""The report: complete, readable on its own, and safe to open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from assistant.answer import AnswerStatus
from corpus.model import Corpus
from evals.case import Case
from evals.page import report_page
from evals.reply import Reply, Result
from evals.summary import Scored, Summary, ablation, compare_runs, score_all, summarise

MakeCase = Callable[..., Case]


def _summary(results: list[Result], scored: tuple[Scored, ...], corpus: Corpus) -> Summary:
    made = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    return summarise(
        results, scored, corpus, subject="ours", versions={"mingpin": "0"}, made=made, split="dev"
    )


@pytest.fixture
def results(
    case: Case, reply: Reply, verdict_case: Case, verdict_reply: Reply, make_case: MakeCase
) -> list[Result]:
    wrong = Reply(text="<script>alert(1)</script>最多5家。", status=AnswerStatus.NOT_STATED, seconds=0.2)
    found = reply.model_copy(update={"retrieved": ("cn-mpfz/2.2.2",), "seconds": 0.1})
    return [
        Result(suite="s", case=case, reply=found),
        Result(suite="s", case=make_case(id="joint-zh-2"), reply=wrong),
        Result(suite="v", case=verdict_case, reply=verdict_reply),
    ]


def test_every_part_has_its_own_figures(results: list[Result], corpus: Corpus) -> None:
    summary = _summary(results, score_all(results, corpus), corpus)
    assert summary.suites["s"]["strict"].value == 0.5
    assert summary.wants["verdict"]["strict"].value == 1.0
    assert summary.languages["zh-Hans"]["strict"].n == 3


def test_the_confusion_matrix_counts_expected_against_decided(results: list[Result], corpus: Corpus) -> None:
    confusion = _summary(results, score_all(results, corpus), corpus).confusion
    assert confusion is not None
    assert (confusion.expected, confusion.got, confusion.counts) == (
        ("ineligible",),
        ("ineligible",),
        ((1,),),
    )


def test_paraphrases_are_set_against_one_another(results: list[Result], corpus: Corpus) -> None:
    consistency = _summary(results, score_all(results, corpus), corpus).consistency
    assert consistency is not None
    assert (consistency.topics, consistency.agreement.value, consistency.all_right.value) == (1, 0.0, 0.0)


def test_latency_is_told_in_percentiles(results: list[Result], corpus: Corpus) -> None:
    latency = _summary(results, score_all(results, corpus), corpus).latency
    assert latency["p50"] == pytest.approx(0.1)
    assert set(latency) == {"p50", "p90", "p95", "p99", "mean"}


def test_the_page_loads_nothing_and_runs_nothing(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    page = report_page(_summary(results, scored, corpus), scored)
    assert not re.search(r"<script|<link|src=|@import|url\(", page)


def test_what_an_assistant_says_is_shown_as_text(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    page = report_page(_summary(results, scored, corpus), scored)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_miss_stands_with_its_answer_and_what_was_expected(
    results: list[Result], corpus: Corpus
) -> None:
    scored = score_all(results, corpus)
    page = report_page(_summary(results, scored, corpus), scored)
    misses = page[page.index("Misses (1)") :]
    for part in (
        "joint-zh-2",
        "最多5家",
        "3家 or 三家",
        "cites none of cn-mpfz/2.2.2",
        "2.2.2 allows at most 3 units.",
    ):
        assert part in misses


def test_two_runs_are_compared_case_by_case(results: list[Result], reply: Reply, corpus: Corpus) -> None:
    before = score_all(results, corpus)
    mended = [
        one if one.case.id != "joint-zh-2" else one.model_copy(update={"reply": reply}) for one in results
    ]
    comparison = compare_runs(before, score_all(mended, corpus), ("before", "after"))
    assert (comparison.won, comparison.lost) == (("joint-zh-2",), ())
    assert comparison.metrics["strict"].value == pytest.approx(1 / 3)


def test_an_ablation_is_measured_against_its_first_row(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    first, second = ablation({"ours": scored, "ours again": scored})
    assert first.to_first is None
    assert second.to_first is not None
    assert second.to_first.value == 0.0
