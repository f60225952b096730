"""The suites as a promptfoo configuration: an OpenAI-compatible provider, and assertions that need no model.

promptfoo sees the answer's text only, so this checks what must and must not be said; `mingpin eval` checks the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from evals.case import Case, Suite


def config(suites: Sequence[Suite], url: str, model: str = "mingpin") -> Mapping[str, Any]:
    """The configuration for a server at ``url``. Conversations are left out: promptfoo would have to hold them."""
    base = url.rstrip("/").removesuffix("/v1")
    return {
        "description": "Mingpin evaluation cases",
        "prompts": ["{{question}}"],
        "providers": [
            {
                "id": f"openai:chat:{model}",
                "config": {"apiBaseUrl": f"{base}/v1", "apiKey": "none", "temperature": 0},
            }
        ],
        "tests": [
            _test(suite.name, case) for suite in suites for case in suite.cases if len(case.turns) == 1
        ],
    }


def config_text(suites: Sequence[Suite], url: str, model: str = "mingpin") -> str:
    """The same as the text of a promptfooconfig.yaml."""
    text: str = yaml.safe_dump(config(suites, url, model), allow_unicode=True, sort_keys=False, width=110)
    return text


def _test(suite: str, case: Case) -> Mapping[str, Any]:
    says = [{"type": "icontains-any", "value": list(group)} for group in case.must]
    never = [{"type": "not-icontains", "value": wording} for wording in case.must_not]
    return {
        "description": case.id,
        "vars": {"question": case.question},
        "metadata": {"suite": suite, "want": case.want, "language": case.language},
        "options": {"passthrough": {"as_of": case.as_of.isoformat()}},
        "assert": [*says, *never] or [{"type": "regex", "value": r"\S"}],
    }
