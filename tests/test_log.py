from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from desktop_app.errors import BadInput
from desktop_app.log import EventLog

CANARY = "KOUYATÉ-Zoé-CANARI-7f3a"


def test_an_event_keeps_numbers_and_words_of_the_program(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.log")
    log.event("register.opened", persons=12, quick=True, engine="libreoffice")
    log.close()
    line = (tmp_path / "events.log").read_text()
    assert line.endswith("register.opened engine=libreoffice persons=12 quick=True\n")


@pytest.mark.parametrize("value", [CANARY, "Ana", "D-2026-014", "/home/ana", "a" * 64, "mot mot"])
def test_a_value_that_could_name_somebody_is_left_out(tmp_path: Path, value: str) -> None:
    log = EventLog(tmp_path / "events.log")
    log.event("search.done", text=value)
    log.close()
    assert (tmp_path / "events.log").read_text().rstrip().endswith("search.done")


def test_sixty_bugs_leave_no_name_and_no_key(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.log")
    for number in range(60):
        try:
            secret = "ab" * 32
            raise (ValueError, KeyError, BadInput)[number % 3](f"{CANARY} {secret}")
        except (ValueError, KeyError, BadInput) as error:
            log.bug(error)
    log.close()
    text = (tmp_path / "events.log").read_text()
    assert text.count("bug ") == 60
    assert CANARY not in text
    assert not re.search(r"[0-9a-f]{64}", text)


def test_the_log_is_rotated(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.log")
    for _ in range(40_000):
        log.event("register.opened", persons=123456, number=1234567890)
    log.close()
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert 2 <= len(sizes) <= 4
    assert max(sizes) <= 1_000_000


def test_a_disk_that_takes_no_line_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "events.log", tmp_path):
        log = EventLog(path)
        log.event("register.opened")
        log.bug(ValueError(CANARY))
        log.close()
    assert capsys.readouterr() == ("", "")


def test_nothing_is_kept_longer_than_six_months(tmp_path: Path) -> None:
    old, recent = tmp_path / "events.log.2", tmp_path / "events.log.1"
    for file, days in ((old, 200), (recent, 100)):
        file.write_text("register.opened\n")
        moment = time.time() - days * 24 * 3600
        os.utime(file, (moment, moment))
    EventLog(tmp_path / "events.log").close()
    assert not old.exists()
    assert recent.exists()


def test_a_code_that_is_a_sentence_is_a_bug() -> None:
    with pytest.raises(ValueError, match="lower-case"):
        EventLog(None).event("Ana est là")
