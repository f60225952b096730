"""The lexical index: what it scores, and that parts make the same index as one whole."""

from __future__ import annotations

import math
import tracemalloc
from collections import Counter
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.lexical import LexicalIndex
from corpus.postings import Postings
from corpus.vectors import Stretch

WORDS = st.sampled_from(["商标", "申报", "材料", "企业", "apply", "joint", "§joint", "三", "品"])
TEXTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=12)
QUERY = st.lists(st.one_of(WORDS, st.just("nowhere")), max_size=8)


@settings(deadline=None, max_examples=40)
@given(TEXTS, QUERY)
def test_bm25_is_the_share_that_the_published_library_gives(texts: list[list[str]], query: list[str]) -> None:
    known = [word for word in query if any(word in text for text in texts)]
    index = LexicalIndex.of(texts)
    model = bm25s.BM25(method="lucene", k1=0.8, b=0.4)
    model.index([text or [""] for text in texts], show_progress=False)
    bound = sum(index.weight(word) for word in query)
    expected = model.get_scores(known) / bound if known else np.zeros(len(texts))
    assert index.bm25(query) == pytest.approx(np.minimum(expected, 1), abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(TEXTS, QUERY)
def test_the_cosine_is_that_of_the_tf_idf_vectors(texts: list[list[str]], query: list[str]) -> None:
    index = LexicalIndex.of(texts)

    def vector(words: list[str]) -> dict[str, float]:
        raised = {word: (1 + math.log(count)) * index.weight(word) for word, count in Counter(words).items()}
        length = math.hypot(*raised.values()) or 1
        return {word: value / length for word, value in raised.items()}

    asked = vector(query)
    for text, cosine in zip(texts, index.cosine(query), strict=True):
        held = vector(text)
        assert cosine == pytest.approx(sum(asked[word] * held.get(word, 0) for word in asked), abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=4), QUERY)
def test_parts_and_the_same_parts_joined_score_as_one_whole(
    several: list[list[list[str]]], query: list[str]
) -> None:
    whole = LexicalIndex.of(text for texts in several for text in texts)
    parts = [Postings.of(texts) for texts in several]
    for other in (LexicalIndex(parts), LexicalIndex([Postings.joined(parts)])):
        assert other.bm25(query) == pytest.approx(whole.bm25(query), abs=1e-6)
        assert other.cosine(query) == pytest.approx(whole.cosine(query), abs=1e-6)
        assert other.covered(query) == pytest.approx(whole.covered(query))
        assert [set(text) for text in other.texts] == [set(text) for texts in several for text in texts]
        assert other.postings.keys() == whole.postings.keys()
        for word, (places, shares) in whole.postings.items():
            assert other.postings[word][0].tolist() == places.tolist()
            assert other.postings[word][1] == pytest.approx(shares, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=3), QUERY, st.integers(0, 30), st.integers(0, 30))
def test_a_search_within_some_texts_scores_these_as_ever_and_no_other(
    several: list[list[list[str]]], query: list[str], one: int, other: int
) -> None:
    index = LexicalIndex([Postings.of(texts) for texts in several])
    first, last = sorted((min(one, len(index)), min(other, len(index))))
    for search in (index.bm25, index.cosine):
        expected = np.zeros(len(index), dtype=np.float32)
        expected[first:last] = search(query)[first:last]
        assert search(query, [Stretch(first, last)]) == pytest.approx(expected, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.randoms())
def test_texts_taken_away_or_put_in_another_order_leave_what_was_counted_of_the_rest(texts, random) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(texts)))
    random.shuffle(order)
    kept = np.asarray([random.random() < 0.5 for _ in texts])
    postings = Postings.of(texts)
    moved = [
        [texts[place] for place in order],
        [text for text, stays in zip(texts, kept, strict=True) if stays],
    ]
    for found, expected in zip(
        (postings.ordered(np.asarray(order)), postings.picked(kept)), moved, strict=True
    ):
        fresh = Postings.of(expected)
        assert set(found.vocabulary) == set(fresh.vocabulary)
        assert found.lengths.tolist() == fresh.lengths.tolist()
        for word in fresh.vocabulary:
            assert [column.tolist() for column in found.holding(word)] == [
                column.tolist() for column in fresh.holding(word)
            ]


def test_postings_read_back_are_those_that_were_written(tmp_path: Path) -> None:
    postings = Postings.of([["商标", "商标", "申报"], [], ["apply"]])
    postings.save(tmp_path)
    again = Postings.load(tmp_path)
    assert again.vocabulary == postings.vocabulary
    assert [column.tolist() for column in again.holding("商标")] == [[0], [2]]
    assert again.lengths.tolist() == [3, 0, 1]


def test_postings_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    Postings.of([["商标", "申报"]]).save(tmp_path)
    (tmp_path / "vocabulary.txt").write_text("商标", encoding="utf-8")
    with pytest.raises(ValueError, match="do not fit"):
        Postings.load(tmp_path)


def test_one_part_more_copies_none_of_the_postings_there_are() -> None:
    rng = np.random.default_rng(0)
    words = [f"w{number}" for number in range(3_000)]
    large = Postings.of([[words[place] for place in rng.integers(0, 3_000, 40)] for _ in range(20_000)])
    small = Postings.of([["w1", "new"]] * 80)
    LexicalIndex([large]).cosine(["w1"])
    tracemalloc.start()
    grown = LexicalIndex([large, small])
    assert grown.cosine(["w1", "new"])[-1] > 0
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown.parts[0] is large
    assert taken < 0.1 * (large.places.nbytes + large.counts.nbytes)


def test_an_index_of_nothing_finds_nothing() -> None:
    for index in (LexicalIndex([]), LexicalIndex.of([]), LexicalIndex.of([[]])):
        assert not index.bm25(["商标"]).any()
        assert not index.cosine(["商标"]).any()
        assert index.covered(["商标"]) == 0
        assert index.postings == {}
