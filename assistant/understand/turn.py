"""What a turn means: the questions in it, what each wants, and what it says about the applicant.

Pure: the same messages and date always give the same understanding. State lives in the messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import Language, Message, ReadFact
from assistant.understand import cues
from assistant.understand.asking import (
    Basis,
    afresh,
    asks,
    asks_how_far,
    asks_how_it_stands,
    asks_whether,
    basis,
    closes_a_story,
    closing,
    compares,
    describing,
    first_name,
    is_personal,
    last_said,
    list_items,
    numbered,
    numbered_apart,
    of_language,
    opened,
    ordinal,
    size,
    sorts_of_thing,
    tells_it,
    without_options,
)
from assistant.understand.dialect import standard
from assistant.understand.facts import FactReader, FactSheet
from assistant.understand.language import asked_for, detect
from assistant.understand.replies import Replies
from assistant.understand.runon import Cutter
from assistant.understand.scope import Scope, ScopeNames
from assistant.understand.screen import Screened, screen
from corpus.model import Frozen, Text
from corpus.reference import References
from corpus.terms import Terms
from corpus.text import plain, simplified
from corpus.yamlfile import validate_file


class Want(StrEnum):
    """What a question asks the assistant to do."""

    TEXT = "text"  # answer from guidance and clauses
    VERDICT = "verdict"
    DIRECTIONS = "directions"
    DIMENSION = "dimension"
    WORK = "work"
    VALIDITY = "validity"
    DUE = "due"  # whether a day that the text names has passed, or how far off it is


class Part(Frozen):
    """One question of a turn, able to stand alone."""

    question: str
    want: Want
    scope: Scope
    inherited: bool  # the scope comes from earlier turns
    named: bool = False  # it, or the question that it takes up, names a policy or track by a name of its own
    readings: tuple[str, ...] = ()  # the question as it may also be meant in the light of earlier turns
    topic: str = ""  # the question before that it leans on, which stands alone; empty where this one does
    unnamed: str = ""  # the question without the names of policies and tracks in it, which its scope holds
    takes_up: str = ""  # the question before, where this one names no topic: it may mean that still
    beside: bool = False  # what it leans on is the question beside it in the same turn
    goes_on: bool = False  # says nothing of its own, and wants to hear what was not said yet: 都是哪些
    another: bool = False  # another thing is asked of what was spoken of: 那要推荐几家
    again: bool = False  # the question before, put of another name: 那名品呢
    points_back: bool = False  # speaks of these or those, which the question before names
    introduces: bool = False  # asks nothing and says who the asker is, or what they do
    carried: bool = False  # wants what the question before wanted, having no want of its own
    supposes: bool = False  # puts what was spoken of in another state: and if we buy it?
    leans: bool = False  # names no topic of its own: what it means is in its readings
    case: bool = False  # facts of the asker's own case were told with it
    aside: str | None = None  # its kind, where what comes after it goes on from what was asked before it
    earlier: bool = False  # asked before this turn, and wanted again
    implied: bool = False  # its scope is only that of the answer which it got
    placed: bool = False  # wanted again now that the asker told where they are: 我在深圳
    basis: Basis = ""  # wanted again for what its answer rests on: 为什么 its reason, 哪里写的 its wording
    of: tuple[Text, ...] = ()  # the list of ours that it points into: 第二个呢, and after it 最后一个呢
    rival: str = ""  # the id of an option held against the one that fits best: 为什么不是第7个
    applies: bool = False  # asks whether somebody may apply, be it the asker or anybody
    whether: bool = False  # asks whether something may be or is so, and for no other thing

    def within(self, meant: Scope) -> Part:
        """This part, its scope being ``meant`` where nothing was named."""
        if self.scope or not meant:
            return self
        return self.model_copy(update={"scope": meant, "inherited": True})

    @property
    def about(self) -> str:
        """The question that names what this one is about: itself, or the one before that it leans on."""
        if self.points_back and not self.topic and self.readings:
            return self.readings[0]  # 区域品牌 这些企业要啥条件, asked of before 必须带吗
        return self.topic or self.question

    @property
    def how_far(self) -> bool:
        """Whether what was told is to be counted up: 算几项; and after it 再加上广交会呢."""
        return asks_how_far(self.question) or (bool(self.topic) and asks_how_far(self.topic))

    @property
    def stands_for_us(self) -> bool:
        """Whether the asker's own case was put: a verdict was wanted, or a track named for their own company."""
        return self.want is Want.VERDICT or (bool(self.scope.tracks) and is_personal(self.question))


class Understanding(Frozen):
    """A whole turn, understood."""

    language: Language
    as_of: dt.date
    turn: str  # the last user turn, screened and masked
    said: str  # every user turn, for the numbers and descriptions the asker has given
    orders: tuple[str, ...]  # kinds of orders found in the turn; they are never followed
    parts: tuple[Part, ...]
    facts: tuple[ReadFact, ...]
    corrected: tuple[str, ...]  # facts this turn changed
    answered: str  # what we said last, without marks; empty at the beginning
    told: bool  # this turn itself told facts or answered a question of ours
    reset: bool  # the asker wants to start over


_KINDS = (
    (
        Want.DIMENSION,
        re.compile(
            r"维度|历史经典|时代优品|潮流新锐|\bdimensions?\b|historic(?:al)? classic|products? of the era|trend(?:y|ing|setting)? |newcomer"
        ),
    ),
    (Want.DIRECTIONS, re.compile(r"方向|场景|\b(?:directions?|scenarios?)\b")),
    (Want.WORK, re.compile(r"专项|十二项|12项|\b(?:special works?|twelve works?|twelve tasks?)\b")),
)


