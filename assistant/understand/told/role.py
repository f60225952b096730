"""Whose a noun is: the applicant's own kind, or a partner, a customer, an authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from assistant.understand.told.typed import Typed
from corpus.model import Frozen
from corpus.yamlfile import validate_file

_PARTNER = re.compile(
    r"除了?我们(?:自己)?(?:以外|之外|外)?,?(?:还有|另有|另外有)(?P<beside>[^。!?;:\n]{2,40}?)(?=一起|联合|共同|[。!?;:\n]|$)"
    # 其中一家是我们的分公司, one of them a university: a unit among those that apply together
    r"|(?:其中|里面|里头|当中|另外|剩下)(?:的|有|还有|那)*(?P<among>[一二两三四1-4][家个](?!是?(?:我们|我司|咱们?|我|本公司)(?:公司|自己|企业|厂)?(?:\W|$))[^,。!?;:\n]{1,30})"
    r"|(?<![a-z])with (?:one|two|three|four|[1-4]) (?:other )?(?:firms|companies|partners|units|enterprises)[,:;(-]+ ?(?:and )?(?P<named_en>(?:one|both|two|the other|all)(?: of (?:them|which|whom))? (?:is|are|being) [^.!?;\n]{2,60})"
    r"|(?<![a-z])(?:one|two|three) of (?:them|which|whom|those|these)(?! (?:is|being) (?:us|ours|ourselves|our (?:own )?(?:company|firm))(?![a-z]))(?P<among_en>[^.!?;,\n]{2,60})"
    r"|(?<!饱)(?:(?<!呼)(?<!饱)(?<!温)(?<!缓)(?<!祥)(?<!共)(?<!总)和(?!平|田|县|顺|谐|睦|注册|法人)|跟|与|同(?!时|意|样|一|步)|联合(?!申报|申请|体|报|起)|携手|拉上|拉着|叫上|带上|找(?!到)|加上|伙同|委托)(?:了)?(?!我们|我|咱|自己|母公司|总公司|传统)(?P<who>[^,。!?;:\n]{1,40}?)"
    r"(?=一起|联合|共同|合作|抱团|合着|搭伙|组成|组团|合报|合起来|牵手|签|共建|共有|共同|申报|申请|报(?!送)|来报|做(?:了)?联合|能|可以|行|$|[,。!?;:\n])"
    r"|(?<![a-z])(?:with|alongside|plus|together with|partnering with|partnered with|joined by)(?! no(?![a-z])| (?:an? )?(?:small |own |little )?(?:workshop|factory|plant|mill|kiln|studio)(?![a-z])| (?:an? )?(?:legal|getihu|individual|branch)(?![a-z]))(?! (?:our|an?|its|no|a valid) (?:own|valid|independent|legal|trademark|brand|history|clean|minor|major|track|registered|serious|good)) (?P<en>[^.!?;\n]{2,60}?)(?=[.!?;\n]|$|(?: to| for)? (?:apply|applying|submit|join)|(?<![a-z])(?:can|could|is|are|may)(?![a-z]))"
    r"|(?<![a-z])consortium(?: of| with| made up of| between| comprising)? ?[-:]? ?(?P<members>[^.!?;\n]{2,120})"
    r"|联合体(?:由|包括|里有|成员有|成员是|[:,(])(?P<zh>[^。!?;\n]{2,80})"
)


_UNIT = r"(?:有限公司|公司|企业|工厂|厂|工作室|研究院|研究所|设计院|大学|学院|事务所|商行|门店|店)"
# Units that a story brings in beside the applicant: 一家印染厂, a logistics firm.
_BROUGHT_IN = re.compile(
    rf"(?:外包|委托|转包|发包|承包|外协|分包|(?<!转)(?<!提)交)(?:给|了|到)+(?:外面的?|隔壁的?|当地的?|一家|另一家)*(?!我们|自己|子公司|母公司|总公司|集团)(?P<out>[㐀-鿿]{{1,5}}?{_UNIT})(?=做|代|加工|生产|印|,|。|的|去|来|负责|运|$)"
    rf"|(?:还有|另有|加上|外加|和|跟|与|、|,|找了?|请了?|拉上了?|是)(?:另外?)?(?:一|另一|那)家(?P<zh>[㐀-鿿a-z]{{1,6}}?{_UNIT})(?!的?(?:分公司|子公司))"
    r"|(?<![a-z])(?:plus|and|with|alongside|by|from|to) (?:an?|another|one) (?P<en>(?:[a-z-]+ ){1,2}(?:firm|house|studio|company|bureau|institute|university|supplier|vendor|factory|plant|agency|mill|maker))(?![a-z])"
)
# MES那家, the dyeing one: whoever it is, it is not we.
_THAT_ONE = re.compile(
    r"^(?:但|不过|而|其中|倒|就|是|,)*(?!我们|我司|咱|自己|就|也|都|还|商标|品牌|牌子|专利|软著|版权|现在这|目前这|如今这|眼下这)[㐀-鿿a-z]{1,8}(?:那|这)家(?!公司是我|店是我)"
)


# Of several that apply together, one of the others: 其中一家去年被罚过, one of the three was fined. What is told of it
# is no more told of the applicant than what is told of one of several shops is told of another.
_APPLY_TOGETHER = re.compile(
    r"联合|一起(?:申报|报|申请|来报)|合报|共同申报|合着报|抱团|搭伙|(?<![a-z])(?:jointly|together|consortium|joint|team(?:ed|ing)? up|partners?)(?![a-z])"
)
_ONE_OF_THE_OTHERS = re.compile(
    r"(?:但是?|不过|可是|只是|就是|而|因为|联合(?:体|申报)?的?|合作的?|,|[二两三四2-4][家方](?:公司|企业|单位)?(?=[里其当中]))*(?:(?:其中|里面|里头?|当中|剩下|另外?|还)(?:的|有|还有|那)*[二两三23]|(?:其中|里面|里头?|当中|剩下|另外?|还)?(?:的|有|还有|那)*[一1]|另一|另外一|第[二三])(?:家|个(?:单位|公司|企业|成员)|方)(?!(?:就)?是?(?:我们|我司|咱们?|本公司|我))(?=(?:企业|公司|单位)?(?:也|还|都|倒|却|以前|之前|曾经?|[去前今]年|近|刚|因|是|有|没|被|在|的|出|上|进|列|环保|质量|安全|信用|20[0-9]{2}))"
    r"|\W*(?:but |and |only |though |except that )*(?:one|two|another|either|some) of (?:them|these|those|which|whom|the (?:two|three|others?|partners?|firms|companies|members|units))(?! (?:is|are|being) (?:us|ours|ourselves))(?![a-z])"
    r"|\W*(?:but |and |only |though )*(?:the other(?:s| one| two| firm| company| unit)?|another one|one)(?= (?:is|was|are|were|has|have|had|got|of which|being)(?! (?:us|ours|ourselves)(?![a-z]))(?![a-z]))"
)
# 我们有两个厂,其中一家去年被罚了: of those that are the applicant's own.
_OF_OUR_OWN = re.compile(
    r"(?:我们|我司|咱们?|公司|旗下|下面|名下)[^,。!?;]{0,6}[一二两三四五几0-9][家个](?:工?厂|车间|门店|店|分厂|基地|分公司)|(?<![a-z])(?:we (?:have|run|own|operate)|our) (?:two|three|four|several|[2-9]) (?:factories|plants|workshops|shops|mills|sites)(?![a-z])"
)


@lru_cache(maxsize=64)
def _together(plain: str) -> bool:
    """Whether the text speaks of several units that apply, and not of several that are the applicant's own."""
    return _APPLY_TOGETHER.search(plain) is not None and _OF_OUR_OWN.search(plain) is None


