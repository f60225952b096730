"""What people tell about an applicant is read as facts, and nothing else is."""

from __future__ import annotations

import datetime as dt
import random
import re
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


# Statements that an applicant may string together, each true of one that meets every condition.
SOUND = {
    "trademark_owned": (True, ("商标在我们公司名下，不是老板个人的", "商标早就从老板名下转到公司了", "The mark belongs to us and to no parent", "Trademark: owned")),
    "operating_well_3y": (True, ("三年来一分钱没亏过", "同行都亏，我们三年还是赚的", "We have never lost money", "Sound operation over the past three years")),
    "self_created_brand": (True, ("品牌不是收购的，是自己创的", "牌子是我们从零做起来的", "We did not buy the brand; we started it in 2008", "The brand is home-grown")),
    "has_legal_personality": (True, ("以前是分公司，前年改成了子公司，独立法人", "不是个体户，是有限公司", "Not a branch: we are a registered limited company")),
    "bad_record_environment_3y": ("none", ("环保局来查过几次都没问题", "隔壁厂环保被罚了，我们没有", "We've never been fined for pollution", "Fined for emissions back in 2018, nothing since")),
    "ip_dispute": (False, ("之前的专利官司早结了，现在没有纠纷", "没有任何知识产权纠纷", "We were never sued over patents")),
    "is_joint": (False, ("没打算找别家一起", "就我们一家报", "Solo application", "Only our company would file")),
    "on_credit_blacklist": (False, ("信用黑名单上没有我们", "没进过失信名单", "We are not on any blacklist")),
    "above_scale": (True, ("去年进的规", "规模以上工业企业", "We are above designated size")),
    "reports_on_platform": (True, ("平台数据每月都报", "报数从没断过", "We report data on the enterprise service platform every month")),
    "complete_solution": (True, ("方案完整，模式成熟", "solution完整，模式mature", "The solution is complete and mature")),
    "involves_trade_secret": (False, ("不涉及国家秘密和商业秘密", "No state or trade secrets")),
    "ip_owned": (True, ("IP全部自有", "专利都是我们的", "all IP ours")),
    "industry": ("consumer_goods", ("系统是请软件公司做的，我们是做灯饰的", "我们不是做机器的，是做零食的", "We make ceramic tableware")),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_in_one_breath_is_read_as_each_thing_told_alone(seed: int) -> None:
    chance = random.Random(seed)
    chinese = seed % 2 == 0
    told: dict[str, tuple[object, str]] = {}
    for name in chance.sample(sorted(SOUND), chance.randint(3, 7)):
        value, ways = SOUND[name]
        told[name] = (
            value,
            chance.choice([way for way in ways if (re.search("[一-鿿]", way) is not None) == chinese]),
        )
    text = chance.choice("，；。、" if chinese else [". ", "; "]).join(said for _, said in told.values())
    facts = {fact.name: shown(fact.value) for fact in read([text]).facts}
    wanted = {name: value for name, (value, _) in told.items()}
    assert {name: facts.get(name) for name in wanted} == wanted, text
    sound = {name: value for name, (value, _) in SOUND.items()}
    assert {name: facts[name] for name in sound if name in facts} == {
        name: value for name, value in sound.items() if name in facts
    }, text


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
