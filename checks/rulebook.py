"""Rule files and what they conclude: facts + rules + a date → verdict.

``load_rulebook`` reads every rule file once and refuses whatever does not fit the grammar, the vocabulary or
the corpus. After that a check is pure: no file, no network, no clock of its own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, JsonValue, model_validator

from checks.conditions import JUDGEMENTS, UNKNOWN, Case, Condition, Judgement, Level, Value, Window
from checks.counterfactual import Remedies, Repair
from checks.facts import (
    FactError,
    FactErrors,
    Settled,
    Vocabulary,
    load_vocabulary,
    misfit,
    to_json,
)
from checks.probe import probes
from checks.verdict import (
    Caution,
    Change,
    Comparison,
    Counterfactual,
    Finding,
    Outcome,
    Receipt,
    Replay,
    Status,
    Verdict,
)
from corpus.model import Corpus, Frozen, Text
from corpus.yamlfile import DataError, validate_file

RULES = Path(__file__).with_name("rules")

_STATUS = (Status.NOT_MET, Status.UNKNOWN, Status.NEEDS_JUDGEMENT, Status.MET)  # by Level


class RuleError(DataError):
    """A rule file that cannot be used as it stands."""


class UnknownTrack(LookupError):
    """No rule file is for this track."""

    def __init__(self, track: str) -> None:
        super().__init__(f"no track {track!r}")
        self.track = track


class Reasons(Frozen):
    """Why a condition stands as it does. ``{fact}`` in a wording stands for the value of that fact."""

    met: Text
    not_met: Text
    unknown: Text | None = None
    needs_judgement: Text | None = None

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


class Unit(NamedTuple):
    """One unit of a joint application, or the whole (``name`` None)."""

    name: str | None
    stated: Mapping[str, Value]
    settled: Settled


class _Stand(NamedTuple):
    """How one rule stands for one unit."""

    rule: Rule
    unit: Unit
    level: Level


class Track:
    """One rule file, ready to check. Made by ``load_rulebook``."""

    def __init__(self, file: RuleFile, vocabulary: Vocabulary, corpus: Corpus, digest: str) -> None:
        self.file = file
        self.name = file.track
        self.title = file.title
        self.vocabulary = vocabulary
        self.rules_digest = digest
        clauses = corpus.policy(file.policy).clauses
        self.corpus_digest = _digest(f"{clause.id} {clause.digest}" for clause in clauses)
        self.judged = frozenset(
            leaf.body.clause
            for rule in file.rules
            for leaf in rule.condition.leaves()
            if isinstance(leaf, Judgement)
        )
        self._findings: dict[tuple[str, Level, str | None, tuple[str, ...]], Finding] = {}
        self._remedies = Remedies(vocabulary, {rule.name: rule.condition for rule in file.rules})

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that bear on this track, in the order in which its rules read them."""
        read = [fact for rule in self.file.rules for fact in rule.facts]
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
        whole, units, cautions = self._units(given, members)
        stands: list[_Stand] = []
        for rule in self.file.rules:
            if not rule.applies_on(day):
                cautions.append(self._outside(rule.clause, rule))
                continue
            for unit in units if rule.each_unit and units else (whole,):
                level = rule.condition.evaluate(Case(unit.settled.facts, day))
                if level is UNKNOWN and _undefined(rule, day):
                    cautions.append(self._outside(rule.clause, rule))
                stands.append(_Stand(rule, unit, level))
        if not self.file.applies_on(day):
            cautions.append(self._outside(self.file.basis, self.file))
        cautions += self._notices(whole, units, day)
        outcome = _outcome(stands)
        findings = tuple(self._finding(stand) for stand in stands)
        fact, member = self._next(stands, day) if outcome is Outcome.UNDETERMINED else (None, None)
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
        self, given: Mapping[str, Value], members: Sequence[tuple[str, bool, dict[str, Value]]]
    ) -> tuple[Unit, list[Unit], list[Caution]]:
        """The whole, the units of a joint application, and the contradictions found on the way.

        What is stated of the application holds for its lead, and what is stated of the lead for the
        application; where the two disagree, that is a contradiction and neither is used.
        """
        cautions: list[Caution] = []
        if not members:
            settled = self.vocabulary.settle(given)
            whole = Unit(None, given, settled)
            cautions += self._contradictions(whole)
            return whole, [], cautions
        lead = next(facts for _, leads, facts in members if leads)
        counted: dict[str, Value] = {self.file.units_fact: len(members)} if self.file.units_fact else {}
        stated: dict[str, Value] = {**lead, **counted, **given}
        for name, other in [*((name, lead[name]) for name in lead), *counted.items()]:
            if stated[name] != other:
                del stated[name]
                cautions.append(self._disagreement(name))
        whole = Unit(None, stated, self.vocabulary.settle(stated))
        cautions += self._contradictions(whole)
        units: list[Unit] = []
        for name, leads, facts in members:
            own = stated if leads else facts
            unit = Unit(name, own, whole.settled if leads else self.vocabulary.settle(own))
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
                if notice.when.evaluate(Case(unit.settled.facts, day)) is Level.MET:
                    yield self._caution(notice, unit.name)

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
        sources = unit.settled.sources
        derived = tuple(
            dict.fromkeys(source for fact in rule.facts if fact in sources for source in sources[fact])
        )
        key = (rule.name, level, unit.name, derived)
        finding = self._findings.get(key)
        if finding is None:
            reason = rule.reasons.of(level) or _NO_VALUE
            finding = Finding(
                condition=rule.name,
                clause=rule.clause,
                status=_STATUS[level],
                reason=reason,
                quote=rule.quote,
                facts=tuple(dict.fromkeys((*rule.facts, *derived))),
                member=unit.name,
            )
            if len(self._findings) < 4096:  # member names come from outside: keep the memo bounded
                self._findings[key] = finding
        if "{" in finding.reason.zh or "{" in finding.reason.en:
            return finding.model_copy(update={"reason": self._filled(finding.reason, unit)})
        return finding

    def _filled(self, reason: Text, unit: Unit) -> Text:
        """``reason`` with each ``{fact}`` as its value in words; a list of works as how many they are."""
        zh: dict[str, str] = {}
        en: dict[str, str] = {}
        for name in _placeholders(reason):
            value = unit.settled.facts.get(name)
            if value is None:
                zh[name], en[name] = "未填写", "not stated"
            elif isinstance(value, tuple):
                zh[name] = en[name] = str(len(value))
            else:
                shown = self.vocabulary[name].show(value)
                zh[name], en[name] = shown.zh, shown.en
        return Text(zh=reason.zh.format(**zh), en=reason.en.format(**en))

    def _next(self, stands: Sequence[_Stand], day: dt.date) -> tuple[str | None, str | None]:
        """The fact that settles most of what is open; facts in a contradiction come last."""
        scores: dict[tuple[str, str | None], float] = {}
        disputed: set[tuple[str, str | None]] = set()
        for rule, unit, level in stands:
            if level is not UNKNOWN:
                continue
            facts = unit.settled.facts
            missing = tuple(dict.fromkeys(rule.condition.missing(Case(facts, day))))
            for name in missing:
                key = (name, unit.name)
                share = 1.0
                if len(missing) > 1:
                    values = probes(self.vocabulary[name], self._remedies.leaves(name), facts.get(name), day)
                    settled = sum(
                        rule.condition.evaluate(Case({**facts, name: value}, day)) is not UNKNOWN
                        for value in values
                    )
                    share = settled / len(values)
                scores[key] = scores.get(key, 0.0) + share
                if name in unit.stated:
                    disputed.add(key)
        if not scores:
            return None, None
        return max(scores, key=lambda key: (key not in disputed, scores[key]))

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
                        Counterfactual(
                            condition=stand.rule.name,
                            clause=stand.rule.clause,
                            changes=changes,
                            message=_would_pass(changes, name),
                            member=name,
                        )
                    )
            to_pass += _changes(self._remedies.whole(levels, stated, day), name)
        return tuple(counterfactuals), tuple(to_pass)


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
        Change(fact=repair.fact, to=repair.to, wording=repair.wording, member=member) for repair in repairs
    )


