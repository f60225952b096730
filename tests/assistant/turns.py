"""Turns and evidence for the tests of the gates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answer import Language, ReadFact
from assistant.evidence import Checked, Evidence, Read
from assistant.understand.part import Part
from assistant.understand.scope import Scope
from assistant.understand.turn import Understanding
from assistant.understand.want import Want
from checks.rulebook import Rulebook
from corpus.model import Corpus

AS_OF = dt.date(2026, 11, 22)
BRAND = "cn-mpfz/brand-enterprise"
FACTS: dict[str, dict[str, object]] = {
    "branch": {"entity_type": "branch"},
    "partial": {"entity_type": "enterprise", "has_legal_personality": True},
    "sound": {
        "registered_in_prc_mainland": True,
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
    },
}
FACTS["affirmed"] = FACTS["sound"] | {
    "expert_judgements": {f"cn-mpfz/{id}": True for id in ("2.1.2", "2.1.3", "2.1.4", "2.1.5", "1.1.1")}
}


def turn(
    text: str,
    language: Language = "zh-Hans",
    want: Want = Want.TEXT,
    facts: dict[str, object] | None = None,
    orders: tuple[str, ...] = (),
) -> Understanding:
    """A turn with one question, as the understander would read it."""
    return Understanding(
        language=language,
        as_of=AS_OF,
        turn=text,
        said=text,
        orders=orders,
        parts=(Part(question=text, want=want, scope=Scope(), inherited=False),),
        facts=tuple(
            ReadFact(name=name, value=value, read_from=text) for name, value in (facts or {}).items()
        ),
        corrected=(),
        answered="",
        told=bool(facts),
        reset=False,
    )


def read(corpus: Corpus, ids: Sequence[str]) -> list[Evidence]:
    """These clauses, as a tool brings them back."""
    return [Read(clause=corpus.clause(id)) for id in ids]


def checked(rulebook: Rulebook, facts: str, track: str = BRAND) -> Checked:
    """The verdict on one of ``FACTS``, as a tool brings it back."""
    return Checked(verdict=rulebook.check(track, FACTS[facts], AS_OF), told=len(FACTS[facts]))
