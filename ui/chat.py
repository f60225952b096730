"""The chat page: ask in Chinese or English, read the answer with its clauses and its verdicts beneath."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import gradio as gr

from assistant.answer import Answer, Delta, Message, Progress, ReadFact
from checks.conditions import Value
from checks.facts import FactErrors, Vocabulary
from ui.bubble import bubble, fault, growing, progress, said, stopped
from ui.day import today
from ui.doorway import Doorway
from ui.errors import Field, Problem, Tongue, internal_problem, invalid_fields, tongue_of, word
from ui.limits import MAX_CONCURRENT_ANSWERS, MAX_QUESTION_CHARACTERS
from ui.sheet import sheet
from ui.statement import load_statements
from ui.templates import render
from ui.tools import offer, speak_json
from ui.verdicts import known_track
from ui.wording import day_of, readable_question

FONTS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "sans-serif",
)

EXAMPLES: Mapping[Tongue, tuple[str, ...]] = {
    "zh": (
        "联合申报最多几家？",
        "湖南三品标杆企业还能申报吗？",
        "我们是做茶叶的公司，想报中国消费名品，要满足什么条件？",
        "我们想报“数字三品”案例：长沙的服装公司，知识产权自有，4家联合申报，行吗？",
    ),
    "en": (
        "Can we apply jointly, and with how many partners?",
        "What does the brand track want of our trademark?",
        "Which of the ten digital directions fits an AI design studio?",
        "We are a food company registered in Changsha and own our trademark. Are we eligible for the enterprise brand?",
    ),
}

# The page's own script and style are files beside it, so that they are cached and nothing is inline.
_HEAD = '<link rel="stylesheet" href="page/page.css"><link rel="modulepreload" href="page/page.js">'

log = logging.getLogger(__name__)


class Turn(NamedTuple):
    """One bubble. ``remembered`` is False for an error, and for the question that met it."""

    role: str
    text: str
    shown: str
    remembered: bool = True
    options: tuple[str, ...] = ()
    facts: tuple[ReadFact, ...] | None = None  # None where the turn tells nothing about them
    done: bool = True


Turns = tuple[Turn, ...]


def build_page(doorway: Doorway) -> gr.Blocks:
    """The page, wired to the assistant behind ``doorway``. The assistant is there by now."""
    rulebook = doorway.assistant().rulebook
    vocabulary = rulebook.vocabulary

    def hear(question: str, turns: Turns) -> tuple[Any, Turns, Drawn]:
        """Put the question on the page at once, clear the box, and offer to stop."""
        turns = (*_offering_nothing(turns), Turn("user", question, said(question)))
        return gr.update(value="", submit_btn=False, stop_btn=True), turns, _drawn(turns)

    def rest() -> Any:
        """The box as it is when nothing is under way."""
        return gr.update(submit_btn=True, stop_btn=False)

    def answer(turns: Turns, settings: object, request: gr.Request) -> Iterator[tuple[Turns, Drawn, Any]]:
        """Answer the last turn, piece by piece."""
        if not turns or turns[-1].role != "user" or not turns[-1].remembered:
            yield turns, _drawn(turns), gr.skip()
            return
        tongue = tongue_of(request.headers.get("accept-language"))
        for turn in _answered(doorway, turns, _setting(settings, "as_of"), tongue):
            grown = (*turns, turn)
            if not turn.remembered:
                grown = (*turns[:-1], turns[-1]._replace(remembered=False), turn)
            yield grown, _drawn(grown), gr.skip() if turn.facts is None else sheet(turn.facts, vocabulary)

    def asked(event: gr.EventData, turns: Turns) -> tuple[Any, Turns, Drawn]:
        """An example or a suggestion is a question like any other."""
        return hear(str(event._data.get("text", "")), turns)

    def stated(event: gr.EventData, turns: Turns, settings: object) -> tuple[Any, Turns, Drawn]:
        """A fact set on the page is said in the conversation, which is where the facts live."""
        tongue = _tongue(settings)
        try:
            return hear(_statement(event._data, turns, vocabulary, tongue), turns)
        except Problem as problem:
            return _refused(problem, turns, tongue)

    def carried(event: gr.EventData, turns: Turns, settings: object) -> tuple[Any, Turns, Drawn]:
        """A guided check becomes a question that tells its facts."""
        tongue = _tongue(settings)
        try:
            name = str(event._data.get("track", ""))
            known_track(doorway.assistant(), name)
            facts = _valid(event._data.get("facts"), vocabulary)
            title = rulebook.track(name).title
            return hear(load_statements().carry(vocabulary, facts, title, tongue), turns)
        except Problem as problem:
            return _refused(problem, turns, tongue)

    def again(turns: Turns) -> tuple[Any, Turns, Drawn]:
        """The last question once more, in place of its answer."""
        last = next((number for number in reversed(range(len(turns))) if turns[number].role == "user"), None)
        if last is None:
            return gr.skip(), turns, _drawn(turns)
        return hear(turns[last].text, turns[:last])

    def halt(turns: Turns, settings: object) -> tuple[Any, Turns, Drawn]:
        """What was stopped is not remembered, so that it can be asked again."""
        if turns and turns[-1].role == "user":
            turns = (*turns, Turn("assistant", "", "", done=False))
        if turns and not turns[-1].done:
            # A step under way is over; words that had come stay to be read.
            shown = growing(turns[-1].text) if turns[-1].text else ""
            halted = Turn("assistant", "", shown + stopped(_tongue(settings)), remembered=False)
            turns = (*turns[:-2], turns[-2]._replace(remembered=False), halted)
        return rest(), turns, _drawn(turns)

    page = gr.Blocks(
        title="名品助手 Mingpin", analytics_enabled=False, fill_width=True, elem_classes="mp-page"
    )
    with page:
        turns = gr.State(())
        settings = gr.HTML(
            {"as_of": "", "tongue": "zh"},
            html_template=render("head.html"),
            js_on_load=_script("head"),
            elem_id="mp-head",
            apply_default_css=False,
        )
        with gr.Row(elem_id="mp-desk", equal_height=False):
            with gr.Column(elem_id="mp-talk", scale=1, min_width=0):
                chat = gr.HTML(
                    [],
                    html_template=render("log.html", zh=EXAMPLES["zh"], en=EXAMPLES["en"]),
                    js_on_load=_script("conversation", "ask", "state", "carry", "again"),
                    elem_id="mp-chat",
                    apply_default_css=False,
                )
                box = gr.Textbox(
                    show_label=False,
                    label="问题 Question",
                    placeholder="例如：联合申报最多几家？",
                    lines=1,
                    max_lines=8,
                    submit_btn=True,
                    stop_btn=False,
                    container=False,
                    elem_id="mp-box",
                )
            with gr.Column(elem_id="mp-side", scale=0, min_width=0):
                facts = gr.HTML(
                    sheet((), vocabulary),
                    html_template='<div class="mp-sheet-place"></div>',
                    js_on_load=_script("sheet"),
                    elem_id="mp-facts",
                    apply_default_css=False,
                )
        fresh = gr.Button("新对话 New chat", visible="hidden", elem_id="mp-fresh")

        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        onto = [box, turns, chat]
        running = []
        for heard in (
            box.submit(hear, [box, turns], onto, queue=False, **quiet),
            chat.ask(asked, [turns], onto, queue=False, **quiet),
            chat.state(stated, [turns, settings], onto, queue=False, **quiet),
            chat.carry(carried, [turns, settings], onto, queue=False, **quiet),
            chat.again(again, [turns], onto, queue=False, **quiet),
        ):
            limits: dict[str, Any] = {"concurrency_limit": MAX_CONCURRENT_ANSWERS, "concurrency_id": "ask"}
            answered = heard.then(answer, [turns, settings], [turns, chat, facts], **limits, **quiet)
            answered.then(rest, None, [box], queue=False, **quiet)
            running.append(answered)
        box.stop(halt, [turns, settings], onto, cancels=running, queue=False, **quiet)
        fresh.click(
            lambda: (rest(), (), [], sheet((), vocabulary)),
            None,
            [*onto, facts],
            cancels=running,
            queue=False,
            **quiet,
        )
        offer(doorway)
    return page


def mount(app: Any, page: gr.Blocks) -> None:
    """Put ``page`` at the root of ``app``; it must come after every other route."""
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        show_error=False,
        run_history=False,
        ssr_mode=False,
        mcp_server=True,
        pwa=False,
        theme=_theme(),
        head=_HEAD,
    )
    speak_json(page)


Drawn = list[dict[str, Any]]
"""The conversation as the page's script draws it."""


