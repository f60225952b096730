"""How a described project is read: words found in running text, denials left out.

A *cue* is a small pattern that a policy officer can write without Python:

    一物一码              these characters, wherever they stand
    flexible line         these words, in any inflection and either spelling ("flexible lines")
    manufactur*           every word that begins so
    扫…产地               a gap: a few characters or words, not crossing a punctuation mark
    (定制|定做)西服       one of several wordings
    <feedback>            any word of the set of that name, declared at the top of the file
    <feedback>+<design>   both in one sentence, in any order

Text and cues are folded alike: full-width, capital and traditional characters make no difference.
Everything here is pure and deterministic.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

# Words that differ between the Chinese-speaking regions or are commonly miswritten, of equal length on
# both sides so that positions in the text stay what they are.
_ALIKE = {
    "数位": "数字",
    "客制": "定制",
    "订制": "定制",
    "订做": "定做",
    "智慧": "智能",
    "追朔": "追溯",
    "朔源": "溯源",
    "塑源": "溯源",
    "追塑": "追溯",
    "’": "'",
    "‘": "'",
    "国朝": "国潮",
    "模组": "模块",
    "行销": "营销",
    "网路": "网络",
    "资讯": "信息",
    "软体": "软件",
    "硬体": "硬件",
    "回馈": "反馈",
    "通路": "渠道",
    "扩增实境": "增强现实",
    "虚拟实境": "虚拟现实",
    "弹性生产": "柔性生产",
    "弹性制造": "柔性制造",
    "弹性产线": "柔性产线",
}
_STRONG = frozenset("。！？!?\n\r")
_WEAK = frozenset("，,、：:…；;")
_WORD = re.compile(r"&|[0-9]+(?:\.[0-9]+)+|[a-z0-9]+(?:'[a-z]+)?|[㐀-鿿豈-﫿]")
_CJK = re.compile(r"[㐀-鿿豈-﫿]")
_IRREGULAR = {
    "built": "build",
    "made": "make",
    "sold": "sell",
    "bought": "buy",
    "grew": "grow",
    "grown": "grow",
    "women": "woman",
    "men": "man",
    "children": "child",
    "people": "people",
    "wove": "weave",
    "woven": "weave",
    "knew": "know",
    "known": "know",
    "held": "hold",
    "ran": "run",
    "shot": "shoot",
    "taught": "teach",
    "dyed": "dye",
}


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    # Imported here because its dictionaries take a moment to read and many callers never match anything.
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def _simple(character: str) -> str:
    converted = str(_simplifier().convert(character))
    return converted if len(converted) == 1 else character


@lru_cache(maxsize=8192)
def _sound(character: str) -> str:
    # Imported here for the same reason. One reading a character: both sides are read alike.
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(character)[0])


def stem(word: str) -> str:
    """The form in which English words are compared; British and American spellings meet in it."""
    if word == "&":
        return "and"
    word = word.removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif re.search(r"(?:x|ch|sh|ss|zz)es$", word):
        word = word[:-2]
    elif word.endswith("s") and not re.search(r"(?:ss|us|is)$", word):
        word = word[:-1]
    if re.search(r"i[sz]ations?$", word):
        word = re.sub(r"i[sz]ation$", "iz", word)
    elif word.endswith("ing") and re.search(r"[aeiouy]", word[:-3]) and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and re.search(r"[aeiouy]", word[:-2]) and len(word) > 4:
        word = word[:-2]
    if word.endswith("ation") and len(word) > 7:
        word = word[:-5]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("at") and len(word) > 5:
        word = word[:-2]
    if word.endswith("our") and len(word) > 4:
        word = word[:-3] + "or"
    if re.search(r"(?:is|ys)$", word) and len(word) > 5:
        word = word[:-1] + "z"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def _near(word: str, known: str) -> bool:
    """Whether ``word`` is ``known`` with one slip of the finger (a letter more, less, other or swapped)."""
    if word[0] != known[0] or abs(len(word) - len(known)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if at is None:
        return True
    return (
        word[at + 1 :] == known[at + 1 :]
        or word[at + 1 :] == known[at:]
        or word[at:] == known[at + 1 :]
        or (word[at : at + 2] == known[at : at + 2][::-1] and word[at + 2 :] == known[at + 2 :])
    )


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` in the form that is compared, and for each of its characters the position it came from."""
    if text.isascii():  # thousands of phrases are, and nothing in them but capitals is folded
        return text.casefold(), tuple(range(len(text)))
    characters: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            characters.append(_simple(folded) if _CJK.match(folded) else folded)
            origins.append(position)
    plain = "".join(characters)
    for was, now in _ALIKE.items():
        plain = plain.replace(was, now)
    return plain, tuple(origins)


