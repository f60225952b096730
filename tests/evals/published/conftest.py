"""Tests with the real published tools. 'make published' runs each file in an environment of its own."""

from __future__ import annotations

import pytest

from evals.case import Case
from evals.reply import Reply, Result


@pytest.fixture
def result(case: Case, reply: Reply) -> Result:
    """A case with a right reply."""
    return Result(suite="s", case=case, reply=reply)


@pytest.fixture
def wrong(case: Case, reply: Reply) -> Result:
    """The same reply citing a clause that has nothing to do with it."""
    cited = (reply.citations[0].model_copy(update={"id": "cn-mpfz/3.3"}),)
    return Result(suite="s", case=case, reply=reply.model_copy(update={"citations": cited}))
