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
    if between.strip(" ,省市州县区"):
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
