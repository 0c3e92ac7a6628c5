"""The event log: codes, numbers and versions. It cannot hold a person (S-45).

A line is a code and whitelisted values: integers, booleans, floats and words of the program itself.
Free text, paths, exceptions' messages and identifiers in full are refused, not redacted.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import re
import time
from pathlib import Path

_CODE = re.compile(r"^[a-z][a-z0-9_.]{1,48}$")
_WORD = re.compile(r"^[a-z0-9][a-z0-9_.+-]{0,31}$")
_MAX_BYTES = 1_000_000
_KEPT_FILES = 3
_KEPT_DAYS = 183


class _Quiet(logging.handlers.RotatingFileHandler):
    """A disk that cannot take a line loses the line, without a traceback on the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of logging
        """Leave the line out."""


class EventLog:
    """Write events to one rotated file of at most 1 MB, three kept, none older than six months."""

    def __init__(self, path: Path | None) -> None:
        # A logger of its own, outside the tree: no other library's handler ever sees our lines.
        self._logger = logging.Logger("fanal", logging.INFO)  # noqa: LOG001 - see above
        if path is None:
            self._logger.addHandler(logging.NullHandler())
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _forget_old(path)
        handler = _Quiet(
            path, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._logger.addHandler(handler)

    def event(self, code: str, **values: int | float | bool | str) -> None:
        """Write one line. A value that is not a number or a short lower-case word is left out."""
        if not _CODE.match(code):
            raise ValueError("an event code is a lower-case word of the program")
        kept = [f"{name}={value}" for name, value in sorted(values.items()) if _harmless(value)]
        self._logger.info(" ".join([code, *kept]))

    def bug(self, error: BaseException) -> None:
        """Write the class and the place of an unexpected exception, never its message."""
        frames = []
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(f"{Path(code.co_filename).stem}:{trace.tb_lineno}")
            trace = trace.tb_next
        self._logger.info("bug %s %s", type(error).__name__, ">".join(frames[-12:]))

    def close(self) -> None:
        """Close the file."""
        for handler in list(self._logger.handlers):
            handler.close()
            self._logger.removeHandler(handler)


def _forget_old(path: Path) -> None:
    """Remove the files to which nothing was added for six months."""
    oldest = time.time() - _KEPT_DAYS * 24 * 3600
    for file in path.parent.glob(f"{path.name}*"):
        if file.stat().st_mtime < oldest:
            file.unlink()


def _harmless(value: object) -> bool:
    if isinstance(value, bool | int | float):
        return True
    return isinstance(value, str) and bool(_WORD.match(value))
