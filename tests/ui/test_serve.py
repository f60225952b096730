"""Starting and ending the server."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from served import COMMAND, environment, start, stop

from ui.serve import AddressTaken, bind


def run(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments],
        env=environment(data_dir),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def test_one_line_tells_the_address_and_how_long_the_start_took(server: object) -> None:
    line = getattr(server, "line")  # noqa: B009
    assert re.fullmatch(r"名品助手 Mingpin  http://127\.0\.0\.1:\d+  \(\d+\.\d s\)\n", line)


def test_a_port_in_use_is_a_named_error_with_a_remedy(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run(data_dir, "serve", "--port", str(port))
    assert ended.returncode == 2
    assert f"127.0.0.1:{port} (Address already in use)" in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_address_of_nobody_is_a_named_error() -> None:
    with pytest.raises(AddressTaken, match="--port"):
        bind("256.256.256.256", 80)


def test_a_data_folder_that_cannot_be_written_is_a_named_error(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    ended = run(in_the_way / "data", "serve", "--port", "0")
    assert ended.returncode == 2
    assert str(in_the_way) in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_sigterm_ends_a_server_promptly(data_dir: Path) -> None:
    served = start(data_dir)
    began = time.monotonic()
    stop(served)
    assert time.monotonic() - began < 8


def test_sigterm_ends_a_server_that_is_still_loading(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", "0"], env=environment(tmp_path), stderr=subprocess.DEVNULL
    )
    time.sleep(4)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
