"""Facts about the applicant, read from the asker's own words.

A turn is read place by place (``told/``): each reading names a fact, its value and where it stands. This module
puts the readings of a conversation together: later turns win, a doubt takes back, another company starts afresh.
What is typed is data. It can state facts about the applicant and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Message, ReadFact
from assistant.understand.asking import told_beside_claims
from assistant.understand.told.brandname import BrandNames
from assistant.understand.told.change import changed
from assistant.understand.told.company import Companies, Told
from assistant.understand.told.correction import (
    PAST_EVENTS,
    a_firm_instead,
    another_brand,
    another_form,
    befell_another,
    date_told,
    dated_anew,
    made_plain,
    of_one_year,
    only_an_order,
    over_by_now,
    redated,
    related_firm,
    turned_round,
    withdrawn,
)
from assistant.understand.told.count import (
    DECLINED,
    OTHER_FILING,
    RECOMMENDED,
    UNITS,
    WORK_DONE_TOGETHER,
    YEARS,
    Counts,
    beaten,
    is_together,
    may_alone,
    of_programmes,
    or_together,
    whether_together,
    years_since,
)
from assistant.understand.told.direction import Directions
from assistant.understand.told.dispute import (
    DISPUTE,
    Disputes,
    about_brand,
    about_money,
    ended,
    is_granted,
    of_a_right,
    over_since,
    their_story,
)
from assistant.understand.told.entity import ENTITY, LEVEL, Entities, another_government, main_area
from assistant.understand.told.judgement import Judgements
from assistant.understand.told.label import labels
from assistant.understand.told.mature import is_far_off, settles_nothing
from assistant.understand.told.outlet import is_a_shop
from assistant.understand.told.owner import OWNED, abroad_only, owners
from assistant.understand.told.partner import left_open
from assistant.understand.told.phrase import Mention, Phrases, named
from assistant.understand.told.place import Places, is_of_a_thing
from assistant.understand.told.platform import not_begun
from assistant.understand.told.quoted import is_quoted, is_rule_put, is_wording
from assistant.understand.told.reading import UNSURE, Not, Reading, Some, Weight
from assistant.understand.told.record import (
    ACCIDENT,
    Records,
    again,
    mere_event,
    of_a_place,
    of_any_firm,
    undone,
    window,
)
from assistant.understand.told.reply import (
    Replies,
    also_done,
    asked_by_us,
    bare_value,
    corrected_parts,
    is_correction,
    is_no_answer,
    of_other_matters,
)
from assistant.understand.told.role import tells_of_itself
from assistant.understand.told.settled import beside_a_region, of_a_joint_case, settled
from assistant.understand.told.stance import (
    affirmed,
    back_since,
    changed_since,
    fell_since,
    is_rule_asked,
    left_since,
    negations,
    perhaps_fell,
    stance,
    standing,
    unclear_denial,
    with_denial,
)
from assistant.understand.told.supposed import (
    beside,
    count_now,
    day_of_the_mark,
    in_earnest,
    is_opposite,
    is_supposed,
    next_day,
    next_value,
    of_before,
)
from assistant.understand.told.term import TERM, Terms
from assistant.understand.told.typed import Typed, owned_at
from assistant.understand.told.when import times
from assistant.understand.told.work import Works
from checks.facts import Fact, FactErrors, Vocabulary
from checks.match import Matchers
from corpus.model import Frozen

# What a thing under way has not come to yet.
_NOT_YET = re.compile(
    r"[ ,]*(?:我们|公司|目前|现在|暂时|都|也|还|就)*(?:没有?|未)(?:正式|真正)?(?:下|批|拿|到|发|出|办|核|领|授)[^,。!?;:\n]{0,4}"
    r"|(?:还|仍|尚)(?:没有?|未)(?:过(?!户)|满|结束|走完)"  # 商标公告期还没过
)
_UNTIL = re.compile(r" until (?!now|today|then)|[^,。]{0,6}直到")
_IF_CHANGED = re.compile(r"(?:如果|要是|假如|若)[^,。]{0,8}(?:改|转|变|升级|注册)(?:成|为|制)")
_OF_THE_MARK = re.compile(
    r"(?:商标|专利|软著)(?:也|都|是|只|已|就|在)*$|(?<![a-z])(?:trade ?marks?|marks?|patents?)(?: [a-z]+){0,3} $"
)
# Listed through a Cayman company, held by an offshore vehicle: it is not the applicant.
_BY_WAY_OF = re.compile(
    r"(?<![a-z])(?<!apply )(?<!applying )(?<!file )(?<!filing )(?:through|via|by|from|with|to|under|held in|owned by) (?:an?|the|its|our|their|his|her|some) (?:[a-z-]+ ){0,2}$"
    r"|(?:通过|经由|由|被|向)(?:一?家|其|它的|我们的)?$"
)
_UNSAID = re.compile(
    r"(?:当|就当|假装|权当)我?(?:们)?(?:从来|从)?(?:没|没有|未)(?:提|说|讲)过?|(?:别|不要|不用|不必|甭|先不)(?:再)?(?:提|说|讲|管|算|问)(?!错)"
    r"|(?<![a-z])(?:pretend|suppose|imagine|as if|like) (?:that )?(?:i|we)(?:'ve| have| had)? (?:never|not|didn't|did not)(?: even)? (?:mention|say|said|t[eo]ll|told|bring|brought|write|wrote|talk)\w*"
    r"|(?<![a-z])(?:never mind|forget(?! (?:that|this|it|what i said) *[:,.;!-])|leave out|leave aside|don't mention|do not mention|ignore)(?![a-z])"
)
_LONGEST = 6000  # characters of a turn that are read; the screen lets less pass
# Facts whose plan is the fact: who is going to apply jointly, applies jointly.
_INTENTIONS = frozenset(
    {
        "is_joint",
        "joint_units",
        "directions_applied",
        "recommended_enterprises",
        "brand_name_has_place_and_product",
    }
)
# The name of a right alone tells nothing of who has it; that it is missing is told (商标所有权没有).
_ONLY_NAMED = re.compile(
    r"(?:商标(?:注册)?证书?(?=上|里|写|登|找|丢|在哪|没|还没|我|是谁)|法人资格(?=这块|方面|的事|的问题|要看|得看|还得|问题)|商标(?:所有权|专用权|权属|权(?!属))|(?:trade ?mark|trade mark) ownership|ownership of the (?:trade ?mark|mark)"
    r")(?!(?:上|这块|方面)?[: =]*(?:都|也|是)*(?:有(?!争议|纠纷|异议|分歧|疑问|冲突|人|没有)|是(?!谁|否)|在(?!打|争|诉)|归|属|具备|没问题|清晰|齐|yes|ours|is ours|with us))"
    r"|(?:independent )?legal personality(?= (?:ok|okay|fine|enough|met|satisfied|settled|then|all right|alright)\W*\?)"
)
# What can only harm an applicant is never read from its name alone: 国家秘密 says of no case that it holds one.
_HARMS = frozenset({"ip_dispute", "involves_state_secret", "involves_trade_secret", "on_credit_blacklist"})
_NAMED = re.compile(
    r"(?:纠纷|官司)|disputes?|(?:国家|商业|军工|技术|企业)?(?:秘密|机密)|(?:信用|失信|严重失信|严重违法失信|政府采购|税务|环保)?黑名单|失信被执行人(?:名单)?|严重(?:违法)?失信(?:企业|主体)?名单|失信名单"
    r"|(?:state|national|trade|business|commercial)(?: (?:or|and|nor) (?:trade|business|commercial))? secrets?|commercially confidential|confidential (?:business )?information|(?:(?:any|a|the) )?(?:credit )?black ?lists?|blacklisted"
)
_SECRETS = frozenset({"involves_state_secret", "involves_trade_secret"})
_OTHER_WORKS = re.compile(
    r"其余|其他|其它|别的|剩下|专项|标杆|[0-9一二两三四五六七八九十]项|(?<![a-z])(?:the rest|the others?|other works|special works?|the (?:sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|[0-9]+th)(?: one| work)?(?= (?:is|one|work)))(?![a-z])"
)
# Where nothing is told of works, the rest is the rest of the solution.
_OF_WORKS = re.compile(
    r"专项|三品|标杆|[0-9一二三四五六七八九十]项|创新|绿色|诚信体系|智能制造|五基|创意设计|(?<![a-z])(?:(?:special|twelve|12|other|the|[0-9]+) works|numbers?|nos?\.|tasks?)(?![a-z])"
)
_OWNED = frozenset({"ip_owned", "trademark_owned", "self_created_brand"})
_RIGHTS_HELD = frozenset({"ip_owned", "trademark_owned"})
# The brand's name is not registered, and a device is: which of them counts is open.
_ONLY_THE_NAME = re.compile("品牌名|名字|名称|文字|字号|(?<![a-z])(?:name|word|words)(?![a-z])")
_A_DEVICE = re.compile(
    "(?:图形|图案|图样|logo|标志|标识)(?:的)?(?:商标|注册|是|已|都)|(?:商标|注册的?)(?:是|只有|就是)(?:一个|个)?(?:图形|图案|logo|标志)"
    r"|(?<![a-z])(?:figurative|device|logo|picture) (?:mark|trademark|is registered|only)|(?<![a-z])only the (?:logo|device)"
)
# What a rule wants, asked about.
_RULED = re.compile(
    "一定[要得]|必[须需]|非得|须得|要不要|(?<![想正快])[要得]$|(?<![a-z])(?:must|have to|has to|need to)(?![a-z])"
)
_PARTED_WITH = re.compile(
    r"(?:没有?|未|从没|不曾)[^,。]{0,4}(?:转让|授权|许可|卖|质押|抵押|出租|外借|借给|租给)(?!.*(?:我们|公司|下来|拿到))"
    r"|(?<![a-z])(?:never|not|n't)(?: [a-z]+)? (?:sold|assigned|licen[cs]ed|lent|leased|rented|transferred|pledged|mortgaged|parted)(?! (?:to (?:us|our)|in(?![a-z])))(?![a-z])"
    r"|(?<![a-z])(?:no|nor|never|not|neither)(?: [a-z]+){0,3} licen[cs]e"
)
_CLAIMED = re.compile(
    r"(?:^|他们?|她|对方|人家|别人|同行|供应商|合作方|前员工|东家|对手|有人|那边)(?:却|还|就|都|硬|非|一直|居然|竟然)*(?:说(?!实话|明|白|起|到)|声称|主张|坚称|硬说|咬定|自称)"
    r"|(?<![a-z])(?:he|she|they|who|[a-z]+(?:er|or|ee|nt|al|ner|ity|pany|rm)) (?:now |still |also )?(?:claims?|claimed|says|argues?|argued|maintains|insists?|insisted|alleges?|alleged|contends?)(?![a-z])"
)
_CLAIM = re.compile("主张|声称|坚称|咬定|硬说|宣称")
_THEIRS_AFTER = re.compile("(?:应该|都|全|也)?(?:归|属于)(?:他|她|它|对方|人家|别人)")
# 厂里有军工订单,但报的这个案例不沾边: the secrets of a firm are not those of its case.
_CASE_APART = re.compile(
    r"(?:但|不过|可是?|而)?[^,。!?;]{0,6}(?:案例|项目|方案|申报(?:的)?(?:材料|内容)|材料)[^。!?;]{0,16}(?:不沾边|沾不上|不涉及?|没有?涉及|未涉及|无关|不相干|没关系|不搭界|没写|不含)"
    r"|(?<![a-z])(?:the|our|this) (?:case|application|project|submission)(?: itself)? (?:does not|doesn't|never|is not|isn't|has nothing)(?![a-z])"
)
_BELIEVED = re.compile(
    r"以为[^,。]{0,6}$|(?<![a-z])(?:thought|assumed|believed|supposed|were told|was told)(?: all along)?(?: that)?(?: the| our| this| its)? ?$"
)
_SUPPOSED_WITHIN = re.compile(r"如果|要是|假如|(?<![a-z])(?:if|unless)(?![a-z])")
_BY_ANOTHER = re.compile(
    r"[^,.;:!?\n]{0,24}(?<![a-z])by (?!us(?![a-z])|our|ourselves|the company|hand|me(?![a-z])|my|now|then|word)[a-z]"
)
_THOUGHT_UP = re.compile("设计|画的|想[的出]|[起取]的?名|构思")
_THOUGHT_UP_BY = re.compile(
    r"(?<![a-z])(?:founded|created|designed|invented|drawn|thought up|dreamt up|started|launched) by(?![a-z])"
)
_REQUIRED = re.compile(r"(?<![需不])要|必须|应当|须(?!知)")
_MANDATE = re.compile(r"(?:政府|主管部门|工信局|工信厅|管委会)[^,。]{0,8}(?:授权|委托)")
_HARDLY = re.compile(
    r"不能算|不算|谈不上|说不上|算不上|不至于|(?<![a-z])(?:not exactly|hardly|not quite)(?![a-z])"
)
_SO_SO = re.compile(
    r"一般(?!纳税)|(?:谈不上|不算|说不上|算不上)(?:多|很|太)?好|凑合|马马虎虎|保本|打平|(?<![a-z])(?:so-so|break even|broke even)(?![a-z])"
)
# 产线运行良好 praises a machine; 三年里有一年亏 leaves the three years open; 责令停产 is a penalty.
_MACHINE = re.compile(
    r"(?:产线|生产线|系统|设备|平台|机器|程序|网站|商城|软件|方案|案例|项目|模式|工程|车间|炉|窑)(?:一直|都|也|目前|现在|已|[三3]年|上线|来|后|整体|还|就|[0-9]+个?[年月])*$"
    r"|(?<![a-z])(?:oven|lines?|machines?|systems?|platform|software|app|website|kiln|equipment|solution|plant)(?: has| have| had| is| are| been)* *$"
)
_SOME_YEARS = re.compile(
    r"(?<!没有)(?<!没)(?<!哪)(?<!无)(?<!每)[一1二两](?:年(?!比)|次|回|个季度)|只有?|仅|就[去前今]年|部分|有的|不一定|是否|有没有|到底|有些年"
)
# 三年里有两年是亏的: most of the three; 都说我们效益好: what others say.
_MOST_YEARS = re.compile("(?:里?头?|内|来|,|有|就|倒|起码|至少)*[两二2]年(?:都|全|全都|是|在)*")
_HEARSAY = re.compile("(?:都|外面|外人|外头|人家|别人|街坊|大家|人人|谁都)说[^,。]{0,6}$")
# Prices 24 up on 23, test results sound: dearer goods and a good sample are no good business.
_NOT_EARNED = re.compile(
    r"(?:成本|费用|工资|租金|房租|电费|原料|投诉|退货|负债|债务|亏损|罚款|信用|征信|还贷|还款|贷款|银行|报送|质量|安全|环保|消防|环境)[^,。]{0,8}$|(?<![a-z])(?:prices?|costs?|wages|rents?|debts?|loss|losses|complaints|returns|fines|tests?|lab|samples?|inspections?|checks?|audits?)(?: [a-z]+)? ?$"
)
_TO_COME = re.compile(r" (?:ahead|to come|left|from now|away)(?![a-z])")
_NEW_SENTENCE = re.compile("[吗呢](?=我们?|咱)")  # a question that ends with no mark, and who asks it
_AND_NO = re.compile("(?:没|无|未)[^,。]{1,8}[也又更]$")  # 没有工厂也没有自己的品牌
_NEITHER = re.compile("[没未不无].*[也又都][没未不无]")  # 没红过脸也没亏过
# 全县规上食品企业有四十家 counts firms; 平台上报数据的口径 is about the rules.
_OF_ALL = re.compile(
    r"(?:全|我们|本|咱)?(?:省|市|县|区|园区|镇)(?:里|内)?(?:的|一共|共有|总共|现有|有)*$|哪些$|多少家?$|(?<![a-z])(?:only|all|other|many) $|规上不$"
)
_OF_SUCH_FIRMS = re.compile(
    r"(?:^|[.!?] )(?:are|do|must|can) (?:[a-z]+ )?(?:above[- ]scale|above[- ]designated[- ]size|designated[- ]size) (?:firms|companies|enterprises)"
)
# The above-scale list is published in May: nobody is said to be on it.
_THE_LIST_ITSELF = re.compile(
    r" (?:lists?|registers?|rolls?|director(?:y|ies)) (?:is|are|will|gets?|was|comes?|opens?|closes?|needs?|covers?|includes?)(?![a-z])"
)
_ITS_RULES = re.compile(
    "[^,。!?;]{0,2}的(?:口径|方法|流程|步骤|指标|要求|时间|入口|网址|地址|格式|模板|说明)"
)
_ON_HUNAN = frozenset({"above_scale", "reports_on_platform"})
# 看年底能不能纳统: whether it will be.
_WHETHER_IT_CAN = re.compile(
    r"(?:能不能|能否|会不会|可不可以|是否能|(?<![a-z])(?:if|whether) (?:we|it) (?:can|could|will))[^,。]{0,3}$"
)
# 去年差点掉出规上: it did not come to that.
# 去年没报: of a year that is over, where nothing says that it went on; 平台是他们报: not ours.
_NEARLY = re.compile(r"(?:差一?点儿?|险些)(?:就|要|又|没)?$|(?<![a-z])(?:nearly|almost|narrowly avoided) $")
_NOT_IN_A_YEAR = re.compile(r"(?:[去前]年|20[0-9]{2}年)(?:一年|全年|一整年|那年|整年|我们|还|都|也|是|就)*$")
_BY_THEM = re.compile("是(?:他们|她们|母公司|总公司|集团|总部|隔壁|人家)(?:那边|公司)?(?:在|去|来)?[报填]")
_FOR_ALL = re.compile("[由归](?:集团|总部|母公司|总公司)[^,。]{0,14}报")
# 平台自己报, 平台公司来报: a platform that applies.
_PLATFORM_APPLIES = re.compile(
    "平台(?:公司|企业|方)?(?:自己|自个儿?|单独|独立|直接|来|去|能|可以|想|要|联合|一起|一块儿?|共同|合伙|合)+(?:申?报|申请)(?![数表送过])"
)
# 有两个月没报, 漏报过后来补上了: from how small a gap on data are no longer reported normally the text does not say.
_SMALL_GAP = re.compile(
    r"(?<![0-9十])[一两二半12]个?多?(?:月|季度|周)[^,。!?;]{0,3}(?:没|未|漏|断|缺|忘)(?!有?(?:动静|断|漏|落|缺|少))"
    r"|(?:漏|断|缺|少|忘|迟)了?(?:报|填|交|送)?[了过]?[^,。!?;]{0,6}?[一两二半12]个?多?(?:月|季度|次|回|期|周)"
    r"|(?:月|季|年)报(?:就|却|倒|都|一直|从来)*(?:没人?|不|断|漏)(?!有?(?:断|漏|落|缺|少|动静))|(?:有时候?|偶尔|个别月份?)[^,。!?;]{0,3}(?:拖|晚|迟)[^,。!?;]{0,3}[天日]|(?:漏|断|缺|迟)报[^。!?;]{0,12}补(?:上|齐|交|报|填)"
    r"|(?<![a-z])(?:miss(?:ed|ing)?|skip(?:ped|ping)?|forgot|omitted)(?: out)?(?: on)? (?:just |only |about )?(?:an?|one|two|1|2|a couple of)(?: [a-z-]+)? (?:months?|quarters?|periods?|weeks?|filings?|reports?|times?)(?![a-z])"
)
# 因为漏报, 一直往里填: filing of which kind is not said.
_REPORTING = re.compile(
    r"平台|系统|数据|报数|报表|报送|工信|省厅|月报|直报|填报|断报|报过数|(?<![a-z])(?:platforms?|data|figures|reports?|reporting|returns|filings?|file|files|submit\w*|department|province)(?![a-z])"
)
_OF_TRADE = re.compile(
    "(?:抖音|淘宝|京东|拼多多|快手|微信|天猫|小红书|亚马逊|美团|电商|直播|网购|交易|购物|外卖|带货|短视频|第三方|网络|线上|社交)$"
)
_EVER_SINCE = re.compile("从|自|以来|起|开始|(?<![a-z])since(?![a-z])")
_GRAVE_NOUN = re.compile("失信|事故$|污染$|事故(?=[,。])")
_OF_THAT_FIRM = re.compile(r"[^,。!?;]{0,3}的(?:那[家个])?(?:厂|公司|企业|店|同行|客户|对手)")
# We made a loss in 2024: one of the three years, and the text does not say whether that rules one out.
_A_LOSS = re.compile(
    r"(?:a |at )?(?:net )?loss(?![a-z])|(?:making|made|posted|posting|recorded|recording|suffered|lost|losing|in the red)(?![a-z])"
)
_OF_ONE_YEAR = re.compile(
    r"(?<![a-z])(?:in|during|for) (?:20[0-9]{2}|one year|a year)(?![a-z0-9])|(?<![a-z])(?:last year|this year|the year before|one year)(?![a-z])"
)
_MORE_YEARS = re.compile(
    r"20[0-9]{2}[^.;!?]*20[0-9]{2}|(?<![a-z])(?:again|every|each|two|three|both|all|still|since|also|too|another|[23] years)(?![a-z])|last year[^.;!?]*(?:the year before|this year)"
)
_GROWS = re.compile("增长|上升|攀升|走高|涨|翻番|往上|向好|稳|grew|grow|risen|rising|up$")
_UNDECIDED = re.compile(r"(?:至今|到现在|还|仍|尚|也)*(?:没有?|未)(?:打完|判|结|完|了|审|终)")
# 法院把我们老总列成失信被执行人: a person is listed, and not the company.
_PERSON_LISTED = re.compile(
    r"(?:老板娘?|老总|法人(?:代表)?|法定代表人|董事长|总经理|股东|实控人|实际控制人|负责人|高管)(?:个人|本人|自己)?(?:也|都|曾经?|[去今前]年|还|被|给|让|法院|一度)*(?:列|上|进|拉|纳|在|成|入|失)[^,。]{0,4}$"
)
_HELD = frozenset({"trademark_owned", "ip_owned"})
_ONCE = re.compile(
    r"原来|原先|以前|本来是|之前|过去|(?<![a-z])(?:formerly|originally|previously|used to)(?![a-z])"
)
# 商标是2019年注册的,有注册证: that it is registered, and nothing of who holds it.
_REGISTERED_ONLY = re.compile(
    r"(?:(?:的|商标|注册证?|证书?|在手|在?手[里上]|拿到手?|下[证来]|批|办|核准|成功|有|是|齐全|早就|已经?|也|都|就|刚|了|过|好|[0-9]+年|[去今前]年|我们|咱们?|公司|品牌|该))++"
    r"|(?:a |our |the |this |its )?(?:registered )?(?:trade ?marks?|marks?)(?: (?:is|was|has been|got|already|duly|certificate|registered))*|registered (?:the|our|our own|this|its) (?:trade ?mark|mark)"
)
# The mark was not registered yet, or no longer: that it is now is news.
_WITHOUT_REGISTRATION = re.compile(
    r"申请|受理|审|公告|公示|驳回|下[证来]|注册|证|商标没|没商标|未注|撤|注销|(?<![a-z])(?:appl\w+|filed|pending|examin\w+|refused|rejected|cancel\w+|lapse\w*|expired?|no (?:registered )?(?:trade ?)?mark|not (?:been |yet )*registered|unregistered|no certificate)(?![a-z])"
)
_WITH_OTHERS = re.compile(
    rf"名下|授权|许可|使用权|所有权|名义|身份证|过户|转[给让到过]|租|借|{named('<them>', 'zh')}|(?<![a-z])(?:licen[cs]\w+|transfer\w*|assign\w*|leas\w+|rent\w*|belong\w*|own\w*|hold\w*)(?![a-z])"
)
_RIGHTS = re.compile(
    r"知识产权|专利|软件|系统|算法|技术|著作权|代码|平台|(?<![a-z])(?:ip|patents?|software|system|algorithm|technology|code)(?![a-z])"
)
_OF_THEM = re.compile(rf"(?:是|由|归){named('<outsiders>', 'zh')}(?!手[里上]?(?:买|转|收|接))")
_REGISTERED = re.compile("商标|品牌|牌子|证|注册人|权利人|持有人|所有人")
_MADE_BY_OTHERS = re.compile(
    r"(?:开发|做|写|设计|提供|搭建|研发)的?$|(?<![a-z])(?:developed|built|made|written|designed|created) by"
)
_SPEAKS_OF_RIGHTS = re.compile(
    r"归|版权|著作权|产权|专利|所有|名下|许可|授权|(?<![a-z])(?:belongs?|owned|owns|rights?|copyrights?|patents?|licen[cs]ed?|property)(?![a-z])"
)
_WHO = re.compile(r"\W*who [a-z ]{0,4}")
# 商标在香港注册了。内地未注册: the mark is not, and of the firm nothing is said.
_MARK_NOT_HERE = re.compile(
    "(?:但|但是|不过|可|可是)?(?:在)?(?:内地|大陆|国内|境内|中国)(?:这边|这里)?(?:也|还|倒|却|从来|一直|都)*(?:没有?|未)(?:有)?(?:去|来)?注册(?!公司|企业|实体|主体|任何)"
)
_OTHER_CERTIFICATE = re.compile("(?:房产?|地|不动产|产权|行驶|驾驶|身份|卫生|许可|土地|健康|上岗)$")
_NOW_WITH = re.compile("(?:现在|眼下|目前|如今|暂时|至今)(?:还|仍|都|也)在")
_OWN_IT = re.compile(r"[a-z ]+ (?:own|owns|hold|holds|keeps?|kept) (?:it|them|everything)(?![a-z])")
_INVENTED = re.compile(
    r"(?<![a-z])(?:ip|patents?|copyrights?|software|code|systems?|algorithms?|engines?|modules?|models?|recipes?|designs?|apps?|tools?|programs?|methods?|formulas?|technology|licen[cs]es?)(?![a-z])"
)
_MARKETPLACE = re.compile("撮合|交易|买卖|批发|团购|直播|电商|商家|入驻|寄卖|回收|零售|卖菜|互联网平台|线上")
_BUILT = re.compile("开发|研发|自研|写|代码|著作权|软著|版权|产权|专利|算法|系统|软件")
_IN_A_NAME = re.compile("名下$|^in the name of|^company-owned")
_USUALLY = re.compile(r"一般|通常|按规定|原则上|(?<![a-z])(?:generally|usually|normally)(?![a-z])")
_THEIR_CASE = re.compile("(?:同行|对手|别人|人家|他们|别家|兄弟公司|其他企业)的?(?:案例|材料|项目|方案)")
_WHOSE = re.compile(r"(?:的|'s?)\s*$|案例|材料|申报|[里中]")
_MADE = re.compile(r"(?:做|生产|制造|加工|搞|造|卖)[^,。;!?\n]{0,6}$")
_NAMES_OTHERS = re.compile(
    r"客户(?!名册|名单|资料|的?(?:报价|数据|图纸|配方|成本))|对方|供应商|合作|伙伴|同行|他们|别人|人家|朋友|要求|规定|文件|(?<![a-z])(?:clients?|customers?|suppliers?|vendors?|partners?|they|their|others?|rules?|text)(?![a-z])(?!'? (?:price|data|lists?|information|files?|names?|drawings?|recipes?|details))"
)
_NOT_THEIRS = re.compile(
    r"他们|她们|别人|人家|(?<![a-z])(?:they|them|theirs|(?:our|the|a|my) (?:partners?|suppliers?|customers?|clients?|competitors?|rivals?|vendors?|distributors?|dealers?|agents?))(?![a-z])"
)
_JOINT_WORK = re.compile(r"合作|联合|共同|一起|合着|(?<![a-z])(?:jointly|together|co-)")
_READ_ELSEWHERE = frozenset({"entity_type", "industry", "government_level_ok", "registered_province"})
# A grant of a patent, leave to sell or to open a shop, and leave that the applicant gives are no licences to it.
_OTHER_LEAVE = re.compile(
    r"申请[^,。;]{0,6}专利[^。;]{0,14}授权|专利[^,。;]{0,4}(?:申请|实审|公告)[^。;]{0,10}授权|(?:加盟|入驻|经销商?|代理商|店铺|带货|主播|门店)[^,。;]{0,6}(?:授权|许可)"
    r"|我们?(?:公司)?授权(?!书)(?:给|了)?(?:别人|他人|别家|其他|下游|同行|客户)|(?:不是|并非|不是靠|没有)(?:别人)?授权(?:来的|得来的|这一说|这回事)|licen[cs]ed by us|we licen[cs]e (?:it|our|them)"
)
# Our OEM, a contract manufacturer makes them: who makes for the applicant says nothing of its brand.
_MAKES_FOR_OTHERS = re.compile(r"代工|贴牌|(?<![a-z])(?:oem|odm|contract manufactur(?:er|ing))(?![a-z])")
_MAKER_BEFORE = re.compile(
    r"(?<![a-z])(?:our|the|their|its|an?|another|some|by|to|from|with|via|through|have|has|use|uses|find|found|hire[ds]?|and|or|which|several|two|three) (?:[a-z-]+ )?$|(?:找|请|委托|交给?|让|由|给|托|有|用|从|跟|和|与|是找|靠)(?:一?[家个]|了|外面的?|别的|其他)*$"
)
# 大陆这边就找厂代工
_MAKER_FOUND = re.compile(
    r"(?:找|请|委托|交给|让|托|外包给)(?!我们|咱)[^,。!?;:\n]{0,8}(?:厂家?|公司|企业|别人|人家|作坊)(?:来|去|帮忙?|帮我们|替我们|给我们)*$"
)
_MAKER_AFTER = re.compile(
    r"s? (?:makes?|made|had|has|have|used|uses?|does|did|do|sews?|is|was|are|were|produces?|produced|handles?|ships?|packs?|gets?|got|in|apply|who|which|that|partner|factory|owns?)(?![a-z])|(?:厂|企业|工厂|公司|方)"
)
_WE_ARE_ONE = re.compile(
    r"(?:是|做|当|算|属于|搞|以)[^,。]{0,8}$|(?<![a-z])(?:we|i|are|am|is|we're|i'm|as|only|just|pure|purely|being|do|does) (?:an? |only |just |purely |pure |mainly |mostly |[a-z]+ )*$"
)
# 一个是自己注册的,一个是给别人代工的: of one of two brands.
_ONE_OF_TWO = re.compile(
    r"\W*(?:还有|另外?|其中|而|但)*(?:的)?一个(?:牌子|品牌)?|\W*(?:and |but |while )?(?:one|the other)(?: of them)? (?:is|was) "
)
# 也给耐克代工, half OEM and half our own: such work beside a brand of one's own.
_OWN_BRAND = re.compile(
    r"(?:自有|自主|自家|自己(?:的|注册的|做的|创的)?|自创|有)(?:注册)?(?:的)?(?:商标的?)?(?:一?个)?(?:自主|自有|注册商标的?)?(?:品牌|牌子)|(?:自己|自家|自主|我们|公司)的?(?:注册)?(?:商标|品牌|牌子)|(?<!客户)(?<!他们)(?<!人家)(?<!对方)(?<!牌方)(?<!甲方)自己(?:也|又|就|才)*(?:做|创|搞|弄|打|建|注册)(?:了|过|出|起)*(?:一?个)?(?:新|小)?(?:牌子|品牌)|(?:品牌|牌子)(?:和商标)?(?:都|也)?(?:是|归)(?:我们|自己|自家|公司)"
    r"|(?<![a-z])(?:own|our|in-house|self-created) (?:[a-z]+ )?(?:brands?|labels?|marks?|trade ?marks?)(?![a-z])|(?<![a-z])(?:brands?|labels?|marks?)(?: and (?:the )?(?:mark|trademark))? (?:is|are|belongs? to) (?:all |both )?(?:ours|us|our own)(?![a-z])"
)


def made_for_others(typed: Typed, start: int, end: int) -> bool:
    """Whether words of making to order are of the applicant's maker, or of work beside its own brand."""
    plain = typed.nameless
    if _MAKES_FOR_OTHERS.search(plain, start, end) is None:
        return False
    own = _OWN_BRAND.search(plain)
    if own is not None and not negations(plain[typed.clause_at(own.start()).start : own.end()]):
        return True
    head = plain[typed.clause_at(start).start : start]
    if _ONE_OF_TWO.match(head) or _MAKER_FOUND.search(head):
        return True
    if _WE_ARE_ONE.search(head):
        return False
    opens = re.fullmatch(r"\W*", head) is not None
    return (opens or _MAKER_BEFORE.search(head) is not None) and _MAKER_AFTER.match(plain, end) is not None


