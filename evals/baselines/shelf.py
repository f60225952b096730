"""The assistants that can be evaluated in this process, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.settings import Settings
from evals.subject import InProcess, Subject


def _own(settings: Settings) -> Subject:
    from assistant.build import build

    return InProcess(build(settings))


SHELF: Mapping[str, Callable[[Settings], Subject]] = {"mingpin": _own}


def make(name: str, settings: Settings) -> Subject:
    """The assistant called ``name``. ValueError names those there are."""
    if name not in SHELF:
        raise ValueError(f"there is no assistant {name}; choose one of {', '.join(SHELF)}")
    return SHELF[name](settings)
