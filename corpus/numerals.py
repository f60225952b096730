"""Numbers as Chinese official documents print them, and the English words for the small ones."""

from __future__ import annotations

import unicodedata

DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # fmt: skip
_SHORT = {"廿": "二十", "卅": "三十"}


def number(text: str) -> int | None:
    """The value of a printed number up to 9999, or None where ``text`` is none.

    Reads Chinese numerals (一千二百六十, 一百零三, 二〇二一, 廿三), digits in either width, and the
    single characters that carry a number (①, ⑵, ㈢, ⒋).
    """
    for short, long in _SHORT.items():
        text = text.replace(short, long)
    if not text:
        return None
    if all(character in DIGITS for character in text):
        # Written digit by digit, as in 二〇二一; 一 alone is the same either way.
        return int("".join(str(DIGITS[character]) for character in text)) if len(text) <= 4 else None
    if all(character in DIGITS or character in _UNITS for character in text):
        return _with_units(text)
    plain = unicodedata.normalize("NFKC", text).strip("().")
    if plain == text:
        return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 4 else None
    return number(plain)


def _with_units(text: str) -> int | None:
    total = 0
    pending: int | None = None
    last_unit = 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last_unit or (pending == 0):
                return None
            if pending is None and unit != 10:
                return None
            total += (1 if pending is None else pending) * unit
            pending, last_unit = None, unit
        elif pending in (None, 0):
            pending = DIGITS[character]
        else:
            return None
    return total + (pending or 0)
