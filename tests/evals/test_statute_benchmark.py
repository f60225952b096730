"""The statute benchmark: what is held back, what it measures, and that it runs as a command."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from evals.benchmarks.statutes.__main__ import main
from evals.benchmarks.statutes.collection import (
    Article,
    Collection,
    Question,
    apart,
    load_collection,
)
from evals.benchmarks.statutes.fusion import EVERYTHING, PARTS
from evals.benchmarks.statutes.measure import MEASURES, worth
from evals.benchmarks.statutes.measured import Measured
from evals.contamination import NEAR, similarity

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "retrieval"

LAWS = ("渔业法", "森林法", "草原法", "水法", "邮政法", "电力法", "铁路法", "航道法")
DEEDS = ("捕捞", "砍伐", "放牧", "取水", "投递", "供电", "运输", "通航", "养殖", "种植", "开垦", "灌溉")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small collection: eight laws of twelve articles, and questions that use their words."""
    made = tmp_path_factory.mktemp("statutes")
    rows = [
        {
            "id": 100 * law + deed,
            "law": LAWS[law],
            "article": f"第{deed}条",
            "head": f"第{deed // 4}章 {DEEDS[deed]}管理",
            "text": f"{DEEDS[deed]}应当取得{LAWS[law][:2]}许可证。未取得许可证{DEEDS[deed]}的，由{LAWS[law][:2]}主管部门责令改正，并处罚款。",
        }
        for law in range(len(LAWS))
        for deed in range(len(DEEDS))
    ]
    with gzip.open(made / "articles.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def asked(step: int, words: str) -> str:
        lines = [
            {
                "qid": row["id"],
                "question": f"{str(row['law'])[:2]}{str(row['head'])[4:6]}{words}",
                "rel": [row["id"]],
            }
            for row in rows[step::2]
        ]
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    (made / "train.jsonl").write_text(asked(0, "没有证会怎么罚"), encoding="utf-8")
    (made / "dev.jsonl").write_text(asked(1, "一定要办许可证才可以吗"), encoding="utf-8")
    return made


def collection(*laws: str) -> Collection:
    articles = tuple(Article(id=number, law=law, head="", text="甲" * 600) for number, law in enumerate(laws))
    return Collection(articles=articles, train=(), dev=())


def question(text: str, *rel: int) -> Question:
    return Question(qid=0, question=text, rel=rel)


def test_a_train_question_that_nearly_stands_in_dev_is_left_out() -> None:
    kept = apart(
        (question("没有驾照开车会怎么处罚？", 0), question("房东不退押金怎么办？", 1)),
        (question("没有驾照开车会怎么处罚呢", 0),),
    )
    assert [one.question for one in kept] == ["房东不退押金怎么办？"]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the statute questions are not part of this repository")
def test_no_dev_question_nearly_stands_among_the_train_questions_in_use() -> None:
    found = load_collection(FOLDER)
    assert len(found.train) > 1000
    for asked in found.dev:
        assert max(similarity(asked.question, other.question) for other in found.train) < NEAR


def test_a_question_is_unseen_only_to_models_that_know_none_of_its_laws(folder: Path) -> None:
    found = load_collection(folder)
    unseen = found.unseen(found.dev)
    assert len(unseen) == len(found.dev)
    for place, fold in unseen:
        laws = {found.articles[gold].law for gold in found.gold(found.dev[place])}
        learnt = [one for one in found.train if fold not in found.folds(one)]
        assert learnt
        assert not laws & {found.articles[gold].law for one in learnt for gold in found.gold(one)}


def test_a_question_about_laws_of_two_parts_is_never_asked_as_unseen() -> None:
    laws = collection("甲法", "乙法")
    both = laws.model_copy(update={"train": (question("两部法", 0, 1),)})
    assert len(both.folds(both.train[0])) == 2
    assert both.unseen(both.train) == []


def test_recall_within_a_budget_counts_only_articles_that_fit_whole() -> None:
    ranked = dict(zip(MEASURES, worth(collection("甲法", "乙法"), [0, 1], frozenset({1})), strict=True))
    assert ranked["R@5"] == 1.0
    assert ranked["MRR@10"] == 0.5
    assert (ranked["R in 1,000 characters"], ranked["R in 2,000 characters"]) == (0.0, 1.0)


def test_the_command_measures_every_ranking_and_gives_the_same_figures_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = []
    for name in ("first", "second"):
        out = tmp_path / name
        options = ["--data", str(folder), "--out", str(out), "--keep", str(tmp_path / "kept")]
        monkeypatch.setattr("sys.argv", ["statutes", *options, "--size", "400", "--seeds", "0", "1"])
        assert main() == 0
        figures.append(Measured.model_validate_json((out / "statutes.json").read_text(encoding="utf-8")))
        assert "<svg" in (out / "statutes-unseen.svg").read_text(encoding="utf-8")
    first, second = figures
    assert first == second
    named = {row.name: row for row in first.unseen}
    assert {"BM25, words", "BM25, bigrams", "TF-IDF", "LSA", "fused"} <= set(named)
    assert named["fused"].values["R@100"].value > 0.9
    assert {row.name for row in first.chosen_seen} >= {
        "the same, taught with questions",
        "BM25, both, with headings",
    }
    assert {row.name for row in first.ablation_seen} == {
        "all parts",
        *(f"without {part}" for part in EVERYTHING),
    }
    assert {row.name for row in first.ablation} == {"all parts", *(f"without {part}" for part in PARTS)}
    assert "points over BM25" in capsys.readouterr().out
    spread = np.asarray(first.seeds["embedded model fitted here"])
    assert spread.shape == (2, len(MEASURES))


def test_a_folder_without_the_questions_is_named_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["statutes", "--data", str(tmp_path), "--out", str(tmp_path)])
    assert main() == 2
    assert "--data" in capsys.readouterr().err
