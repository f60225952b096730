"""The report: complete, readable on its own, and safe to open."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from assistant.answer import AnswerStatus
from corpus.model import Corpus
from evals.case import Case
from evals.markdown import summary_page
from evals.page import report_page
from evals.reply import Reply, Result, failed
from evals.summary import Scored, Summary, ablation, compare_runs, score_all, summarise
from evals.terminal import FEW, counted, shortened, show_summary

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


def test_the_markdown_report_holds_every_miss_with_its_answer_and_what_was_expected(
    results: list[Result], corpus: Corpus
) -> None:
    scored = score_all(results, corpus)
    page = summary_page(_summary(results, scored, corpus), scored)
    misses = page[page.index("## Misses (1)") : page.index("## All cases")]
    for part in ("joint-zh-2", "案例最多几家联合申报？", "最多5家", "3家 or 三家", "Answered (not\\_stated)"):
        assert part in misses


def test_an_answer_cannot_break_out_of_its_block_in_the_markdown_report(
    results: list[Result], case: Case, corpus: Corpus
) -> None:
    sly = Reply(text="```\n# Evaluation of theirs", status=AnswerStatus.ANSWERED)
    several = [*results[:1], Result(suite="s", case=case.model_copy(update={"id": "sly"}), reply=sly)]
    scored = score_all(several, corpus)
    page = summary_page(_summary(several, scored, corpus), scored)
    assert "````text\n```\n# Evaluation of theirs\n````" in page


def test_both_reports_list_all_cases_where_they_are_few(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    summary = _summary(results, scored, corpus)
    assert "| joint-zh-2 | ✗ | 案例最多几家联合申报？ |" in summary_page(summary, scored)
    assert "<td>joint-zh</td><td>✓</td>" in report_page(summary, scored)


def test_many_cases_are_not_listed_one_by_one(case: Case, reply: Reply, corpus: Corpus) -> None:
    many = [
        Result(suite="s", case=case.model_copy(update={"id": f"joint-{number}"}), reply=reply)
        for number in range(FEW + 1)
    ]
    scored = score_all(many, corpus)
    summary = _summary(many, scored, corpus)
    assert "All cases" not in summary_page(summary, scored) + report_page(summary, scored)


def test_the_misses_come_before_the_charts(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    page = report_page(_summary(results, scored, corpus), scored)
    assert page.index("<h2>Misses") < page.index("<svg")


def test_a_closed_miss_says_why_it_is_one(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    page = report_page(_summary(results, scored, corpus), scored)
    (closed,) = re.findall(r"<summary><code>joint-zh-2</code>(.*?)</summary>", page)
    assert "cites none of cn-mpfz/2.2.2" in closed


def test_replies_that_failed_are_told_at_the_top_everywhere(
    results: list[Result], case: Case, corpus: Corpus
) -> None:
    lost = failed(ConnectionResetError("connection reset"), 0.1)
    several = [*results, Result(suite="s", case=case.model_copy(update={"id": "lost"}), reply=lost)]
    scored = score_all(several, corpus)
    summary = _summary(several, scored, corpus)
    console = Console(record=True, width=80, file=io.StringIO())
    show_summary(summary, console, scored)
    line = "errors: 1, see the server"
    markdown, page, terminal = (
        summary_page(summary, scored),
        report_page(summary, scored),
        console.export_text(),
    )
    assert markdown.index(line) < markdown.index("## Misses")
    assert page.index(line) < page.index("<h2>")
    assert terminal.index(line) < terminal.index("By suite")


def test_a_run_without_failures_speaks_of_no_errors(results: list[Result], corpus: Corpus) -> None:
    scored = score_all(results, corpus)
    summary = _summary(results, scored, corpus)
    assert "errors:" not in summary_page(summary, scored) + report_page(summary, scored)


@pytest.mark.parametrize(
    ("text", "size", "kept"),
    [
        ("How many units may apply jointly?", 20, "How many units may…"),
        ("How many units may apply jointly?", 80, "How many units may apply jointly?"),
        ("我们四家单位想一起报，行吗，求解答", 12, "我们四家单位想一起报…"),
        ("案例最多几家联合申报", 6, "案例最多几…"),
        ("one\n  two", 80, "one two"),
    ],
)
def test_a_long_title_ends_with_a_whole_word(text: str, size: int, kept: str) -> None:
    assert shortened(text, size) == kept


def test_one_is_singular_and_others_are_plural() -> None:
    assert [counted(number, "case") for number in (0, 1, 2)] == ["0 cases", "1 case", "2 cases"]


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
