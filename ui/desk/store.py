"""What the help desk keeps, in any database that SQLAlchemy knows: staff, conversations, questions, drafts, deeds.

Whatever an officer does is written together with its line in the audit log, in one transaction. No line of that log,
and nothing else that outlives a conversation, repeats what an applicant wrote.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import JsonValue

from corpus.model import Frozen

Role = Literal["officer", "admin"]
Speaker = Literal["applicant", "assistant", "officer"]

_VERSION = 1
_BUSY_SECONDS = 15


class StoreFault(RuntimeError):
    """The database cannot be used; the message says why and what to do."""


class NameTaken(ValueError):
    """There is a member of staff of this name already."""


class Standing(StrEnum):
    """Where a conversation stands that was handed over."""

    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"


class Why(StrEnum):
    """Why a question is listed for the staff."""

    UNANSWERED = "unanswered"
    THUMBED_DOWN = "thumbed_down"


class DraftState(StrEnum):
    """How far a draft has come."""

    DRAFT = "draft"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Staff(Frozen):
    """A member of staff."""

    id: str
    name: str
    role: Role
    password: str
    active: bool


class Session(Frozen):
    """A sign-in. ``token`` goes with every form, so that no other site can send one."""

    staff: Staff
    token: str


class Said(Frozen):
    """One message of a conversation. ``later`` tells what came after the hand-over."""

    number: int
    at: dt.datetime
    speaker: Speaker
    name: str
    text: str
    later: bool


class Told(Frozen):
    """A fact as it was told."""

    name: str
    value: JsonValue
    read_from: str = ""


class Conversation(Frozen):
    """A conversation that an applicant handed over."""

    id: str
    created: dt.datetime
    updated: dt.datetime
    standing: Standing
    language: Literal["zh", "en"]
    officer: str
    facts: tuple[Told, ...]
    verdicts: tuple[Mapping[str, JsonValue], ...]
    messages: tuple[Said, ...]

    @property
    def last_question(self) -> str:
        """What the applicant wrote last."""
        return next((said.text for said in reversed(self.messages) if said.speaker == "applicant"), "")


class Question(Frozen):
    """A question that was not answered, or not well."""

    id: str
    at: dt.datetime
    why: Why
    times: int
    question: str
    answer: str
    status: str
    reason: str
    comment: str
    language: str


class Drafted(Frozen):
    """A guidance entry that somebody words. ``entry`` is what the form held, also where it is not sound yet."""

    id: str
    created: dt.datetime
    updated: dt.datetime
    state: DraftState
    author: str
    approver: str
    entry: Mapping[str, JsonValue]
    question: str  # the id of the question that it came from, or ""


class Deed(Frozen):
    """One line of the audit log."""

    at: dt.datetime
    who: str
    what: str
    about: str


class Purged(Frozen):
    """How much was deleted because its time was over."""

    conversations: int
    questions: int
    sessions: int


class Instant(sa.TypeDecorator[dt.datetime]):
    """A moment in UTC, in databases that know no time zones too."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


