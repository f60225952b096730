"""What the tools brought back. An answer is made of these and of nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from langchain_core.messages import BaseMessage, ToolMessage

from checks.match import MatchResult
from checks.verdict import Verdict
from corpus.model import Clause, Due, Frozen, Hit, Policy, PolicyStatus
from corpus.retrieve import GuidanceHit
from corpus.text import plain


class Found(Frozen):
    """Clauses found for a query, best first."""

    query: str
    hits: tuple[Hit, ...]


class Guided(Frozen):
    """Guidance entries found for a question, best first."""

    query: str
    hits: tuple[GuidanceHit, ...]


class Read(Frozen):
    """One clause, asked for by its number."""

    clause: Clause


class Absent(Frozen):
    """Something asked for like a clause that no policy has; ``nearest`` is the clause that would hold it."""

    words: str
    nearest: Clause | None


class Standing(Frozen):
    """Whether a policy is in force on a day."""

    policy: Policy
    status: PolicyStatus
    as_of: dt.date


class Reckoned(Frozen):
    """The days of the year that a policy names, reckoned from a day."""

    policy: Policy
    as_of: dt.date

    def days(self, question: str = "") -> tuple[tuple[Due, dt.date, int], ...]:
        """What is due, on which day near by, and how many days off that is: below 0 once it has passed.

        Of what the question names; of all, where it names none.
        """
        asked = plain(question)
        due = [one for one in self.policy.due if one.is_named(asked)] or self.policy.due
        return tuple((one, day, (day - self.as_of).days) for one in due for day in one.near(self.as_of))


class Checked(Frozen):
    """A verdict by rule. ``told`` is how many facts it rests on."""

    verdict: Verdict
    told: int


class Matched(Frozen):
    """Directions, dimensions or special works ranked for a description."""

    kind: Literal["directions", "dimension", "work"]
    description: str
    result: MatchResult


Evidence = Found | Guided | Read | Absent | Standing | Reckoned | Checked | Matched


def evidence_of(messages: Sequence[BaseMessage]) -> tuple[tuple[str, Evidence], ...]:
    """The (tool call id, evidence) pairs of a conversation's tool messages, in order."""
    return tuple(
        (message.tool_call_id, message.artifact)
        for message in messages
        if isinstance(message, ToolMessage) and message.artifact is not None
    )


def clauses_in(evidence: Sequence[Evidence]) -> dict[str, Clause | None]:
    """The ids of all clauses that may be cited on this evidence."""
    ids: dict[str, Clause | None] = {}
    for item in evidence:
        match item:
            case Found(hits=hits):
                ids.update((hit.clause.id, hit.clause) for hit in hits)
            case Guided(hits=hits):
                for guided in hits:
                    ids.update(dict.fromkeys((*guided.entry.clauses, *guided.entry.counts), None))
            case Absent(nearest=nearest):
                if nearest is not None:
                    ids[nearest.id] = nearest
            case Read(clause=clause):
                ids[clause.id] = clause
            case Standing(policy=policy):
                ids.update((contact.clause, None) for contact in policy.contacts if contact.clause)
                if policy.validity.clause:
                    ids[policy.validity.clause] = None
                    ids.update((c.id, c) for c in policy.clauses if c.path[0] == "notice")
            case Reckoned(policy=policy):
                ids.update((due.clause, None) for due in policy.due)
            case Checked(verdict=verdict):
                ids.update(dict.fromkeys((finding.clause for finding in verdict.findings), None))
                ids.update(dict.fromkeys((warning.clause for warning in verdict.warnings), None))
            case Matched(result=result):
                ids.update(dict.fromkeys((ranked.clause for ranked in result.ranked), None))
                if result.limit:
                    ids[result.limit.clause] = None
    return {id.partition("#")[0]: clause for id, clause in ids.items() if id}
