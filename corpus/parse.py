"""The text of a Chinese official document → its clauses, by the document's own numbering.

Pure: text in, frozen sections out, and no text makes it fail. Every paragraph keeps its span in the
untouched source: ``apply_mends(source, paragraph, mends)`` gives its text exactly.
How ids come about is recorded in docs/decisions/0002-clause-ids.md.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Frozen, Mend, Paragraph
from corpus.numerals import number

Numbers = tuple[str, ...]


class Part(Frozen):
    """An unnumbered part: the last element of its id, and the name it is cited by.

    ``opens`` is how its first paragraph begins, needed only where the document's own form
    (notice, preamble, closing, signature, attachments) does not already show the part.
    """

    id: str
    name: str
    opens: str | None = None


class Section(Frozen):
    """One clause as found in the text, in printed order."""

    path: Numbers
    label: str
    heading: str
    above: tuple[Numbers, ...]  # outermost first
    paragraphs: tuple[Paragraph, ...]


class Parsed(Frozen):
    """``sections`` in printed order; ``skipped`` is what belongs to none (title, page furniture, contents)."""

    sections: tuple[Section, ...]
    skipped: tuple[Paragraph, ...]


PART_NAMES = {
    "notice": "印发通知",
    "preamble": "序言",
    "closing": "施行日期",
    "signature": "落款",
    "attachments": "附件目录",
}


def apply_mends(source: str, paragraph: Paragraph, mends: Sequence[Mend]) -> str:
    """``source`` over the paragraph's span, with every mend inside that span made."""
    text: list[str] = []
    at = paragraph.start
    for mend in sorted(mends, key=lambda mend: mend.start):
        if paragraph.start <= mend.start and mend.end <= paragraph.end:
            text.append(source[at : mend.start] + mend.now)
            at = mend.end
    return "".join((*text, source[at : paragraph.end]))


# --- Marks -----------------------------------------------------------------------------------------

_CN = r"[零〇○一二三四五六七八九十百千两廿卅]"
_D = r"[0-9０-９]"

# From the outermost inwards. A mark opens a clause inside the nearest open one of an outer kind.
_KINDS = ("编", "分编", "部分", "章", "节", "条", "款", "项", "一、", "（一）", "1.", "（1）", "1）", "①")
_RANK = {kind: rank for rank, kind in enumerate(_KINDS)}
# Above the articles; the letters keep chapter 1 (ch1) apart from article 1 (1).
_CONTAINERS = {"编": "book", "分编": "subbook", "部分": "part", "章": "ch", "节": "sec", "一、": "div"}

_UNITS_ABOVE = frozenset(("编", "分编", "部分", "章", "节"))

_UNIT = re.compile(
    rf"第\s*({_CN}{{1,9}}|{_D}{{1,4}})\s*(分编|编|部分|章|节|条|款|项)"
    rf"(?:\s?之\s?({_CN}{{1,3}})(?!{_CN}|分))?"
)
_SECTION = re.compile(rf"({_CN}{{1,5}})\s*[、．.](?!{_CN}+(?:[、等类级线期次批手楼层年项款者章条季月]|产业))")
_BRACKETED = re.compile(rf"[（(]\s*({_CN}{{1,5}})\s*[）)](?:\s*[、．.](?!\s*[（(]))?|([㈠-㈩])\s*[、．.]?")
_ARABIC = re.compile(
    rf"({_D}{{1,3}})\s*(?:、(?!{_D}{{1,3}}\s*[、])|\\?[．.](?!{_D})"
    rf"|[．.](?={_D}{{4}}年|{_D}[DGK](?![A-Za-z])))|([⒈-⒛])"
)
_ARABIC_BRACKETED = re.compile(rf"[（(]\s*({_D}{{1,3}})\s*[）)](?:\s*[、．.](?!\s*[（(]))?|([⑴-⒇])")
_HALF_BRACKETED = re.compile(rf"({_D}{{1,3}})\s*[）)]")
_CIRCLED = re.compile(r"([①-⑳㉑-㉟㊱-㊿])")

_SHAPES = (
    ("一、", _SECTION),
    ("（一）", _BRACKETED),
    ("1.", _ARABIC),
    ("（1）", _ARABIC_BRACKETED),
    ("1）", _HALF_BRACKETED),
    ("①", _CIRCLED),
)

