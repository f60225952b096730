"""Short answers to a question of ours: 有, 没有, 三家, 湖南, not yet, 2027年6月."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from assistant.understand.told import number
from assistant.understand.told.gravity import RECORDS
from assistant.understand.told.phrase import compile_phrase, named
from assistant.understand.told.place import MAINLAND, OUTSIDE, Places
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.stance import reach
from assistant.understand.told.typed import Typed
from assistant.understand.told.when import times
from assistant.understand.told.work import HOW_MANY
from checks.facts import Fact, Vocabulary

# Where "no problem" means that the fact is false.
_BAD = frozenset(
    {
        "ip_dispute",
        "involves_state_secret",
        "involves_trade_secret",
        "major_accident_3y",
        "on_credit_blacklist",
    }
)
_LEAD = r"^\W*(?:嗯+|哦|啊|呃|额|那个|这个|我们|我司|公司|目前|现在|暂时|好的|这|应当说|well|um|so|we|i|it|they|ok|okay|currently|at present|at the moment|,|\s)*"
_END = r"(?=$|[\s,。、.!?;:~)]|的|了|啊|呢|呀|吧|哦|呗|哈|过|商标|我们|能|就|但|都|是|a |the |an |we|i |it |any|for|our)"
# "No major accidents" and "we have three partners" say something of their own, and neither no nor yes.
_AFTER = "we|i|it|they|you|this|that|there|so|too|all|both|one|them|not|never|yet|but|and|because|since|only|just|sorry|sir|thanks?|thank|unfortunately|afraid|really|exactly|indeed|sure|idea|been"

# What goes on after "we do not", "it is not": it does not have one. "Doesn't that matter" asks, "we don't follow" tells.
_DENIES = "have|has|had|own|hold|possess|got|any|an?|the|our|ours|yet|been|so|at|really|exactly|currently|in|on|for|as|registered|applicable|need|want|plan|intend|to"


def _alone(after: str) -> str:
    """Follows a word that answers: an end, a mark, Chinese, or one of the words ``after``."""
    return rf"(?=\W*$|\s*[,.;:!?~)(-]|\s+(?:{after})(?![a-z])|[㐀-鿿])"


_NO = re.compile(
    _LEAD
    + rf"(?P<no>没有过|没有|没得|没呢|没|不是|不算|不属于|不在|不具备|不拥有|不涉及|不存在|不(?!是)|否|无|尚未|还没有?|未|暂无|木有|冇|从来没有|从没|都没有|nope|(?!not (?:an?|one|even)(?![a-z]))(?:no|not|never|none)(?![a-z]){_alone(f'{_AFTER}|the|an?|our|my|any|for|at|in|as')}|not yet|not really|not at all|nah|(?:is|are|do|does|has|have|was|were|did)(?:n't| not){_alone(_DENIES)}|negative|false|(?<![a-z])n(?![a-z])){_END}"
)
_YES = re.compile(
    _LEAD
    + rf"(?P<yes>有的|有|是的|是|对的|对|没错|嗯|嗯嗯|属于|具备|拥有|具有|可以|算|当然|肯定|确实|在的|在|归我们|归|涉及|正常|已经(?!过户|转)|都有|都是|要(?!是|不|怎|多|什|等|看|问)|需要|yes|yeah|yep|yup|sure|right|correct|indeed|of course|certainly|definitely|absolutely|true|(?:do|does|are|is|have|has)(?:,? (?:too|so|both|all|one|yes|indeed|really|exactly|of course))*(?=\W*$|\s*[,.;:!)(-])|(?:is |are |it.s |they.re )?(?:ours|our own)(?![a-z])|(?<![a-z])y(?![a-z])){_END}"
)
_UNSURE = re.compile(
    r"不(?:太|大)?(?:清楚|确定|知道|晓得|好说|了解|记得)|说不(?:好|准|清)|还没(?:定|想好|决定|确定)|没(?:定|想好|决定|确定)|拿不准|待定|未定|可能|也许|大概是|应该(?:是|有|没|不|算)|好像|估计|记不清|忘了|不敢肯定|再看|"
    r"(?<![a-z])(?:not sure|unsure|don't know|do not know|no idea|maybe|perhaps|probably|possibly|not certain|uncertain|i think|i guess|undecided|can't say|haven't decided|not decided|tbd)(?![a-z])"
)
_FINE = re.compile(
    r"\W*(?:都|完全|肯定|绝对)?(?:没问题|没有问题|(?:no problem|fine|all good|all clean)(?![a-z]))"
)
_ASKING = re.compile(
    r"[?]\s*$|吗\W*$|为什么|什么意思|怎么|是指|指什么|什么叫|(?<![a-z])(?:what|why|how|which)(?![a-z])"
)
_CORRECTION = re.compile(
    r"不对|不是的|口误|(?:查|问|说|写|打|记|搞|弄|看|数|算|讲)(?:错|混|岔|反)|纠正|更正|作废|当我没说(?=[,。!;吧啊]|$)|收回(?=刚才|前面|上面|那句|这句|[,。!]|$)|更准确|应该是|其实|改成|改为|改一下|修正|准确地?说|实际上|(?<![a-z])(?:actually|correction|sorry|i meant|i mean(?! in general| generally| in principle)|no wait|wait|rather|not .* but|make that|my mistake|my bad|i was wrong|(?:was|were|is|got (?:that|it|this|the (?:date|day|year|month|number))|had (?:that|it)) wrong|(?:scrap|scratch|strike|forget|disregard|ignore) (?:that|this|it|what i (?:said|wrote|told you))(?= *(?:[:,.;!-]|$))|in fact|misspoke|misread|misread it|typo|mistyped|misremembered)(?![a-z])"
)
_CORE_NUMBER = re.compile(
    rf"(?P<about>大概|大约|差不多|快|近|超过|不到|about|around|nearly|over)?\s*(?P<n>{number.PATTERN}|半)(?P<many>[多几来余])?(?:个)?(?P<unit>年|家|个|所|月|years?|months?|units?|compan\w+|enterprises?|directions?)?(?P<half>半)?"
)
_UNITS = {
    "年": "years_in_operation",
    "year": "years_in_operation",
    "years": "years_in_operation",
    "方向": "directions_applied",
    "directions": "directions_applied",
    "direction": "directions_applied",
}
# 对了，… and 嗯，那…? lead over to a matter of the asker's own; "yes or no?" asks for our answer.
_LEADS_OVER = re.compile(
    r"\W*(?:对了|话说|哦对)(?=[,。:;!?\n])[,。:;!?\n]\W*[㐀-鿿a-z]"
    r"|\W*(?:嗯+|哦+|噢|好的?|行|ok|okay|right|sure)[吧啊呢]?[,。!.;:\n]+ *(?:那么?|再|还有|顺便|另外|请问|then |so |and |now |next )[^?]*(?:\?|吗|呢)\W*$"
    r"|[^?]{0,24}?(?<![a-z])yes,? (?:or|/) ?no(?![a-z])|[^?]{0,24}?(?<![a-z])yes/no(?![a-z])"
    r"|\W*(?:yes|yeah|yep|ok|okay|sure|right|true|是的?|对|好的?),? *(?:but|and|so|可是?|但是?|不过|那)?,? ?(?:how|what|when|where|which|who|怎么|如何|什么时候|在哪|哪里|找谁)(?![a-z])[^.,!]*\?*\W*$"
    r"|\W*(?:不是|没有|是|有)[吧吗么](?=\W|$)"
    r"|\W*(?:不?是|没?有|对)的话"
    # 好的，知道了; no thanks; yes, I have a question: courtesies.
    r"|\W*(?:好的?|可以了?|行了?|够了|没事|不用了?|嗯+|知道了|明白了)[\W]*(?:我|都|那|就)*(?:知道|明白|了解|收到|谢|多谢|感谢|辛苦|再见)[^?]{0,8}$"
    r"|\W*(?:(?:no|ok|okay|fine|good|great),? ?)*(?:thanks?|thank you|thx|cheers|got it|understood|i see|noted|bye)(?: [a-z ]{0,24})?\W*$|\W*yes,? please\W*$"
    r"|\W*(?:yes|ok|okay|sure),? (?:but |and )?(?:i|we) (?:have|had|got|'ve got) (?:an?|another|one more|one|some|two) (?:[a-z]+ )?questions?(?![a-z])"
)
# 不是，我问的是时间: what follows tells what was asked, and answers nothing.
_WHAT_I_ASKED = re.compile(
    r"(?:^|[,。:;!?\n])\W*(?:其实|但是?|不过|而是)?(?:我|我们)(?:刚才|刚刚|本来|只|就|还|是|现在|一直)*(?:问的|在问|是问|的意思|意思是|说的是|指的是)"
    r"|(?:^|[,。:;!?\n])\W*(?:你|您)(?:可能|好像|是不是|又|都)*(?:没有?(?:回答|答|理解|看懂|明白|听懂)|误会|理解错|答非所问|弄错)"
    r"|(?<![a-z])(?:i(?:'m| am| was)? (?:just |only |really |actually )*(?:asked|asking (?:about|for|when|how|what|whether|if)|mean(?:t)? (?:to ask|the|when|how|what))|my question (?:is|was)|what i (?:asked|meant)|you (?:misunderstood|got me wrong|didn't answer|did not answer|haven't answered))(?![a-z])"
)
_FIRST_SENTENCE = re.compile(r"[。!?\n]|\.(?=\s|$)")
# The same, less plainly: only where it goes on with the yes or no in one sentence.
_WHAT_I_WANT = re.compile(
    r"[,:;]\W*(?:我|我们)(?:其实|只是|只|就|还|是|真正|真的|现在|先|主要|一直)*(?:想问|想知道|想了解|想弄清|想搞清|关心|要问|要知道)(?!这样|那样|这种)"
    r"|, *(?:i|we)(?:'m| am)? (?:just |only |really |actually )*(?:want(?:ed)? to know|wonder(?:ed|ing)?|need(?:ed)? to know|care about)(?![a-z])"
)
# 不是，截止日期: a matter of the programme, named and no more.
_THEIR_MATTER = re.compile(
    r"\W*(?:不是|没有|不|对|是的?|no|yes)[,。:;!]\W*(?:我?(?:要|说)的?是?|就是|是|just |only |the )*(?:申报|报名|截止|deadline|closing|opening|submission|application)*(?:的| )*(?:时间|日期|期限|截止|流程|程序|材料|费用|名额|奖励|奖金|补贴|电话|联系方式|地址|网址|date|deadline|dates|time|fee|steps|procedure|documents|quota|prize|address|phone)(?:呢|啊|,? please)?\W*"
)
# A question that begins with its verb: is it enough, isn't that strict?
_VERB_FIRST = re.compile(r"\W*(?:is|are|do|does|has|have|was|were|did)(?:n't)?(?: not)? [^,.;:!]*[?]")
# What says no more than that there is a record: yes, unfortunately there was one.
_NO_MORE_THAN_YES = re.compile(
    r"(?:\W|的|了|过|有|一|两|几|次|个|条|回|小|点|去年|前年|今年|记录|不良|unfortunately|sadly|sorry|afraid|there|is|was|were|are|has|have|had|been|did|do|we|i|i'm|it|one|two|a|an|some|few|small|little|bad|records?|of|that|kind|last|this|year|only|just)*"
)
_MAJOR = re.compile(r"重大|特大|严重|(?<![a-z])(?:major|serious|severe)(?![a-z])")
_FINED = re.compile(
    r"一般|轻微|小(?![企厂公微店])|不大|处罚|罚款?|[一两]次(?![都也]?没)|minor|small|slight|once|penalt\w*|penali[sz]ed"
    r"|fine(?:[sd]|(?= (?:of|for|in)(?![a-z])))|(?:(?<=a)|(?<=one)|(?<=any)|(?<=no)|(?<=small)|(?<=minor)|(?<=single)|(?<=tax)) fine(?![a-z])"
)
_PENALTY = re.compile("处?罚| ?fine|penal")
# Nothing grave, 没有大的处罚: there may be something slight.
_NOTHING_GRAVE = re.compile(
    r"(?:没有?|无|不|未)[^,。;]{0,12}(?:重大|特大|严重)|(?:没有?|无|未)(?:过|什么|啥|太)*大的?(?=处罚|罚|问题|记录|$)"
    r"|(?<![a-z])(?:nothing|not|no|never|none|without|n't)(?![a-z])[^,.;]{0,12}(?<![a-z])(?:major|serious|severe|big|large|heavy)(?![a-z])"
)
# 没有,就罚过一次; no, only one small fine: there was none but for that one.
_NONE_BUT = re.compile(
    r"就|只|仅|但|不过|除了|倒是|(?<![a-z])(?:only|just|but|except|apart from|other than)(?![a-z])"
)


def asked_by_us(text: str, vocabulary: Vocabulary) -> Fact | None:
    """The fact that our message asks for: the one whose question stands last in it."""
    last: tuple[int, Fact] | None = None
    for fact in vocabulary.facts:
        for question in (fact.question.zh, fact.question.en):
            place = text.rfind(question)
            if place >= 0 and (last is None or place > last[0]):
                last = (place, fact)
    return None if last is None else last[1]


# Words by which a turn takes back what it has just said.
_TAKES_BACK = re.compile(
    r"(?:(?<=[,。!?;:\n~(-])|(?<=[,.;!?—–-] ))(?:哦|噢|啊|呃|额|等等|等下|抱歉|不好意思|对不起|sorry|oh|um|er|no|[,. ])*?"
    r"(?:不对(?![外的应口])|不是不是|(?:我)?(?:说|写|打|记|搞|弄|讲|看|数|算)(?:错|岔|差|混|反)了?|口误|更正|纠正一下|不,|错了"
    r"|(?:sorry,? |no,? )?(?:i (?:meant|mean(?! in general| generally| in principle))|wait,? no|no,? wait|(?:scrap|scratch|strike|forget|disregard) (?:that|this|what i said)(?= *[:,.;!-])|correction|make that|my mistake|my bad|let me correct|i misspoke|or rather|i was wrong|(?:that's|that is|that was) (?:wrong|not right|incorrect|a mistake))(?![a-z]))"
)


def corrected_parts(text: str) -> Iterator[str]:
    """A turn cut before the words that take back: 四家一起报 | 哦不对，是五家. The parts make up the turn."""
    typed = Typed(text)
    start = 0
    for found in _TAKES_BACK.finditer(typed.plain):
        place = typed.typed_at(found.start())
        if place > start and text[start:place].strip():
            yield text[start:place]
            start = place
    yield text[start:]


# Facts that a yes with more to it goes on about, each with those beside it: yes, we are a limited company.
_KIN = (
    {"registered_in_prc_mainland", "registered_province", "entity_type", "has_legal_personality"},
    {"self_created_brand", "trademark_owned", "trademark_valid_until"},
    {"ip_owned", "ip_licensed"},
    {"is_joint", "joint_units"},
    {"involves_state_secret", "involves_trade_secret"},
)
# Told along with anything: yes, in Hunan.
_BESIDE = frozenset(
    {"years_in_operation", "industry", "entity_type", "registered_province", "registered_in_prc_mainland"}
)
_MORE = re.compile(r"\W*(?:and|also|but|而且|并且|另外|还有|同时|也|但)")


def of_other_matters(
    typed: Typed, reply: Reading, stated: Iterable[Reading], lately: Iterable[str] = ()
) -> bool:
    """Whether a yes or no goes on about other things than we asked: asked of business, "yes, legal person".

    ``lately``: what the turn before told. A no that goes on about that is of that: of a patent that is another's, "no, no licence".
    """
    if reply.name not in _OWNS and reply.value is True and _MADE_IT.fullmatch(typed.plain):
        return True  # yes, created it ourselves: of the brand, whatever was asked
    no = _NO.match(typed.plain) is not None
    if not (no or _YES.match(typed.plain)) or _MORE.match(typed.plain, reply.end):
        return False
    _, stop = typed.clause_at(reply.start).sentence
    after = [one for one in stated if reply.end <= one.start < stop and one.name not in _BESIDE]
    if not after or any(one.name in _akin(reply.name) for one in after):
        return False
    denied = {one.name for one in after if one.value is False}
    return not no or any(_akin(name) & denied for name in lately if name not in _BESIDE)


def _akin(name: str) -> set[str]:
    """The facts that are told in one breath with ``name``, itself among them."""
    return next((kin for kin in _KIN if name in kin), {name})


def is_correction(typed: Typed) -> bool:
    """Whether the turn takes back something said before."""
    return _CORRECTION.search(typed.plain) is not None


def is_no_answer(plain: str) -> bool:
    """Whether the yes or no at the head of a turn opens another matter, and answers no question of ours."""
    return (
        _LEADS_OVER.match(plain) is not None
        or _WHAT_I_ASKED.search(plain) is not None
        or _WHAT_I_WANT.search(_FIRST_SENTENCE.split(plain, maxsplit=1)[0]) is not None
        or _THEIR_MATTER.fullmatch(plain) is not None
    )


class Replies:
    """Reads a turn as the answer to a question of ours."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, typed: Typed, fact: Fact, as_of: dt.date) -> Iterator[Reading]:
        plain = typed.plain
        if not plain.strip() or len(plain) > 200:
            return
        end = len(plain)
        first = re.split(r"[,。!;\n]|\.(?=\s|$)", plain, maxsplit=1)[0] or plain
        if _ASKING.search(plain) and not (_NO.match(plain) or _YES.match(plain)):
            return
        if _VERB_FIRST.match(plain):
            return
        if _UNSURE.search(plain) and len(plain) <= 40:
            found = _UNSURE.search(plain)
            assert found is not None
            yield Reading(fact.name, UNSURE, found.start(), found.end(), Weight.PLAIN)
            return
        match fact.type:
            case "bool":
                answer = [*self._bool(plain, fact)]
                yield from answer or _brief(plain, first, fact)
            case "int" | "number":
                yield from _number(first, plain, fact)
            case "date":
                yield from _day(plain, as_of)
            case "place":
                if len(plain) <= 40 and not re.search(r"不是|not ", plain):
                    province = self._places.province(plain)
                    if province is not None:
                        yield Reading(fact.name, province, 0, end, Weight.PLAIN)
                        yield Reading(MAINLAND, province not in OUTSIDE, 0, end, Weight.PLAIN)
            case "choice":
                if fact.name.startswith("bad_record"):
                    yield from _record(plain, fact)
            case "works":
                yield from _works(plain, fact)
            case _:
                return

    def _bool(self, plain: str, fact: Fact) -> Iterator[Reading]:
        fine, no, yes = _FINE.match(plain), _NO.match(plain), _YES.match(plain)
        if fine:
            yield Reading(fact.name, fact.name not in _BAD, fine.start(), fine.end(), Weight.PLAIN)
        elif no:
            yield Reading(fact.name, False, no.start("no"), no.end("no"), Weight.PLAIN)
        elif yes and (fact.name in _OWNS or "our" not in yes["yes"]):
            yield Reading(fact.name, True, yes.start("yes"), yes.end("yes"), Weight.PLAIN)


