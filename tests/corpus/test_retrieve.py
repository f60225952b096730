"""A question in, the right clause or guidance entry out, however it is put."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from corpus.embed import StaticEmbedder
from corpus.guidance import load_guidance
from corpus.load import load_corpus
from corpus.model import Corpus
from corpus.reference import References
from corpus.retrieve import Retriever, open_retriever
from corpus.terms import load_terms


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Retriever:
    data: Path = tmp_path_factory.mktemp("data")
    return open_retriever(data, corpus, load_guidance(corpus), load_terms(), StaticEmbedder())


def clauses(retriever: Retriever, query: str, k: int = 5, policy: str | None = None) -> list[str]:
    return [hit.clause.id for hit in retriever.search(query, policy=policy, k=k)]


# --- Clauses by number ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("cn-mpfz/2.2.2", "cn-mpfz/2.2.2"),
        ("cn-mpfz/2.2.2#p1", "cn-mpfz/2.2.2"),
        ("2.2.2", "cn-mpfz/2.2.2"),
        ("２．２．２", "cn-mpfz/2.2.2"),
        ("二（二）2", "cn-mpfz/2.2.2"),
        ("二、（二）2", "cn-mpfz/2.2.2"),
        ("二、(二)、2", "cn-mpfz/2.2.2"),
        ("二（二）第2条", "cn-mpfz/2.2.2"),
        ("第二部分第二节第2条", "cn-mpfz/2.2.2"),
        ("2(2)2", "cn-mpfz/2.2.2"),
        ("section 2.2.2", "cn-mpfz/2.2.2"),
        ("Part 2, section 2, item 2", "cn-mpfz/2.2.2"),
        ("2.2.2说了什么", "cn-mpfz/2.2.2"),
        ("请帮我看看二（二）2的原文", "cn-mpfz/2.2.2"),
        ("三、7", "hn-sanpin/3.7"),
        ("第三部分第7条", "hn-sanpin/3.7"),
        ("clause 3.7", "hn-sanpin/3.7"),
        ("3.7", "hn-sanpin/3.7"),
        ("四、（二）5", "hn-sanpin/4.2.5"),
        ("四、5", "hn-sanpin/4.2.5"),
        ("湖南三品办法第三部分写了什么", "hn-sanpin/3"),
        ("名品方阵第三部分", "cn-mpfz/3"),
        ("what does part 3 of the Hunan document say", "hn-sanpin/3"),
        ("一（二）10", "cn-mpfz/1.2.10"),
        ("施行日期与有效期", "hn-sanpin/closing"),
    ],
)
def test_a_clause_named_by_number_comes_first_with_a_full_score(
    retriever: Retriever, query: str, clause: str
) -> None:
    hit = retriever.search(query)[0]
    assert (hit.clause.id, hit.score, hit.view) == (clause, 1.0, "number")


@pytest.mark.parametrize(
    "query",
    [
        "三品是什么",
        "一年几次",
        "三家企业可以吗",
        "投资3.5亿",
        "十个方向有哪些",
        "2021.6.2发布的吗",
        "近3年有处罚",
        "we have 3 brands",
        "市占率2.1%",
        "v1.2.3",
        "二十家企业三个品牌",
        "第一次申报",
        "一二三",
    ],
)
def test_numbers_that_name_no_clause_are_left_alone(corpus: Corpus, query: str) -> None:
    assert References(corpus).named(query) == ()


def test_a_number_that_both_policies_have_brings_both(corpus: Corpus) -> None:
    assert [clause.id for clause in References(corpus).named("2.1")] == ["cn-mpfz/2.1", "hn-sanpin/2.1"]


def test_a_number_with_a_policy_brings_that_policys_clause(retriever: Retriever) -> None:
    assert clauses(retriever, "湖南办法2.1")[0] == "hn-sanpin/2.1"
    assert clauses(retriever, "2.1", policy="hn-sanpin")[0] == "hn-sanpin/2.1"


# --- Clauses by what they say --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("联合申报单位最多几家", "cn-mpfz/2.2.2"),
        ("几家公司能不能一块儿报案例", "cn-mpfz/2.2.2"),
        ("How many companies may apply jointly for a case?", "cn-mpfz/2.2.2"),
        ("trademark ownership of an enterprise brand", "cn-mpfz/2.1.1"),
        ("商标得是自己的吗", "cn-mpfz/2.1.1"),
        ("三品標桿企業幾年複核一次", "hn-sanpin/5.4"),
        ("when can the Hunan title be revoked", "hn-sanpin/5.4"),
        ("湖南办法有效期几年", "hn-sanpin/closing"),
        ("湖南黑名单", "hn-sanpin/3.7"),
        ("名拼方镇在哪个网站填报", "cn-mpfz/3.1"),
        ("三聘标杠企业要做几项专项工作", "hn-sanpin/3.6"),
        ("区域品牌可以带几家代表企业", "cn-mpfz/3.3"),
    ],
)
def test_a_clause_is_found_by_what_is_asked_of_it(retriever: Retriever, query: str, clause: str) -> None:
    assert clause in clauses(retriever, query, k=3)


@pytest.mark.parametrize(
    ("query", "policy"),
    [
        ("湖南三品标杆的申报条件", "hn-sanpin"),
        ("名品方阵的申报条件", "cn-mpfz"),
        ("conditions for the Hunan benchmark", "hn-sanpin"),
        ("申报流程，长沙的企业", "hn-sanpin"),
    ],
)
def test_a_query_that_names_a_policy_prefers_its_clauses(
    retriever: Retriever, query: str, policy: str
) -> None:
    assert retriever.search(query)[0].clause.policy == policy


def test_a_policy_filter_admits_no_other_policy(retriever: Retriever) -> None:
    hits = retriever.search("联合申报", policy="hn-sanpin", k=20)
    assert {hit.clause.policy for hit in hits} == {"hn-sanpin"}


def test_each_clause_is_found_once_and_the_best_come_first(retriever: Retriever) -> None:
    hits = retriever.search("申报条件", k=20)
    ids = [hit.clause.id for hit in hits]
    assert len(ids) == len(set(ids)) == 20
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "\u200b", "？？？"])
def test_a_query_without_words_finds_nothing_and_breaks_nothing(retriever: Retriever, query: str) -> None:
    assert retriever.search(query) == ()
    assert retriever.find_guidance(query) == ()


@pytest.mark.parametrize("query", ["😀", "' OR 1=1 --", "{{7*7}}", "a" * 4000, "申报" * 1500, "\x00\x01"])
def test_odd_queries_are_scored_within_bounds(retriever: Retriever, query: str) -> None:
    hits = [*retriever.search(query), *retriever.find_guidance(query)]
    assert all(0 <= hit.score <= 1 for hit in hits)


# --- Guidance -----------------------------------------------------------------------------------


def test_every_wording_finds_its_own_entry_with_a_full_score(retriever: Retriever) -> None:
    # A sample of both: all wordings of these entries would take minutes on a busy machine.
    for entry in retriever.guidance.entries[::12]:
        for _, wording in [*entry.questions.each()][::4]:
            hits = retriever.find_guidance(wording, k=3)
            assert any(hit.entry.id == entry.id and hit.score == 1.0 for hit in hits), wording


@pytest.mark.parametrize(
    "question",
    [
        "今天股市怎么样",
        "给我推荐几首周杰伦的歌",
        "红烧排骨怎么炖",
        "which team won the football match",
        "how do I bake sourdough bread",
    ],
)
def test_what_is_about_something_else_scores_low_against_entries_about_the_policies(
    retriever: Retriever, question: str
) -> None:
    ours = [hit for hit in retriever.find_guidance(question) if hit.entry.clauses]
    assert all(hit.score < 0.5 for hit in ours)


@pytest.mark.parametrize(
    "question",
    [
        "几家企业能一起联合申报吗",
        "can several companies apply together?",
        "商标过期了还能报名品吗",
        "湖南三品标杆有没有补贴",
        "標桿企業多久複核一次",
    ],
)
def test_a_paraphrase_of_what_we_answer_scores_high(retriever: Retriever, question: str) -> None:
    assert retriever.find_guidance(question)[0].score > 0.8


ASKED = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text(encoding="utf-8"))


def test_nine_in_ten_questions_of_new_wording_find_a_right_clause_among_the_first_three(
    retriever: Retriever,
) -> None:
    ours = [asked for asked in ASKED if asked["find"]]
    missed = [
        asked["ask"] for asked in ours if not set(clauses(retriever, asked["ask"], k=3)) & set(asked["find"])
    ]
    assert len(missed) <= len(ours) // 10, missed


def test_nine_in_ten_questions_about_other_things_are_not_taken_for_ours(retriever: Retriever) -> None:
    others = [asked["ask"] for asked in ASKED if not asked["find"]]
    first = {question: retriever.find_guidance(question)[0] for question in others}
    taken = [question for question, hit in first.items() if hit.score >= 0.5 and hit.entry.clauses]
    assert len(taken) <= len(others) // 10, taken


def test_guidance_of_another_policy_is_left_out_under_a_policy_filter(retriever: Retriever) -> None:
    for hit in retriever.find_guidance("联合申报", policy="hn-sanpin", k=10):
        assert not hit.entry.policies or "hn-sanpin" in hit.entry.policies


def test_a_hit_shows_the_wording_that_matched(retriever: Retriever) -> None:
    hit = retriever.find_guidance("可以联合申报吗")[0]
    assert hit.wording in {wording for _, wording in hit.entry.questions.each()}


def test_what_was_read_differently_is_told(retriever: Retriever) -> None:
    understood = retriever.understand("名拼方镇的湖南企业")
    assert [(repair.was, repair.now) for repair in understood.repairs] == [("名拼方镇", "名品方阵")]
    assert set(understood.policies) == {"cn-mpfz", "hn-sanpin"}


def test_importing_the_retriever_loads_neither_chroma_nor_torch() -> None:
    import subprocess
    import sys

    program = (
        "import sys, corpus.retrieve;"
        "print([m for m in ('chromadb', 'torch', 'sentence_transformers', 'jieba') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
