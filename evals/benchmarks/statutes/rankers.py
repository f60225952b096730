"""Ways of ranking all articles for a question: by words, by latent dimensions, by vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from corpus.embed import StaticEmbedder, Vectors, normalised
from evals.benchmarks.statutes.collection import Collection
from evals.benchmarks.statutes.reading import Field

Scores = NDArray[np.float32]
Places = NDArray[np.int64]

DEPTH = 100
_BLOCK = 64


class Ranker(Protocol):
    """Scores all articles for questions given by their places."""

    def scores(self, questions: Places) -> Scores:
        """One row a question, one column an article."""


class ByWords:
    """The inner product of weighted counts."""

    def __init__(self, articles: Any, questions: Any) -> None:
        self.articles = articles.tocsr()
        self.questions = questions.tocsr()

    def scores(self, questions: Places) -> Scores:
        return np.asarray((self.questions[questions] @ self.articles.T).toarray(), dtype=np.float32)


class ByVectors:
    """The cosine of vectors."""

    def __init__(self, articles: Vectors, questions: Vectors) -> None:
        self.articles = normalised(articles)
        self.questions = normalised(questions)

    def scores(self, questions: Places) -> Scores:
        return np.asarray(self.questions[questions] @ self.articles.T, dtype=np.float32)


def together(first: Field, second: Field) -> Field:
    """Both ways of reading at once."""
    return Field(
        *(
            hstack(pair, format="csr")
            for pair in (
                (first.texts, second.texts),
                (first.headings, second.headings),
                (first.questions, second.questions),
            )
        )
    )


def bm25(field: Field, *, headings: bool, k1: float = 1.2, b: float = 0.75) -> ByWords:
    """BM25 of the texts, with their headings where asked."""
    counts = (field.texts + field.headings if headings else field.texts).tocsr()
    length = np.asarray(counts.sum(axis=1)).ravel()
    norm = np.repeat(k1 * (1 - b + b * length / length.mean()), np.diff(counts.indptr))
    weighted = counts.copy()
    weighted.data = (counts.data * (k1 + 1) / (counts.data + norm)).astype(np.float32)
    return ByWords(weighted, _present(field.questions) @ diags(rarity(counts)))


def share(field: Field) -> ByWords:
    """How much of the question an article holds at all, by the rarity of its tokens."""
    counts = (field.texts + field.headings).tocsr()
    asked = (_present(field.questions) @ diags(rarity(counts))).tocsr()
    total = np.maximum(np.asarray(asked.sum(axis=1)).ravel(), 1e-6)
    return ByWords(_present(counts), diags(1 / total) @ asked)


def tfidf(field: Field) -> ByWords:
    """The cosine of tf-idf vectors, texts with headings."""
    counts = (field.texts + field.headings).tocsr()
    weights = diags(rarity(counts))

    def rows(of: Any) -> Any:
        damped = of.tocsr().copy()
        damped.data = 1 + np.log(damped.data)
        weighted = (damped @ weights).tocsr()
        length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        return (diags(1 / np.maximum(length, 1e-9)) @ weighted).tocsr().astype(np.float32)

    return ByWords(rows(counts), rows(field.questions))


def latent(words: ByWords, dimension: int, seed: int) -> ByVectors:
    """Latent semantic analysis: the tf-idf vectors on their first ``dimension`` singular directions."""
    from sklearn.utils.extmath import randomized_svd  # type: ignore[import-untyped]

    common = np.flatnonzero(np.bincount(words.articles.indices, minlength=words.articles.shape[1]) >= 5)
    articles = words.articles[:, common]
    left, size, right = randomized_svd(articles, dimension, n_iter=1, random_state=seed)
    return ByVectors(
        np.asarray(left * size, dtype=np.float32),
        np.asarray(words.questions[:, common] @ right.T, dtype=np.float32),
    )


@dataclass(frozen=True)
class Bags:
    """Texts as shares of their tokens, one row a text: a product with token vectors is their vectors."""

    articles: Any
    questions: Any


def bags(field: Field) -> Bags:
    """For an article the middle of its text alone and of it with its headings."""

    def rows(counts: Any) -> Any:
        sums = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1)
        return (diags((1 / sums).astype(np.float32)) @ counts).tocsr()

    articles = (rows(field.texts) + rows(field.texts + field.headings)) / 2
    return Bags(articles.tocsr().astype(np.float32), rows(field.questions))


def embedded(read: Bags, weights: Vectors) -> ByVectors:
    """The embedding given by ``weights``."""
    return ByVectors(read.articles @ weights, read.questions @ weights)


def headed(field: Field) -> ByWords:
    """How rare the tokens are that question and headings share."""
    weights = rarity((field.texts + field.headings).tocsr())
    return ByWords(_present(field.headings), _present(field.questions) @ diags(weights))


def likeness(fields: Sequence[Field]) -> ByWords:
    """How like each question is to each question: the cosine of their rare tokens, over several ways of reading."""
    parts = []
    for field in fields:
        weighted = (_present(field.questions) @ diags(rarity((field.texts + field.headings).tocsr()))).tocsr()
        length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        parts.append(diags(1 / np.maximum(length, 1e-9)) @ weighted / np.sqrt(len(fields)))
    rows = hstack(parts, format="csr").astype(np.float32)
    return ByWords(rows, rows)


def shipped(collection: Collection, questions: Sequence[str]) -> ByVectors:
    """The embedding in this repository, as it is."""
    embedder = StaticEmbedder()
    return ByVectors(
        embedder.encode([article.text for article in collection.articles]), embedder.encode(questions)
    )


def best(ranker: Ranker, questions: Places, count: int = DEPTH) -> Iterator[tuple[int, Places, Scores]]:
    """For each question its place, the ``count`` best articles, best first, and all scores."""
    for start in range(0, len(questions), _BLOCK):
        block = questions[start : start + _BLOCK]
        for question, row in zip(block, ranker.scores(block), strict=True):
            some = top(row, count)
            yield int(question), some[np.argsort(-row[some], kind="stable")], row


def top(scores: Scores, count: int) -> Places:
    """The places of the ``count`` best scores, in no order."""
    return np.argpartition(-scores, min(count, len(scores)) - 1)[:count]


def rarity(counts: Any) -> Scores:
    """The inverse document frequency of each token."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log(1 + (counts.shape[0] - held + 0.5) / (held + 0.5)), dtype=np.float32)


def _present(counts: Any) -> Any:
    ones = csr_matrix(counts, copy=True)
    ones.data[:] = 1
    return ones