# Monthly data yes, blacklisted never, IP ours: the answer comes last, behind what it is about.
_ANSWER_LAST = re.compile(
    r"\W*(?P<about>(?:[a-z0-9'-]+(?:[:,]| -)? ){1,6}?)(?:(?P<yes>yes|yeah|yep|ours|our own)|(?P<no>no|never|none|nope|not yet))\W*"
)
_NEUTRAL = re.compile(
    r"ok|okay|well|so|and|all|both|these|those|that|this|the|for|on|in|of|our|us|we|is|are|it|it's|its|last|past|years?|always|ever"
)
_OWNS = frozenset({"trademark_owned", "ip_owned", "self_created_brand"})
# Good results, business fine, 近3年都挺好: what praises the years asked about.
_PRAISE = re.compile(
    r"\W*(?:(?:the|our|all|last|past|近|这|最近|过去|[23]|two|three|三|几|few|years?|年来?|个|results?|business|figures|numbers|profits?|sales|经营|业绩|效益|生意|it's|it is|was|were|are|is|we're|we are|been|have|has|always|very|pretty|quite|really|consistently|going|doing|running|ok|okay|yes|都|一直|还|也|挺|很|蛮|算|比较|always)\W*+)*+"
    r"(?:good|fine|great|solid|healthy|well|sound|strong|profitable|excellent|not bad|良好|(?<=[都挺很蛮较还])好|不错|盈利|正常)(?:\W*(?:results?|figures|numbers|business|years?|profits?|的|了|呢|啊|so far|all along|throughout|each year|every year))*\W*"
)
_WHOLE = re.compile(
    r"(?:it's|it is|yes|all|fully|both|quite|and|the solution|solution|model|is|are|\W)*+(?:complete|mature|finished)(?: and (?:complete|mature|finished|running|live))?\W*"
)


