"""Counts told by how they change: 再加一家, one dropped out, 其中三项不作数."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.understand.told import number
from assistant.understand.told.count import JOINT, UNITS
from assistant.understand.told.reading import Reading, Some, Weight
from assistant.understand.told.typed import Typed
from assistant.understand.told.work import HOW_MANY, WORKS

_N = number.PATTERN
_FIRM = r"(?:家|间|个(?:单位|公司|企业|伙伴|成员|厂))"
_FIRMS = r"(?:firms?|compan(?:y|ies)|units?|partners?|members?|part(?:y|ies)|enterprises?|factor(?:y|ies)|suppliers?|of (?:them|us|the (?:firms|companies|partners)))"
_MORE = re.compile(
    rf"(?:(?:再|又|还|另外?|新)(?:想|要|能|可以|打算|准备)*(?:加|拉|来|添|进|叫|带|找|吸收|加入|多)|再|多)(?:进|入|上|个|了|来)*(?:另外)?(?P<n>{_N}){_FIRM}(?!分|子)"
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
_MORE_WORKS = re.compile(
    rf"(?:再|又|还|另外?|多|新|后来|补)(?:想|要|能|可以|打算|准备)*(?:做|搞|干|补|加|开展|完成|新增|添|多)?(?:了|上|做|完)*(?P<n>{_N})项"
    rf"|(?<![a-z])(?P<n2>{_N}) (?:more|further|other|additional)(?: (?:works?|tasks?|items?))?(?: (?:done|completed|finished|carried out|since|added))?(?![a-z])"
)
_FEWER_WORKS = re.compile(
    rf"(?:去掉|砍掉?|扣掉?|刨掉|减掉?|减去|少|刷掉?|拿掉|剔除|剔掉|划掉|除去|不认|不算)(?:了|去)*(?:其中)?(?P<n>{_N})项"
    rf"|(?:其中|里面|有)*(?P<n2>{_N})项[^,。!?;\n]{{0,4}}?(?:不作数|不算数?|不认|不被认可|没认|没通过|通不过|不合格|作废|被砍|被刷|被否|重复|站不住|黄了|没做成)"
    rf"|(?<![a-z])(?P<n3>{_N})(?: (?:of them|of those|works?|tasks?|items?))? (?:do(?:es)? not count|don't count|doesn't count|(?:was|were|is|are|got|get) (?:rejected|struck (?:out|off)|thrown out|not accepted|disallowed|discounted)|(?:don't|doesn't|do not|does not) qualify)(?![a-z])"
)
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


def changed(
    typed: Typed, stated: Sequence[Reading], units: object, works: object, some: Some | None
) -> list[Reading]:
    """``stated`` with the counts that this turn changes, where what they change from is known.

    ``units`` and ``works`` are the counts told before; ``some``, works named before that may not be all. What a turn
    says the new total to be goes before any sum of ours.
    """
    read = _summed(typed, list(stated), UNITS, units, _MORE, _FEWER)
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
    base = before[-1].value if before else known
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
        words = next(value for value in found.groupdict().values() if value)
        count = 1 if words in ("another", "one more") else number.whole(words)
        if count:
            yield _Change(sign * count, *found.span())