# What a correction that names nothing ("no, it belongs to the parent") still speaks of.
_SPOKEN_OF = {
    "trademark_owned": "商标",
    "trademark_valid_until": "商标",
    "self_created_brand": "品牌",
    "reports_on_platform": "平台",
}
_NO_LEGAL_PERSONALITY = frozenset({"branch", "sole_proprietor", "partnership"})


_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class FactSheet(Frozen):
    """What the conversation has told so far. Later turns win over earlier ones."""

    facts: tuple[ReadFact, ...]
    corrected: tuple[str, ...]  # names of facts that the last turn changed
    told: tuple[str, ...]  # names of the facts that the last turn told
    telling: Mapping[int, tuple[str, ...]]  # the places of the messages that told any, and which


# "We are on it", after a question about companies on the credit blacklist.
_ON_THAT_LIST = re.compile(
    r"(?:我们|我司|咱们?|本公司|我厂|我)(?:公司|企业|厂)?(?:就|也|正好|恰好|刚好|现在|目前|还|确实|其实|可)*(?P<zh>不|没有?|未)?在(?:那|这|它|其)?(?:个|份|张)?(?:名单)?(?:上面?|里面?|里头|其中|中|之列)(?=\W*(?:$|[,。!?;\n]|的|了|呢))"
    r"|(?:我们|我司|咱们?|本公司|公司|俺们?|我)(?:公司|企业|厂|家|自己|本身)?(?:可|倒|却|是|就|则|从来|从)?(?P<never>没有?|未)(?:被)?(?P<verb>上|进|列入|拉进|列进|列)?(?:过|去)?(?=\W*(?:$|[,。!?;\n]))"
    r"|(?:我们|我司|咱们?|本公司|公司|企业|俺们?|我(?=家))(?:公司|企业|厂|家|自己|本身|这边)*(?:可|倒|却|是|就|则|从来|一直)*(?P<none>没有?)(?=\W*(?:$|[,。!?;\n]))"
    r"|(?:名字|大名)(?:现在|目前|还|仍|依然|一直)*(?:在|挂在?)(?:那|这)?(?:名单)?(?:上面?|里面?|上头|里头)"
    r"|(?<![a-z])(?:we are|we're|we were|our (?:company|firm) is|ours is)(?: also| still| already| currently| actually| indeed)*(?P<en> not|n't)?(?: also| still| already| currently| actually| indeed)* (?:on|in) (?:it|that (?:black)?list|the list|such a list|this list)(?![a-z])"
    r"|(?<!里)(?<!上)(?P<without>没有?(?:我们|我司|咱们?|本公司)(?:家|厂|公司)?(?:的?(?:名字|名|份))?)(?=\W*(?:$|[,。!?;\n]))"
    r"|(?<![a-z])(?P<not_us>not us)(?=,? ?(?:obviously|of course|though|luckily|thank god|thankfully)?[.,;!]|$)"
    r"|(?<![a-z])(?P<nor>(?:we|ours|mine|our company) (?:is not|weren't|were not|aren't|are not|wasn't|isn't|never were|haven't been|have not been))(?= *(?:$|[.,;!?]))"
    r"|(?<![上库])名单(?:里|上)?(?:更|也|都|就|从来|从|压根|可)*(?P<listed>没有?|未)(?:上|进|列入)过?(?=\W*(?:$|[,。!?;\n]))"  # 没有失信这回事,名单更没上
    # paid up and got struck off; then they put us back on it
    r"|(?<![a-z])(?P<off>(?:got|get|were|was|been|are) (?:struck|taken|removed|crossed|dropped|delisted)(?: off| from)?(?: it| the list| that list)?)(?= *(?:$|[.,;!?])| (?:in|a|last|after|since|by|again|the) )"
    r"|(?<![a-z])(?:put|placed) us back(?: on)?(?: it| the list)?(?![a-z])|(?<![a-z])(?:we're|we are) back on (?:it|the list)(?![a-z])"
    r"|(?<![a-z])but (?P<but>we are not|we're not|we aren't)(?= *(?:[.,;!?]|$))"
)


