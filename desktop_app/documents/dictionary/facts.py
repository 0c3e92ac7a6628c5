"""Motive, danger, facts in four voices, attachments (crip.md §2.2 D, §3.1)."""

from __future__ import annotations

from desktop_app.documents.field import Field, Help, Kind, Origin

_WHEN = Help(
    instruction="Une date exacte, approximative, ou une période.",
    method="« Souvent » ne se vérifie pas : dater chaque fait.",
)


def _voice(group: str, name: str, label: str, example: str, **more: Help | Kind | bool) -> Field:
    kind, help_ = more.get("kind", Kind.TEXT), more.get("help", Help())
    if not isinstance(kind, Kind) or not isinstance(help_, Help):
        raise TypeError(group, name)
    return Field(
        f"{group}[].{name}",
        label,
        kind,
        Origin.OBSERVATION,
        example,
        help=help_,
        expected=bool(more.get("expected", False)),
    )


def _occasion(group: str) -> tuple[Field, ...]:
    """Return what every voice shares: when, where, who, by whom."""
    return (
        _voice(group, "date", "Date", "2 mars 2026", kind=Kind.DATE, help=_WHEN, expected=True),
        _voice(group, "heure", "Heure", "vers 11 h"),
        _voice(group, "lieu", "Lieu", "Les Acacias, Saint-Denis"),
        _voice(group, "personnes", "Personnes concernées", "Ana, Marius"),
        _voice(group, "auteur", "Observé par", "Claire Martin"),
        _voice(group, "equipe", "Avec", "Luc Bernard"),
        _voice(group, "deja_transmis", "Déjà transmis", "Déjà dans l’écrit E-2026-012"),
    )


