"""A referral: its nature, the agreement, the faisceau, act, means and purpose, needs, safety."""

from __future__ import annotations

from templates_docx.look.letterhead import letterhead
from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper

Rows = tuple[tuple[str, str, bool], ...]
"""Label, field, and whether the row stands even when nothing is known."""

ORIGIN = "modèle de l’association, en l’absence de formulaire national publié à notre connaissance"
VERSION = "version 1 du 24 novembre 2026"


def opening(paper: Paper, whom: str) -> None:
    """Write who writes to whom, what the paper is, and that no national form is known."""
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer(
        f"Fiche d’orientation, modèle de l’association, {VERSION}\u00a0– {{{{ ecrit.reference }}}}"
    )
    letterhead(paper)
    paper.paragraph("Fiche d’orientation", "Title")
    paper.paragraph(f"Victime présumée de traite des êtres humains, {whom}", "Subtitle")
    paper.paragraph("Référence {{ ecrit.reference }}, écrit du {{ ecrit.date }}", "Subtitle")
    paper.tag('if danger_orientation_code == "oui"')
    paper.paragraph(
        "Danger immédiat. Appel fait avant cet écrit : "
        '{{ urgence_appel|default("non renseigné") }}',
        "Encadre",
    )
    paper.tag("endif")
    paper.paragraph(
        f"Document établi sur un {ORIGIN}. Ce n’est pas un formulaire officiel. "
        "« Victime présumée » dit le repérage fait par l’association ; l’identification est de la "
        "compétence de la police et de la gendarmerie.",
        "Note",
    )


def rows(paper: Paper, fields: Rows, *, short: bool = False) -> None:
    """Write a table of labels and fields, on one page if it is ``short``."""
    table = paper.table([LABEL_CM, VALUE_CM])
    for label, key, always in fields:
        value = f"{{{{ {key} }}}}"
        paper.field_row(table, label, value, when="" if always else key, long=not short)
    if short:
        paper.keep_together(table)
    paper.paragraph("", "Intervalle")


def sender(paper: Paper, known: str) -> None:
    """Write « Émetteur »; ``known`` is the field that says how the person is known."""
    paper.heading("Émetteur")
    rows(
        paper,
        (
            ("Association", "organisme.nom", True),
            ("Numéro RNA", "organisme.rna", False),
            ("Rédacteur", "redacteur.nom", True),
            ("Fonction", "redacteur.fonction", True),
            ("Pour rappeler", "redacteur.rappel", True),
            ("En cas d’absence", "contact_absence", False),
            ("Comment l’association connaît la personne", known, False),
        ),
    )


def nature(paper: Paper, more: Rows = ()) -> None:
    """Write what the paper is for, and where the identification stands."""
    paper.heading("Motif et repérage")
    rows(
        paper,
        (
            ("Nature de l’envoi", "nature_orientation", True),
            ("Motif de l’orientation", "motif_orientation", True),
            ("Danger immédiat", "danger_orientation", True),
            ("Où en est le repérage", "statut_reperage", True),
            ("Décidé par qui, quand", "statut_decision", False),
            ("Premiers signaux notés", "premier_reperage", False),
            *more,
            ("Déjà signalé, ou pourquoi pas plus tôt", "deja_signale", False),
        ),
    )


def conversations(paper: Paper, group: str, more: tuple[tuple[str, str], ...] = ()) -> None:
    """Write each conversation of ``group``, the latest first."""
    paper.tag(f"for echange in {group}")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(
        table,
        "{{ echange.etat }}{% if echange.personne %} : {{ echange.personne }}{% endif %}",
    )
    for label, name in (
        ("Date", "date"),
        ("Langue", "langue"),
        ("Interprète", "interprete"),
        ("Expliqué par", "par"),
        ("Compris", "compris"),
        *more,
        ("Ses mots", "mots"),
        ("Précisions", "precisions"),
    ):
        key = f"echange.{name}"
        paper.field_row(table, label, f"{{{{ {key} }}}}", when=key, long=True)
    paper.paragraph("", "Intervalle")
    paper.tag("endfor")


AGREEMENT_ROWS = (
    ("Points expliqués", "points"),
    ("Ce que l’accord couvre", "portee"),
    ("Limites posées", "limites"),
    ("Retrait", "retrait"),
)
PARENTS_ROWS = (("Raison", "raison"),)


def agreement(paper: Paper) -> None:
    """Write where the agreement stands: nothing with a name leaves without it."""
    paper.heading("Accord de la personne")
    paper.paragraph("**Où en est l’accord :** {{ accord_etat }}")
    paper.tag("if not accord_valable")
    paper.paragraph(
        "Cette fiche ne part pas à son nom sans un accord donné et non retiré. Un refus ne "
        "retire aucune aide.",
        "Encadre",
    )
    paper.tag("endif")
    conversations(paper, "accords", AGREEMENT_ROWS)
    paper.tag("if souhaite_accompagnement")
    paper.paragraph("**Souhaite un accompagnement :** {{ souhaite_accompagnement }}")
    paper.tag("endif")


