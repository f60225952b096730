"""The officers' cases over HTTP and on the command line: the same verdicts as by rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import Served
from typer.testing import CliRunner

from corpus.yamlfile import read_yaml
from ui.cli import app

CASES = Path(__file__).parent.parent / "checks" / "cases"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        track = path.stem.replace(".", "/", 1)
        content: Any = read_yaml(path)
        found += [pytest.param(track, case, id=f"{track}: {case['name']}") for case in content]
    return found


def holds(verdict: dict[str, Any], expect: dict[str, Any]) -> None:
    assert verdict["outcome"] == expect["outcome"]
    for clause, wanted in expect.get("findings", {}).items():
        found = {finding["status"] for finding in verdict["findings"] if finding["clause"] == clause}
        assert ({wanted} if isinstance(wanted, str) else set(wanted)) <= found, clause
    codes = {warning["code"] for warning in verdict["warnings"]}
    assert set(expect.get("warnings", [])) <= codes
    assert codes.isdisjoint(expect.get("no_warnings", []))
    if "next_fact" in expect:
        assert verdict["next_fact"] == expect["next_fact"]


@pytest.mark.parametrize(("track", "case"), cases())
def test_http_gives_the_case_its_verdict(server: Served, track: str, case: dict[str, Any]) -> None:
    body = {"facts": case["facts"], "as_of": case["as_of"]}
    if case.get("members"):
        body["members"] = case["members"]
    answer = httpx.post(f"{server.url}/api/checks/{track}", json=body, timeout=60)
    assert answer.status_code == 200
    holds(answer.json(), case["expect"])


@pytest.mark.parametrize(("track", "case"), [case for case in cases() if not case.values[1].get("members")])
def test_the_command_gives_the_case_its_verdict(tmp_path: Path, track: str, case: dict[str, Any]) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(case["facts"], ensure_ascii=False), "utf-8")
    arguments = ["check", track, "--facts", str(facts), "--as-of", case["as_of"], "--json"]
    ended = CliRunner().invoke(app, arguments)
    assert ended.exit_code == 0, ended.output
    holds(json.loads(ended.stdout), case["expect"])
