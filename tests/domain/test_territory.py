from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.territory import Commune, Communes

DATA = Path(__file__).parents[2] / "resources" / "data"


@cache
def communes() -> Communes:
    read = [(DATA / name).read_text("utf-8") for name in ("communes.csv", "departements.csv")]
    return Communes(*read)


def commune(code: str) -> Commune:
    found = communes().by_code(code)
    assert found is not None
    return found


def names(text: str, limit: int = 20) -> list[str]:
    return [found.label for found in communes().search(text, limit)]


def test_every_commune_has_a_competent_territory_and_a_reason() -> None:
    for each in communes().all():
        territory = communes().competent(each)
        assert territory.why.startswith(each.name)
        assert "\u202f" not in territory.why
        if each.crip_territory not in {"69D", "69M"}:
            assert each.department in territory.departments


def test_every_territory_of_metropolitan_france_has_an_authority_and_a_crip() -> None:
    for territory in communes().territories.all():
        if territory.confirmed:
            assert territory.authority
            assert territory.crip_name.startswith("CRIP d")
            assert territory.head


def test_the_101_departements_are_covered_once() -> None:
    covered = [code for each in communes().territories.all() for code in each.departments]
    assert len([code for code in covered if code != "69" and not code.startswith("97")]) == 95 + 5
    assert covered.count("69") == 2
    assert len(set(covered)) == len(covered) - 1
    assert {"971", "972", "973", "974", "976"} <= set(covered)


@pytest.mark.parametrize(
    ("insee", "code", "authority", "why"),
    [
        ("93066", "93", "Département de la Seine-Saint-Denis", "de la Seine-Saint-Denis (93)"),
        ("69123", "69M", "Métropole de Lyon", "fait partie de la Métropole de Lyon"),
        ("69387", "69M", "Métropole de Lyon", "fait partie de la Métropole de Lyon"),
        ("69266", "69M", "Métropole de Lyon", "fait partie de la Métropole de Lyon"),
        ("69264", "69D", "Département du Rhône", "hors de la Métropole de Lyon"),
        ("2A004", "20", "Collectivité de Corse", "est en Corse"),
        ("2B033", "20", "Collectivité de Corse", "est en Corse"),
        ("67482", "6AE", "Collectivité européenne d’Alsace", "est en Alsace"),
        ("68066", "6AE", "Collectivité européenne d’Alsace", "est en Alsace"),
        ("75056", "75", "Ville de Paris", "Ville de Paris"),
        ("75118", "75", "Ville de Paris", "Ville de Paris"),
        ("97105", "971", "Département de la Guadeloupe", "de la Guadeloupe (971)"),
        ("97209", "972", "Collectivité territoriale de Martinique", "une seule collectivité"),
        ("97302", "973", "Collectivité territoriale de Guyane", "une seule collectivité"),
        ("97411", "974", "Département de La Réunion", "de La Réunion (974)"),
        ("97801", "978", "Collectivité de Saint-Martin", "une seule collectivité"),
    ],
)
def test_who_is_competent(insee: str, code: str, authority: str, why: str) -> None:
    territory = communes().competent(commune(insee))
    assert (territory.code, territory.authority) == (code, authority)
    assert why in territory.why


@pytest.mark.parametrize("insee", ["97608", "97502", "97701", "98735", "98818"])
def test_what_is_not_sure_overseas_is_said_to_verify(insee: str) -> None:
    territory = communes().competent(commune(insee))
    assert not territory.confirmed
    assert "à vérifier" in territory.why
    assert territory.label


def test_the_metropole_of_lyon_has_58_communes_and_9_districts() -> None:
    # 59 before Oullins and Pierre-Bénite became one commune on 1 January 2024.
    inside = [each for each in communes().all() if each.crip_territory == "69M"]
    districts = [each for each in inside if each.code.startswith("6938")]
    assert len(districts) == 9
    assert len(inside) - len(districts) == 58
    assert commune("69149").name == "Oullins-Pierre-Bénite"
    assert {communes().competent(each).code for each in inside} == {"69M"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("saint-denis 93", "Saint-Denis (93)"),
        ("St Denis 93", "Saint-Denis (93)"),
        ("st den 93", "Saint-Denis (93)"),
        ("SAINT DENIS 974", "Saint-Denis (974)"),
        ("93200", "Saint-Denis (93)"),
        ("93", "Saint-Denis (93)"),
        ("2b", "Bastia (2B)"),
        ("evry-cour", "Évry-Courcouronnes (91)"),
        ("l'hay", "L’Haÿ-les-Roses (94)"),
        ("L’Haÿ", "L’Haÿ-les-Roses (94)"),
        ("courneuve", "La Courneuve (93)"),
        ("villeurb", "Villeurbanne (69)"),
        ("lyon 3", "Lyon 3e arrondissement (69)"),
        ("paris 18", "Paris 18e arrondissement (75)"),
        ("75018", "Paris (75)"),
        ("oeting", "Œting (57)"),
        ("y", "Y (80)"),
        ("93066", "Saint-Denis (93)"),
    ],
)
def test_the_first_commune_found(typed: str, first: str) -> None:
    assert names(typed)[0] == first


def test_a_number_narrows_to_the_departement() -> None:
    assert all(label.endswith("(93)") for label in names("saint 93"))


def test_nothing_is_found_for_nothing() -> None:
    assert names("") == []
    assert names("   -- ") == []
    assert names("zzzz") == []


def test_the_limit_is_kept() -> None:
    assert len(names("saint", 7)) == 7


def test_names_are_typographic() -> None:
    assert not any("'" in each.name for each in communes().all())


@given(st.text(max_size=20))
def test_any_search_gives_a_list(text: str) -> None:
    assert len(communes().search(text, 5)) <= 5


@given(st.data())
def test_a_commune_is_found_by_its_own_name(data: st.DataObject) -> None:
    each = data.draw(st.sampled_from(communes().all()))
    assert each in communes().search(f"{each.name} {each.department}", 20)


def test_an_unknown_code_gives_nothing() -> None:
    assert communes().by_code("00000") is None
    assert communes().territories.get("99") is None
    assert communes().territories.get("69") is None
    corsica = communes().territories.get("2A")
    assert corsica is not None
    assert corsica.code == "20"
