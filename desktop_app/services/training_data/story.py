"""The shape of a story: themes made of scenes, each voice apart.

Patterns are read by ``phrasing.say``. ``needs`` names what a cast or a place must have for a scene.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.person import Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Shape


@dataclass(frozen=True, slots=True)
class Told:
    """Something reported. ``who`` is a role; a person who is not named stays a role.

    ``<parent_de>`` is the parent of the cast; ``by`` is how a professional is called.
    """

    who: str
    text: str
    named: bool = True
    by: str = "<Mme_told>"


@dataclass(frozen=True, slots=True)
class Said:
    """Exact words: where and before whom, which question was asked, by the child or the parent."""

    text: str
    circumstances: str
    question: str = ""
    by_parent: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What happened at one visit, between two hours of the day.

    ``where`` is a place other than where the family lives. ``key``: the papers speak of this one.
    ``apart``: it cannot be one visit with another scene.
    """

    seen: str = ""
    told: tuple[Told, ...] = ()
    said: tuple[Said, ...] = ()
    analysis: str = ""
    hours: tuple[int, int] = (10, 17)
    needs: frozenset[str] = frozenset()
    where: str = ""
    key: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Informed:
    """What was decided about telling the family: code of ``famille_informee`` and its texts."""

    code: str
    text: str
    reaction: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A kind of situation and all that its paper needs.

    ``dangers``, ``demands``, ``degree`` and ``urgencies`` hold codes of the data dictionary.
    ``kinds`` are the kinds of places where it can be told; none means everywhere.
    """

    key: str
    weight: int
    shapes: tuple[Shape, ...]
    scenes: tuple[Scene, ...]
    motives: tuple[str, ...]
    dangers: str
    degree: str
    urgencies: tuple[str, ...]
    demands: str
    demand_detail: tuple[str, ...]
    informed: tuple[Informed, ...]
    steps: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, str], ...]
    environment: tuple[str, ...]
    resources: tuple[str, ...]
    solution: tuple[str, ...]
    schooling: Schooling | None = None
    school_note: str = ""
    health: tuple[str, ...] = ()
    child_view: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    presumed: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    vulnerabilities: tuple[str, ...] = ()
    kinds: frozenset[PlaceKind] = frozenset()
