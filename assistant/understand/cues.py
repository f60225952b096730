"""The words that give away what a turn means: what asks, what only tells, what goes back to what was said before.

Patterns over simplified, plain text in Chinese and English, each by what finding it means.
"""

from __future__ import annotations

import re
from pathlib import Path

# Said before a question too: scrap all that, start from zero. 前面说的都不算
RESET = re.compile(
    r"\b(?:scrap|forget|drop|disregard|delete|ignore) (?:all|everything)(?: of)?(?: that| this| it| above| before| i (?:said|told you|wrote|mentioned))?(?=\s*(?:[,.;:!]|$|and\b))|(?:^|[.,;!])\s*(?:let'?s |please |ok(?:ay)?,? |now )*(?:start|begin) (?:all )?(?:over|afresh|anew|(?:again )?from (?:zero|scratch|the (?:beginning|top)))(?=\s*(?:[,.;:!]|$))"
    r"|(?:前面|上面|刚才|之前)(?:我)?(?:说|讲|问|聊|提|写)?的?(?:那些|内容|东西|话)?(?:都|全部?|统统|一概)(?:不算|作废|不要了|不作数|当没说|忘了?吧?|删了?|清掉)|当我(?:什么都|啥都|前面)?没(?:说|讲|问)过?(?=$|[,，。!！;；])|推倒重来|(?:^|[,，。;；!！])我?们?从零开始(?=[,，。:：!！]|$)|"
    r"^\W*(重新开始|重新来|从头(开始|再来|来)|重来|清空|清除(记录|信息)?|重置|(换一?家|另一家)(公司|企业)\W*$|start over|start again|restart|reset|clear|new company|let's start over)"
)
SPLIT = re.compile(r"(?<=[?？])|(?<=[。；;！!\n])")
# Where a sentence may go on to another question, and the words that make a part of it one.
NUMBERED = re.compile(
    r"(?:^|(?<=[\s,，。;；:：?？!！]))[(（]?([1-5])(?:\s?[、)）:：]|[.．](?!\d))?\s*(?=[㐀-鿿A-Za-z])(?![年月日号家个项条人天次份岁元万亿种类层楼级]|名(?![额单称])|years?\b|months?\b|compan|of\b|firms?\b|directions?\b|units?\b|d\b)"
)
# 一要不要规上，二材料交给谁
NUMBERED_IN_WORDS = re.compile(
    r"(?:^|(?<=[\s,，。;；:：?？!！]))第?([一二三四五])(?:[、,，.．:：)）]|来?是|呢|个问题)?\s*(?=[㐀-鿿])(?![一二三四五六七八九十百千起些般共直律定旦概同年月日号家个项条名人天次份岁元万亿种类层楼级边面])"
)
# Whether several things that are said to be so are: true or false, which of those are right, 哪些属实
CLAIMED = re.compile(
    r"\b(?:is it (?:true|correct|right)(?: that)?|true or false|(?:tell me |say )?which of (?:those|these|them|the)(?: [a-z]+)? (?:is|are) (?:right|true|correct)|(?:are|is) (?:any|all|some|these|those|they)(?: of (?:that|this|it|them|those|these))? (?:right|true|correct))\b"
    r"|(?:哪一?[些几个条项]|哪些说法)(?:说法)?(?:是|才)?(?:对的?|真的?|属实|正确)|(?:都|是否|是不是)(?:对|属实|正确|真的)(?:吗|么)?|真的假的|对还是错",
    re.IGNORECASE,
)
AND_AT_END = re.compile(r"[\s,，;；]*(?:\b(?:and|or)|和|以及|还有)?\s*$", re.IGNORECASE)
TRUE_OR_FALSE = re.compile(r"(?:true or false|对还是错|真的?还是假的?|判断)\s*[:：]\s*", re.IGNORECASE)
# What stands before a numbered list of headings to look up: 想了解：1) 条件 2) 名额
WANTED_LIST = re.compile(
    r"(?:想|要|请|需要)(?:问|了解|知道|查|咨询|介绍|告诉|答复|回答)[^。?？]{0,12}[:：]?\s*$|问题[^。?？]{0,4}[:：]\s*$"
    r"|\b(?:want|need|like|asking|questions?|tell (?:me|us)|know|list|explain)\b[^.?]{0,24}[:]?\s*$",
    re.IGNORECASE,
)
# Questions in English joined by a comma or "and", each opening like one: is it free, how long does it take
JOINED = re.compile(
    r"(?:,\s*(?:and\s+|or\s+)?|\s+and\s+)(?=(?:whats?|what's|who|whom|where|when|why|how (?:many|much|long|often|do|does)|by when|(?:is|are|do|does|can|could|may|must|should|will) (?:it|there|we|i|a|an|the|our|any|they)|(?:is|are) [a-z]+ (?:needed|required|necessary|allowed))[\s?])",
    re.IGNORECASE,
)
OPENS_A_QUESTION = re.compile(
    r"^\W*(?:and |so |also |please )*(?:whats?|what's|who|whom|where|when|why|how|which|by when|is|are|do|does|can|could|may|must|should|will)\b",
    re.IGNORECASE,
)
# 可以同时报两个吗, can we take more than one
SEVERAL_OPTIONS = re.compile(
    r"[两二三几多][个项种样]|同时|\b(?:two|both|three|several|multiple|more than (?:one|1))\b"
)
# 行不行, can four firms apply
EITHER = re.compile(
    r"(\w)不\1|^\W*(?:can|could|may|do|does|did|is|are|must|should|will|would|has|have)\b", re.IGNORECASE
)
COMMA = re.compile(
    r"(?<=[，,、])(?!\s*(?:还是|或者?|or\b))|(?<=\S)\s+(?=(?:and|also|plus)\s+(?:what|which|who|where|when|why|how|by when|by what|can|could|may|do|does|is|are|should|must|will|whether)\b)"
)
GAP = re.compile(r"(?<=[㐀-鿿])[ 　]+(?=[㐀-鿿])(?!还是|或者?)")
QUESTION_WORDS = (
    r"吗|么$|报不报|(?<!没)(?<!没有)(?<!也不是)(?<!又不是)(?<!并不是)(?<!不算)(?<!算不上)(?<!谈不上)什么(?!的|都|也|样的都|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|啥(?!的|都|也|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|咋|哪(?!怕|儿都|里都|个都|[^,，。.?？!！吗呢]{0,6}[都也](?:没|不|未|无))|怎么(?!也|都)|怎样|如何|多少(?!有点|都)|多[久长大](?!的|了|都)|"
    r"(?<![好十这那没找请拉跟和与约])几(?=家|个|项|条|年|号|月|天|次|回|届|轮|批|趟|遍|份|步|类|种|级|时)|谁(?!都|也)|何时|何地|是否|能不能|可不可以|能否|可否|有没有|是不是|要不要|需不需要|会不会|允不允许|为什么|"
    r"(?:到底|究竟)(?=[^,。]{0,16}还是)|\b(what|(?!which (?:we|they|i|he|she|it|our|was|were|has|had)\b[^?]*?[.;])which|who|whom|where|when|why|how|whether|whats|whos|wheres|whens|hows)\b|\b(can|could|may|do|does|should|must|will) (we|i|it|there|our|my|the|a|an|any|you|they|this|that)\b"
    # "is our mark enough" asks; "the brand is our own" tells
    r"|(?<!brand )(?<!mark )(?<!company )(?<!firm )(?<!factory )(?<!plant )(?<!owner )(?<!customer )(?<!parent )(?<!\bthis )(?<!\bthat )(?<!\bit )(?<!\bhe )(?<!\bshe )(?<!\bwe )(?<!\bthey )\b(is|are) (we|i|it|there|our|my|the|a|an|any|you|they|this|that)\b"
)
ASKS_ITSELF = re.compile(QUESTION_WORDS, re.IGNORECASE)
ASKS = re.compile(
    r"[?？]|呢|嘛|(?:能|可以|算|够|符合|满足)[^,，。！!]{0,6}[不没]\W*$|区别|介绍|说说|讲讲|告诉|请问|想问|想知道|想了解|咨询|\b(tell (me|us)|explain|describe|difference)\b|\b(?:need|want|like|give me|show me)(?: to (?:see|read|have))? the (?:(?:exact|full|original|chinese|verbatim|whole|very) )*(?:words|wording|text|clause|quote|sentence|passage)\b|(^|\b(?:please|you|to|and|just) )list\b|"
    + QUESTION_WORDS,
    re.IGNORECASE,
)
OPEN_YET = re.compile(
    r"没定|未定|待定|不确定|没想好|说不好|说不准|没确定|not (decided|sure)|undecided|to be decided"
)
# 知识产权归谁,合同没翻出来: an open matter of their own, which they ask nobody here.
LOOKED_UP = re.compile(
    r"没翻(?:出来|到|着)|没找(?:到|出来|着)|没(?:去)?(?:查|核实|核对|落实|弄清|搞清)|记不清|记不得|不记得|(?:还|得|要|正)[在去]?(?:查|问|翻|看|等)(?:一下|一问|一查|问|查)?(?:公司|集团|我们)?(?:合同|法务|财务|老板|总部|人事|同事|律师|会计|台账|档案|结果|通知|他们|开发商)|\b(?:have|has|had|would|will|need|still)(?:n't| not| yet| to)* (?:check|ask|look|find|found|checked|looked)(?: it)?(?: up| into| with| for)?\b"
)
# 一个单位能报几个方向: a number that the text holds, and nobody's case. 还差几项: a case.
HOW_MANY = re.compile(
    r"(?:几|多少)(?:家|个|项|条|类|种|份|次|年|天|届|轮|批)(?!月)|\bhow (?:many|long|often|much)\b",
    re.IGNORECASE,
)
STILL_SHORT = re.compile(r"还|再|差|缺|少|\b(?:more|missing|short|still|left)\b", re.IGNORECASE)
# What is left of a question when these are taken away is what it asks about.
ASKING_WORDS = re.compile(
    r"哪些|哪个|哪几|什么|多少|多久|几个|几项|几家|几年|怎么|怎样|如何|有|要|都|分别|具体|算|能|不|没|做|报|办|写|说|"
    r"\b(which|who|where|when|why|how|many|much|long|often|are|they|all|can|do|we|i|there|any|be|need|should|have|has|name|list|whole|lot|every|each|full|set|give|me|us|out)\b"
)
ASKS_FOR_A_THING = re.compile(
    r"^\W*(?:[^:]{0,60}: )?(?:(?:and|so|but|also|then|ok|okay|hi|hello|please)\W+)*(?:(?:to|by|from|with|under|at|in|on|for|until) (?:which|what|whom|when)|where|when|who|whom|why|how (?:many|much|long|often|soon|late)|what|which|how (?:do|does|did|would|is|are)\b[^?]{0,60}\bdiffer|how (?:do|does|would|should|can|could|must|might)\b[^?]{0,60}\b(?:apply|file|submit|register|proceed)\b|(?:is|was|are) (?:that|this|it|those|these) (?:also |still |really )?(?:the|an?) (?:[a-z]+ ){0,2}(?:date|deadline|day|form|system|site|website|portal|address|office|department|body|list|limit|clause|wording|document|version))\b(?!.*\b(?:eligib\w+|qualif\w+|chance|still (?:need|missing|open)|need from|missing)\b)"
)
# Does he need my mother? 要不要我妈同意: asked is whose leave it takes, not whether one may apply.
WHOSE_LEAVE = re.compile(
    r"离得开|离不离得开|少得了|绕得[开过]|不经过[我她他]|(?:要不要|用不用|需不需要|需要|得要|要)(?!求)[^,，。?？]{1,6}(?:同意|签字|点头|配合|转让)(?=$|[^了的过])"
    r"|\bneeds? (?:me|him|her|them|(?:my|his|her|our) (?:mother|father|brother|sister|wife|husband|son|daughter|uncle|aunt|cousin|partner|consent|permission|signature|agreement))\b"
    r"|\bwithout (?:me|him|her|them|(?:my|his|her) (?:[a-z]+ )?(?:consent|permission|signature|agreement|mother|father|brother|sister|wife|husband))\b",
    re.IGNORECASE,
)
# What the text says, whoever asks: whether the guideline fixes a closing date. Not what it lets one do.
OF_THE_TEXT = re.compile(
    r"(?:文件|办法|指引|条文|条款|政策|原文|通知)(?:里头?|中|上|里面)?(?:到底|究竟|是否|有没有|有无|是不是|会不会)*(?:写|规定|说|讲|提|列|定|明确|限定)(?!我)"
    r"|\b(?:whether|does|do|did|has|have) (?:the|this|that|these|either|any|your) (?:[a-z]+ )?(?:guidelines?|texts?|measures?|documents?|polic(?:y|ies)|notice|clauses?) (?:actually |really |itself |also |even )?(?:say|says|state|states|fix|fixes|set|sets|mention|mentions|name|names|give|gives|list|lists|define|defines|specif(?:y|ies)|provide|provides|lay|lays)\b"
)
# Something that has a text, and a validity of its own.
A_TEXT = re.compile(
    r"办法|文件|政策|指引|通知|\b(?:measures?|guidelines?|documents?|polic(?:y|ies)|rules?|notice)\b"
)
# 我说的是全国那个，不是省里的: what is not meant names nothing.
NOT_MEANT = re.compile(
    r"(?<=[^\W\d_])[,，;；、 ]+(?:而)?(?:不是|并非|不要|别讲|没问)[^,，。.?？!！]{1,10}?(?:的|那个|那边|那份)?(?=\W*$)"
    r"|[,;]? (?:and )?not (?:the |in |for |about )*[a-z' ]{2,24}?(?: one| title| side)?(?=\W*$)",
    re.IGNORECASE,
)
# Now leave Hunan, …; 不报企业品牌了，…: what is put aside is not asked about.
LEFT = re.compile(
    r"(?:撇开|抛开|先不管|先不说|不说|放下|先放一放|(?:不(?:想|打算|准备)?再?|放弃)[报報走](?=[企區区]|品牌|名品|案例|數字|数字|湖南|[标標]杆|国家|國家))[^,，。.?？]{1,8}[,，、]|\b(?:leave|leaving|forget|never mind|set aside|setting aside|enough of|enough about)(?: about)?(?: the)? [a-z]+(?: aside)?[,;.]",
    re.IGNORECASE,
)
# A question of its own, though what it is about was named before.
ANOTHER_THING = re.compile(
    r"什么时候|啥时候|何时|几时|几号|几月|多久|谁(?!都|也)|哪里|哪儿|哪个?(?:部门|单位|平台|网站|系统|地方)|多少|(?<![好十这那没请拉跟和与约])几(?=家|个|项|条|年|份|步|次|回|届|轮|批|趟|遍|天)|什么(?=材料|资料|条件|好处|用|区别)|啥(?=材料|资料|条件|好处|用|区别)|怎么(?=交|报|填|弄|走|申|提|选|评|办|算|写|联系)"
    r"|用不用|要不要|需不需要|给不给|有没有|收不收|交不交|算不算"
    r"|\b(when|where|who|whom|how (many|much|long|often))\b"
)
# What sort of thing is asked for: after one of them another is asked of the same matter.
SORTS = {
    "when": re.compile(
        r"什么时候|啥时候|何时|几时|几号|几月|多久|哪一?[天年月]|\b(?:when|how (?:long|often|soon)|what date|which day|deadline)\b"
    ),
    "who": re.compile(r"谁(?!都|也)|哪个?(?:部门|单位)|\b(?:who|whom|which (?:office|department|body))\b"),
    "where": re.compile(r"哪里|哪儿|[到去往在上]哪(?![些个种类项条年天月家])|\b(?:where|website|address)\b"),
    "how many": re.compile(
        r"多少|(?<![好十这那没请拉跟和与约])几(?=家|个|项|条|份|步)|\bhow (?:many|much)\b"
    ),
    "what then": re.compile(
        r"\bwhat happens\b|(?:不过|没过|不合格|失败)(?:会|了)?(?:怎样|怎么样|如何|咋样|呢)"
    ),
}
THING = re.compile(
    r"什么(?!都|也|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|啥(?!都|也|事没)|(?:别|其他|其它|另外)的? ?(?:什么)?(?:办法|路子?|途径|方式|渠道|法子|way)|\b(?:any |some )?other (?:ways?|route|option|means)\b|哪|谁(?!都|也)|多少|(?<![好十这那没请拉跟和与约])几(?=家|个|项|条|年|号|月|天|次|回|届|轮|批|趟|遍|份|步|类|种|级|时)|何时|何地|怎么(?!都|也)|怎样|如何|区别|有何"
)
# 湖南标杆还能申报吗, with nothing told: asked is whether the policy still holds.
STILL_OPEN = re.compile(
    r"(还|现在|今年|目前|眼下|如今)(还)?(能|可以|可|让|接受|受理|开放)(再)?(申报|报名|报|申请)\W*(吗|么|不|没|嘛|\?|$)"
    r"|\bstill\b.{0,24}\b(open|apply|accept\w*|available|running|going on)\b"
)
# A greeting before the question; alone it is one.
GREETING = re.compile(
    r"^\W*(你好|您好|哈喽|嗨|早上好|上午好|下午好|晚上好|老师好|各位老师好|老师|同志|小助手|hi there|hi|hello|hey|good (morning|afternoon|evening)|dear sirs?( or madam)?)[\s,，。.!！~、:：]*(请问一下|请问|想请问一下|想请问|想问一下|我想问一下|我想问|咨询一下|打听一下)?[\s,，。:：]*(?=\S{3})",
    re.IGNORECASE,
)
# Thanks before the next question: 好的谢谢，明白了。 / Perfect, thanks!
THANKS = re.compile(
    r"^\W*(?:(?:(?:好的?|嗯+|哦+|噢|行|对|明白|了解|知道|懂|清楚|收到|谢谢|谢了|多谢|感谢|辛苦)(?:你|您|啦|了|的|啊|哈)*(?=[\s,，。.!！~、;；]|谢|多谢|明白|知道|了解)|谢谢(?:你|您|啦|了)*"
    r"|(?:(?:ok|okay|great|perfect|right|cool|fine|good|nice|alright|yes|oh) )?(?:ok|okay|great|perfect|thanks?|thank you|thx|cheers|got it|understood|noted|i see|good|nice|alright|all right|right|cool|fine|clear|wonderful|excellent)(?: (?:a lot|very much|so much|all|then|that helps|to know))*(?=\s*[,.!;:—-]))[\s,，。.!！~、;；:—-]*)+(?=\S{2})",
    re.IGNORECASE,
)
# What a company's name ends in says nothing of what is asked: Lida Trading Co., Ltd.
SUFFIX = re.compile(r",? ?\b(?:co\.?,? ?ltd|pty\.? ltd|ltd|inc|llc|gmbh|plc)\b\.?", re.IGNORECASE)
MARKS = re.compile(r"\s?\[\d{1,2}\]")
# How a story is opened: 先介绍下：我们是……
OPENS = re.compile(r"^\W*(先|首先|我先|让我先|我来|容我).{0,6}(介绍|说|讲|交代|交待|汇报)[^?？]*$")
CHANGES = re.compile(
    r"^\W*((上|前)(一|面)?(个|条|句)(问题|话)?|刚才(那个|的)?(问题)?|前面(的|说的)?)(作废|不算|算了|不问了|撤回|忽略|略过|跳过)[，,。;；]*(改问|换成问|我想问|请问|现在问)?[:：,，]?\s*|^\W*(改问|换问)[:：,，]?\s*|^\W*(对了|另外(问|想问)?|换个(话题|问题)|顺便(问|说)?(一下)?|再问(一下|个)?(?!一?家)|(ok|okay|right|fine|now|and)?[,，]?\s*(by the way|(a )?(different|new|separate|unrelated) (topic|question|subject|matter)|another (question|topic|thing)|next question|changing (the )?subject|switching (topics?|subjects?)|on another note|one (more|last) thing))[:：,，.—-]?\s*"
)
ELLIPSIS = re.compile(
    r"^(那|那么|那个|这个|还有|另外|其他|其它|换成|如果是|要是|假如是|同样|也是|以及|至于|and |what about|how about|same |and for|what if|or |then |also |but )"
    r"|呢[?？]?$|(这|那)(个|些|一条|条|项|种|样)|上述|上面|刚才|前面|前者|后者|它|该(条|项|赛道|政策)|"
    r"\b(it|that|those|these|this one|that one|the other|the same|the former|the latter|instead|too|as well)\b",
    re.IGNORECASE,
)
THESE = re.compile(
    r"[这那](?:些|几[家个项条种]|[两二三]?[家个项条种](?![两三]?年|月)|种|样)|它们?|他们|\b(?:it|they|them|those|these|its|their)\b"
)
OTHER_TRACK = re.compile(
    r"(另(外)?(一)?(个|条|类)?|其他|其它|别的|剩下)(的)?(那)?(个|条|类)?(赛道|类别|类|轨道|方向类)|\b(the )?other (track|route|category|one|stream)\b"
)
# 回到第一个问题, back to my first question: and what is asked of it
BACK = re.compile(
    r"^\W*(?:(?:好|行|ok|okay|so|and|now|那|那么|对了|再|还是|算了|我们|咱们?|先)\W*)*(?:回到|回头(?:看|说|问)?|说回|再说回|回过头(?:来)?(?:看|说|问)?|接着)(?:我)?(?:刚才|刚刚|前面|之前)?(?:的)?(?:最开始|一开始|开头|最初|最早|刚开始|(?:第一|头一)[个条]?(?=问|话题|吧|\W|$))(?:(?:问|说)的|的)?(?:那个|那条)?(?:问题|话题|事)?(?:上)?吧?\W*"
    r"|^\W*(?:(?:ok|okay|so|and|now|then|right|well)\W+)*(?:(?:let'?s |can we )?(?:go |come |circle )?back to|(?:going|coming|circling|getting) back to|returning to|return to) (?:my |the )?(?:very )?(?:first|original|initial|opening|第一个|最开始)(?:的)?(?: ?(?:one|question|point|thing|topic|matter|issue|问题))?(?: (?:that )?i (?:asked|raised|mentioned))?\W*"
)
# The first or the second of two that were named together.
FORMER = re.compile(
    r"前者|(?<![提之以最先目往向])(?:前面那?|前那?|头一)(?:一)?(?:个|种|类|条|项)(?=$|[,，。?？呢的能要可是由算有也行吗怎什谁在和跟])|\bthe (?:former|first of (?:them|the two|these))\b",
    re.IGNORECASE,
)
LATTER = re.compile(
    r"后者|(?<![最之以准然])(?:后面那?|后那?)(?:一)?(?:个|种|类|条|项)(?=$|[,，。?？呢的能要可是由算有也行吗怎什谁在和跟])|\bthe (?:latter|second of (?:them|the two|these))\b",
    re.IGNORECASE,
)
# Whether it still holds, asked again of another day: 那2026年6月10号呢
ON_A_DAY = re.compile(
    r"^[^,.;!]{0,12}(?:(?:19|20)\d{2}(?!\d)|[大今去前明后]年|[上下]个?月|\b(?:last|next|this) (?:year|month)|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,8}\d{4})[^,.;!]{0,16}$"
)
# What such a follow-up says besides asking.
OF_A_DAY = re.compile(
    r"\d+(?:st|nd|rd|th)?|[年月日号底初末份中]|[大今去前明后上下本](?:个|一)?(?=[年月])|时候|那会儿?|当时|还|有效|过期|生效|施行|管用|算数|在|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|last|next|this|year|month|was|were|still|already|yet|valid|force|effect|early|late|mid|end|back|then|by|as|at|from|after|before|until)\b"
)
# Only a trademark is renewed, and has a grace period.
RENEWAL = re.compile(r"续展|宽展|\b(?:renew(?:al|ed|ing)?|grace period)\b")
HAS_A_TERM = re.compile(
    r"商标|证书|称号|专利|授权|执照|\b(?:trademarks?|marks?|licen[cs]es?|titles?|certificates?|patents?)\b"
)
UNTIL = re.compile(
    r"^\W*(那|那么)?(又?是)?(到|至|管到|用到|能用到|从)?(什么时候|啥时候|何时|几时|哪一?天|哪一?年|哪一?年哪一?月|几号|几几年|多久|多长时间)(为止|结束|到期|截止|开始|起|才算完|算完)?\W*$|^\W*(and )?(until|till|since|from) when(,? (roughly|exactly|precisely|then))?\W*$|^\W*(and )?(for )?how (much )?long(er)?(,? (roughly|exactly|then))?\W*$"
)
OTHER_POLICY = re.compile(
    r"(另(外)?(一)?(个|份)|其他|别的)(那)?(个|份)?(政策|文件|办法|指引)|省(里|级|上)(的|那个|那边|那份)(?=\W*(呢|吗|怎么|行|能|可以|$))|\b(the )?other (policy|document|measure|programme|program)\b"
)
FILLER = re.compile(
    r"[\s,，。.!！?？、:：;；“”\"'()（）-]|我说的是|就我们?这个?情况|(?:按|照|凭)我们?这个?情况|去?报名?|我指的是|说的是|指的是|我问的是|我是说|是指|那么|那|呢|吗|么|的|是|对于|关于|请问|我们|我|你们|这个|如果|换成|要是|就|怎么样|怎样|如何|又|也|还|啊|呀|吧|和|一样|情况|赛道|政策|可以|"
    r"\b(i mean|i meant|meant|mean|ones|they|them|those|these|title|programme|program|nationally|national|and|what|how|about|the|for|in|of|on|is|it|a|an|same|do|does|so|then|well|too|also|please|under|with|to|that|this|one|track|policy|brands?|measures?|guidelines?|guide|document|scheme|rule|rules|apply|applies|ok|okay|right|side|front|now|are|there|things|over|but|or|like)\b"
)
# The thing asked about before, pointed at: 也有这个门槛吗
SAME_THING = re.compile(
    r"(这|那|同样|一样|类似)(个|种|条|项|样|些)?的?(门槛|条件|要求|规定|限制|标准|说法|规则|讲究|规矩|情况|待遇|好处|程序|步骤)"
    r"|\b(this|that|the same|such an?|such|a similar|any such) (requirement|condition|threshold|rule|limit|restriction|provision|cap|criterion|criteria|benefit|step|thing|story|deal|bar|hurdle|standard|test|line)s?\b|\bsame (rules?|story|deal|there|too)\b"
)
# The same of another name: …, and who did under the Hunan measure?
LIKEWISE = re.compile(
    r"^\W*(?:and|or) (?:who|what|when|where|which|how)(?: (?:many|much|long))? (?:did|does|do|is|was|were|are|about|would|should|must|can)(?: it| that| they| we)?(?: be)?(?= (?:under|for|in|with|on|by|at|of)\b)"
)
# 跟国家企业品牌比，哪个更严: the thing asked about before is set against what is named now
AGAINST = re.compile(
    r"(?:跟|和|与|同|拿)[^,。?？]{2,24}(?:比|相比|对比|比较|比起来)|比起|相比|哪个(?:更|要)?(?:严|宽|松|高|低|难|容易|好)|\b(?:compared? (?:to|with)|versus|vs\.?|against|stricter|tougher|softer|looser|than)\b"
)
# 国家跟湖南，材料交给谁，有啥区别: asked of what stands before it
DIFFER = re.compile(
    r"^\W*(?:这|那)?(?:两者|二者|两边|两个|它们|到底|究竟|之间)*(?:又)?(?:有)?(?:什么|啥|何|哪些|没有|哪儿|哪里)?(?:区别|不同|不一样|差别|差异|一样|相同)(?:吗|呢|么|的|在哪里?|是什么|是啥)*\W*$"
    r"|^\W*(?:and |so )?(?:how|where|in what way) (?:do|does|did) (?:they|it|these|those|the two|both|that) differ\W*$|^\W*(?:and |so )?(?:what(?:.s| is)|is there) (?:the|a|any) difference\W*$",
    re.IGNORECASE,
)
# What each of the things is that were just counted: 培育措施有几条，分别叫什么
OF_EACH = re.compile(
    r"^\W*(?:都|又|分别|各自?|每[个项条家])+(?:是|叫|写|讲|管|指|说|有|属于|包括|对应)+(?:了|的是)?(?:什么|啥|哪些|哪几[个项条类])(?:名字|内容|意思)?\W*$"
    r"|^\W*(?:and |so )?what(?:.s| is| are)? (?:in each(?: one| of them)?|the names? of each|they(?: all)? called|each(?: one)? (?:called|about))\W*$"
)
HOW_FAR = re.compile(
    r"(?<![要需])(?:算|够|有|是|符合|做了|满足|达到|达标|一共|总共|凑|满|到)(?:得上|了|足|不足|够)?[^。?,要需]{0,6}(?:几|多少|[3-9三四五六七八九])项(?!(?:以上)?(?:才|就|要|都|分别|是什么|工作是))[^。?,]{0,6}(?:吗|么|没|不|对|\?|$)"
    r"|(?:^|[,。;])[^,。;?]{0,6}够(?:了|数)?(?:吗|么|不|没)\W*$|够不够(?:数|了)?\W*$|还差几项|还差多少项|几项了"
    r"|\b(?:make|makes|count|counts|counting|amount|come|comes|get|gets|got|give|gives|is that|are these|that|up) (?:as |to |us |it |up |for )*(?:six|6|seven|7|five|5|enough|how many)\b[^.?]{0,24}[?.]?\W*$|\bof these count\b|\b(?:is|are|does) (?:that|this|it|these|those|they) (?:still |now |already )?(?:be |make )?enough\b|\bhow many (?:works? )?(?:is that|does (?:that|this|it) make|are these|do we have)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    AGAINST.pattern
    + r"|差在|哪[个种类条一]|which of|区别|不同|不一样|一样|差别|差异|异同|同一|相同|分别|各自|两[个者边份]|都|\b(?:both|differ\w*|same|each|either|respectively|as well|too|compare[ds]?|contrast)\b"
)
# What leads up to a question: a consultant told us that …, same question in English: …
LEADS_UP = re.compile(
    r"^\W*(?:(?:sorry|ok(?:ay)?|hi|hello|hey|well|so|right|please|dear [a-z]+)\b[ ,.!:;-]*)*"
    r"(?:[^:?!。？！]{4,90}[:：] ?(?=.{12})"
    r"|(?:(?:a|an|the|our|my|some|one|your|their|another|this|that)\b[^,.;:?!]{2,40}?|someone|somebody|people|they|he|she|i|we) (?:(?:has|have|had|just|also|once|always|keeps?|was|were|been|now)\b ?)*(?:told|tells?|telling|says?|said|saying|claims?|claimed|thinks?|insists?|insisted|heard|hear|assures?|assured|mentions?|mentioned|believes?|reads?|read|asks?|asked|wonders?|wants to know|would like to know)\b(?: (?:us|me|everybody|everyone|him|her))?(?: that| whether| if|,)? (?=.{12})"
    r"|(?:kindly|please) (?:advise|tell|inform|let)(?: (?:us|me))?(?: know)?(?: on| about| of)? (?=.{8})"
    r"|(?:听说|据说|有人说|顾问说|中介说|朋友说|同事说|(?:老板|领导|顾问|中介|朋友|同事|科长|局里|县里|市里|别人|客户|会计)(?:跟我们?|和我们?|对我们?)?(?:说|讲|问|让我问|告诉我们?))[,，:：]?(?=.{6}))",
    re.IGNORECASE,
)
# Who passes a question on: 来电人问, 他还问, the caller wants to know. What is asked stands behind it.
RELAYS = re.compile(
    r"^\W*(?:(?:这里是|我是)?(?:热线|咨询台|窗口|前台|客服)(?:转来|转过来|接到|这边|记录)?[:：，,]\s*)?"
    r"(?:(?:刚才?|刚刚|今天|现在|又)?有(?:一)?(?:个|位|家|名)?(?:企业|公司|客户|大姐|大哥|先生|女士|老板|老乡|人|市民|负责人)(?:在电话里|打电话来?|来电|打来电话|发消息来?|留言)+|来电(?:的)?(?:人|者|企业|公司|单位|群众)?|对方|客户|企业|(?<![其吉])他们?|她们?)"
    r"(?:又|还|再|也|另外|接着|继续)*(?:补充|追)?(?:说|问|想问|想知道|咨询|打听|来问)(?:一下|道|的是)?[:：，,]?\s*(?=\S{4})"
    r"|^\W*(?:(?:i.?m |we.?re )?(?:on |at |from )?(?:the |our )?(?:help ?desk|hotline)(?: here)?[,.:]\s*)?(?:(?:and|also|so|now|then)\s+)*"
    r"(?:(?:(?:a|an|the|my|our|one|this|that|another)\s+)?(?:caller|lady on the phone|man on the phone|client|customer)|(?:someone|somebody|a (?:man|woman|lady|firm|company)) (?:on the (?:phone|line)|called|rang)(?: in)?|he|she|they)"
    r"(?: (?:also|then|now|further|just|has|is|and|called to|rang to))* ?(?:says?|said|adds?|added|asks?|asked|asking|wants? to know|wanted to know|would like to know|wonders?|wondering)(?: (?:that|whether|if))?[:,]?\s+(?=\S+ \S|\S{6})",
    re.IGNORECASE,
)
PASSED_ON = re.compile(r"问|知道|咨询|打听|ask|know|wonder", re.IGNORECASE)
# 那我怎么回复他, what do I tell her? Asked beside a question of theirs, it asks for no more than that one.
TO_REPLY = re.compile(
    r"^\W*(?:那么?|这样|请问|所以)*[,，]?(?:我们?)?(?:应该|该|要|得|可以)?(?:怎么|如何|咋)(?:样)?(?:去)?(?:回复|答复|回答|回|答|跟(?:他|她|人家|对方|他们)(?:说|讲|解释)|告诉|对(?:他|她)说)(?:他们?|她|对方|人家|来电人|企业|客户)?(?:才好|比较好|呢|啊|呀)?\W*$"
    r"|^\W*(?:so |and |then |ok |now )*(?:what|how) (?:do|should|can|shall|would) (?:i|we) (?:tell|answer|reply|say|respond|explain)(?: (?:to|it to))?(?: (?:him|her|them|the caller|the customer|it))?(?: then| now)?\W*$|^\W*(?:please )?advise\W*$",
    re.IGNORECASE,
)
# Where one who has asked goes on to tell who they are, or something by the way: 几时截止哈我们是做咖啡的, 顺便说下
THEN_TELLS = re.compile(
    r"(?:我?(?:就|先)?问(?:下|一下)?这个?)?[哈哦啊呀哟嘛,，。?？!！;；\s]*(?=(?:(?:对了|顺便|顺带|另外|补充)(?:说|提|讲|交代|补充)?(?:一下|一句|下|一嘴)?[,，:：]?)?(?:我们?|咱们?|我司|俺们?|本人)(?:公司|厂|家|这边|这里|单位)?(?:是|做|在|开|搞|有|刚|[去今前]年))"
    r"|[,，。?？!！;；\s]+(?=(?:顺便|顺带|补充)(?:说|提|讲|交代)?(?:一下|一句|下|一嘴))"
    r"|[,.?!;]\s+(?=(?:by the way,? |btw,? |oh,? |just so you know,? |for the record,? )*(?:we|we're|i|i'm|our (?:company|firm|factory)) )",
    re.IGNORECASE,
)
# What was meant by the question before: 我是说报案例的规则
MEANT = re.compile(r"我?(?:是说|说的是|指的是|问的是|是指|是问)|\bi (?:mean|meant)\b", re.IGNORECASE)
# The asker wants to be asked: 你问吧, ask me
ASK_US = re.compile(
    r"^\W*(?:(?:好的?|行|那|嗯|可以|那就|ok)[,，]?)*(?:(?:你|您)(?:来|尽管|直接|先|就|开始|继续|接着|一个个|一项项)*问(?:我|吧|呗|就是了?|好了|题)*|(?:来|尽管|直接|先|就|开始|继续|接着)*问(?:我吧?|吧|呗))\W*$"
    r"|^\W*(?:(?:ok(?:ay)?|sure|yes|fine|right|please|just|then|so|go ahead)[, ]+)*(?:ask (?:me|away|on|us)|you ask|go ahead(?: and ask)?|fire away|shoot)(?: (?:then|please|now|what you need|the questions?|your questions?))*\W*$",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"\b(?:question|request|in english|in chinese)\b|问题|请教|想问|想知道")
