"""What the interface does before the assistant is there, and when it breaks."""

from __future__ import annotations

import gc
import json
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from fake import SECRET, BreakingAssistant

from ui.doorway import Doorway
from ui.ports import Assistant
from ui.serve import bind, create_app


@contextmanager
def serving(build: threading.Event | None, assistant: Assistant) -> Iterator[httpx.Client]:
    """A real server whose assistant is there once ``build`` is set; at once where it is None."""

    def made() -> Assistant:
        if build is not None:
            build.wait(30)
        return assistant

    listener = bind("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(made, page=False), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join(10)


def until_ready(client: httpx.Client) -> None:
    for _ in range(500):
        if client.get("/readyz").status_code == 200:
            return
        threading.Event().wait(0.01)
    raise AssertionError("never ready")


def test_a_server_that_is_loading_is_alive_but_not_ready() -> None:
    built = threading.Event()
    with serving(built, BreakingAssistant()) as web:
        assert web.get("/healthz").status_code == 200
        reply = web.get("/readyz")
        assert (reply.status_code, reply.json()["error"]["code"]) == (503, "starting")
        assert web.get("/api/policies").status_code == 503
        built.set()
        until_ready(web)


@pytest.fixture(scope="module")
def broken() -> Iterator[httpx.Client]:
    with serving(None, BreakingAssistant()) as web:
        until_ready(web)
        yield web


ASKED = {"model": "mingpin", "messages": [{"role": "user", "content": "可以吗？"}]}


def test_a_fault_of_ours_is_a_named_error_without_its_insides(broken: httpx.Client) -> None:
    reply = broken.post("/v1/chat/completions", json=ASKED)
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "internal")
    assert SECRET not in reply.text


def test_a_stream_that_breaks_off_ends_in_an_error_event(broken: httpx.Client) -> None:
    reply = broken.post("/v1/chat/completions", json={**ASKED, "stream": True})
    events = [line.removeprefix("data: ") for line in reply.text.splitlines() if line.startswith("data: ")]
    assert events[-1] == "[DONE]"
    assert json.loads(events[-2])["error"]["code"] == "internal"
    assert SECRET not in reply.text


class HeldByItself(BreakingAssistant):
    """As parts that know each other are: only the garbage collector can set it free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def until(so: Callable[[], bool]) -> None:
    for _ in range(1000):
        if so():
            return
        threading.Event().wait(0.01)
    raise AssertionError("never so")


def test_an_assistant_is_set_aside_from_the_collector_until_it_is_replaced() -> None:
    gc.unfreeze()
    door = Doorway(HeldByItself)
    door.open()
    try:
        until(lambda: gc.get_freeze_count() > 0)
        before = weakref.ref(door.assistant())
        door.renew()
        until(lambda: before() is None)
        assert isinstance(door.assistant(), HeldByItself)
    finally:
        gc.unfreeze()
