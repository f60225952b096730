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
    r"(?:专家|评审|评委)(?!(?:们|组)?(?:还|尚|都)?(?:没|未)|讲|培训|辅导|咨询)[^,。!?;:\n]{0,9}?(?:认定|认为|评定|评判|确认|判定|结论|意见|评价|评分|评下来|评审出来|觉得|认可|承认|说(?!明)|定为)(?:出来|下来|了|是|为)*"
    r"|(?:经|通过)专家(?:组)?(?:评审|论证|评定)"
    # 专家组上个月开完会,逐条给了书面结论:
    r"|(?:专家|评审|评委)(?!还没|还未|没评|未评)[^。!?;\n没未不]{0,30}?(?:给|出|下|作|写)(?:了|出了?|过)(?:书面|正式|最终|明确|评审|的)*(?:结论|意见|评语)(?:是|为)?[:,]"
    r"|(?<![a-z])(?:experts?|reviewers?|judges|panel(?! of)|review committee)(?: group| panel)?(?: have| has| had| already| unanimously| did| were| was)*(?P<not> not|n't)?(?: (?:been|fully|at all))* (?:found|find|confirmed|confirm|judged|concluded|determined|ruled|held|certified|rated|praised?|persuaded|impressed|affirmed|accept(?:ed)?|agree(?:d)?|convinced|satisfied|said|considered|felt)(?![a-z])"
    r"|(?<![a-z])according to the (?:experts?|reviewers?|judges|(?:review |expert )?panel)(?![a-z])"
)


_SHORT_OF = re.compile(
    r"[^,。!?;:\n]{0,4}?(?:不够|不足|没有?通过|未(?:能)?通过|不通过|没过(?!关)|没给过|被否|不强|不大|不高|不好|不行|不算|不太|不符|不达|达不到|没达到|未达到|较弱|偏弱|弱|一般|没有?认可|未认可|不认可|欠|有限|有待|较差|低(?!碳))"
    r"|(?: \w+){0,3}? (?:not|n't|weak|insufficient|lacking|wanting|falls? short|fell short|poor|limited|inadequate|low|failed|fails?|rejected)(?![a-z])"
)
_GRANTED = re.compile(
    r"[^,。!?;:\n]{0,6}?(?:强|大|高|好|突出|显著|符合|达到|达标|满足|优秀|领先|合格|明显|充分|过关|成立|认可|通过|过了)"
    r"|(?: \w+){0,3}? (?:strong|high|great|good|considerable|outstanding|met|sufficient|excellent|large|fine|proven|confirmed|passed)(?![a-z])"
)
_WITHHELD = re.compile(r"(?:没有?|未|不)(?:能)?(?:认定|认为|确认|认可|承认|达到)(?:我们|我司|公司|其)?的?$")
# A finding that is only imagined, hoped for or asked about is none.
_IMAGINED = re.compile(
    r"如果|假如|要是|若|希望|争取|只要|万一|假设|肯定会|会不会|可能|也许|应该|(?<!评审)(?<!论证)会(?!上|议|后|开|[,。])|请专家|等专家|(?<![a-z])(?:if|suppose|hope|once|unless|would)(?![a-z])"
)
_WHOLE = re.compile(
    r"(?:强|大|高|好|领先|先进水平|完备)$|^(?:strong|high|leading|considerable|influential|complete|advanced|lasting)|is leading|leading$"
)


_NOT_FOUND = re.compile("(?:没有?|未)(?:认定|评定|判定|确认)")
# To acknowledge a thing is to find it there.
_GRANTS = re.compile(
    r"(?:认可|承认)[了过]?|affirmed|(?:accept\w*|satisfied|praised|persuaded|impressed|convinced)"
)


def _told_apart(typed: Typed, start: int, end: int) -> bool:
    """Whether a clause ends between two places."""
    return typed.clause_at(start).start != typed.clause_at(end).start


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
            if _NOT_FOUND.search(found.group()):
                continue
            withheld = found["not"] is not None
            granted = _GRANTS.search(found.group()) is not None
            clause = typed.clause_at(found.start())
            if _IMAGINED.search(plain[clause.start : found.end()]):
                continue
            until = clause.sentence[1]
            told: dict[str, set[bool]] = {}
            last = found.end()
            for id, pattern in self._clauses.items():
                for words in pattern.finditer(plain, found.end(), until):
                    finding = _finding(typed, words.start(), words.end())
                    if finding is None and granted and not _told_apart(typed, found.end(), words.start()):
                        finding = True
                    if finding is not None:
                        told.setdefault(id, set()).add(finding and not withheld)
                        last = max(last, words.end())
            # Experts who are said to find both ways have found nothing that can be used.
            told_once = {id: findings.pop() for id, findings in sorted(told.items()) if len(findings) == 1}
            if told_once:
                yield Reading(JUDGEMENTS, told_once, found.start(), last)
