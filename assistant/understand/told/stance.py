"""How a stretch of a clause is meant: as told, denied, asked about, doubted, or about someone else.

Grammar only: which words negate, ask, doubt, and how far they reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.understand.told.role import one_of_the_others, speaks_of_another
from assistant.understand.told.typed import Clause, Typed


def _latin(words: str) -> str:
    return rf"(?<![a-z])(?:{words})(?![a-z])"


NOT = re.compile(
    r"更(?:别|不用|不必)(?:说|提)(?:是|什么|上)*(?=[^,。]{0,4}(?:黑名单|失信|秘密|机密|涉密|纠纷|官司|处罚|罚款|事故|重大))|遑论|(?<![a-z])(?:let alone|much less|still less)(?![a-z])|没(?!问题|事|跑|关系|准|法说|错|收(?![过到]))有?(?!没)|(?<!有)无(?!锡|偿|效|论|疑|非|菌|纺|穷|关|所谓|人)|未(?!来|必)|(?:(?<!是)|(?<=要是))(?<!能)(?<!可)(?<!行)不是(?!不是)"
    r"|不(?!仅|但|光|只|止|过|管|论|知|确定|清楚|太确定|太清楚|大清楚|错|良|足|同|久|断|少|到|满|超|好说|一定|是|然|好意思|见得|合格|达标|定|限|动产|锈|行)"
    r"|并非|非(?!常|遗|洲|得|要|法人)|(?<![a-z])(?:not(?! only| sure| certain)|no(?! problem| idea| doubt| longer than| more than)|never|without|neither|nor|none|nobody|no one|nothing|cannot|lack(?:s|ing)?|(?:have|has) yet to|free (?:of|from)|clear of|devoid of|nowhere near|far from|zero|nil)(?![a-z])"
    r"|n't|(?<![a-z])(?:dont|doesnt|isnt|arent|havent|hasnt|didnt|wasnt|cant)(?![a-z])|缺乏|缺少|缺的就?是|哪(?:里|儿)?(?:会有|能有|有|来)(?:得|的)?什么|哪(?:里|儿)?会有(?=[国商纠官])|哪来的|何来|(?<![才不])能有什么(?=[国商军机秘涉])|谈不上|尚缺|(?<!从)零(?!售|食|件|部|星|[几零一二三四五六七八九]年)|木有|冇"
)
# What may stand between a word that negates and what it negates.
_BRIDGE = re.compile(
    r"(?:\s|\"|任何|什么|啥|一星半点|[半一](?:笔|批|款|个字|条|句|桩|件|处|例|单|回|次|张)|过|试过|听说|听闻|有|查出|查|查到|抓到|发现|挑出|找出|检出|进|上过|列进|拉进|挂|产生|留下|留有|留|把|将|人|谁|哪家|哪方|见到?|我司|我公司|本公司|主管机关|主管部门|主管单位|监管部门|执法部门|监管|质监局?|市监局?|环保局?|安监局?|应急局?|工商局?|税务局?|法院|消协|消费者协会|判定?|报过|闹|同行|跟|因为?|由于|列为|算作|纳为|认定为|翻|栽|大|小|沾上?|沾过|挨过?|遭到?|遭受|遇到|遇上|闹过?|惹上?|摊上|吃过|背上?|带|收到过?|收过|接到|接过|开过|给|往|里头|里面|里|更|半张|半个|一张|一丁点儿?|一丁点|哪怕|省工信厅|省厅|工信厅|省里|平台|均|诸|形成|构成|造成|引发|引起|具备|具备|具有|被任何|任何部门|哪个部门|具备|具有|拥有|享有|取得|获得|拿到|拿过|得到|办下来|办理|办|出现|发生|出|受到|受过|受|被|列入|列|到|上|在|存在|涉及|牵涉|牵扯|触及|触碰|碰到?|沾到?|扯上|搭上|扯|写进|放进|提到|提及|披露|公开|透露|泄露|包含|含有?|一丝|一毫|点|丁点|完成|达到|进入|纳入|真的|真正|完全|相关|相应|独立|单独|"
    r"一个|一家|一种|那种|这种|那些|属于|算是|算|是|能|够|再|去|用|搞|做|采用|走|通过|对|的|地|得|个|家|次|项|起|条|丝毫|半点|一点|其他|别的|很|太|特别|那么|大的|小的|近?[0-9一二三两]年(?:内|来|里)?|方面|近期|目前|最近|以来|至今|"
    r"什么样|我们|自己|公司|企业|商标|品牌|所有权|知识产权|专利|国家[秘机]密|军事[秘机]密|商业[秘机]密|企业秘密|法人资格|法人|资格|所谓|严格意义上|法律|正式|正规|普通|一般|和|或者?|、|以及|及|有过|曾|曾经|打算|准备|想|要|真|怎么)*"
)
_BRIDGE_EN = re.compile(
    r"(?:\s|'s|(?<![a-z])(?:longer|a|an|the|any|have|has|had|been|be|put|placed|listed|added|history|figure[ds]?|appear(?:s|ed)?|feature[ds]?|once|would|could|counts?|called|get|got|own|of|ours?|its|their|such|kind|ever|us|really|actually|yet|currently|hold|possess|in|on|for|to|with|by|is|are|was|were|we|it|that|this|single|"
    r"record|records|of|subject|part|case|cases|material|materials|project|application|write-up|text|slides?|deck|description|file|touch(?:es|ed|ing)?|involv(?:e|es|ed|ing)|contain(?:s|ed|ing)?|disclos(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|includ(?:e|es|ed|ing)|cover(?:s|ed|ing)?|concern(?:s|ed|ing)?|mention(?:s|ed|ing)?|expos(?:e|es|ed|ing)|giv(?:es?|ing)|lays?|open|away|up|anything|something|remotely|even|about|into|near|whatever|whatsoever|batch(?:es)?|products?|items?|shipments?|site|lines?|workers?|staff|slightest|faintest|hint|trace|whiff|shred|ounce|word|sniff|shadow|sign|glimmer|iota|scrap|instance|drop|so much as|much|as|authority|authorities|regulators?|agency|agencies|office|offices|inspectors?|bureau|bureaus|departments?|official|officials|court|courts|customer|customers|cause|reason|person|soul|come|knock(?:ed)?|find|found|anywhere|close|qualif(?:y|ies)|enjoys?|obtain|acquire|amounts?|commercially|confidential|anybody|anyone|else|considered|registered|legally|technically|one|exactly|being|do|does|did|(?:state|national) and|from|independent|separate|either|at|all|sort|other|planning|going|want|intend|or|nor|state|national|trade|business|secret|secrets|bad|patent|patents)(?![a-z])|/|,)*"
)
# What is denied of a thing in general: that it is there, that it touches one.
_TOUCHES = (
    r"(?:沾(?!沾自喜)|碰|触|涉|牵扯|牵涉|牵连|搭(?=界|边|杠|上)|扯(?=上|得|进|到)|挨(?=着|边|过|上)|靠(?=边|上|着)|挂(?=钩|边)|相干|相关|有关|有|包含|含|存在|出(?=过|现)|犯(?=过)|闹(?=过)"
    r"|发生|摊(?=上)|惹(?=上|过)|遇(?=到|上)|带(?=有|着)|写(?=进|入|到)|放(?=进)|用(?=到|上)|提|写|露|讲|谈|说(?=到|起|的)|收(?=到)|接(?=到)|打(?=过)|吃(?=过)|惹(?=过)|挂(?=过)|具备|属于|进|上|入|到|够|算|行)"
)
_AFTER = re.compile(
    r"(?:这?一?栏|只能|什么的|之类的?|那些|这种事|那种事|查过|查了|查询过|看过|的|所有权|资格|身份|这块|这方面|方面|这些|这个|这一?条|上|的?边儿?|我们|我司|公司|本公司|我们的?|这个|本|案例|项目|里面?|这里|跟|和|与|对|目前|现在|暂时|都|也|倒|是|一直|完全|全然|从来|从|压根儿?|其实|确实|肯定|绝对|一定|根本|还|就|并|则|真|皆|俱|为|一概|一律|通通|统统|丝毫|半点|一点儿?|一丁点儿?|更是?|连?[半一](?:个字|句话?|句|笔|字)|一样|一项|一件|一起|一条|一次|一场|一桩|一例|一回|一宗|[两二]样|[两二]者|[两二]个|全|均|[0-9一二两三四五几]年(?:里|来|内|间|以来)|近[0-9一二两三]年|过去[一二两三]年|这种|这类|这两样|这些东西|记录|问题|情况|近三年|[:=(])*"
    r"(?:没有?(?:我们|我司|咱们?|本公司|我公司|公司)(?:的(?:份|名字|名))?|没有过|没有|没|无|从无|均无|尚未|不具备|不是|未取得|不存在|没拿到|没办下来|没下来|没批下来|没批|没取得|没进|没上|没入|没到|没达到|没注册下来|没申请|未获得|未注册|不属于|不算|办不下来|拿不到|不够|否|还差|欠缺|沾不上|扯不上|扯不到|搭不上|挨不着|碰不到|靠不上|摸不[着到]|谈不上|够不上|算不上|没份|木有|没得|不行"
    rf"|(?:没有?|未|不|毫不|不会)(?:怎么|曾|曾经|真正|半点|丝毫|一点儿?|任何|什么|啥)*{_TOUCHES}(?:及|到|上|过|着|边|界|杠|钩|进去?|得上)*"
    r"|[填打勾写选](?:的是)?\"?(?:否|无|不)\"?|不适用|没有的事|没[这那]回事|从来没有的事|绝无|(?:没有?|毫无|无|不存在)(?:半点|丝毫|一点儿?|任何|什么|啥|半毛钱)*(?:关系|关联|瓜葛|牵连|干系|相干|关)|无(?:关|涉|缘)|不(?:相干|搭界|搭边|相关)|两码事|八竿子打不着|为零|是零|[零0](?=$|[,。;!?\n])|[0零](?:起|条|次|项|件|例|宗))"
    r"(?:的|了|啊|呢|过|哦|呀|吧|诶|哈)*(?=$|[,、。!?;:()\n]|能|可|还能|怎|咋|是否|行|会|算|影响)"
)
# 商标没注册, 数据没往上报: that the thing named before did not come about. Of any other verb what stands before is only
# the topic: 商标没有转让, 规上没有被除名, 知识产权没有侵权 deny what follows.
_AFTER_VERB = re.compile(
    r"(?:这个|这块|我们|公司|目前|现在|暂时|也|倒|其实|一直|还|都|来得及)*(?:没有?|未)(?:能|曾|正式|真正|完全|去|来|给|往[㐀-鿿]{1,2}|按[时期月])*"
    r"(?:注册|注|申请|办理?|批|核准|拿|领|取得|获得|得|下|登记|签|谈|买|报送?|填报?|上报|上传|传|交|做|弄|搞|建|开展|开始|动手|启动|实施|完善|成型|成熟|形成|达|够|进|入|纳入|评|认定|放|写|涉及|有过)"
    r"(?:不?[上下来进去出到成好完齐全妥过定]|着|了|呢|啊|一[次起回条件宗例])*(?=$|[,。!?;:\n])"
)
# 规上入库没有成功, 联合报谈过没有谈成: it was tried, and did not come about.
_FAILED = re.compile(
    r"[^,。!?;:\n没不无未]{0,5}(?:没有?|未能?)(?:成功|通过|谈成|谈拢|谈妥|办成|报成|评上|批准)(?:了|呢|过)*(?=$|[,。!?;:\n])"
)
_AFTER_EN = re.compile(
    r"\s*(?:[:=-]\s*|(?:is |are |was |we have |we |there (?:is|are|were) )?)(?:no|none|not|nil|zero|never|not (?:a|one) [a-z]+|not yet|do(?:es)?n't|do not|isn't|haven't|n/a|doesn't apply|does not apply|not applicable|tick no|we can only tick no)(?=\s*$|\s*[,.;!?\n]|\s+(?:yet|so far|at all|either|in |on any|ever|here|across|throughout|whatsoever|on all|of any))"
    r"|\s*(?:does not|doesn't) apply to us|[a-z0-9/ &'()-]{0,60} is (?:none|no|nil|n/a|zero)(?=\s*$|\s*[,.;!?\n]|\s+(?:at all|whatsoever|in any|on any))"  # a line of a form
)
_DOUBLE = re.compile(
    r"不是说?(?:我们|我司|公司|咱们?)?没|并非没|不能说没|不会没|不是不|并非不|不能不|不得不|(?:免|少|避免|离|绕|避|躲|脱|甩|撇)不(?:了|开|掉|过)|没有不(?!良)|无不(?!良)|不无|并不是没|不可能没|不可能不|(?<![a-z])(?:nobody|no one|none)(?: has| have| ever)* (?:disput|contest|den|question|doubt)[a-z]+ that(?![a-z])"
)

_ELIGIBLE = re.compile(
    r"能(?!源|力|耗|效)|可以|可否|可不可以|有资格|够格|够资格|够条件|符合|满足|行不|行吗|行么|行嘛|成吗|(?<!算)数不数|影响|有戏|有希望|有机会|怎么办|咋办|咋整|报得了|报不了|允许|要紧|有关系|没关系|(?<![a-z])ok|"
    r"过得?了|通得过|被拒|排除|一票否决|淘汰|报得上|还有救|申报|行不行|够不够|吃亏|合格|合不合|(?:可行|行|可)(?:吗|么|嘛|不|否)|怎么报|如何报|咋报|有没有问题|有问题吗|有用吗|"
    + _latin(
        r"apply|applying|eligib\w*|qualif\w*|ok|okay|allowed|accept\w*|acceptable|join|counts?|enough|still|put forward|matters?|disqualif\w*|exclude[ds]?|chance|fine|possible|recommended|permitted|admissible|rejected|barred|rules? us out|rule us out|what then|happens?|enter|take part|taking part|participate|participating|be considered|go for|compete|submit|fail|problem (?:that|if|when)|hurts?|affects?|dealbreaker|be (?:the|an) applicant|as the applicant|our chances?"
    )
)
_REQUIRE = re.compile(
    r"需要|需不需要|必须|必需|须(?!知)|要不要|是否要|是否需|(?<!符合)(?<!满足)(?<!达到)(?<!合)(?<!哪些)要求|应当|应具备|得有|得是|一定要|非得|非要|只能|只有(?!过|轻微|小|一?个|一份|一张|[一二两三几]次|[一二两三几]起|[一二两三几]项|一点|我们|授权|许可|使用)|是不是要|是不是得|规定|什么是|什么叫|何为|什么(?:算|叫|才|样|程度|性质)|啥(?:算|叫|是)|怎样(?:算|才算)|哪些算|多大的|多严重|"
    r"是不是必|是不是都要|是否必|强制|门槛|要有|要具备|前提是|应为|应是|凭什么|什么样的|哪些(?:人|企业|公司|单位|政府)|(?<![跟和与被给管论])谁(?!都|也|家|闹|吵|争|打|扯)|哪类|哪种|什么(?:企业|公司|单位|人|情况)"
    r"|"
    + _latin(
        r"need(?:s|ed)?|requires?|required|requirement|must|have to|has to|necessary|mandatory|obligatory|supposed to|compulsory|should|defin\w+|(?<!, )who|what counts as|what is|what does|what kinds? of|which"
    )
)
_ASK_HEAD = re.compile(
    r"是否|是不是|有没有|有无|算不算|能不能|可不可以|会不会|属不属于|要不|具不具备|涉不涉及|有否|"
    r"怎样才|怎么才|如何才|怎么(?!办)|如何|为什么|哪(?!怕|会有|来的|有什么|里会|里来|能有|[^,。]{0,4}?[也都])|多少|什么时候|几时|何时"
)
_ASK_TAIL = re.compile(
    r"[吗么嘛不没](?:[呢啊呀])?\W*$|有没有\W*$|是不是\W*$|对吧\W*$|对吗\W*$|是吧\W*$|呢\W*$|与否|没有\W*\?$"
)
_IF = re.compile(
    r"如果|假如|要是|(?<![一般])若(?!干)|万一|假设|倘若|一旦|就算|即使|即便|哪怕|假使|"
    + _latin(
        "if|what if|suppose|supposing|assuming|given that|even though|(?:when|where)(?! (?:do|does|did|can|could|should|must|will|would)(?![a-z]))|in case"
    )
)
# 要是哪天被拉进黑名单, if we ever ended up on a list: supposed of a day to come, and told of nobody.
_SUPPOSED = re.compile(
    r"万一|一旦|(?:如果|要是|假如|若是?|倘若|假使)[^,。!?;]{0,8}(?:哪天|有一天|以后|将来|今后|往后|明年|后年|下次|到时)|(?:以后|将来|今后|往后|哪天|到时候)(?:要是|如果|万一)"
    r"|"
    + _latin(
        r"if(?: [a-z']+){1,6}? (?:ever|were to|ended up|end up|ends up|some ?day|one day|in the future|next year|later on)|in case(?: [a-z']+){1,5}? (?:ever|some ?day|one day|next year)"
    )
    + r"|"
    + _latin(r"if")
    + r"[^.,;!?\n]{2,60}"
    + _latin(r"some ?day|one day|next year|in the future|later on")
)
_WHETHER = re.compile(
    _latin(
        r"whether|(?:ask\w*|know|see|check\w*|wonder\w*|sure|certain|tell (?:me|us)|confirm|clear|unsure|decid\w*|determin\w*|judg\w*|rules?|say) if"
    )
)
_EN_QUESTION = re.compile(
    r"^\W*(?:(?:and|so|but|also|then|ok|okay|hi|hello|please|well|now)\s+|,\s*)*"
    r"(?!(?:what|how) (?:about|if)(?![a-z]))(?:do|does|did|is|are|am|was|were|must|should|shall|has|have|had|will|would|what|which|who|whose|how|when|where|why|can|could|may|might|tell me|explain|list)(?![a-z'])"
)
_RELATIVE = re.compile(r"\W*(?:and )?(?:who|which|whose|where|when)(?![a-z])")
# "But have no safety issues" goes on with a statement; it is a question only with its mark.
_IMPERATIVE_HAVE = re.compile(
    r"^\W*(?:(?:and|so|but|also|then|now)\s+)*(?:(?:have|had|has|is|are|was|were|must|may|will)(?![a-z])|did (?:[0-9]|(?:all|only|two|three|four|five|six|seven|eight|nine|ten)(?![a-z])))"
)

# Does an opposition count as a dispute? Is a firm in reorganisation still a legal person? Whether one thing is another.
_COUNTS_AS = (
    r"(?:counts?|qualif(?:y|ies)|be (?:regarded|treated|considered|seen|classed|deemed|taken|counted)) as"
    r"|amounts? to|constitutes?|falls? under|be (?:considered|deemed)|in the (?:sense|meaning) of|within the meaning|for the purposes? of"
)
_CLASSED_AS = re.compile(rf"(?<![a-z])(?:{_COUNTS_AS}) (?:an?(?:y|other)? |the |such )?(?:[a-z-]+ ){{0,2}}$")
_CLASSED = re.compile(
    rf"(?<![a-z])(?:{_COUNTS_AS})(?![a-z])|^\W*(?:(?:and|so|but|then) )*(?:is|are|would|does) [^,;:]{{3,60}} (?:still |already |even )(?:be )?an? "
)
# 专利无效宣告构成知识产权纠纷吗
_NAMED_CLASS = re.compile(
    r"(?:算不算|属不属于|是不是|算是?|属于|构成|视为|等于)[^,。;!?\n]{1,14}?(?:吗|么|嘛|不|与否|还是不算?|还是不是)(?=\W|$)"
)
_OR_NOT = re.compile(r"(?<![a-z])or (?:not|isn't it)\W*$")  # bad record or not?
_TO_APPLY = re.compile(
    _latin("apply|applying|applicants?|eligible|enter|join|submit|file|take part|go for|permitted|allowed")
)

_HEDGE_HEAD = re.compile(
    r"(?<!不)可能(?!性)|也许|或许|估计|好像|似乎|没准|说不定|我记得|印象中|印象里|按说|照理|不确定|不太确定|不清楚|不太清楚|不大清楚|搞不清|不知道|不晓得|不了解|拿不准|不好说|说不好|说不准|没把握|不敢肯定|不敢说|吃不准|没核实|没查实|忘了|记不清|不记得|还没确认|有待确认|据说|(?<!没)(?<!没有)(?<!未)听说|貌似|大概率|大概是|大概有|大概没|多半|估摸|(?:会计|财务|老板娘?|老公|老婆|他们?|她们?|同事|园区)(?:自己|一直|倒|就|都|也)*(?:觉得|以为|认为|感觉|猜)|不敢保证|说不清|没法确定|八成|应该(?=是|有|没|不|算|属|在|归|还|都|可)|理论上|恐怕|"
    + _latin(
        r"maybe|perhaps|probably|possibly|might(?! we)|not sure|unsure|not certain|uncertain|don't know|do not know|dont know|no idea|i think|i guess|i believe|i suppose|we think|we believe|presumably|apparently|supposedly|i'm not clear|unclear|can't tell|likely|may be|may still|may well|as far as (?:i|we) know|as far as i'm aware|to (?:the best of )?(?:my|our) knowledge|afaik|should be|ought to (?:be|have)|should have been|should by rights|by rights"
    )
)
_HEDGE_TAIL = re.compile(
    r"(?:的事|这个说法|这种话|这话|这句话|这一?点|这件事|这个|这块|方面|是谁的|归谁|归哪边|归哪家|在谁名下|在谁手里|归属|多少|几家|哪天|什么时候|还|我|我们|也|都|现在|目前|暂时|真|有点|是不是|是否|有没有|算不算|其实|说实话|真的|心里|具体|到底|不太|不大|不)*"
    r"(?:(?:应该|可能|好像|大概|估计|也许|或许|似乎|八成|多半)(?:也|都|还)?(?:是|有|没|不|算|在|归|属|可以|够|吧)|说不清|还在(?:跟|和|与)?[^,。]{0,6}谈|[得要](?:我)?(?:再|回去|去)?(?:查|问|核实|确认)|不敢保证|没法确定|还没定|没定下来|没定|[没无未](?:个|有|下)?定论|悬而未决|扯不清|没定|未定|定不下来|没想好|没决定|没确定|尚未确定|待定|说不好|说不准|不好说|不确定|不清楚|不知道|不晓得|拿不准|不敢肯定|不敢说|没把握|没个?底|心里没个?数(?!据)|(?<=不[太大])(?:确定|清楚|肯定|了解)|记不清|忘了|吃不准|不太懂|有待确认|没谈好|没谈妥|在谈|再说|两说|(?:不敢|打不了|没法|不能|拍不了)(?:打包票|打|拍胸脯|胸脯)|[得要](?:再|回去)?(?:问问|查查|翻翻|看看)|存疑|了?吧\W*$)"
)
_HEDGE_TAIL_EN = re.compile(
    r"^\W*(?:,\s*)?(?:(?:is|are|it's|that's|that is|still|yet|i|i'm|i am|we're|we are|am)\s+)*(?:not sure|unsure|not certain|uncertain|unclear|undecided|to be decided|tbd|maybe|i think|i guess|not decided|up in the air|don't know|no idea|open|probably|possibly|perhaps|not known|unknown|haven't decided|have not decided)"
)
_DOUBT_ALONE = re.compile(
    r"^\W*(?:(?:但|不过|这话|这句话?|这个|这点|这块|这一点|具体|我|我们|老板|领导|也|还|都|现在|目前|真|有点|其实|倒|就|到底|太|不太|不大|暂时|so far|that|this|we|i|i'm|we're|are|am|is|it's|but|really|still|honestly|about that|of that)\s*)*"
    r"(?:还在?(?:商量|讨论|研究|犹豫|谈)|没(?:跟我|和我|给我)?(?:说|讲|交代)清楚|还没定|没表态|没发话|没拍板|没回话|没松口|没答复|没定|未定|没想好|没决定|没确定|说不好|说不准|不好说|不?太?(?:确定|清楚|肯定)(?=\W*$)|不确定|确定不了|不清楚|不知道|不晓得|拿不准|不敢肯定|不敢(?:说|写|打)死|不敢(?:打包票|保证|拍胸脯)|没把握|(?:心里)?没个?底|心里没个?数(?!据)|(?:觉得|感觉|看)(?:有点|挺|够|是)?(?:悬|玄|不一定|未必|够呛)|[没未](?:去)?(?:核实|查实|查证|求证|确认|细问)|记不清|忘了|待定|再看|再说|不太懂|not sure|unsure|not certain|uncertain|unclear|undecided|don't know|do not know|no idea|tbd|maybe|can't say|cannot say|haven't decided|have not decided)"
    r"(?:了|呢|啊|哦|吧|about (?:that|it)|of that|yet|really|\s)*\W*$"
)
# 但我自己没去查过; though the bookkeeper would know better: who tells a thing has not looked, and others would know.
_UNCHECKED = re.compile(
    r"\W*(?:但是?|不过|可是?|只是|其实)?(?:我(?!们)(?:自己|本人|个人)?|自己|本人)(?:也|都|还|可|倒|真|确实|从来|从)*(?:没有?|未)(?:亲自|自己)?(?:(?:去|上|到|在)[^,。]{0,10})?(?:查|核实|核对|打听|问)[过证]?(?:过|的|呢)*\W*$"
    r"|\W*(?:(?:但|不过)?(?:要|得|还得|还要|需要|最好)(?:等|去)?(?:问|找)(?:一?[下问])?(?!题)[^,。]{1,8}?)(?:才(?:知道|晓得|清楚|有数|说得准)|(?:她|他)(?:才|更)?(?:知道|清楚))(?:的|了)?\W*$"
    r"|\W*(?:but |though |although |only )?(?:i|i've|i'd|we'd|you'd)(?: have| had)?(?:n't| not| never)?(?: (?:actually|personally|ever|really))* ?(?:checked|verified|confirmed|looked (?:it|that|this)? ?up|(?:have|need) to (?:ask|check with) [a-z ]+)(?: (?:it|that|this|myself|for myself|though|first))*\W*$"
    r"|\W*(?:but |though |although )?(?:the |our |my )?(?:bookkeeper|accountant|finance (?:lady|girl|guy|manager|person|people)|boss|office|she|he|they) (?:would|will|might|may|should) know(?: better| best| more| for sure)?\W*$"
    r"|\W*(?:but |though |although |so )?(?:i )?(?:can't|cannot|couldn't|could not|wouldn't|would not) (?:vouch|swear|say for sure|bet)(?: [a-z]+){0,4}\W*$|\W*(?:but )?don't quote me(?: on (?:it|that))?\W*$"
)
# 后来有没有转给公司我不清楚: doubt about the very thing, told in the clause after.
_DOUBT_ABOUT = re.compile(
    r"^\W*(?:但是?|不过|后来|现在|目前|到底|究竟|具体|也|至于)*(?:有没有|是不是|是否|还是不是|归谁|有无)[^,。]{0,14}(?:不清楚|不知道|不晓得|说不好|说不清|不确定|没核实|拿不准|忘了)"
)
_PAST = re.compile(
    r"以前|之前(?!的)|原来|原本|本打算|一开始(?=想|打算|准备|说)|原先|曾经|过去(?!的?[三3两2几五5]年|这)|当年|早先|起初|本来|前身|"
    + _latin(
        r"used to|had planned|had wanted|initially wanted|initially planned|formerly|previously|once was|was once|in the past|originally|before that|would have|was going to|were going to|had meant to"
    )
)
# The mark was licensed to us before; we were a branch at first.
_PAST_AFTER = re.compile(
    r"(?: [a-z]+){0,4} (?:before(?! that)|previously|formerly|in the past|at one time|at first|back then)(?= *(?:$|[,.;:!?]))"
)
_NOW = re.compile(
    r"现在|如今|目前|已经|后来|去年|今年|" + _latin("now|currently|today|since then|has become|became")
)
_PLAN = re.compile(
    r"进一步|建议|有待|预计|预期|有望|力争|打算|准备|计划(?!管理|调度)|明年|后年|下个月|(?<![去前]年)下半年|将要|即将|马上要|想要?(?=注册|成立|改制|办|拿|买|申请|设立|转|建)|拟|考虑(?=注册|成立|改制|办|申请)|以后(?=会|要|再)|争取|希望|正在(?=筹备|办|改制)|"
    + _latin(
        r"to (?:start|begin|resume)(?= $)|plan(?:s|ning)? to|intend(?:s|ing)? to|going to|want(?:s)? to|hop(?:e|ing) to|about to|will be(?:come)?|considering|would like to"
    )
)
_WISH = re.compile(
    _latin(
        r"hop(?:e|ing) (?:that )?(?:we|i)(?:'ll| will| can| could| get| become| reach| might)|(?:we'd|i'd|would) (?:really |so |dearly )?love (?:a|an|our|some)|(?:would|it'd|that'd) be (?:good|nice|great|lovely|fine) to|wish(?:es)? (?:we|to)|would love to"
    )
)
_OTHERS = re.compile(
    r"(?:给|为|帮|替|向|跟|和|与)(?:我们|我司|咱们?)[㐀-鿿]{1,6}的(?:那|这)?(?:几|[一二两三])?[家个]?(?=[厂公企单人老])|(?<!其)它(?=有|被|$)|另外?一[家方](?=是|为|属)|(?:其中|里面|里头|当中)(?:的|有|那)*[一二两三四1-4]家(?=[是为属在被有做]|$)|同批的?|同一批|有[一两二三几]家(?=[^,。]{0,8}(?:被|因|没|不))|对方|朋友|同学|老乡|[表堂][哥弟姐妹]|亲戚|熟人|兄弟(?:公司|单位|企业)|关联(?:公司|企业)|隔壁|甲方|乙方|买家|卖家|上家|下家|房东|合作方|合作伙伴|合作单位|伙伴|老东家|前东家|前公司|(?:以前|之前|原来|过去)(?:所在|待过|工作过?|呆过)的(?:公司|单位|厂|企业)|租客|租户|承租方|租(?:我们|咱们?|我家)[^,。]{0,6}的|(?:收购|并购|兼并|合并|盘下|买下)(?:来|过来|进来)?的(?:那|这)?一?[家个]?[^,。]{0,5}(?:厂|公司|企业)|邻[县市区村镇厂]|供货商|供应商|把[他它她](?=列|拉|告|判)|客户|代工厂|母公司|总公司|总部|集团公司|(?<!们)(?<!司)(?<!本)(?<!我)集团(?=被|挨|受|去年|前年|今年|早年|那边|有过|$)|股东|同行|竞争对手|对手|别人|人家|别家|邻居|他们|成员单位|投资方|经销商|加盟商|代理商|批发商|零售商|承运商|物流商|服务商|承包商|品牌方|上级|好几家|(?:行业[里内]?|市面上|这一?行里?)(?=代工|贴牌|打官司|侵权|抄袭)|行业[里内](?:的|好几|有|不少|很多)|(?:有些|有的|不少|很多|好多|一些)(?:企业|工厂|厂子|公司|单位)|董事长|老总(?!说)|总经理|法定代表人|法人代表|实际控制人|实控人|老板(?!说)|(?:会计(?!年度|师|期)|出纳)(?![^,。]{0,6}[说讲])|员工|职工|业务员|财务(?=个人|本人)|"
    + _latin(
        r"(?:one|two|three) of (?:them|which|whom)|friends?|(?<!two )(?<!three )(?<!four )(?:brothers?|sisters?)(?! compan)|dealers?|stockists?|franchisees?|resellers?|retailers?|cousins?|uncles?|aunts?|relatives?|classmates?|acquaintances?|next door|neighbou?rs?|neighbou?ring|sister (?:company|firm|companies)|affiliates?|landlords?|(?:sub-?)?tenants?|lessees?|(?:sub-?)?contractors?|(?:our|my|the) (?:[a-z]+ )?(?:oem|odm)|(?:merged with|bought|acquired|took over|absorbed) [^.,;!?]{0,20}(?:works|firm|company|factory|plant|mill|business|brewery)(?: in [0-9]{4}| last year)?(?: and)? (?:which|that|it)(?= (?:had|has|was|got))|vendors?|buyers?|licensors?|(?:firm|company|factory|business|plant) (?:that|which|who)(?: [a-z]+){1,3}? (?:us|our [a-z]+)|partners?|contract manufacturers?|parent(?: company)?|suppliers?|clients?|customers?|competitors?|shareholders?|holding company|headquarters|head office|distributors?|they|other units?|their|rivals?|owner of our"
    )
)
# Units apart from the applicant: what is told of one in a clause goes on in the next, until another is named.
_APART = re.compile(
    r"(?:给|为|帮|替|向|跟|和|与)(?:我们|我司|咱们?)[㐀-鿿]{1,6}的(?:那|这)?(?:几|[一二两三])?[家个]?(?=[厂公企单人老])|朋友|亲戚|熟人|隔壁|甲方|乙方|买家|卖家|上家|下家|老东家|前东家|邻[县市区厂]|供货商|供应商|客户|代工厂|同行|竞争对手|对手|邻居|经销商|加盟商|"
    + _latin(
        r"friends?|neighbou?rs?|vendors?|buyers?|suppliers?|clients?|customers?|competitors?|distributors?|rivals?"
    )
)
# 对方授权给我们: what another does to the applicant is told of the applicant.
_TO_US = re.compile(
    "我们|我司|"
    + _latin("to us|let us|allows? us|(?:took|dropped|removed|struck|put|kicked|crossed|threw|deleted) us")
)
_OWN_NOUN = re.compile(
    r"商标|品牌|牌子|专利|知识产权|系统|软件|案例|方案|公司|企业|厂|"
    + _latin("trademark|brand|company|factory|system|case")
)
_SELF = re.compile(
    r"我们|我司|我公司|本公司|咱|敝司|我厂|本厂|我方|我(?=是|的|家|有|没)|自己|"
    + _latin(r"we|our|us|i|my|we're|we've|i'm")
)
_RIVAL = re.compile(r"(?:^|我们?的?|咱们?的?|有个|一家|[,])(?:竞争对手|对手|同行|隔壁|邻居|朋友|亲戚|熟人)")
# 自己 is whoever the clause before speaks of.
_OURSELVES = re.compile(_SELF.pattern.replace("|自己|", "|"))
_TEXT = re.compile(
    r"(?<!符合)(?<!满足)(?<!达到)(?:文件|政策|指引|办法|条款|条文|通知|上面|里面|(?<![同议证书照单函权])里|官方|你们?)(?:里|中|上|里面|上面)?(?:说|写|要求|规定|讲|提到|提的|明确|写明|强调)|第[0-9一二三四五六七八九十]+条|申报主体应|所谓|"
    + _latin(
        r"the (?:text|policy|guide|guideline|document|measure|rules?|notice|clause)(?: \w+)? (?:says?|states?(?! (?:secrets?|or|and|nor) )|requires?|mentions?|asks?|wants?)|applicants? (?:must|should|shall)|according to the"
    )
)
# What is looked at, asked for or taken for granted under the rules tells nothing of the applicant.
_WAIVED = re.compile(
    r"不看|不管(?!理)|不问|不(?:再)?要求|不(?:再)?考虑|不用管|不必管|不论|别管|别看|无视|忽略|撇开|抛开|绕过|跳过|豁免|免除|不审查?|不核查?|不查验?|视为|视同|视作|当成|当作|认作|一律算|都算"
    r"|"
    + _latin(
        r"treat\w* (?:us|me|them|our [a-z]+) (?:as|like) (?:having|if|though|an? (?:independent|separate|legal))|(?:ignor|disregard|waiv|overlook|bypass)(?:e|es|ed|ing|s)?|regardless of|irrespective of|whatever the|(?:(?:do|does|did|will|would) ?(?:not|n't)|no longer|never|without) (?:even |really )?(?:look\w* at|consider\w*|requir\w+|check\w*|car(?:e|ing) about|ask\w* (?:for|about)|examin\w+|need\w*)"
    )
)
_NOT_LOOKED_AT = re.compile(
    r"(?:这[一]?[条项块]|都|就|已经?|也|一律|根本)*(?:不看|不管(?!理)|不查|不审|不核|不(?:再)?要求|不(?:再)?考虑|不[作做]要求|豁免|免了)"
    r"|(?: (?:is|are|will be|be|was|were))?(?: (?:not|no longer|never)|n't)(?: be)? (?:checked|considered|required|needed|examined|looked at|relevant|asked)"
)
_RULES = re.compile(
    r"(?:规则|新规|(?:特别|特殊|绿色|简易|快速|评审|申报|审核|认定|新|内部)(?:的)?(?:程序|流程|通道|口径)|要求|文件|政策|通知|规定|办法|指引|标准)(?:里面?|中|上|就|也|都|已经?|现在|今年|这次|其实|的|明确|直接|把[^,。]{1,8}?)*(?:是(?!我们)|就是|不|视|算|认(?!证)|允许|承认|默认|只看|改成|改为|改了|放宽|取消)"
    r"|"
    + _latin(
        r"(?:rules?|polic(?:y|ies)|procedures?|fast[- ]track|programme|requirements?|notice|guidelines?|guide|regulations?|measures?)(?: (?!we(?![a-z])|our(?![a-z])|us(?![a-z])|i(?![a-z]))[a-z-]+){0,3}? (?:treats?|regards?|counts?|considers?|deems?|accepts?|allows?|ignores?|requires?|recogni[sz]es?|waives?|excludes?|bars?|rejects?|rules? out|shuts? out|admits?|covers?|wants?|demands?|expects?|asks?|mentions?|is|are|does|do|doesn't|don't|looks?)"
    )
)
_ABOUT = re.compile(
    r"几[家个]|多少|怎么(?!办)|如何|什么|哪|谁|为什么|为啥|咋(?!办)|有没有(?:要求|限制|上限|规定)|限制|上限|区别|是指|"
    + _latin("how|what|which|who|why|limit|maximum|rules?|requirements?")
)
_DISTANCE = 14


# From the words of not knowing to the end of their clause.
_WONDERED = re.compile(
    r"(?<![a-z])whether(?! (?:as to|in|of|for|on|from|by|about)(?![a-z]))(?![a-z])[^.;!?\n]*"
    r"|(?<![a-z])(?:not sure|no idea|unsure|uncertain|unclear|don't know|do not know|cannot tell|can't tell|no data|no record)(?: yet)?(?: on| about| of| as to)? (?:if|whether)(?![a-z])[^.;!?\n]*"
    r"|(?:有没有|有无|是否有?|是不是有?)[^,。;!?\n]{0,20}(?:(?:还?[得要]|需要?|待|有待|等|没)[^,。;!?\n]{0,8}(?:核实|查|问|确认|了解|对一下|打听|翻|找|看一?[看下眼])|不清楚|不知道|不确定|说不准|说不好|拿不准|没底)"
    r"|(?:不知道|不清楚|不确定|说不好|说不准|没查到?|查不到|没数据|没有数据|记不清|拿不准)[^,。;!?\n]{0,12}(?:有没有|是否|是不是|有无)[^,。;!?\n]*"
    r"|([㐀-鿿])[了过着]?还是(?:没有?|不|未)\1|(?<!处)([报登上填交罚传进注列查入停断算])没有?\2"  # 算报还是没报, 登没登上
)


def is_wondered(plain: str, start: int, end: int) -> bool:
    """Whether a stretch is only wondered about: "no data on whether there were accidents" tells of none."""
    return any(found.start() < end and start < found.end() for found in _WONDERED.finditer(plain))


# A rule is asked for, and nobody is spoken of.
_RULE_ASKED = re.compile(
    r"^\W*(?:(?:what|what's|whats|which|how|who|when|where|why|does|do|is|are|would|should|can|could|may)(?![a-z])|(?:(?:the )?dif+\w*ence|distinction) between(?![a-z]))[^.!]*\W*$"
)
_SOMEBODY = re.compile(
    r"(?<![a-z])(?:we|we've|we're|our|ours|us|i|i'm|i've|my|(?<!a )(?<!an )(?<!any )(?<!every )(?<!limited )(?:client|friend|company|firm))(?![a-z])|我|咱|本公司|公司|厂"
)


def is_rule_asked(plain: str) -> bool:
    """Whether a text in English only asks for a rule, or is hardly more than a word."""
    if re.search("[a-z]", plain) is None:
        return False
    if re.search("[㐀-鿿]", plain):  # does a 经营异常名录 entry count
        return _RULE_ASKED.search(plain.replace("...", "")) is not None and not _SOMEBODY.search(plain)
    words = plain.strip(" .?!").split()
    if len(words) <= 2 and ("?" in plain or NOT.search(plain) is None):
        return True
    return _RULE_ASKED.search(plain) is not None and not _SOMEBODY.search(plain)


class Stance(NamedTuple):
    """What is meant by a stretch: ``asked`` and ``other`` tell nothing; ``unsure`` takes back what was told."""

    asked: bool
    unsure: bool
    denied: bool
    other: bool  # said of a third party, quoted from the policy, or given as an example of a question
    past: bool
    plan: bool
    topic: bool  # only what a question is about: 联合申报有什么要求

    @property
    def aside(self) -> bool:
        """Whether it says nothing of what the applicant is now."""
        return self.other or self.past


# 能报两个方向吗 puts a count forward; 可以联合申报吗 only asks for the rule.
_MAY_APPLY = re.compile(
    r"(?<!只)(?<!才)(?:能|可以|可不可以|可否|能否|允许|行)(?!算|是|有)[^,。]{0,8}?(?:报|申请|推|选|联合|带|一起|参|合)|(?:联合|一起报|申报|一起|合报|报)[^,。]{0,4}(?:可以|行|能|允许)"
    r"|"
    + _latin(
        r"(?:can|could|may) (?:we|i|a|an|the|our|\w+)(?: \w+){0,3}? (?:apply|submit|put|recommend|nominate|join|enter|choose|pick|go|team|bring|list)|(?:treat|count|regard|class|consider)\w*(?: \w+){1,4}? as|allowed|ok|okay|possible"
    )
)


def stance(typed: Typed, start: int, end: int, gaps: tuple[str, ...] = (), *, count: bool = False) -> Stance:
    """How ``typed.nameless[start:end]`` is meant; ``gaps`` are the stretches inside it that no cue claims.

    ``count``: the stretch is a number of things applied for, which a question about leave puts forward.
    """
    plain = typed.nameless
    clause = typed.clause_at(start)
    stop = max(clause.end, end)
    head, tail = plain[clause.start : start], plain[end:stop]
    mark = plain[clause.sentence[1] : clause.sentence[1] + 1] if stop >= clause.sentence[1] else ""
    inner = "".join(gaps)
    opens = plain[clause.sentence[0] : clause.start].strip(" ,") == ""
    asked = _asked(head, plain[start:end], inner, tail, mark, plain[clause.start : stop], opens=opens)
    if asked and count and _MAY_APPLY.search(plain[clause.start : stop]):
        asked = (
            re.search(
                r"需要|必须|是不是只|最多|至多|上限|(?<![a-z])(?:must|need|have to)(?![a-z])",
                head + plain[start:end],
            )
            is not None
        )
    unsure = _unsure(typed, clause, head, tail, inner)
    asked = asked or is_wondered(plain, start, end)
    carried = _carried(typed, clause)
    return Stance(
        asked=asked and not unsure and not (carried and _after(carried)),
        unsure=unsure,
        denied=_denied(head, inner, carried or tail, plain[start:end]),
        other=(_of_others(head) and not _TO_US.search(plain[start:end]))
        or _goes_on_with_others(typed, clause, plain[clause.start : end])
        or bool(_TEXT.search(head))
        or of_the_rules(head + plain[start:end])
        or _NOT_LOOKED_AT.match(tail) is not None
        or (speaks_of_another(plain, plain[clause.start : stop]) and not _SELF.search(head))
        or one_of_the_others(plain, plain[clause.start : stop], len(head))
        or _example(head, plain[clause.sentence[0] : clause.start]),
        past=(_of_the_past(head) or _PAST_AFTER.match(tail) is not None)
        and not _NOW.search(plain[start:end]),
        plan=bool(_PLAN.search(head[-_DISTANCE:]))
        or _SUPPOSED.search(plain[clause.start : stop]) is not None
        or _WISH.search(head) is not None,
        topic=bool(_ABOUT.search(tail)) and not _SELF.search(head) and not _IF.search(head),
    )


def of_the_rules(text: str) -> bool:
    """Whether ``text``, a clause up to and with the words in question, is about rules and not the applicant."""
    return _WAIVED.search(text) is not None or _RULES.search(text) is not None


def _asked(head: str, said: str, inner: str, tail: str, mark: str, clause: str, *, opens: bool) -> bool:
    near = head[-24:]
    if re.search(
        r"(?<![跟和与被给管论同有])谁(?!也|都)|(?<!没有)(?<!没)(?<!无论)(?<!不管)哪(?!怕|里?[够算进]得|[^,。]{0,4}?[也都])",
        said,
    ) and not re.match("没|未|无", said):
        return True
    conditional = _last(_IF, head)
    if conditional is not None and _WHETHER.search(head):
        conditional = None
    require = _last(_REQUIRE, near)
    met = re.search(r"(?:符合|满足|达到)[^,。]{0,8}要求:", head)
    if require is not None and conditional is None and not met and not _own_business(near[require:]):
        return True
    if re.match("才(?:能|行|可|有|算|够|准|让|给)|方可|方能", tail) or re.match(
        r"\s*(?:is|be|are)?\s*(?:required|necessary|mandatory|needed|compulsory|obligatory|a must|a requirement)",
        tail,
    ):
        return True
    if re.match(
        r".{0,3}(?:是|算)?(?:必须|必需|必要|硬性|强制|前提|门槛|硬条件|什么意思|是什么|指什么|怎么理解|怎么认定|如何认定|怎么算|是指|指的是|定义|(?<!达到)(?<!符合)(?<!满足)的?要求)",
        tail,
    ):
        return True
    if re.match(r"[^,。]{0,8}(?:(?<![不会])要(?:求)?(?:吗|么|嘛)|要不要(?:交|有|提供|具备))", tail):
        return True
    if _WHETHER.search(near) and not _ELIGIBLE.search(tail):
        return True
    if conditional is not None:
        return False
    if mark == "?" and _OR_NOT.search(tail) and not _ELIGIBLE.search(clause):
        return True
    if _NAMED_CLASS.match(tail) and not _SELF.search(head):
        return True
    if re.search(r"是不是|是否|有没有|算不算|能不能|有无", inner) or "是不是" in said:
        return True
    eligible = _ELIGIBLE.search(tail) is not None
    goes_on = not opens and mark != "?" and _RELATIVE.match(clause)  # the partner, who keeps the mark
    if _EN_QUESTION.match(clause) and not goes_on and (_CLASSED_AS.search(head) or _is_classed(clause)):
        return True
    if _EN_QUESTION.match(clause) and not goes_on and re.search("[a-z]", said + inner):
        if _IMPERATIVE_HAVE.match(clause) and mark != "?":
            return False
        return not _ELIGIBLE.search(clause)
    ask = _last(_ASK_HEAD, near[-10:])
    if ask is not None:
        between = near[-10:][ask:]
        if (
            re.match(r"(?:是否|是不是|能不能|可不可以|会不会)(?:可以|能|有资格|够|影响|符合)", between)
            or "能不能" in between
            or "可不可以" in between
        ):
            return False
        return not eligible
    rest = re.match(r"(?:的|了|过|资格|证书?|记录|企业|单位|公司|问题|情况|这种|这|那|还|呢|之类){0,3}", tail)
    after = tail[rest.end() :] if rest else tail
    if re.match(r"有没有|是不是|有无|与否|是否", after) or re.match("还是(?:不|没)", tail):
        return True
    asks = mark == "?" or _ASK_TAIL.search(tail) is not None
    if (
        asks
        and re.fullmatch(r"(?:吗|么|嘛|不|没|没有|呢|啊|吧|对吧|对吗|是吧|是吗|是不是|有没有)*\W*", after)
        and re.search("[吗么嘛不没呢吧]|是不是|有没有", after)
    ):
        return not after.startswith("呢") and not after.startswith("吧")
    return bool(
        asks
        and not after.strip(" ?\"'")
        and mark == "?"
        and not _SELF.search(head)
        and re.search("[a-z]", said) is None
        and len(head) > 2
    )


def _is_classed(clause: str) -> bool:
    """Whether a clause asks of things in general if one is another: does a warning count as a bad record?"""
    return (
        _CLASSED.search(clause) is not None
        and _SELF.search(clause) is None
        and _TO_APPLY.search(clause) is None
    )


def _own_business(between: str) -> bool:
    """After the word that requires comes what the asker wants: 需要说明的是我们…, we need to say we are …."""
    return (
        re.search(r"说明|补充|咨询|了解|请问|申报[,，]|帮忙|我们是|我是", between) is not None
        or re.search(_latin(r"(?:help|advice|to (?:say|know|ask|mention)|we are|we're)"), between) is not None
    )


# 到底登记在公司还是老板名下: one of two, and it is not said which.
_WHICH_OF_TWO = re.compile(
    r"(?:到底|究竟|不知道?|不清楚|不确定|忘了)[^,。]{0,12}(?<!在)还是(?![没有不很挺])|(?<![a-z])(?:either|whether) [^,.]{2,40} or (?![a-z]+ing)"
)


# Who cannot say that there is none says neither that there is one.
_CANNOT_DENY = re.compile(
    r"(?:不敢|不好|没法|无法|不能|难以|很难|没办法|不可能|不)(?:拍胸脯|打包票|百分之百|完全|就)*(?:说|保证|承诺|断定|排除|担保)[^,。!?;:\n]{0,6}(?:没有?|不|无|未)[^,。!?;:\n]{0,8}$"
    r"|(?<![a-z])(?:(?:(?:ca|could|would|wo|do|does)n't|cannot|(?:can|could|would|will|do|does) not)) (?:honestly |really |fully |in good faith )?(?:say|claim|pretend|swear|deny|exclude|promise|guarantee|rule out)[^.;!?\n]{0,30}(?<![a-z])(?:no|not|without|never|free of|any)(?![a-z])[^.;!?\n]{0,20}$"
)


def _unsure(typed: Typed, clause: Clause, head: str, tail: str, inner: str) -> bool:
    for found in reversed(list(_HEDGE_HEAD.finditer(head))):
        if len(head) - found.end() <= (30 if re.search("[a-z]", found.group()) else _DISTANCE):
            eligible = _ELIGIBLE.search(tail) is not None or _ELIGIBLE.search(head[found.end() :]) is not None
            doubts = re.match(r"不|拿|说|not sure|unsure|don|no idea", found.group()) is not None
            return not (eligible and doubts)
        break
    if _HEDGE_HEAD.search(inner) or re.search(_latin("should|may|might|could"), inner):
        return True
    if _CANNOT_DENY.search(head):
        return True
    if _HEDGE_TAIL.match(tail) or _HEDGE_TAIL_EN.match(tail):
        return True
    if (
        _WHICH_OF_TWO.search(plain_clause := typed.nameless[clause.start : clause.end])
        and "?" not in plain_clause
    ):
        return True
    following = next((each for each in typed.clauses if each.start >= clause.end), None)
    if following is not None and following.start - clause.end <= 2:
        words = typed.nameless[following.start : following.end]
        return any(doubt.match(words) for doubt in (_DOUBT_ALONE, _DOUBT_ABOUT, _UNCHECKED))
    return False


# 没有所有权只有许可: words with a verb of their own after a noun that is denied.
_NEW_VERB = re.compile(r"[只仅]|就有|有|拥有|取得|获得?|拿|具[有备]|持有")
_DENIED_NOUN = re.compile(
    r"(?:所有权|商标权?|品牌|知识产权|专利权?|资格|授权|许可|使用权|秘密|机密)[也还但,]*$"
)
# 失信名单没有我们规上平台正常: who is on no list; what comes after is told of him.
_ON_NO_LIST = re.compile(r"名单(?:上|里|中|里面)?(?:都|也|从来)*没有?(?:我们|我司|咱们?|公司)$")
# 没有国家秘密方案完整成熟: a subject with what is said of it, after the thing that is denied.
_NEW_SUBJECT = re.compile(
    r"(?:知识产权|专利|软件|商标|品牌|牌子|方案|系统|平台|数据|近?[三3]年)[^,。]{0,6}?(?:是|归|属|在|都|自|由|完整|成熟|良好|正常|盈利|赚)"
)


_NOR_LAST = re.compile(r"(?<![a-z])nor\W*$")
# Do not hold and have never held, neither own nor license, 规上没有了掉下来了: one thing denied twice over.
_AND_NO = re.compile(
    r"(?:^\W*|(?<![a-z]))(?:(?:and|or) (?:(?:we|it|they|have|has|had|do|does|did|are|is|were|was) )*(?:no|not|never)|nor)(?![a-z])|没有?了"
)


# We have no fines and own the mark: what is denied ends where the next verb is joined to it.
_OF_ANOTHER_VERB = re.compile(
    r"^(?:(?!(?<![a-z])(?:own|hold|owned|held|owning|holding)(?![a-z]))[^,;])*(?<![a-z])and (?:(?:we|it|the company|our company|also|now|still|fully) )*(?=(?:own|owns|hold|holds)(?![a-z]))"
)


def _denied(head: str, inner: str, tail: str, said: str) -> bool:
    anew = _ON_NO_LIST.search(head) or (
        _DENIED_NOUN.search(head) and (_NEW_VERB.match(said) or _NEW_SUBJECT.match(said))
    )
    before = 0 if anew else reach(head)
    if before:
        inner = _AND_NO.sub("", inner)  # no patents and no software of our own
    inner = _OF_ANOTHER_VERB.sub("", inner)
    inner = _NOR_LAST.sub("", inner)  # never lost money nor …: what it denies comes after
    count = _governing(inner) + before
    # 没官司没投诉, 三年没亏过也没挨过罚: each is denied.
    if count == 0 and not NOT.search(said) and _after(tail):
        count = 1
    return count % 2 == 1


# 商标没有过户还在老板名下: what was denied is over where it is said what is so instead.
_INSTEAD = re.compile(r"(?:还|仍然?|依然|一直|现在|目前)(?:是|在|归|属|由|挂|登|写)")

_BUT = re.compile(r"^.*(?<![a-z])but(?= |$)")  # not in our name but the parent's


def standing(said: str, gaps: Sequence[str], *, negative: bool) -> tuple[str, ...]:
    """``gaps`` of the words ``said`` without what denies something else in them, or the same over again.

    ``negative``: the words deny of themselves: do not hold and have never held the mark.
    """
    kept: list[str] = []
    at = 0
    for gap in gaps:
        at = max(said.find(gap, at), at) + len(gap)
        denied = NOT.search(gap)
        if denied and len(gap) - denied.end() > 1 and _INSTEAD.match(said, at):
            continue
        gap = _BUT.sub("", gap)
        kept.append(_AND_NO.sub("", gap) if negative else gap)
    return tuple(kept)


def _governing(gap: str) -> int:
    """How many negations of a gap govern what comes after it: 没有纠纷没有 denies once."""
    found = negations(gap)
    count = 1 if found else 0
    for one, other in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if not _bridges(gap[one.end() : other.start()]):
            break
        count += 1
    return count


def _bridges(between: str) -> bool:
    """Whether a negation reaches over ``between``; not out of an attribute: 非独立法人的分支机构 is a branch."""
    if re.search(r"(?:法人|资格|商标|品牌|所有权|知识产权|专利|秘密|公司|企业)的$", between):
        return False
    return bool(_BRIDGE.fullmatch(between) or _BRIDGE_EN.fullmatch(between))


_LISTED_ON = re.compile(
    r"(?:(?:(?:、|和|与|跟|或者?|以及|还有|及|也好|还是)(?!没|不|无|未)[^,。!?;:\n、没不无未]{1,8}?)|(?:国家|商业|军事|企业)(?:秘密|机密)|纠纷|官司|争议|诉讼|投诉|处罚|事故)+(?=都|也|均|全|一概|一样|统统|[没不无未跟和与])"
)
# 国家秘密,商业秘密,统统不沾: a clause that is a noun and no more leaves what is said of it to the next.
_BARE_CLAUSE = re.compile(
    r"\W*(?:(?:还是|或者?|和|与|以及|还有|也|至于|重大|特大|质量|安全|环保|信用|等|什么|任何|无论是?|不管是?|个人|隐私|敏感|数据|知识产权|产权|专利|权属|国家|商业|军事|企业|技术|客户|配方|工艺|秘密|机密|涉密|军工|纠纷|官司|争议|诉讼|侵权|投诉|处罚|罚款|事故|不良|记录|黑名单|失信|逾期|state|national|trade|business|commercial|secrets?|disputes?|lawsuits?|litigation|blacklists?|penalt(?:y|ies)|fines?|over|about|patents?|ip|on|or|and|any|the|as|for|bad|records?|的话|方面|这[块点项些]|之类|什么的|等等?|呢|嘛|啊|吧|上|的|问题|内容|信息|东西|情况)|[、 \"():])+\W*"
)


def _carried(typed: Typed, clause: Clause) -> str:
    """What is said in the clauses after of a thing that its own clause only names; else empty."""
    if not _BARE_CLAUSE.fullmatch(typed.nameless[clause.start : clause.end]):
        return _answered_after(typed, clause)
    answered = typed.nameless[clause.end : clause.end + 1] == "?"  # 国家秘密?八竿子打不着
    for each in typed.clauses:
        if each.start < clause.end or (each.sentence != clause.sentence and not answered):
            continue
        text = typed.nameless[each.start : each.end]
        if not _BARE_CLAUSE.fullmatch(text):
            return text
    return ""


# 商业秘密方面我们做了脱敏,不涉及: what comes first in a clause, and a clause after that only denies.
_NAMED_FIRST = re.compile(
    r"\W*(?:至于|关于|说到|其中|另外|还有)?(?:国家|商业|军事|企业|技术)(?:秘密|机密)(?:这[一]?[块点项]|方面|部分|上|的话|内容)+"
    r"|\W*(?:要说|说到|至于|论)?(?:独立)?法人(?:资格|地位|身份)?(?:这一?[条块点项]|方面|的话)?(?:卡住了?)?(?=\W*$)"
)
_ONLY_DENIES = re.compile(
    r"\W*(?:所以|因此|目前|现在|已经?|都|也|完全|根本|确实|并|均|是)*(?:不再?|没有?|未)(?:再)?(?:涉及|牵涉|牵扯|包含|存在|含|沾|碰)(?:到|的|了|着)*\W*"
    r"|\W*(?:我们|我司|咱们?|我)(?:真|还真|确实|可|倒|还)?(?:不是|没有|不算|不具备|没)(?:啊|呢|的)?\W*"
)


def _answered_after(typed: Typed, clause: Clause) -> str:
    """The clause right after, where it only denies and ``clause`` names its topic first; else empty."""
    if not _NAMED_FIRST.match(typed.nameless[clause.start : clause.end]):
        return ""
    after = next((each for each in typed.clauses if each.start >= clause.end), None)
    if after is None or after.sentence != clause.sentence:
        return ""
    text = typed.nameless[after.start : after.end]
    return text if _ONLY_DENIES.fullmatch(text) else ""


def _after(tail: str) -> re.Match[str] | None:
    listed = _LISTED_ON.match(tail)  # 国家秘密、商业秘密都不涉及
    if listed and _AFTER.match(tail[listed.end() :]):
        return _AFTER.match(tail[listed.end() :])
    return _AFTER.match(tail) or _AFTER_VERB.match(tail) or _FAILED.match(tail) or _AFTER_EN.match(tail)


def with_denial(typed: Typed, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` widened to the words that deny the stretch: 没有商标, not 商标."""
    clause = typed.clause_at(start)
    head = typed.nameless[clause.start : start]
    at = len(head)
    for found in reversed(list(NOT.finditer(head))):
        between = head[found.end() : at]
        if not _bridges(between):
            break
        at = found.start()
    while at and head[at - 1 : at].isalpha() and head[at - 1 : at].isascii():  # the whole of "don't"
        at -= 1
    after = _after(typed.nameless[end : max(clause.end, end)]) if at == len(head) else None
    return clause.start + at, end + (after.end() if after else 0)


