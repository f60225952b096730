"""What a check concludes: the verdict, its findings, its warnings, and what would change it.

Every type is frozen and serialises to the JSON shape that clients rely on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from pydantic import JsonValue

from corpus.model import Frozen, Text


class Status(StrEnum):
    """How one condition stands."""

    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NEEDS_JUDGEMENT = "needs_judgement"
    MET = "met"


class Outcome(StrEnum):
    """How the whole application stands.

    ``ineligible``: a condition is false, whatever else is unknown. ``undetermined``: none is false and at
    least one that can be checked is unknown. ``conditionally_eligible``: every condition that can be checked
    holds, and some need an expert's judgement. ``eligible``: those are affirmed too.
    """

    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"
    CONDITIONALLY_ELIGIBLE = "conditionally_eligible"
    ELIGIBLE = "eligible"


class Finding(Frozen):
    """One condition and how it stands. A clause with several conditions has several findings."""

    condition: str  # the condition's name in the rule file, unique in its track
    clause: str
    status: Status
    reason: Text
    quote: str  # an exact part of the clause
    facts: tuple[str, ...]  # the facts it rests on
    member: str | None = None  # which unit of a joint application; None when it binds the whole


class Caution(Frozen):
    """Something the reader must know beside the outcome; it never changes the outcome by itself.

    ``code`` is one of contradiction, lapsed, ambiguous, not_yet_in_force, outside_dates,
    outside_plan_period, reading, not_stated, usual, no_effect.
    """

    clause: str
    code: str
    message: Text
    facts: tuple[str, ...] = ()
    member: str | None = None


class Change(Frozen):
    """One fact that would have to be different. ``to`` is a value with which the condition holds."""

    fact: str
    to: JsonValue
    wording: Text  # "联合申报单位总数不超过3家"
    member: str | None = None


class Counterfactual(Frozen):
    """What would make one failed condition pass: all of ``changes`` together, and no fewer."""

    condition: str
    clause: str
    changes: tuple[Change, ...]
    message: Text
    member: str | None = None


class Receipt(Frozen):
    """All that a verdict was made from; replaying it gives the same verdict or says what has changed."""

    track: str
    as_of: dt.date
    facts: Mapping[str, JsonValue]
    members: tuple[Mapping[str, JsonValue], ...] | None
    rules: str  # digest of the track's rules and of the vocabulary
    corpus: str  # digest of the policy's clauses
    outcome: Outcome
    statuses: Mapping[str, Status]  # condition → status, "member: condition" where it binds each unit


class Verdict(Frozen):
    """The answer of a check. The same facts, date and rules always give the same verdict."""

    track: str
    as_of: dt.date
    outcome: Outcome
    findings: tuple[Finding, ...]
    warnings: tuple[Caution, ...]
    next_fact: str | None  # the fact to ask next; None when the verdict is settled
    next_member: str | None  # whose fact it is, in a joint application
    counterfactuals: tuple[Counterfactual, ...]  # one for each failed condition that a fact can mend
    to_pass: tuple[Change, ...]  # the smallest set of changes after which nothing fails; () when nothing does
    receipt: Receipt


class Comparison(Frozen):
    """All tracks for one set of facts, side by side."""

    verdicts: tuple[Verdict, ...]
    open: tuple[str, ...]  # the tracks on which nothing fails, nearest to eligible first


class Replay(Frozen):
    """A receipt run again. ``changed`` says what differs from then; empty when nothing does."""

    same: bool
    verdict: Verdict
    changed: tuple[Text, ...]
