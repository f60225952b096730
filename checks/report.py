"""The self-assessment of one application, as Markdown or .docx, in Chinese or English.

``compose`` lays out the content once; ``to_markdown`` and ``to_docx`` only dress it.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from checks.facts import Vocabulary
from checks.rulebook import Rulebook
from checks.verdict import Finding, Outcome, Status, Verdict
from corpus.model import Corpus, Frozen, Text

if TYPE_CHECKING:
    from pydantic import JsonValue

Language = Literal["zh", "en"]


class Line(Frozen):
    """One line of a section: a plain sentence, with a quote and its source where it has them."""

    text: str
    detail: str = ""
    quote: str = ""  # printed once below the lines that share it
    source: str = ""


class Section(Frozen):
    """One part of the report; never empty."""

    title: str
    lines: tuple[Line, ...]


class Report(Frozen):
    """A self-assessment, laid out and not yet dressed."""

    language: Language
    title: str
    summary: tuple[tuple[str, str], ...]  # label, value
    sections: tuple[Section, ...]
    note: str


_OUTCOME: Mapping[Outcome, Text] = {
    Outcome.INELIGIBLE: Text(zh="不符合条件", en="Not eligible"),
    Outcome.UNDETERMINED: Text(zh="尚不能判断", en="Not decided yet"),
    Outcome.CONDITIONALLY_ELIGIBLE: Text(
        zh="可核对的条件都已满足，尚待专家评判",
        en="Every condition that can be checked holds; experts have yet to judge the rest",
    ),
    Outcome.ELIGIBLE: Text(zh="符合条件", en="Eligible"),
}
_STATUS: Mapping[Status, Text] = {
    Status.NOT_MET: Text(zh="不满足", en="Not met"),
    Status.UNKNOWN: Text(zh="待补充", en="Not known yet"),
    Status.NEEDS_JUDGEMENT: Text(zh="待专家评判", en="For experts to judge"),
    Status.MET: Text(zh="满足", en="Met"),
}
_WORDS: Mapping[str, Text] = {
    "title": Text(zh="申报条件自评报告", en="Eligibility self-assessment"),
    "track": Text(zh="申报类别", en="Track"),
    "outcome": Text(zh="结论", en="Outcome"),
    "as_of": Text(zh="核对日期", en="As of"),
    "corpus": Text(zh="政策文本版本", en="Version of the policy text"),
    "rules": Text(zh="检查规则版本", en="Version of the rules"),
    "warnings": Text(zh="请注意", en="Please note"),
    "findings": Text(zh="逐条核对", en="Clause by clause"),
    "repairs": Text(zh="怎样才能满足", en="What would make it pass"),
    "open": Text(zh="还需要回答的问题", en="Questions still open"),
    "judgement": Text(zh="要由专家评判的条款", en="Clauses that experts judge"),
    "prepare": Text(zh="下一步准备", en="What to prepare"),
    "ask": Text(zh="向谁咨询", en="Whom to ask"),
    "facts": Text(zh="所依据的情况", en="Facts relied on"),
    "none": Text(zh="没有填写任何情况。", en="No facts were stated."),
    "note": Text(
        zh="本报告按所填情况对照政策原文自动核对，供自评参考；资格由受理和评审部门认定。引文为原文，英文为非官方译文。",
        en="This report compares the stated facts with the policy text, as a self-assessment; eligibility is decided by the receiving and reviewing departments. Quotes are from the Chinese original; English wording is unofficial.",
    ),
}


def compose(verdict: Verdict, rulebook: Rulebook, language: Language = "zh") -> Report:
    """The report on ``verdict``; every quote is an exact part of the clause named beside it."""
    track = rulebook.track(verdict.track)

    def say(text: Text) -> str:
        return text.zh if language == "zh" else text.en

    def word(key: str) -> str:
        return say(_WORDS[key])

    sections = [
        Section(
            title=word("warnings"),
            lines=tuple(
                _cited(rulebook.corpus, warning.clause, say(warning.message)) for warning in verdict.warnings
            ),
        ),
        Section(title=word("findings"), lines=tuple(_findings(verdict, rulebook.corpus, language))),
        Section(
            title=word("repairs"),
            lines=tuple(
                _cited(rulebook.corpus, each.clause, say(each.message)) for each in verdict.counterfactuals
            ),
        ),
        Section(title=word("open"), lines=tuple(_questions(verdict, rulebook.vocabulary, language))),
        Section(
            title=word("judgement"),
            lines=tuple(
                _cited(rulebook.corpus, finding.clause, say(finding.reason))
                for finding in verdict.findings
                if finding.status is Status.NEEDS_JUDGEMENT
            ),
        ),
        Section(
            title=word("prepare"),
            lines=tuple(
                _cited(rulebook.corpus, advice.clause, say(advice.text)) for advice in track.file.prepare
            ),
        ),
        Section(
            title=word("ask"),
            lines=tuple(
                _cited(rulebook.corpus, advice.clause, say(advice.text)) for advice in track.file.ask
            ),
        ),
        Section(
            title=word("facts"),
            lines=tuple(_facts(verdict, rulebook, language)) or (Line(text=word("none")),),
        ),
    ]
    return Report(
        language=language,
        title=word("title"),
        summary=(
            (word("track"), say(track.title)),
            (word("outcome"), say(_OUTCOME[verdict.outcome])),
            (word("as_of"), _day(verdict.as_of, language)),
            (word("corpus"), verdict.receipt.corpus),
            (word("rules"), verdict.receipt.rules),
        ),
        sections=tuple(section for section in sections if section.lines),
        note=word("note"),
    )


def _day(day: dt.date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def _cited(corpus: Corpus, clause: str, text: str) -> Line:
    return Line(text=text, source=corpus.clause(clause).cite_as)


def _findings(verdict: Verdict, corpus: Corpus, language: Language) -> Iterator[Line]:
    order = {clause.id: position for position, clause in enumerate(corpus.clauses())}

    def in_printed_order(finding: Finding) -> int:
        return order[finding.clause]

    for (clause, quote), alike in itertools.groupby(
        sorted(verdict.findings, key=in_printed_order), key=lambda finding: (finding.clause, finding.quote)
    ):
        *others, last = [_finding(finding, language) for finding in alike]
        yield from others
        yield last.model_copy(update={"quote": quote, "source": corpus.clause(clause).cite_as})


def _finding(finding: Finding, language: Language) -> Line:
    status, reason = _STATUS[finding.status], finding.reason
    if language == "zh":
        return Line(text=status.zh + (f"（{finding.member}）" if finding.member else ""), detail=reason.zh)
    return Line(text=status.en + (f" ({finding.member})" if finding.member else ""), detail=reason.en)


def _questions(verdict: Verdict, vocabulary: Vocabulary, language: Language) -> Iterator[Line]:
    """The questions for what is unknown, the one to answer first at the top, each once a unit."""
    stated = verdict.receipt.facts
    units: dict[str | None, Mapping[str, JsonValue]] = {
        str(member.get("name")): member for member in verdict.receipt.members or ()
    }
    asked = [
        (fact, finding.member)
        for finding in verdict.findings
        if finding.status is Status.UNKNOWN
        for fact in finding.facts
        if fact not in units.get(finding.member, {}) and (finding.member is not None or fact not in stated)
    ]
    first = [(verdict.next_fact, verdict.next_member)] if verdict.next_fact else []
    for fact, member in dict.fromkeys([*first, *asked]):
        if fact is None or vocabulary[fact].type == "judgements":
            continue
        question = vocabulary[fact].question
        text = question.zh if language == "zh" else question.en
        yield Line(
            text=text if member is None else f"{member}：{text}" if language == "zh" else f"{member}: {text}"
        )


def _facts(verdict: Verdict, rulebook: Rulebook, language: Language) -> Iterator[Line]:
    vocabulary = rulebook.vocabulary
    bearing = set(vocabulary.kin(rulebook.track(verdict.track).facts))
    yield from _stated(verdict.receipt.facts, vocabulary, language, bearing, None)
    for member in verdict.receipt.members or ():
        yield from _stated(member, vocabulary, language, bearing, str(member.get("name")))


def _stated(
    facts: Mapping[str, JsonValue],
    vocabulary: Vocabulary,
    language: Language,
    bearing: Container[str],
    member: str | None,
) -> Iterator[Line]:
    known = vocabulary.validate_facts({name: value for name, value in facts.items() if name in bearing})
    for name, value in known.items():
        fact = vocabulary[name]
        label, shown = fact.label, fact.show(value)
        whose = f"{member} · " if member else ""
        if language == "zh":
            yield Line(text=f"{whose}{label.zh}：{shown.zh}")
        else:
            yield Line(text=f"{whose}{label.en}: {shown.en}")


def to_markdown(report: Report) -> str:
    """The report as Markdown; ends with a line break."""
    zh = report.language == "zh"
    colon = "：" if zh else ": "
    parts = [f"# {report.title}", ""]
    parts += [f"- **{label}**{colon}{value}" for label, value in report.summary]
    for section in report.sections:
        parts += ["", f"## {section.title}", ""]
        for line in section.lines:
            text = f"**{line.text}**{colon}{line.detail}" if line.detail else line.text
            source = f"（{line.source}）" if zh else f" ({line.source})"
            parts.append(f"- {_plain(text)}{source if line.source and not line.quote else ''}")
            if line.quote:
                parts += ["", f"  > {line.quote}", f"  > —— {line.source}", ""]
    parts += ["", f"*{report.note}*", ""]
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Names come from outside: no line break or HTML of theirs shapes the page."""
    return " ".join(text.split()).replace("<", "&lt;")


