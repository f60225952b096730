"""What kind of unit the applicant is and what it makes, told from the other units and goods in a story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.understand.told.goods import Goods, made
from assistant.understand.told.phrase import Mention, Phrases
from assistant.understand.told.place import BUYER, is_of_a_thing
from assistant.understand.told.reading import UNSURE, Not, Reading, Weight
from assistant.understand.told.role import founders, partner_spans
from assistant.understand.told.stance import Stance, negations, stance
from assistant.understand.told.subject import names_another
from assistant.understand.told.typed import Typed
from checks.facts import Vocabulary

ENTITY, INDUSTRY, LEVEL, LEGAL = "entity_type", "industry", "government_level_ok", "has_legal_personality"
_COPULA = re.compile(
    r"(?:(?<!但)(?<!还)(?<!只)是|(?<=[在前仍]还)是|就是|为|属于|作为|算|算是|叫|改成|改为|改制为|改制成|转成|变成|转为|以|乃|本|我们|我司|我们这|我们这里|这边|我方|咱们?|单位类型[是为:]|类型[是为:]|性质[是为:]|主体[是为:]|我|一家|一个|是个|做|搞|开|经营|运营|成立的?|这种|这样的|如果|要是|假如|属|代表)(?:了)?(?:一?[家个间]|的是|一种)?(?:[^,。!?;:\n有和跟与向给由找经在被下]{0,12})$"
)
_SUBJECT = re.compile(
    r"(?:的)?(?:想|要|打算|准备)?(?:作为?(?:申报)?主体)?(?:以[^,。]{1,6}名义)?(?:牵头|出面|统一|负责|也|都|就|还|又|本身|自己|单独|直接|想|要|去|来|这种|这样|是不是|到底)*(?:能|可以|可不可以|能不能|可否|是否|有资格|行不|行吗|申报|申请|报(?!送|告)|参评|够格|来申报|怎么报|怎么申|想报|打算|准备|算不算符合|符不符合|符合|不能|能够|有没有资格)"
)
_GOVERNED = re.compile(
    r"(?:(?<!没)有|设(?:有|了|立)?|共建(?:了)?|组建了|创办了|含|包括|下设|下属|开(?:了|有)|旗下|下面|成立了|入驻|登录|上了?|通过|经过?|向|给|由|找|让|请(?!问)|请教|到|去|归|获得?|得到|在|(?:们|司|团|业|家)的|对|为|跟|和|与|同|联合|被|把|从|报到|帮|服务|面向|卖给|来自)(?:一|两|三|几|多|数|[0-9])*[家个些]?(?:[^,。!?;:\n]{0,4})$"
)
# 准备由县政府出面申报: what is planned is the application, and by whom.
_TO_APPLY = re.compile(
    r" (?:itself )?(?:will|is going to|plans to|intends to|wants to|would like to) (?:apply|file|submit|put)(?![a-z])|的?名义|(?:来|牵头|出面|负责|统一|作为?|当|担任|充当)*(?:申报|申请|推荐|报(?!告|送)|主体)"
)
# A regional brand, with the county government applying: it is no partner.
_WITH_IT_APPLYING = re.compile(
    r"(?<![a-z])with (?:the|our) (?:[a-z]+ )?(?P<who>(?:city|county|district|municipal|town(?:ship)?|prefecture|local) government)(?: itself)?(?: applying| filing| submitting|,? as (?:the |sole )*applicant)(?=\W*(?:$|[,.;!?]|for(?![a-z])))"
)
# What an authority or a body says, gives or wants is told of another.
_TELLS = re.compile(
    r"里(?:面)?的?(?:有)?[0-9一二两三四五六七八九十几]+家|(?:(?:副?会长|理事长?|会员|秘书长)单位|(?:会员|成员)(?!是|都)|下面的|下属的)|(?:的人|里的?人|那边|也|都|还|就|已经|曾经?|倒是?|一直)*(?:(?:很|非常|特别|大力|十分)(?:支持|重视)|说|讲|告诉|通知|认为|推荐(?:了|过)?我|建议|质量奖|的?意思|授牌|授过|给我们|发的|颁的|表彰)"
    r"| (?:(?:still |also )?(?:wants?|would like) (?:us|me|to (?:see|check|know|inspect|visit|meet|talk)(?![a-z]))|is filing (?:an? )?(?:lawsuit|suit|complaint|charges?))| (?:has |have |had |just )?(?:recommended|recommends|told|said|says|asked|advised|helped|helps|backs?|backed|supports?|supported|invited|nominated|gave|gives|awarded)(?: (?:us|me|that|we|our)(?![a-z])|$)"
)
_MADE_FOR = re.compile(
    r"(?<![a-z])(?:mak|made|produc|sew|work|manufactur|assembl|packag)[a-z]* [^.;!?\n]{0,40}for (?:an? |some )?$"
)
_REPORTED = re.compile(
    r"(?:协会|商会|政府|局里?|专家|中介|网上|人家|他们|有人|顾问|老师)(?:的人|里)?(?:都|也|又|就)?(?:说|讲|告诉|认为)(?:我们)?[^,。]{0,8}$"
)
_ONLY_SUCH = re.compile(r"(?<![a-z])(?:can|may|must|do|does|is it) only (?:an? |the )?$|是不是只有?$")
_SEVERAL = re.compile(
    r"(?:[0-9两三四五六七八九十几多]|十几|几十|上百)[家个间]$|(?<![a-z])(?:two|three|four|five|six|ten|twenty|several|many) (?:[a-z]+ )?$"
)
_HAS_OPENED = re.compile(
    r"(?:[^,。;!?\n]{0,8})(?:开的|开了|刚开|才开|开业|开张)|(?: in [a-z]+)?(?: (?:was|were|has|have|is|only|just|been))* (?:opened|opening|opens|started|launched|set up|open)(?![a-z])"
)
_OF_A_FIRM = re.compile(r"有限公司|股份公司|(?<![a-z])(?:ltd|limited(?: company)?|inc|corporation)(?![a-z])")
_BEING = re.compile(
    r"(?:本单位|本公司|我司|我们|单位|主体|性质|类型|形式|身份)(?:也|均|都|就)?(?:为|系|乃)(?:一?[家个])?[^,。!?;:\n有和跟与]{0,10}$"
    r"|(?<![a-z])(?:legal form|form|type of entity|entity type|type|kind of entity|legal status)(?: is)? ?[:=]? ?(?:an? )?$|licen[cs]e (?:says|reads|is|states|type is|type:)[: ]*\"?(?:an? )?$"
)
_KIN_OF = r"(?:wife|husband|brother|sister|father|mother|son|daughter|cousin|uncle|aunt|in-laws?)"
_OF_KIN = re.compile(
    rf"(?<![a-z]){_KIN_OF}'s (?:[a-z-]+ ){{1,3}}(?:is|was|trades as|runs as) (?:just |only |still |merely )?(?:an? )?$"
    r"|(?:老婆|老公|爱人|妻子|丈夫|媳妇|太太|先生|弟弟?|哥哥?|妹妹?|姐姐?|姐夫|妹夫|爸爸?|妈妈?|儿子|女儿|叔叔?|舅舅?|姑姑|大伯|表[哥弟姐妹]|堂[哥弟姐妹])(?:自己)?(?:的|那[个家边]|开的|家的?)[^,。!?;:\n]{0,8}(?:是|算|属于|还是)(?:个|一家|一个)?$"
)
_KIN_BEFORE = re.compile(
    r"(?:公公|婆婆|岳父|岳母|老丈人|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|叔叔?|舅舅?|姑姑|大伯|哥哥?|弟弟?|姐姐?|妹妹?|姐夫|妹夫|老婆|老公)(?:自己)?(?:开|办|做|的|那)[^。!?;\n]{0,12}$"
)
_PARENT_IS = re.compile(
    r"(?<![a-z])(?:the|our) (?:holding|parent|group|head office)(?: company)? (?:is|was)(?: just| only| itself)? (?:an? )?$|(?:^|[,。;])(?:我们的?)?(?:母公司|控股公司|总公司|集团)(?:本身|自己)?(?:就|也|倒)?是(?:个|一家)?$"
)
# 电商平台的代运营公司, 平台的供货商: what lives by a platform is none.
_AROUND_A_PLATFORM = re.compile("的?(?:代运营|服务商|供[货应]商|商家|卖家|店铺|入驻|经销商|合作|tp)")
_A_FIRM_OF_OURS = re.compile(
    r"(?:有限|股份|我们|我的?)公司|我司|(?<![a-z])(?:registered|limited|our|my) company|(?<![a-z])ltd(?![a-z])"
)
# 我们学校的工厂…学校是事业单位
_THIS_BODY = re.compile(r"^(?:学校|学院|大学|研究[院所]|[院所]里?|中心)(?:本身|自己)?(?:就|也)?(?:是|属于)$")
_OUR_BODY = re.compile(r"(?:我们|咱们?|本)(?:学校|学院|大学|研究[院所]|[院所校]|中心)")
_APPLIES_NOT = re.compile(
    r"(?:自己|本身|自身|这边|方面|也|都|就|并)*(?:不(?:打算|想|会|来|去)?|没打算|没想)(?:自己)?(?:申?报(?!告|送)|申请|出面|做主体|当主体)"
    r"|(?: itself)? (?:is not|isn't|will not|won't|does not|doesn't)(?: itself)? (?:apply|applying|file|filing|the applicant)(?![a-z])"
)
# 我们为电商平台供货
_DONE_FOR = re.compile("(?:企业|公司|商家)?(?:供|做|提供|服务|生产|代|开发|设计|配|贴|加工)")
_UNDER_A = re.compile(
    r"(?<![a-z])(?:in|under|on|with|through|hold|holding|have|got) (?:an? |my |our )?(?:general |limited |individual )?$|(?:^|(?<![a-z]))(?:i|we|he|she) (?:just |only |still )?$"
)
_STAFF = re.compile(  # 我是管委会的承办人
    r"(?:这边|那边|里)?的?(?:承办|经办|工作人员|干事|秘书|文员|职员|专员|科员|主任|负责|办事员|对接|小[㐀-鿿](?![㐀-鿿]))"
)
# 政府基本不掺和: what a government does or leaves is told of another.
_ACTS = re.compile(
    r"(?:那边|方面|这边)?(?:基本|完全|一直|从来|都|也|就|只|倒|根本|并)*(?:不(?!能|可|是|符)|没(?!有资格)|给|做(?!申报|主体|牵头)|写|盖章?|背书|站台|配合|协助|协调|陪跑|兜底|出(?!面)|支持|扶持|帮|管|牵线|催|要求|让|叫|说|引导|鼓励|奖|补|掏|拨)"
)
_POLICY_NOUN = re.compile(
    r"^(?:品牌|服务平台|文化|形象|管理|信用|标准|安全|名单|级|工信|主管|部门|补贴|支持|扶持|推荐|网站|批|认定|公布|大楼|采购|奖励|资金|工作|开展|组织|发的|发布|出台|要求|认可)"
)
_MAKES = re.compile(
    r"每一?[包瓶盒件双袋罐箱支块条台只坛壶桶]$|(?:我们|我司)\($|(?:做|产|生产|制造|加工|经营|主营|从事|卖|销售|搞|专做|产品(?:是|有|为|主要是)|行业(?:是|为|:)?|属于|类|酿|研发|主打|我们是|是(?:一?家|个)?|开(?:的|了)?(?:一?[家个]|是)?|专注|代工|本行|干|(?:厂里|车间里?|我厂)出(?:来)?)(?:的是|的|着|了|各种|些|中高端|高端|传统|天然|有机)?[^,。!?;:\n]{0,8}$|(?:我们家?|咱们?家?|咱|我家|我厂|我司|本厂)的?(?:智能|电动|儿童|这款|新款)?$"
)
_TRADE = re.compile(
    r"^[^,。!?;:\n的和跟与有]{0,6}(?:有限(?:责任)?公司|股份|企业|公司|厂|工厂|行业|行当|生意|产业|品牌|牌子|制造|生产|加工|作坊|集团|店|的(?:企业|公司|厂|\W*$)|业|类|大区|领域|$|能|可以|\W)"
)
# 还差仓储一块没打通: a part of a business is no trade.
_OTHER_TRADE = re.compile(
    r"^[^,。!?;:\n的和跟与有]{0,4}(?:有限(?:责任)?公司|股份|企业|公司|厂|工厂|生产商|制造商|行业|产业|集团|店|大区|领域|的(?:企业|公司|厂|\W*$))|^(?:业|类|起家|出身)?(?:的|$|\W|能|可以)"
)
_TRADE_HEAD_EN = re.compile(
    r"(?<![a-z])(?:make|makes|making|supply|supplies|supplying|produce|produces|producing|manufactur\w+|sell|sells|selling|we are an?|we're an?|we are in|we're in|in the|design\w*|carv\w+|weav\w+|roast\w*|bak(?:e|ing)|sew\w*|knit\w*|bottl\w+|craft\w*|distil\w*|hand-[a-z]+|brew\w*|process\w*|an?|our|my|industry is|industry:|trade is|business is|specialis\w+ in|specializ\w+ in|maker of|producer of)(?: [a-z'-]+){0,4} $|(?<![a-z])builds? (?:[a-z'-]+ )?$|(?<![a-z])(?:factory|company|firm|mill|workshop|plant)(?: is| in| [a-z']+){1,4} \($|(?<![a-z])an? $"
)
_TRADE_TAIL_EN = re.compile(
    r"^(?: [a-z'-]+){0,2}? ?(?:company|firm|enterprise|business|manufacturer|maker|producer|brand|factory|industry|sector|trade|group|plant|mill|co|ltd|limited|brewery|builder|contractor|developer|forwarder|for|and|,|\.|$|products|goods|(?:is|are) what we (?:make|sell|produce)|(?:is|are) our (?:thing|trade|business|line|main|only|core))|^ ?(?:公司|企业|厂|行业)"
)
_SOFTWARE_FIRM = re.compile(
    r" ?(?:compan|firm|house|developer|development|vendor|maker|business|outsourcing|provider|studio|industry|sector|enterprise|supplier|公司|企业)"
)
_SERVES = re.compile(
    r"(?:服务对象|客户|用户|买家|甲方|合作的)(?:们|群体)?(?:都|主要|大多|多半|基本|是|为|有|以)*[^,。!?;:\n]{0,6}$|(?:给|为|帮|替|服务于|面向|卖给|供应)[^,。!?;:\n]{0,6}$|(?<![a-z])(?:for|to|serving|serve|clients in|customers in)(?: [a-z]+){0,2} $"
)
# I keep the books for a toothbrush factory: whom one works for or asks for, not whom one sells to.
_EMPLOYED = re.compile(
    r"(?<![a-z])(?:books|accounts|work|working|works|asking|ask|enquiring|writing|write|speak|speaking|acting|act|advise|consult\w*|adviser|accountant|secretary|lawyer|assistant|manager|clerk) (?:for|to) (?:an?|the) (?:[a-z-]+ ){0,2}$"
    r"|(?<![a-z])i (?:handle|manage|run|do|look after|take care of|deal with|oversee|am in charge of|am responsible for) [a-z -]{2,30} (?:for|at|of|in) (?:an?|the) (?:[a-z-]+ ){0,2}$"
)
_SERVED_TAIL = re.compile(r"^(?:[^,。!?;:\n]{0,4}(?:企业|公司|厂|行业))?(?:做|提供|开发|供|服务|搞)")
# 给几家食品厂送货, 帮温州一家鞋厂上了系统: what is done for a firm that makes such goods.
_SERVED_FIRM = re.compile(
    r"^[^,。!?;:\n的]{0,3}?(?:企业|公司|厂家?|工厂|品牌商?)(?:们)?(?:[^,。!?;:\n]{0,2}?(?:送|运|拉|上|搭|写|装|建|设计|印|跑|实施|部署|定制|改造|代运营|维护)|的?(?=[,。!?;:\n]|$))"
)
# 鞋厂说他们不想报
_THEY_SAY = re.compile(
    r"(?:厂家?|公司|企业|品牌[商方])?(?:那边|方面|老板|他们)*(?:说|讲|表示|告诉|答应|不?同意|不肯|不想|不愿意?)"
)
# A toothpaste maker is our client.
_IS_A_CLIENT = re.compile(
    r"^(?: [a-z-]+){0,3} (?:is|are|was|were|became)(?: also| now)? (?:one of )?our (?:[a-z]+ )?(?:clients?|customers?|users?|buyers?)(?![a-z])"
)
# 我们是个技术服务商, we sell planning software to mills: who equips the makers is none of them.
_EQUIPS = re.compile(
    r"(?:^|[,。;:!?\n])(?:我们|我司|咱们?|本公司)(?:公司|这边|自己)?(?:就|只|也|本身|其实|主要|不过)*(?:(?:是|属于|算|作为)(?:电商平台的)?|[帮给替][^,。!?;:\n]{2,16},(?:就)?是)(?:一?[家个])?(?P<zh>[^,。!?;:\n是有和跟与找请的]{0,8}?(?:做[^,。!?;:\n]{1,8}的)?(?:技术服务商|系统集成商|集成商|解决方案(?:提供|供应)?商|代运营(?:公司|商|机构)|(?:软件|系统|技术|云|数字化|信息化)(?:服务商|厂商|供应商|提供商)|(?:做|搞|干)(?:系统集成|软件开发|软件实施|信息化|数字化服务|技术服务|it服务|代运营)的))(?=\W|$)"
    r"|(?<![a-z])(?:we|our (?:company|firm)) (?:only |just |mainly )?(?P<en>(?:sell|sells|supply|supplies|write|writes|develop|develops|provide|provides|license out) (?:[a-z-]+ ){0,3}(?:software|saas)) (?:to|for) (?!our|us|ourselves|sale|its|the (?:workshop|factory|line|plant|oven|kiln))"
)
_OURSELVES = re.compile(
    r"(?:我们|我|咱们?|本|敝|俺们?)(?:的|这|那)?(?:家|个)?(?P<zh>公司|企业|厂子?|工厂)|(?P<wo>我司|我厂)|(?<![a-z])(?P<en>our (?:company|firm|factory|enterprise)|we are a company|my company)(?![a-z])"
)
_COMPANY = re.compile(
    # A turn that opens with somebody: 益阳注册的竹家居公司，…… / Fujian sportswear company, registered there
    r"^(?:你好|您好|请问|老师)?[,。!]?(?:我们?是|咱们?是|这边是|有家|有一家)?(?![^,。!?;:\n]*(?:如果|假如|要是|假设|转成|改成|变成|不是|不属于|外国|境外|海外|香港|澳门|台湾|个体|几家|两家|多家|各家|和|跟|与|给|为|帮|替|对|向|哪|什么|吗|下属|政府|协会|想|请问|了解|咨询|怎么|申报))[^,。!?;:\n]{2,22}(?<![分子总母])(?<!代表性)(?<!标杆)(?<!名品)(?P<first>公司|企业|厂)(?=[,。])"
    r"|(?:^|(?<=[.;!?] )|(?<=: )(?!the |our |smart ))(?:(?:hi|hello|dear sir|good morning|good afternoon)[,. !]*)?(?:an? |our |the |we are an? )?(?!foreign|overseas|offshore|hong kong|not |what |how |another |any |which |a different |this |that )(?:[a-z'&-]+ ){1,5}(?P<lead>company|enterprise|firm|manufacturer|maker|producer|factory|brewery|mill)(?=[,.]| (?:in|from) [a-z]|(?: \([^()]{2,40}\)),? (?:registered|incorporated|based|set up|domiciled)|,? (?:registered|incorporated|based|set up|domiciled))"
    r"|(?:我们|我司|咱们?|我)(?:这边|这里)?(?:就|也)?是 ?(?:an? )?(?:[a-z'&-]+ ){0,4}(?P<mixed>company|enterprise|firm|manufacturer|maker|producer|factory)(?![a-z])"
    r"|(?:^|[:。;\n])(?![^,。]*(?:集团|母公司|客户|供应商|合作|别人|代工|分公司|朋友|他们|人家|标杆|名品|龙头|哪|什么))[㐀-鿿]{2,6}的[^,。!?;:\n的有]{1,8}(?P<placed>企业|公司|厂家|厂)(?=[,。;])"
    r"|^(?:我们是)?[㐀-鿿]{2,5}的?一家[^,。!?;:\n的有]{1,8}(?P<starts>企业|公司|厂)(?=[,。])|(?:^|[,。!?;:\n])(?:我们|这|那|该|来电的?)?(?P<opens>公司|企业|厂子?)(?=[,。]|(?:也|就|都|同样)?(?:在|成立|注册|位于)|属于|规模|规上|主营|专门?做|从|[0-9]{2,4}年|去年|前年|今年|是(?!不是))|(?:做|生产|制造|卖|加工|经营|主营|酿)[^,。!?;:\n]{1,12}的(?:一家)?(?P<makes>公司|企业|有限公司|厂|小厂|厂子)(?=\W|$)|(?<![a-z])(?:an?|our|the|this) (?:[a-z'-]+ ){0,5}(?P<told>company|enterprise|manufacturer)(?= (?:here|in|registered|incorporated|based|above|set up|domiciled)(?![a-z]))|(?:^|[,。!?;:\n]|请问|我们是|作为|一家|普通|民营|私营|生产|消费品|食品|服装)(?:一家|普通的?|一般的?|民营|私营|国有|外资|合资|中小|小)*(?P<zh>企业|公司)(?=(?:自己|单独|也|想|要|直接)*(?:能|可以|可不可以|能不能|可否))|(?<!不)(?:是|作为)(?!不|公司|企业)(?:一?家|个)?(?:[^,。!?;:\n有和跟与0-9推报评]{0,16}?)(?<!代表性)(?<!标杆)(?<!分)(?P<is>公司|企业|厂家|厂|工厂|厂子)(?=[的了,。!?;:\n]|$|能|可|在|位于)|(?<![a-z])(?:(?:we are|we're|as|i run|i own|i have|we run|can|could|may) (?:an? |the )?|(?:(?<=^)|(?<=[.;:!?,] ))(?:and |so )?(?:does|is|would|will|should|might|how (?:does|can)) our )(?:[a-z'-]+ ){0,4}(?P<en>company|enterprise(?! brand)|firm|manufacturer|factory|business|maker|producer|brewery|brewer)(?![a-z])"
)
# 不是消费品企业, neither a consumer goods maker: a denied kind, whatever it is called.
_DENIED_KIND = re.compile(
    r"(?<![a-z])non-$|(?<![a-z])(?:hardly|scarcely|not what (?:you|one)(?:'d| would) call|(?:nobody|no one|none) (?:would|could) call|nothing like|a far cry from|nothing to do with) (?:[a-z-]+ )?$|(?:不是|并非|不算|不属于|并不是|非(?!独立|法人|遗|物质|常))[^,。!?;:\n是]{0,10}(?<!法人的)$"
    r"|(?:(?<![a-z])(?:neither|nor|not)|n't)(?: (?:an?|the|in|really|actually|any kind of))*(?: [a-z-]+){0,4} ?$"
)
# 自己不生产消费品, we do not make consumer goods ourselves.
_NOT_MADE = re.compile(
    r"(?:不|没有?|未|从不|并不)(?:直接|自己|亲自|怎么|再|去|曾)*(?:做|产|生产|制造|加工|经营|卖|销售|碰|搞|沾|涉足|属于|算)(?:任何|什么|终端|实体)*[^,。!?;:\n]{0,3}$"
    r"|没有?(?:自己的?|任何|什么|终端|实体)*$"
    r"|(?:(?<![a-z])(?:not|never|no longer|neither|nor)|n't)(?: (?:ourselves|ourself|itself|actually|directly|really|even|do we|do|we))* (?:do(?![a-z])|deal|handl|mak|produc|manufactur|sell|trad)\w*(?: (?:in|any|a|of|our|own|single|physical|or|sell|make))* $|(?<![a-z])no (?:own )?$"
)
# 食品集团在岳阳的分公司, 总公司在武汉设立的分公司: what the applicant is, said with whose it is and where.
_WHOSE = re.compile(
    r"(?:^|我们|我司|咱们?|本公司|这边|我)\W*(?:就|只|也|其实|属于|作为)*(?:是|属于|作为|乃)(?!不)[^,。!?;:\n有和跟与]{0,24}的(?:一[个家])?$|^乃[^,。!?;:\n有和跟与]{0,16}的(?:一[个家])?$"
    r"|^[^,。!?;:\n有和跟与]{0,10}(?:公司|集团|总部)(?:下面|下属|底下|旗下|驻)的?[㐀-鿿]{0,4}$|^[^,。!?;:\n有和跟与]{0,16}(?:设立?|成立|开设|开|注册|下属|下设|在[㐀-鿿]{2,6})的$"
)
# 我们不是消费品企业: the trade is denied, not that it is a company.
_DENIED_TRADE = re.compile(
    r"(?:我们|我司|咱们?|我)(?:既|也|并|其实|可)*(?:不是|不属于|非)(?:一?[家个])?(?P<trade>消费品|食品|服装|日用品|家电|快消品?)(?:类|行业|生产|制造)*(?P<zh>企业|公司)"
    r"|(?<![a-z])(?:we are|we're|we)(?: not|n't| neither)(?: an?| in)? (?P<trade2>consumer[ -](?:goods|products?)) (?P<en>company|firm|enterprise)(?![a-z])"
)
# 既不做消费品也不开平台, we make no consumer goods and run no marketplace: both kinds of applicants denied.
_PLATFORM_EN = r"(?:an?y? |our own |own )*(?:internet |online |e-commerce |trading )?(?:platforms?|marketplaces?)(?![a-z])"
_NEITHER = re.compile(
    r"(?<![a-z])neither (?:in |an? |a maker of )?consumer[ -](?:goods|products?)(?: [a-z]+){0,2},? nor (?:are we |is it |in |an? )?(?:internet |online |e-commerce )?platform"
    rf"|(?<![a-z])neither (?:makes?|produces?|manufactures?|sells?) (?:any )?consumer[ -](?:goods|products?),? nor (?:runs?|operates?|owns?|has|have) {_PLATFORM_EN}"
    rf"|(?<![a-z])(?:makes?|produces?|manufactures?|sells?) no consumer[ -](?:goods|products?)(?: ourselves)?,?(?: and| nor)?(?: we)?(?: do we)? (?:(?:runs?|operates?|owns?|have|has) no|(?:run|operate|own|have)) {_PLATFORM_EN}"
    r"|(?:既|也)?(?:不是|不属于|非)(?:一?家)?消费品(?:类|行业|工业|生产)?(?:企业|公司)?,?(?:也|又|亦)(?:不是|不属于|非)(?:一?家)?(?:互联网|电商)?平台"
    r"|(?:不|没有?|从不)(?:直接|自己)?(?:做|产|生产|制造|造|卖|有)?(?:任何|什么|一件|自己的?)?(?:消费品|吃的?(?:穿的?)?用的?|实物(?:商品|产品)?|产品|货|商品)(?:的|,|我们|自己)*(?:也|又|亦|更)(?:不|没有?|没)(?:是|算|做|开|搞|办|运营|经营|有)?(?:任何|什么|自己的?|一?家|个)*(?:互联网|电商|线上|网络)?平台(?=\W|$|企业|公司|型|的(?=\W|$))"
)
_NOR_PLATFORM = re.compile(
    r"也(?:不|非)(?:是|属于|做|算)?(?:什么|一?家|搞)?平台(?=\W|$|企业|公司|型)|(?<![a-z])not an? platforms?(?: either| as well)?(?![a-z])|(?<![a-z])nor(?: (?:are|do|is|does) (?:we|it))?(?: run)?(?: in)? (?:an? )?platforms?(?![a-z])"
)
# 它是分公司, of a supplier named before.
_PRONOUN = re.compile(
    r"[他她它]们?(?:就|也|只|其实)?(?:是|属于)[^,。]{0,6}$|(?<![a-z])(?:it|he|she|they)(?:'s|'re| is| are)(?: [a-z]+){0,3} $"
)
_ANY_ENTERPRISE = re.compile(
    r"(?:有限责任|股份有限|有限)?(?:公司|企业)|企业(?:单位|法人)|(?:limited |limited liability )?(?:company|enterprise)"
)
_WHOLE_INDUSTRY = re.compile("消费品|平台|consumer|platform|marketplace")
# is there any point in this for the family sock mill
_OUR_FAMILY = re.compile(
    r"(?<![a-z])(?:our|my|the family|the family's) (?:(?:own|little|small|family|old) )*$"
)
_ITS_WORKS = re.compile(
    r" (?:mill|factory|works|workshop|company|firm|business|plant|brewery|bakery)(?![a-z])"
)
_SERVICE = re.compile(
    "software|logistics|freight|consult|advertis|catering|hotel|bank|软件|物流|快递|咨询|广告|银行|仓储"
)
# what customers, or some others, make
_OTHERS_MAKE = re.compile(
    r"(?<![a-z])(?:customers?|suppliers?|they|he|she|neighbou?rs?|competitors?|farmers?|others|people|companies|firms|friends?|cousin|brother|sister|machines?|equipment|that|who|which)(?: [a-z]+){0,2} (?:make|makes|making|made|produce|produces|sell|sells|selling|sew|sews|weave|weaves|bake|bakes|brew|brews|knit|knits|manufacture|manufactures)(?: [a-z-]+)* ?$"
    r"|(?<![a-z])(?:used|to|machines? for|equipment for|tools for) (?:mak|produc|sell|sew|bak|brew|weav|knit)[a-z]*(?: [a-z-]+)* ?$"
)
# 我们是湖南注册的独立法人,规模以上消费品工业企业: a list of what the applicant is, without a verb.
_APPOSED = re.compile(
    r"(?:^|[,。;\n])(?!.{0,8}(?:如果|假如|要是|假设|标杆|代表性|推荐|申报|龙头|什么|哪|名品|优质|重点|其他|别的|上述|有关|相关))[^,。!?;:\n有和跟与给为向做是在由被家]{0,14}(?P<zh>企业|公司|工厂)(?=\W*(?:$|[,。;]))"
    r"|(?:^|[.;:,] )an? (?=[a-z -]*(?:registered|based|located))(?:[a-z-]+ ){0,7}(?P<en>company|firm|enterprise|manufacturer|maker|producer|factory|business|brewery)(?![a-z])"
)
_NAMED = re.compile(r"(?P<name>[㐀-鿿a-z()○]{2,30}?)(?:有限责任公司|股份有限公司|有限公司|集团公司)")


# 早些年是合伙: what the applicant was.
_ONCE = re.compile(
    r"(?:早些年|早年|前些年|最早|最初|起先|起初|当初|刚开始|一开始|头几年|那会儿|那时候?|(?:起家|创业|起步|开张|发家)(?:时|的时候|那会儿|那阵))[^,。!?;:\n]{0,5}$|(?<![a-z])(?:started (?:out|off|life) as|began as|converted from|grew out of|at first|back then|(?<!if )(?:we|it|i) (?:were|was)(?: once| originally)? an?)(?: [a-z]+){0,2} $"
)
# 个体户,去年转成有限公司了: what was before is no more.
_BEFORE_A_COMPANY = frozenset({"sole_proprietor", "partnership", "branch"})
_A_COMPANY_NOW = re.compile(
    r"(?<![想要算备划虑以能])(?:改制?|转制?|变更?|升级|注册|登记)(?:成|为)(?:了(?:一?家)?公司|(?:一?家)?公司了)"
)
_TURNED = re.compile(
    _A_COMPANY_NOW.pattern
    + r"|(?<![想要算备划虑以能])(?:转|改|变|升级|改制|变更|注册|登记)(?:成|为|成了|为了)了?[^,。!?;\n]{0,6}(?:有限|股份|公司制|子公司|独立法人)|(?:个体(?:工商)?户|个体|合伙|个转)(?:转|改|升)(?:来|过来)?的?(?:企|公司)"
    r"|(?<![a-z])(?<!to )(?:became|converted (?:in)?to|turned into|reorganised as|reorganized as|incorporated as|re-registered as) (?:an? )?(?:[a-z-]+ ){0,2}(?:company|limited|corporation)"
)
# 管委会下面的国有平台公司 is no government.
_UNDER_IT = re.compile("(?:下面|下属|旗下|所属|直属|控股|出资|投资|设立|开办)的?")
_STILL_TO_COME = re.compile("如果|要是|假如|倘若|准备|打算|计划|想|考虑|拟|正要|将要|即将")
_NOT_TURNED = re.compile(
    r"(?:没有?|未|从未|尚未|不曾)[^,。]{0,6}(?:转|改|变|升级|注册|登记)(?:成|为|过)?[^,。]{0,4}$|(?:never|not|n't)(?: [a-z]+){0,2} (?:turned|converted|changed|made|incorporated|set up)(?: [a-z]+){0,2} $"
)
_BESIDE_US = re.compile(
    r"(?:我们?|我司|咱们?|本|俺们?)(?:这边|自己)?(?:厂|公司|企业|司|家|工厂)?(?:、|和|跟|与|加上?|还有)[^,。!?;:\n]*$|(?<![a-z])(?:us|we|ourselves|our (?:own )?(?:firm|company|factory))(?: \([^()]*\))?, (?:[a-z' -]+, )*(?:and |plus )?(?:an? |the |our )?$"
)
_SOMEBODY_ELSES = re.compile(
    r"^ (?:[a-z]+ )?(?:landlords?|neighbou?rs?|customers?|clients?|partners?|suppliers?|vendors?|providers?|contractors?|departments?|teams?|costs?|panels?|roofs?|arm|side|agents?|forwarders?|carriers?|(?:(?:has|have|had) )?(?:built|made|wrote|written|developed|designed|installed|delivered|supplied|runs|hosts|maintains))(?![a-z])"
)
_USED = re.compile(
    r"(?<![a-z])(?:put in|put up|installed|install|fitted|fit|added|use|uses|using|used|went|gone|running on|powered by|switched to|on) (?:[a-z-]+ ){0,2}$|(?:装了|装上了?|安装了?|上了|用了?|买了?|投了?|搞了|铺了?|改用|换成)(?:一套|一批|了)?[^,。!?;:\n]{0,3}$"
)
_ANOTHERS = re.compile(
    r"(?:向|从|跟|找|由|请|委托|被|让|和|与|报[给到]?|交[给到]?|递[给到]|送[给到]?|归|去)(?:一家|了|那家|外[面头边]的?)*$|(?<![a-z])(?:our|the|my|their|his|her) (?:[a-z]+ )?(?:landlords?|neighbou?rs?|customers?|clients?|partners?|suppliers?|vendors?|contractors?|competitors?|rivals?|banks?|friends?|cousins?|brothers?|sisters?|husband|wife|father|mother|uncle|shareholders?|investors?|tenants?|distributors?|dealers?|agents?)(?:'s [a-z]+)? (?:is|are|was|were|runs?|owns?|has) (?:an? |the )?$|(?<![a-z])(?:with|by|from|to|against|via|through|and|plus) (?:the|our|an?) (?:[a-z]+ )?$"
)
# 虽然叫分公司: what it is called, and is not.
_IN_NAME = re.compile(
    r"(?:虽然|虽说|尽管|别看|名义上|表面上|挂名|挂的|外面都|口头上|习惯上)(?:我们|大家|都|也|还)*(?:叫|是|挂|写|称)?[^,。!?;:\n]{0,4}$|(?<![a-z])(?:called|known as|nominally|in name)(?: an?| the| our)? $"
)
# Institutions that others come from, or give something: 从高校拿的授权, 大学里一个教授.
_FROM = re.compile(
    r"(?:从|由|跟|和|与|向|给|被|让|请|找|在|到|于|是|加|加上|拉|拉上|带上|联合|还有|合作的?|[一两几]所)[^,。;!?\n]{0,3}$"
)
_THEIRS = re.compile(
    r"^(?:里|的|拿|给|那|方面|出(?!面)|派(?!出所)|提供|开发|授权|教授|老师|专家|团队|实验室|课题组|合作|(?:(?:和|与|跟|、)[^,。;]{0,10})?(?:都|也|已经?|要)*(?:退出|退了|撤出|撤了|不参加|不来|建起|办起|落成|落户|开起))"
)
# 我们是行业协会,受区政府委托: who acts for a government says what it is itself.
_NAMES_ITSELF = re.compile(
    r"(?:我们|我|本会|这边|这里)(?:就)?是[^,。]{0,12}(?:协会|商会|公司|企业|中心|联合会|研究院|研究所)"
)
# 我们公司叫"某某分公司": a name says what it is the name of.
_CALLED_BRANCH = re.compile(
    r"(?:我们|我司|公司|执照上?|本)(?:公司|单位)?(?:的?(?:全称|名称|名字))?(?:叫|是|为|写的是)[\"'](?:[^\"']{0,24})分公司[\"']"
)
_NO_COMPANY = re.compile(r"(?:没有?|未|无|还没)(?:注册|成立|开|办)?$")
# A company is a legal person by law; a firm, a factory or a shop need not be.
_LIMITED = re.compile(
    r"(?:有限责任|股份有限|有限|股份)公司|有限责任(?=形式|性质|的|[,。]|$)|股份(?:合作)?制(?!改造|改革|改制)|(?<!非)上市公司(?!旗下|下属|控股|投资|的)|(?<![非设开立有])子公司(?!们|的公司)|(?<![a-z])(?:ltd|plc|limited liability|listed company|public company|(?:wholly[- ]owned |wholly foreign-owned |controlled |chinese )subsidiary|(?:limited liability|limited|joint[- ]stock) company|company limited by shares)(?![a-z])"
)
_CORPORATE = re.compile(
    r"(?:^|[,。;:(\n]|(?:我们|我司|咱们?|本公司|单位|性质|类型|主体)(?:也|就|都)?(?:是|属于|为)(?:一?家|一?个)?)(?:独立的?)?(?P<zh>(?:公司|企业)法人)(?=[,。;)\n]|$|资格|单位)"
)
# 有限责任公司(自然人独资): who holds the shares, as a licence has it.
_SHAREHOLDER = re.compile(r"自然人(?:独资|投资|控股|股东|出资)")
# 公司法人是我: the person who represents it.
# Head office is the legal person, we are not.
_IF_TURNED = re.compile(
    r"(?:如果|要是|假如|若|万一)[^,。!?;]{0,6}(?:改|转|变|升级|注册|换)(?:成|为)?[^,。!?;]{0,4}$"
    r"|(?<![a-z])if (?:we|it|they|i) (?:became|become|turned? into|converted? (?:in)?to|changed? (?:in)?to|were to become)(?: [a-z]+){0,3} ?$"
)
_ANOTHER_IS_IT = re.compile(
    r"法人(?:是|:)(?!我)[^,。!?;\n]{2,8},(?:但|而)?(?:我们|我司|咱们?)(?:可|并)?不是(?=$|[,。;!\n])"
    r"|(?<![a-z])(?:is|are) (?:the|an?) (?:independent )?legal (?:person|entity)[,;] (?:and |but )?(?:we are|we're|ours is)(?: not|n't)(?= *(?:$|[,.;!]))"
)
_REPRESENTS = re.compile(r"法人(?:代表|(?:就|也)?是[我他她]|叫|名下|个人|本人)")
_TO_BE_FOUNDED = re.compile(
    r"(?:准备|打算|计划|考虑|想|拟|正在|还在|将要|即将|马上|筹备|筹建)[^,。!?;:\n]{0,6}(?:注册|成立|设立|创办|开办|新办|办|转|改|变|升级|登记|组建)[^,。!?;:\n]{0,8}$|(?:筹备|筹建|注册|办理|审批)(?:中|当中)的?[^,。]{0,4}$|[要会将](?:改|转|变|升|注册|成立|设立|办)[^,。!?;:\n]{0,6}$"
    r"|(?<![a-z])(?:plan\w*|intend\w*|going|about|hop(?:e|es|ing)|want\w*|wish\w*|prepar\w+|yet|will|process|thinking|consider\w*)(?: [a-z]+){0,3} (?:register\w*|set\w*|form\w*|found\w*|incorporat\w*|convert\w*|becom\w*|turn\w*|start\w*|establish\w*|open\w*)(?: [a-z-]+){0,4} ?$"
)
_NOT_FOUNDED_YET = re.compile(
    r"[ ,]*(?:目前|现在|暂时|我们)*(?:还没有?|尚未|还在|正在)[^,。]{0,3}(?:注册|成立|设立|办|筹备|筹建|审批|下来)"
    r"|[ ,]*(?:(?:which|it|and|that) )?(?:is |are )?(?:still |yet )?(?:(?:to be|being|not yet) (?:founded|set up|registered|incorporated|formed)|in formation)"
)
_ANOTHER_FIRM = re.compile(
    r"(?:母公司|总公司|总部|集团|股东|控股方|客户|供应商|经销商|代理商|甲方|乙方|对方|合作方|合作伙伴|品牌方|代工厂|服务商|人家|别人|他们|权利人|商标权人|所有人|注册人|持有人)(?!下属|旗下|全资|控股|投资|的?(?:全资)?子公司)[^,。!?;:\n]{0,12}$"
    r"|(?:给|跟|和|与|替|帮|委托|归|联合)(?!我们|我司|咱|本公司)[^,。!?;:\n资]{0,10}$"
    r"|(?<![a-z])(?:by|from|with|of|against|via|(?:belong|sell|sold|lend|lent|suppl|licen[cs]|assign|transferr?|report|go)[a-z]* to|(?<!work )(?<!works )(?<!working )(?<!act )(?<!acting )(?<!ask )(?<!asking )(?<!writing )for) (?:an?|the|another|one|some) (?:[a-z-]+ ){0,4}$"
    r"|(?<![a-z])(?:parent|client|customer|supplier|vendor|licensor|owner|shareholder|partner|group|headquarters|holder|registrant)(?: company| firm)? (?:is|was|being) (?:[a-z-]+ ){0,5}$"
)
_NOT_ITSELF = re.compile(
    r"(?:算|是不是|属不属于|有没有)[^,。]{0,6}法人|[^,。!?;:\n]{0,14}(?:分公司|办事处|分厂|分店|分支|代表处)|的(?=[㐀-鿿])(?![能可话吧啊])|授权|许可|持有|所有|名下|'s(?![a-z])"
    r"|,? (?:[a-z]+ )?(?:branch|division|rep office|representative office)(?![a-z])"
)
# 有限公司能报吗: asked of such companies in general.
_IN_GENERAL = re.compile(
    r"(?:自己|单独|也|都|就|才|一般|,)*(?:能|可以|可否|是否|行|算|怎么|需要|必须|要|呢|吗)"
)
_ANY_SUCH = re.compile(r"\W*(?:那么?|如果|要是|假如|换成|改成|请问|普通的?|一般的?|是)*")
# 深圳开一人有限公司,要多少资本: one that is not there yet, unless a year is told.
_OPENED = re.compile(r"(?<![年月])(?:开|办|注册|成立|设立)(?:一[家个])?(?:一人)?$")
# The mark belongs to Silk Co., Ltd.
_NAMED_ANOTHER = re.compile(
    r"(?<![a-z])(?:by|from|with|(?<!behalf )of|against|via|to) (?:[a-z'&-]+ ){1,5}(?:co\.?,? ?)?$"
    r"|(?:商标|专利|软件|系统|品牌|牌子|技术|知识产权|著作权|算法|代码|设备|权利人|所有人|注册人)[^,。!?;:\n]{0,8}(?:是|归|属于?|由|在|为|写)[^,。!?;\n]*$"
)
_SEAT_ABROAD = re.compile(
    r"(?:香港|澳门|台湾|开曼|维尔京|境外|海外|国外|美国|英国|日本|韩国|德国|法国|意大利|新加坡)(?:注册|设立|成立|登记|那边|当地)?的?(?:一?家)?[^,。的资]{0,4}$"
    r"|(?<![a-z])(?:hong kong|macao|macau|taiwan|taiwanese|cayman|bvi|singapore|singaporean|german|japanese|korean|american|british|french|italian|swiss|dutch|uk|overseas|offshore|foreign)(?: [a-z]+){0,2} ?$"
)
_HOME_ABROAD = re.compile(
    r"(?:在|于)(?:香港|澳门|台湾|开曼|境外|海外|国外|美国|英国|日本|韩国|德国|法国|意大利|新加坡)(?:注册|设立|成立|登记)"
    r"|(?<![a-z])(?:registered|incorporated|domiciled|limited company|ltd) (?:in|of) (?:hong kong|macao|macau|taiwan|the cayman|cayman|the bvi|singapore|germany|japan|korea|america|the us|the uk|france|italy|delaware)(?![a-z])"
)
# 标杆报管委会还是区工信局: the body with which one files.
_FILED_WITH = re.compile(
    r"(?:上报|报(?:送|备|批)?|(?:提|递|上|呈|转)?交|递|送|寄|归|去|找|到|往|赔|付|缴|捐|(?<!请)(?<!想)问|咨询|联系)(?:到|给|至|往|去)?(?:一下|的是|了|的)?(?:我们?|本地|当地|所在地?的?|[区县市省州镇乡]里?的?)*(?:[^,。!?;:\n]{1,8}(?:,?还是|或者?|、|和|跟|与)(?:报|交|递|送|归|去|找|到|给)*)?$"
)
_OR_WITH = re.compile(r"(?:还是|或者?|抑或)(?:报|交|递|送|归|去|找|到|给)*(?:我们|当地|本地)?")
_NO_CITY = re.compile(
    r"(?<!是)(?:不是|不算|不属于|算不上|并非|非)(?:一?[个座]|什么)?(?:城市|(?:地级|县级)?市)(?=\W|$|也|又|更|和|或|政府|的)|不是[^,。!?;]{0,6}主产[区地](?:或者?|、|和)(?:城市|市)|够不上(?:一?个)?(?:城市|市)(?=\W|$|的)"
    r"|(?:(?<![a-z])(?:not|neither|nor|no)|n't)(?: (?:yet|even|really|in|an?|the|any))* (?:[a-z-]+ )?city(?![a-z])|(?<![a-z])(?:neither|not)[^.,;!?\n]{0,40} (?:area|base|region|place) n?or (?:(?:in )?(?:an?|the) )?city(?![a-z])"
)
_NO_MAIN_AREA = re.compile(
    r"(?<![a-z])(?:hardly|scarcely|barely) any (?:of (?:the|it|them) ?)?(?:[a-z]+ )?(?:is|are|gets?)(?: [a-z]+)? (?:grown|made|produced|farmed|raised|caught|harvested)|(?<![a-z])(?:almost )?none of (?:the )?[a-z ]{2,20} (?:is|are)(?: [a-z]+)? (?:grown|made|produced|farmed)|(?:几乎|基本)(?:不|没有?)[产种出](?=[,。那这它])|[县镇乡区市](?:里)?不产(?=[,。那这它])|"
    r"(?:主产[区地的]|产[区地])(?:是|在)(?:隔壁|邻|别的|外)|(?<![是算])(?:不是|不算|不属于|算不上|并非|非)[^,。!?;:\n是]{0,8}主(?:要)?产[区地县]|(?<!是)不是(?:一?[个座])?(?:城市|市)(?:或者?|、|和)[^,。]{0,4}主产[区地]"
    r"|(?:(?<![a-z])(?:not|neither|nor|no)|n't)(?: [a-z]+){0,3} (?:main|major|leading|principal) (?:producing|production|growing) (?:area|region|place|base)|(?<![a-z])(?:main|major|leading) (?:producing|production|growing) area (?:is|lies)(?: in)? (?:the next|next door|another|a neighbou?ring|the neighbou?ring|elsewhere)(?![a-z])|(?<![a-z])(?:neither|not)[^.,;!?\n]{0,30} city n?or(?: [a-z]+){0,3} (?:main|major|leading|principal) (?:producing|production|growing) (?:area|region|place|base)"
)
# 我们县是全国最大的袜子产区: a main production area, by another name.
_MAIN_AREA = re.compile(
    r"全(?:国|省)(?:有)?(?:八成|九成|七成|六成|一半|大半|多半|绝大部分|大部分|百分之[一-龥]{1,3}|[6-9][0-9]%)(?:以上|多)?的[^,。!?;:\n]{1,8}(?:都|就)?(?:产自|出自|来自|出在|产在)(?:我们?|咱们?|本|俺们?)(?P<whole>[县市区州旗])|"
    r"(?<![a-z])(?:nearly|almost|about|over|more than)? ?(?:all|most|half|two thirds|three quarters|the bulk|ninety percent|eighty percent)(?: of)?(?: all)?(?: the| this)? (?:country|nation|province|world|china|land)'s [a-z ]{2,30}? (?:comes?|is grown|are grown|is made|are made|is produced|are produced)(?: out of| from| in| here)(?: our| this| the)?|"
    r"(?<![园发景小地产社新技])(?P<zh>[县市区州旗镇乡])(?:里|上|这边|这里)?(?:一直|历来|也|就|都|现在|目前)*(?:是|为|系|属于|作为|算是)[^,。!?;:\n不没]{0,12}(?:最大|最主要|主要|头号|首要|领先|第一大?|数一数二)[的之]?[^,。!?;:\n]{0,10}(?:产[区地]|(?:生产|制造)基地)"
    r"|(?:最大|最主要|主要|头号|首要)[的之]?[^,。!?;:\n]{0,10}(?:产[区地]|(?:生产|制造)基地)(?:就|正)?(?:在|是)(?:我们?|咱们?|本|俺们?)(?P<here>[县市区州旗镇乡])"
    r"|(?<![a-z])(?:our|this|the) (?:whole )?(?P<en>county|district|city|prefecture|town|township)(?: itself)?(?: (?:is|has been|remains)|,(?: which is| as)?) (?:[a-z']+ ){0,4}?(?:largest|biggest|main|leading|foremost|principal)(?: [a-z-]+){0,3}? (?:(?:producing|production|manufacturing|growing) (?:area|region|base|centre|center|place|district)|producer of)(?![a-z])"
)
# 由县商务局作申报单位, 管委会想拿…报, the bureau would be the applicant
_OFFICE_APPLIES = re.compile(
    r"(?:这边)?(?:替|代)[^,。]{1,5}(?:申?报|问)|这边(?=$|[,。])|(?:自己|来|直接|牵头|出面)*(?:作为?|当|做|充当|担任)(?:申报)?(?:主体|单位|人)|的?名义|(?:直接)?[以用](?:自己|局里?|自身)的?名义|(?:我们)?(?:想|打算|要|来|牵头|直接|自己)+(?:拿|以|用|替|报|申报|当|问|挂名)"
    r"|(?:'s)?(?: here)?, (?:could|can|may) we (?:file|apply)|(?: itself)? (?:would be|will be|is|as|acts as|are and would be) (?:the )?applicant|(?: itself)? (?:would |will )?(?:appl|fil)(?:y|ies|e|es|ying|ing)(?![a-z])|(?: itself)? (?:wants?|would like) (?:to|in)(?![a-z])"
)
# 是公认的主产区, 我区系全国主产地, the main pomelo-growing area: said of the place whose government applies.
_AREA_SAID = re.compile(
    r"(?P<area>主(?:要)?产[区地县市])(?!的?(?:认定|证明|材料|标准|名单|申请))(?!在(?!我|咱|本|俺|这))|(?P<most>最大的?(?:产区|产地|生产基地|集散地))"
    r"|(?<![a-z])(?P<en>(?:main|major|principal|leading|biggest|largest|foremost)(?: [a-z-]+){0,3} (?:producing|production|growing|making)(?: (?:area|region|base|district|county|town))|(?:main|principal|leading) [a-z]+-(?:producing|growing|making) (?:area|region|district|county|town|place)|main [a-z]+ area)(?![a-z])"
)
_NEXT_DOOR = re.compile(
    r"隔壁|邻[近居]?|别的|另一|旁边|对面|所在的?$|(?<![a-z])(?:neighbouring|neighboring|next)(?![a-z])"
)
# An office of a government, which is of the government and not itself one of those that may apply.
_OFFICE = re.compile(r"[局厅委]$|(?<![a-z])(?:bureau|department|commission|office)(?![a-z])")
_UNIT_EN = re.compile(r"(?<![a-z])(?:county|district|city|prefecture|township|town)(?![a-z])")
_OURS_BEFORE = re.compile(r"(?:我们|我|本|咱们?|作为|以)[^,。;!?\n]{0,6}$")


# 合伙企业能不能报?替亲戚问的。我自己这边是有限公司: what one is oneself, against what was asked about.
_WE_OURSELVES = re.compile(
    r"(?:我们?|咱们?)自己(?:这[边家里]|公司|厂)?(?:就|则|倒)?(?:是|属于)|(?<![a-z])(?:we ourselves|ourselves,? we|as for us|for our part|our own (?:firm|company|business))(?![a-z])"
)
_OF_ANOTHER_FIRM = re.compile(
    r"(?:同行|对手|隔壁|邻居|别人家?|朋友|客户)(?:那边|那家|家|他们)?(?:就|也|正好)?(?:是|开的就是|办的就是)(?:这种|这样的|这个|一个)(?=\W|$)"
    r"|(?<![a-z])(?:competitors?|rivals?|friend|cousin|neighbou?r|customer|supplier|client|brother|sister|partner)(?: of (?:mine|ours))? (?:is|are|runs?|has|owns?) one(?![a-z])"
)
_HEARD = re.compile(
    r"(?:听说|听人说|据说|网上说|人家说|看到说|文件说)[^。!?;\n]{0,10}$|(?<![a-z])(?:i|we) (?:have |'ve )?(?:read|heard|was told|were told|hear|gather|understand|saw)(?: somewhere| online)?(?: that)?(?: an?| the)? $"
)
_BY_LICENCE = re.compile(
    r"(?:执照|登记证?|类型|性质|形式)(?:上|类型|一栏)?(?:写|登记|印|填|标|注明)?的?(?:是|为|着)?:?\W*$"
)
_CLIENT_IS = re.compile(r"^\W*(?:my|our) client (?:is|was set up as) an? (?:[a-z-]+ ){0,2}$")
_LISTED_BESIDE = re.compile(
    r"(?<![a-z])(?:us|we|ourselves|our own|our (?:firm|company|factory|mill|dairy|workshop))[,:]? (?:[^.;!?\n]*(?:,|(?<![a-z])(?:and|plus)) )?(?:and |plus )?(?:an?|the|another|one) (?:[a-z]+ )?$"
)
# 我市想以市政府名义申报: a place goes by the name of its own government.
_IN_ITS_OWN_NAME = re.compile(r"\W*(?:我|本)[市县区州省](?:[^,。]{0,12},)?(?:里|这边)?(?:想|可以|能)要?以")
# 管委会能不能代表市政府报
_STANDS_IN = re.compile(
    r"(?:能不能|可不可以|可否|能否|能|可以|是否可以|是不是可以|想)[^,。!?;]{0,3}(?:代表|代|替|顶替|以)[^,。!?;]{0,4}$"
    r"|(?<![a-z])(?:can|could|may)(?: [a-z]+){1,5} (?:on behalf of|in place of|for|instead of) (?:the )?$"
)
_SPEAKS_FOR = re.compile(
    r"(?<![a-z])(?:represent(?:s|ing)?|(?:writ(?:e|ing)|call(?:ing)?|ask(?:ing)?|act(?:ing)?|speak(?:ing)?|here|enquir(?:e|ing)|work(?:ing)?) for|(?:on|in) behalf of) (?:an?|the|our) (?:[a-z]+ )?$"
)
_TO_STAND_IN = re.compile(
    r"(?:能不能|可不可以|可否|能否|可以|是否可以)[^,。!?;]{0,3}(?:代表|代|替|顶替|以)[^,。!?;]{0,4}政府"
)
# 能不能由行业协会牵头报: whether somebody else may act is asked, and nothing is told of who asks.
_MAY_ANOTHER = re.compile(
    r"(?:能不能|能否|可不可以|可否|可以|是否|是不是|要不要|(?<![不才])能)[^,。!?;我咱本]{0,4}(?:由|让|请|托|委托|交给|叫|找)[^,。!?;我咱本]{0,8}$"
)
_OF_ABROAD = re.compile(
    r"(?:(?<![a-z])(?:we are|we're|i am|client is|applicant is|applicant:|instructed by|act for|acting for|represent|representing|advise|advising|on behalf of)|^\W*) ?(?:an?|the) (?:delaware|nevada|california|texas|new york|cayman|bvi|luxembourg|singapore|hong kong|american|german|french|italian|british|japanese|korean|swiss|dutch|swedish|spanish|australian|canadian|singaporean|us|u\\.s\\.|uk) (?:[a-z-]+ ){0,2}$"
)
# 申报的是市供销社,…,不是政府
_NO_GOVERNMENT = re.compile(
    r"(?:协会|商会|公会|联合会|研究会|学会)[^。!?\n]{0,24}(?:政府|市里|县里|区里|官方)(?:那边|这边|那头|方面)?(?:没有?|不|未|并未|根本没有?|都没有?|也没有?|也不)(?:打算|想|肯|愿意|会)?(?:出面|参与|管|牵头|盖章?|挂名|申报|报)"
    r"|(?:协会|商会|公会|联合会|研究会|学会)(?:自己|单独|以自己名义|独立)+(?:来)?(?:申报|报|申请)[^。!?\n]{0,6}区域[^。!?\n]{0,4}品牌|区域[^。!?\n]{0,6}品牌[^。!?\n]{0,8}(?:以|用)(?:协会|商会|公会|联合会|局里?|部门|自己|中心|合作社)的?名义"
    r"|(?:局|委|厅|办|部门|中心)(?:里)?(?:来|直接)?(?:以|用)(?:自己|局里?|自身|部门|本局)的?名义(?:来|去)?(?:申报|报|弄)?|以省(?:人民)?政府的?名义(?:来|去)?(?:申报|报)|不是(?:哪个|什么|某个)?市[^,。]{0,4}也不是(?:哪个|什么|某个)?县"
    r"|(?<![a-z])(?:we are|we're|it is|it's|this is|i am from|i'm from)(?: just| only)? (?:the |an? )(?:department|association|guild|chamber|bureau|committee|federation|office|institute|cooperative|society)(?![a-z])[^.;!?\n]{0,40}?(?<![a-z])not (?:the |an? |any )?(?:city|county|municipal|local|district|town)(?:[a-z -]{0,24})(?:government|hall|authorit)"
    r"|(?<![a-z])(?:association|guild|chamber|federation|bureau|department|committee|cooperative|society)(?![a-z])[^!?\n]{0,90}?(?<![a-z])(?:no (?:city |county |local |municipal )?government (?:is |stands )?(?:behind|involved|backing)|(?:is not|it's not|isn't) (?:the |a )?(?:city|county|district|municipal|local) government)(?![a-z])"
    r"|(?:申报的?(?:单位|主体|人)?(?:就|其实)?是[^,。!?;]{0,6}(?:供销社|合作社|协会|商会|公司|中心|事业单位|局|管委会)|(?:供销社|协会|商会|公司|中心|局|管委会)(?:是|做|作为?|当)申报(?:单位|主体|人))[^。!?;\n]{0,16}?(?:不是|并非|而非)[^,。!?;]{0,3}政府"
    r"|(?<![a-z])applicant (?:is|would be|will be) (?:the |an? )?[^.;!?\n]{2,40}(?<![a-z])(?:not|rather than) (?:the |a )?(?:[a-z]+ )?government(?![a-z])"
)


# We might turn into one, or into a limited company: none of them yet.
_MIGHT_BE = re.compile(
    r"(?<![a-z])(?:might|may|could|would|should|shall|thinking (?:of|about)|consider\w*|toying)(?: [a-z']+){0,3} (?:turn\w*|becom\w*|convert(?:ed|ing)?|chang(?:e|ed|ing)|switch\w*|set up|form|register|incorporate)(?![a-z])[^.;!?\n]*$"
)
_IN_GENERAL_ASKED = re.compile(
    r"(?<![a-z])(?:in general|generally(?: speaking)?|on principle|in principle|as a rule|hypothetically|theoretically|just curious)(?![a-z])|泛泛|随便问|好奇问|纯好奇|假设性"
)
# 我们是子公司还是分公司我都没搞清
_WHICH_OF = re.compile("还是|到底|究竟")
_NOT_CLEAR = re.compile(
    "[^。!?;\n]{0,8}(?:没|不|未)(?:太|大)?(?:搞|弄|分)?(?:清|明白|知道|确定|懂|晓得)|[^。!?;\n]{0,8}(?:分|搞|弄)不清"
)
_OR_WHICH = re.compile(
    "[^,。!?;\\n]{0,2}还是[^,。!?;\\n]{2,12}(?:没|不|未)(?:太|大)?(?:搞|弄|分)?(?:清|明白|知道|确定|懂|晓得)"
)
# 假如我把个体户转成公司
_SUPPOSED_TO = re.compile(
    "(?:假如|如果|要是|若|假设|倘若)(?:我们?|咱们?|以后|将来|明年)*(?:把|将|从|由)[^,。!?;]{0,3}$"
)
# 境外公司能不能作为联合单位: a partner to be
_AS_PARTNER = re.compile(
    "[^。!?;\n]{0,16}(?:作为?|当|做|算)(?:我们的?)?(?:联合|合作|参与|配合)(?:申报)?(?:单位|方|体)"
)
# father set the limited company up in Hangzhou
_WAS_SET_UP = re.compile(
    r"(?<![a-z])(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )(?:set|put|founded|formed|started|registered|opened)(?: up)? $"
)
_APPLICANT_IS = re.compile(
    r"(?<![a-z])(?:applicant|applying (?:unit|body|party)|unit applying)(?: is|:) (?:the |an? )?(?:[a-z']+ )?$"
)
_AT_LAW = re.compile(
    r"(?<![a-z])(?:patent|law|civil|legal|ip|infringement|copyright|trademark|pending|fil(?:e|es|ed|ing)|drop\w*|br(?:ing|ought)|won|lost|settled|their|the) suits?(?![a-z])|(?<![a-z])suits? (?:against|over|for|pending|was|is|by)(?![a-z])"
)
# Not a branch but a subsidiary; correction, the subsidiary.
_INSTEAD = re.compile(
    r"(?:(?<![a-z])(?:not|no longer|never)|n't) [^.;:!?\n]{2,40}(?<![a-z])but (?:(?:an?|the) (?:[a-z-]+ )?)?$"
    r"|^\W*(?:(?:sorry|correction|no|wait|rather|i (?:meant|mean)|make that|actually|that's (?:wrong|not right))\W+)+(?:it's |it is |we are |we're )?(?:(?:an?|the) (?:[a-z-]+ )?)?$"
)
# Applicant: Xiamen Lida Trading Co., Ltd. A name and its form, and no more.
_NAMES_IT = re.compile(r"\W*(?:(?:我们|我司|申报单位|单位)?(?:是|叫|为)[ :]?)?(?:[a-z&'-]+ ){1,5}")
_FORM_ONLY = re.compile(r"(?:co )?ltd")
# 香港特区政府, Taipei city government: no government of the mainland, and of those alone the text speaks.
_OUTSIDE_GOVERNMENT = re.compile(
    r"(?<!经济)特(?:别行政)?区政府|(?:香港|澳门|台湾|台北|新北|台中|台南|高雄|基隆|新竹|花莲|屏东)[^,。;!?\n]{0,6}政府"
    r"|(?<![a-z])(?:hong kong|hk|macao|macau|taiwan(?:ese)?|taipei|kaohsiung|tainan|sar)(?: [a-z]+){0,3} government(?![a-z])"
    r"|(?<![a-z])government of (?:the )?(?:hong kong|hk|macao|macau|taiwan|taipei|kaohsiung|tainan)(?![a-z])"
)
# 怀化这边个体户
_FROM_HERE = re.compile("\\W*[㐀-鿿]{2,6}(?:这边|那边|本地|当地)的?一?[个家]?")


class Entities:
    """Reads entity_type, government_level_ok, has_legal_personality (from the kind) and industry."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kinds = Phrases(vocabulary[ENTITY])
        self._levels = Phrases(vocabulary[LEVEL])
        self._trades = Phrases(vocabulary[INDUSTRY])

    def find(self, typed: Typed, *, answering: str | None = None) -> Iterator[Reading]:
        # a listed company bought us: what the buyer is, we need not be
        readings = [one for one in self._told(typed, answering) if not BUYER.match(typed.nameless, one.end)]
        if _OUTSIDE_GOVERNMENT.search(typed.nameless):
            readings = [one for one in readings if one.name != LEVEL and one.value != "government"]
        platform = next((one.start for one in readings if one.value == "internet_platform"), None)
        for one in readings:
            # a grocery platform, company with limited liability: of platforms that is one
            form = (
                one.name == ENTITY
                and one.value == "enterprise"
                and _FORM.search(typed.nameless, one.start, one.end)
            )
            if platform is None or platform > one.start or not form:
                yield one
        kinds = {one.value for one in readings if one.name == ENTITY and not isinstance(one.value, Not)}
        if kinds <= {"enterprise", "internet_platform"}:
            yield from _incorporated(
                typed, [one for one in readings if one.name == ENTITY and one.value == "enterprise"]
            )
        for found in _ANOTHER_IS_IT.finditer(typed.nameless):
            yield Reading(LEGAL, False, *found.span())
        for found in _NO_GOVERNMENT.finditer(typed.nameless):
            if not (stance(typed, *found.span()).asked or any(one.name == LEVEL for one in readings)):
                yield Reading(LEVEL, False, *found.span())
        governments = [one for one in readings if one.name == ENTITY and one.value == "government"]
        if governments and not any(one.name == LEVEL for one in readings):
            yield from main_area(typed, [typed.nameless[one.start : one.end] for one in governments])

    def _told(self, typed: Typed, answering: str | None) -> Iterator[Reading]:
        partners = partner_spans(typed.plain)

        def ours(mention: Mention) -> bool:
            return not any(start <= mention.start < end for start, end in partners)

        for found in _OURSELVES.finditer(typed.nameless):
            after = typed.nameless[found.end() :]
            if not re.match(r"服务平台|品牌", after):
                yield Reading(ENTITY, "enterprise", *found.span(), Weight.PASSING)
        for found in _COMPANY.finditer(typed.nameless):
            group = next(name for name, text in found.groupdict().items() if text)
            stands = stance(typed, *found.span(group))
            head = typed.nameless[typed.clause_at(found.start(group)).start : found.start(group)]
            if not (
                stands.denied
                or stands.unsure
                or stands.aside
                or stands.asked
                or _DENIED_KIND.search(head)
                or _TO_BE_FOUNDED.search(head)
            ) and not any(start <= found.start(group) < end for start, end in partners):
                yield Reading(ENTITY, "enterprise", *found.span(group), Weight.PASSING)
        for found in _A_COMPANY_NOW.finditer(typed.nameless):
            stands = stance(typed, *found.span())
            if not any((stands.denied, stands.unsure, stands.aside, stands.asked, stands.plan)):
                yield Reading(ENTITY, "enterprise", *found.span(), Weight.PLAIN)
                yield Reading(LEGAL, True, *found.span())
        for found in _APPOSED.finditer(typed.nameless):
            clause = typed.clause_at(found.start("zh") if found["zh"] else found.start("en"))
            before = typed.nameless[clause.sentence[0] : clause.start]
            if (
                found["en"]
                or clause.start == 0
                or re.search(
                    r"(?:我们|我司|咱们?|本公司|我)(?:这边|厂|单位)?(?:就|也)?(?:是|属于)(?!不)", before
                )
            ):
                yield Reading(
                    ENTITY, "enterprise", *found.span("zh" if found["zh"] else "en"), Weight.PASSING
                )
        for found in _WITH_IT_APPLYING.finditer(typed.nameless):
            yield Reading(ENTITY, "government", *found.span("who"))
        for found in _CALLED_BRANCH.finditer(typed.plain):
            if not _IN_NAME.search(typed.plain[: found.start()]):
                yield Reading(ENTITY, "branch", *found.span(), Weight.PLAIN)
        for found in _NAMED.finditer(typed.plain):
            if (
                not any(start <= found.start() < end for start, end in partners)
                and not re.match(
                    r"[^,。!?;:\n]{0,12}(?:分公司|办事处|分厂|分店|分支)", typed.plain[found.end() :]
                )
                and not stance(typed, *found.span()).other
                and not _TO_BE_FOUNDED.search(found["name"])
                and not _NOT_TURNED.search(found["name"])
            ):
                yield Reading(ENTITY, "enterprise", *found.span(), Weight.PASSING)
        kinds = tuple(self._kinds.find(typed))
        for mention in kinds:
            said = typed.nameless[mention.start : mention.end]
            # 跟俩哥们合伙办的, with a getihu licence: partners in the firm, not in an application.
            own = mention.value in ("sole_proprietor", "partnership") and re.search("合伙|licen|照$", said)
            yield from self._kind(typed, mention, bool(own) or ours(mention), answering == ENTITY)
        for mention in self._levels.find(typed):
            stands = stance(typed, mention.start, mention.end, mention.gaps)
            said = typed.nameless[mention.start : mention.end]
            after = typed.nameless[mention.end : max(typed.clause_at(mention.start).end, mention.end)]
            head = typed.nameless[typed.clause_at(mention.start).start : mention.start]
            if mention.value is True and (
                _ACTS.match(after) or _TELLS.match(after) or _stands_in(typed, mention.start)
            ):
                continue  # 市政府不打算出面, 管委会能不能替市政府来报
            if mention.value is False and _TO_STAND_IN.search(typed.nameless, mention.end):
                continue
            if (
                mention.value is False
                and _OFFICE_APPLIES.match(after)
                and re.fullmatch(
                    r"\W*(?:区域(?:公用)?品牌|品牌)?(?:这次|准备|打算)?(?:我们|这次|拟?由|以|用|就是)*(?:[㐀-鿿]{0,4}的?|(?:the )?(?:[a-z]+ ){0,2})",
                    head,
                )
                and not (stands.asked or stands.other or stands.denied or stands.unsure)
            ):
                yield Reading(LEVEL, False, mention.start, mention.end)
                if _office_applies(head, said, after):
                    yield Reading(ENTITY, "government", mention.start, mention.end)
                continue
            if (
                mention.value is False
                and after
                and not re.match(rf"{_SUBJECT.pattern}|{_STAFF.pattern}|\W|呢", after)
            ):
                continue  # 工信局打电话催过
            if (
                mention.value is False
                and _OFFICE.search(said)
                and re.match("能|可以|可否|会|报", after)
                and not _office_applies(head, said, after)
            ):
                continue  # 工信局能帮我们申报吗, 报工信厅还是市工信局报
            if mention.value is False and re.search(r"[加和跟与、]$", head):
                continue  # 合作社加村委会
            if _filed_with(typed, mention):
                continue
            if (
                ours(mention)
                and ("主产" not in said or "政府" in typed.nameless)
                and not stands.asked
                and not stands.aside
                and self._applicant(typed, mention, stands)
            ):
                value = UNSURE if stands.unsure else bool(mention.value) ^ stands.denied
                if not (stands.denied and mention.value is True and not stands.unsure):
                    yield Reading(LEVEL, value, mention.start, mention.end)
                    if value is False and _office_applies(head, said, after):
                        yield Reading(ENTITY, "government", mention.start, mention.end)
        yield from self._industry(typed, kinds, ours, answering == INDUSTRY)
        for found in _DENIED_TRADE.finditer(typed.nameless):
            if not stance(typed, *found.span("trade")).aside:
                group = "zh" if found["zh"] else "en"
                yield Reading(ENTITY, "enterprise", *found.span(group), Weight.PASSING)

    def _industry(
        self, typed: Typed, kinds: Sequence[Mention], ours: Callable[[Mention], bool], answering: bool
    ) -> Iterator[Reading]:
        """The trade; what is neither in consumer goods nor a platform is in another."""
        trades = [
            reading
            for mention in self._trades.find(typed)
            if ours(mention)
            for reading in self._trade(typed, mention, answering)
        ]
        denied = [one for one in trades if isinstance(one.value, Not)]
        told = len(denied) < len(trades)
        by_service = told and all(
            one.value == "other" and _SERVICE.search(typed.nameless, one.start, one.end)
            for one in trades
            if one not in denied
        )
        goods = (
            [one for each in made(typed.nameless) if (one := self._goods(typed, each, ours)) is not None]
            if by_service or not told
            else []
        )
        if goods:  # we make running shorts, and a software house wrote the app
            trades, told = denied, True
        yield from (*trades, *goods)
        for mention in kinds:
            if mention.value == "internet_platform" and ours(mention):
                for reading in self._kind(typed, mention, True, answering):
                    denied += [reading] if isinstance(reading.value, Not) else []
        for found in _NOR_PLATFORM.finditer(typed.nameless):
            denied.append(Reading(INDUSTRY, Not("internet_platform"), *found.span()))
        neither = {one.value.value for one in denied if isinstance(one.value, Not)}
        equips = _EQUIPS.search(typed.nameless)
        for found in (*([equips] if equips else []), *_NEITHER.finditer(typed.nameless)):
            stands = stance(typed, *found.span())
            if not (stands.asked or stands.aside or (stands.denied and found is equips)):
                yield Reading(INDUSTRY, "other", *found.span())
                if found is equips:
                    yield Reading(ENTITY, "enterprise", *found.span(), Weight.PASSING)
                return
        if {"consumer_goods", "internet_platform"} <= neither and not told:
            yield Reading(INDUSTRY, "other", min(one.start for one in denied), max(one.end for one in denied))

    def _goods(self, typed: Typed, goods: Goods, ours: Callable[[Mention], bool]) -> Reading | None:
        """The trade from goods that the vocabulary does not name."""
        mention = Mention(goods.industry, goods.start, goods.end, ())
        stands = stance(typed, goods.start, goods.end)
        head = typed.nameless[typed.clause_at(goods.start).start : goods.start]
        if (
            not ours(mention)
            or stands.asked
            or (stands.aside and not founders(typed.nameless[slice(*typed.clause_at(goods.start).sentence)]))
            or stands.plan
            or stands.denied
            or stands.unsure
            or _DENIED_KIND.search(head)
            or _NOT_MADE.search(head)
            or re.search(r"(?:另外?|还有|其中|第[二三])一?家[^,。]{0,6}$", head)
            or _OTHERS_MAKE.search(head)
        ):
            return None
        return Reading(INDUSTRY, goods.industry, goods.start, goods.end)

    def _kind(self, typed: Typed, mention: Mention, ours: bool, answering: bool) -> Iterator[Reading]:
        stands = stance(typed, mention.start, mention.end, mention.gaps)
        head = typed.nameless[typed.clause_at(mention.start).start : mention.start]
        aside = stands.past or (
            stands.other and not (_WHOSE.search(head) or _BY_LICENCE.search(head) or _CLIENT_IS.search(head))
        )
        planned = stands.plan and not (
            _TO_APPLY.match(typed.nameless, mention.end)
            or (mention.value in _BEFORE_A_COMPANY and re.search("[把将]$", head))  # 准备把分公司改成子公司
        )
        if stands.asked or aside or planned or not ours:
            return
        if _one_of_two(typed, mention.start):
            yield Reading(ENTITY, UNSURE, mention.start, mention.end)
            return  # are we a platform or a maker?
        clause = typed.clause_at(mention.start)
        if (
            _SUCH_FIRMS.fullmatch(typed.nameless[mention.start : mention.end].strip())
            and _FIRST_PERSON.search(typed.nameless, *clause.sentence) is None
        ):
            return  # the guide lets branches apply
        if _IF_TURNED.search(head):
            return  # 如果改成子公司, if we became a subsidiary
        sentence = typed.clause_at(mention.start).sentence
        if (_WHICH_OF.search(head) and _NOT_CLEAR.match(typed.nameless, mention.end)) or _OR_WHICH.match(
            typed.nameless, mention.end
        ):
            yield Reading(ENTITY, UNSURE, mention.start, mention.end)
            return
        if (typed.nameless.startswith("?", sentence[1]) and _IN_GENERAL_ASKED.search(typed.nameless)) or (
            _MIGHT_BE.search(typed.nameless, sentence[0], mention.start)
            or _SUPPOSED_TO.search(head)
            or (mention.value == "foreign_company" and _AS_PARTNER.match(typed.nameless, mention.end))
        ):
            return
        if _PRONOUN.search(head) and names_another(typed.plain):
            return
        if _OF_ANOTHER_FIRM.search(typed.plain) or _HEARD.search(
            typed.nameless, typed.clause_at(mention.start).sentence[0], mention.start
        ):
            return  # Could a branch apply? Our competitor is one.
        if mention.value in ("institution", "association") and _LISTED_BESIDE.search(
            typed.nameless[typed.clause_at(mention.start).sentence[0] : mention.start]
        ):
            return  # ourselves, a logistics startup and a university lab
        if mention.value == "government" and (
            _stands_in(typed, mention.start) or _TO_STAND_IN.search(typed.nameless, mention.end)
        ):
            return
        if mention.value in ("association", "institution") and _MAY_ANOTHER.search(head):
            return
        if mention.value == "enterprise" and _OF_ABROAD.search(head):
            return  # a Delaware corporation
        after = typed.nameless[mention.end : max(typed.clause_at(mention.start).end, mention.end)]
        if (
            mention.value == "internet_platform"
            and re.search("工业$|(?<![a-z])industrial $", head)
            and not re.match(" ?(?:企业|公司|company|enterprise)", after)
        ):
            return  # 建了个工业互联网平台管生产
        if mention.value == "foreign_company" and _MADE_FOR.search(head):
            return
        if (mention.value in ("government", "institution", "association") and _TELLS.match(after)) or (
            _REPORTED.search(head) or _ONLY_SUCH.search(head)
        ):
            return  # 行业协会说个体户不行, can only city governments apply
        if mention.value == "branch" and (
            _SEVERAL.search(head) or (_HAS_OPENED.match(after) and _OF_A_FIRM.search(typed.plain))
        ):
            return  # 三家分店, our branch in Berlin has opened: of the firm that applies
        turned = _TURNED.search(typed.plain)
        if (
            mention.value in _BEFORE_A_COMPANY
            and turned
            and not _STILL_TO_COME.search(typed.plain, typed.clause_at(turned.start()).start, turned.start())
            and not negations(typed.plain[max(0, turned.start() - 12) : turned.start()])
            and not re.match("[^,。]{0,4}(?:还|并)?(?:没有?|未)[转办完改变]", typed.plain[turned.end() :])
        ):
            return
        if mention.value == "enterprise" and (_NOT_TURNED.search(head) or _TO_BE_FOUNDED.search(head)):
            return
        if mention.value in ("government", "institution", "association") and _filed_with(typed, mention):
            return
        if mention.value in _BEFORE_A_COMPANY and re.match(
            "的?(?:时|时候|那会儿?|那阵|期间|起家|起步)", typed.nameless[mention.end :]
        ):
            return  # 我开个体户时自己创的
        if not _STILL_TO_COME.search(head) and re.match(
            r"改(?:制|成|为|的)|转(?:制|成|为|的)|转企|改企|脱钩|(?:这边|这里)?(?:来|在)?(?:替|代|帮)[^,。]{1,14}(?:问|咨询|打听)",
            typed.nameless[mention.end :],
        ):
            return  # 事业单位改制来的, 协会替会员来问
        if _ONCE.search(head) or _IN_NAME.search(head):
            return
        if mention.value == "sole_proprietor" and _SHAREHOLDER.match(typed.nameless, mention.start):
            return
        before, after = typed.nameless[: mention.start], typed.nameless[mention.end :]
        if mention.value in ("association", "institution") and _APPLIES_NOT.match(after):
            return  # 协会自己不报
        if mention.value in ("association", "institution") and any(
            end <= mention.start and typed.nameless[mention.start : mention.end] in typed.plain[start:end]
            for start, end in partner_spans(typed.plain)
        ):
            return  # 我们跟大学合作,大学是事业单位
        if (
            mention.value in _BEFORE_A_COMPANY
            and _OF_KIN.search(head)
            and _A_FIRM_OF_OURS.search(typed.plain, 0, mention.start)
        ):
            return  # his wife's workshop is a sole proprietorship, beside his company
        if mention.value in _BEFORE_A_COMPANY and (
            _PARENT_IS.search(head)
            or (
                _PRONOUN.search(head)
                and _KIN_BEFORE.search(typed.nameless[clause.sentence[0] : clause.start])
                and _A_FIRM_OF_OURS.search(typed.plain)
            )
        ):
            return  # the holding is a partnership; 我公公开的酱油坊,他是个体户,beside 我老公的公司
        if mention.value == "internet_platform" and _AROUND_A_PLATFORM.match(after):
            return  # 电商平台的代运营公司
        if (
            mention.value == "institution"
            and not _OURS_BEFORE.search(before)
            and not (_THIS_BODY.search(head) and _OUR_BODY.search(before))
            and (_FROM.search(before) or _THEIRS.search(after))
        ) or (mention.value == "enterprise" and _NO_COMPANY.search(before)):
            return
        if not answering and not self._applicant(typed, mention, stands):
            return
        if stands.unsure:
            yield Reading(ENTITY, UNSURE, mention.start, mention.end)
        elif stands.denied or _DENIED_KIND.search(head):
            # 不是国企 and 不是食品公司 leave it open that it is an enterprise.
            said = typed.nameless[mention.start : mention.end]
            if mention.value != "enterprise" or _ANY_ENTERPRISE.fullmatch(said):
                yield Reading(ENTITY, Not(mention.value), mention.start, mention.end)
        else:
            passing = "有限" in typed.plain[mention.start : mention.end] and mention.value == "enterprise"
            plain_weight = Weight.PASSING if passing and not _WE_OURSELVES.search(head) else Weight.PLAIN
            yield Reading(ENTITY, mention.value, mention.start, mention.end, plain_weight)
            if mention.value == "internet_platform":
                yield Reading(INDUSTRY, "internet_platform", mention.start, mention.end)

    def _applicant(self, typed: Typed, mention: Mention, stands: Stance) -> bool:
        clause = typed.clause_at(mention.start)
        head = typed.nameless[clause.start : mention.start].replace("所在地", "的")
        tail = typed.nameless[mention.end : max(clause.end, mention.end)]
        if re.search(r"其中[^,。]{0,8}$", head):
            return False
        if (
            mention.value in _BEFORE_A_COMPANY
            and re.search("[把将](?:我们的?|现在的?|这家|这个)?$", head)
            and re.match("改|转|变|升|注册|登记|做成", tail)
        ):
            return True  # 准备把分公司改成子公司
        if _BEING.search(head) and not (head.endswith("为") and _DONE_FOR.match(tail)):
            return True  # 本单位为, 形式为, legal form:
        if re.match("的(?:身份|名义)", tail) and not _GOVERNED.search(head):
            return True
        if re.search(r"在(?:[^,。]{0,4})$", head) and re.match("(?:里)?(?:上班|工作|任职|当差|挂职)", tail):
            return True  # 我在镇政府上班
        if mention.value in ("sole_proprietor", "partnership") and _UNDER_A.search(head):
            return True
        if re.match(r"(?:形式|性质|制|类型)的", tail) and (not head.strip() or _COPULA.search(head)):
            return True
        if re.search(r"照$|营业执照上?(?:写|登记)?的?是?$", typed.nameless[mention.start : mention.end]):
            return True  # 领的个体工商户的照
        if re.search(
            r"(?:执照|登记|工商|企业类型|性质)(?:上|证)?(?:写|登记|印|标|注明)?(?:的|着)?(?:是|为)?\W*$", head
        ):
            return True
        if (
            mention.value == "branch"
            and not head
            and tail
            and not re.match(rf"{_SUBJECT.pattern}|\W|一[枚家个]", tail)
        ):
            return re.search("[a-z]", tail) is not None  # 分厂明年推广
        if re.search(r"受[^,。]{0,4}$", head) and re.match(r"的?委托", tail):
            return _NAMES_ITSELF.search(typed.nameless) is None
        if re.search(r"我们?是[^,。]{0,16}$", head) and _STAFF.match(tail):
            return True
        if re.search(r"[以用][^,。!?;:\n]{0,6}$", head) and re.match("的?名义", tail):
            return True
        if mention.value == "government" and _UNDER_IT.match(tail):
            return False
        if _POLICY_NOUN.match(tail) or re.match(r"的(?!\W*$|[能可话吧啊])", tail):
            return False
        said = typed.nameless[mention.start : mention.end]
        latin = re.search("[a-z]", said) is not None
        if latin:
            if re.match(r" (?:as|being) (?:the |an )?applicant", tail):
                return True
            if _APPLICANT_IS.search(typed.nameless, clause.sentence[0], mention.start):
                return True
            if mention.value == "enterprise" and _WAS_SET_UP.search(head):
                return True
            if mention.value == "enterprise" and _NAMES_IT.fullmatch(head) and _FORM_ONLY.fullmatch(said):
                return True
            if mention.value in ("government", "institution", "association", True) and _SPEAKS_FOR.search(
                head
            ):
                return True
            if re.match(
                r"(?: itself| alone)? (?:to |will |would |shall )?(?:be|act as|serve as|stand as|is|becomes?) the (?:applicant|lead|applying)",
                tail,
            ):
                return True
            if re.match(
                r"(?: of [a-z' ]{2,30}?)?\s+(?:itself |also |now |here |still )*(?:is filing|is behind|stands behind|signs|backs and files|files?|filing|submits?|puts|will file|will sign|wants?|would like|plans?|intends?|is applying|applies|files|asks|is asking|is going|will apply|hopes?|can|could|may|here)(?![a-z])",
                tail,
            ) and not re.search(r"(?<![a-z])(?:with|from|by|to) (?:the )?$", head):
                return True
            if re.search(
                r"(?<![a-z])(?:built|build|building|developed|develop|use|uses|used|using|launched|made|created|designed|bought) (?:an?|our|the|its|their) (?:[a-z]+ )?$",
                head,
            ):
                return False
            if (
                mention.value in ("government", "institution", "association", True)
                and clause.start == clause.sentence[0]
                and re.fullmatch(r"\W*(?:an? |the |our )?(?:[a-z-]+ ){0,2}(?:and [a-z]+ )?", head)
                and not re.search(r"(?<![a-z])(?:with|by|from|to|no|for|of|in) ", head)
                and re.match(r"\W*$|[,.;:]| on | here", tail)
            ):
                return True  # County-level city government, arts and crafts research institute
            if re.search(
                r"(?<![a-z])(?:secretariat|officer|clerk|official|behalf|cadre) (?:of|at|for|from) (?:an?|the|our) (?:[a-z]+ )?$",
                head,
            ):
                return True
            if (
                re.search(r"(?<![a-z])(?:set up|founded|built|run|runs|opened) an? (?:[a-z]+ )?$", head)
                and mention.value == "institution"
            ):
                return False
            if re.search(
                r"(?:^|^but |(?<![a-z])(?:we|i), ?)(?:the|an?) (?:[a-z']+ )?$",
                typed.nameless[: mention.start],
            ) or _INSTEAD.search(typed.nameless, clause.sentence[0], mention.start):
                return True
            if re.search(
                r"(?<![a-z])(?:i|we|our unit) (?:run|manage|head|lead)s? the (?:[a-z]+ )?$", head
            ) and re.match(r" (?:office )?of (?:an?|the) ", tail):
                return True
            if re.search(r"(?<![a-z])(?:from|by) (?:an?|the|another|some) (?:[a-z-]+ ){0,3}$", head):
                return False
            if re.search(
                r"(?<![a-z])(?:have|has|with|from|by|opened|own|owns|through|on|via|at|several|two|three|to|into|of|the) (?:[a-z]+ )?$",
                head,
            ) and not re.search(r"(?:are|as|is|means?|'m|'re|into) (?:[a-z]+ ){0,2}$", head):
                return False
            return (
                re.search(
                    r"(?<![a-z])(?:we are|we're|i am|i'm|we|as|is|are|our|my|this|if|an?|can|for|be|it's|being|been|into|became|become|only|just|not|am)(?: (?!since|because|while|as|so|that|and|when|until)[a-z'-]+){0,5} ?$|^\W*$",
                    head,
                )
                is not None
                or re.match(r"\s+(?:can|could|may|apply|be eligible|eligible|qualify)(?![a-z])", tail)
                is not None
            )
        if mention.value == "government" and _ACTS.match(tail):
            return False
        if re.fullmatch(
            r"\W*(?:那|那么|如果|要是|假如|请问|[^,。]{0,6}某[家个]?|一?[家个间]|我们|普通的?|的|我|就|这种|[^,。]{2,4}的?)*",
            head,
        ) and not _GOVERNED.search(head):
            return True
        if _WHOSE.search(head) and (not re.match(r"[^,。!?;:\n]", tail) or re.match(_SUBJECT, tail)):
            return True
        if (
            re.match("\\W*(?:是|为|就是)(?:我|本人)", tail)
            and "合伙人" in typed.nameless[mention.start : mention.end]
        ):
            return True
        if re.search(r"由[^,。!?;:\n]{0,8}$", head) and re.match(
            r"(?:来|牵头|出面|负责|统一|作为?|做|当|担任|充当)*(?:申报|申请|推荐|报|主体)", tail
        ):
            if re.search(r"由(?!城市|地方|当地|主产|本级)[㐀-鿿]{2,4}$", head) and re.match(
                "(?:来|牵头|出面|统一|负责)*(?:申报|申请|报)", tail
            ):
                return True
            return mention.value == "association" or (
                re.search("我们|我[县市区州]|本[县市区州]|咱|全[县市区州]|拟由|某", typed.nameless)
                is not None
            )
        if re.search(r"主体[^,。!?;:\n]{0,4}(?:写|填|是|用|定|为)(?:的|成|为|了)?[^,。!?;:\n]{0,4}$", head):
            return True
        if re.match(_SUBJECT, tail) and not re.search(
            r"(?:向|给|由|找|让|请|到|去|经|在|通过|对)[^,。]{0,6}$", head
        ):
            return True
        if mention.value in ("sole_proprietor", "partnership") and _FROM_HERE.fullmatch(head):
            return True
        if mention.value in ("sole_proprietor", "partnership") and re.search(
            r"(?:(?:开|办|成立|注册)了?(?:着|的是)?一?[家个间]?|当|干)$", head
        ):
            return True
        if _GOVERNED.search(head) and not re.search(
            r"(?:是|作为|属于|改成|改为|代表)(?:[^,。!?;:\n有]{0,10})$", head
        ):
            return False
        return _COPULA.search(head) is not None

    def _trade(self, typed: Typed, mention: Mention, answering: bool) -> Iterator[Reading]:
        stands = stance(typed, mention.start, mention.end, mention.gaps)
        clause = typed.clause_at(mention.start)
        aside = stands.aside and not founders(typed.nameless[slice(*clause.sentence)])
        head = typed.nameless[clause.start : mention.start]
        tail = typed.nameless[mention.end : max(clause.end, mention.end)]
        said = typed.nameless[mention.start : mention.end]
        presupposed = _OUR_FAMILY.search(head) and _ITS_WORKS.match(tail)
        if (stands.asked and not presupposed) or aside or stands.plan:
            return
        if _one_of_two(typed, mention.start) or _in_quotes(typed, mention.start):
            return
        employed = _EMPLOYED.search(head) is not None
        if (
            not (employed or presupposed)
            and _SERVES.search(head)
            and (_SERVED_TAIL.match(tail) or _SERVED_FIRM.match(said[-1] + tail) or re.search("[a-z]", head))
        ):
            return
        if mention.value == "internet_platform" and _AROUND_A_PLATFORM.match(tail):
            return
        if _IS_A_CLIENT.match(tail) or (
            _THEY_SAY.match(said[-1] + tail if said.endswith("厂") else tail) and not head.strip()
        ):
            return
        if (
            re.search(r"(?:在|通过|入驻|上)[^,。]{0,3}$", head)
            and "平台" in typed.nameless[mention.start : mention.end]
        ):
            return
        if mention.value == "other" and (
            _ANOTHERS.search(head)  # 向软件公司买的, with our software vendor
            or _BESIDE_US.search(
                typed.nameless, clause.sentence[0] if said.isascii() else clause.start, mention.start
            )  # 我们厂、软件商、快递公司一道弄的
            or _SOMEBODY_ELSES.match(tail)  # our logistics partner
            or _USED.search(head)  # we put in solar panels
        ):
            return
        if re.search(r"(?:另外?|还有|其中|第[二三])一?家[^,。]{0,6}$", head):
            return  # 还有一家做软件的
        if said == "银行" and re.match(
            r"评级|评分|贷|授信|流水|账户|卡|信用|那边|也|从|都|没|里|的(?:钱|款)", tail
        ):
            return  # 银行评级AAA
        if said == "银行" and not re.search(r"(?:是|属于|开)(?:一?[家个])?[^,。]{0,6}$", head):
            return  # 没欠过银行钱
        if re.match("(?:行业|类|品)?(?:算不算|包不包括)", tail):
            return
        if said == "家电" and re.match(r"商(?!场|家)", tail):
            return  # 是家电商代运营公司
        if re.match(r"[- ](?:delivery|tech|service|machin|safety)", tail):
            return  # a food-delivery app makes no food
        if re.match(r"(?:安全|药品监|监管|抽检|卫生|生产许可|品牌产业|数据|追溯)", tail):
            return
        latin = re.search("[a-z]", typed.nameless[mention.start : mention.end]) is not None
        if re.match("software|platform", typed.nameless[mention.start :]) and re.search(
            r"(?<![a-z])(?:in|of|to|for|over|on) (?:the|our|its|their) $", head
        ):
            return  # the copyright in the software
        if said in ("suit", "suits") and _AT_LAW.search(typed.nameless, clause.start, mention.end + 12):
            return  # a patent suit
        if said == "software" and not _SOFTWARE_FIRM.match(tail):
            return  # software under licence is used, not made
        trade = (
            (_TRADE_HEAD_EN.search(head) or _TRADE_TAIL_EN.match(tail) or _MAKES.search(head))
            if latin
            else (_MAKES.search(head) or (_OTHER_TRADE if mention.value == "other" else _TRADE).match(tail))
        )
        of_trade = (
            trade
            or re.match("sell|make|build|卖|做|开|采|拉坯|制瓷|烧瓷|制陶|打银", said)
            or (
                latin
                and not head.strip()
                and re.match(" (?:contractor )?(?:wanting|asking|here|looking)|,", tail)
            )
        )
        named = typed.nameless[mention.start : mention.end] != typed.plain[mention.start : mention.end]
        if not (answering or of_trade or named):
            return
        if stands.unsure:
            yield Reading(INDUSTRY, UNSURE, mention.start, mention.end)
        elif stands.denied or _DENIED_KIND.search(head) or _NOT_MADE.search(head):
            # 不是食品企业 leaves it open that it makes other consumer goods.
            if _WHOLE_INDUSTRY.search(typed.nameless[mention.start : mention.end]):
                yield Reading(INDUSTRY, Not(mention.value), mention.start, mention.end)
        else:
            weight = (
                Weight.PASSING
                if mention.value == "other" and re.match("[^,。]{0,3}(?:设备|机械|平台|系统)", tail)
                else Weight.SAID
            )
            yield Reading(INDUSTRY, mention.value, mention.start, mention.end, weight)


