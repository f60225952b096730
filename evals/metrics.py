"""What is measured of one reply. Every metric is a small function of case, reply and corpus; docs/metrics.md
gives each its formula and source.

A metric is a number from 0 (worst) to 1, or None where the case or the reply gives it nothing to measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import AnswerStatus
from corpus.model import Clause, Corpus, Frozen
from evals.case import Case
from evals.numbers import numbers
from evals.reply import Reply
from evals.sentences import Sentence, sentences
from evals.support import is_claim, is_outcome, supports
from evals.wording import is_in, says

# Right or wrong: the six parts of strict accuracy


def clauses_right(case: Case, reply: Reply) -> float:
    """1 when every gold group has a cited clause."""
    return float(all(set(group) & set(reply.cited) for group in case.gold))


def facts_right(case: Case, reply: Reply) -> float:
    """1 when of every ``must`` group a wording stands in the answer."""
    return float(all(any(says(reply.text, wording) for wording in group) for group in case.must))


def nothing_forbidden(case: Case, reply: Reply) -> float:
    """1 when no ``must_not`` wording stands in the answer."""
    return float(not any(says(reply.text, wording) for wording in case.must_not))


def status_right(case: Case, reply: Reply) -> float:
    """1 when the answer ended in an acceptable way."""
    return float(reply.status in case.status)


def verdict_right(case: Case, reply: Reply) -> float | None:
    """1 when the expected track was decided as expected."""
    return None if case.verdict is None else float(decided(case, reply) == case.verdict.outcome)


def language_right(case: Case, reply: Reply) -> float:
    """1 when the answer's own words are in the asker's language."""
    return float(is_in(reply.text, case.language))


def strict(case: Case, reply: Reply) -> float:
    """1 when everything about the reply is right: clauses, facts, nothing forbidden, status, verdict, language."""
    parts = (
        clauses_right(case, reply),
        facts_right(case, reply),
        nothing_forbidden(case, reply),
        status_right(case, reply),
        verdict_right(case, reply),
        language_right(case, reply),
    )
    return float(reply.error is None and all(part in (1.0, None) for part in parts))


def decided(case: Case, reply: Reply) -> str:
    """The outcome on the expected track; ``none`` without a verdict, ``other track`` where only others were decided."""
    track = case.verdict.track if case.verdict else None
    outcomes = [verdict.outcome for verdict in reply.verdicts if verdict.track == track]
    if outcomes:
        return outcomes[0]
    return "other track" if reply.verdicts else "none"


# Citations against the gold clauses


def citation_recall(case: Case, reply: Reply) -> float | None:
    """The share of gold groups of which a clause is cited."""
    if not case.gold:
        return None
    return sum(bool(set(group) & set(reply.cited)) for group in case.gold) / len(case.gold)


def citation_precision(case: Case, reply: Reply) -> float | None:
    """The share of cited clauses that are gold or allowed."""
    if not reply.cited:
        return None
    return sum(id in case.right_clauses for id in reply.cited) / len(reply.cited)


# Citations against the sentences that carry them, in the manner of ALCE


def sentence_recall(case: Case, reply: Reply, corpus: Corpus) -> float | None:
    """The share of the answer's claims that the clauses cited in them bear out together."""
    claims = _claims(reply)
    if not claims:
        return None
    given = _given_numbers(case, reply, corpus)
    return sum(supports(one.text, _marked(one, reply, corpus), given) for one in claims) / len(claims)


def sentence_precision(case: Case, reply: Reply, corpus: Corpus) -> float | None:
    """The share of the marks in claims that are needed or bear out the claim by themselves.

    As in ALCE a mark counts only in a sentence that all its marks together bear out, and is superfluous when it does
    not support the sentence alone while the others still do.
    """
    kept: list[bool] = []
    given = _given_numbers(case, reply, corpus)
    for claim in _claims(reply):
        marked = _marked(claim, reply, corpus)
        together = supports(claim.text, marked, given)
        for place, clause in enumerate(marked):
            others = [*marked[:place], *marked[place + 1 :]]
            superfluous = not supports(claim.text, [clause], given) and supports(claim.text, others, given)
            kept.append(together and not superfluous)
    return sum(kept) / len(kept) if kept else None


