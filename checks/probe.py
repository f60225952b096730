"""Values to try for a fact: enough to meet and to fail everything the rules ask of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from checks.conditions import (
    AtLeast,
    AtMost,
    Case,
    CountDistinct,
    DateNotBefore,
    Is,
    Judgement,
    Leaf,
    Level,
    OneOf,
    Value,
    on_day,
)
from checks.facts import Fact


def probes(fact: Fact, leaves: Iterable[Leaf], stated: Value | None, day: dt.date) -> tuple[Value, ...]:
    """Values of ``fact`` on both sides of every bound that ``leaves`` set, the most modest first.

    Of values that no leaf tells apart only the first is given. A list of works grows from the one stated, so that nothing already done is taken away.
    """
    leaves = tuple(leaves)
    found: list[Value] = []
    match fact.type:
        case "bool":
            found += [True, False]
        case "choice":
            found += fact.values
        case "place":
            named = [value for leaf in leaves for value in _named(leaf)]
            other = next((value for value in fact.values if value not in named), None)
            found += [*named, *([other] if other is not None else [])]
        case "date":
            bounds = [leaf.bound(day) for leaf in leaves if isinstance(leaf, DateNotBefore)] or [day]
            found += [
                day for bound in bounds for day in (bound, bound - dt.timedelta(1)) if bound > dt.date.min
            ]
        case "int" | "number":
            for leaf in leaves:
                bound = on_day(leaf.body.value, day) if isinstance(leaf, AtMost | AtLeast) else None
                if isinstance(leaf, CountDistinct):
                    bound = on_day(leaf.body.at_least, day)
                if bound is not None:
                    found += [bound, bound + 1, bound - 1]
            found = found or [fact.min or 0]
            found = [
                value
                for value in found
                if isinstance(value, int | float) and value >= (fact.min if fact.min is not None else value)
            ]
        case "works":
            done = stated if isinstance(stated, tuple) else ()
            rest = [value for value in fact.values if value not in done]
            for leaf in leaves:
                bound = on_day(leaf.body.at_least, day) if isinstance(leaf, CountDistinct) else None
                if bound is not None:
                    enough = {*done, *rest[: max(0, int(bound) - len(done))]}
                    found.append(tuple(value for value in fact.values if value in enough))
            found.append(())
        case "judgements":
            said = stated if isinstance(stated, Mapping) else {}
            named = [leaf.body.clause for leaf in leaves if isinstance(leaf, Judgement)]
            found += [{**said, clause: True} for clause in named]
            found.append({**said, **{clause: True for clause in named if said.get(clause) is False}})
    alike: dict[tuple[Level, ...], Value] = {}
    for value in found:
        case = Case({fact.name: value}, day)
        alike.setdefault(tuple(leaf.evaluate(case) for leaf in leaves), value)
    return tuple(alike.values())


def _named(leaf: Leaf) -> tuple[str, ...]:
    if isinstance(leaf, OneOf):
        return leaf.body.values
    if isinstance(leaf, Is) and isinstance(leaf.body.value, str):
        return (leaf.body.value,)
    return ()
