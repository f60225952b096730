"""How sure a figure is: bootstrap intervals, and tests for the difference of two runs on the same cases."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Frozen

SEED = 20250901
RESAMPLES = 2000
FEWEST_GROUPS = 10  # with fewer, resampling groups says more about the grouping than about the values


class Estimate(Frozen):
    """A mean with its 95 % bootstrap interval, over ``n`` values."""

    value: float
    low: float
    high: float
    n: int


class Difference(Frozen):
    """How much a second run differs from a first on the same cases. ``p`` is two-sided."""

    value: float
    low: float
    high: float
    n: int
    p: float
    better: int
    worse: int


def estimate(values: Sequence[float], groups: Sequence[Hashable] | None = None) -> Estimate | None:
    """The mean of ``values``; None when there are none.

    ``groups`` names what belongs together, such as paraphrases of one question. Whole groups are resampled then,
    since answers to paraphrases are right or wrong together and a plain interval would be too narrow.
    """
    if not values:
        return None
    low, high = _interval(values, groups)
    return Estimate(value=float(np.mean(values)), low=low, high=high, n=len(values))


def compare(
    first: Sequence[float], second: Sequence[float], groups: Sequence[Hashable] | None = None
) -> Difference | None:
    """The paired difference, second minus first; None when there are no pairs.

    ``p`` is McNemar's exact test where all values are 0 or 1, else a sign-flip permutation test.
    """
    if not first:
        return None
    deltas = np.asarray(second, dtype=float) - np.asarray(first, dtype=float)
    if not deltas.any():
        return Difference(value=0.0, low=0.0, high=0.0, n=len(deltas), p=1.0, better=0, worse=0)
    better, worse = int((deltas > 0).sum()), int((deltas < 0).sum())
    low, high = _interval(deltas.tolist(), groups)
    binary = set(first) | set(second) <= {0.0, 1.0}
    return Difference(
        value=float(deltas.mean()),
        low=low,
        high=high,
        n=len(deltas),
        p=_mcnemar(better, worse) if binary else _sign_flip(deltas),
        better=better,
        worse=worse,
    )


def loss(better: int, worse: int) -> float:
    """How likely chance alone would take so many more cases than it gives: McNemar's exact test, one-sided."""
    from scipy.stats import binomtest

    if not better + worse:
        return 1.0
    return float(binomtest(worse, better + worse, 0.5, alternative="greater").pvalue)


def _interval(values: Sequence[float], groups: Sequence[Hashable] | None) -> tuple[float, float]:
    sums, sizes = _by_group(values, groups)
    if len(sums) < FEWEST_GROUPS:
        sums, sizes = _by_group(values, None)
    if set(values) == {0.0} or set(values) == {1.0}:
        return _exact(values[0], len(sums))
    random = np.random.default_rng(SEED)
    drawn = random.integers(0, len(sums), size=(RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def _by_group(
    values: Sequence[float], groups: Sequence[Hashable] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sum and the number of values of each group."""
    if groups is None:
        return np.asarray(values, dtype=float), np.ones(len(values))
    sums: dict[Hashable, float] = {}
    sizes: dict[Hashable, int] = {}
    for value, group in zip(values, groups, strict=True):
        sums[group] = sums.get(group, 0.0) + value
        sizes[group] = sizes.get(group, 0) + 1
    return np.asarray(list(sums.values())), np.asarray([float(sizes[group]) for group in sums])


def _exact(value: float, n: int) -> tuple[float, float]:
    """Clopper and Pearson's interval where all values are alike: resampling them can only give the same again."""
    from scipy.stats import beta

    return (0.0, float(beta.ppf(0.975, 1, n))) if value == 0 else (float(beta.ppf(0.025, n, 1)), 1.0)


def _mcnemar(better: int, worse: int) -> float:
    """Exact McNemar: were the cases that changed equally likely to change either way?"""
    from scipy.stats import binomtest

    return float(binomtest(better, better + worse, 0.5).pvalue) if better + worse else 1.0


def _sign_flip(deltas: NDArray[np.float64], flips: int = 10_000) -> float:
    """How often random signs give a mean as far from 0 as the one seen."""
    changed = deltas[deltas != 0]
    if not len(changed):
        return 1.0
    random = np.random.default_rng(SEED)
    signs = random.choice((-1.0, 1.0), size=(flips, len(changed)))
    as_far = np.abs(signs @ changed) >= abs(changed.sum()) - 1e-12
    return float((as_far.sum() + 1) / (flips + 1))
