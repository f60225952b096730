"""A real server over an assistant of the test's choice; without the heavy page it is there in an instant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import httpx
import uvicorn
from fake import BreakingAssistant

from ui.desk.desk import Desk
from ui.origins import Origins
from ui.ports import Assistant
from ui.serve import bind, create_app
from ui.terms import Terms


@contextmanager
def light(
    origins: Sequence[str] = (),
    assistant: Assistant | None = None,
    public_url: str = "",
    terms: Terms | None = None,
    *,
    page: bool = False,
    build: Callable[[], Assistant] | None = None,
    desk: Desk | None = None,
) -> Iterator[str]:
    """The address of a server that admits ``origins``; it is gone at the end of the block."""
    made = assistant or BreakingAssistant()
    listener = bind("127.0.0.1", 0)
    used = terms or Terms(Origins(origins, public_url))
    app = create_app(build or (lambda: made), terms=used, desk=desk, page=page)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        for _ in range(18_000):
            if client.get("/readyz").status_code == 200:
                break
            threading.Event().wait(0.01)
    yield address
    server.should_exit = True
    thread.join(10)
    listener.close()
