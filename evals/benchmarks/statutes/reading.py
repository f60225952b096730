"""Articles and questions as sparse counts. Reading takes minutes, so it is kept below ``build/``."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack

from corpus.text import is_han, plain, runs, stem
from corpus.training.pairs import halves
from corpus.words import Segmenter
from evals.benchmarks.statutes.collection import ARTICLES, Collection

_FORMAT = "2"  # raise it when what is read changes
_PORTIONS = (0.13, 0.5, 0.37)  # of the embedding's vocabulary: characters, words, pairs
_ASKED = 2  # train questions that a token must stand in to be given a vector, however rare it is in articles

Reads = Callable[[str], list[str]]
Counts = Any  # a scipy CSR matrix; scipy carries no types


@dataclass(frozen=True)
class Field:
    """One way of reading: counts of texts, of headings, and of the questions, over one vocabulary."""

    texts: Counts
    headings: Counts
    questions: Counts


@dataclass(frozen=True)
class Halves:
    """The two parts of the articles that have two, over the vocabulary of the embedding."""

    first: Counts
    second: Counts
    articles: NDArray[np.int64]  # which article each row is of


@dataclass(frozen=True)
class Read:
    """Everything that the rankers need. Questions are train, then dev."""

    words: Field  # with the shorter words inside long ones
    whole: Field  # words alone
    bigrams: Field
    characters: Field
    grams: Field  # characters, words and pairs that the embedding fitted here knows
    halves: Halves


def read(collection: Collection, folder: Path, size: int, keep: Path) -> Read:
    """The collection read, or what ``keep`` holds of the same files."""
    digest = hashlib.sha256(f"{_FORMAT} {size}".encode())
    for name in (ARTICLES, "train.jsonl", "dev.jsonl"):
        digest.update((folder / name).read_bytes())
    kept = keep / f"statutes-{digest.hexdigest()[:16]}.pickle"
    if kept.is_file():
        with kept.open("rb") as stream:
            found: Read = pickle.load(stream)
            return found
    result = _read(collection, size)
    keep.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as stream:
        pickle.dump(result, stream)
    return result


def _read(collection: Collection, size: int) -> Read:
    segmenter = Segmenter()
    fine, _ = _field(collection, words(segmenter))
    ways: tuple[Reads, ...] = (characters, whole(segmenter), bigrams)
    read = [_field(collection, reads) for reads in ways]
    columns = [
        _common(field, len(collection.train), round(size * portion), asked=reads is not bigrams)
        for (field, _), portion, reads in zip(read, _PORTIONS, ways, strict=True)
    ]
    grams = Field(
        *(
            hstack(
                [getattr(field, part)[:, some] for (field, _), some in zip(read, columns, strict=True)],
                format="csr",
            )
            for part in ("texts", "headings", "questions")
        )
    )
    parts = [
        (place, *two)
        for place, one in enumerate(collection.articles)
        if (two := halves(one.text)) is not None
    ]

    def placed(texts: Sequence[str]) -> Counts:
        blocks = []
        for reads, (_, places), some in zip(ways, read, columns, strict=True):
            blocks.append(_placed(map(reads, texts), places)[:, some])
        return hstack(blocks, format="csr")

    cut = Halves(
        first=placed([first for _, first, _ in parts]),
        second=placed([second for _, _, second in parts]),
        articles=np.asarray([place for place, _, _ in parts], dtype=np.int64),
    )
    return Read(fine, read[1][0], read[2][0], read[0][0], grams, cut)


def _common(field: Field, train: int, size: int, *, asked: bool) -> NDArray[np.int64]:
    """The columns that most articles hold and, if ``asked``, those that train questions hold more than once."""
    width = field.texts.shape[1]
    held = np.bincount(field.texts.indices, minlength=width)
    common = np.argsort(-held, kind="stable")[:size]
    often = np.bincount(field.questions[:train].indices, minlength=width) >= _ASKED
    return np.union1d(common[held[common] > 0], np.flatnonzero(often & asked))


def pairs(collection: Collection, read: Read) -> tuple[tuple[Counts, Counts], NDArray[np.int64]]:
    """Texts that mean alike, without labels: heading and article, neighbours in one chapter, two parts of one.

    The second value is the group of each pair: those of one group are never each other's counter-examples.
    """
    numbers: dict[str, int] = {}
    heading = np.asarray([numbers.setdefault(one.heading, len(numbers)) for one in collection.articles])
    texts, two = read.grams.texts, read.halves
    before = np.flatnonzero(heading[1:] == heading[:-1])
    left = vstack([read.grams.headings, texts[before], two.first], format="csr")
    right = vstack([texts, texts[before + 1], two.second], format="csr")
    groups = np.concatenate([len(heading) + heading, before, two.articles]).astype(np.int64)
    readable = (np.diff(left.indptr) > 0) & (np.diff(right.indptr) > 0)
    return (left[readable], right[readable]), groups[readable]


def words(segmenter: Segmenter) -> Reads:
    """jieba's words with the shorter ones inside them."""
    return _words(segmenter.cut_fine)


def whole(segmenter: Segmenter) -> Reads:
    """jieba's words alone."""
    return _words(segmenter.cut)


def _words(cut: Reads) -> Reads:
    def reads(text: str) -> list[str]:
        return [
            word for run, _ in runs(plain(text)) for word in (cut(run) if is_han(run[0]) else [stem(run)])
        ]

    return reads


def characters(text: str) -> list[str]:
    """Each Chinese character; other words as they are."""
    return [one for run, _ in runs(plain(text)) for one in (run if is_han(run[0]) else [stem(run)])]


def bigrams(text: str) -> list[str]:
    """Pairs of characters; a character that stands alone as it is."""
    found: list[str] = []
    for run, _ in runs(plain(text)):
        if not is_han(run[0]):
            found.append(stem(run))
        elif len(run) == 1:
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return found


def _field(collection: Collection, reads: Reads) -> tuple[Field, Mapping[str, int]]:
    """The collection read in one way, and the column of each token. Tokens of dev questions alone have none."""
    places: dict[str, int] = {}
    headings = {one: reads(one) for one in sorted({article.heading for article in collection.articles})}
    texts = [reads(article.text) for article in collection.articles]
    questions = [reads(question.question) for question in (*collection.train, *collection.dev)]
    for text in (*texts, *headings.values(), *questions[: len(collection.train)]):
        for token in text:
            places.setdefault(token, len(places))
    field = Field(
        texts=_placed(texts, places),
        headings=_placed((headings[article.heading] for article in collection.articles), places),
        questions=_placed(questions, places),
    )
    return field, places


def _placed(read: Iterable[Sequence[str]], places: Mapping[str, int]) -> Counts:
    """One row a text, one column a token."""
    rows = [np.asarray([places[token] for token in text if token in places], dtype=np.int64) for text in read]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    flat = np.concatenate([*rows, np.zeros(0, dtype=np.int64)])
    counts = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(rows), len(places)))
    counts.sum_duplicates()
    return counts
