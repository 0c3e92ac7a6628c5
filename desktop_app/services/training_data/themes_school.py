"""Children who do not go to school, and children who stop going."""

from __future__ import annotations

from desktop_app.domain.person import Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

_FAMILY = Shape(father=True, children=(1, 4), ages=(6, 13))
_MOTHER = Shape(children=(1, 4), ages=(6, 13))

NOT_ENROLLED = Theme(
    key="non_scolarise",
    weight=16,
    shapes=(_FAMILY, _MOTHER),
    motives=(
        "<Enfant>, <age>, n’est pas scolarisé<e> malgré [deux|trois] demandes d’inscription."
        " <Il> passe ses journées <au_lieu>, où nous <l_avons_vu> à plusieurs reprises sans"
        " adulte près de <lui>.",
        "<Enfant>, <age>, n’a jamais été à l’école en France. Les démarches faites avec"
        " <le_parent> n’ont pas abouti et <il> reste <au_lieu> pendant la journée, au bord d’une"
        " route passante.",
    ),
    dangers="education|dev_intellectuel|dev_social|securite",
    degree="risque",
    urgencies=("ordinaire", "ordinaire", "rapide"),
    demands="evaluation|aide|suites",
    demand_detail=(
        "Un appui pour l’inscription scolaire et une rencontre avec la famille, avec interprète.",
        "Une évaluation qui tienne compte des démarches déjà faites par la famille.",
    ),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>, [avec une interprète au téléphone|en"
            " présence <d_un_collegue>].",
            "<P_Il> a dit comprendre et souhaiter que <enfant> aille à l’école. <P_Il> demande de"
            " l’aide pour le transport.",
        ),
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>. Le contenu de l’écrit lui a été"
            " expliqué avec l’interprète.",
            "<P_Il> a dit craindre que <enfant> lui soit retiré<e>, puis a accepté de"
            " rencontrer un service.",
        ),
        Informed(
            "pas_encore", "La famille sera informée lors de la prochaine visite, avec interprète."
        ),
    ),
    steps=(
        (
            "Demande d’inscription scolaire déposée en mairie avec <le_parent>",
            "récépissé non remis",
        ),
        ("Relance de la mairie par téléphone", "justificatif de domicile demandé à nouveau"),
        ("Courrier à l’inspection académique", "sans réponse à ce jour"),
        ("Rendez-vous de domiciliation pris pour la famille", "domiciliation obtenue"),
        ("Visite médicale de la PMI proposée à la famille", "vaccins commencés"),
    ),
    services=(
        ("Service scolaire de la mairie", "dossier d’inscription en attente"),
        ("PMI du secteur", "carnet de santé ouvert"),
        ("Centre communal d’action sociale", "domiciliation"),
    ),
    environment=(
        "La famille vit <au_lieu> depuis <depuis>. Une route passante longe l’entrée.",
        "La famille a changé [deux|trois] fois de lieu en un an. <Enfant> dit ne plus savoir où"
        " sont ses affaires d’école.",
    ),
    resources=(
        "<Le_parent> vient aux rendez-vous et garde les papiers des enfants dans une pochette.",
        "<Enfant> est habillé<e> selon la saison et <le_parent> s’en occupe avec attention"
        " pendant nos visites.",
    ),
    solution=(
        "<Le_parent> propose d’accompagner <enfant> à pied si l’école est à moins de trente"
        " minutes.",
        "",
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.SQUAT, PlaceKind.STREET}),
    schooling=Schooling.NO,
    child_view=(
        "<Il> dit vouloir apprendre à lire.",
        "<Il> demande quand <il> ira à l’école « comme les autres ».",
    ),
    scenes=(
        Scene(
            key=True,
            seen="À mon arrivée, un jour de classe, j’ai vu <enfant> [assis<e> devant <abri>|qui"
            " portait un bidon d’eau|qui jouait seul<e> près de l’entrée]. J’ai vu"
            " [quatre|cinq|six] autres enfants du même âge [autour|non loin]. J’ai passé une"
            " heure sur place. <Il> n’est parti<e> à aucun moment.",
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que <enfant> n’avait pas été à l’école depuis leur"
                    " arrivée en <depuis>, et que la mairie lui avait demandé « un papier avec"
                    " l’adresse ».",
                ),
            ),
            hours=(9, 15),
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="Mairie de <ville>",
            seen="Avec <collegue>, j’ai accompagné <enfant> et <parent> en mairie. Au guichet, j’ai"
            " entendu l’agente répondre que l’inscription n’était pas possible sans justificatif de"
            " domicile. J’ai demandé un refus écrit. Il ne nous a pas été remis.",
            hours=(9, 16),
            needs=frozenset({"parent"}),
        ),
        Scene(
            said=(
                Said(
                    "Je veux l’école. Ici je garde le bébé et je prends l’eau.",
                    "devant <abri>, pendant que <parent> parlait avec <collegue> à quelques mètres",
                    "Qu’est-ce que tu fais dans la journée ?",
                ),
            ),
            seen="<Enfant> m’a montré un cahier dont [trois|quatre] pages étaient remplies de"
            " lettres recopiées. <Il> a écrit son prénom devant moi, en [deux|trois]"
            " minutes, avec une lettre manquante.",
            needs=frozenset({"parent"}),
        ),
        Scene(
            told=(
                Told(
                    "bénévole d’un atelier de français",
                    "<Mme_told> m’a dit que <enfant> venait à l’atelier du [mercredi|samedi] depuis"
                    " [un mois|six semaines] et qu’<il> demandait à emporter les livres.",
                ),
            ),
            seen="J’ai vu <enfant> traverser la route devant l’entrée <du_lieu>, en dehors du"
            " passage, avec un bidon dans chaque main. [Deux|Trois] voitures ont freiné.",
            hours=(14, 18),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "agente du service scolaire",
                    "<Mme_told> m’a dit au téléphone que le dossier était « incomplet » et"
                    " qu’aucune place n’était prévue avant la rentrée.",
                ),
            ),
            analysis="L’absence d’école tiendrait surtout aux refus d’inscription. <Le_parent>"
            " semblerait favorable à la scolarité. L’éloignement de l’école pourrait"
            " cependant rester un obstacle.",
            hours=(9, 17),
            needs=frozenset({"parent"}),
        ),
    ),
)