# What follows a number where the line speaks of a clause instead of opening it.
_MENTION_ANYWHERE = re.compile(r"[、，,。；;）)》”’]|第[^，。；\s]{1,8}[条款项](?!件)")
_MENTION_UNSPACED = re.compile(
    r"规定|所[列称述指规]|第|中[的规所关“增]|的|之|[至到]|(?:以及|和|及|或者?|与)[第本]|前[款项条]|以[上下前后内]"
    r"|有关(?:规定|条款|内容)|修改为|改为|删[去除]|移至|合并|增加[一二两]|(?:不再)?适用|作为"
)
_MENTION_BRACKETED = re.compile(
    r"(?:[至到、和及或与]|以及|或者)\s*(?:第\s*)?[（(]|[项款目](?:[规所的、，和至及中]|$)"
)
_OTHER_WORD = {
    "条": r"[件线例款文约道生幅形码块目子理]",
    "编": r"[辑制写号排织码外]",
    "章": r"程",
    "部分": r"[^\s]",
    "节": r"[课目点日能约假水电]",
}


@dataclass(frozen=True)
class _Mark:
    kind: str
    number: str  # as it stands in the path: "12", "133-1"
    printed: str  # as it stands in a label: "二、", "（二）", "第一百三十三条之一"
    rest: str


def _mark(text: str) -> _Mark | None:
    """The numbering mark that opens ``text``; None where a number is only mentioned there."""
    unit = _UNIT.match(text)
    if unit is not None:
        return _unit_mark(text, unit)
    for kind, shape in _SHAPES:
        found = shape.match(text)
        if found is None:
            continue
        value = number(next(group for group in found.groups() if group is not None))
        rest = text[found.end() :]
        if value is None or ("（" in kind and _MENTION_BRACKETED.match(rest)):
            return None
        digits = next(group for group in found.groups() if group is not None)
        chinese = unicodedata.normalize("NFKC", digits).strip("()") if kind == "（一）" else digits
        printed = {
            "一、": f"{digits}、",
            "（一）": f"（{chinese}）",
            "1.": str(value),
            "（1）": f"（{value}）",
            "1）": f"（{value}）",
            "①": digits,
        }[kind]
        return _Mark(kind, str(value), printed, rest.strip())
    return None


def _unit_mark(text: str, found: re.Match[str]) -> _Mark | None:
    digits, kind, inserted = found.groups()
    value = number(digits)
    after = number(inserted) if inserted else None
    if value is None or (inserted and after is None):
        return None
    rest = text[found.end() :]
    body = rest.lstrip()
    spaced = body != rest or not body
    if _MENTION_ANYWHERE.match(body):
        return None
    if not spaced:
        if kind in {"款", "项"} and body[0] not in "：:":
            return None
        if _MENTION_UNSPACED.match(body) or ((other := _OTHER_WORD.get(kind)) and re.match(other, body)):
            return None
    written = f"{value}-{after}" if inserted else str(value)
    printed = f"第{digits}{kind}" + (f"之{inserted}" if inserted else "")
    return _Mark(kind, written, printed, body.lstrip("：:").strip())


# --- Headings --------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"[。！？!?；;：:，,]")
_REQUIREMENT = re.compile(
    r"应当|应该|应为|应具|应在|应按|应于|不得|不能|只能|必须|可以|不超过|不少于|不低于|不予|每[个家年半\d]"
    r"|^(?:本|此|该|凡|对|由|其他|其它)|是指|的$"
)
_ARTICLE_HEADING = re.compile(r"(?:【([^】]{1,30})】|（([^）]{2,20})）|\(([^)]{2,20})\))(?=\s*\S)")


def heading_of(kind: str, rest: str) -> str:
    """The title printed with a number, or "" where the clause opens straight into its text."""
    text = rest.replace("**", "").strip()
    if not text or kind in {"款", "项"}:
        return ""
    if kind == "条":
        bracket = _ARTICLE_HEADING.match(text)
        if bracket is not None:
            title = next(group for group in bracket.groups() if group is not None)
            return "" if _SENTENCE.search(title) or number(title) is not None else title
        return "" if _SENTENCE.search(text) or len(text) > 30 else text
    title, stop, body = _first_sentence(text)
    if not stop:
        return title if len(title) <= 60 else ""
    if kind in _UNITS_ABOVE:
        return text
    if _REQUIREMENT.search(title):
        return ""
    if stop == "。" and body and len(title) <= 30:
        return title
    if stop in "：:" and len(title) <= 14 and not re.search(r"[的为下]$|下列|以下|如下|包括", title):
        return title
    return ""


