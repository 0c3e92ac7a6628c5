"""Referral of a presumed victim of trafficking: act, means and purpose kept apart (mniop.md §2.2).

Nothing here qualifies anything: the words are those of the team, the law is quoted beside them.
"""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import YES_NO_UNKNOWN, typed
from desktop_app.documents.field import Field, Kind

_ACT_LAW = (
    "Recruter, transporter, transférer, héberger ou accueillir une personne à des fins "
    "d’exploitation (article 225-4-1 du code pénal)."
)
_MEANS_LAW = (
    "Pour une personne majeure, l’article 225-4-1 du code pénal demande l’un de ces moyens. "
    "Pour une personne mineure, aucun moyen n’est exigé."
)
_PURPOSE_LAW = (
    "Fins d’exploitation de l’article 225-4-1 du code pénal. Un mariage forcé n’en est pas une à "
    "lui seul."
)
_OWN_WORDS = "Ses mots entre guillemets. Ce qui est supposé, au conditionnel."
_NO_INQUIRY = "Ne pas interroger sur les donneurs d’ordre, ne pas enquêter."

_ACT: tuple[Field, ...] = (
    typed(
        "acte",
        "Acte",
        "recrutement|hebergement",
        choices=(
            ("recrutement", "recrutement"),
            ("transport", "transport"),
            ("transfert", "transfert"),
            ("hebergement", "hébergement"),
            ("accueil", "accueil"),
        ),
        several=True,
        instruction="Ce qui ressort des faits. Rien à cocher si l’on ne sait pas.",
        law=_ACT_LAW,
    ),
    typed(
        "acte_recit",
        "Comment cela a commencé",
        "Elle dit qu’une connaissance du village lui a proposé un travail en France en 2024.",
        instruction="Qui a proposé quoi, où, quand, à quel âge. Par quel contact.",
        method=_OWN_WORDS,
    ),
    typed(
        "promesses",
        "Ce qui avait été promis",
        "Un emploi de ménage et un logement.",
        instruction="Travail, salaire, mariage, école, logement.",
        method=_OWN_WORDS,
    ),
    typed(
        "trajets",
        "Déplacements organisés",
        "Trajet en minibus en mars 2024, payé par cette connaissance.",
        instruction="Trajets, dates, accompagnants, qui a payé.",
    ),
    typed(
        "dette",
        "Dette annoncée",
        "1 500 euros réclamés pour le voyage.",
        instruction="Le montant annoncé, envers qui, ce qui est demandé en échange.",
    ),
)

_MEANS: tuple[Field, ...] = (
    typed(
        "moyens",
        "Moyens",
        "contrainte|vulnerabilite",
        choices=(
            (
                "contrainte",
                "menace, contrainte, violence ou manœuvre dolosive (1°)",
            ),
            ("autorite", "par un ascendant ou une personne ayant autorité (2°)"),
            ("vulnerabilite", "abus d’une situation de vulnérabilité (3°)"),
            ("avantage", "rémunération, avantage, ou leur promesse (4°)"),
        ),
        several=True,
        instruction="Ce qui ressort des faits. Rien à cocher si l’on ne sait pas.",
        law=_MEANS_LAW,
    ),
    typed(
        "controle",
        "Ce qui retient ou contraint la personne",
        "menaces|papiers|gains",
        choices=(
            ("menaces", "menaces"),
            ("violences_physiques", "violences physiques"),
            ("violences_sexuelles", "violences sexuelles"),
            ("violences_psychologiques", "violences psychologiques"),
            ("menaces_famille", "menaces sur la famille ou les enfants"),
            ("denonciation", "menace de dénonciation"),
            ("dette", "dette"),
            ("papiers", "papiers retenus"),
            ("gains", "gains retenus"),
            ("surveillance", "déplacements limités ou surveillés, téléphone compris"),
            ("isolement", "isolement"),
            ("privations", "privation de nourriture, de sommeil, de soins"),
            ("substances", "alcool, médicaments ou stupéfiants donnés"),
            ("horaires", "horaires excessifs"),
            ("promesses", "fausses promesses"),
            ("enfants", "usage de ses enfants"),
            ("croyances", "croyances, serment"),
            ("autorite", "autorité parentale ou de fait"),
        ),
        several=True,
        instruction="Une ou plusieurs réponses, chacune appuyée par un fait ou une parole.",
        sensitive=True,
    ),
    typed(
        "moyens_recit",
        "Éléments précis, mots de la personne",
        "« Il a dit que ma mère aurait des problèmes si je pars. »",
        instruction="Un fait ou une parole par moyen cité, avec sa date.",
        method=_OWN_WORDS,
        sensitive=True,
    ),
)

