"""Query likelihood: how probable a query is in the way each thing is asked about.

A unigram language model per owner (Ponte and Croft, 1998), with additive smoothing, over the weighted tokens of all its
wordings: what many of its wordings share counts for it, and what others are asked in counts against it. The nearest
wording alone cannot tell that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.lexical import LexicalIndex

Scores = NDArray[np.float32]

_SMOOTHING = 0.1  # of a token's weight, given to every owner; chosen on the development questions


class QueryLikelihood:
    """One model per owner of the texts of ``index``; ``owner`` holds each text's owner, counted from 0."""

    def __init__(self, index: LexicalIndex, owner: NDArray[np.int64]) -> None:
        self._index = index
        self._owner = owner
        self._owners = int(owner.max()) + 1 if len(owner) else 0

    def of(self, query: Sequence[str]) -> Scores:
        """One score per owner: by how many standard deviations it stands out; all 0 where no token is known."""
        scores = np.zeros(self._owners, dtype=np.float64)
        weight = 0.0
        for token, share in self._index.shares(query).items():
            if token in self._models:
                owners, gains = self._models[token]
                scores[owners] += gains * share
                weight += share
        scores -= weight * self._lengths
        spread = scores.std() if weight else 0.0
        return np.asarray((scores - scores.mean()) / spread if spread else scores * 0, dtype=np.float32)

    @cached_property
    def _sums(self) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """For each token its owners and how much weight it has in their wordings."""
        postings = self._index.postings
        if not postings:
            return {}
        # All tokens at once: one by one they would take most of a second of the first answer.
        places, values = (np.concatenate(column) for column in zip(*postings.values(), strict=True))
        numbers = np.repeat(np.arange(len(postings)), [len(places) for places, _ in postings.values()])
        keys, which = np.unique(numbers * self._owners + self._owner[places], return_inverse=True)
        sums = np.bincount(which, weights=values).astype(np.float64)
        ends = np.searchsorted(keys, np.arange(1, len(postings)) * self._owners)
        pairs = zip(np.split(keys % self._owners, ends), np.split(sums, ends), strict=True)
        return dict(zip(postings, pairs, strict=True))

    @cached_property
    def _models(self) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """For each token its owners, and what it adds to their log likelihood over a token they never use."""
        return {token: (owners, np.log1p(sums / _SMOOTHING)) for token, (owners, sums) in self._sums.items()}

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        """Per owner the log of all its weight: who is asked in many words says less with each."""
        total = np.full(self._owners, _SMOOTHING * max(1, len(self._sums)))
        for owners, sums in self._sums.values():
            total[owners] += sums
        return np.asarray(np.log(total), dtype=np.float64)
