"""Reporting to the platform that has not begun: it is denied with a "yet", or only planned or supposed to begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understand.told.reading import Reading
from assistant.understand.told.stance import stance
from assistant.understand.told.typed import Typed

REPORTS = "reports_on_platform"
_REPORT = r"(?:report|send|fil|submit|upload|enter|feed)(?:e|t?ing|ing)?(?![a-z])"
_FILL_IN = r"[^,。;!?\n]{0,14}?(?:报送|填报|上报|直报|报数|填数|报(?![名考案喜价销废警社刊纸道酬税关名标项]))"
_TO_COME = r"(?:will|shall|'ll|going to|about to|plan(?:s|ning)? to|intend(?:s|ing)? to|hop(?:e|ing) to|want to|due to|only now)"
_LATER = r"(?:下个?月|下周|下个?季度|明年|后年|年后|月底|年底|过[几两]天|过完年|马上|即将|准备|打算|计划|将要?|就要|快要|正要|从现在|从今天|今后|往后)"
# Haven't started sending figures, no reporting so far, don't report yet; 还没开始报.
_NOT_YET = re.compile(
    rf"(?<![a-z])(?:haven't|hasn't|havent|hasnt|(?:have|has) not|not|have never)(?: yet| even| actually| really)* (?:started|begun)(?: to| with)? {_REPORT}"
    r"|(?<![a-z])no (?:platform |data |monthly )*(?:reporting|filings?|returns|reports)(?: [a-z]+){0,6}? (?:so far|yet|until now|to date|as yet|up to now)(?![a-z])"
    r"|(?<![a-z])(?:don't|doesn't|dont|doesnt|do not|does not|aren't|are not|not) (?:yet )?report(?:ing)?(?: [a-z]+){0,7}? (?:yet|so far|as yet|until now|at present|at the moment)(?![a-z])"
    rf"|(?:没有?|未)(?:正式)?(?:开始|着手|启动){_FILL_IN}"
    r"|没有? ?(?:sending|reporting|submitting|uploading|filing)[^,。;.!?\n]{0,14}?(?:平台|platform)"
)
# We will start reporting, what if we began to report; 下个月开始报, 如果从现在开始报.
_TO_BEGIN = re.compile(
    rf"(?<![a-z]){_TO_COME}(?: only| then| soon| now| finally| also)* (?:start|begin)(?: to)? {_REPORT}"
    rf"|(?<![a-z])(?:if|suppose) (?:we|i|our company|the company|an? [a-z]+)(?: now| only| just| then| were to)* (?:starts?|begins?|started|began)(?: to)? {_REPORT}"
    rf"|{_LATER}(?:才|再|就|先|正式|我们|公司|会|要|可以)*(?:开始|起){_FILL_IN}"
    rf"|(?:如果|要是|假如|假设|若)(?:我们|咱们?|公司|从|现在|今天|本月|才|再)*(?:开始|起){_FILL_IN}"
)
# What is reported: the figures, and to the platform.
_FIGURES = re.compile(
    r"平台|数据|报表|月报|报数|填数|工信|(?<![a-z])(?:platform|data|figures|numbers|returns|statistics|monthly)(?![a-z])"
)
_ALONE = re.compile(
    r"report(?:ing)?(?: (?:yet|so far|now|next|from|in|today|this|regularly)(?![a-z])[^,.;!?\n]*)?$"
)
# What if we started reporting in 2022? It has begun.
_BEGUN = re.compile(
    r"[^.;!?\n]*?(?:(?:in|since) 20[0-9]{2}|(?<![a-z])(?:ago|last (?:year|month|spring|autumn)|already)(?![a-z]))"
)


def not_begun(typed: Typed, stated: Sequence[Reading]) -> list[Reading]:
    """``stated`` without reporting that is only to begin; with its denial where it has not begun yet."""
    for found in (*_NOT_YET.finditer(typed.nameless), *_TO_BEGIN.finditer(typed.nameless)):
        clause = typed.clause_at(found.start())
        said = typed.nameless[clause.start : max(clause.end, found.end())]
        stands = stance(typed, *found.span())
        if (
            not (_FIGURES.search(said) or _ALONE.search(said))
            or _BEGUN.match(typed.nameless, found.end())
            or stands.other
            or stands.unsure
            or stands.past
            or (stands.asked and found.re is _NOT_YET)
        ):
            continue
        kept = [one for one in stated if one.name != REPORTS]
        return kept if found.re is _TO_BEGIN else [*kept, Reading(REPORTS, False, *found.span())]
    return list(stated)
