"""Who sits at the bench: signing in and out, and what every form of the staff must bring."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from ui.desk.password import digest, fits, hashed
from ui.desk.shell import SESSION_COOKIE, page, session_of
from ui.desk.store import Session, Store
from ui.errors import Problem
from ui.origins import Origins
from ui.wording import StrictRequest

LASTS = dt.timedelta(hours=12)
TRIES = 10
PAUSE = dt.timedelta(minutes=15)
_HOME = "/desk/queue"
_NOBODY = hashed(secrets.token_urlsafe())  # a name that is not there takes as long as a wrong password

Form = Mapping[str, str]


async def _from_our_page(request: Request) -> Form:
    """The fields of a form of ours; a Problem (403) for what another site's page sends."""
    origins: Origins = request.app.state.origins
    if not origins.is_own(request):
        raise Problem(
            403,
            "foreign_form",
            "这张表单不是从本服务的页面提交的",
            "this form was not sent from a page of this service",
        )
    body = await StrictRequest(request.scope, request.receive).body()
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        raise Problem(400, "bad_form", "表单无法读取", "the form cannot be read") from None


def signed_in(request: Request) -> Session:
    """Whoever has signed in; everybody else is led to where one does."""
    session = session_of(request)
    if session is None:
        back = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
        asked = "" if request.method != "GET" else f"?next={quote(back)}"
        raise HTTPException(303, headers={"Location": f"/desk/sign-in{asked}"})
    return session


def only_admins(session: Officer) -> Session:
    """The session of an admin; a Problem (403) for everybody else of the staff."""
    if session.staff.role != "admin":
        raise Problem(403, "admins_only", "这一页只对管理员开放", "this is for admins only")
    return session


def checked_form(session: Officer, form: FromOurPage) -> Form:
    """The fields of a form that carries its session's token; a Problem (403) otherwise."""
    if not hmac.compare_digest(form.get("token", "").encode(), session.token.encode()):
        raise Problem(
            403,
            "stale_form",
            "这张表单已失效，请回到上一页刷新后再提交",
            "this form has expired; go back, reload the page and send it again",
        )
    return form


FromOurPage = Annotated[Form, Depends(_from_our_page)]
Officer = Annotated[Session, Depends(signed_in)]
"""Somebody of the staff, signed in."""
Admin = Annotated[Session, Depends(only_admins)]
"""An admin, signed in."""
Sent = Annotated[Form, Depends(checked_form)]
"""The fields of a form that a signed-in member of staff sent from a page of ours."""

router = APIRouter(include_in_schema=False)


@router.get("/desk/sign-in", response_class=HTMLResponse)
def sign_in_page(request: Request, next: str = _HOME) -> Response:
    """Where the staff signs in."""
    if session_of(request):
        return RedirectResponse(_HOME, 303)
    return page(request, "sign_in.html", "sign_in", next=_inside(next), name="", fault="")


@router.post("/desk/sign-in", response_class=HTMLResponse)
def sign_in(request: Request, form: FromOurPage) -> Response:
    """Signs in, for some hours. After too many wrong passwords a name must wait."""
    store: Store = request.app.state.desk.store
    name, password = form.get("name", "").strip(), form.get("password", "")
    to = _inside(form.get("next", ""))
    staff = store.staff(name)
    if staff and store.count("sign_in_failed", name, store.now - PAUSE) >= TRIES:
        reply = page(request, "sign_in.html", "sign_in", status=429, next=to, name=name, fault="too_many")
        reply.headers["Retry-After"] = str(int(PAUSE.total_seconds()))
        return reply
    right = fits(password[:1000], staff.password if staff else _NOBODY)
    if staff is None or not staff.active or not right:
        # A name that is not there is not written down: people type their password into the wrong field.
        store.note(name if staff else "?", "sign_in_failed")
        return page(request, "sign_in.html", "sign_in", status=401, next=to, name=name, fault="wrong")
    secret = secrets.token_urlsafe(32)
    store.open_session(staff, digest(secret), LASTS)
    redirect = RedirectResponse(to, 303)
    redirect.set_cookie(
        SESSION_COOKIE,
        secret,
        path="/desk",
        httponly=True,
        samesite="strict",
        secure=request.app.state.desk.secure or request.url.scheme == "https",
    )
    return redirect


@router.post("/desk/sign-out", dependencies=[Depends(checked_form)])
def sign_out(request: Request, session: Officer) -> Response:
    """Signs out."""
    store: Store = request.app.state.desk.store
    store.close_session(digest(request.cookies[SESSION_COOKIE]), session.staff.name)
    redirect = RedirectResponse("/desk/sign-in", 303)
    redirect.delete_cookie(SESSION_COOKIE, path="/desk", httponly=True, samesite="strict")
    return redirect


def _inside(path: str) -> str:
    """``path`` if it leads to the bench; the queue otherwise."""
    plain = path.startswith("/desk") and not set(path) & set("\\\r\n")
    return path if plain and (path == "/desk" or path[5] in "/?") else _HOME