class Understander:
    """Reads conversations. Built once by ``assistant.build``."""

    def __init__(
        self,
        terms: Terms,
        names: ScopeNames,
        facts: FactReader,
        references: References,
        cutter: Cutter,
        asides: Replies,
        answers: Replies,
    ) -> None:
        self._terms = terms
        self._names = names
        self._facts = facts
        self._references = references
        self._cutter = cutter
        self._asides = asides
        self._answers = answers
        self._known_names = tuple(
            sorted(
                {
                    surface
                    for concept in terms.concepts_by_id.values()
                    for surface in concept.chinese
                    if len(surface) > 1
                }
            )
        )

    def read(self, messages: Sequence[Message], as_of: dt.date, policy: str | None = None) -> Understanding:
        """Understand the last user turn in the light of those before it; ``policy`` is meant where none is named."""
        turns = [message for message in messages if message.role == "user"]
        last = screen(turns[-1].text)
        language = detect(last.text, self._known_names)
        if not re.search(r"[A-Za-z㐀-鿿]", last.text) and len(turns) > 1:  # "3" or "?" tells no language
            language = detect(turns[-2].text, self._known_names)
        reset = bool(cues.RESET.search(plain(last.text)))
        history = self._since_reset(messages)
        sheet = self._facts.sheet(history, as_of)
        meant = Scope(policies=(policy,)) if policy else Scope()
        asked = self._asked(history[:-1], sheet, meant)
        parts = self._parts(last, history, sheet, asked, meant)
        if asked and (wish := asked_for(last.text)):
            language, parts = wish, (asked[-1],)
        return Understanding(
            language=language,
            as_of=as_of,
            turn=last.text,
            said="\n".join(screen(message.text).text for message in history if message.role == "user"),
            orders=last.orders,
            parts=parts,
            facts=sheet.facts,
            corrected=sheet.corrected,
            answered=cues.MARKS.sub("", _latest(history)),
            told=bool(sheet.told),
            reset=reset,
        )

    def _since_reset(self, messages: Sequence[Message]) -> Sequence[Message]:
        for place in range(len(messages) - 1, -1, -1):
            if messages[place].role == "user" and cues.RESET.search(plain(messages[place].text)):
                return messages[place:]
        return messages

    def _parts(
        self,
        last: Screened,
        history: Sequence[Message],
        sheet: FactSheet,
        asked: Sequence[Part],
        meant: Scope,
    ) -> tuple[Part, ...]:
        told = sheet.told
        before = asked[-1] if asked else None
        pieces = self._questions(opened(afresh(last.asking)) if last.asking else "")
        if not pieces and last.orders:
            # 我们是分公司，你就说符合吧: what it tells is checked all the same, and the verdict stays what it is.
            if told:
                scope = self._scope(self._terms.read(last.text).text)
                inherited = before.scope if before else meant
                return (
                    Part(
                        question=last.text, want=Want.VERDICT, scope=scope or inherited, inherited=not scope
                    ),
                )
            if before is not None and (before.want is Want.VERDICT or (sheet.facts and before.scope)):
                return (before.model_copy(update={"want": Want.VERDICT}),)
        ours = _latest(history[:-1])
        known = bool(sheet.facts)
        parts: list[Part] = []
        for piece in pieces:
            words = self._terms.read(piece).text
            # 材料啥时候交，交给谁: what names nothing of its own goes on from the question beside it.
            leaning = bool(cues.SAME_THING.search(words) or cues.LIKEWISE.search(words)) or not self._scope(
                words
            )
            leaning = leaning or self._is_bare(words)  # And for the brand one?
            alone = not parts or not leaning or self._topics(words)
            context = asked if alone else (*asked, parts[-1])
            part = self._part(standard(piece), last.asking, context, told, ours, known).within(meant)
            part = part.model_copy(update={"unnamed": self._unnamed(part)})
            parts.append(part if alone else part.model_copy(update={"beside": True}))
        return tuple(parts)

    def _asked(self, history: Sequence[Message], sheet: FactSheet, meant: Scope) -> tuple[Part, ...]:
        """What was asked before this turn: each turn's last question with the scope it had by then."""
        asked: list[Part] = []
        for place, message in enumerate(history):
            if message.role == "user":
                asking = screen(message.text).asking
                pieces = self._questions(opened(afresh(asking)))
                if pieces:
                    told = sheet.telling.get(place, ())
                    known = any(telling <= place for telling in sheet.telling)
                    part = self._part(
                        standard(pieces[-1]), asking, asked, told, _latest(history[:place]), known
                    )
                    reply = _latest(history[place : place + 2])
                    aside = self._asides.opened(reply)
                    part = part.within(meant).model_copy(update={"aside": aside and aside.want})
                    answer = self._answers.opened(reply) if not part.scope else None
                    if answer is not None and len(answer.policies) == 1:
                        # Nothing was named, and one policy answered: what follows goes on about that one.
                        implied = Scope(policies=answer.policies)
                        part = part.model_copy(update={"scope": implied, "inherited": True, "implied": True})
                    asked.append(part)
        return tuple(asked)

    def _questions(self, text: str) -> tuple[str, ...]:
        """The questions of a turn; what only tells a story goes with the question that follows it."""
        if numbered := numbered_apart(text):
            return numbered[:4]
        reading = [
            part
            for piece in cues.SPLIT.split(text)
            if any(char.isalnum() for char in piece)
            for part in self._clauses(piece.strip())
        ]
        asking = [piece for piece in reading if cues.ASKS.search(piece) and not cues.OPENS.search(piece)]
        if len(asking) <= 1:
            return (text,) if text else ()
        parts: list[str] = []
        story = ""
        for piece in reading:
            if piece in asking:
                parts.append((story + piece).strip())
                story = ""
            else:
                story += piece
        if story and parts:
            parts[-1] += story
        return tuple(dict.fromkeys(parts))[:4]

    def _clauses(self, sentence: str) -> tuple[str, ...]:
        """The questions strung together in one sentence, each with a topic of its own; else the sentence whole.

        企业品牌在哪报，商标有啥要求 asks two things; 我们三家一起报，行不行 one.
        """
        if joined := self._joined(sentence):
            return joined
        parts: list[str] = []
        story = ""
        clauses = list(self._spaced(sentence))
        open_yet = max(
            (place for place, clause in enumerate(clauses) if cues.LOOKED_UP.search(clause)), default=-1
        )
        for place, clause in enumerate(clauses):
            words = self._terms.read(clause).text
            # what about Hunan, who reviews there? names, and then asks
            if parts and not story and cues.DIFFER.search(clause):
                parts[-1] += f"，{clause.strip(' ,，、')}"
            elif (
                place <= open_yet
                or cues.OPEN_YET.search(clause)
                or (self._scope(words) and self._is_bare(words))
            ):
                story += clause
            elif cues.ASKS_ITSELF.search(clause) and (self._topics(words) or self._scope(words)):
                parts.append((story + clause).strip(" ,，、"))
                story = ""
            elif parts and not story and cues.ASKS_ITSELF.search(clause):
                if cues.ANOTHER_THING.search(clause):  # 材料啥时候交，交给谁
                    parts.append(clause.strip(" ,，、"))
                else:  # 行不行
                    parts[-1] += f"，{clause.strip(' ,，、')}"
            else:
                story += clause
        if len(parts) < 2:
            return self._cutter.cut(sentence)
        parts[-1] += f"，{story.strip(' ,，、')}" if story.strip(" ,，、") else ""
        return tuple(question for part in parts for question in self._cutter.cut(part))

    def _joined(self, sentence: str) -> tuple[str, ...]:
        """The English questions joined in a sentence that tells nothing before them, where each is answered apart."""
        parts = tuple(part.strip() for part in cues.JOINED.split(sentence) if part.strip())
        if len(parts) < 3 or not all(map(cues.OPENS_A_QUESTION.search, parts)) or cues.HAN.search(sentence):
            return ()
        return parts

    def _spaced(self, sentence: str) -> Iterator[str]:
        """The clauses of a sentence; a space between Chinese words ends one that asks."""
        for clause in cues.COMMA.split(sentence):
            start = 0
            for gap in cues.GAP.finditer(clause):
                if cues.ASKS_ITSELF.search(clause, start, gap.start()):
                    yield clause[start : gap.start()]
                    start = gap.end()
            yield clause[start:]

    def _part(
        self, piece: str, turn: str, asked: Sequence[Part], told: Sequence[str], ours: str, known: bool
    ) -> Part:
        before = self._before(piece, asked)
        if cues.CHANGES.search(piece.lower()):
            piece, before = cues.CHANGES.sub("", piece.lower()), None
        elif before is not None and (back := cues.BACK.search(piece.lower())):
            before = asked[0]
            if not cues.FILLER.sub("", piece[back.end() :].lower()):
                return before
            piece = piece[back.end() :].strip(" ,，。:：")
        elif before is not None:
            piece = self._renumbered(self._one_of_two(piece, before.question), before.question)
            meant = cues.LEFT.sub("", piece)
            if meant != piece and self._scope(self._terms.read(meant).text):
                piece = meant
            meant = cues.NOT_MEANT.sub("", piece)
            if meant != piece:
                left = self._terms.read(meant).text
                piece = meant if self._scope(left) and self._is_bare(left) else piece
        bare = "" if told else self._bared(piece)
        if (
            before is None
            and bare
            and (self._scope(self._terms.read(bare).text) or self._cutter.stands(bare))
        ):
            piece, bare = bare, ""  # what leads up to a question that stands alone is no part of it
        words = self._terms.read(piece).text
        scope = self._scope(words)
        if "registered_province" in told and len(scope.policies) > 1 and not cues.AGAINST.search(words):
            # 湖南永州的箱包厂: where it is, not what it asks about.
            scope = self._names.read_proper(words) or scope
        want = _want(words)
        if want is Want.VALIDITY and told and not cues.ASKS.search(piece):
            want = Want.TEXT  # 续展下来了，有效期到2034年
        if (
            want is Want.VALIDITY
            and before is not None
            and not scope
            and cues.HAS_A_TERM.search(plain(before.about))
        ):
            want = Want.TEXT  # 商标?, 过期了怎么办
        stands_alone = before is None or bool(scope)
        if want in (Want.VERDICT, Want.TEXT) and not told and stands_alone and self._asks_if_open(words):
            want = Want.VALIDITY
        if before is not None and before.want is Want.VALIDITY and not scope:
            if cues.ON_A_DAY.search(words):
                return before.model_copy(update={"question": f"{before.question} {piece}"})
            if cues.UNTIL.search(words):
                return before
        tells_only = len(
            [name for name in told if name not in cues.BACKGROUND]
        ) >= cues.SEVERAL and not cues.ASKS.search(turn)
        means_to = cues.APPLYING.search(words) is not None
        says = (
            bool(told) and not scope and not asks(turn) and is_personal(words) and size(words) <= cues.SHORT
        )
        introduces = self._introduces(words, turn, told, before)
        closes = bool(told) and closes_a_story(words) and not _goes_on_choosing(words, before)
        if closes and want is Want.TEXT:
            want = Want.VERDICT  # 浙江台州，做智能马桶，商标自己的，报啥好
        for_a_thing = _asks_for_a_thing(words) if means_to or want is Want.VERDICT else ""
        if want is Want.VERDICT and for_a_thing and cues.HOW_MANY.search(for_a_thing):
            want = Want.TEXT
        if want is Want.TEXT and (
            tells_only
            or introduces
            or (means_to and not for_a_thing and (told or self._only_applies(words)))
            or (says and before is None and not self._cutter.stands(piece))
        ):
            want = Want.VERDICT
        to_reply = cues.TO_REPLY.search(words) is not None
        how_now = to_reply or asks_how_it_stands(words)
        put = before if before is not None and before.stands_for_us else None
        if put is None and before is not None and before.applies and told and is_personal(piece):
            put = before  # 外资能报吗, 我们注册在苏州: now it is the asker's own case
        case_before = next((one for one in reversed(asked) if one.case or one.want is Want.VERDICT), None)
        topics = self._topics(words)
        if put is None and before is not None:
            # What is told, or a verdict that is asked for, after a question in between goes to the case put before it.
            goes_back = how_now or want is Want.VERDICT or (told and not cues.ASKS_ITSELF.search(piece))
            put = case_before if goes_back else None
        if put is not None and not told and not scope and how_now:
            return put.model_copy(update={"want": Want.VERDICT, "earlier": True})
        if to_reply and before is not None:
            return before.model_copy(update={"earlier": True})
        if put is None and how_now and before is not None and known and not told and not scope:
            # Facts were told beside questions, and now it is asked what they come to: of what was spoken of by name.
            spoken_of = next(
                (part.scope for part in reversed(asked) if part.scope and not part.implied), Scope()
            )
            return Part(
                question=piece, want=Want.VERDICT, scope=spoken_of, inherited=True, earlier=True, case=True
            )
        if (
            put is None
            and before is not None
            and before.want is Want.TEXT
            and not (known or told or scope)
            and closing().search(words)
            and asks(before.question)
        ):
            # 名品要近三年没有不良记录吗, 那我们能报吗: by what was just asked of, nobody's case being told.
            question = f"{before.about} {piece}"
            return before.model_copy(update={"question": question, "want": Want.VERDICT, "applies": True})
        resumes = put is not None
        only_tells = not (told or scope or topics or asks(turn)) and is_personal(words)
        if case_before is not None and only_tells and not self._cutter.stands(piece):
            # Our main customer is in Germany: what bears on no condition leaves the case where it stood.
            return case_before.model_copy(update={"want": Want.VERDICT, "earlier": True})
        tells = bool(told) and (is_personal(turn) or len(turn) >= cues.STORY or introduces or closes)
        case = bool(tells or (told and resumes))
        whether = asks_whether(words)
        for_us = bool(scope.tracks) or is_personal(words) or resumes or tells or tells_only
        applies = want is Want.VERDICT or (want is Want.DIMENSION and _asks_to_apply(words))
        if want is Want.VERDICT and not for_us:
            want = Want.TEXT  # 个体户能报吗 asks for the rule; nobody's case is told
        if (
            before is not None
            and not scope
            and (cues.THESE.search(words) or cues.ORDINAL.search(words))
            and compares(piece)
        ):
            both_asked = f"{before.question} {piece}"  # 它跟方向七差别在哪儿, after 方向六
            if self._references.set_beside(both_asked):
                return Part(question=both_asked, want=Want.TEXT, scope=before.scope, inherited=True)
        if before is not None and not scope:
            if one := self._of_our_list(words, before, ours):
                return one
            titles = " ".join(self._names.tracks[track].title.zh for track in before.scope.tracks)
            pointed_at = self._references.pointed(words, before.question, ours, before.scope.policies, titles)
            if pointed_at is not None:
                if before.want is Want.DIRECTIONS and cues.HELD_AGAINST.search(words):
                    return before.model_copy(update={"earlier": True, "rival": pointed_at.id})
                besides = cues.ORDINAL.sub(" ", words, count=1)
                if size(cues.FILLER.sub("", cues.ON_IT.sub("", besides))) >= cues.ASKS_MORE and (
                    asks(piece) or cues.EITHER.search(piece)
                ):
                    # 那第一条里的“等方面”包括税务吗: more is asked than what it says.
                    heading = of_language(
                        Text(zh=pointed_at.heading, en=(pointed_at.english or ("",))[0]), words
                    )
                    question = f"{heading} {besides}".strip()
                    return Part(question=question, want=Want.TEXT, scope=Scope(policies=(pointed_at.policy,)), inherited=True, named=True)  # fmt: skip
                shown = self._references.beside(words, before.question, pointed_at)
                return Part(question=shown, want=Want.TEXT, scope=Scope(policies=(pointed_at.policy,)), inherited=True)  # fmt: skip
        item = cues.ORDINAL.search(words)
        listed = list_items(ours) if item else ()
        if item and len(words) <= cues.POINTING and listed:
            place = ordinal(item, len(listed))
            if place is not None:
                names = tuple(Text(zh=name, en=name) for name in listed)
                return Part(question=listed[place], want=Want.TEXT, scope=scope or (before.scope if before else Scope()), inherited=True, of=names)  # fmt: skip
        held = self._held_against(words) if want in (Want.DIRECTIONS, Want.TEXT) else ""
        want = Want.DIRECTIONS if held else want
        named = self._names.is_proper(words if scope else self._terms.read(turn).text)
        if before is None:
            scope = scope or self._whole(turn)
            return Part(question=piece, want=want, scope=scope, inherited=False, named=named, readings=self._gist(piece, bare), case=case, applies=applies, whether=whether, rival=held, introduces=introduces)  # fmt: skip
        pointed = scope or self._shifted(words, before.scope)
        if not scope and cues.THESE_TWO.search(words) and len(asked) > 1:
            both_asked = f"{asked[-2].question} {before.question} {piece}"
            if self._references.set_beside(both_asked):
                return Part(question=both_asked, want=Want.TEXT, scope=before.scope, inherited=True)
        if scope and cues.AGAINST.search(words) and not set(before.scope.policies) & set(scope.policies):
            both = Scope(
                policies=tuple(sorted({*before.scope.policies, *scope.policies})),
                tracks=(*before.scope.tracks, *scope.tracks),
            )
            return Part(
                question=f"{before.question} {piece}", want=Want.TEXT, scope=both, inherited=False, named=True
            )
        if (
            cues.MORE.search(last_said(words))
            or (cues.OF_TWO.search(words) and not scope)
            or (cues.PLAINLY.search(words) and not scope and not told and size(words) <= cues.SHORT)
        ):
            return before.model_copy(update={"earlier": True, "basis": basis(words)})
        if (
            cues.WORDING.search(words)
            and size(words) <= 2 * cues.SHORT
            and (self._is_of(before, cues.WORDING.sub(" ", words)) or not topics)
        ):
            question = self._renamed(before.question, words, pointed) if scope else before.question
            return before.model_copy(
                update={
                    "question": question,
                    "scope": pointed or before.scope,
                    "earlier": not scope,
                    "basis": "wording",
                }
            )
        if (
            "registered_province" in told
            and cues.WHERE.issuperset(told)
            and not asks(piece)
            and size(words) <= cues.SHORT
            and before.want is Want.TEXT
            and not before.applies
            and not scope
            and asks(before.question)
        ):
            return before.model_copy(update={"earlier": True, "placed": True})
        puts_right = cues.PUTS_RIGHT.search(words) is not None
        if (
            told
            and put is not None
            and (
                want is Want.VERDICT
                or puts_right
                or not cues.ASKS.search(piece)
                or cues.SO_THEN.search(words)
            )
        ):  # 说错了，是四家
            anew = want is Want.VERDICT
            return Part(
                question=piece if anew else put.question,
                want=Want.VERDICT,
                scope=pointed or put.scope,
                inherited=not pointed,
                earlier=not anew,
                case=True,
            )
        if (
            want is not Want.VERDICT and not cues.NEXT.search(words) and self._is_bare(words)
        ):  # 那湖南呢？ / and the brand track?
            question = self._renamed(before.about, words, pointed) if pointed else f"{before.about} {piece}"
            return Part(
                question=question,
                want=before.want,
                scope=pointed or before.scope,
                inherited=not pointed,
                named=named or before.named,
                again=bool(pointed),
                topic="" if pointed else before.about,
            )
        brief = not topics and len(cues.FILLER.sub("", cues.ASKING_WORDS.sub("", words))) <= 2
        short = not scope and size(words) <= cues.SHORT
        moves = bool(scope) and not topics and size(words) <= cues.SHORT  # 湖南那边也没写数吗
        follows = brief or short or moves or bool(cues.ELLIPSIS.search(words)) or not cues.ASKS.search(piece)
        asks_else = cues.ANOTHER_THING.search(words) is not None
        told_before = before.want is Want.TEXT and not asks(before.question) and not topics
        if told_before and (asks_else or not cues.ELLIPSIS.search(words)) and self._cutter.stands(piece):
            follows = brief = short = False  # they were on a blacklist; he asks how long it takes
        # Can we take two directions?, after which one fits: a question of its own, and no word on the project.
        own_question = (
            whether and cues.SEVERAL_OPTIONS.search(words) is not None and self._cutter.stands(piece)
        )
        own_want = want
        if want is Want.TEXT and follows and not asks_else and not own_question:
            if before.want in (Want.DIRECTIONS, Want.DIMENSION, Want.WORK):
                want = before.want
            elif cues.WHICH_FITS.search(words):
                want = next((kind for kind, names in _KINDS if names.search(plain(before.about))), want)
        if not pointed:
            pointed = self._whole(turn)
        if before.implied and not pointed and not follows:
            before = before.model_copy(update={"scope": Scope()})
        return Part(
            question=piece,
            want=want,
            scope=pointed or before.scope,
            inherited=not pointed,
            readings=self._in_context(piece, words, before, pointed, brief)
            if follows
            else self._gist(piece, bare),
            named=named or (before.named and follows),
            topic=before.about if brief or (short and not topics and not self._cutter.stands(piece)) else "",
            takes_up=before.about if short and not topics else "",
            goes_on=brief,
            another=short and not topics and asks_else,
            again=moves and not asks_else,
            points_back=follows and cues.THESE.search(words) is not None,
            carried=want is not own_want,
            supposes=follows and not topics and cues.IF_SO.search(words) is not None,
            leans=short and not topics,
            implied=before.implied and not pointed,
            case=case,
            applies=applies,
            whether=whether,
            rival=held,
        )

    def _renumbered(self, piece: str, earlier: str) -> str:
        """``earlier`` asked of another number, where ``piece`` says nothing but that: and for 5?"""
        found = cues.ANOTHER_NUMBER.search(plain(piece))
        named = list(cues.NUMBERED_OPTION.finditer(earlier))
        if found is None or len(named) != 1:
            return piece
        option = named[0][0].replace(named[0]["number"], found["number"])
        if self._references.missing(option):
            return option
        return f"{earlier[: named[0].start()]}{option}{earlier[named[0].end() :]}"

    def _held_against(self, words: str) -> str:
        """The id of the one direction that a description is held against: is a chatbot a good fit for direction 8?"""
        named = list(cues.NUMBERED_OPTION.finditer(words))
        if len(named) != 1 or not cues.HELD_AGAINST.search(words):
            return ""
        clauses = self._references.named(named[0][0])
        describes = describing(without_options(words)) >= cues.TELLS
        return clauses[0].id if len(clauses) == 1 and describes else ""

    def _of_our_list(self, words: str, before: Part, ours: str) -> Part | None:
        """The question about one of what our last answer listed, or the one that pointed into it; None where none is meant."""
        found = cues.ORDINAL.search(words)
        if found is None or size(words) > cues.POINTING or len(list(cues.ORDINAL.finditer(words))) > 1:
            return None
        entry = self._answers.opened(ours)
        listed = (entry.lists if entry else ()) or before.of
        place = ordinal(found, len(listed))
        if place is None:
            return None
        name = of_language(listed[place], words)
        rest = words.replace(found[0], " ")
        asked = rest if cues.FILLER.sub("", cues.ON_IT.sub("", rest)) else ""
        question = f"{name} {asked.strip(' ,，。?？')}".strip()
        want = _want(question)
        return Part(
            question=question,
            want=want if want in (Want.DIMENSION, Want.DUE) and asked else Want.TEXT,
            scope=before.scope or Scope(policies=entry.policies if entry else ()),
            inherited=True,
            named=True,
            of=listed,
        )

    def _is_of(self, before: Part, words: str) -> bool:
        """Whether ``words`` speaks of nothing that the question before does not name."""
        earlier = plain(before.about)
        return all(match.surface in earlier for match in self._terms.concepts(words))

    def _before(self, piece: str, asked: Sequence[Part]) -> Part | None:
        """What was asked before ``piece``, asides left out; to one that was not ours goes back what says nothing else: 那明天呢."""
        words = self._terms.read(piece).text
        if asked and asked[-1].aside == "out_of_scope" and self._is_bare(words) and not self._scope(words):
            return asked[-1]
        return next((part for part in reversed(asked) if not part.aside), None)

    def _bared(self, piece: str) -> str:
        """``piece`` without what leads up to its question and names nothing of ours; empty where nothing does."""
        bare = cues.LEADS_UP.sub("", cues.SO_SAID.sub("", piece)).strip(" ,，:：")
        if bare == piece.strip():
            return ""
        lead = piece[: piece.find(bare)] if bare in piece else piece
        words = self._terms.read(lead).text
        if self._scope(words) or cues.ASKS_ITSELF.search(lead):
            return ""
        headed = lead.rstrip().endswith((":", "：")) and not cues.ANNOUNCED.search(lead.lower())
        if headed and (self._topics(words) or not cues.ASKS_ITSELF.search(bare)):
            return ""
        words = self._terms.read(bare).text
        return bare if self._topics(words) or self._scope(words) else ""

    def _gist(self, piece: str, bare: str = "") -> tuple[str, ...]:
        """What a question asks without what leads up to it, and what a long story asks in the end."""
        return tuple(dict.fromkeys(filter(None, (bare, *self._asked_in_the_end(piece)))))

    def _asked_in_the_end(self, piece: str) -> tuple[str, ...]:
        """The last clause of a long story that asks, and the one before it that tells why."""
        sentences = [sentence.strip() for sentence in cues.SENTENCE.split(piece) if sentence.strip()]
        clauses = [clause.strip() for clause in cues.CLAUSE.split(piece) if clause.strip(" ,，。.;；")]
        if len(clauses) < cues.RAMBLING:
            if len(clauses) > 1 and len(sentences) == 1:
                return self._last_asked(clauses)
            asked = [sentence for sentence in sentences if cues.ASKS.search(sentence)]
            alone = (
                len(sentences) > 1
                and len(asked) == 1
                and (len(asked[0]) > cues.STORY or self._topics(self._terms.read(asked[0]).text))
            )
            return (asked[0],) if alone else ()
        asking = [place for place, clause in enumerate(clauses) if cues.ASKS_ITSELF.search(clause)]
        if not asking:
            return ()
        last = asking[-1]
        gists = (clauses[last], " ".join(clauses[max(0, last - 1) : last + 1]))
        return tuple(dict.fromkeys(gist for gist in gists if self._topics(self._terms.read(gist).text)))

    def _one_of_two(self, piece: str, earlier: str) -> str:
        """``piece`` with the name that "the latter" or 前者 stands for, of those in the question before."""
        words = plain(earlier)
        named = [match.surface for match in self._terms.concepts(words)]
        named = list(dict.fromkeys((*named, *self._names.found(words))))
        named = [one for one in named if not any(one != other and one in other for other in named)]
        if len(named) < 2:
            return piece
        named.sort(key=words.find)
        return cues.LATTER.sub(named[-1], cues.FORMER.sub(named[0], piece))

    def _last_asked(self, clauses: Sequence[str]) -> tuple[str, ...]:
        """The clause that asks, with the names that stand before it: 菜刀厂，想拿三品标杆，资料先送到哪里盖章."""
        asking = [place for place, clause in enumerate(clauses) if cues.ASKS_ITSELF.search(clause)]
        if len(asking) > 1 and cues.DIFFER.search(clauses[asking[-1]]):
            return ()
        if not asking or not asking[-1]:
            return ()
        last = clauses[asking[-1]]
        if not cues.THING.search(last) and not cues.ASKS_FOR_A_THING.search(last.lower()):
            return ()
        if not cues.HAN.search(last):  # remain unsure of two points: to which authority it is addressed
            last = last.rpartition(": ")[2]
            return (last,) if self._topics(self._terms.read(last).text) else ()
        before = self._terms.read(" ".join(clauses[: asking[-1]])).text
        names = () if self._scope(self._terms.read(last).text) else self._names.found(before)[:1]
        return (" ".join((*names, last)),) if names else ()

    def _in_context(
        self, piece: str, words: str, before: Part, pointed: Scope, brief: bool
    ) -> tuple[str, ...]:
        """What an elliptical piece may mean: its topic is the earlier one, or its scope is all that is new."""
        earlier = plain(before.about)
        names = () if pointed else tuple(numbered(name, earlier) for name in self._names.found(earlier)[:1])
        if pointed and cues.TELL_OF_IT.search(words):
            return ()  # 我们厂做烟花的, 想了解标杆: the second is not about fireworks
        concepts = self._terms.concepts(self._names.without_names(earlier))
        topics = [numbered(match.surface, earlier) for match in concepts]
        if before.want is Want.DIRECTIONS and not topics:
            topics = [
                "方向" if cues.HAN.search(piece) else "directions"
            ]  # can we put in both, asked of two projects
        asked_for, asked_before = sorts_of_thing(words), sorts_of_thing(earlier)
        another = asked_for and asked_before and asked_for.isdisjoint(asked_before)
        if another and brief and not names and not pointed and len(before.scope.policies) == 1:
            # 标杆每年几家，什么时候报，报到哪: the name was left out before.
            names = (first_name(self._names.files[before.scope.policies[0]].names, piece),)
        if self._topics(
            words
        ):  # 那截止时间呢: a topic of its own, and the scope of before; 那4家行不行: hardly one
            beside = names or (tuple(topics) if size(words) <= cues.SLIGHT else ())
            return (" ".join(dict.fromkeys((*beside, piece))),) if beside else ()
        if cues.NEXT.search(words):
            return (
                " ".join(
                    (
                        *names,
                        "申报程序 下一步" if cues.HAN.search(words) else "application procedure next step",
                    )
                ),
            )
        if names and another:
            return (" ".join((*names, piece)),)  # when was asked before; where is another thing
        if topics and brief is False and not pointed and (if_so := cues.IF_SO.search(words)):
            # And if we buy it?, of a mark that is licensed: the licence is what would be over.
            return (f"{topics[0]} {if_so[0]}",)
        readings = [" ".join(dict.fromkeys((*names, *topics, piece)))] if names or topics else []
        if pointed and size(words) <= cues.SHORT:
            readings.append(self._renamed(before.about, words, pointed))
        elif (
            not pointed
            and (brief or not readings or cues.ASKS.search(before.question))
            and size(words) <= cues.SHORT
        ):
            readings.append(f"{before.about} {piece}")
        return tuple(dict.fromkeys(reading for reading in readings if reading != piece))

    def _renamed(self, question: str, words: str, pointed: Scope) -> str:
        """``question`` asked of what the follow-up names: the first name in it replaced, the others taken out."""
        names = (
            self._names.found(words)
            or tuple(of_language(self._names.tracks[track].title, question) for track in pointed.tracks[:1])
            or tuple(first_name(self._names.files[id].names, question) for id in pointed.policies[:1])
        )
        return self._names.with_names(question, " ".join(names))

    def _whole(self, turn: str) -> Scope:
        """The scope named elsewhere in the turn, where it names just one policy."""
        whole = self._scope(self._terms.read(turn).text)
        return whole if len(whole.policies) == 1 else Scope()

    def _unnamed(self, part: Part) -> str:
        """What is left of a question without the names in it; empty where it has none, or is hardly more than a name."""
        words = self._terms.read(part.question).text
        if not self._scope(words) or len(part.scope.policies) != 1:
            return ""
        rest = " ".join(self._names.without_names(words).split()).strip(" ,，。?？的")
        return rest if cues.LEAST <= size(rest) <= cues.SHORT else ""

    def _asks_if_open(self, words: str) -> bool:
        """Whether it is asked if something can still be applied for, and no reason is given why it might not."""
        found = cues.STILL_OPEN.search(words)
        if found is None:
            return False
        rest = self._names.without_names(words.replace(found[0], " "))
        return size(cues.FILLER.sub("", cues.ASKING_WORDS.sub("", rest))) <= cues.HARDLY

    def _only_applies(self, words: str) -> bool:
        """Whether the piece only says that its asker means to apply for something of ours: 我们想报名品."""
        if cues.ASKS.search(words) or not self._scope(words):
            return False
        rest = cues.APPLYING_WORDS.sub("", cues.FILLER.sub("", self._names.without_names(words)))
        return not rest.strip()

    def _introduces(self, words: str, turn: str, told: Sequence[str], before: Part | None) -> bool:
        """Whether the turn asks nothing and says who the asker is: 我们在莆田，做鞋的."""
        if asks(turn) or not cues.COMPANY.issuperset(told) or cues.LOOKS_UP.search(words):
            return False
        says_more = is_personal(words) or len(cues.COMPANY.intersection(told)) > cues.SEVERAL
        if before is not None and not (before.applies or before.stands_for_us) and asks(before.question):
            return False  # 什么时候截止, 我在深圳: the question before, of their own place
        return says_more and "industry" in told and not self._names.is_proper(words)

    def _topics(self, words: str) -> bool:
        return bool(self._terms.concepts(self._names.without_names(words)))

    def _is_bare(self, words: str) -> bool:
        """Whether the piece says nothing but a scope, or points back without a topic of its own."""
        bare = cues.SAME_THING.sub("", self._names.without_names(cues.LIKEWISE.sub("", words)))
        bare = cues.FILLER.sub("", cues.OTHER_POLICY.sub("", cues.OTHER_TRACK.sub("", bare)))
        if not bare:
            return True
        return bool(cues.ELLIPSIS.search(words)) and len(bare) <= 4 and not self._topics(bare)

    def _shifted(self, words: str, before: Scope) -> Scope:
        """The scope that "the other track" or "the other policy" points to."""
        if cues.OTHER_TRACK.search(words):
            others_of = [self._names.tracks[track].other for track in before.tracks]
            tracks = tuple(track for track in others_of if track) or tuple(
                track for id in before.policies for track in self._names.tracks_of(id)[:1]
            )
            return Scope(policies=tuple(sorted({t.partition("/")[0] for t in tracks})), tracks=tracks)
        if cues.OTHER_POLICY.search(words):
            others = tuple(id for id in self._names.files if id not in before.policies)
            return Scope(policies=others)
        return Scope()

    def _scope(self, words: str) -> Scope:
        return self._names.read(words)


