"""The committed baseline, and whether a run has lost more than chance would take."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus.model import Frozen
from evals.case import Suite
from evals.resample import Estimate, loss
from evals.summary import Scored, Summary

BASELINE = Path(__file__).parent / "baseline.json"
SURE = 0.05


class Baseline(Frozen):
    """A run that was good enough to hold later ones to: strict accuracy per suite, and which cases it got wrong."""

    made: dt.datetime
    subject: str
    split: str
    versions: Mapping[str, str]
    suites: Mapping[str, Estimate]
    right: tuple[str, ...]
    wrong: tuple[str, ...]


def baseline_of(summary: Summary, scored: Sequence[Scored]) -> Baseline:
    """A run as a baseline."""
    return Baseline(
        made=summary.made,
        subject=summary.subject,
        split=summary.split,
        versions=summary.versions,
        suites={name: metrics["strict"] for name, metrics in summary.suites.items()},
        right=tuple(sorted(one.result.case.id for one in scored if one.scores.strict)),
        wrong=tuple(sorted(one.result.case.id for one in scored if not one.scores.strict)),
    )


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The baseline in ``path``. OSError or ValueError where there is none."""
    return Baseline.model_validate_json(path.read_text(encoding="utf-8"))


def losses(scored: Sequence[Scored], baseline: Baseline) -> Iterator[str]:
    """Every suite, and the whole, that lost more cases than it won, in words, where chance is unlikely to do so.

    Only cases that both know count, so part of the suites can be run. The test is McNemar's, one-sided.
    """
    parts: dict[str, list[Scored]] = {"all suites": list(scored)}
    for one in scored:
        parts.setdefault(one.result.suite, []).append(one)
    right, wrong = frozenset(baseline.right), frozenset(baseline.wrong)
    for name, ones in parts.items():
        lost = [one.result.case.id for one in ones if one.result.case.id in right and not one.scores.strict]
        won = [one.result.case.id for one in ones if one.result.case.id in wrong and one.scores.strict]
        p = loss(len(won), len(lost))
        if p < SURE:
            yield f"{name}: {len(lost)} lost and {len(won)} won against the baseline (p = {p:.3g}); lost: {', '.join(lost)}"


def sample(suites: Sequence[Suite], one_in: int = 8) -> tuple[Suite, ...]:
    """About one case in ``one_in`` of each suite, always the same ones: enough to notice a loss in a minute."""

    def kept(id: str) -> bool:
        return int(hashlib.sha256(id.encode()).hexdigest(), 16) % one_in == 0

    return tuple(
        suite.model_copy(update={"cases": tuple(case for case in suite.cases if kept(case.id))})
        for suite in suites
    )
