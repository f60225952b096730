"""People at the page, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE = 60_000  # milliseconds


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(params=["zh-CN", "en-GB"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, server: Any, locale: str) -> Iterator[Page]:
    """The page as opened; anything it fetches from elsewhere, or logs as an error, is a failure."""
    context = browser.new_context(locale=locale)
    opened = context.new_page()
    strangers: list[str] = []
    complaints: list[str] = []
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith((server.url, "data:", "blob:")) else strangers.append(request.url)
        ),
    )
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(server.url, timeout=PATIENCE)
    opened.locator("#mp-box textarea").wait_for(timeout=PATIENCE)
    yield opened
    assert strangers == []
    assert complaints == []
    context.close()


def ask(page: Page, question: str) -> None:
    page.locator("#mp-box textarea").fill(question)
    page.keyboard.press("Enter")


QUESTIONS = {"zh-CN": "联合申报最多几家？", "en-GB": "Can we apply jointly?"}
FOLLOW_UPS = {"zh-CN": "那4家行不行？", "en-GB": "What about 4?"}


def test_an_answer_shows_its_mark_and_the_clause_word_for_word(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("a.mp-mark").first).to_have_text("1")
    source = page.locator(".mp-source", has_text="二、（二）2").first
    expect(source.locator("blockquote")).to_contain_text("联合申报单位数量不超过3家")
    expect(source.locator(".mp-english")).to_have_count(1 if locale == "en-GB" else 0)


def test_a_mark_leads_to_the_clause_in_its_context(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(
        1500
    )  # drawn once more when its stream ends; a click that meets the redrawing is lost
    with page.context.expect_page(timeout=PATIENCE) as opening:
        page.locator(".mp-source a", has_text="二、（二）2").first.click()
    expect(opening.value.locator("article")).to_contain_text("联合申报单位数量不超过3家")


def test_an_example_is_a_question_like_any_other(page: Page) -> None:
    page.locator("#mp-chat .example").first.click()
    expect(page.locator(".mp-said")).to_have_text("联合申报最多几家？", timeout=PATIENCE)
    expect(page.locator(".mp-foot")).to_be_visible(timeout=PATIENCE)


def test_a_second_question_is_answered_beneath_the_first(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot")).to_have_count(1, timeout=PATIENCE)
    ask(page, FOLLOW_UPS[locale])
    expect(page.locator(".mp-foot")).to_have_count(2, timeout=PATIENCE)


def test_what_a_person_types_is_shown_and_never_run(page: Page) -> None:
    ask(page, "<img src=x onerror=\"document.title='run'\"> **x**")
    expect(page.locator(".mp-said")).to_have_text("<img src=x onerror=\"document.title='run'\"> **x**")
    expect(page.locator(".mp-foot, .mp-fault")).to_be_visible(timeout=PATIENCE)
    assert page.title() != "run"


def test_the_day_can_be_set_and_a_bad_one_is_explained(page: Page, locale: str) -> None:
    page.locator("#mp-day input, #mp-day textarea").fill("2026-02-30")
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-fault")).to_contain_text("YYYY-MM-DD", timeout=PATIENCE)
    page.locator("#mp-day input, #mp-day textarea").fill("2025-03-01")
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot time")).to_have_text("2025-03-01", timeout=PATIENCE)


def test_an_empty_question_is_answered_with_what_is_missing(page: Page) -> None:
    ask(page, "   ")
    expect(page.locator(".mp-fault")).to_be_visible(timeout=PATIENCE)


def test_a_new_chat_forgets_the_old_one(page: Page, locale: str) -> None:
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot")).to_be_visible(timeout=PATIENCE)
    page.locator("#mp-new").click()
    expect(page.locator(".mp-said")).to_have_count(0)
    expect(page.locator("#mp-chat .example").first).to_be_visible()


def test_the_page_fits_a_phone(page: Page, locale: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    ask(page, QUESTIONS[locale])
    expect(page.locator(".mp-foot")).to_be_visible(timeout=PATIENCE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    expect(page.locator("#mp-box textarea")).to_be_in_viewport()


def test_the_page_speaks_the_readers_language_to_screen_readers(page: Page, locale: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en" if locale == "en-GB" else "zh-CN")
