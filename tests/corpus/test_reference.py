"""Clauses that a follow-up points to by their place."""

from __future__ import annotations

import pytest

from corpus.load import load_corpus
from corpus.reference import References


@pytest.mark.parametrize(
    ("follow_up", "clause"),
    [
        ("它下面紧挨着的一个", "cn-mpfz/1.2.6"),
        ("and the one before it?", "cn-mpfz/1.2.4"),
        ("倒数第二个", "cn-mpfz/1.2.9"),
        ("the third one please", "cn-mpfz/1.2.3"),
        ("最后一个问题", None),
        ("上一个问题再说清楚点", None),
        ("说一下个体户能不能报", None),
        ("以前那个规定呢", None),
        ("我们第二条生产线", None),
        ("the first company we own", None),
    ],
)
def test_a_place_alone_counts_in_the_series_spoken_of(follow_up: str, clause: str | None) -> None:
    pointed = References(load_corpus()).pointed(follow_up, "cn-mpfz/1.2.5", "")
    assert (pointed.id if pointed else None) == clause


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("三、（二）一字不差发我", ["cn-mpfz/3.2", "hn-sanpin/3.2"]),
        ("指引二、（一）、2", ["cn-mpfz/2.1.2"]),
        ("一、二两部分讲什么", []),
    ],
)
def test_a_number_is_read_with_the_marks_it_is_printed_with(query: str, clauses: list[str]) -> None:
    assert [clause.id for clause in References(load_corpus()).named(query)] == clauses
