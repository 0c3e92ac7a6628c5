"""What the forms about one place have in common: where they stand and where they lead back."""

from __future__ import annotations

from desktop_app.domain.place import Place
from desktop_app.services.place_words import place_words
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.drafted_form import DraftedFormPage


class PlaceFormPage(DraftedFormPage):
    """A drafted form about ``about``, a place; without one it stands under « Lieux »."""

    def __init__(self, context: PageContext, name: str, save_label: str) -> None:
        super().__init__(context, name, save_label)
        self.about: Place | None = None

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list of places, the place, this form."""
        way = [Crumb("Lieux", routes.PLACES)]
        if self.about is not None:
            way.append(Crumb(place_words(self.about), routes.place(self.about.id)))
        return (*way, Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "places"

    def _go_back(self) -> None:
        about = self.about
        self.context.navigator.back(routes.PLACES if about is None else routes.place(about.id))
