"""Damage of the file, put-back pages and edited rows: each is found by one of the checks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.errors import RegisterDamaged
from desktop_app.register.database import open_database
from desktop_app.register.integrity import full_problems, quick_problems, shortened
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from tests.register.makers import ACTOR, Desk, a_dossier, a_person, a_place, an_observation, save

PAGE = 4096


@dataclass
class Sample:
    """A register of some hundred pages, closed; ``older`` is its file before the last change."""

    folder: Path
    ring: KeyRing
    content: bytes
    older: bytes


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, blank_desk: Desk) -> Sample:
    """Return a filled register, made once."""
    folder = tmp_path_factory.mktemp("damage") / "Essai.fanal"
    shutil.copytree(blank_desk.folder, folder)
    desk = Desk(folder, folder.parent / "anchors.json", blank_desk.ring)
    register = desk.open()
    dossier = a_dossier()
    persons = [a_person(dossier, note="n" * 900, position=number) for number in range(60)]
    seen = [an_observation(dossier, text="texte " * 200) for _ in range(60)]
    gone = [a_place(f"Lieu {number} " + "x" * 900) for number in range(40)]
    save(register, dossier, *persons, *seen, *gone)
    register.connection.run("DELETE FROM place WHERE rowid % 2 = 0")
    desk.close()
    older = desk.database.read_bytes()
    register = desk.open()
    with register.change(ACTOR, "change") as change:
        for observation in seen:
            register.observations.trash(change, observation.id)
    desk.close()
    return Sample(folder, desk.ring, desk.database.read_bytes(), older)


def problems(path: Path, key: bytes, check: Callable[..., list[str]]) -> list[str]:
    """Return what a check finds; a database that does not open is found at once."""
    try:
        connection = open_database(path, key)
    except RegisterDamaged as error:
        return [error.what]
    try:
        return check(connection)
    finally:
        connection.close()


def flip_one_bit(content: bytearray, rng: random.Random, _older: bytes) -> None:
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def zero_a_sector(content: bytearray, rng: random.Random, _older: bytes) -> None:
    start = 512 * rng.randrange(len(content) // 512)
    content[start : start + 512] = bytes(512)


def zero_a_page(content: bytearray, rng: random.Random, _older: bytes) -> None:
    start = PAGE * rng.randrange(1, len(content) // PAGE)
    content[start : start + PAGE] = bytes(PAGE)


def flip_the_salt(content: bytearray, rng: random.Random, _older: bytes) -> None:
    content[rng.randrange(16)] ^= 1


def swap_two_pages(content: bytearray, rng: random.Random, _older: bytes) -> None:
    one, two = (PAGE * page for page in rng.sample(range(1, len(content) // PAGE), 2))
    content[one : one + PAGE], content[two : two + PAGE] = (
        content[two : two + PAGE],
        content[one : one + PAGE],
    )


def cut_anywhere(content: bytearray, rng: random.Random, _older: bytes) -> None:
    del content[rng.randrange(PAGE, len(content)) :]


def cut_at_a_page(content: bytearray, rng: random.Random, _older: bytes) -> None:
    del content[PAGE * rng.randrange(1, len(content) // PAGE) :]


def append_rubbish(content: bytearray, rng: random.Random, _older: bytes) -> None:
    content += rng.randbytes(PAGE)


@pytest.mark.parametrize(
    ("damage", "times"),
    [
        (flip_one_bit, 60),
        (zero_a_sector, 30),
        (zero_a_page, 30),
        (flip_the_salt, 16),
        (swap_two_pages, 20),
        (cut_anywhere, 20),
        (cut_at_a_page, 20),
        (append_rubbish, 5),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_damage_is_always_found_by_the_quick_pair(
    sample: Sample,
    tmp_path: Path,
    damage: Callable[[bytearray, random.Random, bytes], None],
    times: int,
) -> None:
    rng = random.Random(11)
    path = tmp_path / "damaged.db"
    missed = 0
    for _ in range(times):
        content = bytearray(sample.content)
        damage(content, rng, sample.older)
        assert content != sample.content
        path.write_bytes(content)
        missed += not problems(path, sample.ring.main, quick_problems)
    assert missed == 0


def test_a_sound_file_raises_no_alarm(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "sound.db"
    path.write_bytes(sample.content)
    assert problems(path, sample.ring.main, quick_problems) == []
    assert problems(path, sample.ring.main, full_problems) == []


def test_a_page_put_back_from_an_older_copy_is_found_by_the_full_check(
    sample: Sample, tmp_path: Path
) -> None:
    """SQLCipher cannot see it: the page is authentic. The history can."""
    differing = [
        start
        for start in range(PAGE, len(sample.older), PAGE)
        if sample.older[start : start + PAGE] != sample.content[start : start + PAGE]
    ]
    assert len(differing) > 10
    blind = 0
    for number, start in enumerate(random.Random(5).sample(differing, 12)):
        folder = tmp_path / f"{number}.fanal"
        shutil.copytree(sample.folder, folder)
        content = bytearray(sample.content)
        content[start : start + PAGE] = sample.older[start : start + PAGE]
        desk = Desk(folder, sample.folder.parent / "anchors.json", sample.ring)
        desk.database.write_bytes(content)
        blind += not problems(desk.database, sample.ring.main, quick_problems)
        register = desk.open()
        said = [*register.warnings, *register.check_full()]
        desk.close()
        assert said, f"page {start // PAGE}"
    assert blind > 0


def test_a_row_edited_with_the_key_is_found(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier)
    save(register, dossier, person)
    assert register.check_full() == []
    register.connection.run("UPDATE person SET birth_name = 'Autre' WHERE id = ?", (person.id,))
    (problem,) = register.check_full()
    assert "1 élément ne correspond plus à l’historique" in problem


def test_a_row_removed_or_slipped_in_is_found(register: Register) -> None:
    first, second = a_place("A"), a_place("B")
    save(register, first, second)
    register.connection.run("DELETE FROM place WHERE id = ?", (first.id,))
    register.connection.run("UPDATE place SET id = 'made-up' WHERE id = ?", (second.id,))
    (problem,) = register.check_full()
    assert "3 éléments ne correspondent plus" in problem


def test_an_orphan_is_found(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier)
    save(register, dossier, person)
    register.connection.raw.set_authorizer(None)
    register.connection.run("PRAGMA foreign_keys = OFF")
    register.connection.run("DELETE FROM dossier")
    assert any("renvoie à un élément absent" in problem for problem in register.check_full())


def test_every_kind_of_row_agrees_with_its_history(register: Register) -> None:
    from tests.register.test_repository import PIECE, everything

    entities = everything()
    save(register, *entities)
    with register.change(ACTOR, "change") as change:
        register.contents.keep(PIECE)
        register.settings.set(change, "a", [])
        register.settings.set(change, "b", {"x": None})
        register.persons.trash(change, entities[2].id)  # type: ignore[attr-defined]
        register.persons.restore(change, entities[2].id)  # type: ignore[attr-defined]
        register.places.trash(change, entities[1].id)  # type: ignore[attr-defined]
    assert register.check_full() == []
    assert register.check_quick() == []


def test_a_text_that_looks_like_an_empty_list_is_history_too(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier, note="[]", health="{}")
    save(register, dossier, person)
    (entry,) = register.journal.of("person", person.id)
    assert entry.after is not None
    assert (entry.after["note"], entry.after["health"]) == ("[]", "{}")
    assert register.check_full() == []


def test_many_problems_are_counted_and_not_all_read_out() -> None:
    assert shortened(["a", "b"]) == ["a", "b"]
    assert shortened([str(number) for number in range(7)]) == [
        *("0", "1", "2", "3", "4"),
        "Et 2 autres problèmes du même genre.",
    ]
