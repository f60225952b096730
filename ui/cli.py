"""The ``mingpin`` command. Exit code 0: done; 1: a negative result; 2: bad usage or bad input.

Heavy imports stand inside the commands, so that ``mingpin --help`` answers at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    import datetime as dt

    from assistant.agent import Assistant
    from assistant.settings import Settings
    from checks.rulebook import Rulebook
    from corpus.model import Corpus
    from ui.desk.store import Staff, Store


class Commands(TyperGroup):
    """The commands below, and those that other packages bring: entry points of the group ``mingpin.commands``."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *sorted(_brought())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in _brought():
            return own
        other = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        other.command(cmd_name)(_brought()[cmd_name].load())
        return typer.main.get_command(other)


def _brought() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group="mingpin.commands")}


app = typer.Typer(
    name="mingpin",
    cls=Commands,
    help="名品助手 Mingpin: cited answers and rule-made verdicts on two Chinese consumer-brand policies.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day to answer for, YYYY-MM-DD; today when absent."),
]


class BadUsage(Exception):
    """Input that cannot be used; the message says what to do instead."""


def main() -> None:
    """Run the command."""
    app()


@lru_cache(maxsize=1)
def _rules() -> tuple[Corpus, Rulebook]:
    """The policies and their rules, read once."""
    from checks.rulebook import load_rulebook
    from corpus.load import load_corpus

    corpus = load_corpus()
    return corpus, load_rulebook(corpus)


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to bind to; 127.0.0.1 unless MINGPIN_HOST says otherwise.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to bind to; 0 takes a free one.")
    ] = None,
) -> None:
    """Serve the page and the HTTP interface."""
    started = time.monotonic()
    with _faults():
        import datetime as dt

        from ui.desk.desk import Desk
        from ui.serve import serve as run
        from ui.terms import Terms

        settings = _settings()
        desk = Desk(
            _store(settings),
            keep=dt.timedelta(days=settings.keep_days),
            data_dir=settings.data_dir,
            secure=settings.public_url.startswith("https:"),
        )
        run(
            lambda: _assistant(settings),
            host or settings.host,
            settings.port if port is None else port,
            data_dir=settings.data_dir,
            terms=Terms.of(settings),
            desk=desk,
            started=started,
            say=lambda line: typer.echo(line),
            revision=lambda: _revision(settings),
        )


