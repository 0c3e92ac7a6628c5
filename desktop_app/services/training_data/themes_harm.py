"""Injuries, and violence between adults seen by children."""

from __future__ import annotations

from desktop_app.domain.person import Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

INJURIES = Theme(
    key="blessures",
    weight=10,
    shapes=(
        Shape(father=True, children=(1, 3), ages=(5, 13)),
        Shape(children=(1, 3), ages=(5, 13)),
        Shape(mother=False, father=True, children=(1, 2), ages=(6, 13)),
    ),
    motives=(
        "<Enfant>, <age>, présentait le <date_cle> des marques que deux personnes ont vues et"
        " dont <il> nous a dit l’origine. <Il> dit avoir peur de rentrer.",
        "Des marques ont été vues par deux personnes sur <enfant>, <age>. Les explications"
        " données par l’entourage ont changé d’une fois à l’autre.",
    ),
    dangers="sante|securite|dev_affectif",
    degree="danger",
    urgencies=("rapide", "rapide", "immediate"),
    demands="evaluation|suites",
    demand_detail=(
        "Une évaluation rapide, avec un examen médical et un entretien de <enfant> seul<e>.",
        "Une rencontre <a_ecole> plutôt que <au_lieu>.",
    ),
    informed=(
        Informed(
            "non",
            "<Enfant> a dit craindre d’être frappé<e> si ses parents apprennent qu’<il> a parlé.",
        ),
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>.",
            "<P_Il> a dit que <enfant> « tombe tout le temps » et n’a pas souhaité voir un"
            " médecin.",
        ),
    ),
    steps=(
        ("Consultation médicale le jour même", "certificat remis"),
        ("Échange avec <prof> sur ce qui a été vu", "<l_ecole> écrit de son côté"),
        ("Discussion en équipe et avec le coordinateur", "décision d’écrire"),
    ),
    services=(
        ("<Etablissement>", "écrit de son côté"),
        ("Médecin de la permanence", "Dr <docteur>, a examiné <enfant>"),
        ("PMI du secteur", "suit les plus jeunes"),
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.HOTEL, PlaceKind.SQUAT, PlaceKind.HOUSING}),
    environment=("La famille partage <abri> avec un couple. Des disputes s’entendent du dehors.",),
    resources=("<Enfant> a une enseignante de confiance.", "Une tante vient chaque dimanche."),
    solution=("", "La tante pourrait recevoir <enfant> les jours sans école."),
    schooling=Schooling.YES,
    child_view=(
        "<Il> dit vouloir « que ça s’arrête » et rester avec <freres_ou_famille>.",
        "<Il> n’a pas voulu en parler davantage.",
    ),
    traces=(
        "<Marque>, sur <marque_ou>, vue le <date_cle> par deux personnes de l’équipe. L’enfant"
        " n’a pas été déshabillé ni photographié.",
    ),
    presumed=(
        "Selon <enfant>, l’auteur serait un adulte du foyer.",
        "Selon <enfant>, l’auteur serait un oncle qui vit <au_lieu>.",
        "",
    ),
    attachments=("Certificat médical",),
    call=(
        "CRIP, le <date_ecrit> à 15:10, par <auteur> : conseil de faire examiner l’enfant le"
        " jour même",
    ),
    scenes=(
        Scene(
            seen="J’ai vu sur <marque_ou> de <enfant> <marque>. <Il> l’a cachée avec sa main. Je"
            " n’ai rien demandé devant les autres.",
            key=True,
            hours=(10, 17),
        ),
        Scene(
            said=(
                Said(
                    "C’est quand j’ai renversé l’eau. Il a pris le câble.",
                    "assis<e> à côté de moi pendant un dessin, sans autre enfant à portée de voix",
                    "Tu veux me parler de ton dessin ?",
                ),
            ),
            seen="<Enfant> m’a parlé en continuant de dessiner. <Il> n’a pas pleuré. Je lui ai"
            " dit que je devais en parler pour l’aider. <Il> a répondu « d’accord ».",
            hours=(14, 17),
        ),
        Scene(
            where="<Etablissement>",
            told=(
                Told(
                    "<prof_role>",
                    "<Mme_told> m’a dit que <enfant> était arrivé<e> en classe avec la lèvre"
                    " fendue et qu’<il> avait d’abord parlé d’une chute, puis « d’une porte ».",
                ),
            ),
            hours=(9, 16),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que <enfant> était tombé<e> d’un muret la veille et"
                    " qu’il n’y avait « rien de grave ».",
                ),
            ),
            seen="Pendant que <parent> parlait, <enfant> regardait ailleurs et s’est tenu<e> à"
            " distance. Quand <parent> a levé le bras pour montrer le muret, <enfant> a"
            " reculé.",
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "médecin de la permanence d’accès aux soins",
                    "Le docteur <docteur> m’a dit avoir examiné <enfant>, avoir vu des marques"
                    " d’âges différents et remettre un certificat.",
                    by="Dr <docteur>",
                ),
            ),
            hours=(15, 18),
        ),
        Scene(
            seen="J’ai entendu crier depuis l’entrée <du_lieu>. En approchant, j’ai vu <enfant>"
            " sortir de <abri> en courant, sans chaussures. <Il> s’est arrêté<e> derrière"
            " <collegue>. Un homme est sorti, nous a vus, est rentré et a fermé la porte.",
            analysis="<Enfant> pourrait subir des coups à la maison. La répétition des marques"
            " et les explications différentes conduiraient à demander une évaluation rapide.",
            hours=(17, 19),
        ),
    ),
)

