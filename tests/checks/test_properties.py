"""What holds of every verdict, whatever the facts."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.facts import Fact, FactErrors
from checks.rulebook import Rulebook, load_rulebook
from checks.verdict import Outcome, Verdict
from corpus.load import load_corpus

CORPUS = load_corpus()
BOOK = load_rulebook(CORPUS)
TRACKS = st.sampled_from(sorted(BOOK.tracks))
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2032, 1, 1))
JUDGED = sorted({clause for track in BOOK.tracks.values() for clause in track.judged})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


def _values(fact: Fact) -> st.SearchStrategy[Any]:
    match fact.type:
        case "bool":
            return st.booleans()
        case "int":
            return st.integers(fact.min or 0, 9)
        case "number":
            return st.floats(0, 20)
        case "date":
            return st.dates(dt.date(2020, 1, 1), dt.date(2031, 1, 1)).map(dt.date.isoformat)
        case "works":
            return st.lists(st.integers(1, len(fact.options)), max_size=14)
        case "judgements":
            return st.dictionaries(st.sampled_from(JUDGED), st.booleans())
        case _:
            return st.sampled_from(fact.values)


FACTS = st.fixed_dictionaries({}, optional={fact.name: _values(fact) for fact in BOOK.vocabulary.facts})


def _check(track: str, facts: Any, day: dt.date, members: Any = None) -> Verdict | FactErrors:
    """The verdict, or what is wrong; any other exception is a fault."""
    try:
        return BOOK.check(track, facts, day, members)
    except FactErrors as refused:
        return refused


def _contradicted(verdict: Verdict) -> bool:
    return any(warning.code == "contradiction" for warning in verdict.warnings)


@settings(max_examples=150, deadline=None)
@given(TRACKS, FACTS, DAYS, st.data())
def test_more_information_never_takes_back_what_was_settled(track, facts, day, data) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    less = BOOK.check(track, {name: facts[name] for name in kept}, day)
    more = BOOK.check(track, facts, day)
    if _contradicted(more):
        return
    if less.outcome is Outcome.INELIGIBLE:
        assert more.outcome is Outcome.INELIGIBLE
    if less.outcome is Outcome.ELIGIBLE:
        assert more.outcome is not Outcome.UNDETERMINED
    after = {finding.condition: finding.status for finding in more.findings}
    for finding in less.findings:
        if finding.status in ("met", "not_met"):
            assert after[finding.condition] == finding.status


@settings(max_examples=100, deadline=None)
@given(TRACKS, FACTS, DAYS, st.randoms())
def test_the_order_of_facts_does_not_matter(track, facts, day, random) -> None:
    names = list(facts)
    random.shuffle(names)
    assert BOOK.check(track, {name: facts[name] for name in names}, day) == BOOK.check(track, facts, day)


@settings(max_examples=100, deadline=None)
@given(TRACKS, FACTS, DAYS)
def test_asking_next_fact_to_the_end_settles_the_verdict(track, answers, day) -> None:
    known: dict[str, Any] = {}
    for _ in range(len(BOOK.vocabulary.facts) + 1):
        verdict = BOOK.check(track, known, day)
        name = verdict.next_fact
        if name is None:
            break
        assert name not in known or _contradicted(verdict)
        if _contradicted(verdict):
            return
        known[name] = answers.get(name, _an_answer(BOOK.vocabulary[name]))
    assert verdict.next_fact is None
    assert verdict.outcome is not Outcome.UNDETERMINED


def _an_answer(fact: Fact) -> Any:
    plain = {"bool": True, "int": 1, "number": 1, "date": "2031-01-01", "works": [1, 2, 3, 4, 5, 6]}
    return plain.get(fact.type, fact.values[0] if fact.values else None)


@settings(max_examples=100, deadline=None)
@given(TRACKS, FACTS, DAYS)
def test_the_next_fact_can_still_flip_the_outcome(track, facts, day) -> None:
    verdict = BOOK.check(track, facts, day)
    if verdict.next_fact is None or _contradicted(verdict):
        return
    fact = BOOK.vocabulary[verdict.next_fact]
    tried: list[Any] = [True, False] if fact.type == "bool" else list(fact.values)
    tried += {"int": [0, 1, 99], "number": [0, 99], "date": ["1900-01-01", "2999-01-01"]}.get(fact.type, [])
    tried += [[], list(range(1, 13))] if fact.type == "works" else []
    if fact.type == "works":
        tried = [each for each in tried if isinstance(each, list)]
    tried = [each for each in tried if fact.min is None or each >= fact.min]
    statuses = {
        tuple(str(finding.status) for finding in BOOK.check(track, {**facts, fact.name: each}, day).findings)
        for each in tried
    }
    assert len(statuses) > 1


@settings(max_examples=100, deadline=None)
@given(TRACKS, FACTS, DAYS)
def test_the_changes_proposed_leave_nothing_failing(track, facts, day) -> None:
    verdict = BOOK.check(track, facts, day)
    if verdict.outcome is not Outcome.INELIGIBLE or _contradicted(verdict):
        return
    mended = {**facts, **{change.fact: change.to for change in verdict.to_pass}}
    after = BOOK.check(track, mended, day)
    assert after.outcome is not Outcome.INELIGIBLE
    assert not _contradicted(after)


@settings(max_examples=60, deadline=None)
@given(TRACKS, FACTS, DAYS)
def test_no_proposed_change_is_superfluous(track, facts, day) -> None:
    verdict = BOOK.check(track, facts, day)
    if verdict.outcome is not Outcome.INELIGIBLE or _contradicted(verdict):
        return
    before = {finding.condition for finding in verdict.findings if finding.status == "not_met"}
    for left_out in verdict.to_pass:
        partly = {change.fact: change.to for change in verdict.to_pass if change is not left_out}
        after = BOOK.check(track, {**facts, **partly}, day)
        mended = {
            finding.condition for finding in after.findings if finding.status in ("met", "needs_judgement")
        }
        assert _contradicted(after) or not before <= mended


@settings(max_examples=150, deadline=None)
@given(TRACKS, FACTS, DAYS)
def test_a_receipt_always_replays(track, facts, day) -> None:
    assert BOOK.replay(BOOK.check(track, facts, day).receipt).same


@settings(max_examples=300, deadline=None)
@given(TRACKS, JSON | st.dictionaries(st.sampled_from(sorted(BOOK.vocabulary.by_name)), JSON), DAYS, JSON)
def test_anything_shaped_like_json_gives_a_verdict_or_names_what_is_wrong(track, facts, day, members) -> None:
    assert isinstance(_check(track, facts, day, members), Verdict | FactErrors)


@pytest.mark.parametrize("deep", [10**400, "x" * 10**6, [[[[]]]] * 1000])
def test_huge_values_are_a_verdict_or_an_error_and_nothing_else(deep) -> None:
    for name in BOOK.vocabulary.by_name:
        made = _check("hn-sanpin/benchmark", {name: deep}, dt.date(2025, 1, 1))
        assert isinstance(made, Verdict | FactErrors)


SMALL = {
    "cn-mpfz/brand-regional": {
        "entity_type": [None, "government", "enterprise", "branch"],
        "government_level_ok": [None, True, False],
        "has_legal_personality": [None, True, False],
        "major_accident_3y": [None, True, False],
        "recommended_enterprises": [None, 0, 3, 4],
        "expert_judgements": [None, {"cn-mpfz/2.1.1": True}, {"cn-mpfz/2.1.1": False}],
    },
    "cn-mpfz/digital-case": {
        "entity_type": [None, "enterprise", "internet_platform", "institution"],
        "industry": [None, "consumer_goods", "internet_platform", "other"],
        "is_joint": [None, True, False],
        "joint_units": [None, 1, 3, 4],
        "ip_owned": [None, True, False],
        "ip_licensed": [None, True, False],
    },
    "hn-sanpin/benchmark": {
        "registered_province": [None, "湖南", "广东", "香港"],
        "registered_in_prc_mainland": [None, True, False],
        "ip_owned": [None, True, False],
        "sanpin_works": [None, [], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]],
        "bad_record_quality_3y": [None, "none", "minor", "major"],
        "expert_judgements": [None, {"hn-sanpin/3.3": True}, {"hn-sanpin/3.3": False}],
    },
}


def _expected(verdict: Verdict) -> Outcome:
    """The outcome from the findings, worded as the contract words it."""
    statuses = {str(finding.status) for finding in verdict.findings}
    fits = {
        Outcome.INELIGIBLE: "not_met" in statuses,
        Outcome.UNDETERMINED: "not_met" not in statuses and "unknown" in statuses,
        Outcome.CONDITIONALLY_ELIGIBLE: statuses <= {"met", "needs_judgement"}
        and "needs_judgement" in statuses,
        Outcome.ELIGIBLE: statuses == {"met"},
    }
    (only,) = [outcome for outcome, fit in fits.items() if fit]
    return only


@pytest.mark.parametrize("track", SMALL)
@pytest.mark.parametrize("others", ["unknown", "sound"])
def test_every_assignment_of_a_small_space_has_exactly_one_outcome(
    rulebook: Rulebook, sound, track, others
) -> None:
    space = SMALL[track]
    base = {} if others == "unknown" else {name: value for name, value in sound.items() if name not in space}
    for values in itertools.product(*space.values()):
        stated = {name: value for name, value in zip(space, values, strict=True) if value is not None}
        verdict = rulebook.check(track, {**base, **stated}, dt.date(2025, 9, 1))
        assert verdict.outcome is _expected(verdict)
        assert (verdict.next_fact is not None) == (verdict.outcome is Outcome.UNDETERMINED)


def test_each_number_of_works_from_none_to_twelve_is_counted() -> None:
    for number in range(13):
        verdict = BOOK.check(
            "hn-sanpin/benchmark", {"sanpin_works": list(range(1, number + 1))}, dt.date(2025, 1, 1)
        )
        status = next(finding.status for finding in verdict.findings if finding.condition == "six-works")
        assert (status == "met") == (number >= 6)
