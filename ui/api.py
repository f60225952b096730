"""The HTTP interface: everything of the contract but the page itself, and every error in one shape."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from ui import completions, excerpt, feedback, frame, guided, lookup, trace, verdicts
from ui.desk import bench, handover, signin, work
from ui.desk.desk import Desk, Listed
from ui.doorway import Doorway
from ui.entrance import METHODS, Entrance, error_body
from ui.errors import Problem, invalid_fields
from ui.metrics import CONTENT_TYPE, Metrics
from ui.openapi import document
from ui.terms import Terms
from ui.wording import fields_of


def api_app(
    doorway: Doorway,
    *,
    terms: Terms | None = None,
    desk: Desk | None = None,
    metrics: Metrics | None = None,
    lifespan: Callable[[FastAPI], Any] | None = None,
) -> FastAPI:
    """The application with every route but the page, used on ``terms``.

    ``desk`` is the help desk's memory: one of its own where absent.
    """
    terms = terms or Terms()
    desk = desk or Desk()
    metrics = metrics or Metrics()
    app = FastAPI(
        title="Mingpin",
        docs_url=None,  # its page would load scripts from a CDN
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.add_middleware(
        Entrance,
        origins=terms.origins,
        rates=terms.rates,
        metrics=metrics,
        seconds=terms.answer_seconds,
        body_seconds=terms.body_seconds,
        https=terms.https,
    )
    if terms.origins.callers:
        # Around the entrance, so that a page can also read why it was turned away.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=terms.origins.callers,
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
            expose_headers=["Retry-After", trace.HEADER],
            max_age=600,
        )

    app.state.doorway = doorway
    app.state.origins = terms.origins
    app.state.answer_seconds = terms.answer_seconds
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

    @app.get("/metrics", response_class=PlainTextResponse, include_in_schema=False)
    def counted(authorization: Annotated[str, Header()] = "") -> Response:
        """What the service counts about itself, for Prometheus."""
        if terms.metrics_token and not secrets.compare_digest(
            authorization.encode(), f"Bearer {terms.metrics_token}".encode()
        ):
            raise Problem(
                401,
                "token_required",
                "请在请求头 Authorization 中带上 MINGPIN_METRICS_TOKEN 的值：Bearer <值>",
                "send the value of MINGPIN_METRICS_TOKEN in the header Authorization: Bearer <value>",
                headers={"WWW-Authenticate": "Bearer"},
            )
        metrics.ready.set(doorway.ready)
        return Response(metrics.text(), media_type=CONTENT_TYPE)

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
    for path in ("/healthz", "/readyz", "/api/{rest:path}", "/v1/{rest:path}"):
        app.router.routes.append(Route(path, _Nowhere(), include_in_schema=False))

    # Made at each request, as an added policy shows in it: it has to be true for the assistant that answers now.
    app.openapi = lambda: document(app, doorway.assistant())  # type: ignore[method-assign]

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        openai = request.url.path.startswith("/v1/")
        return _reply(request, invalid_fields(fields_of(error.errors()), status=400 if openai else 422))

    @app.exception_handler(HTTPException)
    def named(request: Request, error: HTTPException) -> JSONResponse:
        return _reply(request, error if isinstance(error, Problem) else _named(error))

    return app


class _Nowhere:
    """Answers for every method of an address that no route before it has taken."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        allowed = [method for method in METHODS if self._takes({**scope, "method": method})]
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        place = f"{scope['method']} {scope['path'][:80]}"
        raise Problem(404, "unknown_route", f"没有 {place} 这个地址", f"there is no {place}")

    def _takes(self, scope: Any) -> bool:
        for route in scope["app"].routes:
            if getattr(route, "app", None) is self:
                return False
            if route.matches(scope)[0] is Match.FULL:
                return True
        return False


def _reply(request: Request, problem: Problem) -> JSONResponse:
    body = error_body(problem, request.url.path, request.headers.get("accept-language"))
    return JSONResponse(body, status_code=problem.status_code, headers=problem.headers)


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
