"""The words by which a fact is stated (``said`` in checks/facts.yaml), found in a turn.

A phrase is a few words. ``(a|b|)`` stands for one of several wordings or none, ``(a|b)*`` for any number of
them, ``x?`` for x or nothing, ``(!x)`` for "not before x", ``$`` for the end of the clause, ``…`` for a few
characters within one clause, and ``<us>`` for any word of that class in ``words.yaml``.
What stands in that gap may deny: 商标…自己的 finds 商标不是自己的, denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


class Phrases:
    """All phrases of one fact. Each is compiled when a turn holds its word for the first time: most never do."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self._phrases = tuple(
            (said.value, needed(phrase), phrase)
            for said in fact.said
            if said.value != "{n}"
            for written in (*(named(zh, "zh") for zh in said.zh), *(named(en, "en") for en in said.en))
            for phrase in (_either_number(written) if said.value == "consumer_goods" else written,)
        )

    def find(self, typed: Typed) -> Iterator[Mention]:
        """The mentions in order; of overlapping ones the longest."""
        text = typed.nameless
        # Of a thousand phrases a turn holds ten; looking for a word tells the others in a tenth of the time.
        found = [
            Mention(value, match.start(), match.end(), _gaps(match))
            for value, words, phrase in self._phrases
            if words in text
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


def needed(phrase: str) -> str:
    """The longest word of the plain form that stands wherever the phrase does; empty where it has none."""
    words = [""]
    depth = 0
    tokens = _TOKEN.findall(fold(phrase)[0])
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        if token in ("(", "(!"):
            depth += 1
        elif token == ")":
            depth -= 1
        elif token == "|" and not depth:
            return ""
        elif not depth and token not in ("|", "*", "?", "$", "...") and not token.isspace():
            words.append(token[:-1] if after in ("*", "?") else token)
    return max(words, key=len)


@cache
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """The pattern of one phrase over the plain form."""
    latin = re.search("[a-z]", phrase.lower()) is not None and re.search("[㐀-鿿]", phrase) is None
    gap = r"((?:(?!\. )[^,。!?;:\n]){0,28}?)" if latin else r"([^,。!?;:\n]{0,9}?)"
    parts: list[str] = []
    for token in _TOKEN.findall(fold(phrase)[0]):
        if token == "(":
            parts.append("(?:")
        elif token == "(!":
            parts.append("(?!")
        elif token in "|)*?":
            parts.append(token)
        elif token == "$":
            parts.append(r"(?=\W*(?:[,。!?;:\n]|\Z))")
        elif token == "...":  # the folded form of …
            parts.append(gap)
        elif token.isspace():
            parts.append(r"\s*" if not latin else r"\s+")
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
            if 0 <= beside < len(parts) and parts[beside] == r"\s+":
                parts[beside] = r"\s*"
    return parts
