"""Which records were told of without saying how grave they are: 罚过款 may be a major matter or a slight one.

They are read as slight, which is enough where a text wants none at all. Where a text tells grave from slight, whoever
was fined is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import ReadFact
from corpus.text import plain

RECORDS = tuple(f"bad_record_{field}_3y" for field in ("credit", "quality", "safety", "environment"))
_GRADED = RECORDS[1:]  # no text asks how grave a record on credit is
_SLIGHT = re.compile(
    r"一般|轻(?!工)|小(?!时|区|学|组|程序)|不大|不严重|不算|没什么|警告|提醒|批评教育|口头|简易|工伤"
    r"|(?<![a-z])(?:minor|small|slight|light|trivial|petty|tiny|warning|warned|reminder|reprimand|not (?:a )?(?:major|serious|grave|big))"
)
# 罚了五千,属于轻微: how grave it was is told right after. 罚过一回,质量有过一次轻微的 tells of another matter.
_SAID_AFTER = re.compile(
    r"[^,。!?;\n]{0,24}[,(: -]+(?:[^,。!?;\n质量安全环保信用]{0,6}(?:性质|情节|程度|后果|处罚|决定书|文书|通知书?|结论|级别)(?:上|里)?|这|那|也|都|就|只|仅|但|不过|当时|被)*"
    r"(?:(?:属于|属|算是?|定性?[为成是]?|认定[为成是]?|归[为在]|写的?是|是|按)[^,。!?;\n质安环信]{0,4}(?:轻微|一般|轻(?!工)|较轻|小事|小的)|(?:较|很|比较)?轻微?(?=的?(?:[,.。!?;)\n]|$))|不(?:严重|算重|算大|重|大)(?=的?(?:[,.。!?;)\n]|$))"
    r"|(?:不是|不属于|没到|够不上|谈不上|构不成|非)(?:什么)?(?:重大|严重|大事|大的))"
    r"|[^,.!?;\n]{0,40}[,(:-]+ ?(?:but |and |though |it |this |that |which |they |the (?:bureau|office|matter|notice|decision) )*(?:was |is |were |be )?(?:classed|classified|rated|graded|recorded|treated|counted|listed|put down|deemed|considered|called|marked)?(?: as| it)?(?: a| only| just)*(?: )?(?:minor|slight|light|small|trivial|not (?:a )?(?:major|serious|grave))(?![a-z])(?! (?:quality|safety|credit))"
)


def ungraded(facts: Iterable[ReadFact], said: str) -> tuple[str, ...]:
    """The names of the records among ``facts`` that nobody called slight or grave. ``said`` is all that was told."""
    text = plain(said)
    return tuple(
        fact.name
        for fact in facts
        if fact.name in _GRADED and fact.value == "minor" and not _is_slight(plain(fact.read_from), text)
    )


def _is_slight(words: str, text: str) -> bool:
    """Whether a record told in ``words`` of ``text`` is called slight, there or in the clause after."""
    if _SLIGHT.search(words):
        return True
    start = text.rfind(words)
    return start >= 0 and _SAID_AFTER.match(text, start + len(words)) is not None
