"""The palette: one field for people, places, écrits and commands (Ctrl+K, UX §2.19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierLine, Hit, SearchAnswer
from desktop_app.ui.models.palette_rows import (
    Command,
    PaletteRows,
    Row,
    Target,
    command_rows,
    creation_row,
    found_rows,
    recent_rows,
)
from desktop_app.ui.page import PageContext
from desktop_app.ui.palette_delegate import PaletteDelegate
from desktop_app.ui.styling import give_focus, mark

T = TypeVar("T")

SEARCH_FROM = 2
"""UX J1-3: results from the second letter."""

_RECENTS = 8
_SHOWN_RECENTS = 7
_WIDTH_CHARS = 78
_TOP_PX = 64


class Palette(QFrame):
    """Lies over the top of the window while it is open; the focus stays in its field.

    ``open_hit`` and ``open_dossier`` go to a page, ``create`` makes a person from a typed name.
    """

    def __init__(
        self,
        window: QWidget,
        context: PageContext,
        commands: Sequence[Command],
        *,
        open_hit: Callable[[Hit], None],
        open_dossier: Callable[[DossierId], None],
        create: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._over = window
        self._context = context
        self._discreet = context.discreet
        self._commands = commands
        self._open_hit = open_hit
        self._open_dossier = open_dossier
        self._create = create
        self._hits: tuple[Hit, ...] = ()
        self._recents: tuple[DossierLine, ...] = ()
        self._answered = ""
        self._enter_waits = False
        self._opener: QWidget | None = None
        self._found: list[Row] = []
        self._target: Target | None = None
        self.rows = PaletteRows()
        self._build()
        window.installEventFilter(self)
        context.discreet.changed.connect(lambda _: self._fill())
        self.hide()

    def open(self, typed: str = "") -> None:
        """Show the palette with ``typed`` in its field; recents when it is empty."""
        if self.isHidden():
            self._opener = self.window().focusWidget()
        self.field.setText(typed)
        self._hits, self._answered = (), ""
        self._lay_over()
        self.show()
        self.raise_()
        # Another reason would select the first letter, and the second would replace it.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill()
        session = self._context.session
        self._context.runner.run_latest(
            "palette_recents",
            lambda: session.dossiers.recents(_RECENTS),
            self._show_recents,
            self._context.messages.failed,
        )
        if typed:
            self._search()

    def shut(self, *, give_back_focus: bool = True) -> None:
        """Hide the palette, forget what was typed, give the focus back."""
        self.hide()
        self.field.clear()
        self._hits, self._answered, self._enter_waits = (), "", False
        opener, self._opener = self._opener, None
        if give_back_focus:
            give_focus(opener)

    def opens_from(self, entry: QWidget) -> None:
        """Open the palette when one types while ``entry``, the search button, has the focus."""
        entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window’s size; answer the keys of the field and of the search button."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._lay_over()
        if watched is self.field and _went_elsewhere(event) and not self.isHidden():
            self.shut(give_back_focus=False)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field:
                return self._field_key(event)
            if watched is not self._over and _is_typing(event):
                self.open(event.text())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setObjectName("palette")
        self.setAccessibleName("Rechercher ou agir")
        mark(self, role="card")
        self.field = QLineEdit(self)
        self.field.setObjectName("palette_field")
        self.field.setPlaceholderText("Une personne, un lieu, un écrit, une commande")
        self.field.setAccessibleName("Rechercher une personne, un lieu, un écrit ou une commande")
        self.field.setMaxLength(200)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = QListView(self)
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName("Résultats")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._hint = QLabel("Flèches pour choisir, Entrée pour ouvrir, Échap pour fermer", self)
        mark(self._hint, role="small")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)

    def _lay_over(self) -> None:
        room = self._over.size()
        wanted = QSize(
            self.fontMetrics().averageCharWidth() * _WIDTH_CHARS, room.height() * 7 // 10
        )
        width = min(wanted.width(), room.width() - 32)
        top = min(_TOP_PX, room.height() // 10)
        self.setGeometry((room.width() - width) // 2, top, width, wanted.height())

    def _field_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._select(
                self.rows.next_choice(self._current(), 1 if key == Qt.Key.Key_Down else -1)
            )
            self._announce_row()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._create_typed()
            elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._enter()
        elif key == Qt.Key.Key_Escape:
            self.shut()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # the palette is one stop: Échap leaves it
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self._enter_waits = False
        if len(text.strip()) < SEARCH_FROM:
            self._hits, self._answered = (), ""
            self._fill()
            return
        self._search()

    def _search(self) -> None:
        text = self.field.text().strip()
        if len(text) < SEARCH_FROM:
            return
        session = self._context.session
        self._context.runner.run_latest(
            "palette_search",
            lambda: session.finding.search(text),
            lambda answer: self._show_hits(text, answer),
            self._context.messages.failed,
        )

    def _show_hits(self, text: str, answer: SearchAnswer) -> None:
        if self.isHidden():
            return
        self._hits, self._answered = answer.hits, text
        self._fill()
        self._announce()
        if self._enter_waits:
            self._enter()

    def _show_recents(self, lines: tuple[DossierLine, ...]) -> None:
        here_id = self._here()
        self._recents = tuple(line for line in lines if line.id != here_id)[:_SHOWN_RECENTS]
        if not self.isHidden() and not self.field.text().strip():
            self._fill()

    def _here(self) -> str:
        """Return the dossier on screen, empty if the page is about none."""
        here = self._context.navigator.current
        return here.args.get("dossier", "") if here is not None else ""

    def _fill(self) -> None:
        typed = self.field.text().strip()
        hidden = self._discreet.active
        if not typed:
            rows = recent_rows(self._recents, self._leave_for(self._open_dossier), discreet=hidden)
        else:
            rows = found_rows(self._hits, self._leave_for(self._open_hit), discreet=hidden)
        target = next((row.target for row in rows if row.target is not None), None)
        self._set_rows(rows, typed, target)
        self._select(self.rows.next_choice(-1, 1))

    def _set_rows(self, rows: list[Row], typed: str, target: Target | None) -> None:
        self._target = target
        self._found = rows
        commands = self._command_rows(typed, target)
        # After the commands: Entrée on « copier » must not make a person of that name.
        created = [creation_row(typed, self._leave_for(self._create))] * self._finds_nobody(typed)
        self.rows.set_rows([*rows, *commands, *created])

    def _finds_nobody(self, typed: str) -> bool:
        return bool(typed) and not self._hits and self._answered == typed

    def _command_rows(self, typed: str, target: Target | None) -> list[Row]:
        commands = [
            Command(c.label, self._leave_for_command(c), c.keys, c.about_dossier)
            for c in self._commands
        ]
        on_screen = self._here()
        here = Target(DossierId(on_screen), "ce dossier") if on_screen else None
        return command_rows(commands, typed, target, here)

    def _select(self, number: int) -> None:
        row = self.rows.row_at(number)
        if row is None:
            return
        if row.target is not None and row.target != self._target:
            self._set_rows(self._found, self.field.text().strip(), row.target)
        index = self.rows.index(number, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _current(self) -> int:
        index = self.list.currentIndex()
        return index.row() if index.isValid() else -1

    def _enter(self) -> None:
        text = self.field.text().strip()
        if len(text) >= SEARCH_FROM and self._answered != text:
            self._enter_waits = True
            return
        self._enter_waits = False
        self._activate(self._current())

    def _clicked(self, index: QModelIndex) -> None:
        self._activate(index.row())

    def _activate(self, number: int) -> None:
        row = self.rows.row_at(number)
        if row is not None and row.act is not None:
            row.act()

    def _create_typed(self) -> None:
        typed = self.field.text().strip()
        if typed:
            self._leave_for(self._create)(typed)

    def _leave_for(self, act: Callable[[T], None]) -> Callable[[T], None]:
        def leave(value: T) -> None:
            self.shut(give_back_focus=False)
            act(value)

        return leave

    def _leave_for_command(self, command: Command) -> Callable[[DossierId | None], None]:
        def leave(dossier_id: DossierId | None) -> None:
            self.shut()
            command.run(dossier_id)

        return leave

    def _announce_row(self) -> None:
        """Say the row lit by an arrow: the focus stays in the field, a reader hears nothing."""
        row = self.rows.row_at(self._current())
        if row is not None:
            self._context.announcer.say(row.spoken)

    def _announce(self) -> None:
        count = len(self._hits)
        said = f"{plural(count, 'résultat', 'résultats')}." if count else "Aucun résultat."
        row = self.rows.row_at(self._current())
        chosen = f" Sélection\u00a0: {row.label}." if row is not None else ""
        self._context.announcer.say(f"{said}{chosen}")


def _went_elsewhere(event: QEvent) -> bool:
    """Tell whether the focus left for another widget, not for another window or a menu."""
    reasons = Qt.FocusReason
    stays = (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason)
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in stays


def _is_typing(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text) and text.isprintable() and text != " " and not event.modifiers() & held