def _claims(reply: Reply) -> tuple[Sentence, ...]:
    if reply.status is not AnswerStatus.ANSWERED:
        return ()
    said = [word for verdict in reply.verdicts for word in verdict.said]
    return tuple(
        sentence
        for sentence in sentences(reply.text)
        # What the rules say of the asker's own case is the verdict metric's to judge.
        if is_claim(sentence)
        and not (reply.verdicts and is_outcome(sentence))
        and not any(sentence.text.strip("。.；; ") in word for word in said)
    )


def _marked(sentence: Sentence, reply: Reply, corpus: Corpus) -> list[Clause]:
    ids = [one.id for one in reply.citations if one.number in sentence.marks]
    return [corpus.clause(id) for id in dict.fromkeys(ids) if id in corpus]


# What is shown must be true to the text


def verbatim(reply: Reply, corpus: Corpus) -> float | None:
    """The share of citations that name an existing clause, carry its text unchanged, and quote an exact part of it."""
    if not reply.citations:
        return None
    return sum(_is_verbatim(one.id, one.content, one.quote, corpus) for one in reply.citations) / len(
        reply.citations
    )


def _is_verbatim(id: str, content: str | None, quote: str | None, corpus: Corpus) -> bool:
    if id not in corpus:
        return False
    text = corpus.clause(id).text
    shown = content is None or content == text or content in {p.text for p in corpus.clause(id).paragraphs}
    return shown and (quote is None or (bool(quote) and quote in text))


def number_support(case: Case, reply: Reply, corpus: Corpus) -> float | None:
    """The share of numbers and dates in the answer that stand in a cited clause, in what the asker said, in the
    rules' words of a verdict, or in the dates of a cited policy; counts of a cited clause's parts count too."""
    stated = numbers(reply.text)
    if not stated:
        return None
    return len(stated & _known_numbers(case, reply, corpus)) / len(stated)


def unsupported_numbers(case: Case, reply: Reply, corpus: Corpus) -> tuple[str, ...]:
    """The numbers that ``number_support`` misses, for the report."""
    return tuple(sorted(numbers(reply.text) - _known_numbers(case, reply, corpus)))


def _known_numbers(case: Case, reply: Reply, corpus: Corpus) -> frozenset[str]:
    clauses = [corpus.clause(id) for id in reply.cited if id in corpus]
    texts = ["\n".join((clause.text, *clause.english)) for clause in clauses]
    return _given_numbers(case, reply, corpus).union(*map(numbers, texts))


def _given_numbers(case: Case, reply: Reply, corpus: Corpus) -> frozenset[str]:
    """Numbers with a source outside the cited texts: the asker, the day, the policies' dates, counts, the rules."""
    cited = [id for id in reply.cited if id in corpus]
    counts = {str(sum(other.id.rpartition(".")[0] == id for other in corpus.clauses())) for id in cited}
    policies = {id.partition("/")[0] for id in (*cited, *(verdict.track for verdict in reply.verdicts))}
    sources = [*case.turns, case.as_of.isoformat(), *(word for one in reply.verdicts for word in one.said)]
    for policy in corpus.policies:
        if policy.id in policies:
            validity = policy.validity
            days = (
                policy.issued,
                policy.published,
                validity.begins_earliest,
                validity.begins_latest,
                validity.ends_earliest,
                validity.ends_latest,
            )
            sources += [day.isoformat() for day in days if day]
    return frozenset(counts).union(*map(numbers, sources))


# Answering and abstaining


def abstention_precision(case: Case, reply: Reply) -> float | None:
    """Of the replies that abstain: 1 where abstaining was acceptable."""
    return status_right(case, reply) if reply.abstained else None


def abstention_recall(case: Case, reply: Reply) -> float | None:
    """Of the cases that must be abstained from: 1 where the reply did."""
    return float(reply.abstained) if case.must_abstain else None


def answered_in_scope(case: Case, reply: Reply) -> float | None:
    """Of the cases that must be answered: 1 where the reply did."""
    return float(reply.status is AnswerStatus.ANSWERED) if case.must_answer else None


def false_refusal(case: Case, reply: Reply) -> float | None:
    """Of the cases that must not be turned away: 1 where the reply refused or declared itself not responsible.
    Lower is better."""
    away = {AnswerStatus.REFUSED, AnswerStatus.OUT_OF_SCOPE}
    return None if set(case.status) & away else float(reply.status in away)


# Retrieval


