"""A verdict as a card: the outcome, how every condition stands by clause, what is open, what would change it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from checks.rulebook import Rulebook
from checks.verdict import Finding, Outcome, Status, Verdict
from corpus.model import Clause, Text
from ui.errors import Tongue, word
from ui.schemas import permalink
from ui.statement import load_statements

OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.INELIGIBLE: Text(zh="不符合申报条件", en="Not eligible"),
    Outcome.UNDETERMINED: Text(zh="信息不足，尚不能判断", en="Cannot be determined yet"),
    Outcome.CONDITIONALLY_ELIGIBLE: Text(
        zh="可核对的条件均符合，另有条件需专家判断",
        en="Every condition that can be checked holds; some need an expert's judgement",
    ),
    Outcome.ELIGIBLE: Text(zh="符合申报条件", en="Eligible"),
}

STATUSES: Mapping[Status, Text] = {
    Status.MET: Text(zh="符合", en="met"),
    Status.NOT_MET: Text(zh="不符合", en="not met"),
    Status.UNKNOWN: Text(zh="待确认", en="unknown"),
    Status.NEEDS_JUDGEMENT: Text(zh="需判断", en="needs judgement"),
}

FORMATS = (("docx", "Word"), ("md", "Markdown"))


class Chip(NamedTuple):
    """A clause as a link: where it is, how it is cited, and the words that matter in it."""

    id: str
    title: str
    url: str
    quote: str


class Line(NamedTuple):
    """How one condition stands."""

    status: str
    mark: str  # the status in words
    reason: str


class Group(NamedTuple):
    """The conditions that rest on one clause."""

    chip: Chip
    lines: tuple[Line, ...]


class Question(NamedTuple):
    """A fact that is still open. ``fact`` is None where it can be answered in words alone."""

    fact: str | None
    text: str


class Download(NamedTuple):
    """One form of the report."""

    kind: str
    url: str


class Card(NamedTuple):
    """A verdict, worded for one reader."""

    track: str
    title: str
    outcome: str
    outcome_words: str
    as_of: str
    counts: tuple[tuple[str, str, int], ...]  # status, its word, how many
    telling: tuple[Group, ...]  # the clauses on which the outcome rests, or hangs
    others: tuple[Group, ...]
    changes: tuple[str, ...]  # what would have to be different
    questions: tuple[Question, ...]
    warnings: tuple[tuple[str, Chip], ...]
    reports: tuple[Download, ...]
    facts: str  # as JSON, for the guided check
    joint: bool  # each unit has facts of its own, which the guided check does not ask for


def card(verdict: Verdict, rulebook: Rulebook, tongue: Tongue) -> Card:
    """``verdict`` laid out; every quote on it is an exact part of the clause it stands beside."""
    groups = tuple(_groups(verdict, rulebook, tongue))
    decisive = (
        {Status.NOT_MET}
        if verdict.outcome is Outcome.INELIGIBLE
        else {Status.UNKNOWN, Status.NEEDS_JUDGEMENT}
    )
    telling = tuple(group for group in groups if any(line.status in decisive for line in group.lines))
    counted = [finding.status for finding in verdict.findings]
    receipt = verdict.receipt
    return Card(
        track=verdict.track,
        title=word(rulebook.track(verdict.track).title, tongue),
        outcome=verdict.outcome.value,
        outcome_words=word(OUTCOMES[verdict.outcome], tongue),
        as_of=verdict.as_of.isoformat(),
        counts=tuple(
            (status.value, word(STATUSES[status], tongue), counted.count(status))
            for status in Status
            if status in counted
        ),
        telling=telling,
        others=tuple(group for group in groups if group not in telling),
        changes=tuple(word(each.message, tongue) for each in verdict.counterfactuals),
        questions=tuple(_questions(verdict, rulebook, tongue)),
        warnings=tuple(
            (word(warning.message, tongue), _chip(rulebook.corpus.clause(warning.clause), ""))
            for warning in verdict.warnings
        ),
        reports=tuple(Download(name, report_link(verdict, kind, tongue)) for kind, name in FORMATS),
        facts=json.dumps(dict(receipt.facts), ensure_ascii=False),
        joint=receipt.members is not None,
    )


def report_link(verdict: Verdict, format: str, tongue: Tongue) -> str:
    """Where the self-assessment of ``verdict`` can be downloaded."""
    receipt = verdict.receipt
    asked = {
        "facts": json.dumps(dict(receipt.facts), ensure_ascii=False),
        "as_of": receipt.as_of.isoformat(),
        "format": format,
        "lang": tongue,
    }
    if receipt.members is not None:
        asked["members"] = json.dumps([dict(member) for member in receipt.members], ensure_ascii=False)
    return f"/api/checks/{verdict.track}/report?{urlencode(asked)}"


def _groups(verdict: Verdict, rulebook: Rulebook, tongue: Tongue) -> Iterator[Group]:
    order = {clause.id: position for position, clause in enumerate(rulebook.corpus.clauses())}

    def printed(finding: Finding) -> int:
        return order[finding.clause]

    for name, findings in itertools.groupby(
        sorted(verdict.findings, key=printed), key=lambda finding: finding.clause
    ):
        alike = tuple(findings)
        quotes = {finding.quote for finding in alike}
        chip = _chip(rulebook.corpus.clause(name), quotes.pop() if len(quotes) == 1 else "")
        yield Group(chip, tuple(_line(finding, tongue) for finding in alike))


def _line(finding: Finding, tongue: Tongue) -> Line:
    whose = f"{finding.member}{'：' if tongue == 'zh' else ': '}" if finding.member else ""
    return Line(
        finding.status.value, word(STATUSES[finding.status], tongue), whose + word(finding.reason, tongue)
    )


def _chip(clause: Clause, quote: str) -> Chip:
    return Chip(clause.id, clause.cite_as.partition("》")[2] or clause.cite_as, permalink(clause.id), quote)


def _questions(verdict: Verdict, rulebook: Rulebook, tongue: Tongue) -> Iterator[Question]:
    """What is still open, the most telling first. Of a joint application only the next question is known."""
    vocabulary, statements = rulebook.vocabulary, load_statements()
    if verdict.receipt.members is not None:
        if verdict.next_fact:
            whose = f"{verdict.next_member}{'：' if tongue == 'zh' else ': '}" if verdict.next_member else ""
            yield Question(None, whose + word(vocabulary[verdict.next_fact].question, tongue))
        return
    facts = vocabulary.validate_facts(dict(verdict.receipt.facts))
    for name in rulebook.track(verdict.track).open_facts(facts, verdict.as_of):
        fact = vocabulary[name]
        yield Question(name if statements.sayable(fact) else None, word(fact.question, tongue))
