"""The fictional association, the person who writes, and the team."""

from __future__ import annotations

import random

from desktop_app.domain.ids import UserId
from desktop_app.domain.organisation import Organisation, Profile

ORGANISATION = Organisation(
    name="Association Brindelune (fictive)",
    address="12 quai de l’Exemple",
    postal_code="93200",
    city="Saint-Denis",
    phone="01 99 00 12 40",
    email="contact@brindelune.example",
    rna="W930000000",
)
COORDINATOR = ("Bastien Morvagne", "Coordinateur des maraudes")
TEAM = ("Inès Valdor", "Ludivine Caressol", "Hugo Pernette", "Maud Querlin", "Salomé Tarvic")


def author(user_id: UserId) -> Profile:
    """Return the profile of the person who writes in the training register."""
    return Profile(
        id=user_id,
        first_name="Camille",
        last_name="Sauvelin",
        function="Intervenante sociale",
        phone="06 39 98 12 40",
        email="c.sauvelin@brindelune.example",
    )


def mobile(rng: random.Random) -> str:
    """Return a number of the range kept for fiction, as people type it."""
    number = f"{rng.randrange(10000):04}"
    return rng.choice(
        (
            f"06 39 98 {number[:2]} {number[2:]}",
            f"06 39 98 {number[:2]} {number[2:]}",
            f"+33 6 39 98 {number[:2]} {number[2:]}",
            f"063998{number}",
        )
    )


def landline(rng: random.Random) -> str:
    """Return a landline of the range kept for fiction."""
    number = f"{rng.randrange(10000):04}"
    return f"01 99 00 {number[:2]} {number[2:]}"
