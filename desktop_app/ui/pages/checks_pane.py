"""The checks of an écrit beside its sections: each line leads to its place, none forbids."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import EcritId
from desktop_app.domain.paper_finding import Finding, Weight
from desktop_app.services.paper_checks import PaperReport
from desktop_app.services.paper_views import MissingLine
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

_AT_ONCE = 8
"""How many passages are listed before one asks for the others."""

NOTHING = "Rien à relire d’après ces vérifications."


class ChecksPane(QWidget):
    """Read the checks of one écrit again after each save.

    ``chosen`` carries the ``MissingLine`` of a field to go to; ``opened`` the route of a fiche.
    What the model asks stands above the sections already and is not told twice.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._report: PaperReport | None = None
        self._all = False
        self._shown: tuple[object, bool] | None = None
        self._title = text_label("Vérifications", "section")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._title)
        column.addLayout(self._rows)

    def follow(self, ecrit_id: EcritId) -> None:
        """Check an écrit as it is kept now."""
        if self._report is None or self._report.ecrit_id != ecrit_id:
            self._all = False
        checks = self._context.session.paper_checks
        self._context.runner.run_latest(
            "composer_checks",
            lambda: checks.of(ecrit_id),
            self._show,
            self._context.messages.failed,
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return what is shown."""
        return () if self._report is None else tuple(_told(self._report))

    def cover(self) -> None:
        """Name nobody in discreet mode, or name them again."""
        if self._report is not None:
            self._show(self._report)

    def _show(self, report: PaperReport) -> None:
        discreet = self._context.discreet.active
        self._report = report
        if (report, discreet) == self._shown:
            return  # the same rows: the focus stays where it is
        self._shown = (report, discreet)
        with kept_focus(self, self):
            empty_layout(self._rows)
            self._fill(report, discreet=discreet)

    def _fill(self, report: PaperReport, *, discreet: bool) -> None:
        held, advice = report.blocking, report.of(Weight.ADVICE)
        if held:
            self._rows.addWidget(text_label(Weight.BLOCKING.label, "label"))
            self._add_rows(held, self._rows, 0, discreet=discreet)
        if advice:
            self._rows.addWidget(text_label(advice_words(len(advice)), "label"))
            shown = advice if self._all or len(advice) <= _AT_ONCE + 1 else advice[:_AT_ONCE]
            self._add_rows(shown, self._rows, len(held), discreet=discreet)
            self._offer_others(len(advice) - len(shown))
        if not held and not advice:
            self._rows.addWidget(text_label(NOTHING, "secondary"))

    def _offer_others(self, hidden: int) -> None:
        if not hidden:
            return
        more = QPushButton(f"Voir les {hidden} autres")
        more.setObjectName("checks_more")
        more.setAccessibleName(f"Voir les {hidden} autres passages à relire")
        mark(more, variant="link")
        more.clicked.connect(self._show_all)
        self._rows.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        more.show()

    def _show_all(self) -> None:
        self._all, self._shown = True, None
        if self._report is not None:
            first = len(self._report.blocking) + _AT_ONCE
            self._show(self._report)
            row = self.findChild(QPushButton, f"check_{first}")
            if isinstance(row, QPushButton):
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_rows(
        self, findings: Iterable[Finding], rows: QVBoxLayout, first: int, *, discreet: bool
    ) -> None:
        for number, finding in enumerate(findings, first):
            row = RowButton(finding.rule.label, "" if discreet else finding.words)
            row.setObjectName(f"check_{number}")
            row.clicked.connect(lambda _checked, wanted=finding: self._go(wanted))
            rows.addWidget(row)
            row.show()  # now: it may be the one that had the focus

    def _go(self, finding: Finding) -> None:
        spot = finding.spot
        if spot.section:
            line = MissingLine(
                spot.key,
                finding.rule.label,
                spot.section,
                person_id=spot.person_id,
                position=spot.position,
            )
            self.chosen.emit(line)
        elif spot.person_id is not None:
            self.opened.emit(routes.person(spot.person_id))


def advice_words(count: int) -> str:
    """Return « 3 passages à relire »."""
    return plural(count, "passage à relire", "passages à relire")


def _told(report: PaperReport) -> Iterable[Finding]:
    return (item for item in report.findings if item.weight is not Weight.REQUIRED)
