"""The special works (hn-sanpin/4) that the applicant says it has carried out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from assistant.understand.told import number
from assistant.understand.told.phrase import Phrases, compile_phrase
from assistant.understand.told.reading import Reading, Some
from assistant.understand.told.stance import of_the_rules, stance
from assistant.understand.told.typed import Typed
from checks.cue import fold
from checks.facts import Fact
from checks.match import Matchers
from corpus.model import Frozen
from corpus.yamlfile import validate_file

WORKS, HOW_MANY = "sanpin_works", "sanpin_works_count"
_TOPIC = re.compile(
    r"专项|三品|标杆|湖南|[0-9一二两三四五六七八九十]项|(?:几|多少)项(?!专利|发明|目)|项工作|(?<![a-z])(?:sanpin|special works?|benchmark|hunan|works|tasks|(?:of|on|all) (?:the |a )?(?:list of )?(?:twelve|dozen)|(?:[2-9]|two|three|four|five|six|seven|eight|nine|ten) work(?= ?[:,.]| numbers?))(?![a-z])"
)
# The digital case track has directions of like names; they are no works.
_CASE = re.compile(r"数[字位]三品|三品(?:数字化)?典型案例|(?<![a-z])digital sanpin")
_ONE = number.PATTERN
_TO = r"(?:到|至|-|~|to|through)"
_LIST = re.compile(
    rf"(?:分别|专项(?:工作)?|做了|开展了?|完成了?|搞了?)(?:做了|开展了?|完成了?|搞了?|有|是|为|:)*第?(?!{_ONE}项,第)(?P<plain>{_ONE}项?(?:\s*(?:、|,|和|与|及|以及|{_TO}|\s)\s*第?{_ONE}项?)+)(?=\W*(?:做[^了过]|[。;!?\n]|$))"
    rf"|(?P<not>除了?|没做|没有做|没开展|还没做|缺)?(?:专项(?:工作)?|工作)?第?(?!{_ONE}项,第)(?P<list>{_ONE}项?(?:\s*(?:、|,|和|与|及|以及|{_TO}|\s)\s*第?{_ONE}项?)+)(?:这[几一二三四五六七八九十0-9]+)?(?:项|专项|\W*$|做了|都做|开展|工作|落地|搞完|干完|[一二两三四五六七八九十]+项|这?几项)"
    rf"|(?<![往向之以])前(?!一项)(?P<first>{_ONE})项|第?(?P<from>{_ONE})项?(?:到|至|-|~)第?(?P<to>{_ONE})(?:项|号?(?=(?:我们|全部?|都|均|统统)+(?:做|搞|干|开展|完成)))"
    rf"|(?<![a-z])(?:works?|items?|tasks?|numbers?|nos?\.?)(?: nos?\.?| numbers?| done| completed| carried out|(?: finished| so far| to date)+(?= ?:))*(?: ?:| is| are)? (?P<en>{_ONE}(?:\s*(?:,|and|, and|&|{_TO})\s*{_ONE})*)(?![a-z0-9])(?! (?:special|works))(?! of (?!the (?:special|12|twelve)))"
    rf"|(?:做|干|搞|完成|开展)(?:完|好|掉|成)?[了过]?的(?:有|是|专项)*:?(?P<hao>{_ONE}号(?:\s*(?:、|,|和|与|及)\s*{_ONE}号)+)(?=\W*(?:$|[;。!?\n]))"
    rf"|(?<![a-z])(?:ticked(?: off)?|done|did|finished|completed|carried out) (?P<en2>{_ONE}(?:\s*(?:,|and|, and|&)\s*{_ONE})+)(?= *(?:$|[.;!?\n]))"
    rf"|(?<![a-z])first (?P<enfirst>{_ONE}) (?:special |sanpin )?(?:works|items|tasks)|(?:works|items|numbers) (?P<enfrom>{_ONE}) (?:to|through) (?P<ento>{_ONE})"
)
_COUNT = re.compile(
    rf"(?<![少差缺漏没未再要])(?<![年月期]多)(?:只|仅|才|一共|总共|共|累计|已经?|目前|陆续|先后|我们|了|过)*(?:[做搞干]完了?|做了?|开展了?|完成了?|搞了?|搞[掂定]了?|干了?|有|做过|开展过|做够了?|做满了?|弄成了?|弄了|干成了?|做成了?|搞成了?|凑了?|凑[够齐]了?|攒了?|攒够了?|拿下了?|落实了?|过了|打勾了?|报上去了?|上报了?|报了)(?:只|仅|才|一共|总共|共|累计)*(?:了|过)?(?P<n>{_ONE})(?:项|个(?=专项|工作))(?!专利|发明|软著|标准|荣誉|大奖|以上|以下|里|中|当中|之中)"
    rf"|(?:12|十二)项(?:专项)?(?:工作)?(?:任务|工作)?(?:里头?|里面|中|当中|之中|累计|目前|现在|,)*(?:的|我们|已经?|做|干|搞|开展|完成|完|勾掉?|打勾|打钩|划掉?|办|落实|了|过|有)+(?P<n21>{_ONE})[项样](?!都?还?[没未不])"
    rf"|(?:专项工作|专项|工作)(?:只|仅|才|一共|总共|共|累计|已经?|目前|现在|是|为|满打满算|加起来|算下来|拢共|合计|也就|顶多)*(?:做了?|开展了?|完成了?|有|做到|搞了?)?(?:只|仅|才)?(?P<n2>{_ONE})[项个](?!以上|以下|里|中|当中|之中|都?[不没未也])"
    rf"|(?<![a-z])(?:did|done|carried out|completed|finished|have|has|undertaken|only|just) (?:only |just |about )?(?P<n3>{_ONE}) (?:of (?:the|its|those) )?(?:(?:12|twelve) )?(?:special |sanpin |different )?(?:works|items|tasks|special works|of them)(?![a-z])"
    rf"|(?<![a-z])(?:did|done|carried out|completed|finished|undertaken|only|just) (?:only |just )?(?P<n4>{_ONE}) (?:of|out of) (?:the )?(?:12|twelve)"
    rf"|专项(?:工作)?(?:项?数|数量|个数)?(?::|是|为|共|累计|一共|总共|合计|还?停在|只到|干到)+(?P<n13>{_ONE})项?(?=[。;!?\n]|$|,(?!\s*第?{_ONE}))"
    rf"|专项[^,。;!?\n]{{0,10}},(?:也就是|就是|共|一共)?(?P<n14>{_ONE})项(?=\W|$)"
    rf"|(?<![第、0-9零一二三四五六七八九十])(?P<n15>{_ONE})项(?:三品)?(?:专项)?(?:工作)?(?:我们|都|已经?|全|全都|也)*(?:齐活|[做搞办干弄]?齐了|打了?勾|到手|拿下|搞定|落地|(?:完成|做完|做[好成过]|开展)了?(?=\W|$)|[做干搞弄]了(?=\W|$))"
    rf"|(?<![0-9/])(?P<n16>{_ONE})/(?:12|十二)(?![0-9/月])"
    rf"|(?<![a-z])(?P<half>half) (?:of )?(?:the )?(?:12|twelve)(?: special| sanpin)* works? (?:are|have been|were|is)(?! (?:not|yet|un))"
    rf"|(?<![a-z])(?:got|at|reached|managed|notched up|stands? at|ticked off|completed|finished|done|have|to) (?:just |only |about )?(?P<n17>{_ONE})(?: of (?:the|those|these|our))?(?: (?:12|twelve|dozen))? special works?(?![a-z])"
    rf"|(?<![a-z])(?<!and )(?<!to )(?<!, )(?P<n18>{_ONE}) (?:of (?:the|those|these|our) )?(?:(?:12|twelve|dozen) )?(?:special |sanpin )+works? (?:behind us|to our name|under our belt|so far|to date|on the books|have been|are)(?![a-z])"
    rf"|(?<![a-z])(?:special |sanpin )works?(?: completed| done| finished| carried out)?(?: so far)?(?: ?:| -| ?=| stands? at| number| total| come to| comes to) (?P<n19>{_ONE})(?=[.;!?\n]|\s*$|,(?! ?{_ONE}| ?and))"
    rf"|(?<![a-z])of the special works,? (?:we have |we've )?(?P<n20>{_ONE}) (?:have been |are |were )?(?:done|finished|completed|carried out)(?![a-z])"
    rf"|(?<![a-z0-9/])(?P<n10>{_ONE}) (?:special |sanpin )*works? (?:are |have been |were )?(?:done|completed|carried out|finished)(?![a-z])"
    rf"|(?<![a-z])of the (?:12|twelve)(?: special| sanpin)*(?: works| tasks| items)?,? (?:we|we've|we have)(?![a-z])(?![^.;,!?\n]{{0,24}}(?:not|n't|lack|miss|need|without|left|yet))[^.;,!?\n]{{0,24}}? (?P<n9>{_ONE})(?![a-z])(?!, ?{_ONE}| and {_ONE})(?! (?:year|month|week|people|compan|line|plant|factor))"
    rf"|(?:(?<![a-z])(?:we|we've|we have)(?: have| only| just| already)* |(?:^|(?<=[.,;:!?] )))(?:did|done|carried out|completed|finished) (?:only |just |all )?(?P<n5>{_ONE})(?= *(?:$|[.,;!?]))"
    rf"|(?:^|(?<=[.,;:!?] ))(?P<n23>{_ONE}) (?:already )?(?:done|completed|finished)(?= *(?:$|[.,;!?]))"
    rf"|(?<![a-z])(?<!and )(?<!to )(?<!, )(?P<n8>{_ONE}) (?:of|out of) (?:the |our |those )?(?:(?:12|twelve) )?(?:special )?(?:works|tasks|items|them)?(?: are| have been| were| is)?(?: now| already)? ?(?:done|completed|finished|carried out|in place)(?![a-z])"
    rf"|(?<![a-z])(?P<n22>{_ONE}) (?:of|out of) (?:the )?(?:12|twelve|dozen)(?: are| have been| were)?(?: now| already)? (?:done|completed|finished|carried out|in place|behind us|ticked off)(?![a-z])"
    rf"|(?:12|十二)项[^,。;!?\n]{{0,8}}(?:做|干|搞|完成|开展)了(?P<half2>一半)(?=\W|$)"
    rf"|(?:做|搞|开展|完成)了[^,。;!?\n]{{0,6}},(?:一共|总共|共|有)?(?P<n11>{_ONE})项(?=\W|$)"
    rf"|(?:一共|总共|合计|拢共|满打满算|加起来|加在一起)(?:就|也就|是|有|一共)*(?P<n12>{_ONE})项(?=\W|$)"
    rf"|(?:一共|总共|共|拢共|满打满算)(?:就|只|也就|仅|才)*(?:是|有)?这(?P<n6>{_ONE})项|就(?:是|只有)?这(?P<n7>{_ONE})项"
)
# 第三项和第四项有啥不同, number nine on the list?: asked about, and none is told as done.
_ASKED_ABOUT = re.compile(
    r"(?:之间|这?两项|到底|究竟|又|的|有|,)*(?:什么|啥|何|哪些)?(?:区别|不同|差别|差异|不一样|怎么区?分|咋分)|(?:各|分别)(?:是|指|讲|说|写)|,[^。;!?\n]{0,14}(?:算|归|属于|是|放|对应)(?:在|到|入)?(?:哪|第几)"
    r"|(?: on (?:the|your|hunan's|that) list)?,? ?(?:how|what) (?:do|does|are|is)(?![a-z])|,? ?(?:differ|compared|apart)| on (?:the|your|hunan's|that) list\s*\?"
)
_COMPARED = re.compile(r"(?<![a-z])(?:differences?|compare|distinguish|tell apart)(?: [a-z']+){0,4} $")
# 1做了,2没做,5做了: each by its number, with how it stands.
_TICKED = re.compile(
    rf"(?:(?<=^)|(?<=[,、;。: \n—-]))(?:第|no\.? ?)?(?P<n>{_ONE})(?:项|号|[.、:)])?\s*(?:已经?|都|也|是|is|:)?\s*(?:做了|做过了?|完成了?|做完了?|有了?|搞了|弄了|√|✓|✔|是|yes|done)(?=\W|$)"
)
_UNTICKED = re.compile(
    rf"(?:(?<=^)|(?<=[,、;。: \n]))(?:第|no\.? ?)?{_ONE}(?:项|号|[.、:)])?\s*(?:还)?(?:否|无|没做?|没有|未做?|×|✗|no)(?=\W|$)"
)
# "Did 5 works." is told, where no question mark says otherwise.
_TOLD_SHORT = re.compile(
    rf"\W*(?:did|have|has) (?:only |just )?{_ONE} (?:[a-z]+ )?(?:works|tasks|items)[^?]{{0,20}}"
)
# No wait, also 12: the number of one more work, where those before were told by name or number.
_ALSO = re.compile(
    r"(?:(?:no|oh|wait|sorry|ah|and|right|hold on|number|no\.|work|works|also|plus|forgot),? )+(?:also |plus |and )?(?:number |work |no\. ?)?(?P<en>[0-9]{1,2})(?: too| as well| is done(?: too)?)?"
    rf"|(?:哦|噢|啊|对了?|等等|等下|不对|还|也|又|再|另外|加上|漏了|忘了说?|有|,)*第(?P<zh>{_ONE})项(?:也|都|还|我们)*(?:做|有|搞|完成|开展)?了?"
)
# 做6项够吗 asks what is enough, and nobody has done them.
_WOULD_DO = re.compile(
    rf"(?:^|[,。;!?\n])(?:那|那么|是不是|是否|只|只要|光|就)*(?:做|搞|干|开展|完成|有)(?:够|满|到)?{_ONE}项(?:专项)?(?:工作)?(?:是不是|就|才|能不能|也|都)*(?:够|行|可以|能|算|达)"
)
_NEEDED = re.compile(
    r"要再|再做|还要|再搞|准备|计划|打算|要做|要开展|要完成|要有|需要|必须|至少|应当|才(?:行|能|可以|够|算)|must|need|should|require|at least"
)
_MISPRINT = re.compile(
    r"笔误|印错|写错|打错|误写|应该?是|应当是|(?<![a-z])(?:misprints?|typos?|mistakes?|errors?|should (?:say|read|be)|meant to)(?![a-z])"
)
_ALL = re.compile(
    r"(?<![0-9一二三四五六七八九十项][、,和与及到至-])(?<![第0-9])(?:12|十二)项(?:专项|工作|专项工作|三品专项工作)?(?:我们)?(?:都|全|全部|均)+(?:做|开展|完成|有)|(?:12|十二)项(?:[^,。;!?\n]{0,8},?)(?:没有?|无)哪?一项(?:是)?(?:没|未)(?:做|开展|完成)|(?:12|十二)项[^,。;!?\n]{0,8}一[项个](?:都|也)?(?:没|不)(?:落|少|漏|缺|拉)|(?<![a-z])all (?:twelve|12)(?: of the)?(?: special)?(?: works)?(?! (?:needed|required|but|except|bar))"
)
# 专项工作一项都没做: none.
_ZERO = re.compile(
    r"(?<![有中面另])一[项个样](?:都|也)?(?:没|未)(?:有(?!落|少|漏|缺)|做|开展|动|搞|碰|起步|$)|(?:专项(?:工作)?|12项|十二项)[^,。;!?\n]{0,4}(?:还|尚|一直)?(?:没|未)(?:起步|启动|开始|开展|动)(?=\W|$)"
    r"|(?<![a-z])(?:none|not one|not a single one) of the (?:12|twelve)(?: special| sanpin)*(?: works?)? (?:has|have|is|are|was|were)|(?<![a-z])(?:not|n't) (?:done|carried out|started|completed) any (?:of the )?(?:12 |twelve )?(?:special )?works"
)
_OF_THE_REST = re.compile("别的|其他|其它|其余|剩下|另外|(?<![a-z])(?:others?|rest)(?![a-z])")
_BUT = re.compile(
    rf"除了?(?:专项)?第?(?P<n>{_ONE}项?(?:\s*[、,和与]\s*第?{_ONE}项?)*)(?:以外|之外|外)?(?:没做|其他|别的|,)?[^。]{{0,8}}(?:都|均|(?<!安)全)|(?:只剩|还剩|就剩|只差|就差|唯独)第?(?P<left>{_ONE}项?(?:\s*[、,和与]\s*第?{_ONE}项?)*)(?:还|都)*(?:没|未)|(?<![a-z])(?:all|everything) (?:except|but|bar) (?:number |work |no\.? )?(?P<en>{_ONE})"
)
# 别的都还没开展, the rest not yet: the others are not done.
_IDLE = re.compile(r"(?:还|仍|尚|暂时|目前|一直|一项也|根本|通通|统统|是)*(?:没|未|不曾|不(?!错))")
_IDLE_EN = re.compile(r"(?<![a-z])(?:not|never|yet to)(?![a-z])|n't|(?<![a-z])(?:pending|undone|unstarted)")
_LEFT_OUT = re.compile(r"没|未|只差|就差|不")
# 把十二项列全: the works are asked for, none is told.
_LISTED = re.compile(
    r"列(?:全|出|一下|个|举|给)|(?:说|讲|念|报|数|写)(?:全|一遍|齐)|(?<![a-z])(?:list|enumerate|spell out|name all|tell me all)(?![a-z])"
)
_BUT_NAMED = re.compile(
    r"(?:除了?|只有|唯独|只差|就差|就|(?<=[,:。])|^)(?P<zh>[^,。!?;\n0-9除]{2,40}?)(?:以外|之外|外|没做|没有做|还没做|没开展|没搞|未开展|没有开展)?,?(?:其他|其余|别的|剩下|我们|专项|工作|的|[0-9一二三四五六七八九十]*项|也)*(?:都|(?<!安)全|均)"
    r"|(?<![a-z])(?P<none>none|nothing|no)?(?:(?<=none)|(?<=nothing)|(?<=no)|all|everything|each)(?: (?:of|on|list|the|them|twelve|12|special|works|work))* (?:except(?: for)?|but|bar|apart from|other than) (?P<en>[a-z][^.!?;\n]{4,60})"
)


# Names in the conditions that sound like a work: 企业服务平台 is no 产品服务. 算不算第六项 counts, and names no work.
_NO_WORK = re.compile(
    r"(?:企业)?服务平台|信用黑名单|数据报送|不良记录|(?:算不算|是不是|能不能算|属于|算得上|算|够|凑成)第?[0-9一二三四五六七八九十]+项|(?<![a-z])(?:enterprise )?service platform(?![a-z])|(?<![a-z])credit blacklists?(?![a-z])"
)
_DONE = re.compile(r"(?:已经?|都|也|全部)*(?:做完|完成|做好|做了|搞完|开展完|落实)")
# A thing in a list of works: a short name, and no clause on something else.
_JOINS = r"[、,&]|和|与|以及|还有|(?<![a-z])and(?![a-z])"
_BETWEEN = re.compile(rf"{_JOINS}|/")
_HEADED = re.compile(
    r"^.*(?::|[做干搞弄][了过]的?(?:有|是)?|开展[了过]?|完成[了过]?|包括|分别是|(?:再|又|另外?|外|还|后[来面])加上?)|^.*(?<![a-z])(?:did|done|have|completed|finished|introduced|added|plus)(?![a-z])|了$"
)
_THING = re.compile(
    r"(?!.*(?:我们|我司|咱|没|不|无|未|规上|规模以上|法人|注册|报数|报送|黑名单|记录|[吗呢]|能报|可以|够|(?:公司|企业)$|是|几|多少|算|够|共|项|差|其[他它余]|别的|除))[㐀-鿿a-z0-9 ]{2,12}"
    r"|(?!.*(?<![a-z])(?:we|our|us|is|are|was|were|not|no|none|have|has|had|to|registered|above|legal|records?|blacklist|platform|reports?|years?)(?![a-z]))[a-z0-9'-]+(?: [a-z0-9'-]+){0,4}"
)
_ENOUGH = 6  # half of them: what more there may be changes nothing
_A_LIST = 3  # so many works told as works are what was done, and more in any case; fewer are examples
_COUNTED_AS = re.compile(
    r"专项|of the (?:12|twelve)|(?:做|搞|干|开展|完成)[了过]?的?(?:有|是)?:|够不够|够吗|够了没|还差|[一二两三四五六七八九十]样|其余|其他|其它|别的|剩下|(?<![a-z])the (?:rest|others?)(?![a-z])|[0-9一二三四五六七八九十几]项|(?<![a-z])(?:works?|tasks?)(?![a-z])"
)
# 只做了溯源,别的没动: one or two works are said to be all.
_NO_MORE = re.compile(
    r"(?<![成这那早])就(?!是|有|想|能|可|行|算|要)[^,。!?;\n]{2,12}[一两二三四五六七八九十][项样个](?=\W|$)|(?:就|只|仅|才|光|单)(?:是(?!想|问|要)|有|做|搞|干|开展|完成|上|弄|这|那|了|过|一?[项样个]|两[项样个])+|(?:其他|其余|其它|别的|剩下|另外)(?:的|几项|[0-9一二三四五六七八九十]+项|都|也|还|全|一概|压根|根本)*(?:在?(?:计划|规划|筹划|筹备|打算)|没有?(?!啥|什么|问题|事|毛病)|未(?!被|受)|不|空白|not )|专项(?:工作)?(?:我们|目前|已经|累计|陆续|这边)*(?:做了?|搞了?|开展了?|完成了?|做过|有|是|:)(?=[^0-9一二三四五六七八九十多几哪])|(?:到目前|目前|迄今|至今|截至)(?:为止|,)|一共|总共|拢共|全部加起来|满打满算"
    r"|(?<![a-z])(?:only|just(?! (?:want|wanted|wonder|wondering|asking|to know|ask|checking))|so far|nothing else|that's all|that is all|nothing more|none of the (?:others?|rest)|not the (?:others?|rest)|in all|in total|to date|works? (?:that )?(?:we have |we've |we )?(?:done|did|carried out|completed|finished)(?: so far)?(?: are| were|:))(?![a-z])"
)


# 做的就是这些: what is listed is all, and what of it is no work is none.
_THESE_ARE_ALL = re.compile(
    r"(?:就|只有|全)(?:是)?(?:这些|这么多|这几[项样个])|(?<![a-z])(?:that's|that is|these are|this is) (?:all|everything|the (?:whole|full|complete) list)(?![a-z])|(?<![a-z])nothing else(?![a-z])"
)
_AT_LEAST = re.compile(
    r"起码|至少|比如|例如|(?<![a-z])(?:at least|for example|for instance|such as|among others)(?![a-z])"
)


_EACH_AS_ONE = re.compile(r"(?:各|都|又|也)?(?<!打满)算(?:是|作)?[一二两三四五0-9]项|各算")
_ARE_DONE = re.compile(
    r" (?:are|have been|were)(?: all| already)? (?:done|finished|completed|carried out)(?![a-z])"
)
# No one has told us, no two alike: nobody and none. The No. 1 tea maker, number two in Hunan: a rank.
_NO_ONE = re.compile(r"(?<![a-z])no (?:one|single|sole|two|couple|both|pair|dozen)(?![a-z])")
_A_RANK = re.compile(
    r"(?:number|no\.?|item) (?:1|2|3|one|two|three) (?!(?:and|or|to|is|was|has|have|done|did|finished|completed|carried|too|as|already|yes|also|only|we|of the)(?![a-z]))[a-z]"
)
# We'd like to begin number 1 in May.
_TO_START = re.compile(
    r"(?<![a-z])(?:begin|start|tackle|plan\w*|mean|like|hope|intend|want)(?![a-z])[^.;!?\n]{0,20}$"
)
# Number 12 is half done: not carried out yet.
_HALF = re.compile(
    r",? (?:which |that )?we(?:'ll|'d)?(?: still| only)? (?:mean|plan|want|intend|hope|aim|will|would|like|are going|have yet|have not|haven't)(?![a-z])|"
    r" (?:is|are|was|were)(?: still| only| just| currently)* (?:half|partly|partially|nearly|almost|in progress|under ?way|ongoing|planned|pending|being)(?![a-z])"
    r"|(?:项)?(?:还|才|只|正|目前|现在)*(?:做了?一半|做到一半|在做|在搞|进行中|没做完|没完成)"
)


_PARTS = re.compile("[、,。;:.\\n]| and |[和及与跟]")
_EXCEPT = re.compile("除|(?<![a-z])(?:except|but|bar|apart|other than)(?![a-z])")
_FINISHED = re.compile(r"(?<![a-z])(?:done|completed|carried out)(?![a-z])")
# 智能制造(没做), creative design: yes: how a work stands is written behind its name.
_STATE = re.compile(
    r"[(: ,]{0,2}(?:(?P<no>没|未|×|✗|no(?![a-z])|not)|(?P<yes>做了|已做|已|√|✓|✔|有|yes|done))"
)

# 专项做了品牌、绿色、设计; seven of the works: design, brand: behind such a heading short names are enough.
_HEADING = re.compile(
    r"(?:专项(?:工作)?|十二项|12项|三品|标杆)[^。;!?\n]{0,12}?(?:做|干|搞|开展|完成)[了过](?:的(?:工作|专项)?(?:有|是)?)?(?: ?:)?"
    r"|(?<![a-z])(?:works|tasks|work)(?: (?:done|carried out|completed|finished|so far))*(?: are| were)? ?:"
)
# Where works are counted, a list of what was done needs no heading: 做了研发、设计,算几项; 绿色、诚信,一共6项.
_DONE_LIST = re.compile(
    r"(?:做|搞|干|弄|上|办|开展|完成|参加|实施|推行)(?:成|完|好)?[了过]的?(?:有|是)?:?|(?:已经?|都)(?:开展|完成|实施):?"
    r"|(?<![a-z])(?:we|we've|have)(?: have)?(?: already| now| also)? (?:did|done|carried out|completed|finished|introduced)(?![a-z]):?"
)
# Works we have: research, a green factory; and to those told before, we add …
_HAD = re.compile(r"(?:我们|我司|咱们?|企业|公司|手上|目前|现在|已经?)+(?:有|具备)了?:?")
_ADDED = re.compile(
    r"(?:又|再|另外?|还|外|后[来面]|[今去]年)*(?:加上?|新增|补上?|添)了?(?![一两二三四五六七八九十0-9])"
    r"|(?<![a-z])(?:we(?:'ve)? (?:have )?)?(?:also |since |then |later |now )*(?:added|adding|plus)(?![a-z]):?"
)
_TOTALLED = re.compile(
    rf"(?:^|(?<=[,。;:!?\n]))(?P<list>[^、,。;:!?\n]+(?:、[^、,。;:!?\n]+?){{2,12}})(?:,?(?:一共|总共|共|合计|加起来|拢共|这|算)*(?:就|就是|有|是)*(?:{_ONE}|几|多少)项|(?:我们|全|全部|也|都|均|已经?|统统)+(?:[做搞弄上办干]|开展|落实|参加)(?:完|好|成|齐)?[了过](?!吗|没|才|就|的话|算))"
    rf"|(?:^|(?<=[.!?\n] ))(?P<list_en>[a-z& -]+(?:, [a-z& -]+)+?(?:,? and [a-z& -]+)?)(?: ?:| -|,|;) (?:that's |that is |that makes |that would be |so )?(?:all |in all )?{_ONE} (?:special |sanpin )?works?(?![a-z])"
)
# 除了设计,我们还做了认证: done, too.
_BESIDES = re.compile(
    r"除了?(?=[^,。;!?\n]{2,24},?[^,。;!?\n]{0,5}(?:还|也)(?:做|搞|干|弄|上|办|开展|完成|有))"
)
_ARE_COUNTED = re.compile(
    r"专项|(?<!数字)三品|标杆|(?:几|多少|[0-9一二两三四五六七八九十])项(?!目)|(?<![a-z])(?:special |sanpin |how many |(?:two|three|four|five|six|seven) )works?(?![a-z])"
)
_OF_DIRECTIONS = re.compile("方向|场景|(?<![a-z])(?:directions?|scenarios?)(?![a-z])")
# 算几项, 还差几项: what is told here is to be counted, and is all there is.
_TO_BE_COUNTED = re.compile(
    r"算(?:是|作|得上|到)?(?:了)?(?:几|多少)项|(?:是|有|共|一共|总共|做了|满足|符合|^|现在|目前|这样|已经|那)(?:几|多少)项|(?:几|多少)项了|(?:还|再|又)?(?:差|缺|少|要做|得做|要|做)(?:几|多少)项|够(?:得上|上|到|标杆)*(?:的|要求的)*(?:[0-9]|六)项"
    r"|(?<![a-z])how many (?:of (?:the |those )?(?:[a-z0-9]+ ){0,2})?(?:special |sanpin |more )*(?:works?|tasks?|items?)? ?(?:is that|are these|is this|are those|does that|do (?:we|these|those|they)|are (?:still )?(?:missing|left|lacking)|more)(?![a-z])|(?<![a-z])(?:is (?:that|this|it) |are (?:these|those|they) )?enough(?= (?:for (?:the |a |your )?(?:six|6)|(?:special )?works))"
)
_ENOUGH_NOW = re.compile(
    r"(?:^|[,。!?;\n])(?:那么?|这样|现在|目前|这就|我们)*(?:够(?:了|不够|格)?(?:吗|没|么|不|$)|还差(?:什么|啥|多少))|(?<![a-z])(?:is (?:that|this|it) enough|do we have enough|are we there|what is (?:still )?missing)(?![a-z])"
)
# 减掉诚信, 诚信没做成: a work told before is taken back.
_TAKEN_BACK = re.compile(
    r"(?:减掉?|减去|去掉|扣掉|扣除|刨掉|刨去|拿掉|划掉|除去|剔除|排除|去除|不算|不含|不要)(?:了)?(?P<what>[^,。;!?\n0-9]{2,14}?)(?:的话|呢|吧|那项|这项|那一项|这一项|以后|之后)*(?=[,。;!?\n]|$)"
    r"|(?:^|(?<=[,。;!?\n]))(?:那|但|不过|其实|可是?|其中|里面)*(?P<what2>[^,。;!?\n0-9]{2,14}?)(?:那项|这项|那一项|这一项|后来|最后|其实|实际上|去年|还|都|也|并)*(?:没|未)(?:有)?(?:真正|实际|最终)?(?:做成|搞成|办成|弄成|做完|完成|通过|验收|落地)"
    r"|(?<![a-z])(?:take (?:away|off|out)|leave out|leaving out|drop|minus|without|not counting|remove|strike) (?:the )?(?P<en>[a-z&' -]{3,40}?)(?=[,.;!?\n]|$| then| and how)"
    r"|(?:^|(?<=[,.;!?\n] )|(?<=but )|(?<=and ))(?:but |and |though |only )?(?:the )?(?P<en2>[a-z&' -]{3,40}?) (?:never (?:got )?(?:done|finished|completed|happened)|(?:was|were|has|got)(?: not|n't)(?: been| actually)? (?:done|finished|completed|carried out)|fell through)(?![a-z])"
)
_IF = re.compile(
    r"如果|要是|假如|假设|倘若|万一|只要|是不是|是否|(?<![a-z])(?:if|suppose|supposing|provided|assuming)(?![a-z])"
)
_NOT_DONE_YET = re.compile(
    r"没|未|还差|缺|准备|打算|计划|将|(?<![a-z])(?:not|left|missing|lacking|plan\w*|will|to do)(?![a-z])|n't"
)
_ITEMS = re.compile(rf"{_JOINS}|(?:再|又|另外?|外|还|后[来面])加上?|以外|之外|:")
_BESIDE = re.compile(
    r"^(?: |有|个|就是|the |our |now |also |then |lately )+|(?:(?:我们|[ ,这那也都全均算有是]|一共|总共|已经?|统统|全部|合计|加起来)*(?:[一两二三四五六七八九十0-9几]+[项样块个]|(?:[做搞弄上办干]|开展|落实|参加)(?:完|好|成|齐)?[了过]|[也都]有)|等等?| +)$"
)
# Two works and 这两项, five of the works and five names: as many are named as are said to be done.
_SUM = re.compile(
    rf"(?<![差缺少剩没未再第中])(?P<zh>{_ONE})[项样块件桩](?=\W|$|专项|工作|我们|都|做|干|搞|全)|(?<![a-z])(?P<en>{_ONE}) (?:of (?:the|those|these) )?(?:(?:12|twelve) )?(?:special |sanpin )?(?:works?|tasks|of them)(?![a-z])"
)
_DID = re.compile(
    r"[做干搞弄][了过成的]|[做干搞弄]完|开展|完成|拿下|参与了|(?<![a-z])(?:did|done|carried out|completed|finished|ticked off)(?![a-z])"
)
# 想往智能工厂那条路走, 智能工厂还只是想法: wished for.
_WISHED = re.compile(r"(?:想|有意|有心|盼着)[往朝向上搞做弄建走试][^,。;!?\n]*$")
_AN_IDEA = re.compile(
    r"(?:这[一]?[项块个]|那[一]?[项块个])?(?:也|都|还|只|才|就|目前|现在|暂时|仅仅|仅)*(?:是|停在|停留在)(?:个)?(?:想法|设想|念头|构想|纸上|图纸)"
    r"|(?:这[一]?[项块个]|那[一]?[项块个]|也|都|还)*(?:想|打算|准备)(?:上|搞|做|弄)"
)


def _bare(thing: str) -> str:
    """A thing of a list without what heads or ends the list."""
    return _HEADED.sub("", _BESIDE.sub("", thing.strip())).strip()


def _in_a_row(things: Sequence[str]) -> int:
    """How many of ``things`` are names, one after the other."""
    longest = run = 0
    for one in things:
        run = run + 1 if _THING.fullmatch(_bare(one)) else 0
        longest = max(longest, run)
    return longest


class _Short(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]


# Work 9 hasn't been completed, drop works 2 and 3; 第9项其实没做完, 去掉第2项.
_NUMBERS = rf"{_ONE}(?:\s*(?:,|and|&|、|和|与|及)\s*(?:第)?{_ONE})*"
_NUMBERS_BACK = re.compile(
    rf"(?<![a-z])(?:works?|items?|tasks?|numbers?|nos?\.?) (?:nos?\.? |numbers? )?(?P<en>{_NUMBERS})(?: [a-z]+){{0,2}}? ?(?:(?:has|have|was|were|is|are|did|does|do)(?:n't| not)|never)(?: [a-z]+){{0,2}} (?:completed?|done|finished?|carried out|started|count(?:ed)?|recogni[sz]ed|accepted|ready|there|qualif(?:y|ied))(?![a-z])"
    rf"|(?<![a-z])(?:drop|dropping|remove|take out|leave out|leaving out|without|minus|strike|scrap|cancel|not counting) (?:works?|items?|tasks?|numbers?|nos?\.?) (?P<en2>{_NUMBERS})(?![a-z0-9])"
    rf"|第(?P<zh>{_NUMBERS})项(?:工作)?(?:其实|实际上?|还|都|也|并|根本|目前|到现在|这|的)*(?:没有?|未|不)(?:做完|完成|做|开展|通过|验收|算|被认|认|落地|搞)"
    rf"|(?:去掉|拿掉|减掉|扣掉|扣除|剔除|除去|不要|不算|砍掉)(?:了)?第(?P<zh2>{_NUMBERS})项"
)


class Works:
    """Reads the works by name, by description and by number. Built once."""

    def __init__(self, fact: Fact, matchers: Matchers) -> None:
        self._fact = fact
        self._matchers = matchers
        self._phrases = Phrases(fact)
        file = validate_file(TypeAdapter(dict[str, _Short]), Path(__file__).with_name("work.yaml"))
        self._short = {
            fact.values.index(work) + 1: re.compile(
                "|".join(compile_phrase(one).pattern for one in (*names.zh, *names.en))
            )
            for work, names in file.items()
        }

    def find(self, typed: Typed, *, known: object, answering: bool) -> Iterator[Reading]:
        """One reading of all works this turn tells, with those known before: what was carried out stays so.

        One or two works that a story touches are not all that was done; unless the words say so, or six and more
        are known by then, they are ``Some``. ``known``: a tuple, or ``Some``.
        """
        plain = typed.plain
        told: dict[int, tuple[int, int]] = {}
        for found in _LIST.finditer(plain):
            if found["not"] or not (answering or _TOPIC.search(plain) or self._plainly_works(found)):
                continue
            stands = stance(typed, *found.span())
            if stands.asked or stands.denied or stands.unsure or stands.plan or stands.aside:
                continue
            if _ASKED_ABOUT.match(plain, found.end()) or _COMPARED.search(plain[: found.start()]):
                continue
            if _HALF.match(plain, found.end()) or _TO_START.search(plain[: found.start()]):
                continue
            if _NO_ONE.search(found.group()) or _A_RANK.match(plain, found.start()):
                continue
            if found["en"] and found["en"].isalnum() and _FINISHED.search(found.group()):
                continue  # special works completed: 9
            for n in self._numbers(found):
                told[n] = found.span()
        ticked = [int(number.whole(one["n"]) or 0) for one in _TICKED.finditer(plain)]
        if len(ticked) + len(_UNTICKED.findall(plain)) > _A_LIST and len(ticked) > 1:
            told = {}  # 1 是,2 否,3 是: each number has its word, and no list is left
        if (
            len(ticked) > 1
            and (answering or _TOPIC.search(plain))
            and max(ticked) <= len(self._fact.options)
            and min(ticked) > 0
        ):
            told |= dict.fromkeys(ticked, (0, len(plain)))
        also = _ALSO.fullmatch(plain.rstrip(" .,;!。")) if isinstance(known, tuple) else None
        if also and 0 < (one := number.whole(also["en"] or also["zh"]) or 0) <= len(self._fact.options):
            told[one] = also.span()
        for found in _ALL.finditer(plain):
            stands = stance(typed, *found.span())
            if not (stands.asked or stands.denied or stands.unsure or stands.plan):
                told |= {n: found.span() for n in range(1, len(self._fact.options) + 1)}
        without = self._dropped(typed, known)
        if without is not None:
            yield without
            return
        if len(told) < len(self._fact.options) or _EXCEPT.search(plain):
            told = self._all_but(typed, answering) or told
        listed = bool(told)
        if not told:
            told = self._described(typed, known=known, answering=answering)
        counted = self._counted(typed, answering=answering)
        before = set(known.values if isinstance(known, Some) else known if isinstance(known, tuple) else ())
        taken_back = self._taken_back(typed)
        # 做了6项,其中诚信没做成: of what is only counted, so many fewer.
        many = counted.value if counted is not None else known
        if (
            taken_back
            and isinstance(many, int)
            and not told.keys() - taken_back.keys()
            and many >= len(taken_back)
        ):
            yield Reading(HOW_MANY, many - len(taken_back), *next(iter(taken_back.values())))
            return
        if gone := {self._fact.values[place - 1] for place in taken_back} & before:
            left = tuple(value for value in self._fact.values if value in before - gone)
            if left and not (told.keys() - {self._fact.values.index(value) + 1 for value in gone}):
                span = next(iter(taken_back.values()))
                yield Reading(WORKS, Some(left) if isinstance(known, Some) else left, *span)
                return
        if counted is not None and (dropped := taken_back.keys() & told.keys()):
            told = {place: span for place, span in told.items() if place not in dropped}
            counted = counted._replace(value=int(str(counted.value)) - len(dropped))
        by_then = [
            value for place, value in enumerate(self._fact.values, 1) if place in told or value in before
        ]
        # 做了五项, with fewer named or none: how many is told, which is not. 管理创新也做了,一共六项 counts those before.
        if counted is not None and (not told or counted.value not in (len(told), len(by_then))):
            yield counted
            return
        if not told:
            # 现在几项了: those listed before are to be counted, and they are all.
            asks = _TO_BE_COUNTED.search(plain) or _ENOUGH_NOW.search(plain)
            if asks and isinstance(known, Some) and known.listed:
                yield Reading(WORKS, known.values, *asks.span())
            return
        whole = (
            listed
            or answering
            or (isinstance(known, tuple) and not isinstance(known, Some))
            or counted is not None
            or self._is_list(told, plain)
            or self._summed(typed, told)
            or _TO_BE_COUNTED.search(plain) is not None
        )
        if counted is not None and counted.value == len(told) != len(by_then):
            before = set()
        if re.search(r"说错|不对|只做了|只有|其实只|actually only|just the", plain):
            before = set()
        names = tuple(
            value
            for place, value in enumerate(self._fact.values, start=1)
            if place in told or value in before
        )
        whole = (whole or _NO_MORE.search(plain) is not None) and _AT_LEAST.search(plain) is None
        before_in_part = known if isinstance(known, Some) else Some(())
        closed = listed or counted is not None or _THESE_ARE_ALL.search(plain) is not None
        wholly = True if closed else self._read_wholly(typed, told)
        partly = wholly is False or (wholly is None and before_in_part.partly)
        in_lists = not partly and (wholly or before_in_part.listed)
        whole = (whole and not partly) or len(names) >= _ENOUGH
        yield Reading(
            WORKS,
            names if whole else Some(names, listed=bool(in_lists), partly=partly),
            min(a for a, _ in told.values()),
            max(b for _, b in told.values()),
        )

    def _dropped(self, typed: Typed, known: object) -> Reading | None:
        """The works told before less those that a turn takes back: work 9 hasn't been completed; 去掉第2项."""
        before = known.values if isinstance(known, Some) else known
        if not isinstance(before, tuple):
            return None
        gone: set[str] = set()
        spans = []
        for found in _NUMBERS_BACK.finditer(typed.plain):
            numbers = {
                number.whole(one.group())
                for one in re.finditer(_ONE, found["en"] or found["en2"] or found["zh"] or found["zh2"])
            }
            named = {self._fact.values[n - 1] for n in numbers if n and n <= len(self._fact.options)}
            if named:
                gone |= named
                spans.append(found.span())
        left = tuple(value for value in before if value not in gone)
        if not spans or len(left) == len(before):
            return None
        value = Some(left) if isinstance(known, Some) else left
        return Reading(WORKS, value, spans[0][0], spans[-1][1])

    def _all_but(self, typed: Typed, answering: bool) -> dict[int, tuple[int, int]]:
        """All works but those left out, by name or by number; empty where no such thing is said."""
        plain = typed.plain
        if not (answering or _TOPIC.search(plain)):
            return {}
        every = range(1, len(self._fact.options) + 1)
        for found in (*_BUT_NAMED.finditer(plain), *_BUT.finditer(plain)):
            groups = found.groupdict()
            if stance(typed, *found.span()).asked:
                continue
            idle = groups.get("none") is not None or _IDLE.match(plain[found.end() :]) is not None
            if groups.get("en"):
                idle = idle ^ (_IDLE_EN.search(groups["en"]) is not None)
            elif idle and not found.group().startswith("除"):
                continue  # 就这四项,别的都没开展: the named ones alone, which are read by name
            elif not found.group().startswith("除") and not _LEFT_OUT.search(found.group()):
                continue
            start, end = found.span(next(name for name in ("n", "left", "zh", "en") if groups.get(name)))
            numbers = {number.whole(one.group()) for one in re.finditer(_ONE, plain[start:end])}
            named = {
                self._fact.values.index(str(one.value)) + 1
                for one in self._phrases.find(typed)
                if start <= one.start < end and found.re is _BUT_NAMED
            }
            missing = named or (set() if "除此" in found.group() else numbers)
            if missing and idle:
                return {n: found.span() for n in every if n in missing}
            if missing:
                return {n: found.span() for n in every if n not in missing}
        return {}

    def _counted(self, typed: Typed, *, answering: bool) -> Reading | None:
        """How many works are said to be done, where a number says so."""
        if not answering and not _TOPIC.search(typed.plain):
            return None
        for none in _ZERO.finditer(typed.plain):
            clause = typed.clause_at(none.start())
            if not (
                _OF_THE_REST.search(typed.plain, clause.sentence[0], none.end())
                or stance(typed, *none.span()).asked
            ):
                return Reading(HOW_MANY, 0, *none.span())
        counts = list(_COUNT.finditer(typed.plain))
        # 专项六项,有五项做完了: what is done counts.
        done = [one for one in counts if _DONE.match(typed.plain, one.end())]
        for found in done or counts:
            stands = stance(typed, *found.span())
            asked = stands.asked and not _TOLD_SHORT.fullmatch(typed.plain)
            if asked or stands.denied or stands.unsure or stands.plan or stands.other:
                continue
            clause = typed.clause_at(found.start())
            stop = max(clause.end, found.end())
            around = typed.plain[max(0, found.start() - 4) : min(found.end() + 8, stop)]
            said = typed.plain[clause.start : stop]
            if _NEEDED.search(around) or _MISPRINT.search(said) or of_the_rules(said):
                continue
            if _WOULD_DO.search(typed.plain) or _EACH_AS_ONE.search(typed.plain):
                continue  # 智能制造一期、二期算两项,加起来七项
            said_many = next(value for value in found.groupdict().values() if value)
            many = len(self._fact.options) // 2 if said_many in ("half", "一半") else number.whole(said_many)
            every = many == len(self._fact.options)
            if every and not re.search(
                "做|搞|干|完成|开展|我们有|did|done|carried|completed|finished", found.group()
            ):
                continue  # 专项工作一共是12项: the rule, and nothing of the asker
            if many is not None and many <= len(self._fact.options):
                return Reading(HOW_MANY, many, *found.span())
        return None

    def _plainly_works(self, found: re.Match[str]) -> bool:
        """Whether a list of numbers is of works though nothing else says so: numbers 2, 4, 6 and 7 are finished."""
        if found["hao"]:
            return len(self._numbers(found)) >= _A_LIST
        opens = re.search(r"(?:^|[.!?\n] ?)$", found.string[: found.start()]) is not None
        said = _ARE_DONE.match(found.string, found.end()) is not None
        return bool(found["en"]) and opens and said and len(self._numbers(found)) > _A_LIST

    def _numbers(self, found: re.Match[str]) -> list[int]:
        groups = found.groupdict()
        top = len(self._fact.options)
        if groups["first"] or groups["enfirst"]:
            last = number.whole(groups["first"] or groups["enfirst"]) or 0
            return list(range(1, last + 1)) if last <= top else []
        if groups["from"] or groups["enfrom"]:
            low, high = (
                number.whole(groups["from"] or groups["enfrom"]),
                number.whole(groups["to"] or groups["ento"]),
            )
            return list(range(low, high + 1)) if low and high and low <= high <= top else []
        numbers: list[int | None] = []
        listed = groups["list"] or groups["plain"] or groups["en"] or groups["en2"] or groups["hao"] or ""
        for one in re.finditer(_ONE, listed):
            before, this = numbers[-1] if numbers else None, number.whole(one.group())
            if before and this and this <= top and re.search(rf"{_TO}\s*第?$", listed[: one.start()]):
                numbers += range(before + 1, this)
            numbers.append(this)
        return (
            [n for n in numbers if n is not None]
            if all(n is not None and 1 <= n <= top for n in numbers)
            else []
        )

    def _described(self, typed: Typed, *, known: object, answering: bool) -> dict[int, tuple[int, int]]:
        topic = _TOPIC.search(_CASE.sub("", typed.plain))
        if not (answering or known or topic) and len(_PARTS.findall(typed.nameless)) < _A_LIST - 1:
            return {}  # three works take two commas
        if _LISTED.search(typed.plain):
            return {}
        matches = self._matchers.works(_NO_WORK.sub(lambda found: "○" * len(found.group()), typed.nameless))
        counted = isinstance(known, tuple) or _ARE_COUNTED.search(typed.nameless) is not None
        told = self._named_for_short(typed, counted=counted)
        if not (answering or known or topic or len(matches) >= _A_LIST):
            return told
        for match in matches:
            spans = [
                span
                for said in match.said
                for part in said.split(" … ")
                for span in _places(typed.nameless, part)
            ]
            whole = [
                one
                for one in spans
                if not any(a <= one[0] and one[1] <= b and (a, b) != one for a, b in spans)
            ]
            if spans and not all(self._not_done(typed, *span) for span in whole):
                told[match.number] = (min(a for a, _ in spans), max(b for _, b in spans))
        return told

    def _named_for_short(self, typed: Typed, *, counted: bool) -> dict[int, tuple[int, int]]:
        """Works that a list names for short, behind words that head a list of works done.

        ``counted``: works are spoken of, so that any list of what was done is one of works. Where they are not, it
        is one if each of three things or more is a work.
        """
        plain = typed.nameless
        heads = dict.fromkeys((found.span() for found in _HEADING.finditer(plain)), 1)
        if not _OF_DIRECTIONS.search(plain):
            least = 1 if counted else _A_LIST
            done = (
                *_DONE_LIST.finditer(plain),
                *_BESIDES.finditer(plain),
                *(_ADDED.finditer(plain) if counted else ()),
            )
            heads |= {found.span(): least for found in done if found.span() not in heads}
            heads |= {found.span(): _A_LIST for found in _HAD.finditer(plain)}
            for found in _TOTALLED.finditer(plain):
                last = found.end(found.lastgroup or 0)
                if self._heads_done(
                    typed, last - 1, last
                ):  # 朋友做了…,一共6项: the words before the last tell who
                    heads[found.start(), found.start()] = least
        told: dict[int, tuple[int, int]] = {}
        read = -1  # where the list read last ends: what heads its later items is read with them
        for (start, begin), least in sorted(heads.items()):
            if start < read or not self._heads_done(typed, start, begin):
                continue
            if least > 1 and not self._all_works(plain, begin):  # 我们有研发、设计、生产部门
                continue
            stop = re.compile(r"[。;!?\n]|\. |$").search(plain, begin)
            read = stop.start() if stop else len(plain)
            at = begin
            for item in (*_ITEMS.finditer(plain, at, read), None):
                until = item.start() if item else read
                again = _DONE_LIST.search(plain, at, until)
                again = again if again and again.end() < until else None  # 诚信都做了 heads nothing
                named = self._short_for(plain[again.end() if again else at : until]) - told.keys()
                if named and (again is None or self._heads_done(typed, *again.span())):
                    told |= dict.fromkeys(named, (start, until))
                at = item.end() if item else read
        return told

    def _all_works(self, plain: str, begin: int) -> bool:
        """Whether the list from ``begin`` on has three things or more, and each is a work."""
        stop = re.compile(r"[。;!?\n]|\. |$").search(plain, begin)
        said = plain[begin : stop.start() if stop else len(plain)]
        # Where 、 lists, a comma ends the list: 技术创新、智能制造,商标自有.
        things = [one for one in _ITEMS.split(said.split(",")[0] if "、" in said else said) if one.strip()]
        return len(things) >= _A_LIST and all(self._is_work(one) for one in things)

    def _is_work(self, words: str) -> bool:
        return bool(self._short_for(words) or self._matchers.works(words))

    def _heads_done(self, typed: Typed, start: int, end: int) -> bool:
        """Whether the words from ``start`` to ``end`` say that what comes next was done."""
        plain, clause = typed.nameless, typed.clause_at(start)
        stands = stance(typed, start, max(end, start + 1))
        return not (
            stands.asked
            or stands.plan
            or stands.denied
            or stands.other
            or _NOT_DONE_YET.search(plain, clause.start, end)
            or _IF.search(plain, clause.sentence[0], start)
        )

    def _short_for(self, words: str) -> set[int]:
        """The works that ``words`` are a short name of."""
        words = _BESIDE.sub("", words.rstrip("."))
        return {place for place, short in self._short.items() if words and short.fullmatch(words)}

    def _taken_back(self, typed: Typed) -> dict[int, tuple[int, int]]:
        """The works that are said not to count, or not to have come to anything after all, and where."""
        gone: dict[int, tuple[int, int]] = {}
        for found in _TAKEN_BACK.finditer(typed.nameless):
            if stance(typed, *found.span()).asked:
                continue  # 不算绿色发展吗
            words = next(group for group in found.groups() if group).strip()
            named = self._short_for(words) or {one.number for one in self._matchers.works(words)}
            gone.update(dict.fromkeys(named, found.span()))
        return gone

    def _summed(self, typed: Typed, told: Collection[int]) -> bool:
        """Whether a number in the words says that the works named are what was done: these two, five of the works."""
        plain = typed.nameless
        for found in _SUM.finditer(plain) if len(told) > 1 else ():
            start, end = typed.clause_at(found.start()).sentence
            stands = stance(typed, *found.span())
            if (
                number.whole(found["zh"] or found["en"]) == len(told)
                and _DID.search(plain, start, end)
                and not (stands.asked or stands.denied or stands.plan or stands.unsure or stands.other)
            ):
                return True
        return False

    def _read_wholly(self, typed: Typed, told: Mapping[int, tuple[int, int]]) -> bool | None:
        """Whether each thing is a work in the list that tells them; None where no three things are listed."""
        plain = typed.nameless
        begin, _ = typed.clause_at(min(a for a, _ in told.values())).sentence
        stop = re.compile(r"[。;!?\n]|\.(?=\s|$)").search(plain, max(b for _, b in told.values()))
        said = plain[begin : stop.start() if stop else len(plain)]
        # Where 、 lists, a comma ends the list: 技术创新、智能制造,商标自有.
        lists = said.split(",") if "、" in said else [said]
        split = [_BETWEEN.split(one) for one in lists]
        if max(map(_in_a_row, split)) < _A_LIST:
            return None
        listed = (_bare(one) for things in split if _in_a_row(things) > 1 for one in things)
        return all(self._is_work(one) for one in listed if _THING.fullmatch(one))

    def _is_list(self, told: Collection[int], plain: str) -> bool:
        """Whether the works told are all that were done, and no examples from a story."""
        return len(told) > _A_LIST or (len(told) == _A_LIST and _COUNTED_AS.search(plain) is not None)

    def _not_done(self, typed: Typed, start: int, end: int) -> bool:
        state = _STATE.match(typed.nameless, end)
        if state is not None:
            return state["no"] is not None
        stands = stance(typed, start, end)
        clause = typed.clause_at(start)
        besides = _BESIDES.search(typed.nameless, clause.start)
        left_out = besides is None and re.search(r"除了?[^,。]*$", typed.nameless[clause.start : start])
        if re.match(
            r"(?:系统|体系|项目|这[一]?[项块个]|那[一]?[项块个])?(?:目前|现在|暂时|都|也|还|仍|正|只|才|刚)*(?:停留)?(?:处于|在)?(?:在建|在做|在搞|建设中|筹备|筹划|酝酿|谋划|推进中|规划|计划|待建|论证|调研|立项|起步阶段)",
            typed.nameless[end:],
        ):
            return True
        if _WISHED.search(typed.nameless[clause.start : start]) or _AN_IDEA.match(typed.nameless, end):
            return True
        excepted = re.match(r" (?:excepted|excluded|aside|apart)(?![a-z])", typed.nameless[end:])
        return stands.denied or stands.plan or stands.unsure or bool(left_out or excepted)


def _places(plain: str, words: str) -> Iterator[tuple[int, int]]:
    for form in (words, fold(words)[0], fold(words)[0].replace(" ", "")):
        start = plain.find(form)
        if form and start >= 0:
            yield start, start + len(form)
            return
