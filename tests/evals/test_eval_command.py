"""The eval command: what it runs, writes and answers with."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from evals.command import evaluate
from evals.runner import RESULTS

Write = Callable[[str], Path]
Run = Callable[..., Result]

OWN = """
- id: own-joint-zh
  turns: ["案例最多几家联合申报？"]
  language: zh-Hans
  as_of: "2026-11-22"
  want: joint
  gold: [[cn-mpfz/2.2.2]]
  must: [["3家"]]
  status: answered
  why: 2.2.2 allows at most 3 units.
- id: own-impossible-zh
  turns: ["补贴多少钱？"]
  language: zh-Hans
  as_of: "2026-11-22"
  want: money
  must: [["一千万元"]]
  status: answered
  why: Wrong on purpose.
"""


@pytest.fixture
def run() -> Run:
    app = typer.Typer()
    app.command()(evaluate)

    def running(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return running


def test_mingpin_brings_the_command() -> None:
    (point,) = entry_points(group="mingpin.commands", name="eval")
    assert point.load() is evaluate


def test_a_file_of_ones_own_is_run_against_a_server(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    result = run(case_file(OWN), "--url", plain_server, "--out", tmp_path / "out")
    assert result.exit_code == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["overall"]["strict"]["value"] == 0.5
    assert "own-impossible-zh" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_threshold_that_is_not_met_is_exit_code_1(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    result = run(case_file(OWN), "--url", plain_server, "--out", tmp_path / "out", "--threshold", "0.9")
    assert result.exit_code == 1


def test_a_stored_run_is_scored_again_without_asking(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(case_file(OWN), "--url", plain_server, "--out", out)
    before = (out / RESULTS).read_text("utf-8")
    mended = case_file(
        OWN.replace("一千万元", "没有规定").replace(
            "status: answered\n  why: Wrong", "status: not_stated\n  why: Wrong"
        )
    )
    result = run(mended, "--rescore", "--out", out)
    assert result.exit_code == 0
    assert json.loads((out / "report.json").read_text("utf-8"))["overall"]["strict"]["value"] == 1.0
    assert (out / RESULTS).read_text("utf-8") == before


def test_two_runs_are_set_against_each_other(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    cases = case_file(OWN)
    for name in ("first", "second"):
        run(cases, "--url", plain_server, "--out", tmp_path / name)
    result = run(cases, "--rescore", "--out", tmp_path / "second", "--against", tmp_path / "first")
    assert result.exit_code == 0
    assert "2 cases in both" in result.stdout


def test_the_markdown_report_holds_the_misses(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    run(case_file(OWN), "--url", plain_server, "--out", tmp_path / "out")
    assert "### own-impossible-zh" in (tmp_path / "out" / "report.md").read_text("utf-8")


def test_replies_that_failed_are_told_in_the_terminal(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    broken = case_file(OWN.replace("补贴多少钱？", "break"))
    assert "errors: 1, see the server" in run(broken, "--url", plain_server, "--out", tmp_path / "out").stdout


def test_sound_files_are_counted_in_good_grammar(run: Run, case_file: Write) -> None:
    assert "2 cases in 1 file are sound." in run(case_file(OWN), "--validate").stdout


def test_the_misses_are_printed_on_request(
    run: Run, case_file: Write, plain_server: str, tmp_path: Path
) -> None:
    result = run(case_file(OWN), "--url", plain_server, "--out", tmp_path / "out", "--misses")
    assert "says none of 一千万元" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-suite"], "policy_questions"),
        (["--split", "test"], "dev, held_out or all"),
        (["--assistant", "nobody", "--limit", "1"], "bm25"),
        (["--url", "http://127.0.0.1:9"], "refused"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_schema_is_json(run: Run) -> None:
    assert json.loads(run("--schema").stdout)["type"] == "array"
