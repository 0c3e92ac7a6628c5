"""Care that is missing, for a small child or a disabled one."""

from __future__ import annotations

from desktop_app.domain.person import Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

SMALL_CHILD = Theme(
    key="soins",
    weight=9,
    shapes=(
        Shape(children=(1, 2), ages=(0, 3)),
        Shape(father=True, children=(1, 3), ages=(1, 4)),
    ),
    motives=(
        "<Enfant>, <age>, vit dans <abri> sans chauffage sûr. Trois rendez-vous médicaux n’ont"
        " pas eu lieu. <Il> toussait lors de notre visite du <date_cle>.",
        "<Enfant>, <age>, n’a pas été vu<e> par un médecin depuis [quatre|cinq] mois malgré une"
        " toux qui dure. Un poêle sans conduit chauffe <abri>.",
    ),
    dangers="sante|securite|dev_physique",
    degree="danger",
    urgencies=("rapide", "ordinaire"),
    demands="evaluation|aide|suites",
    demand_detail=(
        "Une visite de la PMI à domicile, avec interprète, et un hébergement avec chauffage.",
    ),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>, avec une interprète au téléphone.",
            "<P_Il> a dit vouloir une visite, et ne pas savoir lire les courriers de rendez-vous.",
        ),
        Informed("pas_encore", "La famille a quitté <abri> entre deux visites. Nous la cherchons."),
    ),
    steps=(
        (
            "Rendez-vous de PMI pris par téléphone avec <le_parent>",
            "non venu<p_e>, courrier arrivé après la date",
        ),
        ("Accompagnement à la PMI", "courbe de poids commencée"),
        ("Détecteur de fumée et de monoxyde posé dans <abri>", "fonctionne"),
        ("Demande d’hébergement d’urgence", "pas de place avec un nourrisson"),
    ),
    services=(
        ("PMI du secteur", "carnet de santé ouvert"),
        ("Hôpital de secteur, urgences pédiatriques", "un passage"),
    ),
    environment=(
        "Dans <abri>, un poêle à bois sans conduit. De l’eau coule le long d’un mur.",
        "Des rats ont été vus près des réserves.",
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.SQUAT}),
    resources=(
        "<Le_parent> garde <enfant> contre <p_lui>, <le> change et <le> calme.",
        "Une voisine aide pour l’eau et les repas.",
    ),
    solution=(
        "Une cousine logée dans la même ville pourrait les recevoir pendant les grands froids.",
        "",
    ),
    health=(
        "Toux depuis plus de trois semaines.",
        "Érythème fessier, vu par la puéricultrice.",
        "Poids de [6,8|7,1|7,4] kg à la dernière pesée.",
    ),
    vulnerabilities=("très jeune âge",),
    scenes=(
        Scene(
            key=True,
            seen="Dans <abri>, j’ai vu <enfant> (<age>) couché<e> sur un matelas à même le sol,"
            " près d’un poêle sans conduit. L’air piquait les yeux. <Il> toussait. J’ai"
            " demandé à <parent> d’ouvrir la porte, ce qu’<p_il> a fait.",
            hours=(9, 12),
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "puéricultrice de la PMI",
                    "<Mme_told> m’a dit que <enfant> n’avait pas été vu<e> depuis [quatre|cinq]"
                    " mois et que son poids était à contrôler sans attendre.",
                ),
            ),
            hours=(9, 17),
        ),
        Scene(
            where="Urgences pédiatriques",
            seen="J’ai accompagné <enfant> et <parent> aux urgences pédiatriques. Nous avons"
            " attendu [trois|quatre] heures. <Il> a été examiné<e>, puis est sorti<e> avec"
            " un traitement.",
            said=(
                Said(
                    "La lettre elle arrive après le rendez-vous. Je sais pas lire la lettre.",
                    "dans la salle d’attente des urgences",
                    "Qu’est-ce qui a été difficile pour venir ?",
                    by_parent=True,
                ),
            ),
            hours=(10, 16),
            needs=frozenset({"parent"}),
        ),
        Scene(
            seen="Le traitement était posé sur l’étagère, boîte fermée. <Parent> m’a montré"
            " l’ordonnance et m’a demandé quelle quantité donner. Nous avons relu"
            " l’ordonnance ensemble, avec l’interprète.",
            hours=(14, 17),
            needs=frozenset({"parent"}),
        ),
        Scene(
            seen="<Abri> était vide. Les affaires de la famille étaient dehors, sous une bâche"
            " mouillée. <Voisin> m’a montré la direction où la famille était partie.",
            analysis="Les rendez-vous manqués pourraient tenir aux courriers et à la langue"
            " plutôt qu’à un refus. L’état de <enfant> demanderait toutefois un suivi"
            " rapproché.",
            hours=(9, 12),
        ),
    ),
)

