"""What a maker makes, told by how its name ends: 椰子糖 is a sweet, whether or not it is in the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from corpus.model import Frozen
from corpus.yamlfile import validate_file

# 公司在海口,椰子糖: a list says what is made right after where.
_MAKES = r"(?:(?:公司|厂子?|企业|店|我们)(?:在|位于)[㐀-鿿]{2,6},|做|搞(?!好|定|错)|生产|产|卖|酿造?|酿制?|烧制?|织|绣|编|缝|造|制作?|制造|加工|熬|产品(?:线)?[是:]|经营|主营|专营|主做|专做|主打|专攻|主卖|销售|供应|从事|采|开采)(?:的是|的就是|的|着|了|些|各种|点儿?|自家|自己)*"


class _Ends(Frozen):
    ends: tuple[str, ...]
    but: tuple[str, ...]


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
    return re.compile(
        rf"{_MAKES}(?:{named})(?=[的,。!?;:\n、和与及跟等这那()\"]|厂|企业|公司|作坊|类|产品|品牌|起家|为主|生意|为生|$)"
    )


def made(plain: str) -> Iterator[Goods]:
    """The goods that are said to be made or sold, in the order of the text."""
    for found in _made().finditer(plain):
        industry = found.lastgroup or ""
        if not found[industry].endswith(_kinds()[industry].but or ("\0",)):
            yield Goods(industry, *found.span(industry))
