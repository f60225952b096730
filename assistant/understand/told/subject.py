"""Whose application is asked about: the asker's own, or that of another company it speaks for.

Where it is another's, that company is read as the applicant: its nouns and pronouns are put into the first
person, and what the asker says of its own company is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _latin(words: str) -> str:
    return rf"(?<![a-z])(?:{words})(?![a-z])"


_KIN = r"朋友|哥们|闺蜜|亲戚|熟人|同学|老乡|邻居|同事|战友|师兄|师弟|徒弟|[表堂][哥弟姐妹]|姐夫|妹夫|舅舅|叔叔|姑姑|大伯|大哥|侄子|外甥"
_TRADE = r"会员(?:企业|单位)?|园区(?:里|内)?的?企业|辖区(?:里|内)?的?企业|入驻企业|客户|甲方|供应商|供货商|经销商|代理商|加盟商|代工厂|同行|竞争对手|对手"
_FIRM = r"(?:有限公司|公司|企业|工厂|厂子?|店|单位|合作社|作坊)"
_KIN_EN = r"friend|client|customer|cousin|brother-in-law|brother|sister|uncle|aunt|neighbou?r|acquaintance|supplier|vendor|competitor|distributor|dealer|classmate|schoolmate|colleague|buddy|relative|nephew|niece|contact"
_FIRM_EN = r"company|firm|business|factory|outfit|enterprise|one|manufacturer|plant|shop|workshop"
_THIRD_ZH = (
    rf"(?:(?:我们|咱们|我|咱)(?:这边|这里)?的?)?(?:还|也|正好)?(?:有|认识)?(?:一?[个位家])?(?:我们的?|我的?)?(?:[好老大]|一个)?"
    rf"(?:(?:{_KIN}|{_TRADE})们?|隔壁(?:的?那?家)?|对方(?=的?{_FIRM}))(?!名下|授权|手[里上]|那[里儿]|给|把|个人)"
    rf"(?:(?:的那[家个]|那[家个]|开的|办的|家的|自己开的|他们家?的?|的|家)(?:一家|那家)?(?={_FIRM}))?"
)
_THIRD_EN = rf"(?:an?|my|our|the|this|that|one of (?:my|our)|some)(?: (?!own(?![a-z]))[a-z-]+){{0,2}}? (?:{_KIN_EN})s?(?: of (?:mine|ours))?(?:'s?(?![a-z]))?"
_THIRD = re.compile(rf"(?P<zh>{_THIRD_ZH})|(?<![a-z])(?P<en>{_THIRD_EN})(?![a-z])")
_SOME_FIRM = re.compile(
    rf"(?<!我们)(?<!咱们)(?<!下面)(?<!旗下)(?<!没)(?:有|听说|认识|碰到|见过)(?:这么|一)?[家个](?:[㐀-鿿]{{0,8}}?){_FIRM}"
    rf"|(?<![a-z])(?:there is|there's|i know(?: of)?|i know about|suppose) an? (?:[a-z-]+ ){{0,3}}?(?:{_FIRM_EN})(?![a-z])"
)
_PRONOUN_ZH = r"(?<!其)(?:他们|她们|它们|他|她|它)(?!人|方|乡|项|山|国|家[人])(?:家|那边|那家)?|[那这]家"
_PRONOUN_EN = rf"they|he|she|that one|this one|(?:that|this|the|their|his|her|such an?) (?:{_FIRM_EN})"
_PRONOUN = re.compile(rf"(?P<zh>{_PRONOUN_ZH})|(?<![a-z])(?P<en>{_PRONOUN_EN})(?![a-z])")
_OURSELVES = re.compile(
    r"我们|我司|咱们?|本公司|我公司|我厂|敝司|"
    + _latin(r"we|we're|we've|our|ours|us|ourselves|my company|i run|i own|i manage")
)
_LEAVE_ZH = r"(?:能不能|能否|能(?![源力])|可不可以|可以|可否|是否|有没有资格|有资格|够不够|够格|够条件|符不符合|符合|满足|行不行|有没有戏|有戏|报得了)"
_APPLY_ZH = r"(?:[吗么不](?=\W|$)|[^,。!?;\n]{0,14}?(?:报(?!销)|申请|参?评|参加|参选|入选|拿|资格|条件|要求|成为|当上|行[吗么不]))"
_LEAVE_EN = r"(?:can|could|may|might|would|will|should|do|does|is|are)"
_APPLY_EN = r"(?:apply|eligible|qualify|qualified|enter|submit|put|get|join|participate|compete|named|recognised|recognized|in the running|accepted|allowed|admitted|permitted|ok|okay|meet|pass|have a chance|go for|take part|make it|be|stand)"
_ADVERBS_EN = r"(?:(?:still|also|even|really|ever|now|possibly|then|actually|be|be able to|able to) )*"
_BETWEEN_ZH = (
    r"(?:这种|这样|那样|情况|的(?!,)|自己|单独|还|也|都|就|到底|究竟|现在|今年|算|是不是|想知道|,){0,4}"
)


def _questions(subject_zh: str, subject_en: str) -> re.Pattern[str]:
    """Questions whether the subject may apply."""
    return re.compile(
        rf"(?:{subject_zh}){_BETWEEN_ZH}{_LEAVE_ZH}{_APPLY_ZH}"
        rf"|(?:{subject_zh}){_BETWEEN_ZH}(?:报|评|申|选|拿|进)得(?:了|上|成|到|进)"
        rf"|(?<![a-z]){_LEAVE_EN} (?:{subject_en}) {_ADVERBS_EN}{_APPLY_EN}(?![a-z])"
        rf"|(?<![a-z])(?:whether|(?:ask|asks|asking|know|see|check|wonder|wondering|tell me|sure) if) (?:{subject_en}) (?:(?:can|could|may|might|would|is|are) {_ADVERBS_EN}{_APPLY_EN}|qualif\w+|meets?|appl\w+)(?![a-z])"
        rf"|(?<![a-z])(?:do|does) (?:{subject_en}) (?:qualify|meet|count)(?![a-z])"
    )


_OF_PRONOUN = _questions(_PRONOUN_ZH, rf"{_PRONOUN_EN}")
_OF_IT = _questions("(?!)", "it")
_OF_NAMED = _questions(
    rf"(?:{_THIRD_ZH})(?:[^,。!?;\n说讲告问听]{{0,6}}?{_FIRM})?",
    rf"{_THIRD_EN}(?: (?:[a-z-]+ )?(?:{_FIRM_EN}))?",
)
# 我表哥那家呢, what about my sister's firm
_AND_NAMED = re.compile(
    rf"(?:{_THIRD_ZH})[^,。!?;\n说讲告问听]{{0,6}}?(?:那[家个边]|{_FIRM})呢"
    rf"|(?<![a-z])(?:what|how) about (?:{_THIRD_EN})(?![a-z])|(?:^|[.!?;\n] ?)(?:and |so )?(?:{_THIRD_EN})(?: (?:[a-z-]+ )?(?:{_FIRM_EN}))?\?"
)
_OF_US = _questions(
    r"(?:我们|我司|咱们?|本公司|我公司|我厂)(?:公司|企业|厂|单位)?",
    r"we|our (?:company|firm|factory|business|enterprise)",
)
_AND_US = re.compile(
    r"(?<![a-z])(?:can|could|may|are|would) we(?: too| as well| either)? *(?:[?.,;!]|$)|我们呢|我们也(?:能|可以)[^,。]{0,4}[报吗]"
)
_TOUCHES_US = re.compile(
    r"(?:影响|牵连|连累|波及|拖累|关系到|算到)[^,。]{0,4}(?:我们|咱|我司|本公司)|(?<![a-z])(?:affects?|hurts?|harms?|matters? (?:to|for)) (?:us|our)(?![a-z])"
)
_NO_SUBJECT = re.compile(
    rf"(?:^|[,。!?;:\n])(?:请问|那么?|这样的?|这种情况|到底|还|也|想问下?|想知道)*(?:{_LEAVE_ZH})[^,。!?;\n]{{0,10}}?(?:报|申请|参评|评)"
)
_FOR_ANOTHER = re.compile(
    r"(?:帮|替|代)(?!我们(?:公司|厂|自己)|公司|自己|本|企业)[^,。!?;\n]{1,14}?(?:企业|公司|厂子?|店|合作社|作坊|商户|单位)(?:来)?(?:问(?!题)|咨询(?!平台|系统|服务)|打听)|"
    rf"(?:帮|替|代|给|为)(?:我们?的?)?(?:一?[个家位])?(?:[㐀-鿿]{{0,4}}?)(?:{_KIN}|{_TRADE})(?:[㐀-鿿]{{0,5}}?)(?:问(?!题)|咨询(?!平台|系统|服务)|打听)"
    rf"|(?<![a-z])(?:ask\w*|enquir\w+|inquir\w+|question|writing|checking)(?: this)? (?:for|on behalf of) (?:{_THIRD_EN})(?![a-z])"
)
_CONSULTED = re.compile(
    r"(?:顾问|咨询师|中介|代办|代理机构|咨询公司|服务机构|辅导老师)[^。!?\n]{0,16}客户(?!也|都|经理|端|群)|(?<![a-z])(?:consultants?|advisers?|advisors?|agents?)(?![a-z])[^.!?\n]{0,70}(?<![a-z])clients?(?![a-z])"
)
# "My client owns the mark": who has clients and no firm of its own in the story asks for them.
_MY_CLIENT = re.compile(
    r"(?:^|[.!?;\n] *|behalf of |for )(?:hi|hello|dear [a-z]+|good [a-z]+)?[ ,]*(?:my|our) client(?:'s)?(?: (?:is|are|has|have|had|was|owns?|makes?|sells?|runs?|holds?|produces?|launched|registered|brews?|wants?|would|never|did|does|do|also|only)(?![a-z])|,)"
)
# 客户系湖南规上企业, at the head of a text without a word of us: an adviser speaks for a client.
_CLIENT_FIRST = re.compile(
    r"^\W*(?:你好|您好)?\W*客户(?:企业|公司|单位)?(?=系|为|是一?家|近[三3]?年|[,:])|^\W*(?:hi|hello)?\W*(?:our |my |the |a )?client(?:'s)? (?=is an? |is the |are |has |have |credit|quality|safety|trade)"
)
# 朋友开厂,他问我够不够条件: what he asks is asked of his own.
_ASKED_ME = re.compile(
    r"(?:他们?|她们?|人家|对方)(?:就|想|要|老|一直|今天|昨天|刚才)*(?:问我|托我|让我(?:帮|来|去)?(?:忙)?问|叫我(?:帮|来|去)?(?:忙)?问|要我(?:帮|来|去)?(?:忙)?问)(?!们)"
    r"|(?<![a-z])(?:he|she|they) (?:asked|asks|has asked|have asked|wants|want|wanted) me (?:to (?:ask|find out|check)|whether|if|about)(?![a-z])"
)
_TOGETHER = re.compile(
    r"一起|联合|共同|跟我们|和我们|与我们|抱团|合报|"
    + _latin(r"together|jointly|with us|with our|joint|joining us")
)
_ANOTHER_OF_THEM = re.compile(
    rf"(?:还有|另外|另|再问|换)[^,。]{{0,4}}(?:{_KIN}|{_TRADE})|(?<![a-z])(?:another|a second|a different) (?:{_KIN_EN})(?![a-z])"
)
_US_AGAIN = re.compile(
    r"(?:我们|我司|咱们?|本公司)(?:公司|企业|厂|单位)?(?:自己|本身)?(?:呢|能|可|是|的|有|没|在|也|就|注册|商标|做|上)|"
    + _latin(r"we|we're|we've|our (?:own|company|firm|trademark)|what about us|us")
)
_STOP = re.compile(r"[,。!?;:\n]|\.(?=\s|$)| - |(?<![a-z])(?:but|and we|while we)(?![a-z])")
_VERB_AFTER_IT = (
    r"(?= (?:is|has|was|can|could|does|did|makes|sells|holds|owns|may|had|isn't|hasn't|doesn't|lacks))"
)
_IN_FIRST_PERSON = re.compile(
    rf"(?P<person>[他她](?:自己|本人|个人)*(?=名下|个人|本人)|(?<![a-z])(?:his|her)(?: own)?(?= name(?![a-z])))"
    rf"|(?P<named>{_THIRD_ZH})|(?P<pronoun>{_PRONOUN_ZH})"
    rf"|(?<![a-z])(?:(?P<owned>{_THIRD_EN})(?![a-z])|(?P<firm>(?:that|this|the|their|his|her) (?:company|firm|business|factory|outfit|enterprise|plant|workshop)(?! brand))(?![a-z])"
    rf"|(?P<they>they|he|she|that one|this one|it{_VERB_AFTER_IT})(?P<be>'re|'s)?(?![a-z])|(?P<their>their|his|her|its)(?![a-z])|(?P<them>them|him)(?![a-z]))"
)


def names_another(plain: str) -> bool:
    """Whether the text speaks of a company that is not the asker's."""
    return _THIRD.search(plain) is not None or _SOME_FIRM.search(plain) is not None


