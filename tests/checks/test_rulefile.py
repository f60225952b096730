"""Rule files as an officer writes them: an invented programme runs with no Python, every slip is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from checks.rulebook import Rulebook, load_rulebook
from checks.rulefile import RuleError
from corpus.model import Clause, Corpus, Paragraph, Policy, Text, Validity

DAY = dt.date(2025, 9, 1)

FACTS = """
facts:
  - name: hives
    type: int
    unit: {zh: 箱, en: hives}
    min: 0
    label: {zh: 蜂箱数, en: hives}
    question: {zh: 有几箱蜂？, en: "How many hives?"}
    explanation: {zh: 以登记为准。, en: As registered.}
    said: []
  - name: organic
    type: bool
    label: {zh: 有机认证, en: organic}
    question: {zh: 有有机认证吗？, en: "Is it certified organic?"}
    explanation: {zh: 看证书。, en: See the certificate.}
    said: [{value: true, zh: [有机的], en: [organic]}]
  - name: expert_judgements
    type: judgements
    label: {zh: 专家评判, en: expert judgements}
    question: {zh: 专家怎样评判？, en: "What do experts say?"}
    explanation: {zh: 条款到是否。, en: Clause to yes or no.}
    said: []
"""

RULES = """
track: honey/apiary
title: {zh: 示范蜂场, en: Model apiaries}
basis: "honey/1"
applies_from: "2020-01-01"
rules:
  - name: enough-hives
    clause: "honey/1"
    quote: 蜂箱达到规定数量
    condition:
      at_least:
        fact: hives
        value:
          - {from: "2020-01-01", until: "2024-12-31", value: 50}
          - {from: "2025-01-01", until: "2025-12-31", value: 80}
    reasons:
      met: {zh: "共{hives}，够了。", en: "There are {hives}, enough."}
      not_met: {zh: "共{hives}，不够。", en: "There are {hives}, too few."}
      unknown: {zh: 不知道几箱。, en: The number is not known.}
  - name: organic
    clause: "honey/1"
    quote: 取得有机认证
    applies_from: "2022-01-01"
    condition: {is: {fact: organic, value: true}}
    reasons:
      met: {zh: 有认证。, en: It is certified.}
      not_met: {zh: 没有认证。, en: It is not certified.}
      unknown: {zh: 不知道有没有认证。, en: Certification is not known.}
  - name: taste
    clause: "honey/2"
    quote: 风味上佳
    condition: {judgement: {clause: "honey/2"}}
    reasons:
      met: {zh: 风味上佳。, en: It tastes fine.}
      not_met: {zh: 风味不佳。, en: It does not taste fine.}
      needs_judgement: {zh: 由专家品评。, en: For experts to taste.}
