"""What is only supposed, and the next value in its place: what if four joined? and two? just asking, we are alone."""

from __future__ import annotations

import datetime as dt
import re

from assistant.understand.told import number
from assistant.understand.told.reading import Reading
from assistant.understand.told.term import TERM
from assistant.understand.told.typed import Typed
from assistant.understand.told.when import times

_N = number.PATTERN
_SUPPOSES = re.compile(
    r"如果|假如|要是|假设|假使|倘若|万一|设想|比方说|打比方|(?<![一般])若(?!干)"
    r"|(?<![a-z])(?:if|suppose|supposing|imagine|assume|assuming|let's say|let us say|say (?=we|our|i|there|the))(?![a-z])"
)
# 没续成呢, if not? the opposite of what was supposed last.
_IF_NOT = re.compile(
    r"\W*(?:那么?|但是?|可是?|如果|要是|假如|假设|万一|若是?|最后|到时候?|还是|我们|(?<=[㐀-鿿]),)*(?:没有?|未|不)(?:能)?(?:续展?|办|转|过户|买|改|谈|批|拿|申请|迁|做)?(?:成|上|下来|到|了|过)?(?:的话|呢|怎么办|咋办|会怎样|怎么样)+\W*"
    r"|\W*(?:(?:and|but|so|or|ok|then),? )*(?:what )?(?:if (?:not|(?:it|that|this)(?: is|'s| does| will| did)?(?:n't| not| fails?| falls through)(?: happen| work(?: out)?)?|we (?:do|can|did|could|will)(?:n't| not)|we fail)|otherwise)(?: though| then| yet)?\W*"
)
# 只是问问, in reality: back to what was told before anything was supposed.
_IN_EARNEST = re.compile(
    r"(?:只是|就是|随便|单纯|不过是|纯粹)(?:想)?(?:问问|问一?下|问一?句|打个?比方|假设|设想|举个?例|好奇)|(?:说|回)(?:回|到)(?:现实|实际|真实|我们(?:自己|的?实际))|(?:现实|实际)(?:情况)?(?:是|中)|真实情况是?"
    r"|(?<![a-z])(?:(?:just|only|merely) (?:asking|wondering|curious|theoretical|hypothetical|a hypothetical|an example|thinking aloud)|in reality|in real life|as things stand|as it (?:actually )?(?:is|stands)|back to (?:reality|(?:our|the) (?:real|actual) [a-z]+))(?![a-z])"
)
# And three? 那两家呢: the next value of the count told last, and nothing else.
_NEXT_VALUE = re.compile(
    rf"\W*(?:(?:那么?|要是|如果|假如|假设|换成|改成|变成|只有|仅有?|只|就|带|报|再|还是|我们|有|and|or|but|ok|so|then|what about|how about|what if|if|with|only|just|maybe|say|it's|it is|it was|there (?:are|is|were|was)|we (?:have|had|were|are)|make it|this (?:year|time)|now|今年|这次|现在|这回)[ ,]*+)*+(?P<n>{_N})"
    r" ?(?P<unit>家|个|项|户|年|方向|个方向|家企业|家公司|partners?|compan(?:y|ies)|firms?|units?|enterprises?|directions?|works?|years?|of (?:them|us))?"
    r"(?P<asks>(?: |的话|呢|行吗|可以吗|行不行|怎么样|如何|then|instead|ok|okay|too|only|fine|allowed|possible|is|are|,|\?)*)\W*"
)
# 那后年呢, and in 2029?
_BEFORE_A_DAY = re.compile(
    r"\W*(?:(?:那么?|如果|要是|假如|假设|换成|改成|是|到|and|or|but|so|then|what about|how about|what if|if|it|expires?|expired|is|was|ran|runs?|until|to|in|on)\W*+)++"
)
_AFTER_A_DAY = re.compile(r"(?:才?到期|过期|的话|呢|行吗|可以吗|then|instead|\W)*")
_UP_TO = re.compile(r"\W*(?:(?:到|至|是|until|till|to|through|it's|it is|in)\W*+)*+")
_LEADS_ON = re.compile(
    r"\W*(?:那|要是|如果|假如|假设|换成|改成|只|就|今年|这次|现在|这回|(?:and|or|but|what about|how about|what if|if|with|only|just|this|now|so|then|ok)(?![a-z]))"
)
_UNITS = {
    "家": ("joint_units", "recommended_enterprises"),
    "户": ("recommended_enterprises",),
    "项": ("sanpin_works_count",),
    "年": ("years_in_operation",),
    "方向": ("directions_applied",),
    "partner": ("joint_units",),
    "compan": ("joint_units", "recommended_enterprises"),
    "firm": ("joint_units", "recommended_enterprises"),
    "unit": ("joint_units",),
    "enterprise": ("joint_units", "recommended_enterprises"),
    "direction": ("directions_applied",),
    "work": ("sanpin_works_count",),
    "year": ("years_in_operation",),
}
COUNTED = frozenset(
    {
        "joint_units",
        "recommended_enterprises",
        "directions_applied",
        "sanpin_works_count",
        "years_in_operation",
    }
)
_FILED = frozenset({"is_joint", "joint_units", "directions_applied", "recommended_enterprises"})
# In 2024 we filed in two directions, 去年报了两个方向: an application of before.
_FILED_BEFORE = re.compile(
    r"(?:报|申报|申请|参评|参加|推荐|联合|带|推)[^,。;!?\n]{0,6}?[了过](?!吗)|(?:报|申报|申请|推荐)的"
    r"|(?<![a-z])(?:applied|filed|submitted|entered|put (?:in|forward)|went|chose|picked|recommended|nominated|had|were|was)(?![a-z])"
)
_LAST_TIME = re.compile("上次|上一次|上回|上一?届|(?<![a-z])last (?:time|round)(?![a-z])")
_FOUNDED = re.compile(
    "成立|注册|创|开业|建|(?<![a-z])(?:founded|set up|since|established|registered|built|made)(?![a-z])"
)
_NOW_COUNT = re.compile(
    rf"(?:今年|这次|现在|这回|这一次|如今)(?:我们|就|只|仅|是|打算|准备|想|改)*(?:报|选|有|带|推)?了?(?P<n>{_N})(?:个|家)?(?:方向)?(?=\W|$|了)"
    rf"|(?<![a-z])(?:this (?:year|time|round)|now)(?: it's| it is| we're| we are| we have| with| there's| there is)*(?: only| just)* (?P<n2>{_N})(?= *(?:$|[.,;!?])| direction| compan| partner| unit| firm)"
)


