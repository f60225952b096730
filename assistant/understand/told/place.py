"""Where the applicant is registered: provinces by name, by city, and by the name of a company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.understand.told.placenote import INSTEAD_IN, noted, of_another, told_in
from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.role import founders, partner_spans
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed
from checks.facts import Fact
from corpus.model import Frozen
from corpus.yamlfile import validate_file

PROVINCE, MAINLAND, ENTITY = "registered_province", "registered_in_prc_mainland", "entity_type"
OUTSIDE = frozenset({"香港", "澳门", "台湾"})
_REGISTER = r"(?:(?<![其老])住所|户籍|工商关系|在册地|户口本儿?|属地|归属地|注册|(?<!下)(?<!开)设(?=于)|登记|成立|设立|落户|办的?执照|领的?执照|(?:营业)?执照|注的?册|户口(?=[落在]))"
_NOT_OURS = re.compile(
    r"(?:工厂|生产基地|基地|车间|仓库|门店|店|总部(?!和注册|及注册|、注册|与注册|跟注册)|研发中心|客户|市场|原料|产地|分公司|子公司|母公司|合作方|对方|展会|政策|标杆|银行|法院|上市|总公司|集团|股东|老板|伙伴|产品|卖到|销往|出口到?)[^,。:]{0,4}$"
)
_ABOUT_POLICY = re.compile(
    r"(?:省|市|区|自治区)?(?:的|那边的?|那家|那个)?(?:母公司|总公司|总部|总社|控股股东|股东|老板|投资方|供应商|客户|经销商|合作方|合作伙伴|品牌方)|(?:省|市|区|自治区)?(?:的|那个|那边的?|这个|这边的?|出的|发的|关于)?(?:省|市)?(?:消费品工业)?[\"]?(?:三品|标杆|工信|政策|办法|文件|规定|条款|要求|条件|条|项目|级|政府|人民政府|名额|奖励|培育|评|申报|那个|这个|那套|赛道|专项|指引|通知|大学|师范|农业大学|理工|科技大学|科技学院|卫视|菜|话)"
)
_ABOUT_POLICY_EN = re.compile(
    r"(?:'s|ese|n)? ?(?:parent|shareholder|owner|investor|supplier|customer|client|licensor|head ?quarters|head office)(?![a-z])|(?:'s)? (?:province )?(?:benchmark|sanpin|policy|measure|rules?|document|programme|program|scheme|title|track|one|file|requirements?|conditions?|industry department|department|government|university|award|provincial|plaque|list)(?![a-z])"
)
_KIND = r"(?:有限责任公司|股份有限公司|有限公司|公司|企业|厂(?!长)|工厂|集团|店(?!长)|作坊|个体户|合作社|茶厂|酒厂|茶企|药企|厂家|制造商|生产商|酒企|食品厂|品牌(?!建设|培育|building|推广|提升|影响|部分|工作)|商行)"


# What the applicant is only likened to, and who bought it.
_LIKE_THAT = re.compile("[^,。;!?]{0,6}?(?:那样|这样|那种|一样|之类)的")
BUYER = re.compile(
    r"[^,。;!?]{0,10}?(?:收购|并购|入股|控股|接手|买下|接管|投资)了?(?:我们|我司|我厂|咱|本公司|公司(?=[,。;!?]|$))"
    r"|(?: [a-z-]+){0,3}? (?:bought|acquired|took (?:us )?over|invested in|controls|swallowed)(?: up| out)? (?:us|our|the company|a (?:stake|majority))(?![a-z])"
)
_BOUGHT = re.compile("[^,。;!?]{0,12}?(?:收购|并购|控股|接手|买下|兼并|吞并)")


# No company of one's own in the country: registered abroad, wherever that is.
# 在湖南没有注册公司: no firm of theirs is there.
_NOT_THERE = re.compile(
    r"(?:省|市|县|区|那边|这边|那里|这里|那头|这头|本地|当地|境内)*(?:我们|公司|目前|现在|暂时|也|都|还|并|从来|根本|压根)*(?:没有?|未|无|不曾)(?:再|单独|另外)?(?:注册|登记|设立?|开|办|成立)?(?:过|有|着)?(?:任何|什么|啥|一家|自己的?)?(?:子|分)?(?:公司|企业|主体|法人|执照)"
    r"|(?:省|市|那边|这边)*(?:没有?|未)(?:在工商|去)?(?:注册|登记)(?:过|有)?(?=[,。;!?\s]|$)"
)
# 给泉州一家鞋厂上了系统: where the firms are for which something is done, unless it is asked for them.
_DONE_FOR = re.compile("[给帮替为]过?$")
_FIRMS_THERE = re.compile(
    "(?:省|市|县|区|那边|当地|这边)*的?(?:[一二两三几某那好数多0-9]|十几|几十|上百)+家(?![^,。!?;\n]*(?:问|咨询|打听|申报|申请|代办|准备材料|报|账|会计|打工|上班|跑腿|把关|把把关|看看|参谋|审核|核对|梳理|评估|咨询|写材料)|[^。!?;\n]*[让叫托要]我)"
)
# 另外有个深圳的贸易公司也是他的: a firm beside the one that is told of.
_BESIDE = re.compile("(?:另外?|另外还|还)有(?:一?[个家])$")
_FIRM_BESIDE = re.compile("(?:省|市|县|区)?的?[^,。!?;\n的]{0,6}(?:公司|厂|店|企业)")
_NOWHERE_HERE = re.compile(
    r"(?:在|于)?(?:中国(?:大陆|境内|内地)?|国内|境内|大陆|内地)(?:这边|那边|这里|那里|这头|这块|方面)?(?:一?[家张])?(?:也|都|还|并|根本|压根|目前|暂时|从来)*(?:没有?|未|无)(?:设立?|注册|成立|开|登记|办)?(?:过|有|任何|什么|自己的|一家|半家)*(?:公司|法人|主体|实体|分支|机构|企业|(?:营业)?执照)"
    r"|(?:中国|国内|境内|大陆|内地)(?:这边|这头)?(?:从来|也|都|根本|压根)*(?:没有?|未)(?:注册|登记)过?(?=[,。;!?]|$)|(?:没有?|从没|从未|未)在(?:中国|国内|境内|大陆|内地)(?:注过?册|登过?记)(?=[,。;!?]|$)"
    r"|(?:没有?|从没|从未|未)在(?:中国(?:大陆|境内|内地)?|国内|境内|大陆|内地)(?:办|开|设立?|注册|成立|登记)过?(?:任何|什么|一?家)?(?:公司|法人|主体|实体|企业)"
    r"|(?<!还)(?:没有?|无)(?:任何|什么)?(?:中国|境内|国内|内地|大陆)的?(?:公司|法人|主体|实体)(?=\W|$)"
    r"|(?:中国(?:大陆|境内|内地)?|国内|境内|大陆|内地)(?:这边|这头)?(?:一张|半张)?(?:营业)?执照(?:都|也)?没有?(?=\W|$|拿|办)"
    r"|(?<![a-z])(?:no|without an?|without any|(?:do|does|did)(?:n't| not) have an?(?:y)?|never set up an?(?:y)?|have not set up an?(?:y)?|haven't set up an?(?:y)?|have no|has no) (?:(?:legal|registered|corporate|local|own|such|mainland|chinese|prc|single) )*(?:entity|company|subsidiary|presence|establishment|registration)(?: or (?:an? )?[a-z]+)?(?: of (?:our|its) own| of any kind| whatsoever| whatever| anywhere| at all)* (?:in|within|on) (?:mainland |the mainland(?: of)? ?|)(?:china|the prc|the people's republic|the country|the mainland)(?![a-z])"
    r"|(?<![a-z])(?:no|without an?|without any) (?:chinese|prc|mainland) (?:entity|company|subsidiary|registration)(?![a-z])"
)


class _Places(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


_PROVINCE_CITY = "[㐀-鿿]{0,6}?[省市县区]?"


class PlaceFile(Frozen):
    """``place.yaml``."""

    cities: Mapping[str, tuple[str, ...]]
    english: Mapping[str, tuple[str, ...]]
    abroad: _Places


class Places:
    """Finds the place of registration. Built once."""

    def __init__(self, fact: Fact) -> None:
        file = validate_file(PlaceFile, Path(__file__).with_name("place.yaml"))
        self._provinces: dict[str, str] = {}
        for option in fact.options:
            names = (option.value, option.label.zh, *option.also)
            self._provinces |= {name.lower(): option.value for name in (*names, option.label.en)}
        for province, cities in (*file.cities.items(), *file.english.items()):
            for city in cities:
                self._provinces.setdefault(city, province)
        chinese = [name for name in self._provinces if not name.isascii()]
        latin = [name for name in self._provinces if name.isascii()]
        first = "".join(sorted({name[0] for name in chinese}))  # most characters begin no place
        zh = rf"(?=[{first}])(?P<zh>{_one_of(chinese)})(?:省|市|自治区|特别行政区|县)?"
        en = rf"(?<![a-z])(?P<en>{_one_of(latin)})(?: province| city)?(?![a-z])"
        self._place = re.compile(f"{zh}|{en}")
        self._longest = max(map(len, chinese))
        abroad_zh = "|".join(sorted(map(str.lower, file.abroad.zh), key=len, reverse=True))
        abroad_en = "|".join(sorted(file.abroad.en, key=len, reverse=True))
        adjectives = "|".join(file.abroad.adjectives)
        registered = r"(?:registered|incorporated|set up|established|domiciled|based|founded)(?: a company)?"
        self._abroad = re.compile(
            rf"{_REGISTER}(?:地|地址)?(?:是|为|:)?(?:在|于|到)?(?:{abroad_zh})|(?:在|于)(?:{abroad_zh}){_REGISTER}(?!商标)|(?:{abroad_zh})(?:那边|那里|当地)?{_REGISTER}的"
            rf"|(?:是|作为|一家|我们|为|系)(?:一家|家)?(?P<kind>(?:{abroad_zh})(?:的)?(?:有限公司|公司|企业|品牌方|株式会社|法人))"
            rf"|(?:^|[,。;\n])(?P<kind3>(?:{abroad_zh})(?:公司|企业)一[家个])(?=[,。;])|以(?P<kind4>(?:{abroad_zh})公司)(?:的)?(?:身份|名义)"
            rf"|(?<![a-z])(?:{registered}|registered (?:office|seat)|(?:legal |registered )seat is|domicile is|headquartered) (?:in |outside |)(?:{abroad_en})(?![a-z])"
            rf"|(?<![a-z])(?<!by )(?<!with )(?<!from )(?<!to )(?<!for )(?<!of )(?<!against )(?<!under )(?:we are|we're|i am|as|an?|our) (?:an? )?(?P<kind2>(?:{adjectives}) (?:gmbh|pty|legal entity|company|firm|business|manufacturer|corporation|[a-z]*maker|house|producer|group|retailer|brewery))(?![a-z])"
            rf"|(?:我们|我司|^)是在(?P<kind6>(?:{abroad_zh})[^,。的]{{0,6}}(?:注册|成立|设立|登记)的(?:公司|企业|法人))"
            rf"|(?<![a-z])(?:we are|we're|i am|(?:my|our) client is|applicant is|instructed by|act(?:ing)? for|representing|advising|on behalf of) (?:an? |the )(?P<kind7>(?:{abroad_en}|{adjectives}) (?:[a-z-]+ )?(?:corporation|company|limited liability company|inc|entity|limited company|manufacturer|maker|group|firm))(?![a-z])"
            rf"|(?:^|(?<=[.;:\n] ))(?:an? )(?P<kind9>(?:{abroad_en}) (?:corporation|company|limited liability company|inc|entity|limited company))(?= (?:would|will|is to|wants|is going|applies|plans|wishes|intends))"
            rf"|(?:申报|申请)的(?:就)?是(?P<kind8>(?:{abroad_zh})[^,。]{{0,4}}(?:母公司|公司|企业))(?:自己|本身)?(?=[,。]|$)"
            rf"|(?:^|(?<=[.;:] ))(?P<kind5>(?:{adjectives}) (?:company|firm|manufacturer|maker|enterprise|corporation))(?=[,.;])"
        )

    def province(self, text: str) -> str | None:
        """The province that a bare answer names."""
        found = self._place.search(text)
        return None if found is None else self._provinces[found["zh"] or found["en"]]

    def opens(self, name: str) -> bool:
        """Whether a name begins with a place and goes on."""
        found = self._place.match(name)
        return found is not None and found.end() < len(name)

    def find(self, typed: Typed, *, answering: bool = False) -> Iterator[Reading]:
        """Readings of the place. ``answering``: we asked for it, so a bare name is one."""
        plain = typed.plain
        partners = partner_spans(plain)
        last = 0  # where the place before ends
        for found in self._place.finditer(plain):
            start, end = found.span()
            within, last = start == last > 0 and not plain[start].isascii(), end
            if within or _STREET.match(plain, end):
                continue  # 益阳资阳区 lies in Yiyang, 长沙通州路 in Changsha
            if any(a <= start < b for a, b in partners) or _NOT_THERE.match(plain, end):
                continue
            if _DONE_FOR.search(plain, max(start - 2, 0), start) and _FIRMS_THERE.match(plain, end):
                continue
            if _BESIDE.search(plain, max(start - 8, 0), start) and _FIRM_BESIDE.match(plain, end):
                continue
            weight = self._weight(plain, typed, start, end)
            if weight is None and answering:
                weight = Weight.PLAIN
            if weight is None:
                continue
            if _inside_name(typed, start, end):
                stands = None
            else:
                stands = stance(typed, start, end)
                clause = typed.clause_at(start)
                before = plain[clause.start : start]
                aside = stands.aside and not (
                    _SUBSIDIARY.search(before)
                    or (_OF_A_GROUP.search(before) and plain.startswith("分公司", end))
                    or (_WE_ARE.search(before) and before.endswith("在"))
                    or _REGISTERED_THERE.search(plain, end, clause.sentence[1])
                    or _APPLIES_THERE.search(before)
                    or INSTEAD_IN.search(before)
                    or (
                        founders(plain[slice(*clause.sentence)])
                        and _SEAT_ONLY.fullmatch(plain, clause.start, end)
                    )
                )
                if (stands.asked and not _OUR_FIRM_IN.search(before)) or aside or stands.plan:
                    continue
            province = self._provinces[found["zh"] or found["en"]]
            if stands is not None and stands.unsure:
                yield Reading(PROVINCE, UNSURE, start, end, weight)
            elif stands is None or not stands.denied:
                yield Reading(PROVINCE, province, start, end, weight)
                yield Reading(MAINLAND, province not in OUTSIDE, start, end, weight)
        for found in _NOWHERE_HERE.finditer(plain):
            stands = stance(typed, *found.span())
            if not (stands.asked or stands.aside or stands.plan or stands.unsure):
                yield Reading(MAINLAND, False, *found.span(), Weight.PLAIN)
        for found in self._abroad.finditer(plain):
            stands = stance(typed, *found.span())
            if stands.asked or stands.plan or (stands.aside and not (found["kind7"] or found["kind8"])):
                continue
            clause = typed.clause_at(found.start())
            head = plain[clause.start : found.start()]
            if _NOT_THE_FIRM_ITSELF.search(head) or is_of_a_thing(typed, found.start()):
                continue  # 商标是在境外注册的
            if _MADRID.match(plain, found.start()):
                continue
            if found["kind2"] and _ITS_BRAND.match(plain, found.end()) and _WE.search(plain, found.end()):
                continue  # an Italian house created the label; we bought it
            if (found["kind"] or found["kind2"] or found["kind3"]) and not _is_ours(typed, *found.span()):
                continue
            if stands.unsure:
                yield Reading(MAINLAND, UNSURE, found.start(), found.end())
            elif not stands.denied:
                yield Reading(MAINLAND, False, found.start(), found.end(), Weight.PLAIN)
                if any(
                    found[kind]
                    for kind in (
                        "kind",
                        "kind2",
                        "kind3",
                        "kind4",
                        "kind5",
                        "kind6",
                        "kind7",
                        "kind8",
                        "kind9",
                    )
                ):
                    yield Reading(ENTITY, "foreign_company", found.start(), found.end(), Weight.PLAIN)

    def _weight(self, plain: str, typed: Typed, start: int, end: int) -> Weight | None:
        clause = typed.clause_at(start)
        head = plain[max(clause.start, start - (48 if plain[start].isascii() else 24)) : start]
        head = self._without_place(head)
        if plain[start].isascii() and not head.strip():  # registered in Changshu, Jiangsu
            head = plain[max(clause.sentence[0], start - 60) : start]
        head = _TOWN_BEFORE.sub(r"\1", head)
        tail = plain[end : max(clause.end, end)][:40]
        reached = end
        if tail and (town := self._place.match(tail)):
            tail = tail[town.end() :]
            reached += town.end()
        if (
            _APPLIES_THERE.search(head)
            and re.match(
                r"(?:的|那家|这家)*(?:(?:子)?公司|企业|厂)| (?:[a-z]+ )?(?:subsidiary|arm|unit|entity)(?![a-z])",
                tail,
            )
        ) or re.match(
            r" subsidiary(?![a-z])[^.;!?\n]{0,60} (?:is the applicant|that applies|applies|files|is applying|will apply)(?![a-z])",
            plain[end:],
        ):
            return Weight.SAID  # 申报的是苏州的子公司
        if _LIKE_THAT.match(tail) or BUYER.match(tail) or (head.endswith("被") and _BOUGHT.match(tail)):
            return None  # 台湾统一那样的台资企业; then a listed group from Fujian bought us
        if _SOMEBODY_ELSE.search(head) or _NOT_THE_FIRM_ITSELF.search(plain[clause.start : start]):
            return None  # 商标权人是一家香港投资公司, opposed by a Shanghai company
        there = _REGISTERED_AT.search(plain, clause.start, start)
        if there is not None and is_of_a_thing(typed, there.start()):
            return None  # 网站在香港登记
        if _MOVED_FROM.search(plain[clause.start : start]):
            return None  # moved its registration from Shenzhen to Changsha
        if _MOVED_TO.search(plain[clause.start : start]):
            return Weight.PLAIN
        if _LICENCE_BY.search(head) and re.match("[^,。]{0,14}(?:发|批|办|领)", tail):
            return Weight.PLAIN  # 执照由常德市行政审批局核发
        if re.search(r"从$", head) and re.match(
            "(?:这边|那边)?(?:打过来|打来|来电|打电话|来问|来咨询)", tail
        ):
            return Weight.SAID
        if _IS_REGISTRANT.match(tail):
            return None  # a Hong Kong trading firm is the registrant
        if _FROM.search(head) and _CAME.match(tail):
            return None  # 商标是从一个温州厂手里买过来的
        if _HOLDS_OURS.search(head) and _HOLDS_WHAT.match(tail):
            return None  # 有个深圳的公司拿着我们的商标
        if _SOME_FIRM_IN.search(plain[clause.start : start]) and _DID_TO_US.match(tail):
            return None  # a firm in Dezhou copied us
        if _PUT_ON_REGISTER.search(head) or _REGISTERED_LATIN.match(tail):
            return Weight.PLAIN
        if _OUR_WORKS.search(plain[clause.start : start]) and not _SEAT_NAMED.search(plain):
            return Weight.PASSING  # our factory is in Jingdezhen
        if re.search(r"(?:全称|名称|名字|我们|我司|单位)[^,。]{0,24}(?:公司|集团|总行)$", head) and re.match(
            "分公司", tail
        ):
            return Weight.SAID  # 我单位名称为某某集团有限公司南宁分公司
        if _RUN_FROM.search(head):
            return Weight.SAID  # a marketplace out of Shenzhen
        if re.search(r"(?:^|[:。]|我们|我司|我)是?$", head) and _LATIN_FIRM.match(tail):
            return Weight.SAID  # Tianjin 的 carpet factory
        if (
            re.match(r"(?:那|这)边(?=[,。]|$)", tail + plain[clause.end : clause.end + 1])
            and not head.strip()
            and _FIRM_END.search(plain, clause.sentence[0], max(clause.start - 1, 0))
        ):
            return Weight.PASSING  # 种猕猴桃的,周至那边
        if _OPENED_IN.search(head) and not _SHOPS.search(plain):
            return Weight.PASSING  # 就是个小作坊,开在乐陵
        if re.search(r"(?:登记|发证|注册|核准)机关(?:是|为|:)*$", head):
            return Weight.PLAIN
        if re.search(r"住(?:在)?$", head) and re.search("个体|执照", plain):
            return Weight.PASSING
        if (
            not head.strip() or re.search(r"(?:我们|我司|我厂|公司|企业|我|厂)(?:在|于)$", head)
        ) and re.match(r"[^,。]{0,3}(?:设|建|办|开)(?:了|的)?(?:一?[家个])?(?:独资|合资|全资)?的?厂", tail):
            return Weight.PASSING  # 遵义设厂的外资企业
        if (
            not head.rpartition(":")[2].strip()
            and (":" in head or plain[max(clause.start - 1, 0) : clause.start] in ("", "。"))
            and _GOODS_AFTER.match(tail + plain[clause.end : clause.end + 1])
            and _FIRM_FACTS.search(plain, end, clause.sentence[1])
        ):
            return Weight.PASSING  # 我们的情况:慈溪小家电,法人独立
        if (
            not plain[:start].strip()
            and re.match(
                r"(?![^,]*(?:客户|总部|展|母公司|公司|企业|厂|标杆|政策|办法|三品|工信|政府|协会))[㐀-鿿]{2,5},",
                tail + plain[clause.end : clause.end + 1],
            )
            and _SOME_FIRM.search(plain)
        ):
            return Weight.PASSING  # 东阳木雕,合伙的
        if (
            re.search(r"在$", head)
            and re.match("(?:设立?|开设?|办|成立)的?(?:(?:全资|控股)?子公司|分公司|分厂|分支)", tail)
            and _WE_ARE.search(plain[clause.start : start])
        ):
            return Weight.SAID  # 我司系某集团在邵阳设立的分公司
        if re.search(r"于$", head) and re.match("(?:设|建|办|开)厂", tail):
            return Weight.SAID
        if _OF_A_GROUP.search(plain[clause.start : start]) and re.match("的?分公司", tail):
            return Weight.SAID  # 我们是某某集团益阳分公司
        if re.search(r"总部[^,。]{0,4}(?:在|设在)$", head) and _REGISTERED_THERE.search(
            plain, end, clause.sentence[1]
        ):
            return Weight.PLAIN
        if told_in(plain, clause.start, start, reached) or _OUR_FIRM_IN.search(plain, clause.start, start):
            return Weight.PASSING  # we've a hat factory in Yangzhou
        if _OUR_OWN.search(plain[clause.sentence[0] : start]) and _A_SUBSIDIARY.match(tail):
            return Weight.PASSING  # our Chengdu subsidiary
        if _ITS_NAME.search(plain[clause.sentence[0] : start]) and _CO_LTD.match(tail):
            return Weight.PASSING  # the applicant is Ningbo Haida Co., Ltd.
        if (
            _ABOUT_POLICY.match(tail)
            or _ABOUT_POLICY_EN.match(tail)
            or re.search(r"(?:报|申报|申请|评|按|参评|争取|拿|用|看|去)$", head)
        ):
            return None
        if re.search(
            r"(?:apply (?:for|to)|applying (?:for|to)|under|about|for|of) (?:the )?$", head
        ) and not re.search(r"(?:out of|registered[^,]*) $", head):
            return None
        if re.match(
            r"(?:这边|那边|当地|市区|那里)?(?:也|还|都)?(?:(?:有|设)(?:了|着|有)?[^,。]{0,8}?(?:分公司|办事处|厂|店|仓|基地|子公司|客户|门市|销售|机构)|开(?:了|着)?[^,。]{0,6}?(?:分公司|办事处|分店|门店|分厂|门市))",
            tail,
        ):
            return None
        if re.search(
            r"(?:我们|我司|咱们?|本公司|我|^)(?:就)?是[^,。]{0,16}(?:设|开|建|办|落|成立|设立)在$", head
        ) and re.match(r"[^,。]{0,6}?的?(?:分公司|子公司|公司|企业|厂|店)", tail):
            return Weight.SAID
        if re.search(r"(?:公司|单位|企业|厂)(?:的)?(?:注册)?(?:地址|住所|所在地)(?:是|为|在|:)?$", head) or (
            re.search(r"(?:搬|迁)(?:到|回|至|去)了?(?:老家|家乡|本地|现在的)?$", head)
            and not re.search("想|打算|准备|计划|考虑|拟|要", head)
            and re.search("注册|工商|变更|执照", plain)
        ):
            return Weight.PLAIN if re.search("注册|工商|执照", head) else Weight.SAID
        if _SUBSIDIARY.search(head) and re.match(r"的?(?:子)?公司(?!的)", tail):
            return Weight.SAID  # 我们是青岛总部全资的长沙公司
        if re.search(
            r"(?<![a-z])(?:for|of|run|own|manage|are|i'm with|at) an? (?:[a-z-]+ ){0,3}(?:factory|workshop|mill|plant|studio|kiln|brewery) (?:in|out of) $",
            plain[clause.start : start],
        ):
            return Weight.SAID  # the books of a toothbrush factory in Yangzhou
        if _NOT_OURS.search(head) or re.search(
            r"(?<![a-z])(?:factory|factories|plant|warehouse|headquarters|shop|store|parent|branch|office|customers|market|sell|ship|export)\w*[^,]{0,12}$",
            head,
        ):
            return None
        if re.search(
            rf"{_REGISTER}(?:地|地址|所在地|省份|地区)?(?:一?栏|那栏|那一栏)?(?:[上里]?(?:写|登|登记|印|标|填)(?:着|的|明)?)?(?:其实|实际上?|应该|应当|现在|目前|原来|确实|就|也|都|还|仍然?|依然|依旧|一直|始终|[办领开登](?=在))*(?:是|为|:)?(?:不)?(?:在|于|到)?(?:中国)?(?:○*)$",
            head,
        ) or (
            re.match(rf"(?:[^,]{{0,6}}?)?{_REGISTER}", tail)
            and not re.match(r"(?:[^,]{0,6}?)?注册(?:商标|了?商标)", tail)
        ):
            return Weight.PLAIN
        if re.search(
            r"(?<![a-z])(?:registered|incorporated|domiciled|domicile is|registration (?:is|was|are|were)|registration(?: are| is)? both|(?:company |legal |registered )?seat(?: is|:)|registered(?= \()|licen[cs]e (?:was |is )?(?:issued|granted|obtained|from)(?: by)?(?: the)?|(?:registering|registration|issuing|licensing) authority(?: [a-z]+){0,4} is(?: the)?|papers (?:were |are )?issued|registered:|registered is)(?:(?: only| just)? [a-z0-9-]+ (?:years?|months?) ago|,? (?:back )?(?:in|since) (?:[a-z]+ )?(?:19|20)[0-9]{2},?)?(?: with the authorities)?(?: right)?(?: here)?(?: in| at|:)?(?: the city of)? ?(?:[a-z' ]{2,20}, ?)?$",
            head,
        ):
            return Weight.PLAIN
        if (
            (
                re.match(
                    rf"(?:(?!每|培育|多少|哪|几|怎|可以|能|标杆|要|向|报|评|认定|对|是|在|会|给)[^,。!?;:\"、的○]){{1,20}}?{_KIND}",
                    tail,
                )
                and not re.search(r"(?:和|跟|与|同)$", head)
            )
            or re.match(r"(?:[^,。]{0,8})的[^,。]{0,10}" + _KIND, tail)
            or re.match(_KIND, tail)
        ):
            return Weight.SAID
        if re.search(
            r"(?:(?:我们|我|咱们?|俺)家|我们|我司|咱们?|俺们?|公司|企业|我|本公司|我厂|厂家|厂子?|合作社|单位|人|(?:运营|经营|申报|法人|实体|公司)主体|地点|住所|地址|所在地)(?:就|是|都|也|同样|设)*(?:在|位于|坐落于?|来自|地处|[开安落设]在|扎根(?:在|于)?|是|属于?)(?:是)?:?(?:中国)?$|(?:^|[,。!?;:])(?:地点|地址|所在地区?|地区|地域|省份|城市|所在(?:省|市|城市)|属地|产地和注册地):$|(?:^|[,。!?;:])(?:我们)?(?:人)?(?:就|都)?(?:在|位于|来自|是|坐标|地处|坐落于|坐落在)$",
            plain[max(clause.start - 1, 0) : start],
        ):
            return Weight.SAID
        if re.search(
            r"(?<![a-z])(?:based|located|(?<!comes )(?<!come )(?<!hails )from|wfoe in|jv in|potter in|brewery in|distillery in|winery in|dairy in|bakery in|tannery in|confectioner in|pottery in|artisan in|(?:we are|we're)(?: up| down| over| out| right)? in|company in|firm in|venture in|proprietor in|trader in|partnership in|workshop in|studio in|licen[cs]e in|cooperative in|mill in|business in|manufacturer in|maker in|enterprise in|operate in|operating in|set up in|established in|founded in|here in|branch in|brand in|outfit in|startup in|start-up in|factory in|producer in|(?:making|made|make|makes|producing|produces?|selling|sells?|manufacturing|brewing|brews?|sewing|builds?|building|grows?|growing|process|sews?|weaves?|weaving|knits?|knitting|roasts?|roasting|bakes?|baking|bottles?|bottling|crafts?|crafting|carves?|carving|assembles?|assembling|designs?)(?: [a-z]+){1,3} (?:in|near|outside)|(?:are|is)[^,.a-z]{1,8}in)(?: in| the)? ?(?:[a-z' ]{2,20}, ?)?$",
            head,
        ):
            return Weight.SAID
        if re.search(
            r"(?<![a-z])(?:an?|our|my|the) (?:(?:small|large|mid-sized|medium-sized|little|big|family|private|young|local) )*$",
            head,
        ) and re.match(
            r"(?:-based)? (?:[a-z-]+ ){0,3}(?:company|firm|enterprise|business|manufacturer|maker|brand|producer|factory|co|ltd|sme|branch|partnership|brewery|brewer|outfit|studio|workshop|distillery|house|mill|dairy|oem|odm|plant|works|start-up|startup|winery|bakery|pottery|tannery|cannery|dairy|wfoe|fie|jv|joint venture|[a-z]+maker)",
            tail,
        ):
            return Weight.SAID
        if self._beside_firm(typed, start, end):
            return Weight.SAID
        if (not head.strip(" -*•") or re.search(r"(?: is|:) ?$", head)) and re.match(
            r" (?:[a-z-]+ ){0,2}(?:company|firm|enterprise|business|manufacturer|[a-z]*maker|brand|producer|factory|dairy|brewery|distillery|winery|bakery|pottery|mill|plant|outfit|cooperative)(?= here|[,.;:]|$)",
            tail + plain[clause.end : clause.end + 1],
        ):
            return Weight.SAID
        if (
            re.fullmatch(r"[-*•0-9.、) ]*", plain[plain.rfind("\n", 0, start) + 1 : start])
            and re.fullmatch(rf"(?:{_PROVINCE_CITY})?\W*", tail)
            and "\n" in plain
        ):
            return Weight.SAID
        if (
            re.match(
                r"(?:这边|本地|那边)?(?:的|人)\W*(?:$|[,。!?;])", tail + plain[clause.end : clause.end + 1]
            )
            and not head.strip()
        ):
            return Weight.SAID
        if re.match(r"-(?:registered|incorporated)(?![a-z])", tail):
            return Weight.PLAIN
        if re.match(r"-based| based", tail):
            return Weight.SAID
        if re.match(
            r"(?:[㐀-鿿]{1,3}[县区镇市乡])?(?:这边|这里|本地|当地)?(?:的|人)?(?:一家|一个)?(?:民营|小|大)?(?:做|搞|卖|生产|开)",
            tail,
        ) or (
            re.match(r"(?:这边|这里)?的?\W*$", tail)
            and re.search(r"(?:我们|我司|咱们?|俺们?|本公司|我厂|^我|公司|厂子?)(?:就)?(?:是|在)$", head)
        ):
            return Weight.SAID
        if noted(plain, start, end, self._named):
            return Weight.PASSING
        return None

    def _named(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The provinces that a text names, each by itself or by its city, and where it does."""
        for found in self._place.finditer(text):
            yield self._provinces[found["zh"] or found["en"]], *found.span()

    def _without_place(self, head: str) -> str:
        """``head`` without the place it ends with: in 福建长乐 the town follows its province."""
        bare = head[:-1] if head[-1:] in "省市州县区" else head
        for length in range(2, self._longest + 1):
            for one in (bare, head):
                if one[-length:] in self._provinces and len(one) >= length:
                    return one[:-length]
        return head

    def _beside_firm(self, typed: Typed, start: int, end: int) -> bool:
        """Whether a clause that is a place and no more stands beside one that tells of a firm."""
        plain = typed.nameless
        place = typed.clauses.index(clause) if (clause := typed.clause_at(start)) in typed.clauses else -1
        if place < 0 or not self._bare(plain[clause.start : clause.end]):
            return False
        if of_another(plain, start):
            return False
        last = clause.sentence[1]
        listed = plain[last : last + 1] != "?" and ":" not in plain[clause.sentence[0] : last]
        before = place - 1
        while before >= 0 and self._bare(plain[typed.clauses[before].start : typed.clauses[before].end]):
            before -= 1
        if before >= 0 and typed.clauses[before].sentence == clause.sentence:
            if listed and _SHORT_ENTRY.fullmatch(
                plain[typed.clauses[before].start : typed.clauses[before].end]
            ):
                return True  # Handmade leather bags, Guangzhou.
            following = typed.clauses[place + 1 : place + 2]
            return (
                _SEAT_END.search(plain[typed.clauses[before].start : typed.clauses[before].end]) is not None
                or _FIRM_END.search(plain[typed.clauses[before].start : typed.clauses[before].end])
                is not None
                or any(
                    _FIRM_START.match(plain, one.start)
                    for one in following
                    if one.sentence == clause.sentence
                )
            )
        if before >= 0 or place + 1 >= len(typed.clauses):
            return False
        beside = typed.clauses[place + 1]
        if (
            listed
            and beside.sentence == clause.sentence
            and _SHORT_ENTRY.fullmatch(plain[beside.start : beside.end])
        ):
            return True  # Yueyang, fish snacks, above scale
        after = typed.clauses[place + 1]
        if (
            place == 0
            and len(plain) > after.end + 8
            and typed.clauses[1].sentence == clause.sentence
            and _GOODS_ONLY.fullmatch(plain[after.start : after.end])
        ):
            return True  # 安徽亳州,中药饮片。
        return _FIRM_START.match(plain, after.start) is not None

    def _bare(self, text: str) -> bool:
        """Whether a clause is the name of a place, with its town or without, and no more."""
        text = text.replace("中国", "").replace("china", "")
        rest = self._place.sub("", text)
        return re.fullmatch(_TOWN if rest != text else r"\W*", rest) is not None


