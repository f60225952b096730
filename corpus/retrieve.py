"""A question in, ranked clauses and guidance entries out.

Three searches vote: vectors (Chroma), BM25 coverage and tf-idf cosine, each over texts in both languages. A clause is
also found through the guidance wordings whose answers rest on it, and, first of all, by its number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.guidance import Guidance, GuidanceEntry
from corpus.lexical import tokens
from corpus.model import Clause, Corpus, Frozen, Hit
from corpus.once import Once
from corpus.ranking import EntryFeatures, Ranking, load_ranking
from corpus.reference import Missing, References
from corpus.terms import ConceptMatch, Reading, Repair, Terms
from corpus.text import is_han, latin_words, plain, runs, stem

if TYPE_CHECKING:
    from corpus.embed import Embedder, Vectors
    from corpus.index import Index, Progress
    from corpus.rerank import Reranker
    from corpus.shelf import Shelf
    from corpus.store import VectorStore

Scores = NDArray[np.float32]

_CONSIDERED = 40  # guidance entries that are looked at for one query
_VOTERS = 8  # of these, how many may bring in the clauses they rest on
_RERANKED = 20  # clauses that a reranker is shown; it reads each with the question, which takes its time
_KEPT = 64  # queries whose reading and entries are kept: the steps of one answer ask about the same few


class GuidanceHit(Frozen):
    """A guidance entry found for a query, with the wording that matched. ``score`` is in [0, 1]."""

    entry: GuidanceEntry
    score: float
    wording: str


class Understood(Frozen):
    """A query as the search reads it."""

    reading: Reading
    concepts: tuple[ConceptMatch, ...]
    policies: tuple[str, ...]  # the policies that it names

    @property
    def repairs(self) -> tuple[Repair, ...]:
        return self.reading.repairs


class Weights(Frozen):
    """How the three votes are mixed."""

    dense: float = 0.45
    cover: float = 0.15
    cosine: float = 0.4
    other_policy: float = 0.75  # what is left of a score when the query names another policy
    through_guidance: float = 0.9  # what a clause gets of the score of an entry that rests on it


class Retriever:
    """Searches one index. Build it with ``open_retriever``; safe to use from several threads."""

    def __init__(
        self,
        corpus: Corpus,
        guidance: Guidance,
        terms: Terms,
        embedder: Embedder,
        index: Index,
        weights: Weights | None = None,
        ranking: Ranking | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self.corpus = corpus
        self.guidance = guidance
        self.terms = terms
        self.embedder = embedder
        self.index = index
        self._weights = weights or Weights()
        self.references = References(corpus)
        self._ranking = ranking or load_ranking()
        self._reranker = reranker
        self._features = EntryFeatures(index.questions, index.entries)
        self._understood = Once(self._understand, _KEPT)
        self._seen = Once(self._see, _KEPT)
        self._ranked: Once[tuple[str, str | None], tuple[GuidanceHit, ...]] = Once(
            lambda asked: self._rank(*asked), _KEPT
        )

    def understand(self, query: str) -> Understood:
        """The query in plain form with its typos repaired, the concepts in it, and the policies it names."""
        return self._understood(query)

    def _understand(self, query: str) -> Understood:
        reading = self.terms.read(query, self._english)
        concepts = self.terms.concepts(reading.text)
        named = [match.concept.policy for match in concepts if match.concept.policy]
        loaded = [policy.id for policy in self.corpus.policies]
        by_id = [id for id in loaded if id in reading.text]
        policies = tuple(dict.fromkeys(id for id in (*by_id, *named) if id in loaded))
        return Understood(reading=reading, concepts=concepts, policies=policies)

    def search(self, query: str, *, policy: str | None = None, k: int = 5) -> tuple[Hit, ...]:
        """The ``k`` clauses that answer the query best, best first, of ``policy`` alone where it is given.

        Clauses that the query names by number come first with score 1. A query without words finds nothing.
        """
        understood = self.understand(query)
        if not any(runs(understood.reading.text)) or k < 1:
            return ()
        hits = [Hit(clause=clause, score=1.0, view="number") for clause in self._named(understood, policy)]
        named = {hit.clause.id for hit in hits}
        shelf = self.index.clauses
        scores = self._similarities(understood, shelf, policy)
        best: dict[str, tuple[float, str]] = {}
        found_at = np.flatnonzero(scores)
        for place in found_at[np.argsort(-scores[found_at], kind="stable")]:
            view = shelf.views[place]
            best.setdefault(view.owner, (float(scores[place]), view.kind))
        for found in self._ranked((query, policy))[:_VOTERS]:
            share = found.score * self._weights.through_guidance
            for rank, id in enumerate(dict.fromkeys(id.partition("#")[0] for id in found.entry.clauses)):
                # The first clauses of an entry carry its answer.
                value = share * 0.97**rank
                if value > best.get(id, (0.0, ""))[0]:
                    best[id] = (value, "guidance")
        rest = [
            Hit(
                clause=self.corpus.clause(id),
                score=round(self._for_policy(score, (id,), understood), 4),
                view=kind,
            )
            for id, (score, kind) in best.items()
            if id not in named and (policy is None or id.startswith(f"{policy}/"))
        ]
        rest = [hit for hit in rest if hit.score > 0]
        rest.sort(key=lambda hit: -hit.score)
        return tuple([*hits, *self._reranked(understood, rest)][:k])

    def find_guidance(self, query: str, *, policy: str | None = None, k: int = 5) -> tuple[GuidanceHit, ...]:
        """The ``k`` entries whose wordings come nearest to the query, best first.

        With ``policy``, entries about other policies are left out and those about none in particular stay.
        """
        understood = self.understand(query)
        if not any(runs(understood.reading.text)) or k < 1:
            return ()
        return self._ranked((query, policy))[:k]

    def named(self, query: str) -> tuple[Clause, ...]:
        """The clauses that the query names by number or id, and nothing searched for besides."""
        understood = self.understand(query)
        return tuple(self._named(understood, None)) if understood.reading.text else ()

    def set_beside(self, query: str) -> tuple[Clause, ...]:
        """The clauses of one series, two or three, that the query counts out to read or compare."""
        return self.references.set_beside(self.understand(query).reading.query)

    def counted(self, query: str) -> Clause | None:
        """The one clause of a series that the query counts out, whatever it asks of it."""
        return self.references.counted(self.understand(query).reading.query)

    def missing(self, query: str) -> Missing | None:
        """What the query names like a clause though no policy has it; None where it names none or one that exists."""
        understood = self.understand(query)
        return self.references.missing(understood.reading.query, self._surfaces(understood))

    # Scoring

    def _see(self, text: str) -> tuple[list[str], Vectors]:
        """A text as the searches compare it: its tokens and its vector."""
        return tokens(text, self.terms), self.embedder.encode([text])[0]

    def _reranked(self, understood: Understood, hits: list[Hit]) -> list[Hit]:
        """The hits with the first of them in the reranker's order.

        The scores stay in their places: thresholds are set for them, and a reranker's own mean something else.
        """
        if self._reranker is None:
            return hits
        first = hits[:_RERANKED]
        query = understood.reading.text
        chinese = any(is_han(char) for char in query)
        texts = [_shown(hit.clause, chinese) for hit in first]
        order = np.argsort(-self._reranker.scores(query, texts), kind="stable")
        moved = [
            first[new].model_copy(update={"score": old.score}) for new, old in zip(order, first, strict=True)
        ]
        return [*moved, *hits[_RERANKED:]]

    def _rank(self, query: str, policy: str | None) -> tuple[GuidanceHit, ...]:
        understood = self.understand(query)
        text = understood.reading.text
        read, vector = self._seen(text)
        features, wordings = self._features.of(vector, read, policy)
        mixed = self._ranking.mix(features)
        scores = self._ranking.score(mixed, self.index.entries.lexical.covered(read))
        same = self._wordings.get(_bare(understood.reading.query), {}) | self._wordings.get(_bare(text), {})
        hits: list[GuidanceHit] = []
        order = np.argsort(-mixed, kind="stable").tolist()
        if same:  # those first that are asked in these very words, in the mix's order
            order.sort(key=lambda place: self._features.ids[place] not in same)
        for place in order:
            entry = self.guidance.entry(self._features.ids[place])
            if policy is not None and entry.policies and policy not in entry.policies:
                continue
            if len(hits) == _CONSIDERED:
                break
            wording = same.get(entry.id) or self.index.questions.views[wordings[place]].text
            if entry.id in same:
                score = 1.0
            else:
                score = self._for_policy(float(scores[place]), entry.policies, understood)
            hits.append(GuidanceHit(entry=entry, score=round(score, 4), wording=wording))
        return tuple(sorted(hits, key=lambda hit: -hit.score))

    def _similarities(self, understood: Understood, shelf: Shelf, policy: str | None) -> Scores:
        """The mixed score of every view of a shelf, 0 for those of other policies than ``policy``."""
        weights = self._weights
        text = understood.reading.text
        read, vector = self._seen(text)
        within = shelf.within(policy)
        cover, cosine = shelf.lexical.both(read, within)
        mixed = weights.dense * shelf.dense(vector, policy) + weights.cover * cover + weights.cosine * cosine
        return np.asarray(np.where(shelf.allowed(policy), np.clip(mixed, 0.0, 1.0), 0.0), dtype=np.float32)

    def _for_policy(self, score: float, of: Iterable[str], understood: Understood) -> float:
        """The score, lowered where the query names a policy and this belongs to another."""
        own = {id.partition("/")[0] for id in of}
        if not understood.policies or not own or own & set(understood.policies):
            return score
        return score * self._weights.other_policy

    def _named(self, understood: Understood, policy: str | None) -> list[Clause]:
        found = self.references.named(understood.reading.query, self._surfaces(understood))
        if policy is not None:
            return [clause for clause in found if clause.policy == policy]
        preferred = [clause for clause in found if clause.policy in understood.policies]
        return preferred or list(found)

    def _surfaces(self, understood: Understood) -> tuple[str, ...]:
        """The names of policies that stand in the query."""
        return tuple(match.surface for match in understood.concepts if match.concept.policy)

    @cached_property
    def _wordings(self) -> dict[str, dict[str, str]]:
        """The wordings by their words alone, and for each form the entries that are asked so."""
        found: dict[str, dict[str, str]] = {}
        for view in self.index.questions.views:
            found.setdefault(_bare(view.text), {})[view.owner] = view.text
        return found

    @cached_property
    def _english(self) -> frozenset[str]:
        """Stems of the English words that the policies and the guidance use: these are no typos."""
        texts: list[str] = [text for clause in self.corpus.clauses() for text in clause.english]
        for entry in self.guidance.entries:
            texts += [entry.answer.en, *entry.questions.en]
        return frozenset(stem(word) for text in texts for word, _ in latin_words(plain(text)))


def _bare(text: str) -> str:
    """The plain form without marks and spaces: "Who are you?" is asked by "who are you"."""
    return "".join(char for char in plain(text) if char.isalnum()) or plain(text)


def _shown(clause: Clause, chinese: bool) -> str:
    """What a reranker reads of a clause: its headings and its text, in the question's language where we have it."""
    headings = " ".join(filter(None, (*(above.heading for above in clause.ancestors), clause.heading)))
    text = clause.text if chinese or not clause.english else "\n".join(clause.english)
    return f"{headings}\n{text}".strip()


def open_retriever(
    data: Path,
    corpus: Corpus,
    guidance: Guidance,
    terms: Terms,
    embedder: Embedder,
    progress: Progress | None = None,
    reranker: Reranker | None = None,
    store: VectorStore | None = None,
) -> Retriever:
    """A retriever over the index below ``data``, which is built first where it is stale, with ``store`` for its vectors.

    Raises what ``open_index`` raises.
    """
    from corpus.index import open_index

    terms.words.keep_in(data / "index")
    index = open_index(data, corpus, guidance, terms, embedder, progress, store)
    return Retriever(corpus, guidance, terms, embedder, index, reranker=reranker)
