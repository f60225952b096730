"""The index on disk: current or rebuilt, never half; one builder at a time; damage is found and mended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.embed import Vectors, normalised
from corpus.guidance import Guidance, load_guidance
from corpus.index import Index, IndexUnwritable, open_index
from corpus.load import load_corpus
from corpus.model import Corpus
from corpus.terms import Concept, Terms


class TinyEmbedder:
    """Counts characters into a few columns: quick, and alike texts come out alike."""

    name = "tiny"
    dimension = 32

    def __init__(self, digest: str = "tiny-1") -> None:
        self.digest = digest

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for char in text:
                row[ord(char) % self.dimension] += 1
        return normalised(rows)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(policies=(load_corpus().policy("cn-mpfz"),))


@pytest.fixture(scope="module")
def guidance(corpus: Corpus) -> Guidance:
    return Guidance(entries=load_guidance(corpus).entries[:10])


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms([Concept(id="joint-application", canonical="联合申报", en=("apply jointly",))])


@pytest.fixture
def opened(tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms) -> Index:
    return open_index(tmp_path, corpus, guidance, terms, TinyEmbedder())


def generations(data: Path) -> list[Path]:
    return sorted(path for path in (data / "index").iterdir() if path.is_dir())


def current(data: Path) -> Path:
    return data / "index" / (data / "index" / "current").read_text(encoding="utf-8").strip()


def elsewhere(data: Path) -> Path:
    """A copy of a data folder, as another process finds it: Chroma keeps open stores by path."""
    copy = data.with_name(data.name + "-later")
    shutil.copytree(data, copy)
    return copy


def test_the_first_opening_builds_and_reports_its_progress(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    told: list[tuple[int, int]] = []
    index = open_index(
        tmp_path, corpus, guidance, terms, TinyEmbedder(), lambda done, of: told.append((done, of))
    )
    assert index.built
    assert told[-1][0] == told[-1][1] > 0


def test_a_second_opening_builds_nothing_and_is_quick(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    begun = time.monotonic()
    again = open_index(tmp_path, corpus, guidance, terms, TinyEmbedder())
    assert not again.built
    assert time.monotonic() - begun < 1


def test_a_view_is_found_by_its_own_vector_in_chroma(opened: Index) -> None:
    view = opened.clauses.views[7]
    scores = opened.clauses.dense(TinyEmbedder().encode([view.text])[0])
    assert scores[7] == pytest.approx(1, abs=1e-3)


def test_a_policy_filter_leaves_out_the_views_of_others(opened: Index) -> None:
    vector = TinyEmbedder().encode(["联合申报"])[0]
    assert opened.clauses.dense(vector, "cn-mpfz").any()
    assert not opened.clauses.dense(vector, "hn-sanpin").any()


def test_another_embedding_model_makes_a_new_index_and_removes_the_old(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    assert builder(tmp_path, "tiny-1").wait() == 0
    old = current(tmp_path)
    assert open_index(tmp_path, corpus, guidance, terms, TinyEmbedder("tiny-2")).built
    assert generations(tmp_path) == [current(tmp_path)]
    assert current(tmp_path) != old


def test_an_index_that_is_open_keeps_its_files_when_another_takes_over(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    old = current(tmp_path)
    assert open_index(tmp_path, corpus, guidance, terms, TinyEmbedder("tiny-2")).built
    assert old in generations(tmp_path)
    assert opened.clauses.dense(TinyEmbedder().encode(["联合申报"])[0]).any()


def test_a_changed_lexicon_makes_a_new_index(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance
) -> None:
    assert open_index(tmp_path, corpus, guidance, Terms([]), TinyEmbedder()).built


def test_a_changed_wording_makes_a_new_index(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    fewer = Guidance(entries=guidance.entries[1:])
    assert open_index(tmp_path, corpus, fewer, terms, TinyEmbedder()).built


@pytest.mark.parametrize(
    "damage",
    [
        lambda home: (home / "current").write_text("\0garbage/../..", encoding="utf-8"),
        lambda home: (home / "current").write_text("", encoding="utf-8"),
        lambda home: (home / "current").unlink(),
        lambda home: next(home.glob("*/manifest.json")).write_text("{", encoding="utf-8"),
        lambda home: next(home.glob("*/manifest.json")).unlink(),
        lambda home: next(home.glob("*/shelves.json")).write_text("{}", encoding="utf-8"),
        lambda home: next(home.glob("*/chroma/chroma.sqlite3")).write_bytes(b"not a database" * 100),
        lambda home: next(home.glob("*/chroma/chroma.sqlite3")).unlink(),
        lambda home: shutil.rmtree(next(home.glob("*/chroma"))),
    ],
    ids=[
        "pointer to nowhere",
        "empty pointer",
        "no pointer",
        "torn manifest",
        "no manifest",
        "emptied shelves",
        "overwritten database",
        "no database",
        "no store",
    ],
)
def test_a_damaged_index_is_found_and_built_anew(  # type: ignore[no-untyped-def]
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms, damage
) -> None:
    data = elsewhere(tmp_path)
    damage(data / "index")
    index = open_index(data, corpus, guidance, terms, TinyEmbedder())
    assert index.built
    assert index.clauses.dense(TinyEmbedder().encode(["联合申报"])[0]).any()
    assert generations(data) == [current(data)]


_BUILD = """
    import sys, time
    from pathlib import Path
    sys.path.insert(0, {tests!r})
    from test_index import TinyEmbedder
    from corpus.guidance import Guidance, load_guidance
    from corpus.index import open_index
    from corpus.load import load_corpus
    from corpus.model import Corpus
    from corpus.terms import Concept, Terms

    corpus = Corpus(policies=(load_corpus().policy("cn-mpfz"),))
    guidance = Guidance(entries=load_guidance(corpus).entries[:10])
    terms = Terms([Concept(id="joint-application", canonical="联合申报", en=("apply jointly",))])

    def progress(done, of):
        print(done, flush=True)
        time.sleep({pause})

    print("built" if open_index(Path({data!r}), corpus, guidance, terms, TinyEmbedder({digest!r}), progress).built
          else "opened", flush=True)
