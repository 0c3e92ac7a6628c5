"""``vault.json``: who can open the register, and with which wrapped keys (S-13).

At most 64 KiB, versioned, unknown fields refused, authenticated by a key of the register, written
whole or not at all, with three earlier generations beside it.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.codec import from_plain, to_plain
from desktop_app.errors import AppError, NewerRegister, VaultError
from desktop_app.register import storage
from desktop_app.register.columns import to_json
from desktop_app.register.durable import write_durably
from desktop_app.register.keys import HEADER_MAC, KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.slots import Slot

FORMAT = 1
MAX_BYTES = 64 * 1024
MAX_SLOTS = 64


@dataclass(frozen=True, slots=True)
class Header:
    """The content of ``vault.json``.

    ``generation`` grows at each write. A copy older than ``valid_from`` holds a secret that was
    taken back (a former passphrase, a used code) and must not stay.
    """

    format: int
    vault: str
    generation: int
    valid_from: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def sealed(self, ring: KeyRing) -> Header:
        """Return the header with its MAC."""
        return replace(self, mac=self._mac(ring))

    def authentic(self, ring: KeyRing) -> bool:
        """Tell whether the MAC is the register's own."""
        return hmac.compare_digest(self.mac, self._mac(ring))

    def _mac(self, ring: KeyRing) -> bytes:
        content = to_json(to_plain(replace(self, mac=b""))).encode("utf-8")
        return hmac.digest(ring.derive(HEADER_MAC), content, "sha256")


def parse(content: bytes) -> Header:
    """Return the header that ``content`` is.

    Raise ``NewerRegister`` for a later format, ``VaultError`` for anything not written by Fanal.
    """
    try:
        return _parse(content)
    except (ValueError, RecursionError):
        raise VaultError(
            "Le fichier des clés (vault.json) est abîmé.",
            "Remettez-le depuis une sauvegarde du registre.",
        ) from None


def _parse(content: bytes) -> Header:
    if len(content) > MAX_BYTES:
        raise ValueError("too large")
    plain = json.loads(content)
    version = plain.get("format") if isinstance(plain, dict) else None
    if type(version) is int and version > FORMAT:
        raise NewerRegister(
            "Ce registre a été créé avec une version plus récente de Fanal.",
            "Installez cette version sur cet ordinateur. Rien n’a été modifié.",
        )
    header = from_plain(Header, plain)
    if header.format != FORMAT or not 0 < len(header.slots) <= MAX_SLOTS:
        raise ValueError("not a header")
    return header


def write(layout: Layout, header: Header, former: Header | None) -> None:
    """Make ``header`` the present one; keep ``former`` beside it unless a secret was taken back."""
    content = _content(header)
    if former is None or header.valid_from > former.generation:
        write_durably(layout.header, content)
        drop_stale_copies(layout, header)
        return
    newest, *_ = copies = layout.header_copies
    for older, newer in zip(reversed(copies[1:]), reversed(copies[:-1]), strict=True):
        if newer.is_file():
            newer.replace(older)
    write_durably(newest, _content(former))
    write_durably(layout.header, content)


def drop_stale_copies(layout: Layout, header: Header) -> None:
    """Overwrite the copies that hold a secret taken back; make the first copy if there is none."""
    for copy in layout.header_copies:
        if copy == layout.header_copies[0] or copy.exists():
            kept = _try_read(copy)
            if kept is None or kept.vault != header.vault or kept.generation < header.valid_from:
                write_durably(copy, _content(header))


def read(layout: Layout) -> tuple[Header, bool]:
    """Return the present header, and whether it had to be taken from an earlier generation.

    Raise ``VaultError`` if no generation can be read, ``NewerRegister`` for a later format.
    """
    try:
        return parse(_read_bytes(layout.header)), False
    except NewerRegister:
        raise
    except (VaultError, FileNotFoundError) as error:
        for copy in layout.header_copies:
            kept = _try_read(copy)
            if kept is not None:
                return kept, True
        if isinstance(error, VaultError):
            raise
        raise VaultError(
            "Ce dossier n’est pas un registre\u00a0: le fichier des clés (vault.json) n’y est pas.",
            "Choisissez un dossier qui finit par .fanal, ou restaurez une sauvegarde.",
        ) from None


def _content(header: Header) -> bytes:
    return json.dumps(to_plain(header), ensure_ascii=False, indent=1).encode("utf-8")


def _try_read(path: Path) -> Header | None:
    try:
        return parse(_read_bytes(path))
    except (OSError, AppError):
        return None


def _read_bytes(path: Path) -> bytes:
    with storage.told():
        if path.exists():
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
    raise FileNotFoundError(path.name)
