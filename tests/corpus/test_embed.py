"""Embedding models: the shipped one, a saved static one, and a clear word when one cannot be had."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from corpus.embed import (
    EmbedderUnavailable,
    SentenceTransformerEmbedder,
    StaticEmbedder,
    grams,
)


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder()


def saved(folder: Path, words: list[str], rows: list[list[float]], **recipe: str) -> Path:
    tokenizer = Tokenizer(
        WordLevel({**{w: i for i, w in enumerate(words)}, "[UNK]": len(words)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.asarray([*rows, [0.0] * len(rows[0])], dtype=np.float32)
    save_file({"embedding.weight": table}, str(folder / "model.safetensors"))
    if recipe:
        (folder / "embedding.json").write_text(json.dumps(recipe), encoding="utf-8")
    return folder


def test_every_vector_has_length_one(shipped: StaticEmbedder) -> None:
    rows = shipped.encode(["联合申报最多几家", "Can two companies apply jointly?"])
    assert rows.shape == (2, shipped.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_text_without_a_known_token_is_a_zero_vector(shipped: StaticEmbedder) -> None:
    assert not shipped.encode(["", "\u200b"]).any()


def test_the_same_text_has_the_same_vector(shipped: StaticEmbedder) -> None:
    assert np.array_equal(shipped.encode(["名品方阵"]), shipped.encode(["名品方阵"]))


def test_a_paraphrase_lies_nearer_than_another_question(shipped: StaticEmbedder) -> None:
    asked, same, other = shipped.encode(["几家公司能一起报吗", "可以联合申报吗", "称号多久复核一次"])
    assert asked @ same > asked @ other


def test_an_english_question_lies_nearer_to_its_chinese_clause_than_to_another(
    shipped: StaticEmbedder,
) -> None:
    asked, clause, other = shipped.encode(
        [
            "who owns the trademark?",
            "自主创建申报品牌，拥有商标所有权且在有效期内。",
            "标杆企业每3年进行一次复核，复核结果分为合格、不合格。",
        ]
    )
    assert asked @ clause > asked @ other


def test_the_shipped_files_stay_below_sixteen_megabytes() -> None:
    from corpus.embed import packaged_embedding

    assert sum(path.stat().st_size for path in packaged_embedding().iterdir()) < 16 * 2**20


def test_a_saved_static_model_is_the_mean_of_its_token_vectors(tmp_path: Path) -> None:
    model = StaticEmbedder(saved(tmp_path, ["a", "b"], [[1.0, 0.0], [0.0, 1.0]]))
    assert np.allclose(model.encode(["a b"]), [[2**-0.5, 2**-0.5]])


def test_unknown_tokens_do_not_move_a_vector(tmp_path: Path) -> None:
    model = StaticEmbedder(saved(tmp_path, ["a", "b"], [[1.0, 0.0], [0.0, 1.0]]))
    assert np.allclose(model.encode(["a zzz"]), [[1.0, 0.0]])


def test_a_model_that_reads_grams_meets_traditional_characters(tmp_path: Path) -> None:
    model = StaticEmbedder(saved(tmp_path, ["标", "标杆"], [[1.0, 0.0], [0.0, 1.0]], reads="grams"))
    assert np.array_equal(model.encode(["標桿"]), model.encode(["标杆"]))
    assert model.encode(["標桿"]).any()


def test_the_digest_changes_with_the_weights(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = StaticEmbedder(saved(tmp_path / "one", ["a"], [[1.0]]))
    two = StaticEmbedder(saved(tmp_path / "two", ["a"], [[2.0]]))
    assert one.digest != two.digest


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_a_folder_without_a_readable_model_is_named_with_a_remedy(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        saved(tmp_path, ["a"], [[1.0]])
        (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(EmbedderUnavailable) as raised:
        StaticEmbedder(tmp_path)
    assert str(tmp_path) in str(raised.value)
    assert raised.value.remedy


def test_a_hub_model_that_is_not_here_fails_with_a_remedy_and_without_asking_the_hub() -> None:
    import sentence_transformers  # noqa: F401  # its import is slow and not what is timed

    begun = time.monotonic()
    with pytest.raises(EmbedderUnavailable, match="Remedy:"):
        SentenceTransformerEmbedder("mingpin-tests/no-such-model")
    assert time.monotonic() - begun < 10


def test_grams_are_overlapping_runs_of_characters_and_english_stems() -> None:
    assert set(grams("申报 Applications")) == {"申", "报", "申报", "application", "appli~"}
