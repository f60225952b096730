"""The concepts that questions are about, in every wording we know, and the reading of mistyped queries.

A concept is found by its surfaces in either language. A query is brought to its plain form, and what sounds or looks
like a surface without being one is read as that surface: 名拼方镇 as 名品方阵. Every such reading is recorded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from corpus.load import POLICIES
from corpus.model import Frozen
from corpus.text import is_han, latin_words, plain, runs, stem
from corpus.words import Segmenter
from corpus.yamlfile import DataError, validate_file

Surface = Annotated[str, Field(min_length=1, pattern=r"\S")]
_KEPT = 512  # texts whose reading is kept: the steps of one answer read the same few


class Concept(Frozen):
    """Something a question can be about."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    canonical: Surface  # as printed in the policy
    zh: tuple[Surface, ...] = ()
    en: tuple[Surface, ...] = ()
    policy: str | None = None  # set where naming the concept names the policy
    by_sound: tuple[Surface, ...] = ()  # two-character surfaces that a homophone may be read as

    @property
    def chinese(self) -> tuple[str, ...]:
        """Every Chinese surface, the printed one first."""
        return (self.canonical, *self.zh)


class ConceptMatch(Frozen):
    """A concept found in ``text[start:end]`` of a plain text, where ``surface`` stands."""

    concept: Concept
    surface: str
    start: int
    end: int


class Repair(Frozen):
    """``text[start:end]`` of the plain query read ``was`` and is taken to mean ``now``."""

    kind: Literal["sound", "character", "order", "spelling"]
    was: str
    now: str
    start: int
    end: int


class Reading(Frozen):
    """How a query is read: its plain form with the repairs applied."""

    query: str
    text: str
    repairs: tuple[Repair, ...]


class TermsError(DataError):
    """A lexicon file breaks a promise; says which file and concept, and what to write instead."""


_FILE: TypeAdapter[tuple[Concept, ...]] = TypeAdapter(tuple[Concept, ...])
_MASK = "\0"
_SHORTEST_BY_SOUND = 3
_SHORTEST_BY_LOOK = 4
_SHORTEST_SPELLING = 7
_ORDINARY = 30  # how often the general dictionary must count a word for it to be taken as meant

# Characters that carry the grammar of a question, or its sense of yes, no and how many. None is ever taken for a slip,
# and no surface that holds one is what a slip is read as: 有不良记录 must not become 无不良记录.
_GRAMMAR = frozenset(
    "的地得了着过吗呢吧啊么嘛是不没无有非在再于和与或及跟同并且但而若如果因为所以被把将给对向从到由自以之其这那此该各每某"
    "谁哪几何什怎啥咋多少几都也还又就才只要能可会应须必需想请问我你您他她它们个只件家次年月日号"
    "一二三四五六七八九十百千万零两上下前后左右内外中里间先后新旧大小高低好坏后叫算做等第"
)

# Initials and finals that speakers of southern varieties, and hurried typists, do not tell apart.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINALS = (("ing", "in"), ("eng", "en"), ("ang", "an"))


@lru_cache(maxsize=8_000)
def _syllable(char: str) -> str:
    """The usual toneless reading of one character. Its rare ones make 映射 sound like 样衣."""
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(char)[0]).replace("ü", "v")


@lru_cache(maxsize=2_000)
def _blurred(syllable: str) -> str:
    """The syllable with the sounds that are mixed up most often written alike."""
    for long, short in _INITIALS:
        if syllable.startswith(long):
            syllable = short + syllable[len(long) :]
            break
    for long, short in _FINALS:
        if syllable.endswith(long):
            return syllable[: -len(long)] + short
    return syllable


def _spoken(form: str) -> tuple[str, ...]:
    """How a surface is read aloud, one toneless syllable a character."""
    from pypinyin import lazy_pinyin

    return tuple(syllable.replace("ü", "v") for syllable in lazy_pinyin(form))


