"""The pages of this folder by name, for the main window. Imported once a register is open."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.ui.page import PageFactory
from desktop_app.ui.pages.archive_page import ArchivePage
from desktop_app.ui.pages.attachment_page import AttachmentPage
from desktop_app.ui.pages.clear_copies_page import ClearCopiesPage
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.consent_page import ConsentPage
from desktop_app.ui.pages.consents_page import ConsentsPage
from desktop_app.ui.pages.destroy_page import DestroyPage
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.dossiers_page import DossiersPage
from desktop_app.ui.pages.event_page import EventPage
from desktop_app.ui.pages.history_page import HistoryPage
from desktop_app.ui.pages.home_page import HomePage
from desktop_app.ui.pages.households_page import HouseholdsPage
from desktop_app.ui.pages.import_page import ImportPage
from desktop_app.ui.pages.indication_page import IndicationPage
from desktop_app.ui.pages.indications_page import IndicationsPage
from desktop_app.ui.pages.journal_page import JournalPage
from desktop_app.ui.pages.merge_page import MergePage
from desktop_app.ui.pages.model_page import ModelPage
from desktop_app.ui.pages.models_page import ModelsPage
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.pages.orientation_page import OrientationPage
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.place_event_page import PlaceEventPage
from desktop_app.ui.pages.place_joining_page import PlaceJoiningPage
from desktop_app.ui.pages.place_leaving_page import PlaceLeavingPage
from desktop_app.ui.pages.place_page import PlacePage
from desktop_app.ui.pages.places_page import PlacesPage
from desktop_app.ui.pages.prepare_page import PreparePage
from desktop_app.ui.pages.reminder_page import ReminderPage
from desktop_app.ui.pages.review_page import ReviewPage
from desktop_app.ui.pages.separate_page import SeparatePage
from desktop_app.ui.pages.settings_page import SettingsPage
from desktop_app.ui.pages.texts_page import TextsPage
from desktop_app.ui.pages.trash_page import TrashPage
from desktop_app.ui.pages.versions_page import VersionsPage
from desktop_app.ui.pages.visit_page import VisitPage

PAGES: Mapping[str, PageFactory] = {
    "home": HomePage,
    "dossiers": DossiersPage,
    "dossier": DossierPage,
    "person": PersonPage,
    "observation": ObservationPage,
    "texts": TextsPage,
    "event": EventPage,
    "reminder": ReminderPage,
    "places": PlacesPage,
    "place": PlacePage,
    "place_event": PlaceEventPage,
    "place_leaving": PlaceLeavingPage,
    "place_joining": PlaceJoiningPage,
    "visit": VisitPage,
    "attachment": AttachmentPage,
    "clear_copies": ClearCopiesPage,
    "orientation": OrientationPage,
    "prepare": PreparePage,
    "composer": ComposerPage,
    "review": ReviewPage,
    "versions": VersionsPage,
    "indications": IndicationsPage,
    "indication": IndicationPage,
    "consents": ConsentsPage,
    "consent": ConsentPage,
    "merge": MergePage,
    "separate": SeparatePage,
    "households": HouseholdsPage,
    "import": ImportPage,
    "archive": ArchivePage,
    "trash": TrashPage,
    "destroy": DestroyPage,
    "history": HistoryPage,
    "journal": JournalPage,
    "models": ModelsPage,
    "model": ModelPage,
    "settings": SettingsPage,
}
