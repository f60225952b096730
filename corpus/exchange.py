"""Policies that one process takes in and all others find: folders carried over a Chroma server."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.store import PolicyFile, SharedPolicies, SharedPolicy

log = logging.getLogger(__name__)


def policy_in(folder: Path) -> SharedPolicy:
    """The policy folder as what can be shared; files of other kinds than text and YAML stay behind."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".yaml"))
    return SharedPolicy(
        id=folder.name,
        files=tuple(PolicyFile(name=path.name, content=path.read_bytes().decode("utf-8")) for path in files),
    )


def exchange(shared: SharedPolicies, taken_in: Path, read: Callable[[Path], object]) -> str:
    """Makes the folders below ``taken_in`` those that are shared, and shares those that nobody else has.

    Where both have a policy, the shared one stands, unless ``read`` raises ValueError over its folder: then it is left
    out and logged, so that what one machine shares keeps no other from starting. The revision that the folders have.
    """
    revision = shared.revision()  # before reading: what is added meanwhile is seen as a change
    there = {policy.id: policy for policy in shared.all()}
    here = {path.parent.name: policy_in(path.parent) for path in taken_in.glob("[!.]*/policy.yaml")}
    for id, policy in there.items():
        if here.get(id) != policy:
            _take(policy, taken_in, read)
    alone = [policy for id, policy in here.items() if id not in there]
    for policy in alone:
        shared.publish(policy)
    return shared.revision() if alone else revision


def _take(policy: SharedPolicy, taken_in: Path, read: Callable[[Path], object]) -> None:
    """The policy as a folder, moved to its place once it is whole and sound."""
    taken_in.mkdir(parents=True, exist_ok=True)
    place = taken_in / policy.id
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=taken_in) as aside:
        fresh = Path(aside) / "new" / policy.id
        fresh.mkdir(parents=True)
        for file in policy.files:
            (fresh / file.name).write_bytes(file.content.encode("utf-8"))
        try:
            read(fresh)
        except ValueError as error:
            log.warning("the shared policy %s is left out: %s", policy.id, error)
            return
        if place.exists():
            shutil.move(place, Path(aside) / "old")
        fresh.rename(place)