_GONE = re.compile(
    r"(?<![a-z])(?:taken off|removed|came off|got off|off (?:it|the list)|delisted|cleared|settled|resolved|no longer|lifted)(?![a-z])|(?:(?:现在|目前|如今|已经?|后来|今年|去年|早就|早已)[^,。]{0,8}?(?:不(?:涉及|存在|是|在|算|用)|没有?|解决|消除|了结|脱敏|移出|撤销|摘帽|摘掉|解除|出来)[^,。]{0,3}?了?$)"
)
_COME = re.compile(
    r"(?:现在|目前|如今|已经?|后来|今年|去年|早就|早已)[^,。]{0,8}?(?:有|办好|拿到|下来|取得|补上|建成|完成)了$"
)


def changed_since(typed: Typed, end: int) -> bool | None:
    """What the rest of the sentence says of a thing of the past: True now, False now, or None for nothing."""
    sentence = typed.clause_at(max(end - 1, 0)).sentence
    for clause in typed.clauses:
        if clause.start >= end and clause.sentence == sentence:
            text = typed.nameless[clause.start : clause.end]
            if _GONE.search(text):
                return False
            if _COME.search(text):
                return True
    return None


# 去年规上,今年掉下来了; above scale last year, but no longer
_FELL_SINCE = re.compile(
    r"\W*(?:企业|工业企业|的|了|单位|过)*\W*(?:但是?|可是?|不过|而)?(?:我们|公司)?(?:今年|现在|目前|如今|后来|上个?月|年初|这两年|[去前]年|刚刚?|已经?)(?:就|又|已经?|都|却|被|给|从|规上|里|库)*(?:不是|没了|没有|掉|退|跌|降|滑|移出|出库|够不上|不够|不达|不在|下来)"
    r"|[^。!?;\n]{0,30}?,(?:后来|[去今前]年|20[0-9]{2}年)[^,。!?;\n]{0,16}?(?:退出来?了|退库|掉出[来去]|掉下来|出库|移出|退了出)"
    r"|[^.!?\n]{0,24}?(?<![a-z])(?:(?:but |and |now )?(?:we are |we're |are |is )?(?:no longer|not (?:any ?more|now|this year|today))|(?:this year|now|since then|since|then) (?:we |it )?(?:have |has |'ve )?(?:dropped|fell|fallen|slipped|lost|are not|aren't|we're not|not|is not))(?![a-z])"
)


