"""Assistants for what a sound one never does: break off midway, and take for ever to build or to answer."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Delta, Message, Progress
from checks.match import Matchers
from checks.rulebook import Rulebook
from corpus.model import Corpus
from ui.ports import Retriever

SECRET = "a secret of the machine room"


class BreakingAssistant:
    """Starts to answer, then fails with words that nobody outside should read."""

    corpus: Corpus
    retriever: Retriever
    rulebook: Rulebook
    matchers: Matchers

    def ask(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Answer:
        raise RuntimeError(f"{SECRET}: {len(messages)} {as_of}")

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]:
        yield Progress(text="正在检索")
        yield Delta(text="可以")
        self.ask(messages, as_of=as_of)


class WaitingAssistant(BreakingAssistant):
    """Starts to answer, then thinks until it is told to go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]:
        yield Progress(text="正在检索")
        yield Delta(text="可以，")
        self.go_on.wait(60)
        yield from super().stream(messages, as_of=as_of)
