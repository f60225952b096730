"""The last day of a trademark's term.

A stated day is taken as it is; of a stated month or year its last day is. What "expires on 14 February" lies ahead,
what "expired" then lies behind, and of a day just gone the year is left open. "Expired" without a day means the
day before asking, and "still valid" the day of asking: the mark is in its term then, and more is not known. Of a
mark that was renewed the day is not known, nor is it any longer the one told before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.understand.told.reading import UNSURE, Reading
from assistant.understand.told.stance import negations, of_the_rules, reach, stance
from assistant.understand.told.typed import Typed
from assistant.understand.told.when import Time, is_yearless, shifted, times

TERM = "trademark_valid_until"
_MARK = re.compile(
    r"商标|注册证|专用权?期|(?<![a-z])(?:trade ?marks?|tm|marks?(?! of)|brand registration|registration(?= (?:is|was|has been|stands|stood) (?:held |put )?(?:in|under) [^.;!?\n]{2,24} names?(?![a-z]))|brand[^.;!?\n]{0,60} registered (?:it )?(?:in|under) (?:our|its|the company's)(?: own)? name)(?![a-z])|续展"
)
_POLICY = re.compile(
    r"域名|保险|贷款|租约|租期|厂房|土地|地皮|仓库|(?<![a-z])(?:lease|domain|insurance|land|premises|warehouse|workshop|plant)(?![a-z])|办法|政策|文件|指引|标杆|通知|称号|牌匾|policy|measure|document|title|benchmark|programme|许可证|营业执照|合同|协议|授权期|授权书|专利|(?:认证|体系|资质|专利|获奖|荣誉)证书|(?<![a-z])(?:agreements?|contracts?)(?![a-z])"
)
_END = re.compile(
    r"(?<=[期权])[至到]|保护到|护到|(?<=[0-9日号])为?止(?=\W|$)|效期|到期|到日子|到头|管到|用到|有效到|截止到|过期|期满|满期|届满|失效|截止|有效期|期限|过了期|续展|续期|续到|(?:^|[㐀-鿿,(])至(?=(?:19|20)[0-9]{2})|(?:^|[㐀-鿿,])到(?=(?:19|20)[0-9]{2}|二[〇零]|明年|后年|今年)|有效至|有效到|用到|管到|在期内|有效(?!果)|失期|保护期|被注销|作废|(?:商标|注册证)[^,。]{0,6}注销"
    r"|(?<![a-z])(?:term of|term is|expir\w+|finish(?:es)? date|end date|ends?|good to|valid(?:ity)?|(?<!declared )(?<!declare it )invalid|lapse[ds]?|runs? (?:out|until|to)|ran out|renew\w*|in force|good until|good through|through(?= (?:the end of )?(?:[0-9a-z]+ ){0,3}(?:19|20)[0-9]{2})|up to|from (?=[^,.;]{4,24} to )|in term|within its term|out of date|term (?:ends|runs|is)|until|till|(?:(?<=is )|(?<=are )|(?<='s )|(?<=comes )|(?<=coming )|(?<=term )|(?<=mark )|(?<=runs ))up (?:next|this|in)|not lapsed|in date|(?<=ours )to(?= (?:the end of )?(?:[a-z]+ )?20)|(?<=mark )to(?= (?:the end of )?(?:[a-z]+ )?20)|(?<=trademark )to(?= (?:the end of )?(?:[a-z]+ )?20))(?![a-z])"
)
_OVER = re.compile(
    r"过期|过了期|到日子了|忘了?续|没来得及续|没顾上续|已?失效|期满了|届满了|到期了|已经?到期|早就?到期|刚到期|到期没续|没续展|没有续展|未续展|忘了续展|没续|作废|过了有效期|被注销|(?:商标|注册证)[^,。]{0,6}注销|不在有效期|(?<![a-z])(?:expired|has expired|lapsed|(?<!declared )(?<!declare it )invalid|ran out|has run out|out of date|no longer valid|not valid|not renewed)(?![a-z])"
)
_LIVE = re.compile(
    r"在有效期|有效期内|仍有效|还有效|都有效|有效的|是有效|没过期|没有过期|未过期|没到期|未到期|还没过期|还没到期|续展了|续展过|已续展|已经续展|办了续展|做了续展|续过|续上了|刚续|续了|续展成功|续展好|有效$|没失效|未失效"
    r"|(?<![a-z])(?:still valid|is valid|are valid|valid|in force|renewed|not expired|hasn't expired|has not expired|within its term|within the term|in term|current|in date|hasn't lapsed|has not lapsed|not lapsed)(?![a-z])"
)
_FUTURE = re.compile(r"快|马上|即将|要|将|soon|about to|will|即將")
_AHEAD = re.compile(r"快|马上|即将|要|将|会|(?<![a-z])(?:soon|about to|will|would)(?![a-z])|'ll")
_SINCE = re.compile(
    r"^[^,。;\n]{0,6}(?:注册(?!地)|申请|取得|核准|拿到|下证|办的|registered|granted|obtained|filed)|^(?:年)?(?:注册|拿证)"
)
_START = re.compile(
    r"(?:registered|granted|obtained|filed|first used|renewed) (?:it )?(?:in|on|since) $|注册(?:于|在)$|续展(?:于|是在)$"
)


def names_a_day(words: str, as_of: dt.date) -> bool:
    """Whether ``words``, from which a day was read, name one; "still valid" and "expired" name none."""
    return bool(times(Typed(words).nameless, as_of))


class Terms:
    """Reads the last day of the trademark's term. ``open_topic``: the turn before was about the mark."""

    def find(self, typed: Typed, as_of: dt.date, *, answering: bool = False) -> Iterator[Reading]:
        plain = _without_other_things(typed.nameless)
        moments = times(plain, as_of)
        topic = answering
        awaited = False  # 还有大半年才到期,11月30号: the day comes in the next clause
        for clause in typed.clauses:
            text = plain[clause.start : clause.end]
            sentence = plain[clause.sentence[0] : clause.sentence[1]]
            if _MARK.search(text):
                topic = True
            elif _POLICY.search(text) or (
                _POLICY.search(sentence[: max(0, clause.start - clause.sentence[0])])
                and not _MARK.search(sentence)
            ):
                topic = False
            if not topic and _MARK.search(sentence) and not _POLICY.search(sentence):
                topic = True  # 2024年到期的,商标应该废了
            if not topic or (_POLICY.search(text) and not _MARK.search(text)):
                continue
            end = _END.search(text)
            if end and plain.startswith(":", clause.end):  # 商标期限:2024.6.1至2034.5.31
                follows = next((one for one in typed.clauses if one.start > clause.end), clause)
                if follows.sentence == clause.sentence and _DATE.match(plain, follows.start):
                    text = plain[clause.start : follows.end]
            if (
                of_the_rules(text)
                or _LICENCE.search(text)
                or _of_a_licence(plain, clause.sentence[0], clause.start, text)
            ):
                continue
            inside = [one for one in moments if clause.start <= one.start < clause.start + len(text)]
            awaits, awaited = (
                awaited,
                end is not None and all(plain[one.start] in "还剩再过半" for one in inside),
            )
            if awaits and end is None and len(inside) == 1 and len(text) - len(_words(plain, inside)) <= 4:
                yield Reading(TERM, inside[0].last, inside[0].start, inside[0].end)
            if end is None:
                continue
            yield from self._read(typed, plain, text, clause.start, inside, as_of)

    def _read(
        self, typed: Typed, plain: str, text: str, at: int, inside: list[Time], as_of: dt.date
    ) -> Iterator[Reading]:
        ends = [
            one
            for one in inside
            if not _SINCE.match(plain[one.end : one.end + 10])
            and not _START.search(plain[max(0, one.start - 22) : one.start])
        ]
        if _SUPPOSED_TO_END.search(plain, *typed.clause_at(at).sentence):
            return
        live = _LIVE.search(text)
        over = next(
            (
                found
                for found in _OVER.finditer(text)
                if not re.search(r"(?:快要?|马上|即将|就要|将要?|soon|about to) ?$", text[: found.start()])
            ),
            None,
        )
        if over and reach(text[: over.start()]) % 2 == 1:
            live, over = live or over, None
        if (
            live
            and (
                reach(text[: live.start()]) % 2 == 1
                or re.search(
                    r"不在|not $|no longer $|n't $", text[max(0, live.start() - 10) : live.start() + 2]
                )
            )
            and not re.match(r"没|未|还没|not|has", live.group())
        ):
            over, live = over or live, None
        if ends and not _far(text, ends[-1], at):
            words = list(_END.finditer(text))
            moment, bound = _told_of(plain, ends, words, at)
            words = bound or words
            near = [found for found in words if abs(at + found.start() - moment.end) <= 12] or words[:1]
            start = min(moment.start, at + words[0].start())
            end = max(moment.end, at + near[-1].end())
            stands = stance(typed, start, end)
            if stands.asked or stands.other or (stands.past and not over):
                return
            if stands.unsure:
                yield Reading(TERM, UNSURE, start, end)
                return
            if over and _IN_GRACE.search(plain, *typed.clause_at(start).sentence):
                yield Reading(TERM, UNSURE, start, end)
                return
            last = moment.last
            if moment.first != moment.last and _DAY_UNKNOWN.search(
                plain, end, typed.clause_at(start).sentence[1]
            ):
                return  # 后年才到期,几月几号要看证书
            if (
                last < as_of
                and not over
                and _BY_THEN.fullmatch(words[0].group())
                and not _OF_A_TERM.search(text)
            ):
                return  # until 2022 it was our distributor's; through a merger in 2015
            if last < as_of and not over and _RENEWED.search(text):
                return  # 前年续展过了: when it was renewed, and not until when
            inner = plain[moment.end : min(moment.end + 8, at + len(text))]
            if over and moment.first > as_of and is_yearless(plain, moment) and not _AHEAD.search(text):
                moment = moment._replace(
                    first=shifted(moment.first, -12), last=shifted(moment.last, -12)
                )  # expired on 3 December, said in November
                last = moment.last
            if over and moment.first <= as_of and not _FUTURE.search(text[: over.start()][-3:]):
                last = min(last, as_of - dt.timedelta(days=1))
                if is_yearless(plain, moment) and _TENSELESS.search(text):
                    yield Reading(TERM, UNSURE, start, end)  # 3月5日过期: of this year or of the next
                    return
            elif negations(inner) and re.match(r"\W*(?:没|未|还没|尚未|不)", inner):
                return
            elif is_yearless(plain, moment):
                ahead = shifted(last, 12) if last < as_of else last
                just_gone = shifted(as_of, -1) <= last < as_of
                yield Reading(TERM, UNSURE if just_gone else ahead, start, end)
                return
            yield Reading(TERM, last, start, end)
            return
        for found, day in ((over, as_of - dt.timedelta(days=1)), (live, as_of)):
            if found is None or (found is live and over is not None and over.start() > found.start()):
                continue
            start, end = at + found.start(), at + found.end()
            stands = stance(typed, start, end)
            if stands.asked or stands.aside or stands.plan:
                continue
            if found is live and _RENEWED.search(found.group()):
                yield Reading(TERM, UNSURE, start, end)  # renewed, and until when is not said
                return
            if _WHAT_IF.search(plain, at, start):
                continue
            grace = found is over and _IN_GRACE.search(plain, *typed.clause_at(start).sentence)
            yield Reading(TERM, UNSURE if stands.unsure or grace else day, start, end)
            return


