"""The form of a conversation: agreement, view of a child, information of parents, withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.consent import Consent, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, PersonId
from desktop_app.domain.person import Person
from desktop_app.services.consents import is_empty
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.consent_form import ConsentForm
from desktop_app.ui.pages.drafted_form import DraftedFormPage, Opened, Payload
from desktop_app.ui.pages.tick_drafts import CONSENT, key_of
from desktop_app.ui.pages.withdrawal_form import WithdrawalForm

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.session import Session

_TITLES = {
    ConsentKind.AGREEMENT: "Noter un accord ou un refus",
    ConsentKind.CHILD_VIEW: "Noter l’avis de l’enfant",
    ConsentKind.PARENTS: "Noter l’information des parents",
}
_WITHDRAWAL = "Noter le retrait d’un accord"
_CORRECTION = "Corriger ce qui a été noté"


@dataclass(frozen=True, slots=True)
class ConsentFormData:
    """All that the form shows. ``recorded`` is what a correction or a withdrawal starts from."""

    opened: Opened
    start: Consent
    consent: Consent
    persons: tuple[Person, ...]
    date_text: str = ""
    recorded: Consent | None = None
    withdrawal: bool = False


def read_consent(session: Session, args: Mapping[str, str], today: date) -> ConsentFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
    recorded = None
    if args.get("consent"):
        recorded = session.consents.get(ConsentId(args["consent"]))
    withdrawal = bool(args.get("withdrawal"))
    start = recorded or _blank(args, session.actor.name, today)
    if withdrawal and start.withdrawn_on is None:
        start = replace(start, withdrawn_on=PartialDate.of_day(today))
    key = key_of(CONSENT, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    kept = _consent_of(payload)
    title = _WITHDRAWAL if withdrawal else _CORRECTION if recorded else _TITLES[start.kind]
    saved_at = None if draft is None or kept is None else draft.saved_at
    return ConsentFormData(
        opened=Opened(view.dossier, title, key, payload, saved_at),
        start=start,
        consent=start if kept is None else replace(kept, id=start.id),
        persons=tuple(item.person for item in view.persons),
        date_text="" if kept is None else str(payload.get("date_text", "")),
        recorded=recorded,
        withdrawal=withdrawal,
    )


class ConsentPage(DraftedFormPage):
    """One page for the four forms: each is built when it is first asked for."""

    kinds = frozenset({"consent", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "consent", "Enregistrer cet échange")
        self._data: ConsentFormData | None = None
        self._forms: dict[str, ConsentForm | WithdrawalForm] = {}
        context.discreet.changed.connect(lambda _active: self._name_persons())

    def take_focus(self) -> None:
        """Start in the first field of the form."""
        form = self._form()
        if form is not None:
            form.setFocus()

    def _read(self, args: Mapping[str, str]) -> ConsentFormData:
        return read_consent(self.context.session, args, self.context.clock().date())

    def _load(self, data: ConsentFormData) -> None:
        self._data = data
        name = "withdrawal" if data.withdrawal else data.start.kind.value
        if name not in self._forms:
            self._forms[name] = self._made(data)
            self._forms[name].edited.connect(self.autosave.touch)
            self.body.add(self._forms[name])
        for other, form in self._forms.items():
            form.setVisible(other == name)
        self._name_persons()
        self._forms[name].load(data.consent, data.date_text)

    def _made(self, data: ConsentFormData) -> ConsentForm | WithdrawalForm:
        def today() -> date:
            return self.context.clock().date()

        reference = self.context.session.reference
        if data.withdrawal:
            return WithdrawalForm(reference, today)
        return ConsentForm(data.start.kind, reference, today)

    def _form(self) -> ConsentForm | WithdrawalForm | None:
        data = self._data
        if data is None:
            return None
        return self._forms.get("withdrawal" if data.withdrawal else data.start.kind.value)

    def _written(self) -> Consent | None:
        data, form = self._data, self._form()
        return None if data is None or form is None else form.apply(data.consent)

    def _payload(self) -> Payload:
        data, consent, form = self._data, self._written(), self._form()
        if data is None or consent is None or form is None:
            return {}
        if consent == data.start and not form.date.problem():
            return {}
        return {"consent": to_plain(consent, sparse=True), "date_text": form.date.text()}

    def _text(self) -> str:
        consent = self._written()
        if consent is None:
            return ""
        texts = (
            consent.explained_note,
            consent.words,
            consent.scope_note,
            consent.reason,
            consent.withdrawal_note,
        )
        return "\n\n".join(text for text in texts if text)

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, consent, form = self._data, self._written(), self._form()
        consents = self.context.session.consents
        if data is None or consent is None or form is None:
            return None
        form.date.show_problem()
        if form.date.problem():
            form.date.setFocus()
            return None
        if data.withdrawal:
            on, note = consent.withdrawn_on, consent.withdrawal_note
            return lambda: consents.withdraw(consent.id, on, note, forget)
        if is_empty(consent):
            self.context.messages.attention("Rien n’est encore noté. Écrivez au moins un mot.")
            return None
        if data.recorded is not None:
            return lambda: consents.change(consent, forget)
        return lambda: consents.record(consent, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        data, consents = self._data, self.context.session.consents
        if result is not None:
            consents.trash(result, keep)
        elif data is not None and data.recorded is not None:
            consents.change(data.recorded, keep)

    def _done_words(self) -> str:
        if self._data is not None and self._data.withdrawal:
            return "Retrait noté. Ce qui avait été accordé reste lisible."
        return "Enregistré."

    def _name_persons(self) -> None:
        data, form = self._data, self._form()
        if data is None or not isinstance(form, ConsentForm):
            return
        form.set_persons(data.persons, discreet=self.context.discreet.active)


def _blank(args: Mapping[str, str], author: str, today: date) -> Consent:
    person = args.get("person", "")
    return Consent(
        id=ConsentId(""),
        dossier_id=DossierId(args["dossier"]),
        person_id=PersonId(person) if person else None,
        kind=ConsentKind(args.get("kind", ConsentKind.AGREEMENT)),
        held_on=PartialDate.of_day(today),
        explained_by=author,
    )


def _consent_of(payload: Payload) -> Consent | None:
    try:
        return from_plain(Consent, dict(payload["consent"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None
