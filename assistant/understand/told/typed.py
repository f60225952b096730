"""A turn as it was typed, and the plain form in which it is read, position by position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.understand.dialect import elsewhere, one_of
from assistant.understand.told import number
from assistant.understand.told.label import calls, of_labelled
from assistant.understand.told.subject import in_first_person, of_several, speaks_of_us
from checks.cue import fold
from corpus.model import Frozen
from corpus.yamlfile import validate_file

_HAN = r"[㐀-鿿]"
# A gap between two Chinese words stands for a comma, unless the text is spaced out letter by letter.
_GAP = re.compile(rf"(?<={_HAN}) +(?={_HAN})")
_LETTERED = re.compile(rf"(?:^|[^㐀-鿿]){_HAN} (?:{_HAN} )*{_HAN}(?![㐀-鿿])")
_ASIDE = re.compile(
    r"[(\[<{【]\s*/?\s*(?:system|assistant|admin|developer|系统|管理员|助手)[^)\]>}】]*[)\]>}】]?"
)
# The wording on trade secrets, 关于联合申报的条款: what a clause is looked up for, and nobody told.
_LOOKED_UP = re.compile(
    r"\b(?:wording|words|text|clauses?|passages?|paragraphs?|provisions?|sentences?|quote)(?: in (?:the )?[a-z]+)? (?:on|about|regarding|concerning|dealing with|that (?:speaks?|talks?|deals?|says?|mentions?)(?: of| about| with)?) [^.,;:!?\n]+"
    r"|(?:关于|有关|涉及|讲|说|写|提到)[^,。;:!?\n我咱]{1,16}的(?:条款|条文|规定|原文|那[一]?[条句段]|措辞|字句)"
    r"|哪(?:一|几)?[条款句段](?:里|中)?(?:有)?(?:讲|说|写|提|谈)(?:到|的|了|过|及)*[^,。;:!?\n我咱]{1,16}",
    re.IGNORECASE,
)
# Whether it helps to say so is in doubt, not what is said.
_DIFFIDENT = re.compile(
    r"\b(?:(?:i (?:have|.ve) )?no idea|(?:i.m |i am )?not (?:quite |really )?sure|(?:i )?(?:don.?t|do not) know|dunno|unsure) (?:if|whether) (?:this|that|it|any of (?:this|it)|all this|these)(?: all)? (?:helps?|matters?|counts?|makes (?:any )?sense|is (?:of any |any )?(?:help|use|useful|helpful|relevant|important|interesting|the right place|what you need))\b"
    r"|(?:不知道|不清楚|不确定|不晓得)(?:这些|这个|这|说这些|讲这些|问这个)?(?:信息|情况|资料)?(?:有没有用|有用没用|有没有帮助|重不重要|要不要紧|该不该(?:问|说|讲)|够不够详细|问对地方了?没有?|找对人了?没有?|是不是问对了?(?:地方|人))"
)
# 环保和信用记录还没查, nobody has checked our records yet: what is on record is not known, though 前两家 may be clean.
_UNCHECKED = re.compile(
    r"(?:(?:前|头|其中|另外?|有)[一两二三四五]家[^,。;:!?\n]*[,;])?[^,。;:!?\n]*(?:记录|纪录|情况|档案|处罚|黑名单|信用报告|证明)(?:怎么?样|如何)?(?:我们|我|这边|那边|都|还|也|暂时|目前|一直|根本)*(?:没有?|尚未|未|来不及)(?:来得及|顾上|空|时间|去|人)*(?:查询?|核实|核查|核对|调取?|打印|拉|翻|看|问|摸清|弄清|开)(?:过|完|清楚|出来看?|出来|下来|到手|一下)?(?:呢|了|的)?(?=\W*(?:[,。;!?\n]|$))"
    r"|[^,。;:!?\n]*(?:还|尚|倒|也|都)+(?:没有?|未)(?:来得及|顾上|空|时间|去|人)*(?:查询?|核实|核查|核对|盘点|清点|统计|梳理|整理|打听|摸底|翻|调取?)(?:过|一下|完|清楚)?[^,。;!?\n]{0,8}(?:记录|纪录|档案|处罚|黑名单|信用报告)"
    r"|\b(?:nobody|no one|none of us)(?: has| have|.s)?(?: yet| ever)? (?:checked|verified|looked (?:into|at|up)|pulled|asked for|confirmed)\b[^.;!?\n]*"
    r"|\b(?:i|we)(?: have|.ve)?(?: not|n.t)(?: yet)? (?:checked|verified|looked (?:into|at|up)|pulled|asked for|confirmed|seen)\b[^.;!?\n]*\b(?:records?|blacklist|file|penalt\w+|fines?|history)\b[^.;!?,\n]*"
    r"|\b(?:credit |quality |safety |environmental |environment |and |our |the |,)*(?:records?|history)(?: has| have| had| is| are|.s|:)?(?: not| n.t|n.t| still| yet)*(?: been)? (?:not (?:yet )?(?:checked|verified|known|available|pulled)|being (?:checked|verified|looked into|pulled)|unchecked|unverified)\b[^.;!?,\n]*"
    r"|\b(?:credit |quality |safety |environmental |environment |and |our |the |,)*(?:records?|history) (?:has|have) (?:not|n.t|never) (?:yet )?been (?:checked|verified|pulled|looked into)\b[^.;!?,\n]*"
)
# Suppose I had three partners. Purely hypothetical: told of nobody.
_HYPOTHETICAL = re.compile(
    r"(?:(?<=[.!?\n])|^)[^.!?\n]*[.!?,;]\s*(?:this is|it.s|it is|that.s|all|just|only|purely|entirely|merely|completely|an?| )*(?:hypothetical|thought experiment)\b|\bhypothetically\b[^.!?\n]*"
    r"|(?:(?<=[。!?\n])|^)[^。!?\n]*[。!?,;](?:这|我|都|也|就|只|仅仅?|不过|纯粹|纯属|完全|是)*(?:假设|假想|设想|打个?比方|虚构)(?:而已|罢了|的)?(?=[,。!?;\n]|$)"
)
# 同行是五家一起报的, our competitor was fined: told of somebody else, unless we are told of beside them.
_OF_OTHERS = re.compile(
    r"(?:(?<=[,。;:!?\n])|^)(?:听说|据说|我们?的?|咱们?的?|有个|有家|有一家|那个|那家|其中)*(?:同行|友商|竞争对手|隔壁(?:的)?(?:邻居|车间|那?家|厂子?|公司|单位)|邻居|邻厂|邻[市县])(?![^。;!?\n]*(?:(?<!不是)我|(?<!不是)咱|(?<!不是)本公司|告|诉|争|异议|侵权|能|可以|呢))(?:[^,。;:!?\n(]|\([^)\n]{0,12}\))*"
    # 我舅的米厂是规上,我的才十几个人; it's my aunt's firm, not mine, that was listed
    r"|(?:(?<=[,。;:!?\n])|^)我(?:家)?(?:(?:大|二|小|老)?(?:舅舅?|姨妈?|姑妈?|姑姑|叔叔?|伯伯?)|姐夫|妹夫|[表堂][哥弟姐妹]|[大小]舅子|连襟|亲家)(?:家|他)?的?[^,。;:!?\n]{0,6}(?:厂子?|公司|店|作坊|企业)(?![^,。;:!?\n]*(?:名单|我|咱))[^,。;:!?\n]*(?=[,。;:!?\n][^。!?\n]{0,4}(?:我|咱|俺))"
    r"|(?:(?<=[,。;:!?\n])|^)(?:听说|据说|听(?:同行|同业|朋友|人|客户|别人|老乡)(?:们)?(?:说|讲))(?:另外?一?家|有一?家|某家|那家|一家|给我们供[^,。;!?\n]{0,12}的)[^,。;:!?\n]*"
    r"|\bit (?:is|was|.s) (?:my|our|a|the) [^.;!?\n]{2,40}, not (?:mine|ours|us|me|my own),? (?:that|who|which)\b[^.;!?\n]*"
    r"|\b(?:(?:our|the|a|another|my|some) (?:main |biggest |local |direct )?(?:competitors?|rivals?|neighbou?rs?)|(?:the|a|another) (?:company|firm|factory|plant|mill|workshop) next door)\b(?![^.!?\n]*\b(?:us|we|ours?|can|could|may|claims?|claimed|sue[sd]?|suing|disputes?|disputed|court|against)\b)[^.;!?,\n]*",
    re.MULTILINE,
)
# 我们的供应商做电池的,是合伙企业,出过处罚,但他们不参与申报: who takes no part tells nothing of who does.
_TAKES_NO_PART = re.compile(
    r"(?:(?<=[。;!?\n])|^)(?:我们的?|咱们?的?|另外|还有|有[家个])*(?:供应商|供货商|客户|代工厂|经销商|代理商|房东|合作方|服务商|兄弟公司|关联公司|股东)[^。;!?\n我咱]{2,60}?(?:他们?|它们?|人家|那家)(?:公司|这次|也|都|就|可|并)*不(?:(?:参与|参加)(?!联合|共同|合报|其他)|掺和|一起报|跟着报)[^,。;!?\n]*"
    r"|\b(?:our|the|my) (?:[a-z]+ )?(?:supplier|vendor|customer|client|distributor|dealer|landlord|shareholder|sister company)\b(?![^.;!?\n]*\b(?:us|we)\b)[^.;!?\n]{2,120}?\b(?:is|are) (?:not|no) (?:part of|taking part in|in|involved in|joining|party to) (?:the|this|our|any) (?:application|filing|case)\b"
)
# It is not the case that our record is clean: what is said not to be so is told of nobody.
_NOT_SO = re.compile(
    r"\b(?:it(?: is|.s| was| would be)(?: simply| just)? (?:not|hardly) (?:the case|true|correct|right|accurate|so|fair to say)|it(?: isn.t| wasn.t| wouldn.t be)(?: quite| really| exactly)? (?:the case|true|correct|right|accurate|fair to say)|it(?: is|.s| would be) (?:wrong|false|untrue|incorrect|a lie|not fair) (?:to (?:say|claim|think))?|(?:we|i) (?:can.?t|cannot|could not|couldn.t) (?:say|claim|pretend)) ?that [^.,;:!?\n]*"
    r"|\bit(?: is|.s| would be) (?:wrong|false|untrue|incorrect|a lie) to (?:say|claim|think) [^.,;:!?\n]*"
    r"|(?:说|讲)(?:我们|我司|公司|咱们?)[^,。;:!?\n]{2,16}(?:是)?(?:不对|不实|假的|不属实|不准确|瞎说)(?:的)?(?=[,。;:!?\n]|$)|(?:并不是说|不能说|不是说|谈不上说)(?:我们|我司|公司|咱们?)[^,。;:!?\n]{2,16}"
)
# 我没说商标过期, 谁说我们没有商标了, I never said we are a branch: who protests tells nothing of what was never said.
PROTESTED = re.compile(
    r"(?:谁(?:跟你|告诉你)?(?:说|讲|告诉)(?!了算|[不得都])"
    r"|(?:没有?|从未|未曾|不曾|哪里|哪儿|何时|几时|啥时候?|什么时候|凭什么|干嘛)(?:有?人|跟你们?|对你们?|有)*"
    r"(?:说(?!服|法|清|错|明|完|对|不|谎|实|好|准|定|啥|什么|的是|得|理)|讲(?!究|清|明|完|价|解|好|什么|啥)|告诉|声称|承认|提[过到](?=我们|公司|商标|品牌|被|是)))(?:过|你们?|的|了)*(?P<zh>[^,，。;；:：!！?？\n]{2,})"
    r"|\b(?:(?:i|we)(?:.ve)? (?:have )?(?:never|did ?n.t|did not|have ?n.t|not)(?: once| ever| actually)? (?:say|said|tell|told|claim|claimed|mention|mentioned|stated?|wrote|written|suggest|suggested|imply|implied)"
    r"|(?:nobody|no one|who)(?: (?:has|have|had|ever))* (?:says?|said|told|claimed|claims|mentioned)|where (?:did|do|have) (?:i|we) (?:say|said|claim|mention))"
    r"(?: (?:you|that|to you|anything about))* (?=(?:we|our|us|the|i|my|any|an?|to be|being|having)\b)(?P<en>[^.,;:!?\n]+)"
)
_CALLED = re.compile(
    r"(?:名叫|名为|名字是|名字叫|名称[是为叫:]?|叫做?|取名|named|called)\s*[\"“「『《'](?P<name>[^\"”」』》']{1,60})"
)
_STOP = re.compile(r"[。!?;\n]|\.(?=\s|$)|(?<=[㐀-鿿])\.(?![0-9])")
_COMMA = re.compile(
    r"[,:]|,|(?:但是|但(?!书)|不过|而是|然而|可是|只不过|反而)"
    r"|(?<![a-z])(?:but|however|although|though|whereas|instead|while|yet(?= (?:we|it|they|our|the|an?|i|not|still)(?![a-z])))(?![a-z])"
)


_ENTRY = re.compile(
    r" ?(?!信用|质量|品质|安全|环保|环境|credit|quality|safety|environment)[^,:。!?;\n]{1,14}(?=[,。!?;\n]|\Z)"
)


_ASKED_BEFORE = re.compile("是否|能否|可否|行不行|够不够")  # 想确认是否合格:注册地苏州


class Clause(NamedTuple):
    """A stretch between two commas: ``start`` to ``end``, and where its sentence starts and ends."""

    start: int
    end: int
    sentence: tuple[int, int]


class Typed:
    """One turn. ``plain`` is what is read: folded, and without what only pretends to be speech.

    ``about``: what the words before it spoke of, for a pronoun that points back to them. ``owned``: 商标 or
    知识产权, whose ownership they spoke of. ``another``: the turn is about another company than the asker's.
    ``own``: what the company is called that it is about, where that is one tied to the asker's: 总公司.
    ``labelled``: the words before it told companies apart by letters. ``of``: by which of them the company is called
    that it is about. ``protested``: where it speaks of what it
    says was never said.
    """

    def __init__(
        self,
        text: str,
        about: str = "",
        owned: str = "",
        *,
        another: bool = False,
        own: str = "",
        labelled: bool = False,
        of: str = "",
    ) -> None:
        self.text = text
        seen = [
            (position, character)
            for position, character in enumerate(text)
            if unicodedata.category(character) not in ("Cf", "Co", "Cs", "Cn")
        ]
        folded, inner = fold(_without_bullets("".join(character for _, character in seen)))
        origins = [seen[place][0] for place in inner[: len(folded)]]
        form = _Form(folded.translate(_MARKS), origins)
        form.put(_CO_LTD, lambda found: f"{found['co']} ")
        form.edit(
            [
                (found.end() - 1, found.end(), "")
                for found in _LTD.finditer(form.plain)
                if text[form.origins[found.end() + 1]].islower()
            ]
        )
        form.edit(
            [
                (place, place + 1, "")
                for found in _PUT_BETWEEN.finditer(form.plain)
                for place in (found.end("who"), found.end("what"))
            ]
        )
        form.put(_short(), lambda found: _spoken()[0].short[found.group()])
        form.put(_DONE_OR_NOT, lambda found: f"是否{found[1]}")
        form.put(_ABLE_OR_NOT, lambda found: f"是否能{found[1]}")
        form.put(_DASH, lambda _: ":")
        form.put(_APART_FROM_ITS_FIELD, lambda _: "")
        form.put(_CLIENT_FILE, lambda _: "")
        form.put(_THE_CLIENT, lambda found: f"we are{found['not'] or ''} ")
        form.put(_AFFIRMED, lambda found: ":是" if _as_a_line(found) else None)
        form.put(_ASKED_AND_ANSWERED, _as_a_line)
        form.put(_EACH, lambda _: ",")
        if _STROKES.search(form.plain):
            form.put(_STROKE, lambda _: ",")
        form.put(_LISTED, lambda _: "、")
        _in_chinese(form)
        plain, origins = _without_spaces(form.plain, form.origins)
        form = _Form(plain, origins)
        form.put(_NAMED_US, lambda _: "")
        form.put(_COUNTED_RIGHTS, lambda found: found["what"])
        form.put(_INTERJECTED, lambda found: " " if found.group().startswith(", ") else "")
        form.put(_STATEMENTS, lambda _: ",")
        form.put(_STRUNG, _apart)
        form.edit([(found.end(), found.end(), ",") for found in _RUN_ON.finditer(form.plain)])
        form.put(_FORM_ENTRY, lambda _: "是")
        labelled = _with_own_label(form) or labelled
        _with_labels(form)
        if of and not speaks_of_us(form.plain):
            # client A, and "they" for it
            theirs = in_first_person(form.plain)
            form.edit([one for one in theirs if not _A_CLIENT.search(form.plain, *one[:2])])
        form.edit(calls(form.plain, of))
        _with_own_firm(form)
        _with_subjects(form, about)
        _with_ownership(form, owned)
        if another and not of_several(form.plain):
            form.edit(in_first_person(form.plain))
        if own:
            ours = "our company" if own.isascii() else "我们公司"
            form.put(re.compile(rf"(?:(?:我们?的?|咱们?的?|(?<![a-z])(?:the|our) ))?{own}"), lambda _: ours)
        plain, origins = form.plain, form.origins
        self.whole = plain  # with what is told of nobody
        self.protested = tuple(found.span(found.lastgroup or 0) for found in PROTESTED.finditer(plain))
        for unread in (
            _ASIDE,
            _LOOKED_UP,
            _DIFFIDENT,
            _HYPOTHETICAL,
            _UNCHECKED,
            _OF_OTHERS,
            _TAKES_NO_PART,
            _NOT_SO,
            PROTESTED,
        ):
            plain = unread.sub(lambda found: "○" * len(found.group()), plain)
        self.lettered = plain  # with what is told of others by their letters
        for start, end in of_labelled(plain, known=labelled or bool(of), of=of):
            plain = plain[:start] + "○" * (end - start) + plain[end:]
        self.plain = plain
        self._origins = tuple(origins)

    def words(self, start: int, end: int) -> str:
        """The exact words typed for ``plain[start:end]``."""
        if start >= end:
            return ""
        return self.text[self._origins[start] : self._origins[end - 1] + 1]

    def typed_at(self, place: int) -> int:
        """Where in the typed text the character at ``place`` stands."""
        return self._origins[place]

    @cached_property
    def nameless(self) -> str:
        """The plain form with what stands in a quoted name made unreadable: a name states nothing."""
        plain = self.plain
        for found in _CALLED.finditer(self.plain):
            start, end = found.span("name")
            plain = plain[:start] + "○" * (end - start) + plain[end:]
        return plain

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(_clauses(self.nameless))

    def clause_at(self, place: int) -> Clause:
        """The clause in which ``place`` lies."""
        for clause in self.clauses:
            if clause.start <= place < clause.end:
                return clause
        return Clause(place, place, (place, place))


_MARKS = str.maketrans(
    {"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'", "\t": " "}
)


# Haida Co., Ltd. makes fans: the marks of a company's name end no clause.
_CO_LTD = re.compile(r"(?<![a-z])(?P<co>co)(?:\.,? ?|, )(?=(?:ltd|limited)(?![a-z]))")
_LTD = re.compile(r"(?<![a-z])(?:ltd|co|inc|corp)\.(?= [a-z])")
# Can our company, registered in Anhui, apply? What stands between the two commas is told of it, and interrupts.
_PUT_BETWEEN = re.compile(
    r"(?<![a-z])(?P<who>(?:can|could|may|does|is|will|would|should) our [^,.;:!?\n]{3,50}), (?P<what>(?:duly |also )?(?:registered|founded|based|established|incorporated|located|set up|making|owned|with|an? )[^,.;:!?\n]{2,60}), (?=(?:still |also )?(?:apply|qualify|be|eligible|file|submit|enter|join|get|put|take)(?![a-z]))"
)
# 数据报没报他说不上来: whether it was done is not told.
_DONE_OR_NOT = re.compile(r"([报交做开办搞缴续领填评])没\1")
# 我们报得上报不上
_ABLE_OR_NOT = re.compile(r"([报评申选拿过进够做办])得(?:上|了|成|到|过|进)\1不(?:上|了|成|到|过|进)")
# 法人 – 独立; 环保——无: what stands behind a dash is what stands behind a colon.
_DASH = re.compile(rf"(?<={_HAN}) *(?:[–—―─]{{1,2}}|--) *(?={_HAN})|(?<={_HAN}) - (?={_HAN})")
# 法人独立、近三年盈利、无不良记录、商标由公司持有 are statements of their own.
_STATEMENTS = re.compile(
    r"、(?=近[三3]年|注册地|法人(?:独立|资格)|(?:品牌|商标|知识产权)(?:为|系|是|由|归|属|自|已|在|公司|权)|无(?:任何)?不良|没有(?:任何)?不良|经营(?:状况)?(?:良|稳|正)|具有|具备|独立法人|自主(?:品牌|创)|不涉|单独申报|未列入|方案(?:完整|成熟))"
)
# 黑名单上没有我们、三年都赚: two statements strung like words of a list. 没被罚过、通报过 and 质量、安全都没有 are lists.
_STRUNG = re.compile("、")
_SEGMENT = r"[^、,。;:!?\n]*"
_STATES = re.compile(
    r"没(?!收)|不(?!锈|良|达标|合格)|未(?!来)|无(?!锡|良|人)|零(?!食|售|件|部)|有(?!限|机|关|色)|都|均|已|是(?!否)|归|自有|盈利|完整|成熟|良好|正常|过"
)
_STATES_ANEW = re.compile(
    r"^(?!(?:以?及|或|和|与))[^、,。;:!?\n]*?(?:没(?!收)|不(?!锈|良|达标|合格)|未(?!来)|无(?!锡|人)|零(?!食|售|件|部)|从(?:来|没|未)|都是|均[为是]|归我们|自有|我们自己|正常|按[时月期]|每[月年]|完整|成熟|盈利|赚|良好|不错|独立法人)"
)


def _apart(found: re.Match[str]) -> str | None:
    """A comma where what stands on either side of a 、 states something of its own."""
    text, place = found.string, found.start()
    before = re.search(f"{_SEGMENT}$", text[:place])
    after = re.match(_SEGMENT, text[place + 1 :])
    if before is None or after is None:
        return None
    return "," if _STATES.search(before.group()) and _STATES_ANEW.search(after.group()) else None


# 三年都有盈利没有处罚, 商标归我们没有转让过: said in one breath, what is denied begins a statement of its own where
# another is complete before it. 商标办了没有批下来 goes on with the first.
_RUN_ON = re.compile(
    r"(?:(?:良好|正常|稳定|稳健|平稳|成熟|完整|齐全|干净|清楚|清晰|不错|(?<![最正刚只恰])好|红火|顺利|兴旺)的?|(?:是|都|自|归|由|属|[创建做])[^,。;:!?\n没不无未有吗]{0,10}的|(?<=[㐀-鿿])(?<![完除为不])[了过]"
    r"|归属?于?(?:我们|咱们?|我司|公司|本公司|自己)(?:自己|公司)?(?:所有)?|名下|手[里上]|(?:有|持续|年年?|每年|一直|都|均|连续|年)(?:盈利|盈余|获利|利润|赚钱|赚)|(?<!没)(?<!没有)有(?:独立)?法人(?:资格|身份)?|(?:涉及|含有?)(?:国家|商业|企业)(?:秘密|机密))"
    r"(?=(?:也|都|就|还|又|更|并且?|而且|且|从来?|一直|至今)*(?:没(?!问题|事|收|关系|准|错|法)有?|未(?!来|必)|无(?!锡|论|所谓))(?!有?(?:正式|真正|能|完全|还|去|来)*(?:批|下|办|拿|注册|核准|领|取得|通过|过户|转到|转给我|转过来|到手|成功|完|结|续|谈|评))(?!有?[的吗呢啊了吧过]*(?:[,。;:!?\n]|$))(?!有[^,。;:!?\n]{1,6}(?:多|高|大|好|严重)(?:[,。;:!?\n]|$)))"
)
# 某某服饰有限公司,也就是本公司: a firm of that name is the asker's own.
_NAMED_US = re.compile(
    r"[㐀-鿿()]{2,24}公司[,(]?(?:也就是|即)(?=本公司|我司|我们公司|我公司|我们(?![㐀-鿿]))"
)
# 专利五项,都在我们手上: how many there are comes before what is said of them.
_COUNTED_RIGHTS = re.compile(
    r"(?P<what>(?:专利|软著|著作权|知识产权)[^,。;!?\n]{0,8}[项件个份]),(?=(?:都|全|均|全部|全都)(?:是|在|归|属|登记|挂))"
)
# We, thank heaven, are not: words between a subject and its verb that tell nothing.
_INTERJECTED = re.compile(
    r", (?:thank (?:god|heavens?|goodness)|thankfully|fortunately|luckily|mercifully|touch wood|to be fair|frankly|honestly|of course|however|by contrast|in contrast|on the other hand|for our part|for its part|for one|as it happens|i should (?:say|add)|i must (?:say|add)|as far as i know), "
    r"|(?<=我们|我司|咱们|公司|自己),(?:谢天谢地|好在|万幸|说实话|老实说|讲真|怎么说呢|当然|倒是|坦白说|所幸|幸好|还好),(?!我们|我司|公司|咱)"
)
# 商标:公司所有 says that the mark is the company's.
_FORM_ENTRY = re.compile(
    r"(?:(?<=商标|品牌|牌子)|(?<=权利人|注册人|所有人|持有人)):(?=(?!(?:有|无|没|未|不|是|否|yes|no))[^,:。!?;\n]{2,16}(?=[,。!?;\n]|\Z))"
    r"|(?<=方案|模式|系统):(?=(?!(?:有|无|没|未|不|是|否|yes|no))[^,:。!?;\n]{2,16}(?=[,。!?;\n]|\Z))"
    r"|(?<=知识产权):(?=(?!(?:有|无|没|未|不|是|否|yes|no))[^,:。!?;\n]{2,16}(?=[,。!?;\n]|\Z))"
)
# 信用/质量/安全/环保, and the fields of a record one beside the other, are lists.
_FIELD = "信用|质量|品质|安全|环保|环境|消防|税务|纳税"
# ⑤品牌自主创建: a number in a circle before words begins a statement; ①③⑤ are numbers.
_BULLET = re.compile(rf"(?<!第)[①-⑳❶-❿](?= ?(?:(?:{_HAN}|[A-Za-z]){{2}}|(?:19|20)[0-9]{{2}}年))")


# 独立法人?没有。 Legal personality? None. What is asked by oneself and answered at once is a line of a form.
_ASKED_AND_ANSWERED = re.compile(
    r"(?<=[^,。?;!\n])\?(?= ?(?:没有?|无|不是|有|是的?|当然|那必须的?|肯定)(?=$|[,。;!\n]))"
    r"|(?<=[a-z])\?(?= (?:no|none|nope|yes|check|of course|certainly|sure)(?=$|[,.;!\n])| (?:none|not (?:one|any|a single one|once)|never)(?: (?:in|for|at all|whatsoever|since|these|over|so far|here)(?![a-z])))"
)
# Ningbo / pens / Ltd / 15 yrs: a line of facts with strokes between them, no two of which are a choice.
_STROKES = re.compile(r"(?m)^[^/(\n]*(?: / [^/(\n]*){3,}$")
_STROKE = re.compile(r" /(?= )")
_AFFIRMED = re.compile(r"(?<=[^,。?;!\n])\?(?:那必须的?|那当然|必须的|当然(?:是|有)?)(?=$|[,。;!\n])")
_A_CLIENT = re.compile("客户|clients?|customers?")
# A consultant's heading: 客户情况:, Client:
_CLIENT_FILE = re.compile(
    r"^\W*(?:客户|企业|申报人|申请人)(?:情况|资料|信息|背景|概况):|^\W*(?:my |our )?(?:client|caller)(?:'s facts| facts| data)?: |^\W*(?:我们?的?)?客户是(?=外商|外资|港资|台资|民营|国有|国企|民企|有限|股份|独立)(?![^。]*[他她它])"
)
_THE_CLIENT = re.compile(
    r"^\W*(?:the|my|our) client is(?P<not>n't| not| no longer)? (?=(?:a|an|foreign|registered|incorporated|based|state)(?![a-z]))"
)
_OPEN_QUESTION = re.compile(
    r"[吗么呢能否谁哪几多怎]|什么|可以|如何|是不是|有没有|(?<![a-z])(?:can|could|may|is|are|do|does|must|should|will|would|what|how|which|who|when|why|any|if|have|has)(?![a-z])"
)


def _as_a_line(found: re.Match[str]) -> str | None:
    begin = (
        max(found.string.rfind(stop, 0, found.start()) for stop in ("。", "?", "!", ";", "\n", ". ", ",")) + 1
    )
    asked = found.string[begin : found.start()]
    return None if len(asked) > 44 or _OPEN_QUESTION.search(asked) else ":"


def _without_bullets(text: str) -> str:
    return _BULLET.sub("。", text)


_APART_FROM_ITS_FIELD = re.compile(
    r"(?:(?<=信用)|(?<=质量)|(?<=品质)|(?<=安全)|(?<=环保)|(?<=环境)) +(?=[无没有]|良好|合格)"
)
_EACH = re.compile(rf"(?<=[无有]) *[、/|] *(?=(?:{_FIELD})[^、/|,。;]{{0,3}}[无没])")
_LISTED = re.compile(
    rf"(?<={_HAN})(?<![是有能行否没]) *[/・·|&] *(?![否无没不])(?={_HAN})"
    rf"|(?:(?<=信用)|(?<=质量)|(?<=品质)|(?<=安全)|(?<=环保)|(?<=环境)) +(?={_FIELD})"
)


def _without_spaces(plain: str, origins: list[int]) -> tuple[str, list[int]]:
    lettered = _LETTERED.search(plain) is not None
    commas = set() if lettered else {found.start() for found in _GAP.finditer(plain)}
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(plain):
        if character == " ":
            before = next((c for c in reversed(kept) if c != " "), "")
            after = next((c for c in plain[place:] if c != " "), "")
            if place in commas:
                character = ","
            elif not (_latin(before) and _latin(after)) or (kept and kept[-1] == " "):
                continue
        kept.append(character)
        places.append(origins[place])
    return "".join(kept), places


class _Spoken(Frozen):
    """``spoken.yaml``."""

    regional: Mapping[str, str]
    mixed: Mapping[str, str]
    short: Mapping[str, str]


@lru_cache(maxsize=1)
def _spoken() -> tuple[_Spoken, re.Pattern[str], re.Pattern[str]]:
    words = validate_file(_Spoken, Path(__file__).with_name("spoken.yaml"))
    words = words.model_copy(update={"regional": {**elsewhere(), **words.regional}})
    mixed = re.compile(rf" *(?<![a-z-])(?:{one_of(words.mixed).pattern})(?![a-z-]) *")
    return words, one_of(words.regional), mixed


@lru_cache(maxsize=1)
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{one_of(_spoken()[0].short).pattern})(?![a-z'])")


# Cantonese writes 系 for 是; a text is Cantonese when it has one of these.
_CANTONESE = re.compile("[哋嘅唔咗喺冇佢嗰啲㗎]")
_BE = re.compile("(?<![关体联院派])系(?![统列数])")
_IS = re.compile("(?:(?<=品牌)|(?<=商标)|(?<=公司)|(?<=主体))系(?![统列数])")  # 品牌係自家原創


class _Form:
    """A form of the text under change, and for each of its characters the place it was typed at."""

    def __init__(self, plain: str, origins: Sequence[int]) -> None:
        self.plain, self.origins = plain, list(origins)

    def put(self, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str | None]) -> None:
        """Put other words in the place of what ``pattern`` finds; None leaves it."""
        found = ((*one.span(), instead(one)) for one in pattern.finditer(self.plain))
        self.edit([(start, end, words) for start, end, words in found if words is not None])

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> None:
        """Put words in the place of stretches, which come in order and apart."""
        parts: list[str] = []
        places: list[int] = []
        at = 0
        for start, end, words in edits:
            # An inserted word stands for what is typed there; its last character ends it.
            first = self.origins[min(start, len(self.origins) - 1)]
            last = self.origins[end - 1] if end > start else first
            parts += [self.plain[at:start], words]
            places += self.origins[at:start] + ([first] * (len(words) - 1) + [last] if words else [])
            at = end
        self.plain = "".join([*parts, self.plain[at:]])
        self.origins = places + self.origins[at:]


def _in_chinese(form: _Form) -> None:
    """Regional words, and English words within Chinese sentences, as the words they stand for."""
    words, regional, mixed = _spoken()
    cantonese = _CANTONESE.search(form.plain) is not None
    form.put(regional, lambda found: words.regional[found.group()])
    form.put(_BE if cantonese else _IS, lambda _: "是")
    if not re.search(_HAN, form.plain) or re.search("[a-z]", form.plain) is None:
        return
    beside = re.compile(_HAN)

    def translated(found: re.Match[str]) -> str | None:
        plain = found.string
        before = re.search(r"([a-z-]+)$", plain[: found.start()].rstrip())
        if before and before[1] not in words.mixed and number.value(before[1]) is None:
            return None  # within an English phrase: private company
        near = (
            re.sub(r"[ /、&]+$", "", plain[: found.start()])[-1:],
            re.sub(r"^[ /、&]+", "", plain[found.end() :])[:1],
        )
        if not any(beside.match(one) for one in near):
            return None
        instead = words.mixed[found.group().strip()]
        # 一个 direction and 三家 partners have the measure word already, direction 3 wants none.
        measured = near[0] in ("个", "家", "种", "项") or near[1].isdigit()
        return instead[1:] if instead[0] in "个家" and measured else instead

    for _ in range(12):  # a word beside a word that was put into Chinese
        before = form.plain
        form.put(mixed, translated)
        if form.plain == before:
            break
    form.put(_LISTED, lambda _: "、")


# "As for the mark, it is …" and "The mark …. It is …": the pronoun stands for the mark spoken of last.
_MARK = re.compile(
    r"(?<![a-z])trade ?marks?(?![a-z])|(?<![a-z])(?:the|our|its|their|this|own|brand) mark(?![a-z])|商标"
)
_OTHER_NOUN = re.compile(
    r"(?<![a-z])(?:brand|company|firm|system|software|solution|case|project|products?|policy|platform|patent|algorithm|application|document|title)(?![a-z])"
    r"|公司|品牌|系统|软件|方案|案例|项目|产品|平台|专利|算法"
)
_PRONOUN = re.compile(
    r"(?:(?<=^)|(?<=[,.;:!?-] )|(?<= and )|(?<= but ))(?:actually |now |today |by now |since then )?(?:it(?P<be>'s)?)(?= )|(?:(?<=^)|(?<=[,。;!?]))它"
    r"|(?:(?<= own )|(?<= owns )|(?<= hold )|(?<= holds )|(?<= keeps )|(?<= bought )|(?<= registered )|(?<= license ))it(?![a-z'])"
    r"|(?<![标权牌件备术利的])所有权"
)
# 商标嘛,… and 至于商标,… name what the next clause is about.
_TOPIC = re.compile(
    r"(?:(?<=^)|(?<=[,。;!?\n]))(?:至于|关于|说到|讲到|再说)?(?P<noun>商标(?:所有权)?|品牌|牌子|知识产权|专利)(?:这?一?[块点项]|方面|的话|嘛|呢|啊|吧)*,(?!商标|品牌)"
)


# 商标?当然是我们的, and 工信厅那个平台,一期不落: what is asked by oneself, or named, is what comes next is about.
_SELF_ASKED = re.compile(
    r"(?:(?<=^)|(?<=[,。;!?\n]))(?P<noun>商标(?:所有权)?|品牌|牌子|知识产权|专利|软著)(?:呢)?\?(?=(?:当然|肯定|就|那|也|还|都)*(?:是|在|归|属于)?(?:我们|自己|公司|我司|母公司|总公司|老板|集团|股东|人家|别人|对方|[以之]?前合伙人|供应商|软件公司))"
    r"|(?<![a-z])(?:and |as for )?(?:the |our )?(?:trade ?mark|mark)\? (?=(?:still|pending|not|expired|being|ours|our own|in our|in the|the parent|our parent|under|owned|held|registered)(?![a-z]))"
    # the ip? our ex-partner's
    r"|(?<![a-z])(?:and |as for )?(?P<thing>(?:the |our )?(?:trade ?mark|mark|ip|patents?|software|code))\? (?=(?:our|the|my|an?) [a-z -]{2,30}(?:'s|s')(?=[,.;]|$| and| but))"
)
_PLATFORM = re.compile(
    r"(?:(?<=^)|(?<=[,。;!?\n]))(?:我们|至于)?(?P<noun>(?:湖南)?(?:省?工信厅|省里|省厅)?(?:的|那个)?(?:企业服务|服务)?平台)(?:那边|这块|那块|上|呢|嘛|啊)*,(?=[^。!?\n]{0,16}(?:报|填|交|期|月|断|落|漏|开户|注册))"
)
# 不对,是母公司的: what is corrected is not named again.
_SUBJECTLESS = re.compile(
    r"^\W*(?:[㐀-鿿]{0,3},)?(?:[㐀-鿿]{0,4}(?:不对|错了?|更正|口误|不(?=[,:]))[,:]?)?(?:其实|应该|实际上|现在)?(?=(?:不?是|归|在|属于|不归|不在|已经?过期|到)(?!我们?[联一三四五两二]))"
)

# 其实一直在报: what is filed, and where, is not named again.
_STILL_FILED = re.compile(
    r"(?:(?<=^)|(?<=[,。;:!?\n]))(?=(?:其实|实际上|我们|公司|会计|财务|一直|都|也|就|每个?月|按月|月月|按时|年年|从来|已经|还|是)*(?:没有?|不|未)?(?:在|有)?(?:报|填|上报|填报|报送|交)(?:的|着|了|过|呢|数据?|上去)*(?:[,。;!\n]|$))"
)

# ,登记在公司名下 and ,不归公司所有 go on with the mark or the brand spoken of last.
_GOES_ON = re.compile(
    r"(?<=[,;。])(?=(?:说实话|其实|但是?|可是?|不过|而|现在|目前|一直|都|也|还|就|又|却|已经?|[去前今]年(?:[0-9一二三四五六七八九十]+月)?|后来|刚刚?|早(?!就)|年初|年底|上个?月|20[0-9]{2}年)*+(?:不|没有?|未)?(?P<holds>由?(?:公司|我们|我司|本公司|企业)(?:自己)?(?:持有|所有)(?=$|[,。;])|是(?=(?:我们|我司|公司|本公司|自己|企业)(?:自己|公司)?(?:名下|手里)?的(?:了|$|[,。;]))|归(?!纳|根|类|到|还)|属于|(?:登记|注册)在(?=[^,。;]{0,12}(?:名|手|我|公司|自己|个人|老板|法人|企业|集团|总部|厂|他|她|别))|挂在|落在|在(?=(?:我们|我司|公司|本公司|企业)(?:自己)?(?:公司)?名下)|(?:登|记|放|写|挂|落|登记|注册)(?:在|到|了)?(?=[^,。]{0,10}(?:名下|手[里上]|名字|那[里儿边]))|(?:不|并非)?写的是|权利人|所有人|注册人|转给|过户|转让给|转到)"
    r"|(?:说实话|其实|但是?|可是?|不过|而)?(?P<made>(?:不|并不|也不)?是(?:我们|自己|我司|公司|别人|人家|从|收购|买|接)[^,。]{0,8}(?:创|建立|打造|买|收购|接|盘)))"
)
_BRAND = re.compile(r"品牌|牌子")


_PREMISES = re.compile(r"厂房|房子?|土地|设备|场地|车间|楼")


# "Bad records (credit/quality), last 3 years: none", a line of a form, says that the one is the other.
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=^))[-*•0-9.) ]*(?P<label>[a-z][a-z0-9 /()',&-]{1,60}?) ?(?P<colon>[:=])(?= ?[a-z0-9])"
    r"|(?<=[.;] )(?P<label2>[a-z][a-z0-9 /()',&-]{1,70}?) ?(?P<colon2>[:=])(?= ?[a-z0-9][^.;:,\n]{0,40}(?:[.;,\n]|\Z))"
)


def _with_labels(form: _Form) -> None:
    """The lines of an English form as the sentences they stand for."""
    lines = [
        line
        for line in _LABEL.finditer(form.plain)
        # In running prose a colon ends no label that has commas: producer, Xiangtan, Hunan: …
        if "\n" in form.plain or "," not in re.sub(r"\([^()]*\)", "", line["label"] or line["label2"])
    ]
    if len(lines) < 2:
        return
    edits: list[tuple[int, int, str]] = []
    for line in lines:
        of = "" if line["label"] else "2"
        start, end = line.span("label" + of)
        edits += [(place, place + 1, " ") for place in range(start, end) if form.plain[place] in ",()"]
        edits.append((*line.span("colon" + of), " is"))
    form.edit(edits)


# We are sister B … trademark owned by B; 我们是乙公司 … 乙公司独立法人: the label stands for the asker.
_OWN_LABEL = re.compile(
    r"(?:(?<![a-z])(?:we are|we're|i am|i'm|i work for|ours is|we run) (?:the )?(?:(?:sister|company|firm|enterprise|applicant|unit|party|subsidiary|sister company) (?P<en>[a-d])(?![a-z0-9'])|(?P<bare>[a-d])(?= ?[,.;:(]|$))"
    r"|(?:我们|我司|咱们?|本公司|我)(?:这边|这家)?(?:就|也)?是(?:[^,。]{1,10}的(?:全资|控股)?子公司)?(?P<zh>[a-d甲乙丙丁])(?=(?:公司|企业|厂|家|方)?(?:[,。;:(、]|$)))"
)


def _with_own_label(form: _Form) -> bool:
    """Put the asker for the letter by which it is called; False where it is called by none."""
    told = _OWN_LABEL.search(form.plain)
    if told is None:
        return False
    label = told["en"] or told["bare"] or told["zh"]
    own = re.compile(
        rf"(?<![a-z0-9'-])(?:(?:sister|company|firm|enterprise) )?{label}(?![a-z0-9'.-])(?:公司|企业|厂|家|方)?"
        if label.isascii()
        else rf"{label}(?:公司|企业|厂|家|方)"
    )
    chinese = re.search(_HAN, told.group()) is not None
    another = re.compile(
        r"(?:[a-d]|[甲乙丙丁])(?:公司|企业|厂|集团)|(?<![a-z])(?:company|firm|sister) [a-d](?![a-z'])"
    )
    form.edit(
        [
            (*found.span(), "我们公司" if chinese else "our company")
            for found in own.finditer(form.plain)
            if found.start() >= told.end()
        ]
    )
    form.put(another, lambda _: "另一家公司" if chinese else "another company")
    return True


# 我就是这家子公司的办公室主任…商标是子公司自己的; 公司在香港注册…商标是我们香港公司的: who holds it is the asker's own.
_HOLDS_IT = r"(?=自己|名下|手[里上]|持有|所有|注册|的(?:[,。;!?\n]|$))"
_IS_SUBSIDIARY = re.compile(
    r"(?:我们|我司|咱们?|我|本单位|本公司)(?:公司|这边)?(?:就|也)?是(?!不)[^,。!?;:\n是]{0,16}?子公司(?!的?(?:母公司|股东|上级|集团|客户|供应商|代理|老板))"
)
_OWN_SUBSIDIARY = re.compile(rf"(?:我们|咱们?|本|我)?(?:的|这家|这个)?子公司{_HOLDS_IT}")
_SEATED = re.compile(
    r"(?:公司|我们|我司)(?:就|也)?(?:是)?(?:(?:在|于)(?P<at>[㐀-鿿]{2,3}?)(?:注册|登记|成立|设立)|(?:注册|登记|成立|设立)[在于](?P<in>[㐀-鿿]{2,3})(?=[,。;!?\n的]|$))"
)


def _with_own_firm(form: _Form) -> None:
    """Put the asker's own company for the subsidiary that it is, or for its company of the place where it sits."""
    said = _IS_SUBSIDIARY.search(form.plain)
    if said is not None:
        form.edit(
            [
                (*found.span(), "我们公司")
                for found in _OWN_SUBSIDIARY.finditer(form.plain)
                if found.start() >= said.end()
            ]
        )
    seat = _SEATED.search(form.plain)
    if seat is not None:
        place = re.escape(seat["at"] or seat["in"])
        form.put(re.compile(rf"(?:我们|咱们?)(?:的|这家)?{place}的?公司{_HOLDS_IT}"), lambda _: "我们公司")


