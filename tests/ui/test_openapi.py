"""The OpenAPI document tells the truth: schemathesis asks a real server what it says, and what it rules out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import httpx
import pytest

from ui.wording import is_blank

HERE = Path(__file__).parent


def test_the_server_does_what_its_document_says(server: Any, tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            *(Path(sys.executable).with_name("st"), "--config-file", HERE / "schemathesis.toml"),
            *("run", f"{server.url}/api/openapi.json", "--continue-on-failure", "--seed", "1"),
            *("--phases", "examples,coverage,fuzzing", "--max-examples", "4"),
            *("--suppress-health-check", "all", "--warnings", "off"),
        ],
        cwd=tmp_path,  # it keeps what it found
        env={**os.environ, "PYTHONPATH": str(HERE), "NO_COLOR": "1", "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "No issues found" in ended.stdout
    tested = re.search(r"Tested: (\d+)", ended.stdout)
    assert tested is not None
    assert int(tested[1]) == operations(server)


def operations(server: Any) -> int:
    document = httpx.get(f"{server.url}/api/openapi.json", trust_env=False).json()
    return sum(len(methods) for methods in document["paths"].values())


def test_the_characters_that_count_as_unseen_are_those_of_unicode() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        unseen = character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}
        assert is_blank(character) is unseen, hex(ord(character))


def test_each_track_takes_units_where_its_rules_speak_of_them(server: Any) -> None:
    document = httpx.get(f"{server.url}/api/openapi.json", trust_env=False).json()
    bodies = {
        path.removeprefix("/api/checks/"): operations["post"]["requestBody"]["content"]["application/json"]
        for path, operations in document["paths"].items()
        if path.startswith("/api/checks/") and not path.endswith("/report")
    }
    joint = {track for track, body in bodies.items() if body["schema"]["$ref"].endswith("/CheckIn")}
    assert (len(bodies), joint) == (4, {"cn-mpfz/digital-case"})


@pytest.mark.parametrize("path", ["/healthz", "/api/policies", "/api/checks/cn-mpfz/digital-case/report"])
@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH"])
def test_a_method_that_an_address_does_not_take_is_told_those_it_takes(
    server: Any, method: str, path: str
) -> None:
    reply = httpx.request(method, f"{server.url}{path}", trust_env=False)
    assert (reply.status_code, reply.json()["error"]["code"]) == (405, "method_not_allowed")
    assert "GET" in reply.headers["allow"].split(", ")
