"""An open register and the services on it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.organisation import account_label
from desktop_app.domain.rights import Actor
from desktop_app.services.access import Identity
from desktop_app.services.association import Association
from desktop_app.services.attachment_viewer import AttachmentViewer
from desktop_app.services.attachments import Attachments
from desktop_app.services.checking import Checking
from desktop_app.services.clear_copies import ClearCopies
from desktop_app.services.clock import Clock
from desktop_app.services.consents import Consents
from desktop_app.services.departures import Departures
from desktop_app.services.dossier_list import DossierList
from desktop_app.services.dossier_marks import DossierMarks
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.ecrits import Ecrits
from desktop_app.services.events import Events
from desktop_app.services.exchange import Exchange
from desktop_app.services.families import Families
from desktop_app.services.finding import Finding
from desktop_app.services.history import History
from desktop_app.services.home import Home
from desktop_app.services.importing import Importing
from desktop_app.services.indications import Indications
from desktop_app.services.merging import Merging
from desktop_app.services.model_shelf import ModelShelf
from desktop_app.services.observation_versions import ObservationVersions
from desktop_app.services.observations import Observations
from desktop_app.services.orientations import Orientations
from desktop_app.services.own_models import OwnModels
from desktop_app.services.paper_checks import PaperChecks
from desktop_app.services.papers import Papers
from desktop_app.services.people import People
from desktop_app.services.place_merging import PlaceMerging
from desktop_app.services.places import Places
from desktop_app.services.reference import Reference
from desktop_app.services.remarks import Remarks
from desktop_app.services.reminders import Reminders
from desktop_app.services.review_reading import ReviewReading
from desktop_app.services.reviews import Reviews
from desktop_app.services.safety import Safety
from desktop_app.services.saved_views import SavedViews
from desktop_app.services.security import Security
from desktop_app.services.separating import Separating
from desktop_app.services.summaries import Summaries
from desktop_app.services.terms import Terms
from desktop_app.services.timeline import Timeline
from desktop_app.services.trash import Trash
from desktop_app.services.undoing import Undoing
from desktop_app.services.view_facts import ViewFacts
from desktop_app.services.visits import Visits

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.vault import KeyRing, Vault


class Session:
    """What an unlocked program holds. Used from one thread, the one that opened it."""

    def __init__(
        self,
        register: Register,
        vault: Vault,
        ring: KeyRing,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        papers: Papers,
        *,
        recovered: bool = False,
    ) -> None:
        self._identity = identity
        self.reference = reference
        self.papers = papers
        self._register = register
        self._vault = vault
        self._clock = clock
        self._ending = threading.Event()
        self._hold_records()
        self._hold_acts_on_many()
        self._hold_time()
        self._hold_papers()
        self._hold_the_register(ring, recovered=recovered)

    def _hold_records(self) -> None:
        held, reference = self._held, self.reference
        self.terms = Terms(*held, reference)
        self.indications = Indications(*held, self.terms)
        self.consents = Consents(*held, reference)
        marks = DossierMarks(self._register, self.terms, self.consents, reference)
        self.dossiers = Dossiers(*held, self.papers.title_of, marks)
        facts = ViewFacts(self._register, self._clock, reference, self.terms)
        self.views = SavedViews(*held, facts)
        self.dossier_list = DossierList(*held, facts)
        self.people = People(*held)
        self.families = Families(*held)
        self.places = Places(*held, reference)

    def _hold_acts_on_many(self) -> None:
        held, reference = self._held, self.reference
        self.merging = Merging(*held, reference, self._ending)
        self.separating = Separating(*held, self._ending)
        self.place_merging = PlaceMerging(*held)
        self.departures = Departures(*held, reference)
        self.importing = Importing(*held, reference, self.papers, self._ending)
        self.undoing = Undoing(*held, self._ending)
        self.trash = Trash(*held, self._vault, self.papers.title_of, self._ending)

    def _hold_time(self) -> None:
        held, title_of = self._held, self.papers.title_of
        self.visits = Visits(*held)
        self.observations = Observations(*held)
        self.versions = ObservationVersions(*held)
        self.events = Events(*held)
        self.reminders = Reminders(*held)
        self.timeline = Timeline(*held, self.reference, title_of)
        self.history = History(*held, self.reference, title_of)

    def _hold_papers(self) -> None:
        held, papers = self._held, self.papers
        self.orientations = Orientations(*held, self.reference)
        self.ecrits = Ecrits(*held, self.reference, papers)
        self.summaries = Summaries(*held, self.reference, self.ecrits)
        self.paper_checks = PaperChecks(*held, papers, self.ecrits)
        self.reviews = Reviews(*held, papers, self.paper_checks)
        self.review_reading = ReviewReading(*held, papers, self.paper_checks)
        self.remarks = Remarks(*held)
        self.models = ModelShelf(*held, papers, self.reference)
        self.own_models = OwnModels(*held, papers, self.models)
        self._copies = ClearCopies(self._register.folder / "tmp")
        self.attachments = Attachments(*held, papers, self._copies)
        self.viewer = AttachmentViewer(*held, papers, self.attachments, self._copies)
        self.exchange = Exchange(*held, self.reference, papers)

    def _hold_the_register(self, ring: KeyRing, *, recovered: bool) -> None:
        held, vault = self._held, self._vault
        self.association = Association(
            *held,
            lambda name: vault.rename(ring, self.actor.user_id, account_label(name)),
        )
        self.finding = Finding(*held)
        self.drafts = Drafts(*held)
        self.home = Home(*held, self.dossiers, self.drafts)
        self.checking = Checking(*held)
        self.safety = Safety(*held)
        self.security = Security(*held, self.reference, vault, ring, recovered=recovered)

    @property
    def _held(self) -> tuple[Register, Identity, Clock]:
        """Return what every service holds."""
        return self._register, self._identity, self._clock

    @property
    def actor(self) -> Actor:
        """Return who acts."""
        return self._identity.actor

    @property
    def folder(self) -> Path:
        """Return the folder of the register."""
        return self._register.folder

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what opening found that the user must know, in French."""
        return (*self._vault.warnings, *self._register.warnings)

    @property
    def older_copy(self) -> str:
        """Return the warning about an older copy, which waits for an answer, or an empty text."""
        return self._register.rollback

    @property
    def register(self) -> Register:
        """Return the open register, for the services beside this one (training, checks)."""
        return self._register

    def interrupt(self) -> None:
        """End the paper or long act under way, at once; any thread may call it, and no other."""
        self.papers.stop()
        self._ending.set()

    def close(self) -> None:
        """Wipe the copies in clear, end the workers and close the register."""
        try:
            self._copies.wipe_all()
            self.papers.close()
        finally:
            self._register.close()
