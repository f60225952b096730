"""Looking things up: policies, clauses, and the page on which a clause stands in its context."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from corpus.model import Clause
from ui.day import today
from ui.desk.leaf import leaf_of
from ui.desk.shell import page
from ui.doorway import There
from ui.errors import invalid_field
from ui.limits import MAX_QUERY_CHARACTERS, MAX_RESULTS
from ui.openapi import refusals
from ui.ports import Assistant
from ui.schemas import ClauseHit, ClauseOut, ClauseSearch, PolicyId, PolicyOut, question
from ui.wording import Day, StrictRoute, readable_question

_EXAMPLE = "cn-mpfz/2.2.2"


def find_clause(assistant: Assistant, id: str) -> Clause | None:
    """The clause named ``id``; ``#p2`` must name a paragraph that it has."""
    name, marked, paragraph = id.partition("#p")
    if "#" in name or name not in assistant.corpus:
        return None
    clause = assistant.corpus.clause(name)
    if marked and paragraph not in {str(number + 1) for number in range(len(clause.paragraphs))}:
        return None
    return clause


router = APIRouter(route_class=StrictRoute, tags=["lookup"])


@router.get("/api/policies")
def policies(assistant: There, as_of: Day | None = None) -> list[PolicyOut]:
    """The policies, and whether each is in force on ``as_of`` (today when absent)."""
    day = as_of or today()
    return [PolicyOut.of(policy, day) for policy in assistant.corpus.policies]


@router.get("/api/clauses", responses=refusals(404, 413))
def clauses(
    assistant: There,
    q: Annotated[str, question(MAX_QUERY_CHARACTERS)],
    policy: PolicyId | None = None,
    k: Annotated[int, Query(ge=1, le=MAX_RESULTS)] = 5,
) -> ClauseSearch:
    """The ``k`` clauses nearest to ``q``, best first."""
    query = readable_question(q, "q", MAX_QUERY_CHARACTERS, code="empty_query")
    known_policy(assistant, policy)
    hits = assistant.retriever.search(query, policy=policy, k=k)
    return ClauseSearch(results=tuple(ClauseHit.of(hit) for hit in hits))


@router.get("/api/clauses/{id:path}", responses=refusals(404))
def clause(assistant: There, id: Annotated[str, Path(min_length=1, examples=[_EXAMPLE])]) -> ClauseOut:
    """One clause in its context."""
    found = find_clause(assistant, id)
    if found is None:
        shown = id[:80]
        raise invalid_field(
            "id",
            f"没有编号为 {shown} 的条款；编号写作“政策/编号”，例如 cn-mpfz/2.2.2",
            f"there is no clause {shown}; an id reads policy/number, for example cn-mpfz/2.2.2",
            status=404,
            code="unknown_clause",
        )
    return ClauseOut.of(found, assistant.corpus, resting_on(assistant, found.id))


@router.get("/clauses/{id:path}", response_class=HTMLResponse, include_in_schema=False)
def clause_page(request: Request, assistant: There, id: str, quote: str = "") -> HTMLResponse:
    """The clause as a page: its permalink. ``quote`` is marked in it."""
    found = find_clause(assistant, id)
    if found is None:
        return page(request, "missing.html", "clause", status=404, id=id[:80], example=_EXAMPLE)
    marked = (quote[:MAX_QUERY_CHARACTERS],) if quote.strip() else ()
    return page(
        request,
        "clause.html",
        "clause",
        leaf=leaf_of(assistant, found, today(), marked),
        vocabulary=assistant.rulebook.vocabulary,
    )


def known_policy(assistant: Assistant, policy: str | None, *, status: int = 404) -> None:
    """Nothing; a Problem where ``policy`` is given and there is none of that id."""
    known = [one.id for one in assistant.corpus.policies]
    if policy is not None and policy not in known:
        shown = policy[:80]
        raise invalid_field(
            "policy",
            f"没有编号为 {shown} 的政策，现有：{'、'.join(known)}",
            f"there is no policy {shown}; there are {', '.join(known)}",
            status=status,
            code="unknown_policy",
        )


def resting_on(assistant: Assistant, clause: str) -> tuple[str, ...]:
    """The tracks that have a condition resting on ``clause``."""
    return tuple(
        name
        for name, track in assistant.rulebook.tracks.items()
        if any(rule.clause.partition("#")[0] == clause for rule in track.file.rules)
    )