def _would_pass(changes: Sequence[Change], member: str | None) -> Text:
    zh = "，并且".join(change.wording.zh for change in changes)
    en = " and ".join(change.wording.en for change in changes)
    of = Text(zh=f"（{member}）" if member else "", en=f" ({member})" if member else "")
    return Text(zh=f"如果{zh}{of.zh}，这一条就满足。", en=f"This condition would be met if {en}{of.en}.")


def _placeholders(reason: Text) -> set[str]:
    return {
        name
        for wording in (reason.zh, reason.en)
        for _, name, _, _ in string.Formatter().parse(wording)
        if name is not None
    }


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


class Rulebook:
    """Every track's rules. ``check`` gives a verdict, ``compare`` all of them side by side."""

    def __init__(self, tracks: Sequence[Track], vocabulary: Vocabulary, corpus: Corpus) -> None:
        self.tracks: Mapping[str, Track] = {track.name: track for track in tracks}
        self.vocabulary = vocabulary
        self.corpus = corpus
        self._judged = frozenset(clause for track in tracks for clause in track.judged)

    def track(self, name: str) -> Track:
        """The track named; UnknownTrack if there is none."""
        try:
            return self.tracks[name]
        except (KeyError, TypeError):
            raise UnknownTrack(name) from None

    def check(
        self,
        track: str,
        facts: Mapping[str, object],
        as_of: dt.date,
        members: Sequence[Mapping[str, object]] | None = None,
    ) -> Verdict:
        """The verdict on one track, as of one day.

        ``members`` are the units of a joint application, each a map of its facts with ``lead`` true on
        exactly one and, where wished, a ``name``. FactErrors lists every field that cannot be used.
        """
        chosen = self.track(track)
        errors: list[FactError] = []
        given: dict[str, Value] = {}
        try:
            given = self._validated(facts, "")
        except FactErrors as wrong:
            errors += wrong.errors
        units: list[tuple[str, bool, dict[str, Value]]] = []
        if members is not None:
            try:
                units = self._members(chosen, members)
            except FactErrors as wrong:
                errors += wrong.errors
        if errors:
            raise FactErrors(errors)
        return chosen.check(given, as_of, units)

    def compare(self, facts: Mapping[str, object], as_of: dt.date) -> Comparison:
        """All tracks for the same facts; FactErrors as in ``check``."""
        given = self._validated(facts, "")
        verdicts = tuple(track.check(given, as_of, ()) for track in self.tracks.values())
        nearest = tuple(Outcome)[::-1]
        still_open = [verdict for verdict in verdicts if verdict.outcome is not Outcome.INELIGIBLE]
        still_open.sort(key=lambda verdict: nearest.index(verdict.outcome))
        return Comparison(verdicts=verdicts, open=tuple(verdict.track for verdict in still_open))

    def replay(self, receipt: Receipt) -> Replay:
        """The check of ``receipt`` made again, and what differs from then."""
        verdict = self.check(receipt.track, receipt.facts, receipt.as_of, receipt.members)
        now = verdict.receipt
        changed: list[Text] = []
        if now.corpus != receipt.corpus:
            changed.append(
                Text(
                    zh="政策条款的文本自那时起有改动。",
                    en="The text of the policy's clauses has changed since then.",
                )
            )
        if now.rules != receipt.rules:
            changed.append(Text(zh="检查规则自那时起有改动。", en="The rules have changed since then."))
        if now.outcome is not receipt.outcome:
            changed.append(
                Text(
                    zh=f"结论由 {receipt.outcome} 变为 {now.outcome}。",
                    en=f"The outcome was {receipt.outcome} and is now {now.outcome}.",
                )
            )
        for name in dict.fromkeys((*receipt.statuses, *now.statuses)):
            before, after = receipt.statuses.get(name), now.statuses.get(name)
            if before is not after:
                changed.append(
                    Text(
                        zh=f"条件 {name} 由 {before or '（没有）'} 变为 {after or '（没有）'}。",
                        en=f"The condition {name} was {before or '(absent)'} and is now {after or '(absent)'}.",
                    )
                )
        return Replay(same=now == receipt, verdict=verdict, changed=tuple(changed))

    def _validated(self, facts: object, prefix: str) -> dict[str, Value]:
        errors: list[FactError] = []
        given: dict[str, Value] = {}
        try:
            given = self.vocabulary.validate_facts(facts, prefix=prefix)
        except FactErrors as wrong:
            errors += wrong.errors
        judgements = facts.get(JUDGEMENTS) if isinstance(facts, Mapping) else None
        if isinstance(judgements, Mapping):
            errors += [
                FactError(
                    field=f"{prefix}{JUDGEMENTS}.{clause}",
                    message=Text(
                        zh="没有一条检查需要对这个条款作专家评判。",
                        en="is not a clause on which any check needs an expert's judgement.",
                    ),
                )
                for clause in judgements
                if clause not in self._judged
            ]
        if errors:
            raise FactErrors(errors)
        return given

    def _members(self, track: Track, members: object) -> list[tuple[str, bool, dict[str, Value]]]:
        def refuse(field: str, zh: str, en: str) -> FactError:
            return FactError(field=field, message=Text(zh=zh, en=en))

        if not track.file.units_fact:
            zh, en = (
                "这一类申报的条款没有写联合申报。",
                "is not taken here: this track's text says nothing of joint applications.",
            )
            raise FactErrors([refuse("members", zh, en)])
        if not isinstance(members, Sequence) or isinstance(members, str | bytes) or not members:
            zh, en = "应为至少一家单位的列表。", "must be a list of at least one unit."
            raise FactErrors([refuse("members", zh, en)])
        errors: list[FactError] = []
        units: list[tuple[str, bool, dict[str, Value]]] = []
        for position, member in enumerate(members):
            prefix = f"members[{position}]."
            if not isinstance(member, Mapping):
                errors.append(refuse(prefix[:-1], "应为一家单位的事实。", "must be the facts of one unit."))
                continue
            name, lead = member.get("name", str(position + 1)), member.get("lead", False)
            if not isinstance(name, str) or not name.strip():
                errors.append(refuse(f"{prefix}name", "应为单位名称。", "must be the name of the unit."))
            if not isinstance(lead, bool):
                errors.append(refuse(f"{prefix}lead", "应为 true 或 false。", "must be true or false."))
            own = {key: value for key, value in member.items() if key not in ("name", "lead")}
            try:
                units.append((str(name), lead is True, self._validated(own, prefix)))
            except FactErrors as wrong:
                errors += wrong.errors
        if not errors and sum(lead for _, lead, _ in units) != 1:
            zh, en = "应当恰好有一家牵头单位（lead: true）。", "must name exactly one lead (lead: true)."
            errors.append(refuse("members", zh, en))
        if not errors and len({name for name, _, _ in units}) != len(units):
            errors.append(refuse("members", "单位名称有重复。", "must have different names."))
        if errors:
            raise FactErrors(errors)
        return units


