"""The mingpin command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from corpus.load import POLICIES
from ui.cli import app

Run = Callable[..., Result]

CASE = "cn-mpfz/digital-case"


@pytest.fixture
def run(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("MINGPIN_DATA_DIR", str(data_dir))

    def running(*arguments: str, text: str | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=text)

    return running


@pytest.mark.parametrize("command", ["serve", "ask", "lookup", "check", "ingest"])
def test_each_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0


def test_an_answer_is_printed_with_its_clause(run: Run) -> None:
    result = run("ask", "联合申报最多几家？")
    assert result.exit_code == 0
    assert "联合申报单位数量不超过3家" in result.stdout


def test_an_answer_in_json_has_the_same_context_as_over_http(run: Run) -> None:
    printed = json.loads(run("ask", "联合申报最多几家？", "--json").stdout)
    assert set(printed) >= {"answer", "citations", "verdicts", "facts", "status", "abstained"}


def test_lookup_finds_a_clause_by_its_number(run: Run) -> None:
    found = json.loads(run("lookup", "二（二）2", "--json").stdout)["results"]
    assert found[0]["id"] == "cn-mpfz/2.2.2"


def test_a_check_reads_facts_from_standard_input(run: Run) -> None:
    result = run("check", CASE, "--facts", "-", "--json", text='{"joint_units": 4, "is_joint": true}')
    assert result.exit_code == 0
    assert json.loads(result.stdout)["outcome"] == "ineligible"


def test_a_check_writes_the_self_assessment(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"joint_units": 4}')
    for name in ("out.docx", "out.md"):
        assert run("check", CASE, "--facts", str(facts), "--report", str(tmp_path / name)).exit_code == 0
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs
    assert "2.2.2" not in (tmp_path / "out.md").read_text("utf-8").splitlines()[0]


def test_a_receipt_replayed_gives_the_same_or_says_what_changed(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"joint_units": 4}')
    verdict = json.loads(run("check", CASE, "--facts", str(facts), "--json").stdout)
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps(verdict["receipt"]))
    assert run("check", "--replay", str(receipt)).exit_code == 0
    receipt.write_text(json.dumps({**verdict["receipt"], "rules": "older"}))
    result = run("check", "--replay", str(receipt))
    assert result.exit_code == 1
    assert "规则" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", ""], "QUESTION"),
        (["ask", "问" * 5000], "4,000"),
        (["ask", "可以吗", "--as-of", "2026-02-30"], "YYYY-MM-DD"),
        (["lookup", "商标", "--policy", "atlantis"], "cn-mpfz, hn-sanpin"),
        (["check", "nobody/knows", "--facts", "-"], "choose one of"),
        (["check", CASE, "--facts", "missing.json"], "missing.json"),
        (["check", CASE], "--facts"),
        (["check", CASE, "--facts", "-", "--report", "out.pdf"], ".docx or .md"),
        (["check", CASE, "--facts", "-", "--lang", "fr"], "zh or en"),
        (["ingest", "nowhere"], "no such folder"),
    ],
)
def test_bad_input_is_one_line_with_the_remedy_and_exit_code_2(
    run: Run, arguments: list[str], told: str
) -> None:
    result = run(*arguments, text="{}")
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_every_bad_fact_is_named_at_once(run: Run) -> None:
    result = run("check", CASE, "--facts", "-", text='{"joint_units": -1, "no_such_fact": 1}')
    assert result.exit_code == 2
    assert "joint_units" in result.stderr
    assert "no_such_fact" in result.stderr


def third_policy(folder: Path) -> Path:
    """A copy of a real policy under another id."""
    copy = folder / "cn-third"
    shutil.copytree(POLICIES / "cn-mpfz", copy)
    described = copy / "policy.yaml"
    described.write_text(described.read_text("utf-8").replace("cn-mpfz", "cn-third"), "utf-8")
    english = copy / "english.yaml"
    english.write_text(english.read_text("utf-8").replace("cn-mpfz", "cn-third"), "utf-8")
    for shared in ("guidance.yaml", "terms.yaml", "scope.yaml"):  # their entries belong to the original
        (copy / shared).unlink()
    return copy


def test_a_sound_policy_folder_is_taken_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGPIN_DATA_DIR", str(tmp_path / "data"))
    folder = third_policy(tmp_path)
    for _ in range(2):  # a second time replaces the first
        assert CliRunner().invoke(app, ["ingest", str(folder)]).exit_code == 0
    assert (tmp_path / "data" / "policies" / "cn-third" / "source.txt").is_file()
    assert [place.name for place in (tmp_path / "data" / "policies").iterdir()] == ["cn-third"]


def test_guidance_that_would_keep_the_program_from_starting_is_not_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGPIN_DATA_DIR", str(tmp_path / "data"))
    folder = third_policy(tmp_path)
    (folder / "guidance.yaml").write_text("- id: cn-third-fees\n", "utf-8")
    result = CliRunner().invoke(app, ["ingest", str(folder)])
    assert result.exit_code == 2
    assert "guidance.yaml" in result.output
    assert not (tmp_path / "data" / "policies" / "cn-third").exists()


def test_a_dry_run_copies_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGPIN_DATA_DIR", str(tmp_path / "data"))
    assert CliRunner().invoke(app, ["ingest", str(third_policy(tmp_path)), "--dry-run"]).exit_code == 0
    assert not (tmp_path / "data").exists()


def test_a_faulty_policy_folder_is_told_file_place_and_remedy(tmp_path: Path) -> None:
    folder = third_policy(tmp_path)
    described = folder / "policy.yaml"
    described.write_text(described.read_text("utf-8") + "\nsurprise: true\n", "utf-8")
    result = CliRunner().invoke(app, ["ingest", str(folder), "--dry-run"])
    assert result.exit_code == 2
    assert "policy.yaml" in result.stderr
    assert "surprise" in result.stderr


def test_the_id_of_a_policy_that_comes_with_the_program_cannot_be_taken(run: Run) -> None:
    result = run("ingest", str(POLICIES / "cn-mpfz"))
    assert result.exit_code == 2
    assert "comes with the program" in result.stderr
