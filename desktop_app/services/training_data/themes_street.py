"""Begging, and thefts that an adult seems to organise.

Only facts: who was where, at what hour, with whom, who held the money and the telephone. Nobody is
questioned about exploiters.
"""

from __future__ import annotations

from desktop_app.domain.person import Schooling
from desktop_app.services.training_data.cast import ALONE_SHAPE, Shape
from desktop_app.services.training_data.story import Informed, Said, Scene, Theme, Told

ENTOURAGE_NOT_TOLD = (
    Informed(
        "non",
        "Des adultes de l’entourage pourraient être concernés. Informer la famille pourrait exposer"
        " <enfant> à des représailles ou à un départ.",
    ),
    Informed(
        "non",
        "L’équipe craint un déplacement de <enfant> si l’entourage est prévenu. L’avis de la"
        " cellule est demandé sur ce point.",
    ),
)

BEGGING = Theme(
    key="mendicite",
    weight=9,
    shapes=(
        Shape(children=(1, 3), ages=(6, 12)),
        Shape(mother=False, father=True, children=(1, 2), ages=(7, 13)),
    ),
    motives=(
        "<Enfant>, <age>, a été vu<e> le soir, à plusieurs dates, au même carrefour, seul<e>"
        " entre les voitures. Un adulte reprend l’argent.",
        "<Enfant>, <age>, passe plusieurs heures par jour à demander de l’argent devant [un"
        " supermarché|la gare], par tous les temps. <Il> nous a dit devoir « finir la somme ».",
    ),
    dangers="securite|sante|moralite|education",
    degree="danger",
    urgencies=("rapide",),
    demands="evaluation|mise_a_l_abri|suites",
    demand_detail=(
        "Un échange avec la cellule avant tout contact avec l’entourage.",
        "Une évaluation par un service qui connaît la contrainte exercée sur des mineurs.",
    ),
    informed=ENTOURAGE_NOT_TOLD,
    steps=(
        ("Demande de conseil à la cellule, sans nom", "invités à écrire"),
        (
            "Passages de l’équipe au carrefour, à heures différentes",
            "<enfant> vu<e> à chaque passage",
        ),
        ("Contact avec une association spécialisée", "rencontre d’équipe prévue"),
    ),
    services=(
        ("Brigade de protection de la famille", "informée par la mairie, d’après un agent"),
        ("Médiateurs de rue de la ville", "connaissent <enfant> de vue"),
    ),
    environment=(
        "<Enfant> est amené<e> en voiture le matin et repris<e> le soir, d’après ce que nous"
        " avons vu.",
    ),
    resources=(
        "<Il> parle avec nous quand l’adulte s’éloigne et connaît le numéro de l’association.",
    ),
    solution=("",),
    schooling=Schooling.NO,
    health=("Mains gercées, lèvres fendues.", "Toux. Chaussures ouvertes, sans chaussettes.", ""),
    child_view=("<Il> dit vouloir « rentrer quand il fait nuit ».",),
    vulnerabilities=("isolement",),
    scenes=(
        Scene(
            key=True,
            where="Carrefour de la route nationale, <ville>",
            seen="Au carrefour [de la route nationale|du boulevard], j’ai vu <enfant> passer"
            " entre les voitures arrêtées au feu, une main tendue. J’ai compté"
            " [douze|quinze|dix-huit] passages en une heure. Un homme d’une quarantaine"
            " d’années était assis sur la barrière, un téléphone à la main. [Deux|Trois]"
            " fois, <enfant> lui a donné des pièces.",
            hours=(17, 20),
        ),
        Scene(
            where="Carrefour de la route nationale, <ville>",
            seen="<Enfant> était au même carrefour. Il pleuvait. <Il> portait un tee-shirt et"
            " des sandales. Je lui ai proposé un manteau. <Il> a regardé vers l’homme assis"
            " sur la barrière, puis a dit non.",
            hours=(17, 21),
        ),
        Scene(
            where="Carrefour de la route nationale, <ville>",
            said=(
                Said(
                    "Je dois finir la somme. Après je peux dormir dans la voiture.",
                    "au feu rouge, l’homme étant à une vingtaine de mètres",
                    "Tu as froid ?",
                ),
            ),
            seen="<Enfant> parlait vite et se retournait souvent. L’échange a duré moins d’une"
            " minute.",
            hours=(18, 21),
        ),
        Scene(
            where="Supermarché, <ville>",
            told=(
                Told(
                    "agent d’un supermarché",
                    "Un agent du supermarché m’a dit que <enfant> était là « de l’ouverture à la"
                    " fermeture » et qu’une camionnette blanche déposait plusieurs enfants le"
                    " matin.",
                    named=False,
                ),
            ),
            hours=(10, 18),
        ),
        Scene(
            where="Carrefour de la route nationale, <ville>",
            seen="Une camionnette blanche s’est arrêtée à cinquante mètres du carrefour. J’ai vu"
            " [trois|quatre] enfants monter à l’arrière, dont <enfant>. Il n’y avait pas de"
            " sièges derrière le conducteur.",
            hours=(20, 22),
        ),
        Scene(
            where="Boulevard de la gare, <ville>",
            seen="Le long du boulevard, j’ai vu <enfant> compter des pièces, accroupi<e>, puis"
            " les mettre dans une chaussette.",
            analysis="<Enfant> pourrait ne pas garder l’argent et ne pas être libre d’arrêter."
            " L’homme présent exercerait une surveillance. Ces éléments restent à vérifier.",
            hours=(16, 20),
        ),
    ),
)

