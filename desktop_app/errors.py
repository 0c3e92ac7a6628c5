"""Known errors: what happened and what to do, in French, for people.

Anything that is not an ``AppError`` is a bug and is reported as one.
"""

from __future__ import annotations


class AppError(Exception):
    """Refuse an action with one French sentence (or two) that helps.

    ``what`` says what happened, ``todo`` says what to do next. Neither may hold a person's name,
    a place or a text from the register: the sentence can end on a terminal or in a report.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        self.what = what
        self.todo = todo
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """Return the whole message as one line."""
        return f"{self.what} {self.todo}".strip()


class VaultError(AppError):
    """The vault file or the register folder cannot be used."""


class WrongPassphrase(VaultError):
    """No slot of the vault opens with what was typed."""


class TooManyAttempts(VaultError):
    """A new try is refused until ``wait_s`` seconds have passed."""

    def __init__(self, what: str, todo: str, wait_s: int) -> None:
        super().__init__(what, todo)
        self.wait_s = wait_s


class RegisterDamaged(AppError):
    """The key is right but the database cannot be read."""


class RegisterInUse(AppError):
    """Another program holds the register; the sentence says who and since when."""


class NewerRegister(AppError):
    """The register was written by a newer Fanal."""


class StorageFull(AppError):
    """The disk is full; nothing was lost on screen."""


class AlreadyThere(AppError):
    """A file that nobody asked to replace has the name of one to be written."""


class StorageReadOnly(AppError):
    """The folder or the file cannot be written."""


class StorageUncertain(AppError):
    """The disk reported an error after the write: it may or may not be there."""


class NotAllowed(AppError):
    """The user lacks the right that the action needs."""


class NotFound(AppError):
    """What was asked for is not in the register."""


class BadInput(AppError):
    """A file or a value from outside cannot be used."""


class ModelRefused(AppError):
    """A document model is hostile, broken or unknown."""


class ConversionFailed(AppError):
    """No engine could make the PDF; the Word file is still there."""


class MissingInformation(AppError):
    """The paper lacks what its model requires. ``missing`` lists the French labels."""

    def __init__(self, what: str, todo: str, missing: tuple[str, ...]) -> None:
        super().__init__(what, todo)
        self.missing = missing
