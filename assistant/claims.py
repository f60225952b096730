"""What a sentence claims about whether somebody can apply. The wordings are in ``claims.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from corpus.model import Frozen
from corpus.text import plain
from corpus.yamlfile import validate_file

_HAN = re.compile(r"[㐀-鿿]")
_UNIT = re.compile(r"[^,:;]+")
_DECORATION = re.compile(r"[*_`~#>|\"\[\]()【】]|(?<![a-z])'|'(?![a-z])")

Polarity = Literal["positive", "negative", "open"]


class Claim(Frozen):
    """One claim. The flags say under what reserve it is made."""

    polarity: Polarity
    about: Literal[
        "applicant", "kind", "nobody"
    ]  # the one who asks, a kind of applicant, or no subject at all
    conditional: bool = False  # of a case that is supposed
    experts: bool = False  # with the experts' word left open
    manner: bool = False  # how one applies, more than whether
    specific: bool = False  # of one condition, not of all


class Wordings(Frozen):
    """One language's wordings."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]
    conditional: str
    idle: str
    required: str
    open: str
    experts: str
    double: str
    surely: str
    self: str
    generic: str
    manner: str
    specific: str
    whole: str
    affirmed: str
    denied: str
    rhetorical: str


def claims(sentence: str) -> Iterator[Claim]:
    """The claims of one sentence, in order. ``sentence`` carries no marks and no verbatim quotes."""
    words = _DECORATION.sub("", plain(sentence)).strip(" -")
    language = "zh" if _HAN.search(words) else "en"
    say = _wordings()[language]
    asked = words.endswith("?") or (language == "zh" and bool(re.search(r"[吗呢][.!]?$", words)))
    if asked and not _has(say.rhetorical, words):
        return
    words = words.rstrip(".!?~ ")
    words = _compiled(say.surely).sub(" eligible ", _sub(say.idle, words))
    supposed = False
    subject: Literal["applicant", "kind", "nobody"] = "nobody"
    experts = _has(say.experts, words)
    afterwards = language == "en" and _has(say.conditional, words)  # "You can apply if …"
    for place, unit in enumerate(found[0].strip() for found in _UNIT.finditer(words)):
        if _has(say.self, unit):
            subject = "applicant"
        elif _has(say.generic, unit) and subject != "applicant":
            subject = "kind"
        supposed = supposed or afterwards or _has(say.conditional, unit)
        if _has(say.open, unit):
            yield Claim(polarity="open", about=subject)
            unit = _sub(say.open, unit)
        if _has(say.double, unit):
            yield Claim(polarity="open", about=subject)
            unit = _sub(say.double, unit)
        unit = _sub(say.required, unit)
        if place == 0 and (_has(say.affirmed, unit) or _has(say.denied, unit)):
            polarity: Polarity = "positive" if _has(say.affirmed, unit) else "negative"
            yield Claim(polarity=polarity, about="nobody", manner=_has(say.manner, words))
            continue
        for polarity, patterns in (("negative", say.negative), ("positive", say.positive)):
            if any(_has(pattern, unit) for pattern in patterns):
                yield Claim(
                    polarity=polarity,
                    about=subject,
                    conditional=supposed,
                    experts=experts,
                    manner=_has(say.manner, unit),
                    specific=_has(say.specific, words) and not _has(say.whole, unit),
                )
                break


def _has(pattern: str, text: str) -> bool:
    return bool(_compiled(pattern).search(text))


def _sub(pattern: str, text: str) -> str:
    return _compiled(pattern).sub(" ", text)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)  # a word ends where a Chinese character begins


@lru_cache(maxsize=1)
def _wordings() -> Mapping[str, Wordings]:
    return validate_file(TypeAdapter(dict[str, Wordings]), Path(__file__).with_name("claims.yaml"))
