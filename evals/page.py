"""The report of a run as one HTML page that needs nothing else: figures, plots, and every miss in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from evals.markdown import expectations
from evals.plot import bars, confusion_table, curve, histogram
from evals.resample import Estimate
from evals.summary import Comparison, Scored, Summary
from evals.terminal import FEW, WORDS, broken, counted, percent, reason, shortened

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2a33;--paper:#fbfaf6;--line:#d9d5c9;--bar:#2f6f6a;--bad:#b3432b;--dim:#6a7378}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6df;--paper:#171b1e;--line:#3a4247;--bar:#6fb5ae;--bad:#e58a72;--dim:#98a2a7}}
*{box-sizing:border-box}body{margin:0 auto;padding:2rem 1.2rem 5rem;max-width:70rem;background:var(--paper);color:var(--ink);
font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2.5rem 0 .6rem;border-bottom:1px solid var(--line)}
.dim{color:var(--dim)}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}
.wide{overflow-x:auto}td,th{padding:.2rem .7rem .2rem 0;text-align:right;white-space:nowrap}td:first-child,th:first-child{text-align:left}
tr+tr td{border-top:1px solid var(--line)}.plots{display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr))}
figure{margin:0}figcaption{font-weight:600;font-size:.95rem}svg{width:100%;height:auto;font-size:12px}svg text{fill:var(--ink)}
.name{text-anchor:end}.middle{text-anchor:middle}.small{font-size:10px}.bar{fill:var(--bar)}.track{fill:var(--line);fill-opacity:.4}
.whisker{stroke:var(--ink);fill:none}.grid{stroke:var(--line)}.band{fill:var(--bar);fill-opacity:.18}.line{fill:none;stroke:var(--bar);stroke-width:2}
.right{fill:var(--bar)}.wrong{fill:var(--bad)}details{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;margin:.5rem 0}
summary{cursor:pointer}.miss{color:var(--bad);margin:.2rem 0}pre{white-space:pre-wrap;font:inherit;margin:.3rem 0 .8rem;padding-left:.8rem;border-left:3px solid var(--line)}
code{font-size:.88em}.errors{color:var(--bad);font-weight:600}.cases th,.cases td{text-align:left;vertical-align:top;white-space:normal}
"""


def report_page(summary: Summary, scored: Sequence[Scored], comparison: Comparison | None = None) -> str:
    """The page. Everything that came from an assistant or a case is escaped."""
    versions = " · ".join(f"{name} {version}" for name, version in summary.versions.items())
    body = [
        f"<h1>{escape(summary.subject)}: {percent(summary.overall.get('strict'))} % strictly right</h1>",
        f'<p class="errors">{escape(errors)}</p>' if (errors := broken(scored)) else "",
        f'<p class="dim">{counted(summary.cases, "case")} · split {escape(summary.split)} · {summary.made:%Y-%m-%d %H:%M} UTC · {escape(versions)}</p>',
        *_misses(scored),
        *_cases(scored),
        "<h2>Accuracy</h2>",
        '<div class="plots">',
        bars("Strict accuracy by suite", _strict(summary.suites)),
        bars("Strict accuracy by language", _strict(summary.languages)),
        bars("Strict accuracy by want", _strict(summary.wants)),
        confusion_table(summary.confusion) if summary.confusion else "",
        "</div>",
        "<h2>Retrieval and latency</h2>",
        '<div class="plots">',
        curve("Recall of gold clauses at k", summary.recall_at, "clauses"),
        curve("Recall of gold clauses within a budget", summary.recall_within, "characters"),
        histogram("Latency", [one.result.reply.seconds for one in scored], "seconds"),
        "</div>",
        "<p>" + " · ".join(f"{name} {value:.3f} s" for name, value in summary.latency.items()) + "</p>",
        "<h2>All metrics</h2>",
        '<p class="dim">Percent with 95 % intervals from whole groups of paraphrases resampled. docs/metrics.md defines each.</p>',
        _metrics(summary),
        *_suites(summary),
        *_comparison(comparison),
    ]
    title = escape(f"Evaluation of {summary.subject}")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _strict(parts: Mapping[str, Mapping[str, Estimate]]) -> Mapping[str, Estimate]:
    return {name: metrics["strict"] for name, metrics in parts.items()}