_GOVERNMENT_OF = re.compile(
    r"管委|管[理理]委[员員]|街道|[村居]委|[局厅廳縣县市州旗镇鎮乡鄉省]|(?<![产產发發园園])[区區](?=[政府人民]|$)|(?<![a-z])(?:county|city|town|township|district|province|provincial|municipal|committee|bureau|department|office)(?![a-z])"
)


# Are we a platform or a maker, 我们算平台还是消费品企业: one of two that are asked about.
_ONE_OR_THE_OTHER = re.compile(
    r"(?<![a-z])(?<!we )(?<!they )(?<!it )(?<!you )(?<!that )(?:is|are|am) (?:we|it|they|he|she|i|our|my|the|this)(?![a-z])[^.;!?]* or [^,.;!?]*"
    r"|(?:算|是|属于|归)[^,。;!?]{1,14}还是[^,。;!?]{1,14}"
)
# Firms of a kind, in a sentence that says nothing of ours.
_SUCH_FIRMS = re.compile(
    r"branches|partnerships|sole (?:proprietorships|proprietors|traders)|governments|associations"
)
_FIRST_PERSON = re.compile(r"(?<![a-z])(?:we|us|our|ours|my|i|i'm|we're)(?![a-z])")
# A name that is put in quotation marks: 'Sweet Desert'.
_QUOTED = re.compile(r"(?<![a-z])(['\"])[a-z0-9 &-]{2,30}\1(?![a-z])")


