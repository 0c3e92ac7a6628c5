"""Cells, rows and columns of old registers, read without a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence
from desktop_app.domain.codec import to_plain
from desktop_app.domain.import_cells import read_age, read_date, read_phones, split_full_name
from desktop_app.domain.import_duplicates import candidate, likeness
from desktop_app.domain.import_family import FamilyMaker
from desktop_app.domain.import_fields import Field, field_of_title
from desktop_app.domain.import_layout import layout_of
from desktop_app.domain.import_mapping import ColumnMapping, ListsOfWords, propose
from desktop_app.domain.import_mapping_file import applied, from_toml, saved_from, to_toml
from desktop_app.domain.import_plan import ReadSheet, read_sheet
from desktop_app.domain.import_read import ReadRow
from desktop_app.domain.import_sheet import (
    Cell,
    Mark,
    MarkKind,
    Sheet,
    Span,
    Workbook,
    cell_text,
    column_index,
    column_letters,
    pack,
    unpack,
)
from desktop_app.domain.import_words import absence_of, people_code, sex_of
from desktop_app.domain.person import Phone, Sex
from desktop_app.errors import BadInput
from tests.sessions import NOW

TODAY = date(2026, 3, 3)


class Words(ListsOfWords):
    """Lists of three words."""

    def __init__(self) -> None:
        super().__init__(lambda words: people_code(words) is not None, lambda words: False)

    def country(self, words: str) -> str | None:
        return {"Roumanie": "RO"}.get(words)

    def language(self, words: str) -> str | None:
        return {"roumain": "ro"}.get(words)


def read(*rows: tuple[Cell, ...], **more: object) -> ReadSheet:
    book = Workbook((Sheet("Feuille", tuple(rows), **more),))  # type: ignore[arg-type]
    mapping = propose(book.sheets[0], TODAY, Words())
    return read_sheet(book, mapping, TODAY, Words(), lambda _done, _total: None)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Nom", Field.BIRTH_NAME),
        ("NOM de l’enfant", Field.BIRTH_NAME),
        ("PRÉNOM(S)", Field.FIRST_NAMES),
        ("Né(e) le", Field.BIRTH),
        ("DDN", Field.BIRTH),
        ("Date de naissance (jj/mm/aaaa)", Field.BIRTH),
        ("Tel", Field.PHONE),
        ("Tél. portable", Field.PHONE),
        ("N° de téléphone", Field.PHONE),
        ("Téléphone 2", Field.PHONE),
        ("Campement", Field.PLACE),
        ("Lieu de vie", Field.PLACE),
        ("Observations", Field.OBSERVATION),
        ("Remarques", Field.NOTE),
        ("Nom et prénom", Field.FULL_NAME),
        ("Pointure", None),
    ],
)
def test_titles_are_understood(title: str, field: Field | None) -> None:
    assert field_of_title(title) is field


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        (date(2009, 5, 12), "2009-05-12"),
        (39945, "2009-05-12"),
        ("39945", "2009-05-12"),
        (2009, "2009"),
        ("12/05/2009", "2009-05-12"),
        ("2009-05-12 00:00:00", "2009-05-12"),
        ("vers 2009", "2009~"),
        ("2009 ?", "2009?"),
        ("été 2025", "2025-06~/2025-09~"),
        ("12/05/09", "2009-05-12"),
        ("3.7.62", "1962-07-03"),
    ],
)
def test_dates_are_read_as_vague_as_they_are(cell: Cell, edtf: str) -> None:
    reading = read_date(cell, TODAY)
    assert reading.understood
    assert reading.value.edtf == edtf


@pytest.mark.parametrize("cell", ["31/02/2010", "05/28/2009", "hier", "3/3", "mars", "bientôt", 7])
def test_what_is_no_whole_date_is_kept_and_told(cell: Cell) -> None:
    reading = read_date(cell, TODAY)
    assert not reading.understood
    assert reading.message.endswith("Gardé dans la note.")


def test_a_date_to_come_is_no_birth() -> None:
    assert not read_date(date(2031, 1, 1), TODAY).understood


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        (14, "2011-03-04/2012-03-03"),
        ("14 ans", "2011-03-04/2012-03-03"),
        ("environ 14 ans", "2011-03-04/2012-03-03"),
        ("14-15 ans", "2010-03-04/2012-03-03"),
        ("14/15", "2010-03-04/2012-03-03"),
        ("~14", "2011-03-04/2012-03-03"),
    ],
)
def test_ages_are_intervals_of_births(cell: Cell, edtf: str) -> None:
    assert read_age(cell, TODAY).value.edtf == edtf


@pytest.mark.parametrize(
    ("cell", "title", "phones"),
    [
        (639980001, "Tel", (Phone("0639980001"),)),
        ("06 39 98 00 01", "Tel", (Phone("06 39 98 00 01"),)),
        ("06/39/98/00/01", "Tel", (Phone("06 39 98 00 01"),)),
        ("+33 6 39 98 00 01", "Tel", (Phone("+33 6 39 98 00 01"),)),
        (
            "06 39 98 00 01 (tante) / 06 39 98 00 02",
            "Tel",
            (Phone("06 39 98 00 01", "tante"), Phone("06 39 98 00 02")),
        ),
        ("0639980001", "Tél. de la mère", (Phone("0639980001", "mère"),)),
    ],
)
def test_phones_keep_their_form_and_whose_they_are(
    cell: Cell, title: str, phones: tuple[Phone, ...]
) -> None:
    assert read_phones(cell, title).value == phones


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("POPESCU Ana", "Nom", ("POPESCU", ("Ana",))),
        ("Popescu, Ana", "Nom", ("Popescu", ("Ana",))),
        ("Popescu Ana Maria", "Nom et prénom", ("Popescu", ("Ana Maria",))),
        ("Ana Popescu", "Prénom et nom", ("Popescu", ("Ana",))),
        ("Ana", "Enfant", ("", ("Ana",))),
    ],
)
def test_full_names_are_split_without_losing_a_word(
    text: str, title: str, names: tuple[str, tuple[str, ...]]
) -> None:
    assert split_full_name(text, title) == names


def test_words_that_say_nothing_are_absences() -> None:
    assert absence_of("??") is Absence.UNKNOWN
    assert absence_of("NSP") is Absence.UNKNOWN
    assert absence_of("refus") is Absence.REFUSED
    assert absence_of("Na", name=True) is None
    assert sex_of("G") is Sex.MALE
    assert sex_of("♀") is Sex.FEMALE
    assert people_code("Roumaines") == "RO"
    assert people_code("algérienne") == "DZ"


def test_a_title_over_several_columns_names_them_all() -> None:
    sheet = Sheet(
        "",
        (
            ("Registre", "", "", ""),
            ("Enfant", "", "Mère", ""),
            ("Nom", "Prénom", "Nom", "Tél"),
            ("Stan", "Ion", "Stan Maria", "0639980001"),
        ),
        spans=(Span(0, 0, 0, 3), Span(1, 0, 1, 1), Span(1, 2, 1, 3)),
    )
    layout = layout_of(sheet)
    assert layout.titles == ("Enfant – Nom", "Enfant – Prénom", "Mère – Nom", "Mère – Tél")
    assert (layout.title_rows, layout.first_row) == ((1, 2), 3)


def test_a_table_without_titles_is_known_by_its_content() -> None:
    found = read(("Stan", "12/05/2009", "0639980001"), ("Radu", "vers 2010", "0639980002"))
    fields = [column.field for column in found.mapping.columns]
    assert fields == [Field.NOTE, Field.BIRTH, Field.PHONE]
    assert found.mapping.first_row == 0


def test_a_name_merged_over_rows_holds_for_each() -> None:
    found = read(
        ("Nom", "Prénom", "Sexe"),
        ("Stan", "Ion", "G"),
        ("", "Eva", "F"),
        spans=(Span(1, 0, 2, 0),),
    )
    assert [row.person["birth_name"] for row in found.rows] == ["Stan", "Stan"]


def test_a_title_in_the_middle_is_told_and_makes_nobody() -> None:
    found = read(
        ("Nom", "Prénom", "Sexe"),
        ("Terrain des Acacias", "", ""),
        ("Stan", "Ion", "G"),
        spans=(Span(1, 0, 1, 2),),
    )
    assert [row.number for row in found.rows] == [3]
    assert "Terrain des Acacias" in found.rejected[0].text


def test_rows_that_do_not_fit_the_titles_of_a_text_are_told_one_by_one() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Nom", "Prénom", "Né(e) le"),
        ("POPESCU", "Ana", "12/05/2009"),
        ("POPESCU", "Ion"),
        ("DIALLO", "Awa", "2011", "à rappeler"),
        ("DIALLO", "Ali", "2012", "", ""),
    )
    book = Workbook((Sheet("", rows),), separator=";")
    mapping = propose(book.sheets[0], TODAY, Words())
    found = read_sheet(book, mapping, TODAY, Words(), lambda _done, _total: None)
    told = {message.row: message.text for message in found.messages if message.row}
    assert told.keys() == {3, 4}
    assert told[3].startswith("Elle n’a que 2 cases et le tableau 3 titres.")
    assert told[4].startswith("Elle a 4 cases et le tableau 3 titres.")
    assert "colonne D" in told[4]
    assert any("à rappeler" in text for row in found.rows for text in row.note)
    assert not read(*rows).messages


def test_an_error_of_the_spreadsheet_is_told() -> None:
    found = read(
        ("Nom", "Prénom", "Né(e) le"),
        ("Stan", "Ion", "#REF!"),
        marks=(Mark(1, 2, MarkKind.ERROR, "#REF!"),),
    )
    assert "erreur" in found.messages[0].text
    assert found.rows[0].note == ("Né(e) le\u00a0: #REF!",)


def test_a_mapping_file_gives_back_what_it_was_made_of() -> None:
    sheet = Sheet("F", (("Nom", "Tel", "Tel"), ("Stan", "0639980001", "0639980002")))
    mapping = propose(sheet, TODAY, Words()).with_field(2, Field.NOTE)
    saved = from_toml(to_toml(saved_from(mapping)))
    assert "Stan" not in to_toml(saved_from(mapping))
    assert applied(saved, sheet, TODAY, Words()) == (mapping, ())
    short = from_toml('[columns]\n"nom" = "usage_name"\n"Absent" = "note"\n')
    other, missing = applied(short, sheet, TODAY, Words())
    assert other.columns[0].field is Field.USAGE_NAME
    assert "Absent" in missing[0]


@pytest.mark.parametrize(
    "text",
    [
        "[columns",
        "x = 1",
        "columns = 3",
        '[columns]\n"Nom" = "name"',
        'first_row = "3"\n[columns]',
        "title_rows = [0]\n[columns]",
        'ages_on = "hier"\n[columns]',
    ],
)
def test_a_mapping_file_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="correspondance"):
        from_toml(text)


def test_the_same_person_is_seen_whatever_the_accents_and_the_order() -> None:
    def someone(*names: str, phone: str = "") -> object:
        return candidate(1, names, (Phone(phone),) if phone else (), None, None)

    ana = someone("Popescu", "Ana", phone="06 39 98 00 01")
    assert likeness(ana, someone("POPÉSCU ana", phone="+33639980001")) >= 0.9  # type: ignore[arg-type]
    assert likeness(ana, someone("Ana Popescu")) >= 0.8  # type: ignore[arg-type]
    assert likeness(ana, someone("Popesku", "Anna")) >= 0.7  # type: ignore[arg-type]
    brother = someone("Popescu", "Luca", phone="06 39 98 00 01")
    assert likeness(ana, brother) < 0.7  # type: ignore[arg-type]


@given(st.integers(0, 16383))
def test_columns_have_letters(index: int) -> None:
    assert column_index(column_letters(index)) == index


_TITLES = (
    *("Nom", "Prénom", "Né(e) le", "Âge", "Sexe", "Tel", "Mail", "Campement", "Ville", "CP"),
    *("Nationalité", "Langues", "Scolarisé", "École", "Classe", "Mère", "Père", "Dossier"),
    *("Suivi par", "Observations", "Date de visite", "Remarques", "Pointure", "Surnom"),
    *("Depuis", "Repère", "Adresse", "Pays", "Ouvert le", "Autorité parentale", "Interprète"),
    *("Rôle", "Habitat", "Historique", "Nom d’usage"),
)
_WORD = st.sampled_from(
    "?? 12/05/2009 vers_2009 31/02/2010 14 14-15_ans 639980001 06_39_98_00_01 F garçon x NSP refus"
    " Popescu Ana_(Nina) POPÉSCU_Ana =1+1 néant oui CE2 roumaine français Les_Lilas a@b.fr 39945"
    " mère hier 93200 Saint-Denis Total_:_3 - été_2025 tante".replace("_", "\u0020").split("\u0020")
)
_CELL = st.one_of(
    st.just(""),
    _WORD,
    st.integers(0, 999_999_999),
    st.dates(date(1950, 1, 1), date(2026, 1, 1)),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=14),
)


@st.composite
def _tables(draw: st.DrawFn) -> Sheet:
    titles = draw(st.lists(st.sampled_from(_TITLES), min_size=2, max_size=8))
    width = len(titles)
    rows = draw(st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1, max_size=6))
    return Sheet("", (tuple(titles), *map(tuple, rows)))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_tables())
def test_every_cell_is_found_again_in_a_field_the_note_or_a_message(sheet: Sheet) -> None:
    book = Workbook((sheet,))
    mapping = propose(sheet, TODAY, Words())
    found = read_sheet(book, mapping, TODAY, Words(), lambda _done, _total: None)
    rows = {row.number: row for row in found.rows}
    for number in range(mapping.first_row, len(sheet.rows)):
        told = " ".join(
            message.text
            for message in (*found.messages, *found.rejected)
            if message.row in (0, number + 1)
        )
        row = rows.get(number + 1)
        for column, cell in zip(mapping.columns, sheet.rows[number], strict=True):
            text = cell_text(cell)
            if text:
                assert _is_there(text, column.field, row, told), (text, column, row, told)


def _is_there(text: str, field: Field, row: ReadRow | None, told: str) -> bool:
    if text in told or (row is None and text in told):
        return True
    if row is None:
        return False
    made = FamilyMaker(lambda: "x", lambda _row: (None, ()), "C. M.", NOW).family((row,), "D-1")
    kept = (to_plain(made.persons), to_plain(made.dossier), to_plain(made.observations))
    held = " ".join(_leaves((kept, to_plain(row.place), row.landmark)))
    if _kept_words(text) <= _kept_words(held) | _kept_words(told):
        return True
    person = row.person
    if absence_of(text) is not None and person["absences"]:
        return True
    understood = {
        Field.BIRTH: "birth",
        Field.AGE: "birth",
        Field.SEX: "sex",
        Field.ROLE: "role",
        Field.NATIONALITY: "nationalities",
        Field.BIRTH_COUNTRY: "birth_country",
        Field.LANGUAGES: "languages",
        Field.INTERPRETER: "interpreter_useful",
        Field.SCHOOLING: "schooling",
        Field.AUTHORITY: "authority",
        Field.PHONE: "phones",
    }
    if understood.get(field, "") in person:
        return True
    if field is Field.OPENED_ON:
        return row.opened_on is not None
    if field in (Field.PLACE_KIND, Field.POSTAL_CODE):
        return row.place is not None
    times = {Field.SINCE: row.since, Field.OBSERVED_ON: row.observed_on}
    return times.get(field) is not None or "tiret" in told


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif value is not None:
        yield str(value)


def _kept_words(text: str) -> set[str]:
    return set(text.translate(_SIGNS).split())


_SIGNS = {ord(sign): " " for sign in "'\"()[]{},:;/\\.«»=\u00a0\n"}


def test_a_workbook_crosses_the_pipe_unchanged() -> None:
    sheet = Sheet(
        "S",
        (("Nom", 3, 2.5, date(2009, 5, 12)), ()),
        hidden=True,
        hidden_rows=frozenset({1}),
        hidden_columns=frozenset({0}),
        spans=(Span(0, 0, 1, 1),),
        marks=(Mark(0, 0, MarkKind.COMMENT, "à voir"),),
    )
    book = Workbook((sheet,), ("remarque",), "utf-8", ";")
    assert unpack(pack(book)) == book
    assert isinstance(propose(sheet, TODAY, Words()), ColumnMapping)
