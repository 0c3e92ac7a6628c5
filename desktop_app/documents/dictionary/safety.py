"""Papers, safety, contact without danger, proceedings, agreement (mniop.md §2.2, §4)."""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import YES_NO_UNKNOWN, typed
from desktop_app.documents.field import Field, Kind, Origin

_VERIFIED = "Ce qui n’est pas vérifié compte comme non sûr."

_SITUATION: tuple[Field, ...] = (
    typed(
        "papiers",
        "Papiers d’identité",
        "retenus",
        choices=(
            ("detenus", "entre les mains de la personne"),
            ("retenus", "retenus par quelqu’un d’autre"),
            ("aucun", "perdus, ou jamais eus"),
            ("inconnu", "on ne sait pas"),
        ),
    ),
    typed(
        "situation_administrative",
        "Situation administrative et démarches",
        "Citoyenne de l’Union européenne, sans couverture maladie.",
        instruction="Titre, demandes en cours, références, dates. Seulement ce qui est utile.",
        sensitive=True,
    ),
    typed(
        "aide_communication",
        "Aide pour communiquer",
        "Elle ne lit pas. Elle préfère une interprète femme.",
        kind=Kind.TEXT,
        instruction="Lecture, surdité, handicap, interprète femme ou homme, personnes à éviter.",
    ),
    typed(
        "hebergement_lien",
        "Hébergement et personne mise en cause",
        "procure",
        choices=(
            ("chez", "chez la personne mise en cause"),
            ("procure", "procuré par elle"),
            ("independant", "sans lien avec elle"),
            ("sans_abri", "sans hébergement"),
            ("inconnu", "on ne sait pas"),
        ),
        instruction="À la date de cet écrit.",
    ),
)

_SAFETY: tuple[Field, ...] = (
    typed(
        "danger_orientation",
        "Danger immédiat",
        "non",
        choices=YES_NO_UNKNOWN,
        instruction="Danger immédiat : appelez d’abord le 17 ou le 112, écrivez ensuite.",
        expected=True,
    ),
    typed(
        "risques",
        "Risques de représailles ou de nouvelle exploitation",
        "Elle craint pour sa mère, restée au village.",
        instruction="Pour la personne, pour sa famille ici ou au pays. Ce qu’elle-même en dit.",
        method="La personne connaît ses risques mieux que nous : noter ce qu’elle en pense.",
        expected=True,
    ),
    typed(
        "eloignement",
        "Éloignement souhaité ou nécessaire",
        "oui",
        choices=YES_NO_UNKNOWN,
        instruction="Ce que la personne en dit.",
    ),
    typed(
        "regles_contact",
        "Règles pour joindre la personne",
        "Appeler seulement le mardi matin. Ne pas laisser de message. Mot convenu : « le livre ».",
        instruction="Qui peut appeler, jours, heures, mot convenu, nom d’expéditeur à éviter.",
        method=_VERIFIED,
    ),
    typed(
        "contact_confiance",
        "Contact de confiance",
        "Une amie, joignable par l’association, vérifiée hors de l’emprise.",
        instruction="Le lien, et comment vous avez vérifié que cette personne n’est pas impliquée.",
    ),
    typed(
        "reponse_a",
        "À qui répondre",
        "à l’association seulement",
        kind=Kind.TEXT,
        instruction="La personne elle-même, ou l’association avec son accord.",
        expected=True,
    ),
)

_PROCEEDINGS: tuple[Field, ...] = (
    typed(
        "plainte",
        "Plainte, témoignage ou main courante",
        "non",
        choices=(
            ("oui", "oui"),
            ("non", "non"),
            ("en_cours", "en cours"),
            ("inconnu", "on ne sait pas"),
        ),
    ),
    typed(
        "plainte_precisions",
        "Service, date, numéro",
        "Commissariat de Saint-Denis, 2 mars 2026",
        kind=Kind.TEXT,
    ),
    typed(
        "cooperation",
        "Souhaite parler à la police ou à la justice",
        "pas_encore",
        choices=(("oui", "oui"), ("non", "non"), ("pas_encore", "pas encore")),
        method="L’aide n’en dépend pas.",
        law="L’assistance ne dépend pas de la coopération (convention du Conseil de l’Europe, "
        "article 12, paragraphe 6).",
    ),
    typed(
        "poursuites",
        "Poursuivie pour des faits commis sous contrainte",
        "Convocation au tribunal le 20 mars 2026.",
        instruction="La juridiction, la date d’audience, l’avocat.",
        method="Un signalement daté et précis peut compter dans sa défense.",
        sensitive=True,
    ),
    typed(
        "droits_expliques",
        "Droits expliqués",
        "Aide sans plainte, avocat, soins : expliqués le 2 mars 2026 en romani.",
        instruction="Lesquels, quand, dans quelle langue, par qui.",
        method="Pour une personne de l’Union européenne, les titres de séjour liés à la traite "
        "ne s’appliquent pas.",
    ),
)


