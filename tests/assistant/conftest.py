from __future__ import annotations

import pytest

from assistant.understand.scope import load_scope_names
from assistant.verify import Gates
from checks.rulebook import Rulebook, load_rulebook
from corpus.load import load_corpus
from corpus.model import Corpus


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def rulebook(corpus: Corpus) -> Rulebook:
    return load_rulebook(corpus)


@pytest.fixture(scope="session")
def gates(corpus: Corpus) -> Gates:
    return Gates(corpus, load_scope_names())
