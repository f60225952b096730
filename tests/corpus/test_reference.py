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


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("湖南第7项是啥", "hn-sanpin/4.2.7"),
        ("湖南标杆的最后一项叫什么", "hn-sanpin/4.3.12"),
        ("标杆那12项里编号2的是什么", "hn-sanpin/4.1.2"),
        ("what's Hunan's third work?", "hn-sanpin/4.1.3"),
        ("item eleven on Hunan's list", "hn-sanpin/4.3.11"),
        ("湖南十个作用里第6个是什么", "hn-sanpin/1.6"),
        ("引领作用第2条", "hn-sanpin/1.2"),
        ("案例第七条方向", "cn-mpfz/1.2.7"),
        # A number that counts nothing of Hunan's, or of which more is told or asked.
        ("第7项是啥", None),
        ("湖南第7个项目是我们的", None),
        ("湖南标杆我们还差第7项没做", None),
        ("湖南那边第7家企业", None),
        ("item eleven", None),
    ],
)
def test_beside_hunan_a_mere_number_is_one_of_its_works(query: str, clause: str | None) -> None:
    named = References(load_corpus()).named(query, ("湖南", "hunan"))
    assert [one.id for one in named] == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("第五条方向里提到了区块链吗", "cn-mpfz/1.2.5"),
        ("What does direction 4 say about models?", "cn-mpfz/1.2.4"),
        ("12项工作的第1项具体包括什么产品", "hn-sanpin/4.1.1"),
        ("第五个方向和第六个方向都提到了数据吗", None),
        ("我们做了五项，第六项方向还没定", None),
    ],
)
def test_the_member_counted_out_is_known_whatever_is_asked_of_it(query: str, clause: str | None) -> None:
    references = References(load_corpus())
    counted = references.counted(query)
    assert (counted.id if counted else None) == clause
    assert references.missing(query) is None


def test_what_is_set_beside_by_number_alone_is_of_hunan() -> None:
    beside = References(load_corpus()).set_beside("湖南第一项和第四项有什么不同")
    assert [clause.id for clause in beside] == ["hn-sanpin/4.1.1", "hn-sanpin/4.2.4"]


@pytest.mark.parametrize(
    ("query", "clause"),
    [("part IV (II)", "hn-sanpin/4.2"), ("iv(i) 2", "hn-sanpin/4.1.2"), ("四（二）6", "hn-sanpin/4.2.6")],
)
def test_roman_numbers_name_clauses_too(query: str, clause: str) -> None:
    assert [one.id for one in References(load_corpus()).named(query)] == [clause]
