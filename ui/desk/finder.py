"""What a search at the bench finds: clauses and guidance, with the words that made them so marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from corpus.guidance import GuidanceEntry
from corpus.model import Clause, Corpus, Frozen, PolicyStatus
from corpus.text import is_han, plain, runs
from ui.desk.marking import Piece, excerpt, holds, pieces
from ui.ports import Retriever

Kind = Literal["all", "clauses", "guidance"]
How = Literal["number", "words", "related"] | None

MOST_CLAUSES = 40
MOST_ENTRIES = 12
EXCERPT = 110
_RELATED = 0.2  # a clause or entry that holds none of the words must come this near
_CLOSE = 0.55  # likewise where others hold them
_COMMON = 0.34  # words in more than this share of the clauses say too little to be marked

_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]+)[”\"」』]")


class Query(Frozen):
    """What is looked for, and where. ``section`` is a clause: itself and all beneath it."""

    words: str = ""
    policy: str | None = None
    section: str | None = None
    standing: PolicyStatus | None = None
    kind: Kind = "all"

    @property
    def phrases(self) -> tuple[str, ...]:
        """What stands between quotation marks: it must be found exactly so."""
        return tuple(one.strip() for one in _QUOTED.findall(self.words) if one.strip())


class ClauseRow(Frozen):
    """A clause found. ``how`` is number, words or related; nothing was searched for where it is None."""

    clause: Clause
    how: How
    heading: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    english: tuple[Piece, ...]
    standing: PolicyStatus


class EntryRow(Frozen):
    """A guidance entry found, by the wording nearest to the query."""

    entry: GuidanceEntry
    question: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


class Findings(Frozen):
    """What was found, best first, and the words that were marked."""

    clauses: tuple[ClauseRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()
    words: tuple[str, ...] = ()


class Finder:
    """Searches the policies and the guidance for somebody who means to cite them."""

    def __init__(self, corpus: Corpus, retriever: Retriever) -> None:
        self._corpus = corpus
        self._retriever = retriever

    def find(self, query: Query, day: dt.date) -> Findings:
        """What ``query`` finds on ``day``. Without words: everything that the filters let through, in printed order."""
        clauses = self._clauses(query, day) if query.kind != "guidance" else []
        by_number = bool(clauses) and clauses[0][1] == "number"
        words = () if by_number else self.words(query)
        entries = self._entries(query, day) if query.kind != "clauses" else []
        return Findings(
            clauses=tuple(self._row(clause, how, words, day) for clause, how in clauses),
            entries=tuple(_entry_row(entry, wording, words) for entry, wording in entries),
            words=words,
        )

    def words(self, query: Query) -> tuple[str, ...]:
        """What to mark for ``query``: its phrases, or else its telling words and what they are called elsewhere."""
        if query.phrases:
            return query.phrases
        if not query.words.strip():
            return ()
        terms = self._retriever.terms
        found: dict[str, None] = {}
        for match in terms.concepts(query.words):
            if not match.concept.policy:
                found |= dict.fromkeys((match.surface, *match.concept.chinese, *match.concept.en))
        for run, _ in runs(plain(query.words)):
            if not is_han(run[0]) or self._share(run):
                found[run] = None
            else:
                found |= dict.fromkeys(word for word in terms.words.cut(run) if len(word) > 1)
        telling = [
            word for word in found if 0 < self._share(word) <= _COMMON and (len(word) > 1 or len(found) == 1)
        ]
        return tuple(telling) or tuple(word for word in found if self._share(word) and len(word) > 1)

    def _clauses(self, query: Query, day: dt.date) -> list[tuple[Clause, How]]:
        allowed = [clause for clause in self._corpus.clauses() if self._lets_through(query, clause, day)]
        if not query.words.strip():
            return [(clause, None) for clause in allowed]
        if query.phrases:
            held = [c for c in allowed if all(holds(_whole(c), phrase) for phrase in query.phrases)]
            return [(clause, "words") for clause in held[:MOST_CLAUSES]]
        by_id = {clause.id: clause for clause in allowed}
        named = [clause.id for clause in self._retriever.named(query.words) if clause.id in by_id]
        near = {
            hit.clause.id: hit.score
            for hit in self._retriever.search(query.words, policy=query.policy, k=len(self._corpus_ids))
            if hit.clause.id in by_id
        }
        literal = [id for id in by_id if id not in named and holds(_whole(by_id[id]), query.words)]
        literal.sort(key=lambda id: -near.get(id, 0.0))
        bar = _CLOSE if literal or named else _RELATED
        related = [id for id, score in near.items() if score >= bar and id not in named and id not in literal]
        ranked: list[tuple[Clause, How]] = []
        ranked += [(by_id[id], "number") for id in named]
        ranked += [(by_id[id], "words") for id in literal]
        ranked += [(by_id[id], "related") for id in related]
        return ranked[:MOST_CLAUSES]

    def _entries(self, query: Query, day: dt.date) -> list[tuple[GuidanceEntry, str]]:
        if not query.words.strip():
            return []
        if query.phrases:
            held = []
            for entry in self._retriever.guidance.entries:
                # The other wordings are how people ask, not what anybody would cite.
                asked = (entry.questions.zh[0], entry.questions.en[0])
                texts = (*asked, entry.answer.zh, entry.answer.en)
                if all(any(holds(text, phrase) for text in texts) for phrase in query.phrases):
                    english = any(holds(text, query.phrases[0]) for text in texts[1::2])
                    held.append((entry, asked[english]))
        else:
            hits = self._retriever.find_guidance(query.words, policy=query.policy, k=MOST_ENTRIES * 2)
            bar = max(_RELATED * 2, hits[0].score * 0.6) if hits else 0.0
            held = [(hit.entry, hit.wording) for hit in hits if hit.score >= bar]
        return [pair for pair in held if self._concerns(query, pair[0], day)][:MOST_ENTRIES]

    def _concerns(self, query: Query, entry: GuidanceEntry, day: dt.date) -> bool:
        if query.policy is None and query.section is None and query.standing is None:
            return True
        resting = [self._corpus.clause(id) for id in (*entry.clauses, *entry.counts)]
        return any(self._lets_through(query, clause, day) for clause in resting)

    def _lets_through(self, query: Query, clause: Clause, day: dt.date) -> bool:
        above = {clause.id, *(one.id for one in clause.ancestors)}
        return (
            (query.policy is None or clause.policy == query.policy)
            and (query.section is None or query.section in above)
            and (
                query.standing is None or self._corpus.policy(clause.policy).status_on(day) == query.standing
            )
        )

    def _row(
        self,
        clause: Clause,
        how: How,
        words: Sequence[str],
        day: dt.date,
    ) -> ClauseRow:
        english = " ".join(clause.english)
        in_english = how is not None and not any(holds(clause.text, word) for word in words)
        return ClauseRow(
            clause=clause,
            how=how,
            heading=pieces(clause.heading, words),
            excerpt=excerpt(clause.text.replace("\n", " "), words, EXCERPT),
            english=excerpt(english, words, EXCERPT * 2)
            if in_english and any(holds(english, w) for w in words)
            else (),
            standing=self._corpus.policy(clause.policy).status_on(day),
        )

    def _share(self, word: str) -> float:
        """In what share of the clauses ``word`` stands."""
        return sum(holds(text, word) for text in self._texts) / len(self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(_whole(clause) for clause in self._corpus.clauses())

    @cached_property
    def _corpus_ids(self) -> tuple[str, ...]:
        return tuple(clause.id for clause in self._corpus.clauses())


def _whole(clause: Clause) -> str:
    return f"{clause.heading}\n{clause.text}\n" + "\n".join(clause.english)


def _entry_row(entry: GuidanceEntry, wording: str, words: Sequence[str]) -> EntryRow:
    english = wording.isascii()
    answer = re.sub(r"\[\[[^\[\]]+\]\]", "", entry.answer.en if english else entry.answer.zh)
    return EntryRow(
        entry=entry,
        question=pieces(wording, words),
        excerpt=excerpt(" ".join(answer.split()), words, EXCERPT * (2 if english else 1)),
    )