# 没出过, 没有涉及, 从来没打过: of something bad that we asked about, that it never was.
_NEVER_WAS = re.compile(
    r"\W*(?:我们|公司|这方面|[近这]?[三3]年|一次|一直|从来|都|也|还|真的?|确实|根本|压根)*(?:没有?|未|不)(?:曾|有|被(?=[查告起列]))*(?:出|打|上|进|犯|闹|惹|发生|碰到?|遇到?|遇上|涉及?|牵涉|存在|列入|产生|受|挨|(?<=被)(?:查|告|起诉))(?:过|到|的|任何)*(?:了|啊|呢|的|呀)*\W*"
)
# 没有亏损, no losses; 没有盈利, no profit: what the years asked about brought.
_RESULT = re.compile(
    r"\W*(?:我们|公司|[近这]?[三3]年|每年|年年|一年|从来|一直|都|也|还)*(?P<not>没有?|无|未|不)(?:出现|发生|有|曾|怎么|任何)*(?:(?P<loss>亏损?|赔)|(?P<gain>盈利|利润|盈余|赚))(?:过|钱|本|损|的|了|啊|呢)*\W*"
    r"|\W*(?:(?:we|there|have|has|had|were|was|made|make|been) )*(?:no|not an?|not a single|never an?|never any|zero)(?: (?:net|real|annual|single))* (?:(?P<loss_en>loss(?:es)?)|(?P<gain_en>profits?))(?: (?:at all|so far|in (?:any|all|these|the)(?: of)?(?: [a-z]+){0,4}|any year|whatsoever))*\W*"
)


