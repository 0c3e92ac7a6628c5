"""The screens that ``shots`` photographs: how each is reached, and on which register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.orientation import Way as DomainWay
from desktop_app.domain.person import Role
from desktop_app.services import training
from desktop_app.services.session import Session
from desktop_app.ui.entry.association import AssociationScreen
from desktop_app.ui.entry.author import AuthorScreen
from desktop_app.ui.entry.backups import BackupsScreen
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.entry.recover import RecoverScreen
from desktop_app.ui.entry.recovery_sheet import TypeBackScreen
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.unlock import LOCKED, UnlockScreen
from desktop_app.ui.entry.welcome import WelcomeScreen
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.import_page import ImportPage
from desktop_app.ui.workplace import Workplace
from tests import sheets
from tests.sessions import NOW, new_session
from tests.ui import situations
from tests.ui.entry import test_entry_accessibility as entry
from tests.ui.entry.conftest import ChosenFiles
from tests.ui.pages import samples
from tests.ui.pages.aside_samples import aside
from tests.ui.pages.tick_samples import ticked

FULL, EMPTY, HARD, ASIDE = "full", "empty", "hard", "aside"


@dataclass(frozen=True, slots=True)
class Filled:
    """An open register and the dossiers that the screens are about, by what they show."""

    session: Session
    dossiers: dict[str, DossierId]


Way = Callable[[Filled], Route]
Filling = Callable[[Session], dict[str, DossierId]]


@dataclass(frozen=True, slots=True)
class Case:
    """A page: on which register, by which route, and what the hand does once it is there."""

    register: str
    route: Way
    act: Callable[[Workplace], None] = lambda _place: None
    tall: bool = False


class Registers:
    """The registers of the pictures, made when a screen first needs them."""

    def __init__(self, folder: Path, fillings: Mapping[str, Filling]) -> None:
        self._folder = folder
        self._fillings = fillings
        self._open: dict[str, Filled] = {}

    def of(self, name: str) -> Filled:
        """Return the open register of that name."""
        if name not in self._open:
            session = new_session(self._folder / name)
            self._open[name] = Filled(session, self._fillings[name](session))
        return self._open[name]

    def close(self) -> None:
        """Close them all."""
        for filled in self._open.values():
            filled.session.close()


def _full(session: Session) -> dict[str, DossierId]:
    training.fill(session, NOW.date())
    for line in session.dossiers.lines()[:6]:
        session.dossiers.view(line.id)
    family = samples.family(session)
    ticked(session, family)
    situations.pieces_of(session, family)
    situations.draft(session, family)
    session.dossiers.view(family)
    told = max(session.dossiers.lines()[:12], key=lambda line: line.observations)
    busy = samples.family(session)
    samples.busy(session, busy)
    return {"family": family, "told": told.id, "busy": busy}


def _hard(session: Session) -> dict[str, DossierId]:
    nameless = samples.nameless(session)
    siblings = samples.siblings(session)
    samples.long_chronology(session, siblings, 40)
    situations.draft(session, siblings)
    session.dossiers.view(siblings)
    return {"nameless": nameless, "siblings": siblings}


FILLINGS: dict[str, Filling] = {
    FULL: _full,
    EMPTY: lambda _session: {},
    HARD: _hard,
    ASIDE: aside,
}


def _page(name: str, **args: str) -> Way:
    return lambda _filled: Route(name, args)


def _dossier(which: str, tab: str = "") -> Way:
    return lambda filled: routes.dossier(filled.dossiers[which], tab=tab)


def _observation(which: str) -> Way:
    return lambda filled: routes.new_observation(filled.dossiers[which])


def _correction(filled: Filled) -> Route:
    dossier_id = filled.dossiers["family"]
    timeline = filled.session.timeline.whole(dossier_id)
    entry_id = next(item.id for item in timeline if item.kind == "observation")
    return Route("observation", {"dossier": dossier_id, "occasion": entry_id})


def _texts(filled: Filled) -> Route:
    dossier_id = filled.dossiers["busy"]
    return routes.texts(dossier_id, samples.corrected(filled.session, dossier_id))


def _person(which: str) -> Way:
    def way(filled: Filled) -> Route:
        persons = filled.session.dossiers.view(filled.dossiers[which]).persons
        return routes.person(persons[0].person.id)

    return way


def _merge(filled: Filled) -> Route:
    kept = filled.dossiers["family"]
    return routes.merge(kept, samples.twin(filled.session))


def _tick_first(place: Workplace) -> None:
    boxes = place.window.findChildren(QAbstractButton)
    next(b for b in boxes if b.isVisible() and b.objectName().startswith("separate_0")).click()


def _place(page: str = "place") -> Way:
    """Return the way to a page about the place of the training register that has lived most."""

    def way(filled: Filled) -> Route:
        visits = [visit for visit in filled.session.register.visits.all() if visit.place_id]
        return Route(page, {"place": str(visits[0].place_id)})

    return way


def _orientation(which: str) -> Way:
    return lambda filled: routes.orientation(filled.dossiers[which])


def _alone(filled: Filled) -> Route:
    """Return the way to the choice for an adult whose agreement nobody has asked for."""
    dossier_id = filled.session.dossiers.create(typed_name="POPESCU Elena").dossier.id
    (person,) = filled.session.register.persons.by_dossier(dossier_id)
    adult = replace(person, birth=PartialDate("1990"), role=Role.OTHER)
    filled.session.people.save(adult)
    return routes.orientation(dossier_id)


def _chosen(filled: Filled) -> Route:
    orientations, dossier_id = filled.session.orientations, filled.dossiers["siblings"]
    ways = (DomainWay.PROSECUTOR, DomainWay.CRIP)
    orientations.record(replace(orientations.start(dossier_id).start, ways=ways))
    return routes.prepare(dossier_id)


def _tick(*names: str) -> Callable[[Workplace], None]:
    def act(place: Workplace) -> None:
        boxes = place.window.findChildren(QAbstractButton)
        for name in names:
            next(b for b in boxes if b.isVisible() and b.objectName() == name).click()

    return act


def _prepare(which: str) -> Way:
    return lambda filled: routes.prepare(filled.dossiers[which])


def _composer(which: str) -> Way:
    return lambda filled: routes.composer(
        filled.session.dossiers.view(filled.dossiers[which]).ecrits[0].ecrit.id
    )


def _piece(number: int) -> Way:
    def way(filled: Filled) -> Route:
        lines = filled.session.attachments.of_dossier(filled.dossiers["family"]).lines
        return routes.attachment(sorted(line.attachment.id for line in lines)[number])

    return way


def _open_outside(place: Workplace) -> None:
    session = place._context.session
    for dossier in session.dossiers.lines()[:12]:
        for line in session.attachments.of_dossier(dossier.id).lines[:2]:
            session.viewer.open_outside(line.attachment.id)
    place._context.navigator.go("clear_copies")


def _press(text: str) -> Callable[[Workplace], None]:
    def act(place: Workplace) -> None:
        buttons = place.window.findChildren(QAbstractButton)
        next(b for b in buttons if b.isVisible() and b.text() == text).click()

    return act


def _open_sections(place: Workplace) -> None:
    for label in ("Ajouter des paroles", "Ajouter ce que j’en comprends", "Ajouter un rappel"):
        _press(label)(place)


def _import(*names: str) -> Callable[[Workplace], None]:
    """Choose a messy register, then press these buttons."""

    def act(place: Workplace) -> None:
        page = place.window.findChild(ImportPage)
        assert isinstance(page, ImportPage)
        files = ChosenFiles()
        files.answer = page.context.session.folder.parent / "registre.xlsx"
        files.answer.write_bytes(sheets.messy())
        page._files = files
        for name in names:
            button = page.findChild(QAbstractButton, name)
            assert isinstance(button, QAbstractButton)
            button.click()

    return act


def _filter(place: Workplace) -> None:
    _press("Filtres (1)")(place)
    _press("Ajouter un critère")(place)
    page = place.window.zone.page
    subject = None if page is None else page.findChild(QComboBox, "criterion_1_subject")
    assert isinstance(subject, QComboBox)
    subject.setCurrentIndex(subject.findText("Lieu de vie"))
    subject.activated.emit(subject.currentIndex())


def _filter_nothing(place: Workplace) -> None:
    field = place.window.findChild(QLineEdit, "dossier_filter")
    assert isinstance(field, QLineEdit)
    field.setText("acacias « 14 ans » zzz")


def _open_listed(place: Workplace) -> None:
    field = place.window.findChild(QLineEdit, "dossier_filter")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)


def _search(text: str) -> Callable[[Workplace], None]:
    return lambda place: place.palette.open(text)


def _type_name(place: Workplace) -> None:
    field = place.window.findChild(QLineEdit, "birth_name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.insert("Popescu")


def _leave_a_draft(place: Workplace) -> None:
    area = place.window.findChild(QPlainTextEdit, "seen")
    assert isinstance(area, QPlainTextEdit)
    area.insertPlainText("Ana est venue avec son frère.")
    place._context.navigator.go("home")


def _messages(place: Workplace) -> None:
    place._context.messages.success("Observation enregistrée.", undo=lambda: None)


PAGES: dict[str, Case] = {
    "home-full": Case(FULL, _page("home")),
    "home-empty": Case(EMPTY, _page("home")),
    "home-draft": Case(FULL, _observation("family"), _leave_a_draft),
    "home-message": Case(FULL, _page("home"), _messages),
    "home-emergency": Case(FULL, _page("home"), lambda place: place.emergency.open()),
    "home-discreet": Case(FULL, _page("home"), lambda place: place._context.discreet.toggle()),
    "palette-empty": Case(FULL, _page("home"), _search("")),
    "palette-found": Case(FULL, _page("home"), _search("popes")),
    "palette-nothing": Case(FULL, _page("home"), _search("zwxq")),
    "dossiers-full": Case(FULL, _page("dossiers")),
    "dossiers-empty": Case(EMPTY, _page("dossiers")),
    "dossiers-hard": Case(HARD, _page("dossiers")),
    "dossiers-filters": Case(FULL, _page("dossiers"), _filter, tall=True),
    "dossiers-columns": Case(FULL, _page("dossiers"), _press("Colonnes"), tall=True),
    "dossiers-nothing": Case(FULL, _page("dossiers"), _filter_nothing),
    "dossiers-several": Case(FULL, _page("dossiers"), _press("Choisir plusieurs dossiers")),
    "dossier-listed": Case(FULL, _page("dossiers"), _open_listed),
    "dossier-full": Case(FULL, _dossier("family")),
    "dossier-training": Case(FULL, _dossier("told")),
    "dossier-nameless": Case(HARD, _dossier("nameless")),
    "dossier-siblings": Case(HARD, _dossier("siblings")),
    "dossier-kinds": Case(FULL, _dossier("busy")),
    "dossier-reminders": Case(FULL, _dossier("busy", "reminders")),
    "dossier-no-reminder": Case(HARD, _dossier("nameless", "reminders")),
    "event-new": Case(FULL, lambda it: routes.new_event(it.dossiers["busy"]), tall=True),
    "reminder-new": Case(FULL, lambda it: routes.new_reminder(it.dossiers["busy"])),
    "texts": Case(FULL, _texts, tall=True),
    "observation-all": Case(FULL, _observation("family"), _open_sections, tall=True),
    "dossier-ecrits": Case(FULL, _dossier("family", "ecrits")),
    "dossier-pieces": Case(FULL, _dossier("family", "attachments"), tall=True),
    "dossier-no-piece": Case(HARD, _dossier("siblings", "attachments")),
    "piece": Case(FULL, _piece(0)),
    "piece-text": Case(FULL, _piece(2)),
    "piece-outside": Case(FULL, _piece(3), _press("Ouvrir avec…")),
    "copies": Case(FULL, _page("clear_copies"), _open_outside),
    "dossier-situation": Case(FULL, _dossier("family", "situation")),
    "dossier-gaps": Case(FULL, _dossier("family", "gaps")),
    "person-new": Case(FULL, _page("person"), _type_name, tall=True),
    "person-full": Case(FULL, _person("family"), tall=True),
    "person-hard": Case(HARD, _person("siblings")),
    "observation-choice": Case(FULL, _page("observation")),
    "observation-new": Case(FULL, _observation("family"), tall=True),
    "observation-new-place": Case(FULL, _observation("family"), _press("Ajouter un lieu")),
    "observation-siblings": Case(HARD, _observation("siblings")),
    "observation-correction": Case(FULL, _correction, tall=True),
    "place": Case(FULL, _place(), tall=True),
    "place-event": Case(FULL, _place("place_event")),
    "place-leaving": Case(FULL, _place("place_leaving"), tall=True),
    "place-joining": Case(FULL, _place("place_joining")),
    "places-full": Case(FULL, _page("places")),
    "places-empty": Case(EMPTY, _page("places")),
    "visit-new": Case(FULL, _place("visit"), tall=True),
    "person-moving": Case(FULL, _person("family"), _press("A déménagé"), tall=True),
    "orientation": Case(
        FULL, _orientation("family"), _tick("fact_violence", "fact_lacking"), tall=True
    ),
    "orientation-law": Case(
        FULL, _orientation("family"), _tick("fact_violence", "more_prosecutor"), tall=True
    ),
    "orientation-adult": Case(FULL, _alone, _tick("fact_exploited", "more_agreement"), tall=True),
    "prepare": Case(FULL, _prepare("family"), tall=True),
    "prepare-chosen": Case(HARD, _chosen, _tick("models_more"), tall=True),
    "prepare-siblings": Case(HARD, _prepare("siblings")),
    "prepare-nameless": Case(HARD, _prepare("nameless")),
    "composer": Case(FULL, _composer("family"), tall=True),
    "composer-siblings": Case(HARD, _composer("siblings")),
    "trash": Case(ASIDE, _page("trash")),
    "trash-empty": Case(EMPTY, _page("trash")),
    "destroy": Case(ASIDE, lambda filled: routes.destroy(filled.dossiers["gone"]), tall=True),
    "archive": Case(ASIDE, lambda filled: routes.archive(filled.dossiers["family"])),
    "history": Case(ASIDE, _dossier("family", "history")),
    "journal": Case(ASIDE, _page("journal")),
    "merge-choice": Case(FULL, lambda filled: routes.merge(filled.dossiers["family"])),
    "merge": Case(FULL, _merge, tall=True),
    "separate": Case(FULL, lambda filled: routes.separate(filled.dossiers["family"]), _tick_first),
    "households": Case(
        FULL,
        lambda filled: routes.households(filled.dossiers["family"]),
        _press("Ajouter un foyer"),
    ),
    "indications": Case(FULL, lambda filled: routes.indications(filled.dossiers["family"])),
    "indications-empty": Case(HARD, lambda filled: routes.indications(filled.dossiers["siblings"])),
    "indication-new": Case(
        FULL, lambda filled: routes.new_indication(filled.dossiers["family"]), tall=True
    ),
    "consents": Case(FULL, lambda filled: routes.consents(filled.dossiers["family"]), tall=True),
    "consent-agreement": Case(
        FULL, lambda filled: routes.new_consent(filled.dossiers["family"], "agreement"), tall=True
    ),
    "consent-parents": Case(
        FULL, lambda filled: routes.new_consent(filled.dossiers["family"], "parents"), tall=True
    ),
    "settings-lists": Case(FULL, _page("settings", tab="lists"), tall=True),
    "import": Case(FULL, _page("import")),
    "import-columns": Case(FULL, _page("import"), _import("import_choose"), tall=True),
    "import-report": Case(FULL, _page("import"), _import("import_choose", "import_try"), tall=True),
    "settings-association": Case(FULL, _page("settings")),
    "settings-profile": Case(FULL, _page("settings", tab="profile")),
    "settings-security": Case(FULL, _page("settings", tab="security")),
    "settings-passphrase": Case(
        FULL, _page("settings", tab="security"), _press("Changer la phrase de passe"), tall=True
    ),
    "settings-display": Case(FULL, _page("settings", tab="display")),
    "help": Case(FULL, _page("help", of="dossier"), tall=True),
    "messages": Case(FULL, _page("messages"), _messages),
}


def _passphrase() -> EntryScreen:
    screen = PassphraseScreen("Choisissez une phrase de passe", step=2)
    screen.set_proposal("luthier illicite captivant cantonner corset soupirant louche")
    return screen


def _type_back() -> EntryScreen:
    return TypeBackScreen((2, 6), step=3)


def _association() -> EntryScreen:
    screen = AssociationScreen(step=4)
    screen.show_organisation(
        Organisation(
            name="Les Passerelles",
            address="12 rue des Lilas",
            postal_code="93200",
            city="Saint-Denis",
            phone="01 99 00 12 34",
            email="contact@passerelles.example",
        )
    )
    return screen


def _author() -> EntryScreen:
    screen = AuthorScreen(step=5)
    screen.show_profile(
        Profile(
            id="auteur",  # type: ignore[arg-type]
            first_name="Camille",
            last_name="Martin",
            function="Intervenante sociale",
            phone="06 39 98 12 34",
        )
    )
    return screen


def _backups() -> EntryScreen:
    screen = BackupsScreen(step=6)
    screen.set_folder(Path("/media/c.martin/CLE-BUREAU"))
    return screen


def _unlock(notice: str = "") -> EntryScreen:
    screen = UnlockScreen(notice)
    screen.set_owners([("1", "C. M.")])
    return screen


def _wrong() -> EntryScreen:
    screen = _unlock()
    screen.refuse(entry.REFUSED)  # type: ignore[attr-defined]
    return screen


ENTRY: dict[str, Callable[[], EntryScreen]] = {
    "first-run-1-welcome": lambda: WelcomeScreen(Path("/home/c.martin/Documents/Registre.fanal")),
    "first-run-2-passphrase": _passphrase,
    "first-run-3-sheet": entry.sheet,
    "first-run-3-type-back": _type_back,
    "first-run-3-type-back-wrong": entry.type_back,
    "first-run-4-association": _association,
    "first-run-5-author": _author,
    "first-run-6-backups": _backups,
    "unlock": _unlock,
    "unlock-after-lock": lambda: _unlock(LOCKED),
    "unlock-wrong": _wrong,
    "unlock-two-owners": entry.unlock,
    "recovery": RecoverScreen,
}
