"""Which request a line of the log belongs to: an id that goes out with the reply and stands in every line."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar

HEADER = "x-request-id"

_SOUND = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def begin(given: str | None) -> str:
    """The id of the request that begins here: the caller's own if it is a plain word, else a new one."""
    id = given if given and _SOUND.fullmatch(given) else uuid.uuid4().hex
    _current.set(id)
    return id


def current() -> str | None:
    """The id of the request under way; None outside of requests."""
    return _current.get()