def _drawn(turns: Turns) -> Drawn:
    last = len(turns) - 1
    return [
        {
            "role": turn.role,
            "html": turn.shown,
            "done": turn.done,
            "options": list(turn.options) if number == last else [],
        }
        for number, turn in enumerate(turns)
    ]


def _offering_nothing(turns: Turns) -> Turns:
    return tuple(turn._replace(options=()) if turn.options else turn for turn in turns)


def _script(part: str, *events: str) -> str:
    """What loads one part of the page's script; gradio reads from it which events the part can send."""
    names = ", ".join(f'"{event}"' for event in events)
    return (
        'import(new URL("page/page.js", document.baseURI).href)'
        f".then((page) => page.{part}({{ element, trigger, props, watch, events: [{names}] }}));"
    )


def _setting(settings: object, name: str) -> str:
    value = settings.get(name) if isinstance(settings, Mapping) else None
    return value if isinstance(value, str) else ""


def _tongue(settings: object) -> Tongue:
    return "en" if _setting(settings, "tongue") == "en" else "zh"


def _refused(problem: Problem, turns: Turns, tongue: Tongue) -> tuple[Any, Turns, Drawn]:
    turns = (
        *_offering_nothing(turns),
        Turn("assistant", "", fault(word(problem.message, tongue)), remembered=False),
    )
    return gr.update(), turns, _drawn(turns)


