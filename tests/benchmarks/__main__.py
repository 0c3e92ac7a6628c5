"""``python3 dev.py bench [AREA …]``: every figure beside its floor, as one JSON document.

The areas are ``first_paint``, ``register``, ``two_years``, ``search``, ``documents``,
``importing``, ``attachments`` and ``timeline``. What is measured is told on the way on standard
error. Exit 1 if a goal is missed. The register of two years of work is made once a run;
``FANAL_BENCH_FULL=1`` puts 2 GB of pieces into it.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figure import Figure

AREAS = (
    "first_paint",
    "register",
    "two_years",
    "search",
    "documents",
    "importing",
    "attachments",
    "timeline",
)


def main(names: list[str]) -> int:
    """Measure the areas asked for, all of them by default; exit 1 if a goal is missed."""
    if not set(names) <= set(AREAS):
        sys.stderr.write(f"areas: {', '.join(AREAS)}\n")
        return 2
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="fanal-bench-") as run:
        for area in names or AREAS:
            module = importlib.import_module(f"tests.benchmarks.{area}")
            with tempfile.TemporaryDirectory(prefix=f"{area}-", dir=run) as folder:
                for figure in module.figures(Path(folder)):
                    found.append(figure)
                    _tell(figure)
    sys.stdout.write(json.dumps({"figures": [figure.plain() for figure in found]}) + "\n")
    return 0 if all(figure.holds for figure in found) else 1


def _tell(figure: Figure) -> None:
    missed = "" if figure.holds else "  MISSED"
    sys.stderr.write(
        f"{figure.name}: {figure.value} {figure.unit}, floor {figure.floor},"
        f" ratio {figure.ratio} (goal {figure.goal}){missed}\n"
    )
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
