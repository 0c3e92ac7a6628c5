"""An unaccompanied minor, and a pregnant one."""

from __future__ import annotations

from desktop_app.domain.person import Schooling, Sex
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import ALONE_SHAPE, Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

UNACCOMPANIED = Theme(
    key="isole",
    weight=12,
    shapes=(ALONE_SHAPE,),
    motives=(
        "<Enfant> nous a dit avoir <age> et être seul<e> en France. <Il> dort [dehors|sous une"
        " tente] depuis [onze|neuf|seize] nuits et n’a pas été mis<e> à l’abri.",
        "<Enfant>, qui se dit âgé<e> de <age>, est sans adulte et sans hébergement. <Il> a été"
        " vu<e> avec des adultes qui lui gardent son téléphone.",
    ),
    dangers="sante|securite|education|dev_affectif",
    degree="danger",
    urgencies=("rapide", "rapide", "immediate"),
    demands="evaluation|mise_a_l_abri|accueil_72h|suites",
    demand_detail=("Une mise à l’abri dès ce soir et un bilan de santé avec interprète.",),
    informed=(
        Informed(
            "non",
            "<Enfant> n’a pas de représentant légal en France. Le contact avec sa famille est"
            " incertain.",
        ),
        Informed(
            "non",
            "<Enfant> a dit que sa famille ne savait pas où <il> était et a demandé de ne pas"
            " l’appeler.",
        ),
    ),
    steps=(
        (
            "Orientation vers le service d’évaluation",
            "pas de place ce jour-là, revenir le lendemain",
        ),
        ("Appel au 115", "pas de place pour <enfant>"),
        (
            "Consultation à la permanence d’accès aux soins",
            "traitement donné pour [la gale|la toux|le pied]",
        ),
        ("Duvet, vêtements et carte de bus remis", ""),
    ),
    services=(
        ("Permanence d’accès aux soins de santé", "reçu<e> une fois"),
        ("Antenne des mineurs du barreau", "rendez-vous donné"),
    ),
    kinds=frozenset({PlaceKind.STREET}),
    environment=("<Enfant> dort à côté d’adultes que nous ne connaissons pas.",),
    resources=(
        "<Il> parle [un peu|bien] le français, vient à chaque rendez-vous et garde ses papiers"
        " sur lui.",
    ),
    solution=(
        "Un cousin majeur, dans une autre ville, aurait proposé de l’héberger. Nous ne l’avons"
        " pas joint.",
        "",
    ),
    schooling=Schooling.NO,
    health=("Toux depuis une dizaine de jours.", "Douleur au pied droit, <il> boite.", ""),
    child_view=(
        "<Il> dit vouloir dormir à l’intérieur et aller à l’école.",
        "<Il> demande à appeler sa mère.",
    ),
    vulnerabilities=("sans adulte responsable en France", "sans hébergement"),
    call=("CRIP, le <date_ecrit> à 17:20, par <auteur> : mise à l’abri à étudier le jour même",),
    scenes=(
        Scene(
            key=True,
            seen="J’ai rencontré <enfant> <au_lieu>. <Il> était assis<e> sur un carton, avec un"
            " sac. <Il> portait des chaussures en toile mouillées. <Il> m’a donné son nom et"
            " son âge sans que je les demande.",
            said=(
                Said(
                    "J’ai [quinze|seize] ans. Je suis venu<e> par le bateau, après par le train."
                    " Je connais personne.",
                    "<au_lieu>, à l’écart des adultes",
                    "Est-ce que tu veux me raconter comment tu es arrivé<e> ici ?",
                ),
            ),
            hours=(20, 23),
        ),
        Scene(
            seen="<Enfant> était au même endroit que lors de la dernière visite. <Il>"
            " frissonnait. <Collegue> a pris sa température : 38,6. Nous avons accompagné"
            " <enfant> aux urgences.",
            hours=(19, 22),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "bénévole d’une maraude",
                    "<Mme_told> m’a dit avoir vu <enfant> monter dans une voiture avec deux"
                    " hommes adultes, vers vingt-trois heures, et revenir à pied au matin.",
                ),
            ),
            hours=(9, 12),
        ),
        Scene(
            where="Permanence de l’association",
            said=(
                Said(
                    "Ils gardent mon téléphone pour que je le perde pas. Je dois encore l’argent"
                    " du voyage.",
                    "à la permanence, en tête à tête, avec interprète par téléphone",
                    "Comment fais-tu pour appeler ?",
                ),
            ),
            seen="Pendant l’entretien, un homme adulte attendait <enfant> devant la porte. À la"
            " fin, il lui a parlé dans une langue que je ne comprends pas, puis ils sont"
            " partis ensemble.",
            hours=(14, 17),
        ),
        Scene(
            where="Permanence de l’association",
            seen="<Enfant> m’a montré [un acte de naissance|une photo d’un acte de naissance]"
            " sur lequel j’ai lu son nom et une année de naissance qui correspond à l’âge"
            " donné.",
            analysis="<Enfant> serait mineur<e> selon ses déclarations et le document vu. <Il>"
            " pourrait être sous la contrainte d’adultes à qui <il> devrait de l’argent.",
            hours=(10, 16),
        ),
    ),
)

