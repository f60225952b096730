"""Thumbs: what is taken, and what is refused."""

from __future__ import annotations

import httpx
import pytest
from light import light

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
