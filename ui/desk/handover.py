"""An applicant hands a conversation over to the staff, and reads here what they reply.

The applicant holds a token, which is the only key to the conversation: no cookie, no name. What is kept is masked.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from assistant.understand.screen import mask, screen
from checks.facts import FactErrors
from corpus.model import Frozen, Text
from ui.desk.password import digest
from ui.desk.store import Conversation, Speaker, Standing, Store, Told
from ui.doorway import There
from ui.errors import Field as Wrong
from ui.errors import Problem, invalid_field, invalid_fields
from ui.limits import MAX_MEMBERS, MAX_MESSAGES, MAX_QUESTION_CHARACTERS
from ui.openapi import named, refusals
from ui.ports import Assistant
from ui.schemas import QUESTION, ChatMessageIn, question
from ui.wording import Day, StrictRoute, readable_question

MAX_VERDICTS = 8
MAX_FACTS = 100
MAX_MESSAGE_CHARACTERS = 20_000
"""One message of the transcript; our own answers are longer than questions may be."""


class FactIn(BaseModel):
    """A fact as ``context.facts`` gives it."""

    model_config = ConfigDict(extra="ignore", json_schema_extra=named("Told").json_schema)

    name: Annotated[str, Field(max_length=60)]
    value: object = None
    read_from: Annotated[str, Field(max_length=MAX_QUESTION_CHARACTERS)] = ""


class ReceiptIn(BaseModel):
    """What a verdict was made from, as its ``receipt`` gives it. The verdict is made again from it."""

    model_config = ConfigDict(extra="ignore", json_schema_extra=named("Receipt").json_schema)

    track: Annotated[str, Field(max_length=80)]
    as_of: Day
    facts: dict[str, object] = {}
    members: Annotated[list[dict[str, object]], Field(max_length=MAX_MEMBERS)] | None = None


class HandoverIn(BaseModel):
    """A conversation as it was shown, with the facts and the receipts of the verdicts that came with it."""

    model_config = ConfigDict(extra="forbid")

    messages: Annotated[
        list[ChatMessageIn],
        Field(min_length=1, max_length=MAX_MESSAGES, json_schema_extra={"contains": QUESTION}),
    ]
    facts: Annotated[list[FactIn], Field(max_length=MAX_FACTS)] = []
    receipts: Annotated[list[ReceiptIn], Field(max_length=MAX_VERDICTS)] = []
    language: Literal["zh", "en"] = "zh"


class MoreIn(BaseModel):
    """Something more to say."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, question(MAX_QUESTION_CHARACTERS)]


class Turn(Frozen):
    """What was said after the hand-over."""

    number: int
    author: Speaker
    name: str
    text: str
    at: dt.datetime


class HandoverOut(Frozen):
    """How a conversation stands. ``ahead`` are those that were handed over before and wait as well."""

    id: str
    status: Standing
    ahead: int
    messages: tuple[Turn, ...]
    kept_until: dt.date


class HandoverMade(HandoverOut):
    """A conversation just handed over. ``token`` is shown once and opens it again, so does ``link``."""

    token: str
    link: str


router = APIRouter(route_class=StrictRoute, prefix="/api/handovers", tags=["help desk"])

_TOKEN = (Depends(HTTPBearer(auto_error=False, description="The token that the hand-over gave.")),)
"""Told to the reader of the interface's description; ``_own`` looks at it."""


@router.post("", status_code=201)
def hand_over(given: HandoverIn, assistant: There, request: Request) -> HandoverMade:
    """Hand a conversation over to the staff (转人工)."""
    transcript = [pair for message in given.messages if (pair := _said(message))]
    if not any(speaker == "applicant" for speaker, _ in transcript):
        raise invalid_field(
            "messages",
            "里没有您的提问；请先写下您的问题，再转人工",
            "hold no question of yours; write your question first",
            code="empty_question",
        )
    verdicts = [_checked(assistant, one) for one in given.receipts]
    token = secrets.token_urlsafe(32)
    store = _store(request)
    id = store.hand_over(digest(token), given.language, transcript, _facts(assistant, given.facts), verdicts)
    made = store.conversation(id)
    assert made is not None
    return HandoverMade(**_out(request, made), token=token, link=f"/widget#handover={id}.{token}")


