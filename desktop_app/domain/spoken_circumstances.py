"""The circumstances of words in one sentence: where, when, before whom, through whom."""

from __future__ import annotations

from desktop_app.domain.french import elide
from desktop_app.domain.observation import Observation

WITHOUT_INTERPRETER = "sans interprète"
WITH_INTERPRETER = "avec interprète"


def circumstances_in_words(item: Observation) -> str:
    """Return « au collège, vers 10 h, devant sa mère », with what else was written of them.

    ``""`` when nothing is known. The question and the language stand apart.
    """
    present = item.present.strip()
    before = present and not present.lower().startswith(("devant", "seul", "en présence", "sans"))
    parts = (
        item.words_place.strip(),
        item.words_moment.strip(),
        f"en présence {elide('de', present)}" if before else present,
        item.circumstances.strip(),
    )
    return ", ".join(part for part in parts if part)


def interpreter_in_words(item: Observation) -> str:
    """Return « interprète : Mme ROSU », « avec interprète », « sans interprète », or nothing."""
    if item.interpreter.strip():
        return item.interpreter.strip()
    if item.interpreter_used is None:
        return ""
    return WITH_INTERPRETER if item.interpreter_used else WITHOUT_INTERPRETER
