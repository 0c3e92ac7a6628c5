"""The first page after unlocking: what is unfinished, what was open, nothing else (UX §2.3)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.services.saved_views import ViewCount
from desktop_app.services.views import HomeView
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.models.dossier_words import detail_words
from desktop_app.ui.navigation import Place, Route
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.pages.unfinished import Unfinished, unfinished
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

NOTHING = "Rien d’urgent aujourd’hui."
_WIDE_CHARS = 130


class HomePage(Page):
    """Show today, the unfinished texts, the recent dossiers and the week in words."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._content: tuple[HomeView, tuple[Unfinished, ...]] | None = None
        self._shown: tuple[object, bool] | None = None
        self._header = PageHeader("home_header")
        self._scroll = ScrollColumn("home_scroll", measure_chars=_WIDE_CHARS)
        self._to_do, self._recents, self._week = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._attention = QVBoxLayout()
        self._waiting: tuple[ViewCount, ...] = ()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Accueil"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the actions first: « Nouvelle observation » is one key away."""
        return (self._header, self._scroll)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Read what is unfinished and recent."""
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again: anything written can show here."""
        self._read()

    def restore(self, place: Place) -> None:
        """Put scroll, focus and caret back; start anew if the field is no longer there."""
        super().restore(place)
        if not has_focus_inside(self):
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns one under the other in a narrow window."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if columns(self) == 1 else across)

    def _build(self) -> None:
        observe = self._header.add_button("Nouvelle observation", "new_observation", "primary")
        add = self._header.add_button("Nouvelle personne", "new_person")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, heading, rows in (
            (left, "À faire aujourd’hui", self._to_do),
            (right, "Dossiers récents", self._recents),
            (right, "Cette semaine", self._week),
            (right, "", self._attention),
        ):
            if column.count():
                column.addSpacing(GROUP_GAP_PX)
            column.setSpacing(LABEL_GAP_PX * 2)
            rows.setSpacing(LABEL_GAP_PX * 2)
            if heading:
                column.addWidget(text_label(heading, "section"))
            column.addLayout(rows)
        for column in (left, right):
            column.addStretch(1)
        self._box.setSpacing(GROUP_GAP_PX)
        self._box.addLayout(left, 1)
        self._box.addLayout(right, 1)
        self._scroll.add(self._box)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        observe.clicked.connect(self._observe)
        add.clicked.connect(self._add_person)
        self.context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("new_observation", self, self._observe, here)
        shortcuts.bind("new_person", self, self._add_person, here)

    def _read(self) -> None:
        session = self.context.session

        def content() -> tuple[HomeView, tuple[Unfinished, ...]]:
            view = session.home.view()
            return view, unfinished(session, view)

        self.context.runner.run_latest("home", content, self._take, self.context.messages.failed)
        # After the page itself, which does not wait for it: every dossier is looked at.
        self.context.runner.run_latest(
            "home_views",
            session.views.waiting,
            self._show_waiting,
            self.context.messages.failed,
        )

    def _show_waiting(self, waiting: tuple[ViewCount, ...]) -> None:
        """Lead to the dossiers that wait for a sign; none is no reason for a line."""
        if waiting == self._waiting:
            return
        self._waiting = waiting
        empty_layout(self._attention)
        for one in waiting:
            if one.count:
                button = QPushButton(f"{one.name} ({one.count})")
                button.setObjectName(f"home_{one.id}")
                mark(button, variant="link")
                button.clicked.connect(
                    lambda _checked, key=one.id: self.context.navigator.open(routes.dossiers(key))
                )
                self._attention.addWidget(button)

    def _take(self, content: tuple[HomeView, tuple[Unfinished, ...]]) -> None:
        self._content = content
        self._show()
        self.loaded.emit()

    def _show(self) -> None:
        if self._content is None:
            return
        view, drafts = self._content
        discreet, today = self.context.discreet.active, self.context.clock().date()
        if (self._content, discreet) == self._shown:
            return  # the same rows: the focus stays where it is
        self._shown = (self._content, discreet)
        self._header.set_title(view.today_words)
        for rows in (self._to_do, self._recents, self._week):
            empty_layout(rows)
        for number, draft in enumerate(drafts):
            about = draft.discreet if discreet else draft.about
            self._add_row(self._to_do, f"todo_{number}", draft.verb, about, draft.route)
        if not drafts:
            self._to_do.addWidget(text_label(NOTHING))
        for number, line in enumerate(view.recents):
            route = routes.dossier(line.id)
            label = line.short if discreet else line.label
            self._add_row(
                self._recents, f"recent_{number}", label, detail_words(line, today), route
            )
        if not view.recents:
            self._recents.addWidget(text_label("Aucun dossier ouvert pour l’instant."))
        dossiers = plural(view.dossiers, "dossier dans le registre", "dossiers dans le registre")
        for sentence in (view.week_words, dossiers):
            self._week.addWidget(text_label(sentence))

    def _add_row(
        self, rows: QVBoxLayout, name: str, title: str, detail: str, route: Route
    ) -> QPushButton:
        button = RowButton(title, detail)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.context.navigator.open(route))
        rows.addWidget(button)
        return button

    def _observe(self) -> None:
        self.context.navigator.open(routes.new_observation())

    def _add_person(self) -> None:
        self.context.navigator.open(routes.new_person())
