"""« Préparer un écrit »: four decisions already proposed, one button (UX §2.8, J3-1 to J3-4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId
from desktop_app.services.paper_views import RecipientView
from desktop_app.services.preparation_views import Preparation
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import NARROW_BELOW_PX, effective_width
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.prepare_existing import ExistingDraft
from desktop_app.ui.pages.prepare_form import PrepareForm
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.reading_order import put_in_order
from desktop_app.ui.widgets.scroll_column import ScrollColumn

EMERGENCY = (
    "Danger grave ou immédiat\u00a0? Téléphonez d’abord\u00a0: "
    "17 ou 112\u00a0· 119\u00a0· 15\u00a0· 18."
)
CREATE, CREATE_ANYWAY = "Créer le brouillon", "Créer quand même"
_CONCERNED = frozenset(
    {"person", "place", "observation", "ecrit", "dossier", "relation", "orientation", "consent"}
)


class PreparePage(DossierPartPage):
    """Propose model, persons, observations and recipient; create the draft."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._dossier_id = DossierId("")
        self._preparation: Preparation | None = None
        self._header = PageHeader("prepare_header")
        self._header.set_title("Préparer un écrit")
        self._existing = ExistingDraft()
        self._form = PrepareForm()
        self._scroll = ScrollColumn("prepare_scroll")
        self._nothing = PlaceholderPage("Ce dossier n’est pas ouvert.")
        self._create = QPushButton(CREATE)
        self._footer = _Footer(self._create)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Préparer un écrit"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the decisions, the button that ends them, the header."""
        return (self._scroll, self._footer, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the proposals for the dossier of ``args``."""
        self._dossier_id = DossierId(args.get("dossier", ""))
        self._preparation = None
        self._show_state()
        if self._dossier_id:
            self._read(fresh=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the proposals again; what was decided stays decided."""
        if kinds & _CONCERNED and self._preparation is not None:
            self._read(fresh=False)

    def take_focus(self) -> None:
        """Start on the button: everything is proposed already."""
        if self._existing.isVisible():
            self._existing.resume.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._create.isVisible():
            self._create.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the button scroll with the decisions where there is little room."""
        super().resizeEvent(event)
        narrow = effective_width(self) < NARROW_BELOW_PX
        if narrow and self._footer.parentWidget() is self:
            self._scroll.add(self._footer)
        elif not narrow and self._footer.parentWidget() is not self:
            self.column.addWidget(self._footer)

    def _dossier_step(self) -> Crumb | None:
        read = self._preparation
        return None if read is None else Crumb(read.dossier_ref, routes.dossier(self._dossier_id))

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "prepare_close")
        self._create.setObjectName("prepare_create")
        self._scroll.add(self._existing)
        self._scroll.add(self._form)
        for part, stretch in (
            (self._header, 0),
            (self._nothing, 1),
            (self._scroll, 1),
            (self._footer, 0),
        ):
            self.column.addWidget(part, stretch)
        close.clicked.connect(self._leave)
        self._create.clicked.connect(self._make_draft)
        self._existing.resume.clicked.connect(self._resume)
        self._form.territory_chosen.connect(self._ask_recipient)
        self._form.model_chosen.connect(self._show_existing)
        for wanted, route in (
            (self._form.orientation_wanted, routes.orientation),
            (self._form.person_wanted, routes.new_person),
            (self._form.observation_wanted, routes.new_observation),
            (self._form.ecrits_wanted, partial(routes.dossier, tab="ecrits")),
        ):
            wanted.connect(partial(self._go, route))
        self.context.discreet.changed.connect(lambda _active: self._show_names())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("finish", self, self._make_draft, here)
        shortcuts.bind("close_panel", self, self._leave, here)

    def _go(self, route: Callable[[DossierId], Route]) -> None:
        self.context.navigator.open(route(self._dossier_id))

    def _read(self, *, fresh: bool) -> None:
        dossier_id, ecrits = self._dossier_id, self.context.session.ecrits
        self.context.runner.run_latest(
            "prepare_open",
            lambda: ecrits.preparation(dossier_id),
            lambda found: self._show(found, fresh=fresh),
            self._failed,
            label="Ouverture…",
        )

    def _show(self, preparation: Preparation, *, fresh: bool) -> None:
        self._preparation = preparation
        self._form.load(
            preparation,
            self.context.clock().date(),
            discreet=self.context.discreet.active,
            fresh=fresh,
        )
        if fresh:
            self._create.setEnabled(True)
            self._scroll.verticalScrollBar().setValue(0)
        self._show_state()
        self._show_existing()
        put_in_order(self)
        if fresh:
            self.take_focus()
            # The first preview comes soon: its tools start while the user still reads.
            warm = self.context.session.ecrits.warm
            self.context.runner.run(warm, lambda _: None, lambda _: None)
        self.described.emit()
        self.loaded.emit()

    def _show_state(self) -> None:
        no_model = self._preparation is not None and not self._preparation.models
        ready = self._preparation is not None and not no_model
        self._scroll.setVisible(ready)
        self._footer.setVisible(ready)
        self._nothing.setVisible(no_model or not self._dossier_id)
        if no_model and self._preparation is not None:
            broken = " ".join(self._preparation.model_problems)
            self._nothing.set_content(
                broken or "Aucun modèle d’écrit n’est installé.",
                "Réinstallez Fanal pour les retrouver.",
            )
        elif not self._dossier_id:
            self._nothing.set_content(
                "Quel dossier\u00a0?",
                "Un écrit se prépare depuis un dossier.",
                Action("Voir les dossiers", lambda: self.context.navigator.open(routes.DOSSIERS)),
            )

    def _show_existing(self) -> None:
        choice = self._form.model()
        same = choice is not None and choice.existing is not None
        self._existing.say(choice.existing_words if choice is not None else "")
        self._create.setText(CREATE_ANYWAY if same else CREATE)
        mark(self._create, variant="" if same else "primary")

    def _show_names(self) -> None:
        if self._preparation is not None:
            self._show(self._preparation, fresh=False)

    def _ask_recipient(self, code: str) -> None:
        dossier_id, ecrits = self._dossier_id, self.context.session.ecrits

        def show(recipient: RecipientView) -> None:
            if dossier_id == self._dossier_id:
                self._form.show_recipient(recipient)

        self.context.runner.run_latest(
            "prepare_recipient",
            lambda: ecrits.recipient(dossier_id, code),
            show,
            self.context.messages.failed,
        )

    def _make_draft(self) -> None:
        decided = self._form.decided()
        if self._preparation is None or not self._create.isEnabled():
            return
        if not decided.model_id:
            self.context.messages.attention("Aucun modèle n’est choisi. Choisissez-en un.")
            self._form.ask_model()
            return
        self._create.setEnabled(False)
        dossier_id, ecrits = self._dossier_id, self.context.session.ecrits
        orientation_id = self._preparation.orientation_id
        self.context.runner.run(
            lambda: ecrits.create(
                dossier_id,
                decided.model_id,
                decided.person_ids,
                decided.observation_ids,
                decided.territory,
                orientation_id,
                decided.answers_to,
            ),
            lambda ecrit: self._on_created(ecrit, dossier_id),
            self._failed,
            label="Création du brouillon…",
        )

    def _on_created(self, ecrit: Ecrit, dossier_id: DossierId) -> None:
        navigator = self.context.navigator
        if navigator.current in (None, routes.prepare(dossier_id)):
            navigator.replace(routes.composer(ecrit.id))
        else:
            go = Action("L’ouvrir", lambda: navigator.open(routes.composer(ecrit.id)))
            self.context.messages.success(f"Brouillon {ecrit.ref} créé.", actions=(go,))
        navigator.changed(frozenset({"ecrit", "orientation"}))

    def _resume(self) -> None:
        choice = self._form.model()
        if choice is not None and choice.existing is not None:
            self.context.navigator.replace(routes.composer(choice.existing.id))

    def _failed(self, problem: Exception) -> None:
        self._create.setEnabled(True)
        self.context.messages.failed(problem)

    def _leave(self) -> None:
        """Go back to where the user came from, else to the dossier."""
        self.context.navigator.back(routes.dossier(self._dossier_id))


class _Footer(QWidget):
    """The one button of the page and, before it, whom to call first: always in sight."""

    def __init__(self, create: QPushButton) -> None:
        super().__init__()
        self.setObjectName("prepare_footer")
        line = QFrame()
        mark(line, role="line")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(PAGE_MARGIN_PX, 12, PAGE_MARGIN_PX, 12)
        self._box.setSpacing(FIELD_GAP_PX)
        self._box.addWidget(text_label(EMERGENCY), 1)
        self._box.addWidget(create, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the sentence where there is little room."""
        super().resizeEvent(event)
        narrow = effective_width(self) < NARROW_BELOW_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else across)