@lru_cache(maxsize=64)
def brought_in(plain: str) -> tuple[str, ...]:
    """The units that the text brings in beside the applicant, as they are called."""
    return tuple(
        dict.fromkeys(found["out"] or found["zh"] or found["en"] for found in _BROUGHT_IN.finditer(plain))
    )


def one_of_the_others(plain: str, clause: str, at: int) -> bool:
    """Whether a clause has one of several that apply together for its subject, before ``at``."""
    found = _ONE_OF_THE_OTHERS.match(clause)
    return found is not None and found.end() <= at and _together(plain)


def speaks_of_another(plain: str, clause: str) -> bool:
    """Whether a clause, up to the words in question, has another unit of the text for its subject."""
    if _THAT_ONE.match(clause):
        return True
    return any(
        re.match(
            rf"(?:\W|但|不过|而|其中|倒|就|是|the |that |this |only |it was |,)*{re.escape(name)}", clause
        )
        is not None
        for name in brought_in(plain)
    )


# The clause tells of the applicant itself, names who is to apply, or is hardly more than the unit's name.
_SELF = re.compile(
    r"我们?(?!这里的?有)|我司|咱|本(?=公司|单位|会|院|所|厂|企业|县|市|区|镇)|^\\W*(?:这家|该|这个)?(?:公司|厂|单位|企业|店)|主体|申请人|性质|类型|执照|登记|注册|工商|属于?|作为|(?:弄|办|开|搞|成立|创办|经营)[了着]?(?:的是)?(?:一?[个家])?$|自己|其实|更正|应该|改|换|转|如果|要是|假如"
    r"|(?<![a-z])(?:we|we're|we've|i|i'm|our|ours|us|my|it|it's|this|company|firm|business|applicant|client|caller|form|type|status|licen[cs]e|registered|actually|sorry|correction|if|what if|suppose|as|into|being|not)(?![a-z])"
)
_APPLIES = re.compile(
    r"(?:申?报(?!告|道|销|数)|申请|参评|牵头|主体|名义|能不能|可不可以|可以|可否|能否|行不|行吗|呢|的话)"
    r"|(?<![a-z])(?:appl(?:y|ies|ied|ying|icant)|fil(?:e|es|ed|ing)|submit\w*|eligible|qualif\w+|enter|can|could|may|instead|then)(?![a-z])"
)
_NO_MORE_THAN_THAT = re.compile(
    r"(?:那么?|请问|就|是|的|这|个|一|家|种|也|都|不|no|not|an?|the|and|so|or|but|just|only|just|ok|okay|yes|well|what about|how about|\W)*"
)


