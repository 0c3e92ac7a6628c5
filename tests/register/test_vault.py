"""Keys: created, opened, changed, recovered; three failures give three sentences."""

from __future__ import annotations

import json
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.ids import UserId
from desktop_app.errors import (
    AppError,
    BadInput,
    NewerRegister,
    NotFound,
    RegisterDamaged,
    TooManyAttempts,
    VaultError,
    WrongPassphrase,
)
from desktop_app.register import header as headers
from desktop_app.register.attempts import AttemptsStore
from desktop_app.register.database import open_database
from desktop_app.register.durable import write_durably
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.register.slots import FLOOR
from desktop_app.register.vault import SlotOwner, Unlocked, Vault
from tests.register.makers import START

ME, OTHER = UserId("u-martin"), UserId("u-bernard")
PHRASE = "rivage citron tambour valise orage pupitre"


@dataclass
class Safe:
    """A vault on disk, with the ring that its slots hold."""

    folder: Path
    ring: KeyRing

    @property
    def vault(self) -> Vault:
        """Return the vault as it is on disk."""
        return Vault.read(self.folder)

    @property
    def header(self) -> Path:
        """Return the path of the header."""
        return self.folder / "vault.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Safe:
    """Return a vault made once, for its tests to copy."""
    folder = tmp_path_factory.mktemp("vault") / "Essai.fanal"
    _vault, ring = Vault.create(folder, "C. Martin", ME, PHRASE, START, FLOOR)
    return Safe(folder, ring)


@pytest.fixture
def safe(tmp_path: Path, made: Safe) -> Safe:
    """Return a fresh vault."""
    return Safe(shutil.copytree(made.folder, tmp_path / "Essai.fanal"), made.ring)


def opens(folder: Path, phrase: str, user: UserId | None = ME) -> bool:
    """Tell whether a passphrase opens the vault as it is on disk."""
    try:
        Vault.read(folder).unlock(phrase, user, START)
    except WrongPassphrase:
        return False
    return True


def test_what_was_created_opens_and_gives_the_same_ring(safe: Safe) -> None:
    vault = Vault.read(safe.folder)
    assert vault.unlock(PHRASE, ME, START) == Unlocked(safe.ring, ME)
    assert vault.unlock(PHRASE, None, START).user_id == ME
    assert vault.owners() == (SlotOwner(ME, "C. Martin"),)
    assert vault.warnings == ()
    assert not vault.has_recovery()


