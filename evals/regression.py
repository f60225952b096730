"""The committed baseline, and whether a run falls below it by more than chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.model import Frozen
from evals.resample import Estimate
from evals.summary import Summary

BASELINE = Path(__file__).parent / "baseline.json"


class Baseline(Frozen):
    """Strict accuracy per suite of a run that was good enough to hold later ones to."""

    made: dt.datetime
    subject: str
    split: str
    versions: Mapping[str, str]
    suites: Mapping[str, Estimate]


def baseline_of(summary: Summary) -> Baseline:
    """``summary`` as a baseline."""
    return Baseline(
        made=summary.made,
        subject=summary.subject,
        split=summary.split,
        versions=summary.versions,
        suites={name: metrics["strict"] for name, metrics in summary.suites.items()},
    )


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The baseline in ``path``. OSError or ValueError where there is none."""
    return Baseline.model_validate_json(path.read_text(encoding="utf-8"))


def losses(summary: Summary, baseline: Baseline) -> Iterator[str]:
    """Every suite whose strict accuracy lies below the baseline's interval, in words.

    Inside the interval a loss may be chance: other cases of the same kind would have scored as low.
    """
    for name, before in baseline.suites.items():
        metrics = summary.suites.get(name)
        if metrics and metrics["strict"].value < before.low:
            now = metrics["strict"].value
            yield (
                f"{name}: strict accuracy {100 * now:.1f} % is below the baseline "
                f"{100 * before.value:.1f} % [{100 * before.low:.1f}, {100 * before.high:.1f}]"
            )
