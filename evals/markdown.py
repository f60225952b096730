"""Figures as Markdown, for docs/."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from evals.case import Case
from evals.summary import AblationRow, Scored, Summary
from evals.terminal import FEW, WORDS, ablation_cells, broken, counted, percent, reason, shortened


def summary_page(summary: Summary, scored: Sequence[Scored] = ()) -> str:
    """The figures of a run; of the replies ``scored`` every miss, and all cases where they are few."""
    made = ", ".join(f"{name} {version}" for name, version in summary.versions.items())
    columns = ("strict", "clauses_right", "facts_right", "status_right", "verdict_right", "language_right")
    lines = [
        f"# Evaluation of {summary.subject}",
        "",
        *([f"**{errors}**", ""] if (errors := broken(scored)) else []),
        f"Split {summary.split}, {counted(summary.cases, 'case')}, {summary.made:%Y-%m-%d}; {made}. Figures in percent, with 95 % "
        "intervals from whole groups of paraphrases resampled. [metrics.md](metrics.md) defines them.",
        "",
    ]
    lines += [*_misses(scored), *_cases(scored)]
    for title, parts in (("suite", summary.suites), ("language", summary.languages), ("want", summary.wants)):
        rows = [
            (name, str(metrics["strict"].n), *(percent(metrics.get(c), c == "strict") for c in columns))
            for name, metrics in parts.items()
        ]
        lines += [*_table((title, "cases", *(WORDS[column] for column in columns)), rows), ""]
    rows = [(WORDS[metric], percent(one), str(one.n)) for metric, one in summary.overall.items()]
    if summary.consistency:
        topics = counted(summary.consistency.topics, "topic")
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
        f"Split {split}, {counted(rows[0].metrics['strict'].n if rows else 0, 'case')}, {day}; {made}. "
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


def _misses(scored: Sequence[Scored]) -> list[str]:
    """A section with every miss: the question, what was expected, what was answered."""
    if not scored:
        return []
    missed = [one for one in scored if not one.scores.strict]
    lines = [f"## Misses ({len(missed)})", ""]
    for one in missed:
        case, reply = one.result.case, one.result.reply
        lines += [f"### {case.id}", ""]
        lines += [f"- ✗ {_text(miss)}" for miss in one.misses]
        lines += ["", f"Asked on {case.as_of} in {case.language}:", "", *_quoted("\n\n".join(case.turns)), ""]
        lines += ["Expected:", ""]
        lines += [f"- {name}: {_text(value)}" for name, value in expectations(case)]
        cited = f", citing {', '.join(reply.cited)}" if reply.cited else ""
        verdicts = "; ".join(f"{verdict.track}: {verdict.outcome}" for verdict in reply.verdicts)
        decided = f", verdict {verdicts}" if verdicts else ""
        words = reply.text or "(nothing)"
        lines += ["", _text(f"Answered ({reply.status}{cited}{decided}):"), "", *_quoted(words), ""]
    return lines


def expectations(case: Case) -> tuple[tuple[str, str], ...]:
    """What a right answer to ``case`` holds, each part with its name; parts that expect nothing are left out."""
    parts = (
        ("status", " or ".join(case.status)),
        ("cites", "; ".join(" or ".join(group) for group in case.gold)),
        ("says", "; ".join(" or ".join(group) for group in case.must)),
        ("never says", "; ".join(case.must_not)),
        ("verdict", f"{case.verdict.track}: {case.verdict.outcome}" if case.verdict else ""),
        ("because", case.why),
    )
    return tuple((name, value) for name, value in parts if value)


def _cases(scored: Sequence[Scored]) -> list[str]:
    """A table of all cases, unless there are too many to read."""
    if not 0 < len(scored) <= FEW:
        return []
    rows = [
        (
            one.result.case.id,
            "✓" if one.scores.strict else "✗",
            _text(shortened(one.result.case.question)),
            _text(shortened(reason(one), 120)),
        )
        for one in scored
    ]
    return ["## All cases", "", *_table(("case", "right", "question", "why not"), rows), ""]


def _text(text: str) -> str:
    """``text`` on one line, with what Markdown would take for a table, a tag or emphasis shown as it stands."""
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> list[str]:
    """``text`` as a block that Markdown leaves alone, whatever stands in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *text.splitlines(), fence]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        "| " + " | ".join(heads) + " |",
        "| --- |" + " ---: |" * (len(heads) - 1),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
