"""Build ``model.docx`` of the information préoccupante: ``python build.py``.

The result is committed: Fanal never builds a model. A test rebuilds it and compares the bytes, so
the file and this script cannot drift apart. Someone who wants another look can open ``model.docx``
in Word, change it and keep it as a model of their own.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from layout import Paper, flush_left, frame, row_height  # noqa: E402 -- the folder is data, not a package

from desktop_app.documents.archive import pack, unpack  # noqa: E402
from desktop_app.documents.cleaning import clean  # noqa: E402

LABEL_CM, VALUE_CM = 4.6, 12.4
WHEN_CM, TEXT_CM = 4.2, 12.8
WHOLE_ENTRY_CHARS = 1400

Line = tuple[str, str, str]
"""A paragraph of a cell: its text, its style, and the field without which it is left out."""


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Information préoccupante, document confidentiel\u00a0– {{ ecrit.reference }}")
    for part in (_opening, _sender, _children, _minors, _family, _motive, _facts, _informed):
        part(paper)
    for part in (_steps, _request, _attachments, _law, _signature):
        part(paper)
    written = io.BytesIO()
    paper.document.save(written)
    return pack(unpack(clean(written.getvalue())))


def _opening(paper: Paper) -> None:
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


def _sender(paper: Paper) -> None:
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


def _children(paper: Paper) -> None:
    paper.heading(
        "{% if enfants|length > 1 %}Enfants concernés{% else %}Enfant concerné{% endif %}"
    )
    paper.tag("if not enfants")
    paper.paragraph("Aucun enfant n’est renseigné.")
    paper.tag("endif")
    paper.tag("for enfant in enfants")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, "Enfant {{ enfant.numero }} : {{ enfant.nom }}")
    _person_rows(paper, table, "enfant", _minor_rows("always"))
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")


def _minors(paper: Paper) -> None:
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


def _family(paper: Paper) -> None:
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


def _motive(paper: Paper) -> None:
    paper.heading("Motif et nature du danger ou du risque")
    paper.paragraph("Pourquoi nous écrivons aujourd’hui", "Libelle")
    paper.paragraph("{{ motif }}")
    paper.tag("if degre_danger or nature_danger")
    paper.paragraph("Ce que nous craignons pour l’enfant", "Libelle")
    paper.tag("if degre_danger")
    paper.paragraph("Danger ou risque : {{ degre_danger }}")
    paper.tag("endif")
    paper.tag("if nature_danger")
    paper.paragraph(
        "Ce qui peut être en danger ou gravement compromis (catégories de l’article R226-2-2) :"
    )
    paper.tag("for nature in nature_danger")
    paper.paragraph("{{ nature }}", "Puce")
    paper.tag("endfor")
    paper.tag("endif")
    paper.tag("endif")


def _voice(paper: Paper, group: str, one: str, heads: tuple[str, str], lines: list[Line]) -> None:
    """Add the table of one voice: when and where on the left, the text on the right.

    A short entry stays whole on its page; a long one may go on to the next.
    """
    table = paper.table([WHEN_CM, TEXT_CM])
    paper.header_row(table, heads)
    paper.tag_row(table, f"for {one} in {group}")
    paper.tag_row(table, f"if {one}.texte|length < {WHOLE_ENTRY_CHARS}")
    _entry(paper, paper.row(table, [], [], whole=True), one, lines)
    paper.tag_row(table, "else")
    _entry(paper, paper.row(table, [], [], whole=False), one, lines)
    paper.tag_row(table, "endif")
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")


def _entry(paper: Paper, row: Any, one: str, lines: list[Line]) -> None:
    when, text = row.cells
    paper.cell_lines(
        when,
        [
            (f"**{{{{ {one}.date }}}}**", "TexteTableau", ""),
            (f"{{{{ {one}.heure }}}}", "TexteTableau", f"{one}.heure"),
            (f"{{{{ {one}.lieu }}}}", "NoteTableau", f"{one}.lieu"),
        ],
    )
    paper.cell_lines(
        text,
        [
            *lines,
            (
                f"Personnes concernées : {{{{ {one}.personnes }}}}",
                "NoteTableau",
                f"{one}.personnes",
            ),
            (
                f"Noté par {{{{ {one}.auteur }}}}"
                f"{{% if {one}.equipe %}}, avec {{{{ {one}.equipe }}}}{{% endif %}}",
                "NoteTableau",
                f"{one}.auteur",
            ),
        ],
    )


def _facts(paper: Paper) -> None:
    paper.heading("Faits et paroles")
    paper.tag("if periode_faits")
    paper.paragraph("Période des faits : {{ periode_faits }}.")
    paper.tag("endif")
    paper.tag("if not constats and not rapportes and not paroles")
    paper.paragraph("Aucun fait ni aucune parole n’est renseigné.")
    paper.tag("endif")
    paper.tag("if constats")
    paper.heading("Ce que nous avons constaté", 2)
    _voice(
        paper,
        "constats",
        "fait",
        ("Quand et où", "Ce qui a été vu ou entendu"),
        [("{{ fait.texte }}", "TexteTableau", "")],
    )
    paper.tag("endif")
    paper.tag("if rapportes")
    paper.heading("Ce qui nous a été rapporté", 2)
    _voice(
        paper,
        "rapportes",
        "fait",
        ("Quand et où", "Ce qui a été rapporté, et par qui"),
        [
            ("**Rapporté par : {{ fait.informateur }}**", "TexteTableau", ""),
            ("{{ fait.texte }}", "TexteTableau", "fait.texte"),
        ],
    )
    paper.tag("endif")
    paper.tag("if paroles")
    paper.heading("Paroles recueillies, mot à mot", 2)
    _voice(
        paper,
        "paroles",
        "parole",
        ("Quand et où", "Qui parle, et ce qui a été dit"),
        [
            ("**{{ parole.locuteur }}**", "TexteTableau", ""),
            ("{{ parole.citation }}", "Citation", "parole.citation"),
            ("Langue : {{ parole.langue }}", "NoteTableau", "parole.langue"),
            ("Interprète : {{ parole.interprete }}", "NoteTableau", "parole.interprete"),
            ("Circonstances : {{ parole.circonstances }}", "NoteTableau", "parole.circonstances"),
            ("Question posée : {{ parole.question }}", "NoteTableau", "parole.question"),
        ],
    )
    paper.tag("endif")
    paper.labelled("Traces visibles", "traces")
    paper.labelled("Personne mise en cause, selon ce qui nous a été dit", "auteurs_presumes")
    paper.labelled("Historique", "historique")
    paper.tag("if analyses")
    paper.heading("Ce que nous en comprenons", 2)
    paper.paragraph(
        "Ces lignes sont notre lecture de la situation. Elles ne sont pas des faits constatés : "
        "ce qu’elles décrivent serait à vérifier.",
        "Note",
    )
    _voice(
        paper,
        "analyses",
        "analyse",
        ("Quand et où", "Notre lecture, au conditionnel"),
        [("{{ analyse.texte }}", "TexteTableau", "")],
    )
    paper.tag("endif")


def _informed(paper: Paper) -> None:
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
    paper.paragraph(
        "La loi prévoit que la famille est informée avant la transmission, sauf intérêt contraire "
        "de l’enfant (article L226-2-1 du code de l’action sociale et des familles).",
        "Note",
    )


def _steps(paper: Paper) -> None:
    paper.heading("Démarches et autres services")
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


def _request(paper: Paper) -> None:
    paper.heading("Demande et urgence")
    paper.tag("if not demande and not demande_precisions and not urgence")
    paper.paragraph("Nous demandons l’examen de cette situation.")
    paper.tag("endif")
    paper.tag("if demande")
    paper.paragraph("Nous demandons :", "Libelle")
    paper.tag("for point in demande")
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


def _attachments(paper: Paper) -> None:
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


def _law(paper: Paper) -> None:
    paper.heading("Fondement juridique")
    paper.tag("for article in fondement_juridique")
    paper.paragraph("{{ article.article }} : {{ article.objet }}.", "Puce")
    paper.tag("endfor")
    paper.paragraph("{{ fondement_version }}", "Note")


def _signature(paper: Paper) -> None:
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


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
