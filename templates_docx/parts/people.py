"""The persons of a paper, each with the rows that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper


def _person_rows(paper: Paper, table: Any, who: str, rows: list[tuple[str, str, str]]) -> None:
    """Add rows: kind is « always », « given » (only if given) or « long » (given, may break)."""
    for label, name, kind in rows:
        value = f"{{{{ {who}.{name} }}}}" + _since(who, name)
        when = "" if kind == "always" else f"{who}.{name}"
        paper.field_row(table, label, value, when=when, long=kind == "long")


def _since(who: str, name: str) -> str:
    """Return « (depuis …) » after the place it is about."""
    where = {"lieu_actuel": f" and not {who}.lieu_de_vie", "lieu_de_vie": ""}.get(name)
    if where is None:
        return ""
    return f"{{% if {who}.lieu_depuis{where} %}} (depuis {{{{ {who}.lieu_depuis }}}}){{% endif %}}"


_IDENTITY = [
    ("Nom de naissance", "nom_naissance", "given"),
    ("Nom d’usage", "nom_usage", "given"),
    ("Prénoms", "prenoms", "given"),
    ("Autres noms", "autres_noms", "given"),
    ("Sexe (état civil)", "sexe", "given"),
]
_BIRTH = [
    ("D’où vient l’âge", "age_source", "given"),
    ("Lieu de naissance", "lieu_naissance", "given"),
    ("Nationalité", "nationalites", "given"),
    ("Langues", "langues", "given"),
    ("Interprète", "interprete", "given"),
]
_PLACE = [
    ("Lieu de vie habituel", "lieu_de_vie", "given"),
    ("Domicile", "domicile", "given"),
    ("Téléphone", "telephone", "given"),
    ("Courriel", "courriel", "given"),
]
_HEALTH = [
    ("Ce qui rend plus vulnérable", "vulnerabilites", "long"),
    ("Santé", "sante", "long"),
]


def _minor_rows(kind: str) -> list[tuple[str, str, str]]:
    """Return the rows of a minor; ``kind`` is « always » for the children of the paper."""
    return [
        *_IDENTITY,
        ("Genre", "genre", "given"),
        ("Date de naissance ou âge", "naissance", kind),
        *_BIRTH,
        ("Où se trouve l’enfant aujourd’hui", "lieu_actuel", kind),
        *_PLACE,
        ("Scolarité", "scolarite", kind),
        ("Vit avec", "vit_avec", kind),
        ("Autorité parentale", "autorite_parentale", kind),
        ("Liens", "liens", "given"),
        *_HEALTH,
        ("Ce que l’enfant en dit, ce qu’il souhaite", "avis", "long"),
        ("Ses appuis", "ressources", "long"),
    ]


_ADULT_ROWS = [
    *_IDENTITY,
    ("Date de naissance ou âge", "naissance", "given"),
    *_BIRTH,
    ("Liens", "liens", "given"),
    ("Lieu de vie", "lieu_actuel", "given"),
    *_PLACE,
    ("Profession", "profession", "given"),
    *_HEALTH,
]


_SUBJECT_ROWS = [
    *_IDENTITY,
    ("Date de naissance ou âge", "naissance", "always"),
    *_BIRTH,
    ("Citoyenneté de l’Union européenne, de l’EEE ou suisse", "libre_circulation", "given"),
    ("Où se trouve la personne aujourd’hui", "lieu_actuel", "always"),
    *_PLACE,
    ("Liens", "liens", "given"),
    ("Profession", "profession", "given"),
    *_HEALTH,
]
_SUBJECT_ANSWERS = (
    ("Mineure pendant tout ou partie des faits", "mineur_pendant_faits"),
    ("Papiers d’identité", "papiers"),
    ("Situation administrative", "situation_administrative"),
    ("Aide pour communiquer", "aide_communication"),
)


def subject(paper: Paper) -> None:
    """Write the adult whom a referral is about, or the rows to fill by hand."""
    paper.heading("Personne concernée")
    paper.tag("if not concernees")
    paper.paragraph("Aucune personne majeure n’est choisie pour cette fiche.")
    paper.tag("endif")
    paper.tag("for personne in concernees")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, "{{ personne.nom }}")
    _person_rows(paper, table, "personne", _SUBJECT_ROWS)
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")
    paper.tag("if " + " or ".join(key for _, key in _SUBJECT_ANSWERS))
    table = paper.table([LABEL_CM, VALUE_CM])
    for label, key in _SUBJECT_ANSWERS:
        paper.field_row(table, label, f"{{{{ {key} }}}}", when=key, long=True)
    paper.paragraph("", "Intervalle")
    paper.tag("endif")
    paper.labelled("Situation familiale", "composition_familiale")


CONCERNED = "{% if enfants|length > 1 %}Enfants concernés{% else %}Enfant concerné{% endif %}"


def children(paper: Paper, title: str = CONCERNED) -> None:
    """Write one block a child."""
    paper.heading(title)
    paper.tag("if not enfants")
    paper.paragraph("Aucun enfant n’est renseigné.")
    paper.tag("endif")
    paper.tag("for enfant in enfants")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, "Enfant {{ enfant.numero }} : {{ enfant.nom }}")
    _person_rows(paper, table, "enfant", _minor_rows("always"))
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")


def minors(paper: Paper) -> None:
    """Write the other minors of the home."""
    paper.heading("Autres mineurs du foyer")
    paper.tag("if not autres_mineurs")
    paper.paragraph("Aucun autre mineur n’est renseigné à ce jour.")
    paper.tag("endif")
    paper.tag("for mineur in autres_mineurs")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, "{{ mineur.nom }}")
    _person_rows(paper, table, "mineur", _minor_rows("given"))
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")


def family(paper: Paper) -> None:
    """Write parents, household, other persons, the situation."""
    paper.heading("Famille et entourage")
    for title, group, one, empty in (
        ("Parents", "parents", "parent", "Aucun parent n’est renseigné à ce jour."),
        ("Autres membres du foyer", "foyer", "membre", ""),
        ("Autres personnes", "entourage", "personne", ""),
    ):
        if not empty:
            paper.tag(f"if {group}")
        paper.heading(title, 2)
        if empty:
            paper.tag(f"if not {group}")
            paper.paragraph(empty)
            paper.tag("endif")
        paper.tag(f"for {one} in {group}")
        table = paper.table([LABEL_CM, VALUE_CM])
        paper.title_row(table, f"{{{{ {one}.nom }}}}")
        _person_rows(paper, table, one, _ADULT_ROWS)
        paper.paragraph("", "Intervalle")
        paper.tag("endfor")
        if not empty:
            paper.tag("endif")
    paper.tag(
        "if composition_familiale or environnement or solution_familiale or ressources_famille"
    )
    paper.heading("Ce que nous savons de la situation", 2)
    paper.labelled("Composition de la famille et du foyer", "composition_familiale")
    paper.labelled("Environnement social et familial", "environnement")
    paper.labelled("Appuis et ressources", "ressources_famille")
    paper.labelled("Proche qui pourrait accueillir l’enfant", "solution_familiale")
    paper.tag("endif")


def persons_in_short(paper: Paper, groups: Sequence[str], empty: str) -> None:
    """Write the persons of ``groups``, a row each: name, birth, where they are."""
    paper.tag("if not " + " and not ".join(groups))
    paper.paragraph(empty)
    paper.tag("else")
    table = paper.table([4.8, 4.2, 8.0])
    paper.header_row(table, ("Nom et prénom", "Naissance ou âge", "Où se trouve la personne"))
    for group in groups:
        paper.tag_row(table, f"for un in {group}")
        cells = ["**{{ un.nom }}**", "{{ un.naissance }}", "{{ un.lieu_actuel }}"]
        paper.row(table, cells, ["TexteTableau"] * 3, whole=True)
        paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def beside(paper: Paper) -> None:
    """Write the other persons of a referral, a row each."""
    paper.tag("if proches")
    paper.heading("Autres personnes citées", 2)
    table = paper.table([4.4, 3.4, 3.8, 5.4])
    paper.header_row(table, ("Nom et prénom", "Naissance ou âge", "Liens", "Lieu de vie"))
    paper.tag_row(table, "for proche in proches")
    cells = ["**{{ proche.nom }}**", "{{ proche.naissance }}", "{{ proche.liens }}"]
    paper.row(table, [*cells, "{{ proche.lieu_actuel }}"], ["TexteTableau"] * 4, whole=True)
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")
