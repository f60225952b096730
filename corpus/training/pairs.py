"""Pairs of texts that mean alike, from statutes without labels and from the project's own knowledge."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.guidance import Guidance
from corpus.model import Corpus
from corpus.terms import Terms

_SENTENCE = re.compile(r"(?<=[。；;\n])")


@dataclass(frozen=True)
class Pair:
    """Two texts that mean alike. Pairs of one ``group`` are never each other's counter-examples.

    ``against`` is a text that looks like ``right`` and means something else; empty where none is known.
    """

    left: str
    right: str
    group: str
    against: str = ""


@dataclass(frozen=True)
class Wording:
    """One way of asking for a guidance entry."""

    entry: str
    language: str
    text: str


def statute_pairs(path: Path) -> Iterator[Pair]:
    """Pairs from a gzipped list of statute articles: heading and article, neighbours, the two parts of one."""
    before: dict[str, str] | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            group = f"statute {number}"
            yield Pair(
                f"{article['law']} {article['head']}", article["text"], f"{article['law']} {article['head']}"
            )
            if before is not None and (before["law"], before["head"]) == (article["law"], article["head"]):
                yield Pair(before["text"], article["text"], group)
            parts = halves(article["text"])
            if parts is not None:
                yield Pair(*parts, group)
            before = article


def halves(text: str) -> tuple[str, str] | None:
    """A text in two parts of about one length, cut between sentences; None where it has only one."""
    sentences = [part for part in _SENTENCE.split(text) if part.strip()]
    if len(sentences) < 2 or len(text) < 30:
        return None
    cut = len(sentences) // 2
    return "".join(sentences[:cut]), "".join(sentences[cut:])


def wordings(guidance: Guidance) -> tuple[Wording, ...]:
    """Every wording of every entry."""
    return tuple(
        Wording(entry.id, language, text)
        for entry in guidance.entries
        for language, text in entry.questions.each()
    )


def own_pairs(
    corpus: Corpus, guidance: Guidance, terms: Terms, used: Iterable[Wording], seed: int
) -> list[Pair]:
    """Pairs from clauses, their English, the guidance wordings in ``used`` and the lexicon."""
    chance = random.Random(seed)
    pairs: list[Pair] = []
    for clause in corpus.clauses():
        group = f"clause {clause.id}"
        english = " ".join(clause.english)
        heading = " ".join([*(above.heading for above in clause.ancestors), clause.heading])
        pairs += [
            Pair(clause.text, english, group),
            Pair(heading, clause.text, group),
            Pair(heading, english, group),
        ]
        for paragraph, rendering in zip(clause.paragraphs, clause.english, strict=False):
            pairs.append(Pair(paragraph.text, rendering, group))
        parts = halves(clause.text)
        if parts is not None:
            pairs.append(Pair(*parts, group))
    asked: dict[str, list[str]] = {}
    for wording in used:
        asked.setdefault(wording.entry, []).append(wording.text)
    for id, texts in asked.items():
        entry = guidance.entry(id)
        group = f"entry {id}"
        for text in texts:
            others = [other for other in texts if other != text]
            for other in chance.sample(others, min(4, len(others))):
                pairs.append(Pair(text, other, group))
            pairs.append(Pair(text, chance.choice((entry.answer.zh, entry.answer.en)), group))
            for clause_id in entry.clauses[:2]:
                clause = corpus.clause(clause_id)
                pairs.append(Pair(text, chance.choice((clause.text, " ".join(clause.english))), group))
    for concept in terms.concepts_by_id.values():
        surfaces = [*concept.zh, *concept.en]
        for surface in surfaces:
            other = chance.choice(surfaces)
            pairs.append(Pair(surface, concept.canonical, f"term {concept.id}"))
            if other != surface:
                pairs.append(Pair(surface, other, f"term {concept.id}"))
    return pairs
