"""How sure retrieval must be. The figures come from evals/benchmarks/thresholds.py."""

from __future__ import annotations

from corpus.model import Frozen


class Thresholds(Frozen):
    """Scores in [0, 1]."""

    guidance: float = 0.38  # below it no worded answer is given
    named: float = 0.28  # the same for a question that names the policy, or takes up one that did
    clause: float = 0.75  # from it on a clause alone is the answer
    nearest: float = 0.38  # below it a question is not about our policies
    nearest_named: float = 0.15  # the same for one that names a policy
    sure: float = 0.75  # from it on a worded answer beats a project's match with a direction
    beside: float = (
        0.6  # from it on a worded answer stands before the verdict on a case of which much was told
    )
    aside: float = 0.6  # from it on a follow-up that names no topic of ours is about something else
    described: float = 0.6  # from it on a description is taken for a project's
    worded: float = 0.5  # from it on what guidance says to be unsaid is taken for the answer
    sure_of_all: float = 0.9  # from it on an overview is what is asked for
    overview: float = 0.3  # how near what answers just what is asked must be to go before an overview
    nearby: float = 0.2  # from it on another question is offered beside an answer that is not sure
    level: float = 0.02  # within it two worded answers fit alike
    compared: float = (
        0.2  # where both are named: how near that, or an entry that sets them side by side, must be
    )
    of_one: float = 0.2  # how near an entry of the one policy asked about must be to go before a comparison
    twin: float = 0.06  # how near the same question's answer in another policy must be to be given too
    otherwise: float = 0.25  # how near what a follow-up finds besides what was said last must be to be said