def _valid(facts: object, vocabulary: Vocabulary) -> dict[str, Value]:
    try:
        return vocabulary.validate_facts(facts)
    except FactErrors as errors:
        raise invalid_fields([Field(name=one.field, message=one.message) for one in errors.errors]) from None


def _statement(told: Mapping[str, object], turns: Turns, vocabulary: Vocabulary, tongue: Tongue) -> str:
    """What to say for a fact that was set on the page, or, without a value, that it is in doubt."""
    name, value = str(told.get("name", "")), told.get("value")
    known = next((turn.facts for turn in reversed(turns) if turn.facts is not None), ())
    before = {fact.name: fact.value for fact in known}
    statements = load_statements()
    if value is None and name in before:
        earlier = before[name]
        facts = _valid({name: list(earlier) if isinstance(earlier, tuple) else earlier}, vocabulary)
        return statements.doubted(vocabulary[name], facts[name], tongue)
    stated = _valid({name: value}, vocabulary)[name]
    say = statements.correct if name in before else statements.say
    return say(vocabulary[name], stated, tongue)


def _asked(question: str, as_of: str | None) -> tuple[str, dt.date]:
    text = readable_question(question, "question", MAX_QUESTION_CHARACTERS)
    if not as_of:
        return text, today()
    try:
        return text, day_of(as_of.strip()[:10])
    except ValueError:
        raise Problem(
            422,
            "bad_date",
            "日期应写作 YYYY-MM-DD，例如 2026-06-15",
            "write the date as YYYY-MM-DD, for example 2026-06-15",
        ) from None


def _answered(doorway: Doorway, turns: Turns, as_of: str | None, tongue: Tongue | None) -> Iterator[Turn]:
    """The assistant's turn as it grows; an error is a turn that is not remembered."""
    try:
        text, day = _asked(turns[-1].text, as_of)
        conversation = [
            Message(role="user" if turn.role == "user" else "assistant", text=turn.text)
            for turn in turns[:-1]
            if turn.remembered and turn.text
        ]
        conversation.append(Message(role="user", text=text))
        assistant = doorway.assistant()
        grown = ""
        for part in assistant.stream(conversation, as_of=day):
            if isinstance(part, Progress):
                if not grown:
                    yield Turn("assistant", "", progress(part.text), done=False)
            elif isinstance(part, Delta):
                grown += part.text
                yield Turn("assistant", grown, growing(grown), done=False)
            elif isinstance(part, Answer):
                shown = bubble(part, day.isoformat(), assistant.rulebook)
                yield Turn("assistant", part.text, shown, options=part.suggestions, facts=part.facts)
    except Problem as problem:
        yield Turn("assistant", "", fault(word(problem.message, tongue)), remembered=False)
    except Exception:
        log.exception("the answer broke off")
        yield Turn("assistant", "", fault(word(internal_problem().message, tongue)), remembered=False)


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue=gr.themes.colors.stone,
        neutral_hue=gr.themes.colors.stone,
        font=list(FONTS),
        font_mono=["ui-monospace", "Consolas", "monospace"],
        radius_size=gr.themes.sizes.radius_md,
    )