def _one_of(names: list[str]) -> str:
    """A pattern for one of ``names``, the longest where several begin alike: 湖(?:南|州)."""
    begun: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        begun.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in begun.items())


# Our Chengdu subsidiary, and no "we sell through our Chengdu subsidiary"; the firm's own name, and no supplier's.
_OUR_OWN = re.compile(
    r"(?:^|[.;:!?,\n] ?|(?<![a-z])(?:applicant|it|this|that)(?: is| are|'s| would be| will be)|(?<![a-z])(?:can|could|may|does|is|would|will|for)) ?our (?:new |own |wholly-owned |wholly owned |wholly foreign-owned |german |japanese |chinese )*$"
    r"|(?<![a-z])(?:i|we) (?:run|manage|head|lead|work (?:for|at)|am with|are) the $"
)
# Can our Ltd in Huzhou apply: where it is, is not asked.
_OUR_FIRM_IN = re.compile(
    r"(?<![a-z])our (?:[a-z-]+ ){0,3}(?:ltd|company|firm|business|enterprise)(?: based| located| registered)? (?:in|of|from) $"
)
_A_SUBSIDIARY = re.compile(
    r"(?:-based)? (?:[a-z-]+ ){0,2}(?:subsidiary|unit|entity|affiliate|operation)(?![a-z])"
)
_ITS_NAME = re.compile(
    r"(?:^|[.;!?\n] ?|(?<![a-z])(?:applicant|applying company|client|company|name)(?: is|:| would be|,| called)|(?<![a-z])(?:we are|we're|this is|i represent|i work for|advis(?:e|ing)|assist(?:ing)?|helping|counsel (?:for|to)|i'm with|i am with|brand for|case for|title for|behalf of|can|could|may|is|does|would|will)) ?(?:the )?\"?$"
)
_CO_LTD = re.compile(
    r"(?: [a-z&'-]+){1,4} (?:co ltd|co|company limited|company ltd|ltd|limited|corporation|inc)(?![a-z])"
)
# in Taizhou Zhejiang: the town before its province
_TOWN_BEFORE = re.compile(r"(?<![a-z])((?:in|at|near) )(?!the |an? |our |my |our )[a-z']{4,} $")
# The subject of 是一家德国公司 where that is the applicant; 用的技术是一家德国公司的 has another.
_WE_BEFORE = re.compile(
    r"^\W*(?:你好|您好|请问|老师)?\W*(?:就|也|那么?|如果|要是|假如|其实|因为|虽然|但|不过|可是?|既然|就算)*$"
    r"|(?:我们?|我司|咱们?|俺们?|本公司|我公司|我方|这边|申报单位|申请人|申报主体|单位|主体)(?:公司|企业|单位|这边|自己|本身|这家)*(?:其实|实际上|严格说|也|就|都|只|还|本来|原本|确实|是|为|属于)*$"
    r"|^\W*公司(?:其实|实际上|也|就|本身|本来|确实)*$"
)
_WE_BEFORE_EN = re.compile(
    r"^\W*(?:hi|hello|dear sir|and|but|so|well)?\W*$|(?<![a-z])(?:we|i|are|am|is|was|as|run|own|manage|represent|behalf of|being|remain|'re|'m)(?: (?:are|am|still|also|actually|really|basically|just|only|in fact))* ?$"
)
# A firm that gives, makes or holds something is spoken of for what it gives.
_ITS_DOING = re.compile(
    r"的(?=[㐀-鿿])(?!分|子|驻|中国|$)|(?:授权|许可|提供|开发|研发|供货|供应|给|那边|手里|名下|持有|拥有|做的|设计|发明|转让|代工|生产的|造的|(?:在[^,。]{1,10})?(?:设立?的|投资|独资|控股|全资|创办|开办|旗下|下属))"
    r"|(?:'s)? (?:licen[cs]|suppl|provid|gave|gives|own|hold|developed|invented|that|which|who)"
)


