from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.countries import Countries
from desktop_app.domain.languages import Languages
from desktop_app.domain.named_list import NamedList
from desktop_app.domain.person import LanguageLevel, LanguageSkill

DATA = Path(__file__).parents[2] / "resources" / "data"
SPOKEN = (
    "roumain|romani|bulgare|serbe|bosniaque|albanais|macédonien|arabe|anglais|espagnol|portugais|"
    "bambara|soninké|peul|wolof|lingala|edo|yoruba|igbo|kurde|turc|russe|ukrainien|géorgien|"
    "arménien|pachto|dari|ourdou|bengali|tigrigna|somali|langue des signes française"
)


@cache
def countries() -> Countries:
    return Countries((DATA / "countries.csv").read_text("utf-8"))


@cache
def languages() -> Languages:
    return Languages((DATA / "languages.csv").read_text("utf-8"))


@pytest.mark.parametrize("name", ["countries.csv", "languages.csv"])
def test_the_files_are_clean(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    assert not re.search("['\u00a0\u202f\u2009]", text)
    rows = list(csv.DictReader(text.splitlines()))
    assert len({row["code"] for row in rows}) == len(rows)
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["name"].strip() == row["name"] != "" for row in rows)
    # A name is in its natural order: « Moldavie », never « Moldova, République de ».
    assert not any("," in row["name"] for row in rows)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("RO", "Roumanie"),
        ("MD", "Moldavie"),
        ("PS", "Palestine (territoires palestiniens)"),
        ("SY", "Syrie"),
        ("IR", "Iran"),
        ("BO", "Bolivie"),
        ("CI", "Côte d’Ivoire"),
        ("CD", "République démocratique du Congo"),
        ("XK", "Kosovo"),
        ("apatride", "apatride"),
        ("un pays d’avant", "un pays d’avant"),
    ],
)
def test_names_of_countries(code: str, name: str) -> None:
    assert countries().name(code) == name


def test_200_countries_and_stateless() -> None:
    assert len(countries().codes) == 201
    assert countries().codes[0] == "apatride"
    assert not {"FX", "RE", "GP", "EU", "UN", "ZZ", "AQ"} & set(countries().codes)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("rou", "RO"),
        ("ROUMANIE", "RO"),
        ("romania", "RO"),
        ("birmanie", "MM"),
        ("burma", "MM"),
        ("zaire", "CD"),
        ("yougoslavie", "BA"),
        ("cote d'iv", "CI"),
        ("palest", "PS"),
        ("swazi", "SZ"),
        ("belarus", "BY"),
        ("macedoine", "MK"),
        ("sans nat", "apatride"),
        ("arabie", "SA"),
    ],
)
def test_countries_are_found(typed: str, code: str) -> None:
    assert code in [found.code for found in countries().search(typed)]


def test_a_name_that_starts_so_comes_first() -> None:
    assert [found.name for found in countries().search("guinée", 3)] == [
        "Guinée",
        "Guinée équatoriale",
        "Guinée-Bissau",
    ]


@pytest.mark.parametrize("name", SPOKEN.split("|"))
def test_the_languages_met_most_are_proposed_first(name: str) -> None:
    proposed = [found.name for found in languages().search("", 33)]
    assert any(label.split(" (")[0] == name for label in proposed)
    assert languages().search(name, 1)[0].name.startswith(name)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("prs", "dari"),
        ("rom", "romani"),
        ("rmn", "romani des Balkans"),
        ("rmy", "romani vlax"),
        ("fsl", "langue des signes française (LSF)"),
        ("ckb", "kurde sorani"),
        ("langue du village", "langue du village"),
    ],
)
def test_names_of_languages(code: str, name: str) -> None:
    assert languages().name(code) == name


@pytest.mark.parametrize("code", ["la", "tlh", "und", "mul", "zxx", "fro"])
def test_dead_and_made_languages_are_left_out(code: str) -> None:
    assert code not in languages().codes


@pytest.mark.parametrize(
    ("typed", "code"), [("LSF", "fsl"), ("farsi", "fa"), ("tsigane", "rom"), ("mandarin", "zh")]
)
def test_languages_are_found_by_another_name(typed: str, code: str) -> None:
    assert code in [found.code for found in languages().search(typed)]


def test_a_skill_is_said_with_its_level() -> None:
    mother = LanguageSkill("ro", LanguageLevel.MOTHER_TONGUE)
    assert languages().skill_words(mother) == "roumain (langue maternelle)"
    assert languages().skill_words(LanguageSkill("patois")) == "patois"


def test_exact_words_give_a_code() -> None:
    assert languages().code("Roumain") == "ro"
    assert countries().code("Romania") == "RO"
    assert countries().code("") is None
    assert countries().code("Atlantide") is None


@given(st.text(max_size=15), st.sampled_from(["countries", "languages"]))
def test_any_search_gives_a_list(text: str, which: str) -> None:
    entries: NamedList = countries() if which == "countries" else languages()
    assert len(entries.search(text, 5)) <= 5


@given(st.data())
def test_every_entry_is_found_by_its_name(data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from([*countries().all(), *languages().all()]))
    source: NamedList = countries() if entry in countries().all() else languages()
    assert entry in source.search(entry.name, 10)
    assert source.code(entry.name) == entry.code
