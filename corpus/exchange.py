"""Policies that one process takes in and all others find: folders carried over a Chroma server."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from corpus.store import PolicyFile, SharedPolicies, SharedPolicy


def policy_in(folder: Path) -> SharedPolicy:
    """The policy folder as what can be shared; files of other kinds than text and YAML stay behind."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".yaml"))
    return SharedPolicy(
        id=folder.name,
        files=tuple(PolicyFile(name=path.name, content=path.read_bytes().decode("utf-8")) for path in files),
    )


def exchange(shared: SharedPolicies, taken_in: Path) -> str:
    """Makes the folders below ``taken_in`` those that are shared, and shares those that nobody else has.

    Where both have a policy, the shared one stands. The revision that the folders now have.
    """
    revision = shared.revision()  # before reading: what is added meanwhile is seen as a change
    there = {policy.id: policy for policy in shared.all()}
    here = {path.parent.name: policy_in(path.parent) for path in taken_in.glob("[!.]*/policy.yaml")}
    for id, policy in there.items():
        if here.get(id) != policy:
            _write(policy, taken_in)
    alone = [policy for id, policy in here.items() if id not in there]
    for policy in alone:
        shared.publish(policy)
    return shared.revision() if alone else revision


def _write(policy: SharedPolicy, taken_in: Path) -> None:
    """The policy as a folder, moved to its place once it is whole."""
    taken_in.mkdir(parents=True, exist_ok=True)
    place = taken_in / policy.id
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=taken_in) as aside:
        fresh = Path(aside) / "new"
        fresh.mkdir()
        for file in policy.files:
            (fresh / file.name).write_bytes(file.content.encode("utf-8"))
        if place.exists():
            shutil.move(place, Path(aside) / "old")
        fresh.rename(place)
