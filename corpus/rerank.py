"""A second look at what was found: reads the question and each text together. Off unless a model is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_LONGEST_READ = 512  # tokens of question and text together


class Reranker(Protocol):
    """Judges texts against a question with more care than a search over all of them can afford."""

    @property
    def name(self) -> str:
        """What people call the model."""

    def scores(self, query: str, texts: Sequence[str]) -> Scores:
        """One score per text, the higher the better; only their order within one call means something."""


class RerankerUnavailable(RuntimeError):
    """A model cannot be used. ``remedy`` says what to do about it."""

    def __init__(self, name: str, problem: str) -> None:
        self.name = name
        self.problem = problem
        self.remedy = (
            "Set MINGPIN_RERANKER to the folder of a saved cross-encoder, or to a hub name that was downloaded before "
            "(MINGPIN_EMBEDDING_DOWNLOAD=true allows the download); or leave it empty to do without."
        )
        super().__init__(f"reranking model {name!r}: {problem}\nRemedy: {self.remedy}")


class CrossEncoderReranker:
    """Any sentence-transformers CrossEncoder with one score per pair: a folder, or a hub name downloaded before.

    The hub is asked only when ``allow_download`` is true; otherwise an absent model fails at once.
    """

    def __init__(self, name: str, *, allow_download: bool = False, device: str = "cpu") -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(
                name, device=device, max_length=_LONGEST_READ, local_files_only=not allow_download
            )
            probe = np.asarray(self._model.predict([("商标", "brand")], show_progress_bar=False))
        except Exception as error:  # the libraries below raise their own kinds for an absent or broken model
            raise RerankerUnavailable(
                name, f"it is neither a readable folder nor a downloaded model ({type(error).__name__})"
            ) from error
        if probe.shape != (1,):
            raise RerankerUnavailable(name, "it gives several scores for a pair where one is needed")
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def scores(self, query: str, texts: Sequence[str]) -> Scores:
        """One score per text."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pairs = [(query, text) for text in texts]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32)
