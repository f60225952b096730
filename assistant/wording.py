"""What the assistant says around quotes and reasons, from ``wording.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import Language
from corpus.model import Text
from corpus.yamlfile import validate_file


def say(key: str, language: Language, **names: object) -> str:
    """The wording named ``key`` with ``names`` filled in; KeyError if there is none."""
    return worded(_wording()[key], language).format(**names)


def worded(text: Text, language: Language) -> str:
    """The side of ``text`` that an asker of this language reads (traditional characters come last, at rendering)."""
    return text.en if language == "en" else text.zh


def listed(items: list[str], language: Language) -> str:
    """A list inside a sentence."""
    return ("; " if language == "en" else "；").join(items)


@lru_cache(maxsize=1)
def _wording() -> Mapping[str, Text]:
    return validate_file(TypeAdapter(dict[str, Text]), Path(__file__).with_name("wording.yaml"))
