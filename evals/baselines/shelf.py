"""The assistants that can be evaluated in this process, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.settings import Settings
from evals.subject import Subject


def _own(settings: Settings) -> Subject:
    from assistant.build import build
    from evals.subject import InProcess

    return InProcess(build(settings))


def _unverified(settings: Settings) -> Subject:
    from evals.baselines.ablated import unverified

    return unverified(settings)


def _unguided(settings: Settings) -> Subject:
    from evals.baselines.ablated import unguided

    return unguided(settings)


def _bm25(_: Settings) -> Subject:
    from evals.baselines.lexical import Lexical

    return Lexical()


def _chunks(_: Settings) -> Subject:
    from evals.baselines.chunks import Chunks

    return Chunks()


SHELF: Mapping[str, Callable[[Settings], Subject]] = {
    "mingpin": _own,
    "unverified": _unverified,
    "unguided": _unguided,
    "bm25": _bm25,
    "chunks": _chunks,
}


def make(name: str, settings: Settings) -> Subject:
    """The assistant called ``name``. ValueError names those there are."""
    if name not in SHELF:
        raise ValueError(f"there is no assistant {name}; choose one of {', '.join(SHELF)}")
    return SHELF[name](settings)
