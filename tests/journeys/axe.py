"""axe-core's rules, put to a page: what keeps somebody out of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "build" / "axe-core-4.14.1.min.js"


def violations(page: Any) -> list[str]:
    """What keeps somebody out of a page or frame, itself alone."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{AXE.name} is not in build/; .ci/tools fetches it")
        pytest.skip(f"{AXE.name} is not in build/; .ci/tools fetches it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { iframes: false })")
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]
