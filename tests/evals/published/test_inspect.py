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


def test_inspect_asks_our_server_as_it_asks_any_model(own_server: str, tmp_path: Path) -> None:
    import inspect_ai
    from inspect_ai.dataset import Sample
    from inspect_ai.model import get_model
    from inspect_ai.scorer import includes

    samples = [
        Sample(input="联合申报最多几家？", target="不超过3家"),
        Sample(input="联合申报最多几家？", target="不超过30家"),
    ]
    model = get_model("openai-api/local/mingpin", base_url=f"{own_server}/v1", api_key="none")
    (log,) = inspect_ai.eval(
        inspect_ai.Task(dataset=samples, scorer=includes()),
        model=model,
        log_dir=str(tmp_path),
        display="none",
    )
    assert log.status == "success", log.error
    assert log.results.scores[0].metrics["accuracy"].value == 0.5
    assert log.stats.model_usage["openai-api/local/mingpin"].input_tokens > 0
