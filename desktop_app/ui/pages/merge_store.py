"""Reading and keeping a merge that is being prepared: runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.merging import Side
from desktop_app.domain.names import initials
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.draft_moving import MERGE_DRAFT
from desktop_app.services.merge_views import MergeRequest, MergeView, NearDossier, Option

if TYPE_CHECKING:
    from desktop_app.services.merge_views import Done
    from desktop_app.services.pacing import Cancel, Tell
    from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided so far: with which record, who is who, which values.

    ``couples`` is ``None`` as long as nothing else than what was proposed was said.
    """

    other: str = ""
    couples: Mapping[PersonId, PersonId | None] | None = None
    choices: Mapping[PersonId, Mapping[str, Side]] = field(default_factory=dict)

    def payload(self) -> dict[str, Any]:
        """Return what the draft store keeps."""
        couples = None if self.couples is None else {a: b or "" for a, b in self.couples.items()}
        choices = {
            person: {name: side.value for name, side in sides.items()}
            for person, sides in self.choices.items()
        }
        return {"other": self.other, "couples": couples, "choices": choices}

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Decided:
        """Return what a draft keeps; nothing if it cannot be read."""
        try:
            couples = payload.get("couples")
            return cls(
                other=str(payload.get("other", "")),
                couples=None
                if couples is None
                else {PersonId(a): PersonId(b) if b else None for a, b in couples.items()},
                choices={
                    PersonId(person): {name: Side(side) for name, side in sides.items()}
                    for person, sides in dict(payload.get("choices", {})).items()
                },
            )
        except (AttributeError, TypeError, ValueError):
            return cls()

    def turned(self, view: MergeView) -> Decided:
        """Return the same decisions for the merge in the other direction."""
        pairs = {item.gone_id: item.same for item in view.couples if item.same is not None}
        return Decided(
            other=view.dossier_id,
            couples={two: one for one, two in pairs.items()},
            choices={
                pairs[person]: {name: side.other for name, side in sides.items()}
                for person, sides in self.choices.items()
                if person in pairs
            },
        )


@dataclass(frozen=True, slots=True)
class MergeData:
    """All that the page shows. Without ``view`` the other record is still to be chosen.

    ``dossier_id`` is the dossier to go back to.
    """

    dossier_id: DossierId
    ref: str
    person_id: PersonId | None
    decided: Decided
    view: MergeView | None = None
    near: tuple[NearDossier, ...] = ()
    others: tuple[Option, ...] = ()

    @property
    def subject(self) -> str:
        """Return the subject of the draft: the record that stays."""
        return self.person_id or self.dossier_id


def read_merge(session: Session, args: Mapping[str, str]) -> MergeData:
    """Return what the route asks for, with what was decided before."""
    person_id = PersonId(args["person"]) if args.get("person") else None
    if person_id is None:
        view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
    else:
        view = session.dossiers.view(session.people.get(person_id).dossier_id, opened=False)
    draft = session.drafts.load(MERGE_DRAFT, person_id or view.dossier.id)
    decided = Decided() if draft is None else Decided.of(draft.payload)
    other = args.get("other") or decided.other
    if decided.other != other:
        decided = Decided(other)
    data = MergeData(view.dossier.id, view.dossier.ref, person_id, decided)
    if other:
        try:
            return replace(data, view=side_by_side(session, data))
        except (BadInput, NotFound):  # the other one went since
            data = replace(data, decided=Decided())
    if person_id is None:
        return replace(data, near=session.merging.near(data.dossier_id))
    others = tuple(
        Option(
            item.person.id, ", ".join(filter(None, (item.name, item.age))), initials(item.person)
        )
        for item in view.persons
        if item.person.id != person_id
    )
    return replace(data, others=others)


def side_by_side(session: Session, data: MergeData) -> MergeView:
    """Return both records with who is who as decided."""
    other, decided = data.decided.other, data.decided
    if data.person_id is not None:
        return session.merging.persons_view(PersonId(other), data.person_id)
    return session.merging.view(DossierId(other), data.dossier_id, decided.couples)


def about(session: Session, subject: str) -> tuple[DossierId, PersonId | None]:
    """Return the dossier of a draft and, if two of its fiches are merged, the one that stays."""
    try:
        return session.dossiers.view(DossierId(subject), opened=False).dossier.id, None
    except NotFound:
        person = session.people.get(PersonId(subject))
        return person.dossier_id, person.id


def keep(session: Session, subject: str, decided: Decided) -> None:
    """Keep what is decided in an encrypted draft; nothing is kept before the other is chosen."""
    if decided.other:
        session.drafts.save(MERGE_DRAFT, subject, decided.payload())
    else:
        session.drafts.discard(MERGE_DRAFT, subject)


def turn(session: Session, data: MergeData, turned: Decided) -> None:
    """Keep the decisions for the other direction in place of those for this one."""
    session.drafts.discard(MERGE_DRAFT, data.subject)
    session.drafts.save(MERGE_DRAFT, data.decided.other, turned.payload())


def merge(session: Session, data: MergeData, decided: Decided, tell: Tell, cancel: Cancel) -> Done:
    """Do it; ``tell`` follows it, ``cancel`` stops it."""
    other = decided.other
    if data.person_id is not None:
        choices = decided.choices.get(PersonId(other), {})
        return session.merging.merge_persons(PersonId(other), data.person_id, choices, tell, cancel)
    request = MergeRequest(
        DossierId(other), data.dossier_id, decided.couples or {}, decided.choices
    )
    return session.merging.merge(request, tell, cancel)


def title_of(data: MergeData) -> str:
    """Return « Fusionner D-2025-088 dans D-2026-014 »."""
    if data.view is None:
        return "Fusionner"
    if data.person_id is not None:
        return f"Fusionner deux fiches de {data.ref}"
    return f"Fusionner {data.view.gone_ref} dans {data.view.kept_ref}"
