"""One section of the écrit: its questions and what the register already answers, in one column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ecrit import Answer, Ecrit, Extract, Override
from desktop_app.domain.ids import ObservationId, PersonId
from desktop_app.services.ecrit_sections import ROLE_OF_GROUP, VOICE_OF_GROUP
from desktop_app.services.paper_views import EcritView, FieldView, MissingLine, SectionView
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.answer_editors import LinesEditor
from desktop_app.ui.pages.answer_field import DATE_KEY, AnswerField, own_text
from desktop_app.ui.pages.composer_store import Edits
from desktop_app.ui.pages.fact_row import FactRow
from desktop_app.ui.pages.field_sources import ASSOCIATION, PROFILE
from desktop_app.ui.pages.piece_ticks import PieceTicks
from desktop_app.ui.pages.recipient_choice import RecipientChoice, part_of_the_territory
from desktop_app.ui.pages.section_blocks import (
    Block,
    FactsBlock,
    ObservationsBlock,
    PersonsBlock,
)
from desktop_app.ui.pages.section_earlier import EarlierBlock
from desktop_app.ui.pages.section_end import SectionEnd
from desktop_app.ui.pages.section_plan import Part, PlannedPart, plan
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import GROUP_GAP_PX
from desktop_app.ui.widgets.disclosure import Disclosure
from desktop_app.ui.widgets.scroll_column import ScrollColumn

REQUIRED_NOTE = "Les champs marqués «\u00a0requis\u00a0» sont demandés par le modèle."
_SETTINGS: Mapping[Part, tuple[str, Route]] = {
    Part.ORGANISATION: ("Ouvrir l’association", ASSOCIATION),
    Part.AUTHOR: ("Ouvrir vos coordonnées", PROFILE),
}
_ATTACHMENTS_HELP = "Une ligne par pièce. Par exemple\u00a0: certificat médical du 2 mars 2026."


class SectionForm(ScrollColumn):
    """Show one section and take its answers.

    ``edited`` follows the user; ``territory_chosen`` carries a code, ``earlier_chosen`` the id of
    the écrit that is followed, ``opened`` a route;
    ``next_wanted`` declares the section finished, ``reopen_wanted`` takes that back; ``decided``,
    ``correct_wanted`` and ``clean_wanted`` are acts to be kept at once.
    """

    edited = Signal()
    territory_chosen = Signal(str)
    earlier_chosen = Signal(str)
    opened = Signal(object)
    next_wanted = Signal()
    reopen_wanted = Signal()
    decided = Signal(object)
    correct_wanted = Signal(object, object)
    clean_wanted = Signal(object)

    def __init__(
        self,
        section: SectionView,
        view: EcritView,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"section_{section.id}", parent=parent)
        self._id = section.id
        self._today = today
        self._dossier = routes.dossier(view.ecrit.dossier_id, tab="situation")
        self._answers: dict[str, AnswerField] = {}
        self._blocks: list[tuple[Block, tuple[str, ...]]] = []
        self._attachments: LinesEditor | None = None
        self._pieces: PieceTicks | None = None
        self._recipient: RecipientChoice | None = None
        self._recipient_keys: tuple[str, ...] = ()
        self._to_crip = view.recipient_kind == "crip"
        self._required = text_label(REQUIRED_NOTE, "help")
        self._build(section)

    def load(self, section: SectionView, view: EcritView, *, discreet: bool) -> None:
        """Show ``section`` of ``view``; what is being typed stays."""
        self._required.setVisible(any(field.required for field in section.fields))
        by_key = {field.key: field for field in section.fields if not field.group}
        for key, answer in self._answers.items():
            answer.load(by_key[key], own_text(key, view.ecrit))
            if answer.extracts is not None:
                answer.extracts.load(view, discreet=discreet)
        for block, keys in self._blocks:
            if isinstance(block, PersonsBlock | ObservationsBlock | EarlierBlock):
                block.discreet = discreet
            fields = [field for field in section.fields if field.key in keys]
            block.load(fields, view, self._today())
        if self._attachments is not None:
            self._attachments.set_lines(view.ecrit.attachments)
        if self._pieces is not None:
            self._pieces.load(view.pieces, view.ecrit.attachment_ids, discreet=discreet)
        if self._recipient is not None:
            self._recipient.set_territories(view.territories)
            self._recipient.load(view.recipient)
        self._end.load(finished=section.finished)
        for part in self._writing():
            part.setEnabled(view.ecrit.state.editable)

    def edits(self, ecrit: Ecrit) -> Edits:
        """Return what differs here from ``ecrit``."""
        answers = dict(self._changed_answers(ecrit))
        written_on = answers.pop(DATE_KEY, None)
        lines = None if self._attachments is None else self._attachments.lines()
        joined = None if self._pieces is None else self._pieces.picked()
        return Edits(
            answers=answers,
            pieces=None if joined in (None, ecrit.attachment_ids) else joined,
            attachments=None if lines in (None, ecrit.attachments) else lines,
            written_on=date.fromisoformat(written_on.text) if written_on is not None else None,
            overrides=dict(self._overrides()),
            extracts=tuple(self._extracts()),
        )

    def persons(self) -> tuple[frozenset[PersonId], tuple[PersonId, ...]]:
        """Return the persons who have a row here and, of them, those ticked."""
        blocks = [block for block, _ in self._blocks if isinstance(block, PersonsBlock)]
        shown = frozenset(key for block in blocks for key in block.shown())
        return shown, tuple(key for block in blocks for key in block.picked())

    def observations(self) -> tuple[frozenset[ObservationId], tuple[ObservationId, ...]]:
        """Return the observations that have a row here and, of them, those ticked."""
        blocks = [block for block, _ in self._blocks if isinstance(block, ObservationsBlock)]
        shown = frozenset(key for block in blocks for key in block.shown())
        return shown, tuple(key for block in blocks for key in block.picked())

    def named(self) -> tuple[frozenset[ObservationId], tuple[ObservationId, ...]]:
        """Return the observations whose informant may be named here and, of them, who is."""
        each = [block.named() for block, _ in self._blocks if isinstance(block, ObservationsBlock)]
        return (
            frozenset(key for may, _ in each for key in may),
            tuple(key for _, named in each for key in named),
        )

    def focus_spot(self, key: str, position: int) -> bool:
        """Put the focus on the field of a place in the paper; tell whether it is here."""
        target: QWidget | None = None
        if key in self._answers:
            target = self._answers[key].target()
        for row in self._rows():
            if row.spot == (key, position):
                target = row.target()
        if target is None:
            for block, keys in self._blocks:
                if key in keys:
                    target = block.target(None)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(target)
        return True

    def open_named(self, name: str) -> None:
        """Open the value whose editor bears ``name``: the caret was there before a lock."""
        for row in self._rows():
            if row.editor_name == name:
                row.open()

    def focus_on(self, line: MissingLine) -> None:
        """Put the focus where what is missing is given."""
        target = self._target(line)
        (target or self.next_button).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target is not None:
            self.ensureWidgetVisible(target)

    def focus_first(self) -> None:
        """Put the focus on the first question, else on the way on."""
        fields = [answer.target() for answer in self._answers.values()]
        (fields or [self.next_button])[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _target(self, line: MissingLine) -> QWidget | None:
        if line.key in self._answers:
            return self._answers[line.key].target()
        for block, keys in self._blocks:
            if line.key in keys:
                return block.target(line.person_id, line.key)
        if self._recipient is not None and line.key in self._recipient_keys:
            return self._recipient.target()
        return None

    def _changed_answers(self, ecrit: Ecrit) -> Iterator[tuple[str, Answer]]:
        for key, field in self._answers.items():
            answer = field.answer()
            answer = answer if answer.given else Answer()
            own = own_text(key, ecrit)
            kept = ecrit.answers.get(key, Answer()) if own is None else Answer(own)
            if answer != kept and (own is None or answer.given):
                yield key, answer

    def _overrides(self) -> Iterator[tuple[str, Override | None]]:
        for block, _ in self._blocks:
            for card in block.cards():
                yield from card.overrides()

    def _extracts(self) -> Iterator[Extract]:
        for answer in self._answers.values():
            if answer.extracts is not None:
                yield from answer.extracts.pending()

    def _rows(self) -> Iterator[FactRow]:
        for block, _ in self._blocks:
            for card in block.cards():
                yield from card.rows()

    def _writing(self) -> tuple[QWidget, ...]:
        """Return what cannot be used while the écrit is read over."""
        pieces = [part for part in (self._pieces, self._attachments, self._recipient) if part]
        blocks = [block for block, _ in self._blocks]
        return (*self._answers.values(), *blocks, *pieces, self._end)

    def _build(self, section: SectionView) -> None:
        self.add(text_label(section.title, "section"))
        for words in (section.help, section.consigne, section.methode):
            if words:
                self.add(text_label(words, "secondary"))
        if section.cadre:
            self.add(Disclosure(section.cadre, section.title, f"section_{section.id}_more"))
        self.add(self._required)
        views = {field.key: field for field in section.fields if not field.group}
        for part in plan(section):
            self._add_part(part, views)
        self._end = SectionEnd(section.id)
        self.next_button = self._end.next_button
        self._end.next_wanted.connect(self.next_wanted)
        self._end.reopen_wanted.connect(self.reopen_wanted)
        self.add(self._end, gap=GROUP_GAP_PX)

    def _add_part(self, part: PlannedPart, views: dict[str, FieldView]) -> None:
        if part.kind is Part.ANSWER:
            for key in part.keys:
                self._add_answer(views[key])
        elif part.kind is Part.ATTACHMENTS:
            self._add_attachments()
        elif part.kind is Part.RECIPIENT:
            self._add_recipient(part.keys)
        else:
            block = self._block(part, views)
            if isinstance(block, EarlierBlock):
                block.chosen.connect(self.earlier_chosen)
            block.edited.connect(self.edited)
            block.opened.connect(self.opened)
            block.decided.connect(self.decided)
            block.correct_wanted.connect(self.correct_wanted)
            self._blocks.append((block, part.keys))
            self.add(block)

    def _add_recipient(self, keys: tuple[str, ...]) -> None:
        """Add the CRIP of the territory: the recipient, or else what the territory is for."""
        self._recipient_keys = keys
        self._recipient = RecipientChoice(prefix=f"{self._id}_")
        if not self._to_crip:
            self._recipient.say_part(part_of_the_territory(keys))
        self._recipient.chosen.connect(self.territory_chosen)
        self.add(self._recipient)

    def _add_answer(self, view: FieldView) -> None:
        answer = AnswerField(view, self._today)
        answer.edited.connect(self.edited)
        if answer.extracts is not None:
            answer.extracts.opened.connect(self.opened)
        self._answers[view.key] = answer
        self.add(answer)

    def _add_attachments(self) -> None:
        self._pieces = PieceTicks()
        self._pieces.changed.connect(self.edited)
        self._pieces.clean_wanted.connect(self.clean_wanted)
        self.add(self._pieces)
        self._attachments = LinesEditor(
            "answer_attachments", "Autres pièces jointes à l’écrit", _ATTACHMENTS_HELP
        )
        self._attachments.edited.connect(self.edited)
        self.add(self._attachments)

    def _block(self, part: PlannedPart, views: dict[str, FieldView]) -> Block:
        groups = list(dict.fromkeys(key.partition("[]")[0] for key in part.keys))
        if part.kind is Part.EARLIER:
            return EarlierBlock(self._id)
        if part.kind is Part.PERSONS:
            return PersonsBlock(self._id, [ROLE_OF_GROUP[group] for group in groups])
        if part.kind is Part.OBSERVATIONS:
            voices = [VOICE_OF_GROUP[group] for group in groups if group in VOICE_OF_GROUP]
            return ObservationsBlock(self._id, voices)
        source = views[part.keys[0]].source if part.keys[0] in views else part.kind.value
        if part.kind is Part.DOSSIER:
            return FactsBlock("dossier", "Ouvrir le dossier", self._dossier)
        return FactsBlock(source, *_SETTINGS.get(part.kind, ("", None)))
