"""Which part of a turn is the question, and that the rest, which only tells, does not take its answer."""

from __future__ import annotations

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from checks.verdict import Outcome


@pytest.mark.parametrize(
    ("turn", "says"),
    [
        ("截止到哪天？顺便提一下，我们前年打过一场劳动官司", "没有写企业等申报主体的截止日期"),
        ("When is the closing date? By the way, we had a tax audit last year.", "does not give a deadline"),
        ("表格在哪下载啊我们是做雨伞的绍兴上虞公司", "附件3—5没有收录"),
        ("报到哪个部门，对了我们去年换过法人", "省、自治区、直辖市"),
        ("我是做月饼的，北京平谷，听说要检测报告和审计报告，是不是一定要", "没有列材料清单"),
        ("我们去年有个合同官司打完了，做梳子的，请问企业品牌几号截止", "没有写企业等申报主体的截止日期"),
    ],
)
def test_what_is_told_beside_a_question_does_not_take_its_answer(
    embedded: Assistant, turn: str, says: str
) -> None:
    assert says in last(embedded, turn).text


@pytest.mark.parametrize(
    "turn",
    [
        "能报企业品牌吗，我们是分公司",
        "街道来电问我们今年报不报企业品牌，我们是合伙企业，我怎么回？",
        "我們是分公司，局裡問今年報不報企業品牌，我該怎麼答覆？",
        "The bureau asks whether we will apply for the enterprise brand. We are a branch. What do I tell them?",
    ],
)
def test_who_wants_to_know_what_to_reply_gets_the_verdict(embedded: Assistant, turn: str) -> None:
    assert [verdict.outcome for verdict in last(embedded, turn).verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("turn", "clause"),
    [
        (
            "填表要在十个方向里挑一个，技术部和市场部各说各的：我们给每只杯子贴码，顾客扫码能查到窑口和质检。",
            "cn-mpfz/1.2.5",
        ),
        (
            "Each jar has a code that buyers scan to see the hive and the lab report. We must pick one of the ten directions and the board is split.",
            "cn-mpfz/1.2.5",
        ),
        ("雨伞厂给每把伞缝了芯片，扫一下从伞骨到出厂全看得见，报哪个好", "cn-mpfz/1.2.5"),
        (
            "Our soy sauce has been brewed in Jinjiang since 1911. Into which of the three classes would it fall?",
            "cn-mpfz/1.1.1",
        ),
        (
            "A seller tells us that the Hunan title never ends and that its trademark is valid to 2035. I only need a sentence on whether the Hunan measure is still within its term, and why.",
            "hn-sanpin/closing",
        ),
    ],
)
def test_a_story_is_asked_what_its_question_wants(embedded: Assistant, turn: str, clause: str) -> None:
    answer = last(embedded, turn)
    assert clause in cited(answer)


@pytest.mark.parametrize(
    "turn",
    [
        "We're a Weifang kite Ltd.",
        "We make brushes in Huzhou.",
        "我们是宁波的服装公司，商标在公司名下，报哪个合适",
    ],
)
def test_a_product_and_a_place_are_no_project(embedded: Assistant, turn: str) -> None:
    answer = last(embedded, turn)
    assert Outcome.UNDETERMINED in {verdict.outcome for verdict in answer.verdicts}
    assert not any(clause.startswith("cn-mpfz/1.2.") for clause in cited(answer))


@pytest.mark.parametrize(
    "turns",
    [
        ("我想报案例", "你问吧"),
        ("我想申报数字三品案例", "你来问我"),
        ("I'd like to apply for the enterprise brand", "go ahead, ask me"),
        ("我想报案例", "嗯"),
    ],
)
def test_who_wants_to_be_asked_is_asked(embedded: Assistant, turns: tuple[str, ...]) -> None:
    assert last(embedded, *turns).status is AnswerStatus.CLARIFICATION


def test_another_question_is_no_wish_to_be_asked(embedded: Assistant) -> None:
    assert last(embedded, "能问你个问题吗").status is not AnswerStatus.CLARIFICATION
