"""The index on disk: current or rebuilt, never half; one builder at a time; damage is found and mended; one policy
more costs what that policy costs."""

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
from corpus.lexical import tokens
from corpus.load import load_corpus
from corpus.model import Corpus, Policy
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
    return sorted(path.parent for path in (data / "index").glob("*-*/lexicon.json"))


def flip(path: Path) -> None:
    """Changes one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    path.write_bytes(content)


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


def test_a_view_is_found_by_its_own_vector(opened: Index) -> None:
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


class Counting(TinyEmbedder):
    """Remembers how many texts it has encoded."""

    encoded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        return super().encode(texts)


def inodes(data: Path, pattern: str) -> list[int]:
    return sorted(path.stat().st_ino for path in current(data).glob(pattern))


def scored(index: Index, terms: Terms, query: str) -> dict[str, tuple[float, ...]]:
    """Every score of every clause view."""
    shelf = index.clauses
    read = tokens(query, terms)
    columns = (
        shelf.dense(TinyEmbedder().encode([query])[0], count=len(shelf.views)),
        shelf.lexical.bm25(read),
        shelf.lexical.cosine(read),
    )
    return {view.id: tuple(float(one[place]) for one in columns) for place, view in enumerate(shelf.views)}


def same_scores(one: Index, other: Index, terms: Terms) -> None:
    for query in ("联合申报最多几家", "三品标杆企业怎么申报", "trademark of the enterprise", "没有的词 zzz"):
        left, right = scored(one, terms, query), scored(other, terms, query)
        assert left.keys() == right.keys()
        for id in left:
            assert left[id] == pytest.approx(right[id], abs=1e-5), (query, id)


def small(policy: Policy, id: str) -> Policy:
    """The first clauses of a policy, as a policy of its own."""
    clauses = (
        clause.model_copy(update={"id": f"{id}/{clause.id.partition('/')[2]}", "policy": id})
        for clause in policy.clauses[:3]
    )
    return policy.model_copy(update={"id": id, "clauses": tuple(clauses)})


def test_a_policy_more_encodes_that_policy_alone_and_scores_as_if_built_at_once(
    tmp_path: Path, guidance: Guidance, terms: Terms
) -> None:
    both = load_corpus()
    open_index(tmp_path, both, guidance, terms, TinyEmbedder())
    before = inodes(tmp_path, "clauses.0/vectors.npy")
    more = Corpus(policies=(*both.policies, small(both.policies[0], "p-new")))
    counting = Counting()
    grown = open_index(tmp_path, more, guidance, terms, counting)
    new = sum(view.policies == ("p-new",) for view in grown.clauses.views)
    assert counting.encoded == grown.encoded == new > 0
    assert inodes(tmp_path, "clauses.0/vectors.npy") == before  # linked, not written again
    same_scores(grown, open_index(tmp_path / "whole", more, guidance, terms, TinyEmbedder()), terms)


def test_a_policy_less_encodes_nothing_and_scores_as_if_built_at_once(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    open_index(tmp_path, load_corpus(), guidance, terms, TinyEmbedder())
    counting = Counting()
    shrunk = open_index(tmp_path, corpus, guidance, terms, counting)
    assert counting.encoded == 0
    assert {view.policies for view in shrunk.clauses.views} == {("cn-mpfz",)}
    same_scores(shrunk, open_index(tmp_path / "whole", corpus, guidance, terms, TinyEmbedder()), terms)


def test_a_new_word_of_the_lexicon_is_read_in_the_texts_that_hold_it_and_nothing_is_encoded(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    more = Terms(
        [*terms.concepts_by_id.values(), Concept(id="trademark", canonical="商标", en=("trademark",))]
    )
    counting = Counting()
    reread = open_index(tmp_path, corpus, guidance, more, counting)
    assert counting.encoded == 0
    assert reread.clauses.lexical.covered(["§trademark"]) == 1
    same_scores(reread, open_index(tmp_path / "whole", corpus, guidance, more, TinyEmbedder()), more)


def test_policies_added_one_by_one_do_not_make_ever_more_segments(
    tmp_path: Path, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    many = [small(corpus.policies[0], f"p-{number}") for number in range(20)]
    for count in range(1, len(many) + 1):
        open_index(
            tmp_path, Corpus(policies=tuple(many[:count])), Guidance(entries=()), terms, TinyEmbedder()
        )
    assert len(list(current(tmp_path).glob("clauses.*"))) <= 6


def test_chroma_keeps_the_clauses_for_other_programs(tmp_path: Path, opened: Index, corpus: Corpus) -> None:
    clause = corpus.clause("cn-mpfz/2.2.2")
    program = textwrap.dedent(
        f"""
        import chromadb
        from langchain_chroma import Chroma
        from langchain_core.embeddings import DeterministicFakeEmbedding

        client = chromadb.PersistentClient({str(tmp_path / "index" / "chroma")!r})
        [collection] = client.list_collections()
        found = Chroma(client=client, collection_name=collection.name,
                       embedding_function=DeterministicFakeEmbedding(size=32))
        print(found.get(ids=["cn-mpfz/2.2.2|text"])["documents"][0])
        """
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert said.stdout.rstrip("\n") == clause.text, said.stderr


def test_a_chroma_that_cannot_be_read_is_put_right_at_the_next_build(
    tmp_path: Path, opened: Index, corpus: Corpus, guidance: Guidance, terms: Terms
) -> None:
    data = elsewhere(tmp_path)
    (data / "index" / "chroma" / "chroma.sqlite3").write_bytes(b"not a database" * 100)
    assert open_index(data, load_corpus(), guidance, terms, TinyEmbedder()).built


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
        lambda home: next(home.glob("*/manifest.json")).write_text('{"fingerprint": 7}', encoding="utf-8"),
        lambda home: next(home.glob("*/questions.0/vocabulary.txt")).write_text("", encoding="utf-8"),
        lambda home: flip(next(home.glob("*/clauses.0/vectors.npy"))),
        lambda home: flip(next(home.glob("*/entries.0/places.npy"))),
        lambda home: next(home.glob("*/clauses.0/vectors.npy")).unlink(),
        lambda home: shutil.rmtree(next(home.glob("*/questions.0"))),
    ],
    ids=[
        "pointer to nowhere",
        "empty pointer",
        "no pointer",
        "torn manifest",
        "no manifest",
        "manifest of another kind",
        "emptied vocabulary",
        "one bit of a vector",
        "one bit of the postings",
        "no vectors",
        "no segment",
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
    from corpus.model import Corpus, Policy
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
    assert len(list((tmp_path / "index").glob("*-*"))) == 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not open_index(tmp_path, corpus, guidance, terms, TinyEmbedder()).built
    assert open_index(tmp_path, corpus, guidance, terms, TinyEmbedder("tiny-2")).built
    left = list((tmp_path / "index").glob("*-*"))
    assert len(left) == 2  # the new one, and the one that this process has open; not the half one


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
