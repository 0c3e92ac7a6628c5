"""Relations of a person in words; the reciprocal is understood by itself (UX S05-AC5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import PersonId, RelationId
from desktop_app.domain.names import initials, short_name
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.relation_words import in_words, kind_words
from desktop_app.services.families import LinksChanged
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.fold import Fold
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.pages.link_grid import LinkGrid
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField

_NOBODY = "Aucune autre personne dans ce dossier pour l’instant."
CHANGED = frozenset({"person", "relation", "dossier"})


class RelationsPart(QWidget):
    """The links of one person to each member of her dossier. ``changed`` after each writing."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        self._list = QVBoxLayout()
        self._nothing = text_label("", "secondary", hidden_if_empty=True)
        self._adder = QFrame()
        self._grid = LinkGrid(context)
        self._fold = Fold("relation_more", self._adder)
        self._kind = LabelledCombo("Lien", (), searchable=False)
        self._words = LabelledField("Lien en quelques mots", QLineEdit())
        self._other = LabelledCombo("avec", (), searchable=False)
        self._add = QPushButton("Ajouter le lien")
        self._build()

    def load(
        self,
        person: Person,
        others: Sequence[Person],
        relations: Sequence[Relation],
        *,
        discreet: bool = False,
    ) -> None:
        """Show what ``person`` is to each of the ``others``, by initials in discreet mode."""
        self._person = person
        by_id = {other.id: other for other in others if other.id != person.id}
        named = initials if discreet else short_name
        self._grid.load(person, tuple(by_id.values()), relations, named)
        self._list_more(person, by_id, relations, named)
        show_text(self._nothing, "" if by_id else _NOBODY)
        self._fold.setVisible(bool(by_id))
        name = named(person)
        self._kind.set_options(
            [(kind.value, f"{name} est {kind_words(kind, person.sex)} de") for kind in RelationKind]
        )
        self._other.set_options(
            distinct((key, shown_name(other, discreet=discreet)) for key, other in by_id.items())
        )

    def flush(self) -> None:
        """Write the links chosen in the grid now."""
        self._grid.flush()

    def _list_more(
        self,
        person: Person,
        by_id: Mapping[PersonId, Person],
        relations: Sequence[Relation],
        named: Callable[[Person], str],
    ) -> None:
        """List the links beyond the first with each member: a cousin who is a guardian too."""
        empty_layout(self._list)
        seen: set[PersonId] = set()
        for relation in relations:
            ends = {relation.from_id, relation.to_id}
            other = next((by_id[end] for end in ends if end in by_id), None)
            if person.id not in ends or other is None:
                continue
            if other.id in seen:
                self._list.addWidget(
                    self._line(relation, in_words(relation, person, other, named=named))
                )
            seen.add(other.id)

    def _build(self) -> None:
        mark(self._adder, role="card")
        self._kind.combo.setObjectName("relation_kind")
        self._other.combo.setObjectName("relation_other")
        self._words.field.setObjectName("relation_words")
        self._add.setObjectName("relation_add")
        inside = QVBoxLayout(self._adder)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(FIELD_GAP_PX)
        for part in (self._kind, self._words, self._other):
            inside.addWidget(part)
        inside.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._nothing)
        column.addWidget(self._grid)
        column.addLayout(self._list)
        column.addWidget(self._fold)
        self._fold.set_words("Ajouter un second lien avec quelqu’un", "Replier")
        self._grid.written.connect(self._on_written)
        self._kind.changed.connect(self._on_kind)
        self._add.clicked.connect(self._relate)

    def _line(self, relation: Relation, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text_label(words[:1].upper() + words[1:]), 1)
        remove = QPushButton("Retirer")
        remove.setAccessibleName(f"Retirer, {words}")
        mark(remove, variant="quiet")
        remove.clicked.connect(lambda: self._unrelate(relation.id))
        row.addWidget(remove)
        return line

    def _on_kind(self, key: str) -> None:
        self._words.setVisible(key == RelationKind.OTHER.value)

    def _relate(self) -> None:
        person, key, other = self._person, self._kind.value(), self._other.value()
        if person is None:
            return
        self._kind.set_error("" if key else "Lien\u00a0: choisissez-le dans la liste.")
        self._other.set_error("" if other else "Avec qui\u00a0? Choisissez une personne.")
        if not key or not other:
            (self._kind if not key else self._other).setFocus()
            return
        field = self._words.field
        words = field.text().strip() if isinstance(field, QLineEdit) else ""
        people = self._context.session.people
        kind, from_id, to_id = RelationKind(key), person.id, PersonId(other)
        self._context.runner.run(
            lambda: people.relate(from_id, kind, to_id, words),
            self._on_related,
            self._context.messages.failed,
        )

    def _on_related(self, relation: Relation) -> None:
        field = self._words.field
        if isinstance(field, QLineEdit):
            field.clear()
        self._kind.set_value("")
        self._other.set_value("")
        self._words.hide()
        self._tell("Lien ajouté.", lambda: self._unrelate(relation.id, quietly=True))

    def _on_written(self, changed: LinksChanged) -> None:
        count = len(changed.added)
        said = f"{plural(count, 'lien noté', 'liens notés')}." if count > 1 else "Lien noté."
        gone = changed.removed and not count
        self._tell("Lien retiré." if gone else said, lambda: self._take_back(changed))

    def _take_back(self, changed: LinksChanged) -> None:
        families = self._context.session.families
        self._context.runner.run(
            lambda: families.take_back(changed),
            lambda _none: self._tell("Liens remis comme avant.", None),
            self._context.messages.failed,
        )

    def _unrelate(self, relation_id: RelationId, *, quietly: bool = False) -> None:
        people = self._context.session.people
        self._context.runner.run(
            lambda: people.unrelate(relation_id),
            lambda _none: self._on_unrelated(relation_id, quietly=quietly),
            self._context.messages.failed,
        )

    def _on_unrelated(self, relation_id: RelationId, *, quietly: bool) -> None:
        if quietly:
            self._tell("Lien retiré.", None)
        else:
            self._tell("Lien retiré.", lambda: self._put_back(relation_id))

    def _put_back(self, relation_id: RelationId) -> None:
        people = self._context.session.people
        self._context.runner.run(
            lambda: people.rerelate(relation_id),
            lambda _none: self._tell("Lien rétabli.", None),
            self._context.messages.failed,
        )

    def _tell(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self._context.messages.success(sentence, undo=undo)
        self._context.navigator.changed(CHANGED)
        self.changed.emit()
