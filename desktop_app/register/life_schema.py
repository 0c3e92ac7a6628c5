"""What m0003 adds: families, places in time, events, attachments, consents, lists, batches.

What a release shipped never changes. ``attachment_content`` is not journalled: a content is named
by its SHA-256, which the journal covers, and never changes. It is cut in parts, so that adding and
reading tell how far they are and can be cancelled.
"""

from __future__ import annotations

_ROW = "id TEXT PRIMARY KEY NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT"
_OF_DOSSIER = "dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED"
_OF_PLACE = "place_id TEXT {} REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED"
_OF_PERSON = "person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED"
_EMPTY = "TEXT NOT NULL DEFAULT ''"
_EMPTY_LIST = "TEXT NOT NULL DEFAULT '[]'"
_NO = "INTEGER NOT NULL DEFAULT 0"

_NEW_COLUMNS = {
    "dossier": {
        "motives": _EMPTY_LIST,
        "followed_by": _EMPTY_LIST,
        "archived_on": "TEXT",
        "archive_reason": _EMPTY,
        "former_refs": _EMPTY_LIST,
    },
    "person": {
        "former_names": _EMPTY_LIST,
        "past_stays": _EMPTY_LIST,
        "authority_ids": _EMPTY_LIST,
        "contact_rules": _EMPTY_LIST,
    },
    "place": {
        "since": "TEXT",
        "until": "TEXT",
        "coordinates": "TEXT",
        "hidden": _NO,
        "former_names": _EMPTY_LIST,
    },
    "ecrit": {"attachment_ids": _EMPTY_LIST},
    "observation": {
        "interpreter_used": "INTEGER",
        "words_place": _EMPTY,
        "words_moment": _EMPTY,
        "present": _EMPTY,
        "hard": _NO,
        "visit_id": "TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED",
        "correction": _EMPTY,
    },
}

_NAMING = (
    ("observation", "speaker_id"),
    ("indication", "person_id"),
    ("indication", "observation_id"),
    ("consent", "person_id"),
    ("reminder", "ecrit_id"),
)

_WITH_TRASH = (
    *("dossier", "person", "relation", "household", "observation", "visit", "event"),
    *("reminder", "attachment", "indication", "consent", "ecrit", "place", "place_event"),
    "saved_view",
)

