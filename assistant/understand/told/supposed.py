"""What is only wondered about: "no data on whether there were accidents" says nothing of accidents."""

from __future__ import annotations

import re

from assistant.understand.told.reading import UNSURE, Reading
from assistant.understand.told.typed import Typed

# From the words of not knowing to the end of their clause.
_WONDERED = re.compile(
    r"(?<![a-z])whether(?! (?:as to|in|of|for|on|from|by|about)(?![a-z]))(?![a-z])[^.;!?\n]*"
    r"|(?<![a-z])(?:not sure|no idea|unsure|uncertain|unclear|don't know|do not know|cannot tell|can't tell|no data|no record)(?: yet)?(?: on| about| of| as to)? (?:if|whether)(?![a-z])[^.;!?\n]*"
    r"|(?:不知道|不清楚|不确定|说不好|说不准|没查到?|查不到|没数据|没有数据|记不清|拿不准)[^,。;!?\n]{0,12}(?:有没有|是否|是不是|有无)[^,。;!?\n]*"
)
# A rule is asked for, and nobody is spoken of.
_RULE = re.compile(r"^\W*(?:what|which|how|who|when|where|why|does|do|is|are)(?![a-z])[^.!]*\W*$")
_SOMEBODY = re.compile(
    r"(?<![a-z])(?:we|we've|we're|our|ours|us|i|i'm|i've|my|client|friend|company|firm)(?![a-z])"
)
_RECORDED = re.compile(r"bad_record|blacklist|accident")
# Institutions that others come from, or give something: 从高校拿的授权, 大学里一个教授.
_FROM = re.compile(r"(?:从|由|跟|和|与|向|给|被|让|请|找|在|到|于|是)[^,。;!?\n]{0,3}$")
_THEIRS = re.compile(r"^(?:里|的|拿|给|那边|方面|提供|开发|授权|教授|老师|专家|团队|实验室|课题组|合作)")
_NO_COMPANY = re.compile(r"(?:没有?|未|无|还没)(?:注册|成立|开|办)?$")


def is_supposed(typed: Typed, reading: Reading) -> bool:
    """Whether a reading rests on words that only wonder, ask for a rule, or speak of another's institution."""
    plain = typed.plain
    if reading.value is UNSURE:
        return False
    if any(
        found.start() < reading.end and reading.start < found.end() for found in _WONDERED.finditer(plain)
    ):
        return not _asked_of_us(plain, reading)
    if _RECORDED.search(reading.name) and re.search("[a-z]", plain) and not re.search("[㐀-鿿]", plain):
        words = plain.strip(" .?!").split()
        if len(words) <= 2 or (_RULE.search(plain) and not _SOMEBODY.search(plain)):
            return True
    before, after = plain[: reading.start], plain[reading.end :]
    if reading.name == "entity_type" and reading.value == "institution":
        ours = re.search(r"(?:我们|我|本|咱们?|作为|以)[^,。;!?\n]{0,6}$", before)
        return not ours and bool(_FROM.search(before) or _THEIRS.search(after))
    return (
        reading.name == "entity_type" and reading.value == "enterprise" and bool(_NO_COMPANY.search(before))
    )


def _asked_of_us(plain: str, reading: Reading) -> bool:
    """I was asked to find out whether we, as the branch, qualify: what we are is told, not wondered about."""
    return reading.name == "entity_type" and bool(
        re.search(r"(?:we|our|my)[^.;!?]{0,24}$", plain[: reading.start])
    )
