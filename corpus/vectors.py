"""Exact search over vectors in memory, in which a policy filter costs nothing.

Every row is looked at, so nothing near is missed. The rows of one policy lie together: a search in one policy looks at
these alone and is the quicker the fewer they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors

Places = NDArray[np.int64]
Scores = NDArray[np.float32]


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


class ExactVectors:
    """Vectors in parts that stand one after another; parts are shared, never copied."""

    def __init__(self, parts: Sequence[Vectors], belonging: Belonging) -> None:
        self._parts = tuple(parts)
        self._belonging = belonging

    def nearest(self, vector: Vectors, policy: str | None, count: int) -> tuple[Places, Scores]:
        """The places of the ``count`` rows nearest to ``vector`` in no order, and their cosines."""
        stretches = self._belonging.stretches(policy)
        wanted = sum(last - first for first, last in stretches)
        if not wanted:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        if 2 * wanted > self._belonging.rows:
            # One product over everything is quicker than many over nearly everything.
            scores = np.concatenate([part @ vector for part in self._parts])
            places = np.arange(len(scores))
            if wanted < len(scores):
                places = np.flatnonzero(self._belonging.marked(policy))
                scores = scores[places]
        else:
            scores = np.concatenate([self._product(vector, first, last) for first, last in stretches])
            places = np.concatenate([np.arange(first, last) for first, last in stretches])
        if count < len(scores):
            best = np.argpartition(scores, len(scores) - count)[-count:]
            places, scores = places[best], scores[best]
        return places, np.asarray(scores, dtype=np.float32)

    def _product(self, vector: Vectors, first: int, last: int) -> Scores:
        """The cosines of the rows from ``first`` to before ``last``, which may lie in several parts."""
        found: list[Scores] = []
        before = 0
        for part in self._parts:
            rows = part[max(0, first - before) : max(0, last - before)]
            if len(rows):
                found.append(rows @ vector)
            before += len(part)
        return np.concatenate(found)
