"""Which clauses the guidance rests on: for each clause its entries and the ways of asking for them.

Run as ``python -m evals.benchmarks.coverage``; docs/guidance-coverage.md is its output.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from corpus.guidance import GuidanceEntry, load_guidance
from corpus.load import load_corpus

_NAMED = 3  # entries that are named in a row


def main() -> int:
    corpus = load_corpus()
    guidance = load_guidance(corpus)
    resting: defaultdict[str, list[GuidanceEntry]] = defaultdict(list)
    for entry in guidance.entries:
        for id in dict.fromkeys(clause.partition("#")[0] for clause in entry.clauses):
            resting[id].append(entry)
    wordings = sum(len(tuple(entry.questions.each())) for entry in guidance.entries)
    lines = [
        "# Guidance for every clause",
        "",
        f"{len(guidance.entries)} entries with {wordings:,} wordings. Printed by `python -m evals.benchmarks.coverage`.",
        "",
        "| clause | entries that rest on it | their wordings, zh | en | the first of them |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for clause in corpus.clauses():
        entries = resting[clause.id]
        zh = sum(len(entry.questions.zh) for entry in entries)
        en = sum(len(entry.questions.en) for entry in entries)
        named = ", ".join(entry.id for entry in entries[:_NAMED]) or "none"
        lines.append(f"| {clause.id} | {len(entries)} | {zh} | {en} | {named} |")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
