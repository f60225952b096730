"""The chat page: ask in Chinese or English, read the answer with its clauses beneath."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import gradio as gr

from assistant.answer import Answer, Delta, Message, Progress
from corpus.model import Text
from ui.bubble import bubble, fault, progress, said
from ui.completions import internal_problem
from ui.day import today
from ui.doorway import Doorway
from ui.errors import Problem, Tongue, tongue_of, word
from ui.limits import MAX_CONCURRENT_ANSWERS, MAX_QUESTION_CHARACTERS
from ui.ports import Assistant
from ui.schemas import context_of
from ui.wording import day_of, readable_question

PAGES = Path(__file__).parent / "pages"

FONTS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "sans-serif",
)

EXAMPLES = (
    "联合申报最多几家？",
    "湖南三品标杆企业还能申报吗？",
    "我们是做茶叶的公司，想报中国消费名品，要满足什么条件？",
    "Can we apply jointly, and with how many partners?",
    "What does the brand track want of our trademark?",
    "Which of the ten digital directions fits an AI design studio?",
)

HEADER = """
<header class="mp-header">
  <h1>名品助手 <span lang="en">Mingpin</span></h1>
  <p>问《中国消费名品方阵推荐工作指引》和湖南省“三品”标杆企业办法，每个回答都附条款原文。<br>
  <span lang="en">Ask about two consumer-brand policies in Chinese or English; every answer quotes its clauses.</span></p>
