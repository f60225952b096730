"""The widget for other people's sites: the script that they load, and the compact chat in its frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from ui.limits import MAX_QUESTION_CHARACTERS
from ui.origins import Origins
from ui.templates import environment

FILES = Path(__file__).parent / "widget"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)

router = APIRouter(include_in_schema=False)


class Files(StaticFiles):
    """What the compact chat is made of. A browser asks each time whether its copy is the newest."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or 304 where the browser has it."""
        reply = super().file_response(*args, **kwargs)
        reply.headers["Cache-Control"] = "no-cache"
        reply.headers["X-Content-Type-Options"] = "nosniff"
        return reply


files = Files(directory=FILES)


@router.api_route("/widget.js", methods=["GET", "HEAD"])
def script() -> FileResponse:
    """The one script that a page loads. Any page may read it; only listed sites get an answer from it."""
    return FileResponse(
        FILES / "widget.js",
        media_type="text/javascript; charset=utf-8",
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cache-Control": "public, max-age=600",
            "X-Content-Type-Options": "nosniff",
        },
    )


@router.api_route("/widget", methods=["GET", "HEAD"], response_class=HTMLResponse)
def page(request: Request) -> HTMLResponse:
    """The compact chat. Only we and the listed sites may frame it."""
    origins: Origins = request.app.state.origins
    return HTMLResponse(
        environment()
        .get_template("widget.html")
        .render(origins=origins.listed, longest=MAX_QUESTION_CHARACTERS),
        headers={
            "Content-Security-Policy": f"{_POLICY}; {origins.frame_ancestors}",
            "Cache-Control": "no-cache",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        },
    )
