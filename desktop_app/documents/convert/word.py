"""Make a PDF with Microsoft Word, on Windows, through COM, in the ``office`` worker.

Never run by its authors, who have no Windows (feasibility A2). pywin32 is not a dependency of
Fanal: where it cannot be imported, Word is not offered. Windows starts Word outside the worker's
group, so it is tied to the worker here and ends with it, for instance when it asks a question.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from desktop_app.documents.limits import OFFICE
from desktop_app.errors import ConversionFailed

_FORCE_DISABLE_MACROS = 3  # msoAutomationSecurityForceDisable
_EXPORT_PDF = 17  # wdExportFormatPDF
_DO_NOT_SAVE = 0  # wdDoNotSaveChanges


def is_available() -> bool:
    """Tell whether Word is registered and can be driven."""
    if sys.platform == "win32":
        import winreg

        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
        except OSError:
            return False
        return importlib.util.find_spec("win32com") is not None
    return False


def convert(docx: bytes, folder: Path) -> bytes:
    """Return the PDF that Word makes; raise ``ConversionFailed`` when it made none."""
    name = secrets.token_hex(8)
    job = folder / name
    job.mkdir(mode=0o700)
    try:
        source, target = job / f"{name}.docx", job / f"{name}.pdf"
        source.write_bytes(docx)
        _drive_word(source, target)
        return target.read_bytes()
    except OSError as error:
        raise ConversionFailed("Word n’a pas pu lire ce document.") from error
    finally:
        shutil.rmtree(job, ignore_errors=True)


def _drive_word(source: Path, target: Path) -> None:
    if sys.platform == "win32":
        from desktop_app.documents.windows_job import WindowsJob

        com, client = (
            importlib.import_module("pythoncom"),
            importlib.import_module("win32com.client"),
        )
        com.CoInitialize()
        before = _word_processes()
        # A new instance: the user's own Word, with its documents, is left alone.
        application = client.DispatchEx("Word.Application")
        job = WindowsJob(OFFICE)
        try:
            for pid in _word_processes() - before:
                job.take(pid)
            _export(application, source, target)
            application.Quit(_DO_NOT_SAVE)
        except com.com_error as error:
            raise ConversionFailed("Word n’a pas pu lire ce document.") from error
        finally:
            job.end()
            com.CoUninitialize()


def _export(application: Any, source: Path, target: Path) -> None:
    application.Visible = False
    application.DisplayAlerts = 0
    application.AutomationSecurity = _FORCE_DISABLE_MACROS
    document = application.Documents.Open(
        str(source),
        ConfirmConversions=False,
        ReadOnly=True,
        AddToRecentFiles=False,
        Visible=False,
        NoEncodingDialog=True,
    )
    document.ExportAsFixedFormat(str(target), _EXPORT_PDF, OpenAfterExport=False, OptimizeFor=0)
    document.Close(_DO_NOT_SAVE)


def _word_processes() -> set[int]:
    program = str(Path(os.environ["SYSTEMROOT"]) / "System32" / "tasklist.exe")
    listed = subprocess.run(
        [program, "/FI", "IMAGENAME eq WINWORD.EXE", "/FO", "CSV", "/NH"],
        capture_output=True,
        check=False,
        text=True,
    )
    rows = csv.reader(listed.stdout.splitlines())
    return {int(row[1]) for row in rows if len(row) > 1 and row[1].isdigit()}
