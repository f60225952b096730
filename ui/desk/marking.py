"""Where a search's words stand in a text, however the two are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.model import Frozen
from corpus.text import plain


class Piece(Frozen):
    """A stretch of a text, marked or not. The pieces of a text in order are the text."""

    text: str
    marked: bool


class _Folded(NamedTuple):
    """A text in plain form without blanks, and for each of its characters the place in the text itself."""

    plain: str
    places: tuple[int, ...]


@lru_cache(maxsize=4096)
def _fold(text: str) -> _Folded:
    shown: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in plain(char):
            shown.append(one)
            places.append(place)
    return _Folded("".join(shown), tuple(places))


def folded(text: str) -> str:
    """``text`` as it is compared here: in plain form and without blanks."""
    return _fold(text).plain


def spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """The places of ``words`` in ``text``, from and to. A Latin word is found at its beginning only: pri in price."""
    shown, places = _fold(text)
    wanted = folded(words)
    start = shown.find(wanted) if wanted else -1
    while start >= 0:
        first, last = places[start], places[start + len(wanted) - 1] + 1
        inside = first > 0 and _latin(text[first]) and _latin(text[first - 1])
        if not inside:
            yield first, last
        start = shown.find(wanted, start + (1 if inside else len(wanted)))


def holds(text: str, words: str) -> bool:
    """Whether ``words`` stand in ``text``, one after the other."""
    return next(spans(text, words), None) is not None


def pieces(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """``text`` with every place of every one of ``words`` marked."""
    marked = [False] * len(text)
    for one in words:
        for start, end in spans(text, one):
            marked[start:end] = [True] * (end - start)
    found: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[start]:
            found.append(Piece(text=text[start:place], marked=marked[start]))
            start = place
    return tuple(found)


def excerpt(text: str, words: Iterable[str], length: int) -> tuple[Piece, ...]:
    """About ``length`` characters of ``text``, from a little before the first marked place, cut ends shown as ……."""
    wanted = tuple(words)
    first = min((start for one in wanted for start, _ in spans(text, one)), default=0)
    begin = 0 if len(text) <= length or first < length * 2 // 3 else first - length // 4
    if begin and text[begin].isascii():
        begin = text.find(" ", begin, first) + 1 or begin
    end = min(len(text), begin + length)
    shown = list(pieces(text[begin:end], wanted))
    if begin:
        shown.insert(0, Piece(text="……", marked=False))
    if end < len(text):
        shown.append(Piece(text="……", marked=False))
    return tuple(shown)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
