"""The pieces of a dossier in its JSON document: what they hold goes along on demand only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain import attachment_rules as rules
from desktop_app.domain.attachment import Attachment, GivenAttachment
from desktop_app.domain.codec import from_plain, to_plain
from desktop_app.domain.ecrit import Ecrit

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register
    from desktop_app.services.papers import Papers


def given_pieces(
    register: Register, attachments: Iterable[Attachment]
) -> tuple[GivenAttachment, ...]:
    """Return pieces with their contents."""
    read = register.contents.read
    return tuple(
        from_plain(
            GivenAttachment,
            {
                **to_plain(item),
                "content": to_plain(read(item.sha256)),
                "original_content": to_plain(
                    read(item.original_sha256) if item.original_sha256 else b""
                ),
            },
        )
        for item in attachments
    )


def only_named(ecrits: Iterable[Ecrit], attachments: Iterable[Attachment]) -> tuple[Ecrit, ...]:
    """Return écrits that name the pieces they join: the document does not hold these pieces."""
    titles = {item.id: rules.title_of(item) for item in attachments}
    return tuple(
        replace(
            ecrit,
            attachment_ids=(),
            attachments=(
                *(titles[one] for one in ecrit.attachment_ids if one in titles),
                *ecrit.attachments,
            ),
        )
        for ecrit in ecrits
    )


def inspected(
    papers: Papers, register: Register, given: Iterable[GivenAttachment], author: str, now: datetime
) -> tuple[GivenAttachment, ...]:
    """Return the pieces of a document as what they are, whatever the document says of them.

    Raise ``BadInput`` for a content that the register does not take.
    """
    pieces = tuple(given)
    rules.require_room(register.size(), sum(len(item.content) for item in pieces))
    return tuple(_inspected(papers, item, author, now) for item in pieces)


def keep_pieces(register: Register, change: Change, pieces: Iterable[GivenAttachment]) -> None:
    """Write pieces and what they hold, in the change that is open."""
    for item in pieces:
        held = {name: getattr(item, name) for name in Attachment.__dataclass_fields__}
        held["sha256"] = register.contents.keep(item.content)
        if item.original_content:
            held["original_sha256"] = register.contents.keep(item.original_content)
        register.attachments.save(change, Attachment(**held))


def _inspected(
    papers: Papers, item: GivenAttachment, author: str, now: datetime
) -> GivenAttachment:
    rules.require_piece_size(len(item.content))
    found = papers.reader().inspect(item.content)
    if item.original_content:
        rules.require_piece_size(len(item.original_content))
        papers.reader().inspect(item.original_content)
    return replace(
        item,
        name=rules.clean_name(item.name),
        media_type=found.media_type,
        has_location=found.located,
        size=len(item.content),
        sha256="",
        original_sha256="",
        added_at=item.added_at or now,
        added_by=item.added_by or author,
    )
