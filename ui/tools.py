"""The tools for programs: what ``gradio_client`` calls by name, and what MCP clients find.

Each answers as the HTTP interface does. Bad input is told in words, naming the field and the remedy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any

import gradio as gr

from assistant.answer import Message
from ui.day import today
from ui.doorway import Doorway
from ui.errors import Problem, invalid_field, word
from ui.limits import MAX_CONCURRENT_ANSWERS, MAX_QUERY_CHARACTERS, MAX_QUESTION_CHARACTERS, MAX_RESULTS
from ui.lookup import find_clause, known_policy, resting_on
from ui.schemas import CheckIn, ClauseHit, ClauseOut, PolicyOut, context_of, verdict_out
from ui.verdicts import read_check
from ui.wording import day_of, readable_question

Tool = Callable[..., Any]


def tools(doorway: Doorway) -> tuple[Tool, ...]:
    """The tools over the assistant behind ``doorway``; a tool's name is its function's."""

    def ask(question: str, as_of: str = "", policy: str = "") -> dict[str, Any]:
        """Answer one question about two Chinese consumer-brand policies, with the clauses the answer rests on.

        Args:
            question: The question, in Chinese or English.
            as_of: The day to answer for, as YYYY-MM-DD; today when empty.
            policy: The id of the policy meant where the question names none: cn-mpfz or hn-sanpin; any when empty.
        """
        assistant = doorway.assistant()
        text = readable_question(question, "question", MAX_QUESTION_CHARACTERS)
        known_policy(assistant, policy or None)
        day = _day(as_of)
        given = assistant.ask([Message(role="user", text=text)], as_of=day, policy=policy or None)
        return {"answer": given.text, **context_of(given, day)}

    def search_clauses(query: str, policy: str = "", k: int = 5) -> list[dict[str, Any]]:
        """Find the clauses nearest to a query, best first, each with its verbatim Chinese text and how to cite it.

        Args:
            query: What to look for, in Chinese or English.
            policy: The id of the only policy to search: cn-mpfz or hn-sanpin; all when empty.
            k: How many clauses to return, 1 to 50.
        """
        assistant = doorway.assistant()
        text = readable_question(query, "query", MAX_QUERY_CHARACTERS, code="empty_query")
        known_policy(assistant, policy or None)
        if not 1 <= k <= MAX_RESULTS:
            raise invalid_field("k", f"应为 1 到 {MAX_RESULTS}", f"must be from 1 to {MAX_RESULTS}")
        hits = assistant.retriever.search(text, policy=policy or None, k=int(k))
        return [ClauseHit.of(hit).model_dump(mode="json") for hit in hits]

    def get_clause(id: str) -> dict[str, Any]:
        """Read one clause in its context: its verbatim text, its place in the document and the checks on it.

        Args:
            id: The clause's id, such as cn-mpfz/2.2.2.
        """
        assistant = doorway.assistant()
        found = find_clause(assistant, id)
        if found is None:
            raise invalid_field(
                "id",
                f"没有编号为 {id[:80]} 的条款，例如 cn-mpfz/2.2.2",
                f"there is no clause {id[:80]}; an id reads policy/number, for example cn-mpfz/2.2.2",
            )
        out = ClauseOut.of(found, assistant.corpus, resting_on(assistant, found.id))
        return out.model_dump(mode="json")

    def list_policies(as_of: str = "") -> list[dict[str, Any]]:
        """List the policies, and whether each is in force on a day.

        Args:
            as_of: The day, as YYYY-MM-DD; today when empty.
        """
        day = _day(as_of)
        return [PolicyOut.of(one, day).model_dump(mode="json") for one in doorway.assistant().corpus.policies]

    def list_tracks() -> list[dict[str, Any]]:
        """List what can be applied for, with the JSON Schema of the facts that each track is checked by."""
        return [
            {"track": track.name, "title": track.title.model_dump(), "schema": track.schema()}
            for track in doorway.assistant().rulebook.tracks.values()
        ]

    def check_eligibility(track: str, facts: dict[str, Any], as_of: str = "") -> dict[str, Any]:
        """Check one applicant against a track's rules: the outcome, and a finding with its clause for each condition.

        Args:
            track: The track, such as cn-mpfz/digital-case; list_tracks names them all.
            facts: What is known of the applicant, by the names that list_tracks gives; what is absent is unknown.
            as_of: The day to check for, as YYYY-MM-DD; today when empty.
        """
        return verdict_out(read_check(doorway.assistant(), track, CheckIn(facts=facts, as_of=as_of or None)))

    def match_directions(description: str) -> dict[str, Any]:
        """Rank the ten scenario directions of the case track by how well they fit a project.

        Args:
            description: The project in its owner's words, in Chinese or English.
        """
        text = readable_question(description, "description", MAX_QUESTION_CHARACTERS, code="empty_text")
        return doorway.assistant().matchers.directions(text).model_dump(mode="json")

    return ask, search_clauses, get_clause, list_policies, list_tracks, check_eligibility, match_directions


def offer(doorway: Doorway) -> None:
    """Put the tools on the page that is being built, each under its own name."""
    for tool in tools(doorway):
        gr.api(  # type: ignore[attr-defined]
            _told(tool),
            api_name=tool.__name__,
            concurrency_limit=MAX_CONCURRENT_ANSWERS,
            concurrency_id="ask",
        )


def speak_json(page: gr.Blocks) -> None:
    """Have the MCP server of ``page``, once it is mounted, give results as JSON: by itself it writes Python."""
    server: Any = page.mcp_server_obj
    if server is not None:
        server.postprocess_output_data = lambda outputs, _: [
            server.types.TextContent(type="text", text=json.dumps(output, ensure_ascii=False))
            for output in outputs
        ]


def _told(tool: Tool) -> Tool:
    """``tool``, its refusals in both languages: neither Gradio's client nor MCP's says which it reads."""

    @wraps(tool)
    def called(*args: Any, **kwargs: Any) -> Any:
        with _worded():
            return tool(*args, **kwargs)

    return called


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        raise gr.Error(word(problem.message, None), print_exception=False) from None


def _day(as_of: str) -> Any:
    if not as_of:
        return today()
    try:
        return day_of(as_of)
    except ValueError as error:
        context: Mapping[str, str] = getattr(error, "context", None) or {}
        raise invalid_field("as_of", context.get("zh", ""), context.get("en", "")) from None