# 规上?够不着; 商标?是我们的: who puts the thing as a question answers it, and a no of the answer denies it.
_SAYS_NO = re.compile(
    r"[吗么嘛呢]?\?\W*(?:我们|我司|咱们?|这个|那个|那|可|还|也|都|离|倒|目前|暂时|真)*(?:够不[着上到]|算不上|谈不上|差得?[远老]|早着|远着|[没未](?:有|过|$|[㐀-鿿]{0,3}[过上着到]?(?=\W|$))|不(?:是|算|够|在|沾|涉)|哪[有能够])"
    r"|\? (?:(?:heavens|good heavens|goodness|god|lord|certainly|of course|absolutely|definitely|oh|well),? )?(?:no|none|never|nope|not (?:yet|us|quite|at all)|nowhere near|far from it)(?![a-z])"
)
# Are we blacklisted? No: asked of oneself, and not of the rules.
_OF_ONESELF = re.compile(
    r"\W*(?:are|is|were|was|have|has|did) (?:we|our [a-z]+)(?! (?:need|required|supposed|allowed|obliged))(?![a-z])"
)
_ANSWERED_NO = re.compile(r"[^.,;:?!\n]{0,16}\? (?:no|nope|never)(?=[,.;!]|\W*$)")
# Reporting to the platform: we used to, up to last December.
# 平台报送?财务的活儿,我不管: a topic put as a question, and no yes to it.
_TOPIC_ASKED = re.compile(
    r"[吗么嘛呢]?\?(?!\W*(?:哦|噢|嗯|啊|当然|那是|我们?|咱们?|这个|那个|那|肯定|也|都|一直|早就?|已经|从来|倒|可)*(?:是|有|对|报|填|交|每|按|正常|在|月月|没(?!有?报|听|用|搞)|必须|妥|早|照|算|够|达|属|进|入|上|好|行|ok|yes|yep|sure|of course|always|every|we|since))"
)
_NO_LONGER = re.compile(
    r"[^.,;:?!\n]{0,24}?(?:[?:,]\W*| is )(?:yes,? )?(?:we )?(?:used to|did(?: so| it)?,? (?:until|till|up to))(?! (?:not|n't)|n't)(?![a-z])"
    r"|[^,。;:?!\n]{0,10}[?:,]\W*(?:我们|以前|原来|之前|早先|去年)*(?:以前|原来|之前|早先|曾经)(?:是|都|也)?(?:报|填|交|在|有|做)[^。;!?\n]{0,14}(?:后来|现在|今年|如今)[^。;!?\n]{0,6}(?:停|断|不|没)"
)
# 问:商标是否自有?答:否: the minutes of a talk put the answer beside the question.
_MINUTED = re.compile(
    r"[吗么嘛]?\?[\W_]*(?:[甲乙丙丁我]方?|企业|公司|申报单位)?(?:回?答|答复|回复)(?:曰|道|说)?: ?(?:(?P<yes>是|对|有|属实)|否|不是|没有?|无|未)(?=的?\W|的?$|系|属)"
)
_DOUBTS_IT = re.compile(
    r"[吗么嘛呢]?\?[^。!?;\n]{0,24}(?:应该|大概|可能|估计|差不多)[^,。]{0,3}(?:够|是|算|到|有|在|没)[^,。]{0,3}吧|"
    r"[吗么嘛呢]?\?\W*(?:我们?|这个|那个|那|也|都|还|倒)*(?:不知道?|不清楚|不确定|不晓得|说不[准好清]|拿不准|得问|要问|算不算|没底|没问)|\? (?:not sure|no idea|don't know|i'd have to)(?![a-z])"
)
# 有人造谣说我们进了黑名单,没有的事: what is said of us is no fact, and where it is denied, the opposite is.
_RUMOURED = re.compile(
    r"(?:造谣|谣传|谣言|传言|风传|瞎传|乱传|举报|诬告|诬陷|诬蔑|有人[说传讲]|(?:网上|外面|外头|群里|微信上?|抖音上?|同行)(?:都|有人|就|在|也|到处)*[传说])(?:说|称|讲|是|着|了)*[^,。]{0,8}$"
    r"|(?<![a-z])(?:rumou?rs?|gossip|slander(?:ed)?|(?:people|somebody|someone|some) (?:say|says|claim|claims|said|claimed)|word (?:is|was))(?![a-z])[^.,;!?\n]{0,40}$"
)
_UNFOUNDED = re.compile(
    r"[^。!?;\n]{0,16}?(?:没有的事|没[这那]回事|没[这那]事|假的|谣言|不实|瞎说|胡说|瞎编|造谣|子虚乌有|(?<![a-z])(?:untrue|not true|nonsense|false|rubbish|a lie|lies|baseless|unfounded)(?![a-z]))"
)
# 是不是列在黑名单上就不能报: a rule is asked for, and nobody is listed.
_IF_LISTED = re.compile(
    r"(?:是不是|是否|凡是?|只要|但凡)(?:企业|公司|单位|谁)?(?:被|给)?[^,。!?我咱]{0,4}$|(?:要是|如果|万一|假如|假若|倘若|若是?|一旦|哪天)[^,。!?]{0,8}$"
)


