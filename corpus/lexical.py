"""The lexical index: BM25 over words, pairs of characters, English stems and concepts.

A concept found in a text adds one token of its own, so that 合着报, "apply jointly" and 联合申报 meet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.postings import Places, Postings
from corpus.terms import Terms
from corpus.text import is_han, plain, runs, stem
from corpus.vectors import Stretch

Scores = NDArray[np.float32]

CONCEPT = "§"
_AT_ONCE = 2_000_000  # postings that are worked on together
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
    """BM25 and tf-idf cosine over texts. Both answers lie in [0, 1].

    The texts stand in parts, each counted once. An index with one part more is made of the same parts: nothing is
    counted or copied again but the lengths of the texts as vectors, one number each, since every weight has moved.
    """

    def __init__(self, parts: Sequence[Postings], *, k1: float = 0.8, b: float = 0.4) -> None:
        self.parts = tuple(parts)
        self._k1 = k1
        self._b = b
        self._size = sum(map(len, self.parts))
        self._ends = np.cumsum([len(part) for part in self.parts], dtype=np.int64)
        self._asked: dict[str, float] = {}

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]], *, k1: float = 0.8, b: float = 0.4) -> LexicalIndex:
        """An index of texts given as tokens."""
        return cls([Postings.of(texts)], k1=k1, b=b)

    def __len__(self) -> int:
        return self._size

    @property
    def texts(self) -> Iterator[list[str]]:
        """The tokens that each text holds, each token once and in no order."""
        for part in self.parts:
            tokens = list(part.vocabulary)
            rows = np.repeat(np.arange(len(tokens)), part.frequencies)
            order = np.argsort(part.places, kind="stable")
            ends = np.cumsum(np.bincount(part.places, minlength=len(part)))
            for held in np.split(rows[order], ends[:-1]):
                yield [tokens[row] for row in held]

    def bm25(self, query: Sequence[str], within: Sequence[Stretch] | None = None) -> Scores:
        """How much of the query each text covers: its BM25 score as a share of the best that a text could reach.

        Words of the query that no text holds count as uncovered, so a query about something else scores low.
        ``within`` leaves all other texts at 0, at the price of these alone.
        """
        return self.both(query, within)[0]

    def cosine(self, query: Sequence[str], within: Sequence[Stretch] | None = None) -> Scores:
        """The tf-idf cosine of the query with each text; unknown words of the query count in its length."""
        return self.both(query, within)[1]

    def both(self, query: Sequence[str], within: Sequence[Stretch] | None = None) -> tuple[Scores, Scores]:
        """``bm25`` and ``cosine``, for little more than either alone."""
        bm25, cosine = np.zeros((2, self._size), dtype=np.float32)
        times = Counter(query)
        bound = np.float32(sum(self.weight(token) for token in query))
        if not self._size or not bound:
            return bm25, cosine
        shares = self.shares(query)
        asked = [
            (token, count * self.weight(token), shares[token] * self.weight(token))
            for token, count in times.items()
        ]
        for number, part in enumerate(self.parts):
            end = int(self._ends[number])
            start = end - len(part)
            inside = [(0, len(part))] if within is None else _inside(within, start, end)
            for first, last in inside:
                found = [(*part.holding(token, first, last), cover, share) for token, cover, share in asked]
                held = [one for one in found if len(one[0])]
                if not held:
                    continue
                places = np.concatenate([places for places, *_ in held])
                counts = np.concatenate([counts for _, counts, *_ in held]).astype(np.float32)
                sizes = [len(places) for places, *_ in held]
                covers = np.repeat([cover for *_, cover, _ in held], sizes)
                covers *= counts / (counts + self._damping[number][places])
                raised = np.repeat([share for *_, share in held], sizes)
                raised *= (1 + np.log(counts)) / self._norms[number][places]
                stretch = slice(start + first, start + last)
                bm25[stretch] = np.bincount(places - first, covers, minlength=last - first)
                cosine[stretch] = np.bincount(places - first, raised, minlength=last - first)
        return np.minimum(bm25 / bound, np.float32(1)), cosine

    def shares(self, query: Sequence[str]) -> dict[str, float]:
        """Each token of the query with its share in the query's length as a tf-idf vector."""
        terms = {token: (1 + math.log(count)) * self.weight(token) for token, count in Counter(query).items()}
        length = sum(value * value for value in terms.values()) ** 0.5
        return {token: value / length for token, value in terms.items()} if length else {}

    def covered(self, query: Sequence[str]) -> float:
        """The share of the query's weight in words that some text holds."""
        bound = sum(self.weight(token) for token in query)
        held = sum(self.weight(token) for token in query if self._frequency(token))
        return held / bound if bound else 0.0

    def weight(self, token: str) -> float:
        """The inverse document frequency, as BM25 has it; highest for a word that no text holds."""
        known = self._asked.get(token)
        if known is None:
            count = self._frequency(token)
            known = math.log(1 + (self._size - count + 0.5) / (count + 0.5))
            if count:  # there is no end of the words that no text holds
                self._asked[token] = known
        return known

    def _frequency(self, token: str) -> int:
        return sum(part.frequency(token) for part in self.parts)

    @cached_property
    def _damping(self) -> list[Scores]:
        """For each text what BM25 adds to the count of a token: more for a longer text."""
        lengths = [np.maximum(part.lengths, 1).astype(np.float32) for part in self.parts]
        average = np.float32(np.concatenate(lengths).mean())
        return [np.asarray(self._k1 * (1 - self._b + self._b * one / average), np.float32) for one in lengths]

    @cached_property
    def _weights(self) -> list[Scores]:
        """The weight of each token, by part and row."""
        found: list[Scores] = []
        for part in self.parts:
            frequencies = part.frequencies
            for other in self.parts:
                if other is part:
                    continue
                few, many = sorted((part, other), key=lambda one: len(one.vocabulary))
                both = [token for token in few.vocabulary if token in many.vocabulary]
                rows = [part.vocabulary[token] for token in both]
                frequencies[rows] += other.frequencies[[other.vocabulary[token] for token in both]]
            rarity = np.log(1 + (self._size - frequencies + 0.5) / (frequencies + 0.5))
            found.append(np.asarray(rarity, dtype=np.float32))
        return found

    @cached_property
    def _norms(self) -> list[Scores]:
        """The length of each text as a tf-idf vector."""
        found: list[Scores] = []
        for part, weights in zip(self.parts, self._weights, strict=True):
            squares = np.zeros(len(part), dtype=np.float64)
            for values, places, _ in self._raised(part, weights):
                squares += np.bincount(places, values.astype(np.float64) ** 2, minlength=len(part))
            found.append(np.sqrt(squares).astype(np.float32))
        return found

    @staticmethod
    def _raised(part: Postings, weights: Scores) -> Iterator[tuple[Scores, Places, slice]]:
        """The tf-idf values of all postings, some at a time so that little memory is taken, and their texts."""
        first = 0
        while first < len(weights):
            limit = part.starts[first] + _AT_ONCE
            last = max(first + 1, int(np.searchsorted(part.starts, limit, side="right")) - 1)
            found = slice(int(part.starts[first]), int(part.starts[last]))
            raised = np.repeat(weights[first:last], part.frequencies[first:last])
            raised *= 1 + np.log(part.counts[found].astype(np.float32))
            yield raised, part.places[found], found
            first = last

    @property
    def postings(self) -> dict[str, tuple[NDArray[np.int64], Scores]]:
        """For each token the texts that hold it, with its share in each text's length."""
        found: dict[str, tuple[NDArray[np.int64], Scores]] = {}
        for number, part in enumerate(self.parts):
            if not part.vocabulary:
                continue
            shares = np.empty(len(part.places), dtype=np.float32)
            for values, places, where in self._raised(part, self._weights[number]):
                shares[where] = values / self._norms[number][places]
            places = part.places + (self._ends[number] - len(part))
            cuts = part.starts[1:-1]
            each = zip(part.vocabulary, np.split(places, cuts), np.split(shares, cuts), strict=True)
            for token, where_held, share in each:
                known = found.get(token)
                if known is not None:
                    where_held = np.concatenate([known[0], where_held])
                    share = np.concatenate([known[1], share])
                found[token] = (where_held, share)
        return found


def _inside(stretches: Sequence[Stretch], start: int, end: int) -> list[tuple[int, int]]:
    """What of the stretches lies between ``start`` and ``end``, counted from ``start``."""
    cut = ((max(first, start) - start, min(last, end) - start) for first, last in stretches)
    return [(first, last) for first, last in cut if first < last]