# The parent's; 是我爸的名字: whose it is, and not ours.
_THEIRS = tuple(
    compile_phrase(named(phrase, language))
    for language, phrase in (
        (
            "zh",
            "(不是|是|在|都是|还是|归|属于|登记的是|写的是|,)*(他|她|人家|别人|对方|<them>)(个人|本人|)(的名字|名下|手里|的名|的名下|的|)",
        ),
        ("en", "(no |it's |it is |they're |that's |they are |in )*(his|hers|theirs|<them>('s|s')( name|))"),
    )
)


# Created it ourselves in 2015, 白手起家做的: who made it, without its name.
_MADE_IT = re.compile(
    r"\W*(?:we |yes,? |it was |all )*(?:created|built|made|founded|started|developed|invented|set up)(?: up)?(?: it| the brand| everything| all)*(?: by)? (?:ourselves|ourself|in-house|on our own|from scratch|from nothing)(?: in [0-9]{4}| back in [0-9]{4}| from scratch)?\W*"
)
_MAJOR_ONES = frozenset({"major_record_quality_3y", "major_record_safety_3y", "major_record_environment_3y"})
_NOTHING = re.compile(
    r"\W*(?:(?:there|was|is|we|had|have|ok|still|absolutely|really) )*(?:nothing|none|nil|clean|spotless)(?: (?:major|serious|severe|grave|big|bad|at all|of the (?:kind|sort)|like that|ever|so far|there|to report|whatsoever))*\W*"
    r"|\W*(?:都|全|一直|也)*(?:没有?|无)(?:什么|啥)?(?:重大|严重|大)的?(?:记录|问题|事故)?\W*"
)