def tells_of_itself(typed: Typed, start: int, end: int) -> bool:
    """Whether the clause of a kind or trade may tell what the applicant is: not "insurance paid everything"."""
    clause = typed.clause_at(start)
    head, tail = typed.nameless[clause.start : start], typed.nameless[end : max(clause.end, end)]
    return (
        _SELF.search(head) is not None
        or _APPLIES.search(tail) is not None
        or (_NO_MORE_THAN_THAT.fullmatch(head) is not None and _NO_MORE_THAN_THAT.fullmatch(tail) is not None)
    )


# 三个朋友合伙办的企业: the friends are the applicant's own.
_FOUNDERS = re.compile(
    r"(?:朋友|兄弟|同学|姐妹|老乡|战友|哥们|亲戚)(?:几个|仨|俩|[两三四五]个|们)?(?:一起|合伙|凑钱|凑份子|合着)+(?:开|办|搞|弄|创|做)"
    r"|(?<![a-z])(?:friends|brothers|sisters|classmates|cousins) (?:who )?(?:set|started|founded|opened|run|own)(?![a-z])"
)


def founders(text: str) -> bool:
    """Whether the friends of whom a text speaks are those who founded the applicant."""
    return _FOUNDERS.search(text) is not None


class _Words(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]


class _RoleFile(Frozen):
    """``role.yaml``."""

    bodies: _Words
    ties: _Words
    engages: _Words


