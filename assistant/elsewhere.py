"""Whether a question is about something that is not ours, though an answer of ours shares its words.

The nearest wording cannot know it: a passport has a term of validity too, and a parade its squares. So all that is
asked about other things is held against all that is asked about the policies: a naive Bayes over runs of characters
and stems says which of the two a question is asked like. Counted when first needed, from the guidance alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from assistant.understand.part import Part
from assistant.understand.replies import Replies
from corpus.embed import grams
from corpus.guidance import Guidance, GuidanceEntry
from corpus.once import Once
from corpus.text import simplified

# Chosen on the development questions and on wordings held back; see docs/decisions/0007.
_SMOOTHING = 1.0  # of a gram's count, given to both sides
_SHORT = 3  # grams that weigh against a text: one of two words says little
_FIT = 1.5  # how much the fit of our best answer counts beside that
_SURE = -1.1  # how much likelier elsewhere than our answer fits
_PLACED = 1.5  # what a province or a level of ours, which names much else besides, speaks for us
_ANY_PROGRAMME = (
    "procedure",
    "dates",
    "materials",
    "quota",
    "money",
    "threshold",
    "review",
    "validity",
    "contact",
)
_OURS = re.compile(r"你们?|您|这边|\b(you|your|yours|here)\b", re.IGNORECASE)
_WORD = re.compile(r"[一-鿿]|[A-Za-z]+")
_BRIEF = 8  # words, or characters, of a question that may only go on about what was spoken of
_LEAST, _MOST = 0.5, 0.99  # fits below and above count as these
_KEPT = 64  # questions whose evidence is kept: the draft and its gates weigh the same few


class Elsewhere:
    """Weighs questions against those in ``guidance``."""

    def __init__(self, guidance: Guidance) -> None:
        self._others: tuple[str, ...] = ()
        self._ours: tuple[str, ...] = ()
        for entry in guidance.entries:
            wordings = tuple(wording for _, wording in entry.questions.each())
            if entry.want == "out_of_scope":
                self._others += wordings
            elif entry.ours:
                self._ours += wordings
        self._turned_away = Replies(
            entry for entry in guidance.entries if entry.want == "out_of_scope" and not entry.aside
        )
        self._evidence = Once(self._weigh, _KEPT)

    def is_asked(self, part: Part, fit: float) -> bool:
        """Whether a question that stands alone and names no policy is likelier elsewhere; ``fit`` is our best answer's."""
        if part.named or part.case or part.leans or part.takes_up or part.goes_on or part.again:
            return False
        return fit < 1 and self.likelier(part.question, fit, _PLACED if part.scope else 0.0)

    def is_asked_on(self, part: Part, best: GuidanceEntry) -> bool:
        """Whether a question after one that we turned away may only go on about it.

        去哪个网站报 after a green factory asks for that one's site: any programme has a site, a fee and a last day.
        """
        if part.named or part.case or _OURS.search(part.question):
            return False
        return best.want in _ANY_PROGRAMME and len(_WORD.findall(part.question)) <= _BRIEF

    def likelier(self, question: str, fit: float, against: float = 0.0) -> bool:
        """Whether ``question`` is likelier about something else than answered by what fits it by ``fit``, in [0, 1].

        ``against`` is what else speaks for us.
        """
        if not self._others or not self._ours:
            return False
        fit = min(max(fit, _LEAST), _MOST)
        return self.evidence(question) - _FIT * math.log(fit / (1 - fit)) > _SURE + against

    def evidence(self, question: str) -> float:
        """How much likelier ``question`` is among what is asked about other things; 0 where nothing speaks."""
        return self._evidence(question)

    def _weigh(self, question: str) -> float:
        read = _read(question)
        gains = (self._gains.get(gram, self._unseen) for gram in read)
        # Grams overlap: as evidence they count for about the root of their number.
        return math.fsum(gains) / (_SHORT + math.sqrt(len(read)))

    def turned_away(self, reply: str) -> GuidanceEntry | None:
        """The entry by which ``reply``, a message of ours, turned away a programme or the like; None where it is no such."""
        return self._turned_away.opened(reply)

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        """In how many wordings of either side each gram stands: of other things, of ours."""
        return _counted(self._others), _counted(self._ours)

    @cached_property
    def _gains(self) -> Mapping[str, float]:
        """What each gram that stands in some wording speaks for other things."""
        others, ours = self._counts
        seen = others.keys() | ours.keys()
        floor = _SMOOTHING * len(seen)
        apart = math.log((ours.total() + floor) / (others.total() + floor))
        return {
            gram: apart + math.log((others[gram] + _SMOOTHING) / (ours[gram] + _SMOOTHING)) for gram in seen
        }

    @cached_property
    def _unseen(self) -> float:
        """What a gram speaks for that stands in no wording.

        What is not ours is a wider field: of its grams more stand in one wording alone, and so will a new one.
        """
        others, ours = self._counts
        alone = [
            (1 + sum(count == 1 and gram not in across for gram, count in own.items())) / own.total()
            for own, across in ((others, ours), (ours, others))
        ]
        return math.log(alone[0] / alone[1])


def _counted(wordings: Iterable[str]) -> Counter[str]:
    return Counter(gram for wording in wordings for gram in _read(wording))


def _read(text: str) -> frozenset[str]:
    return frozenset(grams(simplified(text)))
