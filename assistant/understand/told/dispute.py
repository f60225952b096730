"""A quarrel about intellectual property that a story tells over several clauses: they sued us, over the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understand.told.reading import UNSURE, Reading, Weight
from assistant.understand.told.stance import negations, stance
from assistant.understand.told.typed import Typed

DISPUTE = "ip_dispute"
_RIGHT = re.compile(
    r"署名|归属|知识产权|产权|专利|软著|著作权|版权|商标|源代码|源码|代码|算法|侵权|侵了|抄|剽窃|侵犯|盗用|偷(?!排|税|倒)|图纸|仿冒|假冒|外观|权属|商业秘密"
    r"|(?<![a-z])(?:ip|intellectual property|patent\w*|copyright\w*|trade ?marks?|source code|code|algorithms?|infring\w+|copied|copy|copies|copying|stole|plagiari\w+|authorship|counterfeit\w*|ownership|who owns)(?![a-z])"
)
# What a quarrel may be over, where it is said to be over it: they sued us over the software.
_OVER_A_WORK = re.compile(
    r"(?<![a-z])(?:over|about|for|on|of|concerning|claim\w*|our|the|his|her|their)(?: the| our| its| some| a| cutting| [a-z]+)? (?:software|technology|system|app|design|platform|rights)(?![a-z])"
)
_QUARREL = re.compile(
    r"(?:互相|相互|彼此)(?:在|又|也)?(?:告|起诉|控告|诉)|(?:把|将)(?:我们|我司|公司|咱们?)(?:公司)?(?:给)?(?:告|诉|起诉)(?:了|上|到)|(?:(?<![广公报警布转通宣])告|起诉|状告|投诉|举报)(?:了|到|说)?(?:我们|我司|咱们?|公司)(?!的)|被[^,。;!?\n]{0,10}?(?:(?<![广公报警布转通宣])告(?:上|了|到)|起诉|诉至|诉到)"
    r"|(?:正|还在|仍在|一直在?)(?:扯皮|吵着|争着|闹着|打着)|闹(?:着|到|上|了)*(?:仲裁|法院|官司)|[闹吵争](?:得|翻)|掰扯|传票|立了?案|应诉|(?:还在|正在|仍在)(?:仲裁|诉讼|审理|打|审)|(?:我们|我司|公司)?把(?:他们?|对方|那家|同行|人家|(?:竞争)?对手)[^,。;!?\n]{0,4}(?:(?<![广公报警布转通宣])告|起诉)|(?:我们|我司)(?:起诉|告了)|打(?:着|了|起|过)?(?:一?[场个]|两场)?[^,。;!?\n]{0,6}官司|官司(?:还|正|仍|一直|到现在)|(?:上了|闹上|告上|对簿|走到)(?:了)?(?:法院|法庭|公堂)|(?:仲裁|诉讼)(?:还|正|仍|阶段|程序|中)|申请(?:了)?仲裁|(?:一审|二审|再审|终审)[^,。;!?\n]{0,10}?(?:判|审理|开庭|败|赢|输|打官司|还没下来|没下来|上诉)"
    r"|(?<![a-z])(?:we (?:have |'ve |are |'re )?(?:sued|suing|took (?:them|him|it) to court)|(?:sued|suing|sues) (?:us|our company|the company)|(?:we|us|our company|the company)(?: have| has| are| is| was| were|'re|'ve| got)?(?: just| now| then| also| even| since| recently)*(?: been| being)? (?:sued|taken to court)|(?:took|taken|takes|taking|dragged|hauled) us to (?:court|arbitration)|sent the court after us|before the arbitrat\w+|with the arbitrators|lawsuit|litigation|in court|before the courts?|arbitration|court case|legal action|second instance|on appeal)(?![a-z])"
)
# A quarrel that ended, which the policy says nothing of.
_OVER = re.compile(
    r"[判裁](?:给|归)了?(?:我们|我司|公司)|裁定维持|(?:法院|法庭)调解(?!不|失败|中|未|没|无|阶段)|各撤各|判我们[赢胜]|胜诉|赢了官司|(?:要|拿|夺|赢|追)了?回来|和解|撤诉|撤回|了结|结案|调解(?:好|了|结)|生效|终审[^,。]{0,6}(?:赢|胜|驳回)|驳回了?(?:对方|他们)|(?:法院|仲裁委?员?会?|[一二终]审)(?:已经?|早就|都|也|把)*驳回(?!了?我们|了?我司)|没下文|不了了之|(?<![一二]审)打(?:完|赢)(?=了|赢|\W|$)|官司(?:已经|早就|刚|都)*(?:赢|完|结)了|早就(?:判|完|过去)|已经(?:判|完|过去)"
    r"|(?<![a-z])(?:settled|settlement|withdrawn|withdrew|dropped|dismissed|resolved|closed|concluded|ended|came to an end|finished|won|all over|over with|over and done|behind us)(?![a-z])|(?:'s|(?<![a-z])(?:is|was|are)) (?:now |all |finally |already )?over(?![a-z])"
)
_STILL = re.compile(
    r"(?:还|仍|正|尚|至今|目前|现在)[^,。;]{0,6}(?:没(?!事|下文|动静)|未|在|等|打|审)|(?:没|未)(?:判|结|审结|了结|打完|终结)|(?<!没)(?<!没有)(?<!没再)(?<!未)(?<!放弃)上诉|二审(?![^,。]{0,3}(?:判|赢|胜|维持|驳回|结束|打完))|(?<![a-z])(?:pending|still(?! (?:eligible|ok|okay|possible|allowed|apply|able|qualif\w*|counts?|a problem|matters?|be )(?![a-z]))|ongoing|appeal\w*|not (?:yet )?(?:been )?(?:over|decided|settled|resolved)|undecided|second instance)(?![a-z])|n't (?:yet )?(?:been )?(?:over|decided|settled|resolved)"
)


# 货款纠纷 is no dispute about intellectual property.
_ABOUT_MONEY = re.compile(
    r"货款|欠款|欠薪|工资|劳动|劳务|劳资|工伤|社保|加班|辞退|解雇|房租|租赁|租金|租约|交通|借款|借贷|贷款|债务|尾款|工程款|赔偿金|违约金|运费|拆迁|征地|离婚|遗产|人身|消费者|(?<![a-z])(?:late delivery|deliver(?:y|ies)|payment|unpaid|unfair dismissal|dismissal|sacked|fired|overtime|severance|wages?|labou?r|employment|lease|rent|landlord|invoices?|debts?|loan|divorce|inheritance|injury|consumer)(?![a-z])"
)
# 合同官司 is about one too, unless the same clause names a right: 专利许可合同纠纷.
_ABOUT_A_CONTRACT = re.compile(
    r"合同|供货|买卖|采购|质量|股权|分红|(?<![a-z])(?:contracts?|supply|shares?|shareholding|dividends?|quality)(?![a-z])"
)
# 供应商跟别人打官司: neither side is the applicant.
_AMONG_OTHERS = re.compile(
    r"(?:供应商|供货商|开发商|服务商|厂商|厂家|软件公司|软件商|外包公司|授权方|许可方|版权方|合作方|合作伙伴|代工厂|经销商|房东|客户|甲方|总公司|母公司|集团|股东|对方|他们?|她|人家|那家)(?:公司|那边|自己|最近|现在|目前|正在?|还在?|也|就|都|又|好像)*"
    r"(?:跟|和|与|同)(?!我们|我司|咱|本公司|公司)[^,。!?;\n]{1,10}?(?:在|有|正|打|起|闹)"
    r"|(?<![a-z])(?:suppliers?|vendors?|licensors?|developers?|partners?|landlord|customers?|clients?|parent company|they|he|she)(?: is| are| has| have|'s|'re)?(?: now| also| currently| in| locked| a| an| being| [a-z]+ing| sued by| suing| lawsuit| dispute| court){1,6} (?:with |by |against )?(?:someone else|somebody else|another|one of (?:its|their|his)|others|a third|(?:its|their|his|her) (?:own )?(?:customers?|clients?|suppliers?|distributors?|rivals?|competitors?|staff|employees?|shareholders?|landlord))"
)


# 牌子究竟谁创的,两兄弟官司还没打完: a quarrel about who made a brand is none about what the case uses.
_ABOUT_BRAND = re.compile(
    r"(?:品牌|牌子|字号|招牌)[^。!?;\n]{0,8}(?:谁|哪个|哪方)[^,。!?;\n]{0,4}(?:创|的)|(?<![a-z])(?:who|whose) [^.;!?\n]{0,20}(?:brand|label|name)(?![a-z])"
)


def about_brand(typed: Typed, at: int) -> bool:
    """Whether the sentence of a quarrel says that it is about who made the brand."""
    begin, end = typed.clause_at(at).sentence
    return _ABOUT_BRAND.search(typed.nameless, begin, end) is not None


# Our supplier says the software is theirs and licensed to us: how it stands, and no quarrel.
_SAYS = re.compile(r"(?<![a-z])(?:says?|said|told)(?![a-z])|说|讲")
_GRANTED = re.compile(r"(?<![a-z])(?:licen[cs]ed?|contract|agreement|agreed)(?![a-z])|授权|许可|合同|约定")


def is_granted(typed: Typed, start: int, end: int) -> bool:
    """Whether another only says that a right is its own where a licence or a contract is told of."""
    begin, stop = typed.clause_at(start).sentence
    plain = typed.nameless
    return (
        _SAYS.search(plain, start, end) is not None
        and _GRANTED.search(plain, begin, stop) is not None
        and _AT_COURT.search(plain, begin, stop) is None
    )


def about_money(typed: Typed, at: int) -> bool:
    """Whether the clause of a quarrel says that it is about money, work or premises."""
    clause = typed.clause_at(at)
    return _ABOUT_MONEY.search(typed.nameless, clause.start, clause.end) is not None


def of_a_right(typed: Typed, start: int, end: int) -> bool:
    """Whether what is told at a quarrel has it about intellectual property, and a quarrel of the applicant's."""
    plain = typed.nameless
    clause = typed.clause_at(start)
    begin, stop = clause.sentence
    if _AMONG_OTHERS.search(plain, clause.start, max(end, clause.end)):
        return False
    if _RIGHT.search(plain, clause.start, max(end, clause.end)):
        return True
    told = plain[max(begin - 60, 0) : stop]
    if _ABOUT_MONEY.search(plain, begin, stop) or _ABOUT_A_CONTRACT.search(plain, clause.start, clause.end):
        return False
    return (_RIGHT.search(told) or _OVER_A_WORK.search(told)) is not None


