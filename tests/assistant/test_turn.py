"""What a turn means in the light of those before it."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from assistant.understand.asking import opened
from checks.verdict import Outcome


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("联合申报最多几家", "企业品牌要商标吗", "回到最开始的问题，含不含牵头单位"), "cn-mpfz/2.2.2"),
        (("How many may apply jointly?", "And the trademark?", "Back to my first question"), "cn-mpfz/2.2.2"),
        (("企业品牌和区域品牌有啥区别", "后者由谁申报"), "cn-mpfz/2.1.1"),
        (
            ("when are the case and brand lists due?", "so are those dates for us, or for others?"),
            "cn-mpfz/3.3",
        ),
        (
            (
                "What is scenario direction 4 about?",
                "And 9?",
                "Back to the first one: does it cover inventory?",
            ),
            "cn-mpfz/1.2.4",
        ),
        (("湖南标杆企业谁来授牌", "那如果当初材料是编的，后来查实了呢"), "hn-sanpin/5.4"),
    ],
    ids=str,
)
def test_a_follow_up_finds_the_question_it_goes_back_to(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert clause in cited(last(embedded, *turns))


@pytest.mark.parametrize("aside", ["今天天气如何", "What time is it in London?", "给我写首诗"])
def test_an_aside_is_not_answered_with_what_was_asked_before(embedded: Assistant, aside: str) -> None:
    answer = last(embedded, "联合申报最多几家", aside)
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("方向2和方向3怎么区分", {"cn-mpfz/1.2.2", "cn-mpfz/1.2.3"}),
        ("difference between direction 3 and direction 6?", {"cn-mpfz/1.2.3", "cn-mpfz/1.2.6"}),
        ("第一个方向和第九个方向有什么不同", {"cn-mpfz/1.2.1", "cn-mpfz/1.2.9"}),
    ],
)
def test_counted_clauses_are_set_side_by_side(embedded: Assistant, question: str, clauses: set[str]) -> None:
    assert clauses <= cited(last(embedded, question))


@pytest.mark.parametrize(
    ("story", "track", "outcome"),
    [
        (
            "长沙做湘绣的，有独立法人资格，一直不是规上企业，三品标杆报得上不",
            "hn-sanpin/benchmark",
            Outcome.INELIGIBLE,
        ),
        (
            "我们是宁波的服装公司，独立法人，商标在公司名下，离报企业品牌还差啥",
            "cn-mpfz/brand-enterprise",
            Outcome.UNDETERMINED,
        ),
    ],
)
def test_who_tells_a_case_and_asks_what_it_lacks_gets_a_verdict(
    embedded: Assistant, story: str, track: str, outcome: Outcome
) -> None:
    assert [(v.track, v.outcome) for v in last(embedded, story).verdicts] == [(track, outcome)]


def test_what_is_said_about_the_telling_changes_no_fact(embedded: Assistant) -> None:
    turns = ("我们上了信用黑名单，想报湖南三品标杆", "就当我没说过黑名单的事", "那我们能申报湖南标杆吗")
    assert [v.outcome for v in last(embedded, *turns).verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize("question", ["湖南标杆评的时候头一遍谁看", "標桿企業掛牌以後要做什麼"])
def test_beside_an_answer_that_is_not_sure_stand_questions_that_have_one(
    embedded: Assistant, question: str
) -> None:
    offered = last(embedded, question).suggestions
    assert offered
    for each in offered:
        assert cited(last(embedded, each)), each


@pytest.mark.parametrize("question", ["联合申报最多几家？", "今天天气如何", "我们是分公司，能报企业品牌吗"])
def test_nothing_is_offered_beside_a_sure_answer_an_aside_or_a_verdict(
    embedded: Assistant, question: str
) -> None:
    assert last(embedded, question).suggestions == ()


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南那十二项专项工作列给我看", "第五项要做什么"), "hn-sanpin/4.2.5"),
        (("评湖南标杆要看哪些条件", "倒数第二条，做几样才够"), "hn-sanpin/3.6"),
        (
            ("What are the conditions for an enterprise brand?", "Explain the third one please."),
            "cn-mpfz/2.1.3",
        ),
        (("数字三品讲质量追溯的方向是哪个", "它下面紧挨着的一个呢", "再往前一个讲什么"), "cn-mpfz/1.2.5"),
        (("Quote item 4 of part two, section two",), "cn-mpfz/2.2.4"),
        (("湖南十二项专项里排第8的是哪个",), "hn-sanpin/4.2.8"),
    ],
)
def test_a_place_in_a_series_points_to_its_clause(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert cited(last(embedded, *turns)) - {"hn-sanpin/closing"} == {clause}


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("湖南标杆谁来推荐几年复核一次有没有奖金", {"hn-sanpin/2.3", "hn-sanpin/5.4", "hn-sanpin/5.1"}),
        ("材料啥时候交 交给谁 最多几家合着报", {"cn-mpfz/3.3", "cn-mpfz/3.1", "cn-mpfz/2.2.2"}),
        (
            "who applies for a regional brand and how many companies may file a case together",
            {"cn-mpfz/2.1.1", "cn-mpfz/2.2.2"},
        ),
        ("我们想知道什么时候能报名", set()),
    ],
)
def test_questions_strung_together_are_answered_each(
    embedded: Assistant, question: str, clauses: set[str]
) -> None:
    assert clauses <= cited(last(embedded, question))


def test_who_only_tells_a_case_is_told_what_it_still_lacks(embedded: Assistant) -> None:
    answer = last(embedded, "福建德化做白瓷的有限责任公司，独立法人，规上，品牌自己创的")
    assert {verdict.track for verdict in answer.verdicts} > {"cn-mpfz/brand-enterprise"}


def test_until_when_a_policy_in_force_holds_is_said(embedded: Assistant) -> None:
    answer = last(embedded, "湖南的办法还有效吗？到什么时候？", as_of=dt.date(2025, 12, 1))
    assert "2026年6月1日" in answer.text
    assert "2026年6月15日" in answer.text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("湖南办法2025年12月有效吗",), "截至2025年12月31日"),
        (("去年湖南那份文件還管用嗎",), "截至2025年12月31日"),
        (("Was the Hunan measure valid in March 2024?",), "As of 31 March 2024"),
        (
            ("湖南办法2026年6月还有效吗",),
            "截至2026年6月30日",
        ),  # in force when it began, and lapsed at its end
        (("湖南办法2026年6月还有效吗",), "截至2026年6月1日"),
        (("湖南的办法现在还有效吗", "2020年呢"), "还没有施行"),
        (("Is Hunan still in force?", "and last year?"), "As of 31 December 2025"),
        (("2021年印发的湖南办法现在还有效吗",), "截至2026年11月22日"),
        (("Is the Hunan measure issued in 2021 still valid?",), "As of 22 November 2026"),
    ],
    ids=str,
)
def test_whether_it_holds_is_answered_for_the_month_or_year_named(
    embedded: Assistant, turns: tuple[str, ...], says: str
) -> None:
    assert says in last(embedded, *turns, as_of=dt.date(2026, 11, 22)).text


@pytest.mark.parametrize("told", ["我们2015年成立的", "去年申报的结果出了吗"])
def test_a_year_told_of_something_else_is_no_day_asked_about(embedded: Assistant, told: str) -> None:
    text = last(embedded, "湖南的办法现在还有效吗", told, as_of=dt.date(2026, 11, 22)).text
    assert "截至2015年" not in text
    assert "截至2025年" not in text


def test_a_relative_clause_is_no_second_question(embedded: Assistant) -> None:
    answer = last(embedded, "Which direction covers a system where shoppers scan a jar and see its farm")
    assert answer.text.count("closest") == 1


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("企业品牌要什么条件", "你答得太慢了", "那区域品牌呢"), "cn-mpfz/2.1.1"),
        (
            ("Who applies for a regional brand?", "my screen froze, sorry", "and for a Digital Sanpin case?"),
            "cn-mpfz/2.2.1",
        ),
    ],
    ids=str,
)
def test_after_an_aside_one_goes_on_from_what_was_asked_before_it(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert clause in cited(last(embedded, *turns))


def test_what_goes_on_from_an_aside_is_an_aside(embedded: Assistant) -> None:
    answer = last(embedded, "湖南标杆怎么报", "今天天气怎么样", "那明天呢")
    assert answer.status is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "turns",
    [
        ("案例名单省里几号前报到部里", "那名品呢"),
        ("By when do the provinces hand in the cases?", "And the brand track?"),
    ],
    ids=str,
)
def test_the_same_question_of_another_name_gets_the_same_answer_where_it_holds_both(
    embedded: Assistant, turns: tuple[str, str]
) -> None:
    first, then = last(embedded, turns[0]), last(embedded, *turns)
    assert then.status is AnswerStatus.ANSWERED
    assert then.citations[0].id == first.citations[0].id


@pytest.mark.parametrize(
    "afresh",
    [
        "Scrap all that. Start from zero: which facts do you need for the Hunan benchmark title?",
        "前面说的都不算，我想问湖南标杆要什么条件",
    ],
)
def test_who_starts_over_in_the_middle_of_a_turn_is_asked_nothing_of_before(
    embedded: Assistant, afresh: str
) -> None:
    answer = last(embedded, "我们是宁波的分公司，做水壶的，能报企业品牌吗", afresh)
    assert not answer.facts
    assert any(id.startswith("hn-sanpin/") for id in cited(answer))


@pytest.mark.parametrize("question", ["这个放哪个 direction 比较 fit", "so which direction would that be?"])
def test_a_project_told_in_the_turn_before_is_the_one_that_is_asked_about(
    embedded: Assistant, question: str
) -> None:
    told = "我们 pet food 每包印 QR code，customer 一扫就看到 raw material 哪一批、谁 responsible"
    assert last(embedded, told, question).citations[0].id == "cn-mpfz/1.2.5"


def test_the_wording_of_what_was_spoken_of_is_shown_where_it_is_asked_for(embedded: Assistant) -> None:
    answer = last(
        embedded,
        "Which of the two policies is stricter about past violations?",
        "Give me the exact wording on the Hunan side, Chinese is fine.",
    )
    assert "hn-sanpin/3.7" in cited(answer)


def test_不是_before_more_words_answers_none_of_our_questions(embedded: Assistant) -> None:
    answer = last(embedded, "市政府打算把我们这儿的剪刀报成区域品牌，行吧", "哦不是市里出面，是县政府")
    assert "major_accident_3y" not in {fact.name for fact in answer.facts}


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("有三个问题：1、几号截止 2、谁牵头 3、商标过期了行不行", {"cn-mpfz/3.3", "cn-mpfz/2.2.2", "cn-mpfz/2.1.1"}),
        ("Two things: 1) by when do provinces report 2) can four firms apply jointly", {"cn-mpfz/3.3", "cn-mpfz/2.2.2"}),
        ("老板问：湖南标杆一年评几回、每回多少家、评上了管几年", {"hn-sanpin/2.2", "hn-sanpin/1", "hn-sanpin/5.4"}),
    ],
)  # fmt: skip
def test_numbered_questions_and_those_in_a_row_are_answered_each(
    embedded: Assistant, question: str, clauses: set[str]
) -> None:
    assert clauses <= cited(last(embedded, question))


def test_what_a_turn_numbers_and_does_not_ask_stays_one_case(embedded: Assistant) -> None:
    answer = last(embedded, "我们湖南的，做了：1技术创新 2智能制造 3绿色发展 4品牌 5诚信，能报标杆吗")
    assert len(answer.verdicts) == 1


def test_a_part_that_is_but_a_heading_is_read_out_with_what_stands_below_it(embedded: Assistant) -> None:
    answer = last(embedded, "湖南那个办法第五部分讲啥")
    assert {f"hn-sanpin/5.{number}" for number in range(1, 5)} <= cited(answer)


def test_until_when_is_no_question_of_its_own(embedded: Assistant) -> None:
    answer = last(embedded, "Until when is the national guide valid?")
    assert answer.status is AnswerStatus.NOT_STATED
    assert "period of validity" in answer.text


def test_a_comparison_stands_beside_the_verdict_that_one_of_its_sides_rules_out(embedded: Assistant) -> None:
    answer = last(embedded, "湖南要规模以上,国家名品要不要?我们还没上规")
    assert {"hn-sanpin/3.1", "cn-mpfz/2.1.1"} <= cited(answer)
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我可没说过我们是分公司，名品能报吗", "名品能报吗"),
        ("誰說我們虧損了，企業品牌能報嗎", "企业品牌能报吗"),
        ("I never said our mark expired. Can we enter?", "Can we enter?"),
        ("商标是公司的没有质押给银行，能报吗", "商标是公司的，能报吗"),
        ("文件没说要独立法人，合伙企业能报吗", "文件没说要独立法人，合伙企业能报吗"),  # told of the text
        ("知识产权没有授权，案例能报吗", "知识产权没有授权，案例能报吗"),  # there is no licence
    ],
)
def test_what_is_denied_away_is_no_matter_of_the_question_after_it(text: str, asked: str) -> None:
    assert opened(text) == asked
