"""Every sentence that the page says for a person is read back as exactly the fact it stands for."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Message
from assistant.understand.facts import FactReader
from checks.conditions import Value
from checks.facts import Fact, load_vocabulary, to_json
from checks.match import load_matchers
from corpus.load import load_corpus
from corpus.model import Text
from ui.errors import Tongue
from ui.statement import load_statements, speakable

DAY = dt.date(2026, 3, 1)
VOCABULARY = load_vocabulary()
STATEMENTS = load_statements()
TONGUES: tuple[Tongue, ...] = ("zh", "en")

UNHEARD = {
    # The reader of facts takes these words for no statement: a denial of one kind names no other kind.
    ("government_level_ok", False),
    ("industry", "other"),
    ("sanpin_works", ()),
    ("sanpin_works_count", 0),
    ("joint_units", 1),
    # Who has a major record has said what the record is.
    *((f"major_record_{field}_3y", True) for field in ("quality", "safety", "environment")),
}


def values(fact: Fact) -> tuple[Value, ...]:
    match fact.type:
        case "bool":
            return (True, False)
        case "choice" | "place":
            return fact.values
        case "date":
            return (dt.date(2027, 6, 1), dt.date(2025, 12, 31))
        case "works":
            return ((), fact.values[:1], fact.values[3:9], fact.values)
        case _:
            return tuple(number for number in (0, 1, 2, 3, 6, 12) if number >= (fact.min or 0))


SAID: list[tuple[Fact, Value, Tongue]] = [
    (fact, value, tongue)
    for fact in speakable(VOCABULARY)
    for value in values(fact)
    if (fact.name, value) not in UNHEARD
    for tongue in TONGUES
]


def named(one: object) -> str:
    return one.name if isinstance(one, Fact) else str(one)


@pytest.fixture(scope="module")
def reader() -> FactReader:
    return FactReader(VOCABULARY, load_matchers(load_corpus()))


def read(reader: FactReader, *said: str) -> dict[str, object]:
    """The facts after a conversation in which the assistant says little."""
    messages = [
        message
        for text in said
        for message in (Message(role="assistant", text="好的。"), Message(role="user", text=text))
    ]
    return {fact.name: fact.value for fact in reader.sheet(messages, DAY).facts}


def plain(value: object) -> object:
    return to_json(value) if isinstance(value, dt.date | tuple) else value


@pytest.mark.parametrize(("fact", "value", "tongue"), SAID, ids=named)
def test_what_is_said_is_read_back(reader: FactReader, fact: Fact, value: Value, tongue: Tongue) -> None:
    facts = read(reader, STATEMENTS.say(fact, value, tongue))
    assert plain(facts[fact.name]) == plain(value)


def before(fact: Fact, value: Value) -> Value | None:
    """Another value, said earlier; works that were carried out are only ever added to."""
    others = [one for one in values(fact) if one != value and (fact.name, one) not in UNHEARD]
    if fact.type == "works":
        others = [one for one in others if set(one) < set(value)]  # type: ignore[arg-type]
    return others[-1] if others else None


@pytest.mark.parametrize(
    ("fact", "value", "tongue"),
    [(fact, value, tongue) for fact, value, tongue in SAID if before(fact, value) is not None],
    ids=named,
)
def test_a_correction_wins_over_what_was_said_before(
    reader: FactReader, fact: Fact, value: Value, tongue: Tongue
) -> None:
    earlier = before(fact, value)
    assert earlier is not None
    facts = read(reader, STATEMENTS.say(fact, earlier, tongue), STATEMENTS.correct(fact, value, tongue))
    assert plain(facts[fact.name]) == plain(value)


@pytest.mark.parametrize(
    ("fact", "value", "tongue"),
    [(fact, value, tongue) for fact, value, tongue in SAID if fact.name not in STATEMENTS.lasting],
    ids=named,
)
def test_a_doubt_takes_back_what_was_said(
    reader: FactReader, fact: Fact, value: Value, tongue: Tongue
) -> None:
    facts = read(reader, STATEMENTS.say(fact, value, tongue), STATEMENTS.doubted(fact, value, tongue))
    assert fact.name not in facts


def test_every_fact_has_a_wording_for_every_value() -> None:
    for fact in speakable(VOCABULARY):
        for value in values(fact):
            for tongue in TONGUES:
                assert STATEMENTS.say(fact, value, tongue).endswith(("。", "."))


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_guided_check_is_carried_with_all_its_facts(reader: FactReader, tongue: Tongue) -> None:
    stated: dict[str, Value] = {
        "registered_in_prc_mainland": True,
        "entity_type": "enterprise",
        "has_legal_personality": True,
        "operating_well_3y": True,
        "bad_record_credit_3y": "none",
        "trademark_owned": True,
        "trademark_valid_until": dt.date(2027, 6, 1),
        "industry": "consumer_goods",
    }
    track = Text(zh="中国消费名品·企业品牌", en="enterprise brand")
    text = STATEMENTS.carry(VOCABULARY, stated, track, tongue)
    facts = read(reader, text)
    assert {name: plain(facts.get(name)) for name in stated} == {
        name: plain(value) for name, value in stated.items()
    }
    assert text.endswith(("？", "?"))
