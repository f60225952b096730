from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from turns import BRAND, FACTS, checked, read, turn

from assistant.answer import AnswerStatus
from assistant.brief import brief
from assistant.draft import Draft
from assistant.evidence import Guided
from assistant.understand.want import Want
from assistant.verify import Gates, explain
from checks.rulebook import Rulebook
from checks.verdict import Outcome
from corpus.guidance import GuidanceEntry, load_guidance
from corpus.load import load_corpus
from corpus.model import Corpus
from corpus.retrieve import GuidanceHit
from corpus.yamlfile import read_yaml

DRAFTS = Path(__file__).with_name("drafts")
FALSE: Any = read_yaml(DRAFTS / "false.yaml")
HONEST: Any = read_yaml(DRAFTS / "honest.yaml")
CLAIMS: Any = read_yaml(DRAFTS / "claims.yaml")
QUESTION = {"zh": "我们能申报企业品牌吗？", "en": "Can we apply for the enterprise brand?"}
ABOUT_BRANCHES = (
    "分公司",
    "A branch",
)  # rules about a kind of applicant: they claim something of a branch alone
SIDES = [("zh", text) for text in CLAIMS["positive"]["zh"]] + [
    ("en", text) for text in CLAIMS["positive"]["en"]
]
AGAINST = [("zh", text) for text in CLAIMS["negative"]["zh"]] + [
    ("en", text) for text in CLAIMS["negative"]["en"]
]


def wording(case: dict[str, Any]) -> str:
    text: str = case["zh"] if "zh" in case else case["en"]
    return text


@pytest.mark.parametrize("case", FALSE, ids=wording)
def test_a_false_draft_is_refused_by_its_gate(gates: Gates, corpus: Corpus, case: dict[str, Any]) -> None:
    asked = turn(
        case.get("said", "怎么规定的？" if "zh" in case else "What is the rule?"),
        "zh-Hans" if "zh" in case else "en",
    )
    draft = Draft(text=wording(case), status=AnswerStatus(case.get("status", "answered")))
    faults = gates.verify(draft, read(corpus, case["read"]), asked, brief(asked))
    assert case["gate"] in {fault.gate for fault in faults}


@pytest.mark.parametrize("case", HONEST, ids=wording)
def test_an_honest_draft_is_not_refused(
    gates: Gates, corpus: Corpus, rulebook: Rulebook, case: dict[str, Any]
) -> None:
    side = "zh" if "zh" in case else "en"
    verdict = case.get("verdict")
    asked = turn(
        case.get("said", QUESTION[side] if verdict else "怎么规定的？"),
        "zh-Hans" if side == "zh" else "en",
        Want.VERDICT if verdict else Want.TEXT,
        FACTS[verdict] if verdict else None,
    )
    evidence = read(corpus, case["read"]) + ([checked(rulebook, verdict)] if verdict else [])
    draft = Draft(text=wording(case), status=AnswerStatus(case.get("status", "answered")))
    assert gates.verify(draft, evidence, asked, brief(asked)) == ()


@pytest.mark.parametrize(("side", "text"), SIDES)
@pytest.mark.parametrize("facts", ["branch", "partial", "sound"])
def test_no_wording_makes_an_applicant_eligible_whom_the_check_does_not(
    gates: Gates, corpus: Corpus, rulebook: Rulebook, side: str, text: str, facts: str
) -> None:
    if text.startswith(ABOUT_BRANCHES):
        facts = "branch"
    asked = turn(QUESTION[side], "zh-Hans" if side == "zh" else "en", Want.VERDICT, FACTS[facts])
    evidence = [*read(corpus, ["cn-mpfz/2.1.1"]), checked(rulebook, facts)]
    faults = gates.verify(Draft(text=text, status=AnswerStatus.ANSWERED), evidence, asked)
    assert "eligibility" in {fault.gate for fault in faults}


@pytest.mark.parametrize(("side", "text"), AGAINST)
@pytest.mark.parametrize("facts", ["partial", "sound", "affirmed"])
def test_no_wording_turns_down_an_applicant_whom_the_check_does_not(
    gates: Gates, corpus: Corpus, rulebook: Rulebook, side: str, text: str, facts: str
) -> None:
    asked = turn(QUESTION[side], "zh-Hans" if side == "zh" else "en", Want.VERDICT, FACTS[facts])
    evidence = [*read(corpus, ["cn-mpfz/2.1.1"]), checked(rulebook, facts)]
    faults = gates.verify(Draft(text=text, status=AnswerStatus.ANSWERED), evidence, asked)
    assert "eligibility" in {fault.gate for fault in faults}


@pytest.mark.parametrize(
    ("side", "text"), [case for case in (*SIDES, *AGAINST) if not case[1].startswith(ABOUT_BRANCHES)]
)
def test_nothing_is_claimed_of_an_applicant_without_a_check(
    gates: Gates, corpus: Corpus, side: str, text: str
) -> None:
    asked = turn(QUESTION[side], "zh-Hans" if side == "zh" else "en", Want.VERDICT)
    draft = Draft(text=text, status=AnswerStatus.ANSWERED)
    faults = gates.verify(draft, read(corpus, ["cn-mpfz/2.1.1"]), asked)
    assert "eligibility" in {fault.gate for fault in faults}


