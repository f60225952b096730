"""A guidance entry from a form to the assistant: what is wrong with it, and how the repository writes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import yaml
from pydantic import JsonValue, ValidationError

from assistant.understand.screen import mask
from corpus.guidance import GuidanceEntry, Want
from corpus.guidance import Status as EntryStatus
from corpus.model import Corpus, Text
from corpus.text import plain
from ui.desk.words import wordings
from ui.errors import Field
from ui.ports import Assistant
from ui.wording import fields_of

WANTS: tuple[str, ...] = get_args(Want)
STATUSES: tuple[str, ...] = get_args(EntryStatus)
_HEAD = "# Guidance that was worded and approved at the help desk.\n"
_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def entry_of(form: Mapping[str, str]) -> dict[str, JsonValue]:
    """What a form holds, in the shape of an entry. It need not be sound."""

    def said(name: str) -> str:
        return form.get(name, "").replace("\r\n", "\n").strip()

    def lines(name: str) -> list[JsonValue]:
        return [line.strip() for line in said(name).split("\n") if line.strip()]

    clauses: list[JsonValue] = []
    quotes: dict[str, JsonValue] = {}
    for line in lines("clauses"):
        id, _, quote = str(line).partition("=")
        clauses.append(id.strip())
        if quote.strip():
            quotes[id.strip()] = quote.strip()
    entry: dict[str, JsonValue] = {
        "id": said("id"),
        "want": said("want"),
        "tracks": lines("tracks"),
        "status": said("status"),
        "clauses": clauses,
        "quotes": quotes,
        "questions": {"zh": lines("questions_zh"), "en": lines("questions_en")},
        "answer": {"zh": said("answer_zh"), "en": said("answer_en")},
    }
    if said("next_zh") or said("next_en"):
        entry["next_step"] = {"zh": said("next_zh"), "en": said("next_en")}
    return entry


def form_of(entry: Mapping[str, JsonValue]) -> dict[str, str]:
    """The form's fields for an entry; what ``entry_of`` made of a form comes back as it was."""

    def lines(value: JsonValue) -> str:
        return "\n".join(str(one) for one in value) if isinstance(value, list) else ""

    def part(name: str, side: str) -> JsonValue:
        value = entry.get(name)
        return value.get(side, "") if isinstance(value, dict) else ""

    quotes, clauses = entry.get("quotes"), entry.get("clauses")
    quoted = quotes if isinstance(quotes, dict) else {}
    return {
        **{name: str(entry.get(name, "")) for name in ("id", "want", "status")},
        "tracks": lines(entry.get("tracks")),
        "clauses": "\n".join(
            f"{id} = {quoted[str(id)]}" if str(id) in quoted else str(id)
            for id in (clauses if isinstance(clauses, list) else [])
        ),
        **{f"questions_{side}": lines(part("questions", side)) for side in ("zh", "en")},
        **{f"answer_{side}": str(part("answer", side)) for side in ("zh", "en")},
        **{f"next_{side}": str(part("next_step", side)) for side in ("zh", "en")},
    }


def faults(
    entry: Mapping[str, JsonValue], assistant: Assistant, day: dt.date, others: Sequence[str] = ()
) -> tuple[Field, ...]:
    """Everything that keeps ``entry`` from being shown, each with its remedy. ``others`` are ids of other drafts in use."""
    try:
        made = GuidanceEntry.model_validate(entry)
    except ValidationError as error:
        return fields_of(error.errors())
    wrong = [
        *_about_clauses(made, assistant.corpus),
        *_about_others(made, assistant, others),
        *_about_people(made),
    ]
    if wrong:
        return tuple(wrong)
    return tuple(
        Field(name=f"answer.{side}", message=_worded(f"gate_{fault.gate}", what=fault.what))
        for side, found in assistant.faults(made, as_of=day).items()
        for fault in found
    )


def as_yaml(entries: Sequence[Mapping[str, JsonValue]]) -> str:
    """The entries as a guidance file of the repository."""
    kept = [{name: value for name, value in entry.items() if value not in ([], {}, "")} for entry in entries]
    return _HEAD + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110)


def _about_clauses(entry: GuidanceEntry, corpus: Corpus) -> Iterator[Field]:
    for id in (*entry.clauses, *entry.quotes):
        if id not in corpus:
            yield Field(name="clauses", message=_worded("fault_no_clause", id=id))
    for track in entry.tracks:
        if track.partition("/")[0] not in {policy.id for policy in corpus.policies}:
            yield Field(name="tracks", message=_worded("fault_no_track", id=track))
    for id, quote in entry.quotes.items():
        if id in corpus and quote not in corpus.clause(id).text:
            yield Field(name="clauses", message=_worded("fault_no_quote", id=id, quote=quote))
    texts = {"zh": entry.answer.zh, "en": entry.answer.en}
    for side, answer in texts.items():
        marked = set(_MARK.findall(answer))
        for id in sorted(marked - set(entry.clauses)):
            yield Field(name=f"answer.{side}", message=_worded("fault_not_listed", id=id))
        for id in sorted(set(entry.clauses) - marked):
            yield Field(name=f"answer.{side}", message=_worded("fault_not_marked", id=id))


def _about_others(entry: GuidanceEntry, assistant: Assistant, others: Sequence[str]) -> Iterator[Field]:
    known = assistant.retriever.guidance.entries
    if entry.id in others or entry.id in {one.id for one in known if not one.id.startswith("desk-")}:
        yield Field(name="id", message=_worded("fault_id_taken", id=entry.id))
    asked = {plain(text): one.id for one in known if one.id != entry.id for _, text in one.questions.each()}
    for side, wording in entry.questions.each():
        if plain(wording) in asked:
            told = _worded("fault_asked", wording=wording, id=asked[plain(wording)])
            yield Field(name=f"questions.{side}", message=told)


def _about_people(entry: GuidanceEntry) -> Iterator[Field]:
    texts = {"answer.zh": entry.answer.zh, "answer.en": entry.answer.en}
    texts |= {
        f"questions.{side}": wording for side, wording in entry.questions.each() if mask(wording) != wording
    }
    for name, text in texts.items():
        if mask(text) != text:
            yield Field(name=name, message=_worded("fault_personal"))


def _worded(name: str, **values: str) -> Text:
    text = wordings()[name]
    return Text(zh=text.zh.format(**values), en=text.en.format(**values))
