"""Which of our replies were to an aside: thanks, the weather, a complaint. What comes next goes on from before it."""

from __future__ import annotations

import re

from corpus.guidance import Guidance
from corpus.text import simplified


class Asides:
    """Knows the replies that ``guidance`` words for asides. Built once by ``assistant.build``."""

    def __init__(self, guidance: Guidance) -> None:
        self._replies = tuple(
            _bare(answer)
            for entry in guidance.entries
            if entry.passing
            for answer in (entry.answer.zh, entry.answer.en)
        )

    def answered(self, reply: str) -> bool:
        """Whether ``reply``, a message of ours in any of our languages, answers an aside and nothing else."""
        return _bare(reply).startswith(self._replies)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+|\[\[?[^\[\]]*\]\]?", "", simplified(text)).lower()
