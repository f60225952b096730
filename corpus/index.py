"""The index on disk: arrays of vectors and postings, in generations that replace one another whole.

Layout below the data folder::

    index/current              the name of the generation that serves, one line
    index/lock                 held by the one process that builds
    index/<generation>/        one folder per segment, lexicon.json and, written last, manifest.json
    index/chroma/              the clauses for other programs; not here where a Chroma server keeps them

A segment holds the vectors and the postings of some views and never changes. A generation is made beside the one that
serves, of its segments as far as they still hold; so one policy more costs what that policy costs. It takes over when
``current`` is renamed into place, so that a build which dies leaves the old one serving. Every process marks the
generation that it has open, and a build clears away only what nobody has open: a running server is never left
without its files.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import weakref
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.embed import Embedder, Vectors
from corpus.guidance import Guidance
from corpus.lexical import LexicalIndex, tokens
from corpus.model import Corpus, Frozen
from corpus.postings import Postings
from corpus.shelf import Shelf, View, clause_views, entry_views, question_views
from corpus.store import VectorStore, local_store
from corpus.terms import Concept, Terms
from corpus.vectors import Belonging, ExactVectors

Progress = Callable[[int, int], None]

_FORMAT = "5"  # raise it when the layout or the tokens change
_BATCH = 512
_LARGEST = 50_000  # views of a segment; no more than this is ever copied for the sake of one policy
_LONGEST_WAIT = 600  # seconds to wait for another process that builds
_VECTORS = "vectors.npy"
_LEXICON = "lexicon.json"
_MANIFEST = "manifest.json"
_SHELVES = ("clauses", "questions", "entries")


class IndexUnwritable(OSError):
    """The data folder does not let the index be written. ``remedy`` says what to do about it."""

    def __init__(self, folder: Path, reason: object) -> None:
        self.folder = folder
        self.remedy = "Name a folder that this user may write to in MINGPIN_DATA_DIR, and see that its disk is not full."
        super().__init__(f"the index cannot be written below {folder} ({reason})\nRemedy: {self.remedy}")


class Index:
    """An open index. Get it from ``open_index``."""

    def __init__(
        self, shelves: Mapping[str, Shelf], fingerprint: str, encoded: int, held: IO[bytes] | None = None
    ) -> None:
        self.clauses = shelves["clauses"]
        self.questions = shelves["questions"]  # one view per wording
        self.entries = shelves["entries"]  # one view per guidance entry as a whole, and its answers
        self.fingerprint = fingerprint
        self.encoded = encoded  # views that had to be encoded; 0 when what lay on disk was current
        if held is not None:  # an open file keeps the index's own from being cleared away
            weakref.finalize(self, held.close)

    @property
    def built(self) -> bool:
        """False when what lay on disk was current."""
        return self.encoded > 0


class Part(NamedTuple):
    """Views that follow one another and belong to the same policies: they come and go together."""

    digest: str
    views: tuple[View, ...]


class SegmentRecord(Frozen):
    """What the manifest says of one segment: its folder, its parts in order, and the checksum of each file."""

    name: str
    parts: tuple[tuple[str, int], ...]  # digest and number of views
    files: Mapping[str, int]


class Manifest(Frozen):
    """What a generation holds."""

    fingerprint: str
    made_with: str  # format and embedder: of another one nothing can be taken over
    shelves: Mapping[str, tuple[SegmentRecord, ...]]
    lexicon: int


class Segment(NamedTuple):
    """A segment in memory, with the folder that it was read from."""

    parts: tuple[tuple[str, int], ...]
    vectors: Vectors
    postings: Postings
    folder: Path | None = None


def _parts(views: Iterable[View]) -> tuple[Part, ...]:
    found: list[Part] = []
    run: list[View] = []

    def close() -> None:
        if run:
            digest = hashlib.sha256()
            for view in run:
                digest.update("\0".join((view.id, view.kind, *view.policies, view.text, "")).encode())
            found.append(Part(digest.hexdigest()[:20], tuple(run)))

    for view in views:
        if run and view.policies != run[-1].policies:
            close()
            run = []
        run.append(view)
    close()
    return tuple(found)


def _wanted(corpus: Corpus, guidance: Guidance) -> dict[str, tuple[Part, ...]]:
    views = (clause_views(corpus), question_views(guidance), entry_views(guidance))
    return {name: _parts(each) for name, each in zip(_SHELVES, views, strict=True)}


def _fingerprint(wanted: Mapping[str, Sequence[Part]], terms: Terms, embedder: Embedder) -> str:
    """Changes exactly when an index built of these would differ."""
    digest = hashlib.sha256(f"{_made_with(embedder)}\n{terms.digest}\n".encode())
    for name, parts in wanted.items():
        digest.update(name.encode())
        for part in parts:
            digest.update(part.digest.encode())
    return digest.hexdigest()[:24]


def _made_with(embedder: Embedder) -> str:
    return f"{_FORMAT} {embedder.digest}"


def open_index(
    data: Path,
    corpus: Corpus,
    guidance: Guidance,
    terms: Terms,
    embedder: Embedder,
    progress: Progress | None = None,
    store: VectorStore | None = None,
) -> Index:
    """The index below ``data``, built first where it is missing, damaged or made of other texts.

    ``progress`` is told how many views of how many are in. ``store`` keeps the clauses for other processes and has
    their vectors where another one encoded them; None keeps them in a Chroma of our own below ``data``.
    IndexUnwritable if the index must be built and cannot be.
    """
    wanted = _wanted(corpus, guidance)
    fingerprint = _fingerprint(wanted, terms, embedder)
    home = data / "index"
    found = _serving(home, wanted, fingerprint)
    if found is not None:
        return found
    with _building(home):
        found = _serving(home, wanted, fingerprint)  # another process may have built it while this one waited
        if found is not None:
            return found
        try:
            return _build(
                home,
                wanted,
                fingerprint,
                terms,
                embedder,
                progress or _silent,
                store or local_store(home / "chroma", embedder.digest),
            )
        except OSError as error:
            raise IndexUnwritable(home, error.strerror or error) from error


def _silent(done: int, of: int) -> None:
    """No progress is asked for."""


# Opening


def _serving(home: Path, wanted: Mapping[str, Sequence[Part]], fingerprint: str) -> Index | None:
    """The generation that serves, if it is whole and made of the wanted texts."""
    try:
        generation = _current(home)
        manifest = _manifest(generation)
        if manifest.fingerprint != fingerprint:
            return None
        return _open(generation, manifest, wanted)
    except (OSError, ValueError, KeyError, _Damaged):
        return None  # whatever is wrong with the files, building anew puts it right


class _Damaged(Exception):
    """The files of a generation do not hold what its manifest says."""


def _current(home: Path) -> Path:
    name = (home / "current").read_text(encoding="utf-8").strip()
    generation = home / name
    if not name or "\0" in name or generation.parent != home:
        raise _Damaged("current names no generation")
    return generation


def _manifest(generation: Path) -> Manifest:
    return Manifest.model_validate_json((generation / _MANIFEST).read_bytes())


def _open(
    generation: Path, manifest: Manifest, wanted: Mapping[str, Sequence[Part]], encoded: int = 0
) -> Index:
    held = _hold(generation)  # before reading, so that nothing is cleared away under us
    try:
        shelves: dict[str, Shelf] = {}
        for name, parts in wanted.items():
            segments = [_read(generation, record) for record in manifest.shelves[name]]
            shelves[name] = _shelf(segments, {part.digest: part.views for part in parts})
            if len(shelves[name].views) != sum(len(part.views) for part in parts):
                raise _Damaged(f"{name} does not hold every text")
        return Index(shelves, manifest.fingerprint, encoded, held)
    except BaseException:
        held.close()
        raise


def _shelf(segments: Sequence[Segment], views: Mapping[str, Sequence[View]]) -> Shelf:
    inside = [view for segment in segments for digest, _ in segment.parts for view in views[digest]]
    belonging = Belonging(view.policies for view in inside)
    lexical = LexicalIndex([segment.postings for segment in segments])
    vectors = ExactVectors([segment.vectors for segment in segments], belonging)
    return Shelf(inside, lexical, vectors.nearest, belonging)


def _read(generation: Path, record: SegmentRecord) -> Segment:
    """A segment from its files; _Damaged where one of them is not as it was written."""
    folder = generation / record.name
    if folder.parent != generation:
        raise _Damaged("a segment lies elsewhere")
    for name, checksum in record.files.items():
        if _checksum(folder / name) != checksum:
            raise _Damaged(f"{name} was changed")
    # The arrays stay in their files, which processes share; a view as plain array is quicker to work with.
    vectors = np.load(folder / _VECTORS, mmap_mode="r").view(np.ndarray)
    postings = Postings.load(folder)
    if not len(vectors) == len(postings) == sum(count for _, count in record.parts):
        raise _Damaged("vectors, postings and parts do not fit together")
    return Segment(record.parts, vectors, postings, folder)


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found = zlib.crc32(block, found)
    return found


def _hold(generation: Path) -> IO[bytes]:
    """Marks the generation as open by this process, until the file is closed."""
    file = (generation / _MANIFEST).open("rb")
    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return file


def _is_held(generation: Path) -> bool:
    """Whether some process has the generation open."""
    try:
        with (generation / _MANIFEST).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False  # a build that died
    except OSError:
        return True
    return False


# Building


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


class _Pace:
    """Tells how many of the views that must be read are read."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress = progress
        self._of = of
        self.done = 0

    def step(self, count: int) -> None:
        self.done += count
        self._progress(self.done, self._of)


