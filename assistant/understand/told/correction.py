"""A turn that takes back what was told before without naming it: 说错了，有的; no, we do; 更正，是有限公司."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import ReadFact
from assistant.understand.told.company import Told
from assistant.understand.told.place import MAINLAND, OUTSIDE, Places
from assistant.understand.told.platform import REPORTS
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.stance import lifted, negations, stance
from assistant.understand.told.typed import Typed
from assistant.understand.told.when import Time, shifted, times

# 有的 and we do, alone in a clause: the whole answer.
_LONE_YES = re.compile(
    r"(?:商标|品牌|其实|实际上|应该|确实|都|也|是(?!的|$)|还|我们|公司|这个|那个|就|早|已经)*(?:有的?|有过的?|(?:[去今]年)?有过?[一两二几][次起笔个家](?:的)?|有了|是的?|对的|在的|算的?|具备的?|(?:(?:(?:[去今前]年|上个?月)(?:早|就|都|已经?)*+)?(?:办|拿|批|注册|申请|核准|领|下)(?:下来|到|好|来|证)*了))(?:有的|啊|呢|哦|呀|哈)*"
    r"|(?:but |and |in fact |actually )?(?:yes|yep|yeah)?,? ?(?:(?:we|i|they|it|the trademark|that|there) (?:actually |really |certainly |in fact )?(?:do(?:es)?|did|have|has|are|is|was|were)(?: have)?(?: one| two| some| it| so)?(?: last year| this year)?(?: after all| in fact| actually| already| now)?|it's there|(?:the trademark|it) (?:was|has been|is) (?:now |already )?(?:granted|registered|issued|approved)(?: last year| this year| in [0-9]{4})?)|(?:but |and )?(?:yes|yep|yeah)(?: after all| in fact| actually)?"
)
_LONE_NO = re.compile(
    r"(?:商标|品牌|其实|实际上|应该|确实|都|也|还|我们|公司|这个|那个|从来|一直)*(?:没有?的?|没有过|没得|不是的?|不算|不具备|无|冇)(?:啊|呢|哦|呀|哈)*"
    r"|(?:but |and |in fact |actually )?(?:no,? ?)?(?:(?:we|i|they|it|the trademark|that|there) (?:actually |really |certainly |in fact )?(?:(?:do(?:es)?|did|have|has|are|is|was|were)(?:n't| not))(?: have)?(?: one| any| it| so)?(?: after all| in fact| actually| yet)?|there is none|none)|(?:but |and )?no(?: after all| in fact| actually)?"
)
_TAKEN_BACK = re.compile(
    r"我?(?:刚才|前面|上面|之前|上一?句)?(?:说|写|打|记|搞|弄|看|数|算|讲|查|问)(?:错|岔|差|混|反)了?(?:一点|字)?|我?(?:更正|纠正|修正)(?:一下)?|口误|不对|错了|其实|实际上"
    r"|(?:我们?)?(?:刚刚?(?:才|又)?(?:去|又|再)?(?:问|查|核实|确认|看|翻)|(?:去|又|再)*(?:问|查|核实|确认|翻)[了过])[^,。!?;]{0,10}"
    r"|(?<![a-z])(?:sorry|no wait|wait|correction|my mistake|my bad|i was wrong|i got that wrong|i misspoke|typo|(?:i )?mistyped|i made a mistake|let me correct (?:that|myself)|(?:scrap|scratch|strike|forget|disregard) (?:that|this|it|what i (?:said|wrote|told you))|(?:the )?(?:date|day|year|month|number|figure)s? (?:was|were|is) wrong|i (?:have )?misread(?: it| that)?|i got the (?:date|day|year|month|number) wrong|i (?:just )?(?:checked|asked)[a-z ]{0,24}|actually|in fact)(?![a-z])"
)
_FILLER = re.compile(
    r"等等|等一?下|抱歉|不好意思|对不起|我|哦|噢|啊|呃|额|\W|(?<![a-z])(?:oh|um|er|hold on|apologies|about that)(?![a-z])"
)


def _bare_answer(typed: Typed) -> tuple[bool, int, int] | None:
    """The yes or no that a correction begins with, a clause of its own: 说错了，有的，2033年到期."""
    taken_back = False
    for clause in typed.clauses[:4]:
        text = typed.nameless[clause.start : clause.end]
        taken_back |= _TAKEN_BACK.search(text) is not None
        said = _TAKEN_BACK.sub(lambda found: "," * len(found.group()), text).strip(' ,:;"()-')
        if not _FILLER.sub("", said):
            continue
        start = clause.start + text.index(said) if said in text else clause.start
        for pattern, value in ((_LONE_NO, False), (_LONE_YES, True)):
            if taken_back and pattern.fullmatch(said) and not typed.nameless.startswith("?", clause.end):
                return value, start, start + len(said)
        return None
    return None


def turned_round(told: Told, typed: Typed, readings: Sequence[Reading]) -> Iterator[Reading]:
    """A yes or no that a correction begins with turns round what was last told to the contrary."""
    if anothers := _ANOTHERS.search(typed.nameless):
        yield from _not_ours(told, anothers)
        return
    answer = _bare_answer(typed)
    if answer is None:
        return
    value, start, end = answer
    if not value and (denied := _denied_anew(told, typed, answer)):
        if not any(one.name in denied for one in readings):
            yield from (Reading(name, UNSURE, start, end, Weight.PLAIN) for name in denied)
        return
    before = (False, "none") if value else (True, "minor", "major")
    contrary = [name for name, fact in told.facts.items() if fact.value in before]
    last = max((told.weights[name][1] for name in contrary), default=-1)
    contrary = [name for name in contrary if told.weights[name][1] == last]
    if any(one.name in contrary and one.weight > Weight.PASSING for one in readings):
        return
    for name in contrary:
        if len(contrary) > 1:  # of which of several is not said
            yield Reading(name, UNSURE, start, end, Weight.PLAIN)
        elif isinstance(told.value(name), bool):
            yield Reading(name, value, start, end, Weight.PLAIN)
        else:
            yield Reading(name, "minor" if value else "none", start, end, Weight.PLAIN)


_NOT_SO = re.compile(r"不是|(?<![a-z])(?:is|are|was|were|did)(?:n't| not)(?![a-z])")


def _denied_anew(told: Told, typed: Typed, answer: tuple[bool, int, int]) -> list[str]:
    """牌子是收购来的 | 记错了，不是: the facts last told, where all were denied and 不是 denies just that."""
    last = max((turn for name, (_, turn) in told.weights.items() if name in told.facts), default=-1)
    names = [
        name for name in told.facts if told.weights[name][1] == last and isinstance(told.value(name), bool)
    ]
    if any(told.value(name) for name in names) or not _NOT_SO.search(typed.nameless, *answer[1:]):
        return []
    return names


# 查错了，是另一家公司的; sorry, that was our supplier: what was told befell somebody else.
_ANOTHERS = re.compile(
    r"(?:^|[,。])(?:那|这|其实|都|应该)*是(?:我们?的?)?(?:另外?一?家|别家|别人|人家|同名|隔壁|客户|供应商|同行|朋友|对方|代工厂|经销商)[^,。!?]{0,6}(?=[,。!]|$)"
    r"|(?<![a-z])(?:that|it)(?:'s| is| was| were) (?:not us|(?:actually |in fact )?(?:an?|our|the|my|some) (?:other |another |different )?(?:supplier|competitor|customer|client|neighbou?r|vendor|dealer|distributor|other company|other firm|different company|different firm|friend)(?:'s)?)(?= *(?:[.,;!]|$))"
)
_BEFALL = ("bad_record", "major_accident_3y", "on_credit_blacklist", "ip_dispute")
_SOMEBODY = r"(?:隔壁|邻居|房东|租客|租户|承租方|客户|供应商|代工厂|承包商|施工队|物流公司|经销商|代理商|同行|朋友|别家|别人|人家|对方|租我们|租咱|另外?一?家)"
_SOMEBODY_EN = r"(?:landlord|(?:sub-?)?tenant|lessee|(?:sub-?)?contractor|supplier|vendor|customer|client|neighbou?r|dealer|distributor|agent|carrier|forwarder|oem|partner|competitor|(?:company|firm|factory|plant|workshop) next door|other (?:company|firm))"
_NOT_US = r"(?:我们|我司|咱们?|我厂|本公司)(?:公司|厂|家|自己)?"
# The fine was for the shop we sublet; it was our tenant who was fined, not us; 其实罚的是租户: not the applicant's.
_BEFELL_ANOTHER = re.compile(
    rf"(?:其实|实际上|不过|但是?|真正|后来才知道|,)*(?:罚|处罚|通报|查|说|针对|列入|上黑名单)的?(?:单|款)?(?:其实|就|都|应该)?是(?:我们?的?|咱们?的?)?{_SOMEBODY}"
    rf"|(?:罚单|罚款|处罚|通报|处罚决定书?|黑名单)(?:是|其实是|也是)?(?:开|下|发|罚|寄|给|列)(?:给|到|在)?了?(?:的是|给)?(?:我们?的?|咱们?的?)?{_SOMEBODY}"
    rf"|(?:那|这|其实)(?:其实|都|应该|也|就)*是(?:我们?的?|咱们?的?)?{_SOMEBODY}[^,。!?;\n]{{0,8}}的(?:事|单子|罚单|罚款|处罚|问题|锅)"
    rf"|(?:罚|处罚|通报|黑名单|失信|事故|召回|起火|着火)[^,。!?;\n]{{0,14}},(?:并|而|可|又)?不是(?:罚|说|查|通报)?{_NOT_US}(?=的?(?:[,。!?;\n]|$))"
    rf"|{_SOMEBODY}[^,。!?;\n]{{0,6}}(?:罚|通报|出事|查)[^,。!?;\n]{{0,3}},(?:可|而|并)?不是{_NOT_US}(?=的?(?:[,。!?;\n]|$))"
    rf"|(?<![a-z])(?:it|that|this|(?:the|that|this) (?:fine|penalty|recall|accident|fire|record|warning|case))(?:'s| is| was| were)(?: actually| in fact| really| only)? (?:for|about|against|over|on|at|issued to|addressed to|meant for) (?:the|an?|our|my) (?:{_SOMEBODY_EN}(?![a-z])|[^.;!?\n]{{2,30}}? (?:we|i)(?:'ve| have)? (?:rent|rented|let|lease|leased|sublet|sublease|hire)(?: it)?(?: out)? to)"
    rf"|(?<![a-z])(?:it|that)(?:'s| is| was) (?:actually |in fact )?(?:our|my|the|an?) (?:[a-z-]+ ){{0,2}}?{_SOMEBODY_EN}(?:s|'s [a-z]+)? (?:who|that|which)(?![a-z])"
    rf"|(?<![a-z])(?:fine|penalty|recall|accident|fire|record|warning)(?:'s| is| was) (?:actually |in fact |really )?(?:our|my|the|an?) (?:[a-z-]+ ){{0,2}}?{_SOMEBODY_EN}'s(?![a-z])"
    r"|(?<![a-z])(?:fined?|penali[sz]ed|blacklisted|punished|cited|recall(?:ed|s)?|sanctioned|fire|accident|penalty)(?![a-z])[^.;!?\n]{0,40}?,? (?:and |but )?not (?:to |for |on )?(?:us|ours|ourselves|me|our (?:own )?(?:company|firm|factory|plant))(?= ?(?:[,.;!?]|$))"
)


def befell_another(told: Told, typed: Typed, readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` without what a turn says befell somebody else; where it was told before, that is taken back."""
    found = _BEFELL_ANOTHER.search(typed.nameless)
    if found is None or typed.nameless.startswith("?", typed.clause_at(found.start()).end):
        return list(readings)
    bad = [one for one in readings if one.name.startswith(_BEFALL) and one.value in (True, "minor", "major")]
    theirs = [one for one in bad if one.start <= typed.clause_at(found.end() - 1).end]
    before = [] if theirs else list(_not_ours(told, found))
    return [*(one for one in readings if one not in theirs), *before]


