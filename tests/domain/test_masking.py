"""Names, days, numbers and addresses leave a text however they are written; the rest stays."""

from __future__ import annotations

import pytest

from desktop_app.domain.masking import Masks
from desktop_app.domain.masking_patterns import without_marks_of_identity

MASKS = Masks(
    {
        "Enfant 1": ("Popescu", "Ana", "Maria", "Nina"),
        "Enfant 2": ("Popescu", "Marius"),
        "Enfant 3": ("الخطيب", "ليلى"),
        "Personne A": ("Popescu", "Ionescu", "Elena"),
        "Personne B": ("Țîrțoacă", "Ștefăniță"),
        "Personne C": ("Rose", "Li"),
        "[tiers]": ("Łukasz",),
    },
    {"Les Acacias": "Lieu 1", "Acacias": "Lieu 1", "Saint-Denis": "[commune]"},
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("POPESCU Ana Maria est là", "Enfant 1 est là"),
        ("d’Ana, qu’Elena", "d’Enfant 1, que Personne A"),
        ("le frère d'Elena", "le frère de Personne A"),
        ("la famille Popescu", "la famille [nom]"),
        ("a\u200bna et mar\u00adius", "Enfant 1 et Enfant 2"),
        ("le sac des Anei, la voix Mariusului", "le sac des Enfant 1, la voix Enfant 2"),
        ("tirtoaca STEFANITA", "Personne B"),
        ("Попеску, Popesku", "[nom], [nom]"),
        ("وليلى قالت", "وEnfant 3 قالت"),
        ("les acacias à saint denis, Acacias", "Lieu 1 à [commune], Lieu 1"),
        ("Ana-Maria et Elena Ionescu", "Enfant 1 et Personne A"),
        ("E\u0301lena, Éléna, ELENA", "Personne A, Personne A, Personne A"),
        ("AnaPopescu", "Enfant 1"),
        ("Maria-Marius", "Enfant 1-Enfant 2"),
        ("la rose de Rose, Li et li", "la rose de Personne C, Personne C et li"),
        ("Ana2", "Enfant 1 2"),
        ("lukasz", "[tiers]"),
        ("« Ana » (Ana) Ana.", "« Enfant 1 » (Enfant 1) Enfant 1."),
    ],
)
def test_a_known_name_is_found_however_it_is_written(text: str, masked: str) -> None:
    assert MASKS.masked(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("L’école, L'a vu. A-t-elle dit", "L’école, L'a vu. A-t-elle dit"),
        ("Personne A, Personne L et A. Martin", "Personne A, Personne L et [équipe]"),
        ("vu par L. Bernard", "vu par [équipe]"),
    ],
)
def test_an_initial_leaves_elisions_and_pseudonyms_alone(text: str, masked: str) -> None:
    assert Masks({"[équipe]": ("A. Martin", "L. Bernard")}, {}).masked(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Une analyse de la banane, une manière de voir.",
        "Elle n’a pas de papiers et il pleut.",
        "Le collège est fermé. Une dette de 1 500 euros.",
        "Enfant, personne, lieu, maman, tante.",
    ],
)
def test_words_that_only_look_alike_stay(text: str) -> None:
    assert MASKS.masked(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("depuis le 19 janvier 2026", "depuis janvier 2026"),
        ("le 19 janvier, du 12 au 19 avril", "en janvier, en avril"),
        ("Le lundi 1er août 2025", "En août 2025"),
        ("du 3 octobre au 2 mars", "d’octobre jusqu’en mars"),
        ("né le 12/05/2011 ou 2011-05-12", "né le [date] ou [date]"),
        ("06 39 98 11 22, +40 721 123 456", "[téléphone], [téléphone]"),
        ("06.39.98.11.22 ou 0639981122", "[téléphone] ou [téléphone]"),
        ("4 rue des Ateliers, 93200 Saint-Denis", "[adresse], [commune]"),
        ("près de la rue de la Gare", "près de la [adresse]"),
        ("48.93512, 2.35634", "[position]"),
        ("ana.popescu@x.example, @nina_93", "[courriel], [compte]"),
        ("https://exemple.example/ana", "[adresse internet]"),
        ("carte n° RX 123456", "carte n° [numéro]"),
        ("Mme Petit, Docteur Jean De La Tour", "Mme [nom], Docteur [nom]"),
    ],
)
def test_days_numbers_and_addresses_are_said_to_be_there(text: str, masked: str) -> None:
    assert without_marks_of_identity(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "15 personnes, en 2025 et 2026, à 10:15",
        "1 500 euros, 14 ans, vers 18 h 30, 3 enfants",
        "Madame la Principale, monsieur le maire",
        "Il y a 2 places ici, la route est loin",
        "en mars 2026, depuis janvier",
    ],
)
def test_what_locates_nobody_stays(text: str) -> None:
    assert without_marks_of_identity(text) == text
