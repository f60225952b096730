"""A place that stands by itself in a note: Ceramics in Liling. Lhasa. 抽检都过了。株洲,陶瓷酒瓶"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# What ends an item of a note.
_STOP = re.compile(r"[,。!?;:\n()/|]|\.(?=\s|$)")
# What ends the sentence that the item stands in, and says whether it asks.
_SENTENCE = re.compile(r"[。!?;\n]|\.(?=\s|$)")
# What may stand beside the name of the place in its item: here in, 我们在, 那边.
_BEFORE = re.compile(
    r"\W*(?:(?:and|we|we're|are|i'm|am|it's|all|of|us|both|right|up|down|over|out|here|based|located|made|hello|greetings|from|in|around|near|the|city)(?= ))*(?: |$)"
    r"|\W*(?:我们?|咱们?|俺们?|公司|企业|本人|人|就|都|也|是|坐标|地点|地址|位于|在|中国)*"
)
_AFTER = re.compile(
    r"(?: (?:based|area|here|city|province|china))*\W*"
    r"|(?:省|市|州|县|区|这边|那边|这里|本地|地区|一带|人|的|了|哈|啊|呢|哦|这块)*\W*"
)
_TOWN = re.compile(r"[㐀-鿿]{2,3}(?:镇|乡|街道|县|区|市)")
# An item of goods with their place, and no verb: Lanterns, Ceramics in Liling.
_GOODS_IN = re.compile(
    r"\W*(?!.*(?<![a-z])(?:we|i|our|they|their|his|her|my|the|is|are|was|were|has|have|had|be|not|no|any|anything|something|makers?|producers?|firms|companies|factories|plants?|works|mills?|stores?|shops?|branch(?:es)?|offices?|warehouses?|customers?|clients?|buyers?|markets?|sales|agents?|distributors?|partners?|suppliers?|headquarters|head|hq|parent|sister|subsidiar\w+|fairs?|expos?|exhibitions?|shows?|court|case|lawsuit|fines?|fined|penalt\w+|accidents?|fire|checks?|inspections?|policy|plaque|title|award|born|holiday|everything|and|or|to|what|which|who|how|where|when)(?![a-z]))"
    r"(?:[a-z'-]+ ){1,4}(?:in|from|out of|near|at) "
)
# Words that make the places beside them those of others, or of the policy.
_OTHERS = re.compile(
    r"客户|市场|门店|分店|专柜|卖[到给往]|销往|销售|出口|供应|经销|代理|参展|展会|展览|博览|分公司|办事处|子公司|总部|母公司|股东|仓库|出差|开会|考察|学习|朋友|亲戚|隔壁|同行|别人|别家|人家|他们|对手|对方|合作|老家|籍贯|出生|毕业|来自|案例|试点|标杆|牌子|政策|名额|文件|法院|听说|例如|比如|像"
    r"|(?<![a-z])(?:sell|sells|sold|selling|ship\w*|export\w*|markets?|customers?|clients?|buyers?|stores|shops|branch(?:es)?|offices?|warehouses?|parent|shareholders?|investors?|suppliers?|distributors?|agents?|fairs?|expos?|exhibit\w*|competitors?|rivals?|friend|cousin|neighbou?r|uncle|aunt|brother|sister|son|daughter|born|studied|fair|visit\w*|travel\w*|holiday|court|places like|such as|for example|like|policy|plaque|benchmark|title|they|their|his|her)(?:'s)?(?![a-z])"
)
_ASKS = re.compile(
    r"[吗么嘛]\W*$|什么|怎么|如何|哪[些里家个]|多少|是不是|能不能|可不可以|有没有|(?<![a-z])(?:what|which|how|where|who|when|why|can|could|may|would|should|do|does|is there|are there)(?![a-z])"
)

# The place where somebody works: we've been knitting cashmere in, my father set the company up in
_WORKS_IN = re.compile(
    r"(?<![a-z])(?:(?:i|we)(?:'ve| have| got| run| own| keep| kept| started| opened)*|(?:with|for|run|running|own|keep) ) ?(?:an? |our |my |the )?(?:[a-z-]+ ){0,3}(?:shop|stall|workshop|works|forge|kiln|factory|mill|tannery|bakery|brewery|pottery|business|company|firm|shop-cum-workshop)(?: (?:for|of|with|making) [a-z ]{2,24}?)? (?:in|at|near) $"
    r"|(?<![a-z])(?:our|my) (?:[a-z-]+ ){0,2}(?:works|forge|kiln|tannery|bakery|brewery|pottery|foundry|winery|distillery) (?:in|at|near) $"
    r"|(?<![a-z])(?:been|we are|we're|we|started|began) (?!selling|exporting|shipping|opening|exhibiting|attending|looking|planning|thinking|going|suing|buying|sourcing|importing|showing|hiring|investing|expanding|building|fined|being|during|bring|selling)[a-z]+ing (?:[a-z-]+ ){1,3}(?:for [a-z0-9-]+ years )?(?:in|at|near) $"
    r"|(?<![a-z])(?:make|makes|sew|sews|bake|bakes|brew|brews|weave|weaves|produce|produces|build|builds|knit|knits|grow|grows) (?:[a-z-]+ ){1,4}at $"
    r"|(?<![a-z])(?:set|put) (?:up )?(?:the|our|a|this|his|her) (?:[a-z-]+ ){0,3}(?:company|firm|business|workshop|works|partnership|mill|factory)(?: up)? in $"
    r"|(?<![a-z])(?:company|firm|business|partnership|we|it)(?: was| were|'s been)?(?: first)? (?:formed|created|started|started up|started out|began|licensed) in $"
    r"|(?<![a-z])(?:we|i|they|and|now|, ?|^) ?(?:trade|trading|ltd|limited|llc|co\.?) in $|(?<![a-z])an? (?:ltd|limited|llc) in $"
    r"|(?<![a-z])place of registration (?:is |: ?)?$|(?:^|[,;:\n.] ?)(?:place|city|town|location|where|located|seat|base)(?: is|:)? ?$"
)
# entered in the register of the Suzhou market regulator, 执照
_ON_FILE_WITH = re.compile(
    r"(?<![a-z])(?:registers?|registered|registration|licen[cs]es?|licen[cs]ed|entered|papers)(?![a-z])(?!.*(?:fine|penal|punish|inspect|warn))[^.;!?\n]{0,40}?(?:by|of|from|with|in|at)(?: the)? $"
)
_REGISTRAR = re.compile(
    r"(?:'s)?(?: city| municipal| district)? (?:market|industry|administration|regulator|authorit(?:y|ies)|registry|bureau|aic|commerce)(?![a-z])"
)
# 我们中心在贵阳, 一直在潮州拉坯, 改用佛山那间子公司, 株洲服装市场那边的, 茅台镇一间小酒坊
_UNIT_IN = re.compile(
    r"(?:我们|我|本|咱们?)(?:这个)?(?:中心|协会|商会|学院|馆|工坊|作坊|坊|窑|院|所|铺子?|档口)(?:就|也)?(?:在|位于|设在)$"
)
_CRAFT_IN = re.compile(r"(?:我们|我|祖[上辈]|家里|家族|[爷公爸父祖][^,。]{0,4}|就|都|一直|始终|祖祖辈辈)在$")
_CRAFT = re.compile(
    "(?:做|拉坯|烧窑|烧瓷|制瓷|织|打铁|酿|捏|编|种茶|制茶|炒茶|绣花|刺绣|刻|磨|染|纺|弹棉|熬糖|晒盐)"
)
INSTEAD_IN = re.compile(r"(?:改用|改由|换成|换用|改成)$")
_THAT_FIRM = re.compile("(?:那|这)?[间家个]?的?(?:子公司|公司|企业|厂)(?!.*(?:供应|授权|代工|股东))")
_STALL_THERE = re.compile(
    r"[㐀-鿿]{0,8}(?:市场|商城|街|园区|工业园|产业园|村|镇)(?:这边|那边|里|这里)?的(?=[,。]|$)"
)
_WORKED_THERE = re.compile(r"的?[㐀-鿿]{2,8}(?:加工|制造|酿造|种植加工|生产)(?=[,。]|$)")
_ONE_THERE = re.compile(
    r"(?:的)?一[间家个](?:小|老)?[㐀-鿿]{0,6}(?:坊|作坊|工坊|厂|小厂|铺|窑|公司|企业)(?=[,。]|$)(?!,?[^,。]{0,6}(?:抢|告|授权|侵|找|拿|给|把|说|我们|要))"
)


def told_in(plain: str, first: int, start: int, end: int) -> bool:
    """Whether a sentence, whose clause begins at ``first``, says of a place that the applicant works or is on file there."""
    begin, stop = _bounds(_SENTENCE, plain, start, end)
    head, tail = plain[begin:start], plain[end:stop]
    if plain[stop : stop + 1] == "?" and _ASKS.search(plain[first:stop]):
        return False
    clause = plain[first:start]
    if plain[start].isascii():
        return (_WORKS_IN.search(head) is not None and _OF_ANOTHER.search(head) is None) or (
            _REGISTRAR.match(tail) is not None and _ON_FILE_WITH.search(head) is not None
        )
    if _UNIT_IN.search(clause) or (_CRAFT_IN.search(clause) and _CRAFT.match(tail)):
        return True
    if INSTEAD_IN.search(clause) and _THAT_FIRM.match(tail):
        return True
    return not re.search(r"\w", plain[begin:start]) and any(
        there.match(tail) for there in (_STALL_THERE, _WORKED_THERE, _ONE_THERE)
    )


# my cousin's company, Ningbo: what is told of a relation's firm
_OF_ANOTHER = re.compile(
    r"(?<![a-z])(?:my|our|his|her|their|a) (?:cousin|friend|uncle|aunt|brother|sister|neighbou?r|competitor|rival|customer|client|supplier|partner|husband|wife|son|daughter|nephew|niece|in-laws?)(?:'s|s')? (?!and (?:i|me) )|(?:朋友|亲戚|表[哥弟姐妹]|堂[哥弟姐妹]|舅舅?|叔叔?|姑姑?|隔壁|邻居|同行|客户|对手)家?的"
)


def of_another(plain: str, start: int) -> bool:
    """Whether the sentence told of somebody else's firm before it named the place."""
    begin, _ = _bounds(_SENTENCE, plain, start, start)
    return _OF_ANOTHER.search(plain, begin, start) is not None


