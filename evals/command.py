"""``mingpin eval``: which suites, against what, where the results go, and whether they are good enough.

Heavy imports stand inside the functions, so that ``mingpin --help`` answers at once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.model import Corpus
    from evals.case import SplitChoice, Suite
    from evals.reply import Result
    from evals.subject import Subject
    from evals.summary import Scored, Summary

OWN = "mingpin"


def evaluate(
    suite: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SUITE]...", help="Suites by name, case files, or folders of them; all when absent."
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Evaluate the OpenAI-compatible server at this address.")
    ] = None,
    split: Annotated[str, typer.Option(help="dev, held_out or all.")] = "dev",
    out: Annotated[
        Path | None, typer.Option(help="Folder for results and report; below MINGPIN_DATA_DIR when absent.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Questions at a time; 1 in process, 4 over --url.")
    ] = None,
    repeats: Annotated[int, typer.Option(min=1, help="Ask each case so often, to find flaky answers.")] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many cases of each suite.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep the replies that the folder holds already.")
    ] = False,
    rescore: Annotated[
        bool, typer.Option("--rescore", help="Ask nothing: score the replies that the folder holds.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            help="A baseline file; exit code 1 where a suite lost more against it than chance takes."
        ),
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=1, help="Exit code 1 where strict accuracy is below this.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Folder of an earlier run to compare with, case by case.")
    ] = None,
    assistant: Annotated[
        str, typer.Option(help="mingpin, or a baseline: unverified, unguided, bm25, chunks.")
    ] = "mingpin",
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Run mingpin and every baseline, and set them side by side.")
    ] = False,
    model: Annotated[
        str | None, typer.Option(help="Model to name to the server; its first when absent.")
    ] = None,
    header: Annotated[
        list[str] | None, typer.Option(help="A header for the server, such as 'Authorization: Bearer …'.")
    ] = None,
    save_baseline: Annotated[
        Path | None, typer.Option(help="Write this run's accuracy per suite to a baseline file.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every miss.")] = False,
    validate: Annotated[bool, typer.Option("--validate", help="Only check the case files.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of case files.")] = False,
) -> None:
    """Run the evaluation suites and report; exit code 1 when a baseline or threshold is not met."""
    with _faults():
        from rich.console import Console

        from checks.rulebook import load_rulebook
        from corpus.load import load_corpus
        from evals.case import case_schema, load_suites, suite_files
        from evals.summary import score_all
        from evals.terminal import counted, show_misses, show_summary

        console = Console()
        # A draft that the gates refuse is answered otherwise, and that answer is what is scored.
        logging.getLogger("assistant").setLevel(logging.ERROR)
        if schema:
            typer.echo(json.dumps(case_schema(), ensure_ascii=False, indent=2))
            return
        corpus = load_corpus()
        tracks = load_rulebook(corpus).tracks
        suites = load_suites(suite_files(suite or ()), corpus, tracks, _split(split))
        if validate:
            cases = sum(len(one.cases) for one in suites)
            sound = "is sound" if cases == 1 else "are sound"
            console.print(f"{counted(cases, 'case')} in {counted(len(suites), 'file')} {sound}.")
            return
        if limit:
            suites = tuple(one.model_copy(update={"cases": one.cases[:limit]}) for one in suites)
        if ablation:
            _ablate(suites, corpus, out or _results_folder("ablation"), split, not resume, console)
            return
        folder = out or _results_folder(assistant if url is None else "remote")
        if rescore:
            name, results = folder.name, _stored(folder, suites)
        else:
            with _subject(assistant, url, model, header or [], corpus) as subject:
                name = subject.name
                workers = jobs or (1 if url is None else 4)
                results = _ask(subject, suites, folder, workers, repeats, not resume, console)
        if not results:
            raise ValueError(f"there is nothing to score: these suites have no case of the split {split}")
        scored = score_all(results, corpus)
        summary = _summary(results, scored, corpus, name, split)
        show_summary(summary, console, scored)
        if misses:
            show_misses(scored, console)
        _write(folder, summary, scored, corpus, against, console)
        short = _shortfalls(summary, scored, baseline, threshold)
        for line in short:
            console.print(line, style="red")
        if save_baseline:
            from evals.regression import baseline_of

            text = baseline_of(summary, scored).model_dump_json(indent=2)
            save_baseline.write_text(text + "\n", encoding="utf-8")
    if short:
        raise typer.Exit(1)


def main() -> None:
    """Run the evaluation as a command of its own: ``python -m evals``."""
    typer.run(evaluate)


def _split(text: str) -> SplitChoice:
    if text == "dev":
        return "dev"
    if text == "held_out":
        return "held_out"
    if text == "all":
        return "all"
    raise ValueError("--split takes dev, held_out or all")


def _results_folder(name: str) -> Path:
    from assistant.settings import Settings

    return Settings().data_dir / "evals" / name


def _stored(folder: Path, suites: Sequence[Suite]) -> tuple[Result, ...]:
    """The replies in ``folder`` to the cases of ``suites``, with what the cases expect today."""
    from evals.reply import read_results
    from evals.runner import RESULTS

    current = {case.id: (suite.name, case) for suite in suites for case in suite.cases}
    found: list[Result] = []
    for result in read_results(folder / RESULTS):
        if result.case.id in current:
            name, case = current[result.case.id]
            found.append(result.model_copy(update={"suite": name, "case": case}))
    return tuple(found)


@contextmanager
def _subject(
    assistant: str, url: str | None, model: str | None, headers: Sequence[str], corpus: Corpus
) -> Iterator[Subject]:
    """The assistant to ask: a server, ours, or a baseline."""
    from assistant.settings import Settings
    from evals.subject import Remote

    if url is None:
        from evals.baselines.shelf import make

        yield make(assistant, Settings())
        return
    pairs = [header.partition(":") for header in headers]
    remote = Remote(url, corpus, model=model, headers={name: text.strip() for name, _, text in pairs})
    try:
        yield remote
    finally:
        remote.close()


def _ask(
    subject: Subject,
    suites: Sequence[Suite],
    folder: Path,
    jobs: int,
    repeats: int,
    fresh: bool,
    console: Console,
) -> tuple[Result, ...]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from evals.runner import run

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(subject.name, total=None)
        return run(
            subject,
            suites,
            folder,
            jobs=jobs,
            repeats=repeats,
            fresh=fresh,
            told=lambda done, of: bar.update(task, completed=done, total=of),
        )


def _ablate(
    suites: Sequence[Suite], corpus: Corpus, folder: Path, split: str, fresh: bool, console: Console
) -> None:
    """Every assistant of the shelf on the same cases: a folder each, a table here and in ablation.md."""
    from assistant.settings import Settings
    from evals.baselines.shelf import SHELF, make
    from evals.markdown import ablation_page
    from evals.summary import ablation, score_all
    from evals.terminal import show_ablation

    runs = {}
    for name in SHELF:
        subject = make(name, Settings())
        results = _ask(subject, suites, folder / name, 1, 1, fresh, console)
        runs[subject.name] = score_all(results, corpus)
    rows = ablation(runs)
    show_ablation(rows, console)
    page = ablation_page(rows, split, dt.datetime.now(dt.UTC).date(), versions(corpus))
    (folder / "ablation.md").write_text(page, encoding="utf-8")
    console.print(f"Results and ablation.md are in {folder}")


def _summary(
    results: Sequence[Result], scored: Sequence[Scored], corpus: Corpus, name: str, split: str
) -> Summary:
    from evals.summary import summarise

    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return summarise(results, scored, corpus, subject=name, versions=versions(corpus), made=now, split=split)


def versions(corpus: Corpus) -> dict[str, str]:
    """What the figures were made with: the program, Python, and a digest of the policies' clauses."""
    from importlib.metadata import version

    clauses = "".join(clause.digest for clause in corpus.clauses())
    return {
        "mingpin": version("mingpin"),
        "python": platform.python_version(),
        "corpus": hashlib.sha256(clauses.encode()).hexdigest()[:16],
    }


