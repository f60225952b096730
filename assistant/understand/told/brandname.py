"""Whether a regional brand that a story names is named after its place and its product: 潜江小龙虾."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told.place import Places
from assistant.understand.told.reading import Reading
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed

NAME = "brand_name_has_place_and_product"
_REGIONAL = re.compile("区域品牌|区域公用品牌|公共品牌|政府|regional brand|government")
_CALLED = re.compile(
    r"(?:品牌|牌子)(?:的?名[称字]?)?(?:就|也|是|叫|叫做|为|取名|定名|名为|:|用的是|报的是|打的)+\"?(?P<zh>[㐀-鿿]{4,8}?)(?=\"|[,。;!?\n]|$)"
    r"|\"(?P<quoted>[㐀-鿿]{4,8})\"(?:[^,。;!?\n]{0,6}品牌|四个字|这块|这个)"
    r"|\"(?P<en>[a-z]+(?: [a-z]+){1,3})\"|(?:brand (?:is )?(?:called|named) )(?P<named>[a-z]+(?: [a-z]+){1,3})(?=[.,;!?\n]|$)"
)
_PRODUCT = re.compile(
    r"(?:茶|陶瓷|瓷器?|紫砂|酒|醋|酱|粉|面|米|油|丝绸?|绣|扇|伞|笔|墨|砚|纸|刀剪?|剪刀|灯饰?|鞋|袜业?|服饰?|服装|童装|汉服|家纺|毛巾|皮革|皮具|家具|家居|家电|竹编|竹席|木雕|玩具|龙虾|蟹|鱼|鸭|鹅|鸡|火腿|腊肉|卤菜|脐橙|蜜柚|梨|枣|辣椒|花椒|莲|芦笋|笋|菌|菇|药材|枸杞|蜂蜜|珍珠|玉雕|首饰|眼镜|钟表|古筝|烟花|花炮|打火机|箱包|羊绒|羽绒|衬衫|领带|豆腐|榨菜|泡菜|糕|饼|糖|蜡烛|厨具|铁锅|五金|木门)$"
    r"|(?<![a-z])(?:tea|porcelain|ceramics|china|leather|silk|socks|knives|scissors|furniture|lamps|lighting|toys|wine|liquor|vinegar|sauce|noodles|rice|crayfish|ham|honey|bamboo|fireworks|textiles|towels|shoes|fans|pottery|pearls|jade|lacquerware|embroidery)$"
)


class BrandNames:
    """Reads the name of a regional brand. Built once."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, typed: Typed) -> Iterator[Reading]:
        """Only that a name has a place and a product; that another has none is not seen from it."""
        plain = typed.plain
        if _REGIONAL.search(plain) is None:
            return
        for found in _CALLED.finditer(plain):
            name = next(group for group in found.groups() if group)
            stands = stance(typed, *found.span())
            if stands.aside or stands.unsure or stands.denied or not self._places.opens(name):
                continue
            if _PRODUCT.search(name):
                yield Reading(NAME, True, *found.span())
