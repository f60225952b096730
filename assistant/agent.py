"""The assistant: the ordered steps from a question to a verified answer. Read this file first.

1. understand  screen the turn, read its language, questions, scope and facts     understand/turn.py
2. act         a model calls tools over corpus and checks                          plan.py, tools.py
3. compose     the model words a draft from what the tools brought back            embedded.py, compose.py
4. verify      gates for marks, quotes, numbers, eligibility, language             verify.py
5. repair      one more try for the model; then the embedded model answers         here
6. render      numbered marks, whole citations, notices, a named status            render.py

The model is the embedded one, or the one that settings name; the path is the same.
"""

from __future__ import annotations

import datetime as dt
import logging
import queue
import re
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, cast

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    AgentState,
    ModelCallLimitMiddleware,
    ModelRequest,
    ModelResponse,
    ToolCallLimitMiddleware,
    ToolErrorMiddleware,
    hook_config,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool

from assistant.answer import Answer, AnswerStatus, Delta, Message, Progress
from assistant.brief import brief
from assistant.draft import Draft, read_draft
from assistant.embedded import BRIEF, EmbeddedModel
from assistant.evidence import Evidence, Guided, Read, evidence_of
from assistant.render import Renderer
from assistant.tools import TurnContext
from assistant.understand.screen import LIMIT, mask, screen
from assistant.understand.turn import Understander, Understanding
from assistant.verify import Fault, Gates, by_gate, explain
from assistant.wording import say
from checks.match import Matchers
from checks.rulebook import Rulebook
from corpus.guidance import GuidanceEntry
from corpus.model import Corpus, Frozen, Text
from corpus.retrieve import GuidanceHit, Retriever

_log = logging.getLogger(__name__)

_STEPS = {
    "find_guidance": "steps_guidance",
    "search_clauses": "steps_search",
    "get_clause": "steps_search",
    "policy_status": "steps_check",
    "days_due": "steps_check",
    "check_eligibility": "steps_check",
    "match_directions": "steps_match",
    "match_dimension": "steps_match",
    "match_work": "steps_match",
}
_PIECE = re.compile(r"[^。！？；.!?;\n]*[。！？；.!?;\n]+\s*|[^。！？；.!?;\n]+$")


class Attempt(Frozen):
    """What one model made of a turn."""

    draft: Draft
    evidence: tuple[Any, ...]


