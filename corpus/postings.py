"""Which texts hold which tokens, as arrays: small in memory, written and read without being counted again."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int32]
Counts = NDArray[np.uint16]

_MOST = np.iinfo(np.uint16).max
_ARRAYS = ("starts", "places", "counts", "lengths")
_VOCABULARY = "vocabulary.txt"
FILES = (*(f"{name}.npy" for name in _ARRAYS), _VOCABULARY)
"""The names of the files that ``Postings.save`` writes."""

_NOWHERE = (np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint16))


class Postings:
    """For each token the texts that hold it, in order, and how often. Never changed once made.

    ``places[starts[row]:starts[row + 1]]`` are the texts that hold the token of that row, ``counts`` beside it says how
    often; ``lengths`` is the number of tokens of each text.
    """

    def __init__(
        self,
        vocabulary: dict[str, int],
        starts: NDArray[np.int64],
        places: Places,
        counts: Counts,
        lengths: NDArray[np.int32],
    ) -> None:
        self.vocabulary = vocabulary
        self.starts = starts
        self.places = places
        self.counts = counts
        self.lengths = lengths

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Postings:
        """The postings of texts given as tokens; each text is read once and not kept."""
        vocabulary: dict[str, int] = {}
        rows, counts, sizes, lengths = array("i"), array("H"), array("i"), array("i")
        for text in texts:
            held = Counter(text)
            rows.extend([vocabulary.setdefault(token, len(vocabulary)) for token in held])
            counts.extend([min(count, _MOST) for count in held.values()])
            sizes.append(len(held))
            lengths.append(len(text))
        held_by = np.repeat(np.arange(len(sizes), dtype=np.int32), np.asarray(sizes, dtype=np.int64))
        return cls._sorted(
            vocabulary,
            np.asarray(rows, dtype=np.int32),
            held_by,
            np.asarray(counts, dtype=np.uint16),
            np.asarray(lengths, dtype=np.int32),
        )

    @classmethod
    def joined(cls, several: Sequence[Postings]) -> Postings:
        """The texts of all of them, one after another, as if they had been counted together."""
        if len(several) == 1:
            return several[0]
        vocabulary: dict[str, int] = {}
        rows: list[NDArray[np.int32]] = []
        places: list[Places] = []
        before = 0
        for one in several:
            new = [vocabulary.setdefault(token, len(vocabulary)) for token in one.vocabulary]
            rows.append(np.repeat(np.asarray(new, dtype=np.int32), one.frequencies))
            places.append(one.places + np.int32(before))
            before += len(one)
        return cls._sorted(
            vocabulary,
            np.concatenate(rows),
            np.concatenate(places),
            np.concatenate([one.counts for one in several]),
            np.concatenate([one.lengths for one in several]),
        )

    @classmethod
    def _sorted(
        cls,
        vocabulary: dict[str, int],
        rows: NDArray[np.int32],
        places: Places,
        counts: Counts,
        lengths: NDArray[np.int32],
    ) -> Postings:
        order = np.argsort(rows, kind="stable")  # stable, so that the texts of each token stay in order
        starts = np.zeros(len(vocabulary) + 1, dtype=np.int64)
        np.cumsum(np.bincount(rows, minlength=len(vocabulary)), out=starts[1:])
        return cls(vocabulary, starts, places[order], counts[order], lengths)

    def picked(self, kept: NDArray[np.bool_]) -> Postings:
        """The postings of the texts that are marked in ``kept`` alone, without the tokens that only others hold."""
        held = kept[self.places]
        rows = np.repeat(np.arange(len(self.vocabulary), dtype=np.int32), self.frequencies)[held]
        still = np.bincount(rows, minlength=len(self.vocabulary)) > 0
        renumbered = np.cumsum(still, dtype=np.int32) - 1
        tokens = (token for token, row in self.vocabulary.items() if still[row])
        place = np.cumsum(kept, dtype=np.int32) - 1
        return self._sorted(
            {token: row for row, token in enumerate(tokens)},
            renumbered[rows],
            place[self.places[held]],
            self.counts[held],
            self.lengths[kept],
        )

    def ordered(self, order: NDArray[np.int64]) -> Postings:
        """The same texts in another order; ``order`` names for each place the text that comes to stand there."""
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        by_place = np.argsort(place[self.places], kind="stable")
        rows = np.repeat(np.arange(len(self.vocabulary), dtype=np.int32), self.frequencies)
        return self._sorted(
            self.vocabulary,
            rows[by_place],
            place[self.places][by_place],
            self.counts[by_place],
            self.lengths[order],
        )

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def frequencies(self) -> NDArray[np.int64]:
        """How many texts hold each token, by row."""
        return np.diff(self.starts)

    def frequency(self, token: str) -> int:
        """How many texts hold ``token``."""
        row = self.vocabulary.get(token)
        return 0 if row is None else int(self.starts[row + 1] - self.starts[row])

    def holding(self, token: str, first: int = 0, last: int | None = None) -> tuple[Places, Counts]:
        """The texts that hold ``token``, from ``first`` to before ``last``, and how often each does."""
        row = self.vocabulary.get(token)
        if row is None:
            return _NOWHERE
        start, end = int(self.starts[row]), int(self.starts[row + 1])
        if last is not None and last - first < len(self):
            limits = np.asarray(
                (first, last), dtype=np.int32
            )  # of the same type, or all places would be converted
            cut = np.searchsorted(self.places[start:end], limits)
            start, end = start + int(cut[0]), start + int(cut[1])
        return self.places[start:end], self.counts[start:end]

    def save(self, folder: Path) -> None:
        """Writes ``FILES`` into ``folder``."""
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        (folder / _VOCABULARY).write_text("\n".join(self.vocabulary), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Postings:
        """What ``save`` wrote; the arrays stay on disk and are shared by all processes that read them."""
        starts, places, counts, lengths = (
            np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _ARRAYS
        )
        tokens = (folder / _VOCABULARY).read_text(encoding="utf-8")
        vocabulary = {token: row for row, token in enumerate(tokens.split("\n"))} if tokens else {}
        if len(vocabulary) + 1 != len(starts) or starts[-1] != len(places):
            raise ValueError("the postings do not fit together")
        return cls(vocabulary, starts, places, counts, lengths)
