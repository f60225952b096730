"""The grammar of rules: a small closed set of condition kinds, one frozen class each.

In a rule file a condition is a mapping with one key, the name of its kind::

    all:
      - is: {fact: trademark_owned, value: true}
      - date_not_before: {fact: trademark_valid_until, date: as_of}

A condition is evaluated against a case (facts and a day) and gives a ``Level``. Levels form a chain, and ``all``,
``any`` and ``not`` are the minimum, the maximum and the mirror on it: Kleene's logic of true, false and
unknown, with ``needs_judgement`` between unknown and true. Unknown is never read as "no".
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Annotated, Literal, NamedTuple, Protocol

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    Tag,
    model_validator,
)

from corpus.model import Frozen

Value = bool | int | float | str | dt.date | tuple[str, ...] | Mapping[str, bool]
"""A fact's value once validated: a list of works is a tuple in the vocabulary's order."""

JUDGEMENTS = "expert_judgements"
"""The fact that holds what experts have concluded, clause id to bool."""


class Level(IntEnum):
    """How a condition stands, from false to true."""

    NOT_MET = 0
    UNKNOWN = 1
    NEEDS_JUDGEMENT = 2
    MET = 3


NOT_MET, UNKNOWN, NEEDS_JUDGEMENT, MET = Level
_MIRROR = (MET, UNKNOWN, NEEDS_JUDGEMENT, NOT_MET)


class Case(NamedTuple):
    """What a condition is evaluated against: the known facts, and the as-of date."""

    facts: Mapping[str, Value]
    day: dt.date


def _day(value: object) -> object:
    """A date in a rule file is a quoted string, so that no reader of YAML reshapes it."""
    if isinstance(value, dt.date):
        raise ValueError("quote the date: '2021-06-02'")
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]


class Period(Frozen):
    """A value and the days on which it holds, both inclusive; an open end holds for ever."""

    since: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    value: StrictInt | StrictFloat

    def holds_on(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _no_overlap(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    ordered = sorted(periods, key=lambda period: period.since or dt.date.min)
    for earlier, later in itertools.pairwise(ordered):
        if earlier.until is None or later.since is None or later.since <= earlier.until:
            raise ValueError("two values hold on the same day; give each period its own from and until")
    return periods


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | list | tuple):
        raise ValueError("write a number, or a list of {from, until, value}")
    return value


Dated = Annotated[
    int | float | Annotated[tuple[Period, ...], Field(min_length=1), AfterValidator(_no_overlap)],
    BeforeValidator(_number),
]
"""A number, or numbers that hold in turn: ``[{from: "2021-01-01", until: "2025-12-31", value: 3}, ...]``."""


Number = int | float | tuple[Period, ...]


def on_day(value: Number, day: dt.date) -> int | float | None:
    """The number that holds on ``day``; None when none does, never the nearest."""
    if not isinstance(value, tuple):
        return value
    return next((period.value for period in value if period.holds_on(day)), None)


class Kind(Protocol):
    """What every kind of condition can do."""

    def evaluate(self, case: Case) -> Level:
        """How the condition stands. Pure."""

    def leaves(self) -> Iterator[Leaf]:
        """The conditions in it that read a fact, in written order."""

    def missing(self, case: Case) -> Iterator[str]:
        """The unknown facts that can still move it, in written order; may repeat."""


class _OneFact(Frozen):
    fact: str


class _FactIs(_OneFact):
    value: StrictBool | StrictStr


class _FactIn(_OneFact):
    values: tuple[StrictStr, ...] = Field(min_length=1)
    or_not: str | None = None


class _FactBound(_OneFact):
    value: Dated


class _FactDate(_OneFact):
    date: Literal["as_of"] | Day = "as_of"


class _FactCount(_OneFact):
    at_least: Dated
    number: str | None = None


class _Clause(Frozen):
    clause: str


class _Leaf(Frozen):
    """What the kinds that read one fact share."""

    @property
    def fact(self) -> str:
        raise NotImplementedError

    def leaves(self) -> Iterator[Leaf]:
        yield self  # type: ignore[misc]

    def evaluate(self, case: Case) -> Level:
        raise NotImplementedError

    def missing(self, case: Case) -> Iterator[str]:
        if self.fact != JUDGEMENTS and self.fact not in case.facts and not self.undefined_on(case.day):
            yield self.fact

    @property
    def number(self) -> Number | None:
        """The number it is measured against, where there is one."""
        return None

    def undefined_on(self, day: dt.date) -> bool:
        """Whether the rule itself names no number for ``day``; then no fact can decide it."""
        return self.number is not None and on_day(self.number, day) is None


class Is(_Leaf):
    """The fact has this value.

    ``is: {fact: ip_dispute, value: false}``
    """

    body: _FactIs = Field(alias="is")

    @property
    def fact(self) -> str:
        return self.body.fact

    def evaluate(self, case: Case) -> Level:
        body = self.body
        value = case.facts.get(body.fact)
        if value is None:
            return UNKNOWN
        return MET if value == body.value else NOT_MET


class OneOf(_Leaf):
    """The fact has one of these values.

    ``one_of: {fact: bad_record_quality_3y, values: [none, minor]}``

    With ``or_not``, a yes-or-no fact that says less decides where the value is unknown: false is as good as one of the
    values, true is not.
    """

    body: _FactIn = Field(alias="one_of")

    @property
    def fact(self) -> str:
        return self.body.fact

    def evaluate(self, case: Case) -> Level:
        body = self.body
        value = case.facts.get(body.fact)
        if value is not None:
            return MET if value in body.values else NOT_MET
        other = case.facts.get(body.or_not or "")
        return UNKNOWN if other is None else NOT_MET if other else MET

    def missing(self, case: Case) -> Iterator[str]:
        return iter(()) if self.body.or_not in case.facts else super().missing(case)


class Known(_Leaf):
    """The fact has been stated, whatever its value. Unknown, never false, while it has not.

    ``known: {fact: registered_province}``
    """

    body: _OneFact = Field(alias="known")

    @property
    def fact(self) -> str:
        return self.body.fact

    def evaluate(self, case: Case) -> Level:
        return MET if self.body.fact in case.facts else UNKNOWN


class AtMost(_Leaf):
    """The number is this or less.

    ``at_most: {fact: joint_units, value: 3}``
    """

    body: _FactBound = Field(alias="at_most")

    @property
    def fact(self) -> str:
        return self.body.fact

    @property
    def number(self) -> Number:
        return self.body.value

    def evaluate(self, case: Case) -> Level:
        bound = on_day(self.body.value, case.day)
        value = case.facts.get(self.body.fact)
        if bound is None or not isinstance(value, int | float):
            return UNKNOWN
        return MET if value <= bound else NOT_MET


class AtLeast(_Leaf):
    """The number is this or more.

    ``at_least: {fact: years_in_operation, value: 3}``
    """

    body: _FactBound = Field(alias="at_least")

    @property
    def fact(self) -> str:
        return self.body.fact

    @property
    def number(self) -> Number:
        return self.body.value

    def evaluate(self, case: Case) -> Level:
        bound = on_day(self.body.value, case.day)
        value = case.facts.get(self.body.fact)
        if bound is None or not isinstance(value, int | float):
            return UNKNOWN
        return MET if value >= bound else NOT_MET


class DateNotBefore(_Leaf):
    """The date is the as-of date or later (so something is valid on its last day), or a fixed date or later.

    ``date_not_before: {fact: trademark_valid_until, date: as_of}``
    """

    body: _FactDate = Field(alias="date_not_before")

    @property
    def fact(self) -> str:
        return self.body.fact

    def bound(self, day: dt.date) -> dt.date:
        return self.body.date if isinstance(self.body.date, dt.date) else day

    def evaluate(self, case: Case) -> Level:
        value = case.facts.get(self.body.fact)
        if not isinstance(value, dt.date):
            return UNKNOWN
        return MET if value >= self.bound(case.day) else NOT_MET


class CountDistinct(_Leaf):
    """So many different ones have been named; one that is named twice counts once.

    ``count_distinct: {fact: sanpin_works, at_least: 6}``

    With ``number``, a fact that says only how many, that number decides where none has been named.
    """

    body: _FactCount = Field(alias="count_distinct")

    @property
    def fact(self) -> str:
        return self.body.fact

    @property
    def number(self) -> Number:
        return self.body.at_least

    def evaluate(self, case: Case) -> Level:
        bound = on_day(self.body.at_least, case.day)
        value = case.facts.get(self.body.fact)
        many = len(set(value)) if isinstance(value, tuple) else case.facts.get(self.body.number or "")
        if bound is None or not isinstance(many, int):
            return UNKNOWN
        return MET if many >= bound else NOT_MET


class Judgement(_Leaf):
    """An expert's word on the qualitative wording of a clause; open until it is in ``expert_judgements``.

    ``judgement: {clause: "cn-mpfz/2.1.2"}``
    """

    body: _Clause = Field(alias="judgement")

    @property
    def fact(self) -> str:
        return JUDGEMENTS

    def evaluate(self, case: Case) -> Level:
        judgements = case.facts.get(JUDGEMENTS)
        said = judgements.get(self.body.clause) if isinstance(judgements, Mapping) else None
        if said is None:
            return NEEDS_JUDGEMENT
        return MET if said else NOT_MET


class All(Frozen):
    """Every one of them holds.

    ``all: [{is: {fact: ip_dispute, value: false}}, {is: {fact: ip_owned, value: true}}]``
    """

    parts: tuple[Condition, ...] = Field(alias="all", min_length=1)

    def leaves(self) -> Iterator[Leaf]:
        for part in self.parts:
            yield from part.leaves()

    def evaluate(self, case: Case) -> Level:
        return min(part.evaluate(case) for part in self.parts)

    def missing(self, case: Case) -> Iterator[str]:
        return _missing_in(self.parts, case)


class Any(Frozen):
    """At least one of them holds.

    ``any: [{is: {fact: ip_owned, value: true}}, {is: {fact: ip_licensed, value: true}}]``
    """

    parts: tuple[Condition, ...] = Field(alias="any", min_length=1)

    def leaves(self) -> Iterator[Leaf]:
        for part in self.parts:
            yield from part.leaves()

    def evaluate(self, case: Case) -> Level:
        return max(part.evaluate(case) for part in self.parts)

    def missing(self, case: Case) -> Iterator[str]:
        return _missing_in(self.parts, case)


class Not(Frozen):
    """It does not hold; unknown stays unknown, and an open judgement stays open.

    ``not: {is: {fact: bad_record_quality_3y, value: major}}``
    """

    part: Condition = Field(alias="not")

    def leaves(self) -> Iterator[Leaf]:
        return self.part.leaves()

    def evaluate(self, case: Case) -> Level:
        return _MIRROR[self.part.evaluate(case)]

    def missing(self, case: Case) -> Iterator[str]:
        return self.part.missing(case)


def _missing_in(parts: Sequence[Condition], case: Case) -> Iterator[str]:
    for part in parts:
        if part.evaluate(case) is UNKNOWN:
            yield from part.missing(case)


_KINDS: dict[str, type[Frozen]] = {
    "is": Is,
    "one_of": OneOf,
    "known": Known,
    "at_most": AtMost,
    "at_least": AtLeast,
    "date_not_before": DateNotBefore,
    "count_distinct": CountDistinct,
    "judgement": Judgement,
    "all": All,
    "any": Any,
    "not": Not,
}
KINDS = tuple(_KINDS)
"""The names of all kinds, as written in rule files."""


def _kind_of(value: object) -> str | None:
    if isinstance(value, Mapping):
        key = next(iter(value)) if len(value) == 1 else None
        return key if isinstance(key, str) else None
    return next((name for name, kind in _KINDS.items() if isinstance(value, kind)), None)


Leaf = Is | OneOf | Known | AtMost | AtLeast | DateNotBefore | CountDistinct | Judgement

Condition = Annotated[
    Annotated[Is, Tag("is")]
    | Annotated[OneOf, Tag("one_of")]
    | Annotated[Known, Tag("known")]
    | Annotated[AtMost, Tag("at_most")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[DateNotBefore, Tag("date_not_before")]
    | Annotated[CountDistinct, Tag("count_distinct")]
    | Annotated[Judgement, Tag("judgement")]
    | Annotated[All, Tag("all")]
    | Annotated[Any, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        _kind_of,
        custom_error_type="condition_kind",
        custom_error_message=f"a condition is a mapping with one key, its kind: {', '.join(KINDS)}",
    ),
]

for _composite in (All, Any, Not):
    _composite.model_rebuild()


class Window(Frozen):
    """From when until when something applies, both days included; absent means without end."""

    applies_from: Day | None = None
    applies_until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.applies_from and self.applies_until and self.applies_from > self.applies_until:
            raise ValueError("applies_from is later than applies_until")
        return self

    def applies_on(self, day: dt.date) -> bool:
        return (self.applies_from is None or self.applies_from <= day) and (
            self.applies_until is None or day <= self.applies_until
        )
