from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.build import build
from assistant.elsewhere import Elsewhere
from assistant.settings import Settings
from assistant.understand.scope import load_scope_names
from assistant.verify import Gates
from checks.rulebook import Rulebook, load_rulebook
from corpus.guidance import Guidance
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
    return Gates(corpus, load_scope_names(), Elsewhere(Guidance(entries=())))


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mingpin")


@pytest.fixture(scope="session")
def embedded(data_dir: Path) -> Assistant:
    """An assistant with the embedded model alone."""
    return build(Settings(data_dir=data_dir))
