"""The articles that the papers rest on, as they were read, and how a paper cites them.

A model names its articles in ``model.toml`` (``legal_basis``, ``legal_basis_read_in``); what each
says is here, once. Sources: code de l’action sociale et des familles, text of 2023 (crip.md §1.0,
§1.1); for the principle of non-sanction a page of the association Hors la rue of 18 October 2021
(mniop.md §3.3). Changes made since then have not been verified, and the paper says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

CASF = "du code de l’action sociale et des familles"

ARTICLES: tuple[str, ...] = tuple(
    f"Article {number} {CASF}" for number in ("R226-2-2", "L226-2-1", "L226-3", "L226-5")
)
"""Those of the information préoccupante, which a paper without a model rests on."""

READ_IN = "2023"

_SAID: Mapping[str, str] = MappingProxyType(
    {
        f"Article R226-2-2 {CASF}": (
            "l’information préoccupante alerte sur la situation d’un mineur, pouvant laisser "
            "craindre que sa santé, sa sécurité ou sa moralité sont en danger ou en risque de "
            "l’être, ou que les conditions de son éducation ou de son développement sont gravement "
            "compromises ou en risque de l’être"
        ),
        f"Article L226-2-1 {CASF}": (
            "l’information est transmise sans délai au président du conseil départemental ; sauf "
            "intérêt contraire de l’enfant, le père, la mère, toute autre personne exerçant "
            "l’autorité parentale ou le tuteur en sont informés au préalable"
        ),
        f"Article L226-3 {CASF}": (
            "le département recueille, traite et évalue les informations préoccupantes ; les "
            "autres mineurs présents au domicile sont évalués aussi"
        ),
        f"Article L226-4 {CASF}": (
            "le procureur de la République est avisé sans délai lorsqu’un mineur est en danger "
            "grave et immédiat, notamment en cas de maltraitance ; qui l’avise directement en "
            "raison de la gravité de la situation adresse une copie au président du conseil "
            "départemental (II)"
        ),
        f"Article L226-5 {CASF}": (
            "les personnes qui ont transmis dans le cadre de leur activité professionnelle ou d’un "
            "mandat électif sont informées des suites dans les trois mois ; les autres le sont à "
            "leur demande, dans les trois mois de cette demande"
        ),
        f"Article D226-2-3 {CASF}": (
            "l’évaluation porte sur la situation du mineur et des autres mineurs du domicile ; "
            "elle n’a pas pour objet de déterminer la véracité des faits allégués"
        ),
        f"Article D226-2-4 {CASF}": (
            "l’évaluation est réalisée dans les trois mois de la réception, dans un délai plus "
            "court selon le danger et l’âge de l’enfant, notamment avant deux ans"
        ),
        f"Article D226-2-6 {CASF}": (
            "sauf intérêt contraire de l’enfant, ses parents sont informés de l’évaluation ; "
            "l’équipe rencontre le mineur et ses parents au moins une fois à leur domicile"
        ),
        f"Article D226-2-8 {CASF}": (
            "l’information de la personne qui a transmis est de principe, sauf intérêt contraire "
            "de l’enfant, ou danger pour lui ou pour cette personne"
        ),
        "Article 26 de la convention du Conseil de l’Europe sur la lutte contre la traite des "
        "êtres humains": "principe de non-sanction des victimes de la traite",
        "Article 225-4-1 du code pénal": (
            "la traite des êtres humains est le fait de recruter, de transporter, de transférer, "
            "d’héberger ou d’accueillir une personne à des fins d’exploitation, par l’un des "
            "moyens que l’article cite ; pour une personne mineure, elle est constituée sans "
            "aucun de ces moyens"
        ),
        "Article 12, paragraphe 6, de la convention du Conseil de l’Europe sur la lutte contre la "
        "traite des êtres humains": "l’aide à une victime ne dépend pas de sa volonté de témoigner",
        "Article 122-2 du code pénal": "contrainte",
    }
)


def cited(articles: Sequence[str]) -> list[dict[str, str]]:
    """Return each article with what it says; a code named once below the list is not repeated."""
    named = articles or ARTICLES
    shared = all(name.endswith(CASF) for name in named)
    return [
        {
            "article": name.removesuffix(CASF).strip() if shared else name,
            "objet": _SAID.get(name, ""),
        }
        for name in named
    ]


def version(articles: Sequence[str], read_in: str) -> str:
    """Return the sentence that says when the articles were read."""
    named = articles or ARTICLES
    of_the_code = f"Articles {CASF}, dans leur rédaction consultée"
    known = of_the_code if all(name.endswith(CASF) for name in named) else "Textes consultés"
    return (
        f"{known} en {read_in or READ_IN}. Leurs modifications ultérieures n’ont pas été vérifiées."
    )
