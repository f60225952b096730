"""What the fields of a request may hold: readable text and real dates, with errors in both languages."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from corpus.model import Text
from ui.day import parse_day
from ui.errors import Field, Problem, invalid_field

_KNOWN: Mapping[str, tuple[str, str]] = {
    "missing": ("缺少这个字段", "is missing"),
    "extra_forbidden": ("没有这个字段", "is not a known field"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "string_type": ("应为文字", "must be a string"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_from_float": ("应为整数", "must be a whole number"),
    "list_type": ("应为列表", "must be a list"),
    "tuple_type": ("应为列表", "must be a list"),
    "dict_type": ("应为 JSON 对象", "must be a JSON object"),
    "mapping_type": ("应为 JSON 对象", "must be a JSON object"),
    "model_type": ("应为 JSON 对象", "must be a JSON object"),
    "model_attributes_type": ("应为 JSON 对象", "must be a JSON object"),
    "model_dict_type": ("应为 JSON 对象", "must be a JSON object"),
}


def day_of(value: object) -> dt.date:
    """A date written YYYY-MM-DD."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return parse_day(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError(
            "bad_date",
            "{en}",
            {
                "zh": "应为实际存在的日期，写作 YYYY-MM-DD，例如 2026-06-15",
                "en": "must be a real date written YYYY-MM-DD, for example 2026-06-15",
            },
        ) from None


Day = Annotated[dt.date, BeforeValidator(day_of), WithJsonSchema({"type": "string", "format": "date"})]
"""A date on the wire."""


def unreadable(text: str) -> Text | None:
    """Why ``text`` cannot be read: a NUL character or half a character; None where it can."""
    if "\0" in text:
        return Text(
            zh="含有 NUL 字符（U+0000），请删去后再发", en="holds a NUL character (U+0000); remove it"
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        return Text(
            zh="含有不完整的字符（单个代理码位），请用 UTF-8 重新编码",
            en="holds half a character (a lone surrogate); encode the text as UTF-8",
        )
    return None


_UNSEEN = (
    r"\u0000-\u0020\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
"""Spaces, control and format characters. Spelled out, since JSON Schema's patterns know no categories."""

SEEN = f"[^{_UNSEEN}]"
"""The pattern of text in which something can be seen."""

CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff"
"""Characters that no document can hold, since XML has no place for them."""

NAME = f"^[^{CONTROL}]*{SEEN}[^{CONTROL}]*$"
"""The pattern of a name that can be printed."""

READABLE = rf"^[^\u0000]*{SEEN}[^\u0000]*$"
"""The pattern of a text that can be asked."""

_SEEN = re.compile(SEEN)


def is_blank(text: str) -> bool:
    """True when nothing in ``text`` can be seen: spaces, control and zero-width characters."""
    return _SEEN.search(text) is None


def readable_question(
    text: str, field: str, limit: int, *, status: int = 422, code: str = "empty_question"
) -> str:
    """``text`` if it can be asked; otherwise the named Problem (413 where it is too long)."""
    if len(text) > limit:
        raise invalid_field(
            field,
            f"有 {len(text):,} 个字符，最多 {limit:,} 个；请缩短，或分几次提问",
            f"has {len(text):,} characters and the limit is {limit:,}; shorten it or ask in parts",
            status=413,
            code="too_long",
        )
    if fault := unreadable(text):
        raise invalid_field(field, fault.zh, fault.en, status=status, code="unreadable_text")
    if is_blank(text):
        raise invalid_field(
            field, "是空的，请写下您的问题", "is empty; write a question", status=status, code=code
        )
    return text


def fields_of(errors: Sequence[Any]) -> tuple[Field, ...]:
    """Pydantic's errors as fields worded in both languages, each field once."""
    fields: dict[str, Field] = {}
    for error in errors:
        place = [str(part) for part in error["loc"] if part not in ("body", "query", "path")]
        name = ".".join(place) or "body"
        context = error.get("ctx") or {}
        if "zh" in context:
            zh, en = context["zh"], context["en"]
        elif "ge" in context:
            zh, en = f"应不小于 {context['ge']}", f"must be at least {context['ge']}"
        elif "le" in context:
            zh, en = f"应不大于 {context['le']}", f"must be at most {context['le']}"
        elif "max_length" in context:
            zh, en = f"最多 {context['max_length']} 项", f"may have {context['max_length']} entries at most"
        elif "min_length" in context:
            zh, en = f"至少 {context['min_length']} 项", f"must have at least {context['min_length']} entries"
        elif error["type"] in ("literal_error", "enum"):
            options = context["expected"].replace(" or ", ", ")
            zh, en = f"应为其中之一：{options}", f"must be one of {options}"
        else:
            zh, en = _KNOWN.get(error["type"], ("取值不对", error["msg"][:200]))
        fields.setdefault(name, Field(name=name, message=Text(zh=zh, en=en)))
    return tuple(fields.values())


def _no_such_number(name: str) -> NoReturn:
    raise Problem(
        400,
        "invalid_json",
        f"JSON 里没有 {name} 这个数",
        f"JSON has no number {name}",
    )


def _keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0][:80]
        raise invalid_field(
            twice.encode("utf-8", "replace").decode(),
            "在同一个对象里写了两次，请只留一个",
            "stands twice in one object; keep one of the two",
            status=400,
            code="duplicate_key",
        )
    return made


def sound_json(raw: bytes | str) -> Any:
    """``raw`` as the JSON standard reads it, in readable characters; a Problem (400) otherwise."""
    try:
        parsed = json.loads(raw, parse_constant=_no_such_number, object_pairs_hook=_keys_once)
        _refuse_unsound(parsed, "")
    except json.JSONDecodeError as error:
        raise Problem(
            400,
            "invalid_json",
            f"不是完整的 JSON：第 {error.lineno} 行第 {error.colno} 列起无法读取",
            f"this is not valid JSON: it cannot be read from line {error.lineno}, column {error.colno}",
        ) from None
    except UnicodeDecodeError:
        raise Problem(
            400, "invalid_encoding", "请求体不是 UTF-8 编码", "the body is not encoded as UTF-8"
        ) from None
    except (RecursionError, ValueError):
        raise Problem(
            400,
            "invalid_json",
            "JSON 嵌套过深，或数字过长",
            "the JSON is nested too deeply, or a number in it is too long",
        ) from None
    return parsed


class StrictRequest(Request):
    """A request whose JSON is what the JSON standard says, in readable characters."""

    async def json(self) -> Any:
        """The parsed body; a Problem where it is not JSON."""
        return sound_json(await self.body())


def _refuse_unsound(value: object, place: str) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise invalid_field(
            place or "body", "数字过大", "is too large a number", status=422, code="number_too_large"
        )
    if isinstance(value, str):
        if fault := unreadable(value):
            raise invalid_field(place or "body", fault.zh, fault.en, status=400, code="unreadable_text")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if fault := unreadable(key):
                raise invalid_field(place or "body", fault.zh, fault.en, status=400, code="unreadable_text")
            _refuse_unsound(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _refuse_unsound(inner, f"{place}.{index}" if place else str(index))


class StrictRoute(APIRoute):
    """A route whose body must be JSON, sent as JSON."""

    def get_route_handler(self) -> Any:
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if self.body_field and kind != "application/json" and not kind.endswith("+json"):
                raise Problem(
                    415,
                    "not_json",
                    "请以 JSON 发送，并带上请求头 Content-Type: application/json",
                    "send JSON with the header Content-Type: application/json",
                )
            return await handle(StrictRequest(request.scope, request.receive))

        return strict
