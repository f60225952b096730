"""One track: its rules evaluated for an applicant, or for each unit of a joint application."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import JsonValue

from checks.conditions import JUDGEMENTS, UNKNOWN, Case, Judgement, Level, Value, Window
from checks.counterfactual import Remedies, Repair
from checks.facts import Settled, Vocabulary, to_json
from checks.probe import probes
from checks.rulefile import Notice, Rule, RuleFile, placeholders
from checks.verdict import Caution, Change, Counterfactual, Finding, Outcome, Receipt, Status, Verdict
from corpus.model import Corpus, Text

_STATUS = (Status.NOT_MET, Status.UNKNOWN, Status.NEEDS_JUDGEMENT, Status.MET)  # by Level
_MEMO = 4096  # what is memoised depends on what strangers send, so every memo is bounded


class Unit(NamedTuple):
    """One unit of a joint application, or the whole (``name`` None)."""

    name: str | None
    stated: Mapping[str, Value]
    settled: Settled
    case: Case  # the settled facts on the day of the check

    def disputes(self, fact: str) -> bool:
        """Whether the fact was stated and, in a contradiction, settles nothing."""
        return fact in self.stated and fact not in self.settled.facts


class _Stand(NamedTuple):
    """How one rule stands for one unit."""

    rule: Rule
    unit: Unit
    level: Level


class Track:
    """One rule file, ready to check. Made by ``load_rulebook``."""

    def __init__(self, file: RuleFile, vocabulary: Vocabulary, corpus: Corpus, rules: str) -> None:
        self.file = file
        self.name = file.track
        self.title = file.title
        self.vocabulary = vocabulary
        self.rules_digest = rules
        clauses = corpus.policy(file.policy).clauses
        self.corpus_digest = digest(f"{clause.id} {clause.digest}" for clause in clauses)
        self.judged = frozenset(
            leaf.body.clause
            for rule in file.rules
            for leaf in rule.condition.leaves()
            if isinstance(leaf, Judgement)
        )
        self._rules = {rule.name: rule for rule in file.rules}
        self._asked = {
            rule.name: tuple(fact for fact in rule.facts if fact != JUDGEMENTS) for rule in file.rules
        }
        self._dated = frozenset(
            rule.name
            for rule in file.rules
            if any(isinstance(leaf.number, tuple) for leaf in rule.condition.leaves())
        )
        self._shown = {
            (rule.name, level): tuple(
                name
                for shown in sorted(placeholders(rule.reasons.of(level) or _NO_VALUE))
                for name in (shown, vocabulary.stand_in(shown))
                if name
            )
            for rule in file.rules
            for level in Level
        }
        self._findings: dict[tuple[object, ...], Finding] = {}
        self._shares = lru_cache(maxsize=_MEMO)(self._shared)
        self._remedies = Remedies(vocabulary, {rule.name: rule.condition for rule in file.rules})

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that bear on this track, in the order in which its rules read them."""
        named = [fact for rule in self.file.rules for fact in rule.facts]
        read = [name for fact in named for name in (fact, self.vocabulary.stand_in(fact)) if name]
        noted = [fact for notice in self.file.warnings for fact in notice.facts]
        ordered = dict.fromkeys((*read, *noted))
        ordered.pop(JUDGEMENTS, None)
        return (*ordered, JUDGEMENTS)

    def schema(self) -> dict[str, JsonValue]:
        """The JSON Schema of the track's facts. Facts of other tracks are accepted and do not matter here."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.title.zh,
            "type": "object",
            "properties": {name: self.vocabulary[name].json_schema() for name in self.facts},
            "propertyNames": {"enum": [fact.name for fact in self.vocabulary.facts]},
        }

    def questions(self) -> dict[str, Text]:
        """The question to ask for each fact that bears on this track."""
        return {name: self.vocabulary[name].question for name in self.facts}

    def check(
        self, given: Mapping[str, Value], day: dt.date, members: Sequence[tuple[str, bool, dict[str, Value]]]
    ) -> Verdict:
        """The verdict for facts that have been validated."""
        whole, units, cautions = self._units(given, day, members)
        stands: list[_Stand] = []
        for rule in self.file.rules:
            if not rule.applies_on(day):
                cautions.append(self._outside(rule.clause, rule))
                continue
            for unit in units if rule.each_unit and units else (whole,):
                level = rule.condition.evaluate(unit.case)
                if level is UNKNOWN and rule.name in self._dated and _undefined(rule, day):
                    cautions.append(self._outside(rule.clause, rule))
                stands.append(_Stand(rule, unit, level))
        if not self.file.applies_on(day):
            cautions.append(self._outside(self.file.basis, self.file))
        cautions += self._notices(whole, units, day)
        cautions += self._without_effect(given)
        outcome = _outcome(stands)
        findings = tuple(self._finding(stand) for stand in stands)
        fact, member = self._next(stands) if outcome is Outcome.UNDETERMINED else (None, None)
        counterfactuals: tuple[Counterfactual, ...] = ()
        to_pass: tuple[Change, ...] = ()
        if outcome is Outcome.INELIGIBLE:
            counterfactuals, to_pass = self._counterfactuals(stands, day)
        receipt = Receipt.model_construct(
            track=self.name,
            as_of=day,
            facts={name: to_json(value) for name, value in given.items()},
            members=tuple(
                {"name": name, "lead": lead, **{key: to_json(value) for key, value in facts.items()}}
                for name, lead, facts in members
            )
            or None,
            rules=self.rules_digest,
            corpus=self.corpus_digest,
            outcome=outcome,
            statuses={_key(stand): _STATUS[stand.level] for stand in stands},
        )
        return Verdict.model_construct(
            track=self.name,
            as_of=day,
            outcome=outcome,
            findings=findings,
            warnings=tuple(cautions),
            next_fact=fact,
            next_member=member,
            counterfactuals=counterfactuals,
            to_pass=to_pass,
            receipt=receipt,
        )

    def _units(
        self, given: Mapping[str, Value], day: dt.date, members: Sequence[tuple[str, bool, dict[str, Value]]]
    ) -> tuple[Unit, list[Unit], list[Caution]]:
        """The whole, the units of a joint application, and the contradictions found on the way.

        What is stated of the application holds for its lead, and what is stated of the lead for the
        application; where the two disagree, that is a contradiction and neither is used.
        """
        cautions: list[Caution] = []
        if not members:
            settled = self.vocabulary.settle(given)
            whole = Unit(None, given, settled, Case(settled.facts, day))
            cautions += self._contradictions(whole)
            return whole, [], cautions
        lead = next(facts for _, leads, facts in members if leads)
        counted: dict[str, Value] = {self.file.units_fact: len(members)} if self.file.units_fact else {}
        stated: dict[str, Value] = {**lead, **counted, **given}
        for name, other in [*((name, lead[name]) for name in lead), *counted.items()]:
            if stated[name] != other:
                del stated[name]
                cautions.append(self._disagreement(name))
        settled = self.vocabulary.settle(stated)
        whole = Unit(None, stated, settled, Case(settled.facts, day))
        cautions += self._contradictions(whole)
        units: list[Unit] = []
        for name, leads, facts in members:
            own = stated if leads else facts
            settled = whole.settled if leads else self.vocabulary.settle(own)
            unit = Unit(name, own, settled, Case(settled.facts, day))
            if not leads:
                cautions += self._contradictions(unit)
            units.append(unit)
        return whole, units, cautions

    def _disagreement(self, name: str) -> Caution:
        label = self.vocabulary[name].label
        return Caution(
            clause=self._bearing((name,), name),
            code="contradiction",
            message=Text(
                zh=f"整个申报所填的“{label.zh}”与成员单位所填的不一致，请核对。（涉及：{name}）",
                en=f"“{label.en}” is stated differently for the application and for its members; please check. (Fields: {name}.)",
            ),
            facts=(name,),
        )

    def _contradictions(self, unit: Unit) -> Iterator[Caution]:
        for contradiction in unit.settled.contradictions:
            yield Caution(
                clause=self._bearing(contradiction.facts, contradiction.about),
                code="contradiction",
                message=contradiction.message,
                facts=contradiction.facts,
                member=unit.name,
            )

    def _bearing(self, facts: Iterable[str], about: str) -> str:
        """The clause on which a contradiction bears: where the fact in dispute is read, or else any of them."""
        for names in ({about}, set(facts)):
            for rule in self.file.rules:
                if not names.isdisjoint(rule.facts):
                    return rule.clause
        return self.file.basis

    def _outside(self, clause: str, window: Window) -> Caution:
        first, last = window.applies_from, window.applies_until
        zh = (
            "至".join(str(day) if day else "" for day in (first, last)) if first or last else "规则列明的日期"
        )
        en = f"{first or '…'} to {last or '…'}" if first or last else "the dates its rule names"
        return Caution(
            clause=clause,
            code="outside_dates",
            message=Text(
                zh=f"所查日期不在{zh}之内，没有用相近日期的规定代替。",
                en=f"The as-of date is outside {en}; no value of a nearby date was used instead.",
            ),
        )

    def _notices(self, whole: Unit, units: Sequence[Unit], day: dt.date) -> Iterator[Caution]:
        for notice in self.file.warnings:
            if not notice.applies_on(day):
                continue
            if notice.when is None:
                yield self._caution(notice, None)
                continue
            for unit in units or (whole,):
                if notice.when.evaluate(unit.case) is Level.MET:
                    yield self._caution(notice, unit.name)

    def _without_effect(self, given: Mapping[str, Value]) -> Iterator[Caution]:
        """Judgements on clauses of this policy that this track leaves to no expert."""
        judgements = given.get(JUDGEMENTS)
        for clause in judgements if isinstance(judgements, Mapping) else ():
            if clause not in self.judged and clause.startswith(f"{self.file.policy}/"):
                yield Caution(
                    clause=clause,
                    code="no_effect",
                    message=Text(
                        zh="这一条在本类申报中不由专家评判，所填的评判没有作用。",
                        en="On this track the clause is not left to experts, so the judgement has no effect.",
                    ),
                    facts=(JUDGEMENTS,),
                )

    def _caution(self, notice: Notice, member: str | None) -> Caution:
        return Caution.model_construct(
            clause=notice.clause,
            code=notice.code,
            message=notice.message,
            facts=notice.facts,
            member=member,
        )

    def _finding(self, stand: _Stand) -> Finding:
        rule, unit, level = stand
        facts, sources = unit.settled.facts, unit.settled.sources
        shown = tuple([facts.get(name) for name in self._shown[rule.name, level]])
        derived = tuple([fact for fact in rule.facts if fact in sources]) if sources else ()
        disputed = (
            level is UNKNOWN and bool(unit.settled.contradictions) and any(map(unit.disputes, rule.facts))
        )
        key = (rule.name, level, unit.name, derived, disputed, shown, self._worded(stand))
        finding = self._findings.get(key)
        if finding is None:
            because = [source for fact in derived for source in sources[fact]]
            finding = Finding(
                condition=rule.name,
                clause=rule.clause,
                status=_STATUS[level],
                reason=_DISPUTED if disputed else self._reason(stand),
                quote=rule.quote,
                facts=tuple(dict.fromkeys((*rule.facts, *because))),
                member=unit.name,
            )
            if len(self._findings) < _MEMO:
                self._findings[key] = finding
        return finding

    def _worded(self, stand: _Stand) -> Text:
        """The wording for the level; where a date is that of the check or the day before, the one that names none."""
        reasons, facts, day = stand.rule.reasons, stand.unit.settled.facts, stand.unit.case.day
        undated, ago = (
            (reasons.met_today, 0) if stand.level is Level.MET else (reasons.not_met_since_yesterday, 1)
        )
        dates = [value for name in stand.rule.facts if isinstance(value := facts.get(name), dt.date)]
        if undated is not None and any((day - date).days == ago for date in dates):
            return undated
        return reasons.of(stand.level) or _NO_VALUE

    def _reason(self, stand: _Stand) -> Text:
        """The wording for the level, each ``{fact}`` as its value; a list of works as how many they are."""
        reason = self._worded(stand)
        zh: dict[str, str] = {}
        en: dict[str, str] = {}
        for name in placeholders(reason):
            facts = stand.unit.settled.facts
            value = facts.get(name, facts.get(self.vocabulary.stand_in(name) or ""))
            if value is None:
                zh[name], en[name] = "未填写", "not stated"
            elif isinstance(value, tuple):
                zh[name] = en[name] = str(len(value))
            else:
                text = self.vocabulary[name].show(value)
                zh[name], en[name] = text.zh, text.en
        return Text(zh=reason.zh.format(**zh), en=reason.en.format(**en))

    def open_facts(self, given: Mapping[str, Value], day: dt.date) -> tuple[str, ...]:
        """The facts that can still change the outcome, the most telling first; () once none can."""
        whole, _, _ = self._units(given, day, ())
        stands = [
            _Stand(rule, whole, rule.condition.evaluate(whole.case))
            for rule in self.file.rules
            if rule.applies_on(day)
        ]
        if _outcome(stands) is not Outcome.UNDETERMINED:
            return ()
        return tuple(name for name, _ in self._open(stands))

    def _next(self, stands: Sequence[_Stand]) -> tuple[str | None, str | None]:
        """The fact to ask next, and whose it is."""
        return next(iter(self._open(stands)), (None, None))

    def _open(self, stands: Sequence[_Stand]) -> list[tuple[str, str | None]]:
        """The facts that can still settle something, the one that settles most first; facts in a
        contradiction come last."""
        scores: dict[tuple[str, str | None], float] = {}
        for rule, unit, level in stands:
            if level is UNKNOWN:
                facts = unit.settled.facts
                known = tuple([(name, facts[name]) for name in self._asked[rule.name] if name in facts])
                for name, share in self._shares(
                    rule.name, known, self._judged_so(rule, facts), unit.case.day
                ):
                    key = (name, unit.name)
                    scores[key] = scores.get(key, 0.0) + share
        disputed = {(name, unit.name) for _, unit, _ in stands for name in unit.stated if unit.disputes(name)}
        return sorted(scores, key=lambda key: (key in disputed, -scores[key]))

    def _judged_so(self, rule: Rule, facts: Mapping[str, Value]) -> bool | None:
        judgements = facts.get(JUDGEMENTS) if rule.rests_on_judgement else None
        return judgements.get(rule.clause) if isinstance(judgements, Mapping) else None

    def _shared(
        self, name: str, known: tuple[tuple[str, Value], ...], judged: bool | None, day: dt.date
    ) -> tuple[tuple[str, float], ...]:
        """For an open rule: each fact that can move it, and in what share of its values it settles it."""
        rule = self._rules[name]
        facts: dict[str, Value] = dict(known)
        if judged is not None:
            facts[JUDGEMENTS] = {rule.clause: judged}
        missing = tuple(dict.fromkeys(rule.condition.missing(Case(facts, day))))
        shares: list[tuple[str, float]] = []
        for fact in missing:
            values = probes(self.vocabulary[fact], self._remedies.leaves(fact), None, day)
            settling = sum(
                rule.condition.evaluate(Case({**facts, fact: value}, day)) is not UNKNOWN for value in values
            )
            shares.append((fact, settling / len(values)))
        return tuple(shares)

    def _counterfactuals(
        self, stands: Sequence[_Stand], day: dt.date
    ) -> tuple[tuple[Counterfactual, ...], tuple[Change, ...]]:
        counterfactuals: list[Counterfactual] = []
        to_pass: list[Change] = []
        by_unit: dict[str | None, list[_Stand]] = {}
        for stand in stands:
            by_unit.setdefault(stand.unit.name, []).append(stand)
        for name, own in by_unit.items():
            stated = own[0].unit.stated
            levels = {stand.rule.name: stand.level for stand in own}
            for stand in own:
                if stand.level is not Level.NOT_MET:
                    continue
                repair = self._remedies.smallest((stand.rule.name,), levels, stated, day)
                if repair:
                    changes = _changes(repair, name)
                    counterfactuals.append(
                        Counterfactual.model_construct(
                            condition=stand.rule.name,
                            clause=stand.rule.clause,
                            changes=changes,
                            message=_would_pass(changes, name),
                            member=name,
                        )
                    )
            to_pass += _changes(self._remedies.whole(levels, stated, day), name)
        return tuple(counterfactuals), tuple(to_pass)


_DISPUTED = Text(
    zh="所填内容互相矛盾，这一条暂时无法判断，请核对后再查。",
    en="What is stated contradicts itself, so this cannot be decided; please check it first.",
)
_NO_VALUE = Text(
    zh="规则在所查日期没有规定数值，无法判断。",
    en="The rule names no value for the as-of date, so this cannot be decided.",
)


def _key(stand: _Stand) -> str:
    return stand.rule.name if stand.unit.name is None else f"{stand.unit.name}: {stand.rule.name}"


def _undefined(rule: Rule, day: dt.date) -> bool:
    return any(leaf.undefined_on(day) for leaf in rule.condition.leaves())


def _outcome(stands: Sequence[_Stand]) -> Outcome:
    lowest = min((stand.level for stand in stands), default=UNKNOWN)
    return (
        Outcome.INELIGIBLE,
        Outcome.UNDETERMINED,
        Outcome.CONDITIONALLY_ELIGIBLE,
        Outcome.ELIGIBLE,
    )[lowest]


def _changes(repairs: Sequence[Repair], member: str | None) -> tuple[Change, ...]:
    return tuple(
        Change.model_construct(fact=repair.fact, to=repair.to, wording=repair.wording, member=member)
        for repair in repairs
    )


def _would_pass(changes: Sequence[Change], member: str | None) -> Text:
    zh = "，并且".join(change.wording.zh for change in changes)
    en = " and ".join(change.wording.en for change in changes)
    of = Text(zh=f"（{member}）" if member else "", en=f" ({member})" if member else "")
    return Text(zh=f"如果{zh}{of.zh}，这一条就满足。", en=f"This condition would be met if {en}{of.en}.")


def digest(parts: Iterable[str]) -> str:
    """A short name for exactly these texts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
