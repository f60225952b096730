"""Numbers and dates in a text, in one form for both languages.

Written apart from the assistant's own gate on purpose: an error in that gate must not hide itself here. Chinese
numerals are looked up in a table of 0 to 999 instead of being parsed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_COUNTED = "家|个|项|年|月|日|天|条|种|次|元|名|户|批|件|份|位|倍|类|步|级|款|张|期|届|周|小时|工作日|人|万|亿|号|方面|方向|部门|单位"
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
_MONTH = "(" + "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + r")\.?"
_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    if value != 1
} | {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "million": 1_000_000}

_ASIDE = re.compile(  # addresses and names: no quantities
    r"\[\d+\]|《[^《》]*(?:《[^《》]*》[^《》]*)*》|[a-z]+-[a-z]+/[\w.#-]+|^\s*\d+[.、)）]\s|[（(]\d{1,2}[)）]"
    r"|[一二三四五六七八九十]+、?[（(][一二三四五六七八九十]+[)）]\d*|[（(][一二三四五六七八九十]+[)）]\d*"
    r"|第[一二三四五六七八九十]+[条章节部]|[一二三四五六七八九十]+、|附件\s*\d+(?:\s*[-—–至到]\s*\d+)?"
    r"|annex(?:es)?\s*\d+(?:\s*(?:[-—–,]|to|and)\s*\d+)*|three products?|two-way|十[三四五]五",
    re.MULTILINE | re.IGNORECASE,
)
_ZH_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(\d{{4}}))?\b", re.I)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.I)
_ARABIC = re.compile(r"(?<![A-Za-z\d.])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.]*\d)(?![A-Za-z])")
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\b", re.I)


@lru_cache(maxsize=1)
def _han() -> tuple[re.Pattern[str], dict[str, int]]:
    """Every Chinese numeral from 0 to 999 with its value, and a pattern that finds one before a measure word."""
    table: dict[str, int] = {"两": 2, "俩": 2, "〇": 0}
    for value in range(1000):
        hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
        text = f"{_DIGITS[hundreds]}百" if hundreds else ""
        if tens:
            text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
        elif hundreds and ones:
            text += "零"
        if ones or not value:
            text += _DIGITS[ones]
        table[text] = value
    forms = "|".join(sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![{_DIGITS}十百千])({forms})(?=(?:多|余|几)?(?:{_COUNTED}))"), table


def numbers(text: str) -> frozenset[str]:
    """Every number in ``text`` as its value ("3"), every date as month and day ("11-10") with its year apart.

    A worded one ("一个", "one") is left out, as it is seldom a quantity.
    """
    rest = unicodedata.normalize("NFKC", _ASIDE.sub(" ", text))
    rest = re.sub(r"(?<=\d) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=\d)", "", rest)
    found: set[str] = set()

    def date(year: str | None, month: int, day: str) -> str:
        found.add(f"{month}-{int(day)}")
        if year:
            found.add(str(int(year)))
        return " "

    rest = _ZH_DATE.sub(lambda m: date(m[1], int(m[2]), m[3]), rest)
    rest = _ISO_DATE.sub(lambda m: date(m[1], int(m[2]), m[3]), rest)
    rest = _DAY_MONTH.sub(lambda m: date(m[3], _month(m[2]), m[1]), rest)
    rest = _MONTH_DAY.sub(lambda m: date(m[3], _month(m[1]), m[2]), rest)
    for match in _ARABIC.finditer(rest):
        value = float(match[1].replace(",", ""))
        found.add(str(int(value)) if value.is_integer() else str(value))
    pattern, table = _han()
    found |= {str(table[match[1]]) for match in pattern.finditer(rest) if table[match[1]] != 1}
    found |= {str(_WORDS[match[1].lower()]) for match in _WORD.finditer(rest)}
    return frozenset(found)


def _month(name: str) -> int:
    return next(place for place, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
