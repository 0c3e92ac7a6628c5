"""Sending the recovery sheet to a printer: the system's print dialog and nothing else."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.ui.entry.recovery_paper import TITLE, Sheet, page_layout, paint


def print_sheet(sheet: Sheet, parent: QWidget) -> bool:
    """Ask for a printer and print; tell whether the page was sent.

    Raises ``OSError`` if the printer takes nothing.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(TITLE)
    printer.setCreator("Fanal")
    printer.setPageLayout(page_layout())
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint(printer, sheet)
    return True
