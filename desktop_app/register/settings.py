"""Settings of the register: any JSON value by key, journalled like the rest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from desktop_app.register.change import Change
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection
from desktop_app.register.table import Table


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is kept: JSON text under its key."""

    id: str
    value: str


SETTING = Table("setting", Setting)


class Settings:
    """Read and write settings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Any:
        """Return the value of ``key``, or ``None``."""
        text = self._connection.value("SELECT value FROM setting WHERE id = ?", (key,))
        return None if text is None else json.loads(text)

    def set(self, change: Change, key: str, value: Any) -> None:
        """Keep ``value``, made of None, bool, int, float, str, list and dict."""
        setting = Setting(key, to_json(value))
        change.write(SETTING, key, SETTING.encode(setting))