def _not_ours(told: Told, found: re.Match[str]) -> Iterator[Reading]:
    bad = [
        name
        for name, fact in told.facts.items()
        if name.startswith(_BEFALL) and fact.value in (True, "minor", "major")
    ]
    last = max((told.weights[name][1] for name in bad), default=-1)
    for name in bad:
        if told.weights[name][1] == last:
            yield Reading(name, UNSURE, *found.span(), Weight.PLAIN)


# 准确说是责令改正,没罚: an order to put things right, of which the text does not say whether it is a bad record.
_ONLY_AN_ORDER = re.compile(
    r"(?<!不)(?:是|就|只|仅|被)*责令(?:限期)?(?:改正|整改)[^,。;!?\n]{0,4}[,;]?(?:也|并|但|又|都)*(?:没有?|未|不)(?:被)?(?:罚|处罚)(?![^。!?\n]{0,8}(?:记|不良))"
    r"|(?<![a-z])(?:only |just |merely )*(?:an? )?(?:order(?:ed)?|notice|told|instruction) to (?:rectify|correct|put (?:it|things) right|fix)(?![a-z])[^.;!?\n]{0,20}(?<![a-z])(?:no|not a|without a|never)(?: [a-z]+)? (?:fine|penalty|fined)(?![a-z])"
)


