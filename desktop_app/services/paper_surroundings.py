"""What a paper needs from outside itself: whom it is for, and the écrits that came before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_app.documents.snapshot import Recipient, SentEcrit, Snapshot
from desktop_app.domain.attachment_rules import title_of
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.ids import EcritId
from desktop_app.domain.review import EcritVersion

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.register.register import Register
    from desktop_app.services.papers import Papers

PROPOSED: Mapping[str, str] = MappingProxyType({"procureur": "Procureur de la République"})
"""The recipient of each kind that has but one; the others are said in the écrit."""

FOLLOWS = "ecrit_anterieur.reference"
"""The field that a model about an earlier écrit asks for."""

_KEPT = (EcritState.VALIDATED, EcritState.TRANSMITTED)


def surrounded(papers: Papers, register: Register, snapshot: Snapshot, model: Model) -> Snapshot:
    """Return ``snapshot``, whose recipient is the CRIP, with what the model asks for."""
    ecrit = snapshot.ecrit
    others = [each for each in register.ecrits.by_dossier(ecrit.dossier_id) if each.id != ecrit.id]
    frozen = _frozen(register.ecrit_versions.by_dossier(ecrit.dossier_id))
    told = {each.id: _told(papers, register, each, frozen.get(each.id)) for each in others}
    kept = [each for each in others if each.state in _KEPT and _of_the_same(each, ecrit)]
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


def followed(register: Register, model: Model, ecrit: Ecrit) -> EcritId | None:
    """Return the écrit that a new one of ``model`` follows: the last that was finished.

    ``None`` for a model that follows nothing, and when nothing of the same persons was finished.
    """
    if model.section_of(FOLLOWS) is None:
        return None
    others = register.ecrits.by_dossier(ecrit.dossier_id)
    kept = [each for each in others if each.state in _KEPT and _of_the_same(each, ecrit)]
    kept = [each for each in kept if each.model_id != ecrit.model_id] or kept
    last = max(kept, key=lambda each: (each.written_on or date.min, each.ref), default=None)
    return None if last is None else last.id


def addressed(kind: str, crip: Recipient) -> Recipient:
    """Return the recipient proposed for a kind of paper; nobody when it is to be said."""
    return crip if kind == "crip" else Recipient(PROPOSED.get(kind, ""))


def _of_the_same(earlier: Ecrit, ecrit: Ecrit) -> bool:
    """Tell whether an earlier écrit speaks of somebody of whom this one speaks."""
    return not ecrit.person_ids or bool(set(earlier.person_ids) & set(ecrit.person_ids))


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
    kinds = {model.id: model.recipient_kind for model in papers.models()}
    crip = papers.recipient(papers.territory(ecrit.territory))
    said = ecrit.answers.get("destinataire.nom", Answer()).text.strip()
    pieces = register.attachments.many(ecrit.attachment_ids).values()
    return SentEcrit(
        ecrit=ecrit,
        title=papers.title_of(ecrit.model_id),
        recipient=said or addressed(kinds.get(ecrit.model_id, ""), Recipient(crip.name)).name,
        sha256="" if version is None else version.pdf_sha256 or version.docx_sha256,
        frozen_at=None if version is None else version.made_at,
        attachments=tuple(map(title_of, pieces)),
    )
