"""Places: chosen or written down on the way, with the competent CRIP and its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.place_page import PlacePage
from desktop_app.ui.pages.place_words import living_words, place_options, place_words
from tests.ui.pages import samples
from tests.ui.pages.finding import line, sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


@pytest.fixture
def form(qtbot: QtBot, plain_look: object, context: PageContext) -> PersonPage:
    made = PersonPage(context)
    show_active(qtbot, made, 1100, 760)
    return made


@pytest.fixture
def ion(session: Session) -> Person:
    return session.dossiers.create(typed_name="IONESCU Ion").persons[0].person


def show(page: PersonPage, person: Person) -> None:
    page.show_route({"person": person.id})
    QApplication.processEvents()


def add(page: PersonPage) -> None:
    found = next(
        item for item in page.findChildren(QPushButton) if item.text() == "Ajouter un lieu"
    )
    found.click()
    QApplication.processEvents()


def test_a_known_place_is_chosen_and_its_crip_is_said_with_the_reason(
    form: PersonPage, session: Session, ion: Person
) -> None:
    place = samples.place(session)
    show(form, ion)
    combo = form.findChild(QComboBox, "stay_place")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(place.id))
    combo.activated.emit(combo.currentIndex())
    form.flush()
    stay = session.people.get(ion.id).stay
    assert stay is not None
    assert stay.place_id == place.id
    said = " ".join(sentences(form))
    assert "CRIP compétente\u00a0: Seine-Saint-Denis. Saint-Denis" in said


def test_a_new_place_is_written_down_on_the_way(
    form: PersonPage, session: Session, ion: Person
) -> None:
    show(form, ion)
    add(form)
    assert QApplication.focusWidget() is line(form, "place_name")
    Hand().type("Rue du Port")
    form.flush()
    (place,) = session.places.all()
    assert place.name == "Rue du Port"
    stay = session.people.get(ion.id).stay
    assert stay is not None
    assert stay.place_id == place.id


def test_a_lock_right_after_typing_a_place_keeps_place_and_stay(
    form: PersonPage, session: Session, ion: Person
) -> None:
    show(form, ion)
    add(form)
    Hand().type("A")
    form.flush()
    stay = session.people.get(ion.id).stay
    assert stay is not None
    assert session.places.get(stay.place_id).name == "A"


def test_nothing_is_written_for_a_place_left_empty(
    form: PersonPage, session: Session, ion: Person
) -> None:
    show(form, ion)
    add(form)
    form.flush()
    assert session.places.all() == ()
    assert session.people.get(ion.id).stay is None


def test_a_commune_is_proposed_by_its_letters_or_its_postal_code(
    form: PersonPage, session: Session, ion: Person
) -> None:
    show(form, ion)
    add(form)
    Hand().type("Terrain")
    commune = line(form, "commune")
    commune.setFocus()
    Hand().type("villeurb")
    completer = commune.completer()
    model = completer.model()
    labels = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Villeurbanne (69)" in labels
    completer.activated.emit("Villeurbanne (69)")
    form.flush()
    (place,) = session.places.all()
    assert (place.commune_code, place.commune) == ("69266", "Villeurbanne")
    said = " ".join(sentences(form))
    assert "Métropole de Lyon" in said
    commune.setFocus()
    commune.selectAll()
    Hand().type("93200")
    labels = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Saint-Denis (93)" in labels


def test_a_commune_that_is_not_known_stays_as_words(
    form: PersonPage, session: Session, ion: Person
) -> None:
    show(form, ion)
    add(form)
    Hand().type("Terrain")
    line(form, "commune").setFocus()
    Hand().type("quelque part")
    form.flush()
    (place,) = session.places.all()
    assert (place.commune_code, place.commune) == ("", "quelque part")


def test_since_is_typed_as_one_says_it(form: PersonPage, session: Session, ion: Person) -> None:
    place = samples.place(session)
    session.people.save(replace(ion, stay=samples.stay(place)))
    show(form, ion)
    since = line(form, "stay_since")
    since.setFocus()
    since.selectAll()
    hand = Hand()
    hand.type("mars 2025")
    form.flush()
    stay = session.people.get(ion.id).stay
    assert stay is not None
    assert stay.since is not None
    assert stay.since.edtf == "2025-03"


def test_the_page_of_a_place_saves_itself(
    qtbot: QtBot, plain_look: object, session: Session, context: PageContext
) -> None:
    place = samples.place(session)
    page = PlacePage(context)
    show_active(qtbot, page, 1000, 700)
    page.show_route({"place": place.id})
    landmark = line(page, "place_landmark")
    landmark.setFocus()
    Hand().type("Portail vert")
    qtbot.waitUntil(lambda: session.places.get(place.id).landmark == "Portail vert", timeout=800)
    assert session.places.get(place.id).commune_code == "93066"
    qtbot.keyClick(landmark, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(id="a", name="Les Acacias"), "Les Acacias"),  # type: ignore[arg-type]
        (
            Place(id="a", name="Les Acacias", commune="Saint-Denis", commune_code="93066"),  # type: ignore[arg-type]
            "Les Acacias, Saint-Denis (93)",
        ),
        (
            Place(id="a", kind=PlaceKind.STREET, commune="Saint-Denis", commune_code="97411"),  # type: ignore[arg-type]
            "Rue, Saint-Denis (974)",
        ),
        (Place(id="a", address="1 rue du Port"), "1 rue du Port"),  # type: ignore[arg-type]
        (Place(id="a"), "Inconnu"),  # type: ignore[arg-type]
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert place_words(place) == words


def test_the_kind_follows_unless_it_says_nothing_more() -> None:
    site = Place(id="a", name="Les Acacias", kind=PlaceKind.SITE)  # type: ignore[arg-type]
    assert living_words(site) == "Les Acacias, terrain, bidonville"
    assert living_words(Place(id="a", kind=PlaceKind.STREET)) == "Rue"  # type: ignore[arg-type]


def test_two_places_of_the_same_name_can_both_be_chosen() -> None:
    twins = [Place(id=key, name="Le Port") for key in ("a", "b")]  # type: ignore[arg-type]
    assert [words for _key, words in place_options(twins)] == ["Le Port", "Le Port — 2"]
