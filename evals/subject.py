"""What is evaluated: the assistant in this process, or any server that speaks OpenAI's chat completions."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from assistant.answer import Answer, AnswerStatus, Message
from corpus.model import Corpus
from evals.case import Case
from evals.reply import Cited, Decided, Reply, failed

if TYPE_CHECKING:
    import httpx

    from assistant.agent import Assistant

DEPTH = 20  # how many clauses a search is asked for


class Subject(Protocol):
    """An assistant under evaluation. Safe to ask from several threads."""

    @property
    def name(self) -> str:
        """What reports call it."""

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        """The reply to the last message. May raise; the caller records it."""

    def search(self, query: str) -> tuple[str, ...] | None:
        """The ids of the clauses it finds, best first; None where it cannot be asked."""


def converse(subject: Subject, case: Case) -> Reply:
    """The reply to the case's last turn, after a real conversation through the turns before it.

    An assistant that raises gets a reply of status ``error``.
    """
    said: list[Message] = []
    start = time.perf_counter()
    try:
        for turn in case.turns[:-1]:
            said.append(Message(role="user", text=turn))
            said.append(Message(role="assistant", text=subject.ask(said, case.as_of).text))
        said.append(Message(role="user", text=case.question))
        start = time.perf_counter()
        reply = subject.ask(said, case.as_of)
        seconds = time.perf_counter() - start
        # What an elliptical follow-up would have to find cannot be read from its words alone.
        found = subject.search(case.question) if case.gold and len(case.turns) == 1 else None
        return reply.model_copy(update={"seconds": seconds, "retrieved": found})
    except Exception as error:
        return failed(error, time.perf_counter() - start)


class InProcess:
    """The assistant that ``assistant.build`` makes, or a changed one, without a server between."""

    def __init__(self, assistant: Assistant, name: str = "mingpin") -> None:
        self.assistant = assistant
        self.name = name

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        return reply_of(self.assistant.ask(messages, as_of=as_of))

    def search(self, query: str) -> tuple[str, ...] | None:
        return tuple(hit.clause.id for hit in self.assistant.retriever.search(query, k=DEPTH))


def reply_of(answer: Answer) -> Reply:
    """An answer as a reply."""
    return Reply(
        text=answer.text,
        status=answer.status,
        citations=tuple(
            Cited(number=one.number, id=one.id, content=one.content, quote=one.quote)
            for one in answer.citations
        ),
        verdicts=tuple(
            _decided(
                verdict.model_dump(
                    mode="json", include={"track", "outcome", "findings", "warnings", "to_pass"}
                )
            )
            for verdict in answer.verdicts
        ),
    )


class Remote:
    """A server at ``url`` with ``/v1/chat/completions``. Close it after use.

    Where replies carry ``context`` (citations, verdicts, status) it is read. Where they do not, citations are the
    clause ids and printed clause numbers in the text, and the status is read from the wording.
    """

    def __init__(
        self,
        url: str,
        corpus: Corpus,
        *,
        model: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 120.0,
    ) -> None:
        import httpx

        base = url.rstrip("/").removesuffix("/chat/completions").removesuffix("/v1")
        self._client: httpx.Client = httpx.Client(
            base_url=base,
            headers=dict(headers or {}),
            timeout=timeout,
            transport=httpx.HTTPTransport(retries=2),
        )
        self._corpus = corpus
        self._model = model or self._first_model()
        self._takes_date = True
        self._searches = self._client.get("/api/clauses", params={"q": "申报", "k": 1}).status_code == 200
        self.name = f"{self._model} at {base}"

    def close(self) -> None:
        self._client.close()

    def ask(self, messages: Sequence[Message], as_of: dt.date) -> Reply:
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
        }
        with_date = self._takes_date  # other threads may learn meanwhile that it takes none
        sent = {**body, "as_of": as_of.isoformat()} if with_date else body
        response = self._client.post("/v1/chat/completions", json=sent)
        if with_date and response.status_code in (400, 422) and "as_of" in response.text:
            self._takes_date = False
            response = self._client.post("/v1/chat/completions", json=body)
        response.raise_for_status()
        message = response.json()["choices"][0]["message"]
        text = message.get("content") or ""
        context = message.get("context")
        return read_context(text, context) if isinstance(context, dict) else read_text(text, self._corpus)

    def search(self, query: str) -> tuple[str, ...] | None:
        if not self._searches:
            return None
        response = self._client.get("/api/clauses", params={"q": query, "k": DEPTH})
        if response.status_code != 200:
            return None
        return tuple(hit["id"] for hit in response.json()["results"])

    def _first_model(self) -> str:
        response = self._client.get("/v1/models")
        response.raise_for_status()
        return str(response.json()["data"][0]["id"])


def read_context(text: str, context: Mapping[str, Any]) -> Reply:
    """A reply whose citations, verdicts and status come beside the text. A list of quotes that ends it is left off."""
    text = own_words(text, context)
    citations = tuple(
        Cited(
            number=int(one.get("number", number)),
            id=str(one.get("id", "")),
            content=one.get("content"),
            quote=one.get("quote"),
        )
        for number, one in enumerate(context.get("citations") or (), 1)
    )
    status = context.get("status")
    named = AnswerStatus(status) if status in set(AnswerStatus) else read_status(text)
    verdicts = tuple(_decided(verdict) for verdict in context.get("verdicts") or ())
    return Reply(text=text, citations=citations, verdicts=verdicts, status=named)


def own_words(text: str, context: Mapping[str, Any]) -> str:
    """``text`` without the list of quoted clauses that plain-text faces put at its end, under a heading."""
    citations = context.get("citations") or ()
    title = citations[0].get("title") if citations else None
    if not title:
        return text
    listed = re.search(rf"\n\s*\n[^\n]{{1,80}}[:：]\n\[1\] {re.escape(title)}", text)
    return text[: listed.start()] if listed else text


def read_text(text: str, corpus: Corpus) -> Reply:
    """A reply of which there is nothing but the text: clauses named in it by id or printed number are its citations."""
    named = [clause.id for clause in corpus.clauses() if _names(text, clause.id) or clause.cite_as in text]
    outer = {id for id in named for other in named if other.startswith(f"{id}.")}
    ids = [id for id in named if id not in outer or _names(text, id)]
    citations = tuple(Cited(number=number, id=id) for number, id in enumerate(ids, 1))
    return Reply(text=text, citations=citations, status=read_status(text))


def read_status(text: str) -> AnswerStatus:
    """How a reply seems to end, judged by its opening words."""
    opening = " ".join(text.split())[:160]
    for status, pattern in _OPENINGS:
        if pattern.search(opening):
            return status
    return AnswerStatus.ANSWERED


_OPENINGS = (
    (
        AnswerStatus.REFUSED,
        re.compile(r"不能照办|无法协助|拒绝|\b(?:I can(?:'|no)t (?:help|do|assist)|I won't)", re.I),
    ),
    (
        AnswerStatus.OUT_OF_SCOPE,
        re.compile(
            r"不在.{0,12}范围|超出.{0,8}范围|\b(?:outside (?:what|my|the scope)|out of scope|beyond my)", re.I
        ),
    ),
    (
        AnswerStatus.NOT_STATED,
        re.compile(
            r"(?:文件|原文|政策|条款)[^。]{0,12}(?:没有(?:写|说|规定|提)|未(?:写|规定|提|载))"
            r"|\b(?:does not (?:say|state|give|mention)|do not (?:say|state)|not stated|no information)",
            re.I,
        ),
    ),
    (AnswerStatus.CLARIFICATION, re.compile(r"^[^。.!]{0,80}[？?]\s*$")),
)


def _names(text: str, id: str) -> bool:
    return re.search(rf"{re.escape(id)}(?![\w]|\.\d)", text) is not None


def _decided(verdict: Mapping[str, Any]) -> Decided:
    said: list[str] = []
    for finding in verdict.get("findings") or ():
        said += [*(finding.get("reason") or {}).values(), finding.get("quote") or ""]
    for warning in verdict.get("warnings") or ():
        said += (warning.get("message") or {}).values()
    for change in verdict.get("to_pass") or ():
        said += (change.get("wording") or {}).values()
    return Decided(
        track=str(verdict.get("track", "")),
        outcome=str(verdict.get("outcome", "")),
        said=tuple(word for word in said if word),
    )
