"""A run and a comparison as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from evals.resample import Estimate
from evals.summary import AblationRow, Comparison, Scored, Summary

WORDS: Mapping[str, str] = {
    "strict": "strict accuracy",
    "clauses_right": "clauses right",
    "facts_right": "facts right",
    "nothing_forbidden": "nothing forbidden",
    "status_right": "status right",
    "verdict_right": "verdict accuracy",
    "language_right": "language right",
    "citation_recall": "citation recall",
    "citation_precision": "citation precision",
    "sentence_recall": "sentence support, recall",
    "sentence_precision": "sentence support, precision",
    "verbatim": "verbatim rate",
    "number_support": "number support",
    "abstention_precision": "abstention precision",
    "abstention_recall": "abstention recall",
    "answered_in_scope": "answer rate in scope",
    "false_refusal": "false refusal rate (lower is better)",
    "reciprocal_rank": "retrieval MRR",
}
_COLUMNS: Mapping[str, str] = {
    "strict": "strict",
    "clauses_right": "clause",
    "facts_right": "fact",
    "status_right": "status",
    "verdict_right": "verd.",
    "language_right": "lang.",
}


FEW = 50  # so many cases are still listed one by one


def counted(number: int, noun: str) -> str:
    """``1 case``, ``2 cases``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shortened(text: str, size: int = 80) -> str:
    """``text`` on one line of at most ``size`` characters, cut at the end of a word or after punctuation."""
    line = " ".join(text.split())
    if len(line) <= size:
        return line
    kept = line[: size - 1]
    # Chinese has no spaces: there a clause ends a title well, and failing that any character does.
    ends = [kept.rfind(mark) + (mark != " ") for mark in " ，。；：？！、"]
    split_word = line[size - 1].isascii() and line[size - 1].isalnum() and kept[-1].isalnum()
    end = max(ends) if split_word or max(ends) > size * 3 // 4 else len(kept)
    return kept[: end if end > 0 else len(kept)].rstrip(" ，、；：") + "…"


def broken(scored: Sequence[Scored]) -> str | None:
    """The line that stands above everything else when replies failed; None when none did."""
    errors = sum(one.result.reply.error is not None for one in scored)
    return f"errors: {errors}, see the server's log" if errors else None


def reason(one: Scored) -> str:
    """Why a reply is not strictly right, on one line."""
    return " ".join("; ".join(one.misses).split())


def percent(one: Estimate | None, interval: bool = True) -> str:
    """``93.1 [90.2, 95.6]``, in percent; a dash for what was not measured."""
    if one is None:
        return "–"
    return f"{100 * one.value:.1f}" + (f" [{100 * one.low:.1f}, {100 * one.high:.1f}]" if interval else "")


def _narrow(one: Estimate | None, interval: bool) -> str:
    """As ``percent``, with an interval of whole points: a row fits 80 columns."""
    if one is None or not interval:
        return percent(one, False)
    return f"{100 * one.value:.1f} [{100 * one.low:.0f}, {100 * one.high:.0f}]"


