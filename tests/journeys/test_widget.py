"""People on somebody else's site, at the widget, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from axe import violations
from fake import BreakingAssistant, WaitingAssistant
from light import light
from neighbour import HOSTILE, Site, site
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect
from served import start, stop

PATIENCE = 60_000  # milliseconds
PHONE = {"width": 375, "height": 700}

QUESTIONS = {"zh": "联合申报最多几家？", "en": "What does the brand track want of our trademark?"}
QUOTES = {"zh": "联合申报单位数量不超过3家", "en": "拥有商标所有权且在有效期内"}


class Neighbours(NamedTuple):
    """The service and the sites around it."""

    service: str
    calm: Site
    hostile: Site
    foreign: Site  # not listed


@pytest.fixture(scope="module")
def neighbours(data_dir: Path) -> Iterator[Neighbours]:
    with site() as calm, site(style=HOSTILE) as hostile, site(address="127.0.0.2") as foreign:
        served = start(data_dir, {"MINGPIN_WIDGET_ORIGINS": f"{calm.url}, {hostile.url}"})
        for one in (calm, hostile, foreign):
            one.service = served.url
        yield Neighbours(served.url, calm, hostile, foreign)
        stop(served)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="zh-CN", viewport={"width": 1100, "height": 760})
    yield made
    assert made.cookies() == []
    made.close()


class Visit:
    """One page of a site, the widget on it, and what went wrong there."""

    def __init__(self, context: BrowserContext, at: Site, attributes: Mapping[str, str]) -> None:
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.fetched: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.faults.append(said.text) if "Content Security Policy" in said.text else None,
        )
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.goto(f"{at.url}/?{urlencode(attributes)}", timeout=PATIENCE)

    @property
    def button(self) -> Locator:
        return self.page.locator("mingpin-widget .button")

    @property
    def panel(self) -> Locator:
        return self.page.locator("mingpin-widget dialog")

    @property
    def chat(self) -> FrameLocator:
        return self.page.frame_locator("mingpin-widget iframe")

    def open(self) -> None:
        self.button.click()
        expect(self.chat.locator(".greeting")).to_be_visible(timeout=PATIENCE)
        expect(self.chat.locator("#question")).to_be_focused()

    def ask(self, question: str) -> None:
        self.chat.locator("#question").fill(question)
        self.chat.locator("#question").press("Enter")

    def answered(self, times: int = 1) -> Locator:
        expect(self.chat.locator(".foot")).to_have_count(times, timeout=PATIENCE)
        return self.chat.locator(".turn").last


# -- on a page that is strict, and styled to wreck it


def test_hostile_styles_and_a_strict_policy_leave_the_button_as_it_is(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.hostile, {})
    expect(visit.button).to_be_visible()
    expect(visit.button).to_be_in_viewport(ratio=1)
    box = visit.button.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (56, 56)
    assert (round(box["x"] + box["width"]), round(box["y"] + box["height"])) == (1080, 740)
    assert visit.faults == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_is_answered_with_its_clause_on_a_hostile_page(
    context: BrowserContext, neighbours: Neighbours, language: str
) -> None:
    visit = Visit(context, neighbours.hostile, {"data-language": language})
    visit.open()
    expect(visit.panel).to_have_css("width", "400px")
    visit.ask(QUESTIONS[language])
    turn = visit.answered()
    expect(turn.locator(".text a.mark").first).to_have_text("1")
    expect(turn.locator("blockquote").first).to_contain_text(QUOTES[language])
    renderings = turn.locator(".rendering")
    expect(renderings.first if language == "en" else renderings).to_have_count(1 if language == "en" else 0)
    expect(visit.chat.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[language])
    assert visit.faults == []


def test_the_page_itself_looks_and_stores_as_before(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    look = "JSON.stringify([getComputedStyle(document.querySelector('h1')).cssText, document.body.innerHTML])"
    before = visit.page.evaluate(look)
    visit.open()
    assert visit.page.evaluate(look) == before
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_nothing_but_the_script_is_loaded_before_the_button_is_pressed(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    expect(visit.button).to_be_visible()
    ours = [url for url in visit.fetched if url.startswith(neighbours.service)]
    assert ours == [f"{neighbours.service}/widget.js"]


# -- an answer


def test_a_source_opens_at_its_clause_in_a_new_window(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(QUESTIONS["zh"])
    source = visit.answered().locator(".source .cite a").first
    with context.expect_page(timeout=PATIENCE) as opening:
        source.click()
    assert opening.value.url == f"{neighbours.service}/clauses/cn-mpfz/2.2.2"
    expect(opening.value.locator("article")).to_contain_text(QUOTES["zh"])


def test_a_verdict_shows_its_outcome_and_its_findings_by_clause(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask("我们是分公司，能报数字三品案例吗？")
    verdict = visit.answered().locator(".verdict")
    expect(verdict.locator("summary b")).to_have_text("不符合申报条件")
    expect(verdict.locator("summary .track")).to_contain_text("数字三品")
    expect(verdict.locator(".clause").first.locator(".cite a")).to_contain_text("二、（二）1")
    expect(verdict.locator("li.not_met")).to_contain_text(["独立法人资格"])


def test_what_the_text_does_not_say_is_named_as_such(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask("什么时候截止")
    expect(visit.answered().locator(".status")).to_have_text("文件没有写明")


def test_a_second_question_goes_on_from_the_first(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(QUESTIONS["zh"])
    visit.answered()
    visit.ask("那4家行不行？")
    expect(visit.answered(2).locator("blockquote").first).to_contain_text(QUOTES["zh"])


def test_what_a_person_types_is_shown_and_never_run(context: BrowserContext, neighbours: Neighbours) -> None:
    typed = "<img src=x onerror=\"top.document.title='run'\"> **x** <b>y</b>"
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(typed)
    expect(visit.chat.locator(".asked")).to_contain_text(typed)
    visit.answered()
    expect(visit.chat.locator("#log img, .asked b")).to_have_count(0)


def test_an_answer_is_copied_with_its_quotes_and_their_addresses(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(QUESTIONS["zh"])
    visit.answered().get_by_role("button", name="复制").click()
    expect(visit.answered().get_by_role("button", name="已复制")).to_be_visible()
    visit.chat.locator("#question").focus()
    visit.page.keyboard.press("Control+v")
    pasted = visit.chat.locator("#question").input_value()
    assert QUOTES["zh"] in pasted
    assert f"{neighbours.service}/clauses/cn-mpfz/2.2.2" in pasted


def test_enter_that_ends_a_chinese_word_does_not_send(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.chat.locator("#question").fill("联合申报")
    visit.chat.locator("#question").dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    )
    expect(visit.chat.locator(".asked")).to_have_count(0)
    visit.chat.locator("#question").press("Enter")
    expect(visit.chat.locator(".asked")).to_have_count(1)
    visit.answered()


def test_a_new_chat_forgets_the_old_one(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(QUESTIONS["zh"])
    visit.answered()
    visit.chat.get_by_role("button", name="新对话").click()
    expect(visit.chat.locator(".asked, .turn")).to_have_count(0)
    expect(visit.chat.locator(".greeting")).to_be_visible()


def test_the_language_can_be_switched_and_an_example_asked(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.chat.get_by_role("button", name="switch to English").click()
    expect(visit.chat.locator("h1")).to_have_text("Mingpin")
    visit.chat.get_by_role("button", name="Is Hunan's measure still in force?").click()
    expect(visit.answered().locator(".text")).to_contain_text("lapsed")
    expect(visit.button).to_have_attribute("aria-label", "Close")


# -- trouble


def test_an_answer_can_be_stopped_and_asked_for_again(context: BrowserContext) -> None:
    thinking = WaitingAssistant()
    with site() as here, light([here.url], thinking) as service:
        here.service = service
        visit = Visit(context, here, {})
        visit.open()
        visit.ask("可以吗？")
        expect(visit.chat.locator(".turn .body")).to_contain_text("可以，")
        visit.chat.get_by_role("button", name="停止").click()
        expect(visit.chat.locator(".stopped")).to_contain_text("已停止")
        visit.chat.get_by_role("button", name="重试").click()
        expect(visit.chat.locator(".asked")).to_have_count(2)
        thinking.go_on.set()
        expect(visit.chat.locator(".fault").last).to_contain_text("服务出了故障", timeout=PATIENCE)


def test_a_fault_of_ours_is_told_in_the_readers_language(context: BrowserContext) -> None:
    with site() as here, light([here.url], BreakingAssistant()) as service:
        here.service = service
        visit = Visit(context, here, {"data-language": "en"})
        visit.open()
        visit.ask("Can we?")
        expect(visit.chat.get_by_role("alert")).to_contain_text("something broke on our side")
        expect(visit.chat.get_by_role("button", name="Try again")).to_be_visible()


def test_a_site_that_is_not_listed_gets_a_link_and_no_chat(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.foreign, {})
    visit.button.click()
    expect(visit.panel.get_by_role("link")).to_be_visible(timeout=PATIENCE)
    expect(visit.panel.locator("iframe")).to_be_hidden()
    texts = [frame.evaluate("document.body?.innerText ?? ''") for frame in visit.page.frames[1:]]
    assert not any("可以这样问" in text for text in texts)


def test_a_server_that_went_away_leaves_the_page_unharmed_and_a_link(context: BrowserContext) -> None:
    with site() as here:
        with light([here.url]) as service:
            here.service = service
            visit = Visit(context, here, {})
            expect(visit.button).to_be_visible()
        visit.button.click()
        link = visit.panel.get_by_role("link")
        expect(link).to_have_attribute("href", f"{service}/", timeout=PATIENCE)
        expect(visit.panel.get_by_role("status")).to_contain_text("暂时打不开")
        expect(visit.panel.get_by_role("button", name="重试")).to_be_visible()
        visit.page.keyboard.press("Escape")
        expect(visit.panel).to_be_hidden()
        visit.page.locator("#here").click()
        assert visit.page.url.endswith("#here")
        assert visit.faults == []


def test_a_server_that_comes_back_is_reached_by_trying_again(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    context.route("**/widget?*", lambda route: route.abort())
    visit.button.click()
    retry = visit.panel.get_by_role("button", name="重试")
    expect(retry).to_be_visible(timeout=PATIENCE)
    context.unroute("**/widget?*")
    retry.click()
    expect(visit.chat.locator(".greeting")).to_be_visible(timeout=PATIENCE)
    expect(retry).to_be_hidden()


def test_a_page_whose_script_cannot_be_had_is_as_if_there_were_none(context: BrowserContext) -> None:
    with light() as service:
        pass  # gone again
    with site() as here:
        here.service = service
        visit = Visit(context, here, {})
        expect(visit.page.locator("h1")).to_be_visible()
        expect(visit.page.locator("mingpin-widget")).to_have_count(0)
        assert visit.faults == []


# -- hands and keys


def test_escape_in_the_chat_closes_it_and_the_focus_returns_to_the_button(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.chat.locator("#question").press("Escape")
    expect(visit.panel).to_be_hidden()
    expect(visit.button).to_be_focused()
    expect(visit.button).to_have_attribute("aria-expanded", "false")


def test_the_chat_is_reached_and_used_by_keyboard_alone(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.locator("#here").focus()
    visit.page.keyboard.press("Tab")
    expect(visit.button).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.chat.locator("#question")).to_be_focused(timeout=PATIENCE)
    visit.page.keyboard.type("材料")
    visit.page.keyboard.press("Enter")
    visit.answered()


def test_a_closed_chat_keeps_its_conversation(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.ask(QUESTIONS["zh"])
    visit.answered()
    visit.button.click()
    expect(visit.panel).to_be_hidden()
    visit.button.click()
    expect(visit.chat.locator(".asked")).to_have_text("您：" + QUESTIONS["zh"])


def test_on_a_phone_the_panel_is_the_screen_and_back_closes_it(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    here = visit.page.url
    visit.open()
    assert visit.panel.bounding_box() == {"x": 0, "y": 0, **PHONE}
    visit.ask(QUESTIONS["zh"])
    visit.answered()
    width = visit.chat.locator("html").evaluate("root => root.scrollWidth")
    assert width <= PHONE["width"]
    visit.page.go_back()
    expect(visit.panel).to_be_hidden()
    expect(visit.button).to_be_focused()
    assert visit.page.url == here
    expect(visit.page.locator("h1")).to_be_visible()


def test_on_a_phone_the_cross_leaves_no_step_behind_in_the_history(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    visit.open()
    visit.chat.get_by_role("button", name="关闭").click()
    expect(visit.panel).to_be_hidden()
    visit.page.wait_for_function("!history.state?.mingpin")


def test_nothing_moves_for_those_who_want_it_still(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    assert visit.button.evaluate("one => getComputedStyle(one).transitionDuration") == "0.15s"
    visit.page.emulate_media(reduced_motion="reduce")
    assert visit.button.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
    visit.open()
    assert visit.panel.evaluate("one => getComputedStyle(one).animationName") == "none"


# -- what a site can ask for


def test_the_attributes_set_title_greeting_color_side_and_language(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {"data-title": "政策小助手", "data-greeting": "欢迎来问！", "data-color": "#ffd24d",
        "data-position": "left", "data-language": "zh", "lang": "en"})  # fmt: skip
    visit.open()
    expect(visit.chat.locator("h1")).to_have_text("政策小助手")
    expect(visit.chat.locator(".greeting p").first).to_have_text("欢迎来问！")
    expect(visit.button).to_have_css("background-color", "rgb(255, 210, 77)")
    expect(visit.chat.locator("header")).to_have_css("background-color", "rgb(255, 210, 77)")
    expect(visit.chat.locator("header")).to_have_css("color", "rgb(27, 27, 24)")  # dark ink on a light ground
    box = visit.panel.bounding_box()
    assert box is not None
    assert box["x"] == 20


def test_attributes_that_make_no_sense_are_passed_over(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {"data-color": "red;} * {display:none", "data-language": "xx",
        "data-position": "up", "data-policy": "none"})  # fmt: skip
    visit.open()
    expect(visit.button).to_have_css("background-color", "rgb(156, 53, 38)")
    expect(visit.chat.locator("h1")).to_have_text("名品助手")


@pytest.mark.parametrize(
    ("lang", "title"), [("zh-Hant", "名品助手"), ("fr", "Mingpin"), ("en-GB", "Mingpin")]
)
def test_the_widget_speaks_the_language_of_the_page(
    context: BrowserContext, neighbours: Neighbours, lang: str, title: str
) -> None:
    visit = Visit(context, neighbours.calm, {"lang": lang})
    visit.open()
    expect(visit.chat.locator("h1")).to_have_text(title)


def test_it_can_be_open_from_the_start_without_taking_the_focus(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {"data-open": ""})
    expect(visit.chat.locator(".greeting")).to_be_visible(timeout=PATIENCE)
    assert visit.page.evaluate("document.activeElement.localName") == "body"


def test_on_a_phone_it_waits_for_the_button(context: BrowserContext, neighbours: Neighbours) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(f"{neighbours.calm.url}/?data-open=")
    expect(page.locator("mingpin-widget .button")).to_be_visible()
    expect(page.locator("mingpin-widget dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "name"), [("zh", "湖南省消费品工业“三品”标杆企业培育办法"), ("en", "‘Sanpin’")]
)
def test_a_page_about_one_policy_is_greeted_with_its_name(
    context: BrowserContext, neighbours: Neighbours, language: str, name: str
) -> None:
    visit = Visit(context, neighbours.calm, {"data-policy": "hn-sanpin", "data-language": language})
    visit.open()
    expect(visit.chat.locator(".greeting")).to_contain_text(name)
    visit.chat.locator(".choice").nth(1).click()
    expect(visit.answered().locator(".source").first).to_contain_text("施行日期与有效期")


def test_the_page_can_open_ask_listen_and_close(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.evaluate(
        "() => { window.heard = []; for (const name of ['ready', 'open', 'ask', 'answer', 'close', 'error', 'language'])"
        " Mingpin.on(name, (told) => heard.push([name, told])); }"
    )
    visit.page.evaluate("question => Mingpin.ask(question)", QUESTIONS["zh"])
    visit.answered()
    visit.page.evaluate("Mingpin.setLanguage('en')")
    expect(visit.chat.locator("h1")).to_have_text("Mingpin")
    visit.page.evaluate("Mingpin.close()")
    expect(visit.panel).to_be_hidden()
    visit.page.evaluate("Mingpin.open()")
    expect(visit.panel).to_be_visible()
    heard = visit.page.evaluate("heard")
    assert [name for name, _ in heard] == ["open", "ready", "ask", "answer", "close", "open"]
    answered = dict(heard)["answer"]
    assert answered["status"] == "answered"
    assert answered["citations"][0] == "cn-mpfz/2.2.2"
    assert QUESTIONS["zh"] not in str(heard)  # a site learns that something was asked, never what


def test_a_listener_of_the_page_that_fails_stops_nothing(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.evaluate(
        "() => { window.told = 0; addEventListener('error', () => { told += 1 });"
        " Mingpin.on('open', () => { throw new Error('theirs') }); }"
    )
    visit.open()
    assert visit.page.evaluate("told") == 1


def test_listening_can_end(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.page.evaluate(
        "() => { window.times = 0; const end = Mingpin.on('open', () => { times += 1; end(); }); }"
    )
    for _ in range(2):
        visit.page.evaluate("() => { Mingpin.open(); Mingpin.close(); }")
    assert visit.page.evaluate("times") == 1


def test_messages_from_anybody_else_are_not_heard(context: BrowserContext, neighbours: Neighbours) -> None:
    visit = Visit(context, neighbours.calm, {})
    visit.open()
    visit.page.evaluate("window.postMessage({mingpin: 'close'}, '*')")
    inside = next(frame for frame in visit.page.frames if frame.url.startswith(neighbours.service))
    inside.evaluate("window.postMessage({mingpin: 'ask', question: '材料'}, '*')")
    visit.page.wait_for_timeout(300)
    expect(visit.panel).to_be_visible()
    expect(visit.chat.locator(".asked")).to_have_count(0)


# -- for everybody: axe-core's rules


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_chat_keeps_nobody_out(
    context: BrowserContext, neighbours: Neighbours, language: str, scheme: Any
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{neighbours.service}/widget?lang={language}")
    expect(page.locator(".choice").first).to_be_visible(timeout=PATIENCE)
    assert violations(page) == []
    page.locator("#question").fill(
        {"zh": "我们是分公司，能报数字三品案例吗？", "en": "We are a branch. Can we apply?"}[language]
    )
    page.keyboard.press("Enter")
    expect(page.locator(".foot")).to_be_visible(timeout=PATIENCE)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []


def test_the_chat_in_its_frame_and_the_page_around_it_keep_nobody_out(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.calm, {})
    assert violations(visit.page) == []
    visit.open()
    assert violations(visit.page) == []
    inside = next(frame for frame in visit.page.frames if frame.url.startswith(neighbours.service))
    assert violations(inside) == []


def test_the_link_in_place_of_a_chat_keeps_nobody_out(
    context: BrowserContext, neighbours: Neighbours
) -> None:
    visit = Visit(context, neighbours.foreign, {})
    visit.button.click()
    expect(visit.panel.get_by_role("link")).to_be_visible(timeout=PATIENCE)
    assert violations(visit.page) == []
