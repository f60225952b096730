"""The OpenAPI document: FastAPI's own, with what only the running service knows and what FastAPI leaves out.

Which tracks, policies and facts there are is data, so a model names such a schema by ``named`` and it is made here
from the assistant that answers at the moment. Every track has a path of its own: only some take several units.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import WithJsonSchema

from checks.conditions import JUDGEMENTS
from corpus.model import Frozen
from ui.limits import MAX_MEMBERS
from ui.ports import Assistant
from ui.wording import NAME

_NAMED = "x-named"

Schema = dict[str, Any]


def named(name: Literal["Track", "Policy", "Facts", "Units", "Told", "Receipt"]) -> WithJsonSchema:
    """Stands for a schema that is made from what the service holds."""
    return WithJsonSchema({_NAMED: name})


class FieldFault(Frozen):
    """One field that is wrong, and why."""

    field: str
    message: str


class Fault(Frozen):
    """What went wrong, in the caller's language. ``fields`` lists every field at fault, at once."""

    code: str
    message: str
    field: str = ""
    fields: tuple[FieldFault, ...] = ()


class OpenAIFault(Fault):
    """The same with the keys that OpenAI's clients look for."""

    type: Literal["invalid_request_error", "rate_limit_error", "server_error"]
    param: str | None


class Refusal(Frozen):
    """Every error reply."""

    error: Fault


class OpenAIRefusal(Frozen):
    """Every error reply under /v1."""

    error: OpenAIFault


_WHY: Mapping[int, str] = {
    400: "The request cannot be read: not JSON, not UTF-8, or a key twice; under /v1 also a wrong field.",
    403: "The page that asks belongs to a site that may not.",
    404: "What is named is not there.",
    408: "The body took too long to arrive.",
    409: "The conversation is too long to go on.",
    413: "The body, or a text in it, is too long.",
    415: "The body was not sent as JSON.",
    422: "Every field that is wrong, at once.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
    500: "A fault of ours.",
    503: "The index is being loaded; Retry-After says how many seconds to wait.",
    504: "The answer took too long.",
}

