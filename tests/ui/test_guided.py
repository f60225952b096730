"""The guided check and the clause in its context, over HTTP."""

from __future__ import annotations

from typing import Any

import httpx


def ask(server: Any, body: dict[str, Any], language: str = "zh") -> httpx.Response:
    return httpx.post(
        f"{server.url}/page/check",
        json=body,
        headers={"Accept-Language": language},
        timeout=60,
        trust_env=False,
    )


def get(server: Any, path: str, **query: str) -> httpx.Response:
    return httpx.get(f"{server.url}{path}", params=query, timeout=60, trust_env=False)


def test_an_empty_form_leaves_everything_open_and_the_most_telling_fact_first(server: Any) -> None:
    told = ask(server, {"track": "cn-mpfz/digital-case"}).json()
    assert told["outcome"] == "undetermined"
    assert "joint_units" in told["open"]
    assert set(told["open"]) <= set(told["relevant"])


def test_nothing_is_open_once_a_condition_fails(server: Any) -> None:
    told = ask(server, {"track": "cn-mpfz/digital-case", "facts": {"joint_units": 4}}).json()
    assert told["outcome"] == "ineligible"
    assert told["open"] == []
    assert "不符合申报条件" in told["html"]


def test_the_card_is_worded_in_the_readers_language(server: Any) -> None:
    told = ask(server, {"track": "cn-mpfz/digital-case", "facts": {"joint_units": 4}}, "en").json()
    assert "Not eligible" in told["html"]


def test_wrong_answers_are_named_all_at_once(server: Any) -> None:
    reply = ask(server, {"track": "cn-mpfz/digital-case", "facts": {"joint_units": 0, "is_joint": "x"}})
    assert reply.status_code == 422
    assert [one["field"] for one in reply.json()["error"]["fields"]] == ["joint_units", "is_joint"]


def test_an_unknown_track_is_told_which_there_are(server: Any) -> None:
    reply = ask(server, {"track": "nope"})
    assert reply.status_code == 404
    assert "cn-mpfz/digital-case" in reply.json()["error"]["message"]


def test_the_form_has_a_field_for_every_fact_and_every_judged_clause(server: Any) -> None:
    form = get(server, "/page/form").text
    for track in get(server, "/api/checks").json():
        for name in track["questions"]:
            assert name == "expert_judgements" or f'data-fact="{name}"' in form
    assert 'data-judged="cn-mpfz/2.2.3"' in form


def test_the_form_is_sent_once(server: Any) -> None:
    tag = get(server, "/page/form").headers["etag"]
    again = httpx.get(f"{server.url}/page/form", headers={"If-None-Match": tag}, timeout=60, trust_env=False)
    assert again.status_code == 304
    assert again.content == b""


def test_a_clause_stands_between_its_neighbours_with_its_quote_marked(server: Any) -> None:
    page = get(server, "/page/clause", id="cn-mpfz/2.2.2", quote="联合申报单位数量不超过3家").text
    assert "<mark>联合申报单位数量不超过3家</mark>" in page
    assert page.count('class="mp-near"') == 2


def test_a_quote_that_is_not_in_the_clause_marks_nothing_and_is_not_shown(server: Any) -> None:
    page = get(server, "/page/clause", id="cn-mpfz/2.2.2", quote="<script>alert(1)</script>").text
    assert "<mark>" not in page
    assert "<script" not in page


def test_a_clause_that_does_not_exist_is_said_not_to(server: Any) -> None:
    reply = get(server, "/page/clause", id="cn-mpfz/9.9")
    assert reply.status_code == 404
    assert "cn-mpfz/9.9" in reply.text
