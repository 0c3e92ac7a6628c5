"""Print the packages of uv.lock that this computer needs, as a requirements file with hashes.

Run by ``dev.py`` with the Python of a new environment: pip's own copy of ``packaging`` reads the
markers, so that nothing else has to be installed first.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pip._vendor.packaging.markers import Marker


def requirements(lock: str) -> Iterator[str]:
    """Yield one line a package: its exact version and the hashes of all its wheels."""
    packages = {package["name"]: package for package in tomllib.loads(lock)["package"]}
    root = next(item for item in packages.values() if "virtual" in item["source"])
    waiting = [*root["dependencies"], *root.get("dev-dependencies", {}).get("dev", [])]
    seen: set[str] = set()
    while waiting:
        edge: dict[str, Any] = waiting.pop()
        if edge["name"] in seen or not _applies(edge):
            continue
        seen.add(edge["name"])
        package = packages[edge["name"]]
        waiting += package.get("dependencies", [])
        hashes = " ".join(f"--hash={wheel['hash']}" for wheel in package["wheels"])
        yield f"{package['name']}=={package['version']} {hashes}"


def runtime_names(lock: str) -> frozenset[str]:
    """Return the names of all that the program itself needs, on whichever computer."""
    packages = {package["name"]: package for package in tomllib.loads(lock)["package"]}
    root = next(item for item in packages.values() if "virtual" in item["source"])
    waiting = [edge["name"] for edge in root["dependencies"]]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [edge["name"] for edge in packages[name].get("dependencies", [])]
    return frozenset(seen)


def _applies(edge: dict[str, Any]) -> bool:
    marker = edge.get("marker")
    return marker is None or Marker(marker).evaluate()


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    sys.stdout.write("\n".join(requirements(text)) + "\n")