def only_an_order(told: Told, typed: Typed) -> Iterator[Reading]:
    """The small penalty told last, where a correction says that it was no more than an order to put things right."""
    found = _ONLY_AN_ORDER.search(typed.nameless)
    if found is None:
        return
    start, end = found.span()
    small = [
        name for name, fact in told.facts.items() if name.startswith("bad_record") and fact.value == "minor"
    ]
    last = max((told.weights[name][1] for name in small), default=-1)
    for name in small:
        if told.weights[name][1] == last:
            yield Reading(name, UNSURE, start, end, Weight.PLAIN)


_LEGAL_FORM = re.compile(r"有限|股份|子公司|(?<![a-z])(?:ltd|llc|limited|subsidiary)(?![a-z])")


def made_plain(typed: Typed, reading: Reading) -> Reading:
    """更正，是有限公司: a legal form named in passing is what a correction is about."""
    form = (reading.name == "entity_type" and reading.value == "enterprise") or (
        reading.name == "has_legal_personality" and reading.value is True
    )
    if not form or _LEGAL_FORM.search(typed.nameless, reading.start, reading.end) is None:
        return reading
    return reading._replace(weight=Weight.PLAIN)


_FORMS = {
    "enterprise": r"有限责任公司|股份有限公司|有限公司|股份公司|子公司|公司制?|企业(?!服务|品牌)",
    "partnership": "合伙企业",
    "sole_proprietor": "个人独资企业|个体工商户|个体户",
    "branch": "分公司",
}
_FORMS_EN = {
    "enterprise": r"(?:(?:limited(?: liability)?|joint[- ]stock|proper|real|new|separate|own) )*(?:company|corporation|subsidiary|ltd|llc)",
    "partnership": "partnership",
    "sole_proprietor": "sole proprietor(?:ship)?|sole trader",
    "branch": "branch",
}
_FORM = "|".join(f"(?P<{name}>{words})" for name, words in _FORMS.items())
_FORM_EN = "|".join(f"(?P<{name}_en>{words})" for name, words in _FORMS_EN.items())
# 改成有限公司后呢, what if we set up a company: the same business in another legal form.
_ANOTHER_FORM = re.compile(
    rf"(?:(?:改制?|转制?|变更?|换|升级|注册|登记|重组)(?:成|为|做)了?|(?:再|新|去|重新|另外?|先)*(?:注册|成立|设立|开|办)了?)(?:一?[个家间]|上|起)?(?:新的?|正规的?|独立的?|普通的?)?(?:{_FORM})(?=之?后|以后|了|的话|再|来|去|呢|能|可以|行|就|[,。?!]|$)"
    rf"|(?<![a-z])(?:(?:if|once|after|suppose|when) (?:we|i)(?: [a-z']+){{0,2}}? |(?:so )?(?:we|i)(?:'ve| have)? (?:since |now |then )?|after )(?:register(?:ed|ing)?(?: as)?|set(?:ting)? up|form(?:ed|ing)?|convert(?:ed|ing)? (?:in)?to|turn(?:ed|ing)? (?:in)?to|became?|becom(?:e|ing)|chang(?:e|ed|ing) (?:in)?to|switch(?:ed|ing)? to|open(?:ed|ing)?) (?:an? |our )?(?:{_FORM_EN})(?![a-z])"
    r"|(?<![a-z])(?P<incorporated_en>(?:if|once|after|when|suppose) (?:we|i)(?: [a-z']+){0,1} incorporated?(?! (?:in|a|the|this|new)(?![a-z])))"
)
# How long it takes, or what it costs, is asked of no applicant.
_HOW = re.compile(
    r"多久|多长|多少|怎么|如何|流程|手续|费|哪里|哪个|必须|需要|要不要|有必要|好处|区别|(?<![a-z])(?:how|cost|where|which|need|must|have to|should|better|difference|necessary)(?![a-z])"
)
_FORMS_TOLD = frozenset(
    {"sole_proprietor", "partnership", "branch", "association", "institution", "enterprise"}
)


