"""The articles that come into question, and what each way of ranking says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from evals.benchmarks.statutes.collection import Collection
from evals.benchmarks.statutes.rankers import ByVectors, ByWords, Places, Scores, top

_POOL = 200  # articles that the words and vectors together propose for a question; the taught model as many
_SURE = 30  # best scores that a score is held against
_COUNTED = 300  # best articles that speak for their law and chapter
_ALIKE = 30  # earlier questions that are looked at
_SHARP = 8.0  # how much more the likest of them count
_FLOOR = 1e-3

Columns = Mapping[str, Scores]


@dataclass(frozen=True)
class Pool:
    """The articles that come into question for one question, with one row of features each."""

    places: Places
    features: NDArray[np.float32]
    gold: NDArray[np.bool_]


@dataclass(frozen=True)
class Texts:
    """The ways of ranking that know no question with its answer."""

    words: Mapping[str, ByWords]  # BM25, each way of reading
    shares: Mapping[str, ByWords]
    headings: Mapping[str, ByWords]
    vectors: ByVectors


@dataclass(frozen=True)
class Learnt:
    """What was learnt from questions with their answers. Nothing else about those questions is used."""

    vectors: ByVectors
    questions: ByWords  # how like the questions to each other, by their words
    known: Places  # the questions learnt from
    gold: Sequence[frozenset[int]]

    @cached_property
    def answers(self) -> csr_matrix:
        """Which articles answer each known question."""
        rows = [sorted(self.gold[question]) for question in self.known]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        flat = np.concatenate(
            [*(np.asarray(row, dtype=np.int64) for row in rows), np.zeros(0, dtype=np.int64)]
        )
        shape = (len(rows), len(self.vectors.articles))
        return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=shape)


class Facts:
    """What is known of articles before any question: their law, their chapter, their place and their length."""

    def __init__(self, collection: Collection) -> None:
        articles = collection.articles
        laws: dict[str, int] = {}
        headings: dict[str, int] = {}
        self.law = np.asarray([laws.setdefault(one.law, len(laws)) for one in articles])
        self.heading = np.asarray([headings.setdefault(one.heading, len(headings)) for one in articles])
        size = np.bincount(self.law)
        start = np.zeros(len(laws), dtype=np.int64)
        start[self.law[::-1]] = np.arange(len(articles))[::-1]
        cited = _cited(collection, laws)
        self.known: Columns = {
            "length": _floats([np.log1p(len(one.text)) for one in articles]),
            "place": _floats((np.arange(len(articles)) - start[self.law]) / size[self.law]),
            "articles": _floats(np.log(size[self.law])),
            "cited": _floats(np.log1p(cited[self.law])),
            "court": _floats([one.law.startswith("最高人民") for one in articles]),
            "rules": _floats(["规定" in one.law or "解释" in one.law for one in articles]),
            "regulation": _floats(["条例" in one.law for one in articles]),
            "measures": _floats(["办法" in one.law for one in articles]),
            "trial": _floats(["试行" in one.law or "暂行" in one.law for one in articles]),
            "statute": _floats([one.law.endswith(("法", "法典")) for one in articles]),
        }

    def around(self, name: str, scores: Scores, places: Places) -> Columns:
        """What ``scores`` say of ``places``, of the articles beside them, of their chapter and of their law."""
        order = np.argsort(-scores, kind="stable")
        rank = np.empty(len(scores), dtype=np.int64)
        rank[order] = np.arange(len(scores))
        first = order[:_COUNTED]
        worth = 1 / (5 + np.arange(len(first)))
        beside = []
        for step in (-1, 1):
            other = np.clip(places + step, 0, len(scores) - 1)
            beside.append(np.where(self.law[other] == self.law[places], scores[other], scores.min()))
        return {
            name: standardised(scores, places),
            f"{name}, rank": _floats(np.log1p(rank[places])),
            f"{name}, beside": _held_against(np.maximum(*beside), scores),
            f"{name}, chapter": self._spoken_for(self.heading, first, worth, places),
            f"{name}, law": self._spoken_for(self.law, first, worth, places),
        }

    def learnt(self, learnt: Learnt) -> Columns:
        """How often the questions learnt from were answered by each article, its chapter, its law."""
        often = np.asarray(learnt.answers.sum(axis=0)).ravel()
        return {
            "answers": _floats(np.log1p(often)),
            "chapter answers": _floats(np.log1p(np.bincount(self.heading, often)[self.heading])),
            "law answers": _floats(np.log1p(np.bincount(self.law, often)[self.law])),
        }

    def alike(self, name: str, likeness: Scores, learnt: Learnt, places: Places) -> Columns:
        """Whether questions like this one were answered by each of ``places``, or from its chapter."""
        own = learnt.answers[:, places]
        near = np.argsort(-likeness, kind="stable")[:_ALIKE]
        weight = np.zeros(len(likeness), dtype=np.float32)
        weight[near] = np.exp(_SHARP * (likeness[near] - likeness[near[0]]))
        weight /= weight.sum()
        answered = learnt.answers[near].tocoo()
        chapters = np.bincount(
            self.heading[answered.col], weight[near][answered.row], minlength=int(self.heading.max()) + 1
        )
        likest = own.multiply(likeness[:, None]).max(axis=0)
        return {
            f"{name}, likest": _floats(np.asarray(likest.todense()).ravel()),
            f"{name}, together": _floats(np.log(weight @ own + _FLOOR)),
            f"{name}, chapter": _floats(np.log(chapters[self.heading[places]] + _FLOOR)),
        }

    def _spoken_for(
        self, kind: NDArray[np.int64], first: Places, worth: NDArray[np.float64], places: Places
    ) -> Scores:
        total = np.bincount(kind[first], worth, minlength=int(kind.max()) + 1)
        return _floats(np.log(total[kind[places]] + _FLOOR))


def pools(
    gold: Sequence[frozenset[int]], asked: Places, texts: Texts, facts: Facts, learnt: Learnt | None = None
) -> Iterator[tuple[int, Pool, tuple[str, ...]]]:
    """Each question with its pool and the names of its columns; of ``learnt``, too, where it is given."""
    before = facts.learnt(learnt) if learnt else {}
    for start in range(0, len(asked), 32):
        block = asked[start : start + 32]
        lexical = {name: one.scores(block) for name, one in texts.words.items()}
        shares = {name: one.scores(block) for name, one in texts.shares.items()}
        headings = {name: one.scores(block) for name, one in texts.headings.items()}
        dense = texts.vectors.scores(block)
        bm25 = sum(lexical.values(), np.zeros_like(dense))
        mixed = bm25 / np.maximum(bm25.max(axis=1, keepdims=True), 1e-6) + dense
        new = learnt.vectors.scores(block) if learnt else None
        for row, question in enumerate(block):
            proposed = [top(bm25[row], _POOL), top(dense[row], _POOL), top(mixed[row], _POOL)]
            if learnt and new is not None:
                vectors = learnt.vectors.questions
                likeness = {
                    "alike by words": learnt.questions.scores(block[row : row + 1])[0, learnt.known],
                    "alike by vectors": vectors[learnt.known] @ vectors[question],
                }
                near = top(likeness["alike by vectors"], _ALIKE)
                proposed += [top(new[row], _POOL), learnt.answers[near].indices]
            places = np.unique(np.concatenate(proposed)).astype(np.int64)
            columns = {
                **{name: standardised(scores[row], places) for name, scores in lexical.items()},
                **{name: scores[row][places] for name, scores in shares.items()},
                **{name: standardised(scores[row], places) for name, scores in headings.items()},
                "embedding": standardised(dense[row], places),
                **facts.around("mixed", mixed[row], places),
                **{name: values[places] for name, values in facts.known.items()},
            }
            if learnt and new is not None:
                columns |= facts.around("taught", new[row], places)
                for name, values in likeness.items():
                    columns |= facts.alike(name, values, learnt, places)
                columns |= {name: values[places] for name, values in before.items()}
            features = np.stack(list(columns.values()), axis=1).astype(np.float32)
            found = Pool(places, features, np.isin(places, list(gold[question])))
            yield int(question), found, tuple(columns)


def standardised(scores: Scores, places: Places) -> Scores:
    """The scores of ``places``, held against the best ones: how far above them, in their spread."""
    return _held_against(scores[places], scores)


def _held_against(values: Scores, scores: Scores) -> Scores:
    first = np.partition(scores, -min(_SURE, len(scores)))[-min(_SURE, len(scores)) :]
    return _floats((values - first.mean()) / (first.std() + _FLOOR))


def _cited(collection: Collection, laws: Mapping[str, int]) -> NDArray[np.int64]:
    """How many articles of other laws name each law in 《》."""
    short = {law.removeprefix("中华人民共和国"): place for law, place in laws.items()}
    counts = np.zeros(len(laws), dtype=np.int64)
    for one in collection.articles:
        named = {
            name.removeprefix("中华人民共和国") for name in re.findall("《([^》]+)》", one.law + one.text)
        }
        for name in named & short.keys():
            counts[short[name]] += laws[one.law] != short[name]
    return counts


def _floats(values: object) -> Scores:
    return np.asarray(values, dtype=np.float32)
