"""« Accords et information »: where each person stands, and every conversation before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.consent import ConsentAnswer, ConsentKind
from desktop_app.domain.consent_words import STAYS_POSSIBLE
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.services.tick_views import ConsentLine, PersonConsents
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"consent", "dossier"})
_SHOWN = frozenset({"consent", "person", "terms"})
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


class ConsentsPage(Page):
    """Show the agreements of a dossier, person by person."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._read: DossierConsents | None = None
        self._header = PageHeader("consents_header")
        self._header.set_title(_TITLE)
        self._body = ScrollColumn("consents_scroll")
        FocusFollower(self._body)
        self._close = self._header.add_button("Fermer", "consents_close", "primary")
        self.column.addWidget(self._body, 1)
        HeaderPlace(self, self._header, self._body)
        self._close.clicked.connect(self._leave)
        context.discreet.changed.connect(lambda _active: self._show())
        shortcuts.bind("finish", self, self._leave, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def title(self) -> str:
        """Return the name of the page."""
        return _TITLE

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, dossier, this page."""
        way = [Crumb("Dossiers", routes.DOSSIERS)]
        if self._read is not None:
            way.append(Crumb(self._read.dossier.ref, routes.dossier(self._read.dossier.id)))
        return (*way, Crumb(self.title()))

    def dossier_ref(self) -> str:
        """Return the number of the dossier."""
        return "" if self._read is None else self._read.dossier.ref

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the header."""
        return (self._body, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the agreements of the dossier of ``args``, with the focus on one person."""
        self._args = dict(args)
        self._ask(arrived=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was written elsewhere."""
        if kinds & _SHOWN and self._read is not None:
            self._ask(arrived=False)

    def take_focus(self) -> None:
        """Start on the button of the person who was asked for, else of the first."""
        wanted = self._args.get("person", "")
        found = self._body.findChild(QPushButton, f"note_{wanted}") if wanted else None
        buttons = self._body.findChildren(QPushButton)
        target = found or next(iter(buttons), self._close)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *, arrived: bool) -> None:
        session, args = self.context.session, self._args
        self.context.runner.run_latest(
            "consents",
            lambda: read_consents(session, DossierId(args["dossier"])),
            lambda read: self._on_read(read, args, arrived=arrived),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, read: DossierConsents, args: Mapping[str, str], *, arrived: bool) -> None:
        if args is not self._args:
            return
        self._read = read
        self._show()
        self.described.emit()
        if arrived:
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        if self._read is None:
            return
        with kept_focus(self._body, self._close):
            self._body.clear()
            for person in self._read.persons:
                self._add_person(person)

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
            card = self._card(line)
            self._body.add(card, gap=FIELD_GAP_PX)
            card.show()

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

        def undo() -> None:
            self._run(
                lambda: consents.restore(consent_id),
                lambda: self.context.messages.success("Rétabli."),
            )

        self._run(
            lambda: consents.trash(consent_id),
            lambda: self.context.messages.success("Mis à la corbeille.", undo=undo),
        )

    def _run(self, task: Callable[[], None], then: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            then()
            self.context.navigator.changed(CHANGED)

        self.context.runner.run(task, done, self.context.messages.failed)

    def _leave(self) -> None:
        if self.context.navigator.previous is not None:
            self.context.navigator.back()
        elif self._read is not None:
            self.context.navigator.open(routes.dossier(self._read.dossier.id))


def _next_kind(item: PersonConsents) -> tuple[ConsentKind, str]:
    if item.person is None:
        return ConsentKind.PARENTS, "Noter l’information des parents"
    if item.minor:
        return ConsentKind.CHILD_VIEW, "Noter l’avis de l’enfant"
    return ConsentKind.AGREEMENT, "Noter un accord ou un refus"
