"""Programs that call the tools by name, with Gradio's own client and over MCP with its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from corpus.load import load_corpus

NAMES = {
    "ask",
    "search_clauses",
    "get_clause",
    "list_policies",
    "list_tracks",
    "check_eligibility",
    "match_directions",
}
BRANCH = {"entity_type": "branch", "has_legal_personality": False}


@pytest.fixture(scope="module")
def gradio(server: Any) -> Iterator[Client]:
    # The page, which brings the tools, is set up after the server is ready; Gradio's client would not wait for it.
    httpx.get(server.url, timeout=120, trust_env=False).raise_for_status()
    client = Client(server.url, verbose=False)
    yield client
    client.close()


def over_mcp(server: Any, work: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with (
            streamable_http_client(f"{server.url}/gradio_api/mcp/") as (reading, writing, _),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            return await work(session)

    return asyncio.run(run())


def content(result: CallToolResult) -> Any:
    first = result.content[0]
    assert isinstance(first, TextContent)
    assert not result.isError, first.text
    return json.loads(first.text)


def test_gradios_client_finds_the_tools_and_nothing_else(gradio: Client) -> None:
    assert set(gradio.view_api(return_format="dict")["named_endpoints"]) == {f"/{name}" for name in NAMES}


def test_gradios_client_gets_an_answer_with_verbatim_clauses(gradio: Client) -> None:
    given = gradio.predict("联合申报最多几家？", api_name="/ask")
    corpus = load_corpus()
    assert "3家" in given["answer"]
    assert given["citations"]
    for citation in given["citations"]:
        assert citation["content"] == corpus.clause(citation["id"]).text


def test_gradios_client_gets_a_verdict(gradio: Client) -> None:
    verdict = gradio.predict("cn-mpfz/brand-enterprise", BRANCH, api_name="/check_eligibility")
    assert verdict["outcome"] == "ineligible"


@pytest.mark.parametrize(
    ("name", "arguments", "remedy"),
    [
        ("/ask", ("  ",), "question"),
        ("/ask", ("联合申报最多几家？", "2026-02-30"), "YYYY-MM-DD"),
        ("/get_clause", ("cn-mpfz/9.9",), "cn-mpfz/2.2.2"),
        ("/check_eligibility", ("nobody/knows", {}), "cn-mpfz/digital-case"),
        ("/check_eligibility", ("cn-mpfz/digital-case", {"no_such_fact": 1}), "no_such_fact"),
    ],
)
def test_bad_input_is_told_with_its_remedy(
    gradio: Client, name: str, arguments: tuple[Any, ...], remedy: str
) -> None:
    with pytest.raises(AppError, match=remedy):
        gradio.predict(*arguments, api_name=name)


def test_an_mcp_client_finds_each_tool_described_with_its_arguments(server: Any) -> None:
    async def listed(session: ClientSession) -> Any:
        return (await session.list_tools()).tools

    tools = {tool.name: tool for tool in over_mcp(server, listed)}
    assert set(tools) == NAMES
    for tool in tools.values():
        assert tool.description
        for argument in tool.inputSchema.get("properties", {}).values():
            assert argument["description"]


def test_an_mcp_client_gets_answers_clauses_and_verdicts(server: Any) -> None:
    async def used(session: ClientSession) -> Any:
        return (
            await session.call_tool("ask", {"question": "How many units may apply jointly?"}),
            await session.call_tool("get_clause", {"id": "cn-mpfz/2.2.2"}),
            await session.call_tool(
                "check_eligibility", {"track": "cn-mpfz/brand-enterprise", "facts": BRANCH}
            ),
        )

    answer, clause, verdict = map(content, over_mcp(server, used))
    assert "cn-mpfz/2.2.2" in {citation["id"] for citation in answer["citations"]}
    assert clause["text"] == load_corpus().clause("cn-mpfz/2.2.2").text
    assert verdict["outcome"] == "ineligible"


def test_an_mcp_client_is_told_what_is_wrong(server: Any) -> None:
    async def used(session: ClientSession) -> Any:
        return await session.call_tool("get_clause", {"id": "cn-mpfz/9.9"})

    result = over_mcp(server, used)
    assert result.isError
    assert "cn-mpfz/2.2.2" in result.content[0].text
