from __future__ import annotations

import pytest
from conversation import last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from assistant.elsewhere import Elsewhere
from corpus.guidance import Guidance, load_guidance
from corpus.load import load_corpus


@pytest.fixture(scope="module")
def elsewhere() -> Elsewhere:
    return Elsewhere(load_guidance(load_corpus()))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("疫苗的有效期怎么看", "商标的有效期怎么看"),
        ("what is the rank of a square matrix", "what is the brand matrix of consumer goods"),
    ],
)
def test_a_thing_of_another_kind_is_likelier_elsewhere_than_ours(
    elsewhere: Elsewhere, theirs: str, ours: str
) -> None:
    assert elsewhere.evidence(theirs) > elsewhere.evidence(ours)


def test_a_good_fit_outweighs_a_slight_likelihood(elsewhere: Elsewhere) -> None:
    assert elsewhere.likelier("截止时间", 0.4)
    assert not elsewhere.likelier("联合申报单位数量", 0.4)


def test_without_guidance_nothing_is_elsewhere() -> None:
    assert not Elsewhere(Guidance(entries=())).likelier("方阵的行列式怎么算", 0.0)


def test_a_question_after_another_programme_stays_about_it(embedded: Assistant) -> None:
    assert last(embedded, "国家级绿色工厂怎么评", "去哪个网站报").status is AnswerStatus.OUT_OF_SCOPE
    assert last(embedded, "国家级绿色工厂评价总分要多少，去哪个网站报").status is AnswerStatus.OUT_OF_SCOPE


def test_a_question_after_another_programme_that_names_ours_is_answered(embedded: Assistant) -> None:
    assert last(embedded, "国家级绿色工厂怎么评", "中国消费名品去哪个网站报").status is AnswerStatus.ANSWERED


def test_who_only_told_of_another_title_and_asks_on_means_ours(embedded: Assistant) -> None:
    assert last(embedded, "我们是专精特新企业", "什么时候截止").status is AnswerStatus.NOT_STATED
