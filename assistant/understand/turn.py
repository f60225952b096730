"""What a turn means: the questions in it, what each wants, and what it says about the applicant.

Pure: the same messages and date always give the same understanding. State lives in the messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from assistant.answer import Language, Message, ReadFact
from assistant.understand.dialect import standard
from assistant.understand.facts import FactReader, FactSheet
from assistant.understand.language import asked_for, detect
from assistant.understand.replies import Replies
from assistant.understand.runon import Cutter
from assistant.understand.scope import Scope, ScopeNames
from assistant.understand.screen import Screened, screen
from corpus.model import Frozen, Names, Text
from corpus.numerals import ORDINALS, number
from corpus.reference import References
from corpus.terms import Terms
from corpus.text import plain, simplified
from corpus.yamlfile import validate_file


class Want(StrEnum):
    """What a question asks the assistant to do."""

    TEXT = "text"  # answer from guidance and clauses
    VERDICT = "verdict"
    DIRECTIONS = "directions"
    DIMENSION = "dimension"
    WORK = "work"
    VALIDITY = "validity"
    DUE = "due"  # whether a day that the text names has passed, or how far off it is


Basis = Literal["", "reason", "wording"]


class Part(Frozen):
    """One question of a turn, able to stand alone."""

    question: str
    want: Want
    scope: Scope
    inherited: bool  # the scope comes from earlier turns
    named: bool = False  # it, or the question that it takes up, names a policy or track by a name of its own
    readings: tuple[str, ...] = ()  # the question as it may also be meant in the light of earlier turns
    topic: str = ""  # the question before that it leans on, which stands alone; empty where this one does
    unnamed: str = ""  # the question without the names of policies and tracks in it, which its scope holds
    takes_up: str = ""  # the question before, where this one names no topic: it may mean that still
    beside: bool = False  # what it leans on is the question beside it in the same turn
    goes_on: bool = False  # says nothing of its own, and wants to hear what was not said yet: 都是哪些
    another: bool = False  # another thing is asked of what was spoken of: 那要推荐几家
    again: bool = False  # the question before, put of another name: 那名品呢
    points_back: bool = False  # speaks of these or those, which the question before names
    introduces: bool = False  # asks nothing and says who the asker is, or what they do
    carried: bool = False  # wants what the question before wanted, having no want of its own
    supposes: bool = False  # puts what was spoken of in another state: and if we buy it?
    leans: bool = False  # names no topic of its own: what it means is in its readings
    case: bool = False  # facts of the asker's own case were told with it
    aside: str | None = None  # its kind, where what comes after it goes on from what was asked before it
    earlier: bool = False  # asked before this turn, and wanted again
    implied: bool = False  # its scope is only that of the answer which it got
    placed: bool = False  # wanted again now that the asker told where they are: 我在深圳
    basis: Basis = ""  # wanted again for what its answer rests on: 为什么 its reason, 哪里写的 its wording
    of: tuple[Text, ...] = ()  # the list of ours that it points into: 第二个呢, and after it 最后一个呢
    rival: str = (
        ""  # the id of an option that the asker holds against the one that fits best: 为什么不是第7个
    )
    applies: bool = False  # asks whether somebody may apply, be it the asker or anybody
    whether: bool = False  # asks whether something may be or is so, and for no other thing

    def within(self, meant: Scope) -> Part:
        """This part, its scope being ``meant`` where nothing was named."""
        if self.scope or not meant:
            return self
        return self.model_copy(update={"scope": meant, "inherited": True})

    @property
    def about(self) -> str:
        """The question that names what this one is about: itself, or the one before that it leans on."""
        if self.points_back and not self.topic and self.readings:
            return self.readings[0]  # 区域品牌 这些企业要啥条件, asked of before 必须带吗
        return self.topic or self.question

    @property
    def how_far(self) -> bool:
        """Whether what was told is to be counted up: 算几项; and after it 再加上广交会呢."""
        return _asks_how_far(self.question) or (bool(self.topic) and _asks_how_far(self.topic))

    @property
    def stands_for_us(self) -> bool:
        """Whether the asker's own case was put: a verdict was wanted, or a track named for their own company."""
        return self.want is Want.VERDICT or (bool(self.scope.tracks) and is_personal(self.question))


class Understanding(Frozen):
    """A whole turn, understood."""

    language: Language
    as_of: dt.date
    turn: str  # the last user turn, screened and masked
    said: str  # every user turn, for the numbers and descriptions the asker has given
    orders: tuple[str, ...]  # kinds of orders found in the turn; they are never followed
    parts: tuple[Part, ...]
    facts: tuple[ReadFact, ...]
    corrected: tuple[str, ...]  # facts this turn changed
    answered: str  # what we said last, without marks; empty at the beginning
    told: bool  # this turn itself told facts or answered a question of ours
    reset: bool  # the asker wants to start over


