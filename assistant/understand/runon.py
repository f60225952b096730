"""Questions strung together with no mark between them: 几家能合着报谁牵头几号交, cut where each is best answered.

Grammar alone cannot tell where a Chinese question ends that has no mark, but the guidance can: of all places between
two question words, the cut is made where what stands before it and what follows are answered best, by two entries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

Fit = Callable[[str], tuple[str, float]]  # the entry that answers a question best, and how well it does

_ENOUGH = 0.5  # how well each part must be answered
_WHOLE = 0.9  # from it on a text that is answered at least as well as its parts is one question
_ALONE = 0.6  # how well a question is answered that needs none before it
_LEAST, _MOST = 14, 120  # characters of a text that may hold two questions and is no story
_WORDS = 3  # that an English question before another one has at least
_MARKS = re.compile(r"[,，.。;；:：?？!！\n]")
_HAN = re.compile(r"[㐀-鿿]")
# 有没有规定研发投入占多少 asks one thing.
_ASKED = re.compile(
    r"什么时候|啥时候|何时|几[㐀-鿿]|多久|多少|谁(?!都|也)|哪[里儿个些家]|(?<!也不是)(?<!又不是)(?<!并不是)(?<!算不上)什么(?!的|都|也)|啥(?!的|都|也)|怎么|怎样|如何"
    r"|能不能|可不可以|要不要|用不用|(?:有没有|是不是)(?!规定|写|说明|明确|限定|要求)|给不给|收不收|算不算|行不行"
)
# "a system where shoppers scan a jar" asks nothing of its own.
_STARTS = re.compile(
    r"(?<=[a-z0-9])\s+(?=(?:and |also )?(?:who|whom|what|(?:when|where) (?:is|are|do|does|can|must|should|will|to)|how (?:many|much|long|often|do|does|can)|is (?:the|it|there)|are (?:we|there|the)|can (?:we|i|a)|do (?:we|i)|does (?:the|it))\s)",
    re.IGNORECASE,
)


# Until what date | does it stay in force: what stands before is no question yet.
_ASKED_OF = r"(?:(?:until|till|by|from|on|at|in|under|to|for|with|through) )?(?:what|which|how (?:many|much|long|often)|whose|whom)(?: [a-z]+){0,2}"
_OPENING = re.compile(
    rf"^\W*(?:(?:and|so|but)\W+)?{_ASKED_OF}(?:\W+(?:and|or) {_ASKED_OF})*\W*$", re.IGNORECASE
)


def hangs(text: str) -> bool:
    """Whether ``text`` only opens an English question: at what stage, and by which office."""
    return _OPENING.search(text) is not None


class Cutter:
    """Cuts a text into its questions. Built once by ``assistant.build``."""

    def __init__(self, fit: Fit, words: Callable[[str], Sequence[str]]) -> None:
        self._fit = fit
        self._words = words

    def cut(self, text: str) -> tuple[str, ...]:
        """The questions of ``text`` in order; the text alone where it has marks, is long, or holds no more than one."""
        if not _LEAST <= len(text) <= _MOST or _MARKS.search(text.rstrip("?？。.!！ ")):
            return (text,)
        parts: list[str] = []
        rest = text
        while (place := self._first_cut(rest)) is not None:
            parts.append(rest[:place].strip())
            rest = rest[place:].strip()
        return (*parts, rest)

    def stands(self, question: str) -> bool:
        """Whether ``question`` is well answered as it stands, with nothing of what was asked before."""
        return self._fit(question)[1] >= _ALONE

    def _first_cut(self, text: str) -> int | None:
        """Where the first question of ``text`` ends, if another follows: how many days | does the notice last is one."""
        for places, end in self._places(text):
            best, found = 0.0, None
            for place in places:
                (one, first), (other, second) = self._fit(text[:place]), self._fit(text[place:end])
                if one == other or min(first, second) < _ENOUGH or first + second <= best:
                    continue
                if self._fit(text)[1] < max(_WHOLE, first, second):
                    best, found = first + second, place
            if found is not None:
                return found
        return None

    def _places(self, text: str) -> Iterator[tuple[Sequence[int], int]]:
        """Where the first question may end, and where the one after it ends at the latest; the likeliest first."""
        if not _HAN.search(text):
            starts = [
                found.start()
                for found in _STARTS.finditer(text)
                if len(text[: found.start()].split()) >= _WORDS  # "until when" is no question yet
                and not hangs(text[: found.start()])
            ]
            yield from (([start], end) for start, end in pairwise((*starts, len(text))))
            return
        asked = list(_ASKED.finditer(text))
        if len(asked) < 2:
            return
        words = list(accumulate(map(len, self._words(text))))
        for number, (one, other) in enumerate(pairwise(asked[:3])):
            following = asked[number + 2].start() if number + 2 < len(asked) else len(text)
            between = [place for place in words if one.end() <= place <= other.start()]
            yield [place for place in between if 4 <= place <= len(text) - 4], max(following, other.end())
