"""The first look at a turn: nothing invisible, nothing personal, nothing that gives orders.

What a user writes is data. It can give facts about the applicant, never instructions to the assistant.
"""

from __future__ import annotations

import base64
import codecs
import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

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
_NARROW = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_CARD = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){15,18}(?![0-9A-Za-z])")
_QUESTION = re.compile(
    r"[?吗呢嘛]|(.)不\1|[能行可会][^,.!]{0,6}[不没否](?=[,.!]|$)|[^,.!?:;]还是|么(?=[,.!]|$)|是否|能不能|能否|可不可以|是不是|有没有|要不要|哪|什么|啥|咋|怎么|怎样|如何|几[家个项年条]|多少|多久|谁|何时|"
    r"\b(whether|if (we|our|my|i|the|this|a|an|it)|what|which|how|who|when|where|why)\b|"
    r"[,:;] ?(will|would|can|could|may|does|is|are) (we|i|it|the|our|they|this|hunan)\b|"
    r"^(can|could|do(?! (me|us|not|it|what|as)\b)|does|did|is|are|may|must|should|will|would|has|have)\b"
)
# Anything that asks, in the shape of a question or not.
_REQUEST = re.compile(
    _QUESTION.pattern
    + r"|告诉|请问|想问|想知道|想了解|咨询|介绍|说明|解释|说说|讲讲|列出|原文|帮(我|忙)(看|查|核)|[?？]"
    r"|\b(tell|explain|list|describe|show|give|need to know|want to know|wonder|ask)\b"
)
# Words that look like a question's and ask nothing: no matter what, 不管怎样.
_NO_QUESTION = re.compile(
    r"(不管|无论|不论)[^,?]{0,14}(?=,)|(不管|无论|不论|任)(我)?(问|说)?(什么|怎么|怎样|如何|啥|谁|哪)|随便什么|什么都|(什么|啥)[^,?]{0,6}(什么|啥)|什么都(别|不)|"
    r"\b(no matter|regardless of|whatever|do|exactly|tell you) (what|how|who|which)\b|\bdoes not matter\b"
)
_SPACED_LATIN = re.compile(r"(?<![A-Za-z])(?:[A-Za-z] ){3,}[A-Za-z](?![A-Za-z])")  # i g n o r e
_DIGITS_FOR_LETTERS = str.maketrans("013457@$", "oieastas")
_MIXED = re.compile(r"(?<![a-z0-9])(?=[a-z0-9@$]*[a-z]{2})[a-z]+[013457@$][a-z0-9@$]*[a-z](?![a-z0-9])")
_CODED = re.compile(r"(?<![A-Za-z0-9+/=_.-])(?:[A-Za-z0-9+/]{16,}={0,2})(?![A-Za-z0-9+/=_.-])")
# A Latin full stop ends a sentence where a new one begins; a closing tag or comment ends what is inside it.
_END = re.compile(
    r"(?<=[。！？!?；;\n])(?![。！？!?；;\n])|(?<=[a-z\d)\"”'’]\.)(?=\s+[A-Z\"“‘'(<\[{])|(?<=-->)"
)
# Letters of other alphabets that look like Latin ones.
_LOOKALIKE = str.maketrans("аеорсхуіјѕԁһкмтвнгпαεοιρτυνκ", "aeopcxyijsdhkmtbhrnaeoiptuvk")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_CUT_UP = re.compile(r"[㐀-鿿](?:([^\w\s㐀-鿿])[㐀-鿿]){3,}")  # 忽-略-规-则
_ENTITIES = re.compile(r"(?:&#\w{2,6};\s*){4,}")
_BITS = re.compile(r"(?:[01]{8}\s*){3,}")
_LEET = re.compile(
    r"(?<![a-z0-9@$])(?=[a-z0-9@$]*[a-z])(?=[a-z0-9@$]*[013457@$])[a-z0-9@$]{2,}(?![a-z0-9@$])"
)


class Screened(Frozen):
    """A turn after screening. ``text`` is what may be stored and shown to a model."""

    text: str  # visible and masked, orders still in it
    asking: str  # without the sentences that give orders
    orders: tuple[str, ...]  # kinds of orders found: override, role_play, leak, beg, harm, encoded


def screen(turn: str) -> Screened:
    """Screen one turn. Deterministic; never raises."""
    return _screened(mask("".join(visible(line) + "\n" for line in turn.splitlines()).strip()))


