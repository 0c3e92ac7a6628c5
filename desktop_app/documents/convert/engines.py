"""Which engines make the PDF, in which order, and what is tried when one fails or loses a word."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.documents.convert import libreoffice, word


class EnginePreference(Enum):
    """What the user chose; ``AUTO`` takes the best one there is."""

    AUTO = "auto"
    WORD = "word"
    LIBREOFFICE = "libreoffice"
    BUILTIN = "builtin"


@dataclass(frozen=True)
class Engine:
    """One way to make a PDF. ``role`` and ``job`` name the worker's job, ``label`` is shown."""

    key: EnginePreference
    job: str
    role: str
    label: str
    simplified: bool = False
    program: Path | None = None


WORD = Engine(EnginePreference.WORD, "word", "office", "Word")
RDOCX = Engine(EnginePreference.BUILTIN, "rdocx", "parse", "Fanal", simplified=True)
WORD2PDF = Engine(EnginePreference.BUILTIN, "word2pdf", "parse", "Fanal", simplified=True)


def installed(
    find_libreoffice: Callable[[], Path | None] = libreoffice.find,
    has_word: Callable[[], bool] = word.is_available,
) -> tuple[Engine, ...]:
    """Return the engines of this computer, the most faithful first (feasibility A3)."""
    engines: list[Engine] = []
    if sys.platform == "win32" and has_word():
        engines.append(WORD)
    program = find_libreoffice()
    if program is not None:
        engines.append(libreoffice_engine(program))
    return (*engines, RDOCX, WORD2PDF)


def libreoffice_engine(program: Path) -> Engine:
    """Return the engine that runs this LibreOffice."""
    return Engine(
        EnginePreference.LIBREOFFICE, "libreoffice", "office", "LibreOffice", program=program
    )


def wanted(engines: Sequence[Engine], preference: EnginePreference) -> tuple[Engine, ...]:
    """Return the engines to try; a choice of the user leaves no other one."""
    if preference is EnginePreference.AUTO:
        return tuple(engines)
    return tuple(engine for engine in engines if engine.key is preference)
