"""Ours less one part. Both keep their index in a folder of their own, so that ours stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.build import build
from assistant.draft import Draft
from assistant.evidence import Evidence
from assistant.settings import Settings
from assistant.understand.turn import Understanding
from assistant.verify import Fault, Gates
from corpus.guidance import Guidance
from evals.subject import InProcess


class OpenGates(Gates):
    """Gates that let everything pass."""

    def verify(
        self, draft: Draft, evidence: Sequence[Evidence], understanding: Understanding, brief: str = ""
    ) -> tuple[Fault, ...]:
        return ()


def unverified(settings: Settings) -> InProcess:
    """Ours without verification: what the model drafts is what is shown."""
    return InProcess(build(settings, gates=OpenGates), "ours without verification")


def unguided(settings: Settings) -> InProcess:
    """Ours without the guidance knowledge base: only the clauses, the rules and the lexicon."""
    own = settings.model_copy(update={"data_dir": settings.data_dir / "unguided"})
    return InProcess(build(own, guidance=Guidance(entries=())), "ours without guidance")