def _write(
    folder: Path,
    summary: Summary,
    scored: Sequence[Scored],
    corpus: Corpus,
    against: Path | None,
    console: Console,
) -> None:
    """report.json, .md and .html in ``folder``, and the comparison with the run in ``against``, shown as well."""
    from evals.markdown import summary_page
    from evals.page import report_page

    comparison = None
    if against:
        from evals.reply import read_results
        from evals.runner import RESULTS
        from evals.summary import compare_runs, score_all
        from evals.terminal import show_comparison

        now = {one.result.case.id: one.result.case for one in scored}
        earlier = [
            one.model_copy(update={"case": now[one.case.id]})
            for one in read_results(against / RESULTS)
            if one.case.id in now
        ]
        if not earlier:
            raise ValueError(
                f"{against} holds no {RESULTS} with these cases; name the folder of an earlier run"
            )
        comparison = compare_runs(score_all(earlier, corpus), scored, (against.name, summary.subject))
        show_comparison(comparison, console)
        (folder / "comparison.json").write_text(comparison.model_dump_json(indent=2), encoding="utf-8")
    (folder / "report.json").write_text(summary.model_dump_json(indent=2), encoding="utf-8")
    (folder / "report.md").write_text(summary_page(summary, scored), encoding="utf-8")
    (folder / "report.html").write_text(report_page(summary, scored, comparison), encoding="utf-8")
    console.print(f"results.jsonl and report.json, .md and .html are in {folder}")


def _shortfalls(
    summary: Summary, scored: Sequence[Scored], baseline: Path | None, threshold: float | None
) -> tuple[str, ...]:
    """Why the run is not good enough, one line each."""
    from evals.regression import losses, read_baseline

    found = list(losses(scored, read_baseline(baseline))) if baseline else []
    reached = summary.overall["strict"].value
    if threshold is not None and reached < threshold:
        found.append(f"strict accuracy {reached:.3f} is below the threshold {threshold}")
    return tuple(found)


@contextmanager
def _faults() -> Iterator[None]:
    """A fault of the input as one line on standard error with its remedy, and exit code 2."""
    import httpx

    try:
        yield
    except (ValueError, OSError, RuntimeError, httpx.HTTPError) as error:
        line = str(error) or type(error).__name__
        # One line, unless a case file has several problems: those are read better as a list.
        typer.echo("mingpin: " + (line if "\n  - " in line else " ".join(line.split())), err=True)
        raise typer.Exit(2) from None