def _one_of_two(typed: Typed, at: int) -> bool:
    """Whether what stands ``at`` is one side of a question about which of two something is."""
    begin, end = typed.clause_at(at).sentence
    return any(
        found.start() <= at < found.end() for found in _ONE_OR_THE_OTHER.finditer(typed.nameless, begin, end)
    )


def _in_quotes(typed: Typed, at: int) -> bool:
    """Whether what stands ``at`` is part of an English name in quotation marks."""
    begin, end = typed.clause_at(at).sentence
    return any(found.start() < at < found.end() for found in _QUOTED.finditer(typed.nameless, begin, end + 1))


def another_government(before: str, now: str) -> bool:
    """Whether two mentions, as they were typed, are of governments of different kinds: 开发区管委会 and 省政府."""
    kinds = [_GOVERNMENT_OF.findall(words.lower())[-1:] for words in (before, now)]
    return all(kinds) and kinds[0] != kinds[1]


_FOR_ITSELF = re.compile(
    r"(?:自己|单独|直接|本身|想要?|要|打算|准备|也|还|就|到底|可不可以|能不能|能否|可否|可以|能|是否|是不是|有没有|有|资格|够格|来|去|作为?|当|以|用|做|牵头|出面|的?名义|这种|部门|单位|算不算|符合|条件)*+(?:申报|申请|报(?!告|送|数|表)|参?评|主体|呢)"
    r"|(?: itself| also| now| here)* (?:(?:can|could|may|might|wants? to|would like to|plans? to|intends? to|hopes? to|will|would|is going to|is|be) )+(?:apply|file|submit|put|enter|the applicant)(?![a-z])|(?: itself)? (?:applies|files|applying|submits)(?![a-z])|的?名义|,? as (?:the )?applicant"
)
_WE_ARE_IT = re.compile(
    r"(?:我们|咱们?)(?:就)?是[㐀-鿿]{0,6}$|(?<![a-z])we(?: are|'re) (?:an?|the) (?:[a-z]+ )?$"
)


