"""Rule files and what they conclude: facts + rules + a date → verdict.

``load_rulebook`` reads every rule file once and refuses whatever does not fit the grammar, the vocabulary or
the corpus. After that a check is pure: no file, no network, no clock of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from checks.conditions import JUDGEMENTS, Value
from checks.facts import FactError, FactErrors, Vocabulary, load_vocabulary
from checks.rulefile import RuleError, read_rule_file
from checks.track import Track, digest
from checks.verdict import Comparison, Outcome, Receipt, Replay, Verdict
from corpus.model import Corpus, Text

RULES = Path(__file__).with_name("rules")


class UnknownTrack(LookupError):
    """No rule file is for this track."""

    def __init__(self, track: str) -> None:
        super().__init__(f"no track {track!r}")
        self.track = track


class Rulebook:
    """Every track's rules. ``check`` gives a verdict, ``compare`` all of them side by side."""

    def __init__(self, tracks: Sequence[Track], vocabulary: Vocabulary, corpus: Corpus) -> None:
        self.tracks: Mapping[str, Track] = {track.name: track for track in tracks}
        self.vocabulary = vocabulary
        self.corpus = corpus
        self._clauses = frozenset(clause.id for clause in corpus.clauses())

    def track(self, name: str) -> Track:
        """The track named; UnknownTrack if there is none."""
        try:
            return self.tracks[name]
        except (KeyError, TypeError):
            raise UnknownTrack(name) from None

    def check(
        self,
        track: str,
        facts: Mapping[str, object],
        as_of: dt.date,
        members: Sequence[Mapping[str, object]] | None = None,
    ) -> Verdict:
        """The verdict on one track, as of one day.

        ``members`` are the units of a joint application, each a map with its facts (under ``facts``, or
        beside the rest), ``lead`` true on exactly one and, where wished, a ``name``. FactErrors lists every field that cannot be used.
        """
        chosen = self.track(track)
        errors: list[FactError] = []
        given: dict[str, Value] = {}
        try:
            given = self._validated(facts, "")
        except FactErrors as wrong:
            errors += wrong.errors
        units: list[tuple[str, bool, dict[str, Value]]] = []
        if members is not None:
            try:
                units = self._members(chosen, members)
            except FactErrors as wrong:
                errors += wrong.errors
        if errors:
            raise FactErrors(errors)
        return chosen.check(given, as_of, units)

    def compare(self, facts: Mapping[str, object], as_of: dt.date) -> Comparison:
        """All tracks for the same facts; FactErrors as in ``check``."""
        given = self._validated(facts, "")
        verdicts = tuple(track.check(given, as_of, ()) for track in self.tracks.values())
        nearest = tuple(Outcome)[::-1]
        still_open = [verdict for verdict in verdicts if verdict.outcome is not Outcome.INELIGIBLE]
        still_open.sort(key=lambda verdict: nearest.index(verdict.outcome))
        return Comparison(verdicts=verdicts, open=tuple(verdict.track for verdict in still_open))

    def replay(self, receipt: Receipt) -> Replay:
        """The check of ``receipt`` made again, and what differs from then."""
        verdict = self.check(receipt.track, receipt.facts, receipt.as_of, receipt.members)
        now = verdict.receipt
        changed: list[Text] = []
        if now.corpus != receipt.corpus:
            changed.append(
                Text(
                    zh="政策条款的文本自那时起有改动。",
                    en="The text of the policy's clauses has changed since then.",
                )
            )
        if now.rules != receipt.rules:
            changed.append(Text(zh="检查规则自那时起有改动。", en="The rules have changed since then."))
        if now.outcome is not receipt.outcome:
            changed.append(
                Text(
                    zh=f"结论由 {receipt.outcome} 变为 {now.outcome}。",
                    en=f"The outcome was {receipt.outcome} and is now {now.outcome}.",
                )
            )
        for name in dict.fromkeys((*receipt.statuses, *now.statuses)):
            before, after = receipt.statuses.get(name), now.statuses.get(name)
            if before is not after:
                changed.append(
                    Text(
                        zh=f"条件 {name} 由 {before or '（没有）'} 变为 {after or '（没有）'}。",
                        en=f"The condition {name} was {before or '(absent)'} and is now {after or '(absent)'}.",
                    )
                )
        return Replay(same=now == receipt, verdict=verdict, changed=tuple(changed))

    def _validated(self, facts: object, prefix: str) -> dict[str, Value]:
        errors: list[FactError] = []
        given: dict[str, Value] = {}
        try:
            given = self.vocabulary.validate_facts(facts, prefix=prefix)
        except FactErrors as wrong:
            errors += wrong.errors
        judgements = facts.get(JUDGEMENTS) if isinstance(facts, Mapping) else None
        if isinstance(judgements, Mapping):
            errors += [
                FactError(
                    field=f"{prefix}{JUDGEMENTS}.{clause}",
                    message=Text(zh="没有这个条款。", en="is not the id of a clause."),
                )
                for clause in judgements
                if not isinstance(clause, str) or clause not in self._clauses
            ]
        if errors:
            raise FactErrors(errors)
        return given

    def _members(self, track: Track, members: object) -> list[tuple[str, bool, dict[str, Value]]]:
        def refuse(field: str, zh: str, en: str) -> FactError:
            return FactError(field=field, message=Text(zh=zh, en=en))

        if not track.file.units_fact:
            zh, en = (
                "这一类申报的条款没有写联合申报。",
                "is not taken here: this track's text says nothing of joint applications.",
            )
            raise FactErrors([refuse("members", zh, en)])
        if not isinstance(members, Sequence) or isinstance(members, str | bytes) or not members:
            zh, en = "应为至少一家单位的列表。", "must be a list of at least one unit."
            raise FactErrors([refuse("members", zh, en)])
        errors: list[FactError] = []
        units: list[tuple[str, bool, dict[str, Value]]] = []
        for position, member in enumerate(members):
            prefix = f"members[{position}]."
            if not isinstance(member, Mapping):
                errors.append(refuse(prefix[:-1], "应为一家单位的事实。", "must be the facts of one unit."))
                continue
            name, lead = member.get("name", str(position + 1)), member.get("lead", False)
            if not isinstance(name, str) or not name.strip():
                errors.append(refuse(f"{prefix}name", "应为单位名称。", "must be the name of the unit."))
            if not isinstance(lead, bool):
                errors.append(refuse(f"{prefix}lead", "应为 true 或 false。", "must be true or false."))
            own: object = {key: value for key, value in member.items() if key not in ("name", "lead")}
            if isinstance(own, Mapping) and set(own) == {"facts"}:
                own, prefix = own["facts"], f"{prefix}facts."
            try:
                units.append((str(name), lead is True, self._validated(own, prefix)))
            except FactErrors as wrong:
                errors += wrong.errors
        if not errors and sum(lead for _, lead, _ in units) != 1:
            zh, en = "应当恰好有一家牵头单位（lead: true）。", "must name exactly one lead (lead: true)."
            errors.append(refuse("members", zh, en))
        if not errors and len({name for name, _, _ in units}) != len(units):
            errors.append(refuse("members", "单位名称有重复。", "must have different names."))
        if errors:
            raise FactErrors(errors)
        return units


def load_rulebook(corpus: Corpus, root: Path | None = None) -> Rulebook:
    """Every rule file under ``root`` (the packaged rules by default), checked against corpus and vocabulary.

    A ``facts.yaml`` beside the rule files takes the place of the packaged vocabulary. RuleError (or DataError
    for the vocabulary) names the file, the place in it and the remedy.
    """
    folder = root or RULES
    own = folder / "facts.yaml"
    vocabulary_file = own if own.exists() else Path(__file__).with_name("facts.yaml")
    vocabulary = load_vocabulary(vocabulary_file)
    tracks: list[Track] = []
    for path in sorted(folder.glob("*.yaml")):
        if path == own:
            continue
        file = read_rule_file(path, vocabulary, corpus)
        rules = digest([path.read_text("utf-8"), vocabulary_file.read_text("utf-8")])
        tracks.append(Track(file, vocabulary, corpus, rules))
    if not tracks:
        raise RuleError(folder, "", "there is no rule file", "Add one file a track, <policy>.<track>.yaml.")
    return Rulebook(tracks, vocabulary, corpus)
