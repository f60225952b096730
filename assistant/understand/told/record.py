"""Bad records: which field, whether there is one, how grave, and whether it falls in the last three years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from assistant.understand.told.phrase import compile_phrase
from assistant.understand.told.reading import UNSURE, Not, Reading, Weight
from assistant.understand.told.stance import is_rule_asked, negations, reach, stance
from assistant.understand.told.typed import Clause, Typed
from assistant.understand.told.when import shifted, times
from corpus.model import Frozen
from corpus.yamlfile import validate_file

ACCIDENT = "major_accident_3y"
EVENT = "event"  # a fire or an injury of which no penalty is told: whether it is a bad record is not said
WARNED = "warned"  # a warning or an order to put right without a penalty: whether it counts is not said
NOT_MAJOR = "not major"  # 没有重大不良记录: whether there is a minor one is left open
_MAJOR = {name: f"major_record_{name}_3y" for name in ("quality", "safety", "environment")}
_ACCIDENT_WORD = re.compile(
    r"事故|(?<=大)(?:乱子|事件|灾难|灾害)|(?:(?<=质量)|(?<=安全))事件|惨案|坍塌|垮塌|塌了|矿难|爆炸|炸了|火灾|失火|起火|着火|[着起失][过了](?:一[次回场]|场|把|次)?小?火|(?<![a-z])(?:explosions?|blasts?|disasters?|collapses?)(?![a-z])|(?<![a-z])accidents?(?![a-z])|(?<![a-z])incidents?(?![a-z])"
)
# 信用和安全倒是没有: none of what was told of the other fields.
_NOT_THERE = re.compile(
    r"(?:倒是|倒|都|也|则|那|就|均|皆|俱|全部|(?<!安)全|一概|统统|通通|一律|一直|至今|从来|目前|方面|这块|这边|上|[四三几][项样块]|[:= -])*(?:没有过?|没得|没(?:啥|什么)(?:事|问题|毛病)?|没|无(?!锡)|[为是]?零|(?:为|是)?0(?:起|条|次|项|件|例|宗)?|none|nil|nothing)(?:一[起次回件条个张笔]|半[起条]|的|了|过|呢|at all|whatsoever|on file|on record|\s)*\W*$|(?<![a-z])(?:are|is) (?:not|fine)\W*$"
    r"|[ :=-]*(?<![a-z])(?:is |are |was |were )?(?:none|nil|nothing|zero|n/a)(?: at all| whatsoever| so far| to date| on file| on record| there)?\W*$"
)
_A_FINE = re.compile(
    r"(?<![a-z])(?:an?|one|two|small|minor|single|no|any|the|light|only)(?: [a-z]+)? ?$|(?<![a-z])an? (?:[a-z0-9,]+[ -]){1,4}$"
)
# Safety fine: yes, 8,000 yuan; safety fine in 2024.
_FINE_PAID = re.compile(
    r"s?(?: ?[:?]| is) ?(?:yes|yep|one|two|[0-9])| (?:in|of|from) [0-9]| (?:was|paid|issued|last year)(?![a-z])"
)
# The EPB fined the treatment plant of the park.
_FINED_ANOTHER = re.compile(
    r"fined (?:the|their|his|her|my|an?|another|some|one of) (?!company|firm|factory|business|applicant|mill|workshop|fine|few|total|small|large|big|[0-9])[a-z]"
)
# 环保处罚呢财务印象里好像有过一张: named first, and doubted after.
_DOUBTED_AFTER = re.compile(
    r"(?:[呢嘛啊]|这块|方面|这个)[^,。!?;\n]{0,8}(?:好像|印象|似乎|可能|也许|大概|说不定|没准|记不清|不清楚|不确定)"
)
# 标签不规范,不是质量问题: what it was not.
_NOT_OF_THAT_KIND = re.compile("不是(?:什么|啥|真正的?)?[㐀-鿿]{0,4}$")
_NO_RECORD = re.compile(
    r"\W*(?:and |with |so far |目前|近三年|也|都)*(?:no|zero|没有?|无)(?:任何)? ?(?:records?|记录|纪录)\W*"
)
_OF_RECORDS = re.compile(
    "记录|纪录|工伤|事故|劣迹|逾期|不良|处罚|(?<![a-z])(?:records?|penalt(?:y|ies)|violations?)(?![a-z])"
)
# A record that is named, beside one that happened: 挨过罚.
_NOUN = re.compile(
    r"[^,]*(?:记录|纪录|处罚|处分|事故|污点|问题|通报|毛病|records?|penalt(?:y|ies)|violations?|incidents?|accidents?|issues?|problems?|marks?)"
)
_HAPPENED = re.compile(
    r"有(?!关)|被|受|出|吃|挨|罚|发生|收到|接到|产生|留下|列入|(?<![a-z])(?:had|has|have|was|were|got|received|is|are|but|one|a|an|only|except|just)(?![a-z])"
)
# 约谈过,没罚; a notice to put labels right, no fine: what else there was is left open.
_SPOKEN_TO = re.compile(
    r"约谈|谈了?(?:一?[次回])?话|口头(?:警告|批评|提醒)|(?:警示|提示|提醒|监管|关注|督办|建议)函|告诫书?|责令|限期|(?:要求|让|叫|责成)(?:我们|公司|厂里)?(?:整改|改正|改)|(?:整改|改正|纠正)(?:通知|意见|要求)"
    r"|(?<![a-z])(?:summoned|cautioned|reprimanded|called in|(?:improvement|correction|rectification) (?:notice|order)|told us to|ordered us to|asked us to|notice to (?:correct|fix|improve)|sent (?:us )?an? (?:letter|notice))(?![a-z])"
)
# 罚了五万,那是2021年1月的事: when it was is told after it.
_DATED_AFTER = re.compile(
    r"[,;。] ?(?:不过|但|可)?[那这](?:都|也|还|已经)*是[^,。!?;\n]{2,14}(?:的事|的时候|那会儿?|那年)|[,;.] ?(?:but )?(?:that|this|it|which) was (?:back |way back |all )?in [^,.!?;\n]{3,24}"
)
# Credit too; 信用也一样.
_LIKEWISE = re.compile(
    r"(?:(?:更|就|那)(?:是|都|就)*(?:不用|不必|别|甭)(?:说|提|讲)(?:了)?\W*$|(?<![a-z])(?:too|as well|likewise|also|the same|ditto)|(?:方面)?(?:也|同样)(?:是|都|一样|如此|没有|没|干净)*)\W*$"
)
# Nor safety; 安全也没有: none again, of another field. The same for safety, 环保同样: as the turn before.
_NOR = re.compile(
    r"(?<![a-z])(?:nor|neither|nothing|none|no)(?: (?:at all|anything|issues?|problems?))?(?![a-z])|(?:也|都|同样)(?:是|从来|完全)?(?:没有?|无)(?:过|的|问题)*"
)
_GOES_ON = re.compile(
    r"(?<![a-z])(?:(?:it(?:'s| is) )?(?:the |just )?same(?: (?:again|goes|story|is true|holds|here|applies))*|ditto|likewise|similarly|equally|as well|too|also|either|and|as for|goes|sides?|front|part|wise)(?![a-z])|(?:也|都|就|同样|一样|同理|如此|亦然|是|和|跟|同上|上面)"
)
# An accident that cost a life is grave, whatever it is called.
_DEATH = re.compile(
    r"[一二两三四五六七八九十0-9]死(?=[一二两三四五六七八九十0-9]+伤|[,。])|(?:走|没|死|亡|失去|牺牲)了?(?:一|两|二|三|几|多|[0-9])+个?(?:工人|人|名|位|员工|师傅)|[0-9一二两三]+[人名][^,。]{0,4}(?:死亡|遇难|身亡|去世|丧生)|没(?:能)?救过来|没救回来|抢救无效|丧生|遇难|身亡|丧命|送命|人没了"
    r"|(?<![a-z])(?:killed|died|dead|fatal\w*|lost (?:his|her|their) li(?:fe|ves)|deaths?)(?![a-z])"
)
_REST = re.compile(
    r"其他|其它|其余|别的|另外几|剩下|除此|(?<![a-z])(?:the rest|otherwise|other than that|apart from that|everything else|all else|others?)(?![a-z])"
)
_EXCEPT = re.compile(
    r"除(?:了|去|开)?(?P<zh>[^,。!?;\n]{1,16}?)(?:以?外|之外|,|其他|都)|(?<![a-z])(?:except(?:ing| for)?|apart from|other than|aside from|save for|bar|but for|with the exception of)(?! (?:that|this|it|those|these|which|him|her)(?![a-z]))(?P<en>[^.!?;:\n]{2,40})"
)
_LATER = re.compile(
    r"之后|此后|往后|以后|后来|从那以后|打那以后|这之后|再没|再也没|(?:近|这|最近)(?:[三四五六七八九十几]|[3-9]|10)年|(?<![a-z])(?:since then|since|in the (?:last|past) (?:three|3) years|after that|ever since|afterwards)(?![a-z])"
)
# An exception that tells of something, of which field is not said; dues not paid may bear on credit.
_SOMETHING = re.compile(
    r"[一1两2几]|罚|处|次|逾期|欠|漏|迟|(?<![a-z])(?:an?|one|two|some|the|minor|small|late|unpaid|single)(?![a-z])|[0-9]"
)
_DUES = re.compile(
    r"税|关税|海关|社保|滞纳|申报|年报|公示|(?<![a-z])(?:tax\w*|customs|dut(?:y|ies)|levy|levies|social (?:security|insurance)|invoices?|annual (?:report|return)|filings?)(?![a-z])"
)
# 后来的我没参与,不好说: what came after is not known.
_CANNOT_SAY = re.compile(
    r"不好说|说不[上准好清]|不清楚|不知道|不晓得|不了解|没参与|不在(?:厂|公司)|没底|(?<![a-z])(?:(?:can|could|would)(?:'t|n't|not| not)|cannot) (?:swear|say|vouch|tell|speak|answer)|(?:don't|do not) know|no idea|not sure"
)
# 一点污点都没有吧,也可能有: said and taken back.
_MAY_BE = re.compile(
    r"[^。!?;\n]{0,16}(?:也|又)?(?:可能|也许|没准|说不定|兴许)(?:也|又)?有(?!影响|问题吗)|[^.!?;\n]{0,30}(?<![a-z])(?:or maybe there|but maybe there|there may have been|there might have been|or maybe not)(?![a-z])"
)
_NEVER_HEARD = re.compile(r"(?:没|未)(?:有|曾)?(?:听[说闻过]|接到过?|发现)")
# What if a company had been fined? Nobody was.
_ANY_FIRM = re.compile(
    r"(?<![a-z])(?:if|imagine|suppose|say|picture)(?: that)? (?:an?|any|some|the other) (?:company|firm|factory|applicant|enterprise|business|plant|maker)(?![a-z])|(?:如果|要是|假如|若)(?:有|某|一)[一个家]*(?:企业|公司|单位|厂)"
)
_SOMEBODY = re.compile(r"(?<![a-z])(?:we|us|our|ours|my|mine)(?![a-z])|我们?|咱|本公司")
# 刚被罚了,安全的: the field is told right after.
_OF_FIELD = re.compile(r"(?:那边|那头|这块|[局口]|部门)?的?\W*$")
_LONG_AGO = re.compile(
    r"多年前|很久以前|早年|早些年|很早以前|好多年前|好几年前|(?:十|二十)[几多来]年前|(?<![a-z])(?:many|several) years ago|long ago|decades ago|years back"
)
_ALL = re.compile(
    r"各方面|几方面|四项|四类|四个方面|各个方面|这几个方面|四个方面|四方面|样样|方方面面|(?<![a-z])(?:all four|across the board|in every respect|all areas|any of (?:those|these|the four)(?: areas| fields| counts)?|on (?:all|any) counts?|every (?:area|respect|field)|four areas)(?![a-z])"
)
_COMPANION = re.compile(
    r"^(?:\W|自己|厂里?|我司|公司|客户|自查|核查|结论|结果|情况|四项|工商|税务|银行|市监|海关|公安|三年里|里头?|这几年|这些年|alike|about|regarding|concerning|asto|whether|that|those|time|period|years?|whatsoever|at|during|respectively|since|then|matters|areas|fronts|four|time|往来|[0-9]+|四|三|两|二|个|块|几|诸|各|三年来|近3年|过去|和|与|及|以及|或|或者|还有|等|方面|上|这些|这几块|都|记录|在|我们|的|近三年|三年|three|years?|our|and|or|the|in|on|for|over|past|last|either|any|of|both|all)*$"
)


class _Words(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        return re.compile(
            "|".join(
                compile_phrase(word).pattern for word in sorted((*self.zh, *self.en), key=len, reverse=True)
            )
        )


class RecordFile(Frozen):
    """``record.yaml``."""

    domains: Mapping[str, _Words]
    incidents: _Words
    clean: _Words
    idle: _Words
    major: _Words
    minor: _Words
    generic: _Words


class _Field(NamedTuple):
    name: str
    start: int
    end: int


class _Status(NamedTuple):
    start: int
    end: int
    value: object  # none, minor, major, EVENT, WARNED, NOT_MAJOR, UNSURE, or None where it states nothing
    generic: bool
    outside: bool = False
    elsewhere: bool = False  # a penalty that another unit had


# Words with a 没 or 不 that deny nothing.
_NO_DENIAL = re.compile(
    r"(?:没有?能?|未能?)(?:按|及时|收集|记|检验|办|批|装|验收|备案|通过|公示|申报|整改|规范|设|做好|取得|戴|做到|到位|分|经)|不(?:规范|全|到位|合规|达标|当|足|齐)|不小心|不久|没多久|没几天|不幸|不巧|没想到|不料|不慎|不得不|不止|不仅|不但|不光"
)


_PENALTY = re.compile("罚|处分|通报|失信|(?<![a-z])(?:fined|fines?|penal|punish|sanction)")
# 集团被罚过,我们没有: what the clause before told of another unit.
_NOT_WE = re.compile(
    r"\W*(?:但是?|不过|而|可是?|至于)?(?:我们|我司|咱们?|本公司|我厂|公司)(?:公司|厂|企业|自己|这边|本身)?(?:倒|却|可|则|是|从来|从|一直|都|也|并)*(?:没有?|未)(?:有过|过|被罚过?|被罚|挨罚|的事|这回事)?(?:的|啊|呢)?\W*"
    r"|\W*(?:but |and |while )?(?:we|our company|our firm|ours)(?: ourselves| itself| ourself)?(?: have| has| was| were| had)?(?:n't| never| not)(?: were| was| have| had)?(?: been)?\W*"
)


_GRAVE_AFTER = re.compile(
    r"(?:情节|性质|后果|程度)(?:比较|较为?|很|特别|十分|相当|都)?严重|(?:算|算是|属于|属|认定为?|定性(?:为|是|成)?|定的性(?:为|是)|给(?:它|这事)?定(?:为|成)|构成|是|按照?)(?:较为?)?(?:重大|严重)(?:的|违法|失信|处罚|事故|问题|(?=[,。;]|$))"
    r"|(?<![a-z])(?:class(?:ed|ified)?|rated|graded|ranked|labelled|recorded|treated|counted|regarded)(?: it| this| that| us)?(?: as)?(?: an?)? (?:major|serious|severe|grave)(?![a-z])"
    r"|(?<![a-z])call(?:ed|s|ing) (?:it|this|that) (?:an? )?(?:major|serious|severe|grave)(?![a-z])"
    r"|(?<![a-z])officially (?:an? )?(?:major|serious|severe|grave)(?: case| matter| violation| breach)?(?![a-z])"
)
# 文书上写的是轻微问题,绝不是重大的: how slight a thing was that an authority only had put right.
_SLIGHT_AFTER = re.compile(
    r"(?:写|定|定性|认定|判定|归|列|标)(?:的|了|着)*(?:就是|是|为|成|作|到)(?:的)?(?:轻微|一般)(?!情况|程序|不)"
    r"|(?:不是|不算|不属于?|算不上|谈不上|够不上|不构成|没到|没定成|没定为)(?:什么|是|很|特别|那种|所谓的?)*(?:重大|严重|大(?=事|问题|毛病|案))"
    r"|(?<![a-z])(?:says?|said|called|calls|rated|classed|graded|classified|recorded|marked|described|reads)(?: it| this| that| itself| down)*(?: as| to be)?(?: an?)? [\"']?(?:minor|slight|trivial)(?![a-z])"
    r"|(?<![a-z])(?:not|n't|nothing|never|hardly|nowhere near)(?: by any means| at all| in any way| anything| called| rated| classed| recorded| graded| as| an?)* [\"']?(?:major|serious|severe|grave)(?![a-z])"
)
# 别的没有, nothing else on file: after a record, the other fields are clean.
_REST_NONE = re.compile(
    r"\W*(?:除此(?:之外|以外)?,?|此外,?)?(?:其他|其它|其余|别的|另外)(?:的|方面|几项|几样|[两二三四23][项样块个方]|时候|地方|记录|倒|都|也|就|再|均|皆|一概|是|什么|为|:)*(?:没有?|无|未有|零)(?:了|过|的|什么|任何|记录|问题|处罚|不良)*\W*"
    r"|\W*(?:and |but )?(?:the (?:other (?:three|two|ones|fields)|rest|others)|others)(?: are| is| were| being|:)?(?: all)? (?:none|nil|clean|clear)\W*"
    r"|\W*(?:and |but )?(?:otherwise|apart from that|other than that|beyond that),?(?: there is| there's| we have| we're)? (?:nothing|none|clean|clear)(?: at all| whatsoever)?\W*"
    r"|\W*(?:there is |there's |and |but )?(?:nothing else|no others?|none other|nothing more)(?: (?:at all|on (?:file|record|our record)|recorded|known|besides|whatsoever|of the kind|in those years|since))*\W*"
)
# 没罚款,也没记录, after what one office did: nothing came of it.
_OF_THAT_ONE = re.compile(
    r"\W*(?:所以|因此|最后|也|都|就|并)*(?:没有?|未|没留下?|没形成)(?:被)?(?:罚款|罚|处罚|立案|记录|案底|通报)(?:下来|过|了)?\W*"
)
_OF_ANY_RECORD = re.compile(
    "记录|纪录|任何|各方面|违法|不良|(?<![a-z])(?:records?|any|whatsoever|of any kind)(?![a-z])"
)


_GOVERNMENT = re.compile(
    r"(?<!政)[市县区镇州]人?民?政府|政府(?:牵头|申报|来报|出面)|区域品牌|(?<![a-z])(?:regional brand|(?:city|county|district|municipal) government)(?![a-z])"
)
# 我们县里一家厂爆炸了, a plant in our city blew up: it befell the place.
_IN_OUR_PLACE = re.compile(
    r"(?:我们|咱们?|本)(?:县|市|区|镇|乡|州|旗)(?:里|内|境内|上)?(?:的|有|[去前今]年|20[0-9]{2}年|出|发生|那|某|一|几|两)|(?:主?产区|辖区|全[市县区])(?:里|内|的|有|去年|前年|今年|出|发生|一|几|某)"
    r"|(?<![a-z])(?:our|the) (?:county|city|district|town|prefecture)(?: itself)? (?:had|has had|saw|suffered|experienced)(?![a-z])|(?<![a-z])in (?:our|the) (?:county|city|district|town|production area)(?![a-z])"
)
_WORKS_OF_OURS = re.compile(
    r"我们?(?:厂|公司|车间)|我司|本公司|本厂|厂里|车间里?|(?<![a-z])our (?:factory|plant|company|workshop|mill)(?![a-z])"
)
# An accident in a county is not one of the firm's.
_REGION = re.compile(
    r"政府|区域品牌|辖区|[全本][市县区]|我们[市县区]|[市县区]里|(?<![a-z])(?:regional brand|government|(?:the|our) (?:county|city|district|town))(?![a-z])"
)
# 邻县出了重大事故,我们县没有.
_HERE_NONE = re.compile(
    r"(?:但|而|可)?(?:我们|本|咱们?)?[县市区镇](?:里|这边)?(?:倒|却|可|则|是|从来|一直|都|也)*(?:没有?|未)(?:有过|过|出过|发生过?|出)?(?:的|这种事)?\W*$"
    r"| ?(?:but )?(?:ours|we|our [a-z]+)(?: has| have| had)?(?: none|n't| not| never)(?: had any)?\W*$"
)
# Major bad records (quality/safety): none, a line of a form.
_GRAVE_FORM = re.compile(
    r"(?<![a-z])(?:major|serious)(?: bad| adverse)? (?:records?|violations?|incidents?|penalt(?:y|ies))(?P<of>[^:,.;\n]{0,60}?)(?: is|[:=]|,)+ ?(?:none|nil|no|n/a|0)(?![a-z])"
)
# From a firm that had been convicted: its record is not ours.
_ITS_OWN = re.compile(
    r"(?<![a-z])(?:from|of|by|with) (?:an?|another|some|the) (?:[a-z]+ )?(?:firm|company|factory|plant|owner|mill) (?:that|which|who)(?: [a-z]+)* ?$"
)
# Recalled or flunked: what is denied of the one is denied of the other.
_OR = re.compile(r"(?<![a-z])(?:or|nor)(?![a-z])|或|^[^,]{0,6}(?:和|与|及|、)")
_TURN = re.compile(r"(?<![a-z])(?:but|except|only|and|once|one)(?![a-z])|但|只|除|有|却|曾")
# 安全方面:重大, a line of a form.
_GRADE = re.compile(
    r"(?:[:=-]|(?<![a-z])is|方面|上|(?<=信用)|(?<=质量)|(?<=安全)|(?<=环保)|(?:定|定性|认定|判定?|归)(?:的是|的|为|成|是)) ?(?P<grave>重大|严重|major|serious)?(?P<slight>一般|轻微|minor)?(?: ?\([^)]*\)| ?[1-9一两二三][次条起项])?\W*$"
)
# Nothing serious on safety or quality.
_NOTHING_GRAVE_OF = re.compile(
    r"(?<![a-z])nothing (?:major|serious|grave|big|significant|severe)(?P<of>[^.;:\n]*)"
)
_AN_ACCIDENT = re.compile(r"事故|人命|着过火|火灾|爆炸|(?<![a-z])accidents?(?![a-z])")
# 事故嘛,三年内没有重大的; no big ones, said of accidents, and 没听说出过大事故,…三年内确实没有.
_NO_BIG_ONE = re.compile(
    r"事故(?:嘛|呢|方面|这块|上|的话)?,[^,。!?;]{0,8}(?:没有?|无|没出过?|没发生过?)(?:什么|过)?(?:重大|特大|大|严重)的(?=[,。;!?\n]|$)"
    r"|(?:大|重大)事故,[^。!?\n]{0,24}(?:[三3]年|这几年|近年)(?:内|来|里|以来)?(?:确实|的确|真的|都)?(?:没有?|无)(?:过|的)?(?=[,。;!?\n]|$)"
    r"|(?<![a-z])(?:accidents?|incidents?)[,:] (?:nothing|none|no|not) (?:major|big|serious|grave)(?: ones?)?(?![a-z])"
)
_POISONED = re.compile(
    r"(?:食物|食品|集体)?中毒|(?<![a-z])(?:food )?poisonings?(?: case| incident| outbreak| scare)?(?![a-z])"
)
# Accidents: none in three years, fines? not one.
_NONE_AFTER = re.compile(
    r"s?[:?] ?(?:none|nope|never|nil|zero|not (?:one|any|a single one|once)|no)(?= (?:in|for|at all|whatsoever|since|these|over|so far|here|the last|the past)(?![a-z])|\W*$|[,.;!\n])"
)
# Big accident? I'd have to ask.
_PUT_AS_A_QUESTION = re.compile(
    r"\? (?:i'd have to|we'd have to|i would have to|have to ask|not sure|no idea|don't know|hard to say|let me|who knows|depends|what)(?![a-z])|\?(?:得问|要问|不[清知]|说不|没底)"
)
# Ten dead make an accident a major one by the order on reporting accidents.
_MANY_DEAD = re.compile(
    r"[死亡](?:了|伤)?(?:[二三四五六七八九几]?十[一二三四五六七八九几多来]?|[一二三四五几上]?百|[1-9][0-9]+)[多余几]?[个名人号]|(?<![0-9])[1-9][0-9]+ (?:people |men |workers )?(?:were )?(?:dead|killed|died|deaths)"
    r"|(?<![a-z])(?:killed|killing|left) (?:over |more than |at least |about )?(?:[1-9][0-9]+|ten|twenty|thirty|forty|fifty|sixty|dozens|hundreds|scores)(?![a-z])"
)
# 重大的肯定没有, of which fields the next clause tells.
_NOTHING_GRAVE = re.compile(
    r"(?:有?没有?|近三年|三年来?|我们|公司|倒是|也)*(?:重大|严重|大)(?:的|事|问题|事故|不良记录|不良|违法|处罚|毛病|记录|情况|倒是|倒|是|肯定|绝对|确实|都|也|一[个起件次]都?)*(?:没有?|无|零|为零)(?:过|发生过|出过|的)*"
    r"|\W*(?:we(?:'ve| have)? (?:had )?)?(?:nothing|no) (?:major|serious|grave)(?: bad)?(?: records?| issues?| incidents?)?(?: at all| so far| on file)?\W*"
)


# 信用无、质量一般1次、安全无: one field after another, each with its word.
_VALUE = r"(?: ?[:=,])? ?(?:(?P<none>没有|无|零|0|none|nil)|(?P<minor>一般|轻微|较轻|minor|slight)|(?P<major>重大|严重|major|serious))(?:的|不良)?(?:记录)?(?: ?[0-9一二两三]?[次条起项件])?(?=\W|$)"
# Credit of a person, and not of the firm: 老板个人的信用卡, my own credit card.
_OF_A_PERSON = re.compile(
    r"信用卡|房贷|车贷|花呗|网贷|(?:老板娘?|法人(?:代表)?|法定代表人|股东|老公|老婆|爱人|先生|太太|负责人|总经理|实控人|我)(?:个人|本人|自己|名下|私人)(?:的)?[^,。!?;]{0,6}(?:逾期|失信|征信|贷款|欠)"
    r"|(?<![a-z])(?:credit cards?|mortgage|(?:my|his|her|owner's|boss's)(?: own| personal)? (?:car |home |private )?loans?)(?![a-z])"
)
_OF_THE_FIRM = re.compile(
    r"公司的?(?:信用卡|贷款|账)|对公|(?<![a-z])(?:company|corporate|business) credit card"
)
# Nothing on quality, nothing on safety; on quality and safety there is nothing.
_NOTHING_ON = re.compile(
    r"(?<![a-z])nothing (?:at all )?(?:on|for|under|in|about) (?P<after>[a-z, ]{3,60}?)(?=[.;,!\n]|$)"
    r"|(?<![a-z])(?:on|in|for|under|as for) (?P<before>[a-z, ]{3,60}?),? (?:there is|there's|we have|has been|have) nothing(?= *(?:[.;,!\n]|$| at all| on (?:file|record)))"
)
_NOT_FOR = re.compile(r"^\W*(?:and |or )?(?:not|nor)(?: for| on| in| over| about)? ")
_NOTED = re.compile("记[了过](?:我们)?一笔")
# A fire, an accident, an injury: what happens to a firm, and is no record of it before an authority has dealt with it.
_EVENT = re.compile(
    r"[^,。]*(?:着火|失火|起火|着过火|火灾|大火|[着起失][过了][^,。]{0,4}火|工伤|事故|意外|爆炸|坍塌|骨折|夹断|[压砸摔夹烫擦撞割碰烧]伤|触电|伤[过了][^,。]{0,3}[人员]|人受伤|出过事|出事|出过)"
    r"|(?:[a-z ]* )?(?:fires?|caught fire|accidents?|incidents?|injur(?:y|ies|ed)|hurt|exploded|explosion|blew up|blast|spill|scalded [a-z]+|burnt [a-z]+|burned [a-z]+|crushed [a-z]+|sprained [a-z]+|(?:lost|broke|broken) [a-z]+ [a-z]+)"
)
# Accidents that are called by their field are a record of it, as long as nobody says that nothing came of them.
_OF_ITS_FIELD = re.compile(
    r"(?:安全|质量|生产|环保|环境|污染|责任)(?:的)?(?:生产)?(?:责任)?(?:小)?事故|(?<![a-z])(?:safety|quality|environmental|pollution) (?:accidents?|incidents?)"
)
# Told as the only one, or asked about as the only one.
_ONCE = re.compile(
    r"(?<!第)(?<!不止)(?<!不只)(?:一|1)(?:次|回|起|宗|笔|单|件|桩|例|张)(?!次|次|又)|(?<![a-z])(?:once|one (?:fine|penalty|accident|incident|time)|an? (?:single |one |small |minor |major |serious )?(?:fine|penalty|accident|incident|explosion|fire))(?![a-z])"
)
# 有没有重大不良记录?没有: asked of oneself, and denied.
_ANSWERED_NONE = re.compile(
    r"[吗么嘛呢过]*\?\W*(?:我们?|这个|真的?|绝对|肯定|确实|可以说)*(?:一[条次起个张]都)?(?:没有?|无|零)(?:过|的|啊|呢)*(?=\W|$)"
)
_MAY_WE_STILL = re.compile(
    r"(?:能|可以|可否|行|够格|资格|影响|要紧|算|有关系)[^。!;\n]{0,16}(?:吗|么|嘛|不(?=\W*$)|没有?(?=\W*$)|\?)|能不能|可不可以|行不行|算不算|能否|影响不影响"
    r"|(?<![a-z])(?:can|could|may|are|do|does|is|would|will) (?:we|i|it|our|this|that|the)(?![a-z])[^.!;\n]*\?"
)
# 3年前的事了,还能报吗 asks whether so old a thing counts.
_AGE_ASKED = re.compile("年前的事|老账|旧账|老黄历|陈年")
# The same once more: 2024年1月还有一次, another one in 2025.
_AGAIN = re.compile(
    r"(?:还|又|也|另|再)(?:有|被|出|罚|发生|来)(?:过|了|罚)*(?:另外)?(?:一|两|二|几|1|2)(?:次|回|起|宗|笔|单|件)|又(?:被罚|罚|挨罚|发生|出)了|(?<![a-z])(?:again|another(?: one| fine| time| accident)?|once more|a second (?:one|fine|time|accident)|one more)(?![a-z])"
)
# 信用我不清楚, on credit I'd rather ask our CFO: a field of which no more is told.
_NOT_KNOWN = re.compile(
    r"(?:不太?|不大)(?:清楚|了解|确定)|不知道|不晓得|不好说|说不[准好清]|不敢(?:说|保证|肯定|打包票)|没个?底|没把握|[得要需](?:再|去|回去|等)?(?:问|查|核实)(?:一下|问|查)?[^,。!?;\n]{0,8}|没(?:去)?(?:查|问|核实|了解)过"
    r"|(?<![a-z])(?:(?:i'd|i would|we'd|we would) (?:rather|have to|need to|prefer to) (?:ask|check)|(?:i|we)(?:'ll)? (?:have|need) to (?:ask|check)|let me (?:ask|check)|(?:i'm |i am |we're )?not (?:so |really |quite )?(?:sure|certain)|(?:i |we )?(?:don't|do not|can't|cannot|couldn't) (?:know|say|tell|vouch)|no idea)(?![a-z])[^,.!?;\n]{0,24}"
)
_OF_ONE_WHO_TELLS = re.compile(
    r"我(?!们)|[那这][块边]?|[嘛呢啊吧]|倒是?|还|真|就|反正|但是?|不过|只是|至于|的话|唯独|(?<![a-z])(?:but|only|as|for|about|the|side|though|i|we|that|honestly)(?![a-z])"
)
# What an authority does about an event, and what is left on file of it.
_DEALT_WITH = re.compile(
    r"罚|处分|通报|警告|整改|整顿|停产|停业|停工|责令|勒令|查封|吊销|追责|问责|记[了过]|定性|定的|定为|定成|认定|归为|判|按(?:一般|较大|轻微)|违[法规章]|不良|记录|案底|失信|刑|挨|单子|,(?:轻微|一般)的?(?=[,。;]|$)"
    r"|(?<![a-z])(?:fine[ds]?|penal\w+|punish\w*|sanction\w*|warn\w*|caution\w*|cited|citation|order(?:ed|s)|shut|sealed|suspended|prosecut\w+|convict\w*|jail\w*|record(?:ed|s)?|on file|graded|rated|classed|classified|called it|put it down|wrote us up|written up|violat\w+|breach\w*|ticket|paid [0-9]|[0-9,]+ (?:yuan|rmb)|(?<=, )minor)(?![a-z])"
)
# 抽检不合格是送错样,局里撤销了: whether anything is left on file is not said.
_UNDONE = re.compile(
    r"撤[销了]|推翻|改判|误判|纠正了|更正了|(?<![a-z])(?:withdrawn|withdrew|overturned|revoked|annulled|cancelled|by mistake|quashed)(?![a-z])"
)
# 被环保局警告过,没罚款, a warning letter, an order to put it right.
_WARNING = re.compile(
    r"(?:被(?:人|邻居|居民|周边)?)?投诉[过了]?|[^,。]{0,4}?(?:口头|书面)?(?:警告|责令整改|责令改正|整改通知|纠正通知|限期整改|限期改正|提醒|约谈|打过招呼|下过通知)(?:通知书|通知|[书信函])?[过了]?"
    r"|(?:a |an |one |formal |written |oral |verbal )*(?:warnings?(?: letters?)?|warned|letters? of warning|cautioned|(?:rectification|improvement|correction) (?:notice|order)s?|(?:told|asked|ordered) us to [a-z]+|complaints?)"
)
# 轻微违法不予处罚决定书: found, and by a decision not punished.
_LET_OFF = re.compile("(?:不予|免予|免于)(?:行政)?处罚|首违不罚|首违免罚|免罚")
_PENALISED = re.compile(
    r"(?<!不予)(?<!免予)(?<!免于)(?<!首违不)(?<!首违免)(?<!免)(?<!不予行政处)罚|处分|记[了过]|不良|记录|案底|失信|吊销|停产|停业|停工|查封|(?:定|认定|属|(?<!算不)算(?!不算)|按)[^,。]{0,3}(?:轻微|一般|严重|重大)"
    r"|(?<![a-z])(?:fine[ds]?|penal\w+|punish\w*|sanction\w*|record(?:ed|s)?|on file|shut|suspended|sealed|(?:graded|rated|classed|classified)(?: as)? [a-z]+)(?![a-z])"
)
# What breaks out and may hurt people; that it hurt nobody says nothing of what an authority made of it.
_BROKE_OUT = re.compile(
    r"(?<![没未无])(?:着火|失火|起火|火灾|[着起失][过了][^,。]{0,4}火|爆炸|炸了|坍塌|垮塌|塌了|泄漏|泄露|漏气|冒顶)"
    r"|(?<![a-z])(?<!no )(?<!any )(?:fires? (?:broke|in|at|last|on|started|destroyed|damaged)|had an? (?:[a-z]+ )?fire|caught fire|burn(?:t|ed) down|leak(?:s|ed|age)?|explosions?|exploded|blew up|blasts?|collaps(?:e|ed|es)|spill(?:s|ed)?|flood(?:s|ed)?)(?![a-z])"
)
_UNHURT = re.compile(
    r"[^,。]{0,4}(?:伤亡|受伤|[死伤][过了着到]?[^,。]{0,3}[人员]?|伤着)|(?:[a-z]+ )*(?:hurt|injur(?:y|ies|ed)|casualt(?:y|ies)|killed|died|dead|fatalities)"
)
# What a complaint, a customer's quarrel or a person's own trouble leaves open of the firm's record in a field.
_IN_DOUBT = {
    "credit": re.compile(
        r"限高|限制高?消费|限消令|(?:(?<!独立)法人(?:代表)?|法定代表人|老板娘?|老总|董事长|总经理|股东|实控人|实际控制人|负责人|创始人)[^,。!?;]{0,8}(?:被|有|是|上|进|欠|吃|挨)[^,。!?;]{0,6}(?:失信|老赖|被执行|案底|前科|行政处罚|处罚|罚|判|刑|牢|拘|逾期|债|征信)"
        r"|(?<![a-z])(?:boss|owner|founder|chairman|chairwoman|director|general manager|shareholder|legal representative|legal rep)(?:'s)?(?: [a-z]+){0,4} (?:blacklisted|fined|convicted|sued|defaulted|bankrupt|criminal record|debts?|defaulter|restricted|barred|jailed|penalised|penalized|record)(?![a-z])"
        r"|(?<![a-z])(?:high[- ]spending|consumption|spending) (?:ban|restriction|order|limit)s?(?![a-z])|(?<![a-z])(?:barred|banned|restricted) from (?:high|luxury)[^,.]{0,12}(?:spending|consumption)"
    ),
    "quality": re.compile(
        r"(?:客户|消费者|顾客|买家|网友|用户|有人)[^,。!?;]{0,6}(?:投诉|举报|曝光|差评|索赔|打假|维权)|被(?:客户|消费者|顾客|买家|职业打假人|打假|人)?[^,。!?;]{0,4}(?:投诉|打假)"
        r"|(?<![a-z])(?:customers?|consumers?|buyers?|clients?)(?: [a-z]+){0,4} complain\w*(?![a-z])|(?<![a-z])complaints? from (?:a |one |some )?(?:customers?|consumers?|buyers?)(?![a-z])"
    ),
}
# 正在被调查, a hearing is still to come: of any field.
_UNDER_INQUIRY = re.compile(
    r"(?:正在|正|还在|在|已|已经)(?:接受|被)?[^,。!?;]{0,6}(?:立案|调查|查处|约谈)|被立案|立案调查|(?:处罚|行政处罚)?(?:告知书|听证|事先告知)|处罚决定(?:还)?没|(?<![a-z])(?:under (?:investigation|inquiry)|being investigated|an? (?:investigation|inquiry|hearing) is|decision (?:is )?(?:still )?pending)(?![a-z])"
)
# 没被罚过 denies penalties, and leaves open what else there may be.
_PENALTIES_ONLY = re.compile(
    r"[^,。]*(?:罚|处分)[^,。]*|[^,.]*(?<![a-z])(?:fine[ds]?|penal\w+|punish\w*|sanction\w*)(?![a-z])[^,.]*"
)
# 责令整改没罚钱: no money was to be paid, and a record was left all the same.
_UNPAID = re.compile(r"(?:没有?|未)(?:被)?罚[款钱]?|(?<![a-z])(?:no fine|without a fine|not fined)(?![a-z])")


def of_a_place(plain: str, clause: str) -> bool:
    """Whether an accident is told by a government that applies, or of a place: it is no record of the applicant's firm."""
    return (
        (_GOVERNMENT.search(plain) or _IN_OUR_PLACE.search(clause)) is not None
        and (_ACCIDENT_WORD.search(clause) or re.search("事件|中毒|poisoning|outbreak", clause)) is not None
        and _WORKS_OF_OURS.search(plain) is None
    )


