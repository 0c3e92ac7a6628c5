"""The fields of a conversation: what was explained, how, by whom, and what the person said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person
from desktop_app.services.reference import Reference
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.entry_ticks import EntryTicks
from desktop_app.ui.pages.form_choices import FormChoices, distinct
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.radio_group import RadioGroup

_INTRODUCTIONS = {
    ConsentKind.AGREEMENT: "La personne décide seule, et peut changer d’avis à tout moment. "
    "Un refus ne retire rien à l’accompagnement.",
    ConsentKind.CHILD_VIEW: "Pour un mineur, l’accord n’est pas nécessaire"
    f"{NBSP}: il est informé avec des mots à lui, et son avis est noté comme il le dit.",
    ConsentKind.PARENTS: "Les parents sont informés avant, sauf si c’est contraire à l’intérêt "
    "de l’enfant (code de l’action sociale et des familles, L226-2-1).",
}
_ANSWERS = {
    ConsentKind.AGREEMENT: (
        f"La personne est-elle d’accord{NBSP}?",
        (("yes", "Oui"), ("no", "Non"), ("not_now", "Pas maintenant"), ("", "Non précisé")),
    ),
    ConsentKind.PARENTS: (
        f"Les parents sont-ils informés{NBSP}?",
        (("yes", "Oui"), ("no", "Non"), ("not_now", "Pas encore"), ("", "Non précisé")),
    ),
}
_UNDERSTOOD = (("yes", "Oui"), ("no", "Non"), ("", "Non précisé"))
_WORDS = {
    ConsentKind.AGREEMENT: TextSpec(
        "words", "Ses mots", "Les mots exacts de la personne.", rows=2, absence=False
    ),
    ConsentKind.CHILD_VIEW: TextSpec(
        "words", "L’avis de l’enfant, dans ses mots", "Les mots exacts.", rows=3, absence=False
    ),
    ConsentKind.PARENTS: TextSpec("words", "Leur réaction, dans leurs mots", rows=2, absence=False),
}
_REASONS = {
    ConsentKind.AGREEMENT: TextSpec(
        "reason",
        "Raison, si la personne la donne",
        "Facultatif. On ne demande pas de se justifier.",
        rows=2,
        absence=False,
    ),
    ConsentKind.PARENTS: TextSpec(
        "reason",
        "Pourquoi les parents ne sont pas informés",
        "Des faits. Cette raison est demandée par les départements.",
        rows=2,
        absence=False,
    ),
}
_HOW = (
    TextSpec("explained_note", "Autre chose expliqué", rows=2, absence=False),
    TextSpec("explained_by", "Expliqué par", absence=False),
    TextSpec(
        "interpreter",
        "Interprète",
        "Qui a traduit. Jamais une personne qui accompagne.",
        absence=False,
    ),
)
_LIMITS = (
    TextSpec(
        "scope_note",
        "Limites",
        f"Ce que la personne exclut{NBSP}: un destinataire, une information, une durée.",
        rows=2,
        absence=False,
    ),
)


class ConsentForm(QWidget):
    """Show and change a ``Consent`` of one kind. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self,
        kind: ConsentKind,
        reference: Reference,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        whom = "Personne informée" if kind is ConsentKind.PARENTS else "Personne"
        self._person = LabelledCombo(whom)
        self._person.combo.setObjectName("consent_person")
        self.date = SpokenDateField(
            "Date", "consent_date", today, f"Par exemple{NBSP}: hier, 3 mars, mars 2026."
        )
        self._points = EntryTicks(
            "Ce qui a été expliqué", "consent_point", reference.consent_points
        )
        self._reference = reference
        self._language = LabelledCombo("Langue de l’explication", free=True)
        self._language.combo.setObjectName("consent_language")
        self._how = BoundTexts(_HOW)
        self._understood = RadioGroup(f"Est-ce compris{NBSP}?", _UNDERSTOOD)
        name_inner(self._understood, "consent_understood")
        self._answer = self._make_answer()
        self._scope = EntryTicks(
            "Ce que couvre l’accord", "consent_scope", reference.consent_scopes
        )
        self._limits = BoundTexts(_LIMITS)
        self._codes = EntryTicks("Raisons", "consent_reason", reference.consent_reasons)
        self._words = BoundTexts((_WORDS[kind],))
        self._reason = BoundTexts((_REASONS[kind],) if kind in _REASONS else ())
        self._build()

    def set_persons(self, persons: Sequence[Person], *, discreet: bool) -> None:
        """Offer ``persons``, by initials in discreet mode."""
        names = ((person.id, shown_name(person, discreet=discreet)) for person in persons)
        self._person.set_options(distinct(names))

    def load(self, consent: Consent, date_text: str = "") -> None:
        """Show ``consent`` without telling anybody."""
        self._person.set_value(consent.person_id or "")
        self.date.load(consent.held_on)
        if date_text and consent.held_on is None:
            self.date.set_text(date_text)
        self._points.load(consent.explained)
        choices = FormChoices.of(self._reference)  # each time: the list may have changed
        self._language.set_options(choices.languages_with(consent.language))
        self._language.set_value(consent.language)
        for texts in self._texts():
            texts.load(consent)
        understood = consent.understood
        self._understood.set_value("" if understood is None else "yes" if understood else "no")
        if self._answer is not None:
            self._answer.set_value("" if consent.answer is None else consent.answer.value)
        self._scope.load(consent.scope)
        self._codes.load(consent.reason_codes)
        self._show_follow_up()

    def apply(self, consent: Consent) -> Consent:
        """Return ``consent`` with what is written here."""
        for texts in self._texts():
            consent = texts.apply(consent)
        person = self._person.value()
        answer = "" if self._answer is None else self._answer.value()
        return replace(
            consent,
            person_id=PersonId(person) if person else None,
            held_on=self.date.value(),
            explained=self._points.codes(),
            language=self._language.value(),
            understood={"yes": True, "no": False}.get(self._understood.value()),
            answer=ConsentAnswer(answer) if answer else None,
            scope=self._scope.codes(),
            reason_codes=self._codes.codes(),
        )

    def _texts(self) -> tuple[BoundTexts, ...]:
        return (self._how, self._limits, self._words, self._reason)

    def _make_answer(self) -> RadioGroup | None:
        asked = _ANSWERS.get(self.kind)
        if asked is None:
            return None
        group = RadioGroup(*asked)
        name_inner(group, "consent_answer")
        return group

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label(_INTRODUCTIONS[self.kind], "secondary"))
        parts: list[QWidget | None] = [self._person, self.date]
        if self.kind is ConsentKind.PARENTS:
            parts += [self._answer, self._codes, self._reason, self._words]
            parts += [self._language, self._how, self._points]
        else:
            parts += [self._points, self._language, self._how, self._understood]
            parts += [self._words, self._answer, self._scope, self._limits, self._reason]
        for part in parts:
            if part is not None:
                column.addWidget(part)
        shown = [part for part in parts if part is not None]
        for part in (self._understood, self._scope, self._limits, self._codes, self._reason):
            if part not in shown:
                part.setParent(self)
                part.hide()
        self.setFocusProxy(self._person.combo)
        self._name_fields()
        self._listen()

    def _name_fields(self) -> None:
        for texts in self._texts():
            for child in texts.findChildren(QWidget):
                name = child.objectName()
                if name and not name.startswith("qt_"):
                    child.setObjectName(f"consent_{name}")

    def _listen(self) -> None:
        fields: tuple[SpokenDateField | EntryTicks | BoundTexts, ...] = (
            self.date,
            self._points,
            self._scope,
            self._codes,
            *self._texts(),
        )
        for field in fields:
            field.edited.connect(self.edited)
        for combo in (self._person, self._language):
            combo.changed.connect(lambda _value: self.edited.emit())
        self._understood.changed.connect(lambda _key: self.edited.emit())
        if self._answer is not None:
            self._answer.changed.connect(lambda _key: self._show_follow_up())
            self._answer.changed.connect(lambda _key: self.edited.emit())

    def _show_follow_up(self) -> None:
        """Show what a yes or a no calls for; what is written already stays in sight."""
        answer = "" if self._answer is None else self._answer.value()
        if self.kind is ConsentKind.AGREEMENT:
            self._scope.setVisible(answer == "yes" or bool(self._scope.codes()))
            self._limits.setVisible(answer == "yes" or _written(self._limits, "scope_note"))
            self._reason.setVisible(answer in ("no", "not_now") or _written(self._reason, "reason"))
        elif self.kind is ConsentKind.PARENTS:
            self._codes.setVisible(answer == "no" or bool(self._codes.codes()))
            self._reason.setVisible(answer in ("no", "not_now") or _written(self._reason, "reason"))


def _written(texts: BoundTexts, name: str) -> bool:
    return bool(texts.text(name).strip())
