"""The sender and the recipient of a paper, in tables."""

from __future__ import annotations

from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper


def origin(paper: Paper) -> None:
    """Say that the paper is the association's own."""
    paper.paragraph(
        "Document établi par {{ organisme.nom }} sur un modèle de l’association : "
        "ce n’est pas un formulaire officiel.",
        "Note",
    )


def sender(paper: Paper) -> None:
    """Write « Émetteur »."""
    paper.heading("Émetteur")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.field_row(table, "Association", "{{ organisme.nom }}")
    paper.field_row(table, "Numéro RNA", "{{ organisme.rna }}", when="organisme.rna")
    paper.field_row(table, "Rédacteur", "{{ redacteur.nom }}")
    paper.field_row(table, "Fonction", "{{ redacteur.fonction }}")
    paper.field_row(table, "Pour rappeler", "{{ redacteur.rappel }}")
    paper.field_row(
        table,
        "Comment l’association connaît l’enfant",
        "{{ lien_enfant }}",
        when="lien_enfant",
        long=True,
    )
    paper.keep_together(table)


def recipient(paper: Paper) -> None:
    """Write « Destinataire »."""
    paper.heading("Destinataire")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.field_row(table, "Destinataire", "{{ destinataire.nom }}")
    paper.field_row(
        table, "Téléphone", "{{ destinataire.telephone }}", when="destinataire.telephone"
    )
    paper.field_row(table, "Courriel", "{{ destinataire.courriel }}", when="destinataire.courriel")
    paper.field_row(table, "Copie", "{{ copie }}", when="copie")
    paper.keep_together(table)
