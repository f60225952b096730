"""Which company a turn tells of, where a conversation speaks of several: each keeps the facts told of it."""

from __future__ import annotations

import re

from assistant.answer import ReadFact
from assistant.understand.told.label import applies, labels
from assistant.understand.told.reading import Some, Weight
from assistant.understand.told.subject import asks_for_another, names_another, one_more, returns_to_us

_FIRM = r"(?:公司|企业|单位|客户|工厂|厂子?|店|合作社)"
_FIRM_EN = r"(?:company|firm|business|factory|enterprise|maker|manufacturer|applicant|client|plant|mill)"
# 甲公司, firm B: what the asker calls them to tell them apart.
_LABEL = re.compile(
    rf"(?<![a-z])(?P<zh>[a-d甲乙丙丁])(?:{_FIRM}|家(?=\W|$|[能呢的是也可])|[那这][边头])|{_FIRM}(?P<after>[a-d甲乙丙丁])(?![a-z])"
    rf"|(?<![a-z]){_FIRM_EN} (?P<en>[a-d])(?![a-z'])"
)
_BARE_LABEL = re.compile(
    r"(?<![a-z])(?:for|about|to|on|back to|as for|regarding) (?P<en>[a-dxy])(?=\s*(?:[,.;:?!]|$)| (?:i|we) (?:was|were|made|got|said|told|mixed|forgot))|(?:^|[.,;:!?\n] |(?<![a-z])(?:then|so|and|but|now|can|could|may) )(?P<then>[a-dxy])(?= (?:can|could|may|then|now|still|also|apply|or not)(?![a-z])| *\?)"
    r"|(?:回到|说回|那|看|至于|拿|用|换成?)(?P<zh>[a-d甲乙丙丁])(?=\W|$|[呢的还能可行够这那算])"
    r"|(?<![a-z])(?P<of>[a-d甲乙丙丁])(?=的(?:牌子|品牌|商标|情况|专项|数据|记录|系统)|现在呢|呢)"
)
_NEXT = re.compile(
    rf"(?:^|[,。!?;:\n])\s*(?:那么?|再|如果|假如|要是|若|对了|好的?|还有|另外)?[,]?(?:(?:换(?:个|一个|一种)情况)|换(?:一?[家个])(?:公司|企业|单位|主体|申报主体)|(?:我们?的?|我)?(?:另外?一?家|另外那家|第二家|别的|别家)(?:的)?{_FIRM}|再(?:帮|替|给)?(?:我们?)?(?:看看?|问问?|查|说|瞧|评|核对)(?:一?下)?(?:另外?)?一家|(?:还|又|另)有一家|再来一家|(?:下|另外?)一家(?=[:,]|是|呢|在|叫)|换成另一家|(?:我们|我司|咱们?)?(?:集团|公司)?的?[㐀-鿿]{{0,6}}(?:分公司|子公司|兄弟公司|分厂)也(?:想|要|打算|准备|能|可以)[^,。]{{0,4}}(?:自己|单独|独立))(?!(?:一起|联合|合作|共同))"
    rf"|(?<!with )(?<!and )(?<!, )(?<![a-z])(?:my other company|our other company|another {_FIRM_EN}(?! (?:to|as|together|jointly))|a different {_FIRM_EN}|a second {_FIRM_EN}|one more {_FIRM_EN}|a different case|different scenario|new scenario|my second company|the other company we own)(?![a-z])(?! together| jointly)"
)
_THE_FIRST = re.compile(
    rf"(?:第一|头一)[家个](?:{_FIRM}|那[家个])?(?=呢|那|的|还|能|到底|来说|\W|$)|(?:最开始|最早|最初|一开始|最先|开头|起初)(?:说|问|提|讲|看)?(?:到)?的?那[家个]"
    rf"|(?<![a-z])the (?:very )?(?:first|original) (?:one|{_FIRM_EN})(?![a-z])"
)
_THE_EARLIER = re.compile(
    r"(?:先前|刚才|之前|前面|前头|原先|原来|方才|上面|回到|说回|说到|还是)(?:说|问|提|讲|看)?(?:到|过)?的?(?:那|上|前)一?[家个](?P<zh>[㐀-鿿]{0,6})|(?<![㐀-鿿])(?:上|前)一家"
    rf"|(?<![a-z])(?:the|that|my) (?:earlier|previous|former) (?:one|(?:(?P<en>[a-z]+) )?{_FIRM_EN})(?![a-z])|(?<![a-z])back to (?:the|that) (?P<en2>[a-z]+ )?(?:one|{_FIRM_EN})(?![a-z])"
)
# 总公司呢, 如果我们在深圳有子公司呢: a company tied to the asker's is put in its place.
_KIN = r"总公司|母公司|集团公司|集团|总部|总厂|(?:全资|控股)?子公司|(?:下属|旗下|下面)的?(?:公司|企业)"
_KIN_EN = r"head office|headquarters|parent company|parent|holding company|group company|subsidiary"
_RELATED = re.compile(
    rf"^\W*(?:那么?|如果|要是|假如|假设|若|换成?|改成|让|由|用|以|我们?的?|咱们?的?|请问|,)*(?P<kin>{_KIN})(?:的?名义)?(?:来|去|自己|单独|直接|出面|作为?(?:申报)?主体|的话|就|也|还)*(?:呢|行(?!业)|(?:可以|可不可以|能|能不能|能否|可否|有资格|够格)(?:来|去|自己|单独|直接|出面|作为?(?:申报)?主体)*(?:申?报|申请|参?评|[吗么不]|\W|$)|(?:申?报|申请)(?:行|可以|呢|能|的话))"
    rf"|^\W*(?:那么?|如果|要是|假如|假设|若|,)*(?:我们?|咱们?)?(?:还|也|另外)?在(?P<place>[㐀-鿿]{{2,8}}?)(?:也|还|另)?(?:有|开|设|注册|成立|办)(?:了|立|有|的)*(?:一?[家个])?(?P<placed>(?:全资|控股|独立)?(?:子公司|公司))(?:呢|的话|能|可以|行(?!业)|,?(?:用|让|由|以)(?:它|他|其|这[家个]))"
    rf"|^\W*(?:(?:and|so|then|ok|okay|but|well),? )*(?:what|how) about (?:the|our) (?P<en>{_KIN_EN})(?: in (?P<where>[a-z ]+?))?(?: then| instead| applying)?(?=\W*$|[?,.;])"
    rf"|(?<![a-z])(?:can|could|may|might) (?:the|our) (?P<en2>{_KIN_EN}) (?:then |instead )?(?:apply|file|submit|do it|be the applicant|enter|qualify)"
    rf"|^\W*(?:(?:and|so|then|ok|okay|but|well),? )*(?:the|our) (?P<en4>{_KIN_EN})(?: then)? ?\?"
    r"|(?<![a-z])(?:what if|if|suppose) we (?:also |already )?(?:have|had|set up|own|owned|registered) an? (?:[a-z-]+ ){0,2}(?P<en3>subsidiary|company) in (?P<where2>[a-z ]+?)(?=\W*$|[?,.;])"
)
_TOGETHER = re.compile(
    r"一起|联合|共同|跟我们|和我们|与我们|我们和|合报|(?<![a-z])(?:together|jointly|with us|as well as us|too)(?![a-z])"
)
_BRANCH_AGAIN = re.compile(
    r"^\W*(?:那么?|我们?的?|咱们?的?|这个|还是)*分公司(?:自己|本身)?(?:呢|能|可以|来)|^\W*(?:那么?)?(?:我们|咱们?)(?:自己|这边)?呢|(?<![a-z])(?:what about|how about) (?:us|the branch|our branch|ourselves)(?![a-z])"
)