_OUR_PARENT = re.compile(
    r"(?<![a-z])(?:our|the|my|its) (?:[a-z-]+ )?(?:parent|holding|owner|shareholder|investor|head office|headquarters|group|customer|client|supplier|licensor|partner)(?: company| firm)?, ?$|(?:母公司|总公司|总部|大?股东|控股方|集团|客户|供应商|授权方|合作方),$"
)


def _is_ours(typed: Typed, start: int, end: int) -> bool:
    """Whether a company of another country is the applicant, and not one whose technology or order it is."""
    clause = typed.clause_at(start)
    head = typed.plain[clause.start : start]
    tail = typed.plain[end : max(clause.end, end)]
    words = typed.plain[start:end]
    if _ITS_DOING.match(tail):
        return False
    if not head.strip(" ,") and _OUR_PARENT.search(typed.plain, clause.sentence[0], clause.start):
        return False  # our parent, a Danish firm
    if words.startswith("我们") or re.match("(?:we|i)(?![a-z])|i'm|our ", words):
        return True
    pattern = _WE_BEFORE if re.search("[㐀-鿿]", words) else _WE_BEFORE_EN
    return pattern.search(head) is not None


# 长沙通州路: a street that is called after another town.
_STREET = re.compile("[东南西北中一二三]?(?:路|大道|大街|街(?!道)|巷)(?!线|边|过|上)")
_SEAT_ONLY = re.compile(r"\W*(?:就|都)?(?:在|位于)[㐀-鿿]{2,6}")
_PUT_ON_REGISTER = re.compile(
    r"(?<![a-z])(?:entered|put|placed|listed|recorded)(?: (?:in|on|into))(?: the| its)?(?: [a-z]+)? (?:register|registry|rolls)(?: of companies)?(?: in| at| of)(?: the city of)? $"
)
_REGISTERED_LATIN = re.compile(r"[- ](?:registered|incorporated|domiciled)(?=[,.;:。]|$)")
# The works are where the firm is, unless a seat of the firm is told apart.
_OUR_WORKS = re.compile(
    r"^\W*(?:(?:so|well|and|hi|hello),? )?(?:(?:our|my|the) (?:own )?(?:factory|plant|workshop|mill|kiln|works|studio|bakery|brewery|distillery)(?: itself)? (?:is|sits|stands|lies)(?: located| based)?|(?:factory|plant|workshop|mill)(?: is)?) (?:in|near|outside) $"
    r"|^\W*(?:我们的?|我的?|咱们?的?|自家)?(?:工厂|工坊)(?:就|都|也|设|开|建)*(?:在|位于|坐落[于在])$"
)
_SEAT_NAMED = re.compile(
    r"注册|登记|执照|总部|(?:公司|法人|企业|单位)(?:设|开|落)?在|(?<![a-z])(?:registered|incorporated|headquarter\w*|head office|seat|domicile|(?:company|firm) is in|overseas|abroad)(?![a-z])"
)
# 申报的是苏州的子公司, the applicant is the Wuhan subsidiary
_APPLIES_THERE = re.compile(
    r"(?<!联合)(?<!一起)(?<!合)(?:申报|申请|报|参评|申报主体|申请人)的?(?:就|主体|单位)*是$|(?<![a-z])(?:applicant|applying company|we|it)(?: is| are|'re|'s|:)(?: the| its| their| an?) $"
)
_RUN_FROM = re.compile(
    r"(?<![a-z])(?:make|makes|making|sew|sews|bake|bakes|brew|brews|carve|carves|weave|weaves)(?: [a-z]+){1,3} (?:from|at|in) (?:an?|our|my) (?:[a-z]+ )?(?:shop|workshop|studio|kitchen|yard|mill|kiln) (?:in|near) $"
    r"|(?<![a-z])(?:company|firm|maker|manufacturer|producer|business|enterprise|outfit|brand|factory|app|platform|marketplace|studio|brewery|team|operat(?:e|es|ing)|run|runs|running|work|works|working|trad(?:e|es|ing)|based)(?: [a-z-]+){0,3} out of $"
)
_LATIN_FIRM = re.compile(
    r"的 ?(?:[a-z-]+ ){0,3}(?:company|firm|enterprise|factory|workshop|maker|manufacturer|producer|studio|mill)(?![a-z])"
)
_OPENED_IN = re.compile(r"^\W*(?:就|都)?[开办建设安扎]在$")
_SHOPS = re.compile("门店|分店|专柜|连锁|店铺|旗舰店|分公司|办事处")
_HOLDS_OURS = re.compile(r"(?:^|[,。])(?:有|被)一?[个家](?:[㐀-鿿]{0,2}的)?$")
_SOME_FIRM_IN = re.compile(
    r"^\W*(?:(?:and|but|also|there(?: is|'s)) )?(?:an?|another|some|one) (?:[a-z-]+ ){0,2}(?:firm|company|maker|manufacturer|factory|business|supplier|shop|trader|outfit) (?:in|from) $"
)
_DID_TO_US = re.compile(
    r" (?:that |which |who )?(?:has |had |have |is |was )?(?:cop(?:y|ies|ied|ying)|su(?:es|ed|ing)|hold(?:s|ing)?|own(?:s|ed)?|took|tak(?:es|ing)|stole|claim\w*|us(?:es|ed|ing)|suppl\w+|gave|giv(?:es|ing)|licen\w+|sold|sell(?:s|ing)?|mak(?:es|ing)|wrote|built|imitat\w+|oppos\w+|registered)(?: [a-z]+){0,3} (?:us|our|ours)(?![a-z])"
)
_HOLDS_WHAT = re.compile(r"的?[^,。的]{0,6}(?:公司|企业|厂|商人|老板)(?:拿|用|占|抢|注|侵|仿|冒|攥|霸|欠|偷)")
_GOODS_AFTER = re.compile(
    r"(?!.*(?:客户|总部|展|母公司|标杆|政策|办法|三品|工信|政府|协会|市场|特产|区域|人|的))[㐀-鿿]{2,5},"
)
_FIRM_FACTS = re.compile(
    "法人|规上|有限|个体户|合伙|独立|开了|做了|[0-9一二三四五六七八九十]年了?(?=[,。]|$)|(?:自己|自家)的?(?:商标|牌子|品牌)"
)


