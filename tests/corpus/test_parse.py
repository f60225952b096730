"""The numbering of Chinese official documents, form by form and trap by trap."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.model import Mend
from corpus.numerals import number
from corpus.parse import Parsed, Part, Section, apply_mends, parse


def by_id(text: str, **known: str) -> dict[str, Section]:
    return {".".join(section.path): section for section in parse(text, **known).sections}


def ids(text: str) -> list[str]:
    return [".".join(section.path) for section in parse(text).sections]


def heading(line: str) -> str:
    return parse(line).sections[0].heading


# --- Numerals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("一百零三", 103),
        ("一百三十三", 133),
        ("一千二百六十", 1260),
        ("二〇二一", 2021),
        ("１２", 12),
        ("7", 7),
        ("①", 1),
        ("㉑", 21),
        ("⑵", 2),
        ("㈢", 3),
        ("⒋", 4),
    ],
)
def test_a_printed_numeral_has_its_value(printed: str, value: int) -> None:
    assert number(printed) == value


@pytest.mark.parametrize("printed", ["", "百", "十百", "千千", "一二十", "甲", "12345"])
def test_what_is_no_numeral_has_no_value(printed: str) -> None:
    assert number(printed) is None


_NINE = "零一二三四五六七八九"


def _printed(value: int) -> str:
    """The everyday numeral of 1 to 9999, written here on its own to check the reader."""
    out, gap = "", False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _NINE[digit] + mark
            gap = False
        else:
            gap = True
    return out[1:] if out.startswith("一十") else out


@given(st.integers(1, 9999))
def test_every_numeral_to_the_thousands_is_read_back(value: int) -> None:
    assert number(_printed(value)) == value


# --- Forms of marks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "id", "label", "title"),
    [
        ("一、总体要求", "1", "一", "总体要求"),
        ("十一、保障措施", "11", "十一", "保障措施"),
        ("一．总体要求", "1", "一", "总体要求"),
        ("（一）基本原则", "1", "（一）", "基本原则"),
        ("(一) 基本原则", "1", "（一）", "基本原则"),
        ("（一)基本原则", "1", "（一）", "基本原则"),
        ("（ 一 ）基本原则", "1", "（一）", "基本原则"),
        ("㈠基本原则", "1", "（一）", "基本原则"),
        ("1.申报条件", "1", "1", "申报条件"),
        ("1、申报条件", "1", "1", "申报条件"),
        ("１．申报条件", "1", "1", "申报条件"),
        ("12. 申报条件", "12", "12", "申报条件"),
        ("⒈申报条件", "1", "1", "申报条件"),
        ("（1）申报条件", "1", "（1）", "申报条件"),
        ("(1)申报条件", "1", "（1）", "申报条件"),
        ("⑴申报条件", "1", "（1）", "申报条件"),
        ("1）申报条件", "1", "（1）", "申报条件"),
        ("①申报条件", "1", "①", "申报条件"),
        ("第一编 总则", "book1", "第一编", "总则"),
        ("第二分编　准合同", "subbook2", "第二分编", "准合同"),
        ("第三部分 附则", "part3", "第三部分", "附则"),
        ("第十二章 附则", "ch12", "第十二章", "附则"),
        ("第 一 章 总则", "ch1", "第一章", "总则"),
        ("第二节 合同的订立", "sec2", "第二节", "合同的订立"),
        ("第一条 为了规范管理，制定本办法。", "1", "第一条", ""),
        ("第一条为了规范管理，制定本办法。", "1", "第一条", ""),
        ("第12条 为了规范管理，制定本办法。", "12", "第12条", ""),
        ("第一千二百六十条 本法自公布之日起施行。", "1260", "第一千二百六十条", ""),
        ("第一百三十三条之一 在道路上驾驶机动车的，处拘役。", "133-1", "第一百三十三条之一", ""),
        ("- 1、申报条件", "1", "1", "申报条件"),
        ("## 一、总体要求", "1", "一", "总体要求"),
        ("**一、总体要求**", "1", "一", "总体要求"),
        ("　　一、总体要求", "1", "一", "总体要求"),
        ("1.3D打印装备", "1", "1", "3D打印装备"),
        ("1.2024年度申报安排", "1", "1", "2024年度申报安排"),
    ],
)
def test_a_line_opens_a_clause(line: str, id: str, label: str, title: str) -> None:
    (section,) = parse(line).sections
    assert (".".join(section.path), section.label, section.heading) == (id, label, title)


@pytest.mark.parametrize(
    "line",
    [
        "第三条、第五条规定的情形除外。",
        "第三条规定的情形除外。",
        "第三条第二款所称企业，是指独立法人。",
        "第三条 第二款所称企业，是指独立法人。",
        "第三条所列材料应当齐全。",
        "第三条至第五条适用于本办法。",
        "第三条和第五条的规定不一致的，从其规定。",
        "第三条修改为：",
        "第一款规定的人员从重处罚。",
        "第四项的情形除外。",
        "第三章规定的程序不适用。",
        "第三章程序性事项由主管部门办理。",
        "第一条件是信用良好。",
        "第三人主张权利的，应当通知。",
        "第一批名单已经公布。",
        "（一）至（三）项所列情形除外。",
        "（一）、（二）两种情形除外。",
        "（一）项规定的人员除外。",
        "一、二、三产业融合发展。",
        "一、二等奖各一名。",
        "1.5万元以上的项目优先。",
        "1.5倍以内的部分予以支持。",
        "1、2、3号线同时开工。",
        "2021年6月2日前报送。",
        "3D打印技术广泛应用。",
        "100家企业入选。",
        "（2021）12号文件同时废止。",
        "（以下简称标杆企业）由主管部门认定。",
        "“第三条 企业应当守信。”",
        "一是加强领导，二是落实责任。",
    ],
)
def test_a_line_that_only_mentions_a_number_stays_in_the_clause_above(line: str) -> None:
    sections = parse(f"第二条 申报企业应当守信。\n{line}\n第三条 本办法由省厅解释。").sections
    assert [section.path for section in sections] == [("2",), ("3",)]
    assert sections[0].paragraphs[1].text == line


# --- Headings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1.企业品牌。分为历史经典、时代优品、潮流新锐三个维度。", "企业品牌"),
        ("（二）“数字三品”应用场景典型案例", "“数字三品”应用场景典型案例"),
        ("6.面向市场需求的敏捷供应链。构建一体化体系，实现共享。", "面向市场需求的敏捷供应链"),
        ("（一）申报时间：每年下半年，以通知为准。", "申报时间"),
        ("一、**总体要求**", "总体要求"),
        ("第二条 【适用范围】 本法适用于境内。", "适用范围"),
        ("第二条（适用范围）本法适用于境内。", "适用范围"),
        ("第三条 【立法目的】为了规范管理，制定本办法。", "立法目的"),
    ],
)
def test_a_heading_is_the_title_printed_with_the_number(line: str, title: str) -> None:
    assert heading(line) == title


@pytest.mark.parametrize(
    "line",
    [
        "2.每个申报主体只能申报1个方向，可结合实际情况联合申报。",
        "2.申报主体应当守信。逾期不予受理。",
        "6、累计开展6项以上专项工作（共12项）。",
        "（三）进行交通安全宣传；",
        "（二）由所在地中级人民法院管辖。其他情形除外。",
        "（一）有下列情形之一的：",
        "1.其他情形。由省厅认定。",
        "第三条 国家尊重和保障人权。公民享有权利。",
        "第四条",
    ],
)
def test_a_clause_that_opens_into_its_text_has_no_heading(line: str) -> None:
    assert heading(line) == ""


# --- Structure -------------------------------------------------------------------------------------


def test_marks_nest_by_rank() -> None:
    text = "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n2.庚\n（二）辛\n二、壬\n1.癸"
    assert ids(text) == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1", "1.1.1.1.2", "1.1.2", "1.2", "2", "2.1"]


def test_a_label_joins_the_printed_marks() -> None:
    assert by_id("二、甲\n(二)乙\n2.丙\n（3）丁")["2.2.2.3"].label == "二、（二）2（3）"


def test_a_number_that_runs_on_across_sections_is_kept() -> None:
    assert ids("四、甲\n（一）乙\n1、丙\n2、丁\n（二）戊\n3、己") == [
        "4",
        "4.1",
        "4.1.1",
        "4.1.2",
        "4.2",
        "4.2.3",
    ]


def test_an_unnumbered_paragraph_belongs_to_the_numbered_clause_above() -> None:
    section = by_id("一、甲\n1.乙。分为两类。\n第一类是老品牌。\n第二类是新品牌。\n2.丙")["1.1"]
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "1.乙。分为两类。",
        "第一类是老品牌。",
        "第二类是新品牌。",
    ]


def test_a_paragraph_after_the_items_of_an_article_belongs_to_the_article() -> None:
    section = by_id("第一条 有下列情形之一的：\n（一）甲；\n（二）乙。\n前款情形从重。\n第二条 丙。")["1"]
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "第一条 有下列情形之一的：",
        "前款情形从重。",
    ]


def test_a_list_that_starts_again_under_one_parent_gets_a_path_of_its_own() -> None:
    text = "第一条 甲：\n（一）乙；\n（二）丙。\n丁：\n（一）戊；\n（二）己。\n第二条 庚：\n（一）辛。"
    assert ids(text) == ["1", "1.1", "1.2", "1.r2.1", "1.r2.2", "2", "2.1"]


def test_articles_counted_through_the_text_are_addressed_by_their_number_alone() -> None:
    text = "第一章 甲\n第一节 乙\n第一条 丙。\n第二章 丁\n第二条 戊：\n（一）己。"
    assert ids(text) == ["ch1", "ch1.sec1", "1", "ch2", "2", "2.1"]


def test_an_article_names_its_chapter_and_section_as_ancestors() -> None:
    section = by_id("第一章 甲\n第一节 乙\n第一条 丙。")["1"]
    assert section.above == (("ch1",), ("ch1", "sec1"))


def test_articles_that_start_again_in_each_chapter_are_addressed_inside_it() -> None:
    assert ids("第一章 甲\n第一条 乙。\n第二章 丙\n第一条 丁。") == ["ch1", "ch1.1", "ch2", "ch2.1"]


def test_divisions_by_number_above_articles_stand_apart_from_the_articles() -> None:
    text = "一、甲\n第一条 乙。\n第二条 丙：\n一、丁；\n二、戊。"
    assert ids("一、甲\n第一条 乙。\n第二条 丙。\n二、丁\n第三条 戊。") == ["div1", "1", "2", "div2", "3"]
    assert ids(text.split("\n", 1)[1]) == ["1", "2", "2.1", "2.2"]


def test_the_text_before_the_first_number_is_the_preamble() -> None:
    assert by_id("某某办法\n为规范管理，制定本办法。\n一、总则")["preamble"].label == "序言"


def test_the_title_is_no_paragraph() -> None:
    parsed = parse("某某管理办法\n一、总则", title="某某管理办法")
    assert [paragraph.text for paragraph in parsed.skipped] == ["某某管理办法"]


def test_a_title_broken_over_two_lines_is_still_the_title() -> None:
    assert [section.path for section in parse("某某管理\n办法\n一、总则", title="某某管理办法").sections] == [
        ("1",)
    ]


NOTICE = """关于印发《某某办法》的通知
各市州：
请认真执行。
一、抓好落实。
某某厅
2024年5月6日
某某办法
为规范管理，制定本办法。
一、总则
1.本办法适用于本省。
本办法自2024年6月1日起施行。
"""


def test_a_covering_notice_has_a_numbering_of_its_own() -> None:
    assert ids(NOTICE) == ["notice", "notice.1", "preamble", "1", "1.1", "closing"]


def test_a_closing_provision_is_a_part_of_its_own() -> None:
    assert [paragraph.text for paragraph in by_id(NOTICE)["closing"].paragraphs] == [
        "本办法自2024年6月1日起施行。"
    ]


def test_a_sentence_on_taking_effect_before_the_last_number_closes_nothing() -> None:
    assert ids("一、甲\n本办法自公布之日起施行。\n二、乙") == ["1", "2"]


def test_a_signature_after_the_last_number_is_a_part_of_its_own() -> None:
    section = by_id("一、甲\n二、乙。\n某某省工业和信息化厅\n2024年5月6日")["signature"]
    assert [paragraph.text for paragraph in section.paragraphs] == ["某某省工业和信息化厅", "2024年5月6日"]


def test_a_list_of_attachments_opens_no_clauses() -> None:
    assert ids("一、甲\n二、乙。\n附件：1.申报书\n2.汇总表\n3.承诺书") == ["1", "2", "attachments"]


def test_an_annex_has_a_numbering_of_its_own() -> None:
    assert ids("一、甲\n二、乙\n附件1\n申报书\n一、基本情况\n附件 2：汇总表\n一、名单") == [
        "1",
        "2",
        "annex1",
        "annex1.1",
        "annex2",
        "annex2.1",
    ]


def test_a_clause_of_an_annex_is_cited_with_the_annex() -> None:
    sections = by_id("一、甲\n附件2\n申报书\n一、基本情况\n（一）名称\n附件3\n办法\n第一条 乙。")
    labels = [sections[id].label for id in ("annex2.1", "annex2.1.1", "annex3.1")]
    assert labels == ["附件2 一", "附件2 一、（一）", "附件3 第一条"]


def test_an_announced_annex_without_numbers_opens_no_annex() -> None:
    assert ids("第一条 甲。\n附件：申报书") == ["1", "attachments"]


def test_a_comma_at_the_end_of_an_item_lets_the_next_line_go_on_with_it() -> None:
    section = by_id("第一条 下列企业：\n（一）依法设立，\n信用良好；\n（二）乙。")["1.1"]
    assert [paragraph.text for paragraph in section.paragraphs] == ["（一）依法设立，", "信用良好；"]


def test_the_cover_mark_of_a_text_that_is_itself_an_annex_is_skipped() -> None:
    assert ids("附件 1\n某某指引\n一、甲") == ["1"]


def test_a_table_of_contents_is_skipped() -> None:
    text = "某某条例\n目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"
    assert ids(text) == ["ch1", "1", "ch2", "2"]


def test_a_declared_part_opens_where_its_words_stand() -> None:
    parsed = parse("一、甲\n解释权归省厅。", parts=[Part(id="interpretation", name="解释", opens="解释权归")])
    assert [section.label for section in parsed.sections] == ["一", "解释"]


@pytest.mark.parametrize(
    "line",
    [
        "— 3 —",
        "-3-",
        "3",
        "第 3 页 共 9 页",
        "[首页](#)>[文件](/a)",
        "<!-- INFO END -->",
        "湘公网安备 43010302000530号",
        "备案号：湘ICP备10004984号",
        "【打印本页】",
    ],
)
def test_page_furniture_belongs_to_no_clause(line: str) -> None:
    parsed = parse(f"一、甲\n{line}\n二、乙")
    assert [paragraph.text for paragraph in parsed.skipped] == [line]


# --- Promises for any text -------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *"一二十百第条章节（）()、.．：。，“”附件目录①⑴㈠0129 　\t\n\r",
        "\n一、",
        "\n（一）",
        "\n1.",
        "\n第一条 ",
        "\n第一条之一 ",
        "\n第一章 总则",
        "\n附件1",
        "\n附件：1.",
        "\n目录\n",
        "\n**",
        "**",
        "\n- ",
        "\n# ",
        "\n关于印发《甲》的通知\n",
        "\n甲\n",
        "\n本办法自公布之日起施行。",
        "\n2024年5月6日",
        "企业应当守信",
        "\ufeff",
        "\u200b",
        "\x00",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))


def _all_paragraphs(parsed: Parsed) -> list[tuple[int, int]]:
    within = [(p.start, p.end) for section in parsed.sections for p in section.paragraphs]
    return sorted(within + [(p.start, p.end) for p in parsed.skipped])


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["", "甲"]))
@example("#\n*", "")
@example("** **", "")
def test_every_paragraph_is_its_span_of_any_text(text: str, title: str) -> None:
    parsed = parse(text, title=title)
    paragraphs = [p for section in parsed.sections for p in section.paragraphs] + list(parsed.skipped)
    assert all(p.text and text[p.start : p.end] == p.text for p in paragraphs)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_never_overlap_and_leave_out_only_space_and_markdown_marks(text: str) -> None:
    at, left = 0, ""
    for start, end in _all_paragraphs(parse(text)):
        assert start >= at
        left += text[at:start]
        at = end
    assert set(left + text[at:]) <= set("#-*+•·▪●>_\ufeff\u200b") | {c for c in text if c.isspace()}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_two_sections_share_a_path(text: str) -> None:
    paths = [section.path for section in parse(text).sections]
    assert len(set(paths)) == len(paths)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sections_stand_in_printed_order(text: str) -> None:
    starts = [section.paragraphs[0].start for section in parse(text).sections]
    assert starts == sorted(starts)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_whatever_stands_above_a_section_is_a_section_before_it(text: str) -> None:
    seen: set[tuple[str, ...]] = set()
    for section in parse(text).sections:
        assert set(section.above) <= seen
        seen.add(section.path)


# --- Mends -----------------------------------------------------------------------------------------


def _mend(source: str, was: str, now: str) -> Mend:
    start = source.index(was)
    return Mend(kind="join", start=start, end=start + len(was), was=was, now=now, why="a page break")


def test_a_mended_paragraph_spans_both_halves_in_the_source() -> None:
    source = "一、甲\n1.企业应当\n\n守信。\n2.丙"
    mend = _mend(source, "应当\n\n守信", "应当守信")
    paragraph = parse(source, [mend]).sections[1].paragraphs[0]
    assert (paragraph.text, source[paragraph.start : paragraph.end]) == (
        "1.企业应当守信。",
        "1.企业应当\n\n守信。",
    )


def test_a_paragraph_without_a_mend_keeps_its_place_after_one() -> None:
    source = "一、甲\n1.企业应当\n\n守信。\n2.丙"
    mend = _mend(source, "应当\n\n守信", "应当守信")
    paragraph = parse(source, [mend]).sections[2].paragraphs[0]
    assert source[paragraph.start : paragraph.end] == "2.丙"


@given(st.text("甲乙丙。", min_size=1, max_size=8), st.text("丁戊。", min_size=1, max_size=8))
def test_mends_over_the_span_give_the_text(before: str, after: str) -> None:
    source = f"一、{before}\n\n{after}\n二、己"
    mend = _mend(source, "\n\n", "")
    paragraph = parse(source, [mend]).sections[0].paragraphs[0]
    assert apply_mends(source, paragraph, [mend]) == paragraph.text