def _asks_for_a_thing(text: str) -> str:
    """The last clause of ``text`` that asks, where it wants a number, a day or an office; not what a case still lacks."""
    asking = (
        clause
        for clause in reversed(cues.CLAUSE.split(text))
        if cues.ASKS.search(clause) or _asks_to_apply(clause)
    )
    clause = next(asking, "")
    wants = (cues.THING.search(clause) and cues.ANOTHER_THING.search(clause)) or sorts_of_thing(clause)
    return clause if wants and not cues.STILL_SHORT.search(clause) else ""


def asks_only_whether(text: str, names: ScopeNames, told: Iterable[str] = ()) -> bool:
    """Whether the last thing ``text`` asks is no more than whether one may apply: 能报企业品牌吗."""
    text = plain(simplified(text))
    for words in told:
        text = text.replace(plain(simplified(words)), " ")
    clauses = [clause for clause in cues.CLAUSE.split(text) if cues.ASKS.search(clause)]
    if not clauses or not _asks_to_apply(clauses[-1]):
        return False
    if size(text) > size(clauses[-1]) + cues.SHORT:
        return False  # a story may ask more than its last clause: 名字里没带地名……这能报吗
    rest = cues.APPLYING_WORDS.sub("", names.without_names(clauses[-1]))
    return size(cues.FILLER.sub("", cues.ASKING_WORDS.sub("", cues.BARELY.sub("", rest)))) <= 2


