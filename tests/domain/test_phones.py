from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.phones import normalise, remark, search_forms, shown


@pytest.mark.parametrize(
    ("typed", "e164", "display"),
    [
        ("06 39 98 12 34", "+33639981234", "06 39 98 12 34"),
        ("0639981234", "+33639981234", "06 39 98 12 34"),
        ("06.39.98.12.34", "+33639981234", "06 39 98 12 34"),
        ("06-39-98-12-34", "+33639981234", "06 39 98 12 34"),
        ("01 99 00 12 34", "+33199001234", "01 99 00 12 34"),
        ("+33 6 39 98 12 34", "+33639981234", "+33 6 39 98 12 34"),
        ("+33639981234", "+33639981234", "+33 6 39 98 12 34"),
        ("0033639981234", "+33639981234", "0033639981234"),
        ("0262 90 30 57", "+262262903057", "02 62 90 30 57"),
        ("0590 29 54 93", "+590590295493", "05 90 29 54 93"),
        ("+40 721 234 567", "+40721234567", "+40 721 234 567"),
        ("639981234", None, "639981234"),
        ("06 39 98 12 34 (sa tante)", None, "06 39 98 12 34 (sa tante)"),
        ("chez la voisine", None, "chez la voisine"),
        ("119", None, "119"),
        ("+", None, "+"),
        ("", None, ""),
    ],
)
def test_a_number_is_kept_and_shown_in_pairs(typed: str, e164: str | None, display: str) -> None:
    assert normalise(typed) == e164
    assert shown(typed).replace("\u00a0", " ") == display


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("06 39 98 12 3", "Ce numéro a 9 chiffres. Vérifiez."),
        ("06 39 98 12 34 5", "Ce numéro a 11 chiffres. Vérifiez."),
        ("06 39 98 12 34", ""),
        ("+40 721 234 567", ""),
        ("119", ""),
        ("", ""),
    ],
)
def test_the_remark_counts_digits(typed: str, expected: str) -> None:
    assert remark(typed) == expected


def test_every_spelling_shares_a_search_form() -> None:
    spellings = ["06 39 98 12 34", "+33 6 39 98 12 34", "0033 639981234", "06.39.98.12.34"]
    assert "0639981234" in set.intersection(*map(search_forms, spellings))


def test_a_number_inside_words_can_be_searched() -> None:
    assert search_forms("06 39 98 12 34 (sa tante)") == {"0639981234"}


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    shown(text)
    remark(text)
    assert all(form.isascii() and form.isdecimal() for form in search_forms(text))


@given(st.text(alphabet="0123456789+ .-()", max_size=20))
def test_the_digits_typed_are_the_digits_shown(text: str) -> None:
    def digits(value: str) -> str:
        return "".join(filter(str.isdecimal, value))

    if not text.lstrip().startswith("+"):
        assert digits(shown(text)) == digits(text)