PREGNANT = Theme(
    key="grossesse",
    weight=5,
    shapes=(
        Shape(children=(1, 2), ages=(14, 16), eldest=Sex.FEMALE),
        Shape(father=True, children=(1, 3), ages=(14, 16), eldest=Sex.FEMALE),
    ),
    motives=(
        "<Enfant>, <age>, nous a dit être enceinte d’environ [cinq|six] mois. Elle n’a eu aucun"
        " suivi médical. Elle vit depuis peu avec un homme majeur.",
        "<Enfant>, <age>, est enceinte. Elle a quitté l’école et nous a dit ne pas avoir «"
        " choisi ». Aucun rendez-vous médical n’a été possible à ce jour.",
    ),
    dangers="sante|securite|moralite|dev_affectif",
    degree="danger",
    urgencies=("rapide",),
    demands="evaluation|aide|mise_a_l_abri|suites",
    demand_detail=(
        "Un suivi de grossesse rapide et un entretien avec <enfant> seule, avec une interprète.",
    ),
    informed=(
        Informed(
            "non",
            "<Enfant> a dit craindre la réaction de son entourage. L’informer pourrait la mettre"
            " en danger.",
        ),
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>, à la demande de <enfant>.",
            "<P_Il> a dit que « c’est comme cela chez nous » et accepte le rendez-vous médical.",
        ),
    ),
    steps=(
        ("Rendez-vous pris au centre de santé sexuelle", "non honoré, personne pour l’accompagner"),
        ("Accompagnement à la PMI", "première échographie proposée"),
    ),
    services=(
        ("PMI du secteur", "sage-femme informée de la grossesse"),
        ("<Etablissement>", "ne la voit plus depuis <depuis>"),
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.SQUAT}),
    environment=(
        "<Enfant> dort dans l’abri de la famille de l’homme, à une dizaine de mètres de celui"
        " <du_parent>.",
    ),
    resources=(
        "Elle vient nous voir seule, quand elle le peut, et pose des questions sur la naissance.",
    ),
    solution=("Une tante aurait proposé de l’héberger jusqu’à la naissance.", ""),
    schooling=Schooling.NO,
    health=("Grossesse sans suivi médical à ce jour, selon <enfant>.",),
    child_view=("Elle dit vouloir voir un médecin et ne pas vouloir que tout le monde le sache.",),
    presumed=(
        "Selon <enfant>, le père serait un homme d’environ [vingt-quatre|vingt-sept] ans qui vit"
        " <au_lieu>.",
        "",
    ),
    vulnerabilities=("grossesse",),
    scenes=(
        Scene(
            key=True,
            seen="J’ai vu <enfant> <au_lieu>. Elle portait un manteau ample et marchait"
            " lentement, la main dans le dos. Elle m’a demandé de parler à l’écart.",
            said=(
                Said(
                    "Le bébé il bouge. J’ai vu personne, pas de docteur.",
                    "à l’écart, à l’entrée <du_lieu>, avec <collegue>",
                    "De quoi veux-tu parler ?",
                ),
            ),
        ),
        Scene(
            seen="<Enfant> n’est pas venue au rendez-vous. Le même jour, je l’ai cherchée"
            " <au_lieu>. Un homme d’une vingtaine d’années a répondu à sa place qu’elle"
            " était fatiguée. J’ai entendu tousser à l’intérieur. Je n’ai pas vu <enfant>.",
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "sage-femme de la PMI",
                    "<Mme_told> m’a dit qu’une consultation était nécessaire dans la semaine et"
                    " que <enfant> pouvait venir sans rendez-vous.",
                ),
            ),
            hours=(9, 17),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que les deux familles étaient d’accord et que « la fête"
                    " » avait eu lieu en <depuis>.",
                ),
            ),
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="Voiture de l’association",
            said=(
                Said(
                    "J’ai pas dit oui. On m’a dit c’est prêt, tu viens.",
                    "dans la voiture de l’association, au retour de la PMI, seule avec moi",
                    "Comment cela s’est décidé ?",
                ),
            ),
            analysis="<Enfant> pourrait avoir été mariée sans son accord, et la grossesse"
            " pourrait présenter un risque faute de suivi.",
        ),
    ),
)

THEMES = (UNACCOMPANIED, PREGNANT)
