"""The questions of a turn, each with the story that leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understand import cues
from assistant.understand.asking import claimed_apart, numbered_apart
from assistant.understand.runon import Cutter, hangs
from assistant.understand.topics import Topics


class Questions:
    """Takes turns apart. Built once by ``assistant.build``."""

    def __init__(self, topics: Topics, cutter: Cutter) -> None:
        self._topics = topics
        self._cutter = cutter

    def of(self, text: str) -> tuple[str, ...]:
        """The questions of a turn; what only tells a story goes with the question that follows it."""
        if numbered := claimed_apart(text) or numbered_apart(text):
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
            words = self._topics.words(clause)
            # what about Hunan, who reviews there? names, and then asks
            if parts and not story and hangs(parts[-1]):
                parts[-1] += f", {clause.strip(' ,')}"
            elif (parts and not story) and (
                self._likewise(parts[-1], words) or cues.DIFFER.search(clause) or cues.OF_EACH.search(clause)
            ):
                parts[-1] += f"，{clause.strip(' ,，、')}"
            elif (
                place <= open_yet
                or cues.OPEN_YET.search(clause)
                or (self._topics.scope(words) and self._topics.is_bare(words))
            ):
                story += clause
            elif cues.ASKS_ITSELF.search(clause) and (
                self._topics.named_in(words) or self._topics.scope(words)
            ):
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

    def _likewise(self, earlier: str, words: str) -> bool:
        """Whether ``words`` ask the same of another name: 商标这块，国家的要什么，湖南的又要什么 compares."""
        head, *rest = [self._topics.words(clause) for clause in cues.COMMA.split(earlier) if clause.strip()]
        headed = bool(rest) and self._topics.named_in(head) and not self._topics.scope(head)
        named = self._topics.scope(words)
        return (
            headed
            and bool(named)
            and named != self._topics.scope(rest[0])
            and self._topics.says_nothing(words)
        )

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