def _brief(plain: str, first: str, fact: Fact) -> Iterator[Reading]:
    """An answer to a yes-or-no question in a few words that are neither yes nor no at its head."""
    if plain.rstrip().endswith("?"):
        return
    if fact.name == "operating_well_3y" and _PRAISE.fullmatch(first):
        yield Reading(fact.name, True, 0, len(first), Weight.PLAIN)
        return
    result = _RESULT.fullmatch(first) if fact.name == "operating_well_3y" else None
    if result:
        yield Reading(fact.name, bool(result["loss"] or result["loss_en"]), 0, len(first), Weight.PLAIN)
        return
    if fact.name == "complete_solution":
        start = 0
        for part in re.split(r"(?<=[,;])", plain):
            if _WHOLE.fullmatch(part.strip(" ,;")):
                yield Reading(fact.name, True, start, start + len(part), Weight.PLAIN)
                return
            start += len(part)
    if fact.name == "self_created_brand" and _MADE_IT.fullmatch(first):
        yield Reading(fact.name, True, 0, len(first), Weight.PLAIN)
        return
    if fact.name in ("trademark_owned", "ip_owned") and any(
        one.fullmatch(first.strip(" .")) for one in _THEIRS
    ):
        yield Reading(fact.name, False, 0, len(first), Weight.PLAIN)
        return
    bad = fact.name in _BAD | _MAJOR_ONES
    if bad and (_NOTHING.fullmatch(first) or _NEVER_WAS.fullmatch(first)):
        yield Reading(fact.name, False, 0, len(first), Weight.PLAIN)
        return
    found = _ANSWER_LAST.fullmatch(first) or _ANSWER_LAST.fullmatch(plain)
    if found is None or (first.rstrip().endswith(("ours", "our own")) and fact.name not in _OWNS):
        return
    asked = {word[:5] for word in re.findall("[a-z]{4,}", fact.question.en.lower())}
    about = [word for word in re.findall("[a-z0-9'-]+", found["about"]) if not _NEUTRAL.fullmatch(word)]
    asked |= {"ip"} if "intel" in asked else set()
    if not about or any(word[:5] in asked for word in about):
        yield Reading(fact.name, found["yes"] is not None, 0, found.end(), Weight.PLAIN)


