"""Chinese words: jieba's dictionary, loaded when first needed."""

from __future__ import annotations

import logging
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


class Segmenter:
    """Cuts Chinese text into dictionary words.

    ``cache`` is a folder for the parsed dictionary, which makes later starts three times as fast; without one nothing
    is written anywhere.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._lock = threading.Lock()

    def keep_in(self, cache: Path) -> None:
        """Keeps the parsed dictionary in ``cache`` from now on; no effect once the dictionary is loaded."""
        self._cache = cache

    def cut(self, text: str) -> list[str]:
        """The words of ``text`` in order, every character kept."""
        return list(self._tokenizer.cut(text, HMM=False))

    def cut_fine(self, text: str) -> list[str]:
        """As ``cut``, with the shorter words inside long ones as well."""
        return list(self._tokenizer.cut_for_search(text, HMM=False))

    def knows(self, word: str, at_least: int = 3) -> bool:
        """Whether ``word`` is a dictionary word counted ``at_least`` times in the dictionary's own sources."""
        return int(self._tokenizer.FREQ.get(word, 0)) >= at_least

    @cached_property
    def _tokenizer(self) -> jieba.Tokenizer:
        with self._lock:
            return self._load()

    def _load(self) -> jieba.Tokenizer:
        import jieba

        jieba.setLogLevel(logging.CRITICAL)  # it reports its loading, and a cache it may not write, on stderr
        tokenizer = jieba.Tokenizer()
        if self._cache is not None and self._cache.is_dir():
            tokenizer.tmp_dir = str(self._cache)
            tokenizer.cache_file = "words.cache"
            tokenizer.initialize()
        else:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
        return tokenizer
