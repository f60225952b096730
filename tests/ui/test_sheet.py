"""The fact sheet shows what was told, and no day that nobody told."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import ReadFact
from checks.facts import load_vocabulary
from ui.sheet import sheet

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("read_from", "shown"),
    [
        ("没过期", False),
        ("still valid", False),
        ("到今年11月22日", True),
        ("valid until 22 November 2026", True),
    ],
)
def test_a_day_is_shown_only_where_the_words_name_one(read_from: str, shown: bool) -> None:
    page = sheet([ReadFact(name="trademark_valid_until", value=DAY, read_from=read_from)], load_vocabulary())
    assert ("2026年11月22日" in page) is shown
    assert ("没有说到哪一天" in page) is not shown
