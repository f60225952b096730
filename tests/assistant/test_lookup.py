"""Words that are looked up in the text, parts that are counted, and what a counted clause says."""

from __future__ import annotations

import pytest
from conversation import cited, last

from assistant.agent import Assistant
from assistant.understand.lookup import holding, sought
from corpus.load import load_corpus


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("腰果写在哪一条", "腰果"),
        ("哪一项点名了老年用品", "老年用品"),
        ("小龙虾湖南有没有点名", "小龙虾"),
        ("指引里出现过“豁免”二字吗", "豁免"),
        ("which condition mentions trademarks?", "trademarks"),
        ("Does the Hunan measure mention crayfish?", "crayfish"),
        ("we make lighters, which work is that", ""),
        ("我们做凉席的算在哪一项", ""),
        ("公示在哪里看", ""),
        ("“无不良记录”包括税务吗", ""),
    ],
)
def test_the_word_that_is_looked_up_is_found_in_the_question(question: str, words: str) -> None:
    assert sought(question) == words


def test_words_are_looked_up_as_they_stand() -> None:
    corpus = load_corpus()
    assert [clause.id for clause in holding("打火机", corpus)] == ["hn-sanpin/4.2.5"]
    assert [clause.id for clause in holding("lighters", corpus)] == ["hn-sanpin/4.2.5"]
    assert not holding("竹凉席", corpus)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("發製品出現在哪一條", "hn-sanpin/4.2.5"),
        ("哪一条提到了税收", "hn-sanpin/1.10"),
        ("Which clause mentions 3D scanning?", "cn-mpfz/1.2.3"),
        ("第二条方向提到了哪几个库", "cn-mpfz/1.2.2"),
        ("方向九要建的是什么系统", "cn-mpfz/1.2.9"),
    ],
)
def test_where_a_word_stands_is_answered_by_that_clause_first(
    embedded: Assistant, question: str, clause: str
) -> None:
    answer = last(embedded, question)
    assert answer.citations[0].id == clause
    assert "找不到" not in answer.text
    assert "从您的描述" not in answer.text


@pytest.mark.parametrize(
    "question", ["腰果點名了嗎", "竹凉席湖南有没有点名", "Are bamboo mats named in the Hunan measure?"]
)
def test_a_word_that_stands_nowhere_is_said_to(embedded: Assistant, question: str) -> None:
    answer = last(embedded, question)
    assert any(words in answer.text for words in ("没有出现", "沒有出現", "found nowhere"))


@pytest.mark.parametrize(
    ("question", "count", "clauses"),
    [
        ("四、（三）一共几项", "4项", {"hn-sanpin/4.3.9", "hn-sanpin/4.3.12"}),
        ("四（二）分别叫什么", "5项", {"hn-sanpin/4.2.4", "hn-sanpin/4.2.8"}),
        ("How many items are under IV (I)?", "3 parts", {"hn-sanpin/4.1.1", "hn-sanpin/4.1.3"}),
        ("案例有几个推荐条件", "4项", {"cn-mpfz/2.2"}),
    ],
)
def test_the_parts_of_a_clause_are_counted_and_named(
    embedded: Assistant, question: str, count: str, clauses: set[str]
) -> None:
    answer = last(embedded, question)
    assert count in answer.text
    assert clauses <= cited(answer)


def test_a_count_needed_is_no_count_of_parts(embedded: Assistant) -> None:
    assert "hn-sanpin/3.6" in cited(last(embedded, "三、6要求做几项"))
    assert "hn-sanpin/3.6" in cited(last(embedded, "湖南标杆要做几项专项工作"))


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("湖南第9项是什么", "第3项呢"), "hn-sanpin/4.1.3"),
        (("湖南第9项是什么", "第3项呢", "上一项呢"), "hn-sanpin/4.1.2"),
        (("what's Hunan's fifth work?", "and the one after"), "hn-sanpin/4.2.6"),
        (("专项工作要做几项", "都有哪些，列一下", "第七项是什么意思"), "hn-sanpin/4.2.7"),
        (("What are the three dimensions?", "and the third?"), "cn-mpfz/1.1.1"),
        (("提品质有哪几项专项工作", "第三项讲什么"), "hn-sanpin/4.2.6"),
        (("湖南办法分几部分", "第五部分呢"), "hn-sanpin/5"),
    ],
)
def test_a_place_counts_in_what_was_listed(embedded: Assistant, turns: tuple[str, ...], clause: str) -> None:
    answer = last(embedded, *turns)
    assert answer.citations[0].id == clause
    assert answer.text != last(embedded, *turns[:-1]).text


@pytest.mark.parametrize(
    "asked", ["哪儿写的", "这写在哪儿", "文件哪块说的", "在哪里写着呢", "where's that written?"]
)
def test_where_it_is_written_shows_the_clause_of_the_answer_before(embedded: Assistant, asked: str) -> None:
    assert "不超过3家" in last(embedded, "案例最多几家联合申报", asked).text
    answer = last(embedded, "湖南标杆几年复核一次", asked)
    assert answer.citations[0].id == "hn-sanpin/5.4"
    assert "“湖南省消费品工业‘三品’标杆企业”称号" in answer.text


@pytest.mark.parametrize("asked", ["材料写在哪儿", "哪儿报名"])
def test_another_question_of_a_place_is_not_taken_so(embedded: Assistant, asked: str) -> None:
    assert "“湖南省消费品工业‘三品’标杆企业”称号" not in last(embedded, "湖南标杆几年复核一次", asked).text


def test_the_first_annex_is_the_guideline_itself(embedded: Assistant) -> None:
    assert "就是这份《中国消费名品方阵推荐工作指引》" in last(embedded, "附件1是哪一份").text
    assert "没有收录" in last(embedded, "附件3发我一份").text
