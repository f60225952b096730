"""The gates every answer passes, whichever model wrote it.

Each gate is a small function from a draft and its evidence to faults. A fault names what is wrong in words a model
can act on. What no gate objects to may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from assistant.answer import AnswerStatus, Language
from assistant.claims import Claim, claims
from assistant.draft import MARK, Draft
from assistant.elsewhere import Elsewhere
from assistant.evidence import (
    Absent,
    Checked,
    Evidence,
    Guided,
    Matched,
    Read,
    Reckoned,
    Standing,
    clauses_in,
)
from assistant.quantities import Quantity, quantities, stray
from assistant.thresholds import Thresholds
from assistant.understand.asking import asks
from assistant.understand.scope import ScopeNames
from assistant.understand.turn import Understanding
from assistant.understand.want import Want
from assistant.wording import say, worded
from checks.verdict import Outcome, Status, Verdict
from corpus.model import Corpus, Frozen
from corpus.retrieve import GuidanceHit

_QUOTED = re.compile(r"[“「『]([^“”「」『』]{6,})[”」』]|\"([^\"\n]{6,})\"")
_BLOCK = re.compile(r"^\s*>\s?(.*)$", re.MULTILINE)
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_OTHER_SCRIPT = re.compile(r"[぀-ヿ가-힯Ѐ-ӿ؀-ۿ฀-๿ऀ-ॿ]")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "is",
        "for",
        "that",
        "you",
        "it",
        "not",
        "or",
        "on",
        "by",
        "be",
        "with",
        "this",
        "as",
        "at",
        "are",
        "may",
        "can",
        "no",
        "from",
        "if",
        "its",
        "which",
        "your",
    ]
)
_STOP = re.compile(r"(?<=[。！？!?；;])|(?<=\.)(?=\s|$)|(?<=[。！？；.][”」』\"])")
_LEADING_MARKS = re.compile(r"^(?:\s*\[\[[^\]]*\]\])+")
_BARE_ID = re.compile(r"(?<![A-Za-z0-9/])(?:cn-mpfz|hn-sanpin)/[A-Za-z0-9.#]*[A-Za-z0-9]")

# Where a number that only the asker gave may stand: it speaks of them, not of the rule.
_THEIRS = re.compile(
    r"您|你|贵|咱|提到|说的|所说|问的|这家|该公司|该企业|今天|今日|截至|目前|现在|超过|超出|多于|多出|少于|不足|还差|"
    r"没有(写|规定|说|给|列|提)|未(写|规定|说明|列|提)|没写|不涉及|并未|"
    r"\b(you|your|today|as of|now|current|exceeds?|exceeding|over|above|more than|fewer than|less than|short of|"
    r"mention(ed)?|said|asked|does not (say|state|mention|give|set)|not (state|say|mention|give|set)|silent)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(不超过|不得超过|不多于|最多|至多|上限[是为]?|不少于|不低于|至少|最少|起码|可以?(有|是|达|到)?|允许|规定(为|是)?|"
    r"\b(no more than|not more than|at most|up to|at least|no fewer than|maximum( of)?|minimum( of)?|limit(ed)? (of|to|is)|"
    r"a total of|allows?|permits?|requires?)\b)[^，,。.;；]{0,4}$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^，,：:；;（）()]+(?:(?<=\d),(?=\d)[^，,：:；;（）()]+)*")
_FIGURE = re.compile(
    r"\d[\d,.]*|[零〇一二两俩仨三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+|[A-Za-z]+(?:-[A-Za-z]+)*"
)

_LONGEST = 8000  # characters of a draft; the longest answer of our own is well below
_SURE = Thresholds().sure
_SURE_OF_ALL = Thresholds().sure_of_all
_WORDED = Thresholds().worded
_ASIDE = Thresholds().aside


class Fault(Frozen):
    """What a gate found."""

    gate: str  # marks, quotes, numbers, eligibility, language, uncited, status, leak, long or empty
    what: str


class Gates:
    """The gates over one corpus. Built once by ``assistant.build``."""

    def __init__(self, corpus: Corpus, names: ScopeNames, elsewhere: Elsewhere) -> None:
        self._corpus = corpus
        self._names = names
        self._elsewhere = elsewhere

    def verify(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding, brief: str = ""
    ) -> tuple[Fault, ...]:
        """Every fault of the draft, in the order of the gates; empty when it may be shown."""
        if not draft.text:
            return (Fault(gate="empty", what="there is no text"),)
        if len(draft.text) > _LONGEST:
            return (Fault(gate="long", what=f"it is longer than {_LONGEST} characters"),)
        return (
            *self._marks(draft, evidence),
            *self._quotes(draft, evidence, understanding),
            *self._numbers(draft, evidence, understanding),
            *self._eligibility(draft, evidence, understanding),
            *self._language(draft, evidence, understanding),
            *self._uncited(draft, evidence, understanding),
            *self._status(draft, evidence, understanding),
            *self._leak(draft, brief),
        )

    def _marks(self, draft: Draft, evidence: Sequence[Evidence]) -> Iterator[Fault]:
        allowed = clauses_in(evidence)
        absent = {item.words for item in evidence if isinstance(item, Absent)}
        named = dict.fromkeys((*draft.marks, *_BARE_ID.findall(MARK.sub("", draft.text))))
        for mark in named:
            if mark not in self._corpus:
                if mark not in absent:  # 没有“hn-sanpin/3.15” names it to say so
                    yield Fault(gate="marks", what=f"[[{mark}]] is no clause")
            elif mark.partition("#")[0] not in allowed:
                yield Fault(gate="marks", what=f"[[{mark}]] was not brought back by a tool this turn")

    def _quotes(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        text = MARK.sub("", draft.text)
        quotes = [quote for quote in _quotes_in(text) if _HAN.search(quote) or len(quote.split()) > 3]
        quotes += [line for line in _BLOCK.findall(text) if _HAN.search(line) or len(line.split()) > 3]
        titles = _TITLE.findall(text)
        if not quotes and not titles:
            return
        known = [_flat(source) for source in self._sources(draft, evidence, understanding)]
        known += [_flat(quote) for text in _guidance_words(evidence) for quote in _quotes_in(text)]
        known += [_flat(line) for mark in draft.marks if mark in self._corpus for line in self._corpus.clause(mark).english]  # fmt: skip
        for quote in quotes:
            if not any(_flat(quote) in text for text in known):
                yield Fault(gate="quotes", what=f"“{quote}” is not verbatim in a cited clause")
        printed = _flat(" ".join((*self._titles, *known, *_guidance_words(evidence)))) if titles else ""
        for title in titles:
            if _flat(title).strip("《》") not in printed:
                yield Fault(gate="quotes", what=f"{title} is named in no clause")

    def _numbers(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        computed: set[Quantity] = set(self._counts(evidence))
        for text in self._computed(evidence):
            computed |= quantities(text)
        theirs = quantities(understanding.said) | quantities(understanding.as_of.isoformat())
        theirs |= {Quantity(str(understanding.as_of.year), "year")}
        for sentence in sentences(draft.text):
            marks = [id.strip() for id in MARK.findall(sentence)] or list(draft.marks)
            known = set(computed)
            for mark in marks:
                if mark in self._corpus:
                    clause = self._corpus.clause(mark)
                    known |= quantities(clause.text) | self._dates[clause.policy]
            bare = _TITLE.sub(" ", MARK.sub(" ", sentence))
            left = stray(quantities(bare), known)
            left = tuple(one for one in left if stray([one], theirs) or not _speaks_of_them(bare, one))
            if left:
                figures = ", ".join(map(str, left))
                yield Fault(gate="numbers", what=f"no clause marked there has {figures}: {MARK.sub('', sentence).strip()}")  # fmt: skip

    def _counts(self, evidence: Sequence[Evidence]) -> Iterator[Quantity]:
        """How many sub-clauses they have that guidance counts, or that were read."""
        ids = {
            id
            for item in evidence
            if isinstance(item, Guided)
            for hit in item.hits
            for id in hit.entry.counts
        }
        ids |= {item.clause.id for item in evidence if isinstance(item, Read)}
        for id in ids:
            count = sum(clause.id.rpartition(".")[0] == id for clause in self._corpus.clauses())
            yield Quantity(str(count), "count")

    def _eligibility(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        verdicts = [item.verdict for item in evidence if isinstance(item, Checked)]
        told = [item.verdict for item in evidence if isinstance(item, Checked) and item.told]
        # Who only says what they do asks for none.
        asked = any(
            part.want is Want.VERDICT and not (part.introduces or part.chooses)
            for part in understanding.parts
        )
        worded = {
            sentence.rstrip(_STOPS)
            for text in (*_rule_words(evidence), *_guidance_words(evidence), *_verdict_words(verdicts, self._names), *_row_words(verdicts, self._names))
            for sentence in _flat_sentences(text)
        }  # fmt: skip
        marked = [self._corpus.clause(mark) for mark in draft.marks if mark in self._corpus]
        verbatim = [_flat(text) for clause in marked for text in (clause.text, *clause.english)]
        stated: set[str] = set()
        faults: list[Fault] = []
        tracks: tuple[str, ...] = ()
        # A block goes as a whole: half a sentence of a clause may read like a verdict.
        for sentence in sentences(_BLOCK.sub(_dropping(verbatim), draft.text)):
            bare = _without_quotes(MARK.sub("", sentence), verbatim)
            if verdicts:  # else there is none to choose
                tracks = self._names.read(bare).tracks or (() if sentence.startswith(("\n", "-")) else tracks)
            relevant = [verdict for verdict in verdicts if verdict.track in tracks] or verdicts
            # An item of a list; and guidance that quotes its clause is guidance still.
            own = any(_flat(words).removeprefix("-").rstrip(_STOPS) in worded for words in (bare, sentence))
            for claim in claims(bare):
                stated.add(claim.polarity)
                if not own and not self._holds(claim, relevant, bool(told), asked, sentence):
                    faults.append(Fault(gate="eligibility", what=f"no check says so: {bare.strip()}"))
                    break
            if own and (outcome := _outcome_of(bare, verdicts, self._names)):
                stated.add(outcome)
        yield from faults
        if not faults and asked and draft.status is AnswerStatus.ANSWERED and understanding.facts:
            if not verdicts:
                yield Fault(gate="eligibility", what="call check_eligibility first")
            elif told and not stated & {_STATED[verdict.outcome] for verdict in told}:
                lead = " ".join(_verdict_words(told, self._names, understanding.language))
                yield Fault(gate="eligibility", what=f"say what the check concluded, such as: {lead}")

    def _holds(
        self, claim: Claim, verdicts: Sequence[Verdict], told: bool, asked: bool, sentence: str
    ) -> bool:
        """Whether a claim agrees with the verdicts, or claims nothing of this applicant."""
        outcomes = {verdict.outcome for verdict in verdicts}
        failed = told and Outcome.INELIGIBLE in outcomes
        if claim.polarity == "open":
            return True
        if claim.polarity == "negative":
            if claim.conditional or claim.about == "kind" or claim.manner:
                return True
            if claim.about == "nobody" and not (asked or told):
                return True
            return outcomes == {Outcome.INELIGIBLE}
        if claim.conditional:
            return True
        if claim.experts:
            return bool(outcomes) and outcomes <= {Outcome.CONDITIONALLY_ELIGIBLE, Outcome.ELIGIBLE}
        if claim.specific and _met(sentence, verdicts):
            return True
        if claim.manner or claim.about == "kind":
            return not failed
        if claim.about == "nobody" and not (asked or told):
            return True
        return outcomes == {Outcome.ELIGIBLE}

    def _language(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        side = "en" if understanding.language == "en" else "zh"
        ours = {sentence for text in _guidance_words(evidence, side) for sentence in _flat_sentences(text)}
        own = "\n".join(
            s for s in sentences(_BLOCK.sub("", draft.text)) if _flat(s) not in ours
        )  # lists of local names are ours
        text = _TITLE.sub("", _QUOTED.sub("", _BLOCK.sub("", MARK.sub("", own))))
        han, latin = len(_HAN.findall(text)), [word.lower() for word in _LATIN.findall(text)]
        foreign = len(_OTHER_SCRIPT.findall(text)) > 10
        if understanding.language == "en":
            grammar = sum(word in _ENGLISH for word in latin)
            if foreign or han > len(latin) or (len(latin) >= 12 and grammar < 0.12 * len(latin)):
                yield Fault(gate="language", what="answer in English")
        elif foreign or len(latin) > han:
            yield Fault(gate="language", what="answer in Chinese")

    def _uncited(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        undated = any(isinstance(e, Standing) and e.policy.validity.clause is None for e in evidence)
        social = draft.status is AnswerStatus.ANSWERED and self._is_talk(evidence, understanding)
        if draft.status is AnswerStatus.ANSWERED and not draft.marks and not social and not undated:
            yield Fault(gate="uncited", what="an answer cites at least one clause")

    def _is_talk(self, evidence: Sequence[Evidence], understanding: Understanding) -> bool:
        """Whether the asker's own words, and not some others, are small talk."""
        asked = {_flat(part.question) for part in understanding.parts} | {_flat(understanding.turn)}
        guided = [e for e in evidence if isinstance(e, Guided) and e.hits and _flat(e.query) in asked]
        return any(not e.hits[0].entry.ours for e in guided)

    def _status(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Iterator[Fault]:
        if draft.status is AnswerStatus.ERROR:
            yield Fault(gate="status", what="an answer does not end in error")
        if draft.status is AnswerStatus.REFUSED and not understanding.orders:
            yield Fault(gate="status", what="the turn gives no orders: answer it")
        if draft.status in (AnswerStatus.NOT_STATED, AnswerStatus.OUT_OF_SCOPE) and understanding.parts:
            if not evidence:
                yield Fault(gate="status", what="search before saying that nothing is there")
            if any(isinstance(item, Absent) for item in evidence):
                return
            away = self._elsewhere.turned_away(understanding.answered) is not None
            for part in understanding.parts:
                own = self._best(evidence, {part.question})
                if own and away and self._elsewhere.is_asked_on(part, own.entry):
                    continue  # 去哪个网站报, of what we turned away
                away = bool(own) and asks(part.question)
                if own and own.entry.want == "out_of_scope" and own.score >= _ASIDE:
                    away = away and not own.entry.aside
                    continue  # what we put before an aside to search for it is not the asker's
                if own and self._elsewhere.is_asked(part, own.score):
                    continue
                away = False
                if part.want is Want.VALIDITY and any(isinstance(e, Standing) for e in evidence):
                    continue  # what the entries say of validity in general holds no more than the policy's own dates
                whole = {understanding.turn} if len(understanding.parts) == 1 else set()
                best = self._best(evidence, {part.question, *part.readings, *whole})
                if best is None or best.entry.status != "answered" or not best.entry.ours:
                    continue
                # What a thing is in general does not say of it what the text leaves unsaid.
                sure = best.score >= (_SURE_OF_ALL if best.entry.overview else _SURE)
                if sure and not self._worded(draft, evidence):
                    yield Fault(gate="status", what=f"the text does say: {best.entry.answer.en}")
                    break

    def _worded(self, draft: Draft, evidence: Sequence[Evidence]) -> bool:
        """Whether the draft is guidance found for just this: what the text leaves unsaid, as we word it."""
        said = _flat(draft.text)
        hits = (hit for item in evidence if isinstance(item, Guided) for hit in item.hits)
        return any(
            hit.score >= _WORDED
            and hit.entry.status == draft.status
            and any(_flat(answer) in said for answer in (hit.entry.answer.zh, hit.entry.answer.en))
            for hit in hits
        )

    def _best(self, evidence: Sequence[Evidence], asked: set[str]) -> GuidanceHit | None:
        """The best entry found for a question under any of its readings."""
        queries = set(map(_flat, asked))
        hits = [
            item.hits[0]
            for item in evidence
            if isinstance(item, Guided) and item.hits and _flat(item.query) in queries
        ]
        return max(hits, key=lambda hit: hit.score, default=None)

    def _leak(self, draft: Draft, brief: str) -> Iterator[Fault]:
        words = _LATIN.findall(draft.text.lower())
        task = brief.partition("\n")[2].partition("\nToday is ")[
            0
        ]  # without who we are, and the asker's words
        told = set(_runs(_LATIN.findall(task.lower())))
        if _INNER.search(draft.text) or any(run in told for run in _runs(words)):
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
        yield from self._computed(evidence)

    def _computed(self, evidence: Sequence[Evidence]) -> Iterator[str]:
        yield from _rule_words(evidence)
        # What the page prints beside the text: whom to ring, where they sit, its number.
        for policy in self._corpus.policies:
            for contact in policy.contacts:
                yield " ".join(filter(None, (contact.phone, contact.address)))
            if policy.document_number:
                yield policy.document_number
        for item in evidence:
            match item:
                case Reckoned(as_of=as_of):
                    yield as_of.isoformat()
                    for _, day, left in item.days():
                        yield f"{day.isoformat()} {abs(left)}天"
                case Standing(policy=policy, as_of=as_of):
                    validity = policy.validity
                    days = (
                        policy.issued,
                        policy.published,
                        validity.ends_earliest,
                        validity.ends_latest,
                        as_of,
                    )
                    yield " ".join(day.isoformat() for day in days if day)
                    yield policy.title.zh
                case Absent(words=words):
                    yield words
                case Matched(result=result):
                    for ranked in result.ranked:
                        yield from (*ranked.clause_words, *ranked.said, ranked.heading.zh, ranked.heading.en)
                case _:
                    pass

    @cached_property
    def _dates(self) -> Mapping[str, frozenset[Quantity]]:
        """The dates that stand beside each policy's text: when it was signed and when it was posted."""
        return {
            policy.id: frozenset(
                quantity
                for day in (policy.issued, policy.published)
                if day
                for quantity in quantities(day.isoformat())
            )
            for policy in self._corpus.policies
        }

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        """Every title that is printed somewhere."""
        titles = [policy.title.zh for policy in self._corpus.policies]
        return (
            *titles,
            *(title for clause in self._corpus.clauses() for title in _TITLE.findall(clause.text)),
        )


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


def _guidance_words(evidence: Sequence[Evidence], side: str | None = None) -> Iterator[str]:
    """The wording of guidance. Its numbers count for nothing here: they must stand in the clauses it cites."""
    for item in evidence:
        if isinstance(item, Guided):
            for hit in item.hits:
                for text in (hit.entry.answer, hit.entry.next_step):
                    if text:
                        yield from (text.zh, text.en) if side is None else (getattr(text, side),)


_STOPS = "。.；;，,！!：:"
_INNER = re.compile(
    r"find_guidance|search_clauses|get_clause|check_eligibility|match_directions|match_dimension|match_work|policy_status|"
    r"\[\[status|(系统提示词?|我(收到|得到)?的(指令|提示词?|设定))[^。]{0,4}(是|如下|为|[:：])|"
    r"\bmy (system )?(prompt|instructions)\b[^.]{0,6}(say|are|is|:)|\bsystem (prompt|message)\b ?(is|says|:)",
    re.IGNORECASE,
)
_STATED = {
    Outcome.INELIGIBLE: "negative",
    Outcome.UNDETERMINED: "open",
    Outcome.CONDITIONALLY_ELIGIBLE: "positive",
    Outcome.ELIGIBLE: "positive",
}


def sentences(text: str) -> Iterator[str]:
    """The sentences of a draft, each with its marks; those behind a full stop belong to what is before it."""
    for line in text.splitlines():
        held = ""
        for piece in _STOP.split(line):
            late = _LEADING_MARKS.match(piece)
            if late and held:
                held, piece = held + late[0], piece[late.end() :]
            if piece.strip():
                if held:
                    yield held
                held = piece
        if held:
            yield held


@lru_cache(maxsize=4096)  # guidance and rules are read again with every answer that may use them
def _flat_sentences(text: str) -> tuple[str, ...]:
    return tuple(map(_flat, sentences(text)))


def _quotes_in(text: str) -> Iterator[str]:
    for found in _QUOTED.finditer(MARK.sub("", text)):
        yield found[1] or found[2]


def _without_quotes(sentence: str, verbatim: Sequence[str]) -> str:
    """``sentence`` without the quotes that stand in a clause word for word; others are the drafter's own words."""
    drop = _dropping(verbatim)
    return _QUOTED.sub(drop, _BLOCK.sub(drop, sentence))


def _dropping(verbatim: Sequence[str]) -> Callable[[re.Match[str]], str]:
    def drop(found: re.Match[str]) -> str:
        quote = _flat(found[0].strip().lstrip("> "))
        return " " if len(quote) >= 6 and any(quote in text for text in verbatim) else found[0]

    return drop


def _speaks_of_them(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity that only the asker gave is used of the asker, and not as what a rule allows."""
    for piece in _PIECE.findall(sentence):
        if not any(one == quantity for one in quantities(piece)):
            continue
        before = [piece[: found.start()] for found in _FIGURE.finditer(piece) if quantity in quantities(found[0] + piece[found.end() :][:12])]  # fmt: skip
        if not _THEIRS.search(piece) or any(_BOUND.search(text) for text in before):
            return False
    return True


def _met(sentence: str, verdicts: Sequence[Verdict]) -> bool:
    """Whether every clause marked in the sentence has a condition that is met and none that is not."""
    marks = {id.strip().partition("#")[0] for id in MARK.findall(sentence)}
    statuses = {mark: {f.status for v in verdicts for f in v.findings if f.clause.partition("#")[0] == mark} for mark in marks}  # fmt: skip
    return bool(statuses) and all(Status.MET in s and Status.NOT_MET not in s for s in statuses.values())


def _verdict_words(
    verdicts: Sequence[Verdict], names: ScopeNames, language: Language | None = None
) -> Iterator[str]:
    """How we word the outcomes ourselves."""
    languages: tuple[Language, ...] = (language,) if language else ("zh-Hans", "en")
    for verdict in verdicts:
        for side in languages:
            title = worded(names.tracks[verdict.track].title, side)
            yield say(f"outcome_{verdict.outcome}", side, track=title) + ("." if side == "en" else "。")


def _row_words(verdicts: Sequence[Verdict], names: ScopeNames) -> Iterator[str]:
    """How we word the outcomes ourselves where tracks stand side by side; the reasons follow as sentences of their own."""
    languages: tuple[Language, ...] = ("zh-Hans", "en")
    for verdict in verdicts:
        for side in languages:
            title = worded(names.tracks[verdict.track].title, side)
            yield "- " + say(f"row_{verdict.outcome}", side, track=title, reason="").rstrip()


def _outcome_of(sentence: str, verdicts: Sequence[Verdict], names: ScopeNames) -> str | None:
    """What our own wording of an outcome states, where ``sentence`` is that."""
    for verdict in verdicts:
        if any(_flat(text).rstrip(_STOPS) == _flat(sentence).rstrip(_STOPS) for text in (*_verdict_words([verdict], names), *_row_words([verdict], names))):  # fmt: skip
            return _STATED[verdict.outcome]
    return None


def _runs(words: Sequence[str], length: int = 8) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])


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
