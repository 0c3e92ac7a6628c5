"""What the import page keeps while one works on it: file, columns, decisions. Runs on the worker.

The path of a file and the titles of its columns stay in the register, with the other drafts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.import_mapping import ColumnMapping
from desktop_app.domain.import_mapping_file import from_plain, saved_from, to_plain
from desktop_app.errors import AppError
from desktop_app.services.import_views import Decision, ImportFile

if TYPE_CHECKING:
    from desktop_app.services.session import Session

KIND = "import"


@dataclass(frozen=True, slots=True)
class Work:
    """An import that is being prepared."""

    path: Path
    file: ImportFile = field(repr=False)
    decisions: Mapping[int, Decision] = field(default_factory=dict)

    def with_mapping(self, mapping: ColumnMapping) -> Work:
        """Return the work with other columns; what was decided of rows no longer holds."""
        return Work(self.path, replace(self.file, mapping=mapping))


def keep(session: Session, work: Work) -> None:
    """Keep the work as a draft."""
    mapping = work.file.mapping
    saved = saved_from(mapping)
    session.drafts.save(
        KIND,
        "",
        {
            "path": str(work.path),
            "sheet": mapping.sheet,
            "ages_on": None if mapping.ages_on is None else mapping.ages_on.isoformat(),
            "mapping": to_plain(saved),
            "decisions": {str(row): choice.value for row, choice in work.decisions.items()},
        },
    )


def forget(session: Session) -> None:
    """Forget the draft."""
    session.drafts.discard(KIND, "")


def load(session: Session) -> Work | None:
    """Return the work that was under way, its file read again; ``None`` if there is none.

    A file that is gone, or that is no table any more, leaves nothing to go on with.
    """
    draft = session.drafts.load(KIND, "")
    if draft is None:
        return None
    try:
        return _work(session, draft.payload)
    except (AppError, KeyError, TypeError, ValueError):
        forget(session)
        return None


def _work(session: Session, payload: Mapping[str, Any]) -> Work:
    saved = replace(
        from_plain(payload["mapping"]),
        sheet=str(payload["sheet"]),
        ages_on=None if payload["ages_on"] is None else date.fromisoformat(payload["ages_on"]),
    )
    path = Path(payload["path"])
    file = session.importing.read(path, saved)
    chosen = {int(row): Decision(value) for row, value in payload["decisions"].items()}
    return Work(path, replace(file, told=()), chosen)
