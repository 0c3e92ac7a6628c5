"""The states and the versions of an écrit in words (UX §2.10, §2.26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.french import NBSP, clock_words, date_words, moment_words, relative_words
from desktop_app.domain.review import EcritVersion, VersionKind


def validated_words(version: EcritVersion, zone: tzinfo | None) -> str:
    """Return « Version 3, validée par L. Bernard le 3 mars 2026 à 15:40 » (S10-AC3)."""
    when = moment_words(version.made_at.astimezone(zone))
    words = f"Version {version.number}, validée par {version.made_by} le {when}"
    if version.cold:
        words += ", après une relecture à froid"
    if version.bypass_reason:
        words += f", en urgence{NBSP}: {version.bypass_reason}"
    return words


def version_words(version: EcritVersion, zone: tzinfo | None) -> str:
    """Return what a version is: validated by whom, or frozen for which reading."""
    if version.kind is VersionKind.VALIDATED:
        return validated_words(version, zone)
    when = version.made_at.astimezone(zone)
    day = f"{date_words(when.date())} à {clock_words(when)}"
    return f"Version {version.number} du {day}, rédigée par {version.made_by}"


def asked_words(version: EcritVersion, today: date, zone: tzinfo | None) -> str:
    """Return « demandée par C. Martin, hier »."""
    day = version.made_at.astimezone(zone).date()
    return f"demandée par {version.made_by}, {relative_words(day, today)}"


def state_words(
    ecrit: Ecrit, versions: Sequence[EcritVersion], today: date, zone: tzinfo | None
) -> str:
    """Return where an écrit stands: « chez L. Bernard depuis hier », « Version 3, validée… »."""
    latest = versions[-1] if versions else None
    if latest is None:
        return ""
    day = _since(latest.made_at.astimezone(zone), today)
    if ecrit.state is EcritState.IN_REVIEW:
        return f"chez {ecrit.reviewer or latest.made_by} {day}"
    if ecrit.state is EcritState.TO_CORRECT:
        return f"relu par {ecrit.reviewer or latest.made_by}"
    if latest.kind is VersionKind.VALIDATED:
        words = validated_words(latest, zone)
        was = ecrit.state is EcritState.DRAFT
        return f"{words}. Modifié depuis{NBSP}: à relire de nouveau" if was else words
    return ""


def versions_words(ecrit: Ecrit, versions: Sequence[EcritVersion]) -> str:
    """Return « v1 relue · v2 à relire », « v1 relue · v2 validée »."""
    told = {VersionKind.FOR_REVIEW: "relue", VersionKind.VALIDATED: "validée"}
    words = [f"v{item.number} {told[item.kind]}" for item in versions]
    if words and ecrit.state is EcritState.IN_REVIEW:
        words[-1] = f"v{versions[-1].number} à relire"
    return " · ".join(words)


def _since(moment: datetime, today: date) -> str:
    words = relative_words(moment.date(), today)
    if words.startswith("il y a"):
        return words.replace("il y a", "depuis", 1)
    return f"depuis le {words}" if words[:1].isdigit() else f"depuis {words}"
