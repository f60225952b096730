"""Words on how far a case has come that settle nothing: a trial, some months, one workshop (cn-mpfz/2.2.3).

How long and how widely a case must be in use to be mature, no text says. A trial is therefore neither mature nor not,
nor is what has only run for months or in one place, unless more is said of it.
"""

from __future__ import annotations

import re

from assistant.understand.told import number
from assistant.understand.told.typed import Typed

_N = rf"(?:{number.PATTERN}|好?几|半)"
_PLACE = r"(?:车间|条?产线|生产线|线|门店|店|工厂|分厂|厂|基地|仓库|班组|工段)"
_SETTLES_NOTHING = re.compile(
    rf"试(?:运行|点|用|跑|产)|内测|{_N}个多?月|{_N}个?多?(?:周|星期|礼拜)|{_N}天|半年|[昨今前]天|上周|上个?(?:星期|礼拜|月)|这个?(?:周|星期|礼拜|月)|(?:只|仅|就|才|光)(?:有|是|在)*(?:{_N}|个别)(?:个|家|条)?{_PLACE}"
    rf"|(?<![a-z])(?:on trial|trials?|pilots?|pilot(?:ed|ing)|trial(?:led|ling)|(?:{_N}|a few|some|a|couple of) (?:months?|weeks?|days?)|half a year|yesterday|today|(?:last|this) (?:week|month)|(?:only|just|in) (?:in |at |on )?(?:one|a single) (?:workshop|line|shop|store|plant|site|factory))(?![a-z])"
)
# No longer a pilot; from the pilot to all works.
_PAST_IT = re.compile(
    r"过了|走过|走出|不是|不再|告别|结束|脱离|早过|之后|以后|推广|全厂|各厂|全面|全线|全部|全都|(?<![a-z])(?:past|beyond|out of|no longer|ended|over|since|after|all|every|across|rolled out|everywhere|not|passed|finished)(?![a-z])|n't"
)


def settles_nothing(typed: Typed, start: int, end: int) -> bool:
    """Whether the clause of a stretch on how a case runs speaks of a trial, of months or of one place, and no more."""
    clause = typed.clause_at(start)
    said = typed.nameless[clause.start : max(clause.end, end)]
    return _SETTLES_NOTHING.search(said) is not None and _PAST_IT.search(said) is None


# 离成熟还差得远: how far off it is.
_FAR_FROM = re.compile(r"(?:离|距离?)(?!申报|截止|期限|年底|到期)[^,。;!?]*,?[^,。;!?]{0,2}$")
_STILL_FAR = re.compile(
    r"[^,。;!?]*(?:差得?(?:很|太|老|还)?(?:远|多|一?大?截)|差(?:很|太)(?:远|多)|有(?:很大|一段|不小|点|些)?(?:的)?(?:距离|差距)|还(?:早|远)|很远|十万八千里)"
)


def is_far_off(typed: Typed, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is named as what a case is still far from."""
    begin, _ = typed.clause_at(start).sentence
    return (
        _FAR_FROM.search(typed.nameless[begin:start]) is not None
        and _STILL_FAR.match(typed.nameless, end) is not None
    )
