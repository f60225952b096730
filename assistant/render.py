"""A verified draft as an answer: numbered marks, whole citations, notices, the asker's script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, AnswerStatus, Citation, Language
from assistant.compose import Composer, best_sentence
from assistant.draft import MARK, Draft
from assistant.evidence import Checked, Evidence, Guided, Standing
from assistant.understand.language import to_traditional
from assistant.understand.turn import Understanding
from assistant.understand.want import Want
from assistant.wording import say
from checks.verdict import Status, Verdict
from corpus.model import Clause, Corpus, PolicyStatus

_VERBATIM = re.compile(r"“[^“”]*”|《[^《》]*(?:《[^《》]*》[^《》]*)*》|^>.*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；]+[。；]?")
_SILENT = (AnswerStatus.REFUSED, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ERROR)
_WARNED = (PolicyStatus.LAPSED, PolicyStatus.AMBIGUOUS, PolicyStatus.NOT_YET_IN_FORCE)


class Renderer:
    """Renders drafts. Built once by ``assistant.build``."""

    def __init__(self, corpus: Corpus, composer: Composer, public_url: str) -> None:
        self._corpus = corpus
        self._composer = composer
        self._url = public_url.rstrip("/")

    def render(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding, fallback: str | None
    ) -> Answer:
        """The answer to show. Marks that name no clause are dropped."""
        text = self._with_notices(draft, evidence, understanding)
        if fallback:
            text = f"{say('fallback', understanding.language)}\n\n{text}"
        ids = list(dict.fromkeys(id.strip() for id in MARK.findall(text) if id.strip() in self._corpus))
        numbers = {id: number for number, id in enumerate(ids, 1)}
        text = MARK.sub(lambda m: f"[{numbers[m[1].strip()]}]" if m[1].strip() in numbers else "", text)
        if understanding.language == "zh-Hant":
            text = traditional(text)
        citations = tuple(self._citation(numbers[id], id, evidence, understanding) for id in ids)
        return Answer(
            text=text,
            citations=citations,
            verdicts=_verdicts(evidence),
            facts=understanding.facts,
            status=draft.status,
            intent=self._intent(evidence, understanding),
            language=understanding.language,
            sources=self._sources(citations, understanding.language),
            suggestions=self._suggestions(draft, evidence, understanding),
            fallback=fallback,
        )

    def _suggestions(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> tuple[str, ...]:
        if draft.status in (AnswerStatus.REFUSED, AnswerStatus.ERROR):
            return ()
        offered = self._composer.nearby(understanding, evidence)
        return tuple(map(traditional, offered)) if understanding.language == "zh-Hant" else offered

    def _sources(self, citations: Sequence[Citation], language: Language) -> str:
        if not citations:
            return ""
        title = say("quotes_title", language)
        lines = [traditional(title) if language == "zh-Hant" else title]
        for citation in citations:
            if language == "en":
                rendering = english_of(self._corpus.clause(citation.id), citation.quote)
                lines.append(f"[{citation.number}] {citation.title}: “{citation.quote}” ({rendering})")
            else:
                lines.append(f"[{citation.number}] {citation.title}：“{citation.quote}”")
        return "\n".join(lines)

    def _with_notices(self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding) -> str:
        """The draft with a warning for each cited policy that does not apply on the day asked about."""
        if draft.status in _SILENT:
            return draft.text
        tracks = [verdict.track for verdict in _verdicts(evidence)]
        cited = dict.fromkeys(id.partition("/")[0] for id in (*draft.marks, *tracks))
        lines = [draft.text]
        for policy_id in cited:
            policy = self._corpus.policy(policy_id)
            status = policy.status_on(understanding.as_of)
            standing = Standing(policy=policy, status=status, as_of=understanding.as_of)
            told = any(isinstance(item, Standing) and item.policy.id == policy_id for item in evidence)
            if status in _WARNED and not told:
                lines.append(self._composer.standing(standing, understanding.language, key="notice"))
        return "\n\n".join(lines)

    def _citation(
        self, number: int, id: str, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Citation:
        clause = self._corpus.clause(id)
        return Citation(
            number=number,
            id=clause.id,
            title=clause.cite_as,
            content=clause.text,
            quote=self._quote(clause, evidence, understanding),
            english="\n".join(clause.english),
            url=f"{self._url}/clauses/{clause.id}",
        )

    def _quote(self, clause: Clause, evidence: Sequence[Evidence], understanding: Understanding) -> str:
        """The part of the clause that carries the answer; always an exact part of its text."""
        candidates: list[str] = []
        for item in evidence:
            match item:
                case Checked(verdict=verdict):
                    of_clause = [finding for finding in verdict.findings if finding.clause == clause.id]
                    # What fails is what the answer turns on; the order of the rest is that of the rules.
                    of_clause.sort(key=lambda finding: finding.status is not Status.NOT_MET)
                    candidates += [finding.quote for finding in of_clause]
                case Guided(hits=hits):
                    candidates += [
                        hit.entry.quotes[clause.id] for hit in hits if clause.id in hit.entry.quotes
                    ]
                case _:
                    pass
        for quote in candidates:
            if quote and quote in clause.text:
                return quote
        return clause.text if len(clause.text) <= 80 else best_sentence(clause.text, understanding.turn)

    def _intent(self, evidence: Sequence[Evidence], understanding: Understanding) -> str:
        wants = [part.want for part in understanding.parts if part.want is not Want.TEXT]
        if wants:
            return str(wants[0])
        for item in evidence:
            if isinstance(item, Guided) and item.hits and understanding.parts:
                chosen = self._composer.chosen(item.hits, understanding.parts[0])
                if chosen:
                    return chosen[0].entry.want
        if understanding.orders:
            return "orders"
        return "reset" if understanding.reset else "text"


def _verdicts(evidence: Sequence[Evidence]) -> tuple[Verdict, ...]:
    """The verdicts that rest on something the asker has told."""
    return tuple(item.verdict for item in evidence if isinstance(item, Checked) and item.told)


def traditional(text: str) -> str:
    """``text`` in traditional characters, verbatim quotes and titles left as they are printed."""
    pieces: list[str] = []
    end = 0
    for found in _VERBATIM.finditer(text):
        pieces += (to_traditional(text[end : found.start()]), found[0])
        end = found.end()
    return "".join((*pieces, to_traditional(text[end:])))


def english_of(clause: Clause, quote: str) -> str:
    """The rendering of the quoted part: sentence for sentence where both sides have as many, else the paragraph."""
    if len(clause.english) != len(clause.paragraphs):
        return "\n".join(clause.english)
    for paragraph, rendering in zip(clause.paragraphs, clause.english, strict=True):
        if quote in paragraph.text:
            sentences = [s for s in _SENTENCE.findall(paragraph.text) if s.strip()]
            rendered = [s for s in re.findall(r"[^.;]+(?:\.(?=\d)[^.;]+)*[.;]?", rendering) if s.strip()]
            if len(sentences) == len(rendered):
                kept = [
                    e.strip()
                    for s, e in zip(sentences, rendered, strict=True)
                    if s.strip("。；") in quote or quote in s
                ]
                if kept:
                    return " ".join(kept)
            return rendering
    return "\n".join(clause.english)
