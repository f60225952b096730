"""What the checks do with every clause: nothing a policy says goes unaccounted for.

``checks/coverage.yaml`` holds one entry a clause. ``faults`` compares it with the corpus and the rules; a
test wants it to find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

from checks.rulebook import Rulebook
from corpus.model import Corpus, Frozen, Text
from corpus.yamlfile import validate_file

FILE = Path(__file__).with_name("coverage.yaml")

How = Literal["encoded", "needing_judgement", "procedural", "informative"]


class Entry(Frozen):
    """How one clause is dealt with, why, and the tracks whose applicants it concerns.

    ``digest`` is the digest of the clause as it read when somebody last looked at it.
    """

    clause: str
    how: tuple[How, ...]
    tracks: tuple[str, ...]
    reason: Text
    digest: str


class Coverage(Frozen):
    """The whole table."""

    clauses: tuple[Entry, ...]

    @cached_property
    def by_clause(self) -> dict[str, Entry]:
        return {entry.clause: entry for entry in self.clauses}


def load_coverage(path: Path | None = None) -> Coverage:
    """The coverage table; DataError says what is wrong with it."""
    return validate_file(Coverage, path or FILE)


def faults(coverage: Coverage, corpus: Corpus, rulebook: Rulebook) -> Iterator[str]:
    """One sentence for each way in which table, clauses and rules disagree."""
    named = [entry.clause for entry in coverage.clauses]
    for name in sorted({name for name in named if named.count(name) > 1}):
        yield f"{name} stands twice in the table"
    for name in named:
        if name not in corpus:
            yield f"{name} is not a clause"
    for clause in corpus.clauses():
        entry = coverage.by_clause.get(clause.id)
        if entry is None:
            yield f"{clause.id} is missing from the table; say what the checks do with it"
        elif entry.digest != clause.digest:
            yield (
                f"{clause.id} has changed since it was last read; "
                f"read its rules again, then record {clause.digest}"
            )
    encoded: set[str] = set()
    judged: set[str] = set()
    for track in rulebook.tracks.values():
        rules, notices = track.file.rules, track.file.warnings
        encoded |= {rule.clause for rule in rules if rule.rests_on_facts}
        judged |= {rule.clause for rule in rules if rule.rests_on_judgement}
        cited_here = {rule.clause for rule in rules} | {notice.clause for notice in notices}
        for name in sorted(cited_here):
            entry = coverage.by_clause.get(name)
            if entry is not None and track.name not in entry.tracks:
                yield f"{track.name} cites {name}, which does not bind it"
    for entry in coverage.clauses:
        for how, cited in (("encoded", encoded), ("needing_judgement", judged)):
            if how in entry.how and entry.clause not in cited:
                yield f"{entry.clause} is called {how}, and no rule makes it so"
            if how not in entry.how and entry.clause in cited:
                yield f"{entry.clause} has a rule that makes it {how}, and the table does not say so"
