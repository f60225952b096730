"""Several rankings mixed: standardised similarities with weights fitted on questions about other laws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from evals.benchmarks.statutes.collection import Collection
from evals.benchmarks.statutes.rankers import DEPTH, ByVectors, ByWords, Places, Scores, best

_POOL = 150  # articles that BM25 proposes for a question; the embedding proposes DEPTH
_FEEDBACK = 8  # articles whose vectors are taken for what was meant
_STRICT = 0.03  # how strongly weights are held small; chosen by the unseen laws of the train questions

PARTS: Mapping[str, tuple[str, ...]] = {
    "BM25": ("bm25",),
    "share of the question": ("share",),
    "embedding": ("embedding",),
    "feedback": ("feedback",),
    "kind of law": ("articles", "court", "rules", "regulation", "measures", "law"),
}
_COLUMNS = tuple(column for columns in PARTS.values() for column in columns)
_STANDARDISED = ("bm25", "embedding", "feedback")
TEXTUAL = tuple(part for part in PARTS if part != "kind of law")


@dataclass(frozen=True)
class Pool:
    """The articles that come into question for one question, with one row of features each."""

    places: Places
    features: NDArray[np.float32]
    gold: NDArray[np.bool_]


def kinds(collection: Collection) -> Scores:
    """For each article what kind of law it stands in, and the logarithm of how many articles that has."""
    size: dict[str, int] = {}
    for article in collection.articles:
        size[article.law] = size.get(article.law, 0) + 1
    rows = [
        (
            np.log(size[law]),
            law.startswith("最高人民"),
            "规定" in law or "解释" in law,
            "条例" in law,
            "办法" in law,
            law.endswith(("法", "法典")),
        )
        for law in (article.law for article in collection.articles)
    ]
    return np.asarray(rows, dtype=np.float32)


def pools(
    gold: Sequence[frozenset[int]],
    questions: Places,
    lexical: ByWords,
    held: ByWords,
    vectors: ByVectors,
    kind: Scores,
) -> dict[int, Pool]:
    """A pool for each of ``questions``."""
    first = {question: (some, row[some]) for question, some, row in best(lexical, questions, _POOL)}
    found: dict[int, Pool] = {}
    for question, near, dense in best(vectors, questions, DEPTH):
        some, lift = first[question]
        places = np.unique(np.concatenate([some, near]))
        trusted = np.exp(6 * (lift[:_FEEDBACK] / max(float(lift[0]), 1e-6) - 1))
        meant = (trusted / trusted.sum()) @ vectors.articles[some[:_FEEDBACK]]
        columns = [
            _dot(lexical, places, question),
            _dot(held, places, question),
            dense[places],
            vectors.articles[places] @ meant,
            *kind[places].T,
        ]
        features = np.stack(columns, axis=1).astype(np.float32)
        for number, column in enumerate(_COLUMNS):
            if column in _STANDARDISED:
                top = np.sort(features[:, number])[-30:]
                features[:, number] = (features[:, number] - top.mean()) / (top.std() + 1e-3)
        found[question] = Pool(places, features, np.isin(places, list(gold[question])))
    return found


def _dot(ranker: ByWords, places: Places, question: int) -> Scores:
    asked = ranker.questions[question].toarray().ravel()
    return np.asarray(ranker.articles[places] @ asked, dtype=np.float32)


def fit_weights(pools: Sequence[Pool], parts: Sequence[str]) -> NDArray[np.float32]:
    """One weight a column, 0 for those of other parts: a softmax over each pool puts the right articles first."""
    columns = _columns(parts)
    useful = [pool for pool in pools if pool.gold.any()]
    longest = max(len(pool.places) for pool in useful)
    rows = torch.zeros(len(useful), longest, len(columns))
    absent = torch.ones(len(useful), longest, dtype=torch.bool)
    right = torch.zeros(len(useful), longest)
    for number, pool in enumerate(useful):
        count = len(pool.places)
        rows[number, :count] = torch.from_numpy(pool.features[:, columns])
        absent[number, :count] = False
        right[number, :count] = torch.from_numpy(pool.gold.astype(np.float32))
    spread = rows[~absent].std(0) + 1e-6
    rows = rows / spread
    weights = torch.zeros(len(columns), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=40)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (rows @ weights).masked_fill(absent, -1e9)
        likely = scores - torch.logsumexp(scores, 1, keepdim=True)
        loss = -((likely * right).sum(1) / right.sum(1)).mean() + _STRICT * (weights**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    final = np.zeros(len(_COLUMNS), dtype=np.float32)
    final[columns] = (weights.detach() / spread).numpy()
    return final


def mixed(pool: Pool, weights: NDArray[np.float32]) -> Places:
    """The best articles of the pool."""
    return pool.places[np.argsort(-(pool.features @ weights), kind="stable")[:DEPTH]]


def _columns(parts: Sequence[str]) -> list[int]:
    wanted = {column for part in parts for column in PARTS[part]}
    return [number for number, column in enumerate(_COLUMNS) if column in wanted]
