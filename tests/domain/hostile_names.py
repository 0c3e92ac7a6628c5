"""File names as attackers, other systems and accidents make them (S-49)."""

from __future__ import annotations

HOSTILE: tuple[str, ...] = (
    # Out of the folder: SecureDrop's TOB-SDW-012, and the same again through a gzip header.
    *("..", ".", "../x", "../../../../etc/passwd", "..\\..\\x", "a/../../x", "/etc/passwd"),
    *("C:\\Windows\\x", "C:x", "\\\\serveur\\partage\\x", "//serveur/x", "~/../x/", "./../x"),
    *("file:///etc/passwd", "a/b", "a\\b", "x\x00.docx", "..\x00/x", "....//x", "%2e%2e/x"),
    # Names that Windows keeps for devices.
    *("CON", "con.docx", "PRN", "aux.txt", "NUL", "nul.tar.gz", "COM1", "com9.fanal", "LPT1"),
    *("lpt9.docx", "COM¹", "LPT³.x", "CONIN$", "conout$.docx", "CON .docx"),
    # What Windows drops or refuses.
    *("x.", "x..", "x ", " x", "x. ", "...", " ", "", "a:b", "a?b", "a*b", "a<b>", 'a"b', "a|b"),
    "x.docx:flux",
    # What does not show as it is.
    *("x\u202excod.exe", "\u2066x\u2069.docx", "x\u200f.docx", "a\u2028b", "a\nb", "a\rb", "a\tb"),
    *("a\x1b[31mb", "a\x7fb", "a\x85b", "\ud800x"),
    # Too long for a disk.
    *("x" * 201, "é" * 101, "x" * 5000),
)

HONEST: tuple[str, ...] = (
    *("Registre", "Registre 2026", "Été à Saint-Denis", "L’Escale & Cie", "E-2026-031_ip.docx"),
    *(".caché", "console", "comité", "a.b.c", "Попеску", "مريم", "v1.2", "x" * 200),
)