@dataclass(frozen=True)
class Span:
    """Words of a reading: tokens ``first`` to ``last``, end exclusive."""

    first: int
    last: int

    def inside(self, other: Span) -> bool:
        """Whether this is a proper part of ``other``."""
        return other.first <= self.first and self.last <= other.last and self != other

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


class Reading:
    """A text made ready for cues: folded, cut into words, with its sentences and its denials known."""

    def __init__(self, text: str, vocabulary: Iterable[str] = ()) -> None:
        self.text = text
        self.plain, self._origins = fold(text)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._denied: dict[Span, bool] = {}
        words: list[str] = []
        known = frozenset(vocabulary)
        long = sorted(word for word in known if len(word) >= 7)
        at = 0
        while at < len(self.plain):
            character = self.plain[at]
            found = _WORD.match(self.plain, at)
            if found:
                word = found.group()
                if len(word) >= 7 and word.isalpha() and word not in known:
                    word = next((near for near in long if _near(word, near)), word)
                words.append(stem(word))
                self._starts.append(at)
                self._ends.append(found.end())
                at = found.end()
                continue
            mark = "|" if self._ends_sentence(at) else "," if character in _WEAK else ""
            if mark and words and not (words[-1] == "," and mark == ","):
                words.append(mark)
                self._starts.append(at)
                self._ends.append(at + 1)
            at += 1
        self.words = tuple(words)
        self.line = " " + " ".join(words) + " "
        # Where each word begins in ``line``, the space before it included.
        self._index: dict[int, int] = {}
        position = 0
        for number, word in enumerate(words):
            self._index[position] = number
            position += len(word) + 1
        self._index[position] = len(words)

    def _ends_sentence(self, at: int) -> bool:
        character = self.plain[at]
        if character in _STRONG:
            return True
        return character == "." and (at + 1 == len(self.plain) or self.plain[at + 1].isspace())

    def span(self, start: int, end: int) -> Span:
        """The span of ``line[start:end]``, which begins and ends at a space."""
        return Span(self._index[start], self._index[end - 1])

    def said(self, span: Span) -> str:
        """The words as the writer wrote them."""
        start, end = self._starts[span.first], self._ends[span.last - 1]
        return self.text[self._origins[start] : self._origins[end - 1] + 1]

    def place(self, span: Span) -> tuple[int, int]:
        """The span as character positions in ``plain``."""
        return self._starts[span.first], self._ends[span.last - 1]

    def cover(self, start: int, end: int) -> Span:
        """The span of the words that lie in ``plain[start:end]``; there must be one."""
        return Span(bisect_right(self._ends, start), bisect_left(self._starts, end))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each word the number of its sentence."""
        numbers: list[int] = []
        number = 0
        for word in self.words:
            number += word == "|"
            numbers.append(number)
        return tuple(numbers)

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """For each word how it sounds: pinyin without tones for a Chinese character, else the word."""
        return tuple(_sound(word) if _CJK.match(word) else word for word in self.words)

    @cached_property
    def sound_line(self) -> str:
        return " " + " ".join(self.sounds) + " "

    @cached_property
    def _sound_index(self) -> Mapping[int, int]:
        index, position = {}, 0
        for number, sound in enumerate(self.sounds):
            index[position] = number
            position += len(sound) + 1
        return index

    def sound_span(self, start: int, length: int) -> Span:
        """The span of ``length`` words whose sound begins at ``start`` in ``sound_line``."""
        first = self._sound_index[start]
        return Span(first, first + length)

    def denied(self, span: Span) -> bool:
        """Whether the writer says that this is not so, not done, or not meant."""
        known = self._denied.get(span)
        if known is None:
            known = self._denied[span] = is_denied(*self._around(span))
        return known

    def _around(self, span: Span) -> tuple[str, int, int]:
        """The text around the span, long enough for any clause, and the span's place in it."""
        start, end = self.place(span)
        begin = max(0, start - 200)
        return self.plain[begin : end + 200], start - begin, end - begin

    def clause_around(self, span: Span) -> str:
        """The stretch between punctuation marks that holds the span."""
        plain, start, end = self._around(span)
        return plain[_clause_start(plain, start) : _clause_end(plain, end)]


