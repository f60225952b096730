"""Finding a wording in an answer, and telling its language."""

from __future__ import annotations

import pytest

from evals.case import AskedIn
from evals.wording import is_in, says


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("不超过 3 家", "3家"),
        ("不超过3家", "3 家"),
        ("不超过３家", "3家"),
        ("不超过[1]3家", "不超过3家"),
        ("**至少6项**", "至少6项"),
        ("文件沒有寫", "没有写"),
        ("At most\nThree  Units", "three units"),
        ("The text doesn’t say", "doesn't say"),
    ],
)
def test_spaces_width_case_script_and_marks_do_not_matter(text: str, wording: str) -> None:
    assert says(text, wording)


@pytest.mark.parametrize(
    ("text", "wording"), [("共13家", "3家"), ("第33", "3"), ("threeunits", "three units")]
)
def test_a_part_of_a_number_or_other_words_do_not_count(text: str, wording: str) -> None:
    assert not says(text, wording)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("可以联合申报。", "zh-Hans"),
        ("可以聯合申報，條文是“联合申报单位数量不超过3家”。", "zh-Hant"),
        ("Yes: “联合申报单位数量不超过3家” in 《中国消费名品方阵推荐工作指引》.", "en"),
        ("可以。", "mixed"),
        ("Yes.", "mixed"),
    ],
)
def test_an_answer_is_in_the_language_it_is_worded_in(text: str, language: AskedIn) -> None:
    assert is_in(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("可以联合申报。", "en"),
        ("Yes, you may.", "zh-Hans"),
        ("可以聯合申報。", "zh-Hans"),
        ("可以联合申报。", "zh-Hant"),
        ("", "mixed"),
    ],
)
def test_another_language_or_script_is_noticed(text: str, language: AskedIn) -> None:
    assert not is_in(text, language)
