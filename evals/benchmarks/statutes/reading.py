"""Articles and questions as sparse counts. Reading takes minutes, so it is kept below ``build/``."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from corpus.text import is_han, plain, runs, stem
from corpus.training.fit import Reader, ReadPair, read_pairs, vocabulary
from corpus.training.pairs import Pair, statute_pairs
from corpus.words import Segmenter
from evals.benchmarks.statutes.collection import ARTICLES, Collection

_FORMAT = "1"  # raise it when what is read changes
_GENERAL_TEXTS = 40_000
_LONGEST = 2  # characters of a gram that is given a vector here

Reads = Callable[[str], list[str]]


@dataclass(frozen=True)
class Field:
    """One way of reading: counts of texts, of headings, and of the questions, over one vocabulary."""

    texts: Any
    headings: Any
    questions: Any


@dataclass(frozen=True)
class Read:
    """Everything that the rankers need. Questions are train, then dev."""

    words: Field
    bigrams: Field
    grams: Field  # over the vocabulary of the embedding fitted here
    pairs: list[ReadPair]  # statute pairs without labels
    labelled: list[tuple[int, ReadPair]]  # (place of a train question, question and article)


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
    result = _read(collection, folder, size)
    keep.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as stream:
        pickle.dump(result, stream)
    return result


def _read(collection: Collection, folder: Path, size: int) -> Read:
    questions = [question.question for question in (*collection.train, *collection.dev)]
    segmenter = Segmenter()
    fields = [_field(collection, questions, reads) for reads in (words(segmenter), bigrams)]
    step = max(1, len(collection.articles) // _GENERAL_TEXTS)
    known = vocabulary((), (article.text for article in collection.articles[::step]), 2 * size)
    grams = [gram for gram in known if len(gram) <= _LONGEST or not is_han(gram[0])][:size]
    reader = Reader(grams)
    pairs = read_pairs(statute_pairs(folder / ARTICLES), reader)

    def placed(texts: Iterable[str]) -> Any:
        return _matrix([reader.read(text) for text in texts], len(grams))

    articles = collection.articles
    headings = {heading: reader.read(heading) for heading in {article.heading for article in articles}}
    embedded = Field(
        texts=placed(article.text for article in articles),
        headings=_matrix([headings[article.heading] for article in articles], len(grams)),
        questions=placed(questions),
    )
    return Read(fields[0], fields[1], embedded, pairs, list(_labelled(collection, reader)))


def _labelled(collection: Collection, reader: Reader) -> Iterable[tuple[int, ReadPair]]:
    for place, question in enumerate(collection.train):
        found = read_pairs(
            (
                Pair(question.question, collection.articles[gold].text, "question")
                for gold in sorted(collection.gold(question))
            ),
            reader,
        )
        yield from ((place, ReadPair(one.left, one.right, one.against, place)) for one in found)


def words(segmenter: Segmenter) -> Reads:
    """jieba's words with the shorter ones inside them."""

    def reads(text: str) -> list[str]:
        return [
            word
            for run, _ in runs(plain(text))
            for word in (segmenter.cut_fine(run) if is_han(run[0]) else [stem(run)])
        ]

    return reads


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


def _field(collection: Collection, questions: Sequence[str], reads: Reads) -> Field:
    places: dict[str, int] = {}
    headings = {heading: reads(heading) for heading in {a.heading for a in collection.articles}}
    texts = [reads(article.text) for article in collection.articles]
    for text in (*texts, *headings.values()):
        for token in text:
            places.setdefault(token, len(places))

    def placed(read: Iterable[Sequence[str]]) -> Any:
        rows = [
            np.asarray([places[token] for token in text if token in places], dtype=np.int64) for text in read
        ]
        return _matrix(rows, len(places))

    return Field(
        texts=placed(texts),
        headings=placed(headings[article.heading] for article in collection.articles),
        questions=placed(reads(question) for question in questions),
    )


def _matrix(rows: Sequence[Any], size: int) -> Any:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.concatenate([*rows, np.zeros(0, dtype=np.int64)])
    counts = csr_matrix((np.ones(len(places), dtype=np.float32), places, ends), shape=(len(rows), size))
    counts.sum_duplicates()
    return counts
