"""Evaluation cases: what is asked, and what a right answer must hold. Written by people, read by the runner.

A suite is one YAML file, a list of cases; its name is the file's. docs/writing-evaluation-cases.md is the guide.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, field_serializer

from assistant.answer import ABSTAINED, AnswerStatus
from checks.verdict import Outcome
from corpus.guidance import Want
from corpus.model import Corpus, Frozen
from corpus.yamlfile import DataError, place_in, validate_file

CASES = Path(__file__).parent / "cases"
QUARANTINE = Path(__file__).parent / "quarantine.yaml"

Split = Literal["dev", "held_out"]
SplitChoice = Literal["dev", "held_out", "all"]
AskedIn = Literal["zh-Hans", "zh-Hant", "en", "mixed"]


class CaseError(DataError):
    """A case file that cannot be used; says which file and case, and what to write instead."""


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; write the words or leave the entry out")
    return value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, AfterValidator(_filled)]
ClauseId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9.-]+$")]
Alternatives = Annotated[tuple[Words, ...], Field(min_length=1)]
Statuses = Annotated[
    tuple[AnswerStatus, ...],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=AnswerStatus | list[AnswerStatus]),
]


class ExpectedVerdict(Frozen):
    """The verdict that must come with the answer."""

    track: str
    outcome: Outcome


class Case(Frozen):
    """One question, or a conversation whose last turn is scored, with what a right answer holds."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="unique over all suites")]
    split: Split = Field("dev", description="dev may be looked at and tuned on; held_out may not")
    turns: Annotated[tuple[Words, ...], Field(min_length=1, description="what the user says, turn by turn")]
    language: AskedIn = Field(
        description="what the last turn is written in, and so what the answer must be in"
    )
    as_of: dt.date = Field(description="the day of asking, in quotes")
    want: Want | Literal["verdict"] = Field(description="what is asked for")
    gold: tuple[Annotated[tuple[ClauseId, ...], Field(min_length=1)], ...] = Field(
        (), description="groups of clauses: at least one of each group must be cited"
    )
    allow: tuple[ClauseId, ...] = Field((), description="clauses that may be cited besides")
    must: tuple[Alternatives, ...] = Field(
        (), description="groups of wordings: at least one of each group must stand in the answer's own words"
    )
    must_not: tuple[Words, ...] = Field((), description="wordings that must not stand there")
    status: Statuses = Field(description="how the answer may end: one status, or a list of acceptable ones")
    verdict: ExpectedVerdict | None = Field(
        None, description="the verdict that must come with it; null: not scored"
    )
    why: Words = Field(description="why this is right, for the officer who reads it")

    @field_serializer("status")
    def _plain_status(self, status: tuple[AnswerStatus, ...]) -> list[str]:
        return [one.value for one in status]

    @property
    def question(self) -> str:
        """The turn that is scored."""
        return self.turns[-1]

    @cached_property
    def right_clauses(self) -> frozenset[str]:
        """Every clause that may be cited: gold and allowed."""
        return frozenset(self.allow).union(*map(frozenset, self.gold)) if self.gold else frozenset(self.allow)

    @property
    def must_abstain(self) -> bool:
        """True when every acceptable ending is an abstention."""
        return set(self.status) <= ABSTAINED

    @property
    def must_answer(self) -> bool:
        """True when no acceptable ending is an abstention and an answer is acceptable."""
        return AnswerStatus.ANSWERED in self.status and not set(self.status) & ABSTAINED

    @cached_property
    def topic(self) -> str:
        """The same for paraphrases of one question: what is wanted, resting on which clauses."""
        if not self.gold:
            return self.id
        gold = sorted(",".join(sorted(group)) for group in self.gold)
        day = self.as_of.isoformat()
        outcome = f"{self.verdict.track}:{self.verdict.outcome}" if self.verdict else ""
        return hashlib.sha256(repr((self.want, gold, day, outcome)).encode()).hexdigest()[:12]


class Suite(Frozen):
    """The cases of one file."""

    name: str
    cases: tuple[Case, ...]


_FILE: TypeAdapter[tuple[Case, ...]] = TypeAdapter(tuple[Case, ...])
_IDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])


