"""What words speak of: the policies and tracks they name, and the topics besides."""

from __future__ import annotations

from assistant.understand import cues
from assistant.understand.asking import first_name, of_language, size, unasked
from assistant.understand.part import Part
from assistant.understand.scope import Scope, ScopeNames
from corpus.terms import Terms
from corpus.text import plain


class Topics:
    """Reads names and topics. Built once by ``assistant.build``."""

    def __init__(self, terms: Terms, names: ScopeNames) -> None:
        self._terms = terms
        self._names = names

    def words(self, text: str) -> str:
        """``text`` as names, topics and cues are looked for in it: in lower case, simplified, its typos mended."""
        return self._terms.read(text).text

    def scope(self, words: str) -> Scope:
        """The policies and tracks that ``words`` name."""
        return self._names.read(words)

    def renamed(self, question: str, words: str, pointed: Scope) -> str:
        """``question`` asked of what the follow-up names: the first name in it replaced, the others taken out."""
        names = (
            self._names.found(words)
            or tuple(of_language(self._names.tracks[track].title, question) for track in pointed.tracks[:1])
            or tuple(first_name(self._names.files[id].names, question) for id in pointed.policies[:1])
        )
        return self._names.with_names(question, " ".join(names))

    def whole(self, turn: str) -> Scope:
        """The scope named elsewhere in the turn, where it names just one policy."""
        whole = self.scope(self.words(turn))
        return whole if len(whole.policies) == 1 else Scope()

    def unnamed(self, part: Part) -> str:
        """What is left of a question without the names in it; empty where it has none, or is hardly more than a name."""
        words = self.words(part.question)
        if not self.scope(words) or len(part.scope.policies) != 1:
            return ""
        rest = " ".join(self._names.without_names(words).split()).strip(" ,，。?？的")
        return rest if cues.LEAST <= size(rest) <= cues.SHORT else ""

    def asks_if_open(self, words: str) -> bool:
        """Whether it is asked if something can still be applied for, and no reason is given why it might not."""
        found = cues.STILL_OPEN.search(words)
        if found is None:
            return False
        rest = self._names.without_names(words.replace(found[0], " "))
        said = size(unasked(rest))
        return said <= cues.LEAST or (said <= cues.HARDLY and not self.named_in(rest))

    def only_applies(self, words: str) -> bool:
        """Whether the piece only says that its asker means to apply for something of ours: 我们想报名品."""
        if cues.ASKS.search(words) or not self.scope(words):
            return False
        rest = cues.FILLER.sub("", cues.APPLYING_WORDS.sub("", self._names.without_names(words)))
        return not rest.strip()

    def named_in(self, words: str) -> bool:
        """Whether ``words`` name a topic, besides policies and tracks."""
        return bool(self._terms.concepts(self._names.without_names(words)))

    def says_nothing(self, words: str) -> bool:
        """Whether ``words`` only ask, and name what they ask it of: 湖南标杆又要什么."""
        return not unasked(self._names.without_names(words))

    def is_bare(self, words: str) -> bool:
        """Whether the piece says nothing but a scope, or points back without a topic of its own."""
        bare = cues.SAME_THING.sub("", self._names.without_names(cues.LIKEWISE.sub("", words)))
        bare = cues.FILLER.sub("", cues.OTHER_POLICY.sub("", cues.OTHER_TRACK.sub("", bare)))
        if not bare:
            return True
        return bool(cues.ELLIPSIS.search(words)) and len(bare) <= 4 and not self.named_in(bare)

    def shifted(self, words: str, before: Scope) -> Scope:
        """The scope that "the other track" or "the other policy" points to."""
        if cues.ANY_OTHER.search(words):
            return Scope()
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

    def is_of(self, before: Part, words: str) -> bool:
        """Whether ``words`` speaks of nothing that the question before does not name."""
        earlier = plain(before.about)
        return all(match.surface in earlier for match in self._terms.concepts(words))
