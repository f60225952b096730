"""Descriptions as applicants write them, and what they fit. The descriptions stand in matching.yaml."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.match import FOLDER, Matchers, MatchFile, MatchResult, load_matchers
from corpus.load import load_corpus
from corpus.model import Corpus, Frozen
from corpus.yamlfile import DataError, validate_file


class Pair(Frozen):
    text: str
    fits: tuple[str, str]


class Stated(Frozen):
    text: str
    works: tuple[str, ...]


class Descriptions(Frozen):
    directions: dict[str, tuple[str, ...]]
    close: tuple[Pair, ...]
    no_direction: tuple[str, ...]
    dimensions: dict[str, tuple[str, ...]]
    no_dimension: tuple[str, ...]
    works: tuple[Stated, ...]


TOLD = validate_file(Descriptions, Path(__file__).parent / "matching.yaml")
FILES = ("cn-mpfz.directions.yaml", "cn-mpfz.dimensions.yaml", "hn-sanpin.works.yaml")


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


def _direction(matchers: Matchers, text: str) -> str | None:
    best = matchers.directions(text).best
    return best and best.removeprefix("cn-mpfz/1.2.")


# -- the descriptions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("direction", "text"), _flat(TOLD.directions))
def test_a_described_project_finds_its_direction(matchers: Matchers, direction: str, text: str) -> None:
    result = matchers.directions(text)
    assert result.best == direction, _top(result)


@pytest.mark.parametrize("pair", TOLD.close, ids=lambda pair: pair.text[:20])
def test_two_directions_that_both_fit_are_called_close(matchers: Matchers, pair: Pair) -> None:
    result = matchers.directions(pair.text)
    assert result.close, _top(result)
    assert {one.clause for one in result.ranked[:2]} == set(pair.fits)


@pytest.mark.parametrize("text", TOLD.no_direction)
def test_what_no_direction_covers_fits_none(matchers: Matchers, text: str) -> None:
    result = matchers.directions(text)
    assert (result.none_fits, result.best, result.close) == (True, None, False), _top(result)


@pytest.mark.parametrize(("dimension", "text"), _flat(TOLD.dimensions))
def test_a_described_brand_finds_its_dimension(matchers: Matchers, dimension: str, text: str) -> None:
    result = matchers.dimensions(text)
    assert result.best == dimension, _top(result)


@pytest.mark.parametrize("text", TOLD.no_dimension)
def test_a_text_that_describes_no_brand_fits_no_dimension(matchers: Matchers, text: str) -> None:
    assert matchers.dimensions(text).best is None, _top(matchers.dimensions(text))


@pytest.mark.parametrize("stated", TOLD.works, ids=lambda stated: stated.text[:20])
def test_a_description_states_exactly_these_special_works(matchers: Matchers, stated: Stated) -> None:
    assert tuple(str(work.number) for work in matchers.works(stated.text)) == stated.works


# -- names and numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("方向5", "5"),
        ("我想报方向十", "10"),
        ("第三个方向要什么条件", "3"),
        ("第１０个方向", "10"),
        ("1.2.7", "7"),
        ("cn-mpfz/1.2.8 怎么样", "8"),
        ("质量追溯方向", "5"),
        ("我们申报小单快反这个方向", "6"),
        ("面向精益管理的智能调度排产", "4"),
        ("direction 2", "2"),
        ("Direction No. 6", "6"),
        ("the ninth direction", "9"),
        ("the traceability direction", "5"),
        ("the direction of flexible manufacturing", "7"),
    ],
)
def test_a_direction_can_be_named(matchers: Matchers, text: str, direction: str) -> None:
    result = matchers.directions(text)
    assert _direction(matchers, text) == direction
    assert result.ranked[0].named


def test_two_directions_named_by_number_are_both_named(matchers: Matchers) -> None:
    result = matchers.directions("方向4和5我该报哪个")
    assert [one.clause for one in result.ranked if one.named] == ["cn-mpfz/1.2.4", "cn-mpfz/1.2.5"]
    assert result.close


def test_a_name_outweighs_what_is_described(matchers: Matchers) -> None:
    assert _direction(matchers, "我们有一物一码和排产，申报方向3") == "3"


@pytest.mark.parametrize(
    "text", ["只能申报1个方向吗", "我们有2个方向想报", "方向一致就行", "in one direction only"]
)
def test_a_count_of_directions_names_none(matchers: Matchers, text: str) -> None:
    assert not any(one.named for one in matchers.directions(text).ranked)


def test_a_direction_that_is_ruled_out_by_name_is_not_ranked(matchers: Matchers) -> None:
    result = matchers.directions("不是方向5，扫码溯源只是附带的，主要做智能排产")
    assert result.option("cn-mpfz/1.2.5").ruled_out
    assert result.option("cn-mpfz/1.2.5").score == 0
    assert result.best == "cn-mpfz/1.2.4"


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("历史经典", "p2"),
        ("我们想报时代优品", "p3"),
        ("潮流新锐维度", "p4"),
        ("historical classics", "p2"),
        ("第三个维度", "p4"),
    ],
)
def test_a_dimension_can_be_named(matchers: Matchers, text: str, dimension: str) -> None:
    assert matchers.dimensions(text).best == f"cn-mpfz/1.1.1#{dimension}"


# -- denials ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("厂子是1956年办的，算历史经典吗", "cn-mpfz/1.1.1#p3"),
        ("1956年办的搪瓷厂，质量没得说，算历史经典还是别的？", "cn-mpfz/1.1.1#p3"),
        ("founded in 2016 and loved by young people; is it a historic classic?", "cn-mpfz/1.1.1#p4"),
    ],
)
def test_what_is_told_decides_and_not_the_dimension_asked_about(
    matchers: Matchers, text: str, dimension: str
) -> None:
    assert matchers.dimensions(text).ranked[0].clause == dimension


@pytest.mark.parametrize(
    "text",
    [
        "我们没有做个性化定制",
        "个性化定制我们没做",
        "个性化定制这块，我们目前还没有搞",
        "个性化定制、量体裁衣都没有做",
        "我们不做个性化定制",
        "并非个性化定制",
        "暂未开展个性化定制",
        "個性化訂製我們沒有做",
        "We do not do personalised customisation.",
        "We don't offer made-to-measure suits.",
        "Personalised customisation is not something we do.",
        "No traceability, customisation or livestreaming.",
    ],
)
def test_what_is_denied_does_not_count(matchers: Matchers, text: str) -> None:
    assert matchers.directions(text).best is None, _top(matchers.directions(text))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("我们没有库存，靠的是量身定制", "3"),
        ("没有中间商的个性化定制", "3"),
        ("以前没有追溯体系，现在每罐奶粉一物一码", "5"),
        ("不光做了质量追溯，还能防伪", "5"),
        ("不再靠人工，用APS自动排产", "4"),
        ("传统产线无法满足柔性化生产，所以改造了流水线", "7"),
        ("不是个性化定制，而是柔性产线", "7"),
        ("Not only traceability but also anti-counterfeit codes on each bottle", "5"),
        ("We no longer schedule production by hand", "4"),
        ("We don't do livestreaming but we built a digital twin of the line", "7"),
    ],
)
def test_a_denial_reaches_no_further_than_it_says(matchers: Matchers, text: str, direction: str) -> None:
    assert _direction(matchers, text) == direction, _top(matchers.directions(text))


@pytest.mark.parametrize(
    "text", ["打算做智能制造", "智能制造怎么做", "如果做了智能制造呢", "We will build a smart factory"]
)
def test_a_planned_or_asked_work_is_not_stated(matchers: Matchers, text: str) -> None:
    assert matchers.works(text) == ()


# -- spellings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("我们做质量追溯，一物一码", "我們做質量追溯，一物一碼"),
        ("数字孪生产线", "數位孿生產線"),
        ("用ＡＰＳ做智能排产", "用aps做智能排产"),
        ("made-to-measure suits", "Made to Measure suit"),
        ("production scheduling", "Production schedules"),
        ("personalised customisation", "personalized customization"),
    ],
)
def test_spelling_makes_no_difference(matchers: Matchers, one: str, other: str) -> None:
    first, second = matchers.directions(one), matchers.directions(other)
    assert first.best is not None
    assert [(r.clause, r.score) for r in first.ranked] == [(r.clause, r.score) for r in second.ranked]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("我们做个性化定值", "3"),
        ("个性话定制平台", "3"),
        ("智能派产系统，自动拍产，生产计画", "4"),
        ("小单快犯", "6"),
        ("数字鸾生", "7"),
        ("a tracability system", "5"),
        ("producton scheduling", "4"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(matchers: Matchers, text: str, direction: str) -> None:
    assert _direction(matchers, text) == direction, _top(matchers.directions(text))


def test_a_latin_word_is_not_found_inside_another(matchers: Matchers) -> None:
    assert matchers.directions("The Times praised our carpets in vrooming homes.").best is None


# -- what a result promises ------------------------------------------------------------------------------


def test_all_ten_directions_are_ranked_best_first(matchers: Matchers) -> None:
    ranked = matchers.directions("一物一码，扫码查产地").ranked
    assert sorted(one.clause for one in ranked) == sorted(f"cn-mpfz/1.2.{n}" for n in range(1, 11))
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score < 1 for score in scores)


@pytest.mark.parametrize("text", [text for _, text in _flat(TOLD.directions)][::3])
def test_the_words_that_carry_a_match_stand_in_text_and_clause(
    corpus: Corpus, matchers: Matchers, text: str
) -> None:
    for one in matchers.directions(text).ranked:
        clause = corpus.clause(one.clause).text
        assert all(word in clause for word in one.clause_words)
        assert all(part in text for said in one.said for part in said.split(" … "))
        assert bool(one.said) == bool(one.clause_words)


def test_the_words_of_a_dimension_stand_in_its_own_paragraph(corpus: Corpus, matchers: Matchers) -> None:
    paragraph = corpus.clause("cn-mpfz/1.1.1").paragraphs[1].text
    best = matchers.dimensions("始创于1873年的老字号").ranked[0]
    assert best.clause_words
    assert all(word in paragraph for word in best.clause_words)


def test_the_name_of_a_work_is_that_of_the_list_of_twelve(corpus: Corpus, matchers: Matchers) -> None:
    works = matchers.works("12项专项工作全部开展了")
    assert [work.number for work in works] == list(range(1, 13))
    assert all(work.name in corpus.clause("hn-sanpin/2.1").text for work in works)
    assert works[7].name == "推动绿色化发展"


def test_the_same_text_gives_the_same_bytes(corpus: Corpus, matchers: Matchers) -> None:
    text = _flat(TOLD.directions)[4][1]
    assert (
        matchers.directions(text).model_dump_json()
        == load_matchers(corpus).directions(text).model_dump_json()
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_match(text: str) -> None:
    matchers = _any_matchers()
    assert len(matchers.directions(text).ranked) == 10
    assert len(matchers.dimensions(text).ranked) == 3
    assert len(matchers.works(text)) <= 12


_LOADED: list[Matchers] = []


def _any_matchers() -> Matchers:
    if not _LOADED:
        _LOADED.append(load_matchers(load_corpus()))
    return _LOADED[0]


# -- the data --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES[:2])
def test_every_option_has_plenty_of_cues_in_both_languages(name: str) -> None:
    data = validate_file(MatchFile, FOLDER / name)
    for option in data.options:
        assert sum(len(theme.zh) for theme in option.themes) >= 30, option.clause
        assert sum(len(theme.en) for theme in option.themes) >= 20, option.clause


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('"cn-mpfz/1.2.1"', '"cn-mpfz/1.2.11"', "no clause"),
        ("以消费数据驱动产品研发设计与功能创新", "消费数据万能", "is not in the clause"),
        ("<feedback>+<designing>", "<nothing>+<designing>", "declare it under sets"),
        ("zh: 消费数据驱动产品设计创新, en", "zh: 数据设计, en", "is not in the text"),
        ("weight: core", "weight: heavy", "must be one of"),
        ("about:", "abuot:", "is not a known key"),
        ("数据选款", "(数据选款", "without its"),
    ],
)
def test_faulty_data_is_refused_with_file_and_remedy(
    corpus: Corpus, tmp_path: Path, was: str, now: str, says: str
) -> None:
    for name in FILES:
        shutil.copy(FOLDER / name, tmp_path / name)
    path = tmp_path / FILES[0]
    path.write_text(path.read_text(encoding="utf-8").replace(was, now, 1), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_matchers(corpus, tmp_path)
    assert says in str(refused.value)
    assert FILES[0] in refused.value.file
    assert refused.value.remedy


def test_importing_the_matcher_loads_nothing_heavy() -> None:
    program = (
        "import sys, checks.match; "
        "print([m for m in ('chromadb','langchain','torch','sentence_transformers','jieba','opencc','pypinyin') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
