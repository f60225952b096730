"""Results as ragas samples, with the ids of contexts: its id-based metrics need no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.model import Corpus
from evals.reply import Result

if TYPE_CHECKING:
    from ragas import EvaluationDataset, SingleTurnSample


def sample(result: Result, corpus: Corpus) -> SingleTurnSample:
    """One reply. Contexts are the cited clauses; references the first clause of each gold group."""
    from ragas import SingleTurnSample

    cited = [id for id in result.reply.cited if id in corpus]
    gold = [group[0] for group in result.case.gold]
    return SingleTurnSample(
        user_input=result.case.question,
        response=result.reply.text,
        retrieved_contexts=[corpus.clause(id).text for id in cited],
        retrieved_context_ids=cited,
        reference_contexts=[corpus.clause(id).text for id in gold],
        reference_context_ids=gold,
    )


def dataset(results: Sequence[Result], corpus: Corpus) -> EvaluationDataset:
    """Many replies, as ``ragas.evaluate`` takes them."""
    from ragas import EvaluationDataset

    return EvaluationDataset(samples=[sample(result, corpus) for result in results])
