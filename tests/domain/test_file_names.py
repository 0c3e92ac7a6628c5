from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.file_names import require_file_name
from desktop_app.errors import BadInput
from tests.domain.hostile_names import HONEST, HOSTILE


def test_the_table_has_at_least_sixty_names() -> None:
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_is_refused_without_being_repeated(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        require_file_name(name)
    assert len(name) < 4 or name not in refused.value.sentence
    assert refused.value.sentence.isprintable() or "\u00a0" in refused.value.sentence


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_name_is_taken(name: str) -> None:
    require_file_name(name)


@given(st.text())
def test_a_name_that_is_taken_is_one_component(name: str) -> None:
    try:
        require_file_name(name)
    except BadInput:
        return
    assert not set(name) & set("/\\:\x00")
    assert name.strip(" .")
