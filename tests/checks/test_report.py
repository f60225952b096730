"""The self-assessment: what it says, and that a Word file can be opened again."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from docx import Document

from checks.report import Report, compose, to_docx, to_markdown
from checks.rulebook import Rulebook
from checks.verdict import Verdict
from corpus.model import Corpus

DAY = dt.date(2026, 7, 1)


@pytest.fixture
def verdict(rulebook: Rulebook, sound: dict[str, object]) -> Verdict:
    del sound["above_scale"]
    return rulebook.check("hn-sanpin/benchmark", {**sound, "sanpin_works": [1, 2]}, DAY)


@pytest.fixture(params=["zh", "en"])
def report(request: Any, verdict: Verdict, rulebook: Rulebook) -> Report:
    return compose(verdict, rulebook, request.param)


def test_every_quote_of_a_report_is_verbatim(report: Report, corpus: Corpus) -> None:
    quotes = [line.quote for section in report.sections for line in section.lines if line.quote]
    assert quotes
    assert all(any(quote in clause.text for clause in corpus.clauses()) for quote in quotes)


def test_a_report_names_track_outcome_date_and_versions(report: Report, verdict: Verdict) -> None:
    values = [value for _, value in report.summary]
    assert verdict.receipt.corpus in values
    assert verdict.receipt.rules in values
    assert len(values) == 5


def test_a_report_warns_of_the_lapse_first(verdict: Verdict, rulebook: Rulebook) -> None:
    first = compose(verdict, rulebook, "zh").sections[0]
    assert first.title == "请注意"
    assert "有效期已满" in first.lines[0].text


def test_a_report_asks_what_is_still_unknown(verdict: Verdict, rulebook: Rulebook) -> None:
    sections = {section.title: section for section in compose(verdict, rulebook, "zh").sections}
    assert [line.text for line in sections["还需要回答的问题"].lines] == ["申报单位是规模以上工业企业吗？"]


def test_a_report_without_facts_says_so(rulebook: Rulebook) -> None:
    report = compose(rulebook.check("cn-mpfz/brand-regional", {}, DAY), rulebook, "en")
    assert report.sections[-1].lines[0].text == "No facts were stated."


def test_every_sentence_of_a_report_stands_in_its_markdown(report: Report) -> None:
    text = to_markdown(report)
    for section in report.sections:
        assert f"## {section.title}" in text
        assert all(line.text in text and line.detail in text for line in section.lines)


def test_every_sentence_of_a_report_stands_in_its_word_file(report: Report) -> None:
    document = Document(io.BytesIO(to_docx(report)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for section in report.sections:
        assert all(line.text in text and line.detail in text for line in section.lines)


def test_a_name_from_outside_cannot_shape_the_page(rulebook: Rulebook) -> None:
    members = [{"lead": True, "name": "甲\n# <script>"}, {"name": "乙"}]
    verdict = rulebook.check("cn-mpfz/digital-case", {}, DAY, members)
    text = to_markdown(compose(verdict, rulebook, "zh"))
    assert "<script>" not in text
    assert "\n# <" not in text
