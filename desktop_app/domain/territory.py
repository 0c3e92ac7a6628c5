"""Communes, and the authority that is competent for a child who lives there.

Rules: domain study §6 — the commune decides. The Métropole de Lyon replaces the département on
its communes; Corsica is one collectivity (L226-3-1-1 CASF); Bas-Rhin and Haut-Rhin are the
Collectivité européenne d’Alsace (D226-3-2 CASF).
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from desktop_app.domain.french import NBSP, unaccented

_SPLIT = "69"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or a municipal district of the COG. ``code`` is its INSEE code."""

    code: str
    name: str
    department: str
    crip_territory: str
    postal_codes: tuple[str, ...] = ()
    population: int = 0

    @property
    def label(self) -> str:
        """Return « Saint-Denis (93) »."""
        return f"{self.name} ({self.department})"


@dataclass(frozen=True, slots=True)
class Territory:
    """Where one authority receives informations préoccupantes.

    ``of_name`` follows « CRIP »: « de la Seine-Saint-Denis ». ``head`` is who is addressed.
    ``confirmed`` is false where the competent authority itself has to be verified.
    """

    code: str
    name: str
    of_name: str
    authority: str
    head: str
    crip_name: str
    departments: tuple[str, ...]
    confirmed: bool = True
    why: str = ""

    @property
    def label(self) -> str:
        """Return « CRIP de la Seine-Saint-Denis », or what has to be verified."""
        return self.crip_name or f"{self.name} (autorité à vérifier)"


@dataclass(frozen=True, slots=True)
class TerritoryChange:
    """What moving from one commune to another changes: a fact, and a proposal if there is one."""

    former: Territory
    now: Territory
    fact: str
    proposal: str = ""

    @property
    def words(self) -> str:
        """Return the fact and the proposal in one go."""
        return f"{self.fact} {self.proposal}".strip()


class Communes:
    """All communes, searched by name, word, accents or postal code, and who is competent there.

    ``communes`` and ``departements`` are the texts of the CSV files of the same names.
    """

    def __init__(self, communes: str, departements: str) -> None:
        self.territories = Territories(departements)
        self._communes = tuple(_read_commune(row) for row in csv.DictReader(io.StringIO(communes)))
        self._by_code = {commune.code: commune for commune in self._communes}
        self._keys = {commune.code: _key(commune.name) for commune in self._communes}
        self._by_department: dict[str, list[str]] = {}
        for commune in self._communes:
            self._by_department.setdefault(commune.department, []).append(commune.code)
        self._postal = sorted(
            (postal, commune.code) for commune in self._communes for postal in commune.postal_codes
        )

    def __len__(self) -> int:
        return len(self._communes)

    def all(self) -> tuple[Commune, ...]:
        """Return every commune, by INSEE code."""
        return self._communes

    def by_code(self, code: str) -> Commune | None:
        """Return the commune of an INSEE code, or ``None``."""
        return self._by_code.get(code.strip().upper())

    def competent(self, commune: Commune) -> Territory:
        """Return the territory competent for a child who lives in ``commune``, and why."""
        return self.territories.competent(commune)

    def change(self, former_code: str, new_code: str) -> TerritoryChange | None:
        """Return what changes between two communes, by INSEE code; ``None`` if nothing does."""
        former, new = self.by_code(former_code), self.by_code(new_code)
        if former is None or new is None:
            return None
        before, now = self.competent(former), self.competent(new)
        if before.code != now.code:
            fact = f"Le lieu de vie relève maintenant de{NBSP}: {now.label}. {now.why}"
            return TerritoryChange(before, now, fact, _proposal(before))
        if former.department == new.department:
            return None
        departments = f"{former.department} → {new.department}"
        fact = f"Le département change ({departments}), la CRIP reste la même{NBSP}: {now.label}."
        return TerritoryChange(before, now, fact)

    def search(self, text: str, limit: int = 20) -> list[Commune]:
        """Return communes whose name, or a word of it, or postal code starts with ``text``.

        « st den 93 » finds Saint-Denis: a number after the name narrows to a département or a
        postal code. Exact names first, then names that start so, then the most populated.
        """
        name, number = _split(text)
        if not name:
            return self._by_postal(number, limit) if number else []
        whole = f"{name} {number.lower()}"  # « paris 18 » is a district, « lyon 69 » is not
        found = [
            commune
            for commune in self._by_name(name)
            if not number or _is_in(commune, number) or self._keys[commune.code].startswith(whole)
        ]
        found.sort(key=lambda commune: self._rank(commune, name))
        return found[:limit]

    def _by_postal(self, number: str, limit: int) -> list[Commune]:
        start = bisect_left(self._postal, (number, ""))
        codes = dict.fromkeys(self._by_department.get(number, ()))
        for postal, code in self._postal[start:]:
            if not postal.startswith(number):
                break
            codes[code] = None
        if number in self._by_code:
            codes[number] = None
        found = [self._by_code[code] for code in codes]
        found.sort(key=lambda commune: (-commune.population, commune.code))
        return found[:limit]

    def _rank(self, commune: Commune, name: str) -> tuple[bool, bool, int, str]:
        key = self._keys[commune.code]
        return key != name, not key.startswith(name), -commune.population, commune.code

    def _by_name(self, name: str) -> list[Commune]:
        inside = f" {name}"
        return [
            self._by_code[code]
            for code, key in self._keys.items()
            if key.startswith(name) or inside in key
        ]