# 营业额掉了,可能被退库了; we may have been dropped
_PERHAPS_FELL = re.compile(
    r"[^。!?;\n]{0,30}?(?:可能|也许|说不定|没准|怕是|恐怕|估计|会不会|不知道?|不晓得|不清楚)[^,。!?;\n]{0,10}(?:掉出|掉下|掉了|退库|退出|退了|移出|出库|跌出|剔[除出]|踢|还在不在|还算不算|还是不是|还在$)"
    r"|[^.!?\n]{0,90}?(?<![a-z])(?:may|might|could|possibly|perhaps|probably|not sure (?:if|whether)|don't know (?:if|whether)|unclear (?:if|whether))(?![a-z])[^.,!?\n]{0,24}(?<![a-z])(?:dropped|fallen|slipped|removed|taken off|struck|lost|off the list|still)(?![a-z])"
)
_YET_TO_COME = re.compile("[明后]年|以后|将来|下半年|(?<![a-z])(?:next year|in future|one day)(?![a-z])")
_REGAINED = re.compile(
    r"又(?:重新)?(?:进|回|升|上|纳|入)[^,。]{0,4}了|(?:重新|再次)(?:进|回|升|上|纳|入)[^,。]{0,4}了|回来了|回去了|恢复了|(?<![a-z])(?:got|came|are|were|went|made it|climbed|crept)(?: right| now)? back(?: on| in| up| above| over)?(?![a-z])|(?<![a-z])(?:readmitted|relisted|above (?:it|scale|the line) again)(?![a-z])"
)
_BACK = re.compile(r"又(?!不|没)|重新|回来|恢复|(?<![a-z])(?:back|again)(?![a-z])")


