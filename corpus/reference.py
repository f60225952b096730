"""Clauses as people name them: 二（二）2, 2.2.2, 第二部分第二节第2条, clause 3.7, cn-mpfz/2.2.2, the third condition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Clause, Corpus, Frozen, Names, Series
from corpus.numerals import CARDINALS, ORDINALS, number
from corpus.text import plain

_HAN_NUMBER = r"[一二三四五六七八九十]{1,3}"
_ANY_NUMBER = rf"(?:{_HAN_NUMBER}|\d{{1,2}})"
_DOTTED = re.compile(
    r"(?<![\d.a-z])(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d]|\.\d|\s*(?:%|个?(?:多|来)?亿|个?多?万|元|块|年|月|倍|吨|公?斤|千克|克|毫?升|公里|米|平|亩|版|折|分钟|分(?=[,。，]|$)|小时|percent|per cent|million|billion|thousand|bn\b|mn?\b|k\b|rmb|yuan|usd|times|tonn?e?s?\b|kg|years?|stars?|g\b))"
)
_PARTS = re.compile(
    rf"第?({_HAN_NUMBER})(?:大?部分|大?章|大点)?[,.]?(?:、(?=第?\())?"
    rf"(?:第?\(({_ANY_NUMBER})\)(?:小?节|款|条)?|第({_ANY_NUMBER})小?节)?(?:[,.]|、(?=\d))?"
    rf"(?:第?({_ANY_NUMBER})(?!字|共|下|些|般|样|直)(?:小?条|小?点|项|款)?)?[.,]?"
)
_CALLED = re.compile(
    rf"第({_ANY_NUMBER})(?:大?部分|大?章|条(?!件))(?:的?第({_ANY_NUMBER})小?节)?(?:的?第?({_ANY_NUMBER})(?:小?条|小?点|项|款))?"
)
# 第二部分（二）里面的第3点
# 一、二两部分: several parts, no clause of one
_SEVERAL = re.compile(rf"{_HAN_NUMBER}(?:[、,和与]{_HAN_NUMBER})+(?:这)?[两几三四]?个?(?:大?部分|大?章|条)")
_INSIDE = re.compile(
    r"(?<=[)）节部分章条])(?:里面|里头|里边|里|当中|中|下面|底下|之下|下)?的?(?=第?[(（\d一二三四五六七八九十])"
)
# 第一部分十条引领作用里的第7条: how many there are is no number of one.
_OF_SO_MANY = re.compile(rf"{_HAN_NUMBER}(?:条|项|个|点)[^第,。;?]{{0,10}}(?:里面|里头|当中|里|中)的?(?=第)")
# 2(1)3 and IV (II)
_NESTED = re.compile(r"(?<![\da-z.])(\d{1,2}|[ivx]{1,4})\s?\((\d{1,2}|[ivx]{1,4})\)\s?(\d{1,2})?(?!\d)")
_SPELT = rf"(?:{'|'.join(CARDINALS[1:])})"
_WORDED = re.compile(
    rf"\b(?:part|chapter|section|clause|article|item|point|para(?:graph)?)\s+(\d{{1,2}}|[ivx]{{1,4}}|{_SPELT})\b"
    rf"(?:[\s,]*(?:section|clause|article|item|point|para(?:graph)?)?\s*\(?(\d{{1,2}}|(?<=\s){_SPELT}\b)\)?)?"
    r"(?:[\s,]*(?:section|clause|article|item|point|para(?:graph)?)?\s*\(?(\d{1,2})\)?)?"
)
_PLACED_PART = re.compile(rf"\bthe ({'|'.join(ORDINALS[:9])}) (?:part|chapter)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_FILLER = re.compile(
    r"那个|那份|那部|这个|这份|大概|主要|都|到底|究竟|说啥|讲啥|写啥|(?:讲|说|写)的是?啥|啥|条款|条文|原文|全文|内容|规定|具体|说了什么|说的是什么|说什么|讲了什么|讲的是什么|讲什么|写了什么|写的什么|怎么说|怎么写|怎么规定|"
    r"是什么|是啥|有哪些|意思|什么|请|帮我|看看|看下|看一下|查一下|查|给我|解释|一下|里面|中|里|的|吗|呢|啊|文件|办法|指引|政策|第|条|款|部分|"
    r"\b(?:clause|section|article|part|paragraph|para|item|point|what(?:'s)?|it|about|does|is|the|say|says|said|in|of|show|me|please|text|read|explain|quote|full)\b"
)
_COUNTED = rf"(倒数第{_ANY_NUMBER}|倒数)(?:个|条|项|点|类|大|款)?|第({_ANY_NUMBER})(?:个|条|项|点|类|大|款)?|(最后)(?:一)?(?:个|条|项|点|类)?"
_COUNTED_EN = rf"((?:second|third)[- ](?:to[- ])?last|penultimate)|(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(ORDINALS)}|last|final)|(?:no\.?|number|#)\s?(\d{{1,2}}|{'|'.join(CARDINALS[1:])})\b"
# A member by no more than its number: 第8项, 编号9, number nine, item 9.
_BARE = re.compile(
    rf"(倒数第{_ANY_NUMBER}|第{_ANY_NUMBER})项(?!目)|(最后)一?项(?!目)|编号(?:是|为)?({_ANY_NUMBER})(?![\d个家项])|(?<![\d.])(\d{{1,2}}) ?号(?=的?(?:是|叫|写|讲|说))"
    rf"|\b(?:no\.?|number|#|item)\s?(\d{{1,2}}|{'|'.join(CARDINALS[1:])})\b|\bthe ({'|'.join(ORDINALS)}|last) (?:one|item|on the list)\b"
)
# 只做了五项,第六项明年才动工: the asker's own tally, not a place in the text.
_TALLIED = re.compile(
    r"(?:做|干|搞|开展|完成|凑|有|够|满)(?:了|够|到|满|完|齐|成)?(?:[一二三四五六七八九十两]+|\d+)(?:项|个|样|件)[^。?!]{0,8}第"
    r"|第(?:[一二三四五六七八九十]+|\d+)(?:项|个|样|件)[^。?!,]{0,4}(?:还没|还在|没做|没开|未做|明年|下半?年|年底|下个?月|才(?:动工|开|启动|做)|动工|开工|正在|在做|打算|准备)"
    r"|(?:正在|准备|打算|想|马上|还差|补|凑|在)(?:要)?(?:做|开展|搞|启动|上|补|凑)?第(?:[一二三四五六七八九十]+|\d+)(?:项|个|样|件)[^。?!]{0,8}(?:算|能不能报|可以报|够)"
    r"|\b(?:done|finished|completed|have|got) (?:only |just )?(?:\w+|\d+)(?: of them| works?| so far)*,? .{0,12}\b(?:the )?(?:sixth|seventh|6th|7th|next)\b"
)
_FIRST_FEW = re.compile(r"\b(?:first|last) (?:two|three|four|few|half)\b")
# A member of what was spoken of before, by its place alone: 第八项, the third one.
_PLACE_ALONE = re.compile(
    rf"(?:排|列)?(?:在)?(倒数第{_ANY_NUMBER}|第{_ANY_NUMBER})(?:个|条|项|点|类|款|种)(?!生产|产线|线|路|街|品牌|商标|公司|企业|厂|项目|车间|产品|年|月)|(最后)一?(?:个|条|项|点|类)(?![㐀-鿿]{{0,2}}(?:问题|月|年))"
    rf"|\bthe ({'|'.join(ORDINALS)}|last|final)(?: one\b| of (?:them|those|these)\b|(?=\s*(?:[?.,!]|$)|\s+(?:is|was|says?|means?|asks?|requires?|about)\b))|\b(?:no\. ?|number |#)(\d{{1,2}}|{'|'.join(CARDINALS[1:])})\b"
)
_ONE_BEFORE = re.compile(
    r"(?<![以之提目当眼先日生])(?:再)?(?:往|向)?(?:上|前)面?(?:紧挨着|挨着|紧接着)?的?那?一?[个条项](?![人体月年问话案家公企品单])|\b(?:the )?(?:previous|preceding) (?:one|direction|work|condition|clause)\b|\bthe one (?:before|above)\b"
)
_ONE_AFTER = re.compile(
    r"(?<![一以之当眼底名手最])(?:再)?(?:往|向)?(?:下|后)面?(?:紧挨着|挨着|紧接着|紧跟着|接着)?的?那?一?[个条项](?![人体月年问话案家公企品单])|\b(?:the )?(?:next|following) (?:one|direction|work|condition|clause)\b|\bthe one (?:after|below)\b"
)
_POINTING = 48  # characters up to which a follow-up does no more than point to a member
_CLAUSE = re.compile(r"[,.;:?!，。；：？！]+")
# 方向2和第三个, directions 3 and 6, the first against the ninth
_EACH_NUMBER = re.compile(
    rf"第({_ANY_NUMBER})(?![批次年季届轮期方版名阶步])|(?<![\d.])(\d{{1,2}})(?! ?(?:compan|firm|unit|enterprise|year|month|day|people|partner))(?:st|nd|rd|th)?(?![\d.年月日号家个项条类种大%])|\b({'|'.join((*ORDINALS, *CARDINALS[2:]))})\b"
    rf"|(?<=[向景])({_HAN_NUMBER})(?![家个年月日项种类])|(?<![\d.])(\d{{1,2}}) ?号(?=方向|场景|专项|条件)"
)
_COMPARES = re.compile(
    r"区别|不同|不一样|区分|差别|差异|差在|分别|有何异|一样吗|比较|对比|怎么分|咋分|点分|之间|\b(?:vs|versus|differ\w*|compar\w+|distinguish|between|against|apart|rather than)\b"
)
_ASKS_ABOUT = re.compile(
    r"是什么|是啥|讲什么|讲啥|说什么|说啥|什么内容|内容|介绍|各是|都是|\b(?:about|what (?:is|are|does|do)|text of|explain|describe)\b"
)
_SET_BESIDE = 100  # characters of a question up to which it is about the clauses it counts out
_ASKS_TEXT = re.compile(
    r"(?:[一二三四五六七八九十两]+|\d+)(?:个|大|项)|叫|附的?|清单|列表|名单|表|包括|各|里头|排在?|是?哪一?[个项条]|让|干|做|些|该|念给|给|听|是|全部|整条|完整|原话|大白话|通俗|简单|点讲|啥|怎样|如何|介绍|说说|讲讲|说一下|告诉|我|想|知道|了解|念|读|列|背|引用|一条|一个|一项|那|这|有|说|写|讲|要求|到底|都|"
    r"'s\b|\b\d{1,2}\b|\b(?:number|item|items|about|give|tell|list|cite|and|can|you|could|a|an|it|for|to|exactly|mean|means|require|requires|requirement|one|detail|details|detailed|fully|basic|special|original|wording|verbatim|whole|full|entire|all|complete|in|normal|plain|simple|words|english|chinese|language|terms|short|my|your|me|this|i|want|need|would|like|see|describe|which|on)\b"
)
# A number that can only be a clause's, found nowhere: 第九章, clause 7.3, 第二十条规定.
_CITED = re.compile(
    rf"第({_ANY_NUMBER}|二十[一二三四五六七八九]?)(?:章|节|部分|款|条(?!生产线|产线|线|街|路|腿|鱼|龙))"
    r"|\b(?:chapter|section|clause|article|part)\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b|(?:条款?|cite|quote|引用)\s*(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d%])"
    r"|^\W*(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d%])(?=\W*(?:$|[条款讲说写是怎的]|clause|says?\b))"
)
_EDGE = re.compile(r"[\s,.?!:;\"'()\[\]《》-]+")


class Missing(Frozen):
    """Something named like a clause that no policy has, and the clause that would hold it, where there is one."""

    words: str
    nearest: Clause | None


class References:
    """Finds the clauses that a query names by number or by id."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        ids = "|".join(re.escape(policy.id) for policy in corpus.policies) or r"(?!)"
        self._id = re.compile(rf"(?<![a-z0-9-])({ids})\s*/\s*([a-z0-9]+(?:\.[0-9]+)*)(?:#p\d+)?")
        self._names = tuple(
            plain(name)
            for policy in corpus.policies
            for name in (policy.title.zh, policy.title.en, policy.short.zh, policy.short.en)
        )

        self._series = tuple(
            (series, _counting(series.names)) for policy in corpus.policies for series in policy.series
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
        counted_out = self.counted(query) is not None
        for path, whole in self._paths(text):
            if len(path) == 1 and counted_out:
                continue  # 引领作用第三条: the third of them, and no third part
            alone = not _EDGE.sub("", _FILLER.sub("", bare.replace(whole, " ", 1)))
            if len(path) >= 2 or alone:
                found += self._at(path)
        if not found:
            label = _EDGE.sub("", bare)
            found = [clause for clause in self._corpus.clauses() if label and plain(clause.label) == label]
        if found:
            return tuple(dict.fromkeys(found))
        for clause in (text, *_CLAUSE.split(text)):  # the second condition please, I can't open the file
            if counted := [found for found, _, _ in self._counted(clause, extra) if found is not None]:
                return tuple(counted)
        return ()

    def counted(self, query: str) -> Clause | None:
        """The one clause of a series that ``query`` counts out, whatever it asks of it: 第六条方向提到了哪些数据."""
        text = plain(query)
        counted_out = self._counted_out(text)
        if len(counted_out) != 1 or text.count("第") > 1 or _TALLIED.search(text) or _FIRST_FEW.search(text):
            return None
        series, place, words = counted_out[0]
        members = self._members(series)
        if self._counted_out(text.replace(words, " ")) or not -len(members) <= place < len(members):
            return None
        return members[place]

    def set_beside(self, query: str) -> tuple[Clause, ...]:
        """The clauses of one series, two or three, that ``query`` counts out to read or compare: 方向2和方向3有什么区别."""
        text = plain(query)
        if len(text) > _SET_BESIDE or not (_COMPARES.search(text) or _ASKS_ABOUT.search(text)):
            return ()
        for series, _ in self._series:
            by_name = _speaks_of(series.names, text) and (
                not series.about.zh or _speaks_of(series.about, text)
            )
            if not by_name and not _speaks_of(series.bare, text):
                continue
            members = self._members(series)
            each = _EACH_NUMBER if by_name else _BARE
            places = dict.fromkeys(_place(match) for match in each.finditer(text))
            if 2 <= len(places) <= 3 and all(0 <= place < len(members) for place in places):
                return tuple(members[place] for place in places)
        return ()

    def beside(self, query: str, earlier: str, other: Clause) -> str:
        """What to show for a follow-up that points to ``other``: it alone, or beside the one ``earlier`` names."""
        spoken_of = self.named(earlier) if _COMPARES.search(plain(query)) else ()
        return f"{spoken_of[0].id} {other.id}" if len(spoken_of) == 1 and other not in spoken_of else other.id

    def pointed(
        self, query: str, earlier: str, answered: str, policies: Sequence[str] = (), titles: str = ""
    ) -> Clause | None:
        """The clause that a follow-up points to by its place in the series that the question before spoke of.

        第八项 or "the third one" counts in that series; "the next one" goes on from the clause that ``earlier`` is, or
        whose heading our answer gave. None where no series was spoken of, or it is not that long. With ``policies``
        a series of theirs is meant, and of several one about what ``titles`` name.
        """
        text = plain(query)
        if len(text) > _POINTING:  # tell me about number six, what would we have to have built?
            text = _CLAUSE.split(text)[0]
        if len(text) > _POINTING or _TALLIED.search(text):
            return None
        series, now = self._series_of(plain(earlier), plain(answered), policies, plain(titles))
        if series is None:
            return None
        members = self._members(series)
        found = _PLACE_ALONE.search(text)
        step = 1 if _ONE_AFTER.search(text) else -1 if _ONE_BEFORE.search(text) else 0
        if found:
            place = _place(found)
            return members[place] if -len(members) <= place < len(members) else None
        if step and now in members and 0 <= members.index(now) + step < len(members):
            return members[members.index(now) + step]
        return None

    def _series_of(
        self, earlier: str, answered: str, policies: Sequence[str], titles: str
    ) -> tuple[Series | None, Clause | None]:
        """The series that a question is about, and the member of it that the question or our answer names."""
        asked = self._corpus.clause(earlier) if earlier in self._corpus else self.counted(earlier)
        for series, _ in self._series:
            if asked is not None and asked in self._members(series):
                return series, asked
        spoken = [series for series, _ in self._series if _speaks_of(series.names, earlier)]
        if policies:
            spoken = [series for series in spoken if series.of.partition("/")[0] in policies]
        spoken = (
            [one for one in spoken if _speaks_of(one.about, earlier)]
            or [one for one in spoken if not one.about.zh]
            or [one for one in spoken if _speaks_of(one.about, titles)]
        )
        if not spoken:
            spoken = [series for series, _ in self._series if self._headed(series, answered)]
        if len(spoken) != 1:
            return None, None
        return spoken[0], self._headed(spoken[0], answered)

    def _headed(self, series: Series, answered: str) -> Clause | None:
        """The one member whose heading stands in our answer."""
        found = [
            clause
            for clause in self._members(series)
            if any(
                heading and plain(heading).rstrip(".:。：") in answered
                for heading in (clause.heading, *clause.english[:1])
            )
        ]
        return found[0] if len(found) == 1 else None

    def missing(self, query: str, extra: tuple[str, ...] = ()) -> Missing | None:
        """What ``query`` names as a clause though there is none; None where it names none, or one that exists."""
        text = plain(query)
        if self.named(query, extra) or self.counted(query) is not None:
            return None
        for _, words, whole in self._counted(text, extra):
            return Missing(words=words, nearest=whole)
        if by_id := self._id.search(text):
            path = by_id[2].split(".")
            above = (f"{by_id[1]}/{'.'.join(path[:end])}" for end in range(len(path) - 1, 0, -1))
            return Missing(
                words=by_id[0],
                nearest=next((self._corpus.clause(id) for id in above if id in self._corpus), None),
            )
        found = _CITED.search(text)
        return Missing(words=found[0].strip(), nearest=None) if found else None

    def _counted(self, text: str, extra: tuple[str, ...]) -> list[tuple[Clause | None, str, Clause]]:
        """The clauses that the text counts out, such as the third condition, each with the words and its series.

        None stands for a clause where the series is not that long. Nothing where the text asks for more than the clause.
        """
        listed = []
        for series, place, words in self._counted_out(text):
            policy = series.of.partition("/")[0]
            of_policy = [one for one, _ in self._series if one.of.startswith(f"{policy}/")]
            names = {
                *series.names.zh,
                *series.names.en,
                *(
                    name
                    for one in of_policy
                    for said in (one.about, one.bare)
                    for name in (*said.zh, *said.en)
                ),
                *self._names,
                *extra,
            }
            rest = text.replace(words, " ")
            for name in sorted(map(plain, names), key=lambda name: (-len(name), name)):
                rest = re.sub(rf"{re.escape(name)}s?", " ", rest) if name else rest
            if _EDGE.sub("", _ASKS_TEXT.sub("", _FILLER.sub("", rest))):
                continue
            members = self._members(series)
            inside = -len(members) <= place < len(members)
            listed.append((members[place] if inside else None, words, self._corpus.clause(series.of)))
        return listed

    def _counted_out(self, text: str) -> list[tuple[Series, int, str]]:
        """Each series of which the text counts out a member, with the place in it and the words that say so."""
        found: list[tuple[Series, int, str]] = []
        for series, patterns in self._series:
            for pattern in (*patterns, _BARE) if _speaks_of(series.bare, text) else patterns:
                if match := pattern.search(text):
                    found.append((series, _place(match), match[0].strip()))
                    break
        picked = (
            [one for one in found if _speaks_of(one[0].about, text)]
            or [one for one in found if not one[0].about.zh]
            or found
        )
        longest = max((len(words) for _, _, words in picked), default=0)
        return [one for one in picked if len(one[2]) == longest]

    def _members(self, series: Series) -> list[Clause]:
        below = [c for c in self._corpus.clauses() if any(above.id == series.of for above in c.ancestors)]
        holders = {above.id for clause in below for above in clause.ancestors}
        return [clause for clause in below if clause.id not in holders]

    def _bare(self, text: str, extra: tuple[str, ...]) -> str:
        for name in sorted({*self._names, *extra}, key=lambda name: -len(name)):
            if name:
                text = text.replace(name, " ")
        return text

    def _paths(self, text: str) -> list[tuple[tuple[str, ...], str]]:
        """The numbers in the text as paths, with the words that wrote them; the surest form first."""
        text = _INSIDE.sub("", _OF_SO_MANY.sub("", _SEVERAL.sub(" ", text)))
        paths: list[tuple[tuple[str, ...], str]] = []
        for found in _DOTTED.finditer(text):
            paths.append((tuple(found[1].split(".")), found[0]))
        for found in _NESTED.finditer(text):
            nested = tuple(str(_ROMAN.get(part, part)) for part in found.groups() if part)
            paths.append((nested, found[0]))
        for found in _WORDED.finditer(text):
            first = _ROMAN.get(found[1]) or _value(found[1])
            second = _value(found[2]) if found[2] else None
            paths.append((tuple(str(part) for part in (first, second, found[3]) if part), found[0]))
        for found in _PLACED_PART.finditer(text):
            paths.append(((str(ORDINALS.index(found[1]) + 1),), found[0]))
        # Item 4 of part two, section two: the last number stands first.
        worded = [path for path, _ in paths]
        if len(worded) == 2 and [len(path) for path in worded] == [1, 2]:
            paths = [((*worded[1], *worded[0]), paths[0][1])]
        for pattern in (_CALLED, _PARTS):
            for found in pattern.finditer(text):
                parts = [number(part) for part in found.groups() if part]
                # 二、3 and 三（一） are numbers of clauses; 三品 and 十个 are words that begin with a numeral.
                if len(parts) == 1 and not re.search(r"部分|章|条|,|\.", found[0]) and found[0] != text:
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


def _counting(names: Names) -> tuple[re.Pattern[str], ...]:
    """Patterns for a counted member of a series; the groups hold its number, last ones first."""
    zh = "|".join(re.escape(plain(name)) for name in sorted(names.zh, key=len, reverse=True))
    en = "|".join(re.escape(plain(name)) for name in sorted(names.en, key=len, reverse=True))
    return (
        re.compile(rf"(?:{_COUNTED})(?:的)?[^,.;:?!\d]{{0,6}}?(?:{zh})"),
        re.compile(
            rf"(?:{zh})[^,.;:?!\d第跟和与及同比]{{0,4}}(?:第({_ANY_NUMBER})(?:个|条|项|点|类|款)?|(最后)一?(?:个|条|项|点))"
        ),
        re.compile(rf"(?:{zh})(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?![家个年月日项种类个共起些般样\d])"),
        re.compile(rf"(?<!\d)(\d{{1,2}}) ?号(?:的)?(?:{zh})"),
        re.compile(rf"\b(?:{_COUNTED_EN})\s+(?:[a-z-]+\s+){{0,3}}?(?:{en})s?\b"),
        re.compile(rf"\b(?:{en})\s+(?:no\.?\s?|number\s|#)?(\d{{1,2}}|{'|'.join(CARDINALS[1:])})\b"),
    )


def _value(word: str) -> int | None:
    """The value of a number in figures, numerals or an English word."""
    return CARDINALS.index(word) if word in CARDINALS else number(word)


def _place(match: re.Match[str]) -> int:
    """The place in a series that a match names, counted from 0; -1 for the last."""
    for group in filter(None, match.groups()):
        if group in ("最后", "last", "final"):
            return -1
        if group.endswith("last") or group == "penultimate":
            return -3 if group.startswith("third") else -2
        if group.startswith("倒数"):
            return -(number(group.removeprefix("倒数第")) or 1)
        group = group.removeprefix("第")
        for words in (ORDINALS, CARDINALS[1:]):
            if group in words:
                return words.index(group)
        if (value := number(group)) is not None:
            return value - 1
    return 10_000


def _speaks_of(names: Names, text: str) -> bool:
    return any(plain(name) in text for name in (*names.zh, *names.en))
