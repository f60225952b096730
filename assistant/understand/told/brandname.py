"""Whether a regional brand that a story names is named after its place and its product: 潜江小龙虾."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told.place import PROVINCE, Places
from assistant.understand.told.reading import Reading, Weight
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed

NAME = "brand_name_has_place_and_product"
_REGIONAL = re.compile(
    "(?:名字?|牌子|品牌)[^。]{0,14}(?:不知道|看不出|听不出)|区域品牌|区域公用品牌|公共品牌|政府|[县市]里|regional brand|government|city hall"
)
# A government that names its brand is the government of that place.
_GOVERNS = re.compile(r"政府|[县市]里|[我本]们?[县市区州旗]|(?<![a-z])government(?![a-z])")
_A_FIRM = re.compile(
    r"我们?(?:公司|厂|企业)|我司|本公司|我们(?:是|就是)?(?:做|生产|卖)|(?<![a-z])(?:our (?:company|firm|factory)|we make)(?![a-z])"
)
_CALLED = re.compile(
    r"(?:品牌|牌子)(?:的?名[称字]?)?(?:就|也|是|叫|叫做|为|取名|定名|名为|:|用的是|报的是|打的)+\"?(?P<zh>[㐀-鿿]{4,8}?)(?=\"|[,。;!?\n]|$)"
    r"|\"(?P<quoted>[㐀-鿿]{3,8}|[a-z]+ ?[㐀-鿿]{1,5})\""
    r"|^(?P<opens>[㐀-鿿]{4,7}),(?=[^,。]{0,4}[县市区州旗](?:人民)?政府)"
    r"|(?<![a-z])'(?P<single>[a-z]+(?: [a-z]+){1,3})'(?![a-z])"
    r"|(?<![a-z])(?:name|brand)(?: (?!of|for)[a-z]+){0,4} is (?:simply |just |plainly |quite simply )(?P<simply>[a-z]+(?: [a-z]+){1,2})(?=[.,;:!?\n]|$)"
    r"|\"(?P<en>[a-z]+(?: [a-z]+){1,3})\"|(?:brand (?:is )?(?:called|named) )(?P<named>[a-z]+(?: [a-z]+){1,3})(?=[.,;!?\n]|$)"
)
# "××苹果": the place is left blank, and there is one.
_LEFT_BLANK = re.compile(r"\"(?:[×*○□某]{1,3}|x{2,3})[县市]?(?P<name>[㐀-鿿]{1,4})\"")
_UNSEEN = r"(?:不知道|看不出|猜不出|听不出|瞧不出)"
# 光看名字不知道是哪儿的,也不知道是卖啥的
_TELLS_NEITHER = re.compile(
    rf"{_UNSEEN}[是来产自]{{0,2}}(?:哪儿|哪里|什么地方|哪个地方)[的来产]{{0,2}},?[也又更都]?{_UNSEEN}[是卖产做的]{{0,3}}(?:啥|什么)"
    rf"|(?:名|牌子|品牌)[^。!?;\n]{{0,12}}(?:不含|没有?|不带|无)地名,[也又更都]?{_UNSEEN}[是卖产做的]{{0,3}}(?:啥|什么)"
)
_PRODUCT = re.compile(
    r"(?:茶|毛尖|龙井|铁观音|普洱|白毫银针|大红袍|陶瓷|瓷器?|紫砂|酒|醋|酱|粉|面|米|油|盐|丝绸?|绣|布|扇|伞|笔|墨|砚|纸|刀剪?|剪刀|灯饰?|鞋|袜业?|服饰?|服装|童装|汉服|家纺|毛巾|皮革|皮具|家具|家居|家电|竹编|竹席|草编|木雕|石雕|漆器|玩具|龙虾|大?闸?蟹|虾|海参|鲍鱼|鱼|牡蛎|鸭|鹅|鸡|羊|滩羊|牛|猪|牛肉|羊肉|火腿|腊肉|香肠|卤菜|牛奶"
    r"|脐橙|橙|蜜?柚|柑|桔|橘|梨|枣|桃|李|杏|苹果|葡萄|樱桃|荔枝|龙眼|芒果|香蕉|草莓|猕猴桃|石榴|西瓜|甜瓜|核桃|板栗|柿饼?|黄花菜|菜|辣椒|花椒|八角|大蒜|蒜|姜|葱|萝卜|红薯|马铃薯|藕|莲|莲子|百合|芦笋|笋|香菇|木耳|银耳|菌|菇|花生|大豆|豆腐|[酱豆香]干|艾草|腐乳|小米|大米|枸杞|人参|当归|黄芪|三七|天麻|药材|蜂蜜|珍珠|玉雕|首饰|眼镜|钟表|古筝|琴|烟花|花炮|鞭炮|打火机|箱包|羊绒|羽绒|衬衫|领带|榨菜|泡菜|糕|饼|糖|粽子?|槟榔|蜡烛|厨具|铁锅|五金|木门)$"
    r"|(?<![a-z])(?:tea|porcelain|ceramics|china|leather|silk|embroidery|socks|knives|scissors|furniture|lamps|lighting|toys|wine|liquor|vinegar|sauce|noodles|rice|salt|crayfish|crab|ham|lamb|beef|honey|bamboo|fireworks|textiles|towels|shoes|fans|umbrellas|pottery|pearls|jade|lacquerware|vegetables?|flowers?|herbs?|cotton|carpets?|rugs?|paper|seafood|abalones?|sea cucumbers?|yams?|lotus|bayberr(?:y|ies)|prawns?|shrimps?|oysters?|mussels?|eels?|ducks?|noodle|liquors?|oil|silks|sausages?|bacon|cakes?|grapes?|mangoe?s?|kiwis?|melons?|dates?|oranges?|pomelos?|apples?|pears?|peaches|dates|lychees|goji|mushrooms|garlic|ginger|chilli|peppers|walnuts|glasses|lighters|bags)$"
)


class BrandNames:
    """Reads the name of a regional brand. Built once."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, typed: Typed) -> Iterator[Reading]:
        """That a name has a place and a product; that it has neither only where that is said."""
        plain = typed.plain
        if _REGIONAL.search(plain) is None:
            return
        for found in _TELLS_NEITHER.finditer(plain):
            yield Reading(NAME, False, *found.span(), Weight.PLAIN)
        for found in _LEFT_BLANK.finditer(plain):
            stands = stance(typed, *found.span())
            if _PRODUCT.search(found["name"]) and not (stands.aside or stands.unsure or stands.denied):
                yield Reading(NAME, True, *found.span())
        for found in _CALLED.finditer(plain):
            group = next(name for name, text in found.groupdict().items() if text)
            name = found[group]
            stands = stance(typed, *found.span())
            if stands.aside or stands.unsure or stands.denied or not self._places.opens(name):
                continue
            if _PRODUCT.search(name):
                yield Reading(NAME, True, *found.span())
                if _GOVERNS.search(plain) and not _A_FIRM.search(plain):
                    yield Reading(PROVINCE, self._places.province(name), *found.span(group), Weight.PASSING)
