"""The whole measurement: every ranker, the fusion, its ablation and the seeds, on seen and on unseen laws."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.embed import Vectors
from corpus.model import Frozen
from corpus.training.fit import ReadPair, fit, start
from evals.benchmarks.statutes.collection import FOLDS, Collection
from evals.benchmarks.statutes.fusion import PARTS, TEXTUAL, Pool, fit_weights, kinds, mixed, pools
from evals.benchmarks.statutes.measure import Row, row, worth
from evals.benchmarks.statutes.rankers import (
    ByVectors,
    Places,
    Ranker,
    best,
    bm25,
    embedded,
    latent,
    share,
    shipped,
    tfidf,
    together,
)
from evals.benchmarks.statutes.reading import Read

log = logging.getLogger(__name__)

Worths = Mapping[int, tuple[float, ...]]  # by question

_BM25 = "BM25, both, with headings"
_RATE = 0.02


class Recipe(Frozen):
    """How the embedding is fitted here."""

    dimension: int = 256
    passes: int = 4  # over the statutes
    labelled_passes: int = 10
    seeds: tuple[int, ...] = (0, 1, 2)


class Measured(Frozen):
    """The figures. Each table holds one row a way of ranking."""

    recipe: Recipe
    articles: int
    train: int
    seen: tuple[Row, ...]  # dev questions; train questions about the same laws were there to learn from
    unseen: tuple[Row, ...]  # dev questions; nothing about their laws was there to learn from
    chosen: tuple[Row, ...]  # train questions as unseen ones: choices are made here
    ablation: tuple[Row, ...]  # on the same
    seeds: Mapping[str, tuple[tuple[float, ...], ...]]  # by way of ranking, the measures for each seed


@dataclass(frozen=True)
class _Sets:
    train: Places
    dev: Places
    train_unseen: list[tuple[int, int]]  # (question, fold)
    dev_unseen: list[tuple[int, int]]


def measure(collection: Collection, read: Read, recipe: Recipe) -> Measured:
    """Everything, in minutes. The same recipe gives the same figures for one number of threads."""
    questions = (*collection.train, *collection.dev)
    gold = [collection.gold(question) for question in questions]
    count = len(collection.train)
    sets = _Sets(
        train=np.arange(count),
        dev=np.arange(count, len(questions)),
        train_unseen=collection.unseen(collection.train),
        dev_unseen=[(count + place, fold) for place, fold in collection.unseen(collection.dev)],
    )

    def worths(ranker: Ranker, asked: Places) -> Worths:
        return {
            question: worth(collection, some.tolist(), gold[question])
            for question, some, _ in best(ranker, asked)
        }

    both = together(read.words, read.bigrams)
    lexical, held, cosine = bm25(both, headings=True), share(both), tfidf(both)
    alone: dict[str, Worths] = {}
    plain: Mapping[str, Callable[[], Ranker]] = {
        "BM25, words": lambda: bm25(read.words, headings=False),
        "BM25, bigrams": lambda: bm25(read.bigrams, headings=False),
        "BM25, both": lambda: bm25(both, headings=False),
        _BM25: lambda: lexical,
        "TF-IDF": lambda: cosine,
        "LSA": lambda: latent(cosine, 128, recipe.seeds[0]),
        "embedded model as shipped": lambda: shipped(collection, [one.question for one in questions]),
    }
    for name, make in plain.items():
        alone[name] = worths(make(), sets.dev)
        log.info("%s: R@10 %.3f", name, np.mean([one[1] for one in alone[name].values()]))

    kind = kinds(collection)
    seeds: dict[str, list[tuple[float, ...]]] = {}
    first = _fitted(read, recipe, recipe.seeds[0])
    vectors = embedded(read.grams, first)
    pool = pools(gold, np.arange(len(questions)), lexical, held, vectors, kind)
    log.info("pools of seed %d", recipe.seeds[0])
    labelled = embedded(read.grams, _taught(first, read.labelled, range(count), recipe))
    taught_pool = pools(gold, np.arange(len(questions)), lexical, held, labelled, kind)
    by_fold = [
        embedded(read.grams, _taught(first, read.labelled, _allowed(collection, fold), recipe))
        for fold in range(FOLDS)
    ]
    log.info("models taught with questions")

    def fused(
        found: Mapping[int, Pool], parts: Sequence[str], asked: Sequence[tuple[int, int | None]]
    ) -> Worths:
        weights: dict[int | None, np.ndarray[tuple[int], np.dtype[np.float32]]] = {}
        result: dict[int, tuple[float, ...]] = {}
        for question, fold in asked:
            if fold not in weights:
                used = range(count) if fold is None else _allowed(collection, fold)
                weights[fold] = fit_weights([found[place] for place in used], parts)
            result[question] = worth(
                collection, mixed(found[question], weights[fold]).tolist(), gold[question]
            )
        return result

    everywhere = [(int(question), None) for question in sets.dev]
    everything = tuple(PARTS)
    seen = {
        **alone,
        "embedded model fitted here": worths(vectors, sets.dev),
        "the same, taught with questions": worths(labelled, sets.dev),
        "fused": fused(pool, TEXTUAL, everywhere),
        "fused, with the kind of law": fused(pool, everything, everywhere),
        "fused, taught with questions": fused(taught_pool, TEXTUAL, everywhere),
        "fused, taught, with the kind of law": fused(taught_pool, everything, everywhere),
    }
    unseen = {
        **alone,
        "embedded model fitted here": seen["embedded model fitted here"],
        "the same, taught with questions": _of_folds(by_fold, sets.dev_unseen, worths),
        "fused": fused(pool, TEXTUAL, sets.dev_unseen),
        "fused, with the kind of law": fused(pool, everything, sets.dev_unseen),
    }
    places = np.asarray([question for question, _ in sets.train_unseen])
    chosen = {
        _BM25: worths(lexical, places),
        "embedded model fitted here": worths(vectors, places),
        "the same, taught with questions": _of_folds(by_fold, sets.train_unseen, worths),
        "fused": fused(pool, TEXTUAL, sets.train_unseen),
        "fused, with the kind of law": fused(pool, everything, sets.train_unseen),
    }
    ablation = {"all parts": chosen["fused, with the kind of law"]} | {
        f"without {part}": fused(pool, tuple(other for other in PARTS if other != part), sets.train_unseen)
        for part in PARTS
    }
    log.info("fusions and ablation")
    weights = fit_weights([pool[place] for place in range(count)], TEXTUAL)
    for seed in recipe.seeds:
        again = vectors if seed == recipe.seeds[0] else embedded(read.grams, _fitted(read, recipe, seed))
        other = pools(gold, sets.dev, lexical, held, again, kind)
        by_name = {
            "embedded model fitted here": worths(again, sets.dev),
            "fused": {
                int(question): worth(collection, mixed(other[question], weights).tolist(), gold[question])
                for question in sets.dev
            },
        }
        for name, values in by_name.items():
            means = np.mean(list(values.values()), axis=0)
            seeds.setdefault(name, []).append(tuple(round(float(value), 4) for value in means))
        log.info("seed %d", seed)
    dev_unseen = [question for question, _ in sets.dev_unseen]
    return Measured(
        recipe=recipe,
        articles=len(collection.articles),
        train=count,
        seen=_rows(seen, sets.dev.tolist()),
        unseen=_rows(unseen, dev_unseen),
        chosen=_rows(chosen, places.tolist()),
        ablation=_rows({_BM25: chosen[_BM25], **ablation}, places.tolist())[1:],
        seeds={name: tuple(values) for name, values in seeds.items()},
    )


def _rows(ways: Mapping[str, Worths], questions: Sequence[int]) -> tuple[Row, ...]:
    basis = [ways[_BM25][question] for question in questions]
    return tuple(
        row(name, [values[question] for question in questions], None if name == _BM25 else basis)
        for name, values in ways.items()
    )


def _fitted(read: Read, recipe: Recipe, seed: int) -> Vectors:
    """The embedding fitted on the statutes, without labels."""
    weights = start(read.grams.texts.shape[1], recipe.dimension, seed)
    return fit(
        weights,
        read.pairs,
        passes=recipe.passes,
        batch=512,
        rate=_RATE,
        scale=20.0,
        drop=0.0,
        seed=seed,
        label=f"statutes, seed {seed}",
    )


def _taught(
    weights: Vectors, labelled: Sequence[tuple[int, ReadPair]], allowed: Sequence[int], recipe: Recipe
) -> Vectors:
    """The embedding fitted on with questions and their articles."""
    used = set(allowed)
    return fit(
        weights,
        [pair for place, pair in labelled if place in used],
        passes=recipe.labelled_passes,
        batch=256,
        rate=_RATE / 4,
        scale=20.0,
        drop=0.1,
        seed=recipe.seeds[0],
        label="questions",
    )


def _allowed(collection: Collection, fold: int) -> list[int]:
    """Places of the train questions that say nothing about the laws of ``fold``."""
    return [
        place for place, question in enumerate(collection.train) if fold not in collection.folds(question)
    ]


def _of_folds(
    rankers: Sequence[ByVectors],
    asked: Sequence[tuple[int, int]],
    worths: Callable[[Ranker, Places], Worths],
) -> Worths:
    """Each question put to the ranker that knows nothing about its laws."""
    found: dict[int, tuple[float, ...]] = {}
    for fold, ranker in enumerate(rankers):
        own = np.asarray([question for question, of in asked if of == fold], dtype=np.int64)
        found |= worths(ranker, own)
    return found
