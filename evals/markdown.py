"""Figures as Markdown, for docs/."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from evals.summary import AblationRow
from evals.terminal import ablation_cells, percent


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
