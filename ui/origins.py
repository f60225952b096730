"""Which sites may show the widget, and which may call the interface from a browser."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.requests import Request

from ui.errors import Problem


class Origins:
    """The sites that may embed us, and the ones whose pages may call us.

    ``public_url`` is our own address where a proxy hides it. ``callers`` may call the interface for programs from
    their own pages; the sites ``listed`` show the widget, which calls us from a page of ours.
    """

    def __init__(self, listed: Sequence[str] = (), public_url: str = "", callers: Sequence[str] = ()) -> None:
        self.listed = tuple(listed)
        self.callers = tuple(callers)
        own = urlsplit(public_url)
        self._own = f"{own.scheme}://{own.netloc}".lower() if own.netloc else None

    @property
    def frame_ancestors(self) -> str:
        """The directive that says who may frame the widget."""
        return " ".join(("frame-ancestors", "'self'", *self.listed))

    def admits(self, request: Request) -> bool:
        """Whether ``request`` comes from us, from a site that may, or from no web page at all."""
        origin = request.headers.get("origin")
        may_call = origin in self.callers and request.url.path.startswith(("/v1/", "/api/"))
        return origin in self.listed or may_call or self.is_own(request)

    def is_own(self, request: Request) -> bool:
        """Whether ``request`` comes from a page of ours, or from no web page at all."""
        origin = request.headers.get("origin")
        if origin is None or origin == self._own:
            return True
        # A page cannot forge either header: the first is the browser's own word that the page is ours.
        if request.headers.get("sec-fetch-site") == "same-origin":
            return True
        return urlsplit(origin).netloc == request.headers.get("host", "").lower()


def refused(request: Request) -> Problem:
    """The refusal of a page of a site that is neither ours nor listed."""
    origin = request.headers["origin"][:80]
    return Problem(
        403,
        "origin_not_allowed",
        f"{origin} 不在允许嵌入本服务的网站之列；请服务的管理员把它写进 MINGPIN_WIDGET_ORIGINS；"
        f"网页直接调用接口的，写进 MINGPIN_CORS_ORIGINS",
        f"{origin} is not a site that may use this service from its pages; "
        f"ask the service's operator to add it to MINGPIN_WIDGET_ORIGINS, "
        f"or to MINGPIN_CORS_ORIGINS where its own pages call the interface",
    )
