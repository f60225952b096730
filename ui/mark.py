"""The mark in an answer's text that stands for a citation by its number: ``[1]``."""

from __future__ import annotations

import re

MARK = re.compile(r"\[(\d{1,3})\]")
