"""Build ``model.docx`` of the note for the lawyer: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import letterhead  # noqa: E402 -- run from here
from templates_docx.look.paper import Paper  # noqa: E402
from templates_docx.parts.closing import attachments, law, signature, steps  # noqa: E402
from templates_docx.parts.facts import WHOLE_ENTRY_CHARS  # noqa: E402
from templates_docx.parts.letter import edges  # noqa: E402
from templates_docx.parts.people import persons_in_short  # noqa: E402

WHEN_CM, WHAT_CM = 3.6, 13.4
PRINCIPLE = (
    "La convention du Conseil de l’Europe sur la lutte contre la traite des êtres humains prévoit "
    "un principe de non-sanction des victimes (article 26). En droit français, ce principe peut "
    "passer par la contrainte (article 122-2 du code pénal).",
    "Le tribunal pour enfants de Paris a relaxé un enfant poursuivi pour des vols. Les "
    "signalements adressés au parquet des mineurs avant les faits, précis et détaillés, l’ont "
    "permis, selon une page de l’association Hors la rue du 18 octobre 2021.",
    "L’application de ce principe reste incertaine. Cette note donne des faits et des dates : "
    "l’appréciation revient à l’avocat et au juge.",
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Note à l’avocat")
    _opening(paper)
    _persons(paper)
    _sent(paper)
    _chronology(paper)
    _constraint(paper)
    steps(paper)
    _principle(paper)
    attachments(paper)
    law(paper)
    signature(paper)
    return paper.written()


def _opening(paper: Paper) -> None:
    letterhead(paper)
    paper.paragraph("Note à l’avocat", "Title")
    paper.paragraph(
        "Chronologie et écrits de l’association. Référence {{ ecrit.reference }}, écrit du "
        "{{ ecrit.date }}",
        "Subtitle",
    )
    paper.paragraph(
        "Note destinée à l’avocat de la personne. Elle n’est remise à personne d’autre sans son "
        "accord.",
        "Encadre",
    )
    paper.paragraph("Pour rappeler : {{ redacteur.nom }}, {{ redacteur.rappel }}.")


def _persons(paper: Paper) -> None:
    paper.heading("Personne concernée et procédure")
    groups = ["enfants", "autres_mineurs", "entourage", "foyer", "parents"]
    persons_in_short(paper, groups, "Aucune personne n’est renseignée.")
    paper.paragraph("La procédure en cours", "Libelle")
    paper.paragraph("{{ procedure }}")
    paper.labelled("Comment l’association connaît la personne", "lien_personne")


def _sent(paper: Paper) -> None:
    paper.heading("Ce que l’association a écrit, et quand")
    paper.tag("if not envois")
    paper.paragraph("Aucun écrit validé ou transmis n’est enregistré pour cette personne.")
    paper.tag("else")
    table = paper.table([WHEN_CM, WHAT_CM])
    paper.header_row(table, ("Date", "Écrit, destinataire, version"))
    paper.tag_row(table, "for envoi in envois")
    row = paper.row(table, [], [], whole=True)
    paper.cell_lines(
        row.cells[0],
        [
            ("**{{ envoi.date }}**", "TexteTableau", ""),
            ("{{ envoi.etat }}", "NoteTableau", "envoi.etat"),
        ],
    )
    paper.cell_lines(
        row.cells[1],
        [
            ("**{{ envoi.titre }} {{ envoi.reference }}**", "TexteTableau", ""),
            ("Destinataire : {{ envoi.destinataire }}", "TexteTableau", "envoi.destinataire"),
            ("{{ envoi.version }}", "NoteTableau", "envoi.version"),
            ("Empreinte SHA-256 : {{ envoi.empreinte }}", "NoteTableau", "envoi.empreinte"),
        ],
    )
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.paragraph(
        "L’empreinte est calculée sur le fichier figé à sa validation : elle permet de vérifier "
        "qu’une copie est bien ce fichier. La date d’envoi est dans les précisions ci-dessous.",
        "Note",
    )
    paper.tag("endif")
    paper.labelled("Preuves d’envoi et précisions", "note_precisions")


def _chronology(paper: Paper) -> None:
    paper.heading("Chronologie de ce que l’association a vu et entendu")
    paper.tag("if not chronologie")
    paper.paragraph("Aucun fait ni aucune parole n’est renseigné.")
    paper.tag("else")
    table = paper.table([WHEN_CM, WHAT_CM])
    paper.header_row(table, ("Quand et où", "Ce qui a été vu, rapporté ou dit"))
    paper.tag_row(table, "for fait in chronologie")
    paper.tag_row(table, f"if fait.texte|length < {WHOLE_ENTRY_CHARS}")
    _event(paper, paper.row(table, [], [], whole=True))
    paper.tag_row(table, "else")
    _event(paper, paper.row(table, [], [], whole=False))
    paper.tag_row(table, "endif")
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def _event(paper: Paper, row: Any) -> None:
    paper.cell_lines(
        row.cells[0],
        [
            ("**{{ fait.date }}**", "TexteTableau", ""),
            ("{{ fait.heure }}", "TexteTableau", "fait.heure"),
            ("{{ fait.lieu }}", "NoteTableau", "fait.lieu"),
        ],
    )
    paper.cell_lines(
        row.cells[1],
        [
            ("{{ fait.nature }}", "NoteTableau", ""),
            ("{{ fait.texte }}", "TexteTableau", "fait.texte"),
        ],
    )


def _constraint(paper: Paper) -> None:
    paper.tag("if contrainte")
    paper.heading("Ce qui pourrait indiquer une contrainte")
    paper.paragraph("{{ contrainte }}")
    paper.paragraph(
        "Ces lignes sont notre lecture de la situation. Elles seraient à vérifier.", "Note"
    )
    paper.tag("endif")


def _principle(paper: Paper) -> None:
    paper.heading("Le principe de non-sanction")
    for text in PRINCIPLE:
        paper.paragraph(text)


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
