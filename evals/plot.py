"""Plots as inline SVG: bars with intervals, curves, a confusion table, a histogram. No script, nothing loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from evals.resample import Estimate
from evals.summary import Confusion, Point

_WIDTH = 640
_LABEL = 170
_ROW = 24


def bars(title: str, values: Mapping[str, Estimate]) -> str:
    """A horizontal bar for each value from 0 to 100 %, with its interval as a whisker and ``n`` beside it."""
    span = _WIDTH - _LABEL - 110
    parts: list[str] = []
    for row, (name, one) in enumerate(values.items()):
        y = 12 + row * _ROW
        low, high = _LABEL + span * one.low, _LABEL + span * one.high
        parts += [
            f'<text x="{_LABEL - 8}" y="{y + 12}" class="name">{escape(name)}</text>',
            f'<rect x="{_LABEL}" y="{y}" width="{span}" height="16" class="track"/>',
            f'<rect x="{_LABEL}" y="{y}" width="{span * one.value:.1f}" height="16" class="bar"/>',
            f'<path d="M{low:.1f} {y + 8}H{high:.1f}M{low:.1f} {y + 4}v8M{high:.1f} {y + 4}v8" class="whisker"/>',
            f'<text x="{_LABEL + span + 8}" y="{y + 12}">{100 * one.value:.1f} % · {one.n}</text>',
        ]
    return _svg(title, 20 + len(values) * _ROW, parts)


def curve(title: str, points: Sequence[Point], unit: str) -> str:
    """A line through the points with its interval as a band; the places are spread evenly."""
    if not points:
        return ""
    height, left, right, top = 240, 50, 20, 16
    step = (_WIDTH - left - right) / max(1, len(points) - 1)
    inner = height - top - 40

    def xy(place: int, value: float) -> str:
        return f"{left + place * step:.1f},{top + inner * (1 - value):.1f}"

    upper = [xy(place, point.value.high) for place, point in enumerate(points)]
    lower = [xy(place, point.value.low) for place, point in enumerate(points)]
    line = [xy(place, point.value.value) for place, point in enumerate(points)]
    parts = [
        *(
            f'<path d="M{left} {top + inner * (1 - mark / 4):.1f}H{_WIDTH - right}" class="grid"/>'
            f'<text x="{left - 6}" y="{top + inner * (1 - mark / 4) + 4:.1f}" class="name">{25 * mark} %</text>'
            for mark in range(5)
        ),
        f'<polygon points="{" ".join([*upper, *reversed(lower)])}" class="band"/>',
        f'<polyline points="{" ".join(line)}" class="line"/>',
    ]
    for place, point in enumerate(points):
        x, y = xy(place, point.value.value).split(",")
        shown = f"{point.at} {unit}: {100 * point.value.value:.1f} %"
        parts += [
            f'<circle cx="{x}" cy="{y}" r="4" class="bar"><title>{escape(shown)}</title></circle>',
            f'<text x="{x}" y="{height - 12}" class="middle">{point.at}</text>',
        ]
    return _svg(f"{title} ({unit})", height, parts)


def confusion_table(confusion: Confusion) -> str:
    """Expected outcomes as rows, decided ones as columns; the darker, the more cases of the row."""
    cell, top = 86, 40
    parts = [
        f'<text x="{_LABEL + column * cell + cell / 2}" y="{top - 12}" class="middle small">{escape(name.removesuffix("_eligible"))}</text>'
        for column, name in enumerate(confusion.got)
    ]
    for row, (name, counts) in enumerate(zip(confusion.expected, confusion.counts, strict=True)):
        y = top + row * 36
        parts.append(f'<text x="{_LABEL - 8}" y="{y + 22}" class="name">{escape(name)}</text>')
        for column, count in enumerate(counts):
            right = confusion.got[column] == name
            share = count / max(1, sum(counts))
            x = _LABEL + column * cell
            parts += [
                f'<rect x="{x}" y="{y}" width="{cell - 4}" height="32" class="{"right" if right else "wrong"}" fill-opacity="{0.08 + 0.8 * share:.2f}"/>',
                f'<text x="{x + cell / 2 - 2}" y="{y + 21}" class="middle">{count}</text>',
            ]
    return _svg("Verdicts: expected (rows), decided (columns)", top + len(confusion.expected) * 36 + 8, parts)


def histogram(title: str, values: Sequence[float], unit: str, bins: int = 24) -> str:
    """How often values fall into each of ``bins`` equal steps from 0 to the largest."""
    if not values:
        return ""
    height, left, top = 200, 50, 16
    largest = max(values) or 1.0
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, int(value / largest * bins))] += 1
    wide = (_WIDTH - left - 20) / bins
    inner = height - top - 36
    parts: list[str] = []
    for place, count in enumerate(counts):
        tall = inner * count / max(counts)
        start, end = place * largest / bins, (place + 1) * largest / bins
        parts.append(
            f'<rect x="{left + place * wide:.1f}" y="{top + inner - tall:.1f}" width="{wide - 2:.1f}" height="{tall:.1f}" class="bar">'
            f"<title>{start:.3f} to {end:.3f} {escape(unit)}: {count}</title></rect>"
        )
    for mark in range(5):
        x = left + mark / 4 * (_WIDTH - left - 20)
        parts.append(f'<text x="{x:.0f}" y="{height - 12}" class="middle">{mark / 4 * largest:.2f}</text>')
    parts.append(f'<text x="{left - 6}" y="{top + 10}" class="name">{max(counts)}</text>')
    return _svg(f"{title} ({unit})", height, parts)


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    name = escape(title, quote=True)
    return (
        f'<figure><figcaption>{name}</figcaption><svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{name}">{"".join(parts)}</svg></figure>'
    )