class Told:
    """The facts told of one company, each with its words, how plainly it was said, and in which turn."""

    def __init__(self, label: str = "", *, another: bool = False) -> None:
        self.facts: dict[str, ReadFact] = {}
        self.weights: dict[str, tuple[Weight, int]] = {}
        self.some: dict[str, Some] = {}  # what is known of facts that are told in part
        # What a fact was before it was only supposed otherwise, the latest supposition last.
        self.supposed: dict[str, list[tuple[ReadFact | None, tuple[Weight, int] | None]]] = {}
        # The count told last, how many units it has beside those named, in which turn, and whether of an earlier year.
        self.count: tuple[str, int, int, bool] | None = None
        self.label = label  # what the asker calls it, beside others
        self.another = another  # not the asker's own
        self.words = ""  # the turns that told of it
        self.kin = ""  # what it is to the asker's own: 总公司
        self.seat = ""  # where it is said to be as it comes up

    @property
    def called(self) -> str:
        """The word that stands for it alone; 公司 is in too many others."""
        return "" if self.kin in ("公司", "company") else self.kin

    def forget(self, name: str) -> bool:
        self.some.pop(name, None)
        self.weights.pop(name, None)
        return self.facts.pop(name, None) is not None

    def before(self, name: str) -> tuple[ReadFact | None, tuple[Weight, int] | None]:
        """What is told of a fact, to be taken back to."""
        return self.facts.get(name), self.weights.get(name)

    def take_back(self, *, all_of_them: bool) -> list[str]:
        """Take facts back to what they were before the last supposition, or before any of them."""
        names = list(self.supposed)
        for name in names:
            kept = self.supposed[name]
            fact, weight = kept[0] if all_of_them else kept[-1]
            self.forget(name)
            self.weights.pop(name, None)
            if fact is not None:
                self.facts[name] = fact
            if weight is not None:
                self.weights[name] = weight
            if all_of_them or len(kept) == 1:
                del self.supposed[name]
            else:
                kept.pop()
        return names

    def value(self, name: str) -> object:
        fact = self.facts.get(name)
        return None if fact is None else fact.value


