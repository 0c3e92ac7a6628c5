"""« Sécurité » in the settings: when to lock, the passphrase, the recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.preferences import Preferences
from desktop_app.ui.entry.printing import print_sheet
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.passphrase_change import PassphraseChange
from desktop_app.ui.pages.sheet_change import SheetChange
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import GROUP_GAP_PX, LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_DELAYS = tuple((str(minutes), f"{minutes}\u00a0min") for minutes in (2, 5, 10, 20, 30))


class SecurityPane(QStackedWidget):
    """Show the choices; changing a key takes their place until it is done."""

    ended = Signal()

    def __init__(
        self, context: PageContext, files: FileChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._choices = ScrollColumn("security_scroll", margin=NARROW_MARGIN_PX)
        self._delay = RadioGroup(
            "Verrouiller après",
            _DELAYS,
            "Sans clavier ni souris pendant ce temps, le registre se verrouille. "
            "Votre texte est gardé.",
        )
        self._discreet = QCheckBox(
            "Ouvrir en mode discret\u00a0: les noms deviennent des initiales"
        )
        self._hints = QCheckBox("Poser une question quand un mot juge plus qu’il ne décrit")
        self._change = QPushButton("Changer la phrase de passe")
        self._sheet = QPushButton("Refaire une fiche de secours")
        self._passphrase = PassphraseChange(context, self)
        self._sheets = SheetChange(context, files, lambda sheet: print_sheet(sheet, self), self)
        self._stage = ScrollColumn("security_stage", margin=NARROW_MARGIN_PX)
        self._staged: QWidget | None = None
        self._build()
        self._show(context.preferences.current)

    def start(self) -> None:
        """Show the choices."""
        self.setCurrentWidget(self._choices)

    def _build(self) -> None:
        for button, name in ((self._change, "passphrase_change"), (self._sheet, "sheet_change")):
            button.setObjectName(name)
        self._discreet.setObjectName("discreet_at_start")
        self._hints.setObjectName("soft_hints")
        self._choices.add(self._delay)
        self._choices.add(_group("Mode discret", self._discreet), gap=GROUP_GAP_PX)
        self._choices.add(_group("Pendant la saisie", self._hints), gap=GROUP_GAP_PX)
        self._choices.add(_group("Clés du registre", self._change, self._sheet), gap=GROUP_GAP_PX)
        self.addWidget(self._choices)
        self.addWidget(self._stage)
        preferences = self._context.preferences
        self._delay.changed.connect(lambda key: preferences.update(lock_after_min=int(key)))
        self._discreet.clicked.connect(lambda on: preferences.update(discreet_at_start=on))
        self._hints.clicked.connect(lambda on: preferences.update(soft_hints=on))
        preferences.changed.connect(self._show)
        self._change.clicked.connect(self._change_passphrase)
        self._sheet.clicked.connect(self._sheets.start)
        self._sheets.shown.connect(self._put_on_stage)
        self._passphrase.done.connect(lambda: self._leave(self._change))
        self._passphrase.back.connect(lambda: self._leave(self._change))
        self._sheets.done.connect(lambda: self._leave(self._sheet))
        self._sheets.back.connect(lambda: self._leave(self._sheet))

    def _show(self, preferences: Preferences) -> None:
        self._delay.set_value(str(preferences.lock_after_min))
        self._discreet.setChecked(preferences.discreet_at_start)
        self._hints.setChecked(preferences.soft_hints)

    def _change_passphrase(self) -> None:
        self._put_on_stage(self._passphrase.screen)
        self._passphrase.start()

    def _put_on_stage(self, screen: QWidget) -> None:
        if self._staged is not None:
            self._staged.hide()
        if screen.parent() is None or not self._stage.isAncestorOf(screen):
            self._stage.add(screen)
        self._staged = screen
        screen.show()
        self.setCurrentWidget(self._stage)

    def _leave(self, opener: QPushButton) -> None:
        self.setCurrentWidget(self._choices)
        opener.setFocus()
        self.ended.emit()


def _group(heading: str, *parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LABEL_GAP_PX * 2)
    column.addWidget(text_label(heading, "label"))
    row = FlowLayout(spacing=8)
    for part in parts:
        row.addWidget(part)
    column.addLayout(row)
    return holder
