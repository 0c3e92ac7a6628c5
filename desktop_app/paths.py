"""Where files are: shipped ones beside the package, the user's own in the system's folders.

``ROOT`` is right from source and in a one-folder build: ``build.spec`` keeps the folder names.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
MODELS = ROOT / "templates_docx"

REGISTER_SUFFIX = ".fanal"


def resource(name: str) -> Path:
    """Return the path of a shipped resource, ``data/communes.csv`` for instance."""
    return RESOURCES / name


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The user's folders outside any register. Nothing personal is ever written there."""

    config: Path
    state: Path

    @classmethod
    def of_system(cls) -> UserPaths:
        """Return the folders that the operating system gives to the program."""
        import platformdirs

        return cls(
            config=Path(platformdirs.user_config_dir("fanal", appauthor=False)),
            state=Path(platformdirs.user_state_dir("fanal", appauthor=False)),
        )

    @property
    def preferences(self) -> Path:
        """Return the file of preferences."""
        return self.config / "preferences.json"

    @property
    def anchors(self) -> Path:
        """Return the file of journal anchors (counts and MACs, no secret)."""
        return self.state / "anchors.json"

    @property
    def attempts(self) -> Path:
        """Return the file that remembers failed tries across starts."""
        return self.state / "attempts.json"

    @property
    def log(self) -> Path:
        """Return the event log."""
        return self.state / "events.log"
