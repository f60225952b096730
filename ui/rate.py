"""How often one client may ask. A client is an address, and for IPv6 the network that one household has."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Sequence

from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from ui.errors import Problem

_NETWORK = {4: 32, 6: 64}
"""How many leading bits of an address tell one client from another."""


class Rates:
    """Counts requests by client. ``answers`` and ``requests`` read as ``240/minute`` or ``10/second;1000/day``.

    Clients in the networks ``exempt`` are never counted: the machine itself, for one, where evaluations run.
    """

    def __init__(self, answers: str, requests: str, exempt: Sequence[str] = ()) -> None:
        self._limits = {"answers": parse_many(answers), "requests": parse_many(requests)}
        self._exempt = [ipaddress.ip_network(network) for network in exempt]
        self._counter = MovingWindowRateLimiter(MemoryStorage())

    def spent(self, limit: str, host: str) -> int | None:
        """Count one request against ``limit``: None if it may pass, else the seconds until the next may."""
        client = self._client(host)
        if client is None:
            return None
        waits = [0.0]
        for window in self._limits[limit]:
            if not self._counter.hit(window, limit, client):
                stats = self._counter.get_window_stats(window, limit, client)
                waits.append(max(stats.reset_time - time.time(), 0.0) + 1e-3)
        longest = max(waits)
        return math.ceil(longest) if longest else None

    def _client(self, host: str) -> str | None:
        try:
            address = ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return host  # a proxy's own name for its client
        mapped = getattr(address, "ipv4_mapped", None)
        address = mapped or address
        if any(address in network for network in self._exempt):
            return None
        return str(ipaddress.ip_network((address, _NETWORK[address.version]), strict=False))


def too_many(seconds: int) -> Problem:
    """The refusal of a client that asks too often."""
    return Problem(
        429,
        "rate_limit_exceeded",
        f"请求过于频繁，请 {seconds} 秒后再试",
        f"too many requests; try again in {seconds} s",
        headers={"Retry-After": str(seconds)},
    )