class _Spoken(NamedTuple):
    """A surface that a slip may be read as."""

    form: str
    syllables: tuple[str, ...]
    short: bool


class _Sounds(NamedTuple):
    """Surfaces by their blurred syllables, and by the first of these how many they have, the most first."""

    forms: Mapping[tuple[str, ...], Sequence[_Spoken]]
    sizes: Mapping[str, Sequence[int]]


class Terms:
    """The lexicon. Build it with ``load_terms``.

    ``words`` is the general dictionary that keeps ordinary Chinese words from being "repaired".
    """

    def __init__(self, concepts: Iterable[Concept], words: Segmenter | None = None) -> None:
        self.concepts_by_id = _merged(concepts)
        self.words = words or Segmenter()
        self._chinese: dict[str, tuple[Concept, ...]] = {}
        self._english: dict[tuple[str, ...], tuple[Concept, ...]] = {}
        for concept in self.concepts_by_id.values():
            for surface in concept.chinese:
                form = plain(surface)
                self._chinese[form] = (*self._chinese.get(form, ()), concept)
            for surface in concept.en:
                stems = _stems(surface)
                if stems:
                    self._english[stems] = (*self._english.get(stems, ()), concept)
        self._sizes = _longest_first(self._chinese)
        self._by_first_stem: dict[str, list[tuple[str, ...]]] = {}
        for stems in sorted(self._english, key=lambda stems: (-len(stems), stems)):
            self._by_first_stem.setdefault(stems[0], []).append(stems)
        spelling = {
            word
            for concept in self.concepts_by_id.values()
            for surface in concept.en
            for word, _ in latin_words(plain(surface))
            if word.isalpha()
        }
        self._stems = {stem(word) for word in spelling}
        self._spelling: dict[tuple[str, int], list[str]] = {}  # by first letter and length
        for word in sorted(spelling):
            self._spelling.setdefault((word[0], len(word)), []).append(word)
        self._names = {plain(form) for c in self.concepts_by_id.values() if c.policy for form in c.chinese}
        self._looks = self._near_forms()
        self._look_ends = {(len(near), near[end]) for near in self._looks for end in (0, -1)}
        self._read_once = lru_cache(_KEPT)(self._read)
        self._found_once = lru_cache(_KEPT)(self._found)

    @property
    def digest(self) -> str:
        """Changes when any surface changes."""
        rows = "\n".join(concept.model_dump_json() for concept in self.concepts_by_id.values())
        return hashlib.sha256(rows.encode()).hexdigest()[:16]

    def concepts(self, text: str) -> tuple[ConceptMatch, ...]:
        """The concepts named in ``text``, in order of place; at each place the longest surface is taken.

        Offsets are into ``plain(text)``. A surface that belongs to several concepts gives one match for each.
        """
        return self._found_once(plain(text))

    def _found(self, shown: str) -> tuple[ConceptMatch, ...]:
        found = [*self._chinese_matches(shown), *self._english_matches(shown)]
        return tuple(sorted(found, key=lambda match: (match.start, -match.end, match.concept.id)))

    def read(self, query: str, known: frozenset[str] = frozenset()) -> Reading:
        """The query in plain form, with what was mistyped read as what was meant.

        What already is a surface is never changed, nor an ordinary dictionary word that only looks like one.
        ``known`` are English stems that are right as they stand.
        """
        return self._read_once(query, known)

    def _read(self, query: str, known: frozenset[str]) -> Reading:
        text = plain(query)
        repairs: list[Repair] = []
        for find in (self._by_sound, self._by_look):
            for repair in find(text):
                text = text[: repair.start] + repair.now + text[repair.end :]
                repairs.append(repair)
        spelled: list[str] = []
        last = 0
        for word, start in latin_words(text):
            now = self._respelled(word, known)
            if now is not None:
                repairs.append(Repair(kind="spelling", was=word, now=now, start=start, end=start + len(word)))
                spelled += (text[last:start], now)
                last = start + len(word)
        return Reading(query=query, text="".join([*spelled, text[last:]]), repairs=tuple(repairs))

    # Finding

    def _surfaces(self, shown: str) -> Iterator[tuple[int, str]]:
        """The Chinese surfaces that stand in a text, each with its place, at each place the longest.

        A regular expression of them all tries each at each place, which takes twenty times as long.
        """
        place = 0
        while place < len(shown):
            for size in self._sizes.get(shown[place], ()):
                surface = shown[place : place + size]
                if surface in self._chinese:
                    yield place, surface
                    place += len(surface)
                    break
            else:
                place += 1

    def _chinese_matches(self, shown: str) -> Iterator[ConceptMatch]:
        for start, surface in self._surfaces(shown):
            for concept in self._chinese[surface]:
                yield ConceptMatch(concept=concept, surface=surface, start=start, end=start + len(surface))

    def _english_matches(self, shown: str) -> Iterator[ConceptMatch]:
        words = [(stem(word), start, start + len(word)) for word, start in latin_words(shown)]
        place = 0
        while place < len(words):
            for stems in self._by_first_stem.get(words[place][0], ()):
                span = words[place : place + len(stems)]
                if tuple(word for word, _, _ in span) == stems:
                    start, end = span[0][1], span[-1][2]
                    for concept in self._english[stems]:
                        yield ConceptMatch(concept=concept, surface=shown[start:end], start=start, end=end)
                    place += len(stems) - 1
                    break
            place += 1

    # Repairing

    def _protected(self, text: str) -> set[int]:
        """The places of ``text`` that stand in a surface as it is written."""
        return {
            place
            for start, surface in self._surfaces(text)
            if len(surface) >= 2
            for place in range(start, start + len(surface))
        }

    def _by_sound(self, text: str) -> list[Repair]:
        protected = self._protected(text)
        repairs: list[Repair] = []
        for run, offset in runs(text):
            if not is_han(run[0]):
                continue
            heard = tuple(_blurred(_syllable(char)) for char in run)
            place = 0
            while place < len(run):
                repair = self._sounds_like(run, heard, place, offset, protected)
                # 申报标干企业: 标杆企业 says more than 申报表.
                later = () if repair is None else range(place + 1, place + len(repair.was))
                longer = (self._sounds_like(run, heard, at, offset, protected) for at in later)
                if repair is None or any(one and len(one.was) > len(repair.was) for one in longer):
                    place += 1
                else:
                    repairs.append(repair)
                    place += len(repair.was)
        return repairs

    def _sounds_like(
        self, run: str, heard: tuple[str, ...], place: int, offset: int, protected: set[int]
    ) -> Repair | None:
        sizes = self._sounds.sizes.get(heard[place], ())
        forms = (one for size in sizes for one in self._sounds.forms.get(heard[place : place + size], ()))
        for form, spoken, short in forms:
            window = run[place : place + len(form)]
            changed = [index for index, (a, b) in enumerate(zip(window, form, strict=True)) if a != b]
            if not changed:
                return None  # this place already reads as a surface
            if any(offset + place + index in protected for index in changed):
                continue
            if short and len(changed) == len(form):
                continue
            exact = all(_syllable(char) == syllable for char, syllable in zip(window, spoken, strict=True))
            if not exact and (len(changed) == len(form) or not _alike(window, spoken, narrow=short)):
                continue
            if any(window[index] in _GRAMMAR for index in changed) or self.words.knows(window):
                continue
            # One slip inside an ordinary word is that word; several that all sound right are no accident.
            if (len(changed) == 1 or len(form) < 4) and self._stands_in_words(run, place, changed):
                continue
            start = offset + place
            return Repair(kind="sound", was=window, now=form, start=start, end=start + len(form))
        return None

    def _by_look(self, text: str) -> list[Repair]:
        protected = self._protected(text)
        repairs: list[Repair] = []
        for run, offset in runs(text):
            if not is_han(run[0]):
                continue
            taken = 0
            for place in range(len(run)):
                if place < taken:
                    continue
                repair = self._looks_like(run, place, offset, protected)
                if repair is not None:
                    repairs.append(repair)
                    taken = place + len(repair.was)
        return repairs

    def _looks_like(self, run: str, place: int, offset: int, protected: set[int]) -> Repair | None:
        for length in range(min(len(run) - place, 12), _SHORTEST_BY_LOOK - 1, -1):
            window = run[place : place + length]
            if window in self._chinese:
                return None
            # One slip leaves the first character or the last one as it was.
            if not {(length, window[0]), (length, window[-1])} & self._look_ends:
                continue
            for masked, kind in _near(window):
                form = self._looks.get(masked)
                if form is None or form == window:
                    continue
                changed = [index for index, (a, b) in enumerate(zip(window, form, strict=True)) if a != b]
                if any(offset + place + index in protected for index in changed):
                    continue
                if any(window[index] in _GRAMMAR for index in changed) or self._stands_in_words(
                    run, place, changed
                ):
                    continue
                # At its ends a window runs into its neighbours: 工信部和 is not 工信部门.
                cut_off = (0 in changed and place > 0) or (
                    length - 1 in changed and place + length < len(run)
                )
                if kind == "character" and cut_off:
                    continue
                start = offset + place
                return Repair(kind=kind, was=window, now=form, start=start, end=start + length)
        return None

    def _stands_in_words(self, run: str, place: int, changed: Sequence[int]) -> bool:
        """Whether what would be changed belongs to an ordinary word of the run."""
        at = 0
        for word in self.words.cut(run):
            if (
                len(word) >= 2
                and self.words.knows(word, _ORDINARY)
                and any(at <= place + index < at + len(word) for index in changed)
            ):
                return True
            at += len(word)
        return False

    @cached_property
    def _sounds(self) -> _Sounds:
        """The surfaces that a slip may be read as, by how they sound."""
        short = {plain(form) for concept in self.concepts_by_id.values() for form in concept.by_sound}
        forms: dict[tuple[str, ...], list[_Spoken]] = {}
        for form in sorted({*self._chinese, *short}):
            if not _repairable(form) or (len(form) < _SHORTEST_BY_SOUND and form not in short):
                continue
            spoken = _spoken(form)
            # Under the sounds of its characters too, which as words they may not have: 行业 is no slip for itself.
            for heard in {tuple(map(_blurred, spoken)), tuple(_blurred(_syllable(char)) for char in form)}:
                one = _Spoken(form, spoken, len(form) < _SHORTEST_BY_SOUND)
                forms.setdefault(heard, []).append(one)
        return _Sounds(forms, _longest_first(forms))

    def _near_forms(self) -> dict[str, str]:
        """Each printed form of four characters or more, by itself and with one character masked."""
        near: dict[str, str] = {}
        printed = {form.strip('"') for form in (plain(c.canonical) for c in self.concepts_by_id.values())}
        for form in sorted(printed | {form for form in self._chinese if form in self._names}):
            if len(form) >= _SHORTEST_BY_LOOK and _repairable(form):
                for masked in _masked(form):
                    near.setdefault(masked, form)
                near.setdefault(form, form)
        return near

    def _respelled(self, word: str, known: frozenset[str]) -> str | None:
        if (
            len(word) < _SHORTEST_SPELLING
            or not word.isalpha()
            or stem(word) in self._stems
            or stem(word) in known
        ):
            return None
        sizes = (len(word) - 1, len(word), len(word) + 1)
        others = (other for size in sizes for other in self._spelling.get((word[0], size), ()))
        return min((other for other in others if _one_slip(word, other)), default=None)


