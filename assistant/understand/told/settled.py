"""A number of firms that changes as a story goes: 原来五家，退了两家; five at first, so three it is. What is decided last stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from assistant.understand.told import number
from assistant.understand.told.count import INEXACT, JOINT, RECOMMENDED, UNITS
from assistant.understand.told.reading import Reading, Weight
from assistant.understand.told.stance import negations, stance
from assistant.understand.told.typed import Typed

_N = number.PATTERN
_FIRM = r"(?:家|户|个(?:单位|公司|企业|伙伴|成员|厂))(?!分|子|庭|乡)"
_FIRMS = r"(?:(?:[a-z-]+ )?(?:firms?|compan(?:y|ies)|enterprises?|units?|makers|producers|growers|processors|businesses|factories|partners?|suppliers?|members?)|of (?:them|us|these|those))"
_END_EN = (
    r"(?= *(?:$|[,.;:!?)]|- )| (?:in|to|on|for|of|and|who|that|which|put|going|now|again|only|then)(?![a-z]))"
)

# 原来五家, we first wanted to put forward five firms: what the story begins with.
_FIRST = re.compile(
    rf"(?:原来|原先|原本|本来|最初|最早|开始|起初|起先|先是|先(?=[定报推选想带])|开头|当初|先前|早先|之前|头先)[^,。!?;:\n0-9]{{0,14}}?(?P<n>{_N}){_FIRM}"
    rf"|(?:企业|公司)(?:方面|这块|这边|名单|那边|们|一共|起先)*(?:是|有|先|也|共|,)*(?:报名|报|推|定|选|列|挑|找|入围)(?:了|上来|出)*(?P<n2>{_N}){_FIRM}"
    rf"|(?<![a-z])(?:originally|at first|initially|first|at the (?:start|beginning|outset)|start(?:ed|ing)? (?:out |off )?with|began with|to (?:start|begin) with|(?:was|were) (?:going )?to be|planned|wanted|the plan was|there were)(?![a-z])[^.;!?\n0-9]{{0,48}}?(?P<n3>{_N}) {_FIRMS}(?![a-z])"
    rf"|(?<![a-z])(?P<n5>{_N}) {_FIRMS} (?:originally|at first|initially|at the (?:start|beginning|outset)|to (?:start|begin) with)(?![a-z])"
    rf"|(?<![a-z]){_FIRMS}(?: (?:alongside|beside it|put forward|with it|along with it|next to it))+ ?(?::|is|are|was|were|would be)+ ?(?P<n4>{_N})(?![a-z])"
)
_GONE = r"(?:退出|退了|退(?=$|[,。;!?\n])|撤|不干|不来|不参加|不参与|不玩|不跟|不(?:想|愿|肯|愿意)?报|不做了|走了|搬走|搬离|外迁|黄了|跑了|跑路|掉队|反悔|倒闭|关门|关张|注销|破产|淘汰|出局|落选|被(?:[^,。!?;\n]{0,4}?)(?:刷|砍|筛|划|拿掉|去掉|剔|踢)|没(?:能)?(?:通过|入选|过关|选上))"
_FEWER = re.compile(
    rf"(?P<n>{_N}){_FIRM}(?:(?![没未])[^,。!?;\n]){{0,8}}?{_GONE}"
    rf"|(?:去[掉除]|砍|减|筛(?!选?出)|刷|剔|划掉|淘汰|拿掉|踢|撤|退|删|排除|扣|少|跑|走)(?:掉|除|去|下来?|走|了)*(?:其中)?的?(?P<n2>{_N}){_FIRM}"
    rf"|(?<![a-z])(?P<n3>{_N})(?: {_FIRMS})?(?: has| have| had| just| then| now| since| again| later| eventually| soon)* (?:drop(?:ped|s) out|dropped(?= *(?:[,.;!?]|$))|pull(?:ed|s) out|back(?:ed|s) out|left(?! (?:over|with|to))|quits?|withdr(?:ew|aws?)|step(?:ped|s) (?:out|down|back)|bail(?:ed|s)|moved away|folded|went (?:bust|under)|closed down|fell (?:out|through|away)|lost interest|changed (?:its|their) minds?|(?:was|were|got) (?:cut|dropped|removed|struck (?:off|out)|taken (?:off|out)|rejected|thrown out|crossed out))(?![a-z])"
    rf"|(?<![a-z])(?:dropp(?:ed|ing)|los(?:t|ing)|remov(?:ed|ing)|cut(?:ting)?|struck|crossed|took|kicked|weeded)(?: off| out)? (?P<n4>{_N})(?: {_FIRMS})?(?: off| out)?(?= *(?:[,.;!?]|$)| (?:of|that|which|who|because|since|for|and|so|then)(?![a-z]))"
)
_MORE = re.compile(
    rf"(?:再|又|还|另外?|多|后来)(?:想|要|说|能|可以|打算|准备|给|硬)*(?:多|再|推荐?|报|带|荐|添|加|补|拉|进|增|塞|选)(?:上|进|了|来|个|补|到)*(?P<n>{_N}){_FIRM}"
    rf"|(?:补|添|增补|增加|新增|加)(?:了|上|进)+(?P<n5>{_N}){_FIRM}"
    rf"|(?P<n2>{_N}){_FIRM}(?:(?![没未])[^,。!?;\n]){{0,4}}?(?:想|要|说|又|也|后来|愿意)+(?:[^,。!?;\n]{{0,2}}?)(?:回来|加入|加进来|进来|归队|补进来)"
    rf"|(?<![a-z])(?:add(?:ed|ing)?|brought in|bringing in|took on|taking on|let in)(?: back| in)? (?:another )?(?P<n3>{_N})(?: more| other| others| further| extra)?(?: {_FIRMS})?(?![a-z-])"
    rf"|(?<![a-z])(?P<n4>{_N})(?: more| other| others| further)?(?: {_FIRMS})?(?: has| have| just| then| now| later)* (?:joined|rejoined|came (?:back|in|on board)|come back|signed up|got in|(?:is|are) back)(?![a-z])"
)
_DECIDES = r"(?:敲定|确定|商定|选定|拍板|保留|缩|改|定|留|剩|凑|变|成|是|为|报|推荐?|带|选|就|只|共|到|下来?|了|的|按|还)"
_AS_IT_IS = rf"(?:企业|公司|厂子?|单位)?(?:了|吧|啊|呀|呗|的)*(?=$|[,。!?;:\n()]|一[起块同并道]|联合|共同|同时|都(?![没不未])|来报|上报|参加|能|行|可以|{_N}家?都)"
_SETTLED = re.compile(
    rf"(?:现在|目前|眼下|如今|最后|最终|末了|到头来|结果|这下|于是|所以|那|后来)(?:我们|企业|名单|数量?|也|又)*,?{_DECIDES}+(?:我们)?(?P<n>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?:最后|最终|现在|结果)(?P<n2>{_N}){_FIRM}(?:企业|公司)?(?=一[起块同并道]|入选|入围|上报|定下)"
    rf"|(?:只|就|还|便)*(?:剩下?|留下?|余下)(?:了|来)*(?:我们)?(?P<n3>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?:凑|变|改|增|减|加|缩|扩|降|压|砍|并)(?:成|为|到|至|足|齐)了?(?P<n4>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?:^|(?<=[,。!?;\n]))(?:还|仍|依然|就|总共|一共|拢共)+是?(?P<n17>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?:哦不|噢不|其实|准确说|应该)[,是]*(?P<n5>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?:定下来|敲定|商定|拍板)(?:的|了|是|就|下来)*(?P<n6>{_N}){_FIRM}{_AS_IT_IS}"
    rf"|(?<![a-z])(?P<n7>{_N})(?: {_FIRMS})? it is(?= *(?:$|[,.;!?]))"
    rf"|(?<![a-z])leav(?:e|es|ing)(?: us)?(?: with)?(?: only| just| exactly)? (?P<n8>{_N})(?: {_FIRMS})?{_END_EN}"
    rf"|(?<![a-z])(?:settled|decided|agreed|landed|end(?:ed|ing)? up|went)(?: [a-z]+){{0,2}}? (?:on|for|with|at) (?:just |only )?(?P<n9>{_N})(?: {_FIRMS})?{_END_EN}"
    rf"|(?<![a-z])(?:now|currently|today|finally|eventually|in the end|at present|this leaves)[, ]+(?:(?:there are|it's|it is|that's|that is|we have|we've got|we are|we're|we put forward|we propose|we list|we name|we bring|the list (?:has|holds|is)|the number is|only|just|at|down to) )*(?P<n10>{_N})(?: {_FIRMS}| legal entities)?{_END_EN}"
    rf"|(?<![a-z])(?:it's|it is|we're|we are|that's|that is|that makes|makes|make it|make that|down to|back to|back at|now at|stands? at|stays? at|stick(?:ing)? (?:with|to))(?: it| us| only| just| now| at| back| still)* (?P<n11>{_N})(?: {_FIRMS}| legal entities)?(?: now| again| left| then| in all| altogether| in total)*(?= *(?:$|[,.;!?)]))"
    rf"|(?<![a-z])(?P<n12>{_N})(?: {_FIRMS})? (?:remain(?:s|ed)?|(?:are|were) left|made the (?:cut|list))(?![a-z])"
    rf"|(?<![a-z])final (?:list|number|count|tally)(?: is| has| holds| of| stands at| comes to|:)+ (?P<n13>{_N})(?![a-z])"
    rf"|(?:^|(?<=[,.;!?] ))(?:well|hmm?|sorry|actually|i mean|rather|wait|no|oh)[,. ]+(?:it's |that's |i mean |actually |rather |it was |make (?:it|that) )*(?P<n14>{_N})(?: {_FIRMS})?(?: actually| in fact| rather| now)*(?= *(?:$|[,.;!?)]))"
    rf"|(?<![a-z])(?:put(?:ting)? forward|recommend|nominate|bring(?:ing)?(?: along)?) (?:just |only )?(?P<n16>{_N})(?: {_FIRMS})?(?= *(?:$|[,.;!?]))"
    # 那三家呢, and with three?: another number in the place of the one asked about before
    rf"|(?:^|[,。!?;\n])(?:那么?|要是|如果|换成|改成|只|就|那只|那就|推|带|报)+(?P<n15>{_N}){_FIRM}(?:企业)?(?:呢|的话|行|可以|成)(?=\W|$|[吗么不])"
)
_ANOTHER = "n15"
_OTHERS_THEN = re.compile(r" ?(?:partners|suppliers|others|供应商|合作方|伙伴)(?![a-z])")
# 去年也有一家退出过: that was another time; 有一家可能要退: it has not.
_ONCE = re.compile(r"曾经?|(?:[去前]年|上次|上回|以前)也")
_ONCE_AFTER = re.compile(r"过(?!来|去)")
# 五家一起报,超了的话就砍掉两家: what is to be done then. 三家:我们,再加一家: who the three are.
_IF = re.compile(r"(?:如果|要是|假如|的话|万一|不行就?|(?<![a-z])if(?![a-z]))[^。!?;\n]*$")
_MADE_UP_OF = re.compile(rf"{_N}家[^。!?;\n]{{0,24}}:[^。!?;\n]*$")
_MAYBE = re.compile(
    r"可能|也许|说不定|没准|或许|好像|(?<![a-z])(?:might|may|maybe|perhaps|probably)(?![a-z])"
)
_ENOUGH_FOR_JOINT = 2


class _Kind(IntEnum):
    """What a number does to the count; where two patterns see it otherwise, the first wins."""

    FEWER = 0
    MORE = 1
    SAID = 2
    SETTLED = 3
    FIRST = 4


class _Event(NamedTuple):
    at: int  # where its number stands
    kind: _Kind
    many: int
    start: int
    end: int


def settled(
    typed: Typed, before: Sequence[Reading], stated: list[Reading], name: str, known: object
) -> list[Reading]:
    """``stated`` with the count ``name`` as it stands after all that the turn tells of its changes.

    ``before``: what was read of it without sums. ``known``: the count told in the turns before.
    """
    said = [one for one in before if one.name == name and isinstance(one.value, int)]
    events = sorted(_events(typed, said, name))
    count = known if isinstance(known, int) else None
    last: _Event | None = None
    here = False  # the count was told in this very turn
    for event in events:
        if event.kind in (_Kind.FEWER, _Kind.MORE):
            head = typed.nameless[: event.start]
            if count is None or (here and (_IF.search(head) or _MADE_UP_OF.search(head))):
                continue
            count += event.many if event.kind is _Kind.MORE else -event.many
            last = event
        else:
            if event.kind is _Kind.SETTLED and count is None and not _of_firms(typed, event, name):
                continue
            last = None if event.kind is _Kind.FIRST or (last is None and event.kind is _Kind.SAID) else event
            count, here = event.many, True
    if last is None or count is None or count < 1:
        return stated
    if last.kind is not _Kind.SETTLED and [one for one in stated if one.name == name] != [
        one for one in before if one.name == name
    ]:
        return stated  # it was summed already
    kept = [one for one in stated if one.name != name and not (name == UNITS and one.name == JOINT)]
    span = (last.start, last.end)
    if name == UNITS:
        kept.append(Reading(JOINT, count >= _ENOUGH_FOR_JOINT, *span, Weight.PLAIN))
    if name != UNITS or count >= _ENOUGH_FOR_JOINT:
        kept.append(Reading(name, count, *span, Weight.PLAIN))
    return kept


def _events(typed: Typed, said: Sequence[Reading], name: str) -> Iterator[_Event]:
    """What each number of firms does to the count, by the plainest way in which it can be read."""
    plain = typed.nameless
    found: dict[int, _Event] = {}
    for kind, pattern in (
        (_Kind.FEWER, _FEWER),
        (_Kind.MORE, _MORE),
        (_Kind.SETTLED, _SETTLED),
        (_Kind.FIRST, _FIRST),
    ):
        for match in pattern.finditer(plain):
            group = next(one for one, text in match.groupdict().items() if text)
            at, count = match.start(group), number.whole(match[group])
            if count is None or at in found or INEXACT.search(plain[:at]):
                continue
            head = plain[typed.clause_at(at).start : at]
            stands = stance(typed, *match.span(), count=True)
            if _ONCE.search(f"{head}{match.group()}") or _ONCE_AFTER.match(plain, match.end()):
                continue
            if (
                stands.other
                or stands.unsure
                or _MAYBE.search(match.group())
                or (negations(head) and kind is not _Kind.SETTLED)
            ):
                continue
            if group == _ANOTHER and name == UNITS:
                continue  # such a turn is read with the units counted before
            if kind is _Kind.SETTLED and _OTHERS_THEN.match(plain, match.end(group)):
                count += 1
            found[at] = _Event(at, kind, count, *match.span())
    for one in said:
        assert isinstance(one.value, int)
        numbers = [each.start() for each in re.finditer(_N, plain[one.start : one.end])]
        at = one.start + numbers[-1] if numbers else one.start
        before = found.get(at)
        if before is None or before.kind in (_Kind.SETTLED, _Kind.FIRST):
            kind = _Kind.SAID if before is None else before.kind
            found[at] = _Event(at, kind, one.value, one.start, one.end)
    yield from found.values()


_FIRMS_TOLD = re.compile(
    r"企业|公司|代表|厂|(?<![a-z])(?:firms?|compan(?:y|ies)|enterprises?|representatives?|put(?:ting)? forward|nominate|recommend)(?![a-z])"
)


def _of_firms(typed: Typed, event: _Event, name: str) -> bool:
    """Whether a number is settled of the firms put forward, where none was told before."""
    begin, stop = typed.clause_at(event.at).sentence
    return name == RECOMMENDED and _FIRMS_TOLD.search(typed.nameless, begin, stop) is not None


_REGIONAL = re.compile(
    r"区域品牌|地域品牌|代表性?企业|(?<![a-z])(?:regional brand|representative enterprises?)(?![a-z])"
)
_GOVERNMENT = re.compile(r"政府|市里|县里|区里|工信局|(?<![a-z])government(?![a-z])")
_A_CASE = re.compile(
    r"案例|数字三品|联合申报|联名|联合体|企业品牌|(?<![a-z])(?:digital|case|cases|consortium|joint|jointly)(?![a-z])"
)

_JOINT_CASE = re.compile(r"联合|(?<![a-z])(?:consortium|joint|jointly)(?![a-z])")


def of_a_joint_case(plain: str) -> bool:
    """Whether the firms a turn counts apply jointly."""
    return _JOINT_CASE.search(plain) is not None


def beside_a_region(words: str, plain: str) -> bool:
    """Whether the firms a turn counts are those put forward beside a regional brand, by all ``words`` told so far."""
    return (
        _REGIONAL.search(words) is not None
        and _GOVERNMENT.search(words) is not None
        and _A_CASE.search(plain) is None
    )
