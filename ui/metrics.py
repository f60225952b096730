"""What the service counts about itself, as Prometheus reads it. Nothing in it tells who asked, or what."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from assistant.answer import Answer, Delta, Message, Progress
from assistant.verify import Fault
from checks.match import Matchers
from checks.rulebook import Rulebook
from corpus.guidance import GuidanceEntry
from corpus.model import Corpus
from ui.ports import Assistant, Retriever

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """The counters of one server. Each server has its own, so that two in one process stay apart."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        ProcessCollector(registry=self._all)
        GCCollector(registry=self._all)
        self.requests = Counter(
            "mingpin_http_requests", "Requests, by route", ["method", "route", "status"], registry=self._all
        )
        self.seconds = Histogram(
            "mingpin_http_request_seconds",
            "Seconds until a reply was sent, by route",
            ["route"],
            buckets=_SECONDS,
            registry=self._all,
        )
        self.under_way = Gauge(
            "mingpin_http_requests_under_way", "Requests being answered", registry=self._all
        )
        self.limited = Counter(
            "mingpin_rate_limited",
            "Requests refused for their number, by limit",
            ["limit"],
            registry=self._all,
        )
        self.answers = Counter(
            "mingpin_answers", "Answers, by how they ended", ["status", "language"], registry=self._all
        )
        self.answer_seconds = Histogram(
            "mingpin_answer_seconds", "Seconds an answer took", buckets=_SECONDS, registry=self._all
        )
        self.fallbacks = Counter(
            "mingpin_fallbacks",
            "Answers by the embedded model in place of the configured one",
            registry=self._all,
        )
        self.faults = Counter("mingpin_answer_faults", "Answers that broke off", registry=self._all)
        self.ready = Gauge("mingpin_ready", "1 when the index is loaded", registry=self._all)
        Gauge("mingpin_build", "The version that runs", ["version"], registry=self._all).labels(
            version("mingpin")
        ).set(1)

    def text(self) -> bytes:
        """Everything counted so far, in Prometheus' text format."""
        return generate_latest(self._all)


class Counted:
    """An assistant whose answers are counted."""

    def __init__(self, assistant: Assistant, metrics: Metrics) -> None:
        self._assistant = assistant
        self._metrics = metrics

    @property
    def corpus(self) -> Corpus:
        return self._assistant.corpus

    @property
    def retriever(self) -> Retriever:
        return self._assistant.retriever

    @property
    def rulebook(self) -> Rulebook:
        return self._assistant.rulebook

    @property
    def matchers(self) -> Matchers:
        return self._assistant.matchers

    def ask(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Answer:
        """As the assistant's own."""
        began = time.perf_counter()
        try:
            answer = self._assistant.ask(messages, as_of=as_of, policy=policy)
        except Exception:
            self._metrics.faults.inc()
            raise
        self._count(answer, began)
        return answer

    def stream(
        self, messages: Sequence[Message], *, as_of: dt.date | None = None, policy: str | None = None
    ) -> Iterator[Progress | Delta | Answer]:
        """As the assistant's own."""
        began = time.perf_counter()
        try:
            for part in self._assistant.stream(messages, as_of=as_of, policy=policy):
                if isinstance(part, Answer):
                    self._count(part, began)
                yield part
        except Exception:
            self._metrics.faults.inc()
            raise

    def faults(self, entry: GuidanceEntry, *, as_of: dt.date) -> Mapping[str, tuple[Fault, ...]]:
        """As the assistant's own."""
        return self._assistant.faults(entry, as_of=as_of)

    def _count(self, answer: Answer, began: float) -> None:
        self._metrics.answers.labels(answer.status.value, answer.language).inc()
        self._metrics.answer_seconds.observe(time.perf_counter() - began)
        if answer.fallback:
            self._metrics.fallbacks.inc()
