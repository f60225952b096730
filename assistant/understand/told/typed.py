"""A turn as it was typed, and the plain form in which it is read, position by position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from checks.cue import fold

_HAN = r"[㐀-鿿]"
# A gap between two Chinese words stands for a comma, unless the text is spaced out letter by letter.
_GAP = re.compile(rf"(?<={_HAN}) +(?={_HAN})")
_LETTERED = re.compile(rf"(?:^|[^㐀-鿿]){_HAN} (?:{_HAN} )*{_HAN}(?![㐀-鿿])")
_ASIDE = re.compile(
    r"[(\[<{【]\s*/?\s*(?:system|assistant|admin|developer|系统|管理员|助手)[^)\]>}】]*[)\]>}】]?"
)
_CALLED = re.compile(
    r"(?:名叫|名为|名字是|名字叫|名称[是为叫:]?|叫做?|取名|named|called)\s*[\"“「『《'](?P<name>[^\"”」』》']{1,60})"
)
_STOP = re.compile(r"[。!?;\n]|\.(?=\s|$)|(?<=[㐀-鿿])\.(?![0-9])")
_COMMA = re.compile(
    r"[,:]|,|(?:但是|但(?!书)|不过|而是|然而|可是|只不过|反而)"
    r"|(?<![a-z])(?:but|however|although|though|whereas|instead|while|yet)(?![a-z])"
)


_ENTRY = re.compile(r" ?[^,:。!?;\n]{1,14}(?=[,。!?;\n]|\Z)")


class Clause(NamedTuple):
    """A stretch between two commas: ``start`` to ``end``, and where its sentence starts and ends."""

    start: int
    end: int
    sentence: tuple[int, int]


class Typed:
    """One turn. ``plain`` is what is read: folded, and without what only pretends to be speech."""

    def __init__(self, text: str) -> None:
        self.text = text
        seen = [
            (position, character)
            for position, character in enumerate(text)
            if unicodedata.category(character) not in ("Cf", "Co", "Cs", "Cn")
        ]
        folded, inner = fold("".join(character for _, character in seen))
        origins = [seen[place][0] for place in inner[: len(folded)]]
        plain = folded.translate(_MARKS)
        plain, origins = _in_chinese(plain, origins)
        plain, origins = _without_spaces(plain, origins)
        plain = _ASIDE.sub(lambda found: "○" * len(found.group()), plain)
        self.plain = plain
        self._origins = tuple(origins)

    def words(self, start: int, end: int) -> str:
        """The exact words typed for ``plain[start:end]``."""
        if start >= end:
            return ""
        return self.text[self._origins[start] : self._origins[end - 1] + 1]

    @cached_property
    def nameless(self) -> str:
        """The plain form with what stands in a quoted name made unreadable: a name states nothing."""
        plain = self.plain
        for found in _CALLED.finditer(self.plain):
            start, end = found.span("name")
            plain = plain[:start] + "○" * (end - start) + plain[end:]
        return plain

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(_clauses(self.nameless))

    def clause_at(self, place: int) -> Clause:
        """The clause in which ``place`` lies."""
        for clause in self.clauses:
            if clause.start <= place < clause.end:
                return clause
        return Clause(place, place, (place, place))


_MARKS = str.maketrans(
    {"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'", "\t": " "}
)


def _without_spaces(plain: str, origins: list[int]) -> tuple[str, list[int]]:
    lettered = _LETTERED.search(plain) is not None
    commas = set() if lettered else {found.start() for found in _GAP.finditer(plain)}
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(plain):
        if character == " ":
            before = next((c for c in reversed(kept) if c != " "), "")
            after = next((c for c in plain[place:] if c != " "), "")
            if place in commas:
                character = ","
            elif not (_latin(before) and _latin(after)) or (kept and kept[-1] == " "):
                continue
        kept.append(character)
        places.append(origins[place])
    return "".join(kept), places


# English words that people put into Chinese sentences; only beside Chinese characters.
_MIXED = {
    "trademark": "商标", "trade mark": "商标", "licensed": "授权的", "license": "授权", "licence": "授权",
    "brand": "品牌", "patent": "专利", "patents": "专利", "branch": "分公司", "expired": "过期了", "expire": "到期",
    "joint application": "联合申报", "apply": "申报", "owner": "所有人", "startup": "创业公司", "partner": "合作方",
    "blacklist": "黑名单", "ownership": "所有权", "own": "拥有", "legal person": "法人", "pilot": "试点",
}  # fmt: skip
_MIX = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(_MIXED, key=len, reverse=True))})(?![a-z])")


def _in_chinese(plain: str, origins: list[int]) -> tuple[str, list[int]]:
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in _MIX.finditer(plain):
        start, end = found.span()
        beside = plain[:start].rstrip()[-1:], plain[end:].lstrip()[:1]
        if not any(re.fullmatch(_HAN, character) for character in beside):
            continue
        word = _MIXED[found.group()]
        parts += [plain[at:start], word]
        places += origins[at:start] + [origins[start]] * (len(word) - 1) + [origins[end - 1]]
        at = end
    return "".join([*parts, plain[at:]]), places + origins[at:]


def _latin(character: str) -> bool:
    return bool(character) and character.isascii()


def _clauses(plain: str) -> Iterator[Clause]:
    start = 0
    for sentence_end in [*(found.start() for found in _STOP.finditer(plain)), len(plain)]:
        sentence = (start, sentence_end)
        at = start
        for comma in _COMMA.finditer(plain, start, sentence_end):
            if comma.group() == ":" and _ENTRY.match(plain, comma.end(), sentence_end):
                continue  # a form's "商标所有权：有" is one statement
            if comma.start() > at:
                yield Clause(at, comma.start(), sentence)
            # A word that turns the sentence belongs to what follows; a comma belongs to neither.
            at = comma.end() if comma.group() in ",:" else comma.start()
            if comma.group() not in ",:" and at < comma.start():
                at = comma.start()
        if sentence_end > at:
            yield Clause(at, sentence_end, sentence)
        start = sentence_end + 1
