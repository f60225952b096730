"""What is asked after an answer of ours: why, of the other one, of a change, of what was told so far."""

from __future__ import annotations

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus
from checks.verdict import Outcome

_OWNERSHIP = "拥有商标所有权且在有效期内"


@pytest.mark.parametrize(
    ("turns", "quoted"),
    [
        (("企业品牌对商标是怎么要求的", "你这话是文件哪一条写的？"), _OWNERSHIP),
        (("Do WFOEs qualify?", "exact Chinese text please"), "在中华人民共和国境内注册登记的企业单位"),
        (("我们商标是许可的，能报企业品牌吗", "依据哪一条"), _OWNERSHIP),
        (("企业品牌对商标有啥讲究", "区域品牌也要看商标吗", "回到头一个，把原文给我"), _OWNERSHIP),
    ],
)
def test_what_an_answer_rests_on_is_shown_word_for_word(
    embedded: Assistant, turns: tuple[str, ...], quoted: str
) -> None:
    assert quoted in last(embedded, *turns).text


def test_every_clause_is_quoted_in_both_languages(embedded: Assistant) -> None:
    for clause in embedded.corpus.clauses():
        for question in (f"{clause.id}原文", f"Full text of {clause.id} please"):
            assert clause.id in cited(last(embedded, question)), question


@pytest.mark.parametrize(
    ("turns", "says", "never"),
    [
        (("我们是分公司，能报企业品牌吗？", "总公司呢？"), "还不能下结论", "不能以分公司名义"),
        (("我们是规下企业能报标杆吗", "我打错了，是规上"), "还不能下结论", "规模以下的不符合"),
        (("开发区管委会能申报区域品牌吗？", "那我们省政府呢"), "还不能下结论", "按文字不行"),
        (("公司2025年因为消防被罚过，能报企业品牌吗？", "我问的是湖南标杆，不是国家的"), "标杆企业目前没有", "企业品牌"),
    ],
)  # fmt: skip
def test_a_case_that_changed_is_not_answered_by_the_rule_for_the_one_before(
    embedded: Assistant, turns: tuple[str, ...], says: str, never: str
) -> None:
    text = last(embedded, *turns).text
    assert says in text
    assert never not in text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("办了ISO9001，上了MES，算几项三品工作？",), "2项"),
        (("办了ISO9001，上了MES，算几项三品工作？", "再加上参加了广交会呢？"), "3项"),
        (("我们做了智能制造、溯源、诚信、管理创新、绿色发展、服务延伸，够标杆的6项吗",), "达到6项"),
    ],
)
def test_works_told_are_counted_up(embedded: Assistant, turns: tuple[str, ...], says: str) -> None:
    answer = last(embedded, *turns)
    assert says in answer.text.splitlines()[0]
    assert "hn-sanpin/3.6" in cited(answer)


def test_how_many_are_wanted_is_the_rule_whoever_asks(embedded: Assistant) -> None:
    assert last(embedded, "标杆要几项专项工作才够").verdicts == ()


@pytest.mark.parametrize(
    ("turns", "policy"),
    [
        (("Could you explain the procedure step by step for a foreign-invested company in Guangdong?",
          "and who makes the final decision?", "and an appeal?"), "cn-mpfz"),
        (("标杆每年评几家？", "什么时候报？", "报到哪？"), "hn-sanpin"),
    ],
)  # fmt: skip
def test_a_follow_up_stays_with_the_policy_that_answered(
    embedded: Assistant, turns: tuple[str, ...], policy: str
) -> None:
    for end in range(2, len(turns) + 1):
        assert {id.partition("/")[0] for id in cited(last(embedded, *turns[:end]))} == {policy}


def test_a_place_told_after_a_procedure_is_answered_for_that_place(embedded: Assistant) -> None:
    assert "广东省" in last(embedded, "名品怎么申请", "我在深圳").text
    outside = last(embedded, "标杆怎么申报", "我们在广州")
    assert [verdict.outcome for verdict in outside.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("question", "dimension"),
    [
        ("老板非要报历史经典，可我们厂1986年才办的，靠的就是电饭锅质量好、口碑好，该听他的吗", "时代优品"),
        ("我们1983年做的白酒品牌，算历史经典还是潮流新锐还是时代优品", "时代优品"),
        ("Ours goes back to 1911. A historical classic or a trendy newcomer?", "Historical classics"),
    ],
)
def test_what_is_told_of_a_brand_outweighs_what_it_is_said_or_asked_to_be(
    embedded: Assistant, question: str, dimension: str
) -> None:
    assert f"“{dimension}”" in last(embedded, question).text.partition("[1]")[0]


