"""A referral: its nature, its status, the assessment, the needs (mniop.md §2.2)."""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import YES_NO_UNKNOWN, typed
from desktop_app.documents.field import Field, Kind, Origin

_FORMAL = (
    "En France, l’identification des victimes est de la compétence de la police et de la "
    "gendarmerie ; le repérage est ouvert à tous."
)

_NATURE: tuple[Field, ...] = (
    typed(
        "nature_orientation",
        "Nature de l’envoi",
        "orientation",
        choices=(
            ("orientation", "orientation vers le destinataire"),
            ("accompagnement", "demande d’accompagnement seulement"),
            ("protection", "information pour la protection d’un enfant"),
            ("mise_a_jour", "mise à jour d’un envoi précédent"),
        ),
        instruction="Ce que vous attendez de cet envoi.",
        expected=True,
    ),
    typed(
        "motif_orientation",
        "Motif de l’orientation",
        "Elle demande à être mise en sécurité, loin des personnes qui la font mendier.",
        instruction="Trois lignes : pourquoi maintenant, et ce que la personne en attend.",
        method="Les faits d’abord. Ni opinion, ni copie d’un autre texte.",
        expected=True,
    ),
    typed(
        "statut_reperage",
        "Où en est le repérage",
        "presumee",
        choices=(
            ("signaux", "signaux repérés par l’association"),
            ("presumee", "victime présumée, selon l’association"),
            ("identifiee", "identifiée par la police ou la gendarmerie"),
            ("reconnue", "reconnue par une décision de justice"),
            ("non_confirmee", "non confirmée"),
        ),
        instruction="Ne dites pas plus que ce qui a été décidé, et par qui.",
        law=_FORMAL,
        expected=True,
    ),
    typed(
        "statut_decision",
        "Décidé par qui, quand",
        "l’équipe de l’association, le 3 mars 2026",
        kind=Kind.TEXT,
        instruction="La personne ou le service, et la date.",
    ),
    Field(
        "premier_reperage",
        "Premiers signaux notés",
        Kind.TEXT,
        Origin.COMPUTED,
        "octobre 2025",
    ),
    typed(
        "contact_absence",
        "Contact en cas d’absence",
        "boîte de l’équipe : equipe@passerelles.example",
        kind=Kind.TEXT,
        instruction="Une responsable, ou une boîte d’équipe.",
    ),
    typed(
        "lien_personne",
        "Comment l’association connaît la personne",
        "Visites chaque semaine sur le terrain depuis octobre 2025.",
        instruction="Depuis quand, dans quel cadre : maraude, permanence, visite.",
    ),
    typed(
        "mineur_pendant_faits",
        "Mineure pendant tout ou partie des faits",
        "inconnu",
        choices=YES_NO_UNKNOWN,
        instruction="Pour une personne majeure aujourd’hui.",
    ),
)

_CHILD: tuple[Field, ...] = (
    typed(
        "autorite_contactee",
        "Autorité de protection déjà contactée",
        "CRIP de la Seine-Saint-Denis, appel du 3 mars 2026 à 10:15",
        instruction="CRIP ou parquet : le service, la date, la réponse.",
        method="Cette fiche ne remplace ni l’information préoccupante ni le signalement.",
    ),
    typed(
        "mineur_accompagne",
        "Avec qui est l’enfant",
        "famille",
        choices=(
            ("famille", "avec sa famille"),
            ("se_disant", "avec des adultes qui se disent de sa famille"),
            ("autres", "avec d’autres adultes"),
            ("seul", "seul, sans représentant légal auprès de lui"),
            ("inconnu", "on ne sait pas"),
        ),
        instruction="À la date de cet écrit.",
        expected=True,
    ),
    typed(
        "responsables_impliques",
        "Parents ou adultes présents peut-être impliqués",
        "inconnu",
        choices=YES_NO_UNKNOWN,
        method="Si oui ou si l’on ne sait pas : ne pas informer l’entourage avant d’en avoir "
        "parlé à plusieurs.",
        law="Sauf intérêt contraire de l’enfant, les titulaires de l’autorité parentale sont "
        "informés au préalable (article L226-2-1 du code de l’action sociale et des familles).",
    ),
    typed(
        "enfant_informe",
        "Ce qui a été expliqué à l’enfant, dans ses mots",
        "Expliqué le 2 mars 2026, en romani, avec une interprète.",
        instruction="Qui a parlé à l’enfant, quand, dans quelle langue, avec quels mots.",
        method="Pas d’interrogatoire. L’accord de l’enfant n’est pas demandé, son avis compte.",
        expected=True,
    ),
)

_ASSESSMENT: tuple[Field, ...] = (
    typed(
        "entretiens",
        "Circonstances des rencontres",
        "Trois rencontres au local, seule, avec une interprète choisie par la personne.",
        instruction="Lieux, dates, personnes présentes, interprète, pauses, état de la personne.",
        method="Un lieu à l’écart. Jamais une personne de l’entourage comme interprète.",
    ),
    typed(
        "avis_professionnel",
        "Ce que nous en comprenons",
        "Les absences et la dette annoncée pourraient indiquer une contrainte.",
        instruction="Un avis fondé sur les faits cités, au conditionnel.",
        method="Un faisceau d’indices ne prouve rien. Pas de diagnostic, pas de conclusion.",
    ),
    typed(
        "incoherences",
        "Ce qui ne concorde pas, et pourquoi peut-être",
        "Les dates varient : elle dit ne plus dormir et confondre les mois.",
        instruction="Le dire tel quel. La peur et le trauma altèrent la mémoire.",
    ),
    typed(
        "deja_signale",
        "Déjà signalé, ou pourquoi pas plus tôt",
        "Pas signalé avant : elle n’en a parlé que le 2 mars 2026.",
        instruction="Où, quand, ce qui a été répondu. Ou ce qui a retardé cet écrit.",
    ),
)

_NEEDS: tuple[Field, ...] = (
    typed(
        "besoins",
        "Besoins",
        "hebergement|sante_physique|interprete",
        choices=(
            ("hebergement", "hébergement, mise à l’abri"),
            ("sante_physique", "santé physique"),
            ("sante_mentale", "santé mentale"),
            ("addictions", "addictions"),
            ("grossesse", "grossesse"),
            ("juridique", "aide juridique"),
            ("administratif", "démarches administratives"),
            ("financier", "ressources, aide matérielle"),
            ("scolarite", "école, formation"),
            ("enfants", "ses enfants"),
            ("interprete", "interprète"),
            ("retour", "retour dans le pays d’origine"),
        ),
        several=True,
        instruction="Ceux que la personne exprime, et ceux que vous voyez.",
        expected=True,
    ),
    typed(
        "besoins_precisions",
        "Précisions sur les besoins",
        "Elle souhaite garder le même médecin.",
        instruction="Ce que le destinataire doit savoir pour répondre.",
    ),
    typed(
        "besoins_sante",
        "Santé, seulement ce qui est utile",
        "Traitement à prendre chaque jour.",
        instruction="Le minimum utile au destinataire, sans diagnostic.",
        law="Les données de santé sont des données sensibles (article 9 du RGPD).",
        sensitive=True,
    ),
    typed(
        "souhaite_accompagnement",
        "Souhaite un accompagnement",
        "oui",
        choices=(("oui", "oui"), ("non", "non"), ("pas_maintenant", "pas maintenant")),
    ),
)

REFERRAL: tuple[Field, ...] = (*_NATURE, *_CHILD, *_ASSESSMENT, *_NEEDS)