THEFTS = Theme(
    key="delits",
    weight=8,
    shapes=(
        ALONE_SHAPE,
        Shape(children=(1, 2), ages=(12, 15)),
        Shape(mother=False, father=True, children=(2, 3), ages=(12, 15)),
    ),
    motives=(
        "<Enfant>, <age>, aurait été interpellé<e> plusieurs fois, selon une éducatrice, et"
        " reparaît avec les mêmes adultes. <Il> porte des traces récentes sur les bras.",
        "<Enfant>, <age>, nous a dit devoir « ramener » chaque jour et avoir peur le soir. <Il>"
        " a donné des noms différents à plusieurs associations.",
    ),
    dangers="securite|sante|moralite|education",
    degree="danger",
    urgencies=("rapide", "rapide", "immediate"),
    demands="evaluation|mise_a_l_abri|suites",
    demand_detail=(
        "Un accueil éloigné, et un échange avec la cellule avant tout contact avec l’entourage.",
    ),
    informed=ENTOURAGE_NOT_TOLD,
    steps=(
        ("Demande de conseil à une association spécialisée", "deux rencontres d’équipe"),
        (
            "Avis de l’avocat de permanence",
            "dit que <enfant> devrait être entendu<e> comme victime possible",
        ),
        ("Rendez-vous proposés à la permanence", "venu<e> une fois sur trois"),
    ),
    services=(
        ("Service éducatif auprès du tribunal", "a rencontré <enfant> après une interpellation"),
        ("Association spécialisée (mineurs contraints)", "travail commun"),
    ),
    environment=(
        "<Enfant> change d’adresse [toutes les deux semaines|souvent] et ne sait pas dire où"
        " <il> dort.",
    ),
    resources=("<Il> revient nous voir de <lui_meme> et accepte les soins.",),
    solution=("",),
    schooling=Schooling.NO,
    health=(
        "Dents abîmées, maux de ventre, selon <enfant>.",
        "Dit prendre des comprimés « pour tenir ».",
        "",
    ),
    child_view=("<Il> dit ne pas vouloir parler « des grands ».",),
    traces=(
        "Trois traces rondes de moins d’un centimètre sur l’avant-bras droit, rouges, vues le"
        " <date_cle> par l’infirmière.",
    ),
    presumed=(
        "<Enfant> parle des « grands », sans donner de nom. Aucune question n’a été posée à ce"
        " sujet.",
    ),
    vulnerabilities=("isolement", "consommation de médicaments, selon l’enfant"),
    attachments=("Certificat médical",),
    call=("CRIP, le <date_ecrit> à 16:45, par <auteur> : invités à écrire dans la journée",),
    scenes=(
        Scene(
            where="Gare de <ville>",
            seen="Sur le quai [du métro|de la gare], j’ai vu <enfant> avec [deux|trois] autres"
            " enfants et une femme d’une trentaine d’années. La femme a montré du doigt un"
            " groupe de voyageurs. <Enfant> s’en est approché<e>, puis est revenu<e> vers"
            " elle et lui a donné un objet que je n’ai pas pu voir.",
            hours=(15, 19),
        ),
        Scene(
            where="Permanence de l’association",
            seen="À la permanence, <enfant> a posé [deux|trois] téléphones sur la table. L’un"
            " d’eux a sonné huit fois en vingt minutes. <Il> a répondu à chaque fois en"
            " s’éloignant.",
            said=(
                Said(
                    "Si je réponds pas c’est pire.",
                    "à la permanence, en tête à tête, entre deux appels",
                    "Tu préfères répondre maintenant ?",
                ),
            ),
            hours=(14, 18),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "éducatrice",
                    "<Mme_told> m’a dit que <enfant> avait donné un autre nom et un autre âge"
                    " lors de l’interpellation, et qu’un homme se disant son oncle s’était"
                    " présenté aussitôt.",
                ),
            ),
            hours=(9, 17),
        ),
        Scene(
            where="Permanence de l’association",
            key=True,
            seen="<Enfant> portait des manches longues malgré la chaleur. En lavant ses mains,"
            " <il> a remonté ses manches. J’ai vu trois traces rondes, rouges, de moins d’un"
            " centimètre, sur l’avant-bras droit. Je n’ai pas posé de question sur leur"
            " origine. L’infirmière les a vues le jour même.",
            hours=(14, 17),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "infirmière de la permanence d’accès aux soins",
                    "<Mme_told> m’a dit avoir vu des traces récentes, les avoir décrites dans un"
                    " certificat et avoir proposé à <enfant> de revenir seul<e>.",
                ),
            ),
            hours=(15, 18),
        ),
        Scene(
            where="Permanence de l’association",
            seen="<Enfant> est arrivé<e> avec [cinquante|quarante] minutes d’avance et a demandé"
            " à rester dans la salle du fond, loin de la vitre.",
            analysis="<Enfant> pourrait agir sous la contrainte d’adultes. Ses refus de parler"
            " et les appels répétés iraient dans ce sens, sans que nous puissions"
            " l’affirmer.",
            hours=(10, 16),
        ),
    ),
)

THEMES = (BEGGING, THEFTS)
