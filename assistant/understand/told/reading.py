"""One fact read from one place of one turn."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple


class Weight(IntEnum):
    """How plainly a fact is stated; a weaker statement never overrules a plainer one."""

    PASSING = 0  # a word used in passing: 我们公司
    SAID = 1
    PLAIN = 2  # the fact itself: 注册在长沙


class _Unsure:
    """Stands for a fact that the asker doubts: what was told before is taken back."""

    def __repr__(self) -> str:
        return "UNSURE"


UNSURE: Final = _Unsure()


class Not(NamedTuple):
    """Stands for one value that is denied without another being named: 不是分公司."""

    value: object


class Some(NamedTuple):
    """Stands for some of the values of a fact, where there may well be more.

    ``listed``: they are all that lists named, which may not be all there is. ``partly``: of a list half understood.
    """

    values: tuple[object, ...]
    listed: bool = False
    partly: bool = False


class Reading(NamedTuple):
    """``name`` has ``value``, read from ``start`` to ``end`` of the plain form."""

    name: str
    value: object
    start: int
    end: int
    weight: Weight = Weight.SAID
