"""What a browser may do with a reply. A page that says so itself, as the widget and the bench do, is left alone."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

_POLICY = "content-security-policy"

DATA = "default-src 'none'; frame-ancestors 'self'"
"""Replies for programs: nothing in them is to be run, loaded or drawn."""

PAGE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; media-src 'self' data: blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""Gradio's page. It starts from a script in the page and builds functions from text, so both must be allowed;
everything that it loads, and everything that it tells, stays with us."""

_PROGRAMS = ("/v1/", "/api/", "/healthz", "/readyz", "/metrics")

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-permitted-cross-domain-policies": "none",
}


def safe(headers: MutableHeaders, path: str, *, https: bool) -> None:
    """Add to a reply from ``path`` what it does not say itself."""
    headers.setdefault(_POLICY, DATA if path.startswith(_PROGRAMS) else PAGE)
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    if https:
        headers.setdefault("strict-transport-security", "max-age=31536000")