LIFE = (
    f"""
    CREATE TABLE visit (
        {_ROW}, {_OF_PLACE.format("")}, text TEXT NOT NULL, place_text TEXT NOT NULL,
        observed TEXT, time TEXT NOT NULL, entered_at TEXT, author TEXT NOT NULL,
        team TEXT NOT NULL
    ) STRICT
    """,
    *(
        f"ALTER TABLE {table} ADD COLUMN {name} {kind}"
        for table, columns in _NEW_COLUMNS.items()
        for name, kind in columns.items()
    ),
    "CREATE INDEX visit_place ON visit (place_id, observed)",
    "CREATE INDEX observation_visit ON observation (visit_id) WHERE visit_id IS NOT NULL",
    "CREATE INDEX observation_place ON observation (place_id, observed, trashed_at) "
    "WHERE place_id IS NOT NULL",
    f"""
    CREATE TABLE household (
        {_ROW}, {_OF_DOSSIER}, name TEXT NOT NULL, member_ids TEXT NOT NULL,
        position INTEGER NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX household_dossier ON household (dossier_id)",
    f"""
    CREATE TABLE place_event (
        {_ROW}, {_OF_PLACE.format("NOT NULL")}, kind TEXT NOT NULL, happened TEXT,
        text TEXT NOT NULL, author TEXT NOT NULL, entered_at TEXT
    ) STRICT
    """,
    "CREATE INDEX place_event_place ON place_event (place_id)",
    f"""
    CREATE TABLE event (
        {_ROW}, {_OF_DOSSIER}, kind TEXT NOT NULL, text TEXT NOT NULL, with_whom TEXT NOT NULL,
        happened TEXT, time TEXT NOT NULL, result TEXT NOT NULL, person_ids TEXT NOT NULL,
        entered_at TEXT, author TEXT NOT NULL, hard INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX event_dossier ON event (dossier_id, happened, trashed_at)",
    f"""
    CREATE TABLE reminder (
        {_ROW}, {_OF_DOSSIER}, text TEXT NOT NULL, due TEXT NOT NULL, occasion_id TEXT,
        ecrit_id TEXT REFERENCES ecrit (id) DEFERRABLE INITIALLY DEFERRED, created_at TEXT,
        created_by TEXT NOT NULL, done_on TEXT, done_by TEXT NOT NULL, result TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reminder_dossier ON reminder (dossier_id)",
    "CREATE INDEX reminder_due ON reminder (done_on, due, dossier_id, trashed_at)",
    f"""
    CREATE TABLE attachment (
        {_ROW}, {_OF_DOSSIER}, name TEXT NOT NULL, media_type TEXT NOT NULL,
        size INTEGER NOT NULL, sha256 TEXT NOT NULL, received_from TEXT NOT NULL,
        received_on TEXT, note TEXT NOT NULL, person_ids TEXT NOT NULL, occasion_id TEXT,
        has_location INTEGER NOT NULL, original_sha256 TEXT NOT NULL, hard INTEGER NOT NULL,
        added_at TEXT, added_by TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX attachment_dossier ON attachment (dossier_id)",
    "CREATE INDEX attachment_content_used ON attachment (sha256)",
    """
    CREATE TABLE attachment_content (
        sha256 TEXT NOT NULL,
        part INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256, part)
    ) STRICT
    """,
    f"""
    CREATE TABLE indication (
        {_ROW}, {_OF_DOSSIER}, indicator TEXT NOT NULL, label TEXT NOT NULL, {_OF_PERSON},
        observed TEXT, {_OF_PLACE.format("")}, place_text TEXT NOT NULL, voice TEXT NOT NULL,
        speaker TEXT NOT NULL, text TEXT NOT NULL,
        observation_id TEXT REFERENCES observation (id) DEFERRABLE INITIALLY DEFERRED,
        author TEXT NOT NULL, entered_at TEXT
    ) STRICT
    """,
    "CREATE INDEX indication_dossier ON indication (dossier_id)",
    f"""
    CREATE TABLE consent (
        {_ROW}, {_OF_DOSSIER}, {_OF_PERSON}, kind TEXT NOT NULL, held_on TEXT,
        explained TEXT NOT NULL, explained_note TEXT NOT NULL, language TEXT NOT NULL,
        interpreter TEXT NOT NULL, explained_by TEXT NOT NULL, understood INTEGER, answer TEXT,
        scope TEXT NOT NULL, scope_note TEXT NOT NULL, reason_codes TEXT NOT NULL,
        reason TEXT NOT NULL, words TEXT NOT NULL,
        withdrawn_on TEXT, withdrawal_note TEXT NOT NULL, entered_at TEXT, author TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX consent_dossier ON consent (dossier_id)",
    f"""
    CREATE TABLE term (
        {_ROW}, list_name TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
        dimension TEXT NOT NULL, source TEXT NOT NULL, position INTEGER NOT NULL,
        hidden INTEGER NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE saved_view (
        {_ROW}, name TEXT NOT NULL, joined_by TEXT NOT NULL, criteria TEXT NOT NULL,
        position INTEGER NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE batch (
        {_ROW}, kind TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
        first_entry INTEGER NOT NULL, last_entry INTEGER NOT NULL, label TEXT NOT NULL,
        subjects TEXT NOT NULL, undone_at TEXT, undone_by TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE distinct_persons (
        {_ROW}, first_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        second_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        said_by TEXT NOT NULL, said_at TEXT
    ) STRICT
    """,
    "CREATE INDEX distinct_persons_first ON distinct_persons (first_id)",
    "CREATE INDEX distinct_persons_second ON distinct_persons (second_id)",
    # What names a row is looked for when that row is destroyed.
    *(
        f"CREATE INDEX {table}_{column} ON {table} ({column}) WHERE {column} IS NOT NULL"
        for table, column in _NAMING
    ),
    # What is in the trash is little: it is found without reading what is not.
    *(
        f"CREATE INDEX {table}_trash ON {table} (id) WHERE trashed_at IS NOT NULL"
        for table in _WITH_TRASH
    ),
)
