"""``python3 dev.py bench [NAME …]``: print every figure beside its floor as one JSON document."""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

AREAS = ("first_paint", "register", "search", "documents")


def main(names: list[str]) -> int:
    """Measure the areas asked for, all of them by default; exit 1 if a goal is missed."""
    found: list[dict[str, Any]] = []
    for area in names or AREAS:
        module = importlib.import_module(f"tests.benchmarks.{area}")
        with tempfile.TemporaryDirectory(prefix="fanal-bench-") as folder:
            for figure in module.figures(Path(folder)):
                plain = figure if isinstance(figure, dict) else figure.plain()
                found.append(plain)
                sign = "" if plain["holds"] else "  MISSED"
                print(
                    f"{plain['name']}: {plain['value']} {plain['unit']}, floor {plain['floor']},"
                    f" ratio {plain['ratio']} (goal {plain['goal']}){sign}",
                    file=sys.stderr,
                    flush=True,
                )
    print(json.dumps({"figures": found}, ensure_ascii=False))
    return 0 if all(figure["holds"] for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
