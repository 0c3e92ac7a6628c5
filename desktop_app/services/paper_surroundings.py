"""What a paper needs from outside itself: whom it is for, and the écrits that came before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_app.documents.snapshot import Recipient, SentEcrit, Snapshot
from desktop_app.domain.attachment_rules import title_of
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import EcritId, PersonId
from desktop_app.domain.review import EcritVersion
from desktop_app.errors import BadInput, ModelRefused
from desktop_app.services.paper_views import EarlierView

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.register.register import Register
    from desktop_app.services.papers import Papers

PROPOSED: Mapping[str, str] = MappingProxyType({"procureur": "Procureur de la République"})
"""The recipient of each kind that has but one; the others are said in the écrit."""

_FOLLOWS = "ecrit_anterieur."
"""How the fields begin that a model about an earlier écrit asks for."""

_KEPT = (EcritState.VALIDATED, EcritState.TRANSMITTED)


def surrounded(papers: Papers, register: Register, snapshot: Snapshot, model: Model) -> Snapshot:
    """Return ``snapshot``, whose recipient is the CRIP, with what the model asks for."""
    ecrit = snapshot.ecrit
    others = [each for each in register.ecrits.by_dossier(ecrit.dossier_id) if each.id != ecrit.id]
    frozen = _frozen(register.ecrit_versions.by_dossier(ecrit.dossier_id))
    told = {each.id: _told(papers, register, each, frozen.get(each.id)) for each in others}
    kept = [each for each in others if each.state in _KEPT and _speaks_of(each, ecrit.person_ids)]
    kept.sort(key=lambda each: (each.written_on or date.max, each.ref))
    return replace(
        snapshot,
        recipient=addressed(model.recipient_kind, snapshot.recipient),
        crip=snapshot.recipient,
        earlier=told.get(ecrit.answers_to) if ecrit.answers_to else None,
        sent=tuple(told[each.id] for each in kept),
        legal_basis=model.legal_basis,
        legal_basis_read_in=model.legal_basis_read_in,
        age_rule=model.age_rule,
        pseudonymised=model.pseudonymised,
    )


def follows(model: Model) -> bool:
    """Tell whether a model is about an earlier écrit."""
    keys = (key for section in model.sections for key in section.fields)
    return any(key.startswith(_FOLLOWS) for key in keys)


def followed(
    model: Model, ecrits: Iterable[Ecrit], person_ids: Collection[PersonId]
) -> EcritId | None:
    """Return which of ``ecrits`` a new one of ``model`` follows: the last that was finished.

    ``None`` for a model that follows nothing, and when nothing of the same persons was finished.
    """
    if not follows(model):
        return None
    kept = [each for each in _finished(ecrits) if _speaks_of(each, person_ids)]
    kept = [each for each in kept if each.model_id != model.id] or kept
    return kept[0].id if kept else None


def _finished(ecrits: Iterable[Ecrit]) -> list[Ecrit]:
    """Return those of ``ecrits`` that were validated or transmitted, the last first."""
    kept = [each for each in ecrits if each.state in _KEPT]
    return sorted(kept, key=lambda each: (each.written_on or date.min, each.ref), reverse=True)


def followable(papers: Papers, ecrits: Iterable[Ecrit]) -> tuple[EarlierView, ...]:
    """Return, in words, which of ``ecrits`` a paper about an earlier one may follow."""
    return tuple(
        EarlierView(each.id, _earlier_words(papers, each), frozenset(each.observation_ids))
        for each in _finished(ecrits)
    )


def require_followable(register: Register, ecrit: Ecrit, earlier_id: EcritId) -> EcritId:
    """Return the earlier écrit; raise ``BadInput`` for one that is not finished in the dossier."""
    offered = _finished(register.ecrits.by_dossier(ecrit.dossier_id))
    if earlier_id not in {each.id for each in offered} - {ecrit.id}:
        raise BadInput(
            "L’écrit précédent doit être validé ou transmis, dans le même dossier.",
            "Choisissez-en un autre.",
        )
    return earlier_id


def addressed(kind: str, crip: Recipient) -> Recipient:
    """Return the recipient proposed for a kind of paper; nobody when it is to be said."""
    return crip if kind == "crip" else Recipient(PROPOSED.get(kind, ""))


def _earlier_words(papers: Papers, ecrit: Ecrit) -> str:
    """Return « Information préoccupante E-2026-012, 12 février 2026, validé »."""
    day = date_words(ecrit.written_on) if ecrit.written_on else ""
    named = f"{papers.title_of(ecrit.model_id)} {ecrit.ref}"
    return ", ".join(part for part in (named, day, ecrit.state.label.lower()) if part)


def _speaks_of(earlier: Ecrit, person_ids: Collection[PersonId]) -> bool:
    """Tell whether an earlier écrit speaks of one of these persons, or nobody is named."""
    return not person_ids or bool(set(earlier.person_ids) & set(person_ids))


def _frozen(versions: Iterable[EcritVersion]) -> dict[str, EcritVersion]:
    """Return the last frozen version of each écrit."""
    last: dict[str, EcritVersion] = {}
    for version in versions:
        known = last.get(version.ecrit_id)
        if known is None or version.number > known.number:
            last[version.ecrit_id] = version
    return last


def _told(
    papers: Papers, register: Register, ecrit: Ecrit, version: EcritVersion | None
) -> SentEcrit:
    crip = papers.recipient(papers.territory(ecrit.territory))
    said = ecrit.answers.get("destinataire.nom", Answer()).text.strip()
    pieces = register.attachments.many(ecrit.attachment_ids).values()
    return SentEcrit(
        ecrit=ecrit,
        title=papers.title_of(ecrit.model_id),
        recipient=said or addressed(_recipient_kind(papers, ecrit), Recipient(crip.name)).name,
        sha256="" if version is None else version.pdf_sha256 or version.docx_sha256,
        frozen_at=None if version is None else version.made_at,
        attachments=tuple(map(title_of, pieces)),
    )


def _recipient_kind(papers: Papers, ecrit: Ecrit) -> str:
    """Return whom its model addresses, also one that is offered no more; empty if it is gone."""
    try:
        return papers.model_of(ecrit).recipient_kind
    except ModelRefused:
        return ""
