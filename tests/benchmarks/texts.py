"""Sentences of an ordinary length about nobody, for registers that are measured."""

from __future__ import annotations

import random

_WHO = ("Ana", "La mère", "Le grand frère", "Une voisine", "L’enseignante", "Le père", "Ion")
_DOES = (
    "est présente sur le terrain",
    "attend devant la caravane",
    "demande un rendez-vous",
    "porte un plâtre au bras droit",
    "n’est pas allée au collège",
    "parle de la coupure d’eau",
    "garde les petits",
    "montre les papiers de l’hôpital",
)
_WHEN = (
    "à 11 h, un jour de classe",
    "pendant que la mère est au marché",
    "depuis les travaux du chemin",
    "comme la semaine dernière",
    "avec deux autres enfants",
    "au retour du marché",
)


def sentence(draw: random.Random) -> str:
    """Return one sentence of some sixty letters."""
    return f"{draw.choice(_WHO)} {draw.choice(_DOES)} {draw.choice(_WHEN)}."