def _with_subjects(form: _Form, about: str) -> None:
    """Name again what a pronoun or a topic set apart by a comma stands for."""

    def named(found: re.Match[str]) -> str | None:
        before = found.string[: found.start()]
        if found.group() == "所有权" and _PREMISES.search(before[-8:]):
            return None
        marks, others = list(_MARK.finditer(before)), list(_OTHER_NOUN.finditer(before))
        if not (marks or about == "商标") or (
            others and others[-1].start() > (marks[-1].start() if marks else -1)
        ):
            return None
        if found.group() in ("它", "所有权"):
            return "商标" if found.group() == "它" else "商标所有权"
        return "the trademark is" if found["be"] else "the trademark"

    def carried(found: re.Match[str]) -> str | None:
        before = found.string[: found.start()]
        marks, brands = list(_MARK.finditer(before)), list(_BRAND.finditer(before))
        things = [
            one.start()
            for one in (*_OTHER_NOUN.finditer(before), *_RIGHT.finditer(before))
            if not _HOLDER.match(before, one.end())  # 商标在香港公司名下 speaks of the mark
        ]
        mark, brand = (spoken[-1].start() if spoken else -1 for spoken in (marks, brands))
        if found["made"]:
            return "品牌" if brand >= 0 or about == "品牌" else None
        others = max((place for place in things if place > mark and place != brand), default=-1)
        return "商标" if mark >= 0 and others < 0 else None

    form.put(_GOES_ON, carried)
    if about in ("商标", "品牌"):
        form.put(_SUBJECTLESS, lambda found: found.group() + about)
    elif about:
        form.put(_STILL_FILED, lambda _: about)
    form.put(_PRONOUN, named)
    form.put(_TOPIC, lambda found: found["noun"])
    form.put(_PLATFORM, lambda found: found["noun"])
    form.put(_SELF_ASKED, lambda found: found["noun"] or f"{found['thing'] or 'the trademark'} is ")


