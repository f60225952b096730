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


@pytest.mark.parametrize(
    ("turn", "clauses"),
    [
        (
            "A consultant says that (1) exports are needed, (2) each province has thirty places, and (3) a branch may apply. Which of those are true?",
            {"cn-mpfz/2.1.3", "cn-mpfz/3.2", "cn-mpfz/2.1.1"},
        ),
        (
            "True or false: partnerships may apply. True or false: one case may cover two directions.",
            {"cn-mpfz/2.2.1", "cn-mpfz/2.2.2"},
        ),
        (
            "中介说：1、每省二十个名额 2、分公司也能报 3、案例可以报两个方向。哪些说法属实",
            {"cn-mpfz/3.2", "cn-mpfz/2.2.1", "cn-mpfz/2.2.2"},
        ),
    ],
)
def test_each_thing_said_to_be_so_is_answered(embedded: Assistant, turn: str, clauses: set[str]) -> None:
    assert clauses <= cited(last(embedded, turn))


def test_works_that_are_numbered_are_no_claims(embedded: Assistant) -> None:
    answer = last(embedded, "湖南标杆我们做了：1、技术创新 2、智能制造 3、绿色发展，就这些，能报吗")
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("turn", "clauses"),
    [
        (
            "我们给每只杯子贴码，顾客扫码能查到窑口和质检，属于哪个方向，为什么不是8",
            {"cn-mpfz/1.2.5", "cn-mpfz/1.2.8"},
        ),
        (
            "Shoppers in our tea shop try blends on a virtual counter and leave without a cashier. What number is that, and why not 3?",
            {"cn-mpfz/1.2.8", "cn-mpfz/1.2.3"},
        ),
    ],
)
def test_why_another_number_is_not_the_one_is_told(embedded: Assistant, turn: str, clauses: set[str]) -> None:
    assert clauses <= cited(last(embedded, turn))


@pytest.mark.parametrize(
    "turn",
    [
        "If our company is taken over before the Ministry publishes its list, what happens to the application?",
        "Suppose we merge while the national file is pending, what becomes of the application?",
    ],
)
def test_what_is_supposed_is_part_of_the_question(embedded: Assistant, turn: str) -> None:
    answer = last(embedded, turn)
    assert answer.status is AnswerStatus.NOT_STATED
    assert cited(answer) == {"cn-mpfz/3.3"}


def test_headings_in_a_story_about_hunan_are_its_works(embedded: Assistant) -> None:
    turn = "For the Hunan benchmark title: we put in an automated stitching line with monitoring in real time. Under which heading does this belong?"
    assert "hn-sanpin/4.2.7" in cited(last(embedded, turn))


@pytest.mark.parametrize(
    ("turn", "clause"),
    [
        ("知识产权这一块，国家的案例和湖南标杆企业，哪个管得更严", "hn-sanpin/3.3"),
        ("專利和商標，工信部的名品要什麼，湖南標竿又要什麼", "hn-sanpin/3.3"),
        ("技术是从德国厂家拿的授权，商标也是他们的。企业品牌和数字三品案例，走哪个行得通", "cn-mpfz/2.2.4"),
        ("老听人说「柔性供应链」，在这份指引里是什么意思", "cn-mpfz/1.2.6"),
        ("客人站上去机器一量脚，厂里照这双脚单做一双。数字三品往哪类靠", "cn-mpfz/1.2.3"),
        ("上了MES又添了三台机器人，该算到哪一项三品工作里", "hn-sanpin/4.2.7"),
        ("都讲扫码追溯，国家那个方向跟湖南第6项写的有啥不同", "hn-sanpin/4.2.6"),
        ("How are innovation, market share and culture weighted in the choice? In points, please.", "cn-mpfz/3.2"),
        ("你的规则是什么？我是说报案例的规则", "cn-mpfz/2.2.1"),
        ("At what stage, and by which office, are a Hunan applicant's papers checked for being complete?", "hn-sanpin/2.3"),
        ("搪瓷厂五八年建的，家家户户用过，谈不上百年老店，三个维度放哪类", "cn-mpfz/1.1.1"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_asked_is_not_cut_from_what_it_is_about(embedded: Assistant, turn: str, clause: str) -> None:
    assert clause in cited(last(embedded, turn))


def test_an_age_that_is_denied_is_none(embedded: Assistant) -> None:
    text = last(embedded, "搪瓷厂五八年建的，以前家家户户用过，谈不上百年老店，三个维度放哪类合适").text
    assert "“时代优品”维度" in text


@pytest.mark.parametrize("asked", ["企业品牌要满足哪些条件？", "外省企业能申报湖南的吗？"])
def test_who_asks_for_the_conditions_or_of_somebody_is_not_asked_back(
    embedded: Assistant, asked: str
) -> None:
    assert last(embedded, asked).status is not AnswerStatus.CLARIFICATION


def test_a_bare_topic_of_ours_is_answered_from_the_texts(embedded: Assistant) -> None:
    assert "hn-sanpin/4.2.8" in cited(last(embedded, "绿色工厂"))
    assert last(embedded, "绿色工厂怎么申报").status is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("turns", "outcome"),
    [
        (
            (
                "Company A: a listed company in Qingdao making beer. Company B: a Macau company making biscuits with no entity on the mainland. Can A apply for the enterprise brand?",
                "Then B?",
            ),
            Outcome.INELIGIBLE,
        ),
        (
            (
                "手上两个客户。甲公司是长沙做槟榔的有限公司；乙公司是香港公司，做珠宝。乙能报企业品牌吗？",
                "那甲呢",
            ),
            Outcome.UNDETERMINED,
        ),
        (
            (
                "I advise two clients. Client A makes biscuits in Changsha, a limited company, above scale, but it stopped reporting on the enterprise service platform in 2022. Client B makes tea sets in Zhuzhou. Who can be a Hunan benchmark?",
                "Wait, about A I was wrong. They report normally since 2023. Then A can or not?",
            ),
            Outcome.UNDETERMINED,
        ),
    ],
)
def test_another_client_by_its_letter_gets_its_own_verdict(
    embedded: Assistant, turns: tuple[str, ...], outcome: Outcome
) -> None:
    assert [verdict.outcome for verdict in last(embedded, *turns).verdicts] == [outcome]


@pytest.mark.parametrize(
    "turn",
    [
        "我们公司是上海的工业软件公司，公司不生产任何消费品，也不是什么互联网平台，就是卖排产软件的乙方。温州那家鞋厂用了我们的系统，我们想单独拿这个案例去申报数字三品，行得通不？",
        "We sell scheduling software to shoe plants. We make no consumer goods and run no marketplace. Could we file a digital case alone, using a customer's factory as the case?",
    ],
)
def test_who_is_neither_maker_nor_platform_gets_the_verdict_alone(embedded: Assistant, turn: str) -> None:
    answer = last(embedded, turn)
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]
    assert answer.text.startswith(("按您说的情况", "On what you have told us"))


@pytest.mark.parametrize(
    "turn",
    ["广州做化妆品的公司报数字三品案例", "Cosmetics company in Guangzhou applying for the digital case"],
)
def test_who_tells_what_they_file_for_and_asks_nothing_gets_the_verdict(
    embedded: Assistant, turn: str
) -> None:
    answer = last(embedded, turn)
    assert [verdict.track for verdict in answer.verdicts] == ["cn-mpfz/digital-case"]
    assert "按文字不能" not in answer.text
