"""Which language the asker writes, and so which language they are answered in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.answer import Language

_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_ASKS_IN_CHINESE = re.compile(
    r"[吗呢啥吧嘛么嗎]|是不是|什么|甚麼|怎么|怎麼|多少|能不能|可以|要不要|有没有|有沒有|是谁|几|幾|的"
)
_CODE = re.compile(r"[A-Za-z0-9+/=_]{18,}")  # an address or encoded text is written in no language
# Names that are written in Latin letters inside Chinese sentences too: they say nothing of the language.
_NEUTRAL = frozenset(
    [
        "ai",
        "ar",
        "vr",
        "mes",
        "erp",
        "crm",
        "plm",
        "aps",
        "rfid",
        "app",
        "iso",
        "gmp",
        "hnpr",
        "c2m",
        "3d",
        "5g",
        "it",
        "ip",
        "ok",
        "id",
        "url",
        "http",
        "https",
        "www",
        "tv",
        "vip",
        "oem",
        "odm",
    ]
)


# English around a quotation: how it opens and ends, how many words it has at least, how many runs of Chinese at most.
_ASKS_IN_ENGLISH = re.compile(
    r"^\W*(?:what|which|who|when|where|why|how|does|do|is|are|can|may|must|should|would|could|please|tell|explain)\b.*[a-z]\W*$",
    re.IGNORECASE | re.DOTALL,
)
_RUN = re.compile(r"[㐀-鿿][㐀-鿿，、；：“”（）\d]*")
_FRAME = 3
_QUOTES = 2


def detect(text: str, names: tuple[str, ...] = ()) -> Language:
    """The language to answer in. ``names`` are policy terms that an English sentence may quote in Chinese."""
    stripped = _CODE.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        stripped = stripped.replace(name, " ")
    words = [word for word in _WORD.findall(stripped) if word.lower() not in _NEUTRAL]
    han = _HAN.findall(stripped)
    if han and len(words) <= 5 and _ASKS_IN_CHINESE.search(stripped):
        return "zh-Hant" if _is_traditional(text) else "zh-Hans"  # brand track的deadline是啥时候
    # A Chinese word is one or two characters; the majority of words decides.
    if words and len(words) >= 0.75 * len(han):
        return "en"
    if len(words) >= _FRAME and _ASKS_IN_ENGLISH.search(text) and len(_RUN.findall(text)) <= _QUOTES:
        return "en"  # What does 联合申报单位数量不超过3家 mean, lead included?
    if not han and not _HAN.search(text):
        return "en" if _WORD.search(text) else "zh-Hans"
    return "zh-Hant" if _is_traditional(text) else "zh-Hans"


def _is_traditional(text: str) -> bool:
    traditional = simplified = 0
    for character in _HAN.findall(text):
        kind = _script(character)
        traditional += kind == "t"
        simplified += kind == "s"
    return traditional > 0 and 2 * traditional >= simplified  # 只 and 准 are at home in both scripts


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    """``t`` for a character only traditional text has, ``s`` for a simplified one, else empty."""
    to_simplified, to_traditional = _converters()
    if to_simplified.convert(character) != character:
        return "t"
    return "s" if to_traditional.convert(character) != character else ""


@lru_cache(maxsize=1)
def _converters():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s"), OpenCC("s2t")


@lru_cache(maxsize=1)
def _in_use():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("s2tw")


def to_traditional(text: str) -> str:
    """``text`` in traditional characters as they are in use today: 核對, 因為, and not 覈對, 因爲."""
    converted: str = _in_use().convert(text)
    return converted


# 用中文再说一遍, English please
_INTO = r"(用|换成|換成|改用|说|說|讲|講|翻译?成|译成|翻譯?成|譯成|来个|(?<!需)要)(一下|个|下)?"
_AGAIN = r"(版?(再|说|說|讲|講|回答|呢|怎么说|怎麼說|也可以)|版\W*$)"
_ONLY = r"^\W*(please |can you |could you |and |now |but |the )*((same|same (thing|again|answer|question|as before)|all that|that|it) )?((say|repeat|answer|reply|give|translate|put|explain|write|have)\b.{0,20})?\b(in |to |into )?"
_PLEASE = r"( version)?( please| pls| thanks?| again)*\W*(?:$|[,，.。])"
_ENGLISH = r"(英文|英语|英語)"
_CHINESE = r"(中文|汉语|漢語|普通话|普通話|简体|简体中文)"
_ASKED_FOR: Mapping[Language, re.Pattern[str]] = {
    "zh-Hant": re.compile(
        r"(用|换成|換成|改用|说|說|转成|轉成)?(繁体|繁體|正体|正體)(中文|字)?|\btraditional (chinese|characters)\b"
    ),
    "en": re.compile(rf"{_INTO}{_ENGLISH}|{_ENGLISH}{_AGAIN}|^\W*{_ENGLISH}\W*$|{_ONLY}english{_PLEASE}"),
    "zh-Hans": re.compile(
        rf"{_INTO}{_CHINESE}|{_CHINESE}{_AGAIN}|^\W*{_CHINESE}\W*$|{_ONLY}(simplified )?chinese{_PLEASE}"
    ),
}
# What follows the wish, and asks something of its own: In English, who can apply?
_REST = re.compile(r"^[^,，.。:：]*[,，.。:：]?")
_ASKS_MORE = re.compile(
    r"[?？吗]|\b(?:who|what|when|where|which|how|can|may|do|does|is|are)\b|什么|哪|谁|怎|多少|几"
)
_LONGEST_WISH = 60  # characters of a turn that may ask for nothing but another language


def asked_for(text: str) -> Language | None:
    """The language that a turn wants the last answer in, where it wants no more than that."""
    if len(text) > _LONGEST_WISH:
        return None
    wished = next((language for language, wish in _ASKED_FOR.items() if wish.search(text.lower())), None)
    # 用中文再講一次: the Chinese they write
    if wished is None or _ASKS_MORE.search(_REST.sub("", text.lower(), count=1)):
        return None
    return "zh-Hant" if wished == "zh-Hans" and _is_traditional(text) and "简" not in text else wished
