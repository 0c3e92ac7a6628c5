"""LibreOffice under its private profile: no network, no listener, no trace, quick when ready."""

from __future__ import annotations

import copy
import io
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from PIL import Image

from desktop_app.documents.convert import libreoffice
from desktop_app.documents.refusals import ConversionStopped
from desktop_app.documents.workshop import Workshop
from desktop_app.errors import ConversionFailed
from tests.documents.conversions import libreoffice_here, only_libreoffice, word_file


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "tmp", engines=only_libreoffice)
    yield made
    made.close()


class Listener(ThreadingHTTPServer):
    """A web server on the loopback that notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Note)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/photo.png?nom=POPESCU"


class _Note(BaseHTTPRequestHandler):
    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._note
        raise AttributeError(name)

    def _note(self) -> None:
        assert isinstance(self.server, Listener)
        self.server.asked.append(f"{self.command} {self.path}")
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def file_with_linked_picture(address: str) -> bytes:
    """Return a .docx whose picture is a link, as a hostile model would leave it."""
    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    document = Document()
    document.add_paragraph("Avant la photo")
    document.add_picture(io.BytesIO(picture.getvalue()))
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    for blip in document.element.iter(qn("a:blip")):
        del blip.attrib[qn("r:embed")]
        blip.set(qn("r:link"), link)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_linked_picture_makes_no_request(ready_office: Workshop, listener: Listener) -> None:
    docx = file_with_linked_picture(listener.address)
    assert ready_office.to_pdf(docx, ["Avant la photo"]).pages == 1
    assert listener.asked == []


def test_without_the_private_profile_it_would(listener: Listener, tmp_path: Path) -> None:
    source = tmp_path / "linked.docx"
    source.write_bytes(file_with_linked_picture(listener.address))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [libreoffice_here(), profile, "--headless", "--convert-to", "pdf", source.name],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
    )
    assert any("nom=POPESCU" in asked for asked in listener.asked)


def processes_of(workshop: Workshop) -> dict[int, str]:
    """Return the numbers and names of what runs in the office worker's group."""
    return running_in(workshop._workers["office"].pid)


def running_in(group: int | None) -> dict[int, str]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)
        except OSError:
            continue
        if int(fields[1].split()[2]) == group and fields[1].split()[0] != "Z":
            found[int(folder.name)] = fields[0].split("(", 1)[1]
    return found


def office_number(workshop: Workshop) -> int:
    return next(pid for pid, name in processes_of(workshop).items() if name == "soffice.bin")


def sockets_of(pid: int) -> set[str]:
    """Return the sockets of a process; a hardened worker shows its own to root alone."""
    try:
        links = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    except PermissionError:
        return set()
    return {link for link in links if link.startswith("socket:")}


def test_an_instance_stays_ready_and_listens_to_no_port(workshop: Workshop) -> None:
    docx = word_file(["Bonjour"])
    workshop.prepare()
    workshop.to_pdf(docx, ["Bonjour"])
    first = office_number(workshop)
    began = time.monotonic()
    workshop.to_pdf(docx, ["Bonjour"])
    assert office_number(workshop) == first
    assert time.monotonic() - began < 5
    found = {pid: sockets_of(pid) for pid in processes_of(workshop)}
    assert found[first]
    sockets = set().union(*found.values())
    for table in ("tcp", "tcp6", "udp", "udp6", "raw"):
        lines = Path(f"/proc/{first}/net/{table}").read_text().splitlines()[1:]
        assert not {f"socket:[{line.split()[9]}]" for line in lines} & sockets


def test_a_new_instance_replaces_one_that_died(workshop: Workshop) -> None:
    docx = word_file(["Bonjour"])
    workshop.to_pdf(docx, ["Bonjour"])
    os.kill(office_number(workshop), signal.SIGKILL)
    assert workshop.to_pdf(docx, ["Bonjour"]).engine == "LibreOffice"


def test_everything_ends_with_the_workshop(workshop: Workshop, tmp_path: Path) -> None:
    workshop.to_pdf(word_file(["Bonjour"]), ["Bonjour"])
    group = workshop._workers["office"].pid
    assert running_in(group)
    (office,) = (tmp_path / "tmp").glob("workshop-*/office")
    (pipe,) = (path for path in libreoffice.pipes_of(office) if path.exists())
    workshop.close()
    assert running_in(group) == {}
    assert not pipe.exists()
    assert list((tmp_path / "tmp").iterdir()) == []


def long_file() -> bytes:
    """Return a .docx that keeps LibreOffice busy for many seconds."""
    document = Document()
    table = document.add_table(rows=1, cols=3)
    row = table.rows[0]._tr
    for _ in range(6000):
        table._tbl.append(copy.copy(row))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_closing_does_not_wait_for_a_conversion(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, engines=only_libreoffice)
    docx = long_file()
    threading.Timer(1.0, workshop.close).start()
    began = time.monotonic()
    with pytest.raises(ConversionStopped):
        workshop.to_pdf(docx, [])
    assert time.monotonic() - began < 4
    with pytest.raises(ConversionStopped):
        workshop.to_pdf(docx, [])
    workshop.close()
    assert not list(tmp_path.glob("workshop-*"))


def test_a_long_conversion_can_be_stopped(workshop: Workshop) -> None:
    docx = long_file()
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    began = time.monotonic()
    with pytest.raises(ConversionStopped, match="arrêtée"):
        workshop.to_pdf(docx, [], cancel)
    assert time.monotonic() - began < 4
    assert workshop.to_pdf(word_file(["Bonjour"]), ["Bonjour"]).pages == 1


def test_a_damaged_word_file_is_refused(workshop: Workshop) -> None:
    with pytest.raises(ConversionFailed, match="Le fichier Word est là"):
        workshop.to_pdf(word_file(["Bonjour"])[:3000], ["Bonjour"])


def test_the_profile_forbids_what_a_paper_needs_not(tmp_path: Path) -> None:
    office = libreoffice.LibreOffice(Path("/nowhere/soffice"), tmp_path)
    profile = office._profile()
    settings = (profile / "user" / "registrymodifications.xcu").read_text()
    for key, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("PickListSize", "0"),
    ):
        assert f'oor:name="{key}" oor:op="fuse"><value>{value}</value>' in settings


def test_a_sandboxed_build_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "snap" / "bin" / "libreoffice"
    program.parent.mkdir(parents=True)
    shutil.copy("/bin/true", program)
    link = tmp_path / "soffice"
    link.symlink_to(program)
    monkeypatch.setattr(libreoffice, "_candidates", lambda: iter([tmp_path / "none", link]))
    assert libreoffice.find() is None
