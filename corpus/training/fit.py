"""The vocabulary and the fitting of the static embedding: deterministic by seed, minutes on two cores."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from corpus.embed import Vectors, grams
from corpus.training.pairs import Pair

log = logging.getLogger(__name__)

_LONGEST_READ = (
    220  # grams of a text that are read in training; long articles are mostly repetition after that
)


def vocabulary(own: Iterable[str], general: Iterable[str], size: int) -> list[str]:
    """The ``size`` grams to give a vector: all that recur in our own texts, then the most frequent ones."""
    ours: Counter[str] = Counter()
    for text in own:
        ours.update(set(grams(text)))
    others: Counter[str] = Counter()
    for text in general:
        others.update(set(grams(text)))

    def keep(gram: str, count: int) -> bool:
        return len(gram) == 1 or gram[0].isascii() or count >= (2 if len(gram) == 2 else 3)

    kept = [gram for gram, count in ours.most_common() if keep(gram, count + others[gram])]
    # Long runs repeat what short ones say; they must be far more frequent to earn a place.
    worth = {1: 8.0, 2: 1.0, 3: 0.4, 4: 0.4}
    ranked = sorted(others, key=lambda gram: (-others[gram] * worth.get(len(gram), 0.1), gram))
    return list(dict.fromkeys([*kept, *ranked]))[:size]


class Reader:
    """Texts as lists of vocabulary places."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._place = {gram: place for place, gram in enumerate(vocabulary)}

    def read(self, text: str) -> NDArray[np.int64]:
        """The places of the known grams of ``text``, at most a few hundred of them."""
        known = [self._place[gram] for gram in grams(text) if gram in self._place]
        return np.asarray(known[:: max(1, -(-len(known) // _LONGEST_READ))], dtype=np.int64)


@dataclass(frozen=True)
class ReadPair:
    """A pair as vocabulary places."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    against: NDArray[np.int64]  # empty where the pair has no counter-example of its own
    group: int


def read_pairs(pairs: Iterable[Pair], reader: Reader) -> list[ReadPair]:
    """The pairs as vocabulary places; pairs with an unreadable side are left out."""
    groups: dict[str, int] = {}
    known: dict[
        str, NDArray[np.int64]
    ] = {}  # most texts stand in several pairs, and reading is the slow part

    def places(text: str) -> NDArray[np.int64]:
        if text not in known:
            known[text] = reader.read(text)
        return known[text]

    read = []
    for pair in pairs:
        left, right = places(pair.left), places(pair.right)
        if len(left) and len(right):
            group = groups.setdefault(pair.group, len(groups))
            read.append(ReadPair(left, right, places(pair.against), group))
    return read


def start(size: int, dimension: int, seed: int) -> Vectors:
    """Random vectors to start from."""
    drawn = np.random.default_rng(seed).standard_normal((size, dimension))
    return np.asarray(drawn * 0.1, dtype=np.float32)


def fit(
    weights: Vectors,
    pairs: Sequence[ReadPair],
    *,
    passes: int,
    batch: int,
    rate: float,
    scale: float,
    drop: float,
    seed: int,
    label: str,
) -> Vectors:
    """``weights`` after so many passes over ``pairs``: partners drawn together, the rest of a batch pushed apart.

    The loss is symmetric InfoNCE over the batch, the cosine multiplied by ``scale``, in which pairs of one group do
    not count against each other; that masking is why this is a loop of our own. ``drop`` is the share of a text's
    grams that is left out at random each time it is read.
    """
    size = len(weights)
    return fit_counts(
        weights,
        [_counts([getattr(pair, side) for pair in pairs], size) for side in ("left", "right", "against")],
        np.asarray([pair.group for pair in pairs], dtype=np.int64),
        passes=passes,
        batch=batch,
        rate=rate,
        scale=scale,
        drop=drop,
        seed=seed,
        label=label,
    )


def fit_counts(
    weights: Vectors,
    sides: Sequence[Any],
    groups: NDArray[np.int64],
    *,
    passes: int,
    batch: int,
    rate: float,
    scale: float,
    drop: float,
    seed: int,
    label: str,
) -> Vectors:
    """As ``fit``, of pairs that are read already.

    ``sides`` are sparse counts, one row a pair: left, right and, where pairs have any, counter-examples. A batch is
    some of their rows, so reading it is one product; that is some fourteen times as fast as an embedding bag with
    sparse gradients.
    """
    weights = weights.copy()
    steps = Steps(weights)
    chance = np.random.default_rng(seed)
    taken = max(1, len(groups) // batch)
    for number in range(passes):
        shuffled = chance.permutation(len(groups))
        total = 0.0
        for index in range(taken):
            chosen = shuffled[index * batch : (index + 1) * batch]
            bags = [_means(side[chosen], drop, chance) for side in sides]
            loss, slopes = _loss([bag @ weights for bag in bags], groups[chosen], scale)
            gone = (number * taken + index) / (passes * taken)
            steps.take(bags, slopes, rate * max(0.05, 1 - gone))
            total += loss
        log.info("%s: pass %d of %d, loss %.3f", label, number + 1, passes, total / taken)
    return weights


class Steps:
    """Changes the vectors in place: each by its slope over the running size of its slopes, kept as one number a gram.

    A gram that a batch does not hold is not touched.
    """

    _MEMORY = 0.99

    def __init__(self, weights: Vectors) -> None:
        self._weights = weights
        self._size = np.zeros(len(weights), dtype=np.float32)
        self._taken = np.zeros(len(weights), dtype=np.int64)

    def take(self, bags: Sequence[Any], slopes: Sequence[Vectors], rate: float) -> None:
        """One step against the slopes of the texts that ``bags`` hold."""
        held = vstack(bags, format="csr")
        grams = np.unique(held.indices)
        places = np.zeros(len(self._weights), dtype=np.int64)
        places[grams] = np.arange(len(grams))
        narrow = csr_matrix((held.data, places[held.indices], held.indptr), shape=(held.shape[0], len(grams)))
        slope = narrow.T.tocsr() @ np.concatenate(slopes)
        self._taken[grams] += 1
        fresh = 1 - self._MEMORY
        self._size[grams] = self._MEMORY * self._size[grams] + fresh * (slope**2).mean(axis=1)
        typical = np.sqrt(self._size[grams] / (1 - self._MEMORY ** self._taken[grams]))
        self._weights[grams] -= (rate / (typical + 1e-12))[:, None].astype(np.float32) * slope


def _counts(texts: Sequence[NDArray[np.int64]], size: int) -> Any:
    """How often each text holds each gram: one row a text."""
    ends = np.cumsum([0, *(len(text) for text in texts)])
    places = np.concatenate([*texts, np.zeros(0, dtype=np.int64)])
    counts = csr_matrix((np.ones(len(places), dtype=np.float32), places, ends), shape=(len(texts), size))
    counts.sum_duplicates()
    return counts


def _means(counts: Any, drop: float, chance: np.random.Generator) -> Any:
    """The rows at sum 1, less a share of their grams; rows of few grams keep all."""
    if drop:
        whole = np.asarray(counts.sum(axis=1)).ravel()
        thin = counts.copy()
        thin.data = chance.binomial(counts.data.astype(np.int64), 1 - drop).astype(np.float32)
        left = np.asarray(thin.sum(axis=1)).ravel()
        kept = np.repeat((whole < 4) | (left == 0), np.diff(counts.indptr))
        thin.data = np.where(kept, counts.data, thin.data)
        counts = thin
    means = counts.copy()
    sums = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1)
    means.data = (counts.data / np.repeat(sums, np.diff(counts.indptr))).astype(np.float32)
    return means


def _loss(
    texts: Sequence[Vectors], groups: NDArray[np.int64], scale: float
) -> tuple[float, list[NDArray[np.float32]]]:
    """The loss of a batch, and how it slopes for each text of its sides left, right and against."""
    sides = [torch.from_numpy(text).requires_grad_() for text in texts]
    left, right, *against = (torch.nn.functional.normalize(side, dim=1) for side in sides)
    own = torch.from_numpy(groups)
    same = (own[:, None] == own[None, :]) & ~torch.eye(len(own), dtype=torch.bool)
    scores = (left @ right.T * scale).masked_fill(same, float("-inf"))
    target = torch.arange(len(own))
    cross = torch.nn.functional.cross_entropy
    rows = [scores]
    for counter in against:
        given = counter.detach().any(dim=1)
        barred = ~given[None, :] | same
        rows.append((left @ counter.T * scale).masked_fill(barred, float("-inf")))
    loss = (cross(torch.cat(rows, dim=1), target) + cross(scores.T, target)) / 2
    loss.backward()  # type: ignore[no-untyped-call]
    return float(loss.detach()), [
        np.zeros_like(text) if side.grad is None else side.grad.numpy()
        for side, text in zip(sides, texts, strict=True)
    ]
