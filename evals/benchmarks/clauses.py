"""Recall of clauses on our own policies: the search as it stands against the usual ones.

Run as ``python -m evals.benchmarks.clauses``: the single questions of the dev split that have gold clauses are put to
each search. ``--model FOLDER`` adds a sentence-transformers model, such as all-MiniLM-L6-v2, which is what Chroma
embeds with by default; it is no dependency of ours. docs/benchmarks/clauses.md is the output.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.answer import AnswerStatus
from checks.rulebook import load_rulebook
from corpus.embed import Embedder, SentenceTransformerEmbedder, StaticEmbedder
from corpus.guidance import Guidance, load_guidance
from corpus.lexical import LexicalIndex, Scores
from corpus.load import load_corpus
from corpus.model import Clause, Corpus
from corpus.retrieve import open_retriever
from corpus.shelf import clause_views
from corpus.terms import load_terms
from corpus.words import Segmenter
from evals.benchmarks.statutes.reading import bigrams, words
from evals.case import Case, load_suites, suite_files
from evals.metrics import budget_recall, retrieval_recall
from evals.reply import Reply
from evals.resample import estimate
from evals.terminal import percent

Search = Callable[[str], tuple[str, ...]]

AT = 5
GOALS = {"zh": 0.98, "en": 0.95}
BUDGET = 1000
_DEPTH = 20


def by_counts(clauses: Sequence[Clause], reads: Callable[[str], list[str]], *, cosine: bool) -> Search:
    """BM25, or the tf-idf cosine, over each clause with its headings and its English rendering."""
    index = LexicalIndex.of([reads(_whole(clause)) for clause in clauses], k1=1.2, b=0.75)

    def search(query: str) -> tuple[str, ...]:
        asked = reads(query)
        return _best([clause.id for clause in clauses], index.cosine(asked) if cosine else index.bm25(asked))

    return search


def by_latent(clauses: Sequence[Clause], reads: Callable[[str], list[str]], dimension: int = 64) -> Search:
    """Latent semantic analysis of the same texts."""
    from sklearn.decomposition import TruncatedSVD  # type: ignore[import-untyped]
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

    counted = TfidfVectorizer(analyzer=reads, sublinear_tf=True)
    table = counted.fit_transform([_whole(clause) for clause in clauses])
    latent = TruncatedSVD(min(dimension, table.shape[0] - 1), random_state=0)
    places = latent.fit_transform(table)
    places /= np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)

    def search(query: str) -> tuple[str, ...]:
        return _best(
            [clause.id for clause in clauses], places @ latent.transform(counted.transform([query]))[0]
        )

    return search


def by_vectors(corpus: Corpus, embedder: Embedder) -> Search:
    """The nearest view of each clause: its headings, its text, its paragraphs, the English of these."""
    views = clause_views(corpus)
    vectors = embedder.encode([view.text for view in views])

    def search(query: str) -> tuple[str, ...]:
        return _best([view.owner for view in views], vectors @ embedder.encode([query])[0])

    return search


def _whole(clause: Clause) -> str:
    headings = (*(above.heading for above in clause.ancestors), clause.heading)
    return "\n".join((*headings, clause.text, *clause.english))


def _best(owners: Sequence[str], scores: Scores) -> tuple[str, ...]:
    order = np.argsort(-np.asarray(scores), kind="stable")
    return tuple(dict.fromkeys(owners[place] for place in order))[:_DEPTH]


def report(searches: dict[str, Search], cases: Sequence[Case], corpus: Corpus) -> list[str]:
    """One row a search: recall at five and within a budget, by language of the question."""
    languages = {"zh": ("zh-Hans", "zh-Hant", "mixed"), "en": ("en",)}
    asked = {name: [one for one in cases if one.language in spoken] for name, spoken in languages.items()}
    heads = [
        text
        for name, own in asked.items()
        for text in (f"R@{AT} {name} ({len(own)})", f"R in {BUDGET:,} characters {name}")
    ]
    lines = ["| | " + " | ".join(heads) + " |", "| --- |" + " ---: |" * len(heads)]
    for name, search in searches.items():
        cells = []
        for own in asked.values():
            replies = [
                Reply(text="", status=AnswerStatus.ANSWERED, retrieved=search(one.question)) for one in own
            ]
            pairs = list(zip(own, replies, strict=True))
            topics = [one.topic for one in own]
            at = [retrieval_recall(one, reply, AT) or 0.0 for one, reply in pairs]
            within = [budget_recall(one, reply, corpus, BUDGET) or 0.0 for one, reply in pairs]
            cells += [percent(estimate(at, topics)), percent(estimate(within, topics), False)]
        lines.append("| " + " | ".join((name, *cells)) + " |")
    goals = [f"{100 * GOALS[name]:.0f}" for name in asked]
    lines.append("| goal | " + " | ".join(f"{goal} |" for goal in goals) + " |")
    return lines


def main() -> int:
    options = _options()
    corpus, terms = load_corpus(), load_terms()
    clauses = tuple(corpus.clauses())
    tracks = load_rulebook(corpus).tracks
    suites = load_suites(suite_files(), corpus, tracks, "dev")
    cases = [one for suite in suites for one in suite.cases if len(one.turns) == 1 and one.gold]
    shipped = StaticEmbedder()
    data = options.keep
    cut = words(Segmenter())

    def both(text: str) -> list[str]:
        return [*cut(text), *bigrams(text)]

    full = open_retriever(data, corpus, load_guidance(corpus), terms, shipped)
    bare = open_retriever(data / "unguided", corpus, Guidance(entries=()), terms, shipped)
    searches: dict[str, Search] = {
        "BM25, words": by_counts(clauses, cut, cosine=False),
        "BM25, bigrams": by_counts(clauses, bigrams, cosine=False),
        "BM25, both": by_counts(clauses, both, cosine=False),
        "TF-IDF": by_counts(clauses, both, cosine=True),
        "LSA": by_latent(clauses, both),
    }
    for folder in options.model:
        embedder = SentenceTransformerEmbedder(str(folder))
        searches[f"{options.name or folder.name} alone"] = by_vectors(corpus, embedder)
    searches |= {
        "embedded model alone": by_vectors(corpus, shipped),
        "our search without guidance": lambda query: tuple(h.clause.id for h in bare.search(query, k=_DEPTH)),
        "our search": lambda query: tuple(h.clause.id for h in full.search(query, k=_DEPTH)),
    }
    lines = [
        "# Retrieval on our two policies",
        "",
        f"{len(cases)} single questions of the dev split with gold clauses, {len(clauses)} clauses. Percent, with 95 % "
        "intervals from whole groups of paraphrases resampled. Printed by `python -m evals.benchmarks.clauses`.",
        "",
        *report(searches, cases, corpus),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.clauses", description=__doc__)
    parser.add_argument("--model", type=Path, action="append", default=[], help="folder of a saved model")
    parser.add_argument("--keep", type=Path, default=Path("build/benchmarks"), help="where the index is kept")
    parser.add_argument("--name", help="what to call it")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
