"""The statute articles and the lay questions about them, and which laws are held back together."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.model import Frozen
from evals.contamination import NEAR, grams

FOLDS = 5
ARTICLES = "articles.jsonl.gz"


class Article(Frozen):
    """One article of a law; ``head`` is its chapter and section."""

    id: int
    law: str
    head: str
    text: str

    @property
    def heading(self) -> str:
        return f"{self.law} {self.head}".strip()


class Question(Frozen):
    """A lay question with the ids of the articles that answer it."""

    qid: int
    question: str
    rel: tuple[int, ...]


class Collection(Frozen):
    """Articles, and questions in two splits: ``train`` is to fit and choose on, ``dev`` to report on."""

    articles: tuple[Article, ...]
    train: tuple[Question, ...]
    dev: tuple[Question, ...]

    @cached_property
    def place(self) -> dict[int, int]:
        """Where the article of an id stands."""
        return {article.id: place for place, article in enumerate(self.articles)}

    def gold(self, question: Question) -> frozenset[int]:
        """The places of the articles that answer it."""
        return frozenset(self.place[id] for id in question.rel)

    @cached_property
    def fold_of_law(self) -> dict[str, int]:
        """The laws that are asked about, in ``FOLDS`` parts of about as many questions each.

        The Civil Code alone is half of all questions and so a part of its own.
        """
        asked = Counter(law for question in (*self.train, *self.dev) for law in self._laws(question))
        load = [0] * FOLDS
        folds: dict[str, int] = {}
        for law, count in sorted(asked.items(), key=lambda one: (-one[1], one[0])):
            folds[law] = int(np.argmin(load))
            load[folds[law]] += count
        return folds

    def folds(self, question: Question) -> frozenset[int]:
        """The parts that its laws are in. One that touches several is never asked as unseen."""
        return frozenset(self.fold_of_law[law] for law in self._laws(question))

    def unseen(self, questions: Sequence[Question]) -> list[tuple[int, int]]:
        """(place, fold) of each question whose laws lie in one fold, to be asked of what never saw that fold."""
        return [
            (place, next(iter(folds)))
            for place, question in enumerate(questions)
            if len(folds := self.folds(question)) == 1
        ]

    def _laws(self, question: Question) -> set[str]:
        return {self.articles[place].law for place in self.gold(question)}


def load_collection(folder: Path) -> Collection:
    """What lies in ``folder``: articles.jsonl.gz, train.jsonl and dev.jsonl."""

    def lines(name: str) -> list[str]:
        path = folder / name
        if not path.is_file():
            raise FileNotFoundError(
                f"{path} is missing\nRemedy: name the folder with {ARTICLES}, train.jsonl and dev.jsonl in --data."
            )
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                return list(stream)
        return path.read_text(encoding="utf-8").splitlines()

    def questions(name: str) -> tuple[Question, ...]:
        return tuple(_question(json.loads(line)) for line in lines(name))

    articles = tuple(_article(json.loads(line)) for line in lines(ARTICLES))
    dev = questions("dev.jsonl")
    return Collection(articles=articles, train=apart(questions("train.jsonl"), dev), dev=dev)


def apart(train: Sequence[Question], dev: Sequence[Question]) -> tuple[Question, ...]:
    """The questions of ``train`` that are no near-duplicates of one of ``dev``, by shared runs of characters."""
    asked = [grams(question.question) for question in dev]

    def near(question: Question) -> bool:
        own = grams(question.question)
        return any(2 * len(own & other) >= NEAR * (len(own) + len(other)) for other in asked)

    return tuple(question for question in train if not near(question))


def _article(row: dict[str, object]) -> Article:
    return Article(**{name: row[name] for name in Article.model_fields})


def _question(row: dict[str, object]) -> Question:
    return Question(**{name: row[name] for name in Question.model_fields})