def _consent(group: str, name: str, label: str, example: str) -> Field:
    return Field(f"{group}[].{name}", label, Kind.TEXT, Origin.DOSSIER, example)


def _conversation(group: str, sentence: str) -> tuple[Field, ...]:
    """Return what every conversation shares: with whom, when, how it was explained."""
    return (
        _consent(group, "personne", "Personne", "POPESCU Elena"),
        _consent(group, "etat", "Ce qui a été répondu", sentence),
        _consent(group, "date", "Date", "2 mars 2026"),
        _consent(group, "langue", "Langue", "romani"),
        _consent(group, "interprete", "Interprète", "une interprète extérieure au terrain"),
        _consent(group, "par", "Expliqué par", "Claire Martin"),
        _consent(group, "compris", "Compris", "oui"),
        _consent(group, "mots", "Ses mots", "« Je veux bien, mais pas la police. »"),
        _consent(group, "precisions", "Précisions", "En parler encore la semaine prochaine."),
    )


_AGREEMENT: tuple[Field, ...] = (
    Field(
        "accord_valable",
        "Accord de la personne, donné et non retiré",
        Kind.YES_NO,
        Origin.COMPUTED,
        "oui",
    ),
    Field(
        "accord_etat",
        "Où en est l’accord",
        Kind.TEXT,
        Origin.COMPUTED,
        "Accord donné le 2 mars, expliqué en romani",
        expected=True,
    ),
    *_conversation("accords", "Accord donné le 2 mars, expliqué en romani"),
    _consent(
        "accords", "points", "Points expliqués", "à quoi sert cet écrit ; les suites possibles"
    ),
    _consent("accords", "portee", "Ce que l’accord couvre", "envoi d’un écrit à son nom"),
    _consent("accords", "limites", "Limites posées", "sans mon adresse"),
    _consent("accords", "retrait", "Retrait", "le 4 mars 2026"),
    *_conversation("avis_enfants", "Avis recueilli le 2 mars"),
    *_conversation("parents_informes", "Parents non informés"),
    _consent("parents_informes", "raison", "Raison", "contraire à l’intérêt de l’enfant"),
    typed(
        "conservation",
        "Combien de temps l’association garde ces informations",
        "deux ans après le dernier contact",
        kind=Kind.TEXT,
        instruction="La durée décidée par l’association, en mots simples.",
        expected=True,
    ),
    typed(
        "consentement_retrait_a",
        "À qui dire que l’on change d’avis",
        "Claire Martin, 06 39 98 12 34",
        kind=Kind.TEXT,
        instruction="Un nom, un numéro, un lieu où passer.",
        expected=True,
    ),
)

_CHANNELS: tuple[Field, ...] = (
    Field("contacts[].personne", "Personne", Kind.TEXT, Origin.DOSSIER, "POPESCU Elena"),
    Field("contacts[].canal", "Moyen", Kind.TEXT, Origin.DOSSIER, "Appel"),
    Field("contacts[].surete", "Sûr ou non", Kind.TEXT, Origin.DOSSIER, "sûr"),
    Field(
        "contacts[].verifie",
        "Vérifié",
        Kind.TEXT,
        Origin.DOSSIER,
        "le 3 mars par C. Martin",
    ),
    Field("contacts[].note", "Précision", Kind.TEXT, Origin.DOSSIER, "jamais de message"),
)

SAFETY: tuple[Field, ...] = (*_SITUATION, *_SAFETY, *_PROCEEDINGS, *_AGREEMENT, *_CHANNELS)
