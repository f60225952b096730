"""Intervals and tests of differences."""

from __future__ import annotations

import pytest

from evals.resample import compare, estimate, loss


def test_an_interval_holds_its_mean() -> None:
    found = estimate([1.0] * 70 + [0.0] * 30)
    assert found is not None
    assert found.low < found.value == 0.7 < found.high


def test_the_same_values_give_the_same_interval() -> None:
    values = [1.0, 0.0, 0.5, 1.0] * 10
    assert estimate(values) == estimate(values)


def test_more_values_give_a_narrower_interval() -> None:
    few, many = estimate([1.0, 0.0] * 20), estimate([1.0, 0.0] * 200)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


def test_values_that_stand_and_fall_together_give_a_wider_interval() -> None:
    values = [1.0] * 50 + [0.0] * 50
    apart, together = estimate(values), estimate(values, [place // 5 for place in range(100)])
    assert apart is not None
    assert together is not None
    assert together.high - together.low > apart.high - apart.low


def test_a_perfect_score_on_few_cases_is_not_certain() -> None:
    found = estimate([1.0] * 10)
    assert found is not None
    assert found.low == pytest.approx(0.025 ** (1 / 10))


def test_nothing_to_measure_gives_no_estimate() -> None:
    assert estimate([]) is None


def test_a_run_does_not_differ_from_itself() -> None:
    found = compare([1.0, 0.0, 1.0], [1.0, 0.0, 1.0])
    assert found is not None
    assert (found.value, found.p) == (0.0, 1.0)


def test_mcnemar_counts_only_the_cases_that_changed() -> None:
    found = compare([0.0] * 6 + [1.0] * 50, [1.0] * 56)
    assert found is not None
    assert (found.better, found.worse) == (6, 0)
    assert found.p == pytest.approx(2 * 0.5**6)


def test_fractions_are_compared_by_flipping_signs() -> None:
    found = compare([0.5, 0.4, 0.3, 0.6] * 10, [0.7, 0.5, 0.6, 0.9] * 10)
    assert found is not None
    assert found.p < 0.01


def test_a_single_loss_may_be_chance_and_ten_are_not() -> None:
    assert loss(0, 1) > 0.05 > loss(0, 10)


def test_as_many_won_as_lost_is_no_loss() -> None:
    assert loss(5, 5) > 0.5