def test_who_cannot_apply_hears_so_before_a_dimension(embedded: Assistant) -> None:
    answer = last(embedded, "分公司能不能报潮流新锐？")
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    "question",
    [
        "我们是湖南的酒厂，想报三品标杆，材料交给谁",
        "怀化的，做酒的，报省三品标杆，十二项专项工作起码得做过几项？",
    ],
)
def test_who_means_to_apply_and_asks_for_a_thing_gets_no_verdict(embedded: Assistant, question: str) -> None:
    answer = last(embedded, question)
    assert "还不能下结论" not in answer.text
    assert answer.status is AnswerStatus.ANSWERED


def test_an_english_question_around_a_quotation_is_answered_in_english(embedded: Assistant) -> None:
    text = last(embedded, "What does 联合申报单位数量不超过3家 mean, lead included?").text
    assert text.startswith("Digital Sanpin")


def test_an_amount_with_a_point_is_no_clause(embedded: Assistant) -> None:
    assert "cn-mpfz/3.1" not in cited(last(embedded, "我们产值3.1个亿，能报名品吗"))


@pytest.mark.parametrize(
    ("turns", "clause", "says"),
    [
        (("What tracks are there?", "what about the second one?"), "cn-mpfz/1.2", "10 directions"),
        (("企业品牌有哪几个维度", "第三个展开说说", "第一个呢"), "cn-mpfz/1.1.1", "历史经典注重"),
        (("Which dimensions does the enterprise brand have?", "tell me about the 2nd"), "cn-mpfz/1.1.1", "Era"),
        (("湖南標桿有幾步程序", "第三步是什麼"), "hn-sanpin/2.3", "推薦"),
        (("12项里哪些是提品质的", "第二个展开讲", "最后一个呢"), "hn-sanpin/4.2.8", "绿色"),
        (("湖南标杆的基本条件是哪些", "第3条没有专利行吗"), "hn-sanpin/3.3", "不是必须有专利"),
        (("What does Hunan offer to winners?", "the second of these, please"), "hn-sanpin/5.2", "one enterprise"),
    ],
)  # fmt: skip
def test_a_place_in_our_own_list_is_found_there(
    embedded: Assistant, turns: tuple[str, ...], clause: str, says: str
) -> None:
    answer = last(embedded, *turns)
    assert clause in cited(answer)
    assert says in answer.text


_TAILOR = "客户在手机上量个身材，我们就给他做西装，这是第几个方向？"


@pytest.mark.parametrize(
    ("turns", "says", "shown"),
    [
        ((_TAILOR, "为什么不是第7个"), "更贴近的是“个性化定制驱动消费模式重塑”", "cn-mpfz/1.2.7"),
        ((_TAILOR, "那算不算第3个"), "最贴近的就是", "cn-mpfz/1.2.3"),
        (("扫码看溯源算第8个方向吗",), "更贴近的是“面向透明消费的质量追溯管理”", "cn-mpfz/1.2.8"),
        (("Is a chatbot for customer service a good fit for direction 8?",), "Yes: from your", "cn-mpfz/1.2.8"),
        (
            ("Is a chatbot for customer service a good fit for direction 8?", "and for 5?"),
            "is closer than “Quality traceability",
            "cn-mpfz/1.2.5",
        ),
    ],
)  # fmt: skip
def test_an_option_held_against_the_best_one_is_weighed_with_it(
    embedded: Assistant, turns: tuple[str, ...], says: str, shown: str
) -> None:
    answer = last(embedded, *turns)
    assert says in answer.text
    assert shown in cited(answer)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("Tell me about direction 3.", "and 7?"), "Intelligent production lines"),
        (("Is our biscuit plant OK for direction 4?", "what about 11?"), "There is no “direction 11”"),
        (("第4方向和第7方向有什么不一样",), "写的不是一回事：一个是“面向精益管理的智能调度排产”"),
        (("案例5号方向和6号方向差在哪",), "写的不是一回事：一个是“面向透明消费的质量追溯管理”"),
        (("十个方向都有哪些", "第九个和第十个有什么区别"), "国潮新品助力品牌价值提升"),
        (("企业品牌要哪些基本条件", "那第一条里的“等方面”包括税务吗"), "税务"),
        (("我们分公司能报案例吗", "换总公司来报呢"), "总公司"),
        (("We're a Hefei branch. Enterprise brand?", "What if the head office applies?"), "The head office may apply"),
        (("Our trademark is licensed from an Italian firm. Enterprise brand?", "and if we buy it?"), "Once the"),
        (("商标是老板个人的，能报企业品牌吗", "要是转到公司名下呢"), "转到申报企业名下"),
        (("How many units may join a case?", "and where's that written?"), "联合申报单位数量不超过3家"),
        (("Can WFOE apply?", "sure?"), "在中华人民共和国境内注册登记的企业单位"),
        (("个体户能报案例吗", "哪里写的"), "具有独立法人资格，近3年经营状况良好"),
    ],
)  # fmt: skip
def test_what_goes_on_from_an_answer_is_answered(
    embedded: Assistant, turns: tuple[str, ...], says: str
) -> None:
    assert says in last(embedded, *turns).text