def _first_sentence(text: str) -> tuple[str, str, str]:
    stop = _SENTENCE.search(text)
    if stop is None:
        return text, "", ""
    return text[: stop.start()].strip(), stop.group(), text[stop.end() :].strip()


# --- Lines -----------------------------------------------------------------------------------------

_LEAD = re.compile(r"(?:#{1,6}\s+|[-*+•·▪●]\s+|>\s*|\*\*|__|[\s\ufeff\u200b])+")
_TRAIL = re.compile(r"(?:\*\*|__|[\s\ufeff\u200b])+$")
_BLANK = re.compile(r"[\s\ufeff\u200b]*")

_FURNITURE = re.compile(
    rf"[-—–－\s]*{_D}{{1,4}}[-—–－\s]*"  # — 3 —
    rf"|第\s*{_D}+\s*页.{{0,15}}"
    r"|(?:\[[^\]]*\]\([^)]*\)\s*[>»›|/]?\s*)+"  # a menu of links
    r"|<!--.*?-->|[-*_=\s]{3,}"
    r"|(?:主办单位|承办单位|备案号|网站标识码|政府网站标识码|信息来源|发布时间|发布日期|浏览次数|打印本页|字体)[:：].*"
    r"|时间[:：]\s*\d{4}\s*[年-].*|.*公网安备\s*\d+号.*|【?(?:打印|关闭|返回顶部|扫一扫).{0,12}】?"
)
_DATE = re.compile(
    rf"[（(]?(?:{_D}{{4}}|[{'〇零○OＯ一二三四五六七八九'}]{{4}})\s*年\s*\S{{1,3}}\s*月\s*\S{{1,3}}\s*日[）)]?"
)
_NOTICE = re.compile(r"[^。；]*(?:印发|发布|公布|转发|下发|颁布|颁发|实施)[^。；]*的通知")
_CLOSING = re.compile(
    r"(?:本|此|上述|以上|该)[^，。；]{0,12}?(?:自|从|于)[^。；]{1,25}?(?:起|日)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
    r"|(?:本|此)[^，。；]{1,12}(?:由|的?解释权)[^。；]{0,30}解释"
)
_ANNEX = re.compile(rf"附\s*[件录表]\s*({_D}{{1,2}}|{_CN}{{1,3}})?(?:\s*[：:]\s*|\s+|$)(.*)")
_ATTACHMENTS = re.compile(r"附\s*件\s*[：:]\s*\S")
_CONTENTS = re.compile(r"目\s*[录次]")
_PUNCTUATION = re.compile(r"[。；：，！？.;:,!?]")


@dataclass
class _Line:
    text: str
    start: int
    end: int
    hashes: int
    mark: _Mark | None = None

    @property
    def paragraph(self) -> Paragraph:
        return Paragraph(text=self.text, start=self.start, end=self.end)


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\ufeff\u200b*#《》]", "", unicodedata.normalize("NFKC", text))