def is_supposed(typed: Typed, at: int) -> bool:
    """Whether what stands at ``at`` is said to be supposed."""
    return _SUPPOSES.search(typed.nameless, typed.clause_at(at).sentence[0], at) is not None


def is_opposite(typed: Typed) -> bool:
    """Whether a turn only supposes that what was supposed last is not so."""
    return _IF_NOT.fullmatch(typed.nameless) is not None


def in_earnest(typed: Typed) -> bool:
    """Whether a turn says that what came before was only supposed."""
    return _IN_EARNEST.search(typed.nameless) is not None


def beside(reading: Reading, typed: Typed) -> int | None:
    """How many units a count has beside those named: three partners and the applicant; None where that is unclear."""
    if reading.name not in COUNTED or not isinstance(reading.value, int):
        return None
    said = {
        number.whole(found.group()) for found in re.finditer(_N, typed.nameless[reading.start : reading.end])
    }
    return next((more for more in (0, 1) if reading.value - more in said), None)


def next_value(typed: Typed, name: str, more: int) -> Reading | None:
    """The value that a turn of hardly more than a number puts in the place of the count told last."""
    found = _NEXT_VALUE.fullmatch(typed.nameless)
    if found is None or not (_LEADS_ON.match(typed.nameless) or found["unit"] or found["asks"].strip()):
        return None
    return _counted(found, found["n"], found["unit"] or "", name, more)


def next_day(typed: Typed, as_of: dt.date, *, supposed: bool) -> Reading | None:
    """The day that a turn of hardly more than a day puts in the place of the one told last.

    ``supposed``: that one was only supposed. Else "and next year?" may well be the year of applying.
    """
    moments = times(typed.nameless, as_of)
    if len(moments) != 1:
        return None
    head, tail = typed.nameless[: moments[0].start], typed.nameless[moments[0].end :]
    if not (supposed or re.search("20[0-9]{2}", typed.nameless)):
        return None
    if not _BEFORE_A_DAY.fullmatch(head) or not _AFTER_A_DAY.fullmatch(tail):
        return None
    return Reading(TERM, moments[0].last, moments[0].start, moments[0].end)


def day_of_the_mark(typed: Typed, as_of: dt.date) -> Reading | None:
    """The last day of a mark spoken of in the turn before, in a turn that is a day to come and no more."""
    moments = times(typed.nameless, as_of)
    if len(moments) != 1 or moments[0].last < as_of:
        return None
    (moment,) = moments
    head, tail = typed.nameless[: moment.start], typed.nameless[moment.end :]
    if not _UP_TO.fullmatch(head) or not _AFTER_A_DAY.fullmatch(tail) or typed.plain.rstrip().endswith("?"):
        return None
    return Reading(TERM, moment.last, moment.start, moment.end)


def count_now(typed: Typed, name: str, more: int) -> Reading | None:
    """The number of this year, where the one told was of an application of before."""
    found = _NOW_COUNT.search(typed.nameless)
    return None if found is None else _counted(found, found["n"] or found["n2"], "", name, more)


def _counted(found: re.Match[str], said: str, unit: str, name: str, more: int) -> Reading | None:
    count = number.whole(said)
    meant = next((names for word, names in _UNITS.items() if word in unit), None)
    if count is None or (meant is not None and name not in meant):
        return None
    return Reading(name, count + more, *found.span("n" if found["n"] else "n2"))


def of_before(typed: Typed, reading: Reading, as_of: dt.date) -> bool:
    """Whether a count is that of an application of an earlier year."""
    if reading.name not in _FILED:
        return False
    clause = typed.clause_at(reading.start)
    text = typed.nameless[clause.start : max(clause.end, reading.end)]
    if not _FILED_BEFORE.search(text) or _FOUNDED.search(text):
        return False
    return _LAST_TIME.search(text) is not None or any(
        moment.last.year < as_of.year for moment in times(text, as_of)
    )
