"""Where the clauses' vectors are kept for other programs and other processes: Chroma, on disk or as a server.

``VectorStore`` is all that the index asks of a vector store. What another one would need is told in
docs/decisions/0008-vectors-and-postings.md.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar
from urllib.parse import urlsplit

import numpy as np
from pydantic import Field

from corpus.embed import Vectors
from corpus.model import Frozen

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

    from corpus.shelf import View

T = TypeVar("T")

_CLAUSES = "clauses"
_FILES = "policies"
_BATCH = 2_000
_PAGE = 1_000


class StoreUnavailable(RuntimeError):
    """The Chroma server cannot be used. ``remedy`` says what to do about it."""

    def __init__(self, url: str, problem: str) -> None:
        self.url = url
        self.remedy = (
            "Start a server there with `chroma run --host HOST --port PORT --path FOLDER`, correct "
            "MINGPIN_CHROMA_URL, or leave it unset to keep everything in MINGPIN_DATA_DIR."
        )
        super().__init__(f"the Chroma server at {url} cannot be used: {problem}\nRemedy: {self.remedy}")


class VectorStore(Protocol):
    """Keeps vectors under the ids of their views."""

    def known(self, views: Sequence[View]) -> Vectors | None:
        """The vectors of the views, in their order, if all are kept under the same texts."""

    def keep(self, views: Sequence[View], vectors: Vectors) -> None:
        """Keeps the vectors, in place of what was kept under the same ids."""

    def drop(self, policies: Sequence[str], but: Sequence[View]) -> None:
        """Forgets what is kept of the policies and belongs to none of the views."""


class PolicyFile(Frozen):
    """One file of a policy folder."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*\.(txt|yaml)$")]
    content: str


class SharedPolicy(Frozen):
    """A policy folder that other processes can take over whole. Its names become paths, so they are held narrow."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    files: tuple[PolicyFile, ...]

    @property
    def digest(self) -> str:
        """Changes when any file changes."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:24]


