"""What a question wants, by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from assistant.understand import cues
from assistant.understand.asking import question_of, size, sorts_of_thing, tells_it, unasked
from assistant.understand.scope import ScopeNames
from corpus.text import plain, simplified
from corpus.yamlfile import validate_file


class Want(StrEnum):
    """What a question asks the assistant to do."""

    TEXT = "text"  # answer from guidance and clauses
    VERDICT = "verdict"
    DIRECTIONS = "directions"
    DIMENSION = "dimension"
    WORK = "work"
    VALIDITY = "validity"
    DUE = "due"  # whether a day that the text names has passed, or how far off it is


KINDS = (
    (
        Want.DIMENSION,
        re.compile(
            r"维度|历史经典|时代优品|潮流新锐|\bdimensions?\b|historic(?:al)? classic|products? of the era|trend(?:y|ing|setting)? |newcomer"
        ),
    ),
    (Want.DIRECTIONS, re.compile(r"方向|场景|\b(?:directions?|scenarios?)\b")),
    (Want.WORK, re.compile(r"专项|十二项|12项|\b(?:special works?|twelve works?|twelve tasks?)\b")),
)


def asks_for_a_thing(text: str) -> str:
    """The last clause of ``text`` that asks, where it wants a number, a day or an office; not what a case still lacks."""
    asking = (
        clause
        for clause in reversed(cues.CLAUSE.split(text))
        if cues.ASKS.search(clause) or asks_to_apply(clause)
    )
    clause = next(asking, "")
    wants = (cues.THING.search(clause) and cues.ANOTHER_THING.search(clause)) or sorts_of_thing(clause)
    return clause if wants and not cues.STILL_SHORT.search(clause) else ""


def asks_nothing_but_whether(text: str, names: ScopeNames) -> bool:
    """Whether all of ``text`` is whether a track may be applied for, and of nobody in particular: not 外省企业能报吗."""
    return cues.THING.search(plain(text)) is None and asks_only_whether(text, names, besides=0)


def asks_only_whether(
    text: str, names: ScopeNames, told: Iterable[str] = (), besides: int = cues.LEAST
) -> bool:
    """Whether the last thing ``text`` asks is no more than whether one may apply: 能报企业品牌吗.

    ``besides`` is the size of what else it may hold.
    """
    text = plain(simplified(text))
    for words in told:
        text = text.replace(plain(simplified(words)), " ")
    clauses = [clause for clause in cues.CLAUSE.split(text) if cues.ASKS.search(clause)]
    if not clauses or not asks_to_apply(clauses[-1]):
        return False
    if size(text) > size(clauses[-1]) + cues.SHORT:
        return False  # a story may ask more than its last clause: 名字里没带地名……这能报吗
    rest = cues.APPLYING_WORDS.sub("", names.without_names(clauses[-1]))
    return size(unasked(cues.BARELY.sub("", rest))) <= besides


def asks_to_apply(words: str) -> bool:
    """Whether ``words`` ask if one may apply."""
    return any(pattern.search(words) for pattern in _patterns()[Want.VERDICT])


def want_of(words: str) -> Want:
    """What ``words`` want, by the patterns of wants.yaml; of a story, what the sentence that asks wants.

    What a story tells may keep a pattern from fitting the whole of it: a title won, and then whether a measure is valid.
    """
    want = _fitting(words)
    if want not in (Want.TEXT, Want.VERDICT) or size(words) <= 2 * cues.SHORT:
        return want
    question = question_of(words)
    own = _fitting(question)
    chooses = own in (Want.WORK, Want.DIRECTIONS, Want.DIMENSION)
    return own if chooses or (own is Want.VALIDITY and cues.A_TEXT.search(question)) else want


def _fitting(words: str) -> Want:
    for name, patterns in _patterns().items():
        if any(pattern.search(words) for pattern in patterns):
            want = Want(name)
            if want is Want.VALIDITY and tells_it(words, patterns):
                continue  # our own brand, valid to 2030: do we meet the conditions?
            # "Where do I file for it?" asks for a place, though it speaks of applying.
            for_more = cues.ASKS_FOR_A_THING.search(words) or cues.WHOSE_LEAVE.search(words)
            return Want.TEXT if want is Want.VERDICT and for_more else want
    return Want.TEXT


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    wants = validate_file(TypeAdapter(dict[Want, list[str]]), Path(__file__).with_name("wants.yaml"))
    return {
        want: tuple(re.compile(pattern.replace(r"\b", cues.EDGE)) for pattern in patterns)
        for want, patterns in wants.items()
    }
