"""Thumbs: what is taken, what is refused, and what is never kept."""

from __future__ import annotations

import logging

import httpx
import pytest
from light import light

from ui.feedback import Counted, Opinion, OpinionIn, Rating, Reason

TOLD = {"rating": "down", "reason": "wrong", "question": "联合申报最多几家？", "answer": "至多3家。"}


def send(address: str, body: dict[str, object]) -> httpx.Response:
    return httpx.post(f"{address}/api/feedback", json=body, timeout=30, trust_env=False)


def test_a_thumb_is_taken() -> None:
    with light() as address:
        assert send(address, TOLD).status_code == 202


@pytest.mark.parametrize(
    ("field", "value"),
    [("rating", "sideways"), ("reason", "mood"), ("comment", "长" * 1001), ("as_of", "2026-02-30")],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    with light() as address:
        reply = send(address, {**TOLD, field: value})
    assert reply.status_code == 422
    assert reply.json()["error"]["field"] == field


def test_where_nobody_keeps_opinions_only_the_reason_is_written_down(
    caplog: pytest.LogCaptureFixture,
) -> None:
    given = OpinionIn.model_validate(TOLD)
    opinion = Opinion(
        rating=Rating.DOWN,
        reason=Reason.WRONG,
        comment="",
        question=given.question,
        answer=given.answer,
        status="",
        citations=(),
        language="",
        as_of=None,
    )
    with caplog.at_level(logging.INFO):
        Counted().keep(opinion)
    assert "wrong" in caplog.text
    assert "联合" not in caplog.text
