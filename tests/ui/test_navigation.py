"""The way there and back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.ui.navigation import Navigator, Route


def arrivals(navigator: Navigator) -> list[tuple[Route, dict[str, object]]]:
    seen: list[tuple[Route, dict[str, object]]] = []
    navigator.arrived.connect(lambda route, place: seen.append((route, dict(place))))
    return seen


def test_back_brings_the_place_that_was_left(qtbot: QtBot) -> None:
    navigator = Navigator()
    seen = arrivals(navigator)
    navigator.go("dossiers")
    navigator.remember({"scroll:list": 240, "field": "filter", "caret": 3})
    navigator.go("dossier", id="a")
    navigator.back()
    assert seen[-1] == (Route("dossiers"), {"scroll:list": 240, "field": "filter", "caret": 3})
    assert navigator.current == Route("dossiers")


def test_there_is_no_way_back_from_the_first_page(qtbot: QtBot) -> None:
    navigator = Navigator()
    seen = arrivals(navigator)
    navigator.back()
    navigator.go("home")
    navigator.back()
    assert [route.page for route, _ in seen] == ["home"]
    assert navigator.previous is None


def test_going_where_one_is_does_not_lengthen_the_way(qtbot: QtBot) -> None:
    navigator = Navigator()
    navigator.go("home")
    navigator.go("dossier", id="a")
    navigator.go("dossier", id="a")
    assert navigator.previous == Route("home")
    navigator.go("dossier", id="b")
    assert navigator.previous == Route("dossier", {"id": "a"})


def test_replace_forgets_the_form_that_became_a_record(qtbot: QtBot) -> None:
    navigator = Navigator()
    navigator.go("dossier", id="a")
    navigator.go("observation", dossier="a")
    navigator.replace(Route("observation", {"id": "o1"}))
    navigator.back()
    assert navigator.current == Route("dossier", {"id": "a"})


def test_leaving_is_told_before_the_route_changes(qtbot: QtBot) -> None:
    navigator = Navigator()
    left: list[Route | None] = []
    navigator.leaving.connect(lambda: left.append(navigator.current))
    navigator.go("home")
    navigator.go("dossiers")
    navigator.back()
    assert left == [None, Route("home"), Route("dossiers")]


def test_the_way_back_is_bounded(qtbot: QtBot) -> None:
    navigator = Navigator()
    for number in range(120):
        navigator.go("dossier", id=str(number))
    steps = 0
    while navigator.previous is not None:
        navigator.back()
        steps += 1
    assert steps == 49


def test_changes_are_told_as_kinds(qtbot: QtBot) -> None:
    navigator = Navigator()
    told: list[frozenset[str]] = []
    navigator.register_changed.connect(told.append)
    navigator.changed(frozenset({"observation"}))
    assert told == [frozenset({"observation"})]
