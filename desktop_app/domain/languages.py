"""Languages: French names, those that are most spoken on the ground first."""

from __future__ import annotations

from desktop_app.domain.named_list import NamedList
from desktop_app.domain.person import LanguageSkill


class Languages(NamedList):
    """The list shipped as ``languages.csv``; codes are BCP 47. Free words are always possible."""

    def skill_words(self, skill: LanguageSkill) -> str:
        """Return « roumain (langue maternelle) »."""
        name = self.name(skill.language)
        return f"{name} ({skill.level.label})" if skill.level else name
