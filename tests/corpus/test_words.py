"""Cutting Chinese into words: as the library does it, with a cache that may be missing or damaged."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from corpus.words import Segmenter

TEXTS = (
    "可以几家公司联合申报消费品工业三品标杆企业吗",
    "中华人民共和国湖南省工业和信息化厅关于印发办法的通知",
    "𠮷野家在东京，㐂。abc 12.5% ℃",
    "",
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    Segmenter(folder).cut("申报")
    return folder


@pytest.fixture(scope="module")
def library() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_library_with_a_cache_and_without(
    cache: Path, library: jieba.Tokenizer, text: str
) -> None:
    for words in (Segmenter(cache), Segmenter()):
        assert words.cut(text) == list(library.cut(text, HMM=False))
        assert words.cut_fine(text) == list(library.cut_for_search(text, HMM=False))


def test_a_word_is_known_and_a_beginning_of_one_is_not(cache: Path) -> None:
    words = Segmenter(cache)
    assert words.knows("申报")
    assert not words.knows("中华人民共和")
    assert not words.knows("")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 5_000])
def test_a_damaged_cache_is_made_anew(cache: Path, damage: bytes) -> None:
    file = next(cache.iterdir())
    sound = file.read_bytes()
    file.write_bytes(damage)
    assert Segmenter(cache).cut(TEXTS[0]) == Segmenter().cut(TEXTS[0])
    assert len(file.read_bytes()) == len(sound)
