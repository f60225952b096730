"""Days and stretches of time in prose, resolved against the day of asking."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.understand.told import number

_MONTHS = {
    name: place
    for place, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][零〇一二三四五六七八九]{3}|(?<![零〇一二三四五六七八九])[零〇一二三][零〇一二三四五六七八九](?=年(?:年?底|末|初|中(?!国)|上半年|下半年|到期|办|注册|成立|创|开|建|设|[一二三四五六七八九十0-9]{1,2}月))|(?<![0-9])[0-9]{2}(?=年(?:的时候)?(?:年?底|年?末|年?初|[0-9]{1,2}月|成立|创立|创办|开|注册|建|办|设立|到期)))"
_HAN = r"[一二三四五六七八九十廿]"
_RELATIVE = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "来年": 1,
    "后年": 2,
    "大后年": 3,
}
_REL = "|".join(sorted(_RELATIVE, key=len, reverse=True))
_N = number.PATTERN
_ZH = re.compile(
    rf"(?:(?P<year>{_YEAR})年?|(?P<rel>{_REL})的?)(?:(?:[-/.]|的)?(?P<month>[0-9]{{1,2}}|{_HAN}{{1,2}}|[元正腊](?=月))(?:月份?|(?=[-/.][0-9]))(?:底|末|初)?"
    rf"(?:[-/.]?(?P<day>[0-9]{{1,2}}|{_HAN}{{1,3}})[日号]?)?)?(?P<part>年?底|年?末|年初|年中|上半年|下半年)?"
    rf"|(?P<month2>[0-9]{{1,2}}|{_HAN}{{1,2}})月份?(?:(?P<day2>[0-9]{{1,2}}|{_HAN}{{1,3}})[日号])?(?P<part2>底|末|初)?"
)
_MONTHS_ZH = {"元": "1", "正": "1", "腊": "12"}
_FEASTS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "国庆": (10, 1),
}
_FEAST = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})年|(?P<rel>{_REL})的?)(?P<feast>{'|'.join(_FEASTS)})节?|(?P<month>上|下|这|本)个?月的?(?P<day>[0-9]{{1,2}}|{_HAN}{{1,3}})[日号]"
)
# 30.09.2032, 3/2028: the year last, as Europeans write.
_YEAR_LAST = re.compile(
    r"(?<![0-9./-])(?:(?P<d>[0-3]?[0-9])(?P<sep>[./-])(?P<m>[01]?[0-9])(?P=sep)|(?P<m2>[01]?[0-9])[./])(?P<y>(?:19|20)[0-9]{2})(?![0-9])"
)
_ISO = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>[0-9]{1,2})(?:[-/.](?P<d>[0-9]{1,2}))?(?![0-9])|(?<![0-9])(?P<y2>(?:19|20)[0-9]{2})(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3][0-9])(?![0-9])"
)
_EN = re.compile(
    rf"(?<![a-z])(?:(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<mon>{_MONTH})\.?(?![a-z])(?: (?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]))?(?:,? (?:of )?(?P<y>(?:19|20)[0-9]{{2}}|last year|this year|next year))?"
    rf"|(?<![0-9])(?P<y4>20[0-9]{{2}}),? (?P<mon4>{_MONTH})(?![a-z])"
    rf"|(?<![a-z])(?P<nx>next|last|this|coming)(?: coming)? (?P<nxmon>{_MONTH})(?![a-z])"
)
_EN_YEAR = re.compile(r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?![0-9])")
_NEAR_ZH = re.compile(
    rf"(?P<yest>昨天|昨日)|(?P<today>今天|今日|当天)|(?P<tom>明天|明日)|(?P<week>上个?(?:星期|周)|下个?(?:星期|周)|上周|下周|这周|本周)"
    rf"|(?P<month>上个?月|下个?月|这个月|本月)|(?P<quarter>上个?季度|下个?季度)"
    rf"|(?P<n>{_N}|半)个?(?P<half>半)?(?P<unit>年|月|周|星期|天|日)(?P<half2>半)?(?:多)?(?P<dir>前|之前|以前|后|之后|以后|内)"
    rf"|(?:还有|还剩|剩下?|再过|再有|过)(?:不到|大概|大约|约)?(?P<n2>{_N}|半)个?(?P<unit2>年|月|周|星期|天)(?P<half3>半)?"
)
_NEAR_EN = re.compile(
    rf"(?<![a-z])(?:(?P<yest>yesterday)|(?P<today>today)|(?P<tom>tomorrow)|(?P<rel>last|next|this) (?P<unit>year|month|week|quarter)"
    rf"|(?P<n>{_N}|an?|half a)(?P<halves> and a half)? (?P<unit2>year|month|week|day)s?(?: and a (?P<half>half))? (?P<dir>ago|back|earlier|from now)"
    rf"|in (?:about |around )?(?P<n2>{_N}|an?) (?:more )?(?P<unit3>year|month|week|day)s?(?:'? time)?|(?P<n3>{_N}|an?) (?:more )?(?P<unit4>year|month|week|day)s? (?:left|to go|remaining)|for another (?P<n4>{_N}) (?P<unit5>year|month)s?)(?![a-z])"
)


# 3月5日, Feb 14: of which year is not said.
_YEARLESS = re.compile(
    rf"(?:[0-9]{{1,2}}|{_HAN}{{1,2}})月[^年]*|(?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTH})\.?(?: [0-9]{{1,2}}(?:st|nd|rd|th)?)?"
)


class Time(NamedTuple):
    """A stretch of time and where it stands in the text; ``first`` equals ``last`` for one day."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def times(text: str, as_of: dt.date) -> tuple[Time, ...]:
    """Every time in a plain text, in order; of overlapping ones the longest. Impossible days are left out."""
    found: list[Time] = []
    for reader in (_iso, _year_last, _feasts, _zh, _en, _near_zh, _near_en, _years):
        for start, end, first, last in reader(text, as_of):
            found.append(Time(start, end, first, last))
    kept: list[Time] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def is_yearless(text: str, time: Time) -> bool:
    """Whether a day or a month is named without its year; ``times`` puts it in the year of asking."""
    return _YEARLESS.fullmatch(text, time.start, time.end) is not None