DISABLED = Theme(
    key="handicap",
    weight=5,
    shapes=(
        Shape(children=(2, 4), ages=(6, 13)),
        Shape(father=True, children=(1, 4), ages=(6, 13)),
    ),
    motives=(
        "<Enfant>, <age>, ne marche pas seul<e> et ne va ni à l’école ni en soins depuis son"
        " arrivée. <Le_parent> n’arrive plus à porter <enfant> jusqu’à la route.",
    ),
    dangers="sante|education|dev_physique|dev_social",
    degree="risque",
    urgencies=("ordinaire", "rapide"),
    demands="evaluation|aide|suites",
    demand_detail=("Un bilan médical, un transport et une orientation adaptée.",),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>.",
            "<P_Il> a dit être soulagé<p_e> que quelqu’un écrive.",
        ),
    ),
    steps=(
        ("Dossier pour la maison du handicap commencé", "certificat médical manquant"),
        ("Prêt d’un fauteuil", "trop grand pour <abri>"),
    ),
    services=(
        ("Maison départementale des personnes handicapées", "dossier à compléter"),
        ("Kinésithérapeute bénévole", "deux séances <au_lieu>"),
    ),
    kinds=frozenset({PlaceKind.SITE}),
    environment=("Le chemin jusqu’à la route est en terre. Le fauteuil s’enlise quand il pleut.",),
    resources=(
        "<Le_parent> s’occupe de <enfant> jour et nuit et connaît ses gestes.",
        "Les autres enfants jouent avec <enfant>.",
    ),
    solution=("",),
    schooling=Schooling.NO,
    health=("Marche avec appui. Pas de suivi connu en France.",),
    child_view=("<Il> dit vouloir « voir la ville ».",),
    vulnerabilities=("handicap",),
    scenes=(
        Scene(
            key=True,
            seen="J’ai vu <enfant> se déplacer sur les genoux entre le lit et la porte. Ses"
            " genoux étaient rouges et secs. <Parent> l’a soulevé<e> sous les bras pour"
            " l’asseoir.",
            needs=frozenset({"parent"}),
            hours=(10, 15),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que <enfant> avait été suivi<e> à l’hôpital dans son"
                    " pays, que les papiers étaient perdus et que le dos lui faisait mal à force"
                    " de porter.",
                ),
            ),
            needs=frozenset({"parent"}),
        ),
        Scene(
            said=(
                Said(
                    "Je connais que ici. Je veux voir la ville.",
                    "dans <abri>, en présence <de_parent>",
                    "Qu’est-ce que tu aimerais faire ?",
                ),
            ),
            needs=frozenset({"parent"}),
        ),
        Scene(
            seen="Un kinésithérapeute bénévole est venu avec moi. Il a montré à <parent> deux"
            " exercices. <Enfant> a ri pendant le second.",
            analysis="<Enfant> pourrait progresser avec des soins réguliers. L’isolement"
            " viendrait surtout du lieu.",
            needs=frozenset({"parent"}),
            hours=(14, 17),
        ),
    ),
)

THEMES = (SMALL_CHILD, DISABLED)
