"""The making of fields that are answered in the écrit."""

from __future__ import annotations

from desktop_app.documents.field import Field, Help, Kind, Origin

Choices = tuple[tuple[str, str], ...]

YES_NO_UNKNOWN: Choices = (("oui", "oui"), ("non", "non"), ("inconnu", "on ne sait pas"))


def typed(
    key: str,
    label: str,
    example: str,
    *,
    kind: Kind = Kind.LONG_TEXT,
    choices: Choices = (),
    several: bool = False,
    instruction: str = "",
    method: str = "",
    law: str = "",
    expected: bool = False,
    sensitive: bool = False,
) -> Field:
    """Return a field typed in the écrit; with ``choices`` it is a choice, or ``several``."""
    if choices:
        kind = Kind.CHOICES if several else Kind.CHOICE
    return Field(
        key,
        label,
        kind,
        Origin.ECRIT,
        example,
        choices=choices,
        help=Help(instruction, method, law),
        expected=expected,
        sensitive=sensitive,
    )
