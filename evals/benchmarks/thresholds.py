"""Where guidance stops being sure: what each threshold would answer rightly, wrongly, or leave alone.

Run as ``python -m evals.benchmarks.thresholds``: the single questions of the dev split are put to the search alone,
and the best entry is held against the case. An entry is right when its status, its clauses and its words satisfy the
case. ``assistant.thresholds.Thresholds.guidance`` is chosen here, never on the held-out split.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.answer import AnswerStatus
from assistant.build import build
from assistant.settings import Settings
from assistant.thresholds import Thresholds
from corpus.guidance import GuidanceEntry
from corpus.model import Frozen
from evals.case import Case, load_suites, suite_files
from evals.wording import says

SUITES = ("policy_questions", "not_stated", "out_of_scope", "lookalikes", "comparisons")
TRIED = (0.25, 0.30, 0.35, 0.38, 0.42, 0.45, 0.50, 0.55, 0.60, 0.70)


class Trial(Frozen):
    """One question: the score of its best entry, whether that entry is right, whether silence would be."""

    score: float
    right: bool
    ours: bool  # False where the case is out of scope


def fits(entry: GuidanceEntry, case: Case) -> bool:
    """Whether the entry alone would be a right answer to the case."""
    language = "en" if case.language == "en" else "zh"
    text = getattr(entry.answer, language)
    if entry.next_step is not None:
        text += " " + getattr(entry.next_step, language)
    clauses = {id.partition("#")[0] for id in entry.clauses}
    return (
        entry.status in {status.value for status in case.status}
        and all(clauses.intersection(group) for group in case.gold)
        and all(any(says(text, wording) for wording in group) for group in case.must)
    )


def row(trials: Sequence[Trial], threshold: float) -> str:
    """One line of the table, in shares of all trials."""
    answered = [trial for trial in trials if trial.score >= threshold]
    below = [trial for trial in trials if trial.score < threshold]
    counts = (
        sum(trial.right for trial in answered),
        sum(not trial.right for trial in answered),
        sum(not trial.ours for trial in below),
        sum(trial.ours for trial in below),
    )
    shares = " | ".join(f"{100 * count / len(trials):.1f}" for count in counts)
    chosen = " ←" if abs(threshold - Thresholds().guidance) < 1e-9 else ""
    return f"| {threshold:.2f}{chosen} | {shares} |"


def main() -> int:
    assistant = build(Settings())
    retriever = assistant.retriever
    suites = load_suites(suite_files(SUITES), assistant.corpus, assistant.rulebook.tracks, "dev")
    trials = []
    for case in (case for suite in suites for case in suite.cases if len(case.turns) == 1):
        (best, *_) = retriever.find_guidance(case.question, k=1) or (None,)
        score = best.score if best else 0.0
        right = best is not None and fits(best.entry, case)
        trials.append(Trial(score=score, right=right, ours=AnswerStatus.OUT_OF_SCOPE not in case.status))
    lines = [
        f"{len(trials)} single questions of the dev split, percent of all.",
        "",
        "| threshold | answered, right | answered, wrong | left alone, rightly | left alone, though ours |",
        "| --- | --- | --- | --- | --- |",
        *(row(trials, threshold) for threshold in TRIED),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
