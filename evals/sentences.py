"""Chinese and English text as sentences, each with the citation marks that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Frozen

_MARK = re.compile(r"\[(\d+)\]")
_GAP = re.compile(r"\s+(?=[.,;:])")  # left where a mark stood before a stop
# A full stop ends an English sentence when white space and no lower-case letter follows, and no abbreviation
# or single letter stands before. Marks and closing quotation marks directly behind the stop still belong to it.
_END = re.compile(
    r"(?:[。！？!?…]+|(?<!\b[A-Za-z])(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)(?<!\bArt)(?<!\betc)(?<!\d)\.(?=\s|$|[”\"’)\[])|(?<=\d)\.(?=\s+[A-Z]|\s*$|\[))"
    r"(?:[”’」』\"）)]|\s*\[\d+\])*"
)
_BULLET = re.compile(r"^\s*(?:[-*•·#]+|\d+[.、)）]|[（(]\d+[)）])\s*")


class Sentence(Frozen):
    """One sentence without its marks, and the numbers of the citations that it carries."""

    text: str
    marks: tuple[int, ...]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``: lines are split, bullets and quoted lines dropped, decimals and abbreviations kept."""
    found: list[Sentence] = []
    for line in text.splitlines():
        if line.lstrip().startswith(">"):
            continue
        for piece in _pieces(_BULLET.sub("", line)):
            bare = " ".join(_GAP.sub("", _MARK.sub("", piece).replace("**", "")).split())
            if re.search(r"\w", bare):
                marks = tuple(dict.fromkeys(int(mark) for mark in _MARK.findall(piece)))
                found.append(Sentence(text=bare, marks=marks))
    return tuple(found)


def _pieces(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        yield line[start : end.end()]
        start = end.end()
    yield line[start:]
