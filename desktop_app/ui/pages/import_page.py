"""« Importer un registre »: choose a file, match its columns, try, import, undo (UX §1.8)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.ids import BatchId
from desktop_app.domain.import_mapping import ColumnMapping
from desktop_app.services.import_views import Decision, DryRun, Imported, ImportFile, PastImport
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.long_work import tell_problem
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import import_draft, routes
from desktop_app.ui.pages.import_columns import ImportColumns
from desktop_app.ui.pages.import_draft import Work
from desktop_app.ui.pages.import_progress import ImportProgress
from desktop_app.ui.pages.import_report import ImportReport
from desktop_app.ui.pages.import_start import ImportStart
from desktop_app.ui.pages.page_header import PageHeader

T = TypeVar("T")
_KINDS = "Tableaux (*.csv *.txt *.xlsx *.xlsm *.xls *.ods);;Tous les fichiers (*)"
_WRITTEN = frozenset({"dossier", "person", "place", "observation", "relation"})


class ImportPage(Page):
    """Four steps in one page; what was chosen is kept at each of them."""

    _told = Signal(int, int)

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        super().__init__(context)
        self._files = files or FileDialogs(self)
        self._work: Work | None = None
        self._run: DryRun | None = None
        self._stop = threading.Event()
        self._busy = False
        self._header = PageHeader("import_header")
        self._start = ImportStart()
        self._columns = ImportColumns(context)
        self._report = ImportReport(context)
        self._progress = ImportProgress()
        self._stack = QStackedWidget()
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Importer un registre"

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, this page."""
        return (Crumb("Dossiers", routes.DOSSIERS), Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the step, then the header."""
        return (self._stack.currentWidget() or self._stack, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the step where one was: work under way is taken up again after unlocking."""
        if self._busy or self._work is not None:
            self.loaded.emit()
            return
        session = self.context.session
        self._do(
            "Lecture",
            lambda: (import_draft.load(session), session.importing.past()),
            self._take_up,
        )

    def flush(self) -> None:
        """Keep what was chosen now."""
        work, session = self._work, self.context.session
        if work is not None and not self._busy:
            self.context.runner.run(
                lambda: import_draft.keep(session, work),
                lambda _: None,
                self.context.messages.failed,
            )

    def _build(self) -> None:
        self._header.set_title(self.title())
        for step in (self._start, self._columns, self._report, self._progress):
            self._stack.addWidget(step)
        self.column.addWidget(self._header)
        self.column.addWidget(self._stack, 1)
        self._start.wanted.connect(self._choose)
        self._start.undo_wanted.connect(self._undo)
        self._start.dossiers_wanted.connect(lambda: self.context.navigator.open(routes.DOSSIERS))
        self._columns.changed.connect(self._take_mapping)
        self._columns.sheet_chosen.connect(self._other_sheet)
        self._columns.titles_chosen.connect(self._other_titles)
        self._columns.tried.connect(self._try)
        self._columns.other_file.connect(self._choose)
        self._report.decided.connect(self._decide)
        self._report.accepted.connect(self._import)
        self._report.back.connect(lambda: self._go(self._columns, "Colonnes du fichier"))
        self._progress.stopped.connect(lambda: self._stop.set())
        self._told.connect(self._progress.tell, Qt.ConnectionType.AutoConnection)
        self.context.discreet.changed.connect(lambda _active: self._show_again())

    def _take_up(self, found: tuple[Work | None, tuple[PastImport, ...]]) -> None:
        work, past = found
        self._start.show_past(past)
        if work is None:
            self._go(self._start, "")
        else:
            self._show_work(work)
        self.loaded.emit()

    def _choose(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents))
        path = self._files.file("Registre à importer", start, _KINDS)
        if path is None:
            return
        stop, importing = self._fresh_stop(), self.context.session.importing
        self._do(
            "Lecture du fichier",
            lambda: importing.read(path, None, stop),
            lambda file: self._show_work(Work(path, file)),
        )

    def _show_work(self, work: Work) -> None:
        self._work = work
        self._run = None
        self._columns.show_file(work.file)
        self._go(self._columns, "Colonnes du fichier")
        self._keep()

    def _take_mapping(self, mapping: ColumnMapping) -> None:
        if self._work is not None:
            self._work = self._work.with_mapping(mapping)
            self._keep()

    def _other_sheet(self, name: str) -> None:
        self._reread(lambda file: self.context.session.importing.other_sheet(file, name))

    def _other_titles(self, rows: Iterable[int]) -> None:
        chosen = tuple(rows)
        self._reread(lambda file: self.context.session.importing.other_titles(file, chosen))

    def _reread(self, read: Callable[[ImportFile], ImportFile]) -> None:
        work = self._work
        if work is not None:
            self.context.runner.run(
                lambda: read(work.file),
                lambda file: self._show_work(Work(work.path, file)),
                self.context.messages.failed,
            )

    def _try(self) -> None:
        work = self._work
        if work is None:
            return
        stop, importing = self._fresh_stop(), self.context.session.importing
        self._do("Essai", lambda: importing.try_out(work.file, self._told.emit, stop), self._tried)

    def _tried(self, run: DryRun) -> None:
        self._run = run
        rows = {duplicate.row for duplicate in run.duplicates}
        if self._work is not None:
            kept = {row: choice for row, choice in self._work.decisions.items() if row in rows}
            self._work = replace(self._work, decisions=kept)
            self._report.show_run(run, kept)
        self._go(self._report, "Essai\u00a0: rien n’est encore écrit")

    def _decide(self, row: int, value: str) -> None:
        if self._work is not None:
            decisions = {**self._work.decisions, row: Decision(value)}
            self._work = replace(self._work, decisions=decisions)
            self._keep()

    def _import(self) -> None:
        work, run = self._work, self._run
        if work is None or run is None:
            return
        stop, session = self._fresh_stop(), self.context.session

        def write() -> Imported:
            done = session.importing.run(run, work.decisions, self._told.emit, stop)
            session.importing.keep_mapping(work.file.mapping)
            import_draft.forget(session)
            return done

        self._do("Import", write, self._imported)

    def _imported(self, done: Imported) -> None:
        self._work = self._run = None
        self._start.show_done(done)
        self._go(self._start, "")
        self._start.take_focus()
        self.context.announcer.say(self._start.sentence())
        self.context.navigator.changed(_WRITTEN)

    def _undo(self, batch_id: str) -> None:
        stop, importing = self._fresh_stop(), self.context.session.importing

        def undo() -> tuple[str, tuple[PastImport, ...]]:
            words = importing.undo(BatchId(batch_id), self._told.emit, stop)
            return words, importing.past()

        def undone(found: tuple[str, tuple[PastImport, ...]]) -> None:
            words, past = found
            self._start.show_past(past)
            self._go(self._start, "")
            self.context.messages.success(words)
            self.context.navigator.changed(_WRITTEN)

        self._do("Annulation de l’import", undo, undone)

    def _do(self, what: str, task: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run ``task`` with its progress on screen; come back to the step if it fails."""
        step = self._stack.currentWidget()
        self._busy = True
        self._progress.start(what)
        self._stack.setCurrentWidget(self._progress)

        def ended() -> None:
            self._busy = False

        def done(result: T) -> None:
            ended()
            then(result)

        def failed(problem: Exception) -> None:
            ended()
            if step is not None:
                self._stack.setCurrentWidget(step)
            tell_problem(self.context.messages, problem)
            self.take_focus()

        self.context.runner.run(task, done, failed, label=f"{what}…")

    def _fresh_stop(self) -> threading.Event:
        self._stop = threading.Event()
        return self._stop

    def _go(self, step: QWidget, status: str) -> None:
        self._stack.setCurrentWidget(step)
        self._header.set_status(status)
        self.take_focus()

    def _keep(self) -> None:
        self.flush()
        self.draft_saved.emit(self.context.clock())

    def _show_again(self) -> None:
        """Show names or initials, as the discreet mode asks."""
        if self._work is not None:
            self._columns.show_file(self._work.file)
            if self._run is not None:
                self._report.show_run(self._run, self._work.decisions)