# Said before a question too: scrap all that, start from zero. 前面说的都不算
_RESET = re.compile(
    r"\b(?:scrap|forget|drop|disregard|delete|ignore) (?:all|everything)(?: of)?(?: that| this| it| above| before| i (?:said|told you|wrote|mentioned))?(?=\s*(?:[,.;:!]|$|and\b))|(?:^|[.,;!])\s*(?:let'?s |please |ok(?:ay)?,? |now )*(?:start|begin) (?:all )?(?:over|afresh|anew|(?:again )?from (?:zero|scratch|the (?:beginning|top)))(?=\s*(?:[,.;:!]|$))"
    r"|(?:前面|上面|刚才|之前)(?:我)?(?:说|讲|问|聊|提|写)?的?(?:那些|内容|东西|话)?(?:都|全部?|统统|一概)(?:不算|作废|不要了|不作数|当没说|忘了?吧?|删了?|清掉)|当我(?:什么都|啥都|前面)?没(?:说|讲|问)过?(?=$|[,，。!！;；])|推倒重来|(?:^|[,，。;；!！])我?们?从零开始(?=[,，。:：!！]|$)|"
    r"^\W*(重新开始|重新来|从头(开始|再来|来)|重来|清空|清除(记录|信息)?|重置|(换一?家|另一家)(公司|企业)\W*$|start over|start again|restart|reset|clear|new company|let's start over)"
)
_SPLIT = re.compile(r"(?<=[?？])|(?<=[。；;！!\n])")
# Where a sentence may go on to another question, and the words that make a part of it one.
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s,，。;；:：?？!！]))[(（]?([1-5])(?:\s?[、)）:：]|[.．](?!\d))?\s*(?=[㐀-鿿A-Za-z])(?![年月日号家个项条人天次份岁元万亿种类层楼级]|名(?![额单称])|years?\b|months?\b|compan|of\b|firms?\b|directions?\b|units?\b|d\b)"
)
# 一要不要规上，二材料交给谁
_NUMBERED_IN_WORDS = re.compile(
    r"(?:^|(?<=[\s,，。;；:：?？!！]))第?([一二三四五])(?:[、,，.．:：)）]|来?是|呢|个问题)?\s*(?=[㐀-鿿])(?![一二三四五六七八九十百千起些般共直律定旦概同年月日号家个项条名人天次份岁元万亿种类层楼级边面])"
)
# What stands before a numbered list of headings to look up: 想了解：1) 条件 2) 名额
_WANTED_LIST = re.compile(
    r"(?:想|要|请|需要)(?:问|了解|知道|查|咨询|介绍|告诉|答复|回答)[^。?？]{0,12}[:：]?\s*$|问题[^。?？]{0,4}[:：]\s*$"
    r"|\b(?:want|need|like|asking|questions?|tell (?:me|us)|know|list|explain)\b[^.?]{0,24}[:]?\s*$",
    re.IGNORECASE,
)
# Questions in English joined by a comma or "and", each opening like one: is it free, how long does it take
_JOINED = re.compile(
    r"(?:,\s*(?:and\s+|or\s+)?|\s+and\s+)(?=(?:whats?|what's|who|whom|where|when|why|how (?:many|much|long|often|do|does)|by when|(?:is|are|do|does|can|could|may|must|should|will) (?:it|there|we|i|a|an|the|our|any|they)|(?:is|are) [a-z]+ (?:needed|required|necessary|allowed))[\s?])",
    re.IGNORECASE,
)
_OPENS_A_QUESTION = re.compile(
    r"^\W*(?:and |so |also |please )*(?:whats?|what's|who|whom|where|when|why|how|which|by when|is|are|do|does|can|could|may|must|should|will)\b",
    re.IGNORECASE,
)
# 可以同时报两个吗, can we take more than one
_SEVERAL_OPTIONS = re.compile(
    r"[两二三几多][个项种样]|同时|\b(?:two|both|three|several|multiple|more than (?:one|1))\b"
)
# 行不行, can four firms apply
_EITHER = re.compile(
    r"(\w)不\1|^\W*(?:can|could|may|do|does|did|is|are|must|should|will|would|has|have)\b", re.IGNORECASE
)
_COMMA = re.compile(
    r"(?<=[，,、])(?!\s*(?:还是|或者?|or\b))|(?<=\S)\s+(?=(?:and|also|plus)\s+(?:what|which|who|where|when|why|how|by when|by what|can|could|may|do|does|is|are|should|must|will|whether)\b)"
)
_GAP = re.compile(r"(?<=[㐀-鿿])[ 　]+(?=[㐀-鿿])(?!还是|或者?)")
_QUESTION_WORDS = (
    r"吗|么$|(?<!没)(?<!没有)什么(?!的|都|也|样的都|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|啥(?!的|都|也|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|咋|哪(?!怕|儿都|里都|个都|[^,，。.?？!！吗呢]{0,6}[都也](?:没|不|未|无))|怎么(?!也|都)|怎样|如何|多少(?!有点|都)|多[久长大](?!的|了|都)|"
    r"(?<![好十这那没找请拉跟和与约])几(?=家|个|项|条|年|号|月|天|次|回|届|轮|批|趟|遍|份|步|类|种|级|时)|谁(?!都|也)|何时|何地|是否|能不能|可不可以|能否|可否|有没有|是不是|要不要|需不需要|会不会|允不允许|为什么|"
    r"(?:到底|究竟)(?=[^,。]{0,16}还是)|\b(what|(?!which (?:we|they|i|he|she|it|our|was|were|has|had)\b[^?]*?[.;])which|who|whom|where|when|why|how|whether|whats|whos|wheres|whens|hows)\b|\b(can|could|may|do|does|should|must|will) (we|i|it|there|our|my|the|a|an|any|you|they|this|that)\b"
    # "is our mark enough" asks; "the brand is our own" tells
    r"|(?<!brand )(?<!mark )(?<!company )(?<!firm )(?<!factory )(?<!plant )(?<!owner )(?<!customer )(?<!parent )(?<!\bthis )(?<!\bthat )(?<!\bit )(?<!\bhe )(?<!\bshe )\b(is|are) (we|i|it|there|our|my|the|a|an|any|you|they|this|that)\b"
)
_ASKS_ITSELF = re.compile(_QUESTION_WORDS, re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]|呢|嘛|(?:能|可以|算|够|符合|满足)[^,，。！!]{0,6}[不没]\W*$|区别|介绍|说说|讲讲|告诉|请问|想问|想知道|想了解|咨询|\b(tell (me|us)|explain|describe|difference)\b|(^|\b(?:please|you|to|and|just) )list\b|"
    + _QUESTION_WORDS,
    re.IGNORECASE,
)
_OPEN_YET = re.compile(
    r"没定|未定|待定|不确定|没想好|说不好|说不准|没确定|not (decided|sure)|undecided|to be decided"
)
# 知识产权归谁,合同没翻出来: an open matter of their own, which they ask nobody here.
_LOOKED_UP = re.compile(
    r"没翻(?:出来|到|着)|没找(?:到|出来|着)|没(?:去)?(?:查|核实|核对|落实|弄清|搞清)|记不清|记不得|不记得|(?:还|得|要|正)[在去]?(?:查|问|翻|看|等)(?:一下|一问|一查|问|查)?(?:公司|集团|我们)?(?:合同|法务|财务|老板|总部|人事|同事|律师|会计|台账|档案|结果|通知|他们|开发商)|\b(?:have|has|had|would|will|need|still)(?:n't| not| yet| to)* (?:check|ask|look|find|found|checked|looked)(?: it)?(?: up| into| with| for)?\b"
)
# 一个单位能报几个方向: a number that the text holds, and nobody's case. 还差几项: a case.
_HOW_MANY = re.compile(
    r"(?:几|多少)(?:家|个|项|条|类|种|份|次|年|天|届|轮|批)(?!月)|\bhow (?:many|long|often|much)\b",
    re.IGNORECASE,
)
_STILL_SHORT = re.compile(r"还|再|差|缺|少|\b(?:more|missing|short|still|left)\b", re.IGNORECASE)
# What is left of a question when these are taken away is what it asks about.
_ASKING_WORDS = re.compile(
    r"哪些|哪个|哪几|什么|多少|多久|几个|几项|几家|几年|怎么|怎样|如何|有|要|都|分别|具体|算|能|不|没|做|报|办|写|说|"
    r"\b(which|who|where|when|why|how|many|much|long|often|are|they|all|can|do|we|i|there|any|be|need|should|have|has|name|list|whole|lot|every|each|full|set|give|me|us|out)\b"
)
_ASKS_FOR_A_THING = re.compile(
    r"^\W*(?:[^:]{0,60}: )?(?:(?:and|so|but|also|then|ok|okay|hi|hello|please)\W+)*(?:(?:to|by|from|with|under|at|in|on|for|until) (?:which|what|whom|when)|where|when|who|whom|why|how (?:many|much|long|often|soon|late)|what|which|how (?:do|does|did|would|is|are)\b[^?]{0,60}\bdiffer|how (?:do|does|would|should|can|could|must|might)\b[^?]{0,60}\b(?:apply|file|submit|register|proceed)\b|(?:is|was|are) (?:that|this|it|those|these) (?:also |still |really )?(?:the|an?) (?:[a-z]+ ){0,2}(?:date|deadline|day|form|system|site|website|portal|address|office|department|body|list|limit|clause|wording|document|version))\b(?!.*\b(?:eligib\w+|qualif\w+|chance|still (?:need|missing|open)|need from|missing)\b)"
)
# What the text says, whoever asks: whether the guideline fixes a closing date. Not what it lets one do.
_OF_THE_TEXT = re.compile(
    r"(?:文件|办法|指引|条文|条款|政策|原文|通知)(?:里头?|中|上|里面)?(?:到底|究竟|是否|有没有|有无|是不是|会不会)*(?:写|规定|说|讲|提|列|定|明确|限定)(?!我)"
    r"|\b(?:whether|does|do|did|has|have) (?:the|this|that|these|either|any|your) (?:[a-z]+ )?(?:guidelines?|texts?|measures?|documents?|polic(?:y|ies)|notice|clauses?) (?:actually |really |itself |also |even )?(?:say|says|state|states|fix|fixes|set|sets|mention|mentions|name|names|give|gives|list|lists|define|defines|specif(?:y|ies)|provide|provides|lay|lays)\b"
)
# 我说的是全国那个，不是省里的: what is not meant names nothing.
_NOT_MEANT = re.compile(
    r"(?<=[^\W\d_])[,，;；、 ]+(?:而)?(?:不是|并非|不要|别讲|没问)[^,，。.?？!！]{1,10}?(?:的|那个|那边|那份)?(?=\W*$)"
    r"|[,;]? (?:and )?not (?:the |in |for |about )*[a-z' ]{2,24}?(?: one| title| side)?(?=\W*$)",
    re.IGNORECASE,
)
# Now leave Hunan, …: what is put aside is not asked about.
_LEFT = re.compile(
    r"(?:撇开|抛开|先不管|先不说|不说|放下|先放一放)[^,，。.?？]{1,8}[,，、]|\b(?:leave|leaving|forget|never mind|set aside|setting aside|enough of|enough about)(?: about)?(?: the)? [a-z]+(?: aside)?[,;.]",
    re.IGNORECASE,
)
# A question of its own, though what it is about was named before.
_ANOTHER_THING = re.compile(
    r"什么时候|啥时候|何时|几时|几号|几月|多久|谁(?!都|也)|哪里|哪儿|哪个?(?:部门|单位|平台|网站|系统|地方)|多少|(?<![好十这那没请拉跟和与约])几(?=家|个|项|条|年|份|步|次|回|届|轮|批|趟|遍|天)|什么(?=材料|资料|条件|好处|用|区别)|啥(?=材料|资料|条件|好处|用|区别)|怎么(?=交|报|填|弄|走|申|提|选|评|办|算|写|联系)"
    r"|用不用|要不要|需不需要|给不给|有没有|收不收|交不交|算不算"
    r"|\b(when|where|who|whom|how (many|much|long|often))\b"
)
# What sort of thing is asked for: after one of them another is asked of the same matter.
_SORTS = {
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
_THING = re.compile(
    r"什么(?!都|也|[^,，。.?？!！吗呢]{0,8}[都也](?:没|不|未|无))|啥(?!都|也|事没)|(?:别|其他|其它|另外)的? ?(?:什么)?(?:办法|路子?|途径|方式|渠道|法子|way)|\b(?:any |some )?other (?:ways?|route|option|means)\b|哪|谁(?!都|也)|多少|(?<![好十这那没请拉跟和与约])几(?=家|个|项|条|年|号|月|天|次|回|届|轮|批|趟|遍|份|步|类|种|级|时)|何时|何地|怎么(?!都|也)|怎样|如何|区别|有何"
)
# 湖南标杆还能申报吗, with nothing told: asked is whether the policy still holds.
_STILL_OPEN = re.compile(
    r"(还|现在|今年|目前|眼下|如今)(还)?(能|可以|可|让|接受|受理|开放)(再)?(申报|报名|报|申请)\W*(吗|么|不|没|嘛|\?|$)"
    r"|\bstill\b.{0,24}\b(open|apply|accept\w*|available|running|going on)\b"
)
# A greeting before the question; alone it is one.
_GREETING = re.compile(
    r"^\W*(你好|您好|哈喽|嗨|早上好|上午好|下午好|晚上好|老师好|各位老师好|老师|同志|小助手|hi there|hi|hello|hey|good (morning|afternoon|evening)|dear sirs?( or madam)?)[\s,，。.!！~、:：]*(请问一下|请问|想请问一下|想请问|想问一下|我想问一下|我想问|咨询一下|打听一下)?[\s,，。:：]*(?=\S{3})",
    re.IGNORECASE,
)
# Thanks before the next question: 好的谢谢，明白了。 / Perfect, thanks!
_THANKS = re.compile(
    r"^\W*(?:(?:(?:好的?|嗯+|哦+|噢|行|对|明白|了解|知道|懂|清楚|收到|谢谢|谢了|多谢|感谢|辛苦)(?:你|您|啦|了|的|啊|哈)*(?=[\s,，。.!！~、;；]|谢|多谢|明白|知道|了解)|谢谢(?:你|您|啦|了)*"
    r"|(?:(?:ok|okay|great|perfect|right|cool|fine|good|nice|alright|yes|oh) )?(?:ok|okay|great|perfect|thanks?|thank you|thx|cheers|got it|understood|noted|i see|good|nice|alright|all right|right|cool|fine|clear|wonderful|excellent)(?: (?:a lot|very much|so much|all|then|that helps|to know))*(?=\s*[,.!;:—-]))[\s,，。.!！~、;；:—-]*)+(?=\S{2})",
    re.IGNORECASE,
)
# What a company's name ends in says nothing of what is asked: Lida Trading Co., Ltd.
_SUFFIX = re.compile(r",? ?\b(?:co\.?,? ?ltd|pty\.? ltd|ltd|inc|llc|gmbh|plc)\b\.?", re.IGNORECASE)
_MARKS = re.compile(r"\s?\[\d{1,2}\]")
# How a story is opened: 先介绍下：我们是……
_OPENS = re.compile(r"^\W*(先|首先|我先|让我先|我来|容我).{0,6}(介绍|说|讲|交代|交待|汇报)[^?？]*$")
_CHANGES = re.compile(
    r"^\W*((上|前)(一|面)?(个|条|句)(问题|话)?|刚才(那个|的)?(问题)?|前面(的|说的)?)(作废|不算|算了|不问了|撤回|忽略|略过|跳过)[，,。;；]*(改问|换成问|我想问|请问|现在问)?[:：,，]?\s*|^\W*(改问|换问)[:：,，]?\s*|^\W*(对了|另外(问|想问)?|换个(话题|问题)|顺便(问|说)?(一下)?|再问(一下|个)?(?!一?家)|(ok|okay|right|fine|now|and)?[,，]?\s*(by the way|(a )?(different|new|separate|unrelated) (topic|question|subject|matter)|another (question|topic|thing)|next question|changing (the )?subject|switching (topics?|subjects?)|on another note|one (more|last) thing))[:：,，.—-]?\s*"
)
_ELLIPSIS = re.compile(
    r"^(那|那么|那个|这个|还有|另外|其他|其它|换成|如果是|要是|假如是|同样|也是|以及|至于|and |what about|how about|same |and for|what if|or |then |also |but )"
    r"|呢[?？]?$|(这|那)(个|些|一条|条|项|种|样)|上述|上面|刚才|前面|前者|后者|它|该(条|项|赛道|政策)|"
    r"\b(it|that|those|these|this one|that one|the other|the same|the former|the latter|instead|too|as well)\b",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"[这那](?:些|几[家个项条种]|[两二三]?[家个项条种](?![两三]?年|月)|种|样)|它们?|他们|\b(?:it|they|them|those|these|its|their)\b"
)
_OTHER_TRACK = re.compile(
    r"(另(外)?(一)?(个|条|类)?|其他|其它|别的|剩下)(的)?(那)?(个|条|类)?(赛道|类别|类|轨道|方向类)|\b(the )?other (track|route|category|one|stream)\b"
)
# 回到第一个问题, back to my first question: and what is asked of it
_BACK = re.compile(
    r"^\W*(?:(?:好|行|ok|okay|so|and|now|那|那么|对了|再|还是|算了|我们|咱们?|先)\W*)*(?:回到|回头(?:看|说|问)?|说回|再说回|回过头(?:来)?(?:看|说|问)?|接着)(?:我)?(?:刚才|刚刚|前面|之前)?(?:的)?(?:最开始|一开始|开头|最初|最早|刚开始|(?:第一|头一)[个条]?(?=问|话题|吧|\W|$))(?:(?:问|说)的|的)?(?:那个|那条)?(?:问题|话题|事)?(?:上)?吧?\W*"
    r"|^\W*(?:(?:ok|okay|so|and|now|then|right|well)\W+)*(?:(?:let'?s |can we )?(?:go |come |circle )?back to|(?:going|coming|circling|getting) back to|returning to|return to) (?:my |the )?(?:very )?(?:first|original|initial|opening|第一个|最开始)(?:的)?(?: ?(?:one|question|point|thing|topic|matter|issue|问题))?(?: (?:that )?i (?:asked|raised|mentioned))?\W*"
)
# The first or the second of two that were named together.
_FORMER = re.compile(
    r"前者|(?<![提之以最先目])(?:前面那?|前那?|头一)(?:一)?(?:个|种|类|条|项)(?=$|[,，。?？呢的能要可是由算有也行吗怎什谁在和跟])|\bthe (?:former|first of (?:them|the two|these))\b",
    re.IGNORECASE,
)
_LATTER = re.compile(
    r"后者|(?<![最之以准然])(?:后面那?|后那?)(?:一)?(?:个|种|类|条|项)(?=$|[,，。?？呢的能要可是由算有也行吗怎什谁在和跟])|\bthe (?:latter|second of (?:them|the two|these))\b",
    re.IGNORECASE,
)
# Whether it still holds, asked again of another day: 那2026年6月10号呢
_ON_A_DAY = re.compile(
    r"^[^,.;!]{0,12}(?:\d{4}\s?[年./-]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,8}\d{4})[^,.;!]{0,16}$"
)
_HAS_A_TERM = re.compile(
    r"商标|证书|称号|专利|授权|执照|\b(?:trademarks?|marks?|licen[cs]es?|titles?|certificates?|patents?)\b"
)
_UNTIL = re.compile(
    r"^\W*(那|那么)?(又?是)?(到|至|管到|用到|能用到|从)?(什么时候|啥时候|何时|几时|哪一?天|哪一?年|哪一?年哪一?月|几号|几几年|多久|多长时间)(为止|结束|到期|截止|开始|起|才算完|算完)?\W*$|^\W*(and )?(until|till|since|from) when(,? (roughly|exactly|precisely|then))?\W*$|^\W*(and )?(for )?how (much )?long(er)?(,? (roughly|exactly|then))?\W*$"
)
_OTHER_POLICY = re.compile(
    r"(另(外)?(一)?(个|份)|其他|别的)(那)?(个|份)?(政策|文件|办法|指引)|省(里|级|上)(的|那个|那边|那份)(?=\W*(呢|吗|怎么|行|能|可以|$))|\b(the )?other (policy|document|measure|programme|program)\b"
)
_FILLER = re.compile(
    r"[\s,，。.!！?？、:：;；“”\"'()（）-]|我说的是|就我们?这个?情况|(?:按|照|凭)我们?这个?情况|去?报名?|我指的是|说的是|指的是|我问的是|我是说|是指|那么|那|呢|吗|么|的|是|对于|关于|请问|我们|我|你们|这个|如果|换成|要是|就|怎么样|怎样|如何|又|也|还|啊|呀|吧|和|一样|情况|赛道|政策|可以|"
    r"\b(i mean|i meant|meant|mean|ones|they|them|those|these|title|programme|program|nationally|national|and|what|how|about|the|for|in|of|on|is|it|a|an|same|do|does|so|then|well|too|also|please|under|with|to|that|this|one|track|policy|brands?|measures?|guidelines?|guide|document|scheme|rule|rules|apply|applies|ok|okay|right|side|front|now|are|there|things|over|but|or|like)\b"
)
# The thing asked about before, pointed at: 也有这个门槛吗
_SAME_THING = re.compile(
    r"(这|那|同样|一样|类似)(个|种|条|项|样|些)?的?(门槛|条件|要求|规定|限制|标准|说法|规则|讲究|规矩|情况|待遇|好处|程序|步骤)"
    r"|\b(this|that|the same|such an?|such|a similar|any such) (requirement|condition|threshold|rule|limit|restriction|provision|cap|criterion|criteria|benefit|step|thing|story|deal|bar|hurdle|standard|test|line)s?\b|\bsame (rules?|story|deal|there|too)\b"
)
# The same of another name: …, and who did under the Hunan measure?
_LIKEWISE = re.compile(
    r"^\W*(?:and|or) (?:who|what|when|where|which|how)(?: (?:many|much|long))? (?:did|does|do|is|was|were|are|about|would|should|must|can)(?: it| that| they| we)?(?: be)?(?= (?:under|for|in|with|on|by|at|of)\b)"
)
# 跟国家企业品牌比，哪个更严: the thing asked about before is set against what is named now
_AGAINST = re.compile(
    r"(?:跟|和|与|同|拿)[^,。?？]{2,24}(?:比|相比|对比|比较|比起来)|比起|相比|哪个(?:更|要)?(?:严|宽|松|高|低|难|容易|好)|\b(?:compared? (?:to|with)|versus|vs\.?|against|stricter|tougher|softer|looser|than)\b"
)
# 国家跟湖南，材料交给谁，有啥区别: asked of what stands before it
_DIFFER = re.compile(
    r"^\W*(?:这|那)?(?:两者|二者|两边|两个|它们|到底|究竟|之间)*(?:又)?(?:有)?(?:什么|啥|何|哪些|没有|哪儿|哪里)?(?:区别|不同|不一样|差别|差异|一样|相同)(?:吗|呢|么|的|在哪里?|是什么|是啥)*\W*$"
    r"|^\W*(?:and |so )?(?:how|where|in what way) (?:do|does|did) (?:they|it|these|those|the two|both|that) differ\W*$|^\W*(?:and |so )?(?:what(?:.s| is)|is there) (?:the|a|any) difference\W*$",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    r"(?<![要需])(?:算|够|有|是|符合|做了|满足|达到|达标|一共|总共|凑|满|到)(?:得上|了|足|不足|够)?[^。?,要需]{0,6}(?:几|多少|[3-9三四五六七八九])项(?!(?:以上)?(?:才|就|要|都|分别|是什么|工作是))[^。?,]{0,6}(?:吗|么|没|不|对|\?|$)"
    r"|(?:^|[,。;])[^,。;?]{0,6}够(?:了|数)?(?:吗|么|不|没)\W*$|够不够(?:数|了)?\W*$|还差几项|还差多少项|几项了"
    r"|\b(?:make|makes|count|counts|counting|amount|come|comes|get|gets|got|give|gives|is that|are these|that|up) (?:as |to |us |it |up |for )*(?:six|6|seven|7|five|5|enough|how many)\b[^.?]{0,24}[?.]?\W*$|\bof these count\b|\b(?:is|are|does) (?:that|this|it|these|those|they) (?:still |now |already )?(?:be |make )?enough\b|\bhow many (?:works? )?(?:is that|does (?:that|this|it) make|are these|do we have)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    _AGAINST.pattern
    + r"|差在|哪[个种类条一]|which of|区别|不同|不一样|一样|差别|差异|异同|同一|相同|分别|各自|两[个者边份]|都|\b(?:both|differ\w*|same|each|either|respectively|as well|too|compare[ds]?|contrast)\b"
)
# What leads up to a question: a consultant told us that …, same question in English: …
_LEADS_UP = re.compile(
    r"^\W*(?:(?:sorry|ok(?:ay)?|hi|hello|hey|well|so|right|please|dear [a-z]+)\b[ ,.!:;-]*)*"
    r"(?:[^:?!。？！]{4,90}[:：] ?(?=.{12})"
    r"|(?:(?:a|an|the|our|my|some|one|your|their|another|this|that)\b[^,.;:?!]{2,40}?|someone|somebody|people|they|he|she|i|we) (?:(?:has|have|had|just|also|once|always|keeps?|was|were|been|now)\b ?)*(?:told|tells?|telling|says?|said|saying|claims?|claimed|thinks?|insists?|insisted|heard|hear|assures?|assured|mentions?|mentioned|believes?|reads?|read|asks?|asked|wonders?|wants to know|would like to know)\b(?: (?:us|me|everybody|everyone|him|her))?(?: that| whether| if|,)? (?=.{12})"
    r"|(?:kindly|please) (?:advise|tell|inform|let)(?: (?:us|me))?(?: know)?(?: on| about| of)? (?=.{8})"
    r"|(?:听说|据说|有人说|顾问说|中介说|朋友说|同事说|(?:老板|领导|顾问|中介|朋友|同事|科长|局里|县里|市里|别人|客户|会计)(?:跟我们?|和我们?|对我们?)?(?:说|讲|问|让我问|告诉我们?))[,，:：]?(?=.{6}))",
    re.IGNORECASE,
)
# Who passes a question on: 来电人问, 他还问, the caller wants to know. What is asked stands behind it.
_RELAYS = re.compile(
    r"^\W*(?:(?:这里是|我是)?(?:热线|咨询台|窗口|前台|客服)(?:转来|转过来|接到|这边|记录)?[:：，,]\s*)?"
    r"(?:(?:刚才?|刚刚|今天|现在|又)?有(?:一)?(?:个|位|家|名)?(?:企业|公司|客户|大姐|大哥|先生|女士|老板|老乡|人|市民|负责人)(?:在电话里|打电话来?|来电|打来电话|发消息来?|留言)+|来电(?:的)?(?:人|者|企业|公司|单位|群众)?|对方|客户|企业|(?<![其吉])他们?|她们?)"
    r"(?:又|还|再|也|另外|接着|继续)*(?:补充|追)?(?:说|问|想问|想知道|咨询|打听|来问)(?:一下|道|的是)?[:：，,]?\s*(?=\S{4})"
    r"|^\W*(?:(?:i.?m |we.?re )?(?:on |at |from )?(?:the |our )?(?:help ?desk|hotline)(?: here)?[,.:]\s*)?(?:(?:and|also|so|now|then)\s+)*"
    r"(?:(?:(?:a|an|the|my|our|one|this|that|another)\s+)?(?:caller|lady on the phone|man on the phone|client|customer)|(?:someone|somebody|a (?:man|woman|lady|firm|company)) (?:on the (?:phone|line)|called|rang)(?: in)?|he|she|they)"
    r"(?: (?:also|then|now|further|just|has|is|and|called to|rang to))* ?(?:says?|said|adds?|added|asks?|asked|asking|wants? to know|wanted to know|would like to know|wonders?|wondering)(?: (?:that|whether|if))?[:,]?\s+(?=\S+ \S|\S{6})",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"问|知道|咨询|打听|ask|know|wonder", re.IGNORECASE)
# 那我怎么回复他, what do I tell her? Asked beside a question of theirs, it asks for no more than that one.
_TO_REPLY = re.compile(
    r"^\W*(?:那么?|这样|请问|所以)*[,，]?(?:我们?)?(?:应该|该|要|得|可以)?(?:怎么|如何|咋)(?:样)?(?:去)?(?:回复|答复|回答|回|答|跟(?:他|她|人家|对方|他们)(?:说|讲|解释)|告诉|对(?:他|她)说)(?:他们?|她|对方|人家|来电人|企业|客户)?(?:才好|比较好|呢|啊|呀)?\W*$"
    r"|^\W*(?:so |and |then |ok |now )*(?:what|how) (?:do|should|can|shall|would) (?:i|we) (?:tell|answer|reply|say|respond|explain)(?: (?:to|it to))?(?: (?:him|her|them|the caller|the customer|it))?(?: then| now)?\W*$|^\W*(?:please )?advise\W*$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:question|request|in english|in chinese)\b|问题|请教|想问|想知道")
# Is he right?, 对吗: said of what was just told.
_SO_SAID = re.compile(
    r"(?<=[.,;!?。，；！？])\s*(?:(?:so|and|but)\W+)?(?:is (?:he|she|it|this|that|the (?:man|woman|consultant|boss)) (?:right|true|so|correct|the case|really (?:so|true))|are they right|right|correct|true|really|fine|ok(?:ay)?|yes|agreed|is that ok(?:ay)?|that right|是(?:这样|真的|不是)?吗?|对吗|对不对|真的吗|有这回事吗|是吗|没错吧|对吧|是真是假)\s*[?？.。!]*\s*$",
    re.IGNORECASE,
)
# Somebody who means to apply, though nothing is asked.
_APPLYING = re.compile(
    r"(想|打算|准备|计划|希望|要|拟|考虑|有意|正在).{0,8}(申报|申请|报|参评|参加|争取|试)|\b(want|plan|hope|would like|.d like|intend|thinking of|going|looking|wish)\b.{0,40}\b(apply|applying|enter|go for|submit|recommended|put forward|title|track)\b"
)
_APPLYING_WORDS = re.compile(
    r"想|试试|试|打算|准备|计划|希望|拟|考虑|有意|正在|申报|申请|报名|报|参评|参加|争取|今年|明年|也|去|一下|试试|公司|厂|企业|家|这边|"
    r"\b(?:wants?|plan|plans|hope|would|like|intend|thinking|going|looking|wish|apply|applying|enter|go|submit|company|factory|firm|list|status|as|at|d)\b|['’]"
)
# What asks whether one may apply, and nothing besides.
_BARELY = re.compile(
    r"够条件|够格|够不够|得了|合格|符合|条件|资格|要求|合适|满足|具备|行|成|帮|判断|看看|结论|\b(?:eligible|qualify|qualified|allowed|able|possible|pass|in|out|a|s|case|title|award|meet|requirements?|conditions?|criteria|our|ours|my|us|its)\b"
)
_OURS = re.compile(
    r"本公司|本司|咱|俺|本厂|本企业|本单位|(?<![给帮替告诉教])我(?!国)|我(?:们|司|方|厂)|本市|\b(we|we.re|our|us|my|i|i.m|mine|ours)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?P<back>倒数)?第(?P<han>[一二三四五六七八九十]+|\d{1,2})(?:个|条|项|点|种|类|步|份|样|部分)|\bthe (?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: (?:one|step|part|kind|item))?\b"
    r"|\bthe (?P<nth>\d{1,2})(?:st|nd|rd|th)(?: (?:one|step|part|kind|item))?\b|(?:\bnumber|\bno\.|#|\bstep|\bitem|\bpart) ?(?P<number>\d{1,2})\b"
    r"|(?P<last>最后一?(?:个|条|项|步|类|种|份)|\bthe last(?: (?:one|step|part|kind|item))?\b)"
)
# What says no more than that one of them is asked about: 展开讲讲, tell me more about it
_ON_IT = re.compile(
    r"展开|细说|详细|具体|讲讲|说说|讲|说|介绍|解释|一下|意思|什么|啥|内容|再|那|\b(?:explain|more|tell|me|give|us|elaborate|detail|details|on|describe|mean|means|of|these|them|one|s|is|step|part|kind|item)\b"
)
# 为什么不是第7个, could it be number 4: an option held against the one that was said to fit best
_HELD_AGAINST = re.compile(
    r"(?:为什么|为啥|怎么|咋|凭什么)(?:就)?不?(?:是|算|能)|(?:算|属于|适合|符合|对应|归|不是).{1,14}[吗么嘛]|(?:算|是|能)不(?:算|是|能)|(?:改|换)(?:成|报|到|选|为)|(?:能|可以|可否|能否)(?:不能|不可以)?(?:算|归|报|放|选|填)|行不行|可不可以|可以吗|行吗|对吗|合适吗|不对吗"
    r"|\b(?:why not|(?:is|isn.t|wouldn.t|would|could|couldn.t|can|can.t|does|doesn.t|might)\b.{0,24}\b(?:it|that|this|we|ours)\b|rather than|instead|fits?|suits?|match(?:es)?|belongs?)\b",
    re.IGNORECASE,
)
# 那第5个呢, and for 5?: nothing but another number
_ANOTHER_NUMBER = re.compile(
    r"^\W*(?:(?:那|那么|再|and|or|so|ok|okay|then|what about|how about|换成|改成|如果是|同样)\W*)*(?:(?:for|with|in|under|on)\W+)?(?:the )?(?:方向|direction |number |no\. ?|#)?第?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?:st|nd|rd|th)?(?:个|条|项|号)?(?:方向| one| direction)?(?:呢|的话|呢吗|行吗|可以吗)?\W*$"
)
_NUMBERED_OPTION = re.compile(
    r"(?:方向|\bdirection (?:no\. ?|number |#)?|第)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}|(?<=direction )(?:one|two|three|four|five|six|seven|eight|nine|ten))(?:个|条|项|号)?(?:应用场景)?(?:方向)?(?![\d.年月日家天届批期])"
)
# What a project may fit.
_OPTIONS = re.compile(
    r"应用场景|场景|方向|维度|专项工作|专项|赛道|适合|符合|对应|属于|归|算|放|套|比较|案例|项目|\b(?:scenarios?|directions?|dimensions?|headings?|works?|tasks?|fits?|suits?|best|belongs?|fall|under|number|case|project|would|should|does)\b"
)
# Which of the options just spoken of is the asker's: 我们该走哪个, which fits?
_WHICH_FITS = re.compile(
    r"(?:算|归|走|选|报|属于|对应|适合|符合|靠|套|够)(?:得上|进|到|在|入)?(?:哪|第几)(?:一?个|一?种|一?类|一?项|边|号|里)|哪(?:一?个|种|类|项)(?:合适|适合|对得上|对口|最?像|最?贴近|能用|靠得上)"
    r"|\bwhich(?: one| of (?:them|these|those|the (?:two|three|ten|twelve)))?(?: (?:would|should|do|does|is|are|might|best|then))*(?: (?:it|we|that|this|our|ours|us|i|mine|be|count|go|belong|come|fall|under|for|closest|nearest))* ?(?:fits?|suits?|applies|matches|ours|us|it be|we be|we go for|closest|nearest|belongs?|fall under|be)\b"
)
_KINDS = (
    (
        Want.DIMENSION,
        re.compile(
            r"维度|历史经典|时代优品|潮流新锐|\bdimensions?\b|historic(?:al)? classic|products? of the era|trend(?:y|ing|setting)? |newcomer"
        ),
    ),
    (Want.DIRECTIONS, re.compile(r"方向|场景|\b(?:directions?|scenarios?)\b")),
    (Want.WORK, re.compile(r"专项|十二项|12项|\b(?:special works?|twelve works?|twelve tasks?)\b")),
)
_LEAST = 2  # the size from which on what is left of a question without its names still asks something
_HARDLY = 4  # the size up to which the rest of a question gives no reason of its own
_SLIGHT = 10  # the size up to which a follow-up leans on the topic before it, whatever it names
_SEVERAL = 2  # facts from which on a turn that asks nothing puts a case
# What a description of a brand or a project tells too.
_BACKGROUND = frozenset({"industry", "years_in_operation", "entity_type", "registered_province"})
_WHERE = frozenset({"registered_in_prc_mainland", "registered_province", "entity_type"})
# What a company is introduced by: 我们在莆田，做鞋的. A project, or a heading to look up, is none: 鞋厂 申报材料.
_COMPANY = _BACKGROUND | _WHERE | {"has_legal_personality"}
_LOOKS_UP = re.compile(
    r"项目|案例|系统|平台|数字|智能(?!马桶|家居|家电|手表|手环|音箱|锁)|扫码|溯源|直播|大数据|算法|条件|要求|材料|资料|清单|流程|程序|步骤|时间|日期|期限|截止|政策|奖|补贴|名额|方向|维度|专项|依据|牌子|品牌"
    r"|\b(?:projects?|cases?|systems?|platforms?|digital\w*|scan\w*|trac(?:e|ing|eability)|apps?|software|vr|ar|ai|virtual|live ?stream\w*|conditions?|requirements?|documents?|materials?|deadlines?|dates?|steps?|procedure|prizes?|subsid\w+|directions?|dimensions?|brands?)\b"
)
_STORY = 40  # characters from which on a turn that tells facts tells a case, whoever it is said to be about
_RAMBLING = 4  # clauses from which on a turn tells a story before it asks
_SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?<=[a-z)]\.)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<=[，,。.;；!！?？\n])(?![\d])")
_POINTING = 40  # the size up to which a follow-up does no more than ask about one of a list
_ASKS_MORE = (
    6  # the size of what is said besides pointing to a clause, from which on more is asked than its text
)
_TELLS = 5  # the size of what a question says besides an option, from which on it describes something
_SHORT = 28  # the size of a follow-up that may only add to the question before it
_HAN = re.compile(r"[㐀-鿿]")
_EDGE = r"(?:(?<![a-z0-9_])(?=[a-z0-9_])|(?<=[a-z0-9_])(?![a-z0-9_]))"  # of an English word, in which维度 too
_EDGE_AFTER = r"(?<![a-z](?=[a-z]))"  # no English word goes on here
_LATIN = re.compile(r"[a-z0-9][a-z0-9'’-]*", re.IGNORECASE)
_NEXT = re.compile(
    r"^\W*(然后|接下来|接着|下一步|之后|再往后|后面)(呢|怎么办|做什么|干什么|咋办|怎么走)?\W*$|^\W*(and )?(then|then what|what next|next|after that|what then|what happens (next|then)|next step)\W*$"
)
_PUTS_RIGHT = re.compile(
    r"^\W*(不对|错了|说错|记错|看错|数错|搞错|弄错|更正|纠正|不是.{1,8}是|其实|应该是|准确(地)?说)|"
    r"^\W*(sorry|no|wait|actually|correction|let me correct|i meant|i mean|my mistake|scratch that|oops)\b"
)
# The question before, asked again of what was just put right: 这样呢, is that ok then?
_SO_THEN = re.compile(
    r"(这样|那样|那|这种情况|现在|这下|改一下)(的话)?(呢|行|可以|能|够|算)|(怎么样|如何|行吗|可以吗|行不行)\W*$|^\W*(?:那|如果|要是|假如|万一|改成|换成|变成|转成|注册)[^?？]{2,20}呢\W*$|^\W*(?:and |but |so |ok,? )*(?:(?:what|how) (?:about )?if\b|if we\b)[^?]{0,60}\W*$|\b(now|then|in that case|that way|how about (it|that|now))\b\W*$"
)
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.、)])\s+(.+)$", re.MULTILINE)
_STOP = re.compile(r"[。\n]|\.\s")
# 方向甲[2]；方向乙[3]: names that are marked one by one
_SEPARATORS = (re.compile(r"[；;]"), re.compile(r"、|,? and |, "))
_MARKED = re.compile(r"(?:\s?\[\d+\])+\W*$")
_LISTS = re.compile(r"^.*(?:[:：;；]|是|\bare\b|\bis\b)\s*")
_ITEM_AT_MOST = 80  # characters of a name, with its mark
# Asks for more about what was just said: 为什么, 原文呢, which clause says so?
_MORE = re.compile(
    r"^\W*(那|那么|请问|你)?(为什么|为啥|凭什么|凭啥|怎么会|真的|确定|是吗|依据|根据|出处|原文|来源|条款)(是|在|能)?(什么|哪里|哪|怎么|咋|呢|吗|么)?(这样|这么|那么)?(规定|写的|说的|讲的|说|讲|认为|判断|回答|答|的)?(呢|吗|啊)?\W*$"
    r"|^\W*(?:你|您)?(?:这|刚才|上面|前面)(?:话|句话?|个?(?:说法|答案|回答|结论))?(?:是|说的|讲的)*(?:文件|办法|指引|政策)?(?:里|中|上)?(?:的)?(?:哪一?[条款]|哪里|哪儿|什么地方)"
    r"|^\W*(依据|根据)(的)?是?(哪|什么)(一)?(条|款|里|文件|规定|条款)|^\W*(这|这个|上面)?(是)?(哪一?条|哪一?款|哪里|什么地方|哪个文件)(里|中)?(说|写|规定|讲)(的|了)?|^\W*(给|发|看)(我|一下|看|我看)*(原文|条款|出处)"
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
_REASON = re.compile(
    r"为什么|为啥|凭什么|凭啥|怎么会|依据|根据|确定|真的|\b(?:why|how come|on what basis|sure|certain|really)\b"
)
_WRITTEN = re.compile(
    r"出处|原文|来源|条款|条文|哪一?[条款]|[写说]在|哪里?写|哪儿写|谁说|出自|\b(?:source|reference|citation|clause|article|provision|text|wording|quote|says?|said|written|stated|chinese|original)\b"
)
# The text of what was just spoken of, wherever it is to be found: give me the exact wording on the Hunan side
_WORDING = re.compile(
    r"原文|原话|原句|条文|逐字|一字不差|\b(?:exact|actual|original|precise|literal) (?:chinese )?(?:wording|words?|texts?|phrasing|language|chinese)\b|\b(?:quote|cite|give|show)\b.{0,16}\b(?:chinese|original)\b|\bverbatim\b|\bword for word\b"
)


# Which of the two just told of: 所以哪份先交, which of the two came later
_OF_TWO = re.compile(
    r"^\W*(?:所以|那么?|也就是说|这么说|这样看|到底)?(?:这|那)?(?:两|俩|二)?(?:个|份|样|者|家|种|条|项)?(?:里头?|当中|之间|之中)?[，,]?(?:哪一?(?:个|份|样|头|边|种|条|项|家)|谁)(?:要|得|该|算|是)?(?:在|排|排在)?(?:先|后|早|晚|前|靠前|靠后|更?[多少长短高低严宽大小难])[^，,。？?]{0,6}\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? )*which(?: one)?(?: of (?:the two|those|them|these|both))?(?: (?:is|was|comes?|came|falls?|fell|happens?|happened|goes|went|ends?|ended|starts?|started|lasts?|should|do|does|must|we|i|they|it|file|hand|in|go|the|more))*"
    r" (?:first|last|earlier|later|sooner|latest|earliest|longer|shorter|stricter|looser|bigger|smaller|fewer|more|less)\b[^.?!]{0,12}\W*$"
)
# Asks for no more than what something is.
_TELL_OF_IT = re.compile(
    r"了解|介绍|说说|讲讲|是什么|是啥|啥是|什么叫|咋回事|怎么回事|\b(?:tell (?:me|us) (?:more )?about|explain|introduce|what(?:.s| is| are)|learn (?:more )?about|know (?:more )?about)\b"
)
# Another state of what was spoken of: if we buy it, 要是买下来呢
_IF_SO = re.compile(
    r"(?:如果|要是|假如|假设|若是|万一)(?:我们?|他们?|它|将来|以后|后来|再|把它)?.{2,14}$|\b(?:if|suppose|supposing|once|after) (?:we|he|she|they|i|the [a-z]+) (?:\w+ ){0,3}?(?:it|them|this|that)\b.{0,24}$"
)
_SUPPOSES = re.compile(
    r"^\W*(?:那|那么|and|so|but|what)?\W*(?:要是|如果|假如|假设|万一|若是?|if\b|suppose|supposing)"
)
# How a case stands by now: 现在呢, 那行了吗, so are we in?
_HOW_NOW = re.compile(
    r"^\W*(?:那么?|现在|这下|这样|这么|目前|如今|这回|所以|好了?|总之|说了?半天|最后|最终|综合(?:起来|来看|看)|一句话|你的|您的)*[，,]?(?:结论|结果|判断|评估(?:结果|结论)?)(?:是|到底|究竟|怎么样|如何|呢|什么|啥)*\W*$"
    r"|^\W*(?:那么?|现在|目前|请问|你们?|您)*[，,]?(?:还|再|另外)(?:有|需要?|想|得|差|缺|要)(?:我们?|我司|我这边)?(?:再)?(?:跟你|向您|给你|给您)?(?:知道|了解|提供|补充|说明|告诉你?|说|讲|交代|哪)?(?:一下)?(?:什么|啥|哪些|哪几[点样项个]|些什么|多少)(?:情况|信息|事实|内容|东西|没说|没讲|要说的|要问的|要我们?说的)?(?:呢|吗|啊|呀)?\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*what else\W*$|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*what (?:else |more |other (?:information|facts|details) )?(?:do|would|is it) (?:you|that you) (?:still )?(?:need|want|have)(?: to (?:know|hear|ask))?(?: from (?:us|me)| about us)?\W*$|^\W*(?:so |and |then |ok(?:ay)?,? )*what(?: information| facts| details)?(?: is|.s| are)? (?:still )?(?:missing|left|open|outstanding|unclear)(?: (?:then|now|from us|still|for a verdict))?\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? |all in all,? |bottom line:? )*what(?:.s| is|.d be| would be) (?:the|your) (?:final |overall )?(?:verdict|conclusion|bottom line|outcome|result|upshot|answer|finding|assessment|takeaway)(?: (?:then|now|on (?:us|this|that|all this)|for us))?\W*$"
    r"|^\W*(?:那么?|现在|这下|这样|这么|目前|如今|这回|所以|好了?)*[，,]?(?:(?:我们|咱们?)?(?:就|都|总|算是?)?(?:能|可以|可)?(?:行|可以|够|成|妥|齐|符合|过关|能报|能申报|报得了|有戏|够格)(?:了|的)?(?:吗|么|没|不|吧|不行|没有)|呢|怎么样|如何|怎样)\W*$"
    r"|^\W*(?:so |and |then |ok(?:ay)?,? |well,? )*(?:now|what now|how about now|and now|(?:is|was) that (?:a |an )?(?:no|yes|refusal)(?: then| now| or a yes| or a no)?|are we (?:in|ok|okay|good|fine|through|eligible|there)(?: now| then)?|is that (?:enough|ok|okay|all|it)(?: now| then)?|do we (?:qualify|pass|make it)(?: now| then)?|does that (?:help|do|change (?:it|things|anything)))\W*$"
)
# What the facts told come to, after the rest of a story: words of it, those around them, and those after them.
_CLOSING = Path(__file__).with_name("closing.yaml")
# 这两个有什么区别, how do those two differ
_THESE_TWO = re.compile(
    r"[这那它](?:们)?(?:两|俩|二者|两者)|两者|二者|\b(?:the|these|those|them) two\b|\btwo of (?:them|these|those)\b|\b(?:them|these|those) (?:both|differ)\b|\bboth of (?:them|these|those)\b"
)
# 太官方了，说人话
_PLAINLY = re.compile(
    r"说人话|讲人话|大白话|白话|通俗(?:点|一点|些|易懂)|(?:说|讲|解释)得?(?:简单|直白|明白|清楚|浅显|白)(?:点|一点|些)|(?:简单|直白|浅显)(?:点|一点|些)?(?:说|讲|解释)|(?:太|有点|好|过于)(?:官方|专业|绕|拗口|文绉绉|深奥|复杂)|(?:看|听|读)不(?:太)?懂|没(?:看|听|读)懂"
    r"|\bin (?:plain|simple|simpler|normal|layman.?s?|everyday|other) (?:words|english|terms|language|chinese)\b|\b(?:simpl(?:er|ify)|dumb it down|eli5|like i.?m (?:five|5)|for a layman|too (?:official|formal|technical|complicated|legalistic)|jargon)\b|\b(?:don.?t|didn.?t|do not|did not) (?:understand|get|follow) (?:it|that|this|a word)\b"
)


class Understander:
    """Reads conversations. Built once by ``assistant.build``."""

    def __init__(
        self,
        terms: Terms,
        names: ScopeNames,
        facts: FactReader,
        references: References,
        cutter: Cutter,
        asides: Replies,
        answers: Replies,
    ) -> None:
        self._terms = terms
        self._names = names
        self._facts = facts
        self._references = references
        self._cutter = cutter
        self._asides = asides
        self._answers = answers
        self._known_names = tuple(
            sorted(
                {
                    surface
                    for concept in terms.concepts_by_id.values()
                    for surface in concept.chinese
                    if len(surface) > 1
                }
            )
        )

    def read(self, messages: Sequence[Message], as_of: dt.date, policy: str | None = None) -> Understanding:
        """Understand the last user turn in the light of those before it; ``policy`` is meant where none is named."""
        turns = [message for message in messages if message.role == "user"]
        last = screen(turns[-1].text)
        language = detect(last.text, self._known_names)
        if not re.search(r"[A-Za-z㐀-鿿]", last.text) and len(turns) > 1:  # "3" or "?" tells no language
            language = detect(turns[-2].text, self._known_names)
        reset = bool(_RESET.search(plain(last.text)))
        history = self._since_reset(messages)
        sheet = self._facts.sheet(history, as_of)
        meant = Scope(policies=(policy,)) if policy else Scope()
        asked = self._asked(history[:-1], sheet, meant)
        parts = self._parts(last, history, sheet, asked, meant)
        if asked and (wish := asked_for(last.text)):
            language, parts = wish, (asked[-1],)
        return Understanding(
            language=language,
            as_of=as_of,
            turn=last.text,
            said="\n".join(screen(message.text).text for message in history if message.role == "user"),
            orders=last.orders,
            parts=parts,
            facts=sheet.facts,
            corrected=sheet.corrected,
            answered=_MARKS.sub("", _latest(history)),
            told=bool(sheet.told),
            reset=reset,
        )

    def _since_reset(self, messages: Sequence[Message]) -> Sequence[Message]:
        for place in range(len(messages) - 1, -1, -1):
            if messages[place].role == "user" and _RESET.search(plain(messages[place].text)):
                return messages[place:]
        return messages

    def _parts(
        self,
        last: Screened,
        history: Sequence[Message],
        sheet: FactSheet,
        asked: Sequence[Part],
        meant: Scope,
    ) -> tuple[Part, ...]:
        told = sheet.told
        before = asked[-1] if asked else None
        pieces = self._questions(_opened(_afresh(last.asking)) if last.asking else "")
        if not pieces and last.orders:
            # 我们是分公司，你就说符合吧: what it tells is checked all the same, and the verdict stays what it is.
            if told:
                scope = self._scope(self._terms.read(last.text).text)
                inherited = before.scope if before else meant
                return (
                    Part(
                        question=last.text, want=Want.VERDICT, scope=scope or inherited, inherited=not scope
                    ),
                )
            if before is not None and (before.want is Want.VERDICT or (sheet.facts and before.scope)):
                return (before.model_copy(update={"want": Want.VERDICT}),)
        ours = _latest(history[:-1])
        known = bool(sheet.facts)
        parts: list[Part] = []
        for piece in pieces:
            words = self._terms.read(piece).text
            # 材料啥时候交，交给谁: what names nothing of its own goes on from the question beside it.
            leaning = bool(_SAME_THING.search(words) or _LIKEWISE.search(words)) or not self._scope(words)
            leaning = leaning or self._is_bare(words)  # And for the brand one?
            alone = not parts or not leaning or self._topics(words)
            context = asked if alone else (*asked, parts[-1])
            part = self._part(standard(piece), last.asking, context, told, ours, known).within(meant)
            part = part.model_copy(update={"unnamed": self._unnamed(part)})
            parts.append(part if alone else part.model_copy(update={"beside": True}))
        return tuple(parts)

    def _asked(self, history: Sequence[Message], sheet: FactSheet, meant: Scope) -> tuple[Part, ...]:
        """What was asked before this turn: each turn's last question with the scope it had by then."""
        asked: list[Part] = []
        for place, message in enumerate(history):
            if message.role == "user":
                asking = screen(message.text).asking
                pieces = self._questions(_opened(_afresh(asking)))
                if pieces:
                    told = sheet.telling.get(place, ())
                    known = any(telling <= place for telling in sheet.telling)
                    part = self._part(
                        standard(pieces[-1]), asking, asked, told, _latest(history[:place]), known
                    )
                    reply = _latest(history[place : place + 2])
                    aside = self._asides.opened(reply)
                    part = part.within(meant).model_copy(update={"aside": aside and aside.want})
                    answer = self._answers.opened(reply) if not part.scope else None
                    if answer is not None and len(answer.policies) == 1:
                        # Nothing was named, and one policy answered: what follows goes on about that one.
                        implied = Scope(policies=answer.policies)
                        part = part.model_copy(update={"scope": implied, "inherited": True, "implied": True})
                    asked.append(part)
        return tuple(asked)

    def _questions(self, text: str) -> tuple[str, ...]:
        """The questions of a turn; what only tells a story goes with the question that follows it."""
        if numbered := _numbered_apart(text):
            return numbered[:4]
        reading = [
            part
            for piece in _SPLIT.split(text)
            if any(char.isalnum() for char in piece)
            for part in self._clauses(piece.strip())
        ]
        asking = [piece for piece in reading if _ASKS.search(piece) and not _OPENS.search(piece)]
        if len(asking) <= 1:
            return (text,) if text else ()
        parts: list[str] = []
        story = ""
        for piece in reading:
            if piece in asking:
                parts.append((story + piece).strip())
                story = ""
            else:
                story += piece
        if story and parts:
            parts[-1] += story
        return tuple(dict.fromkeys(parts))[:4]

    def _clauses(self, sentence: str) -> tuple[str, ...]:
        """The questions strung together in one sentence, each with a topic of its own; else the sentence whole.

        企业品牌在哪报，商标有啥要求 asks two things; 我们三家一起报，行不行 one.
        """
        if joined := self._joined(sentence):
            return joined
        parts: list[str] = []
        story = ""
        clauses = list(self._spaced(sentence))
        open_yet = max(
            (place for place, clause in enumerate(clauses) if _LOOKED_UP.search(clause)), default=-1
        )
        for place, clause in enumerate(clauses):
            words = self._terms.read(clause).text
            # what about Hunan, who reviews there? names, and then asks
            if parts and not story and _DIFFER.search(clause):
                parts[-1] += f"，{clause.strip(' ,，、')}"
            elif (
                place <= open_yet or _OPEN_YET.search(clause) or (self._scope(words) and self._is_bare(words))
            ):
                story += clause
            elif _ASKS_ITSELF.search(clause) and (self._topics(words) or self._scope(words)):
                parts.append((story + clause).strip(" ,，、"))
                story = ""
            elif parts and not story and _ASKS_ITSELF.search(clause):
                if _ANOTHER_THING.search(clause):  # 材料啥时候交，交给谁
                    parts.append(clause.strip(" ,，、"))
                else:  # 行不行
                    parts[-1] += f"，{clause.strip(' ,，、')}"
            else:
                story += clause
        if len(parts) < 2:
            return self._cutter.cut(sentence)
        parts[-1] += f"，{story.strip(' ,，、')}" if story.strip(" ,，、") else ""
        return tuple(question for part in parts for question in self._cutter.cut(part))

    def _joined(self, sentence: str) -> tuple[str, ...]:
        """The English questions joined in a sentence that tells nothing before them, where each is answered apart."""
        parts = tuple(part.strip() for part in _JOINED.split(sentence) if part.strip())
        if len(parts) < 3 or not all(map(_OPENS_A_QUESTION.search, parts)) or _HAN.search(sentence):
            return ()
        return parts

    def _spaced(self, sentence: str) -> Iterator[str]:
        """The clauses of a sentence; a space between Chinese words ends one that asks."""
        for clause in _COMMA.split(sentence):
            start = 0
            for gap in _GAP.finditer(clause):
                if _ASKS_ITSELF.search(clause, start, gap.start()):
                    yield clause[start : gap.start()]
                    start = gap.end()
            yield clause[start:]

    def _part(
        self, piece: str, turn: str, asked: Sequence[Part], told: Sequence[str], ours: str, known: bool
    ) -> Part:
        before = self._before(piece, asked)
        if _CHANGES.search(piece.lower()):
            piece, before = _CHANGES.sub("", piece.lower()), None
        elif before is not None and (back := _BACK.search(piece.lower())):
            before = asked[0]
            if not _FILLER.sub("", piece[back.end() :].lower()):
                return before
            piece = piece[back.end() :].strip(" ,，。:：")
        elif before is not None:
            piece = self._renumbered(self._one_of_two(piece, before.question), before.question)
            meant = _LEFT.sub("", piece)
            if meant != piece and self._scope(self._terms.read(meant).text):
                piece = meant
            meant = _NOT_MEANT.sub("", piece)
            if meant != piece:
                left = self._terms.read(meant).text
                piece = meant if self._scope(left) and self._is_bare(left) else piece
        bare = "" if told else self._bared(piece)
        if (
            before is None
            and bare
            and (self._scope(self._terms.read(bare).text) or self._cutter.stands(bare))
        ):
            piece, bare = bare, ""  # what leads up to a question that stands alone is no part of it
        words = self._terms.read(piece).text
        scope = self._scope(words)
        if "registered_province" in told and len(scope.policies) > 1 and not _AGAINST.search(words):
            # 湖南永州的箱包厂: where it is, not what it asks about.
            scope = self._names.read_proper(words) or scope
        want = _want(words)
        if want is Want.VALIDITY and told and not _ASKS.search(piece):
            want = Want.TEXT  # 续展下来了，有效期到2034年
        if (
            want is Want.VALIDITY
            and before is not None
            and not scope
            and _HAS_A_TERM.search(plain(before.about))
        ):
            want = Want.TEXT  # 商标?, 过期了怎么办
        afresh = before is None or bool(scope)
        if want in (Want.VERDICT, Want.TEXT) and not told and afresh and self._asks_if_open(words):
            want = Want.VALIDITY
        if before is not None and before.want is Want.VALIDITY and not scope:
            if _ON_A_DAY.search(words):
                return before.model_copy(update={"question": f"{before.question} {piece}"})
            if _UNTIL.search(words):
                return before
        tells_only = len([name for name in told if name not in _BACKGROUND]) >= _SEVERAL and not _ASKS.search(
            turn
        )
        means_to = _APPLYING.search(words) is not None
        says = bool(told) and not scope and not asks(turn) and is_personal(words) and _size(words) <= _SHORT
        introduces = self._introduces(words, turn, told, before)
        closes = bool(told) and closes_a_story(words) and not _goes_on_choosing(words, before)
        if closes and want is Want.TEXT:
            want = Want.VERDICT  # 浙江台州，做智能马桶，商标自己的，报啥好
        for_a_thing = _asks_for_a_thing(words) if means_to or want is Want.VERDICT else ""
        if want is Want.VERDICT and for_a_thing and _HOW_MANY.search(for_a_thing):
            want = Want.TEXT
        if want is Want.TEXT and (
            tells_only
            or introduces
            or (means_to and not for_a_thing and (told or self._only_applies(words)))
            or (says and before is None and not self._cutter.stands(piece))
        ):
            want = Want.VERDICT
        to_reply = _TO_REPLY.search(words) is not None
        how_now = to_reply or _asks_how_it_stands(words)
        put = before if before is not None and before.stands_for_us else None
        if put is None and before is not None and before.applies and told and is_personal(piece):
            put = before  # 外资能报吗, 我们注册在苏州: now it is the asker's own case
        case_before = next((one for one in reversed(asked) if one.case or one.want is Want.VERDICT), None)
        topics = self._topics(words)
        if put is None and before is not None:
            # What is told, or a verdict that is asked for, after a question in between goes to the case put before it.
            goes_back = how_now or want is Want.VERDICT or (told and not _ASKS_ITSELF.search(piece))
            put = case_before if goes_back else None
        if put is not None and not told and not scope and how_now:
            return put.model_copy(update={"want": Want.VERDICT, "earlier": True})
        if to_reply and before is not None:
            return before.model_copy(update={"earlier": True})
        if put is None and how_now and before is not None and known and not told and not scope:
            # Facts were told beside questions, and now it is asked what they come to: of what was spoken of by name.
            spoken_of = next(
                (part.scope for part in reversed(asked) if part.scope and not part.implied), Scope()
            )
            return Part(
                question=piece, want=Want.VERDICT, scope=spoken_of, inherited=True, earlier=True, case=True
            )
        if (
            put is None
            and before is not None
            and before.want is Want.TEXT
            and not (known or told or scope)
            and _closing().search(words)
            and asks(before.question)
        ):
            # 名品要近三年没有不良记录吗, 那我们能报吗: by what was just asked of, nobody's case being told.
            question = f"{before.about} {piece}"
            return before.model_copy(update={"question": question, "want": Want.VERDICT, "applies": True})
        resumes = put is not None
        only_tells = not (told or scope or topics or asks(turn)) and is_personal(words)
        if case_before is not None and only_tells and not self._cutter.stands(piece):
            # Our main customer is in Germany: what bears on no condition leaves the case where it stood.
            return case_before.model_copy(update={"want": Want.VERDICT, "earlier": True})
        tells = bool(told) and (is_personal(turn) or len(turn) >= _STORY or introduces or closes)
        case = bool(tells or (told and resumes))
        whether = _asks_whether(words)
        for_us = bool(scope.tracks) or is_personal(words) or resumes or tells or tells_only
        applies = want is Want.VERDICT or (want is Want.DIMENSION and _asks_to_apply(words))
        if want is Want.VERDICT and not for_us:
            want = Want.TEXT  # 个体户能报吗 asks for the rule; nobody's case is told
        if (
            before is not None
            and not scope
            and (_THESE.search(words) or _ORDINAL.search(words))
            and compares(piece)
        ):
            both_asked = f"{before.question} {piece}"  # 它跟方向七差别在哪儿, after 方向六
            if self._references.set_beside(both_asked):
                return Part(question=both_asked, want=Want.TEXT, scope=before.scope, inherited=True)
        if before is not None and not scope:
            if one := self._of_our_list(words, before, ours):
                return one
            titles = " ".join(self._names.tracks[track].title.zh for track in before.scope.tracks)
            pointed_at = self._references.pointed(words, before.question, ours, before.scope.policies, titles)
            if pointed_at is not None:
                if before.want is Want.DIRECTIONS and _HELD_AGAINST.search(words):
                    return before.model_copy(update={"earlier": True, "rival": pointed_at.id})
                besides = _ORDINAL.sub(" ", words, count=1)
                if _size(_FILLER.sub("", _ON_IT.sub("", besides))) >= _ASKS_MORE and (
                    asks(piece) or _EITHER.search(piece)
                ):
                    # 那第一条里的“等方面”包括税务吗: more is asked than what it says.
                    heading = _of_language(
                        Text(zh=pointed_at.heading, en=(pointed_at.english or ("",))[0]), words
                    )
                    question = f"{heading} {besides}".strip()
                    return Part(question=question, want=Want.TEXT, scope=Scope(policies=(pointed_at.policy,)), inherited=True, named=True)  # fmt: skip
                shown = self._references.beside(words, before.question, pointed_at)
                return Part(question=shown, want=Want.TEXT, scope=Scope(policies=(pointed_at.policy,)), inherited=True)  # fmt: skip
        item = _ORDINAL.search(words)
        listed = _list_items(ours) if item else ()
        if item and len(words) <= _POINTING and listed:
            place = _ordinal(item, len(listed))
            if place is not None:
                names = tuple(Text(zh=name, en=name) for name in listed)
                return Part(question=listed[place], want=Want.TEXT, scope=scope or (before.scope if before else Scope()), inherited=True, of=names)  # fmt: skip
        held = self._held_against(words) if want in (Want.DIRECTIONS, Want.TEXT) else ""
        want = Want.DIRECTIONS if held else want
        named = self._names.is_proper(words if scope else self._terms.read(turn).text)
        if before is None:
            scope = scope or self._whole(turn)
            return Part(question=piece, want=want, scope=scope, inherited=False, named=named, readings=self._gist(piece, bare), case=case, applies=applies, whether=whether, rival=held, introduces=introduces)  # fmt: skip
        pointed = scope or self._shifted(words, before.scope)
        if not scope and _THESE_TWO.search(words) and len(asked) > 1:
            both_asked = f"{asked[-2].question} {before.question} {piece}"
            if self._references.set_beside(both_asked):
                return Part(question=both_asked, want=Want.TEXT, scope=before.scope, inherited=True)
        if scope and _AGAINST.search(words) and not set(before.scope.policies) & set(scope.policies):
            both = Scope(
                policies=tuple(sorted({*before.scope.policies, *scope.policies})),
                tracks=(*before.scope.tracks, *scope.tracks),
            )
            return Part(
                question=f"{before.question} {piece}", want=Want.TEXT, scope=both, inherited=False, named=True
            )
        if (
            _MORE.search(_last_said(words))
            or (_OF_TWO.search(words) and not scope)
            or (_PLAINLY.search(words) and not scope and not told and _size(words) <= _SHORT)
        ):
            return before.model_copy(update={"earlier": True, "basis": _basis(words)})
        if (
            _WORDING.search(words)
            and _size(words) <= 2 * _SHORT
            and (self._is_of(before, _WORDING.sub(" ", words)) or not self._topics(words))
        ):
            question = self._renamed(before.question, words, pointed) if scope else before.question
            return before.model_copy(
                update={
                    "question": question,
                    "scope": pointed or before.scope,
                    "earlier": not scope,
                    "basis": "wording",
                }
            )
        if (
            "registered_province" in told
            and _WHERE.issuperset(told)
            and not asks(piece)
            and _size(words) <= _SHORT
            and before.want is Want.TEXT
            and not before.applies
            and not scope
            and asks(before.question)
        ):
            return before.model_copy(update={"earlier": True, "placed": True})
        puts_right = _PUTS_RIGHT.search(words) is not None
        if (
            told
            and put is not None
            and (want is Want.VERDICT or puts_right or not _ASKS.search(piece) or _SO_THEN.search(words))
        ):  # 说错了，是四家
            anew = want is Want.VERDICT
            return Part(
                question=piece if anew else put.question,
                want=Want.VERDICT,
                scope=pointed or put.scope,
                inherited=not pointed,
                earlier=not anew,
                case=True,
            )
        if (
            want is not Want.VERDICT and not _NEXT.search(words) and self._is_bare(words)
        ):  # 那湖南呢？ / and the brand track?
            question = self._renamed(before.about, words, pointed) if pointed else f"{before.about} {piece}"
            return Part(
                question=question,
                want=before.want,
                scope=pointed or before.scope,
                inherited=not pointed,
                named=named or before.named,
                again=bool(pointed),
                topic="" if pointed else before.about,
            )
        brief = not topics and len(_FILLER.sub("", _ASKING_WORDS.sub("", words))) <= 2
        short = not scope and _size(words) <= _SHORT
        moves = bool(scope) and not topics and _size(words) <= _SHORT  # 湖南那边也没写数吗
        follows = brief or short or moves or bool(_ELLIPSIS.search(words)) or not _ASKS.search(piece)
        asks_else = _ANOTHER_THING.search(words) is not None
        told_before = before.want is Want.TEXT and not asks(before.question) and not topics
        if told_before and (asks_else or not _ELLIPSIS.search(words)) and self._cutter.stands(piece):
            follows = brief = short = False  # they were on a blacklist; he asks how long it takes
        # Can we take two directions?, after which one fits: a question of its own, and no word on the project.
        own_question = whether and _SEVERAL_OPTIONS.search(words) is not None and self._cutter.stands(piece)
        own_want = want
        if want is Want.TEXT and follows and not asks_else and not own_question:
            if before.want in (Want.DIRECTIONS, Want.DIMENSION, Want.WORK):
                want = before.want
            elif _WHICH_FITS.search(words):
                want = next((kind for kind, names in _KINDS if names.search(plain(before.about))), want)
        if not pointed:
            pointed = self._whole(turn)
        if before.implied and not pointed and not follows:
            before = before.model_copy(update={"scope": Scope()})
        return Part(
            question=piece,
            want=want,
            scope=pointed or before.scope,
            inherited=not pointed,
            readings=self._in_context(piece, words, before, pointed, brief)
            if follows
            else self._gist(piece, bare),
            named=named or (before.named and follows),
            topic=before.about if brief or (short and not topics and not self._cutter.stands(piece)) else "",
            takes_up=before.about if short and not topics else "",
            goes_on=brief,
            another=short and not topics and asks_else,
            again=moves and not asks_else,
            points_back=follows and _THESE.search(words) is not None,
            carried=want is not own_want,
            supposes=follows and not topics and _IF_SO.search(words) is not None,
            leans=short and not topics,
            implied=before.implied and not pointed,
            case=case,
            applies=applies,
            whether=whether,
            rival=held,
        )

    def _renumbered(self, piece: str, earlier: str) -> str:
        """``earlier`` asked of another number, where ``piece`` says nothing but that: and for 5?"""
        found = _ANOTHER_NUMBER.search(plain(piece))
        named = list(_NUMBERED_OPTION.finditer(earlier))
        if found is None or len(named) != 1:
            return piece
        option = named[0][0].replace(named[0]["number"], found["number"])
        if self._references.missing(option):
            return option
        return f"{earlier[: named[0].start()]}{option}{earlier[named[0].end() :]}"

    def _held_against(self, words: str) -> str:
        """The id of the one direction that a description is held against: is a chatbot a good fit for direction 8?"""
        named = list(_NUMBERED_OPTION.finditer(words))
        if len(named) != 1 or not _HELD_AGAINST.search(words):
            return ""
        clauses = self._references.named(named[0][0])
        return (
            clauses[0].id
            if len(clauses) == 1 and describing(words.replace(named[0][0], " ")) >= _TELLS
            else ""
        )

    def _of_our_list(self, words: str, before: Part, ours: str) -> Part | None:
        """The question about one of what our last answer listed, or the one that pointed into it; None where none is meant."""
        found = _ORDINAL.search(words)
        if found is None or _size(words) > _POINTING or len(list(_ORDINAL.finditer(words))) > 1:
            return None
        entry = self._answers.opened(ours)
        listed = (entry.lists if entry else ()) or before.of
        place = _ordinal(found, len(listed))
        if place is None:
            return None
        name = _of_language(listed[place], words)
        rest = words.replace(found[0], " ")
        asked = rest if _FILLER.sub("", _ON_IT.sub("", rest)) else ""
        question = f"{name} {asked.strip(' ,，。?？')}".strip()
        want = _want(question)
        return Part(
            question=question,
            want=want if want in (Want.DIMENSION, Want.DUE) and asked else Want.TEXT,
            scope=before.scope or Scope(policies=entry.policies if entry else ()),
            inherited=True,
            named=True,
            of=listed,
        )

    def _is_of(self, before: Part, words: str) -> bool:
        """Whether ``words`` speaks of nothing that the question before does not name."""
        earlier = plain(before.about)
        return all(match.surface in earlier for match in self._terms.concepts(words))

    def _before(self, piece: str, asked: Sequence[Part]) -> Part | None:
        """What was asked before ``piece``, asides left out; to one that was not ours goes back what says nothing else: 那明天呢."""
        words = self._terms.read(piece).text
        if asked and asked[-1].aside == "out_of_scope" and self._is_bare(words) and not self._scope(words):
            return asked[-1]
        return next((part for part in reversed(asked) if not part.aside), None)

    def _bared(self, piece: str) -> str:
        """``piece`` without what leads up to its question and names nothing of ours; empty where nothing does."""
        bare = _LEADS_UP.sub("", _SO_SAID.sub("", piece)).strip(" ,，:：")
        if bare == piece.strip():
            return ""
        lead = piece[: piece.find(bare)] if bare in piece else piece
        words = self._terms.read(lead).text
        if self._scope(words) or _ASKS_ITSELF.search(lead):
            return ""
        headed = lead.rstrip().endswith((":", "：")) and not _ANNOUNCED.search(lead.lower())
        if headed and (self._topics(words) or not _ASKS_ITSELF.search(bare)):
            return ""
        words = self._terms.read(bare).text
        return bare if self._topics(words) or self._scope(words) else ""

    def _gist(self, piece: str, bare: str = "") -> tuple[str, ...]:
        """What a question asks without what leads up to it, and what a long story asks in the end."""
        return tuple(dict.fromkeys(filter(None, (bare, *self._asked_in_the_end(piece)))))

    def _asked_in_the_end(self, piece: str) -> tuple[str, ...]:
        """The last clause of a long story that asks, and the one before it that tells why."""
        sentences = [sentence.strip() for sentence in _SENTENCE.split(piece) if sentence.strip()]
        clauses = [clause.strip() for clause in _CLAUSE.split(piece) if clause.strip(" ,，。.;；")]
        if len(clauses) < _RAMBLING:
            if len(clauses) > 1 and len(sentences) == 1:
                return self._last_asked(clauses)
            asked = [sentence for sentence in sentences if _ASKS.search(sentence)]
            alone = (
                len(sentences) > 1
                and len(asked) == 1
                and (len(asked[0]) > _STORY or self._topics(self._terms.read(asked[0]).text))
            )
            return (asked[0],) if alone else ()
        asking = [place for place, clause in enumerate(clauses) if _ASKS_ITSELF.search(clause)]
        if not asking:
            return ()
        last = asking[-1]
        gists = (clauses[last], " ".join(clauses[max(0, last - 1) : last + 1]))
        return tuple(dict.fromkeys(gist for gist in gists if self._topics(self._terms.read(gist).text)))

    def _one_of_two(self, piece: str, earlier: str) -> str:
        """``piece`` with the name that "the latter" or 前者 stands for, of those in the question before."""
        words = plain(earlier)
        named = [match.surface for match in self._terms.concepts(words)]
        named = list(dict.fromkeys((*named, *self._names.found(words))))
        named = [one for one in named if not any(one != other and one in other for other in named)]
        if len(named) < 2:
            return piece
        named.sort(key=words.find)
        return _LATTER.sub(named[-1], _FORMER.sub(named[0], piece))

    def _last_asked(self, clauses: Sequence[str]) -> tuple[str, ...]:
        """The clause that asks, with the names that stand before it: 菜刀厂，想拿三品标杆，资料先送到哪里盖章."""
        asking = [place for place, clause in enumerate(clauses) if _ASKS_ITSELF.search(clause)]
        if len(asking) > 1 and _DIFFER.search(clauses[asking[-1]]):
            return ()
        if not asking or not asking[-1]:
            return ()
        last = clauses[asking[-1]]
        if not _THING.search(last) and not _ASKS_FOR_A_THING.search(last.lower()):
            return ()
        if not _HAN.search(last):  # remain unsure of two points: to which authority it is addressed
            last = last.rpartition(": ")[2]
            return (last,) if self._topics(self._terms.read(last).text) else ()
        before = self._terms.read(" ".join(clauses[: asking[-1]])).text
        names = () if self._scope(self._terms.read(last).text) else self._names.found(before)[:1]
        return (" ".join((*names, last)),) if names else ()

    def _in_context(
        self, piece: str, words: str, before: Part, pointed: Scope, brief: bool
    ) -> tuple[str, ...]:
        """What an elliptical piece may mean: its topic is the earlier one, or its scope is all that is new."""
        earlier = plain(before.about)
        names = () if pointed else tuple(_numbered(name, earlier) for name in self._names.found(earlier)[:1])
        if pointed and _TELL_OF_IT.search(words):
            return ()  # 我们厂做烟花的, 想了解标杆: the second is not about fireworks
        concepts = self._terms.concepts(self._names.without_names(earlier))
        topics = [_numbered(match.surface, earlier) for match in concepts]
        if before.want is Want.DIRECTIONS and not topics:
            topics = [
                "方向" if _HAN.search(piece) else "directions"
            ]  # can we put in both, asked of two projects
        asked_for, asked_before = _sorts_of_thing(words), _sorts_of_thing(earlier)
        another = asked_for and asked_before and asked_for.isdisjoint(asked_before)
        if another and brief and not names and not pointed and len(before.scope.policies) == 1:
            # 标杆每年几家，什么时候报，报到哪: the name was left out before.
            names = (_first_name(self._names.files[before.scope.policies[0]].names, piece),)
        if self._topics(
            words
        ):  # 那截止时间呢: a topic of its own, and the scope of before; 那4家行不行: hardly one
            beside = names or (tuple(topics) if _size(words) <= _SLIGHT else ())
            return (" ".join(dict.fromkeys((*beside, piece))),) if beside else ()
        if _NEXT.search(words):
            return (
                " ".join(
                    (*names, "申报程序 下一步" if _HAN.search(words) else "application procedure next step")
                ),
            )
        if names and another:
            return (" ".join((*names, piece)),)  # when was asked before; where is another thing
        if topics and brief is False and not pointed and (if_so := _IF_SO.search(words)):
            # And if we buy it?, of a mark that is licensed: the licence is what would be over.
            return (f"{topics[0]} {if_so[0]}",)
        readings = [" ".join(dict.fromkeys((*names, *topics, piece)))] if names or topics else []
        if pointed and _size(words) <= _SHORT:
            readings.append(self._renamed(before.about, words, pointed))
        elif (
            not pointed
            and (brief or not readings or _ASKS.search(before.question))
            and _size(words) <= _SHORT
        ):
            readings.append(f"{before.about} {piece}")
        return tuple(dict.fromkeys(reading for reading in readings if reading != piece))

    def _renamed(self, question: str, words: str, pointed: Scope) -> str:
        """``question`` asked of what the follow-up names: the first name in it replaced, the others taken out."""
        names = (
            self._names.found(words)
            or tuple(_of_language(self._names.tracks[track].title, question) for track in pointed.tracks[:1])
            or tuple(_first_name(self._names.files[id].names, question) for id in pointed.policies[:1])
        )
        return self._names.with_names(question, " ".join(names))

    def _whole(self, turn: str) -> Scope:
        """The scope named elsewhere in the turn, where it names just one policy."""
        whole = self._scope(self._terms.read(turn).text)
        return whole if len(whole.policies) == 1 else Scope()

    def _unnamed(self, part: Part) -> str:
        """What is left of a question without the names in it; empty where it has none, or is hardly more than a name."""
        words = self._terms.read(part.question).text
        if not self._scope(words) or len(part.scope.policies) != 1:
            return ""
        rest = " ".join(self._names.without_names(words).split()).strip(" ,，。?？的")
        return rest if _LEAST <= _size(rest) <= _SHORT else ""

    def _asks_if_open(self, words: str) -> bool:
        """Whether it is asked if something can still be applied for, and no reason is given why it might not."""
        found = _STILL_OPEN.search(words)
        if found is None:
            return False
        rest = self._names.without_names(words.replace(found[0], " "))
        return _size(_FILLER.sub("", _ASKING_WORDS.sub("", rest))) <= _HARDLY

    def _only_applies(self, words: str) -> bool:
        """Whether the piece only says that its asker means to apply for something of ours: 我们想报名品."""
        if _ASKS.search(words) or not self._scope(words):
            return False
        rest = _APPLYING_WORDS.sub("", _FILLER.sub("", self._names.without_names(words)))
        return not rest.strip()

    def _introduces(self, words: str, turn: str, told: Sequence[str], before: Part | None) -> bool:
        """Whether the turn asks nothing and says who the asker is: 我们在莆田，做鞋的."""
        if asks(turn) or not _COMPANY.issuperset(told) or _LOOKS_UP.search(words):
            return False
        says_more = is_personal(words) or len(_COMPANY.intersection(told)) > _SEVERAL
        if before is not None and not (before.applies or before.stands_for_us) and asks(before.question):
            return False  # 什么时候截止, 我在深圳: the question before, of their own place
        return says_more and "industry" in told and not self._names.is_proper(words)

    def _topics(self, words: str) -> bool:
        return bool(self._terms.concepts(self._names.without_names(words)))

    def _is_bare(self, words: str) -> bool:
        """Whether the piece says nothing but a scope, or points back without a topic of its own."""
        bare = _SAME_THING.sub("", self._names.without_names(_LIKEWISE.sub("", words)))
        bare = _FILLER.sub("", _OTHER_POLICY.sub("", _OTHER_TRACK.sub("", bare)))
        if not bare:
            return True
        return bool(_ELLIPSIS.search(words)) and len(bare) <= 4 and not self._topics(bare)

    def _shifted(self, words: str, before: Scope) -> Scope:
        """The scope that "the other track" or "the other policy" points to."""
        if _OTHER_TRACK.search(words):
            others_of = [self._names.tracks[track].other for track in before.tracks]
            tracks = tuple(track for track in others_of if track) or tuple(
                track for id in before.policies for track in self._names.tracks_of(id)[:1]
            )
            return Scope(policies=tuple(sorted({t.partition("/")[0] for t in tracks})), tracks=tracks)
        if _OTHER_POLICY.search(words):
            others = tuple(id for id in self._names.files if id not in before.policies)
            return Scope(policies=others)
        return Scope()

    def _scope(self, words: str) -> Scope:
        return self._names.read(words)


def _of_language(title: Text, question: str) -> str:
    """``title`` in the language of a question."""
    return title.zh if _HAN.search(question) else title.en


def _first_name(names: Names, question: str) -> str:
    return names.zh[0] if _HAN.search(question) or not names.en else names.en[0]


def _numbered(name: str, text: str) -> str:
    """``name`` with the number that stands behind it in ``text``: direction 4."""
    found = re.search(rf"{re.escape(name)}\s?\d{{1,2}}(?![\d.年月日家个])", text)
    return found[0] if found else name


def _size(words: str) -> int:
    """How much is said: a Latin word counts as three characters."""
    return len(_HAN.findall(words)) + 3 * len(_LATIN.findall(words))


def _numbered_apart(text: str) -> tuple[str, ...]:
    """The questions that ``text`` numbers, the first with what stands before it: 1对应哪个方向 2县政府能报吗."""
    found = list(_NUMBERED.finditer(text)) or list(_NUMBERED_IN_WORDS.finditer(text))
    if [number(one[1]) for one in found] != list(range(1, len(found) + 1)) or len(found) < 2:
        return ()
    ends = (*(one.start() for one in found[1:]), len(text))
    asked = [text[one.end() : end].strip(" ,，、;；\n") for one, end in zip(found, ends, strict=True)]
    asking = [question for question in asked if _ASKS.search(question) or _EITHER.search(question)]
    wanted = _WANTED_LIST.search(text[: found[0].start()]) is not None
    if not wanted and (len(asking) < 2 or 2 * len(asking) < len(asked)):
        return ()  # 做了：1技术创新 2智能制造
    if wanted and len(asking) < 2:
        return tuple(asked)  # I want: 1) the conditions 2) the dates
    return (f"{text[: found[0].start()]}{asked[0]}".strip(), *asked[1:])


def describing(text: str) -> int:
    """How much ``text`` says besides asking which direction, dimension or work something is."""
    bare = _ASKING_WORDS.sub(" ", _FILLER.sub(" ", plain(text)))
    return _size(_OPTIONS.sub(" ", bare))


def without_options(text: str) -> str:
    """``text`` without the directions that it names by number, which describe no project."""
    return _NUMBERED_OPTION.sub(" ", text)


def _basis(words: str) -> Basis:
    """What a question put again wants to see of what its answer rests on."""
    if _REASON.search(words):
        return "reason"
    return "wording" if _WRITTEN.search(words) else ""


def _asks_how_far(text: str) -> bool:
    found = _HOW_FAR.search(plain(simplified(text)))
    return found is not None and not re.search(
        r"条件|资格|要求|够格|标准|\b(?:conditions?|qualif\w+)\b", found.string[: found.end()]
    )


def compares(text: str) -> bool:
    """Whether ``text`` sets two things side by side."""
    return bool(_COMPARED.search(plain(simplified(text))))


def asks(text: str) -> bool:
    """Whether ``text`` asks something, by its words or its question mark."""
    return bool(_ASKS.search(text))


def _opened(text: str) -> str:
    """``text`` in simplified characters, without the greeting or the thanks that it opens with, where more follows."""
    text = _unrelayed(_SUFFIX.sub("", simplified(text)))
    return _THANKS.sub("", _GREETING.sub("", text)).strip(" ，,。.!！;；:：")


def _unrelayed(text: str) -> str:
    """``text`` without who passes it on, and without the wish to be told how to answer them where more is said."""
    *said, last = [one.strip() for one in _SENTENCE.split(text) if one.strip()] or [""]
    if said and _TO_REPLY.search(last):
        text = text[: text.rindex(last)].strip()
    relayed = _RELAYS.search(text)
    if relayed is None:
        return text
    asked = text[relayed.end() :]
    wants = _PASSED_ON.search(relayed[0]) and not _ASKS.search(asked) and not _SENTENCE.search(asked.strip())
    return f"{asked.rstrip(' .。')}?" if wants else asked


def _afresh(text: str) -> str:
    """What ``text`` says after the words that start over; all of it where it has none."""
    said = plain(text)
    start = max((found.end() for found in _RESET.finditer(said)), default=0)
    return said[start:].strip(" ,，。.;；:：!！") if start else text


def _asks_whether(text: str) -> bool:
    """Whether the last clause of ``text`` that asks wants a yes or no, or nothing is asked in so many words."""
    clauses = [clause for clause in _CLAUSE.split(text) if any(char.isalnum() for char in clause)]
    asking = [clause for clause in clauses if _ASKS.search(clause)] or clauses[-1:]
    if not asking or _OF_THE_TEXT.search(asking[-1].lower()):
        return False
    return not _THING.search(asking[-1]) and not _ASKS_FOR_A_THING.search(asking[-1].lower())


def _asks_for_a_thing(text: str) -> str:
    """The last clause of ``text`` that asks, where it wants a number, a day or an office; not what a case still lacks."""
    asking = (
        clause for clause in reversed(_CLAUSE.split(text)) if _ASKS.search(clause) or _asks_to_apply(clause)
    )
    clause = next(asking, "")
    wants = (_THING.search(clause) and _ANOTHER_THING.search(clause)) or _sorts_of_thing(clause)
    return clause if wants and not _STILL_SHORT.search(clause) else ""


def asks_only_whether(text: str, names: ScopeNames, told: Iterable[str] = ()) -> bool:
    """Whether the last thing ``text`` asks is no more than whether one may apply: 能报企业品牌吗."""
    text = plain(simplified(text))
    for words in told:
        text = text.replace(plain(simplified(words)), " ")
    clauses = [clause for clause in _CLAUSE.split(text) if _ASKS.search(clause)]
    if not clauses or not _asks_to_apply(clauses[-1]):
        return False
    if _size(text) > _size(clauses[-1]) + _SHORT:
        return False  # a story may ask more than its last clause: 名字里没带地名……这能报吗
    rest = _APPLYING_WORDS.sub("", names.without_names(clauses[-1]))
    return _size(_FILLER.sub("", _ASKING_WORDS.sub("", _BARELY.sub("", rest)))) <= 2


def closes_a_story(text: str) -> bool:
    """Whether the last clause of ``text`` asks for no more than what is told before it comes to."""
    clauses = [clause for clause in _CLAUSE.split(plain(simplified(text))) if any(map(str.isalnum, clause))]
    return bool(clauses) and _asks_how_it_stands(clauses[-1])


def is_personal(text: str) -> bool:
    """Whether ``text`` is about the asker's own company or project rather than about anybody's."""
    return bool(_OURS.search(text))


def _sorts_of_thing(words: str) -> frozenset[str]:
    return frozenset(sort for sort, pattern in _SORTS.items() if pattern.search(words))


def _last_said(words: str) -> str:
    """The last clause of ``words`` where what stands before it asks nothing: a pity. Where does it say that?"""
    clauses = [clause for clause in _CLAUSE.split(words) if any(char.isalnum() for char in clause)]
    return clauses[-1] if clauses and not any(map(_ASKS.search, clauses[:-1])) else words


def _latest(history: Sequence[Message]) -> str:
    """What we said last; empty at the beginning."""
    return next((message.text for message in reversed(history) if message.role == "assistant"), "")


def _list_items(ours: str) -> tuple[str, ...]:
    """The items of the list in a message of ours, in order; empty where it holds none."""
    items = _ITEM.findall(ours)
    if not items:
        runs = (_run(separator.split(one)) for one in _STOP.split(ours) for separator in _SEPARATORS)
        items = max(runs, key=len, default=[])
    return tuple(_MARKED.sub("", item).replace("**", "").strip() for item in items) if len(items) > 1 else ()


def _run(pieces: Sequence[str]) -> list[str]:
    """The last pieces that each end in a mark, the first of them without what leads up to the list."""
    run: list[str] = []
    for piece in reversed(pieces):
        if not _MARKED.search(piece.rstrip(" 。.")):
            break
        run.insert(0, piece)
    return (
        [_LISTS.sub("", run[0]), *run[1:]]
        if run and all(len(one) <= _ITEM_AT_MOST for one in run[1:])
        else []
    )


def _ordinal(found: re.Match[str], of: int) -> int | None:
    """The place in a list ``of`` so many that is meant, counted from 0; None where it has no such place."""
    if found["last"]:
        place: int | None = of
    elif found["word"]:
        place = ORDINALS.index(found["word"]) + 1
    else:
        place = number(found["han"] or found["nth"] or found["number"])
        place = of + 1 - place if found["back"] and place is not None else place
    return place - 1 if place is not None and 1 <= place <= of else None


def _tells_it(words: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether ``words`` is a story in which ``patterns`` stand in what is told and not in what is asked."""
    asking = [clause for clause in _CLAUSE.split(words) if _ASKS.search(clause)]
    if _size(words) <= 2 * _SHORT or not asking:
        return False
    return not any(pattern.search(asking[-1]) for pattern in patterns)


def _goes_on_choosing(words: str, before: Part | None) -> bool:
    """Whether ``words`` go on from a question about options, or put what it asked otherwise: 报哪个, 要是只带一家，可以不."""
    if before is None:
        return False
    chooses = _WHICH_FITS.search(words) is not None and any(
        names.search(plain(before.about)) for _, names in _KINDS
    )
    return chooses or (before.want is Want.TEXT and _SUPPOSES.search(words) is not None)


def _asks_how_it_stands(words: str) -> bool:
    """Whether ``words`` ask for no more than what all that was told comes to: 那我们能报吗, so what's missing?"""
    return bool(_HOW_NOW.search(words) or _closing().search(words))


@lru_cache(maxsize=1)
def _closing() -> re.Pattern[str]:
    words = validate_file(TypeAdapter(dict[str, list[str]]), _CLOSING)
    before, asked, after = ("|".join(words[key]) for key in ("before", "asked", "after"))
    return re.compile(
        rf"^\W*(?:(?:{before}){_EDGE_AFTER}\W*){{0,6}}(?:{asked})(?:\W*(?:{after}){_EDGE_AFTER}){{0,4}}\W*$"
    )


def _asks_to_apply(words: str) -> bool:
    return any(pattern.search(words) for pattern in _patterns()[Want.VERDICT])


def _want(words: str) -> Want:
    for name, patterns in _patterns().items():
        if any(pattern.search(words) for pattern in patterns):
            want = Want(name)
            if want is Want.VALIDITY and _tells_it(words, patterns):
                continue  # our own brand, valid to 2030: do we meet the conditions?
            # "Where do I file for it?" asks for a place, though it speaks of applying.
            return Want.TEXT if want is Want.VERDICT and _ASKS_FOR_A_THING.search(words) else want
    return Want.TEXT


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    wants = validate_file(TypeAdapter(dict[Want, list[str]]), Path(__file__).with_name("wants.yaml"))
    return {
        want: tuple(re.compile(pattern.replace(r"\b", _EDGE)) for pattern in patterns)
        for want, patterns in wants.items()
    }
