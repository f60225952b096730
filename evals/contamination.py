"""Whether a case's question stands, word for word or nearly so, in what the assistant was written or trained from.

A held-out question that also stands in the guidance measures memory, not understanding.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.guidance import Guidance
from corpus.model import Frozen
from corpus.text import plain
from evals.case import Case

SIZE = 3  # characters in a run
NEAR = 0.8  # share of runs in common from which two wordings are nearly the same
SHORTEST = 9  # a question of fewer characters has few ways to be put; two people will find the same one

_KEPT = re.compile(r"\w", re.UNICODE)


class Overlap(Frozen):
    """A case whose question is nearly a wording of a guidance entry. Holds no question, so that it can be printed."""

    case: str
    entry: str
    score: float


def bare(text: str) -> str:
    """The letters, digits and characters of ``text`` in plain form, nothing else."""
    return "".join(_KEPT.findall(plain(text)))


def grams(text: str) -> frozenset[str]:
    """Every run of ``SIZE`` characters of the bare text; the whole text where it is shorter."""
    letters = bare(text)
    return frozenset(letters[place : place + SIZE] for place in range(len(letters) - SIZE + 1)) or frozenset(
        [letters]
    )


def similarity(a: str, b: str) -> float:
    """Dice's coefficient of the two texts' runs: 1 for the same text, 0 for nothing in common."""
    first, second = grams(a), grams(b)
    return 2 * len(first & second) / (len(first) + len(second))


def wordings(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Every wording of every entry, with the entry's id. The embedded model is trained on nothing else."""
    for entry in guidance.entries:
        for _, wording in entry.questions.each():
            yield entry.id, wording


def overlaps(
    cases: Iterable[Case], known: Sequence[tuple[str, str]], near: float = NEAR, shortest: int = SHORTEST
) -> tuple[Overlap, ...]:
    """The cases whose question is ``near`` a known wording, nearest wording each. Short questions are passed over."""
    runs = [grams(wording) for _, wording in known]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own:
            holders[run].append(place)
    found: list[Overlap] = []
    for case in cases:
        if len(bare(case.question)) < shortest:
            continue
        asked = grams(case.question)
        shared = Counter(place for run in asked for place in holders.get(run, ()))
        scores = ((2 * common / (len(asked) + len(runs[place])), place) for place, common in shared.items())
        score, place = max(scores, default=(0.0, 0))
        if score >= near:
            found.append(Overlap(case=case.id, entry=known[place][0], score=round(score, 3)))
    return tuple(found)
