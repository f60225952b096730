"""The first look at a turn: nothing invisible, nothing personal, nothing that gives orders.

What a user writes is data. It can give facts about the applicant, never instructions to the assistant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.model import Frozen
from corpus.text import plain, visible
from corpus.yamlfile import validate_file

LIMIT = 4000  # characters of one turn; a story of ten paragraphs fits

# An identity number carries a birth date, which tells it from a 统一社会信用代码 of 18 digits: that one is allowed.
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_CARD = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){15,18}(?![0-9A-Za-z])")
# A wish for a verdict is an order only where nothing is asked: 请直接回答：我们能申报吗？ is a question.
_QUESTION = re.compile(
    r"[?吗么呢]|是否|能不能|能否|可不可以|是不是|哪些|什么|哪个|怎么|如何|\b(whether|if|what|which|how|who)\b"
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")


class Screened(Frozen):
    """A turn after screening. ``text`` is what may be stored and shown to a model."""

    text: str  # visible and masked, orders still in it
    asking: str  # without the sentences that give orders
    orders: tuple[str, ...]  # kinds of orders found: override, role_play, leak, beg, encoded


def screen(turn: str) -> Screened:
    """Screen one turn. Deterministic; never raises."""
    text = mask("".join(visible(line) + "\n" for line in turn.splitlines()).strip())
    kept: list[str] = []
    orders: dict[str, None] = {}
    for sentence in _SENTENCE.findall(text):
        kinds = _orders(sentence)
        if kinds:
            orders.update(dict.fromkeys(kinds))
        else:
            kept.append(sentence)
    return Screened(text=text, asking="".join(kept).strip(), orders=tuple(orders))


def mask(text: str) -> str:
    """``text`` with personal identifiers replaced by their kind; a unified social credit code stays."""
    text = _EMAIL.sub("[邮箱]", text)
    text = _IDENTITY.sub("[身份证号]", text)
    text = _CARD.sub(lambda match: "[银行卡号]" if _luhn(match[0]) else match[0], text)
    return _MOBILE.sub("[手机号]", text)


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _orders(sentence: str) -> tuple[str, ...]:
    words = plain(sentence)
    kinds = [kind for kind, patterns in _patterns().items() if any(p.search(words) for p in patterns)]
    return tuple(kind for kind in kinds if kind != "beg" or not _QUESTION.search(words))


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    file = Path(__file__).with_name("hostile.yaml")
    kinds = validate_file(TypeAdapter(dict[str, list[str]]), file)
    return {kind: tuple(re.compile(pattern) for pattern in patterns) for kind, patterns in kinds.items()}