def _office_applies(head: str, said: str, after: str) -> bool:
    """Whether an office of a government means to apply itself: 文旅局能不能申报, and not 工信局能查到我们."""
    if _OFFICE.search(said) is None or re.search("还是|(?<![a-z])or(?![a-z])", head + after):
        return False
    alone = _WE_ARE_IT.search(head) is not None and not after.startswith(("的", "'s"))
    return alone or _FOR_ITSELF.match(after) is not None


def _filed_with(typed: Typed, mention: Mention) -> bool:
    """Whether papers go to the body that is named, or are to: 标杆报管委会还是区工信局."""
    clause = typed.clause_at(mention.start)
    start = clause.start
    if _OR_WITH.fullmatch(typed.nameless, start, mention.start):
        start = clause.sentence[0]
    tail = typed.nameless[mention.end : max(clause.end, mention.end)]
    return (
        _FILED_WITH.search(typed.nameless[start : mention.start]) is not None
        and _TO_APPLY.match(tail) is None
    )


def _stands_in(typed: Typed, at: int) -> bool:
    """Whether somebody else wants to act in the place of the government named at ``at``."""
    clause = typed.clause_at(at)
    return (
        _STANDS_IN.search(typed.nameless[clause.start : at]) is not None
        and _IN_ITS_OWN_NAME.fullmatch(typed.nameless, clause.sentence[0], at) is None
    )


