"""Whether a sentence is borne out by clauses: a rule in place of an entailment model.

ALCE (Gao et al., 2023) asks an English entailment model. None reads these texts well, and none runs offline, so a
sentence counts as supported when every number in it stands in the clauses and enough of its content does: character
pairs of a Chinese sentence in the clauses' text, word stems of an English one in their English rendering.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Clause
from corpus.text import plain, runs, simplified, stem
from evals.numbers import numbers
from evals.sentences import Sentence

# Where the dev answers' own clauses and random other clauses are told apart best: in both languages about nine in ten
# sentences share more than this with the clause they cite, and less with another.
ENOUGH = 0.25

FEWEST_WORDS = 4  # "Yes." and "不行。" are answers; the sentence behind them carries the claim

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+|\d+")
_NO_CLAIM = re.compile(
    r"[？?][”’\"）)]?$"  # a question back
    r"|^请|请[先向问联以将把]|建议|可以(?:先|直接)?(?:咨询|向|问|联系|告诉)|欢迎|如需|告诉我|补充"  # advice and offers
    r"|(?:文件|文本|原文|两份|政策|指引|办法|条款|这里|附件|没有|并?未)[^。]{0,24}(?:没有?(?:写|说|规定|提|列|附|收)|未(?:写|作|规定|载|提|列|收|说)|不在)"
    r"|我是|我只|不客气|随时|您的话里|(?:咨询|确认|核实)。?$"
    r"|我们的(?:理解|读法)|稳妥的理解|以上|下面|以下"
    r"|^(?:please|ask|contact|tell|if you (?:tell|give|wish)|you (?:can|may|could) (?:ask|tell)|I |we |here |to go on)"
    r"|(?:text|document|guide|guidelines?|measures?|polic(?:y|ies)|annex(?:es)?|it|they|which)\b[^.]{0,60}"
    r"\b(?:does not|do not|don't|doesn't|is silent|are silent|nowhere|says? nothing|no mention|not (?:say|state|give|part|in|held|stated))"
    r"|our reading|not stated|\b(?:ask|check with|confirm with)\b[^.]*\b(?:department|office|ministry|province)\b"
    r"|^\(?(?:part of your message|just tell|that is outside|thank)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"按您说的|要改变这个结论|有条件符合|：不能申报|还不能下结论"
    r"|on what you have told us|what would change this|cannot be settled yet",
    re.IGNORECASE,
)
_STOP = frozenset(
    stem(word)
    for word in [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "by",
        "and",
        "or",
        "is",
        "are",
        "be",
        "as",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "with",
        "from",
        "at",
        "not",
        "no",
        "you",
        "your",
        "we",
        "our",
        "they",
        "their",
        "must",
        "may",
        "can",
        "will",
        "shall",
        "should",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "so",
        "if",
        "than",
        "then",
        "also",
        "which",
        "who",
        "what",
        "when",
        "where",
        "there",
        "here",
        "one",
        "only",
        "yes",
        "under",
        "each",
        "any",
        "all",
        "more",
        "most",
        "such",
        "both",
        "into",
    ]
)


def is_claim(sentence: Sentence) -> bool:
    """Whether a sentence says something of the policies, and so needs support.

    Questions back, bare answers, headings, advice whom to ask, and statements of what the text leaves out are no such
    claims: no clause can bear them out.
    """
    text = simplified(sentence.text)
    return (
        not text.endswith((":", "："))
        and len(_WORD.findall(text)) >= FEWEST_WORDS
        and not _NO_CLAIM.search(text)
    )


def is_outcome(sentence: Sentence) -> bool:
    """Whether a sentence tells the outcome of a check, which verdict accuracy judges."""
    return _OUTCOME.search(simplified(sentence.text)) is not None


def overlap(claim: str, clauses: Sequence[Clause]) -> float:
    """How much of a sentence's content stands in the clauses, from 0 to 1."""
    own = _content(claim, _language(claim))
    if not own:
        return 1.0
    theirs = frozenset().union(*(_clause_content(clause, _language(claim)) for clause in clauses))
    return len(own & theirs) / len(own)


def supports(claim: str, clauses: Sequence[Clause], given: frozenset[str] = frozenset()) -> bool:
    """Whether the clauses together bear out the sentence; ``given`` are numbers with another source."""
    if not clauses:
        return False
    stated = given.union(*(_clause_numbers(clause) for clause in clauses))
    return numbers(claim) <= stated and overlap(claim, clauses) >= ENOUGH


def _language(text: str) -> str:
    return "zh" if len(_HAN.findall(text)) >= len(re.findall(r"[A-Za-z]+", text)) else "en"


def _content(text: str, language: str) -> frozenset[str]:
    found: set[str] = set()
    for run, _ in runs(plain(text)):
        if _HAN.match(run[0]):
            found |= {run[place : place + 2] for place in range(len(run) - 1)} or {run}
        elif language == "en" and stem(run) not in _STOP:
            found.add(stem(run))
    return frozenset(found)


@lru_cache(maxsize=1024)
def _clause_content(clause: Clause, language: str) -> frozenset[str]:
    return _content("\n".join((clause.cite_as, clause.text, *clause.english)), language)


@lru_cache(maxsize=1024)
def _clause_numbers(clause: Clause) -> frozenset[str]:
    return numbers("\n".join((clause.text, *clause.english)))