# -- denials ---------------------------------------------------------------------------------------------

_BREAK = re.compile(r"[，,。；;！!？?\n]|\.(?=\s|$)")


def _clause_start(plain: str, at: int) -> int:
    return max((found.end() for found in _BREAK.finditer(plain, 0, at)), default=0)


def _clause_end(plain: str, at: int) -> int:
    found = _BREAK.search(plain, at)
    return found.start() if found else len(plain)


_DO = r"(?:做|搞|弄|上(?!线)|建|用|开展|实施|涉及|参与|推行|推进|推广|考虑|打算|准备|计划|申报|报|选|碰|引入|采用|提供|设)"
# 没法, 无法 and 难以 tell of a want that the project meets, and 不用 / 不需要 of a labour saved: no denials.
_ZH_DO_NOT = re.compile(
    rf"(?:(?<!有)没有?|尚?未(?!来|必)|从未|并未|不曾|未曾|不再|并?不|别)(?:去|在|再|真正|怎么|具体)?{_DO}"
    r"|(?<!是)不(?:属于|包括|包含|含|算|等于|想做|想搞|打算|是)|并非|并不是|绝非|而非|[谈算称够说论]不上|不[足满到](?=[一二三四五六七八九十百千两0-9])|放弃了?|取消了?|停掉了?"
)
_ZH_HAVE_NOT = re.compile(
    r"(?<!有)(?:没(?!法|办法|想到|几|少)有?|尚?未(?!来|必))(?:任何|什么|专门|相关|这种|这类)?"
)
_ZH_TURN = re.compile(r"而是|但|却|不过|也能|也可|就能|就可|就会|都能|只是|只做|才|仍|还是")
_ZH_AFTER = re.compile(
    rf"[^，,。；;！!？?\n]{{0,16}}?[，,]?(?:我们|咱们|咱|公司|厂里|企业|目前|现在|暂时|暂|还|都|也|一直|并|从来|从|这一?块|这?方面|一概|全)*"
    rf"(?:没有?|未|不)(?:去|在)?(?:{_DO}|有|算|是|需要|归我们)(?:过|了|的|到)?(?=$|[，,。；;！!？?\s、]|也|但|而|所以|因此|只|呢|啊)"
    r"|[^，,。；;！!？?\n]{0,10}?(?:跟|和|与)(?:我们|本项目|项目)?(?:没有?关系|无关)"
)
_ZH_PAST = re.compile(r"以前|之前|过去|原先|原来|从前|早先|早些年|当初|前些年|一开始|起初|最初|本来")
_ZH_NOW = re.compile(r"现在|如今|后来|于是|所以|因此|今年|去年|目前|从此|这才|为此|终于|上线|建成|建了|做了")
_EN_NOT = re.compile(
    r"(?:\bnot\b|\bno\b|\bnever\b|\bwithout\b|\bneither\b|\bnor\b|\bnone of\b|(?<!ca)(?<!could)n't\b|\bdont\b|\bdoesnt\b|\brather than\b|"
    r"\binstead of\b|\bunlike\b|\bexcept\b|\bnothing to do with\b|\bskip(?:ped)?\b|\bdropped\b)"
    r"(?!\s+(?:only|just|merely|simply|longer|matter|need|more|one))"
)
_EN_TURN = re.compile(
    r"\bbut\b|\bhowever\b|\binstead\b(?! of)|\bso\b|\bwhile\b|\byet\b|\bwhich\b|\bthat\b|\buntil\b|\band now\b"
)
_EN_AFTER = re.compile(
    r"\W*(?:\w+\W+){0,4}?(?:is|are|was|were|do|does|did|have|has)(?:\s+not|n't|\s+never)\s+"
    r"(?:something|part|what|our|included|involved|in|do|done|doing|offer|offered|have|apply|covered|relevant|yet|us|planned)"
    r"|\W*(?:\w+\W+){0,2}?(?:is|are)\s+(?:out of scope|irrelevant)"
)
_EN_PAST = re.compile(
    r"\bpreviously\b|\bformerly\b|\bused to\b|\bbefore\b|\bin the past\b|\bat first\b|\boriginally\b|\bhad\b"
)
_EN_NOW = re.compile(
    r"\bnow\b|\btoday\b|\bso we\b|\btherefore\b|\bsince then\b|\bthis year\b|\blast year\b|\bthen we\b"
)


