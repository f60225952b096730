"""The HTTP contract, asked of a real server."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.load import load_corpus
from corpus.model import Corpus

TRACKS = ("cn-mpfz/brand-enterprise", "cn-mpfz/brand-regional", "cn-mpfz/digital-case", "hn-sanpin/benchmark")


@pytest.fixture(scope="module")
def web(server: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def error_of(reply: httpx.Response) -> dict[str, Any]:
    error: dict[str, Any] = reply.json()["error"]
    assert error["code"]
    assert error["message"]
    assert "Traceback" not in reply.text
    return error


# -- alive and ready


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_ready_server_says_so(web: httpx.Client, path: str) -> None:
    assert web.get(path).status_code == 200


# -- policies


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2021-06-01", "not_yet_in_force"),
        ("2021-06-02", "in_force"),
        ("2026-06-01", "in_force"),
        ("2026-06-02", "ambiguous"),
        ("2026-06-15", "ambiguous"),
        ("2026-06-16", "lapsed"),
    ],
)
def test_hunans_status_follows_the_day(web: httpx.Client, day: str, status: str) -> None:
    by_id = {policy["id"]: policy for policy in web.get("/api/policies", params={"as_of": day}).json()}
    assert by_id["hn-sanpin"]["status"] == status
    assert by_id["cn-mpfz"]["status"] == "undated"


def test_a_document_number_that_is_not_printed_is_null(web: httpx.Client) -> None:
    by_id = {policy["id"]: policy for policy in web.get("/api/policies").json()}
    assert by_id["cn-mpfz"]["document_number"] is None
    assert by_id["hn-sanpin"]["document_number"] == "HNPR-2021-05004"


def test_a_policy_has_every_key_of_the_contract(web: httpx.Client) -> None:
    promised = (
        "id title issuer document_number issued published effective_from valid_until status clause_count"
    )
    for policy in web.get("/api/policies").json():
        assert set(promised.split()) <= set(policy)


# -- clauses


def test_search_returns_verbatim_clauses_best_first(web: httpx.Client, corpus: Corpus) -> None:
    results = web.get("/api/clauses", params={"q": "联合申报单位数量", "k": 4}).json()["results"]
    assert len(results) == 4
    assert results[0]["id"] == "cn-mpfz/2.2.2"
    assert [one["score"] for one in results] == sorted((one["score"] for one in results), reverse=True)
    for one in results:
        assert one["text"] == corpus.clause(one["id"]).text
        assert set(one) >= {"id", "policy", "cite_as", "heading", "text", "score", "url"}


def test_search_keeps_to_the_policy_named(web: httpx.Client) -> None:
    results = web.get("/api/clauses", params={"q": "申报条件", "policy": "hn-sanpin"}).json()["results"]
    assert {one["policy"] for one in results} == {"hn-sanpin"}


def test_a_clause_comes_with_its_context(web: httpx.Client) -> None:
    clause = web.get("/api/clauses/cn-mpfz/2.2.2").json()
    assert [above["heading"] for above in clause["ancestors"]] == ["推荐条件", "“数字三品”应用场景典型案例"]
    assert clause["previous"]["id"] == "cn-mpfz/2.2.1"
    assert clause["next"]["id"] == "cn-mpfz/2.2.3"
    assert clause["checks"] == ["cn-mpfz/digital-case"]


def test_a_mended_clause_shows_its_mends(web: httpx.Client) -> None:
    mends = web.get("/api/clauses/cn-mpfz/2.1.3").json()["mends"]
    assert "doubled" in {mend["kind"] for mend in mends}


def test_every_clause_has_its_page(web: httpx.Client, corpus: Corpus) -> None:
    for clause in corpus.clauses():
        page = web.get(f"/clauses/{clause.id}")
        assert page.status_code == 200, clause.id
        assert clause.cite_as in page.text


def test_a_paragraph_can_be_named(web: httpx.Client) -> None:
    assert web.get("/api/clauses/cn-mpfz/1.1.1%23p2").status_code == 200
    assert web.get("/api/clauses/cn-mpfz/1.1.1%23p9").status_code == 404


def test_an_unknown_clause_is_a_json_404_for_programs_and_a_page_for_people(web: httpx.Client) -> None:
    reply = web.get("/api/clauses/cn-mpfz/9.9.9")
    assert (reply.status_code, error_of(reply)["code"]) == (404, "unknown_clause")
    page = web.get("/clauses/<script>alert(1)</script>")
    assert page.status_code == 404
    assert "<script>" not in page.text


# -- checks


def test_the_four_tracks_are_listed_with_a_question_for_each_fact(web: httpx.Client) -> None:
    tracks = web.get("/api/checks").json()
    assert [track["track"] for track in tracks] == list(TRACKS)
    for track in tracks:
        assert set(track["questions"]) == set(track["schema"]["properties"])
        assert all(text["zh"] and text["en"] for text in track["questions"].values())


@pytest.mark.parametrize("track", TRACKS)
def test_no_facts_at_all_is_undetermined_and_names_the_fact_to_ask(web: httpx.Client, track: str) -> None:
    verdict = web.post(f"/api/checks/{track}", json={"facts": {}}).json()
    assert verdict["outcome"] == "undetermined"
    assert verdict["next_fact"]


def test_each_quote_of_a_verdict_is_part_of_its_clause(web: httpx.Client, corpus: Corpus) -> None:
    for track in TRACKS:
        for finding in web.post(f"/api/checks/{track}", json={"facts": {}}).json()["findings"]:
            assert finding["quote"] in corpus.clause(finding["clause"]).text


def test_every_field_at_fault_is_named_at_once(web: httpx.Client) -> None:
    facts = {"joint_units": -1, "trademark_owned": "yes", "no_such_fact": 1, "ip_owned": 1}
    reply = web.post(
        "/api/checks/cn-mpfz/digital-case", json={"facts": facts, "as_of": "2026-02-30", "odd": 0}
    )
    assert reply.status_code == 422
    named = {field["field"] for field in error_of(reply)["fields"]}
    assert named == {"joint_units", "trademark_owned", "no_such_fact", "ip_owned", "as_of", "odd"}


def test_contradictory_facts_are_a_verdict_with_a_warning(web: httpx.Client) -> None:
    facts = {"entity_type": "branch", "has_legal_personality": True}
    reply = web.post("/api/checks/cn-mpfz/brand-enterprise", json={"facts": facts})
    assert reply.status_code == 200
    assert "contradiction" in {warning["code"] for warning in reply.json()["warnings"]}


def test_units_of_a_joint_application_are_checked_one_by_one(web: httpx.Client) -> None:
    members = [{"name": "甲", "lead": True, "ip_dispute": False}, {"name": "乙", "entity_type": "branch"}]
    asked = {"facts": {}, "members": members}
    verdict = web.post("/api/checks/cn-mpfz/digital-case", json=asked).json()
    assert {"甲", "乙"} <= {finding["member"] for finding in verdict["findings"]}


def test_compare_sets_all_tracks_side_by_side(web: httpx.Client) -> None:
    asked = {"facts": {"entity_type": "government"}}
    compared = web.post("/api/compare", json=asked).json()
    assert [verdict["track"] for verdict in compared["verdicts"]] == list(TRACKS)
    assert compared == web.get("/api/compare", params={"facts": '{"entity_type": "government"}'}).json()


def test_a_description_finds_its_direction(web: httpx.Client) -> None:
    described = {"text": "我们给每件商品赋码，从原料到物流全程可追溯，出了质量问题能查到责任人"}
    assert web.post("/api/match/directions", json=described).json()["best"] == "cn-mpfz/1.2.5"


def test_the_self_assessment_can_be_downloaded_as_word_and_markdown(web: httpx.Client) -> None:
    asked = {"facts": {"above_scale": True}, "as_of": "2026-01-05"}
    word = web.post("/api/checks/hn-sanpin/benchmark/report?format=docx&lang=en", json=asked)
    assert "attachment" in word.headers["content-disposition"]
    assert docx.Document(io.BytesIO(word.content)).paragraphs
    plain = web.post("/api/checks/hn-sanpin/benchmark/report?format=md", json=asked)
    assert "2026年1月5日" in plain.text


def test_the_download_link_gives_the_same_report(web: httpx.Client) -> None:
    asked = {"facts": '{"above_scale": true}', "as_of": "2026-01-05", "format": "md"}
    by_link = web.get("/api/checks/hn-sanpin/benchmark/report", params=asked)
    posted = web.post(
        "/api/checks/hn-sanpin/benchmark/report?format=md",
        json={"facts": {"above_scale": True}, "as_of": "2026-01-05"},
    )
    assert by_link.text == posted.text


def test_a_unit_whose_name_word_cannot_hold_is_a_named_error(web: httpx.Client) -> None:
    asked = {"facts": {}, "members": [{"name": "\x01", "lead": True}]}
    reply = web.post("/api/checks/cn-mpfz/digital-case/report", json=asked)
    assert (reply.status_code, error_of(reply)["field"]) == (422, "members[0].name")


# -- errors

JSON = {"content-type": "application/json"}
CHECK = "/api/checks/cn-mpfz/digital-case"
CHAT = "/v1/chat/completions"


def chat(content: object, **more: object) -> dict[str, object]:
    return {"model": "mingpin", "messages": [{"role": "user", "content": content}], **more}


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        (CHECK, b'{"facts":', 400, "invalid_json"),
        (CHECK, b'{"facts": {"ip_owned": NaN}}', 400, "invalid_json"),
        (CHECK, b"[" * 100_000, 400, "invalid_json"),
        (CHECK, b'{"facts": {"joint_units": ' + b"9" * 5000 + b"}}", 400, "invalid_json"),
        (CHECK, b'{"facts": {"years_in_operation": 1e999}}', 422, "number_too_large"),
        (CHECK, b'{"facts": {}, "facts": {}}', 400, "duplicate_key"),
        (CHECK, b'{"facts": {"brand": "\xff"}}', 400, "invalid_encoding"),
        (CHECK, b"[]", 422, "invalid_field"),
        (CHECK, b'{"facts": []}', 422, "invalid_field"),
        (CHECK, b'{"facts": {}, "members": 3}', 422, "invalid_field"),
        (CHECK, b" " * 2_000_000, 413, "body_too_large"),
        (CHAT, b"{", 400, "invalid_json"),
        (CHAT, b"{}", 400, "invalid_field"),
        (CHAT, b'{"model": "mingpin", "messages": []}', 400, "invalid_field"),
        (
            CHAT,
            b'{"model": "mingpin", "messages": [{"role": "user", "content": "a\\u0000b"}]}',
            400,
            "unreadable_text",
        ),
        (
            CHAT,
            b'{"model": "mingpin", "messages": [{"role": "user", "content": "\\ud800"}]}',
            400,
            "unreadable_text",
        ),
        ("/api/match/directions", b'{"text": " "}', 422, "empty_text"),
        ("/api/checks/nobody/knows", b"{}", 404, "unknown_track"),
        ("/api/nothing/here", b"{}", 404, "unknown_route"),
    ],
)
def test_bad_input_is_a_named_error(
    web: httpx.Client, path: str, body: bytes, status: int, code: str
) -> None:
    reply = web.post(path, content=body, headers=JSON)
    assert (reply.status_code, error_of(reply)["code"]) == (status, code)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (chat(""), 400, "empty_question"),
        (chat("\u200b \n"), 400, "empty_question"),
        (chat("问" * 100_000), 413, "too_long"),
        (chat("问", model="gpt-4"), 404, "model_not_found"),
        (chat("问", stream="yes"), 400, "invalid_field"),
        (chat("问", as_of="yesterday"), 400, "invalid_field"),
        (chat("问", as_of=20260101), 400, "invalid_field"),
        (chat([{"type": "image_url", "image_url": {"url": "x"}}]), 400, "invalid_field"),
        (
            {"model": "mingpin", "messages": [{"role": "assistant", "content": "a"}]},
            400,
            "last_message_not_user",
        ),
        ({"model": "mingpin", "messages": [{"role": "user", "content": "a"}] * 201}, 400, "invalid_field"),
    ],
)
def test_a_bad_chat_request_is_an_openai_shaped_error(
    web: httpx.Client, body: object, status: int, code: str
) -> None:
    reply = web.post(CHAT, json=body)
    error = error_of(reply)
    assert (reply.status_code, error["code"]) == (status, code)
    assert error["type"] == "invalid_request_error"


def test_a_question_that_is_too_long_is_told_the_limit(web: httpx.Client) -> None:
    reply = web.post(CHAT, json=chat("问" * 100_000), headers={"accept-language": "en"})
    assert "4,000" in error_of(reply)["message"]


@pytest.mark.parametrize(
    ("params", "status", "field"),
    [
        ({}, 422, "q"),
        ({"q": ""}, 422, "q"),
        ({"q": "a\0"}, 422, "q"),
        ({"q": "长" * 1001}, 413, "q"),
        ({"q": "商标", "k": "0"}, 422, "k"),
        ({"q": "商标", "k": "many"}, 422, "k"),
        ({"q": "商标", "policy": "atlantis"}, 404, "policy"),
    ],
)
def test_a_bad_search_names_the_parameter(
    web: httpx.Client, params: dict[str, str], status: int, field: str
) -> None:
    reply = web.get("/api/clauses", params=params)
    assert (reply.status_code, error_of(reply)["field"]) == (status, field)


def test_a_form_is_told_to_come_as_json(web: httpx.Client) -> None:
    reply = web.post(CHECK, data={"facts": "{}"})
    assert (reply.status_code, error_of(reply)["code"]) == (415, "not_json")


@pytest.mark.parametrize(
    ("accepted", "chinese", "english"),
    [("zh-CN,zh;q=0.9,en;q=0.5", True, False), ("en-GB", False, True), ("fr", True, True)],
)
def test_errors_speak_the_callers_language(
    web: httpx.Client, accepted: str, chinese: bool, english: bool
) -> None:
    reply = web.get("/api/clauses/x/1", headers={"accept-language": accepted})
    message = error_of(reply)["message"]
    assert ("没有" in message) is chinese
    assert ("there is no" in message) is english


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    [
        "facts",
        "as_of",
        "members",
        "text",
        "model",
        "messages",
        "stream",
        "role",
        "content",
        "joint_units",
        "sanpin_works",
    ]
)
SHAPED = st.recursive(
    ANY_JSON,
    lambda inner: st.dictionaries(NAMES, inner, max_size=5) | st.lists(inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from([CHECK, f"{CHECK}/report", "/api/compare", "/api/match/directions", CHAT]),
    body=SHAPED,
)
def test_no_json_of_any_shape_breaks_the_server(web: httpx.Client, path: str, body: object) -> None:
    assert web.post(path, json=body).status_code < 500
