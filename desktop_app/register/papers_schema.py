"""What m0004 adds: écrits that are reviewed and frozen, remarks, orientations, own models.

What a release shipped never changes.
"""

from __future__ import annotations

_ROW = "id TEXT PRIMARY KEY NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT"
_OF_DOSSIER = "dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED"
_OF_ECRIT = "ecrit_id TEXT {} REFERENCES ecrit (id) DEFERRABLE INITIALLY DEFERRED"
_EMPTY = "TEXT NOT NULL DEFAULT ''"
_EMPTY_LIST = "TEXT NOT NULL DEFAULT '[]'"

_NEW_COLUMNS = {
    "overrides": "TEXT NOT NULL DEFAULT '{}'",
    "named_observation_ids": _EMPTY_LIST,
    "extracts": _EMPTY_LIST,
    "finished": _EMPTY_LIST,
    "answers_to": "TEXT REFERENCES ecrit (id) DEFERRABLE INITIALLY DEFERRED",
    "version": "INTEGER NOT NULL DEFAULT 0",
    "reviewer": _EMPTY,
    "review_message": _EMPTY,
}

PAPERS = (
    *(f"ALTER TABLE ecrit ADD COLUMN {name} {kind}" for name, kind in _NEW_COLUMNS.items()),
    "CREATE INDEX ecrit_state ON ecrit (state, trashed_at, dossier_id)",
    f"""
    CREATE TABLE ecrit_version (
        {_ROW}, {_OF_DOSSIER}, {_OF_ECRIT.format("NOT NULL")}, number INTEGER NOT NULL,
        kind TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
        model_id TEXT NOT NULL, model_version TEXT NOT NULL, docx_sha256 TEXT NOT NULL,
        pdf_sha256 TEXT NOT NULL, pdf_engine TEXT NOT NULL, checked TEXT NOT NULL,
        unchecked_reason TEXT NOT NULL, bypass_reason TEXT NOT NULL, cold INTEGER NOT NULL,
        text TEXT NOT NULL, UNIQUE (ecrit_id, number)
    ) STRICT
    """,
    "CREATE INDEX ecrit_version_dossier ON ecrit_version (dossier_id)",
    "CREATE INDEX ecrit_version_docx ON ecrit_version (docx_sha256)",
    "CREATE INDEX ecrit_version_pdf ON ecrit_version (pdf_sha256)",
    f"""
    CREATE TABLE remark (
        {_ROW}, {_OF_DOSSIER}, {_OF_ECRIT.format("NOT NULL")}, version INTEGER NOT NULL,
        number INTEGER NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL,
        written_at TEXT NOT NULL, quote TEXT NOT NULL, paragraph INTEGER NOT NULL,
        replies TEXT NOT NULL, resolved_at TEXT, resolved_by TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX remark_dossier ON remark (dossier_id)",
    "CREATE INDEX remark_ecrit ON remark (ecrit_id)",
    f"""
    CREATE TABLE orientation (
        {_ROW}, {_OF_DOSSIER}, chosen_at TEXT NOT NULL, chosen_by TEXT NOT NULL,
        ways TEXT NOT NULL, reason TEXT NOT NULL, ticked TEXT NOT NULL, proposed TEXT NOT NULL,
        person_ids TEXT NOT NULL, {_OF_ECRIT.format("")}
    ) STRICT
    """,
    "CREATE INDEX orientation_dossier ON orientation (dossier_id)",
    f"""
    CREATE TABLE own_model (
        {_ROW}, model_id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
        description TEXT NOT NULL, docx_sha256 TEXT NOT NULL, replaces TEXT NOT NULL,
        published INTEGER NOT NULL, added_at TEXT, added_by TEXT NOT NULL, note TEXT NOT NULL,
        UNIQUE (model_id, version)
    ) STRICT
    """,
    "CREATE INDEX own_model_docx ON own_model (docx_sha256)",
    "CREATE INDEX ecrit_answers_to ON ecrit (answers_to) WHERE answers_to IS NOT NULL",
    "CREATE INDEX orientation_ecrit ON orientation (ecrit_id) WHERE ecrit_id IS NOT NULL",
    *(
        f"CREATE INDEX {table}_trash ON {table} (id) WHERE trashed_at IS NOT NULL"
        for table in ("ecrit_version", "remark", "orientation", "own_model")
    ),
)