def is_denied(plain: str, start: int, end: int) -> bool:
    """Whether ``plain[start:end]`` stands under a denial in its clause.

    A denial of the past that the next clause lifts ("以前没有追溯，现在做了") is none.
    """
    begin = _clause_start(plain, start)
    before = plain[begin:start]
    after = plain[end : end + 60]
    # 上百年 in 谈不上百年 starts within what denies it.
    within = any(found.start() < start < found.end() for found in _ZH_DO_NOT.finditer(plain, begin, end))
    if within or _denied_before(before) or _denied_in_list(plain, begin, start):
        rest = plain[_clause_end(plain, end) :][:80]
        lifted = _ZH_PAST.search(before) and _ZH_NOW.search(rest)
        lifted_en = _EN_PAST.search(before) and _EN_NOW.search(rest)
        return not (lifted or lifted_en)
    if _ZH_AFTER.match(after):
        return not (_ZH_PAST.search(before + after[:12]) and _ZH_NOW.search(after[4:]))
    return bool(_EN_AFTER.match(after))


def _denied_before(before: str) -> bool:
    for found in _ZH_DO_NOT.finditer(before):
        between = before[found.end() :]
        if len(between) <= 24 and not _ZH_TURN.search(between):
            return True
    for found in _ZH_HAVE_NOT.finditer(before):
        between = before[found.end() :]
        # "没有库存的定制": what follows 的 is not what is lacking.
        if len(between) <= 10 and "的" not in between and not _ZH_TURN.search(between):
            return True
    for found in _EN_NOT.finditer(before):
        between = before[found.end() :]
        if len(between.split()) <= 8 and not _EN_TURN.search(between):
            return True
    return False


def _denied_in_list(plain: str, begin: int, start: int) -> bool:
    """ "no traceability, scheduling or customisation": a denial runs through a list closed by "or"."""
    if begin == 0:
        return False
    sentence = max(
        (found.end() for found in re.finditer(r"[。；;！!？?\n]|\.(?=\s|$)", plain[:start])), default=0
    )
    head, tail = plain[sentence:begin], plain[begin : start + 40]
    if not _EN_NOT.search(head) or _EN_TURN.search(head):
        return False
    pieces = [piece for piece in re.split(r",", head) if piece.strip()]
    short = all(len(piece.split()) <= 4 for piece in pieces[1:])
    listed = plain[begin:start].split()
    return short and len(listed) <= 3 and bool(re.match(r"\s*(?:\S+\s+){0,3}?(?:\S+,\s+)?(?:or|nor)\b", tail))


# -- cues ------------------------------------------------------------------------------------------------

# A word said oftener than this says no more; the bound keeps an endless text from taking endless time.
_MENTIONS = 16
_PIECE = re.compile(r"…|\(|\)|\||<[a-z_]+>|[a-z]+\*")


class CueError(ValueError):
    """A cue that cannot be read; says what to write instead."""


@dataclass(frozen=True)
class Cue:
    """One compiled cue. ``parts`` must all be found in one sentence."""

    wording: str
    parts: tuple[re.Pattern[str], ...]
    needed: tuple[str, ...]  # for each part words that all it finds holds, or a space
    literal: str  # the words between spaces where the cue is plain words, else ""

    def find(self, reading: Reading) -> Iterable[tuple[Span, ...]]:
        """Each place where the cue is said and not denied, a span for each part."""
        # Of a thousand cues a text says ten, and to look for words is ten times as quick as to match a pattern.
        for words in self.needed:
            if words not in reading.line:
                return self._heard(reading) if self._sound else ()
        return self._said(reading)

    def _said(self, reading: Reading) -> Iterator[tuple[Span, ...]]:
        if len(self.parts) == 1:
            for span in self._spans(self.parts[0], reading):
                if not reading.denied(span):
                    yield (span,)
            return
        found = [[s for s in self._spans(part, reading) if not reading.denied(s)] for part in self.parts]
        if not all(found):
            return
        for span in found[0]:
            chosen = [span]
            sentence = reading.sentence_of[span.first]
            for others in found[1:]:
                near = [
                    other
                    for other in others
                    if abs(reading.sentence_of[other.first] - sentence) <= 1
                    and all(other.first >= one.last or other.last <= one.first for one in chosen)
                ]
                if not near:
                    break
                chosen.append(min(near, key=lambda other: (abs(other.first - span.first), other.first)))
            else:
                yield tuple(chosen)

    @staticmethod
    def _spans(part: re.Pattern[str], reading: Reading) -> Iterator[Span]:
        at = 0
        for _ in range(_MENTIONS):
            found = part.search(reading.line, at)
            if not found:
                return
            yield reading.span(found.start(), found.end())
            at = found.start() + 1

    @cached_property
    def _sound(self) -> str:
        words = self.literal.split()
        if len(words) < 4 or not all(_CJK.match(word) for word in words):
            return ""
        return " " + " ".join(_sound(word) for word in words) + " "

    def _heard(self, reading: Reading) -> Iterator[tuple[Span, ...]]:
        """The cue written with a wrong character of the same sound, where at least half are right."""
        at = reading.sound_line.find(self._sound)
        if at < 0:
            return
        words = self.literal.split()
        span = reading.sound_span(at, len(words))
        right = sum(a == b for a, b in zip(words, reading.words[span.first : span.last], strict=True))
        if 2 * right >= len(words) and not reading.denied(span):
            yield (span,)


