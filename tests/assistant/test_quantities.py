from __future__ import annotations

import pytest

from assistant.quantities import Quantity, han_number, quantities, unsupported
from corpus.load import load_corpus
from corpus.model import Clause

SAME = [
    ("不超过3家", "3 count"),
    ("不超过三家", "3 count"),
    ("不超过叁家", "3 count"),
    ("不超过３家", "3 count"),
    ("不超过三", "3"),
    ("最多（三）家", "3 count"),
    ("最多[3]家", "3 count"),
    ("俩企业", "2 count"),
    ("两个单位", "2 count"),
    ("no more than 3 units", "3 count"),
    ("no more than three joint applicants", "3 count"),
    ("up to three enterprises", "3 count"),
    ("a couple of firms", "2 count"),
    ("half a dozen companies", "6 count"),
    ("twenty-five works", "25 count"),
    ("one hundred and fifty enterprises", "150 count"),
    ("近3年", "3 year"),
    ("近三年", "3 year"),
    ("the last three years", "3 year"),
    ("a three-year period", "3 year"),
    ("每3年复核", "3 year"),
    ("12项专项工作", "12 count"),
    ("十二项", "12 count"),
    ("一千二百六十家", "1260 count"),
    ("1,260家", "1260 count"),
    ("500万元", "5000000 money"),
    ("五百万元", "5000000 money"),
    ("30%", "30 percent"),
    ("百分之三十", "30 percent"),
    ("30 per cent", "30 percent"),
    ("11月10日前", "11-10 date"),
    ("11月10号", "11-10 date"),
    ("十一月十日", "11-10 date"),
    ("10 November", "11-10 date"),
    ("November 10th", "11-10 date"),
    ("the 10th of November", "11-10 date"),
    ("Nov. 10", "11-10 date"),
    ("11/10", "11-10 date"),
    ("by December", "12 month"),
    ("12月前", "12 month"),
    ("年底前", "year-end date"),
    ("by the end of the year", "year-end date"),
    ("每年下半年", "second-half date"),
    ("in the second half of each year", "second-half date"),
    ("第十二条", "12 count"),
    ("条款第5条", "5 count"),
    ("2019", "2019 year"),
    ("二〇二六年", "2026 year"),
]


@pytest.mark.parametrize(("text", "canonical"), SAME)
def test_a_quantity_has_one_form_however_it_is_written(text: str, canonical: str) -> None:
    assert [str(found) for found in quantities(text)] == [canonical]


@pytest.mark.parametrize(
    "text",
    [
        "工业“五基”攻关",
        "实施“八大工程”",
        "“十四五”期间",
        "“三品”专项行动",
        "“三高四新”战略",
        "“三端”融合",
        "“一企一策”",
        "国内国际双循环",
        "the industrial “five bases”",
        "the Five Bases",
        "the Eight Major Projects",
        "the 14th Five-Year Plan",
        "the Five-Year Plan period",
        "joining the three sides",
        "the “Three Products” drive",
        "5G、3D扫描",
        "C2M and B2B",
        "DB43/T 1598-2019",
        "ISO 9001认证",
    ],
)
def test_a_name_with_a_numeral_in_it_is_no_quantity(text: str) -> None:
    assert quantities(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "可联合申报[[cn-mpfz/2.2.2]]。",
        "见cn-mpfz/2.2.2。",
        "clause 2.2.2 says so",
        "二、（二）2",
        "（三）推荐",
        "一、推荐方向",
        "1. 企业品牌\n2. 区域品牌",
        "1、企业品牌\n2、区域品牌",
        "- 1) brand\n- 2) case",
    ],
)
def test_an_address_is_no_quantity(text: str) -> None:
    assert quantities(text) == frozenset()


@pytest.mark.parametrize("around", ["{}：", "见{}。", "依据{}，可以申报"])
@pytest.mark.parametrize("clause", load_corpus().clauses(), ids=lambda clause: clause.id)
def test_a_printed_clause_number_is_no_quantity(clause: Clause, around: str) -> None:
    printed = clause.cite_as.rpartition("》")[2]
    assert quantities(around.format(printed)) == frozenset()


@pytest.mark.parametrize(
    "text", ["一般以地名命名", "一个方向", "one of them", "同一家企业", "统一部署", "三思而行"]
)
def test_a_bare_one_and_a_numeral_that_counts_nothing_are_no_quantities(text: str) -> None:
    assert quantities(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("联合申报不超过5家", "联合申报单位数量不超过3家"),
        ("联合申报不超过五家", "联合申报单位数量不超过3家"),
        ("no more than five units", "联合申报单位数量不超过3家"),
        ("不超过3家", "近3年经营状况良好"),
        ("no more than three companies", "近3年经营状况良好"),
        ("近3年", "不超过3家"),
        ("11月20日前", "11月10日前"),
        ("in March", "11月10日前"),
        ("年底前", "11月10日前"),
        ("3万元", "3家"),
        ("3%", "3家"),
        ("3天内", "3年"),
    ],
)
def test_a_quantity_is_not_supported_by_another(text: str, source: str) -> None:
    assert unsupported(text, [source])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("最多三个单位", "联合申报单位数量不超过3家"),
        ("at most three of them", "联合申报单位数量不超过3家"),
        ("no more than 3 units", "联合申报单位数量不超过3家"),
        ("over the past 3 years", "近3年经营状况良好"),
        ("report by 10 November", "于11月10日前"),
        ("在11月上报", "于11月10日前"),
        ("in November", "于11月10日前"),
        ("6 of the 12 works", "累计开展6项以上“三品”专项工作（共12项）"),
        ("valid for 5 years", "有效期5年"),
    ],
)
def test_a_quantity_is_supported_by_the_same_one_in_other_words(text: str, source: str) -> None:
    assert unsupported(text, [source]) == ()


def test_an_allowed_quantity_needs_no_source() -> None:
    assert unsupported("共10个方向", [], [Quantity("10", "count")]) == ()


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十二", 12), ("二十", 20), ("一百零三", 103), ("三万", 30000), ("两", 2), ("三五", None)],
)
def test_a_chinese_numeral_has_its_value(numeral: str, value: float | None) -> None:
    assert han_number(numeral) == value
