"""The whole measurement: every ranker, the fusions, their ablation and the seeds, on seen and on unseen laws."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Collection as Some
from dataclasses import dataclass

import numpy as np

from corpus.embed import Vectors
from corpus.model import Frozen
from corpus.training.fit import fit_counts, start
from evals.benchmarks.statutes.collection import FOLDS, Collection
from evals.benchmarks.statutes.features import Facts, Learnt, Pool, Texts, pools
from evals.benchmarks.statutes.fusion import EVERYTHING, FOR_SEEN, FOR_UNSEEN, PARTS, TEXTUAL, Mix, fit_mix
from evals.benchmarks.statutes.measure import CHOSEN_BY, MEASURES, Row, row, worth
from evals.benchmarks.statutes.rankers import (
    Bags,
    ByVectors,
    ByWords,
    Places,
    Ranker,
    bags,
    best,
    bm25,
    embedded,
    headed,
    latent,
    likeness,
    share,
    shipped,
    tfidf,
    together,
)
from evals.benchmarks.statutes.reading import Read, pairs
from evals.benchmarks.statutes.teaching import lessons, taught

log = logging.getLogger(__name__)

Worths = Mapping[int, tuple[float, ...]]  # by question

_BM25 = "BM25, both, with headings"
_FITTED = "embedded model fitted here"
_TAUGHT = "the same, taught with questions"
_FUSED, _WITH_KIND = "fused", "fused, with the kind of law"
_FUSED_TAUGHT = "fused, with what was learnt from questions"
_ALL = tuple(PARTS)
_RATE = 0.02


class Recipe(Frozen):
    """How the embedding is fitted here."""

    dimension: int = 256
    passes: int = 8  # over the statutes
    labelled_passes: int = 16
    seeds: tuple[int, ...] = (0, 1, 2)


class Measured(Frozen):
    """The figures. Each table holds one row a way of ranking."""

    recipe: Recipe
    articles: int
    train: int
    seen: tuple[Row, ...]  # dev questions; train questions about the same laws were there to learn from
    unseen: tuple[Row, ...]  # dev questions; nothing about their laws was there to learn from
    chosen_seen: tuple[
        Row, ...
    ]  # train questions, asked of what never saw them: choices for seen laws are made here
    chosen: tuple[Row, ...]  # train questions as unseen ones: choices for unseen laws are made here
    ablation_seen: tuple[Row, ...]  # on the same as chosen_seen
    ablation: tuple[Row, ...]  # on the same as chosen
    seeds: Mapping[str, tuple[tuple[float, ...], ...]]  # by way of ranking, the measures for each seed


@dataclass(frozen=True)
class _Sets:
    train: Places
    dev: Places
    train_unseen: list[tuple[int, int]]  # (question, fold of its laws)
    dev_unseen: list[tuple[int, int]]
    parts: list[tuple[int, int]]  # (train question, the part of them that it is in, by chance)


@dataclass(frozen=True)
class _Found:
    """Pools of questions, and the names of their columns."""

    pools: Mapping[int, Pool]
    names: tuple[str, ...]
    strict: float

    @classmethod
    def of(cls, rows: Iterable[tuple[int, Pool, tuple[str, ...]]], strict: float) -> _Found:
        found: dict[int, Pool] = {}
        names: tuple[str, ...] = ()
        for question, pool, columns in rows:
            found[question], names = pool, columns
        return cls(found, names, strict)

    def mix(self, used: Iterable[int], parts: Some[str]) -> Mix:
        return fit_mix([self.pools[question] for question in used], self.names, parts, self.strict)


class _Bench:
    """What all measurements share."""

    def __init__(self, collection: Collection, read: Read, recipe: Recipe) -> None:
        self.collection, self.read, self.recipe = collection, read, recipe
        questions = (*collection.train, *collection.dev)
        self.asked = [question.question for question in questions]
        self.gold = [collection.gold(question) for question in questions]
        count = len(collection.train)
        shuffled = np.random.default_rng(17).permutation(count)
        self.sets = _Sets(
            train=np.arange(count),
            dev=np.arange(count, len(questions)),
            train_unseen=collection.unseen(collection.train),
            dev_unseen=[(count + place, fold) for place, fold in collection.unseen(collection.dev)],
            parts=[(int(question), number % FOLDS) for number, question in enumerate(shuffled)],
        )
        self.both = together(read.words, read.bigrams)
        self.plain = bm25(self.both, headings=True)
        self.words = {
            "words": bm25(read.whole, headings=True),
            "pairs": bm25(read.bigrams, headings=True),
            "characters": bm25(read.characters, headings=True),
        }
        self.shares = {
            "share of words": share(read.whole),
            "share of pairs": share(read.bigrams),
            "share of characters": share(read.characters),
        }
        self.headings = {
            "words of headings": headed(read.whole),
            "pairs of headings": headed(read.bigrams),
        }
        self.likeness: ByWords = likeness((read.whole, read.bigrams, read.characters))
        self.facts = Facts(collection)
        self.bags: Bags = bags(read.grams)
        self.lessons = lessons(self.bags, self.gold, self.plain)
        self.pairs = pairs(collection, read)

    def worths(self, ranker: Ranker, asked: Places) -> Worths:
        return {
            question: worth(self.collection, some.tolist(), self.gold[question])
            for question, some, _ in best(ranker, asked)
        }

    def mixed(self, found: _Found, asked: Iterable[int], mix: Mix) -> Worths:
        return {
            question: worth(self.collection, mix.best(found.pools[question]).tolist(), self.gold[question])
            for question in asked
        }

    def fitted(self, seed: int) -> Vectors:
        """The embedding fitted on the statutes, without labels."""
        sides, groups = self.pairs
        return fit_counts(
            start(self.read.grams.texts.shape[1], self.recipe.dimension, seed),
            sides,
            groups,
            passes=self.recipe.passes,
            batch=512,
            rate=_RATE,
            scale=20.0,
            drop=0.1,
            seed=seed,
            label=f"statutes, seed {seed}",
        )

    def taught(self, weights: Vectors, allowed: Sequence[int], seed: int) -> ByVectors:
        """The embedding fitted on with questions and their articles."""
        return taught(weights, self.lessons, allowed, passes=self.recipe.labelled_passes, seed=seed)

    def allowed(self, fold: int) -> list[int]:
        """The train questions that say nothing about the laws of ``fold``."""
        return [
            place
            for place, question in enumerate(self.collection.train)
            if fold not in self.collection.folds(question)
        ]

    def without(self, part: int) -> list[int]:
        """The train questions that are not in ``part``."""
        return sorted(question for question, own in self.sets.parts if own != part)

    def texts(self, vectors: ByVectors) -> Texts:
        return Texts(self.words, self.shares, self.headings, vectors)

    def found(
        self, asked: Places, vectors: ByVectors, model: ByVectors | None, known: Sequence[int]
    ) -> _Found:
        """Pools of ``asked``; with what was learnt from the questions ``known`` where there is a model of them."""
        learnt = None
        if model is not None:
            learnt = Learnt(model, self.likeness, np.asarray(known, dtype=np.int64), self.gold)
        strict = FOR_UNSEEN if learnt is None else FOR_SEEN
        return _Found.of(pools(self.gold, asked, self.texts(vectors), self.facts, learnt), strict)


def measure(collection: Collection, read: Read, recipe: Recipe) -> Measured:
    """Everything, in half an hour. The same recipe gives the same figures for one number of threads."""
    bench = _Bench(collection, read, recipe)
    sets = bench.sets
    alone = _alone(bench)
    seed = recipe.seeds[0]
    weights = bench.fitted(seed)
    vectors = embedded(bench.bags, weights)

    # Unseen laws: weights of the mixture are fitted on questions about other laws; nothing is learnt from answers.
    found = bench.found(np.arange(len(bench.gold)), vectors, None, ())
    log.info("pools for unseen laws")
    strange = [*sets.train_unseen, *sets.dev_unseen]

    def unseen_mix(parts: Some[str], asked: Sequence[tuple[int, int]]) -> Worths:
        return _folded(bench, found, asked, parts, bench.allowed)

    by_fold = [bench.taught(weights, bench.allowed(fold), seed) for fold in range(FOLDS)]
    unseen_rows = {
        _FITTED: bench.worths(vectors, np.asarray([question for question, _ in strange])),
        _TAUGHT: _of_folds(bench, by_fold, strange),
        _FUSED: unseen_mix(TEXTUAL, strange),
        _WITH_KIND: unseen_mix(_ALL, strange),
    }
    ablation = {"all parts": unseen_rows[_WITH_KIND]} | {
        f"without {part}": unseen_mix([one for one in PARTS if one != part], sets.train_unseen)
        for part in PARTS
    }
    for name, values in unseen_rows.items():
        _tell(f"unseen laws, {name}", values)

    # Seen laws: a question is asked of what was learnt from the other train questions.
    in_parts: dict[int, _Found] = {}
    models: list[ByVectors] = []
    for part in range(FOLDS):
        known = bench.without(part)
        models.append(bench.taught(weights, known, seed))
        own = np.asarray([question for question, of in sets.parts if of == part], dtype=np.int64)
        in_parts[part] = bench.found(own, vectors, models[part], known)
        log.info("part %d of the train questions", part + 1)
    learnt = _Found(
        {question: pool for one in in_parts.values() for question, pool in one.pools.items()},
        in_parts[0].names,
        FOR_SEEN,
    )

    def seen_mix(parts: Some[str]) -> Worths:
        return _folded(bench, learnt, sets.parts, parts, bench.without)

    everything = tuple(EVERYTHING)
    chosen_seen = {
        _BM25: bench.worths(bench.plain, sets.train),
        _FITTED: bench.worths(vectors, sets.train),
        _TAUGHT: _of_folds(bench, models, sets.parts),
        _WITH_KIND: _folded(bench, found, sets.parts, _ALL, bench.without),
        _FUSED_TAUGHT: seen_mix(everything),
    }
    ablation_seen = {"all parts": chosen_seen[_FUSED_TAUGHT]} | {
        f"without {part}": seen_mix([one for one in EVERYTHING if one != part]) for part in EVERYTHING
    }
    for name, values in (*chosen_seen.items(), *ablation_seen.items()):
        _tell(f"seen laws, {name}", values)

    every, every_learnt = found.mix(sets.train, _ALL), learnt.mix(sets.train, everything)
    textual = found.mix(sets.train, TEXTUAL)
    seeds: dict[str, list[tuple[float, ...]]] = {}
    seen: dict[str, Worths] = {}
    for one in recipe.seeds:
        again = weights if one == seed else bench.fitted(one)
        other = embedded(bench.bags, again)
        model = bench.taught(again, sets.train.tolist(), one)
        strangers = found if one == seed else bench.found(sets.dev, other, None, ())
        knowing = bench.found(sets.dev, other, model, sets.train.tolist())
        rows = {
            _FITTED: bench.worths(other, sets.dev),
            _TAUGHT: bench.worths(model, sets.dev),
            _FUSED: bench.mixed(strangers, sets.dev.tolist(), textual),
            _WITH_KIND: bench.mixed(strangers, sets.dev.tolist(), every),
            _FUSED_TAUGHT: bench.mixed(knowing, sets.dev.tolist(), every_learnt),
        }
        seen = seen or rows
        for name, values in rows.items():
            means = np.mean(list(values.values()), axis=0)
            seeds.setdefault(name, []).append(tuple(round(float(value), 4) for value in means))
        log.info("seed %d: R@10 %.3f", one, seeds[_FUSED_TAUGHT][-1][1])
    chosen = {
        _BM25: bench.worths(bench.plain, np.asarray([one for one, _ in sets.train_unseen])),
        **unseen_rows,
    }
    return Measured(
        recipe=recipe,
        articles=len(collection.articles),
        train=len(sets.train),
        seen=_rows({**alone, **seen}, sets.dev.tolist()),
        unseen=_rows({**alone, **unseen_rows}, [question for question, _ in sets.dev_unseen]),
        chosen_seen=_rows(chosen_seen, sets.train.tolist()),
        chosen=_rows(chosen, [question for question, _ in sets.train_unseen]),
        ablation_seen=_rows({_BM25: chosen_seen[_BM25], **ablation_seen}, sets.train.tolist())[1:],
        ablation=_rows({_BM25: chosen[_BM25], **ablation}, [question for question, _ in sets.train_unseen])[
            1:
        ],
        seeds={name: tuple(values) for name, values in seeds.items()},
    )


def _alone(bench: _Bench) -> dict[str, Worths]:
    """Each ranker that needs no fitting here, on dev questions."""
    read, both = bench.read, bench.both
    cosine = tfidf(both)
    plain: Mapping[str, Callable[[], Ranker]] = {
        "BM25, words": lambda: bm25(read.words, headings=False),
        "BM25, bigrams": lambda: bm25(read.bigrams, headings=False),
        "BM25, both": lambda: bm25(both, headings=False),
        _BM25: lambda: bench.plain,
        "TF-IDF": lambda: cosine,
        "LSA": lambda: latent(cosine, 128, bench.recipe.seeds[0]),
        "embedded model as shipped": lambda: shipped(bench.collection, bench.asked),
    }
    found: dict[str, Worths] = {}
    for name, make in plain.items():
        found[name] = bench.worths(make(), bench.sets.dev)
        _tell(name, found[name])
    return found


def _tell(name: str, values: Worths) -> None:
    log.info("%s: R@10 %.3f", name, np.mean([one[MEASURES.index(CHOSEN_BY)] for one in values.values()]))


def _folded(
    bench: _Bench,
    found: _Found,
    asked: Sequence[tuple[int, int]],
    parts: Some[str],
    used: Callable[[int], list[int]],
) -> Worths:
    """Each question mixed with weights fitted on the questions that ``used`` gives for its fold."""
    mixed: dict[int, tuple[float, ...]] = {}
    for fold in sorted({fold for _, fold in asked}):
        mix = found.mix(used(fold), parts)
        mixed |= bench.mixed(found, [question for question, own in asked if own == fold], mix)
    return mixed


def _of_folds(bench: _Bench, rankers: Sequence[ByVectors], asked: Sequence[tuple[int, int]]) -> Worths:
    """Each question put to the ranker that was not taught with what its fold holds."""
    found: dict[int, tuple[float, ...]] = {}
    for fold, ranker in enumerate(rankers):
        own = np.asarray([question for question, of in asked if of == fold], dtype=np.int64)
        found |= bench.worths(ranker, own)
    return found


def _rows(ways: Mapping[str, Worths], questions: Sequence[int]) -> tuple[Row, ...]:
    basis = [ways[_BM25][question] for question in questions]
    return tuple(
        row(name, [values[question] for question in questions], None if name == _BM25 else basis)
        for name, values in ways.items()
    )
