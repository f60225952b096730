"""What build promises of the policies an operator has taken in."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.build import build
from assistant.settings import Settings
from corpus.load import POLICIES


def test_a_policy_that_was_taken_in_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "policies" / "cn-third"
    folder.mkdir(parents=True)
    for name in ("policy.yaml", "english.yaml", "source.txt"):
        shutil.copy(POLICIES / "cn-mpfz" / name, folder / name)
    for name in ("policy.yaml", "english.yaml"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace("cn-mpfz", "cn-third"), "utf-8")
    assistant = build(Settings(data_dir=tmp_path))
    hits = assistant.retriever.search("联合申报单位数量", policy="cn-third")
    assert hits[0].clause.id == "cn-third/2.2.2"
