"""Which day it is where the policies apply."""

from __future__ import annotations

import datetime as dt
import re

CHINA = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def today() -> dt.date:
    """Today in China, wherever the server stands."""
    return dt.datetime.now(CHINA).date()


def parse_day(text: str) -> dt.date:
    """The day written as YYYY-MM-DD and in no other way; ValueError otherwise."""
    if not _ISO_DATE.fullmatch(text):
        raise ValueError(text)
    return dt.date.fromisoformat(text)
