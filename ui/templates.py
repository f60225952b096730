"""The HTML we write ourselves. Everything put into it is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The templates under ``ui/pages``; a missing value is an error, never an empty string."""
    made = Environment(
        loader=PackageLoader("ui", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    return made


def render(name: str, **values: object) -> str:
    """The template ``name`` filled in."""
    return environment().get_template(name).render(**values)


def visible(text: str) -> str:
    """``text`` with its line breaks and an empty place made visible."""
    return text.replace("\n", "⏎").replace("\r", "") if text else "∅"
