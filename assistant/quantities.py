"""Numbers, dates and quantities in a text, in one form for both languages.

``11月10日``, ``November 10`` and ``10 Nov`` are all ``11-10``; ``三家``, ``3家`` and ``three units`` are all
``3``. A bare one ("一个", "a", "one") is grammar more often than quantity and is left out unless it is a digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{month}|{month[:3]}\\.?" for month in _MONTHS)
_ENGLISH = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "half": 0.5}  # fmt: skip
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "俩": 2, "仨": 3, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_HAN_UNITS = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10_000,
    "亿": 100_000_000,
}
_HAN_NUMBER = "[零〇一二两俩仨三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+"
# What a Chinese numeral counts. Without one of these behind it, 一般 or 三品 would pass for numbers.
_MEASURE = (
    "家|个|项|年|月|日|天|条|种|次|元|名|户|所|批|件|份|位|倍|类|步|级|款|张|期|届|周|小时|分钟|工作日|"
    "方面|部门|单位|方向|维度|赛道|地方|企业|万|亿|岁|人|轮|篇|页|点|成"
)
_DATE_ZH = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_DATE_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DATE_EN = re.compile(
    rf"\b(?:({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH}))\b"
    r"(?:,?\s+(\d{4})\b)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.])\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_HAN = re.compile(rf"({_HAN_NUMBER})(?=\s*(?:多|余|几)?\s*(?:{_MEASURE}))")
_ENGLISH_WORD = re.compile(
    r"\b(" + "|".join(w for w in _ENGLISH if w not in {"one", "half"}) + r")\b", re.IGNORECASE
)
_PERCENT_HAN = re.compile(rf"百分之({_HAN_NUMBER})")
# Marks and clause numbers are addresses, not quantities.
_ADDRESS = re.compile(
    r"\[\[[^\]]*\]\]|\[\d+\]|[（(]?[一二三四五六七八九十]+[)）]\d*|[一二三四五六七八九十]+、"
)
# Names that contain numerals.
_NAMES = re.compile(
    r"十[二三四五]五|三品|三高四新|三首|四新|五基|八大工程|一企一策|三端|双循环|3C|[234]G|5G|3D|C2M|B2[BC]|O2O|DB43/T\s*1598-2019|"
    r"ISO\s*\d+|two-way|three products?|sanpin",
    re.IGNORECASE,
)


def han_number(text: str) -> float | None:
    """The value of a Chinese numeral, None where it is none: 十二 → 12, 一千二百六十 → 1260, 三五 → None."""
    total = section = digit = 0.0
    previous_was_digit = False
    for character in text:
        if character in _HAN_DIGITS:
            if previous_was_digit and character not in "零〇":
                return None
            digit = _HAN_DIGITS[character]
            previous_was_digit = True
            continue
        unit = _HAN_UNITS[character]
        previous_was_digit = False
        if unit >= 10_000:
            total = (total + section + digit) * unit if total + section + digit else float(unit)
            section = digit = 0
        else:
            section += (digit or 1) * unit
            digit = 0
    return total + section + digit


def plain(value: float) -> str:
    """A number in its one canonical form: 3.0 → ``3``."""
    return str(int(value)) if value == int(value) else repr(value)


def quantities(text: str) -> frozenset[str]:
    """Every number and date in ``text`` in canonical form, addresses and names of things left out."""
    found: set[str] = set()
    rest = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text))
    rest = _NAMES.sub(" ", _ADDRESS.sub(" ", rest))

    def date(year: str | None, month: str | int, day: str) -> str:
        found.add(f"{int(month)}-{int(day)}")
        if year:
            found.add(plain(float(year)))
        return " "

    def month_number(name: str) -> int:
        return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))

    rest = _DATE_ZH.sub(lambda m: date(m[1], m[2], m[3]), rest)
    rest = _DATE_ISO.sub(lambda m: date(m[1], m[2], m[3]), rest)
    rest = _DATE_EN.sub(lambda m: date(m[5], month_number(m[1] or m[4]), m[2] or m[3]), rest)
    rest = _PERCENT_HAN.sub(lambda m: f" {plain(han_number(m[1]) or 0)}% ", rest)
    for match in _DIGITS.finditer(rest):
        found.add(plain(float(match[0].replace(",", ""))))
    for match in _HAN.finditer(rest):
        value = han_number(match[1])
        if value is not None and value != 1:
            found.add(plain(value))
    for match in _ENGLISH_WORD.finditer(rest):
        found.add(plain(float(_ENGLISH[match[1].lower()])))
    return frozenset(found)


def unsupported(text: str, sources: Iterable[str], allowed: Iterable[str] = ()) -> tuple[str, ...]:
    """Quantities of ``text`` that stand in none of ``sources`` and are not ``allowed``, sorted."""
    supported = set(allowed)
    for source in sources:
        supported |= quantities(source)
    return tuple(sorted(quantities(text) - supported))
