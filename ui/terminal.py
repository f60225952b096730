"""How answers, clauses and verdicts look in a terminal. Piped output is plain and unwrapped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text as Line

from assistant.answer import Answer
from checks.verdict import Status, Verdict
from corpus.model import Corpus, Hit, Policy, Text
from ui.card import OUTCOMES, STATUSES
from ui.errors import Tongue

PLAIN_WIDTH = 10_000
"""Where output is piped, a line is as long as its text."""

_COLOUR: Mapping[Status, str] = {
    Status.MET: "green",
    Status.NOT_MET: "bold red",
    Status.UNKNOWN: "yellow",
    Status.NEEDS_JUDGEMENT: "cyan",
}


def console() -> Console:
    """The standard output."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=PLAIN_WIDTH)


def print_json(value: object) -> None:
    """``value`` as JSON, readable, with Chinese as it is."""
    console().out(json.dumps(value, ensure_ascii=False, indent=2), highlight=False)


@contextmanager
def index_progress() -> Iterator[Any]:
    """Something to tell (done, of) while the index is built: a bar in a terminal, nothing elsewhere."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=screen, transient=True
    )
    task = bar.add_task("建立索引 Building the index", total=None, visible=False)

    def tell(done: int, of: int) -> None:
        bar.update(task, completed=done, total=of, visible=done < of)

    with bar:
        yield tell


def show_answer(answer: Answer, as_of: str) -> None:
    """The answer, and beneath it the clauses it quotes."""
    screen = console()
    english = answer.language == "en"
    screen.print(Markdown(answer.text) if screen.is_terminal else Line(answer.text))
    for citation in answer.citations:
        screen.print()
        screen.print(
            Line.assemble((f"[{citation.number}] ", "bold"), (citation.title, "bold"), f"  {citation.id}")
        )
        clause = Line(citation.content)
        start = citation.content.find(citation.quote)
        if citation.quote and start >= 0 and citation.quote != citation.content:
            clause.stylize("underline", start, start + len(citation.quote))
        screen.print(clause)
        if english and citation.english:
            screen.print(Line("Unofficial English: " + citation.english, style="dim"))
    screen.print()
    foot = f"As of {as_of}" if english else f"以 {as_of} 为准"
    screen.print(Line(foot + (f" · {answer.fallback}" if answer.fallback else ""), style="dim"))


def show_hits(hits: tuple[Hit, ...]) -> None:
    """The clauses found, best first."""
    screen = console()
    if not hits:
        screen.print("没有找到相关条款。No clause found.")
        return
    if not screen.is_terminal:
        for hit in hits:
            screen.out(
                f"{hit.score:.2f}\t{hit.clause.id}\t{hit.clause.cite_as}\n{hit.clause.text}\n",
                highlight=False,
            )
        return
    table = Table(box=None, padding=(0, 2, 1, 0), show_edge=False)
    table.add_column("score", justify="right", style="dim", no_wrap=True)
    table.add_column("id", no_wrap=True)
    table.add_column("条款 clause")
    for hit in hits:
        clause = hit.clause
        table.add_row(f"{hit.score:.2f}", clause.id, Line(f"{clause.cite_as}\n{clause.text}"))
    screen.print(table)


def show_verdict(verdict: Verdict, title: Text, question: Text | None, corpus: Corpus, lang: Tongue) -> None:
    """The outcome, each finding with its clause, the warnings, and what to settle next."""

    def say(text: Text) -> str:
        return text.zh if lang == "zh" else text.en

    screen = console()
    stop = "：" if lang == "zh" else ": "
    outcome = say(OUTCOMES[verdict.outcome])
    screen.print(Line.assemble((say(title), "bold"), stop, (outcome, "bold"), f"  ({verdict.outcome})"))
    screen.print(Line(f"{'基准日' if lang == 'zh' else 'As of'} {verdict.as_of}", style="dim"))
    screen.print()
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for finding in verdict.findings:
        member = f"{finding.member}{stop}" if finding.member else ""
        table.add_row(
            Line(say(STATUSES[finding.status]), style=_COLOUR[finding.status]),
            finding.clause,
            Line(member + say(finding.reason)),
        )
    screen.print(table)
    for warning in verdict.warnings:
        cite = corpus.clause(warning.clause).cite_as
        screen.print()
        screen.print(Line.assemble(("! ", "bold yellow"), say(warning.message), (f"  {cite}", "dim")))
    if verdict.to_pass:
        screen.print()
        screen.print(Line("若要通过：" if lang == "zh" else "To pass:", style="bold"))
        for change in verdict.to_pass:
            screen.print(Line("  " + say(change.wording)))
    if question is not None:
        screen.print()
        head = "接下来要弄清：" if lang == "zh" else "Settle next: "
        screen.print(Line.assemble((head, "bold"), say(question), (f"  ({verdict.next_fact})", "dim")))


def show_policy(policy: Policy) -> None:
    """What was read from a policy folder."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_row("id", policy.id)
    table.add_row("title", Line(policy.title.zh))
    table.add_row("clauses", str(len(policy.clauses)))
    table.add_row("mends", str(len({mend for clause in policy.clauses for mend in clause.mends})))
    rendered = sum(1 for clause in policy.clauses if clause.english)
    table.add_row("in English", f"{rendered} of {len(policy.clauses)}")
    console().print(table)
