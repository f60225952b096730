"""What a ranking is worth: recall at k, reciprocal rank, recall within a budget of characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.model import Frozen
from evals.benchmarks.statutes.collection import Collection
from evals.resample import Difference, Estimate, compare, estimate

AT = (5, 10, 20, 100)
BUDGETS = (1000, 2000)
MEASURES = (*(f"R@{k}" for k in AT), "MRR@10", *(f"R in {budget:,} characters" for budget in BUDGETS))
CHOSEN_BY = "R@10"


class Row(Frozen):
    """One way of ranking on one set of questions."""

    name: str
    values: Mapping[str, Estimate]
    against_bm25: Difference | None = None  # R@10, paired by question


def worth(collection: Collection, ranking: Sequence[int], gold: frozenset[int]) -> tuple[float, ...]:
    """The measures of one ranking, in the order of ``MEASURES``."""
    found = [place in gold for place in ranking]
    recalls = [sum(found[:k]) / len(gold) for k in AT]
    first = next((1 / rank for rank, right in enumerate(found[:10], 1) if right), 0.0)
    ends = np.cumsum([len(collection.articles[place].text) for place in ranking])
    within = [sum(np.asarray(found)[ends <= budget]) / len(gold) for budget in BUDGETS]
    return (*recalls, first, *(float(value) for value in within))


def row(
    name: str, values: Sequence[tuple[float, ...]], bm25: Sequence[tuple[float, ...]] | None = None
) -> Row:
    """The means of the measures with their intervals, and the difference from BM25 on the same questions."""
    estimates = {
        measure: one
        for number, measure in enumerate(MEASURES)
        if (one := estimate([value[number] for value in values])) is not None
    }
    chosen = MEASURES.index(CHOSEN_BY)
    difference = (
        None if bm25 is None else compare([one[chosen] for one in bm25], [one[chosen] for one in values])
    )
    return Row(name=name, values=estimates, against_bm25=difference)
