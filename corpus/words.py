"""Chinese words: jieba's dictionary, loaded when first needed."""

from __future__ import annotations

import contextlib
import logging
import marshal
import secrets
import struct
import threading
import zlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


_CACHE = "words.by-character"
_HEAD = struct.Struct("<II")  # checksum of what follows, and the size of the table of places


class Segmenter:
    """Cuts Chinese text into dictionary words.

    ``cache`` is a folder for the parsed dictionary, which makes later starts quick; without one nothing is written
    anywhere.
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
        return int(self._tokenizer.FREQ.get(word) or 0) >= at_least

    @cached_property
    def _tokenizer(self) -> jieba.Tokenizer:
        with self._lock:
            return self._load()

    def _load(self) -> jieba.Tokenizer:
        import jieba

        jieba.setLogLevel(logging.CRITICAL)  # it reports its loading, and a cache it may not write, on stderr
        tokenizer = jieba.Tokenizer()
        cache = self._cache / _CACHE if self._cache is not None and self._cache.is_dir() else None
        found = _Words.read(cache) if cache is not None else None
        if found is None:
            counts, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            found = _Words.of(counts, total)
            if cache is not None:
                found.write(cache)
        # Only what a look-up needs: how often each word and each beginning of one is counted, and their sum.
        tokenizer.FREQ, tokenizer.total = found, found.total
        tokenizer.initialized = True
        return tokenizer


class _Words:
    """How often each word is counted, by its first character, read when a text has that character.

    All words at once take most of a second and sixty megabytes, and a question has twenty characters.
    """

    def __init__(self, places: Mapping[str, tuple[int, int]], content: bytes, total: int) -> None:
        self.total = total
        self._places = places
        self._content = content
        self._counts: dict[str, dict[str, int]] = {}

    @classmethod
    def of(cls, counts: Mapping[str, int], total: int) -> _Words:
        by_first: dict[str, dict[str, int]] = {}
        for word, count in counts.items():
            by_first.setdefault(word[:1], {})[word] = count
        places: dict[str, tuple[int, int]] = {}
        parts: list[bytes] = []
        end = 0
        for first, words in by_first.items():
            parts.append(marshal.dumps(words))
            places[first] = (end, end + len(parts[-1]))
            end += len(parts[-1])
        return cls(places, b"".join(parts), total)

    @classmethod
    def read(cls, path: Path) -> _Words | None:
        """What ``write`` wrote; None where there is nothing, or not that."""
        try:
            content = path.read_bytes()
            checksum, size = _HEAD.unpack_from(content)
            if zlib.crc32(content[_HEAD.size :]) != checksum:
                return None
            start = _HEAD.size + size
            places, total = marshal.loads(content[_HEAD.size : start])
            return cls(places, content[start:], total)
        except (OSError, ValueError, TypeError, EOFError, struct.error):
            return None

    def write(self, path: Path) -> None:
        """Keeps the words for later starts; where that cannot be, they are gathered again."""
        head = marshal.dumps((dict(self._places), self.total))
        content = head + self._content
        with contextlib.suppress(OSError):
            fresh = path.with_name(f"{path.name}.{secrets.token_hex(3)}")
            fresh.write_bytes(_HEAD.pack(zlib.crc32(content), len(head)) + content)
            fresh.replace(path)

    def get(self, word: str, default: int | None = None) -> int | None:
        return self._of(word).get(word, default)

    def __contains__(self, word: str) -> bool:
        return word in self._of(word)

    def __getitem__(self, word: str) -> int:
        return self._of(word)[word]

    def _of(self, word: str) -> dict[str, int]:
        first = word[:1]
        counts = self._counts.get(first)
        if counts is None:
            start, end = self._places.get(first, (0, 0))
            counts = marshal.loads(self._content[start:end]) if end else {}
            self._counts[first] = counts
        return counts
