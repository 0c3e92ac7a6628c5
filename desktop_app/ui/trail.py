"""The list that a dossier was opened from: which comes next, and where one is in it (S04-AC6)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.ids import DossierId
from desktop_app.ui.navigation import Place

_LONGEST_KEPT = 500
"""A longer list is not carried over a lock: it would be written each time."""


class ListTrail:
    """The dossiers of the last list, in its order. Only those opened from it are on the trail."""

    def __init__(self) -> None:
        self._ids: tuple[DossierId, ...] = ()
        self._place: dict[DossierId, int] = {}
        self._opened: set[DossierId] = set()
        self._last = DossierId("")

    def take_last(self) -> DossierId:
        """Return, once, the dossier on the trail that was seen last; empty if there is none."""
        last, self._last = self._last, DossierId("")
        return last

    def begin(self, ids: Iterable[DossierId], opened: DossierId) -> None:
        """Begin at ``opened``, opened from a list of ``ids``."""
        self._ids = tuple(ids)
        self._place = {dossier_id: place for place, dossier_id in enumerate(self._ids)}
        self._opened = {opened}
        self._last = opened

    def step(self, dossier_id: DossierId, by: int) -> DossierId | None:
        """Return the next dossier (or the former, -1), now on the trail; ``None`` at the end."""
        if dossier_id not in self._opened or dossier_id not in self._place:
            return None
        place = self._place[dossier_id] + by
        if not 0 <= place < len(self._ids):
            return None
        self._last = self._ids[place]
        self._opened.add(self._last)
        return self._last

    def words(self, dossier_id: DossierId) -> str:
        """Return « 3 sur 38 »; nothing for a dossier that was not opened from a list."""
        if dossier_id not in self._opened or dossier_id not in self._place:
            return ""
        return f"{self._place[dossier_id] + 1} sur {len(self._ids)}"

    def place(self, dossier_id: DossierId) -> dict[str, str | int]:
        """Return the trail as it is kept over a lock."""
        if not self.words(dossier_id) or len(self._ids) > _LONGEST_KEPT:
            return {}
        return {"trail": " ".join(self._ids)}

    def restore(self, place: Place, dossier_id: DossierId) -> None:
        """Take up the trail of ``place``, unless there is one already."""
        if place.get("trail") and not self._ids:
            self.begin((DossierId(one) for one in str(place["trail"]).split()), dossier_id)