class ChromaStore:
    """A VectorStore in one Chroma collection per embedding model; the texts lie beside their vectors."""

    def __init__(
        self,
        connect: Callable[[], ClientAPI],
        embedding: str,
        reaching: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._connect = connect
        self._embedding = embedding
        self._reaching = reaching

    @cached_property
    def _collection(self) -> Collection:
        # At the first use: importing Chroma takes most of a second, and a current index never asks the store.
        return _collection(self._connect(), f"{_CLAUSES}-{self._embedding}")

    def known(self, views: Sequence[View]) -> Vectors | None:
        with self._reaching():
            return self._known(views)

    def _known(self, views: Sequence[View]) -> Vectors | None:
        rows: list[Vectors] = []
        for batch in _batches(views, _PAGE):
            found = self._collection.get(ids=[view.id for view in batch], include=["embeddings", "documents"])
            kept = {
                id: (text, vector)
                for id, text, vector in zip(
                    found["ids"], found["documents"] or (), _each(found["embeddings"]), strict=True
                )
            }
            for view in batch:
                text, vector = kept.get(view.id, (None, None))
                if text != view.text or vector is None:
                    return None
                rows.append(np.asarray(vector, dtype=np.float32))
        return np.stack(rows) if rows else None

    def keep(self, views: Sequence[View], vectors: Vectors) -> None:
        with self._reaching():
            for first in range(0, len(views), _BATCH):
                batch = views[first : first + _BATCH]
                self._collection.upsert(
                    ids=[view.id for view in batch],
                    embeddings=list(vectors[first : first + _BATCH]),
                    documents=[view.text for view in batch],
                    metadatas=[_metadata(view) for view in batch],
                )

    def drop(self, policies: Sequence[str], but: Sequence[View]) -> None:
        kept = {view.id for view in but}
        with self._reaching():
            for policy in policies:
                found = self._collection.get(where={"policy": policy}, include=[])["ids"]
                gone = [id for id in found if id not in kept]
                for batch in _batches(gone, _BATCH):
                    self._collection.delete(ids=list(batch))

    def nearest(self, vector: Vectors, policy: str | None, count: int) -> list[str]:
        """The ids of about the ``count`` nearest, best first: Chroma's index is approximate, and slow with a filter."""
        where: Any = None if policy is None else {"policy": policy}
        with self._reaching():
            return self._collection.query(
                query_embeddings=vector[None, :], n_results=count, where=where, include=[]
            )["ids"][0]


class SharedPolicies:
    """The policies that were added on some machine, kept on the Chroma server for all."""

    def __init__(self, connect: Callable[[], ClientAPI]) -> None:
        self._connect = connect

    @cached_property
    def _collection(self) -> Collection:
        return _collection(self._connect(), _FILES)

    def revision(self) -> str:
        """Changes when a policy is added or replaced."""
        found = self._collection.get(include=["metadatas"])
        rows = sorted(
            f"{id} {(of or {}).get('digest')}"
            for id, of in zip(found["ids"], found["metadatas"] or (), strict=True)
        )
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:24]

    def publish(self, policy: SharedPolicy) -> None:
        """Gives the policy to all, in place of what had its id before."""
        ids = [f"{policy.id}/{file.name}" for file in policy.files]
        before = self._collection.get(where={"policy": policy.id}, include=[])["ids"]
        # One call, which Chroma keeps whole or not at all; files that went are told by the digest until deleted.
        self._collection.upsert(
            ids=ids,
            documents=[file.content for file in policy.files],
            embeddings=np.ones((len(ids), 1), dtype=np.float32),  # Chroma keeps nothing without a vector
            metadatas=[
                {"policy": policy.id, "name": file.name, "digest": policy.digest} for file in policy.files
            ],
        )
        gone = [id for id in before if id not in ids]
        if gone:
            self._collection.delete(ids=gone)

    def all(self) -> tuple[SharedPolicy, ...]:
        """Every policy that is there whole."""
        found = self._collection.get(include=["metadatas", "documents"])
        files: dict[tuple[str, str], list[PolicyFile]] = {}
        for of, text in zip(found["metadatas"] or (), found["documents"] or (), strict=True):
            own = dict(of or {})
            key = (str(own["policy"]), str(own["digest"]))
            files.setdefault(key, []).append(PolicyFile(name=str(own["name"]), content=text))
        read = (
            (digest, SharedPolicy(id=id, files=tuple(sorted(each, key=lambda file: file.name))))
            for (id, digest), each in files.items()
        )
        return tuple(policy for digest, policy in read if policy.digest == digest)


def local_store(folder: Path, embedding: str) -> ChromaStore:
    """A store over files in ``folder``, which is emptied first where Chroma cannot read it."""
    return ChromaStore(lambda: _local_client(folder), embedding)


def _local_client(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    def client() -> ClientAPI:
        opened = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
        for collection in opened.list_collections():
            collection.get(limit=1, include=["embeddings"])
        return opened

    try:
        return client()
    except BaseException as error:
        # Chroma's core reports some damage as a panic, which is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
    shutil.rmtree(folder, ignore_errors=True)
    SharedSystemClient.clear_system_cache()  # it would hand out the broken one again
    return client()


def server_store(url: str, embedding: str) -> ChromaStore:
    """A store on the Chroma server at ``url``."""
    return ChromaStore(lambda: server_client(url), embedding, lambda: reaching(url))


def server_client(url: str) -> ClientAPI:
    """Chroma at ``url``; StoreUnavailable where nothing answers there."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    with reaching(url):
        return chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Tells a fault of the server at ``url`` as StoreUnavailable."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (httpx.HTTPError, OSError, ChromaError, ValueError) as error:
        raise StoreUnavailable(
            url, str(error).strip().splitlines()[0][:200] or type(error).__name__
        ) from error


def _collection(client: ClientAPI, name: str) -> Collection:
    return client.get_or_create_collection(
        name,
        embedding_function=None,
        configuration={
            "hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 400, "max_neighbors": 24}
        },
    )


def _metadata(view: View) -> dict[str, Any]:
    return {"owner": view.owner, "kind": view.kind, "policy": view.policies[0] if view.policies else ""}


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


def _each(embeddings: Any) -> Any:
    return () if embeddings is None else embeddings
