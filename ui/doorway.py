"""The assistant behind the door: being built, there, or not to be had."""

from __future__ import annotations

import contextlib
import gc
import logging
import threading
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from assistant.answer import Message
from ui.errors import Problem
from ui.ports import Assistant

_FIRST = "联合申报最多几家？"

log = logging.getLogger(__name__)


class Doorway:
    """Builds the assistant on a thread of its own, so that the server answers /healthz at once."""

    def __init__(
        self, build: Callable[[], Assistant], seen: Callable[[Assistant], Assistant] = lambda made: made
    ) -> None:
        self._build = build
        self._seen = seen  # what askers get in its place, such as one whose answers are counted
        self._settled = threading.Event()
        self._renewing = threading.Lock()
        self._assistant: Assistant | None = None
        self.error: Exception | None = None

    def open(self) -> None:
        """Begin building; returns at once."""
        # A daemon thread, so that a SIGTERM while building ends the process.
        threading.Thread(target=self._run, name="build-assistant", daemon=True).start()

    def renew(self) -> None:
        """Build anew, with what has changed since; returns at once. Until then the present assistant answers."""
        threading.Thread(target=self._renew, name="renew-assistant", daemon=True).start()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the assistant is there or has failed; False if neither happened in time."""
        return self._settled.wait(timeout)

    @property
    def ready(self) -> bool:
        """True once the index is loaded."""
        return self._assistant is not None

    def assistant(self) -> Assistant:
        """The assistant; a Problem (503) before it is ready."""
        if self._assistant is None:
            raise Problem(
                503,
                "starting",
                "正在载入索引，请过几秒再试",
                "the index is being loaded; try again in a few seconds",
                headers={"Retry-After": "2"},
            )
        return self._assistant

    def _renew(self) -> None:
        with self._renewing:  # one at a time; whoever comes last has seen everything
            try:
                self._assistant = self._seen(self._build())
                _set_aside()
            except Exception:
                log.exception("the assistant could not be built anew; the one before goes on answering")

    def _run(self) -> None:
        made = None
        try:
            made = self._build()
            self._assistant = self._seen(made)
        except Exception as error:
            self.error = error
            log.debug("the assistant could not be built", exc_info=True)
        finally:
            self._settled.set()
        if made is not None:
            # Dictionaries and tables are read at the first question; let that be ours and not an asker's.
            with contextlib.suppress(Exception):  # if it fails, the first asker is told so properly
                made.ask((Message(role="user", text=_FIRST),))
            _set_aside()


def _set_aside() -> None:
    """Keep the garbage collector from walking through an assistant that is there to stay.

    It holds half a million objects, and a walk through them all would stop every answer under way for 0.3 s. What an
    assistant before it held is set free.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _at_the_door(request: Request) -> Assistant:
    doorway: Doorway = request.app.state.doorway
    return doorway.assistant()


There = Annotated[Assistant, Depends(_at_the_door)]
"""The assistant, for a route; 503 before it is ready."""
