"""Ordinary visits: what fills the weeks between the facts that matter, in the same four voices."""

from __future__ import annotations

from desktop_app.services.training_data.story import Said, Scene, Told

_PARENT = frozenset({"parent"})
_SIBLINGS = frozenset({"siblings"})
_OUTDOORS = frozenset({"outdoors"})
_YOUNG = frozenset({"young"})
_WEATHER = (
    "[Il pleuvait|Il faisait froid|Il faisait chaud|Le vent soufflait|Le sol était gelé|Il y avait"
    " de la boue]"
)
_GREETING = "[À mon arrivée|En arrivant|Au début de la visite|Quand nous sommes arrivés]"

VISITS: tuple[Scene, ...] = (
    Scene(
        seen=f"{_WEATHER}. {_GREETING}, <enfant> [est venu<e> vers nous|nous a fait signe|jouait"
        " avec un ballon]. <Il> portait [des bottes|des baskets trouées|des sandales] et [un"
        " manteau|un pull|une veste trop grande]. <Il> m’a demandé [des nouvelles de"
        " l’école|un carnet|l’heure].",
        needs=_YOUNG,
    ),
    Scene(
        seen=f"{_GREETING}, j’ai vu <parent_de> [laver du linge dans une bassine|préparer à"
        " manger|réparer la porte|couper du bois]. <Enfant> [l’aidait|tenait le bébé d’une"
        " voisine|était assis<e> à côté]. Nous avons parlé [dix|vingt|trente] minutes,"
        " [debout, dehors|à l’intérieur, autour de la table].",
        needs=_PARENT | _OUTDOORS,
    ),
    Scene(
        apart=True,
        seen="<Enfant> n’était pas là. <Parent> m’a [répondu depuis la porte|fait entrer|parlé à"
        " l’entrée]. J’ai attendu [une demi-heure|quarante minutes|une heure]. <Enfant>"
        " n’est pas revenu<e> pendant ce temps.",
        told=(
            Told(
                "<parent_de>",
                "<Parent_de> m’a dit que <enfant> était [chez une cousine|parti<e> avec un"
                " oncle|au marché|« dehors, comme les autres »].",
            ),
        ),
        needs=_PARENT,
    ),
    Scene(
        apart=True,
        seen="J’ai frappé à la porte de <abri>. Personne n’a répondu. J’ai laissé un mot avec le"
        " numéro de l’association, en deux langues. [Un chien|Un vélo d’enfant|Un seau]"
        " était devant la porte.",
    ),
    Scene(
        needs=_PARENT,
        told=(
            Told(
                "<voisin>",
                "<Voisin> m’a dit [que la famille était partie deux jours|que <enfant> avait été"
                " malade|qu’une voiture venait souvent le soir|que <enfant> ne sortait plus"
                " beaucoup|que l’eau avait été coupée].",
                named=False,
            ),
        ),
        hours=(15, 19),
    ),
    Scene(
        where="<Etablissement>",
        told=(
            Told(
                "<prof_role>",
                "<Mme_told> m’a dit [que <enfant> avait manqué deux jours dans la semaine|que"
                " <enfant> participait davantage|que <enfant> était arrivé<e> en retard chaque"
                " matin|que <enfant> n’avait pas son matériel|que <enfant> s’était fait un ami].",
            ),
        ),
        hours=(9, 16),
        needs=frozenset({"school"}),
    ),
    Scene(
        said=(
            Said(
                "[J’ai faim le matin, après ça passe.|Je dors avec mes chaussures.|La nuit ça"
                " fait du bruit.|J’aime quand vous venez.|Je veux une vraie porte.|Je sais"
                " compter jusqu’à cent, regarde.|Quand on part on prend les sacs.|Ici c’est pas"
                " ma maison.]",
                "[en marchant vers la route|assis<e> sur les marches|pendant un dessin|en"
                " m’aidant à porter un sac], [sans adulte à portée de voix|<parent> étant à"
                " quelques mètres|devant d’autres enfants]",
                "[Comment tu vas aujourd’hui ?|Comment s’est passée ta semaine ?|Qu’est-ce que"
                " tu as dessiné ?|Tu as bien dormi ?]",
            ),
        ),
        needs=_PARENT,
    ),
    Scene(
        said=(
            Said(
                "[Je veux qu’ils aillent à l’école.|On a payé la place ici, je peux rien"
                " dire.|Le docteur, c’est loin avec les petits.|J’attends le papier de la"
                " mairie.|Si on part, où on va ?|Je veux travailler, donnez-moi l’adresse.]",
                "[dans <abri>|à l’entrée <du_lieu>], avec [une interprète au téléphone|une"
                " bénévole qui parle sa langue]",
                "[De quoi avez-vous besoin ?|Comment se passent les journées ?|Qu’est-ce qui est"
                " le plus difficile ?]",
                by_parent=True,
            ),
        ),
        needs=_PARENT,
    ),
    Scene(
        seen="Nous avons proposé [un atelier de dessin|un jeu de société|la lecture d’un album]"
        " à [quatre|six|huit] enfants. <Enfant> [a gagné deux parties|a dessiné une maison"
        " et un camion|a choisi l’histoire|est resté<e> à l’écart, puis s’est assis<e>]."
        " <Il> a [rangé les crayons|demandé à garder son dessin|aidé les plus petits].",
        hours=(14, 17),
        needs=_YOUNG,
    ),
    Scene(
        apart=True,
        seen="J’ai vu [deux|trois|cinq] voitures de police à l’entrée <du_lieu>. Les habitants"
        " portaient des sacs. <Enfant> tenait [une couverture|une cage avec un oiseau|un sac"
        " d’école]. <Parent> m’a montré un papier avec une date.",
        hours=(7, 11),
        needs=_PARENT | _OUTDOORS,
    ),
    Scene(
        seen="[La borne d’eau|Le robinet] ne fonctionnait pas. J’ai vu <enfant> revenir avec [un"
        " bidon|deux bouteilles], à pied, par le bord de la route. Le trajet dure"
        " [douze|quinze|vingt] minutes.",
        needs=_OUTDOORS,
    ),
    Scene(
        where="Permanence de l’association",
        seen="À la permanence, <parent_de> est venu<p_e> avec [un courrier de la mairie|une"
        " ordonnance|une convocation|un avis de rendez-vous]. Nous avons relu le papier"
        " ensemble, puis [appelé le service|noté la date sur un calendrier|pris un nouveau"
        " rendez-vous].",
        hours=(9, 12),
        needs=_PARENT,
    ),
    Scene(
        seen="<Enfant> [toussait|avait le nez qui coulait|se grattait les bras|avait un"
        " pansement au genou|boitait légèrement]. J’ai proposé une consultation à la"
        " permanence d’accès aux soins. <Parent> a [accepté|dit qu’<p_il> verrait|noté"
        " l’adresse].",
        needs=_PARENT,
    ),
    Scene(
        apart=True,
        where="Trajet et rendez-vous de santé, <ville>",
        seen="J’ai accompagné <enfant> et <parent> [à la PMI|chez le dentiste|au centre de"
        " santé|à la pharmacie]. <Enfant> [a tenu ma main dans l’escalier|a regardé par la"
        " fenêtre du bus tout le trajet|a posé beaucoup de questions|n’a presque pas parlé]."
        " Nous sommes revenus [à midi|en milieu d’après-midi].",
        hours=(9, 15),
        needs=_PARENT,
    ),
    Scene(
        seen="<Fratrie> étaient [devant <abri>|près de la route|sous l’abri de bus]. Un adulte"
        " [que je connais|que je ne connais pas] les regardait depuis [une voiture|une"
        " chaise]. <Enfant> m’a dit bonjour puis est [retourné<e> vers lui|resté<e> avec"
        " nous].",
        needs=_SIBLINGS,
    ),
    Scene(
        seen="J’ai vu <cadet> (<cadet_age>) [dans l’allée, sans adulte|près du groupe"
        " électrogène|jouer avec une bouteille de gaz vide]. <Enfant> l’a pris par la main"
        " et ramené vers <abri>.",
        needs=_SIBLINGS | _OUTDOORS,
    ),
    Scene(
        seen="Dans <abri>, j’ai vu [un réchaud à gaz|un poêle|une rallonge électrique dans"
        " l’eau] à [moins d’un mètre|deux mètres] du matelas des enfants. Je l’ai dit à"
        " <parent_de>, qui a répondu [qu’<p_il> ferait attention|qu’il n’y avait pas d’autre"
        " place|« d’accord »].",
        needs=_PARENT | _OUTDOORS,
    ),
    Scene(
        needs=_PARENT,
        where="par téléphone",
        told=(
            Told(
                "médiatrice de la ville",
                "<Mme_told> m’a dit [qu’une évacuation était possible avant la fin du mois|que"
                " la famille avait demandé un hébergement|qu’elle avait vu <enfant> près de la"
                " gare|que la mairie avait reçu le dossier].",
            ),
        ),
        hours=(9, 17),
    ),
    Scene(
        needs=_PARENT,
        where="par téléphone",
        told=(
            Told(
                "bénévole d’une association partenaire",
                "<Mme_told> m’a dit [que <enfant> venait chercher le repas seul<e>|que la"
                " famille n’était pas venue à la distribution|que <enfant> demandait souvent"
                " l’heure|que <enfant> avait oublié son sac].",
            ),
        ),
        hours=(17, 20),
    ),
    Scene(
        seen="<Enfant> m’a montré [une dent tombée|un cahier|un téléphone cassé|une photo de son"
        " ancienne école|un oiseau en carton]. <Il> a parlé de [son anniversaire|son"
        " cousin|la mer|la neige|son ancien immeuble]. Nous avons marché jusqu’à [l’arrêt de"
        " bus|la fontaine|la route].",
        needs=_YOUNG,
    ),
    Scene(
        apart=True,
        seen="Il faisait nuit. J’ai vu <enfant> [rentrer avec un sac de courses|assis<e> sous le"
        " lampadaire|revenir de l’arrêt de bus]. <Il> était [<seul>|avec un garçon plus"
        " âgé|avec deux enfants plus petits]. <Il> m’a dit [bonsoir|qu’<il> rentrait|qu’<il>"
        " attendait quelqu’un].",
        hours=(19, 22),
    ),
    Scene(
        seen="<Parent_de> [dormait|était couché<p_e>, avec de la fièvre|parlait au téléphone]."
        " <Enfant> [préparait des pâtes|lavait la vaisselle|habillait un plus petit]. <Il>"
        " s’est interrompu<e> pour nous ouvrir.",
        needs=_PARENT,
    ),
    Scene(
        apart=True,
        analysis="[La famille semblerait épuisée par les déplacements.|<Enfant> pourrait prendre"
        " une place d’adulte dans la famille.|La situation paraîtrait plus calme que lors"
        " des visites précédentes, ce qui resterait à confirmer.|Le départ de plusieurs"
        " voisins aurait isolé la famille.|La présence d’un tiers pourrait gêner la parole"
        " de <enfant>.]",
        seen="La visite a duré [quinze|vingt|quarante] minutes. <Enfant> était présent<e>,"
        " [calme|souriant<e>|agité<e>].",
    ),
    Scene(
        apart=True,
        seen="Nous avons fêté [la fin de l’atelier|l’anniversaire d’un enfant] <au_lieu>."
        " <Enfant> a [chanté|distribué les parts de gâteau|dansé|pris des photos avec"
        " l’appareil de <collegue>]. <Parent> [regardait de loin|est venu<p_e> s’asseoir"
        " avec nous].",
        hours=(14, 18),
        needs=_PARENT,
    ),
)

QUICK_NOTE = Scene(
    seen="Passage bref. Vu un enfant d’environ [six|huit|dix] ans <au_lieu>, sans adulte à"
    " proximité. Pas de nom. À revoir.",
    hours=(17, 20),
)
"""The only scene of a dossier that is nearly empty."""
