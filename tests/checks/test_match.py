"""Descriptions as applicants write them, and what they fit."""

import pytest

from checks.match import Matchers, MatchResult, load_matchers
from corpus.load import load_corpus
from corpus.model import Corpus

PROJECTS: dict[str, tuple[str, ...]] = {
    "1": (
        "我们公司做小家电的，去年建了一个系统，每天自动把各大电商平台上的用户差评抓下来，归类以后交给研发，新一代破壁机的降噪功能就是这么来的。",
        "做童装二十年了，以前出什么款全靠设计总监的眼光，现在把三千家门店的成交记录和网上热搜连起来看，哪种颜色、版型卖得动，设计部下一季就照着出。",
        "休闲食品企业，搭了口味大数据平台，分析消费者对辣度、甜度的喜好变化，去年由此开发了四个新口味，成功率比以前高一倍。",
        "我们把外部的八百多名设计师请到网上平台一起出稿，消费者在线打分，得分高的款式进入开发。",
        "拉杂说一下我们厂，成立快三十年，主要出口箱包，疫情以后转内销，一开始两眼一抹黑不知道国内的人喜欢什么，后来招了几个做数据的小伙子，天天扒各个平台上的买家留言，发现大家抱怨最多的是轮子响、拉杆晃，我们就照着这些改了结构，出了静音系列，卖得很好，现在所有新品立项都要先看这套数据。",
        "利用人工智能预测明年流行的花色，指导家纺面料的开发。",
        "Our skincare company scrapes thousands of online reviews every week, and the insights decide what the lab formulates next.",
        "We make luggage. Sales records and search data from three marketplaces go into one model that tells our designers which colours and features next season's range should have.",
        "A snack maker that uses AI to spot taste trends on social media and then develops new flavours accordingly.",
    ),
    "2": (
        "我们鞋企用三维软件建模，穿着受力在电脑里先跑一遍，没问题再开模具，样品从十五轮减到三轮。",
        "做家具的，新款先出虚拟效果图放到网店让大家投票，票数高的才真正打样投产。",
        "建了两万多个数字面料和版型的库，设计师直接在里面拼，当天就能看到模特上身的样子，不用再一件件缝样衣。",
        "玩具公司，用生成式AI画概念图，一天能出几百个造型，再用3D打印做出样品给小朋友试玩，根据意见改。",
        "说起来我们的项目挺简单：以前开发一款电饭煲要做七八次实物试验，烧坏了不少模具，现在把热场和气流都在计算机里算，虚拟验证过了再做样机，开发周期从十个月缩到四个月。",
        "陶瓷企业搞了个数字化的器型库和釉色库，烧成效果可以先模拟出来。",
        "Before a single mould is cut, every new kettle is tested virtually for heat, noise and drops, so we build one physical prototype instead of six.",
        "We built a library of 20,000 digital fabrics; designers drape them on avatars and no sample is sewn until the style has been approved.",
        "Generative AI gives us hundreds of toy concepts a day; we 3D print the best ones and adjust them after trial users play with them.",
    ),
    "3": (
        "我们做西服，顾客到店站上去扫描一下，三十秒出二十多个部位的数据，工厂直接裁剪，一周就能拿到合身的衣服。",
        "定制橱柜企业，业主在手机上自己选门板、五金和尺寸，订单自动拆成板件下到车间。",
        "做矫形鞋垫的，用手机拍脚底就能算出足弓高度，每双都是照着本人做的。",
        "保健品公司，客户填完健康问卷再结合体检数据，我们按每个人的情况配一份营养包，一人一方。",
        "我们镇上裁缝多，活儿不均，公司做了个线上平台，客户提出想要的旗袍样子和身材尺码，平台分派给附近有空的师傅和小厂来做，谁闲谁接，成品统一质检发货，一年做了两万多件，没有两件是一样的。",
        "消费者可以在小程序里自己设计保温杯的图案，写上名字，下单后工厂单件生产。",
        "Customers are scanned in our shop and the suit is cut to their own measurements within a week.",
        "A kitchen cabinet maker: homeowners pick their own doors, colours and dimensions online, and each order goes straight to the factory.",
        "We make insoles from a phone photo of the customer's foot; every pair is different.",
    ),
    "4": (
        "我们是印染厂，几十个缸，以前哪张单子先上机全靠老师傅拍脑袋，现在系统根据订单交期和颜色自动排缸，延期少了一半。",
        "烘焙企业，根据门店的销量预测，自动算出中央厨房明天每个品类烤多少，减少报废。",
        "上了APS和MES，客户一插单，十分钟就能重新排好全厂的计划。",
        "我们五金厂两百多台注塑机，订单多而杂，建了优化模型来分配机台和模具，设备利用率从六成升到八成五。",
        "公司主营家纺，旺季淡季差别很大，旺季的时候车间天天加班还是交不上货，淡季又闲着，库存堆满仓库。请人做了一套系统，把销售那边的订单和车间的产能放在一起算，每天早上自动出各车间的任务单，情况变了随时重算。",
        "家电企业，基于历史销售数据建立滚动预测，按周调整各工厂的产量，库存下降三成。",
        "Our dye house used to rely on the foreman to decide which order runs first; an algorithm now sequences the vats by due date and colour.",
        "A bakery group that forecasts store sales every night and works out how many loaves each plant should bake.",
        "We implemented advanced planning software linked to our shop floor so that rush orders are slotted in within minutes and machine utilisation is up 20%.",
    ),
    "5": (
        "我们是做婴幼儿奶粉的，每罐都有一个码，家长手机一扫就能看到奶源牧场、生产批次和检测报告。",
        "茶叶公司，从茶园施肥、采摘到炒制、包装全部记录上链，消费者可以查到自己买的那饼茶出自哪座山头。",
        "食用油企业，出了质量问题能在五分钟内查到是哪一批原料、哪条线、谁当班，马上召回。",
        "给每瓶酒做了芯片防伪，真假一碰便知，经销商窜货也能查。",
        "我们做中药饮片的，老百姓总担心药材掺假、硫磺熏，所以我们从种植户开始，地块、农药、采收时间、加工温度、每道检验的结果都录进去，形成一份电子档案跟着货走，药店和患者都能看，供应商还按照记录打信用分，分低的不要了。",
        "童车厂搞了零部件批次管理，车架、轮子、螺丝来自哪家供应商都有据可查，投诉来了责任分得清清楚楚。",
        "Parents scan the code on each tin of our milk powder and see the farm, the batch and the lab report.",
        "From orchard to shelf, every step of our juice is logged on a blockchain that consumers can check.",
        "When something goes wrong with a bottle of our oil we know within minutes which raw material lot and which shift it came from, and recall it.",
    ),
    "6": (
        "我们女装公司首单只下一百件，卖得好三天内追单，面料商和三十家加工厂都在一个系统上看到同样的数据。",
        "通过平台把采购、仓储、物流和一百多家供应商连起来，原料快断货时系统会自动报警并推荐备选厂家。",
        "以前采购、生产、销售各用各的软件，数据对不上，现在统一打通，上游面料厂可以实时看到我们的库存自动备料。",
        "乳品企业建了供应链控制塔，运输、温度、库存、供货风险一屏看全。",
        "跨境电商卖家多变，今天要这个明天要那个，我们做假发的跟着急。公司花了两年把原料采购到海外仓发货整条链子都搬到线上，合作工厂的进度我们看得见，哪里可能缺料提前两周就知道，从接到需求到发货由四十天变成九天。",
        "服装小批量多批次快速翻单的协同系统。",
        "First runs are only 100 pieces; if a style sells, our fabric mills and thirty sewing plants see the reorder the same day and we restock within a week.",
        "We connected purchasing, warehousing, logistics and over 100 suppliers on one platform which warns us two weeks before a shortage.",
        "A dairy company with a control tower over the whole supply chain: transport, stock and supplier risk on one screen.",
    ),
    "7": (
        "饮料厂把灌装线改造了，同一条线能做五种瓶型，换一种只要八分钟。",
        "我们给冲压车间做了数字孪生，设备状态实时映射到屏幕上，换品种前先在虚拟环境里调好参数。",
        "空调总装线拆成一个个可以移动的工位模块，小车自动送料，订单变了工位重新组合就行。",
        "5G全连接车间，机械臂根据不同型号的洗衣机自动更换夹具。",
        "我们是做牙刷的，品种有三百多个，每次换品种停机两三个小时，工人怨声载道。后来整条生产线重新做了，刷柄、植毛、包装几个单元都能单独调，一键把工艺参数发到机器上，换一次十五分钟，老客户来参观都说没想到。",
        "服装吊挂流水线，不同款式同时在线上走，系统自动分到对应工位。",
        "Our bottling line handles five bottle shapes and switches between them in eight minutes.",
        "A digital twin mirrors the stamping shop; parameters are tuned virtually before we change models.",
        "We rebuilt the washing machine assembly into movable modules fed by AGVs, so cells can be rearranged whenever the product mix changes.",
    ),
    "8": (
        "珠宝品牌，顾客在门店的屏幕前就能虚拟试戴，扫码加会员，回家以后客服继续跟进。",
        "我们在全国八百家门店上了客流摄像头和会员系统，顾客从进门、试穿、付款到售后的行为都有数据，线上线下库存互通。",
        "搞了自己的直播基地，主播三班倒，去年线上卖了两个亿，还用数字人做夜间直播。",
        "化妆品公司做了AR试妆小程序，顾客在家对着镜头看口红颜色。",
        "开了二十家没有店员的零售店，刷脸进门，拿了就走，衣服吊牌里有射频芯片自动结账。",
        "我们卖床垫，客单价高，顾客要来好几回才下决定。去年做了一套东西：从朋友圈广告点进来的人，导购会加企业微信，到店以后用设备测睡姿，离店之后推优惠券，买完以后安装、保养、以旧换新都在一个小程序里，老客户带新客户的比例翻了一番。",
        "Shoppers try on our glasses virtually on a phone, then book a store visit; the store, app and after-sales data all sit in one customer system.",
        "Twenty staffless shops where RFID tags check out garments automatically.",
        "We run our own livestream studios around the clock, with digital human hosts at night, and target coupons to members.",
    ),
    "9": (
        "我们做糕点的，和博物馆合作，把文物上的花纹做成月饼，年轻人特别喜欢，根据网上热度随时调整推广。",
        "运动品牌推出敦煌飞天系列跑鞋，先用系统分析年轻客群在聊什么话题，再定主题。",
        "彩妆企业把苗族银饰、刺绣的图案用到口红和粉盒上，形成了自己的品牌，不再给人代工。",
        "汉服公司，监测各平台的热门话题和客户喜好，结合宋代服饰出新款。",
        "老字号酱园，想让年轻人重新认识我们，请人把《清明上河图》的元素做进包装，又出了小瓶装，短视频上火了一把，之后我们专门设了小组盯着网上的风向，什么热就跟着出什么联名，品牌价值评估三年涨了五倍。",
        "把二十四节气和中医养生文化融进茶饮，国风系列占了销售额六成。",
        "We turn Dunhuang murals and Miao silver patterns into lipstick cases; a small team watches what young people talk about online and picks the next theme.",
        "A pastry brand working with a museum: mooncakes carry ancient motifs and promotion follows what is trending.",
        "Sportswear in modern Chinese style, developed after analysing market trends, under our own brand rather than as an OEM.",
    ),
    "10": (
        "我们是县里陶瓷协会牵头的，全县三百多家小窑口共用一个平台，有检测、设计、找买家、培训主播这些服务。",
        "为了把本地小龙虾的牌子打响，建了平台帮合作社和加工厂统一包装、统一商标，还请专家来辅导做品牌。",
        "产业园区搭的线上平台，给园区内的中小服装企业对接订单、招工培训。",
        "联合镇上一百二十家袜子厂，成立品牌联合体，用一个区域商标对外推广。",
        "我们这边做眼镜的有上千家，多数是夫妻店，有技术没牌子。去年由我们平台公司出面，建了个面向全产业集群的服务网站，谁缺设计给谁介绍设计师，谁缺订单给谁介绍客户，每个月还办两期培训班，现在提起眼镜大家都知道我们这个地方了。",
        "区域公用品牌的数字化运营服务平台，服务家具产业集群的企业。",
        "Three hundred small kilns in our county share one online platform for testing, design, buyers and training livestream hosts.",
        "We built a public service platform for the local crayfish industry with a common trademark, packaging standards and brand coaching for cooperatives.",
        "An alliance of 120 sock makers in one town promoting a shared regional mark.",
    ),
}