def test_the_folder_and_files_are_the_owners_only(safe: Safe) -> None:
    Register.create(safe.folder, safe.ring)
    for path in [safe.folder, *safe.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path
    assert {path.name for path in safe.folder.iterdir()} >= {
        "vault.json",
        "register.db",
        "backups",
        "tmp",
    }


def test_the_header_says_its_costs_and_nothing_secret(safe: Safe) -> None:
    content = safe.header.read_bytes()
    assert len(content) < 64 * 1024
    plain = json.loads(content)
    assert plain["format"] == 1
    assert plain["slots"][0]["kdf"] == {"memory_kib": 65536, "passes": 3, "lanes": 4}
    for key in (safe.ring.main, safe.ring.confid or b""):
        assert key not in content
        assert key.hex().encode() not in content
    assert PHRASE.encode() not in content


def test_every_vault_has_its_own_keys() -> None:
    rings = [KeyRing.new() for _ in range(1000)]
    assert len({ring.main for ring in rings} | {ring.confid for ring in rings}) == 2000


def test_a_vault_is_never_made_over_another(safe: Safe) -> None:
    before = safe.header.read_bytes()
    with pytest.raises(VaultError, match="déjà un registre"):
        Vault.create(safe.folder, "X", ME, "autre", START, FLOOR)
    assert safe.header.read_bytes() == before


def test_three_failures_have_three_sentences(safe: Safe) -> None:
    Register.create(safe.folder, safe.ring)
    database = safe.folder / "register.db"
    content = bytearray(database.read_bytes())
    content[200] ^= 1
    database.write_bytes(content)
    said = set()
    for kind, action in (
        (WrongPassphrase, lambda: Vault.read(safe.folder).unlock("fausse", ME, START)),
        (RegisterDamaged, lambda: open_database(database, safe.ring.main)),
        (VaultError, lambda: headers.parse(b"{")),
    ):
        with pytest.raises(kind) as caught:
            action()
        assert type(caught.value) is kind
        said.add(caught.value.what)
    assert len(said) == 3


def test_changing_the_passphrase_touches_one_slot_and_not_the_data(safe: Safe) -> None:
    Register.create(safe.folder, safe.ring)
    safe.vault.add_person(safe.ring, OTHER, "L. Bernard", "phrase de Bernard", START)
    code = safe.vault.new_recovery(safe.ring, START)
    before = json.loads(safe.header.read_bytes())["slots"]
    data = (safe.folder / "register.db").read_bytes()
    Vault.read(safe.folder).change_passphrase(safe.ring, ME, "nouvelle phrase", START)
    after = json.loads(safe.header.read_bytes())["slots"]
    assert after[0] != before[0]
    assert after[1:] == before[1:]
    assert (safe.folder / "register.db").read_bytes() == data
    assert opens(safe.folder, "nouvelle phrase")
    assert opens(safe.folder, "phrase de Bernard", OTHER)
    assert not opens(safe.folder, PHRASE)
    assert Vault.read(safe.folder).recover(code, START).ring == safe.ring


def test_no_earlier_generation_opens_with_a_former_passphrase(safe: Safe) -> None:
    safe.vault.rename(safe.ring, ME, "Claude Martin")
    safe.vault.rename(safe.ring, ME, "Camille Martin")
    safe.vault.change_passphrase(safe.ring, ME, "nouvelle phrase", START)
    copies = sorted(safe.folder.glob("vault.json.*"))
    assert copies
    for copy in copies:
        safe.header.write_bytes(copy.read_bytes())
        assert not opens(safe.folder, PHRASE), copy.name


def test_copies_that_a_crash_left_stale_are_dropped_at_the_next_unlock(safe: Safe) -> None:
    stale = safe.header.read_bytes()
    safe.vault.change_passphrase(safe.ring, ME, "nouvelle phrase", START)
    for copy in ("vault.json.1", "vault.json.2", "vault.json.3"):
        (safe.folder / copy).write_bytes(stale)
    assert opens(safe.folder, "nouvelle phrase")
    for copy in ("vault.json.1", "vault.json.2", "vault.json.3"):
        assert (safe.folder / copy).read_bytes() == safe.header.read_bytes()


def test_a_recovery_code_opens_everything_and_the_next_one_replaces_it(safe: Safe) -> None:
    first = safe.vault.new_recovery(safe.ring, START)
    unlocked = Vault.read(safe.folder).recover(first.lower().replace("-", " "), START)
    assert unlocked == Unlocked(safe.ring, None)
    vault = Vault.read(safe.folder)
    assert vault.has_recovery()
    vault.change_passphrase(unlocked.ring, ME, "nouvelle phrase", START)
    second = vault.new_recovery(unlocked.ring, START)
    with pytest.raises(WrongPassphrase, match="Ce code n’ouvre pas"):
        Vault.read(safe.folder).recover(first, START)
    assert Vault.read(safe.folder).recover(second, START).ring == safe.ring
    for copy in safe.folder.glob("vault.json.*"):
        safe.header.write_bytes(copy.read_bytes())
        with pytest.raises(WrongPassphrase):
            Vault.read(safe.folder).recover(first, START)


def test_data_comes_back_with_the_paper_alone(safe: Safe) -> None:
    Register.create(safe.folder, safe.ring)
    vault = safe.vault
    code = vault.new_recovery(safe.ring, START)
    papers_only = replace(vault._header, slots=vault._header.slots[1:]).sealed(safe.ring)
    write_durably(safe.header, headers._content(papers_only))
    assert safe.vault.owners() == ()
    unlocked = safe.vault.recover(code, START)
    open_database(safe.folder / "register.db", unlocked.ring.main).close()


def test_a_slip_in_the_code_is_not_a_wrong_code(safe: Safe, tmp_path: Path) -> None:
    code = safe.vault.new_recovery(safe.ring, START)
    attempts = AttemptsStore(tmp_path / "attempts.json")
    slip = ("1" if code[0] != "1" else "2") + code[1:]
    with pytest.raises(BadInput, match="groupe 1 "):
        Vault.read(safe.folder, attempts).recover(slip, START)
    assert attempts.count(safe.vault.id) == 0


def test_several_persons_open_the_same_register_with_what_they_may_read(safe: Safe) -> None:
    volunteer = KeyRing(safe.ring.main)
    safe.vault.add_person(volunteer, OTHER, "L. Bernard", "phrase de Bernard", START)
    vault = Vault.read(safe.folder)
    assert [owner.name for owner in vault.owners()] == ["C. Martin", "L. Bernard"]
    assert vault.unlock("phrase de Bernard", None, START) == Unlocked(volunteer, OTHER)
    assert vault.unlock("phrase de Bernard", None, START).ring.confid is None
    with pytest.raises(WrongPassphrase):
        vault.unlock("phrase de Bernard", ME, START)
    with pytest.raises(ValueError, match="slot already"):
        vault.add_person(volunteer, OTHER, "L. Bernard", "x", START)


def test_nobody_unknown_gets_a_passphrase(safe: Safe) -> None:
    with pytest.raises(NotFound):
        safe.vault.change_passphrase(safe.ring, OTHER, "x", START)


def test_renaming_needs_no_passphrase_and_keeps_it(safe: Safe) -> None:
    safe.vault.rename(safe.ring, ME, "Claude Martin")
    assert Vault.read(safe.folder).owners() == (SlotOwner(ME, "Claude Martin"),)
    assert opens(safe.folder, PHRASE)
    generation = json.loads(safe.header.read_bytes())["generation"]
    safe.vault.rename(safe.ring, ME, "Claude Martin")
    assert json.loads(safe.header.read_bytes())["generation"] == generation


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("slots", 0, "kdf", "memory_kib"), 8192),
        (("slots", 0, "kdf", "memory_kib"), 2**22),
        (("slots", 0, "kdf", "passes"), 1),
        (("slots", 0, "kdf", "lanes"), 9),
        (("slots", 0, "kdf"), None),
        (("slots", 0, "version"), 2),
        (("slots", 0, "kind"), "fingerprint"),
        (("slots", 0, "salt"), "AA=="),
        (("slots", 0, "nonce"), "!"),
        (("slots",), []),
        (("slots",), "none"),
        (("format",), 0),
        (("format",), "1"),
        (("hint",), "mon chat"),
        (("slots", 0, "hint"), "mon chat"),
    ],
)
def test_a_header_that_fanal_did_not_write_is_refused_before_any_hashing(
    safe: Safe, path: tuple[str | int, ...], value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktop_app.register.vault.passphrase_key", lambda *_: pytest.fail("it was hashed")
    )
    plain: Any = json.loads(safe.header.read_bytes())
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(VaultError, match="abîmé"):
        headers.parse(json.dumps(plain).encode())


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 60_000])
def test_rubbish_is_a_damaged_header_and_never_a_crash(content: bytes) -> None:
    with pytest.raises(VaultError, match="abîmé"):
        headers.parse(content)


