"""Fitting the embedding: the same from the same seed, partners together, counter-examples apart."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.embed import Vectors, normalised
from corpus.training.fit import Reader, ReadPair, fit, read_pairs, start
from corpus.training.pairs import Pair

GRAMS = ("商标", "品牌", "复核", "申报", "牌子", "核查", "报名", "商号")


def read(*pairs: Pair) -> list[ReadPair]:
    return read_pairs(pairs, Reader(GRAMS))


def fitted(pairs: list[ReadPair], seed: int = 0, drop: float = 0.0, passes: int = 30) -> Vectors:
    return fit(
        start(len(GRAMS), 16, seed),
        pairs,
        passes=passes,
        batch=4,
        rate=0.02,
        scale=8.0,
        drop=drop,
        seed=seed,
        label="test",
    )


def likeness(weights: Vectors, one: str, other: str) -> float:
    rows = normalised(weights)
    return float(rows[GRAMS.index(one)] @ rows[GRAMS.index(other)])


PAIRS = (
    Pair("品牌", "牌子", "brand"),
    Pair("复核", "核查", "review"),
    Pair("申报", "报名", "apply"),
    Pair("商标", "商号", "mark"),
)


@pytest.mark.parametrize("drop", [0.0, 0.3])
def test_the_same_seed_gives_the_same_vectors_and_another_seed_others(drop: float) -> None:
    pairs = read(*PAIRS)
    assert np.array_equal(fitted(pairs, 0, drop), fitted(pairs, 0, drop))
    assert not np.array_equal(fitted(pairs, 0, drop), fitted(pairs, 1, drop))


def test_partners_come_together_and_the_others_of_a_batch_apart() -> None:
    weights = fitted(read(*PAIRS))
    assert likeness(weights, "品牌", "牌子") > likeness(weights, "品牌", "核查") + 0.5


def test_a_counter_example_is_pushed_away_from_its_question() -> None:
    plain = [Pair("品牌", "牌子", "brand"), *PAIRS[1:]]
    against = [Pair("品牌", "牌子", "brand", against="商标"), *PAIRS[1:]]
    near, far = (likeness(fitted(read(*pairs)), "品牌", "商标") for pairs in (plain, against))
    assert far < near - 0.1


def test_pairs_of_one_group_are_not_held_against_each_other() -> None:
    apart = fitted(read(Pair("品牌", "牌子", "a"), Pair("商标", "商号", "b"), *PAIRS[1:3]))
    alike = fitted(read(Pair("品牌", "牌子", "a"), Pair("商标", "商号", "a"), *PAIRS[1:3]))
    assert likeness(alike, "品牌", "商号") > likeness(apart, "品牌", "商号")


def test_grams_that_no_pair_holds_keep_their_vectors() -> None:
    weights = fitted(read(*PAIRS[:2]))
    assert np.array_equal(weights[GRAMS.index("申报")], start(len(GRAMS), 16, 0)[GRAMS.index("申报")])


def test_a_pair_with_an_unreadable_side_is_left_out() -> None:
    assert len(read(Pair("品牌", "…", "a"), Pair("品牌", "牌子", "a"))) == 1
