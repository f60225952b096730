"""The real corpus, cases that are written here, and replies that are right by construction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import AnswerStatus
from assistant.build import build
from assistant.settings import Settings
from checks.rulebook import load_rulebook
from corpus.load import load_corpus
from corpus.model import Corpus
from evals.case import Case
from evals.reply import Cited, Decided, Reply
from evals.subject import InProcess

MakeCase = Callable[..., Case]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def tracks(corpus: Corpus) -> tuple[str, ...]:
    return tuple(load_rulebook(corpus).tracks)


@pytest.fixture(scope="session")
def subject(tmp_path_factory: pytest.TempPathFactory) -> InProcess:
    """The assistant itself."""
    return InProcess(build(Settings(data_dir=tmp_path_factory.mktemp("evals"))))


def _case(**fields: Any) -> Case:
    plain: dict[str, Any] = {
        "id": "joint-zh",
        "turns": ("案例最多几家联合申报？",),
        "language": "zh-Hans",
        "as_of": dt.date(2026, 11, 22),
        "want": "joint",
        "gold": (("cn-mpfz/2.2.2",),),
        "must": (("3家", "三家"),),
        "must_not": ("5家",),
        "status": "answered",
        "why": "2.2.2 allows at most 3 units.",
    }
    return Case.model_validate(plain | fields)


@pytest.fixture
def make_case() -> MakeCase:
    """A case on joint application, with the fields given in place of its own."""
    return _case


@pytest.fixture
def case() -> Case:
    return _case()


@pytest.fixture
def reply(corpus: Corpus) -> Reply:
    """A right reply to ``case``."""
    return Reply(
        text="可以联合申报，联合申报单位数量不超过3家[1]。",
        citations=(
            Cited(
                number=1,
                id="cn-mpfz/2.2.2",
                content=corpus.clause("cn-mpfz/2.2.2").text,
                quote="联合申报单位数量不超过3家",
            ),
        ),
        status=AnswerStatus.ANSWERED,
    )


@pytest.fixture
def verdict_case() -> Case:
    return _case(
        id="four-units-zh",
        turns=("我们4家联合申报案例可以吗？",),
        want="verdict",
        verdict={"track": "cn-mpfz/digital-case", "outcome": "ineligible"},
    )


@pytest.fixture
def verdict_reply(reply: Reply) -> Reply:
    """A right reply to ``verdict_case``."""
    decided = Decided(track="cn-mpfz/digital-case", outcome="ineligible")
    return reply.model_copy(update={"verdicts": (decided,)})


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a case file."""

    def write(text: str) -> Path:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