class FactReader:
    """Reads facts. Built once by ``assistant.build``."""

    def __init__(self, vocabulary: Vocabulary, matchers: Matchers) -> None:
        self._vocabulary = vocabulary
        self._places = Places(vocabulary["registered_province"])
        self._names = BrandNames(self._places)
        self._entities = Entities(vocabulary)
        self._counts, self._terms, self._records = Counts(), Terms(), Records()
        self._directions = Directions()
        self._disputes = Disputes()
        self._judgements, self._replies = Judgements(), Replies(self._places)
        self._works = Works(vocabulary["sanpin_works"], matchers)
        self._said = tuple(
            Phrases(fact)
            for fact in vocabulary.facts
            if fact.name not in _READ_ELSEWHERE and fact.type in ("bool", "choice")
        )

    def asked_for(self, ours: str) -> bool:
        """Whether our message ``ours`` asks for a fact."""
        return asked_by_us(ours, self._vocabulary) is not None

    def sheet(self, messages: Sequence[Message], as_of: dt.date) -> FactSheet:
        """The facts of the whole conversation as of a day. Pure; never raises on any text."""
        companies = Companies()
        said = ""  # the user turn before
        spoken = ""  # all that was said before
        before: Mapping[str, ReadFact] = {}
        fresh: list[str] = []
        told = companies.now
        telling: dict[int, tuple[str, ...]] = {}
        ours: str = ""
        step = 0
        # Units counted in one turn are those that apply jointly where another turn says that they do.
        plains = {
            at: Typed(message.text[:_LONGEST]).lettered
            for at, message in enumerate(messages)
            if message.role != "assistant"
        }
        labelled = False  # companies were told apart by letters
        apart: list[str] = []  # the turns that told them apart
        together = any(is_together(plains[at]) for at, each in enumerate(messages) if each.role == "user")
        for at, message in enumerate(messages):
            if message.role == "assistant":
                ours = message.text
                spoken += f"\n{ours}"
                continue
            fresh = []
            lettered, labelled = labelled, labelled or len(labels(plains[at])) > 1
            if companies.turn_to(plains[at]):
                self._take(companies.now, said, "", as_of, step, corrects=False, another=True)
                step += 1
            told = companies.now
            for text in apart if companies.apart else ():
                self._take(
                    told,
                    text,
                    "",
                    as_of,
                    step,
                    corrects=False,
                    together=together,
                    labelled=True,
                    of=told.label,
                )
                step += 1
            if len(labels(plains[at])) > 1:
                apart.append(message.text[:_LONGEST])
            before = dict(told.facts)
            if is_no_answer(plains[at]):
                ours = ""
            theirs = "\n".join(one.text for one in messages[:at] if one.role == "user")
            owned = _owned_last(theirs) or _owned_last(spoken)  # their own words go before ours
            # What a turn corrects in itself is read like the turn after.
            for place, part in enumerate(corrected_parts(told_beside_claims(message.text[:_LONGEST]))):
                fresh += self._take(
                    told,
                    part,
                    ours,
                    as_of,
                    step,
                    corrects=place > 0,
                    owned=owned,
                    another=told.another,
                    together=together,
                    said=said,
                    labelled=lettered,
                    of=told.label if labelled else "",
                )
                ours = ""
                step += 1
            if fresh:
                telling[at] = tuple(dict.fromkeys(fresh))
            said = message.text[:_LONGEST]
            spoken += f"\n{said}"
        corrected = tuple(
            name
            for name, fact in before.items()
            if name in fresh and (name not in told.facts or told.facts[name].value != fact.value)
        )
        order = {fact.name: place for place, fact in enumerate(self._vocabulary.facts)}
        facts = tuple(sorted(told.facts.values(), key=lambda fact: order[fact.name]))
        return FactSheet(facts=facts, corrected=corrected, told=tuple(dict.fromkeys(fresh)), telling=telling)

    def _take(
        self,
        told: Told,
        text: str,
        ours: str,
        as_of: dt.date,
        turn: int,
        *,
        corrects: bool,
        owned: str = "",
        another: bool = False,
        together: bool = False,
        said: str = "",
        labelled: bool = False,
        of: str = "",
    ) -> list[str]:
        """Put one user turn into ``told``; the names of the facts it told, changed or took back.

        ``said``: the turn before. ``owned``: what the turns before spoke of the ownership of. ``another``: it tells of another company.
        ``labelled``: the turns before told several apart by letters. ``of``: the letter of the one it tells of.
        """
        typed = Typed(text, owned=owned, another=another, own=told.called, labelled=labelled, of=of)
        correction = corrects or is_correction(typed)
        latest = max((told.weights[name][1] for name in told.facts), default=-1)
        about = next(
            (name for name in _SPOKEN_OF if name in told.facts and told.weights[name][1] == latest), ""
        )
        if correction and about:
            spoken_of = _SPOKEN_OF[about]
            typed = Typed(text, spoken_of, owned, another=another, own=told.called, labelled=labelled, of=of)
        question = asked_by_us(ours, self._vocabulary) if ours else None
        readings = self._readings(typed, told, question, as_of, turn, together=together)
        if correction:
            answered = question is not None and any(one.name == question.name for one in readings)
            turned = () if answered else turned_round(told, typed, readings)
            readings = [*turned, *(made_plain(typed, one) for one in readings)]
            orders = list(only_an_order(told, typed))
            readings = [one for one in readings if one.name not in {each.name for each in orders}] + orders
        readings += [
            *another_form(told, typed),
            *a_firm_instead(told, typed),
            *another_brand(told, typed),
            *dated_anew(told, typed, as_of),
            *of_one_year(told, typed),
        ]
        named = {one.name for one in readings}
        readings += [one for one in over_by_now(told, typed) if one.name not in named]
        readings += related_firm(told, typed, self._places)
        readings += self._never_said(typed, as_of)
        if correction and not readings:
            readings += self._redated(said, typed, as_of)
        readings = befell_another(told, typed, readings)
        fresh: dict[str, None] = {}
        if told.supposed and (in_earnest(typed) or is_opposite(typed)):
            fresh = dict.fromkeys(told.take_back(all_of_them=in_earnest(typed)))
        readings = self._counted(told, typed, readings, as_of, turn)
        earlier = dict(told.facts)
        for reading in readings:
            before = told.before(reading.name)
            if self._note(told, typed, reading, turn):
                fresh[reading.name] = None
                if is_supposed(typed, reading.start):
                    told.supposed.setdefault(reading.name, []).append(before)
                else:
                    told.supposed.pop(reading.name, None)
        for name in withdrawn(told, typed, earlier, latest, tuple(fresh)):
            told.forget(name)
            fresh[name] = None
        if not fresh:
            fresh = dict.fromkeys(self._again(told, typed, as_of, turn))
        if not fresh and correction:
            bare = self._bare(told, typed, as_of, turn)
            if bare:
                fresh[bare] = None
        self._agree(told, fresh, turn)
        return list(fresh)

    def _readings(
        self, typed: Typed, told: Told, question: Fact | None, as_of: dt.date, turn: int, *, together: bool
    ) -> list[Reading]:
        asked = question.name if question is not None else None
        readings: list[Reading] = []
        if question is not None:
            readings += self._replies.find(typed, question, as_of)
        stated: list[Reading] = []
        for phrases in self._said:
            stated += _said(typed, phrases, as_of, answering=asked)
        stated += self._places.find(typed, answering=asked == "registered_province")
        stated += self._entities.find(typed, answering=asked)
        if told.value(ENTITY) == "government" and not any(one.name in (ENTITY, LEVEL) for one in stated):
            stated += main_area(typed, [Typed(told.facts[ENTITY].read_from).nameless])
        stated += self._counts.find(
            typed,
            as_of,
            joint=together or told.value("is_joint") is True or asked in ("joint_units", "is_joint"),
        )
        stated += self._directions.find(typed, known=told.value("directions_applied") is not None)
        stated += self._terms.find(
            typed,
            as_of,
            answering=asked in ("trademark_valid_until", "trademark_owned")
            or (
                any(name in told.weights for name in ("trademark_owned", "trademark_valid_until"))
                and "商标" not in typed.plain
                and len(typed.plain) < (60 if typed.plain.isascii() else 30)
            ),
        )
        stated += self._records.find(typed, as_of)
        stated += self._records.go_on(typed, clean=_clean_before(told, turn), asked=asked)
        stated += self._disputes.find(typed)
        if told.value(DISPUTE) is True and (over := over_since(typed)) is not None:
            stated.append(over)
        held = list(owners(typed))
        if held:  # who of those named holds it says more than that it is held
            stated = [one for one in stated if one.name != OWNED]
        stated += held
        stated += abroad_only(typed)
        stated = not_begun(typed, stated)
        stated += self._names.find(typed)
        stated += self._judgements.find(typed)
        stated += _on_that_list(typed)
        if _jointly(told, stated):
            stated += left_open(typed)
        stated += self._works.find(
            typed,
            known=told.value("sanpin_works")
            or told.some.get("sanpin_works")
            or told.value("sanpin_works_count"),
            answering=asked == "sanpin_works",
        )
        before = stated
        stated = changed(
            typed,
            stated,
            told.value("joint_units"),
            told.value("sanpin_works_count") or told.value("sanpin_works"),
            told.some.get("sanpin_works"),
        )
        if beside_a_region(told.words, typed.plain):
            stated = [one for one in stated if one.name not in ("is_joint", "joint_units")]
            stated = settled(typed, before, stated, RECOMMENDED, told.value(RECOMMENDED))
        elif (
            "is_joint" in told.facts
            or any(one.name == UNITS for one in before)
            or of_a_joint_case(typed.plain)
        ):
            stated = settled(typed, before, stated, UNITS, told.value(UNITS))
        stated += _a_firm(typed, stated, told)
        if added := also_done(typed, self._vocabulary["sanpin_works"], told.value("sanpin_works")):
            stated = [added]
        lately = [name for name, (_, since) in told.weights.items() if since == turn - 1]
        readings = [one for one in readings if not of_other_matters(typed, one, stated, lately)]
        if readings and asked is not None:
            answered = {reading.name for reading in readings}
            stated = [one for one in stated if one.name not in answered or one.weight > Weight.SAID]
        stated = [
            one
            for one in stated
            if not (
                _of_the_telling(typed, one)
                or is_quoted(typed, one.start)
                or is_wording(typed, one.start, one.end)
                or is_rule_put(typed, one.name, one.start)
                or (one.name == "registered_in_prc_mainland" and _mark_not_here(typed, one.start))
                or _of_another_matter(one, typed, told, asked)
                or (
                    one.name in ("is_joint", "joint_units")
                    and (co_owned(typed, one.start, one.end) or of_programmes(typed, one.start))
                )
            )
        ]
        return readings + list(_of_itself(typed, sorted(stated, key=lambda one: one.end), told, asked))

    def _never_said(self, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
        """What was taken from the turns before and this one protests against: 我没说商标过期."""
        for start, end in typed.protested:
            protested = Typed(typed.words(start, end))
            for one in self._readings(protested, Told(), None, as_of, 0, together=False):
                yield Reading(one.name, Not(one.value), start, end)

    def _redated(self, said: str, typed: Typed, as_of: dt.date) -> Iterator[Reading]:
        """The records that the turn before told as long past, on the day that this turn puts right."""
        moment = date_told(typed, as_of)
        told = "" if moment is None else redated(said, moment, typed.words(*moment[:2]), as_of)
        if moment is None or not told:
            return
        again_told = Typed(told)
        records = [*self._records.find(again_told, as_of)]
        for phrases in self._said:
            if phrases.fact.name.startswith(PAST_EVENTS):
                records += _said(again_told, phrases, as_of)
        for one in records:
            if one.value in (True, "minor", "major"):
                yield Reading(one.name, one.value, moment.start, moment.end, Weight.PLAIN)

    def _counted(
        self, told: Told, typed: Typed, readings: list[Reading], as_of: dt.date, turn: int
    ) -> list[Reading]:
        """``readings`` without the counts of an earlier application, and with the count put in place of the last."""
        last = told.count
        for one in readings:
            more = beside(one, typed)
            if more is not None:
                told.count = (one.name, more, turn, of_before(typed, one, as_of))
        kept = [one for one in readings if not of_before(typed, one, as_of)]
        if told.count is not None and told.count[3]:
            anew = count_now(typed, *told.count[:2])
        elif not kept and last is not None and last[2] == turn - 1:
            anew = next_value(typed, *last[:2])
        elif not kept and TERM in told.facts and told.weights[TERM][1] == turn - 1:
            anew = next_day(typed, as_of, supposed=TERM in told.supposed)
        elif not kept and OWNED in told.facts and told.weights[OWNED][1] == turn - 1:
            anew = day_of_the_mark(typed, as_of)
        else:
            anew = None
        if anew is None or any(one.name == anew.name for one in kept):
            return kept
        if told.count is not None and anew.name == told.count[0]:
            told.count = (*told.count[:2], turn, False)
        return [*kept, anew]

    def _note(self, told: Told, typed: Typed, reading: Reading, turn: int) -> bool:
        """Take one reading over; False where it tells nothing or an earlier word was plainer."""
        name = reading.name
        if isinstance(reading.value, Not):
            return told.value(name) == reading.value.value and told.forget(name)
        weight, since = told.weights.get(name, (Weight.PASSING, -1))
        if (
            reading.weight < weight
            and (since == turn or reading.weight is Weight.PASSING)
            and not (since != turn and _registered_since(told, reading))
        ):
            return False
        if isinstance(reading.value, Some):
            had = told.forget(name)  # 三项, and then a list half read: how many there are is open again
            told.some[name] = reading.value
            return had
        if reading.value is UNSURE:
            had = told.forget(name)
            told.weights[name] = (reading.weight, turn)
            return had
        try:
            value = self._vocabulary[name].read(reading.value)
        except FactErrors:
            return False
        words = typed.words(*with_denial(typed, reading.start, reading.end))
        told.facts[name] = ReadFact(name=name, value=value, read_from=words)
        told.weights[name] = (reading.weight, turn)
        return True

    def _again(self, told: Told, typed: Typed, as_of: dt.date, turn: int) -> Iterator[str]:
        """The records and accidents told last as long past, of which a turn tells that there was another since."""
        span = again(typed, as_of)
        last = max((since for _, since in told.weights.values()), default=-1)
        for name, (_, since) in tuple(told.weights.items()) if span is not None else ():
            past = name.startswith("bad_record") or name == ACCIDENT
            if past and since == last and told.value(name) in ("none", False) and span is not None:
                value = True if name == ACCIDENT else "minor"
                if self._note(told, typed, Reading(name, value, *span, Weight.PLAIN), turn):
                    yield name

    def _bare(self, told: Told, typed: Typed, as_of: dt.date, turn: int) -> str | None:
        """A correction that names no fact ("不对，是五家") is about the last fact of its kind."""
        bare = bare_value(typed, as_of)
        if bare is None:
            return None
        kind, value, start, end = bare
        kinds = {"number": ("int", "number"), "bool": ("bool",), "date": ("date",)}[kind]
        names = [name for name in told.facts if self._vocabulary[name].type in kinds]
        if kind == "date" and YEARS in told.facts and _A_YEAR.search(told.facts[YEARS].read_from):
            names.append(YEARS)  # 2019年成立, 说错了是2024年
        if kind == "number":
            unit = typed.plain[start:end]
            wanted = {
                "家": ("joint_units", "recommended_enterprises"),
                "年": ("years_in_operation",),
                "year": ("years_in_operation",),
            }
            for mark, facts in wanted.items():
                if mark in unit:
                    names = [name for name in names if name in facts]
        if not names:
            return None
        latest = max(names, key=lambda name: (told.weights[name][1], list(told.facts).index(name)))
        if latest == YEARS and kind == "date":
            moment = times(typed.plain, as_of)[-1]
            if moment.first > as_of:
                return None
            value = years_since(moment, as_of)
        if told.value(latest) == value:
            return None  # that is what was told
        return (
            latest
            if self._note(told, typed, Reading(latest, value, start, end, Weight.PLAIN), turn)
            else None
        )

    def _agree(self, told: Told, fresh: dict[str, None], turn: int) -> None:
        """Drop what an earlier turn told and this one makes impossible; it was a correction, not a contradiction."""

        def stale(name: str) -> bool:
            return name in told.facts and told.weights[name][1] != turn

        if "registered_in_prc_mainland" in fresh and told.value("registered_in_prc_mainland") is False:
            if stale("registered_province") and told.value("registered_province") not in (
                "香港",
                "澳门",
                "台湾",
            ):
                told.forget("registered_province")
                fresh["registered_province"] = None
            if stale("entity_type") and told.weights["entity_type"][0] is Weight.PASSING:
                told.forget("entity_type")
        if "is_joint" in fresh and told.value("is_joint") is False and stale("joint_units"):
            told.forget("joint_units")
            fresh["joint_units"] = None
        if "entity_type" in fresh and stale("has_legal_personality"):
            branch = told.value("entity_type") in _NO_LEGAL_PERSONALITY
            if branch is (told.value("has_legal_personality") is True):
                told.forget("has_legal_personality")
                fresh["has_legal_personality"] = None
        if (
            "entity_type" in fresh
            and stale("industry")
            and told.value("industry") == "internet_platform"
            and told.value("entity_type") != "internet_platform"
        ):
            told.forget("industry")
        if (
            "entity_type" in fresh
            and stale("government_level_ok")
            and (
                told.value("entity_type") != "government"
                or another_government(
                    told.facts["government_level_ok"].read_from, told.facts["entity_type"].read_from
                )
            )
        ):
            told.forget("government_level_ok")


# What an applicant told to be a firm that makes goods is not overnight, unless the words are about itself.
_OF_BYSTANDERS = {
    "entity_type": frozenset(
        {"government", "institution", "association", "partnership", "sole_proprietor", "foreign_company"}
    ),
    "industry": frozenset({"other"}),
}


# We make soap and also run a hotel: what is done besides takes the place of nothing.
_ON_THE_SIDE = re.compile(
    r"还|也|另外|兼|顺带|副业|同时|旗下|(?<![a-z])(?:also|as well|besides|on the side|in addition)(?![a-z])"
)


def _head(typed: Typed, at: int) -> str:
    """What stands in the clause before ``at``."""
    return typed.nameless[typed.clause_at(at).start : at]


def _of_itself(typed: Typed, stated: Sequence[Reading], told: Told, asked: str | None) -> Iterator[Reading]:
    """``stated`` without the kinds and trades of others who come up beside an applicant told before."""
    known = {name: told.value(name) for name in _OF_BYSTANDERS}
    if known["industry"] is None and any(one.name == "is_joint" and one.value is True for one in stated):
        known["industry"] = UNSURE  # of the trades of several who apply together, whose is the applicant's
    for one in stated:
        if (
            one.name in known
            and one.name != asked
            and known[one.name] not in (None, one.value)
            and isinstance(one.value, str)
            and one.value in _OF_BYSTANDERS[one.name]
            and (
                not tells_of_itself(typed, one.start, one.end)
                or (one.name == "industry" and _ON_THE_SIDE.search(_head(typed, one.start)))
            )
        ):
            continue
        if one.name in known and isinstance(one.value, str):
            known[one.name] = one.value
        yield one


def _a_firm(typed: Typed, stated: Sequence[Reading], told: Told) -> Iterator[Reading]:
    """A legal person or an enterprise above designated size that makes goods is an enterprise, if nothing else is told."""
    if told.value("entity_type") is not None or any(one.name == "entity_type" for one in stated):
        return
    trade = next(
        (one for one in stated if one.name == "industry" and one.value in ("consumer_goods", "other")), None
    )
    if trade is None:
        return
    made = trade.value == "other" and _MADE.search(typed.nameless, 0, trade.start) is not None
    if made or any(
        one.name in ("has_legal_personality", "above_scale") and one.value is True for one in stated
    ):
        yield Reading("entity_type", "enterprise", trade.start, trade.end, Weight.PASSING)


def _clean_before(told: Told, turn: int) -> bool:
    """Whether the turn before told a clean record, and none that is not."""
    last = [
        fact.value
        for name, fact in told.facts.items()
        if told.weights[name][1] == turn - 1 and name.startswith(("bad_record", "major_record"))
    ]
    return bool(last) and all(value in ("none", False) for value in last)


def _owned_last(words: str) -> str:
    """What the last of ``words`` speak of the ownership of."""
    return owned_at(Typed(words[-_LONGEST:]).plain, _LONGEST)


def _registered_since(told: Told, reading: Reading) -> bool:
    """Whether a mark was only not registered before, and nobody else's: to register it settles whose it is."""
    before = told.facts.get("trademark_owned")
    return (
        before is not None
        and reading.name == "trademark_owned"
        and _WITHOUT_REGISTRATION.search(before.read_from.lower()) is not None
        and _WITH_OTHERS.search(before.read_from.lower()) is None
    )


def _jointly(told: Told, stated: Sequence[Reading]) -> bool:
    """Whether the application is a joint one, by this turn or those before."""
    last = next((one.value for one in reversed(stated) if one.name == "is_joint"), told.value("is_joint"))
    return last is True


def _on_that_list(typed: Typed) -> Iterator[Reading]:
    for found in _ON_THAT_LIST.finditer(typed.nameless):
        said = list(
            re.finditer(
                ("失信|" if found["listed"] else "")
                + r"黑名单|失信名单|失信被执行人|black ?list|(?:dishonest|defaulter|debtor)s?'? [a-z ]{0,8}list",
                typed.nameless[: found.start()],
            )
        )
        if not said:
            continue
        if (
            found["never"]
            and not found["verb"]
            and re.search("[。!?;\n]|,[^,]*,[^,]*,", typed.nameless[said[-1].end() : found.start()])
        ):
            continue  # 有黑名单这条要求。子公司我们没有。
        if found["none"] and re.search(
            "[。!?;\n]|,[^,]*,|有", typed.nameless[said[-1].end() : found.start()]
        ):
            continue
        stands = stance(typed, *found.span())
        if not (stands.asked or stands.aside or stands.plan):
            on_it = stands.denied if found["off"] else found.lastgroup is None  # every group is a denial
            value = UNSURE if stands.unsure else on_it
            yield Reading("on_credit_blacklist", value, *found.span(), Weight.PLAIN)


# The licence of a shop, to sell alcohol; leave to use the hall.
_LEAVE_FOR = re.compile(
    r"(?<![a-z])(?:shop|restaurant|bar|hall|rooms?|premises|kitchen|canteen|alcohol|spirits|liquor|export|import|drive|driving|road|land|building|yard)(?![a-z])"
)
_BRANDED = re.compile(r"品牌|牌子|(?<![a-z])(?:brands?|marks?|labels?|logos?)(?![a-z])")
_PICTURED = re.compile(r"(?:ip|知识产权)(?=授权|联名|形象|衍生|人物|许可)")


def _of_something_else(typed: Typed, name: str, start: int, end: int) -> bool:
    """Whether 只有许可 is of the mark where the intellectual property is in question, or the other way round."""
    if name == "ip_licensed":
        begin = typed.clause_at(start).sentence[0]
        spoken = typed.nameless[begin:end]
        if _BRANDED.search(spoken) and not _RIGHTS.search(_PICTURED.sub("", spoken)):
            return True  # 品牌十年前取得授权; 牌子是买美国IP授权的
    if name == "ip_licensed" and _LEAVE_FOR.search(
        typed.nameless, start, min(typed.clause_at(end - 1).end, end + 28)
    ):
        return True  # every licence for the restaurant has been paid
    if name == "ip_licensed" and _OTHER_LEAVE.search(
        typed.nameless, typed.clause_at(start).sentence[0], end + 4
    ):
        return True
    other = {"ip_licensed": "商标", "trademark_owned": "知识产权"}.get(name)
    plain = typed.nameless
    # "the mark" is one, and "mark" alone is not.
    opens = start - len("the ") if plain.endswith("the ", 0, start) else start
    named = owned_at(plain[opens:end], end - opens)
    if other is None or named:
        return name == "ip_licensed" and named == "商标"
    stop = max(typed.clause_at(start).end, end)
    spoken_of = owned_at(plain, start) or owned_at(plain[end:stop], stop - end)
    return spoken_of == other


def _mark_not_here(typed: Typed, at: int) -> bool:
    """Whether it is the mark spoken of before that is not registered in the mainland."""
    return (
        _MARK_NOT_HERE.match(typed.nameless, typed.clause_at(at).start) is not None
        and owned_at(typed.nameless, at) == "商标"
    )


# Always profitable, apart from 2023; 除了去年都赚: what one bad year of the three means is open.
_ONE = re.compile(r"(?<![a-z])(?:one|an?|single|only)(?: [a-z]+)? $")
_BUT_IN = re.compile(
    r"(?<![a-z])(?:apart from|except(?:ing)?(?: for)?|other than|save for|but for|barring|aside from|but not|only not)(?: in| during)?(?: the year)? (?P<en>20[0-9]{2}|last year|this year|the year before last|one (?:bad |hard |difficult )?year)(?![a-z0-9])"
    r"|(?:除了?|除开|除去)(?P<zh>20[0-9]{2}年?|[去前今]年|一年)|(?:就|只有|只是|唯独|唯有|仅)(?:是|在)?(?P<zh2>20[0-9]{2}年?|[去前今]年|一年)[^,。;!?\n]{0,6}(?:亏|赔|差|不好|难|没赚)"
    r"|(?:lost money|made a loss|a loss|losses)(?: [a-z]+){0,3} (?:in|during|for) (?P<en2>20[0-9]{2}|last year)[^.;!?\n]{0,12}(?:otherwise|apart from that|the other years)"
)


# 前年没亏,大前年亏了: of years told one by one, one was bad.
_A_YEAR_NAMED = re.compile(r"(?:20[0-9]{2}|大?[去前今])年")
_A_BAD_YEAR = re.compile(rf"(?:{_A_YEAR_NAMED.pattern})[^,。;!?\n没不未无]{{0,8}}(?:亏|赔)")


def _but_one_year(plain: str, sentence: tuple[int, int], as_of: dt.date) -> bool:
    """Whether a sentence of good business excepts one of the last three years."""
    found = _BUT_IN.search(plain, *sentence)
    if found is None:
        return False
    year = next(group for group in found.groups() if group)[:4]
    return not year.isdigit() or int(year) >= as_of.year - 3


def _no_business(typed: Typed, mention: Mention, *, denied: bool, as_of: dt.date) -> bool:
    """Whether words of good or bad business say nothing of the applicant's last three years."""
    plain = typed.nameless
    clause = typed.clause_at(mention.start)
    head, said = plain[clause.start : mention.start], plain[mention.start : mention.end]
    if re.match("运行|运转|运营|run|operat", said) and _MACHINE.search(head):
        return True
    if mention.value is True and (_HEARSAY.search(head) or _NOT_EARNED.search(head)):
        return True
    if any(_SOME_YEARS.search(gap) and not _MOST_YEARS.fullmatch(gap) for gap in mention.gaps) or (
        denied and mention.value is True and _GROWS.search(said)
    ):
        return True
    if mention.value is True and (
        _TO_COME.match(plain, mention.end) or (not denied and _but_one_year(plain, clause.sentence, as_of))
    ):
        return True
    if (
        (mention.value is True or denied)
        and _A_YEAR_NAMED.search(plain, clause.start, mention.end)
        and _A_BAD_YEAR.search(plain, *clause.sentence)
    ):
        return True
    end = mention.end - said.endswith("的")
    if _OF_THAT_FIRM.match(plain, end) and not re.match("[^,。]{0,3}的(?:企业|公司)(?=[,。]|$)", plain[end:]):
        return True
    if (
        mention.value is False
        and _A_LOSS.match(said)
        and _OF_ONE_YEAR.search(plain, clause.start, clause.end)
    ):
        return not _MORE_YEARS.search(
            plain, *clause.sentence
        )  # a loss in one of the three years: how much it tells is open
    if mention.value is False and not denied and said.endswith("year") and _ONE.search(head):
        return True  # one bad year rules us out
    if mention.value is True or denied or _EVER_SINCE.search(plain, clause.start, mention.end + 16):
        return False
    return window(typed, clause, as_of) == "outside"


# 商标是两家共有的, we co-own the mark with our partner: of a mark held with others the text does not speak.
_CO_OWNED = re.compile(
    r"共有(?![0-9一二两三四五六七八九十几多])|共同(?:所有|持有|拥有|注册|申请)|共同共有|按份共有|各占?一?半|一人一半|(?:和|跟|与)[^,。]{1,10}(?:各|共)(?:持|有|占)"
    r"|(?<![a-z])(?:co-?own\w*|co-?regist\w*|joint(?:ly)? (?:own\w*|held|hold\w*|regist\w*|property|proprietors?|mark|trademark)|jointly|joint ownership|50[-/ ]50|fifty[- ]fifty|half (?:ours|our|belongs|is ours)|half and half|shared? (?:ownership|with|the (?:mark|trademark))|(?:together|along|in common) with)(?![a-z])"
)
_A_MARK = re.compile("商标|注册证|(?<![a-z])(?:trade ?marks?|marks?)(?![a-z])")


def co_owned(typed: Typed, start: int, end: int) -> bool:
    """Whether the clause is of a mark that the applicant holds together with another."""
    clause = typed.clause_at(start)
    said = typed.nameless[clause.start : max(clause.end, end)]
    found = _CO_OWNED.search(said)
    if found is None or _A_MARK.search(said) is None:
        return False
    return not (negations(said[: found.end()]) or _A_JOINT_CASE.search(said))


# We own the mark and apply together with two suppliers.
_A_JOINT_CASE = re.compile(
    r"申报|案例|联合报|一起报|(?<![a-z])(?:apply|applying|file|filing|application|case|submit\w*|consortium)(?![a-z])"
)
# Whether a brand that was bought, or that the parent made, counts as the applicant's own creation the text does not say.
_CAME_TO_US = re.compile(
    r"收购|并购|买|购|接手|接过|接盘|受让|盘(?:下|了|过)|拍(?:得|下|卖|来)|顶下|转让|继受|竞得|竞拍|承接"
    r"|(?<![a-z])(?:bought|acquired|purchased|buy|took over|taken over|take over|merger|acquisition|takeover|buyout|auction|inherited|(?:sold|passed|handed)(?: on| over)? to us)(?![a-z])"
)
_PARENT_MADE = re.compile(
    r"(?:母公司|总公司|总部|(?<!我们)(?<!我)(?<!本)集团)[^,。]{0,8}(?:创|建立|打造|做起)"
    r"|(?<![a-z])(?:parent(?: company)?|group|head office|headquarters|holding company)(?: [a-z]+){0,2} (?:created|founded|built|developed|established|started|launched|made)(?![a-z])"
    r"|(?<![a-z])(?:created|founded|built|developed|established|started|launched|made) by (?:the |our |its |their )?(?:[a-z]+ )?(?:parent(?: company)?|group|head office|headquarters|holding company)(?![a-z])"
)
# The brand is the parent's to this day.
_STAYS_WITH_PARENT = re.compile(
    r"授权|许可|(?:商标|牌子|品牌)[^,。;!?]{0,5}(?:是|归|属于?|在)(?:德国|日本|香港|台湾|[^,。;!?]国)?(?:总部|集团|母公司|总公司)(?:的|名下|所有|持有|(?=[,。;!?]|$))"
    r"|(?<![a-z])(?:licen[cs]\w*|(?:mark|trademark|brand|label)s?(?: also| too)? (?:is|are|belongs?|stays?|remains?)(?: still| also| with| to| in)* (?:the |our |its )?(?:parent|group|head office|headquarters|holding))(?![a-z])"
)
# My father created it and has given it to me.
_HANDED_ON = re.compile(
    r"(?:转|给|传|留|交|卖|过户)(?:让)?(?:给|到|至)?了?(?:我(?!们家)|公司|咱|本公司|企业)"
    r"|(?<![a-z])(?:gave|given|sold|handed|signed|made|passed|left|transferred|assigned) (?:it |the (?:brand|mark|trademark|label) |both )?(?:over |on )?to (?:me|us|the company|our company)(?![a-z])"
)
_FOUNDER = re.compile(rf"{named('<kin>', 'zh')}|(?<![a-z]){named('<kin>', 'en')}(?![a-z])")
# Who says that it was not of his own making says so, however it came to him.
_NOT_OF_OURS = re.compile(
    r"不是(?:我们?|自己|自家|自个儿?|自主|我司|咱们?)[^,。]{0,4}(?:创|做|打造|建|搞)"
    r"|(?<![a-z])(?:not|never) (?:created|built|founded|made|invented|developed|our own)|(?:somebody|someone) else (?:had |has )?(?:built|created|made|founded)|(?:create|created|build|built|made)(?: it)? ourselves[?,:] no(?![a-z])"
)
_IN_THEIR_NAME = re.compile(
    r"授权|许可|代理|经销|贴牌|代工|加盟|租|借|客户|别人家?的(?:牌子|品牌)|(?<![a-z])(?:licen[cs]\w*|franchis\w*|rent\w*|leas\w*|distribut\w*|import\w*|resell\w*|dealer|agent|oem|odm|clients?|customers?|belongs?|owned)(?![a-z])"
)


def _came_to_us(typed: Typed, phrases: Phrases, mention: Mention) -> bool:
    """Whether a brand is told to have been made by the parent, bought or handed on: is that the applicant's own creation?"""
    if phrases.fact.name != "self_created_brand":
        return False
    plain = typed.nameless
    _, end = typed.clause_at(mention.start).sentence
    if _PARENT_MADE.search(plain, mention.start, mention.end):
        return _STAYS_WITH_PARENT.search(plain) is None or _HANDED_ON.search(plain) is not None
    if mention.value is True:
        founder = _FOUNDER.search(plain, mention.start, mention.end)
        return founder is not None and _HANDED_ON.search(plain, mention.end, end) is not None
    if _NOT_OF_OURS.search(plain):
        return False

    def came(one: Mention) -> bool:
        said = plain[one.start : one.end]
        return _CAME_TO_US.search(said) is not None and _IN_THEIR_NAME.search(said) is None

    return came(mention) and all(came(one) for one in phrases.find(typed) if one.value is False)


_GRANTEE = re.compile(r"我们|我司|咱|本公司|子公司|(?<![a-z])(?:us|we|our)(?![a-z])")


def _to_us(typed: Typed, start: int, end: int) -> bool:
    """Whether a licence that another gives is given to the applicant, or is spoken of as the other's."""
    clause = typed.clause_at(start)
    return (
        _GRANTEE.search(typed.nameless, start, max(clause.end, end)) is not None
        or re.search(r"(?:的|'s?) ?$", typed.nameless[clause.start : start]) is not None
    )


def _of_the_telling(typed: Typed, reading: Reading) -> bool:
    """Whether the clause speaks of what was or should be said: pretend I never mentioned the blacklist."""
    clause = typed.clause_at(reading.start)
    return _UNSAID.search(typed.plain, clause.start, reading.start) is not None


_JOINTLY = re.compile(r"联合|一起|共同|一块|(?<![a-z])(?:joint|jointly|together|case)(?![a-z])")


def _of_another_matter(reading: Reading, typed: Typed, told: Told, asked: str | None) -> bool:
    """Whether a count is of what is spoken of: firms beside a regional brand, how long a case has run."""
    if reading.name in ("is_joint", "joint_units"):
        return told.value("recommended_enterprises") is not None and not _JOINTLY.search(typed.plain)
    return reading.name == "years_in_operation" and asked == "complete_solution"


def _within_a_choice(plain: str, at: int) -> bool:
    """Whether ``at`` lies within 能不能, 涉不涉密 or 有没有, which ask and tell nothing."""
    here, before = plain[at : at + 1], plain[at - 1 : at]
    if plain.startswith("现在不在", max(at - 2, 0)):
        return False
    return (
        (here == "不" and before == plain[at + 1 : at + 2])
        or (before == "不" and plain[max(at - 2, 0) : at - 1] == here)
        or plain[max(at - 1, 0) : at + 1] == "有没"
        or (before == "没" and plain.startswith("有没有", max(at - 2, 0)))
    )


def _said(
    typed: Typed, phrases: Phrases, as_of: dt.date, *, answering: str | None = None
) -> Iterator[Reading]:
    """Readings of a fact stated in words of ``said``; a denial of a yes-or-no fact states the opposite.

    ``answering``: the fact that we asked for.
    """
    name = phrases.fact.name
    for mention in phrases.find(typed):
        at = mention.start
        chosen = _within_a_choice(typed.nameless, at)
        minuted = _MINUTED.match(typed.nameless, mention.end) if chosen or mention.value is True else None
        if minuted is not None:
            yield Reading(name, minuted["yes"] is not None, at, minuted.end())
            continue
        if chosen:
            continue
        if (name.startswith("bad_record") or name in (ACCIDENT, "on_credit_blacklist")) and is_rule_asked(
            typed.plain
        ):
            continue
        if name == "is_joint" and OTHER_FILING.search(typed.nameless, max(at - 8, 0), at):
            continue  # 商标自己申请 is no application under the policies
        if name == "is_joint" and (
            WORK_DONE_TOGETHER.match(typed.nameless, mention.end)
            or "妇联合" in typed.nameless[at : mention.end]
            or beaten(typed, at)
            or may_alone(typed, at)
            or DECLINED.search(typed.nameless, mention.end, typed.clause_at(at).sentence[1])
        ):
            continue  # 与省轻工院联合攻关; 四家公司找我们联合申报,我们没答应
        said = typed.nameless[at : mention.end]
        if (
            name == "trademark_owned"
            and mention.value is False
            and _ONLY_THE_NAME.search(said)
            and _A_DEVICE.search(typed.plain)
        ):
            yield Reading(name, UNSURE, at, mention.end)  # 图形商标注册了,品牌名没注册
            continue
        if typed.plain.startswith("?", typed.clause_at(at).end) and any(map(_RULED.search, mention.gaps)):
            continue  # 名字一定要带地名?
        stands = stance(typed, at, mention.end, standing(said, mention.gaps, negative=mention.value is False))
        if mention.value is True and typed.nameless[typed.clause_at(at).start : at] in ("", "on "):
            answered = _SAYS_NO.match(typed.nameless, mention.end)
            if answered is not None:
                yield Reading(name, False, at, answered.end())
                continue
            if _DOUBTS_IT.match(typed.nameless, mention.end):
                continue
            if name in _ON_HUNAN and _TOPIC_ASKED.match(typed.nameless, mention.end):
                continue
            dropped = _NO_LONGER.match(typed.nameless, mention.end) if name == "reports_on_platform" else None
            if dropped is not None:
                yield Reading(name, False, at, dropped.end())
                continue
        if name == "above_scale" and (
            _OF_ALL.search(typed.nameless[typed.clause_at(at).start : at])
            or _OF_SUCH_FIRMS.search(typed.nameless[: mention.end + 12])
            or typed.nameless.startswith("不规", mention.end)
            or _THE_LIST_ITSELF.match(typed.nameless, mention.end)
        ):
            continue  # 全县规上企业四十家; 规上不规上的,得问统计局
        if name == "reports_on_platform" and (
            not _REPORTING.search(typed.nameless)
            or _OF_TRADE.search(typed.nameless, 0, at)
            or _ITS_RULES.match(typed.nameless, mention.end)
            or _PLATFORM_APPLIES.match(typed.nameless, at)
        ):
            continue
        if name == "reports_on_platform" and (
            _BY_THEM.search(said)
            or _FOR_ALL.search(typed.nameless, typed.clause_at(at).start, typed.clause_at(at).end)
            or (
                mention.value is False
                and _NOT_IN_A_YEAR.search(typed.nameless[typed.clause_at(at).start : at])
            )
        ):
            continue
        if name == "reports_on_platform" and not stands.asked:
            begin, stop = typed.clause_at(at).sentence
            gap = _SMALL_GAP.search(typed.nameless, begin, stop)
            if gap is not None and not negations(
                typed.nameless[typed.clause_at(gap.start()).start : gap.start()]
            ):
                yield Reading(name, UNSURE, mention.start, mention.end)
                continue
        if (
            name == "above_scale"
            and mention.value is False
            and _NEARLY.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            yield Reading(name, True, mention.start, mention.end)
            continue
        if name == "above_scale" and mention.value is False and not (stands.asked or stands.other):
            if typed.nameless.startswith((" until", " till"), mention.end):
                continue
            if back_since(typed, mention.end):
                yield Reading(name, True, mention.start, mention.end)
                continue
        if name == "above_scale" and _WHETHER_IT_CAN.search(typed.nameless[typed.clause_at(at).start : at]):
            continue
        if name == "above_scale" and mention.value is True and perhaps_fell(typed, mention.end):
            stands = stands._replace(unsure=True)
        fell = fell_since(typed, mention.end) if name == "above_scale" and mention.value is True else None
        if fell is not None and not (stands.denied or stands.asked or stands.other):
            yield Reading(name, False, at, fell.end())
            continue
        if (
            name == "self_created_brand"
            and mention.value is False
            and made_for_others(typed, at, mention.end)
        ):
            continue
        if name == "operating_well_3y" and typed.nameless[at : at + 2] in ("三年", "3年"):
            stands = stands._replace(past=False)  # 过去三年
        if name == "is_joint" and (
            whether_together(typed, at, mention.end)
            or (mention.value is False and or_together(typed, at, mention.end))
        ):
            continue  # 单独报还是要跟工厂联合
        if name == "is_joint" and stands.denied and typed.nameless[max(at - 1, 0) : at] == "不":
            continue  # 溯源那块不单独报
        if stands.denied and name == "has_legal_personality" and _UNTIL.match(typed.nameless, mention.end):
            continue  # no legal personality until we incorporated
        if name == "has_legal_personality" and _IF_CHANGED.search(
            typed.nameless, typed.clause_at(at).sentence[0], at
        ):
            continue  # 如果改成子公司是不是就有法人资格了
        if name == "registered_in_prc_mainland" and (
            is_of_a_thing(typed, at)
            or _OF_THE_MARK.search(typed.nameless[typed.clause_at(at).start : at])
            or _BY_WAY_OF.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            continue  # 商标是在境外注册的
        if stands.past and not stands.asked and isinstance(mention.value, bool):
            now = changed_since(typed, mention.end)
            if now is not None and now is not (mention.value ^ stands.denied):
                yield Reading(name, now, mention.start, mention.end, Weight.SAID)
        if name == "ip_licensed" and _MANDATE.search(typed.nameless, max(at - 16, 0), mention.end):
            continue  # 县政府出的授权文件 lets one apply, and licenses nothing
        if (
            name == "complete_solution"
            and _OTHER_WORKS.search(typed.nameless[typed.clause_at(at).start : at])
            and _OF_WORKS.search(typed.nameless)
        ):
            continue  # 其余的专项还在规划
        if name in _RIGHTS_HELD and stands.denied and _PARTED_WITH.search(said):
            continue  # 商标没有转让没有授权 says that it was kept, and not by whom
        if name in _OWNED and mention.value is True and _THEIRS_AFTER.match(typed.nameless, mention.end):
            continue  # 软件公司说代码归他们
        if (
            name in _OWNED
            and mention.value is True
            and _BELIEVED.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            continue  # we thought the mark was ours, but it turned out to be a trading company's
        if name in _OWNED and _SUPPOSED_WITHIN.search(typed.nameless, at, mention.end):
            continue  # can we enter the brand if we got a fine
        if (
            name == "self_created_brand"
            and mention.value is True
            and _BY_ANOTHER.match(typed.nameless, mention.end)
        ):
            continue  # the brand was founded in 1905 by a Frenchman
        if (
            name == "trademark_owned"
            and mention.value is True
            and _THOUGHT_UP.match(typed.nameless, mention.end)
        ):
            continue  # 商标是自己设计的
        if (
            name == "trademark_owned"
            and mention.value is False
            and _THOUGHT_UP_BY.search(typed.nameless, at, mention.end)
        ):
            continue  # the mark was founded by another family: who owns it now is not said
        if name == "complete_solution" and mention.value is True and is_far_off(typed, at, mention.end):
            stands = stands._replace(denied=True)
        if (
            name == "complete_solution"
            and mention.value is True
            and not stands.denied
            and (settles_nothing(typed, at, mention.end) or is_a_shop(typed, at))
        ):
            continue
        if name in _OWNED and (
            _CLAIMED.search(typed.nameless[typed.clause_at(at).start : at + 1])
            or any(_CLAIM.search(gap) for gap in mention.gaps)
        ):
            continue  # 说软著该归他们 is what others claim
        if (
            name in _SECRETS
            and stands.other
            and _WHOSE.search(typed.nameless[typed.clause_at(at).start : at])
            and not _THEIR_CASE.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            stands = stands._replace(other=False)  # 客户的商业秘密
        if (
            name in _SECRETS
            and stands.other
            and not _NAMES_OTHERS.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            stands = stands._replace(other=False)  # 里面有客户的数据,法务认定是商业秘密
        if name == "ip_licensed" and stands.other and _to_us(typed, at, mention.end):
            stands = stands._replace(other=False)  # 供应商给我们出了授权书, the vendor's licence ran out
        if name == "trademark_owned" and "证上" in said:
            stands = stands._replace(
                other=False
            )  # 证上还是原来那家; 老板把商标作价入股了,手续办完,证上是公司
        if (
            stands.asked
            and mention.value is True
            and _OF_ONESELF.match(typed.nameless, typed.clause_at(at).start)
        ):
            answer = _ANSWERED_NO.match(typed.nameless, mention.end)
            if answer is not None:
                yield Reading(name, False, at, answer.end())
        if stands.asked or stands.aside or (stands.plan and name not in _INTENTIONS):
            continue
        if _NEW_SENTENCE.search(typed.nameless, at, mention.end):
            continue  # 能报企业品牌吗我们是做雨伞的
        if stands.topic and mention.value is True and not stands.denied:
            continue
        if name == "brand_name_has_place_and_product" and _USUALLY.search(
            typed.nameless[typed.clause_at(at).start : at]
        ):
            continue  # 一般以"地名+产品"命名 is the text
        if name in _OWNED and _WHO.fullmatch(typed.nameless, typed.clause_at(at).sentence[0], at + 4):
            continue  # who owns the mark is still being discussed
        bare = _ONLY_NAMED.match(typed.nameless, mention.start)
        if not stands.denied and bare is not None and bare.end() >= mention.end:
            continue
        if (
            name == "on_credit_blacklist"
            and mention.value is True
            and not stands.denied
            and left_since(typed, mention.end)
        ):
            yield Reading(name, False, mention.start, mention.end)
            continue
        grave = mention.value in ("minor", "major") and _GRAVE_NOUN.search(typed.nameless, at, mention.end)
        if (mention.value is True or grave) and not stands.denied and unclear_denial(typed, mention.start):
            continue
        if (
            name in _HARMS
            and mention.value is True
            and not (stands.denied or stands.unsure)
            and _NAMED.fullmatch(typed.nameless, mention.start, mention.end)
            and not affirmed(typed, mention.start, mention.end)
        ):
            continue
        if name in _HARMS and mention.value is True and not stands.denied:
            rumoured = _RUMOURED.search(typed.nameless[typed.clause_at(at).start : at])
            unfounded = _UNFOUNDED.match(typed.nameless, mention.end) if rumoured else None
            if unfounded:
                yield Reading(name, False, at, unfounded.end())
            if rumoured:
                continue
        if name == "on_credit_blacklist" and _IF_LISTED.search(
            typed.nameless[typed.clause_at(at).start : at]
        ):
            continue
        if (
            name == "on_credit_blacklist"
            and mention.value is True
            and _PERSON_LISTED.search(typed.nameless[typed.clause_at(at).start : at + 1])
        ):
            continue
        if name == DISPUTE and mention.value is True and not stands.denied and ended(typed, at):
            continue
        if (
            stands.denied
            and mention.value is False
            and _HARDLY.search(typed.nameless[typed.clause_at(at).start : at])
        ):
            continue  # 不能算经营不善 is no praise
        if (
            stands.denied
            and mention.value is False
            and (
                typed.nameless.startswith(("nor ", "neither "), at)
                or any(_AND_NO.search(gap) for gap in mention.gaps)
            )
        ):
            stands = stands._replace(denied=False)  # neither patents nor a licence
        if stands.denied and mention.value is False and _NOT_YET.match(typed.nameless, mention.end):
            stands = stands._replace(denied=False)  # 商标还在申请中没下证 says the same twice
        if (
            name in _HELD
            and _ONCE.search("".join(mention.gaps))
            and "," not in typed.nameless[at : mention.end]
        ):
            continue  # 商标原来在老板名下
        if name == "operating_well_3y" and typed.nameless[:at].endswith("第"):
            continue  # 第三年赚了: one year of the three
        if name == "trademark_owned" and _OTHER_CERTIFICATE.search(typed.nameless[:at]):
            continue  # 房产证写的是公司名字
        if name == "ip_owned" and mention.value is False and not stands.denied:
            told = typed.nameless[at : mention.end]
            if _MADE_BY_OTHERS.search(told) and not _SPEAKS_OF_RIGHTS.search(told):
                continue  # 系统是请软件公司做的: whose the rights are is in the contract
        if name == "registered_in_prc_mainland" and any("'s" in gap for gap in mention.gaps):
            continue  # our parent's Shanghai WFOE
        if name in _OWNED and any(_REQUIRED.search(gap) for gap in mention.gaps):
            continue  # 商标归属要"归企业" is what is asked for
        if name in _OWNED and mention.value is True and any(_OF_THEM.search(gap) for gap in mention.gaps):
            continue  # 商标是母公司2008年注册的
        if (
            name == "operating_well_3y"
            and mention.value is True
            and _SO_SO.search(typed.nameless, typed.clause_at(at).sentence[0], at)
        ):
            continue  # 效益一般,也没亏
        if name == "operating_well_3y" and any(_NEITHER.search(gap) for gap in mention.gaps):
            stands = stands._replace(denied=True)
        if name == "operating_well_3y" and _no_business(typed, mention, denied=stands.denied, as_of=as_of):
            continue
        if name == DISPUTE and (about_brand(typed, at) or is_granted(typed, at, mention.end)):
            continue
        if name == DISPUTE and _UNDECIDED.match(typed.nameless, mention.end):
            if (
                not stands.unsure
                and mention.value is True
                and (answering == DISPUTE or of_a_right(typed, at, mention.end))
            ):
                yield Reading(name, True, mention.start, mention.end)
            continue  # 官司还没打完 denies no lawsuit
        if name == DISPUTE and (about_money(typed, at) or their_story(typed, at)):
            continue  # 货款纠纷; 我们同行一个姓周的, …打官司
        if (
            name == DISPUTE
            and mention.value is True
            and not (stands.denied or answering == DISPUTE)
            and not of_a_right(typed, at, mention.end)
        ):
            continue  # 跟前员工打官司: about what is not said
        if stands.denied and mention.value is False and _NOT_THEIRS.search(typed.nameless, at, mention.end):
            continue  # 商标也不是他们的 leaves it open whose it is
        value: object
        if (
            mention.value is False
            and name == "ip_owned"
            and _JOINT_WORK.search(typed.nameless, at, mention.end)
        ):
            continue  # 跟软件公司合作开发: whose it is remains open
        if (
            name == "trademark_owned"
            and mention.value is True
            and _IN_A_NAME.search(typed.nameless[mention.start : mention.end])
            and not _REGISTERED.search(typed.nameless, mention.start, mention.end)
            and owned_at(typed.nameless, mention.start) != "商标"
        ):
            continue  # 厂房现在在公司名下
        if _of_something_else(typed, name, mention.start, mention.end):
            continue
        if (
            name == "ip_owned"
            and _OWN_IT.match(typed.nameless, at)
            and (owned_at(typed.nameless, at) == "商标" or not _INVENTED.search(typed.nameless))
        ):
            continue  # the mark is the group's, the hall is the town's: they own it, we use it
        if (
            name == "trademark_owned"
            and _NOW_WITH.match(typed.nameless, at)
            and owned_at(typed.nameless, at) != "商标"
        ):
            continue  # 钥匙眼下还在老板手里
        if (
            name == "ip_owned"
            and typed.nameless.startswith(("平台", "网站"), at)
            and _MARKETPLACE.search(typed.nameless)
            and not _BUILT.search(typed.nameless, at, mention.end)
        ):
            continue  # 平台是我们自己的,撮合布料买卖: a market is run, and of its software nothing is said
        recorded = name.startswith("bad_record") or name == ACCIDENT
        happened = mention.value not in ("none", False) and not stands.denied
        if name != ACCIDENT and recorded and happened:
            clause = typed.clause_at(mention.start)
            if of_a_place(typed.nameless, typed.nameless[clause.start : max(clause.end, mention.end)]):
                continue
        if recorded and of_any_firm(typed, at):
            continue
        if (
            mention.value == "minor"
            and recorded
            and (mere_event(typed, at, mention.end) or undone(typed, mention.end))
        ):
            continue
        if recorded and happened and window(typed, typed.clause_at(mention.start), as_of) != "inside":
            continue
        if (
            name in _SECRETS
            and mention.value is True
            and not (stands.denied or stands.unsure)
            and _CASE_APART.search(typed.nameless, mention.end, typed.clause_at(at).sentence[1])
        ):
            value = False
        elif (
            stands.unsure
            or (not stands.denied and _came_to_us(typed, phrases, mention))
            or (name == "trademark_owned" and co_owned(typed, at, mention.end))
        ):
            value = UNSURE
        elif isinstance(mention.value, bool):
            value = mention.value ^ stands.denied
        elif stands.denied:
            continue
        else:
            value = mention.value
        weight = Weight.SAID
        if (
            name == "trademark_owned"
            and value is True
            and _REGISTERED_ONLY.fullmatch(typed.nameless, mention.start, mention.end)
        ):
            weight = Weight.PASSING
        yield Reading(name, value, mention.start, mention.end, weight)
