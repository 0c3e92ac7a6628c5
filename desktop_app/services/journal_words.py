"""The journal in plain French sentences: who did what, from which value to which (S05-AC6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.field_words import FIELD_WORDS
from desktop_app.domain.french import NBSP, moment_words, quote
from desktop_app.domain.history_words import DONE, FIELD_BY_FIELD, NOTED, NOUNS, WHOLE
from desktop_app.domain.sitting import Sitting, sittings
from desktop_app.register.journal import JournalEntry
from desktop_app.services.history_views import HistoryLine, PutBack
from desktop_app.services.subject_words import Subject, SubjectWords
from desktop_app.services.value_words import ValueWords

_LONG = 90
_TRASHED = "trashed_at"
_BESIDE = ("absences", "sources")
_UNTOLD = frozenset(
    {
        *("position", "correction", "entered_at", "author", "created_at", "created_by"),
        *("added_at", "added_by", "occasion_id", "visit_id", "sha256", "size", "media_type"),
        *("model_id", "model_version", "commune_code", "birth_estimated_on", "subjects"),
        *("first_entry", "last_entry", _TRASHED, *_BESIDE),
    }
)
"""Fields that say nothing to a reader by themselves."""

_FIXED = frozenset(
    {
        *("dossier_id", "ref", "former_refs", "state", "archived_on", "has_location", "kind"),
        *("original_sha256", "voice", "from_id", "to_id", "first_id", "second_id", "value"),
        *("list_name", "code", "indicator", "label", "answers", "logo", "undone_at", "undone_by"),
    }
)
"""Fields that are not put back one by one: other parts of the register lean on them."""


@dataclass(frozen=True, slots=True)
class _Changed:
    """A field with its old and new values in words."""

    name: str
    label: str
    before: str
    after: str


class JournalWords:
    """Turn entries of the journal into sentences."""

    def __init__(self, values: ValueWords, subjects: SubjectWords) -> None:
        self._values = values
        self._subjects = subjects

    def lines(self, entries: Iterable[JournalEntry]) -> tuple[HistoryLine, ...]:
        """Return the sentences of ``entries`` (the oldest first), the latest first."""
        told: list[HistoryLine] = []
        by_field: list[JournalEntry] = []
        for together in _acts(entries):
            entry = together[0]
            if entry.verb in WHOLE or entry.verb == "read":
                told.append(self._whole(together))
            elif entry.verb in NOTED and (entry.before is None or entry.verb == "check"):
                told += [self._noted(each) for each in together]
            elif entry.verb in DONE and entry.verb != "put_back":
                told += [self._done(each) for each in together[:1]]
            else:
                by_field += together
        for sitting in sittings(by_field):
            told += self._sitting(sitting)
        return tuple(sorted(told, key=lambda line: (line.number, line.key), reverse=True))

    def _whole(self, together: list[JournalEntry]) -> HistoryLine:
        entry = together[-1]
        words = WHOLE.get(entry.verb) or NOTED[entry.verb]
        return self._line(entry, words, words)

    def _noted(self, entry: JournalEntry) -> HistoryLine:
        noun = NOUNS.get(entry.entity)
        words = NOTED[entry.verb].format(the="" if noun is None else noun.the)
        return self._line(entry, words, words)

    def _done(self, entry: JournalEntry) -> HistoryLine:
        words = DONE[entry.verb].format(the=NOUNS[entry.entity].the)
        reason = (entry.after or {}).get("archive_reason")
        told = f"{words}{NBSP}: {reason}" if reason else words
        return self._line(entry, told, words)

    def _sitting(self, sitting: Sitting[JournalEntry]) -> Iterator[HistoryLine]:
        last, before, after = sitting.last, sitting.before, sitting.after
        if before is None and after is None:
            words = "a changé ce qui a été détruit depuis"
            yield self._line(last, words, words)
            return
        if before is None:
            words = NOUNS[last.entity].made
            yield self._line(last, words, words)
            return
        for changed in self._changed(last.entity, before, after or {}):
            yield self._field(sitting, changed, after or {})

    def _changed(
        self, table: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[_Changed]:
        names = [name for name in FIELD_WORDS[table] if name in before or name in after]
        beside = {
            key
            for group in _BESIDE
            for key in {*before.get(group, {}), *after.get(group, {})}
            if before.get(group, {}).get(key) != after.get(group, {}).get(key)
        }
        told = [name for name in names if name not in _UNTOLD]
        told += [name for name in FIELD_WORDS[table] if name in beside and name not in told]
        for name in told:
            label = FIELD_WORDS[table][name]
            old, new = (self._value(table, name, side) for side in (before, after))
            if old != new:
                yield _Changed(name, label, old, new)

    def _value(self, table: str, name: str, side: Mapping[str, Any]) -> str:
        words = self._values.of(table, name, side.get(name))
        words = words or self._values.absence(side.get("absences", {}), name)
        source = self._values.source(side.get("sources", {}), name)
        return f"{words} ({source})" if source and words else words or source

    def _field(
        self, sitting: Sitting[JournalEntry], changed: _Changed, after: Mapping[str, Any]
    ) -> HistoryLine:
        last = sitting.last
        reason = str(after.get("correction", ""))
        long = max(len(changed.before), len(changed.after)) > _LONG
        bare = f"{_verb(changed)} {self._label(last, changed)}"
        words = bare if long else f"{bare}{NBSP}: {_arrow(changed)}"
        if reason:
            words = f"{words} — motif{NBSP}: {quote(reason)}"
        put_back = PutBack(
            last.entity, last.entity_id, changed.name, sitting.first.number, last.number
        )
        return self._line(
            last,
            words,
            bare,
            key=f"{last.number}-{changed.name}",
            texts=(changed.before, changed.after) if long else None,
            put_back=None if changed.name in _FIXED else put_back,
            corrected=changed.name == "text" and bool(changed.before and changed.after),
        )

    def _label(self, entry: JournalEntry, changed: _Changed) -> str:
        """Return the field; the text of an observation is the observation itself."""
        if entry.entity == "observation" and changed.name == "text":
            day = self._subjects.of(entry).day
            return f"l’observation du {day}" if day else "l’observation"
        return changed.label

    def _line(
        self,
        entry: JournalEntry,
        words: str,
        bare: str,
        *,
        key: str = "",
        texts: tuple[str, str] | None = None,
        put_back: PutBack | None = None,
        corrected: bool = False,
    ) -> HistoryLine:
        subject: Subject = self._subjects.of(entry)
        return HistoryLine(
            key=key or str(entry.number),
            number=entry.number,
            moment=entry.moment,
            when_words=moment_words(entry.moment),
            who=entry.user_name,
            words=words,
            bare=bare,
            subject=subject.words,
            subject_bare=subject.bare,
            dossier_ref=subject.dossier_ref,
            dossier_id=subject.dossier_id,
            texts=texts,
            occasion_id=subject.occasion_id if corrected else None,
            put_back=put_back if subject.there else None,
            is_reading=entry.verb == "read",
        )


def _verb(changed: _Changed) -> str:
    if changed.before and changed.after:
        return "a corrigé"
    return "a indiqué" if changed.after else "a retiré"


def _arrow(changed: _Changed) -> str:
    return " → ".join(part for part in (changed.before, changed.after) if part)


def _acts(entries: Iterable[JournalEntry]) -> Iterator[list[JournalEntry]]:
    """Group the entries that one change wrote, where they are not told field by field."""
    group: list[JournalEntry] = []
    for entry in entries:
        if group and not _same_act(group[-1], entry):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _same_act(last: JournalEntry, entry: JournalEntry) -> bool:
    return (
        entry.verb not in FIELD_BY_FIELD
        and (last.verb, last.user, last.moment) == (entry.verb, entry.user, entry.moment)
        and (entry.verb in WHOLE or last.number + 1 == entry.number)
    )
