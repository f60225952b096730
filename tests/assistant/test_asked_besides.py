"""What people ask besides the plain questions is answered by what is said of just that, and its neighbours are not."""

from __future__ import annotations

import datetime as dt

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.answer import AnswerStatus

IN_FORCE = dt.date(2026, 3, 15)  # a day on which the Hunan measure still applies


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        # a product alone
        (("Is soap fine?",), "does not list industries"),
        (("做水泥的，问能不能报名品",), "没有列出行业目录"),
        # who decides, of neither policy
        (("who takes the decision finally?",), "In Hunan it is the Provincial Department"),
        (("谁拍板？",), "湖南写明由省工信厅定"),
        # how many may join
        (("what number of firms may sit in one joint case",), "no more than 3 units"),
        (("How many firms may join in?", "so 4 is out?"), "More than 3 is too many"),
        (("最多能有几个单位合着报案例",), "不超过3家"),
        # a licence that was taken away and given back
        (("食品经营许可前年被收走，今年又批了，企业品牌有影响不",), "被吊销或暂扣后又恢复"),
        (("the rule says no bad record; our permit was gone for a month and came back. enterprise brand?",), "later restored"),
        # another body that would file for the firm
        (("社区居委会想代厂里填报名品，可以吗",), "可以替企业申报"),
        # shareholders
        (("a Kuwait fund has bought into our shoe company; does that shut us out of the national brand?",), "no condition on shareholders"),
        (("国有基金占了两成，报案例碍事吗",), "没有对股东"),
        # who files a case about a public platform
        (("The county built a website to train small tea firms on branding. Which direction?", "can the county apply itself then?"), "By the wording, a government"),
        (("平台县里出资、公司运营，案例用谁的名义",), "没有写平台必须由谁建"),
        # after becoming a company
        (("变成公司以后，报企业品牌得等几年",), "都没有等待期"),
        # the province first
        (("国家的名品也要先经过市里吗", "那要先过省里？"), "要，先过省里"),
        # rights in the software of a case
        (("代码外包的，归谁没谈，数字三品还能报么",), "要先把归属弄清"),
        (("软件外包给别人开发的，没约定版权，能报案例吗", "让他补授权呢"), "补签的没有被排除"),
        (("we built on Linux and other open source. case still possible?",), "does not mention open-source software"),
        # whose leave it takes, where the mark is another's
        (("The label is registered to my aunt; the bakery company is my cousin's. Can he apply for the enterprise brand without her?",), "Not without the owner of the mark"),
        (("商标注册在我岳母名下，酱菜公司是我们的，报企业品牌要不要她同意",), "绕不开商标所有人"),
        # reporting that is only to begin
        (("我们还没开始在平台报数据，湖南标杆能报吗", "过完年再开始报呢"), "打算报还不算"),
        (("What if we only begin to send our figures to the platform next spring? Hunan title.",), "The intention does not count"),
        # what an association told its members
        (("The guild told all of us that whoever runs a workshop may apply for the brand. Is that so?",), "has no such rule"),
        (("协会群里说会员只要有门店就能报名品，真的吗",), "没有这样的规定"),
        # a title after the firm was bought
        (("我们是湖南标杆，今年被浙江一家集团收购了，称号还留得住吗",), "更名、合并、迁出或转让"),
        # a stop in the business
        (("厂里大修停了三个月，企业品牌还有戏吗",), "停产、歇业、装修停业"),
        # who settles what is open
        (("who gives a definite answer where the text keeps silent?",), "who interprets its wording"),
        # looking for flaws
        (("AI camera finds defects on the line. Direction?",), "No direction is about quality inspection"),
        (("工厂里装了摄像头盯质量，属于哪个方向",), "没有哪个方向直接写质检"),
        # a fine and an accident told, of neither policy
        (("We paid a 1,200 yuan fine last spring over the packaging.",), "without “major”"),
        (("What if we had been fined in 2021?",), "older"),
        # a young company with an old brand, and one with an old parent
        (("我们厂去年才注册，牌子六十年代就有，看公司还是看牌子",), "看的是品牌，不是公司的年龄"),
        (("子公司才成立8个月，能报企业品牌吗", "集团三十多年了，能用它的年头吗"), "母公司或前身的年头能不能算"),
        # asked of neither policy, said of both or of the national one
        (("Is there any right to appeal?",), "Neither text provides"),
        (("合作社可以不可以",), "没有点名农民合作社"),
        # who makes and who sells
        (("姐姐的厂生产，妹妹的公司卖，报企业品牌用谁家",), "自主创建品牌、拥有商标所有权的那家"),
    ],
)  # fmt: skip
def test_the_national_text_is_said_of_just_that(
    embedded: Assistant, turns: tuple[str, ...], says: str
) -> None:
    assert says in last(embedded, *turns).text


