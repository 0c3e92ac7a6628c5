"""S-37, S-38, S-41: what must be true before any library is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import hardening
from desktop_app.paths import ROOT

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux process controls")


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_variables_that_load_foreign_code_are_neutralised() -> None:
    environment = {
        "OPENSSL_CONF": "/tmp/evil.cnf",
        "PYTHONSTARTUP": "/tmp/evil.py",
        "QT_PLUGIN_PATH": "/tmp/evil",
        "SSLKEYLOGFILE": "/tmp/keys",
        "HOME": "/home/x",
    }
    hardening.clean_environment(environment)
    assert environment == {
        "OPENSSL_CONF": os.devnull,
        "OPENSSL_MODULES": os.devnull,
        "HOME": "/home/x",
    }


@linux
def test_new_files_are_for_the_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    code = f"from desktop_app import hardening; hardening.apply(); open({str(file)!r}, 'w').close()"
    assert _run(code).returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600


@linux
def test_a_crash_leaves_no_core_and_memory_is_not_dumpable() -> None:
    code = (
        "from desktop_app import hardening; hardening.apply()\n"
        "import ctypes, resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    assert _run(code).stdout.strip() == "(0, 0) 0"
    undone = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    assert _run(undone).stdout.strip() == "1"


@linux
@pytest.mark.parametrize("library", ["sqlcipher3", "cryptography.hazmat.bindings._rust"])
def test_openssl_loads_no_foreign_library(tmp_path: Path, library: str) -> None:
    compiler = "gcc"
    source, evil, mark = tmp_path / "evil.c", tmp_path / "evil.so", tmp_path / "mark"
    source.write_text(
        "#include <stdio.h>\n__attribute__((constructor)) static void run(void)"
        f'{{ FILE *f = fopen("{mark}", "w"); if (f) fclose(f); }}\n'
    )
    try:
        built = subprocess.run([compiler, "-shared", "-fPIC", "-o", str(evil), str(source)])
    except FileNotFoundError:
        pytest.skip("gcc is not installed: the foreign library cannot be built")
    assert built.returncode == 0
    config = tmp_path / "evil.cnf"
    config.write_text(
        "openssl_conf = init\n[init]\nproviders = list\n[list]\nevil = evil_section\n"
        f"[evil_section]\nmodule = {evil}\nactivate = 1\n"
    )
    use = (
        "import sqlcipher3.dbapi2 as s; c = s.connect(':memory:'); "
        "c.execute(\"PRAGMA key = 'x'\"); c.execute('create table t(a)')"
        if library == "sqlcipher3"
        else "from cryptography.hazmat.primitives.hashes import Hash, SHA256; Hash(SHA256())"
    )
    _run(use, OPENSSL_CONF=str(config))
    assert mark.exists(), "the control must load the foreign library, or this test proves nothing"
    mark.unlink()
    _run(f"from desktop_app import hardening; hardening.apply(); {use}", OPENSSL_CONF=str(config))
    assert not mark.exists()
