"""The tools a model may call: thin over corpus and checks, the same for every model.

Facts about the applicant never pass through a model. ``check_eligibility`` takes only the track; the facts are
the ones read from the asker's own words, so no model can move a verdict by stating them differently.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain.tools import ToolRuntime, tool
from langchain_core.tools import BaseTool

from assistant.evidence import Absent, Checked, Found, Guided, Matched, Read, Reckoned, Standing
from assistant.understand.told.gravity import ungraded
from assistant.understand.turn import Understanding
from assistant.verify import Fault
from checks.match import Matchers, MatchResult
from checks.rulebook import Rulebook
from checks.verdict import Verdict
from corpus.model import Corpus, UnknownClause
from corpus.retrieve import Retriever


@dataclass(frozen=True)
class TurnContext:
    """What every tool call of a turn may rely on; made by code, never by a model."""

    understanding: Understanding
    judged: dict[tuple[str, int], tuple[Fault, ...]] = field(default_factory=dict)  # see ``judge``


Result = tuple[str, Any]


def make_tools(
    corpus: Corpus, retriever: Retriever, rulebook: Rulebook, matchers: Matchers
) -> Sequence[BaseTool]:
    """The tools over these parts. Each returns text for the model and evidence for the gates."""
    policy_ids = ", ".join(policy.id for policy in corpus.policies)

    @tool(response_format="content_and_artifact")
    def find_guidance(question: str, policy: str | None = None) -> Result:
        """Find worded, checked answers to a question like this one. Call it first for any question about a policy."""
        hits = retriever.find_guidance(question, policy=_known(corpus, policy), k=5)
        shown = [
            {
                "score": round(hit.score, 2),
                "answer_zh": hit.entry.answer.zh,
                "answer_en": hit.entry.answer.en,
                "status": hit.entry.status,
                "clauses": hit.entry.clauses,
            }
            for hit in hits
        ]
        return _text(shown), Guided(query=question, hits=hits)

    @tool(response_format="content_and_artifact")
    def search_clauses(query: str, policy: str | None = None) -> Result:
        """Search the clauses of the policies. Returns verbatim text; cite a clause as [[its id]]."""
        hits = retriever.search(query, policy=_known(corpus, policy), k=5)
        shown = [{"id": h.clause.id, "score": round(h.score, 2), "text": h.clause.text} for h in hits]
        return _text(shown), Found(query=query, hits=hits)

    @tool(response_format="content_and_artifact")
    def get_clause(id: str) -> Result:
        """Get one clause by its id, such as cn-mpfz/2.2.2."""
        try:
            clause = corpus.clause(id)
        except UnknownClause:
            missing = retriever.missing(id)
            absent = Absent(words=missing.words, nearest=missing.nearest) if missing else None
            return f"There is no clause {id}. Say so, or search for it.", absent
        return _text({"id": clause.id, "cite_as": clause.cite_as, "text": clause.text}), Read(clause=clause)

    @tool(response_format="content_and_artifact")
    def policy_status(policy: str, runtime: ToolRuntime[TurnContext, Any], day: str | None = None) -> Result:
        """Whether a policy is in force today, or on a day (YYYY-MM-DD) that the question names."""
        as_of = runtime.context.understanding.as_of
        if day is not None:
            try:
                as_of = dt.date.fromisoformat(day)
            except ValueError:
                return f"{day} is no date; write YYYY-MM-DD.", None
        known = _known(corpus, policy)
        if known is None:
            return f"There is no policy {policy}; there are {policy_ids}.", None
        found = corpus.policy(known)
        status = found.status_on(as_of)
        return f"{known} on {as_of}: {status}", Standing(policy=found, status=status, as_of=as_of)

    @tool(response_format="content_and_artifact")
    def days_due(policy: str, runtime: ToolRuntime[TurnContext, Any]) -> Result:
        """Which days of the year a policy names for something to be done, and how many days off each is today."""
        known = _known(corpus, policy)
        if known is None or not corpus.policy(known).due:
            return f"The text of {policy} names no day of the year.", None
        found = Reckoned(policy=corpus.policy(known), as_of=runtime.context.understanding.as_of)
        shown = [
            {"what": due.what.model_dump(), "before": day, "days_left": left}
            for due, day, left in found.days()
        ]
        return _text(shown), found

    @tool(response_format="content_and_artifact")
    def check_eligibility(track: str, runtime: ToolRuntime[TurnContext, Any]) -> Result:
        """Check this applicant against one track's rules. The facts are the ones the asker stated."""
        understanding = runtime.context.understanding
        if track not in rulebook.tracks:
            return f"There is no track {track}; there are {', '.join(rulebook.tracks)}.", None
        facts = {fact.name: fact.value for fact in understanding.facts}
        verdict = rulebook.check(track, facts, understanding.as_of)
        for name in ungraded(understanding.facts, understanding.said):
            graver = rulebook.check(track, {**facts, name: "major"}, understanding.as_of)
            if _statuses(graver) != _statuses(verdict):  # how grave it was decides, and nobody said
                del facts[name]
                verdict = rulebook.check(track, facts, understanding.as_of)
        return _text(_shown(verdict)), Checked(verdict=verdict, told=len(understanding.facts))

    @tool(response_format="content_and_artifact")
    def match_directions(description: str) -> Result:
        """Rank the scenario directions for a described project."""
        result = matchers.directions(description)
        return _text(_ranking(result)), Matched(kind="directions", description=description, result=result)

    @tool(response_format="content_and_artifact")
    def match_dimension(description: str) -> Result:
        """Rank the dimensions of the enterprise brand for a described brand."""
        result = matchers.dimensions(description)
        return _text(_ranking(result)), Matched(kind="dimension", description=description, result=result)

    @tool(response_format="content_and_artifact")
    def match_work(description: str) -> Result:
        """Rank the twelve special works of Hunan for a described undertaking."""
        result = matchers.work(description)
        return _text(_ranking(result)), Matched(kind="work", description=description, result=result)

    return (
        find_guidance,
        search_clauses,
        get_clause,
        policy_status,
        days_due,
        check_eligibility,
        match_directions,
        match_dimension,
        match_work,
    )


def _statuses(verdict: Verdict) -> Mapping[str, str]:
    return {finding.condition: finding.status for finding in verdict.findings}


def _known(corpus: Corpus, policy: str | None) -> str | None:
    return policy if policy in {known.id for known in corpus.policies} else None


def _shown(verdict: Verdict) -> dict[str, object]:
    return {
        "track": verdict.track,
        "outcome": verdict.outcome,
        "findings": [
            {"clause": f.clause, "status": f.status, "reason": f.reason.model_dump()}
            for f in verdict.findings
        ],
        "warnings": [
            {"clause": w.clause, "code": w.code, "message": w.message.model_dump()} for w in verdict.warnings
        ],
        "next_fact": verdict.next_fact,
    }


def _ranking(result: MatchResult) -> dict[str, object]:
    return {
        "best": result.best,
        "close": result.close,
        "none_fits": result.none_fits,
        "ranked": [
            {
                "clause": r.clause,
                "heading": r.heading.model_dump(),
                "score": round(r.score, 2),
                "said": r.said,
            }
            for r in result.ranked[:3]
        ],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
