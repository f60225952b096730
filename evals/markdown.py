"""Figures as Markdown, for docs/."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from evals.summary import AblationRow, Summary
from evals.terminal import WORDS, ablation_cells, percent


def summary_page(summary: Summary) -> str:
    """The figures of a run."""
    made = ", ".join(f"{name} {version}" for name, version in summary.versions.items())
    columns = ("strict", "clauses_right", "facts_right", "status_right", "verdict_right", "language_right")
    lines = [
        f"# Evaluation of {summary.subject}",
        "",
        f"Split {summary.split}, {summary.cases} cases, {summary.made:%Y-%m-%d}; {made}. Figures in percent, with 95 % "
        "intervals from whole groups of paraphrases resampled. [metrics.md](metrics.md) defines them.",
        "",
    ]
    for title, parts in (("suite", summary.suites), ("language", summary.languages), ("want", summary.wants)):
        rows = [
            (name, str(metrics["strict"].n), *(percent(metrics.get(c), c == "strict") for c in columns))
            for name, metrics in parts.items()
        ]
        lines += [*_table((title, "cases", *(WORDS[column] for column in columns)), rows), ""]
    rows = [(WORDS[metric], percent(one), str(one.n)) for metric, one in summary.overall.items()]
    if summary.consistency:
        topics = f"{summary.consistency.topics} topics"
        rows.append(("agreement of paraphrases", percent(summary.consistency.agreement), topics))
        rows.append(("topics right in every wording", percent(summary.consistency.all_right), topics))
    rows += [(f"retrieval recall@{p.at}", percent(p.value), str(p.value.n)) for p in summary.recall_at]
    rows += [
        (f"retrieval recall within {p.at} characters", percent(p.value), str(p.value.n))
        for p in summary.recall_within
    ]
    lines += [*_table(("metric", "percent", "over"), rows), ""]
    if summary.confusion:
        decided = [
            (name, *map(str, counts))
            for name, counts in zip(summary.confusion.expected, summary.confusion.counts, strict=True)
        ]
        lines += [*_table(("expected \\ decided", *summary.confusion.got), decided), ""]
    lines += ["Seconds: " + ", ".join(f"{name} {one:.3f}" for name, one in summary.latency.items()) + ".", ""]
    return "\n".join(lines)


def ablation_page(rows: Sequence[AblationRow], split: str, day: dt.date, versions: Mapping[str, str]) -> str:
    """What each part of the assistant earns: all rows on the same cases, strict accuracy per suite below."""
    made = ", ".join(f"{name} {version}" for name, version in versions.items())
    heads = ("strict [95 %]", "clauses right", "citation precision", "verbatim", "MRR", "to the first", "p")
    suites = list(rows[0].suites) if rows else []
    lines = [
        "# What each part earns",
        "",
        f"Split {split}, {rows[0].metrics['strict'].n if rows else 0} cases, {day}; {made}. "
        "All figures in percent. Made by `mingpin eval --ablation`.",
        "",
        *_table(("assistant", *heads), [(row.name, *ablation_cells(row)) for row in rows]),
        "",
        "Strict accuracy per suite:",
        "",
        *_table(
            ("assistant", *(suite.replace("_", " ") for suite in suites)),
            [(row.name, *(percent(row.suites.get(suite), False) for suite in suites)) for row in rows],
        ),
        "",
    ]
    return "\n".join(lines)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        "| " + " | ".join(heads) + " |",
        "| --- |" + " ---: |" * (len(heads) - 1),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
