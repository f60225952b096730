"""The parser against 240 national statutes that were scraped by somebody else.

counts.json says how many lines of each file a plain expression counts as opening an article. Such a
count can be wrong; here all 240 agree with an unbroken run of article numbers, so none is excused.
"""

from __future__ import annotations

import itertools
import json
import os
import re
from pathlib import Path

import pytest

from corpus.parse import Parsed, Section, parse

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "statutes"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir() and not os.environ.get("CI"), reason="the statutes are not beside the repository"
)

# Texts that do not begin with article 1: two amendments that count on from earlier ones, and one book
# of a code whose articles run through all books.
FIRST_ARTICLE = {
    "宪法__宪法修正案（1993年）.md": 3,
    "宪法__宪法修正案（1999年）.md": 12,
    "民法典__合同编.md": 463,
}


@pytest.fixture(scope="module")
def statutes() -> dict[str, Parsed]:
    return {path.name: parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.md"))}


def articles(parsed: Parsed) -> list[Section]:
    """The articles of the body, told by their label: 第五条, 第一百三十三条之一."""
    return [
        section
        for section in parsed.sections
        if re.fullmatch(r"第\w+条(?:之[一二三四五六七八九十]+)?", section.label)
    ]


def test_there_are_240_statutes(statutes: dict[str, Parsed]) -> None:
    assert len(statutes) == 240


def test_every_statute_has_as_many_articles_as_counted(statutes: dict[str, Parsed]) -> None:
    counted: dict[str, int] = json.loads((FOLDER / "counts.json").read_text(encoding="utf-8"))
    found = {name: len(articles(parsed)) for name, parsed in statutes.items()}
    exact = sum(found[name] == counted[name] for name in found)
    wrong = {name: (found[name], counted[name]) for name in found if found[name] != counted[name]}
    assert not wrong, f"{exact} of {len(found)} statutes are exact; found and counted differ: {wrong}"


def test_article_numbers_run_without_a_gap(statutes: dict[str, Parsed]) -> None:
    broken = {}
    for name, parsed in statutes.items():
        run = [section.path[-1].partition("-") for section in articles(parsed)]
        steps = [(int(number), bool(dash)) for number, dash, _ in run]
        first = steps[0][0] == FIRST_ARTICLE.get(name, 1)
        on = all(
            later == earlier + (not inserted) for (earlier, _), (later, inserted) in itertools.pairwise(steps)
        )
        if not (first and on):
            broken[name] = steps
    assert not broken


def test_every_article_is_addressed_by_its_number_alone(statutes: dict[str, Parsed]) -> None:
    assert all(len(section.path) == 1 for parsed in statutes.values() for section in articles(parsed))


def test_no_statute_gives_two_clauses_one_id(statutes: dict[str, Parsed]) -> None:
    for parsed in statutes.values():
        paths = [section.path for section in parsed.sections]
        assert len(set(paths)) == len(paths)


def test_every_article_of_a_statute_with_chapters_names_its_chapter(statutes: dict[str, Parsed]) -> None:
    parsed = statutes["民法典__合同编.md"]
    assert all(section.above for section in articles(parsed))


def test_every_paragraph_is_its_span_of_the_source(statutes: dict[str, Parsed]) -> None:
    for name, parsed in statutes.items():
        source = (FOLDER / name).read_text(encoding="utf-8")
        assert all(
            source[paragraph.start : paragraph.end] == paragraph.text
            for section in parsed.sections
            for paragraph in section.paragraphs
        )


def test_nothing_is_skipped_but_titles_and_the_copy_s_own_marks(statutes: dict[str, Parsed]) -> None:
    for parsed in statutes.values():
        texts = [paragraph.text for paragraph in parsed.skipped]
        assert texts[1:] == ["<!-- INFO END -->"]
