"""What a policy is made of. Every type here is frozen.

Offsets are character offsets into the policy's untouched source text, end exclusive.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """Base of every value in this house: immutable, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """One wording in both languages. The English is unofficial wherever it renders a policy."""

    zh: str
    en: str


class Mend(Frozen):
    """One repair of the scraped copy: ``source[start:end]`` read ``was`` and is shown as ``now``."""

    kind: Literal["join", "doubled", "mark", "furniture"]
    start: int
    end: int
    was: str
    now: str
    why: str


class Paragraph(Frozen):
    """One paragraph of a clause. Applying the clause's mends to ``source[start:end]`` gives ``text``."""

    text: str
    start: int
    end: int


class Ancestor(Frozen):
    """A heading above a clause."""

    id: str
    heading: str


class Clause(Frozen):
    """One numbered (or named) part of a policy, verbatim."""

    id: str  # "cn-mpfz/2.2.2"
    policy: str  # "cn-mpfz"
    path: tuple[str, ...]  # ("2", "2", "2"), or ("closing",)
    label: str  # "二、（二）2", or "施行日期与有效期" for an unnumbered part
    cite_as: str  # "《中国消费名品方阵推荐工作指引》二、（二）2"
    heading: (
        str  # the title printed with the number, "基本条件"; "" where the clause opens straight into its text
    )
    ancestors: tuple[Ancestor, ...]
    paragraphs: tuple[Paragraph, ...]
    mends: tuple[Mend, ...]
    english: tuple[str, ...]  # one unofficial rendering per paragraph
    previous: str | None
    next: str | None
    digest: str  # sha256 of the text, first 16 hex digits

    @property
    def text(self) -> str:
        """The whole clause, paragraphs separated by a line break."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def start(self) -> int:
        return self.paragraphs[0].start

    @property
    def end(self) -> int:
        return self.paragraphs[-1].end


class PolicyStatus(StrEnum):
    """Whether a policy is in force on a given day."""

    IN_FORCE = "in_force"
    LAPSED = "lapsed"
    UNDATED = "undated"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    AMBIGUOUS = "ambiguous"


class Validity(Frozen):
    """When a policy begins and ends, with both readings where the text allows two.

    All dates are inclusive; None means that the text names none.
    """

    clause: str | None  # the clause that says so
    begins_earliest: dt.date | None
    begins_latest: dt.date | None
    ends_earliest: dt.date | None  # last day on the earliest reading
    ends_latest: dt.date | None  # last day on the latest reading
    note: Text | None

    def status_on(self, day: dt.date) -> PolicyStatus:
        """The status on ``day``; AMBIGUOUS between the two readings of the end."""
        if self.begins_earliest is None:
            return PolicyStatus.UNDATED
        if day < self.begins_earliest:
            return PolicyStatus.NOT_YET_IN_FORCE
        if self.ends_latest is None or self.ends_earliest is None:
            return PolicyStatus.IN_FORCE
        if day > self.ends_latest:
            return PolicyStatus.LAPSED
        if day > self.ends_earliest:
            return PolicyStatus.AMBIGUOUS
        return PolicyStatus.IN_FORCE


class Contact(Frozen):
    """Somebody to ask, as printed in the text; ``clause`` is None where only page furniture names it."""

    name: Text
    role: Text
    phone: str | None = None
    address: str | None = None
    website: str | None = None
    clause: str | None = None


class Annex(Frozen):
    """An annex the text refers to. None of them is in the corpus unless ``present``."""

    number: str
    content: Text
    clause: str
    present: bool = False


class Names(Frozen):
    """What something is called, in both languages."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


class Series(Frozen):
    """Clauses that people count: "the third condition", 第八个方向, work 5.

    ``of`` is the clause that holds them; what has no clauses below it counts, in printed order. ``about`` are the words
    that tell this series from others that are counted by the same ``names``. Beside the words of ``bare`` a mere number
    is a member of it too: 湖南第8项, number nine on Hunan's list.
    """

    of: str
    names: Names
    about: Names = Names(zh=(), en=())
    bare: Names = Names(zh=(), en=())


class Due(Frozen):
    """A day of the year that the text names without a year: something is to be done before it."""

    clause: str
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    what: Text  # who does what before it
    names: Names = Names(zh=(), en=())  # by which people speak of it

    @model_validator(mode="after")
    def _is_a_day(self) -> Due:
        try:
            dt.date(2001, self.month, self.day)
        except ValueError as error:
            raise ValueError(f"there is no day {self.month}-{self.day} in every year") from error
        return self

    def is_named(self, plain: str) -> bool:
        """Whether ``plain``, a question in its plain form, names what is due or the day itself."""
        month = dt.date(2001, self.month, 1).strftime("%B").lower()
        month = f"{month[:3]}(?:{month[3:]})?\\.?" if month[3:] else month
        days = (
            rf"(?<!\d){self.month}月{self.day}(?!\d)",
            rf"(?<!\d){self.day}(?:st|nd|rd|th)? (?:of )?{month}(?![a-z])",
            rf"(?<![a-z]){month} {self.day}(?!\d)",
        )
        named = (
            *map(re.escape, self.names.zh),
            *(rf"(?<![a-z]){re.escape(name)}s?(?![a-z])" for name in self.names.en),
        )
        return re.search("|".join((*named, *days)), plain) is not None

    def near(self, day: dt.date) -> tuple[dt.date, ...]:
        """The day in the year of ``day``; before it that of the year before, where that is the nearer one."""
        this = dt.date(day.year, self.month, self.day)
        last = dt.date(day.year - 1, self.month, self.day)
        return (last, this) if this - day > day - last else (this,)


class Policy(Frozen):
    """A policy with its clauses in printed order."""

    id: str
    title: Text
    short: Text  # what people call it
    issuer: Text | None
    document_number: str | None
    issued: dt.date | None
    published: dt.date | None
    validity: Validity
    contacts: tuple[Contact, ...]
    annexes: tuple[Annex, ...]
    series: tuple[Series, ...] = ()
    due: tuple[Due, ...] = ()
    due_note: Text | None = None  # whose days these are, and whose they are not
    source: str
    clauses: tuple[Clause, ...]

    def status_on(self, day: dt.date) -> PolicyStatus:
        return self.validity.status_on(day)


class Hit(Frozen):
    """A clause found for a query. ``score`` is in [0, 1]; ``view`` names what matched."""

    clause: Clause
    score: float
    view: str


class UnknownClause(LookupError):
    """No clause has this id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no clause {id!r}")
        self.id = id


class Corpus(Frozen):
    """All policies that were loaded, in order of their ids."""

    policies: tuple[Policy, ...]

    def policy(self, id: str) -> Policy:
        """The policy named ``id``; KeyError if there is none."""
        return self._policies[id]

    def clause(self, id: str) -> Clause:
        """The clause named ``id`` (a ``#p2`` suffix is ignored); UnknownClause if there is none."""
        try:
            return self._clauses[id.partition("#")[0]]
        except KeyError:
            raise UnknownClause(id) from None

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and id.partition("#")[0] in self._clauses

    def clauses(self) -> Iterator[Clause]:
        return iter(self._clauses.values())

    @cached_property
    def _policies(self) -> Mapping[str, Policy]:
        return {policy.id: policy for policy in self.policies}

    @cached_property
    def _clauses(self) -> Mapping[str, Clause]:
        return {clause.id: clause for policy in self.policies for clause in policy.clauses}
