"""From an écrit to its file: snapshot, context, filling, conversion, pages."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop_app.documents.catalogue import Catalogue, Model
from desktop_app.documents.check import missing
from desktop_app.documents.context import build
from desktop_app.documents.missing import marked
from desktop_app.documents.snapshot import Recipient, Snapshot
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.organisation import Profile
from desktop_app.domain.territory import Territory
from desktop_app.errors import ConversionFailed
from desktop_app.paths import MODELS
from desktop_app.services.clock import Clock
from desktop_app.services.ecrit_sections import Origins, missing_line
from desktop_app.services.ecrit_spots import sought, spots
from desktop_app.services.own_catalogue import OwnCatalogue
from desktop_app.services.paper_casework import with_casework
from desktop_app.services.paper_surroundings import surrounded
from desktop_app.services.paper_views import MissingLine, PageView, RecipientView, SectionView, Spot
from desktop_app.services.reference import Reference
from desktop_app.services.written_files import FileWriter

if TYPE_CHECKING:
    from desktop_app.documents.attachments import AttachmentReader
    from desktop_app.documents.model_report import Report
    from desktop_app.documents.pages import PageImage
    from desktop_app.documents.workshop import Pdf, Workshop
    from desktop_app.domain.import_sheet import Workbook
    from desktop_app.register.register import Register

DRAWN_AT_ONCE = 2
"""Pages that a preview draws: the others are drawn when they come into sight."""

Tell = Callable[[str], None]


class Cancel(Protocol):
    """What tells that nobody waits for the result any more."""

    def is_set(self) -> bool:
        """Return whether to stop."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A filled Word file with what it was made of."""

    docx: bytes
    context: Mapping[str, Any]
    missing: tuple[MissingLine, ...]

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the Word file."""
        return hashlib.sha256(self.docx).hexdigest()


class Papers:
    """Make papers. It reads the register and writes nothing there."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        reference: Reference,
        tmp: Path,
        models: Path = MODELS,
    ) -> None:
        self._register = register
        self._clock = clock
        self._reference = reference
        self._tmp = tmp
        self.shipped = Catalogue(models)
        self.own = OwnCatalogue(register, self.shipped)
        self._workshop: Workshop | None = None
        self._writer = FileWriter()
        self._lock = threading.Lock()
        self._stopped = False

    def models(self) -> tuple[Model, ...]:
        """Return the models that may be chosen: the shipped ones and the published own ones."""
        return self.own.all()

    def model_problems(self) -> tuple[str, ...]:
        """Return a French sentence for each model that cannot be read."""
        return (*self.shipped.problems(), *self.own.problems())

    def model(self, model_id: str, version: str = "") -> Model:
        """Return a model; raise ``ModelRefused`` if there is none of that id.

        An own model is that of ``version``, without one what is offered now.
        """
        return self.own.get(model_id, version) or self.shipped.get(model_id)

    def model_of(self, ecrit: Ecrit) -> Model:
        """Return the model of an écrit, in the version with which it was made (S13-AC8)."""
        return self.model(ecrit.model_id, ecrit.model_version)

    def title_of(self, model_id: str) -> str:
        """Return the title of a model, or its id when the model is gone or cannot be read."""
        titles = {model.id: model.title for model in self.shipped.models()}
        return titles.get(model_id) or self.own.title(model_id) or model_id

    def prepare(self) -> None:
        """Start the workers while the user still reads."""
        self._shop().prepare()

    def territory(self, code: str) -> Territory | None:
        """Return a territory by its code (93, 69M, …)."""
        return self._reference.communes.territories.get(code) if code else None

    def recipient(self, territory: Territory | None) -> RecipientView:
        """Return the CRIP of a territory with its shipped contact, which nobody has verified."""
        if territory is None:
            return RecipientView()
        entry = self._reference.contact(territory)
        if entry is None:
            return RecipientView(
                territory.label,
                why=territory.why,
                verified="aucun contact connu",
                territory=territory.code,
            )
        city = f"{entry.postal_code} {entry.city}".strip()
        # A contact of a former département keeps its address, not its name.
        own_name = entry.authority if entry.code == territory.code else ""
        return RecipientView(
            own_name or territory.label,
            ", ".join(part for part in (entry.address, city) if part),
            entry.phone,
            entry.email,
            territory.why,
            "contact à vérifier avant tout envoi",
            territory.code,
        )

    def snapshot(self, ecrit: Ecrit, author: Profile) -> Snapshot:
        """Return all that the écrit is made of, as it is now."""
        register = self._register
        dossier = register.dossiers.require(ecrit.dossier_id)
        persons = tuple(register.persons.by_dossier(dossier.id))
        observations = tuple(register.observations.by_dossier(dossier.id))
        territory = self.territory(ecrit.territory)
        shown = self.recipient(territory)
        made = Snapshot(
            organisation=register.organisation(),
            author=author,
            dossier=dossier,
            ecrit=ecrit,
            persons=persons,
            written_on=ecrit.written_on or self._clock().date(),
            relations=tuple(register.relations.by_dossier(dossier.id)),
            places=register.places.named_by(persons, observations),
            observations=observations,
            attachments=tuple(register.attachments.many(ecrit.attachment_ids).values()),
            territory=territory,
            recipient=Recipient(shown.name, shown.address, shown.email, shown.phone),
            country_names={item.code: item.name for item in self._reference.countries.all()},
            language_names={item.code: item.name for item in self._reference.languages.all()},
        )
        made = with_casework(register, self._reference, made)
        return surrounded(self, register, made, self.model_of(ecrit))

    def missing(
        self, model: Model, context: Mapping[str, Any], origins: Origins
    ) -> tuple[MissingLine, ...]:
        """Return what the model requires and the paper lacks."""
        return tuple(missing_line(item, origins) for item in missing(model, context))

    def fill(self, ecrit: Ecrit, author: Profile) -> Paper:
        """Return the filled Word file."""
        model = self.model_of(ecrit)
        snapshot = self.snapshot(ecrit, author)
        context, origins = build(snapshot), Origins.of(snapshot)
        lacking = missing(model, context)
        context = marked(context, lacking)
        docx = self._shop().fill(model.docx, context, snapshot.organisation.logo)
        return Paper(docx, context, tuple(missing_line(item, origins) for item in lacking))

    def to_pdf(self, paper: Paper, title: str, cancel: Cancel | None, tell: Tell) -> Pdf:
        """Return the PDF of a paper, every printed value found again in it."""
        shop = self._shop()
        printed = shop.printed(paper.docx, paper.context)
        return shop.to_pdf(paper.docx, printed, cancel, title=title, tell=tell)

    def lines(self, docx: bytes) -> tuple[str, ...]:
        """Return what a Word file prints, a line a paragraph."""
        return tuple(self._shop().lines(docx))

    def pages(self, pdf: bytes, zoom: float) -> tuple[PageView, ...]:
        """Return every page of a PDF as size and text, the first ones drawn too."""
        drawn = self.drawn(pdf, zoom, 0, DRAWN_AT_ONCE)
        return (*drawn, *map(_page_view, self._shop().outline(pdf, zoom)[len(drawn) :]))

    def page_count(self, pdf: bytes) -> int:
        """Return how many pages a PDF has."""
        return len(self._shop().outline(pdf, 1))

    def drawn(self, pdf: bytes, zoom: float, first: int, limit: int) -> tuple[PageView, ...]:
        """Return some pages of a PDF as pixels and text."""
        return tuple(map(_page_view, self._shop().page_images(pdf, zoom, first, limit)))

    def spots(self, pdf: bytes, sections: Sequence[SectionView]) -> tuple[Spot, ...]:
        """Return where the fields of the sections stand on the pages."""
        wanted = sought(sections)
        return spots(wanted, self._shop().places(pdf, [each.text for each in wanted]))

    def write(self, file: Path, content: bytes) -> None:
        """Write a file outside the register, whole or not at all."""
        self._writer.write(file, content)

    def stop(self) -> None:
        """End what is being made, at once; another thread than the register's may ask it."""
        self._writer.stop()
        with self._lock:
            self._stopped = True
            shop = self._workshop
        if shop is not None:
            shop.close()

    def table(self, untrusted: bytes, cancel: Cancel | None = None) -> Workbook:
        """Return the table of a spreadsheet, read in the worker; raise ``BadInput`` in words."""
        return self._shop().spreadsheet(untrusted, cancel)

    def check_model(self, untrusted: bytes, cancel: Cancel | None = None) -> Report:
        """Return what is wrong in a Word model, read in the worker."""
        return self._shop().check_model(untrusted, cancel)

    def workshop(self) -> Workshop:
        """Return the workers, for what is neither an écrit nor a piece."""
        return self._shop()

    def reader(self) -> AttachmentReader:
        """Return what reads the pieces of a dossier, in the workers."""
        from desktop_app.documents.attachments import AttachmentReader

        return AttachmentReader(self._shop())

    def close(self) -> None:
        """End the workers and remove their files."""
        if self._workshop is not None:
            self._workshop.close()
            self._workshop = None

    def _shop(self) -> Workshop:
        from desktop_app.documents.workshop import Workshop

        with self._lock:
            if self._stopped:
                raise ConversionFailed("Le travail est arrêté\u00a0: le registre se verrouille.")
            if self._workshop is None:
                self._workshop = Workshop(self._tmp)
            return self._workshop


def _page_view(page: PageImage) -> PageView:
    return PageView(page.width, page.height, page.rgba, page.text)
