"""What the association says of a model of its own, and the model that it makes with its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.catalogue import Model, Section
from desktop_app.documents.fields import FIELDS
from desktop_app.domain.codec import CodecError, from_plain, to_plain

NO_FIELD = Section("texte", "Texte", "Ce modèle n’a aucun champ à remplir.", ())
_OTHERS = Section("autres", "Autres informations", "Les autres champs de ce modèle.", ())


@dataclass(frozen=True, slots=True)
class Description:
    """The same things as ``model.toml`` says of a shipped model.

    ``fields`` are those of the dictionary that the file asks for; ``required`` are among them.
    """

    kind: str = "ecrit"
    recipient_kind: str = "libre"
    age_rule: str = "any"
    required: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def with_fields(self, used: Iterable[str]) -> Description:
        """Return the description of a file that uses ``used``: what it lost is not required."""
        fields = asked(used)
        kept = tuple(key for key in self.required if key in fields)
        return replace(self, fields=fields, required=kept)

    def written(self) -> str:
        """Return the text that the register keeps."""
        return json.dumps(to_plain(self), ensure_ascii=False)


def read_description(text: str) -> Description:
    """Return the description kept in the register; one that cannot be read says nothing."""
    try:
        return from_plain(Description, json.loads(text))
    except (ValueError, CodecError):
        return Description()


def asked(used: Iterable[str]) -> tuple[str, ...]:
    """Return the fields of the dictionary behind what a file names, in its order."""
    named = {key.removesuffix("[]") for key in used}
    named |= {key.removesuffix("_code") for key in named}
    return tuple(key for key in FIELDS if key in named)


def sections(fields: Sequence[str], plans: Sequence[Model]) -> tuple[Section, ...]:
    """Return the sections that ask for ``fields``, each where the first of ``plans`` asks for it.

    Fields that no plan knows come last, together.
    """
    places: dict[str, Section] = {}
    for plan in plans:
        for section in plan.sections:
            for key in section.fields:
                places.setdefault(key, section)
    found = list(_sections(fields, places))
    return tuple(found) or (NO_FIELD,)


def _sections(fields: Sequence[str], places: dict[str, Section]) -> Iterator[Section]:
    by_id: dict[str, Section] = {}
    for section in places.values():
        by_id.setdefault(section.id, section)
    by_id[_OTHERS.id] = _OTHERS
    for section_id, section in by_id.items():
        own = tuple(key for key in fields if places.get(key, _OTHERS).id == section_id)
        if own:
            yield replace(section, fields=own)


def model_of(
    model_id: str,
    version: int,
    title: str,
    description: Description,
    docx: bytes,
    plans: Sequence[Model],
) -> Model:
    """Return a model as the composer wants it."""
    return Model(
        id=model_id,
        version=str(version),
        title=title,
        kind=description.kind,
        recipient_kind=description.recipient_kind,
        age_rule=description.age_rule,
        required=description.required,
        sections=sections(description.fields, plans),
        docx=docx,
        source="Modèle de l’association.",
    )