def child_told(paper: Paper) -> None:
    """Write what the child was told, and what the child says."""
    paper.heading("Information de l’enfant et de sa famille")
    paper.paragraph(
        "Pour un enfant, l’accord n’est pas demandé : l’enfant est informé dans ses mots, et son "
        "avis est noté.",
        "Note",
    )
    rows(
        paper,
        (
            ("Ce qui a été expliqué à l’enfant", "enfant_informe", True),
            ("La famille est-elle informée de cet écrit ?", "famille_informee", True),
            ("Qui, quand, par qui", "famille_informee_precisions", False),
            ("Pourquoi la famille n’est pas informée", "famille_non_informee_raison", False),
            ("Réaction des parents", "reaction_parents", False),
        ),
    )
    paper.tag("if avis_enfants")
    paper.heading("Avis de l’enfant", 2)
    conversations(paper, "avis_enfants")
    paper.tag("endif")
    paper.tag("if parents_informes")
    paper.heading("Échanges avec les parents", 2)
    conversations(paper, "parents_informes", PARENTS_ROWS)
    paper.tag("endif")


def signs(paper: Paper, title: str = "Indices d’exploitation") -> None:
    """Write the faisceau by dimension: date, place, voice. No count, no weight."""
    paper.heading(title)
    paper.paragraph(
        "Des faits notés, chacun avec sa date. C’est leur conjonction qui alerte. Leur présence ou "
        "leur absence ne permet pas de conclure.",
        "Note",
    ).paragraph_format.keep_with_next = True
    paper.tag("if not indices")
    paper.paragraph("Aucun indice n’est noté à ce jour.")
    paper.tag("endif")
    paper.tag("if indices")
    table = paper.table([6.2, 3.6, 7.2])
    paper.header_row(table, ("Indice", "Date et lieu", "Voix et précision"))
    paper.tag_row(table, "for indice in indices")
    paper.tag_row(table, "if indice.rubrique")
    heading = paper.row(table, ["{{ indice.rubrique }}"], ["EnTeteTableau"], whole=True)
    heading.cells[0].merge(heading.cells[-1])
    for extra in heading.cells[0].paragraphs[1:]:
        extra._p.getparent().remove(extra._p)  # noqa: SLF001 -- a merge keeps the empty ones
    paper.tag_row(table, "endif")
    label, when, how = paper.row(table, [], [], whole=True).cells
    paper.cell_lines(
        label,
        (
            ("{{ indice.libelle }}", "TexteTableau", ""),
            ("{{ indice.personne }}", "NoteTableau", "indice.personne"),
        ),
    )
    paper.cell_lines(
        when,
        (
            ("{{ indice.date }}", "TexteTableau", ""),
            ("{{ indice.lieu }}", "NoteTableau", "indice.lieu"),
        ),
    )
    paper.cell_lines(
        how,
        (
            ("{{ indice.voix }}", "TexteTableau", ""),
            ("{{ indice.texte }}", "TexteTableau", "indice.texte"),
        ),
    )
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def assessment(paper: Paper) -> None:
    """Write how the person was met, and what is understood of it, apart from the facts."""
    for label, key in (
        ("Circonstances des rencontres", "entretiens"),
        ("Ce qui ne concorde pas, et pourquoi peut-être", "incoherences"),
        ("Ce que nous en comprenons, au conditionnel", "avis_professionnel"),
    ):
        paper.labelled(label, key)


def needs(paper: Paper) -> None:
    """Write the present situation and the needs."""
    paper.heading("Situation actuelle et besoins")
    rows(
        paper,
        (
            ("Besoins", "besoins", True),
            ("Précisions", "besoins_precisions", False),
            ("Santé, seulement ce qui est utile", "besoins_sante", False),
            ("Hébergement et personne mise en cause", "hebergement_lien", False),
            ("Risques", "risques", True),
            ("Éloignement souhaité ou nécessaire", "eloignement", False),
        ),
    )


def proceedings(paper: Paper) -> None:
    """Write complaint, prosecution and rights explained, if anything is known."""
    fields: Rows = (
        ("Plainte, témoignage, main courante", "plainte", False),
        ("Service, date, numéro", "plainte_precisions", False),
        ("Souhaite parler à la police ou à la justice", "cooperation", False),
        ("Poursuivie pour des faits commis sous contrainte", "poursuites", False),
        ("Droits expliqués", "droits_expliques", False),
    )
    paper.tag("if " + " or ".join(key for _, key, _ in fields))
    paper.heading("Procédures et droits")
    rows(paper, fields)
    paper.tag("endif")


def safety(paper: Paper) -> None:
    """Write how the person can be reached without danger."""
    paper.heading("Sécurité et contact")
    paper.paragraph("Ce qui n’est pas vérifié compte comme non sûr.", "Note")
    rows(
        paper,
        (
            ("À qui répondre", "reponse_a", True),
            ("Règles pour joindre la personne", "regles_contact", False),
            ("Contact de confiance", "contact_confiance", False),
        ),
    )
    channels(paper)


def channels(paper: Paper) -> None:
    """Write each way of contact and whether it is safe."""
    paper.tag("if contacts")
    table = paper.table([4.6, 3.6, 4.4, 4.4])
    paper.header_row(table, ("Personne", "Moyen", "Sûr ou non", "Vérifié"))
    paper.tag_row(table, "for contact in contacts")
    person, way, safe, checked = paper.row(table, [], [], whole=True).cells
    paper.cell_lines(person, (("{{ contact.personne }}", "TexteTableau", ""),))
    paper.cell_lines(way, (("{{ contact.canal }}", "TexteTableau", ""),))
    paper.cell_lines(
        safe,
        (
            ("**{{ contact.surete }}**", "TexteTableau", ""),
            ("{{ contact.note }}", "NoteTableau", "contact.note"),
        ),
    )
    paper.cell_lines(checked, (("{{ contact.verifie }}", "TexteTableau", ""),))
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")
