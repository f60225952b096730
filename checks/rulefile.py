"""Rule files: the shape of a track's rules, and everything that makes one unfit for use."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from checks.conditions import Condition, Judgement, Level, Window
from checks.facts import Vocabulary, misfit
from corpus.model import Corpus, Frozen, Text
from corpus.yamlfile import DataError, validate_file


class RuleError(DataError):
    """A rule file that cannot be used as it stands."""


class Reasons(Frozen):
    """Why a condition stands as it does. ``{fact}`` in a wording stands for the value of that fact.

    "Still valid" and "expired", told without a day, are read as the day of the check and the day before: where a
    date is one of these two, ``met_today`` and ``not_met_since_yesterday`` name no day that nobody may have told.
    """

    met: Text
    not_met: Text
    unknown: Text | None = None
    needs_judgement: Text | None = None
    met_today: Text | None = None
    not_met_since_yesterday: Text | None = None

    @model_validator(mode="after")
    def _all_worded(self) -> Reasons:
        for name, text in self:
            if text is not None and not (text.zh.strip() and text.en.strip()):
                raise ValueError(f"{name} is empty in one language; word it in zh and en")
        return self

    def of(self, level: Level) -> Text | None:
        return (self.not_met, self.unknown, self.needs_judgement, self.met)[level]


class Rule(Window):
    """One condition of a track, the clause it comes from, and the reason to give in every case."""

    name: str
    clause: str
    quote: str = Field(min_length=1)
    each_unit: bool = False  # in a joint application it binds every unit, not the whole
    condition: Condition
    reasons: Reasons

    @cached_property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(leaf.fact for leaf in self.condition.leaves()))

    @cached_property
    def rests_on_judgement(self) -> bool:
        return any(isinstance(leaf, Judgement) for leaf in self.condition.leaves())

    @cached_property
    def rests_on_facts(self) -> bool:
        return any(not isinstance(leaf, Judgement) for leaf in self.condition.leaves())


class Notice(Window):
    """A warning, given when its condition holds on a day within its dates. It changes no outcome."""

    code: Literal[
        "lapsed",
        "ambiguous",
        "not_yet_in_force",
        "outside_plan_period",
        "reading",
        "not_stated",
        "usual",
    ]
    clause: str
    when: Condition | None = None
    message: Text

    @cached_property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(leaf.fact for leaf in self.when.leaves())) if self.when else ()


class Advice(Frozen):
    """A sentence for the applicant, with the clause it rests on."""

    clause: str
    text: Text


class RuleFile(Window):
    """Everything the checks know about one track."""

    track: str
    title: Text
    basis: str  # the clause under which the conditions stand
    units_fact: str | None = (
        None  # where the text speaks of joint applications: the fact that counts the units
    )
    rules: tuple[Rule, ...] = Field(min_length=1)
    warnings: tuple[Notice, ...] = ()
    prepare: tuple[Advice, ...] = ()
    ask: tuple[Advice, ...] = Field(min_length=1)

    @property
    def policy(self) -> str:
        return self.track.partition("/")[0]


def read_rule_file(path: Path, vocabulary: Vocabulary, corpus: Corpus) -> RuleFile:
    """The rule file at ``path``; RuleError names the first place that does not fit, and the remedy."""
    try:
        file = validate_file(RuleFile, path)
    except DataError as error:
        raise RuleError(error.file, error.path, error.problems, error.remedy) from None
    for place, problem, remedy in _faults(file, vocabulary, corpus, path):
        raise RuleError(path, place, problem, remedy)
    return file


def _faults(
    file: RuleFile, vocabulary: Vocabulary, corpus: Corpus, path: Path
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a rule file that its shape alone does not show: (place, problem, remedy)."""
    expected = path.stem.replace(".", "/", 1)
    if file.track != expected:
        yield "track", f"the track is {file.track}, the file's name says {expected}", "Make the two agree."
    cited = [("basis", file.basis)]
    cited += [(f"rules[{n}].clause", rule.clause) for n, rule in enumerate(file.rules)]
    cited += [(f"warnings[{n}].clause", notice.clause) for n, notice in enumerate(file.warnings)]
    cited += [(f"prepare[{n}].clause", advice.clause) for n, advice in enumerate(file.prepare)]
    cited += [(f"ask[{n}].clause", advice.clause) for n, advice in enumerate(file.ask)]
    for place, clause in cited:
        if clause not in corpus:
            yield place, f"there is no clause {clause}", "Write the id of a clause in the corpus."
        elif not clause.startswith(f"{file.policy}/"):
            yield place, f"the clause {clause} is of another policy", "Cite the policy of the track."
    if file.units_fact is not None and (
        file.units_fact not in vocabulary or vocabulary[file.units_fact].type != "int"
    ):
        yield "units_fact", f"{file.units_fact} is not a declared whole number", "Name a fact of type int."
    names: set[str] = set()
    for n, rule in enumerate(file.rules):
        place = f"rules[{n}]"
        if rule.name in names:
            yield f"{place}.name", f"the name {rule.name} stands twice", "Give each rule its own name."
        names.add(rule.name)
        if not any(rule.quote in paragraph.text for paragraph in corpus.clause(rule.clause).paragraphs):
            yield (
                f"{place}.quote",
                f"the quote is not in {rule.clause}: {rule.quote}",
                "Copy it from the clause, character for character.",
            )
        for leaf in rule.condition.leaves():
            fault = misfit(vocabulary, leaf)
            if fault is not None:
                yield f"{place}.condition", *fault
            elif isinstance(leaf, Judgement) and leaf.body.clause != rule.clause:
                yield (
                    f"{place}.condition",
                    f"the judgement is on {leaf.body.clause}, the rule cites {rule.clause}",
                    "Judge the clause that the rule cites.",
                )
        if rule.rests_on_facts and rule.reasons.unknown is None:
            yield f"{place}.reasons.unknown", "is missing", "Say what is not known yet, in zh and en."
        if rule.rests_on_judgement and rule.reasons.needs_judgement is None:
            yield f"{place}.reasons.needs_judgement", "is missing", "Say what experts judge, in zh and en."
        for reason in (rule.reasons.met, rule.reasons.not_met, rule.reasons.unknown):
            for name in _placeholders_or_none(reason) or ():
                if name not in rule.facts:
                    yield (
                        f"{place}.reasons",
                        f"{{{name}}} is not a fact of this rule",
                        "Use a fact that the condition reads.",
                    )
            if reason is not None and _placeholders_or_none(reason) is None:
                yield f"{place}.reasons", "a brace is not closed", "Write {fact}, or no brace at all."
    for n, notice in enumerate(file.warnings):
        for leaf in notice.when.leaves() if notice.when else ():
            fault = misfit(vocabulary, leaf)
            if fault is not None:
                yield f"warnings[{n}].when", *fault


def _placeholders_or_none(reason: Text | None) -> set[str] | None:
    try:
        return placeholders(reason) if reason is not None else set()
    except ValueError:
        return None


def placeholders(reason: Text) -> set[str]:
    """The facts named in braces in a wording; ValueError when a brace is not closed."""
    return {
        name
        for wording in (reason.zh, reason.en)
        for _, name, _, _ in string.Formatter().parse(wording)
        if name is not None
    }
