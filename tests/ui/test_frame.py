"""Who may embed the widget, and what is served for it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from light import light
from pydantic import ValidationError
from served import COMMAND, environment

from assistant.settings import Settings
from ui.card import OUTCOMES, STATUSES
from ui.frame import FILES

LISTED = "https://www.example.cn"
FOREIGN = "https://elsewhere.example"
ASKED = {"model": "mingpin", "messages": [{"role": "user", "content": "联合申报最多几家？"}]}


@pytest.fixture(scope="module")
def web(server: Any) -> Iterator[httpx.Client]:
    """A server with no site listed."""
    with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def listing() -> Iterator[httpx.Client]:
    """A server with one site listed, at a public address of its own."""
    with (
        light([LISTED], public_url="https://policy.example.cn/mingpin") as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client


def directives(reply: httpx.Response) -> dict[str, str]:
    policy = reply.headers["content-security-policy"]
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


# -- framing


def test_nobody_else_may_frame_the_widget_unless_listed(web: httpx.Client) -> None:
    assert directives(web.get("/widget"))["frame-ancestors"] == "'self'"


def test_a_listed_site_may_frame_the_widget(listing: httpx.Client) -> None:
    assert directives(listing.get("/widget"))["frame-ancestors"] == f"'self' {LISTED}"


@pytest.mark.parametrize(
    "path", ["/", "/clauses/cn-mpfz/2.2.2", "/clauses/none", "/api/policies", "/widget/chat.js", "/nowhere"]
)
def test_no_other_site_may_frame_anything_else(web: httpx.Client, path: str) -> None:
    assert directives(web.get(path))["frame-ancestors"] == "'self'"


def test_being_listed_opens_the_widget_alone(listing: httpx.Client) -> None:
    assert directives(listing.get("/api/nowhere"))["frame-ancestors"] == "'self'"


def test_the_widget_runs_no_script_or_style_but_its_own_files(web: httpx.Client) -> None:
    reply = web.get("/widget")
    allowed = directives(reply)
    assert allowed["default-src"] == "'none'"
    assert {allowed[kind] for kind in ("script-src", "style-src", "connect-src")} == {"'self'"}
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", reply.text)


# -- origins


@pytest.mark.parametrize("path", ["/widget", "/widget.js", "/api/policies", "/healthz"])
def test_a_page_of_a_site_that_is_not_listed_is_refused(listing: httpx.Client, path: str) -> None:
    reply = listing.get(path, headers={"Origin": FOREIGN})
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (403, "origin_not_allowed")
    assert FOREIGN in error["message"]
    assert "MINGPIN_WIDGET_ORIGINS" in error["message"]


@pytest.mark.parametrize("origin", [FOREIGN, "null", f"{LISTED}.elsewhere.example", "http://www.example.cn"])
def test_a_question_from_a_page_of_another_site_is_refused(listing: httpx.Client, origin: str) -> None:
    reply = listing.post("/v1/chat/completions", json=ASKED, headers={"Origin": origin})
    assert (reply.status_code, reply.json()["error"]["code"]) == (403, "origin_not_allowed")


def test_a_question_from_a_page_of_another_site_is_refused_where_none_is_listed(web: httpx.Client) -> None:
    assert web.post("/v1/chat/completions", json=ASKED, headers={"Origin": FOREIGN}).status_code == 403


def test_the_refusal_is_worded_in_the_callers_language(web: httpx.Client) -> None:
    said = {
        tongue: web.get("/widget", headers={"Origin": FOREIGN, "Accept-Language": tongue}).json()["error"]
        for tongue in ("zh", "en")
    }
    assert "不在允许嵌入本服务的网站之列" in said["zh"]["message"]
    assert "is not a site that may use this service" in said["en"]["message"]


def test_our_own_pages_and_programs_without_an_origin_are_admitted(web: httpx.Client, server: Any) -> None:
    assert web.post("/v1/chat/completions", json=ASKED, headers={"Origin": server.url}).status_code == 200
    assert web.post("/v1/chat/completions", json=ASKED).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": LISTED},
        {"Origin": "https://policy.example.cn"},
        {"Origin": "https://front.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_listed_sites_and_our_public_address_are_admitted(
    listing: httpx.Client, headers: dict[str, str]
) -> None:
    assert listing.get("/widget", headers=headers).status_code == 200


def test_a_browsers_word_that_a_page_is_merely_near_admits_nobody(listing: httpx.Client) -> None:
    headers = {"Origin": FOREIGN, "Sec-Fetch-Site": "same-site"}
    assert listing.get("/widget", headers=headers).status_code == 403


# -- files


def test_the_script_is_light_enough_for_any_page(web: httpx.Client) -> None:
    reply = web.get("/widget.js")
    assert reply.headers["content-type"] == "text/javascript; charset=utf-8"
    assert 0 < len(reply.content) < 15_000


def test_any_page_may_load_the_script_with_its_integrity_checked(web: httpx.Client) -> None:
    reply = web.get("/widget.js")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_compact_chat_weighs_less_than_a_photograph(web: httpx.Client) -> None:
    page = web.get("/widget")
    files = [path for path in FILES.iterdir() if path.name != "widget.js"]
    assert len(page.content) + sum(len(web.get(f"/widget/{path.name}").content) for path in files) < 50_000


@pytest.mark.parametrize("path", ["/widget", "/widget.js", "/widget/chat.js"])
def test_nothing_of_the_widget_sets_a_cookie(web: httpx.Client, path: str) -> None:
    assert "set-cookie" not in web.get(path).headers


def test_a_browser_that_has_the_newest_file_is_told_so(web: httpx.Client) -> None:
    etag = web.get("/widget/chat.js").headers["etag"]
    assert web.get("/widget/chat.js", headers={"If-None-Match": etag}).status_code == 304


def test_a_file_that_is_not_there_is_a_named_error(web: httpx.Client) -> None:
    reply = web.get("/widget/none.js")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "unknown_route")


# -- wording


def test_both_languages_word_the_same_things() -> None:
    def keys(value: object) -> object:
        return {key: keys(inner) for key, inner in value.items()} if isinstance(value, dict) else None

    words = json.loads((FILES / "wording.json").read_text(encoding="utf-8"))
    assert keys(words["zh"]) == keys(words["en"])


def test_the_widget_and_the_page_word_verdicts_alike() -> None:
    words = json.loads((FILES / "wording.json").read_text(encoding="utf-8"))
    for tongue in ("zh", "en"):
        assert words[tongue]["outcomes"] == {
            key.value: getattr(text, tongue) for key, text in OUTCOMES.items()
        }
        assert words[tongue]["findings"] == {
            key.value: getattr(text, tongue) for key, text in STATUSES.items()
        }


# -- the setting


def listed(text: str) -> tuple[str, ...]:
    return Settings.model_validate({"widget_origins": text}).widget_origins


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ()),
        ("https://www.example.cn", ("https://www.example.cn",)),
        ("https://A.example.cn:443/, http://b.example.cn:8080,", ("https://a.example.cn", "http://b.example.cn:8080")),
        ("https://政务.example", ("https://xn--zfr164b.example",)),
        ("https://a.example, https://a.example", ("https://a.example",)),
    ],
)  # fmt: skip
def test_origins_are_read_as_browsers_send_them(written: str, read: tuple[str, ...]) -> None:
    assert listed(written) == read


@pytest.mark.parametrize(
    "written",
    ["*", "https://*.example.cn", "www.example.cn", "https://a.example/path", "https://a.example; script-src *",
     "https://me@a.example", "https://a.example:99999", "null", "file:///x", "https://a.example?x"],
)  # fmt: skip
def test_what_is_not_an_origin_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(ValidationError, match=r"as in https://www\.example\.cn"):
        listed(written)


def test_a_server_with_a_wrong_setting_does_not_start_and_says_why(tmp_path: Path) -> None:
    ended = subprocess.run(
        [COMMAND, "serve", "--port", "0"],
        env=environment(tmp_path, MINGPIN_WIDGET_ORIGINS="www.example.cn"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "MINGPIN_WIDGET_ORIGINS" in ended.stderr
    assert "https://www.example.cn" in ended.stderr
