"""Exact search over vectors in memory, in which a policy filter costs nothing.

Every row is looked at, so nothing near is missed: first in outline, a quarter of its numbers, which says how near it
may be at most, and in full where that is near enough. The rows of one policy lie together: a search in one policy looks
at these alone and is the quicker the fewer they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors

Places = NDArray[np.int64]
Scores = NDArray[np.float32]

_DIRECTIONS = 64  # of an outline: with fewer too many rows stay possible, with more the outline costs as much as they do
_SAMPLED = 4_000  # rows that the directions are taken from
_FEW = 8  # times as many rows as are wanted are looked at in full right away
_ROUNDING = np.float32(1e-5)  # more than sums of rounded numbers are off, for vectors of length 1


class Stretch(NamedTuple):
    """Rows that lie together, from ``first`` to before ``last``."""

    first: int
    last: int


class Belonging:
    """Which rows belong to which policies, as stretches; rows without a policy belong to all."""

    def __init__(self, policies: Iterable[tuple[str, ...]]) -> None:
        self._of: dict[str | None, list[Stretch]] = {None: []}
        first, last, before = 0, 0, None
        for last, own in enumerate(policies, start=1):
            if own != before:
                self._add(before, first, last - 1)
                first, before = last - 1, own
        self._add(before, first, last)
        self.rows = last

    def _add(self, own: tuple[str, ...] | None, first: int, last: int) -> None:
        if first == last:
            return
        for policy in own or (None,):
            self._of.setdefault(policy, []).append(Stretch(first, last))

    def stretches(self, policy: str | None) -> list[Stretch]:
        """The rows of ``policy`` and those of none, in order; all rows where it is None."""
        if policy is None:
            return [Stretch(0, self.rows)] if self.rows else []
        found: list[Stretch] = []
        for one in sorted([*self._of[None], *self._of.get(policy, ())]):
            if found and found[-1].last == one.first:
                found[-1] = Stretch(found[-1].first, one.last)
            else:
                found.append(one)
        return found

    def marked(self, policy: str | None) -> NDArray[np.bool_]:
        """For each row whether it is one of ``stretches``."""
        marks = np.zeros(self.rows, dtype=bool)
        for first, last in self.stretches(policy):
            marks[first:last] = True
        return marks


class _Outline:
    """Rows in the directions in which they differ most, and how long each is in all the others together.

    In those others two vectors can agree by no more than the product of their lengths there (Cauchy and Schwarz).
    """

    def __init__(self, rows: Vectors) -> None:
        sample = rows[:: len(rows) // _SAMPLED + 1]
        directions = np.linalg.eigh(sample.T @ sample)[1]  # those of the greatest spread come last
        self._directions = np.ascontiguousarray(directions[:, -_DIRECTIONS:])
        self._rows = rows @ self._directions
        self._rest = _left(rows, self._rows)

    def at_most(self, vector: Vectors, first: int, last: int) -> Scores:
        """No less than the cosine of ``vector`` with each row from ``first`` to before ``last``."""
        seen = vector @ self._directions
        rest = _left(vector[None, :], seen[None, :])[0]
        bounds = self._rows[first:last] @ seen + self._rest[first:last] * rest
        return np.asarray(bounds + _ROUNDING, dtype=np.float32)


def _left(rows: Vectors, seen: Vectors) -> Scores:
    """The length of what each row has in the directions in which it is not seen."""
    squares = np.einsum("ij,ij->i", rows, rows) - np.einsum("ij,ij->i", seen, seen)
    return np.asarray(np.sqrt(np.maximum(squares, 0)), dtype=np.float32)


class ExactVectors:
    """Vectors in parts that stand one after another; parts are shared, never copied."""

    def __init__(self, parts: Sequence[Vectors], belonging: Belonging) -> None:
        self._parts = tuple(parts)
        self._belonging = belonging
        self._starts = np.cumsum([0, *map(len, self._parts)])

    def nearest(self, vector: Vectors, policy: str | None, count: int) -> tuple[Places, Scores]:
        """The places of the ``count`` rows nearest to ``vector`` in no order, and their cosines."""
        stretches = self._belonging.stretches(policy)
        if not stretches:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        places = np.concatenate([np.arange(first, last) for first, last in stretches])
        if len(places) > _FEW * count:
            places = self._possible(vector, stretches, places, count)
        scores = self._cosines(vector, places)
        best = _greatest(scores, count)
        return places[best], scores[best]

    def _possible(self, vector: Vectors, stretches: Sequence[Stretch], places: Places, count: int) -> Places:
        """Those of the places, which are the rows of the stretches, that may be among the ``count`` nearest."""
        bounds = np.concatenate([
            outline.at_most(vector, max(0, first - start), max(0, last - start))
            for first, last in stretches
            for outline, start in zip(self._outlines, self._starts, strict=False)
        ])  # fmt: skip
        # So near are as many as are wanted; what cannot be as near is not among the nearest.
        reached = self._cosines(vector, np.sort(places[_greatest(bounds, count)])).min()
        return np.asarray(places[bounds >= reached], dtype=np.int64)

    def _cosines(self, vector: Vectors, places: Places) -> Scores:
        """The cosines of the rows at ``places``, which come in order."""
        cuts = np.searchsorted(places, self._starts)
        found = [
            part[places[cuts[number] : cuts[number + 1]] - self._starts[number]] @ vector
            for number, part in enumerate(self._parts)
        ]
        return np.asarray(np.concatenate(found), dtype=np.float32)

    @cached_property
    def _outlines(self) -> list[_Outline]:
        return [_Outline(part) for part in self._parts]


def _greatest(scores: Scores, count: int) -> Places:
    """Where the ``count`` greatest of the scores stand, in no order."""
    if count >= len(scores):
        return np.arange(len(scores))
    return np.asarray(np.argpartition(scores, len(scores) - count)[-count:], dtype=np.int64)
