"""Written dialect read as standard Chinese, so that 幾多間公司可以一齊報 finds what 几家公司可以一起报 finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.model import Frozen
from corpus.text import simplified
from corpus.yamlfile import validate_file


class _Dialect(Frozen):
    marks: tuple[str, ...]
    words: Mapping[str, str]


def standard(text: str) -> str:
    """``text`` in standard Chinese and simplified characters where it holds dialect; unchanged where it does not."""
    marks, words, meanings = _dialect()
    shown = simplified(text)
    return words.sub(lambda found: meanings[found[0]], shown) if marks.search(shown) else text


@lru_cache(maxsize=1)
def _dialect() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    data = validate_file(_Dialect, Path(__file__).with_name("dialect.yaml"))
    longest = sorted(data.words, key=lambda word: (-len(word), word))
    return re.compile("|".join(data.marks)), re.compile("|".join(longest)), data.words