@pytest.mark.parametrize(
    "turns",
    [
        ("We bake mooncakes.",),
        ("Shaoxing umbrella Ltd.",),
        ("我们在佛山，做电饭煲的",),
        ("我們在泉州，做運動鞋的",),
        ("We make rice cookers.", "My company sits in Zhongshan."),
        ("我们是天津的自行车厂，有限公司", "我们最大的客户在德国"),
        ("We make umbrellas.", "The brand is our own.", "So where does that leave us?"),
        ("我们在台州做智能马桶", "商标自己的，2031到期", "没处罚", "报啥好？"),
        ("没有处罚，三年都盈利", "那我们报哪个好"),
        ("We're the county government of Anxi, tea. Regional brand?", "no big accidents", "verdict please"),
        ("We're a Tianjin bike Ltd.", "Is that a Chinese rule?", "any problem so far?"),
        ("福建晋江的运动鞋厂，商标自己的，报什么好",),
        ("We sell lamps from Zhongshan.", "Are we still okay for the enterprise brand?"),
        ("Ningbo lamp Ltd.", "enterprise brand possible?"),
    ],
)
def test_a_story_is_checked_from_its_first_word_to_its_closing_question(
    embedded: Assistant, turns: tuple[str, ...]
) -> None:
    answer = last(embedded, *turns)
    assert answer.verdicts
    assert "4.1" not in " ".join(cited(answer))  # no work of Hunan's for a product's sake


@pytest.mark.parametrize(
    "turns",
    [
        ("鞋厂 申报材料",),
        ("We make umbrellas.", "Who can apply?"),
        ("我们在佛山，做电饭煲的", "报什么材料"),
        ("什么时候截止", "我在深圳"),
    ],
)
def test_what_only_looks_like_a_story_is_answered_from_the_text(
    embedded: Assistant, turns: tuple[str, ...]
) -> None:
    assert last(embedded, *turns).verdicts == ()


@pytest.mark.parametrize(
    ("turns", "clause", "says"),
    [
        (("Somebody on the phone wants to know whether the mayor may sign up the city.",), "cn-mpfz/2.1.1", "government"),
        (("来電人問，玩具能不能報名品",), "cn-mpfz/2.1.1", ""),
        (("有位先生来电问，一家公司可以报几个品牌",), "cn-mpfz/2.1.1", "没有写"),
        (("Caller: tea firm from Fujian, Ltd.", "They were on a blacklist but are off it.", "He asks how long it takes."), "", ""),
        (("企业打电话说商标是买来的，算不算自主创建", "那我怎么答复他"), "cn-mpfz/2.1.1", "自主创建"),
        (("来电企业说他们是做假发的，规下，问能不能报三品标杆。怎么回？",), "hn-sanpin/3.1", "规模以上"),
    ],
)  # fmt: skip
def test_a_question_that_is_passed_on_is_answered_as_if_it_were_asked_here(
    embedded: Assistant, turns: tuple[str, ...], clause: str, says: str
) -> None:
    answer = last(embedded, *turns)
    assert answer.status is not AnswerStatus.OUT_OF_SCOPE
    assert not clause or clause in cited(answer)
    assert says in answer.text
    assert "lacklist" not in answer.text


@pytest.mark.parametrize("turn", ["客户对产品有意见要怎么回复", "How do I answer an angry customer?"])
def test_how_to_answer_anybody_is_no_wish_for_an_answer_of_ours(embedded: Assistant, turn: str) -> None:
    assert last(embedded, turn).verdicts == ()


@pytest.mark.parametrize(
    ("turn", "clauses"),
    [
        ("I want to know: 1) conditions for the enterprise brand 2) the closing date 3) prize money", {"cn-mpfz/2.1.1", "cn-mpfz/3.3"}),
        ("想了解：1）企业品牌的条件 2）名额 3）有没有奖金", {"cn-mpfz/2.1.1", "cn-mpfz/3.2"}),
        ("Who can apply for the regional brand, what name must it have, and how many firms beside it?", {"cn-mpfz/2.1.1", "cn-mpfz/1.1.2", "cn-mpfz/3.3"}),
    ],
)  # fmt: skip
def test_each_of_several_questions_is_answered(embedded: Assistant, turn: str, clauses: set[str]) -> None:
    assert clauses <= cited(last(embedded, turn))