def fell_since(typed: Typed, end: int) -> re.Match[str] | None:
    """What follows of a size that was reached once and is no longer."""
    found = _FELL_SINCE.match(typed.nameless, end)
    rest = typed.nameless[found.end() : found.end() + 20] if found else ""
    return None if _BACK.search(rest) else found


def back_since(typed: Typed, end: int) -> bool:
    """Whether the rest of the sentence says that a size once lost was reached again."""
    rest = typed.nameless[end : typed.clause_at(max(end - 1, 0)).sentence[1]]
    found = _REGAINED.search(rest)
    return found is not None and not (
        negations(rest[: found.end()]) or _YET_TO_COME.search(rest) or _PLAN.search(rest[: found.end()])
    )


def perhaps_fell(typed: Typed, end: int) -> bool:
    """Whether the rest of the sentence doubts that a size told as reached is kept."""
    found = _PERHAPS_FELL.match(typed.nameless, end)
    return found is not None and not _YET_TO_COME.search(found.group())


def unclear_denial(typed: Typed, start: int) -> bool:
    """Whether a word that negates stands before ``start`` in its clause and is not seen to reach it."""
    if NOT.match(typed.nameless, start):
        return False  # 没红过脸也没亏过: what denies stands in the words themselves
    head = typed.nameless[typed.clause_at(start).start : start]
    return bool(negations(head)) and reach(head) == 0


