"""The first and the last step of an import: choose a file, see what was imported, undo it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.domain.french import moment_words, plural
from desktop_app.services.import_views import Imported, PastImport
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn

IMPORT_LABEL = "Importer un registre"
_WHAT = (
    "Un tableau de personnes, une par ligne\u00a0: CSV, Excel (.xlsx, .xls) ou LibreOffice (.ods)."
    " Fanal propose ce que veut dire chaque colonne, puis essaie sans rien écrire."
)
_CLEAR = (
    "Le fichier reste où il est, et il n’est pas chiffré. Une fois l’import vérifié,"
    " gardez-le sous clé ou effacez-le."
)


class ImportStart(ScrollColumn):
    """Say what can be imported and what was; ``undo_wanted`` carries the id of an import."""

    wanted = Signal()
    dossiers_wanted = Signal()
    undo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("import_start_scroll")
        self._done = QFrame()
        self._words = text_label("")
        self._undo_done = QPushButton("Annuler cet import")
        self._dossiers = QPushButton("Voir les dossiers")
        self.choose_button = QPushButton("Choisir un fichier…")
        self._past = QVBoxLayout()
        self._heading = text_label("Imports précédents", "section")
        self._batch = ""
        self._build()

    def show_done(self, done: Imported) -> None:
        """Say what was just imported; it can be undone from here."""
        self._batch = done.batch_id or ""
        self._words.setText(_done_words(done))
        self._undo_done.setVisible(bool(self._batch))
        self._done.show()
        self._heading.hide()
        empty_layout(self._past)

    def show_past(self, past: tuple[PastImport, ...]) -> None:
        """List the imports that can still be undone."""
        self._done.hide()
        empty_layout(self._past)
        left = [one for one in past if one.can_undo]
        self._heading.setVisible(bool(left))
        for number, one in enumerate(left):
            self._past.addWidget(
                text_label(f"{one.label}, {moment_words(one.made_at)}, {one.made_by}")
            )
            button = QPushButton("Annuler cet import")
            button.setObjectName(f"import_undo_{number}")
            button.setAccessibleName(f"Annuler cet import du {moment_words(one.made_at)}")
            button.clicked.connect(lambda _on, at=one.batch_id: self.undo_wanted.emit(at))
            self._past.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def sentence(self) -> str:
        """Return what was just said."""
        return self._words.text()

    def take_focus(self) -> None:
        """Put the focus on what follows an import."""
        self._dossiers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        mark(self._done, kind="success")
        mark(self.choose_button, variant="primary")
        for button, name in (
            (self._undo_done, "import_undo"),
            (self._dossiers, "import_dossiers"),
            (self.choose_button, "import_choose"),
        ):
            button.setObjectName(name)
        card = QVBoxLayout(self._done)
        card.setContentsMargins(16, 12, 16, 12)
        card.setSpacing(8)
        card.addWidget(self._words)
        card.addWidget(text_label("Vous pouvez annuler cet import pendant 30 jours.", "secondary"))
        card.addWidget(self._dossiers, alignment=Qt.AlignmentFlag.AlignLeft)
        card.addWidget(self._undo_done, alignment=Qt.AlignmentFlag.AlignLeft)
        self._done.hide()
        self.add(self._done)
        self.add(text_label(_WHAT))
        self.add(text_label(_CLEAR, "secondary"))
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.choose_button)
        self.add(buttons)
        self._past.setSpacing(FIELD_GAP_PX)
        self._heading.hide()
        self.add(self._heading, gap=GROUP_GAP_PX)
        self.add(self._past)
        self.choose_button.clicked.connect(self.wanted)
        self._dossiers.clicked.connect(self.dossiers_wanted)
        self._undo_done.clicked.connect(lambda: self.undo_wanted.emit(self._batch))


def _done_words(done: Imported) -> str:
    words = (
        f"{plural(done.rows, 'ligne importée', 'lignes importées')}\u00a0:"
        f" {plural(done.persons, 'personne', 'personnes')} dans"
        f" {plural(done.dossiers, 'dossier nouveau', 'dossiers nouveaux')}."
    )
    if done.linked:
        words += f" {plural(done.linked, 'ligne reliée', 'lignes reliées')} à une personne connue."
    if done.skipped:
        words += f" {plural(done.skipped, 'ligne laissée', 'lignes laissées')} de côté par vous."
    return words
