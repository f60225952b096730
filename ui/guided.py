"""The guided check: a form made of a track's fact declarations, and its verdict after every answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.staticfiles import StaticFiles

from checks.conditions import JUDGEMENTS, Judgement, Level
from checks.facts import Fact
from checks.rulebook import Rulebook
from checks.track import Track, digest
from corpus.model import Text
from ui.card import Chip, card
from ui.doorway import There
from ui.errors import Tongue, tongue_of
from ui.frame import FILES, Files
from ui.schemas import CheckIn, permalink
from ui.statement import speakable
from ui.templates import render
from ui.verdicts import read_check
from ui.wording import StrictRoute

PREFIX = "/page"

files: StaticFiles = Files(directory=FILES.parent / "page")


class Judged(NamedTuple):
    """A clause that experts judge, and the words in which it waits for them."""

    chip: Chip
    reason: Text
    tracks: str  # names, separated by spaces


class GuidedIn(CheckIn):
    """The answers so far."""

    model_config = ConfigDict(extra="forbid")

    track: str


class GuidedOut(BaseModel):
    """How the check stands. ``open`` are the facts that can still change it, the most telling first."""

    outcome: str
    open: list[str] = Field(default_factory=list)
    relevant: list[str]
    judged: list[str]
    html: str


router = APIRouter(route_class=StrictRoute, include_in_schema=False)


@router.post(f"{PREFIX}/check")
def check(asked: GuidedIn, request: Request, assistant: There) -> GuidedOut:
    """The verdict on the answers so far, as a card, and what is worth asking next."""
    tongue: Tongue = tongue_of(request.headers.get("accept-language")) or "zh"
    verdict = read_check(assistant, asked.track, asked)
    rulebook = assistant.rulebook
    track = rulebook.track(asked.track)
    facts = rulebook.vocabulary.validate_facts(dict(verdict.receipt.facts))
    return GuidedOut(
        outcome=verdict.outcome.value,
        open=list(track.open_facts(facts, verdict.as_of)),
        relevant=[name for name in track.facts if name != JUDGEMENTS],
        judged=[finding.clause for finding in verdict.findings if finding.status == "needs_judgement"],
        html=render("guided.html", card=card(verdict, rulebook, tongue), en=tongue == "en"),
    )


@router.get(f"{PREFIX}/form", response_class=HTMLResponse)
def fields(assistant: There, request: Request) -> Response:
    """Every field and dialog; 304 where the browser has them as they are."""
    content = form(assistant.rulebook)
    named = {"Cache-Control": "no-cache", "ETag": f'"{digest([content])}"'}
    if request.headers.get("if-none-match") == named["ETag"]:
        return Response(status_code=304, headers=named)
    return HTMLResponse(content, headers=named)


def form(rulebook: Rulebook) -> str:
    """Every field that there is, in both languages, and the dialogs that they are shown in."""
    return render(
        "dialogs.html",
        facts=speakable(rulebook.vocabulary),
        tracks=tuple(rulebook.tracks.values()),
        judged=_judged(rulebook),
        radios=_radios,
    )


def _radios(fact: Fact) -> tuple[tuple[str, Text], ...]:
    """The answers that are few enough to be seen at once; () where they are chosen or typed."""
    if fact.type == "bool":
        return (("true", Text(zh="是", en="Yes")), ("false", Text(zh="否", en="No")))
    if fact.type == "choice" and len(fact.options) <= 4:
        return tuple((option.value, option.label) for option in fact.options)
    return ()


def _judged(rulebook: Rulebook) -> tuple[Judged, ...]:
    found: dict[str, Judged] = {}
    for track in rulebook.tracks.values():
        for clause, reason in _waiting(track).items():
            earlier = found.get(clause)
            tracks = f"{earlier.tracks} {track.name}" if earlier else track.name
            chip = Chip(clause, rulebook.corpus.clause(clause).cite_as, permalink(clause), "")
            found[clause] = Judged(chip, reason, tracks)
    return tuple(found.values())


def _waiting(track: Track) -> Mapping[str, Text]:
    """The clauses that experts judge on ``track``, each with the wording of its open finding."""
    return {
        leaf.body.clause: reason
        for rule in track.file.rules
        for leaf in rule.condition.leaves()
        if isinstance(leaf, Judgement) and (reason := rule.reasons.of(Level.NEEDS_JUDGEMENT))
    }
