"""The guides for writers and readers tell the truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from assistant.answer import AnswerStatus
from checks.verdict import Outcome
from corpus.guidance import Want
from corpus.model import Corpus
from evals.case import Case, load_suites
from evals.metrics import Scores

DOCS = Path(__file__).parents[2] / "docs"
WANTS = (*get_args(Want), "verdict")

Write = Callable[[str], Path]


def test_the_cases_in_the_guide_are_sound(case_file: Write, corpus: Corpus, tracks: tuple[str, ...]) -> None:
    text = (DOCS / "writing-evaluation-cases.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (suite,) = load_suites([case_file(example)], corpus, tracks)
    assert len(suite.cases) == 2


def test_the_guide_names_every_key_of_a_case() -> None:
    text = (DOCS / "writing-evaluation-cases.md").read_text("utf-8")
    assert [key for key in Case.model_fields if f"| `{key}` |" not in text] == []


@pytest.mark.parametrize("name", WANTS)
def test_the_guide_explains_every_value_of_want(name: str) -> None:
    assert f"| `{name}` |" in (DOCS / "writing-evaluation-cases.md").read_text("utf-8")


def test_the_guide_names_every_status_track_and_outcome(tracks: tuple[str, ...]) -> None:
    text = (DOCS / "writing-evaluation-cases.md").read_text("utf-8")
    section = text.partition("## Status, track and outcome")[2].partition("\n## ")[0]
    names = (*AnswerStatus, *tracks, *Outcome)
    assert [name for name in names if f"`{name}`" not in section] == []


def test_every_metric_is_defined() -> None:
    text = (DOCS / "metrics.md").read_text("utf-8").lower()
    words = {"reciprocal_rank": "mrr", "answered_in_scope": "answer rate in scope", "verdict_right": "verdict accuracy",
             "verbatim": "verbatim rate", "strict": "strict accuracy", "sentence_recall": "sentence support, recall",
             "sentence_precision": "sentence support, precision", "false_refusal": "false refusal rate"}  # fmt: skip
    assert [name for name in Scores.model_fields if words.get(name, name.replace("_", " ")) not in text] == []
