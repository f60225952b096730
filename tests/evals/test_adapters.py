"""Our cases and replies in other tools, run with the real packages where they are installed.

They are no dependencies of this project, since they cannot be installed beside its locked versions. In an
environment of their own: ``pip install ragas deepeval inspect-ai``.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from assistant.answer import Message
from corpus.model import Corpus
from evals.adapters import deepeval_cases, inspect_task, promptfoo_config, ragas_samples
from evals.case import Case, Suite
from evals.reply import Reply, Result

MakeCase = Callable[..., Case]


@pytest.fixture
def result(case: Case, reply: Reply) -> Result:
    return Result(suite="s", case=case, reply=reply)


@pytest.fixture
def wrong(case: Case, reply: Reply) -> Result:
    cited = (reply.citations[0].model_copy(update={"id": "cn-mpfz/3.3"}),)
    return Result(suite="s", case=case, reply=reply.model_copy(update={"citations": cited}))


@pytest.mark.published
@pytest.mark.filterwarnings("ignore")
def test_ragas_scores_the_ids_of_cited_clauses(result: Result, wrong: Result, corpus: Corpus) -> None:
    from ragas.metrics import IDBasedContextPrecision, IDBasedContextRecall

    for metric in (IDBasedContextPrecision(), IDBasedContextRecall()):
        scores = [
            asyncio.run(metric.single_turn_ascore(sample))
            for sample in ragas_samples.dataset([result, wrong], corpus).samples
        ]
        assert scores == [1.0, 0.0]


@pytest.mark.published
@pytest.mark.filterwarnings("ignore")
def test_deepeval_measures_strict_accuracy(result: Result, wrong: Result, corpus: Corpus) -> None:
    metric = deepeval_cases.strict_metric()
    assert metric.measure(deepeval_cases.test_case(result, corpus)) == 1.0
    assert metric.measure(deepeval_cases.test_case(wrong, corpus)) == 0.0
    assert "cites none of cn-mpfz/2.2.2" in metric.reason


class Fixed:
    """Gives one reply to everything."""

    name = "fixed"

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        return self._reply

    def search(self, query: str) -> tuple[str, ...] | None:
        return None


@pytest.mark.published
@pytest.mark.filterwarnings("ignore")
def test_inspect_runs_the_suites_as_a_task(
    case: Case, reply: Reply, make_case: MakeCase, tmp_path: Path
) -> None:
    import inspect_ai

    impossible = make_case(id="impossible", must=(("一千万元",),))
    suites = (Suite(name="s", cases=(case, impossible)),)
    (log,) = inspect_ai.eval(
        inspect_task.task(Fixed(reply), suites), model="mockllm/model", log_dir=str(tmp_path), display="none"
    )
    assert log.status == "success"
    assert log.results.scores[0].metrics["accuracy"].value == 0.5


def test_promptfoo_is_told_what_must_and_must_not_be_said(case: Case, make_case: MakeCase) -> None:
    talk = make_case(id="talk", turns=("一", "二"))
    suites = (Suite(name="s", cases=(case, talk)),)
    read = yaml.safe_load(promptfoo_config.config_text(suites, "http://127.0.0.1:7860/v1"))
    assert read["providers"][0]["config"]["apiBaseUrl"] == "http://127.0.0.1:7860/v1"
    (test,) = read["tests"]
    assert test["assert"] == [
        {"type": "icontains-any", "value": ["3家", "三家"]},
        {"type": "not-icontains", "value": "5家"},
    ]
