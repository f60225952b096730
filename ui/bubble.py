"""How an answer looks in the chat: its text with linked marks, and the clauses it rests on beneath."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from assistant.answer import Answer, Citation
from checks.verdict import Outcome, Status, Verdict
from corpus.model import Text
from ui.templates import render

EXCERPT_CHARACTERS = 240
"""A clause longer than this is shown by the paragraphs that carry the quote; the rest unfolds."""

_MARK = re.compile(r"\[(\d{1,3})\](?!\()")

OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.INELIGIBLE: Text(zh="不符合申报条件", en="Not eligible"),
    Outcome.UNDETERMINED: Text(zh="信息不足，尚不能判断", en="Cannot be determined yet"),
    Outcome.CONDITIONALLY_ELIGIBLE: Text(
        zh="可核对的条件均符合，另有条件需专家判断",
        en="Every condition that can be checked holds; some need an expert's judgement",
    ),
    Outcome.ELIGIBLE: Text(zh="符合申报条件", en="Eligible"),
}

STATUSES: Mapping[Status, Text] = {
    Status.MET: Text(zh="符合", en="met"),
    Status.NOT_MET: Text(zh="不符合", en="not met"),
    Status.UNKNOWN: Text(zh="待确认", en="unknown"),
    Status.NEEDS_JUDGEMENT: Text(zh="需判断", en="needs judgement"),
}


class Line(NamedTuple):
    """One paragraph of a clause: what stands before, in and after the quote."""

    before: str
    quoted: str
    after: str


class Quoted(NamedTuple):
    """A citation laid out: the paragraphs that carry the quote, and the whole where that is longer."""

    citation: Citation
    lines: tuple[Line, ...]
    whole: tuple[Line, ...]
    english: tuple[str, ...]


def lay_out(citation: Citation) -> Quoted:
    """``citation`` by paragraph, its quote marked; a quote that is the whole clause needs no mark."""
    paragraphs = citation.content.split("\n")
    start = citation.content.find(citation.quote) if citation.quote else -1
    end = start + len(citation.quote)
    marked = start >= 0 and citation.quote != citation.content
    whole: list[Line] = []
    carrying: list[int] = []
    position = 0
    for number, paragraph in enumerate(paragraphs):
        first = min(max(start - position, 0), len(paragraph)) if marked else len(paragraph)
        last = min(max(end - position, 0), len(paragraph)) if marked else len(paragraph)
        if last > first:
            carrying.append(number)
        whole.append(Line(paragraph[:first], paragraph[first:last], paragraph[last:]))
        position += len(paragraph) + 1
    english = tuple(citation.english.split("\n")) if citation.english else ()
    if len(citation.content) <= EXCERPT_CHARACTERS or not carrying or len(carrying) == len(paragraphs):
        return Quoted(citation, tuple(whole), (), english)
    shown = tuple(whole[number] for number in carrying)
    if len(english) == len(paragraphs):
        english = tuple(english[number] for number in carrying)
    return Quoted(citation, shown, tuple(whole), english)


def marked_text(text: str, citations: tuple[Citation, ...]) -> str:
    """The answer's Markdown with HTML made harmless and each mark linked to its clause."""
    by_number = {citation.number: citation for citation in citations}

    def link(match: re.Match[str]) -> str:
        citation = by_number.get(int(match[1]))
        if citation is None:
            return match[0]
        return (
            f'<a class="mp-mark" href="{html.escape(citation.url)}" '
            f'title="{html.escape(citation.title)}">{citation.number}</a>'
        )

    return _MARK.sub(link, html.escape(text, quote=False).replace("&gt;", ">"))


def said(text: str) -> str:
    """What a person typed, shown letter for letter: no Markdown, no HTML."""
    return '<div class="mp-said">' + html.escape(text).replace("\n", "<br>") + "</div>"


def progress(text: str) -> str:
    """The step under way."""
    return f'<div class="mp-progress" role="status">{html.escape(text)}</div>'


def fault(text: str) -> str:
    """Why there is no answer."""
    return f'<div class="mp-fault" role="alert">{html.escape(text)}</div>'


def bubble(answer: Answer, as_of: str, labels: Mapping[str, Text]) -> str:
    """The whole bubble. ``labels`` names tracks and facts for people."""
    tongue = "en" if answer.language == "en" else "zh"
    # A blank line would end the HTML block for the Markdown reader, so the lines are joined.
    sources = "".join(
        line.strip()
        for line in render(
            "sources.html",
            answer=answer,
            en=tongue == "en",
            quoted=[lay_out(citation) for citation in answer.citations],
            label=lambda name: getattr(labels[name], tongue) if name in labels else name,
            outcome=lambda verdict: getattr(OUTCOMES[verdict.outcome], tongue),
            status=lambda finding: getattr(STATUSES[finding.status], tongue),
            word=lambda text: getattr(text, tongue),
            shown=_shown,
            report=lambda verdict: report_link(verdict, tongue),
            as_of=as_of,
        ).splitlines()
    )
    return f"{marked_text(answer.text, answer.citations)}\n\n{sources}"


def report_link(verdict: Verdict, lang: str) -> str:
    """Where the self-assessment of ``verdict`` can be downloaded as a Word document."""
    receipt = verdict.receipt
    asked = {
        "facts": json.dumps(dict(receipt.facts), ensure_ascii=False),
        "as_of": receipt.as_of.isoformat(),
        "format": "docx",
        "lang": lang,
    }
    if receipt.members is not None:
        asked["members"] = json.dumps([dict(member) for member in receipt.members], ensure_ascii=False)
    return f"/api/checks/{verdict.track}/report?{urlencode(asked)}"


def _shown(value: object) -> str:
    if value is True:
        return "是 yes"
    if value is False:
        return "否 no"
    if isinstance(value, list | tuple):
        return "、".join(str(item) for item in value)
    return str(value)
