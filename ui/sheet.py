"""The fact sheet: what the conversation has told about the applicant, each entry open to correction."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import NamedTuple

from assistant.answer import ReadFact
from assistant.understand.told.term import names_a_day
from checks.facts import FactErrors, Vocabulary, to_json
from corpus.model import Text
from ui.statement import load_statements, speakable
from ui.templates import render

_UNDATED = Text(zh="没有说到哪一天", en="no day was told")  # 商标没过期: the day read is only that of asking


class Entry(NamedTuple):
    """One fact, shown."""

    name: str
    value: str  # as JSON
    label: Text
    shown: Text
    read_from: str
    sayable: bool
    doubtable: bool


def sheet(facts: Sequence[ReadFact], vocabulary: Vocabulary) -> str:
    """The sheet as HTML, in both languages."""
    entries = [entry for fact in facts if (entry := _entry(fact, vocabulary))]
    told = {entry.name for entry in entries}
    return render(
        "sheet.html",
        entries=entries,
        others=[fact for fact in speakable(vocabulary) if fact.name not in told],
    )


def _entry(read: ReadFact, vocabulary: Vocabulary) -> Entry | None:
    if read.name not in vocabulary:
        return None
    fact, statements = vocabulary[read.name], load_statements()
    try:
        value = fact.read(list(read.value) if isinstance(read.value, tuple) else read.value)
    except FactErrors:
        return None
    sayable = statements.sayable(fact)
    undated = isinstance(value, dt.date) and read.read_from and not names_a_day(read.read_from, value)
    return Entry(
        name=fact.name,
        value=json.dumps(to_json(value), ensure_ascii=False),
        label=fact.label,
        shown=_UNDATED if undated else fact.show(value),
        read_from=read.read_from,
        sayable=sayable,
        doubtable=sayable and fact.name not in statements.lasting,
    )