def _without_other_things(plain: str) -> str:
    """The text without what it tells of other things that end: the ISO certificate expired, 灭火器过期."""
    for found in _OTHER_THING.finditer(plain):
        if not _OF_A_MARK.search(found["en"] or found["zh"] or ""):
            end = found.end() + len(found["en_rest"] or found["zh_rest"] or "")
            plain = plain[: found.start()] + "○" * (end - found.start()) + plain[end:]
    return plain


def _words(plain: str, times: list[Time]) -> str:
    return "".join(plain[one.start : one.end] for one in times)


_DATE = re.compile(r" ?(?:自|从)?(?:公元|西元)?[0-9一二]{2}")
_TENSELESS = re.compile("(?<!已)(?<!已经)(?<!早)(?<!早就)过期(?![了的])")
# Things of which people say that they end, other than marks: two extinguishers had expired, 有一批原料过期.
_NO_NOUN = r"(?:is|are|was|were|be|and|but|or|ours|mine|we|i|you|they|it|that|which|who|until|till|through|has|had|have|not|still|for|in|on|to|as|so|then|because|since|the|an?|our|my|its|their|if|when|from)"
_THING_ZH = r"灭火器|器材|设备|叉车|电梯|锅炉|保质期|质保|保修|食品|饼干|[原辅材饮]料|油漆|涂料|胶水|[药产食样]品|添加剂|试剂|库存|报告|备案|域名|专利|贷款|会员|账号|合同|协议|保险|执照|许可|认证|资质|年检|[一二两三四五六七八九十几0-9][批桶箱瓶袋罐盒只张支](?!商标|注册证)|[a-z0-9㐀-鿿](?<![册标的权])证书?"
_OTHER_THING = re.compile(
    rf"(?<![a-z])(?P<en>(?:(?:the|an?|our|my|its|their|his|her|some|several|all|two|three|four|five|[0-9]+) (?:(?!{_NO_NOUN}(?![a-z]))[a-z'-]+ ){{1,5}}?|[a-z]{{4,}}s )"
    r"(?:(?:had|has|have|was|were|is|are|also|already|only|just|long|since|all|will|be) ){0,3})"
    r"(?:expire[sd]?|lapse[sd]?|ran out|runs? (?:out|until|to)|(?:valid|good) (?:until|till|to|through)|out of date)(?![a-z])(?=(?P<en_rest>[^,.;:!?\n]*?)(?: (?:and|but) (?:the|our|my) |[,.;:!?\n]|$))"
    rf"|(?P<zh>[^,。;:!?\n]{{0,4}}(?:{_THING_ZH})[^,。;:!?\n]{{0,10}}?)(?:过期|到期|期满|届满|失效|有效期|过了期|到(?=(?:19|20)[0-9]{{2}}))(?=(?P<zh_rest>[^,。;:!?\n]*))"
    r"|过期的?(?=食品|产品|[原辅材]料|饼干|药|货|商品)"
)
# The mark, or what may stand for it: the registration, the old one.
_OF_A_MARK = re.compile(
    r"商标|注册证|牌子|品牌|(?<![a-z])(?:trade|trademarks?|tms?|marks?|brands?|logos?|names?|terms?|registrations?|protection|periods?|validity|rights?|years?|ones?|others?|both|dates?|class|extension|renewals?|ownership|first|second|this|that|it|always|(?:the|our|its) certificate)(?![a-z])"
)
_WHAT_IF = re.compile(
    r"如果|要是|假如|假设|假使|倘若|万一|(?<![a-z])(?:what if|what happens if|suppose)(?![a-z])"
)
# If our trademark ran out, would they …: nothing is told of ours. 旧的有没有过期我回头看: nor is it of what is looked up.
_SUPPOSED_TO_END = re.compile(
    r"(?<![a-z])(?:if|suppose|supposing|assuming|imagine|say) [^.;!?\n]{0,60}(?:expired|lapsed|ran out|run out)[^.!?\n]{0,60}(?<![a-z])(?:would|could|might)(?![a-z])"
    r"|(?<![a-z])(?:would|could|might)(?![a-z])[^.!?\n]{0,60}(?<![a-z])(?:if|suppose|supposing|assuming|imagine) [^.;!?\n]{0,60}(?:expired|lapsed|ran out|run out)"
    r"|(?<![a-z])(?:problem|matter|ok|okay|bad|obstacle|harm|difference)s? (?:if|when) (?:the|an?) (?:trade ?mark|mark|registration)(?![a-z])"
    r"|(?:有没有|是否|是不是|有无|过没)(?:已经|已|早就)?(?:过期|到期|失效|过了?期|续展?)"
)
# Expired, and in the months in which it may still be renewed: whether those count the text does not say.
_IN_GRACE = re.compile(
    r"(?<!过了)(?<!错过)(?<!错过了)(?<!超过)(?:宽展期|宽限期)(?!也?(?:过|已过|都过|错过|结束))"
    r"|(?<![a-z])(?<!missed the )(?<!after the )(?<!past the )(?<!missed the six-month )(?:grace|renewal) period(?! (?:is |was |has |had )?(?:over|passed|gone|ended|expired|lapsed|missed))"
)
_DAY_UNKNOWN = re.compile(
    r"(?:哪一?天|几月几[号日]|几[号日]|具体(?:日子|日期|时间|哪|几)|什么时候)[^,。;!?\n]{0,8}(?:翻|看|查|记不|忘|不清楚|不知道|没)"
    r"|(?<![a-z])(?:look up|look for|check|dig out) (?:on )?the (?:exact |very )?(?:day|date|month)(?![a-z])|(?<![a-z])(?:day|date|month)(?![a-z])[^.;!?\n]{0,30}(?:n't|not|look|check|forg)|(?:can't|cannot|don't) (?:recall|remember|say)(?![a-z])"
)
_BY_THEN = re.compile("until|till|through|up to|to")
_OF_A_TERM = re.compile(
    r"(?<![a-z])(?:valid\w*|good|terms?|runs?|ran|protect\w*|registered|registration|expir\w*|in force|renew\w*|certificate|lasts?)(?![a-z])|[㐀-鿿]"
)
# The end of a licence to use the mark is not the end of the mark.
_LICENCE = re.compile(
    r"(?:许可|授权)(?:使用)?(?:期|合同|协议|书)?(?:限|只|是|签|给)*[^,。0-9]{0,4}(?:到|至)|(?<![a-z])licen[cs]e (?:to use [a-z ]{2,20})?(?:ends?|expires?|runs?|lapses?)(?![a-z])|(?<![a-z])(?:on|under) (?:a )?licen[cs]e(?: [a-z]+){0,6}? (?:until|till|through)(?![a-z])|(?<![a-z])licen[cs]e (?:until|till|through|up to)(?![a-z])"
)
# 独占许可,权利人是总公司,用到2030年底: nothing said between the two that the mark is one's own, or is a mark.
_LICENSED = re.compile(
    r"许可|授权|使用权|租(?=[来借用给了的])|用(?:它|他|她|他们|人家|对方|别人|客户)家?的(?:商标|牌子)|(?<![a-z])(?:licen[cs]e[ds]?|sublicen[cs]e|lease[ds]?|rent(?:ed)?|lets? us use|on loan)(?![a-z])"
)
_OF_OUR_OWN = re.compile(
    r"商标(?!权?[利所注持]?[有册]?人)|注册(?!人)|续展|过户|转[让给到]|名下|买|收购|(?:是|归)(?:我们|自己|公司)|(?<![a-z])(?:marks?|trade ?marks?|registration|registered|renew\w*|assigned|bought|acquired|transferred|ours|our own|owned?|certificate)(?![a-z])"
)


