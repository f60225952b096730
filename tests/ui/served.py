"""One real server for all tests that want one, on a free port of 127.0.0.1."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

READY_SECONDS = 180  # a cold start builds the index, and a test machine may be busy

COMMAND = Path(sys.executable).with_name("mingpin")


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """The environment without anybody's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MINGPIN_")}
    return {**kept, "MINGPIN_DATA_DIR": str(data_dir), **settings}


@dataclass
class Served:
    """A running server."""

    url: str
    line: str
    process: subprocess.Popen[str]
    lines: queue.Queue[str]

    def rest(self) -> list[str]:
        """What it has printed since it was ready; to be asked once, after its end."""
        return list(iter(self.lines.get, ""))


def start(data_dir: Path, settings: Mapping[str, str] | None = None) -> Served:
    """A server of its own, ready to answer."""
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", "0"],
        env=environment(data_dir, **(settings or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    said = ""
    while True:
        line = lines.get(timeout=READY_SECONDS)
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return Served(url=found[0], line=line, process=process, lines=lines)
        if not line:
            raise AssertionError(f"the server did not start:\n{said}")


def stop(served: Served) -> None:
    """End the server and wait for its end."""
    served.process.terminate()
    served.process.wait(timeout=30)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the session; workers of one run share it, so the index is built once."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "data"


@pytest.fixture(scope="session")
def server(data_dir: Path) -> Iterator[Served]:
    """The server that most tests ask."""
    served = start(data_dir)
    yield served
    stop(served)
