"""Family as a whole, its information, what was done, what is asked (crip.md §2.2 C and E)."""

from __future__ import annotations

from desktop_app.documents.field import Field, Help, Kind, Origin

_INFORMED_LAW = (
    "Sauf intérêt contraire de l’enfant, le père, la mère, toute autre personne exerçant "
    "l’autorité parentale ou le tuteur sont informés au préalable de la transmission "
    "(article L226-2-1 du code de l’action sociale et des familles)."
)

FAMILY: tuple[Field, ...] = (
    Field(
        "composition_familiale",
        "Composition de la famille et du foyer",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "La mère, trois enfants et une tante vivent dans la même caravane.",
        help=Help(
            method="Penser aux autres enfants présents au lieu de vie.",
            law="L’évaluation porte aussi sur les autres mineurs présents au domicile "
            "(article L226-3 du code de l’action sociale et des familles).",
        ),
    ),
    Field(
        "environnement",
        "Environnement social et familial",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "Terrain sans eau courante, évacué deux fois en un an.",
        help=Help(instruction="Ce qui est connu, sans jugement."),
    ),
    Field(
        "solution_familiale",
        "Proche qui pourrait accueillir l’enfant",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "Une tante maternelle à Aubervilliers, d’accord selon la mère.",
    ),
    Field(
        "ressources_famille",
        "Appuis et ressources de la famille",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "La mère accompagne les enfants chez le médecin.",
        help=Help(method="Dire aussi ce qui va : l’évaluation en a besoin."),
    ),
)

STEPS: tuple[Field, ...] = (
    Field(
        "famille_informee",
        "La famille est-elle informée de cet écrit ?",
        Kind.CHOICE,
        Origin.ECRIT,
        "oui",
        choices=(("oui", "oui"), ("non", "non"), ("pas_encore", "pas encore")),
        help=Help(
            instruction="Choisissez. Si non, dites pourquoi.",
            method="Ne pas informer l’entourage si cela peut mettre l’enfant en danger, "
            "notamment quand un proche pourrait être l’auteur des faits.",
            law=_INFORMED_LAW,
        ),
        expected=True,
    ),
    Field(
        "famille_informee_precisions",
        "Qui a été informé, quand, par qui",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "La mère, le 2 mars 2026, par Claire Martin, avec une interprète.",
        help=Help(instruction="Qui a été informé, quand, par qui, dans quelle langue."),
    ),
    Field(
        "famille_non_informee_raison",
        "Pourquoi la famille n’est pas informée",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "L’enfant a dit craindre des représailles.",
        help=Help(
            instruction="La raison, et qui l’a décidé.",
            method="Une décision prise à plusieurs est plus solide.",
            law=_INFORMED_LAW,
        ),
    ),
    Field(
        "reaction_parents",
        "Réaction des parents",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "La mère dit être soulagée et demande de l’aide.",
        help=Help(
            instruction="Ce qu’ils ont dit et fait, sans interprétation.",
            method="La conscience des difficultés et l’adhésion à une aide comptent.",
        ),
    ),
    Field(
        "services[].nom",
        "Service ou professionnel qui suit la famille",
        Kind.TEXT,
        Origin.DOSSIER,
        "PMI de Saint-Denis",
        help=Help(instruction="PMI, assistante sociale, école, médecin, autre association."),
    ),
    Field("services[].contact", "Contact", Kind.TEXT, Origin.DOSSIER, "01 99 00 45 67"),
    Field("services[].note", "Précision", Kind.TEXT, Origin.DOSSIER, "suivi depuis janvier"),
    Field(
        "services_absence",
        "Autres services : pourquoi rien n’est indiqué",
        Kind.TEXT,
        Origin.DOSSIER,
        "inconnu à ce jour",
    ),
    Field(
        "demarches_absence",
        "Démarches : pourquoi rien n’est indiqué",
        Kind.TEXT,
        Origin.DOSSIER,
        "sans objet",
    ),
    Field("demarches[].date", "Date", Kind.DATE, Origin.DOSSIER, "12 février 2026"),
    Field(
        "demarches[].texte",
        "Démarche déjà faite",
        Kind.LONG_TEXT,
        Origin.DOSSIER,
        "Demande d’inscription au collège",
        help=Help(instruction="Ce qui a été tenté, et ce que cela a donné."),
    ),
    Field("demarches[].resultat", "Résultat", Kind.TEXT, Origin.DOSSIER, "en attente"),
    Field(
        "demande",
        "Ce que nous demandons",
        Kind.CHOICES,
        Origin.ECRIT,
        "evaluation|suites",
        choices=(
            ("evaluation", "l’évaluation de la situation"),
            ("aide", "une aide pour l’enfant et sa famille"),
            ("mise_a_l_abri", "une mise à l’abri"),
            ("accueil_72h", "un accueil d’urgence (72 heures)"),
            ("suites", "une information sur les suites données"),
        ),
        help=Help(
            instruction="La protection attendue.",
            law="Les personnes qui ont transmis dans le cadre de leur activité professionnelle "
            "sont informées des suites dans les trois mois ; les autres le sont à leur demande "
            "(article L226-5 du code de l’action sociale et des familles).",
        ),
    ),
    Field(
        "demande_precisions",
        "Précisions sur la demande",
        Kind.LONG_TEXT,
        Origin.ECRIT,
        "Une rencontre au collège, où l’enfant parle plus librement.",
    ),
    Field(
        "urgence",
        "Urgence",
        Kind.CHOICE,
        Origin.ECRIT,
        "rapide",
        choices=(
            ("ordinaire", "pas de danger immédiat connu à ce jour"),
            ("rapide", "une réponse rapide est nécessaire"),
            ("immediate", "danger immédiat"),
        ),
        help=Help(
            instruction="Danger grave ou immédiat : téléphonez d’abord (17 ou 112, 119, 15, 18), "
            "écrivez ensuite.",
            law="Un danger grave et immédiat relève du procureur de la République "
            "(article L226-4 du code de l’action sociale et des familles).",
        ),
    ),
    Field(
        "urgence_appel",
        "Appel fait avant cet écrit",
        Kind.TEXT,
        Origin.ECRIT,
        "CRIP, le 3 mars 2026 à 10:15, par Claire Martin",
        help=Help(instruction="Qui a été appelé, quand, par qui, ce qui a été répondu."),
    ),
)
