"""Retrieval as tutorials set it up: the raw text in pieces of a fixed size, in Chroma, nearest piece first.

The pieces know no clause. A piece cites every clause that it overlaps, and shows what it holds of it. The embedder
is the shipped one, since Chroma's own must be downloaded; so the difference to ours is not one of vectors.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answer import AnswerStatus, Message
from corpus.embed import Embedder, StaticEmbedder
from corpus.load import load_corpus
from corpus.model import Corpus, Frozen
from evals.reply import Cited, Reply
from evals.subject import DEPTH

SIZE = 500  # characters
OVERLAP = 50


class Chunk(Frozen):
    """A piece of a policy's raw text, with the clauses it overlaps, the one it holds most of first."""

    text: str
    clauses: tuple[tuple[str, str], ...]  # clause id, and the part of the piece that lies in the clause


class Chunks:
    """Answers with the nearest piece, whole. Answers everything, never abstains, decides nothing."""

    name = "fixed-size chunks in Chroma"

    def __init__(self, corpus: Corpus | None = None, embedder: Embedder | None = None) -> None:
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        self._embedder = embedder or StaticEmbedder()
        self._chunks = cut(corpus or load_corpus())
        client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
        self._collection = client.get_or_create_collection("chunks", embedding_function=None)
        self._collection.upsert(
            ids=[str(place) for place in range(len(self._chunks))],
            embeddings=self._embedder.encode([chunk.text for chunk in self._chunks]),
        )

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        chunk = self._nearest(messages[-1].text, 1)[0]
        citations = tuple(
            Cited(number=number, id=id, quote=part) for number, (id, part) in enumerate(chunk.clauses, 1)
        )
        marks = "".join(f"[{one.number}]" for one in citations)
        return Reply(text=f"{chunk.text}{marks}", citations=citations, status=AnswerStatus.ANSWERED)

    def search(self, query: str) -> tuple[str, ...] | None:
        found = [id for chunk in self._nearest(query, 10) for id, _ in chunk.clauses]
        return tuple(dict.fromkeys(found))[:DEPTH]

    def _nearest(self, query: str, k: int) -> list[Chunk]:
        found = self._collection.query(query_embeddings=self._embedder.encode([query]), n_results=k)
        return [self._chunks[int(id)] for id in found["ids"][0]]


def cut(corpus: Corpus, size: int = SIZE, overlap: int = OVERLAP) -> tuple[Chunk, ...]:
    """The sources of all policies in pieces of ``size`` characters that overlap by ``overlap``."""
    chunks: list[Chunk] = []
    for policy in corpus.policies:
        for start in range(0, max(1, len(policy.source) - overlap), size - overlap):
            end = min(start + size, len(policy.source))
            parts = [
                (clause.id, policy.source[max(start, clause.start) : min(end, clause.end)].strip())
                for clause in policy.clauses
                if clause.start < end and clause.end > start
            ]
            parts.sort(key=lambda part: -len(part[1]))
            kept = tuple((id, part) for id, part in parts if part)
            chunks.append(Chunk(text=policy.source[start:end].strip(), clauses=kept))
    return tuple(chunks)