def test_a_header_of_more_than_64_kib_is_refused(safe: Safe) -> None:
    padded = safe.header.read_bytes() + b" " * 70_000
    with pytest.raises(VaultError, match="abîmé"):
        headers.parse(padded)


def test_random_damage_of_the_header_is_always_said(safe: Safe) -> None:
    content = safe.header.read_bytes()
    for _ in range(400):
        damaged = bytearray(content)
        damaged[secrets.randbelow(len(damaged))] = secrets.randbelow(256)
        try:
            header = headers.parse(bytes(damaged))
        except AppError:
            continue
        same = header == headers.parse(content)
        assert same or not header.authentic(safe.ring)


def test_a_newer_format_is_named(safe: Safe) -> None:
    plain = json.loads(safe.header.read_bytes())
    plain["format"], plain["novelty"] = 2, True
    safe.header.write_bytes(json.dumps(plain).encode())
    with pytest.raises(NewerRegister, match="plus récente"):
        Vault.read(safe.folder)


def test_a_header_edited_by_hand_opens_nothing(safe: Safe) -> None:
    plain = json.loads(safe.header.read_bytes())
    plain["slots"][0]["name"] = "Quelqu’un d’autre"
    safe.header.write_bytes(json.dumps(plain).encode())
    with pytest.raises(VaultError, match="modifié hors de Fanal"):
        Vault.read(safe.folder).unlock(PHRASE, ME, START)


@pytest.mark.parametrize("damage", [None, b"", b"{"])
def test_a_lost_or_damaged_header_is_taken_from_its_copy_and_put_back(
    safe: Safe, damage: bytes | None
) -> None:
    safe.vault.rename(safe.ring, ME, "Claude Martin")
    if damage is None:
        safe.header.unlink()
    else:
        safe.header.write_bytes(damage)
    vault = Vault.read(safe.folder)
    assert len(vault.warnings) == 1
    assert "copie précédente" in vault.warnings[0]
    vault.unlock(PHRASE, ME, START)
    again = Vault.read(safe.folder)
    assert again.warnings == ()
    assert again.unlock(PHRASE, ME, START).ring == safe.ring


def test_three_generations_are_kept(safe: Safe) -> None:
    for number in range(6):
        safe.vault.rename(safe.ring, ME, f"Nom {number}")
    names = [
        json.loads((safe.folder / name).read_bytes())["slots"][0]["name"]
        for name in ("vault.json", "vault.json.1", "vault.json.2", "vault.json.3")
    ]
    assert names == ["Nom 5", "Nom 4", "Nom 3", "Nom 2"]
    assert not (safe.folder / "vault.json.4").exists()
    assert not list(safe.folder.glob("*.part"))


def test_a_folder_that_is_no_register_says_so(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="introuvable"):
        Vault.read(tmp_path / "absent.fanal")
    (tmp_path / "vide").mkdir()
    with pytest.raises(VaultError, match="n’est pas un registre"):
        Vault.read(tmp_path / "vide")


def test_failed_tries_are_counted_slowed_and_forgotten(safe: Safe, tmp_path: Path) -> None:
    attempts = AttemptsStore(tmp_path / "attempts.json")
    now = START
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            Vault.read(safe.folder, attempts).unlock("fausse", ME, now)
    with pytest.raises(TooManyAttempts) as caught:
        Vault.read(safe.folder, AttemptsStore(tmp_path / "attempts.json")).unlock(PHRASE, ME, now)
    assert caught.value.wait_s == 2
    assert "2 secondes" in caught.value.todo
    now += timedelta(seconds=2)
    assert Vault.read(safe.folder, attempts).unlock(PHRASE, ME, now).failed_before == 5
    assert Vault.read(safe.folder, attempts).unlock(PHRASE, ME, now).failed_before == 0
