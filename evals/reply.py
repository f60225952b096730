"""What came back for a case, from any assistant, in one shape. Holds everything that scoring needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.answer import ABSTAINED, AnswerStatus
from corpus.model import Frozen
from evals.case import Case


class Cited(Frozen):
    """One citation. ``number`` is its mark in the text; ``content`` and ``quote`` are None where not given."""

    number: int
    id: str
    content: str | None = None
    quote: str | None = None


class Decided(Frozen):
    """One verdict. ``said`` are the rules' own words that came with it, in every language."""

    track: str
    outcome: str
    said: tuple[str, ...] = ()


class Reply(Frozen):
    """One reply. ``status`` is the assistant's word for how it ended, or read from the text where it names none."""

    text: str
    citations: tuple[Cited, ...] = ()
    verdicts: tuple[Decided, ...] = ()
    status: AnswerStatus
    retrieved: tuple[str, ...] | None = None  # clause ids, best first; None where the search cannot be asked
    seconds: float = 0.0  # for the scored turn alone
    error: str | None = None

    @property
    def abstained(self) -> bool:
        """Whether it ended without an answer from the documents."""
        return self.status in ABSTAINED

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the cited clauses, each once, paragraph marks left off."""
        return tuple(dict.fromkeys(one.id.partition("#")[0] for one in self.citations))


def failed(error: Exception, seconds: float) -> Reply:
    """The reply of an assistant that broke."""
    words = f"{type(error).__name__}: {error}"
    return Reply(text="", status=AnswerStatus.ERROR, seconds=seconds, error=words)


class Result(Frozen):
    """A case with its reply: one line of a results file. ``attempt`` counts repeats from 0."""

    suite: str
    case: Case
    reply: Reply
    attempt: int = 0


def read_results(path: Path) -> Iterator[Result]:
    """The results in a JSONL file; a last line that was cut off while being written is passed over."""
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            yield Result.model_validate_json(line)
        except ValueError:
            if number < len(lines):
                raise


def first_attempts(results: Sequence[Result]) -> tuple[Result, ...]:
    """The results that are scored: repeats serve to find flaky answers only."""
    return tuple(result for result in results if result.attempt == 0)
