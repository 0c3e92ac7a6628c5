"""The disk is full or breaks at the n-th call, for every n: a sentence, nothing half written."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.ids import UserId
from desktop_app.register import header as headers
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.slots import FLOOR
from desktop_app.register.vault import Vault
from tests.register.makers import START
from tests.robustness.conftest import Place
from tests.robustness.nursery import Nursery
from tests.robustness.victims import RING, observation

pytestmark = pytest.mark.slow
SAVED_TOGETHER = 5
_MOST_CALLS = 400


@pytest.fixture
def bad_disk(memory: Path, shim: Path) -> Iterator[Nursery]:
    """Return a nursery on a disk that fails on demand."""
    with Nursery(LD_PRELOAD=str(shim), DISK_LOG_FOLDER=str(memory)) as nursery:
        yield nursery


@pytest.mark.parametrize(
    ("fault", "error"), [("write", "StorageFull"), ("sync", "StorageUncertain")]
)
def test_saving_while_the_disk_fails_at_the_nth_call(
    place: Place, bad_disk: Nursery, fault: str, error: str
) -> None:
    start = shutil.copytree(place.folder, place.folder.with_name("start"))
    expected = {observation(number).id for number in range(1, SAVED_TOGETHER + 1)}
    ends: Counter[str] = Counter()
    for after in range(_MOST_CALLS):
        shutil.rmtree(place.folder)
        shutil.copytree(start, place.folder)
        outcome = bad_disk.run("save_on_a_bad_disk", **place.arguments, fault=fault, after=after)
        assert outcome.status == 0
        first, failures, *rest = outcome.lines
        assert rest[-1] == "again", outcome.lines
        register = place.open()
        assert {item.id for item in register.observations.all()} == expected
        assert {item.place_text for item in register.observations.all()} == {"palier"}
        assert register.check_full() == []
        register.close()
        if failures == "failures 0":
            assert first == "saved"
            break
        ends[first] += 1
    else:
        pytest.fail("the save never got through")
    assert set(ends) == {f"refused {error}"}
    assert sum(ends.values()) >= 3


@pytest.mark.parametrize("fault", ["write", "sync"])
def test_changing_the_keys_while_the_disk_fails_at_the_nth_call(
    memory: Path, bad_disk: Nursery, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = memory / "Essai.fanal"
    monkeypatch.setattr(KeyRing, "new", lambda: RING)
    Vault.create(folder, "C. Martin", UserId("u-martin"), "rivage citron", START, FLOOR)
    start = shutil.copytree(folder, memory / "start")
    refused = 0
    for after in range(_MOST_CALLS):
        shutil.rmtree(folder)
        shutil.copytree(start, folder)
        outcome = bad_disk.run(
            "change_the_vault_on_a_bad_disk", folder=folder, fault=fault, after=after
        )
        assert outcome.status == 0
        header, from_a_copy = headers.read(Layout(folder))
        assert header.authentic(RING)
        assert not from_a_copy
        assert header.slots[0].name in ("C. Martin", "Claude Martin")
        if outcome.lines[1] == "failures 0":
            assert header.slots[0].name == "Claude Martin"
            break
        assert outcome.lines[0].startswith("refused Storage")
        refused += 1
    else:
        pytest.fail("the change never got through")
    assert refused >= 2
