"""Say what an undoing left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.names import short_name
from desktop_app.domain.record_labels import DOSSIER_LABELS, PERSON_LABELS

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.reversal import Kept
    from desktop_app.services.settling import Settling

_NOUNS = {
    "observation": ("observation", "observations"),
    "event": ("appel ou note", "appels ou notes"),
    "reminder": ("rappel", "rappels"),
    "attachment": ("pièce", "pièces"),
    "ecrit": ("écrit", "écrits"),
    "consent": ("accord", "accords"),
    "indication": ("indice", "indices"),
    "orientation": ("voie choisie", "voies choisies"),
    "household": ("foyer", "foyers"),
    "relation": ("lien", "liens"),
    "person": ("fiche", "fiches"),
}


class StaysWords:
    """Tells, in sentences, what was written since and where it is now."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def sentences(self, kept: Iterable[Kept], settling: Settling) -> tuple[str, ...]:
        """Return a sentence for what stays, one for what followed its persons, one for links."""
        fields = list(dict.fromkeys(filter(None, map(self._field, kept))))
        moved = [
            plural(count, *_NOUNS[name]) for name, count in settling.moved.items() if name in _NOUNS
        ]
        found = []
        if fields:
            found.append(f"Modifié depuis et gardé tel quel{NBSP}: {f'{NBSP}; '.join(fields)}.")
        if moved:
            found.append(f"Écrit depuis, avec les personnes concernées{NBSP}: {', '.join(moved)}.")
        if settling.parted:
            links = ", ".join(settling.parted)
            found.append(f"Gardé en toutes lettres dans les deux fiches{NBSP}: {links}.")
        return tuple(found)

    def _field(self, kept: Kept) -> str:
        if kept.entity == "person":
            person = self._register.persons.get(kept.entity_id)
            label = PERSON_LABELS.get(kept.name, "")
            return "" if person is None or not label else f"{label} ({short_name(person)})"
        if kept.entity == "dossier":
            dossier = self._register.dossiers.get(kept.entity_id)
            label = DOSSIER_LABELS.get(kept.name, "")
            return "" if dossier is None or not label else f"{label} ({dossier.ref})"
        return _NOUNS[kept.entity][0] if kept.entity in _NOUNS else ""
