"""Keeping a running server at what there is to know: policies that are added while it runs."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

EVERY_SECONDS = 2.0


def keep_fresh(revision: Callable[[], str], renew: Callable[[], None], every: float = EVERY_SECONDS) -> None:
    """Calls ``renew`` whenever ``revision`` has changed, from now on and for as long as the process lives."""
    known = revision()

    def watch() -> None:
        nonlocal known
        while True:
            time.sleep(every)
            try:
                now = revision()
            except Exception as error:  # a server that is away for a while; what is loaded goes on answering
                log.debug("the revision of the policies cannot be read: %s", error)
                continue
            if now != known:
                known = now
                renew()

    threading.Thread(target=watch, name="keep-fresh", daemon=True).start()
