"""What the faces need from the assistant. The one real provider is ``assistant.build.build``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer, Delta, Message, Progress
from corpus.model import Clause, Corpus, Hit

if TYPE_CHECKING:
    from assistant.verify import Fault
    from checks.match import Matchers
    from checks.rulebook import Rulebook
    from corpus.guidance import Guidance, GuidanceEntry
    from corpus.retrieve import GuidanceHit
    from corpus.terms import Terms


class Retriever(Protocol):
    """Finds clauses, and the guidance that rests on them."""

    @property
    def guidance(self) -> Guidance: ...
    @property
    def terms(self) -> Terms: ...

    def search(self, query: str, *, policy: str | None = None, k: int = 5) -> tuple[Hit, ...]: ...

    def find_guidance(
        self, query: str, *, policy: str | None = None, k: int = 5
    ) -> tuple[GuidanceHit, ...]: ...

    def named(self, query: str) -> tuple[Clause, ...]: ...


class Assistant(Protocol):
    """Answers questions, and holds what it answers from."""

    @property
    def corpus(self) -> Corpus: ...
    @property
    def retriever(self) -> Retriever: ...
    @property
    def rulebook(self) -> Rulebook: ...
    @property
    def matchers(self) -> Matchers: ...

    def ask(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Answer: ...

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]: ...

    def faults(self, entry: GuidanceEntry, *, as_of: dt.date) -> Mapping[str, tuple[Fault, ...]]: ...
