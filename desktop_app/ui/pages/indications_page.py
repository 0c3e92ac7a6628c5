"""The faisceau of a dossier: what was noted, dimension by dimension, in dates and voices.

No number, no colour, no conclusion: the team reads the facts together (mniop.md §3.1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dimension import CAUTION
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.names import display_name, initials
from desktop_app.services.session import Session
from desktop_app.services.tick_views import DimensionLines, IndicationLine
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_records import DossierRecordsPage
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import GROUP_GAP_PX


@dataclass(frozen=True, slots=True)
class Faisceau:
    """All that the page shows."""

    dossier: Dossier
    name: str
    short: str
    dimensions: tuple[DimensionLines, ...]


def read_faisceau(session: Session, dossier_id: DossierId, person_id: str) -> Faisceau:
    """Return what the page shows; runs on the worker."""
    person = session.people.get(PersonId(person_id)) if person_id else None
    return Faisceau(
        session.dossiers.view(dossier_id, opened=False).dossier,
        "" if person is None else display_name(person),
        "" if person is None else initials(person),
        session.indications.faisceau(dossier_id, None if person is None else person.id),
    )


class IndicationsPage(DossierRecordsPage[Faisceau]):
    """Show the indicators of a dossier, or of one of its persons."""

    name = "indications"
    shown = frozenset({"indication", "person", "observation", "place", "terms"})
    written = frozenset({"indication", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._add = self._header.add_button("Noter des indices", "indications_add", "primary")
        self._all = self._header.add_button("Voir tout le dossier", "indications_all")
        self._close_button()
        self._add.clicked.connect(self._begin)
        self._all.clicked.connect(self._show_all)

    def title(self) -> str:
        """Return « Indices », with the name of the person when they are hers only."""
        read = self._read
        if read is None or not read.name:
            return "Indices"
        return f"Indices\u00a0: {read.short if self.context.discreet.active else read.name}"

    def take_focus(self) -> None:
        """Start on what one does here."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reading(self, args: Mapping[str, str]) -> Callable[[], Faisceau]:
        session, dossier_id = self.context.session, DossierId(args["dossier"])
        return lambda: read_faisceau(session, dossier_id, args.get("person", ""))

    def _fill(self, read: Faisceau) -> None:
        self._all.setVisible(bool(read.name))
        self._body.add(text_label(CAUTION, "secondary"))
        for group in read.dimensions:
            self._body.add(text_label(group.dimension.label, "section"), gap=GROUP_GAP_PX)
            for line in group.lines:
                self._add_card(self._card(line))
        if not read.dimensions:
            self._body.add(self._empty())

    def _otherwise(self) -> QWidget:
        return self._add

    def _card(self, line: IndicationLine) -> RecordCard:
        discreet = self.context.discreet.active
        indication = line.indication
        who = line.short if discreet else line.person
        where = "" if discreet else line.place
        voice = indication.voice.label if discreet else line.voice_words
        acts = [
            Act("Corriger", f"correct_{indication.id}", lambda: self._correct(line)),
            Act("Mettre à la corbeille", f"trash_{indication.id}", lambda: self._trash(line)),
        ]
        return RecordCard(
            line.label,
            (
                " · ".join(part for part in (line.when_words, voice, where, who) if part),
                "" if discreet else indication.text,
            ),
            acts,
        )

    def _empty(self) -> EmptyNote:
        note = EmptyNote("Aucun indice noté.", "Noter des indices", "indications_first")
        note.wanted.connect(self._begin)
        return note

    def _begin(self) -> None:
        if self._read is not None:
            route = routes.new_indication(self._read.dossier.id, self._args.get("person", ""))
            self.context.navigator.open(route)

    def _show_all(self) -> None:
        if self._read is not None:
            self.context.navigator.open(routes.indications(self._read.dossier.id))

    def _correct(self, line: IndicationLine) -> None:
        indication = line.indication
        self.context.navigator.open(routes.indication(indication.dossier_id, indication.id))

    def _trash(self, line: IndicationLine) -> None:
        ids, indications = (line.indication.id,), self.context.session.indications
        self._put_in_trash(
            lambda: indications.trash(ids),
            lambda: indications.restore(ids),
            "Indice mis à la corbeille.",
            "Indice rétabli.",
        )
