"""The faisceau, the person of a referral, the dossier, the summaries, the field sheet."""

from __future__ import annotations

from desktop_app.documents.dictionary.typed import typed
from desktop_app.documents.field import Field, Help, Kind, Origin

_CAUTION = "Un faisceau, jamais une preuve. Fanal ne calcule rien à partir de ces indices."


def _computed(key: str, label: str, example: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(key, label, kind, Origin.COMPUTED, example)


def _of_dossier(key: str, label: str, example: str, help_: Help | None = None) -> Field:
    return Field(key, label, Kind.TEXT, Origin.DOSSIER, example, help=help_ or Help())


_SIGNS: tuple[Field, ...] = (
    _of_dossier("indices[].rubrique", "Dimension, en tête de ses indices", "Signes généraux"),
    _of_dossier(
        "indices[].libelle",
        "Indice",
        "Ne peut pas partir",
        Help(instruction="Les indices notés dans le dossier, avec leur date.", method=_CAUTION),
    ),
    _of_dossier("indices[].personne", "Personne", "Elena"),
    _of_dossier("indices[].date", "Date", "2 mars 2026"),
    _of_dossier("indices[].lieu", "Lieu", "Les Acacias, Saint-Denis"),
    _of_dossier("indices[].voix", "Voix", "Constaté"),
    _of_dossier("indices[].texte", "Précision", "Un homme la suit à chaque sortie."),
)

_DOSSIER: tuple[Field, ...] = (
    _of_dossier("dossier.reference", "Référence du dossier", "D-2026-014"),
    _of_dossier("dossier.ouvert_le", "Dossier ouvert le", "12 octobre 2025"),
    _of_dossier("dossier.etat", "État du dossier", "actif"),
    _of_dossier("dossier.suivi_par", "Suivi par", "Claire Martin"),
    _of_dossier("dossier.motifs", "Motifs", "Exploitation de la mendicité"),
)

_SUMMARY: tuple[Field, ...] = (
    typed(
        "synthese_objet",
        "Pour qui, et pourquoi cette synthèse",
        "Préparer la réunion d’équipe du 10 mars 2026.",
        instruction="Une phrase : qui lira cette page, et ce qui sera décidé avec elle.",
    ),
    typed(
        "synthese_points",
        "L’essentiel, en quelques lignes",
        "La mère demande de l’aide. Ana ne va plus au collège depuis janvier.",
        instruction="Ce qu’il faut avoir compris en une minute.",
        method="Les faits d’abord, puis ce qui est supposé, au conditionnel.",
    ),
    typed(
        "synthese_suites",
        "Ce qui est prévu",
        "Rendez-vous au collège le 12 mars 2026, avec l’accord de la mère.",
        instruction="Qui fait quoi, avant quelle date.",
    ),
)

_FIELD_SHEET: tuple[Field, ...] = (
    _computed("numeros[].numero", "Numéro d’urgence", "17"),
    _computed("numeros[].pour", "Pour quoi", "Police"),
    _computed("voix[].nom", "Voix", "Constaté"),
    _computed("voix[].pour", "Ce que l’on y écrit", "Ce que j’ai vu ou entendu moi-même"),
    _computed("reperes[].rubrique", "Dimension, en tête de ses indices", "Signes généraux"),
    _computed("reperes[].libelle", "Indice de la liste", "Ne peut pas partir"),
    _computed(
        "points_accord[].libelle",
        "Point à expliquer",
        "Que toutes les questions peuvent être posées",
    ),
    _computed("prudence", "Ce qu’un faisceau n’est pas", _CAUTION),
)

SUMMARY: tuple[Field, ...] = (*_SIGNS, *_DOSSIER, *_SUMMARY, *_FIELD_SHEET)
