"""The bench's search: everything it shows has an address, so that a finding can be handed on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from corpus.guidance import GuidanceEntry
from corpus.model import Clause, Corpus, Frozen, Policy, PolicyStatus
from ui.day import parse_day, today
from ui.desk import finder
from ui.desk.finder import Finder, Findings
from ui.desk.leaf import Leaf, leaf_of
from ui.desk.shell import page, tongue_for
from ui.desk.words import words
from ui.doorway import There
from ui.frame import Files
from ui.limits import MAX_QUERY_CHARACTERS
from ui.lookup import find_clause
from ui.ports import Assistant

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "zh": ("联合申报", "二（二）2", "“不超过3家”", "数字三品案例的第二个条件", "标杆企业复审"),
    "en": ("joint application", "2.2.2", "“no more than 3”", "second condition of the case track", "revoked"),
}
_GUIDANCE = "guidance:"

files = Files(directory=Path(__file__).parent / "files")

router = APIRouter(include_in_schema=False)


class State(Frozen):
    """Where somebody stands at the bench: what is searched for, and what lies open. An address says all of it."""

    q: str = ""
    policy: str | None = None
    section: str | None = None
    standing: PolicyStatus | None = None
    kind: finder.Kind = "all"
    as_of: dt.date | None = None
    open: str | None = None
    beside: str | None = None

    def url(self, **changes: str | None) -> str:
        """The address of this state with ``changes`` made."""
        told = {**self.model_dump(mode="json"), **changes}
        said = {name: value for name, value in told.items() if value and (name, value) != ("kind", "all")}
        return "/desk" + ("?" + urlencode(said) if said else "")

    @classmethod
    def of(cls, params: Mapping[str, str], corpus: Corpus) -> State:
        """The state that an address says. What is not known there is left out, as if it had not been said."""
        said = {name: value.strip() for name, value in params.items() if value.strip()}
        policy, section = said.get("policy"), said.get("section")
        standing, kind = said.get("standing"), said.get("kind")
        return cls(
            q=said.get("q", "")[:MAX_QUERY_CHARACTERS],
            policy=policy if policy in {one.id for one in corpus.policies} else None,
            section=section if section and section in corpus else None,
            standing=PolicyStatus(standing) if standing and standing in {*PolicyStatus} else None,
            kind="clauses" if kind == "clauses" else "guidance" if kind == "guidance" else "all",
            as_of=_day(said.get("as_of")),
            open=said.get("open"),
            beside=said.get("beside"),
        )

    @property
    def query(self) -> finder.Query:
        """What is searched for."""
        return finder.Query(
            words=self.q,
            policy=self.policy,
            section=self.section,
            standing=self.standing,
            kind=self.kind,
        )


class Pane(Frozen):
    """What lies open on one side: a clause or a guidance entry."""

    name: str
    id: str
    leaf: Leaf | None = None
    entry: GuidanceEntry | None = None


@router.get("/desk", response_class=HTMLResponse)
def bench(request: Request, assistant: There) -> HTMLResponse:
    """The whole bench, as its address says; it needs no script."""
    return _shown(request, assistant, "bench.html")


@router.get("/desk/results", response_class=HTMLResponse)
def results(request: Request, assistant: There) -> HTMLResponse:
    """What is found, for a bench that is open already."""
    return _shown(request, assistant, "results.html")


@router.get("/desk/leaves", response_class=HTMLResponse)
def leaves(request: Request, assistant: There) -> HTMLResponse:
    """What lies open, for a bench that is open already."""
    return _shown(request, assistant, "leaves.html")


def titles(corpus: Corpus) -> Mapping[str, str]:
    """What each clause is cited as, by id."""
    return {clause.id: clause.cite_as for clause in corpus.clauses()}


def _shown(request: Request, assistant: Assistant, template: str) -> HTMLResponse:
    corpus = assistant.corpus
    state = State.of(request.query_params, corpus)
    day = state.as_of or today()
    w = words(tongue_for(request))
    finder = Finder(assistant.corpus, assistant.retriever)
    findings = finder.find(state.query, day) if template != "leaves.html" else Findings()
    marked = findings.words if template != "leaves.html" else finder.words(state.query)
    panes = [
        pane
        for name, id in (("open", state.open), ("beside", state.beside))
        if id and (pane := _pane(assistant, name, id, day, marked))
    ]
    return page(
        request,
        template,
        "search",
        state=state,
        day=day,
        findings=findings,
        count=_count(w, findings, state),
        panes=panes,
        shown={pane.id for pane in panes},
        policies=corpus.policies,
        shorts={policy.id: policy.short.zh for policy in corpus.policies},
        sections=[(policy, _sections(policy)) for policy in corpus.policies],
        standings=list(dict.fromkeys(policy.status_on(day).value for policy in corpus.policies)),
        titles=titles(corpus),
        vocabulary=assistant.rulebook.vocabulary,
        examples=EXAMPLES[tongue_for(request)],
        longest=MAX_QUERY_CHARACTERS,
    )


def _count(w: Mapping[str, str], findings: Findings, state: State) -> str:
    wording = w["found"] if state.q else w["listed"]
    return wording.format(clauses=len(findings.clauses), entries=len(findings.entries))


def _pane(assistant: Assistant, name: str, id: str, day: dt.date, marked: tuple[str, ...]) -> Pane | None:
    if id.startswith(_GUIDANCE):
        try:
            return Pane(
                name=name, id=id, entry=assistant.retriever.guidance.entry(id.removeprefix(_GUIDANCE))
            )
        except KeyError:
            return None
    clause = find_clause(assistant, id)
    return Pane(name=name, id=clause.id, leaf=leaf_of(assistant, clause, day, marked)) if clause else None


def _sections(policy: Policy) -> tuple[Clause, ...]:
    """The headings of a policy that have clauses beneath them."""
    holders = {above.id for clause in policy.clauses for above in clause.ancestors}
    return tuple(clause for clause in policy.clauses if clause.id in holders)


def _day(text: str | None) -> dt.date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
