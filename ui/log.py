"""The log: one JSON object a line on standard error, with the request's id and nothing about the person asking.

No address, no question, no query string. Of a fault its kind and its place are kept, never its message, since that
may repeat what was asked.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import traceback
from pathlib import Path

from ui import trace

FIELDS = "fields"
"""The key of ``extra`` under which a line carries values of its own."""

_ROOT = Path(__file__).parents[1]


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if id := trace.current():
            line["request_id"] = id
        line.update(getattr(record, FIELDS, {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def fault(error: BaseException) -> dict[str, object]:
    """The kind of ``error`` and the places it passed, innermost last; not its message."""
    places = [
        f"{_within(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return {"kind": type(error).__name__, "places": places[-12:]}


def start(level: str) -> None:
    """Write the log of this process, from ``level`` on, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)  # libraries speak up when something is wrong
    for ours in ("ui", "assistant", "corpus", "checks"):
        logging.getLogger(ours).setLevel(level.upper())


def _within(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return str(path.relative_to(_ROOT))
    return path.name
