"""An answer opens with the thing itself, so that it holds whether one asked if one may or if it is an obstacle."""

from __future__ import annotations

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus

_BARE = ("No", "Yes", "不能", "不行", "可以")


@pytest.mark.parametrize(
    ("turns", "opens"),
    [
        (("Does a court case about our patent hinder the digital case?",), "A pending dispute over the case's"),
        (("专利上的官司对报案例有没有妨碍",), "涉及案例知识产权的纠纷"),
        (("Would an opposition at the trade mark office already be an IP dispute?",), "The text does not define"),
        (("對方只寄了律師函，算不算知識產權糾紛",), "文件沒有解釋什麼算"),
        (("Three firms may go with a regional brand, is that right?",), "When a regional brand is recommended"),
        (("How many firms may go with a regional brand?", "and six?"), "More than 3 is too many"),
        (("一家只报一个方向，没报第二个，没问题吧",), "每个申报主体只能申报1个方向"),
        (("Is a company being wound up still an independent legal person here?",), "The text does not say whether"),
        (("在破產清算的公司還算不算獨立法人",), "文件沒有寫正在清算"),
        (("Does every case have to be filed together with somebody else?",), "Joint filing is optional"),
        (("案例必须拉着别的单位一块报吗",), "不是必须"),
    ],
    ids=str,
)  # fmt: skip
def test_the_first_words_answer_whichever_way_it_was_asked(
    embedded: Assistant, turns: tuple[str, ...], opens: str
) -> None:
    text = last(embedded, *turns).text
    assert text.startswith(opens)
    assert not text.startswith(_BARE)


@pytest.mark.parametrize("accident", ["a small accident at work", "a minor safety incident"])
def test_a_minor_accident_is_no_flat_refusal_in_hunan(embedded: Assistant, accident: str) -> None:
    text = last(embedded, f"We had {accident} in 2025. Hunan benchmark, yes or no?").text
    assert text.startswith("The Hunan clause does not name lesser records as a bar")


@pytest.mark.parametrize(
    "asked",
    ["企业品牌能报吗", "我们能不能申报企业品牌", "企業品牌報得了嗎", "案例能报吗", "区域品牌可以报吗", "湖南标杆能报吗"],
)  # fmt: skip
def test_who_barely_asks_whether_they_may_apply_is_asked_back(embedded: Assistant, asked: str) -> None:
    assert last(embedded, asked).status is AnswerStatus.CLARIFICATION


def test_what_is_asked_back_has_its_spaces(embedded: Assistant) -> None:
    text = last(embedded, "May we apply for the enterprise brand?").text
    assert "first. These are the conditions that count: [1]" in text
    assert "Please tell me first: Is" in text


@pytest.mark.parametrize("asked", ["分公司能报企业品牌吗", "没有商标能报企业品牌吗", "外资企业能报案例吗"])
def test_who_asks_of_somebody_in_particular_is_answered(embedded: Assistant, asked: str) -> None:
    assert last(embedded, asked).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("What dates and numbers are printed in the national guide?",), "before 10 December"),
        (("国家指引全文写了哪些日期和数字",), "12月10日前"),
        (("When was Hunan's notice signed and when did it go online?",), "15 June 2021"),
        (("湖南的通知是哪天签的，哪天挂网的",), "2021年6月15日"),
        (("Which of Hunan's special works points to a provincial standard?",), "DB43/T 1598-2019"),
        (("How many of the ten directions deal with selling?",), "neither sorts its directions"),
        (("标题里带“智能”的方向有哪几个",), "智能仿真测款"),
        (("Does the enterprise brand require a traceability system?",), "Not as such"),
        (("报企业品牌一定要搞智能制造吗",), "没有要求"),
        (("Among the brand conditions, under which number is industrial design?",), "fifth, culture"),
        (("What is left unsaid about filing a case together?",), "It does not say whether the lead is counted"),
        (("Which of the twelve works stand under the heading on brands?",), "This group has 4 special works"),
        (("哪个维度讲设计，哪个讲质量，哪个讲历史",), "三个维度靠文字表述区分"),
        (("Does a regional brand also go into one of the three dimensions?",), "Regional brands are not sorted"),
        (("區域品牌也分歷史經典那三種嗎",), "區域品牌不分維度"),
        (("企业品牌看几年的经营情况", "那区域的呢"), "区域品牌要求近3年"),
        (("案例一定要联合申报吗", "总共五家呢"), "共5家，超过3家"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_asked_of_the_text_is_found(embedded: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in last(embedded, *turns).text


@pytest.mark.parametrize(
    ("asked", "policy"),
    [
        ("湖南有没有写明研发投入要占多少", "hn-sanpin"),
        ("培育措施有几条，各叫什么", "hn-sanpin"),
        ("How many annexes does the guide mention, and what is in each?", "cn-mpfz"),
    ],
)
def test_one_question_has_one_answer(embedded: Assistant, asked: str, policy: str) -> None:
    assert {
        clause.partition("/")[0] for clause in cited(last(embedded, asked)) if "closing" not in clause
    } == {policy}
