"""OpenAI's chat completions, answered by the assistant. Stateless: the conversation is in ``messages``."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Annotated, Literal
from urllib.parse import urljoin

import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import Field

from assistant.answer import Answer, Delta, Message, Progress
from corpus.model import Frozen
from ui.day import today
from ui.doorway import There
from ui.errors import Problem, internal_problem, invalid_field, openai_error, out_of_time, tongue_of
from ui.limits import MAX_QUESTION_CHARACTERS
from ui.lookup import known_policy
from ui.mark import MARK
from ui.openapi import refusals
from ui.schemas import MODEL, ChatIn, ChatMessageIn, Context, context_of
from ui.wording import StrictRoute, is_blank, readable_question

log = logging.getLogger(__name__)

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


class ModelCard(Frozen):
    """The model that there is."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "mingpin"


class ModelList(Frozen):
    """The models, one in number."""

    object: Literal["list"] = "list"
    data: tuple[ModelCard, ...] = (ModelCard(),)


class CitedUrl(Frozen):
    """The clause behind a mark, and where the mark stands in the content."""

    start_index: int
    end_index: int
    title: str
    url: str


class UrlCitation(Frozen):
    """OpenAI's annotation for a source."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: CitedUrl


class Said(Frozen):
    """What the assistant says. It never calls a caller's tools."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: tuple[UrlCitation, ...]
    context: Context


class Choice(Frozen):
    """The one answer."""

    index: int = 0
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None
    message: Said


class Usage(Frozen):
    """How long question and answer are, by ``count_tokens``."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(Frozen):
    """OpenAI's chat completion, with what the answer rests on."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=1)]
    usage: Usage


_STREAMED = {
    "description": "The answer: whole, or as server-sent events where ``stream`` is true.",
    "model": Completion,
    "content": {"text/event-stream": {}},
}

router = APIRouter(route_class=StrictRoute, tags=["openai"])


@router.get("/v1/models")
def models() -> ModelList:
    """The one model there is."""
    return ModelList()


@router.get("/v1/models/{model}", responses=refusals(404))
def model(model: str) -> ModelCard:
    """The model by its name."""
    _known_model(model)
    return ModelCard()


@router.post("/v1/chat/completions", response_model=None, responses=refusals(404) | {200: _STREAMED})
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
    message = Said(
        content=answer.with_sources,
        annotations=url_citations(answer, site),
        context=Context.of(answer, as_of),
    )
    made = Completion(**head, choices=(Choice(message=message),), usage=_usage(prompt, answer))
    return JSONResponse(made.model_dump(mode="json"))


def url_citations(answer: Answer, site: str) -> tuple[UrlCitation, ...]:
    """One for each mark in the text: the clause that stands behind it, and where the mark stands in the content.

    Links are absolute, as OpenAI's are: a client shows them outside of any page of ours.
    """
    cited = {str(citation.number): citation for citation in answer.citations}
    return tuple(
        UrlCitation(
            url_citation=CitedUrl(
                start_index=mark.start(),
                end_index=mark.end(),
                title=cited[mark[1]].title,
                url=urljoin(site, cited[mark[1]].url),
            )
        )
        for mark in MARK.finditer(answer.with_sources, 0, len(answer.text))
        if mark[1] in cited
    )


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


def _usage(prompt: int, answer: Answer) -> Usage:
    completion = count_tokens(answer.with_sources)
    return Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


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
                "annotations": [one.model_dump() for one in url_citations(part, site)],
                "context": context_of(part, as_of),
            }
            yield event(beside, "stop")
            if prompt is not None:
                yield _event(
                    {
                        **head,
                        "object": "chat.completion.chunk",
                        "choices": [],
                        "usage": _usage(prompt, part).model_dump(),
                    }
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
