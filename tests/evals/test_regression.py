"""The assistant has not got worse than the committed baseline by more than chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Corpus
from evals.case import Case, Suite, only
from evals.regression import BASELINE, Baseline, losses, read_baseline, sample
from evals.reply import Reply, Result
from evals.runner import run
from evals.subject import InProcess
from evals.summary import Scored, score_all


@pytest.fixture(scope="module")
def dev(shipped: tuple[Suite, ...]) -> tuple[Suite, ...]:
    return only(shipped, "dev")


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline()


def test_a_fast_sample_of_the_suites_lost_nothing_beyond_noise(
    subject: InProcess, dev: tuple[Suite, ...], baseline: Baseline, corpus: Corpus, tmp_path: Path
) -> None:
    scored = score_all(run(subject, sample(dev), tmp_path), corpus)
    assert list(losses(scored, baseline)) == []


def test_the_baseline_knows_nearly_every_dev_case(dev: tuple[Suite, ...], baseline: Baseline) -> None:
    ids = {case.id for suite in dev for case in suite.cases}
    assert len(ids & {*baseline.right, *baseline.wrong}) > 0.9 * len(ids)


def test_the_baseline_names_no_held_out_case(shipped: tuple[Suite, ...]) -> None:
    text = BASELINE.read_text("utf-8")
    assert not [
        case.id for suite in only(shipped, "held_out") for case in suite.cases if f'"{case.id}"' in text
    ]


def test_the_sample_touches_every_suite(dev: tuple[Suite, ...]) -> None:
    assert all(suite.cases for suite in sample(dev))


def _scored(case: Case, reply: Reply, corpus: Corpus, right: int, wrong: int) -> tuple[Scored, ...]:
    """So many right and wrong replies to cases that a baseline knows as right."""
    cases = [case.model_copy(update={"id": f"case-{number}"}) for number in range(right + wrong)]
    broken = reply.model_copy(update={"citations": ()})
    replies = [reply] * right + [broken] * wrong
    return score_all(
        [Result(suite="s", case=c, reply=r) for c, r in zip(cases, replies, strict=True)], corpus
    )


@pytest.mark.parametrize(("wrong", "noticed"), [(0, False), (2, False), (8, True)])
def test_a_loss_beyond_chance_is_told_and_a_smaller_one_is_not(
    case: Case, reply: Reply, corpus: Corpus, baseline: Baseline, wrong: int, noticed: bool
) -> None:
    known = baseline.model_copy(
        update={"right": tuple(f"case-{number}" for number in range(20)), "wrong": ()}
    )
    told = list(losses(_scored(case, reply, corpus, 20 - wrong, wrong), known))
    assert bool(told) == noticed
