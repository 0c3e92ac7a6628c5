"""Drafts follow the dossier and the persons that they are about: no text is left behind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.ids import OccasionId
from desktop_app.errors import BadInput
from desktop_app.register.columns import to_json

if TYPE_CHECKING:
    from desktop_app.register.drafts import Draft
    from desktop_app.register.register import Register

MERGE_DRAFT, SEPARATE_DRAFT = "merge", "separate"
"""Kinds of the drafts of the pages themselves; their subject is what stays."""

_IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACE = "place"
_PERSON = "person"
_TEXTS = "texts"


def follow_drafts(
    register: Register,
    gone: str,
    kept: str,
    persons: Mapping[Any, Any],
    now: datetime,
) -> None:
    """Let the drafts about ``gone`` be about ``kept``, and name the persons that others became.

    Raise ``BadInput`` if both have an unfinished text of a kind that holds only one.
    """
    other = {**persons, **({gone: kept} if gone != kept else {})}
    for draft in register.drafts.all():
        if draft.kind == _PLACE:
            continue
        if draft.kind in (MERGE_DRAFT, SEPARATE_DRAFT):
            if draft.subject in {gone, kept, *other, *other.values()}:
                register.drafts.discard(draft.kind, draft.subject)
            continue
        _follow(register, draft, other, now)


def _follow(register: Register, draft: Draft, other: Mapping[str, str], now: datetime) -> None:
    subject = _replaced(draft.subject, other)
    payload = json.loads(_replaced(to_json(draft.payload), other))
    if subject == draft.subject:
        if payload != draft.payload:
            register.drafts.save(draft.kind, subject, payload, draft.saved_at)
        return
    there = register.drafts.load(draft.kind, subject)
    left: Mapping[str, Any] = {}
    if there is not None:
        payload, left = _both(draft.kind, there.payload, payload)
    register.drafts.save(draft.kind, subject, payload, draft.saved_at if there is None else now)
    if left:
        register.drafts.save(draft.kind, draft.subject, left, draft.saved_at)
    else:
        register.drafts.discard(draft.kind, draft.subject)


def _both(
    kind: str, there: Mapping[str, Any], coming: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the one draft of both, and what has no room in it."""
    if isinstance(there.get(_TEXTS), Mapping) and isinstance(coming.get(_TEXTS), Mapping):
        texts = dict(there[_TEXTS])
        for key, text in coming[_TEXTS].items():
            texts[_free(key, texts)] = text
        return {**there, _TEXTS: texts}, {}
    if kind == _PERSON:
        left = {key: value for key, value in coming.items() if there.get(key, value) != value}
        return {**coming, **there}, left
    if there == coming:
        return dict(there), {}
    raise BadInput(
        "Un texte commencé attend dans chacun des deux dossiers.",
        "Terminez-en un, puis recommencez la fusion.",
    )


def _free(key: str, taken: Mapping[str, Any]) -> str:
    while key in taken:
        key += "+"
    return key


def _replaced(text: str, other: Mapping[str, str]) -> str:
    for gone, kept in other.items():
        text = text.replace(gone, kept)
    return text


def follow_occasions(register: Register) -> None:
    """Let the draft of a correction be about the dossier where its observation is now."""
    for draft in register.drafts.all():
        ids = _IDS.findall(draft.subject)
        if len(ids) != 2:
            continue
        dossier_id, occasion_id = ids
        parts = register.observations.by_occasion(OccasionId(occasion_id))
        if parts and parts[0].dossier_id != dossier_id:
            _follow(register, draft, {dossier_id: parts[0].dossier_id}, draft.saved_at)
