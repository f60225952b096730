"""The lexical index: BM25 over words, pairs of characters, English stems and concepts.

A concept found in a text adds one token of its own, so that 合着报, "apply jointly" and 联合申报 meet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.terms import Terms
from corpus.text import is_han, plain, runs, stem

if TYPE_CHECKING:
    import bm25s

Scores = NDArray[np.float32]

CONCEPT = "§"
_NOWHERE = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
_CONCEPT_TIMES = 3  # one concept in common says more than one pair of characters
_COMMON = """
a an the of to in on at for by with from and or but if is are be am was were been do did does done i we you it he
she they me us my our your its their this that these those there here as so than then not no yes can could may
might must shall should will would have has had what which who whom whose when where why how any some all more
most much many one please tell about
"""
_ENGLISH_COMMON = frozenset(_COMMON.split())


def tokens(text: str, terms: Terms) -> list[str]:
    """The lexical tokens of a text, concepts first; empty for a text without letters, digits or characters."""
    shown = plain(text)
    found: list[str] = []
    for match in terms.concepts(shown):
        found += [CONCEPT + match.concept.id] * _CONCEPT_TIMES
    for run, _ in runs(shown):
        if not is_han(run[0]):
            word = stem(run)
            if run not in _ENGLISH_COMMON and word not in _ENGLISH_COMMON:
                found.append(word)
            continue
        if len(run) == 1:
            found.append(run)
        found += [run[place : place + 2] for place in range(len(run) - 1)]
        found += [word for word in terms.words.cut_fine(run) if len(word) >= 3]
    return found


class LexicalIndex:
    """BM25 and tf-idf cosine over texts given as tokens. Both answers lie in [0, 1]."""

    def __init__(self, texts: Sequence[Sequence[str]], *, k1: float = 0.8, b: float = 0.4) -> None:
        self.texts = texts
        self._k1 = k1
        self._b = b

    def __len__(self) -> int:
        return len(self.texts)

    def bm25(self, query: Sequence[str]) -> Scores:
        """How much of the query each text covers: its BM25 score as a share of the best that a text could reach.

        Words of the query that no text holds count as uncovered, so a query about something else scores low.
        """
        bound = sum(self.weight(token) for token in query)
        if not self.texts or not bound:
            return np.zeros(len(self.texts), dtype=np.float32)
        known = [token for token in query if token in self._frequency]
        if not known:
            return np.zeros(len(self.texts), dtype=np.float32)
        scores = np.asarray(self._model.get_scores(known), dtype=np.float32)
        return np.asarray(np.minimum(scores / np.float32(bound), 1.0), dtype=np.float32)

    def cosine(self, query: Sequence[str]) -> Scores:
        """The tf-idf cosine of the query with each text; unknown words of the query count in its length."""
        scores = np.zeros(len(self.texts), dtype=np.float32)
        for token, share in self.shares(query).items():
            places, values = self.postings.get(token, _NOWHERE)
            scores[places] += values * np.float32(share)
        return scores

    def shares(self, query: Sequence[str]) -> dict[str, float]:
        """Each token of the query with its share in the query's length as a tf-idf vector."""
        terms = {token: self._term(token, count) for token, count in Counter(query).items()}
        length = sum(value * value for value in terms.values()) ** 0.5
        return {token: value / length for token, value in terms.items()} if length else {}

    def covered(self, query: Sequence[str]) -> float:
        """The share of the query's weight in words that some text holds."""
        bound = sum(self.weight(token) for token in query)
        held = sum(self.weight(token) for token in query if token in self._frequency)
        return held / bound if bound else 0.0

    def weight(self, token: str) -> float:
        """The inverse document frequency, as BM25 has it; highest for a word that no text holds."""
        return self._weights.get(token, self._unheard)

    def _term(self, token: str, count: int) -> float:
        return (1 + math.log(count)) * self.weight(token)

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(token for text in self.texts for token in set(text))

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {token: self._rarity(count) for token, count in self._frequency.items()}

    @cached_property
    def _unheard(self) -> float:
        return self._rarity(0)

    def _rarity(self, count: int) -> float:
        return math.log(1 + (len(self.texts) - count + 0.5) / (count + 0.5))

    @cached_property
    def _model(self) -> bm25s.BM25:
        import bm25s

        model = bm25s.BM25(method="lucene", k1=self._k1, b=self._b)
        model.index([list(text) or [""] for text in self.texts], show_progress=False)
        return model

    @cached_property
    def postings(self) -> dict[str, tuple[NDArray[np.int64], Scores]]:
        """For each token the texts that hold it, with its share in each text's length."""
        places: dict[str, list[int]] = {}
        values: dict[str, list[float]] = {}
        for place, text in enumerate(self.texts):
            terms = {token: self._term(token, count) for token, count in Counter(text).items()}
            length = sum(value * value for value in terms.values()) ** 0.5
            for token, value in terms.items():
                places.setdefault(token, []).append(place)
                values.setdefault(token, []).append(value / length)
        return {
            token: (np.asarray(found, dtype=np.int64), np.asarray(values[token], dtype=np.float32))
            for token, found in places.items()
        }
