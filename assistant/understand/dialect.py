"""Dialect, words of other regions, shorthand and mixed speech in standard words: 幾多間公司可以一齊報 is 几家公司可以一起报."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from corpus.model import Frozen
from corpus.text import simplified
from corpus.yamlfile import validate_file

_HAN = re.compile(r"[㐀-鿿]")
_A_SENTENCE = 2  # Chinese characters from which on a text may be a Chinese sentence
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_STRAY = 2  # English words that a sentence may keep and still be a Chinese one
_GAPS = re.compile(r"(?<=[㐀-鿿]) +(?=[㐀-鿿])")


class _Dialect(Frozen):
    marks: tuple[str, ...]
    words: Mapping[str, str]  # read where a mark stands
    elsewhere: Mapping[str, str]  # read everywhere
    shorthand: Mapping[str, str]  # English, read everywhere
    mixed: Mapping[str, str]  # English, read in a Chinese sentence


def standard(text: str) -> str:
    """``text`` in standard words and simplified characters where it holds other words; unchanged where it does not."""
    shown = simplified(text)
    said = _shorthand().sub(lambda found: _dialect().shorthand[found[0].lower()], shown)
    said = _elsewhere().sub(lambda found: elsewhere()[found[0]], said)
    if _marks().search(said):
        said = _words().sub(lambda found: _dialect().words[found[0]], said)
    return text if said == shown else said


def in_chinese(text: str) -> str:
    """A Chinese sentence with English words in it, those known put in Chinese; empty where it has none of them."""
    if len(_HAN.findall(text)) < _A_SENTENCE:
        return ""
    said = _mixed().sub(lambda found: _dialect().mixed[found[0].lower()], text)
    return "" if said == text or len(_ENGLISH.findall(said)) > _STRAY else _GAPS.sub("", said)


def elsewhere() -> Mapping[str, str]:
    """The words of other Chinese-speaking regions, in simplified characters, and what they mean here."""
    return _dialect().elsewhere


@lru_cache(maxsize=1)
def _dialect() -> _Dialect:
    return validate_file(_Dialect, Path(__file__).with_name("dialect.yaml"))


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(_dialect().marks))


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return one_of(_dialect().words)


@lru_cache(maxsize=1)
def _shorthand() -> re.Pattern[str]:
    return _whole(_dialect().shorthand)


@lru_cache(maxsize=1)
def _mixed() -> re.Pattern[str]:
    return _whole(_dialect().mixed)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the English ``words``, standing alone."""
    return re.compile(rf"(?<![A-Za-z0-9'’-])(?:{one_of(words).pattern})(?![A-Za-z0-9'’-])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    return one_of(elsewhere())


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``words``, the longest where several begin at one place."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
