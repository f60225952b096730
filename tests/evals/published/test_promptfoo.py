"""promptfoo asks our server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.adapters.promptfoo_config import config_text
from evals.case import Case, Suite

MakeCase = Callable[..., Case]
Promptfoo = Callable[..., "subprocess.CompletedProcess[str]"]

FAILED = 100  # how promptfoo exits when all was asked and an assertion failed


@pytest.fixture
def promptfoo(tmp_path: Path) -> Promptfoo:
    """Runs promptfoo. It may tell nobody, and keeps its own files in a folder that passes."""
    place = Path(sys.prefix)
    quiet = ("TELEMETRY", "UPDATE", "SHARING", "REMOTE_GENERATION")
    environment = {
        **os.environ,
        **{f"PROMPTFOO_DISABLE_{what}": "1" for what in quiet},
        "PROMPTFOO_CONFIG_DIR": str(tmp_path / "promptfoo"),
        "NO_PROXY": "127.0.0.1",
    }

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [place / "bin/node", place / "node_modules/promptfoo/dist/src/entrypoint.js", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_promptfoo_finds_in_our_answers_what_must_be_said_on_that_day(
    promptfoo: Promptfoo, own_server: str, case: Case, make_case: MakeCase, tmp_path: Path
) -> None:
    lapsed = {
        "turns": ("湖南的办法现在还有效吗？",),
        "gold": (),
        "must_not": (),
        "must": (("已经过了有效期",),),
    }
    after = make_case(id="after", **lapsed)
    before = make_case(id="before", **lapsed, as_of=case.as_of.replace(year=2024))
    suites = (Suite(name="s", cases=(case, after, before)),)
    config, output = tmp_path / "promptfooconfig.yaml", tmp_path / "output.json"
    config.write_text(config_text(suites, own_server), encoding="utf-8")
    ended = promptfoo(
        "eval", "-c", config, "-o", output, "--no-cache", "--no-write", "--no-share", "--no-table"
    )
    assert ended.returncode == FAILED, ended.stdout + ended.stderr
    results = json.loads(output.read_text("utf-8"))["results"]["results"]
    assert {one["testCase"]["description"]: one["success"] for one in results} == {
        case.id: True,
        after.id: True,
        before.id: False,
    }
    assert [one["failureReason"] for one in results if not one["success"]] == [
        1
    ]  # an assertion, not an error


def test_promptfoo_asks_by_its_http_provider_and_sees_the_clauses(
    promptfoo: Promptfoo, own_server: str, tmp_path: Path
) -> None:
    body = {"model": "mingpin", "messages": [{"role": "user", "content": "{{prompt}}"}]}
    provider = {
        "url": f"{own_server}/v1/chat/completions",
        "method": "POST",
        "headers": {"content-type": "application/json"},
        "body": body,
        "transformResponse": "json.choices[0].message.context.citations.map(one => one.id).join(' ')",
    }
    wants = {"联合申报最多几家？": "cn-mpfz/2.2.2", "How many units may apply jointly?": "hn-sanpin/2.1"}
    config, output = tmp_path / "promptfooconfig.json", tmp_path / "output.json"
    tests = [
        {"vars": {"question": question}, "assert": [{"type": "contains", "value": clause}]}
        for question, clause in wants.items()
    ]
    providers = [{"id": "https", "config": provider}]
    config.write_text(
        json.dumps({"prompts": ["{{question}}"], "providers": providers, "tests": tests}), encoding="utf-8"
    )
    ended = promptfoo(
        "eval", "-c", config, "-o", output, "--no-cache", "--no-write", "--no-share", "--no-table"
    )
    assert ended.returncode == FAILED, ended.stdout + ended.stderr
    results = json.loads(output.read_text("utf-8"))["results"]["results"]
    assert [one["success"] for one in sorted(results, key=lambda one: one["testIdx"])] == [True, False]
    assert all("cn-mpfz/2.2.2" in one["response"]["output"] for one in results)


def test_promptfoo_accepts_every_suite_that_is_shipped(
    promptfoo: Promptfoo, shipped: tuple[Suite, ...], tmp_path: Path
) -> None:
    config = tmp_path / "promptfooconfig.yaml"
    config.write_text(config_text(shipped, "http://127.0.0.1:7860"), encoding="utf-8")
    ended = promptfoo("validate", "config", "-c", config)
    assert ended.returncode == 0, ended.stdout + ended.stderr
