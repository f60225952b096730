"""What no JSON Schema can word: schemathesis is kept from expecting it to be taken.

The last message is the user's, and no two units of a joint application have the same name.
"""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from schemathesis import GenerationMode

from ui.wording import is_blank


@schemathesis.hook
def filter_case(context: schemathesis.HookContext, case: schemathesis.Case) -> bool:
    """False for a case that is right by the document and breaks one of the two rules."""
    meant_well = case.meta is None or case.meta.generation.mode is GenerationMode.POSITIVE
    return not meant_well or (can_be_said(case.body) and can_be_said(case.query))


def can_be_said(given: Any) -> bool:
    """Whether body or query ``given`` keeps to both rules."""
    if not hasattr(given, "get"):
        return True
    verdicts = [given, *(given.get("receipts") or ())]
    return all(_names_differ(one.get("members")) for one in verdicts) and _user_speaks_last(given)


def _names_differ(members: Any) -> bool:
    if isinstance(members, str):  # in a query
        members = json.loads(members)
    names = [str(unit.get("name", place)) for place, unit in enumerate(members or (), start=1)]
    return len(set(names)) == len(names)


def _user_speaks_last(given: Any) -> bool:
    if "model" not in given:
        return True
    last = given["messages"][-1]
    content = last.get("content")
    texts = [part["text"] for part in content] if isinstance(content, list) else [content or ""]
    return last["role"] == "user" and not is_blank("".join(texts))
