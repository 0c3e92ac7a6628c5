"""The summary of a dossier, with the names or without: as a draft to read, or as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.ecrits import Ecrits
from desktop_app.services.paper_views import Exported
from desktop_app.services.preparation import proposed_territory, quotable
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register

WITH_NAMES, WITHOUT_NAMES = "synthese_situation", "synthese_pseudonymisee"
"""The models of the two summaries."""


class Summaries(Service):
    """One method a use case on summaries."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        ecrits: Ecrits,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._ecrits = ecrits

    @needs(Right.WRITE)
    def draft(self, dossier_id: DossierId, *, pseudonymised: bool) -> Ecrit:
        """Return the summary that is being written in a dossier, a new one if there is none.

        A new one speaks of every person and quotes what may be quoted without being asked.
        """
        model_id = _model(pseudonymised=pseudonymised)
        held = [
            ecrit
            for ecrit in self._register.ecrits.by_dossier(dossier_id)
            if ecrit.model_id == model_id and ecrit.state.editable
        ]
        if held:
            return max(held, key=lambda ecrit: ecrit.id)
        persons = tuple(self._register.persons.by_dossier(dossier_id))
        observations = self._register.observations.by_dossier(dossier_id)
        today = self._clock().date()
        territory = proposed_territory(self._register, self._reference, persons, today)
        return self._ecrits.create(
            dossier_id,
            model_id,
            tuple(person.id for person in persons),
            quotable(observations),
            "" if territory is None else territory.code,
        )

    @needs(Right.EXPORT_NAMES)
    def write(
        self,
        dossier_ref: str,
        target: Path,
        *,
        pseudonymised: bool,
        pdf: bool = False,
        replace: bool = False,
    ) -> Exported:
        """Write the summary of a dossier where the user chose; nothing is stored.

        Raise ``AlreadyThere`` as the export of an écrit does.
        """
        return self._ecrits.fill(
            _model(pseudonymised=pseudonymised),
            dossier_ref,
            target,
            pdf=pdf,
            allow_missing=True,
            replace=replace,
        )


def _model(*, pseudonymised: bool) -> str:
    return WITHOUT_NAMES if pseudonymised else WITH_NAMES
