"""The persons of the paper: children, other minors, parents, household (crip.md §2.2 B and C)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.field import Field, Help, Kind, Origin

_MINIMAL = "N’écrire que ce qui explique le danger ou aide l’évaluation."


def _child(
    name: str,
    label: str,
    example: str,
    help_: Help | None = None,
    *,
    kind: Kind = Kind.TEXT,
    expected: bool = False,
    sensitive: bool = False,
) -> Field:
    return Field(
        f"enfants[].{name}",
        label,
        kind,
        Origin.PERSON,
        example,
        help=help_ or Help(),
        expected=expected,
        sensitive=sensitive,
    )


_CHILDREN: tuple[Field, ...] = (
    replace(_child("numero", "Numéro d’ordre", "1", kind=Kind.NUMBER), origin=Origin.COMPUTED),
    _child(
        "nom",
        "Nom et prénom",
        "POPESCU Ana",
        Help(
            instruction="Tel qu’écrit sur un document, sinon tel qu’il vous a été dit.",
            method="Identifier l’enfant précisément : nom, prénom, adresse.",
        ),
        expected=True,
    ),
    _child("nom_naissance", "Nom de naissance", "Popescu"),
    _child("nom_usage", "Nom d’usage", "Ionescu"),
    _child("prenoms", "Prénoms", "Ana, Maria"),
    _child(
        "autres_noms",
        "Autres noms, surnoms, orthographes",
        "« Nina » ; Popesku (autre orthographe)",
        Help(
            instruction="Le nom utilisé sur le terrain, l’orthographe d’un autre alphabet.",
            method="Un autre nom évite que deux écrits parlent de deux enfants.",
        ),
    ),
    _child("sexe", "Sexe (état civil)", "féminin"),
    _child("genre", "Genre, si la personne le précise", "", sensitive=True),
    _child(
        "naissance",
        "Date de naissance ou âge",
        "12 mai 2011 (14 ans)",
        Help(
            instruction="Jour, mois, année. Une année seule ou un âge estimé suffisent.",
            method="Ne jamais inventer un jour : dire d’où vient l’âge.",
            law="L’évaluation est plus rapide selon l’âge, notamment avant deux ans "
            "(article D226-2-4 du code de l’action sociale et des familles).",
        ),
        expected=True,
    ),
    _child("age", "Âge", "14 ans"),
    _child(
        "age_source",
        "D’où vient l’âge",
        "déclaré par la personne",
        Help(instruction="Document vu, déclaré, estimé."),
    ),
    _child("lieu_naissance", "Lieu de naissance", "Craiova (Roumanie)"),
    _child(
        "nationalites",
        "Nationalité",
        "Roumanie",
        Help(method="Seulement si elle est utile à la compréhension."),
        sensitive=True,
    ),
    _child(
        "langues",
        "Langues",
        "romani (langue maternelle), français (un peu)",
        Help(method="La langue sert à préparer la rencontre avec l’enfant."),
    ),
    _child(
        "interprete",
        "Interprète",
        "utile : romani. Éviter un membre de la famille",
        Help(instruction="Dites si un interprète est utile, et dans quelle langue."),
    ),
    _child(
        "telephone",
        "Téléphone",
        "06 39 98 11 22 (appel : seulement l’après-midi)",
        Help(instruction="Seulement si l’on peut appeler sans risque pour l’enfant."),
        kind=Kind.PHONE,
    ),
    _child("courriel", "Courriel", "", kind=Kind.EMAIL),
    _child(
        "domicile",
        "Domicile",
        "Chez l’association, 4 rue des Ateliers, Saint-Denis",
        Help(
            instruction="L’adresse de résidence, ou la domiciliation.",
            method="Le domicile désigne le département compétent.",
        ),
    ),
    _child(
        "lieu_actuel",
        "Où se trouve l’enfant aujourd’hui",
        "Les Acacias, Saint-Denis, terrain, troisième caravane à gauche",
        Help(
            instruction="Le lieu où l’on peut le trouver, même sans adresse : repère, commune.",
            method="À distinguer du domicile.",
        ),
        expected=True,
    ),
    _child(
        "lieu_de_vie",
        "Lieu de vie habituel",
        "Les Acacias, Saint-Denis",
        Help(instruction="S’il est différent de l’endroit où se trouve l’enfant aujourd’hui."),
    ),
    _child("lieu_depuis", "Depuis", "octobre 2025"),
    _child(
        "scolarite",
        "Scolarité",
        "scolarisée, collège Elsa-Triolet, 5e, Saint-Denis",
        Help(
            instruction="Établissement, classe, commune. Ou « non scolarisé ».",
            method="L’école est souvent le seul contact durable.",
        ),
        expected=True,
    ),
    _child("vit_avec", "Vit avec", "sa mère et ses deux frères", expected=True),
    _child(
        "autorite_parentale",
        "Autorité parentale",
        "mère (déclaré)",
        Help(instruction="Père, mère, les deux, tuteur ou tutrice, délégation. Ou « inconnu »."),
        expected=True,
    ),
    _child(
        "vulnerabilites",
        "Ce qui rend l’enfant plus vulnérable",
        "handicap",
        Help(instruction="Handicap, grossesse, isolement…", method=_MINIMAL),
        sensitive=True,
    ),
    _child(
        "sante",
        "Santé",
        "asthme, sans traitement depuis janvier",
        Help(
            instruction="Ce qui a été vu ou dit, sans diagnostic.",
            method=_MINIMAL,
            law="Les données de santé sont des données sensibles (article 9 du RGPD).",
        ),
        kind=Kind.LONG_TEXT,
        sensitive=True,
    ),
    _child(
        "avis",
        "Ce que l’enfant en dit, ce qu’il souhaite",
        "Elle souhaite retourner au collège.",
        Help(
            method="Ne pas le demander si cela le met en difficulté.",
            law="L’évaluation prend en compte l’avis du mineur "
            "(article D226-2-3 du code de l’action sociale et des familles).",
        ),
        kind=Kind.LONG_TEXT,
    ),
    _child("ressources", "Ses appuis", "Une enseignante de confiance", kind=Kind.LONG_TEXT),
    _child("liens", "Liens avec les autres personnes", "fille de Elena ; sœur de Marius"),
    replace(
        _child(
            "peut_etre_retrouve",
            "De quoi retrouver l’enfant",
            "oui",
            Help(
                instruction="Un nom (de l’enfant ou d’un parent) et un lieu : "
                "adresse, repère ou école.",
                method="Si l’on sait peu : le nom des parents et une adresse peuvent suffire.",
            ),
            kind=Kind.YES_NO,
        ),
        origin=Origin.COMPUTED,
    ),
)

_COMMON = frozenset(
    {
        *("nom", "nom_naissance", "nom_usage", "prenoms", "autres_noms", "sexe"),
        *("naissance", "age", "age_source", "lieu_naissance", "nationalites", "langues"),
        *("interprete", "telephone", "courriel", "domicile", "lieu_actuel", "lieu_depuis"),
        "lieu_de_vie",
        *("liens", "sante", "vulnerabilites"),
    }
)
_MINOR = _COMMON | {"scolarite", "vit_avec", "autorite_parentale", "avis", "ressources", "genre"}


def _derived(group: str, names: frozenset[str]) -> tuple[Field, ...]:
    """Return the fields of ``group`` taken over from the child's, expected ones excepted."""
    return tuple(
        replace(
            field,
            key=field.key.replace("enfants[]", f"{group}[]"),
            origin=Origin.FAMILY if field.origin is Origin.PERSON else field.origin,
            expected=field.key == "enfants[].nom",
        )
        for field in _CHILDREN
        if field.key.removeprefix("enfants[].") in names
    )


