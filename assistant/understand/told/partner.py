"""What is said not to be known of those who apply together with the asker: 平台那边有没有被罚过,到今天都没回.

Each unit of a joint application has to meet the conditions, so what is open for one of them is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told.gravity import RECORDS
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.typed import Typed

# What a question about a partner is of; where none of these is named, a record of any kind.
_ABOUT = (
    ("bad_record_credit_3y", re.compile("信用|失信|credit")),
    ("bad_record_quality_3y", re.compile("质量|品质|quality")),
    ("bad_record_safety_3y", re.compile("安全|safety")),
    ("bad_record_environment_3y", re.compile("环保|环境|排污|environment")),
    ("operating_well_3y", re.compile("盈利|亏|赚|经营|profit|loss|business results")),
    ("has_legal_personality", re.compile("法人资格|独立法人|legal person")),
)
_WHO = r"(?:平台|对方|合作方|合作单位|合作伙伴|伙伴|搭档|供应商|服务商|软件商|联合单位|联合方|另外?一[家方]|另外那[家方]|第[二三][家方]|其[他余](?:几|两)?家|那[家边]|他们|它们|(?:物流|软件|科技|电商|包装|设计)公司)(?:公司|企业|单位|厂|那边|方面|那头|这边|自己|的)*"
_MATTER = "罚|处罚|不良|记录|信用|质量|安全|环保|出过事|违规|违法|黑名单|盈利|亏|赚|经营|法人"
_UNKNOWN = r"(?:不知道|不清楚|不了解|不确定|不晓得|没底|说不[准好清上]|拿不准|摸不准|(?:没有?|未|尚未)(?:去|来得及|能|人)?(?:摸清|弄清|搞清|查|问(?!题)|核实|核查|回(?!款)|答复|回复|告诉|给准|给信|给我们|反馈|消息|音信|松口)|还?在(?:查|问|核实|等)|(?:说)?要查|不肯说|不愿意?说|不肯给)"
_WHO_EN = r"(?:(?:the|our|my|that) (?:[a-z-]+ ){0,2}(?:platform|marketplace|partner|supplier|vendor|co-applicant|firm|company|unit|side|one)|they|the others?|it)"
_MATTER_EN = r"(?:fined?|penal\w+|punish\w+|sanction\w+|records?|clean|violations?|credit|quality|safety|environment\w*|blacklist\w*|profit\w*|loss\w*|legal person\w*)"
_UNKNOWN_EN = r"(?:(?:do not|don't|cannot|can't|have not|haven't|has not|hasn't|did not|didn't|won't|will not|never)(?: yet| been able to| even)? (?:know|tell|say|found|find|heard|hear|answer\w*|repl\w+|been told|told|said|check\w*|confirm\w*|respond\w*)|no idea|not sure|unclear|unknown|not known|being checked|still (?:checking|asking|waiting))"
_LEFT_OPEN = re.compile(
    rf"(?:^|[,。;:!?\n])(?:但是?|不过|可是?|可|只是|就是|而|至于|其中|这家|那家|那个|我们的?|,)*{_WHO}[^。!?;\n我咱]{{0,16}}?(?:有没有|有无|是否|是不是|曾否|到底|干不干净)(?P<zh>[^。!?;\n]{{0,20}}?(?:{_MATTER})[^。!?;\n]{{0,12}}?),?[^,。!?;\n]{{0,12}}?,?[^,。!?;\n]{{0,10}}?{_UNKNOWN}"
    rf"|(?:^|[,。;:!?\n])(?:但是?|不过|可是?|可|只是|就是|而|至于|其中|这家|那家|那个|我们的?|,)*{_WHO}[^,。!?;\n没无未不]{{0,10}}?(?P<zh2>(?:{_MATTER})[^,。!?;\n没无未不]{{0,12}}?){_UNKNOWN}"
    rf"|{_UNKNOWN}(?:过|清|楚|到|了)*{_WHO}[^,。!?;\n]{{0,8}}?(?:有没有|有无|是否|是不是|干不干净)(?P<zh3>[^,。!?;\n]{{0,12}}?(?:{_MATTER})[^,。!?;\n]{{0,8}})"
    rf"|(?<![a-z])(?:whether|if) {_WHO_EN}(?:'s)? (?P<en>[^.;!?\n]{{0,40}}?{_MATTER_EN})(?![a-z])[^.;!?\n]{{0,40}}?(?<![a-z]){_UNKNOWN_EN}(?![a-z])"
    rf"|(?<![a-z]){_UNKNOWN_EN}(?: us| yet| out)* (?:whether|if) {_WHO_EN}(?:'s)? (?P<en2>[^.;!?\n]{{0,40}}?{_MATTER_EN}(?![a-z])[^.,;!?\n]{{0,24}})"
    rf"|(?<![a-z])(?:(?:about|of|regarding) (?P<en4>{_WHO_EN}),? (?:i|we)(?:'ve| have)?(?: been told| heard| know| learned)? nothing|know(?:s)? nothing (?:about|of) (?P<en5>{_WHO_EN})(?:'s)?(?: own)?(?: records?| history| past)?)(?=\W|$)"
    rf"|(?<![a-z])(?:the|our) (?:[a-z-]+ ){{0,2}}(?:platform|partner|supplier|vendor|co-applicant)'s (?P<en3>[^.,;!?\n]{{0,40}}?{_MATTER_EN}) [^.,;!?\n]{{0,12}}?{_UNKNOWN_EN}(?![a-z])"
)


def left_open(typed: Typed) -> Iterator[Reading]:
    """What is not known of a partner, where there is a joint application."""
    for found in _LEFT_OPEN.finditer(typed.whole):
        about = next(text for text in found.groupdict().values() if text)
        named = [name for name, words in _ABOUT if words.search(about)]
        for name in named or RECORDS:
            yield Reading(name, UNSURE, *found.span(), Weight.PLAIN)
