"""The frozen bytes of an écrit that is being read over, is validated or has left.

What the register, the profile or the model become later changes nothing in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.review import EcritVersion, VersionKind
from desktop_app.services.papers import Paper, Papers

if TYPE_CHECKING:
    from desktop_app.documents.workshop import Pdf
    from desktop_app.register.register import Register

SIMPLIFIED_ENGINE = "Fanal"
"""The label of the engines that lay out simply."""

_KIND_OF_STATE = {
    EcritState.IN_REVIEW: VersionKind.FOR_REVIEW,
    EcritState.VALIDATED: VersionKind.VALIDATED,
    EcritState.TRANSMITTED: VersionKind.VALIDATED,
}


def versions_of(register: Register, ecrit: Ecrit) -> tuple[EcritVersion, ...]:
    """Return the frozen versions of an écrit, the first one first."""
    if not ecrit.version:
        return ()
    kept = register.ecrit_versions.by_dossier(ecrit.dossier_id)
    return tuple(
        sorted((item for item in kept if item.ecrit_id == ecrit.id), key=lambda item: item.number)
    )


def standing(register: Register, ecrit: Ecrit) -> EcritVersion | None:
    """Return the version that stands for the écrit in its state; ``None`` for one being written."""
    kind = _KIND_OF_STATE.get(ecrit.state)
    kept = [item for item in versions_of(register, ecrit) if item.kind is kind]
    return kept[-1] if kept else None


class Frozen:
    """Return frozen papers as if they had just been made."""

    def __init__(self, register: Register, papers: Papers) -> None:
        self._register = register
        self._papers = papers

    def paper(self, ecrit: Ecrit) -> Paper | None:
        """Return the frozen Word file of an écrit, or ``None`` while it is being written."""
        version = standing(self._register, ecrit)
        if version is None:
            return None
        return Paper(self._register.contents.read(version.docx_sha256), {}, ())

    def pdf(self, ecrit: Ecrit) -> Pdf | None:
        """Return the frozen PDF of an écrit, or ``None`` where none was frozen."""
        version = standing(self._register, ecrit)
        if version is None or not version.pdf_sha256:
            return None
        return self.pdf_of(version)

    def pdf_of(self, version: EcritVersion) -> Pdf:
        """Return the PDF of a version that has one."""
        from desktop_app.documents.workshop import Pdf

        content = self._register.contents.read(version.pdf_sha256)
        return Pdf(
            content,
            version.pdf_engine,
            version.pdf_engine == SIMPLIFIED_ENGINE,
            self._papers.page_count(content),
        )
