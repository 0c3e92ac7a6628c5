"""The fields of letters: to the procureur, to parents, to a lawyer, to whom you like."""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import typed
from desktop_app.documents.field import Field, Kind, Origin

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
    typed(
        "tribunal",
        "Tribunal judiciaire de",
        "Bobigny",
        kind=Kind.TEXT,
        instruction="La ville du tribunal judiciaire du lieu où se trouve l’enfant.",
        method="En urgence : appel au magistrat de permanence du parquet, puis l’écrit.",
        expected=True,
    ),
    typed(
        "motif_signalement",
        "Pourquoi le procureur de la République",
        "infraction|protection",
        several=True,
        instruction="Une ou plusieurs réponses.",
        method="Sans besoin de protection immédiate ni infraction supposée, l’information "
        "préoccupante à la CRIP est la voie ordinaire.",
        law="Le procureur est avisé sans délai d’un danger grave et immédiat, notamment de "
        "maltraitance (article L226-4 du code de l’action sociale et des familles).",
        choices=(
            ("danger", "un danger grave et immédiat"),
            ("infraction", "des faits qui pourraient être une infraction commise contre l’enfant"),
            ("protection", "une protection immédiate paraît nécessaire"),
            ("retour", "l’enfant ne peut pas rentrer chez lui"),
        ),
        expected=True,
    ),
    typed(
        "demande_procureur",
        "Ce que nous demandons au procureur",
        "protection|suites",
        several=True,
        instruction="La protection attendue.",
        law=_COPY_LAW,
        choices=(
            ("protection", "une mesure de protection de l’enfant"),
            ("faits", "l’examen des faits signalés"),
            ("suites", "une information sur les suites données à ce signalement"),
        ),
    ),
)

_PARENTS: tuple[Field, ...] = (
    typed(
        "lettre_moment",
        "L’écrit au département",
        "avant",
        instruction="Dites si l’écrit part après cette lettre ou s’il est déjà parti.",
        law="Sauf intérêt contraire de l’enfant, les titulaires de l’autorité parentale sont "
        "informés au préalable (article L226-2-1 du code de l’action sociale et des familles).",
        choices=(("avant", "Nous allons écrire"), ("apres", "Nous avons écrit")),
    ),
    typed(
        "lettre_motif",
        "Ce qui nous inquiète",
        "Ana ne va plus au collège depuis un mois. Elle nous a dit être fatiguée.",
        instruction="Deux ou trois phrases courtes, avec des faits. À lire à voix haute.",
        method="Ni reproche ni conclusion. Ne dites jamais qui vous a informés. N’écrivez pas "
        "ce qui pourrait mettre l’enfant en danger.",
        expected=True,
    ),
    typed(
        "lettre_rendez_vous",
        "Pour en parler",
        "jeudi 5 mars 2026 à 14 h, au local de l’association, avec une interprète",
        kind=Kind.TEXT,
        instruction="Un moment, un lieu, une personne. Avec interprète si c’est utile.",
    ),
)

_LAWYER: tuple[Field, ...] = (
    typed(
        "procedure",
        "La procédure en cours",
        "Tribunal pour enfants, audience le 20 mars 2026.",
        instruction="La juridiction, la date d’audience, ce qui est reproché.",
        method="Sans commenter l’affaire : l’avocat choisit ce qui sera dit et montré.",
        expected=True,
        sensitive=True,
    ),
    typed(
        "contrainte",
        "Ce qui pourrait indiquer une contrainte",
        "Un adulte appellerait l’enfant plusieurs fois par heure.",
        instruction="Des faits, avec leur date. Au conditionnel pour ce qui est supposé.",
        method="Ne pas conclure à la place du juge : dire ce qui a été vu et entendu.",
        sensitive=True,
    ),
    typed(
        "note_precisions",
        "Preuves d’envoi et précisions",
        "Accusé de réception de la CRIP du 13 février 2026, en pièce 2.",
        instruction="Quand et comment chaque écrit est parti, ce qui a été répondu.",
        method="Une preuve d’envoi datée vaut mieux qu’un souvenir.",
    ),
)

_FREE: tuple[Field, ...] = (
    typed(
        "courrier_objet",
        "Objet du courrier",
        "Inscription au collège",
        kind=Kind.TEXT,
        instruction="Quelques mots. Sans nom de personne si l’objet se lit sur l’enveloppe.",
        expected=True,
    ),
    typed(
        "courrier_texte",
        "Texte du courrier",
        "Nous accompagnons une famille qui souhaite inscrire sa fille au collège.",
        instruction="Le texte, sans la formule d’appel ni la formule de fin.",
        method="Une idée par paragraphe. N’écrire que ce dont le destinataire a besoin.",
        expected=True,
    ),
    typed(
        "appel",
        "Formule d’appel",
        "Madame, Monsieur",
        kind=Kind.TEXT,
        instruction="Madame la Principale, Maître… Sans réponse : « Madame, Monsieur ».",
    ),
)


LETTERS: tuple[Field, ...] = (*_PROSECUTOR, *_PARENTS, *_LAWYER, *_FREE)
