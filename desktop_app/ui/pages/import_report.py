"""« Essai »: what the import would do, every message, and what to do with each likely duplicate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, after_colon, join_words, plural, quote
from desktop_app.domain.import_read import Message
from desktop_app.services.import_views import Decision, DryRun, Duplicate
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_AT_ONCE = 10
_HIDDEN = "texte masqué en mode discret."
_VISIBLE_LINES = 9
_OPTIONS = tuple((decision.value, decision.label) for decision in Decision)
_HOMONYMS = (
    "Les homonymes existent\u00a0: sans choix de votre part, chaque ligne est créée."
    f" {quote('Relier')} ajoute la ligne à la note de la personne connue, sans rien remplacer."
)
Index = QModelIndex | QPersistentModelIndex


class ImportReport(ScrollColumn):
    """Show a dry run. ``decided`` carries the number of a row and its decision."""

    decided = Signal(int, str)
    accepted = Signal()
    back = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__("import_report_scroll", measure_chars=100)
        self._context = context
        self._run: DryRun | None = None
        self._decisions: dict[int, Decision] = {}
        self._page_start = 0
        self._alike: list[tuple[int, list[Duplicate]]] = []
        self._summary = text_label("")
        self._messages = _MessageList()
        self._told = text_label("Aucun message.", "secondary")
        self._all = LabelledCombo("Pour tous les doublons", _OPTIONS, searchable=False)
        self._rows = QVBoxLayout()
        self._before = QPushButton("Doublons précédents")
        self._after = QPushButton("Doublons suivants")
        self._duplicates = QWidget()
        self.import_button = QPushButton("Importer")
        self._back = QPushButton("Revoir les colonnes")
        self._build()

    def show_run(self, run: DryRun, decisions: Mapping[int, Decision]) -> None:
        """Show what ``run`` says, with what was decided already."""
        self._run = run
        self._decisions = dict(decisions)
        self._page_start = 0
        self._alike = _by_row(run.duplicates)
        self._messages.show_messages(
            run.rejected, run.messages, discreet=self._context.discreet.active
        )
        count = self._messages.count()
        show_text(self._told, "" if count else "Aucun message\u00a0: tout a été compris.")
        self._messages.setVisible(bool(count))
        self._duplicates.setVisible(bool(run.duplicates))
        self._all.set_value("")
        self._show_duplicates()
        self._summarise()

    def _build(self) -> None:
        self.import_button.setObjectName("import_run")
        mark(self.import_button, variant="primary")
        self._back.setObjectName("import_back")
        self._before.setObjectName("import_before")
        self._after.setObjectName("import_after")
        self._all.combo.setItemText(0, "Choisir ligne par ligne")
        self._all.combo.setObjectName("import_all")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self._back)
        self.add(self._summary)
        self.add(buttons)
        self.add_heading("À savoir")
        self.add(self._told)
        self.add(self._messages)
        self._build_duplicates()
        self.add(self._duplicates, gap=GROUP_GAP_PX)
        self._back.clicked.connect(self.back)
        self.import_button.clicked.connect(self.accepted)
        self._all.changed.connect(self._decide_all)
        self._before.clicked.connect(lambda: self._turn(-_AT_ONCE))
        self._after.clicked.connect(lambda: self._turn(_AT_ONCE))

    def _build_duplicates(self) -> None:
        column = QVBoxLayout(self._duplicates)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label("Personnes peut-être déjà là", "section"))
        column.addWidget(text_label(_HOMONYMS, "secondary"))
        column.addWidget(self._all)
        self._rows.setSpacing(FIELD_GAP_PX)
        column.addLayout(self._rows)
        pages = FlowLayout(spacing=8)
        pages.addWidget(self._before)
        pages.addWidget(self._after)
        column.addLayout(pages)

    def _summarise(self) -> None:
        run = self._run
        if run is None:
            return
        left = sum(choice is not Decision.CREATE for choice in self._decisions.values())
        created = run.persons - left
        parts = [
            plural(created, "personne sera créée", "personnes seront créées"),
            plural(run.new_places, "lieu nouveau", "lieux nouveaux"),
        ]
        if run.observations:
            parts.append(plural(run.observations, "observation", "observations"))
        words = f"{plural(run.rows, 'ligne lue', 'lignes lues')}. {', '.join(parts)}."
        if run.rejected:
            refused = plural(len(run.rejected), "ligne n’est", "lignes ne sont")
            words += f" {refused} pas des personnes\u00a0: voir plus bas."
        if run.duplicates:
            found = plural(len(self._alike), "doublon possible", "doublons possibles")
            words += f" {found}."
        self._summary.setText(words)
        self.import_button.setText(
            f"Importer {plural(run.persons, 'ligne', 'lignes')}" if run.persons else "Importer"
        )
        self.import_button.setEnabled(bool(run.persons))

    def _show_duplicates(self) -> None:
        empty_layout(self._rows)
        for row, others in self._alike[self._page_start : self._page_start + _AT_ONCE]:
            self._rows.addWidget(self._group(row, others))
        self._before.setVisible(self._page_start > 0)
        self._after.setVisible(self._page_start + _AT_ONCE < len(self._alike))

    def _group(self, row: int, others: Sequence[Duplicate]) -> RadioGroup:
        group = RadioGroup(_question(others, discreet=self._context.discreet.active), _OPTIONS)
        group.setObjectName(f"import_duplicate_{row}")
        group.set_value(self._decisions.get(row, Decision.CREATE).value)
        group.changed.connect(lambda value: self._decide(row, value))
        return group

    def _decide(self, row: int, value: str) -> None:
        self._decisions[row] = Decision(value)
        self._summarise()
        self.decided.emit(row, value)

    def _decide_all(self, value: str) -> None:
        if self._run is None or not value:
            return
        for row, _others in self._alike:
            self._decide(row, value)
        self._show_duplicates()

    def _turn(self, step: int) -> None:
        self._page_start = max(self._page_start + step, 0)
        self._show_duplicates()


class _Messages(QAbstractListModel):
    """The messages as lines; thousands cost nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, to see and to hear."""
        roles = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        return self._lines[index.row()] if role in roles else None

    def set_lines(self, lines: Iterable[str]) -> None:
        """Show ``lines``."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()


