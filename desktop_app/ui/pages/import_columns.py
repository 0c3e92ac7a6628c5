"""« Colonnes »: each column of the file with three of its values and the field it fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from desktop_app.domain.dates import Precision
from desktop_app.domain.french import NBSP, date_words, plural
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_mapping import Column, ColumnMapping
from desktop_app.domain.import_sheet import Sheet, any_cell, cell_text
from desktop_app.domain.spoken_dates import DateProblem, parse_date
from desktop_app.services.import_views import ImportFile
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_EXAMPLES = 3
_EXAMPLE_CHARS = 40
_FIELDS = tuple((field.value, field.label) for field in Field)
_HIDDEN = "[masqué]"


class ImportColumns(ScrollColumn):
    """Show the columns of a file. ``changed`` carries the mapping after an act of the user.

    ``sheet_chosen`` carries the name of another sheet, ``titles_chosen`` the rows of the titles
    counted from 0. ``tried`` asks for the dry run.
    """

    changed = Signal(object)
    sheet_chosen = Signal(str)
    titles_chosen = Signal(object)
    tried = Signal()
    other_file = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__("import_columns_scroll")
        self._context = context
        self._mapping: ColumnMapping | None = None
        self._file: ImportFile | None = None
        self._about = text_label("", "secondary")
        self._sheet = LabelledCombo("Feuille du fichier", searchable=False)
        self._titles = LabelledField(
            "Lignes des titres",
            QLineEdit(),
            "Le numéro des lignes qui portent les titres, par exemple 3 ou 3, 4. "
            "Rien s’il n’y a pas de titres.",
        )
        self._ages = LabelledField(
            "Les âges du fichier datent du",
            QLineEdit(),
            "Un âge est compté ce jour-là. Sans date, le jour de l’import.",
        )
        self._rows = QVBoxLayout()
        self._discreet = False
        self._combos: dict[int, LabelledCombo] = {}
        self.try_button = QPushButton("Essayer sans rien écrire")
        self._other = QPushButton("Choisir un autre fichier")
        self._build()

    def show_file(self, file: ImportFile) -> None:
        """Show the sheets, the titles and the columns of ``file``."""
        same = self._file is not None and self._file.workbook is file.workbook
        self._file = file
        mapping = file.mapping
        names = [sheet.name for sheet in file.workbook.sheets]
        if not same:
            self._sheet.set_options([(name, name) for name in names if name])
        self._sheet.set_value(mapping.sheet)
        self._sheet.setVisible(len(names) > 1)
        if not self._line(self._titles).hasFocus():
            rows = ", ".join(str(row + 1) for row in mapping.title_rows)
            self._line(self._titles).setText(rows)
        aged = any(column.field is Field.AGE for column in mapping.columns)
        self._ages.setVisible(aged)
        if mapping.ages_on is not None and not self._line(self._ages).text():
            self._line(self._ages).setText(date_words(mapping.ages_on))
        sheet = file.workbook.named(mapping.sheet) or file.workbook.main_sheet()
        self._tell(file, sheet)
        self._show_columns(mapping, sheet)

    def combo(self, index: int) -> LabelledCombo:
        """Return the choice of one column."""
        return self._combos[index]

    def _build(self) -> None:
        self._sheet.combo.setObjectName("import_sheet")
        self._line(self._titles).setObjectName("import_titles")
        self._line(self._ages).setObjectName("import_ages")
        self.try_button.setObjectName("import_try")
        mark(self.try_button, variant="primary")
        self._other.setObjectName("import_other_file")
        self._rows.setSpacing(FIELD_GAP_PX)
        self.add(self._about)
        self.add(self._sheet)
        self.add(self._titles)
        self.add(self._ages)
        self.add_heading("Colonnes")
        self.add(
            text_label(
                "Ce qui n’a pas de champ va dans la note de la personne, avec le titre de sa"
                " colonne. Rien n’est laissé de côté sans être dit.",
                "secondary",
            )
        )
        self.add(self._rows)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.try_button)
        buttons.addWidget(self._other)
        self.add(buttons, gap=GROUP_GAP_PX)
        self._sheet.changed.connect(self.sheet_chosen)
        self._line(self._titles).editingFinished.connect(self._take_titles)
        self._line(self._ages).editingFinished.connect(self._take_ages)
        self.try_button.clicked.connect(self._try)
        self._other.clicked.connect(self.other_file)

    @staticmethod
    def _line(field: LabelledField) -> QLineEdit:
        line = field.field
        assert isinstance(line, QLineEdit)  # noqa: S101 - made so above
        return line

    def _tell(self, file: ImportFile, sheet: Sheet) -> None:
        count = sum(map(any_cell, sheet.rows[file.mapping.first_row :]))
        words = [f"{plural(count, 'ligne', 'lignes')} à lire."]
        if file.remembered:
            words.append("Les colonnes sont celles de votre dernier import semblable.")
        show_text(self._about, " ".join(words))

    def _show_columns(self, mapping: ColumnMapping, sheet: Sheet) -> None:
        held = self._mapping
        self._mapping = mapping
        discreet, self._discreet = self._discreet, self._context.discreet.active
        same = held is not None and held.titles == mapping.titles and discreet == self._discreet
        if same and self._combos:
            for column in mapping.columns:
                self._combos[column.index].set_value(column.field.value)
            return
        empty_layout(self._rows)
        self._combos = {}
        for column in mapping.columns:
            combo = self._made(column, _examples(sheet, column, mapping.first_row))
            self._combos[column.index] = combo
            self._rows.addWidget(combo)

    def _made(self, column: Column, examples: Sequence[str]) -> LabelledCombo:
        shown = [_HIDDEN] if self._context.discreet.active else examples
        words = f"Par exemple{NBSP}: {' · '.join(shown)}" if examples else "Colonne vide"
        combo = LabelledCombo(f"{column.letters}. {column.title}", _FIELDS, words)
        combo.combo.setObjectName(f"import_column_{column.index}")
        combo.set_value(column.field.value)
        combo.changed.connect(lambda value, at=column.index: self._choose(at, value))
        return combo

    def _choose(self, index: int, value: str) -> None:
        if self._mapping is None:
            return
        self._mapping = self._mapping.with_field(index, Field(value) if value else Field.NOTE)
        self.changed.emit(self._mapping)
        aged = any(column.field is Field.AGE for column in self._mapping.columns)
        self._ages.setVisible(aged)

    def _take_titles(self) -> None:
        if self._mapping is None:
            return
        numbers = self._line(self._titles).text().replace(",", " ").split()
        if not all(part.isdecimal() and 0 < int(part) <= 1000 for part in numbers):
            self._titles.set_error("Écrivez des numéros de lignes, par exemple 3, 4.")
            return
        self._titles.set_error()
        rows = tuple(sorted({int(part) - 1 for part in numbers}))
        if rows != self._mapping.title_rows:
            self.titles_chosen.emit(rows)

    def _take_ages(self) -> bool:
        """Take the day of the ages; tell whether there is nothing to correct."""
        if self._mapping is None:
            return False
        text, day = self._line(self._ages).text().strip(), None
        if text:
            today = self._context.clock().date()
            found = parse_date(text, today, label="Date", latest=today)
            if isinstance(found, DateProblem):
                self._ages.set_error(found.sentence)
                return False
            if found.precision is not Precision.DAY:
                self._ages.set_error("Date\u00a0: indiquez le jour, le mois et l’année.")
                return False
            day = found.earliest
        self._ages.set_error()
        if day != self._mapping.ages_on:
            self._mapping = replace(self._mapping, ages_on=day)
            self.changed.emit(self._mapping)
        return True

    def _try(self) -> None:
        if self._ages.isVisible() and not self._take_ages():
            self._ages.field.setFocus()
            return
        self.tried.emit()


def _examples(sheet: Sheet, column: Column, first_row: int) -> list[str]:
    found: list[str] = []
    for row in sheet.rows[first_row:]:
        text = cell_text(row[column.index]) if column.index < len(row) else ""
        short = " ".join(text.split())
        if short and short not in found:
            found.append(short if len(short) <= _EXAMPLE_CHARS else f"{short[:_EXAMPLE_CHARS]}…")
            if len(found) == _EXAMPLES:
                break
    return found
