"""« Choisir une voie »: before any paper, what is known, what is proposed, what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.ids import DossierId, OrientationId
from desktop_app.domain.orientation import Orientation, Way
from desktop_app.services.orientation_views import OrientationLine, OrientationStart
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.drafted_form import DraftedFormPage, Opened, Payload
from desktop_app.ui.pages.orientation_form import OrientationForm
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.pages.tick_drafts import ORIENTATION, key_of
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX

if TYPE_CHECKING:
    from desktop_app.services.session import Session

TITLE = "Choisir une voie"
SAVE, SAVE_AND_WRITE = "Enregistrer le choix", "Enregistrer et préparer l’écrit"
SKIP = "Préparer un écrit sans choisir"
_WRITTEN = frozenset({Way.PROSECUTOR, Way.CRIP, Way.REFERRAL})
"""The ways that begin with a paper."""

_BY_PHONE = frozenset({Way.CALL_NOW, Way.ADVICE})


@dataclass(frozen=True, slots=True)
class OrientationData:
    """All that the page shows; ``orientation`` is the start, or the draft that was left."""

    opened: Opened
    known: OrientationStart
    orientation: Orientation


def read_orientation(session: Session, args: Mapping[str, str]) -> OrientationData:
    """Return what the page starts with, its draft if one was left; runs on the worker."""
    known = session.orientations.start(DossierId(args["dossier"]))
    key = key_of(ORIENTATION, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    kept = _orientation_of(payload)
    saved_at = None if draft is None or kept is None else draft.saved_at
    return OrientationData(
        opened=Opened(known.dossier, TITLE, key, payload if kept else None, saved_at),
        known=known,
        orientation=known.start if kept is None else _taken_up(known.start, kept),
    )


class OrientationPage(DraftedFormPage):
    """Choose a way. On the way to an écrit it leads on at once where a way was chosen."""

    kinds = frozenset({"orientation", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "orientation", SAVE)
        self._data: OrientationData | None = None
        self._made: tuple[OrientationId, tuple[Way, ...]] | None = None
        self.form = OrientationForm(context.session.reference.guide)
        self._past = _Past(self._trash)
        self._skip = QPushButton(SKIP)
        self._skip.setObjectName("orientation_skip")
        self.body.add(self.form)
        self.body.add(self._past, gap=GROUP_GAP_PX)
        self.add_to_footer(self._skip)
        self.form.edited.connect(self._on_edited)
        self.form.proposed.connect(context.announcer.say)
        self.form.consents_wanted.connect(self._open_consents)
        self._skip.clicked.connect(self._write)
        context.discreet.changed.connect(lambda _active: self._name())

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the form for the dossier of ``args``; without one, ask which."""
        if args.get("dossier"):
            super().show_route(args)
        else:
            self.context.navigator.replace(routes.prepare(DossierId("")))

    def take_focus(self) -> None:
        """Start on the first fact."""
        self.form.first().setFocus()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the persons, their agreements and what was chosen again; what is typed stays."""
        if not self._begun or not kinds & {"person", "consent", "orientation", "dossier"}:
            return
        args = dict(self._args)
        self.context.runner.run_latest(
            "orientation_again",
            lambda: self._read(args),
            lambda data: self._read_again(data, args),
            self.context.messages.failed,
        )

    def _read(self, args: Mapping[str, str]) -> OrientationData:
        return read_orientation(self.context.session, args)

    def _on_read(self, data: Any, args: Mapping[str, str]) -> None:
        on_the_way = args == self._args and bool(args.get("first"))
        if on_the_way and data.known.past and data.opened.draft is None:
            self.context.navigator.replace(routes.prepare(data.known.dossier.id))
            return
        super()._on_read(data, args)

    def _load(self, data: OrientationData) -> None:
        self._data, self._made = data, None
        self._show(data, data.orientation)

    def _read_again(self, data: OrientationData, args: Mapping[str, str]) -> None:
        if args == self._args and self._begun and self._data is not None:
            typed = self.form.apply(self._data.known.start)
            self._data = data
            self._show(data, typed)

    def _show(self, data: OrientationData, orientation: Orientation) -> None:
        today = self.context.clock().date()
        self.form.set_persons(data.known.persons, data.known.concerned, today)
        self.form.load(orientation)
        self._name()
        self._say_button()

    def _name(self) -> None:
        if self._data is not None:
            discreet = self.context.discreet.active
            self.form.name_persons(self.context.clock().date(), discreet=discreet)
            self._past.show_lines(self._data.known.past, discreet=discreet)

    def _on_edited(self) -> None:
        self._say_button()
        self.autosave.touch()

    def _say_button(self) -> None:
        written = bool(_WRITTEN & set(self.form.ways.ways()))
        self._save_button.setText(SAVE_AND_WRITE if written else SAVE)

    def _payload(self) -> Payload:
        data = self._data
        if data is None:
            return {}
        typed = self.form.apply(data.known.start)
        return {} if typed == data.known.start else {"orientation": to_plain(typed, sparse=True)}

    def _text(self) -> str:
        return "" if self._data is None else self.form.apply(self._data.known.start).reason

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, orientations = self._data, self.context.session.orientations
        if data is None:
            return None
        chosen = self.form.apply(data.known.start)
        if not chosen.ways:
            self.context.messages.attention("Aucune voie n’est choisie. Cochez-en au moins une.")
            self.form.ways.first().setFocus()
            return None
        return lambda: (orientations.record(chosen, forget), chosen.ways)

    def _on_recorded(self, result: Any, *rest: Any) -> None:
        self._made = result
        super()._on_recorded(result, *rest)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        self.context.session.orientations.trash(result[0], keep)

    def _done_words(self) -> str:
        return "Choix enregistré. Il est dans la chronologie."

    def _go_back(self) -> None:
        """Go on to the paper if the way begins with one, else back."""
        made = self._made
        if made is not None and self._data is not None and _WRITTEN & set(made[1]):
            self.context.navigator.replace(routes.prepare(self._data.known.dossier.id))
        else:
            super()._go_back()

    def _done_actions(self) -> tuple[Action, ...]:
        if self._data is None or self._made is None or not _BY_PHONE & set(self._made[1]):
            return ()
        dossier_id, navigator = self._data.known.dossier.id, self.context.navigator
        return (Action("Noter l’appel", lambda: navigator.open(routes.new_event(dossier_id))),)

    def _write(self) -> None:
        """Go on without a choice; what is typed stays as a draft."""
        if self._data is not None:
            self.flush()
            self.context.navigator.replace(routes.prepare(self._data.known.dossier.id))

    def _open_consents(self) -> None:
        if self._data is not None:
            self.context.navigator.open(routes.consents(self._data.known.dossier.id))

    def _trash(self, line: OrientationLine) -> None:
        orientations, kept = self.context.session.orientations, line.orientation.id
        runner, messages = self.context.runner, self.context.messages
        told = self.context.navigator.changed

        def back() -> None:
            runner.run(
                lambda: orientations.restore(kept), lambda _none: told(self.kinds), messages.failed
            )

        def done(_none: object) -> None:
            messages.success("Choix mis à la corbeille.", undo=back)
            told(self.kinds)

        runner.run(lambda: orientations.trash(kept), done, messages.failed)


class _Past(QWidget):
    """What was chosen before, the latest first; it is read here and never rewritten."""

    def __init__(self, trash: Callable[[OrientationLine], None]) -> None:
        super().__init__()
        self._trash = trash
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(FIELD_GAP_PX)

    def show_lines(self, lines: tuple[OrientationLine, ...], *, discreet: bool) -> None:
        """Show ``lines``, without their words in discreet mode."""
        empty_layout(self._rows)
        self.setVisible(bool(lines))
        if lines:
            self._rows.addWidget(text_label("Choix déjà faits", "section"))
        for line in lines:
            name = f"trash_{line.orientation.id}"
            act = Act("Mettre à la corbeille", name, partial(self._trash, line))
            shown = () if discreet else line.details
            self._rows.addWidget(RecordCard(f"{line.when}\u00a0: {line.ways}", shown, (act,)))


def _taken_up(start: Orientation, kept: Orientation) -> Orientation:
    return replace(
        start,
        ways=kept.ways,
        reason=kept.reason,
        ticked=kept.ticked,
        person_ids=kept.person_ids,
    )


def _orientation_of(payload: Payload) -> Orientation | None:
    try:
        return from_plain(Orientation, dict(payload["orientation"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None
