"""A summary of a situation: the essential, the persons, one line of time, what was sent."""

from __future__ import annotations

from typing import Any

from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper
from templates_docx.parts.facts import WHOLE_ENTRY_CHARS
from templates_docx.parts.referral import AGREEMENT_ROWS, PARENTS_ROWS, conversations, rows

_CHRONOLOGY_CM = (3.4, 3.6, 10.0)


def essential(paper: Paper) -> None:
    """Write what has to be understood first."""
    paper.tag("if synthese_objet")
    paper.paragraph("{{ synthese_objet }}")
    paper.tag("endif")
    paper.heading("L’essentiel")
    paper.tag("if not synthese_points and not synthese_suites")
    paper.paragraph("Rien n’est encore écrit ici.")
    paper.tag("endif")
    paper.tag("if synthese_points")
    paper.paragraph("{{ synthese_points }}")
    paper.tag("endif")
    paper.labelled("Ce qui est prévu", "synthese_suites")


def dossier(paper: Paper) -> None:
    """Write what the dossier is."""
    paper.heading("Dossier")
    rows(
        paper,
        (
            ("Référence", "dossier.reference", True),
            ("Ouvert le", "dossier.ouvert_le", False),
            ("État", "dossier.etat", True),
            ("Suivi par", "dossier.suivi_par", False),
            ("Motifs", "dossier.motifs", False),
            ("Territoire", "territoire.nom", False),
        ),
    )


def situation(paper: Paper) -> None:
    """Write what is known of the situation, each text under its label."""
    fields = (
        ("Composition de la famille et du foyer", "composition_familiale"),
        ("Environnement social et familial", "environnement"),
        ("Appuis et ressources", "ressources_famille"),
        ("Proche qui pourrait accueillir l’enfant", "solution_familiale"),
        ("Historique", "historique"),
    )
    paper.tag("if " + " or ".join(key for _, key in fields))
    paper.heading("Ce que nous savons de la situation")
    for label, key in fields:
        paper.labelled(label, key)
    paper.tag("endif")


def needs(paper: Paper) -> None:
    """Write needs and risks, if anything is known."""
    fields = (
        ("Besoins", "besoins", True),
        ("Précisions", "besoins_precisions", False),
        ("Risques", "risques", True),
    )
    paper.heading("Besoins et risques")
    rows(paper, fields)


def consents(paper: Paper) -> None:
    """Write agreements, views of children and information of parents."""
    paper.heading("Accords et information")
    paper.tag("if not accords and not avis_enfants and not parents_informes")
    paper.paragraph("Aucun échange n’est noté à ce jour.")
    paper.tag("endif")
    conversations(paper, "accords", AGREEMENT_ROWS)
    conversations(paper, "avis_enfants")
    conversations(paper, "parents_informes", PARENTS_ROWS)


def chronology(paper: Paper) -> None:
    """Write the picked observations in one line of time, each with its voice."""
    paper.heading("Chronologie")
    paper.tag("if periode_faits")
    paper.paragraph(
        "Période des faits : {{ periode_faits }}. Observations citées : {{ nombre_faits }}."
    )
    paper.tag("endif")
    paper.tag("if not chronologie")
    paper.paragraph("Aucune observation n’est choisie.")
    paper.tag("endif")
    paper.tag("if chronologie")
    table = paper.table(_CHRONOLOGY_CM)
    paper.header_row(table, ("Quand et où", "Voix", "Ce qui a été noté"))
    paper.tag_row(table, "for moment in chronologie")
    paper.tag_row(table, f"if moment.texte|length < {WHOLE_ENTRY_CHARS}")
    _moment(paper, paper.row(table, [], [], whole=True))
    paper.tag_row(table, "else")
    _moment(paper, paper.row(table, [], [], whole=False))
    paper.tag_row(table, "endif")
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def _moment(paper: Paper, row: Any) -> None:
    when, voice, text = row.cells
    paper.cell_lines(
        when,
        (
            ("**{{ moment.date }}**", "TexteTableau", ""),
            ("{{ moment.heure }}", "TexteTableau", "moment.heure"),
            ("{{ moment.lieu }}", "NoteTableau", "moment.lieu"),
        ),
    )
    paper.cell_lines(voice, (("{{ moment.nature }}", "TexteTableau", ""),))
    paper.cell_lines(text, (("{{ moment.texte }}", "TexteTableau", ""),))


def sent(paper: Paper) -> None:
    """Write the écrits that were validated or transmitted."""
    paper.heading("Écrits déjà faits")
    paper.tag("if not envois")
    paper.paragraph("Aucun écrit n’est validé ni transmis à ce jour.")
    paper.tag("endif")
    paper.tag("for envoi in envois")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, "{{ envoi.titre }} {{ envoi.reference }}")
    for label, name in (
        ("Daté du", "date"),
        ("Destinataire", "destinataire"),
        ("État", "etat"),
        ("Version", "version"),
        ("Empreinte du fichier", "empreinte"),
    ):
        key = f"envoi.{name}"
        paper.field_row(table, label, f"{{{{ {key} }}}}", when=key)
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")


_PERSON = (
    ("Âge", "age"),
    ("Sexe (état civil)", "sexe"),
    ("Genre", "genre"),
    ("Nationalité", "nationalites"),
    ("Langues", "langues"),
    ("Interprète", "interprete"),
    ("Lieu de vie", "lieu_actuel"),
    ("Scolarité", "scolarite"),
    ("Vit avec", "vit_avec"),
    ("Autorité parentale", "autorite_parentale"),
    ("Liens", "liens"),
    ("Profession", "profession"),
    ("Ce qui rend plus vulnérable", "vulnerabilites"),
    ("Santé", "sante"),
    ("Ce que l’enfant en dit, ce qu’il souhaite", "avis"),
    ("Ses appuis", "ressources"),
)
_LONG = frozenset(("vulnerabilites", "sante", "avis", "ressources"))
_GROUPS = ("enfants", "autres_mineurs", "parents", "foyer", "entourage")
_OF_MINORS = frozenset(
    ("genre", "scolarite", "vit_avec", "autorite_parentale", "avis", "ressources")
)


def persons_without_names(paper: Paper) -> None:
    """Write each person under her pseudonym, with an age and never a birth."""
    paper.heading("Personnes")
    paper.tag("if " + " and ".join(f"not {group}" for group in _GROUPS))
    paper.paragraph("Aucune personne n’est choisie.")
    paper.tag("endif")
    for group in _GROUPS:
        minor = group in _GROUPS[:2]
        paper.tag(f"for un in {group}")
        table = paper.table([LABEL_CM, VALUE_CM])
        paper.title_row(table, "{{ un.nom }}")
        for label, name in _PERSON:
            if (name == "profession" and minor) or (name in _OF_MINORS and not minor):
                continue
            key, long = f"un.{name}", name in _LONG
            paper.field_row(table, label, f"{{{{ {key} }}}}", when=key, long=long)
        paper.paragraph("", "Intervalle")
        paper.tag("endfor")