class Territories:
    """The territories in which one authority receives informations préoccupantes."""

    def __init__(self, departements: str) -> None:
        rows = csv.DictReader(io.StringIO(departements))
        self._territories = {row["code"]: _read_territory(row) for row in rows}
        self._by_department = {
            department: territory
            for territory in self._territories.values()
            for department in territory.departments
            if department != _SPLIT
        }

    def all(self) -> tuple[Territory, ...]:
        """Return every territory, in the order of the départements."""
        return tuple(self._territories.values())

    def get(self, code: str) -> Territory | None:
        """Return a territory by its own code or by a département’s (not 69, which is split)."""
        return self._territories.get(code) or self._by_department.get(code)

    def competent(self, commune: Commune) -> Territory:
        """Return the territory competent for a child who lives in ``commune``, and why."""
        territory = self.get(commune.crip_territory)
        if territory is None:
            raise ValueError(f"no territory for {commune.crip_territory!r}")
        return replace(territory, why=_why(commune, territory))


def _read_commune(row: dict[str, str]) -> Commune:
    return Commune(
        code=row["code_insee"],
        name=row["name"].replace("'", "’").replace(" Arrondissement", " arrondissement"),
        department=row["department"],
        crip_territory=row["crip_territory"],
        postal_codes=tuple(row["postal_codes"].split()),
        population=int(row["population"] or 0),
    )


def _read_territory(row: dict[str, str]) -> Territory:
    return Territory(
        code=row["code"],
        name=row["name"],
        of_name=row["of_name"],
        authority=row["authority"],
        head=row["head"],
        crip_name=row["crip_name"],
        departments=tuple(row["departments"].split()),
        confirmed=row["confirmed"] == "yes",
    )


def _why(commune: Commune, territory: Territory) -> str:
    reasons = {
        "69M": "fait partie de la Métropole de Lyon, qui remplace ici le département.",
        "69D": "est dans le Rhône, hors de la Métropole de Lyon.",
        "20": "est en Corse, où une seule collectivité remplace les deux départements.",
        "6AE": "est en Alsace, où une seule collectivité réunit le Bas-Rhin et le Haut-Rhin.",
        "75": "dépend de la Ville de Paris, qui remplace ici le département.",
    }
    reason = reasons.get(territory.code)
    if reason is None and not territory.confirmed:
        reason = "est outre-mer. L’autorité compétente est à vérifier."
    elif reason is None and territory.authority.startswith("Département"):
        reason = f"est dans le département {territory.of_name} ({territory.code})."
    elif reason is None:
        reason = f"relève d’une seule collectivité{NBSP}: {territory.authority}."
    return f"{commune.name} {reason}"


def _proposal(former: Territory) -> str:
    """Return what may be worth doing; nothing is done by itself."""
    return (
        f"Avant, c’était{NBSP}: {former.label}. "
        "Les écrits déjà transmis là-bas sont peut-être à compléter."
    )


def _key(name: str) -> str:
    """Fold a name for the search: no accent, « st » for « saint », spaces for marks."""
    words = re.sub(r"[^a-z0-9]+", " ", unaccented(name)).split()
    short = {"saint": "st", "sainte": "ste"}
    return " ".join(short.get(word, word) for word in words)


def _split(text: str) -> tuple[str, str]:
    """Return the folded name and the trailing number (département or postal code) of a search."""
    key = _key(text)
    match = re.fullmatch(r"(.*?) ?((?:[0-9]{2,5}|2[ab])(?:[0-9]{3})?)", key)
    if match is None:
        return key, ""
    return match[1], match[2].upper()


def _is_in(commune: Commune, number: str) -> bool:
    return commune.department == number or any(
        postal.startswith(number) for postal in commune.postal_codes
    )
