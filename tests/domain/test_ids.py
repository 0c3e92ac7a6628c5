from __future__ import annotations

import uuid
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.ids import next_id, uuid7

_MOMENTS = st.datetimes(
    min_value=datetime(1980, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - likewise
    timezones=st.just(UTC),
)


@given(_MOMENTS, st.integers(min_value=0, max_value=(1 << 80) - 1))
def test_an_id_is_a_uuid_of_version_7_and_tells_its_millisecond(
    moment: datetime, randomness: int
) -> None:
    made = uuid.UUID(uuid7(moment, randomness))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(moment.timestamp() * 1000)


@given(_MOMENTS, st.integers(min_value=0, max_value=(1 << 73) - 1))
def test_the_next_id_sorts_after_in_the_same_millisecond(moment: datetime, bits: int) -> None:
    made = uuid7(moment, bits)
    after = next_id(made)
    assert after > made
    assert after[:13] == made[:13]


def test_ids_sort_as_their_moments() -> None:
    early = uuid7(datetime(2026, 3, 3, tzinfo=UTC), (1 << 74) - 1)
    late = uuid7(datetime(2026, 3, 4, tzinfo=UTC), 0)
    assert early < late
