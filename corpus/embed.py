"""Texts as vectors: the protocol, the small model shipped with this package, and any sentence-transformers model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.text import is_han, plain, runs, stem

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

RECIPE = "embedding.json"
TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"

_BATCH = 64  # texts whose tokens' vectors are gathered at once: as many as fit the processor's cache


class Embedder(Protocol):
    """Turns texts into vectors of one length, so that alike texts have a high inner product."""

    @property
    def name(self) -> str:
        """What people call the model."""

    @property
    def digest(self) -> str:
        """Changes whenever the vectors may change."""

    @property
    def dimension(self) -> int:
        """The number of columns of what ``encode`` gives."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, each of length 1 (or 0 where a text holds nothing that the model knows)."""


class EmbedderUnavailable(RuntimeError):
    """A model cannot be used. ``remedy`` says what to do about it."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"embedding model {name!r}: {problem}\nRemedy: {remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy


def packaged_embedding() -> Path:
    """The folder of the model shipped with this package."""
    return Path(__file__).parent / "embedding"


def grams(text: str) -> Iterator[str]:
    """What the shipped model reads in a text: characters, runs of two to four of them, English stems and openings.

    Overlapping on purpose: a typo spoils few of them, and no word boundary can be got wrong.
    """
    for run, _ in runs(plain(text)):
        if is_han(run[0]):
            for size in (1, 2, 3, 4):
                for place in range(len(run) - size + 1):
                    yield run[place : place + size]
        elif run[0].isdigit():
            yield run
        else:
            word = stem(run)
            yield word
            if len(word) >= 6:
                yield word[:5] + "~"


class StaticEmbedder:
    """A static model: the mean of the vectors of a text's tokens, without torch.

    Reads ``tokenizer.json`` and ``model.safetensors`` of a saved sentence-transformers StaticEmbedding. Where
    ``embedding.json`` lies beside them with ``"reads": "grams"``, a text is first spread into its grams.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or packaged_embedding()
        self._name = folder.name
        try:
            self._read(folder)
        except Exception as error:  # the tokenizer library raises bare Exception for a file it cannot read
            raise EmbedderUnavailable(
                str(folder),
                f"the model files cannot be read ({type(error).__name__}: {error})",
                f"Put {TOKENIZER} and {WEIGHTS} of a saved static model there; `python -m corpus.training` makes them.",
            ) from error

    def _read(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        recipe: dict[str, Any] = {}
        if (folder / RECIPE).is_file():
            recipe = json.loads((folder / RECIPE).read_text(encoding="utf-8"))
        self._name = str(recipe.get("name", folder.name))
        self._grams = recipe.get("reads") == "grams"
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        self._places: dict[str, int] | None = None
        if self._grams and _is_a_list(folder):
            self._places = self._tokenizer.get_vocab()
            self._places.pop("[UNK]", None)
        weights = load_file(str(folder / WEIGHTS))["embedding.weight"]
        self._weights: Vectors = np.ascontiguousarray(weights, dtype=np.float32)
        digest = hashlib.sha256((folder / WEIGHTS).read_bytes())
        digest.update((folder / TOKENIZER).read_bytes())
        digest.update(json.dumps(recipe, sort_keys=True).encode())
        self._digest = digest.hexdigest()[:16]

    @property
    def name(self) -> str:
        return self._name

    @property
    def digest(self) -> str:
        return self._digest

    @property
    def dimension(self) -> int:
        return int(self._weights.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; all zero where the text holds no known token."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for first in range(0, len(texts), _BATCH):
            self._add(rows[first : first + _BATCH], self._read_ids(texts[first : first + _BATCH]))
        return normalised(rows)

    def _add(self, rows: Vectors, read: Sequence[Sequence[int]]) -> None:
        """Sets each row to the mean of its tokens' vectors."""
        sizes = np.asarray([len(ids) for ids in read])
        held = np.flatnonzero(sizes)
        if not len(held):
            return
        starts = np.concatenate([[0], np.cumsum(sizes[held])[:-1]])
        flat = np.fromiter((id for ids in read for id in ids), dtype=np.int64, count=int(sizes.sum()))
        sums = np.add.reduceat(self._weights[flat], starts, axis=0)
        rows[held] = sums / sizes[held, None].astype(np.float32)

    def _read_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The known tokens of each text."""
        if self._places is not None:
            places = self._places
            return [[places[gram] for gram in grams(text) if gram in places] for text in texts]
        spread = [" ".join(grams(text)) for text in texts] if self._grams else list(texts)
        found = self._tokenizer.encode_batch(spread, add_special_tokens=False)
        return [[id for id in one.ids if id != self._unknown] for one in found]


def _is_a_list(folder: Path) -> bool:
    """Whether the tokenizer does no more than look words up: then a dictionary does it in half the time."""
    saved = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
    steps = [(saved.get(step) or {}).get("type") for step in ("normalizer", "pre_tokenizer", "model")]
    return steps == [None, "WhitespaceSplit", "WordLevel"] and not saved.get("added_tokens")


class SentenceTransformerEmbedder:
    """Any sentence-transformers model: a folder, or a hub name that was downloaded before.

    The hub is asked only when ``allow_download`` is true; otherwise an absent model fails at once.
    """

    def __init__(self, name: str, *, allow_download: bool = False, device: str = "cpu") -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name, device=device, local_files_only=not allow_download)
            probe = normalised(np.asarray(self._model.encode(["名品方阵 brand"]), dtype=np.float32))
        except Exception as error:  # the libraries below raise their own kinds for an absent or broken model
            raise EmbedderUnavailable(
                name,
                f"it is neither a readable folder nor a downloaded model ({type(error).__name__})",
                "Give the path of a saved model, or download it on a machine with access to the hub and copy the "
                "folder here; or leave the setting empty to use the shipped model.",
            ) from error
        self._name = name
        self._dimension = int(probe.shape[1])
        self._digest = hashlib.sha256(name.encode() + np.round(probe, 3).tobytes()).hexdigest()[:16]

    @property
    def name(self) -> str:
        return self._name

    @property
    def digest(self) -> str:
        return self._digest

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(list(texts), show_progress_bar=False)
        return normalised(np.asarray(encoded, dtype=np.float32))


def normalised(rows: Vectors) -> Vectors:
    """The rows at length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
