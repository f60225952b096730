"""Numbers, dates and quantities in a text, in one form for both languages.

``11月10日``, ``November 10`` and ``10 Nov`` are all ``11-10``; ``三家``, ``3家`` and ``three units`` are all
``3 count``, and ``3年`` and ``three years`` are ``3 year``: a count never stands for a period. A bare one ("一个",
"a", "one") is grammar more often than quantity and is left out unless it is a digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from corpus.numerals import CARDINALS


class Quantity(NamedTuple):
    """A value in canonical form, and what it measures: year, month, day, date, money, percent, annex, count, or nothing."""

    value: str
    kind: str

    def __str__(self) -> str:
        return f"{self.value} {self.kind}".strip()

    def stands_for(self, other: Quantity) -> bool:
        """Whether both may be the same quantity: the value is, and so is the measure; a bare number may count."""
        return self.value == other.value and (
            self.kind == other.kind or {self.kind, other.kind} == {"", "count"}
        )


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
    word: float(value)
    for value, word in enumerate(
        [
            *CARDINALS,
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
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0, "dozen": 12.0, "dozens": 12.0}
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
_KINDS_ZH = (
    ("year", "周年|年度|年|岁"),
    ("month", "个月|月"),
    ("day", "个?工作日|日|天|号"),
    ("money", "元|块钱|美元"),
    ("percent", "个百分点|成(?!立|为|果|功|套|品|员)"),
    (
        "count",
        "家|个|项|条|种|次|名|户|所|批|件|份|位|倍|类|步|级|款|张|期|届|周|小时|分钟|方面|部门|单位|方向|维度|赛道|"
        "地方|企业|公司|人|轮|篇|页|点|档|组|门|道|轴|章|节",
    ),
)
_KINDS_EN = (
    ("year", r"years?|annual|yearly"),
    ("month", r"months?"),
    ("day", r"(?:working |business )?days?"),
    ("money", r"yuan|rmb|cny|dollars?|usd"),
    ("percent", r"per ?cent|percent|percentage"),
    ("count", r"units?|compan(?:y|ies)|enterprises?|firms?|organi[sz]ations?|applicants?|part(?:y|ies)|members?|"
              r"business(?:es)?|entit(?:y|ies)|people|persons?|employees|conditions?|requirements?|items?|works?|tasks?|"
              r"directions?|scenarios?|dimensions?|tracks?|clauses?|steps?|projects?|categor(?:y|ies)|times|points?|"
              r"brands?|documents?|copies|forms?|criteria|awards?|certificates?|weeks?|hours?|partners?|participants?"),
)  # fmt: skip
_MEASURE = "|".join(words for _, words in _KINDS_ZH)
_AFTER_ZH = re.compile(
    rf"\s*[)\]）]?\s*(?:多|余|几)?\s*(?:{'|'.join(f'(?P<{k}>{w})' for k, w in _KINDS_ZH)})"
)
_AFTER_EN = re.compile(
    rf"[- ]?(?:[a-z“\"'’-]+ ){{0,2}}?(?:{'|'.join(f'(?P<{k}>{w})' for k, w in _KINDS_EN)})\b", re.IGNORECASE
)
_DATE_ZH = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_DATE_HAN = re.compile(rf"({_HAN_NUMBER})月({_HAN_NUMBER})[日号]")
_DATE_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DATE_SLASH = re.compile(r"(?<![\d/.-])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/])")
_DATE_EN = re.compile(
    rf"\b(?:({_MONTH})\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?({_MONTH}))"
    r"(?![a-z])(?:,?\s+(\d{4})\b)?",
    re.IGNORECASE | re.ASCII,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:by|before|until|till|in|during|from|since|of|mid-?|early|late) ((?-i:May|March))\b|"
    rf"\b({'|'.join(m for m in _MONTHS if m not in ('may', 'march'))})\b",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:附件|\bannex(?:es)?|\bappendi(?:x|ces))\s*((?:\d{1,2}(?:\s*(?:[-—–~至到、,和及]|to|and)\s*)?)+)",
    re.IGNORECASE,
)
_SEASONS = {
    "year-end": r"年底|年末|岁末|\byear[- ]end\b|\bend of (?:the|this|each|every) year\b",
    "month-end": r"月底|月末|\bend of (?:the|this|each|every|next) month\b",
    "quarter-end": r"季度末|季末|\bend of (?:the|this|each|every) quarter\b",
    "first-half": r"上半年|\bfirst half\b",
    "second-half": r"下半年|\bsecond half\b",
}
_DIGITS = re.compile(r"(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s*(百万|千万|万|亿))?")
_HAN = re.compile(rf"(?<!第)(?<!{_HAN_NUMBER[:-1]})({_HAN_NUMBER})(?=\s*(?:多|余|几)?\s*(?:{_MEASURE}))")
_HAN_BOUND = re.compile(
    rf"(?:不超过|不得超过|不多于|不少于|不低于|最多|至多|至少|最少|上限[是为]?|下限[是为]?)\s*[（(\[]?({_HAN_NUMBER})"
)
_ORDINAL_ZH = re.compile(rf"第({_HAN_NUMBER})(?=[条款章节])")
_WORD = "|".join((*_ENGLISH, *_SCALES))
_ENGLISH_NUMBER = re.compile(
    rf"\b(?:{_WORD})(?:(?:[- ]|\s+and\s+)(?:{_WORD}))*\b|\b(?:a|half a|two) (?:hundred|thousand|million|dozen)\b|\ba (couple|pair)\b",
    re.IGNORECASE | re.ASCII,
)
_PERCENT_HAN = re.compile(rf"百分之({_HAN_NUMBER})")
# Marks, clause numbers and the numbers of a list are addresses, not quantities.
_ADDRESS = re.compile(
    r"\[\[[^\]]*\]\]|(?<![A-Za-z0-9/])(?:cn-mpfz|hn-sanpin)/[\w.#]*\w|(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])|"
    rf"(?<![\w不超少于低多为是])[（(][一二三四五六七八九十]{{1,2}}[)）](?!\s*(?:{_MEASURE}))\d*|"
    rf"(?<![过少多于至为是到第十百])[一二三四五六七八九十]{{1,2}}、(?:[（(][一二三四五六七八九十]{{1,2}}[)）])?\s*(?:\d{{1,2}}(?!\d|\s*(?:{_MEASURE}|%)))?|"
    rf"^\s*(?:[-*>]\s*)?(?:\*\*)?[（(]?\d{{1,2}}[.、)）](?!\d)",
    re.MULTILINE,
)
# Names that contain numerals, and "the two" of what was just said.
_NAMES = re.compile(
    r"(?:不能|不得|不可以?)(?:同时)?(?:申报|报|选|选择|跨|填报)?两(?=[个项])|"
    r"\b(?:cannot|can't|may not|must not) (?:apply|enter|choose|pick|submit)(?: \w+){0,2} two\b|"
    r"[这那前后上述者此]两(?=[个家项者条种类份])|两者|\b(?:the|these|those|between the) two\b(?! (?:years|months|days))|十[二三四五]五|三品|三高四新|三个高地|三首|四新|五基|八大工程|一企一策|三端|双循环|3C|[234]G|5G|3D|C2M|B2[BC]|O2O|"
    r"DB43/T\s*1598-2019|ISO\s*\d+|two-way|\bsanpin\b|"
    r"\bfive[- ](?:bases?|foundations?|fundamentals?)\b|\b(?:\d\dth\s+)?five-?\s?year (?:plans?|period)\b|"
    r"\beight (?:major |big |key )?(?:projects?|programmes?)\b|\bthree[- ](?:sides?|ends?|products?|highs?|highlands?|firsts?)\b|"
    r"\bfour[- ]news?\b|\b(?:double|dual) circulation\b",
    re.IGNORECASE,
)


def han_number(text: str) -> float | None:
    """The value of a Chinese numeral, None where it is none: 十二 → 12, 二〇二六 → 2026, 三五 → None."""
    if len(text) == 4 and all(character in _HAN_DIGITS for character in text):
        return float("".join(str(_HAN_DIGITS[character]) for character in text))
    total = section = digit = 0.0
    previous_was_digit = False
    for character in text:
        if character in _HAN_DIGITS:
            if previous_was_digit and character not in "零〇":
                return None
            digit = _HAN_DIGITS[character]
            previous_was_digit = character not in "零〇"
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


@lru_cache(maxsize=4096)  # a clause is read again with every answer that cites it
def quantities(text: str) -> frozenset[Quantity]:
    """Every number and date in ``text`` in canonical form, addresses and names of things left out."""
    found: set[Quantity] = set()
    rest = unicodedata.normalize("NFKC", _NAMES.sub(" ", _ADDRESS.sub(" ", text)))
    rest = _NAMES.sub(" ", _ADDRESS.sub(" ", rest))
    for season, words in _SEASONS.items():
        if re.search(words, rest, re.IGNORECASE):
            found.add(Quantity(season, "date"))

    def date(year: str | None, month: int, day: int) -> str:
        found.add(Quantity(f"{month}-{day}", "date"))
        if year:
            found.add(Quantity(plain(float(year)), "year"))
        return " "

    rest = _DATE_ISO.sub(lambda m: date(m[1], int(m[2]), int(m[3])), rest)
    rest = _DATE_ZH.sub(lambda m: date(m[1], int(m[2]), int(m[3])), rest)
    rest = _DATE_HAN.sub(lambda m: date(None, int(han_number(m[1]) or 0), int(han_number(m[2]) or 0)), rest)
    rest = _DATE_EN.sub(lambda m: date(m[5], _month(m[1] or m[4]), int(m[2] or m[3])), rest)
    rest = _DATE_SLASH.sub(lambda m: date(None, int(m[1]), int(m[2])), rest)
    found.update(
        Quantity(str(_month(match[1] or match[2])), "month") for match in _MONTH_ALONE.finditer(rest)
    )
    for match in _ANNEX.finditer(rest):
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        numbers = list(range(numbers[0], numbers[-1] + 1)) if len(numbers) > 1 else numbers
        found.update(Quantity(str(number), "annex") for number in numbers)
    rest = _ANNEX.sub(" ", rest)
    rest = _PERCENT_HAN.sub(lambda m: f" {plain(han_number(m[1]) or 0)}% ", rest)
    for match in _DIGITS.finditer(rest):
        value = float(match[1].replace(",", "")) * (han_number(match[2] or "") or 1)
        found.add(Quantity(plain(value), _kind(rest, match.end(), value)))
    rest = _DIGITS.sub("#", rest)  # so that the 万 of 500万元 is not read again
    for match in (*_HAN.finditer(rest), *_HAN_BOUND.finditer(rest), *_ORDINAL_ZH.finditer(rest)):
        number = han_number(match[1])
        if number is not None and number != 1:
            found.add(Quantity(plain(number), _kind(rest, match.end(1), number)))
    for match in _ENGLISH_NUMBER.finditer(rest):
        number = 2.0 if match[1] else _english(match[0].lower())
        if number != 1:
            found.add(Quantity(plain(number), _kind(rest, match.end(), number)))
    return frozenset(found)


def _month(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _kind(text: str, end: int, value: float) -> str:
    if re.match(r"\s*%", text[end:]):
        return "percent"
    after = _AFTER_ZH.match(text, end) or _AFTER_EN.match(text, end)
    kind = after.lastgroup if after else None
    if kind is None and value == int(value) and 1900 <= value <= 2100:
        return "year"
    return kind or ""


def _english(words: str) -> float:
    if words.startswith("half a"):
        return _SCALES[words.split()[-1]] / 2
    total = part = 0.0
    for word in re.split(r"[- ]+", words):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if word in ("thousand", "million"):
                total, part = total + part, 0
    return total + part


def unsupported(text: str, sources: Iterable[str], allowed: Iterable[Quantity] = ()) -> tuple[Quantity, ...]:
    """Quantities of ``text`` that stand in none of ``sources`` and are not ``allowed``, sorted."""
    known = set(allowed)
    for source in sources:
        known |= quantities(source)
    return stray(quantities(text), known)


def stray(found: Iterable[Quantity], known: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those of ``found`` that no known quantity stands for, sorted. A month is known by a date in it."""
    known = set(known)
    known |= {Quantity(date.value.partition("-")[0], "month") for date in known if date.kind == "date"}
    return tuple(sorted(one for one in found if not any(one.stands_for(other) for other in known)))