</header>
"""

log = logging.getLogger(__name__)


class Turn(NamedTuple):
    """One bubble. ``text`` is what the conversation remembers: None for an error, which it forgets."""

    role: str
    text: str | None
    shown: str
    options: tuple[str, ...] = ()


Turns = tuple[Turn, ...]


def build_page(doorway: Doorway) -> gr.Blocks:
    """The page, wired to the assistant behind ``doorway``."""

    def hear(question: str, turns: Turns) -> tuple[Any, Turns, list[gr.ChatMessage]]:
        """Put the question on the page at once, clear the box, and offer to stop."""
        turns = (*turns, Turn("user", question, said(question)))
        return gr.update(value="", submit_btn=False, stop_btn=True), turns, _messages(turns)

    def rest() -> Any:
        """The box as it is when nothing is under way."""
        return gr.update(submit_btn=True, stop_btn=False)

    def answer(
        turns: Turns, as_of: str | None, request: gr.Request
    ) -> Iterator[tuple[Turns, list[gr.ChatMessage]]]:
        """Answer the last turn, piece by piece."""
        if not turns or turns[-1].role != "user":
            yield turns, _messages(turns)
            return
        tongue = tongue_of(request.headers.get("accept-language"))
        for turn in _answered(doorway, turns, as_of, tongue):
            grown = (*turns, turn)
            if turn.text is None:
                grown = (*turns[:-1], turns[-1]._replace(text=None), turn)
            yield grown, _messages(grown)

    def chosen(event: gr.SelectData, turns: Turns) -> tuple[Any, Turns, list[gr.ChatMessage]]:
        """An example or a suggestion is a question like any other."""
        value: Any = event.value
        question = value.get("text") or value.get("value") or "" if isinstance(value, Mapping) else str(value)
        return hear(str(question), turns)

    def ask(question: str, as_of: str = "") -> dict[str, Any]:
        """Answer one question about the policies, with the clauses the answer rests on.

        Args:
            question: The question, in Chinese or English.
            as_of: The day to answer for, as YYYY-MM-DD; today when empty.
        """
        try:
            text, day = _asked(question, as_of)
            given = doorway.assistant().ask([Message(role="user", text=text)], as_of=day)
        except Problem as problem:
            raise gr.Error(word(problem.message, None), print_exception=False) from None
        return {"answer": given.text, **context_of(given, day)}

    page = gr.Blocks(
        title="名品助手 Mingpin", analytics_enabled=False, fill_height=True, elem_classes="mp-page"
    )
    with page:
        gr.HTML(HEADER, padding=False)
        turns = gr.State(())
        chat = gr.Chatbot(
            elem_id="mp-chat",
            show_label=False,
            label="对话 Conversation",
            height="auto",
            layout="bubble",
            buttons=[],
            feedback_options=None,
            latex_delimiters=[],
            examples=[{"text": example} for example in EXAMPLES],
            allow_tags=False,
            group_consecutive_messages=False,
        )
        with gr.Row(elem_id="mp-ask", equal_height=True):
            box = gr.Textbox(
                show_label=False,
                label="问题 Question",
                placeholder="例如：联合申报最多几家？  e.g. Can we apply jointly?",
                lines=1,
                max_lines=8,
                submit_btn=True,
                stop_btn=False,
                autofocus=True,
                container=False,
                scale=1,
                elem_id="mp-box",
            )
        with gr.Row(elem_id="mp-under"):
            day = gr.Textbox(
                # Empty means today, also for a page that is left open past midnight.
                placeholder="今天 today",
                label="基准日 As of",
                max_lines=1,
                max_length=10,
                elem_id="mp-day",
            )
            fresh = gr.Button("新对话 New chat", size="sm", variant="secondary", elem_id="mp-new")

        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        onto = [box, turns, chat]
        running = []
        for heard in (
            box.submit(hear, [box, turns], onto, queue=False, **quiet),
            chat.example_select(chosen, [turns], onto, queue=False, **quiet),
            chat.option_select(chosen, [turns], onto, queue=False, **quiet),
        ):
            limits: dict[str, Any] = {"concurrency_limit": MAX_CONCURRENT_ANSWERS, "concurrency_id": "ask"}
            answered = heard.then(answer, [turns, day], [turns, chat], **limits, **quiet)
            answered.then(rest, None, [box], queue=False, **quiet)
            running.append(answered)
        box.stop(rest, None, [box], cancels=running, queue=False, **quiet)
        fresh.click(lambda: (rest(), (), []), None, [box, turns, chat], cancels=running, queue=False, **quiet)
        gr.api(ask, api_name="ask", concurrency_limit=MAX_CONCURRENT_ANSWERS, concurrency_id="ask")  # type: ignore[attr-defined]
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
        mcp_server=False,
        pwa=False,
        theme=_theme(),
        css_paths=PAGES / "chat.css",
        js=(PAGES / "chat.js").read_text(encoding="utf-8"),
    )


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
        text, day = _asked(turns[-1].text or "", as_of)
        conversation = [
            Message(role="user" if turn.role == "user" else "assistant", text=turn.text)
            for turn in turns[:-1]
            if turn.text
        ]
        conversation.append(Message(role="user", text=text))
        assistant = doorway.assistant()
        grown = ""
        for part in assistant.stream(conversation, as_of=day):
            if isinstance(part, Progress):
                if not grown:
                    yield Turn("assistant", "", progress(part.text))
            elif isinstance(part, Delta):
                grown += part.text
                yield Turn("assistant", grown, grown.replace("<", "&lt;"))
            elif isinstance(part, Answer):
                shown = bubble(part, day.isoformat(), _labels(assistant))
                yield Turn("assistant", part.text, shown, part.suggestions)
    except Problem as problem:
        yield Turn("assistant", None, fault(word(problem.message, tongue)))
    except Exception:
        log.exception("the answer broke off")
        yield Turn("assistant", None, fault(word(internal_problem().message, tongue)))


def _labels(assistant: Assistant) -> dict[str, Text]:
    """What tracks and facts are called."""
    rulebook = assistant.rulebook
    tracks = {name: track.title for name, track in rulebook.tracks.items()}
    return tracks | {fact.name: fact.label for fact in rulebook.vocabulary.facts}


def _messages(turns: Turns) -> list[gr.ChatMessage]:
    last = len(turns) - 1
    return [
        gr.ChatMessage(
            role="user" if turn.role == "user" else "assistant",
            content=turn.shown,
            options=[{"value": option} for option in turn.options] if number == last else [],
        )
        for number, turn in enumerate(turns)
    ]


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue=gr.themes.colors.stone,
        neutral_hue=gr.themes.colors.stone,
        font=list(FONTS),
        font_mono=["ui-monospace", "Consolas", "monospace"],
        radius_size=gr.themes.sizes.radius_md,
    )
