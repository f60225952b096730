"""Asks every case of the suites, several at a time, and keeps each reply as soon as it is there.

A run is a folder: ``results.jsonl`` holds a line per reply with its case, enough to score it again without asking.
A run that was broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from evals.case import Case, Suite
from evals.reply import Result, read_results
from evals.subject import Subject, converse

RESULTS = "results.jsonl"


def run(
    subject: Subject,
    suites: Sequence[Suite],
    folder: Path,
    *,
    jobs: int = 1,
    repeats: int = 1,
    fresh: bool = False,
    told: Callable[[int, int], None] | None = None,
) -> tuple[Result, ...]:
    """Every result of ``suites``, in their order, repeats last. ``told`` hears (done, of) after each reply.

    Replies already in ``folder`` to the same turns on the same day are kept, unless ``fresh``; those that
    failed are asked again. What a case expects may change between runs: the newest expectation is scored.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / RESULTS
    wanted = [
        (suite.name, case, attempt) for attempt in range(repeats) for suite in suites for case in suite.cases
    ]
    kept = (
        {}
        if fresh
        else {(*_asked(one.case), one.attempt): one for one in read_results(path) if not one.reply.error}
    )
    done: dict[tuple[str, int], Result] = {}
    for name, case, attempt in wanted:
        if old := kept.get((*_asked(case), attempt)):
            done[case.id, attempt] = old.model_copy(update={"suite": name, "case": case})
    missing = [one for one in wanted if (one[1].id, one[2]) not in done]
    if told:
        told(len(done), len(wanted))
    # Written anew first, so that a half line or a changed expectation of an earlier run does not stay.
    path.write_text("".join(_line(one) for one in done.values()), encoding="utf-8")
    with path.open("a", encoding="utf-8") as file, ThreadPoolExecutor(max_workers=jobs) as pool:
        asked = {
            pool.submit(converse, subject, case): (name, case, attempt) for name, case, attempt in missing
        }
        try:
            for future in as_completed(asked):
                name, case, attempt = asked[future]
                result = Result(suite=name, case=case, attempt=attempt, reply=future.result())
                done[case.id, attempt] = result
                file.write(_line(result))
                file.flush()
                if told:
                    told(len(done), len(wanted))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return tuple(done[case.id, attempt] for _, case, attempt in wanted)


def _asked(case: Case) -> tuple[str, tuple[str, ...], str]:
    return case.id, case.turns, case.as_of.isoformat()


def _line(result: Result) -> str:
    return result.model_dump_json() + "\n"