class Companies:
    """The companies of a conversation in the order in which they came up; the asker's own, or the first, leads."""

    def __init__(self) -> None:
        self.now = Told()
        self._all = [self.now]
        self._before = ""  # the turn before, in plain form
        self._letters: tuple[str, ...] = ()  # by which several were told apart
        self.apart = (
            False  # whether ``now`` was told of before only beside the others that letters tell apart
        )

    def turn_to(self, plain: str) -> bool:
        """Make ``now`` the company that a turn tells of; True where the turn before it told of it already."""
        before, self._before = self._before, plain
        known = [told.label for told in self._all]
        told_before = self._choose(plain, before)
        self.apart = self.now.label in self._letters and self.now.label not in known
        self.now.words += f"\n{plain}"
        return told_before

    def _choose(self, plain: str, before: str) -> bool:
        us = self._all[0]
        letters = labels(plain)
        if len(letters) > 1:
            self._letters = letters
            label = applies(plain)
        else:
            label = next((_group(found) for found in _LABEL.finditer(plain)), "")
        back = self._returned(plain, label)
        if back is not None:
            self.now = back
            return False
        bare = _BARE_LABEL.search(plain)
        if bare is not None and _group(bare) in self._letters:
            label = _group(bare)  # 那A呢, after B was asked about
        if label and not self.now.label and not self.now.facts:
            self.now.label = label
            if len(letters) > 1:
                return False
        elif label and label != self.now.label:
            self._begin(label)
            return False
        if asks_for_another(plain, known=self.now is not us or names_another(before)):
            if self.now is not us and not one_more(plain):
                return False
            self._begin(another=True)
            return not names_another(plain)
        related = None if self.now.kin or _TOGETHER.search(plain) else _RELATED.search(plain)
        if related is not None and self.now.facts:
            self._begin()
            self.now.kin = _kin(related)
            self.now.seat = related["place"] or related["where"] or related["where2"] or ""
        elif (self.now.kin and _BRANCH_AGAIN.search(plain)) or (self.now.another and returns_to_us(plain)):
            self.now = us
        elif self.now.facts and _NEXT.search(plain):
            self._begin(another=names_another(plain))
        return False

    def _begin(self, label: str = "", *, another: bool = False) -> None:
        self.now = Told(label, another=another)
        self._all.append(self.now)

    def _returned(self, plain: str, label: str) -> Told | None:
        """The company spoken of earlier that a turn goes back to."""
        if len(self._all) < 2:
            return None
        bare = _BARE_LABEL.search(plain)
        named = (*self._letters, *(told.label for told in self._all))
        called = _group(bare) if bare and _group(bare) in named else label
        for told in self._all:
            if called and told.label == called:
                return told
        if _THE_FIRST.search(plain):
            return self._all[0]
        earlier = _THE_EARLIER.search(plain)
        if earlier is None:
            return None
        noun = (earlier["zh"] or earlier["en"] or earlier["en2"] or "").strip()
        others = [told for told in self._all if told is not self.now]
        if noun:
            # 先前那家瓷厂: the one of which that was told, else the one spoken of before this one.
            others.sort(key=lambda told: sum(part in told.words for part in _parts(noun)))
        return others[-1]


def _kin(found: re.Match[str]) -> str:
    return next(found[name] for name in ("kin", "placed", "en", "en2", "en3", "en4") if found[name])


def _group(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)


def _parts(noun: str) -> tuple[str, ...]:
    """What of a noun may be said in other words too: the word itself in Latin, characters but the last in Chinese."""
    return (noun,) if noun.isascii() else tuple(noun[:3])
