"""The officers' cases: each YAML entry is one situation and the verdict it must get."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from checks.rulebook import Rulebook, load_rulebook
from corpus.load import load_corpus
from corpus.yamlfile import read_yaml

CASES = Path(__file__).with_name("cases")
FILES = sorted(CASES.glob("*.yaml"))


def _cases() -> list[Any]:
    found = []
    for path in FILES:
        track = path.stem.replace(".", "/", 1)
        content: Any = read_yaml(path)
        found += [pytest.param(track, case, id=f"{track}: {case['name']}") for case in content]
    return found


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(load_corpus())


@pytest.mark.parametrize(("track", "case"), _cases())
def test_the_case_gets_its_verdict(rulebook: Rulebook, track: str, case: dict[str, Any]) -> None:
    verdict = rulebook.check(track, case["facts"], dt.date.fromisoformat(case["as_of"]), case.get("members"))
    expect = case["expect"]
    assert set(expect) <= {"outcome", "findings", "warnings", "no_warnings", "next_fact"}
    assert verdict.outcome == expect["outcome"]
    for clause, wanted in expect.get("findings", {}).items():
        found = {str(finding.status) for finding in verdict.findings if finding.clause == clause}
        statuses = {wanted} if isinstance(wanted, str) else set(wanted)
        assert statuses <= found, clause
    codes = {warning.code for warning in verdict.warnings}
    assert set(expect.get("warnings", [])) <= codes
    assert codes.isdisjoint(expect.get("no_warnings", []))
    if "next_fact" in expect:
        assert verdict.next_fact == expect["next_fact"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_track_has_at_least_forty_cases(path: Path) -> None:
    content: Any = read_yaml(path)
    assert len(content) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_two_cases_of_a_track_have_the_same_name(path: Path) -> None:
    content: Any = read_yaml(path)
    names = [case["name"] for case in content]
    assert len(set(names)) == len(names)


def test_every_track_has_a_file_of_cases(rulebook: Rulebook) -> None:
    assert {path.stem.replace(".", "/", 1) for path in FILES} == set(rulebook.tracks)
