"""What the help desk keeps, and for how long, in a real database file."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.desk.password import digest, fits, hashed
from ui.desk.store import (
    DraftState,
    NameTaken,
    Staff,
    Standing,
    Store,
    StoreFault,
    Told,
    Why,
    file_url,
    open_store,
)

DAY = dt.timedelta(days=1)
SECRET = "我们的秘密配方"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(file_url(tmp_path), clock)
    yield opened
    opened.close()


@pytest.fixture
def officer(store: Store) -> Staff:
    return store.add_staff("李强", "officer", hashed("a long password"), "command line")


def hand_over(store: Store, text: str = SECRET) -> str:
    said = [("applicant", text), ("assistant", "可以。[1]")]
    return store.hand_over(digest("key"), "zh", said, [Told(name="is_joint", value=True)], [])  # type: ignore[arg-type]


def test_a_conversation_comes_back_as_it_was_handed_over(store: Store, clock: Clock) -> None:
    found = store.conversation(hand_over(store))
    assert found is not None
    assert [(said.speaker, said.text, said.later) for said in found.messages] == [
        ("applicant", SECRET, False),
        ("assistant", "可以。[1]", False),
    ]
    assert (found.standing, found.created, found.facts[0].value) == (Standing.WAITING, clock.now, True)


def test_only_the_right_key_opens_a_conversation(store: Store) -> None:
    id = hand_over(store)
    assert store.conversation(id, digest("key")) is not None
    assert store.conversation(id, digest("another")) is None


def test_a_reply_answers_and_a_further_question_waits_again(store: Store, officer: Staff) -> None:
    id = hand_over(store)
    store.reply(id, "由总公司申报。", officer)
    assert [one.id for one in store.conversations(Standing.ANSWERED)] == [id]
    store.say(id, "那子公司呢？")
    assert [one.last_question for one in store.conversations(Standing.WAITING)] == ["那子公司呢？"]


def test_those_who_came_first_stand_first(store: Store, clock: Clock) -> None:
    first = hand_over(store)
    clock.now += DAY
    second = store.conversation(hand_over(store))
    assert second is not None
    assert [one.id for one in store.conversations(Standing.WAITING)] == [first, second.id]
    assert store.ahead(second) == 1


def test_what_is_kept_too_long_leaves_no_trace_in_the_file(
    store: Store, clock: Clock, tmp_path: Path, officer: Staff
) -> None:
    id = hand_over(store)
    store.reply(id, "答复", officer)
    store.list_question(Why.UNANSWERED, SECRET)
    clock.now += 91 * DAY
    purged = store.purge(90 * DAY)
    assert (purged.conversations, purged.questions) == (1, 1)
    assert store.conversation(id) is None
    store.close()
    with sqlite3.connect(tmp_path / "desk.db") as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SECRET.encode() not in (tmp_path / "desk.db").read_bytes()


def test_what_something_happened_to_lately_is_kept(store: Store, clock: Clock) -> None:
    id = hand_over(store)
    clock.now += 60 * DAY
    store.say(id, "还在等答复")
    clock.now += 60 * DAY
    assert store.purge(90 * DAY).conversations == 0
    assert store.conversation(id) is not None


def test_the_audit_log_outlives_conversations_and_repeats_nothing_of_them(
    store: Store, clock: Clock, officer: Staff
) -> None:
    id = hand_over(store)
    store.take(id, officer)
    store.reply(id, "答复的原话", officer)
    store.end(id, officer)
    clock.now += 400 * DAY
    store.purge(90 * DAY)
    deeds = store.deeds()
    assert [deed.what for deed in deeds] == ["purged", "closed", "replied", "taken", "staff_added"]
    assert "原话" not in str(deeds)
    assert SECRET not in str(deeds)


def test_an_applicant_can_take_everything_back(store: Store) -> None:
    id = hand_over(store)
    store.withdraw(id)
    assert store.conversation(id) is None
    assert store.waiting() == 0


def test_the_same_question_is_listed_once_and_counted(store: Store, officer: Staff) -> None:
    for _ in range(3):
        store.list_question(Why.UNANSWERED, "评审费多少？")
    store.list_question(Why.THUMBED_DOWN, "评审费多少？", reason="wrong")
    assert [(one.why, one.times) for one in store.questions()] == [(Why.UNANSWERED, 3), (Why.THUMBED_DOWN, 1)]
    store.settle(store.questions(Why.UNANSWERED)[0].id, officer)
    assert [one.why for one in store.questions()] == [Why.THUMBED_DOWN]


def test_a_changed_draft_has_to_be_approved_again(store: Store, officer: Staff) -> None:
    id = store.save_draft(None, {"id": "desk-fee"}, officer)
    draft = store.draft(id)
    assert draft is not None
    store.decide(draft, DraftState.APPROVED, officer)
    assert [one.id for one in store.drafts(DraftState.APPROVED)] == [id]
    store.save_draft(id, {"id": "desk-fee", "want": "money"}, officer)
    assert store.drafts(DraftState.APPROVED) == ()


def test_a_session_ends_with_its_time_and_with_its_owner_s_leave(
    store: Store, clock: Clock, officer: Staff
) -> None:
    store.open_session(officer, digest("cookie"), dt.timedelta(hours=12))
    session = store.session(digest("cookie"))
    assert session is not None
    assert session.staff.name == "李强"
    clock.now += dt.timedelta(hours=13)
    assert store.session(digest("cookie")) is None
    store.open_session(officer, digest("second"), dt.timedelta(hours=12))
    store.change_staff(officer, "command line", active=False)
    assert store.session(digest("second")) is None


def test_two_of_one_name_are_refused(store: Store, officer: Staff) -> None:
    with pytest.raises(NameTaken):
        store.add_staff("李强", "admin", hashed("another password"), "command line")


def test_a_password_is_kept_as_a_hash_with_a_salt_of_its_own() -> None:
    one, two = hashed("correct horse"), hashed("correct horse")
    assert one != two
    assert "correct" not in one
    assert fits("correct horse", one)
    assert not fits("correct horses", one)


@pytest.mark.parametrize(
    "url", ["nonsense", "nodriver://user:hunter2@host/x", "sqlite:////no/such/folder/x.db"]
)
def test_a_database_that_cannot_be_used_is_named_with_a_remedy_and_without_its_password(url: str) -> None:
    with pytest.raises(StoreFault) as caught:
        open_store(url)
    assert "MINGPIN_DATABASE_URL" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_tables_of_another_version_are_left_alone(tmp_path: Path) -> None:
    open_store(file_url(tmp_path)).close()
    with sqlite3.connect(tmp_path / "desk.db") as file:
        file.execute("UPDATE desk_schema SET version = 99")
    with pytest.raises(StoreFault, match="version 99"):
        open_store(file_url(tmp_path))
