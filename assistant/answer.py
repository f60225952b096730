"""What comes back from the assistant: an answer, its citations and how it ended."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from checks.verdict import Verdict
from corpus.model import Frozen

Language = Literal["zh-Hans", "zh-Hant", "en"]


class AnswerStatus(StrEnum):
    """Every way an answer can end."""

    ANSWERED = "answered"
    CLARIFICATION = "clarification"
    NOT_STATED = "not_stated"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    ERROR = "error"


ABSTAINED = frozenset({AnswerStatus.NOT_STATED, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED})


class Message(Frozen):
    """One turn of the conversation, as plain text."""

    role: Literal["user", "assistant"]
    text: str


class Citation(Frozen):
    """A clause that the answer rests on. ``number`` is its mark in the text: ``[1]``."""

    number: int
    id: str
    title: str  # the clause's cite_as
    content: str  # the clause's text, verbatim and whole
    quote: str  # the part that carries the answer: an exact part of ``content``
    english: str  # unofficial rendering of the whole clause
    url: str


class ReadFact(Frozen):
    """A fact about the applicant and the words it was read from."""

    name: str
    value: object
    read_from: str


class Answer(Frozen):
    """A verified answer. ``text`` is Markdown with inline marks ``[1]``; quotes stand in ``citations``."""

    text: str
    citations: tuple[Citation, ...]
    verdicts: tuple[Verdict, ...]
    facts: tuple[ReadFact, ...]
    status: AnswerStatus
    intent: str
    language: Language
    sources: str = ""  # the quotes with their titles, for faces that show plain text only
    suggestions: tuple[str, ...] = ()  # questions the asker may want to put next
    fallback: str | None = None  # why the embedded model answered in place of the configured one

    @property
    def with_sources(self) -> str:
        """The text with the quotes beneath it."""
        return f"{self.text}\n\n{self.sources}" if self.sources else self.text

    @property
    def abstained(self) -> bool:
        """True when the documents do not state what was asked, or it is not ours to answer."""
        return self.status in ABSTAINED


class Progress(Frozen):
    """A step under way, for the person waiting."""

    text: str


class Delta(Frozen):
    """The next piece of the verified answer's text."""

    text: str
