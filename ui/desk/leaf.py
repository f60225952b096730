"""One clause as the bench shows it: in its place, as the copy reads, and what rests on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from checks.coverage import Coverage, Entry, load_coverage
from checks.rulefile import Rule
from corpus.guidance import GuidanceEntry
from corpus.model import Clause, Corpus, Frozen, Mend, Policy, PolicyStatus, Text
from ui.desk.marking import Piece, pieces
from ui.ports import Assistant
from ui.schemas import permalink

STANDING: Mapping[PolicyStatus, Text] = {
    PolicyStatus.LAPSED: Text(zh="这份文件已过有效期。", en="This policy has lapsed."),
    PolicyStatus.NOT_YET_IN_FORCE: Text(zh="这份文件尚未施行。", en="This policy is not yet in force."),
    PolicyStatus.AMBIGUOUS: Text(
        zh="这份文件是否已过有效期，取决于起算的日期。",
        en="Whether this policy has lapsed depends on the day from which its validity is counted.",
    ),
}


class Line(Frozen):
    """One paragraph of a clause with its rendering, what was searched for marked in both."""

    pieces: tuple[Piece, ...]
    english: tuple[Piece, ...]


class Scanned(Frozen):
    """A stretch of the stored copy as it stands there, and what was mended in it, where anything was."""

    text: str
    mend: Mend | None


class Near(Frozen):
    """A clause around this one, by its first words."""

    id: str
    url: str
    label: str
    opening: str


class Basis(Frozen):
    """A track, and its conditions that rest on the clause."""

    track: str
    title: Text
    rules: tuple[Rule, ...]


class Leaf(Frozen):
    """Everything that is known about one clause."""

    clause: Clause
    policy: Policy
    url: str
    notice: Text | None
    lines: tuple[Line, ...]
    before: Near | None
    after: Near | None
    below: tuple[Near, ...]
    scanned: tuple[Scanned, ...]
    checks: tuple[Basis, ...]
    coverage: Entry | None  # what the checks do with it; None for a policy that was taken in
    guidance: tuple[GuidanceEntry, ...]

    @property
    def mends(self) -> tuple[Mend, ...]:
        return self.clause.mends


def leaf_of(assistant: Assistant, clause: Clause, day: dt.date, words: Sequence[str] = ()) -> Leaf:
    """``clause`` as it stands on ``day``, with ``words`` marked in it."""
    corpus = assistant.corpus
    policy = corpus.policy(clause.policy)
    english = clause.english or ("",) * len(clause.paragraphs)
    return Leaf(
        clause=clause,
        policy=policy,
        url=permalink(clause.id),
        notice=STANDING.get(policy.status_on(day)),
        lines=tuple(
            Line(pieces=pieces(paragraph.text, words), english=pieces(rendering, words))
            for paragraph, rendering in zip(clause.paragraphs, english, strict=False)
        ),
        before=_near(corpus, clause.previous),
        after=_near(corpus, clause.next),
        below=tuple(
            near
            for one in corpus.clauses()
            if one.ancestors and one.ancestors[-1].id == clause.id and (near := _near(corpus, one.id))
        ),
        scanned=scanned(policy.source, clause),
        checks=tuple(
            Basis(track=name, title=track.title, rules=rules)
            for name, track in assistant.rulebook.tracks.items()
            if (rules := tuple(r for r in track.file.rules if r.clause.partition("#")[0] == clause.id))
        ),
        coverage=_coverage().by_clause.get(clause.id),
        guidance=assistant.retriever.guidance.resting_on(clause.id),
    )


def scanned(source: str, clause: Clause) -> tuple[Scanned, ...]:
    """The stored copy of ``clause``, cut at its mends. The pieces in order are the copy, character for character."""
    cut: list[Scanned] = []
    place = clause.start
    for mend in sorted(clause.mends, key=lambda one: one.start):
        if mend.start > place:
            cut.append(Scanned(text=source[place : mend.start], mend=None))
        cut.append(Scanned(text=source[mend.start : mend.end], mend=mend))
        place = mend.end
    if place < clause.end:
        cut.append(Scanned(text=source[place : clause.end], mend=None))
    return tuple(cut)


def _near(corpus: Corpus, id: str | None) -> Near | None:
    if id is None:
        return None
    clause = corpus.clause(id)
    opening = clause.text.split("\n")[0]
    return Near(
        id=id,
        url=permalink(id),
        label=clause.label,
        opening=opening[:60] + ("……" if len(opening) > 60 else ""),
    )


@cache
def _coverage() -> Coverage:
    return load_coverage()
