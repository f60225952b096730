"""The plain form: what two people type alike reads alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import latin_words, plain, runs, simplified, stem, visible


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("三品標桿企業", "三品标杆企业"),
        ("ＡＢＣ１２３", "abc123"),
        ("名品\u200b方\ufeff阵", "名品方阵"),
        ("二、（二）2", "二,(二)2"),
        ("“地名+产品”", '"地名+产品"'),
        ("名品 方阵 怎么 报", "名品方阵怎么报"),
        ("Joint\tApplication \n now", "joint application now"),
        ("報 apply 嗎", "报 apply 吗"),
    ],
)
def test_texts_that_mean_the_same_have_one_plain_form(typed: str, read: str) -> None:
    assert plain(typed) == read


@given(st.text())
def test_the_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    once = plain(text)
    assert plain(once) == once


@given(st.text())
def test_nothing_invisible_is_left_in_a_visible_text(text: str) -> None:
    assert not any(char in visible(text) for char in "\u200b\u200e\u202e\ufeff\x00\x07")


def test_text_without_traditional_characters_is_left_alone() -> None:
    assert simplified("名品方阵 brand") == "名品方阵 brand"


def test_runs_are_characters_words_and_numbers_with_their_places() -> None:
    assert list(runs("近3年sme企业")) == [("近", 0), ("3", 1), ("年", 2), ("sme", 3), ("企业", 6)]


def test_latin_words_keep_their_apostrophes_and_decimal_numbers_their_points() -> None:
    assert [word for word, _ in latin_words("don't cite 2.2.2")] == ["don't", "cite", "2.2.2"]


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("applies", "apply"),
        ("applied", "apply"),
        ("applying", "apply"),
        ("trademarks", "trademark"),
        ("businesses", "business"),
        ("status", "status"),
        ("is", "be"),
        ("planned", "plan"),
        ("brands", "brand"),
        ("sing", "sing"),
    ],
)
def test_english_endings_are_taken_off(word: str, root: str) -> None:
    assert stem(word) == root