def _words_of(wording: str) -> list[str]:
    plain, _ = fold(wording)
    return [stem(word) for word in _WORD.findall(plain)]


def vocabulary_of(wordings: Iterable[str]) -> frozenset[str]:
    """The English words of the cues, unstemmed: what a mistyped word may have meant."""
    words: set[str] = set()
    for wording in wordings:
        whole = re.sub(r"[a-z]+\*", " ", fold(wording)[0])
        words.update(word for word in _WORD.findall(whole) if word.isascii() and word.isalpha())
    return frozenset(words)


def compile_cue(wording: str, sets: Mapping[str, Sequence[str]], *, gap: int) -> Cue:
    """The cue that ``wording`` writes; ``gap`` is the most words that … stands for. CueError if unreadable."""
    if not wording.strip():
        raise CueError("an empty cue; write the words people use, or delete it")
    pieces = [piece.strip() for piece in wording.split("+")]
    parts = tuple(re.compile(" " + _pattern(piece, wording, sets, gap)) for piece in pieces)
    plain = len(pieces) == 1 and not _PIECE.search(wording)
    literal = " " + " ".join(_words_of(wording)) + " " if plain else ""
    needed = (literal,) if plain else tuple(map(_needed, pieces))
    return Cue(wording=wording, parts=parts, needed=needed, literal=literal)


def _needed(piece: str) -> str:
    """The longest stretch of plain words in a piece: those between brackets may be others, or none."""
    while (without := re.sub(r"\([^()]*\)", "…", piece)) != piece:
        piece = without
    return max((" ".join(_words_of(words)) + " " for words in _PIECE.split(piece)), key=len)


def _pattern(piece: str, wording: str, sets: Mapping[str, Sequence[str]], gap: int) -> str:
    """A regular expression over a reading's line; every word in it is followed by a space."""
    out: list[str] = []
    depth = 0
    at = 0
    for found in [*_PIECE.finditer(piece), None]:
        out += [re.escape(word) + " " for word in _words_of(piece[at : found.start() if found else None])]
        if found is None:
            break
        mark = found.group()
        at = found.end()
        if mark == "…":
            out.append(rf"(?:[^ ,|]+ ){{0,{gap}}}?")
        elif mark.endswith("*"):
            out.append(re.escape(mark[:-1]) + "[^ ]* ")
        elif mark == "(":
            depth += 1
            out.append("(?:")
        elif mark == ")":
            depth -= 1
            out.append(")")
        elif mark == "|":
            if depth < 1:
                raise CueError(f"cue {wording!r}: write | between ( and )")
            out.append("|")
        else:
            name = mark[1:-1]
            if name not in sets:
                raise CueError(f"cue {wording!r}: no set {mark}; declare it under sets, or write the words")
            out.append("(?:" + "|".join(_pattern(word, wording, {}, gap) for word in sets[name]) + ")")
        if depth < 0:
            raise CueError(f"cue {wording!r}: a ) without its (")
    if depth:
        raise CueError(f"cue {wording!r}: a ( without its )")
    text = "".join(out)
    if not re.sub(r"[(?:)|]", "", text):
        raise CueError(f"cue {wording!r} holds no words")
    return text
