"""Which sites may show the widget and call the interface from a browser: ours, and those listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders

from ui.errors import Problem

_POLICY = "content-security-policy"


class Origins:
    """The sites that may embed us. ``public_url`` is our own address where a proxy hides it."""

    def __init__(self, listed: Sequence[str] = (), public_url: str = "") -> None:
        self.listed = tuple(listed)
        own = urlsplit(public_url)
        self._own = f"{own.scheme}://{own.netloc}".lower() if own.netloc else None

    @property
    def frame_ancestors(self) -> str:
        """The directive that says who may frame the widget."""
        return " ".join(("frame-ancestors", "'self'", *self.listed))

    def admits(self, request: Request) -> bool:
        """Whether ``request`` comes from us, from a listed site, or from no web page at all."""
        origin = request.headers.get("origin")
        return origin in self.listed or self.is_own(request)

    def is_own(self, request: Request) -> bool:
        """Whether ``request`` comes from a page of ours, or from no web page at all."""
        origin = request.headers.get("origin")
        if origin is None or origin == self._own:
            return True
        # A page cannot forge either header: the first is the browser's own word that the page is ours.
        if request.headers.get("sec-fetch-site") == "same-origin":
            return True
        return urlsplit(origin).netloc == request.headers.get("host", "").lower()


def from_a_known_site(request: Request) -> None:
    """A dependency of every route: a Problem (403) for a page of a site that is neither ours nor listed."""
    origins: Origins = request.app.state.origins
    if not origins.admits(request):
        origin = request.headers["origin"][:80]
        raise Problem(
            403,
            "origin_not_allowed",
            f"{origin} 不在允许嵌入本服务的网站之列；请服务的管理员把它写进 MINGPIN_WIDGET_ORIGINS",
            f"{origin} is not a site that may use this service from its pages; "
            f"ask the service's operator to add it to MINGPIN_WIDGET_ORIGINS",
        )


class OwnFrames:
    """Adds ``frame-ancestors 'self'`` to every response that does not say itself who may frame it."""

    def __init__(self, app: Callable[..., Any]) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault(_POLICY, "frame-ancestors 'self'")
            await send(message)

        await self._app(scope, receive, sending)
