"""DeepEval scores our replies by our own metric."""

from __future__ import annotations

from corpus.model import Corpus
from evals.adapters.deepeval_cases import strict_metric, test_case
from evals.reply import Result


def test_deepeval_finds_a_right_reply_right(result: Result, corpus: Corpus) -> None:
    assert _evaluate(result, corpus) == (True, 1.0, "right in every part")


def test_deepeval_says_what_is_wrong_with_a_wrong_one(wrong: Result, corpus: Corpus) -> None:
    success, score, reason = _evaluate(wrong, corpus)
    assert (success, score) == (False, 0.0)
    assert "cites none of cn-mpfz/2.2.2" in reason


def _evaluate(result: Result, corpus: Corpus) -> tuple[bool, float, str]:
    """What DeepEval's own evaluation of one test case comes to."""
    from deepeval import evaluate
    from deepeval.evaluate.configs import AsyncConfig, CacheConfig, DisplayConfig

    (judged,) = evaluate(
        [test_case(result, corpus)],
        [strict_metric()],
        async_config=AsyncConfig(run_async=False),
        cache_config=CacheConfig(write_cache=False),
        display_config=DisplayConfig(show_indicator=False, print_results=False),
    ).test_results
    (metric,) = judged.metrics_data
    return metric.success, metric.score, metric.reason
