"""The shapes on the wire. Requests name every wrong field at once; replies are built from our own values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StrictBool, WithJsonSchema
from pydantic_core import PydanticCustomError

from assistant.answer import Answer, AnswerStatus, Citation, ReadFact
from checks.track import Track
from checks.verdict import Verdict
from corpus.model import Ancestor, Clause, Corpus, Frozen, Hit, Mend, Policy, PolicyStatus, Text
from ui.limits import MAX_MESSAGES, MAX_QUESTION_CHARACTERS
from ui.openapi import named
from ui.wording import READABLE, Day

MODEL = "mingpin"

TrackName = Annotated[str, named("Track")]
PolicyId = Annotated[str, named("Policy")]
Facts = Annotated[object, named("Facts")]
Units = Annotated[object, named("Units")]

GivenDay = Annotated[object, WithJsonSchema({"type": ["string", "null"], "format": "date"})]
"""A day that is read by the checks, which name what is wrong with it."""


def question(limit: int) -> WithJsonSchema:
    """The schema of a text that ``readable_question`` takes."""
    return WithJsonSchema({"type": "string", "pattern": READABLE, "maxLength": limit})


def permalink(clause_id: str) -> str:
    """The page that shows a clause in its context."""
    return "/clauses/" + quote(clause_id)


QUESTION: dict[str, JsonValue] = {
    "type": "object",
    "properties": {
        "role": {"const": "user"},
        "content": {
            "anyOf": [
                {"type": "string", "pattern": READABLE},
                {
                    "type": "array",
                    "contains": {
                        "type": "object",
                        "properties": {"text": {"type": "string", "pattern": READABLE}},
                        "required": ["text"],
                    },
                },
            ]
        },
    },
    "required": ["role", "content"],
}
"""The schema of a message in which somebody asks something."""


class PolicyOut(Frozen):
    """A policy and whether it is in force."""

    id: str
    title: str
    title_en: str
    issuer: str | None
    issuer_en: str | None
    document_number: str | None
    issued: dt.date | None
    published: dt.date | None
    effective_from: dt.date | None
    valid_until: dt.date | None
    status: PolicyStatus
    as_of: dt.date
    note: Text | None
    clause_count: int

    @classmethod
    def of(cls, policy: Policy, day: dt.date) -> PolicyOut:
        """``policy`` as it stands on ``day``. ``valid_until`` is the last day on the latest reading."""
        return cls(
            id=policy.id,
            title=policy.title.zh,
            title_en=policy.title.en,
            issuer=policy.issuer.zh if policy.issuer else None,
            issuer_en=policy.issuer.en if policy.issuer else None,
            document_number=policy.document_number,
            issued=policy.issued,
            published=policy.published,
            effective_from=policy.validity.begins_earliest,
            valid_until=policy.validity.ends_latest,
            status=policy.status_on(day),
            as_of=day,
            note=policy.validity.note,
            clause_count=len(policy.clauses),
        )


class ClauseHit(Frozen):
    """A clause found for a query."""

    id: str
    policy: str
    cite_as: str
    heading: str
    text: str
    english: str
    score: float
    url: str

    @classmethod
    def of(cls, hit: Hit) -> ClauseHit:
        clause = hit.clause
        return cls(
            id=clause.id,
            policy=clause.policy,
            cite_as=clause.cite_as,
            heading=clause.heading,
            text=clause.text,
            english="\n".join(clause.english),
            score=round(float(hit.score), 4),
            url=permalink(clause.id),
        )


class ClauseSearch(Frozen):
    """Clauses found, best first."""

    results: tuple[ClauseHit, ...]


class Neighbour(Frozen):
    """The clause before or after, or one that lies beneath."""

    id: str
    cite_as: str
    heading: str
    url: str

    @classmethod
    def of(cls, clause: Clause) -> Neighbour:
        return cls(id=clause.id, cite_as=clause.cite_as, heading=clause.heading, url=permalink(clause.id))


class ParagraphOut(Frozen):
    """One paragraph. ``id`` names it, as in ``cn-mpfz/2.2.2#p2``."""

    id: str
    text: str
    english: str


class ClauseOut(Frozen):
    """One clause in its context. ``start`` and ``end`` are offsets into the untouched source."""

    id: str
    policy: str
    policy_title: str
    label: str
    cite_as: str
    heading: str
    text: str
    english: str
    paragraphs: tuple[ParagraphOut, ...]
    ancestors: tuple[Ancestor, ...]
    previous: Neighbour | None
    next: Neighbour | None
    mends: tuple[Mend, ...]
    checks: tuple[str, ...]
    start: int
    end: int
    digest: str
    url: str

    @classmethod
    def of(cls, clause: Clause, corpus: Corpus, checks: tuple[str, ...]) -> ClauseOut:
        """``clause`` with its neighbours; ``checks`` are the tracks that rest on it."""
        english = clause.english or ("",) * len(clause.paragraphs)
        return cls(
            id=clause.id,
            policy=clause.policy,
            policy_title=corpus.policy(clause.policy).title.zh,
            label=clause.label,
            cite_as=clause.cite_as,
            heading=clause.heading,
            text=clause.text,
            english="\n".join(clause.english),
            paragraphs=tuple(
                ParagraphOut(id=f"{clause.id}#p{number}", text=paragraph.text, english=rendering)
                for number, (paragraph, rendering) in enumerate(
                    zip(clause.paragraphs, english, strict=False), start=1
                )
            ),
            ancestors=clause.ancestors,
            previous=Neighbour.of(corpus.clause(clause.previous)) if clause.previous else None,
            next=Neighbour.of(corpus.clause(clause.next)) if clause.next else None,
            mends=clause.mends,
            checks=checks,
            start=clause.start,
            end=clause.end,
            digest=clause.digest,
            url=permalink(clause.id),
        )


