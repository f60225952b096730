"""How an answer is laid out for the page."""

from __future__ import annotations

from assistant.answer import Answer, AnswerStatus, Citation
from checks.rulebook import load_rulebook
from corpus.load import load_corpus
from ui.bubble import bubble, lay_out, marked_text, said

CONTENT = "第一段。" + "长" * 300 + "\n第二段讲的是商标。\n第三段。"


def citation(**changes: object) -> Citation:
    values: dict[str, object] = {
        "number": 1,
        "id": "cn-mpfz/1.1.1",
        "title": "《指引》一",
        "content": CONTENT,
        "quote": "讲的是商标",
        "english": "One.\nTwo.\nThree.",
        "url": "/clauses/cn-mpfz/1.1.1",
    }
    return Citation.model_validate(values | changes)


def test_a_long_clause_is_shown_by_the_paragraph_that_carries_the_quote() -> None:
    laid = lay_out(citation())
    assert laid.lines == (("第二段", "讲的是商标", "。"),)
    assert len(laid.whole) == 3
    assert laid.english == ("Two.",)


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    laid = lay_out(citation(content="甲乙丙\n丁戊", quote="丙\n丁"))
    assert laid.lines == (("甲乙", "丙", ""), ("", "丁", "戊"))


def test_a_quote_that_is_the_whole_clause_needs_no_mark() -> None:
    assert lay_out(citation(content="甲", quote="甲")).lines == (("甲", "", ""),)


def test_marks_link_to_their_clauses_and_other_brackets_stay() -> None:
    text = marked_text("至多3家[1]，见[7]。", (citation(),))
    assert '<a class="mp-mark" href="/clauses/cn-mpfz/1.1.1"' in text
    assert "见[7]。" in text


def test_html_in_what_people_write_is_shown_and_not_run() -> None:
    assert "<img" not in said("<img src=x onerror=alert(1)>\n\n# x")
    assert "<script" not in marked_text("<script>alert(1)</script>", ())


def test_a_model_cannot_write_links_or_pictures_into_an_answer() -> None:
    text = marked_text(
        "[a](javascript:alert(1)) ![b](http://x.cn/y.png) <http://x.cn>\n\n[1]: http://x.cn", ()
    )
    assert "href" not in text
    assert "<img" not in text


def test_the_bubble_shows_the_day_and_an_english_reader_the_rendering() -> None:
    answer = Answer(
        text="可以[1]。",
        citations=(citation(quote=""),),
        verdicts=(),
        facts=(),
        status=AnswerStatus.ANSWERED,
        intent="joint",
        language="en",
    )
    shown = bubble(answer, "2026-01-01", load_rulebook(load_corpus()))
    assert "Unofficial English rendering" in shown
    assert "2026-01-01" in shown
