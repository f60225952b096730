"""Verdicts a second on one core, for applications of different completeness.

Run as ``python -m evals.benchmarks.verdicts``. The rules are compiled once at load, which is not counted;
the pace is per second of processor time, so a busy machine does not change it much. Validation of the
facts, findings, next question, counterfactuals and receipt are.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Mapping

from checks.rulebook import Rulebook, load_rulebook
from corpus.load import load_corpus
from corpus.model import Frozen

GOAL = 10_000
DAY = dt.date(2025, 9, 1)

COMPLETE: Mapping[str, object] = {
    "registered_in_prc_mainland": True,
    "entity_type": "enterprise",
    "has_legal_personality": True,
    "operating_well_3y": True,
    "bad_record_credit_3y": "none",
    "bad_record_quality_3y": "none",
    "bad_record_safety_3y": "none",
    "bad_record_environment_3y": "none",
    "self_created_brand": True,
    "trademark_owned": True,
    "trademark_valid_until": "2030-12-31",
}
APPLICATIONS: Mapping[str, Mapping[str, object]] = {
    "nothing known": {},
    "half known": dict(list(COMPLETE.items())[:6]),
    "all known": COMPLETE,
    "one condition failed": {**COMPLETE, "trademark_owned": False},
    "several failed": {**COMPLETE, "trademark_owned": False, "bad_record_quality_3y": "major"},
}


class Pace(Frozen):
    """How fast one kind of application is decided on one track."""

    track: str
    application: str
    per_second: int


def measure(rulebook: Rulebook, seconds: float = 0.5) -> tuple[Pace, ...]:
    """The pace of every track and application, each measured for about ``seconds`` of processor time."""
    paces: list[Pace] = []
    for track in rulebook.tracks:
        for application, facts in APPLICATIONS.items():
            rulebook.check(track, facts, DAY)
            done, start = 0, time.process_time()
            while (elapsed := time.process_time() - start) < seconds:
                for _ in range(100):
                    rulebook.check(track, facts, DAY)
                done += 100
            paces.append(Pace(track=track, application=application, per_second=round(done / elapsed)))
    return tuple(paces)


def main() -> int:
    """Write the table; 1 when the pace over all of them, one after another, is below the goal."""
    paces = measure(load_rulebook(load_corpus()))
    for pace in paces:
        sys.stdout.write(f"{pace.track:28}{pace.application:24}{pace.per_second:>8} /s\n")
    slowest = min(pace.per_second for pace in paces)
    overall = round(len(paces) / sum(1 / pace.per_second for pace in paces))
    sys.stdout.write(f"overall {overall} /s, slowest {slowest} /s, goal {GOAL} /s\n")
    return 0 if overall >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
