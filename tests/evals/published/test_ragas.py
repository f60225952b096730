"""ragas scores our replies."""

from __future__ import annotations

import pytest

from corpus.model import Corpus
from evals.adapters.ragas_samples import dataset
from evals.reply import Result


# ragas 0.4 warns of evaluate and of all its metrics, but what it names instead does not have these two.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_ragas_scores_the_ids_of_cited_clauses(result: Result, wrong: Result, corpus: Corpus) -> None:
    from ragas import evaluate
    from ragas.metrics import IDBasedContextPrecision, IDBasedContextRecall

    metrics = [IDBasedContextPrecision(), IDBasedContextRecall()]
    judged = evaluate(dataset([result, wrong], corpus), metrics=metrics, show_progress=False)
    names = [metric.name for metric in metrics]
    assert judged.scores == [dict.fromkeys(names, 1.0), dict.fromkeys(names, 0.0)]