FACTS: tuple[Field, ...] = (
    Field(
        "motif",
        "Pourquoi nous écrivons aujourd’hui",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "Ana, 14 ans, ne va plus au collège depuis un mois et dit avoir peur le soir.",
        help=Help(
            instruction="Trois lignes : ce qui déclenche l’écrit aujourd’hui.",
            method="Le motif se distingue du contexte et de l’histoire.",
        ),
        expected=True,
    ),
    Field(
        "degre_danger",
        "Danger ou risque de danger",
        Kind.CHOICE,
        Origin.ECRIT,
        "risque",
        choices=(("danger", "danger"), ("risque", "risque de danger")),
        help=Help(
            instruction="Ce que vous craignez, sans avoir à le prouver.",
            law="L’information préoccupante alerte sur un mineur en danger ou en risque de l’être "
            "(article R226-2-2 du code de l’action sociale et des familles).",
        ),
    ),
    Field(
        "nature_danger",
        "Ce qui peut être en danger ou gravement compromis",
        Kind.CHOICES,
        Origin.ECRIT,
        "sante|securite",
        choices=(
            ("sante", "santé"),
            ("securite", "sécurité"),
            ("moralite", "moralité"),
            ("education", "conditions d’éducation"),
            ("dev_physique", "développement physique"),
            ("dev_affectif", "développement affectif"),
            ("dev_intellectuel", "développement intellectuel"),
            ("dev_social", "développement social"),
        ),
        help=Help(
            instruction="Une ou plusieurs réponses.",
            law="Catégories de l’article R226-2-2 du code de l’action sociale et des familles.",
        ),
    ),
    Field(
        "au_moins_un_fait_date",
        "Au moins un fait ou une parole avec sa date",
        Kind.YES_NO,
        Origin.COMPUTED,
        "oui",
        help=Help(instruction="Choisissez au moins une observation datée."),
    ),
    Field(
        "periode_faits",
        "Période des faits",
        Kind.TEXT,
        Origin.COMPUTED,
        "du 12 janvier au 2 mars 2026",
    ),
    Field("nombre_faits", "Nombre d’observations citées", Kind.NUMBER, Origin.COMPUTED, "6"),
    *_occasion("constats"),
    _voice(
        "constats",
        "texte",
        "Ce qui a été constaté",
        "J’ai constaté que la porte était ouverte et que les deux enfants étaient seuls.",
        kind=Kind.LONG_TEXT,
        help=Help(
            instruction="Ce que vous avez vu ou entendu, dans l’ordre, avec l’heure et le lieu.",
            method="À l’indicatif, à la première personne : « j’ai constaté… ».",
        ),
    ),
    *_occasion("rapportes"),
    _voice(
        "rapportes",
        "texte",
        "Ce qui a été rapporté",
        "que l’enfant n’est pas venu en classe depuis le 12 janvier",
        kind=Kind.LONG_TEXT,
        help=Help(method="Au style indirect : « l’enseignante m’a dit que… »."),
    ),
    _voice(
        "rapportes",
        "informateur",
        "Qui l’a rapporté",
        "l’enseignante",
        help=Help(
            instruction="Le nom, ou seulement le rôle si la personne ne doit pas être nommée.",
            method="Écrire comme si les parents allaient lire.",
        ),
        expected=True,
    ),
    *_occasion("paroles"),
    _voice(
        "paroles",
        "citation",
        "Paroles, mot à mot",
        "« J’ai peur quand il rentre. »",
        kind=Kind.LONG_TEXT,
        help=Help(
            instruction="Les mots exacts, entre guillemets. Qui parle, dans quelle langue, "
            "devant qui.",
            method="Ne rien corriger, ne rien résumer.",
        ),
    ),
    _voice("paroles", "texte", "Paroles sans guillemets", "J’ai peur quand il rentre."),
    _voice("paroles", "locuteur", "Qui parle", "Ana, enfant concernée", expected=True),
    _voice("paroles", "langue", "Langue", "romani"),
    _voice("paroles", "interprete", "Interprète", "une bénévole de l’association"),
    _voice(
        "paroles",
        "circonstances",
        "Circonstances",
        "seule avec l’intervenante, après la permanence",
        kind=Kind.LONG_TEXT,
        help=Help(method="Où, quand, devant qui la parole a été recueillie."),
    ),
    _voice(
        "paroles",
        "question",
        "Question posée",
        "Comment ça se passe à la maison ?",
        help=Help(method="Seulement des questions qui ne suggèrent pas la réponse."),
    ),
    *_occasion("analyses"),
    _voice(
        "analyses",
        "texte",
        "Ce que nous en comprenons",
        "L’enfant pourrait être exposée à des violences.",
        kind=Kind.LONG_TEXT,
        help=Help(
            instruction="Ne sera pas joint à l’écrit sauf si vous le choisissez.",
            method="Au conditionnel : « le père aurait quitté le domicile ». Pas de diagnostic.",
        ),
    ),
    Field(
        "traces",
        "Traces visibles",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "Une marque bleue de deux centimètres sur l’avant-bras gauche, vue le 2 mars 2026.",
        help=Help(
            instruction="Taille, endroit, couleur, date.",
            method="Décrire ce qui est visible, sans déshabiller ni photographier.",
        ),
        sensitive=True,
    ),
    Field(
        "auteurs_presumes",
        "Personne mise en cause, si elle est désignée",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "Selon l’enfant, l’auteur serait un voisin.",
        help=Help(
            instruction="Au conditionnel, et en disant qui désigne cette personne.",
            method="Séparer des faits. Ne pas enquêter.",
        ),
        sensitive=True,
    ),
    Field(
        "historique",
        "Historique",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "Famille rencontrée en octobre 2025 après l’évacuation du terrain précédent.",
        help=Help(
            instruction="Court, daté, seulement ce qui est déjà connu.",
            method="Sans retour en arrière.",
        ),
    ),
    Field(
        "pieces[].titre",
        "Pièce jointe",
        Kind.TEXT,
        Origin.ECRIT,
        "Certificat médical du 2 mars 2026",
        help=Help(instruction="Certificat, courrier, attestation. Une ligne par pièce."),
    ),
    Field("pieces[].numero", "Numéro de pièce", Kind.NUMBER, Origin.COMPUTED, "1"),
)
