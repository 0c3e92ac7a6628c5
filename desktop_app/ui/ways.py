"""Which page shows what was found, and the commands that lead to a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from desktop_app.domain.ids import DossierId, EcritId, ReminderId
from desktop_app.services.views import Hit
from desktop_app.ui.models.palette_rows import Command
from desktop_app.ui.navigation import Navigator, Route
from desktop_app.ui.pages import routes
from desktop_app.ui.shell.rail import ENTRIES
from desktop_app.ui.shortcuts import keys_shown


def route_of(hit: Hit) -> Route:
    """Return the route of ``hit``: an écrit, a place, a reminder, or a dossier.

    A call or a note is shown where it stands in the chronology of its dossier.
    """
    if hit.kind == "ecrit":
        return routes.composer(EcritId(hit.id))
    if hit.kind == "place" or hit.dossier_id is None:
        return routes.place(hit.id)
    if hit.kind == "reminder":
        return routes.reminder(hit.dossier_id, ReminderId(hit.id))
    return routes.dossier(hit.dossier_id, entry=hit.id if hit.kind == "event" else "")


def page_commands(navigator: Navigator, served: Collection[str]) -> tuple[Command, ...]:
    """Return the commands whose page is served; those about a dossier act on the one lit."""
    offered: list[Command] = []
    if "observation" in served:
        offered.append(
            Command(
                "Nouvelle observation",
                _goer(navigator, routes.new_observation),
                keys_shown("new_observation"),
                "Nouvelle observation pour {}",
            )
        )
    if "visit" in served:
        offered.append(
            Command("Nouvelle observation de lieu", lambda _: navigator.open(routes.visit()))
        )
    offered += _dossier_commands(navigator, served)
    if "clear_copies" in served:
        offered.append(Command("Copies en clair", _page_goer(navigator, "clear_copies")))
    if "person" in served:
        offered.append(
            Command(
                "Nouvelle personne",
                lambda _: navigator.open(routes.new_person()),
                keys_shown("new_person"),
            )
        )
    if "trash" in served:
        offered.append(Command("Aller à Corbeille", _page_goer(navigator, "trash")))
    if "import" in served:
        offered.append(Command("Importer un registre", _page_goer(navigator, "import")))
    offered += [
        Command(f"Aller à {entry.label}", _page_goer(navigator, entry.page))
        for entry in ENTRIES
        if entry.page in served
    ]
    return tuple(offered)


def _dossier_commands(navigator: Navigator, served: Collection[str]) -> Iterator[Command]:
    ways: tuple[tuple[str, str, Callable[[DossierId], Route], str], ...] = (
        ("prepare", "Préparer un écrit pour {}", routes.new_ecrit, keys_shown("prepare")),
        ("orientation", "Choisir une voie pour {}", routes.orientation, ""),
        ("attachment", "Ajouter une pièce à {}", _pieces, keys_shown("attach")),
        ("event", "Noter un appel ou une note pour {}", routes.new_event, ""),
        ("reminder", "Ajouter un rappel à {}", routes.new_reminder, ""),
    )
    for page, words, route, keys in ways:
        if page in served:
            yield Command("", _goer(navigator, _about(route)), keys, words)


def _pieces(dossier_id: DossierId) -> Route:
    return routes.dossier(dossier_id, tab="attachments")


def _about(route: Callable[[DossierId], Route]) -> Callable[[DossierId | None], Route]:
    return lambda dossier_id: route(dossier_id or DossierId(""))


def _goer(
    navigator: Navigator, route: Callable[[DossierId | None], Route]
) -> Callable[[DossierId | None], None]:
    return lambda dossier_id: navigator.open(route(dossier_id))


def _page_goer(navigator: Navigator, page: str) -> Callable[[DossierId | None], None]:
    return lambda _: navigator.go(page)
