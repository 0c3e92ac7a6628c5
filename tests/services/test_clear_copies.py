"""S-40, S-43: copies in clear are few, hidden, listed, watched, and gone at the end."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.ids import DossierId
from desktop_app.services.attachment_viewer import OUTSIDE
from desktop_app.services.session import Session
from tests.documents import pieces
from tests.robustness.canary import CANARY, hits
from tests.sessions import PASSPHRASE, opening

SOUND = b"OggS" + CANARY.encode() * 40


@pytest.fixture
def dossier(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="POPESCU Ana").dossier.id


def opened(session: Session, dossier: DossierId, content: bytes = SOUND) -> Path:
    made = session.attachments.keep(dossier, f"{CANARY}.ogg", content).attachment
    return session.viewer.open_outside(made.id)


def copies_on_disk(session: Session) -> list[Path]:
    return [path for path in (session.folder / "tmp").rglob("*") if path.is_file()]


def test_a_piece_that_no_view_shows_says_how_it_opens(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "voix.ogg", SOUND).attachment
    view = session.viewer.view(made.id)
    assert (view.problem, view.pages, view.text) == (OUTSIDE, (), "")


def test_a_copy_has_a_random_name_the_right_ending_and_the_user_alone_reads_it(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, f"{CANARY}.pdf.exe", SOUND).attachment
    first, second = (session.viewer.open_outside(made.id) for _ in range(2))
    assert first.read_bytes() == SOUND
    assert first.suffix == ".ogg"
    assert first.name != second.name
    assert CANARY not in str(first)
    if os.name == "posix":
        assert stat.S_IMODE(first.stat().st_mode) == 0o400
        assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700


def test_the_panel_counts_the_files_on_the_disk(session: Session, dossier: DossierId) -> None:
    paths = [opened(session, dossier, SOUND + bytes([number])) for number in range(3)]
    lines = session.viewer.copies()
    assert {line.path for line in lines} == set(paths) == set(copies_on_disk(session))
    assert [line.label for line in lines] == [CANARY] * 3
    assert lines[0].age_words == "à l’instant"
    assert session.attachments.of_dossier(dossier).copies == 3
    paths[1].chmod(0o600)
    paths[1].unlink()
    assert len(session.viewer.copies()) == len(copies_on_disk(session)) == 2


def test_a_copy_that_was_written_into_is_told(session: Session, dossier: DossierId) -> None:
    path = opened(session, dossier)
    assert not session.viewer.copies()[0].changed
    path.chmod(0o600)
    path.write_bytes(b"modified")
    assert session.viewer.copies()[0].changed


def test_one_copy_is_wiped_now(session: Session, dossier: DossierId) -> None:
    path, other = opened(session, dossier), opened(session, dossier, SOUND + b"2")
    assert session.viewer.wipe(path)
    assert copies_on_disk(session) == [other]
    assert session.viewer.wipe_all() == 0
    assert not other.parent.exists()


def test_what_is_wiped_is_blanked_first(session: Session, dossier: DossierId) -> None:
    path = opened(session, dossier)
    link = path.with_name("second-name")
    os.link(path, link)
    session.viewer.wipe(path)
    assert link.read_bytes() == bytes(len(SOUND))


def test_no_path_from_elsewhere_is_wiped(session: Session, dossier: DossierId) -> None:
    opened(session, dossier)
    database = session.folder / "register.db"
    session.viewer.wipe(database)
    assert database.is_file()


def test_s40_none_is_left_when_the_session_ends(session: Session, dossier: DossierId) -> None:
    path = opened(session, dossier)
    folder = session.folder
    session.close()
    assert not path.exists()
    assert hits(folder) == []


def test_s40_what_a_kill_left_is_swept_at_the_next_opening(
    session: Session, dossier: DossierId, tmp_path: Path
) -> None:
    path = opened(session, dossier)
    folder, kept = session.folder, path.read_bytes()
    session.close()
    path.parent.mkdir(mode=0o700, parents=True)
    path.write_bytes(kept)
    path.chmod(0o400)
    assert opening(tmp_path).sweep(folder)
    assert not path.exists()
    path.parent.mkdir(mode=0o700, parents=True)
    path.write_bytes(kept)
    path.chmod(0o400)
    again = opening(tmp_path).unlock(folder, PASSPHRASE)
    assert not path.exists()
    assert again.viewer.copies() == ()
    again.close()


def test_nothing_is_swept_under_an_open_register(
    session: Session, dossier: DossierId, tmp_path: Path
) -> None:
    path = opened(session, dossier)
    assert not opening(tmp_path).sweep(session.folder)
    assert path.exists()
    assert opening(tmp_path).sweep(tmp_path / "absent.fanal")


def test_opening_outside_is_in_the_journal(session: Session, dossier: DossierId) -> None:
    opened(session, dossier)
    entry = session.history.entries(1)[0]
    assert (entry.verb, entry.entity) == ("open_outside", "attachment")
    assert CANARY not in str(entry.after)


def test_the_pages_of_a_piece_are_drawn_when_they_are_wanted(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, "a.pdf", pieces.pdf()).attachment
    view = session.viewer.view(made.id)
    assert len(view.pages) == 1
    assert "Certificat" in view.pages[0].text
    assert session.viewer.drawn(made.id, 0, 1)[0].rgba == view.pages[0].rgba
    session.viewer.forget()
    assert session.viewer.drawn(made.id, 0, 1) == ()


def test_a_piece_that_cannot_be_read_says_so_and_stays(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, "a.pdf", b"%PDF-1.4\nnothing").attachment
    view = session.viewer.view(made.id)
    assert "ne peut pas être lu" in view.problem
    assert view.line.attachment == made


def test_the_age_of_a_copy_is_in_words() -> None:
    from desktop_app.domain.attachment_rules import age_words
    from tests.sessions import NOW

    ages = (0, 1, 59, 60, 23 * 60, 48 * 60)
    assert [age_words(NOW - timedelta(minutes=age), NOW) for age in ages] == [
        "à l’instant",
        "depuis 1 minute",
        "depuis 59 minutes",
        "depuis 1 heure",
        "depuis 23 heures",
        "depuis 2 jours",
    ]
