"""Thumbs: what a reader thought of an answer, handed to whoever keeps such things."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Protocol

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.understand.screen import mask
from corpus.model import Frozen
from ui.limits import MAX_QUESTION_CHARACTERS
from ui.wording import Day, StrictRoute

MAX_COMMENT = 1_000
MAX_ANSWER = 20_000


class Rating(StrEnum):
    """A thumb."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """What was wrong."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    SOURCE = "source"
    MISUNDERSTOOD = "misunderstood"
    UNCLEAR = "unclear"
    OTHER = "other"


class OpinionIn(BaseModel):
    """One thumb, with the exchange that it is about."""

    model_config = ConfigDict(extra="forbid")

    rating: Rating
    reason: Reason | None = None
    comment: Annotated[str, Field(max_length=MAX_COMMENT)] = ""
    question: Annotated[str, Field(max_length=MAX_QUESTION_CHARACTERS)]
    answer: Annotated[str, Field(max_length=MAX_ANSWER)]
    status: Annotated[str, Field(max_length=40)] = ""
    citations: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=50)] = []
    language: Annotated[str, Field(max_length=16)] = ""
    as_of: Day | None = None


class Opinion(Frozen):
    """A thumb as it is kept: personal identifiers in what people wrote are masked."""

    rating: Rating
    reason: Reason | None
    comment: str
    question: str
    answer: str
    status: str
    citations: tuple[str, ...]
    language: str
    as_of: str | None


class Opinions(Protocol):
    """Keeps opinions; the desk does."""

    def keep(self, opinion: Opinion) -> None: ...


router = APIRouter(route_class=StrictRoute, tags=["feedback"])


@router.post("/api/feedback", status_code=202)
def feedback(given: OpinionIn, request: Request) -> dict[str, str]:
    """Take one opinion."""
    opinions: Opinions = request.app.state.opinions
    opinions.keep(
        Opinion(
            rating=given.rating,
            reason=given.reason,
            comment=mask(given.comment),
            question=mask(given.question),
            answer=mask(given.answer),
            status=given.status,
            citations=tuple(given.citations),
            language=given.language,
            as_of=given.as_of.isoformat() if given.as_of else None,
        )
    )
    return {"status": "taken"}
