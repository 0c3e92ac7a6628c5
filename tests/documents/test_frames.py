"""The frames between application and worker: a message or a ``FrameError``, whatever comes."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.frames import (
    HEADER_LIMIT_BYTES,
    PARTS_LIMIT,
    FrameError,
    Message,
    read_message,
    write_message,
)
from desktop_app.documents.worker_process import worker_command

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def written(header: dict[str, object], parts: list[bytes]) -> bytes:
    stream = io.BytesIO()
    write_message(stream, header, parts)
    return stream.getvalue()


@given(
    st.dictionaries(st.text().filter(lambda key: key != "parts"), JSON),
    st.lists(st.binary(), max_size=5),
)
def test_what_is_written_is_read(header: dict[str, object], parts: list[bytes]) -> None:
    stream = io.BytesIO(written(header, parts) * 2)
    assert read_message(stream) == read_message(stream) == Message(header, tuple(parts))
    assert read_message(stream) is None


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_noise_is_refused(data: bytes) -> None:
    try:
        message = read_message(io.BytesIO(data))
    except FrameError:
        return
    assert message is None or isinstance(message.header, dict)


@given(st.data())
@settings(max_examples=200)
def test_a_cut_or_changed_message_is_refused_or_other(data: st.DataObject) -> None:
    whole = written({"job": "fill", "context": {"nom": "Ana"}}, [b"model", b""])
    cut = data.draw(st.integers(min_value=1, max_value=len(whole) - 1))
    with pytest.raises(FrameError):
        read_message(io.BytesIO(whole[:cut]))
    place = data.draw(st.integers(min_value=0, max_value=len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(min_value=1, max_value=255))
    try:
        read_message(io.BytesIO(bytes(changed)))
    except FrameError:
        return


@pytest.mark.parametrize("count", [-1, PARTS_LIMIT + 1, True, 1.5, "2", None])
def test_a_wrong_number_of_parts_is_refused(count: object) -> None:
    import json

    text = json.dumps({"parts": count}).encode()
    with pytest.raises(FrameError):
        read_message(io.BytesIO(struct.pack(">I", len(text)) + text))


def test_a_giant_frame_is_refused_before_it_is_read() -> None:
    with pytest.raises(FrameError):
        read_message(io.BytesIO(struct.pack(">I", HEADER_LIMIT_BYTES + 1)))


def test_too_much_is_not_sent() -> None:
    with pytest.raises(FrameError):
        write_message(io.BytesIO(), {}, [b""] * (PARTS_LIMIT + 1))
    with pytest.raises(FrameError):
        write_message(io.BytesIO(), {"text": "x" * HEADER_LIMIT_BYTES})


@pytest.mark.parametrize("noise", [b"", b"\xff" * 8, b"\x00\x00\x00\x02[]", os.urandom(4096)])
def test_a_worker_that_is_told_nonsense_ends(noise: bytes, tmp_path: Path) -> None:
    ended = subprocess.run(
        worker_command("parse"),
        input=noise,
        capture_output=True,
        cwd=tmp_path,
        timeout=20,
        start_new_session=True,
    )
    assert ended.stdout == b""
    assert ended.returncode != 0 or sys.platform == "win32"


def test_an_unknown_role_is_refused(tmp_path: Path) -> None:
    ended = subprocess.run(worker_command("else"), input=b"", cwd=tmp_path, timeout=20)
    assert ended.returncode == 2
