"""Contents of pieces: once by hash, whole or not at all, never rewritten, verified in slices."""

from __future__ import annotations

import hashlib
import os

import pytest

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.ids import AttachmentId
from desktop_app.errors import RegisterDamaged
from desktop_app.register.contents import PART_BYTES
from desktop_app.register.register import Register
from tests.register.makers import ACTOR, Desk, a_dossier, new_id, save

LONG = os.urandom(2 * PART_BYTES + 17)


class Stop(Exception):
    """The user pressed « Annuler »."""


def keep(register: Register, content: bytes, name: str = "photo.jpg") -> Attachment:
    """Add a piece to a dossier of its own, as the service does."""
    dossier = a_dossier(f"D-2026-{os.urandom(4).hex()}")
    with register.change(ACTOR, "create") as change:
        register.dossiers.save(change, dossier)
        sha256 = register.contents.keep(content)
        made = Attachment(
            AttachmentId(new_id()), dossier.id, name, "image/jpeg", len(content), sha256
        )
        register.attachments.save(change, made)
    return made


def parts(register: Register) -> int:
    """Return how many parts are stored."""
    return int(register.connection.value("SELECT COUNT(*) FROM attachment_content"))


@pytest.mark.parametrize("size", [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, len(LONG)])
def test_what_goes_in_comes_out_after_reopening(desk: Desk, size: int) -> None:
    made = keep(desk.open(), LONG[:size])
    desk.close()
    register = desk.open()
    assert register.contents.read(made.sha256) == LONG[:size]
    assert parts(register) == -(-size // PART_BYTES)


def test_a_content_is_stored_once_for_several_dossiers(register: Register) -> None:
    first, second = keep(register, LONG), keep(register, LONG, "autre nom.jpg")
    assert first.sha256 == second.sha256 == hashlib.sha256(LONG).hexdigest()
    assert parts(register) == 3


def test_adding_tells_how_far_it_is(register: Register) -> None:
    told: list[tuple[int, int]] = []
    with register.change(ACTOR, "create"):
        register.contents.keep(LONG, lambda done, whole: told.append((done, whole)))
    assert told == [(done, len(LONG)) for done in (0, PART_BYTES, 2 * PART_BYTES, len(LONG))]


def test_a_cancelled_adding_leaves_nothing(register: Register) -> None:
    def tell(done: int, _whole: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop), register.change(ACTOR, "create"):
        register.contents.keep(LONG, tell)
    assert parts(register) == 0


def test_reading_tells_how_far_it_is(register: Register) -> None:
    made = keep(register, LONG)
    told: list[int] = []
    register.contents.read(made.sha256, lambda done, _whole: told.append(done))
    assert told == [PART_BYTES, 2 * PART_BYTES, len(LONG)]


def test_nothing_is_kept_outside_a_change(register: Register) -> None:
    with pytest.raises(RuntimeError, match="inside the open change"):
        register.contents.keep(b"x")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attachment_content SET content = zeroblob(1048576) WHERE part = 1",
        "DELETE FROM attachment_content WHERE part = 2",
        "DELETE FROM attachment_content WHERE part = 1",
        "DELETE FROM attachment_content",
    ],
)
def test_a_changed_content_is_found_and_not_shown(register: Register, damage: str) -> None:
    made = keep(register, LONG)
    keep(register, b"another one")
    assert register.check_full() == []
    register.connection.run(
        f"{damage}{' AND' if 'WHERE' in damage else ' WHERE'} sha256 = ?", (made.sha256,)
    )
    found = register.check_full()
    assert len(found) == 1
    assert found[0].startswith("1 pièce ")
    with pytest.raises(RegisterDamaged):
        register.contents.read(made.sha256)


def test_the_verification_goes_in_slices(register: Register) -> None:
    made = [keep(register, bytes([number]) * 1000) for number in range(5)]
    seen, after = 0, ""
    for _ in range(3):
        checked = register.contents.check_slice(after, at_least_bytes=1500)
        seen, after = seen + checked.contents, checked.last
        assert checked.contents == (2 if after else 1)
    assert (seen, after) == (len(made), "")


def test_only_what_no_piece_names_is_destroyed(register: Register) -> None:
    kept, trashed, gone = (keep(register, bytes([n]) * 10) for n in range(3))
    with register.change(ACTOR, "trash") as change:
        register.attachments.trash(change, trashed.id)
    assert register.contents.orphans() == []
    register.connection.run("DELETE FROM attachment WHERE id = ?", (gone.id,))
    assert register.contents.orphans() == [gone.sha256]
    with register.change(ACTOR, "destroy"):
        count = register.contents.destroy([kept.sha256, trashed.sha256, gone.sha256])
    assert count == 1
    assert register.contents.has(kept.sha256)
    assert register.contents.has(trashed.sha256)
    assert not register.contents.has(gone.sha256)


def test_the_photo_before_its_position_was_removed_is_no_orphan(register: Register) -> None:
    before = keep(register, b"with a position")
    with register.change(ACTOR, "change") as change:
        sha256 = register.contents.keep(b"without a position")
        values = {"sha256": sha256, "original_sha256": before.sha256}
        register.attachments.save(change, Attachment(**{**_fields(before), **values}))
    assert register.contents.orphans() == []


def _fields(attachment: Attachment) -> dict[str, object]:
    return {name: getattr(attachment, name) for name in Attachment.__dataclass_fields__}


def test_the_size_counts_what_was_added(register: Register) -> None:
    before = register.size()
    keep(register, LONG)
    assert len(LONG) <= register.size() - before < len(LONG) * 1.1


def test_a_copy_of_the_register_takes_the_contents_along(desk: Desk) -> None:
    register = desk.open()
    made = keep(register, LONG)
    save(register, a_dossier("D-2026-900"))
    (desk.folder / "vault.json").write_bytes(b"{}")
    copy = register.copy()
    desk.close()
    other = Desk(copy, copy.parent / "anchors.json", desk.ring)
    assert other.open().contents.read(made.sha256) == LONG
    other.close()