_HOLDER = re.compile(r"(?:公司|个人)?(?:的)?(?:名下|手[里上中]|名字)")
_RIGHT = re.compile(
    r"专利|软件|系统|算法|知识产权|(?<![房地识物])产权|技术(?!改造|创新|中心)|软著|著作权|代码|源码"
    r"|(?<![a-z])(?:patents?|software|systems?|algorithms?|ip|intellectual property|copyrights?|technology|source code)(?![a-z])"
)
# 只有许可没有所有权: the ownership of what was spoken of last, or of the intellectual property.
_OWNERSHIP = re.compile(
    r"(?P<zh>(?:没有?|无|[拥具享]有|有|不具备|取得|未获得)(?:任何|完整的?|真正的?|全部|什么)*)(?P<what>所有权)"
    r"|(?<![a-z])(?P<en>(?:no|not|without|have|lack|lacks|hold|any|the|than|or|nor) )(?P<what2>ownership(?: of (?:it|them|that))?)(?! of)(?![a-z])"
    r"|(?P<own>(?<![a-z])(?:own|owns) )(?:it|them)(?![a-z'])"
)


def owned_at(plain: str, place: int) -> str:
    """What the words at ``place`` speak of: 商标, 知识产权, or nothing that is named."""
    last = ""
    at = -1
    for noun, pattern in (("商标", _MARK), ("知识产权", _RIGHT)):
        for found in pattern.finditer(plain, 0, place):
            if found.start() > at:
                last, at = noun, found.start()
    return last