def quarantined(path: Path = QUARANTINE) -> frozenset[str]:
    """The held-out cases that have since come to stand in the guidance, and so count as dev."""
    ids: tuple[str, ...] = validate_file(_IDS, path)
    return frozenset(ids)


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mingpin evaluation cases",
        **_FILE.json_schema(mode="validation"),
    }


def suite_names(root: Path = CASES) -> tuple[str, ...]:
    """The suites that stand in ``root``, by name."""
    return tuple(sorted(path.stem for path in root.glob("*.yaml")))


def suite_files(wanted: Sequence[str] = (), root: Path = CASES) -> tuple[Path, ...]:
    """The files of the suites ``wanted``: names in ``root``, case files, or folders of them; all of ``root`` if none.

    Raises CaseError for a name that is none of these.
    """
    if not wanted:
        return tuple(sorted(root.glob("*.yaml")))
    files: list[Path] = []
    for one in wanted:
        path = Path(one)
        if (root / f"{one}.yaml").is_file():
            files.append(root / f"{one}.yaml")
        elif path.is_dir():
            files += sorted(path.glob("*.yaml"))
        elif path.is_file():
            files.append(path)
        else:
            raise CaseError(
                one,
                "",
                "there is no suite of this name, and no such file",
                f"Name one of {', '.join(suite_names(root))}, a .yaml file of cases, or a folder of them.",
            )
    return tuple(dict.fromkeys(files))


def load_suites(
    files: Iterable[Path], corpus: Corpus, tracks: Iterable[str], split: SplitChoice = "all"
) -> tuple[Suite, ...]:
    """The suites in ``files``, cases of ``split`` only. CaseError lists every problem of the first bad file.

    Every file is checked whole, whatever the split: ids are unique over all files, clauses and tracks exist.
    Quarantined cases are dev, whatever their file says.
    """
    seen: dict[str, Path] = {}
    suites: list[Suite] = []
    known = quarantined()
    for path in files:
        try:
            cases = validate_file(_FILE, path)
        except CaseError:
            raise
        except DataError as error:
            raise CaseError(error.file, error.path, error.problems, error.remedy) from None
        problems = list(_problems(cases, path, corpus, frozenset(tracks), seen))
        if problems:
            raise CaseError(
                path,
                problems[0].partition(":")[0],
                problems,
                "Correct the places named; docs/writing-evaluation-cases.md explains every key.",
            )
        placed = [case.model_copy(update={"split": "dev"}) if case.id in known else case for case in cases]
        suites.append(Suite(name=path.stem, cases=tuple(placed)))
    return only(suites, split)


def only(suites: Iterable[Suite], split: SplitChoice) -> tuple[Suite, ...]:
    """The suites with their cases of ``split`` alone."""

    def kept(suite: Suite) -> tuple[Case, ...]:
        return tuple(case for case in suite.cases if split in ("all", case.split))

    return tuple(suite.model_copy(update={"cases": kept(suite)}) for suite in suites)


def _problems(
    cases: Sequence[Case], path: Path, corpus: Corpus, tracks: frozenset[str], seen: dict[str, Path]
) -> Iterator[str]:
    """What the types cannot know, one sentence each."""
    for index, case in enumerate(cases):

        def at(field: str, index: int = index, case: Case = case) -> str:
            return f"{case.id}: {place_in(path, index, field)}"

        if case.id in seen:
            yield f"{at('id')} also stands in {seen[case.id].name}; ids are unique over all suites"
        seen[case.id] = path
        for field, ids in (("gold", [id for group in case.gold for id in group]), ("allow", case.allow)):
            for id in ids:
                if id not in corpus:
                    yield f"{at(field)} names {id}, which is no clause; `mingpin lookup` shows ids"
        if case.verdict and case.verdict.track not in tracks:
            yield f"{at('verdict')} names the track {case.verdict.track}; choose one of {', '.join(sorted(tracks))}"
        for group in case.must:
            for wording in group:
                if wording in case.must_not:
                    yield f"{at('must_not')} forbids {wording!r}, which must asks for"
        nothing = not (case.gold or case.must or case.must_not or case.verdict)
        if nothing and case.status == (AnswerStatus.ANSWERED,) and case.want not in ("smalltalk", "about"):
            yield f"{at('gold')} expects an answer and nothing of it: name gold clauses, must wordings or a verdict"
