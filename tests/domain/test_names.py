from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.french import NBSP
from desktop_app.domain.names import display_name, family_label, initials, short_name
from desktop_app.domain.person import Alias, AliasKind, Person, Sex
from tests.domain.builders import person

NINA = (Alias("Nina"),)


@pytest.mark.parametrize(
    ("someone", "display", "short", "letters"),
    [
        (person("Popescu", "Ana"), "POPESCU Ana", "Ana", "A. P."),
        (
            person("Popescu", "Ana", aliases=NINA, sex=Sex.FEMALE),
            "POPESCU Ana, dite «~Nina~»",
            "Ana",
            "A. P.",
        ),
        (
            person("Popescu", "Ion", aliases=NINA, sex=Sex.MALE),
            "POPESCU Ion, dit «~Nina~»",
            "Ion",
            "I. P.",
        ),
        (person("Popescu", "Ana", aliases=NINA), "POPESCU Ana, surnom «~Nina~»", "Ana", "A. P."),
        (
            person("Popescu", "Ana", usage_name="Ionescu"),
            "POPESCU Ana, nom d’usage IONESCU",
            "Ana",
            "A. P.",
        ),
        (person("Popescu", "Ana", usage_name="POPESCU"), "POPESCU Ana", "Ana", "A. P."),
        (person("", "Ana", usage_name="Ionescu"), "IONESCU Ana", "Ana", "A. I."),
        (person("", "Ana"), "Ana", "Ana", "A."),
        (person("Popescu"), "POPESCU", "POPESCU", "P."),
        (person(aliases=NINA), "«~Nina~»", "Nina", "N."),
        (person(aliases=(Alias("Попеску", AliasKind.SPELLING),)), "Попеску", "Попеску", "—"),
        (person(), "Personne sans nom", "Personne sans nom", "—"),
        (person("  ", "  "), "Personne sans nom", "Personne sans nom", "—"),
        (person("попеску", "ана"), "ПОПЕСКУ ана", "ана", "А. П."),
        (person("d’Élan", "Zoé"), "D’ÉLAN Zoé", "Zoé", "Z. D."),
        (person("მაისურაძე", "ნინო"), "მაისურაძე ნინო", "ნინო", "ნ. მ."),
        (person("الأحمد", "ليلى"), "الأحمد ليلى", "ليلى", "ل. ا."),
    ],
)
def test_names(someone: Person, display: str, short: str, letters: str) -> None:
    assert display_name(someone) == display.replace("~", NBSP)
    assert short_name(someone) == short
    assert initials(someone) == letters


def test_a_combining_accent_stays_with_its_letter() -> None:
    assert initials(person("", "E\u0301lodie")) == "E\u0301."


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], "Dossier sans personne"),
        ([("Dumitru", "Ana")], "DUMITRU Ana"),
        ([("Dumitru", "Ana"), ("Dumitru", "Ion")], "Famille DUMITRU (2)"),
        (
            [("Ionescu", "Mia"), ("Dumitru", "Ana"), ("dumitru", "Ion"), ("", "Léa")],
            "Famille DUMITRU (4)",
        ),
        ([("Ionescu", "Mia"), ("Dumitru", "Ana")], "Famille IONESCU (2)"),
        ([("", "Mia"), ("", "Ana")], "Famille sans nom (2)"),
    ],
)
def test_family_label(names: list[tuple[str, str]], expected: str) -> None:
    assert family_label([person(name, first) for name, first in names]) == expected


@given(
    birth=st.text(),
    usage=st.text(),
    first=st.text(),
    alias=st.text(),
    kind=st.sampled_from(AliasKind),
    sex=st.sampled_from([None, *Sex]),
)
def test_any_unicode_name_can_be_shown(
    birth: str, usage: str, first: str, alias: str, kind: AliasKind, sex: Sex | None
) -> None:
    someone = person(birth, first, usage_name=usage, aliases=(Alias(alias, kind),), sex=sex, id="p")
    for words in (display_name(someone), short_name(someone), initials(someone)):
        assert words.strip()
    assert family_label([someone, someone])