def _with_ownership(form: _Form, owned: str) -> None:
    def named(found: re.Match[str]) -> str | None:
        if found["own"]:
            of_rights = owned_at(found.string, found.start()) == "知识产权"
            return f"{found['own']}the ip" if of_rights else None
        if _PREMISES.search(found.string, max(found.start() - 8, 0), found.start()):
            return None
        what = owned_at(found.string, found.start()) or owned or "知识产权"
        if found["zh"]:
            return found["zh"] + ("商标所有权" if what == "商标" else what)
        return found["en"] + ("trademark ownership" if what == "商标" else "ip ownership")

    form.put(_OWNERSHIP, named)


def _latin(character: str) -> bool:
    return bool(character) and character.isascii()


_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?:,[0-9]{3})*(?![0-9,、年]))")


def _clauses(plain: str) -> Iterator[Clause]:
    start = 0
    for sentence_end in [*(found.start() for found in _STOP.finditer(plain)), len(plain)]:
        sentence = (start, sentence_end)
        at = start
        for comma in _COMMA.finditer(plain, start, sentence_end):
            if _THOUSANDS.match(plain, comma.start()):
                continue  # fined 300,000 yuan
            if (
                comma.group() == ":"
                and _ENTRY.match(plain, comma.end(), sentence_end)
                and not _ASKED_BEFORE.search(plain, at, comma.start())
            ):
                continue  # a form's "商标所有权：有" is one statement
            if comma.start() > at:
                yield Clause(at, comma.start(), sentence)
            # A word that turns the sentence belongs to what follows; a comma belongs to neither.
            at = comma.end() if comma.group() in ",:" else comma.start()
            if comma.group() not in ",:" and at < comma.start():
                at = comma.start()
        if sentence_end > at:
            yield Clause(at, sentence_end, sentence)
        start = sentence_end + 1
