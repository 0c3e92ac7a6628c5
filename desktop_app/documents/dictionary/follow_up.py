"""The fields of what follows an earlier écrit: what it was, how it left, what came after."""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import typed
from desktop_app.documents.field import Field, Help, Kind, Origin

_SUITES_LAW = (
    "Qui a transmis dans le cadre de son activité professionnelle est informé des suites dans "
    "les trois mois ; les autres personnes le sont à leur demande, dans les trois mois de "
    "cette demande (article L226-5 du code de l’action sociale et des familles)."
)
_CHOSEN = Help(instruction="Choisissez de quel écrit ce courrier est la suite.")


def _earlier(name: str, label: str, example: str, *, expected: bool = False) -> Field:
    return Field(
        f"ecrit_anterieur.{name}",
        label,
        Kind.TEXT,
        Origin.COMPUTED,
        example,
        help=_CHOSEN,
        expected=expected,
    )


def _sent(name: str, label: str, example: str) -> Field:
    return Field(f"envois[].{name}", label, Kind.TEXT, Origin.COMPUTED, example)


def _event(name: str, label: str, example: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(f"chronologie[].{name}", label, kind, Origin.OBSERVATION, example)


_EARLIER: tuple[Field, ...] = (
    _earlier("reference", "Référence de l’écrit précédent", "E-2026-012", expected=True),
    _earlier("date", "Date de l’écrit précédent", "12 février 2026", expected=True),
    _earlier("titre", "Nature de l’écrit précédent", "Information préoccupante"),
    _earlier("destinataire", "Destinataire de l’écrit précédent", "CRIP de la Seine-Saint-Denis"),
    _earlier(
        "enfants", "Enfants dont parle l’écrit précédent", "POPESCU Ana, 12 mai 2011 (14 ans)"
    ),
    _earlier("contenu", "Ce qu’il contenait", "4 observations, du 12 janvier au 12 février 2026"),
    _earlier("pieces", "Pièces jointes à l’écrit précédent", "Certificat médical"),
    _earlier("version", "Version de l’écrit précédent", "version 1, du 12 février 2026 à 16:05"),
    _earlier("empreinte", "Empreinte du fichier (SHA-256)", "9f86d081884c7d659a2feaa0c55ad015"),
)

_SENT: tuple[Field, ...] = (
    _sent("reference", "Référence", "E-2026-012"),
    _sent("titre", "Nature de l’écrit", "Information préoccupante"),
    _sent("date", "Date de l’écrit", "12 février 2026"),
    _sent("destinataire", "Destinataire", "CRIP de la Seine-Saint-Denis"),
    _sent("etat", "État", "transmis"),
    _sent("version", "Version", "version 1, du 12 février 2026 à 16:05"),
    _sent("empreinte", "Empreinte du fichier (SHA-256)", "9f86d081884c7d659a2feaa0c55ad015"),
)

_CHRONOLOGY: tuple[Field, ...] = (
    _event("date", "Date", "2 mars 2026", Kind.DATE),
    _event("heure", "Heure", "vers 11 h"),
    _event("lieu", "Lieu", "Les Acacias, Saint-Denis"),
    _event("nature", "De quoi il s’agit", "Constaté par Claire Martin"),
    _event("texte", "Texte", "La porte était ouverte.", Kind.LONG_TEXT),
)

_FOLLOW_UP: tuple[Field, ...] = (
    typed(
        "envoi_date",
        "Date d’envoi de l’écrit précédent",
        "12 février 2026",
        kind=Kind.TEXT,
        instruction="Le jour où l’écrit est parti, qui n’est pas toujours sa date.",
        expected=True,
    ),
    typed(
        "envoi_moyen",
        "Moyen d’envoi de l’écrit précédent",
        "courriel à l’adresse de la cellule",
        kind=Kind.TEXT,
        instruction="Courriel, courrier, formulaire en ligne, remise en main propre.",
    ),
    typed(
        "contacts_depuis",
        "Contacts depuis cet envoi",
        "Appel du 20 février 2026, sans réponse.",
        instruction="Appels, courriels, réponses : la date et ce qui a été dit.",
        method="Dire aussi quand il n’y a eu aucun contact.",
    ),
    typed(
        "changements",
        "Ce qui a changé depuis",
        "La famille a quitté le terrain le 1er mars 2026.",
        instruction="Adresse, école, personnes présentes, téléphone : seulement le nouveau.",
        method="Un déménagement peut changer le département compétent.",
        law="Si la famille change de département, celui d’origine informe le nouveau et lui "
        "transmet ce qui est utile (article L221-3 du code de l’action sociale et des "
        "familles).",
    ),
    Field(
        "au_moins_un_fait_nouveau",
        "Au moins un fait ou une parole que l’écrit précédent n’a pas",
        Kind.YES_NO,
        Origin.COMPUTED,
        "oui",
        help=Help(instruction="Choisissez au moins une observation que l’écrit précédent n’a pas."),
    ),
    typed(
        "qualite_transmission",
        "À quel titre l’association a transmis",
        "professionnelle",
        instruction="Dites à quel titre l’écrit a été transmis : salariat, bénévolat.",
        law=_SUITES_LAW,
        choices=(
            ("professionnelle", "dans le cadre d’une activité professionnelle"),
            ("autre", "à un autre titre, notamment bénévole"),
        ),
    ),
)


FOLLOW_UP: tuple[Field, ...] = (*_EARLIER, *_SENT, *_CHRONOLOGY, *_FOLLOW_UP)
