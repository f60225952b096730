"""The self-assessment as a file to keep."""

from __future__ import annotations

from typing import Literal

from checks.report import compose, to_docx, to_markdown
from checks.rulebook import Rulebook
from checks.verdict import Verdict
from ui.errors import Problem, Tongue

ReportFormat = Literal["md", "docx"]


def self_assessment(verdict: Verdict, rulebook: Rulebook, format: ReportFormat, lang: Tongue) -> bytes:
    """The report on ``verdict``, as Markdown (UTF-8) or as a Word document."""
    report = compose(verdict, rulebook, lang)
    if format == "md":
        return to_markdown(report).encode()
    try:
        return to_docx(report)
    except ValueError:
        # A unit's name comes from outside, and Word's XML has no place for control characters.
        raise Problem(
            422,
            "unreadable_text",
            "单位名称里有控制字符，请删去后再生成报告",
            "a unit's name holds control characters; remove them to make the report",
        ) from None