_meta = sa.MetaData()
_schema = sa.Table("desk_schema", _meta, sa.Column("version", sa.Integer, nullable=False))
_staff = sa.Table(
    "desk_staff",
    _meta,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("name", sa.String(60), unique=True, nullable=False),
    sa.Column("role", sa.String(10), nullable=False),
    sa.Column("password", sa.String(200), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
)
_session = sa.Table(
    "desk_session",
    _meta,
    sa.Column("key", sa.String(64), primary_key=True),  # a digest: what a cookie holds is not kept
    sa.Column("staff", sa.ForeignKey("desk_staff.id", ondelete="CASCADE"), nullable=False),
    sa.Column("token", sa.String(64), nullable=False),
    sa.Column("ends", Instant, nullable=False),
)
_conversation = sa.Table(
    "desk_conversation",
    _meta,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("key", sa.String(64), nullable=False),
    sa.Column("created", Instant, nullable=False),
    sa.Column("updated", Instant, nullable=False, index=True),
    sa.Column("standing", sa.String(10), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("officer", sa.String(60), nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("verdicts", sa.JSON, nullable=False),
)
_message = sa.Table(
    "desk_message",
    _meta,
    sa.Column("conversation", sa.ForeignKey("desk_conversation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("speaker", sa.String(10), nullable=False),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("later", sa.Boolean, nullable=False),
)
_question = sa.Table(
    "desk_question",
    _meta,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("why", sa.String(20), nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("status", sa.String(40), nullable=False),
    sa.Column("reason", sa.String(20), nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("settled", sa.Boolean, nullable=False),
)
_draft = sa.Table(
    "desk_draft",
    _meta,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("created", Instant, nullable=False),
    sa.Column("updated", Instant, nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("author", sa.String(60), nullable=False),
    sa.Column("approver", sa.String(60), nullable=False),
    sa.Column("entry", sa.JSON, nullable=False),
    sa.Column("question", sa.String(32), nullable=False),
)
_deed = sa.Table(
    "desk_audit",
    _meta,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("who", sa.String(60), nullable=False, index=True),
    sa.Column("what", sa.String(30), nullable=False),
    sa.Column("about", sa.String(120), nullable=False),
)


def utc_now() -> dt.datetime:
    """Now."""
    return dt.datetime.now(dt.UTC)


class Store:
    """The help desk's memory. Safe to use from several threads, and by several servers at once."""

    def __init__(self, engine: sa.Engine, clock: Callable[[], dt.datetime] = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    @property
    def now(self) -> dt.datetime:
        """The moment by the store's clock."""
        return self._clock()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # -- Staff and their sessions

    def add_staff(self, name: str, role: Role, password: str, by: str) -> Staff:
        """A new member of staff; ``password`` is a hash. NameTaken where there is one of that name."""
        staff = Staff(id=_id(), name=name, role=role, password=password, active=True)
        try:
            with self._write(by, "staff_added", f"{name} ({role})") as to:
                to.execute(_staff.insert().values(staff.model_dump()))
        except sa.exc.IntegrityError:
            raise NameTaken(name) from None
        return staff

    def staff(self, name: str) -> Staff | None:
        """The member of staff of that name."""
        with self._engine.connect() as to:
            row = to.execute(_staff.select().where(_staff.c.name == name)).mappings().first()
        return Staff.model_validate(dict(row)) if row else None

    def all_staff(self) -> tuple[Staff, ...]:
        """Everybody, by name."""
        with self._engine.connect() as to:
            rows = to.execute(_staff.select().order_by(_staff.c.name)).mappings().all()
        return tuple(Staff.model_validate(dict(row)) for row in rows)

    def change_staff(
        self, staff: Staff, by: str, *, password: str | None = None, active: bool = True
    ) -> None:
        """Another password, or leave to sign in given or taken. Whoever is signed in is signed out."""
        what = "staff_password" if password else "staff_enabled" if active else "staff_disabled"
        with self._write(by, what, staff.name) as to:
            values = {"password": password or staff.password, "active": active}
            to.execute(_staff.update().where(_staff.c.id == staff.id).values(values))
            to.execute(_session.delete().where(_session.c.staff == staff.id))

    def open_session(self, staff: Staff, key: str, lasts: dt.timedelta) -> None:
        """Keep a sign-in under the digest ``key``."""
        with self._write(staff.name, "signed_in", "") as to:
            to.execute(
                _session.insert().values(
                    key=key, staff=staff.id, token=secrets.token_urlsafe(32), ends=self.now + lasts
                )
            )

    def session(self, key: str) -> Session | None:
        """The sign-in under ``key``, if it has not ended and its owner may still sign in."""
        joined = _session.join(_staff, _session.c.staff == _staff.c.id)
        wanted = (_session.c.key == key) & (_session.c.ends > self.now) & _staff.c.active
        with self._engine.connect() as to:
            row = (
                to.execute(sa.select(_session.c.token, _staff).select_from(joined).where(wanted))
                .mappings()
                .first()
            )
        if row is None:
            return None
        told = dict(row)
        return Session(token=told.pop("token"), staff=Staff.model_validate(told))

    def close_session(self, key: str, who: str) -> None:
        """Forget a sign-in."""
        with self._write(who, "signed_out", "") as to:
            to.execute(_session.delete().where(_session.c.key == key))

    # -- The audit log

    def note(self, who: str, what: str, about: str = "") -> None:
        """Write one line into the audit log."""
        with self._write(who, what, about):
            pass

    def deeds(self, most: int = 200) -> tuple[Deed, ...]:
        """The latest lines of the audit log, newest first."""
        wanted = sa.select(_deed.c.at, _deed.c.who, _deed.c.what, _deed.c.about)
        with self._engine.connect() as to:
            rows = to.execute(wanted.order_by(_deed.c.number.desc()).limit(most)).mappings().all()
        return tuple(Deed.model_validate(dict(row)) for row in rows)

    def count(self, what: str, who: str, since: dt.datetime) -> int:
        """How often ``who`` did ``what`` since then."""
        wanted = (_deed.c.what == what) & (_deed.c.who == who) & (_deed.c.at > since)
        with self._engine.connect() as to:
            return to.execute(sa.select(sa.func.count()).select_from(_deed).where(wanted)).scalar_one()

    # -- Conversations

    def hand_over(
        self,
        key: str,
        language: Literal["zh", "en"],
        transcript: Sequence[tuple[Speaker, str]],
        facts: Sequence[Told],
        verdicts: Sequence[Mapping[str, JsonValue]],
    ) -> str:
        """Keep a conversation for the staff; its id. ``key`` is the digest of what its applicant comes back with."""
        id, now = _id(), self.now
        with self._engine.begin() as to:
            to.execute(
                _conversation.insert().values(
                    id=id,
                    key=key,
                    created=now,
                    updated=now,
                    standing=Standing.WAITING,
                    language=language,
                    officer="",
                    facts=[fact.model_dump(mode="json") for fact in facts],
                    verdicts=list(verdicts),
                )
            )
            for number, (speaker, text) in enumerate(transcript, start=1):
                values = {"at": now, "speaker": speaker, "name": "", "text": text, "later": False}
                to.execute(_message.insert().values(conversation=id, number=number, **values))
        return id

    def conversations(self, standing: Standing, most: int = 100) -> tuple[Conversation, ...]:
        """Those that stand so: waiting ones by age, the others by what happened last."""
        order = _conversation.c.created if standing is Standing.WAITING else _conversation.c.updated.desc()
        wanted = (
            _conversation.select().where(_conversation.c.standing == standing).order_by(order).limit(most)
        )
        with self._engine.connect() as to:
            rows = to.execute(wanted).mappings().all()
            said = self._said(to, [row["id"] for row in rows])
        return tuple(_conversation_of(row, said[row["id"]]) for row in rows)

    def conversation(self, id: str, key: str | None = None) -> Conversation | None:
        """The conversation; with ``key`` only to the applicant whose it is."""
        wanted = _conversation.c.id == id
        if key is not None:
            wanted &= _conversation.c.key == key
        with self._engine.connect() as to:
            row = to.execute(_conversation.select().where(wanted)).mappings().first()
            return _conversation_of(row, self._said(to, [id])[id]) if row else None

    def ahead(self, conversation: Conversation) -> int:
        """How many that wait were handed over before."""
        wanted = (_conversation.c.standing == Standing.WAITING) & (
            _conversation.c.created < conversation.created
        )
        with self._engine.connect() as to:
            return to.execute(
                sa.select(sa.func.count()).select_from(_conversation).where(wanted)
            ).scalar_one()

    def waiting(self) -> int:
        """How many wait."""
        wanted = _conversation.c.standing == Standing.WAITING
        with self._engine.connect() as to:
            return to.execute(
                sa.select(sa.func.count()).select_from(_conversation).where(wanted)
            ).scalar_one()

    def say(self, id: str, text: str) -> None:
        """Something more from the applicant; the conversation waits again."""
        with self._engine.begin() as to:
            self._append(to, id, "applicant", "", text)
            self._set(to, id, standing=Standing.WAITING)

    def reply(self, id: str, text: str, by: Staff) -> None:
        """An officer's reply."""
        with self._write(by.name, "replied", id) as to:
            self._append(to, id, "officer", by.name, text)
            self._set(to, id, standing=Standing.ANSWERED, officer=by.name)

    def take(self, id: str, by: Staff) -> None:
        """An officer says that this one is theirs."""
        with self._write(by.name, "taken", id) as to:
            self._set(to, id, officer=by.name)

    def end(self, id: str, by: Staff) -> None:
        """An officer closes a conversation."""
        with self._write(by.name, "closed", id) as to:
            self._set(to, id, standing=Standing.CLOSED)

    def withdraw(self, id: str) -> None:
        """The applicant takes the conversation back: nothing of it is kept."""
        with self._engine.begin() as to:
            _forget(to, _conversation.c.id == id)

    # -- Questions

    def list_question(
        self,
        why: Why,
        question: str,
        *,
        answer: str = "",
        status: str = "",
        reason: str = "",
        comment: str = "",
        language: str = "",
    ) -> None:
        """List a question for the staff. One that is listed for the same reason already is counted once more."""
        same = (_question.c.why == why) & (_question.c.question == question) & ~_question.c.settled
        with self._engine.begin() as to:
            counted = to.execute(
                _question.update().where(same).values(times=_question.c.times + 1, at=self.now)
            )
            if counted.rowcount and not comment:
                return
            values = {"question": question, "answer": answer, "status": status, "reason": reason}
            values |= {"comment": comment, "language": language, "why": why}
            to.execute(_question.insert().values(id=_id(), at=self.now, times=1, settled=False, **values))

    def questions(self, why: Why | None = None, most: int = 200) -> tuple[Question, ...]:
        """What is listed and not settled, most asked and newest first."""
        wanted = _question.select().where(~_question.c.settled)
        if why is not None:
            wanted = wanted.where(_question.c.why == why)
        order = (_question.c.times.desc(), _question.c.at.desc())
        with self._engine.connect() as to:
            rows = to.execute(wanted.order_by(*order).limit(most)).mappings().all()
        return tuple(_question_of(row) for row in rows)

    def question(self, id: str) -> Question | None:
        """The question listed under this id."""
        with self._engine.connect() as to:
            row = to.execute(_question.select().where(_question.c.id == id)).mappings().first()
        return _question_of(row) if row else None

    def settle(self, id: str, by: Staff) -> None:
        """An officer takes a question off the list."""
        with self._write(by.name, "settled", id) as to:
            to.execute(_question.update().where(_question.c.id == id).values(settled=True))

    # -- Drafts

    def save_draft(
        self, id: str | None, entry: Mapping[str, JsonValue], by: Staff, question: str = ""
    ) -> str:
        """Keep what somebody worded, as a new draft or in place of what ``id`` held; its id. It is a draft again."""
        now = self.now
        with self._write(by.name, "draft_saved", str(entry.get("id", ""))[:100]) as to:
            values = {"updated": now, "entry": dict(entry), "state": DraftState.DRAFT, "author": by.name}
            if id is None:
                id = _id()
                to.execute(
                    _draft.insert().values(id=id, created=now, approver="", question=question, **values)
                )
            else:
                to.execute(_draft.update().where(_draft.c.id == id).values(approver="", **values))
        return id

    def decide(self, draft: Drafted, state: DraftState, by: Staff) -> None:
        """Approve a draft, or withdraw it."""
        about = str(draft.entry.get("id", ""))[:100]
        with self._write(by.name, f"draft_{state}", about) as to:
            values = {"state": state, "updated": self.now, "approver": by.name}
            to.execute(_draft.update().where(_draft.c.id == draft.id).values(values))
            if state is DraftState.APPROVED and draft.question:
                to.execute(_question.update().where(_question.c.id == draft.question).values(settled=True))

    def drafts(self, state: DraftState | None = None) -> tuple[Drafted, ...]:
        """The drafts, oldest first."""
        wanted = _draft.select().order_by(_draft.c.created, _draft.c.id)
        if state is not None:
            wanted = wanted.where(_draft.c.state == state)
        with self._engine.connect() as to:
            return tuple(Drafted.model_validate(dict(row)) for row in to.execute(wanted).mappings())

    def draft(self, id: str) -> Drafted | None:
        """The draft of this id."""
        with self._engine.connect() as to:
            row = to.execute(_draft.select().where(_draft.c.id == id)).mappings().first()
        return Drafted.model_validate(dict(row)) if row else None

    # -- The end of keeping

    def purge(self, keep: dt.timedelta) -> Purged:
        """Delete what applicants wrote and nothing has happened to for as long as ``keep``, and ended sign-ins."""
        before = self.now - keep
        with self._engine.begin() as to:
            conversations = _forget(to, _conversation.c.updated < before)
            questions = to.execute(_question.delete().where(_question.c.at < before)).rowcount
            sessions = to.execute(_session.delete().where(_session.c.ends < self.now)).rowcount
            if conversations or questions:
                about = f"{conversations} conversations, {questions} questions"
                to.execute(_deed.insert().values(at=self.now, who="-", what="purged", about=about))
        return Purged(conversations=conversations, questions=questions, sessions=sessions)

    # -- Within

    @contextmanager
    def _write(self, who: str, what: str, about: str) -> Iterator[sa.Connection]:
        with self._engine.begin() as to:
            yield to
            to.execute(_deed.insert().values(at=self.now, who=who[:60], what=what, about=about[:120]))

    def _append(self, to: sa.Connection, id: str, speaker: Speaker, name: str, text: str) -> None:
        last = sa.select(sa.func.coalesce(sa.func.max(_message.c.number), 0)).where(
            _message.c.conversation == id
        )
        number = to.execute(last).scalar_one() + 1
        values = {"at": self.now, "speaker": speaker, "name": name, "text": text, "later": True}
        to.execute(_message.insert().values(conversation=id, number=number, **values))

    def _set(self, to: sa.Connection, id: str, **values: Any) -> None:
        to.execute(_conversation.update().where(_conversation.c.id == id).values(updated=self.now, **values))

    def _said(self, to: sa.Connection, ids: Sequence[str]) -> Mapping[str, tuple[Said, ...]]:
        said: dict[str, list[Said]] = {id: [] for id in ids}
        wanted = _message.select().where(_message.c.conversation.in_(ids)).order_by(_message.c.number)
        for row in to.execute(wanted).mappings():
            told = dict(row)
            said[told.pop("conversation")].append(Said.model_validate(told))
        return {id: tuple(messages) for id, messages in said.items()}


def open_store(url: str, clock: Callable[[], dt.datetime] = utc_now) -> Store:
    """The store at an SQLAlchemy URL, its tables made where there are none. StoreFault says what is wrong with it."""
    try:
        engine = _engine(url)
        _meta.create_all(engine)
        with engine.begin() as to:
            version = to.execute(sa.select(_schema.c.version)).scalar()
            if version is None:
                to.execute(_schema.insert().values(version=_VERSION))
    except (sa.exc.SQLAlchemyError, ImportError, ValueError, OSError) as error:
        # The message of a driver may repeat the URL and the password in it.
        raise StoreFault(
            f"the help desk's database cannot be used ({type(error).__name__}); "
            "check MINGPIN_DATABASE_URL, that its driver is installed and that the database may be written"
        ) from None
    if version not in (None, _VERSION):
        raise StoreFault(
            f"the help desk's tables are of version {version} and this program knows {_VERSION}; "
            "use the program that made them, or another database"
        )
    return Store(engine, clock)


def memory() -> Store:
    """A store that is gone when the program ends."""
    return open_store("sqlite://")


def file_url(data_dir: Path) -> str:
    """Where the store is unless a setting says otherwise; makes the folder."""
    data_dir.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{(data_dir / 'desk.db').resolve()}"


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(parsed, pool_pre_ping=True)
    if parsed.database in (None, "", ":memory:"):
        engine = sa.create_engine(parsed, poolclass=sa.StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = sa.create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only unlinked
        cursor.close()

    return engine


def _id() -> str:
    return secrets.token_hex(16)


def _forget(to: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    ids = sa.select(_conversation.c.id).where(which)
    to.execute(_message.delete().where(_message.c.conversation.in_(ids)))
    return to.execute(_conversation.delete().where(which)).rowcount


def _conversation_of(row: sa.RowMapping, messages: tuple[Said, ...]) -> Conversation:
    told = {name: value for name, value in row.items() if name != "key"}
    return Conversation.model_validate({**told, "messages": messages})


def _question_of(row: sa.RowMapping) -> Question:
    return Question.model_validate({name: value for name, value in row.items() if name != "settled"})
