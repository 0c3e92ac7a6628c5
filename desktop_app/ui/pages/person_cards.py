"""The persons of a dossier, on the left, always in sight (UX S05-AC4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.authority_words import authority_words
from desktop_app.domain.french import NBSP
from desktop_app.domain.homes import homes, other_minors
from desktop_app.domain.ids import PersonId
from desktop_app.domain.names import short_name
from desktop_app.domain.person import Person, Role
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.services.reference import Reference
from desktop_app.services.views import DossierView, PersonView
from desktop_app.ui.models.person_words import brief_line, identity_lines, name_words
from desktop_app.ui.pages.marks_card import MarksCard
from desktop_app.ui.pages.place_words import living_words
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class PersonCards(ScrollColumn):
    """Show the first person whole and the others in two lines.

    ``chosen`` carries the id of the person whose form is asked for; ``added`` asks for a new one.
    """

    chosen = Signal(str)
    added = Signal()
    indications_wanted = Signal()
    consents_wanted = Signal()

    def __init__(
        self, reference: Reference, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__("persons_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        self._reference = reference
        self._today = today
        self.setAccessibleName("Personnes du dossier")

    def show_view(self, view: DossierView, *, discreet: bool) -> None:
        """Show the persons of ``view``; the focus stays on the same card."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        held = focused.objectName() if focused is not None and inside else ""
        self.clear()
        self.add(text_label("Personnes", "section"))
        self._show_persons(view, discreet=discreet)
        if not view.persons:
            self.add(text_label("Aucune personne dans ce dossier.", "secondary"))
        add = QPushButton("Nouvelle personne")
        add.setObjectName("person_add")
        add.clicked.connect(self.added)
        self.add(add)
        self.layout_.setAlignment(add, Qt.AlignmentFlag.AlignLeft)
        marks = MarksCard(view.marks, discreet=discreet)
        marks.indications_wanted.connect(self.indications_wanted)
        marks.consents_wanted.connect(self.consents_wanted)
        self.add(marks, gap=FIELD_GAP_PX)
        again = self.findChild(QPushButton, held) if held else None
        if isinstance(again, QPushButton):
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_persons(self, view: DossierView, *, discreet: bool) -> None:
        """Show the persons, household by household when there is more than one."""
        items = {item.person.id: item for item in view.persons}
        persons = tuple(item.person for item in view.persons)
        first = persons[0].id if persons else None
        shown: set[PersonId] = set()
        for home in homes(persons, view.households):
            if home.title:
                self.add(text_label(home.title, "label"), gap=GROUP_GAP_PX)
            for person_id in home.persons:
                whole = person_id == first and person_id not in shown
                around = self._around(items[person_id].person, view) if whole else ()
                card = self._card(items[person_id], around, whole=whole, discreet=discreet)
                self.add(card, gap=FIELD_GAP_PX)
                shown.add(person_id)

    def _around(self, person: Person, view: DossierView) -> tuple[str, ...]:
        """Return who exercises parental authority and who else is a minor in the home."""
        persons = tuple(item.person for item in view.persons)
        today = self._today()
        minors = other_minors(person, persons, view.households, today)
        told = [
            f"{short_name(other)} ({age_in_words(other, today)})"
            if other.birth
            else short_name(other)
            for other in minors
        ]
        child = person.role in (Role.CHILD, Role.OTHER_MINOR)
        home = f"Autres mineurs du foyer{NBSP}: {', '.join(told)}" if child and told else ""
        return tuple(part for part in (authority_words(person, persons), home) if part)

    def _card(
        self, item: PersonView, around: tuple[str, ...], *, whole: bool, discreet: bool
    ) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(LABEL_GAP_PX)
        name = name_words(item, discreet=discreet)
        inside.addWidget(text_label(name, "label"))
        for line in () if discreet else (*self._lines(item, whole=whole), *around):
            inside.addWidget(text_label(line, "secondary"))
        button = QPushButton("Ouvrir la fiche")
        button.setObjectName(f"open_{item.person.id}")
        button.setAccessibleName(f"Ouvrir la fiche, {name}")
        mark(button, variant="link")
        button.clicked.connect(lambda: self.chosen.emit(item.person.id))
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lines(self, item: PersonView, *, whole: bool) -> tuple[str, ...]:
        if not whole:
            return (brief_line(item),)
        place = "" if item.place is None else living_words(item.place)
        relations = tuple(words[:1].upper() + words[1:] for words in item.relations)
        return (*identity_lines(item, self._reference, place, self._today()), *relations)
