"""The index on disk: Chroma for vectors, a token list for BM25, in generations that replace one another whole.

Layout below the data folder::

    index/current              the name of the generation that serves, one line
    index/lock                 held by the one process that builds
    index/<generation>/        chroma/, shelves.json and, written last, manifest.json

A generation is built beside the one that serves and takes over when ``current`` is renamed into place, so that a
build which dies leaves the old one serving. Every process marks the generation that it has open, and a build clears
away only what nobody has open: a running server is never left without its files.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from pydantic import TypeAdapter

from corpus.embed import Embedder, Vectors
from corpus.guidance import Guidance
from corpus.lexical import tokens
from corpus.model import Corpus
from corpus.shelf import Nearest, Shelf, View, clause_views, entry_views, question_views
from corpus.terms import Terms

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

Progress = Callable[[int, int], None]

_FORMAT = "4"  # raise it when the layout or the tokens change
_BATCH = 256
_CLOSE = 0.02  # how far a stored text may lie from its own vector before the store counts as damaged
_LONGEST_WAIT = 600  # seconds to wait for another process that builds


class IndexUnwritable(OSError):
    """The data folder does not let the index be written. ``remedy`` says what to do about it."""

    def __init__(self, folder: Path, reason: object) -> None:
        self.folder = folder
        self.remedy = "Name a folder that this user may write to in MINGPIN_DATA_DIR, and see that its disk is not full."
        super().__init__(f"the index cannot be written below {folder} ({reason})\nRemedy: {self.remedy}")


class Index:
    """An open index. Get it from ``open_index``."""

    def __init__(
        self, shelves: Mapping[str, Shelf], fingerprint: str, built: bool, held: IO[bytes] | None = None
    ) -> None:
        self.clauses = shelves["clauses"]
        self.questions = shelves["questions"]  # one view per wording
        self.entries = shelves["entries"]  # one view per guidance entry as a whole, and its answers
        self.fingerprint = fingerprint
        self.built = built  # False when what lay on disk was current
        self._held = held  # keeps the files from being cleared away


_VIEWS: TypeAdapter[tuple[View, ...]] = TypeAdapter(tuple[View, ...])


def _all_views(corpus: Corpus, guidance: Guidance) -> dict[str, tuple[View, ...]]:
    return {
        "clauses": clause_views(corpus),
        "questions": question_views(guidance),
        "entries": entry_views(guidance),
    }


def fingerprint(corpus: Corpus, guidance: Guidance, terms: Terms, embedder: Embedder) -> str:
    """Changes exactly when an index built of these would differ."""
    digest = hashlib.sha256(f"{_FORMAT}\n{terms.digest}\n{embedder.digest}\n".encode())
    for name, views in _all_views(corpus, guidance).items():
        digest.update(name.encode())
        for view in views:
            digest.update(view.model_dump_json().encode())
    return digest.hexdigest()[:24]


def open_index(
    data: Path,
    corpus: Corpus,
    guidance: Guidance,
    terms: Terms,
    embedder: Embedder,
    progress: Progress | None = None,
) -> Index:
    """The index below ``data``, built first where it is missing, damaged or made of other texts.

    ``progress`` is told how many views of how many are in. IndexUnwritable if it must be built and cannot be.
    """
    wanted = fingerprint(corpus, guidance, terms, embedder)
    home = data / "index"
    found = _serving(home, wanted)
    if found is not None:
        return found
    with _building(home):
        found = _serving(home, wanted)  # another process may have built it while this one waited
        if found is not None:
            return found
        return _build(home, wanted, corpus, guidance, terms, embedder, progress)


def _serving(home: Path, wanted: str) -> Index | None:
    """The generation that serves, if it is whole and made of the wanted texts."""
    try:
        name = (home / "current").read_text(encoding="utf-8").strip()
        generation = home / name
        if not name or generation.parent != home:
            return None
        manifest = json.loads((generation / "manifest.json").read_text(encoding="utf-8"))
        if manifest["fingerprint"] != wanted:
            return None
        return _open(generation, manifest)
    except BaseException as error:
        # Whatever is wrong with the files, building anew puts it right. Chroma's core reports some damage as a
        # panic, which is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            return None
        raise


class _Damaged(Exception):
    """The files of a generation do not hold what its manifest says."""


def _open(generation: Path, manifest: Mapping[str, Any], built: bool = False) -> Index:
    content = (generation / "shelves.json").read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest["shelves"]:
        raise _Damaged("shelves.json was changed")
    stored = json.loads(content)
    client = _client(generation)
    shelves = {}
    for name in stored:
        views = _VIEWS.validate_python(stored[name]["views"])
        collection = client.get_collection(name, embedding_function=None)
        if collection.count() != len(views):
            raise _Damaged(f"{name} holds {collection.count()} vectors of {len(views)}")
        probe = np.asarray(manifest["probes"][name], dtype=np.float32)
        if probe.size:
            nearest = collection.query(query_embeddings=probe[None, :], n_results=1, include=["distances"])
            distances = (nearest["distances"] or [[]])[0]
            if not distances or float(distances[0]) > _CLOSE:
                raise _Damaged(f"{name} does not find a text by its own vector")
        shelves[name] = Shelf(views, stored[name]["tokens"], _nearest(collection))
    return Index(shelves, manifest["fingerprint"], built, _hold(generation))


def _hold(generation: Path) -> IO[bytes]:
    """Marks the generation as open by this process, until the file is closed."""
    file = (generation / "manifest.json").open("rb")
    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return file


def _is_held(generation: Path) -> bool:
    """Whether some process has the generation open."""
    try:
        with (generation / "manifest.json").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False  # a build that died
    except OSError:
        return True
    return False


def _nearest(collection: Collection) -> Nearest:
    def nearest(vector: Vectors, policy: str | None, count: int) -> Iterator[tuple[str, float]]:
        where: Any = None
        if policy is not None:
            where = {"$or": [{_flag(policy): True}, {"shared": True}]}
        found = collection.query(
            query_embeddings=vector[None, :], n_results=count, where=where, include=["distances"]
        )
        for id, distance in zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True):
            yield id, 1.0 - float(distance)

    return nearest


def _client(generation: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        str(generation / "chroma"), settings=Settings(anonymized_telemetry=False)
    )


@contextmanager
def _building(home: Path) -> Iterator[None]:
    """Holds the builder's lock, waiting for a process that builds already."""
    from filelock import FileLock, Timeout

    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "lock")
        lock.acquire(timeout=_LONGEST_WAIT)
    except Timeout as error:
        raise IndexUnwritable(
            home, f"another process has been building for {_LONGEST_WAIT} seconds"
        ) from error
    except OSError as error:
        raise IndexUnwritable(home, error.strerror or error) from error
    try:
        yield
    finally:
        lock.release()


