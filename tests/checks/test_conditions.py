"""The grammar: each kind, Kleene's logic, values by date."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from pydantic import TypeAdapter, ValidationError

from checks.conditions import KINDS, MET, NEEDS_JUDGEMENT, NOT_MET, UNKNOWN, Case, Condition, Level

DAY = dt.date(2025, 9, 1)
READ = TypeAdapter(Condition)


def level(condition: object, facts: dict[str, object], day: dt.date = DAY) -> Level:
    return READ.validate_python(condition).evaluate(Case(facts, day))  # type: ignore[arg-type]


EXAMPLES = [
    ({"is": {"fact": "x", "value": True}}, {"x": True}, {"x": False}),
    ({"is": {"fact": "x", "value": "a"}}, {"x": "a"}, {"x": "b"}),
    ({"one_of": {"fact": "x", "values": ["a", "b"]}}, {"x": "b"}, {"x": "c"}),
    ({"at_most": {"fact": "n", "value": 3}}, {"n": 3}, {"n": 4}),
    ({"at_least": {"fact": "n", "value": 3}}, {"n": 3}, {"n": 2.9}),
    ({"date_not_before": {"fact": "d"}}, {"d": DAY}, {"d": DAY - dt.timedelta(1)}),
    (
        {"date_not_before": {"fact": "d", "date": "2020-01-02"}},
        {"d": dt.date(2020, 1, 2)},
        {"d": dt.date(2020, 1, 1)},
    ),
    ({"count_distinct": {"fact": "w", "at_least": 2}}, {"w": ("a", "b")}, {"w": ("a", "a")}),
]


@pytest.mark.parametrize(("condition", "good", "bad"), EXAMPLES)
def test_a_leaf_is_met_on_its_bound_and_not_met_beyond_it(condition, good, bad) -> None:
    assert (level(condition, good), level(condition, bad)) == (MET, NOT_MET)


@pytest.mark.parametrize(("condition", "_good", "_bad"), EXAMPLES)
def test_a_leaf_without_its_fact_is_unknown(condition, _good, _bad) -> None:
    assert level(condition, {}) is UNKNOWN


def test_known_is_never_false() -> None:
    known = {"known": {"fact": "x"}}
    assert (level(known, {"x": False}), level(known, {})) == (MET, UNKNOWN)


def test_a_judgement_is_open_until_an_expert_speaks() -> None:
    condition = {"judgement": {"clause": "p/1"}}
    said = [level(condition, {"expert_judgements": {"p/1": word}}) for word in (True, False)]
    assert [level(condition, {}), *said] == [NEEDS_JUDGEMENT, MET, NOT_MET]


_STANDS = {
    NOT_MET: {"is": {"fact": "yes", "value": False}},
    UNKNOWN: {"is": {"fact": "absent", "value": True}},
    NEEDS_JUDGEMENT: {"judgement": {"clause": "p/1"}},
    MET: {"is": {"fact": "yes", "value": True}},
}


@pytest.mark.parametrize(("one", "two"), list(itertools.product(Level, Level)))
def test_all_is_the_lower_and_any_the_higher_of_two_levels(one: Level, two: Level) -> None:
    parts = [_STANDS[one], _STANDS[two]]
    facts: dict[str, object] = {"yes": True}
    assert level({"all": parts}, facts) == min(one, two)
    assert level({"any": parts}, facts) == max(one, two)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [(NOT_MET, MET), (MET, NOT_MET), (UNKNOWN, UNKNOWN), (NEEDS_JUDGEMENT, NEEDS_JUDGEMENT)],
)
def test_not_mirrors_truth_and_keeps_what_is_open(inner: Level, outer: Level) -> None:
    assert level({"not": _STANDS[inner]}, {"yes": True}) is outer


BY_DATE = {
    "at_most": {
        "fact": "n",
        "value": [
            {"from": "2021-01-01", "until": "2024-12-31", "value": 3},
            {"from": "2025-01-01", "value": 5},
        ],
    }
}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2020, 12, 31), UNKNOWN),
        (dt.date(2021, 1, 1), NOT_MET),
        (dt.date(2024, 12, 31), NOT_MET),
        (dt.date(2025, 1, 1), MET),
    ],
)
def test_the_value_of_the_day_counts_and_never_the_nearest(day: dt.date, expected: Level) -> None:
    assert level(BY_DATE, {"n": 4}, day) is expected


def test_no_fact_is_asked_for_when_the_rule_names_no_value_for_the_day() -> None:
    condition = READ.validate_python(BY_DATE)
    assert list(condition.missing(Case({}, dt.date(2020, 1, 1)))) == []


def test_only_facts_in_open_branches_are_missing() -> None:
    condition = READ.validate_python(
        {
            "any": [
                {"all": [{"is": {"fact": "a", "value": True}}, {"is": {"fact": "b", "value": True}}]},
                {"is": {"fact": "c", "value": True}},
            ]
        }
    )
    assert list(condition.missing(Case({"a": False}, DAY))) == ["c"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"unless": {"fact": "x", "value": True}},
        {"is": {"fact": "x", "value": 1}},
        {"is": {"fact": "x", "value": True, "unless": "y"}},
        {"is": {"fact": "x", "value": True}, "not": {"known": {"fact": "x"}}},
        {"one_of": {"fact": "x", "values": []}},
        {"all": []},
        {"at_most": {"fact": "n", "value": "3"}},
        {"at_most": {"fact": "n", "value": True}},
        {
            "at_most": {
                "fact": "n",
                "value": [{"from": "2021-01-01", "value": 1}, {"from": "2022-01-01", "value": 2}],
            }
        },
        {"date_not_before": {"fact": "d", "date": "today"}},
        {},
        "is",
        None,
    ],
)
def test_whatever_is_outside_the_grammar_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(wrong)


def test_every_kind_shows_an_example_of_itself() -> None:
    from checks import conditions

    documented = {
        name
        for cls in vars(conditions).values()
        if isinstance(cls, type) and cls.__module__ == conditions.__name__ and cls.__doc__
        for name in KINDS
        if f"``{name}: " in cls.__doc__
    }
    assert documented == set(KINDS)