_LIFTED = re.compile(
    r"屏蔽|撤下|撤了|摘了|下架|移出|移除|摘掉|摘帽|撤出|解除|退出来?|修复(?:完|好|了|移)|撤销|(?<![a-z])(?:taken off|removed|delisted|lifted|came off|got off)(?![a-z])"
)


def left_since(typed: Typed, end: int) -> bool:
    """Whether the rest of the sentence says that a list was left: 2023年底就移出了."""
    clause = typed.clause_at(max(end - 1, 0))
    after = (each for each in typed.clauses if each.start >= clause.end and each.sentence == clause.sentence)
    return _lifted(typed, after) is not None


def lifted(typed: Typed) -> tuple[int, int] | None:
    """Where a turn says that something was taken off a list, whatever it was: removed since January."""
    return _lifted(typed, typed.clauses)


def _lifted(typed: Typed, clauses: Iterable[Clause]) -> tuple[int, int] | None:
    for each in clauses:
        text = typed.nameless[each.start : each.end]
        found = _LIFTED.search(text)
        if found:
            plans = re.search(
                r"能|想|打算|准备|怎么|如何|等|申请|正在|才|(?<![a-z])(?:to be|will|can|could|how|when|hope|want|if)(?![a-z])",
                text[: found.start()],
            )
            told = not (negations(text) or plans or _ASK_TAIL.search(text))
            return (each.start + found.start(), each.start + found.end()) if told else None
    return None


