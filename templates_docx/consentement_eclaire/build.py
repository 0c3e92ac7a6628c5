"""Build ``model.docx`` of the informed agreement, to be read aloud: ``python build.py``.

Short sentences, one idea each, everyday words. Every point of ``resources/data/consent_points.csv``
is said by one paragraph: a test says so.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import letterhead_alone  # noqa: E402 -- run from here
from templates_docx.look.paper import Paper, row_height  # noqa: E402

_TEXT_CM, _TRANSLATION_CM = 9.6, 7.4

SAID: Mapping[str, tuple[str, ...]] = {
    "but": (
        "Nous parlons ensemble de votre situation.",
        "Nous voulons comprendre ce dont vous avez besoin.",
    ),
    "lecture": (
        "Nous lisons cette feuille ensemble, dans une langue que vous comprenez.",
        "Vous signez seulement après, si vous le voulez.",
    ),
    "destinataire": (
        "Nous voulons écrire à : {{ destinataire.nom }}.",
        "Cette structure reçoit des personnes qui ont peut-être été exploitées.",
    ),
    "aide": (
        "Elle peut proposer de l’aide : parler avec quelqu’un, un logement, un avocat, des soins.",
        "Elle vous dira ce qui est possible.",
    ),
    "options": (
        "Nous vous expliquons chaque possibilité, une par une.",
        "Vous pouvez en choisir une. Vous pouvez n’en choisir aucune.",
    ),
    "suites": (
        "La structure peut dire oui. Elle peut dire non. Elle peut demander d’attendre.",
        "Nous ne pouvons rien promettre.",
    ),
    "decide": ("C’est vous qui décidez. Personne ne décide à votre place.",),
    "partage": (
        "La structure peut devoir parler à la police ou à d’autres autorités.",
        "Nous vous disons quand nous le savons.",
    ),
    "sans_police": ("Vous pouvez recevoir de l’aide sans parler à la police.",),
    "usage": (
        "Nous envoyons ce que vous avez lu avec nous. Rien de plus.",
        "La structure s’en sert pour vous aider.",
    ),
    "limites": (
        "Vous pouvez dire : « ceci, ne l’écrivez pas ». Nous ne l’écrivons pas.",
        "Vous pouvez dire : « pas à cette personne ». Nous ne l’envoyons pas à cette personne.",
    ),
    "statistiques": (
        "Nous comptons les situations, sans les noms.",
        "Personne ne peut vous reconnaître dans ces nombres.",
    ),
    "conservation": ("Nous gardons ces informations : {{ conservation }}.",),
    "acces": ("Vous pouvez demander à lire ce que nous avons écrit sur vous.",),
    "ne_pas_repondre": ("Vous pouvez ne pas répondre à une question.",),
    "arreter": ("Vous pouvez arrêter l’entretien quand vous voulez.",),
    "questions": ("Vous pouvez poser toutes les questions.",),
    "retrait": (
        "Vous pouvez changer d’avis quand vous voulez, sans dire pourquoi.",
        "Pour cela, parlez à : {{ consentement_retrait_a }}.",
        "Nous n’envoyons alors plus rien. Ce qui est déjà parti ne peut pas être repris.",
    ),
}
"""Each point that is explained before an agreement, in words to be read aloud."""

_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Pourquoi nous parlons", ("but", "lecture")),
    ("À qui nous voulons écrire", ("destinataire", "aide", "options", "suites", "decide")),
    ("Ce que deviennent vos informations", ("partage", "sans_police", "usage", "limites")),
    ("Combien de temps, et pour quoi d’autre", ("conservation", "statistiques", "acces")),
    ("Vos droits", ("ne_pas_repondre", "arreter", "questions", "retrait")),
)
_REFUSAL = (
    "Si vous dites non, nous continuons à vous aider comme avant.",
    "Nous n’écrivons pas votre nom.",
    "Nous pouvons en reparler plus tard, si vous le voulez.",
)
_CHOICES = (
    "☐  Oui. Vous pouvez écrire à mon nom à cette structure.",
    "☐  Oui, mais seulement pour demander un accompagnement.",
    "☐  Oui, mais sans mon nom.",
    "☐  Oui, vous pouvez aussi parler à la police ou à la gendarmerie.",
    "☐  Pas maintenant.",
    "☐  Non.",
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Accord de la personne, document confidentiel\u00a0– {{ ecrit.reference }}")
    letterhead_alone(paper)
    paper.paragraph("Votre accord", "Title")
    paper.paragraph("À lire ensemble, à voix haute, avant de signer", "Subtitle")
    _who(paper)
    for title, points in _PARTS:
        _spoken(paper, title, [line for point in points for line in SAID[point]])
    _spoken(paper, "Si vous dites non", _REFUSAL)
    _answer(paper)
    _signatures(paper)
    _withdrawal(paper)
    return paper.written()


def _who(paper: Paper) -> None:
    table = paper.table([4.6, 12.4])
    paper.field_row(
        table,
        "Personne",
        "{% for personne in concernees %}{{ personne.nom }}{% endfor %}",
    )
    paper.field_row(
        table,
        "Langue",
        "{% for personne in concernees %}{{ personne.langues }}{% endfor %}",
    )
    paper.field_row(table, "Interprète", "")
    row_height(table.rows[-1], 0.9)
    paper.field_row(table, "Expliqué par", "{{ redacteur.nom }}, {{ redacteur.fonction }}")
    paper.field_row(table, "Date et lieu", "")
    row_height(table.rows[-1], 0.9)
    paper.paragraph("", "Intervalle")


def _spoken(paper: Paper, title: str, lines: tuple[str, ...] | list[str]) -> None:
    """Write sentences to read aloud, one a row, with room for the translation beside each."""
    paper.heading(title)
    table = paper.table([_TEXT_CM, _TRANSLATION_CM])
    paper.header_row(table, ("En français", "Traduction"))
    for line in lines:
        row_height(paper.row(table, [line, ""], ["Corps", "Corps"], whole=True), 1.15)
    paper.paragraph("", "Intervalle")


def _answer(paper: Paper) -> None:
    paper.heading("Votre réponse")
    table = paper.table([_TEXT_CM, _TRANSLATION_CM])
    paper.header_row(table, ("Ce que vous choisissez", "Traduction"))
    for line in _CHOICES:
        row = paper.row(table, [line, ""], ["Corps", "Corps"], whole=True)
        row_height(row, 1.15)
        for cell in row.cells:  # all the choices on one page: none may be overlooked
            cell.paragraphs[0].paragraph_format.keep_with_next = line != _CHOICES[-1]
    paper.paragraph("", "Intervalle")
    table = paper.table([17.0])
    paper.header_row(table, ("Ce que vous ne voulez pas que nous écrivions, ou à qui",))
    row_height(paper.row(table, [""], ["Corps"], whole=True), 2.2)
    paper.paragraph("", "Intervalle")


def _signatures(paper: Paper) -> None:
    paper.heading("Signatures")
    _boxes(
        paper,
        (
            ("La personne", "Signature, ou « a dit oui devant nous » :"),
            ("L’interprète", "Nom, langue, signature :"),
            ("L’association", "{{ redacteur.nom }}, signature :"),
        ),
    )
    paper.paragraph(
        "Une copie est remise à la personne, si elle peut la garder sans danger.", "Note"
    )


def _withdrawal(paper: Paper) -> None:
    paper.heading("Si vous changez d’avis")
    _boxes(
        paper,
        (
            ("J’ai changé d’avis le", ""),
            ("La personne", "Signature, ou « l’a dit devant nous » :"),
            ("L’association", "Nom, signature :"),
        ),
    )


def _boxes(paper: Paper, boxes: tuple[tuple[str, str], ...]) -> None:
    table = paper.table([17.0 / len(boxes)] * len(boxes))
    paper.header_row(table, [title for title, _ in boxes])
    row: Any = paper.row(
        table, [words for _, words in boxes], ["NoteTableau"] * len(boxes), whole=True
    )
    row_height(row, 2.6)
    paper.paragraph("", "Intervalle")


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
