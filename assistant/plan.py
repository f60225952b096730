"""Which tools a part of a turn needs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from assistant.likeness import describes
from assistant.thresholds import Thresholds
from assistant.understand import cues
from assistant.understand.asking import asks_for_parts, describing, is_personal, without_options
from assistant.understand.lookup import asks_whether_named, holding, sought
from assistant.understand.part import Part
from assistant.understand.scope import ScopeNames
from assistant.understand.told.when import times
from assistant.understand.turn import Understanding
from assistant.understand.want import Want
from checks.facts import Vocabulary
from checks.rulebook import Rulebook
from corpus.model import Clause, Corpus, Frozen
from corpus.retrieve import Retriever
from corpus.text import plain

_DESCRIBED = 16  # the size of a turn, or of a question, from which on it may describe a project
_TELLS = 8  # the size of what a turn says besides the options in it, from which on it describes something
_LABEL = 6  # characters that a heading's number takes
_AT_ONE_GO = 1600  # characters of clauses that can be read at one go
_LOOKED_UP = 6  # clauses up to which words that are looked up stand in few enough to show
_NAMING = 40  # characters of a question up to which a clause that does not exist is what it is about

# 2021年发布的办法, the measure issued in 2021: which text is meant, and not when it is asked about.
_OF_THE_TEXT = re.compile(
    r"(?:发布|印发|出台|公布|颁布|下发|发的|版|的(?:湖南|办法|文件|那个?|这个?|通知|指引|国家)|那[个份]|(?: [a-z]+)? ?(?:measure|document|notice|version|text|guidelines?|policy)(?![a-z]))"
)
_SINCE = re.compile(
    r"(?:从|自|由)$|(?<![a-z])(?:since|from|of|issued|published|dated|released)(?: in| on)?(?: the)? ?$"
)


def asked_days(text: str, as_of: dt.date) -> tuple[dt.date, ...]:
    """The day that ``text`` asks about, or the first and the last of a month or a year; none where it is today's."""
    words = plain(text)
    named = [
        one
        for one in times(words, as_of)
        if not _OF_THE_TEXT.match(words, one.end) and not _SINCE.search(words[: one.start])
    ]
    if not named:
        return ()
    first, last = named[-1].first, named[-1].last
    if first == last:
        return (first,)
    return () if first <= as_of <= last else (first, last)


def parts_of(above: Clause, corpus: Corpus) -> tuple[Clause, ...]:
    """The clauses right below one."""
    return tuple(
        clause
        for clause in corpus.policy(above.policy).clauses
        if clause.path[:-1] == above.path and len(clause.path) > 1
    )


class Call(Frozen):
    """One tool call."""

    tool: str
    args: Mapping[str, str]


