"""Words of old registers: what says that nothing is known, sexes, yes and no, nationalities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.absence import Absence
from desktop_app.domain.folding import fold
from desktop_app.domain.person import Authority, Role, Schooling, Sex
from desktop_app.domain.place import PlaceKind


def _table(pairs: Mapping[Any, str]) -> dict[str, object]:
    return {word: value for value, words in pairs.items() for word in words.split("|")}


_ABSENCES: Final = _table(
    {
        Absence.UNKNOWN: "inconnu|inconnue|inconnus|inconnues|nsp|ne sait pas|sait pas|pas connu"
        "|pas connue|non connu|non connue|nc|n c|non communique|non communiquee|non renseigne"
        "|non renseignee|unknown|date inconnue|age inconnu|nom inconnu|ignore",
        Absence.NOT_ASKED: "non demande|non demandee|pas demande|pas demandee|a demander"
        "|a completer",
        Absence.REFUSED: "refus|refuse|refuse de repondre|ne souhaite pas repondre"
        "|ne veut pas dire|ne veut pas repondre",
        Absence.NOT_APPLICABLE: "sans objet|s o|n a|neant|aucun|aucune|pas concerne|pas concernee",
    }
)
_UNKNOWN_NAMES = frozenset({"inconnu", "inconnue", "nom inconnu", "prenom inconnu", "nsp"})
_QUESTION = re.compile(r"[?¿\s]*[?¿][?¿\s]*")
_DASHES = re.compile(r"[-–—_/.\s]+")

_SEXES: Final = _table(
    {
        Sex.FEMALE: "f|fille|femme|feminin|feminine|fem|female|madame|mme",
        Sex.MALE: "m|g|h|garcon|homme|masculin|masc|male|monsieur|mr",
    }
)
_YES_NO: Final = _table({True: "oui|o|x|vrai|yes|v|1", False: "non|n|faux|no|0"})
_SCHOOLING: Final = _table(
    {
        Schooling.YES: "oui|o|x|vrai|yes|scolarise|scolarisee|1",
        Schooling.NO: "non|n|faux|no|non scolarise|non scolarisee|descolarise|descolarisee|0",
        Schooling.IRREGULAR: "irregulier|irreguliere|irregulierement|parfois|pas toujours",
    }
)
_AUTHORITIES: Final = _table(
    {
        Authority.MOTHER: "mere|la mere|sa mere|maman",
        Authority.FATHER: "pere|le pere|son pere|papa",
        Authority.BOTH: "pere et mere|mere et pere|les deux|les deux parents|parents|les parents"
        "|conjointe|partagee",
        Authority.GUARDIAN: "tuteur|tutrice|tutelle",
        Authority.DELEGATION: "delegation|dap|delegation de l autorite parentale",
    }
)
_ROLES: Final = _table(
    {
        Role.CHILD: "enfant|mineur|mineure|jeune|enfant concerne|fille|fils|mna|bebe|ado",
        Role.OTHER_MINOR: "frere|soeur|autre mineur|autre enfant|fratrie|cousin|cousine",
        Role.PARENT: "parent|mere|pere|maman|papa",
        Role.HOUSEHOLD: "membre du foyer|grand mere|grand pere|oncle|tante|conjoint|conjointe"
        "|beau pere|belle mere|compagnon|compagne",
        Role.OTHER: "autre|autre personne|voisin|voisine|adulte",
    }
)
_PLACE_KINDS: Final = _table(
    {
        PlaceKind.SITE: "terrain|bidonville|campement|camp|platz|plaz",
        PlaceKind.SQUAT: "squat",
        PlaceKind.HOTEL: "hotel|hotel social|115",
        PlaceKind.SHELTER: "hebergement|foyer|chu|chrs|cada|centre d hebergement|mecs",
        PlaceKind.HOUSING: "logement|appartement|maison|hlm",
        PlaceKind.STREET: "rue|a la rue|sans abri",
        PlaceKind.OTHER: "autre",
    }
)
_COUNTRIES = (
    "RO:roumain BG:bulgare FR:francais MD:moldave RS:serbe XK:kosovar AL:albanais IT:italien "
    "ES:espagnol PT:portugais MA:marocain DZ:algerien TN:tunisien ML:malien GN:guineen "
    "CI:ivoirien SN:senegalais AF:afghan SY:syrien IQ:irakien|iraquien IR:iranien "
    "UA:ukrainien RU:russe GE:georgien AM:armenien TR:turc HU:hongrois HR:croate "
    "BA:bosnien|bosniaque MK:macedonien ME:montenegrin SK:slovaque CZ:tcheque PL:polonais "
    "NG:nigerian GH:ghaneen CM:camerounais KM:comorien MG:malgache BD:bangladais|bengalais "
    "PK:pakistanais IN:indien LK:srilankais VN:vietnamien CN:chinois EG:egyptien SD:soudanais "
    "ER:erythreen ET:ethiopien SO:somalien GM:gambien SL:sierraleonais LR:liberien "
    "TG:togolais BJ:beninois BF:burkinabe NE:nigerien TD:tchadien MR:mauritanien HT:haitien "
    "BR:bresilien CO:colombien VE:venezuelien PE:peruvien DE:allemand BE:belge GB:britannique "
    "GR:grec LY:libyen LB:libanais "
)
_PEOPLES: Final = _table(dict(pair.split(":") for pair in _COUNTRIES.split()))
_FEMININE: Final = {"turque": "turc", "grecque": "grec"}


def absence_of(text: str, *, name: bool = False) -> Absence | None:
    """Return why nothing is said: « ?? », « NSP », « refus ». In a name few words mean that."""
    if _QUESTION.fullmatch(text):
        return Absence.UNKNOWN
    words = fold(text)
    if name:
        return Absence.UNKNOWN if words in _UNKNOWN_NAMES else None
    found = _ABSENCES.get(words)
    return found if isinstance(found, Absence) else None


def is_dash(text: str) -> bool:
    """Tell whether a cell only holds a dash, a slash or a full stop: an empty one, drawn."""
    return _DASHES.fullmatch(text) is not None


def sex_of(text: str) -> Sex | None:
    """Return the sex that F, M, G, « fille », « garçon » mean."""
    found = _SEXES.get(fold(text) or {"♀": "f", "♂": "m"}.get(text.strip(), ""))
    return found if isinstance(found, Sex) else None


def yes_no(text: str) -> bool | None:
    """Return what « oui », « non », « X » mean."""
    found = _YES_NO.get(fold(text))
    return found if isinstance(found, bool) else None


def schooling_of(text: str) -> Schooling | None:
    """Return whether the child goes to school, if these words say just that."""
    found = _SCHOOLING.get(fold(text))
    return found if isinstance(found, Schooling) else None


def authority_of(text: str) -> Authority | None:
    """Return who exercises parental authority, if these words say just that."""
    found = _AUTHORITIES.get(fold(text))
    return found if isinstance(found, Authority) else None


def role_of(text: str) -> Role | None:
    """Return the place in the dossier that these words say."""
    found = _ROLES.get(fold(text))
    return found if isinstance(found, Role) else None


def place_kind_of(text: str) -> PlaceKind | None:
    """Return the kind of place that these words say."""
    found = _PLACE_KINDS.get(fold(text))
    return found if isinstance(found, PlaceKind) else None


def kind_in_name(name: str) -> PlaceKind:
    """Return the kind that the name of a place holds: « Squat Voltaire », « Hôtel F1 »."""
    for word in fold(name).split():
        found = _PLACE_KINDS.get(word)
        if isinstance(found, PlaceKind) and found is not PlaceKind.OTHER:
            return found
    return PlaceKind.UNKNOWN


def people_code(text: str) -> str | None:
    """Return the code of the country of « roumaine », « Bulgare », or ``None``."""
    words = fold(text).replace(" ", "")
    words = _FEMININE.get(words, words)
    words = words if words in _PEOPLES else words.removesuffix("s")
    for form in (words, words.removesuffix("e"), words.removesuffix("ne")):
        found = _PEOPLES.get(form)
        if isinstance(found, str):
            return found
    return None
