"""Parts of a firm that open or go live without being the firm: a showroom, a branch, a web shop.

Their age is not the firm's, and that they run makes no case complete.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from assistant.understand.told.phrase import compile_phrase
from assistant.understand.told.typed import Typed
from corpus.model import Frozen
from corpus.yamlfile import validate_file


class _Words(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]


@cache
def _part(*kinds: str) -> re.Pattern[str]:
    """A part of one of these kinds as what opens: the last noun before the verb, with no firm between."""
    file = validate_file(TypeAdapter(dict[str, _Words]), Path(__file__).with_name("outlet.yaml"))
    words = "|".join(
        compile_phrase(word).pattern for kind in kinds for word in (*file[kind].zh, *file[kind].en)
    )
    return re.compile(rf"(?:{words})s?(?P<tail>[^,.;:。!?\n]*)")


# A firm after the part, or beside it, is what opens: 展厅设计公司成立, our office furniture company was founded.
_A_FIRM = re.compile(
    r"公司|企业|集团|(?<![新分二老])厂(?!房)|(?<![a-z])(?:company|firm|business|enterprise|ltd|limited|maker|manufacturer|producer|brand|furniture|supplies|equipment|software)(?![a-z])"
)
# We began exporting, we set up an R&D department: what is begun is no firm.
_BEGAN = re.compile(
    r"(?<![a-z])(?:started|began|begun|start) (?:to )?(?:us(?:e|ing)|sell(?:ing)?|export(?:ing)?|report(?:ing)?|fil(?:e|ing)|work(?:ing)? (?:with|on)|pay(?:ing)?|run(?:ning)?|send(?:ing)?|(?:live-?)?stream(?:ing)?|apply(?:ing)?|digiti[sz](?:e|ing)|automat(?:e|ing)|track(?:ing)?|test(?:ing)?|train(?:ing)?|offer(?:ing)?|ship(?:ping)?|collect(?:ing)?|measur(?:e|ing)|rebuild(?:ing)?)(?![a-z])"
)
_AND = re.compile(" (?:and|but|while) ")
_OPENED = re.compile(
    r"(?<![a-z])(?:opened|started|founded|established|set up|launched|created) (?:an?|the|our|another|two|three|some|its) |(?:成立|开设|开|开办|办|建|设立|组建|上线)了?(?:一?[个家间座条]|新的?|自己的?)*$"
)


def is_of_a_part(typed: Typed, start: int, end: int) -> bool:
    """Whether the time told from ``start`` to ``end`` is since when a part of the firm is open, or something done."""
    plain = typed.nameless
    clause = typed.clause_at(start)
    first = max([clause.start, *(one.end() for one in _AND.finditer(plain, clause.start, start))])
    after = _AND.search(plain, end, max(clause.end, end))
    said = plain[first : after.start() if after else max(clause.end, end)]
    if _BEGAN.search(said):
        return True
    for found in _part("selling", "inner").finditer(said):
        at = first + found.start()
        head = said[: found.start()]
        if _OPENED.search(head):
            if not _A_FIRM.match(found["tail"].lstrip()):
                return True
        elif at < end and not _A_FIRM.search(plain[at:end]):
            return True
    return False


def is_a_shop(typed: Typed, start: int) -> bool:
    """Whether what runs, as told from ``start`` on, is where the firm sells: our shop went live."""
    clause = typed.clause_at(start)
    return _part("selling").search(typed.nameless, clause.start, start) is not None
