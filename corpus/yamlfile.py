"""YAML files as typed values: every fault names the file, the place in it, and the remedy."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
Location = tuple[int | str, ...]


class DataError(ValueError):
    """A data file that cannot be used as it stands.

    ``file`` is the file, ``path`` the place of the first problem in it (such as
    ``mends[3].was (line 41)``; empty where the whole file is meant), ``remedy`` what to do about it,
    and ``problems`` every problem found, one sentence each.
    """

    def __init__(self, file: Path | str, path: str, problem: str | Sequence[str], remedy: str) -> None:
        self.file = str(file)
        self.path = path
        self.remedy = remedy
        self.problems = (problem,) if isinstance(problem, str) else tuple(problem)
        where = f"{self.file}: {path}" if path and len(self.problems) == 1 else self.file
        what = (
            self.problems[0] if len(self.problems) == 1 else "\n  - ".join(("", *self.problems)).strip("\n")
        )
        gap = ": " if len(self.problems) == 1 else f": {len(self.problems)} problems\n"
        super().__init__(f"{where}{gap}{what}\nRemedy: {remedy}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.file, self.path, self.problems, self.remedy)


class _Loader(yaml.CSafeLoader):
    """The safe loader over libyaml, without YAML's silent losses: keys are text and stand once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        first: dict[str, int] = {}
        for key_node, _ in node.value:
            line = key_node.start_mark.line + 1
            if key_node.tag != "tag:yaml.org,2002:str":
                raise _Refused(
                    line,
                    f"the key {key_node.value!r} is not text",
                    f'Put the key in quotes: "{key_node.value}".',
                )
            if key_node.value in first:
                raise _Refused(
                    line,
                    f"the key {key_node.value!r} stands twice, first in line {first[key_node.value]}",
                    "Keep one of the two entries.",
                )
            first[key_node.value] = line
        return super().construct_mapping(node, deep=deep)


class _Refused(Exception):
    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.remedy = remedy


def read_yaml(path: Path) -> object:
    """The content of one YAML file; DataError if it is missing, unreadable or says a key twice."""
    return _read(path)[0]


def validate_file(kind: type[T] | TypeAdapter[T], path: Path) -> T:
    """The file at ``path`` as ``kind`` (a model, or a TypeAdapter); one DataError lists all its problems."""
    data, root = _read(path)
    adapter = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise _in_plain_words(error, path, root) from None


def place_in(path: Path, *location: int | str) -> str:
    """How to speak of a place in a YAML file: ``place_in(file, "mends", 3, "was")`` names key and line."""
    return _place(location, _read(path)[1])


def _read(path: Path) -> tuple[object, yaml.Node | None]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(path, "", "the file does not exist", "Add the file, or correct its name.") from None
    except UnicodeDecodeError as error:
        raise DataError(
            path, f"byte {error.start}", "the file is not UTF-8 text", "Save the file as UTF-8."
        ) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DataError(
            path, "", f"the file cannot be read ({reason})", "Check the file and its rights."
        ) from None
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return (None if node is None else loader.construct_document(node)), node
        finally:
            loader.dispose()
    except _Refused as refused:
        raise DataError(path, f"line {refused.line}", refused.problem, refused.remedy) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise DataError(
            path,
            place,
            f"this is not YAML: {error.problem or error.context}",
            "Check the indentation and the quotes here and in the line above.",
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DataError(
            path, "", f"this is not YAML: {error}", "Remove the characters or values named here."
        ) from None


_PLAIN: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing", "Add it."),
    "extra_forbidden": ("is not a known key", "Remove it, or correct its spelling."),
    "string_type": ("must be text", "Put the value in quotes."),
    "bool_type": ("must be true or false", "Write true or false, without quotes."),
    "int_type": ("must be a whole number", "Write a number without quotes."),
    "tuple_type": ("must be a list", "Write it as a list, one entry per line after a dash."),
    "list_type": ("must be a list", "Write it as a list, one entry per line after a dash."),
    "model_type": ("must be a block of keys", "Write it as keys with values."),
    "model_attributes_type": ("must be a block of keys", "Write it as keys with values."),
    "dict_type": ("must be a block of keys", "Write it as keys with values."),
}
_DATES = {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"}


def _in_plain_words(error: ValidationError, path: Path, root: yaml.Node | None) -> DataError:
    problems: list[str] = []
    remedies: list[str] = []
    first_place = ""
    for fault in error.errors(include_url=False):
        place = _place(fault["loc"], root)
        kind = fault["type"]
        if kind in _DATES:
            what, remedy = "must be a date", 'Write it as "2021-06-02", in quotes.'
        elif kind == "literal_error":
            what, remedy = f"must be one of {fault['ctx']['expected']}", "Use one of the values listed."
        elif kind in _PLAIN:
            what, remedy = _PLAIN[kind]
        else:
            message = fault["msg"].removeprefix("Value error, ")
            what, remedy = f"is not accepted: {message}", "Correct the value."
        given = fault["input"]
        if kind not in {"missing", "extra_forbidden"} and isinstance(given, (str, int, float, bool)):
            what += f" (it reads {str(given)[:60]!r})"
        first_place = first_place or place
        problems.append(f"{place or 'the file'} {what}")
        if remedy not in remedies:
            remedies.append(remedy)
    return DataError(path, first_place, problems, " ".join(remedies))


def _place(location: Location, root: yaml.Node | None) -> str:
    """``contacts[0].name (line 12)``: the keys in words of the file, and the line where it has one."""
    words = ""
    node = root
    line = root.start_mark.line + 1 if root is not None else None
    for step in location:
        below = None
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
            below = node.value[step]
            line = below.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    below = value
                    line = key.start_mark.line + 1
        words += f"[{step}]" if isinstance(step, int) else f".{step}"
        node = below
    words = words.lstrip(".")
    if not words:
        return ""
    return f"{words} (line {line})" if line is not None else words
