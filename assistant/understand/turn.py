"""What a turn means: the questions in it, what each wants, and what it says about the applicant.

Pure: the same messages and date always give the same understanding. State lives in the messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import Language, Message, ReadFact
from assistant.understand.facts import FactReader
from assistant.understand.language import detect
from assistant.understand.scope import Scope, ScopeNames
from assistant.understand.screen import Screened, screen
from corpus.model import Frozen
from corpus.terms import Terms
from corpus.text import plain
from corpus.yamlfile import validate_file


class Want(StrEnum):
    """What a question asks the assistant to do."""

    TEXT = "text"  # answer from guidance and clauses
    VERDICT = "verdict"
    DIRECTIONS = "directions"
    DIMENSION = "dimension"
    VALIDITY = "validity"


class Part(Frozen):
    """One question of a turn, able to stand alone."""

    question: str
    want: Want
    scope: Scope
    inherited: bool  # the scope comes from earlier turns


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
    told: bool  # this turn itself told facts or answered a question of ours
    reset: bool  # the asker wants to start over


_RESET = re.compile(
    r"^\W*(重新开始|重新来|从头(开始|再来|来)|重来|清空|清除(记录|信息)?|重置|换一?家(公司|企业)|另一家(公司|企业)|start over|start again|restart|reset|clear|new company|let's start over)"
)
_SPLIT = re.compile(r"(?<=[?？])|(?<=[。；;！!\n])")
_ASKS = re.compile(
    r"[?？]|吗|呢|么$|嘛|什么|哪|怎么|怎样|如何|多少|几|谁|何时|何地|是否|能不能|可不可以|能否|可否|有没有|是不是|要不要|需不需要|为什么|区别|介绍|说说|讲讲|告诉|请问|想问|想知道|想了解|咨询|"
    r"\b(what|which|who|whom|where|when|why|how|can|could|may|do|does|is|are|should|must|will|would|tell|explain|list|describe|difference)\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^(那|那么|那个|这个|还有|另外|其他|其它|换成|如果是|要是|假如是|同样|也是|以及|至于|and |what about|how about|same |and for|what if|or |then |also |but )"
    r"|呢[?？]?$|(这|那)(个|些|一条|条|项|种|样)|上述|上面|刚才|前面|前者|后者|它|该(条|项|赛道|政策)|"
    r"\b(it|that|those|these|this one|that one|the other|the same|the former|the latter|instead|too|as well)\b",
    re.IGNORECASE,
)
_OTHER_TRACK = re.compile(
    r"(另(外)?(一)?(个|条|类)?|其他|其它|别的|剩下)(的)?(那)?(个|条|类)?(赛道|类别|类|轨道|方向类)|\b(the )?other (track|route|category|one|stream)\b"
)
_OTHER_POLICY = re.compile(
    r"(另(外)?(一)?(个|份)|其他|别的)(那)?(个|份)?(政策|文件|办法|指引)|\b(the )?other (policy|document|measure|programme|program)\b"
)
_FILLER = re.compile(
    r"[\s,，。.!！?？、:：;；“”\"'()（）-]|那么|那|呢|吗|么|的|是|对于|关于|请问|我们|我|你们|这个|如果|换成|要是|怎么样|怎样|如何|又|也|还|啊|呀|吧|和|一样|情况|赛道|政策|可以|"
    r"\b(and|what|how|about|the|for|in|of|on|is|it|a|an|same|do|does|so|then|well|too|also|please|under|with|to|that|this|one|track|policy|rule|rules|apply|applies)\b"
)
_OTHER = {
    "cn-mpfz/digital-case": "cn-mpfz/brand-enterprise",
    "cn-mpfz/brand-enterprise": "cn-mpfz/digital-case",
}


class Understander:
    """Reads conversations. Built once by ``assistant.build``."""

    def __init__(self, terms: Terms, names: ScopeNames, facts: FactReader) -> None:
        self._terms = terms
        self._names = names
        self._facts = facts
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

    def read(self, messages: Sequence[Message], as_of: dt.date) -> Understanding:
        """Understand the last user turn in the light of those before it."""
        turns = [message for message in messages if message.role == "user"]
        last = screen(turns[-1].text)
        language = detect(last.text, self._known_names)
        if not re.search(r"[A-Za-z㐀-鿿]", last.text) and len(turns) > 1:  # "3" or "?" tells no language
            language = detect(turns[-2].text, self._known_names)
        reset = bool(_RESET.search(plain(last.text)))
        history = self._since_reset(messages)
        sheet = self._facts.sheet(history, as_of)
        parts = self._parts(last, history)
        return Understanding(
            language=language,
            as_of=as_of,
            turn=last.text,
            said="\n".join(screen(message.text).text for message in history if message.role == "user"),
            orders=last.orders,
            parts=parts,
            facts=sheet.facts,
            corrected=sheet.corrected,
            told=sheet.told,
            reset=reset,
        )

    def _since_reset(self, messages: Sequence[Message]) -> Sequence[Message]:
        for place in range(len(messages) - 1, -1, -1):
            if messages[place].role == "user" and _RESET.search(plain(messages[place].text)):
                return messages[place:]
        return messages

    def _parts(self, last: Screened, history: Sequence[Message]) -> tuple[Part, ...]:
        earlier = [screen(m.text).asking for m in history[:-1] if m.role == "user"]
        pieces = self._questions(last.asking)
        return tuple(self._part(piece, last.asking, earlier) for piece in pieces)

    def _questions(self, text: str) -> tuple[str, ...]:
        """The questions of a turn; what only tells a story goes with the question that follows it."""
        reading = [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]
        asking = [piece for piece in reading if _ASKS.search(piece)]
        if len(asking) <= 1:
            return (text,) if text else ()
        parts: list[str] = []
        story = ""
        for piece in reading:
            if _ASKS.search(piece):
                parts.append((story + piece).strip())
                story = ""
            else:
                story += piece
        if story and parts:
            parts[-1] += story
        return tuple(dict.fromkeys(parts))[:4]

    def _part(self, piece: str, turn: str, earlier: Sequence[str]) -> Part:
        words = self._terms.read(piece).text
        scope = self._scope(words)
        question, inherited = piece, False
        previous = self._last_question(earlier)
        if previous is not None and self._is_elliptical(piece, words, scope):
            before, before_scope = previous
            if not scope:
                scope = self._shifted(words, before_scope)
            topic = self._names.without_names(before) if scope else before
            rest = _FILLER.sub("", self._names.without_names(words))
            question = f"{topic} {piece if rest or not scope else self._titles(scope)}"
            want = _want(plain(before)) if _want(words) in (Want.TEXT,) else _want(words)
            inherited = not scope
            scope = scope or before_scope
            return Part(question=question.strip(), want=want, scope=scope, inherited=inherited)
        if not scope:
            whole = self._scope(self._terms.read(turn).text)
            if whole and len(whole.policies) == 1:
                scope = whole
            elif previous is not None:
                scope, inherited = previous[1], True
        return Part(question=question, want=_want(words), scope=scope, inherited=inherited)

    def _last_question(self, earlier: Sequence[str]) -> tuple[str, Scope] | None:
        """The latest earlier turn that can stand alone, and what the conversation is about by then."""
        scope = Scope()
        question: str | None = None
        for text in earlier:
            words = self._terms.read(text).text
            named = self._scope(words)
            if not self._is_elliptical(text, words, named) or question is None:
                question = text
            scope = named or (self._shifted(words, scope) if scope else scope) or scope
        return None if question is None else (question, scope)

    def _is_elliptical(self, piece: str, words: str, scope: Scope) -> bool:
        bare = _FILLER.sub("", self._names.without_names(words))
        if _OTHER_TRACK.search(words) or _OTHER_POLICY.search(words):
            return len(bare) < 12
        if scope and not bare:
            return True
        if not _ELLIPSIS.search(words):
            return False
        topics = list(self._terms.concepts(self._names.without_names(words)))
        return not topics or (len(bare) <= 6 and bool(scope))

    def _shifted(self, words: str, before: Scope) -> Scope:
        """The scope that "the other track" or "the other policy" points to."""
        if _OTHER_TRACK.search(words):
            tracks = tuple(_OTHER.get(track, track) for track in before.tracks) or (
                "cn-mpfz/brand-enterprise",
            )
            return Scope(policies=tuple(sorted({t.partition("/")[0] for t in tracks})), tracks=tracks)
        if _OTHER_POLICY.search(words):
            others = tuple(id for id in self._names.files if id not in before.policies)
            return Scope(policies=others)
        return Scope()

    def _titles(self, scope: Scope) -> str:
        tracks = [self._names.tracks[track].title.zh for track in scope.tracks]
        return " ".join(tracks or [self._names.files[policy].names.zh[0] for policy in scope.policies])

    def _scope(self, words: str) -> Scope:
        return self._names.read(words)


def _want(words: str) -> Want:
    for name, patterns in _patterns().items():
        if any(pattern.search(words) for pattern in patterns):
            return Want(name)
    return Want.TEXT


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    wants = validate_file(TypeAdapter(dict[Want, list[str]]), Path(__file__).with_name("wants.yaml"))
    return {want: tuple(re.compile(pattern) for pattern in patterns) for want, patterns in wants.items()}
