"""The fields that a column of an old register may fill, and the titles people give them.

The title proposes, the content confirms or proposes in its place (``import_content``), the user
decides. What has no field of its own goes to the note of the person, under the title of its column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from desktop_app.domain.folding import fold


class Field(StrEnum):
    """What a column means. The value is the name in a mapping file."""

    NOTE = "note"
    SKIP = "skip"
    FULL_NAME = "full_name"
    BIRTH_NAME = "birth_name"
    USAGE_NAME = "usage_name"
    FIRST_NAMES = "first_names"
    ALIAS = "alias"
    ROLE = "role"
    SEX = "sex"
    BIRTH = "birth"
    AGE = "age"
    BIRTH_PLACE = "birth_place"
    BIRTH_COUNTRY = "birth_country"
    NATIONALITY = "nationality"
    LANGUAGES = "languages"
    INTERPRETER = "interpreter"
    PHONE = "phone"
    EMAIL = "email"
    PLACE = "place"
    PLACE_KIND = "place_kind"
    PLACE_ADDRESS = "place_address"
    COMMUNE = "commune"
    POSTAL_CODE = "postal_code"
    LANDMARK = "landmark"
    SINCE = "since"
    HOME_ADDRESS = "home_address"
    CURRENT_LOCATION = "current_location"
    SCHOOLING = "schooling"
    SCHOOL = "school"
    SCHOOL_CLASS = "school_class"
    SCHOOL_COMMUNE = "school_commune"
    LIVES_WITH = "lives_with"
    MOTHER = "mother"
    FATHER = "father"
    AUTHORITY = "authority"
    OCCUPATION = "occupation"
    HEALTH = "health"
    RESOURCES = "resources"
    DOSSIER = "dossier"
    OPENED_ON = "opened_on"
    FOLLOWED_BY = "followed_by"
    FAMILY_COMPOSITION = "family_composition"
    HISTORY = "history"
    OBSERVATION = "observation"
    OBSERVED_ON = "observed_on"

    @property
    def label(self) -> str:
        """Return the French words for the choice of a field."""
        return _LABELS[self]


_LABELS: Final[Mapping[Field, str]] = {
    Field.NOTE: "Note de la personne, avec le titre de la colonne",
    Field.SKIP: "Ne pas importer cette colonne",
    Field.FULL_NAME: "Nom et prénom ensemble",
    Field.BIRTH_NAME: "Nom de naissance",
    Field.USAGE_NAME: "Nom d’usage",
    Field.FIRST_NAMES: "Prénom(s)",
    Field.ALIAS: "Surnom ou autre nom",
    Field.ROLE: "Place dans le dossier (enfant, parent…)",
    Field.SEX: "Sexe",
    Field.BIRTH: "Date de naissance",
    Field.AGE: "Âge",
    Field.BIRTH_PLACE: "Lieu de naissance",
    Field.BIRTH_COUNTRY: "Pays de naissance",
    Field.NATIONALITY: "Nationalité(s)",
    Field.LANGUAGES: "Langue(s)",
    Field.INTERPRETER: "Interprète",
    Field.PHONE: "Téléphone",
    Field.EMAIL: "Courriel",
    Field.PLACE: "Lieu de vie",
    Field.PLACE_KIND: "Type de lieu de vie",
    Field.PLACE_ADDRESS: "Adresse du lieu de vie",
    Field.COMMUNE: "Commune du lieu de vie",
    Field.POSTAL_CODE: "Code postal du lieu de vie",
    Field.LANDMARK: "Repère dans le lieu de vie",
    Field.SINCE: "Dans ce lieu depuis",
    Field.HOME_ADDRESS: "Adresse du domicile",
    Field.CURRENT_LOCATION: "Où se trouve la personne",
    Field.SCHOOLING: "Scolarisation (oui, non)",
    Field.SCHOOL: "Établissement scolaire",
    Field.SCHOOL_CLASS: "Classe",
    Field.SCHOOL_COMMUNE: "Commune de l’école",
    Field.LIVES_WITH: "Vit avec",
    Field.MOTHER: "Mère (nom)",
    Field.FATHER: "Père (nom)",
    Field.AUTHORITY: "Autorité parentale",
    Field.OCCUPATION: "Activité, métier",
    Field.HEALTH: "Santé",
    Field.RESOURCES: "Ressources, personnes d’appui",
    Field.DOSSIER: "Famille ou dossier (regroupe les lignes)",
    Field.OPENED_ON: "Dossier ouvert le",
    Field.FOLLOWED_BY: "Suivi par",
    Field.FAMILY_COMPOSITION: "Composition de la famille",
    Field.HISTORY: "Parcours, historique",
    Field.OBSERVATION: "Observation (rapportée par l’ancien registre)",
    Field.OBSERVED_ON: "Date de l’observation",
}

NAMES: Final = frozenset({Field.FULL_NAME, Field.BIRTH_NAME, Field.USAGE_NAME, Field.FIRST_NAMES})

_TITLES: Final[Mapping[Field, str]] = {
    Field.FULL_NAME: "nom prenom|prenom nom|nom et prenom|prenom et nom|noms et prenoms|nom complet"
    "|identite|personne|nom de l enfant et prenom|nom prenoms|enfant|full name",
    Field.BIRTH_NAME: "nom|noms|nom de famille|nom de naissance|nom de l enfant|nom enfant"
    "|nom du jeune|nom du mineur|nom patronymique|patronyme|nom de jeune fille|last name|surname",
    Field.USAGE_NAME: "nom d usage|nom usuel|nom d epouse|nom marital|nom d epoux",
    Field.FIRST_NAMES: "prenom|prenoms|prenom s|prenom de l enfant|prenom enfant|prenom du jeune"
    "|prenom du mineur|first name",
    Field.ALIAS: "surnom|surnoms|alias|dit|dite|dit e|pseudo|autre nom|connu sous|petit nom",
    Field.ROLE: "role|qualite|lien|lien de parente|place|statut dans la famille|membre",
    Field.SEX: "sexe|genre|sex|f m|m f|h f|f h|g f|f g|fille garcon|garcon fille",
    Field.BIRTH: "date de naissance|date naissance|ne le|nee le|ne e le|ne|nee|ne e|ddn|dn"
    "|date naiss|naissance|d naissance|annee de naissance|annee naissance|birth date"
    "|date of birth|dob",
    Field.AGE: "age|ages|age estime|age declare|age approximatif|age suppose",
    Field.BIRTH_PLACE: "lieu de naissance|lieu naissance|ville de naissance|ne e a|ne a|nee a",
    Field.BIRTH_COUNTRY: "pays de naissance|pays naissance|pays d origine|pays|origine",
    Field.NATIONALITY: "nationalite|nationalites|nationalite s|nat|natio",
    Field.LANGUAGES: "langue|langues|langue s|langue parlee|langues parlees|langue maternelle",
    Field.INTERPRETER: "interprete|besoin d interprete|besoin interprete|interpretariat",
    Field.PHONE: "tel|telephone|telephones|portable|mobile|gsm|numero de telephone|num tel"
    "|n de telephone|n tel|no tel|tel portable|telephone portable|tel fixe|contact tel"
    "|numero|tel mere|tel pere|tel parent|tel parents|telephone de la mere|telephone du pere"
    "|whatsapp|phone",
    Field.EMAIL: "mail|email|e mail|courriel|adresse mail|adresse email|mel",
    Field.PLACE: "lieu de vie|campement|terrain|bidonville|squat|platz|plaz|lieu|site"
    "|lieu d habitation|hebergement|hotel|camp|nom du terrain|nom du campement|nom du site",
    Field.PLACE_KIND: "type de lieu|type de lieu de vie|type d habitat|habitat"
    "|type d hebergement|type de logement",
    Field.PLACE_ADDRESS: "adresse du lieu|adresse du terrain|adresse du campement|adresse du squat"
    "|adresse lieu de vie|adresse du site",
    Field.COMMUNE: "commune|ville|localite|commune du lieu de vie|ville du terrain"
    "|commune du terrain",
    Field.POSTAL_CODE: "code postal|cp|c p",
    Field.LANDMARK: "repere|caravane|emplacement|numero de caravane|chambre|n caravane|cabane",
    Field.SINCE: "depuis|arrivee|date d arrivee|arrive le|arrivee le|sur le terrain depuis"
    "|present depuis|date arrivee|date d arrivee sur le terrain",
    Field.HOME_ADDRESS: "adresse|adresse postale|domicile|domiciliation|adresse de domiciliation",
    Field.CURRENT_LOCATION: "lieu actuel|ou se trouve|localisation|localisation actuelle",
    Field.SCHOOLING: "scolarise|scolarisee|scolarise e|scolarisation|scolarite|ecole o n"
    "|va a l ecole",
    Field.SCHOOL: "ecole|etablissement|etablissement scolaire|college|lycee|nom de l ecole",
    Field.SCHOOL_CLASS: "classe|niveau|niveau scolaire|niveau de classe",
    Field.SCHOOL_COMMUNE: "commune de l ecole|ville de l ecole",
    Field.LIVES_WITH: "vit avec|habite avec|accompagne de|accompagnant|responsable",
    Field.MOTHER: "mere|maman|nom de la mere|mere nom|nom mere|nom prenom mere|la mere",
    Field.FATHER: "pere|papa|nom du pere|pere nom|nom pere|nom prenom pere|le pere",
    Field.AUTHORITY: "autorite parentale|ap|detenteur de l autorite parentale",
    Field.OCCUPATION: "profession|metier|activite|emploi|travail",
    Field.HEALTH: "sante|etat de sante|probleme de sante|problemes de sante|maladie|suivi medical",
    Field.RESOURCES: "ressources|personne d appui|personnes d appui|personne ressource",
    Field.DOSSIER: "famille|dossier|n dossier|numero de dossier|num dossier|no dossier|n famille"
    "|numero de famille|foyer|menage|nom de la famille|ref|reference|id famille|ref dossier"
    "|ref famille",
    Field.OPENED_ON: "date d ouverture|ouvert le|date ouverture|dossier ouvert le"
    "|date d entree|date de premier contact|premier contact|1er contact|date d inscription",
    Field.FOLLOWED_BY: "suivi par|referent|referente|referent e|benevole|intervenant|intervenante"
    "|travailleur social|educateur|educatrice",
    Field.FAMILY_COMPOSITION: "composition familiale|composition de la famille|fratrie"
    "|famille compo",
    Field.HISTORY: "historique|parcours|histoire|parcours migratoire",
    Field.OBSERVATION: "observation|observations|obs|evenement|evenements|compte rendu"
    "|compte rendu de visite|situation observee",
    Field.OBSERVED_ON: "date de l observation|date observation|date obs|date|date de visite"
    "|date de la visite|vu le|date de la maraude|maraude du|derniere visite",
    Field.NOTE: "remarque|remarques|commentaire|commentaires|note|notes|divers|autre|autres"
    "|infos|informations|info|a savoir|precision|precisions|complement",
}

_BY_TITLE: Final[Mapping[str, Field]] = {
    title: field for field, titles in _TITLES.items() for title in titles.split("|")
}
_BRACKETS = re.compile(r"\([^)]{3,}\)|\[[^\]]*\]")
_OF_CHILD = re.compile(r"\b(?:de l enfant|du mineur|du jeune|de la personne|enfant)\b")


def field_of_title(title: str) -> Field | None:
    """Return the field that people call so, or ``None``.

    « NOM de l'enfant », « Tél. portable », « Date de naissance (jj/mm/aaaa) » are understood.
    """
    whole = _key(title)
    bare = _key(_BRACKETS.sub(" ", title))
    for words in (
        whole,
        bare,
        _tidied(_OF_CHILD.sub(" ", bare)),
        _tidied(re.sub(r" \d+$", "", bare)),
    ):
        if words in _BY_TITLE:
            return _BY_TITLE[words]
    return None


def _key(title: str) -> str:
    return _tidied(fold(title.replace("°", " ").replace("º", " ")))


def _tidied(words: str) -> str:
    return " ".join(words.split())
