"""No held-out question stands in what the assistant was made from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.guidance import load_guidance
from corpus.model import Corpus
from evals.case import Case, Suite, only, quarantined
from evals.contamination import Overlap, overlaps, similarity, wordings

MakeCase = Callable[..., Case]


@pytest.fixture(scope="module")
def known(corpus: Corpus) -> list[tuple[str, str]]:
    return list(wordings(load_guidance(corpus)))


def test_no_held_out_question_is_a_wording_of_the_guidance(
    shipped: tuple[Suite, ...], known: list[tuple[str, str]]
) -> None:
    found = overlaps([case for suite in only(shipped, "held_out") for case in suite.cases], known)
    assert found == (), "take the wording out of the guidance, or add the case to evals/quarantine.yaml"


def test_few_cases_are_in_quarantine_and_all_of_them_exist(shipped: tuple[Suite, ...]) -> None:
    cases = [case for suite in shipped for case in suite.cases]
    assert quarantined() <= {case.id for case in cases}
    assert len(quarantined()) < 0.1 * len(cases)


def test_a_question_put_in_the_guidance_word_for_word_is_found(
    make_case: MakeCase, known: list[tuple[str, str]]
) -> None:
    entry, wording = next((entry, wording) for entry, wording in known if len(wording) > 12)
    assert overlaps([make_case(turns=(wording,))], known) == (
        Overlap(case="joint-zh", entry=entry, score=1.0),
    )


@pytest.mark.parametrize(
    "variant",
    [
        "请问“数字三品”案例联合申报的单位最多可以有几家？",
        "请问数字三品案例联合申报的单位最多可以有几家呢",
        "請問數字三品案例聯合申報的單位最多可以有幾家",
    ],
)
def test_punctuation_script_and_a_particle_do_not_make_a_new_question(
    make_case: MakeCase, variant: str
) -> None:
    known = [("entry", "请问数字三品案例联合申报的单位最多可以有几家")]
    assert overlaps([make_case(turns=(variant,))], known)


def test_the_same_thing_asked_in_other_words_is_a_new_question(make_case: MakeCase) -> None:
    known = [("entry", "请问数字三品案例联合申报的单位最多可以有几家")]
    assert not overlaps([make_case(turns=("跟上下游几家企业抱团报典型案例，人数有上限吗",))], known)


def test_similarity_is_1_for_the_same_text_and_0_for_nothing_in_common() -> None:
    assert (similarity("可以联合申报吗", "可以联合申报吗？"), similarity("可以联合申报吗", "商标到期了")) == (
        1.0,
        0.0,
    )
