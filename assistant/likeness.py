"""Which direction a described project fits: by the words that stand for one, and by the projects it is like.

The cues of ``checks.match`` know the words people use and can show them. Who tells of a project in words nobody
thought of is still understood by the descriptions in the guidance: a naive Bayes over their runs of characters and
stems says which direction's descriptions are told like this one. Counted when first needed, from the guidance alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from checks.match import MatchResult
from corpus.embed import grams
from corpus.guidance import Guidance, GuidanceEntry

# Chosen by leaving descriptions out of the guidance and asking for them, _TOLD by eye; see docs/decisions/0005.
_SMOOTHING = 0.3  # of a gram's count, given to every direction
_CUES = 0.7  # how much a unit of the cues' evidence counts beside the likeness
_SURE = 0.5  # a lead from which on the likeness alone names a direction
_CLEAR = 1.0  # a lead below which the second is near the first
_TOLD = 14  # grams that a text must share with the descriptions to be one


def describes(entry: GuidanceEntry) -> bool:
    """Whether an entry's wordings describe projects that fit one direction."""
    return entry.want == "direction" and entry.id.endswith("-fit")


class Likeness:
    """Weighs descriptions against those in ``guidance``."""

    def __init__(self, guidance: Guidance) -> None:
        self._told = {
            entry.clauses[0]: [wording for _, wording in entry.questions.each()]
            for entry in guidance.entries
            if describes(entry)
        }

    def weighed(self, result: MatchResult, text: str) -> MatchResult:
        """``result``, which the cues gave for ``text``, ranked anew by cues and likeness together.

        A direction that the text names stays first, two that its cues speak of alike stay both, and one that it
        rules out is last. Where no cue spoke and the likeness is not sure, none fits still, and the likeliest stand
        first.
        """
        like = self._of(text)
        if not like or result.close or any(one.named for one in result.ranked):
            return result
        total = {
            one.clause: -math.inf
            if one.ruled_out
            else like.get(one.clause, 0.0) + _CUES * one.score / (1 - one.score)
            for one in result.ranked
        }
        ranked = [
            one.model_copy(update={"score": _score(total[one.clause])})
            for one in sorted(result.ranked, key=lambda one: -total[one.clause])
        ]
        lead = total[ranked[0].clause] - total[ranked[1].clause]
        none_fits = result.none_fits and lead < _SURE
        return result.model_copy(
            update={
                "ranked": tuple(ranked),
                "best": None if none_fits else ranked[0].clause,
                "margin": round(min(1.0, lead / (1 + lead)), 4),
                "close": not none_fits and lead < _CLEAR,
                "none_fits": none_fits,
            }
        )

    def _of(self, text: str) -> Mapping[str, float]:
        """How much likelier ``text`` is among each direction's descriptions than among the others'; empty if too short."""
        counts, whole = self._counts
        read = [gram for gram in dict.fromkeys(grams(text)) if gram in whole]
        if len(read) < _TOLD:
            return {}
        floor = _SMOOTHING * len(whole)
        everything = whole.total()
        found: dict[str, float] = {}
        for clause, own in counts.items():
            size = own.total()
            apart = math.log((everything - size + floor) / (size + floor))
            gains = (
                math.log((own[gram] + _SMOOTHING) / (whole[gram] - own[gram] + _SMOOTHING)) for gram in read
            )
            # Grams overlap: as evidence they count for about the root of their number.
            found[clause] = (sum(gains) + len(read) * apart) / (1 + math.sqrt(len(read)))
        return found

    @cached_property
    def _counts(self) -> tuple[Mapping[str, Counter[str]], Counter[str]]:
        """In how many descriptions of each direction, and of all, each gram stands."""
        counts = {
            clause: Counter(gram for wording in wordings for gram in set(grams(wording)))
            for clause, wordings in self._told.items()
        }
        whole: Counter[str] = Counter()
        for own in counts.values():
            whole.update(own)
        return counts, whole


def _score(evidence: float) -> float:
    """``evidence`` as the cues' scores are: 0 for none or what speaks against, towards 1."""
    return round(evidence / (1 + evidence), 4) if evidence > 0 else 0.0
