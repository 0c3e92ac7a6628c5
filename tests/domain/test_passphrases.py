from __future__ import annotations

import random
import secrets
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.french import NBSP
from desktop_app.domain.passphrases import MAX_LENGTH, Passphrases, normalise

DATA = Path(__file__).parents[2] / "resources" / "data"
NAMES = ("Les Hirondelles", "Léa Bernard")


@cache
def passphrases() -> Passphrases:
    read = [
        (DATA / name).read_text("utf-8")
        for name in ("passphrase_words.txt", "passphrase_blocklist.txt")
    ]
    return Passphrases(*read)


def words() -> list[str]:
    return (DATA / "passphrase_words.txt").read_text("utf-8").split()


def test_the_list_has_7776_plain_words() -> None:
    listed = words()
    assert len(set(listed)) == len(listed) == 7776
    assert all(4 <= len(word) <= 9 and word.isascii() and word.islower() for word in listed)
    assert listed == sorted(listed)


def test_no_word_of_the_list_hurts() -> None:
    hurting = """
        viol pute salope merde inceste suicide mort meurtre nazi esclave drogue prison police juge
        victime danger sexe gitan tsigane negre juif arabe cancer avorter torture attentat orphelin
        misere enfant mineur signaler traite racaille clandestin expulser
    """
    assert set(hurting.split()).isdisjoint(words())


def test_a_proposed_passphrase_is_seven_different_words_of_90_bits() -> None:
    proposed = passphrases().generate(secrets.randbelow)
    assert len(set(proposed.split(" "))) == 7
    assert set(proposed.split(" ")) <= set(words())
    verdict = passphrases().judge(proposed)
    assert (verdict.ok, verdict.bits) == (True, 90)
    assert verdict.sentence == f"Force{NBSP}: suffisante (environ 90 bits)."


def test_words_are_drawn_evenly_from_the_whole_list() -> None:
    draw = random.Random(7)
    drawn = [passphrases().generate(draw.randrange).split() for _ in range(5000)]
    assert len({word for line in drawn for word in line}) > 7600
    asked: list[int] = []

    def first(limit: int) -> int:
        asked.append(limit)
        return len(asked) - 1

    assert passphrases().generate(first).split() == words()[:7]
    assert set(asked) == {7776}


def test_a_word_drawn_twice_is_drawn_again() -> None:
    numbers = iter([5, 5, 5, 0, 1, 2, 3, 4, 6])
    assert len(set(passphrases().generate(lambda _limit: next(numbers)).split())) == 7


ACCEPTED = [
    "tortue lampe nuage piano vitre argile mousson",
    "TORTUE LAMPE NUAGE PIANO VITRE ARGILE MOUSSON",
    "tortue-lampe-nuage-piano-vitre-argile-mousson",
    "tortue lampe nuage piano vitre argile",
    "tortue lampe nuage piano vitre",
    "tortue lampe nuage piano",
    "le chat dort sur le canapé",
    "J’aime les crêpes au sucre et au citron",
    "  deux espaces avant et après  ",
    "qzjvkwmxtrbpfly",
    "kR7!pz vQ2#mm8Lx",
    "Mon oncle répare des vélos à Brest depuis 1987",
    "un éléphant bleu joue du tuba",
    "trois girafes mangent 12 kiwis !",
    "Ma grand-mère disait toujours non",
    "éàüñçß漢字かな交じり文章です",
    "Пять синих слонов играют на трубе",
    "خمسة أفيال زرقاء تعزف البوق",
]
REFUSED = [
    "",
    " " * 20,
    "court",
    "Tr0ub4dor&3",
    "14 caractères!",
    "motdepasse123456789",
    "mot de passe secret",
    "azertyuiop123456",
    "azertyazertyazerty",
    "12345678901234567890",
    "aaaaaaaaaaaaaaaa",
    "abc abc abc abc abc abc",
    "soleil soleil soleil soleil soleil",
    "soleil soleil soleil soleil soleil soleil soleil",
    "bonjour bonjour",
    "jetaimejetaimejetaime",
    "Il était une fois",
    "le petit prince",
    "liberté égalité fraternité",
    "correct horse battery staple",
    "voiture camion vélo",
    "03/03/2026 12/05/2009",
    "0639981234 0639981234",
    "Association Les Hirondelles",
    "hirondelles2026 fanal",
    "Léa Bernard Léa Bernard",
    "aqwzsxedcrfvtgb",
    "x" * (MAX_LENGTH + 1),
]


def test_the_table_has_at_least_40_phrases() -> None:
    assert len(ACCEPTED) + len(REFUSED) >= 40


@pytest.mark.parametrize("phrase", ACCEPTED)
def test_good_phrases_are_accepted(phrase: str) -> None:
    verdict = passphrases().judge(phrase, NAMES)
    assert verdict.ok, verdict
    assert verdict.bits >= 50
    assert f"(environ {verdict.bits} bits)" in verdict.sentence


@pytest.mark.parametrize("phrase", REFUSED)
def test_weak_phrases_are_refused_with_a_road(phrase: str) -> None:
    verdict = passphrases().judge(phrase, NAMES)
    assert not verdict.ok, verdict
    assert verdict.sentence.endswith(".")


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("", "Il faut 15 caractères au moins, ou les 7 mots proposés."),
        (
            "court",
            "Il y a 5 caractères. Il faut 15 caractères au moins, ou les 7 mots proposés.",
        ),
        ("x" * 257, "Cette phrase de passe dépasse 256 caractères. Raccourcissez-la."),
        (
            "motdepasse123456789",
            "Cette phrase de passe est trop connue. Choisissez-en une autre.",
        ),
        (
            "voiture camion vélo",
            "Force : trop faible (environ 38 bits). Ajoutez des mots sans lien entre eux.",
        ),
        (
            "tortue lampe nuage piano vitre",
            "Force : acceptable (environ 64 bits). Un mot de plus la renforcerait.",
        ),
        (
            "Association Les Hirondelles",
            "Force : trop faible (environ 18 bits). Ajoutez des mots sans lien entre eux."
            " Évitez les noms que l’on peut deviner.",
        ),
    ],
)
def test_the_sentences(phrase: str, sentence: str) -> None:
    assert passphrases().judge(phrase, NAMES).sentence.replace(NBSP, " ") == sentence


def test_the_names_around_the_register_count_for_nothing() -> None:
    phrase = "hirondelles bernard printemps"
    assert passphrases().judge(phrase).bits - passphrases().judge(phrase, NAMES).bits >= 25


def test_256_characters_are_accepted() -> None:
    proposed = " ".join(words()[::250])[:MAX_LENGTH]
    assert passphrases().judge(proposed).ok


def test_keyboard_variants_become_one_phrase() -> None:
    composed, decomposed = "été à la mer", unicodedata.normalize("NFD", "été à la mer")
    assert composed != decomposed
    assert normalise(decomposed) == normalise(composed)
    assert normalise("ﬁn Ⅻ") == "fin XII"
    assert normalise("  espaces ") == "  espaces "


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=300), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_is_judged(text: str, names: list[str]) -> None:
    verdict = passphrases().judge(text, names)
    assert verdict.bits >= 0
    assert verdict.sentence.endswith(".")
    assert "\u202f" not in verdict.sentence


@given(st.text(alphabet="ab1 é", max_size=14))
def test_under_15_characters_nothing_is_accepted(text: str) -> None:
    if len(normalise(text)) < 15:
        assert not passphrases().judge(text).ok
