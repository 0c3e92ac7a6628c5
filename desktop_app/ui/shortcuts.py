"""The keyboard map, once: menus, the palette, the help and the pages all read this table.

Letters, function keys, arrows and Entrée only: the map must hold on an AZERTY keyboard, where
``Ctrl+Alt`` is AltGr and digits and brackets need Maj (UX §2.0). No shortcut is the only way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One action: its keys in Qt's portable words, its French label and where it works."""

    action: str
    keys: tuple[str, ...]
    label: str
    group: str


_EVERYWHERE = "Partout"
_REGISTER = "Dans le registre"
_TYPING = "Pendant la saisie"

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("search", ("Ctrl+K",), "Rechercher une personne, un lieu, une commande", _EVERYWHERE),
    Shortcut("lock", ("Ctrl+L",), "Verrouiller", _EVERYWHERE),
    Shortcut("panic", ("Ctrl+Shift+L",), "Verrouiller sans attendre", _EVERYWHERE),
    Shortcut("discreet", ("Ctrl+Shift+D",), "Mode discret\u00a0: masquer les noms", _EVERYWHERE),
    Shortcut("messages", ("Ctrl+Shift+M",), "Derniers messages", _EVERYWHERE),
    Shortcut("next_pane", ("F6",), "Volet suivant", _EVERYWHERE),
    Shortcut("previous_pane", ("Shift+F6",), "Volet précédent", _EVERYWHERE),
    Shortcut("back", ("Alt+Left",), "Retour à l’écran précédent", _EVERYWHERE),
    Shortcut("close_panel", ("Esc",), "Fermer le panneau", _EVERYWHERE),
    Shortcut("larger", ("Ctrl++", "Ctrl+="), "Texte plus grand", _EVERYWHERE),
    Shortcut("smaller", ("Ctrl+-",), "Texte plus petit", _EVERYWHERE),
    Shortcut("help", ("F1",), "Aide de l’écran et raccourcis", _EVERYWHERE),
    Shortcut("new_observation", ("Ctrl+N",), "Nouvelle observation", _REGISTER),
    Shortcut("new_person", ("Ctrl+Shift+N",), "Nouvelle personne", _REGISTER),
    Shortcut("prepare", ("Ctrl+E",), "Préparer un écrit", _REGISTER),
    Shortcut("attach", ("Ctrl+J",), "Joindre un fichier au dossier", _REGISTER),
    Shortcut("edit", ("F2",), "Modifier", _REGISTER),
    Shortcut("find_in_page", ("Ctrl+F",), "Chercher dans la page", _REGISTER),
    Shortcut(
        "next_section",
        ("Ctrl+PgDown",),
        "Section suivante, ou dossier suivant de la liste",
        _REGISTER,
    ),
    Shortcut(
        "previous_section", ("Ctrl+PgUp",), "Section précédente, ou dossier précédent", _REGISTER
    ),
    Shortcut("save", ("Ctrl+S",), "Enregistrer maintenant", _TYPING),
    Shortcut("finish", ("Ctrl+Return", "Ctrl+Enter"), "Terminer et enregistrer", _TYPING),
    Shortcut("undo", ("Ctrl+Z",), "Annuler", _TYPING),
    Shortcut("redo", ("Ctrl+Y",), "Rétablir", _TYPING),
    Shortcut("remark", ("Ctrl+M",), "Ajouter une remarque au passage sélectionné", _TYPING),
    Shortcut("exact_words", ("Alt+P",), "Marquer la sélection comme paroles exactes", _TYPING),
    Shortcut("analysis", ("Alt+A",), "Ajouter «\u00a0Ce que j’en comprends\u00a0»", _TYPING),
)

_BY_ACTION = {shortcut.action: shortcut for shortcut in SHORTCUTS}
_FRENCH_KEYS = {
    "Shift": "Maj",
    "Esc": "Échap",
    "Return": "Entrée",
    "Enter": "Entrée",
    "Left": "←",
    "Right": "→",
    "PgDown": "Pg↓",
    "PgUp": "Pg↑",
}


def shortcut(action: str) -> Shortcut:
    """Return the entry of ``action``; ``KeyError`` for a word that is not in the table."""
    return _BY_ACTION[action]


def keys_shown(action: str) -> str:
    """Return the keys of ``action`` as a French keyboard names them: « Ctrl+Maj+D »."""
    return keys_in_french(_BY_ACTION[action].keys[0])


def keys_in_french(portable: str) -> str:
    """Return Qt's portable words (« Ctrl+Shift+D ») as a French keyboard names them."""
    if portable.endswith("++"):
        return f"{keys_in_french(portable[:-2])}++"
    return "+".join(_FRENCH_KEYS.get(part, part) for part in portable.split("+"))


def sequences(action: str) -> list[QKeySequence]:
    """Return every key sequence of ``action``."""
    return [
        QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
        for keys in _BY_ACTION[action].keys
    ]


def bind(
    action: str,
    owner: QWidget,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Make the keys of ``action`` call ``slot`` while ``owner`` lives, in ``context``."""
    made = QShortcut(owner)
    made.setKeys(sequences(action))
    made.setContext(context)
    made.setAutoRepeat(False)
    made.activated.connect(slot)
    made.setObjectName(f"shortcut_{action}")
    return made
