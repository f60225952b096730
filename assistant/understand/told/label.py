"""Companies, or brands, that are told apart by a letter: 甲做衣服,乙做软件; company A has a fine, B has none.

What is told of one of several is no fact about the applicant, unless it is said which of them applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOUN = r"(?:公司|企业|客户|厂|家|方|店|品牌|牌子)"
_NOUN_EN = r"(?:company|firm|factory|plant|enterprise|brand|maker|unit|sister|client|customer)"
_NAME = r"[甲乙丙丁]|(?<![a-z])[a-dxy](?![a-z0-9'-])"
# Any mention of one: A公司, 甲和乙, company B; a letter alone where a verb or a mark goes with it.
_ONE = re.compile(
    rf"(?P<zh>{_NAME})(?={_NOUN}|[、和跟与:是做有出在卖没被来也还已都不]|成立|持有|拥有|负责|牵头|[0-9十两三]+年|,)"
    rf"|(?<![a-z]){_NOUN_EN} (?P<en>[a-dxy])(?![a-z'])"
    r"|(?:^|(?<=[.,;:!?\n] )|(?<=and )|(?<=but )|(?<=while ))(?P<bare>[a-dxy])(?= (?:is|has|was|had|got|owns|makes|made|created|holds|sells|leads|applies)(?![a-z]))"
)
_RIGHTS = "商标|专利|软件|产权|品牌|mark|patent|software|brand"
# Where a stretch about one begins.
_BEGINS = re.compile(
    rf"(?:^|(?<=[,。;:!?、\n]))\W*(?:其中|而|但是?|另外|我们的?|咱们?的?|客户)*(?P<zh>{_NAME})(?={_NOUN}(?![、和跟与及])|:|是|做|有|出|在|卖|没|被|还|已|都|也|不|成立|持有|拥有|负责|[0-9十两三]+年)"
    rf"|(?:^|(?<=[,。;:!?\n]) ?)(?P<other>另一家公司|another company)(?![、和跟与及四三两]|[^。!?;\n]{{0,60}}?(?:{_RIGHTS}))"
    rf"|(?:^|(?<=[.,;:!?\n])|(?<=and )|(?<=but )|(?<=to )) ?(?:and |but |while )*(?:{_NOUN_EN} (?P<en>[a-dxy])(?![a-z'])|(?P<bare>[a-dxy])(?= (?:is|has|was|had|got|owns|makes|made|created|holds|sells)(?![a-z])))"
)
_ENDS = re.compile(
    r"[。!?;\n]|\.(?=\s|$)|(?=一起|联合|共同|合报)|,(?=(?:请问|问|那|连|加上|算上|一共|总共|共|合计|现在|今年|我们|都|一起|联合|共同|想|打算|准备|要|哪|谁|能|可以|怎么|行|分别|拿|用|由|让|以)|[甲乙丙丁a-d](?:来|牵头|能|报|申报))| (?=(?:want|wants|would like|together|jointly|apply together)(?![a-z]))|,? (?:(?:and|but|while) )?(?=our company (?:is|was|has|had|makes|made|sells|holds|owns|reports)(?![a-z]))"
)
# Which of them applies: 拿A报, 由乙牵头, B applies.
_APPLIES = re.compile(
    rf"(?:(?:拿|用|以|由|让)(?P<with>{_NAME})|(?P<zh>{_NAME}))(?:{_NOUN}|的(?:牌子|品牌|商标|项目|案例))?(?:的?名义|自己|直接|单独|来|去|能|可以|能不能|可不可以|作为?|当|做)*(?:申?报(?!告|数|销)|申请|牵头|主体)"
    rf"|(?P<fit>{_NAME}){_NOUN}?(?:到底|究竟|这样)*(?:行不行|够不够格?|合不合格|符不符合|可不可以|行吗|够格吗|可以吗|符合吗)"
    rf"|(?<![a-z])(?:{_NOUN_EN} )?(?P<en>[a-dxy]) (?:leads|applies|files|is the lead|is the applicant|will apply|wants to apply|would apply)(?![a-z])"
    rf"|(?<![a-z])(?:can|could|may|should) (?:{_NOUN_EN} )?(?P<asked>[a-dxy]) (?:still |then |now )?(?:apply|file|lead)(?![a-z])"
)


def _name(found: re.Match[str]) -> str:
    return next(name for name in found.groups() if name)


def labels(plain: str) -> tuple[str, ...]:
    """The letters by which a text tells companies apart, in the order of the text."""
    return tuple(dict.fromkeys(_name(found) for found in _ONE.finditer(plain)))


def calls(plain: str, label: str) -> Iterator[tuple[int, int, str]]:
    """Where a text calls a company by its letter, with the words that stand for it as the asker's own."""
    for found in _ONE.finditer(plain):
        if _name(found) == label:
            noun = re.compile(_NOUN).match(plain, found.end()) if found["zh"] else None
            words = "我们公司" if found["zh"] else "our company"
            yield found.start(), noun.end() if noun else found.end(), words


def applies(plain: str) -> str:
    """The one of them of which it is said that it applies; empty where that is not one alone."""
    chosen = {_name(found) for found in _APPLIES.finditer(plain)}
    return chosen.pop() if len(chosen) == 1 else ""


# Then C?, 那乙呢, so A can or not: whether another of them may apply, after one was asked about.
_IT_TOO = re.compile(
    rf"\W*(?:(?:and|so|then|now|ok|okay|but|what about|how about|for|as for|can|could|may),? )*(?:{_NOUN_EN} )?[a-dxy](?: (?:then|now|too|can or not|or not|can|apply))*\W*"
    rf"|\W*(?:那么?|至于|再看|再说|换成?|回到|说回|,)*[a-d甲乙丙丁]{_NOUN}?(?:那[边家])?(?:呢|行不行|行吗|行么|能不能报?|能报吗|可以吗|可不可以|够格吗|够不够格?)\W*"
)


def asks_of_one(plain: str) -> bool:
    """Whether a question is no more than the letter of one of several companies."""
    return _IT_TOO.fullmatch(plain) is not None


def of_labelled(plain: str, *, known: bool, of: str = "") -> Iterator[tuple[int, int]]:
    """Stretches that tell of one of several companies which is not said to apply.

    ``known``: they were told apart before. ``of``: the one that is spoken of.
    """
    if not known and len(labels(plain)) < 2:
        return
    applicant = of or applies(plain)
    begins = list(_BEGINS.finditer(plain))
    for place, found in enumerate(begins):
        if _name(found) == applicant:
            continue
        stop = _ENDS.search(plain, found.end())
        after = begins[place + 1].start() if place + 1 < len(begins) else len(plain)
        yield found.start(), min(stop.start() if stop else len(plain), after)