def _adult(group: str) -> tuple[Field, ...]:
    """Return the fields of a grown-up: method and law of the child’s own do not apply."""
    shared = _derived(group, _COMMON)
    return (
        *(replace(field, help=Help(instruction=field.help.instruction)) for field in shared),
        Field(
            f"{group}[].adresse",
            "Adresse (si différente)",
            Kind.TEXT,
            Origin.FAMILY,
            "12 rue de la Gare, Aubervilliers",
        ),
        Field(
            f"{group}[].profession",
            "Profession",
            Kind.TEXT,
            Origin.FAMILY,
            "",
            help=Help(method="Rarement utile : à laisser vide sauf raison précise."),
        ),
    )


_SUBJECT_EXPECTED = frozenset({"nom", "naissance", "lieu_actuel", "langues"})


def _subject() -> tuple[Field, ...]:
    """Return the fields of the adult whom a referral is about (mniop.md §2.2 S2, S3)."""
    known = _adult("concernees")
    return (
        *(
            replace(
                field,
                origin=Origin.PERSON if field.origin is Origin.FAMILY else field.origin,
                expected=field.key.rpartition(".")[2] in _SUBJECT_EXPECTED,
            )
            for field in known
            if field.key.rpartition(".")[2] not in ("age", "adresse")
        ),
        Field(
            "concernees[].libre_circulation",
            "Nationalité d’un pays de l’Union européenne, de l’EEE ou de la Suisse",
            Kind.TEXT,
            Origin.COMPUTED,
            "oui",
            help=Help(method="Les titres de séjour liés à la traite ne la concernent alors pas."),
        ),
    )


_BESIDE = frozenset({"nom", "naissance", "liens", "lieu_actuel"})

PERSONS: tuple[Field, ...] = (
    *_CHILDREN,
    *_derived("autres_mineurs", _MINOR),
    *_adult("parents"),
    *_adult("foyer"),
    *_adult("entourage"),
    *_subject(),
    *_derived("proches", _BESIDE),
)
