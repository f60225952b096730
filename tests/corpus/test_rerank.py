"""A reranker reorders what was found, and nothing else; a cross-encoder can be one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.embed import StaticEmbedder
from corpus.guidance import Guidance
from corpus.load import load_corpus
from corpus.rerank import CrossEncoderReranker, RerankerUnavailable, Scores
from corpus.retrieve import Retriever, open_retriever
from corpus.terms import load_terms

WORDS = ("申", "报", "商", "标", "品", "牌", "复", "核", "brand", "review")


class Shortest:
    """Prefers short texts, and remembers what it was shown."""

    name = "shortest first"

    def __init__(self) -> None:
        self.shown: list[str] = []

    def scores(self, query: str, texts: Sequence[str]) -> Scores:
        self.shown = list(texts)
        return np.asarray([-len(text) for text in texts], dtype=np.float32)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def opened(data: Path, reranker: Shortest | None = None) -> Retriever:
    embedder = StaticEmbedder()
    return open_retriever(
        data, load_corpus(), Guidance(entries=()), load_terms(), embedder, reranker=reranker
    )


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A small untrained model, saved as sentence-transformers saves them."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    vocabulary = folder / "words.txt"
    vocabulary.write_text("\n".join(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS)), encoding="utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=labels,
        initializer_range=0.5,
    )
    saved = folder / "model"
    BertForSequenceClassification(config).save_pretrained(saved)
    BertTokenizerFast(vocab=str(vocabulary)).save_pretrained(saved)
    return saved


def test_the_order_is_the_rerankers_and_the_scores_stay_in_their_places(data: Path) -> None:
    plain, judge = opened(data), Shortest()
    found = plain.search("商标所有权有什么要求", k=20)
    moved = opened(data, judge).search("商标所有权有什么要求", k=20)
    assert {hit.clause.id for hit in moved} == {hit.clause.id for hit in found}
    assert [hit.score for hit in moved] == [hit.score for hit in found]
    assert [hit.clause.id for hit in moved] != [hit.clause.id for hit in found]
    lengths = sorted(len(text) for text in judge.shown)
    assert len(lengths) == 20
    assert moved[0].clause.text in min(judge.shown, key=len)


def test_a_clause_that_is_named_by_number_stays_first(data: Path) -> None:
    hits = opened(data, Shortest()).search("2.2.2 联合申报", k=5)
    assert (hits[0].clause.id, hits[0].score) == ("cn-mpfz/2.2.2", 1.0)


def test_a_reranker_reads_english_clauses_for_an_english_question(data: Path) -> None:
    judge = Shortest()
    hits = opened(data, judge).search("who owns the trademark", k=20)
    assert hits
    assert any(english in text for hit in hits for english in hit.clause.english for text in judge.shown)


def test_a_question_without_words_is_not_put_to_the_reranker(data: Path) -> None:
    judge = Shortest()
    assert opened(data, judge).search("？？", k=5) == ()
    assert judge.shown == []


def test_a_saved_cross_encoder_scores_every_text_the_same_way_each_time(tmp_path: Path) -> None:
    judge = CrossEncoderReranker(str(cross_encoder(tmp_path)))
    first = judge.scores("商标", ["品牌 商标", "复核", "brand review"])
    assert first.shape == (3,)
    assert len(set(first.tolist())) == 3
    assert np.allclose(first, judge.scores("商标", ["品牌 商标", "复核", "brand review"]))
    assert judge.scores("商标", []).shape == (0,)


def test_a_model_with_several_scores_for_a_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RerankerUnavailable, match="several scores"):
        CrossEncoderReranker(str(cross_encoder(tmp_path, labels=3)))


def test_a_hub_reranker_that_is_not_here_fails_with_a_remedy_and_without_asking_the_hub() -> None:
    import sentence_transformers  # noqa: F401  # its import is slow and not what is timed

    begun = time.monotonic()
    with pytest.raises(RerankerUnavailable, match="MINGPIN_RERANKER"):
        CrossEncoderReranker("mingpin-tests/no-such-model")
    assert time.monotonic() - begun < 10
