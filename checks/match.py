"""What a description fits: scenario directions, brand dimensions, special works.

The words people use stand in ``matches/*.yaml``; this module only weighs what it finds. The same text
gives the same result, byte for byte. A match is advice with its reasons, never a verdict: no clause makes
a direction depend on a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from checks.cue import Cue, CueError, Reading, Span, compile_cue, vocabulary_of
from corpus.model import Corpus, Frozen, Text, UnknownClause
from corpus.yamlfile import DataError, validate_file

FOLDER = Path(__file__).parent / "matches"

# How much a theme's first word counts, in units of evidence; one unit is needed for anything to fit.
WEIGHT = {"core": 2.0, "strong": 1.2, "supporting": 0.6, "hint": 0.3}
NAMED = 6.0  # the description names the option outright
AGAINST = 0.8  # a word that points away from the option
FADING = (1.0, 0.5, 0.3, 0.2, 0.1)  # further words of one theme say the same thing again
APART = 0.6  # the two parts of a cue stand in neighbouring sentences
ENOUGH = 1.0  # evidence below which nothing fits
CLEAR = 2.0  # evidence from which a special work counts as stated
NEAR = 0.4  # a lead of less than this share of the leader's evidence is close

# -- the data, as a policy officer writes it ---------------------------------------------------------------

Line = Annotated[str, Field(min_length=1)]


class Wordings(Frozen):
    """Cues in both languages; both are read in every text, since people mix them."""

    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()


class Years(Frozen):
    """A founding year from ``since`` to ``until``, inclusive, carries a theme."""

    since: Annotated[int, Field(ge=1)] | None = None
    until: Annotated[int, Field(ge=1)] | None = None


class Theme(Frozen):
    """One thing an option is about: words of the clause, and how people say them."""

    words: Annotated[tuple[Line, ...], Field(min_length=1)]  # exact parts of the clause
    weight: Literal["core", "strong", "supporting", "hint"]
    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()
    founded: Years | None = None  # years of foundation that say so
    age: Years | None = None  # years of history that say so

    @model_validator(mode="after")
    def _both_languages(self) -> Theme:
        if not self.founded and not self.age and not (self.zh and self.en):
            raise ValueError("a theme needs cues in zh and in en")
        return self


class Option(Frozen):
    """One choice: a clause, or one paragraph of it."""

    clause: Line
    title: Text  # zh: words of the clause
    called: Wordings = Wordings()  # names that stand for it alone
    nicknames: Wordings = Wordings()  # names that stand for it beside the file's noun ("追溯方向")
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    against: Wordings = Wordings()  # words that make a neighbour likelier


class Noun(Frozen):
    """What the options are called ("方向", "direction") and what closes an ordinal ("第7项")."""

    zh: Annotated[tuple[Line, ...], Field(min_length=1)]
    en: Annotated[tuple[Line, ...], Field(min_length=1)]


class Limit(Frozen):
    """How many options an applicant may take, and the clause that says so."""

    clause: Line
    text: Text


class MatchFile(Frozen):
    """One file of ``matches/``."""

    about: Text
    limit: Limit | None = None
    noun: Noun
    claims: bool = False  # only what is said to be done counts: no plans, no questions
    everything: Wordings = Wordings()  # cues that state every option at once
    ignore: tuple[Line, ...] = ()  # words that hold a cue only by chance ("决定做" is no 定做)
    sets: dict[str, Annotated[tuple[Line, ...], Field(min_length=1)]] = Field(default_factory=dict)
    options: Annotated[tuple[Option, ...], Field(min_length=1)]


# -- the results ---------------------------------------------------------------------------------------------


class Carrier(Frozen):
    """What carries a match: the words of the description and the words of the clause they speak to."""

    said: str
    words: tuple[str, ...]


class Ranked(Frozen):
    """One option with its standing. ``score`` is in [0, 1), 0 when nothing speaks for it."""

    clause: str
    heading: Text
    score: float
    said: tuple[str, ...]  # words of the description, strongest first
    clause_words: tuple[str, ...]  # words of the clause, strongest first
    carriers: tuple[Carrier, ...]
    named: bool  # the description names the option itself
    ruled_out: bool  # the description says that it is not this option


class MatchResult(Frozen):
    """All options, best first; ties in the order of the clauses."""

    ranked: tuple[Ranked, ...]
    best: str | None  # clause id, None when nothing fits
    margin: float  # the first option's lead as a share of its evidence, 0 to 1
    close: bool  # the second is near the first
    none_fits: bool
    limit: Limit | None  # how many may be taken, where a clause says so

    def option(self, clause: str) -> Ranked:
        """The standing of ``clause``; KeyError if it is no option."""
        for ranked in self.ranked:
            if ranked.clause == clause:
                return ranked
        raise KeyError(clause)


class WorkMatch(Frozen):
    """A special work that the description clearly says is done."""

    number: int  # 1 to 12, as printed in hn-sanpin/4
    name: str  # as printed in hn-sanpin/2.1
    clause: str
    score: float
    said: tuple[str, ...]
    clause_words: tuple[str, ...]


# -- weighing ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Found:
    spans: tuple[Span, ...]
    theme: int
    value: float
    option: int


@dataclass
class _Standing:
    evidence: float = 0.0
    named: bool = False
    ruled_out: bool = False
    carriers: list[tuple[float, Carrier]] = field(default_factory=list)


_ZH_MAIN = re.compile(r"主要|核心|重点|主攻|关键|最[想重]")
_ZH_SIDE = re.compile(r"顺带|顺便|附带|捎带|其次|次要|辅助|另外")
_EN_MAIN = re.compile(
    r"\b(?:main|mainly|core|focus\w*|primar\w+|chief\w*|heart|centrepiece|centerpiece|key)\b"
)
_EN_SIDE = re.compile(r"\b(?:side|secondary|additionally|minor|incidental\w*|as a bonus|on top)\b")
_PLAN = re.compile(
    r"打算|考虑|计划(?!管理|调度|排)|准备|想(?:要|做|搞|建|开|申|去|参)|拟|将(?:要|会|于)|明年|今后|未来|以后(?:会|要|再)|希望|如果|假如|要是|若"
    r"|\bplan(?:s|ning)? to\b|\bwill\b|\bwould\b|\bintend|\bhop(?:e|ing) to\b|\bgoing to\b|\bnext year\b|\bif we\b|\bwant to\b|\bconsidering\b"
)
_ASK = re.compile(
    r"算不算|是不是|能不能|要不要|有没有|是否|算哪|属于哪|哪[一些个几项种]|是什么|什么是|怎么|如何|多少|[吗么嘛]\s*$|指什么|指的是"
    r"|^\W*(?:does|do|is|are|can|what|which|how|should|could|would)\b"
)
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_EN_NUMBERS = {
    w: n + 1
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    )
}
_EN_ORDINALS = {
    w: n + 1
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
    )
}


def _number(word: str) -> int | None:
    """``word`` read as a whole number below 10,000: "12", "十二", "一百二十", "twelve", "12th"."""
    if digits := re.fullmatch(r"([0-9]{1,4})(?:st|nd|rd|th)?", word):
        return int(digits.group(1))
    if word in _EN_NUMBERS or word in _EN_ORDINALS:
        return _EN_NUMBERS.get(word) or _EN_ORDINALS.get(word)
    if re.fullmatch(r"[零〇一二三四五六七八九]{4}|[五六七八九][零〇一二三四五六七八九]", word):
        return int("".join(str(_HAN_DIGITS[c]) for c in word))
    total, digit = 0, 0
    for character in word:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            return None
    return total + digit or None


class _Scale:
    """One file of options, compiled and ready to weigh texts."""

    def __init__(self, data: MatchFile) -> None:
        self.data = data
        self.headings = tuple(option.title for option in data.options)
        self.ids = tuple(option.clause for option in data.options)
        self.themes: list[tuple[int, int, Theme, tuple[Cue, ...]]] = []
        self.against: list[tuple[int, tuple[Cue, ...]]] = []
        self.titles: list[tuple[int, tuple[Cue, ...]]] = []
        wordings: list[str] = []
        nouns_zh = "|".join(data.noun.zh)
        nouns_en = "|".join(data.noun.en)
        for number, option in enumerate(data.options):
            for at, theme in enumerate(option.themes):
                self.themes.append((number, at, theme, self._cues(theme)))
                wordings += [*theme.zh, *theme.en]
            self.against.append((number, self._cues(option.against)))
            named = Wordings(
                zh=(
                    option.title.zh,
                    *option.called.zh,
                    *(f"{name}(的|这个|那个|这一|类|管理|)({nouns_zh})" for name in option.nicknames.zh),
                ),
                en=(
                    option.title.en,
                    *option.called.en,
                    *(f"{name} ({nouns_en})" for name in option.nicknames.en),
                    *(
                        f"({nouns_en}) (of|on|for|about|called|is|) (the|) {name}"
                        for name in option.nicknames.en
                    ),
                ),
            )
            self.titles.append((number, self._cues(named)))
            wordings += [*named.zh, *named.en]
        self.everything = self._cues(data.everything)
        self.ignore = self._cues(Wordings(zh=data.ignore))
        self.vocabulary = vocabulary_of([*wordings, *(w for words in data.sets.values() for w in words)])
        self._mention = _mentions(data.noun)
        self._doubted = _doubted(data)

    def _cues(self, wordings: Wordings | Theme) -> tuple[Cue, ...]:
        sets = self.data.sets
        return tuple(
            [compile_cue(wording, sets, gap=10) for wording in wordings.zh]
            + [compile_cue(wording, sets, gap=5) for wording in wordings.en]
        )

    def weigh(self, text: str, *, claims: bool = False) -> list[_Standing]:
        """The standing of each option, in the order of the file; with ``claims`` only what is said to be done counts."""
        # What is told of it decides, not what it is asked or said to be.
        described = self._doubted.sub(lambda found: found["said_zh"] or found["said_en"] or " ", text)
        reading = Reading(described if any(map(str.isalnum, described)) else text, self.vocabulary)
        standings = [_Standing() for _ in self.data.options]
        self._weigh_names(reading, standings, claims)
        for option, pieces in self._heard(reading, claims):
            standing = standings[option]
            for value, carrier in pieces:
                standing.evidence += value
                standing.carriers.append((value, carrier))
        for option, cues in self.against:
            standing = standings[option]
            count = sum(1 for cue in cues if any(cue.find(reading)))
            standing.evidence = max(0.0, standing.evidence - AGAINST * min(count, 2))
        for standing in standings:
            if standing.named:
                standing.evidence += NAMED
        return standings

    def _heard(self, reading: Reading, claims: bool) -> Iterator[tuple[int, list[tuple[float, Carrier]]]]:
        found: list[_Found] = []
        for option, at, theme, cues in self.themes:
            base = WEIGHT[theme.weight]
            spans = [spans for cue in cues for spans in cue.find(reading)]
            spans += [(span,) for span in _years(reading, theme) if not reading.denied(span)]
            for place in spans:
                if claims and not _is_claim(reading, place[0]):
                    continue
                apart = len({reading.sentence_of[span.first] for span in place}) > 1
                value = base * _stress(reading, place[0]) * (APART if apart else 1.0)
                found.append(_Found(place, at, value, option))
        # A phrase wins over the words inside it: 柔性供应链 says nothing of 柔性 lines.
        whole = {one.spans[0] for one in found if len(one.spans) == 1}
        chance = {spans[0] for cue in self.ignore for spans in cue.find(reading)}
        kept = [
            one
            for one in found
            if not any(all(part.inside(span) for part in one.spans) for span in whole)
            and not any(part.overlaps(span) for part in one.spans for span in chance)
        ]
        for option, _ in enumerate(self.data.options):
            pieces: list[tuple[float, Carrier]] = []
            for at, theme in enumerate(self.data.options[option].themes):
                said: dict[str, float] = {}
                for one in sorted(
                    (one for one in kept if one.option == option and one.theme == at),
                    key=lambda one: (-one.value, one.spans[0].first),
                ):
                    said.setdefault(" … ".join(reading.said(span) for span in one.spans), one.value)
                for rank, (words, value) in enumerate(said.items()):
                    fading = FADING[rank] if rank < len(FADING) else 0.0
                    pieces.append((value * fading, Carrier(said=words, words=theme.words)))
            if pieces:
                yield option, sorted(pieces, key=lambda piece: -piece[0])

    def _weigh_names(self, reading: Reading, standings: list[_Standing], claims: bool) -> None:
        def name(option: int, span: Span) -> None:
            standing = standings[option]
            if reading.denied(span):
                standing.ruled_out = True
            elif not claims or _is_claim(reading, span):
                standing.named = True
                words = (self.data.options[option].title.zh,)
                standing.carriers.append((NAMED, Carrier(said=reading.said(span), words=words)))

        for option, cues in self.titles:
            for cue in cues:
                for part, needed in zip(cue.parts, cue.needed, strict=True):
                    if needed not in reading.line:
                        continue
                    for found in part.finditer(reading.line):
                        name(option, reading.span(found.start(), found.end()))
        paths = {
            option.clause.partition("/")[2].partition("#")[0]: n for n, option in enumerate(self.data.options)
        }
        if len(paths) == len(self.data.options):  # paragraphs of one clause share its number
            for position, word in enumerate(reading.words):
                if word in paths:
                    name(paths[word], Span(position, position + 1))
        for pattern in self._mention:
            for mention in pattern.finditer(reading.plain):
                for inner in re.finditer(r"[0-9]+|[一二三四五六七八九十]+|[a-z]+", mention.group("numbers")):
                    number = _number(inner.group())
                    if number and number <= len(standings):
                        name(number - 1, reading.cover(mention.start(), mention.end()))
        if any(any(cue.find(reading)) for cue in self.everything):
            for cue in self.everything:
                for spans in cue.find(reading):
                    for option in range(len(standings)):
                        name(option, spans[0])


def _doubted(data: MatchFile) -> re.Pattern[str]:
    """Finds an option that is only asked about, 算历史经典吗, or that somebody says it is, 老板非要报历史经典."""
    plainly = re.compile(r"[\w ’'-]+")
    titles = [name for option in data.options for name in (option.title.zh, option.title.en)]
    names = titles + [name for option in data.options for name in (*option.called.zh, *option.called.en)]
    zh, en = (
        "|".join(name for name in names if plainly.fullmatch(name) and name.isascii() is ascii)
        for ascii in (False, True)
    )
    nouns_zh, nouns_en = "|".join(data.noun.zh), "|".join(data.noun.en)
    return re.compile(
        rf"(?<![不])(?:能算|算是|算作|算|是|属于|归(?:入|到)?|够得上|称得上|申报|参评|报|评)(?:不(?:算|是|属于))?(?:得上|进|入|到|作|是)?[“\"]?(?:{zh})[”\"]?(?:那个|这个|的|一)?(?:{nouns_zh})?(?=\W*(?:吗|么|嘛|吧|不|呢|[?？]|还是(?:别的|其他|其它|另外|哪|什么|啥)))"
        rf"|\b(?:(?:is|are|does|do|would|should|could|can|might) (?:it|this|that|we|our brand|the brand|ours) (?:be |count (?:as|for) |qualify (?:as|for) |belong (?:to|under|in) |fall under |fit (?:into |under )?|come under |go under |go into )?)(?:an? |the )?(?:{en})s?(?: (?:{nouns_en}))?\b"
        rf"|(?:an? |the )?\b(?:{en})s?(?: (?:{nouns_en}))?(?=,? or (?:something|anything|some(?: other)?|another|one of the|what|which|else)\b)"
        rf"|(?:{zh})(?:、(?:{zh}))*(?:(?:还是|或者?)(?:算作?|是|属于|报)?(?:{zh}))+"
        rf"|(?:an? |the )?\b(?:{en})s?(?:, (?:an? |the )?(?:{en})s?)*(?:,? or (?:an? |the )?(?:{en})s?)+"
        rf"|(?P<said_zh>(?:老板|领导|顾问|中介|朋友|同事|经理|会计|老公|老婆|儿子|女儿|爸|妈|有人|别人|他们?|她)[^，,。；;：:]{{0,8}}?(?:说|讲|要|建议|坚持|认为|觉得|让|叫|劝|主张)(?:[^，,。；;]{{0,8}}?(?:报|算|走|是|归|选|往|属于))?)(?:{zh})"
        rf"|(?P<said_en>\b(?:says?|said|insists?|insisted|thinks?|wants?|told|tells|believes?|claims?|suggests?|argues?|swears?|keeps? saying|calls?|called)\b[^.;?!]{{0,60}}?)\b(?:is|are|be|as|under|for|on|it|us|that) (?:an? |the )?(?:{en})s?\b",
        re.IGNORECASE,
    )


def _mentions(noun: Noun) -> tuple[re.Pattern[str], ...]:
    """Ways of naming options by number; the group "numbers" holds one or several."""
    zh, en = "|".join(noun.zh), "|".join(noun.en)
    han = r"(?:[0-9]{1,2}(?![0-9]|\.[0-9])|[一二三四五六七八九十]{1,2}(?![致直样般起旦定些共切分]))"
    more = rf"(?:\s*(?:和|或者?|与|、|还是|跟|及|,|，|/|以及)\s*第?(?:{zh})?\s*{han}(?!\s*[个年月家万]))*"
    word = "|".join([*_EN_NUMBERS, *_EN_ORDINALS])
    counted = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9]|\.[0-9])|(?:{word})\b)"
    joined = rf"(?:\s*(?:,|and|or|/|&|, and|, or)\s*{counted})*"
    return (
        re.compile(rf"(?:{zh})(?:第|是|为|选|:|：)?\s*(?P<numbers>{han}(?!\s*[个项年月家万品]){more})"),
        re.compile(
            rf"第\s*(?P<numbers>{han}{more})\s*[个条项类大]?\s*(?:申报|推荐|应用|专项)?(?:场景)?(?:{zh})"
        ),
        re.compile(rf"\b(?:{en})s?\s*(?:no\.?|numbers?|#)?\s*(?P<numbers>{counted}{joined})"),
        re.compile(
            rf"\b(?P<numbers>(?:{'|'.join(_EN_ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)))\s+(?:\w+\s+)?(?:{en})\b"
        ),
    )


def _stress(reading: Reading, span: Span) -> float:
    clause = reading.clause_around(span)
    if _ZH_MAIN.search(clause) or _EN_MAIN.search(clause):
        return 1.25
    if _ZH_SIDE.search(clause) or _EN_SIDE.search(clause):
        return 0.7
    return 1.0


def _is_claim(reading: Reading, span: Span) -> bool:
    clause = reading.clause_around(span)
    return not _PLAN.search(clause) and not _ASK.search(clause)


_FOUNDED = re.compile(
    r"(?P<zh>[0-9]{4}|[零〇一二三四五六七八九]{4})\s*年?(?:代)?(?:[^，,。；;]{0,10})"
    r"(?:创立|创办|创建|成立|建厂|建立|创始|始创|开业|开办|起家|问世|诞生|创牌|开店|注册|开张|设立|投产|生产|创业|创的|创下|就有|起步|办的|办厂|办起|建的|开的|开张|做起|发家|上线|推出|面世)"
    r"|(?<![0-9零〇一二三四五六七八九十百千几])(?P<zh_short>[0-9]{2}|[一二三四五六七八九][零〇一二三四五六七八九])\s*年(?!代)(?:就|才|我们|由|爷爷|父亲|老厂长){0,3}(?:创立|创办|创建|成立|建厂|建立|始创|开业|开办|起家|创牌|注册|投产|创的|建的|开的|办的|办厂|建成)"
    r"|(?P<zh_of>[0-9]{4})\s*年(?:代)?(?:就|才|开始)?(?:做)?的(?:老)?[^，,。；;]{0,6}(?:品牌|牌子|字号|厂|店|铺|坊|园|窑|庄|馆|堂|号|行(?!业))"
    r"|(?P<zh_bare>[0-9]{4})\s*年(?:代)?(?:就|才|开始)?(?:创|建|办|做)?的(?=呢|的话|[，,。?？!！\s]|$)"
    r"|(?:创立|创办|创建|成立|建厂|始创|创始|创|始|建|诞生|起源|肇始|问世|设立|注册)(?:于|自|在)\s*(?:公元)?(?P<zh2>[0-9]{4}|[零〇一二三四五六七八九]{4})"
    r"|\b(?:founded|established|since|born|started|launched|created|opened|set up|dating|dates|(?:goes|going|went|reaches|reaching) back|began|begun|incorporated)\b"
    r"(?:\W+(?:back|to|in|the|year|as|of|way|from|our|it|this|brand|business|firm|shop|workshop|company|factory|works|house|label|mill))*\W+(?P<en>[0-9]{4})\b"
    r"|\b(?:house|shop|firm|company|brand|business|workshop|works|maker|brewery|bakery|mill|kiln|family|distillery|tea ?house|pharmacy|restaurant|store|factory)(?: that)?(?: dates?| dating| goes| going)?(?: back)?(?: to| from| of) (?P<en_from>1[0-9]{3})\b"
    r"|\b(?:our|a|this|my) (?P<en_of>1[0-9]{3})(?: [a-z-]+){0,2} (?:house|shop|firm|company|brand|business|workshop|factory|label)\b"
    r"|\b(?:ours|it|we|brand|firm|company|business)(?: i|.)?s?(?: is| are| was| dates)? from (?:about |around |the )?(?P<en_bare>1[0-9]{3}|20[0-9]{2})(?=\W*(?:$|[,.;?!]))"
    r"|\bin (?P<en2>[0-9]{4})\b(?=[^.;]{0,40}\b(?:founded|started|opened|set up|established|launched|created)\b)"
)
_AGE = re.compile(
    r"(?P<zh>[0-9]{1,4}|[一二三四五六七八九十百千两]{1,6})(?:多|余|来)?年(?:来|了|的)?(?:历史|老|传承|积淀|沉淀|品牌|老店|老厂|老牌|底蕴)"
    r"|(?:历史|传承|距今|至今|延续)(?:长达|已有?|了|超过|达|近|约|有)*(?P<zh2>[0-9]{1,4}|[一二三四五六七八九十百千两]{1,6})(?:多|余|来)?年"
    r"|\b(?P<en>[0-9]{2,4})(?:\+| odd)?[\s-]*years?(?:\s+of\s+(?:history|heritage|tradition)|[\s-]+old\b|[\s-]+heritage)"
)


_CENTURY_TURNS = 30  # a year of two figures below this is of our century


def _years(reading: Reading, theme: Theme) -> Iterator[Span]:
    for wanted, pattern in ((theme.founded, _FOUNDED), (theme.age, _AGE)):
        if wanted is None:
            continue
        for found in pattern.finditer(reading.plain):
            year = next((_number(value) for value in found.groupdict().values() if value), None)
            if year is not None and found.groupdict().get("zh_short"):
                year += 2000 if year < _CENTURY_TURNS else 1900  # 五八年建的
            if year is None or (pattern is _FOUNDED and not 1000 <= year <= 2100):
                continue
            if (wanted.since or 0) <= year <= (wanted.until or 9999):
                yield reading.cover(found.start(), found.end())


# -- the matchers ----------------------------------------------------------------------------------------------


Weighed = Callable[[MatchResult, str], MatchResult]


class Matchers:
    """The three matchers, compiled once; :func:`load_matchers` makes them."""

    def __init__(
        self, directions: _Scale, dimensions: _Scale, works: _Scale, weighed: Weighed | None = None
    ) -> None:
        self._directions = directions
        self._dimensions = dimensions
        self._works = works
        self._weighed = weighed

    def directions(self, text: str) -> MatchResult:
        """Which of cn-mpfz/1.2.1 to 1.2.10 a described project fits."""
        result = _rank(self._directions, text)
        return self._weighed(result, text) if self._weighed else result

    def dimensions(self, text: str) -> MatchResult:
        """Which of 历史经典, 时代优品, 潮流新锐 (cn-mpfz/1.1.1#p2 to #p4) a described brand fits."""
        return _rank(self._dimensions, text)

    def work(self, text: str) -> MatchResult:
        """Which of the special works (hn-sanpin/4) a described undertaking would be, done or not."""
        return _rank(self._works, text)

    def works(self, text: str) -> tuple[WorkMatch, ...]:
        """The special works (hn-sanpin/4) that the text clearly says are done, by number.

        Plans, wishes and questions do not count; a count of works ("做了7项") names none of them.
        """
        scale = self._works
        matches = []
        for number, standing in enumerate(scale.weigh(text, claims=True), start=1):
            if standing.evidence < CLEAR or standing.ruled_out:
                continue
            ranked = _ranked(scale, number - 1, standing)
            matches.append(
                WorkMatch(
                    number=number,
                    name=ranked.heading.zh,
                    clause=ranked.clause,
                    score=ranked.score,
                    said=ranked.said,
                    clause_words=ranked.clause_words,
                )
            )
        return tuple(matches)


def _ranked(scale: _Scale, option: int, standing: _Standing) -> Ranked:
    carriers = tuple(carrier for _, carrier in sorted(standing.carriers, key=lambda pair: -pair[0]))
    return Ranked(
        clause=scale.ids[option],
        heading=scale.headings[option],
        score=0.0 if standing.ruled_out else round(standing.evidence / (standing.evidence + 1.0), 4),
        said=tuple(dict.fromkeys(carrier.said for carrier in carriers)),
        clause_words=tuple(dict.fromkeys(word for carrier in carriers for word in carrier.words)),
        carriers=tuple(dict.fromkeys(carriers)),
        named=standing.named,
        ruled_out=standing.ruled_out,
    )


def _rank(scale: _Scale, text: str) -> MatchResult:
    standings = scale.weigh(text)
    evidence = [0.0 if one.ruled_out else one.evidence for one in standings]
    order = sorted(range(len(standings)), key=lambda option: (-evidence[option], option))
    first, second = evidence[order[0]], evidence[order[1]] if len(order) > 1 else 0.0
    none_fits = first < ENOUGH
    margin = round((first - second) / first, 4) if first else 0.0
    return MatchResult(
        ranked=tuple(_ranked(scale, option, standings[option]) for option in order),
        best=None if none_fits else scale.ids[order[0]],
        margin=margin,
        close=not none_fits and second >= ENOUGH and margin < NEAR,
        none_fits=none_fits,
        limit=scale.data.limit,
    )


# -- loading -----------------------------------------------------------------------------------------------------


def load_matchers(corpus: Corpus, root: Path | None = None, weighed: Weighed | None = None) -> Matchers:
    """The matchers over ``corpus``; DataError names file, place and remedy where the data is wrong.

    ``weighed`` is given the directions' ranking with the text, and returns the ranking that counts.
    """
    folder = root or FOLDER
    return Matchers(
        directions=_scale(folder / "cn-mpfz.directions.yaml", corpus),
        dimensions=_scale(folder / "cn-mpfz.dimensions.yaml", corpus),
        works=_scale(folder / "hn-sanpin.works.yaml", corpus),
        weighed=weighed,
    )


def _scale(path: Path, corpus: Corpus) -> _Scale:
    data = validate_file(MatchFile, path)
    if data.limit:
        _text_of(data.limit.clause, corpus, path, "limit")
    for number, option in enumerate(data.options):
        at = f"options[{number}] ({option.clause})"
        text = _text_of(option.clause, corpus, path, at)
        # The canonical name of a work stands in hn-sanpin/2.1, that of the rest in the clause itself.
        named_in = _text_of("hn-sanpin/2.1", corpus, path, at) if data.claims else text
        if option.title.zh not in named_in:
            raise DataError(
                path,
                f"{at}.title.zh",
                f"{option.title.zh!r} is not in the text",
                "Write the title as printed.",
            )
        for place, theme in enumerate(option.themes):
            for word in theme.words:
                if word not in text:
                    raise DataError(
                        path,
                        f"{at}.themes[{place}].words",
                        f"{word!r} is not in the clause",
                        "Copy the words from the clause.",
                    )
    clauses = [option.clause for option in data.options]
    for clause in clauses:
        if clauses.count(clause) > 1:
            raise DataError(path, "options", f"{clause} is given twice", "Keep one of the two.")
    try:
        return _Scale(data)
    except CueError as error:
        raise DataError(path, "options", str(error), "Correct the cue.") from None


def _text_of(clause: str, corpus: Corpus, path: Path, at: str) -> str:
    name, _, paragraph = clause.partition("#p")
    try:
        found = corpus.clause(name)
    except UnknownClause:
        raise DataError(
            path, f"{at}.clause", f"no clause {name!r} in the corpus", "Correct the id."
        ) from None
    if not paragraph:
        return found.text
    if not paragraph.isdigit() or not 1 <= int(paragraph) <= len(found.paragraphs):
        last = len(found.paragraphs)
        raise DataError(
            path, f"{at}.clause", f"{name} has no #p{paragraph}", f"Write one of #p1 to #p{last}."
        )
    return found.paragraphs[int(paragraph) - 1].text
