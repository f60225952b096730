"""Whether a day that the text names has passed, reckoned from the day of asking."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import last
from pydantic import ValidationError

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from corpus.model import Due, Text


@pytest.mark.parametrize(
    ("as_of", "turns", "says", "never"),
    [
        ("2026-11-15", ("案例名单报送的日子是不是已经过了",), "已经过了5天", "12月10日"),
        ("2026-11-15", ("数字三品已经过了吗？", "那名品呢"), "还有25天", "11月10日"),
        ("2026-12-10", ("名品的报送时间到了吗",), "就是今天", "11月10日"),
        ("2026-12-09", ("How many days until the brand list is due?",), "1 day off", "10 November"),
        ("2026-11-22", ("Has the 10 November date gone by?",), "12 days ago", "10 December"),
        ("2026-11-22", ("昨天才听说，数字三品案例还能报不",), "已经过了12天", "12月10日"),
        ("2026-11-22", ("刚看到文件，企业品牌还来得及申请吗",), "还有18天", "11月10日"),
        (
            "2026-11-22",
            ("We only heard of it today; can our case still go in?",),
            "12 days ago",
            "10 December",
        ),
        ("2027-01-05", ("Has the deadline for digital cases passed?",), "56 days ago", "10 December"),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_asking(
    embedded: Assistant, as_of: str, turns: tuple[str, ...], says: str, never: str
) -> None:
    answer = last(embedded, *turns, as_of=dt.date.fromisoformat(as_of))
    assert says in answer.text
    assert never not in answer.text
    assert answer.status is AnswerStatus.ANSWERED
    assert [citation.id for citation in answer.citations] == ["cn-mpfz/3.3"]


@pytest.mark.parametrize(
    "question",
    [
        "错过了11月10日怎么办",
        "商标还剩多少天到期",
        "湖南标杆的申报时间过了吗",
        "刚知道被罚款了，名品还能报吗",
    ],
)
def test_what_the_text_names_no_day_for_is_not_reckoned(embedded: Assistant, question: str) -> None:
    assert "已经过了" not in last(embedded, question).text
    assert "还有18天" not in last(embedded, question).text


def test_early_in_a_year_both_days_beside_it_are_near() -> None:
    due = Due(clause="x/1", month=11, day=10, what=Text(zh="报送", en="Report"))
    assert due.near(dt.date(2027, 1, 5)) == (dt.date(2026, 11, 10), dt.date(2027, 11, 10))
    assert due.near(dt.date(2026, 11, 22)) == (dt.date(2026, 11, 10),)


def test_a_day_that_no_year_or_not_every_year_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="no day 2-29 in every year"):
        Due(clause="x/1", month=2, day=29, what=Text(zh="报送", en="Report"))