# Medical thermometer producer, Xiangtan, Hunan; 做雨伞的,绍兴; 绍兴,做雨伞的有限公司
_FIRM_END = re.compile(
    r"(?:公司|企业|厂|厂家|合作社|店|(?:我们|我司|公司)是?独立法人)\W*$|(?:做|种|生产|卖(?![到给往去])|搞|产|制造|加工|主营|经营|主打|专营|出版|印|酿|织|绣|烧|编)[^,。]{1,10}的?\W*$"
    r"|(?<![a-z])(?:company|firm|enterprise|business|manufacturer|[a-z]*maker|brand|producer|factory|brewery|co|ltd|limited|plant|mill|workshop|studio)\W*$"
)
_FIRM_START = re.compile(
    r"\W*(?:我们|我司|一家)?(?:是)?(?:做|生产|卖|搞|产|制造|加工|酿|有限公司|股份公司|独立法人|规上)|\W*(?:an? )?(?:[a-z-]+ ){0,3}(?:company|firm|manufacturer|[a-z]*maker|producer|factory|brewery|co|ltd)(?![a-z])"
)


# 我们是青岛总部全资的长沙公司: a firm is where it is, whoever owns it.
_SUBSIDIARY = re.compile(
    r"(?:我们|我司|咱们?|我)(?:就|也)?是[^,。]{0,14}(?:全资|控股|下属|下面|旗下|投资)的?在?$"
)
# The mark, and not the firm: 商标在香港也注册了.
_NOT_THE_FIRM_ITSELF = re.compile(
    r"(?:商标|专利|软著|著作权)(?!.*(?:公司|企业|厂|我们))[^,。:]{0,8}$"
    r"|(?<![a-z])(?:trade ?marks?|marks?|patents?)(?: [a-z]+){0,6} (?:in|with)(?: the)? $"
    r"|(?<![a-z])(?:founder|owner|boss|director|chairman|chairwoman|family|wife|husband|shareholders?|designers?|workers)(?: [a-z]+){0,2} (?:comes?|is|are|hails?|from|hailing|was born)(?: from| in)? $"
)
# Our domain is registered in the US, our mark, which is old, is registered in Germany: what is registered is no firm.
_A_THING = r"(?:trade ?marks?|marks?|tms?|patents?|designs?|utility models?|copyrights?|domains?|domain names?|web ?sites?|web shops?|shops?|logos?|brands?|names?|apps?|software|vessels?|vehicles?|products?|recipes?)"
_IS_REGISTERED = r"(?:(?:[^\W\d_]+ly|is|are|was|were|has|have|been|also|only|itself|themselves|already|both|now|alone|too|just|protected and)(?:'s)? ){0,5}"
_THING_HEAD = re.compile(
    rf"(?<![a-z]){_A_THING}(?:'s|'re)? {_IS_REGISTERED}$|(?:商标|专利|软著|著作权|版权|域名|网址|网站|网店|外观设计|外观|品牌|牌子|软件|产品|船)(?:名|权)?(?:早就|早已|已经?|也|都|是|只|就|还|另外|同时|倒)*$"
)
_ONLY_IS = re.compile(rf"\W*(?:(?:and|but) )?{_IS_REGISTERED}")
_OPENS_WITH = re.compile(
    rf"\W*(?:(?:our|the|my|its|this|that|one) (?:[a-z'-]+ ){{0,2}})?{_A_THING}(?:'s)?(?![a-z'-])(?! (?:company|firm|maker|owner|holder|agency|studio|manufacturer))"
)
_REGISTERED_AT = re.compile(
    r"(?:在|于|(?<![a-z])(?:registered|filed|protected|granted) (?:in|at|with|by) (?:the )?)$"
)
_MADRID = re.compile(
    r"(?:registered|set up|filed) (?:in |via |through |under )?(?:the )?madrid(?: (?:protocol|system|agreement|union|for|and designat\w*|designat\w*|route|mark)(?![a-z])|$)"
)


