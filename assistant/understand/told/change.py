"""Counts told by how they change: 再加一家, one dropped out, 其中三项不作数."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.understand.told import number
from assistant.understand.told.count import JOINT, UNITS
from assistant.understand.told.reading import UNSURE, Reading, Some, Weight
from assistant.understand.told.stance import negations
from assistant.understand.told.typed import Typed
from assistant.understand.told.work import HOW_MANY, WORKS

_N = number.PATTERN
_FIRM = r"(?:家|间|个(?:单位|公司|企业|伙伴|成员|厂))"
_FIRMS = r"(?:firms?|compan(?:y|ies)|units?|partners?|members?|part(?:y|ies)|enterprises?|factor(?:y|ies)|suppliers?|of (?:them|us|the (?:firms|companies|partners)))"
_MORE = re.compile(
    rf"(?:(?:再|又|还|另外?|新)(?:想|要|能|可以|打算|准备)*(?:加|拉|来|添|进|叫|带|找|吸收|加入|多|补|回|请)|再|多)(?:进|入|上|个|了|来|回)*(?:另外)?(?P<n>{_N}){_FIRM}(?!分|子)"
    rf"|(?:加|添|拉|增加|新增|加入)(?:进|入|上|了|进来)*(?P<n2>{_N}){_FIRM}(?!分|子)"
    rf"|(?P<n3>{_N}){_FIRM}[^,。!?;\n]{{0,6}}?(?:也|又)?(?:想|要|打算|愿意|申请|想要)*(?:加入|加进来|进来|入伙|参与进来|跟着来|凑进来|要来)"
    rf"|再(?:加|带|算|拉|添)上?(?:它|他们?|她)(?P<n6>{_N})(?:个|家)"
    rf"|(?<![a-z])(?:add(?:ing)?|bring(?:ing)? (?:in|on)|take on|taking on|let in|plus|and|with) (?:another |in )?(?P<n4>{_N}) (?:more|other|further|extra|additional)(?: {_FIRMS})?(?![a-z])"
    rf"|(?<![a-z])(?P<n5>{_N}) (?:more|other|further|extra|additional)(?: {_FIRMS})?(?: also)?(?: now)? (?:wants?|want|would like|wish(?:es)?|joins?|joined|joining|comes?|came|are joining|asked|ask)(?![a-z])"
    rf"|(?<![a-z])(?P<one>another) (?:firm|company|unit|partner|member|one)(?: also| now)? (?:wants?|joins?|joined|would like|comes?|came|asks?|asked)(?![a-z])|(?<![a-z])(?:add|bring in|take on|if we (?:add|take)) (?P<one2>another|one more)(?![a-z])"
)
_FEWER = re.compile(
    rf"(?<!就)(?<!能)(?:退出|退|走|撤|撤出|去掉|砍掉?|减掉?|减少|少|踢掉?|踢出|剔除|刷掉?|淘汰|拿掉|不带|跑)(?:了|去|走|下)*(?:其中)?(?P<n>{_N}){_FIRM}"
    rf"|(?:其中|里面|有|要是|如果|假如)?(?:有)?(?P<n2>{_N}){_FIRM}[^,。!?;\n]{{0,4}}?(?:退出|退|走|撤|不干|不来|不参加|不参与|不报|黄|跑|掉队|反悔)(?:了|掉|出|走)*"
    rf"|(?<![a-z])(?P<n3>{_N})(?: {_FIRMS})?(?: has| have| just| then| now| will)* (?:drop(?:s|ped)? out|pull(?:s|ed)? out|back(?:s|ed)? out|le(?:ft|aves?)|quits?|withdr(?:ew|aws?)|step(?:s|ped)? (?:out|down)|bails?|bailed)(?![a-z])"
    rf"|(?<![a-z])(?:drop(?:ping|ped)?|los(?:e|es|ing|t)|remov(?:e|ing|ed)|without|minus|leav(?:e|ing) out|less) (?P<n4>{_N})(?: {_FIRMS})?(?= *(?:[,.;!?]|$)| (?:of|firm|compan|partner|member|then|now))"
)
# The logistics firm drops out, we drop the vendor: one that is named, and of the others.
_ONE_FEWER = re.compile(
    r"(?<![a-z])the (?:[a-z-]+ ){1,4}(?:has |have |is |are |just |then |now |will |would )*(?:(?:dropp|pull|back|stepp)ing (?:out|down)|leaving|quitting|withdrawing|drop(?:s|ped)? out|pull(?:s|ed)? out|back(?:s|ed)? out|le(?:ft|aves?)(?= *(?:$|[,.;!?])| the (?:consortium|team|group|application))|quits?|withdr(?:ew|aws?)|step(?:s|ped)? (?:out|down)|bails?|bailed)(?![a-z])"
    r"|(?<![a-z])(?:drop(?:ping|ped)?|remov(?:e|ing|ed)|leav(?:e|ing) out|kick(?:ed)? out|without|minus) the (?:[a-z-]+ ){0,3}(?:firm|company|partner|vendor|supplier|university|institute|platform|college|house|provider|maker|distributor|lab)(?![a-z])"
    r"|(?<![0-9一二两三四五六七八九十])(?:那个?|这个?)?[㐀-鿿]{1,6}?(?:公司|厂|供应商|大学|伙伴|平台)(?:要|想|已经?|刚|也|突然|后来)*(?:退出|退(?=了)|不干|不参加|不参与|反悔|撤)(?:了|出)*(?=$|[,。;!?\n])"
)
# 再加软件公司, plus a software firm: one more, that is named and not counted.
_BODY = r"(?:公司|厂|大学|学院|研究院|研究所|设计院|机构|供应商|平台)"
_ONE_MORE = re.compile(
    rf"(?:再|又|还|另外?)(?:想|要|能|可以|打算|准备)*(?:加|拉|带|添|叫|找|请)(?:进|入|上|个|了)*(?!{_N}|几|些|多|我|咱|[加入进来])[^,。!?;\n、和与跟]{{0,6}}?{_BODY}(?!们|的)"
    r"|(?:^|(?<=[,.;!?] ))(?:and |then |now |so )*(?:plus|add(?:ing)?|also|we add|bring in) (?:an?|the) (?:[a-z-]+ ){0,2}(?:firm|company|university|institute|supplier|vendor|studio|lab|partner|college|maker)(?= *(?:[,.;!?]|$)| too(?![a-z])| as well)"
)
# 加上研究院三家: three with the one that is named, where there were two before.
_MAKES = re.compile(
    rf"(?:加上?|算上|连上?|带上)(?!我|咱|{_N})[^,。!?;\n、和与跟0-9]{{1,8}}?{_BODY}(?:一共|总共|共|就|是|有)*(?P<n>{_N})家(?!公司|单位|企业)"
    rf"|(?<![a-z])(?:plus|with|adding) (?:an?|the) (?:[a-z-]+ ){{1,3}}(?:makes|that makes|that's|we are|we're) (?P<n2>{_N})(?![a-z])"
)
# 有一家可能要退, 去年也有一家退出过: none is gone.
_NOT_GONE = re.compile(
    r"可能|也许|说不定|没准|或许|(?:[去前]年|上次|上回|以前)也|曾|过$|(?<![a-z])(?:might|may|maybe|perhaps|probably) "
)
# So only three remain, it's three now: the new number itself.
_REMAIN = re.compile(
    rf"(?<![a-z])(?P<n>{_N})(?: {_FIRMS})? (?:remain|remains|are left|left over|stay|are staying)(?![a-z])"
    rf"|(?<![a-z])(?:leaves|leaving|(?:we're|we are|it's|it is|that's|that makes|makes) (?:now |only |just |down to )*)(?: us| it)?(?: with)?(?: only| just| down to)? ?(?P<n2>{_N})(?: {_FIRMS})?(?: now| left| then| in all| altogether)*(?= *(?:$|[.,;!?]))"
    rf"|(?:只|就|还|现在|一共|总共)*(?:剩|余)(?:下|了|下来)*(?:我们)?(?P<n3>{_N}){_FIRM}"
)
# Two more planned, four done: a work under way is not done.
_TO_COME = re.compile(
    r"[^,.;:!?。]{0,14}(?<![a-z])(?:planned|planning|under ?way|in progress|ongoing|started|next (?:year|month|spring|quarter)|to (?:come|follow|do|go)|in the pipeline|scheduled|coming|pending|still|later|soon|(?:in|by|next|come) (?:the )?(?:(?:next|coming|new) )?(?:spring|summer|autumn|winter|year|quarter|half)|tomorrow)(?![a-z])|[^,。]{0,8}(?:在做|正在|还在|计划|打算|筹备|在建|没做完|未完成|明年)"
)
_PLANNED = re.compile(
    r"(?<![a-z])(?:plan|plans|planning|will|shall|going to|intend|intending|hope|hoping|want|about to|need|needs)(?: [a-z]+){0,3} $"
    r"|(?:明年|后年|下半年|下个?月|下季度|[年月]底|春节后|准备|打算|计划|马上|即将|将要?|过完年)[^,。;!?\n]{0,6}$|(?:要|想|能|可以|得)$"
)
# 还要再做一项: a wish, unless it is done already.
_WISHED = re.compile("(?=[^了过]*$).*(?:想|要|能|可以|打算|准备)")
_MORE_WORKS = re.compile(
    rf"(?:再|又|还|(?<![跟和与同])另外?|多|新|后来|补)(?:想|要|能|可以|打算|准备)*(?:做|搞|干|补|加|开展|完成|新增|添|多)?(?:了|上|做|完)*(?P<n>{_N})项"
    rf"|(?<![a-z])(?P<n2>{_N}) (?:more|further|other|additional)(?: (?:works?|tasks?|items?))?(?: (?:done|completed|finished|carried out|since|added))?(?![a-z])"
)
_FEWER_WORKS = re.compile(
    rf"(?P<of>{_N})项(?:专项|工作)*(?:里面?|里头|当中|之?中|其中)有?(?P<n5>{_N})项[^,。!?;\n]{{0,6}}?(?:重复|不算|不作数|不认|没做[成完]|没通过|取消|作废|不合格)"
    rf"|(?:去掉|砍掉?|扣掉?|刨掉|减掉?|减去|少|刷掉?|拿掉|剔除|剔掉|划掉|除去|不认|不算)(?:了|去)*(?:其中)?(?P<n>{_N})项"
    rf"|(?:其中|里面|有)*(?P<n2>{_N})项[^,。!?;\n]{{0,4}}?(?:不作数|不算数?|不认|不被认可|没认|没通过|通不过|不合格|作废|被砍|被刷|被否|重复|站不住|黄了|没做成)"
    rf"|(?:其中|里面|里头|当中|(?:^|(?<=[,。;!?\n]))(?:但是?|不过|其实|可是?|[^,。;!?\n有]{{1,6}}说)*(?=有))有?(?P<n4>{_N})项[^,。!?;\n]{{0,14}}?(?:重复|一样|一回事|同一[项样]|取消|黄了|泡汤|中途停|没成|没做[完成]|没完成|没通过|没验收|没落地|做了一半|做到一半|半截|(?:集团|母公司|总公司|子公司|分公司|别人|别家|人家|兄弟公司|供应商|经销商|代工厂)[^,。!?;\n]{{0,4}}[做搞干](?:的|了)|不是(?:我们|我司|咱们?|自己)[做搞干])"
    rf"|(?<![a-z])(?:but |and |though |only )?(?P<n6>{_N}) (?:of (?:them|those|these|which) |work |task )(?:(?:is|are|was|were|got|turned out to be|(?:has|have) been) (?:a |the )?(?:duplicates?|repeats?|same|cancel\w+|dropped|abandoned|unfinished|half[- ]done|done by|carried out by)|(?:(?:is|are|was|were|has|have|did|does|do)(?: not|n't)|(?:(?:is|are|was|were|has|have) )?never)(?: been| got| get| ever)* (?:finish(?:ed)?|completed|done|accepted))(?![a-z])"
    rf"|(?<![a-z])(?P<n3>{_N})(?: (?:of them|of those|works?|tasks?|items?))? (?:do(?:es)? not count|don't count|doesn't count|(?:was|were|is|are|got|get) (?:rejected|struck (?:out|off)|thrown out|not accepted|disallowed|discounted)|(?:don't|doesn't|do not|does not) qualify)(?![a-z])"
)
# 有两项去年停了, two were stopped: some of those counted before, and no new count of all.
_PART_OF_WORKS = re.compile(
    rf"(?:^|(?<=[,。;!?\n]))(?:但是?|不过|其实|可是?|只是|其中|里面|里头|当中|还|那|[^,。;!?\n有]{{1,6}}说)*有(?P<n>{_N})项(?!专项|工作|三品|以上|[了的吧啊呢]*(?:\W|$)|已经?|都|全|做完|完成|做好)(?P<how>[^,。;!?\n]{{2,20}})"
    rf"|(?<![a-z])(?P<n2>{_N})(?: of (?:them|those|these|which)| works?)?(?P<how2> (?:is|are|was|were|has|have|may|might|will|the|our|which)(?![a-z])[^.,;!?\n]{{2,40}})"
)
# Stopped, or not recognised yet: whether such a work counts the text does not say.
_MAY_NOT_COUNT = re.compile(
    r"停|断|中止|不太认|未必认|存疑|质疑|争议|[说拿吃]不准|不好说|不确定|验收|评审|审核|在做|正在|进行中|材料|过期|到期|专家"
    r"|(?<![a-z])(?:doubt\w*|question\w*|stopped|discontinued|suspended|paused|ended|inspect\w*|review\w*|audit\w*|in progress|ongoing|under ?way|disputed|lapsed|expired|unsure|sure|certain)(?![a-z])"
)
_ENOUGH_WORKS = 6  # hn-sanpin/3.6
_NAMED_TOO = re.compile(
    r"(?:还|又|也|再|另外|后来|刚想起来?|想起来?|漏(?:了|说)|忘了?说|补充)|(?<![a-z])(?:also|too|as well|another|forgot|on top of that|besides)(?![a-z])"
)
_LEAST_JOINT = 2
# 三家:我们加两家软件商: what comes after tells who the three are.
_MADE_UP_OF = re.compile(rf"{_N}家(?:[:,]|[^。!?;:]{{0,24}}:)(?:我们?|咱们?|一家)[^。!?;]*$")


class _Change(NamedTuple):
    by: int
    start: int
    end: int
    of: int | None = None  # what it changes, where that is told along with it: 8项里面3项重复


def changed(
    typed: Typed, stated: Sequence[Reading], units: object, works: object, some: Some | None
) -> list[Reading]:
    """``stated`` with the counts that this turn changes, where what they change from is known.

    ``units`` and ``works`` are the counts told before, or the works by name; ``some``, works named before that may not be all. What a turn
    says the new total to be goes before any sum of ours.
    """
    read = _summed(typed, _remaining(typed, list(stated), units), UNITS, units, _MORE, _FEWER)
    read = _in_part(typed, read, works)
    if isinstance(works, tuple) and not any(one.name == WORKS for one in read):
        # 又做了两项: those named before are not all any more.
        summed = _summed(typed, read, HOW_MANY, len(works), _MORE_WORKS, _FEWER_WORKS)
        return read if summed == read else [Reading(WORKS, UNSURE, 0, 1, Weight.PLAIN), *summed]
    read = _summed(typed, read, HOW_MANY, works, _MORE_WORKS, _FEWER_WORKS)
    if (
        isinstance(works, int)
        and not any(one.name == HOW_MANY for one in read)
        and _NAMED_TOO.search(typed.plain)
    ):
        known = set(some.values if some is not None else ())
        for one in read:
            if one.name == WORKS and isinstance(one.value, Some) and (new := set(one.value.values) - known):
                return [*read, Reading(HOW_MANY, works + len(new), one.start, one.end, Weight.PLAIN)]
    return read


def _in_part(typed: Typed, stated: list[Reading], works: object) -> list[Reading]:
    """``stated`` without a count of some of the works counted before; open, where it matters whether those count."""
    found = _PART_OF_WORKS.search(typed.plain)
    if found is None or _FEWER_WORKS.search(typed.plain):
        return stated
    counts = [one for one in stated if one.name == HOW_MANY and isinstance(one.value, int)]
    before = [one.value for one in counts if one.end <= found.start()]
    of_all = before[-1] if before else len(works) if isinstance(works, tuple) else works
    some = number.whole(found["n"] or found["n2"])
    if not isinstance(of_all, int) or not some or some >= of_all:
        return stated
    read = [one for one in stated if one not in counts or one.end <= found.start()]
    doubtful = _MAY_NOT_COUNT.search(found["how"] or found["how2"]) is not None
    if doubtful and of_all - some < _ENOUGH_WORKS <= of_all and not isinstance(works, tuple):
        return [*(one for one in read if one not in counts), Reading(HOW_MANY, UNSURE, *found.span())]
    return read


def _remaining(typed: Typed, stated: list[Reading], units: object) -> list[Reading]:
    """``stated`` with the units that are left of those told before, where the turn says how many or names who went."""
    plain = typed.plain
    gone = [
        found
        for found in _ONE_FEWER.finditer(plain)
        if not (_TO_STAY.search(plain[: found.start()]) or negations(found.group()))
    ]
    counted = [one for one in stated if one.name == UNITS]
    if gone and counted and all(one.end <= gone[0].start() for one in counted):
        units = counted[-1].value  # who went was one of those counted just before
        stated = [one for one in stated if one not in counted]
    if not isinstance(units, int):
        return stated
    left = list(_REMAIN.finditer(plain))
    # Who left tells nothing of the applicant.
    stated = [
        one
        for one in stated
        if not any(found.start() <= one.start < found.end() for found in gone) or one.name in (UNITS, JOINT)
    ]
    if left and not any(one.name == UNITS and one.start > left[-1].start() for one in stated):
        many = number.whole(next(value for value in left[-1].groupdict().values() if value))
        span = left[-1].span()
    elif gone and not (
        any(one.name == UNITS for one in stated) or _FEWER.search(plain) or _MORE.search(plain)
    ):
        many, span = units - len(gone), gone[-1].span()
    else:
        return _with_one_more(plain, stated, units)
    if not many or many >= units:
        return stated
    told = [Reading(JOINT, many >= _LEAST_JOINT, *span, Weight.PLAIN)]
    if many >= _LEAST_JOINT:
        told.append(Reading(UNITS, many, *span, Weight.PLAIN))
    return [one for one in stated if one.name not in (UNITS, JOINT)] + told


def _with_one_more(plain: str, stated: list[Reading], units: int) -> list[Reading]:
    """``stated`` with the unit that the turn adds by name to those told before; it tells nothing of the applicant."""
    makes, more = _MAKES.search(plain), _ONE_MORE.search(plain)
    if makes is not None and number.whole(makes["n"] or makes["n2"]) == units + 1:
        added = makes
    elif more is not None and not any(one.name == UNITS for one in stated):
        added = more
    else:
        return stated
    told = [
        Reading(JOINT, True, *added.span(), Weight.PLAIN),
        Reading(UNITS, units + 1, *added.span(), Weight.PLAIN),
    ]
    kept = [
        one
        for one in stated
        if one.name not in (UNITS, JOINT) and not added.start() <= one.start < added.end()
    ]
    return kept + told


_TO_STAY = re.compile(r"(?:不|没|未|不会)$|(?<![a-z])(?:not|never|unless|n't)(?: [a-z]+){0,2} $")


def _summed(
    typed: Typed,
    stated: list[Reading],
    name: str,
    known: object,
    more: re.Pattern[str],
    fewer: re.Pattern[str],
) -> list[Reading]:
    changes = sorted(
        (*_found(typed.plain, more, 1), *_found(typed.plain, fewer, -1)), key=lambda one: one.start
    )
    if not changes:
        return stated
    first, last = changes[0].start, max(one.end for one in changes)
    of_it = [one for one in stated if one.name == name and isinstance(one.value, int)]
    whole = [one for one in of_it if one.end <= first or one.start >= last]
    if any(one.start >= last for one in whole):
        return [one for one in stated if one not in of_it or one in whole]
    before = [one for one in whole if one.end <= first]
    base = changes[0].of or (before[-1].value if before else known)
    if not isinstance(base, int):
        return stated
    if before and _MADE_UP_OF.search(typed.plain[:first]):
        return stated
    total = base + sum(one.by for one in changes)
    if total < 0:
        return stated
    gone = {name, JOINT} if name == UNITS else {name}
    read = [one for one in stated if one.name not in gone]
    if name != UNITS or total >= _LEAST_JOINT:
        read.append(Reading(name, total, first, last, Weight.PLAIN))
    if name == UNITS:
        read.append(Reading(JOINT, total >= _LEAST_JOINT, first, last, Weight.PLAIN))
    return read


def _found(plain: str, pattern: re.Pattern[str], sign: int) -> Iterator[_Change]:
    for found in pattern.finditer(plain):
        if pattern is _MORE_WORKS and (
            _TO_COME.match(plain, found.end())
            or _PLANNED.search(plain, 0, found.start())
            or _WISHED.match(found.group())
        ):
            continue
        if pattern is _FEWER and _NOT_GONE.search(plain[max(0, found.start() - 6) : found.end() + 1]):
            continue
        words = next(value for group, value in found.groupdict().items() if value and group != "of")
        count = 1 if words in ("another", "one more") else number.whole(words)
        if count:
            whole = found.groupdict().get("of")
            yield _Change(sign * count, *found.span(), number.whole(whole) if whole else None)
