"""The words by which a fact is stated (``said`` in checks/facts.yaml), found in a turn.

A phrase is a few words. ``(a|b|)`` stands for one of several wordings or none, ``(a|b)*`` for any number of
them, ``x?`` for x or nothing, ``(!x)`` for "not before x", ``$`` for the end of the clause, ``…`` for a few
characters within one clause, and ``<us>`` for any word of that class in ``words.yaml``.
What stands in that gap may deny: 商标…自己的 finds 商标不是自己的, denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from assistant.understand.told.typed import Typed
from checks.cue import fold
from checks.facts import Fact
from corpus.model import Frozen
from corpus.yamlfile import validate_file

_CLASS = re.compile("<([^<>]+)>")
_TOKEN = re.compile(r"\(!|[(|)*?]|\.\.\.|\s+|\$|[^(|)*?.$\s]+|\.")


class Mention(NamedTuple):
    """Words for one value of a fact, at ``start`` to ``end`` of the plain form."""

    value: object
    start: int
    end: int
    gaps: tuple[str, ...]


class _Phrase(NamedTuple):
    """A phrase for one value, and the words of which a text with it holds one: ``word`` where that is a single one."""

    value: object
    word: str
    words: tuple[str, ...]
    phrase: str


_LETTER = re.compile("[a-z]")
_BETWEEN = r"[\s-]+"  # two English words: rice cooker, rice-cooker


class Phrases:
    """All phrases of one fact. Each is compiled when a turn holds its word for the first time: most never do."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        phrases = tuple(
            _Phrase(said.value, words[0] if len(words) == 1 else "", words, phrase)
            for said in fact.said
            if said.value != "{n}"
            for written in (*(named(zh, "zh") for zh in said.zh), *(named(en, "en") for en in said.en))
            for phrase in (_either_number(written) if said.value == "consumer_goods" else written,)
            for words in (needed(phrase),)
        )
        latin = {one for one in phrases if all(re.search("[a-z]", word) for word in one.words)}
        han = {one for one in phrases if all(re.search("[㐀-鿿]", word) for word in one.words)}
        self._phrases = phrases
        self._latin = tuple(one for one in phrases if one not in han)
        self._han = tuple(one for one in phrases if one not in latin)

    def find(self, typed: Typed) -> Iterator[Mention]:
        """The mentions in order; of overlapping ones the longest."""
        text = typed.nameless
        phrases = self._latin if text.isascii() else self._phrases if _LETTER.search(text) else self._han
        # Of a thousand phrases a turn holds ten; looking for a word tells the others in a tenth of the time.
        found = [
            Mention(value, match.start(), match.end(), _gaps(match))
            for value, word, words, phrase in phrases
            if (word in text if word else any(one in text for one in words))
            for match in compile_phrase(phrase).finditer(text)
        ]
        kept: list[Mention] = []
        for one in sorted(
            found, key=lambda one: (sum(map(len, one.gaps)) - (one.end - one.start), one.start)
        ):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        yield from sorted(kept, key=lambda one: one.start)


def _gaps(match: re.Match[str]) -> tuple[str, ...]:
    """What stands in the gaps; not in one before a comma, which is a clause of its own."""
    return tuple(
        group
        for at, group in enumerate(match.groups(), start=1)
        if group and not match.string.startswith(",", match.end(at))
    )


def _either_number(goods: str) -> str:
    """An English name of goods in the singular and the plural: a biscuit maker makes biscuits."""
    if not goods.isascii() or not goods[-1:].isalpha():
        return goods
    if goods.endswith("ss"):
        return goods
    if re.search("(?:sh|ch|x|ss)es$", goods):
        return f"{goods.removesuffix('es')}(es|)"
    return f"{goods.removesuffix('s')}(s|)"


class _Wording(Frozen):
    zh: str = ""
    en: str = ""


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, _Wording]:
    return validate_file(TypeAdapter(dict[str, _Wording]), Path(__file__).with_name("words.yaml"))


