"""The gates every answer passes, whichever model wrote it.

Each gate is a small function from a draft and its evidence to faults. A fault names what is wrong in words a model
can act on. What no gate objects to may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import AnswerStatus
from assistant.draft import MARK, Draft
from assistant.evidence import Checked, Evidence, Guided, Matched, Standing, clauses_in
from assistant.quantities import quantities
from assistant.understand.turn import Understanding
from checks.verdict import Outcome
from corpus.model import Corpus, Frozen

_QUOTED = re.compile(r"[“「『]([^“”「」『』]{6,})[”」』]|\"([^\"\n]{6,})\"")
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_HAN = re.compile(r"[㐀-鿿]")
_SENTENCE = re.compile(r"[^。！？!?；;\n.]+[。！？!?；;\n.]?")

# A statement about this applicant, as against a statement of the rule.
_ADDRESSED = re.compile(
    r"您|你|贵(公司|单位|司|厂|企业)|我们?认为|申报没问题|没问题|\b(you|your)\b|\bthe (company|applicant|firm)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"如果|若|假如|只要|的话|是否|能否|能不能|应当|应该|需要|须|要看|取决|有条件|吗|请|才|"
    r"\b(if|whether|provided|as long as|unless|should|must|need|conditionally|would|can you|could you|once|please|only)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"(不|没有?|未|无法|难以|尚不)(能|可以?|具备|符合|满足|够|合格|得)?.{0,6}(申报|申请|报名|推荐|资格|条件|符合|要求)|"
    r"\b(not|cannot|can't|no longer|never|un)\s*(be )?(eligible|qualif\w*|apply|able to apply|allowed)|\bineligible\b|\bdo(es)? not (qualify|meet)|\bdisqualif",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"(可以|能够?|有资格|符合|满足|具备|够格|没问题|放心)[^，,。；;]{0,10}(申报|申请|报|参评|条件|资格|要求)|(完全|已经?|均|都|全部)?(符合|满足|具备)(了)?(全部|所有|申报|各项)?[^，,。；;]{0,6}(条件|要求|资格)|合格|没问题[^，,。；;]{0,4}报|"
    r"\b(you|your \w+|the (company|applicant|firm))\b[^.;]{0,30}\b(are|is|can|may|do|does|will|would|meet|meets|fulfil\w*|satisf\w+|qualif\w+)\b[^.;]{0,30}\b(eligible|qualif\w*|apply|approved|conditions|criteria|requirements|good to go)|\byou qualify\b|\bgood to go\b",
    re.IGNORECASE,
)


class Fault(Frozen):
    """What a gate found."""

    gate: str  # marks, quotes, numbers, eligibility, language, uncited, leak or empty
    what: str


class Gates:
    """The gates over one corpus. Built once by ``assistant.build``."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def verify(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding, brief: str = ""
    ) -> tuple[Fault, ...]:
        """Every fault of the draft, in the order of the gates; empty when it may be shown."""
        return (
            *self._marks(draft, evidence),
            *self._quotes(draft, evidence, understanding),
            *self._numbers(draft, evidence, understanding),
            *self._eligibility(draft, evidence),
            *self._language(draft, understanding),
            *self._uncited(draft, evidence),
            *self._leak(draft, brief),
        )

    def _marks(self, draft: Draft, evidence: Sequence[Evidence]) -> Iterator[Fault]:
        allowed = clauses_in(evidence)
        for mark in draft.marks:
            if mark not in self._corpus:
                yield Fault(gate="marks", what=f"[[{mark}]] is no clause")
            elif mark not in allowed:
                yield Fault(gate="marks", what=f"[[{mark}]] was not brought back by a tool this turn")

    def _quotes(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        known = [
            _flat(text)
            for text in (*self._sources(draft, evidence, understanding), *_guidance_words(evidence))
        ]
        for found in _QUOTED.finditer(MARK.sub("", draft.text)):
            quote = _flat(found[1] or found[2])
            if _HAN.search(quote) and not any(quote in text for text in known):
                yield Fault(gate="quotes", what=f"“{found[1] or found[2]}” is not verbatim in a cited clause")

    def _numbers(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        supported: set[str] = set()
        for text in self._sources(draft, evidence, understanding):
            supported |= quantities(text)
        for item in evidence:
            if isinstance(item, Guided):
                for id in {id for hit in item.hits for id in hit.entry.counts}:
                    supported.add(
                        str(sum(clause.id.rpartition(".")[0] == id for clause in self._corpus.clauses()))
                    )
        stray = quantities(_TITLE.sub(" ", draft.text)) - supported
        if stray:
            yield Fault(gate="numbers", what=f"no cited clause or tool result has {', '.join(sorted(stray))}")

    def _eligibility(self, draft: Draft, evidence: Sequence[Evidence]) -> Iterator[Fault]:
        outcomes = {item.verdict.outcome for item in evidence if isinstance(item, Checked)}
        worded = _flat("\n".join((*_rule_words(evidence), *_guidance_words(evidence))))
        for sentence in _SENTENCE.findall(MARK.sub("", draft.text)):
            flat = _flat(sentence).rstrip("。.；;，,！!")
            if not flat or flat in worded or not _ADDRESSED.search(sentence) or _CONDITIONAL.search(sentence):
                continue
            if _NEGATIVE.search(sentence):
                if Outcome.INELIGIBLE not in outcomes:
                    yield Fault(
                        gate="eligibility", what=f"no check says that they cannot apply: {sentence.strip()}"
                    )
            elif _POSITIVE.search(sentence) and outcomes != {Outcome.ELIGIBLE}:
                yield Fault(
                    gate="eligibility", what=f"no check says that they are eligible: {sentence.strip()}"
                )

    def _language(self, draft: Draft, understanding: Understanding) -> Iterator[Fault]:
        text = _TITLE.sub("", _QUOTED.sub("", MARK.sub("", draft.text)))
        text = "\n".join(line for line in text.splitlines() if not line.startswith(">"))
        han, latin = len(_HAN.findall(text)), len(re.findall(r"[A-Za-z]+", text))
        if understanding.language == "en" and han > latin:
            yield Fault(gate="language", what="answer in English")
        if understanding.language != "en" and latin > han:
            yield Fault(gate="language", what="answer in Chinese")

    def _uncited(self, draft: Draft, evidence: Sequence[Evidence]) -> Iterator[Fault]:
        if not draft.text:
            yield Fault(gate="empty", what="there is no text")
        talk = {"smalltalk", "about", "out_of_scope"}
        social = any(isinstance(e, Guided) and e.hits and e.hits[0].entry.want in talk for e in evidence)
        undated = any(isinstance(e, Standing) and e.policy.validity.clause is None for e in evidence)
        if draft.status is AnswerStatus.ANSWERED and not draft.marks and not social and not undated:
            yield Fault(gate="uncited", what="an answer cites at least one clause")

    def _leak(self, draft: Draft, brief: str) -> Iterator[Fault]:
        flat = _flat(draft.text)
        lines = [_flat(line) for line in brief.splitlines() if len(_flat(line)) >= 24]
        if any(line[:40] in flat for line in lines):
            yield Fault(gate="leak", what="the instructions are not part of an answer")

    # What a draft may draw on

    def _sources(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[str]:
        """Cited clauses, the asker's own words, and what tools computed."""
        for mark in draft.marks:
            if mark in self._corpus:
                yield self._corpus.clause(mark).text
        yield understanding.said
        yield understanding.as_of.isoformat()
        yield from _rule_words(evidence)
        for item in evidence:
            match item:
                case Standing(policy=policy):
                    validity = policy.validity
                    days = (policy.issued, policy.published, validity.ends_earliest, validity.ends_latest)
                    yield " ".join(day.isoformat() for day in days if day)
                    yield policy.title.zh
                case Matched(result=result):
                    for ranked in result.ranked:
                        yield from (*ranked.clause_words, *ranked.said, ranked.heading.zh, ranked.heading.en)
                case _:
                    pass


def _rule_words(evidence: Sequence[Evidence]) -> Iterator[str]:
    """The reasons and warnings of the verdicts: worded with the rules, computed from the facts."""
    for item in evidence:
        if isinstance(item, Checked):
            for finding in item.verdict.findings:
                yield from (finding.reason.zh, finding.reason.en, finding.quote)
            for warning in item.verdict.warnings:
                yield from (warning.message.zh, warning.message.en)
            for change in item.verdict.to_pass:
                yield from (change.wording.zh, change.wording.en)


def _guidance_words(evidence: Sequence[Evidence]) -> Iterator[str]:
    """The wording of guidance. Its numbers count for nothing here: they must stand in the clauses it cites."""
    for item in evidence:
        if isinstance(item, Guided):
            for hit in item.hits:
                for text in (hit.entry.answer, hit.entry.next_step):
                    if text:
                        yield from (text.zh, text.en)


def _flat(text: str) -> str:
    """``text`` without marks, white space and the difference between kinds of quotation marks."""
    return re.sub(r"[\s“”\"「」『』]", "", MARK.sub("", text))


def explain(faults: Sequence[Fault]) -> str:
    """The faults as an instruction for one repair."""
    return "Rewrite the answer. " + " ".join(f"({fault.gate}) {fault.what}." for fault in faults)


def by_gate(faults: Sequence[Fault]) -> Mapping[str, int]:
    """How many faults each gate found."""
    counts: dict[str, int] = {}
    for fault in faults:
        counts[fault.gate] = counts.get(fault.gate, 0) + 1
    return counts
