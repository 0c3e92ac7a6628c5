"""What an écrit quotes: the observations of the dossier, one by one, each in its voice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.french import elide, quote
from desktop_app.domain.ids import ObservationId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.ui.styling import empty_layout
from desktop_app.ui.widgets.collapsible_text import CollapsibleText
from desktop_app.ui.widgets.tick import Tick

ANALYSIS_NOTE = "N’est pas joint à l’écrit sauf si vous le cochez."
NAME_HER = "Écrire le nom de qui parle"
UNNAMED = "une personne que l’association ne nomme pas"
_LINES = 2


class ObservationTicks(QGroupBox):
    """Let the user tick observations. ``changed`` is emitted after each act of the user.

    Where an informant may be named, a second box says so; by default she is shown by her role.
    """

    changed = Signal()

    def __init__(self, question: str, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._prefix = prefix
        self._ticks: dict[ObservationId, Tick] = {}
        self._names: dict[ObservationId, Tick] = {}
        self._nameable: frozenset[ObservationId] = frozenset()
        self._shown: tuple[Observation, ...] = ()
        self.discreet = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    def load(
        self,
        observations: Sequence[tuple[Observation, bool]],
        *,
        discreet: bool = False,
        nameable: frozenset[ObservationId] = frozenset(),
        named: Sequence[ObservationId] = (),
    ) -> None:
        """Show ``observations``, each ticked or not; keep the rows if they are the same."""
        shown = tuple(item for item, _ in observations)
        offered = nameable & {item.id for item in shown}
        if (shown, discreet, offered) != (self._shown, self.discreet, self._nameable):
            self._shown, self.discreet, self._nameable = shown, discreet, offered
            self._make_rows()
        for item, ticked in observations:
            self._ticks[item.id].set_ticked(ticked)
        for key, tick in self._names.items():
            tick.set_ticked(key in named)

    def named(self) -> tuple[ObservationId, ...]:
        """Return the observations whose informant is printed by name."""
        return tuple(key for key, tick in self._names.items() if tick.is_ticked())

    def may_name(self) -> frozenset[ObservationId]:
        """Return the observations that have a box to name their informant."""
        return frozenset(self._names)

    def observations(self) -> tuple[Observation, ...]:
        """Return the observations shown."""
        return self._shown

    def picked(self) -> tuple[Observation, ...]:
        """Return the observations ticked, the oldest first."""
        return tuple(item for item in self._shown if self._ticks[item.id].is_ticked())

    def first(self) -> QWidget | None:
        """Return where the focus goes, ``None`` when there is no observation."""
        return next((tick.box for tick in self._ticks.values()), None)

    def _make_rows(self) -> None:
        empty_layout(self._rows)
        self._ticks, self._names = {}, {}
        for item in self._shown:
            note = ANALYSIS_NOTE if item.voice is Voice.ANALYSIS else ""
            words = observation_words(item, discreet=self.discreet)
            tick = Tick(words, note)
            tick.box.setObjectName(f"{self._prefix}observation_{item.id}")
            if not self.discreet:
                tick.add_under(CollapsibleText(_quoted(item), _LINES, words))
            if item.id in self._nameable:
                tick.add_under(self._name_tick(item))
            tick.changed.connect(lambda _ticked: self.changed.emit())
            self._rows.addWidget(tick)
            self._ticks[item.id] = tick

    def _name_tick(self, item: Observation) -> Tick:
        who = item.speaker.strip()
        words = NAME_HER if self.discreet or not who else f"Écrire le nom\u00a0: {who}"
        tick = Tick(words, f"Sinon, dans l’écrit\u00a0: {item.speaker_role.strip() or UNNAMED}.")
        tick.box.setObjectName(f"{self._prefix}name_{item.id}")
        tick.changed.connect(lambda _ticked: self.changed.emit())
        self._names[item.id] = tick
        return tick


def observation_words(item: Observation, *, discreet: bool = False) -> str:
    """Return « 2 mars 2026, vers 11 h — Rapporté par l’enseignante », without names if asked."""
    when = "Sans date" if item.observed is None else date_in_words(item.observed)
    when = ", ".join(part for part in (when[:1].upper() + when[1:], item.time.strip()) if part)
    named = item.speaker_named and not discreet
    who = (item.speaker.strip() if named else "") or item.speaker_role.strip()
    if item.voice is Voice.WORDS and who:
        return f"{when} — {item.voice.label} {elide('de', who)}"
    if item.voice is Voice.REPORTED and who:
        return f"{when} — {item.voice.label} par {who}"
    return f"{when} — {item.voice.label}"


def _quoted(item: Observation) -> str:
    text = item.text.strip()
    whole = text.startswith("«") or item.voice is not Voice.WORDS
    return text if whole else quote(text)