def _incorporated(typed: Typed, firms: Sequence[Reading]) -> Iterator[Reading]:
    """Legal personality, from a company form that is the applicant's own: 我们是有限公司."""
    plain = typed.nameless
    abroad = _HOME_ABROAD.search(plain)
    if abroad is not None and not is_of_a_thing(typed, abroad.start()):
        return
    if not _REPRESENTS.search(plain):
        for found in _CORPORATE.finditer(plain):
            stands = stance(typed, *found.span("zh"))
            if not (stands.denied or stands.unsure or stands.aside or stands.asked or stands.plan):
                yield Reading(ENTITY, "enterprise", *found.span("zh"), Weight.PASSING)
                yield Reading(LEGAL, True, *found.span("zh"), Weight.PASSING)
    for found in _LIMITED.finditer(plain):
        start, end = found.span()
        if not any(one.start < end and start < one.end for one in firms):
            continue
        clause = typed.clause_at(start)
        head, tail = plain[clause.start : start], plain[end : max(clause.end, end)]
        named = plain[clause.sentence[0] : start] if found.group() == "ltd" else head
        if (
            _TO_BE_FOUNDED.search(head)
            or _IF_TURNED.search(head)
            or _NOT_TURNED.search(head)
            or _NOT_FOUNDED_YET.match(plain, end)
            or _ANOTHER_FIRM.search(head)
            or _NOT_ITSELF.match(tail)
            or _SEAT_ABROAD.search(head)
            or _NAMED_ANOTHER.search(named)
            or (_ANY_SUCH.fullmatch(head) and _IN_GENERAL.match(tail))
            or _OPENED.search(head)
        ):
            continue
        stands = stance(typed, start, end)
        if not (stands.denied or stands.unsure or stands.aside or stands.asked or stands.plan):
            yield Reading(LEGAL, True, start, end, Weight.PASSING)


