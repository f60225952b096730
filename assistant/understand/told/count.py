"""Counts in an application: units that apply together, enterprises put forward, years in business."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Protocol

from assistant.understand.told import number
from assistant.understand.told.outlet import is_of_a_part
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.stance import reach, stance
from assistant.understand.told.typed import Typed
from assistant.understand.told.when import Time, times
from assistant.understand.told.yearnote import noted_years

JOINT, UNITS, RECOMMENDED, YEARS = (
    "is_joint",
    "joint_units",
    "recommended_enterprises",
    "years_in_operation",
)
N = number.PATTERN
_UNIT = r"(?:家|个|所|间|方(?!面))(?:左右|的)?"
_WHO = r"(?:单位|公司|企业|机构|工厂|厂|伙伴|合作方|成员单位|成员|院校|高校|友商|兄弟公司|兄弟单位|(?<=家)兄弟|主体|合作单位|参与单位|联合单位|合作伙伴|供应商|经销商|合作社|作坊)"
_TOGETHER = r"(?:一起|一块儿?|联合|共同|合作|联名|联署|具名|挂名|抱团|合着|合伙|搭伙|组团|组队|凑一起|凑成|组成|联手|捆绑|打包|凑一块儿?|合起来|合报|来报|申报|报(?!送|告|数)|参与)"
INEXACT = re.compile(
    r"(?:超过|不超过|[不别没未]超|最多|至多|不止|至少|不到|最少|以内|不得超过|不能超过|上限|大于|小于|多于|少于|起码|more than|at most|up to|no more than|at least|fewer than|less than|maximum of|max|over|exceed\w*)\s*(?:是|了|为)?\s*$"
)
OTHER_FILING = re.compile(
    r"(?:商标|专利|执照|证书?|资质|品牌|牌子)[^,。]{0,4}$|[两二三四五]个方向[^,。]{0,2}$|妇$"
)  # what is filed for before 申请
_JOINT_CONTEXT = re.compile(
    r"(?<![a-z])(?:count\w*|includ\w*) (?:in )?the lead(?![a-z])|(?<![a-z])(?:party|team) of [a-z]+: (?:us|we|ourselves)(?![a-z])|(?:^|[。;!?\n])[二两三四五六](?:家|个单位):我们(?=[^。!?\n]{0,20}(?:加|和|跟|与|还有|外加))|联合|联名|联署|一起|一块|共同|合着|抱团|合报|凑一块|联手|组队|组团|搭伙|合伙报|署名|主报|打包(?:申?报)|拧成|并肩|合起来|共用|(?:三|两|四)方(?!面)|joint|together|consorti|(?:file|submit|enter) (?:a|one|the|our) case|team(?:ing)? up|units?:|co-appl|partner(?!s?hip|s, a partnership)|on board|as applicants|(?:file|filing|apply|applying) as(?= )|捆着|参与申报|申报单位|报案例的?(?:一共|共)|署了|同报|will lead|as lead|lead ?:|lead unit|(?<![a-z])an? (?:trio|duo|quartet|quintet|foursome|threesome)(?![a-z])|牵头|join us|(?:apply|file|submit|enter|go) as one(?![a-z])|(?:one|single|same|sign|on|put in) (?:the |an? |one )*(?:digital )?(?:application|case|bid|filing|form)(?![a-z])"
)

_WITH_US = re.compile(
    rf"(?:连同?我们(?:自己|在内)?|加上我们(?:自己)?|算上我们(?:自己)?|包括我们(?:自己)?(?:在内)?|含我们(?:在内)?|连我们带他们|连我|算上我|含牵头(?:单位)?(?:在内)?|包括牵头单位(?:在内)?|算上牵头单位|(?:算上|连|含|包括|加上)牵头(?:的|单位|方)?(?:在内|算进去)?(?!单位))[^。!?;\n]{{0,6}}?(?:一共|总共|合计|共|就)?(?:是|有)?(?P<n>{N}){_UNIT}"
    rf"|(?:一共|总共|合计|共计|共|拢共)(?:就|也就|是|有)*(?P<n2>{N}){_UNIT}(?:{_WHO})?"
    rf"|(?P<n3>{N}){_UNIT}?(?:{_WHO})?(?:,)?(?:连我们|包括我们|含我们|算上我们|加上我们|含牵头|包括牵头|含我司|含我们自己)"
    rf"|(?<![a-z])(?:including us|us included|counting us|with us|including ourselves|ourselves included|including the lead)[, ]+(?:there (?:are|would be|will be) |we are |we're |it's |that makes )?(?P<n4>{N})(?![a-z])"
    rf"|(?<![a-z])(?P<n5>{N}) (?:of us|(?:companies|units|firms|organisations|organizations|enterprises|parties|members|partners|applicants)?,? ?(?:including us|in total|in all|all together|altogether|counting us|including ourselves|us included|with us included))(?![a-z])"
)
_AT_MOST = re.compile(r"[^.;!?,\n]{0,24}(?<![a-z])(?:at (?:the )?most|at the maximum|maximum)(?![a-z])")
_OTHERS = re.compile(
    rf"(?:和|跟|与|同(?![一行类业意时样步])|联合(?:了)?|拉上(?:了)?|拉了|带上|带着|叫上|找了?|携手|除(?:了)?我们(?:自己)?(?:外|之外|以外)?,?(?:还有|另有|还|另外有)?|加上?|我们加|另有|还有|外加)(?:了)?(?P<more>另外|另|其他|其它|别的|外面|外地|本地|上下游|省内)*(?:的)?(?P<n>{N}){_UNIT}(?:[^,。!?;:\n、和与及]{{0,10}}?)(?={_TOGETHER}|$|[,。!?;:\n、]|和|与|能|可|行|以及|及|吗)"
    rf"|(?P<more5>另|还|再)(?:含|包括)(?P<n4>{N}){_UNIT}"
    rf"|(?P<more2>另外|其他|其它)(?:的)?(?P<n2>{N}){_UNIT}(?:{_WHO})?"
    rf"|(?<![a-z])(?:with|and|plus|alongside|joined by|beside us,?) (?P<more3>another |the other |some |our )?(?P<n3>{N}) (?P<more4>other |more |further |additional |partner |outside )*(?:[a-z-]+ ){{0,2}}?(?:dealers?|distributors?|workshops?|retailers?|vendors?|sister companies|cooperatives?|compan(?:y|ies)|units?|firms?|partners?|organisations?|organizations?|enterprises?|part(?:y|ies)|universit(?:y|ies)|manufacturers?|suppliers?|institut\w+|others|businesses|factories)(?![a-z])"
)
_ALL = re.compile(
    rf"(?:我们|咱们?|我和他们|大家|这)(?:就|总共|一共|这|有|是)*(?P<n>{N})(?:{_UNIT}(?:{_WHO})?|(?:公司|单位|企业))"
    rf"|(?P<n2>{N}){_UNIT}?(?:不同的)?(?:{_WHO})?(?:想|要|打算|准备|能不能|可以|可不可以|能|是否可以|会|凑在?|拼|绑在?|合在|捆|搭)*(?={_TOGETHER})"
    rf"|(?P<n3>{N})(?:{_UNIT}(?:{_WHO})?(?:的|组成的|合作的)?(?:联合体|联盟))"
    rf"|联合体(?:有|共|由|是|里有|一共|总共|成员|形式申报|单位|,)*(?P<n4>{N}){_UNIT}"
    rf"|联合(?:申报)?(?:共|一共)?(?P<n36>{N})家(?=[:,(](?:我|咱|本公司))|联合(?:申报|申请|报名|报)(?:的|单位|共|一共|总共|有|是)*(?P<n37>{N}){_UNIT}(?:{_WHO})?"
    rf"|(?:家数|联合(?:申报)?(?:单位)?(?:数|家数)|参与单位|申报方式:联合|成员单位|申报单位数)(?:一共|总共|共|是|为|有|[:(])*(?P<n17>{N})(?:{_UNIT}|(?=\W|$))"
    rf"|(?:案例)?(?:上|里)?署了(?P<n18>{N}){_UNIT}(?:{_WHO})?的?名|(?P<n19>{N})方(?:合报|联合|共同|一起|联名)"
    rf"|(?:甲乙丙丁|甲乙丙|甲乙)(?P<n20>{N})家|报案例的?(?:一共|总共|共|有)*(?P<n21>{N}){_UNIT}"
    rf"|(?P<n22>{N})(?:个|家)?(?:厂子?|公司|单位)?(?:拧成一股绳|并肩|合起来|拼到一起)(?:来|去)?(?:报|申报|申请)"
    rf"|[:,。]两个单位[:,]|(?<![a-z])(?P<n23>{N}) (?:units|companies|factories|firms|names)(?=[:,][^.;!?\n]{{0,60}}(?:joint|case| us(?![a-z]))| stand on the (?:case|application))"
    rf"|(?<![a-z])(?:units|joint (?:units|applicants|partners)|applicants) ?(?::|is|are) ?(?P<n24>{N})(?![a-z0-9])|(?<![a-z])(?:file|filing|apply|applying) as (?P<n25>{N})(?![a-z])"
    rf"|(?<![a-z])(?P<n26>{N})-company(?: joint)? application|(?<![a-z])(?P<n27>{N}) of us (?:are |will be )?(?:team|teaming|filing|applying|joining|submitting)"
    rf"|(?:加|连|算上)(?:上)?(?:自己|我们|我司)(?:一共|共)?(?P<n28>{N})家"
    rf"|申报单位(?:那|这)?一?(?:栏|项|格|处)?(?:里|上)?(?:我们)?(?:写|填|列)[了的]?(?P<n29>{N})(?:家|个)"
    rf"|(?P<n30>{N})(?:个|家)(?:子公司|兄弟公司|关联公司|成员企业|供应商|经销商|分厂)(?=(?:想|要|打算|准备)*(?:一起|一块儿?|联合|共同|抱团|合着|联名|打包)(?:来|去)?(?:申?报|申请))"
    rf"|{N}家(?:变|增|加|扩|改|成)(?:成|到|为)?(?:了)?(?P<n31>{N})家"
    rf"|(?<![a-z])(?P<n32>{N}) of us(?=,[^.;!?]*(?<![a-z])(?:one|single|joint|same) (?:application|case|bid|filing|form)| on (?:the|one) (?:form|application|case|bid|filing))"
    rf"|(?<![a-z])all (?P<n60>{N}) (?:names|firms|companies|parties|units|of (?:them|us))(?: should| would| will| must| are to| shall)? (?:appear|be|go|stand|figure|feature) (?:down )?as (?:joint )?(?:applicants|partners|units)"
    rf"|(?<![a-z])(?P<n33>{N}) (?:[a-z-]+ ){{0,2}}?(?:compan(?:y|ies)|units?|firms?|organi[sz]ations?|enterprises?|parties|businesses|subsidiaries|sister companies|bodies)(?: would| will| are to| shall| must| want to| plan to)?(?: all)? (?:sign|co-sign|appear|stand|be named|be listed|feature) (?:on |behind |in )?(?:the|our|this|one) (?:joint )?(?:application|case|bid|filing|form)"
    rf"|(?<![a-z])(?P<n34>{N}) (?:subsidiaries|sister companies|affiliates|workshops|cooperatives|dealers|mills|plants)(?: will| would| want to| plan to| can)? (?:file|apply|submit|enter|go)[a-z]* (?:it |the case |one case )?(?:jointly|together|as one)"
    rf"|(?<![a-z])an? (?P<group>pair|duo|trio|quartet|quintet|foursome|threesome)(?= of (?:compan|firms|units|enterp|organi|us)|: us|, (?:us|ours|ourselves))"
    rf"|(?:联合)?(?:申报)?单位(?:数量|数|总数|一共|总共|共)*(?:是|为|有|共|:)*(?P<n5>{N}){_UNIT}"
    rf"|(?<![a-z])(?P<n6>{N}) (?:different |separate |independent )?(?:compan(?:y|ies)|units?|firms?|organisations?|organizations?|enterprises?|parties|businesses|applicants|manufacturers)(?: are| will| want to| would like to| plan to| can| could)?(?: be)? (?:apply|applying|jointly|together|join|in a joint|as a consortium|submit|team|as joint)"
    rf"|(?<![a-z])(?:party|team) of (?P<n35>{N}): (?:us|we|ourselves)(?![a-z])|(?<![a-z])(?:consortium|alliance|joint application|joint bid|group) (?:of|by|between|from|among|has|consists of|made up of|comprising|with) (?P<n7>{N})(?![a-z])"
    rf"|(?<![a-z])(?:(?:jointly|together) (?:as|by) (?P<n8>{N})|(?:we are|we're|there are|there'd be|there will be|there would be) (?P<n9>{N})(?= (?:compan|units|firms|enterprises|organi|parties|partners|of us|in the)))"
    rf"|(?:(?<=^)|(?<=[.;!?] ))(?:the )?(?P<n14>{N}) (?:[a-z-]+ ){{0,3}}(?:companies|firms|manufacturers|makers|producers|enterprises|factories|mills|breweries)(?![a-z])(?=[^.!?]*(?<![a-z])(?:file|apply|submit|put in|hand in|enter)(?![a-z])[^.!?]*(?<![a-z])(?:together|jointly|joint|as one)(?![a-z]))"
    rf"|(?:(?<=^)|(?<=[。;!?\n]))(?:我们)?(?P<n15>{N})家(?!分|子)[^,。;!?\n]{{0,10}}(?:公司|企业|厂)(?=[,的][^。!?]*(?:一起|一块儿?|联合|共同|抱团|合着|合)(?:来|去)?(?:申报|报(?!送|告)))"
    rf"|(?:(?<=^)|(?<=[。;!?\n]))(?P<n16>{N})家[:,](?=[^。!?]{{0,30}}我们)"
    rf"|(?:just )?the (?P<n10>{N}) of us(?![a-z])"
    rf"|俩(?:公司|家|单位|企业)?(?={_TOGETHER})|(?P<n11>{N})-(?:company|unit|firm|member|party) (?:joint|consortium|application|bid|team)"
    rf"|(?<![a-z])(?:so|that makes(?: it| us)?|that's|makes it|makes us|so it's|so we're|now we're|now we are) (?P<n12>{N})(?: companies| units| firms| parties| now| in all| altogether| of us| together)*(?=\W*$|[.,;!])"
    rf"|(?:这下|现在|变成|就成|那就)(?:一共|总共|是|有|成了?)*(?P<n13>{N}){_UNIT}了?(?=\W|$)"
)
_GROUPS = {"pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5}
_TOTAL = re.compile(
    rf"(?P<n3>{N}){_UNIT}(?:{_WHO})?(?:联合|一起|共同)?(?:申报|报|申请)?(?:案例)?[,:(](?:其中|里面|里头|当中|另外?|剩下)(?:的|有|那|还有)*{N}家|联合(?:申报)?(?:共|一共)?(?P<n2>{N})家(?=[:,(](?:我|咱|本公司))|(?:^|[,。;:!?\n]|我们|一共|总共|共)(?P<n>{N}){_UNIT}(?:{_WHO})?(?:凑在?|拼|绑在?|合在|捆|搭|联合|要|想|准备|打算)*{_TOGETHER}"
)
# 五家乳企加一家软件公司: both counts are of units.
_SUM = re.compile(
    rf"(?P<a>{N})家[^,。!?;:\n、0-9]{{0,8}}?(?:加上?|外加|再加|和|跟|与|连同|带上?)(?:另外)?(?P<b>{N})家(?![^,。]{{0,3}}(?:分|子)公司)"
    rf"|(?P<a3>{N})家(?:单位|公司|企业)?(?:牵头|主报|领头|为主)[^。!?0-9]{{0,3}}?(?P<b3>{N})家(?:单位|公司|企业)?(?:配合|参与|跟着|协同|协办|辅助)"
    rf"|(?<![a-z])(?P<a2>{N}) (?:[a-z]+ )?(?:companies|firms|makers|producers|manufacturers|factories|mills|dairies|breweries|enterprises)(?: plus| and| with) (?P<b2>{N}) (?:[a-z]+ ){{0,2}}(?:compan(?:y|ies)|firms?|house|makers?|suppliers?|vendors?|partners?|universit(?:y|ies)|institutes?|enterprises?)(?![a-z])"
)
_LEAD_PLUS = re.compile(
    rf"牵头(?:单位|企业|方|申报)?(?:[,，]|再|加上|加|带上|外加|之外|以外|带|另有|还有|外还有)+(?:另外)?(?P<n>{N})(?:{_UNIT}|(?={_WHO}))|(?<![a-z])(?:we lead|lead) (?:[a-z]+ )?(?:plus|and|with) (?P<n2>{N})"
)
_LISTED = re.compile(
    r"(?:和|跟|与|同(?!步|时|一)|联合(?!的话)|携手|拉上)(?:了)?(?P<who>[^,。!?;:\n]{2,50}?)(?=一起|凑一?块|联合(?!会|体|大学|利华)|共同|抱团|合着报|搭伙|组队|合报|合作申报|同报|捆着报|(?<!还有)[三两]家|组成)"
    r"|(?<![a-z])(?:jointly|together|joint application|apply|applying|consortium|team(?:ing)? up|partner(?:ing|ed)?|joint bid|(?:file|submit|enter) (?:a|one|the|our) (?:joint )?case) with (?P<en>[^.!?;\n]{2,80}?)(?= we(?:'re|'ll)?(?![a-z])| to (?:file|apply|submit|enter)(?![a-z])|[.!?;\n]|$)"
    r"|(?<![a-z])(?:us|ourselves|our company) (?:plus|and|together with|along with) (?P<en2>(?:an?|the|one|our) [^.!?;:\n,]{2,70})(?=, (?:jointly|together|(?:as )?(?:one|a|an|in one) (?:joint |single )?(?:case|application|bid))(?![a-z]))"
    r"|(?<![a-z])(?:it's|it is|it'd be|it would be|it will be|would be|will be|namely|made up of|consists of|between) (?:us|ourselves|our company|our firm), (?P<en5>[^.!?;:\n]{4,100}?)(?=[.!?;\n]|$)"
    r"|(?<![a-z])lead(?:er| unit| applicant)?(?: is|:) (?:us|ourselves|our company)\W+(?:other )?(?:members?|partners?|co-applicants?|participants?)(?: are| is|:) (?P<en6>[^.!?;\n]{4,100}?)(?=[.!?;\n]|$)"
    r"|(?<![a-z])(?:we|us) and (?P<en4>[a-z][a-z&'-]{2,20}) (?:file|apply|submit|enter)(?= (?:a|one|the) case| jointly| together)"
    r"|(?:牵头|主报)[^,。]{0,4},(?P<who2>(?!另|还|再)[^,。;0-9]{2,24}?)(?:参与|配合|加入|协同)(?=$|[,。;!?\n])"
    r"|(?<![a-z])we lead[;,:.] (?P<en3>[^.!?;\n]{2,60}?) (?:takes? part|joins?|participates?|are in)(?![a-z])"
)
# Any number of units in a sentence about a joint application, where none of the fixed ways above is used.
_MENTIONED = re.compile(
    rf"(?P<n>{N})(?:家|间)(?![庭乡里常])(?:[^,。!?;:\n、和与及]{{0,4}}?{_WHO})?"
    rf"|(?P<n2>{N})(?:个)?(?:申报)?{_WHO}"
    rf"|(?<![a-z])(?P<n3>{N}|another)(?: (?:joint|co-|(?P<more>other|more|further)|different|separate|further|local|outside))* (?:co-)?(?:compan(?:y|ies)|units?|firms?|applicants?|organi[sz]ations?|enterprises?|parties|businesses|manufacturers?|members?|participants?|entities|makers|factories|(?P<plus>partners?|suppliers?|universit(?:y|ies)|vendors?|institutes?|others))(?![a-z])"
)
# Before the number: these are the others, and the applicant comes to them.
_BESIDE_US = re.compile(
    r"(?:和|跟|与|拉|找|带|叫|请|邀请?|联合(?!的话|申报|申请|报)|联手|携手|另|另外|其他|其它|再|外加|加上?|还有|除我们[^,。]{0,4})(?:上|了|着|来|入|的|另外|其他|[^,。!?;:\n0-9]{0,2})?$"
    r"|(?<![a-z])(?:with|plus|alongside|bring\w*|invit\w+|add\w*|between us and|us and|ourselves and|besides us,?|other than us,?|another)(?: the| in| on board| another| our)* $"
)
# 按三家算, count as three: the number wished for, not the number there is.
_AS = re.compile(r"(?:按|当作?|算作?|算成|视为|视同|等于|作为|为)$|(?<![a-z])as(?: only)? $")
_ITEM = re.compile(r"、|和|与|以及|及|跟|,|(?<![a-z])(?:and|plus)(?![a-z])")
_JOINS = r"、|,|和|跟|与|以及|加上?|(?<![a-z])(?:and|plus)(?![a-z])"
_NOT_A_UNIT = re.compile(
    r"最多|至多|最少|[不别没未]超|上限|限制|别人|人家|他们|对方|合作伙伴|伙伴|其他单位|其它单位|其他企业|其他公司|别家|别的|几家|一些|多家|若干|上下游|谁|哪|什么|others|partners|other (?:companies|units|firms)|some|several|our$|someone|anyone|who|上下游企业|(?<![a-z])(?:case|project|direction|brand|solution)(?![a-z])"
)

# 企业品牌和案例一起报: two programmes, and no partner.
_PROGRAMME = re.compile(
    r"(?:我们的?|[这那]个|国家(?:级|的)?|湖南的?|省里?的?|另外?一?个)*(?:中国)?(?:消费)?(?:企业品牌|区域品牌|品牌|名品|方阵|三品标杆|标杆(?:企业)?|数字三品|(?:三品)?(?:典型)?案例|[一两二三0-9]+个(?:方向|项目|案例|赛道|品牌)|国家(?:级|的|层面)?|湖南省?|省[里级]|部里)(?:能不能|能|可以|可不可以|是否|是不是|同时|项目|申报|的|都|也|要|想|两个|一并|,)*"
)
_BOTH_AT_ONCE = re.compile(rf"(?:和|跟|与|同){_PROGRAMME.pattern}(?:一[起块]|同时|共同|合)")
# Alpha, Beta and us; 甲、乙和我们一起报: who apply together, by name.
_US = r"(?:我们(?:公司|厂|自己)?|我司|咱们?|本公司|us|we|ours|ourselves|our (?:own )?(?:company|firm))"
_WITH_US_NAMED = re.compile(
    rf"(?P<list>[^、,。;:!?\n]{{1,10}}(?:、[^、,。;:!?\n]{{1,10}}?)+)(?:、|和|跟|与|以及|,?加上?){_US}(?=(?:[一二两三四五六]家)?(?:一起|一块|联合|共同|合着|合)(?!会))"
    rf"|(?<![a-z])(?P<en>(?:[a-z0-9'&-]+ ){{0,4}}[a-z0-9'&-]+(?:, (?:[a-z0-9'&-]+ ){{0,3}}[a-z0-9'&-]+)+),? and (?:us|ourselves|our (?:own )?(?:company|firm)|we(?= (?:jointly|together|apply|file|submit|(?:want|plan|hope|intend|would like) to (?:apply|file|submit))))(?![a-z]| to )"
)
_COUNTED_BY_NAME = re.compile(
    rf"(?P<n>{N})(?:家|个|方)?(?:合作|联合)?(?:伙伴|单位|公司|企业|主体|申报单位|成员)?:(?P<list>[^。;!?\n]{{2,60}})"
    rf"|(?<![a-z])(?P<n2>{N}) (?:[a-z]+ )?(?:partners|companies|firms|units|parties|members|applicants|of us) ?: ?(?P<en>[^.;!?\n]{{2,120}})"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_APPLY = re.compile(
    r"一起|一块|联合|共同|合着|合报|申报|能|可以|,报|(?<![a-z])(?:(?:one |a )?(?:joint|single) (?:case|bid|application)|jointly|together|apply|file|submit|can|may)(?![a-z])"
)

_RECOMMEND = re.compile(
    rf"(?P<n8>{N})家(?:(?:代表性?|龙头|骨干)(?:企业|公司)(?:配套|一起|一并|同时|一同|作为代表|陪同|打包|随同)+(?:推荐|上报|推|报)|(?:企业|公司)(?:(?:一起|一并|同时|一同)*(?:推荐|推)|(?:配套|作为代表|陪同|打包|随同)+(?:推荐|上报|推|报)))|(?:推荐|推选|举荐|荐|推(?!广|出|动|进)|(?:顺带|顺便|一并|连带|捎带|随同)(?:推荐|推|报|申报|带|荐)?|带(?!货)|报送|附带|附上|选送|选了?|搭)(?:了|上|着|出)?(?:过)?(?:另外)?(?P<n>{N})[家户](?:[^,。!?;:\n]{{0,8}}?(?:企业|公司))?"
    rf"|(?:推荐|推选|举荐|推|拟荐|荐|附推)(?:代表性?)?(?:的)?企业(?:[^,。!?;:\n]{{0,4}}?)(?P<n7>{N})[家户](?!都)"
    # 代表企业: 3家, 推荐企业数为2, 代表企业选了俩
    rf"|(?:(?:代表性?|推荐的?|典型|同时推荐的|随报|推上去的|附推的?|骨干)企业|推荐名额|推荐(?:家|企业)数|企业数)(?:名单|数量?|那边|我们|打算|准备|想|推荐?(?!广)|里面?|一共|总共|共|就|也|只|拟|列了?|列入|选了?|定了?|报了?|有|是|为|用满了|,|:)*(?P<n9>{N})(?:[家户](?!都)|个(?=\W|$)|(?=\W*(?:$|[,。;!?\n])))"
    rf"|推荐名额[^,。;!?\n]{{0,8}},(?P<n10>{N})家"
    rf"|(?:推上去|报上去|推上|一道报|一块推|随区域品牌)[^,。;!?\n]{{0,8}}企业(?:,|一共|我们|就|也|只|有|选了?|是|定了?)*(?P<n11>{N})[家户个]?(?=\W*(?:$|[,。;!?\n]))"
    rf"|(?:捎上|捎带|附推|捆绑推荐|后面挂|挂|附上?|另附|跟着|把|带着?|带了)(?P<n12>{N})[家个户](?:[^,。!?;:\n]{{0,6}}?)(?:企业|公司|厂|龙头)(?=$|[,。;!?\n]|当代表|做代表|一道|都推|推|报上|全|作代表)"
    rf"|推荐名单(?:里|上|中)?(?:列了?|有|写了?|放了?)*(?P<n13>{N})[家户]"
    rf"|(?:砍|减|降|缩|调)(?:到|成|为)(?:了)?(?P<n14>{N})家(?=\W*(?:$|[,。;!?\n了]))"
    rf"|(?:龙头|骨干|代表性?)(?:企业)?(?:一并|一道|一起)?(?:推|推荐)(?:了)?(?P<n15>{N})[家个](?=\W)"
    rf"|企业(?:一并|一道|也)?推(?:荐)?(?:了)?(?P<n16>{N})[家个户]?(?=\W*(?:$|[,。;!?\n]))"
    rf"|(?:企业|推荐)(?:的)?名额(?P<n40>{N})[个家](?:全|都)+(?:用|占|报|推)"
    rf"|[+加](?P<n17>{N})家(?:代表性?|龙头|骨干)?企业"
    rf"|(?P<n2>{N})[家个](?:具有)?(?:代表性|龙头|骨干|代表|重点|领军|标志性)的?(?:企业|公司)?"
    rf"|(?<![a-z])(?:recommend\w*|put(?:ting)? forward|nominat\w+|propos\w+|bring(?:ing)?|list(?:ing)?|nam(?:e|ing)|includ(?:e|ing)) (?:only |just |about |another |a )?(?P<n3>{N}) (?:[a-z]+ ){{0,2}}?(?:enterprises?|compan(?:y|ies)|firms?|business(?:es)?)"
    rf"|(?<![a-z])(?P<n4>{N}) (?:representative|leading|flagship|backbone) (?:enterprises?|compan(?:y|ies)|firms?)"
    rf"|(?<![a-z])representative enterprises?(?: recommended| put forward)?(?: ?[:=]| is| are) ?(?P<n6>{N})(?![a-z0-9])"
    rf"|(?<![a-z])(?:nominate|recommend|put forward|putting forward|puts|puts forward|name|names|bring|brings|bringing|carry|carries|list|lists|with|plus|and) (?:a )?(?P<n18>{N}) (?:[a-z]+ ){{0,2}}?(?:enterprises?|compan(?:y|ies)|firms?|leaders)(?= (?:along|in tow|forward|on the list|next to|beside|with it|alongside)|,? (?:recommended|put forward))"
    rf"|(?<![a-z])(?P<n19>{N}) (?:[a-z]+ ){{0,2}}?(?:enterprises?|compan(?:y|ies)|firms?|leaders) (?:go|goes|ride|rides|come|comes|accompany|accompanies|travel|is|will be)(?: along| with| alongside| recommended)"
    rf"|(?<![a-z])(?:number of (?:recommended |representative )?(?:enterprises|companies)(?: put forward| recommended)?|(?:recommended|representative) (?:enterprises|companies)) ?(?::|=|is|are) ?(?P<n20>{N})(?![a-z0-9])"
    rf"|(?<![a-z])(?:representative|recommended|put forward|enterprises?)[^.;!?\n]{{0,40}}(?<![a-z])(?:from|not) (?:{N}) (?:to|but) (?P<n21>{N})(?![a-z])"
    rf"|(?<![a-z])(?:puts?|putting) (?P<n22>{N}) (?:[a-z]+ ){{0,2}}?(?:enterprises?|compan(?:y|ies)|firms?|leaders|leading)(?: companies| enterprises)? forward"
    rf"|(?<![a-z])was {N} (?:enterprises|companies) to be (?:recommended|put forward), (?:now )?(?:it's|it is|now)(?: now)? (?P<n23>{N})"
    rf"|(?<![a-z])(?P<n5>{N}) (?:enterprises?|compan(?:y|ies)|firms?) (?:are |were |will be |to be )?(?:put forward|recommended|nominated)"
)
# What is put forward beside a regional brand, told where one is spoken of: five of the processors named next to it.
_REGIONAL = re.compile(r"区域品牌|(?<![a-z])(?:regional brand|representative enterprises?)(?![a-z])")
_MAKERS = (
    r"(?:enterprises?|compan(?:y|ies)|firms?|makers|producers|processors|growers|factories|mills|businesses)"
)
_NAMED_BESIDE_IT = re.compile(
    rf"(?<![a-z])(?P<n41>{N}) (?:of (?:the|our|its|their|them) ?)?(?:[a-z]+ ){{0,2}}?{_MAKERS}(?: [a-z]+){{0,6}} (?:attached|alongside|recommended|nominated|put forward|(?:named|listed|standing|put) (?:next to|beside|with|alongside))(?![a-z])"
    rf"|(?<![a-z])regional brand[^.;!?\n]{{0,30}}, (?:with )?(?P<n42>{N}) (?:[a-z]+ )?{_MAKERS}(?= *(?:$|[.;?!]))"
)
# 三家代表企业:一家龙头、两家中型的: what they are made up of.
_MADE_UP_OF = re.compile(rf"(?P<n>{N})[家户][^。!?;:\n0-9]{{0,10}}(?::|\(|,其中|,包括)[^。!?;\n]{{0,24}}$")
# 少带一家, 多带一家: one fewer, or more, than is said elsewhere.
_ONE_MORE_OR_LESS = re.compile(r"[少多再]$")
_NO_RECOMMEND = re.compile(
    r"(?:不|没|没有|未|暂不|不打算|先不|不准备|无|没有)(?:同时|另外|另行|额外|再|一并|单独)?(?:推荐|推选|附带|捎带|搭|带|推)(?:任何|代表性?|其他)?(?:企业|公司)|(?:代表性?|推荐的?)企业(?:这块|那块儿?|一栏|就|也|都|先|暂时|一家|数|的|是|为|:)*(?:不推|免了|没列|没有|空着|为?零|为?0|无|不带|不报|暂不|零家)(?!几)|同时推荐的企业数(?:是|为|:)(?:零|0)|企业(?:那块儿?|一栏|这块)(?:就)?空着|企业[嘛呢么]?(?:一家|一户|一个)(?:(?:也|都)不|不(?:带|推|报|荐|送))|企业暂不推荐|企业(?:这块|方面|名额)?(?:我们|咱们?)?(?:一家|一户|半家)(?:也|都)(?:不|没有?)(?:打算|准备|想|会|要)*(?:推|带|荐|报|列|附|搭|送|选)|(?:没有|无)(?:同时)?推荐(?:代表性?)?企业的?(?:打算|计划|意思)?|(?:企业|代表企业|代表性企业)(?:一家)?(?:都|也)?(?:不|没)(?:有)?(?:推荐|推|报)|(?:(?<![a-z])(?:not|no|without)|n't)(?: any)? (?:recommend\w*|put(?:ting)? forward|nominat\w+)(?: any)? (?:enterprise|compan|firm)\w*|(?<![a-z])no (?:representative enterprises|(?:enterprises|companies|firms) (?:alongside|beside it|besides|put forward|recommended|accompany|go along|go with|come along|for now|with it))|(?<![a-z])(?:no|not a single|not one) (?:representative )?(?:enterprise|company|firm|enterprises|companies|firms) (?:will be|is to be|is being|are to be|is|are|to be|gets?) (?:put forward|recommended|nominated|named)|(?<![a-z])(?:recommend|put(?:ting)? forward|name|bring|nominate) no (?:other |representative )?(?:enterprises?|compan(?:y|ies)|firms?)(?![a-z])|(?<![a-z])zero representative enterprises|(?<![a-z])(?:representative|recommended) enterprises(?: are| is| ?:)? (?:none|nil|no)(?![a-z])|(?<![a-z])(?:not|n't) (?:put|bring|recommend|name) any (?:enterprise|compan)[a-z]*(?: forward| along)?|(?:(?<![a-z])(?:not|never)|n't)(?: be)? (?:sending|send|bringing|bring|taking|take|putting|put|adding|add|attaching|attach|recommending|nominating|entering|enter) any (?:representative |other )?(?:enterprises?|compan(?:y|ies)|firms?)(?![a-z])(?: forward| along| with| beside| alongside)?|leave the enterprises? (?:part|field|list) (?:empty|blank)"
)

# 带三家企业,但文件还没出,也许一家也许不带
_UNDECIDED = re.compile(
    r"(?:也许|或许|可能|说不定|没准)(?:就|只|也|是|会)*(?:[一二两三0-9]家|不[带推])|(?<![a-z])(?:maybe|perhaps|possibly) (?:only |just )?(?:one|two|none|no|not)(?![a-z])"
)
_ALONE = re.compile(
    r"(?:独立|单独|自己|自家(?=报(?!纸|社|告|销|价))|一家单独|我们一家|就我们|就我们一家|只有我们一家|独家|一家|自己一家|我们自己)(?:来|去)?(?:申报|报(?!送)|申请)|(?:这次|今年|我们|是|,)单报|单打独斗|(?:(?<=^)|(?<=[,。;!?们己咱家]))单干(?=[,。;!?]|$)|(?<!联)不(?:搞|做|走|考虑|打算|准备|想)?联合|不(?:找|拉|跟|和)(?:人|别人|别家|谁|外人)(?:一起)?(?:联合|合报|报)|一家单独(?:来|干|弄)|(?:这次|今年|这回)[^,。]{0,4}单独来|我们一家的事|主体唯一|没有?(?:合作|联合)(?:伙伴|单位|方)|(?:就|只有)(?:我们|咱)(?:自己)?一家(?!分|子)|申报[^,。]{0,8}(?:单独|自己|独立)(?:来|搞|弄|办|走)(?=\W|$)|不带(?:他们|别人|人家|别家|合作方|外人)|(?:就|只)剩下?了?(?:我们|咱们?)(?:自己|一家|一个|自家|自个儿?|单独)*(?:来|去)?(?:申?报)?(?=$|[,。!?;\n了])|(?<![a-z])(?:apply(?:ing)? alone|on our own(?= *(?:$|[.,;:!?()-]|(?:and|or|but|for|as|this|in|to|without|because|since|so|with|under|not|next|from|if|when|then|now|again|or)(?![a-z])))|by ourselves|solo|alone|single applicant|sole applicant|not jointly|just us|only us|individually|single-handed(?:ly)?)(?![a-z])(?! (?:feet|two feet|owned|land|premises))"
)

_Y = r"(?P<about>快|将近|接近|近|不到|不足|nearly |almost |not quite |just under |less than |under )?"
_SINCE = re.compile(
    rf"(?:成立|创立|创办|创建|开业|经营|运营|开(?!发)(?:了|业)?|干(?:了)?|办(?:了)?|办厂|注册|建厂|营业|存续|做(?:这行|这个|食品|茶|服装|实业|企业|厂|了)?|运作|立足|生存|创业|建立)(?:厂子?|店|公司)?(?:至今|迄今|到现在|以来|到今年|算起)?(?:已经|已|也|都|才|刚|刚刚|了|有|满|整整|足足|至今|历|逾|满打满算|超过|大概|大约|差不多|约|小|约莫|至少|起码|刚满|刚好|正好|整|,(?!{N}年[内里来]))*{_Y}(?P<n>{N}|半)(?P<many>[多几来余])?(?P<unit>年|个月|个年头|个多月|载|个春秋)(?P<half>半)?(?P<more>多|余|出头|以上)?(?!级|代|前|间|后|报|度|的?商标|的?品牌|期)"
    rf"|(?:有|是|一家|家|我们)(?:着|了|超过|近)?{_Y.replace('about', 'about2')}(?P<n2>{N})(?P<many2>[多几来余])?年(?:的)?(?:历史|老厂|老店|企业|经营|公司|老企业|老字号)"
    rf"|(?P<n3>{N}|半)(?P<many3>[多几来余])?年(?P<half3>半)?(?:多)?前(?:刚|才|就)?(?:成立|创立|创办|创建|开业|注册(?!商标|了商标|的商标)|建厂|设立|开的)"
    # 刚满两岁的公司, 厂龄四十五年, 立厂四十年, 第三十个年头
    rf"|(?:公司|企业|厂子?|我们)(?:岁数|年纪|年头|年龄)?[^,。!?;\n商品牌]{{0,4}}?,?(?:今年|刚|才|已经|已|也|就|都|快)*(?:满)?(?P<n8>{N})(?:周)?岁(?P<half8>半)?(?:多|了|的|$|\W)|(?:刚满|才|满|刚)(?P<n9>{N})(?:周)?岁的(?:新|小|年轻)?(?:公司|企业|厂)"
    rf"|(?<=,)(?P<refined>具体|准确|确切)地?来?[说讲]?是?(?P<n20>{N})年(?P<half20>半)?(?=[,。了]|$)"
    rf"|(?:公司|厂子?|店|企业|作坊)(?:已经|已|都|也|就)*有(?P<n26>{N})年(?:历史)?了?(?=[,。;!?]|$)"
    rf"|执照(?:拿|领|办)(?:到手|下来|到)(?:已经|已|都|有)*(?P<n27>{N})年(?P<half27>半)?(?=[,。了;]|$)|(?<=,)(?P<n28>{N})年的?(?:老厂|老店|老字号|老企业)(?=[,。;]|$)"
    rf"|(?:公司|厂|店|企业|作坊),(?P<n21>{N})年(?=[,。])"
    rf"|(?<![a-z])(?<!i have )(?<!i've )(?:been|are|is) (?:at it|at this|in the game|in this trade|in the trade|doing this) (?:now )?(?:for )?(?:about |around |over |some )?(?P<n22>{N}) years"
    rf"|(?<![a-z])with (?:some |about |over |nearly a )?(?P<n23>{N}) years behind (?:it|us)(?![a-z])|(?<![a-z])(?P<n24>{N}) years behind (?:it|us)(?![a-z])"
    rf"|(?<![a-z])(?:company|firm|maker|manufacturer|producer|enterprise|ltd|factory|mill|workshop), (?P<n25>{N}) years (?:now )?in (?!a row|total|succession|the (?:red|black)|all(?![a-z])|force|charge|which)(?:the )?[a-z]+"
    rf"|(?:厂龄|司龄|企业年头|公司年头|企业年龄|公司年龄|成立年限|成立年数|经营年限|年限|建厂|立厂|办厂|开厂|开张|挂牌|创立|存续|(?:公司|厂子?|企业|店)(?:至今|迄今)|公司走过了?|厂走过了?|企业走过了?|一晃)(?:也|都|已经|已|有|才|刚|满|了|是|为|历|逾|整整|整|至今|快要|:)*{_Y.replace('about', 'about8')}(?P<n10>{N})(?P<many10>[多几来余])?(?P<unit10>年|载|个年头|个春秋|(?=\W*(?:$|[,。;!?\n])))"
    rf"|(?:是|为|到|今年|正好|刚好|正是)*(?:建厂|成立|创立|开业|办厂|公司成立)(?:以来)?的?第(?P<n11>{N})个?(?:年头|年)"
    rf"|(?:一家|是家|的)(?P<n12>{N})年(?:的)?老厂"
    rf"|(?<![a-z])(?:the company|the firm|our company|we|the factory|the plant)(?:'s| is| are| turns?| just turned| turned)? (?P<n13>{N})(?: years old)?(?= this (?:year|month|spring|summer|autumn|winter))"
    rf"|(?<![a-z])(?:company age|age of (?:the )?(?:company|firm)|years in (?:business|operation)) ?(?::|is|=) ?(?P<n14>{N})(?: years?)?"
    rf"|(?<![a-z])(?:start-?up|company|firm|business) of (?P<n15>{N}) (?P<unit15>years?|months?)(?= standing|\W|$)"
    rf"|(?<![a-z])(?P<n16>{N}) (?P<unit16>years?|decades) (?:in business|on the market|and counting)"
    rf"|(?<![a-z])(?:got|have had|had|received) (?:our|its|the) (?:business )?licen[cs]e (?P<n17>{N}) (?P<unit17>years?|months?) ago"
    rf"|(?<![a-z])(?<!with )(?<!for )(?P<n18>{N}) years old(?=\W*(?:$|[,.;]))|(?<![a-z])(?P<n19>{N}) years (?:we've|we have) been [a-z]+ing [a-z ]{{1,20}}as a company"
    rf"|(?<![a-z])(?:operating|operated|operation|running|in business|trading|around|going|existed|existing|been (?:open|in operation|in business|around|here|operating|running))(?: now| since| continuously| successfully)? ?(?:for )?(?:about |around |roughly |over |more than |some |only |just )?{_Y.replace('about', 'about4')}(?P<n4>{N}|half an?|an?)(?: and an? (?P<half4>half))? (?P<unit4>years?|months?)"
    rf"|(?<![a-z])(?:founded|established|set up|incorporated|registered)(?! (?:the|our|an?|its|another|two|three|new|more)(?![a-z]))[^.,;!?\n]{{1,50}}? (?P<n7>{N}) (?P<unit7>years?|months?) ago"
    rf"|(?<![a-z])(?P<n5>{N}|an?)(?: and an? (?P<half5>half))?[ -](?P<unit5>years?|months?)[ -](?:in (?:operation|business)|of (?:operation|operations|business|trading|history)|old(?: (?:company|firm|business|enterprise|factory))?|on the market)(?![a-z])"
    rf"|(?<![a-z])(?:founded|established|set up|incorporated|started|opened|registered|launched|created)(?: just| only| about| over)? (?P<n6>{N}|an?) (?P<unit6>years?|months?)(?: and a (?P<half6>half))? ago"
)
_FOUNDED = re.compile(
    r"成立|执照日期|注册(?:时间|日期)|营业期限自|公司生日|[领拿办]的(?:营业执)?照|起步的?(?:公司|企业|厂)|开公司|注册的?(?:公司|企业)|由[^,。]{1,4}创立|(?:创立|创办|创建)(?![人者])|开业|开张|建厂|设立|(?:公司|企业|厂子?|我们|店)[^,。]{0,6}注册|注册(?:的|成立|了公司|公司|下来)|(?<=[年月日])[于在][^,。]{2,10}(?:登记|注册)(?!商标)|改制[^,。]{0,4}(?:登记|注册)|重新(?:登记|注册)(?!商标)|[拿领办](?:的|到|了)(?:营业)?执照|(?<!被)(?<!召)开(?:的|了(?!罚|会|票|单|口|[^,。]{0,8}(?:通知|告知|决定|证明|[罚账]单|发票)))|办的|开办|建的|起家|(?<![a-z])(?:date of incorporation|registration date|birthday|licensed|set up shop|entered (?:on|in|into) the (?:rolls|register)|business licen[cs]e (?:was |is )?(?:issued|dated)|dating from|dates from|founding|founded|established|incorporated|set up|started|opened|(?:company|firm|partnership|workshop|factory|we were|business|was) (?:was )?(?:registered|launched|created)|^\W*registered (?:in|at) [a-z' ]{2,24}?,? (?:in|since) |in business since|operating since|since)(?![a-z])"
)
_NOT_THE_FIRM = re.compile(
    r"(?<![a-z])(?:trouble|issues?|blacklist\w*|violations?|penalt\w+|incidents?|off it|above|threshold|platform|profit\w*|machines?|equipment|boilers?|manager|bars|every year|each year|never(?! looked)|fined|inspections?|accidents?|sales|revenue|black|paid|clean|listed|certified|filings?|reporting|designated|solutions?|lines?|running|runs|deployed|in use|live)(?![a-z])|第[0-9一二三四五六七八九十]+[个类条]|[0-9一二两三四五六七八九十]项|直播|带货|溯源|展会|商标|品牌|牌子|专利|系统|项目|平台(?!企业|公司)|产线|工厂智能|认证|trademark|brand|patent|system|project|mark(?![a-z])|合作|分公司(?!成立)|协会|标准"
)

_BRAND_LAST = re.compile("(?:商标|品牌|牌子|专利)(?!.*(?:公司|企业|厂|店|社|我们?|我司))")
_MARK_REGISTERED = re.compile(
    "[^,。!?;]{0,8}(?:注册|申请)了?(?:一?[个件]|自己|自家|新|的)*(?:商标|品牌|牌子)"
)
_SINCE_THEN = re.compile(r"\W*(?:ever )?since ")
_THEN = re.compile(r",(?:19|20)[0-9]{2}年?$")
_OF_BUSINESS = re.compile(
    r"(?:来|内|里|间|都|均|也|有|连续|持续|一直|全)*(?:盈利|获利|赚|亏|无|没|未|良好|正常|不错|经营|零)"
)
_HELD_SINCE = re.compile(
    r"(?<![a-z])(?:ours|mine|hold|holds|held|(?<!my )(?<!our )(?<!its )own|owns|owned|(?:have|has|had)(?= (?:an?|the|this)(?![a-z]))|belongs?|belonged|licen[cs]ed?|use|used|using|rent|rented|lease[ds]?|sell|sells|sold|suppl(?:y|ies)|export\w*|customers?|clients?|partners?|members?|titles?|awards?|plaques?|loss|losses|profits?|years?|report\w*|filed|filing)(?![a-z])[^.;!?\n]{0,40}(?<![a-z])since (?:the )?$"
)
_NOBODY_SINCE = re.compile(
    r"(?:(?<![a-z])(?:no one|nobody|none|no|never|nothing|not)(?![a-z])|n't)[^.,;!?\n]* since (?:the )?$"
)
_NOT_SINCE = re.compile(r"(?<![a-z])(?:no|not|none|never|nothing|without|clean)(?![a-z])|n't")


_OURS_TOO = re.compile(
    r"(?:包括|包含|含|连|算上|加上|连同)(?:牵头的?)?(?:我们|我司|我方|咱|自己|本公司|牵头)|我们在内|其中有我们|我们也?是其中"
    r"|(?<![a-z])(?:ours|us|ourselves|we|our company|the lead)(?: are| being| is)? (?:included|among (?:them|those)|one of them|counted)"
    # three partners: Alpha, Beta and us
    r"|(?:家|单位|伙伴|公司)[:,](?:[^。!?;\n]{0,40}(?:、|和|跟|与|加上?))?(?:我们|我司|咱们?)(?=$|[,。!?;、(和跟与])|(?<![a-z])(?:partners|members|units|firms|companies)[:,] (?:[^.!?;\n]{0,60}(?:,|and|plus) )?(?:us|ourselves)(?=$|[ ,.;!?(])"
    r"|(?<![a-z])(?:including|counting|among them|with) (?:us|ours|ourselves|our (?:own )?(?:company|firm)|the lead)(?![a-z])"
)
_NOT_UNITS = re.compile(
    r"(?<![a-z])joint venture [a-z ]{0,20}$|(?:推荐|代表性?)[^,。]{0,8}$|(?:旗下|下属|下面|开了|设了)[^,。]{0,4}$"
)
# 我们五个车间一起搞的: the parts of one firm are no units, nor are the people in it.
_AFTER_UNITS = re.compile(
    r"[^,。]{0,2}(?:代表|方向|分公司|子公司|产品|工厂|门店|分?店|专利|以上|以下|以内|车间|部门?(?=[^件])|班组|班子|事业部|事业群|科室|处室|团队|小组|项目组|工作组|产线|生产线|基地|厂区|园区|区(?=联|一|共|做|的|都)|仓库|办事处|工段|工序|[分仓]厂|人(?!民)|同事|员工|工程师|[兄姐弟](?!弟?(?:公司|单位|企业|厂)))"
    r"|\s*(?:of the|directions?|works|departments?|divisions?|teams?|lines|shifts|people|colleagues|brothers|sisters)"
)
# Can we apply with 3 units? they are all there are, or come to us: unclear, where the text sets the limit at three.
_WITH_SO_MANY = re.compile(
    rf"(?<![a-z])(?:apply|applying|file|filing|submit|submitting|enter|entering|join|joining|jointly|together|consortium|case|bid|application)(?: (?:it|the case|a case|one case|jointly|together))* with (?:just |only )?(?P<n>{N}) (?:different |separate |independent )?(?:units?|parties|members|applicants|participants|entities|companies|firms|enterprises|organi[sz]ations|businesses)(?![a-z])(?P<all>,? (?:in (?:total|all)|altogether|all told|including (?:us|ours|ourselves)|(?:us|ourselves) included))?(?! (?:besides?|other than|apart from|on top of) us)"
)
_MOST_UNITS = 3  # cn-mpfz/2.2.2
# 带三家企业一起推荐: they are put forward, and do not apply.
_PUT_FORWARD = re.compile(
    r"(?:一起|一块儿?|一并|同时|一同|捎带|顺带|配套|陪同|打包|作为代表)*(?:推荐|举荐|推上去|推(?=$|[,。!?;\n]))"
)
# 登记在我们和软件公司两家名下 counts the owners.
_SHARED = re.compile(
    r"(?:软著|著作权|专利|商标|版权|知识产权|股份|股权)[^,。]*(?:和|跟|与)[^,。]*(?:名下|共有|所有|持有)"
    r"|(?:软著|著作权|专利|商标|版权|知识产权|股份|股权)(?:也|都|是|归|由|属)*(?:我们)?[两二三四2-4][家方个](?:公司|企业)?(?:共有|共同|各|平分|都有)"
)


# 去年跟人合报过,今年自己单报; 三家找我们联合,没成
_LAST_TIME = re.compile(
    r"(?:[去前]年|上次|上回|[三两一]年前|以前|之前)[^,。;]{0,24}$|(?<![a-z])(?:last year|last time|years? ago)(?![a-z])[^.;]{0,40}$"
)
_THIS_TIME_ALONE = re.compile(
    r"(?:今年|这次|这回|现在|如今)[^,。;]{0,8}(?:单报|单独|自己|一家|独立)|(?<![a-z])(?:this year|this time|now)(?![a-z])[^.;]{0,20}(?:on our own|alone|solo|by ourselves)"
)
# A regional brand has no joint applicants; enterprises are put forward beside it.
_REGIONAL = re.compile(
    r"(?<![a-z])(?:city|county|town|district|prefecture|municipality)(?: of [a-z]+)?(?: [a-z]+){0,2} (?:apply|applies|file|files|submit|submits)(?![a-z])|区域品牌|政府[^,。]{0,6}(?:申报|报(?!销|告))|推上去|(?:推荐|代表性?|带)[^,。]{0,6}企业|regional brand|put forward"
)
_OF_A_CASE = re.compile(
    r"联合|联名|共同|合报|合着|一[起块](?:儿)?(?:来|去)?(?:申?报|申请)|抱团|案例|数字三品|(?<![a-z])(?:joint|consorti|together|case)"
)
# 四家公司找我们联合申报,我们没答应
DECLINED = re.compile(
    r"(?:没有?|未|不|不肯)(?:答应|同意|理会?|接受)|婉拒|拒绝了|回绝|推掉了|犹豫|没点头|悬着|尚未定|定不下来|没松口|没想好(?:要不要|是否|[跟和拉找])|纠结|(?<![a-z])(?:wavering|on the fence|undecided|declined|refused|said no|turned (?:it|them) down)(?![a-z])"
)
_LEFT = re.compile(r"[^,。]{0,4}?(?:都|已经)?(?:退|撤|不干|走了|不来|黄了)")
_WORKED_TOGETHER_EN = re.compile(
    r"(?<![a-z])(?:developed|co-developed|designed|researched|invented|built|made|created) (?!.*(?<![a-z])(?:apply|file|submit))|^\W*we partner with (?!.*(?<![a-z])(?:apply|file|submit|case|joint))"
)
# 和我爱人一起创的 is no application.
_DONE_TOGETHER = re.compile(
    r"(?:一起|一块儿?|联合|共同|合伙)*(?:创|做|办|开|建|研发|经营|打拼|养|持有|拥有|设计|写|注册|转|划|卖|买|收|移交|攻关|研制|研究|制定|制订|培养|承担|实施|完成)"
)
_MADE_TOGETHER = re.compile(
    "(?:一起|一块儿?|联合|共同|合伙|联手|合作)*(?:创|想|起|取|搞|弄|整|做|打造|鼓捣|琢磨|捣鼓|设计|注册)(?:立|办|建|出|来|起|下)*的"
)
_A_WORK = re.compile("品牌|牌子|商标|名字|字号|系统|软件|算法|专利|技术|平台")
WORK_DONE_TOGETHER = re.compile(r"(?:攻关|开发|研发|研制|研究|制定|制订|起草|培养|承担|设计)")
# 跟顺丰、还有一家软件公司: one is named before those that are counted.
_NAMED_BEFORE = re.compile(
    r"(?:跟|和|与|联合)(?P<named>(?!我|咱)[^,。!?;:\n、0-9]{2,6}(?:、[^,。!?;:\n、0-9]{2,6})*)、$"
)
_OURSELVES_FIRST = re.compile("[:,(](?:我|咱|本公司)")  # 联合三家:我司牵头,另有两家
_WORK_SHARED = re.compile(
    r"(?:一起|一块儿?|联合|共同|合作)*(?:攻关|开发|研发|研制|研究|设计)(?![^。!?\n]{0,16}(?:申报|报(?!告)|案例))"
)
_RIGHT_OF = re.compile(r"商标|专利|软著|(?<![a-z])(?:trade ?mark|mark|patent)(?![a-z])")


def beaten(typed: Typed, start: int) -> bool:
    """Whether a joint application is of last time, and this time one applies alone."""
    plain = typed.nameless
    return (
        _LAST_TIME.search(plain, 0, start + 1) is not None
        and _THIS_TIME_ALONE.search(plain, start) is not None
    )


_OR_NOT_ALONE = re.compile(
    r"[^,。]{0,3}还是[^,。]{0,4}(?:找|跟|和|联合|一[起块]|拉|合)|[^。]{0,12}纠结|(?<![a-z])or (?:jointly|together|with)(?![a-z])"
)
_OR_ALONE = re.compile(
    r"(?:联合|一[起块]|合报|共同|合着)[^。!?;\n]{0,12}还是[^,。]{0,6}$|(?<![a-z])(?:jointly|together|with [a-z ]{2,24}),? or(?: just| apply| file| do it| go)* $"
)
# 还是要跟工厂联合, 要找人联合吗: whether to is asked, and nobody is found yet.
_WHETHER_TOGETHER = re.compile(
    r"(?:还是|要不要|需不需要|用不用|该不该|有没有必要|(?:是不是|是否)(?:一定)?(?=[要得必非])|非得?|必须)(?:一定|要|得|该|应该|必须|去|先|再|说)*(?:跟|和|与|找|拉|带|请)?$|(?<![a-z])or (?:do |must |should |have to |need to |we |i |rather )*(?:apply |file |join |team up )?$"
)
_HAS_TO_FIND = re.compile(r"(?:还是|非得?|必须|要不要|需不需要)(?:一定|要|得|去|先|再)*(?:找|拉|请)$")
_HAS_TO = re.compile(r"(?:一定|必|非)?(?:要|得|须|需要)(?:去|先|再)?(?:跟|和|与|找|拉|带|请)?$")
_ASKED_AFTER = re.compile(r"(?:(?!可以|能|行)[^,。!?;\n]){0,12}?(?:[吗么嘛]|还是|不可|才行|才能)")
# 跟谁搞还没定: who asks about five and has nobody yet has no joint application.
_NOBODY_YET = re.compile(
    r"(?:还|都|也|尚|暂时)*没(?:有)?(?:定|想好|找到?|谈|确定|谈妥|着落)(?:好)?(?:跟|和|与|找|拉)谁|(?:跟|和|与|找|拉)谁(?:一起|联合|合作|搞|报|做|弄)*(?:都|也)?(?:还|尚)?没(?:有)?(?:定|想好|谈|找|着落)"
    r"|(?<![a-z])(?:no partners? (?:yet|so far|found)|(?:not|n't) (?:yet )?(?:found|chosen|picked|decided on|settled on) (?:any |the |our )?(?:partners?|anyone|anybody|who))(?![a-z])"
)
# 分公司能单独报吗 asks who may apply, and not who applies.
_MAY_ALONE = re.compile(
    r"(?:分公司|子公司|分厂|分支机构|门店|个体户?|合伙企业)[^,。!?]{0,3}(?:能不能|能否|能|可不可以|可以|可否)[^,。!?]{0,3}$"
)


def or_together(typed: Typed, start: int, end: int) -> bool:
    """Whether words of applying alone are one side of a choice: 要跟工厂联合还是自己报."""
    plain = typed.nameless
    begin, stop = typed.clause_at(start).sentence
    return (
        _OR_NOT_ALONE.search(plain, end, stop) is not None or _OR_ALONE.search(plain[begin:start]) is not None
    )


def whether_together(typed: Typed, start: int, end: int) -> bool:
    """Whether words of applying with others ask whether one has to, or would rather."""
    plain = typed.nameless
    head = plain[typed.clause_at(start).start : start]
    return _WHETHER_TOGETHER.search(head) is not None or (
        _HAS_TO.search(head) is not None and _ASKED_AFTER.match(plain, end) is not None
    )


def may_alone(typed: Typed, start: int) -> bool:
    """Whether words of applying alone ask whether a unit of some kind may."""
    return _MAY_ALONE.search(typed.nameless, typed.clause_at(start).start, start) is not None


_FILING = re.compile("申报|报(?!销|告)|方向|案例")


class _Tell(Protocol):
    def __call__(
        self, start: int, end: int, units: float | None, whole: bool = False
    ) -> Iterator[Reading]: ...


def of_programmes(typed: Typed, start: int) -> bool:
    """Whether what is done together from ``start`` on is two applications of one company: 名品和案例一起报."""
    plain = typed.nameless
    return any(found.start() <= start < found.end() for found in _BOTH_AT_ONCE.finditer(plain)) or (
        _REGIONAL.search(plain) is not None and not _OF_A_CASE.search(plain)
    )


_APPLY_TOGETHER = re.compile(
    r"(?:联合|联名|联署|一起|一块儿?|共同|抱团|合着|联手)[^,。]{0,3}(?:报(?!销|告)|申报|申请)|合报|(?<![a-z])(?:appl\w+|submit\w*|file|enter) (?:jointly|together)|joint application"
)


def is_together(plain: str) -> bool:
    """Whether a joint application is spoken of."""
    return _APPLY_TOGETHER.search(plain) is not None


# 我的公司在南昌,2021年注册: the firm, and not its mark.
_REGISTERED_THEN = re.compile(
    r"[^,。]{0,2}年(?:[^,。]{1,4}月)?(?:底|初|中)?(?:才|就|正式)?注册|[0-9]{4}年(?:[0-9]{1,2}月)?(?:底|初|中)?(?:才|就|正式)?注册的?"
)
_FIRM_BEFORE = re.compile(r"(?:公司|企业|厂子?|店|合作社)(?!.*(?:商标|品牌|牌子|专利))")
# 在无锡登记,做保温杯,十八年了; …, eleven years now
_SO_FAR = re.compile(
    rf"(?:(?<=,)(?:已经?|都|也)*|(?<=, ))(?P<n>{N})(?:年[了啦]| years (?:now|already))(?=[,.。;!?\n]|$)"
)
_FIRM_TOLD = re.compile("公司|企业|厂|注册|登记|开|办|做|company|workshop|factory|firm|business")
# 两年零三个月
_AND_MONTHS = re.compile(rf"[零又](?P<m>{N})个月")
_YEARS_WANTED = re.compile(
    r"(?:要求?|需要?|必须|须|得|规定|满足)(?:是|具备|至少|起码|够|满)?$|(?<![a-z])(?:needs?|requires?|must|should)(?: [a-z]+){0,3} $"
)
# The year that stands where another was denied, or says which year was meant.
_RATHER = re.compile(r"(?:而|应该|应当|其实|实际上|准确地?说|也就|就|那|即)*[是即](?!不)")


_FIRM_OF_PARTNERS = re.compile(
    r"(?<![a-z])(?:an?|our|the|ordinary|general|limited) (?:[a-z]+ )?partnership(?! (?:with|between|agreement))(?![a-z])"
)
_AS_ONE = re.compile(
    r"(?<![a-z])(?:joint(?:ly)?|together|consorti\w*|co-appl\w*|team(?:ing|ed)? up)(?![a-z])"
)


class Counts:
    """Reads the counts of one turn. ``joint``: the conversation is already about a joint application."""

    def find(self, typed: Typed, as_of: dt.date, *, joint: bool = False) -> Iterator[Reading]:
        yield from self._units(typed, joint)
        yield from self._recommended(typed)
        yield from (age for age in self._years(typed, as_of) if not is_of_a_part(typed, age.start, age.end))

    def _units(self, typed: Typed, joint: bool) -> Iterator[Reading]:
        plain = typed.nameless
        if _REGIONAL.search(plain) and not _OF_A_CASE.search(plain):
            return  # 区域品牌,名单上有五家企业: they are put forward
        if _FIRM_OF_PARTNERS.search(plain) and not _AS_ONE.search(plain):
            return  # our partnership, three partners: they own the applicant
        context = joint or _JOINT_CONTEXT.search(plain) is not None
        taken: list[tuple[int, int]] = []
        total = 0  # units that a total names: 四家凑一块报, of whom some are named after

        def free(start: int, end: int) -> bool:
            return all(end <= a or b <= start for a, b in taken)

        def told(start: int, end: int, units: float | None, whole: bool = False) -> Iterator[Reading]:
            stands = stance(typed, start, end, count=True)
            # A sum is the asker's, whoever is named just before it: a logistics firm and a vendor, five in total.
            if stands.asked or stands.past or (stands.other and not whole) or not free(start, end):
                return
            if beaten(typed, start):
                return
            if DECLINED.search(plain, end, typed.clause_at(start).sentence[1]):
                return
            taken.append((start, end))
            if stands.unsure:
                yield Reading(UNITS, UNSURE, start, end, Weight.PLAIN)
            elif units is not None and units == int(units) and not stands.denied and units >= 2:
                yield Reading(UNITS, int(units), start, end, Weight.PLAIN)
                yield Reading(JOINT, True, start, end, Weight.PLAIN)

        for found in _ALONE.finditer(plain):
            if OTHER_FILING.search(plain[: found.start()]) or or_together(typed, *found.span()):
                continue  # 商标自己申请 is no application under the policies; 单独报还是找人一块报
            if may_alone(typed, found.start()):
                continue
            if found.group() == "单干" and not _FILING.search(plain):
                continue  # 出来单干十年了
            stands = stance(typed, *found.span())
            if stands.asked or stands.aside:
                continue
            if (
                "单" not in found.group()
                and "己" not in found.group()
                and "一家" in found.group()
                and re.search(r"[和跟与]$", plain[: found.start()])
            ):
                continue
            if stands.denied and re.search(r"不(?:再|去|会|想|打算|准备)?$", plain[: found.start()]):
                continue  # 溯源那块不单独报
            taken.append(found.span())
            if stands.unsure:
                yield Reading(JOINT, UNSURE, *found.span(), Weight.PLAIN)
            else:
                yield Reading(JOINT, stands.denied, *found.span(), Weight.PLAIN)
        if _NOBODY_YET.search(plain):
            return
        if context:
            for by_name in _by_name(plain):
                yield from told(*by_name, whole=True)
        for found in _WITH_SO_MANY.finditer(plain):
            many = number.whole(found["n"])
            if many is None or _AT_MOST.match(plain, found.end()) or _PUT_FORWARD.match(plain, found.end()):
                continue
            all_of_them = found["all"] is not None or many > _MOST_UNITS
            unclear = many == _MOST_UNITS and not all_of_them
            readings = list(told(*found.span(), many if all_of_them else many + 1))
            if unclear and any(one.name == JOINT for one in readings):
                readings = [one if one.name == JOINT else one._replace(value=UNSURE) for one in readings]
            yield from readings
        for found in _TOTAL.finditer(plain):
            if not (INEXACT.search(plain[: found.start()]) or stance(typed, *found.span(), count=True).asked):
                total = number.whole(found["n"] or found["n2"] or found["n3"]) or 0
        for found in _SUM.finditer(plain):
            counts = [number.whole(value) for value in found.groupdict().values() if value]
            joined = sum(count or 0 for count in counts)
            if (
                context
                and None not in counts
                and joined >= total
                and not _SHARED.search(plain[: found.end() + 8])
            ):
                yield from told(*found.span(), joined, whole=True)
        for pattern, plus, needs in (
            (_WITH_US, 0, True),
            (_LEAD_PLUS, 1, False),
            (_LISTED, 1, False),
            (_OTHERS, 1, True),
            (_ALL, 0, True),
        ):
            for found in pattern.finditer(plain):
                if (
                    needs
                    and not context
                    and not (plus and _more(found) and re.search(r"我们|we |us ", plain))
                ):
                    continue
                if (
                    INEXACT.search(plain[: found.start()])
                    or _NOT_UNITS.search(plain[max(0, found.start() - 8) : found.start()])
                    or _AFTER_UNITS.match(plain[found.end() :])
                ):
                    continue
                start = number_start(found)
                if start is not None and INEXACT.search(plain[:start]):
                    continue
                if _AT_MOST.match(plain, found.end()):
                    continue  # four companies can file jointly at most
                if _MADE_TOGETHER.match(plain, found.end()) and _A_WORK.search(
                    plain, typed.clause_at(found.start()).start, found.start()
                ):
                    continue  # 牌子是我俩一块想的, 系统是我们跟大学一起搞的
                if _SHARED.search(plain[typed.clause_at(found.start()).start : found.end() + 8]):
                    continue
                if _PUT_FORWARD.match(plain[found.end() :]) or "代表企业" in found.group():
                    continue
                if pattern is _LISTED and _PROGRAMME.fullmatch(found["who"] or ""):
                    continue
                if pattern in (_LISTED, _OTHERS) and whether_together(typed, *found.span()):
                    continue
                if _HAS_TO_FIND.search(plain, 0, found.start()):
                    continue
                if pattern is _LISTED and (
                    _DONE_TOGETHER.match(plain[found.end() :])
                    or _WORKED_TOGETHER_EN.search(plain[typed.clause_at(found.start()).start : found.end()])
                ):
                    continue
                if pattern is _OTHERS and (
                    (found.group().startswith("联合") and _OURSELVES_FIRST.match(plain, found.end()))
                    or _LEFT.match(plain, found.end())
                    or _WORK_SHARED.match(plain, found.end())
                ):
                    continue  # 另外两家退了; 和两所大学一起研发的
                if pattern is _LISTED:
                    units = 1 if found["en4"] else _members(next(filter(None, found.groups()), ""))
                    if units is None:
                        continue
                else:
                    text = next(
                        (
                            value
                            for name, value in found.groupdict().items()
                            if name.startswith("n") and value
                        ),
                        "两",
                    )
                    group = found.groupdict().get("group")
                    units = _GROUPS[group] if group else number.whole(text)
                    if units is None or (pattern is _ALL and units == 1):
                        continue
                if pattern is _OTHERS and (
                    named := _NAMED_BEFORE.search(plain[typed.clause_at(found.start()).start : found.start()])
                ):
                    units += len(named["named"].split("、"))
                opens = not plain[typed.clause_at(found.start()).start : found.start()].strip()
                if units + plus < total and pattern in (_LEAD_PLUS, _LISTED, _OTHERS):
                    continue
                yield from told(
                    found.start(),
                    found.end(),
                    units + plus,
                    pattern is _WITH_US or (pattern is _ALL and (opens or "-" in found.group())),
                )
        if not taken or all(_ALONE.search(plain[start:end]) for start, end in taken):
            yield from self._mentioned(typed, told)

    def _mentioned(self, typed: Typed, told: _Tell) -> Iterator[Reading]:
        """Units numbered in any way in a sentence about a joint application, told once."""
        plain = typed.nameless
        for found in _MENTIONED.finditer(plain):
            clause = typed.clause_at(found.start())
            sentence = plain[clause.sentence[0] : clause.sentence[1]]
            head = plain[clause.start : found.start()]
            if (
                not _JOINT_CONTEXT.search(sentence)
                or INEXACT.search(head)
                or _AS.search(head)
                or _NOT_UNITS.search(head)
                or _AFTER_UNITS.match(plain[found.end() :])
                or _AT_MOST.match(plain, found.end())
                or _PUT_FORWARD.match(plain[found.end() :])
                or _SHARED.search(plain[clause.start : found.end() + 8])
                or whether_together(typed, *found.span())
                or re.search(rf"还是{N}[家间]|{N} or {N}", plain[max(0, found.start() - 8) : found.end() + 8])
            ):
                continue
            words = next(value for name, value in found.groupdict().items() if name[0] == "n" and value)
            if words == "another":
                units = 1 if re.search(r"(?<![a-z])(?:we|us|our)(?![a-z])", sentence) else None
            else:
                units = number.whole(words)
            if units is None or (found["plus"] and "both" in found.group()):
                continue
            ours_too = _OURS_TOO.search(sentence) is not None
            beside = not ours_too and (
                words == "another"
                or found["more"]
                or found["plus"] is not None
                or _BESIDE_US.search(head) is not None
            )
            readings = list(told(found.start(), found.end(), units + 1 if beside else units))
            yield from readings
            if readings:
                return

    def _recommended(self, typed: Typed) -> Iterator[Reading]:
        plain = typed.nameless
        for found in _NO_RECOMMEND.finditer(plain):
            stands = stance(typed, *found.span(), count=True)
            if not (stands.asked or stands.unsure):
                yield Reading(RECOMMENDED, 0, *found.span())
        beside_it = _NAMED_BESIDE_IT.finditer(plain) if _REGIONAL.search(plain) else ()
        for found in (*_RECOMMEND.finditer(plain), *beside_it):
            text = next(value for value in found.groupdict().values() if value)
            count = number.whole(text)
            stands = stance(typed, *found.span(), count=True)
            start = number_start(found) or found.start()
            if (
                count is None
                or stands.asked
                or stands.other
                or (count > 9 and "企业品牌" in plain)
                or stands.denied
                or INEXACT.search(plain[:start])
                or re.match(r"以上|以内|以下|人(?!气)|口", plain[found.end() :])
            ):
                continue
            if _ONE_MORE_OR_LESS.search(plain, 0, found.start()):
                continue  # 少带一家行吗
            if INEXACT.search(plain[: found.start()]) or (
                "代表" not in found.group()
                and (
                    with_us := re.match(
                        r"[^,。]{0,6}(?:联合|(?P<along>一起报)|共同申报)", plain[found.end() :]
                    )
                )
                and not (with_us["along"] and _REGIONAL.search(plain) and "案例" not in plain)
            ):
                continue
            all_of_them = _MADE_UP_OF.search(plain, 0, start) if start == found.start() else None
            if all_of_them is not None and count < (number.whole(all_of_them["n"]) or 0):
                continue
            undecided = _UNDECIDED.search(plain, found.end(), typed.clause_at(found.start()).sentence[1])
            yield Reading(RECOMMENDED, UNSURE if stands.unsure or undecided else count, *found.span())

    def _years(self, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
        plain = typed.nameless
        spans = [found.span() for found in _SINCE.finditer(plain)]
        for found in _SINCE.finditer(plain):
            dated = "," in found.group() or plain[: found.start()].endswith("年")
            if dated and _OF_BUSINESS.match(plain, found.end()):
                continue  # 境内注册,三年盈利; 2016年注册三年都有赚
            if _THEN.search(found.group()) and re.match("[㐀-鿿]", plain[found.end() :]):
                continue  # 2008年成立公司,2024年开了分公司
            groups = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
            clause = typed.clause_at(found.start())
            stands = stance(typed, *found.span())
            if stands.asked or stands.aside or _NOT_THE_FIRM.search(plain[clause.start : found.start()]):
                continue
            if _NOT_THE_FIRM.match(plain[found.end() :]) or re.match(
                r"的?(?:老)?(?:商标|品牌|牌子|系统)", plain[found.end() :]
            ):
                continue
            spoken_of = plain[clause.sentence[0] : found.start()]
            if re.search("注册|registered", found.group()) and _RIGHT_OF.search(spoken_of):
                continue  # 商标是自己的,二十年前就注册了
            if "refined" in groups and not _FIRM_TOLD.search(spoken_of):
                continue
            if _YEARS_WANTED.search(plain[clause.start : found.start()]):
                continue  # 申报要有三年经营
            text = groups["n"]
            if re.search(rf"{N} or $", plain[: (number_start(found) or 0)]):
                continue  # fifteen or twenty years old
            if stands.unsure:
                yield Reading(YEARS, UNSURE, *found.span())
            short = re.search(
                r"(?:nearly|almost|not quite|just under|less than|under|快|不到|不足|将近|接近) ?$",
                plain[: found.start()],
            )
            if stands.unsure or short or "about" in groups or stands.denied:
                continue
            amount = (
                0.5 if text.startswith(("半", "half")) else 1.0 if text in ("a", "an") else number.value(text)
            )
            if amount is None or ("many" in groups and amount < 100 and text[-1:] in "十百"):
                continue
            if 1800 <= amount <= as_of.year:  # 是1992年的老厂
                amount = as_of.year - amount
            if (
                re.search(
                    r"(?:我(?!们|司|厂|公司)|本人|老板|老总|我爸)(?:[^,。]{0,3}|在[^,。]{1,6})$",
                    plain[clause.start : found.start()],
                )
                and "公司" not in found.group()
            ):
                continue  # 我做这行三十年了
            if "half" in groups:
                amount += 0.5
            if groups.get("unit", "年") == "年" and (beyond := _AND_MONTHS.match(plain, found.end())):
                amount = round(amount + (number.value(beyond["m"]) or 0) / 12, 2)
            if groups.get("unit", "年").startswith(("个月", "month", "个多月")):
                amount = round(amount / 12, 2)
            if groups.get("unit") == "decades":
                amount *= 10
            yield Reading(YEARS, _tidy(amount), *found.span())
        for found in _SO_FAR.finditer(plain):
            clause = typed.clause_at(found.start("n"))
            before = plain[clause.sentence[0] : found.start("n")]
            amount = number.value(found["n"])
            if (
                amount is not None
                and _FIRM_TOLD.search(before)
                and not _NOT_THE_FIRM.search(before)
                and not stance(typed, *found.span("n")).aside
            ):
                yield Reading(YEARS, _tidy(amount), *found.span("n"))
        for years, start, end in noted_years(typed, as_of):
            if not any(a < end and start < b for a, b in spans):
                yield Reading(YEARS, _tidy(years), start, end)
        for time in times(plain, as_of):
            clause = typed.clause_at(time.start)
            reach_back = 36 if plain[time.start - 1 : time.start] == " " else 18  # letters, or characters
            near = plain[max(clause.start, time.start - reach_back) : min(clause.end, time.end + 18)]
            if _RATHER.match(near):  # 成立时间不是2010,是2016年
                near = plain[clause.sentence[0] : clause.start] + near
            if any(start <= time.start < end for start, end in spans) or plain.startswith("当年", time.start):
                continue
            if _MARK_REGISTERED.match(plain, time.end):
                continue  # 今年我们自己也注册了一个新牌子
            if _HELD_SINCE.search(plain, clause.start, time.start) or _NOBODY_SINCE.search(
                plain, clause.start, time.start
            ):
                continue  # we hold the title since 2022, a fund owns us since 2023
            if _SINCE_THEN.fullmatch(plain, clause.start, time.start) and _NOT_SINCE.search(
                plain, clause.sentence[0], clause.start
            ):
                continue  # no environmental issue, not even a small one, since 2022
            said = plain[clause.start : clause.end]
            then = _REGISTERED_THEN.fullmatch(said) and _FIRM_BEFORE.search(
                plain[clause.sentence[0] : clause.start]
            )
            if "注册" in near and _BRAND_LAST.search(plain, clause.sentence[0], time.start):
                continue  # 自己的牌子也有一个,去年注册的
            if not (then or _FOUNDED.search(near)) or _NOT_THE_FIRM.search(
                plain[clause.start : min(clause.end, time.end + 12)]
            ):
                continue
            stands = stance(typed, time.start, time.end)
            if (
                stands.asked
                or stands.denied
                or stands.plan
                or (stands.aside and not re.search("当年|过去", near))
                or time.first > as_of
            ):
                continue
            if re.search(r"年[^,。]{0,3}前(?:刚|才|就)?(?:成立|创|开|注|建|设)", near) or re.match(
                r"(?:years?|months?|ago)", plain[time.end :].strip()
            ):
                continue
            yield Reading(YEARS, UNSURE if stands.unsure else years_since(time, as_of), time.start, time.end)


def years_since(time: Time, as_of: dt.date) -> float | int:
    """How many years a company founded at ``time`` has been in business."""
    if (time.last - time.first).days > 300:
        return as_of.year - time.first.year
    months = (
        (as_of.year - time.last.year) * 12
        + as_of.month
        - time.last.month
        - (as_of.day < time.first.day and time.first == time.last)
    )
    return months // 12 if months >= 12 else _tidy(round(max(months, 0) / 12, 2))


def _tidy(amount: float) -> float | int:
    return int(amount) if amount == int(amount) else amount


def _more(found: re.Match[str]) -> bool:
    return any(value for name, value in found.groupdict().items() if name.startswith("more"))


def number_start(found: re.Match[str]) -> int | None:
    for name, value in found.groupdict().items():
        if name.startswith("n") and value:
            return found.start(name)
    return None


def _by_name(plain: str) -> Iterator[tuple[int, int, int]]:
    """How many units apply together where they are named and the applicant is one of them, and where it says so."""
    for found in _COUNTED_BY_NAME.finditer(plain):
        listed = _APPLY.split(_PARENTHESIS.sub("", found["list"] or found["en"]))[0].rstrip(", ")
        items = [one.strip() for one in re.split(_JOINS, listed) if one.strip()]
        ours = [one for one in items if re.fullmatch(_US, one)]
        count = number.whole(found["n"] or found["n2"])
        if ours and count in (len(items), len(items) - 1):
            yield *found.span(), len(items)
            return
    for found in _WITH_US_NAMED.finditer(plain):
        yield *found.span(), len(re.split("[、,]", found["list"] or found["en"])) + 1


_ALL_OF_THEM = re.compile(
    rf"(?:一共|总共|共|就)?{N}(?:家|个单位)|{N} (?:units?|companies|firms|parties|applicants)"
)


def _members(text: str) -> int | None:
    """How many units a list names: 一家软件公司、一家设计院 is two; None where it does not say."""
    text = text.strip()
    if not text or _NOT_A_UNIT.search(text) or reach(text):
        return None
    total = 0
    for item in _ITEM.split(text):
        item = item.strip()
        if not item or re.fullmatch(
            r"(?:另外|还有|也|我们|再|了|外面的?|us|ourselves|then|can|we|apply|is|that|it|ok|allowed)*", item
        ):
            continue
        if re.match(r"(?:can|could|is|are|do|does|may|would|will|if|how|what) ", item):
            break
        counted = re.search(rf"(?P<n>{N})(?:家|个|所)", item) or re.match(
            rf"(?:another |the )?(?P<n>{N}|an?)(?![a-z])", item
        )
        if counted:
            words = counted["n"]
            units = 1 if words in ("a", "an") else number.whole(words)
            if units is None:
                return None
            if units == total + 1 and _ALL_OF_THEM.fullmatch(item):
                continue  # with a platform, two units
            total += units
        elif re.search(
            r"公司|大学|学院|研究院|研究所|设计院|企业|厂|协会|集团|平台|机构|university|institute|company|firm|ltd|supplier|school|academy|association|platform|studio|works(?= |$)|mill|plant|factory",
            item,
        ) or (total and len(item) <= 12):
            if re.search(r"们|些|companies|firms|universities|suppliers", item):
                return None
            total += 1
        elif len(text) <= 8 and re.fullmatch(r"[㐀-鿿]{2,6}", item):
            total += 1
        else:
            return None
    return total or None
