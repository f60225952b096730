"""Which guidance entry a reply of ours, handed back in the messages, was worded by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.guidance import GuidanceEntry
from corpus.text import simplified

_MARK = re.compile(r"\[\[?[^\[\]]*\]\]?")
_NO_WORD = re.compile(r"[\W_]+")


class Replies:
    """Knows the replies of ``entries``, in any of our languages."""

    def __init__(self, entries: Iterable[GuidanceEntry]) -> None:
        self._answers = tuple(
            (bare(answer), entry) for entry in entries for answer in (entry.answer.zh, entry.answer.en)
        )

    def opened(self, reply: str) -> GuidanceEntry | None:
        """The entry whose answer ``reply`` opens with; None where it opens with none of these."""
        said = bare(reply)
        return next((entry for answer, entry in self._answers if said.startswith(answer)), None)


def bare(text: str) -> str:
    """``text`` as its words alone: simplified, without marks, signs and spaces."""
    return _NO_WORD.sub("", _MARK.sub("", simplified(text))).lower()
