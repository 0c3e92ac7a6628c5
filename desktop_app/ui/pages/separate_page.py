"""« Séparer une personne »: who leaves, what goes along, what stays, what is copied (UX §2.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.services.draft_moving import SEPARATE_DRAFT
from desktop_app.services.separation_views import SeparationRequest, SeparationView, SharedText
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.decision_page import DecisionPage, LongAct
from desktop_app.ui.pages.fold import Fold
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.reading_order import put_in_order
from desktop_app.ui.widgets.tick import Tick

_WHO = "Qui aura son propre dossier\u00a0?"
_RULE = (
    "Ce qui ne nomme que cette personne va avec elle. Ce qui nomme aussi quelqu’un d’autre reste "
    "ici\u00a0; une copie du texte part avec elle si vous la cochez."
)
_NOBODY = "Cochez une personne pour voir ce qui irait avec elle."
_COPY = "Copier aussi dans le nouveau dossier"
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class SeparateData:
    """The dossier as it would part, and which copies are ticked."""

    view: SeparationView
    copies: frozenset[str]


class SeparatePage(DecisionPage):
    """Tick persons, see what goes and stays, tick the texts to copy, separate."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "separate", "Séparer", "Séparation")
        self._data: SeparateData | None = None
        self._chosen: tuple[PersonId, ...] = ()
        self._copies: frozenset[str] = frozenset()
        self._persons = _Ticks(_WHO)
        self._outcome = QVBoxLayout()
        self._outcome.setSpacing(LABEL_GAP_PX * 2)
        self._heading = text_label(_COPY, "section")
        self._shared = _Ticks(_COPY)
        self._older = _Ticks(f"{_COPY}, plus anciens")
        self._fold = Fold("separate_older", self._older)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Séparer une personne"

    def _build(self) -> None:
        holder = QWidget()
        holder.setLayout(self._outcome)
        self._outcome.setContentsMargins(0, 0, 0, 0)
        self.body.add(text_label(_RULE, "secondary"))
        self.body.add(text_label(_WHO, "section"))
        self.body.add(self._persons)
        self.body.add(holder)
        self.body.add(self._heading, gap=GROUP_GAP_PX)
        self.body.add(self._shared)
        self.body.add(self._fold)
        self._persons.on_change = self._on_person
        self._shared.on_change = self._older.on_change = self._on_copy
        self.context.discreet.changed.connect(lambda _active: self._show_again())

    def _dossier_step(self) -> Crumb | None:
        data = self._data
        return None if data is None else Crumb(data.view.ref, routes.dossier(self._dossier_id()))

    def _dossier_id(self) -> DossierId:
        return DossierId(self._args.get("dossier", ""))

    def _read(self, args: Mapping[str, str]) -> SeparateData:
        session, dossier_id = self.context.session, DossierId(args["dossier"])
        draft = session.drafts.load(SEPARATE_DRAFT, dossier_id)
        payload: Mapping[str, Any] = {} if draft is None else draft.payload
        persons = tuple(PersonId(str(one)) for one in payload.get("persons", ()))
        copies = frozenset(str(key) for key in payload.get("copies", ()))
        return SeparateData(session.separating.view(dossier_id, persons), copies)

    def _load(self, data: SeparateData) -> None:
        with kept_focus(self):
            self._data = data
            self._chosen, self._copies = data.view.chosen, data.copies
            self._show(data.view)
        put_in_order(self)

    def _show(self, view: SeparationView) -> None:
        discreet = self.context.discreet.active
        self._persons.load(
            [
                (f"separate_{item.id}", item.id, item.initials if discreet else item.words, "")
                for item in view.persons
            ],
            frozenset(view.chosen),
        )
        empty_layout(self._outcome)
        for words in (*view.goes, *view.stays) if view.chosen else (_NOBODY,):
            label = text_label(words)
            self._outcome.addWidget(label)
            label.show()
        self._heading.setVisible(bool(view.shared))
        self._shared.load([self._copy(item) for item in view.shared[:_AT_ONCE]], self._copies)
        older = view.shared[_AT_ONCE:]
        self._older.load([self._copy(item) for item in older], self._copies)
        self._fold.setVisible(bool(older))
        self._fold.set_words(f"Voir les {len(older)} plus anciens", "Replier les plus anciens")
        self.act_button.setEnabled(bool(view.chosen) and len(view.chosen) < len(view.persons))

    def _copy(self, item: SharedText) -> tuple[str, str, str, str]:
        title = f"{item.when_words}, {item.names}"
        if self.context.discreet.active:
            return f"copy_{item.key}", item.key, item.when_words, ""
        return f"copy_{item.key}", item.key, title, item.text

    def _on_person(self) -> None:
        """Keep who is ticked, and say again what goes and what stays."""
        self._chosen = tuple(PersonId(key) for key in self._persons.ticked())
        self.autosave.touch()
        self.flush()
        self._open(self._args, arrived=False)

    def _on_copy(self) -> None:
        self._copies = frozenset((*self._shared.ticked(), *self._older.ticked()))
        self.autosave.touch()

    def _keep(self) -> Callable[[], None] | None:
        dossier_id, drafts = self._dossier_id(), self.context.session.drafts
        payload = {"persons": list(self._chosen), "copies": sorted(self._copies)}
        if not self._chosen:
            return lambda: drafts.discard(SEPARATE_DRAFT, dossier_id)
        return lambda: drafts.save(SEPARATE_DRAFT, dossier_id, payload)

    def _forget(self) -> Callable[[], None]:
        dossier_id, drafts = self._dossier_id(), self.context.session.drafts
        return lambda: drafts.discard(SEPARATE_DRAFT, dossier_id)

    def _act(self) -> LongAct | None:
        separating = self.context.session.separating
        if not self.act_button.isEnabled():
            return None
        request = SeparationRequest(self._dossier_id(), self._chosen, self._copies)
        return lambda tell, stop: separating.separate(request, tell, stop)

    def _show_again(self) -> None:
        if self._data is not None:
            self._show(self._data.view)


class _Ticks(QGroupBox):
    """Boxes under each other, each with a key. ``on_change`` follows the user's hand."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self.on_change: Callable[[], None] = lambda: None
        self._ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(FIELD_GAP_PX)

    def load(
        self, rows: list[tuple[str, str, str, str]], ticked: frozenset[str] | frozenset[PersonId]
    ) -> None:
        """Show a box a row: its name in the page, its key, its words, a detail."""
        keys = [row[1] for row in rows]
        if keys != list(self._ticks):
            empty_layout(self._column)
            self._ticks = {}
            for name, key, _words, _detail in rows:
                tick = Tick("")
                tick.box.setObjectName(name)
                tick.changed.connect(lambda _on: self.on_change())
                self._ticks[key] = tick
                self._column.addWidget(tick)
                tick.show()
        for _name, key, words, detail in rows:
            self._ticks[key].set_words(words, detail)
            self._ticks[key].set_ticked(key in ticked)
        self.setVisible(bool(rows))

    def ticked(self) -> list[str]:
        """Return the keys of the boxes ticked."""
        return [key for key, tick in self._ticks.items() if tick.is_ticked()]
