"""The staff's own pages: the queue, what was not answered, drafts of guidance, and the audit log."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from checks.verdict import Status, Verdict
from ui.day import CHINA, today
from ui.desk.desk import Desk
from ui.desk.entries import STATUSES, WANTS, as_yaml, entry_of, faults, form_of
from ui.desk.shell import page
from ui.desk.signin import Admin, Officer, Sent, checked_form, only_admins, signed_in
from ui.desk.store import Conversation, Drafted, DraftState, Standing, Why
from ui.doorway import Doorway, There
from ui.errors import Problem
from ui.limits import MAX_QUESTION_CHARACTERS
from ui.ports import Assistant
from ui.wording import is_blank

router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])
_SENT = [Depends(checked_form)]


# -- The queue


@router.get("/desk/queue", response_class=HTMLResponse)
def queue(request: Request, show: str = Standing.WAITING) -> HTMLResponse:
    """What applicants handed over."""
    standing = Standing(show) if show in {*Standing} else Standing.WAITING
    listed = _desk(request).store.conversations(standing)
    return page(
        request, "queue.html", "queue", listed=listed, shown=standing, standings=list(Standing), zone=CHINA
    )


@router.get("/desk/queue/{id}", response_class=HTMLResponse)
def conversation(request: Request, id: str, assistant: There) -> HTMLResponse:
    """One conversation: what was said, what was told, and how it stands by the rules."""
    return _conversation_page(request, _found(request, id), assistant)


@router.post("/desk/queue/{id}/reply", response_class=HTMLResponse)
def reply(request: Request, id: str, session: Officer, form: Sent, assistant: There) -> Response:
    """Replies to the applicant."""
    found = _found(request, id)
    text = form.get("text", "").replace("\r\n", "\n").strip()
    fault = "empty_reply" if is_blank(text) else "long_reply" if len(text) > MAX_QUESTION_CHARACTERS else ""
    if fault:
        return _conversation_page(request, found, assistant, text=text, fault=fault)
    _desk(request).store.reply(id, text, session.staff)
    return RedirectResponse(f"/desk/queue/{id}#latest", 303)


@router.post("/desk/queue/{id}/take", dependencies=_SENT)
def take(request: Request, id: str, session: Officer) -> Response:
    """Says that this conversation is in one's hands."""
    _desk(request).store.take(_found(request, id).id, session.staff)
    return RedirectResponse(f"/desk/queue/{id}", 303)


@router.post("/desk/queue/{id}/close", dependencies=_SENT)
def close(request: Request, id: str, session: Officer) -> Response:
    """Closes a conversation."""
    _desk(request).store.end(_found(request, id).id, session.staff)
    return RedirectResponse("/desk/queue", 303)


# -- What was not answered


@router.get("/desk/questions", response_class=HTMLResponse)
def questions(request: Request, show: str = "") -> HTMLResponse:
    """Questions that were not answered, or not well."""
    why = Why(show) if show in {*Why} else None
    listed = _desk(request).store.questions(why)
    return page(request, "questions.html", "questions", listed=listed, shown=why, whys=list(Why))


@router.post("/desk/questions/{id}/settle", dependencies=_SENT)
def settle(request: Request, id: str, session: Officer) -> Response:
    """Takes a question off the list."""
    _desk(request).store.settle(id, session.staff)
    return RedirectResponse("/desk/questions", 303)


# -- Drafts


@router.get("/desk/drafts", response_class=HTMLResponse)
def drafts(request: Request) -> HTMLResponse:
    """Every draft of a guidance entry."""
    listed = _desk(request).store.drafts()
    return page(request, "drafts.html", "drafts", listed=tuple(reversed(listed)), zone=CHINA)


@router.get("/desk/drafts/export.yaml")
def export(request: Request, session: Officer) -> Response:
    """What is approved, as a file for the repository."""
    store = _desk(request).store
    store.note(session.staff.name, "exported")
    text = as_yaml([draft.entry for draft in store.drafts(DraftState.APPROVED)])
    headers = {"Content-Disposition": 'attachment; filename="guidance.yaml"', "Cache-Control": "no-store"}
    return PlainTextResponse(text, media_type="application/yaml; charset=utf-8", headers=headers)


@router.get("/desk/drafts/new", response_class=HTMLResponse)
def new_draft(request: Request, question: str = "") -> HTMLResponse:
    """An empty draft, or one begun from a question of the list."""
    asked = _desk(request).store.question(question) if question else None
    form = form_of({"id": f"desk-{today():%Y%m%d}-{secrets.token_hex(2)}", "status": "answered"})
    if asked:
        form["questions_en" if asked.language == "en" else "questions_zh"] = " ".join(asked.question.split())
    return _draft_page(request, form, None, asked.id if asked else "")