_ANY = (403, 429, 500, 503, 504)
_WITH_BODY = (400, 408, 413, 415, 422)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error replies that a route has beside those that every route has."""
    return {status: {"model": Refusal, "description": _WHY[status]} for status in statuses}


def document(app: FastAPI, assistant: Assistant) -> Schema:
    """The document as it is true for ``assistant``."""
    made = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas: Schema = made["components"]["schemas"]
    for ours in (Refusal, OpenAIRefusal):
        shape = ours.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= shape.pop("$defs") | {ours.__name__: shape}
    for leftover in ("HTTPValidationError", "ValidationError"):
        schemas.pop(leftover, None)
    for path, operations in made["paths"].items():
        for operation in operations.values():
            _tell_refusals(path, operation)
            for parameter in operation.get("parameters", ()):
                _tell_parameter(parameter)
    schemas |= _holdings(assistant)
    schemas["CheckAlone"] = copy.deepcopy(schemas["CheckIn"])
    schemas["CheckAlone"]["properties"]["members"] = {"type": "null"}
    _resolve(made)
    made["paths"] = dict(_by_track(made["paths"], assistant))
    return made


def _tell_refusals(path: str, operation: Schema) -> None:
    replies: Schema = operation["responses"]
    if "HTTPValidationError" in str(replies.get("422")):
        del replies["422"]
    statuses = [*_ANY]
    if operation.get("parameters") and not path.startswith("/v1/"):
        statuses.append(422)
    if "requestBody" in operation:
        statuses += _WITH_BODY
    told = [int(status) for status in replies if not status.startswith("2")]
    shape = "OpenAIRefusal" if path.startswith("/v1/") else "Refusal"
    for status in sorted({*statuses, *told}):
        replies[str(status)] = {
            "description": _WHY[status],
            "content": {"application/json": {"schema": _ref(shape)}},
        }
        if status in (429, 503):
            replies[str(status)]["headers"] = {"Retry-After": {"schema": {"type": "string"}}}


def _tell_parameter(parameter: Schema) -> None:
    """A query cannot say null, and where it holds JSON the document says so."""
    schema = parameter["schema"]
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    if len(kinds) == 1:
        schema = parameter["schema"] = kinds[0]
    if schema.get(_NAMED) in ("Facts", "Units"):
        parameter["content"] = {"application/json": {"schema": parameter.pop("schema")}}


def _holdings(assistant: Assistant) -> Schema:
    """The schemas of what the service holds."""
    rulebook = assistant.rulebook
    tracks = list(rulebook.tracks)
    joint = [name for name, track in rulebook.tracks.items() if track.file.units_fact is not None]
    shapes: Schema = {fact.name: fact.json_schema() for fact in rulebook.vocabulary.facts}
    if JUDGEMENTS in shapes:
        ruled = dict.fromkeys(track.file.policy for track in rulebook.tracks.values())
        clauses = [clause.id for policy in ruled for clause in assistant.corpus.policy(policy).clauses]
        shapes[JUDGEMENTS]["propertyNames"] = {"enum": clauses}
    about: Schema = {"name": {"type": "string", "pattern": NAME}, "lead": {"type": "boolean"}}

    def receipt(of: list[str], members: Schema) -> Schema:
        day = {"type": "string", "format": "date"}
        properties = {
            "track": {"enum": of},
            "as_of": day,
            "facts": _ref("Facts"),
            "members": members,
        }
        return {"type": "object", "properties": properties, "required": ["track", "as_of"]}

    return {
        "Track": {"type": "string", "enum": tracks},
        "Policy": {"type": "string", "enum": [policy.id for policy in assistant.corpus.policies]},
        "Facts": {
            "type": "object",
            "description": "What is known of the applicant; what is absent is unknown.",
            "properties": shapes,
            "additionalProperties": False,
        },
        "Unit": {
            "description": "One unit, with its facts beside its name or under ``facts``.",
            "anyOf": [
                {"type": "object", "properties": properties, "additionalProperties": False}
                for properties in (about | {"facts": _ref("Facts")}, about | shapes)
            ],
        },
        "Units": {
            "type": "array",
            "description": "The units of a joint application, one of them the lead, no two of one name.",
            "items": _ref("Unit"),
            "minItems": 1,
            "maxItems": MAX_MEMBERS,
            "contains": {"type": "object", "properties": {"lead": {"const": True}}, "required": ["lead"]},
            "maxContains": 1,
        },
        "Told": {
            "description": "A fact as ``context.facts`` gives it.",
            "anyOf": [
                {
                    "type": "object",
                    "properties": {
                        "name": {"const": name},
                        "value": shape,
                        "read_from": {"type": "string", "maxLength": 4000},
                    },
                    "required": ["name", "value"],
                }
                for name, shape in shapes.items()
            ],
        },
        "Receipt": {
            "description": "What a verdict was made from, as its ``receipt`` gives it.",
            "anyOf": [
                receipt(joint, {"anyOf": [_ref("Units"), {"type": "null"}]}),
                receipt([name for name in tracks if name not in joint], {"type": "null"}),
            ],
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _resolve(node: Any) -> None:
    """Put the schemas that are ``named`` in their places."""
    if isinstance(node, list):
        for each in node:
            _resolve(each)
    elif isinstance(node, dict):
        name = node.get(_NAMED)
        if name is not None:
            node.clear()
            node |= _ref(name)
        for each in node.values():
            _resolve(each)


def _by_track(paths: Schema, assistant: Assistant) -> Iterator[tuple[str, Schema]]:
    """``paths`` with one for each track in place of ``{track}``."""
    for path, operations in paths.items():
        if "{track}" not in path:
            yield path, operations
            continue
        for name, track in assistant.rulebook.tracks.items():
            own: Schema = copy.deepcopy(operations)
            for operation in own.values():
                operation["operationId"] += "_" + name.replace("/", "_").replace("-", "_")
                operation["summary"] += f": {track.title.en}"
                parameters = [one for one in operation["parameters"] if one["name"] != "track"]
                alone = track.file.units_fact is None
                operation["parameters"] = [
                    one for one in parameters if not (alone and one["name"] == "members")
                ]
                if alone and "requestBody" in operation:
                    operation["requestBody"]["content"]["application/json"]["schema"] = _ref("CheckAlone")
            yield path.replace("{track}", name), own
