"""« Corbeille »: what was put aside, by whom, since when; taking it out again (UX §2.23)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.rights import Right
from desktop_app.services.trash_views import Restored, TrashLine, TrashView
from desktop_app.ui.long_work import tell_problem
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.focus_follower import FocusFollower, has_focus_inside
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.reading_order import put_in_order
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_MEASURE_CHARS = 100
_RULE = (
    "Ce qui est ici peut revenir. Rien n’est détruit sans vous\u00a0: après 30\u00a0jours, "
    "Fanal le met en haut de la liste et vous décidez."
)
_EMPTY = "La corbeille est vide."
_EMPTY_WHY = "Ce que vous mettez à la corbeille attend ici, et peut revenir."


class TrashPage(Page):
    """List what is in the trash; « Restaurer » at once, « Détruire définitivement » on a page."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._view: TrashView | None = None
        self._empty: PlaceholderPage | None = None
        self._to_dossiers = Action(
            "Voir les dossiers", lambda: context.navigator.open(routes.DOSSIERS)
        )
        self._arriving = False
        self._header = PageHeader("trash_header")
        self._scroll = ScrollColumn("trash_scroll", measure_chars=_MEASURE_CHARS)
        FocusFollower(self._scroll)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(FIELD_GAP_PX)
        self._scroll.add(text_label(_RULE, "secondary"))
        self._scroll.add(self._holder)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        self._header.set_title(self.title())
        context.discreet.changed.connect(lambda _active: self._show())

    def title(self) -> str:
        """Return the name of the page."""
        return "Corbeille"

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: Journal, this page."""
        return (Crumb("Journal", routes.JOURNAL), Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "journal"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show what is in the trash now."""
        self._arriving = True
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again: anything that changes may come or go."""
        if self._view is not None:
            self._read()

    def take_focus(self) -> None:
        """Start on the first thing put aside; in an empty trash on the way out of it."""
        if self._empty is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().take_focus()

    def _read(self) -> None:
        self.context.runner.run_latest(
            "trash", self.context.session.trash.view, self._on_read, self.context.messages.failed
        )

    def _on_read(self, view: TrashView) -> None:
        changed, self._view = view != self._view, view
        if changed:
            self._show()
        if self._arriving:
            self._arriving = False
            self.described.emit()
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        held = has_focus_inside(self._holder)
        with kept_focus(self):
            empty_layout(self._rows)
            self._empty = None
            self._header.set_status(plural(view.count, "élément", "éléments") if view.count else "")
            if not view.count:
                self._empty = PlaceholderPage(_EMPTY, _EMPTY_WHY, self._to_dossiers)
                self._add(self._empty)
            for heading, lines in (
                ("À détruire ou à restaurer", view.old),
                ("Depuis moins de 30\u00a0jours" if view.old else "", view.recent),
            ):
                if lines and heading:
                    self._add(text_label(heading, "section"))
                for line in lines:
                    self._add(self._card(line))
        put_in_order(self)
        if held and self._empty is not None:
            self.take_focus()

    def _add(self, row: QWidget) -> None:
        self._rows.addWidget(row)
        row.show()  # now, not at the next turn of the loop: the first takes the focus

    def _card(self, line: TrashLine) -> RecordCard:
        discreet = self.context.discreet.active
        label = line.discreet if discreet else line.label
        title = f"{line.kind}\u00a0: {label}" if label else line.kind
        where = f"dossier {line.dossier_ref}" if line.dossier_ref else ""
        told = f"par {line.who}, {line.when_words}, {line.since_words}"
        may_write = Right.WRITE in self.context.session.actor.rights
        acts = [Act("Restaurer", f"restore_{line.number}", lambda: self._restore(line))]
        way = _way_to_destroy(line)
        if way is not None:
            go = self.context.navigator
            acts.append(
                Act("Détruire définitivement…", f"destroy_{line.number}", lambda: go.open(way))
            )
        lines = (where[:1].upper() + where[1:], told[:1].upper() + told[1:])
        return RecordCard(title, lines, acts if may_write else ())

    def _restore(self, line: TrashLine) -> None:
        trash, batch_id = self.context.session.trash, line.batch_id
        if batch_id is not None:
            self.context.work.run(
                self.context.runner,
                "Remise en place de l’import",
                lambda tell, stop: trash.restore_import(batch_id, tell, stop),
                self._on_restored,
                lambda problem: tell_problem(self.context.messages, problem),
            )
            return
        self.context.runner.run(
            lambda: trash.restore(line.number), self._on_restored, self.context.messages.failed
        )

    def _on_restored(self, restored: Restored) -> None:
        trash, navigator = self.context.session.trash, self.context.navigator
        dossier_id = restored.dossier_id
        actions = (
            ()
            if dossier_id is None
            else (Action("Ouvrir le dossier", lambda: navigator.open(routes.dossier(dossier_id))),)
        )

        def put_back() -> None:
            self.context.runner.run(
                lambda: trash.put_back(restored),
                lambda _none: self._tell("Remis à la corbeille.", restored.kinds),
                self.context.messages.failed,
            )

        self.context.messages.success(restored.words, undo=put_back, actions=actions)
        navigator.changed(restored.kinds)

    def _tell(self, sentence: str, kinds: frozenset[str]) -> None:
        self.context.messages.success(sentence)
        self.context.navigator.changed(kinds)


def _way_to_destroy(line: TrashLine) -> Route | None:
    """Return the page that destroys a line; only dossiers and undone imports have one."""
    if line.batch_id is not None:
        return routes.destroy_import(line.batch_id)
    return None if line.dossier_id is None else routes.destroy(line.dossier_id)
