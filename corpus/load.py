"""A policy folder → Policy. Every fault is a PolicyError that names the file, the place and the remedy.

A folder holds ``source.txt`` (the text as obtained), ``policy.yaml`` (what is known about it) and, once
somebody has written it, ``english.yaml``. docs/adding-a-policy.md explains them to an officer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from corpus.model import (
    Ancestor,
    Annex,
    Clause,
    Contact,
    Corpus,
    Due,
    Frozen,
    Mend,
    Policy,
    Series,
    Text,
    Validity,
)
from corpus.parse import Parsed, Part, Section, apply_mends, parse
from corpus.yamlfile import DataError, place_in, validate_file

POLICIES = Path(__file__).parent / "policies"

T = TypeVar("T")


class PolicyError(DataError):
    """A policy folder that cannot be loaded as it stands."""


# --- The files, as written -------------------------------------------------------------------------

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1)]


class Change(Frozen):
    """One place of the source: ``was`` stands in it exactly once and is shown as ``now``."""

    was: Words
    now: str = ""


class MendGroup(Frozen):
    """Repairs of one sort and for one reason."""

    kind: Literal["join", "doubled", "mark", "furniture"]
    why: Words
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]


class ValidityFile(Frozen):
    """When the policy begins and ends, as far as its text says.

    ``begins`` holds one date, or two where the text can be read in two ways. The end is a printed
    ``last_day``, or ``years`` after the beginning. A term in years leaves open whether the anniversary
    itself still belongs to it, so its earliest end is the eve of the first anniversary and its latest
    end the second anniversary itself.
    """

    clause: str | None = None
    begins: Annotated[tuple[dt.date, ...], Field(max_length=2)] = ()
    years: Annotated[int, Field(ge=1, le=100)] | None = None
    last_day: dt.date | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _is_one_story(self) -> ValidityFile:
        if self.years is not None and self.last_day is not None:
            raise ValueError("years and last_day both say when the policy ends; keep one")
        if self.years is not None and not self.begins:
            raise ValueError("years counts from a beginning; give begins as well")
        if list(self.begins) != sorted(self.begins):
            raise ValueError("begins must name the earlier date first")
        if self.last_day is not None and self.begins and self.last_day < self.begins[-1]:
            raise ValueError("last_day lies before begins")
        return self

    def computed(self) -> Validity:
        earliest = latest = self.last_day
        if self.years is not None:
            earliest = _anniversary(self.begins[0], self.years) - dt.timedelta(days=1)
            latest = _anniversary(self.begins[-1], self.years)
        return Validity(
            clause=self.clause,
            begins_earliest=self.begins[0] if self.begins else None,
            begins_latest=self.begins[-1] if self.begins else None,
            ends_earliest=earliest,
            ends_latest=latest,
            note=self.note,
        )


class PolicyFile(Frozen):
    """policy.yaml."""

    id: Id
    title: Text
    short: Text
    issuer: Text | None = None
    document_number: str | None = None
    issued: dt.date | None = None
    published: dt.date | None = None
    validity: ValidityFile = ValidityFile()
    contacts: tuple[Contact, ...] = ()
    annexes: tuple[Annex, ...] = ()
    series: tuple[Series, ...] = ()
    due: tuple[Due, ...] = ()
    due_note: Text | None = None
    parts: tuple[Part, ...] = ()
    mends: tuple[MendGroup, ...] = ()


class EnglishFile(Frozen):
    """english.yaml: an unofficial rendering, one string for each paragraph of each clause."""

    title: Words
    clauses: dict[str, tuple[Words, ...]]


def _anniversary(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # from 29 February to a year that has none
        return dt.date(day.year + years, 3, 1)


# --- Loading ---------------------------------------------------------------------------------------


def load_corpus(root: Path | None = None, taken_in: Path | None = None) -> Corpus:
    """Every policy folder in ``root`` (by default the packaged ones), in order of folder names.

    ``taken_in`` is a second such folder, which may be missing: the policies an operator has added.
    """
    root = POLICIES if root is None else root
    if not root.is_dir():
        raise PolicyError(root, "", "there is no such folder", "Name the folder that holds the policies.")
    folders = sorted(
        folder for folder in root.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_"))
    )
    if not folders:
        raise PolicyError(root, "", "the folder holds no policy", "Put one folder for each policy into it.")
    if taken_in is not None and taken_in.is_dir():
        folders += sorted(f for f in taken_in.iterdir() if f.is_dir() and not f.name.startswith((".", "_")))
    return Corpus(policies=tuple(load_policy(folder) for folder in folders))


def load_policy(folder: Path) -> Policy:
    """The policy in ``folder``, whose name is the policy's id."""
    if not folder.is_dir():
        raise PolicyError(folder, "", "there is no such folder", "Name the folder of one policy.")
    file = folder / "policy.yaml"
    described = _read(PolicyFile, file)
    if described.id != folder.name:
        raise PolicyError(
            file,
            place_in(file, "id"),
            f"the id {described.id!r} is not the folder's name {folder.name!r}",
            "Make the two the same.",
        )
    source = _source(folder / "source.txt")
    mends = _placed(described, source, file)
    parsed = parse(source, mends, title=described.title.zh, parts=described.parts)
    _check_sections(parsed, source, mends, described, folder)
    english = _english(folder / "english.yaml")
    clauses = _clauses(described, parsed, mends, english, folder)
    _check_references(described, clauses, file)
    return Policy(
        id=described.id,
        title=described.title if english is None else Text(zh=described.title.zh, en=english.title),
        short=described.short,
        issuer=described.issuer,
        document_number=described.document_number,
        issued=described.issued,
        published=described.published,
        validity=described.validity.computed(),
        contacts=described.contacts,
        annexes=described.annexes,
        series=described.series,
        due=described.due,
        due_note=described.due_note,
        source=source,
        clauses=clauses,
    )


