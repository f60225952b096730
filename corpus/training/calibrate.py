"""Fits the weights that rank guidance entries, on wordings that the embedding has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from corpus.embed import Embedder
from corpus.guidance import Guidance, Questions
from corpus.lexical import LexicalIndex, tokens
from corpus.ranking import FEATURES, EntryFeatures, Ranking
from corpus.shelf import Shelf, View, entry_views, question_views
from corpus.terms import Terms
from corpus.training.pairs import Wording
from corpus.vectors import Belonging, ExactVectors


@dataclass(frozen=True)
class Tried:
    """One query put to the entries: their features, which is right (-1: none), and how much of it is known words."""

    wording: Wording
    features: NDArray[np.float32]
    right: int
    fitting: NDArray[np.bool_]  # which entries are of the same policy as the right one
    kin: NDArray[np.bool_]  # which entries rest on a clause that the right one rests on, and itself
    ours: NDArray[np.bool_]  # which entries are about the policies, not about what lies outside them
    known: float


def without(guidance: Guidance, held_out: Iterable[Wording]) -> Guidance:
    """The guidance less some wordings; an entry always keeps one in each language."""
    gone = {(wording.entry, wording.text) for wording in held_out}
    entries = []
    for entry in guidance.entries:
        kept = {
            language: tuple(text for text in texts if (entry.id, text) not in gone) or texts[:1]
            for language, texts in (("zh", entry.questions.zh), ("en", entry.questions.en))
        }
        entries.append(entry.model_copy(update={"questions": Questions(**kept)}))
    return Guidance(entries=tuple(entries))


def shelf(views: Sequence[View], terms: Terms, embedder: Embedder) -> Shelf:
    """A shelf that is searched exactly, in memory."""
    belonging = Belonging(view.policies for view in views)
    vectors = ExactVectors([embedder.encode([view.text for view in views])], belonging)
    lexical = LexicalIndex.of(tokens(view.text, terms) for view in views)
    return Shelf(views, lexical, vectors.nearest, belonging)


def trials(
    guidance: Guidance, terms: Terms, embedder: Embedder, asked: Sequence[Wording]
) -> tuple[list[Tried], tuple[str, ...]]:
    """Every wording of ``asked`` put to ``guidance``, and the entry ids that the features stand for."""
    questions = shelf(question_views(guidance), terms, embedder)
    entries = shelf(entry_views(guidance), terms, embedder)
    features = EntryFeatures(questions, entries)
    place = {id: number for number, id in enumerate(features.ids)}
    policies = [set(guidance.entry(id).policies) for id in features.ids]
    rests = [set(guidance.entry(id).clauses) for id in features.ids]
    ours = np.asarray([guidance.entry(id).want not in ("out_of_scope", "smalltalk") for id in features.ids])
    tried = []
    for wording in asked:
        text = terms.read(wording.text).text
        read = tokens(text, terms)
        rows, _ = features.of(embedder.encode([text])[0], read, None)
        right = place.get(wording.entry, -1)
        own = policies[right] if right >= 0 else set()
        fitting = np.asarray([not own or not other or bool(own & other) for other in policies])
        clauses = set(guidance.entry(wording.entry).clauses) if right >= 0 else set()
        kin = np.asarray([bool(clauses & other) for other in rests])
        if right >= 0:
            kin[right] = True
        tried.append(Tried(wording, rows, right, fitting, kin, ours, entries.lexical.covered(read)))
    return tried, features.ids


def fit_ranking(inside: Sequence[Tried], outside: Sequence[Tried], seed: int = 0) -> Ranking:
    """Weights that put the right entry of ``inside`` first, and a score to hold thresholds against.

    The score is kept low for the best entry of each query of ``outside``, and for the best one that rests on other
    clauses than the right one: what would be answered if the right entry were missing.
    """
    torch.manual_seed(seed)
    features = torch.from_numpy(np.stack([tried.features for tried in inside]))
    right = torch.tensor([tried.right for tried in inside])
    # An entry of another policy is no mistake of the words: most questions do not say which policy they mean.
    barred = torch.from_numpy(np.stack([~tried.fitting for tried in inside]))
    free = torch.zeros(len(FEATURES), requires_grad=True)
    optimizer = torch.optim.Adam([free], lr=0.2)
    for _ in range(400):
        weights = torch.nn.functional.softplus(free)
        scores = (features @ weights).masked_fill(barred, -1e9)
        loss = torch.nn.functional.cross_entropy(scores, right) + 1e-3 * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    final = torch.nn.functional.softplus(free).detach().numpy()
    good = [(float(tried.features[tried.right] @ final), tried.known) for tried in inside]
    bad = [(float((tried.features @ final)[tried.ours].max()), tried.known) for tried in outside]
    for tried in inside:
        strange = tried.fitting & tried.ours & ~tried.kin
        bad.append((float((tried.features @ final)[strange].max()), tried.known))
    slope, known, offset = _logistic(good, bad)
    return Ranking(
        weights=tuple(round(float(weight), 4) for weight in final), slope=slope, known=known, offset=offset
    )


def _logistic(
    good: Sequence[tuple[float, float]], bad: Sequence[tuple[float, float]]
) -> tuple[float, float, float]:
    """Slope, weight of known words and offset that tell ``good`` from ``bad``, both sides counting alike."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    model = LogisticRegression(class_weight="balanced", C=10.0)
    model.fit(np.asarray([*good, *bad]), np.asarray([1] * len(good) + [0] * len(bad)))
    slope, known = (float(value) for value in model.coef_[0])
    return round(slope, 4), round(known, 4), round(float(model.intercept_[0]), 4)


@dataclass(frozen=True)
class Figures:
    """Shares of right answers on held-out wordings of one language."""

    count: int
    first: float  # the right entry first, over the entries of all policies
    first_in_policy: float  # over the entries of the right policy, as when the policy is known
    three_in_policy: float
    kin_in_policy: float  # an entry that rests on one of the right clauses first


def figures(tried: Sequence[Tried], ranking: Ranking, language: str) -> Figures:
    """How often the ranking is right."""
    chosen = [one for one in tried if one.wording.language == language and one.right >= 0]
    first = in_policy = three = kin = 0
    for one in chosen:
        mixed = ranking.mix(one.features)
        first += int(mixed.argmax()) == one.right
        order = np.argsort(-np.where(one.fitting, mixed, -1e9), kind="stable")
        in_policy += int(order[0]) == one.right
        three += one.right in order[:3]
        kin += bool(one.kin[order[0]])
    total = max(1, len(chosen))
    shares = (round(right / total, 3) for right in (first, in_policy, three, kin))
    return Figures(len(chosen), *shares)
