"""Which of Hunan's special works something is: answered with that work, whatever words it is told in."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus

IN_FORCE = dt.date(2025, 9, 1)


@pytest.mark.parametrize(
    ("question", "work"),
    [
        ("每罐蜂蜜都贴了码，一物一码，扫一下知道哪个蜂场出的，这算三品第几项专项", "4.2.6"),
        ("Our snack plant runs a joint lab with a university in Changsha. Which of the 12 is that?", "4.1.3"),
        ("我們裝了太陽能板又回收染色廢水，對應湖南十二項裡哪一項", "4.2.8"),
        ("we took a booth at Canton Fair，算湖南专项里的第几项", "4.3.9"),
    ],
)
def test_an_undertaking_finds_its_work(embedded: Assistant, question: str, work: str) -> None:
    answer = last(embedded, question, as_of=IN_FORCE)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations[0].id == f"hn-sanpin/{work}"
    assert not answer.verdicts


def test_where_the_description_shows_no_work_all_are_listed_and_more_is_asked_for(
    embedded: Assistant,
) -> None:
    told = "Sofas cut to the buyer's sketch, the line replans itself at night. I'm told it is one of the 12 in Hunan, which?"
    answer = last(embedded, told, as_of=IN_FORCE)
    assert answer.status is AnswerStatus.CLARIFICATION
    assert len({citation.id for citation in answer.citations}) >= 12


def test_the_three_of_三品_numbers_no_work(embedded: Assistant) -> None:
    ranking = embedded.matchers.work("这能记到12项三品工作的哪一项上")
    assert not any(one.named for one in ranking.ranked)
