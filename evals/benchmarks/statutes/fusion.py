"""Several rankings mixed: features of articles with weights fitted on questions that the features do not know."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from evals.benchmarks.statutes.features import Pool
from evals.benchmarks.statutes.rankers import DEPTH, Places

# How strongly weights are held small; chosen on train questions. What holds for other laws is less than what fits.
FOR_SEEN, FOR_UNSEEN = 0.03, 0.3
_AGAINST = 200  # wrong articles of a pool that weights are fitted on, drawn by chance
_FARTHEST = 5.0  # spreads from the mean at which a feature is cut off

PARTS: Mapping[str, tuple[str, ...]] = {
    "BM25": ("words", "pairs", "characters"),
    "share of the question": ("share of words", "share of pairs", "share of characters"),
    "headings": ("words of headings", "pairs of headings"),
    "embedding": ("embedding",),
    "BM25 and embedding together": ("mixed", "mixed, rank"),
    "neighbours, chapter, law": ("mixed, beside", "mixed, chapter", "mixed, law"),
    "length and place": ("length", "place"),
    "kind of law": ("articles", "cited", "court", "rules", "regulation", "measures", "trial", "statute"),
}
LEARNT: Mapping[str, tuple[str, ...]] = {
    "embedding taught": ("taught", "taught, rank"),
    "its neighbours, chapter, law": ("taught, beside", "taught, chapter", "taught, law"),
    "questions alike": tuple(
        f"alike by {how}, {what}"
        for how in ("words", "vectors")
        for what in ("likest", "together", "chapter")
    ),
    "how often asked": ("answers", "chapter answers", "law answers"),
}
TEXTUAL = tuple(part for part in PARTS if part != "kind of law")
EVERYTHING: Mapping[str, tuple[str, ...]] = {**PARTS, **LEARNT}


class Mix:
    """One weight a column."""

    def __init__(
        self, columns: Sequence[int], weights: NDArray[np.float32], spread: NDArray[np.float32]
    ) -> None:
        self._columns, self._weights, self._spread = list(columns), weights, spread

    def best(self, pool: Pool) -> Places:
        """The best articles of the pool."""
        rows = _bounded(pool.features[:, self._columns], self._spread)
        return pool.places[np.argsort(-(rows @ self._weights), kind="stable")[:DEPTH]]


def fit_mix(
    pools: Sequence[Pool], names: Sequence[str], parts: Some[str], strict: float, seed: int = 0
) -> Mix:
    """Weights for the columns of ``parts``: a softmax over each pool puts the right articles first."""
    wanted = {column for part in parts for column in EVERYTHING[part]}
    columns = [number for number, name in enumerate(names) if name in wanted]
    chance = np.random.default_rng(seed)
    kept = []
    for pool in pools:
        if pool.gold.any():
            wrong = np.flatnonzero(~pool.gold)
            wrong = chance.choice(wrong, min(_AGAINST, len(wrong)), replace=False)
            kept.append((pool, np.concatenate([np.flatnonzero(pool.gold), wrong])))
    flat = np.concatenate([pool.features[some][:, columns] for pool, some in kept])
    spread = np.stack([flat.mean(axis=0), flat.std(axis=0) + 1e-6])
    longest = max(len(some) for _, some in kept)
    rows = torch.zeros(len(kept), longest, len(columns))
    absent = torch.ones(len(kept), longest, dtype=torch.bool)
    right = torch.zeros(len(kept), longest)
    for number, (pool, some) in enumerate(kept):
        rows[number, : len(some)] = torch.from_numpy(_bounded(pool.features[some][:, columns], spread))
        absent[number, : len(some)] = False
        right[number, : len(some)] = torch.from_numpy(pool.gold[some].astype(np.float32))
    weights = torch.zeros(len(columns), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=30)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (rows @ weights).masked_fill(absent, -1e9)
        likely = scores - torch.logsumexp(scores, 1, keepdim=True)
        loss = -((likely * right).sum(1) / right.sum(1)).mean() + strict * (weights**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return Mix(columns, weights.detach().numpy(), spread)


def _bounded(rows: NDArray[np.float32], spread: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.clip((rows - spread[0]) / spread[1], -_FARTHEST, _FARTHEST), dtype=np.float32)
