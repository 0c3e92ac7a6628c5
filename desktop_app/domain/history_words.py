"""What is done to a record, as the verb of a sentence of the history (UX §2.17, §2.26)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of record: « l’observation », and what making one is."""

    the: str
    made: str


NOUNS: Mapping[str, Noun] = {
    "dossier": Noun("le dossier", "a ouvert le dossier"),
    "person": Noun("la fiche", "a ajouté la fiche"),
    "relation": Noun("le lien de famille", "a ajouté un lien de famille"),
    "household": Noun("le foyer", "a ajouté un foyer"),
    "observation": Noun("l’observation", "a noté une observation"),
    "visit": Noun("l’observation de lieu", "a noté une observation de lieu"),
    "event": Noun("l’échange", "a noté un échange"),
    "reminder": Noun("le rappel", "a ajouté un rappel"),
    "attachment": Noun("la pièce", "a ajouté une pièce"),
    "indication": Noun("l’indice", "a noté un indice"),
    "consent": Noun("l’accord ou l’information", "a noté un accord ou une information"),
    "orientation": Noun("la voie choisie", "a choisi une voie"),
    "ecrit_version": Noun("la version", "a gardé une version de l’écrit"),
    "remark": Noun("la remarque", "a fait une remarque"),
    "ecrit": Noun("l’écrit", "a commencé un écrit"),
    "own_model": Noun("le modèle de l’association", "a ajouté un modèle de l’association"),
    "place": Noun("le lieu", "a ajouté un lieu"),
    "place_event": Noun("l’événement du lieu", "a noté un événement du lieu"),
    "term": Noun("le mot de la liste", "a changé une liste"),
    "saved_view": Noun("la vue", "a enregistré une vue"),
    "batch": Noun("l’opération", "a fait une opération qui peut être annulée"),
    "distinct_persons": Noun(
        "la réponse sur deux personnes proches", "a noté que deux personnes sont différentes"
    ),
    "profile": Noun("le profil", "a indiqué qui écrit"),
    "organisation": Noun("l’association", "a indiqué l’association"),
    "setting": Noun("un réglage", "a changé un réglage"),
}

WHOLE: Mapping[str, str] = {
    "merge": "a fusionné deux dossiers",
    "merge_persons": "a fusionné deux fiches",
    "separate": "a séparé une personne",
    "merge_places": "a réuni deux lieux",
    "departure": "a noté la fin de séjours dans un lieu",
    "import": "a importé des dossiers",
    "undo_import": "a annulé un import",
    "restore_import": "a sorti un import de la corbeille",
    "undo": "a annulé un changement",
}
"""What is told as one line, whatever number of records it wrote."""

NOTED: Mapping[str, str] = {
    "read": "a lu le dossier",
    "export": "a exporté {the}",
    "open_outside": "a ouvert {the} hors de Fanal",
    "accept_copy": "a confirmé que cette copie est le bon registre",
    "unlock_failed": "a ouvert le registre après des essais manqués",
    "destroy": "a détruit définitivement un dossier",
    "destroy_import": "a détruit définitivement un import annulé",
    "check": "a vérifié le registre",
}
"""What changes no record and is written all the same."""

DONE: Mapping[str, str] = {
    "trash": "a mis {the} à la corbeille",
    "restore": "a sorti {the} de la corbeille",
    "put_back": "a rétabli une ancienne valeur",
    "archive": "a archivé le dossier",
    "reopen": "a rendu le dossier actif",
    "ask_review": "a demandé une relecture de {the}",
    "take_back": "a repris la main sur {the}",
    "ask_corrections": "a demandé des corrections de {the}",
    "validate": "a validé {the}",
    "remove_location": "a retiré la position de la pièce",
}
"""What is done to a record beside changing its fields."""

FIELD_BY_FIELD = frozenset(
    {"create", "change", "relate", "distinct", "destroy", "destroy_import", "put_back"}
)
"""Verbs whose entries are told field by field."""

KINDS: tuple[tuple[str, str], ...] = (
    ("dossier", "dossiers"),
    ("person", "personnes"),
    ("observation", "observations"),
    ("visit", "observations de lieu"),
    ("event", "appels, rendez-vous, messages, notes"),
    ("reminder", "rappels"),
    ("attachment", "pièces"),
    ("ecrit", "écrits"),
    ("remark", "remarques"),
    ("indication", "indices"),
    ("consent", "accords et information"),
    ("orientation", "voies choisies"),
    ("relation", "liens de famille"),
    ("household", "foyers"),
    ("place", "lieux"),
    ("place_event", "événements des lieux"),
    ("term", "listes"),
    ("setting", "réglages et vérifications"),
    ("vault", "ouvertures manquées"),
)
"""What the Journal can be narrowed to."""
