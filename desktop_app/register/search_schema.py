"""The tables of the search, as their migration made them. What a release shipped never changes.

They are plain B-trees and not a full-text table: with ``cipher_memory_security`` (S-14) every
allocation is locked in memory, and one full-text statement, with its hundreds of allocations,
costs twenty times one range of a B-tree. A word is a row, a search is a few short ranges.

- ``search_doc``: what is found, its label, and all its words, ``| n14 | popescu ana | nina | les``.
- ``search_word``: word to documents; ``part`` is 4 × shelf + kind of word.
- ``search_pair``: two words of the names of one person, for two words that are each frequent.
- ``search_lead``: what leads to a word: ``=popescu``, its ends ``<escu``, its sounds ``~psk``.
"""

from __future__ import annotations

SEARCH = (
    """
    CREATE TABLE search_doc (
        doc INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        dossier_id TEXT,
        dossier_ref TEXT NOT NULL,
        place_id TEXT,
        label TEXT NOT NULL,
        detail TEXT NOT NULL,
        birth TEXT,
        birth_estimated_on TEXT,
        words TEXT NOT NULL,
        UNIQUE (kind, id)
    ) STRICT
    """,
    "CREATE INDEX search_doc_place ON search_doc (place_id, dossier_id) WHERE place_id IS NOT NULL",
    """
    CREATE TABLE search_word (
        part INTEGER NOT NULL,
        word TEXT NOT NULL,
        doc INTEGER NOT NULL,
        PRIMARY KEY (part, word, doc DESC)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE search_pair (
        pair TEXT NOT NULL,
        doc INTEGER NOT NULL,
        PRIMARY KEY (pair, doc DESC)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE search_lead (
        lead TEXT NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (lead, word)
    ) STRICT, WITHOUT ROWID
    """,
)
