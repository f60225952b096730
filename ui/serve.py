"""The server: the API at once, the index as soon as it is loaded, the page right after."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from ui.api import api_app
from ui.desk.desk import Desk, watched
from ui.doorway import Doorway
from ui.log import start as start_log
from ui.metrics import Counted, Metrics
from ui.ports import Assistant
from ui.renewal import keep_fresh
from ui.terms import Terms

SHUTDOWN_SECONDS = 3
PAGE_SECONDS = 120
"""How long the first visitor's request is held while the page is being set up."""


class AddressTaken(OSError):
    """The address cannot be bound."""


class Page:
    """The chat page, as an application that is set up while the API already answers.

    Importing gradio takes seconds, so a request for the page waits for it instead of delaying everything.
    """

    def __init__(self, doorway: Doorway, data_dir: Path | None) -> None:
        self._doorway = doorway
        self._data_dir = data_dir
        self._app: FastAPI | None = None
        self._ready = asyncio.Event()

    @property
    def ready(self) -> bool:
        """True once the page can be shown."""
        return self._app is not None

    async def run(self, stop: asyncio.Event) -> None:
        """Set the page up when the assistant is there, and keep it alive until ``stop``."""
        if not await _threaded(self._doorway.wait) or not self._doorway.ready:
            return
        app = await _threaded(self._set_up)
        async with app.router.lifespan_context(app):
            self._app = app
            self._ready.set()
            await stop.wait()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), PAGE_SECONDS)
        if self._app is None:
            await _unavailable(scope, send)
            return
        # The inner application mounts the page at its own root, so the path is passed on as it came.
        await self._app(scope, receive, send)

    def _set_up(self) -> FastAPI:
        os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
        os.environ.setdefault("GRADIO_RUN_HISTORY", "False")
        if self._data_dir:
            os.environ.setdefault("GRADIO_TEMP_DIR", str(self._data_dir / "page"))
        from ui.chat import build_page, mount

        app = FastAPI(openapi_url=None)
        mount(app, build_page(self._doorway))
        return app


def create_app(
    build: Callable[[], Assistant],
    *,
    data_dir: Path | None = None,
    terms: Terms | None = None,
    desk: Desk | None = None,
    page: bool = True,
) -> FastAPI:
    """The whole application. ``build`` runs on a thread once the application starts, and again when ``desk`` approves
    something."""
    desk = desk or Desk()
    metrics = Metrics()
    doorway = Doorway(watched(build, desk), lambda made: Counted(made, metrics))

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with desk.sweeping():
            async with facing(app):
                yield

    @contextlib.asynccontextmanager
    async def facing(app: FastAPI) -> AsyncIterator[None]:
        doorway.open()
        if not page:
            yield
            return
        stop = asyncio.Event()
        face = Page(doorway, data_dir)
        app.mount("/", face)
        living = asyncio.create_task(face.run(stop))
        yield
        stop.set()
        if not face.ready:
            living.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await living

    return api_app(doorway, terms=terms, desk=desk, metrics=metrics, lifespan=lifespan)


def serve(
    build: Callable[[], Assistant],
    host: str,
    port: int,
    *,
    data_dir: Path,
    terms: Terms,
    desk: Desk,
    started: float,
    say: Callable[[str], None],
    revision: Callable[[], str] | None = None,
) -> None:
    """Serve until told to stop. Says one line when ready. Builds anew whenever ``revision`` changes.

    Raises AddressTaken before anything is built, and whatever ``build`` raised.
    """
    listener = bind(host, port)
    start_log(terms.log_level)
    app = create_app(_in_one_thread(build), data_dir=data_dir, terms=terms, desk=desk)
    doorway: Doorway = app.state.doorway
    if revision is not None:
        keep_fresh(revision, doorway.renew)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,  # its lines go where ours go
            log_level="warning",
            access_log=False,  # it would name addresses and query strings
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
            server_header=False,
            forwarded_allow_ips=list(terms.trusted_proxies),
        )
    )

    def announce() -> None:
        doorway.wait()
        if doorway.error is not None:
            server.should_exit = True
            return
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        say(f"名品助手 Mingpin  {address}  ({time.monotonic() - started:.1f} s)")

    threading.Thread(target=announce, name="announce", daemon=True).start()
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()
    if doorway.error is not None:
        raise doorway.error


def _in_one_thread(build: Callable[[], Assistant]) -> Callable[[], Assistant]:
    """``build``, after which each answer's arithmetic keeps to its own thread.

    Its products are small: sharing one out costs more than it saves, and takes the cores from the other answers.
    """

    def built() -> Assistant:
        made = build()
        from threadpoolctl import threadpool_limits  # finds the libraries that building has loaded

        threadpool_limits(1, user_api="blas")
        return made

    return built


def bind(host: str, port: int) -> socket.socket:
    """A socket listening at the address; AddressTaken, with the remedy, where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise AddressTaken(
            f"cannot listen on {host}:{port} ({_reason(error)}); "
            f"stop what runs there, or choose another with --port (0 takes a free one)"
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, socket.gaierror) or not isinstance(error, OSError) or not error.errno:
        return str(error)
    return os.strerror(error.errno)


async def _unavailable(scope: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    body = "名品助手正在启动，请稍后再试。Mingpin is starting; please try again shortly.".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"5")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _threaded(work: Callable[[], Any]) -> Any:
    """The result of ``work``, run on a daemon thread: one that never holds up the end of the process."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[Any] = loop.create_future()

    def run() -> None:
        try:
            value, fault = work(), None
        except Exception as error:
            value, fault = None, error

        def settle() -> None:
            if result.done():
                return
            if fault is not None:
                result.set_exception(fault)
            else:
                result.set_result(value)

        with contextlib.suppress(RuntimeError):  # the loop may have closed meanwhile
            loop.call_soon_threadsafe(settle)

    threading.Thread(target=run, daemon=True).start()
    return await result