@router.post("/desk/drafts", response_class=HTMLResponse)
def save_new(request: Request, session: Officer, form: Sent) -> Response:
    """Keeps a new draft."""
    question = form.get("question", "")[:32]
    id = _desk(request).store.save_draft(None, entry_of(form), session.staff, question)
    return RedirectResponse(f"/desk/drafts/{id}", 303)


@router.get("/desk/drafts/{id}", response_class=HTMLResponse)
def draft(request: Request, id: str, assistant: There) -> HTMLResponse:
    """A draft, and what the gates say of it."""
    return _checked_page(request, _draft(request, id), assistant)


@router.post("/desk/drafts/{id}", response_class=HTMLResponse)
def save(request: Request, id: str, session: Officer, form: Sent) -> Response:
    """Keeps a draft as it was changed. What was approved before is a draft again, and no longer in use."""
    before = _draft(request, id)
    _desk(request).store.save_draft(id, entry_of(form), session.staff)
    if before.state is DraftState.APPROVED:
        _renew(request)
    return RedirectResponse(f"/desk/drafts/{id}", 303)


@router.post("/desk/drafts/{id}/approve", dependencies=_SENT, response_class=HTMLResponse)
def approve(request: Request, id: str, session: Admin, assistant: There) -> Response:
    """Puts a draft that passes the gates to use."""
    found = _draft(request, id)
    if _faults(request, found, assistant):
        return _checked_page(request, found, assistant, status=409)
    _desk(request).store.decide(found, DraftState.APPROVED, session.staff)
    _renew(request)
    return RedirectResponse("/desk/drafts", 303)


@router.post("/desk/drafts/{id}/withdraw", dependencies=_SENT)
def withdraw(request: Request, id: str, session: Admin) -> Response:
    """Takes a draft out of use."""
    found = _draft(request, id)
    _desk(request).store.decide(found, DraftState.WITHDRAWN, session.staff)
    if found.state is DraftState.APPROVED:
        _renew(request)
    return RedirectResponse("/desk/drafts", 303)


# -- The audit log


@router.get("/desk/audit", response_class=HTMLResponse, dependencies=[Depends(only_admins)])
def audit(request: Request) -> HTMLResponse:
    """What was done at the bench, and by whom."""
    return page(request, "audit.html", "audit", deeds=_desk(request).store.deeds(), zone=CHINA)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _renew(request: Request) -> None:
    doorway: Doorway = request.app.state.doorway
    doorway.renew()


def _found(request: Request, id: str) -> Conversation:
    found = _desk(request).store.conversation(id[:64])
    if found is None:
        raise Problem(
            404,
            "unknown_handover",
            "没有这次对话，或它已过保存期限",
            "there is no such conversation, or its time has passed",
        )
    return found


def _draft(request: Request, id: str) -> Drafted:
    found = _desk(request).store.draft(id[:64])
    if found is None:
        raise Problem(404, "unknown_draft", "没有这份草稿", "there is no such draft")
    return found


def _conversation_page(
    request: Request, found: Conversation, assistant: Assistant, text: str = "", fault: str = ""
) -> HTMLResponse:
    return page(
        request,
        "conversation.html",
        "queue",
        status=422 if fault else 200,
        one=found,
        verdicts=[Verdict.model_validate(verdict) for verdict in found.verdicts],
        rulebook=assistant.rulebook,
        labels={clause.id: clause.label for clause in assistant.corpus.clauses()},
        order=list(Status),
        text=text,
        fault=fault,
        longest=MAX_QUESTION_CHARACTERS,
        zone=CHINA,
    )


def _faults(request: Request, found: Drafted, assistant: Assistant) -> tuple[object, ...]:
    others = [
        str(one.entry.get("id"))
        for one in _desk(request).store.drafts(DraftState.APPROVED)
        if one.id != found.id
    ]
    return faults(found.entry, assistant, today(), others)


def _checked_page(request: Request, found: Drafted, assistant: Assistant, status: int = 200) -> HTMLResponse:
    wrong = _faults(request, found, assistant)
    return _draft_page(request, form_of(found.entry), found, found.question, wrong, status)


def _draft_page(
    request: Request,
    form: dict[str, str],
    found: Drafted | None,
    question: str,
    wrong: tuple[object, ...] = (),
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "draft.html",
        "drafts",
        status=status,
        form=form,
        draft=found,
        question=question,
        wrong=wrong,
        wants=WANTS,
        statuses=STATUSES,
    )
