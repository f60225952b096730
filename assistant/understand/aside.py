"""Which of our replies were to an aside: thanks, the weather, a complaint. What comes next goes on from before it."""

from __future__ import annotations

import re

from corpus.guidance import Guidance, Want
from corpus.text import simplified


class Asides:
    """Knows the replies that ``guidance`` words for asides. Built once by ``assistant.build``."""

    def __init__(self, guidance: Guidance) -> None:
        self._replies = tuple(
            (_bare(answer), entry.want)
            for entry in guidance.entries
            if entry.passing
            for answer in (entry.answer.zh, entry.answer.en)
        )

    def answered(self, reply: str) -> Want | None:
        """The kind of the aside that ``reply``, a message of ours in any of our languages, opens with an answer to."""
        said = _bare(reply)
        return next((want for answer, want in self._replies if said.startswith(answer)), None)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+|\[\[?[^\[\]]*\]\]?", "", simplified(text)).lower()