def another_form(told: Told, typed: Typed) -> Iterator[Reading]:
    """The legal form that a turn supposes, or tells of since, in the place of the one told before."""
    if told.value("entity_type") not in _FORMS_TOLD or _HOW.search(typed.nameless):
        return
    for found in _ANOTHER_FORM.finditer(typed.nameless):
        clause = typed.clause_at(found.start())
        if negations(typed.nameless[clause.start : found.start()]):
            continue
        group = next(name for name, text in found.groupdict().items() if text)
        value = group.removesuffix("_en").replace("incorporated", "enterprise")
        if value == told.value("entity_type"):
            continue
        yield Reading("entity_type", value, *found.span(), Weight.PLAIN)
        if found[group] != "企业":  # which need not be a company
            yield Reading("has_legal_personality", value == "enterprise", *found.span(), Weight.PLAIN)


# 协会能报吗|那会员企业呢; and a member company?: a firm is asked about in the place of what was.
_A_FIRM_INSTEAD = re.compile(
    r"^\W*(?:那么?|(?:又|再|他|她|还|对方)*问|如果|要是|换成?|换作|改由|让|由|用|以|至于|,)*(?P<zh>(?![我咱你])(?!哪|什么|总|母|多少|几)[㐀-鿿]{0,10}?(?<![分总母子])(?:企业(?!品牌|名品)|公司))(?:自己|自个儿?|单独|直接|去|来|作为?主体|牵头|能|可以|可不可以|能不能|也|的话)*(?:申?报|申请)?(?:得不得|得唔得|行不行|可不可以|得了|呢|吗|行吗|可以吗|$)"
    r"|^\W*(?:(?:and|so|but|then|ok|okay|well|what about|how about|if),? )+(?:can |could |may )?(?:an?|one of (?:the|its|their)|its|their) (?P<en>(?!limited|foreign|overseas)(?:[a-z-]+ ){0,3}?(?:company|firm|enterprise)s?)(?: itself| then| alone| instead| applies| apply| wants to apply| do it| file| files)*\W*$"
)


