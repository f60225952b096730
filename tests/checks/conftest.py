from __future__ import annotations

import datetime as dt

import pytest

from checks.rulebook import Rulebook, load_rulebook
from corpus.load import load_corpus
from corpus.model import Corpus

IN_FORCE = dt.date(2025, 9, 1)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def rulebook(corpus: Corpus) -> Rulebook:
    return load_rulebook(corpus)


SOUND: dict[str, object] = {
    "registered_in_prc_mainland": True,
    "registered_province": "湖南",
    "entity_type": "enterprise",
    "has_legal_personality": True,
    "operating_well_3y": True,
    "bad_record_credit_3y": "none",
    "bad_record_quality_3y": "none",
    "bad_record_safety_3y": "none",
    "bad_record_environment_3y": "none",
    "self_created_brand": True,
    "trademark_owned": True,
    "trademark_valid_until": "2030-12-31",
    "industry": "consumer_goods",
    "directions_applied": 1,
    "is_joint": False,
    "ip_owned": True,
    "ip_dispute": False,
    "involves_state_secret": False,
    "involves_trade_secret": False,
    "complete_solution": True,
    "above_scale": True,
    "reports_on_platform": True,
    "sanpin_works": [1, 2, 3, 4, 5, 6],
    "on_credit_blacklist": False,
}
"""Facts with which an enterprise meets everything that can be checked on the three tracks open to it."""


@pytest.fixture
def sound() -> dict[str, object]:
    return dict(SOUND)
