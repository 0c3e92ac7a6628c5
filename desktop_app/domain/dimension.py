"""The dimensions under which the indicators of a faisceau are shown (mniop.md §3.1 and §3.5)."""

from __future__ import annotations

from enum import StrEnum

from desktop_app.domain.french import NBSP


class Dimension(StrEnum):
    """The groups of the French lists, then the six dimensions of the ILO and the Commission."""

    EMPRISE = "emprise"
    GENERAL = "general"
    MINOR = "mineur"
    OFFENCES = "delits"
    SEXUAL = "sexuelle"
    WORK = "travail"
    HEALTH = "sante"
    DECEPTIVE_RECRUITMENT = "d1"
    COERCIVE_RECRUITMENT = "d2"
    ABUSIVE_RECRUITMENT = "d3"
    EXPLOITATION = "d4"
    COERCION = "d5"
    ABUSE_OF_VULNERABILITY = "d6"
    OTHER = "autre"

    @property
    def label(self) -> str:
        """Return the French heading."""
        return _LABELS[self]


_LABELS = {
    Dimension.EMPRISE: "Emprise dans un lieu de vie",
    Dimension.GENERAL: "Signes généraux",
    Dimension.MINOR: f"Mineurs{NBSP}: signes généraux",
    Dimension.OFFENCES: "Mineurs contraints à commettre des délits",
    Dimension.SEXUAL: "Exploitation sexuelle",
    Dimension.WORK: "Exploitation par le travail, servitude domestique",
    Dimension.HEALTH: "Santé",
    Dimension.DECEPTIVE_RECRUITMENT: "Recrutement par tromperie",
    Dimension.COERCIVE_RECRUITMENT: "Recrutement par contrainte",
    Dimension.ABUSIVE_RECRUITMENT: "Recrutement par abus de vulnérabilité",
    Dimension.EXPLOITATION: "Exploitation",
    Dimension.COERCION: "Contrainte à destination",
    Dimension.ABUSE_OF_VULNERABILITY: "Abus de vulnérabilité à destination",
    Dimension.OTHER: "Autres indices",
}


def dimension_of(code: str) -> Dimension:
    """Return the dimension of a code; one that is not known stands under « Autres indices »."""
    try:
        return Dimension(code)
    except ValueError:
        return Dimension.OTHER


CAUTION = (
    f"Un faisceau, jamais une preuve{NBSP}: la présence ou l’absence d’un indice ne permet pas de "
    f"conclure (ONUDC). «{NBSP}C’est plutôt une conjonction d’indices qui va alerter et non un "
    f"seul indicateur{NBSP}» (Hors la rue). Fanal ne calcule rien à partir de ces indices."
)
"""Sources: unodc.org/e4j tip-and-som module 6; centre-ressources-teh.horslarue.org/805-2."""
