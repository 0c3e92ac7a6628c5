"""Changes made in one go are one line of the history; the journal keeps them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.sitting import PAUSE, sittings

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class Entry:
    minutes: float = 0
    user: str = "martin"
    verb: str = "change"
    entity: str = "person"
    entity_id: str = "ana"
    before: Mapping[str, Any] | None = field(default_factory=dict)
    after: Mapping[str, Any] | None = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        return NOON + timedelta(minutes=self.minutes)


def test_an_autosaved_form_is_one_line_with_what_it_came_to() -> None:
    typed = [
        Entry(0, before={"note": ""}, after={"note": "An"}),
        Entry(1, before={"note": "An"}, after={"note": "Ana"}),
        Entry(2, before={"sex": None}, after={"sex": "f"}),
    ]
    (one,) = sittings(typed)
    assert one.entries == typed
    assert (one.before, one.after) == ({"note": "", "sex": None}, {"note": "Ana", "sex": "f"})


def test_a_new_record_takes_the_changes_that_follow_at_once() -> None:
    made = Entry(0, verb="create", before=None, after={"note": "An"})
    (one,) = sittings([made, Entry(1, before={"note": "An"}, after={"note": "Ana"})])
    assert (one.before, one.after, one.first.verb) == (None, {"note": "Ana"}, "create")


def test_a_pause_another_person_or_the_trash_begin_another_line() -> None:
    after_lunch = PAUSE.total_seconds() / 60 + 1
    entries = [
        Entry(0),
        Entry(after_lunch),
        Entry(after_lunch + 1, user="bernard"),
        Entry(after_lunch + 2),
        Entry(after_lunch + 3, verb="trash"),
        Entry(after_lunch + 4),
    ]
    assert [len(one.entries) for one in sittings(entries)] == [1, 1, 1, 1, 1, 1]


def test_another_entity_in_between_breaks_nothing() -> None:
    entries = [Entry(0), Entry(1, entity_id="elena"), Entry(2)]
    assert [len(one.entries) for one in sittings(entries)] == [2, 1]


def test_what_was_put_back_comes_to_nothing() -> None:
    back = [
        Entry(0, before={"note": ""}, after={"note": "x"}),
        Entry(1, before={"note": "x"}, after={"note": ""}),
    ]
    assert sittings(back)[0].after == {}


def test_a_purged_entry_stands_alone() -> None:
    purged = Entry(0, before=None, after=None)
    alone, other = sittings([purged, Entry(1, before={"note": ""}, after={"note": "x"})])
    assert (alone.before, alone.after) == (None, None)
    assert other.after == {"note": "x"}


ENTRIES = st.lists(
    st.builds(
        Entry,
        minutes=st.just(0),
        user=st.sampled_from(["martin", "bernard"]),
        verb=st.sampled_from(["create", "change", "trash"]),
        entity_id=st.sampled_from(["ana", "elena"]),
    ),
    max_size=12,
)


@given(ENTRIES)
def test_nothing_of_the_journal_is_lost_nor_told_twice(entries: list[Entry]) -> None:
    told = [entry for one in sittings(entries) for entry in one.entries]
    assert sorted(map(id, told)) == sorted(map(id, entries))
