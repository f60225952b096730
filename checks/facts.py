"""The vocabulary of facts: what can be known about an applicant, how it is asked, and what is a valid value.

``Vocabulary.validate`` is the only way in: what passes has the right type, a value in range, and one
spelling. What follows from other facts is added by ``Vocabulary.settle``, which also finds contradictions.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import JsonValue, StrictBool, StrictFloat, StrictInt, StrictStr, model_validator

from checks import conditions as kinds
from checks.conditions import JUDGEMENTS, MET, NOT_MET, UNKNOWN, Case, Condition, Is, OneOf, Value
from corpus.model import Frozen, Text
from corpus.yamlfile import DataError, validate_file

FILE = Path(__file__).with_name("facts.yaml")

FactType = Literal["bool", "int", "number", "date", "choice", "place", "works", "judgements"]


class FactError(Frozen):
    """One field that cannot be used, and why."""

    field: str
    message: Text


class FactErrors(ValueError):
    """Every field that cannot be used, all at once. ``errors`` is never empty."""

    def __init__(self, errors: Iterable[FactError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{error.field}: {error.message.en}" for error in self.errors))


class Option(Frozen):
    """One value of a fact, and other spellings under which it is accepted."""

    value: StrictStr
    label: Text
    number: StrictInt | None = None
    also: tuple[StrictStr, ...] = ()


class Said(Frozen):
    """Words by which people state a value; ``{n}`` stands for the value itself."""

    value: StrictBool | StrictInt | StrictFloat | StrictStr
    zh: tuple[StrictStr, ...] = ()
    en: tuple[StrictStr, ...] = ()


class Fact(Frozen):
    """One thing that can be known about an applicant."""

    name: str
    type: FactType
    label: Text
    question: Text
    explanation: Text
    unit: Text | None = None
    min: StrictInt | None = None
    options: tuple[Option, ...] = ()
    said: tuple[Said, ...]

    @model_validator(mode="after")
    def _fits_its_type(self) -> Fact:
        if (self.type in ("choice", "place", "works")) != bool(self.options):
            raise ValueError(
                f"{self.name}: options belong to a choice, a place or works, and are needed there"
            )
        if (self.type in ("int", "number")) != (self.unit is not None):
            raise ValueError(f"{self.name}: a number needs a unit, nothing else has one")
        if self.type == "works" and [option.number for option in self.options] != list(
            range(1, len(self.options) + 1)
        ):
            raise ValueError(f"{self.name}: number the works 1, 2, 3 …")
        for said in self.said:
            if not self._can_be_said(said.value):
                raise ValueError(
                    f"{self.name}: said has the value {said.value!r}, which the fact cannot have"
                )
        return self

    def _can_be_said(self, value: object) -> bool:
        if self.type == "bool":
            return isinstance(value, bool)
        if self.options:
            return value in self.values
        return value == "{n}"

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The values of a choice, a place or a list of works, in order."""
        return tuple(option.value for option in self.options)

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """Every spelling → the value. Places and works are read in capitals and small letters alike."""
        if self.type == "choice":
            return {option.value: option.value for option in self.options}
        spelled: dict[str, str] = {}
        for option in self.options:
            names = [option.value, *option.also]
            if self.type == "place":
                names += [option.label.zh, option.label.en, f"{option.label.en} Province"]
            spelled |= dict.fromkeys(names, option.value)
        return spelled

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return {name.casefold(): value for name, value in self.spelled.items()}

    def read(self, value: object) -> Value:
        """The value in its one spelling; FactErrors with the reason when it is not one."""
        try:
            return _READERS[self.type](self, value)
        except _Unfit as unfit:
            raise FactErrors([FactError(field=self.name, message=unfit.message)]) from None

    def option(self, value: str) -> Option:
        return next(option for option in self.options if option.value == value)

    def show(self, value: Value) -> Text:
        """The value in words; a list of works by their names."""
        if isinstance(value, bool):
            return Text(zh="是" if value else "否", en="yes" if value else "no")
        if isinstance(value, dt.date):
            return Text(zh=f"{value.year}年{value.month}月{value.day}日", en=value.isoformat())
        if isinstance(value, int | float):
            unit = self.unit or Text(zh="", en="")
            return Text(zh=f"{value}{unit.zh}", en=f"{value} {unit.en}".strip())
        if isinstance(value, str):
            return self.option(value).label
        if isinstance(value, tuple):
            labels = [self.option(each).label for each in value]
            return Text(
                zh="、".join(label.zh for label in labels) or "没有",
                en="; ".join(label.en for label in labels) or "none",
            )
        return Text(
            zh="、".join(f"{clause}：{'是' if said else '否'}" for clause, said in value.items()),
            en="; ".join(f"{clause}: {'yes' if said else 'no'}" for clause, said in value.items()),
        )

    def json_schema(self) -> dict[str, JsonValue]:
        """The JSON Schema of a valid value."""
        shape: dict[str, JsonValue] = {"title": self.label.zh, "description": self.question.en}
        lowest: dict[str, JsonValue] = {} if self.min is None else {"minimum": self.min}
        match self.type:
            case "bool":
                return shape | {"type": "boolean"}
            case "int":
                return shape | {"type": "integer"} | lowest
            case "number":
                return shape | {"type": "number"} | lowest
            case "date":
                return shape | {"type": "string", "format": "date"}
            case "choice":
                return shape | {"type": "string", "enum": list(self.values)}
            case "place":
                return shape | {"type": "string", "enum": [*self.spelled]}
            case "works":
                by_number: JsonValue = {"type": "integer", "minimum": 1, "maximum": len(self.options)}
                either: JsonValue = {"anyOf": [{"type": "string", "enum": list(self.spelled)}, by_number]}
                return shape | {"type": "array", "items": either}
            case "judgements":
                return shape | {"type": "object", "additionalProperties": {"type": "boolean"}}