def _build(
    home: Path,
    wanted: str,
    corpus: Corpus,
    guidance: Guidance,
    terms: Terms,
    embedder: Embedder,
    progress: Progress | None,
) -> Index:
    generation = home / f"{wanted[:12]}-{secrets.token_hex(3)}"
    shelves = _all_views(corpus, guidance)
    total = sum(map(len, shelves.values()))
    done = 0
    probes: dict[str, list[float]] = {}
    stored: dict[str, object] = {}
    try:
        generation.mkdir()
        client = _client(generation)
        for name, views in shelves.items():
            collection = client.create_collection(
                name,
                embedding_function=None,
                configuration={
                    "hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 400, "max_neighbors": 24}
                },
            )
            probes[name] = []
            for first in range(0, len(views), _BATCH):
                batch = views[first : first + _BATCH]
                vectors = embedder.encode([view.text for view in batch])
                probes[name] = probes[name] or next((row.tolist() for row in vectors if row.any()), [])
                collection.add(
                    ids=[view.id for view in batch],
                    embeddings=list(vectors),
                    documents=[view.text for view in batch],
                    metadatas=[_metadata(view) for view in batch],
                )
                done += len(batch)
                if progress is not None:
                    progress(done, total)
            stored[name] = {
                "views": [view.model_dump() for view in views],
                "tokens": [tokens(view.text, terms) for view in views],
            }
        content = json.dumps(stored, ensure_ascii=False).encode()
        (generation / "shelves.json").write_bytes(content)
        manifest = {
            "fingerprint": wanted,
            "embedder": embedder.name,
            "shelves": hashlib.sha256(content).hexdigest(),
            "probes": probes,
        }
        (generation / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        index = _open(generation, manifest, built=True)
        _switch(home, generation.name)
    except OSError as error:
        shutil.rmtree(generation, ignore_errors=True)
        raise IndexUnwritable(home, error.strerror or error) from error
    for other in home.iterdir():
        if other.is_dir() and other.name != generation.name and not _is_held(other):
            shutil.rmtree(other, ignore_errors=True)
    return index


def _switch(home: Path, name: str) -> None:
    """Makes ``name`` the generation that serves, in one step."""
    fresh = home / "current.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / "current")


def _metadata(view: View) -> dict[str, Any]:
    flags: dict[str, Any] = {_flag(policy): True for policy in view.policies}
    return {"owner": view.owner, "kind": view.kind, "shared": not view.policies, **flags}


def _flag(policy: str) -> str:
    return f"policy:{policy}"
