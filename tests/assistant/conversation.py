"""A conversation with the real assistant, for tests of what it answers in the end."""

from __future__ import annotations

import datetime as dt

from assistant.agent import Assistant
from assistant.answer import Answer, Message

LAPSED = dt.date(2026, 11, 22)  # a day on which the Hunan measure is over


def last(assistant: Assistant, *turns: str, as_of: dt.date = LAPSED) -> Answer:
    """The answer to the last of ``turns``, each asked after our answers to those before it."""
    said: list[Message] = []
    for turn in turns:
        said.append(Message(role="user", text=turn))
        answer = assistant.ask(said, as_of=as_of)
        said.append(Message(role="assistant", text=answer.text))
    return answer


def cited(answer: Answer) -> set[str]:
    """The ids of the clauses that an answer cites."""
    return {citation.id for citation in answer.citations}
