"""« Fusionner »: two dossiers or two fiches side by side, then one (UX §2.22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.services.draft_moving import MERGE_DRAFT
from desktop_app.services.merge_views import CoupleView, MergeView
from desktop_app.ui.layout_rules import NARROW_BELOW_PX, effective_width
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import merge_store, routes
from desktop_app.ui.pages.count_table import CountTable
from desktop_app.ui.pages.couple_part import CouplePart
from desktop_app.ui.pages.decision_page import DecisionPage, LongAct
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.merge_choice import MergeChoice
from desktop_app.ui.pages.merge_row import set_narrow
from desktop_app.ui.pages.merge_store import Decided, MergeData
from desktop_app.ui.pages.merge_table import ColumnHeads, MergeTable
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.reading_order import put_in_order

_SAME_DOSSIER = "C’est le dossier lui-même. Choisissez-en un autre."
_OTHER, _THIS = "Fiche choisie", "Cette fiche"
_HOW = (
    "Rien n’est supprimé\u00a0: un nom qui n’est pas choisi devient une autre orthographe, une "
    "autre valeur va dans la note de la fiche, le reste est réuni."
)


class MergePage(DecisionPage):
    """Choose the other record, say who is who, choose between values, merge."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "merge", "Fusionner", "Fusion")
        self._data: MergeData | None = None
        self._parts: list[CouplePart] = []
        self._choice = MergeChoice(context)
        self._sides = QWidget()
        self._couples = QVBoxLayout()
        self._couples.setSpacing(FIELD_GAP_PX)
        self._dossier = MergeTable("merge_dossier")
        self._counts = CountTable()
        self._heads = QVBoxLayout()
        self._headings = {name: text_label(name, "section") for name in ("Dossier", "Contenu")}
        self._turn = self.header.add_button("", "merge_turn", "quiet")
        self._again = QPushButton("Choisir un autre dossier")
        self._build()

    def title(self) -> str:
        """Return « Fusionner D-2025-088 dans D-2026-014 »: numbers, never names."""
        return "Fusionner" if self._data is None else merge_store.title_of(self._data)

    def take_focus(self) -> None:
        """Start in the choice of the other, then on the first question."""
        if self._data is not None and self._data.view is None:
            self._choice.take_focus()
        else:
            super().take_focus()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read both again when one of them was changed elsewhere; decisions stay."""
        if self._doing or self._data is None or not kinds & {"person", "dossier", "observation"}:
            return
        self.flush()
        self._open(self._args, arrived=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the columns for the room there is."""
        super().resizeEvent(event)
        self._reflow()

    def _build(self) -> None:
        self._again.setObjectName("merge_again")
        column = QVBoxLayout(self._sides)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label(_HOW, "secondary"))
        column.addLayout(self._couples)
        for name, part in (("Dossier", self._dossier), ("Contenu", self._counts)):
            column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
            column.addWidget(self._headings[name])
            if name == "Contenu":
                column.addLayout(self._heads)
            column.addWidget(part)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.add(self._choice)
        self.body.add(self._sides)
        self._choice.chosen.connect(self._choose)
        self._turn.clicked.connect(self._turn_round)
        self._again.clicked.connect(self._choose_again)
        self._dossier.changed.connect(self.autosave.touch)
        self.context.discreet.changed.connect(lambda _active: self._show_again())

    def _dossier_step(self) -> Crumb | None:
        data = self._data
        return None if data is None else Crumb(data.ref, routes.dossier(data.dossier_id))

    def _dossier_id(self) -> DossierId:
        return DossierId("") if self._data is None else self._data.dossier_id

    def _read(self, args: Mapping[str, str]) -> MergeData:
        return merge_store.read_merge(self.context.session, args)

    def _load(self, data: MergeData) -> None:
        with kept_focus(self):
            self._data = data
            self._show(data)
        put_in_order(self)

    def _show(self, data: MergeData) -> None:
        view = data.view
        self._sides.setVisible(view is not None)
        self.show_act(shown=view is not None)
        self._turn.setVisible(view is not None and data.person_id is None)
        self._again.setVisible(data.person_id is None)
        self._choice.setVisible(view is None)
        if view is None:
            self._choice.start(data)
            return
        names = (_OTHER, _THIS) if data.person_id else (view.gone_ref, view.kept_ref)
        discreet = self.context.discreet.active
        labels = " · ".join(f"{ref}\u00a0: {label}" for ref, label in _labels(view, names))
        self.header.set_status("" if discreet else labels)
        self._turn.setText(f"Garder plutôt {view.gone_ref}")
        self._show_couples(view, names, data)
        self._dossier.load(view.rows, names, {})
        self._counts.load(view.counts, names)
        empty_layout(self._heads)
        self._heads.addWidget(ColumnHeads(names))
        self._heads.setEnabled(bool(view.counts))
        for name, rows in (("Dossier", view.rows), ("Contenu", view.counts)):
            self._headings[name].setVisible(bool(rows))
        for part in (self._dossier, self._counts):
            part.setVisible(data.person_id is None)
        self._hide_heads(hidden=data.person_id is not None)
        self._reflow()

    def _reflow(self) -> None:
        set_narrow(self, narrow=effective_width(self) < NARROW_BELOW_PX)

    def _hide_heads(self, *, hidden: bool) -> None:
        item = self._heads.itemAt(0)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.setVisible(not hidden)

    def _show_couples(self, view: MergeView, names: tuple[str, str], data: MergeData) -> None:
        empty_layout(self._couples)
        self._parts = []
        for couple in view.couples:
            part = self._part(couple, names, data)
            self._couples.addWidget(part)
            part.show()
            self._parts.append(part)

    def _part(self, couple: CoupleView, names: tuple[str, str], data: MergeData) -> CouplePart:
        discreet = self.context.discreet.active
        part = CouplePart(
            couple,
            names,
            data.decided.choices.get(couple.gone_id, {}),
            couple.initials if discreet else couple.name,
            {item.id: item.initials if discreet else item.words for item in couple.options},
            ask=data.person_id is None,
        )
        part.same_changed.connect(self._on_same)
        part.changed.connect(self._on_choice)
        return part

    def _decided(self) -> Decided:
        """Return what the page says now; answers of couples undone on the way are kept too."""
        data = self._data
        if data is None:
            return Decided()
        choices = {**data.decided.choices}
        choices |= {
            part.gone_id: {**choices.get(part.gone_id, {}), **part.choices()}
            for part in self._parts
        }
        couples: dict[PersonId, PersonId | None] = {p.gone_id: p.same() for p in self._parts}
        return Decided(data.decided.other, couples, choices)

    def _on_choice(self) -> None:
        if self._data is not None:
            self._data = replace(self._data, decided=self._decided())
            self.autosave.touch()

    def _on_same(self) -> None:
        """Keep who is who, and show the fields of the new couple."""
        self._on_choice()
        self.flush()
        self._open(self._args, arrived=False)

    def _choose(self, key: str) -> None:
        data = self._data
        if data is None:
            return
        if key == data.dossier_id and data.person_id is None:
            self.context.messages.attention(_SAME_DOSSIER)
            return
        self._data = replace(data, decided=Decided(key))
        self.autosave.touch()
        self.flush()
        self._args = {**self._args, "other": key}
        self._replace_route(data, key)

    def _replace_route(self, data: MergeData, key: str) -> None:
        if data.person_id is not None:
            self.context.navigator.replace(routes.merge_persons(data.person_id, PersonId(key)))
        else:
            self.context.navigator.replace(routes.merge(data.dossier_id, DossierId(key)))

    def _choose_again(self) -> None:
        data = self._data
        if data is not None:
            self._data = replace(data, decided=Decided())
            self.autosave.touch()
            self.flush()
            self.context.navigator.replace(routes.merge(data.dossier_id))

    def _turn_round(self) -> None:
        data = self._data
        if data is None or data.view is None:
            return
        self.autosave.begin()
        decided = self._decided()
        other, session = DossierId(decided.other), self.context.session
        turned = decided.turned(replace(data.view, couples=self._couples_now(data.view)))
        self.context.runner.run(
            lambda: merge_store.turn(session, replace(data, decided=decided), turned),
            lambda _none: self.context.navigator.replace(routes.merge(other, data.dossier_id)),
            self.context.messages.failed,
        )

    def _couples_now(self, view: MergeView) -> tuple[CoupleView, ...]:
        same = {part.gone_id: part.same() for part in self._parts}
        return tuple(replace(couple, same=same.get(couple.gone_id)) for couple in view.couples)

    def _keep(self) -> Callable[[], None] | None:
        data, session = self._data, self.context.session
        if data is None:
            return None
        subject, decided = data.subject, data.decided
        return lambda: merge_store.keep(session, subject, decided)

    def _forget(self) -> Callable[[], None]:
        subject, drafts = (
            "" if self._data is None else self._data.subject,
            self.context.session.drafts,
        )
        return lambda: drafts.discard(MERGE_DRAFT, subject)

    def _act(self) -> LongAct | None:
        data, session = self._data, self.context.session
        if data is None or data.view is None:
            return None
        decided = self._decided()
        return lambda tell, stop: merge_store.merge(session, data, decided, tell, stop)

    def _show_again(self) -> None:
        if self._data is not None:
            self._data = replace(
                self._data, decided=self._decided() if self._parts else self._data.decided
            )
            self._load(self._data)


def _labels(view: MergeView, names: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((names[0], view.gone_label), (names[1], view.kept_label))
