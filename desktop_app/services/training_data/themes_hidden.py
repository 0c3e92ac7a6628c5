"""Night outings, and unpaid work in a house. Only facts, and no question about exploiters."""

from __future__ import annotations

from desktop_app.domain.person import Schooling, Sex
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import ALONE_SHAPE, Shape
from desktop_app.services.training_data.story import Said, Scene, Theme, Told
from desktop_app.services.training_data.themes_street import ENTOURAGE_NOT_TOLD

NIGHT_OUTINGS = Theme(
    key="sorties",
    weight=5,
    shapes=(Shape(children=(1, 3), ages=(14, 16), eldest=Sex.FEMALE), ALONE_SHAPE),
    motives=(
        "<Enfant>, <age>, est attendu<e> le soir par des voitures différentes et revient au"
        " matin. <Il> a maigri et nous a demandé un rendez-vous médical.",
        "<Enfant>, <age>, nous a dit ne pas pouvoir refuser de « sortir » et devoir rembourser"
        " [un voyage|une dette]. <Il> demande à ne pas être contacté<e> par téléphone.",
    ),
    dangers="sante|securite|moralite|dev_affectif",
    degree="danger",
    urgencies=("rapide", "immediate"),
    demands="evaluation|mise_a_l_abri|suites",
    demand_detail=(
        "Une mise à l’abri hors de la ville et un interprète qui ne vienne pas de l’entourage.",
    ),
    informed=ENTOURAGE_NOT_TOLD,
    steps=(
        ("Consultation au centre de santé sexuelle", "faite, résultats remis à <enfant>"),
        ("Contact avec une association spécialisée", "entretien proposé dans la semaine"),
    ),
    services=(
        ("Centre de santé sexuelle", "suivi en cours"),
        ("Association spécialisée", "entretien proposé"),
    ),
    environment=(
        "<Enfant> partage <abri> avec des adultes dont nous ne connaissons pas le lien avec <lui>.",
    ),
    resources=("<Il> a appris par cœur le numéro de l’association et sait où nous trouver.",),
    solution=("",),
    schooling=Schooling.NO,
    health=("Perte de poids, fatigue, selon l’infirmière.", ""),
    child_view=("<Il> dit vouloir partir « loin d’ici, mais pas seul<e> ».",),
    vulnerabilities=("dette annoncée par des tiers",),
    call=("CRIP, le <date_ecrit> à 11:30, par <auteur> : rappel promis dans la journée",),
    scenes=(
        Scene(
            key=True,
            seen="Une voiture grise s’est arrêtée <au_lieu>, moteur allumé. <Enfant> est"
            " sorti<e> de <abri>, est monté<e> à l’arrière. [Deux hommes|Un homme et une"
            " femme] étaient à l’avant. La voiture est repartie aussitôt.",
            hours=(21, 23),
        ),
        Scene(
            seen="<Enfant> avait un téléphone neuf et des vêtements légers. <Il> est resté<e>"
            " debout pendant la visite et a regardé l’heure plusieurs fois.",
            told=(
                Told(
                    "<voisin>",
                    "<Voisin> m’a dit que <enfant> rentrait « quand le jour se lève » et que «"
                    " ce ne sont jamais les mêmes voitures ».",
                    named=False,
                ),
            ),
            hours=(17, 20),
        ),
        Scene(
            where="Permanence de l’association",
            said=(
                Said(
                    "Je peux pas dire non. Je dois encore beaucoup.",
                    "à la permanence, en tête à tête, avec une interprète choisie par l’enfant",
                    "Qu’est-ce qui serait important pour toi aujourd’hui ?",
                ),
            ),
            hours=(14, 17),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "infirmière du centre de santé sexuelle",
                    "<Mme_told> m’a dit que <enfant> était venu<e> seul<e>, avait pleuré pendant"
                    " l’entretien et avait demandé que personne n’appelle sur son téléphone.",
                ),
            ),
            hours=(10, 17),
        ),
        Scene(
            where="Permanence de l’association",
            seen="<Enfant> est venu<e> à la permanence sans rendez-vous. <Il> n’a pas enlevé son"
            " manteau. <Il> a mangé deux repas de suite et s’est endormi<e> sur le canapé.",
            analysis="<Enfant> pourrait être contraint<e> par des adultes à qui <il> devrait de"
            " l’argent. Le mot de traite n’a pas été employé avec <lui>.",
            hours=(9, 12),
        ),
    ),
)

HOUSE_WORK = Theme(
    key="servitude",
    weight=12,
    shapes=(ALONE_SHAPE,),
    motives=(
        "<Enfant>, <age>, nous a dit garder des enfants et faire le ménage « toute la journée »"
        " dans une maison, sans aller à l’école ni sortir seul<e>.",
    ),
    dangers="education|dev_social|securite|sante",
    degree="danger",
    urgencies=("rapide",),
    demands="evaluation|mise_a_l_abri|suites",
    demand_detail=("Une évaluation qui ne passe pas par la famille qui héberge.",),
    informed=ENTOURAGE_NOT_TOLD,
    steps=(
        ("Contact avec une association spécialisée", "entretien proposé"),
        ("Accompagnement à la médiathèque", "seul moment hors de la maison"),
    ),
    services=(("Médiathèque municipale", "<enfant> y vient le mercredi avec les plus jeunes"),),
    kinds=frozenset({PlaceKind.HOUSING}),
    environment=("<Enfant> dort sur un matelas dans la cuisine, d’après ce qu’<il> nous a dit.",),
    resources=("<Il> lit beaucoup et a retenu l’adresse de la permanence.",),
    solution=("",),
    schooling=Schooling.NO,
    child_view=("<Il> demande <s_il> aura le droit d’aller à l’école « même sans papier ».",),
    vulnerabilities=("passeport gardé par un tiers, selon l’enfant",),
    scenes=(
        Scene(
            key=True,
            where="Médiathèque de <ville>",
            seen="À la médiathèque, j’ai vu <enfant> avec trois enfants plus jeunes, un jour de"
            " classe. <Il> portait le plus petit et deux sacs de courses.",
            said=(
                Said(
                    "Je me lève à cinq heures. Le soir je lave tout. Après je dors dans la"
                    " cuisine.",
                    "à la médiathèque, pendant que les enfants regardaient un livre",
                    "Et toi, tu vas à l’école où ?",
                ),
            ),
            hours=(10, 16),
        ),
        Scene(
            where="par téléphone",
            told=(
                Told(
                    "bibliothécaire",
                    "<Mme_told> m’a dit que <enfant> venait depuis <depuis>, toujours avec les"
                    " mêmes enfants, et qu’une femme l’appelait toutes les demi-heures.",
                ),
            ),
            hours=(14, 17),
        ),
        Scene(
            where="Médiathèque de <ville>",
            seen="<Enfant> avait les mains rouges, avec des fissures aux doigts. <Il> a caché"
            " ses mains quand je les ai regardées.",
            analysis="<Enfant> pourrait être privé<e> d’école et travailler sans être payé<e>."
            " La personne qui l’héberge garderait son passeport.",
            hours=(14, 17),
        ),
        Scene(
            said=(
                Said(
                    "Madame garde mon passeport pour pas que je le perde.",
                    "à la permanence, venu<e> seul<e>, en tête à tête",
                    "De quoi aurais-tu besoin ?",
                ),
            ),
            seen="<Enfant> est resté<e> douze minutes, près de la porte, puis est parti<e> en"
            " courant quand le téléphone a sonné.",
            hours=(10, 12),
        ),
    ),
)

THEMES = (NIGHT_OUTINGS, HOUSE_WORK)
