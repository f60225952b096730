"""No clause goes unaccounted for, and the table that says so cannot rot."""

from __future__ import annotations

import pytest

from checks.coverage import Coverage, Entry, faults, load_coverage
from checks.rulebook import Rulebook
from corpus.model import Corpus


def test_every_clause_of_both_policies_is_accounted_for(corpus: Corpus, rulebook: Rulebook) -> None:
    assert list(faults(load_coverage(), corpus, rulebook)) == []


def _with(entry: Entry, **changes: object) -> Coverage:
    table = load_coverage()
    changed = entry.model_copy(update=changes)
    return Coverage(clauses=tuple(changed if each.clause == entry.clause else each for each in table.clauses))


@pytest.mark.parametrize(
    ("clause", "changes", "complaint"),
    [
        ("cn-mpfz/2.1.1", {"digest": "0" * 16}, "cn-mpfz/2.1.1 has changed since it was last read"),
        ("cn-mpfz/2.2.2", {"tracks": ("cn-mpfz/brand-enterprise",)}, "which does not bind it"),
        ("hn-sanpin/3.6", {"how": ("informative",)}, "the table does not say so"),
        ("hn-sanpin/2.4", {"how": ("encoded",)}, "no rule makes it so"),
        ("hn-sanpin/2.4", {"clause": "hn-sanpin/9"}, "hn-sanpin/2.4 is missing from the table"),
        ("hn-sanpin/2.4", {"clause": "hn-sanpin/9"}, "hn-sanpin/9 is not a clause"),
        ("hn-sanpin/2.4", {"clause": "hn-sanpin/2.5"}, "hn-sanpin/2.5 stands twice"),
    ],
)
def test_a_table_that_disagrees_with_clauses_or_rules_is_found_out(
    corpus: Corpus, rulebook: Rulebook, clause: str, changes: dict[str, object], complaint: str
) -> None:
    table = _with(load_coverage().by_clause[clause], **changes)
    assert any(complaint in fault for fault in faults(table, corpus, rulebook))
