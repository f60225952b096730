"""Eighty questions over HTTP: each answer quotes its clauses word for word, or says what is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from corpus.load import load_corpus
from corpus.model import Corpus
from corpus.yamlfile import read_yaml

ASKED: Any = read_yaml(Path(__file__).with_name("questions.yaml"))
CASES = [
    pytest.param(policy, language, question, id=question)
    for policy, by_language in ASKED.items()
    for language, questions in by_language.items()
    for question in questions
]


@pytest.fixture(scope="module")
def web(server: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.mark.parametrize(("policy", "language", "question"), CASES)
def test_an_answer_quotes_its_clauses_or_says_what_is_not_stated(
    web: httpx.Client, corpus: Corpus, policy: str, language: str, question: str
) -> None:
    asked = {"model": "mingpin", "messages": [{"role": "user", "content": question}]}
    message = web.post("/v1/chat/completions", json=asked).json()["choices"][0]["message"]
    context = message["context"]
    assert context["language"].startswith(language)
    assert context["status"] in {"answered", "not_stated"}
    assert context["citations"] or context["abstained"]
    for citation in context["citations"]:
        text = corpus.clause(citation["id"]).text
        assert citation["content"] == text
        assert citation["quote"] in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("policy", ["cn-mpfz", "hn-sanpin"])
def test_twenty_questions_are_asked_of_each_policy_in_each_language(policy: str, language: str) -> None:
    assert len(set(ASKED[policy][language])) == 20