DROPPING_OUT = Theme(
    key="absences",
    weight=11,
    shapes=(
        Shape(children=(1, 3), ages=(11, 15)),
        Shape(father=True, children=(2, 4), ages=(11, 15)),
        Shape(mother=False, father=True, children=(1, 3), ages=(11, 15)),
    ),
    motives=(
        "<Enfant>, <age>, inscrit<e> <a_ecole>, n’y va plus depuis [un mois|cinq semaines|deux"
        " mois]. <Il> nous a dit devoir « aider » le soir et être trop fatigué<e> le matin.",
        "<Enfant>, <age>, ne vient plus en cours depuis [trois semaines|un mois]. Nous avons vu"
        " <enfant> plusieurs fois le soir, tard, avec des adultes que nous ne connaissons pas.",
    ),
    dangers="education|securite|dev_social",
    degree="risque",
    urgencies=("ordinaire", "rapide"),
    demands="evaluation|suites",
    demand_detail=(
        "Une rencontre <a_ecole>, où <enfant> parle plus librement.",
        "Une rencontre avec <enfant> seul<e>, avec un interprète qui ne soit pas de l’entourage.",
    ),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>.",
            "<P_Il> a dit que l’école « peut attendre » et que la famille doit d’abord manger.",
        ),
        Informed(
            "non",
            "<Enfant> a demandé que sa famille ne soit pas prévenue tout de suite, par peur d’être"
            " envoyé<e> dans un autre pays. L’avis de la cellule est demandé sur ce point.",
        ),
    ),
    steps=(
        ("Rendez-vous <a_ecole> avec <prof>", "emploi du temps aménagé proposé"),
        (
            "Appel à <prof> pour suivre les absences",
            "[douze|dix-huit|vingt et une] demi-journées en un mois",
        ),
        ("Proposition d’un accompagnement le matin", "accepté une semaine, puis refusé"),
    ),
    services=(
        ("<Etablissement>", "suit les absences"),
        ("Assistante sociale scolaire", "a rencontré <enfant> une fois"),
        ("Médiatrice scolaire de la ville", "deux visites <au_lieu>"),
    ),
    environment=(
        "[Trois|Quatre] familles amies sont parties depuis <depuis>. La famille dit ne pas"
        " savoir où elle sera dans un mois.",
        "Le trajet jusqu’à l’école prend [quarante|cinquante] minutes avec un changement de bus.",
    ),
    resources=(
        "<Enfant> a gardé le numéro de <prof> et l’appelle parfois.",
        "<Enfant> a un carnet, ses cahiers à jour jusqu’en <depuis> et une amie dans sa classe.",
    ),
    solution=("", "Une tante, dans une commune voisine, pourrait recevoir <enfant> la semaine."),
    schooling=Schooling.IRREGULAR,
    child_view=(
        "<Il> dit aimer [les mathématiques|le sport|le dessin] et vouloir revenir.",
        "<Il> dit que c’est à <lui> d’aider, qu’<il> est l’aîné<e>.",
    ),
    scenes=(
        Scene(
            key=True,
            where="<Etablissement>",
            told=(
                Told(
                    "<prof_role>",
                    "<Mme_told> m’a dit que <enfant> n’était pas venu<e> en cours depuis"
                    " [trois|quatre] semaines, qu’<il> s’endormait souvent en classe avant cela,"
                    " et que les courriers envoyés à la famille étaient revenus.",
                ),
            ),
            hours=(9, 16),
        ),
        Scene(
            seen="J’ai vu <enfant> <au_lieu>, [assis<e> par terre contre <abri>|allongé<e> sur un"
            " matelas, tout habillé<e>]. <Il> avait les yeux rougis et [bâillait|s’est endormi<e>"
            " pendant que je parlais]. Son cartable était posé près de la porte, fermé.",
            said=(
                Said(
                    "Le matin je peux pas. Le soir on rentre à deux heures, des fois plus.",
                    "seul<e> avec moi, à l’entrée <du_lieu>",
                    "Comment se passent tes matins ?",
                ),
            ),
            hours=(10, 12),
        ),
        Scene(
            where="Gare de <ville>",
            seen="[À la sortie de la gare|Sur le boulevard, près de la gare], j’ai vu <enfant>"
            " assis<e> sur un carton avec une femme d’une quarantaine d’années que je ne"
            " connais pas. Un gobelet était posé au sol. La femme tenait un téléphone. J’ai"
            " regardé la scène pendant vingt minutes, de l’autre côté de la rue.",
            hours=(21, 23),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que <enfant> « est grand<e> maintenant » et que"
                    " l’argent de la semaine venait « de tout le monde ».",
                ),
            ),
            seen="Pendant que <parent> me parlait, <enfant> regardait le sol. Je lui ai demandé"
            " <s_il> voulait ajouter quelque chose. <Il> a fait non de la tête.",
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="<Etablissement>",
            seen="J’ai accompagné <enfant> <a_ecole>. <Il> est resté<e> devant la grille"
            " [dix|quinze] minutes, puis est entré<e> quand <prof> est venue à sa rencontre.",
            analysis="<Enfant> semblerait attaché<e> à l’école. Les absences pourraient être"
            " liées à une activité le soir, qui ne serait pas choisie par <lui>.",
            hours=(8, 9),
        ),
    ),
)

THEMES = (NOT_ENROLLED, DROPPING_OUT)
