"""The entrance: what happens to every request before and after its route, in this order.

1. name      give it an id, which goes out with the reply and stands in every line of the log    trace.py
2. origin    refuse the pages of sites that may not use the service                              origins.py
3. rate      refuse a client that asks too often                                                 rate.py
4. body      take the body in, within its limits of size and time                                here
5. route     answer it, within the limit of time                                                 here
6. headers   say what a browser may do with the reply                                            headers.py
7. count     count and log it, without a word about who asked or what                            metrics.py, log.py
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from ui import trace
from ui.errors import Problem, internal_problem, openai_error, out_of_time, tongue_of
from ui.headers import safe
from ui.limits import MAX_BODY_BYTES
from ui.log import FIELDS
from ui.metrics import Metrics
from ui.origins import Origins, refused
from ui.rate import Rates, too_many

log = logging.getLogger(__name__)

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_ASKING = ("/v1/chat/completions", "/gradio_api/queue/join", "/gradio_api/call/", "/gradio_api/mcp")
"""Posting there wants an answer composed, or a tool run."""

_UNCOUNTED = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/widget/",
    "/widget.js",
    "/assets/",
    "/static/",
    "/theme.css",
)
"""Probes, and files that are there in an instant."""

_TIMED = ("/v1/", "/api/")
"""Replies to programs. Pages and event streams keep their connections open for as long as they like."""

Receive = Callable[[], Any]


class Entrance:
    """The middleware that every request passes."""

    def __init__(
        self,
        app: Any,
        *,
        origins: Origins,
        rates: Rates | None,
        metrics: Metrics,
        seconds: float,
        body_seconds: float,
        https: bool,
    ) -> None:
        self._app = app
        self._origins = origins
        self._rates = rates
        self._metrics = metrics
        self._seconds = seconds
        self._body_seconds = body_seconds
        self._https = https

    async def __call__(self, scope: Any, receive: Receive, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        request = Request(scope)
        reply = Reply(scope, send, trace.begin(request.headers.get(trace.HEADER)), https=self._https)
        with self._metrics.under_way.track_inprogress():
            try:
                self._admit(request)
                taken = await _taken_in(request.headers, receive, self._body_seconds)
                await self._answered(scope, taken, reply)
            except Problem as problem:
                await reply.refuse(problem)
            except Exception as error:
                log.error("a request failed", exc_info=error)
                await reply.refuse(internal_problem())
            finally:
                self._count(scope, reply.status, time.perf_counter() - began)

    def _admit(self, request: Request) -> None:
        path = request.url.path
        if not self._origins.admits(request):
            raise refused(request)
        if self._rates is None or path.startswith(_UNCOUNTED):
            return
        host = request.client.host if request.client else ""
        asking = request.method == "POST" and path.startswith(_ASKING)
        for limit in ("requests", "answers") if asking else ("requests",):
            seconds = self._rates.spent(limit, host)
            if seconds is not None:
                self._metrics.limited.labels(limit).inc()
                raise too_many(seconds)

    async def _answered(self, scope: Any, receive: Receive, reply: Reply) -> None:
        if not scope["path"].startswith(_TIMED):
            await self._app(scope, receive, reply.send)
            return
        # Work on a thread cannot be stopped, so it is left to end by itself, and what it says then goes nowhere.
        working = asyncio.ensure_future(self._app(scope, receive, reply.send))
        try:
            await asyncio.wait({working}, timeout=self._seconds)
            if not working.done() and not reply.begun:
                working.add_done_callback(_let_go)
                raise out_of_time(self._seconds)
            await working
        except asyncio.CancelledError:
            working.cancel()
            raise

    def _count(self, scope: Mapping[str, Any], status: int, seconds: float) -> None:
        # The route's pattern, not the path: a path may hold what a person typed.
        route = getattr(scope.get("route"), "path", None) or "other"
        method = scope["method"] if scope["method"] in METHODS else "other"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        fields = {"method": method, "route": route, "status": status, "seconds": round(seconds, 4)}
        log.info("request", extra={FIELDS: fields})


class Reply:
    """What goes out: every reply with its id and its headers, and at most one of them."""

    def __init__(self, scope: Any, send: Any, id: str, *, https: bool) -> None:
        self._scope = scope
        self._send = send
        self._id = id
        self._https = https
        self._refused = False
        self.begun = False
        self.status = 500

    async def send(self, message: Any) -> None:
        """Pass on what the route says."""
        if self._refused:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[trace.HEADER] = self._id
            safe(headers, self._scope["path"], https=self._https)
        await self._send(message)

    async def refuse(self, problem: Problem) -> None:
        """Say why there is no answer; nothing once an answer has begun."""
        if self.begun:
            return
        headers = Headers(scope=self._scope)
        body = error_body(problem, self._scope["path"], headers.get("accept-language"))
        content = json.dumps(body, ensure_ascii=False).encode()
        raw = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(content)).encode()),
            *((name.lower().encode(), value.encode()) for name, value in (problem.headers or {}).items()),
        ]
        with contextlib.suppress(OSError):  # the caller may be gone
            await self.send({"type": "http.response.start", "status": problem.status_code, "headers": raw})
            self._refused = True
            await self._send({"type": "http.response.body", "body": content})


def error_body(problem: Problem, path: str, accept_language: str | None) -> dict[str, object]:
    """``problem`` as it is sent: worded for the caller, and with OpenAI's keys where OpenAI's clients ask."""
    body = problem.body(tongue_of(accept_language))
    return {"error": openai_error(problem, body) if path.startswith("/v1/") else body}


async def _taken_in(headers: Headers, receive: Receive, seconds: float) -> Receive:
    """``receive`` with the whole body read; a Problem where it is too large (413) or too slow (408)."""
    announced = headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > MAX_BODY_BYTES:
        raise _too_large()
    if announced == "0" and "transfer-encoding" not in headers:
        return receive
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    break
                body += message.get("body", b"")
                if len(body) > MAX_BODY_BYTES:
                    raise _too_large()
                if not message.get("more_body"):
                    break
    except TimeoutError:
        raise Problem(
            408,
            "body_too_slow",
            f"请求体未在 {seconds:g} 秒内传完",
            f"the request body did not arrive within {seconds:g} s",
            headers={"Connection": "close"},
        ) from None
    first: list[Any] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def again() -> Any:
        return first.pop() if first else await receive()

    return again


def _too_large() -> Problem:
    return Problem(
        413,
        "body_too_large",
        f"请求体最多 {MAX_BODY_BYTES:,} 字节",
        f"a request body may have {MAX_BODY_BYTES:,} bytes at most",
        headers={"Connection": "close"},
    )


def _let_go(task: asyncio.Future[Any]) -> None:
    """Take note of how a task ended that nobody waits for any more."""
    if not task.cancelled() and task.exception() is not None:
        log.warning("a request failed after its time was up", exc_info=task.exception())
