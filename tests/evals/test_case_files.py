"""Case files: what is accepted, what is refused, and how a writer is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from corpus.model import Corpus
from evals.case import CASES, Case, CaseError, Suite, case_schema, load_suites, only, suite_files, suite_names

Write = Callable[[str], Path]
MakeCase = Callable[..., Case]

SOUND = """
- id: own-joint-zh
  turns: ["案例最多几家联合申报？"]
  language: zh-Hans
  as_of: "2026-11-22"
  want: joint
  gold: [[cn-mpfz/2.2.2]]
  must: [["3家", "三家"]]
  status: answered
  why: 2.2.2 allows at most 3 units.
"""


def test_every_case_that_is_shipped_is_sound(shipped: tuple[Suite, ...]) -> None:
    assert sum(len(suite.cases) for suite in shipped) >= 800


def test_the_shipped_cases_hold_to_the_json_schema() -> None:
    validator = jsonschema.Draft202012Validator(case_schema())
    for name in suite_names():
        cases = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
        assert validator.is_valid(cases), name


def test_the_json_schema_refuses_a_misspelt_key() -> None:
    (case,) = yaml.safe_load(SOUND)
    assert not jsonschema.Draft202012Validator(case_schema()).is_valid([case | {"musst": []}])


def test_only_the_split_asked_for_is_loaded(shipped: tuple[Suite, ...]) -> None:
    dev, held_out, both = (
        sum(len(suite.cases) for suite in only(shipped, split)) for split in ("dev", "held_out", "all")
    )
    assert dev + held_out == both
    assert min(dev, held_out) > 0


def test_a_case_of_ones_own_is_read(case_file: Write, corpus: Corpus, tracks: tuple[str, ...]) -> None:
    (suite,) = load_suites([case_file(SOUND)], corpus, tracks)
    assert (suite.name, suite.cases[0].split) == ("own", "dev")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("cn-mpfz/2.2.2]]", "cn-mpfz/2.2.12]]", "cn-mpfz/2.2.12, which is no clause"),
        ("want: joint", "want: jiont", "must be one of"),
        ("must:", "musst:", "not a known key"),
        ('"2026-11-22"', '"the 22nd"', "must be a date"),
        ("status: answered", "status: fine", "answered"),
        ("why: 2.2.2 allows", 'must_not: ["3家"]\n  why: 2.2.2 allows', "which must asks for"),
        ("language: zh-Hans", "language: zh", "zh-Hans"),
        ("gold: [[cn-mpfz/2.2.2]]", "verdict: {track: cn-mpfz/nothing, outcome: eligible}", "choose one of"),
    ],
)
def test_a_fault_is_told_with_its_place(
    case_file: Write, corpus: Corpus, tracks: tuple[str, ...], was: str, now: str, told: str
) -> None:
    assert was in SOUND
    with pytest.raises(CaseError) as refused:
        load_suites([case_file(SOUND.replace(was, now))], corpus, tracks)
    assert told in str(refused.value)
    assert "own.yaml" in str(refused.value)
    assert "line" in str(refused.value)


def test_an_id_stands_once_over_all_files(case_file: Write, corpus: Corpus, tracks: tuple[str, ...]) -> None:
    with pytest.raises(CaseError, match="ids are unique"):
        load_suites([case_file(SOUND + SOUND)], corpus, tracks)


def test_an_answer_of_which_nothing_is_expected_is_no_case(
    case_file: Write, corpus: Corpus, tracks: tuple[str, ...]
) -> None:
    lines = [line for line in SOUND.splitlines() if "gold" not in line and "must" not in line]
    with pytest.raises(CaseError, match="nothing of it"):
        load_suites([case_file("\n".join(lines))], corpus, tracks)


def test_an_unknown_suite_is_told_which_there_are() -> None:
    with pytest.raises(CaseError, match="policy_questions"):
        suite_files(["policy_answers"])


def test_paraphrases_have_one_topic_in_both_languages(make_case: MakeCase) -> None:
    english = make_case(id="joint-en", turns=("How many units?",), language="en", must=(("3 units",),))
    assert make_case().topic == english.topic


def test_questions_resting_on_other_clauses_have_another_topic(make_case: MakeCase) -> None:
    assert make_case().topic != make_case(gold=(("cn-mpfz/3.3",),)).topic
