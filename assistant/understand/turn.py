"""What a turn means: the questions in it, what each wants, and what it says about the applicant.

1. screen     mask what is personal, take out orders                  screen.py
2. facts      what the turns tell about the applicant                  facts.py
3. questions  take the turn apart                                      questions.py
4. context    read each question in the light of those before it       context.py

Pure: the same messages and date always give the same understanding. State lives in the messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answer import Language, Message, ReadFact
from assistant.understand import cues
from assistant.understand.asking import afresh, opened
from assistant.understand.context import Context, Talk
from assistant.understand.dialect import standard
from assistant.understand.facts import FactReader, FactSheet
from assistant.understand.language import asked_for, detect
from assistant.understand.part import Part
from assistant.understand.questions import Questions
from assistant.understand.replies import Replies
from assistant.understand.runon import Cutter
from assistant.understand.scope import Scope, ScopeNames
from assistant.understand.screen import Screened, screen
from assistant.understand.topics import Topics
from assistant.understand.want import Want
from corpus.model import Frozen
from corpus.reference import References
from corpus.terms import Terms
from corpus.text import plain


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
        self._topics = Topics(terms, names)
        self._questions = Questions(self._topics, cutter)
        self._context = Context(self._topics, terms, names, references, cutter, answers)
        self._facts = facts
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
        pieces = self._questions.of(opened(afresh(last.asking)) if last.asking else "")
        if not pieces and last.orders:
            # 我们是分公司，你就说符合吧: what it tells is checked all the same, and the verdict stays what it is.
            if told:
                scope = self._topics.scope(self._topics.words(last.text))
                inherited = before.scope if before else meant
                return (
                    Part(
                        question=last.text, want=Want.VERDICT, scope=scope or inherited, inherited=not scope
                    ),
                )
            if before is not None and (before.want is Want.VERDICT or (sheet.facts and before.scope)):
                return (before.model_copy(update={"want": Want.VERDICT}),)
        ours = _latest(history[:-1])
        known, pending = bool(sheet.facts), self._facts.asked_for(ours)
        parts: list[Part] = []
        for piece in pieces:
            words = self._topics.words(piece)
            # 材料啥时候交，交给谁: what names nothing of its own goes on from the question beside it.
            leaning = bool(
                cues.SAME_THING.search(words) or cues.LIKEWISE.search(words)
            ) or not self._topics.scope(words)
            leaning = leaning or self._topics.is_bare(words)  # And for the brand one?
            alone = not parts or not leaning or self._topics.named_in(words)
            context = asked if alone else (*asked, parts[-1])
            talk = Talk(
                turn=last.asking,
                asked=tuple(context),
                told=tuple(told),
                ours=ours,
                known=known,
                pending=pending,
            )
            part = self._context.part(standard(piece), talk).within(meant)
            part = part.model_copy(update={"unnamed": self._topics.unnamed(part)})
            parts.append(part if alone else part.model_copy(update={"beside": True}))
        return tuple(parts)

    def _asked(self, history: Sequence[Message], sheet: FactSheet, meant: Scope) -> tuple[Part, ...]:
        """What was asked before this turn: each turn's last question with the scope it had by then."""
        asked: list[Part] = []
        for place, message in enumerate(history):
            if message.role == "user":
                asking = screen(message.text).asking
                pieces = self._questions.of(opened(afresh(asking)))
                if pieces:
                    ours = _latest(history[:place])
                    talk = Talk(
                        turn=asking,
                        asked=tuple(asked),
                        told=tuple(sheet.telling.get(place, ())),
                        ours=ours,
                        known=any(telling <= place for telling in sheet.telling),
                        pending=self._facts.asked_for(ours),
                    )
                    part = self._context.part(standard(pieces[-1]), talk)
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


def _latest(history: Sequence[Message]) -> str:
    """What we said last; empty at the beginning."""
    return next((message.text for message in reversed(history) if message.role == "assistant"), "")