# The applicant as the one to whom something is done.
_TO_US = r"(?:us|ours|our (?!application)[a-z]+)(?![a-z])"
_US_ZH = r"(?:我们|我司|咱们?|我厂|本公司|我(?=的|家|公司))"
_APPLIES_ZH = r"(?!.{0,6}(?:申报|牵头|作为?主体|出面|报(?:区域|企业|品牌|案例|标杆|名品)))"


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    words = validate_file(_RoleFile, Path(__file__).with_name("role.yaml"))
    body, tie, engage = ("|".join(one.zh) for one in (words.bodies, words.ties, words.engages))
    body_en, tie_en, engage_en = ("|".join(one.en) for one in (words.bodies, words.ties, words.engages))
    unit = rf"(?:(?:an?|the|some|one|another|our|my|several|two|three) )?(?:(?!we |us |our |is |are |and |by |with |to |from |for |of |that )[a-z'-]+ ){{0,3}}?(?:{body_en})s?(?: (?:in|from|of) (?!us |our )[a-z]+)?"
    # An association endorses us, a hotel group is our best customer: the one that acts on us is not we.
    acts = rf"(?= (?:(?:also|still|now|just|already|then|even|recently|kindly) )*(?:(?:has|have|had|is|are|was|were) (?:[a-z]+ )?[a-z]+(?:ing|ed|en|ld|nt|ght)(?![a-z])|(?!is |are |was |were |has |have |had |applies |files |submits |puts |represents )(?:[a-z]+(?:s|ed)|held|gave|lent|sold|made|built|wrote|paid|bought|ran|sent|took|did|lend|give|hold|own|help|advise|test|support|endorse))(?= )(?:(?! (?:we|which|that|if|whether) )[^.,:;!?\n]){{0,40}}? {_TO_US})"
    is_ours = rf"(?= (?:is|are|was|were|became|remains?|acts as|serves as) (?:one of )?(?:our |next door|on our|behind us|(?:an?|the) (?:[a-z-]+ )?(?:{tie_en}) of ours)(?!(?:own )?applicant))"
    return re.compile(
        rf"(?<![a-z])(?P<acts>{unit})(?:{acts}|{is_ours})"
        rf"|(?<![a-z])(?:{engage_en}) (?P<engaged>(?!us(?![a-z])){unit})(?![a-z])"
        rf"|(?<![a-z])(?:our|my) (?:[a-z-]+ ){{0,2}}?(?:{tie_en})(?: (?:in|from|for|near) [a-z]+)? (?:is|are|was|were|runs?) (?:(?:only|just|also|now|actually|called) )*(?P<told>(?!us )[a-z' -]{{2,50}})"
        rf"|(?:^|(?<=[,。;:!?、\n]))[^,。;:!?\n]{{0,8}}?(?P<does>{body}){_APPLIES_ZH}(?:(?:也|都|就|还|一直|很|非常|大力|已经?|正在?|曾|最近|去年|今年|都很)*(?:给|帮|替|为|支持|指导|推荐|资助|投资|参股|控股|持有|表扬|关注|看好|认可|协助|配合){_US_ZH}|(?:就|也)?(?:是|算){_US_ZH}(?!自己)|(?:就|也|都)?(?:在|住|开在){_US_ZH}?(?:隔壁|旁边|对面|楼上|楼下)|(?:也|都|就|还|一直|只|只是|负责|来)*(?:持股|参股|入股|持有|不?同意|不?肯|不?愿意?|反对|不?答应|不?配合|协助|帮忙|帮着|退出|撤出|参加|参与|加入)(?!牵头))"
        rf"|(?:{engage})(?:了)?(?:一?[家个所])?(?:[㐀-鿿]{{0,4}}?)(?P<hired>{body})(?!的?(?:名义|牵头))"
        rf"|(?:{tie})(?:就|也|都|主要|大多|本身|他们)*(?:是|有|包括|为)(?:一?[家个所])?(?P<tied>[^,。!?;:\n]{{0,6}}?(?:{body}))"
        rf"|{_US_ZH}(?:的|在[㐀-鿿]{{2,5}}的)(?:{tie})(?:就|也|都|其实|本身|是不是)*是(?P<is>[^,。!?;:\n]{{2,16}})"
    )


def _units_beside(plain: str) -> Iterator[tuple[int, int]]:
    """Stretches that name a unit which does something for, to or beside the applicant."""
    for found in _beside().finditer(plain):
        yield found.span(found.lastgroup or "acts")


@lru_cache(maxsize=64)
def partner_spans(plain: str) -> tuple[tuple[int, int], ...]:
    """Stretches that name the partners of a joint undertaking, or units beside it: (start, end) in ``plain``."""
    spans = [found.span(found.lastgroup or "who") for found in _PARTNER.finditer(plain)]
    return (*spans, *_units_beside(plain))
