"""The real corpus, cases that are written here, and replies that are right by construction."""

from __future__ import annotations

import datetime as dt
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from assistant.answer import AnswerStatus
from assistant.settings import Settings
from checks.rulebook import load_rulebook
from corpus.load import load_corpus
from corpus.model import Corpus
from evals.case import Case, Suite, load_suites, suite_files
from evals.reply import Cited, Decided, Reply
from evals.subject import InProcess

if TYPE_CHECKING:
    from assistant.agent import Assistant

MakeCase = Callable[..., Case]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def tracks(corpus: Corpus) -> tuple[str, ...]:
    return tuple(load_rulebook(corpus).tracks)


@pytest.fixture(scope="session")
def shipped(corpus: Corpus, tracks: tuple[str, ...]) -> tuple[Suite, ...]:
    """Every suite that is shipped, both splits."""
    return load_suites(suite_files(), corpus, tracks)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a data folder that the workers of one run share, so that the index is built once."""
    base = tmp_path_factory.getbasetemp()
    return Settings(data_dir=(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "data")


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Assistant:
    from assistant.build import build  # takes seconds, and most tests do without

    return build(settings)


@pytest.fixture(scope="session")
def subject(assistant: Assistant) -> InProcess:
    """The assistant itself, in this process."""
    return InProcess(assistant)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """A real server with ``app`` on a free port; its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        listener.close()


@pytest.fixture(scope="session")
def own_server(settings: Settings) -> Iterator[str]:
    """The project's own server, a process of its own that shares nothing but the index with ``subject``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MINGPIN_")}
    with subprocess.Popen(
        [sys.executable, "-c", "from ui.cli import main; main()", "serve", "--port", "0"],
        env={**kept, "MINGPIN_DATA_DIR": str(settings.data_dir)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()  # said once it is ready
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, f"the server did not start: {line}"
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def plain_server() -> Iterator[str]:
    """A stranger's server: OpenAI's shape and nothing beside it. It refuses fields that it does not know."""
    app = FastAPI()

    @app.get("/v1/models")
    def models() -> dict[str, Any]:
        return {"object": "list", "data": [{"id": "stranger", "object": "model"}]}

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> JSONResponse:
        body = await request.json()
        if unknown := set(body) - {"model", "messages"}:
            return JSONResponse({"error": {"message": f"unknown field {unknown.pop()}"}}, status_code=400)
        asked = body["messages"][-1]["content"]
        if asked == "break":
            return JSONResponse({"error": {"message": "broken"}}, status_code=500)
        said = "不超过3家，见cn-mpfz/2.2.2。" if "几家" in asked else "文件没有规定这一点。"
        message = {"role": "assistant", "content": said}
        return JSONResponse({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    with serving(app) as url:
        yield url


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