def _build(
    home: Path,
    wanted: Mapping[str, Sequence[Part]],
    fingerprint: str,
    terms: Terms,
    embedder: Embedder,
    progress: Progress,
    store: VectorStore,
) -> Index:
    """A generation of what can be taken over from the one before and what is new."""
    known = _known(home, wanted, terms, embedder)
    new = {name: _missing(parts, known[name]) for name, parts in wanted.items()}
    pace = _Pace(progress, sum(len(part.views) for parts in new.values() for part in parts))
    generation = home / f"{fingerprint[:12]}-{secrets.token_hex(3)}"
    try:
        generation.mkdir()
        shelves: dict[str, tuple[SegmentRecord, ...]] = {}
        for name in wanted:
            kept_by = store if name == "clauses" else None
            segments = _segments(known[name], new[name], terms, embedder, pace, kept_by)
            shelves[name] = tuple(
                _write(generation, f"{name}.{number}", segment) for number, segment in enumerate(segments)
            )
        manifest = Manifest(
            fingerprint=fingerprint,
            made_with=_made_with(embedder),
            shelves=shelves,
            lexicon=_write_lexicon(generation, terms),
        )
        (generation / _MANIFEST).write_text(manifest.model_dump_json(), encoding="utf-8")
        index = _open(generation, manifest, wanted, encoded=max(1, pace.done))
        _switch(home, generation.name)
    except OSError:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    for other in home.iterdir():
        if other.is_dir() and other.name not in (generation.name, "chroma") and not _is_held(other):
            shutil.rmtree(other, ignore_errors=True)
    return index


