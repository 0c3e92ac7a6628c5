"""A field that is answered in the écrit itself."""

from __future__ import annotations

from desktop_app.documents.field import Field, Help, Kind, Origin


def answered(
    key: str,
    label: str,
    kind: Kind,
    example: str,
    help_: Help,
    *,
    choices: tuple[tuple[str, str], ...] = (),
    expected: bool = False,
    sensitive: bool = False,
) -> Field:
    """Return a field of the écrit: its example, helps and choices."""
    return Field(
        key,
        label,
        kind,
        Origin.ECRIT,
        example,
        choices=choices,
        help=help_,
        expected=expected,
        sensitive=sensitive,
    )
