"""The help desk as one thing: what it keeps and for how long, and how what it approves takes effect."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.answer import Answer, AnswerStatus, Delta, Message, Progress
from assistant.understand.screen import screen
from assistant.verify import Fault
from checks.match import Matchers
from checks.rulebook import Rulebook
from corpus.guidance import GuidanceEntry
from corpus.model import Corpus
from ui.desk.store import DraftState, Store, Why, memory
from ui.feedback import Opinion, Rating
from ui.ports import Assistant, Retriever

KEEP = dt.timedelta(days=90)
_EVERY_SECONDS = 3600.0
_UNANSWERED = frozenset({AnswerStatus.NOT_STATED, AnswerStatus.ERROR})

log = logging.getLogger(__name__)


class Desk:
    """What the pages of the help desk work with. ``data_dir`` is where approved guidance is put for the assistant."""

    def __init__(
        self,
        store: Store | None = None,
        *,
        keep: dt.timedelta = KEEP,
        data_dir: Path | None = None,
        secure: bool = False,
    ) -> None:
        self.store = store or memory()
        self.keep = keep
        self.secure = secure
        self._approved = data_dir / "guidance" / "approved.yaml" if data_dir else None

    def publish(self) -> None:
        """Put every approved entry where the assistant is built from."""
        if self._approved is None:
            return
        from ui.desk.entries import as_yaml

        approved = [draft.entry for draft in self.store.drafts(DraftState.APPROVED)]
        self._approved.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._approved.with_suffix(".new")
        fresh.write_text(as_yaml(approved), encoding="utf-8")
        fresh.replace(self._approved)  # a build that reads meanwhile reads one or the other, never half

    @contextmanager
    def sweeping(self) -> Iterator[None]:
        """While this lasts, what is kept too long is deleted: at once, and every hour."""
        over = threading.Event()

        def sweep() -> None:
            while True:
                try:
                    self.store.purge(self.keep)
                except Exception:
                    log.exception("what has been kept too long could not be deleted")
                if over.wait(_EVERY_SECONDS):
                    return

        thread = threading.Thread(target=sweep, name="sweep", daemon=True)
        thread.start()
        yield
        over.set()
        thread.join(5)


class Listed:
    """Thumbs that point down, on the list of the staff."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, opinion: Opinion) -> None:
        """List the question where the thumb points down; the rest is not kept."""
        if opinion.rating is Rating.DOWN:
            self._store.list_question(
                Why.THUMBED_DOWN,
                opinion.question,
                answer=opinion.answer,
                status=opinion.status,
                reason=opinion.reason or "",
                comment=opinion.comment,
                language=opinion.language,
            )


class Watched:
    """An assistant whose unanswered questions are listed for the staff. It answers as the one within does."""

    def __init__(self, within: Assistant, store: Store) -> None:
        self._within = within
        self._store = store

    @property
    def corpus(self) -> Corpus:
        return self._within.corpus

    @property
    def retriever(self) -> Retriever:
        return self._within.retriever

    @property
    def rulebook(self) -> Rulebook:
        return self._within.rulebook

    @property
    def matchers(self) -> Matchers:
        return self._within.matchers

    def ask(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Answer:
        """As the assistant within."""
        answer = self._within.ask(messages, as_of=as_of, policy=policy)
        self._look(messages, answer)
        return answer

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]:
        """As the assistant within."""
        for event in self._within.stream(messages, as_of=as_of, policy=policy):
            if isinstance(event, Answer):
                self._look(messages, event)
            yield event

    def faults(self, entry: GuidanceEntry, *, as_of: dt.date) -> Mapping[str, tuple[Fault, ...]]:
        """As the assistant within."""
        return self._within.faults(entry, as_of=as_of)

    def _look(self, messages: Sequence[Message], answer: Answer) -> None:
        if answer.status not in _UNANSWERED:
            return
        try:
            self._store.list_question(
                Why.UNANSWERED,
                screen(messages[-1].text).text,
                answer=answer.text,
                status=answer.status,
                language=answer.language,
            )
        except Exception as error:  # an answer never waits for the list; the message may repeat the question
            log.warning("an unanswered question could not be listed: %s", type(error).__name__)


def watched(build: Callable[[], Assistant], desk: Desk) -> Callable[[], Assistant]:
    """``build`` with what the staff approved, its unanswered questions listed."""

    def made() -> Assistant:
        desk.publish()
        return Watched(build(), desk.store)

    return made
