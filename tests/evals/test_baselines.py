"""The simpler assistants run behind the same interface, and are as simple as they claim."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.settings import Settings
from corpus.model import Corpus
from evals.baselines.chunks import OVERLAP, SIZE, cut
from evals.baselines.shelf import SHELF, make
from evals.case import Case
from evals.metrics import verbatim
from evals.subject import converse


@pytest.mark.parametrize("name", sorted(SHELF))
def test_every_assistant_on_the_shelf_answers(name: str, settings: Settings, case: Case) -> None:
    reply = converse(make(name, settings), case)
    assert reply.error is None
    assert reply.text
    assert reply.retrieved


def test_an_assistant_that_is_not_there_is_told_which_are(settings: Settings) -> None:
    with pytest.raises(ValueError, match="bm25"):
        make("nothing", settings)


def test_bm25_answers_with_one_whole_clause(settings: Settings, case: Case, corpus: Corpus) -> None:
    reply = converse(make("bm25", settings), case)
    assert (reply.status, verbatim(reply, corpus)) == (AnswerStatus.ANSWERED, 1.0)
    assert len(reply.cited) == 1


def test_chunks_cover_the_sources_with_their_overlap(corpus: Corpus) -> None:
    source = corpus.policies[0].source
    chunks = cut(corpus)
    assert all(len(chunk.text) <= SIZE for chunk in chunks)
    assert source[SIZE - OVERLAP : SIZE - OVERLAP + 20].strip() in chunks[1].text


def test_every_clause_lies_in_some_chunk(corpus: Corpus) -> None:
    held = {id for chunk in cut(corpus) for id, _ in chunk.clauses}
    assert held == {clause.id for clause in corpus.clauses()}


def test_without_guidance_nothing_is_found_in_it(settings: Settings) -> None:
    from evals.baselines.ablated import unguided

    assert unguided(settings).assistant.retriever.find_guidance("联合申报最多几家") == ()
