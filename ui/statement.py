"""A fact as a sentence in the chat, so that what is set on the page stays in the conversation and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from checks.conditions import JUDGEMENTS, Value
from checks.facts import Fact, Vocabulary
from corpus.model import Frozen, Text
from corpus.yamlfile import validate_file
from ui.errors import Tongue, word

_ANY = "value"  # the wording of a fact whose values are not listed


class Statements(Frozen):
    """``statements.yaml``."""

    correction: Text
    doubt: Text
    asking: Text
    lasting: frozenset[str]
    facts: Mapping[str, Mapping[str, Text]]

    def sayable(self, fact: Fact) -> bool:
        """Whether ``fact`` can be said in a sentence; what experts judged cannot."""
        return fact.name in self.facts

    def say(self, fact: Fact, value: Value, tongue: Tongue) -> str:
        """That ``fact`` is ``value``, in words that are read back as exactly that."""
        wordings = self.facts[fact.name]
        wording = wordings.get(_key(value)) or wordings[_ANY]
        return word(wording, tongue).format(value=_shown(fact, value, tongue))

    def correct(self, fact: Fact, value: Value, tongue: Tongue) -> str:
        """That ``fact`` is ``value`` and not what was said before."""
        return word(self.correction, tongue).format(statement=self.say(fact, value, tongue))

    def doubted(self, fact: Fact, value: Value, tongue: Tongue) -> str:
        """That ``fact``, said to be ``value`` before, is not known after all."""
        statement = self.say(fact, value, tongue)
        if tongue == "en":
            statement = statement[0].lower() + statement[1:]
        return word(self.doubt, tongue).format(statement=statement)

    def carry(self, vocabulary: Vocabulary, facts: Mapping[str, Value], track: Text, tongue: Tongue) -> str:
        """A guided check as a question in the chat: every fact that can be said, then whether ``track`` is open."""
        sentences = [
            *self._all(vocabulary, facts, tongue),
            word(self.asking, tongue).format(track=word(track, tongue)),
        ]
        return (" " if tongue == "en" else "").join(sentences)

    def _all(self, vocabulary: Vocabulary, facts: Mapping[str, Value], tongue: Tongue) -> Iterator[str]:
        for fact in vocabulary.facts:
            if fact.name in facts and self.sayable(fact):
                yield self.say(fact, facts[fact.name], tongue)


@lru_cache(maxsize=1)
def load_statements() -> Statements:
    """The packaged wordings; DataError says what is wrong with them."""
    return validate_file(Statements, Path(__file__).with_name("statements.yaml"))


def speakable(vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """The facts that people state, which is all but what experts judged."""
    return tuple(fact for fact in vocabulary.facts if fact.name != JUDGEMENTS)


def _key(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else _ANY


def _shown(fact: Fact, value: Value, tongue: Tongue) -> str:
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, tuple):
        numbers = [fact.option(each).number for each in value]
        if tongue == "en":  # the names are long in English, and the numbers are the document's own
            return ", ".join(str(number) for number in numbers)
    return word(fact.show(value), tongue)
