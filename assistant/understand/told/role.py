"""Whose a noun is: the applicant's own kind, or a partner, a customer, an authority."""

from __future__ import annotations

import re

_PARTNER = re.compile(
    r"(?<!饱)(?:和|跟|与|同(?!时|意|样|一|步)|联合(?!申报|申请|体|报|起)|携手|拉上|拉着|叫上|带上|找(?!到)|加上|伙同|委托)(?:了)?(?!我们|我|咱|自己|母公司|总公司|传统)(?P<who>[^,。!?;:\n]{1,40}?)"
    r"(?=一起|联合|共同|合作|抱团|合着|搭伙|组成|组团|合报|合起来|牵手|签|共建|申报|申请|报(?!送)|来报|做(?:了)?联合|能|可以|行|$|[,。!?;:\n])"
    r"|(?<![a-z])(?:with|alongside|plus|together with|partnering with|partnered with|joined by)(?! (?:our|an?|its|no|a valid) (?:own|valid|independent|legal|trademark|brand|history|clean|minor|major|track|registered|serious|good)) (?P<en>[^.!?;\n]{2,60}?)(?=[.!?;\n]|$|(?: to| for)? (?:apply|applying|submit|join)|(?<![a-z])(?:can|could|is|are|may)(?![a-z]))"
)


def partner_spans(plain: str) -> tuple[tuple[int, int], ...]:
    """Stretches that name the partners of a joint undertaking: (start, end) in ``plain``."""
    spans = []
    for found in _PARTNER.finditer(plain):
        group = "who" if found["who"] is not None else "en"
        spans.append(found.span(group))
    return tuple(spans)
