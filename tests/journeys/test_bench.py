"""A member of the help desk finds a clause and cites it, in a real browser, without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe import violations
from playwright.sync_api import Browser, Page, expect

PATIENCE = 60_000  # milliseconds
CITED = "《中国消费名品方阵推荐工作指引》二、（二）2：“2.每个申报主体只能申报1个方向，可结合实际情况联合申报，联合申报单位数量不超过3家。”"


@pytest.fixture
def desk(browser: Browser, server: Any) -> Iterator[Page]:
    """The bench as it opens, on a machine with a clipboard; nothing may go wrong on it, or come from elsewhere."""
    context = browser.new_context(
        base_url=server.url,
        locale="zh-CN",
        viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    page.on(
        "request",
        lambda request: None if request.url.startswith((server.url, "blob:")) else faults.append(request.url),
    )
    page.goto("/desk")
    expect(page.locator("#q")).to_be_focused()  # what is typed before goes nowhere
    yield page
    assert faults == []
    context.close()


def copied(page: Page) -> str:
    expect(page.locator("#said")).to_have_text("已复制")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def find(page: Page, words: str) -> None:
    page.locator("#q").fill("")
    page.keyboard.type(words)


def first(page: Page) -> Any:
    return page.locator("#results .open").first


def test_a_clause_is_found_while_one_types_opened_and_cited_with_keys_alone(desk: Page) -> None:
    desk.keyboard.type("联合申报")
    expect(first(desk)).to_contain_text("二、（二）2")
    expect(first(desk).locator("mark").first).to_have_text("联合申报")
    desk.keyboard.press("ArrowDown")
    expect(first(desk)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#open .cite")).to_have_text("《中国消费名品方阵推荐工作指引》二、（二）2")
    expect(first(desk)).to_be_focused()
    desk.keyboard.press("c")
    assert copied(desk) == CITED


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("二（二）2", "二、（二）2"),
        ("2.2.2", "二、（二）2"),
        ("second condition of the case track", "二、（二）2"),
        ("hn-sanpin/closing", "施行日期与有效期"),
    ],
)
def test_a_number_leads_to_its_clause(desk: Page, words: str, label: str) -> None:
    desk.keyboard.type(words)
    expect(first(desk).locator(".label")).to_have_text(label)
    expect(first(desk)).to_contain_text("条号")
    desk.keyboard.press("Enter")
    expect(desk.locator("#open .cite")).to_contain_text(label)


def test_words_between_quotation_marks_are_found_exactly_so(desk: Page) -> None:
    desk.keyboard.type("“联合申报单位数量”")
    expect(desk.locator("#results .count")).to_contain_text("1 条条文")
    expect(first(desk).locator("mark")).to_have_text("联合申报单位数量")
    find(desk, "“单位联合申报数量”")
    expect(desk.locator("#results .empty")).to_be_visible()


def test_filters_keep_to_a_policy_a_section_and_a_standing(desk: Page) -> None:
    desk.keyboard.type("申报")
    expect(first(desk)).to_be_visible()
    desk.get_by_label("文件", exact=True).select_option("hn-sanpin")
    policies = desk.locator("#results .policy")
    expect(policies.filter(has_text="名品方阵")).to_have_count(0)
    expect(policies.first).to_be_visible()
    desk.get_by_label("文件", exact=True).select_option("")
    desk.get_by_label("部分").select_option("cn-mpfz/3")
    expect(desk.locator("#results .label").filter(has_text="二、")).to_have_count(0)
    desk.get_by_label("部分").select_option("")
    desk.get_by_label("截至").fill("2026-11-22")
    desk.get_by_label("效力").select_option("lapsed")
    expect(policies.filter(has_text="名品方阵")).to_have_count(0)
    expect(desk.locator("#results .warn").first).to_have_text("已过有效期")
    desk.get_by_label("截至").fill("2023-05-01")
    expect(desk.locator("#results .empty")).to_be_visible()


def test_two_clauses_stand_side_by_side_and_can_be_put_away_again(desk: Page) -> None:
    desk.keyboard.type("商标")
    expect(first(desk)).to_contain_text("二、（一）1")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("#open")).to_be_visible()
    second = desk.locator("#results .open").nth(1).inner_text().split()[0]
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("b")
    beside = desk.locator("#beside .cite")
    expect(beside).to_contain_text(second)
    desk.keyboard.press("2")
    expect(desk.locator("#beside")).to_be_focused()
    desk.keyboard.press("[")
    expect(beside).not_to_contain_text(second)
    neighbour = beside.inner_text()
    expect(desk.locator("#open .cite")).to_contain_text("二、（一）1")
    address = desk.url
    desk.keyboard.press("x")
    expect(desk.locator("#beside")).to_have_count(0)
    desk.goto(address)
    expect(beside).to_contain_text(neighbour)
    desk.go_back()
    expect(desk.locator("#beside")).to_have_count(0)


def test_a_clause_comes_with_its_scan_its_checks_and_its_guidance(desk: Page) -> None:
    desk.goto("/clauses/cn-mpfz/2.1.3")
    expect(desk.locator(".scan .mend")).to_contain_text("市场占有率⏎⏎率")
    expect(desk.locator(".rules").first).to_contain_text("市场占有率")
    expect(desk.locator(".english")).to_contain_text("market share")
    desk.get_by_text("引用本条的口径").click()
    desk.locator(".rows a").first.click()
    expect(desk.locator("#open .tag").first).to_be_visible()
    desk.get_by_role("button", name="复制答复").first.click()
    assert "（《" in copied(desk)


def test_what_is_selected_is_copied_with_its_clause(desk: Page) -> None:
    desk.goto("/clauses/cn-mpfz/2.2.2")
    desk.evaluate(
        """() => {
          const text = document.querySelector('.leaf p').firstChild;
          getSelection().setBaseAndExtent(text, 2, text, 16);
        }"""
    )
    desk.get_by_role("button", name="复制引文").focus()
    desk.keyboard.press("Enter")
    assert copied(desk) == "《中国消费名品方阵推荐工作指引》二、（二）2：“每个申报主体只能申报1个方向”"


def test_a_link_to_a_quote_marks_it(desk: Page) -> None:
    desk.goto("/clauses/cn-mpfz/2.2.2?quote=联合申报单位数量不超过3家")
    expect(desk.locator(".leaf mark")).to_have_text("联合申报单位数量不超过3家")


def test_single_keys_can_be_turned_off_for_good(desk: Page) -> None:
    desk.keyboard.press("Tab")
    desk.locator("#help").click()
    desk.get_by_label("启用单键快捷键").uncheck()
    desk.keyboard.press("Escape")
    desk.goto("/desk?open=cn-mpfz/2.2.2")
    desk.locator("#open").focus()
    desk.keyboard.press("b")
    desk.wait_for_timeout(300)
    expect(desk.locator("#beside")).to_have_count(0)
    expect(desk.locator("#open")).to_be_focused()


def test_the_bench_works_where_scripts_are_off(browser: Browser, server: Any) -> None:
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/desk")
    page.locator("#q").fill("2.2.2")
    page.get_by_role("button", name="Search").click()
    page.locator("#results .open").first.click()
    expect(page.locator("#open .cite")).to_contain_text("二、（二）2")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/desk",
        "/desk?q=商标&open=cn-mpfz/2.1.1&beside=cn-mpfz/2.2.4",
        "/desk?q=joint&open=guidance:cn-joint-application&lang=en",
        "/clauses/cn-mpfz/2.1.3",
        "/clauses/none",
    ],
)
def test_the_bench_keeps_nobody_out(desk: Page, path: str, scheme: Any) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.goto(path)
    desk.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(desk) == []


def test_nothing_of_the_bench_is_cut_off_on_a_phone(desk: Page) -> None:
    desk.set_viewport_size({"width": 375, "height": 700})
    desk.goto("/desk?q=商标&open=cn-mpfz/2.1.1&beside=cn-mpfz/2.1.3")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 375
