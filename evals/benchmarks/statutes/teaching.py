"""The embedding taught with questions: each against articles that look like the right ones and are not."""

from __future__ import annotations

import logging
from collections.abc import Collection as Some
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from corpus.embed import Vectors
from corpus.training.fit import Steps
from evals.benchmarks.statutes.rankers import Bags, ByVectors, Places, Ranker, best

log = logging.getLogger(__name__)

_BATCH = 64
_RATE = 0.005
_SCALE = 10.0
_LEFT_OUT = 0.4  # share of a question's tokens that is not read, drawn anew each time
_LEFT_OUT_OF_ARTICLES = 0.2
_LOOKALIKES = 100  # the best of BM25 for a question, from which wrong articles are drawn
_MISTAKEN = 50  # the same of the model itself
_DRAWN = 6  # wrong articles of either kind for each question of a batch
_OTHERS = 200  # more articles for a batch: so many of any law, so many that answer other questions
_AGAIN = 3  # passes after which the model's own mistakes are looked up anew


@dataclass(frozen=True)
class Lessons:
    """What there is to learn from. Rows of ``lookalikes`` are questions."""

    bags: Bags
    gold: Sequence[Some[int]]
    lookalikes: Places


def lessons(bags: Bags, gold: Sequence[Some[int]], lexical: Ranker) -> Lessons:
    """The articles that answer each question, and those that only hold its words."""
    places = np.zeros((len(gold), _LOOKALIKES), dtype=np.int64)
    for question, some, _ in best(lexical, np.arange(len(gold)), _LOOKALIKES):
        places[question, : len(some)] = some
    return Lessons(bags, gold, places)


def taught(weights: Vectors, given: Lessons, allowed: Sequence[int], *, passes: int, seed: int) -> ByVectors:
    """The embedding fitted on with the questions ``allowed`` and no others.

    Questions and articles come to have vectors of their own for each token: a lay word in a question need not mean
    what it means in a law. The loss is the softmax of a question over the articles of its batch, in which the
    articles that answer one question do not count against each other.
    """
    of_articles, of_questions = weights.copy(), weights.copy()
    steps = [Steps(of_articles), Steps(of_questions)]
    chance = np.random.default_rng(seed)
    answers = [np.asarray(sorted(places), dtype=np.int64) for places in given.gold]
    asked = np.asarray(allowed, dtype=np.int64)
    answering = np.unique(np.concatenate([answers[question] for question in asked]))
    batches = -(-len(asked) // _BATCH)
    mistaken = given.lookalikes
    for number in range(passes):
        if number % _AGAIN == 0:
            mistaken = _mistaken(_vectors(given.bags, of_articles, of_questions), asked, len(given.gold))
        total = 0.0
        shuffled = chance.permutation(asked)
        for index in range(batches):
            chosen = shuffled[index * _BATCH : (index + 1) * _BATCH]
            drawn = [answers[question] for question in chosen]
            for question in chosen:
                drawn += [chance.choice(given.lookalikes[question], _DRAWN, replace=False)]
                drawn += [chance.choice(mistaken[question], _DRAWN, replace=False)]
            for others in (np.arange(given.bags.articles.shape[0]), answering):
                drawn.append(chance.choice(others, min(_OTHERS, len(others)), replace=False))
            articles = np.unique(np.concatenate(drawn))
            bags = [
                _thin(given.bags.articles[articles], _LEFT_OUT_OF_ARTICLES, chance),
                _thin(given.bags.questions[chosen], _LEFT_OUT, chance),
            ]
            right = np.stack([np.isin(articles, answers[question]) for question in chosen])
            loss, slopes = _loss(bags[0] @ of_articles, bags[1] @ of_questions, right)
            gone = (number * batches + index) / (passes * batches)
            for step, bag, slope in zip(steps, bags, slopes, strict=True):
                step.take([bag], [slope], _RATE * max(0.05, 1 - gone))
            total += loss
        log.info("questions: pass %d of %d, loss %.3f", number + 1, passes, total / batches)
    return _vectors(given.bags, of_articles, of_questions)


def _vectors(bags: Bags, of_articles: Vectors, of_questions: Vectors) -> ByVectors:
    return ByVectors(bags.articles @ of_articles, bags.questions @ of_questions)


def _mistaken(vectors: ByVectors, asked: Places, count: int) -> Places:
    """The articles that the model puts first for each question; rows of other questions are empty."""
    places = np.zeros((count, _MISTAKEN), dtype=np.int64)
    for question, some, _ in best(vectors, asked, _MISTAKEN):
        places[question, : len(some)] = some
    return places


def _thin(bags: Any, share: float, chance: np.random.Generator) -> Any:
    """The rows less a share of their tokens, at sum 1; a row that lost all keeps all."""
    thin = csr_matrix(bags, copy=True)
    thin.data = np.where(chance.random(len(thin.data)) < share, 0, thin.data).astype(np.float32)
    lost = np.asarray(thin.sum(axis=1)).ravel() == 0
    thin.data = np.where(np.repeat(lost, np.diff(thin.indptr)), bags.data, thin.data)
    sums = np.maximum(np.asarray(thin.sum(axis=1)).ravel(), 1e-9)
    return (diags((1 / sums).astype(np.float32)) @ thin).tocsr()


def _loss(
    articles: Vectors, questions: Vectors, right: NDArray[np.bool_]
) -> tuple[float, tuple[Vectors, Vectors]]:
    """The loss of a batch, and how it slopes for each article and for each question."""
    sides = [torch.from_numpy(side).requires_grad_() for side in (articles, questions)]
    first, second = (torch.nn.functional.normalize(side, dim=1) for side in sides)
    scores = second @ first.T * _SCALE
    answering = torch.from_numpy(right)
    wrong = scores.masked_fill(answering, float("-inf")).logsumexp(1, keepdim=True)
    each = torch.nn.functional.softplus(wrong - scores) * answering
    loss = (each.sum(1) / answering.sum(1)).mean()
    loss.backward()  # type: ignore[no-untyped-call]
    slopes = [np.asarray(side.grad, dtype=np.float32) for side in sides]
    return float(loss.detach()), (slopes[0], slopes[1])