def of_any_firm(typed: Typed, start: int) -> bool:
    """Whether what stands at ``start`` is said of any firm: if a company had been fined, imagine a firm that was."""
    clause = typed.clause_at(start)
    return (
        _ANY_FIRM.search(typed.nameless, clause.start, start) is not None
        and _SOMEBODY.search(typed.nameless, *clause.sentence) is None
    )


# Our chairman was convicted: of a person, and not of the firm.
_OF_A_HEAD = re.compile(
    r"(?<![a-z])(?:chairman|chairwoman|legal rep(?:resentative)?|founder|director|general manager|shareholder|owner|boss|ceo)(?: himself| herself| personally| also| once)*(?:'s| was| were| is| has| had| got)(?: been| also| once| personally| just| recently)* $"
)
# 货是我们的,罚的是他: another was fined.
_FINED_WAS = re.compile(r"罚的(?:都|也)?是(?!我|咱|本公司|自己|公司|厂)")
# Does a fire count as a bad record?
_COUNTS_AS = re.compile(
    r"\W*(?:and |so |but |then )*(?:does|do|did|would|will|is|are|can|could|should) [^?]{2,60} (?:count|counts|qualify|counted|regarded|considered|treated|seen|recorded)(?: as)?(?![a-z])"
)


def _denial_near(head: str) -> bool:
    """Whether something is denied shortly before a record in its clause, though not seen to reach it."""
    latin = re.search("[a-z]", head[-6:]) is not None
    near = " ".join(head.split()[-5:]) if latin else head[-7:]
    return bool(negations(_NO_DENIAL.sub("○", near)))