_AFFIRMED = re.compile(
    r"(?:(?<!不)在|涉及?|牵[涉扯]|有|含|包括|带|属于?|是|碰|触及|沾|用到|披露|写了?|透露|泄露|公开|暴露|算|构成|成|上|进|列(?:入|过|进|成|上|为|了)|拉|挂|被|打|闹|存在|卷入|陷入|起|出)(?:到|上|了|过|进|着|的|一?[个些点份]|部分|任何|国家|客户|军工|我们|公司|核心|不少|很多|大量|和|与|及|或者?|、|企业|技术|秘密|机密|商业|信用|失信|环保|税务|合作方|对方|供应商|甲方|别人|人家|定了密级|定密|定级|标了密级|划了密级|列为|已经|确实|一项|一部分|几处|两处|一处|几项)*$"
    r"|(?<![a-z])(?:got|get|getting|involv|contain|touch|disclos|reveal|includ|cover|concern|hold|expos|mention|carr|giv|lay|has|have|had|with|is|are|was|were|on|put|landed|listed|added|entered|over|of|state|national|and|or)[a-z]*(?: (?:in|on|up|out|away|full|to|fact|a|an|the|some|our|their|its|certain|several|both|currently|still|already|now|again|many|client|client's|state|national|trade|business|and|or|also|secret|secrets|of|onto|credit))* ?$|'(?:re|s)(?: (?:currently|still|now|already|also|on|a|the))* ?$|^\W*an? $"
)
_AFFIRMED_AFTER = re.compile(
    r"(?:的|这[块点]|那[块点]|方面|数据|内容|部分|信息|东西|材料|确实|倒|都|也|还|是|肯定|就|多少|里|上|[: =(])*(?:有(?!没)|涉及|牵涉|写进|放进|在里面|占|会|露|不少|比较多|是的|yes|缠身|在打|是\)|[^,。]{0,4}(?:删|拿|去|剥|剔|绕|避|躲|抹|甩|撇)不(?:掉|开|了|去|得)|[^,。]{0,4}(?:没法|无法|没办法)(?:删|拿|剥|剔|避|绕|去|隐))"
    r"|\W*(?:yes|(?:is|are|was|were|would be|may be|get|gets)(?: [a-z]+)? (?:involved|included|in|inside|disclosed|part|revealed|exposed|pending|ongoing|there)|in (?:it|the|our)|that|involved|inside)(?![a-z])"
)


