"""What the adapters make of our cases. The tools themselves run in published/."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from evals.adapters.promptfoo_config import config_text
from evals.case import Case, Suite


def test_promptfoo_is_told_what_must_and_must_not_be_said(case: Case, make_case: Callable[..., Case]) -> None:
    talk = make_case(id="talk", turns=("一", "二"))
    suites = (Suite(name="s", cases=(case, talk)),)
    read = yaml.safe_load(config_text(suites, "http://127.0.0.1:7860/v1"))
    assert read["providers"][0]["config"]["apiBaseUrl"] == "http://127.0.0.1:7860/v1"
    (test,) = read["tests"]
    assert test["assert"] == [
        {"type": "icontains-any", "value": ["3家", "三家"]},
        {"type": "not-icontains", "value": "5家"},
    ]
