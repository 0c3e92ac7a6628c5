"""Write ``CHAMPS.md``, the fields for those who write models: ``python fields_table.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from desktop_app.documents.fields import FIELDS, GROUPS, Field, Kind  # noqa: E402 -- run from here

_HEAD = """# Les champs des modèles

Liste produite par `fields_table.py` depuis le dictionnaire de Fanal. Un champ « attendu »
s’affiche « non renseigné » quand rien n’est connu. Un choix s’affiche en mots ; son code est sous
le même nom suivi de `_code`. Les exemples sont fictifs.
"""


def table() -> str:
    """Return the whole list in Markdown."""
    single = [field for field in FIELDS.values() if not field.group]
    parts = [_HEAD, "## Champs simples\n", _rows(single)]
    for group, title in GROUPS.items():
        fields = [field for field in FIELDS.values() if field.group == group]
        parts += [
            f"## {title} : `{{% for x in {group} %}}`\n".replace(" :", "\u00a0:"),
            _rows(fields),
        ]
    return "\n".join(parts)


def _rows(fields: list[Field]) -> str:
    lines = ["| écrire | libellé | attendu | exemple |", "| --- | --- | --- | --- |"]
    for field in fields:
        key = field.key.replace(f"{field.group}[]", "x") if field.group else field.key
        expected = "oui" if field.expected else ""
        lines.append(f"| `{key}` | {field.label} | {expected} | {_example(field)} |")
    return "\n".join(lines) + "\n"


def _example(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return ", ".join(f"`{code}` ({label})" for code, label in field.choices)
    if field.kind is Kind.CHOICES:
        return ", ".join(label for _, label in field.choices)
    return field.example.replace("|", "\\|")


if __name__ == "__main__":
    (HERE / "CHAMPS.md").write_text(table(), encoding="utf-8")