_OF_EVERY_RECORD = re.compile(r"记录|纪录|都|全|(?<![a-z])(?:records|everything|all)(?![a-z])")
_RECORDS_CLEAN = re.compile(
    r"\W*(?:(?:our|the|all|every|everything|records?|record is|record's|it's|is|are|was|were|very|on that|there|still|absolutely|totally|entirely|yes|记录|纪录|都|全|很|也|一直|是)\W*+)*+(?:clean|spotless|clear|unblemished|nothing|nothing bad|nothing at all|nothing there|nothing ever|干净|清白|良好)(?:的|着|呢)?(?:,? ?(?:so far|at all|there|as ever|throughout|everywhere))*\W*"
)


def _number(first: str, plain: str, fact: Fact) -> Iterator[Reading]:
    if fact.min == 0 and fact.type == "int" and _NO.match(plain) and not re.search("[0-9]", plain):
        found = _NO.match(plain)
        assert found is not None
        yield Reading(fact.name, 0, found.start("no"), found.end("no"), Weight.PLAIN)
        return
    if len(plain) > 40:
        return
    for text in (first, plain):
        for found in _CORE_NUMBER.finditer(text):
            if found["many"] or re.search(r"(?:以上|以下|至少|最多|超过|不到|几)", text):
                return
            count = 0.5 if found["n"] == "半" else number.value(found["n"])
            unit = found["unit"] or ""
            if count is None or (fact.name == "years_in_operation" and unit in ("家", "个", "所")):
                continue
            if fact.name == "years_in_operation" and 1900 <= count <= 2100:
                return
            if unit.startswith(("月", "month")):
                count = round(count / 12, 2)
            if found["half"]:
                count += 0.5
            if fact.type == "int" and count != int(count):
                continue
            value: float | int = int(count) if count == int(count) else count
            if fact.min is not None and value < fact.min:
                return
            yield Reading(fact.name, value, found.start("n"), found.end(), Weight.PLAIN)
            return