def affirmed(typed: Typed, start: int, end: int) -> bool:
    """Whether a thing that is named is said to be there: 涉及国家秘密, 商业秘密有一点, contains trade secrets."""
    clause = typed.clause_at(start)
    head = typed.nameless[clause.start : start]
    tail = typed.nameless[end : max(clause.end, end)]
    return _AFFIRMED.search(head) is not None or _AFFIRMED_AFTER.match(tail) is not None


# 能不能, 可不可以 put a question; they deny nothing.
_WHETHER_OR_NOT = re.compile(r"(?!是)(?!(?<=现)在不在)([㐀-鿿])不\1")


def negations(text: str) -> list[re.Match[str]]:
    """The words that negate, a double negation counted as none."""
    found = list(NOT.finditer(_DOUBLE.sub("○", _WHETHER_OR_NOT.sub("○", text))))
    # no patents and no software: one denial of both
    found = [
        one
        for before, one in zip([None, *found], found, strict=False)
        if not (
            before
            and one.group() == before.group() == "no"
            and re.search("(?:and|or|,) $", text[: one.start()])
        )
        and not (before and re.search("(?<=[的过,、])[也又更亦]$", text[: one.start()]))
    ]
    if any(one.group() == "neither" for one in found):
        found = [one for one in found if one.group() != "nor"]
    return found


