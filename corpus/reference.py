"""Clause numbers as people write them: 二（二）2, 2.2.2, 第二部分第二节第2条, clause 3.7, cn-mpfz/2.2.2."""

from __future__ import annotations

import re

from corpus.model import Clause, Corpus
from corpus.numerals import number
from corpus.text import plain

_HAN_NUMBER = r"[一二三四五六七八九十]{1,3}"
_ANY_NUMBER = rf"(?:{_HAN_NUMBER}|\d{{1,2}})"
_DOTTED = re.compile(
    r"(?<![\d.a-z])(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d]|\.\d|\s*(?:%|亿|万|元|年|月|percent|million))"
)
_PARTS = re.compile(
    rf"第?({_HAN_NUMBER})(?:大?部分|大?章|大点)?[,.]?"
    rf"(?:第?\(({_ANY_NUMBER})\)(?:小?节|款|条)?|第({_ANY_NUMBER})小?节)?[,.]?"
    rf"(?:第?({_ANY_NUMBER})(?:小?条|小?点|项|款)?)?[.,]?"
)
_CALLED = re.compile(
    rf"第({_ANY_NUMBER})(?:大?部分|大?章)(?:的?第({_ANY_NUMBER})小?节)?(?:的?第?({_ANY_NUMBER})(?:小?条|小?点|项|款))?"
)
_NESTED = re.compile(r"(?<![\da-z.])(\d{1,2})\s?\((\d{1,2})\)\s?(\d{1,2})?(?!\d)")
_WORDED = re.compile(
    r"\b(?:part|chapter|section|clause|article|item|point|para(?:graph)?)\s+(\d{1,2}|[ivx]{1,4})\b"
    r"(?:[\s,]*(?:section|clause|article|item|point|para(?:graph)?)?\s*\(?(\d{1,2})\)?)?"
    r"(?:[\s,]*(?:section|clause|article|item|point|para(?:graph)?)?\s*\(?(\d{1,2})\)?)?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_FILLER = re.compile(
    r"条款|条文|原文|全文|内容|规定|具体|说了什么|说的是什么|说什么|讲了什么|讲的是什么|讲什么|写了什么|写的什么|怎么说|怎么写|怎么规定|"
    r"是什么|是啥|有哪些|意思|什么|请|帮我|看看|看下|看一下|查一下|查|给我|解释|一下|里面|中|里|的|吗|呢|啊|文件|办法|指引|政策|第|条|款|部分|"
    r"\b(?:clause|section|article|part|paragraph|para|item|point|what|does|is|the|say|says|said|in|of|show|me|please|text|read|explain|quote|full)\b"
)
_EDGE = re.compile(r"[\s,.?!:;\"'()\[\]《》-]+")


class References:
    """Finds the clauses that a query names by number or by id."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        ids = "|".join(re.escape(policy.id) for policy in corpus.policies) or r"(?!)"
        self._id = re.compile(rf"\b({ids})\s*/\s*([a-z0-9]+(?:\.[0-9]+)*)(?:#p\d+)?")
        self._names = tuple(
            plain(name)
            for policy in corpus.policies
            for name in (policy.title.zh, policy.title.en, policy.short.zh, policy.short.en)
        )

    def named(self, query: str, extra: tuple[str, ...] = ()) -> tuple[Clause, ...]:
        """The clauses that ``query`` names, of every policy that has such a number, in printed order.

        A number of one level ("三", "第三部分") counts only where the query asks for nothing besides; ``extra`` are
        further words that do not count as asking, such as the names of a policy found in the query.
        """
        text = plain(query)
        by_id = [
            self._corpus.clause(f"{found[1]}/{found[2]}")
            for found in self._id.finditer(text)
            if f"{found[1]}/{found[2]}" in self._corpus
        ]
        if by_id:
            return tuple(dict.fromkeys(by_id))
        bare = self._bare(text, extra)
        found: list[Clause] = []
        for path, whole in self._paths(text):
            alone = not _EDGE.sub("", _FILLER.sub("", bare.replace(whole, " ", 1)))
            if len(path) >= 2 or alone:
                found += self._at(path)
        if not found:
            label = _EDGE.sub("", bare)
            found = [clause for clause in self._corpus.clauses() if label and plain(clause.label) == label]
        return tuple(dict.fromkeys(found))

    def _bare(self, text: str, extra: tuple[str, ...]) -> str:
        for name in sorted({*self._names, *extra}, key=lambda name: -len(name)):
            if name:
                text = text.replace(name, " ")
        return text

    def _paths(self, text: str) -> list[tuple[tuple[str, ...], str]]:
        """The numbers in the text as paths, with the words that wrote them; the surest form first."""
        paths: list[tuple[tuple[str, ...], str]] = []
        for found in _DOTTED.finditer(text):
            paths.append((tuple(found[1].split(".")), found[0]))
        for found in _NESTED.finditer(text):
            paths.append((tuple(part for part in found.groups() if part), found[0]))
        for found in _WORDED.finditer(text):
            first = _ROMAN.get(found[1]) or number(found[1])
            paths.append((tuple(str(part) for part in (first, found[2], found[3]) if part), found[0]))
        for pattern in (_CALLED, _PARTS):
            for found in pattern.finditer(text):
                parts = [number(part) for part in found.groups() if part]
                # 二、3 and 三（一） are numbers of clauses; 三品 and 十个 are words that begin with a numeral.
                if len(parts) == 1 and not re.search(r"部分|章|,|\.", found[0]) and found[0] != text:
                    continue
                bare = not re.search(r"[,.()节部分章\d]", found[0])  # 三五: two numerals side by side
                if pattern is _PARTS and len(parts) == 2 and bare:
                    continue
                paths.append((tuple(str(part) for part in parts if part), found[0]))
        return list(dict.fromkeys(paths))

    def _at(self, path: tuple[str, ...]) -> list[Clause]:
        """The clauses at ``path``; where a middle number was left out, those that agree at both ends."""
        exact = [clause for clause in self._corpus.clauses() if clause.path == path]
        if exact or len(path) != 2:
            return exact
        return [
            clause
            for clause in self._corpus.clauses()
            if len(clause.path) == 3 and (clause.path[0], clause.path[2]) == path
        ][:1]
