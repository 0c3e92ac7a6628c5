"""The fields of letters: to the procureur, to parents, to a lawyer, to whom you like."""

from __future__ import annotations

from desktop_app.documents.dictionary.answered import answered
from desktop_app.documents.field import Field, Help, Kind, Origin

_COPY_LAW = (
    "Qui avise directement le procureur en raison de la gravité adresse une copie au président du "
    "conseil départemental (article L226-4 II du code de l’action sociale et des familles)."
)


def _crip(name: str, label: str, example: str) -> Field:
    return Field(f"crip.{name}", label, Kind.TEXT, Origin.DIRECTORY, example)


_PROSECUTOR: tuple[Field, ...] = (
    Field(
        "crip.nom",
        "CRIP du territoire",
        Kind.TEXT,
        Origin.DIRECTORY,
        "CRIP de la Seine-Saint-Denis",
    ),
    _crip("adresse", "Adresse de la CRIP", "Hôtel du département, 93000 Bobigny"),
    Field(
        "crip.courriel",
        "Courriel de la CRIP",
        Kind.EMAIL,
        Origin.DIRECTORY,
        "crip@departement.example",
    ),
    answered(
        "tribunal",
        "Tribunal judiciaire de",
        Kind.TEXT,
        "Bobigny",
        Help(
            instruction="La ville du tribunal judiciaire du lieu où se trouve l’enfant.",
            method="En urgence : appel au magistrat de permanence du parquet, puis l’écrit.",
        ),
        expected=True,
    ),
    answered(
        "motif_signalement",
        "Pourquoi le procureur de la République",
        Kind.CHOICES,
        "infraction|protection",
        Help(
            instruction="Une ou plusieurs réponses.",
            method="Sans besoin de protection immédiate ni infraction supposée, l’information "
            "préoccupante à la CRIP est la voie ordinaire.",
            law="Le procureur est avisé sans délai d’un danger grave et immédiat, notamment de "
            "maltraitance (article L226-4 du code de l’action sociale et des familles).",
        ),
        choices=(
            ("danger", "un danger grave et immédiat"),
            ("infraction", "des faits qui pourraient être une infraction commise contre l’enfant"),
            ("protection", "une protection immédiate paraît nécessaire"),
            ("retour", "l’enfant ne peut pas rentrer chez lui"),
        ),
        expected=True,
    ),
    answered(
        "demande_procureur",
        "Ce que nous demandons au procureur",
        Kind.CHOICES,
        "protection|suites",
        Help(instruction="La protection attendue.", law=_COPY_LAW),
        choices=(
            ("protection", "une mesure de protection de l’enfant"),
            ("faits", "l’examen des faits signalés"),
            ("suites", "une information sur les suites données à ce signalement"),
        ),
    ),
)

_PARENTS: tuple[Field, ...] = (
    answered(
        "lettre_moment",
        "L’écrit au département",
        Kind.CHOICE,
        "avant",
        Help(
            instruction="Dites si l’écrit part après cette lettre ou s’il est déjà parti.",
            law="Sauf intérêt contraire de l’enfant, les titulaires de l’autorité parentale sont "
            "informés au préalable (article L226-2-1 du code de l’action sociale et des familles).",
        ),
        choices=(("avant", "Nous allons écrire"), ("apres", "Nous avons écrit")),
    ),
    answered(
        "lettre_motif",
        "Ce qui nous inquiète",
        Kind.LONG_TEXT,
        "Ana ne va plus au collège depuis un mois. Elle nous a dit être fatiguée.",
        Help(
            instruction="Deux ou trois phrases courtes, avec des faits. À lire à voix haute.",
            method="Ni reproche ni conclusion. Ne dites jamais qui vous a informés. N’écrivez pas "
            "ce qui pourrait mettre l’enfant en danger.",
        ),
        expected=True,
    ),
    answered(
        "lettre_rendez_vous",
        "Pour en parler",
        Kind.TEXT,
        "jeudi 5 mars 2026 à 14 h, au local de l’association, avec une interprète",
        Help(instruction="Un moment, un lieu, une personne. Avec interprète si c’est utile."),
    ),
)

_LAWYER: tuple[Field, ...] = (
    answered(
        "procedure",
        "La procédure en cours",
        Kind.LONG_TEXT,
        "Tribunal pour enfants, audience le 20 mars 2026.",
        Help(
            instruction="La juridiction, la date d’audience, ce qui est reproché.",
            method="Sans commenter l’affaire : l’avocat choisit ce qui sera dit et montré.",
        ),
        expected=True,
        sensitive=True,
    ),
    answered(
        "contrainte",
        "Ce qui pourrait indiquer une contrainte",
        Kind.LONG_TEXT,
        "Un adulte appellerait l’enfant plusieurs fois par heure.",
        Help(
            instruction="Des faits, avec leur date. Au conditionnel pour ce qui est supposé.",
            method="Ne pas conclure à la place du juge : dire ce qui a été vu et entendu.",
        ),
        sensitive=True,
    ),
    answered(
        "note_precisions",
        "Preuves d’envoi et précisions",
        Kind.LONG_TEXT,
        "Accusé de réception de la CRIP du 13 février 2026, en pièce 2.",
        Help(
            instruction="Quand et comment chaque écrit est parti, ce qui a été répondu.",
            method="Une preuve d’envoi datée vaut mieux qu’un souvenir.",
        ),
    ),
)

_FREE: tuple[Field, ...] = (
    answered(
        "courrier_objet",
        "Objet du courrier",
        Kind.TEXT,
        "Inscription au collège",
        Help(
            instruction="Quelques mots. Sans nom de personne si l’objet se lit sur l’enveloppe.",
        ),
        expected=True,
    ),
    answered(
        "courrier_texte",
        "Texte du courrier",
        Kind.LONG_TEXT,
        "Nous accompagnons une famille qui souhaite inscrire sa fille au collège.",
        Help(
            instruction="Le texte, sans la formule d’appel ni la formule de fin.",
            method="Une idée par paragraphe. N’écrire que ce dont le destinataire a besoin.",
        ),
        expected=True,
    ),
    answered(
        "appel",
        "Formule d’appel",
        Kind.TEXT,
        "Madame, Monsieur",
        Help(instruction="Madame la Principale, Maître… Sans réponse : « Madame, Monsieur »."),
    ),
)


LETTERS: tuple[Field, ...] = (*_PROSECUTOR, *_PARENTS, *_LAWYER, *_FREE)
