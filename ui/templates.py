"""The HTML we write ourselves. Everything put into it is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


@cache
def environment() -> Environment:
    """The templates under ``ui/pages`` and ``ui/desk/pages``; a missing value is an error, never an empty string."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("ui", "pages"), PackageLoader("ui", "desk/pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    made.filters["marks"] = marks
    made.filters["cited"] = cited
    return made


def render(name: str, /, **values: object) -> str:
    """The template ``name`` filled in."""
    return environment().get_template(name).render(**values)


def marks(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a guidance wording, each with the id of the clause that is marked after it, or ""."""
    parts = _MARK.split(text)
    return zip_longest(parts[::2], parts[1::2], fillvalue="")


def cited(text: str, titles: Mapping[str, str]) -> str:
    """A guidance wording as it may be sent: each clause that it marks by its title, in brackets."""
    return _MARK.sub(lambda found: f"（{titles[found[1].partition('#')[0]]}）", text)


def visible(text: str) -> str:
    """``text`` with its line breaks and an empty place made visible."""
    return text.replace("\n", "⏎").replace("\r", "") if text else "∅"
