"""The guidance knowledge base keeps its promises, and a file that breaks one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from corpus.guidance import Guidance, load_guidance
from corpus.load import load_corpus
from corpus.model import Corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def guidance(corpus: Corpus) -> Guidance:
    return load_guidance(corpus)


ENTRY = {
    "id": "cn-joint",
    "want": "joint",
    "tracks": ["cn-mpfz/digital-case"],
    "status": "answered",
    "clauses": ["cn-mpfz/2.2.2"],
    "quotes": {"cn-mpfz/2.2.2": "联合申报单位数量不超过3家"},
    "questions": {"zh": ["可以联合申报吗"], "en": ["may we apply jointly?"]},
    "answer": {"zh": "可以[[cn-mpfz/2.2.2]]。", "en": "Yes [[cn-mpfz/2.2.2]]."},
}


def loaded(folder: Path, corpus: Corpus, *entries: dict[str, object]) -> Guidance:
    home = folder / "policies" / "cn-mpfz"
    home.mkdir(parents=True)
    (home / "guidance.yaml").write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")
    return load_guidance(corpus, folder / "policies")


def test_the_shipped_guidance_loads_with_entries_for_every_policy(corpus: Corpus, guidance: Guidance) -> None:
    served = {policy for entry in guidance.entries for policy in entry.policies}
    assert served == {policy.id for policy in corpus.policies}


def test_every_shipped_quote_is_an_exact_part_of_its_clause(corpus: Corpus, guidance: Guidance) -> None:
    for entry in guidance.entries:
        for id, quote in entry.quotes.items():
            assert quote in corpus.clause(id).text, entry.id


def test_every_clause_of_the_shipped_policies_has_guidance_that_rests_on_it(
    corpus: Corpus, guidance: Guidance
) -> None:
    resting = {id.partition("#")[0] for entry in guidance.entries for id in entry.clauses}
    assert {clause.id for clause in corpus.clauses()} <= resting


def test_an_entry_is_found_by_the_clause_it_rests_on(tmp_path: Path, corpus: Corpus) -> None:
    guidance = loaded(tmp_path, corpus, ENTRY)
    assert [entry.id for entry in guidance.resting_on("cn-mpfz/2.2.2")] == ["cn-joint"]
    assert guidance.resting_on("cn-mpfz/2.2.1") == ()


def test_an_entry_knows_its_marks_and_policies(tmp_path: Path, corpus: Corpus) -> None:
    entry = loaded(tmp_path, corpus, ENTRY).entry("cn-joint")
    assert entry.marks == ("cn-mpfz/2.2.2",)
    assert entry.policies == ("cn-mpfz",)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"clauses": ["cn-mpfz/9.9"]}, "9.9"),
        ({"quotes": {"cn-mpfz/2.2.2": "不超过5家"}}, "exact part"),
        ({"quotes": {"cn-mpfz/2.2.1": "独立法人资格"}}, "missing from clauses"),
        ({"answer": {"zh": "可以。", "en": "Yes [[cn-mpfz/2.2.2]]."}}, "never marked"),
        (
            {"answer": {"zh": "可以[[cn-mpfz/2.2.2]]。", "en": "Yes [[cn-mpfz/2.2.2]] [[cn-mpfz/3.1]]."}},
            "missing from",
        ),
        ({"questions": {"zh": ["可以吗"], "en": []}}, "en"),
        ({"questions": {"zh": ["可以吗"]}}, "en"),
        ({"tracks": ["digital-case"]}, "tracks"),
        ({"tracks": ["xx-other/case"]}, "no loaded policy"),
        ({"want": "jokes"}, "want"),
        ({"id": "Joint"}, "id"),
        ({"wants": "joint"}, "wants"),
        ({"counts": ["cn-mpfz/1.9"]}, "1.9"),
    ],
)
def test_a_broken_promise_is_refused_with_place_and_remedy(
    tmp_path: Path, corpus: Corpus, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint) as raised:
        loaded(tmp_path, corpus, {**ENTRY, **change})
    assert "guidance.yaml" in str(raised.value)
    assert "Remedy:" in str(raised.value)


def test_questions_stand_one_a_line_in_a_block_or_in_a_list(tmp_path: Path, corpus: Corpus) -> None:
    block = {"zh": "能联合吗: 三家？\n\n  # 三家一起报\n", "en": "may we apply jointly?\n"}
    entry = loaded(tmp_path, corpus, {**ENTRY, "questions": block}).entries[0]
    assert entry.questions.zh == ("能联合吗: 三家？", "# 三家一起报")
    assert entry.questions.en == ("may we apply jointly?",)
    with pytest.raises(ValueError, match=r"questions\.zh"):
        loaded(tmp_path / "empty", corpus, {**ENTRY, "questions": {**block, "zh": " \n"}})


def test_two_entries_of_one_id_are_refused(tmp_path: Path, corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="cn-joint"):
        loaded(tmp_path, corpus, ENTRY, ENTRY)


def test_shared_entries_about_a_policy_that_is_not_served_are_left_out(
    tmp_path: Path, corpus: Corpus
) -> None:
    shared = tmp_path / "guidance"
    shared.mkdir()
    entry = {**ENTRY, "id": "x-joint"}
    (shared / "shared.yaml").write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    hunan = Corpus(policies=(corpus.policy("hn-sanpin"),))
    (tmp_path / "policies").mkdir()
    assert load_guidance(hunan, tmp_path / "policies").entries == ()
    assert [entry.id for entry in load_guidance(corpus, tmp_path / "policies").entries] == ["x-joint"]
