"""Somebody else's site on another origin: strict, and with styles that would wreck whatever they reach."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

HOSTILE = """
html { font-size: 3px; }
html > :not(head), body * { font: italic 90px/3 serif !important; letter-spacing: 9px !important; color: lime !important; }
html > :not(head):not(body), body > :not(main) {
  display: none !important; visibility: hidden !important; opacity: 0 !important; position: static !important;
  transform: rotate(30deg) scale(.1) !important; z-index: -1 !important; pointer-events: none !important;
}
button, dialog, iframe, aside, svg { all: unset !important; display: none !important; }
body { transform: translateX(200px); }
"""
CALM = "body { margin: 0; padding: 2rem; font: 1rem/1.7 sans-serif; color: #223; background: #fff; }"


class Site(ThreadingHTTPServer):
    """``/?data-language=en`` is a page with the widget's script, its attributes as asked for."""

    daemon_threads = True

    def __init__(self, address: str, style: str) -> None:
        self.service = ""  # where the widget comes from; the service wants to know the site first
        self.style = style
        super().__init__((address, 0), Handler)

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def page(self, query: str) -> str:
        """The page; ``lang`` in the query is the page's own language."""
        asked = dict(parse_qsl(query, keep_blank_values=True))
        lang = escape(asked.pop("lang", "zh-CN"))
        attributes = "".join(f' {escape(name)}="{escape(value)}"' for name, value in asked.items())
        return (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>邻居 A neighbour</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<link rel="stylesheet" href="/site.css">'
            f'<script src="{self.service}/widget.js" defer{attributes}></script></head><body>'
            '<main><h1>邻居 A neighbour</h1><p><a href="#here" id="here">自己的链接 its own link</a></p></main></body></html>'
        )


class Handler(BaseHTTPRequestHandler):
    """Answers under a policy that allows the widget's script and frame, and nothing more."""

    server: Site

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        kind, body = ("text/css", self.server.style) if path == "/site.css" else ("text/html", "")
        body = body or self.server.page(query)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        service = self.server.service
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'none'; style-src 'self'; script-src {service}; frame-src {service}; "
            f"require-trusted-types-for 'script'",
        )
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""


@contextmanager
def site(*, address: str = "127.0.0.1", style: str = CALM) -> Iterator[Site]:
    """A running site; ``service`` is to be set before a page of it is opened."""
    running = Site(address, style)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()
