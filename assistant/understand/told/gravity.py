"""Which records were told of without saying how grave they are: 罚过款 may be a major matter or a slight one.

They are read as slight, which is enough where a text wants none at all. Where a text tells grave from slight, whoever
was fined is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import ReadFact
from corpus.text import plain

_RECORDS = ("bad_record_quality_3y", "bad_record_safety_3y", "bad_record_environment_3y")
_SLIGHT = re.compile(
    r"一般|轻(?!工)|小(?!时|区|学|组|程序)|不大|不严重|不算|没什么|警告|提醒|批评教育|口头|简易|工伤"
    r"|(?<![a-z])(?:minor|small|slight|light|trivial|petty|tiny|warning|warned|reminder|reprimand|not (?:a )?(?:major|serious|grave|big))"
)


def ungraded(facts: Iterable[ReadFact]) -> tuple[str, ...]:
    """The names of the records among ``facts`` that nobody called slight or grave."""
    return tuple(
        fact.name
        for fact in facts
        if fact.name in _RECORDS and fact.value == "minor" and not _SLIGHT.search(plain(fact.read_from))
    )
