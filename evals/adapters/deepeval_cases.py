"""Results as DeepEval test cases, and our strict accuracy as one of its metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.model import Corpus
from evals.metrics import misses, strict
from evals.reply import Result

if TYPE_CHECKING:
    from deepeval.metrics import BaseMetric
    from deepeval.test_case import LLMTestCase

KEY = "mingpin"  # where a test case carries the result it was made from


def test_case(result: Result, corpus: Corpus) -> LLMTestCase:
    """One reply. The retrieval context is the cited clauses, the context the gold ones."""
    from deepeval.test_case import LLMTestCase

    return LLMTestCase(
        name=result.case.id,
        input=result.case.question,
        actual_output=result.reply.text,
        context=[corpus.clause(id).text for group in result.case.gold for id in group] or None,
        retrieval_context=[corpus.clause(id).text for id in result.reply.cited if id in corpus] or None,
        metadata={KEY: result.model_dump(mode="json")},
    )


test_case.__test__ = False  # type: ignore[attr-defined] # its name is DeepEval's word for what it gives


def strict_metric() -> BaseMetric:
    """Our strict accuracy as a DeepEval metric: 1 or 0, with the misses as its reason. Asks no model."""
    from deepeval.metrics import BaseMetric

    class Strict(BaseMetric):  # type: ignore[misc]
        """Right in every part; see docs/metrics.md."""

        threshold = 1.0
        async_mode = False

        def measure(self, test_case: LLMTestCase, *args: Any, **kwargs: Any) -> float:
            result = Result.model_validate((test_case.metadata or {})[KEY])
            self.score = strict(result.case, result.reply)
            self.reason = "; ".join(misses(result.case, result.reply)) or "right in every part"
            self.success = self.score >= self.threshold
            return self.score

        async def a_measure(self, test_case: LLMTestCase, *args: Any, **kwargs: Any) -> float:
            return self.measure(test_case)

        def is_successful(self) -> bool:
            return bool(self.success)

        @property
        def __name__(self) -> str:
            return "Strict accuracy"

    return Strict()
