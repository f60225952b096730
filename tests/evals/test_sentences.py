"""Sentences of both languages, with their marks."""

from __future__ import annotations

import pytest

from evals.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("可以。最多3家[1]。", ["可以。", "最多3家。"]),
        (
            "What is asked?It is 3.5 in all. Nothing else.",
            ["What is asked?", "It is 3.5 in all.", "Nothing else."],
        ),
        ("Cases, e.g. design, count. So do others.", ["Cases, e.g. design, count.", "So do others."]),
        ("At least 6. No more.", ["At least 6.", "No more."]),
        ("条件有：\n- 独立法人[1]\n- 无纠纷[2]", ["条件有：", "独立法人", "无纠纷"]),
        ("他说“可以。”我们照办。", ["他说“可以。”", "我们照办。"]),
        ("> 原文一行。\n解释一行。", ["解释一行。"]),
    ],
)
def test_text_is_split_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@pytest.mark.parametrize(
    "text", ["最多3家[1][2]。其余没有。", "最多3家。[1][2]其余没有。", "At most 3 [1][2]. Nothing else."]
)
def test_marks_before_or_behind_the_stop_belong_to_the_sentence(text: str) -> None:
    first, second = sentences(text)
    assert (first.marks, second.marks) == ((1, 2), ())
