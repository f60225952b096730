"""Who holds the mark, where the companies of a story are named: 母公司有商标,子公司来报; assigned to us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told.phrase import named
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed

OWNED = "trademark_owned"
_US, _SUBSIDIARY, _PARENT = "us", "subsidiary", "parent"
_KIN = (
    "爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|叔叔?|舅舅?|老婆|老公|妻子|丈夫|岳父"
)
_UNIT = rf"(?:(?:我们|咱们?|我司|本公司|我)(?:的|这家|这个)?)?(?:全资|控股|下属)?(?:子公司|母公司|总公司|集团公司|集团|总部)|我们(?:公司|厂)?|咱们?|我司|本公司|我(?:自己|们)?(?=来|去|能|申?报|还|名下|手)|(?:[甲乙丙丁]|(?<![a-z])[a-d](?![a-z]))(?:公司|厂|企业|家)?|(?:老|新|旧|大|小|原|另一?家)(?:公司|厂|企业)|(?:{_KIN})(?:的|开的|那家)?(?:公司|厂|企业|店)?"
_UNIT_EN = r"(?:our|the|its|a|my) (?:[a-z-]+ )?(?:subsidiary|parent|group|head office|headquarters|holding)(?: company)?|us|we|our (?:own )?(?:company|firm)|company [a-d]|firm [a-d]|my (?:father|mother|brother|sister|son|daughter|wife|husband)'s (?:company|firm|factory)"
_MARK = r"(?:注册)?商标(?:所有权|专用权)?"
_MARK_EN = r"(?:the |our |its |this |that )?(?:registered )?(?:trade ?)?marks?"
_A_MARK = re.compile(rf"{_MARK}|(?<![a-z]){_MARK_EN}(?![a-z])")
_MOVE = r"(?:转让|过户|转移|变更|划转|移交|转)"
_DONE = r"(?:已经?|早就|都|刚刚?|[去今前]年|上个?月|无偿|正式|全部)*"
# 商标从集团转给我们子公司, 母公司把商标过户给子公司, the parent has assigned the mark to us
_MOVED = re.compile(
    rf"{_MARK}{_DONE}(?:(?:从|由)(?:(?P<source>{_UNIT})|[^,。!?;]{{1,8}}?)(?:名下|手[里上中]|那[里边])?)?{_DONE}{_MOVE}(?:了)?(?:给|到|至|在)(?:了)?(?P<target>{_UNIT})"
    rf"|{_MARK}已经?(?:全部)?(?:转让?|过户)(?:给|到|至)?(?P<firm>公司)(?=名下|了|\W|$)"
    rf"|(?P<giver>{_UNIT}){_DONE}(?:[把将]){_MARK}{_DONE}{_MOVE}(?:了)?(?:给|到|至)(?:了)?(?P<taker>{_UNIT})"
    rf"|(?<![a-z])(?P<giver_en>{_UNIT_EN})(?:'ve| have| has| had)?(?: just| now| already| since| recently| formally)* (?:assigned|transferred|sold|passed|gave|given|signed over|made over|handed|moved) {_MARK_EN}(?: over| on)? to (?P<taker_en>{_UNIT_EN})(?![a-z])"
    rf"|(?<![a-z]){_MARK_EN}(?: has| was| have| had)?(?: been)?(?: just| now| already| since| recently)* (?:moved|passed|transferred|assigned|sold|gone|went|signed over|made over)(?: over)?(?: from (?:(?P<source_en>{_UNIT_EN})|[a-z' ]{{2,30}}?)(?: name)?| by (?:the|our|my|its) [a-z]+)? to (?P<target_en>{_UNIT_EN})(?![a-z])"
)
# 母公司有商标, A公司持有商标, the parent owns the mark
_HOLDS = re.compile(
    rf"(?P<holder>{_UNIT})(?:自己)?(?:有|持有|拥有|手里有|名下有)(?:了)?(?:自己的?|这个|该)?{_MARK}"
    rf"|{_MARK}(?:是|归|属于|在|登记在|注册在|挂在)(?P<held>{_UNIT})(?:名下|手[里上]|所有|持有|的|(?=[,。]))"
    rf"|(?<![a-z])(?P<holder_en>{_UNIT_EN}) (?:owns?|holds?|has) {_MARK_EN}(?![a-z])"
)
# 子公司来报, which applies, can our subsidiary apply
_APPLIES = re.compile(
    rf"(?:由|让|以|用|拿)?(?P<zh>{_UNIT})(?:的?名义|自己|单独|直接|出面|现在|今年|想|要|来|去|再|还|就|也|作为?主体|能|能不能|可以|可不可以)*(?:申?报(?!告|数|销|送)|申请)"
    rf"|(?<![a-z])(?P<en>{_UNIT_EN}),? (?:which |that |who )?(?:now |then |also )?(?:applies|apply|files|file|is applying|will apply|wants to apply|is the applicant)(?![a-z])"
    rf"|(?<![a-z])(?:can|could|may|should) (?P<asked>{_UNIT_EN}) (?:still |then |also |now |itself )*(?:apply|file|enter)(?![a-z])"
)
# 我们把商标卖了, the group took it back: gone, and to whom does not matter.
_GONE = re.compile(
    rf"[把将]{_MARK}{_DONE}(?:卖掉?|转让出去|转手|转卖|收回去?|收走|拿回去)了|{_MARK}{_DONE}(?:卖掉?|转让出去|转手|被(?:集团|母公司|总公司|股东|老板)?(?:收回去?|收走|拿回去))了"
    rf"|(?<![a-z])(?:we|i)(?:'ve| have)?(?: just| already| since)* sold (?:off )?{_MARK_EN}(?! to (?:us|our))(?![a-z])"
)
# How long it takes is asked of no mark that has moved.
_HOW = re.compile(
    r"[^,。!?;]{0,4}(?:多久|多长|怎么|如何|哪些|什么|手续|流程|费用|还没|尚未|没[办批下完]|未[办批下完]|正在办|在办)|[^.,!?;]{0,20}(?:how|what|take long|cost)"
)
_OURS = re.compile(r"^(?:我们|咱|我|本公司)|(?<![a-z])(?:we|us|our (?:own )?(?:company|firm))$")


_ABROAD = rf"(?:{named('<abroad>', 'zh')}|澳门|港澳台?|欧盟|欧洲|东南亚|[境海国]外)"
_ABROAD_EN = rf"(?:{named('<abroad>', 'en')}|abroad|overseas|the (?:us|usa|uk|eu|united states|european union)|macau|europe)"
# 商标是在香港注册的, our mark is registered only in the US: of a mark that is registered elsewhere the text does not speak.
_REGISTERED_ABROAD = re.compile(
    rf"{_MARK}(?![^,。!?;]{{0,12}}(?:也|还|又|同时|另外?|除))[^,。!?;]{{0,8}}[在于]{_ABROAD}[^,。!?;]{{0,12}}(?:注册|登记|注的?册)"
    rf"|(?:只|仅)(?:是|有)?[在于]{_ABROAD}[^,。!?;]{{0,8}}(?:注册|登记|注的?册)"
    rf"|(?<![a-z])registered {_MARK_EN} (?:only )?(?:in|with) {_ABROAD_EN}(?![a-z])"
    rf"|(?<![a-z]){_MARK_EN}(?:(?! (?:also|too|as well))[^.,;!?\n]){{0,24}} (?:registered|granted|filed) (?:only )?(?:in|with) {_ABROAD_EN}(?![a-z])(?! (?:too|as well|also))"
    rf"|(?<![a-z])(?:registered only|only registered|only ever registered) (?:in|with) {_ABROAD_EN}(?![a-z])"
)
# 内地的2015年就注册了, and in China too.
_REGISTERED_HERE = re.compile(
    r"(?:国内|内地|大陆|境内|中国)[^,。!?;没未]{0,10}(?:注册|有|下证|登记|商标)(?!.{0,4}(?:驳回|没|未))|(?<![a-z])(?:china|here|mainland|chinese)(?![a-z])"
)
_NOT_HERE = re.compile(
    r"(?<![a-z])(?:not?|never|n't|refused|rejected|pending|nothing)(?![a-z])[^.;!?\n]{0,30}(?:china|here|mainland)|(?:china|here|mainland|chinese)(?![a-z])[^.;!?\n]{0,30}(?:not?|never|n't|refused|rejected|pending)(?![a-z])"
)


def _who(unit: str) -> str:
    """One name for a unit, however it is called."""
    if re.search("子公司|subsidiary", unit):
        return _SUBSIDIARY
    if re.search("母公司|总公司|集团|总部|parent|group|office|quarters|holding", unit):
        return _PARENT
    if _OURS.search(unit):
        return _US
    return re.sub("(?:的|开的|那家)?(?:公司|厂|企业|家|店)$|^(?:company|firm) ", "", unit)


def _named(found: re.Match[str], *groups: str) -> str:
    return next((found[group] for group in groups if found[group]), "")


def abroad_only(typed: Typed) -> Iterator[Reading]:
    """That a mark is registered elsewhere, where nothing says that it is in China: whether it counts is open."""
    plain = typed.nameless
    found = _REGISTERED_ABROAD.search(plain)
    if found is None or _A_MARK.search(plain, 0, found.end()) is None:
        return
    if _REGISTERED_HERE.search(plain) and not _NOT_HERE.search(plain):
        return
    stands = stance(typed, *found.span())
    if not (stands.asked or stands.denied or stands.plan or stands.other):
        yield Reading(OWNED, UNSURE, *found.span(), Weight.PLAIN)


def owners(typed: Typed) -> Iterator[Reading]:
    """Whether the one that applies holds the mark, from the companies that a story names."""
    plain = typed.lettered
    applying = [_who(_named(found, "zh", "en", "asked")) for found in _APPLIES.finditer(plain)]
    applicant = applying[0] if applying else _US
    same = {_US}
    if re.search(
        r"(?:我们|我司|咱们?)(?:就)?(?:是[^,。]{0,8})?(?:全资|控股)?子公司|(?<![a-z])we are (?:a|the) (?:[a-z-]+ )?subsidiary",
        plain,
    ):
        same.add(_SUBSIDIARY)
    if applicant in same:
        applicant = _US

    def applies(unit: str) -> bool:
        who = _who(unit)
        return (_US if who in same else who) == applicant

    for found in _MOVED.finditer(plain):
        given = _named(found, "giver", "source", "giver_en", "source_en")
        taken = _named(found, "taker", "target", "taker_en", "target_en") or "我们"  # 商标已转公司
        stands = stance(typed, found.start(), found.end())
        if stands.asked or stands.unsure or stands.denied or stands.plan or _HOW.match(plain, found.end()):
            continue
        if applies(taken) or (given and applies(given)):
            yield Reading(OWNED, applies(taken), *found.span(), Weight.PLAIN)
            return
    for found in _GONE.finditer(plain):
        stands = stance(typed, found.start(), found.end())
        if not (stands.asked or stands.unsure or stands.denied or stands.plan):
            yield Reading(OWNED, False, *found.span(), Weight.PLAIN)
            return
    for found in _HOLDS.finditer(plain):
        holder = _named(found, "holder", "held", "holder_en")
        stands = stance(typed, found.start(), found.end())
        if not applying or _who(holder) == _US:
            return
        if stands.asked or stands.unsure or stands.denied or stands.plan:
            continue
        yield Reading(OWNED, applies(holder), *found.span(), Weight.PLAIN)
        return
