"""What a maker makes, told by how its name ends: 椰子糖 is a sweet, whether or not it is in the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, TypeAdapter

from corpus.model import Frozen
from corpus.yamlfile import validate_file

# 公司在海口,椰子糖: a list says what is made right after where.
_MAKES = r"(?:(?:公司|厂子?|企业|店|我们)(?:在|位于)[㐀-鿿]{2,6},|做|搞(?!好|定|错)|生产|产|卖|酿造?|酿制?|烧制?|织|绣|编|缝|造|制作?|制造|加工|熬|产品(?:线)?[是:]|经营|主营|专营|主做|专做|主打|专攻|主卖|销售|供应|从事|采|开采)(?:的是|的就是|的|着|了|些|各种|点儿?|自家|自己)*"


# We weave baskets, a line of goods: what is made in English, after up to three words that tell which.
_MAKES_EN = r"(?:make|makes|making|made|produce|produces|producing|manufacture|manufactures|manufacturing|turn out|turns out|sew|sews|sewing|weave|weaves|weaving|knit|knits|knitting|bake|bakes|baking|brew|brews|brewing|carve|carves|carving|craft|crafts|crafting|distil|distils|distilling|bottle|bottles|bottling|roast|roasts|roasting|cure|cures|curing|smoke|smokes|forge|forges|forging|forged|blow|blows|blowing|design and sell|sell|sells|selling|makers? of|producers? of|manufacturers? of|(?:line of )?(?:goods|products?|business)(?: is| are|:)|(?<=is )into)(?: (?:our|our own|the|own|some|good|fine|various|small|all kinds of|all sorts of|mainly|mostly|only|handmade|hand-made))*"
_KIND_EN = r"(?!(?:to|for|not|no|with|that|which|of|in|from|at|by|machines?|equipment|parts|tools|moulds|it|them|us|money|sure|use|up) )"
_FOR_INDUSTRY = r"(?! for (?:the )?(?:industr|machin|car(?![a-z])|cars|auto|ship|train|factor|construct|rail|aircraft|print|mining|power|building|engine)[a-z]*)"
_ENDS_EN = r"(?=(?: (?:and|or|in|at|for|from|with|under|out of|near|since|that|which|to|here|now|by hand)(?![a-z]))| ?[,.;:!?\n()/&]|$)"
# 黄花菜加工
_PROCESSED = "(?:加工|制造|酿造)(?=[,。!?;:\n的厂]|企业|公司|作坊|$)"


_LATIN = re.compile("[a-z]{3}")


class _Ends(Frozen):
    ends: tuple[str, ...]
    but: tuple[str, ...]
    named: tuple[str, ...] = ()  # in English
    not_: tuple[str, ...] = Field(default=(), alias="not")


class Goods(NamedTuple):
    """Goods of one industry, named from ``start`` to ``end``."""

    industry: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, _Ends]:
    return validate_file(TypeAdapter(dict[str, _Ends]), Path(__file__).with_name("goods.yaml"))


@lru_cache(maxsize=1)
def _made() -> re.Pattern[str]:
    words = sorted(
        ((word, name) for name, kind in _kinds().items() for word in kind.ends), key=lambda one: -len(one[0])
    )
    named = "|".join(
        rf"(?P<{name}>[㐀-鿿a-z]{{0,5}}?(?:{'|'.join(word for word, of in words if of == name)}))"
        for name in reversed(tuple(_kinds()))
    )
    processed = "|".join(_kinds()["consumer_goods"].ends)
    return re.compile(
        rf"(?:^|[,。;:\n的])(?:是|做|搞)?(?P<processed>[㐀-鿿]{{0,4}}?(?:{processed})){_PROCESSED}|{_MAKES}(?:{named})(?=[的,。!?;:\n、和与及跟等这那()\"]|厂|企业|公司|作坊|类|产品|品牌|起家|为主|生意|为生|$)"
    )


@lru_cache(maxsize=1)
def _made_en() -> re.Pattern[str]:
    words = sorted(_kinds()["consumer_goods"].named, key=lambda one: -len(one))
    named = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<![a-z]){_MAKES_EN} (?P<consumer_goods>(?:{_KIND_EN}[a-z'-]+ ){{0,3}}?(?:{named})){_FOR_INDUSTRY}{_ENDS_EN}"
    )


def made(plain: str) -> Iterator[Goods]:
    """The goods that are said to be made or sold, in the order of the text."""
    for found in _made_en().finditer(plain) if _LATIN.search(plain) else ():
        if not found["consumer_goods"].endswith(_kinds()["consumer_goods"].not_):
            yield Goods("consumer_goods", *found.span("consumer_goods"))
    for found in _made().finditer(plain):
        if found["processed"]:
            yield Goods("consumer_goods", *found.span("processed"))
            continue
        industry = found.lastgroup or ""
        if not found[industry].endswith(_kinds()[industry].but or ("\0",)):
            yield Goods(industry, *found.span(industry))
