from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.draft import Draft, read_draft


@pytest.mark.parametrize("status", ["clarification", "not_stated", "out_of_scope", "refused"])
def test_the_first_line_may_name_the_status(status: str) -> None:
    draft = read_draft(f"[[status:{status}]]\n文件没有写。")
    assert (draft.status, draft.text) == (AnswerStatus(status), "文件没有写。")


def test_without_a_status_a_draft_answers() -> None:
    assert read_draft("最多3家[[cn-mpfz/2.2.2]]。").status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("token", ["[[status:eligible]]", "[[status:approved]]", "[[ status:whatever ]]"])
def test_an_unknown_status_is_dropped(token: str) -> None:
    draft = read_draft(f"{token}\n最多3家。")
    assert (draft.status, draft.text) == (AnswerStatus.ANSWERED, "最多3家。")


def test_marks_are_read_once_each_in_order() -> None:
    draft = read_draft("甲[[cn-mpfz/2.2.2]]乙[[cn-mpfz/1.1]]丙[[cn-mpfz/2.2.2]]")
    assert draft.marks == ("cn-mpfz/2.2.2", "cn-mpfz/1.1")


@pytest.mark.parametrize("mark", ["[[cn-mpfz/2.2.2]]", "[[ cn-mpfz/2.2.2 ]]", "【cn-mpfz/2.2.2】", "［［cn-mpfz/2.2.2］］", "[cn-mpfz/2.2.2]"])  # fmt: skip
def test_a_mark_is_read_in_the_brackets_that_models_write(mark: str) -> None:
    assert read_draft(f"最多3家{mark}。").marks == ("cn-mpfz/2.2.2",)


def test_two_clauses_in_one_mark_are_two_marks() -> None:
    assert read_draft("[[cn-mpfz/2.2.2, cn-mpfz/1.1]]").marks == ("cn-mpfz/2.2.2", "cn-mpfz/1.1")


def test_numbered_marks_of_the_models_own_are_dropped() -> None:
    assert read_draft("最多3家[1][[cn-mpfz/2.2.2]][2]。").text == "最多3家[[cn-mpfz/2.2.2]]。"


def test_a_number_in_brackets_that_counts_something_stays() -> None:
    assert "[5]家" in read_draft("最多[5]家[[cn-mpfz/2.2.2]]。").text


def test_a_models_thinking_is_no_part_of_the_draft() -> None:
    assert read_draft("<think>先查条款</think>\n最多3家。").text == "最多3家。"


def test_a_fence_around_the_whole_reply_is_dropped() -> None:
    assert read_draft("```markdown\n最多3家。\n```").text == "最多3家。"


@pytest.mark.parametrize("status", AnswerStatus)
def test_what_is_written_is_read_back(status: AnswerStatus) -> None:
    draft = Draft(text="最多3家[[cn-mpfz/2.2.2]]。", status=status)
    assert read_draft(draft.written()) == draft