# Is he right?, 对吗: said of what was just told.
SO_SAID = re.compile(
    r"(?<=[.,;!?。，；！？])\s*(?:(?:so|and|but)\W+)?(?:is (?:he|she|it|this|that|the (?:man|woman|consultant|boss)) (?:right|true|so|correct|the case|really (?:so|true))|are they right|right|correct|true|really|fine|ok(?:ay)?|yes|agreed|is that ok(?:ay)?|that right|是(?:这样|真的|不是)?吗?|对吗|对不对|真的吗|有这回事吗|是吗|没错吧|对吧|是真是假)\s*[?？.。!]*\s*$",
    re.IGNORECASE,
)
# Somebody who means to apply, though nothing is asked.
APPLYING = re.compile(
    r"(想|打算|准备|计划|希望|要|拟|考虑|有意|正在).{0,8}(申报|申请|报(?!告|表|价|销|道|废|警|税|关|社|纸)|参评|参加|争取|试)|\b(want|plan|hope|would like|.d like|intend|thinking of|going|looking|wish)\b.{0,40}\b(apply|applying|enter|go for|submit|recommended|put forward|title|track)\b"
)
# 我们县里的龙头企业能自己报吗: of firms of a place, which are not the asker.
FIRMS_OF_OURS = re.compile(
    r"(?:我们?|咱们?|本)(?:这)?[县市区州镇乡旗](?:里|内|上)?的?[^,，。?？]{0,8}(?:企业|公司|厂家?|大户)|\b(?:firms?|compan(?:y|ies)|makers?|enterprises?|factory|factories) (?:in|of|from) our (?:county|city|town|district|area|place)\b"
)
# Wants a title, whatever the verb.
WANTS = re.compile(
    r"想|要|冲|争取|瞄准|奔着|\b(?:want|wants|wanted|going for|going after|after|aim\w*|interested|like|wish)\b"
)
IF_OR_NOT = re.compile(r"([㐀-鿿])[不没]\1|[㐀-鿿][不没否]\W*$")  # 这种商标认不认
# Files for something, and asks nothing: 广州做化妆品的公司报案例
FILES = re.compile(
    r"(?:申报|参评|申请|(?<![填上汇])报)(?![告表价销道名单送])|\b(?:appl(?:y|ies|ying)|enters?|entering|files?|filing|going) (?:for|with)\b"
)
# Are there other tracks?, which points to none of them.
ANY_OTHER = re.compile(
    r"(?:还有|有没有|还可以|都有|有哪些|除了)[^,，。]{0,10}(?:别的|其他|其它|另外)|\b(?:any|what|which|are there|is there) (?:\w+ )?others?\b"
)
APPLYING_WORDS = re.compile(
    r"案例|品牌|项目|赛道|冲|瞄准|奔着|想|试试|试|打算|准备|计划|希望|拟|考虑|有意|正在|申报|申请|报名|报|参评|参加|争取|今年|明年|也|去|一下|试试|公司|厂|企业|家|这边|"
    r"\b(?:wants?|plan|plans|hope|would|like|intend|thinking|going|looking|wish|apply|applying|enter|go|submit|company|factory|firm|list|status|as|at|d|i|we|case|track)\b|['’]"
)
# What asks whether one may apply, and nothing besides.
BARELY = re.compile(
    r"够条件|够格|够不够|得了|合格|符合|条件|资格|要求|合适|满足|具备|行|成|帮|判断|看看|结论|\b(?:may|eligible|qualify|qualified|allowed|able|possible|pass|in|out|a|s|case|title|award|meet|requirements?|conditions?|criteria|our|ours|my|us|its)\b"
)
OURS = re.compile(
    r"本公司|本司|咱|俺|本厂|本企业|本单位|(?<![给帮替告诉教])我(?!国)|我(?:们|司|方|厂)|本市|\b(we|we.re|our|us|my|i|i.m|mine|ours)\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"(?P<back>倒数)?第(?P<han>[一二三四五六七八九十]+|\d{1,2})(?:个|条|项|点|种|类|步|份|样|部分)|\bthe (?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: (?:one|step|part|kind|item))?\b"
    r"|\bthe (?P<nth>\d{1,2})(?:st|nd|rd|th)(?: (?:one|step|part|kind|item))?\b|(?:\bnumber|\bno\.|#|\bstep|\bitem|\bpart) ?(?P<number>\d{1,2})\b"
    r"|(?P<last>最后一?(?:个|条|项|步|类|种|份)|\bthe last(?: (?:one|step|part|kind|item))?\b)"
)
# What says no more than that one of them is asked about: 展开讲讲, tell me more about it
ON_IT = re.compile(
    r"展开|细说|详细|具体|讲讲|说说|讲|说|介绍|解释|一下|意思|什么|啥|内容|再|那|\b(?:explain|more|tell|me|give|us|elaborate|detail|details|on|describe|mean|means|of|these|them|one|s|is|step|part|kind|item)\b"
)
# Of a clause counted out: what stands in it. 第八条方向里有RFID吗, what does direction 4 say about models
WHAT_IT_SAYS = re.compile(
    r"提到|提及|提了|[说讲写](?:了|的|到|着|明|什么|啥|没|哪)|(?<=[一二三四五六七八九十0-9项条个点景用款向作])里(?:面|头)?(?!第)|包括|包含|形成|要建|[点列]了|分别是"
    r"|\b(?:says?|said|mentions?|covers?|includes?|contains?|names?|talks? about|about|ask for)\b"
)
# The parts of a clause, their number or their names: 一共几项, 是哪几条, how many items are under it
PARTS = re.compile(
    r"(?:几|多少)(?:个)?(?:小?[项条款点]|步骤|部分|专项|工作|条件|措施)(?!以上)|哪些[项条款点]|分别(?:是|叫)|(?:有|是|包括|包含)哪些|各是什么"
    r"|\b(?:how many|which|what) (?:of them |are the )?(?:items?|clauses?|points?|parts?|works?|conditions?|steps?|sub-?clauses?|things|paragraphs?)\b"
)
# 为什么不是第7个, could it be number 4: an option held against the one that was said to fit best
HELD_AGAINST = re.compile(
    r"(?:为什么|为啥|怎么|咋|凭什么)(?:就)?不?(?:是|算|能)|(?:算|属于|适合|符合|对应|归|不是).{1,14}[吗么嘛]|(?:算|是|能)不(?:算|是|能)|(?:改|换)(?:成|报|到|选|为)|(?:能|可以|可否|能否)(?:不能|不可以)?(?:算|归|报|放|选|填)|行不行|可不可以|可以吗|行吗|对吗|合适吗|不对吗"
    r"|\b(?:why not|(?:is|isn.t|wouldn.t|would|could|couldn.t|can|can.t|does|doesn.t|might)\b.{0,24}\b(?:it|that|this|we|ours)\b|rather than|instead|fits?|suits?|match(?:es)?|belongs?)\b",
    re.IGNORECASE,
)
WHY_NOT = re.compile(
    r"(?:(?:为什么|为啥|怎么)不(?:是|算|选|报|归)第?(?=\d{1,2}(?:个|号|$|\W))|\bwhy not (?:number |no\.? ?|#)?(?=\d{1,2}\b))(?P<number>\d{1,2})"
)
# 那第5个呢, and for 5?: nothing but another number
ANOTHER_NUMBER = re.compile(
    r"^\W*(?:(?:那|那么|再|and|or|so|ok|okay|then|what about|how about|换成|改成|如果是|同样)\W*)*(?:(?:for|with|in|under|on)\W+)?(?:the )?(?:方向|direction |number |no\. ?|#)?第?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?:st|nd|rd|th)?(?:个|条|项|号)?(?:方向| one| direction)?(?:呢|的话|呢吗|行吗|可以吗)?\W*$"
)
# No more than another count: 那4家呢, is 2 ok?
ANOTHER_COUNT = re.compile(
    r"^\W*(?:(?:那|那么|再|要是|如果|换成|带|来|只|只有|就|and|or|so|but|ok|okay|then|what if|if|what about|how about|with|for|only|say|(?:is|are|was|can|could|may|would)(?: (?:it|there|we|they))?(?: be| have| bring)?)\W*)*"
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,2}|zero|one|two|three|four|five|six|seven|eight|nine|ten)\W*"
    r"(?:家|个|项|units?|firms?|compan(?:y|ies)|enterprises?|of (?:us|them))?\W*"
    r"(?:(?:呢|行吗|行不行|可以吗|够吗|也行吗|怎么办|咋办|leh|how|ok|okay|fine|allowed|enough|possible|too many|too few|then|no|yes|not|all right)\W*)*$"
)
# A brand by its year: 那我们1980年的呢, ours is from 1930
OF_THAT_YEAR = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d年?代?(?:就|才|开始)?(?:的|创|建|办|做|起)|[一二三四五六七八九十几上]百?多?年(?:的|历史|老)|\b(?:from|since|founded|started|of|in|dates?|a) (?:about |around |back to )?(?:the )?(?:1[5-9]|20)\d\d"
)
# Another one, which it does not name.
ANOTHER = re.compile(
    r"其他|其它|别的|另外|另一|剩下|余下|\b(?:other|others|rest|else|more|next|another|last|first)\b"
)
# What was counted before, or asked to be: 最多几家, 3 firms, the limit.
COUNT_ASKED = re.compile(r"(?<![好有这那十])几(?=家|个|项)|多少(?=家|个|项)|\bhow many\b")
COUNTED = re.compile(
    r"(?P<number>\d{1,2}|[两三四五六七八九十]{1,2})(?=\s?(?:家|个企业|项))|\b(?P<word>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?= (?:[a-z]+ )?(?:units?|firms?|compan|enterprises?|works?))"
)
LIMIT = re.compile(r"封顶|最多|上限|至多|至少|最少|\b(?:limit|maximum|minimum|max|at most|at least)\b")
# No more than another thing: 那信用呢, and certification?
NAMED_NEXT = re.compile(
    r"^\W*(?:(?:那|那么|还有|至于)\W*)?(?P<zh>[㐀-鿿]{2,6}?)(?:方面|这块|这一块)?[呢呐]\W*$"
    r"|^\W*(?:and|what about|how about|or)\W+(?:the )?(?P<en>[a-z]+(?: [a-z]+)?)\W*$"
)
NUMBERED_OPTION = re.compile(
    r"(?:方向|\bdirection (?:no\. ?|number |#)?|第)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}|(?<=direction )(?:one|two|three|four|five|six|seven|eight|nine|ten))(?:个|条|项|号)?(?:应用场景)?(?:方向)?(?![\d.年月日家天届批期])"
)
# What a project may fit.
OPTIONS = re.compile(
    r"应用场景|场景|方向|维度|专项工作|专项|赛道|适合|符合|对应|属于|归|算|放|套|比较|案例|项目|\b(?:scenarios?|directions?|dimensions?|headings?|works?|tasks?|fits?|suits?|best|belongs?|fall|under|number|case|project|would|should|does)\b"
)
# Which of the options just spoken of is the asker's: 我们该走哪个, which fits?
WHICH_FITS = re.compile(
    r"(?:算|归|走|选|报|属于|对应|适合|符合|靠|套|够)(?:得上|进|到|在|入)?(?:哪|第几)(?:一?个|一?种|一?类|一?项|边|号|里)|哪(?:一?个|种|类|项)(?:合适|适合|对得上|对口|最?像|最?贴近|能用|靠得上)"
    r"|\bwhich(?: one| of (?:them|these|those|the (?:two|three|ten|twelve)))?(?: (?:would|should|do|does|is|are|might|best|then))*(?: (?:it|we|that|this|our|ours|us|i|mine|be|count|go|belong|come|fall|under|for|closest|nearest))* ?(?:fits?|suits?|applies|matches|ours|us|it be|we be|we go for|closest|nearest|belongs?|fall under|be)\b"
)
# One of several is asked for: 数字三品该往哪一类靠, which side and which part of it
ONE_OF_SOME = re.compile(
    r"哪(?:一|几)?(?:个|种|类|项|条|边|头|款|块|样)(?!部门|单位|平台|网站|系统|地方|省|市|局|厅|级|日子|时候|月)|哪家(?!单位)|第几|[算叫]个?(?:啥|什么)(?![^,。?]{3})"
    r"|\bwhich (?:one|ones|side|part|kind|type|of|is|would|should|do|does|direction|scenario|dimension|heading|track|category|work)\b"
)
# What puts a thing under one of several: 该往哪一类靠
PLACED_UNDER = re.compile(
    r"应该|应当|该|往|靠|对应?|放|挂|归|列|划|套|落|进|到|里头?|中|(?:[一二两三四五六七八九十]+|\d+)(?:个|项|条|类|种|大)"
)
# What is asked of a word that stands before: 一码到底，是什么意思
OF_THAT_WORD = re.compile(
    r"是?(?:什么|啥|甚么)意思|怎么(?:理解|解释)|指(?:的是)?(?:什么|啥)|\bwhat (?:does|do|would) (?:it|that|this|they) mean\b"
)
LEAST = 2  # the size from which on what is left of a question without its names still asks something
HARDLY = 4  # the size up to which the rest of a question gives no reason of its own
SLIGHT = 10  # the size up to which a follow-up leans on the topic before it, whatever it names
SEVERAL = 2  # facts from which on a turn that asks nothing puts a case
# What a description of a brand or a project tells too.
BACKGROUND = frozenset({"industry", "years_in_operation", "entity_type", "registered_province"})
WHERE = frozenset({"registered_in_prc_mainland", "registered_province", "entity_type"})
# What a company is introduced by: 我们在莆田，做鞋的. A project, or a heading to look up, is none: 鞋厂 申报材料.
COMPANY = BACKGROUND | WHERE | {"has_legal_personality"}
LOOKS_UP = re.compile(
    r"项目|案例|系统|平台|数字|智能(?!马桶|家居|家电|手表|手环|音箱|锁)|扫码|溯源|直播|大数据|算法|条件|要求|材料|资料|清单|流程|程序|步骤|时间|日期|期限|截止|政策|奖|补贴|名额|方向|维度|专项|依据|牌子|品牌"
    r"|\b(?:projects?|cases?|systems?|platforms?|digital\w*|scan\w*|trac(?:e|ing|eability)|apps?|software|vr|ar|ai|virtual|live ?stream\w*|conditions?|requirements?|documents?|materials?|deadlines?|dates?|steps?|procedure|prizes?|subsid\w+|directions?|dimensions?|brands?)\b"
)
STORY = 40  # characters from which on a turn that tells facts tells a case, whoever it is said to be about
RAMBLING = 4  # clauses from which on a turn tells a story before it asks
SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?:(?<=[a-z)]\.)|(?<=\d\d\.))\s", re.IGNORECASE)
CLAUSE = re.compile(r"(?<=[，,。.;；!！?？\n])(?![\d])")
POINTING = 40  # the size up to which a follow-up does no more than ask about one of a list
ASKS_MORE = (
    6  # the size of what is said besides pointing to a clause, from which on more is asked than its text
)
TELLS = 5  # the size of what a question says besides an option, from which on it describes something
SHORT = 28  # the size of a follow-up that may only add to the question before it
HAN = re.compile(r"[㐀-鿿]")
EDGE = r"(?:(?<![a-z0-9_])(?=[a-z0-9_])|(?<=[a-z0-9_])(?![a-z0-9_]))"  # of an English word, in which维度 too
EDGE_AFTER = r"(?<![a-z](?=[a-z]))"  # no English word goes on here
LATIN = re.compile(r"[a-z0-9][a-z0-9'’-]*", re.IGNORECASE)
NEXT = re.compile(
    r"^\W*(然后|接下来|接着|下一步|之后|再往后|后面)(呢|怎么办|做什么|干什么|咋办|怎么走)?\W*$|^\W*(and )?(then|then what|what next|next|after that|what then|what happens (next|then)|next step)\W*$"
)
PUTS_RIGHT = re.compile(
    r"^\W*(不对|错了|说错|记错|看错|数错|搞错|弄错|更正|纠正|不是.{1,8}是|其实|应该是|准确(地)?说)|"
    r"^\W*(sorry|no|wait|actually|correction|let me correct|i meant|i mean|my mistake|scratch that|oops)\b"
)
# The question before, asked again of what was just put right: 这样呢, is that ok then?
SO_THEN = re.compile(
    r"(这样|那样|那|这种情况|现在|这下|改一下)(的话)?(呢|行|可以|能|够|算)|(怎么样|如何|行吗|可以吗|行不行)\W*$|^\W*(?:那|如果|要是|假如|万一|改成|换成|变成|转成|注册)[^?？]{2,20}呢\W*$|^\W*(?:and |but |so |ok,? )*(?:(?:what|how) (?:about )?if\b|if we\b)[^?]{0,60}\W*$|\b(now|then|in that case|that way|how about (it|that|now))\b\W*$"
)
# Says no more than yes or no, where we could not tell to what.
# An answer to a question of ours, with a few words of its own: yes we report, 有的，都有
REPLIES = re.compile(
    r"^\W*(?:(?:yes|yeah|yep|no|nope|correct|sure|of course)\b[^?]{0,28}"
    r"|(?:是的|对的?|没错|有的|没有|嗯|当然)[，, ]?[^?？，,。]{0,8}"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[一二两三四五六七八九十]{1,2})(?:项|个|家| of them)?)\W*$",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"^\W*(?:(?:是|对|嗯|好|有|没有?|不是?|无|都有|都没有?|都是|都行)(?:的|啊|呀|了|过)?\W*)+$|^\W*(?:(?:yes|yep|yeah|no|nope|none|ok|okay|sure|nothing|all good)\W*)+$"
)
# What somebody was told to find out: 让我把申报时间放进日历, I have to put the date into the calendar
TASK = re.compile(
    r"(?:让|叫|要|派)(?:我们?|咱)[^,，。]{0,6}(?:把|查|问|写|填|弄清|准备|核|确认|放|搞清|打听|报一下)"
    r"|\b(?:asked|told|wants?|wanted|needs?|have|has|supposed) (?:me |us )?to (?:find out|check|put|write|prepare|confirm|know|note|look up|enter|fill)\b",
    re.IGNORECASE,
)
ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.、)])\s+(.+)$", re.MULTILINE)
STOP = re.compile(r"[。\n]|\.\s")
# 方向甲[2]；方向乙[3]: names that are marked one by one
SEPARATORS = (re.compile(r"[；;]"), re.compile(r"、|,? and |, "))
MARKED = re.compile(r"(?:\s?\[\d+\])+\W*$")
LISTS = re.compile(r"^.*(?:[:：;；]|是|\bare\b|\bis\b)\s*")
ITEM_AT_MOST = 80  # characters of a name, with its mark
# Asks for more about what was just said: 为什么, 原文呢, which clause says so?
MORE = re.compile(
    r"^\W*(?:那|那么|请问)?(?:为什么|为啥|怎么|咋|干嘛)(?:文件|条文|办法|里面|里头|它|都)*(?:没|不|未)有?(?:写|说|规定|提|讲|定)(?:明|清楚|清|出来|上|这个)?(?:呢|啊|呀|的)?\W*$"
    r"|^\W*(?:and |but |so )?(?:why|how come) (?:is ?n.t|is not|does ?n.t|does not|did ?n.t|has ?n.t)? ?(?:it|that|this|the text|the guide(?:line)?s?|the measure)?(?: not)? ?(?:say(?: so| that| it)?|stated?|said|written|given|mention(?:ed)?|specif(?:y|ied))(?: it| that)?\W*$"
    r"|^\W*(那|那么|请问|你)?(为什么|为啥|凭什么|凭啥|怎么会|真的|确定|是吗|依据|根据|出处|原文|来源|条款)(是|在|能)?(什么|哪里|哪|怎么|咋|呢|吗|么)?(这样|这么|那么)?(规定|写的|说的|讲的|说|讲|认为|判断|回答|答|的)?(呢|吗|啊)?\W*$"
    r"|^\W*(?:你|您)?(?:这|刚才|上面|前面)(?:话|句话?|个?(?:说法|答案|回答|结论))?(?:是|说的|讲的)*(?:文件|办法|指引|政策)?(?:里|中|上)?(?:的)?(?:哪一?[条款]|哪里|哪儿|什么地方)"
    r"|^\W*(依据|根据)(的)?是?(哪|什么)(一)?(条|款|里|文件|规定|条款)|^\W*(?:那|那么|请问)?(这话?|这个|上面|刚才那?个?|文件|办法|指引)?(?:都|又|到底)?(?:是)?(?:在)?(哪一?条|哪一?款|哪里|哪儿|哪块|哪处|啥地方|什么地方|哪个文件|哪份文件|哪部分)(里|中|有|能)?(?:明确)?(说|写|规定|讲|提)(的|了|着|明|到)*(?:呢|吗|啊|呀|来着)?\W*$|^\W*(?:那|那么|请问)?(?:这话?|这个|上面|它)?(?:是)?(?:写|规定|说|印|列)在(?:了)?(?:文件|办法|指引)?(?:的)?(?:哪|什么地方|啥地方)[^,，。?？]{0,4}(?:呢|啊|呀|来着)?\W*$|^\W*(给|发|看)(我|一下|看|我看)*(原文|条款|出处)"
    r"|^[^?？]{0,10}(看|贴|念|给|发|要|引|读)[^?？]{0,8}(原文|出处|原话|条文)\W*$|^\W*(这话|这个说法|这个结论|这)?(出自|来自|写在|依据的?是|根据的?是)(哪|什么)[^?？]{0,8}\W*$"
    r"|^\W*(?:(?:and|but|so|ok|okay|hm+|you said (?:no|yes|so|that))\W+)*(?:why not|why|how come|really|(?:are you )?(?:really |quite |absolutely |100% ?)?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|says who|who says(?: so| that| it)?|who said (?:so|that)|source|reference|citation|on what basis)\W*$"
    r"|^\W*(?:and |but |so )*(?:is|was) (?:that|it|this) (?:really |literally |actually |also |even )*(?:(?:written|stated|said|laid down) )?(?:anywhere )?(?:in|by) the (?:text|document|guidelines?|measures?|policy|rules?)(?: itself)?\W*$"
    r"|^\W*(?:and |but |so |ok(?:ay)?,? )*where(?:.s| is| was| are) (?:that|it|this|these) (?:written|stated|said|laid down|from|mentioned|specified)\W*$"
    r"|^\W*(到底|究竟)(行还是不行|行不行|能不能|是不是|有没有|算不算)\W*$|^\W*(你?就?(不能|怎么不|为什么不|为啥不|干嘛不|能不能)(能)?(直接|痛快|明确)?(给|说|讲|回答)(个|一?句)?(准话|明白话|是或不是|行不行|是不是|痛快话|准信))"
    r"|^\W*(and |but |so )?(why|how come) (can.?t|won.?t|don.?t|couldn.?t|not) (you )?(just |simply )?(say|tell|give|answer)\b|^\W*(so |just |is (that|it) )?(a )?(yes or (a )?no|straight answer)( please)?\W*$"
    r"|^\W*(and )?(which|what) (clause|article|provision|paragraph|section|text|line)\b.{0,30}(say|says|said|state|states|from|that|so|it)\b"
    r"|^\W*(and )?where (exactly |precisely |in (the )?(text|document|guidelines?|measures?) )?(does|do|is|did) (it|that|this|the (text|document|guidelines?|measures?|policy)|they|you) (say|says|said|state|stated|written|get|find|come|stand|read|take)\b"
    r"|^\W*(show|quote|give|read)\b.{0,12}\b(me )?(the )?(text|clause|wording|original|source|chinese)\b.{0,16}$"
)
# Why is asked, or where it is written.
REASON = re.compile(
    r"为什么|为啥|凭什么|凭啥|怎么会|依据|根据|确定|真的|\b(?:why|how come|on what basis|sure|certain|really)\b"
)
WRITTEN = re.compile(
    r"出处|原文|来源|条款|条文|哪一?[条款]|[写说]在|(?:哪里?|哪儿|地方|文件|部分|哪块|哪处)(?:有|能)?(?:明确)?(?:写|说|规定|讲|提)|谁说|出自|\b(?:source|reference|citation|clause|article|provision|text|wording|quote|says?|said|written|stated|chinese|original)\b"
)
# The text of what was just spoken of, wherever it is to be found: give me the exact wording on the Hunan side
WORDING = re.compile(
    r"原文|原话|原句|条文|逐字|一字不差|\b(?:exact|actual|original|precise|literal) (?:chinese )?(?:wording|words?|texts?|phrasing|language|chinese)\b|\b(?:quote|cite|give|show)\b.{0,16}\b(?:chinese|original)\b|\bverbatim\b|\bword for word\b"
)
# Which of the two just told of: 所以哪份先交, which of the two came later
OF_TWO = re.compile(
    r"^\W*(?:所以|那么?|也就是说|这么说|这样看|到底)?(?:这|那)?(?:两|俩|二)?(?:个|份|样|者|家|种|条|项)?(?:里头?|当中|之间|之中)?[，,]?(?:哪一?(?:个|份|样|头|边|种|条|项|家)|谁)(?:要|得|该|算|是)?(?:在|排|排在)?(?:先|后|早|晚|前|靠前|靠后|更?[多少长短高低严宽大小难])[^，,。？?]{0,6}\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? )*which(?: one)?(?: of (?:the two|those|them|these|both))?(?: (?:is|was|comes?|came|falls?|fell|happens?|happened|goes|went|ends?|ended|starts?|started|lasts?|should|do|does|must|we|i|they|it|file|hand|in|go|the|more))*"
    r" (?:first|last|earlier|later|sooner|latest|earliest|longer|shorter|stricter|looser|bigger|smaller|fewer|more|less)\b[^.?!]{0,12}\W*$"
)
# Asks for no more than what something is.
TELL_OF_IT = re.compile(
    r"了解|介绍|说说|讲讲|是什么|是啥|啥是|什么叫|咋回事|怎么回事|\b(?:tell (?:me|us) (?:more )?about|explain|introduce|what(?:.s| is| are)|learn (?:more )?about|know (?:more )?about)\b"
)
# Another state of what was spoken of: if we buy it, 要是买下来呢
IF_SO = re.compile(
    r"(?:如果|要是|假如|假设|若是|万一)(?:我们?|他们?|它|将来|以后|后来|再|把它)?.{2,14}$|\b(?:if|suppose|supposing|once|after) (?:we|he|she|they|i|the [a-z]+) (?:\w+ ){0,3}?(?:it|them|this|that)\b.{0,24}$"
)
SUPPOSES = re.compile(
    r"^\W*(?:那|那么|and|so|but|what)?\W*(?:要是|如果|假如|假设|万一|若是?|if\b|suppose|supposing)"
)
# How a case stands by now: 现在呢, 那行了吗, so are we in?
HOW_NOW = re.compile(
    r"^\W*(?:那么?|现在|这下|这样|这么|目前|如今|这回|所以|好了?|总之|说了?半天|最后|最终|综合(?:起来|来看|看)|一句话|你的|您的)*[，,]?(?:结论|结果|判断|评估(?:结果|结论)?)(?:是|到底|究竟|怎么样|如何|呢|什么|啥)*\W*$"
    r"|^\W*(?:上面|刚才|前面|那么?|你|您|我们|说)*的?(?:还|仍)(?:要|需要?|得|没|待)(?:确认|核对|补充|知道|搞清楚?)的(?:是|有|都|到底)*(?:哪|什么|啥)[㐀-鿿]{0,4}\W*$"
    r"|^\W*(?:那么?|现在|目前|请问|你们?|您)*[，,]?(?:还|再|另外)(?:有|需要?|想|得|差|缺|要)(?:我们?|我司|我这边)?(?:再)?(?:跟你|向您|给你|给您)?(?:知道|了解|提供|补充|说明|告诉你?|说|讲|交代|哪)?(?:一下)?(?:什么|啥|哪些|哪几[点样项个]|些什么|多少)(?:情况|信息|事实|内容|东西|没说|没讲|要说的|要问的|要我们?说的)?(?:呢|吗|啊|呀)?\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*what else\W*$|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*what (?:else |more |other (?:information|facts|details) )?(?:do|would|is it) (?:you|that you) (?:still )?(?:need|want|have)(?: to (?:know|hear|ask))?(?: from (?:us|me)| about us)?\W*$|^\W*(?:so |and |then |ok(?:ay)?,? )*what(?: information| facts| details)?(?: is|.s| are)? (?:still )?(?:missing|left|open|outstanding|unclear)(?: (?:then|now|from us|still|for a verdict))?\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? |all in all,? |bottom line:? )*what(?:.s| is|.d be| would be) (?:the|your) (?:final |overall )?(?:verdict|conclusion|bottom line|outcome|result|upshot|answer|finding|assessment|takeaway)(?: (?:then|now|on (?:us|this|that|all this)|for us))?\W*$"
    r"|^\W*(?:那么?|现在|这下|这样|这么|目前|如今|这回|所以|好了?)*[，,]?(?:(?:我们|咱们?)?(?:就|都|总|算是?)?(?:能|可以|可)?(?:行|可以|够|成|妥|齐|符合|过关|能报|能申报|报得了|有戏|够格)(?:了|的)?(?:吗|么|没|不|吧|不行|没有)|呢|怎么样|如何|怎样)\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*(?:now|what now|how about now|and now|(?:is|was) that (?:a |an )?(?:no|yes|refusal)(?: then| now| or a yes| or a no)?|are we (?:in|ok|okay|good|fine|through|eligible|there)(?: now| then)?|is that (?:enough|ok|okay|all|it)(?: now| then)?|do we (?:qualify|pass|make it)(?: now| then)?|does that (?:help|do|change (?:it|things|anything)))\W*$"
)
# What the facts told come to, after the rest of a story: words of it, those around them, and those after them.
CLOSING = Path(__file__).with_name("closing.yaml")
# 这两个有什么区别, how do those two differ
THESE_TWO = re.compile(
    r"[这那它](?:们)?(?:两|俩|二者|两者)|两者|二者|\b(?:the|these|those|them) two\b|\btwo of (?:them|these|those)\b|\b(?:them|these|those) (?:both|differ)\b|\bboth of (?:them|these|those)\b"
)
# 太官方了，说人话
PLAINLY = re.compile(
    r"说人话|讲人话|大白话|白话|通俗(?:点|一点|些|易懂)|(?:说|讲|解释)得?(?:简单|直白|明白|清楚|浅显|白)(?:点|一点|些)|(?:简单|直白|浅显)(?:点|一点|些)?(?:说|讲|解释)|(?:太|有点|好|过于)(?:官方|专业|绕|拗口|文绉绉|深奥|复杂)|(?:看|听|读)不(?:太)?懂|没(?:看|听|读)懂"
    r"|\bin (?:plain|simple|simpler|normal|layman.?s?|everyday|other) (?:words|english|terms|language|chinese)\b|\b(?:simpl(?:er|ify)|dumb it down|eli5|like i.?m (?:five|5)|for a layman|too (?:official|formal|technical|complicated|legalistic)|jargon)\b|\b(?:don.?t|didn.?t|do not|did not) (?:understand|get|follow) (?:it|that|this|a word)\b"
)
# 没有转让过, 没授权给别人: what was not done with a right is no matter of the question after it.
DENIED_AWAY = re.compile(
    r"(?:(?:也|都|又|并|从来|从)*(?:没有?|未)(?:转让|出售|卖|质押|抵押)(?:过|给(?:别人|他人|任何人|银行|谁))*"
    r"|(?:也|都|又|并|从来|从)*(?:没有?|未)(?:授权|许可|借|租)(?:过|给|使用)*(?:别人|他人|人家|任何人|其他人|第三方|别家|谁)(?:用|使用|过)*"
    r"|(?<=转让|质押|抵押)(?:也|都)?(?:没有?|未)(?:授权|许可))+"
    r"|(?<![a-z])(?:and |but )?(?:it |we |has |have )*(?:never|not)(?: been)? (?:sold|assigned|pledged|licensed)(?: (?:or|nor) (?:sold|assigned|pledged|licensed))*(?: (?:it|out))*(?: to (?:anyone|anybody|others|anyone else))?",
    re.IGNORECASE,
)