_OF_ANOTHER_DAY = re.compile(
    r"转|过户|受让|买|收购|注册|申请|成立|创[立办建]|拿到|取得|核准|下证|才开始"
    r"|(?<![a-z])(?:registered|transferred|bought|acquired|assigned|founded|granted|since|started|filed)(?![a-z])"
)
_ENDS = re.compile(
    r"(?<![转户得拿收买让直])到|至(?!今)|止|有效|期满|届满|过期|失效|续展|(?<![a-z])(?:until|till|expir\w*|valid|through|runs?|term|renew\w*|good|lapse\w*)(?![a-z])"
)


def _day(plain: str, as_of: dt.date) -> Iterator[Reading]:
    moments = times(plain, as_of)
    if _OF_ANOTHER_DAY.search(plain) and not _ENDS.search(plain):
        return  # 商标是今年才转过来的: a day of something else
    if moments and len(plain) <= 60:
        moment = moments[-1]
        last = moment.last
        if re.search(r"过期|已经?到期|失效|前|去年|expired|ago|lapsed", plain):
            last = min(last, as_of - dt.timedelta(days=1)) if moment.first < as_of else last
        yield Reading("trademark_valid_until", last, moment.start, moment.end, Weight.PLAIN)


_RIGHT = ("是", "是的", "对", "对的", "没错", "嗯", "嗯嗯")


def _record(plain: str, fact: Fact) -> Iterator[Reading]:
    major, no, yes = _MAJOR.search(plain), _NO.match(plain) or _FINE.match(plain), _YES.match(plain)
    if len(plain) > 40:
        return
    if _RECORDS_CLEAN.fullmatch(plain):
        every = _OF_EVERY_RECORD.search(plain) is not None
        for name in RECORDS if every else (fact.name,):
            yield Reading(name, "none", 0, len(plain), Weight.PLAIN)
        return
    if not no and _NOTHING_GRAVE.search(plain):
        return
    if _NEVER_WAS.fullmatch(plain):
        yield Reading(fact.name, "none", 0, len(plain), Weight.PLAIN)
        return
    fined = list(_FINED.finditer(plain))
    # 没被罚过, no fines or penalties: what is denied of one is denied of those listed with it.
    told = [
        one for one in fined if reach(_FINED.sub("", re.split("[,。;]", plain[: one.start()])[-1])) % 2 == 0
    ]
    if (
        no
        and (told := [one for one in told if _PENALTY.match(one.group())])
        and not _NONE_BUT.search(plain, no.end(), told[0].start())
    ):
        return  # no, a fine in 2024: which of the two is meant is open
    if (no or fined) and not (told or (major and not no)):
        start, end = no.span(0 if no.re is _FINE else "no") if no else (0, fined[-1].end())
        yield Reading(fact.name, "none", start, end, Weight.PLAIN)
    elif major and not no:
        yield Reading(fact.name, "major", major.start(), major.end(), Weight.PLAIN)
    elif told:
        yield Reading(fact.name, "minor", told[0].start(), told[-1].end(), Weight.PLAIN)
    elif yes and _FINE.match(plain, yes.end("yes")):
        yield Reading(fact.name, "none", yes.start("yes"), yes.end("yes"), Weight.PLAIN)
    elif (
        yes
        and yes["yes"] not in _RIGHT  # 是, to 有没有: which of the two is meant is open
        and _NO_MORE_THAN_YES.fullmatch(plain, yes.end("yes"))
    ):
        yield Reading(fact.name, "minor", yes.start("yes"), yes.end("yes"), Weight.PLAIN)