def _shown(value: object) -> str:
    """A value as it came, short enough for a message."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, or a list nested as deep
        return "…"
    return text if len(text) <= 60 else text[:59] + "…"


class _Unfit(Exception):
    """A value that is not one, and why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def _no(value: object, zh: str, en: str) -> _Unfit:
    return _Unfit(Text(zh=f"{zh}，收到的是 {_shown(value)}。", en=f"{en}; got {_shown(value)}."))


def _read_bool(_: Fact, value: object) -> Value:
    if not isinstance(value, bool):
        raise _no(value, "应为 true 或 false", "must be true or false")
    return value


def _in_range(fact: Fact, value: int | float, given: object) -> Value:
    if fact.min is not None and value < fact.min:
        raise _no(given, f"不能小于{fact.min}", f"must be {fact.min} or more")
    return value


def _read_int(fact: Fact, value: object) -> Value:
    if isinstance(value, float) and value.is_integer():  # JSON does not tell 3 from 3.0
        return _in_range(fact, int(value), value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _no(value, "应为整数", "must be a whole number")
    return _in_range(fact, value, value)


def _read_number(fact: Fact, value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _no(value, "应为数字", "must be a number")
    if isinstance(value, float) and not math.isfinite(value):
        raise _no(value, "应为有限的数字", "must be a finite number")
    return _in_range(fact, value, value)


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_date(_: Fact, value: object) -> Value:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise _no(value, "没有这一天", "is not a day of the calendar") from None
    raise _no(value, "应为形如 2026-05-01 的日期", "must be a date such as 2026-05-01")


def _read_choice(fact: Fact, value: object) -> Value:
    if isinstance(value, str) and value in fact.values:
        return value
    names = ", ".join(fact.values)
    raise _no(value, f"应为以下之一：{names}", f"must be one of {names}")


def _read_place(fact: Fact, value: object) -> Value:
    if isinstance(value, str):
        found = fact._spellings.get(" ".join(value.split()).casefold())
        if found is not None:
            return found
    raise _no(
        value,
        "应为省、自治区、直辖市的名称，如“湖南”",
        "must be the name of a province, autonomous region or municipality, such as 湖南 or Hunan",
    )


def _read_works(fact: Fact, value: object) -> Value:
    if not isinstance(value, list | tuple):
        raise _no(value, "应为列表，写名称或序号", "must be a list of names or numbers")
    numbers = range(1, len(fact.options) + 1)
    found: set[str] = set()
    wrong: list[object] = []
    for each in value:
        if isinstance(each, str) and each.casefold() in fact._spellings:
            found.add(fact._spellings[each.casefold()])
        elif isinstance(each, int | float) and not isinstance(each, bool) and each in numbers:
            found.add(fact.values[int(each) - 1])  # JSON does not tell 3 from 3.0
        else:
            wrong.append(each)
    if wrong:
        number = len(fact.options)
        raise _no(
            wrong,
            f"应为{number}项工作的名称，或1至{number}的整数",
            f"must be names of the {number} works or whole numbers from 1 to {number}",
        )
    return tuple(name for name in fact.values if name in found)


def _read_judgements(_: Fact, value: object) -> Value:
    if not isinstance(value, Mapping) or not all(
        isinstance(clause, str) and isinstance(said, bool) for clause, said in value.items()
    ):
        raise _no(
            value, "应为条款编号到 true 或 false 的对照", "must be a map of clause ids to true or false"
        )
    return dict(sorted(value.items()))


_READERS = {
    "bool": _read_bool,
    "int": _read_int,
    "number": _read_number,
    "date": _read_date,
    "choice": _read_choice,
    "place": _read_place,
    "works": _read_works,
    "judgements": _read_judgements,
}


class Implication(Frozen):
    """What one fact says about another: when ``when`` holds, ``then`` cannot be otherwise."""

    when: Condition
    then: Is | OneOf
    message: Text

    @cached_property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(leaf.fact for leaf in self.when.leaves()))


class Tally(Frozen):
    """A number that can stand for a list where nobody says which; together they must agree."""

    of: str  # the list
    into: str  # the number
    message: Text


class Contradiction(NamedTuple):
    """Facts that cannot all be true. ``about`` is the fact on which they disagree."""

    facts: tuple[str, ...]
    about: str
    message: Text


class Settled(NamedTuple):
    """Facts with what follows from them added and whatever contradicts itself taken out."""

    facts: Mapping[str, Value]
    sources: Mapping[str, tuple[str, ...]]  # a derived fact → the stated facts it follows from
    contradictions: tuple[Contradiction, ...]


_A_DAY = dt.date(2000, 1, 1)  # implications do not depend on the day; validation at load sees to it


class Vocabulary(Frozen):
    """All facts, in the order in which they are asked, and what they imply about each other."""

    facts: tuple[Fact, ...]
    implications: tuple[Implication, ...] = ()
    tallies: tuple[Tally, ...] = ()
    stand_ins: Mapping[str, str] = {}
    """A fact → one that says less and is told instead: no major record, where nobody says that there is none."""

    @cached_property
    def by_name(self) -> Mapping[str, Fact]:
        return {fact.name: fact for fact in self.facts}

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def __getitem__(self, name: str) -> Fact:
        return self.by_name[name]

    def validate_facts(self, facts: object, *, prefix: str = "") -> dict[str, Value]:
        """``facts`` with every value checked and in its one spelling.

        FactErrors names every field that is unknown, malformed or out of range.
        """
        if not isinstance(facts, Mapping):
            message = _no(facts, "应为事实名称到值的对照", "must be a map of fact names to values").message
            raise FactErrors([FactError(field=prefix.rstrip(".") or "facts", message=message)])
        known: dict[str, Value] = {}
        errors: list[FactError] = []
        by_name = self.by_name
        for name, given in facts.items():
            fact = by_name.get(name) if isinstance(name, str) else None
            if fact is None:
                unknown = Text(zh="没有这个事实名称。", en="is not the name of a fact.")
                errors.append(FactError(field=f"{prefix}{name}", message=unknown))
                continue
            try:
                known[fact.name] = _READERS[fact.type](fact, given)
            except _Unfit as unfit:
                errors.append(FactError(field=f"{prefix}{name}", message=unfit.message))
        if errors:
            raise FactErrors(errors)
        return known

    def settle(self, facts: Mapping[str, Value]) -> Settled:
        """What the facts say together. The order in which they were stated does not matter."""
        stated = Case(facts, _A_DAY)
        derived: dict[str, tuple[Value, tuple[str, ...]]] = {}
        contradictions: list[Contradiction] = []
        for tally in self.tallies:
            named = facts.get(tally.of)
            if not isinstance(named, tuple):
                continue
            if tally.into in facts and facts[tally.into] != len(set(named)):
                contradictions.append(_contradiction((tally.of, tally.into), tally.into, tally.message))
        for implication in self.implications:
            if implication.when.evaluate(stated) is not MET:
                continue
            then = implication.then
            level = then.evaluate(stated)
            if level is UNKNOWN and isinstance(then, Is):
                earlier = derived.get(then.fact)
                if earlier is None:
                    derived[then.fact] = (then.body.value, implication.sources)
                elif earlier[0] != then.body.value:
                    fields = (*earlier[1], *implication.sources)
                    contradictions.append(_contradiction(fields, then.fact, implication.message))
            elif level is NOT_MET:
                fields = (*implication.sources, then.fact)
                contradictions.append(_contradiction(fields, then.fact, implication.message))
        if not derived and not contradictions:
            return Settled(facts, {}, ())
        unsettled = {name for each in contradictions for name in (*each.facts, each.about)}
        kept = {name: value for name, value in facts.items() if name not in unsettled}
        sources: dict[str, tuple[str, ...]] = {}
        for name, (value, from_facts) in derived.items():
            if name not in unsettled and unsettled.isdisjoint(from_facts):
                kept[name] = value
                sources[name] = from_facts
        return Settled(kept, sources, tuple(contradictions))

    def stand_in(self, name: str) -> str | None:
        """The fact that can stand for ``name`` where that is unknown: the number of a list, or one that says less."""
        number = next((tally.into for tally in self.tallies if tally.of == name), None)
        return number or self.stand_ins.get(name)

    def kin(self, names: Iterable[str]) -> tuple[str, ...]:
        """The facts named and those tied to them by implications, in the vocabulary's order."""
        kin = set(names)
        grown = True
        while grown:
            grown = False
            for implication in self.implications:
                tied = {*implication.sources, implication.then.fact}
                if not kin.isdisjoint(tied) and not tied <= kin:
                    kin |= tied
                    grown = True
            for tally in self.tallies:
                if not kin.isdisjoint({tally.of, tally.into}) and not {tally.of, tally.into} <= kin:
                    kin |= {tally.of, tally.into}
                    grown = True
        return tuple(fact.name for fact in self.facts if fact.name in kin)


def _contradiction(fields: Sequence[str], about: str, message: Text) -> Contradiction:
    named = tuple(dict.fromkeys(fields))
    return Contradiction(
        named,
        about,
        Text(
            zh=f"{message.zh}（涉及：{'、'.join(named)}）", en=f"{message.en} (Fields: {', '.join(named)}.)"
        ),
    )


def to_json(value: Value) -> JsonValue:
    """A fact's value as it is written in JSON."""
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else dict(value)


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """The vocabulary in ``path`` (the packaged one by default); DataError says what is wrong with it."""
    file = path or FILE
    vocabulary = validate_file(Vocabulary, file)
    for place, problem, remedy in _faults(vocabulary):
        raise DataError(file, place, problem, remedy)
    return vocabulary


def _faults(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    names = [fact.name for fact in vocabulary.facts]
    for position, name in enumerate(names):
        if name in names[:position]:
            yield f"facts[{position}].name", f"the fact {name} is declared twice", "Keep one of the two."
    for position, tally in enumerate(vocabulary.tallies):
        for name, wanted in ((tally.of, "works"), (tally.into, "int")):
            if name not in vocabulary or vocabulary[name].type != wanted:
                what = f"{name} is not a declared fact of type {wanted}"
                yield f"tallies[{position}]", what, "Name a list in `of` and a whole number in `into`."
    for name, other in vocabulary.stand_ins.items():
        if name not in vocabulary or other not in vocabulary or vocabulary[other].type != "bool":
            what = f"{name} and {other} are not two declared facts, the second of type bool"
            yield f"stand_ins.{name}", what, "Correct the spelling, or declare them in facts.yaml."
    ends = {implication.then.fact for implication in vocabulary.implications}
    for position, implication in enumerate(vocabulary.implications):
        place = f"implications[{position}]"
        for leaf in (*implication.when.leaves(), implication.then):
            fault = misfit(vocabulary, leaf)
            if fault is not None:
                yield place, *fault
        if not ends.isdisjoint(implication.sources):
            yield (
                f"{place}.when",
                "it rests on a fact that another implication derives",
                "State the implication from the facts that people give.",
            )


def misfit(vocabulary: Vocabulary, leaf: object) -> tuple[str, str] | None:
    """Why a condition cannot be asked of this vocabulary, and the remedy; None when it can."""
    assert isinstance(leaf, kinds.Leaf)
    if leaf.fact not in vocabulary:
        if leaf.fact == JUDGEMENTS:
            return f"the vocabulary has no fact {JUDGEMENTS}", f"Declare {JUDGEMENTS} in facts.yaml."
        return f"the fact {leaf.fact} is not declared", "Declare it in facts.yaml, or correct its spelling."
    fact = vocabulary[leaf.fact]
    wanted: tuple[str, ...]
    match leaf:
        case kinds.Is():
            wanted = ("bool", "choice", "place")
            values: tuple[object, ...] = (leaf.body.value,)
        case kinds.OneOf():
            wanted, values = ("choice", "place"), leaf.body.values
        case kinds.AtMost() | kinds.AtLeast():
            wanted, values = ("int", "number"), ()
        case kinds.DateNotBefore():
            wanted, values = ("date",), ()
        case kinds.CountDistinct():
            wanted, values = ("works",), ()
        case kinds.Judgement():
            wanted, values = ("judgements",), ()
        case _:
            return None
    if fact.type not in wanted:
        return (
            f"the fact {fact.name} is of type {fact.type}, and this kind of condition reads {' or '.join(wanted)}",
            "Use a kind that fits the type of the fact.",
        )
    for value in values:
        if isinstance(value, bool) != (fact.type == "bool") or (
            fact.type != "bool" and value not in fact.values
        ):
            return (
                f"the fact {fact.name} cannot have the value {value!r}",
                "Use true or false for a bool, otherwise one of its options in facts.yaml.",
            )
    return None