@router.get("/{id}", responses=refusals(404), dependencies=_TOKEN)
def look(id: str, request: Request, response: Response) -> HandoverOut:
    """How the conversation stands, and what was replied. The token goes in ``Authorization: Bearer``."""
    response.headers["Cache-Control"] = "no-store"
    return HandoverOut(**_out(request, _own(request, id)))


@router.post("/{id}/messages", status_code=201, responses=refusals(404, 409), dependencies=_TOKEN)
def say_more(id: str, given: MoreIn, request: Request) -> HandoverOut:
    """Say something more to the staff."""
    text = readable_question(given.text, "text", MAX_QUESTION_CHARACTERS)
    conversation = _own(request, id)
    if len(conversation.messages) >= MAX_MESSAGES:
        raise Problem(
            409,
            "conversation_full",
            "这次对话太长了，请另起一次对话再转人工",
            "this conversation is too long; begin a new one and hand that over",
        )
    _store(request).say(id, screen(text).text)
    return HandoverOut(**_out(request, _own(request, id)))


@router.delete("/{id}", status_code=204, responses=refusals(404), dependencies=_TOKEN)
def take_back(id: str, request: Request) -> Response:
    """Take the conversation back: nothing of it is kept."""
    _own(request, id)
    _store(request).withdraw(id)
    return Response(status_code=204)


def _store(request: Request) -> Store:
    store: Store = request.app.state.desk.store
    return store


def _own(request: Request, id: str) -> Conversation:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    found = (
        _store(request).conversation(id[:64], digest(token.strip())) if scheme.lower() == "bearer" else None
    )
    if found is None:
        raise Problem(
            404,
            "unknown_handover",
            "没有找到这次转人工的对话：链接不对，或已过保存期限",
            "this conversation was not found: the link is wrong, or its time has passed",
        )
    return found


def _out(request: Request, conversation: Conversation) -> dict[str, object]:
    keep: dt.timedelta = request.app.state.desk.keep
    waiting = conversation.standing is Standing.WAITING
    return {
        "id": conversation.id,
        "status": conversation.standing,
        "ahead": _store(request).ahead(conversation) if waiting else 0,
        "messages": tuple(
            Turn(number=said.number, author=said.speaker, name=said.name, text=said.text, at=said.at)
            for said in conversation.messages
            if said.later
        ),
        "kept_until": (conversation.updated + keep).date(),
    }


def _said(message: ChatMessageIn) -> tuple[Speaker, str] | None:
    text = message.content[:MAX_MESSAGE_CHARACTERS].strip()
    if not text:
        return None
    if message.role == "user":
        return "applicant", screen(text).text
    return ("assistant", mask(text)) if message.role == "assistant" else None


def _facts(assistant: Assistant, given: list[FactIn]) -> tuple[Told, ...]:
    vocabulary = assistant.rulebook.vocabulary
    told: list[Told] = []
    wrong: list[Wrong] = []
    for place, fact in enumerate(given):
        try:
            value = vocabulary.validate_facts({fact.name: fact.value})
        except FactErrors as errors:
            wrong += [
                Wrong(name=f"facts.{place}.{fault.field}", message=fault.message) for fault in errors.errors
            ]
        else:
            if fact.name in value:
                read_from = mask(fact.read_from)
                told.append(
                    Told.model_validate({"name": fact.name, "value": fact.value, "read_from": read_from})
                )
    if wrong:
        raise invalid_fields(wrong)
    return tuple(told)


def _checked(assistant: Assistant, receipt: ReceiptIn) -> dict[str, JsonValue]:
    if receipt.track not in assistant.rulebook.tracks:
        there = ", ".join(assistant.rulebook.tracks)
        message = Text(
            zh=f"没有 {receipt.track} 这一类；现有：{there}",
            en=f"there is no track {receipt.track}; there are {there}",
        )
        raise invalid_fields([Wrong(name="receipts.track", message=message)], code="unknown_track")
    try:
        verdict = assistant.rulebook.check(receipt.track, receipt.facts, receipt.as_of, receipt.members)
    except FactErrors as errors:
        raise invalid_fields(
            [Wrong(name=f"receipts.{fault.field}", message=fault.message) for fault in errors.errors]
        ) from None
    made: dict[str, JsonValue] = verdict.model_dump(mode="json")
    return made
