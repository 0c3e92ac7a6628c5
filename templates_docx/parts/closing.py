"""The end of a paper: information of the family, steps, request, law, signature."""

from __future__ import annotations

from templates_docx.look.paper import LABEL_CM, VALUE_CM, WHEN_CM, Paper, row_height

_ARTICLE = "{{ article.article }}{% if article.objet %}\u00a0: {{ article.objet }}{% endif %}."
PRIOR_INFORMATION = (
    "La loi prévoit que la famille est informée avant la transmission, sauf intérêt contraire "
    "de l’enfant (article L226-2-1 du code de l’action sociale et des familles)."
)


def informed(paper: Paper, note: str = PRIOR_INFORMATION) -> None:
    """Write what the family was told."""
    paper.heading("Information de la famille")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.field_row(table, "La famille est-elle informée de cet écrit ?", "{{ famille_informee }}")
    paper.field_row(
        table,
        "Qui, quand, par qui",
        "{{ famille_informee_precisions }}",
        when="famille_informee_precisions",
        long=True,
    )
    paper.field_row(
        table,
        "Pourquoi la famille n’est pas informée",
        '{{ famille_non_informee_raison|default("non renseigné") }}',
        when='famille_informee_code == "non" or famille_non_informee_raison',
        long=True,
    )
    paper.field_row(
        table, "Réaction des parents", "{{ reaction_parents }}", when="reaction_parents", long=True
    )
    paper.paragraph("", "Intervalle")
    paper.paragraph(note, "Note")


def steps(paper: Paper, title: str = "Démarches et autres services") -> None:
    """Write what was done, and who else follows the family."""
    paper.heading(title)
    paper.tag("if not demarches and not services")
    paper.paragraph(
        "{% if demarches_absence %}Démarches déjà faites : {{ demarches_absence }}. {% endif %}"
        "{% if services_absence %}Autres services : {{ services_absence }}.{% endif %}"
        "{% if not demarches_absence and not services_absence %}"
        "Aucune démarche ni aucun autre service n’est renseigné à ce jour.{% endif %}"
    )
    paper.tag("endif")
    paper.tag("if demarches")
    paper.heading("Démarches déjà faites", 2)
    table = paper.table([WHEN_CM, 8.4, 4.4])
    paper.header_row(table, ("Date", "Démarche", "Résultat"))
    paper.tag_row(table, "for demarche in demarches")
    paper.row(
        table,
        ["{{ demarche.date }}", "{{ demarche.texte }}", "{{ demarche.resultat }}"],
        ["TexteTableau"] * 3,
        whole=False,
    )
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")
    paper.tag("if services")
    paper.heading("Services et professionnels qui suivent la famille", 2)
    table = paper.table([6.2, 5.2, 5.6])
    paper.header_row(table, ("Service ou professionnel", "Contact", "Précision"))
    paper.tag_row(table, "for service in services")
    paper.row(
        table,
        ["{{ service.nom }}", "{{ service.contact }}", "{{ service.note }}"],
        ["TexteTableau"] * 3,
        whole=False,
    )
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def request(paper: Paper, asked: str = "demande") -> None:
    """Write what is asked (the field ``asked``), and how urgent it is."""
    paper.heading("Demande et urgence")
    paper.tag(f"if not {asked} and not demande_precisions and not urgence")
    paper.paragraph("Nous demandons l’examen de cette situation.")
    paper.tag("endif")
    paper.tag(f"if {asked}")
    paper.paragraph("Nous demandons :", "Libelle")
    paper.tag(f"for point in {asked}")
    paper.paragraph("{{ point }}", "Puce")
    paper.tag("endfor")
    paper.tag("endif")
    paper.tag("if demande_precisions")
    paper.paragraph("{{ demande_precisions }}")
    paper.tag("endif")
    paper.tag("if urgence")
    paper.paragraph("**Urgence :** {{ urgence }}")
    paper.tag("endif")
    paper.tag("if urgence_appel")
    paper.paragraph("**Appel fait avant cet écrit :** {{ urgence_appel }}")
    paper.tag("endif")


def attachments(paper: Paper) -> None:
    """Write the list of pieces."""
    paper.heading("Pièces jointes")
    paper.tag("if not pieces")
    paper.paragraph("Aucune pièce jointe.")
    paper.tag("endif")
    paper.tag("if pieces")
    table = paper.table([2.2, 14.8])
    paper.header_row(table, ("Pièce", "Titre"))
    paper.tag_row(table, "for piece in pieces")
    paper.row(table, ["{{ piece.numero }}", "{{ piece.titre }}"], ["TexteTableau"] * 2, whole=True)
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def law(paper: Paper) -> None:
    """Write the articles, with the year of their reading."""
    paper.heading("Fondement juridique")
    paper.tag("for article in fondement_juridique")
    paper.paragraph(_ARTICLE, "Puce")
    paper.tag("endfor")
    paper.paragraph("{{ fondement_version }}", "Note")


def law_named(paper: Paper) -> None:
    """Name the articles below a letter, in small, without what they say."""
    paper.paragraph(
        "**Textes cités\u00a0:** {% for article in fondement_juridique %}{{ article.article }}"
        "{% if not loop.last %}, {% endif %}{% endfor %}. {{ fondement_version }}",
        "Note",
    )


def signature(paper: Paper) -> None:
    """Write the place to sign by hand."""
    paper.heading("Signature")
    paper.paragraph(
        "Fait {% if lieu_signature %}à {{ lieu_signature }}, {% endif %}le {{ ecrit.date }}"
    ).paragraph_format.keep_with_next = True
    paper.tag("if cosignataire_nom")
    _signature_table(
        paper,
        [
            ("Rédacteur", "{{ redacteur.nom }}", "{{ redacteur.fonction }}"),
            ("Second signataire", "{{ cosignataire_nom }}", "{{ cosignataire_fonction }}"),
        ],
    )
    paper.tag("else")
    _signature_table(paper, [("Rédacteur", "{{ redacteur.nom }}", "{{ redacteur.fonction }}")])
    paper.tag("endif")
    paper.paragraph("", "Intervalle")


def _signature_table(paper: Paper, signers: list[tuple[str, str, str]]) -> None:
    table = paper.table([8.5] * len(signers))
    paper.header_row(table, [title for title, _, _ in signers])
    row = paper.row(table, [], [], whole=True)
    row_height(row, 3.4)
    for cell, (_, name, function) in zip(row.cells, signers, strict=True):
        paper.cell_lines(
            cell,
            [
                (f"**{name}**", "TexteTableau", ""),
                (function, "TexteTableau", ""),
                ("Signature à la main :", "NoteTableau", ""),
            ],
        )
