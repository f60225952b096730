"""Curves over sizes, both axes by powers of ten, as one SVG file that needs nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from corpus.model import Frozen

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 340, 60, 190, 36, 40
_COLOURS = ("#9b2226", "#0a6c74", "#ca6702", "#3d5a80", "#6a994e", "#7b2cbf", "#5f5f5f")


class Line(Frozen):
    """One curve: places and values, all above 0."""

    name: str
    points: tuple[tuple[float, float], ...]


def lines(title: str, curves: Sequence[Line]) -> str:
    """The curves with their names beside their ends; those without points are left out."""
    shown = [one for one in curves if one.points]
    across = _decades([place for one in shown for place, _ in one.points])
    up = _decades([value for one in shown for _, value in one.points])
    inner_width, inner_height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def x(place: float) -> float:
        return _LEFT + inner_width * (math.log10(place) - across[0]) / (across[-1] - across[0])

    def y(value: float) -> float:
        return _TOP + inner_height * (1 - (math.log10(value) - up[0]) / (up[-1] - up[0]))

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{_LEFT}" y="20" font-size="14">{escape(title)}</text>'
    ]
    for power in up:
        parts.append(
            f'<path d="M{_LEFT} {y(10**power):.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{y(10**power) + 4:.1f}" text-anchor="end">{10**power:,g}</text>'
        )
    for power in across:
        parts.append(
            f'<text x="{x(10**power):.1f}" y="{_HEIGHT - 14}" text-anchor="middle">{10**power:,}</text>'
        )
    taken: list[float] = []
    for number, one in enumerate(shown):
        colour = _COLOURS[number % len(_COLOURS)]
        drawn = " ".join(f"{x(place):.1f},{y(value):.1f}" for place, value in one.points)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(p):.1f}" cy="{y(v):.1f}" r="3" fill="{colour}"/>' for p, v in one.points]
        value = one.points[-1][1]
        beside = y(value) + 4
        while any(abs(beside - other) < 14 for other in taken):  # names never lie on one another
            beside += 2
        taken.append(beside)
        parts.append(
            f'<text x="{_WIDTH - _RIGHT + 10}" y="{beside:.1f}" fill="{colour}">{escape(one.name)} {value:,.3g}</text>'
        )
    return "".join([*parts, "</svg>\n"])


def _decades(values: Sequence[float]) -> range:
    """The powers of ten that the values lie between."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(low, max(high, low + 1) + 1)
