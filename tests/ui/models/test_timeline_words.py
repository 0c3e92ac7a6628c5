"""An entry of the chronology in words."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId, PersonId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.services.timeline_views import EntryKind, TimelineEntry
from desktop_app.ui.models.timeline_words import Telling, paragraph, row_of

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=timezone(timedelta(hours=1)))
TELLING = Telling({PersonId("p"): "Ana"}, {"ro": "roumain"}.__getitem__)


def part(voice: Voice, text: str, **more: object) -> Observation:
    return Observation(
        id=ObservationId(text),
        dossier_id=DossierId("d"),
        occasion_id=OccasionId("o"),
        voice=voice,
        text=text,
        observed=PartialDate("2026-03-02"),
        entered_at=NOW,
        **more,  # type: ignore[arg-type]
    )


SECOND = PartialDate("2026-03-02")


def entry(*parts: Observation, when: PartialDate | None = SECOND) -> TimelineEntry:
    return TimelineEntry(
        kind=EntryKind.OBSERVATION,
        id="o",
        when=when,
        time="vers 11 h" if when else "",
        title="Les Acacias",
        author="C. Martin",
        parts=parts,
        entered_on=NOW.date(),
    )


def test_facts_come_first_and_analysis_last_each_in_its_paragraph() -> None:
    row = row_of(
        entry(
            part(Voice.ANALYSIS, "Elle a peur."),
            part(Voice.WORDS, "Je suis tombée.", speaker_id=PersonId("p")),
            part(Voice.REPORTED, "Le bus ne passe plus.", speaker_role="voisine"),
            part(Voice.SEEN, "Ana porte un plâtre."),
        ),
        TELLING,
    )
    assert row.body.split("\n") == [
        "Ana porte un plâtre.",
        "Rapporté par voisine\u00a0: Le bus ne passe plus.",
        "Paroles\u00a0: «\u00a0Je suis tombée.\u00a0» — Ana",
        "Ce que j’en comprends\u00a0: Elle a peur.",
    ]


def test_the_heading_says_when_what_where_who_and_when_it_was_entered() -> None:
    row = row_of(entry(part(Voice.SEEN, "Texte.")), TELLING)
    assert row.heading == (
        "2 mars 2026, vers 11 h · Observation · Les Acacias · C. Martin · saisi le 4 mars 2026"
    )
    assert row.month == "mars 2026"
    assert row.spoken == (
        "2 mars 2026, vers 11 h, Observation, Les Acacias, C. Martin, saisi le 4 mars 2026. Texte."
    )


def test_the_day_of_entry_is_not_repeated_when_it_is_the_day_observed() -> None:
    same = entry(part(Voice.SEEN, "Texte."), when=PartialDate("2026-03-04"))
    assert "saisi" not in row_of(same, TELLING).heading


def test_an_undated_entry_is_said_so_in_discreet_mode_too() -> None:
    row = row_of(entry(part(Voice.SEEN, "Texte."), when=None), TELLING)
    assert (row.month, row.discreet) == ("Sans date", "Observation sans date")


@pytest.mark.parametrize("text", ["Je viens.", "«\u00a0Je viens.\u00a0»"])
def test_words_are_quoted_once(text: str) -> None:
    assert paragraph(part(Voice.WORDS, text), Telling()) == "Paroles\u00a0: «\u00a0Je viens.\u00a0»"


@pytest.mark.parametrize(
    ("edtf", "heading"),
    [
        ("2026-03", "mars 2026"),
        ("2026~", "2026, sans mois précis"),
        ("2025-12-30/2026-01-02", "2026, sans mois précis"),
    ],
)
def test_a_date_without_its_month_stands_under_no_month(edtf: str, heading: str) -> None:
    told = entry(part(Voice.SEEN, "Texte."), when=PartialDate(edtf))
    assert row_of(told, TELLING).month == heading
