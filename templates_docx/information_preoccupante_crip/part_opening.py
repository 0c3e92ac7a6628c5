"""The top of the information préoccupante: sender and recipient."""

from __future__ import annotations

from layout import LABEL_CM, VALUE_CM, Paper, flush_left, frame


def opening(paper: Paper) -> None:
    """Write the head of the paper: who writes, to whom, what it is."""
    table = paper.table([8.5, 8.5], style="Nu")
    sender, recipient = paper.row(table, [], [], whole=True).cells
    flush_left(sender)
    paper.cell_lines(
        sender,
        [
            ("**{{ organisme.nom }}**", "Adresse", ""),
            ("{{ organisme.adresse_complete }}", "Adresse", ""),
            ("{{ organisme.telephone }}", "Adresse", "organisme.telephone"),
            ("{{ organisme.courriel }}", "Adresse", "organisme.courriel"),
        ],
    )
    paper.cell_lines(
        recipient,
        [
            ("À l’attention de", "Note", ""),
            ("**{{ destinataire.nom }}**", "Adresse", ""),
            ("{{ territoire.autorite }}", "Adresse", "territoire.autorite"),
            ("{{ destinataire.adresse }}", "Adresse", "destinataire.adresse"),
        ],
    )
    frame(recipient)
    paper.paragraph("Information préoccupante", "Title")
    paper.paragraph("Référence {{ ecrit.reference }}, écrit du {{ ecrit.date }}", "Subtitle")
    paper.tag('if urgence_code == "immediate"')
    paper.paragraph(
        "Danger immédiat. Appel fait avant cet écrit : "
        '{{ urgence_appel|default("non renseigné") }}',
        "Encadre",
    )
    paper.tag("endif")
    paper.paragraph(
        "Document établi par {{ organisme.nom }} sur un modèle de l’association : "
        "ce n’est pas un formulaire officiel.",
        "Note",
    )


def sender(paper: Paper) -> None:
    """Write « Émetteur » and « Destinataire »."""
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
    paper.heading("Destinataire")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.field_row(table, "Destinataire", "{{ destinataire.nom }}")
    paper.field_row(
        table, "Téléphone", "{{ destinataire.telephone }}", when="destinataire.telephone"
    )
    paper.field_row(table, "Courriel", "{{ destinataire.courriel }}", when="destinataire.courriel")
    paper.field_row(table, "Copie", "{{ copie }}", when="copie")
