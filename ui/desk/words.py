"""What the bench says, by name and language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.model import Text
from corpus.yamlfile import validate_file
from ui.errors import Tongue

FILE = Path(__file__).with_name("wording.yaml")


@cache
def wordings() -> Mapping[str, Text]:
    """Every wording in both languages."""
    return validate_file(TypeAdapter(dict[str, Text]), FILE)


@cache
def words(tongue: Tongue) -> Mapping[str, str]:
    """Every wording in one language, by name."""
    return {name: text.zh if tongue == "zh" else text.en for name, text in wordings().items()}
