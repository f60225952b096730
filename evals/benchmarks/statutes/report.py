"""The figures as a Markdown page with its plots."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from evals.benchmarks.statutes.measure import CHOSEN_BY, MEASURES, Row
from evals.benchmarks.statutes.measured import Measured
from evals.terminal import percent

COMMAND = "python -m evals.benchmarks.statutes --data FOLDER"
PLOTS = {
    "statutes-seen.svg": "seen",
    "statutes-unseen.svg": "unseen",
    "statutes-ablation-seen.svg": "ablation_seen",
    "statutes-ablation.svg": "ablation",
}

_WIDTH, _LABEL, _STEP = 760, 310, 26
_PLOT_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1d2a33}.end{text-anchor:end}.bar{fill:#2f6f6a}"
    ".line{stroke:#1d2a33;fill:none}.track{fill:#e8e4da}rect.page{fill:#fbfaf6}"
)


def page(measured: Measured, notes: str) -> str:
    """The page; ``notes`` is what people have written about the figures."""
    recipe = measured.recipe
    asked = measured.seen[0].values[CHOSEN_BY].n
    strange = measured.unseen[0].values[CHOSEN_BY].n
    chosen = measured.chosen[0].values[CHOSEN_BY].n
    chosen_seen = measured.chosen_seen[0].values[CHOSEN_BY].n
    lines = [
        "# Retrieval on national statutes",
        "",
        f"Made by `{COMMAND}`: {measured.articles:,} articles; {measured.train:,} train and {asked} dev questions of "
        f"STARD. Percent, with 95 % bootstrap intervals. Embedding fitted here: {recipe.dimension} columns, "
        f"{recipe.passes} passes without labels, {recipe.labelled_passes} with questions.",
        "",
        notes.strip(),
        "",
        f"## Dev questions, their laws seen in training ({asked})",
        "",
        *_table(measured.seen),
        "",
        "![R@10 on dev questions](statutes-seen.svg)",
        "",
        f"## Dev questions, their laws unseen in training ({strange})",
        "",
        "Laws are held back in five parts; a question is asked of models, and mixed with weights, that were given no "
        "question about any law of its part. Questions that touch laws of two parts are left out.",
        "",
        *_table(measured.unseen),
        "",
        "![R@10 on dev questions about unseen laws](statutes-unseen.svg)",
        "",
        f"## Where choices for seen laws are made: train questions, each as a new one ({chosen_seen})",
        "",
        "Train questions lie in five parts by chance; a question is asked of models, and mixed with weights, that were "
        "given no question of its part.",
        "",
        *_table(measured.chosen_seen),
        "",
        f"## Where choices for unseen laws are made: train questions as unseen ones ({chosen})",
        "",
        *_table(measured.chosen),
        "",
        "## Ablation for seen laws, on train questions, each as a new one",
        "",
        *_table(measured.ablation_seen),
        "",
        "![R@10 on seen laws without each part](statutes-ablation-seen.svg)",
        "",
        "## Ablation for unseen laws, on train questions as unseen ones",
        "",
        *_table(measured.ablation),
        "",
        "![R@10 on unseen laws without each part](statutes-ablation.svg)",
        "",
        f"## Seeds {', '.join(map(str, recipe.seeds))}, on dev questions, their laws seen in training",
        "",
        *_seeds(measured),
    ]
    return "\n".join(lines) + "\n"


def plot(title: str, rows: Sequence[Row]) -> str:
    """R@10 of each row as a bar with its interval: an SVG that stands alone."""
    span = _WIDTH - _LABEL - 120
    height = 40 + len(rows) * _STEP
    parts = [f'<text x="12" y="22">{escape(title)}</text>']
    for number, one in enumerate(rows):
        value, y = one.values[CHOSEN_BY], 36 + number * _STEP
        low, high = _LABEL + span * value.low, _LABEL + span * value.high
        parts += [
            f'<text x="{_LABEL - 8}" y="{y + 13}" class="end">{escape(one.name)}</text>',
            f'<rect x="{_LABEL}" y="{y}" width="{span}" height="18" class="track"/>',
            f'<rect x="{_LABEL}" y="{y}" width="{span * value.value:.1f}" height="18" class="bar"/>',
            f'<path d="M{low:.1f} {y + 9}H{high:.1f}M{low:.1f} {y + 5}v8M{high:.1f} {y + 5}v8" class="line"/>',
            f'<text x="{_LABEL + span + 8}" y="{y + 13}">{100 * value.value:.1f} %</text>',
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title, quote=True)}"><style>{_PLOT_STYLE}</style>'
        f'<rect class="page" width="{_WIDTH}" height="{height}"/>{"".join(parts)}</svg>\n'
    )


def _table(rows: Sequence[Row]) -> list[str]:
    heads = ["", *MEASURES, "points over BM25, R@10"]
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    for one in rows:
        cells = [percent(one.values[measure], measure == CHOSEN_BY) for measure in MEASURES]
        lift = one.against_bm25
        over = (
            "" if lift is None else f"{100 * lift.value:+.1f} [{100 * lift.low:+.1f}, {100 * lift.high:+.1f}]"
        )
        lines.append("| " + " | ".join((one.name, *cells, over)) + " |")
    return lines


def _seeds(measured: Measured) -> list[str]:
    lines = ["| | " + " | ".join(MEASURES) + " |", "| --- |" + " ---: |" * len(MEASURES)]
    for name, values in measured.seeds.items():
        table = 100 * np.asarray(values)
        cells = [
            f"{low:.1f} to {high:.1f}" for low, high in zip(table.min(axis=0), table.max(axis=0), strict=True)
        ]
        lines.append("| " + " | ".join((name, *cells)) + " |")
    return lines
