"""The two policies as loaded: every clause, every repair, every date."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from corpus.load import POLICIES, load_corpus
from corpus.model import Clause, Corpus, Policy, PolicyStatus
from corpus.parse import apply_mends

EXPECTED = json.loads((Path(__file__).parent / "clauses.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def hunan(corpus: Corpus) -> Policy:
    return corpus.policy("hn-sanpin")


def test_the_clauses_have_the_agreed_ids_in_printed_order(corpus: Corpus) -> None:
    assert [clause.id for clause in corpus.clauses()] == [clause["id"] for clause in EXPECTED]


@pytest.mark.parametrize("expected", EXPECTED, ids=[clause["id"] for clause in EXPECTED])
def test_a_clause_has_the_agreed_paragraphs(corpus: Corpus, expected: dict[str, object]) -> None:
    clause = corpus.clause(str(expected["id"]))
    assert [paragraph.text for paragraph in clause.paragraphs] == expected["paras"]


@pytest.mark.parametrize("id", [clause["id"] for clause in EXPECTED])
def test_the_mends_over_a_span_of_the_source_give_the_paragraph(corpus: Corpus, id: str) -> None:
    clause = corpus.clause(id)
    source = corpus.policy(clause.policy).source
    assert [apply_mends(source, paragraph, clause.mends) for paragraph in clause.paragraphs] == [
        paragraph.text for paragraph in clause.paragraphs
    ]


def test_the_source_is_the_text_as_obtained() -> None:
    digests = {
        name: hashlib.sha256((POLICIES / name / "source.txt").read_bytes()).hexdigest()[:16]
        for name in ("cn-mpfz", "hn-sanpin")
    }
    assert digests == {"cn-mpfz": "d3262df8eef128f3", "hn-sanpin": "fa8dc41e10e6eb72"}


def test_a_mend_reads_what_stands_in_the_source(corpus: Corpus) -> None:
    for clause in corpus.clauses():
        source = corpus.policy(clause.policy).source
        assert all(source[mend.start : mend.end] == mend.was for mend in clause.mends)


def test_a_mend_takes_away_only_breaks_marks_and_the_doubled_character(corpus: Corpus) -> None:
    """Removing from ``was`` the characters of ``now`` in order leaves what a mend took away."""
    for clause in corpus.clauses():
        for mend in clause.mends:
            kept = list(mend.now)
            taken = "".join(
                character for character in mend.was if not (kept and character == kept[0] and kept.pop(0))
            )
            assert not kept
            assert set(taken) <= set("\n-* 率")


def test_only_one_clause_had_a_doubled_character(corpus: Corpus) -> None:
    doubled = [c.id for c in corpus.clauses() if any(mend.kind == "doubled" for mend in c.mends)]
    assert doubled == ["cn-mpfz/2.1.3"]


def test_the_split_sentences_are_joined_where_the_copy_broke_them(corpus: Corpus) -> None:
    joined = [c.id for c in corpus.clauses() if any(mend.kind == "join" for mend in c.mends)]
    assert joined == ["cn-mpfz/1.2.2", "cn-mpfz/1.2.8", "cn-mpfz/3.1", "hn-sanpin/4.3.12"]


def test_every_list_mark_that_was_taken_away_is_on_record(corpus: Corpus) -> None:
    marked = [c.id for c in corpus.clauses() if any(mend.was.startswith("- ") for mend in c.mends)]
    assert marked == [f"hn-sanpin/1.{n}" for n in range(1, 11)] + [f"hn-sanpin/2.{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("id", "label", "heading"),
    [
        ("cn-mpfz/1", "一", "推荐方向"),
        ("cn-mpfz/1.1.1", "一、（一）1", "企业品牌"),
        ("cn-mpfz/1.2", "一、（二）", "“数字三品”应用场景典型案例"),
        ("cn-mpfz/2.1.1", "二、（一）1", "基本条件"),
        ("cn-mpfz/2.2.2", "二、（二）2", ""),
        ("cn-mpfz/3.1", "三、（一）", "申报"),
        ("hn-sanpin/notice", "印发通知", "关于印发《湖南省消费品工业“三品”标杆企业培育办法》的通知"),
        ("hn-sanpin/preamble", "序言", ""),
        ("hn-sanpin/1.1", "一、1", ""),
        ("hn-sanpin/2.1", "二、1", "开展“三品”工作"),
        ("hn-sanpin/3.6", "三、6", ""),
        ("hn-sanpin/4.1", "四、（一）", "大力增加品种供给"),
        ("hn-sanpin/4.2.8", "四、（二）8", "推动绿色发展"),
        ("hn-sanpin/5.4", "五、4", "实行动态管理"),
        ("hn-sanpin/closing", "施行日期与有效期", ""),
    ],
)
def test_a_clause_has_its_printed_label_and_heading(
    corpus: Corpus, id: str, label: str, heading: str
) -> None:
    clause = corpus.clause(id)
    assert (clause.label, clause.heading) == (label, heading)


def test_the_twelve_works_have_each_a_heading_of_their_own(hunan: Policy) -> None:
    works = [clause.heading for clause in hunan.clauses if clause.path[0] == "4" and len(clause.path) == 3]
    assert len(set(works) - {""}) == 12


def test_every_heading_is_printed_in_its_clause(corpus: Corpus) -> None:
    assert all(clause.heading in clause.paragraphs[0].text for clause in corpus.clauses())


def test_a_citation_names_the_document_and_the_place(corpus: Corpus) -> None:
    assert corpus.clause("cn-mpfz/2.2.2").cite_as == "《中国消费名品方阵推荐工作指引》二、（二）2"


def test_a_clause_names_what_stands_above_it(corpus: Corpus) -> None:
    above = [(a.id, a.heading) for a in corpus.clause("hn-sanpin/4.2.5").ancestors]
    assert above == [("hn-sanpin/4", "培育任务"), ("hn-sanpin/4.2", "大力提升产品品质")]


def test_neighbours_run_through_a_policy_from_end_to_end(corpus: Corpus) -> None:
    for policy in corpus.policies:
        ids = [clause.id for clause in policy.clauses]
        assert [clause.previous for clause in policy.clauses] == [None, *ids[:-1]]
        assert [clause.next for clause in policy.clauses] == [*ids[1:], None]


def test_a_digest_is_the_beginning_of_the_hash_of_the_text(corpus: Corpus) -> None:
    def digest(clause: Clause) -> str:
        return hashlib.sha256(clause.text.encode()).hexdigest()[:16]

    assert all(clause.digest == digest(clause) for clause in corpus.clauses())


def test_every_paragraph_has_an_english_rendering(corpus: Corpus) -> None:
    assert all(len(clause.english) == len(clause.paragraphs) for clause in corpus.clauses())


# --- Dates, issuers, contacts, annexes -------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2021-06-01", PolicyStatus.NOT_YET_IN_FORCE),
        ("2021-06-02", PolicyStatus.IN_FORCE),
        ("2021-06-15", PolicyStatus.IN_FORCE),
        ("2026-06-01", PolicyStatus.IN_FORCE),
        ("2026-06-02", PolicyStatus.AMBIGUOUS),
        ("2026-06-15", PolicyStatus.AMBIGUOUS),
        ("2026-06-16", PolicyStatus.LAPSED),
    ],
)
def test_hunan_s_status_turns_on_these_days(hunan: Policy, day: str, status: PolicyStatus) -> None:
    assert hunan.status_on(dt.date.fromisoformat(day)) is status


@pytest.mark.parametrize("day", [dt.date(2000, 1, 1), dt.date(2025, 11, 10), dt.date(2099, 1, 1)])
def test_the_national_guidelines_are_undated_on_every_day(corpus: Corpus, day: dt.date) -> None:
    assert corpus.policy("cn-mpfz").status_on(day) is PolicyStatus.UNDATED


def test_the_national_guidelines_name_no_issuer_number_or_date(corpus: Corpus) -> None:
    national = corpus.policy("cn-mpfz")
    assert (national.issuer, national.document_number, national.issued, national.published) == (None,) * 4


def test_hunan_s_number_issuer_and_dates_stand_in_its_source(hunan: Policy) -> None:
    assert hunan.issuer is not None
    assert hunan.document_number is not None
    assert hunan.issued == dt.date(2021, 6, 2)
    assert hunan.published == dt.date(2021, 6, 15)
    printed = (hunan.document_number, hunan.issuer.zh, "2021年6月2日", "2021年06月15日")
    assert all(text in hunan.source for text in printed)


def test_every_contact_detail_stands_in_the_source(corpus: Corpus) -> None:
    for policy in corpus.policies:
        for contact in policy.contacts:
            details = (contact.phone, contact.address, contact.website, contact.name.zh)
            assert all(detail in policy.source for detail in details if detail is not None)


def test_hunan_prints_one_telephone_number(hunan: Policy) -> None:
    assert [contact.phone for contact in hunan.contacts if contact.phone] == ["0731-88955310"]


def test_the_annexes_referred_to_are_not_contained(corpus: Corpus) -> None:
    annexes = [(a.number, a.clause, a.present) for p in corpus.policies for a in p.annexes]
    assert annexes == [("2", "cn-mpfz/3.2", False), ("3—5", "cn-mpfz/3.3", False)]


def test_an_annex_is_named_in_the_clause_that_refers_to_it(corpus: Corpus) -> None:
    for policy in corpus.policies:
        for annex in policy.annexes:
            assert f"附件{annex.number}" in corpus.clause(annex.clause).text
