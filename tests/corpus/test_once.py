"""Work that several threads ask for is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from corpus.once import Once


def test_threads_that_ask_for_one_thing_at_once_share_its_work() -> None:
    done: list[str] = []
    asked, go = Barrier(9), Event()

    def work(key: str) -> str:
        go.wait(10)
        done.append(key)
        return key.upper()

    once = Once(work, 4)

    def ask() -> str:
        asked.wait(10)
        return once("a")

    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(ask) for _ in range(8)]
        asked.wait(10)
        go.set()
        assert {answer.result(10) for answer in answers} == {"A"}
    assert done == ["a"]


def test_only_the_latest_are_kept() -> None:
    done: list[int] = []
    once = Once(lambda key: done.append(key), 2)
    for key in (1, 2, 1, 3, 1, 2):
        once(key)
    assert done == [1, 2, 3, 2]


def test_a_failure_reaches_everyone_and_is_not_kept() -> None:
    tries: list[int] = []

    def work(key: int) -> int:
        tries.append(key)
        if len(tries) == 1:
            raise ValueError("not yet")
        return key

    once = Once(work, 2)
    with pytest.raises(ValueError, match="not yet"):
        once(7)
    assert once(7) == 7
