"""Undo and redo over a whole écrit, whatever section is on screen (S09-AC8).

In a text, the field's own undo comes first, sign by sign. Where it has nothing left, the last
change that was kept is undone, be it in another section.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.ecrit import Ecrit
from desktop_app.services.ecrit_changes import composed
from desktop_app.services.paper_views import EcritView

_KEPT = 200


class EcritTrail:
    """The successive states of one écrit, as they were kept, and the present one among them."""

    def __init__(self) -> None:
        self._states: list[Ecrit] = []
        self._at = -1

    def begin(self, ecrit: Ecrit) -> None:
        """Start from an écrit as it was opened."""
        self._states, self._at = [ecrit], 0

    def note(self, ecrit: Ecrit) -> None:
        """Take note of what is kept now; going back to an earlier state is an undo as well."""
        now = composed(ecrit)
        if not self._states or now == composed(self._states[self._at]):
            return
        earlier = [at for at in range(self._at) if composed(self._states[at]) == now]
        if earlier:
            self._at = earlier[-1]
            return
        if self._at + 1 < len(self._states) and composed(self._states[self._at + 1]) == now:
            self._at += 1
            return
        self._states = [*self._states[: self._at + 1], ecrit][-_KEPT:]
        self._at = len(self._states) - 1

    def step(self, by: int) -> Ecrit | None:
        """Return the state before (−1) or after (1) the present one, ``None`` if there is none."""
        at = self._at + by
        return self._states[at] if 0 <= at < len(self._states) else None


def changed_section(view: EcritView, before: Ecrit, after: Ecrit) -> tuple[str, str]:
    """Return the section and the field where two states differ first, empty for none."""
    keys = {
        key.partition("[")[0] + "[]" + key.partition("]")[2] if "[" in key else key
        for name in ("answers", "overrides")
        for key in _differing(getattr(before, name), getattr(after, name))
    }
    keys |= {key for key, differs in _lists(before, after).items() if differs}
    for section in view.sections:
        for key in section.order:
            if key in keys or key.partition(".")[0] in keys:
                return section.id, key
    done = set(before.finished) ^ set(after.finished)
    return next(((each.id, "") for each in view.sections if each.id in done), ("", ""))


def _differing(before: object, after: object) -> set[str]:
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return set()
    return {key for key in {*before, *after} if before.get(key) != after.get(key)}


def _lists(before: Ecrit, after: Ecrit) -> dict[str, bool]:
    observations = (
        before.observation_ids != after.observation_ids
        or before.named_observation_ids != after.named_observation_ids
    )
    pieces = (before.attachments, before.attachment_ids) != (
        after.attachments,
        after.attachment_ids,
    )
    return {
        "enfants[]": before.person_ids != after.person_ids,
        "constats[]": observations,
        "pieces[]": pieces,
        "destinataire": before.territory != after.territory,
        "ecrit_anterieur": before.answers_to != after.answers_to,
        "ecrit": before.written_on != after.written_on,
    }
