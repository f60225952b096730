"""How long a whole answer takes, over HTTP, with several clients at once.

Run as ``python -m evals.benchmarks.answers --url http://127.0.0.1:7860`` against a running server. The single questions of
the dev split are put to it, every client one after another; the seconds are those that a client waits.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx

from checks.rulebook import load_rulebook
from corpus.load import load_corpus
from corpus.model import Frozen
from evals.case import load_suites, suite_files

SEED = 7


class Waits(Frozen):
    """What so many clients waited, in milliseconds, and what the server got done."""

    clients: int
    answers: int
    p50: float
    p90: float
    p99: float
    per_second: float


def measure(url: str, questions: Sequence[str], clients: int) -> Waits:
    """The waits for ``questions``, shared out among ``clients`` that ask at the same time.

    Raises httpx.HTTPError where the server cannot be reached or refuses a question.
    """
    shares = [questions[first::clients] for first in range(clients)]
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        waits = [wait for some in pool.map(lambda share: _ask(url, share), shares) for wait in some]
    elapsed = time.perf_counter() - start
    cuts = statistics.quantiles(waits, n=100, method="inclusive")
    return Waits(
        clients=clients,
        answers=len(waits),
        p50=cuts[49],
        p90=cuts[89],
        p99=cuts[98],
        per_second=len(waits) / elapsed,
    )


def _ask(url: str, questions: Sequence[str]) -> list[float]:
    waits: list[float] = []
    with httpx.Client(base_url=url, timeout=60) as client:
        for question in questions:
            start = time.perf_counter()
            client.post("/v1/chat/completions", json={
                "model": "mingpin", "messages": [{"role": "user", "content": question}],
            }).raise_for_status()  # fmt: skip
            waits.append(1000 * (time.perf_counter() - start))
    return waits


def main() -> int:
    """Write the table; the first questions are asked beforehand and not counted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="http://127.0.0.1:7860")
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 2, 8])
    given = parser.parse_args()
    corpus = load_corpus()
    suites = load_suites(suite_files(), corpus, load_rulebook(corpus).tracks, "dev")
    asked = sorted({case.question for suite in suites for case in suite.cases if len(case.turns) == 1})
    random.Random(SEED).shuffle(asked)
    try:
        measure(given.url, asked[: given.questions][:20], 2)
        sys.stdout.write(
            "| clients | answers | p50, ms | p90 | p99 | a second |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n"
        )
        for clients in given.clients:
            waits = measure(given.url, asked[: given.questions], clients)
            row = f"{waits.p50:.0f} | {waits.p90:.0f} | {waits.p99:.0f} | {waits.per_second:.1f}"
            sys.stdout.write(f"| {waits.clients} | {waits.answers} | {row} |\n")
    except httpx.HTTPError as error:
        sys.stderr.write(f"The server at {given.url} did not answer: {error}. Start it with mingpin serve.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
