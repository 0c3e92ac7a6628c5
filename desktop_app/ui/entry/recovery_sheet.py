"""The recovery sheet on screen: shown once, put on paper, two groups typed back (S-07)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.ui.entry.recovery_paper import WARNING, Sheet, qr_image
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.labelled_field import LabelledField

_COLUMNS = 3
_QR_SCALE = 4


class RecoverySheetScreen(EntryScreen):
    """Show the code in numbered groups and as a QR code, and offer to put it on paper."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, *, step: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            "Votre fiche de secours",
            (
                WARNING,
                "Imprimez cette fiche, ou recopiez le code. Rangez-la sous clé, loin de "
                "l’ordinateur. Elle n’est montrée qu’une fois.",
            ),
            step=step,
            parent=parent,
        )
        self._groups: list[QLabel] = []
        self._grid = QGridLayout()
        self._qr = QLabel(self)
        self.print = QPushButton("Imprimer…", self)
        self.save = QPushButton("Enregistrer sur une clé USB…", self)
        self.outcome = text_label(" ", "help")
        self._build_code()
        self._build_papers()
        self.back_button = self.add_back()
        self.go_on = self.add_primary("J’ai ma fiche\u00a0: continuer")
        self.go_on.clicked.connect(self.forward)
        self.go_on.setEnabled(False)

    def _build_code(self) -> None:
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._qr.setObjectName("recovery_qr")
        self._qr.setAccessibleName("Le même code, en image")
        row = QHBoxLayout()
        row.addLayout(self._grid)
        row.addSpacing(24)
        row.addWidget(self._qr)
        row.addStretch(1)
        self.body.addLayout(row)

    def _build_papers(self) -> None:
        self.print.setObjectName("recovery_print")
        self.print.clicked.connect(self.print_wanted)
        self.save.setObjectName("recovery_save")
        self.save.clicked.connect(self.save_wanted)
        papers = QHBoxLayout()
        papers.addWidget(self.print)
        papers.addWidget(self.save)
        papers.addStretch(1)
        self.body.addLayout(papers)
        self.outcome.setObjectName("recovery_outcome")
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)

    def set_sheet(self, sheet: Sheet) -> None:
        """Show the code."""
        self.forget()
        for number, group in enumerate(sheet.groups):
            label = QLabel(f"{number + 1}.\u00a0\u00a0<b>{group}</b>", self)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAccessibleName(f"Groupe {number + 1}\u00a0: {' '.join(group)}")
            self._groups.append(label)
            self._grid.addWidget(label, number // _COLUMNS, number % _COLUMNS)
        image = qr_image(sheet.code)
        size = image.width() * _QR_SCALE
        self._qr.setPixmap(QPixmap.fromImage(image.scaled(size, size)))
        self.go_on.setEnabled(True)

    def shown_groups(self) -> tuple[str, ...]:
        """Return the groups on screen, as drawn."""
        return tuple(label.text() for label in self._groups)

    def forget(self) -> None:
        """Take the code off the screen."""
        for label in self._groups:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._groups = []
        self._qr.clear()
        self.outcome.setText(" ")
        self.go_on.setEnabled(False)

    def set_outcome(self, text: str, *, problem: bool = False) -> None:
        """Say what became of printing or saving."""
        mark(self.outcome, role="error" if problem else "help")
        self.outcome.setText(text or " ")

    def take_focus(self) -> None:
        """Put the focus on « Imprimer »."""
        self.print.setFocus()


class TypeBackScreen(EntryScreen):
    """Ask for two groups of the sheet, which is no longer on screen.

    ``typed_back`` carries the groups by index from 0; ``back`` shows the sheet again.
    """

    typed_back = Signal(object)

    def __init__(
        self, asked: tuple[int, int], *, step: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Vérifions votre fiche",
            ("Prenez la fiche et tapez les deux groupes demandés.",),
            step=step,
            parent=parent,
        )
        self.fields: dict[int, QLineEdit] = {}
        self._labelled: list[LabelledField] = []
        for index in asked:
            line = QLineEdit(self)
            line.setObjectName(f"recovery_group_{index + 1}")
            line.setMaxLength(12)
            line.returnPressed.connect(self._submit)
            self.fields[index] = line
            self._labelled.append(LabelledField(f"Groupe {index + 1}", line))
            self.body.addWidget(self._labelled[-1])
        self.body.addStretch(1)
        self.add_back("Revoir la fiche")
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self._submit)

    def typed(self) -> Mapping[int, str]:
        """Return what is typed, by index of group."""
        return {index: line.text() for index, line in self.fields.items()}

    def set_error(self, text: str) -> None:
        """Say that the groups are not those of the sheet."""
        self._labelled[0].set_error(text)
        self.take_focus()

    def forget(self) -> None:
        """Forget what was typed."""
        for line in self.fields.values():
            line.setText("")

    def take_focus(self) -> None:
        """Put the focus in the first group."""
        line = next(iter(self.fields.values()))
        line.setFocus()
        line.selectAll()

    def _submit(self) -> None:
        self.typed_back.emit(dict(self.typed()))
