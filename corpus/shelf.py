"""Texts that are searched together, by vector and by words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Vectors
from corpus.guidance import Guidance
from corpus.lexical import LexicalIndex
from corpus.model import Clause, Corpus
from corpus.vectors import Belonging, Places, Stretch

Kind = Literal["text", "heading", "english", "question", "entry"]
Scores = NDArray[np.float32]
Nearest = Callable[[Vectors, str | None, int], tuple[Places, Scores]]  # (vector, policy, how many)

_NEAREST = 400


class View(NamedTuple):
    """One text under which something is found. ``id`` is ``<owner>|<what>``. There are tens of thousands of them."""

    id: str
    owner: str  # a clause id, or the id of a guidance entry
    policies: tuple[str, ...]  # empty when it belongs to none in particular
    kind: Kind
    text: str


class Shelf:
    """Views that are searched together. Every search answers with one score per view, in their order."""

    def __init__(
        self,
        views: Sequence[View],
        lexical: LexicalIndex,
        nearest: Nearest,
        belonging: Belonging | None = None,
    ) -> None:
        self.views = tuple(views)
        self.lexical = lexical
        self._nearest = nearest
        self._belonging = belonging or Belonging(view.policies for view in self.views)

    def dense(self, vector: Vectors, policy: str | None = None, count: int = _NEAREST) -> Scores:
        """The cosine of ``vector`` with the ``count`` nearest views, 0 for the rest and for other policies."""
        scores = np.zeros(len(self.views), dtype=np.float32)
        count = min(count, len(self.views))
        if count and vector.any():
            places, cosines = self._nearest(vector, policy, count)
            scores[places] = np.maximum(cosines, 0)
        return scores

    def within(self, policy: str | None) -> list[Stretch] | None:
        """The views that ``allowed`` marks, for the lexical index; None for all."""
        return None if policy is None else self._belonging.stretches(policy)

    def allowed(self, policy: str | None) -> NDArray[np.bool_]:
        """Which views belong to ``policy``, or to none in particular."""
        return self._belonging.marked(policy)


def clause_views(corpus: Corpus) -> tuple[View, ...]:
    """The texts under which each clause is found: its headings, the whole, each paragraph, the English of these."""
    return tuple(view for clause in corpus.clauses() for view in _views(clause))


def _views(clause: Clause) -> Iterator[View]:
    def view(what: str, kind: Kind, text: str) -> View:
        return View(
            id=f"{clause.id}|{what}", owner=clause.id, policies=(clause.policy,), kind=kind, text=text
        )

    path = [*(above.heading for above in clause.ancestors), clause.heading or clause.label]
    yield view("heading", "heading", " ".join(filter(None, path)))
    yield view("text", "text", clause.text)
    if clause.english:
        yield view("english", "english", "\n".join(clause.english))
    if len(clause.paragraphs) > 1:
        for number, paragraph in enumerate(clause.paragraphs, start=1):
            yield view(f"text#p{number}", "text", paragraph.text)
        for number, english in enumerate(clause.english, start=1):
            yield view(f"english#p{number}", "english", english)


def question_views(guidance: Guidance) -> tuple[View, ...]:
    """Every wording of every guidance entry."""

    def views() -> Iterator[View]:
        for entry in guidance.entries:
            policies = entry.policies  # gathered anew at every asking, and an entry has some fifty wordings
            for number, (language, wording) in enumerate(entry.questions.each()):
                id = f"{entry.id}|{language}.{number}"
                yield View(id=id, owner=entry.id, policies=policies, kind="question", text=wording)

    return tuple(views())


def entry_views(guidance: Guidance) -> tuple[View, ...]:
    """Each guidance entry as one text of all its wordings, and its answers."""

    def views() -> Iterator[View]:
        for entry in guidance.entries:
            whole = "\n".join(wording for _, wording in entry.questions.each())
            texts = (("whole", whole), ("answer.zh", entry.answer.zh), ("answer.en", entry.answer.en))
            for what, text in texts:
                yield View(
                    id=f"{entry.id}|{what}", owner=entry.id, policies=entry.policies, kind="entry", text=text
                )

    return tuple(views())