CLOSE: tuple[tuple[str, str, str], ...] = (
    ("我们既做了质量追溯，又做了智能排产，不知道报哪个好。", "4", "5"),
    ("We do both made-to-measure suits and supply chain collaboration with our mills.", "3", "6"),
    ("柔性产线和个性化定制我们都有。", "3", "7"),
)

NONE_FITS = (
    "我们想建一个员工食堂。",
    "公司计划翻修办公楼外墙，再买两辆班车。",
    "厂区要装一批太阳能路灯。",
    "我们想申请贷款。",
    "你好",
    "",
    "。。。",
    "We want to build a staff canteen.",
    "We are repainting the office and buying two buses.",
    "hello",
    "今天长沙天气怎么样",
)

BRANDS: dict[str, tuple[str, ...]] = {
    "p2": (
        "我们酱菜铺子光绪年间就开了，手艺传到我这儿是第六代。",
        "始创于1873年的剪刀品牌，商务部认定的老字号，现在年轻人也爱用。",
        "酒坊从明朝一直酿到今天，窖池没停过火。",
        "祖上给宫里进贡茶叶，这门制茶手艺入选了国家级非遗。",
        "我家药号有两百多年的历史，传统的制药方法一直沿用。",
        "民国时期就在上海滩有名的香粉，至今还在卖。",
        "1915年拿过巴拿马金奖的白酒。",
        "历史文化底蕴深厚，几百年来一直做湖笔。",
        "Our soy sauce has been brewed by the same family since the Qing dynasty.",
        "Founded in 1851, we are one of the oldest scissor makers and still sell well.",
        "The tea craft has been handed down for seven generations and is listed as intangible cultural heritage.",
        "A time-honored pharmacy with more than 200 years of history.",
        "A brush maker whose ancestors supplied the imperial court.",
        "This liquor won a medal at the Panama Exposition in 1915.",
        "A centuries-old porcelain kiln still firing today.",
        "We still use the secret recipe my great-grandfather wrote down; the shop is over a century old.",
    ),
    "p3": (
        "我们前身是1958年建的国营搪瓷厂，质量一直很硬，老百姓家里基本都有一个我们的脸盆。",
        "八十年代改革开放时办起来的方便面厂，全国人从小吃到大。",
        "缝纫机用了四十年还能用，口碑好得很，当年结婚都要买一台。",
        "建厂六十多年，拿过国家质量金奖，是大家信得过的牌子。",
        "1985年成立，电风扇市场占有率连续多年全国前列，耐用是出了名的。",
        "小时候家家户户都喝的那种麦乳精就是我们生产的。",
        "质量过硬、美誉度高，在老百姓中影响很大的国民护肤霜。",
        "从乡镇企业做起，四十年专心做毛巾，回头客特别多。",
        "We started as a state-owned enamel works in 1958 and nearly every household had one of our basins.",
        "Set up in the 1980s, our instant noodles are something the whole country grew up with.",
        "A sewing machine brand known for durability; they last for decades and people trust them.",
        "Founded in 1985, our fans win quality awards and lead in market share.",
        "A household name in skin cream with a very good reputation among ordinary people.",
        "The factory was founded in 1962 and won a national quality gold medal.",
        "A former collective enterprise from the seventies that makes dependable thermos flasks.",
        "Everyone's parents owned one of our bicycles; they simply never break.",
    ),
    "p4": (
        "我们是2019年几个大学同学创业做的咖啡品牌，包装设计很潮，在小红书上火了。",
        "做盲盒玩具的，主要靠原创设计，年轻人排队买。",
        "品牌才三岁，主打露营风格的户外装备，拿了红点奖。",
        "新中式茶饮，去年刚起步，每个月都有网红打卡。",
        "九零后设计师创办的首饰品牌，造型很特别，在年轻女孩里很流行。",
        "两年前创立的无糖饮料，颜值高，靠直播间出圈。",
        "近几年冒出来的国潮运动鞋牌子，和动漫联名。",
        "注重创意设计的新兴家居品牌，引领潮流。",
        "A coffee brand four college friends launched three years ago; the cans look great and went viral on Xiaohongshu.",
        "We design collectible toys sold in blind boxes and young people queue for them.",
        "A three-year-old camping gear label that won a Red Dot award.",
        "A start-up making sugar-free drinks, popular with Gen Z.",
        "An emerging jewellery brand by a young independent designer.",
        "Streetwear newcomer with anime collabs, trendy among students.",
        "Our label is only two years old, but its playful design sets the trend on Douyin.",
        "A new consumer brand in home fragrance with creative packaging.",
    ),
}