def _known(
    home: Path, wanted: Mapping[str, Sequence[Part]], terms: Terms, embedder: Embedder
) -> dict[str, list[Segment]]:
    """The segments of the generation that serves, as far as what they hold is wanted."""
    nothing: dict[str, list[Segment]] = {name: [] for name in wanted}
    try:
        generation = _current(home)
        manifest = _manifest(generation)
        if manifest.made_with != _made_with(embedder) or _checksum(generation / _LEXICON) != manifest.lexicon:
            return nothing
        changed = _changed(generation, terms)
        found: dict[str, list[Segment]] = {}
        for name, parts in wanted.items():
            views = {part.digest: part.views for part in parts}
            read = (_read(generation, record) for record in manifest.shelves[name])
            kept = [_still(segment, views) for segment in read]
            found[name] = [_reread(segment, views, changed, terms) for segment in kept if segment.parts]
        return found
    except (OSError, ValueError, KeyError, _Damaged):
        return nothing


def _still(segment: Segment, views: Mapping[str, Sequence[View]]) -> Segment:
    """The segment without the parts that nobody wants any more."""
    stays = [digest in views for digest, _ in segment.parts]
    if all(stays):
        return segment
    kept = np.repeat(stays, [count for _, count in segment.parts])
    parts = tuple(part for part, stay in zip(segment.parts, stays, strict=True) if stay)
    return Segment(parts, segment.vectors[kept], segment.postings.picked(kept))


def _changed(generation: Path, terms: Terms) -> Terms | None:
    """The concepts that were added, changed or dropped since the generation was made."""
    before: dict[str, str] = json.loads((generation / _LEXICON).read_bytes())
    now = {id: concept.model_dump_json() for id, concept in terms.concepts_by_id.items()}
    rows = {
        row
        for id in before.keys() | now.keys()
        if before.get(id) != now.get(id)
        for row in _both(before, now, id)
    }
    if not rows:
        return None
    # Under ids of their own, since both forms of a changed concept count.
    concepts = (Concept.model_validate_json(row) for row in sorted(rows))
    return Terms(
        concept.model_copy(update={"id": f"changed-{number}"}) for number, concept in enumerate(concepts)
    )


def _both(before: Mapping[str, str], now: Mapping[str, str], id: str) -> list[str]:
    return [rows[id] for rows in (before, now) if id in rows]


