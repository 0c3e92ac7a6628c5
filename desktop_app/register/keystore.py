"""The keyring of the computer, and which of its back ends could ever be trusted (S-11).

This release stores nothing in a keyring: a register opens with its passphrase or its recovery code
alone. Only what the self-check tells is here.
"""

from __future__ import annotations

_TRUSTED = frozenset(
    (
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    )
)


def describe() -> str:
    """Return a sentence on the keyring of this computer; it is never needed."""
    name = backend_name()
    if name in _TRUSTED:
        return "présent, non employé dans cette version"
    return "aucun trousseau sûr sur ce poste\u00a0: la phrase de passe suffit"


def backend_name() -> str:
    """Return the full name of the back end that the keyring library would choose."""
    import keyring

    kind = type(keyring.get_keyring())
    return f"{kind.__module__}.{kind.__qualname__}"