ask:
  - {clause: "honey/1", text: {zh: 养蜂协会。, en: The beekeepers' association.}}
"""


def _clause(number: str, text: str) -> Clause:
    return Clause(
        id=f"honey/{number}", policy="honey", path=(number,), label=number, cite_as=f"《蜂蜜办法》{number}",
        heading="", ancestors=(), paragraphs=(Paragraph(text=text, start=0, end=len(text)),), mends=(),
        english=(), previous=None, next=None, digest=hashlib.sha256(text.encode()).hexdigest()[:16],
    )  # fmt: skip


@pytest.fixture(scope="module")
def honey() -> Corpus:
    undated = Validity(
        clause=None, begins_earliest=None, begins_latest=None, ends_earliest=None, ends_latest=None, note=None
    )
    policy = Policy(
        id="honey", title=Text(zh="蜂蜜办法", en="Honey"), short=Text(zh="蜂蜜", en="Honey"), issuer=None,
        document_number=None, issued=None, published=None, validity=undated, contacts=(), annexes=(), source="",
        clauses=(_clause("1", "蜂箱达到规定数量，取得有机认证。"), _clause("2", "风味上佳。")),
    )  # fmt: skip
    return Corpus(policies=(policy,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    (tmp_path / "honey.apiary.yaml").write_text(RULES, "utf-8")
    return tmp_path


@pytest.fixture
def apiary(honey: Corpus, folder: Path) -> Rulebook:
    return load_rulebook(honey, folder)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, "undetermined"),
        ({"hives": 79}, "ineligible"),
        ({"hives": 80, "organic": True}, "conditionally_eligible"),
        ({"hives": 80, "organic": True, "expert_judgements": {"honey/2": True}}, "eligible"),
    ],
)
def test_an_invented_programme_gets_its_verdicts_from_files_alone(apiary, facts, outcome) -> None:
    assert apiary.check("honey/apiary", facts, DAY).outcome == outcome


def test_a_value_that_changes_by_date_is_that_of_the_day(apiary: Rulebook) -> None:
    facts = {"hives": 60, "organic": True}
    assert apiary.check("honey/apiary", facts, dt.date(2024, 12, 31)).outcome == "conditionally_eligible"
    assert apiary.check("honey/apiary", facts, dt.date(2025, 1, 1)).outcome == "ineligible"


def test_outside_all_dates_of_a_value_nothing_is_assumed_and_a_warning_is_given(apiary: Rulebook) -> None:
    verdict = apiary.check("honey/apiary", {"hives": 999, "organic": True}, dt.date(2026, 1, 1))
    assert (verdict.outcome, verdict.next_fact) == ("undetermined", None)
    assert [warning.code for warning in verdict.warnings] == ["outside_dates"]


def test_a_rule_that_does_not_apply_yet_is_left_out_and_a_warning_says_so(apiary: Rulebook) -> None:
    verdict = apiary.check("honey/apiary", {"hives": 50}, dt.date(2021, 6, 1))
    assert "organic" not in {finding.condition for finding in verdict.findings}
    assert [warning.code for warning in verdict.warnings] == ["outside_dates"]


def test_a_date_before_the_whole_track_is_warned_of(apiary: Rulebook) -> None:
    verdict = apiary.check("honey/apiary", {}, dt.date(2019, 1, 1))
    assert any(
        warning.clause == "honey/1" and warning.code == "outside_dates" for warning in verdict.warnings
    )


SLIPS = {
    "an unknown key": ('basis: "honey/1"', 'basis: "honey/1"\ncolour: red', "colour"),
    "a duplicate key": ('basis: "honey/1"', 'basis: "honey/1"\nbasis: "honey/2"', "line"),
    "an unquoted clause number": ('clause: "honey/2"\n    quote', "clause: 2.10\n    quote", "rules[2].clause"),
    "a clause that does not exist": ('clause: "honey/2"\n    quote', 'clause: "honey/7"\n    quote', "rules[2].clause"),
    "a fact that is not declared": ("fact: organic", "fact: organik", "rules[1].condition"),
    "a missing translation": ("en: It is certified.}", "}", "rules[1].reasons.met.en"),
    "an empty translation": ("en: It is certified.}", 'en: " "}', "rules[1].reasons"),
    "a missing reason": ("      unknown: {zh: 不知道几箱。, en: The number is not known.}\n", "", "rules[0].reasons.unknown"),
    "a missing reason for judgement": ("      needs_judgement: {zh: 由专家品评。, en: For experts to taste.}\n", "", "rules[2].reasons.needs_judgement"),
    "a quote that is not in the clause": ("quote: 风味上佳", "quote: 风味极佳", "rules[2].quote"),
    "an unknown kind": ("condition: {is:", "condition: {equals:", "rules[1].condition"),
    "two kinds at once": ("{is: {fact: organic, value: true}}", "{is: {fact: organic, value: true}, not: {known: {fact: hives}}}", "rules[1].condition"),
    "a kind that does not fit the fact": ("{is: {fact: organic, value: true}}", "{at_most: {fact: organic, value: 1}}", "rules[1].condition"),
    "a value the fact cannot have": ("{fact: organic, value: true}", '{fact: organic, value: "maybe"}', "rules[1].condition"),
    "an unquoted date": ('applies_from: "2022-01-01"', "applies_from: 2022-01-01", "rules[1].applies_from"),
    "overlapping periods": ('from: "2025-01-01"', 'from: "2024-06-01"', "rules[0].condition"),
    "a name that stands twice": ("name: taste", "name: organic", "rules[2].name"),
    "a placeholder of another fact": ("共{hives}，够了", "共{organic}，够了", "rules[0].reasons"),
    "a brace left open": ("共{hives}，够了", "共{hives，够了", "rules[0].reasons"),
    "a judgement on another clause": ('{judgement: {clause: "honey/2"}}', '{judgement: {clause: "honey/1"}}', "rules[2].condition"),
    "a track that is not the file's": ("track: honey/apiary", "track: honey/hive", "track"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused_with_file_place_and_remedy(honey: Corpus, folder: Path, slip: str) -> None:
    before, after, place = SLIPS[slip]
    file = folder / "honey.apiary.yaml"
    assert before in RULES
    file.write_text(RULES.replace(before, after, 1), "utf-8")
    with pytest.raises(RuleError) as refused:
        load_rulebook(honey, folder)
    assert refused.value.file == str(file)
    assert refused.value.path.startswith(place)
    assert refused.value.remedy


def test_a_folder_without_rules_is_refused(honey: Corpus, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file"):
        load_rulebook(honey, tmp_path)
