"""The search tables hold what they must, and nothing of what went (S-60)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop_app.domain.search_words import Words, name_words
from desktop_app.register.database import Connection, create_database
from desktop_app.register.schema import INITIAL
from desktop_app.register.search_schema import SEARCH
from desktop_app.register.search_store import (
    SearchDocument,
    SearchStore,
    read_words,
    split_text,
    written,
)

KEY = b"k" * 32
PAGE, RESERVED, IV = 4096, 80, 16
TABLES = ("search_doc", "search_word", "search_pair", "search_lead")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    opened = create_database(tmp_path / "register.db", KEY)
    for statement in (*INITIAL, *SEARCH):
        opened.run(statement)
    yield opened
    opened.close()


def person(number: int, name: str, **more: str) -> SearchDocument:
    return SearchDocument("person", f"p{number}", name_words(name), name, **more)


def counts(connection: Connection) -> list[int]:
    return [
        connection.value(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - own names
        for table in TABLES
    ]


def clear_text(path: Path) -> bytes:
    """Return the pages of the file in clear, free pages too."""
    raw, clear = path.read_bytes(), b""
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        sealed = page[16 if start == 0 else 0 : PAGE - RESERVED]
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(vector)).decryptor()
        clear += decryptor.update(sealed)
    return clear


def test_what_is_taken_out_leaves_nothing_in_the_file(
    tmp_path: Path, connection: Connection
) -> None:
    store = SearchStore(connection)
    for number in range(300):
        store.put(person(number, f"Nom{number} Prénom"))
    before = counts(connection)
    store.put(person(999, "Zorglubaire Effaçable", place_id="lieu"))
    connection.run("SELECT 1")
    path = tmp_path / "register.db"
    assert b"zorglub" in clear_text(path).lower()
    SearchStore(connection).remove("person", ("p999",))
    assert counts(connection) == before
    clear = clear_text(path).lower()
    assert b"nom250" in clear
    for trace in (b"zorglub", b"effacable", b"rglubaire"):
        assert trace not in clear


def test_a_new_spelling_takes_the_place_of_the_old_one(connection: Connection) -> None:
    store = SearchStore(connection)
    assert store.put(person(1, "Popescu Ana"))
    after_one = counts(connection)
    assert store.put(person(1, "Ionesco Ana"))
    assert store.put(person(1, "Popescu Ana"))
    assert counts(connection) == after_one
    assert not store.put(person(1, "Popescu Ana"))


def test_a_word_stays_while_another_thing_holds_it(connection: Connection) -> None:
    store = SearchStore(connection)
    store.put(person(1, "Popescu Ana"))
    store.put(person(2, "Popescu Ion"))
    place = Words(starts=frozenset({"popescu"}))
    store.put(SearchDocument("place", "l1", place, "Foyer Popescu"))
    store.remove("person", ("p1",))
    store.remove("person", ("p2",))
    assert connection.value("SELECT 1 FROM search_lead WHERE lead = '=' AND word = 'popescu'")
    store.remove("place", ("l1",))
    assert counts(connection) == [0, 0, 0, 0]


def test_removing_what_is_not_there_is_nothing(connection: Connection) -> None:
    SearchStore(connection).remove("person", ("inconnu",))
    assert counts(connection) == [0, 0, 0, 0]


def test_the_inhabitants_of_a_place_are_known(connection: Connection) -> None:
    store = SearchStore(connection)
    store.put(person(1, "Ana", place_id="a", dossier_id="d"))
    store.put(person(2, "Ion", place_id="b"))
    assert store.living_in("a") == ("p1",)
    assert store.dossiers_of(("p1", "p3")) == {"d"}


@pytest.mark.parametrize(
    "words",
    [
        Words(),
        Words(starts=frozenset({"ana"})),
        Words(frozenset({"n1"}), frozenset({"ana"}), frozenset({"b", "c"}), frozenset({"d"})),
    ],
)
def test_words_come_back_as_they_were_written(words: Words) -> None:
    assert read_words(written(words)) == words
    assert [part.split() for part in split_text(written(words))] == [
        sorted(part) for part in words.parts
    ]
