"""Named errors, worded for the person who caused them.

Every failure leaves as ``{"error": {"code", "message", "field"?}}``. The message is in the
language that ``Accept-Language`` asks for, and in both where it asks for neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from starlette.exceptions import HTTPException

from corpus.model import Frozen, Text

Tongue = Literal["zh", "en"]


class Field(Frozen):
    """One field that is wrong, and why."""

    name: str
    message: Text


class Problem(HTTPException):
    """An error with a name. ``fields`` lists every field at fault, at once."""

    def __init__(
        self,
        status: int,
        code: str,
        zh: str,
        en: str,
        *,
        fields: Sequence[Field] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail=en, headers=headers)
        self.code = code
        self.message = Text(zh=zh, en=en)
        self.fields = tuple(fields)

    def body(self, tongue: Tongue | None) -> dict[str, object]:
        """What stands under ``error``."""
        error: dict[str, object] = {"code": self.code, "message": word(self.message, tongue)}
        if self.fields:
            error["field"] = ", ".join(field.name for field in self.fields)
            error["fields"] = [
                {"field": field.name, "message": word(field.message, tongue)} for field in self.fields
            ]
        return error


def word(text: Text, tongue: Tongue | None) -> str:
    """``text`` in the caller's language; both wordings where that is unclear."""
    if tongue is None:
        return f"{text.zh} / {text.en}"
    return text.zh if tongue == "zh" else text.en


def tongue_of(accept_language: str | None) -> Tongue | None:
    """The caller's language by its Accept-Language header; None where it names neither of ours."""
    best: tuple[float, Tongue] | None = None
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        primary = tag.strip().partition("-")[0].lower()
        try:
            weight = float(parameter.strip().removeprefix("q=")) if parameter else 1.0
        except ValueError:
            continue
        for tongue in ("zh", "en"):
            if primary == tongue and weight > 0 and (best is None or weight > best[0]):
                best = (weight, tongue)
    return best[1] if best else None


def invalid_fields(fields: Sequence[Field], *, status: int = 422, code: str = "invalid_field") -> Problem:
    """The problem that names every field of ``fields``."""
    return Problem(
        status,
        code,
        "；".join(f"{field.name}：{field.message.zh}" for field in fields) + "。",
        "; ".join(f"{field.name}: {field.message.en}" for field in fields) + ".",
        fields=fields,
    )


def invalid_field(name: str, zh: str, en: str, *, status: int = 422, code: str = "invalid_field") -> Problem:
    """The problem that names one field."""
    return invalid_fields([Field(name=name, message=Text(zh=zh, en=en))], status=status, code=code)


def internal_problem() -> Problem:
    """A fault of ours, told without its insides."""
    return Problem(
        500,
        "internal",
        "服务出了故障，已记入日志，请稍后再试",
        "something broke on our side and has been logged; please try again later",
    )


def out_of_time(seconds: float) -> Problem:
    """An answer that took longer than it may."""
    return Problem(
        504,
        "timeout",
        f"{seconds:g} 秒内没有得出结果，请稍后再试，或把问题拆开来问",
        f"there was no result within {seconds:g} s; try again later, or ask in parts",
    )


def openai_error(problem: Problem, body: dict[str, object]) -> dict[str, object]:
    """Our error with the keys that OpenAI's clients look for."""
    if problem.status_code >= 500:
        kind = "server_error"
    else:
        kind = "rate_limit_error" if problem.status_code == 429 else "invalid_request_error"
    return {**body, "type": kind, "param": body.get("field")}
