"""The tab « À faire »: what somebody decided to do, and by when (UX §2.5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.event import Reminder
from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import DossierId
from desktop_app.services.reminders import ReminderLine, due_in_words
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn

KINDS = frozenset({"reminder", "dossier"})
_HIDDEN = "Rappel"


class RemindersPane(ScrollColumn):
    """List the reminders of a dossier: to do first, then done. Each act can be undone."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("reminders_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        self._context = context
        self._dossier_id = DossierId("")
        self._shown: tuple[object, ...] | None = None

    def show_lines(
        self, dossier_id: DossierId, lines: tuple[ReminderLine, ...], *, discreet: bool
    ) -> None:
        """Show ``lines``, or how to begin; the focus stays in its row."""
        if (dossier_id, lines, discreet) == self._shown:
            return
        self._shown = (dossier_id, lines, discreet)
        self._dossier_id = dossier_id
        focused = self._focused_name()
        self.clear()
        for row in self._rows(lines, discreet=discreet):
            self.add(row)
            row.show()  # now, not at the next turn of the loop: the first takes the focus
        if focused:
            self._focus_again(focused)

    def _rows(self, lines: tuple[ReminderLine, ...], *, discreet: bool) -> list[QWidget]:
        if not lines:
            add = Action("Ajouter un rappel", self._begin)
            sentence = "Un rappel dit ce qu’il y a à faire, et pour quand."
            return [PlaceholderPage("Rien à faire pour l’instant.", sentence, add)]
        add_button = QPushButton("Ajouter un rappel")
        add_button.setObjectName("reminder_add")
        add_button.clicked.connect(self._begin)
        holder = QWidget()
        FlowLayout(holder).addWidget(add_button)
        to_do = [line for line in lines if line.reminder.done_on is None]
        done = [line for line in lines if line.reminder.done_on is not None]
        rows: list[QWidget] = [holder]
        rows += [self._to_do(line, discreet=discreet) for line in to_do]
        if done:
            rows.append(text_label("Fait", "section"))
        return rows + [self._done(line, discreet=discreet) for line in done]

    def _to_do(self, line: ReminderLine, *, discreet: bool) -> RecordCard:
        item = line.reminder
        when = due_in_words(line)
        due = f"En retard, prévu {when}" if line.overdue else f"Prévu {when}"
        return RecordCard(
            _HIDDEN if discreet else item.text,
            (due, line.about),
            (
                Act("C’est fait", f"reminder_done_{item.id}", lambda: self._mark_done(item)),
                Act("Changer la date", f"reminder_move_{item.id}", lambda: self._open(item, "due")),
                Act("Modifier", f"reminder_change_{item.id}", lambda: self._open(item, "text")),
                Act(
                    "Mettre à la corbeille", f"reminder_trash_{item.id}", lambda: self._trash(item)
                ),
            ),
            "" if discreet else item.text,
        )

    def _done(self, line: ReminderLine, *, discreet: bool) -> RecordCard:
        item = line.reminder
        result = "" if discreet or not item.result else f"Résultat{NBSP}: {item.result}"
        return RecordCard(
            _HIDDEN if discreet else item.text,
            (line.done_words[:1].upper() + line.done_words[1:], result, line.about),
            (
                Act("Noter le résultat", f"reminder_result_{item.id}", lambda: self._result(item)),
                Act("À refaire", f"reminder_again_{item.id}", lambda: self._again(item)),
                Act(
                    "Mettre à la corbeille", f"reminder_trash_{item.id}", lambda: self._trash(item)
                ),
            ),
            "" if discreet else item.text,
        )

    def _begin(self) -> None:
        self._context.navigator.open(routes.new_reminder(self._dossier_id))

    def _open(self, item: Reminder, field: str) -> None:
        self._context.navigator.open(routes.reminder(item.dossier_id, item.id, field))

    def _result(self, item: Reminder) -> None:
        self._open(item, "result")

    def _mark_done(self, item: Reminder) -> None:
        reminders = self._context.session.reminders
        result = Action("Noter le résultat", lambda: self._result(item))
        self._run(
            lambda: reminders.done(item.id),
            "Rappel marqué comme fait.",
            lambda: self._put_back(item),
            (result,),
        )

    def _again(self, item: Reminder) -> None:
        reminders = self._context.session.reminders
        self._run(
            lambda: reminders.to_do_again(item.id),
            "Rappel de nouveau à faire.",
            lambda: self._put_back(item),
        )

    def _put_back(self, item: Reminder) -> None:
        """Undo what was done to a reminder: it is as it was before."""
        reminders = self._context.session.reminders
        self._run(lambda: reminders.change(item), "Rappel rétabli.", None)

    def _trash(self, item: Reminder) -> None:
        reminders = self._context.session.reminders
        self._run(
            lambda: reminders.trash(item.id),
            "Rappel mis à la corbeille.",
            lambda: self._run(lambda: reminders.restore(item.id), "Rappel rétabli.", None),
        )

    def _run(
        self,
        task: Callable[[], object],
        sentence: str,
        undo: Callable[[], None] | None,
        actions: tuple[Action, ...] = (),
    ) -> None:
        def then(_result: object) -> None:
            self._context.messages.success(sentence, undo=undo, actions=actions)
            self._context.navigator.changed(KINDS)

        self._context.runner.run(task, then, self._context.messages.failed)

    def _focused_name(self) -> str:
        focused = self.focusWidget()
        inside = focused is not None and focused.hasFocus() and self.isAncestorOf(focused)
        return focused.objectName() if inside and focused is not None else ""

    def _focus_again(self, name: str) -> None:
        found = self.findChild(QPushButton, name) or self.findChild(QPushButton)
        if isinstance(found, QPushButton):
            found.setFocus()