class Records:
    """Reads the four records and the major accident. Built once."""

    def __init__(self) -> None:
        file = validate_file(RecordFile, Path(__file__).with_name("record.yaml"))
        self._domains = {name: words.pattern() for name, words in file.domains.items()}
        self._incident, self._clean = file.incidents.pattern(), file.clean.pattern()
        self._idle, self._generic = file.idle.pattern(), file.generic.pattern()
        self._major, self._minor = file.major.pattern(), file.minor.pattern()
        self._slight = re.compile(rf"(?:{self._minor.pattern})(?:的|性的?)?\s?$")
        self._item = {
            name: re.compile(rf"(?:{pattern.pattern})(?:方面|记录|上|类)?{_VALUE}")
            for name, pattern in self._domains.items()
        }
        self.names = (*(f"bad_record_{name}_3y" for name in file.domains), *_MAJOR.values())

    def find(self, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
        """Readings in the order of the text."""
        plain = typed.nameless
        if is_rule_asked(plain):
            return
        idle = [found.span() for found in self._idle.finditer(plain)]
        for form in _GRAVE_FORM.finditer(plain) if "maj" in plain or "seri" in plain else ():
            of = [field.name for field in self._fields(plain, *form.span("of"), idle)] or list(_MAJOR)
            for name in dict.fromkeys(of):
                if name in _MAJOR:
                    yield Reading(_MAJOR[name], False, *form.span())
            idle.append(form.span())
        for form in _NOTHING_GRAVE_OF.finditer(plain):
            of = [field.name for field in self._fields(plain, *form.span("of"), idle)]
            for name in dict.fromkeys(of):
                if name in _MAJOR:
                    yield Reading(_MAJOR[name], False, *form.span())
            idle += [form.span()] if of else []
        for nothing in _NOTHING_ON.finditer(plain) if "nothing" in plain else ():
            span = nothing.span("after" if nothing["after"] else "before")
            of = [field.name for field in self._fields(plain, *span, idle)]
            if of and self._only_fields(plain[slice(*span)]) and not stance(typed, *span).asked:
                for name in dict.fromkeys(of):
                    yield Reading(f"bad_record_{name}_3y", "none", *nothing.span())
                idle.append(nothing.span())
        for item in self._form(plain, idle):
            idle.append(item.span())
            value = next(value for value in ("none", "minor", "major") if item[value])
            yield Reading(f"bad_record_{self._named(item)}_3y", value, *item.span())
        left_open = [*self._left_open(typed, idle)]
        yield from left_open
        doubted = self._in_doubt(typed)
        yield from doubted
        in_doubt = {one.name for one in doubted}
        carried: list[_Field] = []
        carried_from = 0
        carried_bare = False  # the clause that carries them only names them
        told: dict[str, object] = {}
        apart = False  # the clause before spoke of something else
        settled: object = None  # none, where the record told last is clean
        consumed = 0  # up to here the fields belong to a record before them
        past: tuple[str, ...] = ()  # fields whose only known record lies outside the three years
        past_in = (-1, -1)  # the sentence of the last of them
        last_none: tuple[tuple[str, ...], tuple[int, int]] = (
            (),
            (-1, -1),
        )  # told clean, and in which sentence
        happened_in = (-1, -1)  # the sentence of the last record told
        apart_from_us: tuple[str, ...] = ()  # fields of a record that is told of another unit
        excluded = {
            name
            for found in _EXCEPT.finditer(plain)
            for name in self._of_exception(plain, *found.span("zh" if found["zh"] else "en"), idle)
        }
        excluded |= {
            name for name in self._domains if f"bad_record_{name}_3y" in {one.name for one in left_open}
        }
        alone = [  # exceptions that name no field
            found.span()
            for found in _EXCEPT.finditer(plain)
            if excluded and not self._fields(plain, *found.span(), idle)
        ]
        listed_fields = len({field.name for field in self._fields(plain, 0, len(plain), idle)})
        last_bad: tuple[tuple[str, ...], tuple[int, int]] = ((), (-1, -1))  # told of last, and where
        grave_only: tuple[int, int] = (-1, -1)  # the sentence in which only grave records are spoken of
        for clause in typed.clauses:
            text = plain[clause.start : clause.end]
            fields = self._fields(plain, clause.start, clause.end, idle)
            since = carried_from if carried and carried_from >= clause.sentence[0] else clause.start
            statuses = list(self._statuses(typed, clause, idle, as_of, since))
            if not fields and _NOTHING_GRAVE.fullmatch(text):
                grave_only = clause.sentence
                if _REGION.search(plain):
                    if "事故" in plain[clause.sentence[0] : clause.end]:
                        yield Reading(ACCIDENT, False, clause.start, clause.end)
                elif not self._fields(plain, clause.end, clause.sentence[1], idle):
                    spoken = {one.name for one in self._fields(plain, clause.sentence[0], clause.start, idle)}
                    for name in ("safety",) if _ACCIDENT_WORD.search(text) else _MAJOR:
                        if name in (spoken or _MAJOR):
                            yield Reading(_MAJOR[name], False, clause.start, clause.end)
                continue
            graded = (
                _GRADE.search(plain, max(clause.start - 1, 0), clause.end)
                if not statuses and (fields or carried)
                else None
            )
            if graded is None and not statuses and fields and listed_fields > 2:  # 环保重大,质量一般,安全无
                graded = _GRADE.match(plain, fields[-1].end, clause.end)
            if (
                graded is not None
                and re.match(" ?[重严一轻]", graded.group())
                and listed_fields < 3
                and not _OF_RECORDS.search(plain)
            ):
                graded = None  # 质量一般,价格便宜
            if graded is not None and (graded["grave"] or graded["slight"]):
                value = "major" if graded["grave"] else "minor"
                its = fields or [each for each in carried if carried_from >= clause.sentence[0]]
                for name in dict.fromkeys(field.name for field in its):
                    told[name] = value
                    yield Reading(f"bad_record_{name}_3y", value, its[0].start, clause.end)
                carried = []
                continue
            listed_before = carried and carried_from >= clause.sentence[0]
            bare = _NOT_THERE.search(text) if not statuses and (fields or listed_before) else None
            if bare is not None and self._only_fields(text[: bare.start()]):
                listed = [*carried, *fields] if carried_from >= clause.sentence[0] else fields
                names = tuple(dict.fromkeys(field.name for field in listed))
                # 质量无 alone may be said of anything; two fields, or one beside others, are of the records.
                if (told or len(names) > 1 or listed_fields > 1 or _OF_RECORDS.search(plain)) and not stance(
                    typed, clause.start, clause.start + max(bare.start(), 1)
                ).asked:
                    for name in names:
                        if grave_only == clause.sentence:
                            if name in _MAJOR:
                                yield Reading(_MAJOR[name], False, listed[0].start, clause.start + bare.end())
                            continue
                        told[name] = "none"
                        yield Reading(
                            f"bad_record_{name}_3y", "none", listed[0].start, clause.start + bare.end()
                        )
                    carried = []
                    continue
            if not statuses and apart_from_us and _NOT_WE.fullmatch(text):
                for name in apart_from_us:
                    told[name] = "none"
                    yield Reading(f"bad_record_{name}_3y", "none", clause.start, clause.end)
                apart_from_us = ()
                continue
            if not fields and _REST_NONE.fullmatch(text) and {"minor", "major"} & {*told.values()}:
                for name in self._domains:
                    if name not in told and name not in excluded:
                        told[name] = "none"
                        yield Reading(f"bad_record_{name}_3y", "none", clause.start, clause.end)
                continue
            alike = _LIKEWISE.search(text) if not statuses and fields and settled is not None else None
            if alike is not None and self._only_fields(text[: alike.start()]):
                for name in dict.fromkeys(field.name for field in fields):
                    told[name] = settled
                    yield Reading(
                        f"bad_record_{name}_3y", settled, fields[0].start, clause.start + alike.end()
                    )
                continue
            if not statuses:
                later = _LATER.search(text)
                if (
                    later
                    and past
                    and not _CANNOT_SAY.search(text)
                    and re.search(
                        r"没|未|无|(?<![a-z])(?:no|not|never|none|nothing)(?![a-z])|n't",
                        text,
                    )
                ):
                    for name in past:
                        told[name] = "none"
                        yield Reading(f"bad_record_{name}_3y", "none", clause.start, clause.end)
                if _REST.search(text) or clause.start < consumed:
                    carried = []
                elif fields and self._only_fields(text):
                    carried = [] if apart else carried
                    carried_from = carried_from if carried else clause.start
                    carried += fields
                    carried_bare = True
                elif fields:
                    carried, carried_from, carried_bare = fields, clause.start, False
                apart = not fields  # 信用这块,去年列过异常。质量,安全: the lists do not go together
                continue
            theirs = apart_from_us
            spoken_of = fields or self._fields(plain, clause.sentence[0], clause.start, idle)
            apart_from_us = (
                tuple(dict.fromkeys(field.name for field in spoken_of)) or tuple(self._domains)
                if all(status.elsewhere for status in statuses)
                else apart_from_us
                if all(status.value is None for status in statuses)
                else ()
            )
            clean_here: tuple[str, ...] = ()  # fields that this clause has told clean
            for place, status in enumerate(statuses):
                # Words that state nothing ("safety record has …") leave their field to what follows.
                stated = [each for each in statuses[:place] if each.value is not None or each.outside]
                low = stated[-1].end if stated else clause.start
                mine = [field for field in fields if low <= field.start < status.end]
                if not mine and place == len(statuses) - 1:
                    mine = [field for field in fields if field.start >= status.end]
                elif not mine:
                    mine = [
                        field
                        for field in fields
                        if status.end <= field.start < statuses[place + 1].start
                        and re.search("[a-z]", plain[status.start : status.end])
                    ]
                if (
                    place == len(statuses) - 1
                    and mine
                    and re.search("[a-z]", text)
                    and mine[0].start >= status.end
                ):
                    following = self._following(typed, clause, idle)
                    mine += following
                    consumed = max([consumed, *(field.end for field in following)])
                if (
                    carried
                    and carried_from < clause.sentence[0]
                    and status.generic
                    and re.search("任何|各类|一切|(?<![a-z])any(?![a-z])", text)
                ):
                    carried = []  # 市监局查了。三年里没有任何处罚记录
                if (
                    carried
                    and carried_from < clause.sentence[0]
                    and mine
                    and (apart or not carried_bare)
                    and (status.value != "none" or plain[clause.sentence[0] - 1] != ";")
                ):
                    carried = []  # 花炮不排污水。质量上去年有一批不合格
                if (
                    place == 0
                    and carried
                    and not (mine and mine[0].start >= status.end and carried[-1].start < clause.start - 30)
                ):
                    mine = [*carried, *mine]
                names = tuple(dict.fromkeys(field.name for field in mine))
                if (
                    not names
                    and status.value in ("minor", "major")
                    and _ACCIDENT_WORD.search(plain, status.start, status.end)
                    and not _REGION.search(plain)
                ):
                    names = ("safety",)  # an accident of which no more is said
                if (
                    not names
                    and status.value == "none"
                    and not (told or _REGION.search(plain))
                    and _AN_ACCIDENT.search(plain, status.start, status.end)
                ):
                    names = ("safety",)
                noted = _NOTED.match(plain, status.start) is not None
                if (
                    not names
                    and (status.value == "major" or (noted and status.value == "minor"))
                    and not status.generic
                    and last_bad[1] == clause.sentence
                ):
                    names = last_bad[0]  # 环保罚了我们,停产整治
                if (
                    not names
                    and status.value in ("minor", "major")
                    and last_none[1] == clause.sentence
                    and times(text, as_of)
                ):
                    names = last_none[0]  # 应急局今年没罚过,前年罚过一次
                if not names and status.value in ("minor", "major") and past_in == clause.sentence:
                    names = past[-1:]  # 2021年质量罚过一次,2024年又被罚了一次
                if not names and status.value in ("minor", "major"):  # 刚被罚了,安全的
                    after = self._told_after(typed, clause, idle)
                    names = tuple(dict.fromkeys(field.name for field in after))
                    consumed = max([consumed, *(field.end for field in after)])
                if not names and status.generic and place and not _ALL.search(text):
                    names = clean_here  # 质量这三年零投诉零处罚
                if not (names or place) and last_none[1] == clause.sentence and _NO_RECORD.fullmatch(text):
                    names = last_none[0]  # 质量零投诉,没任何记录
                if status.value == "none" and names and place == 0:
                    clean_here = names
                if not mine and any(start <= status.start < end for start, end in alone):
                    continue  # none except a customs penalty: of which field is not said
                first = min([field.start for field in mine] + [status.start])
                last = max([field.end for field in mine] + [status.end])
                if status.value in (EVENT, WARNED):
                    happened_in = clause.sentence
                    names = names or (("safety",) if status.value == EVENT else ())
                    for name in names:
                        told.setdefault(name, EVENT)
                        yield Reading(f"bad_record_{name}_3y", Not("none"), first, last, Weight.PLAIN)
                    slight = self._slight_after(typed, status.end, clause, names, idle)
                    if slight is not None and not of_a_place(plain, text):
                        for name in names:
                            if name in _MAJOR:
                                yield Reading(_MAJOR[name], False, *slight.span())
                    continue
                if _LATER.search(text) and status.value == "none":
                    for name in (names or past) if past else ():
                        if told.get(name) in ("minor", "major"):
                            continue  # 去年质量被罚, and since then nothing: what there was stays
                        told[name] = "none"
                        yield Reading(f"bad_record_{name}_3y", "none", first, last)
                    if past and (names or not status.generic):
                        continue
                if status.outside:
                    past, past_in = (*past, *names), clause.sentence
                    if (
                        self._the_only_one(typed, clause)
                        and not mere_event(typed, status.start, status.end)
                        and not of_a_place(plain, text)
                    ):
                        for name in names:
                            if told.setdefault(name, "none") == "none":
                                yield Reading(f"bad_record_{name}_3y", "none", first, last)
                    continue
                if status.value is None:
                    continue
                if (
                    _REST.search(text)
                    and status.value == "none"
                    and not (told or past or excluded or status.generic or _ALL.search(text))
                ):
                    continue  # 其他条件都好: no record was spoken of
                if _REST.search(text) and status.value == "none" and not fields:
                    names = tuple(name for name in self._domains if name not in told and name not in excluded)
                elif (
                    not names
                    and status.value == "none"
                    and (
                        (clause.sentence == happened_in and not _OF_ANY_RECORD.search(text))
                        or (
                            _OF_THAT_ONE.fullmatch(text)
                            and self._fields(plain, clause.sentence[0], clause.start, idle)
                        )
                    )
                ):
                    continue  # one recall, voluntary, no penalty: there was none for that
                elif not names and theirs and _NOT_WE.fullmatch(text):
                    names = theirs  # 质量嘛,经销商被罚过,我们没被罚
                elif not names and (status.generic or _ALL.search(text)) and status.value == "none":
                    names = tuple(name for name in self._domains if name not in excluded and name not in told)
                if status.value == "none":
                    names = tuple(name for name in names if name not in excluded)
                if status.value == "none" and grave_only == clause.sentence:
                    status = status._replace(value=NOT_MAJOR)
                if status.value == "minor":
                    names = tuple(name for name in names if told.get(name) != "major")
                if status.value == "none" and _PENALTIES_ONLY.fullmatch(plain, status.start, status.end):
                    names = tuple(
                        name
                        for name in names
                        if told.get(name) != EVENT and f"bad_record_{name}_3y" not in in_doubt
                    )
                if status.value == "none" and clause.sentence == happened_in and not _OF_RECORDS.search(text):
                    names = tuple(name for name in names if told.get(name) != EVENT)
                if status.value == "none" and _UNPAID.search(plain, status.start - 2, status.end + 1):
                    names = tuple(name for name in names if told.get(name) not in ("minor", "major"))
                if status.value == "none" and _REST.search(text):
                    names = tuple(name for name in names if told.get(name) not in ("minor", "major"))
                if status.value == NOT_MAJOR:
                    if not names and status.generic:
                        names = tuple(_MAJOR)
                    for name in names:
                        if name in _MAJOR:
                            yield Reading(_MAJOR[name], False, first, last)
                    continue
                if status.value == "none":
                    last_none = (names, clause.sentence)
                happened_in = happened_in if status.value == "none" else clause.sentence
                if status.value == "minor" and self._grave_after(plain, status.end, clause):
                    status = status._replace(value="major")
                if status.value == "minor":  # how slight it was is told in words of it: 轻微的环保处罚
                    slight = self._slight.search(plain, clause.start, first)
                    first = slight.start() if slight else first
                if status.value in ("minor", "major") and names:
                    last_bad = (names, clause.sentence)
                settled = status.value if status.value == "none" else None
                if status.value in ("minor", "major") and of_a_place(plain, text):
                    continue
                for name in names:
                    told[name] = status.value
                    yield Reading(f"bad_record_{name}_3y", status.value, first, last)
            carried = [] if _COMPANION.fullmatch(text) is None else carried
        yield from self._accidents(typed, as_of)

    def go_on(self, typed: Typed, *, clean: bool, asked: str | None) -> Iterator[Reading]:
        """Fields that a whole turn adds to the clean record of the turn before, or to a question: nor safety."""
        plain = typed.nameless
        if not (clean or (asked or "").startswith("bad_record")) or "?" in plain or len(plain) > 80:
            return
        fields = self._fields(plain, 0, len(plain), [])
        goes_on = _NOR.search(plain) or (_GOES_ON.search(plain) if clean else None)
        if not (fields and goes_on and self._only_fields(_GOES_ON.sub(" ", _NOR.sub(" ", plain)))):
            return
        for name in dict.fromkeys(field.name for field in fields):
            yield Reading(f"bad_record_{name}_3y", "none", goes_on.start(), len(plain), Weight.PLAIN)

    def _form(self, plain: str, idle: list[tuple[int, int]]) -> list[re.Match[str]]:
        """The items of a list in which three fields and more each have their word, one of them not "none"."""
        items = [
            found
            for pattern in self._item.values()
            for found in pattern.finditer(plain)
            if not any(a <= found.start() < b for a, b in idle)
        ]
        graded = any(not item["none"] for item in items)
        return sorted(items, key=lambda item: item.start()) if graded and len(items) > 2 else []

    def _named(self, item: re.Match[str]) -> str:
        return next(name for name, pattern in self._item.items() if pattern is item.re)

    def _fields(self, plain: str, start: int, end: int, idle: list[tuple[int, int]]) -> list[_Field]:
        found: list[tuple[str, int, int]] = []
        for name, pattern in self._domains.items():
            for match in pattern.finditer(plain, start, end):
                if plain[max(match.start() - 2, 0) : match.end()] == "违法失信":
                    continue  # 质量、安全方面的违法失信行为 are of those fields
                if not any(a <= match.start() < b for a, b in idle):
                    found.append((name, match.start(), match.end()))
        kept = [
            one
            for one in found
            if not any(
                other != one
                and other[1] <= one[1]
                and one[2] <= other[2]
                and other[2] - other[1] > one[2] - one[1]
                for other in found
            )
        ]
        return [_Field(*one) for one in sorted(kept, key=lambda one: one[1])]

    def _of_exception(self, plain: str, start: int, end: int, idle: list[tuple[int, int]]) -> Collection[str]:
        """The fields that an exception may be of: 除了一次环保处罚; of credit, or of any, where none is named."""
        named = {field.name for field in self._fields(plain, start, end, idle)}
        if named or not _SOMETHING.search(plain, start, end):
            return named
        return {"credit"} if _DUES.search(plain, start, end) else set(self._domains)

    def _only_fields(self, text: str) -> bool:
        for pattern in self._domains.values():
            text = pattern.sub(" ", text)
        return _COMPANION.fullmatch(text.replace(" ", "")) is not None

    def _told_after(self, typed: Typed, clause: Clause, idle: list[tuple[int, int]]) -> list[_Field]:
        """The fields of the clause after, where that does no more than name them: 刚被罚了,安全的."""
        after = next((each for each in typed.clauses if each.start >= clause.end), None)
        if after is None or after.sentence != clause.sentence:
            return []
        text = typed.nameless[after.start : after.end]
        named = _OF_FIELD.search(text)
        if named is None or not named.group().strip() or not self._only_fields(text[: named.start()]):
            return []
        return self._fields(typed.nameless, after.start, after.end, idle)

    def _following(self, typed: Typed, clause: Clause, idle: list[tuple[int, int]]) -> list[_Field]:
        """Fields in the clauses after an English status, while these only go on with the list."""
        more: list[_Field] = []
        for later in typed.clauses:
            if later.start < clause.end or later.sentence != clause.sentence:
                continue
            if not self._only_fields(_NOT_FOR.sub("", typed.nameless[later.start : later.end])):
                break
            more += self._fields(typed.nameless, later.start, later.end, idle)
        return more

    def _statuses(
        self, typed: Typed, clause: Clause, idle: list[tuple[int, int]], as_of: dt.date, since: int
    ) -> Iterator[_Status]:
        plain = typed.nameless
        spans = [(m.start(), m.end(), True) for m in self._clean.finditer(plain, clause.start, clause.end)]
        spans += [
            (m.start(), m.end(), False) for m in self._incident.finditer(plain, clause.start, clause.end)
        ]
        kept: list[tuple[int, int, bool]] = []
        for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            if any(a <= span[0] < b for a, b in idle) or any(span[0] < b and a < span[1] for a, b, _ in kept):
                continue
            kept.append(span)
        merged: list[tuple[int, int, bool]] = []
        for span in sorted(kept):  # 失信记录, 环保处罚问题: one happening
            if merged and merged[-1][2] and not span[2] and span[0] - merged[-1][1] <= 2:
                merged[-1] = (merged[-1][0], span[1], True)
            elif (
                merged
                and not merged[-1][2]
                and not span[2]
                and span[0] - merged[-1][1] <= 6
                and not re.search(r"没|无|不|有|no|和", plain[merged[-1][1] : span[0]])
                and not self._fields(plain, merged[-1][1], span[0], idle)
            ):
                merged[-1] = (merged[-1][0], span[1], False)
            else:
                merged.append(span)
        before: _Status | None = None
        for start, end, clean in merged:
            status = self._status(
                typed, clause, start, end, clean, as_of, since if start == merged[0][0] else clause.start
            )
            if (
                status is not None
                and before is not None
                and (not clean, status.value) in ((True, "minor"), (True, "major"), (True, None))
                and (
                    before.value in ("none", NOT_MAJOR)
                    or (before.value is None and negations(plain[clause.start : before.start]))
                )
                and _OR.search(plain[before.end : start])
                and not _TURN.search(plain[before.end : start])
            ):
                status = status._replace(value=before.value)
            before = status
            if status is not None:
                yield status

    def _status(
        self, typed: Typed, clause: Clause, start: int, end: int, clean: bool, as_of: dt.date, since: int
    ) -> _Status | None:
        plain = typed.nameless
        stands = stance(typed, start, end)
        head = plain[clause.start : start]
        if (
            clean
            and plain[start:end].endswith(" fine")
            and (_A_FINE.search(head) or _FINE_PAID.match(plain, end))
        ):
            clean = False  # one small safety fine
        denied = (
            stands.denied
            or self._denied_before_fields(plain[since:start])
            or _NONE_AFTER.match(plain, end) is not None
        )
        if stands.asked and not clean and _ANSWERED_NONE.match(plain, end):
            stands, denied = stands._replace(asked=False), True
        if denied and _UNPAID.match(plain, end) and not negations(head):
            denied = False  # 责令整改没罚钱
        for opened in _EXCEPT.finditer(plain, since, start):
            since = opened.start("zh" if opened["zh"] else "en")  # no penalties other than a small fine
        refused = negations(_NO_DENIAL.sub("○", plain[since:start]))
        back = 12 if re.search("[㐀-鿿]", plain[start:end]) else 36
        words = plain[max(clause.start, start - back) : min(clause.end, end + 4)]
        generic = (
            self._generic.search(plain[max(clause.start, start - 6) : end]) is not None
            or _NO_RECORD.fullmatch(plain[clause.start : clause.end]) is not None
        )
        major = self._grave(self._major, words) or (
            (
                _ACCIDENT_WORD.search(plain[start:end])
                or _DEATH.search(plain, start, end)
                or (_PENALTY.search(plain, start, end) and self._domains["safety"].search(head))
            )
            is not None
            and _DEATH.search(plain[clause.sentence[0] : clause.sentence[1]]) is not None
        )
        if denied and refused:  # no major quality, safety or environmental record
            major = major or self._grave(self._major, plain[since + refused[-1].start() : end])
        said: object
        outside = False
        if (
            stands.asked
            or stands.plan
            or stands.other
            or of_any_firm(typed, start)
            or _OF_A_HEAD.search(head)
            or _COUNTS_AS.match(head)
            or _FINED_WAS.match(plain, start)
            or _FINED_ANOTHER.match(plain, start)
            or (re.search("问题|罚", plain[start:end]) and _NOT_OF_THAT_KIND.search(head))
            or self._personal(plain, clause, start, end)
        ):
            said = None
        elif (
            stands.unsure
            or ((clean or denied) and _MAY_BE.match(plain, end))
            or _DOUBTED_AFTER.match(plain, end)
        ):
            said = UNSURE
        elif clean:
            asks = (
                plain[start:end] in ("ok", "okay", "fine", "都ok") and plain[clause.sentence[1] :][:1] == "?"
            )
            said = None if denied or asks else "none"
        elif denied:
            said = NOT_MAJOR if major else "none"
        else:
            said = "major" if major else "minor"
            when = window(typed, clause, as_of)
            if when == "outside":
                said, outside = None, True
            elif when == "open":
                said = None
        if (
            said == "minor"
            and re.fullmatch(
                r"问题|issues?|problems?|记录|records?|warnings?|trouble|通报|警告|出过|毛病",
                plain[start:end],
            )
            and not re.match("(?:警告|通报)(?:[过了]|[一1两2]次)", plain[start : end + 2])
            and not re.search(
                r"有|出|存在|闹|小|轻|给|发|下|开|收|挨|吃|had|have|has|minor|small|were|was|some|a |被|因|受",
                head,
            )
        ):
            said = None
        if said == "none" and _SPOKEN_TO.search(plain[max(clause.sentence[0], 0) : start]):
            said = None
        if said in ("minor", "major") and _NOUN.fullmatch(plain, start, end):
            if self._label(plain, clause, start, end):
                said = None  # 不良记录:信用无,质量无
            elif refused and not _HAPPENED.search(plain[since:start], refused[-1].end()):
                said = None  # a denial that is not seen to reach it: a false record is worse than none
        if said in ("minor", "major") and refused:
            after = plain[since + refused[-1].end() : start]
            if re.match(r"(?:曾|有|再)?(?:被|让|遭|受到?)", after) and not re.search(
                r"[但却只就而]|有|,", after[1:]
            ):
                said = None  # 没被质监、税务、环保罚过: denied, whoever else is named between
        penalised = re.match("被|罚|挨|吃|受过|fined|penali", plain[start:end]) is not None
        if said in ("minor", "major") and not penalised and _denial_near(head):
            said = None  # 没查到什么毛病: who denies something told of no record
        if said in ("minor", "major") and _NEVER_HEARD.search(plain, since, start):
            said = None
        if said == "minor" and self._mere(plain, start, end, head):
            said = None
        if said in ("minor", "major") and _ITS_OWN.search(head):
            said = None
        if said == "minor" and not self._grave_after(plain, end, clause) and mere_event(typed, start, end):
            said = EVENT
        if said == "minor" and (mere_warning(typed, start, end) or undone(typed, end)):
            said = WARNED
        if said == "none" and not clean and _UNHURT.fullmatch(plain, start, end) and _BROKE_OUT.search(plain):
            said = EVENT  # a fire, nobody was hurt
        elsewhere = (
            stands.other
            and not (clean or denied or stands.asked or stands.unsure)
            and (generic or bool(_PENALTY.search(plain, start, end)))
        )
        return _Status(start, end, said, generic, outside, elsewhere)

    def _the_only_one(self, typed: Typed, clause: Clause) -> bool:
        """Whether a record told with its year is told as the only one: 2021年罚过一次, 2019年被罚过,还能报吗.

        Then there is none since; else who was fined before may have been fined again.
        """
        plain = typed.nameless
        once = _ONCE.search(plain, clause.start, clause.end) is not None
        asked = _MAY_WE_STILL.search(plain, clause.end - 1) and not _AGE_ASKED.search(plain)
        return (once or bool(asked)) and not _CANNOT_SAY.search(plain) and not _AGAIN.search(plain)

    def _in_doubt(self, typed: Typed) -> list[Reading]:
        """What a turn tells that leaves open whether the record of a field is clean: it takes a "none" back."""
        plain = typed.nameless
        found = [
            (f"bad_record_{name}_3y", one)
            for name, words in _IN_DOUBT.items()
            for one in words.finditer(plain)
        ]
        found += [
            (f"bad_record_{name}_3y", one) for one in _UNDER_INQUIRY.finditer(plain) for name in self._domains
        ]
        return [
            Reading(name, Not("none"), *one.span(), Weight.PLAIN)
            for name, one in found
            if not (
                negations(one.group()) or negations(plain[typed.clause_at(one.start()).start : one.start()])
            )
        ]

    def _left_open(self, typed: Typed, idle: list[tuple[int, int]]) -> Iterator[Reading]:
        """The fields of which a clause says no more than that who tells does not know."""
        plain = typed.nameless
        for doubt in _NOT_KNOWN.finditer(plain):
            clause = typed.clause_at(doubt.start())
            if doubt.start() == clause.start and clause.start > clause.sentence[0]:  # 信用嘛,我得问会计
                clause = clause._replace(start=typed.clause_at(clause.start - 1).start)
            rest = plain[clause.start : doubt.start()] + plain[doubt.end() : clause.end]
            fields = self._fields(plain, clause.start, clause.end, idle)
            if fields and self._only_fields(_OF_ONE_WHO_TELLS.sub(" ", rest)):
                for name in dict.fromkeys(field.name for field in fields):
                    yield Reading(f"bad_record_{name}_3y", UNSURE, clause.start, clause.end)

    def _personal(self, plain: str, clause: Clause, start: int, end: int) -> bool:
        """Whether a clause tells of the credit of a person."""
        text = plain[clause.start : clause.end]
        return (
            _OF_A_PERSON.search(text) is not None
            and _OF_THE_FIRM.search(text) is None
            and self._domains["credit"].search(text) is not None
        )

    def _grave_after(self, plain: str, start: int, clause: Clause) -> bool:
        """Whether the rest of the sentence calls grave what a clause tells: 处罚决定书上写了情节严重."""
        stop = clause.sentence[1]
        if plain.startswith(";", stop):  # we were fined; the bureau graded it as serious
            stop = next((at for at in range(stop + 1, len(plain)) if plain[at] in "。!?;\n"), len(plain))
        found = _GRAVE_AFTER.search(plain, start, stop)
        return found is not None and not negations(plain[start : found.end()])

    def _slight_after(
        self, typed: Typed, start: int, clause: Clause, names: Collection[str], idle: list[tuple[int, int]]
    ) -> re.Match[str] | None:
        """Where the rest of the sentence, or the one after, calls slight what a clause tells of the fields ``names``."""
        plain, (_, stop) = typed.nameless, clause.sentence
        after = next((each for each in typed.clauses if each.start > stop), None)
        stop = after.sentence[1] if after is not None else stop
        found = _SLIGHT_AFTER.search(plain, start, stop)
        if found is None or {one.name for one in self._fields(plain, clause.end, found.start(), idle)} - {
            *names
        }:
            return None
        stands = stance(typed, found.end() - 1, found.end())
        return None if stands.asked or stands.unsure or stands.other else found

    def _label(self, plain: str, clause: Clause, start: int, end: int) -> bool:
        """Whether a record only heads what follows: 近三年不良记录情况:信用无,质量无."""
        rest = plain[clause.start : start] + plain[end : clause.end]
        return (
            plain[clause.end : clause.end + 1] == ":"
            and re.fullmatch(
                r"(?:近|过去|最近|[三3]|年|来|内|有无|是否有?|各类|各项|四类|四项|四方面|情况|方面|的|bad|any|in|the|past|last|three|years?|[ (),/])*",
                rest,
            )
            is not None
        )

    def _mere(self, plain: str, start: int, end: int, head: str) -> bool:
        """A word such as 超标 or 处罚 under a condition that is not the applicant's story."""
        return (
            re.search(r"(?:避免|防止|减少|预防|降低|杜绝|导致|发现|检测|识别|预警|处理)[^,。]{0,6}$", head)
            is not None
            or re.search(r"(?:avoid|prevent|reduce|detect|find|track)\w*(?: [a-z]+){0,3} $", head) is not None
        )

    def _grave(self, pattern: re.Pattern[str], words: str) -> bool:
        found = pattern.search(words)
        return found is not None and not re.search(
            r"不(?:算|是|太|很)?$|not (?:a |an |very |that |so )?$|并非$", words[: found.start()]
        )

    def _denied_before_fields(self, head: str) -> bool:
        """没有信用、质量、安全方面的不良记录: the fields stand between the denial and the record."""
        for pattern in (*self._domains.values(), self._major, self._minor):
            head = pattern.sub(lambda found: "的" if not found.group().isascii() else "the", head)
        head = head.replace("-", " ")  # product-quality
        filler = " the " if re.search("[a-z]", head) else "的"
        head = re.sub(
            r"、|和|与|或者?|及|以及|任何一|一方面|哪一?方面|方面|上的?|等|不良|,|(?<![a-z])and(?![a-z])",
            filler,
            head,
        )
        return reach(head) % 2 == 1

    def _accidents(self, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
        plain = typed.nameless
        for found in _NO_BIG_ONE.finditer(plain):
            if not stance(typed, *found.span()).asked:
                yield Reading(ACCIDENT, False, *found.span())
        # A place has poisonings among its accidents; a firm has them on its quality record.
        poisoned = _POISONED.finditer(plain) if _REGION.search(plain) else ()
        for found in (*_ACCIDENT_WORD.finditer(plain), *poisoned):
            if _NO_BIG_ONE.match(plain, found.start()) or _PUT_AS_A_QUESTION.match(plain, found.end()):
                continue
            clause = typed.clause_at(found.start())
            head = plain[clause.start : found.start()]
            near = head[-16:]
            major = self._grave(self._major, near + found.group() if found.group() == "事故" else head[-40:])
            if not major and _MANY_DEAD.search(plain, found.start(), clause.sentence[1]):
                major = True
            stands = stance(typed, *found.span())
            denied = (
                stands.denied
                or self._denied_before_fields(head)
                or _NONE_AFTER.match(plain, found.end()) is not None
            )
            if stands.other and not stands.asked and _REGION.search(plain):
                after = plain[clause.end + 1 : clause.sentence[1]]
                if major and _HERE_NONE.match(after):
                    yield Reading(ACCIDENT, False, clause.start, clause.end + 1 + len(after))
            if stands.asked or stands.plan or stands.other:
                continue
            if "事故" not in found.group() and found.group().startswith("incident") and not major:
                continue
            start = max(clause.start, found.start() - len(near)) if major else found.start()
            if major:
                grave = self._major.search(plain, max(clause.start, found.start() - 40), found.start())
                start = grave.start() if grave else found.start()
            if stands.unsure:
                if major:
                    yield Reading(ACCIDENT, UNSURE, start, found.end())
            elif denied:
                yield Reading(ACCIDENT, False, start, found.end(), Weight.SAID if major else Weight.PASSING)
            elif re.search("[㐀-鿿]", head) and negations(head) and not _TURN.search(head):
                continue  # 没发生过重大质量事故和重大安全事故
            elif major and window(typed, clause, as_of) == "inside":
                yield Reading(ACCIDENT, True, start, found.end())
            elif (
                major
                and _REGION.search(plain)
                and window(typed, clause, as_of) == "outside"
                and self._the_only_one(typed, clause)
            ):
                yield Reading(ACCIDENT, False, start, found.end())


def again(typed: Typed, as_of: dt.date) -> tuple[int, int] | None:
    """Where a short turn tells that what the turn before told happened once more within the three years."""
    plain = typed.nameless
    found = _AGAIN.search(plain) if len(plain) <= 40 else None
    moments = times(plain, as_of) if found is not None else ()
    if found is None or not moments or moments[-1].first < shifted(as_of, -36):
        return None
    return min(moments[-1].start, found.start()), max(moments[-1].end, found.end())


def mere_warning(typed: Typed, start: int, end: int) -> bool:
    """Whether a warning or an order to put something right is told, and no penalty or record beside it."""
    plain = typed.nameless
    begin, stop = typed.clause_at(start).sentence
    if not (
        _WARNING.fullmatch(plain, start, end) or _LET_OFF.search(plain, start, typed.clause_at(start).end)
    ):
        return False
    return not any(
        not negations(plain[max(typed.clause_at(one.start()).start, one.start() - 24) : one.end()])
        for one in _PENALISED.finditer(plain, begin, stop)
    )


def undone(typed: Typed, end: int) -> bool:
    """Whether the rest of the sentence says that what was found or fined was taken back."""
    found = _UNDONE.search(typed.nameless, end, typed.clause_at(max(end - 1, 0)).sentence[1])
    return found is not None and not negations(
        typed.nameless[typed.clause_at(found.start()).start : found.start()]
    )


def mere_event(typed: Typed, start: int, end: int) -> bool:
    """Whether a fire, an accident or an injury is told, and nothing that an authority made of it."""
    plain = typed.nameless
    if not _EVENT.fullmatch(plain, start, end):
        return False
    clause = typed.clause_at(start)
    begin, stop = clause.sentence
    dealt = [
        one
        for one in _DEALT_WITH.finditer(plain, begin, stop)
        if not negations(plain[max(typed.clause_at(one.start()).start, one.start() - 24) : one.end()])
        and not (stance(typed, *one.span()).asked or _COUNTS_AS.match(plain, begin))
    ]
    if dealt:
        return False
    unpunished = _DEALT_WITH.search(plain, begin, stop) is not None
    return unpunished or _OF_ITS_FIELD.search(plain, max(start - 8, begin), end) is None


def window(typed: Typed, clause: Clause, as_of: dt.date) -> str:
    """Whether what a clause tells happened in the three years before ``as_of``: inside, outside, or open."""
    begin = shifted(as_of, -36)
    text = typed.nameless[clause.start : clause.end]
    if _LONG_AGO.search(text):
        return "outside"
    lead = typed.nameless[clause.sentence[0] : clause.end]
    # "In the past 3 years" is the window itself.
    if re.search(
        r"(?:近|过去|最近|这)(?:的)?(?:三|3|两|2|一|1)年|(?<![0-9十])(?:三|3|两|2|一|1)年(?:以|之)?[内里来]|(?:past|last) (?:three|3|two|2|few) years",
        lead,
    ):
        return "inside"
    dated = _DATED_AFTER.match(typed.nameless, clause.end)
    moments = times(text, as_of) or times(lead, as_of) or (times(dated.group(), as_of) if dated else ())
    if not moments:
        return "inside"
    moment = moments[-1]
    if moment.last < begin or (
        re.search(r"[三3]年(?:多)?(?:以|之)?前|three years ago|3 years ago", text) and moment.first <= begin
    ):
        return "outside" if moment.last < begin else "open"
    return "inside" if moment.first >= begin else "open"
