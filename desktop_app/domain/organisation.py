"""The association and the person who writes for it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ids import UserId


@dataclass(frozen=True, slots=True)
class Organisation:
    """The émetteur of every paper. ``logo`` is a PNG or JPEG, empty if none."""

    name: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    rna: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Profile:
    """A user as author: who signs, in which function, how to call back."""

    id: UserId
    first_name: str = ""
    last_name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """Return the name as printed."""
        return f"{self.first_name} {self.last_name}".strip()
