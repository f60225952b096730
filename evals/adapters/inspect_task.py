"""The suites as an Inspect AI task: its solver asks an assistant, its scorer is our strict accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from evals.case import Case, Suite
from evals.metrics import misses, strict
from evals.reply import Reply
from evals.subject import Subject, converse

if TYPE_CHECKING:
    from inspect_ai import Task

CASE, REPLY = "case", "reply"  # where a sample carries what it was made from and what came back


def task(subject: Subject, suites: Sequence[Suite]) -> Task:
    """A task that any Inspect model name can run, ``mockllm/model`` included: the assistant answers, not the model."""
    from anyio import to_thread
    from inspect_ai import Task
    from inspect_ai.dataset import MemoryDataset, Sample
    from inspect_ai.scorer import Score, Target, accuracy, scorer, stderr
    from inspect_ai.solver import Generate, TaskState, solver

    def ask() -> Any:
        async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
            case = Case.model_validate(state.metadata[CASE])
            reply = await to_thread.run_sync(converse, subject, case)
            state.metadata[REPLY] = reply.model_dump(mode="json")
            state.output.completion = reply.text
            return state

        return solve

    def strict_accuracy() -> Any:
        async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
            case = Case.model_validate(state.metadata[CASE])
            reply = Reply.model_validate(state.metadata[REPLY])
            return Score(
                value=strict(case, reply),
                answer=reply.text,
                explanation="; ".join(misses(case, reply)) or case.why,
            )

        return score

    samples = [
        Sample(
            id=case.id,
            input=case.question,
            target=[wording for group in case.must for wording in group] or case.why,
            metadata={CASE: case.model_dump(mode="json"), "suite": suite.name},
        )
        for suite in suites
        for case in suite.cases
    ]
    rated = scorer(metrics=[accuracy(), stderr()])(strict_accuracy)
    return Task(dataset=MemoryDataset(samples, name="mingpin"), solver=solver(ask)(), scorer=rated())
