"""What is known of the situation as a whole: family, environment, services, steps (IP sections)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.pages.repeated_rows import RepeatedRows, Row
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

_TEXTS = (
    TextSpec(
        "family_composition",
        "Composition de la famille",
        "Qui vit ensemble, qui est ailleurs.",
        rows=3,
    ),
    TextSpec(
        "social_environment",
        "Environnement social",
        "Logement, ressources, entourage, ce que la famille fait de ses journées.",
        rows=3,
    ),
    TextSpec("history", "Parcours", "Les dates et les lieux qui comptent.", rows=3),
    TextSpec("family_solution", "Ce que la famille propose", "Ses propres solutions.", rows=3),
    TextSpec("resources", "Ressources et points d’appui", "Ce qui aide déjà.", rows=3),
)


class ServiceRow(Row):
    """A service or a professional who follows the family."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = {
            "name": LabelledField("Service", QLineEdit(), "PMI, école, médecin, association…"),
            "contact": LabelledField("Contact", QLineEdit()),
            "note": LabelledField("Précision", QLineEdit()),
        }
        for name, labelled in self._fields.items():
            labelled.field.setObjectName(name)
        _stack(self, *self._fields.values())
        self.setFocusProxy(self._fields["name"].field)
        for field in self._fields.values():
            field.edited.connect(self.edited)

    def load(self, value: OtherService) -> None:
        """Show a service."""
        for name, field in self._fields.items():
            _set(field, str(getattr(value, name)))

    def value(self) -> OtherService | None:
        """Return the service, ``None`` if nothing is written."""
        found = OtherService(**{name: _get(field) for name, field in self._fields.items()})
        return None if found == OtherService("") else found


class StepRow(Row):
    """Something the association already did."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._text = TextArea(rows=2)
        done = LabelledField("Démarche", self._text, "Ce qui a été fait, par qui.")
        self._on = SpokenDateField("Date", "on", today, "Par exemple\u00a0: mars 2026.")
        self._result = LabelledField("Résultat", QLineEdit())
        self._text.setObjectName("text")
        self._result.field.setObjectName("result")
        _stack(self, done, self._on, self._result)
        self.setFocusProxy(self._text)
        for field in (done, self._on, self._result):
            field.edited.connect(self.edited)

    def load(self, value: Step) -> None:
        """Show a step."""
        self._text.set_text(value.text)
        self._on.load(value.on)
        _set(self._result, value.result)

    def value(self) -> Step | None:
        """Return the step, ``None`` if nothing is written. A date not understood stays in words."""
        text = self._text.text()
        unread = self._on.text().strip() if self._on.problem() else ""
        found = Step(
            text=f"{text} ({unread})".strip() if unread else text,
            on=self._on.value(),
            result=_get(self._result),
        )
        return None if found == Step("") else found


class DossierForm(QWidget):
    """Show and change a ``Dossier``. ``edited`` follows the user's hand."""

    edited = Signal()
    row_removed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._motives = _chips(
            "motives",
            "Motifs",
            "Tapez un mot et choisissez, ou écrivez le vôtre\u00a0: il rejoint la liste.",
            "Ajouter ce motif",
        )
        self._followers = _chips(
            "followed_by",
            "Suivi par",
            "Les membres de l’équipe qui suivent ce dossier.",
            "Ajouter ce nom",
        )
        self._texts = BoundTexts(_TEXTS)
        self._services = RepeatedRows(
            "services", ServiceRow, "Ajouter un service", "Retirer ce service"
        )
        self._steps = RepeatedRows(
            "steps", lambda: StepRow(today), "Ajouter une démarche", "Retirer cette démarche"
        )
        self._precise = {
            "services": PreciseField(self._services, "Autres services", "services"),
            "steps": PreciseField(self._steps, "Démarches", "steps"),
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for heading, part in (
            ("Pourquoi ce dossier", self._motives),
            ("Dans l’équipe", self._followers),
            ("Situation de la famille", self._texts),
            ("Autres services et professionnels", self._precise["services"]),
            ("Démarches déjà faites", self._precise["steps"]),
        ):
            if column.count():
                column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
            column.addWidget(text_label(heading, "section"))
            column.addWidget(part)

    def _connect(self) -> None:
        self._texts.edited.connect(self.edited)
        for chips in (self._motives, self._followers):
            chips.changed.connect(self.edited)
            chips.typed.connect(self.edited)
        for name, rows in (("services", self._services), ("steps", self._steps)):
            rows.edited.connect(lambda key=name: self._on_rows(key))
            rows.removed.connect(lambda gone, held=rows: self.row_removed.emit((held, *gone)))
            self._precise[name].edited.connect(self.edited)

    def set_choices(self, motives: Sequence[tuple[str, str]], team: Sequence[str]) -> None:
        """Offer the motives of the list and the names of the team."""
        self._motives.set_choices(motives)
        self._followers.set_choices([(name, name) for name in team])

    def pending(self) -> dict[str, str]:
        """Return what is being typed and is no value yet, for a draft."""
        return {name: field.pending() for name, field in self._typed_in().items()}

    def set_pending(self, texts: Mapping[str, str]) -> None:
        """Show what was being typed."""
        for name, field in self._typed_in().items():
            if texts.get(name, "") != field.pending():
                field.set_pending(texts.get(name, ""))

    def load(self, dossier: Dossier) -> None:
        """Show ``dossier`` without telling anybody."""
        self._motives.set_values(dossier.motives)
        self._followers.set_values(dossier.followed_by)
        self._texts.load(dossier)
        self._services.load(dossier.services)
        self._steps.load(dossier.steps)
        for name, precise in self._precise.items():
            precise.set_value(Precision(dossier.absences.get(name)))

    def apply(self, dossier: Dossier) -> Dossier:
        """Return ``dossier`` with what is written here."""
        dossier = replace(
            self._texts.apply(dossier),
            motives=self._motives.values(),
            followed_by=self._followers.values(),
            services=self._services.values(),
            steps=self._steps.values(),
        )
        for name, precise in self._precise.items():
            dossier = with_precision(dossier, name, precise.value())
        return dossier

    def _typed_in(self) -> dict[str, ChipsField]:
        return {"motive": self._motives, "follower": self._followers}

    def _on_rows(self, name: str) -> None:
        rows = self._services if name == "services" else self._steps
        if rows.values():
            self._precise[name].answered()
        self.edited.emit()


def _stack(row: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(FIELD_GAP_PX)
    for part in parts:
        column.addWidget(part)


def _get(labelled: LabelledField) -> str:
    return labelled.field.text() if isinstance(labelled.field, QLineEdit) else ""


def _set(labelled: LabelledField, text: str) -> None:
    if isinstance(labelled.field, QLineEdit) and labelled.field.text() != text:
        labelled.field.setText(text)


def _chips(name: str, label: str, help_text: str, add_label: str) -> ChipsField:
    chips = ChipsField(label, help=help_text, add_label=add_label)
    name_inner(chips, name)
    return chips