def retrieval_recall(case: Case, reply: Reply, k: int) -> float | None:
    """The share of gold groups of which a clause is among the first ``k`` found."""
    if reply.retrieved is None or not case.gold:
        return None
    return _groups_hit(case, reply.retrieved[:k])


def reciprocal_rank(case: Case, reply: Reply) -> float | None:
    """One over the rank of the first gold clause found; 0 where none was."""
    if reply.retrieved is None or not case.gold:
        return None
    gold = {id for group in case.gold for id in group}
    return next((1 / rank for rank, id in enumerate(reply.retrieved, 1) if id in gold), 0.0)


def budget_recall(case: Case, reply: Reply, corpus: Corpus, characters: int) -> float | None:
    """The share of gold groups of which a clause is found before the texts found exceed ``characters``."""
    if reply.retrieved is None or not case.gold:
        return None
    within: list[str] = []
    left = characters
    for id in reply.retrieved:
        left -= len(corpus.clause(id).text) if id in corpus else 0
        if left < 0:
            break
        within.append(id)
    return _groups_hit(case, within)


def _groups_hit(case: Case, found: Iterable[str]) -> float:
    ids = set(found)
    return sum(bool(set(group) & ids) for group in case.gold) / len(case.gold)


# One question in several wordings


def agreement(replies: Sequence[Reply]) -> float | None:
    """Over all pairs of replies: the overlap (Jaccard) of the clauses they cite, 0 where they end differently."""
    pairs = [(a, b) for place, a in enumerate(replies) for b in replies[place + 1 :]]
    if not pairs:
        return None
    return sum(_alike(a, b) for a, b in pairs) / len(pairs)


def _alike(a: Reply, b: Reply) -> float:
    if a.status != b.status:
        return 0.0
    both = set(a.cited) | set(b.cited)
    return len(set(a.cited) & set(b.cited)) / len(both) if both else 1.0


class Scores(Frozen):
    """All that is measured of one reply, and in words what is wrong with it."""

    strict: float
    clauses_right: float
    facts_right: float
    nothing_forbidden: float
    status_right: float
    verdict_right: float | None
    language_right: float
    citation_recall: float | None
    citation_precision: float | None
    sentence_recall: float | None
    sentence_precision: float | None
    verbatim: float | None
    number_support: float | None
    abstention_precision: float | None
    abstention_recall: float | None
    answered_in_scope: float | None
    false_refusal: float | None
    reciprocal_rank: float | None


def score(case: Case, reply: Reply, corpus: Corpus) -> Scores:
    """Every metric of one reply."""
    return Scores(
        strict=strict(case, reply),
        clauses_right=clauses_right(case, reply),
        facts_right=facts_right(case, reply),
        nothing_forbidden=nothing_forbidden(case, reply),
        status_right=status_right(case, reply),
        verdict_right=verdict_right(case, reply),
        language_right=language_right(case, reply),
        citation_recall=citation_recall(case, reply),
        citation_precision=citation_precision(case, reply),
        sentence_recall=sentence_recall(case, reply, corpus),
        sentence_precision=sentence_precision(case, reply, corpus),
        verbatim=verbatim(reply, corpus),
        number_support=number_support(case, reply, corpus),
        abstention_precision=abstention_precision(case, reply),
        abstention_recall=abstention_recall(case, reply),
        answered_in_scope=answered_in_scope(case, reply),
        false_refusal=false_refusal(case, reply),
        reciprocal_rank=reciprocal_rank(case, reply),
    )


def misses(case: Case, reply: Reply) -> tuple[str, ...]:
    """What keeps a reply from being strictly right, one phrase each."""
    found: list[str] = []
    if reply.error:
        found.append(f"the assistant broke: {reply.error}")
    for group in case.gold:
        if not set(group) & set(reply.cited):
            found.append(f"cites none of {', '.join(group)}")
    for group in case.must:
        if not any(says(reply.text, wording) for wording in group):
            found.append(f"says none of {' | '.join(group)}")
    found += [f"says {wording}" for wording in case.must_not if says(reply.text, wording)]
    if reply.status not in case.status:
        found.append(f"ends {reply.status}, not {' or '.join(case.status)}")
    if case.verdict and decided(case, reply) != case.verdict.outcome:
        found.append(f"verdict {decided(case, reply)}, not {case.verdict.outcome} on {case.verdict.track}")
    if not is_in(reply.text, case.language):
        found.append(f"not in {case.language}")
    return tuple(found)
