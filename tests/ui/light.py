"""A real server over an assistant of the test's choice; without the heavy page it is there in an instant."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx
import uvicorn
from fake import BreakingAssistant

from ui.origins import Origins
from ui.ports import Assistant
from ui.serve import bind, create_app


@contextmanager
def light(
    origins: Sequence[str] = (),
    assistant: Assistant | None = None,
    public_url: str = "",
    *,
    page: bool = False,
) -> Iterator[str]:
    """The address of a server that admits ``origins``; it is gone at the end of the block."""
    made = assistant or BreakingAssistant()
    listener = bind("127.0.0.1", 0)
    app = create_app(lambda: made, origins=Origins(origins, public_url), page=page)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        for _ in range(500):
            if client.get("/readyz").status_code == 200:
                break
            threading.Event().wait(0.01)
    yield address
    server.should_exit = True
    thread.join(10)
    listener.close()
