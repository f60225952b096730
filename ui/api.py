"""The HTTP interface: everything of the contract but the page itself, and every error in one shape."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ui import completions, excerpt, feedback, frame, guided, lookup, verdicts
from ui.completions import internal_problem, openai_error
from ui.desk import bench, handover, signin, work
from ui.desk.desk import Desk, Listed
from ui.doorway import Doorway
from ui.errors import Problem, invalid_fields, tongue_of
from ui.origins import Origins, OwnFrames, from_a_known_site
from ui.wording import fields_of

log = logging.getLogger(__name__)

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def api_app(
    doorway: Doorway,
    *,
    origins: Origins | None = None,
    desk: Desk | None = None,
    lifespan: Callable[[FastAPI], Any] | None = None,
) -> FastAPI:
    """The application with every route but the page.

    ``origins`` are the sites that may embed the widget, ``desk`` is the help desk's memory: one of its own where absent.
    """
    desk = desk or Desk()
    app = FastAPI(
        title="Mingpin",
        docs_url=None,  # its page would load scripts from a CDN
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        dependencies=[Depends(from_a_known_site)],
    )
    app.add_middleware(OwnFrames)

    app.state.doorway = doorway
    app.state.origins = origins or Origins()
    app.state.desk = desk
    app.state.opinions = Listed(desk.store)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Alive."""
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready to answer: the index is loaded."""
        doorway.assistant()
        return {"status": "ready"}

    for router in (
        lookup.router,
        bench.router,
        signin.router,
        work.router,
        handover.router,
        verdicts.router,
        completions.router,
        frame.router,
        guided.router,
        excerpt.router,
        feedback.router,
    ):
        app.include_router(router)
    app.mount("/widget", frame.files)
    app.mount("/page", guided.files)
    app.mount("/desk/files", bench.files)

    # The page is mounted at the root and would answer for these with a page of its own.
    @app.api_route("/api/{rest:path}", methods=METHODS, include_in_schema=False)
    @app.api_route("/v1/{rest:path}", methods=METHODS, include_in_schema=False)
    def nowhere(request: Request) -> None:
        place = f"{request.method} {request.url.path[:80]}"
        raise Problem(404, "unknown_route", f"没有 {place} 这个地址", f"there is no {place}")

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        openai = request.url.path.startswith("/v1/")
        return _reply(request, invalid_fields(fields_of(error.errors()), status=400 if openai else 422))

    @app.exception_handler(HTTPException)
    def named(request: Request, error: HTTPException) -> JSONResponse:
        return _reply(request, error if isinstance(error, Problem) else _named(error))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> JSONResponse:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _reply(request, internal_problem())

    return app


def _reply(request: Request, problem: Problem) -> JSONResponse:
    body = problem.body(tongue_of(request.headers.get("accept-language")))
    if request.url.path.startswith("/v1/"):
        body = openai_error(problem, body)
    return JSONResponse({"error": body}, status_code=problem.status_code, headers=problem.headers)


def _named(error: HTTPException) -> Problem:
    """An error of the framework, under a name of ours."""
    headers = dict(error.headers) if error.headers else None
    match error.status_code:
        case 404:
            return Problem(404, "unknown_route", "没有这个地址", "there is nothing at this address")
        case 405:
            return Problem(
                405,
                "method_not_allowed",
                "这个地址不接受这种请求方法",
                "this address does not take this method",
                headers=headers,
            )
        case _:
            return Problem(
                error.status_code,
                "bad_request",
                "请求无法读取",
                "the request cannot be read",
                headers=headers,
            )
