from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.typed_name import split_typed_name


@pytest.mark.parametrize(
    ("typed", "birth_name", "first_names"),
    [
        ("POPESCU Ana", "POPESCU", ("Ana",)),
        ("Ana POPESCU", "POPESCU", ("Ana",)),
        ("DE LA CRUZ Maria Elena", "DE LA CRUZ", ("Maria Elena",)),
        ("popes", "", ("popes",)),
        ("ana popescu", "popescu", ("ana",)),
        ("POPESCU", "POPESCU", ()),
        ("", "", ()),
        ("Ана ПОПЕСКУ", "ПОПЕСКУ", ("Ана",)),
    ],
)
def test_capitals_are_the_family_name(
    typed: str, birth_name: str, first_names: tuple[str, ...]
) -> None:
    assert split_typed_name(typed) == (birth_name, first_names)


@given(st.text(max_size=60))
def test_no_word_is_lost(typed: str) -> None:
    birth_name, first_names = split_typed_name(typed)
    assert sorted(" ".join((birth_name, *first_names)).split()) == sorted(typed.split())