def _reread(
    segment: Segment, views: Mapping[str, Sequence[View]], changed: Terms | None, terms: Terms
) -> Segment:
    """The segment with its texts read by the lexicon as it is now."""
    if changed is None:
        return segment
    texts = [view.text for digest, _ in segment.parts for view in views[digest]]
    touched = np.asarray([bool(changed.concepts(text)) for text in texts], dtype=bool)
    if not touched.any():
        return segment
    again = Postings.of(
        tokens(text, terms) for text, is_touched in zip(texts, touched, strict=True) if is_touched
    )
    return Segment(segment.parts, segment.vectors, _interleaved(segment.postings, again, touched))


def _interleaved(old: Postings, new: Postings, replaced: NDArray[np.bool_]) -> Postings:
    """The postings of ``old`` with those texts that are marked taken from ``new``, which holds them in order."""
    order = np.empty(len(old), dtype=np.int64)
    order[~replaced] = np.arange(len(old) - len(new))
    order[replaced] = np.arange(len(old) - len(new), len(old))
    return Postings.joined([old.picked(~replaced), new]).ordered(order)


def _missing(parts: Sequence[Part], known: Sequence[Segment]) -> list[Part]:
    held = {digest for segment in known for digest, _ in segment.parts}
    return [part for part in parts if part.digest not in held]


def _segments(
    known: Sequence[Segment],
    new: Sequence[Part],
    terms: Terms,
    embedder: Embedder,
    pace: _Pace,
    store: VectorStore | None,
) -> Iterator[Segment]:
    """The known segments, the small ones at the end joined with what is new, so that they never become many."""
    if not new:
        yield from known
        return
    fresh = sum(len(part.views) for part in new)
    stays = list(known)
    joined: list[Segment] = []
    while stays and len(stays[-1].vectors) <= fresh <= _LARGEST - len(stays[-1].vectors):
        fresh += len(stays[-1].vectors)
        joined.insert(0, stays.pop())
    yield from stays
    for parts in _portions(new):
        made = _made(parts, terms, embedder, pace, store)
        yield _together([*joined, made])
        joined = []


def _portions(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts in portions that make a segment each."""
    portion: list[Part] = []
    size = 0
    for part in parts:
        if portion and size + len(part.views) > _LARGEST:
            yield portion
            portion, size = [], 0
        portion.append(part)
        size += len(part.views)
    if portion:
        yield portion


def _made(
    parts: Sequence[Part], terms: Terms, embedder: Embedder, pace: _Pace, store: VectorStore | None
) -> Segment:
    views = [view for part in parts for view in part.views]
    vectors = store.known(views) if store is not None else None
    if vectors is None or vectors.shape[1] != embedder.dimension:
        vectors = np.concatenate([
            embedder.encode([view.text for view in views[first : first + _BATCH]])
            for first in range(0, len(views), _BATCH)
        ])  # fmt: skip
        if store is not None:
            store.drop(sorted({policy for view in views for policy in view.policies}), views)
            store.keep(views, vectors)

    def read() -> Iterator[list[str]]:
        for first in range(0, len(views), _BATCH):
            batch = views[first : first + _BATCH]
            yield from (tokens(view.text, terms) for view in batch)
            pace.step(len(batch))

    return Segment(tuple((part.digest, len(part.views)) for part in parts), vectors, Postings.of(read()))


def _together(segments: Sequence[Segment]) -> Segment:
    if len(segments) == 1:
        return segments[0]
    return Segment(
        tuple(part for segment in segments for part in segment.parts),
        np.concatenate([segment.vectors for segment in segments]),
        Postings.joined([segment.postings for segment in segments]),
    )


def _write(generation: Path, name: str, segment: Segment) -> SegmentRecord:
    """The segment as a folder of the generation; files that are there already are linked."""
    folder = generation / name
    folder.mkdir()
    if segment.folder is not None:
        for file in segment.folder.iterdir():
            os.link(file, folder / file.name)
    else:
        np.save(folder / _VECTORS, segment.vectors)
        segment.postings.save(folder)
    files = {file.name: _checksum(file) for file in sorted(folder.iterdir())}
    return SegmentRecord(name=name, parts=segment.parts, files=files)


def _write_lexicon(generation: Path, terms: Terms) -> int:
    rows = {id: concept.model_dump_json() for id, concept in terms.concepts_by_id.items()}
    (generation / _LEXICON).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return _checksum(generation / _LEXICON)


def _switch(home: Path, name: str) -> None:
    """Makes ``name`` the generation that serves, in one step."""
    fresh = home / "current.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / "current")
