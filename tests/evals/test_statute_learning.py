"""What the statute benchmark learns from questions: only from those it may, and nothing of the one that is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from evals.benchmarks.statutes.collection import Article, Collection
from evals.benchmarks.statutes.features import Facts, Learnt, Pool, Texts, pools
from evals.benchmarks.statutes.fusion import EVERYTHING, PARTS, fit_mix
from evals.benchmarks.statutes.rankers import (
    Bags,
    ByVectors,
    bags,
    bm25,
    embedded,
    headed,
    likeness,
    share,
)
from evals.benchmarks.statutes.reading import Field
from evals.benchmarks.statutes.teaching import lessons, taught

LAWS, EACH, TOKENS = 20, 12, 60
COUNT = LAWS * EACH
TRAIN, ASKED = np.arange(40), np.arange(40, 60)


def counts(rows: int, seed: int, density: float = 0.2) -> csr_matrix:
    chance = np.random.default_rng(seed)
    return csr_matrix((chance.random((rows, TOKENS)) < density).astype(np.float32))


FIELD = Field(texts=counts(COUNT, 1), headings=counts(COUNT, 2, 0.05), questions=counts(60, 3))
GOLD = [frozenset({(7 * question) % COUNT}) for question in range(60)]
ARTICLES = tuple(
    Article(
        id=place, law=f"第{place // EACH}法", head=f"第{place % EACH // 4}章", text="甲" * (place % 9 + 1)
    )
    for place in range(COUNT)
)
COLLECTION = Collection(articles=ARTICLES, train=(), dev=())


@pytest.fixture(scope="module")
def read() -> Bags:
    return bags(FIELD)


def start(seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(seed).normal(0, 0.1, (TOKENS, 16)).astype(np.float32)


def teach(read: Bags, gold: Sequence[frozenset[int]], allowed: Sequence[int]) -> ByVectors:
    return taught(start(), lessons(read, gold, bm25(FIELD, headings=True)), allowed, passes=60, seed=0)


def found(read: Bags, gold: Sequence[frozenset[int]], learnt: ByVectors | None) -> dict[int, Pool]:
    one = {"words": bm25(FIELD, headings=True)}
    texts = Texts(
        one, {"share of words": share(FIELD)}, {"words of headings": headed(FIELD)}, embedded(read, start())
    )
    what = None if learnt is None else Learnt(learnt, likeness((FIELD,)), TRAIN, gold)
    return {question: pool for question, pool, _ in pools(gold, ASKED, texts, Facts(COLLECTION), what)}


def names(read: Bags, learnt: ByVectors | None) -> tuple[str, ...]:
    one = {name: bm25(FIELD, headings=True) for name in PARTS["BM25"]}
    shares = {name: share(FIELD) for name in PARTS["share of the question"]}
    heads = {name: headed(FIELD) for name in PARTS["headings"]}
    what = None if learnt is None else Learnt(learnt, likeness((FIELD,)), TRAIN, GOLD)
    texts = Texts(one, shares, heads, embedded(read, start()))
    return next(iter(pools(GOLD, ASKED[:1], texts, Facts(COLLECTION), what)))[2]


def test_teaching_brings_questions_to_the_articles_that_answer_them(read: Bags) -> None:
    def near(vectors: ByVectors) -> float:
        scores = vectors.scores(TRAIN)
        return float(np.mean([(scores[place] < scores[place, min(GOLD[place])]).mean() for place in TRAIN]))

    before, after = near(embedded(read, start())), near(teach(read, GOLD, TRAIN.tolist()))
    assert after > 0.95 > 0.8 > before


def test_what_is_taught_does_not_depend_on_the_answers_of_questions_that_are_left_out(read: Bags) -> None:
    other = [*GOLD[:40], *(frozenset({(min(gold) + 1) % COUNT}) for gold in GOLD[40:])]
    first, second = (teach(read, gold, TRAIN.tolist()) for gold in (GOLD, other))
    assert np.array_equal(first.articles, second.articles)
    assert np.array_equal(first.questions, second.questions)
    assert not np.array_equal(first.articles, teach(read, GOLD, TRAIN[:20].tolist()).articles)


@pytest.mark.parametrize("knows", [False, True])
def test_the_features_of_a_question_do_not_depend_on_its_own_answer(read: Bags, knows: bool) -> None:
    model = teach(read, GOLD, TRAIN.tolist()) if knows else None
    other = [*GOLD[:40], *(frozenset({(min(gold) + 1) % COUNT}) for gold in GOLD[40:])]
    first, second = found(read, GOLD, model), found(read, other, model)
    for question in ASKED.tolist():
        assert np.array_equal(first[question].places, second[question].places)
        assert np.array_equal(first[question].features, second[question].features)


def test_every_column_belongs_to_one_part_and_every_part_has_its_columns(read: Bags) -> None:
    model = teach(read, GOLD, TRAIN.tolist())
    for parts, given in ((PARTS, names(read, None)), (EVERYTHING, names(read, model))):
        assert sorted(column for columns in parts.values() for column in columns) == sorted(given)


def test_an_article_beside_one_is_of_the_same_law() -> None:
    scores = np.zeros(COUNT, dtype=np.float32)
    scores[EACH] = 9.0  # the first article of the second law
    beside = Facts(COLLECTION).around("one", scores, np.asarray([EACH - 1, EACH + 1]))["one, beside"]
    assert beside[1] > beside[0]


def test_a_law_is_cited_by_the_articles_of_other_laws_alone() -> None:
    laws = (
        ("甲法", "依照《乙法》处理。"),
        ("乙法", "《乙法》所称，依照《中华人民共和国丙法》。"),
        ("丙法", "无"),
    )
    articles = tuple(Article(id=n, law=law, head="", text=text) for n, (law, text) in enumerate(laws))
    cited = Facts(Collection(articles=articles, train=(), dev=())).known["cited"]
    assert cited.tolist() == pytest.approx([0.0, np.log(2), np.log(2)])


def test_the_mixture_puts_first_what_its_features_say_and_reads_only_the_parts_it_may() -> None:
    chance = np.random.default_rng(0)

    def pool() -> Pool:
        gold = np.arange(50) == chance.integers(50)
        telling = gold * 3 + chance.standard_normal(50)
        features = np.stack([telling, chance.standard_normal(50)], axis=1).astype(np.float32)
        return Pool(np.arange(50), features, gold)

    columns = ("embedding", "length")
    learn, ask = [pool() for _ in range(80)], [pool() for _ in range(80)]

    def right(*parts: str) -> float:
        mix = fit_mix(learn, columns, parts, 0.03)
        return float(np.mean([one.gold[mix.best(one)[0]] for one in ask]))

    assert right("embedding", "length and place") > 0.6
    assert right("length and place") < 0.2


def test_questions_of_the_same_rare_words_are_alike() -> None:
    rows = csr_matrix(np.eye(3, 5, dtype=np.float32)[[0, 0, 1]])
    field = Field(texts=counts(9, 1)[:, :5], headings=counts(9, 2)[:, :5], questions=rows)
    alike = likeness((field,)).scores(np.arange(3))
    assert alike[0].tolist() == pytest.approx([1.0, 1.0, 0.0])