def ended(typed: Typed, start: int) -> bool:
    """Whether the sentence of a quarrel, or the one after, says that it is over."""
    begin, end = typed.clause_at(start).sentence
    told = typed.nameless[begin : end + 30]
    return _OVER.search(told) is not None and _STILL.search(told) is None


_WITH_OURS = re.compile(
    r"(?:和|跟|与|同)我们|我们(?:和|跟|与|同)|(?<![a-z])(?:with|against) (?:us|our)(?![a-z])"
)
# What others do to the applicant is told of the applicant.
_AT_US = re.compile(r"我们|我司|咱|公司|被|(?<![a-z])(?:us|we|our)(?![a-z])")


_THEY_ARE = re.compile(
    r"(?:对手|同行|邻居|隔壁|别人|人家|别家|那家|他们|朋友)(?:家|厂|公司|那边)?(?:的[^,。]{0,8})?(?:也|就|都|[去今前]年|刚|还|侵权)*$"
)
# 我们同行一个姓周的, …: a story of someone else, as long as we do not come into it.
_THEIR_STORY = re.compile(
    r"\W*(?:我们?的?|咱们?的?)?(?:有个|一个|那个|隔壁|有)*(?:同行|邻居|朋友|老乡|亲戚|熟人|隔壁)(?!(?:把|告|诉|起诉|说|投诉|举报)(?:了|我))(?:(?!我们|我司|咱|公司)[^。!?;\n])*$"
)


