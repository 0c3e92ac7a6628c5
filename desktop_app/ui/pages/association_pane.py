"""« Association » and « Vous » in the settings: who issues the papers, who signs them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.organisation import Organisation
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.bound_texts import TextSpec
from desktop_app.ui.pages.record_pane import RecordPane
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

_ASSOCIATION = (
    TextSpec("name", "Nom de l’association", absence=False),
    TextSpec("address", "Adresse", "Numéro et rue.", rows=2, absence=False),
    TextSpec("postal_code", "Code postal", absence=False),
    TextSpec("city", "Commune", absence=False),
    TextSpec("phone", "Téléphone", absence=False),
    TextSpec("email", "Adresse électronique", absence=False),
    TextSpec("rna", "Numéro RNA", "W suivi de 9 chiffres, si vous l’avez.", absence=False),
)
_PROFILE = (
    TextSpec("first_name", "Prénom", absence=False),
    TextSpec("last_name", "Nom", absence=False),
    TextSpec("function", "Fonction", "Par exemple\u00a0: coordination.", absence=False),
    TextSpec("phone", "Téléphone", "Pour que l’on puisse vous rappeler.", absence=False),
    TextSpec("email", "Adresse électronique", absence=False),
)
_MAX_LOGO_BYTES = 1024 * 1024
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LOGO_HEIGHT_PX = 96


class AssociationPane(RecordPane):
    """The association and its logo."""

    def __init__(self, context: PageContext, files: FileChoice) -> None:
        association = context.session.association
        super().__init__(
            context,
            "association",
            "Ces lignes figurent en tête de tous les écrits.",
            _ASSOCIATION,
            association.organisation,
            association.save_organisation,
        )
        self._files = files
        self._image = QLabel()
        self._problem = text_label("", "error", hidden_if_empty=True)
        self._choose = QPushButton("Choisir un logo…")
        self._remove = QPushButton("Retirer le logo")
        self.add(self._logo())
        self._choose.clicked.connect(self._choose_logo)
        self._remove.clicked.connect(lambda: self._set_logo(b""))

    def _show(self, record: Organisation) -> None:
        super()._show(record)
        if isinstance(self.record, Organisation):
            self._show_logo(self.record.logo)

    def _logo(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        self._image.setAccessibleName("Logo de l’association")
        self._choose.setObjectName("association_logo")
        self._remove.setObjectName("association_logo_remove")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        column.addWidget(text_label("Logo", "label"))
        column.addWidget(self._image)
        column.addLayout(buttons)
        column.addWidget(self._problem)
        column.addWidget(text_label("PNG ou JPEG, 1\u00a0Mo au plus.", "help"))
        return holder

    def _choose_logo(self) -> None:
        chosen = self._files.file("Choisir un logo", Path.home(), "Images (*.png *.jpg *.jpeg)")
        if chosen is None:
            return
        try:
            with chosen.open("rb") as file:
                content = file.read(_MAX_LOGO_BYTES + 1)
        except OSError:
            show_text(self._problem, "Ce fichier n’a pas pu être lu. Choisissez-en un autre.")
            return
        problem = _problem(content)
        show_text(self._problem, problem)
        if not problem:
            self._set_logo(content)

    def _set_logo(self, content: bytes) -> None:
        organisation = self.record
        if isinstance(organisation, Organisation):
            self.change(replace(organisation, logo=content))
            self._show_logo(content)

    def _show_logo(self, content: bytes) -> None:
        image = QPixmap()
        shown = bool(content) and image.loadFromData(content)
        if shown:
            mode = Qt.TransformationMode.SmoothTransformation
            image = image.scaledToHeight(min(image.height(), _LOGO_HEIGHT_PX), mode)
            self._image.setPixmap(image)
        self._image.setVisible(shown)
        self._remove.setVisible(bool(content))


class ProfilePane(RecordPane):
    """The person who writes."""

    def __init__(self, context: PageContext) -> None:
        association = context.session.association
        super().__init__(
            context,
            "profile",
            "Votre nom et votre fonction figurent sous les écrits que vous rédigez.",
            _PROFILE,
            association.profile,
            association.save_profile,
        )


def _problem(content: bytes) -> str:
    if len(content) > _MAX_LOGO_BYTES:
        return "Ce logo est trop lourd. Limite\u00a0: 1\u00a0Mo."
    if not content.startswith(_SIGNATURES):
        return "Ce fichier n’est pas une image PNG ou JPEG. Choisissez-en une autre."
    return ""
