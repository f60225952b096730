"""The self-assessment as a file to keep."""

from __future__ import annotations

from typing import Literal

from checks.rulebook import Rulebook
from checks.verdict import Verdict
from corpus.model import Corpus
from ui.errors import Problem, Tongue

ReportFormat = Literal["md", "docx"]


def self_assessment(
    verdict: Verdict, corpus: Corpus, rulebook: Rulebook, format: ReportFormat, lang: Tongue
) -> bytes:
    """The report on ``verdict``, as Markdown (UTF-8) or as a Word document."""
    raise Problem(501, "not_available", "暂不能生成自评报告", "the self-assessment cannot be made yet")
