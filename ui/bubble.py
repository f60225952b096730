"""How an answer looks in the chat: its text with linked marks, the verdicts, and the clauses it rests on."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from markdown_it import MarkdownIt

from assistant.answer import Answer, Citation
from checks.rulebook import Rulebook
from ui.card import card
from ui.errors import Tongue
from ui.mark import MARK
from ui.templates import render

EXCERPT_CHARACTERS = 240
"""A clause longer than this is shown by the paragraphs that carry the quote; the rest unfolds."""

# What an answer may be made of. Links and HTML are left out: whatever a model writes stays text.
_MARKDOWN = MarkdownIt("commonmark", {"breaks": True, "html": False}).disable(
    ["link", "image", "autolink", "reference", "html_block", "html_inline", "entity"]
)


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


def lines_of(content: str, quote: str) -> tuple[Line, ...]:
    """``content`` by paragraph, ``quote`` marked where it stands; a quote that is the whole needs no mark."""
    start = content.find(quote) if quote and quote != content else -1
    end = start + len(quote)
    lines: list[Line] = []
    position = 0
    for paragraph in content.split("\n"):
        first = min(max(start - position, 0), len(paragraph)) if start >= 0 else len(paragraph)
        last = min(max(end - position, 0), len(paragraph)) if start >= 0 else len(paragraph)
        lines.append(Line(paragraph[:first], paragraph[first:last], paragraph[last:]))
        position += len(paragraph) + 1
    return tuple(lines)


def lay_out(citation: Citation) -> Quoted:
    """``citation`` by paragraph, its quote marked: the paragraphs that carry it where the clause is long."""
    whole = lines_of(citation.content, citation.quote)
    carrying = [number for number, line in enumerate(whole) if line.quoted]
    english = tuple(citation.english.split("\n")) if citation.english else ()
    if len(citation.content) <= EXCERPT_CHARACTERS or not carrying or len(carrying) == len(whole):
        return Quoted(citation, whole, (), english)
    shown = tuple(whole[number] for number in carrying)
    if len(english) == len(whole):
        english = tuple(english[number] for number in carrying)
    return Quoted(citation, shown, whole, english)


def marked_text(text: str, citations: tuple[Citation, ...]) -> str:
    """The answer's Markdown as HTML, each mark a link to its clause; HTML in it is shown as text."""
    by_number = {citation.number: citation for citation in citations}

    def link(match: re.Match[str]) -> str:
        citation = by_number.get(int(match[1]))
        if citation is None:
            return match[0]
        return (
            f'<a class="mp-mark" href="{html.escape(citation.url)}" data-clause="{html.escape(citation.id)}" '
            f'data-quote="{html.escape(citation.quote)}" '
            f'title="{html.escape(citation.title)}">{citation.number}</a>'
        )

    return MARK.sub(link, str(_MARKDOWN.render(text)))


def said(text: str) -> str:
    """What a person typed, shown letter for letter: no Markdown, no HTML."""
    return '<div class="mp-said">' + html.escape(text).replace("\n", "<br>") + "</div>"


def progress(text: str) -> str:
    """The step under way."""
    return f'<div class="mp-progress" role="status">{html.escape(text)}</div>'


def stopped(tongue: Tongue) -> str:
    """That the reader stopped the answer."""
    text = "Stopped. You can ask again." if tongue == "en" else "已停止，可以重新提问。"
    return f'<p class="mp-stopped">{text}</p>'


def fault(text: str) -> str:
    """Why there is no answer."""
    return f'<div class="mp-fault" role="alert">{html.escape(text)}</div>'


def growing(text: str) -> str:
    """An answer while it is still coming, when its marks lead nowhere yet."""
    return f'<div class="mp-text">{marked_text(text, ())}</div>'


def bubble(answer: Answer, as_of: str, rulebook: Rulebook) -> str:
    """The whole bubble."""
    tongue: Tongue = "en" if answer.language == "en" else "zh"
    return render(
        "answer.html",
        answer=answer,
        text=marked_text(answer.text, answer.citations),
        lang={"zh-Hans": "zh-CN", "zh-Hant": "zh-Hant", "en": "en"}[answer.language],
        en=tongue == "en",
        quoted=[lay_out(citation) for citation in answer.citations],
        cards=[card(verdict, rulebook, tongue) for verdict in answer.verdicts],
        as_of=as_of,
    )
