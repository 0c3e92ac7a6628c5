"""Take back an addition out of a value that was changed since, and leave the change."""

from __future__ import annotations

from typing import Any


def without_addition(before: Any, after: Any, present: Any) -> Any:
    """Return ``present`` without what went from ``before`` to ``after``, as far as it can be told.

    All three are plain JSON. Of a list, the items added go and the items removed come back; of a
    text, a part that was added and is still there word for word goes. Anything else stays.
    """
    if isinstance(present, list) and isinstance(after, list):
        return _list_without(before or [], after, present)
    if isinstance(present, str) and isinstance(after, str):
        return _text_without(before or "", after, present)
    return present


def _list_without(before: list[Any], after: list[Any], present: list[Any]) -> list[Any]:
    left = [item for item in present if item in before or item not in after]
    removed = [item for item in before if item not in after and item not in left]
    return left + removed


def _text_without(before: str, after: str, present: str) -> str:
    if not after.startswith(before):
        return present
    added = after[len(before) :]
    if not added.strip() or present.count(added) != 1:
        return present
    return present.replace(added, "", 1).strip("\n")
