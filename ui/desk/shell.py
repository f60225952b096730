"""The frame of every page at the bench: its language, its bar, and what a browser may do with it."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from ui.desk.password import digest
from ui.desk.store import Session, Store
from ui.desk.words import words
from ui.errors import Tongue, tongue_of
from ui.templates import render

LANGUAGE_COOKIE = "mingpin_language"
SESSION_COOKIE = "mingpin_desk"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_YEAR = 365 * 86_400


def tongue_for(request: Request) -> Tongue:
    """The language that was chosen on a page, or else the browser's; Chinese where neither says."""
    for asked in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if asked == "zh":
            return "zh"
        if asked == "en":
            return "en"
    return tongue_of(request.headers.get("accept-language")) or "zh"


def session_of(request: Request) -> Session | None:
    """The sign-in that the request's cookie stands for."""
    secret = request.cookies.get(SESSION_COOKIE)
    if not secret:
        return None
    store: Store = request.app.state.desk.store
    return store.session(digest(secret))


def page(
    request: Request, template: str, here: str, /, *, status: int = 200, **values: object
) -> HTMLResponse:
    """The template ``template`` in the caller's language; ``here`` names its place in the bar."""
    tongue = tongue_for(request)
    other = "en" if tongue == "zh" else "zh"
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    session = session_of(request)
    places = [("search", "/desk")]
    if session:
        places += [(name, f"/desk/{name}") for name in ("queue", "questions", "drafts")]
        if session.staff.role == "admin":
            places.append(("audit", "/desk/audit"))
    reply = HTMLResponse(
        render(
            template,
            w=words(tongue),
            tongue=tongue,
            here=here,
            places=places,
            session=session,
            other_tongue_url="?" + urlencode([*kept, ("lang", other)]),
            **values,
        ),
        status_code=status,
        headers=_HEADERS,
    )
    if request.query_params.get("lang") == tongue:
        reply.set_cookie(LANGUAGE_COOKIE, tongue, max_age=_YEAR, samesite="strict", httponly=True)
    return reply