VIOLENCE_SEEN = Theme(
    key="violences_couple",
    weight=8,
    shapes=(Shape(father=True, children=(2, 4), ages=(5, 13)),),
    motives=(
        "<Fratrie> vivent dans un foyer où <le_parent> nous a dit être frappé<p_e>. Les enfants"
        " ont assisté à plusieurs scènes, dont celle du <date_cle>.",
        "<Parent_de> est arrivé<p_e> à la permanence avec les enfants et une marque au visage."
        " <Enfant>, <age>, nous a raconté la nuit.",
    ),
    dangers="securite|dev_affectif|sante",
    degree="danger",
    urgencies=("rapide",),
    demands="evaluation|aide|suites",
    demand_detail=(
        "Un soutien pour <le_parent> et les enfants, sans passer par le numéro de téléphone du"
        " foyer.",
    ),
    informed=(
        Informed(
            "oui",
            "<Parent_de> seulement, le <date_information>, par <auteur>. Le père n’est pas"
            " informé, à sa demande.",
            "<P_Il> a dit avoir peur de la suite, et vouloir une protection pour les enfants.",
        ),
        Informed(
            "non", "L’information du père pourrait mettre <le_parent> et les enfants en danger."
        ),
    ),
    steps=(
        ("Entretien avec <le_parent> seul<p_e>", "les numéros utiles sont connus"),
        (
            "Demande d’hébergement d’urgence",
            "place proposée à plus de deux heures de route, refusée",
        ),
        ("Consultation médicale <du_parent>", "certificat remis"),
    ),
    services=(
        ("Association d’aide aux victimes", "entretien fait"),
        ("<Etablissement>", "les enfants y vont régulièrement"),
        ("PMI du secteur", "suit <cadet>"),
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.HOTEL, PlaceKind.SQUAT, PlaceKind.HOUSING}),
    environment=(
        "Le foyer vit dans <abri>, une seule pièce. Les enfants dorment contre la cloison.",
    ),
    resources=(
        "<Le_parent> demande de l’aide et protège les enfants pendant les disputes.",
        "Les enfants vont à l’école chaque jour.",
    ),
    solution=("Une sœur <du_parent> pourrait les recevoir quelques jours.", ""),
    schooling=Schooling.YES,
    child_view=(
        "<Il> dit vouloir « que papa crie moins ».",
        "<Il> demande si sa mère pourra venir aussi.",
    ),
    traces=(
        "Marque violette sous l’œil gauche <du_parent>, vue le <date_cle>. Pas de trace vue sur"
        " les enfants.",
    ),
    scenes=(
        Scene(
            where="Permanence de l’association",
            key=True,
            seen="<Parent_de> est venu<p_e> à la permanence avec <fratrie>, sans rendez-vous."
            " J’ai vu une marque violette sous l’œil gauche. <Cadet> (<cadet_age>) tenait"
            " son manteau. <Enfant> est resté<e> debout devant la porte.",
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que « cela » s’était passé dans la nuit, que les"
                    " enfants étaient réveillés, et que ce n’était pas la première fois.",
                ),
            ),
            hours=(9, 12),
            needs=frozenset({"parent", "siblings"}),
        ),
        Scene(
            where="Permanence de l’association",
            said=(
                Said(
                    "J’ai mis la couverture sur la tête de <cadet> pour qu’<cadet_il> voie pas.",
                    "dans la salle de jeux de la permanence, <parent> étant dans le bureau voisin",
                    "Comment s’est passée ta nuit ?",
                ),
            ),
            needs=frozenset({"siblings"}),
            hours=(9, 12),
        ),
        Scene(
            told=(
                Told(
                    "<voisin>",
                    "<Voisin> m’a dit avoir appelé la police dans la nuit du samedi, et que les"
                    " enfants criaient.",
                    named=False,
                ),
            ),
            hours=(17, 20),
        ),
        Scene(
            seen="À mon arrivée, la porte de <abri> était cassée et tenue par une corde. Le père"
            " était absent. J’ai vu <enfant> ramasser des morceaux de vaisselle et les"
            " mettre dans un sac.",
            hours=(10, 13),
        ),
        Scene(
            where="<Etablissement>",
            told=(
                Told(
                    "<prof_role>",
                    "<Mme_told> m’a dit que <enfant> s’inquiétait de l’heure en fin de journée"
                    " et demandait à rester à l’étude.",
                ),
            ),
            hours=(9, 16),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit avoir repris la vie commune et ne plus vouloir"
                    " d’hébergement pour l’instant.",
                ),
            ),
            analysis="Les enfants seraient témoins de violences répétées. <Le_parent> semblerait"
            " hésiter entre partir et rester, ce qui pourrait s’expliquer par l’absence de"
            " solution proche.",
            needs=frozenset({"parent"}),
        ),
    ),
)

THEMES = (INJURIES, VIOLENCE_SEEN)