def their_story(typed: Typed, at: int) -> bool:
    """Whether the sentence up to ``at`` is about someone whom the asker knows."""
    return _THEIR_STORY.match(typed.nameless, typed.clause_at(at).sentence[0], at) is not None


_CLAIMANT = r"(?:合伙人|股东|员工|合作方|合作伙伴|合作者|搭档|同事|技术员|工程师|供应商|开发商|软件公司|外包公司|总监|经理|主管|高管|教授|导师|学生|对方|他们?|她|人家|创始人)"
_INVENTED = r"(?:专利|代码|源码|算法|软件|系统|技术|著作权|版权|知识产权|发明|外观)"
_CLAIMANT_EN = r"(?:partner|co-founder|cofounder|founder|shareholder|employee|supplier|vendor|developer|engineer|colleague|contractor|collaborator|associate|manager|director|cto|professor|designer)"
_INVENTED_EN = r"(?:patents?|code|software|algorithms?|technology|designs?|copyrights?|invention|ip|system)"
# 前合伙人起诉说核心专利是他的, a former partner claims that the patent is his: our right is claimed.
_CLAIMS = re.compile(
    rf"{_CLAIMANT}[^。!?;\n]{{0,16}}?(?P<says>说|称|讲|认为)?(?:主张|声称|坚称|咬定|宣称|硬说)?[^,。!?;\n]{{0,8}}{_INVENTED}[^,。!?;\n]{{0,5}}(?:是|归|属于?|应该归)(?:他|她|其|对方|人家)(?!们?不)"
    rf"|(?<![a-z]){_CLAIMANT_EN}s?(?![a-z])[^.;!?\n]{{0,60}}?(?<![a-z])(?:claim(?:s|ing|ed)?|(?P<says_en>say(?:s|ing)?|said)|argu(?:es|ing|ed)|insist(?:s|ing|ed)?|alleg(?:es|ing|ed)|maintain(?:s|ing|ed)?)(?: that)? [^.;!?\n]{{0,30}}?{_INVENTED_EN}(?: rights?)? (?:is|are|belongs? to|was|were) (?:really |actually |rightfully |all )?(?:his|hers|theirs|him|her|them)(?![a-z])"
)
_CLAIM_VERB = re.compile("主张|声称|坚称|咬定|宣称|硬说|claim|argu|insist|alleg|maintain")
_AT_COURT = re.compile(
    r"起诉|(?<![广公报警布转])告|诉讼|官司|法院|仲裁|(?<![a-z])(?:su(?:e|es|ed|ing)|lawsuit|courts?|litigation|arbitration|legal action)(?![a-z])"
)


