from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop_app.ui.entry.recovery_paper import WARNING, Sheet, paint, qr_image, save_pdf
from desktop_app.ui.theme import Theme

CODE = "J26E6-QGQEH-DD067-CFE9Y-Q4SJ0-7A1PF-XF9B2-7TP1G"
SHEET = Sheet(CODE, "3 mars 2026")


def test_the_pdf_holds_the_code_the_warning_and_the_day(theme: Theme, tmp_path: Path) -> None:
    save_pdf(tmp_path / "Fiche.pdf", SHEET)
    reader = PdfReader(tmp_path / "Fiche.pdf")
    assert len(reader.pages) == 1
    text = normalize("NFKC", " ".join(reader.pages[0].extract_text().split()))
    for group in SHEET.groups:
        assert group in text
    assert WARNING in text
    assert "3 mars 2026" in text


def test_the_pdf_says_nothing_about_who_made_it(theme: Theme, tmp_path: Path) -> None:
    save_pdf(tmp_path / "Fiche.pdf", SHEET)
    about = PdfReader(tmp_path / "Fiche.pdf").metadata
    assert about is not None
    assert about.title == "Fiche de secours"
    assert about.creator == "Fanal"
    assert not about.author


def test_a_place_that_cannot_be_written_is_an_error(theme: Theme, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_pdf(tmp_path / "nowhere" / "Fiche.pdf", SHEET)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error_and_no_half_page(theme: Theme) -> None:
    with pytest.raises(OSError, match="space"):
        save_pdf(Path("/dev/full"), SHEET)


def test_a_printer_that_takes_nothing_is_an_error(theme: Theme) -> None:
    with pytest.raises(OSError, match="drawn"):
        paint(QPdfWriter("/nowhere/printer.pdf"), SHEET)


def test_the_qr_code_is_square_with_its_quiet_zone(qapp: QApplication) -> None:
    image = qr_image(CODE)
    assert image.width() == image.height()
    border = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(4)}
    assert border == {"#ffffff"}
    assert image.pixelColor(4, 4).name() == "#000000"


def test_the_qr_code_reads_back(theme: Theme, tmp_path: Path) -> None:
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg is not installed: nothing reads a QR code here")
    image = qr_image(CODE)
    image.scaled(image.width() * 8, image.height() * 8).save(str(tmp_path / "qr.png"))
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", str(tmp_path / "qr.png")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == CODE
