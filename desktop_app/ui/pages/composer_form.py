"""All the sections of the écrit, one on screen; those visited keep their text and their undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import ObservationId, PersonId
from desktop_app.services.paper_views import EcritView, MissingLine
from desktop_app.ui.pages.composer_store import Edits
from desktop_app.ui.pages.section_form import SectionForm

Id = TypeVar("Id", bound=str)


class ComposerForm(QStackedWidget):
    """Show one section of an écrit and collect what was typed in all of them."""

    edited = Signal()
    territory_chosen = Signal(str)
    earlier_chosen = Signal(str)
    opened = Signal(object)
    next_wanted = Signal()
    reopen_wanted = Signal()
    decided = Signal(object)
    correct_wanted = Signal(object, object)
    clean_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._view: EcritView | None = None
        self._forms: dict[str, SectionForm] = {}
        self._discreet = False

    @property
    def section(self) -> str:
        """Return the id of the section on screen, empty before the first."""
        current = self.currentWidget()
        return next((key for key, form in self._forms.items() if form is current), "")

    def start(self, view: EcritView, *, discreet: bool) -> None:
        """Show another écrit: what was built for the former one goes away."""
        for form in self._forms.values():
            self.removeWidget(form)
            form.deleteLater()
        self._forms.clear()
        self._view, self._discreet = view, discreet

    def load(self, view: EcritView, *, discreet: bool) -> None:
        """Show newer values of the same écrit; what is being typed stays."""
        self._view, self._discreet = view, discreet
        for section in view.sections:
            form = self._forms.get(section.id)
            if form is not None:
                form.load(section, view, discreet=discreet)

    def remember(self, view: EcritView) -> None:
        """Take note of what is kept while more is being typed; nothing on screen changes."""
        self._view = view

    def show_section(self, section_id: str) -> bool:
        """Bring a section on screen; tell whether it exists."""
        form = self._forms.get(section_id) or self._build(section_id)
        if form is None:
            return False
        self.setCurrentWidget(form)
        return True

    def focus_on(self, line: MissingLine) -> None:
        """Go to what is missing."""
        if self.show_section(line.section):
            self._forms[line.section].focus_on(line)

    def focus_first(self) -> None:
        """Put the focus on the first question of the section on screen."""
        form = self._forms.get(self.section)
        if form is not None:
            form.focus_first()

    def focus_spot(self, section_id: str, key: str, position: int) -> bool:
        """Go to the field of a place in the paper; tell whether there is one."""
        if not self.show_section(section_id):
            return False
        form = self._forms[section_id]
        if not form.focus_spot(key, position):
            form.focus_first()
        return True

    def open_named(self, name: str) -> None:
        """Open the value whose editor bears ``name``, in the section on screen."""
        form = self._forms.get(self.section)
        if form is not None:
            form.open_named(name)

    def edits(self) -> Edits:
        """Return what differs from what is kept, over every section visited."""
        if self._view is None:
            return Edits()
        ecrit = self._view.ecrit
        each = [form.edits(ecrit) for form in self._forms.values()]
        return Edits(
            answers={key: answer for edits in each for key, answer in edits.answers.items()},
            persons=self._persons(ecrit),
            observations=self._observations(ecrit),
            attachments=next((e.attachments for e in each if e.attachments is not None), None),
            pieces=next((e.pieces for e in each if e.pieces is not None), None),
            written_on=next((e.written_on for e in each if e.written_on is not None), None),
            named=self._named(ecrit),
            overrides={key: own for edits in each for key, own in edits.overrides.items()},
            extracts=tuple(extract for edits in each for extract in edits.extracts),
        )

    def _build(self, section_id: str) -> SectionForm | None:
        view = self._view
        section = next((s for s in view.sections if s.id == section_id), None) if view else None
        if view is None or section is None:
            return None
        form = SectionForm(section, view, self._today)
        form.edited.connect(self.edited)
        form.territory_chosen.connect(self.territory_chosen)
        form.earlier_chosen.connect(self.earlier_chosen)
        form.opened.connect(self.opened)
        form.next_wanted.connect(self.next_wanted)
        form.reopen_wanted.connect(self.reopen_wanted)
        form.decided.connect(self.decided)
        form.correct_wanted.connect(self.correct_wanted)
        form.clean_wanted.connect(self.clean_wanted)
        form.load(section, view, discreet=self._discreet)
        self._forms[section_id] = form
        self.addWidget(form)
        return form

    def _persons(self, ecrit: Ecrit) -> tuple[PersonId, ...] | None:
        """Return whom the écrit speaks of, in the order of the dossier, if that changed."""
        ticks = [form.persons() for form in self._forms.values()]
        wanted = _ticked(ecrit.person_ids, ticks)
        if self._view is None or wanted == set(ecrit.person_ids):
            return None
        return tuple(person.id for person, _ in self._view.persons if person.id in wanted)

    def _observations(self, ecrit: Ecrit) -> tuple[ObservationId, ...] | None:
        """Return what the écrit quotes, the oldest first, if that changed."""
        ticks = [form.observations() for form in self._forms.values()]
        wanted = _ticked(ecrit.observation_ids, ticks)
        if self._view is None or wanted == set(ecrit.observation_ids):
            return None
        return tuple(item.id for item in self._view.observations if item.id in wanted)

    def _named(self, ecrit: Ecrit) -> tuple[ObservationId, ...] | None:
        """Return the observations whose informant is named, if that changed."""
        wanted = _ticked(
            ecrit.named_observation_ids, [form.named() for form in self._forms.values()]
        )
        if self._view is None or wanted == set(ecrit.named_observation_ids):
            return None
        return tuple(item.id for item in self._view.observations if item.id in wanted)


def _ticked(kept: Iterable[Id], ticks: Iterable[tuple[frozenset[Id], tuple[Id, ...]]]) -> set[Id]:
    """Return the ids kept, with what the rows of the sections say instead."""
    wanted = set(kept)
    for shown, picked in ticks:
        wanted = (wanted - shown) | set(picked)
    return wanted
