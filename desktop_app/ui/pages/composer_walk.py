"""In which order the composer goes from section to section (J3-4, J3-5). Any order is allowed."""

from __future__ import annotations

from desktop_app.services.paper_views import EcritView, MissingLine

ALL_FINISHED = "Toutes les sections sont terminées."


def first_section(view: EcritView) -> str:
    """Return where work starts: where something is required, else what is not finished."""
    if view.missing:
        return view.missing[0].section
    return next_section(view, "") or view.sections[0].id


def next_section(view: EcritView, here: str) -> str:
    """Return the next section that is not finished, around from the last to the first."""
    ids = [section.id for section in view.sections]
    start = ids.index(here) + 1 if here in ids else 0
    around = (*view.sections[start:], *view.sections[:start])
    return next((each.id for each in around if not each.finished and each.id != here), "")


def missing_after(view: EcritView, here: str) -> list[MissingLine]:
    """Return what is missing, from the section after ``here`` on."""
    ids = [section.id for section in view.sections]
    at = ids.index(here) if here in ids else -1
    return sorted(view.missing, key=lambda line: (ids.index(line.section) - at - 1) % len(ids))
