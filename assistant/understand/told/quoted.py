"""Words of a turn that are not the asker's own account: what we said, handed back, and a rule put to us."""

from __future__ import annotations

import re

from assistant.understand.told.typed import Typed

# You said no record is allowed; 你刚才说分公司不行; 按你说的.
_YOU_SAID = re.compile(
    r"(?:(?<![瞒跟和对向给与同])(?:你|您)们?|上面的?|上一?[条个]|(?:刚才|前面|之前)的?(?:回答|回复|答复))(?:刚才|刚刚|前面|上面|之前|上次|不是|也|都|已经|明明|又|既然|一直|自己)*(?:说|写|讲|提到|提过|告诉(?:我|过)|回答|列(?=的|了|出)|强调)(?:的(?!对|没错|有道理)|过|了|到|我|是|,?这些)*"
    r"|(?<![a-z])(?<!if )(?<!when )(?<!until )(?<!unless )(?<!make )(?:you|your (?:last |first |earlier |previous )?(?:answer|reply|message))(?:'ve|'d| have| had| just| also| already| earlier| then| even| once| clearly| first| only)* (?:said|says?|wrote|told (?:me|us)|mentioned|claimed|stated|explained|answered|quoted|listed)(?: (?:that|earlier|before|above|me|us|just now))*(?![a-z])"
    r"|(?<![a-z])according to (?:you|your (?:answer|reply))(?![a-z])"
)
# Where the asker speaks of himself again: you said it must be ours, and we bought it.
_OWN_AGAIN = re.compile(
    r"[,。:;]\W*(?:但是?|可是?|不过|而|那|所以|现在|其实|实际上)*(?:我(?!总结)|咱|本公司|公司)|(?:但|可|而)(?:我们|我司|我家)"
    r"|(?:[,:;] (?:and |but |so |well |now )*|(?<![a-z])(?:and|but|while|whereas|yet) )(?:we|our|ours|i|my|us)(?![a-z])"
)
# So whoever has a mark can apply? 只要没处罚就能报，对吧: a rule, and nobody is told to meet it.
_RULE = re.compile(
    r"(?:只要|凡是|但凡)(?=[^。!?;\n]*(?:就|能|可以|行|够))[^。!?;\n]*"
    r"|(?<![a-z])(?:(?:as|so) long as|all (?:that )?(?:we|you|i|one|it|an? [a-z]+) (?:needs?|takes?|has to have|have to have) (?:is|are)|(?:any|every)(?:one|body) (?:who|with)|whoever|(?:any|every|a|an) (?:company|firm|enterprise|maker|business|applicant) (?:that|which|with|who|without))(?![a-z])[^.?!;\n]*"
    r"|(?<![a-z])(?:is|are) (?:all|everything) (?:we|you|i|it|one) (?:needs?|takes?)(?![a-z])"
    # Would a company in liquidation still count as a legal person?
    r"|(?:(?<![a-z] )|(?<=and )|(?<=but )|(?<=so ))(?<![a-z])(?:is|are|does|do|would|will) (?:an?|any) (?:[a-z-]+ ){0,2}(?:company|firm|enterprise|business)(?![a-z])(?=[^.?!;\n]*(?<![a-z])(?:still|counts? as|seen as|considered|regarded|deemed|treated as|legal person(?:ality)?)(?![a-z]))(?![^.?!;\n]*(?<![a-z])(?:we|our|ours|us|i|my)(?![a-z]))[^.?!;\n]*"
    r"|(?<![a-z])(?:is|are|would)(?![^.?!;\n]*(?<![a-z])(?:we|our|us|i|my|it|that|this)(?![a-z])) [^.?!;,\n]{3,60}? (?:enough|sufficient|good enough|adequate)(?![a-z])"
)
# “无不良记录”包括税务吗: what stands in quotation marks is the wording of a condition, unless it is told of oneself.
_MARKED = re.compile(r"\"[^\"。!?;\n]{2,40}\"|(?<![a-z0-9])'[^'。!?;\n]{2,40}'(?![a-z0-9])")
_OWN = re.compile(
    r"我|咱|俺|本公司|本厂|本企业|敝|(?:公司|企业)[^,。]{0,3}$|(?<![a-z])(?:we|our|ours|us|i|my|the company)(?![a-z])"
)
_NAMES_THE_TEXT = re.compile(
    r"(?:所述|所称|所谓|原文|文件|指引|办法|通知|条款|条件|规定|要求)[^,。;]{0,8}$"
    r"|(?<![a-z])(?:texts?|documents?|guidelines?|notice|rules?|clause|conditions?|requirements?|phrase|wording)(?![a-z])[^.;]{0,16}$"
)
_ASKS = re.compile(
    r"[吗么嘛呢]\W*$|\?|什么|怎|如何|是否|是不是|哪|几(?!乎|个)|多少|要不要|有没有|算不算|包不包|含不含"
)
# 有商标就能报咯, 在有效期内才行吗, 经营良好是看几年, and 要几年经营良好: without a word of whose.
_BARE_RULE = re.compile(
    r"(?:是不是|是否|凡)[^,。!?;\n]*就(?:不|没)[^,。!?;\n]*|[^,。!?;\n]*就(?:能|可以|可|够|算)(?:申?报|申请|参?评|推荐|了|吗|是)[^,。!?;\n]*"
    r"|[^,。!?;\n]*(?:就(?:行|够|满足|符合|合格)|才(?:行|够格|符合|合格|(?:能|可以)(?:申?报|申请|参评|算|推荐)|(?:算|成|够|能|可以)(?=数|[吗么嘛\W]|$)))[^,。!?;\n]*"
    r"|[^,。!?;\n]*(?:看|按照?|指|以)(?:的是|近|最近|过去|前|往前)*(?:几(?!乎)|多少|哪|什么|啥|谁)[^,。!?;\n]*"
    r"|[^,。!?;\n]*(?:要|得|须|需要?|要求)[^,。!?;\n]{0,10}(?:几(?!乎)|多少|多久|多长|什么|哪)[^,。!?;\n]*"
    r"|[^,。!?;\n]*(?:几(?!乎)|多少)年[^,。!?;\n]{0,8}(?:才行|才能|才可以|才算|算|够)[^,。!?;\n]*"
)
_OF_ONESELF = re.compile("我|咱|本公司|本厂|公司是|公司有|他们?|客户|企业(?:说|是|来)")
# Whom a rule is asked for is worth knowing: so a branch can apply?
_WHO_OF_A_RULE = frozenset({"entity_type", "industry", "government_level_ok"})


