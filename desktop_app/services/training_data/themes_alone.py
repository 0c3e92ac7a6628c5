"""Children alone at night, and children entrusted to a relative who can no longer cope."""

from __future__ import annotations

from desktop_app.domain.person import Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

ALONE_AT_NIGHT = Theme(
    key="seuls_la_nuit",
    weight=13,
    shapes=(Shape(children=(2, 5), ages=(7, 12)),),
    motives=(
        "<Fratrie> sont <seuls> <au_lieu> certains soirs, parfois jusqu’au milieu de la nuit."
        " L’aîné<e>, <enfant>, a <age>. Nous l’avons constaté deux fois, aux dates ci-dessous.",
        "Dans la nuit du <date_cle>, <fratrie> étaient <seuls> dans <abri>, sans adulte et sans"
        " téléphone. <Enfant>, <age>, s’occupait des plus jeunes.",
    ),
    dangers="securite|sante|dev_affectif",
    degree="danger",
    urgencies=("rapide", "rapide", "ordinaire"),
    demands="evaluation|aide|suites",
    demand_detail=(
        "Une évaluation en soirée ou tôt le matin, quand <le_parent> est présent<p_e>.",
        "Un mode de garde ou une aide à domicile pendant les heures de travail <du_parent>.",
    ),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>, dans <abri>, avec une interprète.",
            "<P_Il> a pleuré. <P_Il> a dit faire des ménages de nuit et ne connaître personne pour"
            " garder les enfants.",
        ),
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>.",
            "<P_Il> a dit que <enfant> « sait faire » et que la porte est toujours fermée.",
        ),
        Informed("pas_encore", "<Parent_de> n’était pas là lors des deux dernières visites."),
    ),
    steps=(
        (
            "Échange avec <le_parent> sur les risques la nuit",
            "<p_il> cherche une voisine pour garder les enfants",
        ),
        ("Orientation vers l’assistante sociale de secteur", "rendez-vous dans trois semaines"),
        ("Demande de place en halte-garderie pour <cadet>", "liste d’attente"),
        ("Numéros utiles affichés dans <abri>, en deux langues", "<enfant> sait appeler le 18"),
    ),
    services=(
        ("PMI du secteur", "suit <cadet>"),
        ("<Etablissement>", "a signalé des retards le matin"),
        ("Centre communal d’action sociale", "aide alimentaire"),
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.HOTEL, PlaceKind.SQUAT, PlaceKind.HOUSING}),
    environment=(
        "Une plaque électrique est posée au sol de <abri>. La fenêtre ne ferme pas.",
        "Les adultes présents changent souvent. La porte de <abri> ferme avec un verrou intérieur.",
    ),
    resources=(
        "Les enfants sont suivis par la PMI et leurs vaccins sont à jour.",
        "<Le_parent> travaille et répond à nos appels.",
    ),
    solution=(
        "Une collègue de travail <du_parent> pourrait garder les enfants deux soirs par semaine.",
        "",
    ),
    schooling=Schooling.YES,
    child_view=(
        "<Il> dit avoir peur « quand ça tape à la porte ».",
        "<Il> dit qu’<il> préfère rester éveillé<e>.",
    ),
    scenes=(
        Scene(
            key=True,
            seen="J’ai frappé à la porte de <abri>. <Enfant> a ouvert, [le bébé dans les bras|en"
            " pyjama, pieds nus]. J’ai vu <fratrie>, sans adulte. La lumière était allumée"
            " et la plaque électrique chaude. Nous sommes restés avec eux. Aucun adulte"
            " n’est venu avant notre départ, une heure et demie plus tard.",
            said=(
                Said(
                    "Maman travaille. Je ferme et j’ouvre à personne. Vous c’est pas pareil.",
                    "sur le pas de la porte, devant <freres>",
                    "Qui est avec vous ce soir ?",
                ),
            ),
            hours=(21, 22),
            needs=frozenset({"siblings", "mother"}),
        ),
        Scene(
            key=True,
            seen="En arrivant, j’ai entendu un enfant pleurer dans <abri>. <Enfant> a ouvert au"
            " bout de plusieurs minutes. <Fratrie> étaient <seuls>. [Une casserole|De l’eau]"
            " chauffait sur un réchaud posé par terre. <Cadet> (<cadet_age>) n’avait [qu’une"
            " couche|qu’un tee-shirt].",
            hours=(20, 22),
            needs=frozenset({"siblings"}),
        ),
        Scene(
            told=(
                Told(
                    "<voisin>",
                    "<Voisin> m’a dit que les enfants étaient seuls « presque toutes les nuits"
                    " », qu’on les entendait pleurer, et que <le_parent> rentrait vers six"
                    " heures.",
                    named=False,
                ),
            ),
            hours=(17, 20),
            needs=frozenset({"parent", "siblings"}),
        ),
        Scene(
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit travailler de vingt-deux heures à cinq heures, quatre"
                    " nuits par semaine, et qu’<p_il> n’avait « pas le choix ».",
                ),
            ),
            seen="Pendant la visite, <parent_de> a préparé le repas et aidé <enfant> à faire ses"
            " devoirs. Les enfants allaient vers <p_lui> spontanément.",
            hours=(15, 18),
            needs=frozenset({"parent", "siblings"}),
        ),
        Scene(
            seen="<Cadet> avait une brûlure récente sur [la main droite|l’avant-bras gauche], de"
            " la taille d’une pièce de deux euros, rouge, avec une cloque. <Enfant> m’a"
            " montré la plaque électrique.",
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que l’enfant s’était brûlé pendant son absence et"
                    " qu’<p_il> avait mis de l’eau froide à son retour.",
                ),
            ),
            hours=(10, 16),
            needs=frozenset({"parent", "siblings"}),
        ),
        Scene(
            where="Permanence de l’association",
            seen="À la permanence, <parent_de> est venu<p_e> avec <fratrie>. <P_Il> avait les"
            " horaires de son travail sur une feuille et nous a demandé comment trouver une"
            " garde.",
            analysis="<Le_parent> semblerait chercher une solution et ne pas avoir de relais."
            " Les enfants pourraient toutefois être exposés à un accident domestique chaque"
            " nuit de travail.",
            hours=(10, 12),
            needs=frozenset({"parent", "siblings"}),
        ),
    ),
)