_PURPOSE: tuple[Field, ...] = (
    typed(
        "but",
        "But",
        "mendicite|delits",
        choices=(
            ("proxenetisme", "proxénétisme, exploitation sexuelle"),
            ("sexuel", "agressions ou atteintes sexuelles"),
            ("esclavage", "réduction en esclavage"),
            ("travail", "travail ou services forcés"),
            ("servitude", "servitude, notamment domestique"),
            ("organes", "prélèvement d’organes"),
            ("mendicite", "exploitation de la mendicité"),
            ("indignite", "conditions de travail ou d’hébergement contraires à la dignité"),
            ("delits", "contrainte à commettre un crime ou un délit"),
            ("autre", "autre situation, décrite ci-dessous"),
        ),
        several=True,
        instruction="Une ou plusieurs réponses : les formes se mêlent souvent.",
        method="Cocher n’est pas qualifier : la qualification appartient à la justice.",
        law=_PURPOSE_LAW,
    ),
    typed(
        "activite",
        "Ce que la personne doit faire",
        "Mendier devant une gare, tous les jours, de 8 h à 20 h.",
        instruction="L’activité, les lieux, les horaires, les repos.",
        method=_OWN_WORDS,
    ),
    typed(
        "exploitation_periode",
        "Depuis quand, jusqu’à quand",
        "depuis l’automne 2024",
        kind=Kind.TEXT,
        instruction="Des dates ou des âges, même approximatifs.",
    ),
    typed(
        "exploitation_lieux",
        "Où, en France et à l’étranger",
        "Saint-Denis et Paris ; auparavant en Italie.",
        instruction="Pays, villes, repères.",
    ),
    typed(
        "exploitation_conditions",
        "Conditions de vie et traitement subi",
        "Elle dort dans une caravane avec six personnes et ne mange qu’une fois par jour.",
        instruction="Couchage, nourriture, hygiène, soins, violences.",
        method=_OWN_WORDS,
        sensitive=True,
    ),
    typed(
        "gains",
        "Argent gagné et remis",
        "Elle dit remettre tout l’argent chaque soir.",
        instruction="Ce qui est gagné, remis à qui, conservé, exigé par jour.",
    ),
    typed(
        "exploitation_en_cours",
        "La situation dure-t-elle encore ?",
        "oui",
        choices=YES_NO_UNKNOWN,
        instruction="À la date de cet écrit.",
        expected=True,
    ),
    typed(
        "exploitation_suite",
        "Ce qui retient la personne, ou comment elle est partie",
        "Elle dit ne pas pouvoir partir tant que la dette n’est pas payée.",
        instruction="Si cela dure : ce qui la retient. Sinon : comment, quand, avec qui.",
    ),
)

_OTHERS: tuple[Field, ...] = (
    typed(
        "lien_exploiteur",
        "Lien avec la personne mise en cause",
        "connaissance",
        choices=(
            ("parent", "un parent"),
            ("conjoint", "une personne avec qui elle vit ou vivait en couple"),
            ("famille", "une autre personne de la famille"),
            ("connaissance", "une connaissance"),
            ("inconnu", "une personne qu’elle ne connaissait pas"),
            ("non_connu", "on ne sait pas"),
        ),
        method=_NO_INQUIRY,
    ),
    typed(
        "reseau",
        "Plusieurs personnes organisées",
        "inconnu",
        choices=YES_NO_UNKNOWN,
        method=_NO_INQUIRY,
    ),
    typed(
        "dernier_contact",
        "Dernier contact connu avec elles",
        "le 1er mars 2026, par téléphone",
        kind=Kind.TEXT,
        instruction="La date et ce qui s’est dit, menaces comprises.",
    ),
    typed(
        "autres_victimes",
        "D’autres personnes pourraient être victimes",
        "inconnu",
        choices=YES_NO_UNKNOWN,
        instruction="Une fiche séparée pour chaque personne, même dans une fratrie.",
    ),
)

TRAFFICKING: tuple[Field, ...] = (*_ACT, *_MEANS, *_PURPOSE, *_OTHERS)
