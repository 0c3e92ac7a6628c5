"""How to reach a person without danger, in words. What nobody checked counts as not safe.

Source: mniop.md §4.4.
"""

from __future__ import annotations

from datetime import date

from desktop_app.domain.consent_words import when
from desktop_app.domain.french import NBSP
from desktop_app.domain.person import Channel, ContactRule, Person, Phone, Safety

UNKNOWN_IS_NOT_SAFE = "non vérifié, compte comme non sûr"

_STRICTNESS = {Safety.YES: 0, Safety.CERTAIN_HOURS: 1, Safety.NO: 2}


def rule_of(person: Person, channel: Channel) -> ContactRule:
    """Return what is known of a channel; an empty rule if nothing is."""
    found = (rule for rule in person.contact_rules if rule.channel is channel)
    return next(found, ContactRule(channel))


def rule_words(rule: ContactRule, today: date) -> str:
    """Return « Appel : sûr (vérifié le 3 mars par C. Martin) » or why it is not."""
    return f"{rule.channel.label}{NBSP}: {_with_check(rule, today)}"


def call_safety(person: Person, phone: Phone) -> tuple[Safety | None, str]:
    """Return the stricter of what is known of a number and of calls, with its hours.

    ``None`` when nobody checked: that counts as not safe.
    """
    rule = rule_of(person, Channel.CALL)
    known = [item for item in (phone.safety, rule.safety) if item is not None]
    if not known:
        return None, ""
    safety = max(known, key=_STRICTNESS.__getitem__)
    if safety is not Safety.CERTAIN_HOURS:
        return safety, ""
    both = (phone.hours if phone.safety is safety else "", rule.hours)
    return safety, ", ".join(dict.fromkeys(hours.strip() for hours in both if hours.strip()))


def call_words(person: Person, phone: Phone) -> str:
    """Return what may be done with a number, in words."""
    safety, hours = call_safety(person, phone)
    return UNKNOWN_IS_NOT_SAFE if safety is None else _call(safety, hours)


def _call(safety: Safety, hours: str) -> str:
    if safety is Safety.CERTAIN_HOURS:
        return f"appel{NBSP}: {hours}" if hours else "appel à certaines heures"
    return "appel possible" if safety is Safety.YES else "ne pas appeler"


def _with_check(rule: ContactRule, today: date) -> str:
    words = safety_words(rule)
    checked = " ".join(
        part
        for part in (
            when(rule.checked_on, today),
            f"par {rule.checked_by}" if rule.checked_by else "",
        )
        if part
    )
    said = f"{words} (vérifié {checked})" if checked and rule.safety is not None else words
    return f"{said} — {rule.note}" if rule.note else said


def safety_words(rule: ContactRule) -> str:
    """Return « sûr », « non sûr », « seulement l’après-midi », or that nobody checked."""
    if rule.safety is None:
        return UNKNOWN_IS_NOT_SAFE
    if rule.safety is Safety.CERTAIN_HOURS:
        return rule.hours or "à certaines heures"
    return "sûr" if rule.safety is Safety.YES else "non sûr"