def noted(plain: str, start: int, end: int, places: Callable[[str], Iterator[tuple[str, int, int]]]) -> bool:
    """Whether the place at ``start`` to ``end`` is an item of its own in what somebody notes about the applicant.

    ``places``: the provinces that a text names, and where. Several provinces in a row are no seat, but markets.
    """
    first, last = _bounds(_STOP, plain, start, end)
    begin, stop = _bounds(_SENTENCE, plain, start, end)
    item = plain[first:last]
    if plain[stop : stop + 1] == "?" or not re.search(
        r"\w", plain[:begin] + plain[begin:first] + plain[last:]
    ):
        return False
    here = list(places(item))
    if len({province for province, _, _ in here}) != 1:
        return False
    head, tail = item[: here[0][1]], item[here[-1][2] :]
    between = item[here[0][2] : here[-1][1]] if len(here) > 1 else ""
    if not re.fullmatch("(?: in | of |[ ,省市州县区])*", between):
        return False
    if town := _TOWN.match(tail):
        tail = tail[town.end() :]
    alone = _BEFORE.fullmatch(head) and _AFTER.fullmatch(tail)
    goods = not re.search(r"\w", plain[begin:first] + plain[last:stop]) and (
        _GOODS_IN.fullmatch(head) and not tail.strip()
    )
    if not (alone or goods):
        return False
    beside = f"{plain[begin:first]},{plain[last:stop]}"
    if _OTHERS.search(beside) or _ASKS.search(beside):
        return False
    return all(province == here[0][0] for province, _, _ in places(beside))


def _bounds(stops: re.Pattern[str], plain: str, start: int, end: int) -> tuple[int, int]:
    """Where what lies between two ``stops`` begins and ends, around a place."""
    first = 0
    for found in stops.finditer(plain, 0, start):
        first = found.end()
    after = stops.search(plain, end)
    return first, after.start() if after else len(plain)
