"""A drafted answer, as any model writes it: text with ``[[clause-id]]`` marks and at most one status token.

The first line may be ``[[status:not_stated]]``; without it the status is ``answered``.
"""

from __future__ import annotations

import re

from assistant.answer import AnswerStatus
from corpus.model import Frozen

_STATUS = re.compile(r"\[\[status:([a-z_]+)\]\]\s*")
MARK = re.compile(r"\[\[([^\[\]:]+)\]\]")


class Draft(Frozen):
    """What a model said, parsed."""

    text: str
    status: AnswerStatus

    @property
    def marks(self) -> tuple[str, ...]:
        """The marked clause ids in order of first appearance."""
        return tuple(dict.fromkeys(id.strip() for id in MARK.findall(self.text)))

    def written(self) -> str:
        """The draft as a model writes it."""
        token = "" if self.status is AnswerStatus.ANSWERED else f"[[status:{self.status}]]\n"
        return token + self.text


def read_draft(text: str) -> Draft:
    """Parse a model's reply. An unknown status token is dropped."""
    found = _STATUS.search(text)
    status = AnswerStatus.ANSWERED
    if found and found[1] in {*AnswerStatus}:
        status = AnswerStatus(found[1])
    return Draft(text=_STATUS.sub("", text).strip(), status=status)