def to_docx(report: Report) -> bytes:
    """The report as a Word document."""
    from docx import Document
    from docx.shared import Pt, RGBColor

    document: Any = Document()
    _dress(document)
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.add_heading(report.title, level=0)
    table = document.add_table(rows=0, cols=2, style="Light Grid Accent 1")
    for label, value in report.summary:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    for section in report.sections:
        document.add_heading(section.title, level=1)
        for line in section.lines:
            paragraph = document.add_paragraph(style="List Bullet")
            if line.detail:
                paragraph.add_run(line.text).bold = True
                paragraph.add_run(("：" if report.language == "zh" else ": ") + line.detail)
            else:
                paragraph.add_run(line.text)
            if line.quote:
                quote = document.add_paragraph(style="Intense Quote")
                quote.add_run(line.quote)
                quote.add_run(f"\n{line.source}").font.size = Pt(8.5)
            elif line.source:
                source = paragraph.add_run(f"\n{line.source}")
                source.font.size, source.font.color.rgb = Pt(8.5), RGBColor(0x59, 0x59, 0x59)
    note = document.add_paragraph().add_run(report.note)
    note.italic, note.font.size = True, Pt(9)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _dress(document: Any) -> None:
    """Fonts for both scripts: Word takes Chinese characters from the East Asian font of a style."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
    for name in ("Normal", "Title", "Heading 1", "List Bullet", "Intense Quote"):
        style = document.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), "宋体" if name in ("Normal", "List Bullet", "Intense Quote") else "黑体")
    document.styles["Normal"].font.size = Pt(10.5)
    quote = document.styles["Intense Quote"]
    quote.font.italic, quote.font.bold, quote.font.size = False, False, Pt(9.5)
    quote.font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    quote.paragraph_format.space_before = quote.paragraph_format.space_after = Pt(2)
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(1)
