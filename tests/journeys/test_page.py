"""People at the page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from axe import serious_violations
from fake import WaitingAssistant
from light import light
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checks.rulebook import load_rulebook
from corpus.load import load_corpus

PATIENCE = 60_000  # milliseconds
PHONE = {"width": 375, "height": 700}

QUESTIONS = {"zh-CN": "联合申报最多几家？", "en-GB": "Can we apply jointly?"}
FOLLOW_UPS = {"zh-CN": "那4家行不行？", "en-GB": "What about 4?"}
STORIES = {
    "zh-CN": "我们想报“数字三品”案例：长沙的服装公司，在湖南注册，知识产权自有，4家联合申报，行吗？",
    "en-GB": "We are a clothing company registered in Changsha. Four of us apply jointly for a digital case. Are we eligible?",
}


@pytest.fixture(params=["zh-CN", "en-GB"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, server: Any) -> Iterator[Opener]:
    """Opens the page; anything it fetches from elsewhere, or logs as an error, is a failure."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    complaints: list[str] = []

    def open_page(locale: str = "zh-CN", **options: Any) -> Page:
        context = browser.new_context(
            locale=locale, **{"viewport": {"width": 1280, "height": 800}, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((server.url, "data:", "blob:"))
                else strangers.append(request.url)
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server.url, timeout=PATIENCE)
        page.locator("#mp-box textarea").wait_for(timeout=PATIENCE)
        page.locator("#mp-dialogs").wait_for(state="attached", timeout=PATIENCE)
        return page

    yield open_page
    assert strangers == []
    assert complaints == []
    for context in contexts:
        context.close()


@pytest.fixture
def page(opened: Opener, locale: str) -> Page:
    return opened(locale)


def ask(page: Page, question: str) -> None:
    page.locator("#mp-box textarea").fill(question)
    page.locator("#mp-box textarea").press("Enter")


def answered(page: Page, times: int = 1) -> None:
    expect(page.locator("#mp-chat .mp-actions")).to_have_count(times, timeout=PATIENCE)


def both_ways(locale: str, zh: str, en: str) -> str:
    return zh if locale == "zh-CN" else en


# -- asking


def test_an_answer_shows_its_mark_and_the_clause_word_for_word(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    answered(page)
    expect(page.locator("a.mp-mark").first).to_have_text("1")
    source = page.locator(".mp-source", has_text="二、（二）2").first
    expect(source.locator("blockquote")).to_contain_text("联合申报单位数量不超过3家")
    expect(source.locator(".mp-english")).to_have_count(1 if locale == "en-GB" else 0)


def test_an_example_is_a_question_like_any_other(page: Page, locale: str) -> None:
    example = page.locator(".mp-example:visible").first
    words = example.inner_text()
    example.click()
    expect(page.locator(".mp-said")).to_have_text(words, timeout=PATIENCE)
    answered(page)


def test_a_second_question_is_answered_beneath_the_first(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    answered(page)
    ask(page, FOLLOW_UPS[locale])
    answered(page, 2)


def test_what_a_person_types_is_shown_and_never_run(opened: Opener) -> None:
    page = opened()
    ask(page, "<img src=x onerror=\"document.title='run'\"> **x**")
    expect(page.locator(".mp-said")).to_have_text("<img src=x onerror=\"document.title='run'\"> **x**")
    expect(page.locator(".mp-foot, .mp-fault").first).to_be_visible(timeout=PATIENCE)
    assert page.title() != "run"


def test_an_empty_question_is_answered_with_what_is_missing(page: Page) -> None:
    ask(page, "   ")
    expect(page.locator("#mp-chat .mp-fault")).to_be_visible(timeout=PATIENCE)


def test_the_day_can_be_set_and_stands_under_the_answer(page: Page, locale: str) -> None:
    expect(page.locator("#mp-day")).not_to_have_value("")
    page.locator("#mp-day").fill("2025-03-01")
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot time")).to_have_text("2025-03-01", timeout=PATIENCE)


def test_a_new_chat_forgets_the_old_one(page: Page, locale: str) -> None:
    ask(page, STORIES[locale])
    answered(page)
    expect(page.locator(".mp-fact").first).to_be_visible()
    page.locator("#mp-new").click()
    expect(page.locator(".mp-said")).to_have_count(0)
    expect(page.locator(".mp-example:visible").first).to_be_visible()
    expect(page.locator(".mp-fact")).to_have_count(0)


def test_an_answer_can_be_asked_for_again(opened: Opener) -> None:
    page = opened()
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    page.locator("[data-do=retry]").click()
    expect(page.locator("#mp-chat .mp-actions")).to_have_count(0)
    answered(page)
    expect(page.locator(".mp-said")).to_have_text(QUESTIONS["zh-CN"])


def test_an_answer_is_copied_with_its_quotes(opened: Opener) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    page.locator("[data-do=copy]").click()
    expect(page.locator("#mp-news")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    quote = page.locator(".mp-cite a").first.get_attribute("data-quote")
    assert quote
    assert "[1]" in copied.split("\n\n")[0]
    assert f"“{quote}”" in copied
    assert "/clauses/cn-mpfz/2.2.2" in copied


class Pondering(WaitingAssistant):
    """Begins to answer, then thinks; knows the rules, so that the page can be built."""

    def __init__(self) -> None:
        super().__init__()
        self.rulebook = load_rulebook(load_corpus())


def test_an_answer_under_way_is_stopped_and_not_remembered(browser: Browser) -> None:
    pondering = Pondering()
    with light(assistant=pondering, page=True) as address:
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.goto(address, timeout=PATIENCE)
        page.locator("#mp-box textarea").wait_for(timeout=PATIENCE)
        ask(page, "联合申报最多几家？")
        expect(page.locator(".mp-turn .mp-text")).to_have_text("可以，", timeout=PATIENCE)
        page.get_by_role("button", name="停止").click()
        expect(page.locator(".mp-stopped")).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".mp-turn .mp-text")).to_have_text("可以，")
        expect(page.get_by_role("button", name="发送")).to_be_visible()
        pondering.go_on.set()
        context.close()


# -- the clause in its context


def test_a_chip_opens_the_clause_in_its_context_with_the_quote_highlighted(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    answered(page)
    source = page.locator(".mp-source", has=page.locator("mark")).first
    chip, quote = source.locator(".mp-cite a"), source.locator("mark").first.inner_text()
    chip.click()
    dialog = page.locator("#mp-clause")
    expect(dialog.locator(".mp-here mark").first).to_have_text(quote)
    expect(dialog.locator(".mp-here mark").first).to_be_in_viewport()
    expect(dialog.locator(".mp-near")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_chip_is_a_link_to_the_clause_for_whoever_wants_a_new_window(opened: Opener) -> None:
    page = opened()
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    with page.context.expect_page(timeout=PATIENCE) as opening:
        page.locator("a.mp-mark").first.click(modifiers=["Control"])
    expect(opening.value.locator("body")).to_contain_text("联合申报单位数量不超过3家")


# -- the verdict


def test_a_story_gets_a_verdict_card_with_what_fails_and_what_would_pass(page: Page, locale: str) -> None:
    ask(page, STORIES[locale])
    answered(page)
    card = page.locator(".mp-card.mp-ineligible")
    expect(card.locator(".mp-outcome")).to_contain_text(both_ways(locale, "不符合申报条件", "Not eligible"))
    failed = card.locator(".mp-finding.mp-not_met")
    expect(failed).to_have_count(1)
    expect(failed.locator("b")).to_have_text(both_ways(locale, "不符合", "not met"))
    expect(card.locator(".mp-changes li")).to_contain_text("3")
    expect(card.locator(".mp-group-clause a").first).to_have_text("二、（二）2")


def test_the_report_of_a_verdict_opens_in_word(opened: Opener, tmp_path: Path) -> None:
    page = opened()
    ask(page, STORIES["zh-CN"])
    answered(page)
    with page.expect_download() as downloading:
        page.locator(".mp-card.mp-ineligible .mp-report a", has_text="Word").click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    told = "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    assert "可结合实际情况联合申报，联合申报单位数量不超过3家" in told


def test_an_open_question_is_a_button_and_its_answer_is_said(opened: Opener) -> None:
    page = opened()
    ask(page, "我们是湖南的食品企业，想报湖南三品标杆企业，能报吗？")
    answered(page)
    question = page.locator(".mp-question", has_text="规模以上")
    question.click()
    expect(question).to_have_attribute("aria-expanded", "true")
    page.locator(".mp-inline .mp-choice", has_text="是").first.click()
    page.locator(".mp-inline button[type=submit]").click()
    expect(page.locator(".mp-said").last).to_have_text("我们是规模以上企业。", timeout=PATIENCE)
    answered(page, 2)
    expect(page.locator(".mp-fact[data-name=above_scale]")).to_contain_text("是")


# -- the fact sheet


def test_a_fact_read_wrongly_is_corrected_in_the_conversation(page: Page, locale: str) -> None:
    ask(page, STORIES[locale])
    answered(page)
    fact = page.locator(".mp-fact[data-name=joint_units]")
    expect(fact).to_contain_text("4")
    fact.locator("[data-do=edit]").click()
    fact.locator("input[type=number]").fill("3")
    page.keyboard.press("Enter")
    said = both_ways(
        locale, "更正：联合申报一共3家单位。", "Correction: The joint application has 3 units in all."
    )
    expect(page.locator(".mp-said").last).to_have_text(said, timeout=PATIENCE)
    answered(page, 2)
    expect(page.locator(".mp-fact[data-name=joint_units] b")).to_contain_text("3")
    expect(page.locator(".mp-turn").last.locator(".mp-card.mp-ineligible")).to_have_count(0)


def test_a_fact_is_taken_back_by_saying_that_it_is_uncertain(opened: Opener) -> None:
    page = opened()
    ask(page, "我们是规模以上的食品企业，想报湖南三品标杆企业，可以吗？")
    answered(page)
    page.locator(".mp-fact[data-name=above_scale] [data-do=doubt]").click()
    expect(page.locator(".mp-said").last).to_have_text("更正：不确定我们是规模以上企业。", timeout=PATIENCE)
    answered(page, 2)
    expect(page.locator(".mp-fact[data-name=above_scale]")).to_have_count(0)


def test_a_fact_is_added_from_the_sheet(opened: Opener) -> None:
    page = opened()
    page.locator("#mp-add").select_option("trademark_valid_until")
    page.locator(".mp-inline input[type=date]").fill("2031-05-06")
    page.locator(".mp-inline button[type=submit]").click()
    expect(page.locator(".mp-said")).to_have_text("商标有效期到2031年5月6日。", timeout=PATIENCE)
    expect(page.locator(".mp-fact[data-name=trademark_valid_until] b")).to_contain_text(
        "2031年5月6日", timeout=PATIENCE
    )


# -- the guided check


def choose(page: Page, fact: str, value: str) -> None:
    """Answer one question of the form, and wait until the form has taken it in."""
    field = page.locator(f"#mp-form [data-fact={fact}]")
    expect(field).to_be_visible(timeout=PATIENCE)
    with page.expect_response("**/page/check", timeout=PATIENCE):
        kind = field.get_attribute("data-type")
        if kind in ("int", "number", "date"):
            field.locator("input:not([type=radio])").fill(value)
        elif field.locator("select").count():
            field.locator("select").select_option(value)
        elif kind == "works":
            field.locator("input").nth(int(value)).check()
        else:
            field.locator(f"input[value='{value}']").check()


BRAND = {
    "registered_in_prc_mainland": "true",
    "entity_type": "enterprise",
    "has_legal_personality": "true",
    "operating_well_3y": "true",
    "bad_record_credit_3y": "none",
    "bad_record_quality_3y": "none",
    "bad_record_safety_3y": "none",
    "bad_record_environment_3y": "none",
    "self_created_brand": "true",
    "trademark_owned": "true",
    "trademark_valid_until": "2035-01-01",
}


def test_the_guided_check_runs_to_its_end_and_into_the_chat(page: Page, locale: str) -> None:
    page.locator(".mp-tool[data-check]").click()
    page.locator("#mp-track").select_option("cn-mpfz/brand-enterprise")
    card = page.locator("#mp-result .mp-card")
    expect(card).to_have_class("mp-card mp-undetermined", timeout=PATIENCE)
    for fact, value in BRAND.items():
        choose(page, fact, value)
    expect(card).to_have_class("mp-card mp-conditionally_eligible", timeout=PATIENCE)
    judged = page.locator("#mp-form .mp-judged:visible")
    for number in range(judged.count()):
        with page.expect_response("**/page/check", timeout=PATIENCE):
            judged.nth(number).locator("input[value=true]").check()
    expect(card).to_have_class("mp-card mp-eligible", timeout=PATIENCE)
    page.locator("[data-do=carry]").click()
    expect(page.locator("#mp-check")).to_be_hidden()
    expect(page.locator(".mp-said")).to_contain_text(
        both_ways(locale, "商标所有权归我们。", "We own the trademark."), timeout=PATIENCE
    )
    answered(page)
    expect(page.locator("#mp-chat .mp-card.mp-conditionally_eligible")).to_have_count(1)


def test_the_guided_check_asks_only_what_still_matters(opened: Opener) -> None:
    page = opened()
    page.locator(".mp-tool[data-check]").click()
    page.locator("#mp-track").select_option("cn-mpfz/digital-case")
    choose(page, "is_joint", "false")
    expect(page.locator("#mp-form [data-fact=joint_units]")).to_be_hidden()
    choose(page, "ip_owned", "true")
    expect(page.locator("#mp-form [data-fact=ip_licensed]")).to_be_hidden()
    choose(page, "involves_state_secret", "true")
    expect(page.locator("#mp-result .mp-card")).to_have_class("mp-card mp-ineligible", timeout=PATIENCE)
    expect(page.locator("#mp-form .mp-field:visible")).to_have_count(3)
    page.locator("#mp-all").check()
    expect(page.locator("#mp-form [data-fact=joint_units]")).to_be_visible(timeout=PATIENCE)


def test_the_guided_check_says_which_answer_cannot_be(opened: Opener) -> None:
    page = opened()
    page.locator(".mp-tool[data-check]").click()
    page.locator("#mp-track").select_option("cn-mpfz/digital-case")
    choose(page, "joint_units", "0")
    expect(page.locator("#mp-form [data-fact=joint_units] .mp-wrong")).to_contain_text("不能小于1")


def test_the_guided_check_begins_with_what_the_chat_knows(opened: Opener) -> None:
    page = opened()
    ask(page, STORIES["zh-CN"])
    answered(page)
    page.locator(".mp-card.mp-ineligible [data-check]").click()
    expect(page.locator("#mp-form [data-fact=joint_units] input")).to_have_value("4")
    expect(page.locator("#mp-track")).to_have_value("cn-mpfz/digital-case")


# -- thumbs


def test_a_thumb_down_gives_its_reason_and_is_taken(opened: Opener) -> None:
    page = opened()
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    page.locator("[data-do=down]").click()
    page.locator("#mp-opinion .mp-choice", has_text="没答全").click()
    page.locator("#mp-comment").fill("没有说牵头单位算不算")
    with page.expect_response("**/api/feedback") as sent:
        page.locator("#mp-opinion button[type=submit]").click()
    assert sent.value.status == 202
    told = sent.value.request.post_data_json
    assert told["rating"] == "down"
    assert told["reason"] == "incomplete"
    assert told["question"] == QUESTIONS["zh-CN"]
    assert "cn-mpfz/2.2.2" in told["citations"]
    expect(page.locator("[data-do=down]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".mp-note")).to_be_visible()


def test_a_thumb_down_that_is_called_off_is_not_sent(opened: Opener) -> None:
    page = opened()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "feedback" in request.url else None)
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    page.locator("[data-do=down]").click()
    page.keyboard.press("Escape")
    expect(page.locator("#mp-opinion")).to_be_hidden()
    expect(page.locator("[data-do=down]")).to_have_attribute("aria-pressed", "false")
    assert sent == []


# -- a person


def test_a_conversation_is_handed_over_and_waits_for_the_staff_within_the_page(opened: Opener) -> None:
    page = opened()
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    page.locator("#mp-person-button").click()
    page.locator("#mp-person [data-do=hand-over]").click()
    frame = page.frame_locator("#mp-person iframe")
    expect(frame.locator("body")).not_to_be_empty(timeout=PATIENCE)
    link = page.locator("#mp-person iframe").get_attribute("src")
    assert link
    assert "#handover=" in link


def test_nothing_is_handed_over_before_something_was_asked(opened: Opener) -> None:
    page = opened()
    page.locator("#mp-person-button").click()
    page.locator("#mp-person [data-do=hand-over]").click()
    expect(page.locator("#mp-person .mp-fault")).to_contain_text("请先写下您的问题", timeout=PATIENCE)


# -- for everybody


def test_the_language_follows_the_browser_until_it_is_chosen(opened: Opener) -> None:
    page = opened("en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".mp-header h1")).to_have_text("Mingpin", use_inner_text=True)
    page.locator("#mp-tongue").select_option("zh")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator(".mp-header h1")).to_have_text("名品助手", use_inner_text=True)
    expect(page.locator("#mp-box textarea")).to_have_attribute("aria-label", "问题")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN", timeout=PATIENCE)


def test_a_finished_answer_is_told_to_screen_readers_once(page: Page, locale: str) -> None:
    expect(page.locator("#mp-news")).to_have_attribute("aria-live", "polite")
    ask(page, QUESTIONS[locale])
    expect(page.locator("#mp-news")).to_contain_text("3", timeout=PATIENCE)


def test_the_page_is_used_by_keyboard_alone(opened: Opener) -> None:
    page = opened()
    page.locator("#mp-box textarea").focus()
    page.keyboard.type("联合申报最多几家？")
    page.keyboard.press("Enter")
    answered(page)
    page.locator("a.mp-mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mp-clause .mp-here")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator(".mp-tool[data-check]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mp-track")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#mp-result .mp-card")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(page.locator("#mp-check")).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 256}], ids=["phone", "a desktop at 400 %"])
def test_the_page_fits(opened: Opener, size: Any) -> None:
    page = opened(viewport=size)
    ask(page, STORIES["zh-CN"])
    answered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator("#mp-sheet-button").click()
    expect(page.locator(".mp-fact").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".mp-fact").first).to_be_hidden()
    page.locator(".mp-tool[data-check]").click()
    expect(page.locator("#mp-result .mp-card")).to_be_attached(timeout=PATIENCE)
    assert page.locator("#mp-check").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_an_answer_is_printed_with_its_question_and_quotes_and_nothing_else(opened: Opener) -> None:
    page = opened()
    page.evaluate("window.print = () => { window.printed = document.body.innerText; }")
    ask(page, QUESTIONS["zh-CN"])
    answered(page)
    ask(page, STORIES["zh-CN"])
    answered(page, 2)
    page.emulate_media(media="print")
    page.locator("[data-do=print]").last.dispatch_event("click")
    printed = page.evaluate("window.printed")
    assert "服装公司" in printed
    assert "联合申报单位数量不超过3家" in printed
    assert "联合申报最多几家？" not in printed
    assert "您的情况" not in printed
    assert "复制" not in printed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found_on_the_page(opened: Opener, locale: str, scheme: str) -> None:
    page = opened(locale, color_scheme=scheme, reduced_motion="reduce")
    assert serious_violations(page) == []
    ask(page, STORIES[locale])
    answered(page)
    page.locator(".mp-fact [data-do=edit]").last.click()
    assert serious_violations(page) == []
    page.locator(".mp-cite a").first.click()
    page.locator("#mp-clause .mp-here").wait_for()
    assert serious_violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".mp-tool[data-check]").click()
    page.locator("#mp-result .mp-card").wait_for()
    assert serious_violations(page) == []


def test_the_page_is_dark_where_the_reader_wants_it_dark(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(25, 26, 24)"
