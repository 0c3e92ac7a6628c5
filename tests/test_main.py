from __future__ import annotations

import pytest

from desktop_app.__main__ import opens_window


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--demo"], True),
        (["--time-start"], True),
        (["--register", "demo"], True),
        (["--register", "r.fanal", "search", "ana"], False),
        (["search", "ana"], False),
        (["--json", "dossier", "list"], False),
        (["--help"], False),
        (["--version"], False),
        (["self-check"], False),
    ],
)
def test_a_command_or_help_needs_no_window(arguments: list[str], window: bool) -> None:
    assert opens_window(arguments) is window