def is_quoted(typed: Typed, at: int) -> bool:
    """Whether ``at`` lies within what a turn says that we said."""
    plain = typed.nameless
    begin, stop = typed.clause_at(at).sentence
    for found in _YOU_SAID.finditer(plain, begin, at):
        clause = typed.clause_at(found.start())
        # 按你说的，…: the words come after the comma.
        end = stop if not plain[found.end() : clause.end].strip(' ":') else clause.end
        again = _OWN_AGAIN.search(plain, found.end(), max(end, at))
        if at < (again.start() if again else max(end, found.end())):
            return True
    return False


def is_wording(typed: Typed, at: int, end: int) -> bool:
    """Whether what stands from ``at`` to ``end`` is in quoted words that a turn asks about, those of a condition."""
    plain = typed.nameless
    clause = typed.clause_at(at)
    begin, stop = clause.sentence
    for found in _MARKED.finditer(plain, begin, stop):
        if not found.start() <= at < found.end():
            continue
        head = plain[typed.clause_at(found.start()).start : found.start()]
        if _OWN.search(head) or _OWN.search(plain, found.start(), max(end, found.end())):
            return False
        if _NAMES_THE_TEXT.search(head):
            return True
        return _ASKS.search(plain, found.end(), stop + 1) is not None
    return False


def is_rule_put(typed: Typed, name: str, at: int) -> bool:
    """Whether ``at`` lies within a rule that is put to us, in words that may be those of a condition."""
    if name in _WHO_OF_A_RULE:
        return False
    plain = typed.nameless
    begin, stop = typed.clause_at(at).sentence
    if any(found.start() <= at < found.end() for found in _RULE.finditer(plain, begin, stop)):
        return True
    if _OF_ONESELF.search(plain, begin, stop):
        return False
    return any(found.start() <= at < found.end() for found in _BARE_RULE.finditer(plain, begin, stop))
