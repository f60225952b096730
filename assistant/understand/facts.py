"""Facts about the applicant, read from the asker's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answer import Message, ReadFact
from checks.facts import Vocabulary
from checks.match import Matchers
from corpus.model import Frozen


class FactSheet(Frozen):
    """What the conversation has told so far. Later turns win over earlier ones."""

    facts: tuple[ReadFact, ...]
    corrected: tuple[str, ...]  # names of facts that the last turn changed
    told: bool  # the last turn told at least one fact


class FactReader:
    """Reads facts. Built once by ``assistant.build``."""

    def __init__(self, vocabulary: Vocabulary, matchers: Matchers) -> None:
        self._vocabulary = vocabulary
        self._matchers = matchers

    def sheet(self, messages: Sequence[Message], as_of: dt.date) -> FactSheet:
        """The facts of the whole conversation as of a day."""
        return FactSheet(facts=(), corrected=(), told=False)
