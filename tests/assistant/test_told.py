"""What people tell about an applicant is read as facts, and nothing else is."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Message
from assistant.understand.facts import FactReader, FactSheet
from assistant.understand.told.phrase import compile_phrase, named
from checks.facts import Vocabulary, load_vocabulary
from checks.match import load_matchers
from corpus.load import load_corpus
from corpus.yamlfile import read_yaml

CASES = Path(__file__).with_name("facts")
AS_OF = dt.date(2026, 3, 15)


FAMILIES = {
    "marks": {
        "self_created_brand",
        "trademark_owned",
        "trademark_valid_until",
        "brand_name_has_place_and_product",
        "ip_owned",
        "ip_licensed",
        "ip_dispute",
        "involves_state_secret",
        "involves_trade_secret",
        "complete_solution",
        "sanpin_works",
        "sanpin_works_count",
        "expert_judgements",
    }
}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@lru_cache(maxsize=1)
def reader() -> FactReader:
    return FactReader(vocabulary(), load_matchers(load_corpus()))


def cases() -> list[Any]:
    """Each case: turns (text; ``{us: fact}`` our question, ``{us_en: fact}`` in English), expect, absent, only."""
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        entries = read_yaml(file)
        assert isinstance(entries, list)
        found += [pytest.param(entry, id=f"{file.stem}-{entry['name']}") for entry in entries]
    return found


def conversation(turns: list[Any]) -> list[Message]:
    messages = []
    for turn in turns:
        if isinstance(turn, str):
            messages.append(Message(role="user", text=turn))
        elif "us" in turn:
            messages.append(
                Message(role="assistant", text=f"还差一项：{vocabulary()[turn['us']].question.zh}")
            )
        else:
            messages.append(
                Message(role="assistant", text=f"One more: {vocabulary()[turn['us_en']].question.en}")
            )
    return messages


def value_of(wanted: Any) -> Any:
    return tuple(wanted) if isinstance(wanted, list) else wanted


def shown(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def read(turns: list[Any], as_of: dt.date = AS_OF) -> FactSheet:
    return reader().sheet(conversation(turns), as_of)


@pytest.mark.parametrize("case", cases())
def test_what_is_told_is_read(case: dict[str, Any]) -> None:
    sheet = read(case["turns"], dt.date.fromisoformat(case.get("as_of", AS_OF.isoformat())))
    facts = {fact.name: shown(fact.value) for fact in sheet.facts}
    wanted = {name: value_of(value) for name, value in case.get("expect", {}).items()}
    assert {name: facts.get(name) for name in wanted} == wanted
    assert [name for name in case.get("absent", []) if name in facts] == []
    if case.get("only"):  # nothing else; ``open``: facts that may be read or not
        assert facts.keys() - wanted.keys() - set(case.get("open", [])) == set()
    if case.get("nothing"):
        assert facts == {}
    if case.get("no_more_of"):
        more = facts.keys() & FAMILIES[case["no_more_of"]]
        assert more - wanted.keys() - set(case.get("open", [])) == set()
    if "corrected" in case:
        assert list(sheet.corrected) == case["corrected"]
    if "told" in case:
        assert bool(sheet.told) is case["told"]
    typed = [turn for turn in case["turns"] if isinstance(turn, str)]
    assert all(any(fact.read_from in turn for turn in typed) and fact.read_from for fact in sheet.facts)
    vocabulary().validate_facts({fact.name: fact.value for fact in sheet.facts})


WORDS = ["我们", "没有", "不是", "商标", "所有权", "独立法人", "三家", "联合申报", "环保", "被罚过款", "去年", "到期", "湖南", "分公司", "吗", "？", "，", "。", " ", "the trademark", "expired", "not", "with two", "companies", "2019年", "２月30日", "99999年", "第1、3项", "黑名单", "\u200b", "…", "(", "[", "\\", "是", "有", "如果"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map("".join)))
def test_no_text_raises_and_the_same_text_gives_the_same_sheet(text: str) -> None:
    sheet = read([text])
    assert sheet == read([text])
    assert all(fact.read_from in text for fact in sheet.facts)
    vocabulary().validate_facts({fact.name: fact.value for fact in sheet.facts})


@settings(max_examples=40, deadline=None)
@given(
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
    st.lists(st.sampled_from(WORDS), max_size=15).map("".join),
)
def test_no_day_of_asking_raises(as_of: dt.date, text: str) -> None:
    assert read([text], as_of) == read([text], as_of)


def test_every_phrase_of_the_vocabulary_compiles() -> None:
    for fact in vocabulary().facts:
        for said in fact.said:
            for language, phrases in (("zh", said.zh), ("en", said.en)):
                for phrase in phrases:
                    compile_phrase(named(phrase, language))
