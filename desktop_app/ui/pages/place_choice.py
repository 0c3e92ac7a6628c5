"""Choose a known place, or write a new one down without leaving the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place
from desktop_app.domain.territory import Territory
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.commune_field import territory_words
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.place_form import PlaceForm
from desktop_app.ui.pages.place_words import place_options, place_words
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo


class PlaceChoice(QWidget):
    """Hold a place of the register, or its words alone with ``free``.

    A new place is saved as it is typed and chosen at once. A place that is no longer proposed
    stays where it was chosen. ``edited`` follows the user's hand.
    """

    edited = Signal()

    def __init__(
        self,
        context: PageContext,
        label: str,
        name: str,
        *,
        free: bool = False,
        help: str = "Un lieu déjà connu, ou ajoutez-le.",  # noqa: A002 - the word of the contract
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._places: dict[str, Place] = {}
        self._open: Place | None = None
        self._shows_territory = not free
        self._combo = LabelledCombo(label, (), "" if free else help, free=free)
        self._combo.combo.setObjectName(name)
        self._territory = text_label("", "secondary", hidden_if_empty=True)
        self._add = QPushButton("Ajouter un lieu")
        self._change = QPushButton("Modifier ce lieu")
        self._card = QFrame()
        self._card.hide()
        self._form = PlaceForm(context)
        self._done = QPushButton("Fermer le lieu")
        self._autosave = Autosave(
            context, self._make_task, lambda: place_words(self._shown()), self
        )
        self._build()
        if prefix:
            name_inner(self._card, prefix)

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer ``places``; what is chosen stays chosen."""
        self._places = {place.id: place for place in places}
        self._offer(self._combo.value())
        self._show_state()

    def set_error(self, sentence: str) -> None:
        """Say what is missing, and put the focus there; an empty sentence takes it away."""
        self._combo.set_error(sentence)
        if sentence:
            self._combo.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_id(self) -> PlaceId | None:
        """Return the place chosen or being written, ``None`` if there is none."""
        if self._open is not None and self._open.id not in self._places:
            return self._open.id if self._written() else None
        value = self._combo.value()
        return PlaceId(value) if value in self._places else None

    def known(self) -> tuple[Place, ...]:
        """Return the places offered, with the new one that is being written."""
        places = tuple(self._places.values())
        if self._open is None or self._open.id in self._places or not self._written():
            return places
        return (*places, self._shown())

    def words(self) -> str:
        """Return what is typed when it is no known place."""
        value = self._combo.value()
        return "" if value in self._places else value

    def load(self, place_id: PlaceId | None, words: str = "") -> None:
        """Show a place, or words, without telling anybody."""
        if place_id != self.place_id() or words != self.words():
            self._close()
            self._offer(place_id or "")
            self._combo.set_value(place_id if place_id in self._places else words)
        self._show_state()

    def flush(self) -> None:
        """Save the place being written now."""
        self._autosave.flush()

    def _build(self) -> None:
        mark(self._card, role="card")
        for button in (self._add, self._change):
            mark(button, variant="link")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self._form)
        inside.addWidget(self._done, 0, Qt.AlignmentFlag.AlignRight)
        buttons = FlowLayout(spacing=FIELD_GAP_PX)
        buttons.addWidget(self._add)
        buttons.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._combo)
        column.addWidget(self._territory)
        column.addLayout(buttons)
        column.addWidget(self._card)
        self._combo.changed.connect(self._on_chosen)
        self._add.clicked.connect(self._begin)
        self._change.clicked.connect(self._change_chosen)
        self._done.clicked.connect(self._close_by_hand)
        self._form.edited.connect(self._on_form)
        self._autosave.saved.connect(self._on_saved)

    def _on_chosen(self) -> None:
        self._close()
        self._show_state()
        self.edited.emit()

    def _begin(self) -> None:
        words = self.words()
        self._context.runner.run_latest(
            f"place-blank-{id(self)}",
            self._context.session.places.blank,
            lambda blank: self._open_form(replace(blank, name=words)),
            self._context.messages.failed,
        )

    def _change_chosen(self) -> None:
        place = self._places.get(self._combo.value())
        if place is not None:
            self._open_form(place)

    def _open_form(self, place: Place) -> None:
        self._autosave.flush()
        self._open = place
        self._form.load(place)
        self._card.show()
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.id not in self._places and place.name:
            self._on_form()

    def _on_form(self) -> None:
        self._autosave.touch()

    def _make_task(self) -> Callable[[], tuple[Place, tuple[Place, ...]]] | None:
        place = self._shown()
        if self._open is None or not self._written():
            return None
        places = self._context.session.places
        return lambda: (places.save(place), places.all())

    def _on_saved(self, saved: tuple[Place, tuple[Place, ...]]) -> None:
        place, places = saved
        was_known = place.id in self._places
        self._places = {item.id: item for item in places}
        self._offer(self._combo.value())
        if not was_known:
            self._combo.set_value(place.id)
            self.edited.emit()
        self._show_state()
        self._context.navigator.changed(frozenset({"place"}))

    def _shown(self) -> Place:
        return self._form.apply(self._open) if self._open else Place(PlaceId(""))

    def _written(self) -> bool:
        shown = self._shown()
        return any((shown.name, shown.address, shown.commune, shown.landmark, shown.note))

    def _offer(self, chosen: str) -> None:
        offered = (place for place in self._places.values() if not place.hidden)
        kept = self._places.get(chosen)
        hidden = (kept,) if kept is not None and kept.hidden else ()
        self._combo.set_options(place_options((*offered, *hidden)))

    def _close_by_hand(self) -> None:
        self._close()
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._autosave.flush()
        self._open = None
        self._card.hide()

    def _show_state(self) -> None:
        place = self._places.get(self._combo.value())
        self._change.setVisible(place is not None)
        if place is None or not place.commune_code or not self._shows_territory:
            show_text(self._territory, "")
            return
        code = place.commune_code
        self._context.runner.run_latest(
            f"territory-{id(self)}",
            lambda: self._context.session.places.territory(code),
            lambda territory: self._show_territory(code, territory),
            self._context.messages.failed,
        )

    def _show_territory(self, code: str, territory: Territory | None) -> None:
        place = self._places.get(self._combo.value())
        if place is None or place.commune_code != code:
            return  # another place was chosen meanwhile
        show_text(self._territory, "" if territory is None else territory_words(territory))
