"""Places of fiction in real communes of several départements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.ids import PlaceId, uuid7
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.phrasing import capital, dice


@dataclass(frozen=True, slots=True)
class Town:
    """A real commune: INSEE code, name, the territory whose cell is competent."""

    code: str
    name: str
    territory: str


TOWNS: tuple[Town, ...] = (
    Town("93066", "Saint-Denis", "93"),
    Town("93008", "Bobigny", "93"),
    Town("93048", "Montreuil", "93"),
    Town("93001", "Aubervilliers", "93"),
    Town("93027", "La Courneuve", "93"),
    Town("13215", "Marseille 15e arrondissement", "13"),
    Town("13203", "Marseille 3e arrondissement", "13"),
    Town("69256", "Vaulx-en-Velin", "69M"),
    Town("69290", "Saint-Priest", "69M"),
    Town("69264", "Villefranche-sur-Saône", "69D"),
    Town("44109", "Nantes", "44"),
    Town("44143", "Rezé", "44"),
    Town("31555", "Toulouse", "31"),
    Town("33063", "Bordeaux", "33"),
    Town("33167", "Floirac", "33"),
    Town("59350", "Lille", "59"),
    Town("59512", "Roubaix", "59"),
    Town("67482", "Strasbourg", "6AE"),
    Town("68224", "Mulhouse", "6AE"),
    Town("34172", "Montpellier", "34"),
    Town("38185", "Grenoble", "38"),
    Town("91521", "Ris-Orangis", "91"),
    Town("91228", "Évry-Courcouronnes", "91"),
    Town("94041", "Ivry-sur-Seine", "94"),
    Town("92036", "Gennevilliers", "92"),
    Town("95585", "Sarcelles", "95"),
    Town("75118", "Paris 18e arrondissement", "75"),
    Town("62193", "Calais", "62"),
    Town("06088", "Nice", "06"),
    Town("2B033", "Bastia", "20"),
)

_TREES = (
    *("Acacias", "Peupliers", "Aulnes", "Saules", "Tilleuls", "Roseaux", "Genêts", "Coquelicots"),
    *("Hirondelles", "Alouettes", "Mésanges", "Ajoncs", "Bruyères", "Chardons", "Noisetiers"),
)
_WAYS = (
    *("Chemin des", "Friche des", "Sentier des", "Quai des", "Clos des", "Talus des"),
    *("Impasse des", "Berge des", "Plaine des", "Passage des"),
)
_HOTELS = (
    "Belle-Escale",
    "Clair-Relais",
    "Bel-Horizon",
    "Trois-Étapes",
    "Blanc-Logis",
    "Pont-Neufville",
)
_SQUATS = (
    "ancienne imprimerie Vernoult",
    "ancien garage Ternet",
    "anciens bureaux de la Fabrique",
    "ancienne école de musique",
    "pavillon de la rue Haute",
    "ancienne serrurerie Calmont",
)
_STREETS = (
    "sous le pont de la voie rapide",
    "parvis de la gare routière",
    "campement du canal",
    "parking du centre commercial",
    "square derrière la gare",
)
_LANDMARKS = {
    PlaceKind.SITE: ("entrée par le portail vert", "derrière la voie ferrée", "au bout du chemin"),
    PlaceKind.HOTEL: (
        "arrêt de bus devant l’entrée",
        "près de l’échangeur",
        "face à la station-service",
    ),
    PlaceKind.SQUAT: ("porte bleue sur la cour", "entrée par le côté", "portail sans numéro"),
    PlaceKind.STREET: ("côté escalier", "le long du mur", "près des bancs"),
    PlaceKind.HOUSING: (
        "digicode en panne",
        "bâtiment C, deuxième étage",
        "rez-de-chaussée sur cour",
    ),
}
SURROUNDINGS = {
    PlaceKind.SITE: (
        "Terrain en bord de route. L’eau se prend à une borne à [dix|quinze] minutes à pied.",
        "Une trentaine de cabanes et de caravanes, sans électricité ni ramassage des ordures.",
        "[Deux|Trois] évacuations en un an, selon les habitants.",
    ),
    PlaceKind.HOTEL: (
        "Une chambre d’environ [dix|douze] mètres carrés, sans cuisine. Les repas se prennent"
        " sur le lit.",
        "Hôtel en bord de nationale, à [vingt|trente] minutes de bus des écoles.",
        "[Deux|Trois] changements d’hôtel en six mois.",
    ),
    PlaceKind.SQUAT: (
        "Bâtiment sans eau courante, avec des fils électriques apparents dans l’escalier.",
        "Une dizaine de ménages. La porte d’entrée ne ferme pas.",
    ),
    PlaceKind.STREET: (
        "Pas d’eau ni de sanitaires. Une vingtaine de personnes dorment au même endroit.",
        "Les tentes sont déplacées presque chaque semaine, selon les personnes présentes.",
    ),
    PlaceKind.HOUSING: (
        "Appartement de deux pièces, partagé avec une autre famille.",
        "Immeuble calme. Les rideaux étaient fermés à chaque visite.",
    ),
}
KINDS = (
    PlaceKind.SITE,
    PlaceKind.SITE,
    PlaceKind.SITE,
    PlaceKind.HOTEL,
    PlaceKind.HOTEL,
    PlaceKind.SQUAT,
    PlaceKind.STREET,
    PlaceKind.STREET,
    PlaceKind.HOUSING,
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A place and its town."""

    place: Place
    town: Town


def settlement(seed: int, number: int, today: date) -> Settlement:
    """Return the settlement of this number: always the same for a seed."""
    rng = dice(seed, "lieu", number)
    town = TOWNS[number % len(TOWNS)]
    kind = KINDS[rng.randrange(len(KINDS))]
    if kind is PlaceKind.SITE:
        name = f"{rng.choice(_WAYS)} {rng.choice(_TREES)}"
    elif kind is PlaceKind.HOTEL:
        name = f"Hôtel {rng.choice(_HOTELS)}"
    elif kind is PlaceKind.HOUSING:
        name = f"Immeuble des {rng.choice(_TREES)}"
    else:
        name = capital(rng.choice(_SQUATS if kind is PlaceKind.SQUAT else _STREETS))
    address = "" if kind is PlaceKind.STREET else f"{rng.randint(2, 180)} {_street(number)}"
    place = Place(
        id=PlaceId(uuid7(moment_of(today, -700), rng.getrandbits(74))),
        name=name,
        kind=kind,
        address=address if rng.random() < 0.8 else "",
        commune_code=town.code,
        commune=town.name,
        landmark=rng.choice(_LANDMARKS[kind]),
    )
    return Settlement(place, town)


def _street(number: int) -> str:
    kinds = ("rue", "chemin", "quai", "boulevard", "route")
    return f"{kinds[number % len(kinds)]} des {_TREES[(number * 7) % len(_TREES)]}"
