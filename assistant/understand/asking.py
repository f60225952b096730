"""What the words of a question say of it: whether it asks, what for, of whom, and how much it says besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from pydantic import TypeAdapter

from assistant.understand import cues
from assistant.understand.told.typed import PROTESTED
from corpus.model import Names, Text
from corpus.numerals import ORDINALS, number
from corpus.text import plain, simplified
from corpus.yamlfile import validate_file

Basis = Literal["", "reason", "wording"]


def of_language(title: Text, question: str) -> str:
    """``title`` in the language of a question."""
    return title.zh if cues.HAN.search(question) else title.en


def first_name(names: Names, question: str) -> str:
    return names.zh[0] if cues.HAN.search(question) or not names.en else names.en[0]


def numbered(name: str, text: str) -> str:
    """``name`` with the number that stands behind it in ``text``: direction 4."""
    found = re.search(rf"{re.escape(name)}\s?\d{{1,2}}(?![\d.年月日家个])", text)
    return found[0] if found else name


def size(words: str) -> int:
    """How much is said: a Latin word counts as three characters."""
    return len(cues.HAN.findall(words)) + 3 * len(cues.LATIN.findall(words))


def unasked(words: str) -> str:
    """What ``words`` say besides asking."""
    return cues.FILLER.sub("", cues.ASKING_WORDS.sub("", words))


def claimed_apart(text: str) -> tuple[str, ...]:
    """Each of several things that ``text`` wants to know to be so or not, as a question of its own; empty for none."""
    if cues.CLAIMED.search(text) is None:
        return ()
    claims = cues.TRUE_OR_FALSE.split(text)[1:]
    if len(claims) < 2:
        found = list(cues.NUMBERED.finditer(text))
        if len(found) < 2 or [number(one[1]) for one in found] != list(range(1, len(found) + 1)):
            return ()
        ends = (*(one.start() for one in found[1:]), len(text))
        claims = [text[one.end() : end] for one, end in zip(found, ends, strict=True)]
    first = (cues.SENTENCE.split(claim.strip())[0] for claim in claims)
    bare = (cues.AND_AT_END.sub("", claim).strip(" ,，、;；.。?？") for claim in first)
    return tuple(
        f"{claim}，是这样吗？" if cues.HAN.search(claim) else f"Is it true that {claim}?"
        for claim in bare
        if claim
    )


def told_beside_claims(text: str) -> str:
    """``text`` up to the claims that it lists to be told true or false, which tell nothing of the asker."""
    if not claimed_apart(text):
        return text
    starts = [
        found.start() for pattern in (cues.TRUE_OR_FALSE, cues.NUMBERED) if (found := pattern.search(text))
    ]
    return text[: min(starts)]


def numbered_apart(text: str) -> tuple[str, ...]:
    """The questions that ``text`` numbers, the first with what stands before it: 1对应哪个方向 2县政府能报吗."""
    found = list(cues.NUMBERED.finditer(text)) or list(cues.NUMBERED_IN_WORDS.finditer(text))
    if [number(one[1]) for one in found] != list(range(1, len(found) + 1)) or len(found) < 2:
        return ()
    ends = (*(one.start() for one in found[1:]), len(text))
    asked = [text[one.end() : end].strip(" ,，、;；\n") for one, end in zip(found, ends, strict=True)]
    asking = [question for question in asked if cues.ASKS.search(question) or cues.EITHER.search(question)]
    wanted = cues.WANTED_LIST.search(text[: found[0].start()]) is not None
    if not wanted and (len(asking) < 2 or 2 * len(asking) < len(asked)):
        return ()  # 做了：1技术创新 2智能制造
    if wanted and len(asking) < 2:
        return tuple(asked)  # I want: 1) the conditions 2) the dates
    return (f"{text[: found[0].start()]}{asked[0]}".strip(), *asked[1:])


def describing(text: str) -> int:
    """How much ``text`` says besides asking which direction, dimension or work something is."""
    bare = cues.ASKING_WORDS.sub(" ", cues.FILLER.sub(" ", plain(text)))
    return size(cues.OPTIONS.sub(" ", bare))


def without_options(text: str) -> str:
    """``text`` without the directions that it names by number, which describe no project."""
    return cues.NUMBERED_OPTION.sub(" ", text)


def asks_how_far(text: str) -> bool:
    found = cues.HOW_FAR.search(plain(simplified(text)))
    return found is not None and not re.search(
        r"条件|资格|要求|够格|标准|\b(?:conditions?|qualif\w+)\b", found.string[: found.end()]
    )


def asks_for_parts(text: str) -> bool:
    """Whether ``text`` asks how many parts a clause has, or what they are: 四、（二）一共几项，分别叫什么."""
    return bool(cues.PARTS.search(plain(simplified(text))))


def compares(text: str) -> bool:
    """Whether ``text`` sets two things side by side."""
    return bool(cues.COMPARED.search(plain(simplified(text))))


def asks(text: str) -> bool:
    """Whether ``text`` asks something, by its words or its question mark."""
    return bool(cues.ASKS.search(text))


def opened(text: str) -> str:
    """``text`` in simplified characters, without the greeting or the thanks that it opens with, where more follows.

    Nor with what it denies away: 商标是自己的没有授权别人，能报吗 asks nothing of licences.
    """
    text = _without_denied(simplified(text))
    text = unrelayed(cues.SUFFIX.sub("", text).strip() or text)  # ltd: all that is said
    return cues.THANKS.sub("", cues.GREETING.sub("", text)).strip(" ，,。.!！;；:：")


# 我没说商标过期 is the asker's own word; 文件没说要法人 is of the text.
_OWN_WORD = re.compile(r"(?:^|[,，。.!！?？;；\s])(?:我们?|咱们?|又|也|可|从来|并|都|根本|可从|本来)*$")


def _without_denied(text: str) -> str:
    """``text`` without what it says was never said or done with a right, where a question comes after it."""
    for pattern in (cues.DENIED_AWAY, PROTESTED):
        for found in reversed(list(pattern.finditer(text.lower()))):
            head, after = text[: found.start()], text[found.end() :]
            if after[:1] not in (",", "，", "。", ".", "!", "！") or not cues.ASKS.search(after):
                continue
            own = _OWN_WORD.search(head)
            if pattern is cues.DENIED_AWAY:
                text = head + after
            elif own is not None:
                text = head[: own.start()] + after
    return text.lstrip(" ,，。.!！")


def afresh(text: str) -> str:
    """What ``text`` says after the words that start over; all of it where it has none."""
    said = plain(text)
    start = max((found.end() for found in cues.RESET.finditer(said)), default=0)
    return said[start:].strip(" ,，。.;；:：!！") if start else text


def clauses_of(text: str) -> list[str]:
    """The clauses of ``text`` that say something."""
    return [clause for clause in cues.CLAUSE.split(text) if any(map(str.isalnum, clause))]


def asked_first(text: str) -> str:
    """The question that ``text`` opens with, where what follows only tells of the asker; empty where there is none."""
    for found in cues.THEN_TELLS.finditer(text):
        first = text[: found.start()].strip()
        if cues.ASKS_ITSELF.search(first):
            said = text[found.end() :]
            return "" if cues.ASKS.search(said) or cues.MEANT.search(said) else first
    return ""


def ends_asking(text: str) -> bool:
    """Whether the last sentence of ``text`` asks: a story may hold 什么 or 几年 long before its end."""
    sentences = [one for one in cues.SENTENCE.split(text) if one and any(map(str.isalnum, one))]
    return bool(sentences) and asks(sentences[-1])


def asks_whether(text: str) -> bool:
    """Whether the last clause of ``text`` that asks wants a yes or no, or nothing is asked in so many words."""
    clauses = clauses_of(text)
    asking = [clause for clause in clauses if cues.ASKS.search(clause)] or clauses[-1:]
    if not asking or cues.OF_THE_TEXT.search(asking[-1].lower()) or cues.WHOSE_LEAVE.search(asking[-1]):
        return False
    return not cues.THING.search(asking[-1]) and not cues.ASKS_FOR_A_THING.search(asking[-1].lower())


def question_of(text: str) -> str:
    """The last sentence of ``text`` that asks, or all of it where none does: the rest only tells."""
    asking = [sentence for sentence in cues.SENTENCE.split(text) if asks(sentence)]
    return asking[-1].strip() if asking else text


def is_personal(text: str) -> bool:
    """Whether ``text`` is about the asker's own company or project rather than about anybody's."""
    return bool(cues.OURS.search(text))


def sorts_of_thing(words: str) -> frozenset[str]:
    return frozenset(sort for sort, pattern in cues.SORTS.items() if pattern.search(words))


def last_said(words: str) -> str:
    """The last clause of ``words`` where what stands before it asks nothing: a pity. Where does it say that?"""
    clauses = clauses_of(words)
    return clauses[-1] if clauses and not any(map(cues.ASKS.search, clauses[:-1])) else words


def list_items(ours: str) -> tuple[str, ...]:
    """The items of the list in a message of ours, in order; empty where it holds none."""
    items = cues.ITEM.findall(ours)
    if not items:
        runs = (
            _marked_run(separator.split(one))
            for one in cues.STOP.split(ours)
            for separator in cues.SEPARATORS
        )
        items = max(runs, key=len, default=[])
    return (
        tuple(cues.MARKED.sub("", item).replace("**", "").strip() for item in items) if len(items) > 1 else ()
    )


def _marked_run(pieces: Sequence[str]) -> list[str]:
    """The last pieces that each end in a mark, the first of them without what leads up to the list."""
    found: list[str] = []
    for piece in reversed(pieces):
        if not cues.MARKED.search(piece.rstrip(" 。.")):
            break
        found.insert(0, piece)
    if not found or any(len(one) > cues.ITEM_AT_MOST for one in found[1:]):
        return []
    return [cues.LISTS.sub("", found[0]), *found[1:]]


def ordinal(found: re.Match[str], of: int) -> int | None:
    """The place in a list ``of`` so many that is meant, counted from 0; None where it has no such place."""
    if found["last"]:
        place: int | None = of
    elif found["word"]:
        place = ORDINALS.index(found["word"]) + 1
    else:
        place = number(found["han"] or found["nth"] or found["number"])
        place = of + 1 - place if found["back"] and place is not None else place
    return place - 1 if place is not None and 1 <= place <= of else None


def tells_it(words: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether ``words`` is a story in which ``patterns`` stand in what is told and not in what is asked."""
    asking = [clause for clause in cues.CLAUSE.split(words) if cues.ASKS.search(clause)]
    asking = [clause for clause in asking if not cues.MORE.search(clause)]  # …, and why.
    if size(words) <= 2 * cues.SHORT or not asking:
        return False
    return not any(pattern.search(asking[-1]) for pattern in patterns)


