"""« Accords et information »: where each person stands, and every conversation before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.consent import ConsentAnswer, ConsentKind
from desktop_app.domain.consent_words import STAYS_POSSIBLE
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.services.tick_views import ConsentLine, PersonConsents
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_records import DossierRecordsPage
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import GROUP_GAP_PX, LABEL_GAP_PX

_NOTING = QRegularExpression("^note_")
_TITLE = "Accords et information"
_MINOR = (
    "Pour un mineur, l’accord n’est pas nécessaire\u00a0: il est informé, et son avis est noté."
)
_POSSIBLE = "Ce qui reste possible\u00a0:"


@dataclass(frozen=True, slots=True)
class DossierConsents:
    """All that the page shows."""

    dossier: Dossier
    persons: tuple[PersonConsents, ...]


def read_consents(session: Session, dossier_id: DossierId) -> DossierConsents:
    """Return what the page shows; runs on the worker."""
    return DossierConsents(
        session.dossiers.view(dossier_id, opened=False).dossier,
        session.consents.of_dossier(dossier_id),
    )


class ConsentsPage(DossierRecordsPage[DossierConsents]):
    """Show the agreements of a dossier, person by person."""

    name = "consents"
    shown = frozenset({"consent", "person", "terms"})
    written = frozenset({"consent", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._close = self._close_button("primary")

    def title(self) -> str:
        """Return the name of the page."""
        return _TITLE

    def take_focus(self) -> None:
        """Start on the button of the person who was asked for, else of the first."""
        wanted = self._args.get("person", "")
        found = self._body.findChild(QPushButton, f"note_{wanted}") if wanted else None
        buttons = self._body.findChildren(QPushButton, _NOTING)
        target = found or next(iter(buttons), self._close)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reading(self, args: Mapping[str, str]) -> Callable[[], DossierConsents]:
        session, dossier_id = self.context.session, DossierId(args["dossier"])
        return lambda: read_consents(session, dossier_id)

    def _fill(self, read: DossierConsents) -> None:
        for person in read.persons:
            self._add_person(person)

    def _otherwise(self) -> QWidget:
        return self._close

    def _add_person(self, item: PersonConsents) -> None:
        heading = item.short if self.context.discreet.active else item.name
        self._body.add(text_label(heading, "section"), gap=GROUP_GAP_PX)
        self._body.add(text_label(item.state, "label"), gap=LABEL_GAP_PX)
        if item.minor:
            self._body.add(text_label(_MINOR, "help"), gap=LABEL_GAP_PX)
        if item.refused:
            self._body.add(text_label(_POSSIBLE, "secondary"), gap=LABEL_GAP_PX)
            for words in STAYS_POSSIBLE:
                self._body.add(text_label(f"– {words}", "secondary"), gap=LABEL_GAP_PX)
        button = self._button(item, heading)
        self._body.add(button)
        self._body.layout_.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        button.show()  # now, not at the next turn of the loop: the first takes the focus
        for line in item.history:
            self._add_card(self._card(line))

    def _button(self, item: PersonConsents, heading: str) -> QPushButton:
        kind, words = _next_kind(item)
        person_id = "" if item.person is None else item.person.id
        button = QPushButton(words)
        button.setObjectName(f"note_{person_id or 'parents'}")
        button.setAccessibleName(f"{words}, {heading}")
        button.clicked.connect(lambda: self._begin(kind, person_id))
        return button

    def _card(self, line: ConsentLine) -> RecordCard:
        consent = line.consent
        acts = [Act("Corriger", f"correct_{consent.id}", lambda: self._correct(line))]
        agreed = (
            consent.kind is ConsentKind.AGREEMENT
            and consent.answer is ConsentAnswer.YES
            and consent.withdrawn_on is None
        )
        if agreed:
            acts.append(
                Act("Noter un retrait", f"withdraw_{consent.id}", lambda: self._withdraw(line))
            )
        acts.append(Act("Mettre à la corbeille", f"trash_{consent.id}", lambda: self._trash(line)))
        details = () if self.context.discreet.active else line.details
        return RecordCard(line.sentence, details, acts)

    def _begin(self, kind: ConsentKind, person_id: str) -> None:
        if self._read is not None:
            self.context.navigator.open(
                routes.new_consent(self._read.dossier.id, kind.value, person_id)
            )

    def _correct(self, line: ConsentLine) -> None:
        consent = line.consent
        self.context.navigator.open(routes.consent(consent.dossier_id, consent.id))

    def _withdraw(self, line: ConsentLine) -> None:
        consent = line.consent
        self.context.navigator.open(routes.withdrawal(consent.dossier_id, consent.id))

    def _trash(self, line: ConsentLine) -> None:
        consent_id, consents = line.consent.id, self.context.session.consents
        self._put_in_trash(
            lambda: consents.trash(consent_id),
            lambda: consents.restore(consent_id),
            "Mis à la corbeille.",
            "Rétabli.",
        )


def _next_kind(item: PersonConsents) -> tuple[ConsentKind, str]:
    if item.person is None:
        return ConsentKind.PARENTS, "Noter l’information des parents"
    if item.minor:
        return ConsentKind.CHILD_VIEW, "Noter l’avis de l’enfant"
    return ConsentKind.AGREEMENT, "Noter un accord ou un refus"
