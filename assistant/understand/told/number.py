"""Numbers as people write them: 3, ３, 三, 叁, 两, 俩, three, a dozen."""

from __future__ import annotations

import re

from corpus.numerals import CARDINALS, number

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟参", "一二三四五六七八九十百千三") | str.maketrans(
    {"俩": "两", "仨": "三", "廿": "二十", "卅": "三十"}
)
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = (
    {word: value for value, word in enumerate([*CARDINALS, *_TEENS])}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"both": 2, "couple": 2, "pair": 2, "single": 1, "sole": 1, "dozen": 12}
)

HAN = "[零〇一二两俩仨三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅]"
_WORD = "|".join(sorted(_ENGLISH, key=len, reverse=True))
# One number, with no group inside. What stands around it is for the caller to say.
PATTERN = rf"(?:[0-9]+(?:\.[0-9]+)?(?![0-9])|{HAN}{{1,4}}|(?<![a-z])(?:half a dozen|half-dozen|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(CARDINALS[1:10])})|{_WORD})(?![a-z]))"

# 六七 is "six or seven", not 67.
_ROUGH = re.compile("一二|两三|二三|三四|三五|四五|五六|六七|七八|八九")


def value(text: str) -> float | None:
    """The value of a written number, None where it is none."""
    text = text.strip()
    if text in ("half a dozen", "half-dozen"):
        return 6.0
    if text and text[0].isascii():
        if text[0].isdigit():
            try:
                return float(text)
            except ValueError:
                return None
        words = text.replace("-", " ").split()
        if all(word in _ENGLISH for word in words):
            return float(sum(_ENGLISH[word] for word in words))
        return None
    if _ROUGH.fullmatch(text):
        return None
    found = number(text.translate(_FORMAL))
    return None if found is None else float(found)


def whole(text: str) -> int | None:
    """The value of a written whole number, None where it is none."""
    found = value(text)
    return int(found) if found is not None and found == int(found) else None
