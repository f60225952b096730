"""A drafted answer, as any model writes it: text with ``[[clause-id]]`` marks and at most one status token.

The first line may be ``[[status:not_stated]]``; without it the status is ``answered``.
"""

from __future__ import annotations

import re

from assistant.answer import AnswerStatus
from corpus.model import Frozen

_STATUS = re.compile(r"\[\[\s*status:\s*([a-z_]+)\s*\]\]\s*")
MARK = re.compile(r"\[\[([^\[\]:]+)\]\]")
# What models write around a draft, and in place of our marks.
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"\A\s*```\w*\n(.*?)\n?```\s*\Z", re.DOTALL)
_ID = r"[a-z]+(?:-[a-z]+)+/[\w.#-]*\w"
_LIKE_A_MARK = re.compile(
    rf"(?:\[\[|［［|【【|\[|【|［)\s*({_ID}(?:\s*[,，、;；]\s*{_ID})*)\s*(?:\]\]|］］|】】|\]|】|］)",
    re.ASCII,
)
_NUMBERED = re.compile(r"\[\d{1,2}\](?!\s*[\u4e00-\u9fff(（]|\s+[a-z])|\[\d{1,2}\](?=\[\[)")


class Draft(Frozen):
    """What a model said, parsed."""

    text: str
    status: AnswerStatus

    @property
    def marks(self) -> tuple[str, ...]:
        """The marked clause ids in order of first appearance."""
        return tuple(dict.fromkeys(id.strip() for id in MARK.findall(self.text)))

    def written(self) -> str:
        """The draft as a model writes it."""
        token = "" if self.status is AnswerStatus.ANSWERED else f"[[status:{self.status}]]\n"
        return token + self.text


def read_draft(text: str) -> Draft:
    """Parse a model's reply. An unknown status token is dropped, and so is what stands around the draft."""
    text = _THINKING.sub("", text)
    if fenced := _FENCE.match(text):
        text = fenced[1]
    text = _LIKE_A_MARK.sub(
        lambda found: "".join(f"[[{id}]]" for id in re.split(r"\s*[,，、;；]\s*", found[1])), text
    )
    found = _STATUS.search(text)
    status = AnswerStatus.ANSWERED
    if found and found[1] in {*AnswerStatus}:
        status = AnswerStatus(found[1])
    return Draft(text=_NUMBERED.sub("", _STATUS.sub("", text)).strip(), status=status)