def reach(head: str) -> int:
    """How many negations at the end of ``head`` govern what follows it."""
    head = _DOUBLE.sub(lambda found: "有" * len(found.group()), head)
    head = _WHETHER_OR_NOT.sub(lambda found: "○" * len(found.group()), head)
    count = 0
    at = len(head)
    for found in reversed(list(NOT.finditer(head))):
        between = head[found.end() : at]
        if not _bridges(between) or (count and re.search("[、和与及或]$", between)):
            break  # 不含国家秘密、不含商业秘密 denies each
        count += 1
        if found.group() == "nor":
            break  # neither … nor … denies each of the two once
        at = found.start()
    return count


def _example(head: str, before: str) -> bool:
    return (
        re.search(r"比如|例如|譬如|诸如|(?<![a-z])(?:such as|for example|e\.g)", head) is not None
        and re.search(r"哪|什么|多少|怎|情况|(?<![a-z])(?:what|which|how)(?![a-z])", before + head)
        is not None
    )


def _of_others(head: str) -> bool:
    for found in reversed(list(_OTHERS.finditer(head))):
        # 和对手打官司, 被客户告 are about the asker; 对方没有商标 is not.
        with_them = re.search(
            r"(?:和|跟|与|被|同|向|给|为|替|从|对|把|让|(?<![可但只])是)(?:我们的?|一家|一个|一位|前|原来的?|以前的?|原|老|那家|那个)*$|(?<![a-z])(?:with|by|to|from|for|against|(?<!one )(?<!some )(?<!two )(?<!most )of)(?: (?:the|our|a|an|my))? $",
            head[: found.start()],
        )
        # What is used of theirs is told of the asker: we use a vendor's software without a licence.
        used = found.string.startswith("'", found.end()) and re.search(
            _latin("us(?:e|es|ed|ing)|with|on|via|runs?|licens\\w+") + "(?: an?| the| our| another)? $",
            head[: found.start()],
        )
        if _TAKEN.search(found.string[: found.start()]) and re.match(
            "的|'s?(?![a-z])", found.string[found.end() :]
        ):
            break
        if not with_them and not used and not _SELF.search(head[found.end() :]):
            return True
        break
    return False


# 披露客户的配方, lay open a client's recipe: the thing is spoken of, not its owner.
_TAKEN = re.compile(
    r"(?:披露|公开|涉及|包含|含有|使用|用到?|展示|写出?|暴露|泄露|拿|按|根据|照)(?:了|到|过|出)?(?:一些|部分|我们的?)?$"
    r"|(?<![a-z])(?:open|disclos\w+|reveal\w*|contain\w*|includ\w*|show\w*|describ\w*|expos\w*|us(?:e|es|ed|ing)|publish\w*)(?: an?| our| the| some)? $"
)


# Our supplier is Lihao Plastics, a limited company.
_APPOSED = re.compile(
    r" *an? (?:[a-z-]+ ){0,4}(?:company|firm|enterprise|manufacturer|maker|producer|subsidiary|corporation|partnership|branch)\W*$"
)


def _goes_on_with_others(typed: Typed, clause: Clause, said: str) -> bool:
    """我们的供应商在广东,去年被罚了: the clause names no one, and the one before speaks of someone else."""
    verb_first = re.match(r" *(?:has|have|had|is|was|owns?|holds?)(?![a-z])", said)
    relative = re.match(r"\W*(?:and )?(?:whose|who|which)(?![a-z])", said) or _APPOSED.match(said)
    rival = re.match(r"也|都|还|根本|没有?|无|有|是|做|只|靠", said) and _RIVAL.search(
        typed.nameless[clause.sentence[0] : clause.start]
    )
    if _OURSELVES.search(said) or (_OWN_NOUN.search(said) and not verb_first and not relative and not rival):
        return False
    for before in reversed([each for each in typed.clauses if each.sentence == clause.sentence]):
        if before.start >= clause.start:
            continue
        text = typed.nameless[before.start : before.end]
        apart = _APART.search(text)
        ours = _SELF.search(text)
        # 我们用的数据是客户的: we come first, and not as the owner of the other.
        if apart and ours and ours.end() + 2 < apart.start() and not text[ours.end() :].startswith("的"):
            return False
        if apart and _of_others(text):
            return True
        if _SELF.search(text) or _OWN_NOUN.search(text):
            return False
    return False


def _of_the_past(head: str) -> bool:
    past = _last(_PAST, head)
    return past is not None and not _NOW.search(head[past:])


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    place = None
    for found in pattern.finditer(text):
        place = found.start()
    return place