def test_what_a_case_did_is_no_list_of_questions(embedded: Assistant) -> None:
    answer = last(embedded, "做了：1）技术创新 2）智能制造 3）绿色发展，算几项三品工作")
    assert "hn-sanpin/3.6" in cited(answer)


def test_the_partners_of_a_partnership_apply_as_one(embedded: Assistant) -> None:
    told = last(
        embedded, "Our Changsha partnership has three partners and makes phone cases. Hunan title?"
    ).facts
    assert not {"joint_units", "is_joint"} & {fact.name for fact in told}


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("历史经典和时代优品怎么分", "我家豆腐坊乾隆年间就有了，报哪个"), "历史经典"),
        (("推荐区域品牌的时候能带几家企业", "要是只带一家，或者一家都不带，可以不"), "可以少推"),
    ],
)
def test_who_goes_on_choosing_or_supposing_closes_no_story(
    embedded: Assistant, turns: tuple[str, ...], says: str
) -> None:
    assert says in last(embedded, *turns).text


@pytest.mark.parametrize(
    ("turn", "clause"),
    [
        ("我们拿故宫纹样做彩妆新品，跟着热点动态调整营销", "cn-mpfz/1.2.9"),
        ("商场里我家柜台没有店员，照镜子就能试戴项链，想报个案例，方向拿不准选哪个", "cn-mpfz/1.2.8"),
    ],
)
def test_who_opens_with_a_project_hears_which_direction_it_is(
    embedded: Assistant, turn: str, clause: str
) -> None:
    assert clause in cited(last(embedded, turn))


def test_who_offers_money_for_a_verdict_gets_the_one_that_follows(embedded: Assistant) -> None:
    answer = last(embedded, "I'll buy you lunch if you say our partnership can get the enterprise brand.")
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("story", "clause"),
    [
        (
            "我姨父在桃江开竹器公司，统计局说还没入规，不是规上企业。他没上过什么黑名单，听说湖南有个三品标杆，让我帮他写材料。"
            "我不想让他白忙。",
            "hn-sanpin/3.1",
        ),
        (
            "公司是九几年改制的有限公司，商标归公司。去年污水站被生态环境局罚了八万。经理说这么点小事不耽误报消费名品企业品牌，"
            "会计说悬，让我表个态。",
            "cn-mpfz/2.1.1",
        ),
    ],
)
def test_a_story_that_ends_without_a_question_hears_what_rules_it_out(
    embedded: Assistant, story: str, clause: str
) -> None:
    answer = last(embedded, story)
    assert clause in cited(answer)
    assert Outcome.INELIGIBLE in {verdict.outcome for verdict in answer.verdicts}
    assert "不能申报" in answer.text


def test_how_many_there_are_is_no_number_of_one(embedded: Assistant) -> None:
    assert "hn-sanpin/1.7" in cited(last(embedded, "念一下湖南办法第一部分十条引领作用里的第7条"))


@pytest.mark.parametrize(
    "asked",
    [
        "主体上过得去吗？", "你说我们这样的还用不用费劲去备材料？", "您看這樣走得通嗎？", "主管问我条件到底齐了没，我该怎么答？",
        "我们是行还是不行？", "资格条件上我们能不能报？", "So, are we in order?", "Do we clear the bar or not?",
    ],
)  # fmt: skip
def test_what_closes_a_story_wants_the_verdict_on_it_in_any_words(embedded: Assistant, asked: str) -> None:
    told = "我们县政府报区域品牌，本县就是黄桃主产区，三年里没发生过重大事故，推荐三家企业。"
    if asked.isascii():
        told = "The city government applies for a regional brand. No major accident in three years. We put forward three enterprises. "
    answer = last(embedded, f"{told}{asked}")
    assert [one.outcome for one in answer.verdicts] == [Outcome.CONDITIONALLY_ELIGIBLE]
    assert len(answer.text.split("\n\n")) <= 5  # the verdict, and no text beside it


@pytest.mark.parametrize(
    "question",
    ["条件里哪一条最难？", "有没有必要做商标检索？", "Is the trademark clause in order for branches?"],
)
def test_what_only_sounds_like_a_close_is_no_verdict(embedded: Assistant, question: str) -> None:
    assert last(embedded, question).verdicts == ()


@pytest.mark.parametrize("then", ["那不报企业品牌，报数字三品案例呢？", "不打算报企业品牌了，改报案例行吗？"])
def test_a_track_that_is_put_aside_is_weighed_no_more(embedded: Assistant, then: str) -> None:
    answer = last(embedded, "我们是浙江的有限公司，做家纺的，能报企业品牌吗？", then)
    assert [one.track for one in answer.verdicts] == ["cn-mpfz/digital-case"]
