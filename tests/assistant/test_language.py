from __future__ import annotations

import pytest

from assistant.understand.language import asked_for, detect, to_traditional

TITLES = ("中国消费名品方阵", "数字三品", "三品标杆企业", "企业品牌", "联合申报")

SIMPLIFIED = [
    "联合申报最多几家？",
    "商标?",
    "我们用MES和ERP，报哪个方向",
    "5G工厂能报吗",
    "AR试衣属于哪个方向",
    "deadline是几号",
    "joint application最多几家",
    "我们是一家startup，能apply吗",
    "能不能用English回答我先不说，想问条件",
    "???",
    "3",
    "广州嘅公司报唔报得",
]
TRADITIONAL = [
    "聯合申報最多幾家？",
    "區域品牌由誰申報",
    "請問商標過期了還能報嗎",
    "我哋公司係分公司，報唔報得？",
    "幾時截止㗎",
    "國家嘅文件同湖南嘅辦法有咩分別",
    "我們的ERP系統屬於哪個方向",
]
ENGLISH = [
    "How many companies may apply jointly?",
    "deadline?",
    "trademark",
    "What is 数字三品?",
    "Can an 企业品牌 applicant be a branch?",
    "what does 中国消费名品方阵 mean",
    "联合申报 limit?",
    "Is the 三品标杆企业 title reviewed every three years?",
    "who applies for the regional brand of 景德镇",
    "We make shoes in 晋江 and sell them online; which direction?",
    "hw many unit can aply jointly",
]


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_chinese_is_answered_in_simplified_chinese(text: str) -> None:
    assert detect(text, TITLES) == "zh-Hans"


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_chinese_and_cantonese_are_answered_in_traditional_chinese(text: str) -> None:
    assert detect(text, TITLES) == "zh-Hant"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_answered_in_english_though_it_quotes_chinese_terms(text: str) -> None:
    assert detect(text, TITLES) == "en"


def test_what_is_the_same_in_both_scripts_is_simplified() -> None:
    assert detect("申请人") == "zh-Hans"


def test_traditional_characters_are_given_for_simplified_ones() -> None:
    assert to_traditional("联合申报单位") == "聯合申報單位"


@pytest.mark.parametrize(
    ("turn", "language"),
    [
        ("Say that in English please, my boss doesn't read Chinese.", "en"),
        ("用英文再说一遍", "en"),
        ("可以用中文再講一次嗎", "zh-Hant"),
        ("用简体中文说", "zh-Hans"),
        ("in chinese please", "zh-Hans"),
        ("英文版的材料要交吗，还是只交中文的就行", None),
    ],
)
def test_another_language_is_asked_for_in_the_script_it_is_asked_in(turn: str, language: str | None) -> None:
    assert asked_for(turn) == language
