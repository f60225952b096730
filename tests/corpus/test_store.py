"""What is kept in Chroma, on disk and by a real server: found again, replaced whole, and told when it is away."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

from corpus.exchange import exchange, policy_in
from corpus.load import load_policy
from corpus.shelf import View
from corpus.store import (
    ChromaStore,
    PolicyFile,
    SharedPolicies,
    SharedPolicy,
    StoreUnavailable,
    local_store,
    reaching,
    server_client,
    server_store,
)


@pytest.fixture(params=["disk", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ChromaStore:
    if request.param == "disk":
        return local_store(tmp_path, "e1")
    return server_store(request.getfixturevalue("chroma"), f"e{abs(hash(request.node.name))}")


def view(id: str, text: str, policy: str = "p-one") -> View:
    return View(id=id, owner=id, policies=(policy,), kind="text", text=text)


VIEWS = (view("p-one/1|text", "第一条"), view("p-one/2|text", "第二条"))
ROWS = np.eye(2, 8, dtype=np.float32)


def test_vectors_are_found_again_in_the_order_asked_for(store: ChromaStore) -> None:
    assert store.known(VIEWS) is None
    store.keep(VIEWS, ROWS)
    found = store.known(VIEWS[::-1])
    assert found is not None
    assert found.tolist() == ROWS[::-1].tolist()


def test_a_changed_text_is_not_known_by_the_vector_of_the_old_one(store: ChromaStore) -> None:
    store.keep(VIEWS, ROWS)
    assert store.known([view("p-one/1|text", "第一条，修订")]) is None


def test_what_a_policy_no_longer_says_is_dropped_and_other_policies_stay(store: ChromaStore) -> None:
    other = view("p-two/1|text", "别的", "p-two")
    store.keep([*VIEWS, other], np.eye(3, 8, dtype=np.float32))
    store.drop(["p-one"], VIEWS[:1])
    assert store.known(VIEWS[1:]) is None
    assert store.known([VIEWS[0], other]) is not None


def test_the_nearest_come_first_and_a_policy_can_be_asked_for_alone(store: ChromaStore) -> None:
    store.keep([*VIEWS, view("p-two/1|text", "别的", "p-two")], np.eye(3, 8, dtype=np.float32))
    asked = np.asarray([0.2, 0.9, 0.5, 0, 0, 0, 0, 0], dtype=np.float32)
    assert store.nearest(asked, None, 3) == ["p-one/2|text", "p-two/1|text", "p-one/1|text"]
    assert store.nearest(asked, "p-one", 2) == ["p-one/2|text", "p-one/1|text"]


def policy(text: str, *more: str) -> SharedPolicy:
    files = [
        PolicyFile(name="policy.yaml", content=text),
        *(PolicyFile(name=name, content="") for name in more),
    ]
    return SharedPolicy(id="p-shared", files=tuple(files))


def accept(folder: Path) -> None:
    """Any folder will do."""


def test_a_shared_policy_that_cannot_be_read_is_left_out(
    chroma: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shared = SharedPolicies(lambda: server_client(chroma))
    shared.publish(policy("title: 丁\n"))
    exchange(shared, tmp_path, load_policy)
    assert list(tmp_path.iterdir()) == []
    assert "p-shared is left out" in caplog.text


def test_a_policy_published_by_one_is_a_folder_of_the_other_and_a_new_version_replaces_it(
    chroma: str, tmp_path: Path
) -> None:
    one, other = (SharedPolicies(lambda: server_client(chroma)) for _ in range(2))
    one.publish(policy("title: 甲\n", "terms.yaml"))
    seen = exchange(other, tmp_path, accept)
    assert policy_in(tmp_path / "p-shared") == policy("title: 甲\n", "terms.yaml")
    assert other.revision() == seen
    one.publish(policy("title: 乙\n"))
    assert other.revision() != seen
    exchange(other, tmp_path, accept)
    assert policy_in(tmp_path / "p-shared") == policy("title: 乙\n")
    assert [path.name for path in tmp_path.iterdir()] == ["p-shared"]


def test_a_policy_that_only_this_process_has_is_shared(chroma: str, tmp_path: Path) -> None:
    folder = tmp_path / "here" / "p-mine"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text("title: 丙\n", encoding="utf-8")
    exchange(SharedPolicies(lambda: server_client(chroma)), tmp_path / "here", accept)
    exchange(SharedPolicies(lambda: server_client(chroma)), tmp_path / "there", accept)
    assert (tmp_path / "there" / "p-mine" / "policy.yaml").read_text(encoding="utf-8") == "title: 丙\n"


@pytest.mark.parametrize("name", ["../evil.yaml", "a/b.yaml", ".hidden.yaml", "run.py"])
def test_a_name_that_would_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        PolicyFile(name=name, content="")


def test_a_server_that_is_away_is_named_with_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoreUnavailable, match="MINGPIN_CHROMA_URL") as raised, reaching(url):
        SharedPolicies(lambda: server_client(url)).revision()
    assert url in str(raised.value)