def _claimed(typed: Typed) -> Iterator[Reading]:
    """A right of the applicant's that another claims, in words of claiming or before a court."""
    plain = typed.nameless
    for found in _CLAIMS.finditer(plain):
        clause = typed.clause_at(found.start())
        begin, end = clause.sentence
        stands = stance(typed, *found.span())
        claimed = _CLAIM_VERB.search(found.group()) or _AT_COURT.search(plain, begin, end)
        if (
            claimed is None
            or stands.asked
            or stands.denied
            or stands.plan
            or stands.unsure
            or ended(typed, found.start())
            or negations(plain[begin : found.start()])
        ):
            continue
        yield Reading(DISPUTE, True, *found.span())
        return


# 专利归谁闹得…, 著作权归谁跟前总监正在仲裁: what the quarrel is about, and no question.
_WHOSE = re.compile(r"(?:归|是|在|属于?)谁(?:的|所有|名下)?(?:跟|和|与|同)[^,。!?;\n]{1,12}$")


class Disputes:
    """Reads the quarrels that no cue of one clause finds."""

    def find(self, typed: Typed) -> Iterator[Reading]:
        """At most one reading, of the first quarrel told."""
        plain = typed.nameless
        for found in _QUARREL.finditer(plain):
            clause = typed.clause_at(found.start())
            begin, end = clause.sentence
            if not _RIGHT.search(plain, max(begin - 60, 0), end):
                continue
            stands = stance(typed, *found.span())
            if found.group().startswith("被") and _THEY_ARE.search(plain, clause.start, found.start()):
                continue  # 对手的算法侵权被告了
            whose = (
                plain[max(found.start() - 1, 0)] == "谁" and found.group()[0] in "闹吵争扯打"
            ) or _WHOSE.search(plain, clause.start, found.start()) is not None
            if negations(plain[clause.start : found.start()]):
                continue
            if their_story(typed, found.start()) and not _AT_US.search(found.group()):
                continue
            if (stands.asked and not whose) or stands.denied or stands.plan or stands.unsure:
                continue
            if stands.other and not (
                _AT_US.search(found.group()) or _WITH_OURS.search(plain, clause.start, found.start())
            ):
                continue
            if _ABOUT_MONEY.search(plain, begin, clause.end) or about_brand(typed, found.start()):
                continue
            if ended(typed, found.start()):
                continue
            yield Reading(DISPUTE, True, *found.span())
            return
        yield from _claimed(typed)


# It settled last week; 已经和解了: what was told before is over, and whether that still counts the text does not say.
_OVER_NOW = re.compile(
    r"\W*(?:(?:and|but|so|well|actually|update|good news)[,: ]+)*(?:it|that|this|the (?:case|dispute|lawsuit|suit|matter|claim|action)|they|we|the other side|the court)(?:'s|'ve)?(?: has| have| was| were| is| got| been| now| just| since| all| finally| already)* (?:settled|over|withdrawn|withdrew|dropped|dismissed|resolved|closed|concluded|ended|finished|won)(?![a-z])"
    r"|\W*(?:(?:不过|但|后来|现在|刚刚?|上周|上个?月|昨天|今天|官司|纠纷|案子|双方|他们|对方|法院|这个?|那个?|已经?|也|都|就|已|是)+)(?:和解|撤诉|撤回|了结|结案|结束|打完|判完|调解好|驳回)(?:了|掉)*"
)


def over_since(typed: Typed) -> Reading | None:
    """What a turn says of a dispute told before: that it is over."""
    found = _OVER_NOW.match(typed.nameless)
    if found is None or negations(found.group()) or stance(typed, found.start(), found.end()).asked:
        return None
    return Reading(DISPUTE, UNSURE, found.start(), found.end(), Weight.PLAIN)
