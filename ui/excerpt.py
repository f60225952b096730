"""A clause in its context, for a reader who follows a chip: what stands around it, and its quote highlighted."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from corpus.model import Clause
from ui.bubble import Line, lines_of
from ui.day import today
from ui.desk.leaf import STANDING
from ui.doorway import There
from ui.lookup import find_clause
from ui.schemas import permalink
from ui.templates import render


class Beside(NamedTuple):
    """A clause next to the one that is read."""

    label: str
    lines: tuple[Line, ...]
    own: bool
    url: str


router = APIRouter(include_in_schema=False)


@router.get("/page/clause", response_class=HTMLResponse)
def excerpt(assistant: There, id: str, quote: str = "") -> Response:
    """The clause ``id`` between the one before and the one after, ``quote`` highlighted in it."""
    clause = find_clause(assistant, id[:200])
    if clause is None:
        return HTMLResponse(render("excerpt.html", clause=None, id=id[:80]), status_code=404)
    corpus = assistant.corpus
    status = corpus.policy(clause.policy).status_on(today())
    around = [corpus.clause(name) for name in (clause.previous, clause.id, clause.next) if name is not None]
    return HTMLResponse(
        render(
            "excerpt.html",
            clause=clause,
            id=clause.id,
            policy=corpus.policy(clause.policy).title,
            trail=clause.ancestors,
            around=[_beside(one, quote if one is clause else "", one is clause) for one in around],
            notice=STANDING.get(status),
            url=permalink(clause.id),
            link=permalink,
        )
    )


def _beside(clause: Clause, quote: str, own: bool) -> Beside:
    return Beside(clause.label, lines_of(clause.text, quote), own, permalink(clause.id))