WORKS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("我们做了智能制造、参加了展会、做了诚信体系", (7, 9, 11)),
    ("去年评上省级绿色工厂，通过了ISO9001和HACCP，还跟湖南农大一起搞研发。", (3, 5, 8)),
    ("企业有省级工业设计中心，产品包装重新设计过", (2,)),
    ("给每盒黑茶赋码，扫码能查产地，也在抖音直播带货", (6,)),
    ("参与了五基攻关里的关键基础材料项目", (4,)),
    ("完成股份制改造，健全了法人治理结构，获得全省管理现代化创新成果奖", (12,)),
    ("开发了三款老年用品，属于中高端产品", (1,)),
    ("家电卖出去以后提供远程运维和整体解决方案", (10,)),
    ("推动绿色发展和推动绿色化发展都写了", (8,)),
    ("没有做智能制造，只参加了广交会", (9,)),
    ("打算明年建绿色工厂", ()),
    ("诚信体系建设算不算一项专项工作？", ()),
    ("我们做了7项专项工作", ()),
    ("专项工作第3、5和7项已经完成", (3, 5, 7)),
    ("12项专项工作全部开展了", tuple(range(1, 13))),
    ("We got ISO 9001 certified, went to the Canton Fair and run a smart factory.", (5, 7, 9)),
    ("We carried out works 1, 3 and 7.", (1, 3, 7)),
    ("We plan to build a green factory next year.", ()),
    ("We have an academician workstation and an industrial design centre; no integrity system yet.", (2, 3)),
    (
        "Our factory was certified as a green factory, we finished shareholding reform, and we livestream with traceable QR codes.",
        (6, 8, 12),
    ),
    (
        "引领消费供给升级、提升创意设计水平、推动企业技术创新、开展国际质量体系认证、建立溯源营销带货体系、推动智能制造",
        (1, 2, 3, 5, 6, 7),
    ),
    ("我們做了智慧製造，也參加了食博會", (7, 9)),
    ("食堂重新装修了", ()),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def matchers(corpus: Corpus) -> Matchers:
    return load_matchers(corpus)


