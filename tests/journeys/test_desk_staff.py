"""An applicant hands a conversation over, an officer replies, and the applicant reads it: two people, two browsers."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served import COMMAND, environment, start, stop

PATIENCE = 60_000  # milliseconds
STORY = "我们是分公司，能报数字三品案例吗？请回电13812345678"
REPLY = "您好，请由具有独立法人资格的总公司申报。"


class House(NamedTuple):
    """The service, and where it keeps what the staff works on."""

    url: str


@pytest.fixture(scope="module")
def house(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service whose desk has a database of its own, and an admin."""
    settings = {"MINGPIN_DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('staff') / 'desk.db'}"}
    subprocess.run(
        [COMMAND, "staff", "add", "王敏", "--role", "admin"],
        env=environment(data_dir, **settings),
        input="a good password\n",
        text=True,
        encoding="utf-8",
        check=True,
        capture_output=True,
    )
    served = start(data_dir, settings)
    yield House(served.url)
    stop(served)


def person(browser: Browser, house: House, **how: Any) -> BrowserContext:
    context = browser.new_context(base_url=house.url, locale="zh-CN", **how)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return context


@pytest.fixture
def officer(browser: Browser, house: House) -> Iterator[Page]:
    context = person(browser, house, viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto("/desk/queue")
    page.get_by_label("姓名或工号").fill("王敏")
    page.get_by_label("密码").fill("a good password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="转人工")).to_be_visible()
    yield page
    context.close()


def test_a_conversation_is_handed_over_replied_to_and_read_again_later(
    browser: Browser, house: House, officer: Page
) -> None:
    theirs = person(
        browser,
        house,
        viewport={"width": 420, "height": 760},
        permissions=["clipboard-read", "clipboard-write"],
    )
    applicant = theirs.new_page()
    applicant.goto("/widget")
    applicant.locator("#question").fill(STORY)
    applicant.keyboard.press("Enter")
    applicant.get_by_role("button", name="转人工").click()
    status = applicant.locator(".person-status")
    expect(status).to_contain_text("已转给工作人员")

    officer.reload()
    card = officer.locator(".cards a", has_text="分公司").first
    expect(card).to_contain_text("[手机号]")
    card.click()
    expect(officer.locator(".verdict .outcome").first).to_have_text("不符合申报条件")
    expect(officer.locator("tbody")).to_contain_text("分公司")
    assert violations(officer) == []
    officer.get_by_label("答复", exact=True).fill(REPLY)
    officer.get_by_role("button", name="发出答复").click()
    expect(officer.locator("#latest")).to_contain_text(REPLY)

    expect(applicant.locator(".person-said .officer")).to_contain_text(REPLY)
    expect(status).to_contain_text("工作人员已答复")
    assert violations(applicant) == []
    applicant.locator("#question").fill("谢谢，材料交到哪里？")
    applicant.keyboard.press("Enter")
    expect(applicant.locator(".person-said .applicant")).to_contain_text("材料交到哪里")
    expect(officer.locator("#latest")).to_contain_text("材料交到哪里")  # without a reload

    applicant.get_by_role("button", name="复制链接").click()
    expect(applicant.get_by_role("button", name="已复制")).to_be_visible()
    link = applicant.evaluate("navigator.clipboard.readText()")
    later = theirs.new_page()
    later.goto(link)
    expect(later.locator(".person-said .officer")).to_contain_text(REPLY)
    later.get_by_role("button", name="撤回并删除").click()
    later.get_by_role("button", name="再按一次").click()
    expect(later.locator(".person-status")).to_contain_text("已删除")
    officer.goto("/desk/queue")
    expect(officer.locator(".cards a", has_text="分公司")).to_have_count(0)
    assert theirs.cookies() == []
    theirs.close()


def test_an_officer_drafts_and_the_gates_say_what_is_wrong(officer: Page) -> None:
    officer.goto("/desk/drafts/new")
    officer.get_by_label("依据的条款").fill("cn-mpfz/3.1")
    officer.get_by_label("中文问法").fill("名品申报的评审费是多少钱呢")
    officer.get_by_label("英文问法").fill("How much is the review fee of the brand list in yuan?")
    officer.get_by_label("中文答复").fill("评审费是5000元[[cn-mpfz/3.1]]。")
    officer.get_by_label("英文答复").fill("The text names no review fee [[cn-mpfz/3.1]].")
    officer.get_by_role("button", name="保存并检查").click()
    expect(officer.get_by_role("alert")).to_contain_text("数字没有依据")
    expect(officer.get_by_role("button", name="批准并启用")).to_have_count(0)
    assert violations(officer) == []
    officer.get_by_label("中文答复").fill("文件没有写评审费[[cn-mpfz/3.1]]。")
    officer.get_by_role("button", name="保存并检查").click()
    expect(officer.get_by_text("已通过各道检查")).to_be_visible()
    expect(officer.get_by_role("button", name="批准并启用")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["queue", "questions", "drafts", "drafts/new", "audit"])
def test_the_staff_s_pages_keep_nobody_out(officer: Page, path: str, scheme: Any) -> None:
    officer.emulate_media(color_scheme=scheme)
    officer.goto(f"/desk/{path}")
    assert violations(officer) == []
