"""Taking a policy folder in: a copy is kept where the program looks for policies."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from assistant.understand.scope import load_scope_names
from corpus.guidance import load_guidance
from corpus.load import POLICIES, PolicyError, load_corpus
from corpus.model import Policy
from corpus.terms import load_terms


def take_in(folder: Path, policy: Policy, data_dir: Path) -> Path:
    """Copy ``folder`` to ``<data_dir>/policies/<id>``, replacing what stood there; the new place.

    A PolicyError where the id is that of a policy that comes with the program. The copy is made beside its place and then moved, so that a copy cut short is never read.
    """
    if (POLICIES / policy.id).exists():
        raise PolicyError(
            folder / "policy.yaml",
            "id",
            f"the id {policy.id!r} belongs to a policy that comes with the program",
            "Give the folder and the policy an id of their own.",
        )
    shelf = data_dir / "policies"
    shelf.mkdir(parents=True, exist_ok=True)
    place = shelf / policy.id
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=shelf) as aside:
        fresh = Path(aside) / "new" / policy.id
        shutil.copytree(folder.resolve(), fresh, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        _fits(fresh.parent)
        if place.exists():
            place.rename(Path(aside) / "old")
        fresh.rename(place)
    return place


def _fits(shelf: Path) -> None:
    """Whether the program can start with the policies in ``shelf`` beside its own; DataError says why not."""
    corpus = load_corpus(taken_in=shelf)
    load_guidance(corpus, taken_in=shelf)
    load_terms(taken_in=shelf)
    load_scope_names(taken_in=shelf)