@pytest.mark.parametrize(("side", "text"), AGAINST)
def test_a_refusal_that_the_check_makes_may_be_said(
    gates: Gates, corpus: Corpus, rulebook: Rulebook, side: str, text: str
) -> None:
    asked = turn(QUESTION[side], "zh-Hans" if side == "zh" else "en", Want.VERDICT, FACTS["branch"])
    evidence = [*read(corpus, ["cn-mpfz/2.1.1"]), checked(rulebook, "branch")]
    assert gates.verify(Draft(text=text, status=AnswerStatus.ANSWERED), evidence, asked) == ()


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ("branch", Outcome.INELIGIBLE),
        ("partial", Outcome.UNDETERMINED),
        ("sound", Outcome.CONDITIONALLY_ELIGIBLE),
        ("affirmed", Outcome.ELIGIBLE),
    ],
)
def test_the_facts_of_these_tests_have_the_outcome_they_stand_for(
    rulebook: Rulebook, facts: str, outcome: Outcome
) -> None:
    assert checked(rulebook, facts).verdict.outcome is outcome


def test_an_answer_about_told_facts_calls_the_check(gates: Gates, corpus: Corpus) -> None:
    asked = turn("我们是一家企业，能报吗？", want=Want.VERDICT, facts=FACTS["partial"])
    draft = Draft(text="申报主体应具有独立法人资格[[cn-mpfz/2.1.1]]。", status=AnswerStatus.ANSWERED)
    faults = gates.verify(draft, read(corpus, ["cn-mpfz/2.1.1"]), asked)
    assert "call check_eligibility first" in explain(faults)


def test_an_answer_about_told_facts_says_what_the_check_concluded(
    gates: Gates, corpus: Corpus, rulebook: Rulebook
) -> None:
    asked = turn("我们是分公司，能报吗？", want=Want.VERDICT, facts=FACTS["branch"])
    draft = Draft(text="申报主体应具有独立法人资格[[cn-mpfz/2.1.1]]。", status=AnswerStatus.ANSWERED)
    faults = gates.verify(draft, [*read(corpus, ["cn-mpfz/2.1.1"]), checked(rulebook, "branch")], asked)
    assert "现在还不能申报" in explain(faults)


def test_a_verdict_on_one_track_says_nothing_of_another(
    gates: Gates, corpus: Corpus, rulebook: Rulebook
) -> None:
    asked = turn("我们能报吗？", want=Want.VERDICT, facts=FACTS["affirmed"])
    evidence = [
        *read(corpus, ["cn-mpfz/2.1.1"]),
        checked(rulebook, "affirmed", BRAND),
        checked(rulebook, "branch", "cn-mpfz/digital-case"),
    ]
    draft = Draft(
        text="按您说的情况，您符合数字三品典型案例的申报条件[[cn-mpfz/2.1.1]]。", status=AnswerStatus.ANSWERED
    )
    assert "eligibility" in {fault.gate for fault in gates.verify(draft, evidence, asked)}


CORPUS = load_corpus()
ENTRIES = load_guidance(CORPUS).entries


@pytest.mark.parametrize("side", ["zh", "en"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_guidance_answer_passes_the_gates(gates: Gates, entry: GuidanceEntry, side: str) -> None:
    question = entry.questions.zh[0] if side == "zh" else entry.questions.en[0]
    asked = turn(question, "zh-Hans" if side == "zh" else "en")
    parts = [text for text in (entry.answer, entry.next_step) if text]
    text = "\n\n".join(part.zh if side == "zh" else part.en for part in parts)
    evidence = [Guided(query=question, hits=(GuidanceHit(entry=entry, score=0.9, wording=question),))]
    draft = Draft(text=text, status=AnswerStatus(entry.status))
    assert gates.verify(draft, evidence, asked, brief(asked)) == ()


def test_a_fault_tells_the_model_what_to_rewrite(gates: Gates, corpus: Corpus) -> None:
    draft = Draft(text="不超过5家[[cn-mpfz/2.2.2]]。", status=AnswerStatus.ANSWERED)
    faults = gates.verify(draft, read(corpus, ["cn-mpfz/2.2.2"]), turn("几家？"))
    assert "5 count" in explain(faults)


def test_every_fault_is_named_at_once(gates: Gates, corpus: Corpus) -> None:
    draft = Draft(text="不超过5家[[cn-mpfz/2.2.9]]。", status=AnswerStatus.ANSWERED)
    faults = gates.verify(draft, read(corpus, ["cn-mpfz/2.2.2"]), turn("几家？"))
    assert {fault.gate for fault in faults} == {"marks", "numbers"}


def test_a_draft_of_any_length_is_not_read_without_end(gates: Gates) -> None:
    draft = Draft(text="条" * 100_000, status=AnswerStatus.ANSWERED)
    assert [fault.gate for fault in gates.verify(draft, [], turn("几家？"))] == ["long"]