def named(phrase: str, language: str) -> str:
    """The phrase with the classes of words that it names written out."""
    while found := _CLASS.search(phrase):
        wording = _classes()[found[1]]
        phrase = phrase.replace(found[0], wording.zh if language == "zh" else wording.en)
    return phrase


def needed(phrase: str) -> tuple[str, ...]:
    """Words of the plain form of which one stands wherever the phrase does; the empty word where none must."""
    return _one_of(_TOKEN.findall(fold(phrase)[0]))


def _one_of(tokens: Sequence[str]) -> tuple[str, ...]:
    if not tokens:
        return ("",)
    found: list[tuple[str, ...]] = [("",)]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        stop = _closed(tokens, at) if token in ("(", "(!") else at
        after = tokens[stop + 1] if stop + 1 < len(tokens) else ""
        if token == "|":
            return ("",)
        if token == "(" and after not in ("*", "?"):
            found.append(tuple(word for one in _alternatives(tokens[at + 1 : stop]) for word in _one_of(one)))
        elif token not in ("(", "(!", "*", "?", "$", "...") and not token.isspace():
            found.append((token[:-1] if after in ("*", "?") else token,))
        at = stop + 1
    return max(found, key=_telling)


def _telling(words: tuple[str, ...]) -> float:
    """How much it tells that one of ``words`` is there: the more the longer they are and the fewer."""
    shortest = min(len(word) if word.isascii() else 3 * len(word) for word in words)
    return shortest - len(words) / 8 if shortest else 0


def _closed(tokens: Sequence[str], at: int) -> int:
    """Where the group that opens at ``at`` closes."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place] in ("(", "(!")
        depth -= tokens[place] == ")"
        if not depth:
            return place
    return len(tokens) - 1


def _alternatives(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    depth = start = 0
    for place, token in enumerate(tokens):
        depth += token in ("(", "(!")
        depth -= token == ")"
        if token == "|" and not depth:
            yield tokens[start:place]
            start = place + 1
    yield tokens[start:]


@cache
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """The pattern of one phrase over the plain form."""
    latin = re.search("[a-z]", phrase.lower()) is not None and re.search("[㐀-鿿]", phrase) is None
    gap = r"((?:(?!\. )[^,。!?;:\n]){0,28}?)(?!(?<=[a-z])[a-z])" if latin else r"([^,。!?;:\n]{0,9}?)"
    parts: list[str] = []
    for token in _TOKEN.findall(fold(phrase)[0]):
        if token == "(":
            parts.append("(?:")
        elif token == "(!":
            parts.append("(?!")
        elif token in "|)*?":
            parts.append(token)
        elif token == "$":
            parts.append(r"(?=\W*(?:[,。!?;:\n]|\Z)|\.\s)" if latin else r"(?=\W*(?:[,。!?;:\n]|\Z))")
        elif token == "...":  # the folded form of …
            parts.append(gap)
        elif token.isspace():
            parts.append(r"\s*" if not latin else _BETWEEN)
        else:
            parts.append(re.escape(token))
    pattern = "".join(_loosened(parts))
    return re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])" if latin else pattern)


def _loosened(parts: list[str]) -> list[str]:
    """A group that may be empty takes the spaces beside it along; so does a gap."""
    parts = list(parts)
    opened: list[int] = []
    for place, part in enumerate(parts):
        loose: tuple[int, ...] = ()
        if part.startswith("(?"):
            opened.append(place)
        elif part.startswith("("):
            loose = (place - 1, place + 1)
        elif part == ")" and opened:
            start = opened.pop()
            after = parts[place + 1] if place + 1 < len(parts) else ""
            if parts[place - 1] == "|" or after in ("*", "?"):
                loose = (start - 1, place + 1 if after not in ("*", "?") else place + 2)
        for beside in loose:
            if 0 <= beside < len(parts) and parts[beside] == _BETWEEN:
                parts[beside] = r"\s*"
    return parts