class _MessageList(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_messages")
        self.setAccessibleName("Messages de l’essai")
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _VISIBLE_LINES)
        self._model = _Messages()
        self.setModel(self._model)

    def show_messages(
        self, rejected: Sequence[Message], messages: Sequence[Message], *, discreet: bool
    ) -> None:
        """Show the refused rows first, then every message; where only, in discreet mode."""

        def words(message: Message, first: str = "") -> str:
            shown = replace(message, text=_HIDDEN) if discreet else message
            return message_words(shown, first)

        lines = [words(one, "Refusée") for one in rejected]
        self._model.set_lines([*lines, *map(words, messages)])

    def count(self) -> int:
        """Return how many lines are shown."""
        return self._model.rowCount()


def message_words(message: Message, first: str = "") -> str:
    """Return « Ligne 6, Né(e) le : … », or « Refusée, ligne 6 : … »."""
    where = [first] if first else []
    if message.row:
        where.append(f"ligne {message.row}")
    if message.column:
        where.append(message.column if where else f"colonne {message.column}")
    place = ", ".join(where)
    if not place:
        return message.text
    return f"{place[:1].upper()}{place[1:]}{NBSP}: {after_colon(message.text)}"


def _by_row(duplicates: Iterable[Duplicate]) -> list[tuple[int, list[Duplicate]]]:
    """Return each row with all that it looks like: there is one choice a row."""
    found: dict[int, list[Duplicate]] = {}
    for duplicate in duplicates:
        found.setdefault(duplicate.row, []).append(duplicate)
    return list(found.items())


def _question(others: Sequence[Duplicate], *, discreet: bool) -> str:
    """Return « La ligne 6 (…) ressemble à la ligne 5 (…), même personne probable »."""
    first = others[0]
    who = "" if discreet else f" ({first.names})"
    alike = join_words([_other(one, discreet=discreet) for one in others])
    return f"La ligne {first.row}{who} ressemble {alike}"


def _other(duplicate: Duplicate, *, discreet: bool) -> str:
    if duplicate.other_row is not None:
        other = f"à la ligne {duplicate.other_row}"
    else:
        other = f"à une personne du dossier {duplicate.dossier_ref}"
    named = "" if discreet or not duplicate.other_names else f" ({duplicate.other_names})"
    return f"{other}{named}, même personne {duplicate.words}"
