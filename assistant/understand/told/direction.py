"""How many scenario directions (cn-mpfz/1.2) the applicant goes for, told by number or by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told import number
from assistant.understand.told.count import INEXACT, number_start
from assistant.understand.told.reading import UNSURE, Reading
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed
from checks.match import FOLDER, MatchFile
from corpus.yamlfile import validate_file

DIRECTIONS = "directions_applied"
N = number.PATTERN
_GO_FOR = (
    r"(?:报(?!告|数(?!字)|送)|申报|申请|选(?!择题)|填|勾(?!结|兑|画)|打勾|投|参加|参评|入围|挑|主攻|锁定|认准|走(?=[^,。]{0,12}方向)|写(?=[^,。]{0,6}方向)|(?<=方向)交|"
    r"(?<![a-z])(?:appl(?:y|ies|ied|ying)|submit\w*|enter(?:s|ed|ing)?|go(?:es|ing)? (?:for|in for)|choos\w+|pick\w*|fil(?:e|es|ed|ing)|bid\w*|(?:stick|limit ourselves|keep) (?:to|with)|register\w*|enrol\w*|put (?:in|forward|down)|tick(?:s|ed|ing)?|check(?:s|ed|ing)? (?:both|off)|compete|try)(?![a-z]))"
)
_COUNTED = re.compile(
    rf"(?<!第)(?P<n>{N})(?:个|条|种|项|样)?(?:不同的?|应用|场景|推荐|申报)*(?:的)?(?:方向|场景)(?!都没)"
    rf"|(?:方向|场景)(?:就|只|也就|才|仅)+(?:有|报|选|是|这)*(?P<n6>{N})个(?=\W|$)|方向(?P<n9>{N})个(?=[:,。]|$)"
    rf"|(?:方向(?:数量?|确定为|定为|确定|一共|共)?|(?<![a-z])(?:number of )?directions?(?: applied(?: for)?)?)(?:(?: ?[:=]| is) ?|(?<=数)|(?<=为))(?P<n5>{N})(?:个|项|条)?(?=\W|$)"
    rf"|方向(?:数量?|个数)\"?(?:那|这)?一?[栏格项]?(?:里|上)?,?(?:我们?)?(?:填|写)[的了]?是?(?P<n10>{N})(?:个|项|条)?(?=\W|$)"
    rf"|(?<![a-z])(?:go(?:ing)?(?: in)? for|apply(?:ing)? for|put(?:ting)? in for|pick\w*|chose|choose) (?P<n12>{N})(?=: [^.;!?\n]{{3,60}} directions(?![a-z]))"
    rf"|(?P<n7>单)(?:一|个)?(?:的)?(?:应用场景)?方向(?=申报|报|[:,。]|$)"
    rf"|方向(?:嘛|上|:|我们|是|就|,)*(?P<n8>单)[选一](?=\W|$)"
    rf"|(?:(?<=[,;:.(] )|(?<=^))(?P<n13>single|sole|one) (?:scenario |application )?direction(?= ?(?:[,.;:(]|-|$))"
    rf"|(?<![a-z])(?P<n3>{N}|an?|just one|only one|(?:just |only )?the one)(?: (?:different|separate|scenario|application|more|single|sole|and only))* (?:directions?|scenarios?|areas|categories)(?![a-z])"
)
# So many of them all: 十个方向里我们想报两个, two of the ten directions.
_OUT_OF = re.compile(
    rf"(?<!一个)(?<!每个)(?:方向|场景)[^。!?;\n]{{0,12}}?{_GO_FOR}(?:了|上|满|够)?(?P<n>{N})(?:个|项|份|条|样)(?!案例|项目|单位|企业|产品|材料)"
    rf"|(?:方向|场景)[^。!?;\n]{{0,24}}?(?P<n4>{N})[个样](?:方向)?(?:都|全都|全)(?:想|要|打算|给|准备|能)*(?:报(?!销)|申报|申请|选|交|投|填|要(?=\W|$))"
    rf"|(?<=[㐀-鿿])(?P<n5>[两三四五])个,?(?:都|全都?)(?:想|要|打算|给|准备)*(?:递|交|报(?!销)|投|送)(?:上去|上|了)?"
    rf"|方向[^,。!?;\n]{{0,4}}(?:从|由)(?:{N})个?(?:方向)?(?:砍|减|缩|降|改|并|合|加|增|扩|变|精简)(?:成|到|为)了?(?P<n6>{N})个"
    rf"|(?<![a-z])(?<!no )(?<!no\. )(?<!number )(?P<n2>{N}) (?:of|out of|from)(?: among)?(?: the| those| your| these)? (?:ten |10 )?(?:scenario )?(?:directions|scenarios)(?![a-z])"
    rf"|(?:directions|scenarios)(?: \w+|, | '\w+|'\w+){{0,6}}? {_GO_FOR}(?: under| into| just| only)* (?P<n3>{N})(?![a-z])(?! (?:units?|compan|years?|partners?))"
)
_APPLY = re.compile(
    rf"{_GO_FOR}|冲|奔|[送递](?=[一二两三四五0-9])|put down|想|打算|做|只认|fill(?:ed)? in|ticked|on the form|under|in for|applicant|directions? for|案例|数字三品|(?<![a-z])is (?:that|this|it) (?:a problem|ok|allowed|possible)|digital sanpin"
)
_NOT_APPLIED = re.compile(
    r"(?:共|共有|一共|总共|有|十大|这|每|哪|那|另外|其他|其中|分|分为|all|the|are|of|of all|these|those|ten)\s*$"
)
# We thought about two directions, three in mind: what was considered is not applied for.
_CONSIDERED = re.compile(
    r"(?:考虑过|想过|琢磨过|讨论过|本来|原来|原先|起初|一开始|最初)[^,。]{0,10}$"
    r"|(?<![a-z])(?:(?:thought|talked) (?:about|of)|considered|discussed|toyed with|looked (?:at|into)|weighed|debated|originally|initially|at first|had planned)(?: [a-z]+){0,4} $|(?<![a-z])(?:one|two|three) or $"
)
_IN_MIND = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:in mind|under consideration|to choose (?:from|between)|on the table|on our list|as options|were (?:discussed|considered))(?![a-z])|(?:备选|可选|在考虑|供选)"
)
_SETTLED = re.compile(
    rf"(?:(?<![a-z])(?:but|so|then|and|now)(?: [a-z']+){{0,5}}?|[,;]) (?:will|we'll|decided|settled|going|cut|narrowed|trimmed|down|reduced|submit\w*|appl(?:y|ied)|fil(?:e|ed)|enter(?:ed)?|pick(?:ed)?|chose|opted)(?: (?:to|on|for|it|them|only|just|in|us|submit|apply|file|enter|go|going|with|down|under))* (?:(?P<n>{N})|the one|just|only)(?: direction)?(?= *(?:$|[.,;!?])| only| of them| alone| [a-z-]+(?: [a-z-]+)? *(?:$|[.,;!?]))"
    rf"|(?:但|不过|后来|最后|最终|现在|结果)(?:我们|决定|只|就|打算|准备|会|改|砍|减|缩|定|成|到|为|了)*(?:报|交|选|申报|剩|砍成|减到|改成|定为|定了?)(?:了|成|到|为)?(?P<zh>一)个(?!月|多|案)"
)
# 每家能报一个方向, another company entered two: nobody's, or another's.
_NOT_OURS = re.compile(
    r"(?:每|各)(?:家|个)?(?:企业|单位|主体|公司|申报主体)?(?:只|就|是不是|最多|也)*(?:能|可以?|可)?(?:申?报|申请|选)$|从$|(?:别的?|其他|另一?|人)(?:公司|企业|家|厂)[^,。]{0,4}$|(?:研发|发展|努力|产品|出口)[^,。]{0,6}$|(?<![a-z])(?:each|every|an|any|another|one) (?:applicant|company|firm|enterprise|entity)(?: [a-z]+){0,3} $"
)
# The form wants one of the ten directions, 填表要在十个方向里挑一个: what is asked for, and not chosen yet.
_FORM_WANTS = re.compile(
    r"(?:表格?|表单|系统|文件|指引|规定)(?:里|上|中)?(?:都|就)?(?:要求?|得|让|叫|只能|必须|规定)[^,。]{0,10}$"
    r"|(?<![a-z])(?:form|guide|guidelines?|text|rules?|system|portal|application|they|it) (?:only |just )?(?:wants?|asks?|requires?|allows?|lets?|demands?|takes?|accepts?)(?: for| us to [a-z]+| exactly| just| only)* $"
)
_APPLIED = re.compile(rf"(?:共|一共)?(?:报|申报|选)(?:了)?(?:共|一共|这)?$|(?:只|就|仅|only).*{_GO_FOR}.*$")
_GONE_FOR = re.compile(_GO_FOR)
_TOLD_OF = re.compile(
    r"(?:我们?|你|您|能|能否|能不能|可以|请|麻烦|简单|详细|一个个|逐个|逐一|分别|各自|各|都|具体)*(?:讲|叫|指|列|介绍|解释|说明|说说|说一|为何|为啥|是啥|有啥|是什么|是哪|有什么|有哪|什么|各是)"
)
_OF_ALL = re.compile(r"[^,。]{0,6}(?:里面?|中|当中)|\s*,? *(?:how many|which)|[^,。]{0,4}(?:选|任选|哪)")
# 三个方向里我们该报哪个, torn between two directions: which one: those there are to choose from.
_TO_CHOOSE = re.compile(
    r"[^。!?;\n]{0,16}?(?:哪(?!怕)|怎么选|如何选|选谁)|[^.!?;\n]{0,16}?(?<![a-z])which(?= (?:one|of|should|would|is|suits?|fits?|do)(?![a-z]))"
)
# 同事说报两个方向通不过,对吗: what others say, put to us.
_HEARD = re.compile(
    r"(?:同事|朋友|同行|别人|人家|有人|听人|他们?|她|群里|网上|代理|中介|顾问|专家|老师|客户)[^,。]{0,4}(?:说|讲|告诉|提)"
    r"|(?<![a-z])(?:says?|said|tells?|told (?:me|us)|heard|claims?|thinks?)(?![a-z])"
)
_IS_IT_SO = re.compile(
    r"对[吗么嘛]|对不对|是[吗么嘛]|是不是(?:真|这样)|真的(?:吗|假)|真假|属实|靠谱|(?<![a-z])(?:(?:is|isn't) (?:that|this|it|he|she) (?:right|true|correct|so)|(?:right|correct|true)\?)"
)
# 那分两家子公司各报一个呢: so many applicants, and how many directions each of them goes for is its own.
_SPLIT = re.compile(
    rf"(?:各自?|分别|一[家人]|每[家个人])(?:就|只|都|也)*(?:申?报|申请|认领|走|领)?(?:其中|各)?一个(?!案例|月)|分(?:成|给|到|由|开|别由)?{N}(?:家|个)[^,。!?;\n]{{0,6}}(?:公司|企业|主体|单位|厂)(?:去|来)?(?:申?报|申请)"
    r"|(?<![a-z])(?:one|a) (?:direction )?each(?![a-z])|(?<![a-z])each (?:of (?:them|us) )?(?:appl|fil|tak|go|enter|submit)[a-z]*(?: for| in)? (?:just |only )?(?:one|a different)(?![a-z])|(?<![a-z])split (?:them|it|the directions|the two|the three)? ?(?:between|among|across|over)(?![a-z])"
)
_NUMBERED = re.compile(
    r"方向(?P<a>[一二三四五六七八九十0-9]{1,2})(?:和|与|、|跟|及)(?:方向)?(?P<b>[一二三四五六七八九十0-9]{1,2})(?![家个年])"
)
# under direction 3 and direction 7, in under 1, 4 and 9, 方向一二三都投
_SEVERAL_NUMBERED = re.compile(
    rf"(?<![a-z])(?:(?:under|for|in|into) )?(?:directions?|nos?\.?|numbers?) {N}(?P<more>(?:,? and(?: also)?|,|,? plus|,? as well as)(?: under| in| for)?(?: directions?| number| no\.?)? {N})+"
    rf"|(?<![a-z])under {N}(?P<more2>(?:,? and(?: also)?|,|,? plus) {N})+(?= *(?:[.;!?]|$))"
    r"|方向(?P<run>[一二三四五六七八九]{2,5}|[0-9](?:[、,和及][0-9]{1,2})+)(?=(?:个|这几个)?(?:都|全|均|一起|同时))"
)
_AND = re.compile(
    r"(?:\s|、|,|和|与|及|以及|跟|还有|加上?|也|又|这|那|个|的|方向|场景|两个|,? *(?<![a-z])(?:and|plus|as well as|also|the|direction|under|for|in)(?![a-z]))+"
)
_BOTH = re.compile(r"都|同时|一起报|一并|两个|既|也|(?<![a-z])(?:both|and also|as well as|and)(?![a-z])")
_ONLY = re.compile(
    r"只(?!要|有(?!报))|就(?=报|选|申|想|打算|准备|填|投|参|是报)|仅|单单?报|专门?报|唯一|一个方向|这一个|(?<![a-z])(?:only|just|solely|single|nothing but|exclusively)(?![a-z])"
)
# 别的不碰, 不贪多: one, told after it is named.
_NO_OTHER = re.compile(
    r"别的(?:方向|项)?(?:都|一概|也|一律)?(?:不|没)(?:碰|看|报|要|考虑|想|做|打算)|不报(?:其他|别的)|别无其他|不贪多|单选|就它了?|仅此一|唯一|nothing (?:else|more)|no other"
)
_CHOSEN = re.compile(
    r"方向(?:我们|就|已经|早|早就)?(?:挑来挑去)?[,]?(?:最后|最终)?(?:选|锁|确|敲)定(?:了|为|的是)?|方向:(?:单一|单选)|方向(?:嘛|就(?=[^,。报选有是])|那就)|(?<![a-z])(?:it's|settled on) the(?![a-z])"
)
# 既要报定制,又要报产线; 除了追溯还想报国潮; 追溯方向用A线报,营销方向用B线报
_ONE_AND_OTHER = re.compile(
    r"既.{2,24}[又也]|除了.{2,14}(?:还|也)|不[光仅但].{2,20}(?:还|也)|一份.{0,12}一份|一条.{0,12}一条|方向.{0,8}报.{0,12}方向.{0,8}报|都舍不得|(?<![a-z])(?:besides|in addition to|apart from|both)(?![a-z])"
)
_OPEN = re.compile(
    r"哪|什么|区别|还是|或|属于|符合|(?<!打)算|适合|该报|怎么|(?<![a-z])(?:or|which|what|fits?|difference|between|versus|vs|belongs?)(?![a-z])"
)


# A sentence that says nothing else, "One direction only", is about the application.
_ALONE_SAID = re.compile(
    rf"\W*(?:就|只|just |only )?(?:{N}|the one|an?)(?:个|条)?(?: ?(?:different|scenario|single))?(?:应用场景|场景)?(?:方向| directions?)(?:只|only| only)?(?:[:,].*)?\W*"
)


# 老板想报三个: what the head of the firm wants is what the firm goes for.
_THE_BOSS = re.compile(
    r"^(?:我们?|咱们?)?(?:公司)?的?(?:老板|老总|董事长|总经理|领导|大老板)[^,。]{0,6}(?:想|要|打算|准备|决定|坚持|非)"
)
# 方向四,没跟人联合; 溯源那个方向,单干: one is named, by a text that speaks of filing and asks nothing of it.
_THE_ONE_NAMED = re.compile(
    r"(?:(?<=[,。;:!?\n])|^)(?:我们|咱们?|就|报|选|是|走)*(?:方向[一二三四五六七八九十0-9]{1,2}|[^,。;:!?\n0-9]{2,8}[那这]个方向)(?=[,。;\n]|$)"
)
_JUST_THE_ONE = re.compile(
    rf"(?<![a-z])(?:just|only) the (?:[a-z-]+ ){{1,3}}one,? (?:that is |that's |i\.e\. )?(?:direction |number |no\.? ){N}(?![a-z0-9])"
)
_FILED = re.compile(
    r"联合|单干|案例|申报|(?:单独|自己|一家|独立)(?:来|去)?报|数字三品|(?<![a-z])(?:digital|case|joint|consortium|file|filing|apply|applying)(?![a-z])"
)
_ASKS_ABOUT = re.compile(r"什么|怎么|哪|区别|[吗么呢]|讲(?:的|啥)|(?<![a-z])(?:what|which|how)(?![a-z])|\?")


_REGARDS = re.compile("哪|区别|还是报|适合|(?<![a-z])(?:which|difference|versus)(?![a-z])")
_DIRECTION = re.compile(r"方向|(?<![a-z])directions?(?![a-z])")
# 最后只报溯源那个, in the end we kept only the traceability one.
_ONE_OF_THEM = re.compile(
    rf"[二三四五十两]选一(?=\W|$|了)|一个(?:足矣|就够了?|够了)|(?:留|剩|保留)(?:了|下)?一个(?=\W*(?:$|[,。;!?]))|(?<![a-z])(?:not|n't) two directions?,? (?:but )?(?:just|only) one(?![a-z])|(?<![a-z])only direction [0-9]+|(?:只|就|仅)(?:打算|想|准备|选|报|写|投|申报)*第[0-9一二三四五六七八九十]+个?方向|(?<![a-z])one and only direction|第[0-9一二三四五六七八九十]+个?方向,(?:别的|其他的?|其余的?|不报)[^,。]{{0,6}}(?:不|其他)"
    rf"|(?:只|就|最后|最终|后来)(?:想|打算|准备|留|剩|保留)?(?:{_GO_FOR}|留|定)[^,。!?;:\n0-9]{{0,10}}?(?:那|这)(?:一)?个(?=\W|$|方向|了)"
    r"|(?:最后|最终|后来)(?:就|只|还是)*(?:敲定|定下|定了|选定|锁定)(?:只)?(?:报|选|投)?了?一个(?=\W|$)|只此一个|仅此一个|(?:选|报|填|投|挑|申报)[了的]?是?方向[一二三四五六七八九十0-9]{1,2}(?=[,。;!?]|$)|(?:申报|报|选|填)的(?:就|也)?(?:只有|就是|只是)一个(?=[,。;!?]|$)"
    r"|(?<![a-z])(?:pick|chose|choose|choosing|went|go|going|appl|enter|fil|put)[a-z]*(?: [a-z]+){0,2} direction (?:number |no\.? )?(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten)(?=[.;]|$|,? (?:only|alone|and nothing|and no))"
    rf"|(?:报|选|填|投|走|挑|申报|定)的(?:就|正|也)?是第[0-9一二三四五六七八九十]+个?(?:方向(?![和与跟、及])|(?=[,。;!?]|$))"
    r"|(?<![a-z])(?:settled on|decided on|went with|left with|down to|ended up with|going with|narrowed (?:it|them) down to)(?: just| only)? one(?![a-z])"
    r"|方向(?:我们)?(?:只|就)?(?:选|报|定|填|投)的就?是(?!哪|什么|不是|几|[^,。;!?\n]{0,14}(?:和|与|及|、|还有|两个|或|哪|什么))[^,。;!?\n]{2,14}(?=[,。;!\n]|$)"
    r"|(?:没有?|不|未)(?:打算|准备|想|考虑|再|去|会)*(?:报|申报|申请|选)第二个(?:方向)?(?=\W|$)|(?:撤|放弃|去掉|删|砍|退)(?:了|掉|回)+(?:其中)?(?:另外?)?(?:一个|第二个|那个)|(?<![a-z])(?:withdrew|dropped|gave up|pulled|cancelled|took back) (?:the )?(?:second|other)(?: one| direction)?(?![a-z])"
    r"|(?<![a-z])(?:kept|keep|keeping|apply|file|submit|stay|go)\w*(?: with| for| under)? (?:only|just) (?:the )?[a-z -]{2,24} one(?![a-z])"
)


def shared_out(words: str, earlier: str) -> bool:
    """Whether ``words`` share out among several applicants, unnamed, the directions that ``earlier`` spoke of."""
    return (
        _SPLIT.search(words) is not None
        and _DIRECTION.search(words) is None
        and _DIRECTION.search(earlier) is not None
    )


class Directions:
    """Reads the number of directions. The names are those of ``checks/matches``. Built once."""

    def __init__(self) -> None:
        file = validate_file(MatchFile, FOLDER / "cn-mpfz.directions.yaml")
        names: dict[str, int] = {}
        for place, option in enumerate(file.options):
            for wordings in (option.called, option.nicknames):
                for name in (*wordings.zh, *wordings.en):
                    # 区域品牌 and 品牌价值 are what other tracks are about.
                    if not re.search("品牌|区域|brand|region", name):
                        names.setdefault(name.lower(), place)
        self._names = names
        zh = sorted((name for name in names if not name.isascii()), key=len, reverse=True)
        en = sorted((name for name in names if name.isascii()), key=len, reverse=True)
        self._name = re.compile(
            rf"(?:{'|'.join(map(re.escape, zh))})(?:管理|系统|项目)?|(?<![a-z])(?:{'|'.join(map(re.escape, en))})(?![a-z])"
        )

    def find(self, typed: Typed, *, known: bool = False) -> Iterator[Reading]:
        """Readings in the order of the text. ``known``: a number of directions was told before."""
        found = [*self._counted(typed, known), *self._numbered(typed)]
        found += [
            Reading(DIRECTIONS, 1, *one.span())
            for one in _ONE_OF_THEM.finditer(typed.nameless)
            if (found or known or _DIRECTION.search(typed.nameless))
            and not ((stands := stance(typed, *one.span(), count=True)).asked or stands.other)
        ]
        found = list(self._settled(typed)) or found
        split = _SPLIT.search(typed.nameless)
        if split is not None and known and not found:
            found = [Reading(DIRECTIONS, UNSURE, *split.span())]
        if not found and _FILED.search(typed.nameless):
            found += list(self._the_one(typed))
        if all(one.value is UNSURE for one in found):
            found += list(self._named(typed)) or self._across(typed)
        yield from sorted(found, key=lambda one: one.end)

    def _settled(self, typed: Typed) -> Iterator[Reading]:
        """What was settled on after other numbers were thought of: three in mind, but we will submit one."""
        spoken_of = _DIRECTION.search(typed.nameless) is not None
        for found in _SETTLED.finditer(typed.nameless) if spoken_of else ():
            begin, _ = typed.clause_at(found.start()).sentence
            if _DIRECTION.search(typed.nameless, begin, found.end()):
                many = number.whole(found["n"]) if found["n"] else 1
                if many:
                    yield Reading(DIRECTIONS, many, *found.span())

    def _the_one(self, typed: Typed) -> Iterator[Reading]:
        """The only direction that a text about filing names in a clause of its own."""
        plain = typed.nameless
        named = [*_THE_ONE_NAMED.finditer(plain), *_JUST_THE_ONE.finditer(plain)]
        if len(named) != 1 or len(re.findall("方向", plain)) > 1:
            return
        begin, end = typed.clause_at(named[0].start()).sentence
        if not _ASKS_ABOUT.search(plain, begin, end + 1) and not stance(typed, *named[0].span()).unsure:
            yield Reading(DIRECTIONS, 1, *named[0].span())

    def _counted(self, typed: Typed, known: bool) -> Iterator[Reading]:
        plain = typed.nameless
        chosen = [
            one
            for one in _OUT_OF.finditer(plain)
            if not one["n5"] or _DIRECTION.search(plain) or next(self._lists(plain), None) is not None
        ]
        for found in (*chosen, *_COUNTED.finditer(plain)):
            clause = typed.clause_at(found.start())
            start = number_start(found) or found.start()
            head = plain[clause.start : start]
            picked = found in chosen
            if _FORM_WANTS.search(head):
                continue
            if not picked and (
                any(one.start() < found.end() and found.start() < one.end() for one in chosen)
                or not (
                    known
                    or (
                        found.re is _COUNTED
                        and (found["n5"] or found["n6"] or found["n9"] or found["n10"] or found["n13"])
                    )
                    or _APPLY.search(plain[clause.sentence[0] : clause.sentence[1]])
                    or _ALONE_SAID.fullmatch(plain[clause.start : clause.end])
                )
                or (
                    _NOT_APPLIED.search(head)
                    and not (
                        _APPLIED.search(head)
                        or re.match("(?:全|都|全都)(?:想|要|打算)?(?:报|投|填)", plain[found.end() :])
                    )
                )
                or _NOT_OURS.search(head)
                or _CONSIDERED.search(head)
                or _IN_MIND.match(plain, found.end())
            ):
                continue
            text = next(value for value in found.groupdict().values() if value)
            count = (
                1
                if text
                in (
                    "a",
                    "an",
                    "single",
                    "sole",
                    "just one",
                    "only one",
                    "the one",
                    "just the one",
                    "only the one",
                    "单",
                )
                else number.whole(text)
            )
            if INEXACT.search(head) or count is None or count < 1:
                continue
            if (
                found.re is _COUNTED
                and found["n5"] == found.group()[-len(found["n5"] or " ") :]
                and count > 3
            ):
                count = (
                    1 if found.group().startswith("方向") and "数" not in found.group() else count
                )  # 方向:7
            if not picked and count >= 10 and _OF_ALL.match(plain[found.end() :]):
                continue
            said = plain[clause.sentence[0] : clause.sentence[1]]
            if not picked and (
                _TOLD_OF.match(plain, found.end()) or (count >= 10 and not _GONE_FOR.search(said))
            ):
                continue  # 数字三品10个方向分别讲什么: as many as there are, and nobody's
            if not (_GONE_FOR.search(head) or picked) and _TO_CHOOSE.match(plain, found.end()):
                continue
            if _HEARD.search(plain, clause.sentence[0], found.start()) and _IS_IT_SO.search(
                plain, found.end(), clause.sentence[1] + 1
            ):
                continue
            stands = stance(typed, start if picked else found.start(), found.end(), count=True)
            if stands.asked or stands.denied or (stands.aside and not _THE_BOSS.search(head)):
                continue
            undecided = re.search(rf"还是(?:报|选|申报)?{N}个", plain[found.end() : clause.end])
            value = UNSURE if stands.unsure or undecided else count
            yield Reading(DIRECTIONS, value, found.start(), found.end())

    def _numbered(self, typed: Typed) -> Iterator[Reading]:
        plain = typed.nameless
        for found in _NUMBERED.finditer(plain):
            stands = stance(typed, *found.span())
            clause = typed.clause_at(found.start())
            words = plain[clause.start : clause.end]
            if stands.asked or stands.denied or stands.unsure:
                continue
            if re.search(r"都|同时|两个|也|一起报", words) and _APPLY.search(words):
                yield Reading(DIRECTIONS, 2, *found.span())
        for found in _SEVERAL_NUMBERED.finditer(plain):
            stands = stance(typed, *found.span(), count=True)
            clause = typed.clause_at(found.start())
            words = plain[clause.sentence[0] : clause.sentence[1]]
            if stands.asked or stands.denied or stands.other or stands.unsure or not _APPLY.search(words):
                continue
            if _OPEN.search(words):
                continue  # what sets direction 3 and direction 7 apart
            run = found["run"]
            several = (
                len(re.findall("[0-9]+|[一二三四五六七八九]", run))
                if run
                else len(re.findall(N, found.group()))
            )
            if several > 1:
                yield Reading(DIRECTIONS, several, *found.span())

    def _across(self, typed: Typed) -> list[Reading]:
        """One or more directions named in different clauses of one sentence."""
        plain = typed.nameless
        for sentence in dict.fromkeys(clause.sentence for clause in typed.clauses):
            text = plain[slice(*sentence)]
            lists = list(self._lists(text))
            options = {option for one in lists for option in one[2]}
            if not options or _REGARDS.search(text):
                continue
            start, end = sentence[0] + lists[0][0], sentence[0] + lists[-1][1]
            stands = stance(typed, start, sentence[0] + lists[0][1], count=True)
            if stands.denied or stands.aside or stands.unsure:
                continue
            if len(options) > 1 and _ONE_AND_OTHER.search(text) and re.search(_GO_FOR, text):
                return [Reading(DIRECTIONS, len(options), start, end)]
            if (
                len(options) == 1
                and not stands.asked
                and (_CHOSEN.search(text) or (_NO_OTHER.search(text) and re.search(_GO_FOR, text)))
            ):
                return [Reading(DIRECTIONS, 1, start, end)]
        return []

    def _named(self, typed: Typed) -> Iterator[Reading]:
        plain = typed.nameless
        for clause in typed.clauses:
            text = plain[clause.start : clause.end]
            lists = list(self._lists(text))
            if (
                not lists
                or _OPEN.search(text)
                or not (
                    re.search(_GO_FOR, text)
                    or (_ONLY.search(text) and re.search(_GO_FOR, plain[clause.sentence[0] : clause.start]))
                )
            ):
                continue
            first, last, options = lists[0] if len(lists) == 1 else max(lists, key=lambda one: len(one[2]))
            start, end = clause.start + first, clause.start + last
            stands = stance(typed, start, end, count=True)
            if stands.asked or stands.denied or stands.aside:
                continue
            count = self._count(text, first, last, options)
            if count is not None:
                yield Reading(DIRECTIONS, UNSURE if stands.unsure else count, start, end)

    def _count(self, text: str, first: int, last: int, options: tuple[int, ...]) -> int | None:
        """How many directions a clause goes for that names ``options``; None where it does not say."""
        applied = list(re.finditer(_GO_FOR, text))
        after_verb = any(
            found.end() <= first and not re.search("[,。了]", text[found.end() : first]) for found in applied
        )
        if len(options) >= 2:
            both = _BOTH.search(text[:first] + text[last:]) or (
                after_verb and len(options) == len(set(options))
            )
            return len(set(options)) if both else None
        return 1 if _ONLY.search(text) and (after_verb or applied or not re.search(_GO_FOR, text)) else None

    def _lists(self, text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Names of directions joined into lists: where each starts and ends, and which options it names."""
        run: list[tuple[int, int, int]] = []
        for found in self._name.finditer(text):
            option = self._names.get(
                found.group(), self._names.get(re.sub("(管理|系统|项目)$", "", found.group()))
            )
            if option is None:
                continue
            if run and not _AND.fullmatch(text[run[-1][1] : found.start()]):
                yield run[0][0], run[-1][1], tuple(one[2] for one in run)
                run = []
            run.append((found.start(), found.end(), option))
        if run:
            yield run[0][0], run[-1][1], tuple(one[2] for one in run)
