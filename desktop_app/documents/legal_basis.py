"""The articles that an information préoccupante rests on, as they were read.

Source: code de l’action sociale et des familles, text of 2023 (crip.md §1.0, §1.1). Changes made
since then have not been verified, and the paper says so.
"""

from __future__ import annotations

VERSION = (
    "Articles du code de l’action sociale et des familles, dans leur rédaction consultée en 2023. "
    "Leurs modifications ultérieures n’ont pas été vérifiées."
)

ARTICLES: tuple[tuple[str, str], ...] = (
    (
        "Article R226-2-2",
        "l’information préoccupante alerte sur la situation d’un mineur, pouvant laisser craindre "
        "que sa santé, sa sécurité ou sa moralité sont en danger ou en risque de l’être, ou que "
        "les conditions de son éducation ou de son développement sont gravement compromises ou en "
        "risque de l’être",
    ),
    (
        "Article L226-2-1",
        "l’information est transmise sans délai au président du conseil départemental ; sauf "
        "intérêt contraire de l’enfant, le père, la mère, toute autre personne exerçant l’autorité "
        "parentale ou le tuteur en sont informés au préalable",
    ),
    (
        "Article L226-3",
        "le département recueille, traite et évalue les informations préoccupantes ; les autres "
        "mineurs présents au domicile sont évalués aussi",
    ),
    (
        "Article L226-5",
        "les personnes qui ont transmis dans le cadre de leur activité professionnelle ou d’un "
        "mandat électif sont informées des suites dans les trois mois ; les autres le sont à leur "
        "demande, dans les trois mois de cette demande",
    ),
)
"""Each article and, in short, what it says."""
