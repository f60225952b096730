"""What would have to be different: the smallest changes of facts after which failed conditions hold."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import JsonValue

from checks.conditions import (
    JUDGEMENTS,
    AtLeast,
    AtMost,
    Case,
    Condition,
    CountDistinct,
    DateNotBefore,
    Judgement,
    Leaf,
    Level,
    OneOf,
    Value,
    on_day,
)
from checks.facts import Vocabulary, to_json
from checks.probe import probes
from corpus.model import Text


class Repair(NamedTuple):
    """One fact to change, the value to change it to, and how to say so."""

    fact: str
    to: JsonValue
    wording: Text


_Frozen = tuple[tuple[str, object], ...]


class Remedies:
    """Finds repairs for the rules of one track, trying single changes first, then pairs, and so on.

    The search is over the facts that the failed rules read and those tied to them, and every candidate is
    evaluated, so a repair never contradicts what else is stated and never makes another rule fail.
    """

    def __init__(self, vocabulary: Vocabulary, conditions: Mapping[str, Condition]) -> None:
        self._vocabulary = vocabulary
        self._conditions = conditions
        self._leaves: dict[str, tuple[Leaf, ...]] = {}
        tied = [
            leaf
            for implication in vocabulary.implications
            for leaf in (*implication.when.leaves(), implication.then)
        ]
        for condition in conditions.values():
            for leaf in condition.leaves():
                for name in (leaf.fact, vocabulary.stand_in(leaf.fact)):
                    if name:
                        self._leaves[name] = (*self._leaves.get(name, ()), leaf)
        for leaf in tied:
            self._leaves[leaf.fact] = (*self._leaves.get(leaf.fact, ()), leaf)
        # What is stated comes from outside, so the memos are bounded.
        self._search = lru_cache(maxsize=4096)(self._searched)
        self._kin = lru_cache(maxsize=1024)(self._kin_of)
        self._groups = lru_cache(maxsize=1024)(self._grouped)

    def leaves(self, fact: str) -> tuple[Leaf, ...]:
        """The conditions, in rules or implications, that read ``fact``."""
        return self._leaves.get(fact, ())

    def smallest(
        self, failed: Sequence[str], levels: Mapping[str, Level], facts: Mapping[str, Value], day: dt.date
    ) -> tuple[Repair, ...]:
        """The fewest changes after which all of ``failed`` hold; () when no change of facts achieves it.

        ``levels`` says how every rule stands now.
        """
        kin = self._kin(tuple(failed))
        stated = tuple([(name, _hashable(facts[name])) for name in kin if name in facts])
        may_fail = tuple(
            [name for name, level in levels.items() if level is Level.NOT_MET and name not in failed]
        )
        return self._search(tuple(failed), tuple(levels), may_fail, kin, stated, day)

    def whole(
        self, levels: Mapping[str, Level], facts: Mapping[str, Value], day: dt.date
    ) -> tuple[Repair, ...]:
        """The fewest changes after which no rule fails. Rules that share no fact are mended apart."""
        repairs: list[Repair] = []
        for group in self._groups(tuple(name for name, level in levels.items() if level is Level.NOT_MET)):
            repairs += self.smallest(group, levels, facts, day)
        return tuple(repairs)

    def _read(self, rules: Sequence[str]) -> list[str]:
        return [leaf.fact for rule in rules for leaf in self._conditions[rule].leaves()]

    def _kin_of(self, rules: tuple[str, ...]) -> tuple[str, ...]:
        return self._vocabulary.kin(self._read(rules))

    def _grouped(self, rules: tuple[str, ...]) -> list[list[str]]:
        groups: list[tuple[set[str], list[str]]] = []
        for rule in rules:
            kin, members = set(self._kin((rule,))), [rule]
            apart = []
            for other, theirs in groups:
                if kin.isdisjoint(other):
                    apart.append((other, theirs))
                else:
                    kin, members = kin | other, theirs + members
            groups = [*apart, (kin, members)]
        return [members for _, members in groups]

    def _searched(
        self,
        failed: tuple[str, ...],
        rules: tuple[str, ...],
        may_fail: tuple[str, ...],
        kin: tuple[str, ...],
        stated: _Frozen,
        day: dt.date,
    ) -> tuple[Repair, ...]:
        facts = {name: _thawed(name, value) for name, value in stated}
        touched = [
            rule
            for rule in rules
            if rule not in failed and rule not in may_fail and not set(self._read([rule])).isdisjoint(kin)
        ]
        choices = {
            name: [
                value
                for value in probes(self._vocabulary[name], self.leaves(name), facts.get(name), day)
                if value != facts.get(name)
            ]
            for name in kin
        }

        def mended(changes: Mapping[str, Value]) -> Case | None:
            """The case after the changes where all of ``failed`` hold in it and nothing else fails for them."""
            settled = self._vocabulary.settle({**facts, **changes})
            case = Case(settled.facts, day)
            if (
                settled.contradictions
                or any(self._conditions[rule].evaluate(case) < Level.NEEDS_JUDGEMENT for rule in failed)
                or any(self._conditions[rule].evaluate(case) is Level.NOT_MET for rule in touched)
            ):
                return None
            return case

        for size in range(1, len(kin) + 1):
            for names in itertools.combinations(kin, size):
                for values in itertools.product(*(choices[name] for name in names)):
                    changes = dict(zip(names, values, strict=True))
                    if (case := mended(changes)) is not None:
                        return tuple(self._repairs(failed, facts, changes, case, mended))
        return ()

    def _repairs(
        self,
        failed: Sequence[str],
        facts: Mapping[str, Value],
        changes: Mapping[str, Value],
        case: Case,
        mended: Callable[[Mapping[str, Value]], Case | None],
    ) -> Iterator[Repair]:
        for name, value in changes.items():
            leaves = [
                leaf
                for rule in failed
                for leaf in self._conditions[rule].leaves()
                if name in (leaf.fact, self._vocabulary.stand_in(leaf.fact))
                and leaf.evaluate(case) is Level.MET
            ]
            leaf = leaves[0] if leaves else None
            # Of the values that this condition takes, only those that no other one refuses: it takes a branch as a
            # kind of enterprise, but a branch has no legal personality.
            taken = leaf.body.values if isinstance(leaf, OneOf) else ()
            open_to = [each for each in taken if mended({**changes, name: each}) is not None]
            wording = self._wording(name, value, facts.get(name), leaf, open_to, case.day)
            yield Repair(name, to_json(value), wording)

    def _wording(
        self,
        name: str,
        value: Value,
        stated: Value | None,
        leaf: Leaf | None,
        open_to: Sequence[str],
        day: dt.date,
    ) -> Text:
        fact = self._vocabulary[name]
        label, shown = fact.label, fact.show(value)
        match leaf:
            case AtMost() | AtLeast():
                bound = fact.show(on_day(leaf.body.value, day) or 0)
                zh, en = ("不超过", "at most") if isinstance(leaf, AtMost) else ("不少于", "at least")
                return Text(zh=f"“{label.zh}”{zh}{bound.zh}", en=f"“{label.en}” is {en} {bound.en}")
            case DateNotBefore():
                bound = fact.show(leaf.bound(day))
                return Text(zh=f"“{label.zh}”不早于{bound.zh}", en=f"“{label.en}” is {bound.en} or later")
            case CountDistinct() if isinstance(value, tuple | int):
                more, least = _many(value) - _many(stated), on_day(leaf.body.at_least, day)
                return Text(
                    zh=f"再开展{more}项不同的专项工作（累计不少于{least}项）",
                    en=f"{more} more different works are carried out ({least} or more in all)",
                )
            case Judgement():
                return Text(
                    zh=f"专家对 {leaf.body.clause} 的评判为“是”",
                    en=f"experts affirm {leaf.body.clause}",
                )
            case OneOf() if fact.type == "choice":
                labels = [fact.option(each).label for each in open_to]
                return Text(
                    zh=f"“{label.zh}”为“{'”或“'.join(each.zh for each in labels)}”",
                    en=f"“{label.en}” is {' or '.join(each.en for each in labels)}",
                )
            case None if fact.options:
                return Text(
                    zh=f"“{label.zh}”改变，例如为“{shown.zh}”",
                    en=f"“{label.en}” changes, for example to {shown.en}",
                )
            case _:
                return Text(zh=f"“{label.zh}”为“{shown.zh}”", en=f"“{label.en}” is {shown.en}")


def _many(works: Value | None) -> int:
    """How many works a list names, or a number says; 0 where nothing is stated."""
    return len(works) if isinstance(works, tuple) else works if isinstance(works, int) else 0


def _hashable(value: Value) -> object:
    return tuple(value.items()) if isinstance(value, Mapping) else value


def _thawed(name: str, value: object) -> Value:
    return dict(value) if name == JUDGEMENTS else value  # type: ignore[call-overload, return-value]
