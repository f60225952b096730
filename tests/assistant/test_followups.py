"""Follow-ups in chains: what a few words mean after several turns."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus, Message
from checks.verdict import Outcome, Status


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南标杆多久复核一次", "查什么", "查不过呢"), "hn-sanpin/5.4"),
        (("How many firms can file a case together?", "And if we are four?", "so who leads?"), "cn-mpfz/2.2.2"),
        (("标杆企业给钱吗", "多少", "凭什么这么讲"), "hn-sanpin/5.1"),
        (("When does the province report the case list?", "and the brand list?", "Which of the two is first?"), "cn-mpfz/3.3"),
        (("省里哪天报案例", "品牌那份呢", "哪个在前"), "cn-mpfz/3.3"),
        (("区域品牌可以带几家企业？", "这些企业要啥条件", "必须带吗"), "cn-mpfz/3.3"),
    ],
)  # fmt: skip
def test_a_few_words_go_on_with_what_the_chain_is_about(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert clause in cited(last(embedded, *turns))


def test_conditions_are_counted_in_the_policy_spoken_of(embedded: Assistant) -> None:
    assert "hn-sanpin/3.3" in cited(last(embedded, "湖南标杆的条件有哪些", "第三条啥意思"))
    assert "hn-sanpin/3.6" in cited(last(embedded, "湖南标杆的条件有哪些", "第三条啥意思", "第六条呢"))


def test_the_two_just_read_are_set_side_by_side(embedded: Assistant) -> None:
    turns = ("方向三讲的什么", "方向四呢", "这两个有什么不一样")
    assert {"cn-mpfz/1.2.3", "cn-mpfz/1.2.4"} <= cited(last(embedded, *turns))


def test_a_member_pointed_to_is_set_beside_the_one_just_read(embedded: Assistant) -> None:
    assert {"cn-mpfz/1.2.7", "cn-mpfz/1.2.6"} <= cited(last(embedded, "第七个方向讲的啥", "跟第六个有啥不同"))
    beside = last(embedded, "Give me direction 3", "how does it differ from the next one?")
    assert {"cn-mpfz/1.2.3", "cn-mpfz/1.2.4"} <= cited(beside)


def test_whether_one_may_apply_is_answered_by_the_verdict_alone(embedded: Assistant) -> None:
    answer = last(embedded, "我们是长沙的公司，全国的企业品牌我们报得了吗？", "那换成湖南的三品标杆企业呢？")
    assert [verdict.track for verdict in answer.verdicts] == ["hn-sanpin/benchmark"]
    assert "外省" not in answer.text


@pytest.mark.parametrize("asked", ["现在呢", "行了吗", "那可以了吗"])
def test_a_case_is_weighed_again_by_what_was_told_in_between(embedded: Assistant, asked: str) -> None:
    story = ("我们是浙江的牙刷公司，想报企业品牌", "要交什么材料", "去年环保被罚过", asked)
    verdicts = last(embedded, *story).verdicts
    assert [str(verdict.outcome) for verdict in verdicts] == [Outcome.INELIGIBLE]


def test_a_rule_asked_for_and_then_ones_own_place_make_a_case(embedded: Assistant) -> None:
    answer = last(embedded, "Can a foreign-invested company apply?", "We are registered in Suzhou")
    assert {verdict.track for verdict in answer.verdicts} >= {
        "cn-mpfz/brand-enterprise",
        "cn-mpfz/digital-case",
    }


def test_who_only_means_to_apply_is_asked_for_facts(embedded: Assistant) -> None:
    assert last(embedded, "我们想报名品").status is AnswerStatus.CLARIFICATION


def test_a_trademark_that_runs_out_is_no_policy_that_does(embedded: Assistant) -> None:
    assert "cn-mpfz/2.1.1" in cited(last(embedded, "企业品牌要商标吗", "过期了怎么办"))


def test_a_verdict_is_given_once_however_many_questions_are_asked(embedded: Assistant) -> None:
    asked = "岳阳的厂，想报标杆：一要不要规上，二上过信用黑名单还行不行，三材料交给谁"
    assert last(embedded, asked).text.count("不符合的是") == 1


@pytest.mark.parametrize(
    "told", ["没有重大质量安全环保问题，能不能报标杆", "从没出过质量、安全、环保事故，能报标杆吗"]
)
def test_no_rule_for_others_stands_before_the_verdict_on_a_clean_case(embedded: Assistant, told: str) -> None:
    story = f"衡阳做草席的公司，规上，企业服务平台一直正常报数，独立法人，信用黑名单没有，近三年{told}"
    assert not last(embedded, story).text.startswith("不能")


def test_a_question_that_is_answered_well_as_a_whole_is_not_cut_in_two(embedded: Assistant) -> None:
    answer = last(embedded, "How many days does the public notice last in Hunan?")
    assert answer.status is AnswerStatus.NOT_STATED
    assert "hn-sanpin/2.4" in cited(answer)


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南那份办法是谁发的", "文号是多少"), "hn-sanpin/notice"),
        (("湖南标杆办法讲什么的", "要做几项专项工作"), "hn-sanpin/3.6"),
        (("Who issued the Hunan measure?", "how often is the title reviewed?"), "hn-sanpin/5.4"),
    ],
)
def test_what_follows_a_question_about_a_policy_keeps_its_policy(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    answer = last(embedded, *turns)
    assert clause in cited(answer)
    assert {id.partition("/")[0] for id in cited(answer)} == {"hn-sanpin"}


@pytest.mark.parametrize("asked", ["So what's the verdict?", "What is your conclusion then?", "所以结论是？"])
def test_who_asks_for_the_verdict_gets_it(embedded: Assistant, asked: str) -> None:
    story = (
        "We're a Ningbo pillow maker, a limited company, and want the enterprise brand title.",
        "Last winter customs put a credit violation on our record.",
        asked,
    )
    verdicts = last(embedded, *story).verdicts
    assert [(v.track, v.outcome) for v in verdicts] == [("cn-mpfz/brand-enterprise", Outcome.INELIGIBLE)]


def test_a_relatives_firm_is_weighed_by_what_is_told_of_it(embedded: Assistant) -> None:
    story = (
        "我公司做羽绒服，独立法人，想报消费名品企业品牌",
        "我表哥那个呢，他跟朋友搞的合伙企业，不是法人，他报得了企业品牌吗",
    )
    assert [v.outcome for v in last(embedded, *story).verdicts] == [Outcome.INELIGIBLE]


def test_where_a_firm_is_does_not_bring_in_the_policy_of_its_province(embedded: Assistant) -> None:
    answer = last(
        embedded, "我们是湖南永州的箱包厂，独立法人，去年环保上被罚过一次。能报国家消费名品企业品牌吗？"
    )
    assert [v.track for v in answer.verdicts] == ["cn-mpfz/brand-enterprise"]


def test_how_grave_a_penalty_was_is_asked_where_that_decides(embedded: Assistant) -> None:
    def environment(told: str) -> Status:
        answer = last(embedded, f"我们是湖南永州的箱包厂，规上，独立法人，{told}。能报湖南三品标杆吗？")
        (verdict,) = answer.verdicts
        return next(
            finding.status for finding in verdict.findings if "bad_record_environment_3y" in finding.facts
        )

    assert environment("去年环保上被罚过一次") is Status.UNKNOWN
    assert environment("去年有过一次轻微的环保处罚") is Status.MET
    assert environment("去年有过一次重大环保处罚") is Status.NOT_MET


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("國家級的企業品牌對環保紀錄怎麼要求？",), "cn-mpfz/2.1.1"),
        (("案例要檢附哪些文件才能送件？",), "cn-mpfz/3.1"),
        (("What's the deadline for the digital cases?",), "cn-mpfz/3.3"),
        (("案例的截止日期是什么",), "cn-mpfz/3.3"),
    ],
)
def test_taiwans_words_and_what_is_asked_of_a_thing_are_understood(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    assert clause in cited(last(embedded, *turns))


def test_no_note_of_ours_is_counted_as_an_item(embedded: Assistant) -> None:
    answer = last(embedded, "三品是哪三品", "第二个品具体让企业干啥")
    assert answer.status is AnswerStatus.ANSWERED
    assert {id.partition("/")[0] for id in cited(answer)} == {"hn-sanpin"}


@pytest.mark.parametrize(
    "asked",
    [
        "what would a trademark agent charge us for a filing",
        "上一套MES大概多少钱",
        "品牌策划公司一般怎么收费",
    ],
)
def test_the_price_of_a_service_is_not_ours_to_tell(embedded: Assistant, asked: str) -> None:
    assert last(embedded, asked).status is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南标杆要做几项专项", "做了五项，第六项下个月才启动，能先算进去吗"), "hn-sanpin/3.6"),
        (("How many special works does Hunan want?", "We have done five, the sixth starts in May. Does it count?"), "hn-sanpin/3.6"),
        (("给设备装传感器自动排产，属于哪个方向？", "那能不能同时报两个方向"), "cn-mpfz/2.2.2"),
    ],
)  # fmt: skip
def test_what_the_asker_counts_of_their_own_is_no_place_in_the_text(
    embedded: Assistant, turns: tuple[str, ...], clause: str
) -> None:
    answer = last(embedded, *turns)
    assert clause in cited(answer)
    assert cited(answer).isdisjoint({"hn-sanpin/4.2.6", "cn-mpfz/1.2.4", "cn-mpfz/1.2.7"})


@pytest.mark.parametrize(
    "asked", ["你们还要知道哪些情况？", "还缺什么信息", "What else do you need to know?"]
)
def test_what_is_still_missing_is_what_the_verdict_leaves_open(embedded: Assistant, asked: str) -> None:
    story = "We are a limited company in Changsha making chilli sauce. Can we become a benchmark enterprise?"
    assert [verdict.track for verdict in last(embedded, story, asked).verdicts] == ["hn-sanpin/benchmark"]


def test_what_must_still_be_handed_in_asks_for_papers(embedded: Assistant) -> None:
    assert not last(embedded, "湖南标杆怎么申报", "还要提供什么材料").verdicts


_CASE_IN_HUNAN = "我们长沙做米粉，有限公司，规上，平台报数正常，做了七项专项，没上黑名单，{told}，标杆行不行"


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("前年消防罚了五千，属于轻微，质量环保没有不良记录", Outcome.CONDITIONALLY_ELIGIBLE),
        ("前年消防罚过一回（决定书写的是一般），质量环保没有不良记录", Outcome.CONDITIONALLY_ELIGIBLE),
        ("前年消防罚过一回，质量有过一次轻微的，环保没有不良记录", Outcome.UNDETERMINED),
        ("前年消防罚过一回，质量环保没有不良记录", Outcome.UNDETERMINED),
    ],
)
def test_how_grave_a_penalty_was_may_be_told_right_after_it(
    embedded: Assistant, told: str, outcome: Outcome
) -> None:
    day = dt.date(2026, 3, 15)
    answer = embedded.ask([Message(role="user", text=_CASE_IN_HUNAN.format(told=told))], as_of=day)
    assert [verdict.outcome for verdict in answer.verdicts] == [outcome]


@pytest.mark.parametrize("asked", ["结论？", "What is your verdict?", "请给个判断"])
def test_facts_with_nothing_but_a_verdict_asked_for(embedded: Assistant, asked: str) -> None:
    answer = last(embedded, f"企业品牌自查：厦门茶企，法人独立，商标授权来的。{asked}")
    assert [verdict.outcome for verdict in answer.verdicts] == [Outcome.INELIGIBLE]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Our secretary is from Leeds, so in English: who recommends the Hunan benchmark companies?", "hn-sanpin/2.3"),
        ("A consultant told us Hunan opens its benchmark call every spring. Is he right?", "hn-sanpin/2.2"),
        ("Question from a newcomer: who reads the files first in the national scheme?", "cn-mpfz/3.2"),
        ("The three of us would like to file one such digital case between us. Fine?", "cn-mpfz/2.2.2"),
        ("听朋友说湖南标杆一年只评一次，是真的吗", "hn-sanpin/2.2"),
        ("有人跟我讲名品要交八千块评审费，有这回事吗", "cn-mpfz/3.1"),
    ],
)  # fmt: skip
def test_what_leads_up_to_a_question_hides_nothing(embedded: Assistant, question: str, clause: str) -> None:
    answer = last(embedded, question)
    assert clause in cited(answer)
    assert "asks for rules" not in answer.text


@pytest.mark.parametrize(
    "story",
    [
        "Works done for Hunan: design award, ISO 9001, smart workshop, green factory, integrity pledge, company museum. Are we eligible?",
        "三品专项我们做了绿色工厂、直播带货、ISO9001、智能车间、员工食堂、诚信体系，湖南标杆能报吗？",
    ],
)  # fmt: skip
def test_six_works_named_of_which_some_are_not_known_rule_nobody_out(embedded: Assistant, story: str) -> None:
    outcomes = {verdict.outcome for verdict in last(embedded, story).verdicts}
    assert outcomes <= {Outcome.UNDETERMINED}


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        # another thing named, the rest of the question kept
        (("企业品牌的商标怎么要求", "经营方面呢"), "近3年经营状况良好"),
        (("案例的知识产权有啥要求", "信用呢", "那经营呢"), "近3年经营状况良好"),
        (("What do you ask of trademarks for the brand?", "and credit?"), "no bad record in credit"),
        # another count, above the limit and below
        (("最多几家一起报案例", "9家呢"), "多于3家就超出了"),
        (("how many firms can sit beside a regional brand", "can it be 1?"), "Fewer will do"),
        (("how many firms can sit beside a regional brand", "ok and 7?"), "ore than 3 is too many"),
        (("How many can be in a joint case?", "what if 6?"), "ore than 3 is too many"),
        # what was told last
        (("我们株洲做服装，规上，想报湖南标杆", "数据平台上一直没报", "这个月集中补报可以了吧"), "企业服务平台"),
        # what was said last is not said again where something else is found
        (("湖南标杆几年查一回", "不合格怎么处理"), "没有写复核不合格的后果"),
        (("个体户能报吗", "那改成公司呢"), "公司"),
    ],
)  # fmt: skip
def test_a_follow_up_hears_what_it_names(embedded: Assistant, turns: tuple[str, ...], says: str) -> None:
    *before, _ = turns
    answer = last(embedded, *turns)
    assert says in answer.text
    assert answer.text != last(embedded, *before).text


@pytest.mark.parametrize(
    "asked",
    ["HK company 能不能 apply 企业品牌?", "澳门 company 可以 apply 案例 吗", "a 香港 firm 能 apply 名品 吗"],
)
def test_english_words_in_a_chinese_sentence_are_read_as_chinese(embedded: Assistant, asked: str) -> None:
    answer = last(embedded, asked)
    assert "内地" in answer.text or "境内" in answer.text


def test_shorthand_is_read_in_full(embedded: Assistant) -> None:
    assert "does not ask for the Hunan title" in last(embedded, "need hunan b4 national??").text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("一个集团报两个方向行不", "那分两家子公司各报一个呢"), "没有写同一集团"),
        (("Can one company apply for two directions?", "what if two subsidiaries apply for one each?"), "does not say"),
    ],
)  # fmt: skip
def test_directions_shared_out_among_companies_are_those_asked_of_before(
    embedded: Assistant, turns: tuple[str, ...], says: str
) -> None:
    answer = last(embedded, *turns)
    assert says in answer.text
    assert answer.verdicts == ()


@pytest.mark.parametrize(
    ("turns", "dimension"),
    [
        (("历史经典指什么", "那我们1985年的呢"), "“时代优品”维度"),
        (("潮流新锐怎么算", "我们1905年的酒坊呢"), "“历史经典”维度"),
        (("What are Trendsetting Newcomers?", "ours is from 1921"), "“Historical classics”"),
        (("自贡的盐厂，1958年建的国营厂，老百姓吃了几十年，报哪个维度", "年头不短了，历史经典不行吗"), "“时代优品”维度"),
    ],
)  # fmt: skip
def test_ones_own_year_is_weighed_against_the_dimensions(
    embedded: Assistant, turns: tuple[str, ...], dimension: str
) -> None:
    assert dimension in last(embedded, *turns).text


@pytest.mark.parametrize(
    "turns",
    [
        ("企业自己几号交材料", "为啥没写"),
        ("What is the deadline for firms?", "why isn't that stated?"),
    ],
)
def test_why_a_text_is_silent_it_does_not_say(embedded: Assistant, turns: tuple[str, ...]) -> None:
    answer = last(embedded, *turns)
    assert answer.status is AnswerStatus.NOT_STATED
    assert "为什么没有写" in answer.text or "gives no reason" in answer.text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        # a track by a word that names it only here
        (("what is the deadline", "for cases", "and for brands?"), "before 10 December"),
        (("什么时候截止", "案例的", "那品牌呢"), "12月10日前"),
        (("谁来审区域品牌", "案例呢"), "省级工业和信息化主管部门"),
        # only a mark has a grace period
        (("我们商标上个月到期了", "宽展期内算有效吗"), "续展宽展期是否算在有效期内"),
        (("我想报企业品牌", "还有别的赛道吗"), "案例"),
    ],
    ids=str,
)
def test_a_follow_up_names_a_track_in_short(embedded: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in last(embedded, *turns).text


def test_the_track_asked_about_last_is_the_one_that_is_checked(embedded: Assistant) -> None:
    answer = last(embedded, "我们是杭州的一家直播平台", "案例哪个方向", "能和服装厂一起报吗")
    assert [verdict.track for verdict in answer.verdicts] == ["cn-mpfz/digital-case"]


@pytest.mark.parametrize(
    ("turns", "question"),
    [
        # what answers another question leaves ours open
        (("I want the Hunan title", "limited company in Changsha making snacks", "yes", "yes", "yes we report"), "Which of the 12"),
        (("我想报湖南标杆", "长沙的有限公司，做零食", "是", "是", "七项"), "信用黑名单"),
        (("I want the Hunan title", "limited company in Changsha making snacks", "yes", "yes", "seven"), "credit blacklist"),
        (("我们想冲企业品牌", "苏州的有限公司，做丝绸", "有", "没有", "是"), "产品质量方面有没有不良记录"),
        (("I want the Hunan title", "a food company in Yiyang", "yes", "yes", "8"), "Does the applicant regularly report"),
        (("我想报企业品牌", "我先去问问会计"), "申报单位是在中华人民共和国境内"),
        (("We are going for the enterprise brand.", "let me check with my boss first"), "Is the applicant"),
    ],
    ids=str,
)  # fmt: skip
def test_our_question_stays_open_until_it_is_answered(
    embedded: Assistant, turns: tuple[str, ...], question: str
) -> None:
    assert question in last(embedded, *turns).text


def test_the_day_a_mark_was_transferred_is_not_its_last(embedded: Assistant) -> None:
    told = "我想报企业品牌，有限公司，苏州，做丝绸，三年盈利，信用质量安全环保无不良，品牌自创，商标归我们"
    answer = last(embedded, told, "今年才转到公司的")
    assert "商标有效期到哪一天" in answer.text
    assert "trademark_valid_until" not in {fact.name for fact in answer.facts}
