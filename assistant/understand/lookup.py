"""Questions that look a word up in the text: 打火机出现在哪一条, which clause mentions lighters, 竹凉席点名了吗."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Clause, Corpus
from corpus.text import plain, simplified

_PLACE = r"(?:哪一?[条款项]|第几[条款项]|哪几[条款项]|哪一?部分)"
_SPOT = rf"(?:{_PLACE}|哪里|哪儿|什么地方)"
_TEXT = r"(?:湖南|国家|两份|这份|这个|那个|这|该)?(?:的)?(?:文件|办法|指引|政策|原文|条文|附件|标杆|那份|那边|这边)?(?:里面?|中|上)?(?:的)?"
_STANDS = r"(?:出现|写|列|提|点|说|讲|放|规定)(?:名)?(?:了|到|及|在|于)*"
_WORD = r"[^我你咱俺他谁哪什怎算归属做搞是有没不,，。.;；:：?？!！\s]{2,10}?"
_MENTIONS = r"(?:提到|提及|提了|写到|写了|讲到|说到|点到|点名|出现|涉及|点了)(?:了|过)?"
_OPENS = r"^\W*(?:请问|那么?|想问|帮我查|查一?下)?(?:(?:湖南|国家|两份|这份|该)?(?:的)?(?:文件|办法|指引|政策|原文|条文|规定)(?:里面?|中|上)(?:的)?|湖南|那边)?[,，:：]?"
# 小龙虾湖南有没有点名: whose text it is, no part of the word.
_WHOSE = re.compile(
    r"(?:湖南省?|国家|全国)(?:的|办法|指引|文件|标杆)*$|^(?:湖南省?|国家(?=的|办法|指引|文件))(?:的|办法|指引|文件|标杆)*"
)
# The words that the asker puts in quotation marks are the ones looked up.
_QUOTED = re.compile(r"[“\"「]([^“”\"「」]{2,12})[”\"」]")
_OF_A_WORD = re.compile(
    rf"{_PLACE}(?:里面?|中)?(?:有)?(?:{_MENTIONS}|写了)|{_STANDS}{_TEXT}{_PLACE}|出现(?:过|在|了)|(?:二|两个?|[三四]个)字(?:有|出现|在|提)|(?:有|提到|写)(?:没有|过|了)?\W*(?:二|两个?|[三四]个)字(?:吗|没有?)?\W*$"
    r"|\b(?:which|what) (?:clauses?|articles?|items?|works?) (?:mentions?|contains?|uses?)\b|\b(?:appears?|occurs?)\b"
)
_MEANING = re.compile(
    r"解释|定义|意思|指谁|指什么|指啥|怎么|为什么|包括|算|应该|\b(?:mean\w*|defin\w+|explain\w*|why|how)\b"
)
_EN_WORD = r"(?P<word>[a-z0-9][a-z0-9-]*(?: [a-z0-9][a-z0-9-]*){0,2}?)"
_EN_TEXT = r"(?:the |this |that |your |hunan's |hunan )*(?:national |provincial |hunan )?(?:text|measures?|guidelines?|guide|document|polic(?:y|ies)|works?|roles?|directions?|conditions?)"
# What is no word to look up: one that only points, or half a sentence.
_NO_WORD = re.compile(
    r"[的由和或里要都也与及让]|^[这那]|\b(?:we|us|i|it|this|that|them|these|those|our|my|your|the|of|on|in|to|or|and|any|ones?|year|name)\b"
)
_LONGEST = 7  # characters of a Chinese word that may be said to stand nowhere
_WHERE = (
    re.compile(rf"{_OPENS}(?P<word>{_WORD})(?:这个词|一词)?(?:是|都)?(?:被)?(?:{_STANDS}|在){_TEXT}{_PLACE}"),
    re.compile(rf"{_OPENS}(?P<word>{_WORD})(?:这个词|一词)?(?:是|都)?(?:被)?{_STANDS}{_TEXT}{_SPOT}"),
    re.compile(
        rf"(?:{_PLACE}|哪一?个)(?:里面?|中)?(?:有)?{_MENTIONS}(?P<word>{_WORD})(?:的|了|吗|呢|啊)?\W*$"
    ),
    re.compile(
        rf"\b(?:which|what) (?:clauses?|articles?|items?|works?|sections?|paragraphs?|parts?|roles?|directions?|conditions?)(?: of {_EN_TEXT}| in {_EN_TEXT})?"
        rf" (?:mentions?|names?|speaks? of|talks? about|refers? to|contains?)(?: the words?)? {_EN_WORD}(?: by name| at all)?\W*$"
    ),
    re.compile(
        rf"\bwhere (?:in {_EN_TEXT} )?(?:is|are|does|do)(?: the words?)? {_EN_WORD} (?:mentioned|named|appear|occur|come up|spoken of)\b"
    ),
)
_WHETHER = (
    re.compile(
        rf"{_OPENS}(?P<word>{_WORD})(?:有没有|是否|是不是)?(?:被)?(?:在{_TEXT})?点(?:到)?名(?:了|过|到)?(?:吗|没|没有|么|不)?\W*$"
    ),
    re.compile(
        rf"{_OPENS}(?P<word>{_WORD})(?:算|是|属于|在)(?:不是|不算)?{_TEXT}点(?:到)?(?:过)?名(?:了|过)?的"
    ),
    re.compile(
        rf"^\W*(?:is|are) {_EN_WORD} (?:named|mentioned)(?: (?:in|by) {_EN_TEXT}| anywhere| at all)*\W*$"
    ),
    re.compile(
        rf"^\W*(?:does|do) {_EN_TEXT} (?:mention|name)(?: the words?)? {_EN_WORD}(?: by name| at all| anywhere)?\W*$"
    ),
)
_SENTENCE = re.compile(r"(?:[^。.\n]|\.(?=\d|\S))+[。.]?")


def sought(question: str) -> str:
    """The word that ``question`` looks for in the text; empty where it looks for none."""
    text = plain(simplified(question))
    quoted: list[str] = _QUOTED.findall(text)
    around = _QUOTED.sub(" ", text)
    if len(quoted) == 1 and _OF_A_WORD.search(around) and not _MEANING.search(around):
        return quoted[0]
    found = next((match for pattern in (*_WHERE, *_WHETHER) if (match := pattern.search(text))), None)
    word = re.sub("^an? ", "", _WHOSE.sub("", found["word"].strip())) if found else ""
    return "" if _NO_WORD.search(word) or len(word) < 2 else word


def asks_whether_named(question: str) -> bool:
    """Whether ``question`` asks if the text names a word at all, and not only where."""
    text = plain(simplified(question))
    named = bool(_QUOTED.search(text)) or any(pattern.search(text) for pattern in _WHETHER)
    return named and (len(words := sought(question)) <= _LONGEST or words.isascii())


def holding(words: str, corpus: Corpus, policies: Sequence[str] = ()) -> tuple[Clause, ...]:
    """The clauses, of ``policies`` where any are given, in which ``words`` stand; an English noun in either number."""
    looked_for = _pattern(words)
    return tuple(
        clause
        for clause in corpus.clauses()
        if (not policies or clause.policy in policies)
        and (looked_for.search(plain(clause.text)) or looked_for.search(plain(" ".join(clause.english))))
    )


def sentence_with(words: str, text: str) -> str:
    """The sentence of ``text`` in which ``words`` stand; empty where none does."""
    looked_for = _pattern(words)
    return next((one.strip() for one in _SENTENCE.findall(text) if looked_for.search(plain(one))), "")


def _pattern(words: str) -> re.Pattern[str]:
    if words.isascii():
        return re.compile(rf"(?<![a-z0-9]){re.escape(words.removesuffix('s'))}s?(?![a-z0-9])")
    return re.compile(re.escape(words))