def _flat(stories: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in stories.items() for text in texts]


def _top(result: MatchResult) -> str:
    return ", ".join(f"{one.clause} {one.score} {one.said}" for one in result.ranked[:3])


@pytest.mark.parametrize(("direction", "text"), _flat(PROJECTS))
def test_a_described_project_finds_its_direction(matchers: Matchers, direction: str, text: str) -> None:
    result = matchers.directions(text)
    assert result.best == f"cn-mpfz/1.2.{direction}", _top(result)


@pytest.mark.parametrize(("text", "one", "other"), CLOSE)
def test_two_directions_that_both_fit_are_called_close(
    matchers: Matchers, text: str, one: str, other: str
) -> None:
    result = matchers.directions(text)
    assert result.close, _top(result)
    assert {ranked.clause for ranked in result.ranked[:2]} == {f"cn-mpfz/1.2.{one}", f"cn-mpfz/1.2.{other}"}


@pytest.mark.parametrize("text", NONE_FITS)
def test_what_no_direction_covers_fits_none(matchers: Matchers, text: str) -> None:
    result = matchers.directions(text)
    assert result.none_fits, _top(result)
    assert result.best is None
    assert not result.close


@pytest.mark.parametrize(("dimension", "text"), _flat(BRANDS))
def test_a_described_brand_finds_its_dimension(matchers: Matchers, dimension: str, text: str) -> None:
    result = matchers.dimensions(text)
    assert result.best == f"cn-mpfz/1.1.1#{dimension}", _top(result)


@pytest.mark.parametrize(("text", "numbers"), WORKS)
def test_a_description_states_exactly_these_special_works(
    matchers: Matchers, text: str, numbers: tuple[int, ...]
) -> None:
    assert tuple(work.number for work in matchers.works(text)) == numbers
