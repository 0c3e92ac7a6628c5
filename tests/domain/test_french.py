from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import french
from desktop_app.domain.french import NBSP
from tests.domain.strategies import days


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Attention: trois points", "Attention~: trois points"),
        ("Attention : trois points", "Attention~: trois points"),
        ("Bonjour!", "Bonjour~!"),
        ("Quoi ?!", "Quoi~?!"),
        ("Il a dit «non»; puis rien", "Il a dit «~non~»~; puis rien"),
        ("« déjà »", "«~déjà~»"),
        ("l'enfant d'Ana", "l’enfant d’Ana"),
        ("à 16:05", "à 16:05"),
        ("https://www.cnil.fr/?q=a", "https://www.cnil.fr/?q=a"),
        ("(doute ?)", "(doute~?)"),
        ("(?)", "(?)"),
        ("12\u202f000\u2009€", "12~000~€"),
        ("Motif :\nfaits", "Motif~:\nfaits"),
        ("", ""),
        (": seul", ": seul"),
    ],
)
def test_typography(plain: str, expected: str) -> None:
    assert french.typography(plain) == expected.replace("~", NBSP)


french_text = st.text(alphabet="aé 'L’«»:;!?()[]\u00a0\u202f\u2009\n.,16/-")


@given(st.one_of(st.text(), french_text))
def test_typography_is_idempotent_and_never_narrow(text: str) -> None:
    once = french.typography(text)
    assert french.typography(once) == once
    assert "\u202f" not in once
    assert "\u2009" not in once


@given(st.one_of(st.text(), french_text))
def test_typography_changes_only_spaces_and_apostrophes(text: str) -> None:
    def bones(value: str) -> str:
        return "".join(char for char in value.replace("'", "’") if not char.isspace())

    assert bones(french.typography(text)) == bones(text)


def test_quote() -> None:
    assert french.quote("Nina") == "«\u00a0Nina\u00a0»"


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A et B"), (["A", "B", "C"], "A, B et C")],
)
def test_join_words(words: list[str], expected: str) -> None:
    assert french.join_words(words) == expected


def test_join_words_with_another_last_word() -> None:
    assert french.join_words(["A", "B"], "ou") == "A ou B"


@given(st.lists(st.text(alphabet="abcdéè", min_size=1), max_size=6))
def test_join_words_says_each_word_once(words: list[str]) -> None:
    joined = french.join_words(words)
    assert joined.replace(" et ", ", ").split(", ") == (words or [""])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 dossier"),
        (1, "1 dossier"),
        (2, "2 dossiers"),
        (9999, "9999 dossiers"),
        (12_000, f"12{NBSP}000 dossiers"),
        (1_234_567, f"1{NBSP}234{NBSP}567 dossiers"),
    ],
)
def test_plural(number: int, expected: str) -> None:
    assert french.plural(number, "dossier", "dossiers") == expected


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("de", "Ana", "d’Ana"),
        ("de", "Marie", "de Marie"),
        ("de", "Élodie", "d’Élodie"),
        ("de", "Œdipe", "d’Œdipe"),
        ("de", "Hélène", "d’Hélène"),
        ("de", "Hassan", "de Hassan"),
        ("de", "hébergement", "d’hébergement"),
        ("de", "handicap", "de handicap"),
        ("le", "hôtel", "l’hôtel"),
        ("le", "hangar", "le hangar"),
        ("de", "Yasmina", "de Yasmina"),
        ("de", "Yvonne", "d’Yvonne"),
        ("de", "onze personnes", "de onze personnes"),
        ("la", "école", "l’école"),
        ("que", "il", "qu’il"),
        ("De", "Ana", "D’Ana"),
        ("de", "POPESCU", "de POPESCU"),
        ("de", "IONESCU", "d’IONESCU"),
        ("de", "Иван", "de Иван"),
        ("de", "« Nina »", "de « Nina »"),
        ("de", "", "de "),
        ("avec", "Ana", "avec Ana"),
    ],
)
def test_elide(word: str, following: str, expected: str) -> None:
    assert french.elide(word, following) == expected


@given(st.text())
def test_elide_keeps_the_following_words(text: str) -> None:
    assert french.of(text) in {f"de {text}", f"d’{text}"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 1), "1er mars 2026"),
        (date(2026, 3, 3), "3 mars 2026"),
        (date(2024, 2, 29), "29 février 2024"),
        (date(1999, 12, 31), "31 décembre 1999"),
    ],
)
def test_date_words(day: date, expected: str) -> None:
    assert french.date_words(day) == expected


def test_moment_words() -> None:
    assert french.moment_words(datetime(2026, 3, 3, 6, 5, tzinfo=UTC)) == "3 mars 2026 à 06:05"


TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY, "aujourd’hui"),
        (date(2026, 3, 8), "hier"),
        (date(2026, 3, 7), "il y a 2 jours"),
        (date(2026, 3, 2), "il y a 7 jours"),
        (date(2026, 3, 1), "1er mars 2026"),
        (date(2026, 3, 10), "demain"),
        (date(2026, 3, 16), "dans 7 jours"),
        (date(2026, 3, 17), "17 mars 2026"),
    ],
)
def test_relative_words(day: date, expected: str) -> None:
    assert french.relative_words(day, TODAY) == expected


@given(day=days, gap=st.integers(min_value=8, max_value=4000))
def test_far_days_are_said_with_their_date(day: date, gap: int) -> None:
    assert french.relative_words(day, day + timedelta(days=gap)) == french.date_words(day)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("11:30", 690),
        ("11h30", 690),
        ("9 h 05", 545),
        ("vers 11 h", 660),
        ("vers 11h", 660),
        ("18 heures", 1080),
        ("matin", 540),
        ("  en   fin d’après-midi ", 900),
        ("apres midi", 900),
        ("le soir", 1200),
        ("minuit", 0),
        ("à midi", 720),
        ("25:99", None),
        ("après le repas", None),
        ("", None),
    ],
)
def test_times(typed: str, minutes: int | None) -> None:
    assert french.time_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Été", "ete"), ("Œuvre", "oeuvre"), ("L’Haÿ", "l'hay"), ("Ștefan", "stefan")],
)
def test_unaccented(text: str, expected: str) -> None:
    assert french.unaccented(text) == expected