def a_firm_instead(told: Told, typed: Typed) -> Iterator[Reading]:
    """A firm put in the place of an association, an institution or a government asked about before."""
    found = _A_FIRM_INSTEAD.match(typed.nameless)
    if told.value("entity_type") in ("association", "institution", "government") and found is not None:
        yield Reading("entity_type", "enterprise", *found.span("zh" if found["zh"] else "en"), Weight.PLAIN)


# 有两个牌子…|那另一个呢: what was told of one brand is not told of the other.
_THE_OTHER_BRAND = re.compile(
    r"^\W*(?:那么?|如果|要是|换成?|拿|用|报|,)*(?:另外?(?:的)?(?:那)?一?个|剩下(?:的)?(?:那)?一?个)(?:牌子|品牌|商标)?(?=\W|$|呢|行|能|可以|来|去|报)"
    r"|^\W*(?:(?:and|so|then|but|what about|how about|if we take|with) )*the other (?:one|brand|label|mark)(?![a-z])"
)
_TWO_BRANDS = re.compile(
    r"(?:[两二2]|两三|几|多)个(?:不同的?)?(?:自主|注册)?(?:品牌|牌子|商标)|(?<![a-z])(?:two|2|both|several) (?:[a-z]+ )?(?:brands|labels|marks|trademarks)(?![a-z])"
)


def another_brand(told: Told, typed: Typed) -> Iterator[Reading]:
    """Take back what was told of one of two brands where a turn goes over to the other."""
    found = _THE_OTHER_BRAND.match(typed.nameless)
    if found is None or _TWO_BRANDS.search(told.words) is None:
        return
    for name in ("self_created_brand", "trademark_owned", "trademark_valid_until"):
        if name in told.facts:
            yield Reading(name, UNSURE, *found.span(), Weight.PLAIN)


# 那是2022年的, it happened in 2021: the day of what was told, and no more.
_DATES_IT = re.compile(
    r"(?:不过|但是?|哦|其实|实际上|好像|应该|那[次回件起]|这[次件起]|那|这|它|事故|处罚|事情?|起|件|个|次|罚款|是|发生|都|也|已经|就|在|了|吧|\W)*+"
    r"|\W*+(?:(?:but|no|oh|actually|sorry|wait|well)\W+)*+(?:that|it|this|the (?:accident|incident|fine|penalty|record|event))?(?:'s)?(?: actually| all| really)?(?: (?:was|were|is|happened|occurred|took place|dates?(?: back)?|goes back))*(?: back)?(?: (?:in|on|from|to))? *"
)
_DATED_END = re.compile(
    r"(?:的事情?|发生的|的?那[次回起]|的时候|时候|出的|罚的|的|事|了|吧|啊|呢|年|already|then|though|actually|in fact|\W)*+"
)
PAST_EVENTS = ("bad_record", "major_accident_3y")


