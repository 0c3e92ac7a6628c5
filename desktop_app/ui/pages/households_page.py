"""The households of a dossier: who lives with whom, a child in two if need be. Saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import DossierId, HouseholdId, PersonId
from desktop_app.domain.names import display_name, initials
from desktop_app.services.views import DossierView
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.pages.household_form import HouseholdForm
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import empty_layout, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.reading_order import put_in_order
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"household", "dossier"})
_HELP = (
    "Notez un foyer par lieu où l’on vit ensemble. Un enfant qui vit chez ses deux parents est "
    "dans deux foyers. Avec deux foyers ou plus, le dossier montre les personnes foyer par foyer."
)
_NONE = "Aucun foyer noté pour l’instant."


@dataclass(frozen=True, slots=True)
class HouseholdsData:
    """The dossier and its households; ``fresh`` has just been added."""

    view: DossierView
    households: tuple[Household, ...]
    fresh: HouseholdId | None = None


class HouseholdsPage(DossierPartPage):
    """Show one form a household."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._data: HouseholdsData | None = None
        self._args: Mapping[str, str] = {}
        self._forms: list[HouseholdForm] = []
        self._header = PageHeader("households_header")
        self._scroll = ScrollColumn("households_scroll")
        FocusFollower(self._scroll)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(FIELD_GAP_PX)
        self._none = text_label("", "secondary", hidden_if_empty=True)
        self._add = QPushButton("Ajouter un foyer")
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._staying = False
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Foyers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the forms first."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the households of the dossier of ``args``."""
        self.flush()
        self._args = dict(args)
        self._read(arrived=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was changed elsewhere, unless something is being typed."""
        if self._staying or self._data is None or self._autosave.dirty:
            return
        if kinds & {"person", "household", "dossier"}:
            self._read(arrived=False)

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    def _dossier_step(self) -> Crumb | None:
        return None if self._data is None else step_to(self._data.view.dossier)

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "households_close", "primary")
        self._header.set_title(self.title())
        self._add.setObjectName("home_add")
        self._scroll.add(text_label(_HELP, "secondary"))
        self._scroll.add(self._none)
        self._scroll.add(self._rows)
        self._scroll.add(self._add)
        self._scroll.layout_.setAlignment(self._add, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        close.clicked.connect(self._leave)
        self._add.clicked.connect(self._add_one)
        self._autosave.saved.connect(self._on_saved)
        self.context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def _read(self, *, arrived: bool, add: bool = False) -> None:
        session, args = self.context.session, self._args

        def read() -> HouseholdsData:
            dossier_id = DossierId(args["dossier"])
            fresh = None
            if add:
                blank = session.families.blank_household(dossier_id)
                fresh = session.families.save_household(blank).id
            view = session.dossiers.view(dossier_id, opened=False)
            return HouseholdsData(view, view.households, fresh)

        self.context.runner.run_latest(
            "households_open",
            read,
            lambda data: self._show_data(data, args, arrived=arrived),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show_data(self, data: HouseholdsData, args: Mapping[str, str], *, arrived: bool) -> None:
        if args != self._args or self._autosave.dirty:
            return
        self._data = data
        self._autosave.begin()
        self._show()
        self.described.emit()
        if data.fresh is not None:
            next(f for f in self._forms if f.household.id == data.fresh).take_focus()
            self._staying = True
            self._tell("Foyer ajouté.", lambda: self._remove(HouseholdId(data.fresh or "")))
            self._staying = False
        elif arrived:
            self._header.set_status("")
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        data = self._data
        if data is None:
            return
        now = {form.household.id: form.apply() for form in self._forms}
        named = initials if self.context.discreet.active else display_name
        members = distinct((item.person.id, named(item.person)) for item in data.view.persons)
        told = [(PersonId(key), words) for key, words in members]
        with kept_focus(self, self._add):
            empty_layout(self._rows)
            self._forms = []
            for number, household in enumerate(data.households, start=1):
                held = now.get(household.id, household) if self._autosave.dirty else household
                form = HouseholdForm(held, number, told)
                form.household = household
                form.edited.connect(self._autosave.touch)
                form.removed.connect(lambda gone=household.id: self._remove(gone))
                self._rows.addWidget(form)
                form.show()
                self._forms.append(form)
            show_text(self._none, "" if self._forms else _NONE)
        put_in_order(self)

    def _add_one(self) -> None:
        self.flush()
        self.context.runner.run(
            lambda: None,
            lambda _none: self._read(arrived=False, add=True),
            self.context.messages.failed,
        )

    def _make_task(self) -> Callable[[], tuple[Household, ...]] | None:
        families = self.context.session.families
        changed = [form.apply() for form in self._forms if form.apply() != form.household]
        if not changed:
            return None
        return lambda: tuple(families.save_household(household) for household in changed)

    def _on_saved(self, saved: tuple[Household, ...]) -> None:
        kept = {household.id: household for household in saved}
        for form in self._forms:
            form.household = kept.get(form.household.id, form.household)
        now = self.context.clock()
        self._header.set_saved(now)
        self.draft_saved.emit(now)
        self._staying = True
        self.context.navigator.changed(CHANGED)
        self._staying = False

    def _remove(self, household_id: HouseholdId) -> None:
        self.flush()
        families = self.context.session.families
        self.context.runner.run(
            lambda: families.trash_household(household_id),
            lambda _none: self._tell("Foyer retiré.", lambda: self._put_back(household_id)),
            self.context.messages.failed,
        )

    def _put_back(self, household_id: HouseholdId) -> None:
        families = self.context.session.families
        self.context.runner.run(
            lambda: families.restore_household(household_id),
            lambda _none: self._tell("Foyer rétabli.", None),
            self.context.messages.failed,
        )

    def _tell(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.context.messages.success(sentence, undo=undo)
        self.context.navigator.changed(CHANGED)

    def _leave(self) -> None:
        self.flush()
        self._go_back()

    def _text(self) -> str:
        forms = (form.apply() for form in self._forms)
        return "\n\n".join(f"{form.name}\n{form.note}".strip() for form in forms)
