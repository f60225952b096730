"""Words an answer from evidence alone: the direct answer first, then the reasons with their marks.

Deterministic. Used by the embedded model, and for the plain answer that replaces a draft the gates refuse.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answer import AnswerStatus, Language
from assistant.draft import MARK, Draft
from assistant.elsewhere import Elsewhere
from assistant.evidence import Absent, Checked, Evidence, Found, Guided, Matched, Read, Reckoned, Standing
from assistant.likeness import describes
from assistant.quantities import quantities
from assistant.thresholds import Thresholds
from assistant.understand.asking import (
    Basis,
    asks,
    asks_for_parts,
    clauses_of,
    closes_a_story,
    compares,
    describing,
    ends_asking,
    is_personal,
)
from assistant.understand.lookup import asks_whether_named, holding, sentence_with, sought
from assistant.understand.part import Part
from assistant.understand.replies import bare
from assistant.understand.scope import ScopeNames
from assistant.understand.turn import Understanding
from assistant.understand.want import Want, asks_nothing_but_whether, asks_only_whether
from assistant.wording import listed, say, worded
from checks.facts import Vocabulary
from checks.match import MatchResult
from checks.verdict import Finding, Outcome, Status, Verdict
from corpus.guidance import GuidanceEntry
from corpus.model import Clause, Corpus, Policy
from corpus.retrieve import GuidanceHit
from corpus.text import simplified

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_TELLING = 2  # cues of a direction that a question must hold to be taken for a description
_MARKED = re.compile(r"[?？]")  # a story may hold 多少 or "which" and ask nothing
_MEANS = re.compile(
    r"意思|是什么|是啥|是甚|[啥甚]叫|什么叫|何为|定义|含义|指的?(是|什么)|叫什么|何谓|\b(mean|means|meaning|defin\w+|what is|what's|what are|stands for)\b",
    re.IGNORECASE,
)
# 案例的截止日期是什么, what is the deadline for the cases: asks for one thing about it.
# 能不能超过3家: the number asked about is the limit itself, not one on either side.
_BOUND = re.compile(
    r"超|多于|少于|以上|以下|以内|不足|突破|上限|下限|至少|至多|最多|最少|封顶|\b(?:more|less|fewer|over|under|above|below|beyond|exceed\w*|limit|most|least|maximum|minimum|max)\b",
    re.IGNORECASE,
)
_FOR_ONE_THING = re.compile(
    r"的(?!(?:条件|要求|意思|内容|定义|含义))[^的，,。.?？]{2,8}(?:是|有|指的是)(?:什么|啥|哪)|\bwhat(?:.s| is| are| was) the (?!(?:meaning|definition|content|conditions?|requirements?|criteria|tracks?|kinds?|types?)\b)(?:[a-z-]+ ){1,3}(?:for|of|in|to|on|behind|under)\b",
    re.IGNORECASE,
)
# Asks what a thing is, or what it is made up of.
_IN_GENERAL = re.compile(
    rf"{_MEANS.pattern}|哪[一二两三四五六七八九十几些]|哪个文件|讲(?:什么|啥)|说(?:什么|啥)|什么东西|介绍|概括|总的|总体|大概|要求|条件|分(?:成|为|几)|几[类种大块]"
    r"|\b(?:explain|introduce|overview|outline|summar\w+|in short|in a nutshell|about|kinds?|types?|tracks?|requirements?|conditions?|criteria|consists?|made up)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"哪(?!怕|里|儿)|\bwhich\b", re.IGNORECASE)
_OFFERED = 3  # questions that are offered beside an answer that is not sure
_ENOUGH_SAID = (
    12  # the size of a question beside a clause it counts out, from which on that is not all it asks
)
_SHOWN_AT_ONCE = 600  # characters of clauses that an answer shows as what it rests on
_PAIR = 2  # clauses that are set side by side
_COUNTABLE = ("works", "int")  # types of facts that a condition counts
_FEW = 2  # facts told, up to which a worded answer may say more than a verdict
_MUCH = 4  # facts told, from which on a verdict is worth giving to who asked only what the text says


class Composer:
    """Words drafts. Built once by ``assistant.build``."""

    def __init__(
        self,
        corpus: Corpus,
        names: ScopeNames,
        vocabulary: Vocabulary,
        thresholds: Thresholds,
        elsewhere: Elsewhere,
    ) -> None:
        self._elsewhere = elsewhere
        self._corpus = corpus
        self._names = names
        self._vocabulary = vocabulary
        self._at = thresholds

    def compose(
        self, understanding: Understanding, evidence: Sequence[tuple[Part, Sequence[Evidence]]]
    ) -> Draft:
        """One draft for the whole turn. ``evidence`` holds, for each part, what the tools brought back for it."""
        language = understanding.language
        drafts: list[Draft] = []
        earlier = understanding.said.removesuffix(understanding.turn).strip().rpartition("\n")[2]
        # Who said to be 专精特新 and asks for the last day means ours; who asked how to become it, does not.
        before = understanding.answered if asks(earlier) else ""
        for part, found in evidence:
            still = self._asked_on(part, tuple(found), before)
            draft = (
                self._turned_away(still, language)
                if still is not None
                else self._part(understanding, part, tuple(found))
            )
            draft = self._on_its_basis(draft, found, part.basis, language) if part.basis else draft
            if part.placed and (lead := self._placed(found, understanding, language)):
                draft = draft.model_copy(update={"text": lead + draft.text})
            drafts.append(self._once(draft, drafts, found, language))
            before = drafts[-1].text if asks(part.question) else ""
        if not drafts:
            if understanding.orders:
                return Draft(text=say("refused", language), status=AnswerStatus.REFUSED)
            key = "reset" if understanding.reset else "empty"
            return Draft(text=say(key, language), status=AnswerStatus.CLARIFICATION)
        ours = [draft for draft in drafts if draft.status is not AnswerStatus.OUT_OF_SCOPE]
        # What one question is about excuses a word beside it that is about nothing of ours.
        drafts = ours or drafts
        texts: list[str] = []
        for draft in drafts:
            if not any(draft.text in text for text in texts):
                texts.append(draft.text)
        if understanding.orders:
            if all(d.status in (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.NOT_STATED) for d in drafts):
                return Draft(text=say("refused", language), status=AnswerStatus.REFUSED)
            texts.append(say("not_followed", language))
        return Draft(text="\n\n".join(texts), status=_overall([draft.status for draft in drafts]))

    def _placed(self, found: Sequence[Evidence], understanding: Understanding, language: Language) -> str:
        """Which province's department is meant, once the asker told where they are; empty where that rules them out."""
        outcomes = {item.verdict.outcome for item in found if isinstance(item, Checked)}
        told = next((f.value for f in understanding.facts if f.name == "registered_province"), None)
        abroad = any(f.name == "registered_in_prc_mainland" and f.value is False for f in understanding.facts)
        if told is None or abroad or Outcome.INELIGIBLE in outcomes:
            return ""
        options = self._vocabulary.by_name["registered_province"].options
        place = next((worded(o.label, language) for o in options if o.value == told), str(told))
        return say("placed", language, place=place)

    def _once(
        self, draft: Draft, before: Sequence[Draft], evidence: Sequence[Evidence], language: Language
    ) -> Draft:
        """The draft less a verdict that one of those before it ends with: each question tells of the same case."""
        for item in evidence if before else ():
            if isinstance(item, Checked):
                ruled = f"\n\n{self._verdict(item.verdict, language).text}"
                if draft.text.endswith(ruled) and any(ruled.strip() in other.text for other in before):
                    return draft.model_copy(update={"text": draft.text.removesuffix(ruled)})
        return draft

    # One part

    def _part(self, understanding: Understanding, part: Part, evidence: Sequence[Evidence]) -> Draft:
        language = understanding.language
        read = [item for item in evidence if isinstance(item, Read)]
        if part.rival and (contested := self._contested(evidence, language)):
            return contested
        if words := sought(part.question):
            looked_up = self._looked_up(words, read, part, evidence, language)
            if looked_up is not None:
                return looked_up
            read = []
        if read and not self._worded_for(read, part, evidence):
            if parts := self._parts_listed(read, part, language):
                return Draft(text=parts, status=AnswerStatus.ANSWERED)
            texts = [self._quoted(item, language) for item in read]
            if len(read) == _PAIR and compares(part.question) and all(item.clause.heading for item in read):
                texts.insert(0, self._side_by_side(read, language))
            return Draft(text="\n\n".join(texts), status=AnswerStatus.ANSWERED)
        for item in evidence:
            if isinstance(item, Absent) and not self._asks_besides(item, part, evidence):
                return Draft(text=self._absent(item, language), status=AnswerStatus.NOT_STATED)
        if self._is_elsewhere(part, evidence):
            return self._declined(part, evidence, language)
        if worded_so := self._asked_word_for_word(part, evidence):
            return Draft(
                text=self._guidance(worded_so, language), status=AnswerStatus(worded_so.entry.status)
            )
        verdicts = [item for item in evidence if isinstance(item, Checked)]
        for item in evidence:
            if isinstance(item, Matched) and (
                part.want not in (Want.TEXT, Want.VERDICT)
                or part.chooses
                or self._describes(item, part, evidence)
            ):
                draft = self._matched(item, part, evidence, language)
                if draft is not None:
                    return self._where_ruled_out(draft, part, verdicts, language)
        if part.how_far and (counted := self._counted(verdicts, understanding)):
            return counted
        if verdicts and part.want is Want.VERDICT:
            draft = self._checked(verdicts, part, evidence, understanding)
            if draft is not None:
                return draft
        reckoned = [item for item in evidence if isinstance(item, Reckoned)]
        if reckoned and part.want is Want.DUE:
            texts = [self._due(item, part, language) for item in reckoned]
            return Draft(text="\n\n".join(texts), status=AnswerStatus.ANSWERED)
        standings = [item for item in evidence if isinstance(item, Standing)]
        if standings and part.want is Want.VALIDITY:
            lines = [self.standing(item, language) for item in standings]
            dated = any(item.policy.validity.clause for item in standings)
            return Draft(
                text="\n\n".join(lines), status=AnswerStatus.ANSWERED if dated else AnswerStatus.NOT_STATED
            )
        draft = self._from_text(understanding, part, evidence)
        for item in verdicts if part.whether or part.placed or not ends_asking(part.question) else ():
            if item.verdict.outcome is Outcome.INELIGIBLE:
                return self._ruled_out(draft, item.verdict, language)
            if item.told >= _MUCH:
                return self._beside(item.verdict, part, evidence, understanding)
            if (
                draft.status is AnswerStatus.OUT_OF_SCOPE
                and item.told >= _FEW
                and not self._is_sure_of(draft, part, evidence)
            ):
                return self._verdict(item.verdict, language)
        return draft

    def _asked_word_for_word(self, part: Part, evidence: Sequence[Evidence]) -> GuidanceHit | None:
        """The entry that is asked just so, where grammar or the question before makes it one of validity or a direction."""
        if part.want not in (Want.VALIDITY, Want.DIRECTIONS, Want.DIMENSION, Want.WORK):
            return None
        hits = _found_for(part.question, evidence)
        if (
            not hits
            or hits[0].score < (self._at.sure if part.carried else 1)
            or describes(hits[0].entry)
            or hits[0].entry.want in ("validity", "direction")
            or not set(part.scope.policies or hits[0].entry.policies).issuperset(hits[0].entry.policies)
        ):
            return None
        return hits[0]

    def _is_elsewhere(self, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a question is about something that only shares our words; not where it was found to be so already."""
        hits = self._guided(evidence, part)
        return bool(hits) and hits[0].entry.ours and self._elsewhere.is_asked(part, hits[0].score)

    def _is_sure_of(self, draft: Draft, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether what is turned away is surely another thing, and no case told in words that we do not know."""
        hits = self._guided(evidence, part)
        return bool(hits) and hits[0].entry.status == draft.status and hits[0].score >= self._at.aside

    def _asked_on(self, part: Part, evidence: Sequence[Evidence], before: str) -> GuidanceEntry | None:
        """What ``before``, our last words, turned away as not ours, where the question only goes on about it."""
        entry = self._elsewhere.turned_away(before)
        hits = self._guided(evidence, part) if entry is not None else ()
        return entry if hits and self._elsewhere.is_asked_on(part, hits[0].entry) else None

    def _declined(self, part: Part, evidence: Sequence[Evidence], language: Language) -> Draft:
        """What we say of the thing that is not ours, where we have words for it."""
        hits = self._guided(evidence, part)
        hit = next((hit for hit in hits if hit.entry.want == "out_of_scope"), None)
        known = hit is not None and hit.score >= self._at.guidance
        if hit is not None and known:
            return self._turned_away(hit.entry, language)
        return Draft(text=say("out_of_scope", language), status=AnswerStatus.OUT_OF_SCOPE)

    def _turned_away(self, entry: GuidanceEntry, language: Language) -> Draft:
        return Draft(text=self._words(entry, language), status=AnswerStatus.OUT_OF_SCOPE)

    def _worded_for(self, read: Sequence[Read], part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a worded answer rests on just the clauses that were asked for, or surely on the one among others."""
        if self._just_of(read, part, evidence):
            return True
        chosen = self.chosen(self._guided(evidence, part), part)
        if not chosen or len(read) > 1:
            return False
        among = read[0].clause.id in chosen[0].entry.clauses
        return chosen[0].score == 1 or (among and chosen[0].score >= self._at.sure)

    def _just_of(self, read: Sequence[Read], part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a worded answer rests on the clauses that were asked for, and on no others."""
        chosen = self.chosen(self._guided(evidence, part), part)
        return bool(chosen) and set(chosen[0].entry.clauses) == {item.clause.id for item in read}

    def _asks_besides(self, item: Absent, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a question that counts out a clause there is not says enough besides to be answered all the same."""
        hits = self._guided(evidence, part)
        rest = simplified(part.question).replace(item.words, "")
        return bool(hits) and hits[0].score >= self._at.sure and describing(rest) >= _ENOUGH_SAID

    def _beside(
        self, verdict: Verdict, part: Part, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Draft:
        """The verdict on a case of which much was told, and before it what the text says where it says just that."""
        language = understanding.language
        ruled = self._verdict(verdict, language)
        if (
            (part.want is Want.VERDICT and _put_again(part, understanding))
            or not asks(part.question)
            or closes_a_story(part.question)
            or asks_only_whether(part.question, self._names, [fact.read_from for fact in understanding.facts])
        ):
            return ruled
        chosen = self.chosen(self._guided(evidence, part), part)
        if verdict.outcome is not Outcome.UNDETERMINED or not chosen or chosen[0].score < self._at.beside:
            return ruled
        weighed = {finding.clause.partition("#")[0] for finding in verdict.findings}
        if part.whether and all(weighed.issuperset(hit.entry.clauses) for hit in chosen):
            return ruled  # it weighs these very conditions, and by what was told
        texts = [*(self._guidance(hit, language) for hit in chosen), ruled.text]
        return Draft(text="\n\n".join(dict.fromkeys(texts)), status=AnswerStatus.ANSWERED)

    def _ruled_out(self, draft: Draft, verdict: Verdict, language: Language) -> Draft:
        """That the facts told rule the track out, and what the text says; alone where both rest on one clause of one policy."""
        ruled = self._verdict(verdict, language)
        failing = {f.clause.partition("#")[0] for f in verdict.findings if f.status is Status.NOT_MET}
        cited = {mark.partition("#")[0] for mark in draft.marks}
        several = len({clause.partition("/")[0] for clause in cited}) > 1
        if draft.status is not AnswerStatus.ANSWERED or (cited & failing and not several):
            return ruled
        return Draft(text=f"{ruled.text}\n\n{draft.text}", status=AnswerStatus.ANSWERED)

    def _where_ruled_out(
        self, draft: Draft, part: Part, verdicts: Sequence[Checked], language: Language
    ) -> Draft:
        """What fits best, and that the facts told rule its track out: first where it is asked if they may apply."""
        ruled = next((item.verdict for item in verdicts if item.verdict.outcome is Outcome.INELIGIBLE), None)
        if ruled is None or part.want is Want.WORK:
            return draft
        texts = [draft.text, self._verdict(ruled, language).text]
        if part.applies and draft.status is AnswerStatus.CLARIFICATION:
            texts = texts[1:]
        return Draft(
            text="\n\n".join(reversed(texts) if part.applies else texts), status=AnswerStatus.ANSWERED
        )

    def _quoted(self, item: Read, language: Language) -> str:
        clause = item.clause
        text = "\n".join(f"> {paragraph.text}" for paragraph in clause.paragraphs)
        if language == "en" and clause.english:
            rendering = "\n".join(f"> {line}" for line in clause.english)
            return (
                f"This is the text of {clause.cite_as}, word for word [[{clause.id}]]:\n\n{text}\n\n"
                f"And this is an unofficial rendering of it:\n\n{rendering}"
            )
        return f"{clause.cite_as}[[{clause.id}]]：\n\n{text}"

    def _looked_up(
        self,
        words: str,
        read: Sequence[Read],
        part: Part,
        evidence: Sequence[Evidence],
        language: Language,
    ) -> Draft | None:
        """Where words that are looked up stand, each sentence with its clause, or that they stand nowhere."""
        hits = self._guided(evidence, part)
        if (hits and hits[0].score == 1) or (read and self._just_of(read, part, evidence)):
            return None
        if read:
            places = listed([self._place(item.clause, language) for item in read], language)
            texts = [say("words_stand", language, words=words, places=places)]
            for item in read:
                renderings = item.clause.english if language == "en" else ()
                sentence = next(
                    filter(None, (sentence_with(words, text) for text in (*renderings, item.clause.text))), ""
                )
                texts += [f"> {sentence}"] if sentence else []
            return Draft(text="\n\n".join(texts), status=AnswerStatus.ANSWERED)
        if not asks_whether_named(part.question) or holding(words, self._corpus, part.scope.policies):
            return None
        absent = say("words_stand_nowhere", language, words=words)
        chosen = self.chosen(self._guided(evidence, part), part)
        if not chosen or not chosen[0].entry.ours:
            return Draft(text=absent, status=AnswerStatus.NOT_STATED)
        return Draft(
            text=f"{absent}\n\n{self._guidance(chosen[0], language)}",
            status=AnswerStatus(chosen[0].entry.status),
        )

    def _place(self, clause: Clause, language: Language) -> str:
        """Where a clause stands: as it is cited, or in English by its heading, with its mark."""
        if language != "en":
            return f"{clause.cite_as}{_mark(clause.id)}"
        name = _heading(clause, language) if clause.heading else self._corpus.policy(clause.policy).short.en
        return f"“{name}” {_mark(clause.id)}"

    def _parts_listed(self, read: Sequence[Read], part: Part, language: Language) -> str:
        """How many parts a clause has and what they are called, where that is asked; empty where it is not."""
        above, below = read[0].clause, [item.clause for item in read[1:]]
        if not below or not asks_for_parts(part.question) or any(c.path[:-1] != above.path for c in below):
            return ""
        gap = " " if language == "en" else ""
        headed = all(clause.heading for clause in below)
        names = [
            f"{_heading(clause, language) if headed else clause.label}{gap}{_mark(clause.id)}"
            for clause in below
        ]
        return say(
            "parts_listed",
            language,
            cite_as=above.cite_as,
            heading=_heading(above, language),
            mark=_mark(above.id),
            count=len(below),
            names=listed(names, language),
        )

    def _side_by_side(self, read: Sequence[Read], language: Language) -> str:
        """What each of two clauses is about, in one sentence, before their wording."""
        first, second = (
            f"“{_heading(item.clause, language)}”{' ' if language == 'en' else ''}{_mark(item.clause.id)}"
            for item in read
        )
        return say("side_by_side", language, first=first, second=second)

    def _contested(self, evidence: Sequence[Evidence], language: Language) -> Draft | None:
        """Whether the option that the asker holds against the best one fits as well; None where nothing fits."""
        rival = next((item.clause for item in evidence if isinstance(item, Read)), None)
        result = next((item.result for item in evidence if isinstance(item, Matched)), None)
        if rival is None or result is None or result.none_fits:
            return None
        first, second = result.ranked[0], result.ranked[1]
        best = worded(first.heading, language)
        because = self._because(first.said, first.clause_words, language) if first.said else ""
        own = _heading(rival, language)
        if rival.id == first.clause:
            text = say("rival_is_best", language, heading=best, mark=_mark(first.clause)) + because
        elif result.close and rival.id == second.clause:
            text = say(
                "rival_is_close",
                language,
                heading=best,
                mark=_mark(first.clause),
                rival=own,
                other=_mark(rival.id),
            )
        else:
            text = say("rival_is_not", language, heading=best, mark=_mark(first.clause), rival=own, other=_mark(rival.id)) + because  # fmt: skip
        texts = [text, *([] if rival.id == first.clause else [self._quoted(Read(clause=rival), language)])]
        if result.limit:
            texts.append(_with_mark(worded(result.limit.text, language), result.limit.clause))
        return Draft(text="\n\n".join(texts), status=AnswerStatus.ANSWERED)

    def _on_its_basis(
        self, draft: Draft, evidence: Sequence[Evidence], basis: Basis, language: Language
    ) -> Draft:
        """The very text that an answer rests on; with a verdict, which says why, and without any other words."""
        verdicts = [item.verdict for item in evidence if isinstance(item, Checked)]
        ruled = next((v for v in verdicts if self._outcome(v, language) in draft.text), None)
        failing = [f.clause for f in ruled.findings if f.status is Status.NOT_MET] if ruled else []
        terms = {policy.validity.clause for policy in self._corpus.policies}
        marks = dict.fromkeys(mark.partition("#")[0] for mark in failing or draft.marks)
        marks = dict.fromkeys(mark for mark in marks if mark not in terms or len(marks) == 1)
        quoted: list[str] = []
        size = 0
        for mark in marks:
            clause = self._corpus.clause(mark)
            size += len(clause.text)
            if size <= _SHOWN_AT_ONCE:
                quoted.append(self._quoted(Read(clause=clause), language))
        if not quoted:
            return draft
        if ruled:
            texts = [draft.text, *quoted] if basis == "reason" else [*quoted, draft.text]
            return draft.model_copy(update={"text": "\n\n".join(texts)})
        if basis == "reason" and draft.status is AnswerStatus.NOT_STATED:
            return draft.model_copy(update={"text": "\n\n".join((say("no_reason", language), *quoted))})
        return Draft(text="\n\n".join(quoted), status=AnswerStatus.ANSWERED)

    def _absent(self, item: Absent, language: Language) -> str:
        text = say("no_such_clause", language, words=item.words)
        if item.nearest is not None:
            heading = _heading(item.nearest, language)
            text += say("would_stand_under", language, heading=heading, mark=_mark(item.nearest.id))
        return text + say("say_what_you_seek", language)

    def _from_text(self, understanding: Understanding, part: Part, evidence: Sequence[Evidence]) -> Draft:
        language = understanding.language
        hits = self._guided(evidence, part)
        hits = self._unsaid(self._kept(hits, part, understanding), part, evidence, understanding)
        chosen = self.chosen(hits, part)
        if chosen:
            texts = [self._guidance(hit, language) for hit in chosen]
            status = _overall([AnswerStatus(hit.entry.status) for hit in chosen])
            if chosen[0].score < self._at.guidance:
                texts = [say("perhaps_meant", language), *texts]
            return Draft(text="\n\n".join(dict.fromkeys(texts)), status=status)
        found = [hit for item in evidence if isinstance(item, Found) for hit in item.hits]
        if found and found[0].score >= self._at.clause:
            clause = found[0].clause
            quote = best_sentence(clause.text, part.question)
            return Draft(
                text=say("clause_says", language, mark=f"[[{clause.id}]]", quote=quote),
                status=AnswerStatus.ANSWERED,
            )
        if found and found[0].score >= (self._at.nearest_named if part.named else self._at.nearest):
            clause = found[0].clause
            text = say(
                "nearest_clause", language, mark=f"[[{clause.id}]]", ask=self.ask(clause.policy, language)
            )
            return Draft(text=text, status=AnswerStatus.NOT_STATED)
        if self._goes_on_about_ours(part, hits):
            policy = part.scope.policies[0] if part.scope.policies else self._corpus.policies[0].id
            text = say("nothing_found", language, ask=self.ask(policy, language))
            return Draft(text=text, status=AnswerStatus.NOT_STATED)
        return Draft(text=say("out_of_scope", language), status=AnswerStatus.OUT_OF_SCOPE)

    def _goes_on_about_ours(self, part: Part, hits: Sequence[GuidanceHit]) -> bool:
        """Whether a question for which nothing is found goes on about something of ours, and is not likelier elsewhere."""
        if not (part.leans or part.again or part.topic):
            return False
        best = hits[0] if hits else None
        if best is not None and best.entry.want == "out_of_scope" and best.score >= self._at.nearby:
            return False
        return not self._elsewhere.likelier(part.question, best.score if best else 0.0)

    def _kept(
        self, hits: Sequence[GuidanceHit], part: Part, understanding: Understanding
    ) -> Sequence[GuidanceHit]:
        """The hits, led by what answered the question before where that is put again of another name and fits as well."""
        if not part.again or not understanding.answered or (hits and hits[0].entry.amount):
            return hits
        said = bare(understanding.answered)
        kept = next(
            (
                hit
                for hit in hits
                if bare(self._said(hit, understanding)) in said and not _of_another_track(hit, part)
            ),
            None,
        )
        if kept is None or hits[0].score - kept.score > self._at.compared:
            return hits
        return [kept, *(hit for hit in hits if hit is not kept)]

    def _said(self, hit: GuidanceHit, understanding: Understanding) -> str:
        """A worded answer as it stood in a message of ours."""
        return MARK.sub("", worded(hit.entry.answer, understanding.language))

    def _unsaid(
        self,
        hits: Sequence[GuidanceHit],
        part: Part,
        evidence: Sequence[Evidence],
        understanding: Understanding,
    ) -> Sequence[GuidanceHit]:
        """The hits less what we said last: who goes on asking wants to hear something else.

        Where another thing is asked, what was said last may still be what its own words find: 到底几号.
        """
        follows = part.leans or bool(part.topic) or bool(part.readings)
        if part.again or part.earlier or not understanding.answered:
            return hits
        if not (part.goes_on or part.another or follows):
            return hits
        if part.goes_on:  # 多少, after what was said of ours, asks for nothing that is not
            hits = [hit for hit in hits if hit.entry.want != "out_of_scope"] or hits
        said = bare(understanding.answered)
        in_its_words = _found_for(part.question, evidence)[:1]
        own = {hit.entry.id for hit in in_its_words} if part.another or follows else set()
        fresh = [
            hit for hit in hits if hit.entry.id in own or bare(self._said(hit, understanding)) not in said
        ]
        if not fresh or fresh[0].score < self._at.guidance:
            return hits
        if fresh[0] is not hits[0]:
            surely = next((hit for hit in in_its_words if hit.score >= self._at.worded), None)
            if surely in fresh:
                return [surely, *(hit for hit in fresh if hit is not surely)]
        if not (part.goes_on or part.another) and hits[0].score - fresh[0].score > self._at.otherwise:
            return hits
        by_its_words = bool(in_its_words) and fresh[0].entry.id == in_its_words[0].entry.id
        # What the text leaves unsaid of another thing is no surer than what it says of this one.
        unsure = fresh[0].entry.status != "answered" and not (follows and by_its_words)
        return hits if not part.goes_on and unsure else fresh

    def chosen(self, hits: Sequence[GuidanceHit], part: Part) -> tuple[GuidanceHit, ...]:
        """The guidance that answers: the best entry, and its twin from another policy where none or both were named."""
        enough = self._enough(part)
        if not hits or hits[0].score < enough:
            return ()
        best = hits[0]
        if best.entry.want == "out_of_scope" and not asks(part.question):
            # 绿色工厂, and no more: what our texts say of it, before what they do not deal with.
            level = (hit for hit in hits if best.score - hit.score <= self._at.level)
            best = next((hit for hit in level if hit.entry.ours and hit.entry.status == "answered"), best)
        one_thing = _FOR_ONE_THING.search(part.question) is not None
        if (
            best.entry.overview
            and best.score < self._at.sure_of_all
            and (one_thing or not _IN_GENERAL.search(part.question))
        ):
            # What a sure one says is there: no entry may say that it is not.
            sure = not one_thing and best.score >= self._at.sure
            just = (
                hit
                for hit in hits
                if not hit.entry.overview
                and hit.score >= enough
                and not (sure and hit.entry.status == "not_stated")
            )
            best = next((hit for hit in just if best.score - hit.score <= self._at.overview), best)
            if best.entry.overview and best.score < self._at.beside:
                return ()
        # Between two that fit alike, the one that says something; what a text leaves unsaid adds little to it.
        if best.entry.status == "not_stated" and best.score < 1:
            level = (hit for hit in hits if abs(best.score - hit.score) <= self._at.level)
            wide = len(best.entry.policies)
            best = next(
                (hit for hit in level if hit.entry.status == "answered" and len(hit.entry.policies) <= wide),
                best,
            )
        if best.entry.want == "comparison" and len(part.scope.policies) == 1 and not compares(part.question):
            # 什么时候报, of one policy: its own dates, and not the other's beside them.
            near = (hit for hit in hits if best.score - hit.score <= self._at.of_one and hit.score >= enough)
            own = (hit for hit in near if hit.entry.policies == part.scope.policies)
            best = next((hit for hit in own if set(hit.entry.clauses) & set(best.entry.clauses)), best)
        several = len(part.scope.policies) > 1
        if several and len(best.entry.policies) == 1:
            near = (hit for hit in hits if best.score - hit.score <= self._at.compared)
            best = next((hit for hit in near if hit.entry.want == "comparison" and hit.score >= enough), best)
        chosen = [best]
        if (several or not part.scope) and best.entry.ours and best.entry.want != "comparison":
            apart = self._at.compared if several else self._at.twin
            for hit in hits[1:]:
                twin = (
                    hit.entry.want == best.entry.want
                    # One text's silence adds nothing to another's rule.
                    and hit.entry.status == best.entry.status
                    and hit.entry.policies != best.entry.policies
                    and len(hit.entry.policies) == 1
                    and len(best.entry.policies) == 1
                    and best.score - hit.score <= apart
                )
                if twin:
                    chosen.append(hit)
                    break
        return tuple(chosen)

    def _enough(self, part: Part) -> float:
        """The score from which on a worded answer is given."""
        return self._at.named if part.named else self._at.guidance

    def _guidance(self, hit: GuidanceHit, language: Language) -> str:
        return self._words(hit.entry, language)

    def _words(self, entry: GuidanceEntry, language: Language) -> str:
        text = worded(entry.answer, language)
        if entry.next_step:
            text += "\n\n" + worded(entry.next_step, language)
        return text

    def nearby(self, understanding: Understanding, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """Questions that may have been meant, in the asker's language, where the answer to the one asked is not sure.

        None where a thing of another kind was asked, or a case is weighed: a verdict asks its own next question.
        """
        if len(understanding.parts) != 1 or any(isinstance(i, Checked) and i.told for i in evidence):
            return ()
        part = understanding.parts[0]
        hits = self._guided(evidence, part)
        if part.want is not Want.TEXT or not hits or hits[0].score >= self._at.sure:
            return ()
        if not hits[0].entry.ours:
            return ()
        given = {hit.entry.id for hit in self.chosen(hits, part)}
        others = [
            hit.entry
            for hit in hits
            if hit.entry.id not in given and hit.score >= self._at.nearby and hit.entry.ours
        ]
        asked = (_whole_question(entry, understanding.language) for entry in others)
        return tuple(dict.fromkeys(filter(None, asked)))[:_OFFERED]

    def ask(self, policy: str, language: Language) -> str:
        """Whom to ask about a policy."""
        contacts = self._corpus.policy(policy).contacts
        return worded(contacts[0].name, language) if contacts else policy

    # Verdicts

    def title(self, track: str, language: Language) -> str:
        """A track's title."""
        return worded(self._names.tracks[track].title, language)

    def _checked(
        self, items: Sequence[Checked], part: Part, evidence: Sequence[Evidence], understanding: Understanding
    ) -> Draft | None:
        language = understanding.language
        verdicts = [item.verdict for item in items]
        if not any(item.told for item in items):
            hits = self._guided(evidence, part)
            # 企业品牌能报吗 stands near whatever else was worded so; nothing is told that an answer could be about.
            alone = bool(part.scope) and len(clauses_of(part.question)) == 1
            barely = part.only_applies or (alone and asks_nothing_but_whether(part.question, self._names))
            worded_so = self.chosen(hits, part) and not barely
            if worded_so and (asks(part.question) or hits[0].score >= self._at.beside):
                return None
            question = self._question(verdicts[0], language)
            lead = say("need_facts", language)
            marks = "".join(
                f"[[{clause}]]" for clause in dict.fromkeys(f.clause for f in verdicts[0].findings)
            )
            gap = " " if language == "en" else ""
            lead += f"{gap}{say('conditions_lead', language)}{gap}{marks}"
            text = f"{lead}\n\n{say('need_facts_ask', language)}{gap}{question}"
            return Draft(text=text, status=AnswerStatus.CLARIFICATION)
        hits = self._guided(evidence, part)
        few = max(item.told for item in items) <= _FEW and bool(hits) and hits[0].score >= self._at.sure
        # What is put again is asked of other facts than those which the rule was found for.
        few = few and not _put_again(part, understanding)
        few = few and asks(part.question) and not closes_a_story(part.question)
        told = {fact.name for fact in understanding.facts}
        bears = any(told & set(f.facts) for v in verdicts for f in v.findings)
        # A rule's silence is worth saying where nothing told bears on a condition; else the verdict says more.
        few = few and (hits[0].entry.status == "answered" or not bears)
        if few and len(verdicts) == 1 and verdicts[0].outcome is Outcome.UNDETERMINED:
            # One thing told and a worded answer to just that: 三家一起报行吗 wants the rule before the open points.
            lines = [self._guidance(hit, language) for hit in self.chosen(hits, part)]
            lines.append(self._outcome(verdicts[0], language))
            if verdicts[0].next_fact:
                lines.append(say("ask_next", language, question=self._question(verdicts[0], language)))
            status = _overall([AnswerStatus(hit.entry.status) for hit in self.chosen(hits, part)])
            return Draft(text="\n\n".join(lines), status=status)
        if len(verdicts) == 1:
            return self._beside(verdicts[0], part, evidence, understanding)
        draft = self._compared(verdicts, language)
        failing = {f.clause for v in verdicts for f in v.findings if f.status is Status.NOT_MET}
        if few and failing.isdisjoint(hits[0].entry.clauses):  # no 可以 above a row that says they cannot
            lines = [self._guidance(hit, language) for hit in self.chosen(hits, part)]
            return Draft(text="\n\n".join([*lines, draft.text]), status=draft.status)
        return draft

    def _counted(self, items: Sequence[Checked], understanding: Understanding) -> Draft | None:
        """What the one condition that counts says of what was told, and where that leaves the case."""
        language = understanding.language
        told = {fact.name for fact in understanding.facts}
        for verdict in (item.verdict for item in items if item.told):
            counting = [
                finding
                for finding in verdict.findings
                if finding.status in (Status.MET, Status.NOT_MET)
                and any(
                    self._vocabulary.by_name[name].type in _COUNTABLE for name in told & set(finding.facts)
                )
            ]
            if len(counting) == 1:
                lines = [
                    _with_mark(worded(counting[0].reason, language), counting[0].clause),
                    self._outcome(verdict, language),
                ]
                if verdict.outcome is Outcome.INELIGIBLE and verdict.to_pass:
                    lines.append(self._would_pass(verdict, language))
                elif verdict.outcome is not Outcome.INELIGIBLE and verdict.next_fact:
                    lines.append(say("ask_next", language, question=self._question(verdict, language)))
                return Draft(text="\n\n".join(lines), status=AnswerStatus.ANSWERED)
        return None

    def _verdict(self, verdict: Verdict, language: Language) -> Draft:
        lines = [self._outcome(verdict, language)]
        by_status = {status: [f for f in verdict.findings if f.status is status] for status in Status}
        conflicts = [w for w in verdict.warnings if w.code == "contradiction"]
        if conflicts:
            lines.append(say("contradiction", language))
            lines += [f"- {worded(w.message, language)}{_mark(w.clause)}" for w in conflicts]
        if by_status[Status.NOT_MET]:
            lines.append(say("because", language))
            lines += self._reasons(by_status[Status.NOT_MET], language)
            if verdict.to_pass:
                lines.append(self._would_pass(verdict, language))
        else:
            if by_status[Status.MET]:
                lines.append(say("met_so_far", language))
                lines += self._reasons(by_status[Status.MET], language)
            if by_status[Status.UNKNOWN]:
                lines.append(say("still_open", language))
                lines += self._reasons(by_status[Status.UNKNOWN], language)
            if by_status[Status.NEEDS_JUDGEMENT] and not by_status[Status.UNKNOWN]:
                lines.append(say("for_experts", language))
                lines += self._reasons(by_status[Status.NEEDS_JUDGEMENT], language)
        notes = [w for w in verdict.warnings if w.code in ("reading", "not_stated", "ambiguous") and w.facts]
        lines += [f"- {worded(w.message, language)}{_mark(w.clause)}" for w in notes]
        if verdict.next_fact and verdict.outcome is not Outcome.INELIGIBLE:
            lines.append(say("ask_next", language, question=self._question(verdict, language)))
        return Draft(text=_paragraphs(lines), status=AnswerStatus.ANSWERED)

    def _outcome(self, verdict: Verdict, language: Language) -> str:
        stop = "." if language == "en" else "。"
        return say(f"outcome_{verdict.outcome}", language, track=self.title(verdict.track, language)) + stop

    def _would_pass(self, verdict: Verdict, language: Language) -> str:
        changes = [worded(change.wording, language) for change in verdict.to_pass]
        return say("would_pass", language, changes=listed(changes, language))

    def _reasons(self, findings: Sequence[Finding], language: Language) -> list[str]:
        lines: dict[str, None] = {}
        for finding in findings:
            lines[f"- {_with_mark(worded(finding.reason, language), finding.clause)}"] = None
        return list(lines)

    def _question(self, verdict: Verdict, language: Language) -> str:
        if verdict.next_fact is None:
            return ""
        return worded(self._vocabulary.by_name[verdict.next_fact].question, language)

    def _compared(self, verdicts: Sequence[Verdict], language: Language) -> Draft:
        order = {
            Outcome.ELIGIBLE: 0,
            Outcome.CONDITIONALLY_ELIGIBLE: 1,
            Outcome.UNDETERMINED: 2,
            Outcome.INELIGIBLE: 3,
        }
        lines = [say("tracks_side_by_side", language)]
        ranked = sorted(verdicts, key=lambda verdict: order[verdict.outcome])
        for verdict in ranked:
            wanted = {
                Outcome.INELIGIBLE: Status.NOT_MET,
                Outcome.UNDETERMINED: Status.UNKNOWN,
                Outcome.CONDITIONALLY_ELIGIBLE: Status.NEEDS_JUDGEMENT,
                Outcome.ELIGIBLE: Status.MET,
            }[verdict.outcome]
            findings = [f for f in verdict.findings if f.status is wanted]
            if verdict.outcome is Outcome.INELIGIBLE:
                reason = "".join(_with_mark(worded(f.reason, language), f.clause) for f in findings[:3])
            elif verdict.outcome is Outcome.UNDETERMINED:
                clauses = dict.fromkeys(f.clause for f in findings)
                labels = dict.fromkeys(
                    worded(self._vocabulary.by_name[name].label, language)
                    for f in findings
                    for name in f.facts[:1]
                )
                marks = "".join(_mark(clause) for clause in clauses)
                stop = "." if language == "en" else "。"
                reason = listed(list(labels)[:6], language) + marks + stop
            else:
                reason = "".join(_mark(clause) for clause in dict.fromkeys(f.clause for f in findings))
            title = self.title(verdict.track, language)
            lines.append("- " + say(f"row_{verdict.outcome}", language, track=title, reason=reason))
        for verdict in ranked:
            conflicts = [w for w in verdict.warnings if w.code == "contradiction"]
            if conflicts:
                lines.append(say("contradiction", language))
                lines += [f"- {_with_mark(worded(w.message, language), w.clause)}" for w in conflicts]
                break
        asking = next((v for v in ranked if v.next_fact and v.outcome is not Outcome.INELIGIBLE), None)
        if asking:
            lines.append(say("ask_next", language, question=self._question(asking, language)))
        return Draft(text=_paragraphs(lines), status=AnswerStatus.ANSWERED)

    # Directions and dimensions

    def _matched(
        self, item: Matched, part: Part, evidence: Sequence[Evidence], language: Language
    ) -> Draft | None:
        result = item.result
        first, second = result.ranked[0], result.ranked[1]
        if item.kind == "work":
            return self._work(result, part, evidence, language)
        if item.kind == "dimension":
            # 哪个讲设计、哪个讲质量 describes no brand.
            of_each = len(_WHICH.findall(part.question)) > 1
            if (result.none_fits or of_each) and self._guided_well(part, evidence):
                return None
            if result.none_fits:
                names = (", " if language == "en" else "、").join(
                    worded(ranked.heading, language) for ranked in result.ranked
                )
                return Draft(
                    text=say("dimension_none", language, names=names, mark=_mark(first.clause)),
                    status=AnswerStatus.CLARIFICATION,
                )
            text = say(
                "dimension_best", language, heading=worded(first.heading, language), mark=_mark(first.clause)
            )
            if first.said:
                text += self._because(first.said, first.clause_words, language)
            if result.close:
                text += say("dimension_close", language, heading=worded(second.heading, language))
            return Draft(text=text, status=AnswerStatus.ANSWERED)
        if not result.close and self._sets_apart(result, part, evidence):
            return None
        if (result.none_fits or (result.close and not first.said)) and (
            self._guided_well(part, evidence) or self._chooses(part, evidence)
        ):
            return None
        if result.none_fits:
            rows = [
                f"- {worded(ranked.heading, language)}{_mark(ranked.clause)}"
                for ranked in sorted(
                    result.ranked, key=lambda r: [int(n) for n in r.clause.rpartition("/")[2].split(".")]
                )
            ]
            lead = ""
            if _describing(item.description):
                lead = say("direction_none", language)
                if result.margin:
                    lead += say(
                        "direction_likely",
                        language,
                        first=worded(first.heading, language),
                        second=worded(second.heading, language),
                    )
            text = "\n".join([lead + say("direction_describe", language), "", *rows])
            return Draft(text=text, status=AnswerStatus.CLARIFICATION)
        fit = next((hit for hit in self._guided(evidence, part) if describes(hit.entry)), None)
        if (
            fit is not None
            and fit.entry.clauses[0] == first.clause
            and fit.score >= self._enough(part)
            and (part.want is Want.TEXT or not first.said)
        ):  # nothing said to point to: the entry says at least what the direction is about
            return Draft(text=self._guidance(fit, language), status=AnswerStatus.ANSWERED)
        text = say(
            "direction_best", language, heading=worded(first.heading, language), mark=_mark(first.clause)
        )
        if first.said:
            text += self._because(first.said, first.clause_words, language)
        if result.close:
            text += say(
                "direction_close",
                language,
                heading=worded(second.heading, language),
                mark=_mark(second.clause),
            )
        if result.limit:
            text += "\n\n" + _with_mark(worded(result.limit.text, language), result.limit.clause)
        return Draft(text=text, status=AnswerStatus.ANSWERED)

    def _work(
        self, result: MatchResult, part: Part, evidence: Sequence[Evidence], language: Language
    ) -> Draft | None:
        """Which special work was described: by a worded answer on just that one where there is one."""
        first, second = result.ranked[0], result.ranked[1]
        options = {ranked.clause for ranked in result.ranked}
        hits = [hit for hit in self._guided(evidence, part) if hit.score >= self._enough(part)]
        groups = {option.rpartition(".")[0] for option in options}
        if hits and hits[0].score >= self._at.sure and groups.intersection(hits[0].entry.clauses):
            return None  # which of them stand under a heading, and not which one of them
        own = [
            hit
            for hit in hits
            if len(hit.entry.clauses) == 1
            and options.issuperset(hit.entry.clauses)
            and (hits[0].score - hit.score <= self._at.compared or describing(part.question) >= _ENOUGH_SAID)
        ]
        if own and (
            own[0].entry.clauses == (first.clause,) or result.none_fits or own[0].score >= self._at.sure
        ):
            return Draft(text=self._guidance(own[0], language), status=AnswerStatus(own[0].entry.status))
        if result.none_fits:
            if hits:
                return None
            rows = [f"- {worded(ranked.heading, language)}{_mark(ranked.clause)}" for ranked in result.ranked]
            return Draft(
                text="\n".join([say("work_none", language), "", *rows]), status=AnswerStatus.CLARIFICATION
            )
        text = say("work_best", language, heading=worded(first.heading, language), mark=_mark(first.clause))
        if first.said:
            text += self._because(first.said, first.clause_words, language)
        if result.close:
            text += say(
                "work_close", language, heading=worded(second.heading, language), mark=_mark(second.clause)
            )
        return Draft(text=text, status=AnswerStatus.ANSWERED)

    def _describes(self, item: Matched, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a turn that asks for no direction describes a project all the same."""
        first = item.result.ranked[0]
        hits = self._guided(evidence, part)
        if item.kind == "directions" and hits and describes(hits[0].entry):
            enough = self._at.guidance if _MARKED.search(part.question) else self._at.nearby
            told = bool(first.said) or hits[0].score >= self._at.guidance
            return not item.result.none_fits and told and hits[0].score >= enough
        if item.result.none_fits or not first.said or first.score < self._at.described:
            return False
        if asks(part.question) and len(_whole(first.said)) < _TELLING:
            return False  # "what happens after we submit to the province" names a cue and describes nothing
        ours = [hit for hit in hits if hit.entry.ours and not describes(hit.entry)]
        best = ours[0].score if ours else 0.0
        return best < (self._at.guidance if asks(part.question) else self._at.described)

    def _because(self, said: Sequence[str], words: Sequence[str], language: Language) -> str:
        quoted = ", " if language == "en" else "、"
        gap = " " if language == "en" else ""
        return gap + say(
            "direction_because",
            language,
            said=quoted.join(f"“{word}”" for word in _whole(said)[:4]),
            words=quoted.join(f"“{word}”" for word in words[:4]),
        )

    def _guided(self, evidence: Sequence[Evidence], part: Part) -> Sequence[GuidanceHit]:
        """The guidance found under every reading of a question, best first; the question as it was put wins a draw.

        A reading of ours is never small talk, and where the words alone name no topic it goes before them, unless
        they are a farewell or the like.
        """
        best: dict[str, GuidanceHit] = {}
        # Where no meaning is asked for, a name that we put in asks for no definition or introduction.
        meaning = _MEANS.search(part.question) is not None
        found = [item for item in evidence if isinstance(item, Guided)]
        readings = [
            hit
            for item in found
            if item.query in part.readings
            for hit in item.hits
            if not hit.entry.talk and not _introduces(hit.entry, meaning=meaning)
        ]
        own = _found_for(part.question, found)
        if part.supposes and own and own[0].entry.want == "out_of_scope":
            # And if we buy it?, said of a mark: what is spoken of is ours.
            own = [] if any(hit.score >= self._at.guidance for hit in readings) else own
        if own and (
            (part.leans and self._is_aside(own[0]))
            or (part.beside and own[0].entry.ours and own[0].score >= self._enough(part))
            # A question that stands alone and has its answer is not read by its last words alone.
            or (
                not (part.leans or part.topic or part.case)
                and own[0].entry.ours
                and own[0].score >= self._at.sure
            )
        ):
            readings = []
        elif (
            part.leans
            and not (own and own[0].score >= self._at.sure)
            and any(hit.score >= self._at.guidance for hit in readings)
        ):
            own = []
        for hit in (*own, *readings):
            if hit.entry.id not in best or hit.score > best[hit.entry.id].score:
                best[hit.entry.id] = hit
        first = max(best.values(), key=lambda hit: hit.score, default=None)
        if (any_name := self._asked_of_any(part, found, first)) is not None:
            best.setdefault(any_name.entry.id, any_name)
        if part.takes_up and all(hit.score < self._enough(part) for hit in best.values()):
            return _found_for(part.takes_up, found)
        hits = self._of_that_amount(sorted(best.values(), key=lambda hit: -hit.score), part)
        if part.inherited and hits and _of_another_track(hits[0], part):
            # 授权期只剩半年, of a case: what is said of the brand only is not asked for.
            near = (hit for hit in hits if hits[0].score - hit.score <= self._at.twin)
            own_track = next((hit for hit in near if not _of_another_track(hit, part)), None)
            hits = [own_track, *(hit for hit in hits if hit is not own_track)] if own_track else hits
        if part.again:  # 那名品呢 after another programme is about ours
            ours = [hit for hit in hits if hit.entry.want != "out_of_scope"]
            ours = [hit for hit in ours if not _of_another_track(hit, part)] or ours
            return ours if ours and ours[0].score >= self._enough(part) else hits
        return hits

    def _of_that_amount(self, hits: Sequence[GuidanceHit], part: Part) -> Sequence[GuidanceHit]:
        """The hits less the answers for other numbers than the one asked about, led by the one for just this number."""
        asked = [float(q.value) for q in quantities(part.question) if q.kind in ("", "count")]
        if len(asked) != 1 or not any(hit.entry.amount for hit in hits) or _BOUND.search(part.question):
            return hits
        fit = [hit for hit in hits if hit.entry.amount is None or hit.entry.amount.holds(asked[0])]
        just = next((hit for hit in fit if hit.entry.amount), None)
        if (
            just is None
            or just.score < self._enough(part)
            or fit[0].score - just.score > self._at.overview
            or not set(just.entry.clauses) & set(fit[0].entry.clauses)
        ):
            return fit
        return [just.model_copy(update={"score": fit[0].score}), *(hit for hit in fit if hit is not just)]

    def _asked_of_any(
        self, part: Part, found: Sequence[Guided], best: GuidanceHit | None
    ) -> GuidanceHit | None:
        """What answers the question whatever it is asked of, where its name alone found no more than an overview.

        案例怎么报 is nearest to what a case is; 怎么报 is answered for the whole policy.
        """
        if best is not None and not best.entry.overview and best.score >= self._at.beside:
            return None
        fitting = (
            hit
            for hit in _found_for(part.unnamed, found)
            if hit.entry.ours
            and not hit.entry.overview
            and hit.score >= self._at.sure
            and not _of_another_track(hit, part)
        )
        return next(fitting, None)

    def _is_aside(self, hit: GuidanceHit) -> bool:
        """Whether a follow-up that finds this is small talk, or about something that is not ours."""
        return not hit.entry.ours and hit.score >= self._at.aside

    def _guided_well(self, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a question that nothing was matched for is about the options as such, not about the asker's own."""
        hits = self._guided(evidence, part)
        if not hits or hits[0].score < self._at.guidance:
            return False
        entry = hits[0].entry
        return not describes(entry) and (
            not is_personal(part.question) or entry.want not in ("direction", "dimension")
        )

    def _chooses(self, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a question is surely one of how to choose among the options, not which one a project fits."""
        hits = self._guided(evidence, part)
        return bool(hits) and hits[0].score >= self._at.sure and not describes(hits[0].entry)

    def _sets_apart(self, result: MatchResult, part: Part, evidence: Sequence[Evidence]) -> bool:
        """Whether a worded answer surely sets apart just the two options that are asked about."""
        hits = self._guided(evidence, part)
        options = {ranked.clause for ranked in result.ranked}
        return (
            bool(hits)
            and hits[0].score >= self._at.sure
            and len(options.intersection(hits[0].entry.clauses)) == 2
        )

    # Validity

    def _due(self, item: Reckoned, part: Part, language: Language) -> str:
        """How far off the days are that the text names, in one sentence each, and whose days they are."""
        lines: list[str] = []
        for due, when, left in item.days(part.question):
            key = "due_ahead" if left > 0 else "due_passed" if left < 0 else "due_today"
            lines.append(
                say(
                    key,
                    language,
                    what=worded(due.what, language),
                    due=day(when, language),
                    as_of=day(item.as_of, language),
                    days=abs(left),
                    s="" if abs(left) == 1 else "s",
                    mark=_mark(due.clause),
                )
            )
        clause = item.days(part.question)[0][0].clause
        lines.append(say("due_year", language, mark=_mark(clause)))
        if item.policy.due_note:
            lines.append(_with_mark(worded(item.policy.due_note, language), clause))
        return (" " if language == "en" else "").join(lines)

    def standing(self, item: Standing, language: Language, key: str = "status") -> str:
        """Whether a policy is in force, in one sentence with its mark."""
        policy = item.policy
        validity = policy.validity
        # Where no clause speaks of validity, the one that says whom to turn to is the nearest.
        nearest = next((contact.clause for contact in policy.contacts if contact.clause), None)
        mark = "".join(_mark(c) for c in (validity.clause or nearest,) if c)
        if key == "notice":
            ask = self.ask(policy.id, language)
            return say(
                f"notice_{item.status}", language, as_of=day(item.as_of, language), policy=_named(policy, language),
                mark=mark, ask=ask,
            )  # fmt: skip
        years = ""
        if validity.begins_earliest and validity.ends_earliest:
            years = str(validity.ends_earliest.year - validity.begins_earliest.year)
        dated = policy.issued and policy.published and validity.ends_earliest and validity.ends_latest
        worded_as = "in_force_until" if item.status == "in_force" and dated else item.status
        return say(
            f"status_{worded_as}",
            language,
            as_of=day(item.as_of, language),
            policy=_named(policy, language),
            mark=mark,
            years=years,
            issued=day(policy.issued, language) if policy.issued else "",
            published=day(policy.published, language) if policy.published else "",
            ends_first=day(validity.ends_earliest, language) if validity.ends_earliest else "",
            ends=day(validity.ends_latest, language) if validity.ends_latest else "",
        )


def day(date: dt.date, language: Language) -> str:
    """A date as people write it."""
    if language == "en":
        return f"{date.day} {date:%B} {date.year}"
    return f"{date.year}年{date.month}月{date.day}日"


def _found_for(query: str, evidence: Sequence[Evidence]) -> list[GuidanceHit]:
    """The guidance found for one query, best first."""
    return [hit for item in evidence if isinstance(item, Guided) and item.query == query for hit in item.hits]


def _introduces(entry: GuidanceEntry, *, meaning: bool) -> bool:
    """Whether an entry says what a policy is, or what a word means where no ``meaning`` is asked for."""
    return (entry.want == "term" and not meaning) or (entry.want == "about" and entry.overview)


def _describing(text: str) -> bool:
    """Whether a text is long enough to describe a project, and not only to ask for a direction."""
    return len(re.findall(r"[一-鿿]", text)) > 16 or len(re.findall(r"[A-Za-z]+", text)) > 9


def _whole(said: Sequence[str]) -> Sequence[str]:
    """The words that stand together in the description; those with a gap only where there are no others."""
    return [word for word in said if "…" not in word] or said


def best_sentence(text: str, question: str) -> str:
    """The sentence of a clause that shares most with the question; an exact part of ``text``."""
    sentences: list[str] = [
        s.strip() for s in _SENTENCE.findall(text.replace("\n", "。\n")) if len(s.strip()) > 6
    ]
    sentences = [s for s in (s if s in text else s.rstrip("。") for s in sentences) if s in text]
    if not sentences:
        return text
    asked = _bigrams(question)
    return max(sentences, key=lambda s: (len(asked & _bigrams(s)) / (len(s) + 20) ** 0.5, -text.index(s)))


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _named(policy: Policy, language: Language) -> str:
    return policy.short.en if language == "en" else f"《{policy.title.zh.strip('《》')}》"


def _put_again(part: Part, understanding: Understanding) -> bool:
    """Whether a question of before is put again, or of other facts than those which a rule was found for."""
    return bool(part.earlier or part.topic or part.again or understanding.corrected)


def _of_another_track(hit: GuidanceHit, part: Part) -> bool:
    """Whether an entry is about other tracks than the one asked about."""
    asked = set(part.scope.tracks)
    return bool(asked and hit.entry.tracks) and asked.isdisjoint(hit.entry.tracks)


def _heading(clause: Clause, language: Language) -> str:
    """What a clause is headed, in the asker's language where there is a rendering of it."""
    heading = clause.english[0] if language == "en" and clause.english else clause.heading or clause.label
    return re.sub(r"^(?:\(\d+\)|\d+[.、])\s*", "", heading.rstrip(".:：。")).partition(". ")[0]


def _mark(clause: str) -> str:
    return f"[[{clause.partition('#')[0]}]]"


def _with_mark(sentence: str, clause: str) -> str:
    """``sentence`` with its mark before the full stop."""
    stripped = sentence.rstrip("。.")
    stop = sentence[len(stripped) :] or ("。" if re.search(r"[一-鿿]", sentence) else ".")
    gap = "" if re.search(r"[一-鿿]", stripped[-2:]) else " "
    return f"{stripped}{gap}{_mark(clause)}{stop}"


def _paragraphs(lines: Sequence[str]) -> str:
    """List items stay together, everything else is a paragraph of its own."""
    text = ""
    for line in lines:
        if text:
            text += "\n" if line.startswith("- ") and text.rpartition("\n")[2].startswith("- ") else "\n\n"
        text += line
    return text


def _overall(statuses: Sequence[AnswerStatus]) -> AnswerStatus:
    for status in (
        AnswerStatus.ANSWERED,
        AnswerStatus.CLARIFICATION,
        AnswerStatus.NOT_STATED,
        AnswerStatus.REFUSED,
    ):
        if status in statuses:
            return status
    return statuses[0]


def _whole_question(entry: GuidanceEntry, language: Language) -> str:
    """A way of asking an entry that stands on its own: the first that is neither a word or two nor a story."""
    least, most = (20, 80) if language == "en" else (8, 28)
    ways = entry.questions.en if language == "en" else entry.questions.zh
    return next((way for way in ways if least <= len(way) <= most), "")
