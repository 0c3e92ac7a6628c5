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


def account_label(name: str) -> str:
    """Return the initials under which an account is listed before unlocking: « C. M. ».

    The vault's header is readable by whoever holds the folder; it must name nobody.
    """
    return " ".join(f"{word[0].upper()}." for word in name.split()[:3])
