"""Help: what the screen one comes from is for, then the whole keyboard map (F1)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.shortcuts import SHORTCUTS, Shortcut, keys_in_french
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "home": (
        "L’accueil montre les textes commencés et les derniers dossiers ouverts.",
        "Tapez un nom, un lieu ou un numéro de dossier\u00a0: la recherche s’ouvre toute seule.",
    ),
    "dossiers": (
        "Un dossier réunit une ou plusieurs personnes qui vivent la même situation.",
        "Le filtre cherche dans les noms, les surnoms, les lieux et les numéros de dossier.",
        "Une vue est un choix de dossiers\u00a0; «\u00a0Filtres\u00a0» en compose d’autres. "
        "La phrase au-dessus de la liste dit ce qui est montré.",
    ),
    "dossier": (
        "À gauche, les personnes\u00a0; au centre, ce qui s’est passé, du plus récent au plus "
        "ancien.",
        "Rien n’est perdu\u00a0: une correction garde l’ancien texte dans l’historique.",
    ),
    "person": (
        "Écrivez ce que vous savez. Aucune case n’est à remplir pour enregistrer.",
        "«\u00a0Inconnu\u00a0», «\u00a0Non demandé\u00a0» et «\u00a0Ne souhaite pas "
        "répondre\u00a0» sont des réponses.",
    ),
    "merge": (
        "À gauche le dossier qui s’en va, puis celui qui reste, puis ce qui en sort.",
        "Rien ne se perd, et la fusion s’annule pendant 30\u00a0jours dans le menu du dossier.",
    ),
    "separate": (
        "La personne reçoit un dossier à elle. Ce qui ne nomme qu’elle l’y suit.",
        "Ce qui nomme aussi quelqu’un d’autre reste\u00a0: cochez les textes à copier.",
    ),
    "households": ("Un foyer réunit ceux qui vivent ensemble. Un enfant peut être dans deux.",),
    "observation": (
        "Séparez ce que vous avez vu, ce qu’on vous a rapporté, les mots exacts, et ce que vous "
        "en comprenez.",
        "Décrivez des faits. La personne peut demander à lire ce texte.",
    ),
    "models": (
        "Les modèles livrés avec Fanal, et ceux de l’association. Un champ comme "
        "«\u00a0{{ motif }}\u00a0» est rempli avec le dossier.",
        "L’onglet «\u00a0Champs\u00a0» montre tous les champs et les copie pour Word.",
    ),
    "model": (
        "«\u00a0Contrôle\u00a0» dit quel paragraphe corriger, et comment.",
        "«\u00a0Essai\u00a0» remplit le modèle avec des personnes qui n’existent pas. Un écrit "
        "garde la version avec laquelle il a été commencé.",
    ),
    "places": (
        "Tous les lieux de vie, qui y vit, et la dernière fois que quelqu’un y est allé.",
        "Un lieu que vous ne proposez plus reste sur les fiches qui le nomment.",
    ),
    "place": (
        "Qui vit ici, qui y a vécu, et ce qui s’y est passé.",
        "Les coordonnées restent sur cette page\u00a0: aucun écrit, aucun export ne les porte.",
    ),
    "place_leaving": (
        "Un seul enregistrement termine le séjour de toutes les personnes cochées.",
        "Le lieu quitté reste sur chaque fiche. Annulable 30\u00a0jours.",
    ),
    "visit": (
        "Un seul texte pour plusieurs dossiers\u00a0: chacun reçoit le sien, avec ses seules "
        "personnes.",
        "N’y nommez pas une famille à l’autre. Sans dossier, le texte reste sur la page du lieu.",
    ),
    "trash": (
        "Ce que vous avez mis de côté attend ici. «\u00a0Restaurer\u00a0» le remet à sa place.",
        "Un import annulé fait une seule ligne\u00a0: il revient, ou il est détruit, d’un bloc.",
        "Rien n’est détruit sans vous, même après 30\u00a0jours.",
    ),
    "destroy": (
        "La page écrit ce qui disparaît. Le numéro et la phrase de passe évitent une erreur.",
        "Verrouiller oublie la phrase de passe tapée, jamais le numéro.",
    ),
    "archive": ("Le motif aide l’équipe plus tard. Il n’est jamais demandé.",),
    "history": (
        "Qui a changé quoi, et quand. L’ancienne valeur peut revenir\u00a0; cela s’annule aussi.",
    ),
    "journal": (
        "Tout ce qui a été fait dans le registre, en phrases, le plus récent d’abord.",
        "«\u00a0Vérifier le journal\u00a0» relit tout le registre. Vous pouvez continuer.",
    ),
    "orientation": (
        "Cochez ce que vous savez\u00a0: Fanal propose des voies et dit pourquoi. Vous choisissez.",
        "Plusieurs voies vont ensemble. Le choix et sa raison restent dans la chronologie.",
    ),
    "prepare": (
        "Choisissez le modèle, les personnes et les observations. Tout reste modifiable ensuite.",
        "Les modèles proposés suivent la voie choisie. Les autres restent derrière un bouton.",
    ),
    "composer": (
        "Chaque section dit ce qui manque. L’aperçu montre le document tel qu’il sera.",
        "Fanal ne décide pas\u00a0: il ne note pas la gravité et ne choisit pas l’autorité.",
    ),
    "review": (
        "Le texte et les pages sont ceux qui partiront. Les remarques ne s’impriment jamais.",
        "Sélectionnez un passage, puis Ctrl+M. Valider garde ces mêmes pages, avec leur empreinte.",
    ),
    "versions": ("Choisissez deux versions gardées pour lire ce qui a changé entre elles.",),
}
_ALWAYS = (
    "Ce que vous tapez est enregistré en brouillon en moins d’une seconde.",
    "Le registre se verrouille seul après un temps sans activité. Votre texte vous attend.",
)


class HelpPage(Page):
    """Help of the page named by ``of``, and the map of the keys."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._scroll = ScrollColumn("help_scroll")
        # The page has nothing to fill in: the column itself takes the keys that scroll.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Aide")
        self.column.addWidget(self._scroll)

    def title(self) -> str:
        """Return the name of the page."""
        return "Aide"

    def rail_entry(self) -> str:
        """Return the rail entry that is lit."""
        return "help"

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the help of the page that ``of`` names."""
        self._scroll.clear()
        texts = _TEXTS.get(args.get("of", ""), ())
        if texts:
            self._scroll.add_heading("Cet écran")
            for text in texts:
                self._scroll.add(text_label(text))
        self._scroll.add_heading("Toujours")
        for text in _ALWAYS:
            self._scroll.add(text_label(text))
        for group in dict.fromkeys(shortcut.group for shortcut in SHORTCUTS):
            self._scroll.add_heading(f"Clavier\u00a0: {group.lower()}")
            self._scroll.add(_keys([entry for entry in SHORTCUTS if entry.group == group]))
        self.described.emit()


def _keys(entries: list[Shortcut]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    widest = max((keys_in_french(entry.keys[0]) for entry in SHORTCUTS), key=len)
    grid.setColumnMinimumWidth(0, table.fontMetrics().horizontalAdvance(f"{widest}MM"))
    for row, entry in enumerate(entries):
        keys = QLabel(keys_in_french(entry.keys[0]))
        mark(keys, role="label")
        label = text_label(entry.label)
        grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, row, 1)
    return table
