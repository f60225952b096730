"""OpenAI's chat completions, answered by the assistant. Stateless: the conversation is in ``messages``."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from urllib.parse import urljoin

import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.answer import Answer, Delta, Message, Progress
from ui.day import today
from ui.doorway import There
from ui.errors import Problem, internal_problem, invalid_field, openai_error, out_of_time, tongue_of
from ui.limits import MAX_QUESTION_CHARACTERS
from ui.lookup import known_policy
from ui.schemas import ChatIn, ChatMessageIn, context_of
from ui.wording import StrictRoute, is_blank, readable_question

MODEL = "mingpin"

CARD = {"id": MODEL, "object": "model", "created": 0, "owned_by": "mingpin"}

log = logging.getLogger(__name__)

_MARK = re.compile(r"\[(\d{1,3})\](?!\()")
_COUNTED = re.compile(r"[㐀-鿿豈-﫿]|[A-Za-z]+|\d+|[^\s\w]")


def count_tokens(text: str) -> int:
    """How long ``text`` is: one for each Chinese character, word, number and mark.

    The embedded model has no tokenizer that a bill could rest on; this is the measure we report.
    """
    return len(_COUNTED.findall(text))


def conversation(messages: Sequence[ChatMessageIn]) -> tuple[Message, ...]:
    """What user and assistant said, the last word being the user's; a Problem (400) otherwise.

    Instructions in other roles are data that the assistant does not follow, so they are left out.
    """
    said: list[Message] = []
    for index, message in enumerate(messages):
        if message.role == "user":
            if index == len(messages) - 1 or not is_blank(message.content):
                text = readable_question(
                    message.content, f"messages.{index}.content", MAX_QUESTION_CHARACTERS, status=400
                )
                said.append(Message(role="user", text=text))
        elif message.role == "assistant" and not is_blank(message.content):
            said.append(Message(role="assistant", text=message.content))
    if messages[-1].role != "user":
        raise invalid_field(
            f"messages.{len(messages) - 1}.role",
            "最后一条消息应由 user 发出",
            "the last message must come from the user",
            status=400,
            code="last_message_not_user",
        )
    return tuple(said)


router = APIRouter(route_class=StrictRoute, tags=["openai"])


@router.get("/v1/models")
def models() -> dict[str, object]:
    """The one model there is."""
    return {"object": "list", "data": [CARD]}


@router.get("/v1/models/{model}")
def model(model: str) -> dict[str, object]:
    """The model by its name."""
    _known_model(model)
    return CARD


@router.post("/v1/chat/completions", response_model=None)
def complete(asked: ChatIn, request: Request, assistant: There) -> Response:
    """One answer, whole or as a stream of server-sent events."""
    _known_model(asked.model)
    said = conversation(asked.messages)
    if asked.policy is not None:
        known_policy(assistant, asked.policy, status=400)
    as_of = asked.as_of or today()
    site = str(request.base_url)
    prompt = sum(count_tokens(message.text) for message in said)
    head = {"id": f"chatcmpl-{uuid.uuid4().hex}", "created": int(time.time()), "model": MODEL}
    if asked.stream:
        counted = asked.stream_options is not None and asked.stream_options.include_usage
        tongue = tongue_of(request.headers.get("accept-language"))
        parts = assistant.stream(said, as_of=as_of, policy=asked.policy)
        events = _events(parts, as_of, head, site, prompt if counted else None)
        return StreamingResponse(
            _guarded(
                events,
                request.app.state.answer_seconds,
                lambda problem: {"error": openai_error(problem, problem.body(tongue))},
            ),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )
    answer = assistant.ask(said, as_of=as_of, policy=asked.policy)
    return JSONResponse(
        {
            **head,
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "logprobs": None,
                    "message": {
                        "role": "assistant",
                        "content": answer.with_sources,
                        "refusal": None,
                        "annotations": url_citations(answer, site),
                        "context": context_of(answer, as_of),
                    },
                }
            ],
            "usage": _usage(prompt, answer),
        }
    )


def url_citations(answer: Answer, site: str) -> list[dict[str, object]]:
    """One for each mark in the text: the clause that stands behind it, and where the mark stands in the content.

    Links are absolute, as OpenAI's are: a client shows them outside of any page of ours.
    """
    cited = {str(citation.number): citation for citation in answer.citations}
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": mark.start(),
                "end_index": mark.end(),
                "title": cited[mark[1]].title,
                "url": urljoin(site, cited[mark[1]].url),
            },
        }
        for mark in _MARK.finditer(answer.with_sources, 0, len(answer.text))
        if mark[1] in cited
    ]


def _known_model(name: str) -> None:
    if name != MODEL:
        shown = name[:80]
        raise invalid_field(
            "model",
            f"没有名为 {shown} 的模型，只有 {MODEL}",
            f"there is no model {shown}; the only one is {MODEL}",
            status=404,
            code="model_not_found",
        )


def _usage(prompt: int, answer: Answer) -> dict[str, int]:
    completion = count_tokens(answer.with_sources)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }


def _events(
    parts: Iterator[Progress | Delta | Answer],
    as_of: dt.date,
    head: dict[str, object],
    site: str,
    prompt: int | None,
) -> Iterator[str]:
    """Role, content, then the context in the last choice; usage after it when ``prompt`` is given."""
    none_yet = {} if prompt is None else {"usage": None}

    def event(delta: dict[str, object], finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return _event({**head, "object": "chat.completion.chunk", "choices": [choice], **none_yet})

    yield event({"role": "assistant", "content": ""})
    streamed = ""
    for part in parts:
        if isinstance(part, Progress):
            # A comment line: clients pass over it, and the connection shows that it lives.
            yield ": " + " ".join(part.text.split()) + "\n\n"
        elif isinstance(part, Delta):
            streamed += part.text
            yield event({"content": part.text})
        else:
            rest = part.with_sources.removeprefix(streamed)
            if rest:
                yield event({"content": rest})
            beside: dict[str, object] = {
                "annotations": url_citations(part, site),
                "context": context_of(part, as_of),
            }
            yield event(beside, "stop")
            if prompt is not None:
                yield _event(
                    {**head, "object": "chat.completion.chunk", "choices": [], "usage": _usage(prompt, part)}
                )
    yield "data: [DONE]\n\n"


def _event(data: dict[str, object]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _guarded(
    events: Iterator[str], seconds: float, worded: Callable[[Problem], dict[str, object]]
) -> AsyncIterator[str]:
    """``events``; a fault midway, or the end of time, becomes an error event: the status line is long gone."""
    deadline = time.monotonic() + seconds
    try:
        while True:
            with anyio.fail_after(deadline - time.monotonic()):
                # The thread cannot be stopped; it is left to end by itself.
                event = await anyio.to_thread.run_sync(next, events, None, abandon_on_cancel=True)
            if event is None:
                return
            yield event
    except TimeoutError:
        problem = out_of_time(seconds)
    except Exception:
        log.exception("the answer broke off")
        problem = internal_problem()
    yield _event(worded(problem))
    yield "data: [DONE]\n\n"