_FORM = re.compile("limited|ltd|有限|股份")
_NOT_OF_A_CITY = re.compile(r"[县镇乡旗]|(?<![a-z])(?:county|town|township|village|district)(?![a-z])")


def main_area(typed: Typed, said: Sequence[str]) -> Iterator[Reading]:
    """Whether the government that applies is of a main production area, or of neither that nor a city.

    ``said``: the words by which that government was named, in this turn or before.
    """
    plain = typed.nameless
    city, area = _NO_CITY.search(plain), _NO_MAIN_AREA.search(plain)
    no_city = city is not None or all(_NOT_OF_A_CITY.search(one) for one in said)
    if no_city and area is not None:
        stands = stance(typed, *area.span())
        if not (stands.asked or stands.unsure or stands.aside):
            yield Reading(LEVEL, False, *area.span())
        return
    for found in _MAIN_AREA.finditer(plain):
        unit = found["zh"] or found["here"] or found["en"] or found["whole"] or ""
        if area is not None or _NEXT_DOOR.search(plain[typed.clause_at(found.start()).start : found.start()]):
            continue
        stands = stance(typed, *found.span())
        if stands.denied or stands.asked or stands.unsure or stands.aside or stands.plan:
            continue
        if any(
            not unit or unit in (_UNIT_EN.findall(one) or re.findall("[县市区州旗镇乡]", one) or [unit])
            for one in said
        ):
            yield Reading(LEVEL, True, *found.span())
            return
    if area is not None:
        return
    for found in _AREA_SAID.finditer(plain):
        clause = typed.clause_at(found.start())
        head = plain[clause.start : found.start()]
        stands = stance(typed, *found.span())
        if (
            stands.denied
            or stands.asked
            or stands.unsure
            or stands.aside
            or _NEXT_DOOR.search(head)
            or re.search(
                "公司|企业|我们厂|[省]里?(?:说|定)|必须|要求|不产", plain[clause.sentence[0] : found.start()]
            )
            or negations(head)
        ):
            continue
        units = re.findall("[县市区州旗镇乡](?!政府|人民)", head)
        named = "".join(said)
        if not units or units[-1] in named or not re.search("[县市区州旗镇乡]", named):
            yield Reading(LEVEL, True, *found.span())
            return
