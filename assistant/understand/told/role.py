"""Whose a noun is: the applicant's own kind, or a partner, a customer, an authority."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTNER = re.compile(
    r"除了?我们(?:自己)?(?:以外|之外|外)?,?(?:还有|另有|另外有)(?P<beside>[^。!?;:\n]{2,40}?)(?=一起|联合|共同|[。!?;:\n]|$)"
    # 其中一家是我们的分公司, one of them a university: a unit among those that apply together
    r"|(?:其中|里面|里头|当中|另外|剩下)(?:的|有|还有|那)*(?P<among>[一二两三四1-4][家个](?!是?(?:我们|我司|咱们?|我|本公司)(?:公司|自己|企业|厂)?(?:\W|$))[^,。!?;:\n]{1,30})"
    r"|(?<![a-z])with (?:one|two|three|four|[1-4]) (?:other )?(?:firms|companies|partners|units|enterprises)[,:;(-]+ ?(?:and )?(?P<named_en>(?:one|both|two|the other|all)(?: of (?:them|which|whom))? (?:is|are|being) [^.!?;\n]{2,60})"
    r"|(?<![a-z])(?:one|two|three) of (?:them|which|whom|those|these)(?! (?:is|being) (?:us|ours|ourselves|our (?:own )?(?:company|firm))(?![a-z]))(?P<among_en>[^.!?;,\n]{2,60})"
    r"|(?<!饱)(?:(?<!呼)(?<!饱)(?<!温)(?<!缓)(?<!祥)(?<!共)(?<!总)和(?!平|田|县|顺|谐|睦|注册|法人)|跟|与|同(?!时|意|样|一|步)|联合(?!申报|申请|体|报|起)|携手|拉上|拉着|叫上|带上|找(?!到)|加上|伙同|委托)(?:了)?(?!我们|我|咱|自己|母公司|总公司|传统)(?P<who>[^,。!?;:\n]{1,40}?)"
    r"(?=一起|联合|共同|合作|抱团|合着|搭伙|组成|组团|合报|合起来|牵手|签|共建|申报|申请|报(?!送)|来报|做(?:了)?联合|能|可以|行|$|[,。!?;:\n])"
    r"|(?<![a-z])(?:with|alongside|plus|together with|partnering with|partnered with|joined by)(?! no(?![a-z])| (?:an? )?(?:small |own |little )?(?:workshop|factory|plant|mill|kiln|studio)(?![a-z])| (?:an? )?(?:legal|getihu|individual|branch)(?![a-z]))(?! (?:our|an?|its|no|a valid) (?:own|valid|independent|legal|trademark|brand|history|clean|minor|major|track|registered|serious|good)) (?P<en>[^.!?;\n]{2,60}?)(?=[.!?;\n]|$|(?: to| for)? (?:apply|applying|submit|join)|(?<![a-z])(?:can|could|is|are|may)(?![a-z]))"
    r"|(?<![a-z])consortium(?: of| with| made up of| between| comprising)? ?[-:]? ?(?P<members>[^.!?;\n]{2,120})"
    r"|联合体(?:由|包括|里有|成员有|成员是|[:,(])(?P<zh>[^。!?;\n]{2,80})"
)


_UNIT = r"(?:有限公司|公司|企业|工厂|厂|工作室|研究院|研究所|设计院|大学|学院|事务所|商行|门店|店)"
# Units that a story brings in beside the applicant: 一家印染厂, a logistics firm.
_BROUGHT_IN = re.compile(
    rf"(?:还有|另有|加上|外加|和|跟|与|、|,|找了?|请了?|拉上了?|是)(?:另外?)?(?:一|另一|那)家(?P<zh>[㐀-鿿a-z]{{1,6}}?{_UNIT})(?!的?(?:分公司|子公司))"
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
    return tuple(dict.fromkeys(found["zh"] or found["en"] for found in _BROUGHT_IN.finditer(plain)))


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


# 三个朋友合伙办的企业: the friends are the applicant's own.
_FOUNDERS = re.compile(
    r"(?:朋友|兄弟|同学|姐妹|老乡|战友|哥们|亲戚)(?:几个|仨|俩|[两三四五]个|们)?(?:一起|合伙|凑钱|凑份子|合着)+(?:开|办|搞|弄|创|做)"
    r"|(?<![a-z])(?:friends|brothers|sisters|classmates|cousins) (?:who )?(?:set|started|founded|opened|run|own)(?![a-z])"
)


def founders(text: str) -> bool:
    """Whether the friends of whom a text speaks are those who founded the applicant."""
    return _FOUNDERS.search(text) is not None


def partner_spans(plain: str) -> tuple[tuple[int, int], ...]:
    """Stretches that name the partners of a joint undertaking: (start, end) in ``plain``."""
    spans = []
    for found in _PARTNER.finditer(plain):
        group = found.lastgroup or "who"
        spans.append(found.span(group))
    return tuple(spans)
