"""One plain form of any text, for comparing: what two people type alike reads alike.

Everything here is for matching only. What is shown to people is always the untouched text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_SPACE = re.compile(r"\s+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)*")
_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]+|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)*")
# Marks that NFKC leaves alone and that people type in place of one another.
_MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "『": '"', "』": '"'}
    | {
        "〔": "[",
        "〕": "]",
        "【": "[",
        "】": "]",
        "—": "-",
        "–": "-",
        "‐": "-",
        "－": "-",
        "。": ".",
        "、": ",",
    }
)


@lru_cache(maxsize=1)
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


class _Shown(dict[int, str | None]):
    """What ``str.translate`` makes of each character: nothing of invisible ones, a space of every blank."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kind = unicodedata.category(char)
        if kind in ("Cf", "Co", "Cs", "Cn") or 0xFE00 <= code <= 0xFE0F:
            shown = None
        else:
            shown = " " if kind == "Cc" or kind.startswith("Z") else char
        self[code] = shown
        return shown


_SHOWN = _Shown()


def visible(text: str) -> str:
    """``text`` without invisible characters (zero width, direction marks, controls); spaces stay spaces."""
    return text.translate(_SHOWN)


def simplified(text: str) -> str:
    """``text`` with traditional characters written as simplified ones, character for character."""
    # Converting costs a hundred times what looking does, and hardly any text of ours needs it.
    return str(_to_simplified().convert(text)) if any(map(_is_traditional, text)) else text


@lru_cache(maxsize=16_384)
def _is_traditional(char: str) -> bool:
    return bool(_HAN.match(char)) and _to_simplified().convert(char) != char


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """The plain form: NFKC, visible, simplified, lower case, straight marks, single spaces
    and none between two Chinese characters."""
    shown = visible(unicodedata.normalize("NFKC", visible(text)))
    spaced = _SPACE.sub(" ", simplified(shown).lower().translate(_MARKS)).strip()
    return _BETWEEN_HAN.sub("", spaced)


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character."""
    return bool(_HAN.fullmatch(char))


def runs(text: str) -> Iterator[tuple[str, int]]:
    """The stretches of Chinese characters, the Latin words and the numbers of a plain text, with their offsets."""
    for found in _RUN.finditer(text):
        yield found.group(), found.start()


def latin_words(text: str) -> Iterator[tuple[str, int]]:
    """The Latin words and numbers of a plain text, with their offsets."""
    for found in _LATIN.finditer(text):
        yield found.group(), found.start()


_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([^aeioulsz])\1$")
_IRREGULAR = {
    "does": "do",
    "goes": "go",
    "has": "have",
    "is": "be",
    "are": "be",
    "was": "be",
    "this": "this",
    "its": "it",
}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its plural, -ed or -ing ending; other words as they are.

    Deliberately light: it joins "applies", "applied" and "apply" and leaves derivations alone, which the
    lexicon lists by name.
    """
    word = word.removesuffix("'s").replace("'", "")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            word = word[: -len(ending)]
            word = word[:-1] + "y" if word.endswith("i") else _DOUBLED.sub(r"\1", word)
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