def _of_a_licence(plain: str, begin: int, start: int, text: str) -> bool:
    """Whether a clause goes on about the licence that its sentence, from ``begin``, told of before ``start``."""
    licensed = list(_LICENSED.finditer(plain, begin, start))
    if not licensed:
        return False
    return _OF_OUR_OWN.search(plain, licensed[-1].end(), start + len(text)) is None


_RENEWED = re.compile(
    r"续展(?!到|至)|续(?:过|上|了)|刚续|(?<![a-z])(?<!for )renew(?:ed|al)(?! (?:to|until|till|through))(?![a-z])"
)


# 2033年才到期, 续到了2035年, expires in 2031: hardly a word stands between the end of a term and its day.
_BEFORE_END = re.compile(
    r"[ (]*(?:年|底|末|初|份|左右|的时候|前后|才|就|也|要|会|将|正式|早|已经?|it|will|finally|is when|the)*[ ,]*"
)
_AFTER_END = re.compile(
    r"[ (]*(?:了|是|为|至|到|:|在|日期|时间|日|期限?|截止|截至|only|is|on|in|to|at|by|the|end|of|until|till|through|again|not|before|for|date|day|will|be|around|about|late|early|mid|[ :=-])*"
)
_LEADS_TO = re.compile(r"[到至]$|(?<![a-z])(?:to|until|till|through|expires|ends)$")
_TO = re.compile(r"[ ,]*(?:至|到|-+|~|—+|to|until|till|through)+ *(?:the end of )?")