def load_terms(
    root: Path | None = None, words: Segmenter | None = None, taken_in: Path | None = None
) -> Terms:
    """The lexicon of the policies in ``root`` (the folder that ``load_corpus`` reads) with the common one beside it.

    ``taken_in`` is a second such folder, which may be missing. TermsError names the file, the concept and the remedy.
    """
    return Terms((concept for path in terms_files(root, taken_in) for concept in _read(path)), words)


def terms_files(root: Path | None = None, taken_in: Path | None = None) -> tuple[Path, ...]:
    """The lexicon files: the common one, then each policy's by name."""
    root = root or POLICIES
    files = [root.parent / "guidance" / "terms.yaml", *sorted(root.glob("*/terms.yaml"))]
    if taken_in is not None:
        files += sorted(taken_in.glob("*/terms.yaml"))
    return tuple(path for path in files if path.is_file())


def _read(path: Path) -> tuple[Concept, ...]:
    concepts = validate_file(_FILE, path)
    seen: set[str] = set()
    for index, concept in enumerate(concepts):
        place = f"[{index}] {concept.id}"
        if concept.id in seen:
            raise TermsError(path, place, "the id stands twice in this file", "Join the two concepts.")
        seen.add(concept.id)
        for form in concept.by_sound:
            if form not in map(plain, concept.chinese) or len(form) != 2:
                raise TermsError(
                    path,
                    f"{place}.by_sound",
                    f"{form!r} is none of the concept's surfaces of two characters",
                    "Add it to zh, or drop it here.",
                )
    return concepts


