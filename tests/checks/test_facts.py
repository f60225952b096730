"""The vocabulary: what is a valid value, what follows from what, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checks.facts import FactErrors, Vocabulary, load_vocabulary
from corpus.yamlfile import DataError

CONTRACT = [
    "registered_in_prc_mainland",
    "registered_province",
    "entity_type",
    "government_level_ok",
    "has_legal_personality",
    "years_in_operation",
    "operating_well_3y",
    "bad_record_credit_3y",
    "bad_record_quality_3y",
    "bad_record_safety_3y",
    "bad_record_environment_3y",
    "self_created_brand",
    "trademark_owned",
    "trademark_valid_until",
    "brand_name_has_place_and_product",
    "major_accident_3y",
    "recommended_enterprises",
    "industry",
    "directions_applied",
    "is_joint",
    "joint_units",
    "ip_owned",
    "ip_licensed",
    "ip_dispute",
    "involves_state_secret",
    "involves_trade_secret",
    "complete_solution",
    "above_scale",
    "reports_on_platform",
    "sanpin_works",
    "on_credit_blacklist",
    "expert_judgements",
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_the_facts_are_those_of_the_contract(vocabulary: Vocabulary) -> None:
    # Beside them are ours: people say how many works before they say which, and that nothing major has happened
    # without saying that nothing has.
    ours = [
        "sanpin_works_count",
        *(f"major_record_{field}_3y" for field in ("quality", "safety", "environment")),
    ]
    assert sorted(vocabulary.by_name) == sorted([*CONTRACT, *ours])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ip_owned", "yes"),
        ("ip_owned", 1),
        ("ip_owned", None),
        ("joint_units", 0),
        ("joint_units", -1),
        ("joint_units", True),
        ("joint_units", 2.5),
        ("joint_units", "3"),
        ("recommended_enterprises", -1),
        ("years_in_operation", -0.5),
        ("years_in_operation", float("nan")),
        ("years_in_operation", float("inf")),
        ("years_in_operation", True),
        ("trademark_valid_until", "2026-02-30"),
        ("trademark_valid_until", "2026-2-3"),
        ("trademark_valid_until", "２０２６-01-01"),
        ("trademark_valid_until", "20260101"),
        ("trademark_valid_until", "2026-01-01T00:00:00"),
        ("trademark_valid_until", 20260101),
        ("trademark_valid_until", dt.datetime(2026, 1, 1)),
        ("entity_type", "Enterprise"),
        ("bad_record_quality_3y", False),
        ("registered_province", ""),
        ("registered_province", "长沙"),
        ("sanpin_works", "推动智能制造"),
        ("sanpin_works", [0]),
        ("sanpin_works", [13]),
        ("sanpin_works", [True]),
        ("sanpin_works", ["7"]),
        ("sanpin_works", ["智能制造"]),
        ("sanpin_works", [[1]]),
        ("expert_judgements", {"cn-mpfz/2.1.2": "yes"}),
        ("expert_judgements", ["cn-mpfz/2.1.2"]),
        ("no_such_fact", True),
    ],
)
def test_what_is_not_a_value_is_refused_by_name(vocabulary: Vocabulary, name: str, value: object) -> None:
    with pytest.raises(FactErrors) as refused:
        vocabulary.validate_facts({name: value})
    assert [error.field for error in refused.value.errors] == [name]


def test_every_bad_field_is_named_at_once(vocabulary: Vocabulary) -> None:
    with pytest.raises(FactErrors) as refused:
        vocabulary.validate_facts({"ip_owned": "yes", "joint_units": 0, "colour": 1, "is_joint": True})
    assert [error.field for error in refused.value.errors] == ["ip_owned", "joint_units", "colour"]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("joint_units", 3.0, 3),
        ("years_in_operation", 0, 0),
        ("trademark_valid_until", "2024-02-29", dt.date(2024, 2, 29)),
        ("registered_province", "湖南省", "湖南"),
        ("registered_province", "Hunan", "湖南"),
        ("registered_province", "hunan province", "湖南"),
        ("registered_province", "Inner Mongolia", "内蒙古"),
        ("sanpin_works", [], ()),
        ("sanpin_works", [8, "推动绿色发展", "推动绿色化发展"], ("推动绿色化发展",)),
        ("sanpin_works", [1.0], ("引领消费供给升级",)),
        ("sanpin_works", ["参与工业五基攻关", 1], ("引领消费供给升级", "参与工业“五基”攻关")),
    ],
)
def test_a_value_is_read_into_its_one_spelling(vocabulary, name, value, read) -> None:
    assert vocabulary.validate_facts({name: value}) == {name: read}


@pytest.mark.parametrize("facts", [None, [], "facts", 3, True])
def test_facts_that_are_no_map_are_refused(vocabulary: Vocabulary, facts: object) -> None:
    with pytest.raises(FactErrors):
        vocabulary.validate_facts(facts)


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"entity_type": "branch", "has_legal_personality": True}, {"entity_type", "has_legal_personality"}),
        (
            {"entity_type": "partnership", "has_legal_personality": True},
            {"entity_type", "has_legal_personality"},
        ),
        ({"is_joint": False, "joint_units": 3}, {"is_joint", "joint_units"}),
        ({"is_joint": True, "joint_units": 1}, {"is_joint", "joint_units"}),
        (
            {"entity_type": "foreign_company", "registered_in_prc_mainland": True},
            {"entity_type", "registered_in_prc_mainland"},
        ),
        (
            {"registered_province": "湖南", "registered_in_prc_mainland": False},
            {"registered_province", "registered_in_prc_mainland"},
        ),
        (
            {"entity_type": "foreign_company", "registered_province": "湖南"},
            {"entity_type", "registered_province"},
        ),
        ({"entity_type": "internet_platform", "industry": "other"}, {"entity_type", "industry"}),
    ],
)
def test_facts_that_cannot_all_be_true_settle_nothing(vocabulary, facts, fields) -> None:
    settled = vocabulary.settle(facts)
    assert [set(each.facts) for each in settled.contradictions] == [fields]
    assert not fields & set(settled.facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"ip_owned": False},
        {"ip_owned": True, "ip_licensed": True},
        {"is_joint": False, "joint_units": 1},
        {"entity_type": "branch", "has_legal_personality": False},
        {"years_in_operation": 1, "operating_well_3y": True},
        {"trademark_owned": False, "trademark_valid_until": dt.date(2030, 1, 1)},
    ],
)
def test_facts_that_go_together_are_no_contradiction(vocabulary, facts) -> None:
    assert vocabulary.settle(facts).contradictions == ()


def test_a_branch_has_no_legal_personality_though_nobody_said_so(vocabulary: Vocabulary) -> None:
    settled = vocabulary.settle({"entity_type": "branch"})
    assert settled.facts["has_legal_personality"] is False
    assert settled.sources == {"has_legal_personality": ("entity_type",)}


ONE_FACT = """
facts:
  - name: licensed
    type: bool
    label: {zh: 有许可, en: licensed}
    question: {zh: 有许可吗？, en: "Is it licensed?"}
    explanation: {zh: 看许可证。, en: See the licence.}
    said: []
"""


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("type: bool", "type: boolean"), "facts[0].type"),
        (("en: licensed}", "fr: permis}"), "facts[0].label"),
        (("said: []", "said: [{value: maybe, zh: [也许]}]"), "facts[0]"),
        (("name: licensed", "name: licensed\n    name: other"), "line"),
        (("said: []", "said: []\n    colour: red"), "facts[0].colour"),
    ],
)
def test_a_vocabulary_with_a_fault_is_refused_with_its_place(tmp_path: Path, change, place) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(ONE_FACT.replace(*change), "utf-8")
    with pytest.raises(DataError) as refused:
        load_vocabulary(path)
    assert refused.value.file == str(path)
    assert place in str(refused.value)
    assert refused.value.remedy


def test_a_fact_declared_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(ONE_FACT + ONE_FACT.replace("\nfacts:\n", ""), "utf-8")
    with pytest.raises(DataError, match="declared twice"):
        load_vocabulary(path)
