"""The tables of the register, as each migration made them. What a release shipped never changes.

One table an entity, one column a field of its dataclass, JSON text for what is composite, and
``updated_at`` and ``trashed_at``, which belong to the register: they come before the long texts,
for SQLite reads a row from its start. Tables that are not journalled hold working state only:
``draft``, ``recent``, ``counter``.
"""

from __future__ import annotations

MIGRATION_SET = "fanal"
MIGRATION_NAMES = ("m0001_initial", "m0002_search", "m0003_life", "m0004_papers")
"""The names of all migrations in their order, readable without loading sqlite-utils."""

INITIAL = (
    """
    CREATE TABLE dossier (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        ref TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        opened_on TEXT,
        family_composition TEXT NOT NULL,
        social_environment TEXT NOT NULL,
        family_solution TEXT NOT NULL,
        history TEXT NOT NULL,
        resources TEXT NOT NULL,
        services TEXT NOT NULL,
        steps TEXT NOT NULL,
        absences TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX dossier_list ON dossier (trashed_at, state, id, ref, opened_on)",
    """
    CREATE TABLE place (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        address TEXT NOT NULL,
        commune_code TEXT NOT NULL,
        commune TEXT NOT NULL,
        landmark TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        birth_name TEXT NOT NULL,
        usage_name TEXT NOT NULL,
        first_names TEXT NOT NULL,
        aliases TEXT NOT NULL,
        sex TEXT,
        gender TEXT NOT NULL,
        birth TEXT,
        birth_estimated_on TEXT,
        birth_place TEXT NOT NULL,
        birth_country TEXT NOT NULL,
        nationalities TEXT NOT NULL,
        languages TEXT NOT NULL,
        interpreter_useful INTEGER,
        interpreter_note TEXT NOT NULL,
        phones TEXT NOT NULL,
        email TEXT NOT NULL,
        stay TEXT,
        home_address TEXT NOT NULL,
        current_location TEXT NOT NULL,
        schooling TEXT,
        school TEXT NOT NULL,
        school_class TEXT NOT NULL,
        school_commune TEXT NOT NULL,
        lives_with TEXT NOT NULL,
        authority TEXT,
        authority_note TEXT NOT NULL,
        occupation TEXT NOT NULL,
        vulnerabilities TEXT NOT NULL,
        health TEXT NOT NULL,
        child_view TEXT NOT NULL,
        resources TEXT NOT NULL,
        note TEXT NOT NULL,
        absences TEXT NOT NULL,
        sources TEXT NOT NULL
    ) STRICT
    """,
    # All that the list of dossiers shows of a person, without reading the long texts.
    """
    CREATE INDEX person_list ON person (
        dossier_id, position, id, trashed_at, role, birth_name, usage_name, first_names, aliases,
        sex, birth, birth_estimated_on, stay
    )
    """,
    """
    CREATE TABLE relation (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED,
        from_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        to_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX relation_dossier ON relation (dossier_id)",
    "CREATE INDEX relation_from ON relation (from_id)",
    "CREATE INDEX relation_to ON relation (to_id)",
    """
    CREATE TABLE observation (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED,
        occasion_id TEXT NOT NULL,
        voice TEXT NOT NULL,
        text TEXT NOT NULL,
        observed TEXT,
        time TEXT NOT NULL,
        entered_at TEXT,
        author TEXT NOT NULL,
        team TEXT NOT NULL,
        place_id TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
        place_text TEXT NOT NULL,
        person_ids TEXT NOT NULL,
        speaker TEXT NOT NULL,
        speaker_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        speaker_role TEXT NOT NULL,
        speaker_named INTEGER NOT NULL,
        language TEXT NOT NULL,
        interpreter TEXT NOT NULL,
        circumstances TEXT NOT NULL,
        question TEXT NOT NULL
    ) STRICT
    """,
    # Covers the overview: which dossier, how many occasions, which is the last, in one index.
    """
    CREATE INDEX observation_overview
    ON observation (dossier_id, observed, occasion_id, trashed_at)
    """,
    "CREATE INDEX observation_occasion ON observation (occasion_id)",
    # How many occasions were entered since Monday, for the home page.
    "CREATE INDEX observation_entered ON observation (entered_at, occasion_id, trashed_at)",
    """
    CREATE TABLE ecrit (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        ref TEXT NOT NULL UNIQUE,
        dossier_id TEXT NOT NULL REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED,
        model_id TEXT NOT NULL,
        model_version TEXT NOT NULL,
        state TEXT NOT NULL,
        written_on TEXT,
        territory TEXT NOT NULL,
        person_ids TEXT NOT NULL,
        observation_ids TEXT NOT NULL,
        attachments TEXT NOT NULL,
        answers TEXT NOT NULL,
        created_at TEXT,
        created_by TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ecrit_dossier ON ecrit (dossier_id)",
    """
    CREATE TABLE profile (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        function TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE organisation (
        id TEXT PRIMARY KEY NOT NULL CHECK (id = 'organisation'),
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        city TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        rna TEXT NOT NULL,
        logo BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE setting (
        id TEXT PRIMARY KEY NOT NULL,
        updated_at TEXT NOT NULL,
        trashed_at TEXT,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        clock TEXT NOT NULL,
        device TEXT NOT NULL,
        user_id TEXT NOT NULL,
        user_name TEXT NOT NULL,
        verb TEXT NOT NULL,
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        before TEXT,
        after TEXT,
        salt BLOB,
        digest BLOB NOT NULL,
        mac BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX journal_entity ON journal (entity, entity_id)",
    """
    CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    # Destroying a dossier empties the payloads of its entries; the chain covers their digest.
    """
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL
        OR (NEW.n, NEW.id, NEW.clock, NEW.device, NEW.user_id, NEW.user_name, NEW.verb,
            NEW.entity, NEW.entity_id, NEW.digest, NEW.mac)
        IS NOT (OLD.n, OLD.id, OLD.clock, OLD.device, OLD.user_id, OLD.user_name, OLD.verb,
            OLD.entity, OLD.entity_id, OLD.digest, OLD.mac)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TABLE draft (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        payload TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (kind, subject)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE recent (
        dossier_id TEXT PRIMARY KEY NOT NULL,
        opened_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT",
)
