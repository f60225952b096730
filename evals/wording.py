"""How the wordings of a case are looked for in an answer, and which language an answer is in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.text import simplified
from evals.case import AskedIn

_MARK = re.compile(r"\[\d{1,2}\]")  # [2016] in a document number is none
_HAN = re.compile(r"[\u3400-\u9fff]")
_AROUND_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])")
_LATIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
# Quoted text stays in the language of the policy, whatever language the answer is in.
_QUOTED = re.compile(
    r"“[^”]*”|「[^」]*」|\"[^\"\n]*\"|《[^《》]*(?:《[^《》]*》[^《》]*)*》|^>.*$", re.MULTILINE
)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """``text`` as it is compared: no marks or emphasis, one width, one case, one script; no spaces about Chinese."""
    bare = _MARK.sub("", text).replace("**", "")
    spaced = " ".join(simplified(unicodedata.normalize("NFKC", bare)).casefold().replace("’", "'").split())
    return _AROUND_HAN.sub("", spaced)


def says(text: str, wording: str) -> bool:
    """Whether ``wording`` stands in ``text``, both folded. "3家" does not stand in "13家"."""
    pattern = re.escape(folded(wording))
    if pattern[:1].isdigit():
        pattern = rf"(?<!\d){pattern}"
    if pattern[-1:].isdigit():
        pattern = rf"{pattern}(?!\d)"
    return re.search(pattern, folded(text)) is not None


def is_in(text: str, language: AskedIn) -> bool:
    """Whether an answer is in the asker's language; quotes do not count. Mixed questions take either language."""
    own = _QUOTED.sub(" ", _MARK.sub("", text))
    han, latin = len(_HAN.findall(own)), len(_LATIN.findall(own))
    if language == "mixed" or (not han and not latin):
        return bool(text.strip())
    if language == "en":
        return latin >= han
    if latin > han:
        return False
    traditional, plain = _scripts(own)
    return traditional >= plain if language == "zh-Hant" else plain >= traditional


def _scripts(text: str) -> tuple[int, int]:
    """How many characters only traditional text has, and how many only simplified text has."""
    kinds = [_script(character) for character in _HAN.findall(text)]
    return kinds.count("traditional"), kinds.count("simplified")


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    if simplified(character) != character:
        return "traditional"
    return "simplified" if _to_traditional(character) != character else "both"


def _to_traditional(text: str) -> str:
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("s2t")
