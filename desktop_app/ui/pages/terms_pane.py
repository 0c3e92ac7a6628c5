"""« Listes » in the settings: add, rename, order, hide; old records keep what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from desktop_app.domain.dimension import Dimension
from desktop_app.domain.french import quote
from desktop_app.domain.term import ListName
from desktop_app.errors import BadInput
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.models.words_model import WordsModel
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import terms_word as act
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.terms_store import TermsData, TermsTyping, keep_typing, read_terms
from desktop_app.ui.pages.terms_word import WordCard
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"terms"})
_LISTS = tuple((name.value, name.label) for name in ListName)
_HELP = {
    ListName.MOTIVES: "Un motif renommé ou qui n’est plus proposé reste lisible sur les dossiers "
    "qui le portent, avec ses mots d’aujourd’hui.",
    ListName.LANGUAGES: "Une langue renommée ou qui n’est plus proposée reste lisible sur les "
    "fiches qui la portent, avec ses mots d’aujourd’hui.",
    ListName.INDICATORS: "Un indice déjà noté garde toujours les mots du jour où il a été noté.",
}
_LINES = 14


class TermsPane(ScrollColumn):
    """Show one list at a time. ``saved`` when what is typed is safe in a draft."""

    saved = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("terms_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        FocusFollower(self)
        self._context = context
        self._list_name = ListName.MOTIVES
        self._code = ""
        self._wordings: dict[str, str] = {}
        self._model = WordsModel(self)
        self._which = RadioGroup("Liste", _LISTS)
        self._help = text_label("", "secondary")
        self._search = LabelledField("Chercher dans la liste", QLineEdit())
        self._list = _words_view(self._model)
        self._empty = text_label("Aucun mot ne correspond.", "secondary")
        self._card = WordCard()
        self._new = LabelledField("Nouveau mot", QLineEdit())
        self._dimension = LabelledCombo(
            "Dimension du nouvel indice",
            tuple((item.value, item.label) for item in Dimension),
            searchable=False,
        )
        self._add = QPushButton("Ajouter à la liste")
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._build()

    def start(self) -> None:
        """Read the list; what was being typed comes back the first time."""
        if not self._autosave.dirty:
            self._read(None)

    def refresh(self) -> None:
        """Read again the list on screen."""
        self._read(self._list_name)

    def flush(self) -> None:
        """Keep what is being typed now."""
        self._autosave.flush()

    def choose(self, code: str) -> None:
        """Make a word the one that is changed."""
        self._code = code
        self._show_word()

    def _build(self) -> None:
        name_inner(self._which, "terms_list")
        self._add.setObjectName("terms_add")
        self._dimension.combo.setObjectName("terms_dimension")
        for labelled, name in ((self._search, "terms_search"), (self._new, "terms_new")):
            labelled.field.setObjectName(name)
        top = (self._which, self._help, self._search, self._list, self._empty)
        for part in (*top, self._card, self._new, self._dimension, self._add):
            self.add(part)
        self.layout_.setAlignment(self._add, Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def _connect(self) -> None:
        self._which.changed.connect(self._on_list)
        self._search.edited.connect(self._on_search)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._card.asked.connect(self._do)
        self._card.edited.connect(self._on_wording)
        self._new.edited.connect(self._autosave.touch)
        self._dimension.changed.connect(lambda _value: self._autosave.touch())
        self._add.clicked.connect(self._add_word)
        _line(self._new).returnPressed.connect(self._add_word)
        self._autosave.saved.connect(lambda _none: self.saved.emit())

    def _read(self, list_name: ListName | None) -> None:
        session = self._context.session
        self._context.runner.run_latest(
            "terms",
            lambda: read_terms(session, list_name),
            self._show,
            self._context.messages.failed,
        )

    def _show(self, data: TermsData) -> None:
        if self._autosave.dirty:
            return
        self._list_name = data.list_name
        self._which.set_value(data.list_name.value)
        show_text(self._help, _HELP[data.list_name])
        self._dimension.setVisible(data.list_name is ListName.INDICATORS)
        typing = data.typing
        if typing is not None:
            _line(self._search).setText(typing.search)
            _line(self._new).setText(typing.new)
            self._dimension.set_value(typing.dimension)
            self._code = typing.code
            self._wordings = dict(typing.wordings)
            self._model.narrow(typing.search)
        self._model.set_entries(data.entries)
        self._show_word()

    def _show_word(self) -> None:
        """Show the word chosen, the first one if there is none any more."""
        self._empty.setVisible(self._model.rowCount() == 0)
        entry = self._model.entry(self._code)
        if entry is None and self._model.rowCount():
            self._code = str(self._model.index(0, 0).data(ItemRole.ID))
            entry = self._model.entry(self._code)
        self._card.setVisible(entry is not None)
        if entry is None:
            return
        row = self._model.row_of(self._code)
        self._list.selectionModel().blockSignals(True)
        self._list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self._list.selectionModel().blockSignals(False)
        self._card.show_entry(
            entry,
            self._wordings.get(self._key(), entry.label),
            movable=not self._model.narrowed,
        )

    def _on_list(self, key: str) -> None:
        self._autosave.flush()
        self._code = ""
        self._read(ListName(key))

    def _on_search(self) -> None:
        self._model.narrow(_line(self._search).text())
        self._show_word()
        self._autosave.touch()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        code = current.data(ItemRole.ID)
        if code:
            self.choose(str(code))

    def _do(self, wanted: str) -> None:
        terms, name, code = self._context.session.terms, self._list_name, self._code
        entry = self._model.entry(code)
        if entry is None:
            return
        words = self._card.field.text()
        tasks: dict[str, tuple[Callable[[], Any], str]] = {
            act.RENAME: (lambda: terms.rename(name, code, words), f"Renommé en {quote(words)}."),
            act.UP: (lambda: terms.move(name, code, -1), "Monté d’un rang."),
            act.DOWN: (lambda: terms.move(name, code, 1), "Descendu d’un rang."),
            act.FIRST: (lambda: terms.put_first(name, code), "Mis en premier."),
            act.HIDE: (lambda: terms.hide(name, code), f"{quote(entry.label)} n’est plus proposé."),
            act.SHOW: (
                lambda: terms.show(name, code),
                f"{quote(entry.label)} est proposé de nouveau.",
            ),
            act.SHIPPED: (lambda: terms.as_shipped(name, code), "Mots livrés rétablis."),
        }
        task, said = tasks[wanted]
        if wanted == act.RENAME and words.strip() == entry.label:
            return
        self._run(wanted, task, said)

    def _add_word(self) -> None:
        terms, name = self._context.session.terms, self._list_name
        words, dimension = _line(self._new).text(), self._dimension.value()

        def done(code: str) -> None:
            _line(self._new).clear()
            self._new.set_error()
            self._keep_now()
            self._code = code
            self._tell(
                f"{quote(words.strip())} est dans la liste.", lambda: terms.withdraw(name, code)
            )

        kept = dimension if name is ListName.INDICATORS else ""
        self._context.runner.run(
            lambda: terms.add(name, words, kept),
            done,
            lambda problem: self._failed(problem, self._new.set_error),
        )

    def _run(self, wanted: str, task: Callable[[], Any], said: str) -> None:
        terms, name, key = self._context.session.terms, self._list_name, self._key()

        def done(former: Any) -> None:
            if wanted in (act.RENAME, act.SHIPPED):
                self._wordings.pop(key, None)
            self._keep_now()
            if former:
                self._tell(said, lambda: terms.put_back(name, former))

        self._context.runner.run(
            task, done, lambda problem: self._failed(problem, self._card.set_error)
        )

    def _failed(self, problem: Exception, show_problem: Callable[[str], None]) -> None:
        if isinstance(problem, BadInput):
            show_problem(problem.sentence)
        else:
            self._context.messages.failed(problem)

    def _tell(self, words: str, back: Callable[[], None] | None = None) -> None:
        def undo() -> None:
            if back is not None:
                self._context.runner.run(
                    back, lambda _none: self._tell("Annulé."), self._context.messages.failed
                )

        self._context.messages.success(words, undo=None if back is None else undo)
        self._context.navigator.changed(CHANGED)
        self.refresh()

    def _typing(self) -> TermsTyping | None:
        new, search = _line(self._new).text(), _line(self._search).text()
        if not (self._wordings or new or search):
            return None
        dimension, wordings = self._dimension.value(), dict(self._wordings)
        return TermsTyping(self._list_name, self._code, wordings, new, dimension, search)

    def _key(self) -> str:
        return f"{self._list_name.value}/{self._code}"

    def _on_wording(self) -> None:
        """Remember a wording that is not kept yet; it comes back with its word."""
        entry, words = self._model.entry(self._code), self._card.field.text()
        if entry is not None and words != entry.label:
            self._wordings[self._key()] = words
        else:
            self._wordings.pop(self._key(), None)
        self._autosave.touch()

    def _make_task(self) -> Callable[[], None]:
        session, typing = self._context.session, self._typing()
        return lambda: keep_typing(session, typing)

    def _keep_now(self) -> None:
        """Keep what is still being typed, now that a part of it became a word of the list."""
        self._autosave.forget()
        self._context.runner.run(
            self._make_task(), lambda _none: None, self._context.messages.failed
        )

    def _text(self) -> str:
        return "\n".join(filter(None, (self._card.field.text(), _line(self._new).text())))


def _words_view(model: WordsModel) -> QListView:
    view = QListView()
    view.setObjectName("terms_words")
    view.setAccessibleName("Mots de la liste")
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMinimumHeight(view.fontMetrics().lineSpacing() * _LINES)
    return view


def _line(labelled: LabelledField) -> QLineEdit:
    field = labelled.field
    if not isinstance(field, QLineEdit):
        raise TypeError(type(field).__name__)
    return field
