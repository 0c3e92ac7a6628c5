"""The pages of a register in clear, decrypted by hand: what is in the file, free pages too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV = 4096, 80, 16


def clear_text(path: Path, key: bytes) -> bytes:
    """Return the pages of the file in clear."""
    raw, clear = path.read_bytes(), bytearray()
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        sealed = page[16 if start == 0 else 0 : PAGE - RESERVED]
        clear += Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(sealed)
    return bytes(clear)
