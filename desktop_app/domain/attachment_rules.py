"""What a piece may weigh and be called, and the French words that say so (S-30, S-49, S-56)."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.file_names import UNSEEN, require_file_name
from desktop_app.domain.french import NBSP, plural, unaccented
from desktop_app.domain.media import kind_of
from desktop_app.errors import BadInput

MAX_BYTES = 25 * 1024 * 1024
"""One piece (S-30)."""

REGISTER_MAX_BYTES = 2 * 1024**3
REGISTER_WARN_BYTES = 1024**3

NAME_CHARS = 200
NO_NAME = "Pièce sans nom"
LIMITS = (
    f"Jusqu’à 25{NBSP}Mo par pièce, 2{NBSP}Go pour tout le registre. "
    "Fichiers lisibles ici\xa0: PDF, images, documents Word, textes."
)
LOCATION = "contient une position GPS"
CHILD_PICTURE = (
    "Photographier un enfant ou une blessure peut nuire à l’enquête et à la personne. "
    "Décrivez plutôt."
)
"""UX S07-AC8, said once a device."""

_PATH_SIGNS = re.compile(r"[/\\]")
_SPACES = re.compile(r"\s+")
_REFUSED_SIGNS = re.compile(r'[<>:"/\\|?*]')
_STEM_BYTES = 150
_NEUTRAL_WORDS = frozenset(
    (
        "attestation",
        "bulletin",
        "carte",
        "certificat",
        "convocation",
        "courrier",
        "dessin",
        "facture",
        "jugement",
        "lettre",
        "message",
        "ordonnance",
        "photo",
        "plainte",
        "rapport",
    )
)
_DIGITS = re.compile(r"([0-9]{1,18})")


def clean_name(untrusted_name: str) -> str:
    """Return a name that shows what it says: no path, no sign that is not seen, 200 characters.

    It is only ever shown: no file is made under it.
    """
    last = _PATH_SIGNS.split(untrusted_name.rstrip("/\\"))[-1]
    plain = unicodedata.normalize("NFC", UNSEEN.sub("", last))
    name = _SPACES.sub(" ", plain).strip(" .")
    if len(name) <= NAME_CHARS:
        return name or NO_NAME
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 8:
        return f"{name[: NAME_CHARS - 1]}…"
    return f"{stem[: NAME_CHARS - len(extension) - 2]}….{extension}"


def title_of(attachment: Attachment) -> str:
    """Return the name without the extension of its kind: what a list and a paper say."""
    extensions = {kind_of(attachment.media_type).extension, ".jpeg", ".tiff"}
    for extension in extensions:
        if attachment.name.lower().endswith(extension) and len(attachment.name) > len(extension):
            return attachment.name[: -len(extension)]
    return attachment.name


def sort_name(attachment: Attachment) -> tuple[object, ...]:
    """Return what the order by name compares: no accents, « piece 2 » before « piece 10 »."""
    parts = _DIGITS.split(unaccented(title_of(attachment)))
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else part) for part in parts)


def size_words(size: int) -> str:
    """Return « 12 octets », « 340 ko », « 2,4 Mo », « 1,1 Go »; a thousand is 1024."""
    if size < 1024:
        return plural(size, "octet", "octets")
    value = size / 1024
    for unit in ("ko", "Mo"):
        if value < 1000:
            shown = f"{value:.1f}" if value < 10 else f"{value:.0f}"
            return f"{shown.removesuffix('.0').replace('.', ',')}{NBSP}{unit}"
        value /= 1024
    return f"{value:.1f}".replace(".", ",") + f"{NBSP}Go"


def age_words(made_at: datetime, now: datetime) -> str:
    """Return « à l’instant », « depuis 5 minutes », « depuis 2 heures »."""
    minutes = int((now - made_at) / timedelta(minutes=1))
    if minutes < 1:
        return "à l’instant"
    if minutes < 60:
        return f"depuis {plural(minutes, 'minute', 'minutes')}"
    if minutes < 24 * 60:
        return f"depuis {plural(minutes // 60, 'heure', 'heures')}"
    return f"depuis {plural(minutes // (24 * 60), 'jour', 'jours')}"


def require_piece_size(size: int) -> None:
    """Raise ``BadInput`` if a file of ``size`` bytes is empty or too large for a piece."""
    if size <= 0:
        raise BadInput("Ce fichier est vide.", "Vérifiez qu’il a été copié en entier.")
    if size > MAX_BYTES:
        raise BadInput(
            f"Ce fichier pèse {size_words(size)}\xa0: la limite est de 25{NBSP}Mo par pièce.",
            "Réduisez-le ou coupez-le en plusieurs fichiers.",
        )


def require_room(register_size: int, added: int) -> None:
    """Raise ``BadInput`` if the register would grow beyond its limit."""
    if register_size + added > REGISTER_MAX_BYTES:
        raise BadInput(
            f"Le registre pèse {size_words(register_size)}\xa0: sa limite est de 2{NBSP}Go.",
            "Détruisez d’anciens dossiers dont le délai est passé, ou gardez ce fichier ailleurs.",
        )


def size_warning(register_size: int) -> str:
    """Return the French warning of a register that nears its limit, or nothing."""
    if register_size < REGISTER_WARN_BYTES:
        return ""
    return (
        f"Le registre pèse {size_words(register_size)}, sur 2{NBSP}Go au plus. "
        "Les copies et les vérifications prennent plus de temps."
    )


def package_name(number: int, attachment: Attachment) -> str:
    """Return the neutral name of a piece that goes along: « piece-01_certificat.pdf » (S09-AC9).

    Its word is one of a short list, else its kind: nothing that was typed, no name, leaves in it.
    """
    kind = kind_of(attachment.media_type)
    words = re.split(r"[^a-z]+", unaccented(title_of(attachment)).lower())
    known = next((word for word in words if word in _NEUTRAL_WORDS), "")
    word = known or re.sub(r"[^a-z]+", "-", unaccented(kind.word).lower()).strip("-")
    return f"piece-{number:02d}_{word}{kind.extension}"


def export_name(attachment: Attachment) -> str:
    """Return the name proposed for a copy: it can be given everywhere, its extension is true."""
    extension = kind_of(attachment.media_type).extension
    stem = _REFUSED_SIGNS.sub("_", title_of(attachment)).strip(" .")
    stem = stem.encode("utf-8")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .")
    try:
        require_file_name(f"{stem}{extension}")
    except BadInput:
        return f"piece{extension}"
    return f"{stem}{extension}"
