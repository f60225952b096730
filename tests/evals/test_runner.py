"""A run: every case once, kept as it comes, and gone on with where it stopped."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.answer import AnswerStatus, Message
from evals.case import Case, Suite
from evals.reply import Reply, read_results
from evals.runner import RESULTS, run
from evals.summary import flaky

MakeCase = Callable[..., Case]


class Counting:
    """Repeats the last message and counts how often it was asked; breaks on request."""

    name = "counting"

    def __init__(self, breaks: bool = False) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.breaks = breaks
        self._lock = threading.Lock()

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        with self._lock:
            self.asked.append(tuple(message.text for message in messages))
        if self.breaks:
            raise RuntimeError("out of order")
        return Reply(text=f"答：{messages[-1].text}", status=AnswerStatus.ANSWERED)

    def search(self, query: str) -> tuple[str, ...] | None:
        return None


@pytest.fixture
def suites(make_case: MakeCase) -> tuple[Suite, ...]:
    cases = tuple(make_case(id=f"case-{number}", turns=(f"问{number}",)) for number in range(6))
    return (Suite(name="first", cases=cases[:4]), Suite(name="second", cases=cases[4:]))


def test_every_case_is_asked_once_and_comes_back_in_order(suites: tuple[Suite, ...], tmp_path: Path) -> None:
    subject = Counting()
    results = run(subject, suites, tmp_path, jobs=3)
    assert [result.case.id for result in results] == [f"case-{number}" for number in range(6)]
    assert len(subject.asked) == 6


def test_the_results_file_holds_all_that_scoring_needs(suites: tuple[Suite, ...], tmp_path: Path) -> None:
    results = run(Counting(), suites, tmp_path)
    assert sorted(read_results(tmp_path / RESULTS), key=lambda one: one.case.id) == list(results)


def test_a_run_goes_on_where_it_was_broken_off(suites: tuple[Suite, ...], tmp_path: Path) -> None:
    run(Counting(), suites[:1], tmp_path)
    path = tmp_path / RESULTS
    path.write_text(path.read_text("utf-8") + '{"suite": "second", "ca', encoding="utf-8")
    subject = Counting()
    results = run(subject, suites, tmp_path)
    assert len(results) == 6
    assert sorted(subject.asked) == [("问4",), ("问5",)]


def test_a_fresh_run_asks_everything_again(suites: tuple[Suite, ...], tmp_path: Path) -> None:
    run(Counting(), suites, tmp_path)
    subject = Counting()
    run(subject, suites, tmp_path, fresh=True)
    assert len(subject.asked) == 6


def test_a_case_whose_words_changed_is_asked_again(
    suites: tuple[Suite, ...], make_case: MakeCase, tmp_path: Path
) -> None:
    run(Counting(), suites, tmp_path)
    changed = suites[1].model_copy(
        update={"cases": (make_case(id="case-4", turns=("另问",)), suites[1].cases[1])}
    )
    subject = Counting()
    run(subject, (suites[0], changed), tmp_path)
    assert subject.asked == [("另问",)]


def test_a_changed_expectation_is_scored_without_asking_again(
    suites: tuple[Suite, ...], make_case: MakeCase, tmp_path: Path
) -> None:
    run(Counting(), suites, tmp_path)
    stricter = make_case(id="case-0", turns=("问0",), must=(("别的",),))
    subject = Counting()
    results = run(subject, (Suite(name="first", cases=(stricter,)),), tmp_path)
    assert subject.asked == []
    assert results[0].case.must == (("别的",),)


def test_an_assistant_that_breaks_is_recorded_and_asked_again_later(
    suites: tuple[Suite, ...], tmp_path: Path
) -> None:
    broken = run(Counting(breaks=True), suites, tmp_path)
    assert {result.reply.status for result in broken} == {AnswerStatus.ERROR}
    assert "out of order" in (broken[0].reply.error or "")
    subject = Counting()
    run(subject, suites, tmp_path)
    assert len(subject.asked) == 6


def test_a_conversation_carries_the_real_replies(make_case: MakeCase, tmp_path: Path) -> None:
    subject = Counting()
    run(subject, (Suite(name="talk", cases=(make_case(turns=("一", "二")),)),), tmp_path)
    assert subject.asked == [("一",), ("一", "答：一", "二")]


def test_progress_is_told_up_to_the_last_reply(suites: tuple[Suite, ...], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    run(Counting(), suites, tmp_path, told=lambda done, of: told.append((done, of)))
    assert (told[0], told[-1]) == ((0, 6), (6, 6))


def test_repeats_find_the_answers_that_are_not_always_the_same(
    suites: tuple[Suite, ...], tmp_path: Path
) -> None:
    class Fickle(Counting):
        def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
            reply = super().ask(messages, as_of)
            new = len(self.asked) > 6 and messages[-1].text == "问3"
            return reply.model_copy(update={"text": "变了"}) if new else reply

    results = run(Fickle(), suites, tmp_path, repeats=2)
    assert len(results) == 12
    assert flaky(results) == ("case-3",)
