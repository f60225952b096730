"""axe-core's rules, put to a page: what keeps somebody out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "build" / "axe-core-4.14.1.min.js"


def violations(page: Any) -> list[str]:
    """What keeps somebody out of a page or frame, itself alone."""
    return [f"{one['id']}: {node['html']}" for one, node in _found(page, "{ iframes: false }")]


def serious_violations(page: Any) -> list[str]:
    """What is serious or worse, in a page and its frames."""
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one, node in _found(page, "{}")
        if one["impact"] in ("serious", "critical")
    ]


def _found(page: Any, options: str) -> Iterator[tuple[Any, Any]]:
    """Each rule that is broken, with each place where it is."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{AXE.name} is not in build/; .ci/tools fetches it")
        pytest.skip(f"{AXE.name} is not in build/; .ci/tools fetches it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for one in page.evaluate(f"axe.run(document, {options})")["violations"]:
        for node in one["nodes"]:
            yield one, node
