"""Several servers, each with a data folder of its own, over one Chroma server."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import httpx
from served import COMMAND, Served, environment, start, stop
from test_cli import third_policy

PATIENCE_SECONDS = 120  # two seconds between looks, and a machine that may be busy


def found(served: Served) -> bool:
    """Whether the server finds a clause of the policy that was added."""
    answer = httpx.get(
        f"{served.url}/api/clauses", params={"q": "联合申报", "policy": "cn-third"}, timeout=60
    )
    return answer.status_code == 200 and answer.json()["results"][0]["id"].startswith("cn-third/")


def test_a_policy_added_on_one_machine_is_found_by_servers_that_run_on_others(
    tmp_path: Path, chroma: str
) -> None:
    shared = {"MINGPIN_CHROMA_URL": chroma}
    servers = [start(tmp_path / name, shared) for name in ("one", "two")]
    try:
        assert not any(map(found, servers))
        added = subprocess.run(
            [COMMAND, "ingest", third_policy(tmp_path)],
            env=environment(tmp_path / "three", **shared),
            capture_output=True,
            text=True,
            check=False,
        )
        assert added.returncode == 0, added.stderr
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not all(map(found, servers)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert all(map(found, servers))
    finally:
        for served in servers:
            stop(served)


def test_a_chroma_server_that_is_away_is_one_line_with_the_remedy(tmp_path: Path) -> None:
    asked = subprocess.run(
        [COMMAND, "lookup", "联合申报"],
        env=environment(tmp_path, MINGPIN_CHROMA_URL="http://127.0.0.1:9"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 2
    assert "MINGPIN_CHROMA_URL" in asked.stderr
    assert len(asked.stderr.strip().splitlines()) == 1
