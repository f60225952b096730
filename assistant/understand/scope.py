"""Which policy and track a question is about, by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from corpus.load import POLICIES
from corpus.model import Frozen, Names, Text
from corpus.text import plain
from corpus.yamlfile import validate_file


class TrackNames(Names):
    """A track: its title, what people call it, and the track that they mean by "the other one" beside it.

    ``loose`` names mean the track only where none of ``yields_to`` is named: 中国消费名品的区域品牌 is the regional one.
    ``alone`` ones name it in a follow-up that says nothing else: and for cases?
    """

    title: Text
    other: str | None = None
    loose: Names = Names(zh=(), en=())
    alone: Names = Names(zh=(), en=())
    yields_to: tuple[str, ...] = ()


class ScopeFile(Frozen):
    """``<policy>/scope.yaml``. Where a name stands within one of ``others``, something else is meant by it.

    ``general`` are those of the names that name much else besides, such as a province.
    """

    names: Names
    general: Names = Names(zh=(), en=())
    others: Names = Names(zh=(), en=())
    tracks: Mapping[str, TrackNames]


class Scope(Frozen):
    """What a text names. Empty where it names nothing."""

    policies: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.policies or self.tracks)


class ScopeNames(Frozen):
    """The names of every policy and track."""

    files: Mapping[str, ScopeFile]

    @property
    def tracks(self) -> Mapping[str, TrackNames]:
        return {track: names for file in self.files.values() for track, names in file.tracks.items()}

    def tracks_of(self, policy: str) -> tuple[str, ...]:
        """The tracks of a policy, in the order of its file."""
        return tuple(self.files[policy].tracks)

    def read(self, text: str) -> Scope:
        """The policies and tracks named in ``text``. A track names its policy too."""
        words = self._others.sub(" ", plain(text))
        tracks = [track for track, pattern in self._track_patterns.items() if pattern.search(words)]
        tracks += [
            track
            for track, pattern in self._loose_patterns.items()
            if track not in tracks
            and set(self.tracks[track].yields_to).isdisjoint(tracks)
            and pattern.search(words)
        ]
        policies = [id for id, pattern in self._policy_patterns.items() if pattern.search(words)]
        policies += [track.partition("/")[0] for track in tracks]
        return Scope(policies=tuple(sorted(set(policies))), tracks=tuple(tracks))

    def is_proper(self, text: str) -> bool:
        """Whether ``text`` names a policy or a track by a name of its own, and not just by a province or a level."""
        return self._proper.search(self._others.sub(" ", plain(text))) is not None

    def read_proper(self, text: str) -> Scope:
        """The policies and tracks that ``text`` names, a province or a level by itself naming none."""
        general = self._general
        return self.read(self._any.sub(lambda name: " " if name[0] in general else name[0], plain(text)))

    def read_alone(self, text: str) -> Scope:
        """The track that a follow-up names which says nothing else: 那品牌呢, and for cases?"""
        tracks = tuple(
            track for track, pattern in self._alone_patterns.items() if pattern.fullmatch(plain(text))
        )
        return Scope(policies=tuple(sorted({track.partition("/")[0] for track in tracks})), tracks=tracks)

    def without_names(self, text: str) -> str:
        """``text`` in plain form with every name of a policy or track taken out."""
        words = plain(text)
        for pattern in (
            *self._track_patterns.values(),
            *self._loose_patterns.values(),
            *self._policy_patterns.values(),
        ):
            words = pattern.sub(" ", words)
        return words

    def found(self, text: str) -> tuple[str, ...]:
        """The names that stand in ``text``, in order, the longest at each place."""
        return tuple(dict.fromkeys(match[0] for match in self._any.finditer(plain(text))))

    def with_names(self, text: str, names: str) -> str:
        """``text`` in plain form with ``names`` in place of the first name in it, or behind it where it has none."""
        words = plain(text)
        first = self._any.search(words)
        if first is None:
            return f"{words} {names}"
        return f"{words[: first.start()]}{names}{self._any.sub(' ', words[first.end() :])}"

    @cached_property
    def _every(self) -> tuple[Names, ...]:
        tracks = self.tracks.values()
        return (*(file.names for file in self.files.values()), *tracks, *(track.loose for track in tracks))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return _pattern(*self._every)

    @cached_property
    def _general(self) -> frozenset[str]:
        return frozenset(
            plain(name) for file in self.files.values() for name in (*file.general.zh, *file.general.en)
        )

    @cached_property
    def _proper(self) -> re.Pattern[str]:
        general = self._general
        return _pattern(
            *(
                Names(
                    zh=tuple(name for name in names.zh if plain(name) not in general),
                    en=tuple(name for name in names.en if plain(name) not in general),
                )
                for names in self._every
            )
        )

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return _pattern(*(file.others for file in self.files.values()))

    @cached_property
    def _policy_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {id: _pattern(file.names) for id, file in self.files.items()}

    @cached_property
    def _track_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {track: _pattern(names) for track, names in self.tracks.items()}

    @cached_property
    def _alone_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {
            track: re.compile(rf"{_AROUND}(?:{_pattern(names.alone).pattern}){_AROUND}")
            for track, names in self.tracks.items()
        }

    @cached_property
    def _loose_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {track: _pattern(names.loose) for track, names in self.tracks.items()}


_AROUND = r"(?:\W|那么?|换成|如果是|要是|对于?|呢|的|吗|怎么样|如何|and|or|so|what|how|about|for|of|in|with|the|a|if|it is|it's|is|then)*"


def load_scope_names(root: Path | None = None, taken_in: Path | None = None) -> ScopeNames:
    """Read every policy's ``scope.yaml``, also of those in ``taken_in``; DataError if one is malformed."""
    files = {}
    for folder in (root or POLICIES, *([taken_in] if taken_in else [])):
        for file in sorted(folder.glob("*/scope.yaml")):
            files[file.parent.name] = validate_file(ScopeFile, file)
    return ScopeNames(files=files)


def _pattern(*names: Names) -> re.Pattern[str]:
    """Any of the names, the longest at each place; what matches nothing where there are none."""
    chinese = {plain(name) for group in names for name in group.zh}
    latin = sorted({plain(name) for group in names for name in group.en}, key=lambda name: (-len(name), name))
    longest = sorted(chinese, key=lambda name: (-len(name), name))
    every = [*map(re.escape, longest), *(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" for name in latin)]
    return re.compile("|".join(every) or r"(?!)")