def _lines(source: str, mends: Sequence[Mend]) -> Iterator[_Line]:
    """The non-blank lines of the mended text, each with its span in the source."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for mend in (*sorted(mends, key=lambda mend: mend.start), None):
        stop = len(source) if mend is None else mend.start
        characters.append(source[at:stop])
        starts.extend(range(at, stop))
        ends.extend(range(at + 1, stop + 1))
        if mend is not None:
            characters.append(mend.now)
            starts.extend([mend.start] * len(mend.now))
            ends.extend([mend.end] * len(mend.now))
            at = mend.end
    text = "".join(characters)
    for found in re.finditer(r"[^\r\n\u2028\u2029\v\f\x85]+", text):
        begin, finish = found.span()
        raw = text[begin:finish]
        blank = _BLANK.match(raw)
        if blank is not None and blank.end() == len(raw):
            continue
        hashes = len(raw.lstrip()) - len(raw.lstrip().lstrip("#"))
        whole = raw.strip()
        lead = None if _FURNITURE.fullmatch(whole) else _LEAD.match(raw)
        tail = None if lead is None and _FURNITURE.fullmatch(whole) else _TRAIL.search(raw)
        left = begin + (lead.end() if lead else len(raw) - len(raw.lstrip()))
        # A mark of emphasis that ends the line goes only where its partner opened it.
        opened = lead is not None and ("**" in lead.group() or "__" in lead.group())
        cut = tail.start() if tail and opened else len(raw.rstrip(" \t\u3000\xa0\ufeff\u200b"))
        right = begin + cut
        if left >= right:
            left, right = begin, begin + len(raw.rstrip())
        if left < right:
            yield _Line(text[left:right], starts[left], ends[right - 1], hashes if 0 < hashes < 7 else 0)


# --- The document ----------------------------------------------------------------------------------


@dataclass
class _Open:
    """A section while it is being filled."""

    path: Numbers
    label: str
    heading: str
    above: tuple[Numbers, ...]
    kind: str
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class _Scope:
    """A stretch with a numbering of its own: the body, the covering notice, or an annex."""

    prefix: Numbers
    label: str
    root: _Open | None = None  # the notice or annex itself
    divided: bool = False  # 一、 divides the text, and articles are counted across the divisions
    articles_restart: bool = False


def parse(source: str, mends: Sequence[Mend] = (), *, title: str = "", parts: Sequence[Part] = ()) -> Parsed:
    """The sections of ``source`` after ``mends``, which must lie apart from one another.

    ``title`` is the document's title, where known: the line that prints it opens the body and is no
    paragraph. ``parts`` names the unnumbered parts, and can add some.
    """
    return _Document(list(_lines(source, mends)), title, parts).parsed()


class _Document:
    def __init__(self, lines: list[_Line], title: str, parts: Sequence[Part]) -> None:
        self.skipped: list[Paragraph] = []
        self.lines: list[_Line] = []
        for line in lines:
            if _FURNITURE.fullmatch(line.text):
                self.skipped.append(line.paragraph)
            else:
                line.mark = _mark(line.text)
                self.lines.append(line)
        self.names = {**PART_NAMES, **{part.id: part.name for part in parts}}
        self.openings = [part for part in parts if part.opens]
        self.sections: list[_Open] = []
        self.paths: set[Numbers] = set()
        self.runs: dict[Numbers, int] = {}
        self.stack: list[_Open] = []
        self.current: _Open | None = None
        self.scope = _Scope((), "")
        self.dropped: set[int] = set()
        self.notice_at, self.body_at = self._find_title(title)
        self._drop_contents()
        self.annexes = self._find_annexes()
        self.body_end = min(self.annexes, default=len(self.lines))
        self.closing_at, self.signature_at = self._find_end()

    # What stands where -----------------------------------------------------------------------------

    def _find_title(self, title: str) -> tuple[int | None, int]:
        """Where the covering notice opens (None if there is none), and the first line of the body."""
        first_mark = next((at for at, line in enumerate(self.lines) if line.mark), len(self.lines))
        for at in range(first_mark):
            text = self.lines[at].text
            if not _NOTICE.fullmatch(text):
                continue
            named = re.search(r"《(.+)》", text)
            wanted = _squeeze(title) or (_squeeze(named.group(1)) if named else "")
            if not wanted or _squeeze(text) == wanted:
                continue
            found = self._printed(wanted, at + 1, len(self.lines))
            if found is not None:
                self.dropped.update(range(*found))
                return at, found[1]
        body = 0
        wanted = _squeeze(title)
        if wanted:
            while (found := self._printed(wanted, body, first_mark)) is not None:
                self.dropped.update(range(*found))
                body = found[1]
        if not body:
            body = self._guess_title(first_mark) if not wanted else 0
        return None, body

    def _printed(self, wanted: str, first: int, last: int) -> tuple[int, int] | None:
        """The lines (start, end) that print the title, alone or broken over as many as three."""
        for at in range(first, last):
            joined = ""
            for end in range(at, min(at + 3, last)):
                joined += _squeeze(self.lines[end].text)
                if joined == wanted:
                    return at, end + 1
        return None

    def _guess_title(self, first_mark: int) -> int:
        for at in range(first_mark):
            line = self.lines[at]
            if _ANNEX.fullmatch(line.text):
                continue
            if line.hashes == 1 or (not _PUNCTUATION.search(line.text) and len(line.text) <= 60):
                self.dropped.add(at)
                return at + 1
            return 0
        return 0

    def _drop_contents(self) -> None:
        for at, line in enumerate(self.lines[:-2]):
            if not _CONTENTS.fullmatch(line.text):
                continue
            first = next((later for later in range(at + 1, len(self.lines)) if self.lines[later].mark), None)
            if first is None:
                continue
            wanted = _squeeze(self.lines[first].text)
            again = [
                later
                for later in range(first + 1, len(self.lines))
                if _squeeze(self.lines[later].text) == wanted
            ]
            if again:
                self.dropped.update(range(at, again[0]))

    def _find_annexes(self) -> dict[int, re.Match[str]]:
        """The lines that open an annex: a mark of its own after the body has begun."""
        found: dict[int, re.Match[str]] = {}
        begun = False
        for at, line in enumerate(self.lines):
            mark = _ANNEX.fullmatch(line.text)
            title = mark.group(2).strip() if mark else ""
            if mark is None or _PUNCTUATION.search(title) or len(title) > 50:
                begun = begun or (at not in self.dropped)
            elif not begun:
                self.dropped.add(at)  # the cover mark of a text that is itself an annex
            elif at >= self.body_at and not (title and _mark(title)):
                found[at] = mark
        # 附件：申报书 at the foot announces an annex; it opens one only where numbered text follows.
        opens = sorted(found)
        for at, end in itertools.pairwise([*opens, len(self.lines)]):
            announced = found[at].group(1) is None and found[at].group(2).strip()
            if announced and not any(line.mark for line in self.lines[at + 1 : end]):
                del found[at]
        return found

    def _find_end(self) -> tuple[int | None, int | None]:
        """Where the closing provision and the signature open, both after the last number of the body."""
        marks = [at for at in range(self.body_at, self.body_end) if self.lines[at].mark]
        if not marks:
            return None, None
        tail = [at for at in range(marks[-1] + 1, self.body_end) if at not in self.dropped]
        closing = next((at for at in tail if _CLOSING.match(self.lines[at].text)), None)
        signature = None
        for place, at in enumerate(tail):
            if _DATE.fullmatch(self.lines[at].text):
                signature = at
                for before in reversed(tail[max(0, place - 3) : place]):
                    text = self.lines[before].text
                    if len(text) > 30 or _PUNCTUATION.search(text):
                        break
                    signature = before
                break
        return closing, signature

    # Reading down the lines ------------------------------------------------------------------------

    def parsed(self) -> Parsed:
        self._enter(_Scope((), ""), self.body_at if self.notice_at is None else 0, self.body_end)
        listed = 0  # the last number of a list of attachments that is being read
        for at, line in enumerate(self.lines):
            if at in self.dropped:
                self.skipped.append(line.paragraph)
                if at + 1 == self.body_at and self.notice_at is not None:
                    self._enter(_Scope((), ""), self.body_at, self.body_end)
                continue
            if at == self.notice_at:
                self._open_scope("notice", self.names["notice"], line.text)
                self._append(line)
                continue
            if at in self.annexes:
                self._open_annex(at)
                continue
            if listed and line.mark and line.mark.kind == "1." and line.mark.number == str(listed + 1):
                listed += 1
                self._append(line)
                continue
            listed = 0
            if (part := self._declared(line)) is not None:
                if part.id == "notice":
                    self._open_scope(part.id, part.name, line.text)
                else:
                    self._open_part(part.id)
                self._append(line)
            elif _ATTACHMENTS.match(line.text) and line.mark is None:
                listed = 1 if re.search(r"[：:]\s*[1１一]\s*[.．、]", line.text) else 0
                if self.scope.root is None and self.stack:
                    self._open_part("attachments")
                self._append(line)
            elif line.mark is not None:
                self._open_numbered(line.mark)
                self._append(line)
            elif at == self.closing_at:
                self._open_part("closing")
                self._append(line)
            elif at == self.signature_at:
                self._open_part("signature")
                self._append(line)
            else:
                self._continue(line)
        return Parsed(
            sections=tuple(
                Section(
                    path=section.path,
                    label=section.label,
                    heading=section.heading,
                    above=section.above,
                    paragraphs=tuple(section.paragraphs),
                )
                for section in self.sections
            ),
            skipped=tuple(sorted(self.skipped, key=lambda paragraph: paragraph.start)),
        )

    def _declared(self, line: _Line) -> Part | None:
        for part in self.openings:
            if part.opens and line.text.startswith(part.opens) and (part.id,) not in self.paths:
                return part
        return None

    def _enter(self, scope: _Scope, first: int, last: int) -> None:
        marks = [line.mark for line in self.lines[first:last] if line.mark]
        articles = [mark.number for mark in marks if mark.kind == "条"]
        before = [mark.kind for mark in itertools.takewhile(lambda mark: mark.kind != "条", marks)]
        divisions = sum(mark.kind == "一、" for mark in marks)
        scope.articles_restart = len(set(articles)) < len(articles)
        scope.divided = "一、" in before and len(articles) > divisions
        self.scope = scope
        self.stack = []
        self.current = None

    def _open_scope(self, id: str, name: str, heading: str) -> None:
        root = self._new((id,), name, heading, (), "part")
        self._enter(_Scope(root.path, name, root), 0, 0)
        self.current = root

    def _open_annex(self, at: int) -> None:
        mark = self.annexes[at]
        value = number(mark.group(1)) if mark.group(1) else None
        name = f"附件{mark.group(1)}" if mark.group(1) else "附件"
        root = self._new(
            (f"annex{value if value is not None else ''}",), name, mark.group(2).strip(), (), "part"
        )
        end = min((later for later in self.annexes if later > at), default=len(self.lines))
        self._enter(_Scope(root.path, name, root), at + 1, end)
        self.current = root
        self._append(self.lines[at])

    def _open_part(self, id: str) -> None:
        self.stack = []
        root = self.scope.root
        above = (root.path,) if root else ()
        self.current = self._new(
            (*self.scope.prefix, id), self.scope.label + self.names.get(id, id), "", above, "part"
        )

    def _open_numbered(self, mark: _Mark) -> None:
        scope = self.scope
        while self.stack and self._rank(self.stack[-1].kind) >= self._rank(mark.kind):
            self.stack.pop()
        parent = self.stack[-1] if self.stack else scope.root
        path, label = scope.prefix, scope.label
        if parent is not None:
            path, label = parent.path, parent.label
            if parent.kind == "一、":
                label += "、"
            elif parent.kind == "part":
                label += " "
        if self._holds(mark.kind):
            path = (*path, _CONTAINERS[mark.kind] + mark.number)
        elif mark.kind == "条" and not scope.articles_restart:
            # Articles counted through the whole text are cited by their number alone.
            plain = [section for section in self.stack if not self._holds(section.kind)]
            path = (*(plain[-1].path if plain else scope.prefix), mark.number)
            label = f"{plain[-1].label}、" if plain else scope.label and scope.label + " "
        else:
            path = (*path, mark.number)
        above = (*((scope.root.path,) if scope.root else ()), *(section.path for section in self.stack))
        section = self._new(
            path, (label + mark.printed).rstrip("、"), heading_of(mark.kind, mark.rest), above, mark.kind
        )
        self.stack.append(section)
        self.current = section

    def _rank(self, kind: str) -> float:
        return _RANK["条"] - 0.5 if kind == "一、" and self.scope.divided else _RANK[kind]

    def _holds(self, kind: str) -> bool:
        """Whether a mark of this kind stands above the articles."""
        return kind in _CONTAINERS and (kind != "一、" or self.scope.divided)

    def _new(self, path: Numbers, label: str, heading: str, above: tuple[Numbers, ...], kind: str) -> _Open:
        """A section under a path that no other has; a list that starts again goes under r2, r3, …"""
        parent, last = path[:-1], path[-1]
        run = self.runs.get(parent, 1)
        unique = path if run == 1 else (*parent, f"r{run}", last)
        while unique in self.paths:
            run += 1
            unique = (*parent, f"r{run}", last)
        self.runs[parent] = run
        self.paths.add(unique)
        section = _Open(unique, label, heading, above, kind)
        self.sections.append(section)
        return section

    def _continue(self, line: _Line) -> None:
        """An unnumbered line: more of the clause that is open, or of the article its items belong to."""
        if self.current is None:
            self._open_part("preamble")
        elif self.stack and self.stack[-1] is self.current:
            article = next((section for section in self.stack if section.kind == "条"), None)
            if article is not None and not self.current.paragraphs[-1].text.endswith(("，", "、", ",")):
                # Items of an article are one paragraph each; what follows them is its next paragraph.
                self.current = article
                self.stack = self.stack[: self.stack.index(article) + 1]
        self._append(line)

    def _append(self, line: _Line) -> None:
        if self.current is None:
            self._open_part("preamble")
        assert self.current is not None
        self.current.paragraphs.append(line.paragraph)