"""


def builder(data: Path, digest: str, pause: float = 0.0) -> subprocess.Popen[str]:
    program = textwrap.dedent(_BUILD).format(
        tests=str(Path(__file__).parent), data=str(data), digest=digest, pause=pause
    )
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_a_build_killed_half_way_leaves_the_old_index_serving(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    process = builder(tmp_path, "tiny-2", pause=60)
    assert process.stdout is not None
    process.stdout.readline()  # the first batch is in
    assert len(generations(tmp_path)) == 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not open_index(tmp_path, corpus, guidance, terms, TinyEmbedder()).built
    assert open_index(tmp_path, corpus, guidance, terms, TinyEmbedder("tiny-2")).built
    assert (
        len(generations(tmp_path)) == 2
    )  # the new one, and the one that this process has open; not the half one


def test_of_two_processes_that_start_at_once_one_builds_and_both_serve(tmp_path: Path) -> None:
    processes = [builder(tmp_path, "tiny-1") for _ in range(2)]
    said = [process.communicate()[0].split()[-1] for process in processes]
    assert sorted(said) == ["built", "opened"]


def test_threads_search_one_index_together(opened: Index) -> None:
    vector = TinyEmbedder().encode(["联合申报"])[0]
    alone = opened.clauses.dense(vector)
    same: list[bool] = []
    threads = [
        threading.Thread(target=lambda: same.append(np.array_equal(opened.clauses.dense(vector), alone)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert same == [True] * 8


def test_a_data_folder_that_cannot_be_made_is_named_with_a_remedy(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match="MINGPIN_DATA_DIR") as raised:
        open_index(tmp_path / "file", corpus, guidance, terms, TinyEmbedder())
    assert raised.value.remedy


@pytest.mark.skipif(os.name != "posix", reason="file rights are POSIX's")
def test_a_read_only_data_folder_is_named_with_a_remedy(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    sealed.chmod(0o555)
    tmp_path.chmod(0o755)
    if os.geteuid() == 0:  # root may write anywhere, so become somebody else for a moment
        os.seteuid(65534)
    try:
        with pytest.raises(IndexUnwritable):
            open_index(sealed, corpus, guidance, terms, TinyEmbedder())
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