def _read(kind: type[T], path: Path) -> T:
    try:
        return validate_file(kind, path)
    except DataError as error:
        raise PolicyError(error.file, error.path, error.problems, error.remedy) from None


def _source(path: Path) -> str:
    """The untouched text: line breaks and a byte order mark stay, since spans count them."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise PolicyError(
            path, "", "the file does not exist", "Put the policy's text, as obtained, into source.txt."
        ) from None
    except UnicodeDecodeError as error:
        raise PolicyError(
            path, f"byte {error.start}", "the text is not UTF-8", "Save source.txt as UTF-8."
        ) from None
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise PolicyError(
            path, "", "the text is empty", "Put the policy's text, as obtained, into source.txt."
        )
    return text


def _placed(described: PolicyFile, source: str, file: Path) -> tuple[Mend, ...]:
    """Every declared change at its one place in the source, in order of place."""
    found: list[tuple[Mend, str]] = []
    for group_at, group in enumerate(described.mends):
        for change_at, change in enumerate(group.changes):
            times = _count(source, change.was)
            place = place_in(file, "mends", group_at, "changes", change_at, "was")
            if times != 1:
                problem = f"{change.was!r} stands {times} times in source.txt; a mend must match once"
                remedy = (
                    "Quote more of the text around it, until it stands there only once."
                    if times
                    else "Copy the words from source.txt with their line breaks, written \\n inside double quotes."
                )
                raise PolicyError(file, place, problem, remedy)
            if (reworded := _rewords(group.kind, change)) is not None:
                raise PolicyError(
                    file, place, reworded, "A mend never changes words: quote the policy as it is printed."
                )
            start = source.index(change.was)
            mend = Mend(
                kind=group.kind,
                start=start,
                end=start + len(change.was),
                was=change.was,
                now=change.now,
                why=group.why,
            )
            found.append((mend, place))
    found.sort(key=lambda pair: pair[0].start)
    for (first, _), (second, place) in itertools.pairwise(found):
        if second.start < first.end:
            raise PolicyError(
                file,
                place,
                f"{second.was!r} overlaps the mend of {first.was!r}",
                "Make one mend of the two, or quote less of the text around them.",
            )
    return tuple(mend for mend, _ in found)


_SPACE = frozenset(" \t\r\n\u3000\xa0\ufeff\u200b\f")
_MARKDOWN = frozenset("#*_->`\\") | _SPACE


def _rewords(kind: str, change: Change) -> str | None:
    """What is wrong with a change that does more than its kind allows; None where nothing is."""
    left = list(change.now)
    taken = [character for character in change.was if not (left and character == left[0] and left.pop(0))]
    if left or not taken:
        return f"{change.now!r} is not {change.was!r} with something taken away"
    words = "".join(taken)
    if kind == "join" and not set(words) <= _SPACE:
        return f"a join takes away only line breaks and spaces, not {words.strip()!r}"
    if kind == "mark" and not set(words) <= _MARKDOWN:
        return f"a mark is Markdown's, such as ** or -, not {words.strip()!r}"
    if kind == "doubled" and "".join(words.split()) not in change.now:
        return f"{words.strip()!r} is not doubled: nothing of it would remain"
    if kind == "furniture" and change.now:
        return "furniture is taken away whole; now must be left out"
    return None


def _count(text: str, part: str) -> int:
    """How often ``part`` stands in ``text``, overlaps included."""
    return len(re.findall(f"(?={re.escape(part)})", text))


def _check_sections(
    parsed: Parsed, source: str, mends: Sequence[Mend], described: PolicyFile, folder: Path
) -> None:
    if not any(section.heading or section.path[-1][0].isdigit() for section in parsed.sections):
        raise PolicyError(
            folder / "source.txt",
            "",
            "no numbered clause was found",
            "Check that the text has its numbering (一、 （一） 1. or 第一条), each number at the start of a line.",
        )
    for section in parsed.sections:
        for paragraph in section.paragraphs:
            if apply_mends(source, paragraph, mends) != paragraph.text:
                raise PolicyError(
                    folder / "policy.yaml",
                    "mends",
                    f"a mend reaches beyond the paragraph {paragraph.text[:30]!r}",
                    "Let each mend begin and end inside one paragraph.",
                )
    found = {section.path[-1] for section in parsed.sections}
    for at, part in enumerate(described.parts):
        if part.id not in found:
            raise PolicyError(
                folder / "policy.yaml",
                place_in(folder / "policy.yaml", "parts", at),
                f"the text has no part {part.id!r}",
                "Remove the part, or give opens: the words its first paragraph begins with.",
            )


def _english(path: Path) -> EnglishFile | None:
    return _read(EnglishFile, path) if path.exists() else None


def _clauses(
    described: PolicyFile,
    parsed: Parsed,
    mends: Sequence[Mend],
    english: EnglishFile | None,
    folder: Path,
) -> tuple[Clause, ...]:
    policy = described.id
    sections = parsed.sections
    ids = [_id(policy, section.path) for section in sections]
    if english is not None:
        _check_english(english, ids, sections, folder / "english.yaml")
    headings = {section.path: section.heading or section.label for section in sections}
    clauses = []
    for at, (id, section) in enumerate(zip(ids, sections, strict=True)):
        text = "\n".join(paragraph.text for paragraph in section.paragraphs)
        clauses.append(
            Clause(
                id=id,
                policy=policy,
                path=section.path,
                label=section.label,
                cite_as=f"《{described.title.zh}》{section.label}",
                heading=section.heading,
                ancestors=tuple(
                    Ancestor(id=_id(policy, path), heading=headings[path]) for path in section.above
                ),
                paragraphs=section.paragraphs,
                mends=tuple(
                    mend
                    for mend in mends
                    if any(
                        paragraph.start <= mend.start and mend.end <= paragraph.end
                        for paragraph in section.paragraphs
                    )
                ),
                english=english.clauses[id] if english is not None else (),
                previous=ids[at - 1] if at else None,
                next=ids[at + 1] if at + 1 < len(ids) else None,
                digest=hashlib.sha256(text.encode()).hexdigest()[:16],
            )
        )
    return tuple(clauses)


def _id(policy: str, path: tuple[str, ...]) -> str:
    return f"{policy}/{'.'.join(path)}"


def _check_english(english: EnglishFile, ids: Sequence[str], sections: Sequence[Section], file: Path) -> None:
    problems = []
    first = ""
    for id, section in zip(ids, sections, strict=True):
        if id not in english.clauses:
            problems.append(f"{id} has no rendering")
            continue
        given, wanted = len(english.clauses[id]), len(section.paragraphs)
        if given != wanted:
            first = first or place_in(file, "clauses", id)
            problems.append(f"{id} has {given} rendering(s) for {wanted} paragraph(s)")
    for id in english.clauses:
        if id not in ids:
            first = first or place_in(file, "clauses", id)
            problems.append(f"{id} is no clause of this policy")
    if problems:
        raise PolicyError(
            file,
            first or "clauses",
            problems,
            "Give every clause exactly one string for each of its paragraphs, and no other ids.",
        )


def _check_references(described: PolicyFile, clauses: Sequence[Clause], file: Path) -> None:
    known = {clause.id for clause in clauses}
    named: list[tuple[str | None, tuple[int | str, ...]]] = [
        (described.validity.clause, ("validity", "clause")),
        *((contact.clause, ("contacts", at, "clause")) for at, contact in enumerate(described.contacts)),
        *((annex.clause, ("annexes", at, "clause")) for at, annex in enumerate(described.annexes)),
        *((due.clause, ("due", at, "clause")) for at, due in enumerate(described.due)),
        *((series.of, ("series", at, "of")) for at, series in enumerate(described.series)),
    ]
    for id, location in named:
        if id is not None and id not in known:
            raise PolicyError(
                file,
                place_in(file, *location),
                f"there is no clause {id!r} in this policy",
                "Name a clause that the text has, such as " + repr(clauses[0].id) + ".",
            )