def _latest(history: Sequence[Message]) -> str:
    """What we said last; empty at the beginning."""
    return next((message.text for message in reversed(history) if message.role == "assistant"), "")


def _goes_on_choosing(words: str, before: Part | None) -> bool:
    """Whether ``words`` go on from a question about options, or put what it asked otherwise: 报哪个, 要是只带一家，可以不."""
    if before is None:
        return False
    chooses = cues.WHICH_FITS.search(words) is not None and any(
        names.search(plain(before.about)) for _, names in _KINDS
    )
    return chooses or (before.want is Want.TEXT and cues.SUPPOSES.search(words) is not None)


def _asks_to_apply(words: str) -> bool:
    return any(pattern.search(words) for pattern in _patterns()[Want.VERDICT])


def _want(words: str) -> Want:
    for name, patterns in _patterns().items():
        if any(pattern.search(words) for pattern in patterns):
            want = Want(name)
            if want is Want.VALIDITY and tells_it(words, patterns):
                continue  # our own brand, valid to 2030: do we meet the conditions?
            # "Where do I file for it?" asks for a place, though it speaks of applying.
            return Want.TEXT if want is Want.VERDICT and cues.ASKS_FOR_A_THING.search(words) else want
    return Want.TEXT


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    wants = validate_file(TypeAdapter(dict[Want, list[str]]), Path(__file__).with_name("wants.yaml"))
    return {
        want: tuple(re.compile(pattern.replace(r"\b", cues.EDGE)) for pattern in patterns)
        for want, patterns in wants.items()
    }