@lru_cache(maxsize=256)  # the turns of a conversation come again with each new one; kept masked
def _screened(text: str) -> Screened:
    kept: list[str] = []
    orders: dict[str, None] = {}
    for sentence in (text,) if _ENTITIES.search(text) else filter(None, _END.split(text)):
        kinds = _orders(sentence)
        if kinds:
            orders.update(dict.fromkeys(kinds))
        else:
            kept.append(sentence)
    asking = "".join(kept).strip()
    if orders and not _REQUEST.search(plain(asking)):
        asking = ""  # what stands beside an order and asks nothing is its story: 我们是四家。就当三家算。
    return Screened(text=text, asking=asking, orders=tuple(orders))


def mask(text: str) -> str:
    """``text`` with personal identifiers replaced by their kind; a unified social credit code stays."""
    for pattern, kind in (
        (_EMAIL, "邮箱"),
        (_IDENTITY, "身份证号"),
        (_CARD, "银行卡号"),
        (_MOBILE, "手机号"),
    ):
        text = _masked(text, pattern, kind)
    return text


def _masked(text: str, pattern: re.Pattern[str], kind: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(text.translate(_NARROW)):  # full-width digits are digits too
        if pattern is _CARD and not _luhn(found[0]):
            continue
        pieces += (text[end : found.start()], f"[{kind}]")
        end = found.end()
    return "".join((*pieces, text[end:]))


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _orders(sentence: str) -> tuple[str, ...]:
    joined = _SPACED_LATIN.sub(lambda found: found[0].replace(" ", ""), sentence)
    words = _MIXED.sub(lambda found: found[0].translate(_DIGITS_FOR_LETTERS), plain(joined))
    kinds = _kinds(words)
    coded = any(_is_coded(found) for found in _CODED.findall(sentence))
    if "encoded" not in kinds and (
        coded or any(_kinds(plain(reading), words) for reading in _readings(sentence))
    ):
        kinds.append("encoded")
    return tuple(kinds)


def _kinds(words: str, written: str = "") -> list[str]:
    """The kinds of orders in plain ``words``, which may be a reading of what is ``written`` in code."""
    asks = any(_QUESTION.search(_NO_QUESTION.sub(" ", form)) for form in (words, written))
    return [kind for kind, signs in _signs().items() if signs.in_sentence(words, asks)]


def _readings(sentence: str) -> Iterator[str]:
    """What a sentence says to somebody who reads its code; only readings that differ from the sentence."""
    if "&#" in sentence:
        yield html.unescape(sentence)
    if "%" in sentence:
        yield unquote(sentence)
    if "\\" in sentence:
        yield _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), sentence)
    if any(found[1] for found in _CUT_UP.finditer(sentence)):
        yield re.sub(r"(?<=[㐀-鿿])[^\w\s㐀-鿿](?=[㐀-鿿])", "", sentence)
    if bits := _BITS.search(sentence):
        octets = re.findall(r"[01]{8}", bits[0])
        yield bytes(int(octet, 2) for octet in octets).decode("utf-8", "ignore")
    lower = sentence.lower()
    if (like := lower.translate(_LOOKALIKE)) != lower:
        yield like
    if len(_LEET.findall(lower)) >= 3:
        yield _LEET.sub(lambda found: found[0].translate(_DIGITS_FOR_LETTERS), lower)
    yield sentence[::-1]
    if re.search(r"[A-Za-z]{4}", sentence):
        yield codecs.encode(sentence, "rot13")


def _is_coded(token: str) -> bool:
    """Whether a token is base64 or hexadecimal of readable text; a company's code or a file name is not."""
    decoders: list[Callable[[str], bytes]] = [bytes.fromhex, lambda t: base64.b64decode(t, validate=True)]
    for decode in decoders:
        try:
            text = decode(token).decode("utf-8")
        except ValueError:
            continue
        letters = sum(character.isalpha() or character.isspace() for character in text)
        if len(text) >= 6 and letters >= 0.8 * len(text):
            return True
    return False


class Signs(Frozen):
    """The patterns of one kind of order."""

    always: tuple[str, ...]
    stated: tuple[str, ...] = ()  # only where the sentence asks nothing

    def in_sentence(self, words: str, asks: bool) -> bool:
        """Whether a sentence in plain form shows one of the signs."""
        signs = self.always if asks else (*self.always, *self.stated)
        return any(_compiled(sign).search(words) for sign in signs)


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, Signs]:
    return validate_file(TypeAdapter(dict[str, Signs]), Path(__file__).with_name("hostile.yaml"))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
