"""Loading a policy folder: what it yields, and how it says what is wrong."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from corpus.load import PolicyError, load_corpus, load_policy
from corpus.model import Frozen, PolicyStatus
from corpus.yamlfile import DataError, read_yaml, validate_file

SOURCE = """[首页](#)>[通知](#)

关于印发《丙州小微企业创新奖管理办法》的通知

各区县经信局：

现将办法印发给你们。

丙州经信局

2023年2月28日

丙州小微企业创新奖管理办法

为鼓励创新，制定本办法。

第一章 总则

第一条 本办法适用于丙州的小微企业。

第二条 申报企业应当具备下列条件：

（一）依法设立，

且近两年信用良好；

（二）有自主研发的产品。

前款条件由区县经信局审核。

第二章 附则

第三条 材料目录见附件1。

本办法自2023年3月1日起施行，有效期3年。

附件1

申报材料目录

1.申报书

2.营业执照
"""

POLICY = """id: "bz-innovation"
title:
  zh: "丙州小微企业创新奖管理办法"
  en: "Measures for the Bingzhou Small Business Innovation Award"
short: {zh: "丙州创新奖", en: "Bingzhou award"}
issuer: {zh: "丙州经信局", en: "Bingzhou Bureau of Economy and Information"}
issued: "2023-02-28"
validity:
  clause: "bz-innovation/closing"
  begins: ["2023-03-01"]
  years: 3
annexes:
  - {number: "1", content: {zh: "申报材料目录", en: "List of materials"}, clause: "bz-innovation/3", present: true}
parts:
  - {id: "closing", name: "施行日期与有效期"}
mends:
  - kind: "join"
    why: "A page break splits the item."
    changes:
      - {was: "依法设立，\\n\\n且近两年", now: "依法设立，且近两年"}
"""

IDS = [
    "notice",
    "preamble",
    "ch1",
    "1",
    "2",
    "2.1",
    "2.2",
    "ch2",
    "3",
    "closing",
    "annex1",
    "annex1.1",
    "annex1.2",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bz-innovation"
    folder.mkdir()
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    return folder


def change(folder: Path, old: str, new: str, file: str = "policy.yaml") -> Path:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def fault(folder: Path) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        load_policy(folder)
    return caught.value


# --- A third policy --------------------------------------------------------------------------------


def test_a_new_policy_is_a_folder(folder: Path) -> None:
    policy = load_policy(folder)
    assert [clause.id for clause in policy.clauses] == [f"bz-innovation/{id}" for id in IDS]


def test_a_new_policy_joins_the_corpus_in_order_of_folder_names(folder: Path) -> None:
    assert [policy.id for policy in load_corpus(folder.parent).policies] == ["bz-innovation"]


def test_an_article_of_a_new_policy_is_cited_by_its_printed_number(folder: Path) -> None:
    clause = next(c for c in load_policy(folder).clauses if c.id == "bz-innovation/2.1")
    assert clause.cite_as == "《丙州小微企业创新奖管理办法》第二条（一）"


def test_an_ancestor_without_a_heading_is_named_by_its_label(folder: Path) -> None:
    clause = next(c for c in load_policy(folder).clauses if c.id == "bz-innovation/2.1")
    assert [ancestor.heading for ancestor in clause.ancestors] == ["总则", "第二条"]


def test_a_mend_is_recorded_with_the_clause_it_mends(folder: Path) -> None:
    mended = [clause for clause in load_policy(folder).clauses if clause.mends]
    assert [(clause.id, clause.text) for clause in mended] == [
        ("bz-innovation/2.1", "（一）依法设立，且近两年信用良好；")
    ]


def test_without_english_the_renderings_are_empty(folder: Path) -> None:
    assert {clause.english for clause in load_policy(folder).clauses} == {()}


def test_line_breaks_of_another_system_change_no_clause(folder: Path) -> None:
    (folder / "source.txt").write_bytes(SOURCE.replace("\n", "\r\n").encode())
    change(folder, "\\n\\n", "\\r\\n\\r\\n")
    assert [clause.id for clause in load_policy(folder).clauses] == [f"bz-innovation/{id}" for id in IDS]


def test_the_example_in_the_officer_s_guide_loads(folder: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "adding-a-policy.md").read_text(encoding="utf-8")
    example = guide.partition("## 2. policy.yaml")[2].partition("```yaml\n")[2].partition("```")[0]
    (folder / "policy.yaml").write_text(example, encoding="utf-8")
    change(folder, "有效期3年。\n", "有效期3年。\n\n本办法由丙州经信局负责解释。\n", "source.txt")
    assert "bz-innovation/interpretation" in [clause.id for clause in load_policy(folder).clauses]


# --- Validity --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-02-28", PolicyStatus.NOT_YET_IN_FORCE),
        ("2023-03-01", PolicyStatus.IN_FORCE),
        ("2026-02-28", PolicyStatus.IN_FORCE),
        ("2026-03-01", PolicyStatus.AMBIGUOUS),
        ("2026-03-02", PolicyStatus.LAPSED),
    ],
)
def test_a_term_in_years_leaves_only_its_anniversary_open(
    folder: Path, day: str, status: PolicyStatus
) -> None:
    assert load_policy(folder).status_on(dt.date.fromisoformat(day)) is status


def test_a_printed_last_day_leaves_nothing_open(folder: Path) -> None:
    policy = load_policy(change(folder, "years: 3", 'last_day: "2025-12-31"'))
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1)]
    assert [policy.status_on(day) for day in days] == [PolicyStatus.IN_FORCE, PolicyStatus.LAPSED]


def test_a_policy_without_an_end_stays_in_force(folder: Path) -> None:
    policy = load_policy(change(folder, "  years: 3\n", ""))
    assert policy.status_on(dt.date(2099, 1, 1)) is PolicyStatus.IN_FORCE


def test_a_policy_without_dates_is_undated(folder: Path) -> None:
    policy = load_policy(change(folder, '  begins: ["2023-03-01"]\n  years: 3\n', ""))
    assert policy.status_on(dt.date(2024, 1, 1)) is PolicyStatus.UNDATED


def test_a_term_that_begins_on_a_leap_day_ends_with_february(folder: Path) -> None:
    policy = load_policy(change(folder, "2023-03-01", "2024-02-29"))
    assert policy.validity.ends_earliest == dt.date(2027, 2, 28)


# --- Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "place", "says", "remedy"),
    [
        ('id: "bz-innovation"', 'id: "other"', "id (line 1)", "not the folder's name", "Make the two the same"),
        ('id: "bz-innovation"', 'id: "bz-innovation"\nid: "twice"', "line 2", "stands twice", "Keep one"),
        ('issued: "2023-02-28"', 'isued: "2023-02-28"', "isued (line 7)", "not a known key", "spelling"),
        ('issued: "2023-02-28"', 'issued: "28.2.2023"', "issued (line 7)", "must be a date", "in quotes"),
        ('number: "1"', "number: 1", "annexes[0].number (line 13)", "must be text", "quotes"),
        ('short: {zh: "丙州创新奖", en', "short: {en", "short.zh (line 5)", "is missing", "Add it"),
        ("years: 3", 'years: 3\n  last_day: "2026-02-28"', "validity", "keep one", "Correct the value"),
        ('  begins: ["2023-03-01"]\n', "", "validity", "counts from a beginning", "Correct the value"),
        ('["2023-03-01"]', '["2023-03-01", "2023-02-01"]', "validity", "earlier date first", "Correct"),
        ("bz-innovation/closing", "bz-innovation/9", "validity.clause (line 9)", "no clause", "Name a clause"),
        ("bz-innovation/3", "bz-innovation/9", "annexes[0].clause (line 13)", "no clause", "Name a clause"),
        ('id: "closing"', 'id: "annexe"', "parts[0] (line 15)", "no part 'annexe'", "opens"),
        ("依法设立，\\n\\n", "依法成立，\\n\\n", "mends[0].changes[0].was (line 20)", "0 times", "Copy the words"),
        ('was: "依法设立，\\n\\n且近两年"', 'was: "，"', "mends[0].changes[0].was (line 20)", "once", "Quote more"),
        ('kind: "join"', 'kind: "reword"', "mends[0].kind (line 17)", "must be one of", "values listed"),
        ('\nshort: {zh', '\nshort {zh', "line 5", "not YAML", "indentation"),
    ],
)  # fmt: skip
def test_a_fault_in_policy_yaml_names_file_place_and_remedy(
    folder: Path, old: str, new: str, place: str, says: str, remedy: str
) -> None:
    error = fault(change(folder, old, new))
    assert Path(error.file).name == "policy.yaml"
    assert error.path.startswith(place)
    assert says in str(error)
    assert remedy in error.remedy


def test_overlapping_mends_are_refused(folder: Path) -> None:
    more = '\n      - {was: "\\n\\n且近两年信用", now: "且近两年信用"}\n'
    error = fault(change(folder, '且近两年"}\n', f'且近两年"}}{more}'))
    assert "overlaps" in str(error)


@pytest.mark.parametrize(
    ("kind", "was", "now", "says"),
    [
        ("join", "依法设立，\\n\\n且近两年", "依法成立，且近两年", "something taken away"),
        ("join", "依法设立，\\n\\n且近两年", "依法设立近两年", "only line breaks and spaces"),
        ("join", "且近两年", "且近两年", "something taken away"),
        ("mark", "且近两年", "近两年", "Markdown"),
        ("doubled", "且近两年", "近两年", "not doubled"),
        ("furniture", "且近两年", "近两年", "taken away whole"),
    ],
)
def test_a_mend_that_would_change_words_is_refused(
    folder: Path, kind: str, was: str, now: str, says: str
) -> None:
    change(
        folder, 'was: "依法设立，\\n\\n且近两年", now: "依法设立，且近两年"', f'was: "{was}", now: "{now}"'
    )
    assert says in str(fault(change(folder, 'kind: "join"', f'kind: "{kind}"')))


def test_a_mend_over_two_paragraphs_is_refused(folder: Path) -> None:
    change(folder, "小微企业。\n\n第二条", "**小微企业。\n\n第二条**", "source.txt")
    mark = 'mends:\n  - {kind: "mark", why: "bold", changes: [{was: "**小微企业。\\n\\n第二条**", now: "小微企业。\\n\\n第二条"}]}\n'
    assert "reaches beyond the paragraph" in str(fault(change(folder, "mends:\n", mark)))


def test_a_missing_source_is_a_fault_with_a_remedy(folder: Path) -> None:
    (folder / "source.txt").unlink()
    assert "source.txt" in fault(folder).remedy


def test_a_source_in_another_encoding_is_a_fault_with_a_remedy(folder: Path) -> None:
    (folder / "source.txt").write_bytes(SOURCE.encode("gb18030"))
    assert fault(folder).remedy == "Save source.txt as UTF-8."


def test_an_empty_source_is_a_fault(folder: Path) -> None:
    (folder / "source.txt").write_text("\ufeff \n", encoding="utf-8")
    assert "empty" in str(fault(folder))


def test_a_source_without_numbers_is_a_fault(folder: Path) -> None:
    (folder / "source.txt").write_text("只有一段话。依法设立，\n\n且近两年。", encoding="utf-8")
    assert "no numbered clause" in str(fault(folder))


def test_a_missing_policy_yaml_is_a_fault(folder: Path) -> None:
    (folder / "policy.yaml").unlink()
    assert "does not exist" in str(fault(folder))


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert "no such folder" in str(fault(tmp_path / "nowhere"))


def test_a_corpus_without_policies_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="holds no policy"):
        load_corpus(tmp_path)


def test_all_problems_of_a_file_are_said_at_once(folder: Path) -> None:
    change(folder, 'issued: "2023-02-28"', 'issued: "soon"')
    assert len(fault(change(folder, 'number: "1"', "number: 1")).problems) == 2


# --- English ---------------------------------------------------------------------------------------


def english(folder: Path, **changed: list[str] | None) -> Path:
    """A rendering for every paragraph, with some clauses changed or (None) left out."""
    entries: dict[str, list[str] | None] = {
        clause.id: ["words"] * len(clause.paragraphs) for clause in load_policy(folder).clauses
    }
    entries.update({f"bz-innovation/{id}": given for id, given in changed.items()})
    lines = ['title: "The Award"', "clauses:"]
    lines += [f'  "{id}": {given}' for id, given in entries.items() if given is not None]
    (folder / "english.yaml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_english_gives_one_rendering_for_each_paragraph(folder: Path) -> None:
    policy = load_policy(english(folder))
    assert all(len(clause.english) == len(clause.paragraphs) for clause in policy.clauses)


def test_english_names_the_policy(folder: Path) -> None:
    assert load_policy(english(folder)).title.en == "The Award"


def test_a_clause_without_english_is_a_fault(folder: Path) -> None:
    assert "bz-innovation/preamble has no rendering" in str(fault(english(folder, preamble=None)))


def test_english_for_no_clause_is_a_fault(folder: Path) -> None:
    assert "bz-innovation/x9 is no clause" in str(fault(english(folder, x9=["words"])))


def test_a_paragraph_too_many_in_english_is_a_fault_at_its_line(folder: Path) -> None:
    error = fault(english(folder, preamble=["words", "more"]))
    assert error.path == "clauses.bz-innovation/preamble (line 4)"


# --- YAML ------------------------------------------------------------------------------------------


class Entry(Frozen):
    name: str
    count: int = 0


@pytest.mark.parametrize("key", ["3.10", "no", "1"])
def test_a_key_that_yaml_would_read_as_no_text_is_refused(tmp_path: Path, key: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f'{key}: "x"\n', encoding="utf-8")
    with pytest.raises(DataError, match="is not text"):
        read_yaml(file)


def test_a_key_that_stands_twice_deep_in_the_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('a:\n  - b: "1"\n    c: "2"\n    b: "3"\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_yaml(file)
    assert caught.value.path == "line 4"


def test_a_tag_that_would_run_code_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(DataError, match="not YAML"):
        read_yaml(file)


def test_an_empty_file_reads_as_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("", encoding="utf-8")
    assert read_yaml(file) is None


def test_a_list_of_models_is_read_through_a_type_adapter(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('- {name: "a"}\n- {name: "b", count: 2}\n', encoding="utf-8")
    adapter = TypeAdapter(tuple[Entry, ...])
    assert validate_file(adapter, file) == (Entry(name="a"), Entry(name="b", count=2))


def test_a_problem_in_a_list_is_placed_by_index_and_line(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('- name: "a"\n- name: 3.10\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        validate_file(TypeAdapter(tuple[Entry, ...]), file)
    assert caught.value.path == "[1].name (line 2)"


def test_importing_the_loader_brings_no_heavy_library() -> None:
    program = (
        "import sys, corpus.load; "
        "print([m for m in ('chromadb', 'langchain', 'torch', 'sentence_transformers', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