def is_of_a_thing(typed: Typed, start: int) -> bool:
    """Whether what is told to be registered from ``start`` on is a mark, a domain or another thing, and no firm."""
    plain = typed.nameless
    clause = typed.clause_at(start)
    head = plain[clause.start : start]
    return _THING_HEAD.search(head) is not None or (
        _ONLY_IS.fullmatch(head) is not None
        and clause.start > clause.sentence[0]
        and _OPENS_WITH.match(plain, clause.sentence[0], start) is not None
    )


_ITS_BRAND = re.compile(
    r" (?:created|founded|started|launched|invented|owns?|owned|holds?|held|sold|registered|gave|lets?) (?:(?:us|the|our|this|that|its) )*(?:label|brand|mark|trade ?mark|name|logo|registration|rights|patents?|software|system)(?![a-z])"
)
_WE = re.compile(r"(?<![a-z])(?:we|us|our)(?![a-z])")
_IS_REGISTRANT = re.compile(
    r"(?: [a-z'-]+){0,4} (?:is|was) the (?:registrant|proprietor|registered (?:owner|holder|proprietor))(?![a-z])"
)
_FROM = re.compile("[从向跟找由问](?:一?[家个位]|原来的?|破产的?|当地的?|以前的?)*[^,。!?;]{0,6}$")
_CAME = re.compile(
    "[^,。!?;]{0,14}(?:买|收|盘|接|拍|受让|转让|拿|租|引进)(?:了|过|下|断)?(?:过来|来|回来|下来|到手|的)"
)
_MOVED_FROM = re.compile(r"(?<![a-z])(?:moved|relocated|transferred|shifted)(?: [a-z']+){0,4} from $")
_MOVED_TO = re.compile(
    r"(?<![a-z])(?<!be )(?:moved|relocated|transferred|shifted) (?:its|our|the|the company's) (?:registration|registered seat|domicile|seat|registered office)(?: [a-z']+){0,4} to $"
    r"|(?<![想要算备划虑拟])(?:公司|企业|注册地|厂子?|我们)(?:已经?|早就|[去前今]年|后来|都|整体)*[搬迁][迁]?(?:到|至|来|回)了?$"
)
_WE_ARE = re.compile("^[^,。]{0,6}(?:我们|我司|咱们?|本公司|我)(?:就|也)?(?:是|系|为|属于)(?!不)")
_SOME_FIRM = re.compile("公司|企业|厂|合伙|个体|独立法人|规上|作坊|合作社")
_LICENCE_BY = re.compile(r"执照[^,。]{0,4}(?:是|由|从|经|归|在)$")
_OF_A_GROUP = re.compile(
    r"(?:^|我们|我司|咱们?|本)\W*(?:就|也)?(?:是|为|属于)?[^,。!?;有和跟与]{0,10}(?:集团|公司|总行|银行)的?$"
)
_REGISTERED_THERE = re.compile("(?:在|于)(?:那里|那儿|当地|本地|同地|那边)(?:注册|登记)")
_SOMEBODY_ELSE = re.compile(
    r"(?:权利人|商标权人|专利权人|著作权人|所有人|注册人|持有人|股东|控股方|投资方|甲方|乙方|客户|供应商|授权方|许可方|异议人|原告|被告|(?:申报|合作|联合|参与|配合|搭档)的)(?:就)?(?:是|为|:)(?:一?家|个)?$"
    r"|(?<![a-z])(?:by|against|from|via) (?:an?|another|one) (?:[a-z-]+ ){0,2}$|(?<![a-z])(?:owner|licensor|registrant|proprietor|shareholder|investor|supplier|opponent|plaintiff)(?:'s)? (?:is|was) (?:an?|the) $"
    r"|(?<![a-z])(?:parent|holding|mother|controlling) (?:company|firm|group|corporation)(?: is| was)?(?: based| located| seated)? in $"
)
# 注册地址在自贸区,福建平潭
_SEAT_END = re.compile(
    r"老厂$|(?:公司|厂子?|企业|我们)在[㐀-鿿]{2,3}$|(?:注的?册的?|登记的|注册的|注册地址?|注册地点|住所|公司地址)[^,。]{0,10}\W*$"
)
# An entry of a list in English, of goods or of a firm, without a verb.
_SHORT_ENTRY = re.compile(
    r" ?(?!.*(?<![a-z])(?:we|our|us|i|in|at|from|to|for|with|and|or|the|is|are|do|does|sell|sells|sold|ship|export|buy|market|markets|customers?|hello|hi|thanks|dear|policy|track|benchmark|title|apply|which|what|who|how|not|no|city|cities)(?![a-z]))(?:[a-z-]+ ){0,3}[a-z-]{3,} ?"
)
# 湖州织里: a town after its city.
_TOWN = r"\W*(?:(?!规上|规下|标杆|三品|企业|公司|政策|条件|名品|品牌|产业|特产|我|的|是|有|在|也|和|跟|与|这|那|人|市场)[㐀-鿿]{2,3}(?<![的了吗呢])(?:镇|乡|街道|县|区)?)?\W*"
_GOODS_ONLY = re.compile(
    r"\W*(?!.*(?:企业|政策|标杆|规上|以上|专项|条件|要求|怎么|什么|请问|你好|申报|报名|区域|品牌|三品|我))[㐀-鿿]{2,8}\W*"
)


def _inside_name(typed: Typed, start: int, end: int) -> bool:
    return typed.nameless[start:end] != typed.plain[start:end]