class BadTurn(ValueError):
    """The conversation cannot be answered as it was sent; ``field`` and the message say why."""

    def __init__(self, field: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.field, self.zh, self.en = field, zh, en


class Assistant:
    """Answers questions. Safe to call from several threads."""

    def __init__(
        self,
        *,
        corpus: Corpus,
        retriever: Retriever,
        rulebook: Rulebook,
        matchers: Matchers,
        understander: Understander,
        tools: Sequence[BaseTool],
        embedded: EmbeddedModel,
        gates: Gates,
        renderer: Renderer,
        configured: BaseChatModel | None = None,
        max_calls: int = 6,
        max_tokens: int = 1500,
        max_seconds: float = 60.0,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self.corpus = corpus
        self.retriever = retriever
        self.rulebook = rulebook
        self.matchers = matchers
        self._understander = understander
        self._gates = gates
        self._renderer = renderer
        self._today = today
        self._max_seconds = max_seconds
        self._embedded = self._agent(embedded, tools)
        self._configured = (
            self._agent(configured, tools, *_limits(max_calls, max_tokens))
            if configured is not None
            else None
        )

    def faults(self, entry: GuidanceEntry, *, as_of: dt.date) -> Mapping[str, tuple[Fault, ...]]:
        """What the gates object to in a guidance entry, by language; all empty when it may be shown.

        The gates trust the wording of guidance, so that this one is judged by its clauses, as a stranger's would be.
        """
        found: dict[str, tuple[Fault, ...]] = {}
        unworded = entry.model_copy(update={"answer": Text(zh="", en=""), "next_step": None})
        read = [Read(clause=self.corpus.clause(id)) for id in (*entry.clauses, *entry.counts)]
        for side in ("zh", "en"):
            question = entry.questions.zh[0] if side == "zh" else entry.questions.en[0]
            understanding = self._understander.read((Message(role="user", text=question),), as_of)
            parts = [text for text in (entry.answer, entry.next_step) if text]
            text = "\n\n".join(part.zh if side == "zh" else part.en for part in parts)
            hit = GuidanceHit(entry=unworded, score=1.0, wording=question)
            evidence: list[Evidence] = [Guided(query=question, hits=(hit,)), *read]
            draft = Draft(text=text, status=AnswerStatus(entry.status))
            found[side] = self._gates.verify(draft, evidence, understanding, brief(understanding))
        return found

    def ask(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Answer:
        """The answer to the last user message. BadTurn if there is none, or it is empty or too long.

        ``policy`` is the one meant where the conversation names none.
        """
        answer = None
        for event in self.stream(messages, as_of=as_of, policy=policy):
            if isinstance(event, Answer):
                answer = event
        assert answer is not None
        return answer

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]:
        """Steps under way, then the verified text piece by piece, then the Answer. Nothing unverified is streamed."""
        _check(messages)
        understanding = self._understander.read(messages, as_of or self._today(), policy)
        attempt: Attempt | None = None
        reason: str | None = None
        if self._configured is not None:
            attempt, reason = yield from self._try(self._configured, messages, understanding)
        if attempt is None:
            attempt, fault = yield from self._try(self._embedded, messages, understanding)
            if attempt is None:
                attempt = Attempt(
                    draft=Draft(text=say("nothing_found", understanding.language, ask=self._ask(understanding)),
                                status=AnswerStatus.NOT_STATED), evidence=())  # fmt: skip
                reason = reason or fault
        answer = self._renderer.render(
            attempt.draft, attempt.evidence, understanding, reason if self._configured else None
        )
        for piece in _PIECE.findall(answer.text):
            yield Delta(text=piece)
        yield answer

    def _ask(self, understanding: Understanding) -> str:
        policy = next(
            (p for part in understanding.parts for p in part.scope.policies), self.corpus.policies[0].id
        )
        contacts = self.corpus.policy(policy).contacts
        return (
            (contacts[0].name.en if understanding.language == "en" else contacts[0].name.zh)
            if contacts
            else policy
        )

    def _try(
        self, agent: Any, messages: Sequence[Message], understanding: Understanding
    ) -> Generator[Progress, None, tuple[Attempt | None, str | None]]:
        """One model's attempt; None and the reason where it failed or the gates refused it twice."""
        language = understanding.language
        state: dict[str, Any] = {"messages": []}
        context = TurnContext(understanding=understanding)
        events = agent.stream(
            {"messages": _history(messages, understanding)},
            _ONE_AT_A_TIME,
            context=context,
            stream_mode=["updates", "values"],
        )
        if agent is not self._embedded:
            events = _within(self._max_seconds, events)
        try:
            for kind, part in events:
                if kind == "values":
                    state = part
                    continue
                for node, update in part.items():
                    for message in (update or {}).get("messages", ()) if node == "model" else ():
                        for call in getattr(message, "tool_calls", ()):
                            yield Progress(text=say(_STEPS.get(call["name"], "steps_search"), language))
        except Exception as error:  # a model may fail in any way; the asker still gets an answer
            _log_failure(error, ours=agent is self._embedded)
            return None, type(error).__name__
        found = _turn(state["messages"])
        evidence: tuple[Evidence, ...] = tuple(item for _, item in evidence_of(found))
        last = found[-1] if found else None
        if not isinstance(last, AIMessage) or last.tool_calls:
            return None, "no answer"
        draft = read_draft(last.text)
        yield Progress(text=say("steps_verify", language))
        faults = judge(self._gates, last.text, evidence, context)
        if faults:
            # By gate alone: what a draft says may repeat what the asker told.
            _log.warning("a draft was refused by the gates: %s", dict(by_gate(faults)))
            return None, faults[0].gate
        return Attempt(draft=draft, evidence=evidence), None

    def _agent(
        self, model: BaseChatModel, tools: Sequence[BaseTool], *limits: AgentMiddleware[Any, Any]
    ) -> Any:
        """One model with the tools, the brief and the gates. The embedded one plans once and needs no ``limits``."""
        middleware = [
            Brief(),
            OneRepair(self._gates),
            *limits,
            ToolErrorMiddleware(on_error=lambda error, _: f"The tool failed: {type(error).__name__}"),
        ]
        return create_agent(
            model,
            list(tools),
            context_schema=TurnContext,
            middleware=cast("Sequence[AgentMiddleware[Any, TurnContext, Any]]", middleware),
        )


def _limits(max_calls: int, max_tokens: int) -> tuple[AgentMiddleware[Any, Any], ...]:
    """What ends the turn of a model that loops, or that talks too much."""
    return (
        Budget(max_calls * max_tokens),
        ModelCallLimitMiddleware(run_limit=max_calls, exit_behavior="error"),
        ToolCallLimitMiddleware(run_limit=_MAX_TOOL_CALLS, exit_behavior="error"),
    )


class Brief(AgentMiddleware[AgentState[Any], TurnContext]):
    """Puts what code understood of the turn before the model: in words, and typed for the embedded one."""

    def wrap_model_call(
        self,
        request: ModelRequest[TurnContext],
        handler: Callable[[ModelRequest[TurnContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        understanding = request.runtime.context.understanding
        message = SystemMessage(content=brief(understanding), additional_kwargs={BRIEF: understanding})
        return handler(request.override(system_message=message))


def judge(gates: Gates, text: str, evidence: Sequence[Evidence], context: TurnContext) -> tuple[Fault, ...]:
    """What the gates find in a model's reply, found once: a turn's evidence only grows."""
    key = (text, len(evidence))
    if key not in context.judged:
        understanding = context.understanding
        context.judged[key] = gates.verify(read_draft(text), evidence, understanding, brief(understanding))
    return context.judged[key]


class OneRepair(AgentMiddleware[AgentState[Any], TurnContext]):
    """Sends a draft with faults back to its model, once."""

    def __init__(self, gates: Gates) -> None:
        super().__init__()
        self._gates = gates

    @hook_config(can_jump_to=["model"])
    def after_model(self, state: AgentState[Any], runtime: Any) -> dict[str, Any] | None:
        messages = _turn(state["messages"])
        last = messages[-1]
        if not isinstance(last, AIMessage) or last.tool_calls:
            return None
        if any(isinstance(message, HumanMessage) and message.name == _GATE for message in messages):
            return None
        evidence = [item for _, item in evidence_of(messages)]
        faults = judge(self._gates, last.text, evidence, runtime.context)
        if not faults:
            return None
        return {"messages": [HumanMessage(explain(faults), name=_GATE)], "jump_to": "model"}


class Overspent(RuntimeError):
    """A model's replies of one turn came to more than the turn's budget."""


class OutOfTime(RuntimeError):
    """A model took longer over one turn than it may."""


class Budget(AgentMiddleware[AgentState[Any], TurnContext]):
    """Ends a turn whose replies come to more than ``tokens``, by the model's own count or by their length."""

    def __init__(self, tokens: int) -> None:
        super().__init__()
        self._tokens = tokens

    def after_model(self, state: AgentState[Any], runtime: Any) -> dict[str, Any] | None:
        replies = [message for message in _turn(state["messages"]) if isinstance(message, AIMessage)]
        counted = sum(reply.usage_metadata["output_tokens"] for reply in replies if reply.usage_metadata)
        # A token is at least a quarter of a Chinese character, and rarely more than eight letters.
        seen = sum(len(reply.text) + len(str(reply.tool_calls)) for reply in replies) // 8
        if max(counted, seen) > self._tokens:
            raise Overspent
        return None


def _within(seconds: float, events: Iterator[Any]) -> Iterator[Any]:
    """``events`` as they come, and OutOfTime once ``seconds`` have passed, whatever the model is doing then.

    A model's own timeout bounds the silence between two bytes; one that drips its reply would never reach it.
    """
    ready: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
    given_up = threading.Event()

    def pump() -> None:
        try:
            for event in events:
                if given_up.is_set():
                    return
                ready.put(("event", event))
            ready.put(("end", None))
        except Exception as error:  # raised again where the events are awaited
            ready.put(("error", error))

    deadline = time.monotonic() + seconds
    threading.Thread(target=pump, name="mingpin-model", daemon=True).start()
    try:
        while True:
            try:
                kind, what = ready.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise OutOfTime from None
            if kind == "end":
                return
            if kind == "error":
                raise what
            yield what
    finally:
        given_up.set()


def _log_failure(error: Exception, *, ours: bool) -> None:
    """The kind of failure, and where it was if it is ours: never its message, which may repeat what was asked."""
    where = "\n" + "".join(traceback.format_tb(error.__traceback__)) if ours else ""
    _log.warning("a model failed: %s%s", type(error).__name__, where)


_GATE = "gate"
# Tools work in this process; side by side they would mostly take the interpreter from each other.
_ONE_AT_A_TIME: RunnableConfig = {"max_concurrency": 1}
_MAX_TOOL_CALLS = 32  # of one turn; four questions with a check of every track each come to less


def _turn(messages: Sequence[BaseMessage]) -> Sequence[BaseMessage]:
    """The messages after the asker's last one."""
    asked = [i for i, m in enumerate(messages) if isinstance(m, HumanMessage) and m.name != _GATE]
    return messages[asked[-1] + 1 :] if asked else messages


def _history(messages: Sequence[Message], understanding: Understanding) -> list[BaseMessage]:
    """The conversation as a model may see it: the latest turns, with personal identifiers masked."""
    earlier: list[BaseMessage] = [
        HumanMessage(screen(m.text).text) if m.role == "user" else AIMessage(mask(m.text))
        for m in messages[:-1]
    ]
    return [*earlier[-12:], HumanMessage(understanding.turn)]


def _check(messages: Sequence[Message]) -> None:
    if not messages or messages[-1].role != "user":
        raise BadTurn("messages", "最后一条消息必须是用户的提问。", "The last message must be the user's.")
    text = messages[-1].text
    if not text.strip():
        raise BadTurn("messages", say("empty", "zh-Hans"), say("empty", "en"))
    if len(text) > LIMIT:
        raise BadTurn("messages", say("too_long", "zh-Hans", limit=LIMIT), say("too_long", "en", limit=LIMIT))
