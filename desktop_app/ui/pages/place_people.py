"""Who lives in a place and who did, what happened there, what was seen there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import join_words, plural
from desktop_app.domain.ids import BatchId, DossierId, PersonId
from desktop_app.domain.place_history import HistoryEntry
from desktop_app.services.merge_views import UndoLine
from desktop_app.services.place_views import PlaceView, PlaceVisitLine, Resident
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

_NAMED = 6
"""More persons than that are counted in a line of the chronology, not named."""


@dataclass(frozen=True, slots=True)
class PlaceActs:
    """What the buttons of the page lead to."""

    dossier: Callable[[DossierId], None]
    event: Callable[[str], None]
    trash_event: Callable[[str], None]
    visit: Callable[[str], None]
    new_event: Callable[[], None]
    new_visit: Callable[[], None]
    leave: Callable[[], None]
    undo: Callable[[BatchId], None]


class PlacePeople(QWidget):
    """Show the persons, the chronology and the observations de lieu of a ``PlaceView``."""

    def __init__(self, acts: PlaceActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX * 2)

    def show_view(self, view: PlaceView, *, discreet: bool) -> None:
        """Show ``view``, by initials in discreet mode; the focus stays on the same button."""
        with kept_focus(self):
            while self._column.count():
                item = self._column.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            for line in view.undoable[:1]:
                self._add(self._undo(line))
            self._living(view, discreet=discreet)
            self._chronology(view, discreet=discreet)
            self._visits(view.visits, discreet=discreet)

    def _undo(self, line: UndoLine) -> RecordCard:
        act = Act("Annuler", "place_undo", lambda: self._acts.undo(line.batch_id))
        until = line.until_words
        return RecordCard(line.words, (until[:1].upper() + until[1:],), (act,))

    def _living(self, view: PlaceView, *, discreet: bool) -> None:
        self._heading(f"Y vivent ({len(view.living)})" if view.living else "Y vivent")
        if not view.living:
            self._add(text_label("Personne, à notre connaissance.", "secondary"))
        self._families(view.living, "now", discreet=discreet)
        if view.living:
            self._buttons(("Noter un départ ou une expulsion", "place_leave", self._acts.leave))
        if view.lived:
            self._heading("Y ont vécu")
            self._families(view.lived, "past", discreet=discreet)

    def _families(self, residents: Sequence[Resident], when: str, *, discreet: bool) -> None:
        """Show one card a dossier: a place may hold a hundred persons."""
        families: dict[DossierId, list[Resident]] = {}
        for resident in residents:
            families.setdefault(resident.dossier_id, []).append(resident)
        for members in families.values():
            self._add(self._family(members, when, discreet=discreet))

    def _family(self, members: list[Resident], when: str, *, discreet: bool) -> RecordCard:
        first = members[0]
        act = Act(
            "Ouvrir le dossier",
            f"resident_{when}_{first.dossier_id}",
            lambda: self._acts.dossier(first.dossier_id),
        )
        lines = [
            one.short if discreet else ", ".join(filter(None, (one.name, one.stay)))
            for one in members
        ]
        return RecordCard(first.dossier_ref, lines, (act,))

    def _chronology(self, view: PlaceView, *, discreet: bool) -> None:
        self._heading("Ce qui s’y est passé")
        self._buttons(("Noter un événement", "place_new_event", self._acts.new_event))
        names = _names(view, discreet=discreet)
        entries = [entry for entry in view.history if entry.kind != "visit"]
        if not entries:
            self._add(text_label("Rien n’est noté.", "secondary"))
        for entry in entries:
            self._add(self._entry(entry, names, discreet=discreet))

    def _entry(
        self, entry: HistoryEntry, names: Mapping[PersonId, str], *, discreet: bool
    ) -> RecordCard:
        acts: tuple[Act, ...] = ()
        if entry.kind == "event":
            acts = (
                Act("Corriger", f"event_{entry.key}", lambda: self._acts.event(entry.key)),
                Act(
                    "Mettre à la corbeille",
                    f"trash_event_{entry.key}",
                    lambda: self._acts.trash_event(entry.key),
                ),
            )
        title = f"{entry.when_words} · {entry.title}"
        words = "" if discreet else entry.words
        return RecordCard(title, (words, _who(entry.person_ids, names)), acts)

    def _visits(self, visits: Iterable[PlaceVisitLine], *, discreet: bool) -> None:
        self._heading("Observations de lieu")
        self._buttons(("Nouvelle observation de lieu", "place_new_visit", self._acts.new_visit))
        for visit in visits:
            self._add(self._visit(visit, discreet=discreet))

    def _visit(self, visit: PlaceVisitLine, *, discreet: bool) -> RecordCard:
        act = Act("Ouvrir", f"visit_{visit.visit_id}", lambda: self._acts.visit(visit.visit_id))
        text = "" if discreet else visit.text
        return RecordCard(visit.heading, (text, visit.links), (act,))

    def _heading(self, words: str) -> None:
        label = text_label(words, "section")
        label.setContentsMargins(0, GROUP_GAP_PX - FIELD_GAP_PX, 0, 0)
        self._add(label)

    def _buttons(self, *buttons: tuple[str, str, Callable[[], None]]) -> None:
        holder = QWidget()
        row = FlowLayout(holder, spacing=8)
        for words, name, act in buttons:
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked, run=act: run())
            row.addWidget(button)
        self._add(holder)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()


def _names(view: PlaceView, *, discreet: bool) -> dict[PersonId, str]:
    return {
        resident.person_id: resident.short if discreet else resident.name
        for resident in (*view.lived, *view.living)
    }


def _who(ids: tuple[PersonId, ...], names: Mapping[PersonId, str]) -> str:
    if len(ids) > _NAMED:
        return plural(len(ids), "personne", "personnes")
    return join_words([names[one] for one in ids if one in names])