# Seven, 七项, 7 of them: how many, and not which one.
_SO_MANY = re.compile(
    rf"\W*(?:一共|总共|共|大概|有|做了|完成了|已经|we did|we have done|we've done|done|about)* ?(?:(?P<n>{number.PATTERN}) ?(?:项|个|of (?:them|the (?:twelve|12)|those)|works|in all)(?:了|吧|都做了)?|(?P<word>[a-z]{{3,}}))\W*"
)


def _works(plain: str, fact: Fact) -> Iterator[Reading]:
    if found := _SO_MANY.fullmatch(plain):
        many = number.whole(found["n"] or found["word"])
        if many is not None and 0 <= many <= len(fact.options):
            yield Reading(HOW_MANY, many, 0, len(plain), Weight.PLAIN)
            return
    if re.fullmatch(
        rf"\W*(?:第|做了|有|项|和|与|,|、|\s|and|number|no|nos|works|{number.PATTERN}|都做了|了|的|已经)*\W*",
        plain,
    ):
        numbers = [number.whole(found.group()) for found in re.finditer(number.PATTERN, plain)]
        known = [n for n in numbers if n is not None and 1 <= n <= len(fact.options)]
        if len(known) >= 2 or (known and "第" in plain):
            yield Reading(
                fact.name, tuple(fact.values[n - 1] for n in sorted(set(known))), 0, len(plain), Weight.PLAIN
            )


# Also 12, 还有第5项: one more of the works told.
_ALSO = re.compile(
    rf"\W*(?:(?:no|wait|sorry|oh|ah|well|哦|对了|等等|不对|忘了说?|漏了),? ?)*(?:also|and(?: also)?|plus|add|forgot|还有|还做了|加上|再加|另有|漏了|补充)(?: also| works?| number| no\.?|第|:| )*(?P<n>{number.PATTERN})(?: (?:and|,) (?P<n2>{number.PATTERN}))?项?(?:工作|也做了|也有|as well|too| )*\W*"
)


def also_done(typed: Typed, fact: Fact, known: object) -> Reading | None:
    """The works told with the one that a turn of little more than its number adds."""
    found = _ALSO.fullmatch(typed.plain)
    if found is None or not isinstance(known, tuple):
        return None
    numbers = [number.whole(found[name]) for name in ("n", "n2") if found[name]]
    if any(one is None or not 1 <= one <= len(fact.values) for one in numbers):
        return None
    works = {*known, *(fact.values[one - 1] for one in numbers if one is not None)}
    return Reading(
        fact.name, tuple(one for one in fact.values if one in works), *found.span("n"), Weight.PLAIN
    )


# 更正一下, 一直在报: no number is said.
_NO_COUNT = re.compile(r"[一1](?:下|点|直|般|些|样|起|边|定|旦|向|律|致|切|并|带|时)")


def bare_value(typed: Typed, as_of: dt.date) -> tuple[str, object, int, int] | None:
    """A correction's bare value: ("number", 5), ("bool", False) or ("date", day), with where it stands."""
    plain = typed.plain
    lead = _CORRECTION.match(plain)
    stop = re.search(r"[。!?;\n]|\.(?=\s|$)", plain[lead.end() if lead else 0 :])
    if stop is not None and stop.start() > 1:
        plain = plain[: (lead.end() if lead else 0) + stop.start()]
    moments = times(plain, as_of)
    if moments and re.search(r"[年月]|20[0-9]{2}", plain):
        return "date", moments[-1].last, moments[-1].start, moments[-1].end
    counted = [
        found for found in _CORE_NUMBER.finditer(plain) if not _NO_COUNT.match(plain, found.start("n"))
    ]
    found = next(reversed(counted), None)
    if found is not None and len(plain) <= 40:
        count = number.value(found["n"])
        if count is not None:
            return "number", int(count) if count == int(count) else count, found.start("n"), found.end()
    rest = _CORRECTION.sub(" ", plain)
    for pattern, value in ((_NO, False), (_YES, True)):
        match = pattern.match(re.sub(r"^\W*(?:了|的)?\W*", "", rest))
        if match:
            return "bool", value, 0, len(plain)
    return None