def _told_of(
    plain: str, moments: list[Time], words: list[re.Match[str]], at: int
) -> tuple[Time, list[re.Match[str]]]:
    """The time that is the end of the term, and the words that say so of it; else the last time, and none.

    2033年到期去年换了法人: last year stands nearer than 2033 to nothing that ends.
    """
    for word in reversed(words):
        start, end = at + word.start(), at + word.end()
        before = [one for one in moments if one.end <= start and _BEFORE_END.fullmatch(plain, one.end, start)]
        after = [one for one in moments if one.start >= end and _AFTER_END.fullmatch(plain, end, one.start)]
        for one in (after or before) if _LEADS_TO.search(word.group()) else (before or after):
            last = one
            for other in moments:  # 有效期2020年1月1日至2030年1月1日
                if other.start >= last.end and _TO.fullmatch(plain, last.end, other.start):
                    last = other
            joined = [other for other in words if 0 <= word.start() - other.end() <= 1]  # valid until
            return last, [*joined, word]
    return moments[-1], []


def _far(text: str, moment: Time, at: int) -> bool:
    """Whether the time is too far from the words about the term to be its end."""
    words = list(_END.finditer(text))
    start, end = moment.start - at, moment.end - at
    return all(found.start() - end > 12 or start - found.end() > 18 for found in words)
