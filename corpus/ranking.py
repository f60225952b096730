"""How well a guidance entry fits a query: a few plain similarities, mixed by weights fitted beforehand.

The weights lie beside the embedding they were fitted with (``ranking.json``; see ``corpus.training``). The mix orders
the entries; its logistic form, with the share of the query that is known words, is the score to hold thresholds
against: high for a paraphrase of something we answer, low for what is about something else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors, packaged_embedding
from corpus.lexical import CONCEPT
from corpus.likelihood import QueryLikelihood
from corpus.model import Frozen

if TYPE_CHECKING:
    from corpus.shelf import Shelf

Scores = NDArray[np.float32]

FEATURES = (
    "wording_dense",  # the nearest wording, by vector
    "whole_dense",  # all wordings read as one text
    "answer_dense",  # the nearer of the two answers
    "wording_cosine",  # the nearest wording, by tf-idf
    "whole_cosine",
    "whole_cover",  # how much of the query the wordings and answers hold
    "wording_cover",
    "concepts",  # how much of what the query names the entry is asked about
    "likelihood",  # how probable the query is in the way the entry is asked about
)


class Ranking(Frozen):
    """Fitted weights, one per feature, and the calibration of the score."""

    weights: tuple[float, ...]
    slope: float
    known: float  # per share of the query's weight that stands in some entry
    offset: float

    def mix(self, features: Scores) -> Scores:
        """The mixed similarity of each row; only its order within one query means something."""
        return np.asarray(features @ np.asarray(self.weights, dtype=np.float32), dtype=np.float32)

    def score(self, mixed: Scores, known: float) -> Scores:
        """The mixed similarities as scores in [0, 1] that can be compared between queries."""
        lift = self.slope * mixed + self.known * known + self.offset
        return np.asarray(1 / (1 + np.exp(-np.clip(lift, -30, 30))), dtype=np.float32)


def load_ranking(folder: Path | None = None) -> Ranking:
    """The weights fitted with the shipped embedding, or those in ``folder``."""
    return Ranking(
        **json.loads(((folder or packaged_embedding()) / "ranking.json").read_text(encoding="utf-8"))
    )


class _Owned:
    """Rows by the entry that they belong to."""

    def __init__(self, rows: NDArray[np.int64], owners: NDArray[np.int64], entries: int) -> None:
        order = np.argsort(owners, kind="stable")
        self._rows = rows[order]
        self._owner = owners[order]
        self._each, self._starts = np.unique(self._owner, return_index=True)
        self._sizes = np.diff(self._starts, append=len(rows))
        self._entries = entries

    def best(self, scores: Scores) -> Scores:
        """The best score among the rows of each entry, which are no less than 0; 0 where it has none."""
        best = np.zeros(self._entries, dtype=np.float32)
        if len(self._each):
            best[self._each] = np.maximum.reduceat(scores[self._rows], self._starts)
        return best

    def place_of_best(self, scores: Scores) -> NDArray[np.int64]:
        """The row of each entry with the best score, the last of several; 0 where it has none."""
        places = np.zeros(self._entries, dtype=np.int64)
        is_best = scores[self._rows] == np.repeat(self.best(scores)[self._each], self._sizes)
        places[self._owner[is_best]] = self._rows[is_best]  # of several the last one written stays
        return places


class EntryFeatures:
    """Computes the features of all entries for one query at a time.

    ``questions`` holds one view per wording; ``entries`` holds, per entry, all its wordings as one text
    (``<entry>|whole``) and its answers (``<entry>|answer.zh``, ``|answer.en``).
    """

    def __init__(self, questions: Shelf, entries: Shelf) -> None:
        self._questions = questions
        self._entries = entries
        self.ids = tuple(dict.fromkeys(view.owner for view in questions.views))
        place = {id: number for number, id in enumerate(self.ids)}
        of_question = np.asarray([place[view.owner] for view in questions.views], dtype=np.int64)
        of_entry = np.asarray([place[view.owner] for view in entries.views], dtype=np.int64)
        whole = np.asarray([view.id.endswith("|whole") for view in entries.views], dtype=bool)
        rows = np.arange(len(of_entry))
        self._wordings = _Owned(np.arange(len(of_question)), of_question, len(self.ids))
        self._texts = _Owned(rows, of_entry, len(self.ids))
        self._wholes = _Owned(rows[whole], of_entry[whole], len(self.ids))
        self._answers = _Owned(rows[~whole], of_entry[~whole], len(self.ids))
        self._likelihood = QueryLikelihood(questions.lexical, of_question)
        naming: dict[str, dict[int, None]] = {}
        for number, read in zip(of_entry, entries.lexical.texts, strict=True):
            for token in read:
                if token.startswith(CONCEPT):
                    naming.setdefault(token, {})[int(number)] = None
        self._naming = {token: np.asarray(list(found)) for token, found in naming.items()}

    def of(
        self, vector: Vectors, read: Sequence[str], policy: str | None
    ) -> tuple[Scores, NDArray[np.int64]]:
        """The features, one row per entry in order of ``ids``, and for each entry the place of its best wording."""
        # Words that the model does not know leave no trace in the vector; without this, a question about ten miles
        # would be as near to "direction 10" as if it said nothing else.
        heard = np.float32(self._entries.lexical.covered(read) ** 0.5)
        dense = heard * self._questions.dense(vector, policy)
        cover, cosine = self._questions.lexical.both(read)
        whole_dense = heard * self._entries.dense(vector, policy)
        whole_cover, whole_cosine = self._entries.lexical.both(read)
        rows = np.stack(
            [
                self._wordings.best(dense),
                self._wholes.best(whole_dense),
                self._answers.best(whole_dense),
                self._wordings.best(cosine),
                self._wholes.best(whole_cosine),
                self._texts.best(whole_cover),
                self._wordings.best(cover),
                self._named(read),
                self._likelihood.of(read),
            ],
            axis=1,
        )
        return rows, self._wordings.place_of_best(dense + cosine)

    def _named(self, read: Sequence[str]) -> Scores:
        """The weighted share of the query's concepts that each entry's texts name; 0 where it names none."""
        named = sorted({token for token in read if token.startswith(CONCEPT)})
        weights = {token: self._entries.lexical.weight(token) for token in named}
        total = sum(weights.values())
        shares = np.zeros(len(self.ids), dtype=np.float64)
        for token, weight in weights.items():
            if token in self._naming:
                shares[self._naming[token]] += weight
        return np.asarray(shares / total if total else shares, dtype=np.float32)
