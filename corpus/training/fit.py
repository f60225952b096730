"""The vocabulary and the fitting of the static embedding: deterministic by seed, minutes on two cores."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from corpus.embed import grams
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


ReadPair = tuple[NDArray[np.int64], NDArray[np.int64], int]


def read_pairs(pairs: Iterable[Pair], reader: Reader) -> list[ReadPair]:
    """The pairs as vocabulary places; pairs with an unreadable side are left out."""
    groups: dict[str, int] = {}
    read = []
    for pair in pairs:
        left, right = reader.read(pair.left), reader.read(pair.right)
        if len(left) and len(right):
            read.append((left, right, groups.setdefault(pair.group, len(groups))))
    return read


def start(size: int, dimension: int, seed: int) -> torch.Tensor:
    """Random vectors to start from."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(size, dimension, generator=generator) * 0.1


def fit(
    weights: torch.Tensor,
    pairs: Sequence[ReadPair],
    *,
    passes: int,
    batch: int,
    rate: float,
    scale: float,
    drop: float,
    seed: int,
    label: str,
) -> torch.Tensor:
    """``weights`` after so many passes over ``pairs``: partners drawn together, the rest of a batch pushed apart.

    The loss is symmetric InfoNCE over the batch, the cosine multiplied by ``scale``, in which pairs of one group do
    not count against each other; that masking is why this is a loop of our own. ``drop`` is the share of a text's
    grams that is left out at random each time it is read.
    """
    bag = torch.nn.EmbeddingBag.from_pretrained(weights.clone(), freeze=False, mode="mean", sparse=True)
    optimizer = torch.optim.SparseAdam(list(bag.parameters()), lr=rate)
    order = np.random.default_rng(seed)
    steps = passes * max(1, len(pairs) // batch)
    done = 0
    for number in range(passes):
        shuffled = order.permutation(len(pairs))
        total = 0.0
        taken = max(1, len(pairs) // batch)
        for index in range(taken):
            for group in optimizer.param_groups:
                group["lr"] = rate * max(0.05, 1 - done / steps)
            chosen = [pairs[place] for place in shuffled[index * batch : (index + 1) * batch]]
            loss = _loss(
                bag, [(_thin(a, drop, order), _thin(b, drop, order), same) for a, b, same in chosen], scale
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
            done += 1
        log.info("%s: pass %d of %d, loss %.3f", label, number + 1, passes, total / taken)
    return bag.weight.detach().clone()


def _thin(places: NDArray[np.int64], drop: float, order: np.random.Generator) -> NDArray[np.int64]:
    if not drop or len(places) < 4:
        return places
    kept = places[order.random(len(places)) > drop]
    return kept if len(kept) else places


def _loss(bag: torch.nn.EmbeddingBag, chosen: Sequence[ReadPair], scale: float) -> torch.Tensor:
    left = _encode(bag, [pair[0] for pair in chosen])
    right = _encode(bag, [pair[1] for pair in chosen])
    groups = torch.tensor([pair[2] for pair in chosen])
    same = (groups[:, None] == groups[None, :]) & ~torch.eye(len(chosen), dtype=torch.bool)
    scores = (left @ right.T * scale).masked_fill(same, float("-inf"))
    target = torch.arange(len(chosen))
    cross = torch.nn.functional.cross_entropy
    return (cross(scores, target) + cross(scores.T, target)) / 2


def _encode(bag: torch.nn.EmbeddingBag, texts: Sequence[NDArray[np.int64]]) -> torch.Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    rows = bag(torch.from_numpy(np.concatenate(texts)), torch.from_numpy(offsets))
    return torch.nn.functional.normalize(rows, dim=1)
