"""Projects told in nobody's words find the direction whose descriptions are told alike."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from assistant.likeness import Likeness
from checks.match import Matchers, load_matchers

IN_FORCE = dt.date(2025, 9, 1)
# Told in words that no cue knows.
UNHEARD = [
    ("1.2.3", "Riding boots for one rider at a time: she stands on a plate in her socks, calf and ankle are read, and that pair is made"),
    ("1.2.7", "Benches roll away and roll back in another row, and at ten the hall that made flutes makes clarinets"),
]  # fmt: skip


@pytest.fixture(scope="module")
def likeness(embedded: Assistant) -> Likeness:
    return Likeness(embedded.retriever.guidance)


@pytest.fixture(scope="module")
def by_cues(embedded: Assistant) -> Matchers:
    return load_matchers(embedded.corpus)


@pytest.mark.parametrize(("direction", "told"), UNHEARD)
def test_a_project_no_cue_speaks_in_finds_its_direction(
    by_cues: Matchers, likeness: Likeness, direction: str, told: str
) -> None:
    cues = by_cues.directions(told)
    assert cues.none_fits
    assert likeness.weighed(cues, told).best == f"cn-mpfz/{direction}"


@pytest.mark.parametrize(("direction", "told"), UNHEARD)
def test_whoever_asks_for_the_ranking_alone_gets_what_the_chat_goes_by(
    embedded: Assistant, likeness: Likeness, by_cues: Matchers, direction: str, told: str
) -> None:
    ranking = embedded.matchers.directions(told)
    assert ranking.best == f"cn-mpfz/{direction}"
    assert ranking == likeness.weighed(by_cues.directions(told), told)
    scores = [one.score for one in ranking.ranked]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(("direction", "told"), UNHEARD)
def test_the_answer_opens_with_that_direction_and_quotes_nothing_as_said(
    embedded: Assistant, direction: str, told: str
) -> None:
    answer = last(embedded, f"{told}. Which of the ten headings is that?", as_of=IN_FORCE)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations[0].id == f"cn-mpfz/{direction}"
    assert "You mention" not in answer.text


def test_a_direction_named_outright_stays_first_whatever_the_rest_is_like(
    by_cues: Matchers, likeness: Likeness
) -> None:
    told = f"{UNHEARD[1][1]}; we apply under direction 5"
    cues = by_cues.directions(told)
    assert likeness.weighed(cues, told) == cues


def test_a_direction_ruled_out_is_never_first(by_cues: Matchers, likeness: Likeness) -> None:
    told = f"{UNHEARD[1][1]}. It is not direction 7."
    cues = by_cues.directions(told)
    assert cues.option("cn-mpfz/1.2.7").ruled_out
    assert likeness.weighed(cues, told).ranked[-1].clause == "cn-mpfz/1.2.7"


@pytest.mark.parametrize("text", ["", "你好", "我们想贷款", "hello there"])
def test_a_text_too_short_to_tell_of_a_project_is_like_none(
    by_cues: Matchers, likeness: Likeness, text: str
) -> None:
    cues = by_cues.directions(text)
    assert likeness.weighed(cues, text) == cues


@pytest.mark.parametrize(
    "question",
    [
        "{}，该归哪一块",
        "{}，能套哪个场景？",
        "{}。这算第几个方向",
    ],
)
def test_however_the_direction_is_asked_for_the_answer_opens_with_it(
    embedded: Assistant, question: str
) -> None:
    told = "做雨靴的，客人赤脚站上去，脚背多高脚踝多粗都记下来，单给他做一双"
    assert last(embedded, question.format(told), as_of=IN_FORCE).citations[0].id == "cn-mpfz/1.2.3"


def test_where_neither_cues_nor_likeness_are_sure_the_two_likeliest_are_named(embedded: Assistant) -> None:
    told = "We put a clock in the hall of our comb factory and everybody looks at it"
    answer = last(embedded, f"{told}. Which of the ten headings is that?", as_of=IN_FORCE)
    assert answer.status is AnswerStatus.CLARIFICATION
    assert "It sounds nearest to" in answer.text
