"""Settings → a working Assistant: the only place where real parts are plugged together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.agent import Assistant
from assistant.compose import Composer
from assistant.elsewhere import Elsewhere
from assistant.embedded import EmbeddedModel
from assistant.likeness import Likeness
from assistant.plan import Planner
from assistant.render import Renderer
from assistant.settings import Settings
from assistant.thresholds import Thresholds
from assistant.tools import make_tools
from assistant.understand.facts import FactReader
from assistant.understand.replies import Replies
from assistant.understand.runon import Cutter
from assistant.understand.scope import ScopeNames, load_scope_names
from assistant.understand.turn import Understander
from assistant.verify import Gates
from checks.facts import load_vocabulary
from checks.match import load_matchers
from checks.rulebook import load_rulebook
from corpus.embed import Embedder, SentenceTransformerEmbedder, StaticEmbedder
from corpus.exchange import exchange, policy_in
from corpus.guidance import Guidance, load_guidance
from corpus.load import load_corpus, load_policy
from corpus.model import Corpus
from corpus.rerank import CrossEncoderReranker, Reranker
from corpus.retrieve import open_retriever
from corpus.store import SharedPolicies, reaching, server_client, server_store
from corpus.terms import load_terms


def build(
    settings: Settings,
    *,
    progress: Callable[[int, int], None] | None = None,
    today: Callable[[], dt.date] = dt.date.today,
    guidance: Guidance | None = None,
    gates: Callable[[Corpus, ScopeNames, Elsewhere], Gates] = Gates,
) -> Assistant:
    """A working assistant. Builds the index first where it is stale; ``progress`` is told (done, of).

    ``guidance`` and ``gates`` replace the real ones, so that an evaluation can show what each part earns.

    Raises DataError for faulty policy data, EmbedderUnavailable, RerankerUnavailable, StoreUnavailable and
    IndexUnwritable for what their names say, and ModelUnavailable where ``llm`` names a model that cannot be made.
    """
    taken_in = settings.data_dir / "policies"  # what "mingpin ingest" has added
    if settings.chroma_url:
        with reaching(settings.chroma_url):
            exchange(_shared(settings.chroma_url), taken_in, load_policy)
    corpus = load_corpus(taken_in=taken_in)
    guidance = load_guidance(corpus, taken_in=taken_in) if guidance is None else guidance
    terms = load_terms(taken_in=taken_in)
    embedder = _embedder(settings)
    store = server_store(settings.chroma_url, embedder.digest) if settings.chroma_url else None
    retriever = open_retriever(
        settings.data_dir, corpus, guidance, terms, embedder, progress, _reranker(settings), store
    )
    rulebook = load_rulebook(corpus)
    matchers = load_matchers(corpus, weighed=Likeness(guidance).weighed)
    vocabulary = load_vocabulary()
    names = load_scope_names(taken_in=taken_in)

    def best_fit(question: str) -> tuple[str, float]:
        found = retriever.find_guidance(question, k=1)
        return (found[0].entry.id, found[0].score) if found else ("", 0.0)

    elsewhere = Elsewhere(guidance)
    thresholds = Thresholds()
    composer = Composer(corpus, names, vocabulary, thresholds, elsewhere)
    return Assistant(
        corpus=corpus,
        retriever=retriever,
        rulebook=rulebook,
        matchers=matchers,
        understander=Understander(
            terms,
            names,
            FactReader(vocabulary, matchers),
            retriever.references,
            Cutter(best_fit, terms.words.cut),
            Replies(entry for entry in guidance.entries if entry.passing),
            Replies(entry for entry in guidance.entries if entry.ours),
        ),
        tools=make_tools(corpus, retriever, rulebook, matchers),
        embedded=EmbeddedModel(
            planner=Planner(corpus, names, retriever, rulebook, vocabulary, thresholds), composer=composer
        ),
        gates=gates(corpus, names, elsewhere),
        renderer=Renderer(corpus, composer, settings.public_url),
        configured=_configured(settings),
        max_calls=settings.llm_max_calls,
        max_tokens=settings.llm_max_tokens,
        max_seconds=2
        * settings.llm_timeout,  # a turn of several quick calls fits; one slow call leaves time to fall back
        today=today,
    )


def share(settings: Settings, folder: Path) -> None:
    """Gives a policy folder that was taken in to all who use the same Chroma server; nothing where none is set."""
    if settings.chroma_url:
        with reaching(settings.chroma_url):
            _shared(settings.chroma_url).publish(policy_in(folder))


def policies_revision(settings: Settings) -> str:
    """Changes when a policy was added, here or by anybody who uses the same Chroma server."""
    taken_in = sorted((settings.data_dir / "policies").glob("[!.]*/*.*"))
    here = " ".join(f"{path}:{path.stat().st_mtime_ns}" for path in taken_in)
    if not settings.chroma_url:
        return here
    with reaching(settings.chroma_url):
        return f"{here} {_shared(settings.chroma_url).revision()}"


@cache
def _shared(url: str) -> SharedPolicies:
    return SharedPolicies(lambda: server_client(url))


class ModelUnavailable(RuntimeError):
    """``MINGPIN_LLM`` names a model that cannot be made; the message says why and what to do."""


def _embedder(settings: Settings) -> Embedder:
    if settings.embedding is None:
        return StaticEmbedder()
    return SentenceTransformerEmbedder(settings.embedding, allow_download=settings.embedding_download)


def _reranker(settings: Settings) -> Reranker | None:
    if settings.reranker is None:
        return None
    return CrossEncoderReranker(settings.reranker, allow_download=settings.embedding_download)


def _configured(settings: Settings) -> BaseChatModel | None:
    if settings.llm is None:
        return None
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {
        "timeout": settings.llm_timeout,
        "max_tokens": settings.llm_max_tokens,
        "max_retries": 1,
        "temperature": 0,
        **({"base_url": settings.llm_base_url} if settings.llm_base_url else {}),
        **({"api_key": settings.llm_api_key.get_secret_value()} if settings.llm_api_key else {}),
    }
    try:
        model: BaseChatModel = init_chat_model(settings.llm, **options)
    except Exception as error:
        raise ModelUnavailable(
            f"MINGPIN_LLM={settings.llm} cannot be used: {error}. "
            "Name it as provider:model, such as openai:deepseek-chat, and set MINGPIN_LLM_BASE_URL and MINGPIN_LLM_API_KEY."
        ) from error
    return model