def _metrics(summary: Summary) -> str:
    rows = [(WORDS[metric], percent(one), str(one.n)) for metric, one in summary.overall.items()]
    if summary.consistency:
        topics = counted(summary.consistency.topics, "topic")
        rows += [
            ("agreement of paraphrases", percent(summary.consistency.agreement), topics),
            ("topics right in every wording", percent(summary.consistency.all_right), topics),
        ]
    return _table(("metric", "percent", "over"), rows)


def _suites(summary: Summary) -> Iterator[str]:
    for title, parts in (("suite", summary.suites), ("want", summary.wants), ("language", summary.languages)):
        rows = [
            (name, str(metrics["strict"].n), *(percent(metrics.get(metric), False) for metric in WORDS))
            for name, metrics in parts.items()
        ]
        heads = (title, "cases", *(word.partition(" (")[0] for word in WORDS.values()))
        yield f"<details><summary>Every metric by {title}</summary>{_table(heads, rows)}</details>"
    if summary.flaky:
        yield f"<h2>Flaky</h2><p>{escape(', '.join(summary.flaky))}</p>"


def _comparison(comparison: Comparison | None) -> Iterator[str]:
    if comparison is None:
        return
    yield f"<h2>Against {escape(comparison.first)}</h2><p>{counted(comparison.cases, 'case')} in both.</p>"
    rows = [
        (
            WORDS[metric],
            f"{100 * one.value:+.1f} [{100 * one.low:+.1f}, {100 * one.high:+.1f}]",
            str(one.better),
            str(one.worse),
            f"{one.p:.3f}",
        )
        for metric, one in comparison.metrics.items()
    ]
    yield _table(("metric", "difference in points", "better", "worse", "p"), rows)
    for word, ids in (("Won", comparison.won), ("Lost", comparison.lost)):
        yield f"<p>{word} ({len(ids)}): {escape(', '.join(ids)) or '–'}</p>"


def _misses(scored: Sequence[Scored]) -> Iterator[str]:
    missed = [one for one in scored if not one.scores.strict]
    yield f"<h2>Misses ({len(missed)})</h2>"
    for one in missed:
        case, reply = one.result.case, one.result.reply
        faults = "".join(f'<p class="miss">✗ {escape(miss)}</p>' for miss in one.misses)
        asked = "".join(f"<pre>{escape(turn)}</pre>" for turn in case.turns)
        cited = "".join(
            f"<li><code>{escape(cited.id)}</code> {escape(cited.quote or '')}</li>"
            for cited in reply.citations
        )
        verdicts = "; ".join(f"{verdict.track}: {verdict.outcome}" for verdict in reply.verdicts)
        wanted = "".join(f"<li>{name}: {escape(value)}</li>" for name, value in expectations(case))
        yield (
            f"<details><summary><code>{escape(case.id)}</code> {escape(shortened(case.question))} "
            f'<span class="miss">✗ {escape(shortened(reason(one), 120))}</span></summary>{faults}'
            f"<b>Asked</b> on {case.as_of} in {case.language}{asked}<b>Answered</b> ({reply.status})<pre>{escape(reply.text)}</pre>"
            f"<b>Citations</b><ul>{cited or '<li>none</li>'}</ul>"
            + (f"<b>Verdicts</b> {escape(verdicts)}<br>" if verdicts else "")
            + (
                f"<b>Numbers without support</b> {escape(', '.join(one.unsupported_numbers))}<br>"
                if one.unsupported_numbers
                else ""
            )
            + f"<b>Expected</b><ul>{wanted}</ul></details>"
        )


def _cases(scored: Sequence[Scored]) -> Iterator[str]:
    """A table of all cases, unless there are too many to read."""
    if not 0 < len(scored) <= FEW:
        return
    rows = [
        (
            one.result.case.id,
            "✓" if one.scores.strict else "✗",
            shortened(one.result.case.question),
            shortened(reason(one), 120),
        )
        for one in scored
    ]
    table = _table(("case", "right", "question", "why not"), rows)
    yield f'<h2>All cases ({len(scored)})</h2><div class="cases">{table}</div>'


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><tr>{top}</tr>{lines}</table></div>'
