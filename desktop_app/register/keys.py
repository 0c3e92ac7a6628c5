"""The keys of a register and what is derived from them (one purpose, one key)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
HEADER_MAC = "header-mac"
AUDIT_MAC = "audit-mac"
AUDIT_DIGEST = "audit-digest"
REGISTER_ID = "register-id"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """What a person's slot holds: the register key, and the confidential one if she may read it."""

    main: bytes = field(repr=False)
    confid: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse a key that is not 32 bytes: SQLCipher would take it for a passphrase (S-04)."""
        for key in (self.main, self.confid):
            if key is not None and len(key) != KEY_BYTES:
                raise ValueError("a register key is 32 bytes")

    @classmethod
    def new(cls) -> KeyRing:
        """Return a fresh ring of two random keys."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte key for ``purpose`` (HKDF-SHA256 of the register key)."""
        return HKDF(SHA256(), KEY_BYTES, None, purpose.encode("ascii")).derive(self.main)
