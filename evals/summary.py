"""A run in figures: estimates per suite, want and language, confusion of verdicts, retrieval curves, latency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

import numpy as np

from corpus.model import Corpus, Frozen
from evals.case import Case
from evals.metrics import (
    Scores,
    agreement,
    budget_recall,
    decided,
    misses,
    retrieval_recall,
    score,
    unsupported_numbers,
)
from evals.reply import Reply, Result, first_attempts
from evals.resample import Difference, Estimate, compare, estimate

METRICS = tuple(Scores.model_fields)
LOWER_IS_BETTER = frozenset({"false_refusal"})
DEPTHS = (1, 2, 3, 5, 10, 20)
BUDGETS = (250, 500, 1000, 2000, 4000, 8000)
PERCENTILES = (50, 90, 95, 99)


class Scored(Frozen):
    """A result with its scores, and in words what is wrong with it."""

    result: Result
    scores: Scores
    misses: tuple[str, ...]
    unsupported_numbers: tuple[str, ...]


class Point(Frozen):
    """One point of a curve."""

    at: int
    value: Estimate


class Confusion(Frozen):
    """How often an expected outcome (row) came out as another (column)."""

    expected: tuple[str, ...]
    got: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Consistency(Frozen):
    """Paraphrases of one question against one another: how alike their replies are, and how often all are right."""

    topics: int
    agreement: Estimate
    all_right: Estimate


class Summary(Frozen):
    """All figures of a run. A metric that had nothing to measure is absent from its table."""

    subject: str
    versions: Mapping[str, str]
    made: dt.datetime
    split: str
    cases: int
    overall: Mapping[str, Estimate]
    suites: Mapping[str, Mapping[str, Estimate]]
    wants: Mapping[str, Mapping[str, Estimate]]
    languages: Mapping[str, Mapping[str, Estimate]]
    confusion: Confusion | None
    consistency: Consistency | None
    recall_at: tuple[Point, ...]
    recall_within: tuple[Point, ...]
    latency: Mapping[str, float]  # percentile → seconds
    flaky: tuple[str, ...]  # cases whose repeats were not all alike


def score_all(results: Sequence[Result], corpus: Corpus) -> tuple[Scored, ...]:
    """Every first attempt with its scores, in the order of ``results``."""
    return tuple(
        Scored(
            result=result,
            scores=score(result.case, result.reply, corpus),
            misses=misses(result.case, result.reply),
            unsupported_numbers=unsupported_numbers(result.case, result.reply, corpus),
        )
        for result in first_attempts(results)
    )


def summarise(
    results: Sequence[Result],
    scored: Sequence[Scored],
    corpus: Corpus,
    *,
    subject: str,
    versions: Mapping[str, str],
    made: dt.datetime,
    split: str,
) -> Summary:
    """The figures of a run. ``results`` holds the repeats too; ``scored`` the first attempts."""
    return Summary(
        subject=subject,
        versions=versions,
        made=made,
        split=split,
        cases=len(scored),
        overall=table(scored),
        suites=_tables(scored, lambda one: one.result.suite),
        wants=_tables(scored, lambda one: one.result.case.want),
        languages=_tables(scored, lambda one: one.result.case.language),
        confusion=confusion(scored),
        consistency=consistency(scored),
        recall_at=_curve(scored, DEPTHS, retrieval_recall),
        recall_within=_curve(
            scored, BUDGETS, lambda case, reply, size: budget_recall(case, reply, corpus, size)
        ),
        latency=latency([one.result.reply.seconds for one in scored]),
        flaky=flaky(results),
    )


def table(scored: Sequence[Scored]) -> Mapping[str, Estimate]:
    """Every metric over ``scored``, those without a value left out."""
    found: dict[str, Estimate] = {}
    for metric in METRICS:
        values = [(getattr(one.scores, metric), one.result.case.topic) for one in scored]
        kept = [(value, topic) for value, topic in values if value is not None]
        if one := estimate([value for value, _ in kept], [topic for _, topic in kept]):
            found[metric] = one
    return found


def _tables(scored: Sequence[Scored], key: Callable[[Scored], str]) -> Mapping[str, Mapping[str, Estimate]]:
    parts: dict[str, list[Scored]] = {}
    for one in scored:
        parts.setdefault(key(one), []).append(one)
    return {name: table(parts[name]) for name in sorted(parts)}


def _curve(
    scored: Sequence[Scored], places: Sequence[int], metric: Callable[[Case, Reply, int], float | None]
) -> tuple[Point, ...]:
    """A metric that takes a depth or a budget, at each of ``places``; empty where nothing was retrieved."""
    points: list[Point] = []
    for place in places:
        values = [(metric(one.result.case, one.result.reply, place), one.result.case.topic) for one in scored]
        kept = [(value, topic) for value, topic in values if value is not None]
        if found := estimate([value for value, _ in kept], [topic for _, topic in kept]):
            points.append(Point(at=place, value=found))
    return tuple(points)


def confusion(scored: Sequence[Scored]) -> Confusion | None:
    """Expected against decided outcomes; None when no case expects a verdict."""
    order = ("ineligible", "undetermined", "conditionally_eligible", "eligible", "other track", "none")
    pairs = [
        (one.result.case.verdict.outcome.value, decided(one.result.case, one.result.reply))
        for one in scored
        if one.result.case.verdict
    ]
    if not pairs:
        return None
    expected = tuple(name for name in order if any(name == pair[0] for pair in pairs))
    got = tuple(name for name in order if any(name in pair for pair in pairs))
    counts = tuple(tuple(pairs.count((row, column)) for column in got) for row in expected)
    return Confusion(expected=expected, got=got, counts=counts)


def consistency(scored: Sequence[Scored]) -> Consistency | None:
    """Over the topics asked in two wordings or more; None when there are none."""
    topics: dict[str, list[Scored]] = {}
    for one in scored:
        if one.result.case.gold and len(one.result.case.turns) == 1:
            topics.setdefault(one.result.case.topic, []).append(one)
    several = [ones for ones in topics.values() if len(ones) > 1]
    alike = [
        value for ones in several if (value := agreement([one.result.reply for one in ones])) is not None
    ]
    agreed = estimate(alike)
    right = estimate([float(all(one.scores.strict for one in ones)) for ones in several])
    if agreed is None or right is None:
        return None
    return Consistency(topics=len(several), agreement=agreed, all_right=right)


def latency(seconds: Sequence[float]) -> Mapping[str, float]:
    """Percentiles and mean, in seconds."""
    if not seconds:
        return {}
    return {
        **{f"p{one}": float(np.percentile(seconds, one)) for one in PERCENTILES},
        "mean": fmean(seconds),
    }


def flaky(results: Sequence[Result]) -> tuple[str, ...]:
    """The cases that were asked several times and did not always get the same text, citations and status."""
    seen: dict[str, set[str]] = {}
    for result in results:
        reply = result.reply
        shown = (reply.text, reply.cited, reply.status, [(one.track, one.outcome) for one in reply.verdicts])
        seen.setdefault(result.case.id, set()).add(repr(shown))
    return tuple(sorted(id for id, replies in seen.items() if len(replies) > 1))


class Comparison(Frozen):
    """Two runs on the cases they share: metric by metric, and the cases that changed sides."""

    first: str
    second: str
    cases: int
    metrics: Mapping[str, Difference]
    won: tuple[str, ...]
    lost: tuple[str, ...]


def compare_runs(first: Sequence[Scored], second: Sequence[Scored], names: tuple[str, str]) -> Comparison:
    """The second run against the first, paired by case."""
    before = {one.result.case.id: one for one in first}
    pairs = [(before[one.result.case.id], one) for one in second if one.result.case.id in before]
    metrics: dict[str, Difference] = {}
    for metric in METRICS:
        values = [
            (getattr(a.scores, metric), getattr(b.scores, metric), b.result.case.topic) for a, b in pairs
        ]
        kept = [(a, b, topic) for a, b, topic in values if a is not None and b is not None]
        found = compare([a for a, _, _ in kept], [b for _, b, _ in kept], [topic for _, _, topic in kept])
        if found:
            metrics[metric] = found
    return Comparison(
        first=names[0],
        second=names[1],
        cases=len(pairs),
        metrics=metrics,
        won=tuple(b.result.case.id for a, b in pairs if b.scores.strict > a.scores.strict),
        lost=tuple(b.result.case.id for a, b in pairs if b.scores.strict < a.scores.strict),
    )


class AblationRow(Frozen):
    """One assistant beside others. ``to_first`` compares strict accuracy with the first row's, case by case."""

    name: str
    metrics: Mapping[str, Estimate]
    suites: Mapping[str, Estimate]
    to_first: Difference | None


def ablation(runs: Mapping[str, Sequence[Scored]]) -> tuple[AblationRow, ...]:
    """One row per assistant, in the order given; all asked the same cases."""
    rows: list[AblationRow] = []
    first: Sequence[Scored] = ()
    for name, scored in runs.items():
        difference = compare_runs(first, scored, ("", name)).metrics.get("strict") if first else None
        suites = _tables(scored, lambda one: one.result.suite)
        rows.append(
            AblationRow(
                name=name,
                metrics=table(scored),
                suites={suite: metrics["strict"] for suite, metrics in suites.items()},
                to_first=difference,
            )
        )
        first = first or scored
    return tuple(rows)
