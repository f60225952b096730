"""What happens to every request, asked of real servers: names, limits, refusals, headers, counts and the log."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from fake import SECRET, BreakingAssistant, WaitingAssistant
from light import light
from prometheus_client.parser import text_string_to_metric_families
from served import Served, start, stop

from ui.origins import Origins
from ui.rate import Rates
from ui.terms import Terms

CHAT = "/v1/chat/completions"
SITE = "https://www.example.cn"


def chat(content: str = "联合申报最多几家？", **more: object) -> dict[str, object]:
    return {"model": "mingpin", "messages": [{"role": "user", "content": content}], **more}


def client(url: str, **headers: str) -> httpx.Client:
    return httpx.Client(base_url=url, headers=headers, timeout=60, trust_env=False)


def dial(url: str) -> socket.socket:
    host, _, port = url.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=10)


def counts(url: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = httpx.get(f"{url}/metrics", trust_env=False).text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture(scope="module")
def broken() -> Iterator[str]:
    """A server whose assistant always fails."""
    with light(assistant=BreakingAssistant()) as url:
        yield url


class Slow(WaitingAssistant):
    """Thinks until it is told to go on, whichever way it is asked."""

    def ask(self, *args: Any, **kwargs: Any) -> Any:
        self.go_on.wait(60)
        return super().ask(*args, **kwargs)


# -- names


@pytest.mark.parametrize("path", ["/healthz", "/api/nothing", "/v1/nothing", "/metrics", "/widget"])
def test_every_reply_has_an_id_of_its_own(broken: str, path: str) -> None:
    with client(broken) as web:
        ids = {web.get(path).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(len(id) == 32 for id in ids)


def test_the_callers_own_id_is_kept_where_it_is_a_plain_word(broken: str) -> None:
    with client(broken) as web:
        assert (
            web.get("/healthz", headers={"x-request-id": "order-7.1"}).headers["x-request-id"] == "order-7.1"
        )
        for strange in ("a b", "x" * 65, '"><script>', "行"):
            given = web.get("/healthz", headers={"x-request-id": strange.encode()}).headers["x-request-id"]
            assert given != strange


def test_openais_client_knows_the_id(server: Served) -> None:
    with openai.OpenAI(base_url=f"{server.url}/v1", api_key="none", max_retries=0) as ours:
        whole = ours.chat.completions.create(model="mingpin", messages=[{"role": "user", "content": "你好"}])
        assert whole._request_id
        with pytest.raises(openai.NotFoundError) as raised:
            ours.chat.completions.create(model="gpt", messages=[{"role": "user", "content": "你好"}])
        assert raised.value.request_id


# -- faults


def test_a_fault_of_ours_is_a_500_without_its_insides(broken: str) -> None:
    with client(broken) as web:
        reply = web.post(CHAT, json=chat())
    assert reply.status_code == 500
    assert reply.json()["error"]["type"] == "server_error"
    assert SECRET not in reply.text
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["x-request-id"]


# -- limits of rate


def limited(answers: str = "100/minute", requests: str = "100/minute", exempt: tuple[str, ...] = ()) -> Terms:
    return Terms(rates=Rates(answers, requests, exempt))


def test_a_client_that_asks_too_often_is_told_when_to_come_back() -> None:
    with light(terms=limited(answers="2/minute")) as url, client(url, **{"accept-language": "en"}) as web:
        assert [web.post(CHAT, json=chat()).status_code for _ in range(3)] == [500, 500, 429]
        refused = web.post(CHAT, json=chat())
        seconds = int(refused.headers["retry-after"])
        assert 1 <= seconds <= 60
        error = refused.json()["error"]
        assert (error["code"], error["type"]) == ("rate_limit_exceeded", "rate_limit_error")
        assert f"try again in {seconds} s" in error["message"]
        assert web.get("/v1/models").status_code == 200  # only asking is limited so tightly


def test_who_waits_as_told_may_ask_again() -> None:
    with light(terms=limited(answers="1/second")) as url, client(url) as web:
        assert web.post(CHAT, json=chat()).status_code == 500
        refused = web.post(CHAT, json=chat())
        assert refused.status_code == 429
        time.sleep(int(refused.headers["retry-after"]))
        assert web.post(CHAT, json=chat()).status_code == 500


def test_openais_client_knows_that_it_asked_too_often() -> None:
    with (
        light(terms=limited(answers="1/minute")) as url,
        openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as ours,
    ):
        for refusal in (openai.InternalServerError, openai.RateLimitError):
            with pytest.raises(refusal):
                ours.chat.completions.create(model="mingpin", messages=[{"role": "user", "content": "?"}])


def test_one_clients_haste_is_not_anothers() -> None:
    with light(terms=limited(requests="2/minute")) as url:

        def of(address: str) -> list[int]:
            with client(url, **{"x-forwarded-for": address}) as web:
                return [web.get("/v1/models").status_code for _ in range(3)]

        assert of("203.0.113.7") == [200, 200, 429]
        assert of("203.0.113.8") == [200, 200, 429]
        # One household has a whole network of IPv6 addresses.
        assert of("2001:db8:1:2::1") == [200, 200, 429]
        assert of("2001:db8:1:2::ffff") == [429, 429, 429]
        assert of("2001:db8:1:3::1") == [200, 200, 429]


def test_an_exempt_network_is_never_counted() -> None:
    terms = limited(requests="1/minute", exempt=("127.0.0.0/8", "::1"))
    with light(terms=terms) as url, client(url) as web:
        assert {web.get("/v1/models").status_code for _ in range(5)} == {200}


def test_probes_and_metrics_are_never_refused() -> None:
    with light(terms=limited(requests="1/minute")) as url, client(url) as web:
        for path in ("/healthz", "/readyz", "/metrics", "/widget.js", "/widget/chat.js"):
            assert {web.get(path).status_code for _ in range(3)} == {200}, path


# -- limits of size and time


@pytest.mark.parametrize("path", [CHAT, "/api/compare", "/widget", "/nowhere"])
@pytest.mark.parametrize("announced", [True, False])
def test_a_body_above_the_limit_is_refused_wherever_it_goes(broken: str, path: str, announced: bool) -> None:
    body = b" " * 1_048_577
    sent: Any = body if announced else iter([body[:1000], body[1000:]])
    with client(broken, **{"content-type": "application/json"}) as web:
        reply = web.post(path, content=sent)
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "body_too_large")


def test_a_body_that_never_comes_does_not_hold_the_server() -> None:
    with light(terms=Terms(body_seconds=0.2)) as url, dial(url) as line:
        line.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{")
        assert b"408" in line.recv(200).split(b"\r\n")[0]


def test_an_answer_that_takes_too_long_is_a_504_and_a_stream_ends_with_an_error() -> None:
    waiting = Slow()
    with light(assistant=waiting, terms=Terms(answer_seconds=0.3)) as url, client(url) as web:
        try:
            began = time.monotonic()
            whole = web.post(CHAT, json=chat())
            assert (whole.status_code, whole.json()["error"]["code"]) == (504, "timeout")
            streamed = web.post(CHAT, json=chat(stream=True))
            assert time.monotonic() - began < 20
        finally:
            waiting.go_on.set()
    events = [line.removeprefix("data: ") for line in streamed.text.splitlines() if line.startswith("data:")]
    assert events[-1] == "[DONE]"
    assert json.loads(events[-2])["error"]["code"] == "timeout"


# -- other sites


def test_a_listed_site_may_read_what_its_own_pages_ask_for() -> None:
    with light(terms=Terms(origins=Origins(callers=(SITE,)))) as url, client(url, origin=SITE) as web:
        asking = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
        before = web.options(CHAT, headers=asking)
        assert before.status_code == 200
        assert before.headers["access-control-allow-origin"] == SITE
        assert "POST" in before.headers["access-control-allow-methods"]
        after = web.post(CHAT, json=chat(stream="yes"))
        assert after.status_code == 400
        assert after.headers["access-control-allow-origin"] == SITE
        assert "access-control-allow-credentials" not in after.headers
        refused = web.get("/widget")
        assert refused.status_code == 403  # it may call, and not embed


def test_a_site_that_is_not_listed_gets_neither_answer_nor_permission() -> None:
    other = {"origin": "https://other.example"}
    with light(terms=Terms(origins=Origins(callers=(SITE,)))) as url, client(url, **other) as web:
        reply = web.post(CHAT, json=chat())
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "origin_not_allowed")
        assert "access-control-allow-origin" not in reply.headers
        before = web.options(CHAT, headers={"access-control-request-method": "POST"})
        assert "access-control-allow-origin" not in before.headers


# -- headers


@pytest.mark.parametrize("path", ["/", "/widget", "/clauses/cn-mpfz/2.2.2", "/v1/models", "/api/policies"])
def test_every_reply_says_what_a_browser_may_do_with_it(server: Served, path: str) -> None:
    with client(server.url) as web:
        headers = web.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "strict-transport-security" not in headers


def test_browsers_are_told_to_keep_to_https_where_the_service_has_it() -> None:
    with light(terms=Terms(https=True)) as url, client(url) as web:
        assert "max-age" in web.get("/healthz").headers["strict-transport-security"]


# -- counts


def test_answers_and_requests_are_counted_without_a_word_about_who_asked(server: Served) -> None:
    def value(name: str, **labels: str) -> float:
        return counts(server.url).get((name, tuple(sorted(labels.items()))), 0.0)

    answered = {"status": "answered", "language": "zh-Hans"}
    route = {"method": "POST", "route": CHAT, "status": "200"}
    before = value("mingpin_answers_total", **answered), value("mingpin_http_requests_total", **route)
    with client(server.url) as web:
        assert web.post(CHAT, json=chat()).status_code == 200
        assert web.post(CHAT, json=chat(stream=True)).status_code == 200
        text = web.get("/metrics").text
    after = value("mingpin_answers_total", **answered), value("mingpin_http_requests_total", **route)
    assert (after[0] - before[0], after[1] - before[1]) == (2, 2)
    assert value("mingpin_ready") == 1
    assert "联合" not in text
    assert "127.0.0.1" not in text


def test_what_people_type_into_addresses_makes_no_series_of_its_own(server: Served) -> None:
    with client(server.url) as web:
        for typed in ("/api/clauses/cn-mpfz/2.2.2", "/api/clauses/zhang-san", "/wp-login.php"):
            web.get(typed)
        text = web.get("/metrics").text
    assert "/api/clauses/{id:path}" in text
    assert "zhang-san" not in text
    assert "wp-login" not in text


def test_refusals_are_counted() -> None:
    with light(terms=limited(answers="1/minute")) as url:
        with client(url) as web:
            assert [web.post(CHAT, json=chat()).status_code for _ in range(2)] == [500, 429]
        found = counts(url)
    assert found["mingpin_rate_limited_total", (("limit", "answers"),)] == 1
    assert found["mingpin_answer_faults_total", ()] == 1


def test_metrics_can_be_kept_for_who_has_the_token() -> None:
    with light(terms=Terms(metrics_token="geheim")) as url, client(url) as web:
        refused = web.get("/metrics")
        assert (refused.status_code, refused.json()["error"]["code"]) == (401, "token_required")
        assert web.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert web.get("/metrics", headers={"authorization": "Bearer geheim"}).status_code == 200


# -- the log


def test_the_log_is_lines_of_json_that_tell_of_requests_and_not_of_people(data_dir: Path) -> None:
    served = start(data_dir, {"MINGPIN_LOG_LEVEL": "info"})
    heard: list[str] = []
    try:
        with client(served.url, **{"user-agent": "zhangsan-laptop"}) as web:
            id = web.post(CHAT, json=chat("我叫张三，电话13800138000，联合申报最多几家？")).headers[
                "x-request-id"
            ]
            web.get("/api/clauses", params={"q": "张三的商标"})
    finally:
        stop(served)
        heard = served.rest()
    lines = [json.loads(line) for line in heard if line.startswith("{")]
    assert lines
    asked = next(line for line in lines if line.get("request_id") == id and line["message"] == "request")
    assert (asked["method"], asked["route"], asked["status"]) == ("POST", CHAT, 200)
    assert asked["seconds"] > 0
    everything = "".join(heard)
    for private in ("张三", "13800138000", "联合申报", "zhangsan", '127.0.0.1"'):
        assert private not in everything


def test_a_fault_is_logged_by_kind_and_place_and_never_by_its_words(
    broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    from ui.log import JsonLines

    with client(broken) as web:
        web.post(CHAT, json=chat())
    record = next(record for record in caplog.records if record.exc_info)
    line = json.loads(JsonLines().format(record))
    assert line["fault"]["kind"] == "RuntimeError"
    assert any("fake.py" in place for place in line["fault"]["places"])
    assert SECRET not in json.dumps(line)


# -- many at once


def test_thirty_programs_at_once_all_get_their_answer(server: Served) -> None:
    async def all_at_once() -> list[Any]:
        async with openai.AsyncOpenAI(base_url=f"{server.url}/v1", api_key="none", timeout=120) as ours:
            return await asyncio.gather(
                *(
                    ours.chat.completions.create(
                        model="mingpin", messages=[{"role": "user", "content": "联合申报最多几家？"}]
                    )
                    for _ in range(30)
                )
            )

    texts = {one.choices[0].message.content for one in asyncio.run(all_at_once())}
    assert len(texts) == 1
