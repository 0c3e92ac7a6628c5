"""Whom to call: the one list of the « Urgence » panel and of the field sheet (UX §2.20).

17 police, 18 firemen, 15 ambulance, 112 European number, 114 by SMS for who cannot speak; 119
children in danger, free, day and night, absent from detailed bills (L226-6 CASF).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number, what it is for in two words, and what is good to know before calling."""

    number: str
    name: str
    note: str = ""

    @property
    def words(self) -> str:
        """Return name and note: « Enfance en danger (appel gratuit…) »."""
        return f"{self.name} ({self.note})" if self.note else self.name


POLICE = EmergencyNumber("17", "Police")
EUROPE = EmergencyNumber("112", "Urgences")
BY_MESSAGE = EmergencyNumber("114", "SMS", "si vous ne pouvez pas parler")
CHILDREN = EmergencyNumber(
    "119", "Enfance en danger", "appel gratuit, jour et nuit, invisible sur la facture"
)
AMBULANCE = EmergencyNumber("15", "Secours médicaux")
FIREMEN = EmergencyNumber("18", "Pompiers")

NUMBERS = (POLICE, EUROPE, BY_MESSAGE, CHILDREN, AMBULANCE, FIREMEN)
"""In the order in which they are read."""
