"""Creating, unlocking and recovering a register: from a passphrase to a session."""

from __future__ import annotations

import platform
import secrets
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.file_names import require_file_name
from desktop_app.domain.ids import UserId, uuid7
from desktop_app.domain.organisation import Profile, account_label
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.errors import BadInput, StorageFull, StorageReadOnly, StorageUncertain
from desktop_app.paths import REGISTER_SUFFIX, UserPaths, resource
from desktop_app.services.access import Identity
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference
from desktop_app.services.security import propose_passphrase

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.slots import KdfParameters
    from desktop_app.register.vault import KeyRing, SlotOwner, Unlocked, Vault
    from desktop_app.services.session import Session


def read_data(name: str) -> str:
    """Return the text of a shipped data file."""
    return resource(f"data/{name}").read_text(encoding="utf-8")


class Opening:
    """The way in. Heavy libraries are imported here, after the first paint."""

    def __init__(
        self, paths: UserPaths, clock: Clock, parameters: KdfParameters | None = None
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._parameters = parameters
        self.reference = Reference(read_data)

    def propose_passphrase(self) -> str:
        """Return seven random French words, before any register exists."""
        return propose_passphrase(self.reference)

    def owners(self, folder: Path) -> tuple[SlotOwner, ...]:
        """Return who can open the register, as its vault names them."""
        from desktop_app.register.vault import Vault

        return Vault.read(register_folder(folder)).owners()

    def sweep(self, folder: Path) -> bool:
        """Remove what a crash left in clear in ``folder``; false while a program has it open.

        For the start of the program, before anybody has typed a passphrase (S-40).
        """
        from desktop_app.register.layout import sweep_if_free

        return sweep_if_free(register_folder(folder), self._clock())

    def create(self, folder: Path, passphrase: str, owner_name: str = "") -> Session:
        """Make a new register in ``folder`` and open it.

        Raise ``BadInput`` when the passphrase is too weak or the folder already holds something.
        """
        verdict = self.reference.passphrases.judge(passphrase, (owner_name,))
        if not verdict.ok:
            raise BadInput(verdict.sentence, "Choisissez une phrase de passe plus longue.")
        return self._create(folder, passphrase, owner_name)

    def create_training(
        self, folder: Path, passphrase: str | None = None, owner_name: str = ""
    ) -> tuple[Session, str]:
        """Make a register for training; return its session and its passphrase.

        Any passphrase will do, for everybody in it is invented; seven words are drawn without one.
        """
        chosen = self.propose_passphrase() if passphrase is None else passphrase
        if not chosen:
            raise BadInput("La phrase de passe est vide.", "Indiquez au moins un caractère.")
        return self._create(folder, chosen, owner_name), chosen

    def unlock(self, folder: Path, passphrase: str, user_id: UserId | None = None) -> Session:
        """Open a register with a passphrase."""
        vault = self._vault(folder)
        return self._open(folder, vault, vault.unlock(passphrase, user_id, self._clock()))

    def recover(self, folder: Path, code: str) -> Session:
        """Open a register with the recovery code on paper."""
        vault = self._vault(folder)
        return self._open(folder, vault, vault.recover(code, self._clock()))

    def _create(self, folder: Path, passphrase: str, owner_name: str) -> Session:
        from desktop_app.register.register import Register
        from desktop_app.register.vault import Vault

        require_file_name(folder.name)
        folder = register_folder(folder)
        if folder.is_dir() and any(folder.iterdir()):
            raise BadInput(
                "Ce dossier contient déjà des fichiers.",
                "Choisissez un autre nom, ou ouvrez le registre qui s’y trouve.",
            )
        now = self._clock()
        user_id = UserId(uuid7(now, secrets.randbits(74)))
        with ExitStack() as undo:
            # What a full disk leaves half made would refuse the next try under the same name.
            undo.callback(shutil.rmtree, folder, ignore_errors=True)
            _vault, ring = Vault.create(
                folder, account_label(owner_name), user_id, passphrase, now, self._parameters
            )
            Register.create(folder, ring)
            session = self._session(folder, self._vault(folder), ring, user_id, owner_name)
            undo.callback(session.close)
            if owner_name:
                first, _, last = owner_name.partition(" ")
                profile = Profile(id=user_id, first_name=first, last_name=last)
                session.association.save_profile(profile)
            undo.pop_all()
        return session

    def _vault(self, folder: Path) -> Vault:
        from desktop_app.register.attempts import AttemptsStore
        from desktop_app.register.vault import Vault

        return Vault.read(register_folder(folder), AttemptsStore(self._paths.attempts))

    def _open(self, folder: Path, vault: Vault, unlocked: Unlocked) -> Session:
        names = {owner.user_id: owner.name for owner in vault.owners()}
        user_id = unlocked.user_id or next(iter(names))
        return self._session(
            folder,
            vault,
            unlocked.ring,
            user_id,
            names.get(user_id, ""),
            recovered=unlocked.user_id is None,
            failed_before=unlocked.failed_before,
        )

    def _session(
        self,
        folder: Path,
        vault: Vault,
        ring: KeyRing,
        user_id: UserId,
        name: str,
        *,
        recovered: bool = False,
        failed_before: int = 0,
    ) -> Session:
        from desktop_app.register.register import Register
        from desktop_app.services.papers import Papers
        from desktop_app.services.session import Session

        folder = register_folder(folder)
        register = Register.open(
            folder,
            ring,
            clock=self._clock,
            device=platform.node() or "poste",
            user_name=account_label(name),
            anchors=self._paths.anchors,
        )
        with ExitStack() as undo:
            undo.callback(register.close)
            papers = Papers(register, self._clock, self.reference, folder / "tmp")
            who, clock, reference = _identity(register, user_id, name), self._clock, self.reference
            session = Session(
                register, vault, ring, who, clock, reference, papers, recovered=recovered
            )
            with suppress(StorageFull, StorageReadOnly, StorageUncertain):  # it keeps nobody out
                session.security.note_failures(failed_before)
            undo.pop_all()
        return session


def _identity(register: Register, user_id: UserId, name: str) -> Identity:
    """Return who acts: under the name of the profile, else of the account."""
    profile = register.profiles.get(user_id)
    return Identity(Actor(user_id, profile.name if profile and profile.name else name, ALL_RIGHTS))


def register_folder(folder: Path) -> Path:
    """Return the register's own folder: ``Name.fanal``, whatever the user pointed at."""
    if folder.name in ("vault.json", "register.db"):
        folder = folder.parent
    if folder.suffix == REGISTER_SUFFIX or not folder.name or _is_folder(folder):
        return folder
    return folder.with_name(folder.name + REGISTER_SUFFIX)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any disk takes
        return False
