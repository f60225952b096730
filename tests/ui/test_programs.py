"""Programs of others, each as its own users run it: curl as the README has it, and LangChain."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import openai
import pytest
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI

from corpus.load import load_corpus

README = Path(__file__).parents[2] / "README.md"
ADDRESS = "http://127.0.0.1:7860"  # where 'make serve' is; the test's own server is elsewhere
EXAMPLES = re.findall(r"^    (curl (?:.*\\\n)*.*)$", README.read_text("utf-8"), re.MULTILINE)


def test_every_curl_of_the_readme_is_found() -> None:
    assert len(EXAMPLES) == README.read_text("utf-8").count("curl -s") > 0
    assert all(ADDRESS in example for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_curl_of_the_readme_gets_what_it_asks_for(server: Any, example: str) -> None:
    command = example.replace(ADDRESS, server.url)
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{command}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    reply = json.loads(ended.stdout)
    assert reply
    assert "error" not in reply


def langchain(server: Any, **more: Any) -> ChatOpenAI:
    return ChatOpenAI(model="mingpin", base_url=f"{server.url}/v1", api_key="none", max_retries=0, **more)


def test_langchain_gets_an_answer_and_its_usage(server: Any) -> None:
    told = [SystemMessage("Answer briefly."), HumanMessage("联合申报最多几家？")]
    message = langchain(server).invoke(told)
    assert "3家" in message.content
    assert message.usage_metadata["total_tokens"] > message.usage_metadata["input_tokens"] > 0
    assert message.tool_calls == []


def test_langchain_streams_the_same_answer(server: Any) -> None:
    asked = "How many units may apply jointly?"
    pieces = [chunk.content for chunk in langchain(server, stream_usage=True).stream(asked)]
    assert len(pieces) > 2
    assert "".join(pieces) == langchain(server).invoke(asked).content


def test_langchain_can_choose_the_day(server: Any) -> None:
    lapsed = {
        day: "已经过了有效期"
        in langchain(server, extra_body={"as_of": day}).invoke("湖南的办法现在还有效吗？").content
        for day in ("2024-06-01", "2026-12-01")
    }
    assert lapsed == {"2024-06-01": False, "2026-12-01": True}


def test_langchain_raises_for_a_blank_question(server: Any) -> None:
    with pytest.raises(openai.BadRequestError, match=r"messages\.0\.content"):
        langchain(server).invoke("  ")


def test_a_curl_of_a_clause_shows_it_word_for_word(server: Any) -> None:
    ended = subprocess.run(
        ["curl", "-s", f"{server.url}/api/clauses/cn-mpfz/2.2.2"], capture_output=True, check=True
    )
    assert json.loads(ended.stdout)["text"] == load_corpus().clause("cn-mpfz/2.2.2").text