@app.command()
def ask(
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION", help="The question, in Chinese or English; - reads it from standard input."
        ),
    ],
    json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Ask one question; the answer quotes its clauses."""
    with _faults():
        from ui.day import today
        from ui.limits import MAX_QUESTION_CHARACTERS
        from ui.wording import readable_question

        day = _day(as_of) or today()
        text = readable_question(_read(question), "QUESTION", MAX_QUESTION_CHARACTERS)

        from assistant.answer import AnswerStatus, Message
        from ui.schemas import context_of
        from ui.terminal import print_json, show_answer

        answer = _assistant(_settings()).ask([Message(role="user", text=text)], as_of=day)
        if json:
            print_json({"answer": answer.text, **context_of(answer, day)})
        else:
            show_answer(answer, day.isoformat())
        if answer.status is AnswerStatus.ERROR:
            raise typer.Exit(1)


@app.command()
def lookup(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, a question, or a clause number.")],
    policy: Annotated[str | None, typer.Option(help="Look in this policy only, such as cn-mpfz.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many clauses.")] = 5,
    json: AsJson = False,
) -> None:
    """Find clauses."""
    with _faults():
        from ui.limits import MAX_QUERY_CHARACTERS
        from ui.wording import readable_question

        text = readable_question(_read(query), "QUERY", MAX_QUERY_CHARACTERS)

        from ui.schemas import ClauseHit
        from ui.terminal import print_json, show_hits

        assistant = _assistant(_settings())
        known = [one.id for one in assistant.corpus.policies]
        if policy is not None and policy not in known:
            raise BadUsage(f"there is no policy {policy}; choose one of {', '.join(known)}")
        hits = assistant.retriever.search(text, policy=policy, k=k)
        if json:
            print_json({"results": [ClauseHit.of(hit).model_dump(mode="json") for hit in hits]})
        else:
            show_hits(hits)


@app.command()
def check(
    track: Annotated[
        str | None,
        typer.Argument(
            metavar="TRACK",
            help="cn-mpfz/brand-enterprise, cn-mpfz/brand-regional, cn-mpfz/digital-case or hn-sanpin/benchmark.",
        ),
    ] = None,
    facts: Annotated[
        str | None,
        typer.Option(
            "--facts",
            metavar="FILE|-",
            help='Facts as JSON ({"trademark_owned": true}); - reads standard input. {"facts": …, "members": […]} states a joint application.',
        ),
    ] = None,
    as_of: AsOf = None,
    json: AsJson = False,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write the self-assessment to this .docx or .md file.")
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option(
            "--replay",
            help="Check again what this receipt (or verdict) records; exit code 1 if anything has changed.",
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="zh or en.")] = "zh",
) -> None:
    """Check an application against one track's rules, clause by clause."""
    with _faults():
        from checks.verdict import Receipt, Replay
        from ui.day import today
        from ui.errors import Tongue
        from ui.report import ReportFormat, self_assessment
        from ui.terminal import print_json, show_verdict
        from ui.wording import sound_json

        if lang not in ("zh", "en"):
            raise BadUsage("--lang takes zh or en")
        tongue: Tongue = "zh" if lang == "zh" else "en"
        if report is not None and report.suffix not in (".docx", ".md"):
            raise BadUsage("--report writes .docx or .md; end the file's name with one of them")
        corpus, rulebook = _rules()
        replayed: Replay | None = None
        if replay is not None:
            if track is not None or facts is not None or as_of is not None:
                raise BadUsage("--replay takes track, facts and date from the receipt; leave the others out")
            stored = sound_json(_file(replay))
            if isinstance(stored, dict) and isinstance(stored.get("receipt"), dict):
                stored = stored["receipt"]
            replayed = rulebook.replay(Receipt.model_validate(stored))
            verdict = replayed.verdict
        else:
            if track is None or facts is None:
                raise BadUsage(
                    "name a track and its facts: mingpin check TRACK --facts FILE (or - for standard input)"
                )
            if track not in rulebook.tracks:
                raise BadUsage(f"there is no track {track}; choose one of {', '.join(rulebook.tracks)}")
            stated = sound_json(sys.stdin.buffer.read() if facts == "-" else _file(Path(facts)))
            members = None
            if isinstance(stated, dict) and "facts" in stated:
                unknown = sorted(set(stated) - {"facts", "members", "as_of"})
                if unknown:
                    raise BadUsage(f"{', '.join(unknown)}: not known beside facts, members and as_of")
                as_of = as_of or stated.get("as_of")
                members = stated.get("members")
                stated = stated["facts"]
            verdict = rulebook.check(track, stated, _day(as_of) or today(), members)
        if report is not None:
            kind: ReportFormat = "docx" if report.suffix == ".docx" else "md"
            report.write_bytes(self_assessment(verdict, rulebook, kind, tongue))
        chosen = rulebook.track(verdict.track)
        if json:
            print_json((replayed or verdict).model_dump(mode="json"))
        else:
            question = chosen.questions().get(verdict.next_fact) if verdict.next_fact else None
            show_verdict(verdict, chosen.title, question, corpus, tongue)
            for text in replayed.changed if replayed else ():
                typer.echo(text.zh if tongue == "zh" else text.en)
            if replayed and replayed.same:
                typer.echo("与收据一致。" if tongue == "zh" else "The same as the receipt.")
        if replayed and not replayed.same:
            raise typer.Exit(1)


@app.command()
def ingest(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A policy folder: source.txt, policy.yaml, english.yaml.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only read the folder and say what is wrong with it.")
    ] = False,
) -> None:
    """Read a policy folder and add it to the data folder; a running server finds it within seconds."""
    with _faults():
        from corpus.load import load_policy
        from ui.ingest import take_in
        from ui.terminal import show_policy

        policy = load_policy(path.resolve())
        show_policy(policy)
        if dry_run:
            typer.echo("The folder can be read as it stands; nothing was copied.")
        else:
            from assistant.build import share

            settings = _settings()
            place = take_in(path, policy, settings.data_dir)
            share(settings, place)
            typer.echo(f"Added to {place}; a running server finds it within seconds.")