_Found = Iterator[tuple[int, int, dt.date, dt.date]]


def _span(year: int, month: int | None = None, day: int | None = None) -> tuple[dt.date, dt.date] | None:
    try:
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def shifted(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` later (earlier when negative), the last of the month where it has no such day."""
    place = day.year * 12 + day.month - 1 + months
    year = min(max(place // 12, 1), 9998)
    month = place % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _iso(text: str, _: dt.date) -> _Found:
    for found in _ISO.finditer(text):
        year, month, day = (
            (found["y"], found["m"], found["d"]) if found["y"] else (found["y2"], found["m2"], found["d2"])
        )
        span = _span(int(year), int(month), int(day) if day else None)
        if span:
            yield found.start(), found.end(), *span


def _year_last(text: str, _: dt.date) -> _Found:
    for found in _YEAR_LAST.finditer(text):
        day, month = int(found["d"] or 0), int(found["m"] or found["m2"])
        if found["sep"] == "/" and day <= 12 and month <= 12 and day != month:
            continue  # 3/4/2028: which is the month is not said
        if month > 12 >= day > 0:
            day, month = month, day
        span = _span(int(found["y"]), month, day or None)
        if span:
            yield found.start(), found.end(), *span


def _feasts(text: str, as_of: dt.date) -> _Found:
    for found in _FEAST.finditer(text):
        if found["feast"]:
            year = int(found["year"]) if found["year"] else as_of.year + _RELATIVE[found["rel"]]
            span = _span(year, *_FEASTS[found["feast"]])
        else:
            moved = shifted(as_of.replace(day=1), {"上": -1, "下": 1}.get(found["month"], 0))
            span = _span(moved.year, moved.month, number.whole(found["day"]))
        if span:
            yield found.start(), found.end(), *span


def _zh(text: str, as_of: dt.date) -> _Found:
    for found in _ZH.finditer(text):
        year: int | None
        if found["year"]:
            if "年" not in found.group() and "月" not in found.group():
                continue
            year = number.whole(found["year"]) or 0
            if len(found["year"]) == 2:
                year += 2000 if year < 70 else 1900
        elif found["rel"]:
            year = as_of.year + _RELATIVE[found["rel"]]
        else:
            year = as_of.year
        month = number.whole(_MONTHS_ZH.get(found["month"] or "", found["month"] or found["month2"] or ""))
        day = number.whole(found["day"] or found["day2"] or "")
        span = _span(year, month, day)
        if span is None:
            continue
        part = found["part"] or ""
        if month is None and part:
            if "底" in part or "末" in part:
                span = dt.date(year, 12, 1), span[1]
            elif part == "年初":
                span = span[0], dt.date(year, 3, 31)
            elif part in ("上半年", "年中"):
                span = span[0], dt.date(year, 6, 30)
            elif part == "下半年":
                span = dt.date(year, 7, 1), span[1]
        yield found.start(), found.end(), *span


def _en(text: str, as_of: dt.date) -> _Found:
    for found in _EN.finditer(text):
        if found["nx"]:
            month = _MONTHS[found["nxmon"]]
            year = as_of.year
            if found["nx"] in ("next", "coming") and month <= as_of.month:
                year += 1
            if found["nx"] == "last" and month >= as_of.month:
                year -= 1
            span = _span(year, month)
        elif found["y4"]:
            span = _span(int(found["y4"]), _MONTHS[found["mon4"]])
        else:
            day = found["d1"] or found["d2"]
            if found["mon"] == "may" and not (day or found["y"]):
                continue  # "may" is a verb more often than a month
            words = {"last year": as_of.year - 1, "this year": as_of.year, "next year": as_of.year + 1}
            year = words.get(found["y"] or "this year") or int(found["y"])
            span = _span(year, _MONTHS[found["mon"]], int(day) if day else None)
        if span:
            yield found.start(), found.end(), *span


def _years(text: str, _: dt.date) -> _Found:
    for found in _EN_YEAR.finditer(text):
        span = _span(int(found["y"]))
        if span:
            yield found.start(), found.end(), *span


def _near_zh(text: str, as_of: dt.date) -> _Found:
    for found in _NEAR_ZH.finditer(text):
        if found["yest"] or found["today"] or found["tom"]:
            day = as_of + dt.timedelta(-1 if found["yest"] else 1 if found["tom"] else 0)
            yield found.start(), found.end(), day, day
        elif found["week"]:
            yield (
                found.start(),
                found.end(),
                *_week(as_of, -1 if "上" in found["week"] else 1 if "下" in found["week"] else 0),
            )
        elif found["month"] or found["quarter"]:
            word = found["month"] or found["quarter"]
            step = -1 if "上" in word else 1 if "下" in word else 0
            moved = shifted(as_of, step * (3 if found["quarter"] else 1))
            span = _quarter(moved) if found["quarter"] else _span(moved.year, moved.month)
            if span:
                yield found.start(), found.end(), *span
        else:
            amount = _amount(found["n"] or found["n2"], found["half"] or found["half2"] or found["half3"])
            if amount is None or found["dir"] == "内":
                continue
            sign = -1 if (found["dir"] or "后").endswith("前") else 1
            day = _moved(as_of, sign * amount, found["unit"] or found["unit2"])
            yield found.start(), found.end(), day, day


def _near_en(text: str, as_of: dt.date) -> _Found:
    for found in _NEAR_EN.finditer(text):
        if found["yest"] or found["today"] or found["tom"]:
            day = as_of + dt.timedelta(-1 if found["yest"] else 1 if found["tom"] else 0)
            yield found.start(), found.end(), day, day
        elif found["rel"]:
            step = {"last": -1, "this": 0, "next": 1}[found["rel"]]
            unit = found["unit"]
            moved = shifted(as_of, step * {"year": 12, "month": 1, "quarter": 3, "week": 0}[unit])
            spans = {
                "year": _span(moved.year),
                "month": _span(moved.year, moved.month),
                "quarter": _quarter(moved),
                "week": _week(as_of, step),
            }
            span = spans[unit]
            if span:
                yield found.start(), found.end(), *span
        else:
            words = found["n"] or found["n2"] or found["n3"] or found["n4"]
            amount = (
                0.5
                if words == "half a"
                else 1.0
                if words in ("a", "an")
                else _amount(words, found["half"] or found["halves"])
            )
            if amount is None:
                continue
            unit = found["unit2"] or found["unit3"] or found["unit4"] or found["unit5"]
            sign = -1 if found["dir"] in ("ago", "back", "earlier") else 1
            day = _moved(as_of, sign * amount, {"year": "年", "month": "月", "week": "周", "day": "天"}[unit])
            yield found.start(), found.end(), day, day


def _amount(words: str, half: str | None) -> float | None:
    if words == "半":
        return 0.5
    amount = number.value(words)
    return None if amount is None or amount > 500 else amount + (0.5 if half else 0)


def _moved(day: dt.date, amount: float, unit: str) -> dt.date:
    if unit == "年":
        return shifted(day, round(amount * 12))
    if unit == "月":
        return shifted(day, round(amount))
    return day + dt.timedelta(days=round(amount * (7 if unit in ("周", "星期") else 1)))


def _week(day: dt.date, step: int) -> tuple[dt.date, dt.date]:
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=step)
    return monday, monday + dt.timedelta(days=6)


def _quarter(day: dt.date) -> tuple[dt.date, dt.date]:
    first = dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, shifted(first, 3) - dt.timedelta(days=1)
