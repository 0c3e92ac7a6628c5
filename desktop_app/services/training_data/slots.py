"""The words that a cast and its place put into the patterns."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from desktop_app.domain.french import join_words
from desktop_app.domain.names import NO_NAME, display_name, short_name
from desktop_app.domain.person import Person, Role, Sex
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Cast
from desktop_app.services.training_data.phrasing import capital, joined

_SHELTERS = {
    PlaceKind.SITE: ("la caravane", "la cabane", "la baraque"),
    PlaceKind.HOTEL: ("la chambre 12", "la chambre 214", "la chambre 31", "la chambre 108"),
    PlaceKind.SQUAT: (
        "la pièce du fond",
        "la pièce du premier étage",
        "la pièce du rez-de-chaussée",
    ),
    PlaceKind.STREET: ("la tente", "la tente bleue", "la tente grise"),
    PlaceKind.HOUSING: ("l’appartement",),
}
_AT = {
    PlaceKind.SITE: ("sur le terrain", "du terrain", "une habitante du terrain"),
    PlaceKind.HOTEL: ("à l’hôtel", "de l’hôtel", "une femme hébergée au même étage"),
    PlaceKind.SQUAT: ("dans le squat", "du squat", "un habitant du squat"),
    PlaceKind.STREET: ("au campement", "du campement", "un homme qui dort au campement"),
    PlaceKind.HOUSING: ("à l’immeuble", "de l’immeuble", "une voisine de palier"),
}
_NUMBERS = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_SCHOOLS = (
    *("des Glycines", "des Trois-Tilleuls", "du Vieux-Lavoir", "des Libellules", "du Clos-Marin"),
    *("de la Fontaine-aux-Geais", "des Grands-Prés", "de la Butte-Verte"),
)


def slots_of(cast: Cast, rng: random.Random) -> dict[str, str]:
    """Return the words of the child, her parent, her siblings, her shelter and her school."""
    return {
        **_child(cast),
        **_adult(cast),
        **_siblings(cast),
        **_place(cast, rng),
        **_school(cast.ages[cast.focus.id], rng),
        **_colleague(rng),
        **_mark(rng),
        "pays": _COUNTRIES[cast.origin.country],
        "docteur": rng.choice(SURNAMES),
    }


_COUNTRIES = {
    "RO": "Roumanie",
    "BG": "Bulgarie",
    "RS": "Serbie",
    "MK": "Macédoine du Nord",
    "AL": "Albanie",
    "VN": "Pologne",
    "NG": "Italie",
    "GN": "Guinée",
    "CI": "Côte d’Ivoire",
    "AF": "Grèce",
    "ER": "Italie",
    "GE": "Géorgie",
    "UA": "Ukraine",
    "TR": "Turquie",
    "MA": "Espagne",
    "FR": "Belgique",
}
"""Where a relative may live: a country that takes « en »."""
SURNAMES = (
    *(
        "Valbert",
        "Tournelle",
        "Quesnoy",
        "Lormier",
        "Sabathe",
        "Perdrizet",
        "Ancelin",
        "Morvillier",
    ),
    *("Crozatier", "Belloir", "Fauconnet", "Hédouin", "Ravaux", "Saulnieret"),
)


def _mark(rng: random.Random) -> dict[str, str]:
    colour = rng.choice(("bleue", "violette", "jaune et verte"))
    mark = f"une marque {colour} d’environ {rng.choice(('deux', 'trois', 'quatre'))} centimètres"
    where = rng.choice(
        ("l’avant-bras gauche", "la joue droite", "le mollet droit", "l’épaule gauche")
    )
    return {"marque": mark, "Marque": capital(mark), "marque_ou": where}


def _colleague(rng: random.Random) -> dict[str, str]:
    mine, one = rng.choice((("ma collègue", "d’une collègue"), ("mon collègue", "d’un collègue")))
    return {"collegue": mine, "Collegue": capital(mine), "d_un_collegue": one}


def called(person: Person) -> str:
    """Return the first name, or « la fillette », « la mère »… for a person without a name."""
    if display_name(person) != NO_NAME:
        return short_name(person)
    if person.role in (Role.CHILD, Role.OTHER_MINOR):
        return "la fillette" if person.sex is Sex.FEMALE else "le garçon"
    return "la mère" if person.sex is Sex.FEMALE else "le père"


def age_words(age: int, *, sure: bool) -> str:
    """Return « 13 ans », « environ 13 ans », « quelques mois »."""
    if age < 1:
        return "quelques mois"
    words = f"{age} an" if age == 1 else f"{age} ans"
    return words if sure else f"environ {words}"


def _age_is_sure(person: Person) -> bool:
    return person.birth is not None and person.birth_estimated_on is None


def _child(cast: Cast) -> dict[str, str]:
    child = cast.focus
    girl = child.sex is Sex.FEMALE
    name = called(child)
    return {
        "enfant": name,
        "le": "la" if girl else "le",
        "s_il": "si elle" if girl else "s’il",
        "lui_meme": "elle-même" if girl else "lui-même",
        "l_avons_vu": "l’avons vue" if girl else "l’avons vu",
        "Enfant": capital(name),
        "d_enfant": joined("de", name),
        "il": "elle" if girl else "il",
        "Il": "Elle" if girl else "Il",
        "lui": "elle" if girl else "lui",
        "e": "e" if girl else "",
        "seul": "seule" if girl else "seul",
        "garcon": "fille" if girl else "garçon",
        "un_garcon": "une fille" if girl else "un garçon",
        "adolescent": "l’adolescente" if girl else "l’adolescent",
        "age": age_words(cast.ages[child.id], sure=_age_is_sure(child)),
    }


def _adult(cast: Cast) -> dict[str, str]:
    if not cast.adults:
        return {}
    adult = cast.adults[0]
    female = adult.sex is Sex.FEMALE
    if adult.role is Role.PARENT:
        word, mine = ("mère", "sa") if female else ("père", "son")
    else:
        word, mine = "grand-mère", "sa"
    article = "la" if female else "le"
    name = called(cast.focus)
    whose = f"{word} {joined('de', name)}"
    return {
        "parent": f"{mine} {word}",
        "Parent": f"{capital(mine)} {word}",
        "parent_de": f"{article} {whose}",
        "Parent_de": f"{capital(article)} {whose}",
        "le_parent": f"{article} {word}",
        "Le_parent": capital(f"{article} {word}"),
        "du_parent": f"de la {word}" if female else f"du {word}",
        "de_parent": f"de {mine} {word}",
        "p_lui": "elle" if female else "lui",
        "p_il": "elle" if female else "il",
        "P_Il": "Elle" if female else "Il",
        "p_e": "e" if female else "",
    }


def _siblings(cast: Cast) -> dict[str, str]:
    others = cast.children[1:]
    if not others:
        return {"freres_ou_famille": "sa famille"}
    last = others[-1]
    cadet = called(last)
    known = [called(child) for child in cast.children]
    named = all(display_name(child) != NO_NAME for child in cast.children)
    if not named:
        cadet = "sa petite sœur" if last.sex is Sex.FEMALE else "son petit frère"
    all_named = named and len(known) <= 3
    family = join_words(known) if all_named else _count_words(cast.children)
    girls = all_named and all(child.sex is Sex.FEMALE for child in cast.children)
    return {
        "fratrie": family,
        "Fratrie": capital(family),
        "seuls": "seules" if girls else "seuls",
        "freres": _brothers(others),
        "freres_ou_famille": _brothers(others),
        "cadet": cadet,
        "Cadet": capital(cadet),
        "cadet_il": "elle" if last.sex is Sex.FEMALE else "il",
        "cadet_age": age_words(cast.ages[last.id], sure=_age_is_sure(last)),
    }


def _count_words(children: Sequence[Person]) -> str:
    return f"les {_NUMBERS[len(children)]} enfants"


def _brothers(others: Sequence[Person]) -> str:
    parts = []
    for sex, one, many in (
        (Sex.MALE, "son frère", "ses {} frères"),
        (Sex.FEMALE, "sa sœur", "ses {} sœurs"),
    ):
        count = sum(1 for other in others if other.sex is sex)
        if count:
            parts.append(one if count == 1 else many.format(_NUMBERS[count]))
    return join_words(parts)


def _place(cast: Cast, rng: random.Random) -> dict[str, str]:
    kind = cast.settlement.place.kind
    shelter = rng.choice(_SHELTERS[kind])
    at, of_place, neighbour = _AT[kind]
    return {
        "abri": shelter,
        "Abri": capital(shelter),
        "au_lieu": at,
        "Au_lieu": capital(at),
        "du_lieu": of_place,
        "voisin": neighbour,
        "Voisin": capital(neighbour),
        "ville": re.split(r" \d", cast.settlement.town.name)[0],
    }


def _school(age: int, rng: random.Random) -> dict[str, str]:
    name = rng.choice(_SCHOOLS)
    if age < 6:
        school, at, from_ = "l’école maternelle", "à l’école maternelle", "de l’école maternelle"
    elif age < 11:
        school, at, from_ = "l’école élémentaire", "à l’école élémentaire", "de l’école élémentaire"
    elif age < 16:
        school, at, from_ = "le collège", "au collège", "du collège"
    else:
        school, at, from_ = "le lycée", "au lycée", "du lycée"
    plain = f"{school.removeprefix('l’').removeprefix('le ')} {name}"
    teacher = "l’enseignante" if age < 11 else "la conseillère principale d’éducation"
    return {
        "ecole": f"{school} {name}",
        "etablissement": plain,
        "Etablissement": capital(plain),
        "l_ecole": school,
        "L_ecole": capital(school),
        "prof_role": teacher.removeprefix("l’") if age < 11 else teacher.removeprefix("la "),
        "Ecole": capital(f"{school} {name}"),
        "a_ecole": f"{at} {name}",
        "d_ecole": f"{from_} {name}",
        "prof": teacher,
        "Prof": capital(teacher),
        "classe": _class(age),
    }


_CLASSES = dict(
    enumerate(
        ("petite section", "moyenne section", "grande section", "CP", "CE1", "CE2", "CM1", "CM2"),
        start=3,
    )
) | {11: "6e", 12: "5e", 13: "4e", 14: "3e", 15: "3e"}


def _class(age: int) -> str:
    return _CLASSES.get(age, "")