def _merged(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """The concepts by id; where several files describe one, its surfaces are joined."""
    merged: dict[str, Concept] = {}
    for concept in concepts:
        known = merged.get(concept.id)
        if known is None:
            merged[concept.id] = concept
            continue
        chinese = dict.fromkeys((*known.chinese, *concept.chinese))
        merged[concept.id] = Concept(
            id=known.id,
            canonical=known.canonical,
            zh=tuple(form for form in chinese if form != known.canonical),
            en=tuple(dict.fromkeys((*known.en, *concept.en))),
            policy=known.policy or concept.policy,
            by_sound=tuple(dict.fromkeys((*known.by_sound, *concept.by_sound))),
        )
    return merged


def _longest_first(forms: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """The lengths of the forms by what they open with, the greatest first."""
    sizes: dict[str, set[int]] = {}
    for form in filter(None, forms):
        sizes.setdefault(form[0], set()).add(len(form))
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _stems(surface: str) -> tuple[str, ...]:
    return tuple(stem(word) for word, _ in latin_words(plain(surface)))


def _alike(window: str, spoken: Sequence[str], narrow: bool) -> bool:
    """Whether the window sounds like ``spoken`` when easily confused sounds count as one.

    ``narrow`` allows only -in for -ing: in words of two characters the wider confusions make 商品 of 三品.
    """
    alike = _level if narrow else _blurred
    return all(
        alike(_syllable(char)) == alike(syllable) for char, syllable in zip(window, spoken, strict=True)
    )


def _repairable(form: str) -> bool:
    """Whether a slip may be read as this surface: Chinese characters that all carry meaning of their own."""
    return all(is_han(char) and (char not in _GRAMMAR or char in "三一") for char in form)


def _level(syllable: str) -> str:
    return syllable.removesuffix("g") if syllable.endswith("ing") else syllable


def _masked(form: str) -> Iterator[str]:
    for index in range(len(form)):
        yield form[:index] + _MASK + form[index + 1 :]


def _near(window: str) -> Iterator[tuple[str, Literal["character", "order"]]]:
    """What to look a window up by: each character masked, each pair of neighbours swapped."""
    for masked in _masked(window):
        yield masked, "character"
    for index in range(len(window) - 1):
        yield window[:index] + window[index + 1] + window[index] + window[index + 2 :], "order"


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter dropped, added, changed or swapped with its neighbour makes ``a`` of ``b``."""
    if a == b or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= min(len(a), len(b)) - 1:
        return False  # they differ in their endings alone: office and officer are both words
    if len(a) == len(b):
        wrong = [index for index, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(wrong) == 1:
            return True
        first, second = (wrong[0], wrong[-1]) if len(wrong) == 2 else (0, 0)
        return second == first + 1 and a[first] == b[second] and a[second] == b[first]
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