def speaks_of_us(plain: str) -> bool:
    """Whether the asker speaks of its own company, and not only of one of somebody it knows."""
    return _OURSELVES.search(_THIRD.sub("", plain)) is not None


def asks_for_another(plain: str, *, known: bool = False) -> bool:
    """Whether the question is if another company may apply. ``known``: one was spoken of just before."""
    if any(pattern.search(plain) for pattern in (_OF_US, _TOUCHES_US, _AND_US)):
        return False
    ours = speaks_of_us(plain)
    if _FOR_ANOTHER.search(plain) or ((_CONSULTED.search(plain) or _CLIENT_FIRST.match(plain)) and not ours):
        return True
    if not ours and _MY_CLIENT.search(plain):
        return True
    if not ours and _THIRD.search(plain) and _ASKED_ME.search(plain):
        return True
    for found in (*_OF_NAMED.finditer(plain), *_AND_NAMED.finditer(plain)):
        if not _TOGETHER.search(_sentence(plain, found)) and not _OURSELVES.search(
            _THIRD.sub("", found.group())
        ):
            return True
    for pattern in (_OF_PRONOUN, _OF_IT):
        for found in pattern.finditer(plain):
            before = plain[: found.start()]
            spoken_of = known or _THIRD.search(before) or (_SOME_FIRM.search(before) and not ours)
            if (
                spoken_of
                and not (pattern is _OF_IT and ours)
                and not _TOGETHER.search(_sentence(plain, found))
            ):
                return True
    if ours or _TOGETHER.search(plain):
        return False
    asked = _NO_SUBJECT.search(plain)
    return asked is not None and any(
        re.search(r"(?:^|[,。!?;:\n])(?:请问|想问下?|你好|您好|那|是|就是|我|,)*$", plain[: found.start()])
        for found in _THIRD.finditer(plain, 0, asked.end())
    )