staff = typer.Typer(help="The staff of the help desk.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(staff, name="staff")

StaffName = Annotated[
    str, typer.Argument(metavar="NAME", help="The name to sign in with; applicants see it.")
]


@staff.command("add")
def add_staff(
    name: StaffName,
    role: Annotated[str, typer.Option(help="officer or admin; admins approve guidance.")] = "officer",
) -> None:
    """Add a member of staff. The password is asked for, or read from standard input."""
    with _faults():
        from ui.desk.password import hashed
        from ui.desk.store import NameTaken

        if role not in ("officer", "admin"):
            raise BadUsage("--role takes officer or admin")
        known = name.strip()
        if not 0 < len(known) <= 60 or not known.isprintable():
            raise BadUsage("a name has 1 to 60 printable characters")
        store = _store(_settings())
        if store.staff(known):
            raise BadUsage(f"there is a {known} already; choose another name")
        try:
            store.add_staff(
                known, "admin" if role == "admin" else "officer", hashed(_password()), "command line"
            )
        except NameTaken:
            raise BadUsage(f"there is a {known} already; choose another name") from None
        typer.echo(f"Added {known} ({role}); sign in at /desk/sign-in.")


@staff.command("password")
def change_password(name: StaffName) -> None:
    """Give a member of staff another password, and leave to sign in; whoever is signed in is signed out."""
    with _faults():
        from ui.desk.password import hashed

        store = _store(_settings())
        store.change_staff(_member(store, name), "command line", password=hashed(_password()))
        typer.echo(f"{name} has a new password.")


@staff.command("disable")
def disable_staff(name: StaffName) -> None:
    """Keep a member of staff from signing in. What they did stays in the audit log."""
    with _faults():
        store = _store(_settings())
        store.change_staff(_member(store, name), "command line", active=False)
        typer.echo(f"{name} can no longer sign in.")


@staff.command("list")
def list_staff() -> None:
    """List the staff."""
    with _faults():
        for one in _store(_settings()).all_staff():
            typer.echo(f"{one.name}\t{one.role}\t{'active' if one.active else 'disabled'}")


def _member(store: Store, name: str) -> Staff:
    found = store.staff(name)
    if found is None:
        raise BadUsage(f"there is no {name}; see mingpin staff list")
    return found


def _password() -> str:
    from ui.desk.password import LONGEST, SHORTEST

    if sys.stdin.isatty():
        password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadUsage(f"a password has {SHORTEST} to {LONGEST} characters")
    return password


def _store(settings: Settings) -> Store:
    from ui.desk.store import file_url, open_store

    url = settings.database_url
    return open_store(url.get_secret_value() if url else file_url(settings.data_dir))


def _settings() -> Settings:
    from pydantic import ValidationError

    from assistant.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        faults = [f"MINGPIN_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
        raise BadUsage("; ".join(faults) + "; mend the environment variable") from None


def _revision(settings: Settings) -> str:
    if not settings.chroma_url and not (settings.data_dir / "policies").is_dir():
        return ""  # known without the imports below, which would hold up the start
    from assistant.build import policies_revision

    return policies_revision(settings)


def _assistant(settings: Settings) -> Assistant:
    from assistant.build import build
    from ui.terminal import index_progress

    with index_progress() as tell:
        return build(settings, progress=tell)


def _day(text: object) -> dt.date | None:
    from ui.day import parse_day

    if text is None:
        return None
    try:
        return parse_day(text if isinstance(text, str) else "")
    except ValueError:
        raise BadUsage(f"{text} is not a date; write it as YYYY-MM-DD, for example 2026-06-15") from None


def _read(argument: str) -> str:
    """The argument, or standard input where it is a dash."""
    if argument != "-":
        return argument
    try:
        return sys.stdin.buffer.read().decode("utf-8").strip()
    except UnicodeDecodeError:
        raise BadUsage("standard input is not UTF-8 text; encode it so") from None


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadUsage(
            f"{path} cannot be read ({error.strerror}); name a readable JSON file, or - for standard input"
        ) from None


@contextmanager
def _faults() -> Iterator[None]:
    """Every fault as one line on standard error with its remedy, and exit code 2."""
    from pydantic import ValidationError

    from checks.facts import FactErrors
    from ui.errors import Problem, word

    try:
        yield
        return
    except (typer.Exit, typer.Abort, KeyboardInterrupt, BrokenPipeError):
        raise
    except Problem as problem:
        line = word(problem.message, None)
    except FactErrors as errors:
        line = "; ".join(f"{fault.field}: {fault.message.en}" for fault in errors.errors)
    except ValidationError as error:
        line = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
    except (BadUsage, ValueError, OSError, RuntimeError) as error:
        line = str(error) or type(error).__name__
    except Exception as error:
        # A fault of ours. The place is what a report of it needs; a traceback would not help the person.
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
        line = f"internal fault ({type(error).__name__} at {where}: {error}); please report it"
    typer.echo("mingpin: " + " ".join(line.split()), err=True)
    raise typer.Exit(2)