class TrackOut(Frozen):
    """What can be applied for, and the facts that it is checked by."""

    track: str
    policy: str
    title: Text
    basis: str
    joint: bool
    facts: Annotated[Mapping[str, JsonValue], Field(serialization_alias="schema")]
    questions: Mapping[str, Text]

    @classmethod
    def of(cls, track: Track) -> TrackOut:
        return cls(
            track=track.name,
            policy=track.file.policy,
            title=track.title,
            basis=track.file.basis,
            joint=track.file.units_fact is not None,
            facts=track.schema(),
            questions=track.questions(),
        )


class CheckIn(BaseModel):
    """The facts of one application, and of each unit where several apply together.

    Taken as they come, so that the checks can name every wrong field in one reply.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})

    facts: Facts = Field(default_factory=dict)
    as_of: GivenDay = None
    members: Units | None = None


class CompareIn(BaseModel):
    """One set of facts, for all tracks."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})

    facts: Facts = Field(default_factory=dict)
    as_of: GivenDay = None


class DescriptionIn(BaseModel):
    """A project or a brand in its owner's words."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, question(MAX_QUESTION_CHARACTERS)]


class TextPart(BaseModel):
    """A part of a message. Only text is read."""

    text: str


def _text_of(content: object) -> str:
    """Content as text: a string, null, or a list of text parts."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        texts = []
        for part in content:
            if not isinstance(part, dict) or not isinstance(part.get("text"), str):
                raise PydanticCustomError(
                    "unsupported_content",
                    "{en}",
                    {
                        "zh": '只接受文字：每一部分写作 {"type": "text", "text": "……"}',
                        "en": 'only text is read: write each part as {"type": "text", "text": "..."}',
                    },
                )
            texts.append(part["text"])
        return "\n".join(texts)
    raise PydanticCustomError(
        "string_type",
        "must be a string",
        {"zh": "应为文字或文字部分的列表", "en": "must be a string or a list of text parts"},
    )


class ChatMessageIn(BaseModel):
    """One message. Only what user and assistant said is read; the other roles are taken and left aside."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[str, BeforeValidator(_text_of, json_schema_input_type=str | list[TextPart] | None)] = (
        ""
    )


class StreamOptions(BaseModel):
    """OpenAI's options for a stream."""

    model_config = ConfigDict(extra="ignore")

    include_usage: StrictBool = False


class ChatIn(BaseModel):
    """OpenAI's chat completion request, with the day to answer for and the policy meant where none is named.

    The last message is the user's. Fields that are not ours are ignored.
    """

    model_config = ConfigDict(extra="ignore")

    model: Annotated[str, WithJsonSchema({"const": MODEL})]
    messages: list[ChatMessageIn] = Field(
        min_length=1, max_length=MAX_MESSAGES, json_schema_extra={"contains": QUESTION}
    )
    stream: StrictBool | None = False
    stream_options: StreamOptions | None = None
    as_of: Day | None = None
    policy: PolicyId | None = None


def verdict_out(verdict: Verdict) -> dict[str, object]:
    """A verdict on the wire: every field of it, dates as YYYY-MM-DD."""
    return verdict.model_dump(mode="json")


class Context(Frozen):
    """What an answer rests on, as it goes beside the answer's text."""

    citations: tuple[Citation, ...]
    verdicts: tuple[Verdict, ...]
    facts: tuple[ReadFact, ...]
    status: AnswerStatus
    intent: str
    language: str
    abstained: bool
    suggestions: tuple[str, ...]
    fallback: str | None
    as_of: dt.date

    @classmethod
    def of(cls, answer: Answer, as_of: dt.date) -> Context:
        return cls(
            citations=answer.citations,
            verdicts=answer.verdicts,
            facts=answer.facts,
            status=answer.status,
            intent=answer.intent,
            language=answer.language,
            abstained=answer.abstained,
            suggestions=answer.suggestions,
            fallback=answer.fallback,
            as_of=as_of,
        )


def context_of(answer: Answer, as_of: dt.date) -> Mapping[str, object]:
    """``Context`` as JSON."""
    return Context.of(answer, as_of).model_dump(mode="json")