def one_more(plain: str) -> bool:
    """Whether yet another company is brought up."""
    return _ANOTHER_OF_THEM.search(plain) is not None


def returns_to_us(plain: str) -> bool:
    """Whether the asker speaks of its own company again."""
    return _US_AGAIN.search(_THIRD.sub("", plain)) is not None


def _sentence(plain: str, found: re.Match[str]) -> str:
    end = re.compile(r"[。!?;\n]").search(plain, found.end())
    start = max((stop.end() for stop in _STOP.finditer(plain, 0, found.start())), default=0)
    return plain[start : end.start() if end else len(plain)]


_WHICH_KIN = re.compile(rf"(?:{_KIN})|(?<![a-z])(?:{_KIN_EN})(?='s?(?![a-z]))")


def of_several(plain: str) -> bool:
    """Whether the companies of several people are told apart: my brother's owns the mark, my sister's applies."""
    return len({found.group() for found in _WHICH_KIN.finditer(plain)}) > 1


def in_first_person(plain: str) -> Iterator[tuple[int, int, str]]:
    """What to put in the place of which stretches, so that the other company reads as the applicant."""
    start, of_us = 0, False
    stops = [found.span() for found in _STOP.finditer(plain)]
    for end, after in (*stops, (len(plain), len(plain))):
        theirs = _IN_FIRST_PERSON.search(plain, start, end)
        us = next(
            (
                one
                for one in _OURSELVES.finditer(plain, start, end)
                if theirs is None or not theirs.start() <= one.start() < theirs.end()
            ),
            None,
        )
        if theirs is not None and (us is None or theirs.start() < us.start()):
            of_us = False
        elif us is not None:
            of_us = True
        if of_us:
            yield start, end, "○" * (end - start)
        else:
            for found in _IN_FIRST_PERSON.finditer(plain, start, end):
                yield *found.span(), _put(found)
        start = after if plain[end : end + 1] in ",。!?;:\n. " else end


def _put(found: re.Match[str]) -> str:
    if found["person"]:  # a mark in his own name is not the company's
        return "the founder's" if found["person"].isascii() else "老板个人"
    if found["named"] or found["pronoun"]:
        return "我们"
    if found["owned"]:
        return "our" if "'" in found["owned"] else "our unit"
    if found["firm"]:
        return "our company"
    if found["they"]:
        return "we" + ("'re" if found["be"] else "")
    return "our" if found["their"] else "us"
