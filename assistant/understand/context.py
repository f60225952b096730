"""One question in the light of those before it: what it leans on, what it goes back to, and what it wants.

A question is first read as it stands (``_reading``). Then each step below is asked in order whether it knows what the
question means; the first that does decides, and the last always does.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understand import cues
from assistant.understand.asking import (
    asked_first,
    asks,
    asks_how_it_stands,
    asks_whether,
    basis,
    clauses_of,
    closes_a_story,
    closing,
    compares,
    describing,
    first_name,
    is_personal,
    last_said,
    list_items,
    numbered,
    of_language,
    ordinal,
    size,
    sorts_of_thing,
    unasked,
    without_options,
)
from assistant.understand.dialect import in_chinese
from assistant.understand.part import Part
from assistant.understand.replies import Replies
from assistant.understand.runon import Cutter
from assistant.understand.scope import Scope, ScopeNames
from assistant.understand.told.direction import shared_out
from assistant.understand.told.label import asks_of_one
from assistant.understand.topics import Topics
from assistant.understand.want import KINDS, Want, asks_for_a_thing, asks_to_apply, want_of
from corpus.model import Frozen, Text
from corpus.reference import References
from corpus.terms import Terms
from corpus.text import plain

_NAMES_A_DIMENSION = dict(KINDS)[Want.DIMENSION]


class Talk(Frozen):
    """What a question comes after: its turn, what was asked before, what was told, and what we said."""

    turn: str  # the whole turn
    asked: tuple[Part, ...]  # the questions before it, this turn's among them
    told: tuple[str, ...] = ()  # facts that this turn told
    ours: str = ""  # what we said last; empty at the beginning
    known: bool = False  # facts were told by now
    pending: bool = False  # what we said last asks for a fact


class Reading(Frozen):
    """A question as it stands, and what of the talk before it may bear on it."""

    piece: str
    words: str  # the piece as names, topics and cues are looked for in it
    bare: str  # the piece without what leads up to its question; empty where nothing does
    talk: Talk
    put: Part | None  # the asker's own case, where this goes on with it
    case_before: Part | None  # the last case put, be it theirs or not
    scope: Scope  # what the piece names
    want: Want
    topics: bool  # it names a topic
    introduces: bool
    named: bool
    case: bool
    applies: bool
    whether: bool
    only_applies: bool
    rival: str

    @property
    def told(self) -> tuple[str, ...]:
        return self.talk.told


class Context:
    """Reads questions in context. Built once by ``assistant.build``."""

    def __init__(
        self,
        topics: Topics,
        terms: Terms,
        names: ScopeNames,
        references: References,
        cutter: Cutter,
        answers: Replies,
    ) -> None:
        self._terms = terms
        self._names = names
        self._topics = topics
        self._references = references
        self._cutter = cutter
        self._answers = answers

    def part(self, piece: str, talk: Talk) -> Part:
        """What ``piece`` asks."""
        before = self._before(piece, talk.asked)
        if cues.CHANGES.search(piece.lower()):
            piece, before = cues.CHANGES.sub("", piece.lower()), None
        elif before is not None and (back := cues.BACK.search(piece.lower())):
            before = talk.asked[0]
            if not cues.FILLER.sub("", piece[back.end() :].lower()):
                return before
            piece = piece[back.end() :].strip(" ,，。:：")
        elif before is not None:
            piece = self._in_full(piece, before, talk)
        said = self._reading(piece, before, talk)
        if before is None:
            return self._of_any_list(said, before) or self._alone(said)
        steps = (
            self._on_a_day,
            self._of_one_by_letter,
            self._case_again,
            self._compared,
            self._of_our_list,
            self._pointed_at,
            self._of_any_list,
            self._set_beside,
            self._asked_again,
            self._placed,
            self._case_told,
            self._renamed,
            self._following,
        )
        return next(part for step in steps if (part := step(said, before)))

    # What is read of a question before any step

    def _in_full(self, piece: str, before: Part, talk: Talk) -> str:
        """``piece`` with what it says by a number or as "the latter" named, and without what it says is not meant."""
        piece = self._renumbered(self._one_of_two(piece, before.question), before.question)
        if not self._topics.scope(self._topics.words(piece)) and (
            alone := self._names.read_alone(piece).tracks
        ):  # and for cases?
            title = of_language(self._names.tracks[alone[0]].title, piece)
            piece = f"and for the {title}?" if piece.isascii() else f"{title}呢？"
        if shared_out(plain(piece), plain(before.about)):  # 那分两家子公司各报一个呢
            piece = f"{piece.rstrip(' ?？')}{', one direction each' if piece.isascii() else '，各报一个方向'}"
        piece = piece if talk.told else self._recounted(piece, before.about)
        meant = cues.LEFT.sub("", piece)
        if meant != piece and self._topics.scope(self._topics.words(meant)):
            piece = meant
        meant = cues.NOT_MEANT.sub("", piece)
        if meant != piece:
            left = self._topics.words(meant)
            piece = meant if self._topics.scope(left) and self._topics.is_bare(left) else piece
        return piece

    def _reading(self, piece: str, before: Part | None, talk: Talk) -> Reading:
        told = talk.told
        bare = "" if told else self._bared(piece)
        if (
            before is None
            and bare
            and (self._topics.scope(self._topics.words(bare)) or self._cutter.stands(bare))
        ):
            piece, bare = bare, ""  # what leads up to a question that stands alone is no part of it
        if (first := asked_first(piece)) and self._asks_alone(first):
            piece = first  # 几时截止，顺便说下我们去年有个劳动仲裁: what is told after it asks nothing
        words = self._topics.words(piece)
        scope = self._topics.scope(words)
        if "registered_province" in told and len(scope.policies) > 1 and not cues.AGAINST.search(words):
            # 湖南永州的箱包厂: where it is, not what it asks about.
            scope = self._names.read_proper(words) or scope
        introduces = self._introduces(words, before, talk)
        closes = bool(told) and closes_a_story(words) and not _goes_on_choosing(words, before)
        tells_only = len(
            [name for name in told if name not in cues.BACKGROUND]
        ) >= cues.SEVERAL and not cues.ASKS.search(talk.turn)
        want = self._timely(want_of(words), piece, words, scope, before, talk)
        of_hunan = (scope or self._topics.whole(talk.turn)).policies == ("hn-sanpin",)
        if want is Want.DIRECTIONS and of_hunan and not dict(KINDS)[want].search(words):
            want = Want.WORK  # of the twelve works of Hunan: under which headings do these belong
        if want is Want.DIRECTIONS and len(scope.tracks) > 1 and not dict(KINDS)[want].search(words):
            want = Want.TEXT  # 企业品牌和案例，走哪个行得通: which of the tracks
        if closes and want is Want.TEXT:
            want = Want.VERDICT  # 浙江台州，做智能马桶，商标自己的，报啥好
        means_to = cues.APPLYING.search(words) is not None
        only_applies = self._topics.only_applies(words)
        means_to = means_to or (only_applies and cues.WANTS.search(words) is not None)
        for_a_thing = asks_for_a_thing(words) if means_to or want is Want.VERDICT else ""
        if want is Want.VERDICT and for_a_thing and cues.HOW_MANY.search(for_a_thing):
            want = Want.TEXT
        says = (
            bool(told)
            and not scope
            and not asks(talk.turn)
            and is_personal(words)
            and size(words) <= cues.SHORT
        )
        files = bool(told and scope.tracks) and not (
            asks(talk.turn) or cues.IF_OR_NOT.search(words) or compares(words)
        )
        files = files and cues.FILES.search(words) is not None
        whose = cues.WHOSE_LEAVE.search(words) is not None
        if (
            want is Want.TEXT
            and not whose
            and (
                tells_only
                or introduces
                or (means_to and not for_a_thing and (told or only_applies))
                or (says and before is None and not self._cutter.stands(piece))
                or files
            )
        ):
            want = Want.VERDICT
        if want is Want.VERDICT and before is not None and before.want is Want.DIMENSION and not told:
            want = Want.DIMENSION if _NAMES_A_DIMENSION.search(words) else want  # 历史经典不行吗
        case_before = next(
            (one for one in reversed(talk.asked) if one.case or one.want is Want.VERDICT), None
        )
        put = self._case_put(piece, words, want, before, case_before, talk)
        tells = bool(told) and (
            is_personal(talk.turn) or len(talk.turn) >= cues.STORY or introduces or closes
        )
        applies = want is Want.VERDICT or (want is Want.DIMENSION and asks_to_apply(words))
        for_us = bool(scope.tracks) or is_personal(words) or put is not None or tells or tells_only
        if want is Want.VERDICT and (not for_us or (cues.FIRMS_OF_OURS.search(words) and not told)):
            want = Want.TEXT  # 个体户能报吗 asks for the rule; nobody's case is told
        rival = self._held_against(words) if want in (Want.DIRECTIONS, Want.TEXT) else ""
        return Reading(
            piece=piece,
            words=words,
            bare=bare,
            talk=talk,
            put=put,
            case_before=case_before,
            scope=scope,
            want=Want.DIRECTIONS if rival else want,
            topics=self._topics.named_in(words),
            introduces=introduces,
            named=self._names.is_proper(words if scope else self._topics.words(talk.turn)),
            case=bool(tells or (told and put is not None)),
            applies=applies,
            whether=asks_whether(words),
            only_applies=means_to and only_applies,
            rival=rival,
        )

    def _asks_alone(self, question: str) -> bool:
        """Whether ``question`` has its answer whoever asks: it wants no verdict on what is told beside it."""
        return want_of(self._topics.words(question)) is not Want.VERDICT and self._cutter.stands(question)

    def _timely(
        self, want: Want, piece: str, words: str, scope: Scope, before: Part | None, talk: Talk
    ) -> Want:
        """``want``, where what was told and asked before shows whether a policy's own validity is meant."""
        if want is Want.VALIDITY and talk.told and not cues.ASKS.search(piece):
            want = Want.TEXT  # 续展下来了，有效期到2034年
        if (
            want is Want.VALIDITY
            and not scope
            and (
                (before is not None and cues.HAS_A_TERM.search(plain(before.about)))
                or cues.RENEWAL.search(words)
            )
        ):
            want = Want.TEXT  # 商标?, 过期了怎么办
        stands_alone = before is None or bool(scope)
        if (
            want in (Want.VERDICT, Want.TEXT)
            and not talk.told
            and stands_alone
            and self._topics.asks_if_open(words)
        ):
            want = Want.VALIDITY
        return want

    def _case_put(
        self, piece: str, words: str, want: Want, before: Part | None, case_before: Part | None, talk: Talk
    ) -> Part | None:
        """The asker's own case, where this goes on with it."""
        if before is None:
            return None
        if before.stands_for_us:
            return before
        if before.applies and talk.told and is_personal(piece):
            return before  # 外资能报吗, 我们注册在苏州: now it is the asker's own case
        # What is told, or a verdict that is asked for, after a question in between goes to the case put before it.
        goes_back = (
            _asks_how_now(words) or want is Want.VERDICT or (talk.told and not cues.ASKS_ITSELF.search(piece))
        )
        return case_before if goes_back else None

    # The steps, in their order

    def _alone(self, said: Reading) -> Part:
        """A question that nothing was asked before."""
        return Part(
            question=said.piece,
            want=said.want,
            scope=said.scope or self._topics.whole(said.talk.turn),
            inherited=False,
            named=said.named,
            readings=self._gist(said),
            case=said.case,
            applies=said.applies,
            whether=said.whether,
            rival=said.rival,
            introduces=said.introduces,
            only_applies=said.only_applies,
        )

    def _on_a_day(self, said: Reading, before: Part) -> Part | None:
        """Whether a policy was in force, asked of another day: 那2026年5月呢."""
        if before.want is not Want.VALIDITY or said.scope:
            return None
        rest = unasked(cues.OF_A_DAY.sub("", said.words))
        if cues.ON_A_DAY.search(said.words) and size(rest) <= cues.HARDLY and not said.told:
            return before.model_copy(update={"question": f"{before.question} {said.piece}"})
        return before if cues.UNTIL.search(said.words) else None

    def _of_one_by_letter(self, said: Reading, before: Part) -> Part | None:
        """Whether another of several companies may apply, after one of them was asked about: 那乙呢, then C?"""
        if said.scope or not said.talk.known or not asks_of_one(plain(said.piece)):
            return None
        case = before if before.applies else said.case_before
        if case is None:
            return None
        return case.model_copy(update={"want": Want.VERDICT, "earlier": True, "case": True})

    def _case_again(self, said: Reading, before: Part) -> Part | None:
        """How a case stands by now, which was put before: 那结论呢."""
        put, words = said.put, said.words
        to_reply = cues.TO_REPLY.search(words) is not None
        how_now = _asks_how_now(words)
        news = bool(said.told or said.scope)
        if put is not None and not news and (how_now or cues.ASK_US.search(words)):
            return put.model_copy(update={"want": Want.VERDICT, "earlier": True})
        if to_reply:
            return before.model_copy(update={"earlier": True})
        if put is None and how_now and said.talk.known and not news:
            # Facts were told beside questions, and now it is asked what they come to: of what was spoken of by name.
            spoken_of = next(
                (part.scope for part in reversed(said.talk.asked) if part.scope and not part.implied), Scope()
            )
            return Part(
                question=said.piece,
                want=Want.VERDICT,
                scope=spoken_of,
                inherited=True,
                earlier=True,
                case=True,
            )
        if (
            put is None
            and before.want is Want.TEXT
            and not (said.talk.known or news)
            and closing().search(words)
            and asks(before.question)
        ):
            # 名品要近三年没有不良记录吗, 那我们能报吗: by what was just asked of, nobody's case being told.
            question = f"{before.about} {said.piece}"
            return before.model_copy(update={"question": question, "want": Want.VERDICT, "applies": True})
        briefly = cues.YES_OR_NO.search(words) or (cues.REPLIES.search(words) and not asks(said.talk.turn))
        if put is not None and not news and briefly:
            return put.model_copy(update={"want": Want.VERDICT, "earlier": True})  # it may be said once more
        replies = is_personal(words) or said.talk.pending
        only_tells = not (news or said.topics or asks(said.talk.turn)) and replies
        if said.case_before is not None and only_tells and not self._cutter.stands(said.piece):
            # Our main customer is in Germany: what bears on no condition leaves the case where it stood.
            return said.case_before.model_copy(update={"want": Want.VERDICT, "earlier": True})
        return None

    def _compared(self, said: Reading, before: Part) -> Part | None:
        """One that is pointed at, set beside what was asked of before: 它跟方向七差别在哪儿, after 方向六."""
        points = cues.THESE.search(said.words) or cues.ORDINAL.search(said.words)
        if said.scope or not points or not compares(said.piece):
            return None
        return self._beside_each_other(f"{before.question} {said.piece}", before)

    def _of_our_list(self, said: Reading, before: Part) -> Part | None:
        """One of what our last answer listed, or the one that pointed into it: 那第二个呢."""
        words = said.words
        found = cues.ORDINAL.search(words)
        if (
            said.scope
            or found is None
            or size(words) > cues.POINTING
            or len(list(cues.ORDINAL.finditer(words))) > 1
        ):
            return None
        entry = self._answers.opened(said.talk.ours)
        listed = (entry.lists if entry else ()) or before.of
        place = ordinal(found, len(listed))
        if place is None:
            return None
        name = of_language(listed[place], words)
        rest = words.replace(found[0], " ")
        asked = rest if cues.FILLER.sub("", cues.ON_IT.sub("", rest)) else ""
        question = f"{name} {asked.strip(' ,，。?？')}".strip()
        want = want_of(question)
        return Part(
            question=question,
            want=want if want in (Want.DIMENSION, Want.DUE) and asked else Want.TEXT,
            scope=before.scope or Scope(policies=entry.policies if entry else ()),
            inherited=True,
            named=True,
            of=listed,
        )

    def _pointed_at(self, said: Reading, before: Part) -> Part | None:
        """A clause that is pointed at: 第三条呢."""
        if said.scope:
            return None
        words = said.words
        titles = " ".join(self._names.tracks[track].title.zh for track in before.scope.tracks)
        clause = self._references.pointed(
            words,
            before.topic if before.goes_on and before.topic else before.question,
            said.talk.ours,
            before.scope.policies,
            titles,
        )
        if clause is None:
            return None
        if before.want is Want.DIRECTIONS and cues.HELD_AGAINST.search(words):
            return before.model_copy(update={"earlier": True, "rival": clause.id})
        besides = cues.ORDINAL.sub(" ", words, count=1)
        more = size(cues.FILLER.sub("", cues.ON_IT.sub("", besides))) >= cues.ASKS_MORE and (
            asks(said.piece) or cues.EITHER.search(said.piece) is not None
        )
        if more:  # 那第一条里的“等方面”包括税务吗: more is asked than what it says.
            heading = of_language(Text(zh=clause.heading, en=(clause.english or ("",))[0]), words)
            question = f"{heading} {besides}".strip()
        else:
            question = self._references.beside(words, before.question, clause)
        return Part(
            question=question,
            want=Want.TEXT,
            scope=Scope(policies=(clause.policy,)),
            inherited=True,
            named=more,
        )

    def _of_any_list(self, said: Reading, before: Part | None) -> Part | None:
        """One of what our last answer has in lines or in a row."""
        item = cues.ORDINAL.search(said.words)
        listed = list_items(said.talk.ours) if item else ()
        if item is None or len(said.words) > cues.POINTING or not listed:
            return None
        place = ordinal(item, len(listed))
        if place is None:
            return None
        return Part(
            question=listed[place],
            want=Want.TEXT,
            scope=said.scope or (before.scope if before else Scope()),
            inherited=True,
            of=tuple(Text(zh=name, en=name) for name in listed),
        )

    def _set_beside(self, said: Reading, before: Part) -> Part | None:
        """The two things asked of before, or the one and what is named now, set side by side."""
        scope = said.scope
        if not scope and cues.THESE_TWO.search(said.words) and len(said.talk.asked) > 1:
            return self._beside_each_other(
                f"{said.talk.asked[-2].question} {before.question} {said.piece}", before
            )
        if scope and cues.AGAINST.search(said.words) and not set(before.scope.policies) & set(scope.policies):
            return Part(
                question=f"{before.question} {said.piece}",
                want=Want.TEXT,
                scope=Scope(
                    policies=tuple(sorted({*before.scope.policies, *scope.policies})),
                    tracks=(*before.scope.tracks, *scope.tracks),
                ),
                inherited=False,
                named=True,
            )
        return None

    def _asked_again(self, said: Reading, before: Part) -> Part | None:
        """What was asked before, wanted again: more of it, more plainly, or in the text's own words."""
        words, scope = said.words, said.scope
        another_dimension = _NAMES_A_DIMENSION.search(words) and said.whether and not said.told
        if before.want is said.want is Want.DIMENSION and another_dimension:
            return before.model_copy(update={"earlier": True})  # 历史经典不行吗
        if (
            cues.MORE.search(last_said(words))
            or (cues.OF_TWO.search(words) and not scope)
            or (cues.PLAINLY.search(words) and not scope and not said.told and size(words) <= cues.SHORT)
        ):
            return before.model_copy(update={"earlier": True, "basis": basis(words)})
        if (
            cues.WORDING.search(words)
            and size(words) <= 2 * cues.SHORT
            and (self._topics.is_of(before, cues.WORDING.sub(" ", words)) or not said.topics)
        ):
            pointed = self._pointed(said, before)
            question = self._topics.renamed(before.question, words, pointed) if scope else before.question
            return before.model_copy(
                update={
                    "question": question,
                    "scope": pointed or before.scope,
                    "earlier": not scope,
                    "basis": "wording",
                }
            )
        return None

    def _placed(self, said: Reading, before: Part) -> Part | None:
        """What was asked before, now that the asker told where they are: 我在深圳."""
        placed = (
            "registered_province" in said.told
            and cues.WHERE.issuperset(said.told)
            and not asks(said.piece)
            and size(said.words) <= cues.SHORT
            and before.want is Want.TEXT
            and not before.applies
            and not said.scope
            and asks(before.question)
        )
        return before.model_copy(update={"earlier": True, "placed": True}) if placed else None

    def _case_told(self, said: Reading, before: Part) -> Part | None:
        """The case put before, of which more was told: 说错了，是四家."""
        put = said.put
        if not said.told or put is None:
            return None
        anew = said.want is Want.VERDICT
        tells = (
            cues.PUTS_RIGHT.search(said.words)
            or not cues.ASKS.search(said.piece)
            or cues.SO_THEN.search(said.words)
        )
        if not anew and not tells:
            return None
        pointed = self._pointed(said, before)
        # 案例哪个方向, 能和服装厂一起报吗: of the track that was asked about last.
        nearer = not before.implied and bool(before.scope.tracks) and not put.scope.tracks
        return Part(
            question=said.piece if anew else put.question,
            want=Want.VERDICT,
            scope=pointed or (before.scope if nearer else put.scope),
            inherited=not pointed,
            earlier=not anew,
            told_last="" if anew else said.piece,
            case=True,
        )

    def _renamed(self, said: Reading, before: Part) -> Part | None:
        """What was asked before, of what is named now: 那湖南呢, and the brand track?"""
        if said.want is Want.VERDICT or cues.NEXT.search(said.words) or not self._topics.is_bare(said.words):
            return None
        pointed = self._pointed(said, before)
        if not pointed and before.want is Want.TEXT and self._named_next(said.words):
            return None
        question = (
            self._topics.renamed(before.about, said.words, pointed)
            if pointed
            else f"{before.about} {said.piece}"
        )
        return Part(
            question=question,
            want=before.want,
            scope=pointed or before.scope,
            inherited=not pointed,
            named=said.named or before.named,
            again=bool(pointed),
            topic="" if pointed else before.about,
        )

    def _following(self, said: Reading, before: Part) -> Part:
        """A question of its own, with what it may mean in the light of the one before."""
        piece, words, topics, want = said.piece, said.words, said.topics, said.want
        pointed = self._pointed(said, before)
        brief = not topics and len(unasked(words)) <= 2 and not self._named_next(words)
        short = not said.scope and size(words) <= cues.SHORT
        moves = bool(said.scope) and not topics and size(words) <= cues.SHORT  # 湖南那边也没写数吗
        follows = brief or short or moves or bool(cues.ELLIPSIS.search(words)) or not cues.ASKS.search(piece)
        asks_else = cues.ANOTHER_THING.search(words) is not None
        told_before = before.want is Want.TEXT and not asks(before.question) and not topics
        if told_before and (asks_else or not cues.ELLIPSIS.search(words)) and self._cutter.stands(piece):
            follows = brief = short = False  # they were on a blacklist; he asks how long it takes
        # Can we take two directions?, after which one fits: a question of its own, and no word on the project.
        own_question = (
            said.whether and cues.SEVERAL_OPTIONS.search(words) is not None and self._cutter.stands(piece)
        )
        if want is Want.TEXT and follows and not asks_else and not own_question:
            if before.want in (Want.DIRECTIONS, Want.DIMENSION, Want.WORK):
                want = before.want
            elif _NAMES_A_DIMENSION.search(plain(before.about)) and cues.OF_THAT_YEAR.search(words):
                want = Want.DIMENSION  # 历史经典是什么, 那我们1980年的呢
            elif cues.WHICH_FITS.search(words):
                want = next((kind for kind, names in KINDS if names.search(plain(before.about))), want)
        pointed = pointed or self._topics.whole(said.talk.turn)
        if before.implied and not pointed and not follows:
            before = before.model_copy(update={"scope": Scope()})
        return Part(
            question=piece,
            want=want,
            scope=pointed or before.scope,
            inherited=not pointed,
            readings=self._in_context(said, before, pointed, brief) if follows else self._gist(said),
            named=said.named or (before.named and follows),
            topic=before.about if brief or (short and not topics and not self._cutter.stands(piece)) else "",
            takes_up=before.about if short and not topics else "",
            goes_on=brief,
            another=short and not topics and asks_else,
            again=moves and not asks_else,
            points_back=follows and cues.THESE.search(words) is not None,
            carried=want is not said.want,
            supposes=follows and not topics and cues.IF_SO.search(words) is not None,
            leans=short and not topics,
            implied=before.implied and not pointed,
            case=said.case,
            applies=said.applies,
            whether=said.whether,
            rival=said.rival,
        )

    # What the steps share

    def _pointed(self, said: Reading, before: Part) -> Scope:
        """What is named, or meant by "the other one"."""
        return said.scope or self._topics.shifted(said.words, before.scope)

    def _beside_each_other(self, both_asked: str, before: Part) -> Part | None:
        if not self._references.set_beside(both_asked):
            return None
        return Part(question=both_asked, want=Want.TEXT, scope=before.scope, inherited=True)

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

    def _recounted(self, piece: str, earlier: str) -> str:
        """``earlier`` asked of another count, where ``piece`` says nothing but that: can it be 2?, after how many."""
        found = cues.ANOTHER_COUNT.search(plain(piece))
        if found is None or cues.NUMBERED_OPTION.search(earlier):
            return piece
        words = plain(earlier)
        words = cues.LIMIT.sub(" ", words) if cues.COUNT_ASKED.search(words) else words
        counted = cues.COUNT_ASKED.search(words) or cues.COUNTED.search(words)
        if counted:
            return f"{words[: counted.start()]}{found['number']}{words[counted.end() :]}"
        return f"{cues.LIMIT.sub(' ', words)} {found['number']}" if cues.LIMIT.search(words) else piece

    def _named_next(self, words: str) -> str:
        """The one thing that a follow-up names, where it says nothing else: 那信用呢."""
        found = None if cues.NEXT.search(words) else cues.NAMED_NEXT.search(words)
        thing = (found["zh"] or found["en"]) if found else ""
        says = unasked(cues.ANOTHER.sub("", thing))
        return thing if says == thing else ""

    def _held_against(self, words: str) -> str:
        """The id of the one direction that a description is held against: is a chatbot a good fit for direction 8?"""
        named = [found[0] for found in cues.NUMBERED_OPTION.finditer(words)]
        if not named and (why_not := cues.WHY_NOT.search(words)):  # what number is it, and why not 6?
            named = [f"direction {why_not['number']}"]
        if len(named) != 1 or not cues.HELD_AGAINST.search(words):
            return ""
        clauses = self._references.named(named[0])
        describes = describing(without_options(words)) >= cues.TELLS
        return clauses[0].id if len(clauses) == 1 and describes else ""

    def _before(self, piece: str, asked: Sequence[Part]) -> Part | None:
        """What was asked before ``piece``, asides left out; to one that was not ours goes back what says nothing else: 那明天呢."""
        words = self._topics.words(piece)
        if (
            asked
            and asked[-1].aside == "out_of_scope"
            and self._topics.is_bare(words)
            and not self._topics.scope(words)
        ):
            return asked[-1]
        return next((part for part in reversed(asked) if not part.aside), None)

    def _bared(self, piece: str) -> str:
        """``piece`` without what leads up to its question and names nothing of ours; empty where nothing does."""
        bare = cues.LEADS_UP.sub("", cues.SO_SAID.sub("", piece)).strip(" ,，:：")
        if bare == piece.strip():
            return ""
        lead = piece[: piece.find(bare)] if bare in piece else piece
        words = self._topics.words(lead)
        if self._topics.scope(words) or cues.ASKS_ITSELF.search(lead):
            return ""
        headed = lead.rstrip().endswith((":", "：")) and not cues.ANNOUNCED.search(lead.lower())
        if headed and (self._topics.named_in(words) or not cues.ASKS_ITSELF.search(bare)):
            return ""
        words = self._topics.words(bare)
        return bare if self._topics.named_in(words) or self._topics.scope(words) else ""

    def _gist(self, said: Reading) -> tuple[str, ...]:
        """What a question asks without what leads up to it, what a long story asks in the end, and mixed speech in Chinese."""
        asked = self._asked_in_the_end(said.piece, said.want)
        # 装了太阳能板，对应十二项里哪一项: which of them it is, or what it means, only what was told can say.
        asked = tuple(gist for gist in asked if not self._asks_of_the_rest(gist))
        if meant := cues.MEANT.search(said.piece):
            gist = said.piece[meant.end() :].strip(" ,，、")
            asked += () if self._topics.says_nothing(self._topics.words(gist)) else (gist,)
        return tuple(dict.fromkeys(filter(None, (said.bare, *asked, in_chinese(said.piece)))))

    def _asks_of_the_rest(self, gist: str) -> bool:
        """Whether ``gist``, taken out of a turn, asks about something that only the rest of the turn names."""
        words = plain(clauses_of(gist)[-1])
        if cues.OF_THAT_WORD.search(words) or _asks_how_now(words):
            return True
        if not cues.ONE_OF_SOME.search(words):
            return False
        rest = cues.ONE_OF_SOME.sub(" ", without_options(self._names.without_names(words)))
        return describing(cues.PLACED_UNDER.sub(" ", rest)) < cues.TELLS

    def _asked_in_the_end(self, piece: str, want: Want) -> tuple[str, ...]:
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
                and (len(asked[0]) > cues.STORY or self._topics.named_in(self._topics.words(asked[0])))
            )
            return (asked[0],) if alone else ()
        asking = [place for place, clause in enumerate(clauses) if cues.ASKS_ITSELF.search(clause)]
        if not asking:
            return ()
        last = end = asking[-1]
        while clauses[end].endswith(",") and not cues.HAN.search(clauses[end]) and end + 1 < len(clauses):
            end += 1  # How are innovation, market and culture weighed?
        itself = " ".join(clauses[last : end + 1])
        with_why = " ".join(clauses[max(0, last - 1) : end + 1])
        if last and cues.SUPPOSES.search(clauses[last - 1].lower()):
            itself = with_why
        found = tuple(
            gist
            for gist in dict.fromkeys((itself, with_why))
            if self._topics.named_in(self._topics.words(gist))
            or (self._cutter.stands(gist) and not closes_a_story(gist))
            or (gist == with_why and want is Want.TEXT)
        )
        return found or tuple(clause for clause in clauses if cues.TASK.search(clause))[-1:]

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
        if cues.SUPPOSES.search(clauses[asking[-1] - 1].lower()):
            return ()  # if we merge first, what becomes of it?: what is supposed is part of the question
        if not cues.THING.search(last) and not cues.ASKS_FOR_A_THING.search(last.lower()):
            return ()
        if not cues.HAN.search(last):  # remain unsure of two points: to which authority it is addressed
            last = last.rpartition(": ")[2]
            return (last,) if self._topics.named_in(self._topics.words(last)) else ()
        before = self._topics.words(" ".join(clauses[: asking[-1]]))
        if self._topics.scope(self._topics.words(last)):
            # 商标这一块，工信部的名品要什么: what it is about is named before.
            names_it = self._topics.named_in(self._topics.words(last)) and not compares(last)
            of_before = self._topics.named_in(before) and not names_it
            return (last,) if self._cutter.stands(last) and not of_before else ()
        names = self._names.found(before)[:1]
        return (" ".join((*names, last)),) if names else ()

    def _in_context(self, said: Reading, before: Part, pointed: Scope, brief: bool) -> tuple[str, ...]:
        """What an elliptical piece may mean: its topic is the earlier one, or its scope is all that is new."""
        piece, words = said.piece, said.words
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
        if not pointed and (thing := self._named_next(words)):
            # 那经营呢, after 商标有啥要求: the same asked of another thing.
            same = [earlier.replace(concept.surface, thing, 1) for concept in concepts[:1]]
            return tuple(dict.fromkeys((thing, *same)))
        asked_for, asked_before = sorts_of_thing(words), sorts_of_thing(earlier)
        another = asked_for and asked_before and asked_for.isdisjoint(asked_before)
        if another and brief and not names and not pointed and len(before.scope.policies) == 1:
            # 标杆每年几家，什么时候报，报到哪: the name was left out before.
            names = (first_name(self._names.files[before.scope.policies[0]].names, piece),)
        if self._topics.named_in(
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
        if pointed and size(words) <= cues.SHORT and asks(before.question):
            readings.append(self._topics.renamed(before.about, words, pointed))
        elif (
            not pointed
            and (brief or not readings or cues.ASKS.search(before.question))
            and size(words) <= cues.SHORT
        ):
            readings.append(f"{before.about} {piece}")
        if before.told_last and not pointed and size(words) <= cues.SHORT:
            readings = [f"{before.told_last} {piece}"]
        return tuple(dict.fromkeys(reading for reading in readings if reading != piece))

    def _introduces(self, words: str, before: Part | None, talk: Talk) -> bool:
        """Whether the turn asks nothing and says who the asker is: 我们在莆田，做鞋的."""
        if asks(talk.turn) or not cues.COMPANY.issuperset(talk.told) or cues.LOOKS_UP.search(words):
            return False
        says_more = is_personal(words) or len(cues.COMPANY.intersection(talk.told)) > cues.SEVERAL
        if before is not None and not (before.applies or before.stands_for_us) and asks(before.question):
            return False  # 什么时候截止, 我在深圳: the question before, of their own place
        return says_more and "industry" in talk.told and not self._names.is_proper(words)


def _asks_how_now(words: str) -> bool:
    """Whether ``words`` ask what a case comes to by now."""
    return cues.TO_REPLY.search(words) is not None or asks_how_it_stands(words)


def _goes_on_choosing(words: str, before: Part | None) -> bool:
    """Whether ``words`` go on from a question about options, or put what it asked otherwise: 报哪个, 要是只带一家，可以不."""
    if before is None:
        return False
    chooses = cues.WHICH_FITS.search(words) is not None and any(
        names.search(plain(before.about)) for _, names in KINDS
    )
    return chooses or (before.want is Want.TEXT and cues.SUPPOSES.search(words) is not None)