def load_rulebook(corpus: Corpus, root: Path | None = None) -> Rulebook:
    """Every rule file under ``root`` (the packaged rules by default), checked against corpus and vocabulary.

    A ``facts.yaml`` beside the rule files takes the place of the packaged vocabulary. RuleError (or DataError
    for the vocabulary) names the file, the place in it and the remedy.
    """
    folder = root or RULES
    own = folder / "facts.yaml"
    vocabulary_file = own if own.exists() else Path(__file__).with_name("facts.yaml")
    vocabulary = load_vocabulary(vocabulary_file)
    tracks: list[Track] = []
    for path in sorted(folder.glob("*.yaml")):
        if path == own:
            continue
        try:
            file = validate_file(RuleFile, path)
        except DataError as error:
            raise RuleError(error.file, error.path, error.problems, error.remedy) from None
        for place, problem, remedy in _faults(file, vocabulary, corpus, path):
            raise RuleError(path, place, problem, remedy)
        digest = _digest([path.read_text("utf-8"), vocabulary_file.read_text("utf-8")])
        tracks.append(Track(file, vocabulary, corpus, digest))
    if not tracks:
        raise RuleError(folder, "", "there is no rule file", "Add one file a track, <policy>.<track>.yaml.")
    return Rulebook(tracks, vocabulary, corpus)


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
        return _placeholders(reason) if reason is not None else set()
    except ValueError:
        return None
