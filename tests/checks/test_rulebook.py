"""Verdicts: outcomes, findings, warnings, what to ask next, and what would have to change."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from checks.facts import FactErrors
from checks.rulebook import Rulebook, UnknownTrack
from checks.verdict import Receipt, Status, Verdict
from corpus.model import Corpus

DAY = dt.date(2025, 9, 1)
BRAND = "cn-mpfz/brand-enterprise"
REGION = "cn-mpfz/brand-regional"
CASE = "cn-mpfz/digital-case"
HUNAN = "hn-sanpin/benchmark"


def stand(verdict: Verdict, condition: str, member: str | None = None) -> Status:
    return next(
        finding.status
        for finding in verdict.findings
        if finding.condition == condition and finding.member == member
    )


def codes(verdict: Verdict) -> set[str]:
    return {warning.code for warning in verdict.warnings}


def test_there_are_the_four_tracks_of_the_contract(rulebook: Rulebook) -> None:
    assert list(rulebook.tracks) == [BRAND, REGION, CASE, HUNAN]


def test_a_track_that_does_not_exist_is_refused_by_name(rulebook: Rulebook) -> None:
    with pytest.raises(UnknownTrack, match="cn-mpfz/other"):
        rulebook.check("cn-mpfz/other", {}, DAY)


@pytest.mark.parametrize("track", [BRAND, CASE, HUNAN])
def test_when_every_checkable_condition_holds_only_judgement_is_open(rulebook, sound, track) -> None:
    verdict = rulebook.check(track, sound, DAY)
    assert verdict.outcome == "conditionally_eligible"
    assert verdict.next_fact is None


@pytest.mark.parametrize("track", [BRAND, REGION, CASE, HUNAN])
def test_affirming_every_open_judgement_makes_it_eligible(rulebook, sound, track) -> None:
    if track == REGION:
        sound |= {"entity_type": "government", "government_level_ok": True}
        sound |= {"major_accident_3y": False, "recommended_enterprises": 0}
        del sound["has_legal_personality"]
    verdict = rulebook.check(track, sound, DAY)
    asked = {finding.clause: True for finding in verdict.findings if finding.status == "needs_judgement"}
    assert rulebook.check(track, {**sound, "expert_judgements": asked}, DAY).outcome == "eligible"


def test_a_judgement_that_experts_deny_makes_it_ineligible(rulebook, sound) -> None:
    denied = {**sound, "expert_judgements": {"cn-mpfz/2.1.3": False}}
    assert rulebook.check(BRAND, denied, DAY).outcome == "ineligible"


def test_one_false_condition_is_enough_whatever_is_unknown(rulebook) -> None:
    assert rulebook.check(BRAND, {"trademark_owned": False}, DAY).outcome == "ineligible"


@pytest.mark.parametrize(("days", "outcome"), [(0, "conditionally_eligible"), (-1, "ineligible")])
def test_a_trademark_is_valid_on_its_last_day(rulebook, sound, days, outcome) -> None:
    sound["trademark_valid_until"] = (DAY + dt.timedelta(days)).isoformat()
    assert rulebook.check(BRAND, sound, DAY).outcome == outcome


@pytest.mark.parametrize("kind", ["credit", "quality", "safety", "environment"])
def test_a_minor_record_fails_nationally(rulebook, sound, kind) -> None:
    sound[f"bad_record_{kind}_3y"] = "minor"
    assert rulebook.check(BRAND, sound, DAY).outcome == "ineligible"
    assert rulebook.check(CASE, sound, DAY).outcome == "ineligible"


@pytest.mark.parametrize("kind", ["quality", "safety", "environment"])
@pytest.mark.parametrize(
    ("record", "outcome"), [("minor", "conditionally_eligible"), ("major", "ineligible")]
)
def test_hunan_excludes_major_records_and_not_minor_ones(rulebook, sound, kind, record, outcome) -> None:
    sound[f"bad_record_{kind}_3y"] = record
    assert rulebook.check(HUNAN, sound, DAY).outcome == outcome


def test_hunan_judges_credit_by_the_blacklist_alone_and_says_that_the_rest_is_not_stated(
    rulebook, sound
) -> None:
    sound["bad_record_credit_3y"] = "major"
    verdict = rulebook.check(HUNAN, sound, DAY)
    assert verdict.outcome == "conditionally_eligible"
    assert "not_stated" in codes(verdict)


def test_doing_a_work_twice_counts_once(rulebook, sound) -> None:
    sound["sanpin_works"] = [1, 2, 3, 4, 8, "推动绿色发展", "推动绿色化发展"]
    assert stand(rulebook.check(HUNAN, sound, DAY), "six-works") == "not_met"


def test_intellectual_property_may_be_licensed_on_the_case_track(rulebook, sound) -> None:
    sound |= {"ip_owned": False, "ip_licensed": True}
    assert stand(rulebook.check(CASE, sound, DAY), "intellectual-property") == "met"


def test_without_intellectual_property_the_licence_is_asked_for(rulebook, sound) -> None:
    sound["ip_owned"] = False
    assert rulebook.check(CASE, sound, DAY).next_fact == "ip_licensed"


@pytest.mark.parametrize(("units", "status"), [(2, "met"), (3, "met"), (4, "not_met")])
def test_a_joint_application_has_three_units_in_all_and_that_is_a_reading(
    rulebook, sound, units, status
) -> None:
    verdict = rulebook.check(CASE, {**sound, "is_joint": True, "joint_units": units}, DAY)
    assert stand(verdict, "joint-units") == status
    assert "reading" in codes(verdict)


def test_nothing_is_said_of_a_reading_when_one_unit_applies_alone(rulebook, sound) -> None:
    assert codes(rulebook.check(CASE, sound, DAY)) == set()


@pytest.mark.parametrize("track", [BRAND, HUNAN])
def test_silence_on_joint_applications_is_noted_and_never_a_condition(rulebook, sound, track) -> None:
    verdict = rulebook.check(track, {**sound, "is_joint": True, "joint_units": 9}, DAY)
    assert verdict.outcome == "conditionally_eligible"
    assert "not_stated" in codes(verdict)


def test_a_young_firm_is_warned_and_not_refused(rulebook, sound) -> None:
    verdict = rulebook.check(BRAND, {**sound, "years_in_operation": 2}, DAY)
    assert (verdict.outcome, "ambiguous" in codes(verdict)) == ("conditionally_eligible", True)


def test_a_regional_brand_without_a_place_in_its_name_is_noted_and_not_refused(rulebook) -> None:
    facts = {"entity_type": "government", "government_level_ok": True, "major_accident_3y": False}
    facts |= {"recommended_enterprises": 3, "brand_name_has_place_and_product": False}
    verdict = rulebook.check(REGION, facts, DAY)
    assert (verdict.outcome, codes(verdict)) == ("conditionally_eligible", {"usual"})


def test_an_enterprise_cannot_apply_for_a_regional_brand(rulebook, sound) -> None:
    assert stand(rulebook.check(REGION, sound, DAY), "government") == "not_met"


def test_a_branch_fails_for_want_of_legal_personality_and_the_finding_names_both_facts(
    rulebook, sound
) -> None:
    del sound["has_legal_personality"]
    verdict = rulebook.check(BRAND, {**sound, "entity_type": "branch"}, DAY)
    finding = next(each for each in verdict.findings if each.status == "not_met")
    assert (finding.clause, set(finding.facts)) == ("cn-mpfz/2.1.1", {"has_legal_personality", "entity_type"})


def test_a_branch_that_claims_legal_personality_is_a_contradiction_to_raise(rulebook, sound) -> None:
    verdict = rulebook.check(BRAND, {**sound, "entity_type": "branch"}, DAY)
    warning = next(each for each in verdict.warnings if each.code == "contradiction")
    assert verdict.outcome == "undetermined"
    assert stand(verdict, "legal-personality") == "unknown"
    assert warning.clause == "cn-mpfz/2.1.1"
    assert all(field in warning.message.zh for field in ("entity_type", "has_legal_personality"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-06-01", {"not_yet_in_force"}),
        ("2021-06-02", set()),
        ("2025-12-31", set()),
        ("2026-01-01", {"outside_plan_period"}),
        ("2026-06-01", {"outside_plan_period"}),
        ("2026-06-02", {"outside_plan_period", "ambiguous"}),
        ("2026-06-15", {"outside_plan_period", "ambiguous"}),
        ("2026-06-16", {"outside_plan_period", "lapsed"}),
        ("2020-12-31", {"outside_plan_period", "not_yet_in_force"}),
    ],
)
def test_the_lapse_is_warned_of_on_each_side_of_each_date(rulebook, sound, day, expected) -> None:
    assert codes(rulebook.check(HUNAN, sound, dt.date.fromisoformat(day))) == expected


@pytest.mark.parametrize(
    "day", ["2019-01-01", "2021-06-01", "2021-06-02", "2026-06-01", "2026-06-02", "2026-06-15", "2026-06-16"]
)
def test_the_warnings_agree_with_the_status_of_the_policy(rulebook, corpus: Corpus, day) -> None:
    on = dt.date.fromisoformat(day)
    status = str(corpus.policy("hn-sanpin").status_on(on))
    given = codes(rulebook.check(HUNAN, {}, on)) & {"lapsed", "ambiguous", "not_yet_in_force"}
    assert given == ({status} - {"in_force"})


def test_a_lapse_changes_no_outcome(rulebook, sound) -> None:
    assert rulebook.check(HUNAN, sound, dt.date(2030, 1, 1)).outcome == "conditionally_eligible"


def test_every_quote_is_an_exact_part_of_its_clause(rulebook, corpus: Corpus) -> None:
    for track in rulebook.tracks.values():
        for rule in track.file.rules:
            assert rule.quote in corpus.clause(rule.clause).text


def test_a_count_stands_in_the_reason(rulebook, sound) -> None:
    verdict = rulebook.check(HUNAN, {**sound, "sanpin_works": [1, 2, 3, 4]}, DAY)
    finding = next(each for each in verdict.findings if each.condition == "six-works")
    assert finding.reason.zh == "累计开展4项不同的“三品”专项工作，不足6项。"


# What would have to change


def test_what_would_make_a_failed_condition_pass_is_said_for_each(rulebook, sound) -> None:
    sound |= {"trademark_owned": False, "bad_record_quality_3y": "minor"}
    verdict = rulebook.check(BRAND, sound, DAY)
    assert [
        (each.condition, each.changes[0].fact, each.changes[0].to) for each in verdict.counterfactuals
    ] == [
        ("no-bad-quality-record", "bad_record_quality_3y", "none"),
        ("trademark-owned", "trademark_owned", True),
    ]


def test_a_branch_passes_only_as_another_kind_of_entity(rulebook, sound) -> None:
    del sound["has_legal_personality"]
    verdict = rulebook.check(BRAND, {**sound, "entity_type": "branch"}, DAY)
    assert {change.fact: change.to for change in verdict.to_pass} == {
        "entity_type": "enterprise",
        "has_legal_personality": True,
    }


@pytest.mark.parametrize("track", [BRAND, CASE, HUNAN])
@pytest.mark.parametrize("entity", ["association", "government", "institution"])
def test_what_would_change_a_refusal_names_no_kind_of_entity_that_is_refused_too(
    rulebook, track, entity
) -> None:
    (change,) = rulebook.check(track, {"entity_type": entity}, DAY).to_pass
    assert "internet platform enterprise" in change.wording.en
    for refused in ("branch", "sole proprietorship", "partnership", "分公司", "个体户", "合伙"):
        assert refused not in change.wording.en + change.wording.zh


def test_missing_works_are_added_to_those_already_done(rulebook, sound) -> None:
    verdict = rulebook.check(HUNAN, {**sound, "sanpin_works": [10, 11, 12]}, DAY)
    (change,) = verdict.to_pass
    assert isinstance(change.to, list)
    assert len(change.to) == 6
    assert set(change.to) >= {"积极延伸产品服务", "推进诚信体系建设", "推动企业管理创新"}


def test_nothing_is_proposed_where_nothing_fails(rulebook, sound) -> None:
    verdict = rulebook.check(BRAND, sound, DAY)
    assert (verdict.counterfactuals, verdict.to_pass) == ((), ())


# Joint applications

OF_THE_WHOLE = {
    "directions_applied": 1,
    "ip_owned": True,
    "ip_dispute": False,
    "involves_state_secret": False,
    "involves_trade_secret": False,
    "complete_solution": True,
}


def test_conditions_of_units_are_found_for_each_and_those_of_the_whole_once(rulebook, sound) -> None:
    unit = {name: value for name, value in sound.items() if name not in {*OF_THE_WHOLE, "is_joint"}}
    members = [{**unit, "name": "甲", "lead": True}, {**unit, "name": "乙", "operating_well_3y": False}]
    verdict = rulebook.check(CASE, OF_THE_WHOLE, DAY, members)
    assert stand(verdict, "operating-well", "甲") == "met"
    assert stand(verdict, "operating-well", "乙") == "not_met"
    assert stand(verdict, "joint-units") == "met"
    assert [each.member for each in verdict.counterfactuals] == ["乙"]


def test_what_is_unknown_of_one_member_is_asked_of_that_member(rulebook, sound) -> None:
    unit = {name: value for name, value in sound.items() if name not in {*OF_THE_WHOLE, "is_joint"}}
    other = {name: value for name, value in unit.items() if name != "industry"}
    verdict = rulebook.check(CASE, OF_THE_WHOLE, DAY, [{"facts": unit, "lead": True}, {"facts": other}])
    assert (verdict.next_fact, verdict.next_member) == ("industry", "2")


def test_more_units_listed_than_counted_is_a_contradiction(rulebook, sound) -> None:
    facts = {**OF_THE_WHOLE, "joint_units": 3}
    verdict = rulebook.check(CASE, facts, DAY, [{"lead": True}, {}])
    assert {warning.facts for warning in verdict.warnings if warning.code == "contradiction"} == {
        ("joint_units",)
    }
    assert stand(verdict, "joint-units") == "unknown"


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ([], "members"),
        ("甲", "members"),
        ([{}], "members"),
        ([{"lead": True}, {"lead": True}], "members"),
        ([{"lead": True, "name": "甲"}, {"name": "甲"}], "members"),
        ([{"lead": "yes"}], "members[0].lead"),
        ([{"lead": True, "name": ""}], "members[0].name"),
        ([{"lead": True, "ip_owned": "yes"}], "members[0].ip_owned"),
        ([{"lead": True, "facts": {"ip_owned": "yes"}}], "members[0].facts.ip_owned"),
        (["甲"], "members[0]"),
    ],
)
def test_members_that_cannot_be_used_are_refused_by_place(rulebook, members, field) -> None:
    with pytest.raises(FactErrors) as refused:
        rulebook.check(CASE, {}, DAY, members)
    assert refused.value.errors[0].field == field


def test_members_are_not_taken_where_the_text_is_silent_on_joint_applications(rulebook) -> None:
    with pytest.raises(FactErrors):
        rulebook.check(HUNAN, {}, DAY, [{"lead": True}])


# Comparing, receipts, schemas


def test_comparing_says_which_tracks_are_open(rulebook, sound) -> None:
    comparison = rulebook.compare({**sound, "registered_province": "广东"}, DAY)
    assert [verdict.track for verdict in comparison.verdicts] == [BRAND, REGION, CASE, HUNAN]
    assert comparison.open == (BRAND, CASE)


def test_a_judgement_on_a_clause_that_does_not_exist_is_refused(rulebook) -> None:
    with pytest.raises(FactErrors, match="cn-mpfz/9"):
        rulebook.check(BRAND, {"expert_judgements": {"cn-mpfz/9": True}}, DAY)


def test_a_judgement_that_no_rule_asks_for_has_no_effect_and_that_is_said(rulebook, sound) -> None:
    verdict = rulebook.check(BRAND, {**sound, "expert_judgements": {"cn-mpfz/2.1.1": False}}, DAY)
    assert (verdict.outcome, codes(verdict)) == ("conditionally_eligible", {"no_effect"})


def test_a_receipt_read_back_from_json_gives_the_same_verdict(rulebook, sound) -> None:
    verdict = rulebook.check(HUNAN, {**sound, "expert_judgements": {"hn-sanpin/3.2": True}}, DAY)
    receipt = Receipt.model_validate_json(verdict.receipt.model_dump_json())
    replay = rulebook.replay(receipt)
    assert (replay.same, replay.changed, replay.verdict) == (True, (), verdict)


def test_a_receipt_of_a_joint_application_can_be_replayed(rulebook) -> None:
    verdict = rulebook.check(CASE, OF_THE_WHOLE, DAY, [{"lead": True, "is_joint": True}, {"name": "乙"}])
    assert rulebook.replay(verdict.receipt).same


def test_a_receipt_from_other_rules_says_what_has_changed(rulebook, sound) -> None:
    receipt = rulebook.check(BRAND, sound, DAY).receipt
    old = receipt.model_copy(
        update={"rules": "0" * 16, "statuses": {**receipt.statuses, "trademark-owned": Status.NOT_MET}}
    )
    changed = [each.en for each in rulebook.replay(old).changed]
    assert changed == [
        "The rules have changed since then.",
        "The condition trademark-owned was not_met and is now met.",
    ]


def test_a_verdict_survives_json(rulebook, sound) -> None:
    verdict = rulebook.check(CASE, {**sound, "ip_owned": False, "ip_licensed": False}, DAY)
    assert Verdict.model_validate_json(verdict.model_dump_json()) == verdict


@pytest.mark.parametrize("track", [BRAND, REGION, CASE, HUNAN])
def test_a_track_has_a_schema_and_a_question_for_each_fact_that_its_rules_read(rulebook, track) -> None:
    chosen = rulebook.track(track)
    read = {fact for rule in chosen.file.rules for fact in rule.facts}
    assert read <= set(chosen.schema()["properties"])
    assert read <= set(chosen.questions())


def test_checks_load_no_model_and_no_index() -> None:
    code = (
        "import sys, checks.rulebook, checks.report, checks.coverage; "
        "heavy = {'chromadb', 'langchain', 'langchain_core', 'torch', 'sentence_transformers', 'docx'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_first_of_the_open_facts_is_the_one_to_ask_next(rulebook: Rulebook) -> None:
    for name, track in rulebook.tracks.items():
        assert track.open_facts({}, DAY)[0] == rulebook.check(name, {}, DAY).next_fact


def test_a_fact_that_can_change_nothing_any_more_is_not_open(rulebook: Rulebook) -> None:
    track = rulebook.track(CASE)
    assert {"joint_units", "ip_licensed"} <= set(track.open_facts({}, DAY))
    settled = track.open_facts({"is_joint": False, "ip_owned": True}, DAY)
    assert {"joint_units", "ip_licensed", "is_joint"}.isdisjoint(settled)


def test_nothing_is_open_once_a_condition_fails(rulebook: Rulebook) -> None:
    assert rulebook.track(CASE).open_facts({"joint_units": 4}, DAY) == ()


@pytest.mark.parametrize(("days", "named"), [(0, False), (-1, False), (1, True), (-2, True)])
def test_the_day_of_a_mark_that_is_only_said_to_be_valid_or_expired_is_not_named(
    rulebook: Rulebook, days: int, named: bool
) -> None:
    until = DAY + dt.timedelta(days=days)
    verdict = rulebook.check(BRAND, {"trademark_valid_until": until.isoformat()}, DAY)
    reason = next(one.reason for one in verdict.findings if one.condition == "trademark-in-term")
    assert (str(until.year) in reason.zh) is named
    assert (until.isoformat() in reason.en) is named
