"""The age of a firm as an item of a note, and told with what it does: Soap. Lhasa. 4 years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.understand.told import number
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed

_N = number.PATTERN
# An item that is a number of years and no more, or is headed by what the years are.
_ITEM = re.compile(
    rf"(?:(?<=^)|(?<=[,;/|\n。])|(?<=[.] )) ?(?P<head>(?:age|firm age|years in (?:the )?(?:business|trade)|in (?:the )?(?:business|trade)|trading for|going for)(?: is|:)? ?|已?(?:经营|开业|成立|办厂|开办|运营)?)(?P<n>{_N})(?: (?:years?|yrs?)(?: old| now| already)?|年[了啦]?(?:整)?) ?(?=$|[.,;/|\n。!])"
)
# What an item of years beside it belongs to, where that is no firm: Mark, 10 years. Profitable, 3 years
_OF_ANOTHER_THING = re.compile(
    r"(?<![a-z])(?:marks?|trade ?marks?|patents?|licen[cs]ed?|leases?|valid|expir\w*|profit\w*|black|red|loss\w*|clean|records?|fine[sd]?|penalt\w*|warranty|growth|growing|grew|steady|experience|no|none|not|never|last|past|every|each|results?|sales|figures?|solution|system|app|software|blacklist\w*)(?![a-z])|商标|专利|有效|续展|执照|租|盈利|利润|赚|亏|增长|记录|纪录|处罚|罚|无|没|近|过去|连续|三年|方案|系统|软件|黑名单|试用|合同|授权|许可|质保"
)
# 3 years, all in the black
_GOES_ON = re.compile(
    r"[ ,]*(?:(?:all|always|each|every|of) )*(?:in the (?:black|red)|profit\w*|loss\w*|clean|in a row|running|without|no (?:fines?|records?|penalt\w+|loss\w*))(?![a-z])|[,]?(?:都|全|连续|没有?|无)"
)
# we've been knitting cashmere for 31 years, thirty-one years we've been knitting, started making steamers eleven years back
_WORK = r"(?!selling|exporting|losing|making (?:a )?(?:loss|losses|profits?|money)|using|running (?:it|the|this)|reporting|filing|applying|paying|waiting|trying|living|working (?:in|for|with)|clean|growing (?:our|the)|asking|thinking)[a-z]+ing"
_TOLD = re.compile(
    rf"(?<![a-z])(?:(?:we(?:'ve| have)|and) been|been) {_WORK}(?: [a-z'-]+){{1,6}}? for (?:about |around |over |some )?(?P<n>{_N}) years(?! (?:in a row|running))"
    rf"|(?<![a-z])(?P<n2>{_N}) years (?:now )?(?:that )?we(?:'ve| have) been {_WORK}"
    rf"|(?<![a-z])(?:started|began|start) (?:out |up |off )?(?:{_WORK}|with|as|in|the (?:company|firm|business)|our (?:company|firm|business)|this (?:company|firm|business))(?![a-z])[^.,;!?\n]{{0,50}}? (?P<n3>{_N}) years (?:back|ago)"
    rf"|(?<![a-z])(?:started(?: out| up| off)?|began|founded|set up|established|incorporated|opened|registered) (?:just |only |some |about )?(?P<n4>{_N}) years back(?= |$|[.,;!?\n])"
    rf"|(?<![a-z])(?:trad(?:e|es|ing)|in business|operat(?:e|es|ing)|exists?|open|works?|here|company|firm)(?: [a-z]+){{0,3}} since (?:about |over |more than )?(?P<n5>{_N}) years"
    rf"|(?<![a-z])(?:going on|getting on for|pushing) (?P<n6>{_N}) years(?: now)?(?=$|[.,;!?\n])"
    rf"|(?<![a-z])an? (?P<n7>{_N})[- ]years?[- ]old (?:[a-z-]+ ){{0,2}}(?:start-?up|company|firm|business|outfit|enterprise|maker|brewery|mill|workshop|factory)(?![a-z])"
    rf"|从事[^,。;!?\n]{{1,12}}?(?:已有|已经|已达|已|达|逾|超过|有|整整|满)(?P<n8>{_N})(?:多|余)?[年载](?![前内间度])"
    rf"|(?:^|[,。;:\n])(?:我们|我司|现在|如今|这家)?(?:公司|厂子?|企业)(?:才|就|也|已经|已|刚|满|只有|只|都|倒|则|有)*(?P<n9>{_N})年[了啦]?(?=$|[,。;\n])"
)
# 从事…的人 and I've been … tell of a person; a system that has been running tells of itself.
_A_PERSON = re.compile(
    r"(?<![a-z])(?:i(?:'ve| have)|he(?:'s| has)|she(?:'s| has)|they(?:'ve| have)|(?:system|app|line|platform|solution|software|lawyer|accountant|father|mother|boss|founder|grandfather|grandmother|uncle|manager)(?:'s| has| had)?)(?: [a-z]+){0,2} ?$|(?:我(?!们|司)|本人|老板|老总|师傅|爷爷|父亲|爸|祖父|他|她)[^,。]{0,4}$"
)
# since '09, told of the business
_SHORT = re.compile(
    r"(?<![a-z])(?:(?:in|at) (?:the )?(?:game|business|trade|it)|(?:we(?:'ve| have)|it's|it has) been (?:going|around|running|trading|open|here)|trading|in operation|(?:company|firm|business|ltd|limited)(?: was)?(?: founded| established| set up| started| registered| incorporated| here)?|founded|established|incorporated|set up)(?: [a-z]+){0,3},? (?:in|since) '(?P<y>[0-9]{2})(?![0-9])"
)


def noted_years(typed: Typed, as_of: dt.date) -> Iterator[tuple[float, int, int]]:
    """The years of the applicant that a note tells, and where."""
    plain = typed.nameless
    for found in _ITEM.finditer(plain):
        clause = typed.clause_at(found.start("n"))
        before = plain[max(clause.sentence[0], found.start() - 40) : found.start()]
        after = plain[found.end() : found.end() + 24]
        alone = not re.search(r"\w", plain[: found.start()] + plain[found.end() :])
        if alone or (
            not found["head"].strip()
            and (
                _OF_ANOTHER_THING.search(before)
                or _GOES_ON.match(after)
                or (not before.strip(" .,;/|") and not _short_before(plain, found.start()))
            )
        ):
            continue
        if plain[clause.sentence[1] : clause.sentence[1] + 1] != "?":
            yield from _amount(found["n"], *found.span("n"))
    for found in _TOLD.finditer(plain):
        group = next(name for name, value in found.groupdict().items() if value)
        clause = typed.clause_at(found.start())
        stands = stance(typed, *found.span())
        if (
            stands.asked
            or stands.other
            or stands.denied
            or stands.unsure
            or _A_PERSON.search(plain, clause.start, found.start())
            or re.search(rf"{_N} or $|(?:nearly|almost|under|than) $", plain[: found.start(group)])
        ):
            continue
        yield from _amount(found[group], *found.span())
    for found in _SHORT.finditer(plain):
        if not stance(typed, *found.span()).asked:
            year = 2000 + int(found["y"])
            yield float(as_of.year - (year if year <= as_of.year else year - 100)), *found.span()


def _amount(text: str, start: int, end: int) -> Iterator[tuple[float, int, int]]:
    amount = number.value(text)
    if amount is not None and 0 < amount < 400:
        yield amount, start, end


def _short_before(plain: str, place: int) -> bool:
    """Whether the sentence before is an item too: Soap. Lhasa. 4 years."""
    before = re.split(r"[。!?;\n]|\.(?=\s|$)", plain[:place].rstrip(" .。;\n"))[-1]
    return (
        0 < len(before.split()) <= 4 if before.isascii() else 0 < len(before) <= 8
    ) and not _OF_ANOTHER_THING.search(before)
