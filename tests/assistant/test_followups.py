"""Follow-ups in chains: what a few words mean after several turns."""

from __future__ import annotations

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from checks.verdict import Outcome


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南标杆多久复核一次", "查什么", "查不过呢"), "hn-sanpin/5.4"),
        (("How many firms can file a case together?", "And if we are four?", "so who leads?"), "cn-mpfz/2.2.2"),
        (("标杆企业给钱吗", "多少", "凭什么这么讲"), "hn-sanpin/5.1"),
        (("When does the province report the case list?", "and the brand list?", "Which of the two is first?"), "cn-mpfz/3.3"),
        (("省里哪天报案例", "品牌那份呢", "哪个在前"), "cn-mpfz/3.3"),
    ],
)  # fmt: skip
def test_a_few_words_go_on_with_what_the_chain_is_about(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert clause in cited(last(embedded, *turns))


def test_conditions_are_counted_in_the_policy_spoken_of(embedded: Assistant) -> None:
    assert "hn-sanpin/3.3" in cited(last(embedded, "湖南标杆的条件有哪些", "第三条啥意思"))
    assert "hn-sanpin/3.6" in cited(last(embedded, "湖南标杆的条件有哪些", "第三条啥意思", "第六条呢"))


def test_the_two_just_read_are_set_side_by_side(embedded: Assistant) -> None:
    turns = ("方向三讲的什么", "方向四呢", "这两个有什么不一样")
    assert {"cn-mpfz/1.2.3", "cn-mpfz/1.2.4"} <= cited(last(embedded, *turns))


@pytest.mark.parametrize("asked", ["现在呢", "行了吗", "那可以了吗"])
def test_a_case_is_weighed_again_by_what_was_told_in_between(embedded: Assistant, asked: str) -> None:
    story = ("我们是浙江的牙刷公司，想报企业品牌", "要交什么材料", "去年环保被罚过", asked)
    verdicts = last(embedded, *story).verdicts
    assert [str(verdict.outcome) for verdict in verdicts] == [Outcome.INELIGIBLE]


def test_a_rule_asked_for_and_then_ones_own_place_make_a_case(embedded: Assistant) -> None:
    answer = last(embedded, "Can a foreign-invested company apply?", "We are registered in Suzhou")
    assert {verdict.track for verdict in answer.verdicts} >= {
        "cn-mpfz/brand-enterprise",
        "cn-mpfz/digital-case",
    }


def test_who_only_means_to_apply_is_asked_for_facts(embedded: Assistant) -> None:
    assert last(embedded, "我们想报名品").status is AnswerStatus.CLARIFICATION


def test_a_trademark_that_runs_out_is_no_policy_that_does(embedded: Assistant) -> None:
    assert "cn-mpfz/2.1.1" in cited(last(embedded, "企业品牌要商标吗", "过期了怎么办"))


def test_a_verdict_is_given_once_however_many_questions_are_asked(embedded: Assistant) -> None:
    asked = "岳阳的厂，想报标杆：一要不要规上，二上过信用黑名单还行不行，三材料交给谁"
    assert last(embedded, asked).text.count("不符合的是") == 1


@pytest.mark.parametrize(
    "told", ["没有重大质量安全环保问题，能不能报标杆", "从没出过质量、安全、环保事故，能报标杆吗"]
)
def test_no_rule_for_others_stands_before_the_verdict_on_a_clean_case(embedded: Assistant, told: str) -> None:
    story = f"衡阳做草席的公司，规上，企业服务平台一直正常报数，独立法人，信用黑名单没有，近三年{told}"
    assert not last(embedded, story).text.startswith("不能")


def test_a_question_that_is_answered_well_as_a_whole_is_not_cut_in_two(embedded: Assistant) -> None:
    answer = last(embedded, "How many days does the public notice last in Hunan?")
    assert answer.status is AnswerStatus.NOT_STATED
    assert "hn-sanpin/2.4" in cited(answer)
