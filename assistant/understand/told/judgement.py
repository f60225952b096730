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


_SHORT_OF = re.compile(
    r"[^,。!?;:\n]{0,4}?(?:不够|不足|不强|不大|不高|不好|不行|不算|不太|不符|不达|达不到|没达到|未达到|较弱|偏弱|弱|一般|欠|有限|有待|较差|低(?!碳))"
    r"|(?: \w+){0,3}? (?:not|weak|insufficient|lacking|poor|limited|inadequate|low)(?![a-z])"
)
_GRANTED = re.compile(
    r"[^,。!?;:\n]{0,6}?(?:强|大|高|好|突出|显著|符合|达到|达标|满足|优秀|领先|合格|明显|充分|过关|成立|认可)"
    r"|(?: \w+){0,3}? (?:strong|high|great|good|considerable|outstanding|met|sufficient|excellent|large)(?![a-z])"
)
_WITHHELD = re.compile(r"(?:没有?|未|不)(?:能)?(?:认定|认为|确认|认可|承认|达到)(?:我们|我司|公司|其)?的?$")
# A finding that is only imagined, hoped for or asked about is none.
_IMAGINED = re.compile(
    r"如果|假如|要是|若|希望|争取|只要|万一|假设|(?<![a-z])(?:if|suppose|hope|once|unless|would)(?![a-z])"
)
_WHOLE = re.compile(
    r"(?:强|大|高|好|领先|先进水平|完备)$|^(?:strong|high|leading|considerable|influential|complete|advanced|lasting)|is leading|leading$"
)


def _finding(typed: Typed, start: int, end: int) -> bool | None:
    """What was found on a condition: True, False, or None where the words do not say plainly."""
    stands = stance(typed, start, end)
    if stands.asked or stands.unsure or stands.plan:
        return None
    plain = typed.nameless
    tail = plain[end : max(typed.clause_at(start).end, end)]
    if stands.denied or _WITHHELD.search(plain[:start]):
        return False
    if _SHORT_OF.match(tail):
        return False
    return True if _WHOLE.search(plain[start:end]) or _GRANTED.match(tail) else None


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
            if _IMAGINED.search(plain[clause.start : found.end()]):
                continue
            until = clause.sentence[1]
            told: dict[str, set[bool]] = {}
            last = found.end()
            for id, pattern in self._clauses.items():
                for words in pattern.finditer(plain, found.end(), until):
                    finding = _finding(typed, words.start(), words.end())
                    if finding is not None:
                        told.setdefault(id, set()).add(finding)
                        last = max(last, words.end())
            # Experts who are said to find both ways have found nothing that can be used.
            told_once = {id: findings.pop() for id, findings in sorted(told.items()) if len(findings) == 1}
            if told_once:
                yield Reading(JUDGEMENTS, told_once, found.start(), last)
