"""The successive texts of an observation: the first one stays readable (UX S07-AC7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import NBSP, moment_words, quote
from desktop_app.domain.ids import DossierId, OccasionId, PersonId
from desktop_app.domain.names import short_name
from desktop_app.domain.observation import Observation
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.observation_versions import Version
from desktop_app.ui.models.timeline_words import Telling, paragraph
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_ONE = "Ce texte n’a pas été corrigé."
_HIDDEN = "Le texte n’est pas montré en mode discret."


@dataclass(frozen=True, slots=True)
class TextsData:
    """An observation from its first text to the present one."""

    dossier: Dossier
    versions: tuple[Version, ...]
    names: Mapping[PersonId, str]
    places: Mapping[str, str]


class TextsPage(DossierPartPage):
    """Show every version of an observation, the present one first. Nothing is changed here."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._data: TextsData | None = None
        self._header = PageHeader("texts_header")
        self._scroll = ScrollColumn("texts_scroll")
        close = self._header.add_button("Fermer", "texts_close")
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        close.clicked.connect(self._go_back)
        context.discreet.changed.connect(lambda _active: self._show())

    def title(self) -> str:
        """Return the name of the page."""
        return "Textes successifs"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the texts, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the texts of the observation of ``args``."""
        wanted = dict(args)
        self._args = wanted
        self.context.runner.run_latest(
            "texts_open",
            lambda: self._read(wanted),
            lambda data: self._on_read(data, wanted),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def take_focus(self) -> None:
        """Put the focus on the first text, for the arrows and for screen readers."""
        first = self._scroll.findChild(QFrame, "version_0")
        if isinstance(first, QFrame):
            first.setFocus()

    def _dossier_step(self) -> Crumb | None:
        return None if self._data is None else step_to(self._data.dossier)

    def _read(self, args: Mapping[str, str]) -> TextsData:
        session = self.context.session
        view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
        persons = [item.person for item in view.persons]
        return TextsData(
            dossier=view.dossier,
            versions=session.versions.versions(OccasionId(args["occasion"])),
            names={person.id: short_name(person) for person in persons},
            places={place.id: place.name for place in session.places.all()},
        )

    def _on_read(self, data: TextsData, args: Mapping[str, str]) -> None:
        if args != self._args:
            return
        self._data = data
        self._show()
        self.take_focus()
        self.described.emit()
        self.loaded.emit()

    def _show(self) -> None:
        data = self._data
        if data is None:
            return
        self._header.set_title(self.title())
        self._scroll.clear()
        if len(data.versions) < 2:
            self._scroll.add(text_label(_ONE))
        last = len(data.versions) - 1
        for number, version in enumerate(reversed(data.versions)):
            rank = last - number
            head = "Texte actuel" if rank == last else "Premier texte" if rank == 0 else "Texte"
            card = self._card(data, version, head)
            card.setObjectName(f"version_{number}")
            self._scroll.add(card)
            card.show()

    def _card(self, data: TextsData, version: Version, head: str) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX * 2)
        said = [f"{head}, {moment_words(version.moment)}, {version.author}"]
        if version.reason:
            said.append(f"motif{NBSP}: {quote(version.reason)}")
        column.addWidget(text_label(" — ".join(said), "section"))
        texts = self._paragraphs(data, version)
        for text in texts:
            label = text_label(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card.setAccessibleName(f"{' — '.join(said)}. {' '.join(texts)}")
        return card

    def _paragraphs(self, data: TextsData, version: Version) -> list[str]:
        if self.context.discreet.active:
            return [_HIDDEN]
        telling = Telling(data.names, self.context.session.reference.languages.name)
        frame = _frame(version.texts[0], data)
        return [frame, *(paragraph(item, telling) for item in version.texts)]


def _frame(item: Observation, data: TextsData) -> str:
    """Return when, where and who: it can be what was corrected."""
    day = "Date inconnue" if item.observed is None else date_in_words(item.observed)
    place = item.place_text or data.places.get(item.place_id or "", "")
    who = ", ".join(data.names[key] for key in item.person_ids if key in data.names)
    found = (day[:1].upper() + day[1:], item.time, place, who)
    return " · ".join(part for part in found if part)