def asks_how_it_stands(words: str) -> bool:
    """Whether ``words`` ask for no more than what all that was told comes to: 那我们能报吗, so what's missing?"""
    return bool(cues.HOW_NOW.search(words) or closing().search(words))


@lru_cache(maxsize=1)
def closing() -> re.Pattern[str]:
    words = validate_file(TypeAdapter(dict[str, list[str]]), cues.CLOSING)
    before, asked, after = ("|".join(words[key]) for key in ("before", "asked", "after"))
    return re.compile(
        rf"^\W*(?:(?:{before}){cues.EDGE_AFTER}\W*){{0,6}}(?:{asked})(?:\W*(?:{after}){cues.EDGE_AFTER}){{0,4}}\W*$"
    )


def closes_a_story(text: str) -> bool:
    """Whether the last clause of ``text`` asks for no more than what is told before it comes to."""
    clauses = clauses_of(plain(simplified(text)))
    return bool(clauses) and asks_how_it_stands(clauses[-1])


def basis(words: str) -> Basis:
    """What a question put again wants to see of what its answer rests on."""
    if cues.REASON.search(words):
        return "reason"
    return "wording" if cues.WRITTEN.search(words) else ""


def unrelayed(text: str) -> str:
    """``text`` without who passes it on, and without the wish to be told how to answer them where more is said."""
    *said, last = [one.strip() for one in cues.CLAUSE.split(text) if one.strip()] or [""]
    if said and cues.TO_REPLY.search(last):
        text = text[: text.rindex(last)].strip(" ,，;；")
    relayed = cues.RELAYS.search(text)
    if relayed is None:
        return text
    asked = text[relayed.end() :]
    wants = (
        cues.PASSED_ON.search(relayed[0])
        and not cues.ASKS.search(asked)
        and not cues.SENTENCE.search(asked.strip())
    )
    return f"{asked.rstrip(' .。')}?" if wants else asked
