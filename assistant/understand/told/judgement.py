"""What experts or reviewers have found on a condition, as far as the asker reports it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from assistant.understand.told.phrase import compile_phrase
from assistant.understand.told.reading import Reading
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed
from corpus.model import Frozen
from corpus.yamlfile import validate_file

JUDGEMENTS = "expert_judgements"
_FOUND = re.compile(
    r"(?:专家组?|评审组?|评委|评审专家|评审委员会)(?:们)?(?:已经|已|一致|都|也|评审|论证|评审后|给出的?|的|最后|最终)*(?:认定|认为|评定|确认|判定|结论是?|结论为|意见是|给的结论是|评价)"
    r"|(?<![a-z])(?:experts?|reviewers?|the panel|expert panel|review panel|review committee)(?: group| panel)?(?: have| has| had| already| unanimously)* (?:found|confirmed|judged|concluded|determined|ruled|held|certified)(?![a-z])"
)


class _Words(Frozen):
    zh: tuple[str, ...]
    en: tuple[str, ...]


class Judgements:
    """Reads reported expert findings. Built once."""

    def __init__(self) -> None:
        file = validate_file(TypeAdapter(dict[str, _Words]), Path(__file__).with_name("judgement.yaml"))
        self._clauses = {
            clause: re.compile(
                "|".join(
                    compile_phrase(word).pattern
                    for word in sorted((*words.zh, *words.en), key=len, reverse=True)
                )
            )
            for clause, words in file.items()
        }

    def find(self, typed: Typed) -> Iterator[Reading]:
        plain = typed.nameless.replace('"', " ")
        for found in _FOUND.finditer(plain):
            clause = typed.clause_at(found.start())
            until = clause.sentence[1]
            told: dict[str, bool] = {}
            last = found.end()
            for id, pattern in self._clauses.items():
                for words in pattern.finditer(plain, found.end(), until):
                    stands = stance(typed, *words.span())
                    if stands.asked or stands.unsure or stands.plan:
                        continue
                    told[id] = not stands.denied
                    last = max(last, words.end())
            if told:
                yield Reading(JUDGEMENTS, dict(sorted(told.items())), found.start(), last)
