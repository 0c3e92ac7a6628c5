"""The jobs of the ``office`` worker: LibreOffice and Word, which are programs of their own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.documents.convert import word
from desktop_app.documents.convert.libreoffice import LibreOffice
from desktop_app.documents.worker import Job, Reply


def office_jobs(folder: Path) -> Mapping[str, Job]:
    """Return the jobs that work inside ``folder``."""
    offices: dict[str, LibreOffice] = {}

    def office(header: Mapping[str, Any]) -> LibreOffice:
        program = str(header["program"])
        return offices.setdefault(program, LibreOffice(Path(program), folder))

    def warm(header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
        office(header).prepare()
        return {}, ()

    def libreoffice(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
        return {}, (office(header).convert(parts[0]),)

    def with_word(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
        return {}, (word.convert(parts[0], folder),)

    return {"warm": warm, "libreoffice": libreoffice, "word": with_word}
