"""The lexicon: concepts found in both languages, and mistyped queries read as they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.terms import Concept, Terms, TermsError, load_terms


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms()


def found(terms: Terms, text: str) -> list[str]:
    return [match.concept.id for match in terms.concepts(text)]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("几家公司一起报可以吗", "joint-application"),
        ("Can two companies apply jointly?", "joint-application"),
        ("三品標桿企業的複核", "review"),
        ("was our title revoked", "revocation"),
        ("规上企业才行吗", "above-scale"),
        ("黑名单", "blacklist"),
    ],
)
def test_a_concept_is_found_in_the_words_people_use_for_it(terms: Terms, question: str, concept: str) -> None:
    assert concept in found(terms, question)


def test_the_longest_surface_at_a_place_is_taken() -> None:
    terms = Terms([Concept(id="a", canonical="品牌"), Concept(id="b", canonical="区域品牌")])
    assert found(terms, "区域品牌和品牌") == ["b", "a"]


def test_a_match_says_where_it_stands(terms: Terms) -> None:
    match = next(m for m in terms.concepts("请问联合申报") if m.concept.id == "joint-application")
    assert (match.start, match.end, match.surface) == (2, 6, "联合申报")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("名拼方镇怎么报", "名品方阵怎么报"),
        ("申报标干企业", "申报标杆企业"),  # and not 申报表
        ("三聘标杠企业", "三品标杆企业"),
        ("连合申报最多几家", "联合申报最多几家"),
        ("区遇品牌", "区域品牌"),
        ("名品阵方", "名品方阵"),
        ("企亚品牌", "企业品牌"),
        ("名拼方鎮", "名品方阵"),
        ("What is the deadlne?", "what is the deadline?"),
        ("enterprize brand", "enterprise brand"),
    ],
)
def test_what_is_mistyped_is_read_as_what_was_meant(terms: Terms, typed: str, meant: str) -> None:
    assert terms.read(typed).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "商品有哪些",
        "产业品牌行不行",
        "工业品牌",
        "名品方块",
        "名牌产品",
        "骨干企业",
        "今天天气怎么样",
        "what is a contract",
        "apple trees",
    ],
)
def test_ordinary_words_are_not_repaired(terms: Terms, typed: str) -> None:
    assert terms.read(typed).text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "有不良记录还能报吗",
        "公示有异议怎么办",
        "工信厅和工信部",
        "还能买吗",
        "区域品牌是政府报吗",
        "只有品牌没有工厂",
        "注册的公司",
        "环保罚了款",
        "四个方向",
        "我的office在长沙",
    ],
)
def test_a_repair_never_turns_the_sense_of_a_question(terms: Terms, typed: str) -> None:
    assert terms.read(typed).text == typed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_surface_of_the_lexicon_is_itself_repaired(terms: Terms, language: str) -> None:
    for concept in terms.concepts_by_id.values():
        for surface in concept.chinese if language == "zh" else concept.en:
            assert terms.read(surface).repairs == (), surface


def test_each_repair_is_recorded_with_its_place(terms: Terms) -> None:
    (repair,) = terms.read("请问名拼方镇").repairs
    assert (repair.kind, repair.was, repair.now, repair.start, repair.end) == (
        "sound",
        "名拼方镇",
        "名品方阵",
        2,
        6,
    )


def test_an_english_word_that_the_policies_use_is_no_typo(terms: Terms) -> None:
    assert terms.read("deadlin", known=frozenset({"deadlin"})).repairs == ()


def test_concepts_of_one_id_in_several_files_are_joined() -> None:
    terms = Terms(
        [Concept(id="a", canonical="联合申报"), Concept(id="a", canonical="联合申请", en=("apply jointly",))]
    )
    assert terms.concepts_by_id["a"].chinese == ("联合申报", "联合申请")
    assert found(terms, "apply jointly") == ["a"]


def lexicon(folder: Path, text: str) -> Path:
    (folder / "guidance").mkdir()
    (folder / "policies").mkdir()
    (folder / "guidance" / "terms.yaml").write_text(text, encoding="utf-8")
    return folder / "policies"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- id: a\n  canonical: 甲\n- id: a\n  canonical: 乙\n", "twice"),
        ("- id: a\n  canonical: 甲\n  fr: [x]\n", "fr"),
        ("- id: a\n", "canonical"),
        ("- id: a\n  canonical: 甲\n  by_sound: [名品]\n", "名品"),
        ("- id: a\n  canonical: 2024\n", "text"),
    ],
)
def test_a_faulty_lexicon_is_refused_with_its_file_and_a_remedy(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint) as raised:
        load_terms(lexicon(tmp_path, text))
    assert "terms.yaml" in str(raised.value)
    assert "Remedy:" in str(raised.value)


def test_the_digest_changes_with_any_surface() -> None:
    one = Terms([Concept(id="a", canonical="联合申报")])
    two = Terms([Concept(id="a", canonical="联合申报", zh=("合报",))])
    assert one.digest != two.digest


def test_a_lexicon_error_is_a_data_error() -> None:
    from corpus.yamlfile import DataError

    assert issubclass(TermsError, DataError)
