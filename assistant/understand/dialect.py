"""Written dialect and the words of other regions read as standard Chinese: 幾多間公司可以一齊報 is 几家公司可以一起报."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from corpus.model import Frozen
from corpus.text import simplified
from corpus.yamlfile import validate_file


class _Dialect(Frozen):
    marks: tuple[str, ...]
    words: Mapping[str, str]  # read where a mark stands
    elsewhere: Mapping[str, str]  # read everywhere


def standard(text: str) -> str:
    """``text`` in standard Chinese and simplified characters where it holds other words; unchanged where it does not."""
    shown = simplified(text)
    said = _elsewhere().sub(lambda found: elsewhere()[found[0]], shown)
    if _marks().search(said):
        said = _words().sub(lambda found: _dialect().words[found[0]], said)
    return text if said == shown else said


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
def _elsewhere() -> re.Pattern[str]:
    return one_of(elsewhere())


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``words``, the longest where several begin at one place."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
