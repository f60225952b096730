"""One question of a turn, as it is understood: what it wants, of what, and how it leans on what went before."""

from __future__ import annotations

from assistant.understand import cues
from assistant.understand.asking import Basis, asks_how_far, is_personal
from assistant.understand.scope import Scope
from assistant.understand.want import Want
from corpus.model import Frozen, Text
from corpus.text import plain


class Part(Frozen):
    """One question of a turn, able to stand alone."""

    question: str
    want: Want
    scope: Scope
    inherited: bool  # the scope comes from earlier turns
    named: bool = False  # it, or the question that it takes up, names a policy or track by a name of its own
    readings: tuple[str, ...] = ()  # the question as it may also be meant in the light of earlier turns
    topic: str = ""  # the question before that it leans on, which stands alone; empty where this one does
    unnamed: str = ""  # the question without the names of policies and tracks in it, which its scope holds
    takes_up: str = ""  # the question before, where this one names no topic: it may mean that still
    beside: bool = False  # what it leans on is the question beside it in the same turn
    goes_on: bool = False  # says nothing of its own, and wants to hear what was not said yet: 都是哪些
    another: bool = False  # another thing is asked of what was spoken of: 那要推荐几家
    again: bool = False  # the question before, put of another name: 那名品呢
    points_back: bool = False  # speaks of these or those, which the question before names
    introduces: bool = False  # asks nothing and says who the asker is, or what they do
    carried: bool = False  # wants what the question before wanted, having no want of its own
    supposes: bool = False  # puts what was spoken of in another state: and if we buy it?
    leans: bool = False  # names no topic of its own: what it means is in its readings
    case: bool = False  # facts of the asker's own case were told with it
    aside: str | None = None  # its kind, where what comes after it goes on from what was asked before it
    earlier: bool = False  # asked before this turn, and wanted again
    implied: bool = False  # its scope is only that of the answer which it got
    placed: bool = False  # wanted again now that the asker told where they are: 我在深圳
    basis: Basis = ""  # wanted again for what its answer rests on: 为什么 its reason, 哪里写的 its wording
    of: tuple[Text, ...] = ()  # the list of ours that it points into: 第二个呢, and after it 最后一个呢
    told_last: str = ""  # what was told of the case put before: a follow-up may go on from that
    rival: str = ""  # the id of an option held against the one that fits best: 为什么不是第7个
    applies: bool = False  # asks whether somebody may apply, be it the asker or anybody
    only_applies: bool = False  # says no more than that the asker means to apply: 我想报案例
    whether: bool = False  # asks whether something may be or is so, and for no other thing

    def within(self, meant: Scope) -> Part:
        """This part, its scope being ``meant`` where nothing was named."""
        if self.scope or not meant:
            return self
        return self.model_copy(update={"scope": meant, "inherited": True})

    @property
    def about(self) -> str:
        """The question that names what this one is about: itself, or the one before that it leans on."""
        if self.points_back and not self.topic and self.readings:
            return self.readings[0]  # 区域品牌 这些企业要啥条件, asked of before 必须带吗
        return self.topic or self.question

    @property
    def how_far(self) -> bool:
        """Whether what was told is to be counted up: 算几项; and after it 再加上广交会呢."""
        return asks_how_far(self.question) or (bool(self.topic) and asks_how_far(self.topic))

    @property
    def chooses(self) -> bool:
        """Whether it is asked which one fits, and no track is named: a project told, and then 报哪个合适."""
        return not self.scope.tracks and cues.WHICH_FITS.search(plain(self.question)) is not None

    @property
    def stands_for_us(self) -> bool:
        """Whether the asker's own case was put: a verdict was wanted, or a track named for their own company."""
        return self.want is Want.VERDICT or (bool(self.scope.tracks) and is_personal(self.question))