# What befell the applicant, though told with a day before the three years.
_BEFELL = re.compile(
    r"罚|事故|污染|中毒|通报|(?<![a-z])(?:fined?|fines|accidents?|incidents?|penal\w+|[0-9]{4})(?![a-z])|[0-9]年"
)
_GRAVE = re.compile(r"重大|特大|严重|(?<![a-z])(?:major|serious|severe)(?![a-z])")


def _told_as_past(fact: ReadFact) -> bool:
    """Whether it is none within the three years for the day of an event, and not for want of one."""
    words = Typed(fact.read_from).plain
    return fact.value in (False, "none") and _BEFELL.search(words) is not None and not negations(words)


def date_told(typed: Typed, as_of: dt.date) -> Time | None:
    """The time that a turn gives of what was told before, and no more."""
    for moment in times(typed.nameless, as_of):
        clause = typed.clause_at(moment.start)
        head = typed.nameless[clause.start : moment.start]
        tail = typed.nameless[moment.end : max(clause.end, moment.end)]
        if (
            _DATES_IT.fullmatch(_TAKEN_BACK.sub("", head))
            and _DATED_END.fullmatch(tail)
            and not typed.nameless.startswith("?", clause.end)
        ):
            return moment
    return None


def dated_anew(told: Told, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
    """An event told before that a turn dates: out of the last three years, into them, or to their edge."""
    events = [
        fact
        for name, fact in told.facts.items()
        if name.startswith(PAST_EVENTS) and (fact.value in (True, "minor", "major") or _told_as_past(fact))
    ]
    moment = date_told(typed, as_of) if events else None
    if moment is None:
        return
    begin = shifted(as_of, -36)
    last = max(told.weights[fact.name][1] for fact in events)
    event = [fact for fact in events if told.weights[fact.name][1] == last][-1]
    accident = isinstance(event.value, bool)
    value: object = UNSURE
    if moment.last < begin:
        value = False if accident else "none"
    elif moment.first >= begin and event.value not in (False, "none"):
        return
    elif moment.first >= begin:
        grave = _GRAVE.search(Typed(event.read_from).plain) is not None
        value = True if accident else "major" if grave else "minor"
    yield Reading(event.name, value, moment.start, moment.end, Weight.PLAIN)


LISTED = "on_credit_blacklist"
# We lost money, only in 2024; 就去年亏了: of one bad year the texts do not say what it means for the three.
_ONE_YEAR_ONLY = re.compile(
    r"\W*(?:(?:but|and|well|though|it was|that was|it happened|we did|only|just|solely|in|for|during|the)\W+)*(?:20[0-9]{2}|last year|one (?:bad )?year|a single year|that (?:one|year)(?: year)?)(?: only| alone| though| and no more)?\W*"
    r"|\W*(?:就|只有?|仅仅?|也就|不过|其实|但|是|在|亏)*(?:20[0-9]{2}年?|[去前今]年|那?一年)(?:[这那]?一年|那年|亏损?|了|过|的|而已|一点|\W)*"
)
WELL = "operating_well_3y"
# 前年其实亏了一点: of three years said to be good, one was not.
_A_BAD_YEAR = re.compile(
    r"(?:20[0-9]{2}|大?[去前今])年(?:其实|也|还|倒|就|是|我们|公司|确实|账面上?|小|略|稍微?|有点?)*(?:亏|赔)(?:了|损|过|钱|本|一)"
    r"|(?<![a-z])(?:lost (?:some |a little |a bit of )?money|made a (?:small |slight )?loss|were in the red)(?: [a-z]+){0,2} (?:in|last|the year) (?:20[0-9]{2}|year|before)(?![a-z0-9])"
)


def of_one_year(told: Told, typed: Typed) -> Iterator[Reading]:
    """Bad business told just before that a turn narrows to one year, and good business of which one year was bad."""
    if told.value(WELL) is True:
        bad = _A_BAD_YEAR.search(typed.nameless)
        if bad is not None and not stance(typed, bad.end() - 1, bad.end()).other:
            yield Reading(WELL, UNSURE, *bad.span())
        return
    latest = max((told.weights[name][1] for name in told.facts), default=-1)
    if told.value(WELL) is False and told.weights[WELL][1] == latest:
        found = _ONE_YEAR_ONLY.fullmatch(typed.nameless)
        if found is not None:
            yield Reading(WELL, UNSURE, *found.span(), Weight.PLAIN)


# 上个月开始报了: what was not reported before is by now.
_BEGUN = re.compile(
    r"(?:开始|恢复|重新|补上|又在)(?:正常|按时|按月)?(?:上报|填报|报送|报数|报|填)(?:数据|数|表)?(?:了|的)*(?=\W|$)|(?<![a-z])(?:started|resumed|began|back to) (?:filing|reporting|submitting)(?![a-z])"
)


def over_by_now(told: Told, typed: Typed) -> Iterator[Reading]:
    """A list told as entered that a turn says was left, and a platform told as left alone that is reported to by now."""
    latest = max((told.weights[name][1] for name in told.facts), default=-1)
    spoken_of = {name for name in told.facts if told.weights[name][1] == latest}
    left = lifted(typed) if told.value(LISTED) is True and LISTED in spoken_of else None
    if left is not None:
        yield Reading(LISTED, False, *left)
    begun = _BEGUN.search(typed.nameless) if told.value(REPORTS) is False and REPORTS in spoken_of else None
    if begun is not None:
        stands = stance(typed, *begun.span())
        if not (stands.asked or stands.unsure or stands.plan or stands.other or stands.denied):
            yield Reading(REPORTS, True, *begun.span())


def redated(said: str, moment: Time, words: str, as_of: dt.date) -> str:
    """The turn ``said`` with ``words``, the time put right, for the last time before the three years it tells of."""
    before = Typed(said)
    begin = shifted(as_of, -36)
    past = [one for one in times(before.nameless, as_of) if one.last < begin <= moment.first]
    if not past:
        return ""
    start, end = before.typed_at(past[-1].start), before.typed_at(past[-1].end - 1) + 1
    return said[:start] + words + said[end:]


# 当我没说, scrap that: the turn before is taken back as it stands.
_ALL_TAKEN_BACK = re.compile(
    r"当我没(?:说|提|讲)(?=过?(?:吧|啊|哈)?(?:[,。!;]|$))|(?:刚才|前面|上面|之前)(?:说的?|讲的?|那句)?(?:都|全)?(?:不算|作废|收回)|收回(?:刚才|前面|上面|那句)"
    r"|(?<![a-z])(?:scrap|scratch|strike|forget|disregard|ignore) (?:that|this|it|what i (?:just )?(?:said|wrote|told you))(?= *(?:[:,.;!-]|$))"
)
# Who and where the applicant is stays, whatever is taken back.
_KEPT = frozenset(
    {"entity_type", "industry", "has_legal_personality", "registered_in_prc_mainland", "registered_province"}
)


def withdrawn(
    told: Told, typed: Typed, before: Mapping[str, ReadFact], latest: int, anew: Sequence[str]
) -> list[str]:
    """The facts of the turn before that a turn takes back: all, or where it tells one anew, those of its words."""
    if _ALL_TAKEN_BACK.search(typed.nameless) is None:
        return []
    words = [before[name].read_from for name in anew if name in before]
    return [
        name
        for name, fact in before.items()
        if name not in _KEPT
        and name not in anew
        and told.weights.get(name, (0, -1))[1] == latest
        and (not anew or any(fact.read_from in one or one in fact.read_from for one in words))
    ]


def related_firm(told: Told, typed: Typed, places: Places) -> Iterator[Reading]:
    """A company tied to the asker's, as it comes up: 总公司呢 speaks of a company, which is a legal person."""
    if not told.kin or "entity_type" in told.facts:
        return
    found = re.search(rf"我们公司|our company|{told.kin}", typed.nameless)
    if found is None:
        return
    yield Reading("entity_type", "enterprise", *found.span(), Weight.PLAIN)
    yield Reading("has_legal_personality", True, *found.span(), Weight.PLAIN)
    province = places.province(told.seat) if told.seat else None
    start = typed.nameless.find(told.seat) if province is not None else -1
    if start >= 0:
        yield Reading("registered_province", province, start, start + len(told.seat), Weight.PLAIN)
        yield Reading(MAINLAND, province not in OUTSIDE, start, start + len(told.seat), Weight.PLAIN)