@pytest.mark.parametrize(
    ("turns", "says", "cites"),
    [
        (("省里专家少认了咱三项专项，咋办",), "企业和专家算得不一致", {"hn-sanpin/3.6", "hn-sanpin/2.4"}),
        (("给厂里工人办体检算三品工作里的哪一项",), "没有点名这一类", {"hn-sanpin/2.1"}),
        (("三品标杆多少年复核", "没过呢"), "没有写复核不合格的后果", {"hn-sanpin/5.4"}),
        (("复核栽了，之后能从头申报吗",), "没有写复核没过能不能重新申报", {"hn-sanpin/5.4", "hn-sanpin/2.2"}),
        (("平台数据中间漏了一季，后来补齐，算正常报送吗",), "补报了算不算正常", {"hn-sanpin/3.1"}),
        (("下半年才发通知，可办法六月就失效了，标杆还评吗",), "期满后还发不发申报通知", {"hn-sanpin/closing", "hn-sanpin/2.2"}),
        (("标杆的材料先递给谁，之后谁推到省厅",), "签署推荐意见后行文", {"hn-sanpin/2.2", "hn-sanpin/2.3"}),
        (("浏阳是县级市，标杆它直接报省厅还是走长沙？",), "其它县级行政区通过市州", {"hn-sanpin/2.3"}),
    ],
)  # fmt: skip
def test_hunans_measure_is_said_of_just_that(
    embedded: Assistant, turns: tuple[str, ...], says: str, cites: set[str]
) -> None:
    answer = last(embedded, *turns, as_of=IN_FORCE)
    assert says in answer.text
    assert cites <= cited(answer)


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("Do we need the consent of the city bureau to apply for a case?", "owner of the mark"),
        ("企业品牌申报要不要公司盖章", "商标所有人"),
        ("协会能报企业品牌吗", "入不入会"),
        ("how do I get a food licence", "later restored"),
        ("怎么申请食品经营许可证", "暂扣"),
        ("湖南标杆谁拍板", "工业和信息化部择优推荐为止"),
        ("can a partner also apply on its own", "ore than 3 is too many"),
        ("财政资金支持的项目做砸了会怎样", "股东"),
        ("县政府能报区域品牌吗", "数字化公共服务平台"),
        ("参加展会属于哪项三品工作", "没有点名这一类"),
        ("近三年亏损能报吗", "停多久"),
        ("无人店装摄像头识别顾客拿了什么，属于哪个方向", "质检"),
        ("我们做的是一物一码，出问题能找到责任人，哪个方向", "质检"),
        ("个体工商户可以申报吗", "等待期"),
        ("we only have a licence for the trademark; enterprise brand?", "signed later"),
    ],
)
def test_a_neighbour_is_not_answered_by_it(embedded: Assistant, question: str, never: str) -> None:
    assert never not in last(embedded, question).text


def test_a_licence_question_of_another_office_stays_outside(embedded: Assistant) -> None:
    assert last(embedded, "怎么申请食品经营许可证").status is AnswerStatus.OUT_OF_SCOPE
