"""Numbers and dates, apart from the assistant's own reading of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import AnswerStatus
from corpus.model import Corpus
from evals.case import Case
from evals.metrics import number_support
from evals.numbers import numbers
from evals.reply import Reply

MakeCase = Callable[..., Case]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不超过3家", {"3"}),
        ("不超过三家", {"3"}),
        ("at most three units", {"3"}),
        ("十二项、二十个、一百零五家", {"12", "20", "105"}),
        ("于11月10日前", {"11-10"}),
        ("before 10 November 2025", {"11-10", "2025"}),
        ("by November 10th", {"11-10"}),
        ("2026-06-15", {"6-15", "2026"}),
        ("2021年6月2日印发", {"6-2", "2021"}),
        ("1,200 yuan", {"1200"}),
        ("两个方向", {"2"}),
    ],
)
def test_numbers_and_dates_are_read_in_both_languages(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“三品”标杆",
        "十四五规划",
        "二、（二）2",
        "见附件2",
        "5G和3D",
        "一个企业",
        "one unit",
        "依据[1]",
        "cn-mpfz/2.2.2",
        "1. 第一步",
    ],
)
def test_names_addresses_and_bare_ones_are_no_quantities(text: str) -> None:
    assert not numbers(text)


def test_a_number_that_the_asker_gave_is_supported(make_case: MakeCase, corpus: Corpus) -> None:
    case = make_case(turns=("我们有47家单位。",))
    reply = Reply(text="您提到的47家超出了上限。", status=AnswerStatus.ANSWERED)
    assert number_support(case, reply, corpus) == 1.0