class Planner:
    """Plans tool calls. Built once by ``assistant.build``."""

    def __init__(
        self,
        corpus: Corpus,
        names: ScopeNames,
        retriever: Retriever,
        rulebook: Rulebook,
        vocabulary: Vocabulary,
        thresholds: Thresholds,
    ) -> None:
        self._corpus = corpus
        self._at = thresholds
        self._vocabulary = vocabulary
        self._rulebook = rulebook
        self._names = names
        self._retriever = retriever

    def plan(self, part: Part, understanding: Understanding) -> Sequence[Call]:
        """The calls for one part, in the order their results are wanted."""
        if beside := self._retriever.set_beside(part.question):
            return [
                Call(tool="find_guidance", args={"question": part.question}),
                *(Call(tool="get_clause", args={"id": clause.id}) for clause in beside),
            ]
        scope = {"policy": part.scope.policies[0]} if len(part.scope.policies) == 1 else {}
        calls: list[Call] = []
        if words := sought(part.question):
            found = holding(words, self._corpus, part.scope.policies)
            if 0 < len(found) <= _LOOKED_UP or (not found and asks_whether_named(part.question)):
                return [
                    *(Call(tool="get_clause", args={"id": clause.id}) for clause in found),
                    Call(tool="find_guidance", args={"question": part.question, **scope}),
                ]
        if part.rival:
            return [
                Call(tool="match_directions", args={"description": _told_before(part, understanding)}),
                Call(tool="get_clause", args={"id": part.rival}),
            ]
        named = [clause.id for clause in self._retriever.named(part.question)]
        if named and re.sub(r"[\W\d_]", "", part.question):
            policy = part.scope.policies[0] if len(part.scope.policies) == 1 else None
            of_policy = [id for id in named if policy is None or id.startswith(f"{policy}/")] or named
            below = self._below(of_policy[0], part.question) if len(of_policy) == 1 else ()
            return [Call(tool="get_clause", args={"id": id}) for id in (*of_policy[:3], *below)]
        if (counted := self._read_from(part)) is not None:
            return [
                Call(tool="get_clause", args={"id": counted.id}),
                Call(tool="find_guidance", args={"question": part.question, **scope}),
            ]
        if part.want in (Want.TEXT, Want.DIRECTIONS) and len(part.question) <= _NAMING:
            missing = self._retriever.missing(part.question)
            if missing is not None:
                calls.append(Call(tool="get_clause", args={"id": missing.words}))
        match part.want:
            case Want.DIRECTIONS:
                calls.append(
                    Call(
                        tool="match_directions", args={"description": self._description(part, understanding)}
                    )
                )
            case Want.DIMENSION:
                calls.append(
                    Call(tool="match_dimension", args={"description": self._description(part, understanding)})
                )
            case Want.WORK:
                calls.append(
                    Call(tool="match_work", args={"description": self._description(part, understanding)})
                )
            case Want.VERDICT if (part.introduces or part.chooses) and self._describes_a_project(
                part, understanding
            ):
                calls.append(Call(tool="match_directions", args={"description": part.question}))
            case Want.VERDICT:
                calls += [
                    Call(tool="check_eligibility", args={"track": t})
                    for t in self._tracks(part, understanding)
                ]
            case Want.VALIDITY:
                calls += [
                    Call(
                        tool="policy_status", args={"policy": id, **({"day": day.isoformat()} if day else {})}
                    )
                    for id in self._policies(part)
                    for day in self._days(part, id, understanding.as_of)
                ]
            case Want.DUE:
                calls += [
                    Call(tool="days_due", args={"policy": id})
                    for id in self._policies(part)
                    if self._corpus.policy(id).due
                ]
            case Want.TEXT:
                if len(part.question) >= _DESCRIBED and part.scope.policies != ("hn-sanpin",):
                    calls.append(Call(tool="match_directions", args={"description": part.question}))
        if part.want not in (Want.VERDICT, Want.WORK):
            calls += [
                Call(tool="check_eligibility", args={"track": t})
                for t in self._told_tracks(part, understanding)
            ]
        calls += [
            Call(tool="find_guidance", args={"question": question, **scope})
            for question in dict.fromkeys(
                filter(None, (part.question, *part.readings, part.takes_up, part.unnamed))
            )
        ]
        calls.append(Call(tool="search_clauses", args={"query": part.question, **scope}))
        return calls

    def _days(self, part: Part, policy: str, as_of: dt.date) -> tuple[dt.date | None, ...]:
        """The days on which a policy's standing is asked: both ends of a month or a year where it changes within."""
        days = asked_days(part.question, as_of)
        standing = dict.fromkeys(self._corpus.policy(policy).status_on(day) for day in days)
        return (days if len(standing) > 1 else days[-1:]) or (None,)

    def _read_from(self, part: Part) -> Clause | None:
        """The clause that a question counts out where it asks what that says: 第八条方向里有RFID吗."""
        if part.case or is_personal(part.question) or cues.HELD_AGAINST.search(plain(part.question)):
            return None
        if part.want is Want.DIRECTIONS or (
            part.want is Want.TEXT and cues.WHAT_IT_SAYS.search(plain(part.question))
        ):
            return self._retriever.counted(part.question)
        return None

    def _below(self, id: str, question: str) -> Sequence[str]:
        """The clauses right below one whose parts are asked for, or that is but a heading of what reads at one go."""
        above = self._corpus.clause(id)
        if asks_for_parts(question):
            return [clause.id for clause in parts_of(above, self._corpus)]
        if len(above.paragraphs) > 1 or len(above.text) > len(above.heading) + _LABEL:
            return ()
        below = parts_of(above, self._corpus)
        return [clause.id for clause in below] if sum(len(one.text) for one in below) <= _AT_ONE_GO else ()

    def _describes_a_project(self, part: Part, understanding: Understanding) -> bool:
        """Whether who only says what they do describes what an entry knows for a direction's project.

        What they make and where, and what kind of company they are, is no project: We're a Zhuji sock Ltd.
        """
        besides = part.question
        for fact in understanding.facts:
            besides = besides.replace(fact.read_from, " ")
        if describing(besides) < _TELLS:
            return False
        hits = self._retriever.find_guidance(part.question, k=1)
        return bool(hits) and describes(hits[0].entry) and hits[0].score >= self._at.nearby

    def _description(self, part: Part, understanding: Understanding) -> str:
        """What the asker has said about the project: this turn, and earlier ones where this one says little."""
        if part.earlier:
            return part.question
        if describing(understanding.turn) >= _DESCRIBED:
            return understanding.turn
        if part.want is Want.DIMENSION and part.carried and cues.OF_THAT_YEAR.search(part.question):
            return part.question  # 历史经典是什么, 那我们1980年的呢
        return understanding.said

    def _policies(self, part: Part) -> Sequence[str]:
        return part.scope.policies or tuple(policy.id for policy in self._corpus.policies)

    def _told_tracks(self, part: Part, understanding: Understanding) -> Sequence[str]:
        """The track that a turn which tells of the asker's own case names: the facts may rule it out."""
        # 带8家呢: a number of its own, which one track limits
        if part.whether and (part.scope or part.leans) and (limiting := self._limiting(understanding)):
            return limiting
        # 分公司能报潮流新锐吗, 办了ISO9001，算几项
        meant_for = part.case or part.placed or (part.want is Want.DIMENSION and part.applies) or part.how_far
        if not meant_for or len(part.scope.tracks) > 1:
            return ()
        named = part.scope.tracks or tuple(t for id in part.scope.policies for t in self._names.tracks_of(id))
        if len(named) != 1:
            meant = self._meant(understanding)
            named = tuple(track for track in meant if track in named) if part.scope else meant
        return named if len(named) == 1 else ()

    def _limiting(self, understanding: Understanding) -> tuple[str, ...]:
        """The one track that asks for a number which this very turn tells; empty where none or several do."""
        turn = plain(understanding.turn)
        told = {
            fact.name
            for fact in understanding.facts
            if self._vocabulary.by_name[fact.name].type == "int" and plain(fact.read_from) in turn
        }
        asking = [name for name, track in self._rulebook.tracks.items() if told & set(track.facts)]
        return tuple(asking) if len(asking) == 1 else ()

    def _meant(self, understanding: Understanding) -> tuple[str, ...]:
        """The tracks that alone ask for something the asker has told: only a case has directions to apply for.

        Where a company is registered says nothing of what it wants to apply for.
        """
        only: dict[str, None] = {}
        for fact in understanding.facts:
            if self._vocabulary.by_name[fact.name].type == "place":
                continue
            asking = [name for name, track in self._rulebook.tracks.items() if fact.name in track.facts]
            if len(asking) == 1:
                only[asking[0]] = None
        return tuple(only)

    def _tracks(self, part: Part, understanding: Understanding) -> Sequence[str]:
        if not part.scope and (meant := self._meant(understanding)):
            return meant
        tracks = list(part.scope.tracks)
        for policy in self._policies(part):
            of_policy = self._names.tracks_of(policy)
            tracks += [] if set(of_policy) & set(tracks) else of_policy
        return tracks


def _told_before(part: Part, understanding: Understanding) -> str:
    """What the asker described, without the options that they name."""
    lines = understanding.said.split("\n")
    told = [
        line
        for line in (lines[:-1] if part.earlier else lines[-1:])
        if describing(without_options(line)) >= _TELLS
    ]
    return without_options("\n".join(told) or understanding.said)
