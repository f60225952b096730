"""Exact search: nothing nearer is ever missed, with a policy filter and without."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.embed import normalised
from corpus.vectors import Belonging, ExactVectors

OWN = st.lists(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("c",)]), max_size=40)


@settings(deadline=None, max_examples=80)
@given(
    OWN,
    st.sampled_from([None, "a", "b", "c", "d"]),
    st.integers(1, 12),
    st.integers(0, 5),
    st.integers(0, 40),
)
def test_the_nearest_of_those_allowed_are_found(  # type: ignore[no-untyped-def]
    own, policy, count, seed, cut
) -> None:
    rng = np.random.default_rng(seed)
    rows = normalised(rng.normal(size=(len(own), 8)).astype(np.float32))
    vector = normalised(rng.normal(size=(1, 8)).astype(np.float32))[0]
    allowed = [not each or policy is None or policy in each for each in own]
    scores = rows @ vector
    best = sorted((place for place, one in enumerate(allowed) if one), key=lambda place: -scores[place])[
        :count
    ]
    parts = [part for part in (rows[:cut], rows[cut:]) if len(part)]
    belonging = Belonging(own)
    places, cosines = ExactVectors(parts, belonging).nearest(vector, policy, count)
    assert sorted(places.tolist()) == sorted(best)
    assert cosines == pytest.approx(scores[places], abs=1e-6)
    assert belonging.marked(policy).tolist() == allowed


@pytest.mark.parametrize("policy", [None, "a"])
def test_the_nearest_of_many_are_found_where_an_outline_does_not_tell_all(policy) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(7)
    # Some directions weigh more than others, as in texts, and no 64 of them are all.
    rows = normalised((rng.normal(size=(900, 160)) / np.arange(1, 161) ** 0.5).astype(np.float32))
    rows[17] = 0
    own = [("a",)] * 300 + [("b",)] * 400 + [("a",)] * 200
    allowed = np.asarray([policy is None or policy in each for each in own])
    vectors = ExactVectors([rows[:350], rows[350:]], Belonging(own))
    for vector in (*rows[::90], normalised(rng.normal(size=(1, 160)).astype(np.float32))[0]):
        scores = np.where(allowed, rows @ vector, -2)
        places, cosines = vectors.nearest(vector, policy, 20)
        assert sorted(places.tolist()) == sorted(np.argsort(-scores)[:20].tolist())
        assert cosines == pytest.approx(scores[places], abs=1e-6)
