"""BM25 alone: the best-matching clause is the answer, in the language of the question."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Sequence

import bm25s
import jieba

from assistant.answer import AnswerStatus, Message
from corpus.load import load_corpus
from corpus.model import Clause, Corpus
from evals.reply import Cited, Reply
from evals.subject import DEPTH

_HAN = re.compile(r"[\u3400-\u9fff]")


class Lexical:
    """Clauses as documents, jieba's words as terms. Answers everything, never abstains, decides nothing."""

    name = "BM25 alone"

    def __init__(self, corpus: Corpus | None = None) -> None:
        jieba.setLogLevel(logging.WARNING)  # it tells of its dictionary otherwise
        self._clauses: list[Clause] = list((corpus or load_corpus()).clauses())
        self._index = bm25s.BM25()
        self._index.index(
            [_words("\n".join((c.text, *c.english))) for c in self._clauses], show_progress=False
        )

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        question = messages[-1].text
        ranked = self._ranked(question)
        if not ranked:
            return Reply(text="", status=AnswerStatus.NOT_STATED)
        clause = ranked[0]
        text = clause.text if _HAN.search(question) else "\n".join(clause.english)
        return Reply(
            text=f"{text}[1]",
            citations=(Cited(number=1, id=clause.id, content=clause.text),),
            status=AnswerStatus.ANSWERED,
        )

    def search(self, query: str) -> tuple[str, ...] | None:
        return tuple(clause.id for clause in self._ranked(query))

    def _ranked(self, query: str) -> list[Clause]:
        words = _words(query)
        if not words:
            return []
        scores = self._index.get_scores(words)
        order = sorted(range(len(self._clauses)), key=lambda place: -scores[place])
        return [self._clauses[place] for place in order[:DEPTH] if scores[place] > 0]


def _words(text: str) -> list[str]:
    return [word for word in jieba.lcut(text.lower()) if re.search(r"\w", word)]
