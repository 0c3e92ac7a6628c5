"""One LibreOffice for the tests that only convert: each start of it takes more than a second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop_app.documents.workshop import Workshop
from tests.documents.conversions import only_libreoffice


@pytest.fixture(scope="session")
def ready_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    made = Workshop(tmp_path_factory.mktemp("office"), engines=only_libreoffice)
    made.prepare()
    yield made
    made.close()
