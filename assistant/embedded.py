"""The embedded model: a LangChain chat model that plans tool calls and words answers with no network.

It is deterministic: the same conversation and date give the same reply, byte for byte. It reads the brief that code
puts into the system message, asks the tools for what the parts of the turn need, and words what they bring back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import ConfigDict

from assistant.compose import Composer
from assistant.evidence import Evidence, evidence_of
from assistant.plan import Planner
from assistant.understand.part import Part
from assistant.understand.turn import Understanding

BRIEF = "understanding"  # where the system message carries the typed brief


class EmbeddedModel(BaseChatModel):
    """Plans with ``planner`` and words with ``composer``."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    planner: Planner
    composer: Composer

    @property
    def _llm_type(self) -> str:
        return "mingpin-embedded"

    def bind_tools(
        self, tools: Sequence[Any | BaseTool], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The model itself: the planner knows every tool, so that there is nothing to describe at each call."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        understanding = _brief(messages)
        since = max(place for place, message in enumerate(messages) if isinstance(message, HumanMessage))
        found = evidence_of(messages[since:])
        called = any(isinstance(message, AIMessage) for message in messages[since:])
        if not called:
            calls = [
                ToolCall(name=call.tool, args=dict(call.args), id=f"{place}.{number}", type="tool_call")
                for place, part in enumerate(understanding.parts)
                for number, call in enumerate(self.planner.plan(part, understanding))
            ]
            if calls:
                return _reply(AIMessage(content="", tool_calls=calls))
        draft = self.composer.compose(understanding, _by_part(understanding.parts, found))
        return _reply(AIMessage(content=draft.written()))


def _brief(messages: Sequence[BaseMessage]) -> Understanding:
    for message in messages:
        if isinstance(message, SystemMessage) and BRIEF in message.additional_kwargs:
            understanding: Understanding = message.additional_kwargs[BRIEF]
            return understanding
    raise ValueError("the embedded model needs the brief that assistant.agent puts into the system message")


def _by_part(
    parts: Sequence[Part], found: Sequence[tuple[str, Evidence]]
) -> list[tuple[Part, Sequence[Evidence]]]:
    """The evidence of each part: a call's id opens with the place of its part."""
    return [
        (part, [item for id, item in found if id.partition(".")[0] == str(place)])
        for place, part in enumerate(parts)
    ]


def _reply(message: AIMessage) -> ChatResult:
    return ChatResult(generations=[ChatGeneration(message=message)])
