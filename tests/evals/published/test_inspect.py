"""Inspect AI runs our suites as a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.answer import Message
from evals.adapters.inspect_task import task
from evals.case import Case, Suite
from evals.reply import Reply


class Fixed:
    """Gives one reply to everything."""

    name = "fixed"

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        return self._reply

    def search(self, query: str) -> tuple[str, ...] | None:
        return None


def test_inspect_runs_the_suites_as_a_task(
    case: Case, reply: Reply, make_case: Callable[..., Case], tmp_path: Path
) -> None:
    import inspect_ai

    impossible = make_case(id="impossible", must=(("一千万元",),))
    suites = (Suite(name="s", cases=(case, impossible)),)
    (log,) = inspect_ai.eval(
        task(Fixed(reply), suites), model="mockllm/model", log_dir=str(tmp_path), display="none"
    )
    assert log.status == "success"
    assert log.results.scores[0].metrics["accuracy"].value == 0.5