def show_summary(summary: Summary, console: Console, scored: Sequence[Scored] = ()) -> None:
    """The figures of a run, and above them how many of the replies ``scored`` failed."""
    console.print(
        f"\n[bold]{summary.subject}[/bold]: {counted(summary.cases, 'case')}, split {summary.split}"
    )
    if errors := broken(scored):
        console.print(errors, style="bold red", markup=False, highlight=False)
    for title, parts in (
        ("suite", summary.suites),
        ("want", summary.wants),
        ("language", summary.languages),
    ):
        table = Table(
            box=None,
            pad_edge=False,
            title=f"By {title}, percent",
            title_justify="left",
        )
        table.add_column(title, no_wrap=True)
        table.add_column("n", justify="right", no_wrap=True)
        for word in _COLUMNS.values():
            table.add_column(word, justify="right", no_wrap=True)
        rows = {**parts, "all": summary.overall} if title == "suite" else parts
        for name, metrics in rows.items():
            cells = [_narrow(metrics.get(column), column == "strict") for column in _COLUMNS]
            table.add_row(name, str(metrics["strict"].n), *cells)
        console.print(table)
    table = Table(
        box=None,
        pad_edge=False,
        title="All metrics, percent with 95 % interval",
        title_justify="left",
    )
    for column in ("metric", "value", "over"):
        table.add_column(column, justify="left" if column == "metric" else "right")
    for metric, one in summary.overall.items():
        table.add_row(WORDS[metric], percent(one), str(one.n))
    if summary.consistency:
        over = counted(summary.consistency.topics, "topic")
        table.add_row("agreement of paraphrases", percent(summary.consistency.agreement), over)
        table.add_row("topics right in every wording", percent(summary.consistency.all_right), over)
    for point in summary.recall_at:
        table.add_row(f"retrieval recall@{point.at}", percent(point.value), str(point.value.n))
    for point in summary.recall_within:
        table.add_row(f"retrieval recall in {point.at} characters", percent(point.value), str(point.value.n))
    console.print(table)
    if summary.confusion:
        table = Table(
            box=None,
            pad_edge=False,
            title="Verdicts: expected (rows) against decided",
            title_justify="left",
        )
        table.add_column("")
        for name in summary.confusion.got:
            table.add_column(name, justify="right")
        for name, row in zip(summary.confusion.expected, summary.confusion.counts, strict=True):
            table.add_row(name, *(str(count) for count in row))
        console.print(table)
    if summary.latency:
        console.print("Seconds: " + ", ".join(f"{name} {one:.3f}" for name, one in summary.latency.items()))
    if summary.flaky:
        console.print(f"Flaky: {', '.join(summary.flaky)}")


def show_misses(scored: Sequence[Scored], console: Console) -> None:
    """Every reply that is not strictly right, with its question and what is wrong with it."""
    for one in scored:
        if not one.scores.strict:
            case, reply = one.result.case, one.result.reply
            console.rule(case.id, align="left")
            console.print(" ⏎ ".join(case.turns), style="bold", markup=False, highlight=False)
            for miss in one.misses:
                console.print(f"✗ {miss}", style="red", markup=False, highlight=False)
            console.print(
                f"{reply.status} {', '.join(reply.cited)}", style="dim", markup=False, highlight=False
            )
            console.print(reply.text, markup=False, highlight=False)


def show_ablation(rows: Sequence[AblationRow], console: Console) -> None:
    """What every assistant scores, and how far it lies below the first."""
    table = Table(box=None, pad_edge=False, title="Ablation, percent", title_justify="left")
    for column in (
        "assistant",
        "strict",
        "clauses",
        "citation precision",
        "verbatim",
        "MRR",
        "to the first",
        "p",
    ):
        table.add_column(column, justify="left" if column == "assistant" else "right")
    for row in rows:
        table.add_row(row.name, *ablation_cells(row))
    console.print(table)


def ablation_cells(row: AblationRow) -> tuple[str, ...]:
    """A row of the ablation table, without the name."""
    metrics = ("strict", "clauses_right", "citation_precision", "verbatim", "reciprocal_rank")
    figures = [percent(row.metrics.get(metric), metric == "strict") for metric in metrics]
    if row.to_first is None:
        return (*figures, "", "")
    return (*figures, f"{100 * row.to_first.value:+.1f}", f"{row.to_first.p:.3g}")


def show_comparison(comparison: Comparison, console: Console) -> None:
    """The second run against the first."""
    table = Table(
        box=None,
        pad_edge=False,
        title=f"{comparison.second} against {comparison.first}: {counted(comparison.cases, 'case')} in both, in points",
        title_justify="left",
    )
    for column in ("metric", "difference", "better", "worse", "p"):
        table.add_column(column, justify="left" if column == "metric" else "right")
    for metric, one in comparison.metrics.items():
        difference = f"{100 * one.value:+.1f} [{100 * one.low:+.1f}, {100 * one.high:+.1f}]"
        table.add_row(WORDS[metric], difference, str(one.better), str(one.worse), f"{one.p:.3f}")
    console.print(table)
    for word, ids in (("Won", comparison.won), ("Lost", comparison.lost)):
        console.print(f"{word} ({len(ids)}): {', '.join(ids) or '–'}")