ENTRUSTED = Theme(
    key="confie",
    weight=6,
    shapes=(
        Shape(mother=False, grandmother=True, children=(1, 3), ages=(5, 13)),
        Shape(mother=False, grandmother=True, children=(2, 4), ages=(8, 14)),
    ),
    motives=(
        "<Enfant>, <age>, vit avec <le_parent>, [malade|qui se déplace avec difficulté], depuis"
        " le départ de ses parents il y a [quatre|six|huit] mois. Personne n’a de décision"
        " écrite pour les soins ni pour l’école.",
        "<Parent_de> nous a dit ne plus pouvoir s’occuper de <enfant>, <age>. Nous ne savons pas"
        " où sont les parents.",
    ),
    dangers="sante|education|dev_affectif|securite",
    degree="risque",
    urgencies=("ordinaire", "rapide"),
    demands="evaluation|aide|suites",
    demand_detail=("Un point sur l’autorité parentale et un relais pour <le_parent>.",),
    informed=(
        Informed(
            "oui",
            "<Parent_de>, le <date_information>, par <auteur>. Les parents n’ont pas pu être"
            " joints.",
            "<P_Il> a demandé qu’on l’aide « à garder les petits ensemble ».",
        ),
        Informed(
            "pas_encore",
            "Les parents seraient à l’étranger. Le numéro donné par <le_parent> ne répond pas.",
        ),
    ),
    steps=(
        ("Appel au numéro donné pour les parents, [trois|quatre] fois", "pas de réponse"),
        ("Demande d’aide alimentaire", "colis obtenu chaque semaine"),
        ("Rendez-vous médical pris pour <le_parent>", "venu<p_e> une fois sur deux"),
    ),
    services=(
        ("Centre communal d’action sociale", "domiciliation, aide alimentaire"),
        ("<Etablissement>", "<enfant> y va quand <le_parent> peut l’accompagner"),
    ),
    kinds=frozenset({PlaceKind.SITE, PlaceKind.SQUAT}),
    environment=(
        "<Le_parent> dort dans le même lit que les plus jeunes. Le bois est stocké devant la"
        " porte.",
    ),
    resources=(
        "Les enfants appellent <le_parent> quand ils ont mal ou peur. <P_Il> connaît leurs"
        " habitudes.",
    ),
    solution=(
        "Un oncle, en <pays>, aurait proposé de les recevoir. Nous n’avons pas pu le vérifier.",
        "",
    ),
    schooling=Schooling.IRREGULAR,
    child_view=("<Il> dit vouloir rester avec <le_parent> et savoir où est sa mère.",),
    scenes=(
        Scene(
            key=True,
            told=(
                Told(
                    "<parent_de>",
                    "<Parent_de> m’a dit que les parents étaient partis « chercher du travail » en"
                    " <depuis> et qu’ils n’avaient pas appelé depuis [deux|trois] mois.",
                ),
            ),
            seen="<Parent_de> parlait assis<p_e>, en se tenant la hanche. <P_Il> s’est levé<p_e>"
            " une fois, avec l’aide de <enfant>.",
            needs=frozenset({"parent"}),
        ),
        Scene(
            where="Permanence de l’association",
            seen="<Enfant> est venu<e> seul<e> à la permanence avec l’ordonnance <de_parent>."
            " <Il> a demandé où acheter les médicaments et combien cela coûtait.",
            said=(
                Said(
                    "Je dors pas bien parce que j’écoute si elle respire.",
                    "à la permanence, en tête à tête, porte ouverte",
                    "Et toi, comment vas-tu ?",
                ),
            ),
            hours=(14, 17),
            needs=frozenset({"parent"}),
        ),
        Scene(
            seen="Dans <abri>, il faisait froid. Le poêle était éteint. J’ai vu [deux|trois]"
            " couvertures pour <fratrie>. <Enfant> toussait.",
            hours=(9, 11),
            needs=frozenset({"siblings"}),
        ),
        Scene(
            where="<Etablissement>",
            told=(
                Told(
                    "<prof_role>",
                    "<Mme_told> m’a dit que <enfant> arrivait souvent sans avoir mangé et que"
                    " personne ne pouvait signer l’autorisation de soins.",
                ),
            ),
            hours=(9, 16),
        ),
        Scene(
            analysis="<Le_parent> semblerait faire ce qu’<p_il> peut. Son état de santé ne lui"
            " permettrait plus d’assurer seul<p_e> le quotidien. Le rôle de <enfant> auprès"
            " d’<p_lui> pourrait dépasser ce qui convient à son âge.",
            told=(
                Told(
                    "<voisin>",
                    "<Voisin> m’a dit que <enfant> allait chercher l’eau et le bois pour tout le"
                    " monde.",
                    named=False,
                ),
            ),
            needs=frozenset({"parent"}),
        ),
    ),
)

THEMES = (ALONE_AT_NIGHT, ENTRUSTED)
