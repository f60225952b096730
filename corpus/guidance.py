"""The guidance knowledge base: what people ask, the worded answer in both languages, the clauses it rests on.

Entries are YAML lists: ``<policy>/guidance.yaml`` beside each policy, and ``guidance/*.yaml`` beside the policies
folder for what concerns several policies or none. A list that breaks its own promises is refused at load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter

from corpus.load import POLICIES
from corpus.model import Corpus, Frozen, Text
from corpus.yamlfile import DataError, validate_file

Want = Literal[
    "term",
    "scope",
    "conditions",
    "joint",
    "how_many",
    "procedure",
    "dates",
    "materials",
    "quota",
    "money",
    "threshold",
    "works",
    "review",
    "revocation",
    "validity",
    "benefits",
    "contact",
    "direction",
    "dimension",
    "comparison",
    "clause_content",
    "about",
    "smalltalk",
    "out_of_scope",
]
Status = Literal["answered", "not_stated", "out_of_scope"]
Language = Literal["zh", "en"]

_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")
_LEXICON = "terms.yaml"


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; write the words or leave the entry out")
    return value


def _each_line(value: object) -> object:
    """The lines of a block of text; a list as it stands."""
    if not isinstance(value, str):
        return value
    return tuple(line.strip() for line in value.splitlines() if line.strip())


Words = Annotated[str, AfterValidator(_filled)]
Lines = Annotated[tuple[Words, ...], BeforeValidator(_each_line), Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)+$")]
Track = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]


class GuidanceError(DataError):
    """A guidance file breaks a promise; says which file and entry, and what to write instead."""


class Questions(Frozen):
    """The wordings that people ask one thing in: in a file a block with one a line, or a list.

    Thousands of them are read at every start, and YAML takes a block for one value.
    """

    zh: Lines
    en: Lines

    def each(self) -> Iterator[tuple[Language, str]]:
        """Every wording with its language."""
        for wording in self.zh:
            yield "zh", wording
        for wording in self.en:
            yield "en", wording


class Amount(Frozen):
    """The numbers that an answer is for: those over, or under, one that a clause names."""

    over: int | None = None
    under: int | None = None

    def holds(self, number: float) -> bool:
        """Whether the answer is one for ``number``."""
        return (self.over is None or number > self.over) and (self.under is None or number < self.under)


class GuidanceEntry(Frozen):
    """One thing people ask and its worded answer, with marks ``[[clause-id]]`` for the clauses it rests on."""

    id: Slug
    want: Want
    tracks: tuple[Track, ...] = ()  # empty when it concerns the whole policy
    status: Status
    aside: bool = False  # of everyday things: the next question goes on from what was asked before it
    overview: bool = False  # says what a thing is in general: gives way to what answers just what is asked
    clauses: tuple[str, ...] = ()  # what the answer rests on; for not_stated the nearest clauses
    quotes: Mapping[str, str] = Field(default_factory=dict)  # clause id -> the exact part to show
    counts: tuple[str, ...] = ()  # clauses whose number of child clauses the answer states
    questions: Questions
    answer: Text
    next_step: Text | None = None
    amount: Amount | None = (
        None  # of a limit: the numbers it answers for; 那要是7家呢 finds it, 那2家呢 does not
    )
    lists: tuple[Text, ...] = ()  # what it lists, in its order: 那第二个呢 is the second

    @property
    def marks(self) -> tuple[str, ...]:
        """The clause ids marked in either wording of the answer, in order of first appearance."""
        found = _MARK.findall(self.answer.zh) + _MARK.findall(self.answer.en)
        return tuple(dict.fromkeys(found))

    @property
    def passing(self) -> bool:
        """Whether the next question goes on from what was asked before this: talk, or an aside."""
        return self.aside or self.talk

    @property
    def talk(self) -> bool:
        """Whether it is small talk, or about us and not about a policy."""
        return self.want == "smalltalk" or (self.want == "about" and (self.aside or not self.policies))

    @property
    def ours(self) -> bool:
        """Whether it speaks of a policy: neither talk nor of something else."""
        return not self.talk and self.want != "out_of_scope"

    @cached_property
    def policies(self) -> tuple[str, ...]:
        """The policies that the answer rests on or concerns, in order of first appearance; may be empty."""
        ids = (*self.clauses, *self.counts, *self.tracks)
        return tuple(dict.fromkeys(id.partition("/")[0] for id in ids))


class Guidance(Frozen):
    """All entries, in order of their files."""

    entries: tuple[GuidanceEntry, ...]

    def entry(self, id: str) -> GuidanceEntry:
        """The entry named ``id``; KeyError if there is none."""
        return self._entries[id]

    def resting_on(self, clause: str) -> tuple[GuidanceEntry, ...]:
        """The entries whose answer rests on the clause."""
        return self._by_clause.get(clause, ())

    @cached_property
    def _entries(self) -> Mapping[str, GuidanceEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_clause(self) -> Mapping[str, tuple[GuidanceEntry, ...]]:
        found: dict[str, list[GuidanceEntry]] = {}
        for entry in self.entries:
            for clause in dict.fromkeys(id.partition("#")[0] for id in entry.clauses):
                found.setdefault(clause, []).append(entry)
        return {clause: tuple(entries) for clause, entries in found.items()}


_FILE: TypeAdapter[tuple[GuidanceEntry, ...]] = TypeAdapter(tuple[GuidanceEntry, ...])


def guidance_files(
    corpus: Corpus, root: Path | None = None, taken_in: Path | None = None
) -> tuple[Path, ...]:
    """The guidance files that serve ``corpus``: one per policy that has one, then the shared ones by name.

    ``root`` is the policies folder, as for ``load_corpus``; the shared files lie in ``guidance`` beside it, and what
    the help desk approved lies so beside ``taken_in``.
    """
    root = root or POLICIES
    folders = (root, *([taken_in] if taken_in else []))
    own = [folder / policy.id / "guidance.yaml" for policy in corpus.policies for folder in folders]
    shared = [
        path
        for folder in folders
        for path in sorted((folder.parent / "guidance").glob("*.yaml"))
        if path.name != _LEXICON
    ]
    return tuple(path for path in (*own, *shared) if path.is_file())


def load_guidance(corpus: Corpus, root: Path | None = None, taken_in: Path | None = None) -> Guidance:
    """Every entry that serves ``corpus``; GuidanceError names the file, the entry and the remedy.

    Shared entries that rest on a policy which is not in ``corpus`` are left out, so that a part of the policies can
    be served; an unknown clause of a policy that is there is an error.
    """
    served = {policy.id for policy in corpus.policies}
    entries: list[GuidanceEntry] = []
    first_file: dict[str, Path] = {}
    for path in guidance_files(corpus, root, taken_in):
        read: tuple[GuidanceEntry, ...] = validate_file(_FILE, path)
        for index, entry in enumerate(read):
            place = f"[{index}] {entry.id}"
            if entry.id in first_file:
                raise GuidanceError(
                    path,
                    f"{place}.id",
                    f"the id also stands in {first_file[entry.id].name}",
                    "Rename one of the two.",
                )
            first_file[entry.id] = path
            if not set(entry.policies) <= served and path.parent.name not in served:
                continue
            _check(entry, corpus, path, place)
            entries.append(entry)
    return Guidance(entries=tuple(entries))


def _check(entry: GuidanceEntry, corpus: Corpus, path: Path, place: str) -> None:
    """What the types cannot know: that the entry and the policies agree."""

    def refuse(field: str, problem: str, remedy: str) -> GuidanceError:
        return GuidanceError(path, f"{place}.{field}", problem, remedy)

    for field, ids in (("clauses", entry.clauses), ("counts", entry.counts), ("quotes", tuple(entry.quotes))):
        for id in ids:
            if id not in corpus:
                raise refuse(field, f"there is no clause {id!r}", "Use an id as `mingpin lookup` shows it.")
    for track in entry.tracks:
        if track.partition("/")[0] not in {policy.id for policy in corpus.policies}:
            raise refuse(
                "tracks", f"{track!r} belongs to no loaded policy", "Write <policy id>/<track name>."
            )
    for id, quote in entry.quotes.items():
        if id not in entry.clauses:
            raise refuse("quotes", f"{id!r} is quoted and missing from clauses", "Add it to clauses.")
        if not quote or quote not in corpus.clause(id).text:
            raise refuse("quotes", f"{quote!r} is no exact part of {id}", "Copy the words from the clause.")
    for language, answer in (("zh", entry.answer.zh), ("en", entry.answer.en)):
        marks = set(_MARK.findall(answer))
        for id in sorted(marks - set(entry.clauses)):
            raise refuse(f"answer.{language}", f"[[{id}]] is missing from clauses", "Add it to clauses.")
        for id in sorted(set(entry.clauses) - marks):
            raise refuse(
                f"answer.{language}",
                f"{id!r} of clauses is never marked",
                "Mark it, or drop it from clauses.",
            )
