"""When an agreement was withdrawn, and what the person said. What was agreed stays readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.consent import Consent
from desktop_app.domain.consent_words import sentence
from desktop_app.domain.french import NBSP
from desktop_app.services.reference import Reference
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX


class WithdrawalForm(QWidget):
    """Show and change the withdrawal of a ``Consent``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self, reference: Reference, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reference = reference
        self._today = today
        self._what = text_label("", "label")
        self.date = SpokenDateField(
            "Date du retrait", "withdrawal_date", today, f"Par exemple{NBSP}: hier, 3 mars."
        )
        self._note = BoundTexts(
            (
                TextSpec(
                    "withdrawal_note",
                    "Ce que la personne en dit, et les suites",
                    "Facultatif. On ne demande pas de se justifier.",
                    rows=3,
                    absence=False,
                ),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._what, self.date, self._note):
            column.addWidget(part)
        self.setFocusProxy(self.date.field)
        self.date.edited.connect(self.edited)
        self._note.edited.connect(self.edited)

    def load(self, consent: Consent, date_text: str = "") -> None:
        """Show the withdrawal of ``consent`` without telling anybody."""
        given = replace(consent, withdrawn_on=None)
        self._what.setText(sentence(given, self._reference.languages.name, self._today()))
        self.date.load(consent.withdrawn_on)
        if date_text and consent.withdrawn_on is None:
            self.date.set_text(date_text)
        self._note.load(consent)

    def apply(self, consent: Consent) -> Consent:
        """Return ``consent`` with what is written here."""
        return replace(self._note.apply(consent), withdrawn_on=self.date.value())
