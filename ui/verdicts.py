"""Checks over HTTP: what can be checked, verdicts, comparisons, matches, and the self-assessment."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import WithJsonSchema
from pydantic_core import PydanticCustomError

from checks.facts import FactErrors
from checks.match import MatchResult
from checks.verdict import Comparison, Verdict
from corpus.model import Text
from ui.day import today
from ui.doorway import There
from ui.errors import Field, Tongue, invalid_field, invalid_fields
from ui.limits import MAX_MEMBERS, MAX_QUESTION_CHARACTERS
from ui.openapi import named, refusals
from ui.ports import Assistant
from ui.report import ReportFormat, self_assessment
from ui.schemas import CheckIn, CompareIn, DescriptionIn, TrackName, TrackOut
from ui.wording import CONTROL, StrictRoute, day_of, readable_question, sound_json

MEDIA: Mapping[ReportFormat, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


_CONTROL = re.compile(f"[{CONTROL}]")


def read_check(assistant: Assistant, track: str, asked: CheckIn) -> Verdict:
    """The verdict on a request; a Problem (422) that names every field at fault, at once."""
    known_track(assistant, track)
    faults: list[Field] = [unknown_field(name) for name in asked.model_extra or ()]
    day, wrong_day = _day(asked.as_of)
    faults += wrong_day
    members = asked.members
    if isinstance(members, list) and len(members) > MAX_MEMBERS:
        message = Text(zh=f"最多 {MAX_MEMBERS} 家", en=f"may list {MAX_MEMBERS} units at most")
        faults.append(Field(name="members", message=message))
        members = None
    faults += _unprintable(members)
    try:
        verdict = assistant.rulebook.check(track, asked.facts, day, members)  # type: ignore[arg-type]
    except FactErrors as errors:
        faults += _fields(errors)
    if faults:
        raise invalid_fields(faults)
    return verdict


def _unprintable(members: object) -> list[Field]:
    """The names of units that no document can hold."""
    message = Text(zh="含有控制字符，请删去", en="holds control characters; remove them")
    return [
        Field(name=f"members[{place}].name", message=message)
        for place, unit in enumerate(members if isinstance(members, list) else ())
        if isinstance(unit, dict) and isinstance(unit.get("name"), str) and _CONTROL.search(unit["name"])
    ]


def unknown_field(name: str) -> Field:
    """A field of the request that nobody knows."""
    return Field(name=name[:80], message=Text(zh="没有这个字段", en="is not a known field"))


def known_track(assistant: Assistant, track: str) -> None:
    """Nothing; a Problem (404) where there is no such track."""
    known = assistant.rulebook.tracks
    if track not in known:
        shown = track[:80]
        raise invalid_field(
            "track",
            f"没有名为 {shown} 的申报方向，现有：{'、'.join(known)}",
            f"there is no track {shown}; there are {', '.join(known)}",
            status=404,
            code="unknown_track",
        )


router = APIRouter(route_class=StrictRoute, tags=["checks"])

AsOf = Annotated[str | None, WithJsonSchema({"type": "string", "format": "date"})]

_REPORT: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The document, to be kept.",
        "content": {media.partition(";")[0]: {"schema": {"type": "string"}} for media in MEDIA.values()},
    }
}


@router.get("/api/checks")
def tracks(assistant: There) -> list[TrackOut]:
    """The tracks, the JSON Schema of the facts of each, and the question to ask for every fact."""
    return [TrackOut.of(track) for track in assistant.rulebook.tracks.values()]


@router.get(
    "/api/checks/{track:path}/report", response_class=Response, responses=_REPORT | refusals(400, 404)
)
def report_by_link(
    assistant: There,
    track: TrackName,
    facts: Annotated[str, named("Facts")] = "{}",
    members: Annotated[str, named("Units")] | None = None,
    as_of: AsOf = None,
    format: ReportFormat = "docx",
    lang: Tongue = "zh",
) -> Response:
    """The self-assessment as a plain download link; ``facts`` and ``members`` are JSON."""
    asked = CheckIn(
        facts=sound_json(facts),
        members=None if members is None else sound_json(members),
        as_of=as_of,
    )
    return _report(assistant, read_check(assistant, track, asked), format, lang)


@router.post("/api/checks/{track:path}/report", response_class=Response, responses=_REPORT | refusals(404))
def report(
    assistant: There, track: TrackName, asked: CheckIn, format: ReportFormat = "docx", lang: Tongue = "zh"
) -> Response:
    """The self-assessment of one application, to be kept."""
    return _report(assistant, read_check(assistant, track, asked), format, lang)


@router.post("/api/checks/{track:path}", responses=refusals(404))
def verdict(assistant: There, track: TrackName, asked: CheckIn) -> Verdict:
    """The verdict on one application."""
    return read_check(assistant, track, asked)


@router.get("/api/compare", responses=refusals(400))
def compare_by_link(
    assistant: There, facts: Annotated[str, named("Facts")] = "{}", as_of: AsOf = None
) -> Comparison:
    """All tracks for one applicant; ``facts`` is JSON."""
    return _compare(assistant, CompareIn(facts=sound_json(facts), as_of=as_of))


@router.post("/api/compare")
def compare(assistant: There, asked: CompareIn) -> Comparison:
    """All tracks for one applicant, side by side."""
    return _compare(assistant, asked)


@router.post("/api/match/directions")
def directions(assistant: There, described: DescriptionIn) -> MatchResult:
    """The ten scenario directions, by how well they fit a described project."""
    return assistant.matchers.directions(_description(described))


@router.post("/api/match/dimensions")
def dimensions(assistant: There, described: DescriptionIn) -> MatchResult:
    """The three dimensions of an enterprise brand, by how well they fit a described brand."""
    return assistant.matchers.dimensions(_description(described))


def _description(described: DescriptionIn) -> str:
    return readable_question(described.text, "text", MAX_QUESTION_CHARACTERS, code="empty_text")


def _compare(assistant: Assistant, asked: CompareIn) -> Comparison:
    faults = [unknown_field(name) for name in asked.model_extra or ()]
    day, wrong_day = _day(asked.as_of)
    faults += wrong_day
    try:
        compared = assistant.rulebook.compare(asked.facts, day)  # type: ignore[arg-type]
    except FactErrors as errors:
        faults += _fields(errors)
    if faults:
        raise invalid_fields(faults)
    return compared


def _day(given: object) -> tuple[dt.date, list[Field]]:
    """The day asked for (today when absent), and what is wrong with it."""
    if given is None:
        return today(), []
    try:
        return day_of(given), []
    except PydanticCustomError as error:
        context = error.context or {}
        return today(), [Field(name="as_of", message=Text(zh=context["zh"], en=context["en"]))]


def _fields(errors: FactErrors) -> list[Field]:
    return [
        Field(
            name=fault.field, message=Text(zh=fault.message.zh.rstrip("。"), en=fault.message.en.rstrip("."))
        )
        for fault in errors.errors
    ]


def _report(assistant: Assistant, verdict: Verdict, format: ReportFormat, lang: Tongue) -> Response:
    content = self_assessment(verdict, assistant.rulebook, format, lang)
    name = f"mingpin-{verdict.track.replace('/', '-')}-{verdict.as_of}.{format}"
    return Response(
        content,
        media_type=MEDIA[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
